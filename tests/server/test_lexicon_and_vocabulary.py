"""The lexicon says what the sketch draws: every name it uses must be one that the sketch knows."""

from typing import get_args

import pytest

from imaging import vocabulary
from imaging.request import PictureRequest, SettingRequest
from imaging.sketching import planned
from narrative import Lexicon
from narrative.correcting.place_words import LANDMARKS
from narrative.scene import Side
from narrative.script_writing import INDOOR_SKETCHES
from server.settings import SHIPPED_DATA

KNOWN = {
    "places": set(vocabulary.PLACES),
    "objects": set(vocabulary.OBJECTS),
    "animals": set(vocabulary.ANIMALS),
    "garments": {*vocabulary.GARMENTS, *vocabulary.ACCESSORIES},
    "activities": set(vocabulary.POSTURES),
    "occasions": set(vocabulary.OCCASIONS),
    "colours": set(vocabulary.COLOURS),
}


@pytest.mark.parametrize("category", KNOWN)
def test_every_sketch_name_is_one_the_sketch_can_draw(category: str) -> None:
    concepts = Lexicon.load(SHIPPED_DATA / "lexicon").concepts[category]
    assert concepts
    wrong = {c.id: c.sketch for c in concepts if c.sketch and c.sketch not in KNOWN[category]}
    assert wrong == {}


def test_rooms_of_the_lexicon_are_rooms_of_the_sketch() -> None:
    concepts = Lexicon.load(SHIPPED_DATA / "lexicon").concepts["places"]
    wrong = {
        c.id: c.sketch_indoors for c in concepts if c.sketch_indoors not in {None, *vocabulary.INDOOR_PLACES}
    }
    assert wrong == {}
    assert vocabulary.INDOOR_PLACES == INDOOR_SKETCHES


def test_every_place_that_can_be_drawn_is_meant_by_some_word() -> None:
    concepts = Lexicon.load(SHIPPED_DATA / "lexicon").concepts
    meant = {name for c in concepts["places"] for name in (c.sketch, c.sketch_indoors)}
    meant |= {c.place for c in concepts["activities"]}
    assert set(vocabulary.PLACES) <= meant


def test_activities_are_done_where_the_sketch_has_a_place() -> None:
    activities = Lexicon.load(SHIPPED_DATA / "lexicon").concepts["activities"]
    assert {c.place for c in activities if c.place} <= set(vocabulary.PLACES)


def test_where_somebody_can_be_told_to_be_is_known_to_both_rooms() -> None:
    assert set(get_args(Side)) == set(vocabulary.SIDES)
    told = {name for names in LANDMARKS.values() for name in names}
    assert told <= set(vocabulary.LANDMARKS)


def test_what_a_place_marks_is_what_people_speak_of() -> None:
    for place in ("beach", "river", "lake", "church_square", "park", "kitchen", "stable"):
        marked = planned(PictureRequest(SettingRequest(place), width=64, height=64))[1]
        assert marked, place
        assert marked <= set(vocabulary.LANDMARKS), place
