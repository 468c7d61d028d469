"""Small wild animals, drawn as ``animals`` does: adult heights, turned to the right."""

import math

from imaging.sketching.fowl import draw_eye
from imaging.sketching.fur import Fur
from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import INK, darken, lighten, mix, rgb


def draw_wild(canvas: Canvas, species: str, fur: Fur) -> None:
    """A turtle, frog, butterfly (in the air), squirrel or fox."""
    if species == "turtle":
        with canvas.group(scale=0.76):
            _turtle(canvas, fur)
    elif species == "frog":
        _frog(canvas, fur)
    elif species == "butterfly":
        with canvas.group(0, -0.44, 0.76):
            _butterfly(canvas, fur)
    elif species == "squirrel":
        _squirrel(canvas, fur)
    else:
        _fox(canvas, fur)


def _turtle(canvas: Canvas, fur: Fur) -> None:
    skin = mix(fur.coat, rgb("#c9c07a"), 0.55)
    canvas.through([(-0.15, -0.05), (-0.2, -0.03), (-0.15, -0.02)], skin, weight=0.9)
    canvas.limb([(0.1, -0.06), (0.17, -0.1), (0.19, -0.13)], [0.06, 0.05, 0.05], skin)
    canvas.oval(0.2, -0.135, 0.042, 0.036, skin)
    draw_eye(canvas, 0.212, -0.145, 0.009)
    canvas.ink_line([(0.236, -0.125), (0.222, -0.115), (0.205, -0.117)], INK, weight=0.8)
    for x in (-0.09, 0.09):
        canvas.limb([(x, -0.05), (x + 0.012, -0.012)], [0.06, 0.056], skin)
    shell = through_path(
        [(-0.16, -0.045), (-0.12, -0.13), (0.0, -0.18), (0.11, -0.13), (0.15, -0.05), (0.0, -0.03)]
    )
    canvas.fill(shell, fur.coat, shade=0.24)
    with canvas.clip(shell):
        for px, py in ((0.0, -0.12), (-0.08, -0.085), (0.08, -0.085), (0.0, -0.05)):
            points = [
                (px + math.cos(k * math.tau / 6) * 0.038, py + math.sin(k * math.tau / 6) * 0.032)
                for k in range(6)
            ]
            canvas.polygon(points, lighten(fur.coat, 0.25), weight=0.7)
    canvas.line([(-0.15, -0.045), (0.0, -0.03), (0.145, -0.048)], darken(fur.coat, 0.35), 0.014, smooth=True)


