"""Parlour and desk: fan, chest of drawers, harp, marimba, computer, scissors, pipe, piggy bank, shell."""

import math

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import BRASS, COLOURS, METAL, PAPER, WOOD, Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import Rng, glint, pick, ring, spoked_wheel

_INK = rgb("#45424b")


@thing("electric_fan", width=0.26, height=0.36, belongs=("table", "floor"), grip=(0, 0.04))
def electric_fan(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An electric fan in its cage."""
    blade = pick(colour, rng, "light_blue", "green", "beige")
    with canvas.group(x, y, scale):
        canvas.soft([(-0.07, 0.0), (0.07, 0.0), (0.045, -0.035), (-0.045, -0.035)], blade)
        canvas.rect(-0.012, -0.14, 0.024, 0.11, METAL, weight=0.8)
        for k in range(4):
            with canvas.group(0, -0.235, angle=90 * k + 20):
                canvas.through(
                    [(0, 0), (0.05, -0.02), (0.06, -0.085), (0.0, -0.09), (-0.015, -0.04)],
                    lighten(blade, 0.15),
                    weight=0.8,
                )
        for k in range(16):
            a = k * math.tau / 16
            canvas.line([(0, -0.235), (math.cos(a) * 0.118, -0.235 + math.sin(a) * 0.118)], METAL, 0.003)
        ring(canvas, 0, -0.235, 0.12, 0.014, lighten(METAL, 0.2))
        ring(canvas, 0, -0.235, 0.07, 0.005, METAL)
        canvas.oval(0, -0.235, 0.026, 0.026, blade, weight=0.9)


@thing("chest_of_drawers", width=0.66, height=0.6, belongs=("floor",), top=0.57)
def chest_of_drawers(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A chest of drawers with a lace runner and a photograph."""
    wood = colour or rgb("#8f5f3f")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.008, 0.35, 0.036, 0.3)
        for side in (-1, 1):
            canvas.limb([(side * 0.27, -0.07), (side * 0.28, -0.01)], [0.04, 0.026], darken(wood, 0.2))
        canvas.rect(-0.31, -0.48, 0.62, 0.42, wood, radius=0.012)
        for k in range(3):
            canvas.rect(
                -0.275, -0.455 + 0.132 * k, 0.55, 0.115, lighten(wood, 0.08), radius=0.012, weight=0.9
            )
            for side in (-1, 1):
                canvas.oval(side * 0.13, -0.395 + 0.132 * k, 0.022, 0.013, BRASS, weight=0.8)
        canvas.rect(-0.335, -0.51, 0.67, 0.035, lighten(wood, 0.12), radius=0.01)
        canvas.polygon(
            [
                (-0.14, -0.512),
                (0.14, -0.512),
                (0.13, -0.47),
                (0.07, -0.455),
                (0, -0.47),
                (-0.07, -0.455),
                (-0.13, -0.47),
            ],
            PAPER,
            weight=0.8,
        )
        canvas.rect(-0.05, -0.6, 0.08, 0.09, BRASS, radius=0.006, weight=0.9)
        canvas.rect(-0.037, -0.587, 0.054, 0.064, rgb("#e9d9bc"), weight=0.6)
        canvas.oval(-0.01, -0.56, 0.012, 0.014, rgb("#7a5a44"), weight=0.5)


