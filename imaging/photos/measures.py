"""Numbers of a picture that need no recogniser: sharpness, light, bars at its edges, colours.

Every measure is taken on the picture at a fixed size, so that a big and a small copy of it measure the same.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.photos.photo import Box
from imaging.request import Mask, Pixels

Floats = npt.NDArray[np.float32]

WHOLE: Final = Box(0.0, 0.0, 1.0, 1.0)
_SHARPNESS_SIDE: Final = 768  # pixels of the longest side at which sharpness is measured
_TILES: Final = 6
_SHARPEST: Final = 88  # percentile of the tiles: a blurred background does not make a photo blurred
_LIGHT_SIDE: Final = 256
_BAR_DEVIATION: Final = 3.0  # grey levels within a bar
_LEAST_BAR: Final = 0.02  # of the side
_HUES: Final = 12


@dataclass(frozen=True)
class Light:
    """The luminance of a picture, 0..1: mean, standard deviation, and the bounds of nine tenths of it.

    ``subject`` is the mean in the subject's box and ``rim`` the upper quartile around it.
    ``colour`` is the mean chroma, 0..1: under 0.02 it is black and white.
    """

    brightness: float
    contrast: float
    darkest: float
    lightest: float
    subject: float
    rim: float
    colour: float


def cut(pixels: Pixels, box: Box) -> Pixels:
    """The part of the picture in the box, at least one pixel of it."""
    height, width = pixels.shape[:2]
    left, top = min(int(box.left * width), width - 1), min(int(box.top * height), height - 1)
    right, bottom = max(left + 1, round(box.right * width)), max(top + 1, round(box.bottom * height))
    return pixels[top:bottom, left:right]


def resized(pixels: Pixels, longest: int) -> Pixels:
    """The picture with its longest side at ``longest`` pixels."""
    height, width = pixels.shape[:2]
    scale = longest / max(height, width)
    if scale == 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))


def luminance(pixels: Pixels) -> Floats:
    """Rec. 601 luma, 0..255, as eyes weigh the three colours."""
    return np.asarray(Image.fromarray(pixels).convert("L"), dtype=np.float32)


def sharpness(pixels: Pixels) -> float:
    """log10 of the variance of the Laplacian (Pech-Pacheco et al., ICPR 2000) in the sharpest parts.

    Measured: sharp photos 2.1 to 3.1; blurred by a Gaussian of 0.15 % of the longest side 1.0 to 1.9,
    of 0.3 % at most 1.0.
    """
    grey = luminance(resized(pixels, _SHARPNESS_SIDE))
    edges = cast(Floats, ndimage.laplace(grey))
    height, width = grey.shape
    rows = np.linspace(0, height, _TILES + 1).astype(int)
    columns = np.linspace(0, width, _TILES + 1).astype(int)
    tiles = [
        edges[top:bottom, left:right] for top, bottom in pairwise(rows) for left, right in pairwise(columns)
    ]
    variances = [float(tile.var()) for tile in tiles if tile.size]
    return float(np.log10(np.percentile(variances, _SHARPEST) + 0.01))


def light(pixels: Pixels, subject: Box | None = None) -> Light:
    """How the picture is lit; ``subject`` is the box compared with what is around it."""
    small = resized(pixels, _LIGHT_SIDE) if max(pixels.shape[:2]) > _LIGHT_SIDE else pixels
    grey = luminance(small) / 255.0
    inner = cut_mask(grey.shape, subject or Box(0.3, 0.3, 0.7, 0.7))
    rim = grey[~inner]
    values = small.astype(np.float32)
    chroma = float((values.max(axis=2) - values.min(axis=2)).mean() / 255.0)
    return Light(
        brightness=float(grey.mean()),
        contrast=float(grey.std()),
        darkest=float(np.percentile(grey, 5)),
        lightest=float(np.percentile(grey, 95)),
        subject=float(grey[inner].mean()),
        rim=float(np.percentile(rim, 75)) if rim.size else 0.0,
        colour=chroma,
    )


def cut_mask(shape: tuple[int, ...], box: Box) -> Mask:
    """True inside the box of a picture of this height and width."""
    height, width = shape[:2]
    inside = np.zeros((height, width), dtype=np.bool_)
    left, top = min(int(box.left * width), width - 1), min(int(box.top * height), height - 1)
    inside[top : max(top + 1, round(box.bottom * height)), left : max(left + 1, round(box.right * width))] = (
        True
    )
    return inside


def without_bars(pixels: Pixels) -> Box:
    """The picture without the black bars that screens and scanners leave at its edges."""
    grey = luminance(pixels)
    height, width = grey.shape
    top, bottom = _bar(grey, height), _bar(grey[::-1], height)
    left, right = _bar(grey.T, width), _bar(grey.T[::-1], width)
    if top + bottom > 0.8 * height or left + right > 0.8 * width:
        return WHOLE  # the whole picture is nearly black: no bars, but darkness
    return Box(left / width, top / height, 1 - right / width, 1 - bottom / height)


def _bar(lines: Floats, length: int) -> int:
    """How many of the first lines are one plain black."""
    plain = (lines.std(axis=1) < _BAR_DEVIATION) & (lines.mean(axis=1) < 12)
    count = int(np.argmin(plain)) if not plain.all() else length
    return count if count >= _LEAST_BAR * length else 0


def colours(pixels: Pixels, mask: Mask | None = None) -> tuple[float, ...]:
    """A histogram of hue (where there is colour) and of grey, summing to 1: to compare clothes with."""
    small = pixels if mask is not None else resized(pixels, 96)
    values = small[mask] if mask is not None else small.reshape(-1, 3)
    if not len(values):
        return ()
    hsv = np.asarray(Image.fromarray(values[None]).convert("HSV"))[0].astype(np.float32)
    coloured = (hsv[:, 1] > 60) & (hsv[:, 2] > 40)
    hues = np.bincount((hsv[coloured, 0] * _HUES / 256).astype(int), minlength=_HUES)[:_HUES]
    greys = np.bincount((hsv[~coloured, 2] * 4 / 256).astype(int), minlength=4)[:4]
    counts = np.concatenate([hues, greys]) / len(values)
    return tuple(round(float(share), 4) for share in counts)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """How much two histograms share: 1 the same, 0 nothing (Swain and Ballard's intersection)."""
    return float(sum(min(a, b) for a, b in zip(one, other, strict=True)))


def distance(one: Any, other: Any) -> float:
    """The Euclidean distance of two vectors."""
    return float(np.linalg.norm(np.asarray(one, dtype=np.float32) - np.asarray(other, dtype=np.float32)))
