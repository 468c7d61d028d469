"""What makes a house a home: rug, cushion, pillow, hot-water bottle, clothes stand, comb, watch."""

import math

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import BRASS, COLOURS, PAPER, WOOD, Colour, darken, lighten, mix, rgb
from imaging.sketching.thing_parts import Rng, pick

_INK = rgb("#45424b")


@thing("rug", width=1.6, height=0.32, belongs=("floor",))
def rug(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A woven rug with its border, diamonds and fringes, that lies on the floor."""
    wool = pick(colour, rng, "red", "blue", "green")
    pale, warm = mix(wool, PAPER, 0.72), mix(wool, COLOURS["golden"], 0.55)
    with canvas.group(x, y, scale):
        for k in range(19):
            along = k / 18
            for side in (-1, 1):
                px, py = side * (0.68 + 0.08 * along), -0.3 + 0.28 * along
                canvas.line([(px, py), (px + side * 0.035, py + 0.004)], pale, 0.011)
        _woven(canvas, 1.0, wool)
        _woven(canvas, 0.9, pale)
        _woven(canvas, 0.84, darken(wool, 0.12))
        _woven(canvas, 0.74, wool)
        for k in range(5):
            px = (k - 2) * 0.24
            points = [
                (px, -0.245),
                (px * 1.04 + 0.09, -0.165),
                (px * 1.07, -0.075),
                (px * 1.04 - 0.09, -0.165),
            ]
            canvas.polygon(points, warm if k % 2 else pale, weight=0.6)
            inner = [
                (px, -0.205),
                (px * 1.04 + 0.045, -0.165),
                (px * 1.06, -0.122),
                (px * 1.04 - 0.045, -0.165),
            ]
            canvas.polygon(inner, darken(wool, 0.2), weight=0.5)


def _woven(canvas: Canvas, part: float, colour: Colour) -> None:
    """A lying rectangle, narrower at the back, ``part`` as large as the rug."""
    back, front, half = 0.68 * part, 0.76 * part, 0.14 * part
    canvas.polygon(
        [(-back, -0.16 - half), (back, -0.16 - half), (front, -0.16 + half), (-front, -0.16 + half)],
        colour,
        shade=0.06,
        weight=0.7,
    )


@thing("cushion", width=0.36, height=0.25, belongs=("floor", "table", "hand"), grip=(0, 0.1))
def cushion(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A plump embroidered cushion with tassels."""
    cloth = pick(colour, rng, "red", "green", "yellow", "blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.16, 0.016, 0.24)
        shape = through_path(
            [
                (-0.16, -0.225),
                (0, -0.212),
                (0.16, -0.225),
                (0.142, -0.12),
                (0.16, -0.012),
                (0, -0.02),
                (-0.16, -0.012),
                (-0.142, -0.12),
            ]
        )
        canvas.fill(shape, cloth, shade=0.24)
        for side in (-1, 1):
            for py in (-0.228, -0.01):
                canvas.oval(side * 0.162, py, 0.018, 0.016, BRASS, weight=0.7)
        _embroidery(canvas, 0.0, -0.118, 1.0, mix(cloth, PAPER, 0.8))
        canvas.ink_line([(-0.13, -0.2), (-0.1, -0.17)], darken(cloth, 0.35), weight=0.8, alpha=0.6)
        canvas.ink_line([(0.13, -0.035), (0.1, -0.06)], darken(cloth, 0.35), weight=0.8, alpha=0.6)


def _embroidery(canvas: Canvas, x: float, y: float, size: float, thread: Colour) -> None:
    """A stitched flower with two leaves."""
    for side in (-1, 1):
        canvas.line(
            [(x, y + 0.03 * size), (x + side * 0.07 * size, y + 0.052 * size)], COLOURS["green"], 0.013 * size
        )
    for k in range(6):
        angle = k * math.tau / 6
        canvas.oval(
            x + math.cos(angle) * 0.034 * size,
            y + math.sin(angle) * 0.034 * size,
            0.021 * size,
            0.021 * size,
            thread,
            weight=0.5,
        )
    canvas.dot(x, y, 0.02 * size, COLOURS["yellow"])


@thing("pillow", width=0.46, height=0.22, belongs=("floor", "hand", "table"), grip=(0, 0.1))
def pillow(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A soft white pillow with an edge of lace."""
    linen = PAPER if colour is None else mix(PAPER, colour, 0.6)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.2, 0.016, 0.22)
        for k in range(12):
            canvas.oval(0.2, -0.19 + 0.0155 * k, 0.024, 0.013, lighten(linen, 0.4), weight=0.5)
        canvas.through(
            [
                (-0.21, -0.2),
                (0, -0.185),
                (0.2, -0.205),
                (0.188, -0.1),
                (0.2, -0.012),
                (0, -0.022),
                (-0.21, -0.01),
                (-0.192, -0.1),
            ],
            linen,
            shade=0.16,
        )
        fold = darken(linen, 0.3)
        for points in (
            [(-0.18, -0.17), (-0.12, -0.14)],
            [(-0.18, -0.04), (-0.1, -0.066)],
            [(0.05, -0.12), (0.1, -0.09), (0.16, -0.1)],
        ):
            canvas.ink_line(points, fold, weight=0.8, alpha=0.55)
        canvas.line(
            [(0.15, -0.185), (0.147, -0.1), (0.15, -0.03)],
            COLOURS["light_blue"] if colour is None else colour,
            0.011,
            smooth=True,
        )


@thing("hot_water_bottle", width=0.2, height=0.32, belongs=("table", "hand", "floor"), grip=(0, 0.14))
def hot_water_bottle(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng
) -> None:
    """A rubber hot-water bottle in its knitted cover."""
    wool = pick(colour, rng, "red", "green", "blue")
    with canvas.group(x, y, scale):
        canvas.rect(-0.026, -0.315, 0.052, 0.05, rgb("#a94f45"), radius=0.012)
        canvas.rect(-0.036, -0.275, 0.072, 0.03, darken(wool, 0.1), radius=0.012)
        shape = through_path(
            [
                (-0.035, -0.25),
                (0.035, -0.25),
                (0.085, -0.21),
                (0.09, -0.1),
                (0.08, -0.005),
                (-0.08, -0.005),
                (-0.09, -0.1),
                (-0.085, -0.21),
            ]
        )
        canvas.fill(shape, wool, shade=0.22)
        with canvas.clip(shape):
            for row in range(7):
                for k in range(8):
                    px, py = -0.085 + 0.024 * k, -0.225 + 0.032 * row
                    canvas.ink_line(
                        [(px, py), (px + 0.009, py + 0.013), (px + 0.018, py)], lighten(wool, 0.4), weight=0.7
                    )


@thing("coat_stand", width=0.44, height=0.98, belongs=("floor",))
def coat_stand(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bentwood clothes stand with a coat and a hat on it."""
    cloth = pick(colour, rng, "grey", "brown", "blue")
    wood = rgb("#7a4b34")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.2, 0.025, 0.26)
        for side in (-1, 1):
            canvas.limb([(0, -0.16), (side * 0.08, -0.06), (side * 0.2, -0.012)], [0.036, 0.03, 0.026], wood)
        canvas.limb([(0, -0.02), (0, -0.9)], [0.04, 0.032], wood)
        for side in (-1, 1):
            canvas.limb([(0, -0.82), (side * 0.1, -0.82), (side * 0.17, -0.93)], [0.03, 0.026, 0.022], wood)
        coat = [
            (0.1, -0.84),
            (0.19, -0.79),
            (0.21, -0.5),
            (0.205, -0.3),
            (0.06, -0.29),
            (0.03, -0.52),
            (0.045, -0.79),
        ]
        canvas.through(coat, cloth, shade=0.22)
        canvas.limb([(0.06, -0.77), (0.025, -0.6), (0.03, -0.47)], [0.05, 0.056, 0.05], darken(cloth, 0.1))
        canvas.ink_line([(0.13, -0.76), (0.14, -0.5), (0.13, -0.31)], darken(cloth, 0.4), weight=0.8)
        for py in (-0.66, -0.56, -0.46):
            canvas.dot(0.155, py, 0.009, BRASS)
        canvas.oval(-0.15, -0.925, 0.08, 0.02, rgb("#8b6f55"))
        canvas.through(
            [(-0.195, -0.925), (-0.185, -0.975), (-0.15, -0.965), (-0.115, -0.975), (-0.105, -0.925)],
            rgb("#8b6f55"),
        )
        canvas.line([(-0.192, -0.934), (-0.15, -0.926), (-0.108, -0.934)], _INK, 0.014, smooth=True)


@thing("comb", width=0.22, height=0.1, belongs=("table", "hand"), grip=(0, 0.06))
def comb(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A tortoiseshell comb."""
    horn = colour or rgb("#9a5f34")
    with canvas.group(x, y, scale):
        for k in range(19):
            px = -0.09 + 0.01 * k
            canvas.line(
                [(px, -0.07), (px, -0.009 - 0.012 * (abs(k - 9) / 9) ** 3)], darken(horn, 0.15), 0.0052
            )
        canvas.through(
            [(-0.105, -0.06), (-0.1, -0.088), (0, -0.098), (0.1, -0.088), (0.105, -0.06), (0, -0.056)],
            horn,
            shade=0.22,
        )
        for px in (-0.1, 0.1):
            canvas.limb([(px, -0.066), (px * 1.0, -0.006)], [0.014, 0.008], horn, weight=0.7)
        for px in (-0.05, 0.02, 0.065):
            canvas.oval(px, -0.078, 0.015, 0.007, darken(horn, 0.35), alpha=0.7, outline=False)


@thing("wristwatch", width=0.14, height=0.24, belongs=("table", "hand"), grip=(0, 0.12))
def wristwatch(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A watch on its leather strap."""
    leather = colour or rgb("#7a4b34")
    with canvas.group(x, y, scale):
        for side, end in ((-1, -0.235), (1, -0.022)):
            canvas.limb([(0, -0.12 + side * 0.03), (0, end)], [0.062, 0.046], leather)
        for py in (-0.03, -0.048, -0.066):
            canvas.dot(0, py, 0.0055, darken(leather, 0.5))
        canvas.rect(-0.032, -0.236, 0.064, 0.024, BRASS, radius=0.008, weight=0.7)
        canvas.oval(0, -0.12, 0.066, 0.066, BRASS, shade=0.24)
        canvas.oval(0, -0.12, 0.052, 0.052, rgb("#fdf8ea"), weight=0.7)
        for k in range(12):
            angle = k * math.tau / 12
            canvas.dot(math.cos(angle) * 0.042, -0.12 + math.sin(angle) * 0.042, 0.004, _INK)
        canvas.line([(0, -0.12), (0.004, -0.152)], _INK, 0.007)
        canvas.line([(0, -0.12), (0.026, -0.108)], _INK, 0.009)
        canvas.dot(0.069, -0.12, 0.008, darken(BRASS, 0.2))


@thing("chamber_pot", width=0.24, height=0.17, belongs=("floor",))
def chamber_pot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An enamelled chamber pot with a blue edge."""
    enamel = PAPER if colour is None else mix(PAPER, colour, 0.7)
    edge = COLOURS["blue"] if colour is None else darken(colour, 0.25)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.1, 0.015, 0.24)
        canvas.line([(0.09, -0.13), (0.125, -0.11), (0.1, -0.05)], edge, 0.018, smooth=True)
        canvas.through(
            [(-0.105, -0.15), (0.095, -0.15), (0.1, -0.07), (0.05, -0.012), (-0.06, -0.012), (-0.11, -0.07)],
            enamel,
            shade=0.16,
        )
        canvas.oval(-0.005, -0.15, 0.108, 0.024, edge)
        canvas.oval(-0.005, -0.149, 0.09, 0.015, darken(enamel, 0.2), weight=0.6)
        for k in range(5):
            angle = k * math.tau / 5
            canvas.dot(
                -0.01 + math.cos(angle) * 0.018, -0.072 + math.sin(angle) * 0.018, 0.01, COLOURS["pink"]
            )
        canvas.dot(-0.01, -0.072, 0.008, COLOURS["yellow"])


@thing("tray", width=0.44, height=0.2, belongs=("table", "hand"), grip=(0, 0.02))
def tray(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A tray with a coffee pot and two cups."""
    metal = colour or rgb("#c3c9cd")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.03, 0.215, 0.032, metal, shade=0.24)
        canvas.oval(0, -0.034, 0.18, 0.022, lighten(metal, 0.3), weight=0.6)
        canvas.line([(-0.02, -0.15), (0.035, -0.13), (-0.01, -0.06)], darken(WOOD, 0.3), 0.014, smooth=True)
        canvas.through(
            [(-0.1, -0.15), (-0.03, -0.15), (-0.02, -0.04), (-0.11, -0.04)], rgb("#dfe3e4"), shade=0.24
        )
        canvas.limb([(-0.1, -0.1), (-0.14, -0.155)], [0.022, 0.012], rgb("#dfe3e4"), weight=0.8)
        canvas.oval(-0.065, -0.155, 0.036, 0.014, rgb("#cfd4d6"), weight=0.8)
        canvas.dot(-0.065, -0.178, 0.012, _INK)
        for px in (0.07, 0.14):
            canvas.oval(px, -0.034, 0.036, 0.009, PAPER, weight=0.6)
            canvas.through(
                [(px - 0.026, -0.078), (px + 0.026, -0.078), (px + 0.016, -0.036), (px - 0.016, -0.036)],
                PAPER,
                weight=0.8,
            )
            canvas.oval(px, -0.078, 0.025, 0.006, rgb("#6e4a30"), weight=0.6)


@thing("feather_duster", width=0.42, height=0.54, belongs=("hand", "floor"), grip=(0, 0.08))
def feather_duster(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A feather duster."""
    plume = pick(colour, rng, "red", "blue", "yellow")
    with canvas.group(x, y, scale):
        canvas.limb([(0, 0.0), (0, -0.26)], [0.026, 0.02], WOOD)
        for k in range(11):
            turn = (k - 5) * 9
            with canvas.group(0, -0.25, angle=turn):
                tone = lighten(plume, 0.28) if k % 2 else plume
                canvas.through(
                    [(0, 0), (-0.026, -0.12), (-0.012, -0.25), (0.012, -0.28), (0.028, -0.13)],
                    tone,
                    weight=0.7,
                )
                canvas.ink_line([(0, -0.02), (0.002, -0.22)], darken(plume, 0.3), weight=0.5)
        canvas.rect(-0.02, -0.275, 0.04, 0.036, COLOURS["golden"], radius=0.006, weight=0.8)
