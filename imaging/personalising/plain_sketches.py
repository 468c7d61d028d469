"""What stands for the sketch of a photo: its subject in lines and faint greys, without a colour.

The embedded model learns what painting adds to a sketch, and a photo has none. Evoca's own sketch of a
subject has its shapes and lines, and colours that are nobody's; so the painter shows the model a faint
drawing alone of a subject with trained weights (``faint_drawing``), and here the photo gets the like. The
colours are what the weights know. How dark a part is in a sketch says nothing of the subject, and a photo's
lines tell more than a drawing's (stripes, folds, fur): so the greys are those of chance, and the lines finer
or coarser, fainter or stronger, and in places gone.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.painting.canvas import FAINT, LINE_PAPER, LUMA, drawn_lines, faint_drawing, pencilled, resized
from imaging.request import Mask, Pixels
from imaging.sketching.palette import COLOURS, HAIRS, SKINS

Floats = npt.NDArray[np.float32]

THICKNESS: Final = (0.010, 0.028)  # of the crop's side: what is thicker is no line
DARKNESS: Final = (0.8, 1.3)
PATCHES: Final = 10  # to a side: as large as what fades together
FADING: Final = 1.5
SMOOTHED: Final = (0.008, 0.04)  # of the side: stripes and fur belong to one part
SMALL: Final = 64  # pixels of a side in which the parts are found
PARTS: Final = (3, 8)
BY_COLOUR: Final = (0.5, 2.0)  # against by place
ROUNDS: Final = 4
ORDINARY: Final = np.array([*COLOURS.values(), *HAIRS.values(), *SKINS.values()], np.float32)


def plain_sketch(pixels: Pixels, subject: Mask, rng: np.random.Generator | None) -> Pixels:
    """The picture with a faint drawing of its subject; without random numbers as the painter shows it."""
    if not subject.any():
        return pixels
    if rng is None:
        return faint_drawing(pixels, subject)
    lines, _ = drawn_lines(pixels, rng.uniform(*THICKNESS))
    which = _parts(pixels, subject, rng)
    greys = rng.uniform(-FAINT, FAINT, size=int(which.max()) + 1).astype(np.float32)
    shade = ndimage.gaussian_filter(greys[which], pixels.shape[0] / 256)
    strength = rng.uniform(*DARKNESS) * _faded(subject.shape, rng)
    drawn = np.asarray(LINE_PAPER + shade - strength * lines, np.float32)
    return pencilled(pixels, subject, drawn)


def recoloured(pixels: Pixels, subject: Mask, rng: np.random.Generator) -> tuple[Pixels, Mask]:
    """The picture with one part of its subject in an ordinary colour, its light and shadow kept, and where.

    So somebody looks who wears what is told: that part is not theirs to know.
    """
    if not subject.any():
        return pixels, subject
    which = _parts(pixels, subject, rng)
    part = subject & (which == rng.choice(which[subject]))
    light = (pixels.astype(np.float32) @ LUMA)[part]
    dyed = ORDINARY[rng.integers(len(ORDINARY))] + (light - light.mean())[:, None]
    out = pixels.copy()
    out[part] = (np.clip(dyed, 0, 255) + 0.5).astype(np.uint8)
    return out, part


def _faded(shape: tuple[int, ...], rng: np.random.Generator) -> Floats:
    """How much of the lines is left at each pixel, 0 to 1: all in some pictures, patches in others."""
    field = ndimage.gaussian_filter(rng.standard_normal(shape), shape[0] / PATCHES)
    field = field / max(float(field.std()), 1e-6)
    return np.clip(0.5 + FADING * (field + rng.uniform(-0.2, 1.2)), 0, 1).astype(np.float32)


def _parts(pixels: Pixels, subject: Mask, rng: np.random.Generator) -> npt.NDArray[np.intp]:
    """(H, W): the part that each pixel belongs to, by colour and place in random shares (k-means)."""
    inside = resized(subject.astype(np.uint8) * 255, SMALL, SMALL) > 127
    if not inside.any():
        return np.zeros(subject.shape, np.intp)
    blur = pixels.shape[0] * rng.uniform(*SMOOTHED)
    smooth = np.clip(ndimage.gaussian_filter(pixels.astype(np.float32), (blur, blur, 0)), 0, 255)
    small = resized(smooth.astype(np.uint8), SMALL, SMALL).astype(np.float32) / 255
    y, x = np.mgrid[0:SMALL, 0:SMALL].astype(np.float32) / SMALL
    known = np.concatenate([small * rng.uniform(*BY_COLOUR), y[..., None], 0.6 * x[..., None]], axis=-1)
    points = known[inside]
    centres = points[rng.choice(len(points), size=int(rng.integers(*PARTS)))]
    for _ in range(ROUNDS):
        nearest = np.square(points[:, None] - centres).sum(axis=-1).argmin(axis=1)
        centres = np.stack(
            [points[nearest == i].mean(axis=0) if (nearest == i).any() else c for i, c in enumerate(centres)]
        )
    distances = np.square(known[:, :, None] - centres).sum(axis=-1)
    # Each part's distance is enlarged by itself, so that borders come out smooth.
    large = [
        np.asarray(Image.fromarray(distances[..., i]).resize(subject.shape[::-1], Image.Resampling.BILINEAR))
        for i in range(len(centres))
    ]
    return np.stack(large).argmin(axis=0)
