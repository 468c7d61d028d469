"""Where in a photo the person, animal or thing is that it was brought for."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from scipy import ndimage

from imaging.photos.measures import WHOLE
from imaging.photos.photo import Box, Face, PhotoKind
from imaging.photos.recognised_classes import SPECIES, THINGS
from imaging.photos.things import evidence_for
from imaging.request import Pixels

_MIDDLE: Final = Box(0.12, 0.08, 0.88, 0.96)  # where it is when nothing else is known
_EVIDENCE: Final = 0.35  # of the strongest place
_MARGIN: Final = 0.03


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
    names = SPECIES if kind == "pet" else THINGS
    return _box_of_evidence(pixels, tuple(name for name, _ in seen[:1] if name in names))


def likely_box(subject: Box | None) -> Box:
    """The subject's box, or the middle of the picture when it is not known."""
    return subject or _MIDDLE


def _box_of_evidence(pixels: Pixels, names: tuple[str, ...]) -> Box | None:
    evidence = evidence_for(pixels, names)
    if evidence is None:
        return None
    parts, count = ndimage.label(evidence > _EVIDENCE)  # type: ignore[misc]
    if not count:
        return None
    weights = ndimage.sum_labels(evidence, parts, range(1, count + 1))
    rows, columns = np.nonzero(parts == 1 + int(np.argmax(weights)))
    high, wide = evidence.shape
    return _within(
        columns.min() / wide - _MARGIN,
        rows.min() / high - _MARGIN,
        (columns.max() + 1) / wide + _MARGIN,
        (rows.max() + 1) / high + _MARGIN,
    )


def _within(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(max(0.0, float(left)), max(0.0, float(top)), min(1.0, float(right)), min(1.0, float(bottom)))
