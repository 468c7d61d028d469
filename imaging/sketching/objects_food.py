"""What is cooked, drunk and eaten."""

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    COLOURS,
    DARK_WOOD,
    GLASS,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng, pick, steam


@thing("cooking_pot", width=0.24, height=0.2, belongs=("table", "floor", "hand"), grip=(0, 0.1))
def cooking_pot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An enamelled stew pot with its lid."""
    pot = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        steam(canvas, 0, -0.19, 0.09)
        for side in (-1, 1):
            canvas.oval(side * 0.105, -0.1, 0.022, 0.014, darken(pot, 0.3), weight=0.9)
        canvas.soft(
            [(-0.1, -0.14), (0.1, -0.14), (0.108, -0.07), (0.09, 0.0), (-0.09, 0.0), (-0.108, -0.07)],
            pot,
            shade=0.22,
        )
        canvas.oval(-0.055, -0.075, 0.012, 0.03, (255, 255, 255), alpha=0.4, shade=0, outline=False)
        canvas.soft(
            [(-0.105, -0.125), (-0.07, -0.168), (0.07, -0.168), (0.105, -0.125), (0, -0.11)],
            lighten(pot, 0.1),
        )
        canvas.oval(0, -0.166, 0.02, 0.014, DARK_WOOD, weight=0.9)


@thing("coffee_pot", width=0.17, height=0.2, belongs=("table", "hand", "floor"), grip=(0.07, 0.08))
def coffee_pot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An Italian coffee pot."""
    metal = colour or rgb("#b4bcc2")
    with canvas.group(x, y, scale):
        canvas.line([(0.035, -0.155), (0.085, -0.15), (0.08, -0.08)], rgb("#4f4c54"), 0.02, smooth=True)
        canvas.polygon([(-0.055, 0), (0.055, 0), (0.042, -0.085), (-0.042, -0.085)], metal)
        canvas.rect(-0.046, -0.095, 0.092, 0.018, darken(metal, 0.2), radius=0.005, weight=0.9)
        canvas.polygon(
            [(-0.04, -0.093), (0.04, -0.093), (0.052, -0.165), (-0.07, -0.172), (-0.05, -0.15)],
            lighten(metal, 0.1),
        )
        canvas.polygon(
            [(-0.055, -0.167), (0.052, -0.165), (0.01, -0.188), (-0.01, -0.188)], metal, weight=0.9
        )
        canvas.dot(0, -0.194, 0.011, rgb("#4f4c54"))
        for k in (-0.015, 0.015):
            canvas.ink_line([(k, -0.09), (k * 1.4, -0.005)], darken(metal, 0.4), weight=0.7, alpha=0.6)
        steam(canvas, -0.055, -0.18, 0.06)


@thing("cup", width=0.13, height=0.1, belongs=("table", "hand", "floor"), grip=(0, 0.04))
def cup(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A cup of coffee on its saucer."""
    china = colour or rgb("#f7f1e4")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.014, 0.065, 0.014, lighten(china, 0.2))
        canvas.line([(0.036, -0.07), (0.062, -0.062), (0.04, -0.036)], china, 0.011, smooth=True)
        canvas.ink_line([(0.036, -0.075), (0.068, -0.064), (0.04, -0.03)], darken(china, 0.5), weight=0.7)
        canvas.soft(
            [
                (-0.042, -0.09),
                (0.042, -0.09),
                (0.042, -0.04),
                (0.02, -0.012),
                (-0.02, -0.012),
                (-0.042, -0.04),
            ],
            china,
        )
        canvas.oval(0, -0.081, 0.036, 0.009, rgb("#8a5a3c"), weight=0.8)
        canvas.line(
            [(-0.034, -0.052), (0, -0.046), (0.034, -0.052)],
            COLOURS["blue"] if colour is None else PAPER,
            0.007,
            smooth=True,
        )
        steam(canvas, 0, -0.09, 0.05)


@thing("glass_of_wine", width=0.08, height=0.14, belongs=("hand", "table", "floor"), grip=(0, 0.05))
def glass_of_wine(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A stemmed glass of red wine."""
    glass = mix(GLASS, PAPER, 0.5)
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.007, 0.03, 0.008, glass, weight=0.8)
        canvas.line([(0, -0.01), (0, -0.065)], darken(glass, 0.25), 0.007)
        canvas.soft(
            [(-0.034, -0.14), (0.034, -0.14), (0.042, -0.09), (0.0, -0.045), (-0.042, -0.09)],
            glass,
            alpha=0.9,
        )
        canvas.soft(
            [(-0.036, -0.105), (0.036, -0.105), (0.032, -0.075), (0.0, -0.054), (-0.032, -0.075)],
            colour or rgb("#9c3442"),
            weight=0.6,
        )
        canvas.line([(-0.02, -0.125), (-0.023, -0.095)], (255, 255, 255), 0.005, alpha=0.8)


