"""Putting newly painted pixels onto a page so that no seam is seen.

Where the feathered mask is 0 no pixel changes. What differs in colour along the mask's rim is evened out
inside the mask: the difference is spread inwards and fades with the depth, a membrane as in Poisson
image editing (Pérez et al. 2003) that leaves the middle as it was painted.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from imaging.request import Mask, Pixels

Field = npt.NDArray[np.float32]

REACH: Final = 3.0  # of the feather's width: how deep a difference of colour is evened out
CAST: Final = 32.0  # levels of a channel: larger differences are what was to be painted, no cast
TEXTURE: Final = 1.5  # pixels: finer differences are grain, not colour
_FULL: Final = 255


def blended(canvas: Pixels, painted: Pixels, feather: Pixels) -> Pixels:
    """The canvas with what was painted, by the feathered mask; all arrays have the page's size."""
    touched = feather > 0
    if not touched.any():
        return canvas.copy()
    part = _around(touched)
    share = feather[part].astype(np.float32)[..., None] / _FULL
    under, above = canvas[part].astype(np.float32), painted[part].astype(np.float32)
    evened = above + _rim_difference(under - above, feather[part])
    mixed = under + (evened - under) * share
    out = canvas.copy()
    # Chosen, not computed: where the mask is 0 even a rounding may change nothing.
    out[part] = np.where(touched[part][..., None], np.clip(mixed + 0.5, 0, 255).astype(np.uint8), out[part])
    return out


def _around(touched: Mask) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(touched.any(axis=1)), np.flatnonzero(touched.any(axis=0))
    down = slice(max(0, int(rows[0]) - 1), int(rows[-1]) + 2)
    across = slice(max(0, int(columns[0]) - 1), int(columns[-1]) + 2)
    return down, across


def _rim_difference(difference: Field, feather: Pixels) -> Field:
    """The colour difference of the mask's rim, spread inwards and fading with the depth."""
    rim = (feather > 0) & (feather < _FULL // 2)
    if not rim.any():
        return np.zeros_like(difference)
    width = max(2.0, 2.0 * float(rim.sum()) / max(1, int(_edge(feather > 0).sum())))
    counted = rim * _is_cast(difference, rim)
    known = ndimage.gaussian_filter(rim.astype(np.float32), width, truncate=4.0)
    depth = ndimage.distance_transform_edt(~rim & (feather > 0))
    fading = np.exp(-np.asarray(depth, np.float32) / (REACH * width))[..., None]
    spread = np.stack(
        [ndimage.gaussian_filter(difference[..., i] * counted, width, truncate=4.0) for i in range(3)],
        axis=-1,
    )
    spread = spread / np.maximum(known, 1e-4)[..., None]
    size = np.abs(spread).max(axis=-1, keepdims=True)
    return np.asarray(spread * fading / (1 + (size / CAST) ** 4), np.float32)


def _is_cast(difference: Field, rim: Mask) -> Field:
    """How far the rim's difference is a cast there, 0 to 1: whoever stood there before and does no more would
    leave their colour in what is painted beside them.
    """
    near = np.maximum(ndimage.gaussian_filter(rim.astype(np.float32), TEXTURE), 1e-4)
    shades = [ndimage.gaussian_filter(difference[..., i] * rim, TEXTURE) / near for i in range(3)]
    size = ndimage.maximum_filter(np.abs(np.stack(shades)).max(axis=0), round(3 * TEXTURE))
    return np.asarray(1 / (1 + (size / CAST) ** 4), np.float32)


def _edge(mask: Mask) -> Mask:
    return mask & np.logical_not(ndimage.binary_erosion(mask))
