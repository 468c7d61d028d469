"""Turns a finished sketch into a painted picture: the truth that the embedded model learns.

Slow on purpose and used for training only. The flat illustration gets form from light
(each outlined shape is inflated to a height field and lit from the upper left), cast and
contact shadows under its subjects, a warm and a cool side, then it is painted over with
bristle strokes in three sizes that follow the edges, the finest where the drawing is
finest, so that eyes and mouths stay. Canvas grain is no part of it: a VAE spends its
latents on grain, so the painter adds it after decoding.

Strokes follow Hertzmann, "Painterly rendering with curved brush strokes of multiple
sizes" (1998), simplified to stamped bristle sprites.
"""

# numpy's and scipy's stubs widen float32 to float64 or to a union; the arrays stay float32.
# pyright: reportArgumentType=false, reportReturnType=false, reportAttributeAccessIssue=false
# pyright: reportOptionalMemberAccess=false

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import skia
from scipy import ndimage

from imaging.request import Mask, Pixels

Field = npt.NDArray[np.float32]

PHOTO_STYLES: Final = frozenset({"sepia", "black_and_white", "faded_colour"})
LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)
LIGHT_FROM: Final = np.array([-0.55, -0.62, 0.56], np.float32)  # upper left, towards the viewer

SPRITE_LENGTH: Final = 96
SPRITE_WIDTH: Final = 32
SPRITE_KINDS: Final = 6


@dataclass(frozen=True)
class Light:
    """Colour of the lit and of the shaded side (factors per channel) and how strong the forms show."""

    lit: tuple[float, float, float]
    shade: tuple[float, float, float]
    strength: float


LIGHTS: Final[Mapping[str, Light]] = {
    "morning": Light((1.20, 1.12, 0.97), (0.72, 0.78, 0.94), 1.0),
    "midday": Light((1.18, 1.13, 1.02), (0.74, 0.79, 0.92), 1.0),
    "afternoon": Light((1.22, 1.11, 0.92), (0.74, 0.75, 0.90), 1.0),
    "evening": Light((1.28, 1.06, 0.82), (0.70, 0.68, 0.90), 1.1),
    "night": Light((1.16, 1.16, 1.14), (0.68, 0.72, 0.92), 0.9),
}


@dataclass(frozen=True)
class Brush:
    """One layer of strokes, in pixels of a 512 px picture; ``cover`` is the share of them laid down."""

    width: float
    spacing: float
    cover: float
    opacity: float
    jitter: float


BRUSHES: Final = (
    Brush(width=26.0, spacing=12.0, cover=1.0, opacity=0.95, jitter=0.055),
    Brush(width=12.0, spacing=7.0, cover=0.9, opacity=0.85, jitter=0.05),
    Brush(width=5.5, spacing=4.2, cover=0.6, opacity=0.8, jitter=0.035),
)


def painted(
    pixels: Pixels, masks: Mapping[str, Mask], time_of_day: str | None, style: str, seed: int
) -> Pixels:
    """The painted truth of a sketch, of the same size; ``masks`` by key as in ``Sketch.masks``."""
    rng = np.random.default_rng(seed)
    scale = pixels.shape[0] / 512
    flat = pixels.astype(np.float32) / 255
    edges = _edge_distance(flat, scale, softness=0.0, threshold=0.42)
    lit = _lit(flat, edges, masks, LIGHTS.get(time_of_day or "midday", LIGHTS["midday"]), style, scale, rng)
    canvas, relief = _brushed(lit, edges, scale, rng)
    canvas = _with_details(canvas, lit, scale)
    canvas *= _relief_light(relief, scale)[..., None]
    return (np.clip(canvas, 0, 1) * 255 + 0.5).astype(np.uint8)


def _blur(field: Field, sigma: float) -> Field:
    return ndimage.gaussian_filter(field, sigma, truncate=2.5).astype(np.float32)


def _halved(field: Field) -> Field:
    height, width = field.shape[0] // 2 * 2, field.shape[1] // 2 * 2
    f = field[:height, :width]
    return ((f[::2, ::2] + f[1::2, ::2] + f[::2, 1::2] + f[1::2, 1::2]) / 4).astype(np.float32)


def _enlarged(field: Field, shape: tuple[int, ...]) -> Field:
    zoom = (shape[0] / field.shape[0], shape[1] / field.shape[1])
    return ndimage.zoom(field, zoom, order=1, grid_mode=True, mode="nearest").astype(np.float32)


def _soft_blur(field: Field, sigma: float) -> Field:
    """A wide blur, done at a quarter of the size: its result has no finer detail anyway."""
    small = _halved(_halved(field))
    return _enlarged(_blur(small, sigma / 4), field.shape)


