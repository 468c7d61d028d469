"""The big sights of feasts: kings on camels, a ferris wheel, carts and floats, cakes, baskets, a cauldron."""

import math
from typing import Final

from imaging.sketching.feast_pieces import flame, rose
from imaging.sketching.feast_stage import CREAM, GOLD, Stage
from imaging.sketching.hangings import BRIGHT, hanging_line
from imaging.sketching.kit import Canvas
from imaging.sketching.objects import find_thing
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, rgb

MARIGOLD: Final[Colour] = rgb("#ee9a34")
GRAPES: Final[tuple[Colour, ...]] = (rgb("#6f4a86"), rgb("#8a5a9c"), rgb("#5f3f78"))


def three_kings(stage: Stage) -> None:
    """Three riders on camels, far away along the horizon."""
    canvas, y = stage.canvas, stage.ground.far_y - 6
    for k, robe in enumerate(("red", "green", "purple")):
        _camel(canvas, canvas.left + 78 + 118 * k, y + 8 - 6 * k, 126, COLOURS[robe])


def _camel(canvas: Canvas, x: float, y: float, size: float, robe: Colour) -> None:
    coat = rgb("#c9a572")
    with canvas.group(x, y, size):
        for px in (-0.22, -0.14, 0.16, 0.24):
            canvas.line([(px, -0.4), (px, -0.01)], darken(coat, 0.15), 0.07)
        canvas.through(
            [
                (-0.34, -0.42),
                (-0.24, -0.58),
                (0.0, -0.66),
                (0.24, -0.56),
                (0.4, -0.8),
                (0.36, -0.98),
                (0.46, -1.02),
                (0.58, -0.94),
                (0.48, -0.86),
                (0.4, -0.5),
                (0.2, -0.36),
                (-0.2, -0.36),
            ],
            coat,
            weight=0.7,
        )
        canvas.soft(
            [(-0.13, -0.5), (-0.08, -0.98), (0.08, -0.98), (0.14, -0.5), (0.16, -0.4), (-0.16, -0.4)],
            robe,
            weight=0.7,
        )
        canvas.oval(0.01, -1.06, 0.09, 0.1, rgb("#d9a878"), weight=0.7)
        canvas.polygon(
            [
                (-0.09, -1.12),
                (-0.1, -1.26),
                (-0.03, -1.18),
                (0.02, -1.29),
                (0.06, -1.18),
                (0.13, -1.26),
                (0.11, -1.12),
            ],
            GOLD,
            weight=0.7,
        )


