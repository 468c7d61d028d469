"""Machines of road, rail, field, sea and air, drawn smaller than life so that they fit beside people."""

import math

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
    mix,
    rgb,
)
from imaging.sketching.thing_parts import TYRE, Rng, pick, solid_wheel, spoked_wheel

_GLASS = rgb("#bcd6de")
_CREAM = rgb("#f4ead2")
_BLACK = rgb("#4a464e")


def _windows(canvas: Canvas, xs: list[float], y: float, width: float, height: float) -> None:
    for px in xs:
        canvas.rect(px, y, width, height, _GLASS, radius=0.02, weight=0.8)
        canvas.line(
            [(px + width * 0.25, y + height * 0.75), (px + width * 0.5, y + height * 0.25)],
            (255, 255, 255),
            0.012,
            alpha=0.6,
        )


@thing("bus", width=1.9, height=0.98, belongs=("floor",))
def bus(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A coach with a roof rack and cases until the seventies, a plain one later."""
    old = canvas.year is None or canvas.year < 1978
    body = pick(colour, rng, "red", "green", "blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 1.0, 0.06, 0.3)
        if old:
            for px, tone, wide in ((-0.62, "brown", 0.22), (-0.36, "golden", 0.17), (-0.14, "green", 0.2)):
                canvas.rect(px, -0.96, wide, 0.11, COLOURS[tone], radius=0.02, weight=0.8)
            canvas.line([(-0.75, -0.87), (0.2, -0.87)], METAL, 0.014)
        shape = [
            (-0.95, -0.16),
            (-0.94, -0.7),
            (-0.86, -0.86),
            (0.74, -0.86),
            (0.88, -0.66),
            (0.95, -0.4),
            (0.95, -0.16),
            (0.8, -0.11),
            (-0.85, -0.11),
        ]
        canvas.soft(shape, body, shade=0.2)
        canvas.polygon([(-0.945, -0.44), (0.93, -0.44), (0.948, -0.36), (-0.948, -0.36)], _CREAM, weight=0.8)
        _windows(canvas, [-0.84 + 0.235 * k for k in range(6)], -0.74, 0.19, 0.25)
        canvas.polygon([(0.6, -0.74), (0.75, -0.74), (0.86, -0.5), (0.6, -0.5)], _GLASS, weight=0.8)
        canvas.ink_line([(0.575, -0.76), (0.575, -0.14)], darken(body, 0.5))
        canvas.oval(0.87, -0.28, 0.045, 0.05, rgb("#fdf3cf"), weight=0.9)
        canvas.rect(0.74, -0.18, 0.23, 0.05, lighten(METAL, 0.3), radius=0.02, weight=0.9)
        for wx in (-0.55, 0.62):
            canvas.oval(wx, -0.15, 0.175, 0.17, darken(body, 0.5), outline=False, shade=0)
            solid_wheel(canvas, wx, -0.14, 0.14, lighten(METAL, 0.3))


@thing("lorry", width=1.7, height=0.9, belongs=("floor",))
def lorry(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A lorry with wooden sides, loaded with sacks."""
    body = pick(colour, rng, "green", "blue", "red")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.9, 0.055, 0.3)
        for k, px in enumerate((-0.6, -0.37, -0.14, 0.07)):
            canvas.soft(
                [
                    (px - 0.13, -0.55),
                    (px - 0.1, -0.76 - 0.04 * (k % 2)),
                    (px + 0.09, -0.78),
                    (px + 0.13, -0.55),
                ],
                rgb("#d0b384"),
            )
        _lorry_side(canvas, body)


def manned_lorry(canvas: Canvas) -> None:
    """What is nearer of a lorry than those who sit in its box."""
    canvas.shadow(0, -0.01, 0.9, 0.055, 0.3)
    _lorry_side(canvas, COLOURS["green"])


