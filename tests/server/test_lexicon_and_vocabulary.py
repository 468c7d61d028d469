"""The lexicon says what the sketch draws: every name it uses must be one that the sketch knows."""

import pytest

from imaging import vocabulary
from narrative import Lexicon
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
