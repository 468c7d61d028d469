"""Finds a drawn animal, whom the recogniser of photographed ones does not know, and which pixels are its own.

Somebody who knows drawings (``imaging.seeing``) says where the middles of animals are and which places show
one. In photos it says so by chance, and then of specks: only a patch of some size around a middle counts.
"""

from typing import Any, Final, cast

import numpy as np
from PIL import Image
from scipy import ndimage

from imaging.photos import measures
from imaging.photos.drawn_people import KnowsDrawings
from imaging.photos.outlines import SIDE, outline_from
from imaging.request import Mask, Pixels

_SHOWS: Final = 0.5
_LEAST_AREA: Final = (
    0.02  # measured: 17 of 20 drawn animals 0.025 and more, of 26 photos all specks up to 0.018
)


def outline_of_drawn_animal(pixels: Pixels, seer: KnowsDrawings) -> Mask | None:
    """Where the biggest animal of a drawing is, (H, W) of a picture of at most 288 pixels; None where none
    is seen.
    """
    middles = seer.find(pixels).animals
    if not middles:
        return None
    shown = np.asarray(seer.animal_places(pixels), np.float32)
    patches, _ = cast(tuple[Any, int], ndimage.label(shown > _SHOWS))
    height, width = shown.shape
    at = {int(patches[int(row * height), int(column * width)]) for column, row in middles} - {0}
    biggest = max(at, key=lambda number: int((patches == number).sum()), default=0)
    if not biggest or (patches == biggest).mean() < _LEAST_AREA:
        return None
    own = np.asarray(shown * ((patches == biggest) | (patches == 0)), np.float32)
    small = measures.resized(pixels, SIDE)
    size = (small.shape[1], small.shape[0])
    guess = np.asarray(Image.fromarray(own).resize(size, Image.Resampling.BICUBIC), np.float32)
    return outline_from(small, guess.clip(0.0, 1.0))
