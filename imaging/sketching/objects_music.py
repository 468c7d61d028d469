"""Instruments, and what plays music by itself."""

import math

import skia

from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint, mirrored, pick

_BLACK = rgb("#45424b")


@thing("piano", width=0.98, height=0.82, belongs=("floor",), top=0.8)
def piano(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An upright piano with its music and candle brackets."""
    wood = colour or rgb("#6e4632")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.52, 0.05, 0.32)
        canvas.rect(-0.45, -0.79, 0.9, 0.77, wood, radius=0.015)
        canvas.rect(-0.485, -0.82, 0.97, 0.045, lighten(wood, 0.14), radius=0.012)
        canvas.rect(-0.4, -0.74, 0.8, 0.22, lighten(wood, 0.08), radius=0.02, weight=0.8)
        canvas.rect(-0.4, -0.3, 0.8, 0.22, darken(wood, 0.08), radius=0.02, weight=0.8)
        canvas.rect(-0.46, -0.06, 0.92, 0.05, darken(wood, 0.15), weight=0.8)
        for side in (-1, 1):
            canvas.limb([(side * 0.43, -0.36), (side * 0.425, -0.02)], [0.06, 0.05], darken(wood, 0.06))
            canvas.line([(side * 0.3, -0.62), (side * 0.33, -0.65)], BRASS, 0.014)
            canvas.rect(side * 0.33 - 0.01, -0.72, 0.02, 0.07, PAPER, weight=0.6)
        canvas.polygon([(-0.46, -0.435), (0.46, -0.435), (0.485, -0.37), (-0.485, -0.37)], rgb("#faf4e6"))
        for k in range(29):
            top, low = -0.45 + 0.9 * (k + 1) / 30, -0.475 + 0.95 * (k + 1) / 30
            canvas.ink_line([(top, -0.433), (low, -0.372)], rgb("#9a8f86"), weight=0.45, smooth=False)
            if k % 7 not in (2, 6):
                canvas.line([(top, -0.433), ((top + low) / 2, -0.404)], _BLACK, 0.013)
        canvas.rect(-0.49, -0.372, 0.98, 0.04, lighten(wood, 0.1), radius=0.008)
        canvas.polygon([(-0.13, -0.44), (0.13, -0.44), (0.12, -0.6), (-0.12, -0.6)], PAPER, weight=0.7)
        for k in range(4):
            canvas.ink_line(
                [(-0.1, -0.57 + 0.03 * k), (-0.015, -0.57 + 0.03 * k)], _BLACK, weight=0.5, alpha=0.6
            )
            canvas.ink_line(
                [(0.015, -0.57 + 0.03 * k), (0.1, -0.57 + 0.03 * k)], _BLACK, weight=0.5, alpha=0.6
            )
        canvas.ink_line([(0, -0.6), (0, -0.44)], darken(PAPER, 0.4), weight=0.6)
        for dx in (-0.04, 0.04):
            canvas.limb([(dx, -0.08), (dx, -0.015)], [0.016, 0.026], BRASS, weight=0.7)


@thing("violin", width=0.2, height=0.5, belongs=("hand", "floor", "wall", "table"), grip=(0, 0.22))
def violin(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A violin standing with its bow."""
    with canvas.group(x, y, scale):
        canvas.line([(0.1, -0.01), (0.075, -0.47)], DARK_WOOD, 0.01)
        canvas.line([(0.088, -0.02), (0.064, -0.46)], rgb("#f0e7d5"), 0.005)
        draw_violin(canvas, colour)


def draw_violin(canvas: Canvas, colour: Colour | None = None) -> None:
    """A violin upright without its bow, the end of its body at (-0.02, 0), in adult heights."""
    wood = colour or rgb("#b2652f")
    canvas.limb([(-0.02, -0.25), (-0.02, -0.45)], [0.026, 0.02], _BLACK, weight=0.8)
    canvas.soft(
        [(-0.035, -0.45), (-0.005, -0.45), (-0.008, -0.49), (-0.02, -0.505), (-0.032, -0.49)],
        wood,
        weight=0.8,
    )
    for side in (-1, 1):
        canvas.dot(-0.02 + side * 0.022, -0.468, 0.008, _BLACK)
    body = through_path(
        [
            (px - 0.02, py)
            for px, py in mirrored(
                [
                    (0.03, -0.27),
                    (0.056, -0.235),
                    (0.04, -0.17),
                    (0.044, -0.13),
                    (0.076, -0.06),
                    (0.04, -0.003),
                ]
            )
        ]
    )
    canvas.fill(body, wood, shade=0.26)
    for side in (-1, 1):
        canvas.ink_line(
            [(-0.02 + side * 0.03, -0.16), (-0.02 + side * 0.024, -0.13), (-0.02 + side * 0.032, -0.1)],
            _BLACK,
            weight=0.9,
        )
    canvas.rect(-0.044, -0.105, 0.048, 0.009, lighten(WOOD, 0.3), weight=0.6)
    canvas.polygon([(-0.036, -0.08), (-0.004, -0.08), (-0.013, -0.012), (-0.027, -0.012)], _BLACK, weight=0.7)
    for k in (-0.009, -0.003, 0.003, 0.009):
        canvas.line([(-0.02 + k, -0.45), (-0.02 + k, -0.075)], rgb("#ece6d8"), 0.002)
    glint(canvas, -0.06, -0.06, 0.007, 0.02, 0.5)


@thing("trumpet", width=0.4, height=0.16, belongs=("hand", "table", "floor"), grip=(0.02, 0.06))
def trumpet(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A brass trumpet with its three valves."""
    brass = colour or rgb("#dcae4b")
    with canvas.group(x, y, scale):
        for width, tone in ((0.02, darken(brass, 0.5)), (0.014, brass)):
            canvas.line([(-0.17, -0.12), (0.05, -0.12)], tone, width)
            canvas.line(
                [
                    (-0.08, -0.12),
                    (-0.115, -0.075),
                    (-0.08, -0.03),
                    (0.07, -0.03),
                    (0.1, -0.075),
                    (0.07, -0.12),
                ],
                tone,
                width,
                smooth=True,
            )
        canvas.limb([(-0.175, -0.12), (-0.198, -0.12)], [0.014, 0.036], lighten(METAL, 0.3), weight=0.8)
        canvas.through(
            [
                (0.05, -0.128),
                (0.13, -0.135),
                (0.19, -0.175),
                (0.2, -0.12),
                (0.19, -0.065),
                (0.13, -0.105),
                (0.05, -0.112),
            ],
            brass,
            shade=0.28,
        )
        canvas.oval(0.192, -0.12, 0.015, 0.055, darken(brass, 0.3), weight=0.9)
        for k in range(3):
            canvas.rect(
                -0.05 + 0.036 * k, -0.135, 0.026, 0.085, lighten(brass, 0.12), radius=0.008, weight=0.8
            )
            canvas.rect(-0.042 + 0.036 * k, -0.158, 0.01, 0.024, lighten(METAL, 0.3), weight=0.6)
        canvas.line([(0.12, -0.122), (0.175, -0.14)], (255, 255, 255), 0.007, alpha=0.6)


@thing("drum", width=0.32, height=0.26, belongs=("floor", "hand", "table"), grip=(0, 0.14))
def drum(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A side drum with ropes and sticks."""
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.17, 0.025, 0.27)
        draw_drum(canvas, pick(colour, rng, "red", "blue", "green"))
        for a, b in (((-0.11, -0.25), (0.04, -0.2)), ((0.12, -0.255), (-0.02, -0.207))):
            draw_drumstick(canvas, a, b)


def draw_drumstick(canvas: Canvas, hand: Point, head: Point) -> None:
    """A stick from the hand to the head of a drum."""
    canvas.line([hand, head], darken(WOOD, 0.35), 0.017)
    canvas.line([hand, head], lighten(WOOD, 0.2), 0.011)
    canvas.oval(*head, 0.013, 0.01, lighten(WOOD, 0.3), weight=0.6)


def draw_drum(canvas: Canvas, shell: Colour) -> None:
    """A drum without sticks, the middle of its bottom at the origin, in adult heights."""
    canvas.rect(-0.145, -0.19, 0.29, 0.18, shell, radius=0.02, shade=0.2)
    for k in range(5):
        left = -0.145 + 0.058 * k
        canvas.line([(left, -0.165), (left + 0.029, -0.035), (left + 0.058, -0.165)], rgb("#f7efdd"), 0.008)
        canvas.dot(left + 0.029, -0.045, 0.009, BRASS)
    canvas.rect(-0.152, -0.04, 0.304, 0.036, BRASS, radius=0.014)
    canvas.rect(-0.152, -0.2, 0.304, 0.036, BRASS, radius=0.014)
    canvas.oval(0, -0.2, 0.152, 0.038, lighten(BRASS, 0.1))
    canvas.oval(0, -0.202, 0.135, 0.03, rgb("#f8f0df"), weight=0.7)


@thing("castanets", width=0.22, height=0.17, belongs=("hand", "table"), grip=(0, 0.14))
def castanets(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A pair of castanets on a red cord."""
    wood = colour or rgb("#7b4a34")
    with canvas.group(x, y, scale):
        canvas.line(
            [(-0.05, -0.12), (-0.02, -0.165), (0.03, -0.165), (0.055, -0.12)],
            COLOURS["red"],
            0.011,
            smooth=True,
        )
        for side, turn in ((-1, -14), (1, 14)):
            for back in (True, False):
                with canvas.group(
                    side * 0.052 + (0.02 if back else 0.0), -0.065 - (0.012 if back else 0.0), angle=turn
                ):
                    canvas.through(
                        [
                            (-0.016, -0.055),
                            (0.016, -0.055),
                            (0.048, -0.005),
                            (0.042, 0.038),
                            (0, 0.058),
                            (-0.042, 0.038),
                            (-0.048, -0.005),
                        ],
                        darken(wood, 0.2) if back else wood,
                        shade=0.22,
                    )
                    if not back:
                        canvas.oval(0, 0.008, 0.026, 0.026, darken(wood, 0.2), weight=0.7)
                        canvas.line([(-0.018, -0.048), (0.018, -0.048)], COLOURS["red"], 0.01)
        for k in (-0.008, 0.0, 0.008):
            canvas.line([(0.005, -0.16), (0.005 + k * 2, -0.115)], COLOURS["red"], 0.006)


@thing("tambourine", width=0.26, height=0.26, belongs=("hand", "table", "floor"), grip=(0.0, 0.03))
def tambourine(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A tambourine with jingles and ribbons."""
    wood = colour or rgb("#c98d52")
    with canvas.group(x, y, scale):
        for k, tone in enumerate(("red", "yellow", "blue")):
            canvas.line(
                [(0.09, -0.05), (0.11 + 0.008 * k, -0.02), (0.1 - 0.02 * k, -0.003)],
                COLOURS[tone],
                0.011,
                smooth=True,
            )
        canvas.oval(0, -0.135, 0.125, 0.125, wood)
        canvas.oval(0, -0.135, 0.1, 0.1, rgb("#f7eedb"), weight=0.8)
        for k in range(8):
            a = k * math.tau / 8 + 0.3
            canvas.oval(
                math.cos(a) * 0.113,
                -0.135 + math.sin(a) * 0.113,
                0.017,
                0.017,
                lighten(METAL, 0.35),
                weight=0.7,
            )
        canvas.oval(
            0, -0.135, 0.045, 0.045, COLOURS["red"] if colour is None else wood, weight=0.5, alpha=0.75
        )
        canvas.oval(0, -0.135, 0.024, 0.024, rgb("#f7eedb"), outline=False)


@thing("maracas", width=0.24, height=0.26, belongs=("hand", "table"), grip=(0.0, 0.06))
def maracas(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """Two painted maracas, crossed."""
    gourd = pick(colour, rng, "red", "orange", "green")
    with canvas.group(x, y, scale):
        for side in (1, -1):
            with canvas.group(side * 0.05, -0.17, angle=side * 24):
                canvas.limb([(0, 0.04), (0, 0.165)], [0.024, 0.018], WOOD)
                canvas.oval(0, 0, 0.056, 0.07, gourd, shade=0.24)
                canvas.line([(-0.05, 0.012), (0, 0.024), (0.05, 0.012)], COLOURS["yellow"], 0.01, smooth=True)
                canvas.line([(-0.048, -0.018), (0, -0.006), (0.048, -0.018)], PAPER, 0.008, smooth=True)
                glint(canvas, -0.02, -0.035, 0.01, 0.014, 0.5)


@thing("flute", width=0.3, height=0.14, belongs=("hand", "table"), grip=(-0.04, 0.06))
def flute(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden flute with finger holes."""
    wood = colour or rgb("#b98850")
    with canvas.group(x, y, scale), canvas.group(0, -0.068, angle=-18):
        canvas.limb([(-0.145, 0), (0.1, 0), (0.14, 0)], [0.034, 0.03, 0.042], wood)
        canvas.polygon(
            [(-0.15, -0.017), (-0.12, -0.017), (-0.12, 0.017), (-0.14, 0.012)], darken(wood, 0.25), weight=0.8
        )
        for k in range(6):
            canvas.oval(-0.06 + 0.03 * k, -0.002, 0.007, 0.007, _BLACK, outline=False, shade=0)
        for px in (-0.095, 0.095):
            canvas.line([(px, -0.016), (px, 0.016)], PAPER, 0.007)


@thing("record_player", width=0.32, height=0.26, belongs=("table", "floor"), grip=(0, 0.04))
def record_player(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A gramophone with its horn; a record player in a case from the fifties."""
    horn = canvas.year is not None and canvas.year < 1950
    body = colour or (WOOD if horn else COLOURS["red"])
    with canvas.group(x, y, scale):
        if horn:
            canvas.rect(-0.13, -0.1, 0.26, 0.1, body, radius=0.008)
            canvas.rect(-0.14, -0.02, 0.28, 0.02, darken(body, 0.2), radius=0.006)
            canvas.oval(-0.02, -0.102, 0.1, 0.02, _BLACK)
            canvas.oval(-0.02, -0.103, 0.03, 0.007, COLOURS["red"], weight=0.6)
            canvas.line([(0.09, -0.1), (0.11, -0.15), (0.06, -0.16), (0.03, -0.14)], BRASS, 0.02, smooth=True)
            canvas.through(
                [
                    (0.03, -0.14),
                    (-0.02, -0.175),
                    (-0.1, -0.265),
                    (-0.16, -0.2),
                    (-0.14, -0.125),
                    (-0.04, -0.13),
                    (0.02, -0.125),
                ],
                rgb("#dcae4b"),
                shade=0.28,
            )
            canvas.through(
                [(-0.1, -0.265), (-0.15, -0.245), (-0.165, -0.18), (-0.14, -0.125), (-0.11, -0.17)],
                rgb("#b07f34"),
                weight=0.9,
            )
            return
        canvas.polygon([(-0.14, -0.11), (0.14, -0.11), (0.15, -0.25), (-0.13, -0.25)], lighten(body, 0.1))
        canvas.rect(-0.1, -0.23, 0.22, 0.1, darken(PAPER, 0.08), radius=0.01, weight=0.7)
        for k in range(5):
            canvas.ink_line(
                [(-0.09, -0.215 + 0.018 * k), (0.11, -0.215 + 0.018 * k)], rgb("#a99c86"), weight=0.5
            )
        canvas.rect(-0.155, -0.085, 0.31, 0.085, body, radius=0.012)
        canvas.polygon(
            [(-0.155, -0.08), (-0.125, -0.125), (0.13, -0.125), (0.155, -0.08)], lighten(body, 0.3)
        )
        canvas.oval(-0.03, -0.103, 0.09, 0.019, _BLACK)
        canvas.oval(-0.03, -0.104, 0.028, 0.006, COLOURS["yellow"], weight=0.6)
        canvas.line([(0.11, -0.115), (0.1, -0.095), (0.03, -0.096)], lighten(METAL, 0.3), 0.009)
        for k in range(2):
            canvas.oval(0.08 + 0.035 * k, -0.04, 0.012, 0.012, PAPER, weight=0.7)
        canvas.rect(-0.13, -0.06, 0.14, 0.04, darken(body, 0.2), radius=0.006, weight=0.6)


@thing("microphone", width=0.3, height=0.88, belongs=("floor", "hand"), grip=(0, 0.55))
def microphone(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A stage microphone on its stand."""
    body = colour or rgb("#b5bdc3")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.11, 0.02, 0.26)
        for side in (-1, 1):
            canvas.line([(0, -0.12), (side * 0.09, -0.07), (side * 0.14, -0.008)], _BLACK, 0.022, smooth=True)
        canvas.line([(0, -0.12), (0, -0.004)], _BLACK, 0.026)
        canvas.line([(0, -0.03), (0, -0.74)], darken(METAL, 0.3), 0.018)
        canvas.line([(-0.003, -0.03), (-0.003, -0.74)], lighten(METAL, 0.4), 0.007)
        canvas.rect(-0.018, -0.46, 0.036, 0.05, _BLACK, radius=0.008, weight=0.7)
        canvas.rect(-0.05, -0.87, 0.1, 0.14, body, radius=0.045, shade=0.24)
        for k in range(4):
            canvas.ink_line(
                [(-0.042, -0.845 + 0.026 * k), (0.042, -0.845 + 0.026 * k)], darken(body, 0.5), weight=0.9
            )
        canvas.rect(-0.052, -0.775, 0.104, 0.016, BRASS, weight=0.6)


@thing("hand_fan", width=0.34, height=0.2, belongs=("hand", "table", "wall"), grip=(0, 0.02))
def hand_fan(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """An open folding fan painted with flowers."""
    silk = pick(colour, rng, "red", "light_blue", "pink", "green")
    with canvas.group(x, y, scale):
        leaf = skia.Path()
        leaf.addArc(skia.Rect(-0.165, -0.185, 0.165, 0.145), 192, 156)
        leaf.arcTo(skia.Rect(-0.07, -0.09, 0.07, 0.05), 348, -156, False)
        leaf.close()
        for k in range(12):
            a = math.radians(194 + 152 * k / 11)
            canvas.line([(0, -0.015), (math.cos(a) * 0.1, -0.02 + math.sin(a) * 0.1)], rgb("#caa26a"), 0.011)
        canvas.fill(leaf, silk)
        for k in range(1, 12):
            a = math.radians(192 + 156 * k / 12)
            ends = [(math.cos(a) * r, -0.02 + math.sin(a) * r) for r in (0.07, 0.163)]
            canvas.ink_line(ends, darken(silk, 0.35) if k % 2 else lighten(silk, 0.4), weight=0.6, alpha=0.7)
        for k in range(5):
            a = math.radians(206 + 128 * k / 4)
            px, py = math.cos(a) * 0.118, -0.02 + math.sin(a) * 0.118
            for i in range(5):
                b = i * math.tau / 5
                canvas.dot(px + math.cos(b) * 0.012, py + math.sin(b) * 0.012, 0.009, rgb("#fff3e4"))
            canvas.dot(px, py, 0.007, rgb("#f0c04c"))
        edge = [
            (
                math.cos(math.radians(192 + 12 * k)) * 0.163,
                -0.02 + math.sin(math.radians(192 + 12 * k)) * 0.163,
            )
            for k in range(14)
        ]
        canvas.line(edge, rgb("#efd9a6"), 0.008, smooth=True)
        canvas.dot(0, -0.012, 0.012, BRASS)
        canvas.line([(0, -0.005), (0.012, 0.0)], COLOURS["red"], 0.008)
