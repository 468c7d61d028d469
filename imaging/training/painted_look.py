"""Turns a flat drawing into a painted picture: the truth that the embedded model learns.

Slow on purpose and used for training only. It starts from the drawing before any paper or
print is laid over it, so that nothing but shapes is taken for form; light and shadow come
first (``light.py``), then the hand of the style: gouache strokes, oil in turning strokes,
watercolour washes, pencil hatching, ink and dots, or a lens and a film. Last come the
colours of the style. Canvas grain is no part of it: a VAE spends its latents on grain, so
the painter adds it after decoding.
"""

# numpy's and scipy's stubs widen float32 to float64 or to a union; the arrays stay float32.
# pyright: reportArgumentType=false, reportReturnType=false, reportAttributeAccessIssue=false
# pyright: reportOptionalMemberAccess=false

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Final

import numpy as np
from scipy import ndimage

from imaging.request import Mask, Pixels
from imaging.sketching.places import SceneLook
from imaging.training.fields import LUMA, Field, blurred, blurred_colours, drift, widely_blurred
from imaging.training.light import Scene, lit, relief
from imaging.training.strokes import Brush, brushed, ridges
from imaging.training.tones import painted_part, toned
from imaging.vocabulary import GREY_STYLES

Hand = Callable[[Scene, np.random.Generator], Field]

GOUACHE: Final = (
    Brush(width=24.0, spacing=12.0, opacity=0.92, jitter=0.045, hue=0.030),
    Brush(width=11.0, spacing=7.0, cover=0.9, opacity=0.75, jitter=0.045, hue=0.025),
    Brush(width=4.5, spacing=4.0, cover=0.6, opacity=0.75, jitter=0.030, hue=0.015),
)
OIL: Final = (
    Brush(width=17.0, spacing=8.0, opacity=0.97, jitter=0.06, hue=0.05, least=4.5),
    Brush(width=8.5, spacing=5.0, opacity=0.95, jitter=0.08, hue=0.06, turn=0.12, least=3.2),
    Brush(width=4.2, spacing=3.6, cover=0.7, opacity=0.9, jitter=0.07, hue=0.04, least=2.4),
)
SOFT: Final = (
    Brush(width=34.0, spacing=15.0, opacity=0.7, jitter=0.03, hue=0.045),
    Brush(width=13.0, spacing=8.0, cover=0.8, opacity=0.5, jitter=0.03, hue=0.03),
)


def painted(flat: Pixels, masks: Mapping[str, Mask], look: SceneLook, style: str, seed: int) -> Pixels:
    """The painted truth of a drawing without finish, of the same size; ``masks`` as in ``Sketch.masks``."""
    rng = np.random.default_rng(seed)
    scene = Scene.of(flat.astype(np.float32) / 255, masks, look)
    made = np.clip(HANDS[style](scene, rng), 0, 1) * 255
    made = np.clip(toned(made.astype(np.float32), look, style), 0, 255)
    if style in GREY_STYLES:
        made = np.repeat(made[..., :1], 3, axis=-1)
    return (made + 0.5).astype(np.uint8)


def _gouache(scene: Scene, rng: np.random.Generator) -> Field:
    """Opaque paint in visible strokes, fine lines on top: a page of a picture book."""
    shone = lit(scene, rng)
    canvas, height = brushed(shone, scene.edges, GOUACHE, 0.35, scene.scale, rng)
    canvas = _with_details(canvas, shone, scene.scale, 0.88)
    return canvas * ridges(height, 0.22, scene.scale)[..., None]


def _oil(scene: Scene, rng: np.random.Generator) -> Field:
    """Thick turning strokes of strong colour with ridges that catch the light."""
    shone = lit(scene, rng, form=1.1)
    strong = shone + 0.22 * (shone - (shone @ LUMA)[..., None])
    canvas, height = brushed(strong, scene.edges * 0.8, OIL, 1.5, scene.scale, rng)
    canvas = _with_details(canvas, strong, scene.scale, 0.62)
    return canvas * ridges(height, 1.15, scene.scale)[..., None]


def _dream(scene: Scene, rng: np.random.Generator) -> Field:
    """Soft wide strokes in a haze; light spreads over its borders."""
    shone = lit(scene, rng, form=0.8, shadow=0.6)
    canvas, _ = brushed(shone, scene.edges, SOFT, 0.7, scene.scale, rng)
    canvas = _with_details(canvas, shone, scene.scale, 0.7)
    glow = np.stack([widely_blurred(canvas[..., c] ** 2, 16 * scene.scale) for c in range(3)], axis=-1)
    haze = 0.12 + 0.06 * drift(glow.shape[:2], 3, rng)[..., None]
    hazy = 1 - (1 - canvas) * (1 - 0.42 * glow)
    return hazy + np.clip(haze, 0, 0.3) * (np.array([0.98, 0.93, 0.97], np.float32) - hazy)