def _lorry_side(canvas: Canvas, body: Colour) -> None:
    canvas.rect(-0.84, -0.26, 1.5, 0.07, _BLACK, radius=0.02)
    for k in range(3):
        canvas.rect(
            -0.82, -0.62 + 0.12 * k, 1.04, 0.105, lighten(WOOD, 0.04 * (2 - k)), radius=0.006, weight=0.9
        )
    for px in (-0.8, -0.46, -0.13, 0.19):
        canvas.rect(px - 0.02, -0.65, 0.045, 0.4, darken(WOOD, 0.2), weight=0.9)
    canvas.soft([(0.26, -0.2), (0.26, -0.8), (0.34, -0.86), (0.52, -0.84), (0.6, -0.5), (0.62, -0.2)], body)
    canvas.polygon([(0.33, -0.52), (0.34, -0.76), (0.5, -0.75), (0.56, -0.52)], _GLASS, weight=0.8)
    canvas.soft([(0.52, -0.2), (0.54, -0.52), (0.8, -0.48), (0.85, -0.36), (0.85, -0.2)], body, shade=0.2)
    for k in range(4):
        canvas.ink_line([(0.64 + 0.035 * k, -0.44), (0.64 + 0.035 * k, -0.34)], darken(body, 0.5), weight=0.8)
    canvas.oval(0.79, -0.37, 0.042, 0.045, rgb("#fdf3cf"), weight=0.9)
    canvas.rect(0.62, -0.22, 0.25, 0.05, lighten(METAL, 0.3), radius=0.02, weight=0.9)
    for wx in (-0.56, 0.55):
        solid_wheel(canvas, wx, -0.15, 0.15, darken(body, 0.05))


@thing("tractor", width=1.16, height=0.86, belongs=("floor",))
def tractor(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A tractor with its big rear wheel, facing right."""
    body = pick(colour, rng, "red", "green", "blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.6, 0.05, 0.3)
        canvas.line([(0.27, -0.5), (0.27, -0.84)], _BLACK, 0.04)
        canvas.rect(-0.1, -0.5, 0.62, 0.24, body, radius=0.05, shade=0.2)
        canvas.rect(0.42, -0.48, 0.1, 0.2, lighten(METAL, 0.2), radius=0.02, weight=0.8)
        for k in range(3):
            canvas.ink_line([(0.435, -0.44 + 0.05 * k), (0.51, -0.44 + 0.05 * k)], _BLACK, weight=0.8)
        canvas.oval(0.525, -0.42, 0.035, 0.04, rgb("#fdf3cf"), weight=0.8)
        canvas.line([(0.02, -0.3), (0.42, -0.24)], darken(body, 0.4), 0.05)
        canvas.line([(-0.02, -0.5), (-0.1, -0.64)], _BLACK, 0.022)
        canvas.line([(-0.16, -0.6), (-0.04, -0.68)], _BLACK, 0.026)
        canvas.soft(
            [(-0.36, -0.46), (-0.2, -0.46), (-0.22, -0.52), (-0.36, -0.56), (-0.4, -0.66), (-0.44, -0.64)],
            _BLACK,
        )
        canvas.soft(
            [
                (-0.6, -0.36),
                (-0.52, -0.56),
                (-0.34, -0.62),
                (-0.16, -0.56),
                (-0.08, -0.4),
                (-0.2, -0.46),
                (-0.34, -0.52),
                (-0.48, -0.46),
            ],
            body,
        )
        for k in range(14):
            a = k * math.tau / 14
            canvas.line(
                [
                    (-0.32 + math.cos(a) * 0.24, -0.26 + math.sin(a) * 0.24),
                    (-0.32 + math.cos(a + 0.16) * 0.27, -0.26 + math.sin(a + 0.16) * 0.27),
                ],
                TYRE,
                0.045,
            )
        solid_wheel(canvas, -0.32, -0.26, 0.25, rgb("#e9b944") if colour is None else lighten(body, 0.3))
        solid_wheel(canvas, 0.4, -0.145, 0.145, rgb("#e9b944") if colour is None else lighten(body, 0.3))


@thing("train", width=2.2, height=0.98, belongs=("floor",))
def train(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A steam locomotive with a carriage until the sixties, a railcar later, facing right."""
    steam_age = canvas.year is None or canvas.year < 1966
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 1.12, 0.045, 0.3)
        canvas.line([(-1.08, -0.012), (1.08, -0.012)], rgb("#8d8f94"), 0.024)
        if steam_age:
            _steam_train(canvas, colour or rgb("#3f5b4c"))
        else:
            _railcar(canvas, colour or rgb("#4c7fa8"))


