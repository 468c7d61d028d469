"""The nearest ground: grass, flowers, fallen leaves, and the foreground along the lower edge."""

import math
import random
from collections.abc import Callable, Sequence
from typing import Final

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import SNOW, Colour, darken, jitter, lighten, mix, rgb
from imaging.sketching.scenery import Scene, hour_light

STRAW: Final = rgb("#e6c264")


def tuft(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """Three to five blades of grass."""
    for lean in (-0.5, -0.2, 0.12, 0.42):
        tip = (x + lean * size, y - size * (1 - abs(lean) * 0.5))
        canvas.line(
            [(x + lean * 3, y), (x + lean * size * 0.4, y - size * 0.5), tip],
            colour,
            size * 0.12,
            smooth=True,
        )


def meadow_flower(canvas: Canvas, x: float, y: float, size: float, petal: Colour, stem: Colour) -> None:
    """A small flower on its stem."""
    canvas.line([(x, y), (x + size * 0.12, y - size)], stem, size * 0.13)
    for i in range(5):
        a = i * math.tau / 5
        canvas.dot(
            x + size * 0.12 + math.cos(a) * size * 0.2,
            y - size + math.sin(a) * size * 0.2,
            size * 0.17,
            petal,
        )
    canvas.dot(x + size * 0.12, y - size, size * 0.12, rgb("#f3c64d"))


def boulder(scene: Scene, x: float, y: float, size: float) -> None:
    """A rounded stone lying at (x, y), snow on it when it lies."""
    tone = jitter(rgb("#a09a8e"), scene.rng, 9)
    scene.canvas.shadow(x, y + size * 0.2, size * 0.7, size * 0.12, 0.28)
    scene.canvas.soft(
        [
            (x - size * 0.62, y + size * 0.2),
            (x - size * 0.5, y - size * 0.3),
            (x, y - size * 0.52),
            (x + size * 0.5, y - size * 0.26),
            (x + size * 0.62, y + size * 0.2),
        ],
        tone,
        weight=0.7,
        shade=0.2,
    )
    if scene.look.snowy:
        scene.canvas.soft(
            [
                (x - size * 0.44, y - size * 0.22),
                (x, y - size * 0.5),
                (x + size * 0.44, y - size * 0.2),
                (x, y - size * 0.3),
            ],
            SNOW,
            outline=False,
        )


def straw_heap(scene: Scene, x: float, y: float, width: float) -> None:
    """A heap of straw with its foot at (x, y)."""
    canvas = scene.canvas
    canvas.shadow(x, y, width * 0.6, width * 0.07, 0.28)
    straw = mix(STRAW, SNOW, 0.55 if scene.look.snowy else 0.0)
    heap = through_path(
        [
            (x - width * 0.5, y),
            (x - width * 0.34, y - width * 0.34),
            (x, y - width * 0.56),
            (x + width * 0.34, y - width * 0.32),
            (x + width * 0.5, y),
            (x, y + width * 0.05),
        ]
    )
    canvas.fill(heap, straw, weight=0.8, shade=0.2)
    canvas.brush(
        heap, darken(straw, 0.4), scene.rng, count=26, length=width * 0.2, width=2.4, angle=62, alpha=0.4
    )
    canvas.brush(
        heap, lighten(straw, 0.6), scene.rng, count=22, length=width * 0.2, width=2.4, angle=-55, alpha=0.5
    )


PETALS: Final[Sequence[Colour]] = (
    rgb("#e8574a"),
    rgb("#f6f0e2"),
    rgb("#efb93f"),
    rgb("#b47cc0"),
    rgb("#ee9db0"),
)


def grassy(scene: Scene, top: float, count: int = 16) -> None:
    """Tufts and the season's flowers strewn over the ground, bigger when near."""
    look, rng = scene.look, scene.rng
    blade = darken(look.grass, 0.24)
    for _ in range(count):
        y = top + (1000 - top) * rng.random()
        tuft(scene.canvas, rng.uniform(scene.left, scene.right), y, 9 + 20 * (y - top) / (1000 - top), blade)
    if look.season in ("spring", "summer") and not look.snowy:
        for _ in range(count):
            y = top + (1000 - top) * rng.random()
            size = 9 + 16 * (y - top) / (1000 - top)
            meadow_flower(
                scene.canvas, rng.uniform(scene.left, scene.right), y, size, rng.choice(PETALS), blade
            )


def grass_front(scene: Scene, colour: Colour | None = None) -> Callable[[Canvas], None]:
    """Foreground of grass and flowers along the lower edge, thickest in the corners."""
    look, rng = scene.look, scene.rng
    blade = darken(colour or look.grass, 0.32)
    blooms = look.season in ("spring", "summer") and not look.snowy
    spots = [
        (rng.uniform(scene.left, scene.right), rng.uniform(975, 1004), rng.random(), rng.choice(PETALS))
        for _ in range(int(scene.width / 34))
    ]

    def foreground(front: Canvas) -> None:
        with hour_light(Scene(front, look, random.Random(0)), calm=0):
            for x, y, chance, petal in spots:
                corner = abs(x - 500) / 500
                size = 22 + 26 * corner
                tuft(front, x, y, size, blade)
                if blooms and chance < 0.35:
                    meadow_flower(front, x + 9, y, size * 0.9, petal, blade)

    return foreground


def paved_front(scene: Scene) -> Callable[[Canvas], None]:
    """Foreground of paved places: fallen leaves in autumn, petals in spring, heaps of snow."""
    look, rng = scene.look, scene.rng
    spots = [
        (
            rng.uniform(scene.left, scene.right),
            rng.uniform(958, 998),
            rng.uniform(0, 180),
            rng.choice(look.foliage),
        )
        for _ in range(int(scene.width / 36))
    ]

    def foreground(front: Canvas) -> None:
        with hour_light(Scene(front, look, random.Random(0)), calm=0):
            for x, y, angle, leaf in spots:
                if look.snowy:
                    front.oval(x, y + 12, 34, 9, SNOW, shade=0.05, outline=False)
                elif look.season == "autumn":
                    with front.group(x, y, angle=angle):
                        front.soft([(-13, 0), (-3, -9), (14, 0), (-3, 9)], leaf, weight=0.6)
                        front.ink_line([(-16, 0), (8, 0)], darken(leaf, 0.4), weight=0.6)
                elif look.season == "spring":
                    front.oval(x, y, 5, 3.4, rgb("#f4cdd6"), shade=0, weight=0.35)

    return foreground
