"""Tests of what is told to be on people's feet."""

import pytest

from narrative import Understanding, write_script
from narrative.entities import Patient


@pytest.mark.parametrize(
    ("text", "worn"),
    [
        ("De niña corría descalza por la playa.", "bare_feet"),
        ("Yo llevaba zapatos de charol en la procesión.", "shoes"),
        ("Iba con unas botas de agua por los charcos.", "boots"),
        ("Bailaba con mis alpargatas en la plaza.", "rope_shoes"),
        ("Llevaba unas sandalias rojas en la playa.", "sandals"),
        ("Yo cosía en zapatillas en la cocina.", "slippers"),
    ],
)
def test_what_is_on_the_feet_is_drawn(
    understanding: Understanding, teller: Patient, text: str, worn: str
) -> None:
    scene = understanding.read(text, teller, ())
    (me,) = (s for s in write_script(scene, teller, (), understanding.lexicon).subjects if s.key == "yo")
    assert worn in {kind for kind, _ in me.looks.garments}


def test_boots_for_water_fetch_none(understanding: Understanding, teller: Patient) -> None:
    assert understanding.read("Iba con unas botas de agua por los charcos.", teller, ()).actions == ()


def test_all_who_run_barefoot_are_barefoot(understanding: Understanding, teller: Patient) -> None:
    for text, who in (
        ("Mi hermano Raúl y yo corríamos descalzos por la era.", {"yo", "E1"}),
        ("Mi abuela lavaba y mi hermano jugaba descalzo en el río.", {"E2"}),
    ):
        scene = understanding.read(text, teller, ())
        assert {g.wearer for g in scene.garments if g.fact.concept == "bare_feet"} == who