def _wash(scene: Scene, rng: np.random.Generator) -> Field:
    """Transparent pigment: it pools at the borders of its shapes, runs a little and leaves light paper."""
    scale, shape = scene.scale, scene.flat.shape[:2]
    shone = lit(scene, rng, form=0.75, shadow=0.8)
    shone = shone + 0.35 * (shone - (shone @ LUMA)[..., None])
    shape_noise = drift(shape, 90, rng), drift(shape, 90, rng)
    smooth = _warped(blurred_colours(shone, 1.4 * scale), shape_noise, 1.5 * scale)
    pigment = -np.log(np.clip(smooth, 0.04, 1.0))
    rim = np.exp(-((scene.edges / (2.6 * scale)) ** 2)) * (1 - np.exp(-((scene.edges / (0.9 * scale)) ** 2)))
    blooms = drift(shape, 6, rng) * 0.20 + drift(shape, 18, rng) * 0.10 + drift(shape, 110, rng) * 0.05
    amount = np.clip(0.92 + 0.45 * rim * (1 - 0.7 * scene.bodies) + blooms, 0.25, 1.8)
    washed = np.exp(-pigment * amount[..., None])
    washed = _with_details(washed.astype(np.float32), np.minimum(shone, washed), scale, 0.75)
    return 1 - (1 - washed) * painted_part(*shape)[..., None]


def _pencil(scene: Scene, rng: np.random.Generator) -> Field:
    """Coloured pencil on paper: hatching that grows denser in the dark, over drawn lines."""
    scale = scene.scale
    shone = lit(scene, rng, form=1.1)
    dark = 1 - np.clip(shone @ LUMA, 0, 1)
    tooth = _hatch(scene.flat.shape[:2], 0.7, rng), _hatch(scene.flat.shape[:2], -0.35, rng)
    first = np.clip((dark * 1.25 + 0.34 * tooth[0] - 0.02) * 1.5, 0, 1)
    second = np.clip((dark * 1.1 + 0.30 * tooth[1] - 0.5) * 1.7, 0, 1)
    colour = np.clip(shone * 0.92, 0, 1)
    laid = 1 - (1 - colour) * (0.30 + 0.55 * first)[..., None]
    laid = laid * (1 - 0.34 * second)[..., None]
    fine = np.clip((blurred(dark, 0.5 * scale) - blurred(dark, 2.6 * scale)) * 4.2, 0, 0.8)
    return (laid * (1 - fine[..., None])).astype(np.float32)


def _inked(scene: Scene, rng: np.random.Generator, dots: bool) -> Field:
    """Flat strong colours in two or three lights, firm outlines, and printed dots in the shade."""
    scale = scene.scale
    form = blurred(relief(scene), 1.5 * scale)
    plain = ndimage.median_filter(scene.flat, size=(max(3, round(3 * scale)),) * 2 + (1,))
    strong = plain + 0.30 * (plain - (plain @ LUMA)[..., None])
    shade = _step(form, -0.10, 0.05)
    light = 1 - _step(form, 0.22, 0.05)
    tone = (1 - 0.20 * shade)[..., None] * (1 + 0.12 * light)[..., None]
    made = strong * tone + 0.05 * light[..., None]
    if dots:
        y, x = np.mgrid[0 : made.shape[0], 0 : made.shape[1]].astype(np.float32) / (3.4 * scale)
        x = x + np.float32(rng.uniform(0, np.pi))
        screen = np.sin(x + y) * np.sin(x - y)
        wide = np.clip((scene.edges / scale - 5) / 6, 0, 1) * (1 - scene.bodies)
        fall = np.clip(np.linspace(-0.35, 0.55, made.shape[0], dtype=np.float32), -1, 1)[:, None]
        printed = _step(-(screen + 0.55 - fall), 0.0, 0.12)
        made = made * (1 - 0.10 * (1 - printed) * wide)[..., None]
    luma = scene.flat @ LUMA
    line = ndimage.grey_closing(luma, max(3, round(5 * scale))) - luma
    ink = np.clip((line - 0.06) * 6, 0, 1)
    outer = np.zeros_like(luma)
    for mask in scene.masks.values():
        core = np.asarray(ndimage.binary_erosion(mask, iterations=max(1, round(2 * scale))), np.bool_)
        outer = np.maximum(outer, mask & ~core)
    ink = blurred(np.maximum(ink, outer).astype(np.float32), 0.5 * scale)
    return (made * (1 - 0.86 * ink[..., None])).astype(np.float32)


