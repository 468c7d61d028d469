"""What is cooked, drunk, eaten and carried about the house, and what washing needs."""

import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS, COLOURS, DARK_WOOD, GLASS, METAL, PAPER, WOOD, Colour, darken, jitter, lighten, mix, rgb,
)

Rng = random.Random
_STRAW = rgb("#d8b273")


def _pick(colour: Colour | None, rng: Rng, *names: str) -> Colour:
    return colour or COLOURS[rng.choice(names)]


def _steam(canvas: Canvas, x: float, y: float, size: float) -> None:
    for dx in (-0.3, 0.25):
        canvas.line([(x + dx * size, y), (x + dx * size - size * 0.2, y - size * 0.5), (x + dx * size + size * 0.15, y - size)], (255, 255, 255), size * 0.12, alpha=0.4, smooth=True)


@thing("cooking_pot", width=0.24, height=0.2, belongs=("table", "floor", "hand"), grip=(0, 0.1))
def cooking_pot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An enamelled stew pot with its lid."""
    pot = _pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        _steam(canvas, 0, -0.19, 0.09)
        for side in (-1, 1):
            canvas.oval(side * 0.105, -0.1, 0.022, 0.014, darken(pot, 0.3), weight=0.9)
        canvas.soft([(-0.1, -0.14), (0.1, -0.14), (0.108, -0.07), (0.09, 0.0), (-0.09, 0.0), (-0.108, -0.07)], pot, shade=0.22)
        canvas.oval(-0.055, -0.075, 0.012, 0.03, (255, 255, 255), alpha=0.4, shade=0, outline=False)
        canvas.soft([(-0.105, -0.125), (-0.07, -0.168), (0.07, -0.168), (0.105, -0.125), (0, -0.11)], lighten(pot, 0.1))
        canvas.oval(0, -0.166, 0.02, 0.014, DARK_WOOD, weight=0.9)


@thing("coffee_pot", width=0.17, height=0.2, belongs=("table", "hand", "floor"), grip=(0.07, 0.08))
def coffee_pot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An Italian coffee pot."""
    metal = colour or rgb("#b4bcc2")
    with canvas.group(x, y, scale):
        canvas.line([(0.035, -0.155), (0.085, -0.15), (0.08, -0.08)], rgb("#4f4c54"), 0.02, smooth=True)
        canvas.polygon([(-0.055, 0), (0.055, 0), (0.042, -0.085), (-0.042, -0.085)], metal)
        canvas.rect(-0.046, -0.095, 0.092, 0.018, darken(metal, 0.2), radius=0.005, weight=0.9)
        canvas.polygon([(-0.04, -0.093), (0.04, -0.093), (0.052, -0.165), (-0.07, -0.172), (-0.05, -0.15)], lighten(metal, 0.1))
        canvas.polygon([(-0.055, -0.167), (0.052, -0.165), (0.01, -0.188), (-0.01, -0.188)], metal, weight=0.9)
        canvas.dot(0, -0.194, 0.011, rgb("#4f4c54"))
        for k in (-0.015, 0.015):
            canvas.ink_line([(k, -0.09), (k * 1.4, -0.005)], darken(metal, 0.4), weight=0.7, alpha=0.6)
        _steam(canvas, -0.055, -0.18, 0.06)


