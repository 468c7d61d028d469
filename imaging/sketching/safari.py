"""Tiger, giraffe, zebra, spider, bat, cricket and firefly, drawn as ``animals`` does, turned to the right."""

import math

from imaging.sketching.fowl import draw_eye
from imaging.sketching.fur import Fur, lay_pattern
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import INK, Colour, darken, lighten, mix, rgb

_HOOF = rgb("#51403c")


def draw_safari(canvas: Canvas, species: str, fur: Fur) -> None:
    """A tiger, giraffe or zebra; a spider on its thread, a bat or a firefly in the air; a cricket."""
    {
        "tiger": _tiger,
        "giraffe": _giraffe,
        "zebra": _zebra,
        "spider": _spider,
        "bat": _bat,
        "cricket": _cricket,
        "firefly": _firefly,
    }[species](canvas, fur)


def _paw(canvas: Canvas, x: float, colour: Colour, bars: Colour) -> None:
    canvas.limb([(x, -0.32), (x, -0.16), (x + 0.004, -0.05)], [0.14, 0.11, 0.1], colour)
    canvas.through(
        [(x - 0.055, -0.045), (x + 0.02, -0.07), (x + 0.08, -0.045), (x + 0.08, 0.0), (x - 0.052, 0.0)],
        colour,
        weight=0.9,
    )
    for y in (-0.22, -0.15):
        canvas.line([(x - 0.05, y), (x + 0.02, y + 0.012)], bars, 0.018)


def _tiger(canvas: Canvas, fur: Fur) -> None:
    coat, bars = fur.coat, rgb("#4a3a34")
    tail: list[Point] = [(-0.36, -0.44), (-0.52, -0.38), (-0.56, -0.22), (-0.48, -0.12)]
    canvas.limb(tail, [0.06, 0.05, 0.046, 0.04], coat)
    for x, y in ((-0.5, -0.36), (-0.55, -0.27), (-0.54, -0.19), (-0.48, -0.13)):
        canvas.line([(x - 0.022, y), (x + 0.022, y + 0.006)], bars, 0.018)
    for x in (-0.2, 0.26):
        _paw(canvas, x, darken(coat, 0.14), bars)
    body = through_path(
        [
            (-0.4, -0.44),
            (-0.3, -0.54),
            (-0.05, -0.53),
            (0.2, -0.57),
            (0.34, -0.44),
            (0.26, -0.25),
            (0.0, -0.23),
            (-0.2, -0.25),
            (-0.38, -0.28),
        ]
    )
    canvas.fill(body, coat, shade=0.2)
    with canvas.clip(body):
        canvas.oval(-0.02, -0.22, 0.26, 0.07, fur.pale, outline=False)
        for k in range(7):
            x = -0.34 + 0.1 * k
            canvas.line([(x, -0.58), (x + 0.03, -0.46), (x + 0.005, -0.36)], bars, 0.022, smooth=True)
    for x in (-0.31, 0.15):
        _paw(canvas, x, coat, bars)
    for side in (-1, 1):
        canvas.oval(0.34 + side * 0.13, -0.755, 0.055, 0.055, coat, weight=0.9)
        canvas.oval(0.34 + side * 0.13, -0.75, 0.028, 0.03, fur.pale, outline=False)
    canvas.oval(0.34, -0.62, 0.185, 0.165, coat, shade=0.16)
    for side in (-1, 1):
        canvas.oval(0.34 + side * 0.12, -0.55, 0.06, 0.055, fur.pale, outline=False)
        for dy in (0.0, 0.055):
            canvas.line([(0.34 + side * 0.18, -0.65 + dy), (0.34 + side * 0.12, -0.635 + dy)], bars, 0.018)
    for dx, high in ((-0.05, -0.74), (0.0, -0.755), (0.05, -0.74)):
        canvas.line([(0.34 + dx, high - 0.02), (0.34 + dx * 0.7, high + 0.04)], bars, 0.018)
    canvas.oval(0.352, -0.545, 0.09, 0.06, fur.pale, weight=0.6)
    canvas.polygon([(0.315, -0.595), (0.39, -0.595), (0.352, -0.555)], rgb("#a5584e"), weight=0.7)
    canvas.ink_line([(0.352, -0.554), (0.352, -0.53), (0.315, -0.508)], INK, weight=1.0)
    canvas.ink_line([(0.352, -0.53), (0.39, -0.508)], INK, weight=1.0)
    for x in (0.285, 0.415):
        draw_eye(canvas, x, -0.645, 0.021)


