"""Cats and rabbits, drawn as ``animals`` does: adult heights, turned to the right."""

import itertools
from typing import Final

from imaging.sketching.dogs import paw_leg
from imaging.sketching.fur import Fur, lay_pattern
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import INK, Colour, darken, luminance, rgb

_NOSE: Final[Colour] = rgb("#df8683")


def draw_cat(canvas: Canvas, fur: Fur, pose: str) -> None:
    """A cat that stands, walks, plays, sits, or sleeps rolled up."""
    with canvas.group(scale=0.8):
        if pose == "lying":
            _cat_asleep(canvas, fur)
        elif pose == "sitting":
            _cat_sitting(canvas, fur)
        else:
            _cat_standing(canvas, fur, pose)


def _cat_tail(canvas: Canvas, points: list[Point], fur: Fur) -> None:
    canvas.limb(points, [0.044, 0.046, 0.046, 0.034], fur.coat)
    if fur.pattern == "striped":
        for (ax, ay), (bx, by) in itertools.pairwise(points[1:]):
            mx, my = (ax + bx) / 2, (ay + by) / 2
            canvas.line([(mx - 0.018, my), (mx + 0.018, my - 0.004)], fur.stripe, 0.013, alpha=0.8)


def _cat_standing(canvas: Canvas, fur: Fur, pose: str) -> None:
    far = darken(fur.coat, 0.16)
    swing = 0.05 if pose in ("walking", "running", "playing") else 0.0
    _cat_tail(canvas, [(-0.16, -0.23), (-0.24, -0.25), (-0.26, -0.36), (-0.2, -0.43)], fur)
    paw_leg(
        canvas,
        [(0.11, -0.16), (0.11 + swing * 0.5, -0.09), (0.1 + swing, -0.02)],
        [0.06, 0.042, 0.038],
        far,
        far,
    )
    paw_leg(
        canvas,
        [(-0.11, -0.16), (-0.14 - swing * 0.5, -0.09), (-0.11 - swing, -0.02)],
        [0.08, 0.044, 0.038],
        far,
        far,
    )
    body = through_path(
        [
            (-0.19, -0.21),
            (-0.12, -0.275),
            (0.04, -0.25),
            (0.14, -0.29),
            (0.2, -0.22),
            (0.16, -0.13),
            (0.02, -0.125),
            (-0.13, -0.12),
        ]
    )
    canvas.fill(body, fur.coat)
    with canvas.clip(body):
        canvas.through(
            [(0.1, -0.25), (0.22, -0.24), (0.18, -0.1), (0.08, -0.12)], fur.pale, outline=False, alpha=0.8
        )
    lay_pattern(canvas, body, fur)
    paw_leg(
        canvas,
        [(-0.145, -0.18), (-0.18 + swing * 0.4, -0.09), (-0.15 + swing, -0.02)],
        [0.11, 0.046, 0.04],
        fur.coat,
        fur.pale,
    )
    if pose == "playing":
        canvas.limb([(0.15, -0.19), (0.24, -0.18), (0.27, -0.25)], [0.07, 0.046, 0.042], fur.coat)
        canvas.oval(0.272, -0.262, 0.028, 0.026, fur.pale, weight=0.8)
    else:
        paw_leg(
            canvas,
            [(0.145, -0.18), (0.145 - swing * 0.4, -0.09), (0.14 - swing, -0.02)],
            [0.075, 0.046, 0.04],
            fur.coat,
            fur.pale,
        )
    _cat_head(canvas, fur, 0.175, -0.335)