def _edge_distance(flat: Field, scale: float, softness: float, threshold: float) -> Field:
    """Distance in pixels from the nearest edge of the drawing, clipped at 40 px of a 512 px picture.

    ``softness`` (pixels at 512) blurs away what is thinner: rain and grass give no form of their own.
    """
    half = np.stack([_halved(flat[..., c]) for c in range(3)])
    if softness:
        half = np.stack([_blur(plane, softness * scale / 2) for plane in half])
    dy = np.abs(ndimage.sobel(half, axis=1)).max(0)
    dx = np.abs(ndimage.sobel(half, axis=2)).max(0)
    away = ndimage.distance_transform_edt(np.hypot(dx, dy) < threshold)
    return np.minimum(_enlarged(away.astype(np.float32), flat.shape[:2]) * 2, 40 * scale).astype(np.float32)


def _form(flat: Field, edges: Field, masks: Mapping[str, Mask], scale: float) -> Field:
    """Lambert light (-1 to 1) of the drawing's shapes, each inflated like a cushion from its outline."""
    bodies = np.zeros(edges.shape, np.float32)
    for mask in masks.values():
        bodies[mask] = 1
    around = _edge_distance(flat, scale, softness=3.0, threshold=0.2)
    height = _cushion(edges, 20 * scale) * bodies * 8 * scale
    height += _cushion(around, 28 * scale) * (1 - bodies) * 5 * scale
    height = _blur(height, 2.4 * scale)
    for key, mask in masks.items():
        if not key.startswith("thing-"):
            height += 24 * scale * _soft_blur(mask.astype(np.float32), 14 * scale) * mask
    dy, dx = np.gradient(_blur(height, 1.4 * scale))
    norm = np.sqrt(dx * dx + dy * dy + 1)
    light = (-dx * LIGHT_FROM[0] - dy * LIGHT_FROM[1] + LIGHT_FROM[2]) / norm
    return np.clip((light - LIGHT_FROM[2]) * 1.25, -1, 1).astype(np.float32)


def _cushion(distance: Field, radius: float) -> Field:
    """Height 0-1 of a quarter-round rim of the given radius."""
    inside = np.minimum(distance, radius) / radius
    return np.sqrt(1 - (1 - inside) ** 2).astype(np.float32)


def _shadow(masks: Mapping[str, Mask], shape: tuple[int, ...], scale: float) -> Field:
    """How much light (0-1) the subjects take from what lies beside and below them."""
    dark = np.zeros(shape[:2], np.float32)
    for key, mask in masks.items():
        if not mask.any():
            continue
        body = mask.astype(np.float32)
        behind = ndimage.shift(_halved(_halved(body)), (1.2 * scale, 2.6 * scale), order=1)
        near = _enlarged(_blur(behind.astype(np.float32), 2.2 * scale), body.shape)
        dark = np.maximum(dark, 0.26 * near * (1 - body))
        if not key.startswith("thing-"):
            dark = np.maximum(dark, 0.42 * _cast(mask, scale) * (1 - body))
    for mask in masks.values():
        dark *= 1 - 0.75 * mask
    return dark


def _cast(mask: Mask, scale: float) -> Field:
    """A subject's shadow on the ground: its shape laid down to the right from where its feet stand."""
    rows = np.flatnonzero(mask.any(axis=1))
    foot = float(rows[-1])
    lie, lean = 0.24, 0.85
    small = _halved(_halved(mask.astype(np.float32)))
    y0 = foot / 4
    # Output (y, x) looks up the standing body: y rises 1/lie times as fast, x leans with it.
    matrix = np.array([[1 / lie, 0.0], [lean / lie, 1.0]])
    offset = np.array([y0 - (y0 + 1) / lie, -(y0 + 1) * lean / lie])
    laid = ndimage.affine_transform(small, matrix, offset, order=1)
    return _enlarged(_blur(laid.astype(np.float32), 1.3 * scale), mask.shape)


def _lit(
    flat: Field,
    edges: Field,
    masks: Mapping[str, Mask],
    light: Light,
    style: str,
    scale: float,
    rng: np.random.Generator,
) -> Field:
    """The sketch under a warm light from the upper left, with cool shadows and living pigment."""
    height, width = flat.shape[:2]
    form = _form(flat, edges, masks, scale) * light.strength
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width, y / height
    pool = 0.20 - 0.28 * np.hypot(x - 0.34, (y - 0.30) * 0.9)
    corner = np.clip(np.hypot(x - 0.5, y - 0.5) - 0.42, 0, 1) * 0.9
    amount = np.clip(form * 0.95 + pool - corner, -1, 1)
    warm, cool = _tints(light, style)
    up, down = np.clip(amount, 0, 1)[..., None], np.clip(-amount, 0, 1)[..., None]
    lit = flat * (1 + up * (warm - 1) * 1.6) * (1 - down * (1 - cool) * 1.55)
    lit = lit + up**2 * 0.20 * (1 - lit) * warm  # a soft sheen where the form faces the light
    lit *= 1 - _shadow(masks, flat.shape, scale)[..., None] * (1.35 - 0.55 * cool)
    if style not in PHOTO_STYLES:
        lit *= 1 + _pigment(height, width, rng)
    return lit.astype(np.float32)