def _lens(scene: Scene, rng: np.random.Generator, sharp: float, flash: bool = False) -> Field:
    """A photograph of painted figures: round forms, soft distance, the light of sun, lamp or flash."""
    scale = scene.scale
    shone = lit(scene, rng, form=1.15, shadow=0.5 if flash else 1.15)
    far = blurred_colours(shone, (2.2 - 1.4 * sharp) * scale)
    near = blurred(scene.bodies, 1.2 * scale)[..., None]
    made = far + (shone - far) * np.clip(near * 1.2, 0, 1)
    made = _with_details(made, shone, scale, 0.55)
    if flash:
        lamp = widely_blurred(scene.bodies, 26 * scale)
        made = made * (0.74 + 0.50 * np.clip(lamp, 0, 0.75))[..., None]
        behind = np.zeros_like(scene.bodies)
        for mask in scene.masks.values():
            shifted = ndimage.shift(mask.astype(np.float32), (3 * scale, 6 * scale), order=0)
            behind = np.maximum(behind, shifted * (1 - scene.bodies))
        made = made * (1 - 0.30 * blurred(behind, 1.3 * scale))[..., None]
    return made.astype(np.float32)


HANDS: Final[Mapping[str, Hand]] = {
    "storybook": _gouache,
    "greyscale": _gouache,
    "oil": _oil,
    "dreamlike": _dream,
    "watercolour": _wash,
    "pencil": _pencil,
    "comic": partial(_inked, dots=True),
    "clear": partial(_inked, dots=False),
    "sepia": partial(_lens, sharp=0.2),
    "black_and_white": partial(_lens, sharp=0.5),
    "faded_colour": partial(_lens, sharp=0.4),
    "slide": partial(_lens, sharp=0.8),
    "flash_print": partial(_lens, sharp=0.9, flash=True),
    "colour_print": partial(_lens, sharp=0.8),
    "digital": partial(_lens, sharp=1.0),
}


def _with_details(canvas: Field, shone: Field, scale: float, most: float) -> Field:
    """Puts thin drawn lines (eyes, mouths, outlines) back over the paint, as a fine brush would."""
    luma = shone @ LUMA
    fine = np.abs(luma - blurred(luma, 2.4 * scale))
    keep = blurred(np.clip((fine - 0.025) * 9, 0, 1).astype(np.float32), 0.8 * scale)
    keep = np.clip(keep * 1.15, 0, most)[..., None]
    return (canvas * (1 - keep) + shone * keep).astype(np.float32)


def _step(field: Field, at: float, width: float) -> Field:
    """1 below ``at``, 0 above, with a border of the given width."""
    return np.clip((at - field) / width + 0.5, 0, 1).astype(np.float32)


def _warped(image: Field, noise: tuple[Field, Field], reach: float) -> Field:
    """The picture with its borders wavering by about ``reach`` pixels."""
    y, x = np.mgrid[0 : image.shape[0], 0 : image.shape[1]].astype(np.float32)
    where = np.stack([y + noise[0] * reach * 0.5, x + noise[1] * reach * 0.5])
    planes = [ndimage.map_coordinates(image[..., c], where, order=1, mode="nearest") for c in range(3)]
    return np.stack(planes, axis=-1).astype(np.float32)


def _hatch(shape: tuple[int, ...], angle: float, rng: np.random.Generator) -> Field:
    """Pencil strokes side by side at an angle (radians), about -1 to 1, at one of many places of a tile."""
    tile = _hatch_tile(angle)
    top, left = rng.integers(0, tile.shape[0], 2)
    rows, columns = (np.arange(shape[0]) + top) % tile.shape[0], (np.arange(shape[1]) + left) % tile.shape[1]
    return tile[np.ix_(rows, columns)]


@cache
def _hatch_tile(angle: float) -> Field:
    """A repeating 512 px tile of strokes about 40 px long and 2 px wide."""
    noise = np.random.default_rng(53).standard_normal((512, 512)).astype(np.float32)
    y, x = np.fft.fftfreq(512)[:, None], np.fft.fftfreq(512)[None, :]
    along, across = x * np.cos(angle) + y * np.sin(angle), -x * np.sin(angle) + y * np.cos(angle)
    keep = np.exp(-((along * 34) ** 2)) * np.exp(-(((np.abs(across) - 0.17) / 0.08) ** 2))
    made = np.fft.ifft2(np.fft.fft2(noise) * keep).real
    return (made / made.std() * 0.6).astype(np.float32)
