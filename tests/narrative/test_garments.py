"""Two who wear the same sort of thing keep each their own, in a memory and when it is corrected."""

from dataclasses import replace

import pytest

from narrative import Understanding, apply_correction, write_script
from narrative.chips import chips
from narrative.corrections import Correction
from narrative.entities import Patient
from narrative.scene import Scene
from narrative.spoken_corrections import SpokenCorrection, read_correction
from narrative.words import plain

JUAN = Patient("juan", "Juan", "m", 1944)


def worn(scene: Scene) -> dict[str, str]:
    """Concept and colour of what each wears, by the words for them ("yo" for the teller)."""
    names = {p.key: plain(p.words) for p in scene.participants}
    return {
        names.get(g.wearer or "", g.wearer or ""): f"{g.fact.concept} {g.colour or ''}".strip()
        for g in scene.garments
    }


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (
            "Mi hermano y yo jugábamos en el parque. Yo llevaba una camiseta roja y él una azul.",
            {"yo": "t_shirt red", "mi hermano": "t_shirt blue"},
        ),
        (
            "mi hermano y yo ibamos al colegio yo llevaba una bata azul y el una blanca",
            {"yo": "house_coat blue", "mi hermano": "house_coat white"},
        ),
        ("Mi madre iba vestida de azul por la calle.", {"mi madre": "dress blue"}),
        ("Mi padre, vestido de negro, salía de la iglesia.", {"mi padre": "suit black"}),
        ("Mi mujer iba de rojo a la verbena.", {"mi mujer": "dress red"}),
        ("Había una señora vestida de verde en la puerta.", {"una senora": "dress green"}),
        ("Mi tía iba vestida con una falda roja.", {"mi tia": "skirt red"}),
        (
            "En la playa mi hermano llevaba un bañador azul y yo un bañador rojo.",
            {"mi hermano": "swimsuit blue", "yo": "swimsuit red"},
        ),
        (
            "Mi madre llevaba un abrigo verde, yo uno rojo y mi hermana uno azul.",
            {"mi madre": "coat green", "yo": "coat red", "mi hermana": "coat blue"},
        ),
        (
            "Mi padre llevaba una boina negra y mi hermano ladraba como un perro: la boina era enorme.",
            {"mi padre": "beret black"},
        ),
        (
            "El día de mi comunión llevaba una falda blanca y mi madre lloraba.",
            {"yo": "skirt white"},
        ),
        (
            "Mi hermana y yo estrenamos falda. La mía era roja y la suya azul.",
            {"yo": "skirt red", "mi hermana": "skirt blue"},
        ),
        ("Me corté la mano y mi padre me la vendó con un pañuelo.", {}),
        (
            "mi hermano y yo ibamos con gorra la mia verde y la de mi hermano azul",
            {"yo": "cap green", "mi hermano": "cap blue"},
        ),
    ],
)
def test_each_has_the_garment_told_of_them(
    understanding: Understanding, text: str, own: dict[str, str]
) -> None:
    scene = understanding.read(text, JUAN, ())
    assert worn(scene) == own
    subjects = write_script(scene, JUAN, (), understanding.lexicon).subjects
    drawn = [subject.looks.garments for subject in subjects if subject.looks.garments]
    assert len(set(drawn)) == len(drawn) == len(own)


BOTH = "Mi hermano y yo jugábamos en el parque. Yo llevaba una camiseta roja y él una azul."


@pytest.mark.parametrize(
    ("told", "said", "own"),
    [
        (
            "Mi hermano y yo jugábamos en el parque.",
            "Yo llevaba una camiseta roja y él una azul",
            {"yo": "t_shirt red", "mi hermano": "t_shirt blue"},
        ),
        (
            "Mi hermano y yo jugábamos en el parque.",
            "yo llevaba una camiseta roja y mi hermano una azul",
            {"yo": "t_shirt red", "mi hermano": "t_shirt blue"},
        ),
        (BOTH, "mi camiseta era blanca", {"yo": "t_shirt white", "mi hermano": "t_shirt blue"}),
        (
            BOTH,
            "la camiseta de mi hermano era verde",
            {"yo": "t_shirt red", "mi hermano": "t_shirt green"},
        ),
        (BOTH, "no, mi camiseta era verde", {"yo": "t_shirt green", "mi hermano": "t_shirt blue"}),
        (BOTH, "yo no llevaba camiseta", {"mi hermano": "t_shirt blue"}),
    ],
)
def test_a_correction_changes_the_garment_of_the_one_named(
    understanding: Understanding, told: str, said: str, own: dict[str, str]
) -> None:
    before = scene = understanding.read(told, JUAN, ())
    read = read_correction(said, scene, JUAN, (), understanding.knowledge)
    assert isinstance(read, SpokenCorrection)
    for correction in read.corrections:
        scene = apply_correction(scene, correction)
    assert worn(scene) == own
    assert replace(scene, garments=before.garments) == before


def test_each_garment_of_a_sort_has_a_chip_of_its_own(understanding: Understanding) -> None:
    scene = understanding.read(BOTH, JUAN, ())
    ids = [chip.id for chip in chips(scene, JUAN, ()) if chip.kind == "garment"]
    assert ids == ["garment:t_shirt@person:yo", "garment:t_shirt@person:mi hermano"]
    changed = apply_correction(scene, Correction(ids[1], "colour", "green"))
    assert worn(changed) == {"yo": "t_shirt red", "mi hermano": "t_shirt green"}
    gone = apply_correction(changed, Correction(ids[0], "remove"))
    assert worn(gone) == {"mi hermano": "t_shirt green"}
    assert worn(apply_correction(gone, Correction(ids[1], "remove"))) == {}


@pytest.mark.parametrize(
    ("text", "wearer"),
    [
        ("Llevaba una falda roja en la playa.", "yo"),
        ("Mi hermana bailaba. Llevaba un vestido blanco.", "mi hermana"),
        ("Vendía camisas en el mercado.", ""),
    ],
)
def test_who_wears_it_need_not_be_named_again(
    understanding: Understanding, teller: Patient, text: str, wearer: str
) -> None:
    assert list(worn(understanding.read(text, teller, ()))) == [wearer]


def test_what_we_wore_all_of_us_wore(understanding: Understanding) -> None:
    scene = understanding.read("Cogíamos café mi hermana y yo. Llevábamos sombrero.", JUAN, ())
    assert worn(scene) == {"yo": "hat", "mi hermana": "hat"}
