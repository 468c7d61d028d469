"""What photos seem to show of someone's looks: the colour of the hair, of a coat or of a thing.

Only proposed, never written on a card by itself: light and paper change colours, and whoever knew the person
knows better. Photos without colour say nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from imaging.photos.photo import Box, PhotoVerdict
from imaging.request import Pixels
from server.marked_pictures import read_pixels
from server.photo_verdicts import verdict_of
from server.picture_files import PictureFiles
from server.records import EntityPhoto, EntityRecord

MOST_LOOKED_AT: Final = 8
LEAST_AGREEING: Final = 2  # photos that show the same colour
_HAIR: Final[Mapping[str, tuple[int, int, int]]] = {
    "black": (32, 28, 27), "brown": (66, 48, 37), "chestnut": (104, 70, 46), "blond": (188, 152, 100),
    "red": (150, 78, 44), "grey": (140, 138, 136), "white": (214, 211, 206),
}  # fmt: skip
_COATS: Final[Mapping[str, tuple[int, int, int]]] = {
    "red": (170, 45, 40), "blue": (45, 70, 140), "green": (60, 110, 60), "yellow": (220, 190, 70),
    "orange": (205, 120, 45), "brown": (95, 66, 46), "beige": (205, 185, 155), "grey": (128, 128, 128),
    "black": (32, 30, 30), "white": (228, 226, 222), "golden": (190, 145, 85),
}  # fmt: skip


@dataclass(frozen=True)
class SeenLook:
    """A look that most photos seem to show: the form's field and its value, in how many of them."""

    field: str
    value: str
    count: int


def seen_looks(
    files: PictureFiles, card: EntityRecord, photos: Sequence[EntityPhoto]
) -> tuple[SeenLook, ...]:
    """What the photos agree on; nothing when they do not."""
    if card.kind == "place":
        return ()
    found: Counter[str] = Counter()
    for row in photos[:MOST_LOOKED_AT]:
        verdict = verdict_of(row)
        box = None if verdict is None else _looked_at(card, row, verdict)
        if box is not None and verdict is not None and not _is_grey(verdict):
            colour = _colour(files, row, box, hair=card.kind == "person")
            found.update([colour] if colour else [])
    best = found.most_common(1)
    if not best or best[0][1] < LEAST_AGREEING or best[0][1] * 2 <= found.total():
        return ()
    return (SeenLook("pelo" if card.kind == "person" else "color", *best[0]),)


def _looked_at(card: EntityRecord, row: EntityPhoto, verdict: PhotoVerdict) -> Box | None:
    """Where the colour is: the hair above the chosen face, or the middle of the subject."""
    if card.kind != "person":
        box = verdict.subject
        return None if box is None else _inner(box)
    if row.chosen_face is None or row.chosen_face >= len(verdict.faces):
        return None
    face = verdict.faces[row.chosen_face].box
    top = face.top - 0.22 * face.height
    if top < 0:
        return None
    return Box(
        face.left + 0.25 * face.width, top, face.right - 0.25 * face.width, face.top - 0.04 * face.height
    )


def _inner(box: Box) -> Box:
    beside, above = box.width * 0.3, box.height * 0.3
    return Box(box.left + beside, box.top + above, box.right - beside, box.bottom - above)


def _is_grey(verdict: PhotoVerdict) -> bool:
    return any(one.kind == "grey" for one in verdict.findings)


def _colour(files: PictureFiles, row: EntityPhoto, box: Box, *, hair: bool) -> str:
    """The name of the colour in the box of a photo, "" when it cannot be seen."""
    try:
        median = _seen(files, row.path, box)
    except FileNotFoundError:
        return ""
    if median is None:
        return ""
    known = _HAIR if hair else _COATS
    return min(known, key=lambda name: _distance(known[name], median))


@lru_cache(maxsize=512)
def _seen(files: PictureFiles, path: str, box: Box) -> tuple[int, int, int] | None:
    return _median(read_pixels(files.read(path)), box)


def _median(pixels: Pixels, box: Box) -> tuple[int, int, int] | None:
    height, width = pixels.shape[:2]
    part = pixels[
        round(box.top * height) : round(box.bottom * height),
        round(box.left * width) : round(box.right * width),
    ]
    if part.size == 0:
        return None
    red, green, blue = (int(value) for value in np.median(part.reshape(-1, 3), axis=0))
    return red, green, blue


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Difference of colour, lightness counting half: photos are lighter or darker than life."""
    first, second = np.asarray(one, float), np.asarray(other, float)
    light = first.mean() - second.mean()
    tint = (first - first.mean()) - (second - second.mean())
    return float(np.hypot(np.linalg.norm(tint) * 1.5, light))
