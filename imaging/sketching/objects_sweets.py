"""Sweets and what meat is roasted on: cotton candy, sponge cake, biscuits, nougat, wedding cake, grill."""

import math

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import COLOURS, PAPER, Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import Rng, pick

_PLATE = rgb("#f3eee2")
_BAKED = rgb("#d9a25c")
_IRON = rgb("#4a474f")


@thing("cotton_candy", width=0.22, height=0.36, belongs=("hand", "table"), grip=(-0.08, 0.14))
def cotton_candy(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """Spun sugar on its stick."""
    sugar = colour or pick(colour, rng, "pink")
    with canvas.group(x, y, scale):
        canvas.line([(0.0, -0.005), (0.0, -0.16)], rgb("#e8dcc0"), 0.014)
        cloud = [(0.0, -0.14), (-0.075, -0.17), (-0.105, -0.245), (-0.06, -0.325), (0.02, -0.355)]
        canvas.through([*cloud, (0.085, -0.315), (0.105, -0.235), (0.07, -0.165)], sugar, shade=0.16)
        for px, py, size in (
            (-0.05, -0.29, 0.04),
            (0.04, -0.3, 0.045),
            (-0.055, -0.21, 0.045),
            (0.05, -0.21, 0.04),
        ):
            canvas.oval(px, py, size, size * 0.9, lighten(sugar, 0.35), outline=False, alpha=0.6)


@thing("sponge_cake", width=0.3, height=0.15, belongs=("table", "hand", "floor"), grip=(0.0, 0.02))
def sponge_cake(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A round sponge cake dusted with sugar, a slice cut from it."""
    baked = colour or _BAKED
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.022, 0.148, 0.022, _PLATE)
        canvas.rect(-0.115, -0.105, 0.23, 0.085, baked, radius=0.016)
        canvas.oval(0, -0.108, 0.115, 0.026, darken(baked, 0.12))
        canvas.oval(0, -0.112, 0.09, 0.017, PAPER, outline=False, alpha=0.7)
        canvas.polygon(
            [(0.0, -0.11), (0.075, -0.09), (0.075, -0.022), (0.0, -0.03)], rgb("#f3dca0"), weight=0.8
        )


@thing("biscuits", width=0.32, height=0.14, belongs=("table", "hand", "floor"), grip=(0.0, 0.03))
def biscuits(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A plate of rings and small cakes in their papers."""
    baked = colour or _BAKED
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.025, 0.156, 0.025, _PLATE)
        for px, py in ((-0.1, -0.05), (-0.035, -0.045), (-0.07, -0.09)):
            canvas.oval(px, py, 0.038, 0.026, baked, shade=0.2)
            canvas.oval(px, py - 0.003, 0.013, 0.008, darken(baked, 0.5), weight=0.6)
            canvas.ink_line(
                [(px - 0.025, py - 0.012), (px, py - 0.02), (px + 0.02, py - 0.014)], PAPER, weight=1.2
            )
        for px in (0.035, 0.105):
            canvas.polygon(
                [(px - 0.036, -0.07), (px + 0.036, -0.07), (px + 0.026, -0.025), (px - 0.026, -0.025)], PAPER
            )
            for k in range(3):
                fold = px - 0.018 + 0.018 * k
                canvas.ink_line(
                    [(fold, -0.066), (fold * 0.98 + px * 0.02, -0.03)], darken(PAPER, 0.2), weight=0.6
                )
            canvas.through(
                [
                    (px - 0.042, -0.07),
                    (px - 0.03, -0.105),
                    (px, -0.118),
                    (px + 0.03, -0.105),
                    (px + 0.042, -0.07),
                ],
                baked,
                shade=0.2,
            )


@thing("nougat", width=0.34, height=0.12, belongs=("table", "hand", "floor"), grip=(0.0, 0.03))
def nougat(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Bars of nougat with almonds, and shortbreads in their paper twists, on a plate."""
    bar = colour or rgb("#ecd7a4")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.025, 0.166, 0.025, _PLATE)
        for k, (px, py) in enumerate(((-0.09, -0.032), (-0.075, -0.068))):
            tone = bar if k == 0 else rgb("#b9824c")
            canvas.polygon(
                [(px - 0.06, py), (px + 0.06, py), (px + 0.06, py - 0.034), (px - 0.06, py - 0.034)], tone
            )
            for at in (-0.035, 0.0, 0.035):
                canvas.oval(px + at, py - 0.018, 0.011, 0.007, rgb("#a5713e"), weight=0.5)
        for px, py, tint in ((0.045, -0.045, "red"), (0.115, -0.045, "green"), (0.08, -0.085, "yellow")):
            paper = lighten(COLOURS[tint], 0.2)
            for side in (-1, 1):
                canvas.polygon(
                    [(px + side * 0.02, py), (px + side * 0.045, py - 0.02), (px + side * 0.045, py + 0.02)],
                    paper,
                    weight=0.6,
                )
            canvas.oval(px, py, 0.026, 0.022, paper, shade=0.2)


@thing("wedding_cake", width=0.34, height=0.5, belongs=("table", "floor"))
def wedding_cake(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A white cake of three tiers with roses and the couple on top."""
    icing = colour or rgb("#fbf5ea")
    rose = rgb("#ef9fbc")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.02, 0.166, 0.022, _PLATE)
        low = -0.02
        for half, tall in ((0.145, 0.12), (0.105, 0.105), (0.068, 0.09)):
            canvas.rect(-half, low - tall, half * 2, tall, icing, radius=0.014)
            for k in range(6):
                left = -half + half * k / 3
                canvas.oval(
                    left + half / 6, low - tall + 0.012, half / 6, 0.016, lighten(rose, 0.4), weight=0.6
                )
            for k in (-1, 0, 1):
                canvas.oval(k * half * 0.75, low - 0.01, 0.018, 0.016, rose, weight=0.7)
            low -= tall
        for side, coat in ((-1, _IRON), (1, PAPER)):
            canvas.limb([(side * 0.022, low), (side * 0.022, low - 0.06)], [0.036, 0.026], coat, weight=0.7)
            canvas.oval(side * 0.022, low - 0.08, 0.018, 0.019, rgb("#eec09a"), weight=0.7)


@thing("grill", width=0.66, height=0.5, belongs=("floor",))
def grill(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A grill over embers with meat and sausages on it."""
    iron = colour or _IRON
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.32, 0.035, 0.27)
        for px in (-0.27, 0.27):
            canvas.limb([(px, -0.34), (px * 1.08, -0.01)], [0.026, 0.024], iron)
        canvas.glow(0, -0.27, 0.26, (255, 150, 70), 0.5)
        canvas.through(
            [(-0.3, -0.3), (0.3, -0.3), (0.26, -0.19), (0.0, -0.165), (-0.26, -0.19)], iron, shade=0.2
        )
        for k in range(9):
            canvas.oval(
                -0.23 + 0.0575 * k, -0.302, 0.034, 0.02, (rgb("#e8743a"), rgb("#5a4a46"))[k % 2], weight=0.6
            )
        canvas.line([(-0.31, -0.37), (0.31, -0.37)], darken(iron, 0.2), 0.018)
        for k in range(8):
            canvas.line([(-0.28 + 0.08 * k, -0.385), (-0.28 + 0.08 * k, -0.355)], darken(iron, 0.2), 0.01)
        canvas.through(
            [(-0.27, -0.385), (-0.22, -0.435), (-0.1, -0.43), (-0.06, -0.385)], rgb("#9a5540"), shade=0.2
        )
        canvas.ink_line([(-0.23, -0.41), (-0.1, -0.408)], rgb("#f0d9c2"), weight=1.4)
        for k in range(3):
            canvas.limb([(0.0 + 0.085 * k, -0.4), (0.06 + 0.085 * k, -0.41)], [0.036, 0.036], rgb("#b5523d"))
        for k in range(2):
            sway = 0.03 * math.cos(k * 2.0)
            points = [(-0.12 + 0.22 * k, -0.44), (-0.1 + 0.22 * k + sway, -0.465), (-0.12 + 0.22 * k, -0.495)]
            canvas.line(points, rgb("#f4f1ea"), 0.014, alpha=0.6, smooth=True)
