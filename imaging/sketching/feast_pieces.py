"""Small decorations of feasts: stars, clocks, flowers on columns, candles, doves, wreaths, drapes."""

import math
import random

from imaging.sketching.feast_stage import CREAM, GOLD, Stage
from imaging.sketching.hangings import BRIGHT, hanging_line
from imaging.sketching.kit import Canvas
from imaging.sketching.objects import find_thing
from imaging.sketching.palette import Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import star_points


def big_star(stage: Stage, where: float) -> None:
    """A golden star with its tail, ``where`` from the left edge (0) to the right (1)."""
    canvas = stage.canvas
    x, y = canvas.left + (canvas.right - canvas.left) * where, canvas.top + 150
    canvas.glow(x, y, 120, rgb("#fff0b8"), 0.7)
    for dx, dy in ((60, -34), (84, -50), (108, -64)):
        canvas.line([(x + 14, y - 6), (x + dx, y + dy)], rgb("#fff0b8"), 4, alpha=0.55)
    canvas.polygon(star_points(x, y, 42, 17), GOLD)


def midnight(canvas: Canvas, x: float, y: float, r: float) -> None:
    """A clock at twelve."""
    canvas.glow(x, y, r * 1.7, rgb("#ffe9a8"), 0.5)
    canvas.oval(x, y, r, r, rgb("#8a5a3c"))
    canvas.oval(x, y, r * 0.82, r * 0.82, rgb("#fbf5e6"))
    for k in range(12):
        a = k * math.tau / 12
        ends = [(x + math.cos(a) * r * q, y + math.sin(a) * r * q) for q in (0.64, 0.73)]
        canvas.line(ends, rgb("#45424b"), 6 if k % 3 == 0 else 3)
    canvas.line([(x - 2, y), (x - 2, y - r * 0.42)], rgb("#45424b"), 8)
    canvas.line([(x + 2, y), (x + 2, y - r * 0.6)], rgb("#45424b"), 5)
    canvas.dot(x, y, 7, GOLD)


def flower_stand(stage: Stage, side: int, tones: tuple[Colour, ...], inwards: float = 0.0) -> None:
    """A white column with a ball of flowers."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.24
    x = (canvas.left if side < 0 else canvas.right) - side * (74 + inwards)
    canvas.shadow(x, y, 56, 10)
    canvas.rect(x - 20, y - 170, 40, 168, rgb("#f4efe6"), radius=4)
    for yy, wide in ((y - 12, 68), (y - 182, 62)):
        canvas.rect(x - wide / 2, yy, wide, 14, rgb("#fbf8f1"), radius=4)
    for k in range(15):
        a = k * 2.4
        r = 46 * math.sqrt((k + 0.5) / 15)
        px, py = x + math.cos(a) * r, y - 218 + math.sin(a) * r * 0.8
        if k % 4 == 3:
            canvas.oval(px, py, 15, 9, rgb("#8fae78"), weight=0.6)
            continue
        rose(canvas, px, py, 16, tones[k % len(tones)])


def rose(canvas: Canvas, x: float, y: float, r: float, tone: Colour) -> None:
    """A round flower head."""
    canvas.oval(x, y, r, r * 0.94, tone, weight=0.6)
    canvas.ink_line(
        [(x - r * 0.4, y), (x, y - r * 0.4), (x + r * 0.4, y), (x, y + r * 0.3)],
        darken(tone, 0.35),
        weight=0.6,
        alpha=0.7,
    )


def tall_candle(stage: Stage, side: int, inwards: float = 0.0) -> None:
    """A high gilt candlestick with its candle, and a bow."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.16
    x = (canvas.left if side < 0 else canvas.right) - side * (50 + inwards)
    canvas.shadow(x, y, 40, 8)
    canvas.glow(x, y - 322, 70, rgb("#ffd98a"), 0.6)
    canvas.soft([(x - 34, y), (x + 34, y), (x + 10, y - 26), (x - 10, y - 26)], GOLD)
    canvas.rect(x - 6, y - 200, 12, 180, GOLD, radius=4)
    for yy in (y - 70, y - 140):
        canvas.oval(x, yy, 12, 9, lighten(GOLD, 0.2))
    canvas.oval(x, y - 202, 24, 8, GOLD)
    canvas.rect(x - 9, y - 300, 18, 100, CREAM, radius=4)
    flame(canvas, x, y - 300, 1.0)


