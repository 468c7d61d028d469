"""What people ride, drive and row."""

import skia

from imaging.sketching.kit import Canvas
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
from imaging.sketching.thing_parts import TYRE, Rng, pick, spoked_wheel


@thing("bicycle", width=0.98, height=0.6, belongs=("floor",), grip=(0.26, 0.56), seat=0.55)
def bicycle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bicycle with mudguards, bell and basket, facing right."""
    frame = pick(colour, rng, "red", "blue", "green", "light_blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.48, 0.025, 0.26)
        for wx in (-0.3, 0.3):
            spoked_wheel(canvas, wx, -0.18, 0.168, 0.02)
            canvas.line(
                [(wx - 0.14, -0.3), (wx - 0.04, -0.365), (wx + 0.08, -0.352)], frame, 0.016, smooth=True
            )
        for a, b in (
            ((-0.3, -0.18), (-0.02, -0.18)),
            ((-0.3, -0.18), (-0.1, -0.42)),
            ((-0.02, -0.18), (-0.12, -0.48)),
            ((-0.02, -0.18), (0.2, -0.42)),
            ((-0.11, -0.44), (0.19, -0.46)),
            ((0.18, -0.5), (0.3, -0.18)),
        ):
            canvas.line([a, b], darken(frame, 0.45), 0.03)
            canvas.line([a, b], frame, 0.022)
        canvas.line([(0.18, -0.5), (0.165, -0.57), (0.25, -0.59)], METAL, 0.018, smooth=True)
        canvas.line([(0.235, -0.588), (0.27, -0.575)], DARK_WOOD, 0.028)
        canvas.dot(0.19, -0.585, 0.016, BRASS)
        canvas.line([(-0.12, -0.48), (-0.13, -0.53)], METAL, 0.018)
        canvas.soft(
            [
                (-0.22, -0.55),
                (-0.12, -0.565),
                (-0.03, -0.545),
                (-0.05, -0.525),
                (-0.14, -0.53),
                (-0.2, -0.52),
            ],
            DARK_WOOD,
        )
        canvas.oval(-0.02, -0.18, 0.042, 0.042, METAL, weight=0.8)
        canvas.line([(-0.02, -0.18), (0.02, -0.1)], METAL, 0.014)
        canvas.line([(0.0, -0.098), (0.045, -0.1)], DARK_WOOD, 0.02)
        canvas.polygon([(0.21, -0.53), (0.37, -0.53), (0.345, -0.41), (0.235, -0.41)], rgb("#d8b273"))
        for k in range(3):
            canvas.ink_line(
                [(0.222, -0.505 + k * 0.03), (0.36, -0.505 + k * 0.03)], rgb("#8a6a3c"), weight=0.6
            )


@thing("motorbike", width=1.02, height=0.62, belongs=("floor",), grip=(0.25, 0.56), seat=0.42)
def motorbike(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A motorcycle facing right."""
    body = pick(colour, rng, "red", "green", "blue", "black")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.5, 0.03, 0.28)
        for wx in (-0.31, 0.33):
            spoked_wheel(canvas, wx, -0.17, 0.142, 0.05, spokes=6)
        canvas.line([(-0.42, -0.08), (-0.02, -0.09), (0.06, -0.16)], lighten(METAL, 0.3), 0.038)
        canvas.oval(0.03, -0.2, 0.1, 0.085, METAL)
        for k in range(4):
            canvas.line([(-0.04, -0.245 + k * 0.024), (0.1, -0.245 + k * 0.024)], darken(METAL, 0.35), 0.009)
        canvas.line([(-0.31, -0.17), (-0.06, -0.19), (0.16, -0.44)], darken(body, 0.3), 0.03)
        canvas.line([(0.17, -0.48), (0.33, -0.17)], lighten(METAL, 0.2), 0.03)
        canvas.soft(
            [(-0.48, -0.3), (-0.36, -0.36), (-0.16, -0.3), (-0.2, -0.25), (-0.32, -0.29), (-0.46, -0.22)],
            body,
        )
        canvas.soft(
            [(0.2, -0.3), (0.32, -0.36), (0.47, -0.28), (0.44, -0.24), (0.33, -0.3), (0.24, -0.25)], body
        )
        canvas.soft(
            [(-0.38, -0.43), (-0.22, -0.4), (-0.04, -0.42), (-0.02, -0.35), (-0.2, -0.32), (-0.38, -0.36)],
            DARK_WOOD,
        )
        canvas.soft(
            [(-0.08, -0.34), (-0.04, -0.43), (0.1, -0.48), (0.2, -0.42), (0.16, -0.34), (0.02, -0.31)],
            body,
            shade=0.22,
        )
        canvas.line([(0.0, -0.4), (0.12, -0.42)], PAPER, 0.016, smooth=True)
        canvas.oval(0.23, -0.44, 0.045, 0.045, lighten(METAL, 0.2))
        canvas.oval(0.258, -0.44, 0.018, 0.036, rgb("#fdf0c0"), weight=0.7)
        canvas.line([(0.18, -0.48), (0.17, -0.57), (0.25, -0.59)], METAL, 0.02, smooth=True)
        canvas.line([(0.22, -0.588), (0.27, -0.578)], TYRE, 0.03)


