"""What people read, paint and make music with."""

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    INK,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    rgb,
)
from imaging.sketching.thing_parts import Rng, pick


@thing("book", width=0.2, height=0.12, belongs=("hand", "table", "floor"), grip=(0, 0.02))
def book(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An open book with a picture on one page."""
    cover = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.polygon([(0, -0.005), (side * 0.105, -0.022), (side * 0.088, -0.115), (0, -0.098)], cover)
            canvas.through(
                [
                    (0, -0.012),
                    (side * 0.05, -0.03),
                    (side * 0.096, -0.03),
                    (side * 0.082, -0.118),
                    (side * 0.044, -0.118),
                    (0, -0.1),
                ],
                rgb("#fbf5e4"),
                weight=0.8,
            )
        for k in range(4):
            yy = -0.1 + k * 0.017
            canvas.line([(0.018, yy), (0.078, yy - 0.008)], rgb("#8f8376"), 0.0035, alpha=0.8)
        canvas.rect(-0.074, -0.106, 0.054, 0.04, rgb("#a9cfe0"), weight=0.5)
        canvas.oval(-0.047, -0.068, 0.022, 0.01, rgb("#8fb06f"), weight=0.4)
        canvas.line([(-0.08, -0.05), (-0.02, -0.042)], rgb("#8f8376"), 0.0035, alpha=0.8)


@thing("newspaper", width=0.26, height=0.18, belongs=("hand", "table", "floor"), grip=(0, 0.04))
def newspaper(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An opened newspaper with headline and photograph."""
    paper = colour or rgb("#f1ead9")
    with canvas.group(x, y, scale):
        canvas.polygon([(0, -0.006), (-0.13, -0.02), (-0.12, -0.175), (0, -0.165)], paper)
        canvas.polygon([(0, -0.006), (0.13, -0.02), (0.12, -0.175), (0, -0.165)], darken(paper, 0.05))
        canvas.line([(-0.105, -0.15), (-0.015, -0.143)], rgb("#5b5359"), 0.014)
        canvas.rect(-0.105, -0.13, 0.045, 0.05, rgb("#a9a39b"), weight=0.5)
        for k in range(5):
            canvas.line([(-0.05, -0.122 + k * 0.019), (-0.014, -0.118 + k * 0.019)], rgb("#948b84"), 0.004)
            canvas.line([(0.016, -0.14 + k * 0.024), (0.058, -0.143 + k * 0.024)], rgb("#948b84"), 0.004)
            canvas.line([(0.068, -0.144 + k * 0.024), (0.112, -0.147 + k * 0.024)], rgb("#948b84"), 0.004)


@thing("letter", width=0.15, height=0.11, belongs=("hand", "table", "floor"), grip=(0, 0.02))
def letter(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An airmail envelope with the sheet peeping out."""
    with canvas.group(x, y, scale):
        canvas.polygon(
            [(-0.058, -0.05), (-0.05, -0.112), (0.055, -0.108), (0.06, -0.05)], rgb("#fbf6e6"), weight=0.8
        )
        for k in range(3):
            canvas.ink_line(
                [(-0.038, -0.1 + k * 0.013), (-0.01, -0.098 + k * 0.013), (0.038, -0.096 + k * 0.013)],
                rgb("#5a6c94"),
                weight=0.7,
            )
        canvas.rect(-0.075, -0.08, 0.15, 0.078, colour or rgb("#f3e7cb"))
        for k in range(12):
            tone = (COLOURS["red"], PAPER, COLOURS["blue"])[k % 3]
            canvas.polygon(
                [
                    (-0.074 + k * 0.0123, -0.004),
                    (-0.064 + k * 0.0123, -0.004),
                    (-0.06 + k * 0.0123, -0.013),
                    (-0.07 + k * 0.0123, -0.013),
                ],
                tone,
                outline=False,
                shade=0,
            )
        canvas.ink_line(
            [(-0.074, -0.079), (0, -0.03), (0.074, -0.079)], rgb("#b59d74"), smooth=False, weight=0.9
        )
        canvas.rect(0.045, -0.073, 0.022, 0.026, COLOURS["green"], weight=0.6)
        canvas.dot(0, -0.032, 0.009, COLOURS["red"])


@thing("easel", width=0.46, height=0.98, belongs=("floor",))
def easel(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A painter's easel with a landscape half done."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.24, 0.035, 0.28)
        canvas.limb([(0.01, -0.96), (0.05, -0.05)], [0.02, 0.02], darken(wood, 0.25), weight=0.8)
        for side in (-1, 1):
            canvas.limb([(side * 0.02, -0.97), (side * 0.2, -0.01)], [0.026, 0.026], wood)
        canvas.rect(-0.2, -0.9, 0.4, 0.46, rgb("#fbf5e6"))
        with canvas.clip(skia.Path.Rect(skia.Rect(-0.18, -0.88, 0.18, -0.46))):
            canvas.gradient(-0.18, -0.88, 0.36, 0.26, [(0, rgb("#8fc0dd")), (1, rgb("#f6e3bd"))])
            canvas.soft(
                [(-0.22, -0.58), (-0.1, -0.78), (0.02, -0.62), (0.1, -0.72), (0.24, -0.58)],
                rgb("#8f9bb5"),
                weight=0.6,
            )
            canvas.oval(0.02, -0.5, 0.3, 0.13, rgb("#9cc07a"), weight=0.6)
            canvas.soft(
                [(-0.02, -0.62), (0.04, -0.62), (0.1, -0.44), (-0.12, -0.44)], rgb("#e6cf9c"), weight=0.5
            )
            canvas.dot(0.1, -0.8, 0.03, rgb("#fbd98a"))
            for k in range(7):
                canvas.dot(
                    -0.15 + 0.05 * k,
                    -0.49 + 0.012 * (k % 3),
                    0.009,
                    (COLOURS["red"], COLOURS["yellow"], PAPER)[k % 3],
                )
        canvas.rect(-0.22, -0.45, 0.44, 0.03, wood, radius=0.006)
        canvas.rect(-0.02, -0.95, 0.04, 0.07, wood, weight=0.8)


@thing("paint_box", width=0.26, height=0.16, belongs=("table", "floor", "hand"), grip=(0, 0.03))
def paint_box(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An open wooden paint box with tubes and brushes."""
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.12, -0.06), (0.12, -0.06), (0.13, -0.155), (-0.11, -0.155)], colour or WOOD)
        canvas.polygon(
            [(-0.1, -0.07), (0.105, -0.07), (0.113, -0.143), (-0.09, -0.143)], rgb("#e6d3ab"), weight=0.7
        )
        canvas.soft(
            [(-0.06, -0.12), (0.02, -0.14), (0.08, -0.11), (0.05, -0.08), (-0.03, -0.08)],
            rgb("#d3b07a"),
            weight=0.7,
        )
        for k, tone in enumerate(("red", "yellow", "blue", "green", "white")):
            canvas.dot(-0.032 + 0.021 * k, -0.112 + 0.008 * (k % 2), 0.009, COLOURS[tone])
        canvas.polygon(
            [(-0.13, -0.062), (0.13, -0.062), (0.12, -0.04), (-0.12, -0.04)], darken(WOOD, 0.4), weight=0.7
        )
        for k, tone in enumerate(("red", "orange", "yellow", "green", "blue", "purple")):
            canvas.rect(-0.112 + k * 0.038, -0.068, 0.026, 0.034, COLOURS[tone], radius=0.006, weight=0.6)
        canvas.rect(-0.13, -0.045, 0.26, 0.045, colour or WOOD, radius=0.004)
        canvas.line([(-0.03, -0.05), (0.11, -0.084)], darken(WOOD, 0.1), 0.008)
        canvas.line([(0.11, -0.084), (0.128, -0.089)], COLOURS["blue"], 0.012)


