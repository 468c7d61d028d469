"""The finish of the page: the light of the hour, the style of the print, the grain of the paper.

All grades are linear maps of colour with a slow vignette and a fixed paper texture, so that they
cost milliseconds. Pictures are (height, width, 3) arrays.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.request import Mask, Pixels
from imaging.sketching.brushwork import in_oil
from imaging.sketching.handwork import in_pencil, in_watercolour
from imaging.sketching.inkwork import as_comic, made_clear
from imaging.sketching.places import SceneLook
from imaging.sketching.prints import BORDERS, bordered, flash_lit, mounted, silver_print

Floats = npt.NDArray[np.float32]
_LUMA: Final[Floats] = np.array([0.299, 0.587, 0.114], np.float32)
OUTDOOR_LIGHT: Final[dict[str, tuple[float, float, float]]] = {
    "morning": (1.02, 0.99, 0.95),
    "midday": (1.01, 1.0, 0.98),
    "afternoon": (1.03, 0.99, 0.93),
    "evening": (1.02, 0.95, 0.89),
    "night": (0.98, 0.97, 1.01),
}
INDOOR_LIGHT: Final[dict[str, tuple[float, float, float]]] = {
    "morning": (1.02, 0.99, 0.95),
    "midday": (1.01, 1.0, 0.97),
    "afternoon": (1.03, 0.98, 0.92),
    "evening": (1.0, 0.94, 0.86),
    "night": (0.97, 0.9, 0.82),
}

# How much the corners darken, and how strong the grain of film and paper is.
_LENSES: Final[dict[str, tuple[float, float]]] = {
    "storybook": (0.07, 1.0),
    "sepia": (0.2, 1.6),
    "black_and_white": (0.18, 1.5),
    "faded_colour": (0.08, 1.2),
    "watercolour": (0.0, 1.2),
    "pencil": (0.0, 0.8),
    "slide": (0.34, 0.4),
    "flash_print": (0.0, 0.8),
    "colour_print": (0.1, 0.9),
    "digital": (0.02, 0.2),
    "oil": (0.0, 0.0),
    "comic": (0.0, 0.0),
    "greyscale": (0.04, 1.2),
    "dreamlike": (0.0, 0.6),
    "clear": (0.0, 0.0),
}


def finish(pixels: Pixels, look: SceneLook, style: str, masks: Iterable[Mask] = ()) -> Pixels:
    """Grade a finished drawing; ``style`` is one of ``vocabulary.STYLES``.

    ``masks`` are those of the subjects and things: the clear style sets them off, a flash casts shadows.
    """
    vignette, grain = _LENSES[style]
    height, width = pixels.shape[:2]
    picture = graded(pixels, look, style)
    if vignette or grain:
        picture *= _frame(height, width, vignette, grain)[..., None]
    picture = _worked(pixels, picture, style, masks)
    np.clip(picture, 0, 255, out=picture)
    return picture.astype(np.uint8)


def _worked(pixels: Pixels, graded: Floats, style: str, masks: Iterable[Mask]) -> Floats:
    """What a style does beyond its colours; ``pixels`` are the drawing before, ``graded`` after grading."""
    if style == "pencil":
        return in_pencil(pixels, graded)
    if style == "watercolour":
        return in_watercolour(graded)
    if style == "dreamlike":
        return _dreamlike(graded)
    if style == "digital":
        return _sharpened(graded)
    if style == "flash_print":
        return flash_lit(graded, _any_of(masks))
    if style == "slide":
        return mounted(graded)
    if style in BORDERS:
        return bordered(graded, style)
    if style in ("oil", "comic", "clear"):
        page = np.clip(graded, 0, 255).astype(np.uint8)
        if style == "oil":
            return in_oil(page, _any_of(masks))
        return as_comic(page) if style == "comic" else made_clear(page, _any_of(masks))
    return graded


def _any_of(masks: Iterable[Mask]) -> Mask | None:
    some = list(masks)
    return np.logical_or.reduce(some) if some else None


def graded(pixels: Pixels, look: SceneLook, style: str) -> Floats:
    """The drawing in the hour's light and the colours of its style."""
    tint = np.array((INDOOR_LIGHT if look.indoor else OUTDOOR_LIGHT)[look.time_of_day])
    if look.grey and not look.indoor:
        tint = tint * (0.95, 0.98, 1.01)
    if style in ("sepia", "black_and_white"):
        return silver_print(pixels, style, tint)
    matrix, offset = _grade(tint, style)
    return (pixels.reshape(-1, 3).astype(np.float32) @ matrix + offset).reshape(pixels.shape)


