"""Small things of leisure: to read, play, paint, make music and knit with."""

import math
import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS, COLOURS, DARK_WOOD, GLASS, INK, METAL, PAPER, WOOD, Colour, darken, lighten, mix, rgb,
)

Rng = random.Random


def _pick(colour: Colour | None, rng: Rng, *names: str) -> Colour:
    return colour or COLOURS[rng.choice(names)]


@thing("book", width=0.2, height=0.12, belongs=("hand", "table", "floor"), grip=(0, 0.02))
def book(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An open book with a picture on one page."""
    cover = _pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.polygon([(0, -0.005), (side * 0.105, -0.022), (side * 0.088, -0.115), (0, -0.098)], cover)
            canvas.through([(0, -0.012), (side * 0.05, -0.03), (side * 0.096, -0.03), (side * 0.082, -0.118), (side * 0.044, -0.118), (0, -0.1)], rgb("#fbf5e4"), weight=0.8)
        for k in range(4):
            yy = -0.1 + k * 0.017
            canvas.line([(0.018, yy), (0.078, yy - 0.008)], rgb("#8f8376"), 0.0035, alpha=0.8)
        canvas.rect(-0.074, -0.106, 0.054, 0.04, rgb("#a9cfe0"), weight=0.5)
        canvas.oval(-0.047, -0.068, 0.022, 0.01, rgb("#8fb06f"), weight=0.4)
        canvas.line([(-0.08, -0.05), (-0.02, -0.042)], rgb("#8f8376"), 0.0035, alpha=0.8)


@thing("newspaper", width=0.26, height=0.18, belongs=("hand", "table", "floor"), grip=(0, 0.04))
def newspaper(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An opened newspaper with headline and photograph."""
    paper = colour or rgb("#f1ead9")
    with canvas.group(x, y, scale):
        canvas.polygon([(0, -0.006), (-0.13, -0.02), (-0.12, -0.175), (0, -0.165)], paper)
        canvas.polygon([(0, -0.006), (0.13, -0.02), (0.12, -0.175), (0, -0.165)], darken(paper, 0.05))
        canvas.line([(-0.105, -0.15), (-0.015, -0.143)], rgb("#5b5359"), 0.014)
        canvas.rect(-0.105, -0.13, 0.045, 0.05, rgb("#a9a39b"), weight=0.5)
        for k in range(5):
            canvas.line([(-0.05, -0.122 + k * 0.019), (-0.014, -0.118 + k * 0.019)], rgb("#948b84"), 0.004)
            canvas.line([(0.016, -0.14 + k * 0.024), (0.058, -0.143 + k * 0.024)], rgb("#948b84"), 0.004)
            canvas.line([(0.068, -0.144 + k * 0.024), (0.112, -0.147 + k * 0.024)], rgb("#948b84"), 0.004)


@thing("letter", width=0.15, height=0.11, belongs=("hand", "table", "floor"), grip=(0, 0.02))
def letter(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An airmail envelope with the sheet peeping out."""
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.058, -0.05), (-0.05, -0.112), (0.055, -0.108), (0.06, -0.05)], rgb("#fbf6e6"), weight=0.8)
        for k in range(3):
            canvas.ink_line([(-0.038, -0.1 + k * 0.013), (-0.01, -0.098 + k * 0.013), (0.038, -0.096 + k * 0.013)], rgb("#5a6c94"), weight=0.7)
        canvas.rect(-0.075, -0.08, 0.15, 0.078, colour or rgb("#f3e7cb"))
        for k in range(12):
            tone = (COLOURS["red"], PAPER, COLOURS["blue"])[k % 3]
            canvas.polygon([(-0.074 + k * 0.0123, -0.004), (-0.064 + k * 0.0123, -0.004), (-0.06 + k * 0.0123, -0.013), (-0.07 + k * 0.0123, -0.013)], tone, outline=False, shade=0)
        canvas.ink_line([(-0.074, -0.079), (0, -0.03), (0.074, -0.079)], rgb("#b59d74"), smooth=False, weight=0.9)
        canvas.rect(0.045, -0.073, 0.022, 0.026, COLOURS["green"], weight=0.6)
        canvas.dot(0, -0.032, 0.009, COLOURS["red"])


@thing("photo_frame", width=0.17, height=0.2, belongs=("table", "wall", "hand", "floor"), grip=(0, 0.03))
def photo_frame(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A framed portrait of a couple."""
    with canvas.group(x, y, scale):
        canvas.rect(-0.085, -0.2, 0.17, 0.198, colour or BRASS, radius=0.012)
        canvas.rect(-0.068, -0.183, 0.136, 0.164, rgb("#e9d9bc"), weight=0.7)
        with canvas.clip(skia.Path.Rect(skia.Rect(-0.068, -0.183, 0.068, -0.019))):
            for dx, cloth, hair in ((-0.028, rgb("#6b5a54"), rgb("#5a4338")), (0.03, rgb("#f1e9da"), rgb("#7a573d"))):
                canvas.soft([(dx, -0.09), (dx + 0.042, -0.065), (dx + 0.046, 0.0), (dx - 0.046, 0.0), (dx - 0.042, -0.065)], cloth, weight=0.7)
                canvas.oval(dx, -0.113, 0.023, 0.027, hair, weight=0.6)
                canvas.oval(dx, -0.106, 0.018, 0.022, rgb("#ecc39c"), weight=0.6)


@thing("chess_board", width=0.3, height=0.14, belongs=("table", "floor"))
def chess_board(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A chess board in play."""
    light, dark = rgb("#f0dfb6"), colour or rgb("#8a5c40")
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.15, -0.012), (0.15, -0.012), (0.115, -0.088), (-0.115, -0.088)], DARK_WOOD)
        canvas.rect(-0.15, -0.014, 0.3, 0.014, darken(DARK_WOOD, 0.2), weight=0.8)

        def at(i: float, j: float) -> tuple[float, float]:
            half = 0.138 - 0.031 * j / 8
            return (-half + 2 * half * i / 8, -0.017 - 0.066 * j / 8)

        for j in range(8):
            for i in range(8):
                tone = light if (i + j) % 2 else dark
                canvas.polygon([at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)], tone, outline=False, shade=0)
        for i, j, white in ((6.5, 7.3, False), (2.5, 7.3, False), (4.5, 6.4, False), (1.5, 5.3, False), (5.5, 4.4, True), (3.5, 3.3, False), (1.5, 2.4, True), (6.5, 2.2, True), (4.5, 0.8, True), (2.5, 0.7, True)):
            _chess_man(canvas, *at(i, j), 0.05 - 0.0012 * j, rgb("#f8f0dc") if white else rgb("#5b4a48"), (i + j) % 3 > 1)


def _chess_man(canvas: Canvas, x: float, y: float, size: float, colour: Colour, king: bool) -> None:
    canvas.soft([(x - size * 0.1, y - size * 0.7), (x + size * 0.1, y - size * 0.7), (x + size * 0.34, y), (x - size * 0.34, y)], colour, weight=0.6)
    canvas.dot(x, y - size * 0.78, size * 0.22, darken(colour, 0.3))
    canvas.dot(x, y - size * 0.78, size * 0.17, colour)
    if king:
        canvas.line([(x, y - size), (x, y - size * 1.25)], darken(colour, 0.3), size * 0.1)


@thing("playing_cards", width=0.17, height=0.12, belongs=("table", "hand", "floor"), grip=(0, 0.01))
def playing_cards(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A fan of Spanish cards: coins, cups, swords, clubs."""
    with canvas.group(x, y, scale):
        for k in range(5):
            with canvas.group(0, 0, angle=-36 + 18 * k):
                canvas.rect(-0.03, -0.118, 0.06, 0.095, rgb("#fbf6e8"), radius=0.006, weight=0.8)
                if k == 0:
                    canvas.dot(-0.006, -0.084, 0.014, BRASS)
                elif k == 1:
                    canvas.polygon([(-0.016, -0.1), (0.014, -0.1), (0.005, -0.08), (0.005, -0.066), (-0.008, -0.066), (-0.008, -0.08)], COLOURS["red"], weight=0.4)
                elif k == 2:
                    canvas.line([(0, -0.105), (0, -0.06)], COLOURS["blue"], 0.008)
                    canvas.line([(-0.012, -0.072), (0.012, -0.072)], BRASS, 0.006)
                elif k == 3:
                    canvas.limb([(-0.002, -0.06), (0.002, -0.105)], [0.008, 0.018], COLOURS["green"], weight=0.4)
                else:
                    canvas.dot(0.006, -0.094, 0.011, BRASS)
                    canvas.dot(0.006, -0.068, 0.011, BRASS)


@thing("dominoes", width=0.26, height=0.1, belongs=("table", "floor"))
def dominoes(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A game of dominoes: a chain lying, a few standing."""
    ivory = rgb("#f6eeda")
    with canvas.group(x, y, scale):
        for k in range(4):
            x0 = -0.12 + k * 0.062
            canvas.rect(x0, -0.098 + 0.004 * (k % 2), 0.03, 0.058, darken(rgb("#5b5359"), 0.0), radius=0.004, weight=0.7)
            canvas.rect(x0 + 0.004, -0.098 + 0.004 * (k % 2), 0.03, 0.058, ivory, radius=0.004, weight=0.7)
            canvas.line([(x0 + 0.007, -0.068), (x0 + 0.031, -0.068)], INK, 0.003)
            canvas.dot(x0 + 0.019, -0.083, 0.004, INK)
            for d in (-0.007, 0.007):
                canvas.dot(x0 + 0.019 + d, -0.053, 0.004, INK)
        for k, (x0, turn) in enumerate(((-0.13, 0), (-0.062, 0), (0.006, 0), (0.074, -14))):
            with canvas.group(x0, -0.03, angle=turn):
                canvas.polygon([(0, 0.026), (0.062, 0.026), (0.058, -0.002), (0.004, -0.002)], ivory, weight=0.8)
                canvas.line([(0.031, 0.0), (0.031, 0.024)], INK, 0.003)
                for i in range(k % 3 + 1):
                    canvas.dot(0.01 + 0.007 * i, 0.019 - 0.006 * i, 0.0036, INK)
                    canvas.dot(0.038 + 0.007 * i, 0.007 + 0.006 * i, 0.0036, INK)


@thing("easel", width=0.46, height=0.98, belongs=("floor",))
def easel(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A painter's easel with a landscape half done."""
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.24, 0.035, 0.28)
        canvas.limb([(0.01, -0.96), (0.05, -0.05)], [0.02, 0.02], darken(WOOD, 0.25), weight=0.8)
        for side in (-1, 1):
            canvas.limb([(side * 0.02, -0.97), (side * 0.2, -0.01)], [0.026, 0.026], WOOD)
        canvas.rect(-0.2, -0.9, 0.4, 0.46, rgb("#fbf5e6"))
        with canvas.clip(skia.Path.Rect(skia.Rect(-0.18, -0.88, 0.18, -0.46))):
            canvas.gradient(-0.18, -0.88, 0.36, 0.26, [(0, rgb("#8fc0dd")), (1, rgb("#f6e3bd"))])
            canvas.soft([(-0.22, -0.58), (-0.1, -0.78), (0.02, -0.62), (0.1, -0.72), (0.24, -0.58)], rgb("#8f9bb5"), weight=0.6)
            canvas.oval(0.02, -0.5, 0.3, 0.13, rgb("#9cc07a"), weight=0.6)
            canvas.soft([(-0.02, -0.62), (0.04, -0.62), (0.1, -0.44), (-0.12, -0.44)], rgb("#e6cf9c"), weight=0.5)
            canvas.dot(0.1, -0.8, 0.03, rgb("#fbd98a"))
            for k in range(7):
                canvas.dot(-0.15 + 0.05 * k, -0.49 + 0.012 * (k % 3), 0.009, (COLOURS["red"], COLOURS["yellow"], PAPER)[k % 3])
        canvas.rect(-0.22, -0.45, 0.44, 0.03, WOOD, radius=0.006)
        canvas.rect(-0.02, -0.95, 0.04, 0.07, WOOD, weight=0.8)


@thing("paint_box", width=0.26, height=0.16, belongs=("table", "floor", "hand"), grip=(0, 0.03))
def paint_box(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An open wooden paint box with tubes and brushes."""
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.12, -0.06), (0.12, -0.06), (0.13, -0.155), (-0.11, -0.155)], colour or WOOD)
        canvas.polygon([(-0.1, -0.07), (0.105, -0.07), (0.113, -0.143), (-0.09, -0.143)], rgb("#e6d3ab"), weight=0.7)
        canvas.soft([(-0.06, -0.12), (0.02, -0.14), (0.08, -0.11), (0.05, -0.08), (-0.03, -0.08)], rgb("#d3b07a"), weight=0.7)
        for k, tone in enumerate(("red", "yellow", "blue", "green", "white")):
            canvas.dot(-0.032 + 0.021 * k, -0.112 + 0.008 * (k % 2), 0.009, COLOURS[tone])
        canvas.polygon([(-0.13, -0.062), (0.13, -0.062), (0.12, -0.04), (-0.12, -0.04)], darken(WOOD, 0.4), weight=0.7)
        for k, tone in enumerate(("red", "orange", "yellow", "green", "blue", "purple")):
            canvas.rect(-0.112 + k * 0.038, -0.068, 0.026, 0.034, COLOURS[tone], radius=0.006, weight=0.6)
        canvas.rect(-0.13, -0.045, 0.26, 0.045, colour or WOOD, radius=0.004)
        canvas.line([(-0.03, -0.05), (0.11, -0.084)], darken(WOOD, 0.1), 0.008)
        canvas.line([(0.11, -0.084), (0.128, -0.089)], COLOURS["blue"], 0.012)


@thing("guitar", width=0.24, height=0.58, belongs=("floor", "hand", "wall"), grip=(0, 0.24))
def guitar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A Spanish guitar standing upright."""
    wood = colour or rgb("#cf9148")
    with canvas.group(x, y, scale):
        canvas.rect(-0.017, -0.5, 0.034, 0.26, darken(DARK_WOOD, 0.1), weight=0.9)
        canvas.polygon([(-0.024, -0.58), (0.024, -0.58), (0.03, -0.5), (-0.03, -0.5)], DARK_WOOD)
        for side in (-1, 1):
            for k in range(3):
                canvas.dot(side * 0.034, -0.565 + k * 0.024, 0.008, PAPER)
        canvas.soft([(0, -0.325), (0.1, -0.32), (0.08, -0.215), (0.13, -0.16), (0.115, 0.0), (0, 0.008), (-0.115, 0.0), (-0.13, -0.16), (-0.08, -0.215), (-0.1, -0.32)], wood, shade=0.22)
        canvas.oval(0, -0.205, 0.034, 0.034, rgb("#f1dfb4"), weight=0.7)
        canvas.oval(0, -0.205, 0.026, 0.026, darken(DARK_WOOD, 0.45), weight=0.7)
        canvas.rect(-0.045, -0.078, 0.09, 0.018, DARK_WOOD, radius=0.005, weight=0.8)
        for k in range(4):
            canvas.line([(-0.012 + k * 0.008, -0.56), (-0.012 + k * 0.008, -0.07)], rgb("#f6efdc"), 0.0022, alpha=0.9)
        for k in range(6):
            canvas.line([(-0.016, -0.475 + k * 0.036), (0.016, -0.475 + k * 0.036)], METAL, 0.0025)


@thing("accordion", width=0.32, height=0.24, belongs=("floor", "hand", "table"), grip=(0, 0.1))
def accordion(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An accordion with open bellows."""
    body = _pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.17, 0.02, 0.24)
        for k in range(8):
            x0 = -0.075 + k * 0.02
            canvas.polygon([(x0, -0.225), (x0 + 0.01, -0.235), (x0 + 0.02, -0.225), (x0 + 0.02, -0.018), (x0 + 0.01, -0.008), (x0, -0.018)], rgb("#f0e3c6") if k % 2 else darken(body, 0.15), weight=0.6)
        canvas.rect(-0.155, -0.235, 0.085, 0.225, body, radius=0.016)
        canvas.rect(0.08, -0.235, 0.075, 0.225, body, radius=0.016)
        canvas.rect(0.127, -0.22, 0.032, 0.195, rgb("#fbf6e8"), radius=0.004, weight=0.8)
        for k in range(9):
            canvas.line([(0.129, -0.2 + k * 0.0205), (0.157, -0.2 + k * 0.0205)], rgb("#7b7277"), 0.003)
            if k % 3:
                canvas.line([(0.13, -0.2 + k * 0.0205), (0.145, -0.2 + k * 0.0205)], INK, 0.009)
        for c in range(2):
            for r in range(6):
                canvas.dot(-0.13 + c * 0.026, -0.2 + r * 0.033, 0.008, PAPER)
        canvas.line([(0.095, -0.2), (0.095, -0.05)], BRASS, 0.01)


@thing("knitting", width=0.24, height=0.17, belongs=("floor", "table", "hand"), grip=(0, 0.05))
def knitting(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A ball of wool, needles, and the piece begun."""
    wool = _pick(colour, rng, "red", "light_blue", "pink", "green", "yellow")
    with canvas.group(x, y, scale):
        for a, b in (((-0.09, -0.165), (0.06, -0.04)), ((0.09, -0.17), (-0.05, -0.05))):
            canvas.line([a, b], METAL, 0.008)
            canvas.dot(*a, 0.01, COLOURS["yellow"])
        canvas.through([(-0.115, -0.1), (0.0, -0.11), (0.005, -0.03), (-0.05, -0.008), (-0.12, -0.02)], lighten(wool, 0.08), weight=0.9)
        for k in range(4):
            canvas.ink_line([(-0.11, -0.085 + k * 0.02), (-0.06, -0.08 + k * 0.02), (-0.005, -0.09 + k * 0.02)], darken(wool, 0.35), weight=0.6, alpha=0.6)
        canvas.oval(0.055, -0.056, 0.056, 0.055, wool)
        for turn in (20, 65, 110, 155):
            with canvas.group(0.055, -0.056, angle=turn):
                for off in (-0.022, 0.0, 0.022):
                    canvas.ink_line([(-0.044, off), (0, off - 0.012), (0.044, off)], darken(wool, 0.35), weight=0.6, alpha=0.55)
        canvas.line([(0.01, -0.03), (-0.02, -0.004), (-0.06, -0.012)], wool, 0.008, smooth=True)


@thing("doll", width=0.14, height=0.3, belongs=("hand", "floor", "table"), grip=(0, 0.16))
def doll(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A rag doll with plaits."""
    dress = _pick(colour, rng, "red", "light_blue", "yellow", "pink")
    skin, hair = rgb("#f2cba6"), rgb("#b5703c")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.limb([(side * 0.02, -0.09), (side * 0.024, -0.012)], [0.024, 0.024], rgb("#f5ede0"), weight=0.8)
            canvas.oval(side * 0.028, -0.01, 0.018, 0.011, DARK_WOOD, weight=0.7)
            canvas.limb([(side * 0.035, -0.175), (side * 0.062, -0.12)], [0.024, 0.02], skin, weight=0.8)
        canvas.soft([(0, -0.2), (0.035, -0.185), (0.075, -0.07), (0, -0.055), (-0.075, -0.07), (-0.035, -0.185)], dress)
        canvas.line([(-0.045, -0.078), (0, -0.068), (0.045, -0.078)], PAPER, 0.01, smooth=True)
        for side in (-1, 1):
            canvas.limb([(side * 0.045, -0.245), (side * 0.062, -0.2), (side * 0.055, -0.165)], [0.028, 0.024, 0.014], hair, weight=0.8)
            canvas.dot(side * 0.058, -0.172, 0.01, COLOURS["red"])
        canvas.oval(0, -0.243, 0.05, 0.048, skin)
        canvas.soft([(-0.056, -0.24), (-0.05, -0.3), (0.05, -0.3), (0.056, -0.24), (0.03, -0.268), (-0.03, -0.268)], hair, weight=0.9)
        for side in (-1, 1):
            canvas.dot(side * 0.017, -0.24, 0.006, INK)
            canvas.dot(side * 0.028, -0.226, 0.009, rgb("#ec9c8c"), 0.7)
        canvas.ink_line([(-0.012, -0.221), (0, -0.215), (0.012, -0.221)], rgb("#a3423c"), weight=0.8)


@thing("kite", width=0.32, height=0.62, belongs=("sky", "hand"), grip=(0.0, 0.0))
def kite(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A diamond kite with a bowed tail."""
    main = _pick(colour, rng, "red", "blue", "yellow", "green")
    other = COLOURS["yellow"] if colour != COLOURS["yellow"] and main != COLOURS["yellow"] else COLOURS["red"]
    with canvas.group(x, y, scale):
        canvas.line([(0, -0.24), (0.05, -0.17), (-0.05, -0.09), (0, 0)], darken(main, 0.3), 0.007, smooth=True)
        for tx, ty, tone in ((0.045, -0.17, main), (-0.03, -0.1, other), (-0.012, -0.03, main)):
            for side in (-1, 1):
                canvas.polygon([(tx, ty), (tx + side * 0.035, ty - 0.018), (tx + side * 0.035, ty + 0.018)], tone, weight=0.7)
        top, low, left, right, mid = (0.0, -0.62), (0.0, -0.22), (-0.155, -0.47), (0.155, -0.47), (0.0, -0.47)
        canvas.polygon([top, right, mid], other, weight=0.7)
        canvas.polygon([top, left, mid], main, weight=0.7)
        canvas.polygon([left, low, mid], other, weight=0.7)
        canvas.polygon([right, low, mid], main, weight=0.7)
        canvas.line([top, low], WOOD, 0.008)
        canvas.line([left, right], WOOD, 0.008)


@thing("toy_train", width=0.4, height=0.15, belongs=("floor", "table", "hand"), grip=(0, 0.06))
def toy_train(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wooden engine with two wagons."""
    main = _pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.21, 0.016, 0.22)
        canvas.line([(-0.14, -0.03), (0.1, -0.03)], DARK_WOOD, 0.009)
        canvas.rect(0.06, -0.085, 0.11, 0.058, main, radius=0.012)
        canvas.oval(0.172, -0.057, 0.014, 0.028, lighten(main, 0.3), weight=0.8)
        canvas.rect(0.04, -0.125, 0.052, 0.098, lighten(main, 0.1), radius=0.004)
        canvas.rect(0.032, -0.138, 0.068, 0.016, COLOURS["yellow"], radius=0.006, weight=0.8)
        canvas.rect(0.052, -0.114, 0.028, 0.03, GLASS, weight=0.6)
        canvas.polygon([(0.128, -0.083), (0.152, -0.083), (0.158, -0.118), (0.122, -0.118)], COLOURS["yellow"], weight=0.8)
        for k, tone in enumerate((COLOURS["yellow"], COLOURS["green"] if main != COLOURS["green"] else COLOURS["red"])):
            x0 = -0.075 - 0.115 * k
            canvas.rect(x0, -0.082, 0.098, 0.054, tone, radius=0.006)
            for i in range(3):
                canvas.dot(x0 + 0.024 + 0.025 * i, -0.086, 0.014, (COLOURS["red"], COLOURS["blue"], COLOURS["orange"])[(i + k) % 3])
        for wx in (-0.17, -0.115, -0.055, 0.0, 0.062, 0.108, 0.15):
            canvas.oval(wx, -0.02, 0.019, 0.019, DARK_WOOD, weight=0.8)
            canvas.dot(wx, -0.02, 0.006, COLOURS["yellow"])


@thing("balloons", width=0.34, height=0.78, belongs=("hand", "sky", "floor"), grip=(0, 0.02))
def balloons(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """Five balloons on strings."""
    with canvas.group(x, y, scale):
        tones = [COLOURS[name] for name in ("red", "yellow", "light_blue", "green", "pink")]
        if colour:
            tones[0] = tones[3] = colour
        for (bx, by), tone in zip(((-0.1, -0.57), (0.1, -0.59), (0.0, -0.67), (-0.06, -0.47), (0.07, -0.48)), tones, strict=True):
            canvas.line([(bx, by + 0.08), (bx * 0.4, -0.25), (0, -0.01)], rgb("#8c8074"), 0.0045, smooth=True)
            canvas.soft([(bx, by - 0.1), (bx + 0.075, by - 0.07), (bx + 0.06, by + 0.05), (bx, by + 0.1), (bx - 0.06, by + 0.05), (bx - 0.075, by - 0.07)], tone, shade=0.22)
            canvas.polygon([(bx, by + 0.07), (bx + 0.012, by + 0.09), (bx - 0.012, by + 0.09)], tone, weight=0.7)
            canvas.oval(bx - 0.022, by - 0.045, 0.012, 0.02, (255, 255, 255), alpha=0.65, shade=0, outline=False)


@thing("medal", width=0.09, height=0.2, belongs=("hand", "table", "wall", "floor"), grip=(0, 0.18))
def medal(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A gold medal on its ribbon."""
    ribbon = _pick(colour, rng, "red", "blue")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.polygon([(side * 0.04, -0.2), (side * 0.016, -0.2), (-side * 0.008, -0.085), (side * 0.012, -0.085)], ribbon, weight=0.9)
            canvas.line([(side * 0.028, -0.198), (side * 0.002, -0.09)], COLOURS["yellow"], 0.006)
        canvas.oval(0, -0.046, 0.045, 0.045, rgb("#e3b548"), shade=0.28)
        canvas.oval(0, -0.046, 0.033, 0.033, rgb("#f0cd6c"), weight=0.7)
        points = []
        for k in range(10):
            r, a = (0.024 if k % 2 == 0 else 0.011), -math.pi / 2 + k * math.pi / 5
            points.append((math.cos(a) * r, -0.046 + math.sin(a) * r))
        canvas.polygon(points, mix(BRASS, DARK_WOOD, 0.2), outline=False)
