"""Tests of those whom a telling holds and does not name: "jugábamos a la comba", "éramos ocho chicos"."""

from collections import Counter
from collections.abc import Callable

import pytest

from narrative import (
    COMPANY,
    Chip,
    Correction,
    Understanding,
    apply_correction,
    chips,
    scene_to_gold,
    write_script,
)
from narrative.entities import Entity, Patient
from narrative.scene import Scene
from narrative.script import Subject
from narrative.spoken_corrections import SpokenCorrection, read_correction

Read = Callable[[str], Scene]
TOGETHER = (
    ("De niña jugábamos a la comba en la plaza.", "child", {"female", "male"}),
    ("Nos subíamos al árbol a coger higos.", "child", {"female", "male"}),
    ("En la escuela escribíamos con tiza en la pizarra.", "child", {"female", "male"}),
    ("Lavábamos la ropa en el río con el agua helada.", "adult", {"female"}),
    ("En la fábrica cosíamos camisas y nos reíamos mucho.", "adult", {"female"}),
    ("Cantábamos en el coro de la iglesia.", "adult", {"female", "male"}),
    ("En la vendimia cortábamos uvas todo el día.", "adult", {"female", "male"}),
    ("De niñas nos bañábamos en el río todas las tardes.", "child", {"female"}),
    ("Jugábamos todas las tardes a las canicas.", "child", {"female", "male"}),
    ("En la fábrica éramos todas mujeres y cantábamos mientras limpiábamos el pescado.", "adult", {"female"}),
    ("Por las noches tomábamos el fresco en la calle con las sillas.", "adult", {"female", "male"}),
    ("En Navidad quebrábamos la piñata en la vecindad.", "adult", {"female", "male"}),
    ("Nosotras jugábamos al escondite en la era.", "child", {"female"}),
)
NOBODY_ELSE = (
    "Merendábamos pan con chocolate.",
    "Vivíamos en una casa con patio y geranios.",
    "Fuimos a la playa en el seiscientos.",
    "Yo iba sola al prado y jugábamos la vaca y yo.",
    "Jugaba a la comba en la plaza.",
    "De novios nos bañábamos en el río.",
    "Mi hermano Raúl y yo jugábamos a las canicas.",
    "Jugábamos a las cartas con mi abuela.",
)


@pytest.fixture
def drawn(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> Callable[[Scene], list[Subject]]:
    def made(scene: Scene) -> list[Subject]:
        subjects = write_script(scene, teller, known, understanding.lexicon).subjects
        return [each for each in subjects if each.key.startswith("compañía")]

    return made


@pytest.mark.parametrize(("text", "age", "genders"), TOGETHER)
def test_we_are_more_than_one(
    read: Read, drawn: Callable[[Scene], list[Subject]], text: str, age: str, genders: set[str]
) -> None:
    others = drawn(read(text))
    assert Counter(other.looks.age for other in others) == {age: 2}
    assert {other.looks.gender for other in others} == genders


@pytest.mark.parametrize("text", NOBODY_ELSE)
def test_where_others_are_named_or_not_told_nobody_is_added(
    read: Read, drawn: Callable[[Scene], list[Subject]], text: str
) -> None:
    assert drawn(read(text)) == []


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Dormíamos cuatro en una cama.", 3),
        ("Estuve en Alemania en una fábrica de coches y vivíamos ocho en un barracón.", 7),
        ("Vivíamos dos años en Sevilla y yo cosía.", 0),
    ],
)
def test_as_many_as_share_a_room_are_there(
    read: Read, drawn: Callable[[Scene], list[Subject]], text: str, others: int
) -> None:
    assert len(drawn(read(text))) == others


def test_a_number_without_a_noun_is_of_men_and_women(
    read: Read, drawn: Callable[[Scene], list[Subject]]
) -> None:
    for text in (
        "En el conventillo éramos veinte familias.",
        "Éramos ocho y bailábamos.",
        "Éramos cinco de familia y comíamos todos de la misma fuente.",
    ):
        assert {other.looks.gender for other in drawn(read(text))} == {"female", "male"}
    assert drawn(read("Éramos cinco de familia, mi padre trabajaba en la mina.")) == []


def _chip(scene: Scene, teller: Patient, known: tuple[Entity, ...]) -> Chip | None:
    return next((chip for chip in chips(scene, teller, known) if chip.id == COMPANY), None)


def test_company_of_no_name_is_a_chip_and_a_guess_where_its_number_is_not_told(
    read: Read, teller: Patient, known: tuple[Entity, ...]
) -> None:
    guessed = _chip(read("Jugábamos a la comba en la plaza."), teller, known)
    told = _chip(read("Éramos ocho chicos y jugábamos a la pelota."), teller, known)
    assert guessed is not None
    assert told is not None
    assert (guessed.guess, guessed.present) == (True, True)
    assert (told.label, told.guess, told.present) == ("ocho chicos", False, True)
    assert _chip(read("Mi hermano Raúl y yo jugábamos a las canicas."), teller, known) is None


@pytest.mark.parametrize("act", ["remove", "absent"])
def test_company_is_taken_out_by_its_chip_and_put_back(
    read: Read, teller: Patient, known: tuple[Entity, ...], drawn: Callable[[Scene], list[Subject]], act: str
) -> None:
    told = read("Éramos ocho chicos y jugábamos a la pelota.")
    alone = apply_correction(told, Correction(COMPANY, "remove" if act == "remove" else "absent"))
    chip = _chip(alone, teller, known)
    assert drawn(alone) == []
    assert chip is not None
    assert (chip.present, chip.guess) == (False, False)
    assert drawn(apply_correction(alone, Correction(COMPANY, "present"))) == drawn(told)


@pytest.mark.parametrize(
    "said",
    [
        "No, estaba yo sola.",
        "Yo estaba sola.",
        "No había nadie más.",
        "Quita a los otros niños.",
        "Quita a los demás.",
        "Jugaba sola.",
        "Iba yo solita.",
    ],
)
def test_company_is_taken_out_by_word(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], read: Read, said: str,
    drawn: Callable[[Scene], list[Subject]],
) -> None:  # fmt: skip
    scene = read("Jugábamos a la comba en la plaza.")
    heard = read_correction(said, scene, teller, known, understanding.knowledge)
    assert isinstance(heard, SpokenCorrection)
    for correction in heard.corrections:
        scene = apply_correction(scene, correction)
    assert drawn(scene) == []
    assert scene.self_in_scene


def test_who_is_named_afterwards_stands_there_instead(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], read: Read,
    drawn: Callable[[Scene], list[Subject]],
) -> None:  # fmt: skip
    scene = read("Jugábamos a la comba en la plaza.")
    heard = read_correction("También estaba mi hermana Rita.", scene, teller, known, understanding.knowledge)
    assert isinstance(heard, SpokenCorrection)
    for correction in heard.corrections:
        scene = apply_correction(scene, correction)
    assert drawn(scene) == []


def test_nobody_is_annotated_whom_no_words_name(read: Read, teller: Patient) -> None:
    told = scene_to_gold(read("Jugábamos a la comba en la plaza."), teller)
    assert [entity["kind"] for entity in told["entities"]] == ["place"]
