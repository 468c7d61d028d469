"""Plain seats and tables that the scene needs and nobody asked for."""

from collections.abc import Callable, Mapping
from typing import Final

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import COLOURS, WOOD, Colour, darken, lighten, rgb


def draw_furniture(
    canvas: Canvas, kind: str, x: float, y: float, scale: float, height: float, width: float
) -> None:
    """One piece; ``width`` and ``height`` in page units."""
    with canvas.group(x, y, scale):
        h, w = height / scale, width / scale
        if kind in _PIECES:
            _PIECES[kind](canvas, w, h)
        elif kind == "side_table":
            _table(canvas, w, 0.34, cloth=True)
        else:
            _table(canvas, w, h, cloth=False)


def _stool(canvas: Canvas, _w: float, h: float) -> None:
    wood = darken(WOOD, 0.08)
    canvas.shadow(0, 0, 0.13, 0.022)
    for x, far in ((-0.045, True), (0.05, True), (-0.085, False), (0.085, False)):
        canvas.limb([(x * 0.8, -h + 0.02), (x, -0.004)], [0.024, 0.02], darken(wood, 0.18 if far else 0))
    canvas.line([(-0.07, -h * 0.4), (0.07, -h * 0.4)], darken(wood, 0.25), 0.014)
    canvas.rect(-0.115, -h - 0.005, 0.23, 0.036, lighten(wood, 0.1), radius=0.016)


def _rock(canvas: Canvas, w: float, h: float) -> None:
    stone = rgb("#a39a90")
    canvas.shadow(0, 0, w * 0.85, 0.03)
    canvas.through(
        [
            (-w * 0.8, 0.0),
            (-w * 0.74, -h * 0.55),
            (-w * 0.4, -h * 0.98),
            (w * 0.3, -h * 1.02),
            (w * 0.68, -h * 0.7),
            (w * 0.82, 0.0),
            (0.0, 0.022),
        ],
        stone,
        shade=0.24,
    )
    canvas.ink_line(
        [(-w * 0.4, -h * 0.9), (-w * 0.16, -h * 0.6), (-w * 0.2, -h * 0.3)], darken(stone, 0.25), alpha=0.5
    )
    canvas.ink_line([(w * 0.3, -h * 0.5), (w * 0.5, -h * 0.3)], darken(stone, 0.25), weight=0.8, alpha=0.5)


def _log(canvas: Canvas, w: float, h: float) -> None:
    bark, cut = rgb("#83604a"), rgb("#d8b383")
    half = max(0.24, w)
    canvas.shadow(0, 0, half * 1.1, 0.03)
    canvas.rect(-half, -h, 2 * half, h, bark, radius=h * 0.4, shade=0.2)
    for y in (-0.7, -0.45, -0.2):
        canvas.ink_line(
            [(-half * 0.8, y * h), (0.0, y * h + 0.006), (half * 0.6, y * h)],
            darken(bark, 0.3),
            weight=0.8,
            alpha=0.5,
        )
    canvas.oval(half * 0.92, -h * 0.5, h * 0.3, h * 0.5, cut)
    canvas.oval(half * 0.92, -h * 0.5, h * 0.16, h * 0.28, darken(cut, 0.12), weight=0.6)


def _vehicle_seat(canvas: Canvas, _w: float, h: float) -> None:
    """An upholstered seat of a car, bus or train with its back."""
    cloth = rgb("#7f9a78")
    canvas.shadow(0, 0, 0.2, 0.026)
    canvas.rect(-0.16, -h + 0.02, 0.32, h - 0.03, darken(cloth, 0.35), radius=0.02, weight=0.8)
    canvas.rect(-0.19, -h - 0.36, 0.38, 0.4, cloth, radius=0.06)
    canvas.rect(-0.11, -h - 0.42, 0.22, 0.09, lighten(cloth, 0.6), radius=0.03, weight=0.8)
    for x in (-0.065, 0.065):
        canvas.ink_line([(x, -h - 0.3), (x, -h - 0.02)], darken(cloth, 0.3), weight=0.7, alpha=0.6)
    canvas.rect(-0.21, -h - 0.01, 0.42, 0.085, lighten(cloth, 0.12), radius=0.035)


