"""Cars, in the shape of their decade."""

from dataclasses import dataclass
from typing import Final

from imaging.sketching.kit import Canvas, Point
from imaging.sketching.objects import thing
from imaging.sketching.palette import COLOURS, METAL, Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import Rng, pick, solid_wheel, spoked_wheel

_GLASS = rgb("#bcd6de")
_CREAM = rgb("#f4ead2")
_CHROME = lighten(METAL, 0.35)


@dataclass(frozen=True)
class _Shape:
    """A car from the side, facing right: its roof, its windows and its body, soft outlines all."""

    roof: tuple[Point, ...]
    windows: tuple[tuple[Point, ...], ...]
    body: tuple[Point, ...]
    wheels: tuple[float, float]
    wheel: float


_SHAPES: Final = (
    (
        1950,
        _Shape(
            ((-0.6, -0.3), (-0.58, -0.66), (-0.48, -0.73), (0.1, -0.73), (0.16, -0.66), (0.22, -0.3)),
            (
                ((-0.5, -0.42), (-0.49, -0.63), (-0.26, -0.63), (-0.26, -0.42)),
                ((-0.19, -0.42), (-0.19, -0.63), (0.06, -0.63), (0.12, -0.42)),
            ),
            (
                (-0.72, -0.2),
                (-0.66, -0.4),
                (-0.4, -0.44),
                (0.15, -0.44),
                (0.6, -0.46),
                (0.74, -0.42),
                (0.76, -0.2),
                (0.6, -0.13),
                (-0.62, -0.13),
            ),
            (-0.5, 0.52),
            0.155,
        ),
    ),
    (
        1965,
        _Shape(
            ((-0.62, -0.34), (-0.5, -0.62), (-0.2, -0.71), (0.14, -0.7), (0.32, -0.58), (0.46, -0.34)),
            (
                ((-0.46, -0.41), (-0.4, -0.55), (-0.14, -0.6), (-0.13, -0.41)),
                ((-0.07, -0.41), (-0.07, -0.6), (0.12, -0.59), (0.3, -0.41)),
            ),
            (
                (-0.9, -0.24),
                (-0.82, -0.4),
                (-0.5, -0.43),
                (0.1, -0.42),
                (0.6, -0.43),
                (0.84, -0.36),
                (0.88, -0.2),
                (0.7, -0.11),
                (-0.74, -0.11),
            ),
            (-0.52, 0.52),
            0.125,
        ),
    ),
    (
        1985,
        _Shape(
            ((-0.62, -0.38), (-0.47, -0.66), (-0.42, -0.68), (0.16, -0.68), (0.22, -0.65), (0.44, -0.38)),
            (
                ((-0.5, -0.41), (-0.4, -0.61), (-0.13, -0.62), (-0.13, -0.41)),
                ((-0.07, -0.41), (-0.07, -0.62), (0.14, -0.61), (0.31, -0.41)),
            ),
            (
                (-0.93, -0.16),
                (-0.93, -0.39),
                (-0.86, -0.42),
                (0.4, -0.42),
                (0.84, -0.39),
                (0.93, -0.36),
                (0.93, -0.16),
                (0.85, -0.12),
                (-0.86, -0.12),
            ),
            (-0.55, 0.55),
            0.122,
        ),
    ),
    (
        9999,
        _Shape(
            ((-0.72, -0.36), (-0.62, -0.62), (-0.4, -0.72), (0.06, -0.71), (0.26, -0.6), (0.56, -0.38)),
            (
                ((-0.58, -0.42), (-0.5, -0.6), (-0.2, -0.64), (-0.19, -0.42)),
                ((-0.13, -0.42), (-0.13, -0.64), (0.08, -0.62), (0.36, -0.42)),
            ),
            (
                (-0.82, -0.2),
                (-0.82, -0.4),
                (-0.6, -0.46),
                (0.4, -0.43),
                (0.72, -0.36),
                (0.86, -0.26),
                (0.84, -0.14),
                (0.7, -0.1),
                (-0.74, -0.1),
            ),
            (-0.5, 0.53),
            0.135,
        ),
    ),
)


