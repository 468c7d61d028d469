"""Brush strokes: a picture laid down again as layers of bristly marks that follow its shapes.

After Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes" (1998),
simplified to stamped bristle sprites: coarse layers first, the finest where the drawing is
finest, so that eyes and mouths stay.
"""

# numpy's and scipy's stubs widen float32 to float64 or to a union; the arrays stay float32.
# pyright: reportArgumentType=false, reportReturnType=false, reportAttributeAccessIssue=false
# pyright: reportOptionalMemberAccess=false

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import skia
from scipy import ndimage

from imaging.training.fields import LUMA, Field, blurred, blurred_colours, drift, enlarged, halved

LENGTH: Final = 168
WIDTH: Final = 24
KINDS: Final = 8
SHORT: Final = 72  # length of the marks that are set where there is little room


@dataclass(frozen=True)
class Brush:
    """One layer of strokes, in pixels of a 512 px picture; ``cover`` is the share of them laid down.

    ``jitter`` is how much neighbours differ in value, ``hue`` in warmth; ``turn`` in direction (radians).
    ``least`` is the narrowest stroke.
    """

    width: float
    spacing: float
    cover: float = 1.0
    opacity: float = 0.9
    jitter: float = 0.04
    hue: float = 0.02
    turn: float = 0.10
    least: float = 2.2


@dataclass(frozen=True)
class Marks:
    """One layer of stamps: skia's placements, the sprite of each, colours and heights as ARGB integers."""

    placed: list[skia.RSXform]
    sprites: list[skia.Rect]
    colours: list[int]
    heights: list[int]


def brushed(
    image: Field,
    edges: Field,
    brushes: tuple[Brush, ...],
    swirl: float,
    scale: float,
    rng: np.random.Generator,
) -> tuple[Field, Field]:
    """(painted colours, height of the paint), 0-1 both, of the picture's size.

    ``edges`` is the distance from the nearest outline; ``swirl`` how far strokes in the open turn (radians).
    """
    under = blurred_colours(image, 1.5 * scale)
    angle = _flow(under, swirl, scale, rng)
    colours, heights = _rgba(under), _rgba(np.full_like(under, 0.3))
    paint_canvas, height_canvas = skia.Surface(colours).getCanvas(), skia.Surface(heights).getCanvas()
    colour_marks, height_marks = _atlas()
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear)
    for brush in brushes:
        m = _marks(under, edges, angle, brush, scale, rng)
        paint_canvas.drawAtlas(colour_marks, m.placed, m.sprites, m.colours, skia.BlendMode.kModulate, smooth)
        height_canvas.drawAtlas(
            height_marks, m.placed, m.sprites, m.heights, skia.BlendMode.kModulate, smooth
        )
    return colours[..., :3].astype(np.float32) / 255, heights[..., 0].astype(np.float32) / 255


def ridges(height: Field, strength: float, scale: float) -> Field:
    """Factor around 1: raking light from the upper left over the ridges of the paint."""
    dy, dx = np.gradient(blurred(height, 0.8 * scale))
    return (1 + np.clip((dx + dy) * 0.5, -0.12, 0.12) * strength).astype(np.float32)


def _flow(image: Field, swirl: float, scale: float, rng: np.random.Generator) -> Field:
    """Angle (radians) along which strokes run: along edges where there are any, else slowly drifting."""
    luma = halved(image @ LUMA)
    gx, gy = ndimage.sobel(luma, axis=1), ndimage.sobel(luma, axis=0)
    sigma = 3.0 * scale
    jxx, jyy, jxy = blurred(gx * gx, sigma), blurred(gy * gy, sigma), blurred(gx * gy, sigma)
    turning = swirl * drift(luma.shape, 4, rng) - 0.12
    calm = 1.5e-3
    # Doubled angles add up without the jump between 0 and pi.
    cos2 = (jyy - jxx) + calm * np.cos(2 * turning)
    sin2 = -2 * jxy + calm * np.sin(2 * turning)
    return (0.5 * np.arctan2(sin2, cos2)).astype(np.float32)