@thing("guitar", width=0.24, height=0.58, belongs=("floor", "hand", "wall"), grip=(0, 0.24))
def guitar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A Spanish guitar standing upright."""
    wood = colour or rgb("#cf9148")
    with canvas.group(x, y, scale):
        canvas.rect(-0.017, -0.5, 0.034, 0.26, darken(DARK_WOOD, 0.1), weight=0.9)
        canvas.polygon([(-0.024, -0.58), (0.024, -0.58), (0.03, -0.5), (-0.03, -0.5)], DARK_WOOD)
        for side in (-1, 1):
            for k in range(3):
                canvas.dot(side * 0.034, -0.565 + k * 0.024, 0.008, PAPER)
        canvas.soft(
            [
                (0, -0.325),
                (0.1, -0.32),
                (0.08, -0.215),
                (0.13, -0.16),
                (0.115, 0.0),
                (0, 0.008),
                (-0.115, 0.0),
                (-0.13, -0.16),
                (-0.08, -0.215),
                (-0.1, -0.32),
            ],
            wood,
            shade=0.22,
        )
        canvas.oval(0, -0.205, 0.034, 0.034, rgb("#f1dfb4"), weight=0.7)
        canvas.oval(0, -0.205, 0.026, 0.026, darken(DARK_WOOD, 0.45), weight=0.7)
        canvas.rect(-0.045, -0.078, 0.09, 0.018, DARK_WOOD, radius=0.005, weight=0.8)
        for k in range(4):
            canvas.line(
                [(-0.012 + k * 0.008, -0.56), (-0.012 + k * 0.008, -0.07)], rgb("#f6efdc"), 0.0022, alpha=0.9
            )
        for k in range(6):
            canvas.line([(-0.016, -0.475 + k * 0.036), (0.016, -0.475 + k * 0.036)], METAL, 0.0025)


@thing("accordion", width=0.32, height=0.24, belongs=("floor", "hand", "table"), grip=(0, 0.1))
def accordion(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An accordion with open bellows."""
    body = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.17, 0.02, 0.24)
        for k in range(8):
            x0 = -0.075 + k * 0.02
            canvas.polygon(
                [
                    (x0, -0.225),
                    (x0 + 0.01, -0.235),
                    (x0 + 0.02, -0.225),
                    (x0 + 0.02, -0.018),
                    (x0 + 0.01, -0.008),
                    (x0, -0.018),
                ],
                rgb("#f0e3c6") if k % 2 else darken(body, 0.15),
                weight=0.6,
            )
        canvas.rect(-0.155, -0.235, 0.085, 0.225, body, radius=0.016)
        canvas.rect(0.08, -0.235, 0.075, 0.225, body, radius=0.016)
        canvas.rect(0.127, -0.22, 0.032, 0.195, rgb("#fbf6e8"), radius=0.004, weight=0.8)
        for k in range(9):
            canvas.line([(0.129, -0.2 + k * 0.0205), (0.157, -0.2 + k * 0.0205)], rgb("#7b7277"), 0.003)
            if k % 3:
                canvas.line([(0.13, -0.2 + k * 0.0205), (0.145, -0.2 + k * 0.0205)], INK, 0.009)
        for c in range(2):
            for r in range(6):
                canvas.dot(-0.13 + c * 0.026, -0.2 + r * 0.033, 0.008, PAPER)
        canvas.line([(0.095, -0.2), (0.095, -0.05)], BRASS, 0.01)
