"""Of house and yard: stairs, the oven of bricks and clay, the gas bottle, the grinding stone of maize."""

import math

import skia

from imaging.sketching.kit import Canvas, polygon_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    COLOURS,
    DARK_WOOD,
    METAL,
    STONE,
    WOOD,
    Colour,
    darken,
    lighten,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint

_SOOT = rgb("#3e3433")
_STEPS = 7


@thing("stairs", width=0.98, height=1.1, belongs=("floor",))
def stairs(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A flight of wooden stairs with its banister, seen from the side."""
    wood = colour or rgb("#b98a5c")
    tread, rise = 0.94 / _STEPS, 0.7 / _STEPS
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.47, 0.03, 0.24)
        outline = [(-0.47, 0.0)]
        for k in range(_STEPS):
            left = -0.47 + tread * k
            outline += [(left, -rise * (k + 1)), (left + tread, -rise * (k + 1))]
        canvas.polygon([*outline, (0.47, 0.0)], lighten(wood, 0.35))
        canvas.polygon([(-0.3, 0.0), (0.47, -0.54), (0.47, 0.0)], lighten(wood, 0.22), weight=0.6)
        for k in range(4):
            canvas.ink_line(
                [(0.0 + 0.13 * k, -0.02), (0.0 + 0.13 * k, -0.16 - 0.09 * k)], darken(wood, 0.2), weight=0.5
            )
        for k in range(_STEPS):
            left = -0.47 + tread * k
            canvas.rect(
                left - 0.015, -rise * (k + 1) - 0.012, tread + 0.03, 0.03, wood, radius=0.006, weight=0.8
            )
        for k in range(_STEPS):
            px, foot = -0.47 + tread * (k + 0.5), -rise * (k + 1) - 0.01
            canvas.line([(px, foot), (px, foot - 0.3)], darken(wood, 0.35), 0.022)
            canvas.line([(px, foot), (px, foot - 0.3)], darken(wood, 0.08), 0.014)
        rail = [(-0.43, -rise - 0.31), (0.43, -rise * _STEPS - 0.31)]
        canvas.line(rail, darken(wood, 0.45), 0.052)
        canvas.line(rail, darken(wood, 0.12), 0.038)
        canvas.limb([(-0.445, -0.1), (-0.445, -0.43)], [0.05, 0.05], darken(wood, 0.15))
        canvas.oval(-0.445, -0.455, 0.034, 0.034, darken(wood, 0.05))


@thing("bread_oven", width=0.98, height=0.9, belongs=("floor",))
def bread_oven(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A domed oven of clay on its stone base, fire in its mouth and loaves before it."""
    clay = colour or rgb("#d9ab7c")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.5, 0.04, 0.28)
        canvas.rect(0.2, -0.89, 0.13, 0.25, darken(clay, 0.12), radius=0.012)
        canvas.rect(0.185, -0.9, 0.16, 0.04, darken(clay, 0.25), radius=0.012)
        base = [(-0.48, 0.0), (0.48, 0.0), (0.46, -0.3), (-0.46, -0.3)]
        canvas.polygon(base, STONE)
        with canvas.clip(polygon_path(base)):
            for row in range(3):
                for k in range(7):
                    px = -0.5 + 0.16 * k + 0.07 * (row % 2)
                    tone = darken(STONE, 0.05 + 0.06 * ((row * 3 + k) % 3))
                    canvas.soft(
                        [
                            (px, -0.3 + 0.1 * row),
                            (px + 0.155, -0.3 + 0.1 * row),
                            (px + 0.155, -0.205 + 0.1 * row),
                            (px, -0.205 + 0.1 * row),
                        ],
                        tone,
                        weight=0.7,
                    )
        canvas.through(
            [
                (-0.45, -0.3),
                (-0.43, -0.52),
                (-0.27, -0.7),
                (0.0, -0.77),
                (0.27, -0.7),
                (0.43, -0.52),
                (0.45, -0.3),
                (0, -0.29),
            ],
            clay,
            shade=0.24,
        )
        mouth = skia.Path()
        mouth.moveTo(-0.17, -0.3)
        mouth.lineTo(-0.17, -0.42)
        mouth.arcTo(skia.Rect(-0.17, -0.58, 0.17, -0.26), 180, 180, False)
        mouth.lineTo(0.17, -0.3)
        mouth.close()
        for k in range(9):
            angle = math.pi + k * math.pi / 8
            with canvas.group(
                math.cos(angle) * 0.205, -0.42 + math.sin(angle) * 0.2, angle=math.degrees(angle) - 90
            ):
                canvas.rect(-0.036, -0.034, 0.072, 0.068, rgb("#b9654a"), radius=0.008, weight=0.8)
        canvas.fill(mouth, _SOOT)
        with canvas.clip(mouth):
            canvas.glow(0.0, -0.32, 0.2, rgb("#ffb24d"), 0.44)
            for px, high in ((-0.08, 0.11), (-0.02, 0.17), (0.05, 0.13), (0.1, 0.08)):
                canvas.through(
                    [
                        (px - 0.03, -0.29),
                        (px - 0.012, -0.3 - high * 0.6),
                        (px, -0.3 - high),
                        (px + 0.022, -0.3 - high * 0.5),
                        (px + 0.03, -0.29),
                    ],
                    rgb("#f0863c"),
                    outline=False,
                )
                canvas.through(
                    [(px - 0.014, -0.29), (px, -0.3 - high * 0.55), (px + 0.014, -0.29)],
                    rgb("#ffd97a"),
                    outline=False,
                )
        canvas.rect(-0.47, -0.325, 0.94, 0.045, darken(STONE, 0.12), radius=0.012)
        for px in (-0.34, -0.23, 0.28):
            canvas.oval(px, -0.345, 0.066, 0.036, rgb("#c98f4e"), shade=0.24)
            for dx in (-0.02, 0.02):
                canvas.ink_line(
                    [(px + dx - 0.012, -0.362), (px + dx + 0.012, -0.345)], rgb("#f2dcae"), weight=1.0
                )
        canvas.ink_line(
            [(-0.34, -0.56), (-0.27, -0.6), (-0.29, -0.64)], darken(clay, 0.35), weight=0.7, alpha=0.6
        )


