"""How alike made pictures and held-out photos look to networks that know neither: a recogniser's, a face's.

Both come inside packages and may be missing (``imaging.photos``). Drawn faces are mostly no faces to them.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from imaging.photos import Face
from imaging.photos.faces import find_faces
from imaging.photos.things import look_at
from imaging.request import Pixels

STRANGERS: Final = 1.2  # distance of two faces' embeddings that is no likeness at all; 0.6 is the same person


def seen_likeness(made: Sequence[Pixels], photos: Sequence[Pixels]) -> float | None:
    """Mean cosine of the recogniser's features of crops, 0 to 1; None without pictures or recogniser."""
    ours, theirs = (
        [sight.features for each in pictures if (sight := look_at(each, parts=False)) is not None]
        for pictures in (made, photos)
    )
    if not ours or not theirs:
        return None
    return float(np.clip(np.mean(np.stack(ours) @ np.stack(theirs).T), 0, 1))


def face_likeness(made: Sequence[Pixels], photos: Sequence[Pixels]) -> float | None:
    """How near the biggest faces are on average, 0 to 1; None where no face is found on either side."""
    ours, theirs = (
        [np.array(faces[0].embedding) for each in pictures if (faces := _known(each))]
        for pictures in (made, photos)
    )
    if not ours or not theirs:
        return None
    nearest = [min(float(np.linalg.norm(one - other)) for other in theirs) for one in ours]
    return float(np.clip(1 - np.mean(nearest) / STRANGERS, 0, 1))


def _known(pixels: Pixels) -> list[Face]:
    return [face for face in find_faces(pixels) if face.embedding is not None]