def _perch(canvas: Canvas, w: float, h: float) -> None:
    """A stand with a bar for a house bird, its food cup at one end."""
    wood = lighten(WOOD, 0.1)
    canvas.shadow(0, 0, 0.13, 0.02)
    canvas.through([(-0.12, 0.0), (-0.08, -0.035), (0.08, -0.035), (0.12, 0.0)], darken(wood, 0.1))
    canvas.limb([(0, -0.03), (0, -h)], [0.03, 0.026], wood)
    half = max(0.09, w * 0.5)
    canvas.limb([(-half, -h), (half, -h)], [0.026, 0.026], darken(wood, 0.14))
    canvas.polygon([(half - 0.05, -h - 0.03), (half + 0.03, -h - 0.03), (half + 0.015, -h + 0.02),
                    (half - 0.035, -h + 0.02)], rgb("#a5adb3"), weight=0.7)  # fmt: skip


def _crate(canvas: Canvas, w: float, h: float) -> None:
    """A wooden fruit crate stood on its end."""
    wood = lighten(WOOD, 0.12)
    half = w / 2
    canvas.shadow(0, 0, half * 1.05, 0.028)
    canvas.rect(-half, -h, w, h, wood)
    for row in (0.06, 0.38, 0.7):
        canvas.rect(-half + 0.02, -h * (row + 0.24), w - 0.04, h * 0.18, darken(wood, 0.1), weight=0.7)
    for side in (-1, 1):
        canvas.rect(side * (half - 0.022) - 0.022, -h, 0.044, h, lighten(wood, 0.1), weight=0.8)
    canvas.polygon(
        [
            (-half * 0.94, -h - 0.03),
            (half * 0.94, -h - 0.03),
            (half * 1.04, -h + 0.012),
            (-half * 1.04, -h + 0.012),
        ],
        lighten(wood, 0.22),
    )


def _picnic_cloth(canvas: Canvas, w: float, _h: float) -> None:
    _cloth(canvas, w, rgb("#fbf3e4"), COLOURS["red"], checks=True)


def _towel(canvas: Canvas, w: float, _h: float) -> None:
    _cloth(canvas, w, rgb("#8fc1d4"), rgb("#f7efdc"), checks=False)


def _mat(canvas: Canvas, w: float, _h: float) -> None:
    _cloth(canvas, w, rgb("#b9694f"), rgb("#e9cf9f"), checks=False)


def _cloth(canvas: Canvas, w: float, ground: Colour, stripe: Colour, *, checks: bool) -> None:
    """A cloth spread on the ground, seen from the front, checked or striped across."""
    far, near, top, low = w * 0.47, w * 0.56, -0.085, 0.022
    canvas.polygon([(-far, top), (far, top), (near, low), (-near, low)], ground, shade=0.05)
    count = max(4, round(w / 0.1))
    for i in range(count):
        a, b = (i + 0.1) / count * 2 - 1, (i + 0.5) / count * 2 - 1
        canvas.polygon(
            [(far * a, top), (far * b, top), (near * b, low), (near * a, low)],
            stripe, alpha=0.5 if checks else 0.8, outline=False, shade=0,
        )  # fmt: skip
    for y, deep in ((top + 0.012, 0.018), (top + 0.05, 0.024)) if checks else ():
        t = (y - top) / (low - top)
        half = far + (near - far) * t
        canvas.rect(-half, y, 2 * half, deep, stripe, alpha=0.45, outline=False, shade=0)


_PIECES: Final[Mapping[str, Callable[[Canvas, float, float], None]]] = {
    "stool": _stool,
    "rock": _rock,
    "log": _log,
    "crate": _crate,
    "vehicle_seat": _vehicle_seat,
    "perch": _perch,
    "picnic_cloth": _picnic_cloth,
    "towel": _towel,
    "mat": _mat,
}


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