@thing("gas_bottle", width=0.26, height=0.46, belongs=("floor",))
def gas_bottle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """The orange butane bottle that was carried up to every kitchen."""
    paint = colour or rgb("#e5802f")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.13, 0.018, 0.28)
        for px in (-0.06, 0.06):
            canvas.line([(px, -0.34), (px, -0.43)], darken(paint, 0.25), 0.022)
        canvas.limb([(-0.08, -0.435), (0.08, -0.435)], [0.03, 0.03], darken(paint, 0.12))
        canvas.rect(-0.022, -0.41, 0.044, 0.06, METAL, radius=0.008)
        canvas.rect(-0.11, -0.05, 0.22, 0.048, darken(paint, 0.22), radius=0.01)
        canvas.through(
            [
                (-0.1, -0.355),
                (0.1, -0.355),
                (0.13, -0.26),
                (0.13, -0.1),
                (0.1, -0.025),
                (-0.1, -0.025),
                (-0.13, -0.1),
                (-0.13, -0.26),
            ],
            paint,
            shade=0.24,
        )
        canvas.line([(-0.128, -0.2), (0, -0.188), (0.128, -0.2)], darken(paint, 0.3), 0.01, smooth=True)
        canvas.line([(-0.125, -0.285), (0, -0.273), (0.125, -0.285)], lighten(paint, 0.55), 0.03, smooth=True)
        glint(canvas, -0.07, -0.24, 0.016, 0.06, 0.4)