def _steam_train(canvas: Canvas, body: Colour) -> None:
    for px, py, r in ((0.6, -0.86, 0.07), (0.44, -0.91, 0.08), (0.24, -0.93, 0.07)):
        canvas.oval(px, py, r * 1.4, r, rgb("#f3efe8"), weight=0.6)
    wood = rgb("#9b5a3c")
    canvas.rect(-1.06, -0.66, 0.92, 0.48, wood, radius=0.03)
    canvas.soft([(-1.1, -0.65), (-1.06, -0.74), (-0.14, -0.74), (-0.1, -0.65)], darken(wood, 0.3))
    canvas.rect(-1.06, -0.36, 0.92, 0.03, BRASS, weight=0.6)
    _windows(canvas, [-1.0 + 0.21 * k for k in range(4)], -0.6, 0.16, 0.19)
    canvas.rect(-0.12, -0.22, 1.14, 0.08, _BLACK, radius=0.02)
    canvas.rect(-0.06, -0.72, 0.32, 0.54, body, radius=0.02)
    canvas.rect(-0.1, -0.76, 0.4, 0.06, darken(body, 0.35), radius=0.025)
    canvas.rect(0.0, -0.64, 0.17, 0.18, _GLASS, radius=0.02, weight=0.8)
    canvas.rect(0.22, -0.58, 0.74, 0.36, body, radius=0.06, shade=0.28)
    for px in (0.38, 0.58, 0.78):
        canvas.line([(px, -0.58), (px, -0.22)], BRASS, 0.018)
    canvas.rect(0.92, -0.6, 0.08, 0.4, darken(body, 0.35), radius=0.03)
    canvas.polygon(
        [(0.72, -0.57), (0.74, -0.78), (0.7, -0.82), (0.9, -0.82), (0.86, -0.78), (0.88, -0.57)], _BLACK
    )
    canvas.soft([(0.46, -0.57), (0.48, -0.68), (0.6, -0.68), (0.62, -0.57)], BRASS)
    canvas.oval(0.99, -0.5, 0.05, 0.055, rgb("#fdf3cf"), weight=0.9)
    canvas.polygon([(0.96, -0.2), (1.1, -0.03), (0.86, -0.03)], COLOURS["red"])
    for wx in (0.2, 0.5, 0.8):
        spoked_wheel(canvas, wx, -0.15, 0.125, 0.03, spokes=5, colour=COLOURS["red"], rim=_BLACK)
    canvas.line([(0.2, -0.13), (0.8, -0.13)], lighten(METAL, 0.3), 0.026)
    for wx in (-0.9, -0.32):
        solid_wheel(canvas, wx, -0.12, 0.1)


def _railcar(canvas: Canvas, body: Colour) -> None:
    canvas.soft(
        [
            (-1.08, -0.14),
            (-1.08, -0.78),
            (-0.98, -0.9),
            (0.72, -0.9),
            (0.94, -0.72),
            (1.08, -0.4),
            (1.08, -0.14),
        ],
        body,
        shade=0.2,
    )
    canvas.rect(-1.07, -0.46, 2.12, 0.1, _CREAM, weight=0.8)
    _windows(canvas, [-0.98 + 0.24 * k for k in range(7)], -0.78, 0.19, 0.24)
    canvas.polygon([(0.72, -0.76), (0.86, -0.74), (0.99, -0.54), (0.72, -0.54)], _GLASS, weight=0.8)
    canvas.ink_line([(-0.29, -0.8), (-0.29, -0.16)], darken(body, 0.5))
    canvas.oval(1.02, -0.3, 0.04, 0.045, rgb("#fdf3cf"), weight=0.9)
    canvas.rect(-1.06, -0.16, 2.12, 0.06, _BLACK, radius=0.02)
    for wx in (-0.86, -0.6, 0.55, 0.8):
        solid_wheel(canvas, wx, -0.1, 0.085)


