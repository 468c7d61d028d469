"""Chips and what the therapist does with them."""

from collections.abc import Callable

import pytest

from narrative import (
    Correction,
    CorrectionError,
    Understanding,
    apply_correction,
    chips,
    propose_title,
    write_script,
)
from narrative.entities import Entity, Patient
from narrative.scene import Scene

Read = Callable[[str], Scene]
TEXT = (
    "De niña, mi madre y yo bailábamos de noche en el molino con Trasto. "
    "Llevaba un vestido rojo y sonaba una guitarra."
)


def test_every_fact_is_a_chip(read: Read, teller: Patient, known: tuple[Entity, ...]) -> None:
    found = {c.id for c in chips(read(TEXT), teller, known)}
    assert {
        "person:petra",
        "place:molino",
        "pet:trasto",
        "era",
        "time_of_day",
        "action:dance",
        "object:guitar",
    } <= found
    assert "garment:dress" in found


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("Mi padre tocaba la guitarra y yo bailaba en el patio.", "object:guitar", ["bailar"]),
        ("Mi padre leía el periódico en la cocina.", "object:newspaper", []),
        ("Mi hermano y yo jugábamos a la pelota en la plaza.", "object:ball", ["jugar"]),
    ],
)
def test_with_a_thing_goes_what_was_done_with_it(read: Read, text: str, gone: str, left: list[str]) -> None:
    scene = apply_correction(read(text), Correction(gone, "remove"))
    assert [action.fact.words for action in scene.actions] == left
    assert scene.things == ()


def test_removed_person_is_gone_from_the_script(
    read: Read, teller: Patient, known: tuple[Entity, ...], understanding: Understanding
) -> None:
    scene = apply_correction(read(TEXT), Correction("person:petra", "remove"))
    assert "petratok" not in write_script(scene, teller, known, understanding.lexicon).picture.prompt_text


def test_absent_and_back(read: Read) -> None:
    away = apply_correction(read(TEXT), Correction("pet:trasto", "absent"))
    back = apply_correction(away, Correction("pet:trasto", "present"))
    assert [p.in_scene for p in away.participants if p.entity == "trasto"] == [False]
    assert [p.in_scene for p in back.participants if p.entity == "trasto"] == [True]


def test_change_of_setting_and_era(read: Read) -> None:
    scene = apply_correction(read(TEXT), Correction("time_of_day", "change", "morning"))
    scene = apply_correction(scene, Correction("era", "change", "1951"))
    assert scene.setting.time_of_day is not None
    assert scene.setting.time_of_day.concept == "morning"
    assert (scene.era.year_min, scene.era.year_max) == (1951, 1951)


def test_each_feeling_that_is_seen_in_a_face_has_a_chip(read: Read, teller: Patient) -> None:
    def felt(scene: Scene) -> dict[str, str]:
        return {c.id: c.label for c in chips(scene, teller, ()) if c.kind == "feeling"}

    scene = read("De niña estaba muy contenta en la playa con mi madre y mi padre.")
    mother = next(c.id for c in chips(scene, teller, ()) if "madre" in c.label)
    own = f"feeling:{mother}"
    assert felt(scene) == {"feeling": "alegría"}
    sad = apply_correction(scene, Correction(mother, "look", "feeling:sadness"))
    assert felt(sad) == {"feeling": "alegría", own: "tristeza (Petra)"}
    angry = apply_correction(sad, Correction(own, "change", "anger"))
    assert felt(angry)[own].startswith("enfado")
    assert felt(apply_correction(angry, Correction(own, "remove"))) == felt(scene)
    with pytest.raises(CorrectionError):
        apply_correction(sad, Correction(own, "change", "hunger"))
    told = read("De niña estaba en la playa. Mi madre estaba triste y mi padre enfadado.")
    assert list(felt(told).values()) == ["tristeza", "enfado (Elías)"]
    assert list(felt(apply_correction(told, Correction("feeling", "remove"))).values()) == ["enfado (Elías)"]


def test_link_to_another_known_person(read: Read) -> None:
    scene = apply_correction(read("Mi amiga Petra bailaba."), Correction("person:petra", "link", "rita"))
    assert scene.participants[0].entity == "rita"


def test_same_correction_fits_a_scene_read_again(read: Read) -> None:
    correction = Correction("object:guitar", "change", "accordion")
    for _ in range(2):
        scene = apply_correction(read(TEXT), correction)
        assert [t.fact.concept for t in scene.things] == ["accordion"]


def test_unknown_values_are_refused(read: Read) -> None:
    with pytest.raises(CorrectionError):
        apply_correction(read(TEXT), Correction("season", "change", "monsoon"))
    with pytest.raises(CorrectionError):
        apply_correction(read(TEXT), Correction("mood:high", "remove"))


def test_chip_of_another_reading_changes_nothing(read: Read) -> None:
    scene = read(TEXT)
    assert apply_correction(scene, Correction("object:piano", "remove")) == scene


def test_title_is_made_of_the_memory(read: Read) -> None:
    assert propose_title(read(TEXT)) == "En el molino, con mi madre y Trasto"
