"""Plain seats and tables that the scene needs and nobody asked for."""

import math

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import COLOURS, WOOD, darken, lighten, rgb


def draw_furniture(
    canvas: Canvas, kind: str, x: float, y: float, scale: float, height: float, width: float
) -> None:
    """One piece; ``width`` and ``height`` in page units."""
    with canvas.group(x, y, scale):
        h, w = height / scale, width / scale
        if kind == "stool":
            _stool(canvas, h)
        elif kind == "rug":
            canvas.oval(0, -0.03, w * 0.52, 0.055, COLOURS["red"])
            canvas.oval(0, -0.03, w * 0.46, 0.043, lighten(COLOURS["red"], 0.45), outline=False)
            canvas.oval(0, -0.03, w * 0.42, 0.036, darken(COLOURS["red"], 0.1), outline=False)
        elif kind == "side_table":
            _table(canvas, w, 0.34, cloth=True)
        elif kind == "washtub":
            _tub(canvas)
        elif kind == "stove":
            _stove(canvas)
        elif kind == "bicycle":
            _bicycle(canvas)
        else:
            _table(canvas, w, h, cloth=False)


def _stool(canvas: Canvas, h: float) -> None:
    wood = darken(WOOD, 0.08)
    canvas.shadow(0, 0, 0.13, 0.022)
    for x, far in ((-0.045, True), (0.05, True), (-0.085, False), (0.085, False)):
        canvas.limb([(x * 0.8, -h + 0.02), (x, -0.004)], [0.024, 0.02], darken(wood, 0.18 if far else 0))
    canvas.line([(-0.07, -h * 0.4), (0.07, -h * 0.4)], darken(wood, 0.25), 0.014)
    canvas.rect(-0.115, -h - 0.005, 0.23, 0.036, lighten(wood, 0.1), radius=0.016)


def _table(canvas: Canvas, w: float, h: float, cloth: bool) -> None:
    half = w / 2
    wood = WOOD
    canvas.shadow(0, 0, half * 1.05, 0.03)
    for side in (-1, 1):
        canvas.limb([(side * half * 0.66, -h), (side * half * 0.68, -0.03)], [0.03, 0.026], darken(wood, 0.3))
    for side in (-1, 1):
        canvas.limb(
            [(side * half * 0.84, -h), (side * half * 0.87, -0.004)], [0.038, 0.032], darken(wood, 0.08)
        )
    top = [(-half * 0.86, -h - 0.045), (half * 0.86, -h - 0.045), (half, -h + 0.012), (-half, -h + 0.012)]
    if cloth:
        fabric = rgb("#f4ead6")
        canvas.polygon(
            [
                *top[:2],
                (half * 1.02, -h + 0.1),
                (half * 0.5, -h + 0.075),
                (0, -h + 0.1),
                (-half * 0.5, -h + 0.075),
                (-half * 1.02, -h + 0.1),
            ],
            darken(fabric, 0.08),
        )
        canvas.polygon(top, fabric, shade=0.06)
        canvas.line([(-half * 0.98, -h + 0.055), (half * 0.98, -h + 0.055)], COLOURS["red"], 0.008, alpha=0.6)
    else:
        canvas.rect(-half, -h + 0.01, w, 0.036, darken(wood, 0.12), radius=0.006)
        canvas.polygon(top, lighten(wood, 0.16))


def _tub(canvas: Canvas) -> None:
    wood = rgb("#b58a5e")
    canvas.shadow(0, 0, 0.24, 0.03)
    canvas.polygon([(-0.23, -0.22), (0.23, -0.22), (0.19, 0.0), (-0.19, 0.0)], wood)
    for x in (-0.13, -0.045, 0.045, 0.13):
        canvas.ink_line([(x * 1.1, -0.21), (x * 0.95, -0.004)], darken(wood, 0.35), weight=0.7, alpha=0.6)
    for y in (-0.16, -0.05):
        canvas.line([(-0.22 - y * 0.05, y), (0.22 + y * 0.05, y)], rgb("#7f8890"), 0.014)
    canvas.oval(0, -0.22, 0.23, 0.04, rgb("#a9d3df"))
    for x, y, r in ((-0.1, -0.235, 0.035), (-0.04, -0.25, 0.045), (0.03, -0.24, 0.04), (0.09, -0.232, 0.03)):
        canvas.oval(x, y, r, r * 0.8, rgb("#fbfdfd"), shade=0.05, weight=0.5)


def _stove(canvas: Canvas) -> None:
    iron = rgb("#6b6a70")
    canvas.shadow(0, 0, 0.28, 0.03)
    canvas.rect(-0.25, -0.46, 0.5, 0.455, iron, radius=0.012)
    canvas.rect(-0.28, -0.49, 0.56, 0.045, darken(iron, 0.25), radius=0.008)
    canvas.rect(-0.17, -0.35, 0.34, 0.22, darken(iron, 0.4), radius=0.012)
    canvas.oval(0, -0.22, 0.12, 0.06, rgb("#f0a04b"), outline=False, alpha=0.85)
    canvas.line([(-0.14, -0.39), (0.14, -0.39)], rgb("#cfa04a"), 0.012)
    red = COLOURS["red"]
    canvas.rect(-0.11, -0.58, 0.22, 0.1, red, radius=0.02)
    canvas.limb([(-0.11, -0.55), (-0.15, -0.56)], [0.02, 0.02], red, weight=0.8)
    canvas.rect(-0.12, -0.595, 0.24, 0.022, lighten(red, 0.15), radius=0.01)
    for x in (-0.05, 0.02, 0.07):
        canvas.line(
            [(x, -0.63), (x + 0.015, -0.66), (x - 0.01, -0.69), (x + 0.01, -0.72)],
            rgb("#ffffff"),
            0.012,
            alpha=0.4,
            smooth=True,
        )


def _bicycle(canvas: Canvas) -> None:
    frame, tyre = COLOURS["red"], rgb("#4a4246")
    canvas.shadow(0, 0, 0.44, 0.025)
    for x in (-0.28, 0.3):
        canvas.line([(x, -0.17), (x + 0.001, -0.17)], rgb("#d9d4c8"), 0.02)
        for i in range(16):
            a, b = _rim(x, i, 0.155), _rim(x, i + 1, 0.155)
            canvas.line([a, b], tyre, 0.022)
            if i % 2 == 0:
                canvas.line([(x, -0.17), a], rgb("#b9b3a8"), 0.005)
    pedals = (0.02, -0.18)
    saddle, head = (-0.09, -0.42), (0.22, -0.44)
    for a, b in (
        ((-0.28, -0.17), pedals),
        (pedals, saddle),
        (saddle, (-0.28, -0.17)),
        (saddle, head),
        (head, pedals),
        (head, (0.3, -0.17)),
    ):
        canvas.line([a, b], frame, 0.02)
    canvas.line([head, (0.2, -0.52), (0.28, -0.54)], rgb("#8d9197"), 0.018, smooth=True)
    canvas.limb([(-0.15, -0.45), (-0.03, -0.45)], [0.04, 0.026], rgb("#5f4436"))
    canvas.oval(*pedals, 0.035, 0.035, rgb("#8d9197"))


def _rim(x: float, step: int, radius: float) -> tuple[float, float]:
    turn = math.tau * step / 16
    return (x + math.cos(turn) * radius, -0.17 + math.sin(turn) * radius)
