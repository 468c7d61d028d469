"""Animals of sea and river, drawn as ``animals`` does: adult heights, turned to the right.

Whale and dolphin come out of the water, whose foam is at their feet.
"""

import math
from typing import Final

from imaging.sketching.fowl import draw_eye
from imaging.sketching.fur import Fur
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, mix, rgb

OF_THE_SEA: Final = frozenset({"whale", "dolphin"})
_FOAM: Final[Colour] = rgb("#f4fbfb")
_TOOTH: Final[Colour] = rgb("#fbf7ea")


def draw_marine(canvas: Canvas, species: str, fur: Fur) -> None:
    """A whale that blows, a dolphin that leaps, or a crocodile on the bank."""
    if species == "whale":
        _whale(canvas, fur)
    elif species == "dolphin":
        _dolphin(canvas, fur)
    else:
        with canvas.group(0, 0, 0.76):
            _crocodile(canvas, fur)


def _foam(canvas: Canvas, x: float, half: float) -> None:
    """White water around what comes out of it."""
    canvas.oval(x, 0.0, half, 0.034, _FOAM, alpha=0.75, outline=False, shade=0)
    for k in range(7):
        at = x + half * (k - 3) / 3.4
        canvas.oval(at, -0.008 - 0.012 * (k % 2), 0.05, 0.026, _FOAM, outline=False, shade=0.05)
    for side in (-1, 1):
        reach: list[Point] = [(x + side * half * 0.9, 0.03), (x + side * half * 1.12, 0.018)]
        canvas.line([*reach, (x + side * half * 1.3, 0.032)], _FOAM, 0.012, alpha=0.8, smooth=True)


def _whale(canvas: Canvas, fur: Fur) -> None:
    coat, belly = fur.coat, lighten(fur.coat, 0.62)
    _flukes(canvas, coat)
    body = through_path(
        [
            (-0.56, 0.0),
            (-0.47, -0.16),
            (-0.2, -0.33),
            (0.16, -0.41),
            (0.5, -0.37),
            (0.72, -0.22),
            (0.78, -0.05),
            (0.7, 0.01),
            (0.1, 0.02),
        ]
    )
    canvas.fill(body, coat, shade=0.22)
    with canvas.clip(body):
        canvas.through(
            [(0.9, -0.1), (0.62, -0.12), (0.34, -0.08), (0.1, -0.02), (0.08, 0.1), (0.9, 0.1)],
            belly,
            weight=0.7,
            shade=0.1,
        )
        for k in range(4):
            y = -0.075 + 0.026 * k
            canvas.ink_line(
                [(0.3 + 0.03 * k, y), (0.56, y - 0.014), (0.8, y)], darken(belly, 0.25), weight=0.7
            )
        for x, y, size in ((-0.2, -0.24, 0.05), (0.02, -0.32, 0.06), (0.3, -0.33, 0.04)):
            canvas.oval(x, y, size, size * 0.4, lighten(coat, 0.25), alpha=0.5, outline=False, shade=0)
    canvas.through([(-0.1, -0.355), (-0.2, -0.43), (-0.24, -0.42), (-0.21, -0.31)], coat, weight=0.9)
    fin = [(0.22, -0.09), (0.15, -0.01), (0.05, 0.01), (0.08, -0.06), (0.15, -0.13)]
    canvas.through(fin, darken(coat, 0.14), weight=0.9)
    mouth: list[Point] = [(0.775, -0.105), (0.66, -0.115), (0.56, -0.1), (0.5, -0.13)]
    canvas.ink_line(mouth, INK, weight=1.1)
    draw_eye(canvas, 0.5, -0.185, 0.019)
    canvas.ink_line([(0.475, -0.212), (0.5, -0.222), (0.527, -0.212)], darken(coat, 0.5), weight=0.8)
    _spout(canvas, 0.34, -0.4)
    _foam(canvas, 0.08, 0.66)


def _flukes(canvas: Canvas, coat: Colour) -> None:
    """The tail behind, out of the water."""
    canvas.limb([(-0.67, -0.06), (-0.73, -0.14), (-0.75, -0.22)], [0.12, 0.075, 0.055], coat)
    for side, tip in ((-1, (-0.93, -0.33)), (1, (-0.56, -0.34))):
        canvas.through(
            [(-0.75, -0.2), (-0.75 + side * 0.09, -0.29), tip, (-0.75 + side * 0.1, -0.23)],
            darken(coat, 0.05),
            weight=0.9,
        )
    canvas.oval(-0.68, 0.0, 0.13, 0.022, _FOAM, outline=False, shade=0)


def _spout(canvas: Canvas, x: float, y: float) -> None:
    tint = rgb("#d9eff6")
    for reach, high in ((-0.17, 0.2), (0.16, 0.2), (-0.07, 0.27), (0.07, 0.27)):
        jet: list[Point] = [(x, y), (x + reach * 0.3, y - high), (x + reach, y - high * 0.86)]
        canvas.line([*jet, (x + reach * 1.25, y - high * 0.5)], tint, 0.032, alpha=0.95, smooth=True)
    for k in range(6):
        angle = math.pi * (1.1 + 0.16 * k)
        canvas.dot(x + math.cos(angle) * 0.24, y - 0.16 + math.sin(angle) * 0.14, 0.014, tint, 0.9)


