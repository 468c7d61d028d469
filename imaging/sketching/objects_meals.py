"""Dishes, sweets and what is bought to eat."""

import math

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    COLOURS,
    DARK_WOOD,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint, mirrored, pick, plate, steam

_CHINA = rgb("#f4eee0")


@thing("paella", width=0.46, height=0.16, belongs=("table", "floor", "hand"), grip=(0, 0.05))
def paella(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wide pan of yellow rice with prawns, mussels, peppers and lemon."""
    iron = colour or rgb("#5a565c")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.line(
                [(side * 0.19, -0.09), (side * 0.225, -0.105), (side * 0.2, -0.06)],
                COLOURS["red"] if colour is None else iron,
                0.016,
                smooth=True,
            )
        canvas.soft(mirrored([(0.195, -0.09), (0.19, -0.03), (0.13, -0.004)]), iron)
        canvas.oval(0, -0.088, 0.2, 0.062, lighten(iron, 0.2))
        canvas.oval(0, -0.09, 0.182, 0.052, rgb("#eec259"), weight=0.7)
        for k in range(26):
            a, r = k * 2.4, 0.03 + 0.145 * ((k * 7) % 11) / 11
            canvas.dot(math.cos(a) * r, -0.09 + math.sin(a) * r * 0.28, 0.006, rgb("#f9dd8e"))
        for px, py, turn in (
            (-0.1, -0.1, 20),
            (0.08, -0.115, -30),
            (0.02, -0.068, 170),
            (-0.03, -0.12, -160),
        ):
            with canvas.group(px, py, angle=turn):
                canvas.line([(-0.026, 0.008), (0, -0.01), (0.026, 0.006)], rgb("#e2653f"), 0.017, smooth=True)
                canvas.line([(0.024, 0.004), (0.04, 0.016)], rgb("#f2a07e"), 0.007)
        for px, py in ((-0.14, -0.08), (0.13, -0.082), (0.05, -0.098)):
            canvas.oval(px, py, 0.019, 0.01, rgb("#41404c"), weight=0.6)
            canvas.oval(px + 0.002, py + 0.001, 0.011, 0.005, rgb("#f0a95c"), outline=False)
        for px, py in ((-0.06, -0.076), (0.1, -0.062), (-0.005, -0.1)):
            canvas.line([(px, py), (px + 0.03, py - 0.006)], COLOURS["red"], 0.009)
        for px, py in ((-0.12, -0.062), (0.155, -0.1)):
            canvas.polygon(
                [(px - 0.024, py + 0.008), (px + 0.024, py + 0.008), (px, py - 0.026)],
                COLOURS["yellow"],
                weight=0.7,
            )
        steam(canvas, 0, -0.14, 0.07)


@thing("omelette", width=0.28, height=0.11, belongs=("table", "hand", "floor"), grip=(0, 0.02))
def omelette(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A round potato omelette with one slice cut out."""
    egg = rgb("#efc04f")
    with canvas.group(x, y, scale):
        plate(canvas, 0, -0.03, 0.138, colour or _CHINA)
        side = through_path(
            [
                (-0.105, -0.075),
                (0.105, -0.075),
                (0.105, -0.04),
                (0.05, -0.022),
                (-0.05, -0.022),
                (-0.105, -0.04),
            ]
        )
        canvas.fill(side, rgb("#e0a63f"))
        canvas.oval(0, -0.077, 0.106, 0.028, egg, shade=0.2)
        for ex, ey, r in (
            (-0.05, -0.084, 0.02),
            (0.02, -0.09, 0.017),
            (-0.01, -0.068, 0.022),
            (-0.075, -0.07, 0.012),
        ):
            canvas.oval(ex, ey, r, r * 0.34, rgb("#c9832f"), alpha=0.55, outline=False)
        canvas.polygon(
            [(0.012, -0.078), (0.11, -0.07), (0.085, -0.05), (0.055, -0.02)], lighten(_CHINA, 0.2), weight=0.6
        )
        canvas.polygon(
            [(0.012, -0.078), (0.055, -0.052), (0.055, -0.02), (0.012, -0.045)], rgb("#f6dc8f"), weight=0.7
        )
        for k in range(3):
            canvas.ink_line(
                [(0.018 + 0.01 * k, -0.066 + 0.008 * k), (0.034 + 0.008 * k, -0.054 + 0.008 * k)],
                rgb("#d8a94d"),
                weight=0.6,
            )


@thing("ham", width=0.4, height=0.24, belongs=("table", "wall", "floor"), grip=(0, 0.1))
def ham(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A cured ham on its stand, some slices on the board."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.rect(-0.19, -0.03, 0.38, 0.03, wood, radius=0.008)
        canvas.line([(0.13, -0.03), (0.16, -0.19)], darken(wood, 0.25), 0.02)
        canvas.limb([(-0.12, -0.03), (-0.12, -0.07)], [0.03, 0.03], darken(wood, 0.2), weight=0.8)
        canvas.through(
            [
                (-0.17, -0.09),
                (-0.12, -0.16),
                (-0.02, -0.165),
                (0.08, -0.16),
                (0.17, -0.2),
                (0.185, -0.175),
                (0.1, -0.11),
                (0.0, -0.055),
                (-0.12, -0.045),
            ],
            rgb("#c58446"),
            shade=0.22,
        )
        canvas.through(
            [
                (-0.155, -0.1),
                (-0.11, -0.148),
                (-0.03, -0.15),
                (0.02, -0.13),
                (-0.03, -0.085),
                (-0.12, -0.065),
            ],
            rgb("#f3dcc0"),
            weight=0.8,
        )
        canvas.through(
            [(-0.14, -0.1), (-0.1, -0.135), (-0.035, -0.138), (0.0, -0.125), (-0.04, -0.09), (-0.11, -0.075)],
            rgb("#b8434a"),
            weight=0.7,
        )
        canvas.ink_line([(-0.12, -0.1), (-0.06, -0.118), (-0.02, -0.12)], rgb("#efbdb4"), weight=0.9)
        canvas.through(
            [(0.165, -0.205), (0.2, -0.235), (0.2, -0.2), (0.18, -0.175)], rgb("#4f4148"), weight=0.8
        )
        for k in range(3):
            canvas.through(
                [(0.01 + k * 0.035, -0.03), (0.03 + k * 0.035, -0.05), (0.052 + k * 0.035, -0.03)],
                rgb("#cf5a5c"),
                weight=0.6,
            )


@thing("churros", width=0.3, height=0.11, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def churros(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Churros on a plate beside a cup of thick chocolate."""
    china = colour or _CHINA
    with canvas.group(x, y, scale):
        plate(canvas, -0.05, -0.024, 0.1, china)
        for k, (dx, dy, turn) in enumerate(
            ((-0.06, -0.04, 0), (-0.04, -0.056, 8), (-0.06, -0.074, -6), (-0.045, -0.09, 5))
        ):
            with canvas.group(dx, dy, angle=turn):
                points = [(-0.06, 0.006), (-0.02, -0.006), (0.03, -0.006), (0.06, 0.008)]
                canvas.line(points, darken(rgb("#d49a4e"), 0.4), 0.027, smooth=True)
                canvas.line(points, lighten(rgb("#d49a4e"), 0.05 * k), 0.021, smooth=True)
                canvas.line([(-0.05, 0.0), (0.0, -0.009), (0.05, 0.0)], rgb("#f1cd88"), 0.004, smooth=True)
        canvas.line([(0.115, -0.07), (0.142, -0.06), (0.118, -0.035)], china, 0.011, smooth=True)
        canvas.soft(
            [(0.06, -0.09), (0.13, -0.09), (0.125, -0.03), (0.11, -0.004), (0.08, -0.004), (0.065, -0.03)],
            china,
        )
        canvas.oval(0.095, -0.085, 0.032, 0.01, rgb("#5d3a2a"), weight=0.8)
        steam(canvas, 0.095, -0.095, 0.05)


@thing("ice_cream", width=0.11, height=0.24, belongs=("hand", "table"), grip=(0, 0.05))
def ice_cream(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A cone with two scoops."""
    first = mix(pick(colour, rng, "pink", "yellow", "green"), PAPER, 0.0 if colour else 0.3)
    with canvas.group(x, y, scale):
        cone = skia.Path()
        cone.moveTo(-0.04, -0.13)
        cone.lineTo(0.04, -0.13)
        cone.lineTo(0, -0.002)
        cone.close()
        canvas.fill(cone, rgb("#dfa75a"))
        canvas.hatch(cone, rgb("#8f5f2a"), gap=0.014, angle=55, alpha=0.5)
        canvas.hatch(cone, rgb("#8f5f2a"), gap=0.014, angle=-55, alpha=0.5)
        canvas.oval(0, -0.15, 0.05, 0.042, first)
        canvas.oval(0.004, -0.2, 0.042, 0.038, rgb("#f5e7c8"))
        canvas.through(
            [(-0.05, -0.145), (-0.02, -0.125), (0.0, -0.138), (0.03, -0.122), (0.05, -0.145), (0, -0.16)],
            first,
            outline=False,
        )
        canvas.oval(0.0, -0.235, 0.012, 0.012, COLOURS["red"], weight=0.7)
        glint(canvas, -0.015, -0.21, 0.009, 0.007, 0.8)


@thing("cheese", width=0.24, height=0.13, belongs=("table", "floor", "hand"), grip=(0, 0.04))
def cheese(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A round sheep's cheese with a wedge cut out."""
    rind = colour or rgb("#b98544")
    with canvas.group(x, y, scale):
        canvas.rect(-0.12, -0.018, 0.24, 0.018, DARK_WOOD, radius=0.006)
        canvas.soft([(-0.1, -0.1), (0.1, -0.1), (0.1, -0.02), (-0.1, -0.02)], rind)
        for k in range(7):
            canvas.ink_line(
                [(-0.09 + k * 0.024, -0.085), (-0.08 + k * 0.024, -0.045)],
                darken(rind, 0.4),
                weight=0.6,
                alpha=0.6,
            )
        canvas.oval(0, -0.1, 0.1, 0.028, lighten(rind, 0.22))
        canvas.polygon(
            [(0, -0.1), (0.092, -0.108), (0.1, -0.09), (0.045, -0.075)], rgb("#f6e7ba"), weight=0.7
        )
        canvas.polygon([(0, -0.1), (0.045, -0.075), (0.045, -0.018), (0, -0.035)], rgb("#f3dc9d"), weight=0.7)
        canvas.polygon(
            [(0.045, -0.075), (0.1, -0.09), (0.1, -0.03), (0.045, -0.018)], rgb("#e9cb80"), weight=0.7
        )
        for ex, ey in ((0.02, -0.07), (0.03, -0.045), (0.07, -0.06), (0.08, -0.04)):
            canvas.dot(ex, ey, 0.005, rgb("#cfa552"))


@thing("fish_plate", width=0.32, height=0.11, belongs=("table", "hand", "floor"), grip=(0, 0.02))
def fish_plate(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Grilled sardines on a plate with lemon."""
    with canvas.group(x, y, scale):
        plate(canvas, 0, -0.034, 0.158, colour or _CHINA)
        for dx, dy, turn in ((-0.02, -0.05, -4), (0.01, -0.064, 3), (-0.01, -0.08, -3)):
            with canvas.group(dx, dy, angle=turn):
                canvas.polygon(
                    [(-0.085, 0.0), (-0.125, -0.018), (-0.115, 0.0), (-0.125, 0.018)],
                    rgb("#64809a"),
                    weight=0.7,
                )
                canvas.through(
                    [
                        (-0.09, 0.0),
                        (-0.02, -0.018),
                        (0.07, -0.015),
                        (0.105, 0.002),
                        (0.06, 0.017),
                        (-0.02, 0.014),
                    ],
                    rgb("#93acbd"),
                    weight=0.8,
                )
                canvas.line([(-0.07, 0.004), (0.06, 0.006)], rgb("#dde7ea"), 0.009)
                canvas.dot(0.08, -0.003, 0.006, rgb("#2f2e38"))
        canvas.polygon([(0.085, -0.03), (0.145, -0.034), (0.115, -0.07)], COLOURS["yellow"], weight=0.7)


@thing("grapes", width=0.2, height=0.18, belongs=("table", "hand", "floor"), grip=(0, 0.16))
def grapes(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bunch of grapes with its leaf."""
    grape = colour or rng.choice((rgb("#6f4a86"), rgb("#a9bd62")))
    with canvas.group(x, y, scale):
        canvas.line([(0, -0.14), (0.01, -0.178)], DARK_WOOD, 0.012)
        canvas.soft(
            [(0.0, -0.15), (-0.05, -0.185), (-0.1, -0.15), (-0.075, -0.1), (-0.02, -0.115)], rgb("#6f9d4f")
        )
        canvas.ink_line([(-0.01, -0.145), (-0.075, -0.13)], rgb("#41602f"), weight=0.8)
        for row, count in enumerate((5, 5, 4, 3, 2, 1)):
            for k in range(count):
                px, py = (k - (count - 1) / 2) * 0.034, -0.132 + row * 0.022
                canvas.oval(px, py, 0.019, 0.019, grape, weight=0.6, shade=0.24)
                glint(canvas, px - 0.006, py - 0.007, 0.004, 0.004, 0.7)


@thing("kings_cake", width=0.32, height=0.12, belongs=("table", "hand", "floor"), grip=(0, 0.02))
def kings_cake(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """The ring cake of Epiphany with candied fruit and sugar, a little crown in the middle."""
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.026, 0.158, 0.028, colour or rgb("#e6c46c"))
        ring = skia.Op(
            skia.Path.Oval(skia.Rect(-0.14, -0.105, 0.14, -0.012)),
            skia.Path.Oval(skia.Rect(-0.05, -0.078, 0.05, -0.046)),
            skia.PathOp.kDifference_PathOp,
        )
        canvas.fill(ring, rgb("#cf8f45"), shade=0.26)
        for k in range(12):
            a = k * math.tau / 12 + 0.2
            tone = ("red", "green", "orange", "white")[k % 4]
            canvas.oval(
                math.cos(a) * 0.096, -0.06 + math.sin(a) * 0.03, 0.016, 0.009, COLOURS[tone], weight=0.6
            )
        for k in range(20):
            a = k * 2.1
            canvas.dot(math.cos(a) * 0.1, -0.065 + math.sin(a) * 0.032, 0.004, (255, 255, 255))
        canvas.polygon(
            [
                (-0.034, -0.06),
                (-0.04, -0.12),
                (-0.017, -0.09),
                (0, -0.126),
                (0.017, -0.09),
                (0.04, -0.12),
                (0.034, -0.06),
            ],
            rgb("#f2c64b"),
            weight=0.8,
        )
        canvas.dot(0, -0.08, 0.008, COLOURS["red"])


@thing("comal", width=0.42, height=0.22, belongs=("floor", "table"))
def comal(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Tortillas toasting on a clay griddle over three stones and a fire."""
    clay = colour or rgb("#a8623f")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.22, 0.025, 0.28)
        canvas.glow(0, -0.07, 0.16, (255, 190, 100), 0.42)
        for dx, tall in ((-0.05, 0.09), (0.02, 0.11), (0.07, 0.08)):
            canvas.soft(
                [
                    (dx, -0.02 - tall),
                    (dx + 0.03, -0.05),
                    (dx + 0.02, -0.006),
                    (dx - 0.02, -0.006),
                    (dx - 0.03, -0.05),
                ],
                rgb("#f08b3b"),
                weight=0.5,
            )
            canvas.soft(
                [(dx, -0.02 - tall * 0.6), (dx + 0.014, -0.03), (dx, -0.008), (dx - 0.014, -0.03)],
                rgb("#fbd46c"),
                outline=False,
            )
        for sx in (-0.16, 0.16):
            canvas.soft(
                [(sx - 0.05, 0.0), (sx - 0.04, -0.1), (sx + 0.035, -0.105), (sx + 0.05, 0.0)], rgb("#8f8a86")
            )
        canvas.soft(mirrored([(0.2, -0.13), (0.14, -0.095), (0.05, -0.085)]), darken(clay, 0.2))
        canvas.oval(0, -0.135, 0.205, 0.046, clay)
        canvas.oval(0, -0.14, 0.18, 0.036, darken(clay, 0.15), weight=0.6)
        for dx, dy in ((-0.09, -0.14), (0.08, -0.15), (0.0, -0.128)):
            canvas.oval(dx, dy, 0.068, 0.02, rgb("#f1d998"), weight=0.8)
            for k in range(3):
                canvas.oval(
                    dx - 0.03 + 0.028 * k,
                    dy - 0.004 + 0.005 * (k % 2),
                    0.008,
                    0.004,
                    rgb("#c08b45"),
                    outline=False,
                )
        steam(canvas, 0, -0.17, 0.06)


@thing("mate_gourd", width=0.13, height=0.2, belongs=("hand", "table"), grip=(0, 0.06))
def mate_gourd(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A mate gourd with its silver rim and straw."""
    gourd = colour or rgb("#8b5a36")
    with canvas.group(x, y, scale):
        canvas.line([(0.01, -0.1), (0.05, -0.185), (0.068, -0.19)], darken(METAL, 0.3), 0.013, smooth=True)
        canvas.line([(0.01, -0.1), (0.05, -0.185), (0.068, -0.19)], lighten(METAL, 0.4), 0.008, smooth=True)
        canvas.through(mirrored([(0.036, -0.125), (0.06, -0.055), (0.03, -0.004)]), gourd, shade=0.24)
        canvas.rect(-0.042, -0.135, 0.084, 0.026, lighten(METAL, 0.35), radius=0.008, weight=0.9)
        canvas.oval(0, -0.136, 0.036, 0.01, rgb("#7d9650"), weight=0.7)
        glint(canvas, -0.028, -0.07, 0.008, 0.022, 0.4)
        for k in range(4):
            canvas.ink_line(
                [(-0.04 + k * 0.026, -0.05), (-0.03 + k * 0.026, -0.04), (-0.02 + k * 0.026, -0.05)],
                lighten(gourd, 0.4),
                weight=0.8,
            )


@thing("watermelon", width=0.32, height=0.17, belongs=("table", "floor", "hand"), grip=(0, 0.03))
def watermelon(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A watermelon and a cut slice of it."""
    rind = colour or rgb("#5b8f52")
    with canvas.group(x, y, scale):
        whole = skia.Path.Oval(skia.Rect(-0.155, -0.165, 0.07, -0.004))
        canvas.fill(whole, rind, shade=0.22)
        with canvas.clip(whole):
            for k in range(5):
                dx = -0.13 + k * 0.045
                canvas.line(
                    [(dx, -0.17), (dx * 1.4 + 0.015, -0.085), (dx, 0.0)],
                    darken(rind, 0.35),
                    0.014,
                    smooth=True,
                    alpha=0.7,
                )
        canvas.trace(whole, darken(rind, 0.6))
        slice_ = skia.Path()
        slice_.moveTo(-0.005, -0.085)
        slice_.lineTo(0.155, -0.085)
        slice_.arcTo(skia.Rect(-0.005, -0.165, 0.155, -0.003), 0, 180, False)
        slice_.close()
        canvas.fill(slice_, rind)
        canvas.fill(
            through_path([(0.01, -0.082), (0.14, -0.082), (0.115, -0.028), (0.075, -0.016), (0.035, -0.028)]),
            rgb("#f3efd2"),
            outline=False,
        )
        canvas.fill(
            through_path([(0.02, -0.083), (0.13, -0.083), (0.108, -0.036), (0.075, -0.025), (0.042, -0.036)]),
            rgb("#e4584f"),
            outline=False,
        )
        for k in range(5):
            canvas.oval(
                0.04 + k * 0.017, -0.06 + 0.014 * (k % 2), 0.0035, 0.006, rgb("#3b2c2c"), outline=False
            )


@thing("sausages", width=0.34, height=0.3, belongs=("wall", "table"), grip=(0, 0.25))
def sausages(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Strings of chorizo hung from a pole."""
    meat = colour or rgb("#a8412f")
    with canvas.group(x, y, scale):
        canvas.line([(-0.165, -0.285), (0.165, -0.285)], WOOD, 0.022)
        for k, drop in enumerate((0.24, 0.27, 0.22, 0.26)):
            px = -0.12 + 0.08 * k
            canvas.line([(px - 0.02, -0.285), (px - 0.022, -0.24)], rgb("#efe2c4"), 0.006)
            canvas.line([(px + 0.02, -0.285), (px + 0.022, -0.24)], rgb("#efe2c4"), 0.006)
            loop = [
                (px - 0.022, -0.25),
                (px - 0.03, -0.285 + drop * 0.7),
                (px, -0.285 + drop),
                (px + 0.03, -0.285 + drop * 0.7),
                (px + 0.022, -0.25),
            ]
            canvas.line(loop, darken(meat, 0.45), 0.032, smooth=True)
            canvas.line(loop, lighten(meat, 0.06 * (k % 2)), 0.025, smooth=True)
            for at in (1, 3):
                canvas.line(
                    [(loop[at][0] - 0.013, loop[at][1]), (loop[at][0] + 0.013, loop[at][1] + 0.003)],
                    rgb("#efe2c4"),
                    0.006,
                )
