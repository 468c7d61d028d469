"""Of what is ridden at the fair and in play, the part that is nearer than who rides; in adult heights."""

import math

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import COLOURS, LAMPLIGHT, METAL, PAPER, WOOD, Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import glint

_INK = rgb("#45424b")


def manned_bumper_car(canvas: Canvas, colour: Colour | None) -> None:
    """A bumper car from its side, its pole behind the seat; facing right."""
    paint = colour or COLOURS["red"]
    canvas.shadow(0, -0.008, 0.64, 0.05, 0.28)
    canvas.line([(-0.56, -0.3), (-0.53, -1.32)], METAL, 0.026)
    canvas.line([(-0.56, -1.325), (-0.46, -1.345)], _INK, 0.028)
    for k in range(5):
        angle = k * math.tau / 5
        spark = (-0.5 + math.cos(angle) * 0.045, -1.345 + math.sin(angle) * 0.034)
        canvas.line([(-0.5, -1.345), spark], COLOURS["yellow"], 0.011)
    canvas.through(
        [(-0.62, -0.2), (-0.63, -0.5), (-0.55, -0.58), (-0.47, -0.5), (-0.44, -0.2)], darken(paint, 0.2)
    )
    canvas.through(
        [
            (-0.6, -0.08),
            (-0.61, -0.34),
            (-0.4, -0.37),
            (-0.05, -0.35),
            (0.2, -0.42),
            (0.46, -0.38),
            (0.6, -0.24),
            (0.6, -0.08),
        ],
        paint,
        shade=0.24,
    )
    canvas.polygon([(-0.34, -0.28), (0.16, -0.3), (0.02, -0.19), (-0.3, -0.17)], COLOURS["yellow"])
    canvas.oval(0.49, -0.29, 0.045, 0.048, LAMPLIGHT, weight=0.8)
    canvas.rect(-0.66, -0.15, 1.32, 0.135, _INK, radius=0.065)
    canvas.line([(-0.58, -0.11), (0.58, -0.11)], lighten(_INK, 0.25), 0.018)
    glint(canvas, 0.28, -0.37, 0.07, 0.018, 0.5)


def gondola(canvas: Canvas) -> None:
    """The seat of a big wheel with its bars and its little roof; a unit wide."""
    paint = COLOURS["red"]
    for x in (-0.47, 0.47):
        canvas.line([(x, -0.28), (x * 0.96, -1.02)], METAL, 0.022)
    canvas.polygon([(-0.56, -1.0), (-0.3, -1.14), (0.3, -1.14), (0.56, -1.0)], COLOURS["yellow"])
    for k in range(7):
        canvas.oval(-0.48 + 0.16 * k, -0.995, 0.08, 0.04, PAPER if k % 2 else paint, weight=0.8)
    canvas.through(
        [(-0.52, -0.32), (0.0, -0.3), (0.52, -0.32), (0.44, -0.06), (0.3, 0.0), (-0.3, 0.0), (-0.44, -0.06)],
        paint,
        shade=0.24,
    )
    canvas.line([(-0.52, -0.315), (0.0, -0.295), (0.52, -0.315)], COLOURS["yellow"], 0.04, smooth=True)
    for k in range(5):
        canvas.dot(-0.32 + 0.16 * k, -0.16, 0.024, LAMPLIGHT)


def walked_stilts(canvas: Canvas) -> None:
    """A pair of stilts from the front, to the hands of who stands on them."""
    canvas.shadow(0, -0.003, 0.2, 0.02, 0.24)
    for side in (-1, 1):
        canvas.limb([(side * 0.16, -0.01), (side * 0.15, -0.86)], [0.036, 0.034], WOOD)
        canvas.polygon(
            [(side * 0.15, -0.34), (side * 0.05, -0.34), (side * 0.05, -0.31), (side * 0.15, -0.24)],
            darken(WOOD, 0.14),
        )


def carousel_horse(canvas: Canvas) -> None:
    """A painted horse of a merry-go-round on its brass pole, galloping to the right; its back at 0.37."""
    coat, mane, gold = rgb("#f4ecdc"), rgb("#8a5a3c"), rgb("#d9b04c")
    canvas.shadow(0, -0.003, 0.26, 0.022, 0.24)
    canvas.limb([(-0.34, -0.4), (-0.46, -0.32), (-0.44, -0.14)], [0.08, 0.07, 0.02], mane)
    for points in (
        [(-0.2, -0.3), (-0.34, -0.2), (-0.4, -0.07)],
        [(0.18, -0.3), (0.34, -0.24), (0.3, -0.1)],
    ):
        canvas.limb(points, [0.1, 0.06, 0.05], darken(coat, 0.12))
    canvas.line([(0.14, -0.02), (0.14, -1.12)], darken(gold, 0.35), 0.038)
    canvas.line([(0.14, -0.02), (0.14, -1.12)], gold, 0.026)
    canvas.through(
        [
            (-0.34, -0.4),
            (-0.1, -0.39),
            (0.12, -0.42),
            (0.22, -0.62),
            (0.32, -0.74),
            (0.42, -0.68),
            (0.52, -0.56),
            (0.47, -0.49),
            (0.36, -0.53),
            (0.32, -0.36),
            (0.18, -0.23),
            (-0.1, -0.21),
            (-0.32, -0.24),
        ],
        coat,
        shade=0.2,
    )
    canvas.through([(0.3, -0.76), (0.17, -0.66), (0.08, -0.42), (0.2, -0.46), (0.27, -0.6)], mane, weight=0.9)
    canvas.polygon([(0.28, -0.72), (0.29, -0.82), (0.35, -0.73)], coat, weight=0.9)
    canvas.dot(0.38, -0.645, 0.018, _INK)
    canvas.line([(0.4, -0.54), (0.45, -0.64)], COLOURS["red"], 0.016)
    for points in (
        [(-0.24, -0.28), (-0.24, -0.15), (-0.34, -0.04)],
        [(0.22, -0.3), (0.42, -0.3), (0.44, -0.17)],
    ):
        canvas.limb(points, [0.11, 0.065, 0.05], coat)
    canvas.through(
        [(-0.2, -0.42), (0.08, -0.42), (0.08, -0.27), (-0.06, -0.22), (-0.2, -0.27)], COLOURS["blue"]
    )
    canvas.line([(-0.19, -0.28), (-0.06, -0.235), (0.07, -0.28)], gold, 0.016, smooth=True)


__all__ = ["carousel_horse", "gondola", "manned_bumper_car", "walked_stilts"]
