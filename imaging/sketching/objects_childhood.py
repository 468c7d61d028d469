"""What children played with in street and snow."""

import math

from imaging.sketching.kit import Canvas, Point
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    METAL,
    PAPER,
    SNOW,
    WOOD,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint, pick, ring, solid_wheel

_COAL = rgb("#45424b")
_STEEL = rgb("#b5bdc3")


@thing("snowman", width=0.62, height=0.92, belongs=("floor",))
def snowman(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A snowman with hat, scarf, carrot and a broom of twigs in its arm."""
    scarf = pick(colour, rng, "red", "green", "blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.3, 0.035, 0.26)
        _snowmans_broom(canvas)
        canvas.limb([(-0.14, -0.42), (-0.24, -0.5), (-0.3, -0.56)], [0.024, 0.02, 0.012], DARK_WOOD)
        canvas.line([(-0.25, -0.51), (-0.295, -0.5)], DARK_WOOD, 0.012)
        for py, rx, ry in ((-0.17, 0.235, 0.175), (-0.435, 0.165, 0.145), (-0.665, 0.125, 0.125)):
            canvas.oval(0, py, rx, ry, SNOW, shade=0.12)
            canvas.oval(
                rx * 0.34, py + ry * 0.4, rx * 0.5, ry * 0.36, rgb("#cfdcea"), alpha=0.4, outline=False
            )
        for py in (-0.5, -0.43, -0.36):
            canvas.oval(0.016, py, 0.017, 0.018, _COAL, weight=0.6)
        canvas.limb([(0.09, -0.55), (0.135, -0.46), (0.12, -0.37)], [0.05, 0.055, 0.06], scarf)
        for k in range(3):
            canvas.line([(0.1 + 0.02 * k, -0.36), (0.096 + 0.022 * k, -0.33)], darken(scarf, 0.2), 0.008)
        canvas.through(
            [(-0.13, -0.6), (0, -0.57), (0.13, -0.6), (0.135, -0.545), (0, -0.51), (-0.135, -0.545)], scarf
        )
        canvas.ink_line([(-0.1, -0.565), (0, -0.54), (0.1, -0.565)], lighten(scarf, 0.5), weight=1.2)
        for px in (-0.045, 0.055):
            canvas.oval(px, -0.7, 0.015, 0.018, _COAL, shade=0, weight=0.5)
        canvas.polygon([(0.0, -0.682), (0.012, -0.645), (0.15, -0.648)], rgb("#e8873a"), weight=0.8)
        canvas.ink_line([(-0.05, -0.618), (0.005, -0.602), (0.065, -0.622)], _COAL, weight=1.3)
        for px in (-0.075, 0.085):
            canvas.oval(px, -0.645, 0.022, 0.014, rgb("#eeb0a6"), alpha=0.55, outline=False)
        canvas.rect(-0.1, -0.905, 0.2, 0.15, rgb("#55505c"), radius=0.014, shade=0.2)
        canvas.rect(-0.1, -0.805, 0.2, 0.035, scarf, weight=0.6)
        canvas.oval(0, -0.758, 0.165, 0.026, rgb("#4b4653"))


def _snowmans_broom(canvas: Canvas) -> None:
    canvas.limb([(0.25, -0.02), (0.25, -0.62)], [0.022, 0.02], WOOD)
    for k in range(7):
        spread = (k - 3) * 0.022
        canvas.line([(0.25, -0.63), (0.25 + spread, -0.83 + abs(spread) * 0.7)], rgb("#b98a4c"), 0.014)
    canvas.rect(0.228, -0.66, 0.044, 0.04, COLOURS["brown"], radius=0.008, weight=0.7)
    canvas.limb([(0.13, -0.43), (0.2, -0.47), (0.255, -0.46)], [0.024, 0.02, 0.014], DARK_WOOD)


@thing("snowballs", width=0.26, height=0.16, belongs=("floor", "hand"), grip=(-0.06, 0.04))
def snowballs(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A little heap of snowballs."""
    snow = SNOW if colour is None else mix(SNOW, colour, 0.45)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.13, 0.015, 0.22)
        for px, py in ((-0.075, -0.05), (0.075, -0.048), (0.0, -0.045), (0.002, -0.11)):
            canvas.oval(px, py, 0.05, 0.048, snow, shade=0.1)
            canvas.oval(px + 0.014, py + 0.016, 0.022, 0.018, rgb("#c4d4e6"), alpha=0.45, outline=False)