def _tints(light: Light, style: str) -> tuple[Field, Field]:
    """Factors of the lit and the shaded side; photographic styles keep their own hue."""
    warm, cool = np.array(light.lit, np.float32), np.array(light.shade, np.float32)
    if style in PHOTO_STYLES:
        warm, cool = np.full(3, warm @ LUMA, np.float32), np.full(3, cool @ LUMA, np.float32)
    return warm, cool


def _pigment(height: int, width: int, rng: np.random.Generator) -> Field:
    """Slow changes of hue, as pigment never lies quite evenly: (height, width, 3) around 0."""
    coarse = rng.standard_normal((9, 9, 3)).astype(np.float32)
    smooth = [_enlarged(_blur(coarse[..., c], 0.8), (height, width)) for c in range(3)]
    return np.stack(smooth, axis=-1) * np.float32(0.04)


def _flow(image: Field, scale: float, rng: np.random.Generator) -> Field:
    """Angle (radians) along which strokes run: along edges where there are any, else slowly drifting."""
    luma = _halved(image @ LUMA)
    gx, gy = ndimage.sobel(luma, axis=1), ndimage.sobel(luma, axis=0)
    sigma = 3.0 * scale
    jxx, jyy, jxy = _blur(gx * gx, sigma), _blur(gy * gy, sigma), _blur(gx * gy, sigma)
    drift = _enlarged(rng.uniform(-0.5, 0.5, (5, 5)).astype(np.float32), luma.shape) - 0.35
    calm = 2e-3
    # Doubled angles add up without the jump between 0 and pi.
    cos2 = (jyy - jxx) + calm * np.cos(2 * drift)
    sin2 = -2 * jxy + calm * np.sin(2 * drift)
    return (0.5 * np.arctan2(sin2, cos2)).astype(np.float32)


@cache
def _bristles() -> tuple[skia.Image, skia.Image]:
    """Atlas of brush marks: white with bristly alpha, and the same marks as paint height."""
    rng = np.random.default_rng(1998)
    shape = (SPRITE_WIDTH * SPRITE_KINDS, SPRITE_LENGTH)
    alpha, height = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    x = np.linspace(0, 1, SPRITE_LENGTH, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, SPRITE_WIDTH, dtype=np.float32)[:, None]
    for kind in range(SPRITE_KINDS):
        start = _blur(rng.uniform(0.02, 0.16, (SPRITE_WIDTH, 1)).astype(np.float32), 1.2)
        end = 1 - _blur(rng.uniform(0.02, 0.34, (SPRITE_WIDTH, 1)).astype(np.float32), 1.0)
        ends = np.clip((x - start) / 0.05, 0, 1) * np.clip((end - x) / 0.10, 0, 1)
        bow = rng.uniform(-0.18, 0.18) * (1 - (2 * x - 1) ** 2)
        side = np.clip((0.94 - np.abs(y + bow)) / 0.16, 0, 1)
        hairs = _blur(rng.standard_normal((SPRITE_WIDTH, 6)).astype(np.float32), 0.9)
        hairs = _enlarged(hairs / hairs.std(), (SPRITE_WIDTH, SPRITE_LENGTH))
        rows = slice(kind * SPRITE_WIDTH, (kind + 1) * SPRITE_WIDTH)
        alpha[rows] = ends * side * np.clip(0.86 + 0.16 * hairs, 0.25, 1)
        height[rows] = ends * side * np.clip(0.5 + 0.22 * hairs + 0.25 * np.abs(y) ** 3, 0, 1)
    return _white(alpha), _white(height)


def _white(alpha: Field) -> skia.Image:
    level = (np.clip(alpha, 0, 1) * 255).astype(np.uint8)
    pixels = np.full((*level.shape, 4), 255, np.uint8)
    pixels[..., 3] = level
    return skia.Image.fromarray(pixels, colorType=skia.kRGBA_8888_ColorType)


@dataclass(frozen=True)
class _Strokes:
    """Stamps of one layer: skia's placements, the sprite of each, colours and heights as ARGB integers."""

    placed: list[skia.RSXform]
    sprites: list[skia.Rect]
    colours: list[int]
    heights: list[int]


