"""What stands for the sketch of a photo: the embedded model learns what painting adds to a sketch, and a
photo has none.

Evoca's own sketch of a subject has its shapes and lines, and colours that are nobody's. So the photo's
subject is cut into a few flat parts, each in an ordinary colour or now and then in its own, with the
photo's lines on top. From that the model learns to give back the subject's own colours and
pattern, whatever was drawn.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.painting.canvas import LUMA, resized
from imaging.request import Mask, Pixels
from imaging.sketching.palette import COLOURS, HAIRS, SKINS

Floats = npt.NDArray[np.float32]

SMALL: Final = 64  # pixels of a side in which the parts are found
PARTS: Final = (3, 7)
ROUNDS: Final = 4
OWN_COLOUR: Final = 0.2  # how often a part keeps the photo's colour
SHADED: Final = 0.4  # of the photo's light and shadow
INKED: Final = (0.5, 1.2)  # how strongly its lines are drawn
THICKEST: Final = 0.014  # of the crop's side: what is thicker is no line
ORDINARY: Final = np.array(
    [*COLOURS.values(), *HAIRS.values(), *HAIRS.values(), *SKINS.values(), *SKINS.values()], np.float32
)


def plain_sketch(pixels: Pixels, subject: Mask, rng: np.random.Generator) -> Pixels:
    """The picture with its subject in flat parts of ordinary colours and its own lines; the rest as it is."""
    if not subject.any():
        return pixels
    blur = rng.uniform(0.5, 10)
    smooth = np.asarray(ndimage.gaussian_filter(pixels.astype(np.float32), (blur, blur, 0)), np.float32)
    which = _parts(resized(np.clip(smooth, 0, 255).astype(np.uint8), SMALL, SMALL), subject, rng)
    colours = _colours(smooth, subject, which, rng)
    light = (smooth @ LUMA)[..., None]
    flat = colours + SHADED * (light - _mean_light(light, subject, which))
    drawn = np.clip(flat - rng.uniform(*INKED) * _lines(pixels)[..., None], 0, 255)
    out = pixels.copy()
    out[subject] = (drawn[subject] + 0.5).astype(np.uint8)
    return out


def _lines(pixels: Pixels) -> Floats:
    """How much darker each pixel is than all around it: outlines and folds, but no stripes of a cloth."""
    light = pixels.astype(np.float32) @ LUMA
    thickest = max(3, round(THICKEST * light.shape[0]))
    around = np.asarray(ndimage.grey_closing(light, thickest), np.float32)
    return np.asarray(around - light, np.float32)


def _parts(small: Pixels, subject: Mask, rng: np.random.Generator) -> npt.NDArray[np.intp]:
    """(H, W): the part that each pixel belongs to, by colour and place in random shares (k-means)."""
    inside = resized(subject.astype(np.uint8) * 255, SMALL, SMALL) > 127
    if not inside.any():
        return np.zeros(subject.shape, np.intp)
    y, x = np.mgrid[0:SMALL, 0:SMALL].astype(np.float32) / SMALL
    by_colour = rng.uniform(0.1, 2.0)
    known = np.concatenate(
        [small.astype(np.float32) / 255 * by_colour, y[..., None], 0.6 * x[..., None]], axis=-1
    )
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


def _colours(smooth: Floats, subject: Mask, which: npt.NDArray[np.intp], rng: np.random.Generator) -> Floats:
    out = np.zeros_like(smooth)
    for part in np.unique(which[subject]):
        here = which == part
        own = smooth[here & subject].mean(axis=0)
        out[here] = own if rng.random() < OWN_COLOUR else ORDINARY[rng.integers(len(ORDINARY))]
    return out


def _mean_light(light: Floats, subject: Mask, which: npt.NDArray[np.intp]) -> Floats:
    out = np.zeros_like(light)
    for part in np.unique(which[subject]):
        out[which == part] = light[(which == part) & subject].mean()
    return out
