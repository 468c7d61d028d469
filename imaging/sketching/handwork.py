"""Watercolour and coloured pencil: the page as if a hand had drawn its edges and laid its colours.

Pictures are float arrays of shape (height, width, 3), 0-255.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from imaging.request import Pixels

Floats = npt.NDArray[np.float32]
_LUMA: Final[Floats] = np.array([0.299, 0.587, 0.114], np.float32)
_PAPER: Final[Floats] = np.array([252, 248, 239], np.float32)
_TILE: Final = 512


def in_watercolour(picture: Floats) -> Floats:
    """Washes that pool at their edges and granulate in the paper, on a sheet that shows at its rim."""
    height, width = picture.shape[:2]
    size = max(3, round(min(height, width) / 110))
    smooth = np.asarray(ndimage.uniform_filter(picture, size, axes=(0, 1)), np.float32)
    grey = picture @ _LUMA
    around = np.asarray(ndimage.uniform_filter(grey, size * 3), np.float32)
    # Pigment gathers where a darker wash ends: the dark side of an edge grows darker still.
    pooled = np.clip((around - grey) / 90, 0, 0.32)
    grain = 1 + 0.03 * _tiled(_wash(), height, width) - 0.02 * _tiled(_tooth(), height, width)
    washed = (smooth * 0.38 + picture * 0.62) * (grain - pooled * 0.42)[..., None]
    part = painted_part(height, width)[..., None]
    return (_PAPER + (washed - _PAPER) * part).astype(np.float32)


def in_pencil(pixels: Pixels, tinted: Floats) -> Floats:
    """Coloured pencil: lines in graphite, colours hatched, with more strokes where it is darker."""
    height, width = pixels.shape[:2]
    grey = pixels.astype(np.float32) @ _LUMA
    size = max(3, round(min(height, width) / 90))
    around = np.asarray(ndimage.uniform_filter(grey, size), np.float32)
    line = np.clip((around - grey) / 58, 0, 1)
    dark = np.clip(1.16 - around / 255, 0.06, 1)
    tooth = _tiled(_tooth(), height, width) * 0.16
    first = np.clip((dark * 1.5 - _tiled(_hatch(0), height, width) + tooth) * 1.8, 0, 1)
    second = np.clip((dark * 1.3 - 0.42 - _tiled(_hatch(1), height, width) + tooth) * 1.8, 0, 1)
    laid = np.clip(0.4 + 0.42 * first + 0.3 * second, 0, 1)
    page = _PAPER + (tinted - _PAPER) * laid[..., None]
    return (page * (1 - 0.74 * line)[..., None]).astype(np.float32)


@lru_cache(maxsize=8)
def painted_part(height: int, width: int) -> Floats:
    """1 where the page is painted, falling to 0 at its uneven edges, where bare paper shows."""
    side = min(height, width)
    y = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None] / side
    x = np.minimum(np.arange(width), np.arange(width)[::-1])[None] / side
    near = (
        np.minimum(x, y) + 0.007 * _tiled(_wash(), height, width) + 0.0022 * _tiled(_tooth(), height, width)
    )
    part = np.clip((near - 0.006) / 0.022, 0, 1)
    return (part * part * (3 - 2 * part)).astype(np.float32)


def _tiled(tile: Floats, height: int, width: int) -> Floats:
    return np.tile(tile, (-(-height // _TILE), -(-width // _TILE)))[:height, :width]


@lru_cache(maxsize=1)
def _wash() -> Floats:
    """A seamless tile of slow unevenness, mean 0 and deviation 1."""
    noise = np.random.default_rng(11).standard_normal((_TILE, _TILE))
    slow = np.asarray(ndimage.gaussian_filter(noise, 22.0, mode="wrap"), np.float32)
    return slow / slow.std()


@lru_cache(maxsize=1)
def _tooth() -> Floats:
    """A seamless tile of the paper's tooth, mean 0 and deviation 1."""
    noise = np.random.default_rng(23).standard_normal((_TILE, _TILE))
    fine = np.asarray(ndimage.gaussian_filter(noise, 1.1, mode="wrap"), np.float32)
    return fine / fine.std()


@lru_cache(maxsize=2)
def _hatch(turn: int) -> Floats:
    """A seamless tile of pencil strokes in one direction: 0 on a stroke's middle, 1 between strokes."""
    noise = np.random.default_rng(31 + turn).standard_normal((_TILE, _TILE))
    wander = np.asarray(ndimage.gaussian_filter(noise, 9.0, mode="wrap"), np.float32)
    rows, columns = np.mgrid[0:_TILE, 0:_TILE].astype(np.float32) * (2 * np.pi / _TILE)
    across = (rows * 84 + columns * 118) if turn == 0 else (rows * 104 - columns * 78)
    wave = 0.5 + 0.5 * np.sin(across + wander / wander.std() * 0.9)
    pressure = np.asarray(ndimage.gaussian_filter(noise, 3.0, mode="wrap"), np.float32)
    return np.clip(wave + 0.16 * pressure / pressure.std(), 0, 1.2).astype(np.float32)
