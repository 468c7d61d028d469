"""The machines and keepsakes of a house."""

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    GLASS,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng, pick


@thing("blanket", width=0.32, height=0.13, belongs=("floor", "table", "hand"), grip=(0, 0.06))
def blanket(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A folded striped blanket with fringes."""
    wool = pick(colour, rng, "red", "green", "blue", "orange")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.17, 0.018, 0.24)
        for k in range(3):
            y0 = -0.042 - k * 0.04
            canvas.rect(-0.15 + 0.004 * k, y0, 0.3 - 0.008 * k, 0.042, jitter(wool, rng, 4), radius=0.02)
            for dx, tone in (
                (-0.09, PAPER),
                (-0.06, COLOURS["yellow"]),
                (0.06, COLOURS["yellow"]),
                (0.09, PAPER),
            ):
                canvas.rect(dx - 0.008, y0 + 0.004, 0.016, 0.034, tone, outline=False, alpha=0.9)
        for k in range(5):
            canvas.line([(0.148, -0.034 + k * 0.007), (0.168, -0.03 + k * 0.007)], lighten(wool, 0.3), 0.004)


@thing("photo_frame", width=0.17, height=0.2, belongs=("table", "wall", "hand", "floor"), grip=(0, 0.03))
def photo_frame(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A framed portrait of a couple."""
    with canvas.group(x, y, scale):
        canvas.rect(-0.085, -0.2, 0.17, 0.198, colour or BRASS, radius=0.012)
        canvas.rect(-0.068, -0.183, 0.136, 0.164, rgb("#e9d9bc"), weight=0.7)
        with canvas.clip(skia.Path.Rect(skia.Rect(-0.068, -0.183, 0.068, -0.019))):
            for dx, cloth, hair in (
                (-0.028, rgb("#6b5a54"), rgb("#5a4338")),
                (0.03, rgb("#f1e9da"), rgb("#7a573d")),
            ):
                canvas.soft(
                    [
                        (dx, -0.09),
                        (dx + 0.042, -0.065),
                        (dx + 0.046, 0.0),
                        (dx - 0.046, 0.0),
                        (dx - 0.042, -0.065),
                    ],
                    cloth,
                    weight=0.7,
                )
                canvas.oval(dx, -0.113, 0.023, 0.027, hair, weight=0.6)
                canvas.oval(dx, -0.106, 0.018, 0.022, rgb("#ecc39c"), weight=0.6)


@thing("knitting", width=0.24, height=0.17, belongs=("floor", "table", "hand"), grip=(0, 0.05))
def knitting(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A ball of wool, needles, and the piece begun."""
    wool = pick(colour, rng, "red", "light_blue", "pink", "green", "yellow")
    with canvas.group(x, y, scale):
        for a, b in (((-0.09, -0.165), (0.06, -0.04)), ((0.09, -0.17), (-0.05, -0.05))):
            canvas.line([a, b], METAL, 0.008)
            canvas.dot(*a, 0.01, COLOURS["yellow"])
        canvas.through(
            [(-0.115, -0.1), (0.0, -0.11), (0.005, -0.03), (-0.05, -0.008), (-0.12, -0.02)],
            lighten(wool, 0.08),
            weight=0.9,
        )
        for k in range(4):
            canvas.ink_line(
                [(-0.11, -0.085 + k * 0.02), (-0.06, -0.08 + k * 0.02), (-0.005, -0.09 + k * 0.02)],
                darken(wool, 0.35),
                weight=0.6,
                alpha=0.6,
            )
        canvas.oval(0.055, -0.056, 0.056, 0.055, wool)
        for turn in (20, 65, 110, 155):
            with canvas.group(0.055, -0.056, angle=turn):
                for off in (-0.022, 0.0, 0.022):
                    canvas.ink_line(
                        [(-0.044, off), (0, off - 0.012), (0.044, off)],
                        darken(wool, 0.35),
                        weight=0.6,
                        alpha=0.55,
                    )
        canvas.line([(0.01, -0.03), (-0.02, -0.004), (-0.06, -0.012)], wool, 0.008, smooth=True)


@thing("sewing_machine", width=0.5, height=0.62, belongs=("floor",), top=0.42)
def sewing_machine(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A treadle machine on its iron table, cloth under the needle."""
    iron = rgb("#4c4a54")
    cloth = pick(colour, rng, "red", "light_blue", "pink")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.28, 0.035, 0.28)
        for side in (-1, 1):
            canvas.line(
                [(side * 0.2, -0.4), (side * 0.14, -0.22), (side * 0.22, -0.015)], iron, 0.022, smooth=True
            )
            canvas.line(
                [(side * 0.12, -0.4), (side * 0.19, -0.2), (side * 0.13, -0.015)], iron, 0.016, smooth=True
            )
        canvas.oval(0.1, -0.2, 0.085, 0.085, iron, weight=0.7, alpha=0.35, shade=0)
        canvas.polygon([(-0.13, -0.06), (0.09, -0.06), (0.12, -0.03), (-0.16, -0.03)], iron, weight=0.8)
        canvas.polygon([(-0.25, -0.42), (-0.22, -0.45), (0.22, -0.45), (0.25, -0.42)], lighten(WOOD, 0.15))
        canvas.rect(-0.25, -0.425, 0.5, 0.035, WOOD, radius=0.006)
        canvas.rect(-0.17, -0.455, 0.34, 0.02, iron, radius=0.006, weight=0.8)
        canvas.soft(
            [
                (-0.17, -0.44),
                (-0.17, -0.6),
                (-0.1, -0.62),
                (0.06, -0.58),
                (0.08, -0.44),
                (0.15, -0.44),
                (0.16, -0.6),
                (0.1, -0.64),
                (-0.18, -0.64),
            ],
            iron,
        )
        canvas.rect(-0.165, -0.62, 0.03, 0.15, iron, radius=0.008, weight=0.8)
        canvas.line([(-0.15, -0.48), (-0.15, -0.45)], METAL, 0.008)
        canvas.line([(-0.1, -0.606), (0.06, -0.606)], BRASS, 0.008)
        canvas.oval(0.175, -0.55, 0.022, 0.055, METAL, weight=0.8)
        canvas.rect(0.02, -0.665, 0.03, 0.035, COLOURS["red"], radius=0.006, weight=0.6)
        canvas.soft(
            [(-0.24, -0.455), (-0.12, -0.47), (-0.02, -0.45), (-0.06, -0.43), (-0.2, -0.32), (-0.28, -0.34)],
            cloth,
            weight=0.9,
        )


@thing("suitcase", width=0.3, height=0.27, belongs=("floor", "hand"), grip=(0, 0.26))
def suitcase(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A leather case with straps and a label."""
    hide = pick(colour, rng, "brown", "beige", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.17, 0.025, 0.28)
        canvas.line(
            [(-0.045, -0.21), (-0.04, -0.255), (0.04, -0.255), (0.045, -0.21)],
            darken(hide, 0.4),
            0.018,
            smooth=True,
        )
        canvas.rect(-0.15, -0.215, 0.3, 0.21, hide, radius=0.022)
        canvas.ink_line([(-0.148, -0.165), (0.148, -0.165)], darken(hide, 0.45), weight=0.8)
        for side in (-1, 1):
            canvas.rect(side * 0.085 - 0.012, -0.215, 0.024, 0.21, darken(hide, 0.25), weight=0.7)
            canvas.rect(side * 0.085 - 0.015, -0.155, 0.03, 0.024, BRASS, radius=0.004, weight=0.7)
            for yy in (-0.205, -0.035):
                canvas.dot(side * 0.137, yy + 0.008, 0.009, BRASS)
        canvas.rect(-0.035, -0.115, 0.07, 0.045, PAPER, weight=0.6)


@thing("bird_cage", width=0.22, height=0.34, belongs=("wall", "table", "floor"), grip=(0, 0.34))
def bird_cage(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A domed cage with a canary on its perch."""
    wire = colour or BRASS
    with canvas.group(x, y, scale):
        canvas.soft(
            [(-0.1, -0.02), (-0.1, -0.2), (-0.06, -0.3), (0.06, -0.3), (0.1, -0.2), (0.1, -0.02)],
            mix(GLASS, PAPER, 0.6),
            alpha=0.62,
            weight=0.8,
        )
        canvas.line([(-0.08, -0.11), (0.08, -0.11)], WOOD, 0.01)
        bird = COLOURS["yellow"]
        canvas.soft(
            [(-0.05, -0.12), (-0.02, -0.175), (0.03, -0.17), (0.03, -0.12), (-0.01, -0.105)], bird, weight=0.7
        )
        canvas.oval(0.02, -0.175, 0.023, 0.022, bird, weight=0.7)
        canvas.dot(0.027, -0.18, 0.004, DARK_WOOD)
        canvas.polygon([(0.041, -0.178), (0.057, -0.171), (0.041, -0.167)], COLOURS["orange"], weight=0.4)
        for k in (-0.66, -0.33, 0, 0.33, 0.66):
            canvas.line([(k * 0.1, -0.03), (k * 0.1, -0.2), (k * 0.04, -0.28)], wire, 0.005, smooth=True)
        for yy in (-0.13, -0.215):
            canvas.line([(-0.094, yy), (0.094, yy)], wire, 0.006)
        canvas.rect(-0.11, -0.04, 0.22, 0.04, wire, radius=0.012)
        canvas.line([(0, -0.285), (0, -0.33)], wire, 0.009)
        canvas.dot(0, -0.295, 0.014, wire)