def tiered_cake(stage: Stage, side: int) -> None:
    """A cake of three tiers on a pink cloth."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.24
    x = (canvas.left if side < 0 else canvas.right) - side * 124
    canvas.shadow(x, y, 96, 14)
    canvas.soft([(x - 84, y - 120), (x + 84, y - 120), (x + 98, y - 4), (x - 98, y - 4)], rgb("#f8dbe4"))
    canvas.oval(x, y - 120, 88, 17, CREAM)
    low = y - 118
    for wide, tall in ((66, 52), (48, 46), (30, 40)):
        canvas.rect(x - wide, low - tall, wide * 2, tall, CREAM, radius=8)
        canvas.line(
            [(x - wide + 4, low - tall + 12), (x, low - tall + 22), (x + wide - 4, low - tall + 12)],
            rgb("#ef9fbc"),
            7,
            smooth=True,
        )
        for k in (-1, 0, 1):
            rose(canvas, x + k * wide * 0.7, low - 5, 8, rgb("#ef9fbc"))
        low -= tall
    rose(canvas, x, low - 8, 13, rgb("#e0709a"))


def ferris_wheel(stage: Stage) -> None:
    """A big wheel far behind on the right."""
    canvas = stage.canvas
    r = 150.0
    x, y = canvas.right - 172, stage.ground.far_y - r - 70
    iron = rgb("#a7a3a6")
    with canvas.faded(0.88):
        for dx in (-70, 70):
            canvas.line([(x, y), (x + dx, stage.ground.far_y)], iron, 9)
        for k in range(10):
            a = k * math.tau / 10 + 0.2
            px, py = x + math.cos(a) * r, y + math.sin(a) * r
            canvas.line([(x, y), (px, py)], iron, 4)
        hoop = [(x + math.cos(k * math.tau / 30) * r, y + math.sin(k * math.tau / 30) * r) for k in range(31)]
        canvas.line(hoop, rgb("#c9605a"), 8, smooth=True)
        for k in range(10):
            a = k * math.tau / 10 + 0.2
            px, py = x + math.cos(a) * r, y + math.sin(a) * r
            canvas.soft(
                [(px - 17, py + 6), (px + 17, py + 6), (px + 12, py + 30), (px - 12, py + 30)],
                BRIGHT[k % 6],
                weight=0.7,
            )
            canvas.polygon(
                [(px - 19, py + 7), (px, py - 8), (px + 19, py + 7)], BRIGHT[(k + 2) % 6], weight=0.7
            )
            if stage.look.lit:
                canvas.glow(px, py, 22, rgb("#ffe9a8"), 0.7)
        canvas.oval(x, y, 14, 14, GOLD)


def feast_cart(stage: Stage) -> None:
    """A cart with a white tilt, adorned with flowers, as it goes to the hermitage."""
    if "cart" in stage.asked:
        return
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.14
    x = canvas.left + 190
    wood = rgb("#a9764a")
    canvas.shadow(x, y, 190, 16)
    canvas.through(
        [
            (x - 150, y - 150),
            (x - 140, y - 270),
            (x - 40, y - 322),
            (x + 70, y - 300),
            (x + 130, y - 240),
            (x + 140, y - 150),
        ],
        rgb("#fbf6ec"),
        shade=0.16,
    )
    for dx in (-90, -30, 30, 90):
        canvas.ink_line([(x + dx, y - 152), (x + dx * 0.86, y - 292)], rgb("#b9b0a2"), weight=0.8, alpha=0.6)
    canvas.rect(x - 160, y - 158, 310, 56, wood, radius=6)
    canvas.line([(x + 150, y - 120), (x + 250, y - 70)], darken(wood, 0.2), 13)
    for k in range(12):
        tone = (rgb("#d9504a"), rgb("#f2c14b"), rgb("#f3a3b5"), CREAM)[k % 4]
        rose(canvas, x - 150 + 27 * k, y - 158 + 6 * (k % 2), 13, tone)
        a = math.pi + math.pi * k / 11
        rose(canvas, x - 4 + math.cos(a) * 140, y - 168 + math.sin(a) * 140, 11, tone)
    for k in range(6):
        a = k * math.pi / 6
        canvas.line(
            [
                (x - 20 - math.cos(a) * 74, y - 76 - math.sin(a) * 74),
                (x - 20 + math.cos(a) * 74, y - 76 + math.sin(a) * 74),
            ],
            darken(wood, 0.15),
            8,
        )
    rim = [
        (x - 20 + math.cos(k * math.tau / 28) * 76, y - 76 + math.sin(k * math.tau / 28) * 76)
        for k in range(29)
    ]
    canvas.line(rim, darken(wood, 0.4), 15, smooth=True)
    canvas.dot(x - 20, y - 76, 13, COLOURS["red"])


def procession_float(stage: Stage, cloth: Colour) -> None:
    """A procession's float: the Virgin among candles on a draped base."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.14
    x = canvas.right - 190
    canvas.shadow(x, y, 170, 15)
    canvas.polygon(
        [(x - 150, y - 108), (x + 150, y - 108), (x + 158, y - 4), (x - 158, y - 4)], cloth, shade=0.2
    )
    for k in range(7):
        canvas.ink_line(
            [(x - 130 + 43 * k, y - 100), (x - 134 + 44 * k, y - 10)],
            darken(cloth, 0.4),
            weight=0.9,
            alpha=0.5,
        )
    canvas.rect(x - 156, y - 124, 312, 22, GOLD, radius=6)
    canvas.glow(x, y - 230, 180, rgb("#ffe2a0"), 0.6)
    if "virgin_statue" not in stage.asked:
        find_thing("virgin_statue").draw(canvas, x, y - 120, 440, None, stage.rng)
    for k, dx in enumerate((-134, -108, -82, 82, 108, 134)):
        tall = 96 - 9 * abs(k - 2.5)
        canvas.rect(x + dx - 6, y - 124 - tall, 12, tall, CREAM, radius=3, weight=0.7)
        flame(canvas, x + dx, y - 124 - tall, 0.7)
    for k in range(9):
        rose(canvas, x - 144 + 36 * k, y - 128, 13, (rgb("#f3c3cb"), CREAM, rgb("#c0576b"))[k % 3])


def vine_swag(stage: Stage) -> None:
    """Vine leaves and bunches along the top."""
    canvas = stage.canvas
    points = hanging_line(canvas, 10, 62, 3)
    canvas.line([(x, y) for x, y, _ in points], rgb("#7a5638"), 9, smooth=True)
    for k, (x, y, t) in enumerate(points):
        leaf = (rgb("#8fae55"), rgb("#a9a94c"), rgb("#c08a45"))[k % 3]
        side = -1 if k % 2 else 1
        canvas.soft(
            [
                (x, y - 6),
                (x + side * 34, y - 22),
                (x + side * 46, y + 14),
                (x + side * 22, y + 34),
                (x, y + 16),
            ],
            leaf,
            weight=0.8,
        )
        canvas.ink_line([(x, y), (x + side * 34, y + 8)], darken(leaf, 0.4), weight=0.6)
        if t in (0.25, 0.625):
            for row, count in enumerate((4, 3, 2, 1)):
                for j in range(count):
                    px = x + (j - (count - 1) / 2) * 19
                    canvas.oval(px, y + 30 + row * 17, 11, 11, rgb("#6f4a86"), weight=0.6, shade=0.24)