def _frog(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    canvas.limb(
        [(-0.06, -0.06), (-0.12, -0.05), (-0.06, -0.012), (-0.13, -0.008)],
        [0.08, 0.05, 0.04, 0.024],
        darken(coat, 0.1),
    )
    canvas.through(
        [
            (-0.1, -0.06),
            (-0.03, -0.12),
            (0.07, -0.15),
            (0.13, -0.11),
            (0.1, -0.03),
            (0.0, -0.01),
            (-0.08, -0.015),
        ],
        coat,
        shade=0.2,
    )
    canvas.through(
        [(0.05, -0.08), (0.12, -0.08), (0.09, -0.02), (0.0, -0.012)],
        lighten(coat, 0.6),
        outline=False,
        alpha=0.85,
    )
    canvas.limb([(0.05, -0.06), (0.075, -0.03), (0.11, -0.006)], [0.04, 0.03, 0.024], coat)
    for x in (0.055, 0.105):
        canvas.oval(x, -0.155, 0.026, 0.026, coat)
        canvas.oval(x + 0.003, -0.157, 0.017, 0.018, rgb("#fbf6df"), weight=0.6)
        draw_eye(canvas, x + 0.007, -0.157, 0.01)
    canvas.ink_line([(0.135, -0.1), (0.09, -0.075), (0.04, -0.085)], INK, weight=0.9)
    for x, y in ((-0.04, -0.075), (-0.01, -0.1), (-0.065, -0.045)):
        canvas.oval(x, y, 0.012, 0.009, darken(coat, 0.25), outline=False)


def _butterfly(canvas: Canvas, fur: Fur) -> None:
    with canvas.group(0, -0.11, angle=14):
        for side in (-1, 1):
            canvas.through(
                [
                    (0, -0.005),
                    (side * 0.04, -0.09),
                    (side * 0.11, -0.1),
                    (side * 0.12, -0.04),
                    (side * 0.06, 0.0),
                ],
                fur.coat,
                shade=0.2,
            )
            canvas.through(
                [
                    (0, 0.0),
                    (side * 0.06, 0.005),
                    (side * 0.09, 0.04),
                    (side * 0.06, 0.085),
                    (side * 0.015, 0.05),
                ],
                lighten(fur.coat, 0.25),
                weight=0.9,
            )
            canvas.oval(side * 0.08, -0.062, 0.018, 0.018, fur.second, weight=0.6)
            canvas.oval(side * 0.055, 0.042, 0.013, 0.013, fur.second, weight=0.6)
            canvas.ink_line([(0, -0.06), (side * 0.016, -0.1), (side * 0.034, -0.115)], INK, weight=0.8)
        canvas.limb([(0, -0.065), (0, 0.0), (0, 0.07)], [0.02, 0.026, 0.012], rgb("#5b4a44"), weight=0.8)


def _squirrel(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    tail = [(-0.04, -0.03), (-0.14, -0.07), (-0.13, -0.2), (-0.06, -0.24)]
    canvas.limb(tail, [0.06, 0.1, 0.11, 0.05], lighten(coat, 0.1))
    canvas.through(
        [(0.0, -0.17), (0.06, -0.15), (0.07, -0.06), (0.05, -0.005), (-0.05, -0.005), (-0.06, -0.08)],
        coat,
        shade=0.2,
    )
    canvas.through([(0.04, -0.14), (0.07, -0.1), (0.055, -0.03), (0.025, -0.06)], fur.pale, outline=False)
    canvas.oval(-0.012, -0.045, 0.042, 0.042, coat, weight=0.9)
    canvas.oval(0.03, -0.012, 0.036, 0.013, coat, weight=0.8)
    for dx in (-0.015, 0.02):
        canvas.polygon([(0.02 + dx, -0.22), (0.018 + dx, -0.275), (0.045 + dx, -0.225)], coat, weight=0.8)
    canvas.oval(0.05, -0.2, 0.048, 0.042, coat)
    canvas.oval(0.075, -0.188, 0.022, 0.018, fur.pale, outline=False)
    draw_eye(canvas, 0.056, -0.208, 0.0105)
    canvas.dot(0.096, -0.195, 0.006, INK)
    canvas.limb([(0.03, -0.12), (0.075, -0.11)], [0.026, 0.022], coat, weight=0.8)
    canvas.oval(0.092, -0.115, 0.018, 0.022, rgb("#9a6a3c"), weight=0.8)
    canvas.line([(0.078, -0.128), (0.106, -0.128)], rgb("#6e4a2c"), 0.012)


def _fox(canvas: Canvas, fur: Fur) -> None:
    coat = fur.coat
    dark = rgb("#51403c")
    tail = [(-0.16, -0.2), (-0.27, -0.14), (-0.33, -0.06)]
    canvas.limb(tail, [0.06, 0.11, 0.07], coat)
    canvas.limb([(-0.31, -0.09), (-0.345, -0.04)], [0.075, 0.02], fur.pale, weight=0.8)
    for x, tone in ((0.09, darken(dark, 0.1)), (-0.1, darken(dark, 0.1)), (0.13, dark), (-0.14, dark)):
        canvas.limb([(x, -0.16), (x - 0.008, -0.08), (x, -0.008)], [0.07, 0.04, 0.036], mix(coat, tone, 0.25))
        canvas.limb([(x - 0.004, -0.07), (x, -0.008)], [0.036, 0.036], tone, outline=False)
    canvas.through(
        [
            (-0.19, -0.21),
            (-0.1, -0.26),
            (0.08, -0.26),
            (0.19, -0.28),
            (0.2, -0.18),
            (0.08, -0.13),
            (-0.1, -0.135),
        ],
        coat,
        shade=0.2,
    )
    canvas.through([(0.13, -0.26), (0.21, -0.22), (0.17, -0.13), (0.1, -0.16)], fur.pale, outline=False)
    for dx in (0.0, 0.075):
        canvas.polygon([(0.13 + dx, -0.37), (0.125 + dx, -0.47), (0.19 + dx, -0.385)], coat)
        canvas.polygon([(0.142 + dx, -0.385), (0.14 + dx, -0.44), (0.172 + dx, -0.388)], dark, outline=False)
    canvas.through(
        [
            (0.1, -0.34),
            (0.15, -0.4),
            (0.24, -0.39),
            (0.29, -0.32),
            (0.36, -0.275),
            (0.27, -0.25),
            (0.17, -0.26),
        ],
        coat,
        shade=0.2,
    )
    canvas.through([(0.2, -0.27), (0.28, -0.3), (0.36, -0.275), (0.27, -0.25)], fur.pale, weight=0.7)
    canvas.oval(0.355, -0.281, 0.018, 0.014, INK, shade=0, outline=False)
    draw_eye(canvas, 0.24, -0.328, 0.013)