@cache
def _atlas() -> tuple[skia.Image, skia.Image]:
    """Atlas of brush marks: white with bristly alpha, and the same marks as paint height."""
    rng = np.random.default_rng(1998)
    shape = (WIDTH * KINDS, LENGTH)
    alpha, height = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    y = np.linspace(-1, 1, WIDTH, dtype=np.float32)[:, None]
    for kind in range(KINDS):
        long = LENGTH if kind % 2 else SHORT
        x = np.linspace(0, 1, long, dtype=np.float32)[None, :]
        start = blurred(rng.uniform(0.01, 0.10, (WIDTH, 1)).astype(np.float32), 1.2)
        end = 1 - blurred(rng.uniform(0.02, 0.30, (WIDTH, 1)).astype(np.float32), 1.0)
        ends = np.clip((x - start) / 0.06, 0, 1) * np.clip((end - x) / 0.14, 0, 1)
        bow = rng.uniform(-0.14, 0.14) * (1 - (2 * x - 1) ** 2)
        side = np.clip((0.96 - np.abs(y + bow)) / 0.22, 0, 1)
        hairs = blurred(rng.standard_normal((WIDTH, 4)).astype(np.float32), 0.9)
        hairs = enlarged(hairs / hairs.std(), (WIDTH, long))
        rows = slice(kind * WIDTH, (kind + 1) * WIDTH)
        alpha[rows, :long] = ends * side * np.clip(0.86 + 0.18 * hairs, 0.25, 1)
        height[rows, :long] = ends * side * np.clip(0.5 + 0.24 * hairs + 0.25 * np.abs(y) ** 3, 0, 1)
    return _white(alpha), _white(height)


def _white(alpha: Field) -> skia.Image:
    level = (np.clip(alpha, 0, 1) * 255).astype(np.uint8)
    pixels = np.full((*level.shape, 4), 255, np.uint8)
    pixels[..., 3] = level
    return skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType)


def _marks(
    image: Field, edges: Field, angle: Field, brush: Brush, scale: float, rng: np.random.Generator
) -> Marks:
    height, width = image.shape[:2]
    step = brush.spacing * scale
    y, x = np.mgrid[0 : height + step : step, 0 : width + step : step].astype(np.float32)
    y = (y + rng.uniform(-0.6, 0.6, y.shape) * step).ravel()
    x = (x + rng.uniform(-0.6, 0.6, x.shape) * step).ravel()
    order = rng.permutation(np.flatnonzero(rng.random(x.shape) < brush.cover))
    x, y = x[order], y[order]
    row, column = np.clip(y, 0, height - 1).astype(int), np.clip(x, 0, width - 1).astype(int)
    room = edges[row, column]
    wide = np.minimum(brush.width * scale, brush.least * scale + room * 1.0) * rng.uniform(0.75, 1.1, x.shape)
    turn = angle[np.minimum(row // 2, angle.shape[0] - 1), np.minimum(column // 2, angle.shape[1] - 1)]
    turn = turn + rng.normal(0, brush.turn, x.shape)
    value = 1 + rng.normal(0, brush.jitter, (len(x), 1))
    warmth = rng.normal(0, brush.hue, (len(x), 1)) * np.array([[1.0, 0.15, -1.0]])
    colour = image[row, column] * value * (1 + warmth)
    tall = rng.uniform(0.35, 1.0, len(x)) * np.minimum(1, wide / (10 * scale))
    kinds = rng.integers(0, KINDS // 2, len(x)) * 2 + (room > 2.0 * wide)
    long = np.where(kinds % 2, LENGTH, SHORT)
    zoom = wide / WIDTH
    cos, sin = np.cos(turn) * zoom, np.sin(turn) * zoom
    half_l, half_w = long / 2, WIDTH / 2
    tx, ty = x - cos * half_l + sin * half_w, y - sin * half_l - cos * half_w
    tiles = [skia.Rect.MakeXYWH(0, k * WIDTH, LENGTH if k % 2 else SHORT, WIDTH) for k in range(KINDS)]
    return Marks(
        placed=[skia.RSXform(*v) for v in np.stack([cos, sin, tx, ty], axis=1).tolist()],
        sprites=[tiles[k] for k in kinds.tolist()],
        colours=_argb(np.concatenate([np.full((len(x), 1), brush.opacity), colour], axis=1)),
        heights=_argb(np.stack([np.full(len(x), 0.9), tall, tall, tall], axis=1)),
    )


def _argb(levels: npt.NDArray[np.floating]) -> list[int]:
    """(n, 4) alpha, red, green, blue in 0-1 to skia's packed integers."""
    b = (np.clip(levels, 0, 1) * 255 + 0.5).astype(np.uint32)
    return ((b[:, 0] << 24) | (b[:, 1] << 16) | (b[:, 2] << 8) | b[:, 3]).tolist()


def _rgba(image: Field) -> npt.NDArray[np.uint8]:
    out = np.full((*image.shape[:2], 4), 255, np.uint8)
    out[..., :3] = (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)
    return out
