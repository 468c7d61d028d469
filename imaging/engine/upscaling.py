"""The finished page made large enough for print, by a classic method: no model is needed.

Lanczos resampling, held within the colours that lie around in the small picture so that it does not
ring, then a sharpening that knows its bounds: it acts on brightness alone, leaves quiet areas (paper,
sky, grain) nearly as they are, and never goes darker or lighter than the neighbourhood already is, so
that outlines get no halo. It works in tiles: a page of A4 has 8.7 million pixels, and only a strip of
them is held in floating point at a time. Neither the number of tiles nor their size shows in the result.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.errors import BadRequestError
from imaging.request import Pixels

Numbers = npt.NDArray[np.floating[Any]]

LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601
A4_MILLIMETRES: Final = (210.0, 297.0)
PRINT_DPI: Final = 300
MILLIMETRES_PER_INCH: Final = 25.4
MOST_PIXELS: Final = 16384  # of a side: ten times what A4 needs
TILE_ROWS: Final = 256
LANCZOS_LOBES: Final = 3
AMOUNT: Final = 0.85  # of the lost detail given back at edges
QUIET: Final = 0.012  # contrast (0 to 1) up to which an area counts as quiet


def print_size(
    width: int, height: int, page: tuple[float, float] = A4_MILLIMETRES, dpi: int = PRINT_DPI
) -> tuple[int, int]:
    """Pixels (width, height) of a picture of this shape as large as a page allows, at so many dots per inch.

    ``page`` is (width, height) in millimetres; it is turned to the picture's own way.
    """
    across, down = sorted(page) if height >= width else sorted(page, reverse=True)
    scale = min(across / width, down / height) * dpi / MILLIMETRES_PER_INCH
    return max(1, round(width * scale)), max(1, round(height * scale))


def for_print(pixels: Pixels, dpi: int = PRINT_DPI) -> Pixels:
    """The picture in the size that fills an A4 page at this resolution; a larger one stays as it is."""
    height, width = pixels.shape[:2]
    wide, tall = print_size(width, height, dpi=dpi)
    return pixels if wide <= width else upscaled(pixels, wide, tall)


def upscaled(pixels: Pixels, width: int, height: int, tile_rows: int = TILE_ROWS) -> Pixels:
    """(height, width, 3) from a smaller picture. Raises BadRequestError for sides that are no sides."""
    if not all(1 <= side <= MOST_PIXELS for side in (width, height)):
        raise BadRequestError(f"a picture's sides are from 1 to {MOST_PIXELS} pixels, not {width} x {height}")
    if pixels.ndim != 3 or pixels.shape[2] != 3 or min(pixels.shape[:2]) < 1:
        raise BadRequestError(f"a picture is (height, width, 3), not {pixels.shape}")
    scale = max(width / pixels.shape[1], height / pixels.shape[0])
    reach = sharpening_reach(scale)
    out = np.empty((height, width, 3), np.uint8)
    colours = pixels.astype(np.float32) / 255
    wide = _widened(colours, width, Image.Resampling.LANCZOS)
    darkest, lightest = (
        _widened(np.asarray(around(colours, (3, 3, 1)), np.float32), width, Image.Resampling.BILINEAR)
        for around in (ndimage.minimum_filter, ndimage.maximum_filter)
    )
    for top in range(0, height, tile_rows):
        bottom = min(height, top + tile_rows)
        first, last = max(0, top - reach), min(height, bottom + reach)
        within = (_rows(each, height, first, last, linear=True) for each in (darkest, lightest))
        strip = np.clip(_rows(wide, height, first, last), *within)
        sharp = _sharpened(strip, scale)
        out[top:bottom] = (sharp[top - first : bottom - first] * 255 + 0.5).astype(np.uint8)
    return out


def sharpening_reach(scale: float) -> int:
    """How many pixels around itself each pixel of the result looks at."""
    return int(np.ceil(4 * _blur(scale))) + _window(scale)


def _blur(scale: float) -> float:
    """The width (standard deviation) of the detail that enlarging has softened, in new pixels."""
    return max(0.6, 0.45 * scale)


def _window(scale: float) -> int:
    return max(1, round(0.75 * scale))


def _widened(colours: Numbers, width: int, method: Image.Resampling) -> Numbers:
    """Resampled along the rows, which are few: they are the small picture's own."""
    channels = [Image.fromarray(np.ascontiguousarray(colours[..., channel])) for channel in range(3)]
    size = (width, colours.shape[0])
    return np.stack([np.asarray(each.resize(size, method), np.float32) for each in channels], axis=-1)


def _rows(colours: Numbers, height: int, first: int, last: int, *, linear: bool = False) -> Numbers:
    """The rows from ``first`` to ``last`` of the picture resampled to ``height`` rows."""
    known, (weights, starts) = colours.shape[0], _weights(colours.shape[0], height, first, last, linear)
    out = np.zeros((last - first, *colours.shape[1:]), np.float32)
    for step in range(weights.shape[1]):
        source = np.clip(starts + step, 0, known - 1)
        out += weights[:, step, None, None] * colours[source]
    return out


def _weights(
    known: int, wanted: int, first: int, last: int, linear: bool
) -> tuple[Numbers, npt.NDArray[np.int64]]:
    """For each new row the weights of the old ones and the first of these: Lanczos's (Duchon 1979), or
    those of a straight line between neighbours.
    """
    scale = known / wanted
    lobes = 1 if linear else LANCZOS_LOBES
    support = lobes * max(1.0, scale)
    middles = (np.arange(first, last) + 0.5) * scale - 0.5
    starts = np.floor(middles - support).astype(np.int64) + 1
    offsets = starts[:, None] + np.arange(int(np.ceil(2 * support)))[None] - middles[:, None]
    distance = offsets / max(1.0, scale)
    if linear:
        weights = np.clip(1 - np.abs(distance), 0, None)
    else:
        weights = np.sinc(distance) * np.sinc(distance / lobes) * (np.abs(distance) < lobes)
    return (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32), starts


def _sharpened(picture: Numbers, scale: float) -> Numbers:
    """An unsharp mask on brightness, less where it is quiet, held within what its surroundings have."""
    luma = picture @ LUMA
    soft: Any = ndimage.gaussian_filter(luma, _blur(scale), truncate=4.0)
    detail = luma - soft
    firm = detail * detail / (detail * detail + QUIET * QUIET)
    around = 2 * _window(scale) + 1
    darkest: Any = ndimage.minimum_filter(luma, around)
    lightest: Any = ndimage.maximum_filter(luma, around)
    wanted = np.clip(luma + AMOUNT * firm * detail, darkest, lightest)
    return np.clip(picture + (wanted - luma)[..., None], 0, 1).astype(np.float32)
