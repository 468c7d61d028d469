"""Where one rests, keeps and camps: rocking chair, cradle, hammock, tent, wardrobe, fire, line of washing."""

import math

from imaging.sketching.kit import Canvas, through_path
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
from imaging.sketching.thing_parts import Rng, pick


@thing("rocking_chair", width=0.5, height=0.66, belongs=("floor",), seat=0.27)
def rocking_chair(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A rocking chair with a cane back, from the front and a little aside."""
    wood = colour or rgb("#8f5f3f")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.26, 0.03, 0.28)
        canvas.limb(
            [(-0.25, -0.07), (-0.1, -0.02), (0.1, -0.015), (0.26, -0.06)],
            [0.022, 0.028, 0.028, 0.022],
            darken(wood, 0.2),
        )
        for side in (-1, 1):
            canvas.limb([(side * 0.15, -0.64), (side * 0.15, -0.04)], [0.03, 0.028], darken(wood, 0.08))
        canvas.soft([(-0.15, -0.58), (-0.08, -0.68), (0.08, -0.68), (0.15, -0.58), (0, -0.6)], wood)
        canvas.rect(-0.12, -0.57, 0.24, 0.22, rgb("#e6c98f"), radius=0.02, weight=0.9)
        for k in range(5):
            canvas.ink_line(
                [(-0.1 + 0.045 * k, -0.56), (-0.08 + 0.045 * k, -0.36)], rgb("#a58244"), weight=0.5, alpha=0.6
            )
            canvas.ink_line(
                [(-0.06 + 0.045 * k, -0.56), (-0.1 + 0.045 * k, -0.36)], rgb("#a58244"), weight=0.5, alpha=0.6
            )
        canvas.polygon([(-0.15, -0.31), (0.15, -0.31), (0.18, -0.255), (-0.18, -0.255)], rgb("#e6c98f"))
        canvas.rect(-0.182, -0.262, 0.364, 0.032, wood, radius=0.01, weight=0.9)
        for side in (-1, 1):
            canvas.limb([(side * 0.16, -0.43), (side * 0.215, -0.41)], [0.03, 0.036], lighten(wood, 0.1))
            canvas.limb([(side * 0.2, -0.41), (side * 0.185, -0.03)], [0.026, 0.028], wood)
        canvas.limb(
            [(-0.25, -0.05), (-0.1, -0.008), (0.1, -0.008), (0.26, -0.045)],
            [0.022, 0.026, 0.026, 0.022],
            wood,
        )


@thing("cradle", width=0.6, height=0.52, belongs=("floor",))
def cradle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wooden cradle on rockers with a quilt and its hood."""
    quilt = mix(pick(colour, rng, "light_blue", "pink", "yellow"), PAPER, 0.0 if colour else 0.25)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.005, 0.3, 0.028, 0.28)
        for side in (-1, 1):
            canvas.limb(
                [(side * 0.2 - 0.09, -0.05), (side * 0.2, -0.015), (side * 0.2 + 0.09, -0.05)],
                [0.02, 0.026, 0.02],
                darken(WOOD, 0.2),
            )
            canvas.line([(side * 0.2, -0.1), (side * 0.2, -0.02)], darken(WOOD, 0.1), 0.03)
        canvas.through(
            [(-0.27, -0.32), (-0.28, -0.48), (-0.16, -0.53), (-0.05, -0.46), (-0.06, -0.32)],
            rgb("#fbf5ea"),
            shade=0.16,
        )
        for k in range(4):
            canvas.ink_line(
                [(-0.24 + 0.05 * k, -0.48 - 0.02 * (k in (1, 2))), (-0.2 + 0.04 * k, -0.33)],
                rgb("#c9b9a4"),
                weight=0.7,
            )
        canvas.soft([(-0.2, -0.3), (-0.16, -0.39), (0.0, -0.38), (0.02, -0.3)], PAPER)
        canvas.through(
            [(-0.04, -0.3), (0.0, -0.39), (0.24, -0.36), (0.27, -0.29), (0.1, -0.27)], quilt, shade=0.18
        )
        canvas.polygon([(-0.29, -0.32), (0.29, -0.32), (0.24, -0.09), (-0.24, -0.09)], WOOD, shade=0.2)
        canvas.line([(-0.29, -0.315), (0.29, -0.315)], lighten(WOOD, 0.3), 0.022)
        heart = [(0, -0.16), (-0.045, -0.21), (-0.022, -0.245), (0, -0.222), (0.022, -0.245), (0.045, -0.21)]
        canvas.polygon(heart, darken(WOOD, 0.4), weight=0.7)
        for k in range(5):
            canvas.polygon(
                [(0.0 + 0.055 * k, -0.33), (0.055 + 0.055 * k, -0.33), (0.027 + 0.055 * k, -0.27)],
                lighten(quilt, 0.3 * (k % 2)),
                weight=0.6,
            )


