"""Photos as training sees them: square crops around the subject, their colours varied, two subjects in one.

Every view comes from its own random numbers, so that a training that goes on sees the very same ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.painting.canvas import resized
from imaging.personalising.plain_sketches import recoloured
from imaging.personalising.recipes import Recipe
from imaging.personalising.values import OtherSubject, TrainingPhoto
from imaging.request import Mask, Pixels

Weights = npt.NDArray[np.float32]

MARGIN: Final = 0.12  # around the subject, as the painter crops it
WANDER: Final = 0.08  # of a crop's side: how far views of one photo lie apart
LEAST_SUBJECT: Final = 0.002  # of a photo: less is no subject
AROUND_PAIR: Final = np.float32(0.1)  # the weight of a Seg-Mix picture's background
PAIR_HEIGHTS: Final = (0.75, 0.95)  # of a Seg-Mix picture's side
WHOLE: Final = 0.35  # of the views show the whole subject where the recipe goes nearer
MIDDLE: Final = (0.3, 0.7)  # of a near view's side: where in it the point lies that it is about


@dataclass(frozen=True)
class View:
    """A square picture with its words. ``subject`` is where the trainee is, as far as the weights are to
    know it; ``weights`` (0 to 1) where the loss looks.
    """

    pixels: Pixels
    subject: Mask
    weights: Weights
    caption: str


def view_of(photo: TrainingPhoto, recipe: Recipe, rng: np.random.Generator | None) -> View:
    """A crop around the photo's subject; without random numbers the plain one, for measuring."""
    soft = _softness(photo)
    mask = soft > 127 if photo.softness is not None else None
    left, top, side = _square(mask, photo.pixels, rng)
    if rng is not None and recipe.nearest < 1 and rng.random() >= WHOLE:
        left, top, side = _nearer(mask, left, top, side * rng.uniform(recipe.nearest, 1), photo.pixels, rng)
    pixels = _cut(photo.pixels, left, top, side, recipe.resolution, edge=True)
    soft = _cut(soft, left, top, side, recipe.resolution, edge=photo.softness is None)
    if rng is not None:
        pixels = jittered(pixels, recipe.jitter, rng)
        if recipe.flip and rng.random() < 0.5:
            pixels, soft = pixels[:, ::-1].copy(), soft[:, ::-1].copy()
    subject = soft > 127
    if rng is not None and recipe.told and rng.random() < recipe.told:
        pixels, told = recoloured(pixels, subject, rng)
        subject &= ~told
    return View(pixels, subject, _weights(soft, photo, recipe), photo.caption)


def seg_mixed(
    photo: TrainingPhoto, other: OtherSubject, recipe: Recipe, rng: np.random.Generator
) -> View | None:
    """The subject and another entity side by side, cut out of their photos (Seg-Mix, arXiv 2404.04243).

    The background is the subject's photo, blurred beyond knowing.
    None where one of the photos has no mask.
    """
    second = other.photos[int(rng.integers(len(other.photos)))]
    cuts = [_cut_out(each) for each in (photo, second)]
    if cuts[0] is None or cuts[1] is None:
        return None
    side = recipe.resolution
    blurred = ndimage.gaussian_filter(resized(photo.pixels, side, side), (side / 24, side / 24, 0))
    canvas: Pixels = np.asarray(blurred, np.uint8)
    own, everyone = np.zeros((side, side), np.uint8), np.zeros((side, side), np.uint8)
    order = [0, 1] if rng.random() < 0.5 else [1, 0]
    for place, which in enumerate(order):
        cut = cuts[which]
        assert cut is not None  # noqa: S101 - both were looked at above
        middle = side * (0.28 + 0.44 * place + rng.uniform(-0.04, 0.04))
        mask = _pasted(canvas, *cut, middle, side * rng.uniform(*PAIR_HEIGHTS))
        own = np.where(mask > 127, mask if which == 0 else 0, own).astype(np.uint8)
        everyone = np.maximum(everyone, mask)
    beside = second.caption.replace(other.trainee.token, "").strip(" ,")
    caption = f"{photo.caption}, beside {beside or 'a ' + other.trainee.class_words}"
    weights = np.maximum(everyone.astype(np.float32) / 255, AROUND_PAIR)
    return View(jittered(canvas, recipe.jitter, rng), own > 127, weights, caption)


def views_of(
    photo: TrainingPhoto, others: Sequence[OtherSubject], recipe: Recipe, count: int, rng: np.random.Generator
) -> list[View]:
    """So many different views of one photo, some of them with another entity beside the subject."""
    found: list[View] = []
    for _ in range(count):
        mixed = None
        if others and rng.random() < recipe.seg_mix:
            mixed = seg_mixed(photo, others[int(rng.integers(len(others)))], recipe, rng)
        found.append(mixed or view_of(photo, recipe, rng))
    return found


