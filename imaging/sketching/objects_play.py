"""Playgrounds and games of skill."""

import math

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import COLOURS, METAL, PAPER, WOOD, Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import Rng, glint, pick, ring

_INK = rgb("#45424b")


@thing("slide", width=1.0, height=0.92, belongs=("floor",))
def slide(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A playground slide with its ladder."""
    chute = pick(colour, rng, "red", "blue", "yellow")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.5, 0.035, 0.25)
        for px in (-0.46, -0.28):
            canvas.line([(px, -0.01), (px + 0.08, -0.9)], darken(METAL, 0.3), 0.03)
            canvas.line([(px, -0.01), (px + 0.08, -0.9)], METAL, 0.02)
        for k in range(6):
            canvas.line(
                [(-0.445 + 0.012 * k, -0.12 - 0.12 * k), (-0.265 + 0.012 * k, -0.12 - 0.12 * k)], METAL, 0.022
            )
        canvas.line([(-0.05, -0.5), (0.0, -0.01)], METAL, 0.024)
        canvas.rect(-0.4, -0.74, 0.2, 0.035, darken(chute, 0.2), weight=0.9)
        bed = [(-0.22, -0.74), (-0.1, -0.7), (0.2, -0.22), (0.34, -0.1), (0.48, -0.08)]
        canvas.line(bed, darken(chute, 0.45), 0.075, smooth=True)
        canvas.line(bed, chute, 0.062, smooth=True)
        canvas.line([(px, py + 0.004) for px, py in bed], lighten(chute, 0.35), 0.03, smooth=True)
        canvas.line([(-0.38, -0.9), (-0.2, -0.9), (-0.1, -0.72)], METAL, 0.02, smooth=True)


@thing("seesaw", width=1.2, height=0.5, belongs=("floor",))
def seesaw(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A seesaw."""
    plank = pick(colour, rng, "green", "red", "blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.5, 0.03, 0.25)
        canvas.polygon([(-0.12, 0), (0.12, 0), (0.03, -0.26), (-0.03, -0.26)], WOOD)
        with canvas.group(0, -0.27, angle=-14):
            canvas.rect(-0.58, -0.02, 1.16, 0.045, plank, radius=0.015)
            for side in (-1, 1):
                canvas.rect(
                    side * 0.5 - 0.07,
                    -0.04,
                    0.14,
                    0.03,
                    COLOURS["yellow"] if colour is None else lighten(plank, 0.3),
                    radius=0.01,
                    weight=0.9,
                )
                canvas.line([(side * 0.36, -0.02), (side * 0.36, -0.13)], METAL, 0.018)
                canvas.line([(side * 0.36 - 0.05, -0.13), (side * 0.36 + 0.05, -0.13)], METAL, 0.022)
        canvas.oval(0, -0.27, 0.03, 0.03, METAL)


@thing("merry_go_round", width=1.3, height=1.1, belongs=("floor",))
def merry_go_round(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A merry-go-round with its horses."""
    stripe = colour or COLOURS["red"]
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.6, 0.045, 0.28)
        canvas.rect(-0.09, -0.8, 0.18, 0.72, rgb("#f2d58a"))
        for k in range(4):
            canvas.polygon(
                [
                    (-0.085 + 0.045 * k, -0.78),
                    (-0.065 + 0.045 * k, -0.78),
                    (-0.065 + 0.045 * k, -0.1),
                    (-0.085 + 0.045 * k, -0.1),
                ],
                lighten(stripe, 0.3),
                outline=False,
            )
        for px, lift, coat in (
            (-0.4, -0.28, "#f4efe3"),
            (-0.2, -0.2, "#b98a5c"),
            (0.2, -0.27, "#55525b"),
            (0.42, -0.2, "#f4efe3"),
        ):
            canvas.line([(px, -0.78), (px, -0.08)], rgb("#d9b04c"), 0.016)
            _little_horse(canvas, px, lift, rgb(coat), stripe)
        canvas.rect(-0.58, -0.1, 1.16, 0.09, stripe, radius=0.02)
        canvas.line([(-0.56, -0.055), (0.56, -0.055)], rgb("#f2d58a"), 0.018)
        for k in range(8):
            left, right = -0.6 + 0.15 * k, -0.45 + 0.15 * k
            canvas.polygon(
                [(left, -0.78), (right, -0.78), (right * 0.1, -1.06), (left * 0.1, -1.06)],
                stripe if k % 2 else PAPER,
                weight=0.7,
            )
            canvas.oval((left + right) / 2, -0.775, 0.075, 0.035, PAPER if k % 2 else stripe, weight=0.7)
        canvas.oval(0, -1.08, 0.03, 0.03, rgb("#d9b04c"))


def _little_horse(canvas: Canvas, x: float, y: float, coat: Colour, saddle: Colour) -> None:
    with canvas.group(x, y, 0.9):
        for px, foot in ((-0.07, -0.1), (-0.05, -0.02), (0.05, 0.03), (0.07, 0.11)):
            canvas.line([(px, -0.06), (foot, 0.03)], coat, 0.02)
        canvas.through(
            [
                (-0.11, -0.1),
                (0.03, -0.11),
                (0.08, -0.2),
                (0.13, -0.21),
                (0.17, -0.15),
                (0.11, -0.15),
                (0.1, -0.05),
                (-0.1, -0.05),
            ],
            coat,
            weight=0.7,
        )
        canvas.limb([(-0.1, -0.09), (-0.15, -0.03)], [0.024, 0.014], darken(coat, 0.3), weight=0.7)
        canvas.soft([(-0.05, -0.12), (0.03, -0.12), (0.02, -0.05), (-0.04, -0.05)], saddle, weight=0.7)
        canvas.dot(0.125, -0.18, 0.007, _INK)


@thing("yo_yo", width=0.13, height=0.22, belongs=("hand", "table"), grip=(0, 0.2))
def yo_yo(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A yo-yo on its string."""
    body = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.line([(0.0, -0.06), (0.012, -0.15), (0.0, -0.215)], rgb("#cdbb94"), 0.006, smooth=True)
        canvas.oval(0, -0.06, 0.06, 0.06, body, shade=0.24)
        ring(canvas, 0, -0.06, 0.04, 0.008, lighten(body, 0.45))
        canvas.oval(0, -0.06, 0.018, 0.018, COLOURS["yellow"], weight=0.7)
        glint(canvas, -0.025, -0.085, 0.01, 0.007, 0.6)


@thing("slingshot", width=0.15, height=0.275, belongs=("hand", "table", "floor"), grip=(0, 0.06))
def slingshot(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A forked branch with its rubber."""
    wood = colour or WOOD
    with canvas.group(x, y - 0.012 * scale, scale):
        canvas.line(
            [(-0.06, -0.23), (-0.02, -0.15), (0.02, -0.15), (0.06, -0.23)], rgb("#5b4a44"), 0.009, smooth=True
        )
        canvas.rect(-0.02, -0.162, 0.04, 0.024, rgb("#8a5a3c"), radius=0.006, weight=0.8)
        for side in (-1, 1):
            canvas.limb(
                [(0, -0.1), (side * 0.045, -0.17), (side * 0.062, -0.25)], [0.034, 0.028, 0.024], wood
            )
        canvas.limb([(0, 0.0), (0, -0.12)], [0.034, 0.038], wood)


@thing("dice", width=0.18, height=0.1, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def dice(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A pair of dice."""
    bone = colour or rgb("#faf4e6")
    pip = PAPER if colour else _INK
    with canvas.group(x, y, scale):
        for px, turn, dots in (
            (-0.045, -8, ((0, 0), (-0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (0.5, -0.5))),
            (0.045, 10, ((-0.4, -0.4), (0, 0), (0.4, 0.4))),
        ):
            with canvas.group(px, -0.042, 0.038, angle=turn):
                canvas.rect(-1, -1, 2, 2, bone, radius=0.3)
                for dx, dy in dots:
                    canvas.dot(dx, dy, 0.17, pip)


@thing("racket", width=0.22, height=0.5, belongs=("hand", "floor", "wall"), grip=(0, 0.06))
def racket(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A tennis racket and its ball."""
    frame = colour or rgb("#a5683d")
    with canvas.group(x, y, scale):
        for k in range(7):
            t = -0.075 + 0.025 * k
            reach = math.sqrt(max(0.0, 1 - (t / 0.09) ** 2))
            canvas.line([(t, -0.36 - 0.115 * reach), (t, -0.36 + 0.115 * reach)], rgb("#f4efe2"), 0.005)
            s = t * 1.3
            wide = math.sqrt(max(0.0, 1 - (s / 0.118) ** 2)) * 0.085
            canvas.line([(-wide, -0.36 + s), (wide, -0.36 + s)], rgb("#f4efe2"), 0.005)
        hoop = [
            (math.cos(k * math.tau / 28) * 0.088, -0.36 + math.sin(k * math.tau / 28) * 0.118)
            for k in range(29)
        ]
        for width, tone in ((0.03, darken(frame, 0.5)), (0.021, frame)):
            canvas.line(hoop, tone, width, smooth=True)
            canvas.line([(-0.04, -0.255), (0, -0.2), (0.04, -0.255)], tone, width * 0.9)
        canvas.limb([(0, 0.0), (0, -0.2)], [0.036, 0.026], frame)
        canvas.rect(-0.02, -0.11, 0.04, 0.11, _INK, radius=0.01, weight=0.8)
        canvas.oval(0.08, -0.03, 0.03, 0.03, rgb("#d9dc5a"), weight=0.9)


@thing("baseball_bat", width=0.3, height=0.5, belongs=("hand", "floor"), grip=(-0.1, 0.06))
def baseball_bat(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A bat with its ball."""
    with canvas.group(x, y, scale):
        canvas.limb(
            [(-0.12, -0.01), (0.0, -0.22), (0.12, -0.46)], [0.024, 0.036, 0.066], colour or rgb("#c89a5c")
        )
        canvas.line([(-0.115, -0.02), (-0.07, -0.1)], _INK, 0.03)
        canvas.oval(0.1, -0.045, 0.044, 0.044, PAPER)
        for side in (-1, 1):
            canvas.ink_line(
                [(0.1 + side * 0.035, -0.07), (0.1 + side * 0.018, -0.045), (0.1 + side * 0.035, -0.02)],
                COLOURS["red"],
                weight=0.9,
            )


@thing("bowls", width=0.32, height=0.11, belongs=("floor", "table"))
def bowls(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Bowls for petanque with their jack."""
    steel = colour or rgb("#9fa7ae")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.16, 0.016, 0.26)
        for px, r in ((-0.1, 0.05), (0.1, 0.05), (0.0, 0.052)):
            ball = skia.Path.Circle(px, -r, r)
            canvas.fill(ball, steel, shade=0.3)
            with canvas.clip(ball):
                for dy in (-0.4, 0.0, 0.4):
                    canvas.ink_line(
                        [(px - r, -r + dy * r), (px, -r + dy * r + r * 0.2), (px + r, -r + dy * r)],
                        darken(steel, 0.45),
                        weight=0.7,
                    )
            glint(canvas, px - r * 0.35, -r * 1.4, r * 0.2, r * 0.15, 0.8)
        canvas.oval(0.052, -0.018, 0.018, 0.018, COLOURS["orange"], weight=0.8)


@thing("table_football", width=0.86, height=0.6, belongs=("floor",))
def table_football(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A table football with its rods of players."""
    wood = colour or rgb("#9a6a43")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.44, 0.035, 0.28)
        for side in (-1, 1):
            canvas.limb([(side * 0.32, -0.32), (side * 0.36, -0.01)], [0.07, 0.05], darken(wood, 0.15))
        canvas.polygon([(-0.34, -0.58), (0.34, -0.58), (0.4, -0.44), (-0.4, -0.44)], lighten(wood, 0.1))
        canvas.polygon(
            [(-0.3, -0.56), (0.3, -0.56), (0.35, -0.46), (-0.35, -0.46)], rgb("#6fa05c"), weight=0.8
        )
        canvas.line([(0, -0.56), (0, -0.46)], PAPER, 0.007)
        canvas.oval(0, -0.51, 0.05, 0.022, rgb("#6fa05c"), weight=0.4)
        for k in range(6):
            px = -0.26 + 0.104 * k
            canvas.line([(px, -0.6), (px * 1.16, -0.36)], METAL, 0.012)
            canvas.dot(px * 1.16, -0.35, 0.018, _INK)
            for dy in (-0.55, -0.505):
                canvas.rect(
                    px * (1.0 + (dy + 0.6)) - 0.014,
                    dy - 0.02,
                    0.028,
                    0.036,
                    COLOURS["red"] if k % 2 else COLOURS["blue"],
                    radius=0.008,
                    weight=0.5,
                )
        canvas.rect(-0.41, -0.44, 0.82, 0.14, wood, radius=0.012)
