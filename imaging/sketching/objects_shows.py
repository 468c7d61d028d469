"""What shows bring along: tightrope, trapeze, shooting gallery; and a syringe, a spade, ice skates."""

import math
from typing import Final

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    rgb,
)
from imaging.sketching.thing_parts import Rng, pick

ROPE_HIGH: Final = 0.62  # of a tightrope, in adult heights
BAR_HIGH: Final = 0.66  # of a trapeze
_HEMP: Final[Colour] = rgb("#b89562")
_DUCK: Final[Colour] = rgb("#f0c94f")
_GLASS: Final[Colour] = rgb("#e3f1f5")


@thing("tightrope", width=1.5, height=0.84, belongs=("floor",))
def tightrope(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A rope between two masts with a platform each."""
    paint = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.shadow(side * 0.66, 0.0, 0.13, 0.02, 0.25)
            canvas.line([(side * 0.66, 0.0), (side * 0.74, -0.04)], darken(WOOD, 0.2), 0.02)
            for foot in (-0.06, 0.06):
                canvas.line([(side * 0.66 + foot, -0.004), (side * 0.66, -0.3)], darken(WOOD, 0.15), 0.02)
            canvas.limb([(side * 0.66, 0.0), (side * 0.66, -ROPE_HIGH - 0.16)], [0.04, 0.034], WOOD)
            for k in range(4):
                band = -0.12 - 0.14 * k
                canvas.line([(side * 0.66 - 0.02, band), (side * 0.66 + 0.02, band - 0.02)], paint, 0.022)
            canvas.rect(side * 0.66 - 0.09, -ROPE_HIGH - 0.006, 0.18, 0.026, paint, radius=0.006, weight=0.8)
            canvas.polygon(
                [(side * 0.66, -0.84), (side * 0.66, -0.76), (side * 0.76, -0.79)], paint, weight=0.8
            )
        canvas.line(
            [(-0.66, -ROPE_HIGH - 0.01), (0.0, -ROPE_HIGH), (0.66, -ROPE_HIGH - 0.01)],
            darken(_HEMP, 0.45),
            0.02,
        )
        canvas.line([(-0.66, -ROPE_HIGH - 0.01), (0.0, -ROPE_HIGH), (0.66, -ROPE_HIGH - 0.01)], _HEMP, 0.013)


@thing("trapeze", width=0.62, height=1.62, belongs=("floor",))
def trapeze(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bar on two ropes that come down from far above, and a mat to fall on."""
    mat = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, 0, 0.34, 0.02, 0.25)
        canvas.rect(-0.3, -0.07, 0.6, 0.07, mat, radius=0.03)
        canvas.line([(-0.27, -0.035), (0.27, -0.035)], lighten(mat, 0.4), 0.01)
        for side in (-1, 1):
            canvas.line([(side * 0.2, -BAR_HIGH), (side * 0.16, -1.62)], darken(_HEMP, 0.4), 0.018)
            canvas.line([(side * 0.2, -BAR_HIGH), (side * 0.16, -1.62)], _HEMP, 0.011)
        canvas.rect(-0.2, -1.62, 0.4, 0.034, WOOD, radius=0.012, weight=0.9)
        canvas.rect(-0.26, -BAR_HIGH - 0.012, 0.52, 0.026, BRASS, radius=0.012, weight=0.9)


