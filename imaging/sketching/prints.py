"""Photographic prints of a decade: tone curves, the flash's shadow, white borders and a slide's mount.

Pictures are float arrays of shape (height, width, 3), 0-255; frames are laid over them in place.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from imaging.request import Mask, Pixels

Floats = npt.NDArray[np.float32]
Stops = tuple[tuple[int, tuple[int, int, int]], ...]

# What film sees: less of blue and more of red than the eye, so that faces are bright and skies deep.
_FILM: Final[Floats] = np.array([0.42, 0.46, 0.12], np.float32)
_SEPIA: Final[Stops] = (
    (0, (34, 21, 14)),
    (60, (78, 52, 34)),
    (130, (156, 118, 82)),
    (196, (222, 193, 152)),
    (234, (247, 232, 204)),
    (255, (250, 239, 215)),
)
_SILVER: Final[Stops] = (
    (0, (16, 16, 16)),
    (56, (42, 42, 42)),
    (128, (126, 126, 126)),
    (186, (208, 208, 208)),
    (226, (244, 244, 244)),
    (255, (250, 250, 250)),
)
_TONES: Final[dict[str, Stops]] = {"sepia": _SEPIA, "black_and_white": _SILVER}
BORDERS: Final[dict[str, tuple[float, float, float]]] = {
    "sepia": (243, 233, 211),
    "black_and_white": (246, 246, 246),
    "faded_colour": (247, 240, 228),
}


def silver_print(picture: Pixels | Floats, style: str, tint: npt.NDArray[np.floating]) -> Floats:
    """The picture (0-255) in the tones of a sepia or black and white print; ``tint`` is the hour's light."""
    weights = (_FILM * tint).astype(np.float32)
    grey = np.clip(picture.reshape(-1, 3).astype(np.float32) @ weights, 0, 255).astype(np.uint8)
    return _table(style)[grey].reshape(picture.shape)


@lru_cache(maxsize=4)
def _table(style: str) -> Floats:
    """The print's colour of each of 256 greys."""
    stops = _TONES[style]
    at = [level for level, _ in stops]
    columns = [np.interp(np.arange(256), at, [tone[c] for _, tone in stops]) for c in range(3)]
    return np.stack(columns, axis=1).astype(np.float32)


def bordered(picture: Floats, style: str) -> Floats:
    """The print's border of bare paper: deckled for black and white, straight for the others."""
    height, width = picture.shape[:2]
    bare = _border(height, width, deckled=style == "black_and_white")
    picture += (np.array(BORDERS[style], np.float32) - picture) * bare[..., None]
    return picture


@lru_cache(maxsize=8)
def _border(height: int, width: int, deckled: bool) -> Floats:
    """1 on bare paper, 0 on the picture, with a soft line's width between them."""
    side = min(height, width)
    rows, columns = np.arange(height, dtype=np.float32), np.arange(width, dtype=np.float32)
    from_rows = np.minimum(rows, rows[::-1])[:, None]
    from_columns = np.minimum(columns, columns[::-1])[None]
    bare = np.clip(0.025 * side - np.minimum(from_rows, from_columns) + 0.5, 0, 1)
    if not deckled:
        return bare.astype(np.float32)
    # Small waves are cut into the paper; what lies behind them is darker.
    along = 0.004 * side * (1 + np.sin(np.arange(max(height, width)) * (2 * np.pi / (0.021 * side)) + 0.6))
    beyond_rows = np.clip(along[None, :width] - from_rows, 0, 1)
    beyond_columns = np.clip(along[:height, None] - from_columns, 0, 1)
    return (bare - 0.14 * np.maximum(beyond_rows, beyond_columns)).astype(np.float32)


def flash_lit(picture: Floats, subjects: Mask | None) -> Floats:
    """A flash on the camera: full in the middle, gone at the sides, a shadow behind whoever is near."""
    height, width = picture.shape[:2]
    light = _flash(height, width)
    if subjects is not None:
        light = light * (1 - 0.26 * _cast(subjects))
    picture *= light[..., None]
    return picture


def _cast(subjects: Mask) -> Floats:
    """Where the subjects' shadow falls: to the right and below them, and not on themselves."""
    height, width = subjects.shape
    right, down = max(1, round(0.017 * width)), max(1, round(0.009 * height))
    cast = np.zeros(subjects.shape, np.float32)
    cast[down:, right:] = subjects[:-down, :-right]
    soft = np.asarray(ndimage.uniform_filter(cast, max(3, round(0.012 * width) | 1)), np.float32)
    return np.where(subjects, 0, soft).astype(np.float32)


@lru_cache(maxsize=8)
def _flash(height: int, width: int) -> Floats:
    y = (np.arange(height, dtype=np.float32)[:, None] - height * 0.56) / (height / 2)
    x = (np.arange(width, dtype=np.float32)[None] - width / 2) / (width / 2)
    return (0.46 + 0.7 * np.exp(-(x * x * 1.0 + y * y * 0.9))).astype(np.float32)


def mounted(picture: Floats) -> Floats:
    """The dark mount of a slide, with its round corners."""
    height, width = picture.shape[:2]
    outside = _mount(height, width)[..., None]
    picture += (np.array([24, 21, 19], np.float32) - picture) * outside
    return picture


@lru_cache(maxsize=8)
def _mount(height: int, width: int) -> Floats:
    margin, round_ = 0.016 * min(height, width), 0.045 * min(height, width)
    y = np.abs(np.arange(height, dtype=np.float32)[:, None] - (height - 1) / 2) - height / 2 + margin + round_
    x = np.abs(np.arange(width, dtype=np.float32)[None] - (width - 1) / 2) - width / 2 + margin + round_
    outside = np.hypot(np.maximum(x, 0), np.maximum(y, 0)) - round_
    return np.clip(outside + 0.5, 0, 1).astype(np.float32)
