"""A subject's own colours: measured in its photos, and given to what trained weights have painted of it.

A small model that has learnt for minutes knows what colour goes where, but mixes them: its guess between two
colours is their mean. So each painted pixel is moved to the subject's nearest colour, so that these have the
shares that they have in the photos, or, of a subject that is partly hidden by told clothes, a little so (an
unbalanced transport of colours: Chizat et al. 2018, arXiv 1607.05816); and the drawing's lines are laid over
it again.

The drawing's own colours do not count, but what it shows in one colour is one part: a face, a shirt, a coat.
Mixed colours are drawn apart around the mean of their part, the more the more they vary, and what is rare in
a part is less likely there (a mixture with the parts' own shares, fitted by turns): so the shirt's colours do
not speckle the face. Of a place each drawn patch takes one colour.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError, safe_open
from scipy import ndimage
from scipy.cluster.hierarchy import fcluster, linkage

from imaging.errors import ModelBrokenError
from imaging.painting.canvas import LINE_THICKNESS, drawn_lines
from imaging.request import Mask, Pixels, SettingRequest
from imaging.sketching.finish import graded
from imaging.sketching.places import scene_look

Numbers = npt.NDArray[np.floating[Any]]

METADATA: Final = "evoca_colours"
COLOURS: Final = 10
SAMPLES: Final = 6000
ROUNDS: Final = 15
# Brightness and two opponents (YCbCr of ITU-R BT.601), for brightness counts for less than hue.
TO_OPPONENTS: Final = np.array(
    [[0.299, 0.587, 0.114], [0.5, -0.419, -0.081], [-0.169, -0.331, 0.5]], np.float32
).T
FROM_OPPONENTS: Final = np.linalg.inv(TO_OPPONENTS).astype(np.float32)
COUNTED: Final = np.array([0.5, 1, 1], np.float32)
SPREAD: Final = np.array([1, 1.5, 1.5], np.float32)  # of the parts' painted colours, against their mixing
SPREAD_WITHIN: Final = 4.5  # at most, of the hues within a part: two stripes mix more than two parts
STRIPED: Final = 25.0  # levels by which a part's hues vary that is spread half as far
PART: Final = 25.0  # levels: drawn colours that are no farther apart are of one part
PART_SAMPLES: Final = 1500
RAREST: Final = 1e-4  # share of a part: no colour is wholly ruled out
NEAR: Final = 8.0  # levels: as far apart colours are still taken for each other
SHARED: Final = 0.8  # how far the shares must be those of the photos: 1 is all the way
SHARED_IN_PART: Final = 0.3  # where told clothes hide much of what the photos show
TRANSPORTS: Final = 8
SMOOTH: Final = 0.0025  # of the crop's side
SHADE: Final = 0.5  # of the painted light and shadow that is kept
INK: Final = 1.3
PLACE_PART: Final = 12.0  # levels: as PART; a wall and a cupboard are often drawn in colours nearly alike
PLACE_SPREAD: Final = np.array([1, 2.2, 2.2], np.float32)  # of the patches' colours, against their mixing
SMALL_PATCH: Final = 0.05  # of a page's side: a patch so large is half its part's colour, half its own
GRAIN: Final = 0.006  # of a page's side: what the brush varies by, beside mottles


@dataclass(frozen=True)
class OwnColours:
    """Colours (n, 3) in opponents, and how much of the subject each makes (n,), 1 in all."""

    colours: Numbers
    shares: Numbers

    def as_text(self) -> str:
        """For a file's metadata: sRGB and share of each."""
        rows = np.concatenate([self.colours @ FROM_OPPONENTS, self.shares[:, None]], axis=1)
        return json.dumps([[round(float(value), 4) for value in row] for row in rows])


def colours_of(pixels: Pixels, seed: int) -> OwnColours:
    """The main colours among sRGB pixels (n, 3): k-means begun far apart (k-means++)."""
    rng = np.random.default_rng(seed)
    picked = rng.choice(len(pixels), size=min(SAMPLES, len(pixels)), replace=False)
    points = pixels[picked].astype(np.float32) @ TO_OPPONENTS
    centres = points[rng.choice(len(points), 1)]
    for _ in range(COLOURS - 1):
        apart = _apart(points, centres).min(axis=1) + 1e-6
        centres = np.concatenate([centres, points[rng.choice(len(points), 1, p=apart / apart.sum())]])
    nearest = _apart(points, centres).argmin(axis=1)
    for _ in range(ROUNDS):
        centres = np.stack(
            [points[nearest == i].mean(axis=0) if (nearest == i).any() else c for i, c in enumerate(centres)]
        )
        nearest = _apart(points, centres).argmin(axis=1)
    shares = np.bincount(nearest, minlength=COLOURS) / len(points)
    return OwnColours(centres[shares > 0], shares[shares > 0])


