"""Masks that people draw or name: brought to the page's size, and refused where they mark nothing."""

from typing import Final

import numpy as np
from PIL import Image
from scipy import ndimage

from imaging.errors import MaskError
from imaging.request import Pixels

LEAST_REGION: Final = 0.03  # of the page's longer side: anything smaller is grown to it
OTHER_SHAPE: Final = 0.02  # how much the proportions of a mask may differ from the page's
LEAST_GREY: Final = 16  # of 255: less is no mark but a picture's noise
ALL_MARKED: Final = 240  # greys from here on are taken for white: soft brushes and JPEG blur them


def checked_mask(pixels: Pixels, shape: tuple[int, ...]) -> Pixels:
    """The mask (h, w), uint8, in the size of a page of this shape, grown where it is tiny.

    Raises MaskError: "size" for other proportions or channels, "empty" where nothing is marked.
    """
    height, width = shape[:2]
    if pixels.ndim != 2 or pixels.dtype != np.uint8 or 0 in pixels.shape:
        raise MaskError(f"a mask is grey values (h, w) in uint8, not {pixels.shape} {pixels.dtype}", "size")
    if abs(np.log(pixels.shape[1] * height / (pixels.shape[0] * width))) > OTHER_SHAPE:
        raise MaskError(f"the mask is {pixels.shape}, the page {(height, width)}", "size")
    if not (pixels >= LEAST_GREY).any():
        raise MaskError("nothing is marked", "empty")
    # The largest of what falls on one pixel counts, or a thin line would be lost when it is scaled down.
    shrunk = max(pixels.shape[0] // height, pixels.shape[1] // width)
    grown = ndimage.grey_dilation(pixels, size=shrunk) if shrunk > 1 else pixels
    fitted = np.asarray(Image.fromarray(grown).resize((width, height), Image.Resampling.BILINEAR))
    marked = np.where(fitted >= LEAST_GREY, fitted, 0).astype(np.uint8)
    if not marked.any():
        raise MaskError("nothing is marked", "empty")
    return paintable(np.where(marked >= ALL_MARKED, 255, marked).astype(np.uint8))


def paintable(mask: Pixels) -> Pixels:
    """The mask, with what is too small for a model grown to the least that it can paint."""
    least = round(LEAST_REGION * max(mask.shape))
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    lacking = least - max(int(np.ptp(rows)), int(np.ptp(columns))) - 1
    if lacking <= 0:
        return mask
    reach = (lacking + 1) // 2
    disc = np.hypot(*np.mgrid[-reach : reach + 1, -reach : reach + 1]) <= reach + 0.5
    return np.asarray(ndimage.grey_dilation(mask, footprint=disc), np.uint8)