@thing("cup", width=0.13, height=0.1, belongs=("table", "hand", "floor"), grip=(0, 0.04))
def cup(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A cup of coffee on its saucer."""
    china = colour or rgb("#f7f1e4")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.014, 0.065, 0.014, lighten(china, 0.2))
        canvas.line([(0.036, -0.07), (0.062, -0.062), (0.04, -0.036)], china, 0.011, smooth=True)
        canvas.ink_line([(0.036, -0.075), (0.068, -0.064), (0.04, -0.03)], darken(china, 0.5), weight=0.7)
        canvas.soft([(-0.042, -0.09), (0.042, -0.09), (0.042, -0.04), (0.02, -0.012), (-0.02, -0.012), (-0.042, -0.04)], china)
        canvas.oval(0, -0.081, 0.036, 0.009, rgb("#8a5a3c"), weight=0.8)
        canvas.line([(-0.034, -0.052), (0, -0.046), (0.034, -0.052)], COLOURS["blue"] if colour is None else PAPER, 0.007, smooth=True)
        _steam(canvas, 0, -0.09, 0.05)


@thing("glass_of_wine", width=0.08, height=0.14, belongs=("hand", "table", "floor"), grip=(0, 0.05))
def glass_of_wine(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A stemmed glass of red wine."""
    glass = mix(GLASS, PAPER, 0.5)
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.007, 0.03, 0.008, glass, weight=0.8)
        canvas.line([(0, -0.01), (0, -0.065)], darken(glass, 0.25), 0.007)
        canvas.soft([(-0.034, -0.14), (0.034, -0.14), (0.042, -0.09), (0.0, -0.045), (-0.042, -0.09)], glass, alpha=0.9)
        canvas.soft([(-0.036, -0.105), (0.036, -0.105), (0.032, -0.075), (0.0, -0.054), (-0.032, -0.075)], colour or rgb("#9c3442"), weight=0.6)
        canvas.line([(-0.02, -0.125), (-0.023, -0.095)], (255, 255, 255), 0.005, alpha=0.8)


@thing("bottle", width=0.08, height=0.25, belongs=("table", "hand", "floor"), grip=(0, 0.12))
def bottle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bottle of wine with its label."""
    glass = colour or rng.choice((rgb("#4f7a57"), rgb("#6f5a44"), rgb("#5a7f8f")))
    with canvas.group(x, y, scale):
        canvas.soft([(-0.038, 0), (0.038, 0), (0.039, -0.13), (0.03, -0.16), (0.013, -0.18), (0.013, -0.24), (-0.013, -0.24), (-0.013, -0.18), (-0.03, -0.16), (-0.039, -0.13)], glass, shade=0.22)
        canvas.rect(-0.014, -0.25, 0.028, 0.045, COLOURS["red"], radius=0.004, weight=0.8)
        canvas.rect(-0.033, -0.105, 0.066, 0.062, rgb("#f6ecd2"), weight=0.8)
        canvas.line([(-0.02, -0.085), (0.02, -0.085)], COLOURS["red"], 0.006)
        canvas.line([(-0.018, -0.068), (0.018, -0.068)], rgb("#8f8376"), 0.004)
        canvas.line([(-0.022, -0.15), (-0.026, -0.115)], (255, 255, 255), 0.006, alpha=0.7)


@thing("bread", width=0.24, height=0.13, belongs=("table", "hand", "floor"), grip=(0, 0.05))
def bread(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A round country loaf, cut, on a board."""
    crust = colour or rgb("#c98a48")
    with canvas.group(x, y, scale):
        canvas.rect(-0.12, -0.02, 0.24, 0.02, lighten(WOOD, 0.15), radius=0.008)
        canvas.soft([(-0.1, -0.02), (-0.1, -0.08), (-0.05, -0.13), (0.05, -0.13), (0.1, -0.08), (0.1, -0.02)], crust, shade=0.26)
        for k in (-0.045, -0.005, 0.035):
            canvas.limb([(k - 0.014, -0.06), (k, -0.088), (k + 0.022, -0.108)], [0.006, 0.016, 0.006], rgb("#f2dcae"), weight=0.6)
        canvas.soft([(0.05, -0.016), (0.055, -0.07), (0.09, -0.085), (0.115, -0.05), (0.105, -0.016)], rgb("#f6e6c2"), weight=0.9)
        canvas.ink_line([(0.052, -0.02), (0.056, -0.065), (0.088, -0.08)], crust, weight=1.5)