def colours_in(file: Path) -> OwnColours | None:
    """Those that stand in a file of trained weights; None where there are none. Raises ModelBrokenError."""
    try:
        with safe_open(file, "np") as opened:
            text = (opened.metadata() or {}).get(METADATA)
        if text is None:
            return None
        rows = np.array(json.loads(text), np.float32)
        return OwnColours(rows[:, :3] @ TO_OPPONENTS, rows[:, 3])
    except (SafetensorError, OSError, ValueError, IndexError) as error:
        raise ModelBrokenError(f"the colours in {file.name} cannot be read: {error}") from error


def shown_in(own: OwnColours, setting: SettingRequest, style: str) -> OwnColours:
    """The colours in the light of the hour and in the colours of the style."""
    flat = (np.clip(own.colours @ FROM_OPPONENTS, 0, 255) + 0.5).astype(np.uint8)
    shown = graded(flat[None], scene_look(setting), style)[0]
    return replace(own, colours=shown.astype(np.float32) @ TO_OPPONENTS)


def own_coloured(painted: Pixels, drawn: Pixels, inside: Mask, own: OwnColours, whole: bool = True) -> Pixels:
    """The painted crop with its subject in its own colours, and the drawing's lines; the rest as it is.

    ``whole`` says that what is inside shows all of the subject.
    """
    if not inside.any():
        return painted
    opponents = painted.astype(np.float32) @ TO_OPPONENTS
    reach = SMOOTH * inside.shape[0]
    smooth = _blurred(opponents, inside, reach)
    found = smooth[inside]
    middle = found.mean(axis=0)
    parts = _parts(drawn, inside)
    means = _means(parts, found)[parts]
    apart = middle + (means - middle) * SPREAD + _spread_within(parts, found - means)
    moved = _transported(apart, own, parts, SHARED if whole else SHARED_IN_PART)
    moved[:, 0] += SHADE * (opponents[inside][:, 0] - found[:, 0])
    new = opponents.copy()
    new[inside] = moved
    new = _blurred(new, inside, reach / 2)
    lines, _ = drawn_lines(drawn, LINE_THICKNESS)
    colours = new[inside] @ FROM_OPPONENTS * (1 - INK * lines[inside])[:, None]
    out = painted.copy()
    out[inside] = (np.clip(colours, 0, 255) + 0.5).astype(np.uint8)
    return out


def place_coloured(painted: Pixels, drawn: Pixels, inside: Mask, own: OwnColours) -> Pixels:
    """The painted page with a place in its own colours, each drawn patch in one; what is not inside stays.

    A place has few large patches, a wall, a door, a floor, and what a small model paints of them is mottled:
    so a patch takes the own colour that is nearest to its mean, its shading from the drawing, and its grain
    from the painting. A page shows a part of a place, so colours need not have the shares of the photos.
    """
    if not inside.any():
        return painted
    opponents, shown = (pixels.astype(np.float32) @ TO_OPPONENTS for pixels in (painted, drawn))
    parts = _parts(drawn, inside, PLACE_PART)
    patches, part_of = _patches(parts, inside)
    areas = np.bincount(patches).astype(np.float32)
    small = (SMALL_PATCH * inside.shape[0]) ** 2
    found = opponents[inside]
    means = _means(patches, found) * areas[:, None] + small * _means(parts, found)[part_of]
    means = means / (areas[:, None] + small)
    middle = found.mean(axis=0)
    apart = middle + (means - middle) * PLACE_SPREAD
    moved = _transported(apart, own, np.arange(len(apart)), SHARED_IN_PART, areas)[patches]
    grain = opponents[..., 0] - ndimage.gaussian_filter(opponents[..., 0], GRAIN * inside.shape[0])
    shade = shown[inside][:, 0] - _means(patches, shown[inside])[patches][:, 0]
    moved[:, 0] += SHADE * (shade + grain[inside])
    lines, _ = drawn_lines(drawn, LINE_THICKNESS)
    colours = moved @ FROM_OPPONENTS * (1 - INK * lines[inside])[:, None]
    out = painted.copy()
    out[inside] = (np.clip(colours, 0, 255) + 0.5).astype(np.uint8)
    return out


