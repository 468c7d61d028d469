"""Tools of field, yard and workshop, and trees."""

import math

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    COLOURS,
    DARK_WOOD,
    METAL,
    STONE,
    WOOD,
    Colour,
    darken,
    jitter,
    lighten,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint, mirrored, pick, solid_wheel, spoked_wheel

_STEEL = rgb("#a5adb3")
_STRAW = rgb("#e0bd62")
_HANDLE = rgb("#b98a55")


@thing("plough", width=1.0, height=0.5, belongs=("floor",), grip=(-0.44, 0.45))
def plough(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden plough with its iron share, beam to the right."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.46, 0.03, 0.26)
        canvas.limb([(-0.1, -0.1), (-0.3, -0.26), (-0.48, -0.47)], [0.06, 0.045, 0.034], darken(wood, 0.15))
        canvas.limb(
            [(-0.14, -0.12), (0.06, -0.3), (0.3, -0.34), (0.5, -0.24)], [0.05, 0.05, 0.045, 0.036], wood
        )
        canvas.limb([(-0.2, -0.08), (0.16, -0.05)], [0.08, 0.06], darken(wood, 0.06))
        canvas.limb([(-0.16, -0.1), (-0.28, -0.3), (-0.42, -0.48)], [0.05, 0.042, 0.034], wood)
        canvas.limb([(0.03, -0.08), (0.06, -0.28)], [0.036, 0.03], darken(wood, 0.2), weight=0.8)
        canvas.soft(
            [(-0.02, -0.11), (0.16, -0.1), (0.34, 0.0), (0.1, -0.004), (-0.04, -0.02)], _STEEL, shade=0.24
        )
        canvas.ink_line([(0.04, -0.07), (0.24, -0.02)], darken(_STEEL, 0.45), weight=0.8)


@thing("sickle", width=0.26, height=0.31, belongs=("hand", "floor", "wall"), grip=(0.0, 0.05))
def sickle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A sickle."""
    with canvas.group(x, y - 0.012 * scale, scale):
        canvas.limb([(0.0, 0.0), (0.01, -0.09)], [0.03, 0.026], colour or _HANDLE)
        blade = skia.Path()
        blade.moveTo(0.004, -0.09)
        blade.cubicTo(0.02, -0.16, 0.16, -0.15, 0.12, -0.24)
        blade.cubicTo(0.09, -0.31, -0.06, -0.32, -0.13, -0.23)
        blade.cubicTo(-0.06, -0.29, 0.05, -0.275, 0.075, -0.225)
        blade.cubicTo(0.09, -0.18, -0.02, -0.18, -0.012, -0.09)
        blade.close()
        canvas.fill(blade, lighten(_STEEL, 0.15), shade=0.24)


@thing("sheaf", width=0.36, height=0.5, belongs=("floor", "hand"), grip=(0, 0.2))
def sheaf(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A sheaf of wheat with poppies."""
    gold = colour or _STRAW
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.14, 0.022, 0.26)
        for k in range(-6, 7):
            canvas.line(
                [(k * 0.016, -0.005), (k * 0.007, -0.2), (k * 0.0245, -0.4 - 0.018 * (k % 3))],
                _stalk(gold, k),
                0.014,
                smooth=True,
            )
        for k in range(-6, 7):
            with canvas.group(k * 0.0245, -0.4 - 0.018 * (k % 3), angle=k * 5):
                for j in range(3):
                    canvas.oval(0, -0.022 * j, 0.013, 0.018, lighten(gold, 0.12), weight=0.5)
                canvas.ink_line([(0, -0.06), (0, -0.09)], darken(gold, 0.25), weight=0.6)
        canvas.line(
            [(-0.052, -0.2), (0, -0.19), (0.052, -0.2)],
            COLOURS["red"] if colour is None else darken(gold, 0.35),
            0.022,
            smooth=True,
        )
        for px, py in ((-0.07, -0.24), (0.06, -0.27)):
            for k in range(4):
                a = k * math.tau / 4 + 0.4
                canvas.oval(
                    px + math.cos(a) * 0.013,
                    py + math.sin(a) * 0.012,
                    0.016,
                    0.014,
                    rgb("#d9453c"),
                    weight=0.5,
                )
            canvas.dot(px, py, 0.008, rgb("#3b2f35"))


def _stalk(gold: Colour, k: int) -> Colour:
    """A stalk's own tone."""
    return darken(gold, 0.05 * (k % 3))


