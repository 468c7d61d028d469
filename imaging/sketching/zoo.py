"""Animals of circus, zoo and mountain, drawn as ``animals`` does: adult heights, turned to the right."""

import math
from typing import Literal

from imaging.sketching.fowl import draw_eye
from imaging.sketching.fur import Fur, lay_pattern
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, mix, rgb

_IVORY = rgb("#f7efdc")
Joined = Literal["left", "right"] | None


def draw_zoo(canvas: Canvas, species: str, fur: Fur) -> None:
    """An elephant, lion, monkey, bear or deer."""
    if species == "elephant":
        _elephant(canvas, fur)
    elif species == "lion":
        _lion(canvas, fur)
    elif species == "monkey":
        _monkey(canvas, fur)
    elif species == "bear":
        _bear(canvas, fur)
    else:
        _deer(canvas, fur)


def _elephant(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    canvas.limb([(-0.5, -0.8), (-0.6, -0.62), (-0.6, -0.46)], [0.05, 0.035, 0.026], coat)
    canvas.oval(-0.602, -0.44, 0.026, 0.04, darken(coat, 0.45), weight=0.8)
    for x in (-0.3, 0.26):
        _column(canvas, x, darken(coat, 0.16))
    trunk = through_path(
        [
            (-0.54, -0.66),
            (-0.5, -0.9),
            (-0.26, -1.03),
            (0.06, -1.02),
            (0.32, -0.96),
            (0.42, -0.66),
            (0.3, -0.4),
            (0.0, -0.33),
            (-0.36, -0.36),
        ]
    )
    canvas.fill(trunk, coat, shade=0.2)
    lay_pattern(canvas, trunk, fur)
    _column(canvas, -0.4, coat, "right")
    _column(canvas, 0.14, coat, "left")
    canvas.limb(
        [(0.56, -0.72), (0.62, -0.5), (0.6, -0.28), (0.665, -0.14), (0.72, -0.2)],
        [0.2, 0.145, 0.11, 0.08, 0.06],
        coat,
    )
    for k in range(6):
        y = -0.6 + 0.075 * k
        half = 0.062 - 0.006 * k
        canvas.ink_line(
            [(0.6 - half, y), (0.612, y + 0.012), (0.612 + half, y - 0.004)], darken(coat, 0.35), weight=0.7
        )
    canvas.limb([(0.5, -0.6), (0.57, -0.5), (0.68, -0.52)], [0.05, 0.042, 0.014], _IVORY)
    canvas.oval(0.46, -0.82, 0.22, 0.225, coat, shade=0.18)
    canvas.through(
        [
            (0.36, -0.99),
            (0.2, -1.05),
            (0.06, -0.94),
            (0.06, -0.72),
            (0.16, -0.57),
            (0.3, -0.62),
            (0.37, -0.8),
        ],
        lighten(coat, 0.08),
        shade=0.2,
    )
    canvas.through(
        [(0.3, -0.94), (0.2, -0.97), (0.13, -0.88), (0.14, -0.72), (0.2, -0.65), (0.28, -0.74)],
        mix(coat, rgb("#e2a59b"), 0.5),
        outline=False,
    )
    draw_eye(canvas, 0.54, -0.86, 0.026)
    canvas.ink_line([(0.5, -0.9), (0.54, -0.912), (0.575, -0.895)], darken(coat, 0.5), weight=0.9)
    canvas.ink_line([(0.5, -0.66), (0.54, -0.62), (0.58, -0.63)], darken(coat, 0.5), weight=0.9)


def _column(canvas: Canvas, x: float, colour: Colour, joined: Joined = None) -> None:
    """A leg of the elephant with its nails."""
    canvas.limb([(x, -0.46), (x, -0.2), (x, -0.075)], [0.24, 0.19, 0.19], colour, joined=joined)
    for k in range(3):
        canvas.oval(x + 0.02 + 0.055 * (k - 0.5), -0.02, 0.024, 0.02, _IVORY, weight=0.6)


def _lion(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    mane = mix(coat, rgb("#7d4423"), 0.62)
    canvas.limb(
        [(-0.36, -0.46), (-0.5, -0.42), (-0.52, -0.24), (-0.47, -0.14)], [0.045, 0.034, 0.03, 0.026], coat
    )
    canvas.through([(-0.47, -0.17), (-0.43, -0.1), (-0.46, -0.03), (-0.5, -0.1)], mane, weight=0.9)
    for x in (-0.2, 0.26):
        _paw_leg(canvas, x, darken(coat, 0.14))
    body = through_path(
        [
            (-0.4, -0.44),
            (-0.3, -0.54),
            (-0.05, -0.53),
            (0.2, -0.56),
            (0.34, -0.42),
            (0.26, -0.25),
            (0.0, -0.23),
            (-0.2, -0.25),
            (-0.38, -0.28),
        ]
    )
    canvas.fill(body, coat, shade=0.2)
    lay_pattern(canvas, body, fur)
    _paw_leg(canvas, -0.31, coat, joined="right")
    _paw_leg(canvas, 0.15, coat, joined="left")
    rim: list[Point] = []
    for k in range(22):
        reach = 0.275 if k % 2 else 0.235
        angle = k * math.tau / 22
        rim.append((0.32 + math.cos(angle) * reach, -0.6 + math.sin(angle) * reach))
    canvas.through(rim, mane, shade=0.2)
    for side in (-1, 1):
        canvas.oval(0.34 + side * 0.13, -0.755, 0.05, 0.05, coat, weight=0.9)
        canvas.oval(0.34 + side * 0.13, -0.75, 0.026, 0.028, mix(coat, rgb("#d98f84"), 0.6), outline=False)
    canvas.oval(0.34, -0.62, 0.165, 0.155, coat, shade=0.16)
    canvas.through(
        [(0.26, -0.57), (0.34, -0.6), (0.43, -0.57), (0.42, -0.49), (0.35, -0.465), (0.27, -0.49)],
        fur.pale,
        weight=0.6,
    )
    canvas.polygon([(0.315, -0.6), (0.39, -0.6), (0.352, -0.558)], rgb("#a5584e"), weight=0.7)
    canvas.ink_line([(0.352, -0.556), (0.352, -0.53), (0.315, -0.508)], INK, weight=1.0)
    canvas.ink_line([(0.352, -0.53), (0.39, -0.508)], INK, weight=1.0)
    for x in (0.285, 0.415):
        draw_eye(canvas, x, -0.645, 0.021)
        canvas.ink_line([(x - 0.03, -0.682), (x, -0.692), (x + 0.028, -0.68)], darken(coat, 0.5), weight=0.9)
    for x in (0.295, 0.41):
        canvas.dot(x, -0.525, 0.006, darken(coat, 0.5))


def _paw_leg(canvas: Canvas, x: float, colour: Colour, thick: float = 0.115, joined: Joined = None) -> None:
    ends = [(x, -0.32), (x, -0.16), (x + 0.004, -thick * 0.5)]
    canvas.limb(ends, [thick * 1.25, thick, thick * 0.9], colour, joined=joined)
    canvas.through(
        [
            (x - thick * 0.5, -0.045),
            (x + thick * 0.2, -0.07),
            (x + thick * 0.72, -0.045),
            (x + thick * 0.72, 0.0),
            (x - thick * 0.48, 0.0),
        ],
        colour,
        weight=0.9,
    )
    for k in range(2):
        at = x + thick * (0.26 + 0.24 * k)
        canvas.ink_line([(at, -0.032), (at + 0.004, -0.006)], darken(colour, 0.5), weight=0.7)


def _monkey(canvas: Canvas, fur: Fur) -> None:
    coat, skin = fur.coat, rgb("#efcfa6")
    tail = [(-0.1, -0.06), (-0.26, -0.08), (-0.3, -0.26), (-0.21, -0.36), (-0.15, -0.29), (-0.2, -0.24)]
    canvas.line(tail, darken(coat, 0.5), 0.052, smooth=True)
    canvas.line(tail, coat, 0.04, smooth=True)
    canvas.through(
        [
            (-0.13, -0.05),
            (-0.12, -0.24),
            (-0.03, -0.34),
            (0.07, -0.33),
            (0.13, -0.2),
            (0.11, -0.03),
            (0.0, 0.0),
        ],
        coat,
        shade=0.2,
    )
    canvas.oval(0.035, -0.16, 0.075, 0.11, lighten(coat, 0.45), outline=False)
    for x, foot in ((-0.08, -0.13), (0.1, 0.2)):
        canvas.limb([(x, -0.1), ((x + foot) / 2 + 0.02, -0.13), (foot, -0.03)], [0.09, 0.07, 0.05], coat)
        canvas.oval(foot + 0.02, -0.02, 0.055, 0.022, skin, weight=0.9)
    canvas.limb([(-0.07, -0.3), (-0.15, -0.2), (-0.09, -0.11)], [0.07, 0.055, 0.046], coat)
    canvas.oval(-0.085, -0.1, 0.03, 0.028, skin, weight=0.8)
    for side in (-1, 1):
        canvas.oval(0.045 + side * 0.13, -0.43, 0.046, 0.05, coat, weight=0.9)
        canvas.oval(0.045 + side * 0.132, -0.43, 0.027, 0.031, skin, outline=False)
    canvas.oval(0.045, -0.43, 0.125, 0.12, coat, shade=0.18)
    canvas.through(
        [
            (-0.035, -0.46),
            (0.0, -0.505),
            (0.05, -0.48),
            (0.1, -0.505),
            (0.135, -0.46),
            (0.14, -0.38),
            (0.055, -0.33),
            (-0.035, -0.38),
        ],
        skin,
        weight=0.8,
    )
    for x in (0.015, 0.09):
        draw_eye(canvas, x, -0.445, 0.016)
    for x in (0.042, 0.066):
        canvas.dot(x, -0.405, 0.005, darken(skin, 0.6))
    canvas.ink_line([(0.0, -0.385), (0.055, -0.362), (0.11, -0.387)], INK, weight=1.1)
    canvas.limb([(0.1, -0.29), (0.2, -0.24), (0.225, -0.33)], [0.07, 0.055, 0.042], coat)
    canvas.limb([(0.18, -0.36), (0.235, -0.385), (0.27, -0.44)], [0.026, 0.042, 0.016], rgb("#f0cf52"))
    canvas.oval(0.225, -0.345, 0.032, 0.028, skin, weight=0.8)


def _bear(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    canvas.oval(-0.43, -0.5, 0.04, 0.04, coat)
    for x in (-0.2, 0.27):
        _paw_leg(canvas, x, darken(coat, 0.16), 0.15)
    body = through_path(
        [
            (-0.44, -0.42),
            (-0.36, -0.6),
            (-0.1, -0.66),
            (0.18, -0.65),
            (0.34, -0.5),
            (0.3, -0.28),
            (0.05, -0.2),
            (-0.25, -0.22),
            (-0.42, -0.28),
        ]
    )
    canvas.fill(body, coat, shade=0.22)
    lay_pattern(canvas, body, fur)
    _paw_leg(canvas, -0.32, coat, 0.155, "right")
    _paw_leg(canvas, 0.14, coat, 0.155, "left")
    for k in range(9):
        x, y = -0.36 + 0.075 * k, -0.5 + 0.05 * ((k * 5) % 4)
        canvas.ink_line(
            [(x, y), (x + 0.014, y + 0.03), (x + 0.03, y + 0.032)], darken(coat, 0.35), weight=0.7, alpha=0.6
        )
    for x in (0.2, 0.4):
        canvas.oval(x, -0.76, 0.055, 0.055, coat, weight=0.9)
        canvas.oval(x + 0.004, -0.755, 0.03, 0.03, mix(coat, rgb("#d9a08a"), 0.6), outline=False)
    canvas.oval(0.31, -0.63, 0.17, 0.155, coat, shade=0.18)
    canvas.oval(0.39, -0.575, 0.09, 0.072, lighten(coat, 0.4), weight=0.8)
    canvas.oval(0.435, -0.605, 0.036, 0.028, INK, shade=0, weight=0.6)
    canvas.ink_line([(0.43, -0.578), (0.425, -0.55), (0.385, -0.535)], INK, weight=1.0)
    for x in (0.265, 0.375):
        draw_eye(canvas, x, -0.665, 0.019)


def _deer(canvas: Canvas, fur: Fur) -> None:
    coat, horn = fur.coat, rgb("#b79468")
    hoof = rgb("#51403c")
    canvas.through([(-0.33, -0.6), (-0.4, -0.58), (-0.38, -0.5), (-0.32, -0.52)], fur.pale, weight=0.9)
    for x, tone in ((-0.19, 0.16), (0.2, 0.16), (-0.26, 0.0), (0.14, 0.0)):
        colour = darken(coat, tone)
        canvas.limb(
            [(x, -0.42), (x + (0.02 if x < 0 else 0.0), -0.22), (x, -0.03)], [0.1, 0.05, 0.04], colour
        )
        canvas.polygon(
            [(x - 0.022, -0.045), (x + 0.022, -0.045), (x + 0.035, 0.0), (x - 0.024, 0.0)], hoof, weight=0.8
        )
    body = through_path(
        [
            (-0.34, -0.54),
            (-0.24, -0.64),
            (0.0, -0.61),
            (0.16, -0.66),
            (0.27, -0.86),
            (0.36, -0.84),
            (0.33, -0.62),
            (0.27, -0.45),
            (0.1, -0.38),
            (-0.16, -0.38),
            (-0.32, -0.44),
        ]
    )
    canvas.fill(body, coat, shade=0.2)
    lay_pattern(canvas, body, fur)
    if fur.pattern == "plain":
        for k in range(8):
            canvas.dot(-0.26 + 0.055 * k, -0.56 + 0.03 * ((k * 3) % 3) * 0.8, 0.012, lighten(coat, 0.55))
    canvas.through(
        [(0.3, -0.78), (0.345, -0.76), (0.3, -0.52), (0.24, -0.52)], fur.pale, outline=False, alpha=0.8
    )
    for side in (-1, 1):
        x = 0.3 + side * 0.035
        stem = [(x, -0.97), (x + side * 0.07, -1.08), (x + side * 0.06, -1.19)]
        canvas.limb(stem, [0.03, 0.024, 0.012], horn)
        canvas.limb(
            [(x + side * 0.05, -1.04), (x + side * 0.14, -1.08), (x + side * 0.16, -1.14)],
            [0.022, 0.018, 0.01],
            horn,
        )
        canvas.limb(
            [(x + side * 0.02, -1.0), (x + side * 0.1, -0.985), (x + side * 0.125, -1.03)],
            [0.02, 0.015, 0.008],
            horn,
        )
    canvas.through([(0.24, -0.93), (0.13, -0.97), (0.12, -0.92), (0.23, -0.875)], coat, weight=0.9)
    canvas.through(
        [
            (0.22, -0.9),
            (0.27, -0.99),
            (0.36, -0.97),
            (0.42, -0.86),
            (0.47, -0.8),
            (0.44, -0.755),
            (0.34, -0.775),
            (0.25, -0.8),
        ],
        coat,
        shade=0.18,
    )
    canvas.through(
        [(0.38, -0.8), (0.44, -0.82), (0.47, -0.8), (0.44, -0.755), (0.37, -0.765)], fur.pale, outline=False
    )
    canvas.oval(0.46, -0.805, 0.02, 0.016, INK, shade=0, weight=0.6)
    canvas.ink_line([(0.45, -0.785), (0.43, -0.772), (0.4, -0.775)], INK, weight=0.8)
    draw_eye(canvas, 0.335, -0.89, 0.019)