@thing("kick_scooter", width=0.62, height=0.6, belongs=("floor",))
def kick_scooter(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A child's scooter of wood and iron, with two wheels."""
    board = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.3, 0.025, 0.26)
        canvas.line([(0.19, -0.085), (0.14, -0.55)], darken(METAL, 0.35), 0.034)
        canvas.line([(0.19, -0.085), (0.14, -0.55)], lighten(METAL, 0.1), 0.022)
        canvas.limb(
            [(-0.27, -0.1), (-0.1, -0.085), (0.08, -0.085), (0.18, -0.18)], [0.05, 0.05, 0.05, 0.04], board
        )
        canvas.line([(-0.25, -0.108), (0.07, -0.1)], lighten(board, 0.45), 0.012)
        for px in (-0.22, 0.2):
            solid_wheel(canvas, px, -0.075, 0.075, lighten(METAL, 0.3))
        canvas.limb(
            [(-0.29, -0.14), (-0.22, -0.175), (-0.15, -0.15)], [0.016, 0.024, 0.016], darken(board, 0.2)
        )
        canvas.limb([(0.07, -0.565), (0.14, -0.58), (0.23, -0.56)], [0.026, 0.024, 0.026], _STEEL)
        for px, py in ((0.065, -0.564), (0.225, -0.561)):
            canvas.oval(px, py, 0.026, 0.02, _COAL, weight=0.7)


