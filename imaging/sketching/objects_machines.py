"""Machines that every decade made otherwise: stove, wireless, television, telephone."""

import math

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    METAL,
    PAPER,
    Colour,
    darken,
    lighten,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint

_BLACK = rgb("#4c4952")
_USUAL_YEAR = 1962  # what is drawn when nobody says when


@thing("stove", width=0.46, height=0.62, belongs=("floor",), top=0.5)
def stove(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An iron range with fire and pipe; white and enamelled from 1965; steel and glass from 1990."""
    year = canvas.year or 1955
    late = year >= 1965
    body = colour or (rgb("#c9ced2") if year >= 1990 else rgb("#ece8de") if late else rgb("#6a656c"))
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.27, 0.04, 0.3)
        for side in (-1, 1):
            canvas.rect(side * 0.17 - 0.02, -0.05, 0.04, 0.045, darken(body, 0.4), weight=0.8)
        if not late:
            canvas.rect(0.1, -0.72, 0.075, 0.24, darken(body, 0.1))
        canvas.rect(-0.21, -0.48, 0.42, 0.44, body, radius=0.015)
        canvas.rect(-0.23, -0.5, 0.46, 0.045, _BLACK if year >= 1990 else darken(body, 0.25), radius=0.01)
        canvas.rect(
            -0.15, -0.36, 0.3, 0.22, _BLACK if year >= 1990 else darken(body, 0.3), radius=0.02, weight=0.8
        )
        for k in range(4):
            canvas.dot(-0.135 + k * 0.09, -0.415, 0.015, METAL if not late else rgb("#55565e"))
        if late:
            canvas.rect(-0.15, -0.385, 0.3, 0.014, METAL, radius=0.006, weight=0.6)
            glint(canvas, -0.08, -0.3, 0.04, 0.02, 0.25)
        else:
            for w, h, tone in ((0.09, 0.14, "#e8793a"), (0.05, 0.09, "#f7c65a")):
                flame = [(0, -0.15 - h), (w, -0.19), (w * 0.7, -0.145), (-w * 0.7, -0.145), (-w, -0.19)]
                canvas.soft(flame, rgb(tone), weight=0.5)
        canvas.rect(-0.14, -0.59, 0.17, 0.09, rgb("#c9584c"), radius=0.02, weight=0.9)
        canvas.oval(-0.055, -0.592, 0.09, 0.018, rgb("#d9766a"), weight=0.8)
        canvas.dot(-0.055, -0.613, 0.013, DARK_WOOD)


@thing("radio", width=0.26, height=0.2, belongs=("table", "floor"), grip=(0, 0.02))
def radio(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wireless; a valve set from 1948, a transistor from 1966, a cassette radio from 1980."""
    year = canvas.year or 1955
    with canvas.group(x, y, scale):
        if year < 1948:
            _wireless(canvas, colour or rgb("#8d5733"))
        elif year < 1966:
            _valve_radio(canvas, colour or rgb("#98643e"))
        elif year < 1980:
            _transistor(canvas, colour or COLOURS["red"])
        else:
            _cassette_radio(canvas, colour or rgb("#5c6470"))


def _wireless(canvas: Canvas, body: Colour) -> None:
    arch = [
        (-0.1, 0.0),
        (-0.1, -0.1),
        (-0.075, -0.185),
        (0.0, -0.215),
        (0.075, -0.185),
        (0.1, -0.1),
        (0.1, 0.0),
    ]
    canvas.through(arch, body, shade=0.22)
    canvas.through(
        [(-0.068, -0.085), (-0.06, -0.15), (0.0, -0.185), (0.06, -0.15), (0.068, -0.085)],
        rgb("#dcc596"),
        weight=0.9,
    )
    for dx in (-0.035, 0.0, 0.035):
        canvas.line([(dx * 0.9, -0.172 + abs(dx) * 0.5), (dx, -0.088)], darken(body, 0.2), 0.012)
    canvas.rect(-0.04, -0.075, 0.08, 0.03, rgb("#f7e6b0"), radius=0.012, weight=0.8)
    canvas.line([(0.008, -0.072), (0.008, -0.05)], COLOURS["red"], 0.005)
    for dx in (-0.05, 0.0, 0.05):
        canvas.oval(dx, -0.025, 0.012, 0.012, BRASS, weight=0.8)
    canvas.rect(-0.125, -0.012, 0.25, 0.014, darken(body, 0.25), radius=0.005, weight=0.8)


def _valve_radio(canvas: Canvas, body: Colour) -> None:
    canvas.rect(-0.13, -0.19, 0.26, 0.185, body, radius=0.045)
    canvas.rect(-0.112, -0.172, 0.224, 0.105, rgb("#d9bf8c"), radius=0.028, weight=0.8)
    for k in range(9):
        px = -0.092 + k * 0.023
        canvas.ink_line([(px, -0.165), (px, -0.074)], rgb("#a58a58"), weight=0.6, alpha=0.6, smooth=False)
    canvas.line([(-0.112, -0.118), (0.112, -0.118)], rgb("#efdba8"), 0.006)
    canvas.rect(-0.065, -0.06, 0.13, 0.034, rgb("#f7e6b0"), radius=0.006, weight=0.7)
    canvas.line([(0.02, -0.057), (0.02, -0.03)], COLOURS["red"], 0.005)
    for k in range(6):
        canvas.ink_line([(-0.05 + 0.02 * k, -0.038), (-0.05 + 0.02 * k, -0.032)], DARK_WOOD, weight=0.6)
    for dx in (-0.095, 0.095):
        canvas.oval(dx, -0.042, 0.018, 0.018, lighten(BRASS, 0.1), weight=0.8)
        canvas.dot(dx, -0.042, 0.006, darken(BRASS, 0.3))
    for dx in (-0.09, 0.09):
        canvas.rect(dx - 0.015, -0.008, 0.03, 0.01, darken(body, 0.4), weight=0.6)


def _transistor(canvas: Canvas, body: Colour) -> None:
    canvas.line([(0.085, -0.14), (0.125, -0.215)], METAL, 0.007)
    canvas.line(
        [(-0.1, -0.14), (-0.1, -0.175), (0.08, -0.175), (0.08, -0.14)], darken(body, 0.3), 0.012, smooth=True
    )
    canvas.rect(-0.125, -0.145, 0.25, 0.145, body, radius=0.02)
    canvas.oval(-0.055, -0.072, 0.052, 0.052, darken(PAPER, 0.15), weight=0.8)
    for k in range(14):
        a = k * 2.4
        canvas.dot(
            -0.055 + math.cos(a) * 0.011 * k**0.5, -0.072 + math.sin(a) * 0.011 * k**0.5, 0.004, _BLACK, 0.7
        )
    canvas.rect(0.015, -0.122, 0.09, 0.036, rgb("#f2e3b0"), radius=0.006, weight=0.7)
    canvas.line([(0.05, -0.12), (0.05, -0.09)], COLOURS["blue"], 0.005)
    for dx in (0.04, 0.085):
        canvas.oval(dx, -0.045, 0.017, 0.017, PAPER, weight=0.7)


def _cassette_radio(canvas: Canvas, body: Colour) -> None:
    canvas.line([(0.1, -0.14), (0.125, -0.215)], METAL, 0.006)
    canvas.line([(-0.1, -0.13), (-0.09, -0.185), (0.09, -0.185), (0.1, -0.13)], darken(body, 0.35), 0.014)
    canvas.rect(-0.13, -0.15, 0.26, 0.15, body, radius=0.014)
    for side in (-1, 1):
        canvas.oval(side * 0.083, -0.058, 0.042, 0.042, _BLACK, weight=0.8)
        canvas.oval(side * 0.083, -0.058, 0.028, 0.028, METAL, weight=0.6)
        canvas.dot(side * 0.083, -0.058, 0.01, _BLACK)
    canvas.rect(-0.036, -0.095, 0.072, 0.06, lighten(body, 0.3), radius=0.006, weight=0.8)
    for dx in (-0.016, 0.016):
        canvas.oval(dx, -0.065, 0.01, 0.01, PAPER, weight=0.6)
    canvas.rect(-0.115, -0.14, 0.23, 0.024, rgb("#e8e3d2"), radius=0.005, weight=0.7)
    for k in range(5):
        canvas.rect(-0.034 + 0.0142 * k, -0.026, 0.011, 0.012, METAL if k else COLOURS["red"], weight=0.4)


@thing("television", width=0.38, height=0.44, belongs=("table", "floor"))
def television(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden set on legs with aerials; a box on a stand from 1980; flat from 2005."""
    year = canvas.year or _USUAL_YEAR
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.2, 0.03, 0.26)
        if year >= 2005:
            _flat_screen(canvas, colour or rgb("#3e4048"))
        elif year >= 1980:
            _box_set(canvas, colour or rgb("#56545b"))
        else:
            _wooden_set(canvas, colour or rgb("#96643f"))


def _flat_screen(canvas: Canvas, body: Colour) -> None:
    canvas.rect(-0.18, -0.13, 0.36, 0.12, rgb("#b98a5c"), radius=0.008)
    canvas.ink_line([(0, -0.125), (0, -0.015)], rgb("#7a5238"), weight=0.8)
    canvas.rect(-0.03, -0.16, 0.06, 0.03, METAL, weight=0.8)
    canvas.oval(0, -0.132, 0.09, 0.014, METAL, weight=0.8)
    canvas.rect(-0.19, -0.42, 0.38, 0.265, body, radius=0.012)
    canvas.rect(-0.177, -0.407, 0.354, 0.237, rgb("#9fc6da"), weight=0.7)
    hills = [(-0.177, -0.24), (-0.06, -0.32), (0.03, -0.25), (0.177, -0.3), (0.177, -0.17), (-0.177, -0.17)]
    canvas.polygon(hills, rgb("#8fb06f"), weight=0.5)
    canvas.oval(0.1, -0.36, 0.02, 0.02, rgb("#fbe7ac"), outline=False)


def _box_set(canvas: Canvas, body: Colour) -> None:
    canvas.rect(-0.17, -0.12, 0.34, 0.11, rgb("#a5764a"), radius=0.008)
    canvas.rect(-0.13, -0.1, 0.26, 0.05, rgb("#45424b"), radius=0.006, weight=0.8)
    canvas.rect(-0.1, -0.085, 0.08, 0.018, rgb("#8fd08a"), outline=False, alpha=0.8)
    canvas.rect(-0.18, -0.41, 0.36, 0.29, body, radius=0.02)
    canvas.rect(-0.16, -0.392, 0.27, 0.25, darken(body, 0.35), radius=0.025, weight=0.8)
    canvas.rect(-0.15, -0.382, 0.25, 0.23, rgb("#83a6b3"), radius=0.04, weight=0.8)
    canvas.polygon(
        [(-0.13, -0.36), (-0.06, -0.36), (-0.11, -0.2), (-0.14, -0.24)],
        (255, 255, 255),
        alpha=0.3,
        shade=0,
        outline=False,
    )
    for k in range(6):
        canvas.rect(0.125, -0.385 + 0.026 * k, 0.034, 0.015, lighten(METAL, 0.2), radius=0.003, weight=0.5)
    for k in range(4):
        canvas.ink_line(
            [(0.125, -0.21 + 0.016 * k), (0.16, -0.21 + 0.016 * k)], lighten(body, 0.4), weight=0.7
        )


def _wooden_set(canvas: Canvas, body: Colour) -> None:
    for side in (-1, 1):
        canvas.limb([(side * 0.1, -0.12), (side * 0.135, -0.01)], [0.022, 0.016], DARK_WOOD, weight=0.8)
        canvas.line([(side * 0.015, -0.36), (side * 0.09, -0.47)], METAL, 0.008)
        canvas.dot(side * 0.09, -0.47, 0.01, METAL)
    canvas.rect(-0.18, -0.37, 0.36, 0.27, body, radius=0.025)
    canvas.rect(-0.155, -0.345, 0.235, 0.22, rgb("#e8dcc0"), radius=0.04, weight=0.8)
    canvas.rect(-0.145, -0.335, 0.215, 0.2, rgb("#7e9aa5"), radius=0.045, weight=0.8)
    canvas.polygon(
        [(-0.12, -0.32), (-0.06, -0.32), (-0.11, -0.16), (-0.14, -0.2)],
        (255, 255, 255),
        alpha=0.3,
        shade=0,
        outline=False,
    )
    for k in range(2):
        canvas.oval(0.128, -0.32 + 0.06 * k, 0.02, 0.02, BRASS, weight=0.7)
    for k in range(4):
        canvas.ink_line([(0.108, -0.2 + 0.02 * k), (0.15, -0.2 + 0.02 * k)], darken(body, 0.45), weight=0.7)


@thing("telephone", width=0.21, height=0.155, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def telephone(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A telephone with a dial, with keys from 1982, a hand-held one from 2002."""
    year = canvas.year or _USUAL_YEAR
    body = colour or (
        _BLACK if year < 1960 else rng.choice((_BLACK, COLOURS["red"], rgb("#d8cba9"), rgb("#8fa58b")))
    )
    with canvas.group(x, y, scale):
        if year >= 2002:
            _cordless(canvas, colour or _BLACK)
            return
        canvas.line([(-0.08, -0.02), (-0.11, -0.035), (-0.085, -0.06)], darken(body, 0.2), 0.008, smooth=True)
        canvas.soft([(-0.06, -0.105), (0.06, -0.105), (0.1, 0.005), (-0.1, 0.005)], body, shade=0.22)
        if year >= 1982:
            canvas.rect(-0.042, -0.085, 0.084, 0.072, lighten(body, 0.35), radius=0.008, weight=0.8)
            for k in range(12):
                canvas.rect(
                    -0.034 + 0.025 * (k % 3),
                    -0.079 + 0.0165 * (k // 3),
                    0.018,
                    0.011,
                    PAPER,
                    radius=0.003,
                    weight=0.4,
                )
        else:
            canvas.oval(0, -0.048, 0.04, 0.038, PAPER, weight=0.8)
            for k in range(10):
                a = math.radians(20 + 30 * k)
                canvas.dot(math.cos(a) * 0.028, -0.048 + math.sin(a) * 0.027, 0.0062, darken(body, 0.2))
            canvas.oval(0, -0.048, 0.014, 0.013, lighten(body, 0.2), weight=0.6)
        rest = [(-0.085, -0.105), (-0.05, -0.133), (0.05, -0.133), (0.085, -0.105)]
        canvas.limb(rest, [0.042, 0.026, 0.026, 0.042], lighten(body, 0.08), shade=0.2)


def _cordless(canvas: Canvas, body: Colour) -> None:
    canvas.soft([(-0.075, -0.03), (0.075, -0.03), (0.09, 0.0), (-0.09, 0.0)], lighten(body, 0.15))
    canvas.rect(-0.036, -0.15, 0.072, 0.135, body, radius=0.018, shade=0.2)
    canvas.rect(-0.026, -0.138, 0.052, 0.036, rgb("#b9d6c4"), radius=0.005, weight=0.7)
    for k in range(9):
        canvas.rect(
            -0.025 + 0.018 * (k % 3), -0.094 + 0.02 * (k // 3), 0.013, 0.012, PAPER, radius=0.003, weight=0.4
        )
