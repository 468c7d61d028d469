"""Things taken along outdoors, and flowers."""

import math

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    rgb,
)
from imaging.sketching.thing_parts import TYRE, Rng, pick


@thing("backpack", width=0.26, height=0.34, belongs=("back", "floor", "hand"), grip=(0, 0.33))
def backpack(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A canvas rucksack with a rolled blanket."""
    cloth = pick(colour, rng, "green", "blue", "red", "brown")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.14, 0.018, 0.24)
        canvas.line([(-0.025, -0.3), (0, -0.335), (0.025, -0.3)], darken(cloth, 0.4), 0.014, smooth=True)
        canvas.soft(
            [(-0.1, -0.3), (0.1, -0.3), (0.125, -0.15), (0.12, 0.003), (-0.12, 0.003), (-0.125, -0.15)], cloth
        )
        canvas.soft(
            [(-0.112, -0.31), (0.112, -0.31), (0.12, -0.2), (0.05, -0.16), (-0.05, -0.16), (-0.12, -0.2)],
            lighten(cloth, 0.1),
        )
        canvas.rect(-0.075, -0.12, 0.15, 0.1, darken(cloth, 0.08), radius=0.02, weight=0.9)
        for dx in (-0.05, 0.05):
            canvas.line([(dx, -0.21), (dx, -0.13)], rgb("#a9774f"), 0.015)
            canvas.rect(dx - 0.011, -0.155, 0.022, 0.02, BRASS, radius=0.004, weight=0.7)
        canvas.rect(-0.12, -0.33, 0.24, 0.055, rgb("#c9705c"), radius=0.027)
        for dx in (-0.07, 0.07):
            canvas.line([(dx, -0.328), (dx, -0.278)], rgb("#a9774f"), 0.013)


@thing("walking_stick", width=0.1, height=0.52, belongs=("hand", "floor"), grip=(0, 0.5))
def walking_stick(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A cane with a crook."""
    wood = colour or rgb("#8f623f")
    with canvas.group(x, y, scale):
        points = [(0.0, -0.01), (0.0, -0.44), (-0.012, -0.5), (-0.045, -0.51), (-0.068, -0.475)]
        canvas.line(points, darken(wood, 0.5), 0.026, smooth=True)
        canvas.line(points, wood, 0.018, smooth=True)
        canvas.line([(0, -0.02), (0, -0.006)], TYRE, 0.026)


@thing("umbrella", width=0.56, height=0.62, belongs=("hand", "floor"), grip=(0, 0.08))
def umbrella(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An open umbrella with a crook handle."""
    cloth = pick(colour, rng, "red", "blue", "black", "green")
    with canvas.group(x, y, scale):
        canvas.line(
            [(0, -0.58), (0, -0.06), (-0.016, -0.012), (-0.044, -0.022)],
            darken(WOOD, 0.2),
            0.017,
            smooth=True,
        )
        edge = (-0.28, -0.17, -0.055, 0.055, 0.17, 0.28)
        for i in (0, 4, 1, 3, 2):
            a, b = edge[i], edge[i + 1]
            gore = skia.Path()
            gore.moveTo(0, -0.6)
            gore.quadTo(a * 0.96, -0.57, a, -0.38)
            gore.quadTo((a + b) / 2, -0.43, b, -0.38)
            gore.quadTo(b * 0.96, -0.57, 0, -0.6)
            gore.close()
            canvas.fill(gore, lighten(cloth, 0.08) if i % 2 else cloth, shade=0.18)
        canvas.line([(0, -0.6), (0, -0.62)], METAL, 0.012)


@thing("flowers", width=0.19, height=0.27, belongs=("hand", "table", "floor"), grip=(0, 0.07))
def flowers(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A bunch of flowers in paper with a ribbon."""
    tones = (
        [colour, lighten(colour, 0.3)]
        if colour
        else [rgb("#e27a6d"), rgb("#f2c757"), rgb("#f7f0e2"), rgb("#e59ab0"), rgb("#a98cc6")]
    )
    with canvas.group(x, y, scale):
        for k in range(7):
            canvas.line([(0, -0.08), ((k - 3) * 0.026, -0.2)], rgb("#6d9a57"), 0.008)
        for k in range(6):
            canvas.oval((k - 2.5) * 0.03, -0.17, 0.02, 0.026, rgb("#7fae62"), weight=0.6)
        for k, (fx, fy) in enumerate(
            (
                (-0.062, -0.19),
                (-0.03, -0.23),
                (0.008, -0.245),
                (0.045, -0.225),
                (0.066, -0.185),
                (-0.024, -0.185),
                (0.02, -0.195),
            )
        ):
            tone = tones[k % len(tones)] or PAPER
            for i in range(5):
                a = i * math.tau / 5
                canvas.oval(
                    fx + math.cos(a) * 0.014, fy + math.sin(a) * 0.014, 0.013, 0.013, tone, weight=0.45
                )
            canvas.dot(fx, fy, 0.009, rgb("#f3c64d") if tone != COLOURS["yellow"] else DARK_WOOD)
        canvas.polygon(
            [(-0.07, -0.165), (0.0, -0.135), (0.07, -0.165), (0.02, 0), (-0.02, 0)], rgb("#f3e6cc")
        )
        canvas.ink_line([(0.0, -0.135), (-0.008, -0.01)], rgb("#b59d74"), weight=0.8)
        for side in (-1, 1):
            canvas.soft(
                [(0, -0.066), (side * 0.034, -0.088), (side * 0.036, -0.05)], COLOURS["red"], weight=0.8
            )


@thing("flower_pot", width=0.24, height=0.34, belongs=("floor", "table", "hand"), grip=(0, 0.08))
def flower_pot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A geranium in a clay pot."""
    bloom = colour or rng.choice((rgb("#d8504a"), rgb("#e78fa5"), rgb("#d9775a")))
    leaf = rgb("#6f9d5a")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.1, 0.016, 0.24)
        for dx, dy, r in (
            (-0.06, -0.19, 0.05),
            (0.06, -0.19, 0.05),
            (0, -0.21, 0.06),
            (-0.03, -0.16, 0.05),
            (0.04, -0.16, 0.045),
        ):
            canvas.oval(dx, dy, r, r * 0.75, leaf, weight=0.7)
        for fx, fy in ((-0.07, -0.26), (0.0, -0.3), (0.07, -0.265), (0.03, -0.225), (-0.035, -0.215)):
            canvas.line([(fx * 0.5, -0.16), (fx, fy)], darken(leaf, 0.2), 0.007)
            for i in range(6):
                a = i * math.tau / 6
                canvas.oval(
                    fx + math.cos(a) * 0.019, fy + math.sin(a) * 0.016, 0.014, 0.013, bloom, weight=0.45
                )
            canvas.dot(fx, fy, 0.012, lighten(bloom, 0.35))
        clay = rgb("#c4714a")
        canvas.polygon([(-0.08, -0.12), (0.08, -0.12), (0.058, 0), (-0.058, 0)], clay, shade=0.22)
        canvas.rect(-0.092, -0.145, 0.184, 0.036, lighten(clay, 0.12), radius=0.008)


@thing("fishing_rod", width=0.6, height=1.1, belongs=("hand", "floor"), grip=(-0.24, 0.32))
def fishing_rod(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A cane rod leaning to the right with line, float and reel."""
    cane = colour or rgb("#b8894e")
    with canvas.group(x, y, scale):
        points = [(-0.28, -0.12), (-0.2, -0.5), (-0.04, -0.9), (0.2, -1.1)]
        canvas.line(points, darken(cane, 0.45), 0.022, smooth=True)
        canvas.line(points, cane, 0.015, smooth=True)
        canvas.line([(-0.285, -0.1), (-0.25, -0.28)], DARK_WOOD, 0.032)
        canvas.oval(-0.225, -0.3, 0.03, 0.03, METAL, weight=0.9)
        canvas.line([(0.2, -1.1), (0.27, -0.7), (0.27, -0.14)], rgb("#8c8f94"), 0.005, smooth=True)
        canvas.oval(0.27, -0.12, 0.02, 0.026, COLOURS["red"], weight=0.8)
        canvas.oval(0.27, -0.1, 0.018, 0.014, PAPER, weight=0.7)
        canvas.line([(0.27, -0.09), (0.27, -0.03), (0.252, -0.012)], METAL, 0.007, smooth=True)


@thing("hoe", width=0.22, height=0.78, belongs=("hand", "floor"), grip=(0.03, 0.42))
def hoe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A hoe resting on its blade."""
    with canvas.group(x, y, scale):
        canvas.limb([(-0.02, -0.05), (0.08, -0.76)], [0.026, 0.022], colour or rgb("#b98a55"))
        canvas.soft(
            [(-0.05, -0.08), (0.01, -0.1), (0.0, -0.04), (-0.02, 0.004), (-0.12, 0.004), (-0.1, -0.05)],
            rgb("#7d848b"),
        )
