"""Piñatas, and what the Day of the Dead is set up with: altar, sugar skulls, cut paper."""

import math

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    COLOURS,
    PAPER,
    Colour,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng

_GOLD = rgb("#e0b44b")
_MARIGOLD = rgb("#ee9a34")


@thing("pinata", width=0.56, height=0.66, belongs=("sky", "wall", "floor"))
def pinata(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A star piñata with paper fringes and ribbons."""
    main = colour or rgb("#e0569a")
    with canvas.group(x, y, scale):
        canvas.line([(0, -0.42), (0, -0.655)], rgb("#8d744c"), 0.01)
        tones = [main, COLOURS["yellow"], COLOURS["green"], COLOURS["light_blue"], COLOURS["orange"]]
        for k in range(7):
            a = math.radians(-90 + 360 * k / 7 + 25)
            tip = (math.cos(a) * 0.26, -0.32 + math.sin(a) * 0.25)
            left = (math.cos(a - 0.36) * 0.13, -0.32 + math.sin(a - 0.36) * 0.13)
            right = (math.cos(a + 0.36) * 0.13, -0.32 + math.sin(a + 0.36) * 0.13)
            tone = tones[k % 5]
            canvas.polygon([left, tip, right], tone)
            for t in (0.35, 0.65):
                canvas.line(
                    [
                        (left[0] + (tip[0] - left[0]) * t, left[1] + (tip[1] - left[1]) * t),
                        (right[0] + (tip[0] - right[0]) * t, right[1] + (tip[1] - right[1]) * t),
                    ],
                    PAPER,
                    0.011,
                )
            for j in range(3):
                canvas.line(
                    [tip, (tip[0] + (j - 1) * 0.016, min(-0.002, tip[1] + 0.07))],
                    tones[(k + j + 1) % 5],
                    0.007,
                )
        canvas.oval(0, -0.32, 0.15, 0.145, main, shade=0.2)
        for k, tone in enumerate((COLOURS["yellow"], COLOURS["light_blue"], PAPER, COLOURS["green"])):
            yy = -0.41 + 0.055 * k
            half = math.sqrt(max(0.0, 0.145**2 - (yy + 0.32) ** 2))
            canvas.line([(-half * 0.95, yy), (0, yy + 0.018), (half * 0.95, yy)], tone, 0.02, smooth=True)


@thing("flower_altar", width=0.86, height=0.88, belongs=("floor",))
def flower_altar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """The altar of the Day of the Dead: steps with marigolds, candles, bread, a portrait and a skull."""
    cloth = colour or rgb("#8a5aa0")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.008, 0.46, 0.035, 0.28)
        arch = [
            (
                math.cos(math.radians(180 + 180 * k / 16)) * 0.36,
                -0.5 + math.sin(math.radians(180 + 180 * k / 16)) * 0.36,
            )
            for k in range(17)
        ]
        for px, py in [(-0.36, -0.42), (0.36, -0.42), *arch]:
            canvas.oval(px, py, 0.036, 0.034, _MARIGOLD, weight=0.7, shade=0.24)
            canvas.dot(px, py, 0.014, rgb("#f7c65a"))
        canvas.rect(-0.26, -0.46, 0.52, 0.2, lighten(cloth, 0.15))
        canvas.rect(-0.41, -0.26, 0.82, 0.25, cloth)
        for k in range(6):
            px = -0.38 + 0.13 * k
            paper = (rgb("#e9679f"), rgb("#f2c14b"), rgb("#62b0a8"))[k % 3]
            canvas.polygon(
                [
                    (px, -0.25),
                    (px + 0.11, -0.25),
                    (px + 0.11, -0.13),
                    (px + 0.082, -0.1),
                    (px + 0.055, -0.13),
                    (px + 0.027, -0.1),
                    (px, -0.13),
                ],
                paper,
                weight=0.8,
            )
            for dx, dy in ((0.03, -0.2), (0.08, -0.2), (0.055, -0.165)):
                canvas.dot(px + dx, dy, 0.012, cloth)
        canvas.rect(-0.075, -0.67, 0.15, 0.19, _GOLD, radius=0.008)
        canvas.rect(-0.055, -0.65, 0.11, 0.15, rgb("#e9d9bc"), weight=0.7)
        canvas.oval(0, -0.585, 0.028, 0.034, rgb("#ecc39c"), weight=0.7)
        canvas.soft(
            [(-0.042, -0.502), (-0.03, -0.55), (0.03, -0.55), (0.042, -0.502)], rgb("#6b5a54"), weight=0.7
        )
        for px in (-0.2, 0.2, -0.36, 0.36):
            low = -0.46 if abs(px) < 0.3 else -0.26
            canvas.glow(px, low - 0.14, 0.09, (255, 214, 120), 0.42)
            canvas.rect(px - 0.018, low - 0.11, 0.036, 0.11, PAPER, radius=0.006, weight=0.8)
            canvas.soft(
                [(px, low - 0.165), (px + 0.014, low - 0.125), (px, low - 0.11), (px - 0.014, low - 0.125)],
                rgb("#f5a53a"),
                weight=0.5,
            )
        _skull(canvas, -0.2, -0.26, 0.05, PAPER)
        canvas.oval(0.2, -0.29, 0.07, 0.035, rgb("#c98d4a"))
        canvas.oval(0.2, -0.322, 0.02, 0.016, rgb("#dca860"), weight=0.8)
        canvas.line([(0.15, -0.3), (0.25, -0.3)], rgb("#e7c385"), 0.014)
        for px in (-0.06, 0.0, 0.06):
            canvas.oval(
                px,
                -0.285,
                0.03,
                0.028,
                (COLOURS["orange"], COLOURS["red"], COLOURS["green"])[round(px / 0.06) + 1],
                weight=0.8,
            )
        for k in range(9):
            canvas.oval(
                -0.4 + 0.1 * k, -0.012, 0.034, 0.026, _MARIGOLD if k % 2 else rgb("#f5bb4a"), weight=0.7
            )


def _skull(canvas: Canvas, x: float, low: float, r: float, bone: Colour) -> None:
    """A sugar skull with flowers for eyes, standing on ``low``."""
    canvas.through(
        [
            (x - r, low - r * 1.2),
            (x - r * 0.6, low - r * 2.0),
            (x + r * 0.6, low - r * 2.0),
            (x + r, low - r * 1.2),
            (x + r * 0.6, low - r * 0.6),
            (x + r * 0.5, low),
            (x - r * 0.5, low),
            (x - r * 0.6, low - r * 0.6),
        ],
        bone,
        weight=0.9,
    )
    for side in (-1, 1):
        for k in range(5):
            a = k * math.tau / 5
            canvas.dot(
                x + side * r * 0.42 + math.cos(a) * r * 0.17,
                low - r * 1.15 + math.sin(a) * r * 0.17,
                r * 0.13,
                rgb("#e0569a") if side < 0 else rgb("#3f9a94"),
            )
        canvas.dot(x + side * r * 0.42, low - r * 1.15, r * 0.15, rgb("#3b2f35"))
    canvas.polygon(
        [(x - r * 0.1, low - r * 0.65), (x + r * 0.1, low - r * 0.65), (x, low - r * 0.86)],
        rgb("#8a5aa0"),
        outline=False,
    )
    canvas.ink_line(
        [(x - r * 0.4, low - r * 0.36), (x, low - r * 0.26), (x + r * 0.4, low - r * 0.36)],
        rgb("#8a4a3c"),
        weight=0.8,
    )
    for k in range(3):
        canvas.ink_line(
            [(x - r * 0.2 + r * 0.2 * k, low - r * 0.4), (x - r * 0.2 + r * 0.2 * k, low - r * 0.18)],
            rgb("#8a4a3c"),
            weight=0.6,
        )


@thing("sugar_skull", width=0.17, height=0.2, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def sugar_skull(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A sugar skull candle holder with painted flowers."""
    with canvas.group(x, y, scale):
        _skull(canvas, 0, -0.005, 0.078, colour or rgb("#fbf5e8"))
        for k in range(5):
            canvas.dot(
                -0.04 + 0.02 * k,
                -0.142 - 0.008 * (k in (1, 2, 3)),
                0.0075,
                (COLOURS["red"], _MARIGOLD, COLOURS["green"], _MARIGOLD, COLOURS["red"])[k],
            )
        canvas.rect(-0.012, -0.195, 0.024, 0.045, COLOURS["pink"], radius=0.005, weight=0.8)


@thing("paper_cutouts", width=1.5, height=0.24, belongs=("sky", "wall"))
def paper_cutouts(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A string of cut tissue paper (papel picado)."""
    tones = [colour or rgb("#e0569a"), rgb("#f0b93f"), rgb("#62b0a8"), rgb("#8a5aa0"), rgb("#ea7f3e")]
    with canvas.group(x, y + 0.05 * scale, scale):
        rope = [(-0.75 + 1.5 * k / 12, -0.28 + 0.1 * (1 - ((k - 6) / 6) ** 2)) for k in range(13)]
        canvas.line(rope, rgb("#8d744c"), 0.008, smooth=True)
        for k in range(7):
            px = -0.72 + 0.206 * k
            py = -0.28 + 0.1 * (1 - ((px + 0.09) / 0.75) ** 2)
            cut_paper(canvas, px, py, 0.18, tones[k % 5])


def cut_paper(canvas: Canvas, x: float, y: float, width: float, tone: Colour) -> None:
    """One sheet of cut paper hanging from its upper left corner (x, y), with real holes in it."""
    w = width
    sheet = skia.Path()
    sheet.moveTo(x, y)
    sheet.lineTo(x + w, y)
    sheet.lineTo(x + w, y + w * 0.62)
    for k in range(5, 0, -1):
        right, left = x + w * k / 5, x + w * (k - 1) / 5
        sheet.quadTo((right + left) / 2, y + w * 0.86, left, y + w * 0.62)
    sheet.close()
    holes = skia.Path()
    for k in range(8):
        a = k * math.tau / 8
        holes.addOval(
            skia.Rect(
                x + w / 2 + math.cos(a) * w * 0.2 - w * 0.045,
                y + w * 0.34 + math.sin(a) * w * 0.2 - w * 0.045,
                x + w / 2 + math.cos(a) * w * 0.2 + w * 0.045,
                y + w * 0.34 + math.sin(a) * w * 0.2 + w * 0.045,
            )
        )
    holes.addCircle(x + w / 2, y + w * 0.34, w * 0.07)
    for dx, dy in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.55), (0.9, 0.55), (0.1, 0.32), (0.9, 0.32)):
        holes.addCircle(x + w * dx, y + w * dy, w * 0.04)
    cut: skia.Path = skia.Op(sheet, holes, skia.PathOp.kDifference_PathOp)
    canvas.fill(cut, mix(tone, PAPER, 0.05), weight=0.7)
