"""How many of a thing are told: "tres sillas", "dos globos rojos"; as many are drawn."""

import re
from typing import Final

from narrative.numbers import UNITS
from narrative.scene import Scene, Thing
from narrative.words import plain

_BEFORE: Final = re.compile(r"\b([a-z]+) $")
_MOST: Final = 4  # of one sort that find room in a picture
_ALONE: Final = {"balloons": "balloon"}  # one of what is drawn as several


def told_number_of(thing: Thing, scene: Scene) -> int:
    """How many of it are drawn: as many as are told right before its noun, 4 at most; 1 where none is."""
    text, span = plain(scene.text), thing.fact.span
    found = _BEFORE.search(text[: span.start]) if span is not None and len(text) == len(scene.text) else None
    return min(UNITS.get(found[1], 1), _MOST) if found is not None else 1


def one_of(sketch: str, number: int) -> str:
    """The sketch of one of the told ``number``, where the usual one shows several."""
    return _ALONE.get(sketch, sketch) if 1 < number < _MOST else sketch


__all__ = ["one_of", "told_number_of"]