@thing("bottle", width=0.08, height=0.25, belongs=("table", "hand", "floor"), grip=(0, 0.12))
def bottle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bottle of wine with its label."""
    glass = colour or rng.choice((rgb("#4f7a57"), rgb("#6f5a44"), rgb("#5a7f8f")))
    with canvas.group(x, y, scale):
        canvas.soft(
            [
                (-0.038, 0),
                (0.038, 0),
                (0.039, -0.13),
                (0.03, -0.16),
                (0.013, -0.18),
                (0.013, -0.24),
                (-0.013, -0.24),
                (-0.013, -0.18),
                (-0.03, -0.16),
                (-0.039, -0.13),
            ],
            glass,
            shade=0.22,
        )
        canvas.rect(-0.014, -0.25, 0.028, 0.045, COLOURS["red"], radius=0.004, weight=0.8)
        canvas.rect(-0.033, -0.105, 0.066, 0.062, rgb("#f6ecd2"), weight=0.8)
        canvas.line([(-0.02, -0.085), (0.02, -0.085)], COLOURS["red"], 0.006)
        canvas.line([(-0.018, -0.068), (0.018, -0.068)], rgb("#8f8376"), 0.004)
        canvas.line([(-0.022, -0.15), (-0.026, -0.115)], (255, 255, 255), 0.006, alpha=0.7)


@thing("bread", width=0.24, height=0.13, belongs=("table", "hand", "floor"), grip=(0, 0.05))
def bread(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A round country loaf, cut, on a board."""
    crust = colour or rgb("#c98a48")
    with canvas.group(x, y, scale):
        canvas.rect(-0.12, -0.02, 0.24, 0.02, lighten(WOOD, 0.15), radius=0.008)
        canvas.soft(
            [(-0.1, -0.02), (-0.1, -0.08), (-0.05, -0.13), (0.05, -0.13), (0.1, -0.08), (0.1, -0.02)],
            crust,
            shade=0.26,
        )
        for k in (-0.045, -0.005, 0.035):
            canvas.limb(
                [(k - 0.014, -0.06), (k, -0.088), (k + 0.022, -0.108)],
                [0.006, 0.016, 0.006],
                rgb("#f2dcae"),
                weight=0.6,
            )
        canvas.soft(
            [(0.05, -0.016), (0.055, -0.07), (0.09, -0.085), (0.115, -0.05), (0.105, -0.016)],
            rgb("#f6e6c2"),
            weight=0.9,
        )
        canvas.ink_line([(0.052, -0.02), (0.056, -0.065), (0.088, -0.08)], crust, weight=1.5)


@thing("cake", width=0.3, height=0.27, belongs=("table", "hand", "floor"), grip=(0, 0.02))
def cake(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A birthday cake with candles and cherries."""
    icing = colour or rgb("#f3b7bf")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.02, 0.15, 0.022, rgb("#f3eee2"))
        canvas.rect(-0.115, -0.12, 0.23, 0.1, rgb("#e9c58c"), radius=0.012)
        canvas.line([(-0.11, -0.06), (0.11, -0.06)], rgb("#fbf3e2"), 0.013)
        drips = skia.Path()
        drips.moveTo(-0.115, -0.135)
        drips.lineTo(0.115, -0.135)
        drips.lineTo(0.115, -0.095)
        for k in range(6):
            x1 = 0.115 - (k + 1) * 0.23 / 6
            drips.quadTo(x1 + 0.019, -0.06 - 0.018 * (k % 2), x1, -0.1)
        drips.close()
        canvas.fill(drips, icing, weight=0.9)
        canvas.oval(0, -0.135, 0.115, 0.02, lighten(icing, 0.3))
        for k in range(5):
            cx = -0.076 + 0.038 * k
            canvas.rect(
                cx - 0.006,
                -0.205,
                0.012,
                0.068,
                (COLOURS["light_blue"], COLOURS["yellow"], COLOURS["red"])[k % 3],
                weight=0.7,
            )
            canvas.line([(cx, -0.204), (cx, -0.216)], rgb("#5b4a42"), 0.004)
            canvas.glow(cx, -0.225, 0.045, (255, 214, 120), 0.4)
            canvas.soft(
                [(cx, -0.25), (cx + 0.009, -0.222), (cx, -0.207), (cx - 0.009, -0.222)],
                rgb("#f9b53e"),
                weight=0.5,
            )
        for k in range(4):
            canvas.oval(-0.09 + 0.06 * k, -0.128, 0.012, 0.011, COLOURS["red"], weight=0.7)


@thing("fruit_bowl", width=0.26, height=0.17, belongs=("table", "hand", "floor"), grip=(0, 0.04))
def fruit_bowl(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A painted bowl of oranges, apples, pears and grapes."""
    bowl = colour or rgb("#f3ead6")
    with canvas.group(x, y, scale):
        for dx, dy, r, tone in (
            (-0.07, -0.1, 0.034, "#e9923c"),
            (0.075, -0.1, 0.034, "#cf4a40"),
            (0.0, -0.105, 0.037, "#e9b93f"),
            (-0.035, -0.135, 0.032, "#8fb455"),
            (0.04, -0.135, 0.032, "#e9923c"),
        ):
            canvas.oval(dx, dy, r, r, rgb(tone), shade=0.22, weight=0.8)
            canvas.line([(dx, dy - r), (dx + 0.006, dy - r - 0.01)], DARK_WOOD, 0.005)
        for k in range(7):
            canvas.oval(
                0.1 + 0.013 * (k % 3 - 1),
                -0.1 + 0.014 * (k // 3) + 0.02,
                0.011,
                0.011,
                rgb("#7b5488"),
                weight=0.5,
            )
        canvas.soft(
            [(-0.13, -0.098), (0.13, -0.098), (0.1, -0.02), (0.04, 0.002), (-0.04, 0.002), (-0.1, -0.02)],
            bowl,
        )
        canvas.line([(-0.1, -0.062), (0, -0.048), (0.1, -0.062)], COLOURS["blue"], 0.009, smooth=True)
        for k in (-0.05, 0, 0.05):
            canvas.dot(k, -0.028, 0.008, COLOURS["yellow"])