@thing("car", width=1.86, height=0.73, belongs=("floor",))
def car(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A family car: upright before 1950, round to 1965, square to 1985, smooth after; facing right."""
    year = canvas.year or 1968
    body = pick(colour, rng, "red", "light_blue", "beige", "green", "white")
    if colour is None and year < 1950:
        body = rgb("#4f5a63")
    shape = next(s for until, s in _SHAPES if year < until)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.008, 0.95, 0.055, 0.3)
        canvas.soft(shape.roof, lighten(body, 0.06))
        for window in shape.windows:
            canvas.polygon(window, _GLASS, weight=0.8)
        (left, low), (_, top) = shape.windows[0][0], shape.windows[0][1]
        glare = [(left + 0.06, low - 0.03), (left + 0.13, top + 0.03)]
        canvas.line(glare, (255, 255, 255), 0.02, alpha=0.55)
        canvas.soft(shape.body, body, shade=0.22)
        _trim(canvas, shape, body, year)
        for wx in shape.wheels:
            r = shape.wheel
            canvas.oval(wx, -r - 0.015, r * 1.28, r * 1.22, darken(body, 0.55), outline=False, shade=0)
            if year < 1950:
                spoked_wheel(canvas, wx, -r, r * 0.9, 0.04, spokes=6)
            else:
                solid_wheel(canvas, wx, -r, r, _CHROME)
        if year < 1950:
            _wings(canvas, shape, darken(body, 0.3))


def _trim(canvas: Canvas, shape: _Shape, body: Colour, year: int) -> None:
    """Doors, lamps, bumpers and handles."""
    front = max(px for px, _ in shape.body) - 0.05
    back = min(px for px, _ in shape.body) + 0.05
    if 1950 <= year < 1985:
        canvas.line([(back + 0.06, -0.27), (front - 0.06, -0.27)], lighten(body, 0.6), 0.016)
    for px in (shape.windows[0][3][0] + 0.03, shape.windows[1][3][0] + 0.05):
        canvas.ink_line([(px, -0.41), (px - 0.01, -0.16)], darken(body, 0.5))
    for px in (shape.windows[0][3][0] - 0.06, shape.windows[1][3][0] - 0.02):
        canvas.line([(px - 0.07, -0.35), (px, -0.35)], METAL, 0.016)
    canvas.rect(
        back - 0.02, -0.36 if year >= 1985 else -0.33, 0.04, 0.08, COLOURS["red"], radius=0.012, weight=0.8
    )
    if year >= 1985:
        canvas.soft(
            [(front - 0.14, -0.33), (front, -0.27), (front - 0.02, -0.21), (front - 0.15, -0.26)],
            rgb("#fdf3cf"),
            weight=0.8,
        )
        canvas.line([(back, -0.155), (front, -0.155)], darken(body, 0.45), 0.03)
        return
    if year >= 1965:
        canvas.rect(front - 0.05, -0.34, 0.05, 0.09, rgb("#fdf3cf"), radius=0.01, weight=0.8)
    else:
        canvas.oval(front - 0.06, -0.32, 0.05, 0.055, rgb("#fdf3cf"), weight=0.9)
    for px in (back - 0.05, front - 0.13):
        canvas.rect(px, -0.185, 0.2, 0.042, _CHROME, radius=0.016, weight=0.8)


def _wings(canvas: Canvas, shape: _Shape, colour: Colour) -> None:
    """Mudguards, running board and the radiator of the thirties."""
    rear, front = shape.wheels
    for wx in (rear, front):
        arch = [(wx - 0.22, -0.13), (wx - 0.13, -0.31), (wx + 0.06, -0.35), (wx + 0.22, -0.2)]
        canvas.line(arch, darken(colour, 0.4), 0.06, smooth=True)
        canvas.line(arch, colour, 0.046, smooth=True)
    canvas.line([(rear + 0.22, -0.12), (front - 0.22, -0.12)], colour, 0.034)
    canvas.rect(0.72, -0.46, 0.05, 0.26, _CHROME, radius=0.012, weight=0.9)
    canvas.oval(0.7, -0.4, 0.05, 0.055, rgb("#fdf3cf"), weight=0.9)


@thing("small_car", width=1.4, height=0.66, belongs=("floor",))
def small_car(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """The little round family car of the sixties (the Seat 600, the Beetle), facing right."""
    body = colour or rng.choice((_CREAM, rgb("#8fb7c9"), rgb("#c9605a"), rgb("#9cb48b")))
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.008, 0.74, 0.05, 0.3)
        canvas.soft(
            [(-0.5, -0.32), (-0.44, -0.58), (-0.2, -0.68), (0.12, -0.67), (0.33, -0.52), (0.42, -0.32)],
            lighten(body, 0.06),
        )
        canvas.polygon([(-0.36, -0.36), (-0.3, -0.52), (-0.1, -0.57), (-0.09, -0.36)], _GLASS, weight=0.8)
        canvas.polygon([(-0.04, -0.36), (-0.04, -0.57), (0.12, -0.555), (0.27, -0.36)], _GLASS, weight=0.8)
        canvas.line([(-0.28, -0.4), (-0.22, -0.5)], (255, 255, 255), 0.02, alpha=0.6)
        canvas.soft(
            [
                (-0.69, -0.2),
                (-0.64, -0.36),
                (-0.45, -0.41),
                (0.1, -0.37),
                (0.45, -0.38),
                (0.66, -0.3),
                (0.69, -0.16),
                (0.6, -0.09),
                (-0.62, -0.09),
            ],
            body,
            shade=0.22,
        )
        canvas.ink_line([(-0.07, -0.36), (-0.07, -0.12)], darken(body, 0.5))
        canvas.ink_line([(0.28, -0.34), (0.26, -0.2), (0.2, -0.11)], darken(body, 0.5), weight=0.8)
        canvas.line([(-0.02, -0.3), (0.04, -0.3)], METAL, 0.018)
        for k in range(3):
            canvas.ink_line(
                [(-0.6 + 0.035 * k, -0.32), (-0.58 + 0.035 * k, -0.26)], darken(body, 0.5), weight=0.8
            )
        canvas.oval(0.6, -0.27, 0.042, 0.05, rgb("#fdf3cf"), weight=0.9)
        canvas.rect(-0.67, -0.27, 0.035, 0.07, COLOURS["red"], radius=0.012, weight=0.8)
        for bx in (-0.71, 0.55):
            canvas.rect(bx, -0.14, 0.16, 0.04, lighten(METAL, 0.35), radius=0.016, weight=0.8)
        for wx in (-0.42, 0.42):
            canvas.oval(wx, -0.12, 0.15, 0.15, darken(body, 0.5), outline=False, shade=0)
            solid_wheel(canvas, wx, -0.115, 0.115, lighten(METAL, 0.35))


def manned_car(canvas: Canvas, colour: Colour | None) -> None:
    """What is nearer of a family car than those who sit in it, in the shape of its decade; facing right."""
    year = canvas.year or 1968
    body = colour or (rgb("#4f5a63") if year < 1950 else rgb("#8fb7c9") if year < 1985 else rgb("#b8574f"))
    square = year >= 1985
    slope = 0.05 if year < 1950 or square else 0.14
    roof = (
        (-0.86, -0.5),
        (-0.8 + slope, -0.98),
        (-0.66 + slope, -1.06),
        (0.34, -1.06),
        (0.46, -0.98),
        (0.7, -0.5),
    )
    canvas.shadow(0, -0.008, 1.05, 0.055, 0.3)
    _frame(canvas, roof, body, pillars=(-0.2,))
    hull = (
        (
            (-1.04, -0.16),
            (-1.04, -0.5),
            (-0.96, -0.54),
            (0.66, -0.52),
            (0.98, -0.46),
            (1.04, -0.2),
            (0.94, -0.13),
        )
        if square
        else (
            (-1.0, -0.24),
            (-0.94, -0.48),
            (-0.7, -0.54),
            (0.2, -0.52),
            (0.72, -0.52),
            (0.98, -0.42),
            (1.02, -0.2),
        )
    )
    canvas.soft([*hull, (0.8, -0.12), (-0.84, -0.12)], body, shade=0.22)
    _doors(canvas, body, (-0.86, -0.2, 0.5))
    canvas.oval(0.95, -0.36, 0.045, 0.055, rgb("#fdf3cf"), weight=0.9)
    canvas.rect(-1.0, -0.42, 0.04, 0.1, COLOURS["red"], radius=0.012, weight=0.8)
    for px in (-1.06, 0.86):
        canvas.rect(px, -0.2, 0.22, 0.05, _CHROME, radius=0.018, weight=0.8)
    for wx in (-0.6, 0.62):
        canvas.oval(wx, -0.16, 0.2, 0.19, darken(body, 0.55), outline=False, shade=0)
        if year < 1950:
            spoked_wheel(canvas, wx, -0.15, 0.145, 0.04, spokes=6)
        else:
            solid_wheel(canvas, wx, -0.15, 0.15, _CHROME)


def manned_small_car(canvas: Canvas, colour: Colour | None) -> None:
    """What is nearer of the little round car of the sixties than those who sit in it; facing right."""
    body = colour or _CREAM
    roof = ((-0.68, -0.5), (-0.56, -0.9), (-0.3, -1.04), (0.24, -1.04), (0.44, -0.92), (0.6, -0.5))
    canvas.shadow(0, -0.008, 0.88, 0.05, 0.3)
    _frame(canvas, roof, body, pillars=(-0.1,))
    canvas.soft(
        [
            (-0.85, -0.24),
            (-0.8, -0.46),
            (-0.6, -0.54),
            (0.1, -0.51),
            (0.5, -0.52),
            (0.8, -0.42),
            (0.86, -0.22),
            (0.74, -0.11),
            (-0.74, -0.11),
        ],
        body,
        shade=0.22,
    )
    _doors(canvas, body, (-0.1, 0.46))
    for k in range(3):
        canvas.ink_line([(-0.76 + 0.04 * k, -0.42), (-0.74 + 0.04 * k, -0.34)], darken(body, 0.5), weight=0.8)
    canvas.oval(0.77, -0.36, 0.05, 0.06, rgb("#fdf3cf"), weight=0.9)
    canvas.rect(-0.84, -0.36, 0.035, 0.08, COLOURS["red"], radius=0.012, weight=0.8)
    for bx in (-0.88, 0.7):
        canvas.rect(bx, -0.18, 0.18, 0.045, _CHROME, radius=0.016, weight=0.8)
    for wx in (-0.5, 0.52):
        canvas.oval(wx, -0.15, 0.18, 0.18, darken(body, 0.5), outline=False, shade=0)
        solid_wheel(canvas, wx, -0.14, 0.14, _CHROME)


def _frame(canvas: Canvas, roof: tuple[Point, ...], body: Colour, pillars: tuple[float, ...]) -> None:
    """The roof and its pillars around open windows, so that who sits within is seen."""
    canvas.line(roof, darken(body, 0.45), 0.066, smooth=True)
    canvas.line(roof, lighten(body, 0.06), 0.05, smooth=True)
    top = min(y for _, y in roof)
    for px in pillars:
        canvas.line([(px, top + 0.01), (px - 0.02, -0.5)], darken(body, 0.45), 0.05)
        canvas.line([(px, top + 0.01), (px - 0.02, -0.5)], lighten(body, 0.06), 0.036)


def _doors(canvas: Canvas, body: Colour, edges: tuple[float, ...]) -> None:
    for px in edges:
        canvas.ink_line([(px, -0.5), (px - 0.01, -0.16)], darken(body, 0.5))
    for px in edges[:-1]:
        canvas.line([(px + 0.08, -0.4), (px + 0.16, -0.4)], METAL, 0.02)