@thing("cake", width=0.3, height=0.27, belongs=("table", "hand", "floor"), grip=(0, 0.02))
def cake(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
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
            canvas.rect(cx - 0.006, -0.205, 0.012, 0.068, (COLOURS["light_blue"], COLOURS["yellow"], COLOURS["red"])[k % 3], weight=0.7)
            canvas.glow(cx, -0.225, 0.045, (255, 214, 120), 0.4)
            canvas.soft([(cx, -0.25), (cx + 0.009, -0.222), (cx, -0.207), (cx - 0.009, -0.222)], rgb("#f9b53e"), weight=0.5)
        for k in range(4):
            canvas.oval(-0.09 + 0.06 * k, -0.128, 0.012, 0.011, COLOURS["red"], weight=0.7)


@thing("fruit_bowl", width=0.26, height=0.17, belongs=("table", "hand", "floor"), grip=(0, 0.04))
def fruit_bowl(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A painted bowl of oranges, apples, pears and grapes."""
    bowl = colour or rgb("#f3ead6")
    with canvas.group(x, y, scale):
        for dx, dy, r, tone in ((-0.07, -0.1, 0.034, "#e9923c"), (0.075, -0.1, 0.034, "#cf4a40"), (0.0, -0.105, 0.037, "#e9b93f"), (-0.035, -0.135, 0.032, "#8fb455"), (0.04, -0.135, 0.032, "#e9923c")):
            canvas.oval(dx, dy, r, r, rgb(tone), shade=0.22, weight=0.8)
            canvas.line([(dx, dy - r), (dx + 0.006, dy - r - 0.01)], DARK_WOOD, 0.005)
        for k in range(7):
            canvas.oval(0.1 + 0.013 * (k % 3 - 1), -0.1 + 0.014 * (k // 3) + 0.02, 0.011, 0.011, rgb("#7b5488"), weight=0.5)
        canvas.soft([(-0.13, -0.098), (0.13, -0.098), (0.1, -0.02), (0.04, 0.002), (-0.04, 0.002), (-0.1, -0.02)], bowl)
        canvas.line([(-0.1, -0.062), (0, -0.048), (0.1, -0.062)], COLOURS["blue"], 0.009, smooth=True)
        for k in (-0.05, 0, 0.05):
            canvas.dot(k, -0.028, 0.008, COLOURS["yellow"])


@thing("basket", width=0.28, height=0.28, belongs=("floor", "hand", "table"), grip=(0, 0.27))
def basket(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wicker basket with a cloth and its handle."""
    wicker = colour or _STRAW
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.15, 0.02, 0.26)
        canvas.line([(-0.11, -0.13), (-0.08, -0.25), (0, -0.275), (0.08, -0.25), (0.11, -0.13)], darken(wicker, 0.4), 0.026, smooth=True)
        canvas.line([(-0.11, -0.13), (-0.08, -0.25), (0, -0.275), (0.08, -0.25), (0.11, -0.13)], wicker, 0.018, smooth=True)
        canvas.soft([(-0.11, -0.13), (-0.08, -0.18), (-0.02, -0.165), (0.04, -0.19), (0.11, -0.14), (0.05, -0.09), (0.02, -0.07), (-0.04, -0.1)], rgb("#f6efe2"), weight=0.9)
        for k in range(3):
            canvas.line([(-0.05 + 0.04 * k, -0.165), (-0.04 + 0.04 * k, -0.12)], COLOURS["red"], 0.006)
        shape = skia.Path()
        shape.moveTo(-0.135, -0.135)
        shape.lineTo(0.135, -0.135)
        shape.quadTo(0.125, -0.02, 0.085, -0.003)
        shape.lineTo(-0.085, -0.003)
        shape.quadTo(-0.125, -0.02, -0.135, -0.135)
        shape.close()
        canvas.fill(shape, wicker)
        with canvas.clip(shape):
            for r in range(4):
                for k in range(9):
                    canvas.ink_line([(-0.14 + k * 0.034 + 0.017 * (r % 2), -0.11 + r * 0.03), (-0.124 + k * 0.034 + 0.017 * (r % 2), -0.122 + r * 0.03), (-0.108 + k * 0.034 + 0.017 * (r % 2), -0.11 + r * 0.03)], darken(wicker, 0.45), weight=0.7, alpha=0.7)
        canvas.rect(-0.142, -0.15, 0.284, 0.024, lighten(wicker, 0.15), radius=0.012)


@thing("bucket", width=0.2, height=0.24, belongs=("floor", "hand"), grip=(0, 0.24))
def bucket(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A zinc bucket of water."""
    metal = colour or rgb("#a9b4ba")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.11, 0.018, 0.26)
        canvas.line([(-0.088, -0.165), (-0.06, -0.228), (0, -0.24), (0.06, -0.228), (0.088, -0.165)], darken(metal, 0.45), 0.009, smooth=True)
        canvas.polygon([(-0.095, -0.165), (0.095, -0.165), (0.07, 0), (-0.07, 0)], metal, shade=0.24)
        canvas.oval(0, -0.165, 0.095, 0.021, lighten(metal, 0.3))
        canvas.oval(0, -0.161, 0.08, 0.015, rgb("#8fc4d3"), weight=0.7)
        for yy, w in ((-0.115, 0.086), (-0.05, 0.077)):
            canvas.ink_line([(-w, yy), (0, yy + 0.014), (w, yy)], darken(metal, 0.4), weight=0.8, alpha=0.7)


@thing("washtub", width=0.5, height=0.3, belongs=("floor",), grip=(0, 0.2))
def washtub(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A zinc tub with washboard, suds and linen."""
    metal = colour or rgb("#a9b4ba")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.26, 0.03, 0.28)
        with canvas.group(0.07, -0.13, angle=10):
            canvas.rect(-0.08, -0.17, 0.16, 0.2, WOOD, radius=0.01)
            for k in range(5):
                canvas.line([(-0.062, -0.14 + k * 0.024), (0.062, -0.14 + k * 0.024)], lighten(METAL, 0.2), 0.012)
        canvas.soft([(-0.19, -0.18), (-0.16, -0.24), (-0.08, -0.22), (-0.04, -0.17), (-0.06, -0.07), (-0.12, -0.09), (-0.17, -0.06)], rgb("#cfe0e8"))
        for k in range(7):
            canvas.oval(-0.06 + k * 0.04, -0.175 - 0.014 * (k % 2), 0.03, 0.026, rgb("#fbfaf4"), weight=0.6)
        canvas.soft([(-0.25, -0.17), (0.25, -0.17), (0.235, -0.05), (0.2, 0.004), (-0.2, 0.004), (-0.235, -0.05)], metal, shade=0.2)
        canvas.rect(-0.235, -0.165, 0.47, 0.022, lighten(metal, 0.25), radius=0.011)
        for side in (-1, 1):
            canvas.line([(side * 0.2, -0.12), (side * 0.23, -0.09), (side * 0.195, -0.07)], darken(metal, 0.4), 0.01, smooth=True)
        canvas.ink_line([(-0.21, -0.06), (0, -0.04), (0.21, -0.06)], darken(metal, 0.4), weight=0.8, alpha=0.6)
        canvas.soft([(-0.16, -0.165), (-0.08, -0.17), (-0.07, -0.08), (-0.11, -0.06), (-0.16, -0.09)], rgb("#f3d9cf"), weight=0.9)


@thing("blanket", width=0.32, height=0.13, belongs=("floor", "table", "hand"), grip=(0, 0.06))
def blanket(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A folded striped blanket with fringes."""
    wool = _pick(colour, rng, "red", "green", "blue", "orange")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.17, 0.018, 0.24)
        for k in range(3):
            y0 = -0.042 - k * 0.04
            canvas.rect(-0.15 + 0.004 * k, y0, 0.3 - 0.008 * k, 0.042, jitter(wool, rng, 4), radius=0.02)
            for dx, tone in ((-0.09, PAPER), (-0.06, COLOURS["yellow"]), (0.06, COLOURS["yellow"]), (0.09, PAPER)):
                canvas.rect(dx - 0.008, y0 + 0.004, 0.016, 0.034, tone, outline=False, alpha=0.9)
        for k in range(5):
            canvas.line([(0.148, -0.034 + k * 0.007), (0.168, -0.03 + k * 0.007)], lighten(wool, 0.3), 0.004)


@thing("soap", width=0.1, height=0.06, belongs=("table", "hand", "floor"), grip=(0, 0.02))
def soap(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bar of soap with bubbles."""
    bar = colour or rgb("#d9cf96")
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.048, -0.03), (-0.034, -0.046), (0.05, -0.046), (0.04, -0.03)], lighten(bar, 0.25), weight=0.9)
        canvas.rect(-0.048, -0.031, 0.088, 0.031, bar, radius=0.007)
        canvas.rect(-0.03, -0.022, 0.05, 0.012, darken(bar, 0.12), radius=0.004, weight=0.5)
        for bx, by, r in ((0.03, -0.056, 0.011), (0.046, -0.044, 0.008), (-0.036, -0.052, 0.008)):
            canvas.oval(bx, by, r, r, rgb("#e6f2f5"), weight=0.6, alpha=0.9)