@thing("metate", width=0.5, height=0.3, belongs=("floor", "table"))
def metate(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """The sloping stone on which maize is ground, with its roller and dough."""
    stone = colour or rgb("#8b8a8c")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.23, 0.02, 0.28)
        for px, low in ((-0.17, -0.2), (-0.1, -0.16), (0.16, -0.1)):
            canvas.limb([(px, low), (px - 0.012, -0.012)], [0.075, 0.045], darken(stone, 0.18))
        canvas.through(
            [(-0.245, -0.27), (-0.2, -0.285), (0.2, -0.135), (0.245, -0.1), (0.2, -0.065), (-0.2, -0.19)],
            stone,
            shade=0.22,
        )
        canvas.through(
            [(-0.05, -0.205), (0.06, -0.185), (0.14, -0.135), (0.08, -0.115), (-0.02, -0.15)],
            rgb("#f1dc9a"),
            weight=0.8,
        )
        with canvas.group(-0.07, -0.245, angle=20):
            canvas.limb(
                [(-0.13, 0.0), (0.0, -0.002), (0.13, 0.0)], [0.045, 0.062, 0.045], lighten(stone, 0.18)
            )
        for px, py in ((-0.18, -0.235), (0.17, -0.1), (0.05, -0.1), (-0.1, -0.175)):
            canvas.dot(px, py, 0.006, darken(stone, 0.45))
        for px, py in ((0.1, -0.15), (0.03, -0.165), (0.07, -0.13)):
            canvas.dot(px, py, 0.009, rgb("#e0b94e"))


@thing("horseshoe", width=0.2, height=0.22, belongs=("wall", "table", "hand"), grip=(0, 0.18))
def horseshoe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A horseshoe with its nail holes."""
    iron = colour or rgb("#8d949b")
    with canvas.group(x, y, scale):
        bow = [
            (-0.06, -0.012),
            (-0.08, -0.08),
            (-0.066, -0.16),
            (0, -0.198),
            (0.066, -0.16),
            (0.08, -0.08),
            (0.06, -0.012),
        ]
        canvas.line(bow, darken(iron, 0.5), 0.05, smooth=True)
        canvas.line(bow, iron, 0.037, smooth=True)
        for px, py in (
            (-0.077, -0.07),
            (-0.07, -0.13),
            (-0.035, -0.183),
            (0.035, -0.183),
            (0.07, -0.13),
            (0.077, -0.07),
        ):
            canvas.dot(px, py, 0.008, darken(iron, 0.6))


@thing("wine_press", width=0.66, height=0.92, belongs=("floor",))
def wine_press(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden wine press with its screw, must running into a pail."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.32, 0.035, 0.28)
        for side in (-1, 1):
            canvas.limb([(side * 0.2, -0.16), (side * 0.23, -0.01)], [0.06, 0.05], darken(wood, 0.2))
        canvas.rect(-0.016, -0.9, 0.032, 0.4, METAL)
        for k in range(9):
            canvas.line([(-0.016, -0.88 + 0.035 * k), (0.016, -0.868 + 0.035 * k)], darken(METAL, 0.4), 0.008)
        canvas.limb([(-0.29, -0.845), (0.29, -0.845)], [0.034, 0.034], darken(wood, 0.12))
        canvas.rect(-0.21, -0.56, 0.42, 0.07, darken(wood, 0.1), radius=0.012)
        canvas.oval(0, -0.49, 0.2, 0.03, rgb("#6d2f4f"))
        for k in range(9):
            canvas.rect(
                -0.225 + 0.05 * k, -0.49, 0.043, 0.3, lighten(wood, 0.1 * (k % 2)), radius=0.006, weight=0.8
            )
        for py in (-0.44, -0.26):
            canvas.line([(-0.228, py), (0, py + 0.018), (0.228, py)], METAL, 0.022, smooth=True)
        canvas.rect(-0.29, -0.2, 0.58, 0.06, darken(wood, 0.16), radius=0.014)
        canvas.polygon(
            [(0.24, -0.16), (0.33, -0.15), (0.33, -0.125), (0.24, -0.13)], darken(wood, 0.3), weight=0.8
        )
        canvas.line([(0.32, -0.13), (0.322, -0.06)], rgb("#8b2f52"), 0.014)
        canvas.polygon([(0.22, -0.1), (0.325, -0.1), (0.31, 0.0), (0.235, 0.0)], DARK_WOOD)
        canvas.oval(0.272, -0.1, 0.052, 0.012, COLOURS["purple"], weight=0.8)