def _strokes(
    image: Field, edges: Field, angle: Field, brush: Brush, scale: float, rng: np.random.Generator
) -> _Strokes:
    height, width = image.shape[:2]
    step = brush.spacing * scale
    y, x = np.mgrid[0 : height + step : step, 0 : width + step : step].astype(np.float32)
    y = (y + rng.uniform(-0.6, 0.6, y.shape) * step).ravel()
    x = (x + rng.uniform(-0.6, 0.6, x.shape) * step).ravel()
    keep = rng.random(x.shape) < brush.cover
    order = rng.permutation(np.flatnonzero(keep))
    x, y = x[order], y[order]
    row, column = np.clip(y, 0, height - 1).astype(int), np.clip(x, 0, width - 1).astype(int)
    room = edges[row, column]
    wide = np.minimum(brush.width * scale, 2.2 * scale + room * 1.05) * rng.uniform(0.75, 1.1, x.shape)
    turn = angle[np.minimum(row // 2, angle.shape[0] - 1), np.minimum(column // 2, angle.shape[1] - 1)]
    turn = turn + rng.normal(0, 0.10 + 0.012 * np.minimum(room, 30), x.shape)
    colour = image[row, column] * (1 + rng.normal(0, brush.jitter, (len(x), 1)))
    colour = colour + rng.normal(0, brush.jitter * 0.22, (len(x), 3))
    argb = _argb(np.concatenate([np.full((len(x), 1), brush.opacity), colour], axis=1))
    tall = rng.uniform(0.35, 1.0, len(x)) * np.minimum(1, wide / (10 * scale))
    zoom = wide / SPRITE_WIDTH
    cos, sin = np.cos(turn) * zoom, np.sin(turn) * zoom
    half_l, half_w = SPRITE_LENGTH / 2, SPRITE_WIDTH / 2
    tx, ty = x - cos * half_l + sin * half_w, y - sin * half_l - cos * half_w
    kinds = rng.integers(0, SPRITE_KINDS, len(x))
    tiles = [
        skia.Rect.MakeXYWH(0, k * SPRITE_WIDTH, SPRITE_LENGTH, SPRITE_WIDTH) for k in range(SPRITE_KINDS)
    ]
    return _Strokes(
        placed=[skia.RSXform(*v) for v in np.stack([cos, sin, tx, ty], axis=1).tolist()],
        sprites=[tiles[k] for k in kinds.tolist()],
        colours=argb,
        heights=_argb(np.stack([np.full(len(x), 0.9), tall, tall, tall], axis=1)),
    )


def _argb(levels: npt.NDArray[np.floating]) -> list[int]:
    """(n, 4) alpha, red, green, blue in 0-1 to skia's packed integers."""
    b = (np.clip(levels, 0, 1) * 255 + 0.5).astype(np.uint32)
    return ((b[:, 0] << 24) | (b[:, 1] << 16) | (b[:, 2] << 8) | b[:, 3]).tolist()


def _brushed(lit: Field, edges: Field, scale: float, rng: np.random.Generator) -> tuple[Field, Field]:
    """(painted colours 0-1, height of the paint 0-1), both of the picture's size."""
    under = np.stack([_blur(lit[..., c], 1.5 * scale) for c in range(3)], axis=-1)
    angle = _flow(under, scale, rng)
    colours, heights = _rgba(under), _rgba(np.full_like(under, 0.3))
    paint_canvas, height_canvas = skia.Surface(colours).getCanvas(), skia.Surface(heights).getCanvas()
    marks, bodies = _bristles()
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear)
    for brush in BRUSHES:
        s = _strokes(under, edges, angle, brush, scale, rng)
        paint_canvas.drawAtlas(marks, s.placed, s.sprites, s.colours, skia.BlendMode.kModulate, smooth)
        height_canvas.drawAtlas(bodies, s.placed, s.sprites, s.heights, skia.BlendMode.kModulate, smooth)
    return colours[..., :3].astype(np.float32) / 255, heights[..., 0].astype(np.float32) / 255


def _rgba(image: Field) -> npt.NDArray[np.uint8]:
    out = np.full((*image.shape[:2], 4), 255, np.uint8)
    out[..., :3] = (np.clip(image, 0, 1) * 255 + 0.5).astype(np.uint8)
    return out


def _with_details(canvas: Field, lit: Field, scale: float) -> Field:
    """Puts thin drawn lines (eyes, mouths, outlines) back over the strokes, as a fine brush would."""
    luma = lit @ LUMA
    fine = np.abs(luma - _blur(luma, 2.4 * scale))
    keep = _blur(np.clip((fine - 0.025) * 9, 0, 1).astype(np.float32), 0.8 * scale)
    keep = np.clip(keep * 1.15, 0, 0.88)[..., None]
    return (canvas * (1 - keep) + lit * keep).astype(np.float32)


def _relief_light(height: Field, scale: float) -> Field:
    """Factor around 1: raking light from the upper left over the ridges of the paint."""
    dy, dx = np.gradient(_blur(height, 1.0 * scale))
    return (1 + np.clip((dx + dy) * 0.42, -0.06, 0.06)).astype(np.float32)
