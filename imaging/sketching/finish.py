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
from imaging.sketching.inkwork import as_comic, made_clear
from imaging.sketching.places import SceneLook

Floats = npt.NDArray[np.float32]
_PAPER_WHITE: Final[Floats] = np.array([251, 247, 238], np.float32)
_LUMA: Final[Floats] = np.array([0.299, 0.587, 0.114], np.float32)
_OUTDOOR_LIGHT: Final[dict[str, tuple[float, float, float]]] = {
    "morning": (1.02, 0.99, 0.95),
    "midday": (1.01, 1.0, 0.98),
    "afternoon": (1.03, 0.99, 0.93),
    "evening": (1.02, 0.95, 0.89),
    "night": (0.9, 0.92, 1.02),
}
_INDOOR_LIGHT: Final[dict[str, tuple[float, float, float]]] = {
    "morning": (1.02, 0.99, 0.95),
    "midday": (1.01, 1.0, 0.97),
    "afternoon": (1.03, 0.98, 0.92),
    "evening": (1.0, 0.94, 0.86),
    "night": (0.97, 0.9, 0.82),
}


def finish(pixels: Pixels, look: SceneLook, style: str, masks: Iterable[Mask] = ()) -> Pixels:
    """Grade a finished drawing; ``style`` is one of ``vocabulary.STYLES``.

    ``masks`` are those of the subjects and things, which the clear style sets off from what is behind.
    """
    matrix, offset, vignette, grain = _grade(look, style)
    height, width = pixels.shape[:2]
    out = pixels.reshape(-1, 3).astype(np.float32) @ matrix + offset
    picture: Floats = out.reshape(height, width, 3)
    picture *= _frame(height, width, vignette, grain)[..., None]
    picture = _worked(pixels, picture, style, masks)
    np.clip(picture, 0, 255, out=picture)
    return picture.astype(np.uint8)


def _worked(pixels: Pixels, graded: Floats, style: str, masks: Iterable[Mask]) -> Floats:
    """What a style does beyond its colours; ``pixels`` are the drawing before, ``graded`` after grading."""
    if style == "pencil":
        return _pencil(pixels, graded)
    if style == "watercolour":
        return _watercolour(graded)
    if style == "dreamlike":
        return _dreamlike(graded)
    if style == "digital":
        return _sharpened(graded)
    if style == "flash_print":
        return graded * _flash(*pixels.shape[:2])[..., None]
    if style == "slide":
        return _mounted(graded)
    if style in ("oil", "comic", "clear"):
        page = np.clip(graded, 0, 255).astype(np.uint8)
        if style == "oil":
            return in_oil(page)
        return as_comic(page) if style == "comic" else made_clear(page, _any_of(masks))
    return graded


def _any_of(masks: Iterable[Mask]) -> Mask | None:
    some = list(masks)
    return np.logical_or.reduce(some) if some else None


def _grade(look: SceneLook, style: str) -> tuple[Floats, Floats, float, float]:
    """Colour matrix (rows in, columns out), offset, vignette and grain."""
    tint = np.array((_INDOOR_LIGHT if look.indoor else _OUTDOOR_LIGHT)[look.time_of_day])
    if look.grey and not look.indoor:
        tint = tint * (0.95, 0.98, 1.01)
    light = np.diag(tint)
    grey = np.repeat((_LUMA * tint)[:, None], 3, axis=1)
    grades: dict[str, tuple[npt.NDArray[np.floating], tuple[float, float, float], float, float]] = {
        "storybook": (light * 1.04 - grey * 0.04, (0, 0, 0), 0.07, 1.0),
        "sepia": (grey * (1.06, 0.93, 0.72), (24, 17, 8), 0.18, 1.5),
        "black_and_white": (grey * 1.18, (-12, -12, -12), 0.2, 1.5),
        "faded_colour": ((light * 0.6 + grey * 0.4) * (0.88, 0.79, 0.68), (42, 40, 42), 0.12, 1.2),
        "watercolour": (light * 0.86 + grey * 0.02, (31, 29, 25), 0.0, 2.2),
        "pencil": (light * 0.42 + grey * 0.2, (92, 89, 82), 0.0, 2.0),
        "slide": (light * 1.32 - grey * 0.22, (-12, -14, -22), 0.34, 0.4),
        "flash_print": (light * 1.12 - grey * 0.04, (4, -4, -8), 0.0, 0.8),
        "colour_print": ((light * 1.08 - grey * 0.14) * (1.06, 1.0, 0.9), (14, 8, 4), 0.1, 0.9),
        "digital": ((light * 1.22 - grey * 0.12) * (0.97, 1.0, 1.05), (-12, -11, -8), 0.02, 0.2),
        "oil": (light * 1.1 - grey * 0.1, (0, 0, 0), 0.0, 0.0),
        "comic": (light * 1.08 - grey * 0.04, (0, 0, 0), 0.0, 0.0),
        "greyscale": (grey * 1.02, (10, 10, 10), 0.04, 1.2),
        "dreamlike": (light * 0.98 - grey * 0.02, (14, 8, 20), 0.0, 0.6),
        "clear": (light * 1.06, (0, 0, 0), 0.0, 0.0),
    }
    matrix, offset, vignette, grain = grades[style]
    return matrix.astype(np.float32), np.array(offset, np.float32), vignette, grain


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