def _grade(tint: npt.NDArray[np.floating], style: str) -> tuple[Floats, Floats]:
    """Colour matrix (rows in, columns out) and offset."""
    light = np.diag(tint)
    grey = np.repeat((_LUMA * tint)[:, None], 3, axis=1)
    film = np.repeat((np.array([0.4, 0.48, 0.12]) * tint)[:, None], 3, axis=1)
    grades: dict[str, tuple[npt.NDArray[np.floating], tuple[float, float, float]]] = {
        "storybook": (light * 1.04 - grey * 0.04, (0, 0, 0)),
        # Dyes that faded by themselves: no deep shadows left, cyan gone first, highlights cream.
        "faded_colour": ((light * 0.98 + grey * 0.02) * (0.69, 0.67, 0.6), (80, 64, 58)),
        "watercolour": (light * 1.02 - grey * 0.1, (30, 28, 25)),
        "pencil": (light * 1.1 - grey * 0.14, (6, 4, 2)),
        "slide": (light * 1.32 - grey * 0.22, (-12, -14, -22)),
        "flash_print": (light * 1.14 - grey * 0.06, (6, -2, -6)),
        "colour_print": ((light * 1.26 - grey * 0.14) * (1.04, 0.99, 0.9), (-10, -8, 2)),
        "digital": ((light * 1.2 - grey * 0.12) * (0.97, 1.0, 1.05), (-10, -9, -6)),
        "oil": (light * 1.1 - grey * 0.1, (0, 0, 0)),
        "comic": (light * 1.08 - grey * 0.04, (0, 0, 0)),
        "greyscale": (film * 1.02, (10, 10, 10)),
        "dreamlike": (light * 0.98 - grey * 0.02, (14, 8, 20)),
        "clear": (light * 1.06, (0, 0, 0)),
    }
    matrix, offset = grades[style]
    return matrix.astype(np.float32), np.array(offset, np.float32)


@lru_cache(maxsize=8)
def _frame(height: int, width: int, vignette: float, grain: float) -> Floats:
    """Brightness of each pixel: darker to the corners, uneven as paper is."""
    y = (np.arange(height, dtype=np.float32)[:, None] - height / 2) / (height / 2)
    x = (np.arange(width, dtype=np.float32)[None] - width / 2) / (width / 2)
    corners = 1 - vignette * (x * x + y * y) / 2
    tile = _paper()
    repeats = (-(-height // tile.shape[0]), -(-width // tile.shape[1]))
    paper = np.tile(tile, repeats)[:height, :width]
    return (corners * (1 + 0.0085 * grain * paper)).astype(np.float32)


@lru_cache(maxsize=1)
def _paper() -> Floats:
    """A seamless tile of paper grain, mean 0 and deviation 1."""
    rng = np.random.default_rng(7)
    total = np.zeros((512, 512), np.float32)
    for sigma, weight in ((0.7, 0.5), (2.2, 0.7), (14.0, 0.9)):
        noise = ndimage.gaussian_filter(rng.standard_normal((512, 512)), sigma, mode="wrap")
        total += (weight * noise / noise.std()).astype(np.float32)
    return (total / total.std()).astype(np.float32)


def _dreamlike(picture: Floats) -> Floats:
    """What is light glows into its surroundings, colours turn to rose and lilac, and the edges fade."""
    height, width = picture.shape[:2]
    step = max(1, min(height, width) // 128)
    small = np.clip(picture[::step, ::step], 0, 255)
    glow = np.asarray(ndimage.gaussian_filter(small, 3.2, axes=(0, 1)), np.float32)
    glow = np.asarray(
        Image.fromarray(glow.astype(np.uint8)).resize((width, height), Image.Resampling.BILINEAR), np.float32
    )
    haze = 255 - (255 - np.clip(picture, 0, 255)) * (255 - glow * 0.42) / 255
    soft = picture * 0.4 + haze * 0.6
    soft = soft * np.array([1.0, 0.965, 1.02], np.float32) + np.array([0, 0, 3], np.float32)
    veil = _veil(height, width)[..., None]
    return (soft + (np.array([250, 240, 250], np.float32) - soft) * veil).astype(np.float32)


@lru_cache(maxsize=8)
def _veil(height: int, width: int) -> Floats:
    """0 in the middle of the page, rising to its corners."""
    y = (np.arange(height, dtype=np.float32)[:, None] - height * 0.52) / (height / 2)
    x = (np.arange(width, dtype=np.float32)[None] - width / 2) / (width / 2)
    return (np.clip((x * x + y * y - 0.55) / 1.5, 0, 1) * 0.8).astype(np.float32)


def _sharpened(picture: Floats) -> Floats:
    """An unsharp mask, as small cameras apply it."""
    size = max(3, round(min(picture.shape[:2]) / 240) | 1)
    soft = np.asarray(ndimage.uniform_filter(picture, size, axes=(0, 1)), np.float32)
    return (picture + (picture - soft) * 0.7).astype(np.float32)
