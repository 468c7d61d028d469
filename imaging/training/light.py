"""Light on a flat drawing: form from shapes, shadows on the ground, warm and cool sides.

Form comes from shapes alone, never from texture: each subject is inflated from its true
mask, the parts drawn inside it and the small things around it from their outlines. Large
plain shapes (walls, sky, floor) stay plain and get only the slow fall of the light.
"""

# numpy's and scipy's stubs widen float32 to float64 or to a union; the arrays stay float32.
# pyright: reportArgumentType=false, reportReturnType=false, reportAttributeAccessIssue=false
# pyright: reportOptionalMemberAccess=false

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import ndimage

from imaging.request import Mask
from imaging.sketching.places import SceneLook
from imaging.training.fields import (
    LUMA,
    Field,
    blurred,
    drift,
    edge_distance,
    enlarged,
    halved,
    widely_blurred,
)

FROM: Final = np.array([-0.55, -0.62, 0.56], np.float32)  # upper left, towards the viewer
PLAIN: Final = 24.0  # pixels at 512: shapes that are wider than twice this have no form of their own


@dataclass(frozen=True)
class Hour:
    """Colour of the lit and of the shaded side (factors per channel) and how strong the forms show."""

    lit: tuple[float, float, float]
    shade: tuple[float, float, float]
    strength: float


HOURS: Final[Mapping[str, Hour]] = {
    "morning": Hour((1.20, 1.12, 0.97), (0.72, 0.78, 0.94), 1.0),
    "midday": Hour((1.18, 1.13, 1.02), (0.74, 0.79, 0.92), 1.0),
    "afternoon": Hour((1.22, 1.11, 0.92), (0.74, 0.75, 0.90), 1.0),
    "evening": Hour((1.28, 1.06, 0.82), (0.70, 0.68, 0.90), 1.1),
    "night": Hour((1.16, 1.16, 1.14), (0.68, 0.72, 0.92), 0.9),
}


@dataclass(frozen=True)
class Scene:
    """A flat drawing to be painted: colours 0-1 without paper or print, and what is known of it.

    ``edges`` is each pixel's distance from the nearest outline, ``bodies`` 1 where a subject or thing is.
    """

    flat: Field
    masks: Mapping[str, Mask]
    look: SceneLook
    edges: Field
    bodies: Field
    scale: float

    @classmethod
    def of(cls, flat: Field, masks: Mapping[str, Mask], look: SceneLook) -> "Scene":
        """What can be known of a drawing (height, width, 3) from its colours and its true masks."""
        scale = flat.shape[0] / 512
        bodies = np.zeros(flat.shape[:2], np.float32)
        for mask in masks.values():
            bodies[mask] = 1
        return cls(flat, masks, look, edge_distance(flat, scale, 0.0, 0.42), bodies, scale)


def lit(scene: Scene, rng: np.random.Generator, form: float = 1.0, shadow: float = 1.0) -> Field:
    """The drawing under a warm light from the upper left, with cool shadows; colours about 0-1.

    ``form`` and ``shadow`` say how strongly; 0 leaves that out.
    """
    hour = HOURS[scene.look.time_of_day]
    height, width = scene.flat.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width, y / height
    pool = 0.17 - 0.25 * np.hypot(x - 0.34, (y - 0.30) * 0.9)
    corner = np.clip(np.hypot(x - 0.5, y - 0.5) - 0.46, 0, 1) * 0.6
    slow = 0.035 * drift((height, width), 3, rng)
    amount = np.clip(relief(scene) * hour.strength * form * 0.95 + pool + slow - corner, -1, 1)
    warm, cool = np.array(hour.lit, np.float32), np.array(hour.shade, np.float32)
    up, down = np.clip(amount, 0, 1)[..., None], np.clip(-amount, 0, 1)[..., None]
    shone = scene.flat * (1 + up * (warm - 1) * 1.6) * (1 - down * (1 - cool) * 1.55)
    shone = shone + up**2 * 0.20 * (1 - shone) * warm  # a soft sheen where the form faces the light
    dark = (cast_shadows(scene) + crevices(scene))[..., None] * shadow
    return (shone * (1 - np.clip(dark, 0, 0.7) * (1.35 - 0.55 * cool))).astype(np.float32)