@thing("wheelbarrow", width=0.76, height=0.4, belongs=("floor",), grip=(-0.36, 0.3))
def wheelbarrow(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wheelbarrow with earth and a spade, wheel to the right."""
    body = colour or rgb("#6f9469")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.36, 0.03, 0.27)
        canvas.line([(-0.37, -0.28), (-0.1, -0.18), (0.26, -0.1)], darken(WOOD, 0.2), 0.034, smooth=True)
        canvas.line([(-0.14, -0.17), (-0.16, -0.01)], darken(WOOD, 0.3), 0.03)
        canvas.soft([(-0.2, -0.3), (-0.06, -0.39), (0.1, -0.38), (0.22, -0.3)], rgb("#8b674a"))
        canvas.polygon([(-0.25, -0.31), (0.29, -0.33), (0.19, -0.14), (-0.12, -0.14)], body, shade=0.2)
        canvas.line([(-0.25, -0.31), (0.29, -0.33)], lighten(body, 0.3), 0.02)
        canvas.line([(-0.38, -0.285), (-0.3, -0.26)], rgb("#5b4a44"), 0.038)
        spoked_wheel(canvas, 0.27, -0.1, 0.088, 0.03, spokes=4, colour=darken(WOOD, 0.1))


@thing("watering_can", width=0.32, height=0.26, belongs=("floor", "hand", "table"), grip=(0.02, 0.24))
def watering_can(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A watering can."""
    tin = pick(colour, rng, "green", "grey", "light_blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0.02, -0.004, 0.13, 0.018, 0.25)
        canvas.line(
            [(-0.04, -0.16), (0.02, -0.24), (0.1, -0.2), (0.12, -0.08)], darken(tin, 0.4), 0.02, smooth=True
        )
        canvas.limb([(-0.03, -0.06), (-0.13, -0.19)], [0.05, 0.022], tin)
        canvas.polygon(
            [(-0.16, -0.18), (-0.11, -0.225), (-0.115, -0.185), (-0.135, -0.168)], lighten(tin, 0.2)
        )
        canvas.polygon([(-0.055, -0.16), (0.095, -0.16), (0.11, 0), (-0.07, 0)], tin, shade=0.22)
        canvas.oval(0.02, -0.16, 0.075, 0.016, darken(tin, 0.3), weight=0.9)
        canvas.line([(-0.062, -0.06), (0.103, -0.06)], lighten(tin, 0.35), 0.012)


@thing("well", width=0.7, height=1.04, belongs=("floor",))
def well(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A stone well with its pulley and bucket."""
    stone = colour or STONE
    iron = rgb("#55545c")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.38, 0.05, 0.3)
        canvas.line(
            [(-0.25, -0.4), (-0.24, -0.86), (0, -0.98), (0.24, -0.86), (0.25, -0.4)], iron, 0.034, smooth=True
        )
        canvas.oval(0, -0.9, 0.055, 0.055, darken(iron, 0.1))
        canvas.oval(0, -0.9, 0.02, 0.02, METAL, weight=0.7)
        canvas.line([(0.03, -0.9), (0.03, -0.6)], rgb("#c9a873"), 0.013)
        canvas.oval(0, -0.42, 0.33, 0.07, darken(stone, 0.06))
        canvas.oval(0, -0.415, 0.25, 0.046, rgb("#3f4a55"), weight=0.9)
        canvas.polygon(
            [(-0.03, -0.58), (0.09, -0.58), (0.075, -0.46), (-0.015, -0.46)], rgb("#a9b4ba"), weight=0.9
        )
        canvas.oval(0.03, -0.58, 0.06, 0.013, rgb("#8fc4d3"), weight=0.8)
        wall = skia.Path()
        wall.moveTo(-0.335, -0.42)
        wall.quadTo(0, -0.32, 0.335, -0.42)
        wall.lineTo(0.325, -0.05)
        wall.quadTo(0, 0.03, -0.325, -0.05)
        wall.close()
        canvas.fill(wall, stone, shade=0.2)
        with canvas.clip(wall):
            for row in range(4):
                for k in range(5):
                    px, py = -0.3 + 0.15 * k - 0.07 * (row % 2), -0.3 + 0.1 * row - 0.05 * abs(k - 2) / 2
                    canvas.rect(
                        px - 0.07,
                        py - 0.042,
                        0.136,
                        0.082,
                        jitter(stone, rng, 9),
                        radius=0.03,
                        weight=0.6,
                        shade=0.08,
                    )
        canvas.trace(wall, darken(stone, 0.6))
        canvas.soft([(-0.33, -0.06), (-0.28, -0.14), (-0.2, -0.05), (-0.24, 0.0)], rgb("#7fa862"), weight=0.7)


@thing("scarecrow", width=0.66, height=0.96, belongs=("floor",))
def scarecrow(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A friendly scarecrow in a patched shirt."""
    shirt = colour or COLOURS["red"]
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.14, 0.022, 0.26)
        canvas.line([(0, -0.005), (0, -0.4)], DARK_WOOD, 0.034)
        for side in (-1, 1):
            for k in range(4):
                canvas.line(
                    [(side * 0.26, -0.56), (side * (0.31 + 0.01 * (k % 2)), -0.585 + 0.022 * k)],
                    _STRAW,
                    0.012,
                )
            canvas.limb([(side * 0.06, -0.57), (side * 0.28, -0.56)], [0.13, 0.1], shirt)
        canvas.soft([(-0.1, -0.64), (0.1, -0.64), (0.13, -0.28), (0.0, -0.25), (-0.13, -0.28)], shirt)
        for k in range(6):
            canvas.line([(-0.09 + 0.036 * k, -0.28), (-0.1 + 0.04 * k, -0.22)], _STRAW, 0.012)
        canvas.rect(-0.07, -0.44, 0.07, 0.07, COLOURS["yellow"], weight=0.7)
        canvas.oval(0, -0.73, 0.095, 0.1, rgb("#ead3a4"))
        for side in (-1, 1):
            canvas.dot(side * 0.036, -0.745, 0.014, rgb("#3b2f35"))
        canvas.line([(-0.042, -0.69), (0, -0.672), (0.042, -0.69)], rgb("#8a4a3c"), 0.009, smooth=True)
        canvas.polygon([(-0.012, -0.722), (0.012, -0.722), (0, -0.7)], COLOURS["orange"], weight=0.6)
        canvas.soft([(-0.16, -0.79), (0.16, -0.79), (0.12, -0.83), (-0.12, -0.83)], rgb("#c79b54"))
        canvas.soft([(-0.085, -0.82), (-0.06, -0.96), (0.07, -0.95), (0.09, -0.82)], rgb("#c79b54"))
        canvas.line([(-0.082, -0.835), (0.085, -0.835)], COLOURS["blue"], 0.02)


@thing("beehive", width=0.3, height=0.36, belongs=("floor",))
def beehive(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A straw hive with bees around it."""
    straw = colour or rgb("#dcb25a")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.16, 0.022, 0.27)
        canvas.rect(-0.15, -0.03, 0.3, 0.03, WOOD, radius=0.008)
        for k, half in enumerate((0.135, 0.14, 0.13, 0.11, 0.08, 0.045)):
            canvas.rect(
                -half, -0.08 - 0.05 * k, half * 2, 0.055, lighten(straw, 0.04 * k), radius=0.026, weight=0.9
            )
        canvas.oval(0, -0.06, 0.035, 0.03, rgb("#4b3b38"), weight=0.8)
        for bx, by in ((-0.13, -0.3), (0.12, -0.33), (0.1, -0.13)):
            canvas.oval(bx - 0.006, by - 0.016, 0.013, 0.009, rgb("#f2f6f8"), weight=0.5)
            canvas.oval(bx, by, 0.02, 0.013, rgb("#f1c043"), weight=0.6)
            for dx in (-0.006, 0.006):
                canvas.line([(bx + dx, by - 0.01), (bx + dx, by + 0.01)], rgb("#4b3b38"), 0.005)


@thing("ladder", width=0.36, height=1.1, belongs=("floor",), grip=(0, 0.5))
def ladder(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden ladder."""
    wood = colour or rgb("#c49a62")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.18, 0.022, 0.24)
        for k in range(7):
            half = 0.15 - 0.06 * (k + 1) / 8
            canvas.limb(
                [(-half, -0.11 - 0.145 * k), (half, -0.11 - 0.145 * k)],
                [0.028, 0.028],
                darken(wood, 0.1),
                weight=0.9,
            )
        for side in (-1, 1):
            canvas.limb([(side * 0.165, -0.005), (side * 0.095, -1.09)], [0.036, 0.032], wood)


@thing("broom", width=0.17, height=0.82, belongs=("hand", "floor", "wall"), grip=(0.02, 0.5))
def broom(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A straw broom."""
    straw = colour or rgb("#d8b05c")
    with canvas.group(x, y, scale):
        canvas.limb([(0.0, -0.24), (0.06, -0.81)], [0.026, 0.024], _HANDLE)
        canvas.soft(
            [(-0.03, -0.27), (0.035, -0.265), (0.05, -0.16), (0.09, -0.005), (-0.11, -0.005), (-0.06, -0.16)],
            straw,
        )
        for k in range(7):
            canvas.ink_line(
                [(0.0 + (k - 3) * 0.006, -0.22), (-0.01 + (k - 3) * 0.028, -0.012)],
                darken(straw, 0.4),
                weight=0.7,
                alpha=0.6,
            )
        for yy in (-0.225, -0.195):
            canvas.line([(-0.042, yy), (0.045, yy + 0.004)], COLOURS["red"], 0.011)


@thing("saw", width=0.46, height=0.16, belongs=("hand", "table", "wall", "floor"), grip=(-0.17, 0.08))
def saw(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A hand saw."""
    with canvas.group(x, y, scale):
        teeth = [(0.22 - 0.0275 * k, -0.045 + (0.018 if k % 2 else 0.0) + 0.025 * k / 12) for k in range(13)]
        canvas.polygon([(-0.12, -0.13), (0.22, -0.085), *teeth], lighten(_STEEL, 0.2), shade=0.2, weight=0.8)
        grip = colour or rgb("#a5683d")
        canvas.soft(
            [
                (-0.1, -0.14),
                (-0.13, -0.16),
                (-0.21, -0.15),
                (-0.225, -0.08),
                (-0.2, -0.005),
                (-0.14, -0.005),
                (-0.1, -0.03),
            ],
            grip,
        )
        canvas.oval(-0.165, -0.08, 0.026, 0.042, darken(grip, 0.5), weight=0.8)
        for yy in (-0.12, -0.04):
            canvas.dot(-0.115, yy, 0.007, METAL)


@thing("axe", width=0.24, height=0.5, belongs=("hand", "floor"), grip=(-0.02, 0.16))
def axe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An axe leaning on its head of steel."""
    with canvas.group(x, y, scale):
        canvas.limb([(-0.03, -0.005), (-0.03, -0.25), (0.0, -0.48)], [0.034, 0.028, 0.03], colour or _HANDLE)
        canvas.soft(
            [
                (-0.06, -0.45),
                (0.02, -0.46),
                (0.13, -0.5),
                (0.14, -0.4),
                (0.12, -0.32),
                (0.02, -0.39),
                (-0.06, -0.39),
            ],
            _STEEL,
            shade=0.26,
        )
        canvas.line(
            [(0.128, -0.48), (0.135, -0.41), (0.12, -0.345)], lighten(_STEEL, 0.6), 0.012, smooth=True
        )


@thing("anvil", width=0.44, height=0.46, belongs=("floor",))
def anvil(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An anvil on its block with a hammer and a glowing iron."""
    iron = colour or rgb("#5f646c")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.22, 0.03, 0.3)
        canvas.polygon([(-0.14, -0.22), (0.14, -0.22), (0.16, 0), (-0.16, 0)], rgb("#9a7048"))
        canvas.oval(0, -0.22, 0.14, 0.026, lighten(rgb("#9a7048"), 0.2), weight=0.8)
        canvas.soft(mirrored([(0.06, -0.34), (0.05, -0.27), (0.11, -0.225)]), iron)
        canvas.soft(
            [(-0.13, -0.41), (0.12, -0.41), (0.22, -0.4), (0.13, -0.34), (0.05, -0.31), (-0.13, -0.32)],
            iron,
            shade=0.26,
        )
        canvas.line([(-0.12, -0.403), (0.17, -0.4)], lighten(iron, 0.5), 0.012)
        canvas.glow(0.05, -0.42, 0.08, (255, 170, 90), 0.42)
        canvas.line([(-0.02, -0.42), (0.1, -0.42)], rgb("#f0803a"), 0.02)
        canvas.line([(-0.12, -0.43), (-0.02, -0.44)], _HANDLE, 0.018)
        canvas.rect(-0.16, -0.465, 0.05, 0.06, darken(iron, 0.25), radius=0.008, weight=0.8)


@thing("spinning_wheel", width=0.58, height=0.62, belongs=("floor",))
def spinning_wheel(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A spinning wheel with its wool."""
    wood = colour or rgb("#a8754a")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.28, 0.026, 0.27)
        for a, b in (
            ((-0.24, -0.22), (-0.27, -0.01)),
            ((0.2, -0.14), (0.25, -0.01)),
            ((0.08, -0.16), (0.02, -0.01)),
        ):
            canvas.limb([a, b], [0.032, 0.026], darken(wood, 0.12), weight=0.9)
        canvas.limb([(-0.28, -0.24), (0.26, -0.13)], [0.05, 0.05], wood)
        for px in (0.06, 0.15):
            canvas.limb([(px, -0.16), (0.105, -0.36)], [0.026, 0.024], darken(wood, 0.06), weight=0.8)
        spoked_wheel(canvas, 0.105, -0.37, 0.17, 0.034, spokes=6, colour=lighten(wood, 0.1), rim=wood)
        canvas.line([(-0.2, -0.36), (0.02, -0.52)], rgb("#f3ecdc"), 0.005)
        canvas.limb([(-0.2, -0.24), (-0.2, -0.44)], [0.026, 0.022], wood, weight=0.9)
        canvas.line([(-0.25, -0.36), (-0.14, -0.36)], METAL, 0.014)
        canvas.oval(-0.19, -0.36, 0.035, 0.03, rgb("#f0e4cf"), weight=0.8)
        canvas.soft(
            [(-0.24, -0.44), (-0.2, -0.62), (-0.15, -0.58), (-0.14, -0.46), (-0.2, -0.42)], rgb("#f3ecdc")
        )


@thing("loom", width=0.86, height=0.8, belongs=("floor",))
def loom(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An upright loom with a striped cloth begun."""
    wood = rgb("#a5764a")
    cloth = [colour or COLOURS["red"], rgb("#f2e6cd"), COLOURS["blue"], COLOURS["yellow"], rgb("#5f8f6a")]
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.43, 0.03, 0.28)
        for side in (-1, 1):
            canvas.rect(side * 0.38 - 0.03, -0.8, 0.06, 0.79, wood, radius=0.012)
            canvas.rect(side * 0.38 - 0.07, -0.04, 0.14, 0.04, darken(wood, 0.1), radius=0.01)
        for k in range(20):
            px = -0.32 + 0.64 * k / 19
            canvas.line([(px, -0.72), (px, -0.14)], rgb("#efe4cd"), 0.008)
        for k in range(9):
            canvas.rect(
                -0.33,
                -0.17 - 0.034 * k,
                0.66,
                0.034,
                cloth[0 if k % 3 == 0 else 1 + (k * 2 + k // 3) % 4],
                weight=0.5,
                shade=0.05,
            )
        for k in range(9):
            canvas.polygon(
                [
                    (-0.26 + 0.065 * k - 0.024, -0.28),
                    (-0.26 + 0.065 * k, -0.31),
                    (-0.26 + 0.065 * k + 0.024, -0.28),
                    (-0.26 + 0.065 * k, -0.25),
                ],
                rgb("#fbf3e0"),
                outline=False,
            )
        canvas.rect(-0.36, -0.5, 0.72, 0.045, lighten(wood, 0.2), radius=0.012, weight=0.9)
        for yy in (-0.77, -0.14):
            canvas.limb([(-0.4, yy), (0.4, yy)], [0.05, 0.05], lighten(wood, 0.08))
        canvas.soft([(0.05, -0.44), (0.16, -0.465), (0.26, -0.44), (0.16, -0.42)], DARK_WOOD, weight=0.8)


@thing("engine", width=0.5, height=0.4, belongs=("floor", "table"))
def engine(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A motor on its bench blocks: cylinders, belt and fan."""
    iron = colour or rgb("#7d858d")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.26, 0.03, 0.28)
        for px in (-0.17, 0.12):
            canvas.rect(px, -0.07, 0.08, 0.07, WOOD, weight=0.9)
        canvas.rect(-0.2, -0.26, 0.38, 0.19, iron, radius=0.02, shade=0.22)
        for k in range(4):
            px = -0.17 + 0.085 * k
            canvas.rect(px, -0.34, 0.06, 0.09, lighten(METAL, 0.15), radius=0.01, weight=0.9)
            canvas.rect(px + 0.018, -0.39, 0.024, 0.055, rgb("#f2ede0"), radius=0.006, weight=0.7)
            canvas.line([(px + 0.03, -0.385), (px + 0.05, -0.4)], COLOURS["red"], 0.01)
        for k in range(3):
            canvas.line([(-0.18, -0.21 + 0.04 * k), (0.06, -0.21 + 0.04 * k)], darken(iron, 0.35), 0.01)
        solid_wheel(canvas, 0.16, -0.17, 0.085, lighten(METAL, 0.3))
        canvas.line([(0.24, -0.17), (0.25, -0.3)], rgb("#55545c"), 0.014)
        canvas.oval(0.2, -0.32, 0.05, 0.05, COLOURS["blue"], weight=0.9)
        glint(canvas, -0.12, -0.24, 0.04, 0.008, 0.5)