def grape_basket(
    stage: Stage, side: int, inwards: float, deep: float, fruit: tuple[Colour, ...] = GRAPES
) -> None:
    """A tall wicker basket heaped with grapes or olives."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * deep
    x = (canvas.left if side < 0 else canvas.right) - side * (86 + inwards)
    wicker = rgb("#cfa465")
    canvas.shadow(x, y, 74, 11)
    for k in range(26):
        a = k * 2.4
        r = math.sqrt((k + 0.5) / 26)
        canvas.oval(
            x + math.cos(a) * r * 58,
            y - 104 + math.sin(a) * r * 30 - 14,
            13,
            12,
            fruit[k % len(fruit)],
            weight=0.6,
            shade=0.24,
        )
    canvas.soft([(x - 70, y - 100), (x + 70, y - 100), (x + 54, y), (x - 54, y)], wicker)
    for row in range(3):
        for k in range(7):
            px = x - 52 + 17 * k + 8 * (row % 2)
            canvas.ink_line(
                [(px - 8, y - 76 + 24 * row), (px, y - 84 + 24 * row), (px + 8, y - 76 + 24 * row)],
                darken(wicker, 0.45),
                weight=0.8,
                alpha=0.7,
            )
    canvas.rect(x - 72, y - 108, 144, 16, lighten(wicker, 0.15), radius=8)


def cauldron(stage: Stage) -> None:
    """A copper cauldron, steaming over its fire."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.26
    x, copper = canvas.left + 116, rgb("#b9693f")
    canvas.glow(x, y - 20, 120, rgb("#ffb668"), 0.6)
    for dx, tall in ((-34, 52), (0, 64), (34, 50)):
        canvas.soft(
            [(x + dx, y - tall), (x + dx + 20, y - 18), (x + dx, y), (x + dx - 20, y - 18)],
            rgb("#ec7c38"),
            weight=0.5,
        )
    canvas.line([(x - 62, y - 6), (x + 62, y - 14)], rgb("#7d5638"), 17)
    canvas.soft(
        [
            (x - 88, y - 134),
            (x + 88, y - 134),
            (x + 80, y - 68),
            (x + 44, y - 40),
            (x - 44, y - 40),
            (x - 80, y - 68),
        ],
        copper,
        shade=0.26,
    )
    canvas.oval(x, y - 134, 90, 19, lighten(copper, 0.2))
    canvas.oval(x, y - 133, 74, 13, rgb("#e3c08a"))
    for dx in (-28, 24):
        canvas.line(
            [(x + dx, y - 146), (x + dx - 14, y - 186), (x + dx + 8, y - 226)],
            (255, 255, 255),
            9,
            alpha=0.45,
            smooth=True,
        )


def petals(stage: Stage) -> None:
    """A path of marigold petals over the ground."""
    canvas = stage.canvas
    far, near = stage.ground.far_y, stage.ground.near_y
    for k in range(70):
        t = stage.rng.random()
        y = far + (near + 30 - far) * t
        x = canvas.left + 190 + (500 - canvas.left - 190) * t + stage.rng.gauss(0, 26 + 60 * t)
        canvas.oval(x, y, 5 + 6 * t, 3 + 3 * t, MARIGOLD if k % 3 else rgb("#f5bb4a"), weight=0.3, shade=0)


def books_and_diploma(stage: Stage) -> None:
    """Books, a rolled diploma and an apple."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.34
    x = canvas.right - 110
    canvas.shadow(x, y, 84, 11)
    for k, (wide, tone) in enumerate(((150, "blue"), (132, "red"), (140, "green"))):
        canvas.rect(x - wide / 2 + 5 * (k % 2), y - 28 * (k + 1), wide, 28, COLOURS[tone], radius=5)
        canvas.line([(x - wide / 2 + 14, y - 28 * k - 14), (x - wide / 2 + 34, y - 28 * k - 14)], GOLD, 4)
    canvas.limb([(x - 66, y - 100), (x + 62, y - 108)], [28, 28], rgb("#f8efd9"))
    canvas.line([(x - 4, y - 90), (x, y - 118)], COLOURS["red"], 11)
    canvas.oval(x + 30, y - 134, 24, 24, COLOURS["red"])
    canvas.line([(x + 30, y - 156), (x + 36, y - 170)], rgb("#6d4a3a"), 5)
    canvas.soft([(x + 36, y - 166), (x + 60, y - 176), (x + 52, y - 156)], rgb("#7fa862"), weight=0.8)