@thing("cup_and_ball", width=0.22, height=0.34, belongs=("hand", "table"), grip=(-0.03, 0.05))
def cup_and_ball(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A turned wooden cup with its ball in the air: a balero."""
    paint = pick(colour, rng, "red", "green", "blue")
    with canvas.group(x, y, scale):
        cord: list[Point] = [(-0.03, -0.1), (0.06, -0.06), (0.09, -0.16), (0.045, -0.24)]
        canvas.line(cord, rgb("#cdbb94"), 0.007, smooth=True)
        canvas.limb([(-0.03, 0.0), (-0.03, -0.1), (-0.035, -0.14)], [0.05, 0.028, 0.04], WOOD)
        canvas.through(
            [(-0.1, -0.215), (0.03, -0.215), (0.02, -0.15), (-0.035, -0.125), (-0.09, -0.15)],
            paint,
            shade=0.2,
        )
        canvas.oval(-0.035, -0.213, 0.066, 0.016, darken(paint, 0.4), weight=0.8)
        canvas.line(
            [(-0.088, -0.168), (-0.035, -0.152), (0.018, -0.168)], COLOURS["yellow"], 0.012, smooth=True
        )
        canvas.oval(0.045, -0.285, 0.052, 0.052, paint, shade=0.24)
        canvas.line([(0.0, -0.28), (0.045, -0.266), (0.09, -0.28)], COLOURS["yellow"], 0.012, smooth=True)
        canvas.oval(0.045, -0.238, 0.014, 0.008, _COAL, outline=False)
        glint(canvas, 0.025, -0.305, 0.011, 0.009, 0.6)


@thing("tin_soldiers", width=0.42, height=0.22, belongs=("table", "floor"))
def tin_soldiers(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Four tin soldiers in a row, painted by hand."""
    coat = colour or COLOURS["red"]
    with canvas.group(x, y, scale):
        for k in range(4):
            with canvas.group(-0.155 + 0.103 * k, 0.0):
                canvas.line([(0.036, -0.04), (0.036, -0.2)], _COAL, 0.008)
                canvas.rect(-0.045, -0.014, 0.09, 0.014, rgb("#6f8a58"), radius=0.005, weight=0.7)
                for px in (-0.013, 0.013):
                    canvas.rect(px - 0.011, -0.07, 0.022, 0.058, PAPER, weight=0.5)
                canvas.rect(-0.027, -0.128, 0.054, 0.064, coat, radius=0.01, weight=0.8)
                canvas.line([(-0.022, -0.122), (0.02, -0.07)], PAPER, 0.009)
                canvas.oval(0, -0.148, 0.021, 0.022, rgb("#f4c9a4"), weight=0.6)
                canvas.rect(-0.022, -0.208, 0.044, 0.05, _COAL, radius=0.012, weight=0.7)
                canvas.dot(0, -0.182, 0.007, BRASS)


@thing("toy_dishes", width=0.42, height=0.17, belongs=("floor", "table"))
def toy_dishes(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A doll's tea set of tin: pot, cups and plates."""
    tin = pick(colour, rng, "light_blue", "pink", "red")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.2, 0.014, 0.2)
        canvas.line([(0.02, -0.1), (0.06, -0.09), (0.03, -0.045)], darken(tin, 0.3), 0.012, smooth=True)
        canvas.limb([(-0.1, -0.05), (-0.135, -0.1)], [0.026, 0.014], tin, weight=0.8)
        canvas.through(
            [(-0.11, -0.06), (-0.07, -0.115), (-0.01, -0.115), (0.03, -0.06), (0.0, 0.0), (-0.08, 0.0)],
            tin,
            shade=0.22,
        )
        canvas.oval(-0.04, -0.118, 0.035, 0.012, lighten(tin, 0.3), weight=0.8)
        canvas.dot(-0.04, -0.138, 0.012, COLOURS["yellow"])
        for k in range(5):
            angle = k * math.tau / 5
            canvas.dot(-0.04 + math.cos(angle) * 0.015, -0.055 + math.sin(angle) * 0.015, 0.008, PAPER)
        canvas.dot(-0.04, -0.055, 0.007, COLOURS["yellow"])
        for px in (-0.165, 0.105, 0.172):
            canvas.oval(px, -0.008, 0.042, 0.01, lighten(tin, 0.45), weight=0.7)
            canvas.through(
                [(px - 0.027, -0.055), (px + 0.027, -0.055), (px + 0.018, -0.012), (px - 0.018, -0.012)],
                tin,
                weight=0.8,
            )
            canvas.oval(px, -0.054, 0.026, 0.007, darken(tin, 0.35), weight=0.6)


@thing("stilts", width=0.36, height=0.98, belongs=("floor", "hand"), grip=(0.0, 0.5))
def stilts(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A pair of wooden stilts."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.15, 0.016, 0.22)
        for side, turn in ((-1, -3), (1, 4)):
            with canvas.group(side * 0.1, 0.0, angle=turn):
                canvas.limb([(0, -0.012), (0, -0.5), (0, -0.965)], [0.034, 0.036, 0.03], wood)
                canvas.polygon(
                    [(0.016, -0.36), (0.085, -0.36), (0.085, -0.335), (0.016, -0.27)], darken(wood, 0.14)
                )
                canvas.line([(-0.014, -0.335), (0.03, -0.325)], rgb("#8a5a3c"), 0.02)


@thing("toy_sword", width=0.2, height=0.56, belongs=("hand", "floor"), grip=(0.0, 0.07))
def toy_sword(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden sword of two laths."""
    wood = colour or rgb("#d1a66a")
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.024, -0.14), (0.024, -0.14), (0.02, -0.5), (0.0, -0.555), (-0.02, -0.5)], wood)
        canvas.ink_line([(0.0, -0.15), (0.0, -0.5)], darken(wood, 0.3), weight=0.7, smooth=False)
        canvas.rect(-0.021, -0.13, 0.042, 0.125, darken(wood, 0.2), radius=0.01)
        canvas.rect(-0.098, -0.165, 0.196, 0.036, darken(wood, 0.12), radius=0.012)
        for py in (-0.1, -0.07, -0.04):
            canvas.line([(-0.021, py), (0.021, py - 0.008)], PAPER, 0.009)
        canvas.dot(0, -0.147, 0.009, _STEEL)


@thing("whistle", width=0.17, height=0.12, belongs=("hand", "table"), grip=(0.02, 0.04))
def whistle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A whistle on its cord."""
    metal = colour or rgb("#c9ced2")
    with canvas.group(x, y, scale):
        canvas.line(
            [(-0.055, -0.09), (-0.085, -0.112), (-0.03, -0.116), (-0.052, -0.09)],
            COLOURS["red"],
            0.008,
            smooth=True,
        )
        canvas.polygon([(-0.01, -0.098), (0.085, -0.098), (0.085, -0.062), (-0.01, -0.05)], metal)
        canvas.oval(-0.025, -0.048, 0.052, 0.05, metal, shade=0.24)
        canvas.rect(0.012, -0.099, 0.028, 0.014, darken(metal, 0.6), weight=0.5)
        ring(canvas, -0.055, -0.096, 0.011, 0.005, darken(metal, 0.4))
        canvas.oval(-0.025, -0.046, 0.02, 0.02, darken(metal, 0.14), weight=0.7)
        glint(canvas, -0.042, -0.068, 0.011, 0.009, 0.7)