@thing("tram", width=1.5, height=1.16, belongs=("floor",))
def tram(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A city tram with its trolley pole."""
    body = colour or COLOURS[rng.choice(("yellow", "red", "green"))]
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.8, 0.045, 0.3)
        canvas.line([(-0.74, -0.012), (0.74, -0.012)], rgb("#8d8f94"), 0.022)
        canvas.line([(0.1, -0.92), (-0.34, -1.14)], _BLACK, 0.02)
        canvas.rect(-0.34, -0.97, 0.68, 0.09, darken(body, 0.25), radius=0.04)
        canvas.soft(
            [(-0.74, -0.86), (-0.68, -0.93), (0.68, -0.93), (0.74, -0.86), (0.7, -0.83), (-0.7, -0.83)],
            _CREAM,
        )
        canvas.rect(-0.68, -0.84, 1.36, 0.66, _CREAM, radius=0.04)
        canvas.polygon(
            [(-0.68, -0.48), (0.68, -0.48), (0.7, -0.2), (0.64, -0.15), (-0.64, -0.15), (-0.7, -0.2)],
            body,
            shade=0.2,
        )
        _windows(canvas, [-0.42 + 0.215 * k for k in range(4)], -0.79, 0.18, 0.27)
        for px in (-0.64, 0.47):
            canvas.rect(px, -0.79, 0.17, 0.6, lighten(body, 0.25), radius=0.02, weight=0.8)
            canvas.rect(px + 0.03, -0.75, 0.11, 0.26, _GLASS, radius=0.015, weight=0.7)
        canvas.line([(-0.4, -0.34), (0.4, -0.34)], lighten(body, 0.6), 0.018)
        canvas.oval(0, -0.26, 0.05, 0.055, rgb("#fdf3cf"), weight=0.9)
        canvas.rect(-0.5, -0.16, 1.0, 0.06, _BLACK, radius=0.02)
        for wx in (-0.3, 0.3):
            solid_wheel(canvas, wx, -0.1, 0.088)


@thing("plane", width=1.1, height=0.4, belongs=("sky", "floor"))
def plane(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An airliner in the sky, flying to the right."""
    stripe = colour or COLOURS["red"]
    hull = rgb("#f2f0ea")
    with canvas.group(x, y, scale):
        canvas.polygon([(0.04, -0.22), (-0.16, -0.38), (-0.08, -0.38), (0.18, -0.22)], darken(hull, 0.12))
        canvas.polygon([(-0.5, -0.2), (-0.54, -0.4), (-0.45, -0.4), (-0.34, -0.22)], stripe)
        canvas.through(
            [
                (-0.53, -0.2),
                (-0.4, -0.25),
                (0.3, -0.25),
                (0.47, -0.22),
                (0.54, -0.165),
                (0.42, -0.12),
                (-0.2, -0.115),
                (-0.45, -0.15),
            ],
            hull,
            shade=0.18,
        )
        canvas.line([(-0.46, -0.178), (0.0, -0.17), (0.49, -0.165)], stripe, 0.022)
        for k in range(10):
            canvas.oval(-0.3 + 0.062 * k, -0.205, 0.013, 0.015, rgb("#7fa3b5"), weight=0.5)
        canvas.polygon([(0.4, -0.225), (0.47, -0.205), (0.41, -0.195)], rgb("#7fa3b5"), weight=0.6)
        canvas.polygon([(0.08, -0.15), (0.2, -0.15), (-0.12, 0.0), (-0.2, 0.0)], lighten(METAL, 0.3))
        canvas.rect(0.0, -0.115, 0.13, 0.045, mix(METAL, stripe, 0.25), radius=0.02, weight=0.9)
        canvas.polygon(
            [(-0.42, -0.17), (-0.34, -0.17), (-0.5, -0.09), (-0.55, -0.09)], lighten(METAL, 0.2), weight=0.9
        )


@thing("ship", width=1.5, height=0.86, belongs=("water", "floor"))
def ship(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A passenger steamer with two funnels."""
    hull = colour or rgb("#3d4f6b")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.72, 0.05, 0.24)
        for px in (-0.22, 0.08):
            canvas.polygon(
                [(px - 0.06, -0.5), (px - 0.04, -0.78), (px + 0.1, -0.78), (px + 0.08, -0.5)], COLOURS["red"]
            )
            canvas.polygon(
                [(px - 0.042, -0.72), (px - 0.04, -0.78), (px + 0.1, -0.78), (px + 0.096, -0.72)],
                _BLACK,
                weight=0.8,
            )
        canvas.line([(0.42, -0.36), (0.4, -0.84)], WOOD, 0.018)
        canvas.line([(-0.5, -0.36), (-0.5, -0.76)], WOOD, 0.018)
        canvas.polygon([(0.4, -0.84), (0.4, -0.75), (0.29, -0.795)], COLOURS["yellow"], weight=0.8)
        canvas.rect(-0.4, -0.54, 0.66, 0.12, PAPER, radius=0.01)
        canvas.rect(-0.54, -0.43, 1.0, 0.13, PAPER, radius=0.01)
        _windows(canvas, [-0.34 + 0.12 * k for k in range(5)], -0.515, 0.07, 0.06)
        for k in range(9):
            canvas.oval(-0.47 + 0.105 * k, -0.365, 0.024, 0.024, _GLASS, weight=0.8)
        canvas.soft(
            [
                (-0.74, -0.34),
                (-0.3, -0.3),
                (0.4, -0.3),
                (0.77, -0.4),
                (0.64, -0.1),
                (0.56, 0.0),
                (-0.6, 0.0),
                (-0.7, -0.16),
            ],
            hull,
            shade=0.2,
        )
        canvas.line([(-0.7, -0.29), (-0.3, -0.26), (0.4, -0.26), (0.71, -0.34)], PAPER, 0.024, smooth=True)
        canvas.line([(-0.6, -0.035), (0.57, -0.035)], COLOURS["red"], 0.05)


@thing("scooter", width=0.9, height=0.66, belongs=("floor",), grip=(0.2, 0.6))
def scooter(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A motor scooter with its rounded cowls, facing right."""
    body = pick(colour, rng, "light_blue", "red", "green", "beige")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.46, 0.03, 0.28)
        for wx in (-0.27, 0.3):
            solid_wheel(canvas, wx, -0.115, 0.112, lighten(METAL, 0.3))
        canvas.line([(0.21, -0.55), (0.29, -0.14)], METAL, 0.03)
        canvas.soft(
            [(0.2, -0.2), (0.3, -0.28), (0.43, -0.18), (0.42, -0.12), (0.32, -0.19), (0.22, -0.14)], body
        )
        canvas.soft(
            [
                (-0.06, -0.17),
                (0.1, -0.17),
                (0.16, -0.5),
                (0.24, -0.54),
                (0.26, -0.4),
                (0.21, -0.12),
                (0.02, -0.1),
            ],
            body,
        )
        canvas.rect(-0.16, -0.155, 0.32, 0.045, darken(body, 0.2), radius=0.015, weight=0.9)
        canvas.soft(
            [
                (-0.47, -0.2),
                (-0.4, -0.37),
                (-0.22, -0.4),
                (-0.08, -0.34),
                (-0.07, -0.16),
                (-0.2, -0.14),
                (-0.36, -0.15),
            ],
            body,
            shade=0.24,
        )
        canvas.ink_line([(-0.4, -0.24), (-0.26, -0.29), (-0.14, -0.24)], darken(body, 0.45), weight=0.9)
        canvas.soft(
            [(-0.42, -0.4), (-0.36, -0.45), (-0.08, -0.44), (-0.02, -0.4), (-0.1, -0.37), (-0.36, -0.38)],
            rgb("#6d4a3a"),
        )
        canvas.rect(-0.47, -0.29, 0.05, 0.05, COLOURS["red"], radius=0.012, weight=0.8)
        canvas.oval(0.24, -0.56, 0.055, 0.05, body)
        canvas.oval(0.275, -0.56, 0.022, 0.036, rgb("#fdf3cf"), weight=0.8)
        canvas.line([(0.22, -0.59), (0.16, -0.635)], METAL, 0.02)
        canvas.line([(0.17, -0.628), (0.12, -0.64)], TYRE, 0.03)


@thing("tricycle", width=0.46, height=0.4, belongs=("floor",), grip=(0.12, 0.38))
def tricycle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A child's tricycle."""
    frame = colour or COLOURS["red"]
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.23, 0.022, 0.27)
        canvas.oval(-0.12, -0.08, 0.075, 0.075, TYRE)
        canvas.line([(-0.15, -0.08), (-0.04, -0.19), (0.1, -0.24)], darken(frame, 0.45), 0.032, smooth=True)
        canvas.line([(-0.15, -0.08), (-0.04, -0.19), (0.1, -0.24)], frame, 0.024, smooth=True)
        spoked_wheel(canvas, -0.16, -0.08, 0.07, 0.018, spokes=5)
        spoked_wheel(canvas, 0.13, -0.105, 0.092, 0.02, spokes=6)
        canvas.line([(0.13, -0.105), (0.09, -0.3)], lighten(METAL, 0.2), 0.02)
        canvas.line([(0.05, -0.345), (0.1, -0.36), (0.17, -0.33)], METAL, 0.016, smooth=True)
        for px, py in ((0.045, -0.343), (0.175, -0.328)):
            canvas.dot(px, py, 0.016, COLOURS["yellow"])
        canvas.soft(
            [(-0.16, -0.235), (-0.12, -0.265), (-0.03, -0.25), (0.0, -0.23), (-0.08, -0.21)],
            COLOURS["blue"] if colour is None else frame,
        )
        canvas.line([(-0.08, -0.22), (-0.07, -0.18)], METAL, 0.016)
        canvas.line([(0.13, -0.105), (0.16, -0.06)], METAL, 0.012)
        canvas.line([(0.145, -0.058), (0.185, -0.06)], DARK_WOOD, 0.02)