@thing("harp", width=0.5, height=0.9, belongs=("floor",), grip=(0, 0.4))
def harp(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A standing harp."""
    wood = colour or rgb("#c08a45")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.24, 0.03, 0.27)
        for k in range(13):
            px = -0.15 + 0.026 * k
            canvas.line(
                [
                    (px, -0.84 + 0.2 * math.sin(k / 12 * math.pi) * 0.5 + 0.008 * k),
                    (px - 0.02 + 0.002 * k, -0.1 - 0.05 * k),
                ],
                rgb("#f4ead0") if k % 4 else COLOURS["red"],
                0.004,
            )
        canvas.limb([(-0.2, -0.04), (0.0, -0.28), (0.2, -0.72)], [0.12, 0.085, 0.045], darken(wood, 0.12))
        canvas.limb(
            [(-0.2, -0.86), (-0.06, -0.78), (0.08, -0.78), (0.21, -0.72)], [0.055, 0.05, 0.05, 0.05], wood
        )
        canvas.limb([(-0.2, -0.02), (-0.21, -0.4), (-0.2, -0.88)], [0.05, 0.045, 0.055], lighten(wood, 0.1))
        canvas.oval(-0.2, -0.88, 0.035, 0.03, lighten(wood, 0.2))
        canvas.rect(-0.25, -0.04, 0.2, 0.04, darken(wood, 0.2), radius=0.012)


@thing("marimba", width=0.96, height=0.56, belongs=("floor",))
def marimba(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A marimba with its mallets."""
    wood = colour or rgb("#b26a3c")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.46, 0.035, 0.27)
        for side in (-1, 1):
            canvas.line([(side * 0.4, -0.38), (side * 0.33, -0.01)], rgb("#6e4632"), 0.03)
            canvas.line([(side * 0.3, -0.38), (side * 0.4, -0.01)], rgb("#6e4632"), 0.03)
        for k in range(11):
            px = -0.39 + 0.078 * k
            canvas.polygon(
                [
                    (px - 0.024, -0.38),
                    (px + 0.024, -0.38),
                    (px + 0.01, -0.16 - 0.012 * k),
                    (px - 0.01, -0.16 - 0.012 * k),
                ],
                rgb("#d0a468"),
                weight=0.7,
            )
        canvas.polygon(
            [(-0.46, -0.42), (0.44, -0.42), (0.44, -0.38), (-0.46, -0.38)], rgb("#6e4632"), weight=0.9
        )
        for k in range(11):
            px, tall = -0.39 + 0.078 * k, 0.16 - 0.007 * k
            canvas.polygon(
                [
                    (px - 0.032, -0.4),
                    (px + 0.032, -0.4),
                    (px + 0.026, -0.4 - tall),
                    (px - 0.026, -0.4 - tall),
                ],
                lighten(wood, 0.03 * (k % 3)),
                weight=0.8,
            )
        for a, b in (((-0.2, -0.46), (-0.02, -0.55)), ((0.22, -0.47), (0.06, -0.55))):
            canvas.line([a, b], rgb("#e3cb98"), 0.01)
            canvas.oval(*b, 0.022, 0.02, COLOURS["red"], weight=0.8)