def _cat_sitting(canvas: Canvas, fur: Fur) -> None:
    _cat_tail(canvas, [(-0.1, -0.025), (-0.19, -0.03), (-0.235, -0.1), (-0.19, -0.17)], fur)
    body = through_path(
        [
            (-0.01, -0.3),
            (0.08, -0.29),
            (0.115, -0.16),
            (0.1, -0.01),
            (-0.06, 0.0),
            (-0.155, -0.02),
            (-0.165, -0.1),
            (-0.09, -0.21),
        ]
    )
    canvas.fill(body, fur.coat)
    with canvas.clip(body):
        canvas.through(
            [(0.04, -0.28), (0.12, -0.26), (0.12, -0.1), (0.08, -0.06), (0.03, -0.16)],
            fur.pale,
            outline=False,
            alpha=0.85,
        )
    lay_pattern(canvas, body, fur)
    canvas.through(
        [(-0.155, -0.055), (-0.11, -0.125), (-0.04, -0.1), (-0.01, -0.045), (-0.05, -0.01), (-0.13, -0.01)],
        fur.coat,
        weight=0.9,
    )
    canvas.oval(-0.03, -0.014, 0.046, 0.018, fur.pale, weight=0.8)
    for x, tone in ((0.1, darken(fur.coat, 0.14)), (0.06, fur.coat)):
        canvas.limb(
            [(x, -0.18), (x + 0.006, -0.09), (x + 0.008, -0.02)],
            [0.052, 0.042, 0.04],
            tone,
            joined="left",
            shade=0.06,
        )
        canvas.oval(x + 0.018, -0.014, 0.03, 0.019, fur.pale, weight=0.8)
    _cat_head(canvas, fur, 0.06, -0.365)


def _cat_asleep(canvas: Canvas, fur: Fur) -> None:
    body = through_path(
        [
            (-0.23, -0.08),
            (-0.17, -0.19),
            (-0.02, -0.225),
            (0.14, -0.17),
            (0.21, -0.08),
            (0.14, -0.005),
            (-0.14, -0.002),
        ]
    )
    canvas.fill(body, fur.coat, shade=0.2)
    lay_pattern(canvas, body, fur)
    canvas.ink_line(
        [(-0.16, -0.04), (-0.13, -0.12), (-0.05, -0.145)], darken(fur.coat, 0.4), weight=0.9, alpha=0.7
    )
    tail = [(-0.2, -0.06), (-0.1, -0.022), (0.04, -0.018), (0.13, -0.032)]
    canvas.limb(tail, [0.046, 0.05, 0.05, 0.03], darken(fur.coat, 0.06))
    if fur.pattern == "striped":
        for px in (-0.12, -0.05, 0.02):
            canvas.line([(px, -0.04), (px + 0.012, -0.004)], fur.stripe, 0.013, alpha=0.8)
    with canvas.group(0.0, 0.0):
        _cat_head(canvas, fur, 0.13, -0.125, asleep=True)
    canvas.limb([(0.06, -0.03), (0.15, -0.018)], [0.04, 0.036], fur.coat)
    canvas.oval(0.165, -0.018, 0.028, 0.019, fur.pale, weight=0.8)


def _cat_head(canvas: Canvas, fur: Fur, x: float, y: float, asleep: bool = False) -> None:
    coat, pale = fur.coat, fur.pale
    with canvas.group(x, y, 0.104, angle=8 if asleep else 0):
        for side in (-1, 1):
            tone = fur.second if fur.pattern in ("patched", "spotted") and side < 0 else coat
            canvas.soft(
                [(side * 0.98, -0.1), (side * 0.9, -1.34), (side * 0.6, -1.0), (side * 0.1, -0.66)], tone
            )
            canvas.soft(
                [(side * 0.8, -0.4), (side * 0.8, -1.08), (side * 0.42, -0.72)],
                _NOSE,
                outline=False,
                alpha=0.8,
            )
        head = through_path(
            [
                (0, -0.82),
                (0.66, -0.64),
                (0.98, 0.0),
                (0.78, 0.56),
                (0.0, 0.76),
                (-0.78, 0.56),
                (-0.98, 0.0),
                (-0.66, -0.64),
            ]
        )
        canvas.fill(head, coat)
        if fur.pattern in ("patched", "spotted"):
            with canvas.clip(head):
                canvas.through(
                    [(-1.0, -0.7), (-0.2, -0.9), (0.04, -0.2), (-0.4, 0.2), (-1.0, 0.1)],
                    fur.second,
                    outline=False,
                )
            canvas.trace(head, darken(coat, 0.6))
        if fur.pattern == "striped" or (
            luminance(coat) > 0.3 and fur.pattern == "plain" and luminance(coat) < 0.86
        ):
            for px in (-0.22, 0.02, 0.26):
                canvas.line([(px, -0.78), (px * 0.75, -0.46)], fur.stripe, 0.09, alpha=0.7)
        _cat_face(canvas, fur, pale, asleep)