def _dolphin(canvas: Canvas, fur: Fur) -> None:
    """In the middle of its leap, the tail still at the water."""
    coat, belly = fur.coat, lighten(fur.coat, 0.7)
    for tip in ((-0.47, -0.03), (-0.3, 0.02)):
        canvas.through([(-0.33, -0.12), (-0.4, -0.07), tip, (-0.33, -0.05)], coat, weight=0.9)
    body = through_path(
        [
            (-0.35, -0.1),
            (-0.3, -0.26),
            (-0.14, -0.42),
            (0.08, -0.48),
            (0.26, -0.42),
            (0.37, -0.3),
            (0.47, -0.19),
            (0.45, -0.15),
            (0.35, -0.18),
            (0.22, -0.19),
            (0.06, -0.27),
            (-0.12, -0.26),
            (-0.24, -0.17),
        ]
    )
    canvas.fill(body, coat, shade=0.22)
    with canvas.clip(body):
        canvas.through(
            [(0.46, -0.155), (0.3, -0.235), (0.14, -0.31), (-0.06, -0.3), (-0.2, -0.22), (0.1, -0.1)],
            belly,
            outline=False,
            shade=0.06,
        )
    canvas.through(
        [(0.02, -0.47), (-0.1, -0.58), (-0.13, -0.56), (-0.1, -0.44)], darken(coat, 0.06), weight=0.9
    )
    canvas.through(
        [(0.14, -0.28), (0.08, -0.14), (0.03, -0.13), (0.05, -0.27)], darken(coat, 0.1), weight=0.9
    )
    smile: list[Point] = [(0.455, -0.165), (0.36, -0.225), (0.29, -0.24), (0.27, -0.27)]
    canvas.ink_line(smile, INK, weight=1.0)
    draw_eye(canvas, 0.285, -0.315, 0.017)
    for x, y in ((-0.4, -0.15), (-0.27, -0.08), (-0.46, -0.09), (-0.2, -0.05)):
        canvas.oval(x, y, 0.012, 0.018, rgb("#d9eff6"), weight=0.5)
    _foam(canvas, -0.34, 0.2)


def _crocodile(canvas: Canvas, fur: Fur) -> None:
    coat, belly = fur.coat, mix(fur.coat, rgb("#efe6b4"), 0.65)
    canvas.limb(
        [(-0.22, -0.11), (-0.44, -0.07), (-0.6, -0.05), (-0.7, -0.12)], [0.17, 0.11, 0.06, 0.02], coat
    )
    for x in (-0.16, 0.17):
        _claw(canvas, x, darken(coat, 0.16))
    body = through_path(
        [
            (-0.3, -0.09),
            (-0.22, -0.18),
            (0.0, -0.215),
            (0.2, -0.2),
            (0.3, -0.13),
            (0.2, -0.05),
            (-0.22, -0.045),
        ]
    )
    canvas.fill(body, coat, shade=0.2)
    with canvas.clip(body):
        canvas.oval(0.0, -0.03, 0.32, 0.05, belly, outline=False)
    ridge: list[Point] = [(-0.64, -0.085), (-0.52, -0.11), (-0.4, -0.14), (-0.28, -0.185), (-0.16, -0.21),
                          (-0.04, -0.225), (0.08, -0.225), (0.19, -0.21)]  # fmt: skip
    for x, y in ridge:
        canvas.polygon(
            [(x - 0.034, y + 0.022), (x, y - 0.036), (x + 0.034, y + 0.02)], darken(coat, 0.1), weight=0.7
        )
    for x in (-0.24, 0.25):
        _claw(canvas, x, coat)
    jaw = [(0.3, -0.07), (0.46, -0.05), (0.66, -0.06), (0.68, -0.03), (0.5, -0.012), (0.3, -0.03)]
    canvas.through(jaw, belly, weight=0.9)
    head = [(0.2, -0.16), (0.28, -0.23), (0.38, -0.22), (0.46, -0.16), (0.62, -0.14), (0.7, -0.12),
            (0.7, -0.08), (0.5, -0.08), (0.34, -0.07), (0.22, -0.08)]  # fmt: skip
    canvas.through(head, coat, shade=0.18)
    for k in range(6):
        x = 0.42 + 0.048 * k
        canvas.polygon([(x - 0.012, -0.08), (x + 0.012, -0.08), (x, -0.052)], _TOOTH, weight=0.5)
    canvas.oval(0.35, -0.235, 0.042, 0.04, lighten(coat, 0.15), weight=0.8)
    canvas.oval(0.357, -0.238, 0.026, 0.026, rgb("#f4e39a"), weight=0.6)
    draw_eye(canvas, 0.362, -0.236, 0.014)
    canvas.dot(0.672, -0.125, 0.009, darken(coat, 0.5))


def _claw(canvas: Canvas, x: float, colour: Colour) -> None:
    canvas.limb([(x - 0.02, -0.1), (x - 0.04, -0.05), (x + 0.02, -0.014)], [0.08, 0.06, 0.05], colour)
    for k in range(3):
        canvas.line([(x + 0.02, -0.012), (x + 0.05 + 0.014 * k, -0.02 + 0.009 * k)], _TOOTH, 0.01)


__all__ = ["OF_THE_SEA", "draw_marine"]
