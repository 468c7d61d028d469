"""Of street, feast and parish: shoeshine box, grindstone, till, big wheel, bumper car, altar, font."""

import math

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    LAMPLIGHT,
    METAL,
    PAPER,
    STONE,
    WOOD,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint, pick, ring, spoked_wheel

_INK = rgb("#45424b")


@thing("shoeshine_box", width=0.4, height=0.3, belongs=("floor",))
def shoeshine_box(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A shoeshine's box with its foot rest, brushes and tins."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.18, 0.02, 0.26)
        canvas.limb([(-0.06, -0.17), (-0.06, -0.25)], [0.04, 0.036], darken(wood, 0.2))
        canvas.through(
            [(-0.13, -0.25), (-0.11, -0.285), (0.02, -0.29), (0.05, -0.262), (0.0, -0.245)], darken(wood, 0.1)
        )
        canvas.rect(-0.15, -0.18, 0.3, 0.172, wood, radius=0.01)
        canvas.rect(-0.165, -0.19, 0.33, 0.026, lighten(wood, 0.14), radius=0.008)
        canvas.line([(-0.11, -0.1), (0.11, -0.1)], darken(wood, 0.4), 0.008)
        for px, tin in ((-0.08, "black"), (0.0, "red")):
            canvas.oval(px, -0.055, 0.03, 0.03, COLOURS[tin], weight=0.8)
            canvas.oval(px, -0.055, 0.017, 0.017, BRASS, weight=0.5)
        canvas.rect(0.065, -0.225, 0.1, 0.028, DARK_WOOD, radius=0.01, weight=0.8)
        for k in range(8):
            canvas.line([(0.072 + 0.012 * k, -0.198), (0.072 + 0.012 * k, -0.186)], PAPER, 0.007)
        canvas.soft(
            [(0.14, -0.16), (0.19, -0.14), (0.2, -0.02), (0.15, -0.05)], COLOURS["yellow"], weight=0.8
        )


@thing("grindstone", width=0.62, height=0.62, belongs=("floor",))
def grindstone(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """The knife grinder's wheel on its wooden frame, that he pushed through the streets."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.3, 0.025, 0.26)
        canvas.limb([(0.3, -0.02), (0.12, -0.34), (-0.1, -0.47)], [0.034, 0.036, 0.032], darken(wood, 0.14))
        spoked_wheel(canvas, -0.02, -0.225, 0.2, 0.032, spokes=5, colour=wood, rim=darken(wood, 0.25))
        canvas.limb([(-0.28, -0.02), (-0.2, -0.3), (-0.16, -0.48)], [0.034, 0.036, 0.032], wood)
        canvas.line([(-0.02, -0.02), (0.02, -0.42)], rgb("#6b5848"), 0.01)
        canvas.line([(-0.21, -0.16), (-0.02, -0.5)], rgb("#6b5848"), 0.01)
        canvas.limb([(-0.27, -0.46), (0.29, -0.46)], [0.036, 0.032], wood)
        canvas.oval(-0.02, -0.53, 0.09, 0.088, STONE, shade=0.24)
        canvas.oval(-0.02, -0.53, 0.024, 0.024, METAL, weight=0.8)
        ring(canvas, -0.02, -0.53, 0.06, 0.005, darken(STONE, 0.25))
        canvas.polygon([(0.18, -0.53), (0.26, -0.53), (0.25, -0.47), (0.19, -0.47)], METAL, weight=0.8)
        canvas.limb([(0.065, -0.56), (0.17, -0.6)], [0.012, 0.024], rgb("#c6ccd1"), weight=0.8)
        for dx, dy in ((-0.03, -0.07), (0.005, -0.09), (-0.06, -0.06)):
            canvas.dot(0.07 + dx, -0.54 + dy, 0.008, COLOURS["yellow"])


@thing("cash_register", width=0.34, height=0.32, belongs=("table", "floor"))
def cash_register(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An old cash register with its keys and crank."""
    metal = colour or rgb("#b98b4a")
    with canvas.group(x, y, scale):
        canvas.rect(-0.14, -0.315, 0.28, 0.09, darken(metal, 0.1), radius=0.03)
        canvas.rect(-0.11, -0.295, 0.22, 0.05, rgb("#fbf5e2"), radius=0.008, weight=0.8)
        for k, mark in enumerate((-0.07, -0.02, 0.03)):
            canvas.rect(
                mark - 0.012, -0.288, 0.03, 0.036, _INK if k else COLOURS["red"], radius=0.006, weight=0.4
            )
        canvas.through(
            [(-0.15, -0.23), (0.15, -0.23), (0.165, -0.12), (0.165, -0.07), (-0.165, -0.07), (-0.165, -0.12)],
            metal,
            shade=0.22,
        )
        for row in range(3):
            for k in range(6):
                canvas.oval(
                    -0.105 + 0.042 * k,
                    -0.2 + 0.038 * row,
                    0.015,
                    0.014,
                    PAPER if (k + row) % 4 else COLOURS["red"],
                    weight=0.6,
                )
        canvas.rect(-0.16, -0.07, 0.32, 0.068, darken(metal, 0.22), radius=0.01)
        canvas.rect(-0.03, -0.045, 0.06, 0.02, BRASS, radius=0.008, weight=0.7)
        canvas.line([(0.155, -0.17), (0.172, -0.2)], METAL, 0.014)
        canvas.oval(0.172, -0.21, 0.016, 0.016, _INK, weight=0.6)


@thing("ferris_wheel", width=1.5, height=1.72, belongs=("floor",))
def ferris_wheel(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """The big wheel of the fair with its painted seats."""
    paint = pick(colour, rng, "red", "blue")
    seats = (paint, COLOURS["yellow"], COLOURS["light_blue"], COLOURS["green"])
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.6, 0.045, 0.26)
        for side in (-1, 1):
            canvas.limb([(0, -0.92), (side * 0.44, -0.02)], [0.04, 0.05], lighten(paint, 0.25))
        for k in range(12):
            angle = k * math.tau / 12
            end = (math.cos(angle) * 0.66, -0.92 + math.sin(angle) * 0.66)
            canvas.line([(0, -0.92), end], darken(METAL, 0.2), 0.014)
        for radius, width in ((0.66, 0.036), (0.5, 0.022)):
            ring(canvas, 0, -0.92, radius, width * 1.5, darken(paint, 0.4))
            ring(canvas, 0, -0.92, radius, width, paint)
        for k in range(24):
            angle = k * math.tau / 24
            canvas.dot(math.cos(angle) * 0.66, -0.92 + math.sin(angle) * 0.66, 0.014, LAMPLIGHT)
        canvas.oval(0, -0.92, 0.09, 0.09, COLOURS["yellow"])
        canvas.oval(0, -0.92, 0.04, 0.04, paint, weight=0.8)
        for k in range(12):
            angle = (k + 0.5) * math.tau / 12
            px, py = math.cos(angle) * 0.66, -0.92 + math.sin(angle) * 0.66
            canvas.line([(px, py), (px, py + 0.05)], _INK, 0.01)
            canvas.through(
                [
                    (px - 0.075, py + 0.045),
                    (px + 0.075, py + 0.045),
                    (px + 0.055, py + 0.115),
                    (px - 0.055, py + 0.115),
                ],
                seats[k % 4],
                weight=0.9,
            )
            canvas.line([(px - 0.07, py + 0.03), (px + 0.07, py + 0.03)], METAL, 0.012)
        canvas.rect(-0.34, -0.09, 0.68, 0.08, lighten(paint, 0.1), radius=0.02)
        for k in range(5):
            canvas.rect(-0.32 + 0.136 * k, -0.085, 0.068, 0.07, PAPER, outline=False)


@thing("bumper_car", width=0.78, height=0.86, belongs=("floor",))
def bumper_car(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bumper car with its pole and spark."""
    paint = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.38, 0.04, 0.28)
        canvas.line([(-0.3, -0.2), (-0.27, -0.83)], METAL, 0.018)
        canvas.line([(-0.29, -0.835), (-0.23, -0.845)], _INK, 0.02)
        for k in range(5):
            angle = k * math.tau / 5
            canvas.line(
                [(-0.26, -0.845), (-0.26 + math.cos(angle) * 0.03, -0.845 + math.sin(angle) * 0.022)],
                COLOURS["yellow"],
                0.008,
            )
        canvas.through(
            [(-0.33, -0.13), (-0.32, -0.36), (-0.22, -0.42), (-0.16, -0.24), (-0.12, -0.13)],
            darken(paint, 0.2),
        )
        canvas.line([(0.02, -0.26), (-0.05, -0.34)], METAL, 0.016)
        ring(canvas, -0.06, -0.35, 0.055, 0.018, _INK)
        canvas.through(
            [
                (-0.34, -0.06),
                (-0.35, -0.2),
                (-0.2, -0.22),
                (0.0, -0.24),
                (0.1, -0.32),
                (0.26, -0.27),
                (0.34, -0.16),
                (0.34, -0.06),
            ],
            paint,
            shade=0.24,
        )
        canvas.polygon([(-0.02, -0.22), (0.12, -0.2), (0.06, -0.12)], COLOURS["yellow"], weight=0.8)
        canvas.oval(0.27, -0.2, 0.03, 0.032, LAMPLIGHT, weight=0.8)
        canvas.rect(-0.385, -0.1, 0.77, 0.085, _INK, radius=0.04)
        canvas.line([(-0.34, -0.075), (0.34, -0.075)], lighten(_INK, 0.25), 0.012)
        glint(canvas, 0.14, -0.27, 0.05, 0.014, 0.5)


@thing("billiard_table", width=1.1, height=0.5, belongs=("floor",))
def billiard_table(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A billiard table with its balls and cue."""
    cloth = colour or rgb("#4f8f5c")
    wood = rgb("#7a4b34")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.008, 0.54, 0.045, 0.3)
        for px in (-0.44, 0.44):
            canvas.limb([(px, -0.24), (px, -0.14), (px, -0.012)], [0.1, 0.075, 0.085], wood)
        canvas.polygon([(-0.46, -0.48), (0.46, -0.48), (0.54, -0.3), (-0.54, -0.3)], lighten(wood, 0.12))
        canvas.polygon([(-0.42, -0.46), (0.42, -0.46), (0.48, -0.325), (-0.48, -0.325)], cloth, shade=0.16)
        canvas.polygon([(-0.54, -0.3), (0.54, -0.3), (0.53, -0.2), (-0.53, -0.2)], wood)
        for k in range(7):
            canvas.dot(-0.42 + 0.14 * k, -0.25, 0.009, PAPER)
        canvas.line([(-0.38, -0.35), (0.14, -0.415)], rgb("#d9b074"), 0.014)
        for px, py, ball in ((0.2, -0.42, PAPER), (0.32, -0.37, COLOURS["red"]), (-0.22, -0.43, PAPER)):
            canvas.oval(px, py, 0.026, 0.024, ball, weight=0.8)
            glint(canvas, px - 0.007, py - 0.009, 0.006, 0.005, 0.8)


@thing("altar", width=0.86, height=0.98, belongs=("floor",))
def altar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An altar with its white cloth and lace, a cross, candles and flowers."""
    cloth = colour or rgb("#a8444a")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.42, 0.035, 0.26)
        canvas.rect(-0.38, -0.47, 0.76, 0.46, mix(PAPER, cloth, 0.75), radius=0.01)
        canvas.polygon([(-0.16, -0.42), (0.16, -0.42), (0.16, -0.05), (-0.16, -0.05)], cloth, weight=0.8)
        for px, py, wide, high in ((0.0, -0.24, 0.022, 0.2), (0.0, -0.27, 0.13, 0.022)):
            canvas.rect(px - wide / 2, py - high / 2, wide, high, BRASS, outline=False)
        canvas.polygon([(-0.42, -0.51), (0.42, -0.51), (0.43, -0.47), (-0.43, -0.47)], PAPER)
        for k in range(14):
            px = -0.42 + 0.0615 * k
            canvas.through(
                [
                    (px, -0.475),
                    (px + 0.062, -0.475),
                    (px + 0.05, -0.425),
                    (px + 0.031, -0.41),
                    (px + 0.012, -0.425),
                ],
                PAPER,
                weight=0.6,
            )
            canvas.dot(px + 0.031, -0.44, 0.006, mix(PAPER, cloth, 0.5))
        canvas.limb([(0, -0.53), (0, -0.97)], [0.03, 0.03], BRASS)
        canvas.limb([(-0.13, -0.84), (0.13, -0.84)], [0.03, 0.03], BRASS)
        canvas.oval(0, -0.525, 0.08, 0.024, darken(BRASS, 0.15))
        for side in (-1, 1):
            for reach, high in ((0.34, 0.2), (0.25, 0.15)):
                px = side * reach
                canvas.oval(px, -0.52, 0.03, 0.012, BRASS, weight=0.7)
                canvas.rect(px - 0.013, -0.52 - high, 0.026, high, PAPER, weight=0.7)
                canvas.glow(px, -0.54 - high, 0.07, LAMPLIGHT, 0.4)
                canvas.through(
                    [
                        (px, -0.575 - high),
                        (px + 0.012, -0.54 - high),
                        (px, -0.525 - high),
                        (px - 0.012, -0.54 - high),
                    ],
                    rgb("#ffc65a"),
                    weight=0.5,
                )
            _bunch(canvas, side * 0.15, -0.52)


def _bunch(canvas: Canvas, x: float, y: float) -> None:
    canvas.through(
        [(x - 0.035, y - 0.07), (x + 0.035, y - 0.07), (x + 0.022, y), (x - 0.022, y)],
        COLOURS["light_blue"],
        weight=0.8,
    )
    for dx, dy, name in (
        (-0.045, -0.1, "pink"),
        (0.045, -0.1, "white"),
        (0.0, -0.135, "red"),
        (0.0, -0.085, "yellow"),
    ):
        canvas.oval(x + dx, y + dy, 0.03, 0.028, COLOURS[name], weight=0.7)
        canvas.dot(x + dx, y + dy, 0.01, darken(COLOURS[name], 0.3))


@thing("baptismal_font", width=0.5, height=0.64, belongs=("floor",))
def baptismal_font(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A font of carved stone with its water."""
    stone = colour or STONE
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.2, 0.025, 0.28)
        canvas.rect(-0.17, -0.07, 0.34, 0.065, darken(stone, 0.15), radius=0.012)
        canvas.limb([(0, -0.06), (0, -0.22), (0, -0.34)], [0.16, 0.11, 0.17], darken(stone, 0.06))
        canvas.through(
            [(-0.235, -0.58), (0.235, -0.58), (0.215, -0.42), (0.1, -0.3), (-0.1, -0.3), (-0.215, -0.42)],
            stone,
            shade=0.24,
        )
        canvas.oval(0, -0.58, 0.24, 0.052, lighten(stone, 0.2))
        canvas.oval(0, -0.578, 0.2, 0.036, rgb("#9cc7d8"), weight=0.8)
        canvas.ink_line([(-0.1, -0.575), (0.0, -0.565), (0.1, -0.58)], PAPER, weight=1.0)
        for k in range(4):
            px = -0.135 + 0.09 * k
            canvas.ink_line(
                [(px - 0.03, -0.38), (px, -0.47), (px + 0.03, -0.38)], darken(stone, 0.4), weight=0.9
            )
        for px, py, wide, high in ((0.0, -0.18, 0.016, 0.1), (0.0, -0.2, 0.06, 0.016)):
            canvas.rect(px - wide / 2, py - high / 2, wide, high, darken(stone, 0.4), outline=False)


@thing("slate", width=0.3, height=0.36, belongs=("table", "hand", "floor"), grip=(0, 0.06))
def slate(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A school slate with its wooden frame, sums and a sponge on a string."""
    frame = colour or rgb("#c8965c")
    chalk = rgb("#f4f1e8")
    with canvas.group(x, y, scale):
        canvas.line([(0.12, -0.33), (0.145, -0.24), (0.13, -0.14)], rgb("#cdbb94"), 0.007, smooth=True)
        canvas.rect(-0.135, -0.355, 0.27, 0.352, frame, radius=0.014)
        canvas.rect(-0.108, -0.328, 0.216, 0.298, rgb("#4a525a"), radius=0.006, weight=0.9)
        for k, line in enumerate(((-0.07, -0.02), (-0.05, 0.03))):
            py = -0.28 + 0.055 * k
            canvas.ink_line(
                [(line[0], py), (line[0] + 0.012, py - 0.022), (line[0] + 0.02, py)], chalk, weight=1.1
            )
            canvas.ink_line(
                [(line[1], py - 0.022), (line[1] + 0.025, py - 0.02), (line[1] + 0.008, py)],
                chalk,
                weight=1.1,
            )
        canvas.ink_line([(-0.08, -0.2), (0.08, -0.2)], chalk, weight=1.1)
        canvas.ink_line(
            [(-0.06, -0.1), (-0.04, -0.15), (-0.02, -0.1), (0.02, -0.13), (0.05, -0.1)], chalk, weight=1.1
        )
        canvas.oval(0.128, -0.125, 0.028, 0.02, COLOURS["yellow"], weight=0.7)
        canvas.limb([(-0.09, -0.045), (0.02, -0.055)], [0.013, 0.01], chalk, weight=0.6)


@thing("oars", width=0.34, height=0.92, belongs=("floor", "hand", "wall"), grip=(0, 0.5))
def oars(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """Two oars leaning across each other."""
    blade = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        for turn in (-13, 13):
            with canvas.group(0, -0.46, angle=turn):
                canvas.limb([(0, 0.44), (0, -0.22)], [0.034, 0.03], WOOD)
                canvas.through(
                    [
                        (-0.02, -0.18),
                        (-0.058, -0.28),
                        (-0.05, -0.46),
                        (0.05, -0.46),
                        (0.058, -0.28),
                        (0.02, -0.18),
                    ],
                    blade,
                    shade=0.2,
                )
                canvas.line([(-0.052, -0.36), (0.052, -0.36)], PAPER, 0.024)
                canvas.line([(-0.019, 0.1), (0.019, 0.1)], rgb("#6b4a3a"), 0.05)


@thing("life_ring", width=0.4, height=0.4, belongs=("floor", "hand", "wall"), grip=(0, 0.3))
def life_ring(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A swimming ring in stripes."""
    stripe = pick(colour, rng, "red", "blue", "orange")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.12, 0.014, 0.24)
        ring(canvas, 0, -0.195, 0.145, 0.1, darken(stripe, 0.4))
        ring(canvas, 0, -0.195, 0.145, 0.088, PAPER)
        for k in range(4):
            start = k * math.pi / 2 + 0.35
            arc = [
                (math.cos(start + j * 0.13) * 0.145, -0.195 + math.sin(start + j * 0.13) * 0.145)
                for j in range(7)
            ]
            canvas.line(arc, stripe, 0.086, smooth=True)
        ring(canvas, 0, -0.195, 0.193, 0.008, rgb("#d8c193"))
        glint(canvas, -0.085, -0.305, 0.03, 0.014, 0.6)