def jittered(pixels: Pixels, strength: float, rng: np.random.Generator) -> Pixels:
    """The picture a little lighter or darker, with more or less contrast and warmth."""
    if strength <= 0:
        return pixels
    light, contrast = 1 + strength * rng.uniform(-1, 1, 2)
    warmth = 1 + strength * 0.5 * rng.uniform(-1, 1, 3)
    level = float(pixels.mean())
    changed = ((pixels.astype(np.float32) - level) * contrast + level) * light * warmth
    return np.clip(changed + 0.5, 0, 255).astype(np.uint8)


def _softness(photo: TrainingPhoto) -> Pixels:
    if photo.softness is None:
        return np.full(photo.pixels.shape[:2], 255, np.uint8)
    if photo.softness.shape == photo.pixels.shape[:2]:
        return photo.softness
    height, width = photo.pixels.shape[:2]
    return resized(photo.softness, width, height)


def _weights(soft: Pixels, photo: TrainingPhoto, recipe: Recipe) -> Weights:
    if not recipe.masks or photo.softness is None:
        return np.ones(soft.shape, np.float32)
    return (soft / 255).astype(np.float32)


def _square(mask: Mask | None, pixels: Pixels, rng: np.random.Generator | None) -> tuple[float, float, float]:
    """Left, top and side of the square around the subject, or the middle of a photo without a mask."""
    height, width = pixels.shape[:2]
    if mask is None or mask.mean() < LEAST_SUBJECT:
        side = float(min(height, width))
        left, top = (width - side) / 2, (height - side) / 2
        if rng is not None:
            side *= rng.uniform(0.85, 1.0)
            left, top = rng.uniform(0, width - side), rng.uniform(0, height - side)
        return left, top, side
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    tall, wide = rows[-1] + 1 - rows[0], columns[-1] + 1 - columns[0]
    side = float(max(tall, wide) * (1 + 2 * MARGIN))
    x, y = (columns[0] + columns[-1] + 1) / 2, (rows[0] + rows[-1] + 1) / 2
    if rng is not None:
        side *= rng.uniform(0.9, 1.15)
        x, y = x + side * WANDER * rng.uniform(-1, 1), y + side * WANDER * rng.uniform(-1, 1)
    side = min(side, float(max(height, width)))
    return _within(x - side / 2, side, width), _within(y - side / 2, side, height), side


def _nearer(
    mask: Mask | None, left: float, top: float, side: float, pixels: Pixels, rng: np.random.Generator
) -> tuple[float, float, float]:
    """A smaller square about some point of the subject, or within the one that begins at left and top."""
    height, width = pixels.shape[:2]
    if mask is None or not mask.any():
        x, y = left + side * rng.uniform(0, 1), top + side * rng.uniform(0, 1)
    else:
        rows, columns = np.nonzero(mask)
        at = int(rng.integers(len(rows)))
        x, y = float(columns[at]), float(rows[at])
    left, top = (middle - side * rng.uniform(*MIDDLE) for middle in (x, y))
    return _within(left, side, width), _within(top, side, height), side


def _within(start: float, length: float, extent: int) -> float:
    """A start that leaves as little as possible of the crop outside the photo."""
    return (extent - length) / 2 if length > extent else min(max(0.0, start), extent - length)


def _cut(picture: Pixels, left: float, top: float, side: float, size: int, edge: bool) -> Pixels:
    """The square of the picture at another size; beyond the photo its edge goes on, or nothing is."""
    reach = int(np.ceil(max(0, -left, -top, left + side - picture.shape[1], top + side - picture.shape[0])))
    if reach:
        around = [(reach, reach), (reach, reach), *[(0, 0)] * (picture.ndim - 2)]
        picture = np.pad(picture, around, mode="edge" if edge else "constant")
    box = (left + reach, top + reach, left + side + reach, top + side + reach)
    return np.asarray(Image.fromarray(picture).resize((size, size), Image.Resampling.LANCZOS, box=box)).copy()


def _cut_out(photo: TrainingPhoto) -> tuple[Pixels, Pixels] | None:
    """The subject's box of the photo and of its softness."""
    if photo.softness is None:
        return None
    soft = _softness(photo)
    mask = soft > 127
    if mask.mean() < LEAST_SUBJECT:
        return None
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return photo.pixels[box], soft[box]


def _pasted(canvas: Pixels, pixels: Pixels, soft: Pixels, middle: float, height: float) -> Pixels:
    """Lays a cut-out on the canvas, standing at its lower edge; returns where, 0-255."""
    side = canvas.shape[0]
    tall = round(min(height, height * 0.9 * side / max(1.0, pixels.shape[1] / pixels.shape[0] * height)))
    wide = max(1, round(pixels.shape[1] / pixels.shape[0] * tall))
    small, mask = resized(pixels, wide, tall), resized(soft, wide, tall)
    left, top = round(middle - wide / 2), side - tall
    out = np.zeros((side, side), np.uint8)
    x0, x1 = max(0, left), min(side, left + wide)
    if x1 <= x0:
        return out
    part = np.s_[:, x0 - left : x1 - left]
    share = mask[part][..., None].astype(np.float32) / 255
    under = canvas[top:, x0:x1].astype(np.float32)
    canvas[top:, x0:x1] = (under + (small[part] - under) * share + 0.5).astype(np.uint8)
    out[top:, x0:x1] = mask[part]
    return out
