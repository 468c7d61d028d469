"""Toys and shows of street and feast: toy gun, diabolo, skateboard, giants, puppets, barrel organ."""

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
from imaging.sketching.thing_parts import Rng, glint, pick, ring, spoked_wheel

_INK = rgb("#45424b")
_BONE = rgb("#f1e6cf")


@thing("toy_gun", width=0.3, height=0.2, belongs=("hand", "table", "floor"), grip=(-0.08, 0.06))
def toy_gun(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A toy pistol of painted tin with a cork in its barrel."""
    paint = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.12, -0.12), (-0.05, -0.12), (-0.07, -0.005), (-0.145, -0.015)], WOOD)
        ring(canvas, -0.025, -0.1, 0.028, 0.01, METAL)
        canvas.rect(-0.13, -0.17, 0.24, 0.06, paint, radius=0.018)
        canvas.rect(0.09, -0.16, 0.035, 0.04, lighten(METAL, 0.2), radius=0.006)
        canvas.oval(0.135, -0.14, 0.018, 0.022, rgb("#c89a62"), weight=0.8)
        canvas.limb([(-0.115, -0.165), (-0.14, -0.19)], [0.02, 0.014], METAL)
        canvas.oval(-0.02, -0.14, 0.018, 0.018, COLOURS["yellow"], weight=0.7)
        glint(canvas, 0.03, -0.158, 0.04, 0.007, 0.5)


@thing("diabolo", width=0.4, height=0.34, belongs=("hand", "floor"), grip=(-0.15, 0.14))
def diabolo(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A diabolo on the string between its two sticks."""
    paint = pick(colour, rng, "red", "blue", "yellow")
    with canvas.group(x, y, scale):
        canvas.line([(-0.15, -0.32), (-0.02, -0.08), (0.02, -0.08), (0.16, -0.32)], rgb("#efe6d2"), 0.008)
        for side in (-1, 1):
            canvas.limb([(side * 0.17, -0.06), (side * 0.155, -0.33)], [0.024, 0.018], WOOD)
            canvas.polygon(
                [(0.0, -0.115), (side * 0.085, -0.165), (side * 0.085, -0.015), (0.0, -0.065)],
                paint,
                shade=0.2,
            )
            canvas.oval(side * 0.085, -0.09, 0.016, 0.076, darken(paint, 0.2), weight=0.8)
        canvas.rect(-0.012, -0.112, 0.024, 0.044, BRASS, radius=0.004, weight=0.7)


@thing("knucklebones", width=0.3, height=0.1, belongs=("floor", "hand", "table"), grip=(0.0, 0.04))
def knucklebones(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Five knucklebones for the game of that name."""
    bone = colour or _BONE
    with canvas.group(x, y, scale):
        for k, (px, py) in enumerate(
            ((-0.11, -0.04), (-0.04, -0.065), (0.03, -0.05), (0.1, -0.06), (0.0, -0.03))
        ):
            with canvas.group(px, py, angle=(-24, 12, 40, -8, 20)[k]):
                canvas.through(
                    [
                        (-0.036, -0.02),
                        (-0.014, -0.012),
                        (0.014, -0.012),
                        (0.036, -0.022),
                        (0.038, 0.02),
                        (0.013, 0.01),
                        (-0.013, 0.01),
                        (-0.038, 0.02),
                    ],
                    bone if k != 2 else COLOURS["red"],
                    shade=0.18,
                    weight=0.9,
                )


@thing("skateboard", width=0.5, height=0.12, belongs=("floor",))
def skateboard(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A skateboard on its four wheels."""
    paint = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.24, 0.02, 0.24)
        for px in (-0.14, 0.14):
            canvas.rect(px - 0.03, -0.07, 0.06, 0.03, METAL, weight=0.7)
            canvas.oval(px, -0.034, 0.034, 0.034, COLOURS["yellow"])
            canvas.dot(px, -0.034, 0.01, METAL)
        canvas.limb(
            [(-0.24, -0.115), (-0.16, -0.085), (0.16, -0.085), (0.24, -0.115)],
            [0.03, 0.034, 0.034, 0.03],
            paint,
        )


@thing("giants", width=1.1, height=1.5, belongs=("floor",))
def giants(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A king and a queen as giants of a village feast, and a big-head before them."""
    with canvas.group(x, y, scale):
        _giant(canvas, -0.28, colour or COLOURS["red"], rgb("#5b3b2c"), bearded=True)
        _giant(canvas, 0.26, COLOURS["blue"], rgb("#8a5a30"), bearded=False)
        _big_head(canvas, 0.0)


def _giant(canvas: Canvas, x: float, robe: Colour, hair: Colour, bearded: bool) -> None:
    skin = rgb("#eec09a")
    canvas.shadow(x, -0.005, 0.24, 0.03, 0.26)
    for side in (-1, 1):
        canvas.rect(x + side * 0.07 - 0.04, -0.06, 0.08, 0.055, rgb("#4d3c34"), radius=0.02)
    canvas.through(
        [
            (x - 0.13, -1.05),
            (x + 0.13, -1.05),
            (x + 0.18, -0.6),
            (x + 0.25, -0.07),
            (x, -0.045),
            (x - 0.25, -0.07),
            (x - 0.18, -0.6),
        ],
        robe,
        shade=0.2,
    )
    canvas.polygon(
        [(x - 0.05, -1.04), (x + 0.05, -1.04), (x + 0.08, -0.06), (x - 0.08, -0.06)], PAPER, weight=0.7
    )
    for k in range(5):
        canvas.dot(x, -0.92 + 0.19 * k, 0.018, COLOURS["yellow"])
    for side in (-1, 1):
        canvas.limb(
            [(x + side * 0.13, -1.0), (x + side * 0.22, -0.78), (x + side * 0.17, -0.58)],
            [0.1, 0.08, 0.07],
            robe,
        )
        canvas.oval(x + side * 0.165, -0.555, 0.034, 0.038, skin, weight=0.8)
    canvas.oval(x, -1.19, 0.145, 0.165, hair)
    canvas.oval(x, -1.165, 0.115, 0.14, skin, shade=0.16)
    if bearded:
        canvas.through(
            [(x - 0.11, -1.14), (x, -1.1), (x + 0.11, -1.14), (x + 0.06, -1.0), (x, -0.97), (x - 0.06, -1.0)],
            hair,
        )
    for side in (-1, 1):
        canvas.dot(x + side * 0.042, -1.19, 0.014, _INK)
        canvas.oval(x + side * 0.07, -1.13, 0.026, 0.02, rgb("#e08e7e"), outline=False, alpha=0.7)
        canvas.ink_line(
            [(x + side * 0.02, -1.232), (x + side * 0.065, -1.222)], darken(hair, 0.3), weight=1.0
        )
    canvas.ink_line([(x - 0.03, -1.095), (x, -1.085), (x + 0.03, -1.095)], rgb("#a8423c"), weight=1.6)
    crown = [(x - 0.12, -1.29), (x - 0.13, -1.44), (x - 0.06, -1.36), (x, -1.48), (x + 0.06, -1.36)]
    canvas.polygon([*crown, (x + 0.13, -1.44), (x + 0.12, -1.29)], COLOURS["yellow"])
    for dx in (-0.07, 0.0, 0.07):
        canvas.dot(x + dx, -1.32, 0.014, COLOURS["red"])


def _big_head(canvas: Canvas, x: float) -> None:
    skin = rgb("#efc39c")
    canvas.shadow(x, 0.0, 0.16, 0.02, 0.26)
    for side in (-1, 1):
        canvas.limb([(x + side * 0.05, -0.2), (x + side * 0.06, -0.03)], [0.07, 0.06], COLOURS["green"])
        canvas.oval(x + side * 0.07, -0.012, 0.05, 0.022, rgb("#4d3c34"), weight=0.8)
        canvas.limb([(x + side * 0.1, -0.38), (x + side * 0.18, -0.26)], [0.07, 0.05], COLOURS["yellow"])
    canvas.through(
        [(x - 0.12, -0.42), (x + 0.12, -0.42), (x + 0.13, -0.16), (x - 0.13, -0.16)],
        COLOURS["yellow"],
        shade=0.18,
    )
    canvas.oval(x, -0.6, 0.2, 0.21, rgb("#3f3a3c"))
    canvas.oval(x, -0.57, 0.175, 0.185, skin, shade=0.16)
    for side in (-1, 1):
        canvas.oval(x + side * 0.065, -0.61, 0.034, 0.04, PAPER, weight=0.8)
        canvas.dot(x + side * 0.06, -0.605, 0.018, _INK)
        canvas.oval(x + side * 0.11, -0.53, 0.04, 0.032, rgb("#e08e7e"), outline=False, alpha=0.75)
    canvas.oval(x, -0.555, 0.042, 0.05, rgb("#dd8a72"), weight=0.9)
    canvas.through(
        [(x - 0.09, -0.485), (x, -0.47), (x + 0.09, -0.485), (x + 0.04, -0.435), (x - 0.04, -0.435)],
        rgb("#9b3b3a"),
    )
    canvas.polygon(
        [(x - 0.05, -0.48), (x + 0.05, -0.48), (x + 0.04, -0.462), (x - 0.04, -0.462)], PAPER, weight=0.6
    )


@thing("barrel_organ", width=0.62, height=0.72, belongs=("floor",))
def barrel_organ(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A barrel organ on its little cart, with its crank."""
    paint = pick(colour, rng, "red", "green", "blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.3, 0.03, 0.27)
        canvas.limb([(-0.2, -0.24), (-0.36, -0.32)], [0.03, 0.026], WOOD)
        canvas.limb([(0.22, -0.22), (0.24, -0.01)], [0.03, 0.026], WOOD)
        canvas.rect(-0.25, -0.62, 0.5, 0.4, paint, radius=0.02)
        canvas.rect(-0.28, -0.66, 0.56, 0.05, darken(paint, 0.25), radius=0.015)
        canvas.rect(-0.19, -0.57, 0.38, 0.2, rgb("#f2e2bd"), radius=0.015, weight=0.9)
        for k in range(9):
            tall = 0.07 + 0.012 * (4 - abs(k - 4))
            canvas.rect(-0.165 + 0.037 * k, -0.4 - tall, 0.024, tall, BRASS, radius=0.008, weight=0.7)
        for px in (-0.15, 0.0, 0.15):
            canvas.oval(px, -0.29, 0.026, 0.026, COLOURS["yellow"], weight=0.8)
        canvas.line([(0.25, -0.44), (0.31, -0.44), (0.31, -0.36)], METAL, 0.018)
        canvas.oval(0.31, -0.345, 0.024, 0.03, WOOD, weight=0.8)
        spoked_wheel(canvas, -0.12, -0.13, 0.12, 0.03, spokes=6)


@thing("puppet_theatre", width=0.86, height=1.06, belongs=("floor",))
def puppet_theatre(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A booth with striped cloth, and two hand puppets on its stage."""
    paint = colour or COLOURS["red"]
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.42, 0.035, 0.26)
        canvas.rect(-0.36, -0.94, 0.72, 0.46, rgb("#3f4b6b"))
        for px, coat, hair in ((-0.14, "yellow", "#5b3b2c"), (0.15, "green", "#d98b3a")):
            canvas.through(
                [(px - 0.09, -0.47), (px - 0.06, -0.66), (px + 0.06, -0.66), (px + 0.09, -0.47)],
                COLOURS[coat],
            )
            for side in (-1, 1):
                canvas.limb(
                    [(px + side * 0.05, -0.62), (px + side * 0.12, -0.68)], [0.05, 0.035], COLOURS[coat]
                )
            canvas.oval(px, -0.74, 0.072, 0.076, rgb(hair))
            canvas.oval(px, -0.725, 0.06, 0.062, rgb("#f0c8a2"), shade=0.14)
            for side in (-1, 1):
                canvas.dot(px + side * 0.022, -0.735, 0.008, _INK)
                canvas.oval(px + side * 0.036, -0.71, 0.013, 0.01, rgb("#e08e7e"), outline=False)
            canvas.ink_line(
                [(px - 0.02, -0.695), (px, -0.687), (px + 0.02, -0.695)], rgb("#a8423c"), weight=1.1
            )
        for side in (-1, 1):
            canvas.through(
                [
                    (side * 0.38, -0.96),
                    (side * 0.2, -0.94),
                    (side * 0.27, -0.72),
                    (side * 0.31, -0.48),
                    (side * 0.38, -0.48),
                ],
                darken(paint, 0.12),
            )
        for k in range(8):
            left = -0.4 + 0.1 * k
            canvas.polygon(
                [(left, -0.48), (left + 0.1, -0.48), (left + 0.1, -0.01), (left, -0.01)],
                paint if k % 2 else PAPER,
                weight=0.7,
            )
        canvas.rect(-0.42, -0.52, 0.84, 0.055, WOOD, radius=0.01)
        canvas.polygon([(-0.43, -0.94), (0.43, -0.94), (0.34, -1.04), (-0.34, -1.04)], COLOURS["yellow"])
        for k in range(8):
            canvas.oval(-0.36 + 0.103 * k, -0.93, 0.052, 0.032, PAPER if k % 2 else paint, weight=0.8)


@thing("sand_castle", width=0.5, height=0.36, belongs=("floor",))
def sand_castle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A castle of sand with its flag, a little bucket and spade beside it."""
    sand = colour or rgb("#dfbd80")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.24, 0.025, 0.22)
        canvas.through([(-0.22, -0.01), (-0.2, -0.09), (0.08, -0.1), (0.12, -0.01)], sand, shade=0.14)
        for px, wide, high in ((-0.14, 0.09, 0.19), (0.02, 0.09, 0.19), (-0.06, 0.1, 0.26)):
            canvas.polygon(
                [
                    (px - wide / 2, -0.04),
                    (px + wide / 2, -0.04),
                    (px + wide * 0.42, -high),
                    (px - wide * 0.42, -high),
                ],
                lighten(sand, 0.12),
            )
            for k in (-1, 0, 1):
                canvas.rect(
                    px + k * wide * 0.3 - 0.011, -high - 0.02, 0.022, 0.024, lighten(sand, 0.12), weight=0.8
                )
        canvas.through(
            [(-0.085, -0.03), (-0.08, -0.08), (-0.06, -0.1), (-0.04, -0.08), (-0.035, -0.03)],
            darken(sand, 0.35),
        )
        canvas.line([(-0.06, -0.26), (-0.06, -0.35)], WOOD, 0.009)
        canvas.polygon([(-0.06, -0.35), (0.01, -0.33), (-0.06, -0.305)], COLOURS["red"], weight=0.8)
        canvas.polygon([(0.14, -0.1), (0.24, -0.1), (0.225, -0.01), (0.155, -0.01)], COLOURS["blue"])
        canvas.line([(0.145, -0.1), (0.19, -0.15), (0.235, -0.1)], PAPER, 0.01, smooth=True)