@thing("hammock", width=1.5, height=0.74, belongs=("floor",), seat=0.28)
def hammock(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A striped hammock between two posts."""
    cloth = pick(colour, rng, "red", "blue", "green")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.6, 0.035, 0.22)
        for side in (-1, 1):
            canvas.limb([(side * 0.71, -0.01), (side * 0.69, -0.74)], [0.06, 0.05], WOOD)
            canvas.line([(side * 0.69, -0.64), (side * 0.54, -0.5)], rgb("#e3cb98"), 0.016)
        back = through_path(
            [
                (-0.55, -0.51),
                (-0.3, -0.42),
                (0, -0.38),
                (0.3, -0.42),
                (0.55, -0.51),
                (0.35, -0.24),
                (0, -0.15),
                (-0.35, -0.24),
            ]
        )
        canvas.fill(back, cloth, shade=0.18)
        with canvas.clip(back):
            for k, tone in enumerate((rgb("#f7ecd2"), COLOURS["yellow"], rgb("#f7ecd2"))):
                dy = -0.06 * k
                canvas.line(
                    [
                        (-0.6, -0.46 + dy),
                        (-0.3, -0.28 + dy),
                        (0, -0.21 + dy),
                        (0.3, -0.28 + dy),
                        (0.6, -0.46 + dy),
                    ],
                    tone,
                    0.022,
                    smooth=True,
                )
        canvas.trace(back, darken(cloth, 0.6))
        for k in range(13):
            px = -0.36 + 0.06 * k
            py = -0.24 + 0.09 * (1 - (px / 0.36) ** 2)
            canvas.line([(px, py), (px, py + 0.045)], lighten(cloth, 0.4), 0.007)


@thing("tent", width=1.07, height=0.82, belongs=("floor",))
def tent(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A ridge tent with its flap open."""
    cloth = pick(colour, rng, "green", "orange", "blue")
    with canvas.group(x, y - 0.04 * scale, scale):
        canvas.shadow(0, -0.006, 0.55, 0.04, 0.27)
        for side in (-1, 1):
            canvas.line([(0.08, -0.74), (side * 0.53 + 0.02, -0.01)], rgb("#d8c79c"), 0.009)
        canvas.polygon([(-0.36, 0), (-0.02, -0.74), (0.14, -0.72), (0.46, 0)], darken(cloth, 0.22))
        canvas.polygon([(-0.44, 0), (-0.02, -0.74), (0.3, 0)], cloth, shade=0.2)
        canvas.polygon([(-0.14, 0), (-0.02, -0.5), (0.1, 0)], darken(cloth, 0.6), weight=0.8)
        canvas.through(
            [(-0.14, 0.0), (-0.02, -0.52), (-0.1, -0.28), (-0.24, -0.01)], lighten(cloth, 0.25), weight=0.9
        )
        canvas.through(
            [(0.1, 0.0), (-0.02, -0.52), (0.09, -0.28), (0.2, -0.01)], lighten(cloth, 0.18), weight=0.9
        )
        canvas.line([(-0.02, -0.74), (-0.02, -0.78)], WOOD, 0.02)


@thing("bonfire", width=0.54, height=0.525, belongs=("floor",))
def bonfire(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A fire of logs in a ring of stones."""
    outer = colour or rgb("#ec7433")
    with canvas.group(x, y, scale):
        canvas.glow(0, -0.2, 0.46, (255, 180, 90), 0.44)
        for px, py, r in (
            (-0.2, -0.06, 0.05),
            (0.2, -0.06, 0.05),
            (-0.12, -0.085, 0.04),
            (0.12, -0.085, 0.04),
        ):
            canvas.oval(px, py, r, r * 0.7, rgb("#9a948c"))
        canvas.through(
            [
                (0.0, -0.52),
                (0.06, -0.4),
                (0.14, -0.38),
                (0.15, -0.2),
                (0.1, -0.06),
                (-0.1, -0.06),
                (-0.16, -0.2),
                (-0.13, -0.34),
                (-0.06, -0.36),
            ],
            outer,
            weight=0.7,
        )
        canvas.through(
            [
                (0.01, -0.4),
                (0.06, -0.28),
                (0.1, -0.16),
                (0.05, -0.06),
                (-0.06, -0.06),
                (-0.1, -0.18),
                (-0.04, -0.26),
            ],
            rgb("#f6a63c"),
            outline=False,
        )
        canvas.through(
            [(0.0, -0.26), (0.04, -0.15), (0.02, -0.06), (-0.04, -0.06), (-0.04, -0.14)],
            rgb("#fde6a0"),
            outline=False,
        )
        for a, b in (((-0.17, -0.03), (0.12, -0.12)), ((0.17, -0.03), (-0.12, -0.12))):
            canvas.limb([a, b], [0.06, 0.05], rgb("#7d5638"))
            canvas.oval(*a, 0.028, 0.03, rgb("#d3a877"), weight=0.8)
        for px, py, r in (
            (-0.08, -0.02, 0.046),
            (0.08, -0.02, 0.046),
            (-0.235, -0.03, 0.04),
            (0.235, -0.03, 0.04),
            (0.0, -0.008, 0.04),
        ):
            canvas.oval(px, py - 0.012, r, r * 0.66, rgb("#aaa49b"))
        for px, py in ((-0.1, -0.44), (0.12, -0.48), (0.05, -0.42), (-0.15, -0.4)):
            canvas.dot(px, py, 0.008, rgb("#fbc766"))


@thing("wardrobe", width=0.62, height=1.1, belongs=("floor",))
def wardrobe(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A two-door wardrobe with a mirror."""
    wood = colour or rgb("#8a5a3c")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.008, 0.34, 0.04, 0.3)
        for side in (-1, 1):
            canvas.oval(side * 0.24, -0.025, 0.04, 0.03, darken(wood, 0.2))
        canvas.rect(-0.3, -1.04, 0.6, 1.0, wood, radius=0.015)
        canvas.soft(
            [(-0.34, -1.02), (-0.3, -1.08), (0, -1.13), (0.3, -1.08), (0.34, -1.02)], lighten(wood, 0.1)
        )
        for side in (-1, 1):
            canvas.rect(side * 0.14 - 0.13, -0.98, 0.26, 0.72, lighten(wood, 0.08), radius=0.01, weight=0.9)
        canvas.rect(-0.24, -0.94, 0.2, 0.64, darken(wood, 0.06), radius=0.05, weight=0.8)
        canvas.rect(0.045, -0.94, 0.19, 0.64, rgb("#cfe2e6"), radius=0.05, weight=0.9)
        canvas.line([(0.08, -0.4), (0.18, -0.8)], (255, 255, 255), 0.022, alpha=0.55)
        canvas.rect(-0.27, -0.23, 0.54, 0.14, lighten(wood, 0.06), radius=0.01, weight=0.9)
        for px, py in ((-0.025, -0.6), (0.025, -0.6), (-0.12, -0.16), (0.12, -0.16)):
            canvas.dot(px, py, 0.014, BRASS)


@thing("trunk", width=0.56, height=0.38, belongs=("floor",))
def trunk(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A round-lidded chest with iron bands."""
    wood = colour or rgb("#9a6a43")
    iron = rgb("#5d5a60")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.3, 0.032, 0.3)
        canvas.rect(-0.27, -0.22, 0.54, 0.22, wood, radius=0.01)
        canvas.soft(
            [(-0.275, -0.215), (-0.27, -0.33), (-0.2, -0.39), (0.2, -0.39), (0.27, -0.33), (0.275, -0.215)],
            lighten(wood, 0.1),
        )
        for yy in (-0.08, -0.15, -0.29):
            canvas.ink_line([(-0.265, yy), (0.265, yy)], darken(wood, 0.4), weight=0.8, alpha=0.6)
        for px in (-0.19, 0.15):
            canvas.rect(px, -0.37, 0.045, 0.37, iron, weight=0.8)
            for yy in (-0.03, -0.18, -0.32):
                canvas.dot(px + 0.022, yy, 0.008, METAL)
        canvas.rect(-0.27, -0.235, 0.54, 0.03, iron, radius=0.006, weight=0.8)
        canvas.rect(-0.035, -0.25, 0.07, 0.09, BRASS, radius=0.012)
        canvas.dot(0, -0.21, 0.011, rgb("#45424b"))


@thing("bookcase", width=0.62, height=0.9, belongs=("floor",))
def bookcase(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A bookcase."""
    wood = colour or rgb("#a07048")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.008, 0.33, 0.036, 0.3)
        canvas.rect(-0.31, -0.9, 0.62, 0.89, wood, radius=0.01)
        tones = [COLOURS[n] for n in ("red", "blue", "green", "yellow", "brown", "beige", "light_blue")]
        for row in range(3):
            low = -0.08 - 0.28 * row
            canvas.rect(-0.275, low - 0.24, 0.55, 0.24, darken(wood, 0.45), weight=0.8)
            px, k = -0.265, row * 2
            while px < 0.2:
                wide, tall = rng.uniform(0.026, 0.046), rng.uniform(0.15, 0.215)
                canvas.rect(px, low - tall, wide, tall, tones[k % 7], radius=0.004, weight=0.6)
                canvas.line(
                    [(px + wide * 0.25, low - tall * 0.75), (px + wide * 0.75, low - tall * 0.75)],
                    rgb("#f3dfae"),
                    0.007,
                )
                px, k = px + wide + 0.003, k + 1
        canvas.rect(-0.325, -0.91, 0.65, 0.035, lighten(wood, 0.15), radius=0.008)


@thing("fireplace", width=0.86, height=0.8, belongs=("floor",))
def fireplace(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A hearth with a fire, a pot on its chain, and plates on the mantel."""
    wall = colour or rgb("#efe4cf")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.008, 0.46, 0.035, 0.28)
        canvas.polygon([(-0.4, -0.52), (-0.27, -0.8), (0.27, -0.8), (0.4, -0.52)], lighten(wall, 0.2))
        canvas.rect(-0.4, -0.46, 0.8, 0.45, wall)
        canvas.rect(-0.27, -0.4, 0.54, 0.38, rgb("#4d4247"), radius=0.02)
        for row in range(3):
            for k in range(5):
                canvas.ink_line(
                    [
                        (-0.25 + 0.11 * k + 0.05 * (row % 2), -0.36 + 0.08 * row),
                        (-0.19 + 0.11 * k + 0.05 * (row % 2), -0.36 + 0.08 * row),
                    ],
                    rgb("#6a5d60"),
                    weight=0.8,
                )
        canvas.glow(0, -0.13, 0.26, (255, 180, 90), 0.44)
        for px, tall in ((-0.07, 0.17), (0.0, 0.22), (0.07, 0.16)):
            canvas.soft(
                [
                    (px, -0.04 - tall),
                    (px + 0.05, -0.12),
                    (px + 0.03, -0.04),
                    (px - 0.03, -0.04),
                    (px - 0.05, -0.12),
                ],
                rgb("#ec7433"),
                weight=0.5,
            )
            canvas.soft(
                [(px, -0.03 - tall * 0.6), (px + 0.022, -0.08), (px, -0.04), (px - 0.022, -0.08)],
                rgb("#fbd46c"),
                outline=False,
            )
        for a, b in (((-0.13, -0.03), (0.1, -0.06)), ((0.13, -0.03), (-0.1, -0.06))):
            canvas.limb([a, b], [0.045, 0.04], rgb("#7d5638"))
        canvas.line([(0.0, -0.4), (0.0, -0.31)], rgb("#8d8f94"), 0.011)
        canvas.soft([(-0.075, -0.31), (0.075, -0.31), (0.06, -0.2), (-0.06, -0.2)], rgb("#3a363c"))
        canvas.rect(-0.43, -0.53, 0.86, 0.065, WOOD, radius=0.01)
        for px in (-0.3, -0.1, 0.28):
            canvas.oval(px, -0.585, 0.05, 0.055, rgb("#f6f1e4"), weight=0.9)
            canvas.oval(px, -0.585, 0.028, 0.031, COLOURS["blue"], weight=0.6, alpha=0.8)
        canvas.rect(0.08, -0.6, 0.05, 0.07, rgb("#c4714a"), radius=0.012, weight=0.8)
        canvas.rect(-0.46, -0.02, 0.92, 0.02, rgb("#c9bda8"), weight=0.9)


@thing("clothesline", width=1.3, height=0.84, belongs=("floor",))
def clothesline(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Washing on the line between two poles."""
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.shadow(side * 0.6, -0.004, 0.08, 0.016, 0.24)
            canvas.limb([(side * 0.61, -0.005), (side * 0.61, -0.84)], [0.036, 0.03], WOOD)
        canvas.line(
            [(-0.61, -0.8), (-0.2, -0.75), (0.2, -0.75), (0.61, -0.8)], rgb("#8d8577"), 0.01, smooth=True
        )
        sheet = [(-0.52, -0.78), (-0.22, -0.75), (-0.2, -0.34), (-0.32, -0.37), (-0.4, -0.33), (-0.54, -0.36)]
        canvas.polygon(sheet, rgb("#fbf7ee"))
        for px in (-0.45, -0.33):
            canvas.ink_line([(px, -0.74), (px - 0.01, -0.4)], rgb("#b9c3cb"), weight=0.8, alpha=0.7)
        shirt = colour or COLOURS["light_blue"]
        canvas.polygon(
            [
                (-0.08, -0.75),
                (0.12, -0.75),
                (0.21, -0.6),
                (0.16, -0.56),
                (0.11, -0.63),
                (0.11, -0.42),
                (-0.07, -0.42),
                (-0.07, -0.63),
                (-0.12, -0.56),
                (-0.17, -0.6),
            ],
            shirt,
        )
        canvas.ink_line([(0.02, -0.74), (0.02, -0.43)], darken(shirt, 0.4), weight=0.8)
        canvas.polygon(
            [(0.27, -0.76), (0.35, -0.77), (0.345, -0.6), (0.4, -0.57), (0.38, -0.54), (0.29, -0.56)],
            COLOURS["red"],
        )
        canvas.polygon(
            [(0.44, -0.78), (0.52, -0.79), (0.515, -0.62), (0.57, -0.59), (0.55, -0.56), (0.46, -0.58)],
            COLOURS["red"],
        )
        for px, py in (
            (-0.51, -0.785),
            (-0.24, -0.757),
            (-0.06, -0.75),
            (0.1, -0.75),
            (0.31, -0.765),
            (0.48, -0.785),
        ):
            canvas.line([(px, py - 0.02), (px, py + 0.02)], DARK_WOOD, 0.014)


@thing("vine", width=0.78, height=0.7, belongs=("floor",))
def vine(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A low vine with ripe bunches."""
    leaf = colour or rgb("#7fa052")
    with canvas.group(x, y - 0.038 * scale, scale):
        canvas.shadow(0, -0.004, 0.36, 0.035, 0.26)
        canvas.limb([(0.0, 0.0), (-0.03, -0.14), (0.02, -0.26)], [0.08, 0.07, 0.08], rgb("#7a5638"))
        for side in (-1, 1):
            canvas.limb(
                [(0.0, -0.24), (side * 0.18, -0.36), (side * 0.36, -0.38)], [0.06, 0.04, 0.02], rgb("#7a5638")
            )
        for k in range(17):
            a = k * 2.4
            px, py = (
                math.cos(a) * 0.36 * math.sqrt((k + 2) / 19),
                -0.42 + math.sin(a) * 0.19 * math.sqrt((k + 2) / 19),
            )
            r = 0.085
            points = [
                (
                    px + math.cos(a + j * math.tau / 10) * (r if j % 2 == 0 else r * 0.66),
                    py + math.sin(a + j * math.tau / 10) * (r if j % 2 == 0 else r * 0.66) * 0.85,
                )
                for j in range(10)
            ]
            canvas.through(points, mix(leaf, rgb("#b7ab4e"), rng.uniform(0, 0.35)), weight=0.7, shade=0.18)
        for px, py in ((-0.24, -0.27), (0.03, -0.24), (0.26, -0.28)):
            for row, count in enumerate((3, 3, 2, 1)):
                for j in range(count):
                    canvas.oval(
                        px + (j - (count - 1) / 2) * 0.036,
                        py + 0.032 * row,
                        0.02,
                        0.02,
                        rgb("#6f4a86"),
                        weight=0.6,
                        shade=0.24,
                    )