def _cat_face(canvas: Canvas, fur: Fur, pale: Colour, asleep: bool) -> None:
    whisker = rgb("#fffaf2") if luminance(fur.coat) < 0.5 else darken(fur.coat, 0.5)
    eye = rgb("#b9cf6d") if luminance(fur.coat) < 0.86 else rgb("#8fc3d9")
    for side in (-1, 1):
        canvas.oval(0.1 + side * 0.19, 0.36, 0.25, 0.2, pale, shade=0, outline=False)
        ex = 0.1 + side * 0.41
        if asleep:
            canvas.ink_line([(ex - 0.17, -0.04), (ex, 0.06), (ex + 0.17, -0.04)], INK, weight=1.1)
        else:
            canvas.oval(ex, -0.06, 0.2, 0.22, eye, shade=0, weight=0.9)
            canvas.oval(ex + 0.02, -0.05, 0.11, 0.19, INK, shade=0, outline=False)
            canvas.dot(ex + 0.07, -0.14, 0.06, (255, 255, 255))
        for lift in (-0.05, 0.12):
            points = [(0.1 + side * 0.4, 0.34 + lift * 0.4), (0.1 + side * 1.12, 0.28 + lift * 1.2)]
            canvas.ink_line(points, whisker, weight=0.6, alpha=0.8)
    canvas.soft([(-0.02, 0.16), (0.22, 0.16), (0.1, 0.34)], _NOSE, weight=0.7)
    canvas.ink_line([(-0.1, 0.42), (0.03, 0.47), (0.1, 0.36), (0.17, 0.47), (0.3, 0.42)], INK, weight=0.9)


def draw_rabbit(canvas: Canvas, fur: Fur) -> None:
    """A rabbit that sits."""
    coat, pale = fur.coat, fur.pale
    canvas.oval(-0.115, -0.055, 0.035, 0.033, rgb("#fdf8ee"), weight=0.8)
    body = through_path(
        [(-0.13, -0.07), (-0.07, -0.145), (0.03, -0.14), (0.075, -0.07), (0.04, -0.005), (-0.1, -0.003)]
    )
    canvas.fill(body, coat)
    lay_pattern(canvas, body, fur)
    canvas.oval(-0.045, -0.045, 0.055, 0.045, coat, weight=0.8)
    canvas.oval(-0.01, -0.012, 0.05, 0.015, pale, weight=0.8)
    canvas.oval(0.065, -0.014, 0.024, 0.015, pale, weight=0.8)
    for x, angle in ((0.045, -8), (0.085, 12)):
        with canvas.group(x, -0.18, angle=angle):
            canvas.oval(0, -0.06, 0.021, 0.066, coat)
            canvas.oval(0, -0.055, 0.01, 0.046, rgb("#eaa7a2"), outline=False)
    canvas.oval(0.07, -0.145, 0.064, 0.058, coat)
    canvas.oval(0.1, -0.125, 0.032, 0.028, pale, outline=False)
    canvas.dot(0.075, -0.155, 0.0125, INK)
    canvas.dot(0.079, -0.16, 0.0045, (255, 255, 255))
    canvas.oval(0.124, -0.138, 0.01, 0.008, _NOSE, outline=False)
    canvas.ink_line([(0.122, -0.13), (0.112, -0.116), (0.1, -0.114)], INK, weight=0.7)
    for lift in (-0.004, 0.008):
        canvas.ink_line(
            [(0.105, -0.124 + lift * 0.4), (0.15, -0.122 + lift)], darken(coat, 0.4), weight=0.5, alpha=0.7
        )
