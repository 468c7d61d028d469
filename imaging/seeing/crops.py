"""The sizes at which pages and figures are seen, and a figure cut out of a page."""

from typing import Final

import numpy as np
import numpy.typing as npt

from imaging.painting.canvas import resized
from imaging.request import Mask, Pixels

Bytes = npt.NDArray[np.uint8]
PAGE: Final = 256  # pixels to which whole pictures are reduced
CROP: Final = 96  # pixels of a figure's square
_MARGIN: Final = 0.05  # of the figure's longer side
_AROUND: Final = 128  # what is around the figure is grey, so that the place says nothing


def crop_of(pixels: Pixels, mask: Mask) -> Bytes:
    """(CROP, CROP, 4): the figure in the middle of a square, all else grey; the mask last, 0-255.

    ``pixels`` (H, W, 3) and ``mask`` (H, W), which must not be empty.
    """
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    tall, wide = int(bottom - top), int(right - left)
    side = max(8, round(max(tall, wide) * (1 + 2 * _MARGIN)))
    square = np.full((side, side, 3), _AROUND, np.uint8)
    where = np.zeros((side, side, 3), np.uint8)
    down, across = (side - tall) // 2, (side - wide) // 2
    inside = mask[top:bottom, left:right]
    square[down : down + tall, across : across + wide][inside] = pixels[top:bottom, left:right][inside]
    where[down : down + tall, across : across + wide][inside] = 255
    return np.concatenate([resized(square, CROP, CROP), resized(where, CROP, CROP)[..., :1]], axis=-1)