@thing("computer", width=0.36, height=0.32, belongs=("table", "floor"), grip=(0, 0.04))
def computer(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A home computer: a beige box and tube, or a flat screen from 2004."""
    flat = canvas.year is not None and canvas.year >= 2004
    body = colour or (rgb("#4c4d55") if flat else rgb("#dcd5c3"))
    with canvas.group(x, y, scale):
        if flat:
            canvas.oval(0, -0.075, 0.07, 0.012, METAL, weight=0.8)
            canvas.rect(-0.015, -0.13, 0.03, 0.06, METAL, weight=0.8)
            canvas.rect(-0.15, -0.32, 0.3, 0.2, body, radius=0.01)
            canvas.rect(-0.138, -0.308, 0.276, 0.17, rgb("#8fbcd4"), weight=0.7)
        else:
            canvas.rect(-0.14, -0.12, 0.28, 0.055, darken(body, 0.05), radius=0.008)
            canvas.rect(0.03, -0.1, 0.09, 0.012, darken(body, 0.35), outline=False)
            canvas.rect(-0.125, -0.32, 0.25, 0.195, body, radius=0.02)
            canvas.rect(-0.1, -0.298, 0.2, 0.145, rgb("#3f5a5c"), radius=0.02, weight=0.9)
            for k in range(4):
                canvas.line(
                    [(-0.08, -0.275 + 0.028 * k), (0.0 + 0.03 * (k % 3), -0.275 + 0.028 * k)],
                    rgb("#9fe0a8"),
                    0.008,
                )
        canvas.polygon([(-0.15, -0.05), (0.15, -0.05), (0.175, 0.0), (-0.175, 0.0)], lighten(body, 0.2))
        for row in range(3):
            for k in range(10):
                canvas.rect(
                    -0.135 + 0.027 * k,
                    -0.044 + 0.014 * row,
                    0.02,
                    0.009,
                    darken(body, 0.2) if not flat else rgb("#c9ccd0"),
                    outline=False,
                )


@thing("scissors", width=0.16, height=0.22, belongs=("table", "hand"), grip=(0, 0.04))
def scissors(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A pair of scissors, half open."""
    handle = colour or _INK
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.polygon(
                [(side * 0.012, -0.1), (-side * 0.012, -0.09), (-side * 0.05, -0.22)],
                lighten(METAL, 0.3),
                weight=0.9,
            )
            canvas.line([(-side * 0.004, -0.09), (side * 0.036, -0.055)], handle, 0.018)
            ring(canvas, side * 0.045, -0.034, 0.026, 0.014, handle)
        canvas.dot(0, -0.095, 0.009, BRASS)


@thing("pipe", width=0.2, height=0.13, belongs=("table", "hand"), grip=(0.04, 0.06))
def pipe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A tobacco pipe."""
    briar = colour or rgb("#8a4f30")
    with canvas.group(x, y, scale):
        canvas.line([(-0.03, -0.035), (0.04, -0.06), (0.095, -0.075)], darken(briar, 0.5), 0.026, smooth=True)
        canvas.line([(-0.03, -0.035), (0.04, -0.06), (0.095, -0.075)], _INK, 0.018, smooth=True)
        canvas.soft(
            [(-0.1, -0.1), (-0.035, -0.1), (-0.025, -0.03), (-0.05, -0.002), (-0.085, -0.004), (-0.1, -0.04)],
            briar,
            shade=0.26,
        )
        canvas.oval(-0.067, -0.1, 0.034, 0.01, darken(briar, 0.45), weight=0.9)
        canvas.line(
            [(-0.067, -0.105), (-0.075, -0.12), (-0.06, -0.13)],
            (255, 255, 255),
            0.007,
            alpha=0.5,
            smooth=True,
        )
        glint(canvas, -0.083, -0.06, 0.006, 0.02, 0.4)


@thing("piggy_bank", width=0.24, height=0.18, belongs=("table", "hand", "floor"), grip=(0, 0.04))
def piggy_bank(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A clay piggy bank with a flower."""
    clay = colour or rgb("#ef9f9a")
    with canvas.group(x, y, scale):
        for px in (-0.06, 0.05):
            canvas.rect(px - 0.017, -0.04, 0.034, 0.04, darken(clay, 0.12), radius=0.008)
        canvas.line([(-0.1, -0.09), (-0.115, -0.105), (-0.1, -0.115)], darken(clay, 0.3), 0.01, smooth=True)
        canvas.oval(-0.005, -0.09, 0.1, 0.068, clay, shade=0.22)
        canvas.polygon([(0.04, -0.145), (0.05, -0.185), (0.078, -0.14)], darken(clay, 0.08))
        canvas.oval(0.097, -0.085, 0.022, 0.026, darken(clay, 0.1))
        for dy in (-0.092, -0.078):
            canvas.dot(0.101, dy, 0.005, darken(clay, 0.55))
        canvas.dot(0.06, -0.115, 0.008, _INK)
        canvas.line([(-0.03, -0.152), (0.015, -0.153)], darken(clay, 0.6), 0.01)
        for k in range(5):
            a = k * math.tau / 5
            canvas.dot(-0.03 + math.cos(a) * 0.016, -0.085 + math.sin(a) * 0.016, 0.012, rgb("#fdf4e6"))
        canvas.dot(-0.03, -0.085, 0.009, COLOURS["yellow"])


@thing("shell", width=0.18, height=0.15, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def shell(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A scallop shell."""
    pearl = colour or rgb("#f2c9ae")
    with canvas.group(x, y, scale):
        edge = [
            (
                math.cos(math.radians(200 + 140 * k / 8)) * (0.088 + 0.004 * (k % 2)),
                -0.03 + math.sin(math.radians(200 + 140 * k / 8)) * 0.118,
            )
            for k in range(9)
        ]
        canvas.fill(through_path([*edge, (0.03, -0.012), (0.0, -0.004), (-0.03, -0.012)]), pearl, shade=0.24)
        for px, py in edge[1:-1]:
            canvas.ink_line(
                [(0, -0.012), (px * 0.6, -0.02 + (py + 0.02) * 0.6), (px, py)],
                darken(pearl, 0.35),
                weight=0.8,
                alpha=0.7,
            )
        canvas.soft(
            [(-0.045, -0.02), (0.045, -0.02), (0.03, 0.0), (-0.03, 0.0)], lighten(pearl, 0.2), weight=0.9
        )


@thing("wagon_wheel", width=0.5, height=0.52, belongs=("floor", "wall"), grip=(0, 0.26))
def wagon_wheel(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden cart wheel leaning."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.16, 0.02, 0.26)
        spoked_wheel(
            canvas, 0, -0.25, 0.225, 0.05, spokes=6, colour=lighten(wood, 0.1), rim=darken(wood, 0.2)
        )
        canvas.oval(0, -0.25, 0.05, 0.05, darken(wood, 0.1))
        canvas.dot(0, -0.25, 0.018, _INK)


@thing("saddle", width=0.4, height=0.3, belongs=("floor", "hand"), grip=(0, 0.24))
def saddle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A leather saddle with its stirrup."""
    hide = colour or rgb("#8f5433")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.18, 0.02, 0.26)
        canvas.soft(
            [(-0.16, -0.17), (0.16, -0.17), (0.17, -0.02), (0.06, 0.0), (-0.1, 0.0), (-0.17, -0.03)],
            rgb("#c9605a"),
        )
        canvas.soft(
            [(-0.12, -0.18), (0.1, -0.18), (0.09, -0.05), (0.02, -0.02), (-0.08, -0.05)], darken(hide, 0.1)
        )
        canvas.through(
            [
                (-0.19, -0.24),
                (-0.15, -0.27),
                (-0.06, -0.21),
                (0.07, -0.22),
                (0.12, -0.29),
                (0.16, -0.27),
                (0.14, -0.18),
                (0.0, -0.15),
                (-0.15, -0.17),
            ],
            hide,
            shade=0.24,
        )
        canvas.oval(0.14, -0.285, 0.022, 0.016, lighten(hide, 0.2), weight=0.9)
        canvas.line([(0.0, -0.17), (0.005, -0.07)], darken(hide, 0.35), 0.022)
        canvas.line(
            [(-0.03, -0.015), (-0.025, -0.07), (0.035, -0.07), (0.04, -0.015), (-0.03, -0.015)],
            lighten(METAL, 0.2),
            0.011,
        )


@thing("machete", width=0.43, height=0.108, belongs=("hand", "table", "floor"), grip=(-0.16, 0.05))
def machete(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A cane cutter's machete."""
    with canvas.group(x, y + 0.02 * scale, scale), canvas.group(0, -0.06, angle=-6):
        canvas.soft(
            [(-0.1, -0.03), (0.14, -0.045), (0.22, -0.05), (0.21, 0.0), (0.1, 0.03), (-0.1, 0.015)],
            lighten(METAL, 0.25),
            shade=0.24,
        )
        canvas.line([(-0.06, 0.014), (0.12, 0.024)], (255, 255, 255), 0.006, alpha=0.8)
        canvas.rect(-0.215, -0.028, 0.12, 0.045, colour or rgb("#6e4632"), radius=0.018)
        for dx in (-0.185, -0.15, -0.12):
            canvas.dot(dx, -0.006, 0.006, BRASS)


@thing("anchor", width=0.4, height=0.5, belongs=("floor", "wall"))
def anchor(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An anchor with its rope."""
    iron = colour or rgb("#59616b")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.16, 0.018, 0.26)
        for width, tone in ((0.05, darken(iron, 0.45)), (0.036, iron)):
            canvas.line([(0, -0.42), (0, -0.04)], tone, width)
            canvas.line([(-0.1, -0.34), (0.1, -0.34)], tone, width)
            canvas.line(
                [(-0.17, -0.16), (-0.12, -0.06), (0, -0.025), (0.12, -0.06), (0.17, -0.16)],
                tone,
                width,
                smooth=True,
            )
        for side in (-1, 1):
            canvas.polygon([(side * 0.2, -0.13), (side * 0.175, -0.22), (side * 0.12, -0.15)], iron)
        ring(canvas, 0, -0.45, 0.03, 0.018, iron)
        canvas.line(
            [(0.02, -0.45), (0.09, -0.4), (0.03, -0.3), (-0.04, -0.22), (0.05, -0.14)],
            rgb("#d9bd84"),
            0.016,
            smooth=True,
        )
