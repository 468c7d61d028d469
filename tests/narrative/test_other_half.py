"""Tests of the husband or wife whom no word names and a card tells of: weddings, courting, anniversaries."""

import pytest

from narrative import COUPLE, Understanding, chips, scene_to_gold, set_presence, write_script
from narrative.entities import Entity, Patient
from narrative.scene import Scene
from narrative.script import Subject
from narrative.spoken_corrections import SpokenCorrection, read_correction

COUPLES = (
    "Me casé en la iglesia de mi pueblo en el 62.",
    "De novios paseábamos por la alameda.",
    "En nuestra boda bailamos un pasodoble en la plaza.",
    "Cuando éramos novios íbamos al cine los domingos.",
    "El viaje de novios lo hicimos a Palma en barco.",
    "Celebramos las bodas de oro en el restaurante con los amigos.",
    "De luna de miel fuimos a Mallorca y montamos en burro.",
    "En nuestro aniversario cenamos junto al mar.",
)
OTHERS = (
    "De novios mis padres paseaban por la alameda.",
    "En las bodas de oro de mis padres bailamos todos.",
    "Mi hija se fue de viaje de novios y fuimos a despedirla a la estación.",
    "Mi novio de entonces me llevaba al cine y nos reíamos.",
    "En la boda de mi hermana bailamos en la plaza.",
    "Tomás no pudo venir y de novios paseábamos por la alameda solos los amigos.",
)


def _read(u: Understanding, teller: Patient, known: tuple[Entity, ...], text: str) -> Scene:
    scene = u.understand(text, teller, known)
    assert isinstance(scene, Scene)
    return scene


def _drawn(u: Understanding, teller: Patient, known: tuple[Entity, ...], scene: Scene) -> dict[str, Subject]:
    return {s.entity or s.key: s for s in write_script(scene, teller, known, u.lexicon).subjects}


@pytest.mark.parametrize("text", COUPLES)
def test_the_one_on_the_card_is_drawn_and_shown_as_a_guess(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str
) -> None:
    scene = _read(understanding, teller, known, text)
    drawn = _drawn(understanding, teller, known, scene)
    assert drawn["tomas"].looks.age == drawn["aurora"].looks.age
    assert drawn["tomas"].looks.gender == "male"
    chip = next(c for c in chips(scene, teller, known) if c.id == "person:tomas")
    assert (chip.label, chip.present, chip.guess) == ("Tomás (marido)", True, True)


@pytest.mark.parametrize("text", OTHERS)
def test_where_others_are_the_couple_nobody_is_added(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str
) -> None:
    scene = _read(understanding, teller, known, text)
    assert "tomas" not in _drawn(understanding, teller, known, scene)


def test_what_we_did_both_did(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    for text, posture in (
        ("De novios paseábamos por la alameda.", "walking"),
        ("En nuestra boda bailamos un pasodoble en la plaza.", "dancing"),
        ("Me casé en la iglesia de mi pueblo.", "holding_hands"),
    ):
        drawn = _drawn(understanding, teller, known, _read(understanding, teller, known, text))
        assert {drawn["tomas"].posture, drawn["aurora"].posture} == {posture}


def test_without_a_card_somebody_stands_there(understanding: Understanding, teller: Patient) -> None:
    scene = _read(understanding, teller, (), "De novios paseábamos por la alameda.")
    drawn = write_script(scene, teller, (), understanding.lexicon).subjects
    assert [each.looks.gender for each in drawn] == ["female", "male"]


def test_of_two_marriages_none_is_guessed(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    twice = (*known, Entity("jose", "person", "José", "marido"))
    scene = _read(understanding, teller, twice, "De novios paseábamos por la alameda.")
    assert not {"tomas", "jose"} & set(_drawn(understanding, teller, twice, scene))


@pytest.mark.parametrize("said", ["Tomás no estaba", "quita a Tomás", "quita a mi marido"])
def test_the_guess_is_put_right(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], said: str
) -> None:
    scene = _read(understanding, teller, known, "De novios paseábamos por la alameda.")
    read = read_correction(said, scene, teller, known, understanding.knowledge)
    assert isinstance(read, SpokenCorrection)
    assert [(c.chip_id, c.action) for c in read.corrections] == [("person:tomas", "absent")]
    alone = set_presence(scene, "person:tomas", False)
    assert set(_drawn(understanding, teller, known, alone)) == {"aurora"}


def test_no_word_is_said_to_name_them(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    scene = _read(understanding, teller, known, "De novios paseábamos por la alameda.")
    told = scene_to_gold(scene, teller)
    assert [each["kind"] for each in told["entities"]] == ["place"]


def test_whom_no_card_names_has_a_chip_and_can_be_taken_out(
    understanding: Understanding, teller: Patient
) -> None:
    scene = _read(understanding, teller, (), "Me casé en la iglesia de mi pueblo en el 62.")
    chip = next(c for c in chips(scene, teller, ()) if c.id == COUPLE)
    assert (chip.label, chip.present) == ("su pareja (no se dice quién)", True)
    alone = set_presence(scene, COUPLE, False)
    assert list(_drawn(understanding, teller, (), alone)) == ["yo"]
    assert not next(c for c in chips(alone, teller, ()) if c.id == COUPLE).present
    again = set_presence(alone, COUPLE, True)
    assert _drawn(understanding, teller, (), again) == _drawn(understanding, teller, (), scene)


def test_who_is_named_needs_no_chip_of_their_own(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    for text in (*COUPLES, *OTHERS):
        scene = _read(understanding, teller, known, text)
        assert all(chip.id != COUPLE for chip in chips(scene, teller, known))