def relief(scene: Scene) -> Field:
    """Lambert light (-1 to 1) of the drawing's shapes, each inflated like a cushion from its outline."""
    scale, edges = scene.scale, scene.edges
    height = _cushion(edges, 18 * scale) * scene.bodies * 4.5 * scale
    height += _small_shapes(scene) * (1 - scene.bodies)
    height = blurred(height, 2.2 * scale)
    for key, mask in scene.masks.items():
        if not key.startswith("thing-"):
            height += 27 * scale * widely_blurred(mask.astype(np.float32), 14 * scale) * mask
    dy, dx = np.gradient(blurred(height, 1.6 * scale))
    norm = np.sqrt(dx * dx + dy * dy + 1)
    light = (-dx * FROM[0] - dy * FROM[1] + FROM[2]) / norm
    return np.clip((light - FROM[2]) * 1.25, -1, 1).astype(np.float32)


def _small_shapes(scene: Scene) -> Field:
    """Height of the scenery: what is small and outlined swells, walls, tiles, floor and sky do not."""
    around = _outline_distance(scene)
    widest = PLAIN * scene.scale
    # The greatest distance nearby is how wide the shape is.
    small = halved(halved(around))
    width = ndimage.maximum_filter(small, max(3, int(widest / 4) * 2 + 1))
    swells = np.clip((widest - enlarged(width, around.shape)) / (0.35 * widest), 0, 1)
    swells = widely_blurred(swells.astype(np.float32), 6 * scene.scale)
    return (_cushion(around, 14 * scene.scale) * 4.5 * scene.scale * swells).astype(np.float32)


def _outline_distance(scene: Scene) -> Field:
    """Distance in pixels from the nearest drawn line: dark and thin, unlike the border of two colours."""
    luma = halved(scene.flat @ LUMA)
    line = ndimage.grey_closing(luma, max(3, round(2.5 * scene.scale) * 2 - 1)) - luma
    away = np.asarray(ndimage.distance_transform_edt(line < 0.05), np.float32)
    away = away if (line >= 0.05).any() else np.full_like(luma, 99)
    wide = enlarged(np.minimum(away, 20 * scene.scale).astype(np.float32), scene.bodies.shape)
    return (wide * 2).astype(np.float32)


def _cushion(distance: Field, radius: float) -> Field:
    """Height 0-1 of a quarter-round rim of the given radius."""
    inside = np.minimum(distance, radius) / radius
    return np.sqrt(1 - (1 - inside) ** 2).astype(np.float32)


def crevices(scene: Scene) -> Field:
    """How much light (0-1) is lost where much is dark around: the soft shade in corners and under things."""
    luma = scene.flat @ LUMA
    near = widely_blurred(luma, 9 * scene.scale) - widely_blurred(luma, 30 * scene.scale)
    return np.clip(-near * 0.55, 0, 0.12).astype(np.float32)


def cast_shadows(scene: Scene) -> Field:
    """How much light (0-1) the subjects take from what lies beside and below them."""
    look, scale = scene.look, scene.scale
    sunny = not (look.indoor or look.grey or look.night)
    dark = np.zeros(scene.flat.shape[:2], np.float32)
    for key, mask in scene.masks.items():
        if not mask.any():
            continue
        body = mask.astype(np.float32)
        behind = ndimage.shift(halved(halved(body)), (1.2 * scale, 2.6 * scale), order=1)
        near = enlarged(blurred(behind.astype(np.float32), 2.2 * scale), body.shape)
        dark = np.maximum(dark, (0.22 if sunny else 0.16) * near * (1 - body))
        if not key.startswith("thing-"):
            long, blur, depth = (0.26, 1.3, 0.44) if sunny else (0.13, 2.6, 0.34)
            dark = np.maximum(dark, depth * _laid(mask, long, blur * scale) * (1 - body))
    for mask in scene.masks.values():
        dark *= 1 - 0.75 * mask
    return dark


def _laid(mask: Mask, long: float, blur: float) -> Field:
    """A subject's shadow on the ground: its shape laid down to the right from where its feet stand."""
    foot = float(np.flatnonzero(mask.any(axis=1))[-1])
    lean = 0.85
    small = halved(halved(mask.astype(np.float32)))
    y0 = foot / 4
    # Output (y, x) looks up the standing body: y rises 1/long times as fast, x leans with it.
    matrix = np.array([[1 / long, 0.0], [lean / long, 1.0]])
    offset = np.array([y0 - (y0 + 1) / long, -(y0 + 1) * lean / long])
    laid = ndimage.affine_transform(small, matrix, offset, order=1)
    return enlarged(blurred(laid.astype(np.float32), blur), mask.shape)
