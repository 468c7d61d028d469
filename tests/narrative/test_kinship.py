"""Relations, groups and the link to those who are known."""

from collections.abc import Callable

import pytest

from narrative.kinship import composed, told_by
from narrative.scene import Participant, Scene

Read = Callable[[str], Scene]
Who = Callable[[Scene, str], Participant]


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Mi madre cantaba.", "Mi madre", "petra"),
        ("mamá cantaba y yo bailaba", "mamá", "petra"),
        ("Inma me trajo flores.", "Inma", "inma"),
        ("La abuela Jacinta hacía pan.", "La abuela Jacinta", "jacinta"),
        ("trasto ladraba y mi perro corría", "trasto", "trasto"),
        ("Mi perro ladraba en la puerta.", "Mi perro", "trasto"),
        ("En el molino hacía frío y yo cantaba.", "el molino", "molino"),
        ("La madre de mi padre me quería mucho y me peinaba.", "La madre de mi padre", "jacinta"),
        ("Mi hermano lloraba.", "Mi hermano", "raul"),
    ],
)
def test_links(read: Read, who: Who, text: str, words: str, entity: str) -> None:
    assert who(read(text), words).entity == entity


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mi amiga Petra y yo bailábamos.", "Mi amiga Petra"),
        ("Un perro ladraba en el patio.", "Un perro"),
        ("En un molino vimos un búho.", "un molino"),
        ("Mi primo Tomás me tiraba del pelo.", "Mi primo Tomás"),
    ],
)
def test_same_name_or_noun_of_somebody_else(read: Read, who: Who, text: str, words: str) -> None:
    assert who(read(text), words).entity is None


def test_parents_are_a_closed_group(read: Read, who: Who) -> None:
    assert set(who(read("Mis padres bailaban en la plaza."), "Mis padres").members) == {"petra", "elias"}


def test_number_of_a_group(read: Read, who: Who) -> None:
    assert who(read("Vinieron dos guardias y yo me escondí."), "dos guardias").count == 2
    assert who(read("Las vecinas cantaban y yo lavaba."), "Las vecinas").count is None


def test_apposition_is_one_person(read: Read, who: Who) -> None:
    scene = read("Mi socio, el Chispa, tocaba la guitarra y yo cantaba.")
    assert who(scene, "Mi socio") is who(scene, "el Chispa")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mi madre, mi tía Pura, mi prima Rosa y yo cosíamos.", ["Mi madre", "mi tía Pura", "mi prima Rosa"]),
        ("Iban mi padre, mi tío Andrés, mi hermano y el perro.", ["mi padre", "mi tío Andrés", "mi hermano"]),
        ("Estaban la abuela, la tía Engracia y mi madre.", ["la abuela", "la tía Engracia", "mi madre"]),
        ("Vino mi tía, mi madrina Engracia, y se sentó.", ["mi tía"]),
    ],
)
def test_two_of_other_kin_side_by_side_are_two(read: Read, who: Who, text: str, told: list[str]) -> None:
    people = [p for p in read(text).participants if p.kind == "person"]
    assert [p.words for p in people] == told


def test_compositions() -> None:
    assert composed("padre", "madre") == "abuela"
    assert composed("hermano", "hijo") == "sobrino"
    assert told_by("nieta", "abuela", "f") == "yo"
    assert told_by("nieta", "abuelo", "f") == "marido"
    assert told_by("nieto", "bisabuela", "f") == "madre"
    assert told_by("hija", "hermano", "m") == "hijo"


@pytest.mark.parametrize(
    "text", ["mi yayo pescaba conmigo", "mi nono pescaba conmigo", "mi abuelito pescaba conmigo"]
)
def test_grandfathers_by_many_names(read: Read, who: Who, text: str) -> None:
    assert who(read(text), text.split(" pescaba")[0]).relation == "abuelo"


def test_my_old_man_is_my_father(read: Read, who: Who) -> None:
    assert who(read("Mi viejo pescaba y yo miraba."), "Mi viejo").relation == "padre"