def flame(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A candle's flame on its wick at (x, y)."""
    canvas.soft(
        [(x, y - 30 * size), (x + 8 * size, y - 8 * size), (x, y), (x - 8 * size, y - 8 * size)],
        rgb("#f6b042"),
        weight=0.5,
    )


def standing_candle(stage: Stage, side: int, inwards: float, height: float) -> None:
    """A thick candle on the ground."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.26
    x = (canvas.left if side < 0 else canvas.right) - side * (24 + inwards)
    canvas.glow(x, y - height - 14, 52, rgb("#ffd98a"), 0.6)
    canvas.oval(x, y, 17, 6, rgb("#c98a4b"), weight=0.7)
    canvas.rect(x - 9, y - height, 18, height, CREAM, radius=3, weight=0.8)
    flame(canvas, x, y - height, 0.9)


def chalice(canvas: Canvas, x: float, y: float, size: float) -> None:
    """The chalice with its host and rays."""
    canvas.glow(x, y - size * 0.3, size * 1.3, rgb("#fff3c4"), 0.75)
    for k in range(12):
        a = k * math.tau / 12
        ends = [
            (x + math.cos(a) * size * q, y - size * 0.42 + math.sin(a) * size * q)
            for q in (0.42, 0.6 if k % 2 else 0.7)
        ]
        canvas.line(ends, GOLD, 4, alpha=0.8)
    canvas.oval(x, y - size * 0.42, size * 0.27, size * 0.27, rgb("#fffdf4"))
    canvas.line([(x, y - size * 0.56), (x, y - size * 0.28)], GOLD, 5)
    canvas.line([(x - size * 0.1, y - size * 0.47), (x + size * 0.1, y - size * 0.47)], GOLD, 5)
    canvas.soft(
        [
            (x - size * 0.26, y - size * 0.2),
            (x + size * 0.26, y - size * 0.2),
            (x + size * 0.2, y + size * 0.06),
            (x, y + size * 0.16),
            (x - size * 0.2, y + size * 0.06),
        ],
        GOLD,
    )
    canvas.rect(x - size * 0.045, y + size * 0.12, size * 0.09, size * 0.2, GOLD)
    canvas.soft(
        [
            (x - size * 0.22, y + size * 0.38),
            (x + size * 0.22, y + size * 0.38),
            (x + size * 0.05, y + size * 0.28),
            (x - size * 0.05, y + size * 0.28),
        ],
        GOLD,
    )


def dove(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A white dove with spread wings, in a glow."""
    canvas.glow(x, y, size * 1.3, rgb("#fff7d8"), 0.75)
    with canvas.group(x, y, size):
        canvas.through(
            [(-0.1, 0.1), (-0.3, 0.36), (0.0, 0.3), (0.3, 0.36), (0.1, 0.1)], rgb("#f6f3ec"), weight=0.8
        )
        for side in (-1, 1):
            canvas.through(
                [
                    (0, -0.05),
                    (side * 0.3, -0.34),
                    (side * 0.74, -0.36),
                    (side * 0.56, -0.1),
                    (side * 0.2, 0.14),
                ],
                rgb("#ffffff"),
                weight=0.9,
            )
            for k in range(3):
                canvas.ink_line(
                    [(side * (0.26 + 0.12 * k), -0.08 - 0.02 * k), (side * (0.34 + 0.13 * k), -0.24)],
                    rgb("#a9b4bd"),
                    weight=0.7,
                    alpha=0.6,
                )
        canvas.through(
            [(-0.12, -0.1), (0, -0.22), (0.12, -0.1), (0.1, 0.14), (0, 0.22), (-0.1, 0.14)],
            rgb("#fdfbf6"),
            weight=0.9,
        )
        canvas.oval(0, -0.22, 0.1, 0.1, rgb("#ffffff"), weight=0.9)
        canvas.dot(-0.035, -0.23, 0.016, rgb("#4a4048"))
        canvas.dot(0.035, -0.23, 0.016, rgb("#4a4048"))
        canvas.polygon([(-0.03, -0.19), (0.03, -0.19), (0, -0.13)], rgb("#e7a43c"), weight=0.6)


def font(stage: Stage) -> None:
    """A stone baptismal font with its shell."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.26
    x, stone = canvas.left + 112, rgb("#d8cdbb")
    canvas.shadow(x, y, 84, 13)
    canvas.soft([(x - 58, y), (x + 58, y), (x + 40, y - 30), (x - 40, y - 30)], stone)
    canvas.rect(x - 24, y - 128, 48, 104, darken(stone, 0.05))
    canvas.soft(
        [
            (x - 92, y - 206),
            (x + 92, y - 206),
            (x + 66, y - 132),
            (x + 20, y - 118),
            (x - 20, y - 118),
            (x - 66, y - 132),
        ],
        stone,
    )
    for dx in (-54, -27, 0, 27, 54):
        canvas.ink_line(
            [(x + dx, y - 196), (x + dx * 0.6, y - 126)], darken(stone, 0.35), weight=0.9, alpha=0.7
        )
    canvas.oval(x, y - 206, 92, 20, lighten(stone, 0.2))
    canvas.oval(x, y - 205, 74, 14, rgb("#a9d3e2"))
    canvas.soft([(x + 30, y - 212), (x + 44, y - 252), (x + 84, y - 254), (x + 92, y - 214)], rgb("#f3d9c9"))
    for k in range(4):
        canvas.ink_line([(x + 56, y - 216), (x + 46 + 13 * k, y - 248)], rgb("#b98b78"), weight=0.7)


def drapes(canvas: Canvas, cloth: Colour) -> None:
    """Purple hangings along the top with a golden fringe."""
    points = hanging_line(canvas, 0, 78, 4)
    outline = [(canvas.left, canvas.top - 4), *[(x, y) for x, y, _ in points], (canvas.right, canvas.top - 4)]
    canvas.polygon(outline, cloth, shade=0.24)
    canvas.line([(x, y) for x, y, _ in points], GOLD, 8, smooth=True)
    for x, y, _ in points[::2]:
        canvas.line([(x, y), (x, y + 17)], GOLD, 4)
    for x, _, t in points:
        if t in (0.25, 0.5, 0.75):
            canvas.ink_line(
                [(x, canvas.top), (x, canvas.top + 56)], darken(cloth, 0.4), weight=1.0, alpha=0.5
            )


def easel_wreath(stage: Stage, side: int) -> None:
    """A funeral wreath on its stand."""
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.18
    x = (canvas.left if side < 0 else canvas.right) - side * 104
    canvas.shadow(x, y, 66, 10)
    for dx in (-50, 50, 0):
        canvas.line([(x, y - 250), (x + dx, y if dx else y - 22)], rgb("#6d5240"), 9)
    if "wreath" not in stage.asked:
        find_thing("wreath").draw(canvas, x, y - 62, 480, rgb("#6a5a86"), stage.rng)


def note(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Two joined musical notes."""
    tone = rgb("#fff2c9")
    for dx in (0.0, size * 0.9):
        canvas.oval(x + dx, y, size * 0.3, size * 0.22, tone, weight=0.6)
        canvas.line([(x + dx + size * 0.26, y), (x + dx + size * 0.26, y - size * 1.3)], tone, size * 0.12)
    canvas.line([(x + size * 0.26, y - size * 1.3), (x + size * 1.16, y - size * 1.3)], tone, size * 0.2)


def paper_sun(canvas: Canvas, x: float, y: float, r: float, tone: Colour) -> None:
    """A paper flower or sun, as children cut them."""
    canvas.line([(x, canvas.top), (x, y - r)], rgb("#b9a98e"), 2.5)
    for k in range(10):
        a = k * math.tau / 10
        canvas.oval(
            x + math.cos(a) * r * 0.74, y + math.sin(a) * r * 0.74, r * 0.27, r * 0.27, tone, weight=0.7
        )
    canvas.oval(x, y, r * 0.6, r * 0.6, rgb("#f6d36a"), weight=0.9)
    for dx in (-0.2, 0.2):
        canvas.dot(x + r * dx, y - r * 0.1, r * 0.07, rgb("#4a4048"))
    canvas.ink_line(
        [(x - r * 0.24, y + r * 0.14), (x, y + r * 0.28), (x + r * 0.24, y + r * 0.14)],
        rgb("#a8574f"),
        weight=0.9,
    )


def fireworks(canvas: Canvas, rng: random.Random) -> None:
    """Bursts in the night sky."""
    for _ in range(5):
        x, y = rng.uniform(canvas.left + 100, canvas.right - 100), canvas.top + rng.uniform(110, 320)
        colour = lighten(rng.choice(BRIGHT), 0.3)
        canvas.glow(x, y, 110, colour, 0.4)
        for i in range(16):
            turn, far = math.tau * i / 16, rng.uniform(58, 88)
            ends = [(x + math.cos(turn) * q, y + math.sin(turn) * q) for q in (20, far)]
            canvas.line(ends, colour, 3)
            canvas.dot(*ends[1], 4, lighten(colour, 0.5))
