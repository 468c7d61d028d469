"""School, office and house: what writes, measures the time, shows the world, and mirrors."""

import math

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    GLASS,
    METAL,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint, mirrored, pick, ring

_BLACK = rgb("#45424b")


@thing("typewriter", width=0.32, height=0.23, belongs=("table", "floor"), grip=(0, 0.04))
def typewriter(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A typewriter with a sheet in its roller."""
    body = colour or (rgb("#5f8f86") if canvas.year is not None and canvas.year >= 1960 else _BLACK)
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.075, -0.13), (0.075, -0.13), (0.085, -0.235), (-0.08, -0.235)], PAPER, weight=0.8)
        for k in range(3):
            canvas.ink_line(
                [(-0.06, -0.215 + 0.022 * k), (0.06 - 0.03 * (k == 2), -0.215 + 0.022 * k)],
                _BLACK,
                weight=0.6,
                alpha=0.6,
            )
        canvas.limb([(-0.14, -0.14), (0.14, -0.14)], [0.042, 0.042], _BLACK, weight=0.9)
        for side in (-1, 1):
            canvas.oval(side * 0.148, -0.14, 0.014, 0.024, METAL, weight=0.8)
        canvas.line([(-0.14, -0.16), (-0.165, -0.19)], METAL, 0.009)
        canvas.soft(
            [(-0.13, -0.14), (0.13, -0.14), (0.16, -0.03), (0.15, 0.0), (-0.15, 0.0), (-0.16, -0.03)],
            body,
            shade=0.24,
        )
        canvas.polygon(
            [(-0.075, -0.118), (0.075, -0.118), (0.06, -0.082), (-0.06, -0.082)],
            darken(body, 0.35),
            weight=0.8,
        )
        for k in range(5):
            canvas.line([(-0.05 + 0.025 * k, -0.084), (-0.055 + 0.0275 * k, -0.112)], METAL, 0.004)
        for row in range(3):
            for k in range(9 + row % 2):
                px = (k - (8 + row % 2) / 2) * (0.026 + 0.001 * row)
                canvas.oval(px, -0.066 + 0.022 * row, 0.0095, 0.008, PAPER, weight=0.5)


@thing("camera", width=0.2, height=0.15, belongs=("hand", "table"), grip=(0, 0.02))
def camera(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A bellows camera before 1950, a compact later."""
    bellows = canvas.year is not None and canvas.year < 1950
    hide = colour or _BLACK
    with canvas.group(x, y, scale):
        if bellows:
            canvas.rect(-0.09, -0.14, 0.11, 0.135, hide, radius=0.01)
            canvas.polygon([(0.0, -0.125), (0.065, -0.1), (0.065, -0.035), (0.0, -0.02)], rgb("#8a5a48"))
            for k in range(3):
                canvas.ink_line(
                    [(0.014 + 0.017 * k, -0.118 + 0.008 * k), (0.014 + 0.017 * k, -0.025 - 0.005 * k)],
                    darken(rgb("#8a5a48"), 0.5),
                    weight=0.8,
                )
            canvas.rect(0.06, -0.115, 0.024, 0.1, BRASS, radius=0.006)
            canvas.oval(0.09, -0.068, 0.016, 0.03, rgb("#9fc3cf"), weight=0.9)
            canvas.rect(-0.075, -0.154, 0.05, 0.02, METAL, radius=0.004, weight=0.7)
            return
        canvas.rect(-0.1, -0.125, 0.2, 0.12, hide, radius=0.02)
        canvas.rect(-0.1, -0.125, 0.2, 0.034, lighten(METAL, 0.35), radius=0.012, weight=0.9)
        canvas.rect(-0.028, -0.148, 0.056, 0.03, lighten(METAL, 0.25), radius=0.006, weight=0.8)
        canvas.rect(-0.016, -0.14, 0.032, 0.014, rgb("#9fc3cf"), weight=0.5)
        canvas.oval(0.07, -0.132, 0.015, 0.01, METAL, weight=0.7)
        canvas.oval(0, -0.062, 0.048, 0.048, lighten(METAL, 0.3))
        canvas.oval(0, -0.062, 0.036, 0.036, _BLACK, weight=0.8)
        canvas.oval(0, -0.062, 0.022, 0.022, rgb("#5b86a0"), weight=0.7)
        glint(canvas, -0.008, -0.07, 0.007, 0.006, 0.8)
        canvas.rect(0.06, -0.108, 0.026, 0.014, rgb("#fdf3cf"), weight=0.5)


@thing("clock", width=0.24, height=0.36, belongs=("wall", "table", "floor"), grip=(0, 0.04))
def clock(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wall clock with its pendulum."""
    wood = colour or rgb("#7a4c33")
    with canvas.group(x, y, scale):
        canvas.polygon([(-0.09, -0.2), (0.09, -0.2), (0.075, -0.01), (0, 0.0), (-0.075, -0.01)], wood)
        canvas.rect(-0.055, -0.15, 0.11, 0.115, rgb("#3d3238"), radius=0.01, weight=0.7)
        canvas.line([(0, -0.15), (0.012, -0.065)], BRASS, 0.007)
        canvas.oval(0.013, -0.06, 0.02, 0.02, lighten(BRASS, 0.2), weight=0.7)
        canvas.soft([(-0.06, -0.32), (0, -0.385), (0.06, -0.32), (0, -0.31)], lighten(wood, 0.08))
        canvas.oval(0, -0.235, 0.115, 0.115, lighten(wood, 0.1))
        canvas.oval(0, -0.235, 0.09, 0.09, rgb("#fbf5e6"), weight=0.9)
        for k in range(12):
            a = k * math.tau / 12
            canvas.line(
                [
                    (math.cos(a) * 0.072, -0.235 + math.sin(a) * 0.072),
                    (math.cos(a) * 0.081, -0.235 + math.sin(a) * 0.081),
                ],
                _BLACK,
                0.008 if k % 3 == 0 else 0.004,
            )
        canvas.line([(0, -0.235), (-0.03, -0.272)], _BLACK, 0.009)
        canvas.line([(0, -0.235), (0.045, -0.265)], _BLACK, 0.006)
        canvas.dot(0, -0.235, 0.008, BRASS)


@thing("alarm_clock", width=0.15, height=0.19, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def alarm_clock(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wind-up alarm clock with two bells."""
    body = pick(colour, rng, "red", "light_blue", "green")
    with canvas.group(x, y, scale):
        canvas.line([(-0.02, -0.165), (0, -0.187), (0.02, -0.165)], METAL, 0.01, smooth=True)
        for side in (-1, 1):
            canvas.limb([(side * 0.03, -0.03), (side * 0.048, -0.006)], [0.016, 0.014], METAL, weight=0.8)
            with canvas.group(side * 0.038, -0.147, angle=side * 28):
                canvas.through(
                    [(-0.026, 0.01), (-0.02, -0.014), (0.02, -0.014), (0.026, 0.01)],
                    lighten(METAL, 0.3),
                    weight=0.9,
                )
        canvas.oval(0, -0.083, 0.07, 0.07, body)
        canvas.oval(0, -0.083, 0.054, 0.054, rgb("#fbf5e6"), weight=0.8)
        for k in range(12):
            a = k * math.tau / 12
            canvas.dot(math.cos(a) * 0.045, -0.083 + math.sin(a) * 0.045, 0.004, _BLACK)
        canvas.line([(0, -0.083), (0, -0.116)], _BLACK, 0.007)
        canvas.line([(0, -0.083), (0.024, -0.072)], _BLACK, 0.006)


@thing("mirror", width=0.3, height=0.44, belongs=("wall", "table", "floor"), grip=(0, 0.05))
def mirror(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An oval mirror in a carved gilt frame."""
    gilt = colour or rgb("#cfa24a")
    with canvas.group(x, y, scale):
        for k in range(16):
            a = k * math.tau / 16
            canvas.oval(math.cos(a) * 0.128, -0.215 + math.sin(a) * 0.185, 0.022, 0.022, gilt, weight=0.8)
        canvas.soft(
            [(-0.05, -0.4), (-0.03, -0.44), (0, -0.455), (0.03, -0.44), (0.05, -0.4)], lighten(gilt, 0.12)
        )
        canvas.oval(0, -0.215, 0.13, 0.188, gilt)
        glass = skia.Path.Oval(skia.Rect(-0.103, -0.373, 0.103, -0.057))
        canvas.fill(glass, rgb("#cfe2e6"), shade=0.12, weight=0.8)
        with canvas.clip(glass):
            for dx, wide in ((-0.05, 0.03), (0.0, 0.014)):
                canvas.line([(dx - 0.07, -0.05), (dx + 0.07, -0.38)], (255, 255, 255), wide, alpha=0.55)


@thing("painting", width=0.42, height=0.32, belongs=("wall", "floor"), grip=(0, 0.04))
def painting(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A framed landscape."""
    frame = colour or rgb("#b98a3e")
    with canvas.group(x, y, scale):
        canvas.rect(-0.21, -0.32, 0.42, 0.32, frame, radius=0.012)
        canvas.rect(-0.18, -0.29, 0.36, 0.26, lighten(frame, 0.3), weight=0.6)
        view = skia.Path.Rect(skia.Rect(-0.168, -0.278, 0.168, -0.042))
        canvas.fill(view, rgb("#bcdcea"), weight=0.7)
        with canvas.clip(view):
            canvas.oval(0.09, -0.23, 0.026, 0.026, rgb("#fbe7ac"), outline=False)
            canvas.through(
                [(-0.2, -0.12), (-0.1, -0.21), (0.0, -0.14), (0.1, -0.18), (0.2, -0.11), (0.2, 0), (-0.2, 0)],
                rgb("#9db7c4"),
                outline=False,
            )
            canvas.through(
                [(-0.2, -0.1), (-0.04, -0.14), (0.2, -0.09), (0.2, 0), (-0.2, 0)],
                rgb("#8fb56f"),
                outline=False,
            )
            canvas.through(
                [(0.0, -0.03), (0.05, -0.08), (0.0, -0.11), (0.03, -0.115), (0.09, -0.08), (0.07, -0.03)],
                rgb("#e8d8a8"),
                outline=False,
            )
            canvas.rect(-0.1, -0.115, 0.06, 0.045, rgb("#f7ecd9"), weight=0.5)
            canvas.polygon([(-0.11, -0.113), (-0.07, -0.145), (-0.03, -0.113)], rgb("#c2613f"), weight=0.5)
            canvas.oval(0.12, -0.11, 0.03, 0.036, rgb("#5f8f50"), weight=0.5)


@thing("calendar", width=0.24, height=0.34, belongs=("wall", "table"), grip=(0, 0.03))
def calendar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wall calendar with a picture and the days of a month."""
    with canvas.group(x, y, scale):
        canvas.line([(-0.05, -0.32), (0, -0.345), (0.05, -0.32)], _BLACK, 0.005)
        canvas.rect(-0.115, -0.325, 0.23, 0.325, PAPER, shade=0.05)
        canvas.rect(-0.095, -0.305, 0.19, 0.125, rgb("#bcdcea"), weight=0.6)
        canvas.through(
            [
                (-0.095, -0.21),
                (-0.03, -0.25),
                (0.04, -0.22),
                (0.095, -0.24),
                (0.095, -0.182),
                (-0.095, -0.182),
            ],
            rgb("#9cbd76"),
            weight=0.5,
        )
        canvas.oval(0.05, -0.28, 0.016, 0.016, COLOURS["yellow"], outline=False)
        canvas.rect(-0.115, -0.165, 0.23, 0.04, colour or COLOURS["red"], weight=0.6)
        for row in range(4):
            for k in range(7):
                tone = COLOURS["red"] if k == 6 else rgb("#8d857e")
                canvas.rect(
                    -0.1 + 0.029 * k, -0.112 + 0.026 * row, 0.019, 0.015, tone, outline=False, alpha=0.75
                )


@thing("blackboard", width=0.86, height=0.62, belongs=("wall", "floor"), grip=(0, 0.1))
def blackboard(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A blackboard with sums, letters and a chalk house."""
    with canvas.group(x, y, scale):
        canvas.rect(-0.42, -0.62, 0.84, 0.58, WOOD, radius=0.01)
        canvas.rect(-0.385, -0.585, 0.77, 0.51, colour or rgb("#47604f"), weight=0.8)
        chalk = rgb("#f4f1e4")
        for k, stroke in enumerate(
            (
                [(-0.33, -0.4), (-0.28, -0.53), (-0.23, -0.4)],
                [(-0.31, -0.45), (-0.25, -0.45)],
                [(-0.18, -0.4), (-0.18, -0.53), (-0.12, -0.5), (-0.17, -0.47), (-0.11, -0.43), (-0.18, -0.4)],
                [(-0.01, -0.5), (-0.06, -0.53), (-0.08, -0.46), (-0.05, -0.4), (0.0, -0.42)],
            )
        ):
            canvas.line(stroke, chalk, 0.012, smooth=k > 1, alpha=0.9)
        for px, py, dx, dy in (
            (-0.3, -0.25, 0.03, 0),
            (-0.285, -0.265, 0, 0.03),
            (-0.17, -0.257, 0.035, 0),
            (-0.17, -0.243, 0.035, 0),
        ):
            canvas.line([(px, py), (px + dx, py + dy)], chalk, 0.01, alpha=0.9)
        for px in (-0.35, -0.22):
            two = [(-0.012, -0.275), (0.014, -0.282), (0.012, -0.25), (-0.014, -0.222), (0.018, -0.224)]
            canvas.line([(px + dx, dy) for dx, dy in two], chalk, 0.009, smooth=True, alpha=0.9)
        canvas.line(
            [(-0.09, -0.222), (-0.09, -0.282), (-0.112, -0.242), (-0.075, -0.242)], chalk, 0.009, alpha=0.9
        )
        canvas.line(
            [(0.1, -0.15), (0.1, -0.32), (0.3, -0.32), (0.3, -0.15), (0.1, -0.15)], chalk, 0.009, alpha=0.85
        )
        canvas.line([(0.07, -0.31), (0.2, -0.44), (0.33, -0.31)], chalk, 0.009, alpha=0.85)
        canvas.line(
            [(0.18, -0.15), (0.18, -0.24), (0.23, -0.24), (0.23, -0.15)], rgb("#f2c86a"), 0.009, alpha=0.9
        )
        ring(canvas, 0.29, -0.51, 0.035, 0.008, rgb("#f2c86a"))
        canvas.rect(-0.4, -0.075, 0.8, 0.03, lighten(WOOD, 0.12), radius=0.006)
        for px, tone in ((-0.1, chalk), (-0.05, rgb("#f2a7a0")), (0.15, chalk)):
            canvas.line([(px, -0.08), (px + 0.03, -0.08)], tone, 0.013)
        canvas.rect(0.22, -0.1, 0.09, 0.028, rgb("#8a6a52"), radius=0.006, weight=0.7)
        for side in (-1, 1):
            canvas.line([(side * 0.34, -0.045), (side * 0.36, -0.004)], darken(WOOD, 0.3), 0.026)


@thing("school_desk", width=0.56, height=0.48, belongs=("floor",), top=0.44)
def school_desk(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A school desk with sloping lid, ink pot and its bench."""
    wood = colour or rgb("#b07c4b")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.32, 0.04, 0.28)
        for side in (-1, 1):
            canvas.limb([(side * 0.22, -0.36), (side * 0.23, -0.01)], [0.05, 0.036], darken(wood, 0.15))
        canvas.rect(-0.24, -0.05, 0.48, 0.034, darken(wood, 0.2), radius=0.008, weight=0.8)
        canvas.rect(-0.24, -0.37, 0.48, 0.08, wood, radius=0.008)
        canvas.rect(-0.2, -0.355, 0.18, 0.045, darken(wood, 0.35), radius=0.008, weight=0.7)
        canvas.polygon([(-0.24, -0.46), (0.24, -0.46), (0.275, -0.37), (-0.275, -0.37)], lighten(wood, 0.2))
        canvas.rect(-0.24, -0.48, 0.48, 0.026, wood, radius=0.006, weight=0.8)
        canvas.oval(0.19, -0.468, 0.024, 0.012, rgb("#3f4a78"), weight=0.8)
        canvas.polygon([(-0.12, -0.445), (0.02, -0.445), (0.02, -0.385), (-0.14, -0.385)], PAPER, weight=0.7)
        for k in range(3):
            canvas.ink_line(
                [(-0.11, -0.432 + 0.014 * k), (0.0, -0.432 + 0.014 * k)], rgb("#7c8fb0"), weight=0.5
            )
        canvas.line([(0.05, -0.39), (0.12, -0.43)], COLOURS["red"], 0.009)


@thing("satchel", width=0.27, height=0.24, belongs=("floor", "hand", "back"), grip=(0, 0.22))
def satchel(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A leather school satchel with two buckles."""
    hide = colour or rgb("#a4683c")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.15, 0.02, 0.27)
        canvas.line(
            [(-0.05, -0.18), (-0.035, -0.225), (0.035, -0.225), (0.05, -0.18)],
            darken(hide, 0.4),
            0.018,
            smooth=True,
        )
        canvas.rect(-0.13, -0.18, 0.26, 0.175, hide, radius=0.022)
        canvas.soft(
            [
                (-0.13, -0.185),
                (0.13, -0.185),
                (0.132, -0.09),
                (0.05, -0.075),
                (-0.05, -0.075),
                (-0.132, -0.09),
            ],
            lighten(hide, 0.12),
        )
        for side in (-1, 1):
            canvas.rect(side * 0.07 - 0.013, -0.15, 0.026, 0.1, darken(hide, 0.25), radius=0.006, weight=0.7)
            canvas.rect(side * 0.07 - 0.017, -0.09, 0.034, 0.026, BRASS, radius=0.005, weight=0.7)
        canvas.ink_line([(-0.11, -0.025), (0.11, -0.025)], darken(hide, 0.4), weight=0.7, alpha=0.6)


@thing("globe", width=0.24, height=0.34, belongs=("table", "floor"), grip=(0, 0.04))
def globe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A terrestrial globe on its foot."""
    sea = colour or rgb("#7fb2cf")
    with canvas.group(x, y, scale):
        canvas.soft(mirrored([(0.02, -0.07), (0.025, -0.04), (0.08, -0.018), (0.08, 0.0)]), DARK_WOOD)
        for width, tone in ((0.024, darken(BRASS, 0.5)), (0.015, BRASS)):
            arc = [
                (math.cos(math.radians(a)) * 0.124, -0.2 + math.sin(math.radians(a)) * 0.124)
                for a in range(-70, 111, 15)
            ]
            canvas.line(arc, tone, width, smooth=True)
        canvas.line([(0.0, -0.076), (0, -0.06)], BRASS, 0.022)
        ball = skia.Path.Circle(0, -0.2, 0.105)
        canvas.fill(ball, sea, shade=0.22)
        with canvas.clip(ball):
            for land in (
                [(-0.08, -0.27), (-0.03, -0.285), (0.0, -0.26), (-0.02, -0.23), (-0.06, -0.225)],
                [(-0.045, -0.215), (-0.01, -0.2), (0.0, -0.16), (-0.025, -0.115), (-0.05, -0.16)],
                [(0.03, -0.29), (0.1, -0.27), (0.11, -0.22), (0.05, -0.235)],
                [(0.035, -0.225), (0.085, -0.215), (0.075, -0.16), (0.05, -0.13), (0.03, -0.18)],
            ):
                canvas.through(land, rgb("#a9bf72"), weight=0.5)
            canvas.ink_line(
                [(-0.11, -0.19), (0, -0.17), (0.11, -0.19)], darken(sea, 0.35), weight=0.5, alpha=0.5
            )
        canvas.trace(ball, darken(sea, 0.6))
        glint(canvas, -0.045, -0.255, 0.018, 0.012, 0.5)


@thing("ink_pot", width=0.16, height=0.2, belongs=("table", "hand"), grip=(0, 0.04))
def ink_pot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An ink pot with a dip pen."""
    ink = colour or rgb("#3b4c86")
    glass = mix(GLASS, PAPER, 0.4)
    with canvas.group(x, y, scale):
        canvas.limb([(0.0, -0.07), (0.07, -0.195)], [0.012, 0.018], rgb("#a4553a"))
        shape = through_path(mirrored([(0.03, -0.075), (0.06, -0.05), (0.062, -0.003)]))
        canvas.fill(shape, glass)
        with canvas.clip(shape):
            canvas.rect(-0.08, -0.046, 0.16, 0.05, ink, outline=False, shade=0.2)
        canvas.trace(shape, rgb("#6f94a2"))
        canvas.rect(-0.036, -0.095, 0.072, 0.022, darken(ink, 0.1), radius=0.006, weight=0.9)
        canvas.oval(0, -0.095, 0.024, 0.007, rgb("#2c3050"), weight=0.7)
        canvas.limb([(-0.002, -0.09), (0.04, -0.145)], [0.008, 0.014], rgb("#a4553a"), outline=False)
        glint(canvas, -0.038, -0.035, 0.008, 0.014, 0.6)


@thing("map", width=0.5, height=0.4, belongs=("wall", "table"), grip=(0, 0.04))
def wall_map(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A school map hung from a rod: land, rivers and sea."""
    with canvas.group(x, y, scale):
        canvas.rect(-0.235, -0.38, 0.47, 0.36, colour or rgb("#b9d9e4"), weight=0.9)
        canvas.through(
            [
                (-0.16, -0.31),
                (-0.02, -0.335),
                (0.1, -0.3),
                (0.17, -0.27),
                (0.12, -0.2),
                (0.13, -0.13),
                (0.03, -0.075),
                (-0.08, -0.085),
                (-0.15, -0.07),
                (-0.14, -0.18),
                (-0.18, -0.24),
            ],
            rgb("#e6d296"),
            weight=0.8,
        )
        for area, tone in (
            ([(-0.15, -0.3), (-0.03, -0.325), (-0.02, -0.25), (-0.12, -0.24)], "#c6d39a"),
            ([(-0.13, -0.16), (0.0, -0.17), (0.02, -0.085), (-0.12, -0.085)], "#eebfa0"),
            ([(0.03, -0.29), (0.15, -0.265), (0.1, -0.2), (0.03, -0.21)], "#d9b7cc"),
        ):
            canvas.through(area, rgb(tone), weight=0.5)
        for river in (
            [(0.05, -0.27), (-0.03, -0.22), (-0.15, -0.21)],
            [(0.1, -0.18), (0.0, -0.15), (-0.13, -0.13)],
        ):
            canvas.line(river, rgb("#6f9fc0"), 0.006, smooth=True)
        for px, py in ((-0.02, -0.2), (0.07, -0.16), (-0.09, -0.27), (0.05, -0.25)):
            canvas.dot(px, py, 0.008, COLOURS["red"])
        for yy in (-0.39, -0.022):
            canvas.limb([(-0.25, yy), (0.25, yy)], [0.022, 0.022], DARK_WOOD)
        canvas.ink_line([(-0.12, -0.39), (0, -0.43), (0.12, -0.39)], DARK_WOOD, weight=0.8)
