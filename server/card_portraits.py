"""How Evoca draws a card: a portrait by the sketch renderer, the same for the same card."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np

from imaging import vocabulary
from imaging.request import (
    AnimalLooks,
    Garment,
    Mask,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from narrative.entities import CardLooks
from server.life_phases import ANY
from server.look_words import WORN, drawn_as
from server.marked_pictures import DRAWN, marked_png
from server.records import EntityRecord

SIDE: Final = 512
SMALL_SIDE: Final = 320
_AGES: Final = {"childhood": "child", "youth": "young", "adulthood": "adult", "old_age": "elder"}
_GENDERS: Final = {"f": "female", "m": "male"}
_HEAD_AND_CHEST: Final = 0.62  # of the height of a person, from the top
_HEAD: Final = 0.36
_AROUND: Final = 0.12  # of the side, left free around whom a portrait shows
_ELDER: Final = 65


@dataclass(frozen=True)
class Sitter:
    """All of a card that its portrait depends on; ``sample`` is the trait that a
    small drawing shows, "" for the portrait itself.
    """

    key: str
    kind: str
    looks: CardLooks
    age: str = "adult"
    gender: str | None = None
    species: str | None = None
    sample: str = ""


def is_drawn(kind: str, species: str | None) -> bool:
    """Whether Evoca can draw this kind of animal or thing at all; people and places always."""
    if kind == "pet":
        return drawn_as("animals", species or "") in vocabulary.ANIMALS
    return kind != "thing" or drawn_as("objects", species or "") in vocabulary.OBJECTS


def sitter_of(row: EntityRecord, looks: CardLooks | None, phase: str) -> Sitter:
    """The card as it sits for its portrait in a life phase."""
    age = _AGES.get(phase, "adult")
    if phase == ANY and row.birth_year and datetime.now(UTC).year - row.birth_year >= _ELDER:
        age = "elder"
    return Sitter(row.key, row.kind, looks or CardLooks(), age, row.gender, row.species)


@lru_cache(maxsize=256)
def portrait(sitter: Sitter) -> bytes | None:
    """A square PNG of the card as Evoca draws it, marked as drawn; None for what it cannot draw."""
    if sitter.kind == "place":
        return _place(sitter)
    request = _request(sitter)
    if request is None:
        return None
    sketch = draw_sketch(request)
    mask = next((mask for mask in sketch.masks.values() if mask.any()), None)
    pixels = sketch.pixels if mask is None else _around(sketch.pixels, mask, _shown_share(sitter))
    return marked_png(pixels, DRAWN)


def _place(sitter: Sitter) -> bytes:
    place = sitter.looks.place_look or "plain"
    request = PictureRequest(
        setting=SettingRequest(place), width=SIDE, height=SIDE, seed=crc32(sitter.key.encode())
    )
    return marked_png(draw_sketch(request).pixels, DRAWN)


def _request(sitter: Sitter) -> PictureRequest | None:
    subjects: tuple[SubjectRequest, ...] = ()
    things: tuple[ThingRequest, ...] = ()
    if sitter.kind == "thing":
        drawn = drawn_as("objects", sitter.species or "")
        if drawn not in vocabulary.OBJECTS:
            return None
        things = (ThingRequest(drawn, sitter.looks.colour),)
    elif sitter.kind == "pet":
        species = drawn_as("animals", sitter.species or "")
        if species not in vocabulary.ANIMALS:
            return None
        subjects = (SubjectRequest(sitter.key, AnimalLooks(species, sitter.looks.colour), central=True),)
    else:
        subjects = (SubjectRequest(sitter.key, _person(sitter), central=True),)
    place, side = "room" if sitter.kind == "thing" else "plain", SMALL_SIDE if sitter.sample else SIDE
    return PictureRequest(
        setting=SettingRequest(place), subjects=subjects, things=things, width=side, height=side,
        seed=crc32(sitter.key.encode()),
    )  # fmt: skip


def _person(sitter: Sitter) -> PersonLooks:
    looks = sitter.looks
    return PersonLooks(
        age=sitter.age,
        gender=_GENDERS.get(sitter.gender or ""),
        hair_colour=looks.hair_colour,
        hair_style=looks.hair_style,
        skin=looks.skin,
        build=looks.build or "average",
        beard=looks.beard,
        moustache=looks.moustache,
        glasses=looks.glasses,
        garments=tuple(Garment(kind, colour) for kind, colour in looks.garments if kind in WORN),
    )


def _shown_share(sitter: Sitter) -> float:
    """How much of whom is shown, from the top."""
    if sitter.kind != "person" or sitter.sample == "cuerpo":
        return 1.0
    return _HEAD if sitter.sample else _HEAD_AND_CHEST


def _around(pixels: Pixels, mask: Mask, share: float) -> Pixels:
    """The square of the picture that shows whom the mask holds, to this share of their height."""
    rows = np.flatnonzero(mask.any(axis=1))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    bottom = top + round((bottom - top) * share)
    columns = np.flatnonzero(mask[top:bottom].any(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    side = round(max(bottom - top, right - left) * (1 + 2 * _AROUND))
    side = min(side, *pixels.shape[:2])
    y = _kept_within((top + bottom) // 2 - side // 2, side, pixels.shape[0])
    x = _kept_within((left + right) // 2 - side // 2, side, pixels.shape[1])
    return np.ascontiguousarray(pixels[y : y + side, x : x + side])


def _kept_within(start: int, side: int, length: int) -> int:
    return max(0, min(start, length - side))