def _pencil(pixels: Pixels, tinted: Floats) -> Floats:
    """Darken by how much each pixel lies below its surroundings: lines and shaded edges stay."""
    grey = pixels.astype(np.float32) @ _LUMA
    size = max(3, round(min(pixels.shape[:2]) / 90))
    around = np.asarray(ndimage.uniform_filter(grey, size), np.float32)
    line = np.clip((around - grey) / 62, 0, 1)
    return (tinted * (1 - 0.78 * line)[..., None]).astype(np.float32)


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


@lru_cache(maxsize=8)
def _flash(height: int, width: int) -> Floats:
    """The light of a flash on the camera: full in the middle, gone at the sides."""
    y = (np.arange(height, dtype=np.float32)[:, None] - height * 0.56) / (height / 2)
    x = (np.arange(width, dtype=np.float32)[None] - width / 2) / (width / 2)
    return (0.42 + 0.76 * np.exp(-(x * x * 1.1 + y * y * 1.0))).astype(np.float32)


def _mounted(picture: Floats) -> Floats:
    """The dark mount of a slide, with its round corners."""
    height, width = picture.shape[:2]
    margin, round_ = 0.012 * min(height, width), 0.045 * min(height, width)
    y = np.abs(np.arange(height, dtype=np.float32)[:, None] - (height - 1) / 2) - height / 2 + margin + round_
    x = np.abs(np.arange(width, dtype=np.float32)[None] - (width - 1) / 2) - width / 2 + margin + round_
    outside = np.hypot(np.maximum(x, 0), np.maximum(y, 0)) - round_
    picture *= np.clip(0.5 - outside, 0, 1)[..., None]
    picture += np.array([18, 16, 15], np.float32) * np.clip(outside + 0.5, 0, 1)[..., None]
    return picture


def _watercolour(picture: Floats) -> Floats:
    """Pigment pools: colours smooth out, edges darken, and washes are uneven."""
    size = max(3, round(min(picture.shape[:2]) / 130))
    smooth = np.asarray(ndimage.uniform_filter(picture, size, axes=(0, 1)), np.float32)
    height, width = picture.shape[:2]
    wash = np.tile(_wash(), (-(-height // 512), -(-width // 512)))[:height, :width]
    washed = (smooth * 0.25 + picture * 0.75) * (1 + 0.022 * wash)[..., None]
    return (_PAPER_WHITE + (washed - _PAPER_WHITE) * painted_part(height, width)[..., None]).astype(
        np.float32
    )


@lru_cache(maxsize=8)
def painted_part(height: int, width: int) -> Floats:
    """1 where the page is painted, falling to 0 at its uneven edges, where bare paper shows."""
    y = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None] / min(height, width)
    x = np.minimum(np.arange(width), np.arange(width)[::-1])[None] / min(height, width)
    wash = np.tile(_wash(), (-(-height // 512), -(-width // 512)))[:height, :width]
    near = np.minimum(x, y) + 0.007 * wash
    part = np.clip(near / 0.035, 0, 1)
    return (part * part * (3 - 2 * part)).astype(np.float32)


@lru_cache(maxsize=1)
def _wash() -> Floats:
    """A seamless tile of slow unevenness, mean 0 and deviation 1."""
    noise = np.random.default_rng(11).standard_normal((512, 512))
    slow = np.asarray(ndimage.gaussian_filter(noise, 22.0, mode="wrap"), np.float32)
    return slow / slow.std()
