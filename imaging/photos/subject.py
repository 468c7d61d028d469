"""Where in a photo the person, animal or thing is that it was brought for."""

from collections.abc import Sequence
from typing import Final

from imaging.photos.drawn_animals import outline_of_drawn_animal
from imaging.photos.drawn_people import KnowsDrawings
from imaging.photos.measures import WHOLE
from imaging.photos.outlines import box_of, outline_of_thing
from imaging.photos.photo import Box, Face, PhotoKind, PhotoVerdict
from imaging.photos.recognised_classes import SPECIES, THINGS
from imaging.request import Mask, Pixels

_MIDDLE: Final = Box(0.12, 0.08, 0.88, 0.96)  # where it is when nothing else is known
_BOX_SIDE: Final = 160  # pixels of the longest side of the outline that a box is taken from


def person_box(face: Face, height: int, width: int) -> Box:
    """Head, hair and as much of the body as may be in the picture, of whom this is the face.

    Canon of seven and a half heads: shoulders are three faces wide and the body eight faces long.
    """
    wide = max(face.box.width, face.box.height * height / width)
    tall = max(face.box.height, face.box.width * width / height)
    middle = (face.box.left + face.box.right) / 2
    return _within(
        middle - 1.7 * wide, face.box.top - 0.6 * tall, middle + 1.7 * wide, face.box.bottom + 7.5 * tall
    )


def subject_box(
    pixels: Pixels, kind: PhotoKind, face: Face | None, seen: Sequence[tuple[str, float]]
) -> Box | None:
    """The box of whom or what the photo shows; None when nothing speaks for a place."""
    height, width = pixels.shape[:2]
    if kind == "place":
        return WHOLE
    if kind == "person":
        return None if face is None else person_box(face, height, width)
    outline = outline_of_thing(pixels, names_of(kind, seen), _BOX_SIDE)
    return None if outline is None else box_of(outline)


def subject_outline(
    pixels: Pixels, kind: PhotoKind, verdict: PhotoVerdict, drawings: KnowsDrawings | None = None
) -> Mask | None:
    """Where the animal or thing of this verdict is, (H, W) of a picture of at most 288 pixels; None when
    nothing speaks for a place. ``drawings`` is asked for the animal that the verdict calls drawn.
    """
    if kind == "pet" and drawings is not None and verdict.tells("drawn_animal"):
        drawn = outline_of_drawn_animal(pixels, drawings)
        if drawn is not None:
            return drawn
    return outline_of_thing(pixels, names_of(kind, verdict.seen))


def names_of(kind: PhotoKind, seen: Sequence[tuple[str, float]]) -> tuple[str, ...]:
    """The surest species of a pet's photo, or thing of a thing's; none when none was recognised."""
    known = SPECIES if kind == "pet" else THINGS
    return tuple(name for name, _ in seen if name in known)[:1]


def likely_box(subject: Box | None) -> Box:
    """The subject's box, or the middle of the picture when it is not known."""
    return subject or _MIDDLE


def _within(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(max(0.0, float(left)), max(0.0, float(top)), min(1.0, float(right)), min(1.0, float(bottom)))