@thing("shooting_gallery", width=1.14, height=1.02, belongs=("floor",))
def shooting_gallery(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng
) -> None:
    """A booth at the fair: tin ducks in a row to be shot at, prizes, a gun upon the counter."""
    paint = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, 0, 0.58, 0.03)
        canvas.rect(-0.52, -0.84, 1.04, 0.84, rgb("#5b4a63"), shade=0.2)
        for side in (-1, 1):
            canvas.rect(side * 0.53 - 0.025, -0.86, 0.05, 0.86, WOOD, weight=0.9)
        for row, count in ((-0.66, 5), (-0.5, 4)):
            canvas.rect(-0.46, row + 0.012, 0.92, 0.02, lighten(WOOD, 0.2), weight=0.7)
            for k in range(count):
                _tin_duck(canvas, (k - (count - 1) / 2) * 0.19, row, k % 2 == 1)
        canvas.rect(-0.57, -0.34, 1.14, 0.05, lighten(WOOD, 0.25), radius=0.01)
        canvas.rect(-0.54, -0.29, 1.08, 0.29, paint, shade=0.16)
        for k in range(5):
            canvas.oval(-0.42 + 0.21 * k, -0.145, 0.06, 0.07, PAPER, weight=0.7)
            canvas.oval(-0.42 + 0.21 * k, -0.145, 0.028, 0.033, COLOURS["red"], outline=False)
        canvas.limb([(-0.26, -0.345), (-0.16, -0.36)], [0.05, 0.034], WOOD)
        canvas.limb([(-0.17, -0.36), (0.12, -0.372)], [0.02, 0.014], METAL)
        for k in range(8):
            a, b = -0.6 + 0.15 * k, -0.6 + 0.15 * (k + 1)
            tone = paint if k % 2 == 0 else PAPER
            canvas.polygon([(a * 0.92, -1.02), (b * 0.92, -1.02), (b, -0.86), (a, -0.86)], tone, weight=0.7)
            canvas.oval((a + b) / 2, -0.86, 0.075, 0.035, tone, weight=0.7)


def _tin_duck(canvas: Canvas, x: float, y: float, hit: bool) -> None:
    with canvas.group(x, y + 0.014, angle=60 if hit else 0):
        canvas.line([(0, 0), (0, -0.03)], METAL, 0.012)
        canvas.through(
            [
                (-0.055, -0.075),
                (-0.02, -0.06),
                (0.02, -0.075),
                (0.045, -0.05),
                (0.02, -0.022),
                (-0.035, -0.024),
            ],
            _DUCK,
            weight=0.8,
        )
        canvas.oval(0.032, -0.088, 0.024, 0.023, _DUCK, weight=0.8)
        canvas.polygon([(0.053, -0.094), (0.08, -0.084), (0.053, -0.076)], COLOURS["orange"], weight=0.6)
        canvas.dot(0.037, -0.093, 0.005, rgb("#3f3a3a"))


@thing("syringe", width=0.26, height=0.12, belongs=("hand", "table"), grip=(-0.02, 0.055))
def syringe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A glass syringe with its needle, as it was boiled and used again."""
    with canvas.group(x, y - 0.05 * scale, scale, angle=-14):
        canvas.line([(-0.13, 0), (-0.08, 0)], METAL, 0.014)
        canvas.oval(-0.13, 0, 0.01, 0.03, METAL, weight=0.8)
        canvas.rect(-0.085, -0.03, 0.014, 0.06, METAL, radius=0.004, weight=0.8)
        canvas.rect(-0.075, -0.021, 0.13, 0.042, _GLASS, radius=0.008, weight=0.9)
        canvas.rect(-0.03, -0.015, 0.08, 0.03, colour or rgb("#c8e3a8"), radius=0.006, outline=False)
        for k in range(4):
            canvas.ink_line(
                [(-0.05 + 0.026 * k, -0.02), (-0.05 + 0.026 * k, -0.006)], rgb("#59656d"), weight=0.6
            )
        canvas.rect(0.055, -0.012, 0.018, 0.024, BRASS, weight=0.7)
        canvas.line([(0.073, 0), (0.14, 0)], rgb("#8d979d"), 0.007)


@thing("lotto_cards", width=0.42, height=0.2, belongs=("table", "floor"))
def lotto_cards(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """Cards of numbers, some of them covered, and the cage with the balls."""
    paint = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        for side, lift in ((1, -0.02), (-1, 0.0)):
            left = -0.2 if side < 0 else -0.05
            with canvas.group(left, lift):
                canvas.polygon([(0.03, -0.085), (0.19, -0.085), (0.16, 0.0), (0.0, 0.0)], PAPER, weight=0.9)
                canvas.polygon(
                    [(0.03, -0.085), (0.19, -0.085), (0.184, -0.068), (0.024, -0.068)], paint, weight=0.5
                )
                for k in range(8):
                    at = (0.03 + 0.036 * (k % 4), -0.046 + 0.026 * (k // 4))
                    canvas.dot(at[0], at[1], 0.011, paint if k % 3 == 0 else darken(PAPER, 0.2))
        canvas.line([(0.09, -0.005), (0.13, -0.1), (0.17, -0.005)], BRASS, 0.012)
        canvas.oval(0.13, -0.12, 0.075, 0.07, _GLASS, alpha=0.7)
        for k in range(6):
            canvas.oval(0.1 + 0.028 * (k % 3), -0.1 + 0.024 * (k // 3), 0.014, 0.014, PAPER, weight=0.6)
        for k in (-1, 0, 1):
            canvas.ink_line(
                [(0.13 + 0.03 * k, -0.185), (0.13 + 0.05 * k, -0.12), (0.13 + 0.03 * k, -0.055)], BRASS
            )
        canvas.line([(0.2, -0.12), (0.23, -0.12), (0.23, -0.15)], BRASS, 0.01)


@thing("spade", width=0.2, height=0.62, belongs=("hand", "floor", "wall"), grip=(0.0, 0.4))
def spade(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A spade that stands on its blade."""
    with canvas.group(x, y, scale):
        draw_blade(canvas, colour or METAL)
        canvas.line([(0, -0.2), (0, -0.58)], WOOD, 0.024)
        draw_handle(canvas, 0.0, -0.59)