def _patches(parts: npt.NDArray[np.intp], inside: Mask) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The patch of each pixel inside (n,), all that hangs together of one part, and each patch's part."""
    where = np.full(inside.shape, -1)
    where[inside] = parts
    patches = np.zeros(inside.shape, np.intp)
    part_of: list[int] = []
    for part in range(int(parts.max()) + 1):
        labelled: Any = ndimage.label(where == part)
        found, count = labelled
        patches[found > 0] = found[found > 0] + len(part_of) - 1
        part_of += [part] * count
    return patches[inside], np.array(part_of)


def _parts(drawn: Pixels, inside: Mask, near: float = PART) -> npt.NDArray[np.intp]:
    """The part, a number from 0 on, of each pixel inside (n,): by its colour in the drawing.

    Colours no farther apart than ``near`` levels are of one part.
    """
    flat = ndimage.median_filter(drawn, size=(3, 3, 1))[inside]
    shown = colours_of(flat[:: max(1, len(flat) // PART_SAMPLES)], 0).colours
    nearest = _apart(flat.astype(np.float32) @ TO_OPPONENTS, shown).argmin(axis=1)
    if len(shown) < 2:
        return nearest
    alike = fcluster(linkage(shown * COUNTED, "average"), near, "distance")
    return np.unique(alike[nearest], return_inverse=True)[1]


def _means(parts: npt.NDArray[np.intp], values: Numbers, counts: Numbers | None = None) -> Numbers:
    """The mean (parts, k) of the values (n, k) of each part, where each counts so much."""
    of_each = np.ones(len(parts), np.float32) if counts is None else counts
    sums = [np.bincount(parts, column * of_each) for column in values.T]
    return np.asarray(np.stack(sums, axis=1) / np.bincount(parts, of_each)[:, None], np.float32)


def _spread_within(parts: npt.NDArray[np.intp], within: Numbers) -> Numbers:
    """What the colours (n, 3) differ by from the mean of their part, against their mixing: the more the more
    its hues vary, for those of a face vary little and must stay.
    """
    variance = _means(parts, np.square(within[:, 1:]).sum(axis=1, keepdims=True))
    spread = 1 + (SPREAD_WITHIN - 1) * variance / (variance + STRIPED**2)
    return np.concatenate([within[:, :1], within[:, 1:] * spread[parts]], axis=1)


def _transported(
    found: Numbers,
    own: OwnColours,
    parts: npt.NDArray[np.intp],
    shared: float,
    counts: Numbers | None = None,
) -> Numbers:
    """Each found colour (n, 3) as a mixture of the own ones that lie near and are usual in its part.

    ``counts`` says how many pixels each stands for, one without it.
    """
    of_each = np.float32(1 / len(found)) if counts is None else counts / counts.sum()
    apart = _apart(found, own.colours)
    likely = np.exp((apart.min(axis=1, keepdims=True) - apart) / (2 * NEAR**2))
    scale = np.ones(len(own.shares))
    plan = usual = likely
    for _ in range(TRANSPORTS):
        rows = of_each / (usual @ scale)
        scale = (own.shares / np.maximum(usual.T @ rows, 1e-12)) ** shared
        plan = usual * scale
        plan = plan / plan.sum(axis=1, keepdims=True)
        usual = likely * (_means(parts, plan, counts) + RAREST)[parts]
    return (plan @ own.colours).astype(np.float32)


def _apart(points: Numbers, centres: Numbers) -> Numbers:
    return np.square((points[:, None] - centres) * COUNTED).sum(axis=-1)


def _blurred(values: Numbers, inside: Mask, reach: float) -> Numbers:
    """Means of what is inside alone."""
    known = np.maximum(ndimage.gaussian_filter(inside.astype(np.float32), reach), 1e-3)
    sums = ndimage.gaussian_filter(values * inside[..., None], (reach, reach, 0))
    return np.where(inside[..., None], sums / known[..., None], values).astype(np.float32)