@thing("pram", width=0.56, height=0.56, belongs=("floor",), grip=(-0.25, 0.5))
def pram(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A pram with its hood and big wheels."""
    cloth = pick(colour, rng, "blue", "light_blue", "beige")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.28, 0.025, 0.28)
        canvas.line([(-0.2, -0.34), (-0.26, -0.47), (-0.22, -0.5)], METAL, 0.02, smooth=True)
        canvas.line([(-0.24, -0.51), (-0.19, -0.49)], TYRE, 0.026)
        canvas.line([(-0.18, -0.09), (0.05, -0.22), (0.17, -0.09)], METAL, 0.016, smooth=True)
        canvas.through(
            [(0.02, -0.36), (0.02, -0.52), (0.14, -0.55), (0.25, -0.45), (0.25, -0.34)], cloth, shade=0.2
        )
        for a, b in (((0.03, -0.36), (0.1, -0.54)), ((0.06, -0.36), (0.2, -0.5))):
            canvas.ink_line([a, b], darken(cloth, 0.45), weight=0.9)
        canvas.soft([(-0.22, -0.35), (-0.1, -0.42), (0.03, -0.4), (0.06, -0.34)], rgb("#fbf5ea"))
        canvas.soft(
            [(-0.25, -0.37), (0.26, -0.37), (0.24, -0.24), (0.12, -0.18), (-0.14, -0.18), (-0.24, -0.26)],
            cloth,
            shade=0.22,
        )
        canvas.line([(-0.24, -0.35), (0.25, -0.35)], rgb("#fbf5ea"), 0.018)
        for wx in (-0.16, 0.16):
            spoked_wheel(canvas, wx, -0.105, 0.095, 0.016, spokes=6)


def manned_cab(canvas: Canvas, colour: Colour | None) -> None:
    """What is nearer of a lorry than those who sit in its cab; facing right."""
    body = colour or COLOURS["green"]
    canvas.shadow(0, -0.01, 1.1, 0.055, 0.3)
    canvas.rect(-1.05, -0.3, 1.9, 0.08, _BLACK, radius=0.02)
    for k in range(4):
        canvas.rect(
            -1.08, -0.8 + 0.125 * k, 0.94, 0.11, lighten(WOOD, 0.04 * (3 - k)), radius=0.006, weight=0.9
        )
    for px in (-1.06, -0.76, -0.46, -0.17):
        canvas.rect(px - 0.02, -0.84, 0.045, 0.54, darken(WOOD, 0.2), weight=0.9)
    roof = [(-0.1, -0.6), (-0.1, -1.14), (-0.02, -1.2), (0.44, -1.2), (0.54, -1.12), (0.64, -0.62)]
    for tone, wide in ((darken(body, 0.45), 0.07), (lighten(body, 0.06), 0.052)):
        canvas.line(roof, tone, wide, smooth=True)
    canvas.soft(
        [(-0.13, -0.22), (-0.13, -0.62), (0.6, -0.64), (0.98, -0.58), (1.06, -0.44), (1.06, -0.22)],
        body,
        shade=0.2,
    )
    canvas.ink_line([(0.6, -0.62), (0.58, -0.24)], darken(body, 0.5))
    canvas.line([(-0.04, -0.5), (0.06, -0.5)], METAL, 0.02)
    for k in range(4):
        canvas.ink_line([(0.72 + 0.05 * k, -0.54), (0.72 + 0.05 * k, -0.4)], darken(body, 0.5), weight=0.8)
    canvas.oval(1.0, -0.42, 0.05, 0.055, rgb("#fdf3cf"), weight=0.9)
    canvas.rect(0.8, -0.26, 0.3, 0.06, lighten(METAL, 0.3), radius=0.02, weight=0.9)
    for wx in (-0.7, 0.66):
        solid_wheel(canvas, wx, -0.18, 0.18, darken(body, 0.05))