def draw_blade(canvas: Canvas, colour: Colour) -> None:
    """The blade of a spade, its edge at the origin, the shaft upwards."""
    canvas.through(
        [(-0.075, -0.2), (0.0, -0.205), (0.075, -0.2), (0.072, -0.07), (0.0, 0.0), (-0.072, -0.07)],
        colour,
        shade=0.22,
    )
    canvas.line([(-0.08, -0.2), (0.08, -0.2)], darken(colour, 0.3), 0.014)
    canvas.limb([(0, -0.24), (0, -0.12)], [0.04, 0.02], darken(colour, 0.12), weight=0.8)


def draw_handle(canvas: Canvas, x: float, y: float) -> None:
    """The grip at the end of a spade's shaft."""
    canvas.line([(x - 0.05, y), (x + 0.05, y)], darken(WOOD, 0.1), 0.026)


@thing("ice_skates", width=0.32, height=0.19, belongs=("floor", "hand", "table"), grip=(0, 0.14))
def ice_skates(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A pair of boots with blades."""
    boot = pick(colour, rng, "white", "brown", "black")
    with canvas.group(x, y, scale):
        for px, py, tone in ((0.04, -0.014, darken(boot, 0.15)), (-0.035, 0.0, boot)):
            with canvas.group(px, py):
                draw_runner(canvas, -0.085, 0.115, 0.0, 0.04)
                canvas.soft(
                    [
                        (-0.085, -0.185),
                        (-0.01, -0.185),
                        (0.0, -0.11),
                        (0.09, -0.09),
                        (0.105, -0.04),
                        (-0.09, -0.04),
                    ],
                    tone,
                )
                for k in range(4):
                    canvas.line([(-0.028, -0.165 + 0.02 * k), (0.0, -0.16 + 0.02 * k)], PAPER, 0.008)


def draw_runner(canvas: Canvas, heel: float, toe: float, low: float, high: float) -> None:
    """A blade from heel to toe with its turned-up tip, its edge at ``low``, and what joins it to the boot."""
    for part in (0.2, 0.78):
        at = heel + (toe - heel) * part
        canvas.line([(at, low - high), (at, low - 0.004)], METAL, high * 0.3)
    blade = [(heel, low), (heel + (toe - heel) * 0.9, low), (toe + high * 0.5, low - high * math.sqrt(0.4))]
    canvas.line(blade, darken(METAL, 0.35), high * 0.42, smooth=True)
    canvas.line(blade, lighten(METAL, 0.35), high * 0.22, smooth=True)