@thing("flask", width=0.12, height=0.18, belongs=("hand", "table", "floor"), grip=(0, 0.12))
def flask(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A laboratory flask with a bubbling liquid."""
    liquid = _pick(colour, rng, "green", "orange", "purple", "blue")
    glass = mix(GLASS, PAPER, 0.5)
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.017, -0.17), (0.017, -0.17), (0.017, -0.11), (0.06, -0.012), (0.05, 0), (-0.05, 0), (-0.06, -0.012), (-0.017, -0.11)], glass, alpha=0.92)
        canvas.polygon([(-0.034, -0.07), (0.034, -0.07), (0.055, -0.012), (0.046, -0.005), (-0.046, -0.005), (-0.055, -0.012)], liquid, weight=0.7)
        canvas.rect(-0.023, -0.18, 0.046, 0.014, lighten(glass, 0.2), radius=0.006, weight=0.9)
        for bx, by, r in ((0.01, -0.03, 0.008), (-0.015, -0.05, 0.006), (0.004, -0.085, 0.006)):
            canvas.dot(bx, by, r, lighten(liquid, 0.6), 0.9)
        canvas.line([(-0.018, -0.09), (-0.04, -0.035)], (255, 255, 255), 0.007, alpha=0.7)


@thing("microscope", width=0.2, height=0.28, belongs=("table", "floor"), grip=(0, 0.1))
def microscope(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A brass microscope."""
    body = colour or rgb("#4f5660")
    with canvas.group(x, y, scale):
        canvas.rect(-0.08, -0.03, 0.165, 0.03, body, radius=0.012)
        canvas.limb([(0.05, -0.03), (0.075, -0.11), (0.05, -0.18), (0.01, -0.2)], [0.036, 0.032, 0.03, 0.028], body)
        canvas.rect(-0.07, -0.092, 0.115, 0.016, METAL, radius=0.004, weight=0.9)
        canvas.oval(-0.02, -0.055, 0.02, 0.012, rgb("#bcd9e2"), weight=0.8)
        with canvas.group(-0.005, -0.185, angle=-18):
            canvas.rect(-0.022, -0.09, 0.044, 0.15, BRASS, radius=0.008)
            canvas.rect(-0.013, 0.058, 0.026, 0.026, METAL, weight=0.8)
            canvas.rect(-0.017, -0.112, 0.034, 0.026, body, radius=0.005, weight=0.9)
        canvas.oval(0.07, -0.12, 0.015, 0.015, BRASS, weight=0.9)


@thing("candle", width=0.1, height=0.2, belongs=("table", "hand", "floor"), grip=(0.0, 0.03))
def candle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A burning candle in a brass holder."""
    wax = colour or rgb("#f7eed6")
    with canvas.group(x, y, scale):
        canvas.glow(0, -0.175, 0.13, (255, 214, 120), 0.42)
        canvas.line([(0.03, -0.022), (0.055, -0.035), (0.035, -0.048)], BRASS, 0.009, smooth=True)
        canvas.oval(0, -0.014, 0.046, 0.014, BRASS)
        canvas.rect(-0.02, -0.04, 0.04, 0.026, lighten(BRASS, 0.15), radius=0.005, weight=0.9)
        canvas.rect(-0.014, -0.14, 0.028, 0.104, wax, radius=0.006)
        canvas.line([(0.009, -0.134), (0.01, -0.1)], lighten(wax, 0.6), 0.007)
        canvas.line([(0, -0.14), (0, -0.152)], DARK_WOOD, 0.005)
        canvas.soft([(0, -0.212), (0.018, -0.168), (0, -0.144), (-0.018, -0.168)], rgb("#f5a53a"), weight=0.6)
        canvas.soft([(0, -0.186), (0.008, -0.164), (0, -0.15), (-0.008, -0.164)], rgb("#fdeab0"), outline=False)
