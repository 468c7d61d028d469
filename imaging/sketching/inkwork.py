"""The finishes with ink: a comic's printed panel, and the clear picture for weak eyes."""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from imaging.request import Mask, Pixels

Floats = npt.NDArray[np.float32]
_LUMA: Final[Floats] = np.array([0.299, 0.587, 0.114], np.float32)
_INK: Final[Floats] = np.array([26, 22, 34], np.float32)
_DOT_SHADE: Final[Floats] = np.array([0.34, 0.3, 0.16], np.float32)
_PAPER: Final[Floats] = np.array([250, 244, 228], np.float32)


def as_comic(pixels: Pixels) -> Floats:
    """Firm ink lines, few flat colours, and printed dots in the shade, in a panel's frame."""
    height, width = pixels.shape[:2]
    scale = min(height, width) / 512
    flat = _few_colours(pixels, 1.32, 40)
    shade = 1 - np.asarray(ndimage.uniform_filter(flat @ _LUMA, max(3, round(7 * scale))), np.float32) / 255
    dots = _screen(height, width, max(4, round(6 * scale)))
    printed = np.clip((shade * 0.92 - 0.2 - dots) * 5, 0, 1)[..., None]
    page = np.multiply(printed, -_DOT_SHADE, dtype=np.float32)
    page += 1
    page *= flat
    page += 6
    page += (_INK - page) * _lines(pixels, 1.0, scale)[..., None]
    return _framed(page, round(7 * scale), max(2, round(3.4 * scale)))


def made_clear(pixels: Pixels, subjects: Mask | None) -> Floats:
    """Strong flat colours in firm outlines; all that is not a subject steps back into the light."""
    scale = min(pixels.shape[:2]) / 512
    page = _few_colours(pixels, 1.5, 44)
    if subjects is not None:
        behind = ~subjects
        page[behind] = page[behind] * 0.5 + 124
        near = np.asarray(
            ndimage.uniform_filter(subjects.astype(np.float32), max(3, round(4.4 * scale) | 1)), np.float32
        )
        rim = np.clip(near * 5 - 0.4, 0, 1) * behind
        page += (_INK - page) * rim[..., None]
    page += (_INK - page) * _lines(pixels, 1.25, scale, subjects)[..., None]
    return page


def _few_colours(pixels: Pixels, saturation: float, step: float) -> Floats:
    """Colours pulled apart and their brightness set to a few steps, textures smoothed before."""
    size = max(3, round(min(pixels.shape[:2]) / 170) | 1)
    colour = np.asarray(ndimage.uniform_filter(pixels, size, axes=(0, 1)), np.float32)
    grey = colour @ _LUMA
    # Steps with soft sides, so that slow gradients leave no ragged bands.
    level = grey / step
    whole = np.floor(level)
    stepped = (whole + np.clip((level - whole - 0.36) / 0.28, 0, 1)) * step
    # The colours pulled from their grey, then from the grey to its step.
    colour *= saturation
    colour += (stepped - grey * saturation + 8)[..., None]
    return np.clip(colour, 0, 255, out=colour)


def _lines(pixels: Pixels, weight: float, scale: float, only: Mask | None = None) -> Floats:
    """0 to 1: where the drawing has its lines and edges, drawn as thick as a brush would."""
    grey = pixels.astype(np.float32) @ _LUMA
    size = max(3, round(7 * scale) | 1)
    around = np.asarray(ndimage.uniform_filter(grey, size), np.float32)
    lines = np.clip((around - grey - 9) / 20, 0, 1) * np.clip((190 - grey) / 60, 0, 1)
    lines = np.clip(
        np.asarray(ndimage.uniform_filter(lines, max(2, round(2 * scale))), np.float32) * 1.7, 0, 1
    )
    if only is not None:
        lines = np.where(only, lines, lines * 0.45)
    return np.clip(lines * weight, 0, 1).astype(np.float32)


@lru_cache(maxsize=4)
def _screen(height: int, width: int, period: int) -> Floats:
    """A printer's screen at 45 degrees: each pixel's threshold, 0 at a dot's middle to 1 between dots."""
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32) * (np.pi / period)
    return (0.5 - 0.5 * np.cos(rows + columns) * np.cos(rows - columns)).astype(np.float32)


def _framed(page: Floats, margin: int, line: int) -> Floats:
    """The page within a panel's ink line on bare paper."""
    height, width = page.shape[:2]
    rows = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None]
    columns = np.minimum(np.arange(width), np.arange(width)[::-1])[None]
    near = np.minimum(rows, columns)
    page[near < margin + line] = _INK
    page[near < margin] = _PAPER
    return page