@thing("sidecar", width=1.12, height=0.62, belongs=("floor",), grip=(0.25, 0.56))
def sidecar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A motorcycle with its sidecar on the near side, facing right."""
    motorbike(canvas, x, y, scale, colour, rng)
    with canvas.group(x, y, scale):
        sidecar_tub(canvas, colour)


def sidecar_tub(canvas: Canvas, colour: Colour | None = None) -> None:
    """The sidecar alone: what is nearer than who sits in it."""
    body = colour or COLOURS["red"]
    canvas.soft(
        [
            (-0.3, -0.04),
            (-0.36, -0.34),
            (-0.2, -0.38),
            (0.16, -0.3),
            (0.48, -0.28),
            (0.66, -0.16),
            (0.5, -0.03),
        ],
        body,
        shade=0.22,
    )
    canvas.line([(-0.3, -0.22), (0.1, -0.2), (0.6, -0.14)], PAPER, 0.02, smooth=True)
    canvas.polygon([(0.2, -0.29), (0.26, -0.46), (0.34, -0.44), (0.34, -0.28)], rgb("#bcd6de"), alpha=0.75)
    canvas.oval(0.6, -0.19, 0.036, 0.036, rgb("#fdf0c0"), weight=0.8)
    spoked_wheel(canvas, 0.0, -0.13, 0.112, 0.045, spokes=6)


@thing("cart", width=1.35, height=0.78, belongs=("floor",))
def cart(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A two-wheeled country cart with hay and shafts to the right."""
    with canvas.group(x, y, scale):
        canvas.shadow(-0.1, -0.01, 0.6, 0.05, 0.28)
        _shafts(canvas, colour or WOOD)
        canvas.soft(
            [(-0.64, -0.5), (-0.55, -0.74), (-0.25, -0.84), (0.08, -0.76), (0.2, -0.5)], rgb("#e2c063")
        )
        for k in range(16):
            hx, hy = -0.52 + 0.04 * k, -0.6 - 0.05 * ((k * 3) % 4)
            canvas.ink_line([(hx, hy), (hx + 0.05 * (k % 3 - 1), hy - 0.07)], rgb("#a8832f"), weight=0.8)
        _cart_side(canvas, colour or WOOD)


def manned_cart(canvas: Canvas) -> None:
    """What is nearer of a cart than those who sit in it."""
    canvas.shadow(-0.1, -0.01, 0.6, 0.05, 0.28)
    _shafts(canvas, WOOD)
    _cart_side(canvas, WOOD)


def _shafts(canvas: Canvas, wood: Colour) -> None:
    canvas.limb([(-0.1, -0.36), (0.4, -0.33), (0.68, -0.22)], [0.05, 0.045, 0.035], darken(wood, 0.1))
    canvas.line([(0.3, -0.33), (0.31, -0.02)], darken(wood, 0.2), 0.035)


def _cart_side(canvas: Canvas, wood: Colour) -> None:
    for k in range(2):
        canvas.rect(-0.66, -0.54 + 0.09 * k, 0.88, 0.075, lighten(wood, 0.06 * (1 - k)), radius=0.008)
    canvas.rect(-0.68, -0.37, 0.92, 0.06, darken(wood, 0.1), radius=0.008)
    for px in (-0.63, -0.22, 0.19):
        canvas.rect(px - 0.02, -0.6, 0.04, 0.26, darken(wood, 0.16), weight=0.9)
    spoked_wheel(
        canvas, -0.22, -0.27, 0.24, 0.05, spokes=5, colour=darken(wood, 0.12), rim=darken(wood, 0.32)
    )


@thing("boat", width=1.6, height=0.62, belongs=("water", "floor"), seat=0.26)
def boat(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A painted rowing boat with oars."""
    hull = pick(colour, rng, "blue", "red", "green", "white")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.8, 0.06, 0.26)
        canvas.soft(
            [(-0.8, -0.44), (-0.3, -0.36), (0.35, -0.36), (0.82, -0.5), (0.6, -0.26), (-0.55, -0.26)],
            rgb("#a97f58"),
        )
        for bx in (-0.3, 0.2):
            canvas.polygon(
                [(bx - 0.1, -0.33), (bx + 0.1, -0.33), (bx + 0.12, -0.28), (bx - 0.12, -0.28)],
                lighten(WOOD, 0.2),
                weight=0.8,
            )
        canvas.limb([(-0.1, -0.44), (0.45, -0.16)], [0.03, 0.03], lighten(WOOD, 0.1), weight=0.9)
        shape = skia.Path()
        shape.moveTo(-0.8, -0.46)
        shape.quadTo(0.0, -0.18, 0.82, -0.52)
        shape.cubicTo(0.72, -0.16, 0.56, 0.0, 0.4, 0.0)
        shape.lineTo(-0.46, 0.0)
        shape.cubicTo(-0.62, 0.0, -0.76, -0.2, -0.8, -0.46)
        shape.close()
        canvas.fill(shape, hull, shade=0.2)
        canvas.line([(-0.79, -0.44), (-0.3, -0.31), (0.3, -0.33), (0.81, -0.5)], PAPER, 0.045, smooth=True)
        canvas.ink_line([(-0.74, -0.26), (-0.2, -0.15), (0.3, -0.17), (0.72, -0.29)], darken(hull, 0.45))
        canvas.ink_line([(-0.66, -0.12), (-0.2, -0.06), (0.3, -0.07), (0.62, -0.14)], darken(hull, 0.45))
        canvas.soft([(0.4, -0.2), (0.5, -0.2), (0.62, -0.02), (0.52, 0.0)], lighten(WOOD, 0.15), weight=0.9)
