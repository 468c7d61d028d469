"""The finish of oil paint: a page painted over with thick strokes that turn with its shapes.

Strokes are sprites of a bristle brush, each tinted with the colour under it, laid in two layers,
broad and fine; the fine ones only where the drawing is fine, so that faces stay. They follow
the contours where there are any, elsewhere a slowly turning field, as skies and fields do in Van
Gogh's pictures. After Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes"
(1998), with straight sprites in place of curves.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import skia
from PIL import Image
from scipy import ndimage

from imaging.request import Mask, Pixels

Floats = npt.NDArray[np.float32]
_LUMA: Final[Floats] = np.array([0.299, 0.587, 0.114], np.float32)
_LIGHT: Final[Floats] = np.array([24, 18, -26], np.float32)
_SPRITE: Final = (64, 16)  # length and width of a stroke in its own pixels
_KINDS: Final = 4
_FINEST: Final = 0.5  # from this detail on the drawing covers the strokes, and a third of them is enough
_SPARED: Final = 0.58  # how much of the drawing shows through on people and things


@dataclass(frozen=True)
class _Layer:
    """Strokes of one size, in pixels of a 512 px page. ``fine`` is the least detail they are laid on."""

    length: float
    spacing: float
    fine: float


_LAYERS: Final = (
    _Layer(40, 13.2, 0.0),
    _Layer(19, 7.8, 0.19),
)


def in_oil(pixels: Pixels, subjects: Mask | None = None) -> Floats:
    """The page (height, width, 3) painted in oil; on the subjects (a mask) with a lighter hand."""
    scale = min(pixels.shape[:2]) / 512
    vivid = _vivid(pixels)
    angles, detail = _field(vivid, scale)
    clean = Image.fromarray(vivid.astype(np.uint8))
    ground = clean.point([round(tone * 0.82) for tone in range(256)] * 3)
    page = np.array(ground.convert("RGBA"))
    surface = skia.Surface(page, skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kOpaque_AlphaType)
    rng = np.random.default_rng(1889)
    for layer in _LAYERS:
        _lay(surface.getCanvas(), layer, vivid, angles, detail, scale, rng)
    surface.flushAndSubmit()
    fine = (np.clip(detail * 2 - 0.3, 0, 0.8) * 255).astype(np.uint8)
    if subjects is not None:
        np.maximum(fine, np.uint8(_SPARED * 255), out=fine, where=subjects)
    painted = Image.fromarray(page).convert("RGB")
    painted.paste(clean, None, Image.fromarray(fine))
    return np.asarray(painted, np.float32)


def _vivid(pixels: Pixels) -> Floats:
    """Stronger colours, with blue in the shade and yellow in the light."""
    # One linear map: the colours pulled from their grey, and the light's own colour on top.
    grey = np.repeat(_LUMA[:, None], 3, axis=1)
    matrix = np.eye(3, dtype=np.float32) * 1.28 - grey * 0.28 + grey * (_LIGHT / 255)
    out = pixels.reshape(-1, 3).astype(np.float32) @ matrix.astype(np.float32)
    out -= _LIGHT / 2
    return np.clip(out, 0, 255, out=out).reshape(pixels.shape)


def _field(vivid: Floats, scale: float) -> tuple[Floats, Floats]:
    """The direction of the strokes (radians) and how much detail there is (0 to 1), for each pixel."""
    step = max(1, round(4 * scale))
    grey = (vivid @ _LUMA) / 255
    small = grey[::step, ::step]
    down, across = np.gradient(np.asarray(ndimage.gaussian_filter(small, 1.0), np.float32))
    along, over = across * across - down * down, 2 * across * down
    along, over = (np.asarray(ndimage.gaussian_filter(x, 2.2), np.float32) for x in (along, over))
    strength = np.hypot(along, over)
    contour = np.arctan2(over, along) / 2 + np.pi / 2
    turning = _turning(small.shape[0], small.shape[1], step / scale)
    share = np.clip(strength / 0.0012, 0, 1)
    angle = (
        np.arctan2(
            share * np.sin(2 * contour) + (1 - share) * np.sin(2 * turning),
            share * np.cos(2 * contour) + (1 - share) * np.cos(2 * turning),
        )
        / 2
    )
    half = max(1, round(2 * scale))
    sparse = np.ascontiguousarray(grey[::half, ::half])
    edges = np.abs(sparse - np.asarray(ndimage.uniform_filter(sparse, 3), np.float32))
    detail = np.asarray(ndimage.uniform_filter(edges, 5), np.float32)
    return (
        _grown(angle.astype(np.float32), step, grey.shape),
        _grown(np.clip(detail * 11, 0, 1), half, grey.shape),
    )


@lru_cache(maxsize=8)
def _turning(height: int, width: int, unit: float) -> Floats:
    """A field of slow swirls: the direction around several centres, the nearest one the strongest.

    ``unit`` is the distance of two of its points in pixels of a 512 px page.
    """
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32) * unit
    centres = ((70, 110), (110, 360), (40, 480), (260, 20), (300, 270), (420, 450), (470, 120))
    x, y = np.zeros_like(rows), np.zeros_like(rows)
    for n, (row, column) in enumerate(centres):
        down, across = rows % 512 - row, columns % 512 - column
        near = np.exp(-(down * down + across * across) / (2 * 85.0**2))
        turn = np.arctan2(down, across) + np.pi / 2 + (0.25 if n % 2 else -0.25)
        x += near * np.cos(2 * turn)
        y += near * np.sin(2 * turn)
    return (np.arctan2(y, x + 0.12) / 2).astype(np.float32)


def _grown(small: Floats, step: int, shape: tuple[int, ...]) -> Floats:
    return np.repeat(np.repeat(small, step, 0), step, 1)[: shape[0], : shape[1]]


def _lay(
    canvas: skia.Canvas, layer: _Layer, vivid: Floats, angles: Floats, detail: Floats, scale: float,
    rng: np.random.Generator,
) -> None:  # fmt: skip
    height, width = angles.shape
    spacing = layer.spacing * scale
    rows, columns = np.mgrid[0 : height + spacing : spacing, 0 : width + spacing : spacing]
    rows = (rows + rng.uniform(-0.5, 0.5, rows.shape) * spacing).ravel()
    columns = (columns + rng.uniform(-0.5, 0.5, columns.shape) * spacing).ravel()
    r = np.clip(rows, 0, height - 1).astype(np.intp)
    c = np.clip(columns, 0, width - 1).astype(np.intp)
    order = rng.permutation(len(rows))
    # Drawn for all places before any is left out: what changes in one part must not change the rest.
    turned, grown = rng.normal(0, 0.16, len(rows)), rng.uniform(0.8, 1.2, len(rows))
    toned = 1 + rng.normal(0, 0.085, (len(rows), 1)) + rng.normal(0, 0.03, (len(rows), 3))
    kind = rng.integers(0, _KINDS, len(rows))
    fine = detail[r, c][order]
    shown = (fine < _FINEST) | (np.arange(len(order)) % 3 == 0)
    order = order[(fine >= layer.fine) & shown]
    rows, columns, r, c = rows[order], columns[order], r[order], c[order]
    turn = angles[r, c] + turned[order]
    size = layer.length * scale / _SPRITE[0] * (1 - 0.45 * detail[r, c]) * grown[order]
    colours = np.clip(vivid[r, c] * toned[order], 0, 255).astype(np.uint32)
    packed = (0xFF000000 | colours[:, 0] << 16 | colours[:, 1] << 8 | colours[:, 2]).tolist()
    cos, sin = np.cos(turn) * size, np.sin(turn) * size
    half = (_SPRITE[0] / 2, _SPRITE[1] / 2)
    left = columns - cos * half[0] + sin * half[1]
    top = rows - sin * half[0] - cos * half[1]
    # Plain floats: skia takes numpy's several times slower.
    forms = list(map(skia.RSXform, cos.tolist(), sin.tolist(), left.tolist(), top.tolist()))
    kinds = _sprite_boxes()
    boxes = [kinds[each] for each in kind[order].tolist()]
    paint = skia.Paint(AntiAlias=False)
    smooth = skia.SamplingOptions(skia.FilterMode.kNearest)
    canvas.drawAtlas(_sprites(), forms, boxes, packed, skia.BlendMode.kModulate, smooth, None, paint)


@lru_cache(maxsize=1)
def _sprite_boxes() -> tuple[skia.Rect, ...]:
    return tuple(skia.Rect.MakeXYWH(0, kind * _SPRITE[1], *_SPRITE) for kind in range(_KINDS))


@lru_cache(maxsize=1)
def _sprites() -> skia.Image:
    """Strokes of a bristle brush, one below the other: ridges along them, ragged at the end."""
    rng = np.random.default_rng(1853)
    length, width = _SPRITE
    sheet = np.zeros((_KINDS, width, length, 4), np.float32)
    along, across = np.linspace(-1, 1, length)[None], np.linspace(-1, 1, width)[:, None]
    for kind in range(_KINDS):
        bristles = ndimage.gaussian_filter1d(rng.standard_normal((width, 1)), 0.7, axis=0)
        reach = 0.9 - 0.16 * np.abs(rng.standard_normal((width, 1)))
        body = np.clip((reach - np.abs(along)) * 9, 0, 1) * np.clip((0.94 - np.abs(across)) * 5, 0, 1)
        # Light from above on the ridge of paint, shade under it.
        light = 0.9 + 0.07 * bristles - 0.12 * across + 0.03 * rng.standard_normal((width, length))
        sheet[kind, ..., :3] = np.clip(light, 0, 1)[..., None]
        sheet[kind, ..., 3] = body
    flat = sheet.reshape(_KINDS * width, length, 4)
    flat[..., :3] *= flat[..., 3:]
    bytes_ = np.ascontiguousarray((flat * 255).astype(np.uint8))
    return skia.Image.fromarray(bytes_, skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kPremul_AlphaType)