def _hoofed_leg(canvas: Canvas, x: float, high: float, thick: float, colour: Colour) -> None:
    canvas.limb([(x, -high), (x + 0.008, -high * 0.5), (x, -0.03)], [thick * 1.5, thick, thick * 0.8], colour)
    canvas.polygon(
        [(x - thick * 0.5, -0.05), (x + thick * 0.5, -0.05), (x + thick * 0.7, 0.0), (x - thick * 0.6, 0.0)],
        _HOOF,
        weight=0.8,
    )


def _giraffe(canvas: Canvas, fur: Fur) -> None:
    coat, spot = fur.coat, rgb("#9a6238")
    canvas.limb([(-0.3, -0.74), (-0.37, -0.62), (-0.36, -0.46)], [0.03, 0.02, 0.018], coat)
    canvas.through([(-0.385, -0.48), (-0.335, -0.48), (-0.35, -0.36), (-0.375, -0.36)], _HOOF, weight=0.8)
    for x in (-0.17, 0.2):
        _hoofed_leg(canvas, x, 0.56, 0.055, darken(coat, 0.14))
    body = through_path(
        [
            (-0.32, -0.72),
            (-0.2, -0.8),
            (0.04, -0.86),
            (0.14, -1.1),
            (0.26, -1.5),
            (0.37, -1.5),
            (0.36, -1.16),
            (0.31, -0.8),
            (0.24, -0.6),
            (0.0, -0.52),
            (-0.26, -0.56),
        ]
    )
    canvas.fill(body, coat, shade=0.18)
    with canvas.clip(body):
        for k in range(56):
            px, py = -0.32 + 0.1 * (k % 7) + 0.05 * (k // 7 % 2), -1.42 + 0.115 * (k // 7)
            size = 0.034 + 0.008 * (k * 5 % 3)
            canvas.polygon(
                [
                    (px + math.cos(a * math.tau / 5 + k) * size, py + math.sin(a * math.tau / 5 + k) * size)
                    for a in range(5)
                ],
                spot,
                outline=False,
            )
    mane: list[Point] = [(0.24, -1.5), (0.12, -1.1), (0.03, -0.88)]
    canvas.line(mane, darken(spot, 0.1), 0.03, smooth=True)
    for x in (-0.25, 0.13):
        _hoofed_leg(canvas, x, 0.58, 0.06, coat)
    for side in (-1, 1):
        x = 0.325 + side * 0.035
        canvas.line([(x, -1.58), (x + side * 0.012, -1.68)], coat, 0.022)
        canvas.oval(x + side * 0.014, -1.69, 0.02, 0.02, _HOOF, weight=0.7)
    canvas.through([(0.26, -1.57), (0.16, -1.62), (0.15, -1.56), (0.25, -1.52)], coat, weight=0.9)
    canvas.through(
        [
            (0.24, -1.5),
            (0.27, -1.6),
            (0.37, -1.61),
            (0.45, -1.53),
            (0.54, -1.47),
            (0.53, -1.41),
            (0.43, -1.41),
            (0.3, -1.43),
        ],
        coat,
        shade=0.16,
    )
    canvas.oval(0.5, -1.445, 0.055, 0.042, fur.pale, weight=0.7)
    canvas.dot(0.53, -1.455, 0.007, INK)
    canvas.ink_line([(0.54, -1.43), (0.5, -1.42), (0.47, -1.425)], INK, weight=0.8)
    draw_eye(canvas, 0.365, -1.54, 0.02)


def _zebra(canvas: Canvas, fur: Fur) -> None:
    coat, bars = fur.coat, rgb("#3d3a42")
    canvas.limb([(-0.36, -0.64), (-0.43, -0.54), (-0.42, -0.4)], [0.03, 0.022, 0.018], coat)
    canvas.through([(-0.445, -0.42), (-0.395, -0.42), (-0.4, -0.28), (-0.435, -0.28)], bars, weight=0.8)
    for x in (-0.22, 0.24):
        _hoofed_leg(canvas, x, 0.46, 0.06, darken(coat, 0.12))
    body = through_path(
        [
            (-0.38, -0.62),
            (-0.24, -0.7),
            (0.06, -0.67),
            (0.2, -0.76),
            (0.32, -0.97),
            (0.45, -0.93),
            (0.42, -0.72),
            (0.34, -0.5),
            (0.14, -0.42),
            (-0.2, -0.42),
            (-0.36, -0.48),
        ]
    )
    canvas.fill(body, coat, shade=0.16)
    with canvas.clip(body):
        for k in range(8):
            x = -0.36 + 0.085 * k
            canvas.line([(x, -0.74), (x + 0.03, -0.58), (x, -0.44)], bars, 0.026, smooth=True)
        for k in range(5):
            y = -0.68 - 0.06 * k
            canvas.line([(0.14 + 0.04 * k, y - 0.04), (0.34 + 0.02 * k, y + 0.05)], bars, 0.024)
    for x in (-0.3, 0.16):
        _hoofed_leg(canvas, x, 0.48, 0.066, coat)
        for y in (-0.36, -0.28, -0.2):
            canvas.line([(x - 0.035, y), (x + 0.035, y + 0.006)], bars, 0.018)
    canvas.limb([(0.14, -0.74), (0.22, -0.9), (0.31, -1.03)], [0.04, 0.06, 0.05], bars)
    for x in (0.33, 0.39):
        canvas.through([(x - 0.02, -0.99), (x, -1.1), (x + 0.03, -0.99)], coat, weight=0.9)
    canvas.through(
        [
            (0.3, -0.94),
            (0.35, -1.02),
            (0.44, -1.0),
            (0.55, -0.86),
            (0.6, -0.78),
            (0.56, -0.71),
            (0.46, -0.74),
            (0.34, -0.82),
        ],
        coat,
        shade=0.16,
    )
    for (ax, ay), (bx, by) in (
        ((0.38, -1.0), (0.36, -0.86)),
        ((0.44, -0.97), (0.41, -0.82)),
        ((0.5, -0.9), (0.46, -0.79)),
    ):
        canvas.line([(ax, ay), (bx, by)], bars, 0.018)
    canvas.oval(0.565, -0.765, 0.052, 0.05, bars, weight=0.7)
    draw_eye(canvas, 0.425, -0.91, 0.02)


def _spider(canvas: Canvas, fur: Fur) -> None:
    canvas.line([(0, -0.6), (0, -1.28)], rgb("#f4f1e8"), 0.005)
    with canvas.group(0, -0.58, 0.62):
        for side in (-1, 1):
            for k in range(4):
                spread, lift = 0.1 + 0.012 * k, -0.09 + 0.055 * k
                leg: list[Point] = [
                    (side * 0.02, 0.02),
                    (side * spread, lift),
                    (side * (spread + 0.03), lift + 0.09),
                ]
                canvas.line(leg, darken(fur.coat, 0.2), 0.012, smooth=True)
        canvas.oval(0, -0.02, 0.065, 0.075, fur.coat, shade=0.2)
        canvas.oval(0, 0.06, 0.045, 0.042, lighten(fur.coat, 0.12), shade=0.15)
        for side in (-1, 1):
            canvas.oval(side * 0.018, 0.065, 0.014, 0.014, rgb("#fbf7ea"), weight=0.5)
            canvas.dot(side * 0.018, 0.068, 0.007, INK)


def _bat(canvas: Canvas, fur: Fur) -> None:
    coat, y = fur.coat, -0.86
    for side in (-1, 1):
        canvas.polygon(
            [
                (side * 0.03, y - 0.05),
                (side * 0.14, y - 0.14),
                (side * 0.32, y - 0.1),
                (side * 0.28, y + 0.02),
                (side * 0.2, y - 0.01),
                (side * 0.15, y + 0.07),
                (side * 0.09, y + 0.03),
                (side * 0.03, y + 0.09),
            ],
            darken(coat, 0.2),
        )
        canvas.ink_line([(side * 0.14, y - 0.13), (side * 0.15, y + 0.05)], darken(coat, 0.5), weight=0.8)
        canvas.polygon([(side * 0.015, y - 0.11), (side * 0.06, y - 0.19), (side * 0.065, y - 0.09)], coat)
    canvas.oval(0, y + 0.03, 0.05, 0.085, coat, shade=0.2)
    canvas.oval(0, y - 0.07, 0.062, 0.058, coat, shade=0.2)
    for side in (-1, 1):
        draw_eye(canvas, side * 0.024, y - 0.08, 0.014)
    canvas.ink_line([(-0.018, y - 0.045), (0, y - 0.037), (0.018, y - 0.045)], INK, weight=0.8)


def _cricket(canvas: Canvas, fur: Fur) -> None:
    with canvas.group(0, 0, 0.7):
        _cricket_in_full(canvas, fur, fur.coat)


def _cricket_in_full(canvas: Canvas, fur: Fur, coat: Colour) -> None:
    for x, foot in ((0.0, 0.03), (0.07, 0.11)):
        canvas.line([(x, -0.05), (foot, 0.0)], darken(coat, 0.25), 0.012)
    body = through_path(
        [(-0.16, -0.055), (-0.08, -0.1), (0.07, -0.1), (0.12, -0.06), (0.06, -0.025), (-0.08, -0.03)]
    )
    canvas.fill(body, coat, shade=0.2)
    lay_pattern(canvas, body, fur)
    canvas.through(
        [(-0.17, -0.065), (-0.06, -0.11), (0.06, -0.1), (-0.02, -0.06)], lighten(coat, 0.25), weight=0.8
    )
    canvas.limb([(0.0, -0.07), (-0.09, -0.17), (-0.15, -0.01)], [0.04, 0.024, 0.012], darken(coat, 0.1))
    canvas.oval(0.13, -0.085, 0.042, 0.042, coat, shade=0.18)
    draw_eye(canvas, 0.145, -0.095, 0.013)
    for bend in (0.04, 0.1):
        canvas.ink_line(
            [(0.15, -0.12), (0.19 + bend / 3, -0.17), (0.2 + bend, -0.17 - bend / 2)], INK, weight=0.9
        )


def _firefly(canvas: Canvas, fur: Fur) -> None:
    y = -0.55
    canvas.glow(-0.05, y + 0.01, 0.17, (235, 240, 120), 0.7)
    for side in (-1, 1):
        canvas.through(
            [(0, y - 0.02), (side * 0.03 - 0.03, y - 0.1), (side * 0.03 - 0.08, y - 0.09)],
            rgb("#e8eef0"),
            weight=0.7,
        )
    canvas.limb([(0.06, y), (0.0, y - 0.006), (-0.04, y)], [0.03, 0.045, 0.04], mix(fur.coat, INK, 0.2))
    canvas.oval(-0.055, y + 0.006, 0.038, 0.032, rgb("#f3ef86"), weight=0.7)
    canvas.oval(0.075, y - 0.004, 0.026, 0.026, fur.coat, weight=0.7)
    draw_eye(canvas, 0.083, y - 0.01, 0.01)


__all__ = ["draw_safari"]
