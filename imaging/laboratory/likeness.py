"""How like the photos of a subject a made picture looks: by a recogniser's features, and by faces.

Both networks come inside packages and may be missing; they were made for photos, so that of drawings
their figures say little.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from imaging.painting.canvas import crop_box
from imaging.personalising.resembling import face_likeness
from imaging.photos.things import look_at
from imaging.request import Mask, Pixels

MARGIN: Final = 0.08  # of the subject's longer side, around it


class Resemblance:
    """Photos of one subject, looked at once. ``faces``: the subject is a person."""

    def __init__(self, photos: Sequence[Pixels], *, faces: bool) -> None:
        self._photos = tuple(photos) if faces else ()
        seen = [sight.features for each in photos if (sight := look_at(each, parts=False)) is not None]
        self._features = np.stack(seen) if seen else None

    def seen(self, made: Pixels) -> float | None:
        """Mean cosine of features with the photos', 0 to 1; None without photos or recogniser."""
        sight = None if self._features is None else look_at(made, parts=False)
        if sight is None or self._features is None:
            return None
        return round(float(np.clip((self._features @ sight.features).mean(), 0, 1)), 4)

    def face(self, made: Pixels) -> float | None:
        """How near the biggest face is to the photos', 0 to 1; None where there is no face."""
        found = face_likeness([made], self._photos) if self._photos else None
        return None if found is None else round(found, 4)


def subject_cut(pixels: Pixels, mask: Mask | None) -> Pixels:
    """The part of a picture where its subject is; all of it where that is not known."""
    if mask is None or not mask.any():
        return pixels
    left, top, right, bottom = crop_box(mask, MARGIN)
    return np.ascontiguousarray(pixels[top:bottom, left:right])
