"""Finds the faces of drawn people, whom the detectors of photographed faces do not know.

Somebody who knows drawings (``imaging.seeing``) says where the heads are, in photos by chance too (of 21
photos of animals and things in 3). So only that counts for a face which is of one colour there, as nothing
in a photo is, and of a skin's; its patch says how large the face is.
"""

from typing import Final, Protocol, cast

import numpy as np
from scipy import ndimage

from imaging.photos import measures
from imaging.photos.colours import lab_of
from imaging.photos.photo import Box, Face
from imaging.request import Mask, Pixels

Place = tuple[float, float]

_SIDE: Final = 288  # pixels of the longest side
_ALIKE: Final = 12.0  # CIELAB: what is nearer to the face's colour is of the face
_AT: Final = 0.02  # of the height: around the head's place, whose colour is the face's
_LEAST, _MOST = 0.03, 0.4  # of the height
_ONE_COLOUR: Final = 4.0  # CIELAB
_FLAT: Final = 0.3  # of the pixels around; measured: drawn faces 0.47 to 0.81, photos up to 0.40 (a grey cat)
_SKIN: Final = (4.0, 6.0)  # least red and yellow; measured: the three skins from 12 and 23


class FiguresSeen(Protocol):
    """Where heads and animals are in a picture, as fractions of it."""

    @property
    def people(self) -> tuple[Place, ...]:
        """Middles of heads."""
        ...

    @property
    def animals(self) -> tuple[Place, ...]:
        """Middles of animals."""
        ...


class KnowsDrawings(Protocol):
    """Who sees drawn people and animals: ``imaging.seeing.Seer``."""

    def find(self, pixels: Pixels) -> FiguresSeen:
        """The people and animals of a picture (H, W, 3)."""
        ...

    def animal_places(self, pixels: Pixels) -> measures.Floats:
        """How surely each place of a picture (H, W, 3) shows an animal, (h, w) of 0..1."""
        ...


def drawn_faces(pixels: Pixels, seer: KnowsDrawings) -> tuple[Face, ...]:
    """The faces of the drawn people in a picture (H, W, 3), the biggest first."""
    places = seer.find(pixels).people
    if not places:
        return ()
    lab = lab_of(measures.resized(pixels, _SIDE))
    boxes = [_face_at(np.asarray(lab, np.float32), place) for place in places]
    faces = [Face(box, None, "front", box.width * box.height) for box in boxes if box is not None]
    return tuple(sorted(faces, key=lambda face: -face.share))


def _face_at(lab: measures.Floats, place: Place) -> Box | None:
    """The box of the face around this place, as large as the patch of its colour; None where none is."""
    height, width = lab.shape[:2]
    column, row = min(int(place[0] * width), width - 1), min(int(place[1] * height), height - 1)
    around = max(2, round(_AT * height))
    near = lab[max(0, row - around) : row + around + 1, max(0, column - around) : column + around + 1]
    colour = np.median(near.reshape(-1, 3), axis=0)
    if colour[1] < _SKIN[0] or colour[2] < _SKIN[1] or _share_near(near, colour) < _FLAT:
        return None
    tall = _diameter(np.linalg.norm(lab - colour, axis=2) < _ALIKE, row, column) / height
    if not _LEAST < tall < _MOST:
        return None
    wide = tall * height / width
    left, top = place[0] - wide / 2, place[1] - tall / 2
    return Box(max(0.0, left), max(0.0, top), min(1.0, left + wide), min(1.0, top + tall))


def _share_near(near: measures.Floats, colour: measures.Floats) -> float:
    return float((np.linalg.norm(near - colour, axis=2) < _ONE_COLOUR).mean())


def _diameter(alike: Mask, row: int, column: int) -> float:
    """Of the disc that is as large as the patch nearest to this place."""
    parts, count = cast(tuple[np.ndarray, int], ndimage.label(alike))
    if not count:  # an odd picture: no pixel has the median of its channels
        return 0.0
    rows, columns = np.nonzero(alike)
    nearest = int(np.argmin((rows - row) ** 2 + (columns - column) ** 2))
    patch = np.asarray(ndimage.binary_fill_holes(parts == parts[rows[nearest], columns[nearest]]))
    return 2.0 * float(np.sqrt(patch.sum() / np.pi))
