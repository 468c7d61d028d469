"""More to eat: dishes of Latin America, roasts, jars and sweets, and what they are made with."""

import math

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import COLOURS, GLASS, METAL, PAPER, WOOD, Colour, darken, lighten, mix, rgb
from imaging.sketching.thing_parts import Rng, glint, mirrored, plate, steam

_CHINA = rgb("#f4eee0")


@thing("tamales", width=0.3, height=0.14, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def tamales(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Tamales in their husks on a plate, one opened."""
    with canvas.group(x, y, scale):
        plate(canvas, 0, -0.03, 0.145, colour or rgb("#c9794f"))
        for px, py, turn in ((-0.05, -0.062, -10), (0.05, -0.06, 8), (0.0, -0.085, 0)):
            with canvas.group(px, py, angle=turn):
                canvas.soft(
                    [(-0.075, -0.022), (0.06, -0.026), (0.082, 0.0), (0.06, 0.026), (-0.075, 0.024)],
                    rgb("#e5d08c"),
                )
                canvas.polygon(
                    [(0.06, -0.014), (0.1, -0.03), (0.092, 0.0), (0.1, 0.026), (0.06, 0.016)],
                    rgb("#d4bc74"),
                    weight=0.8,
                )
                for k in range(3):
                    canvas.ink_line(
                        [(-0.06, -0.012 + 0.012 * k), (0.055, -0.014 + 0.013 * k)],
                        rgb("#a98f4a"),
                        weight=0.6,
                        alpha=0.7,
                    )
                canvas.line([(0.05, -0.022), (0.05, 0.022)], rgb("#b89a52"), 0.008)
        canvas.oval(-0.045, -0.094, 0.04, 0.014, rgb("#f3e3b0"), weight=0.7)
        steam(canvas, 0, -0.12, 0.06)


@thing("tacos", width=0.3, height=0.105, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def tacos(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Three tacos with a lime."""
    with canvas.group(x, y, scale):
        plate(canvas, 0, -0.03, 0.145, colour or _CHINA)
        for k, px in enumerate((-0.07, 0.0, 0.07)):
            for j in range(4):
                canvas.oval(
                    px - 0.026 + 0.017 * j,
                    -0.092 + 0.008 * abs(j - 1.5),
                    0.015,
                    0.012,
                    (rgb("#7fa852"), COLOURS["red"], rgb("#9a5f3c"), rgb("#f2e6c4"))[(j + k) % 4],
                    weight=0.5,
                )
            canvas.through(
                [
                    (px - 0.045, -0.04),
                    (px - 0.034, -0.082),
                    (px, -0.096),
                    (px + 0.034, -0.082),
                    (px + 0.045, -0.04),
                    (px, -0.03),
                ],
                rgb("#eec35c"),
                weight=0.9,
            )
            for dx, dy in ((-0.015, -0.06), (0.014, -0.07), (0.005, -0.048)):
                canvas.dot(px + dx, dy, 0.004, rgb("#c08b3a"))
        canvas.polygon([(0.11, -0.03), (0.15, -0.034), (0.132, -0.06)], rgb("#a9c25c"), weight=0.7)


@thing("empanadas", width=0.3, height=0.12, belongs=("table", "hand", "floor"), grip=(0, 0.03))
def empanadas(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Golden pasties with crimped edges."""
    with canvas.group(x, y, scale):
        plate(canvas, 0, -0.03, 0.145, colour or _CHINA)
        for px, py, tone in ((-0.06, -0.045, "#d99a47"), (0.06, -0.045, "#dba24f"), (0.0, -0.07, "#e2ad5a")):
            canvas.through(
                [
                    (px - 0.062, py),
                    (px - 0.04, py - 0.036),
                    (px, py - 0.046),
                    (px + 0.04, py - 0.036),
                    (px + 0.062, py),
                    (px, py + 0.012),
                ],
                rgb(tone),
                shade=0.22,
            )
            for k in range(7):
                canvas.ink_line(
                    [(px - 0.05 + 0.0165 * k, py + 0.002), (px - 0.044 + 0.0165 * k, py - 0.01)],
                    rgb("#97601f"),
                    weight=0.7,
                )
            glint(canvas, px - 0.01, py - 0.03, 0.016, 0.006, 0.35)


@thing("roast", width=0.36, height=0.18, belongs=("table", "floor"), grip=(0, 0.04))
def roast(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A roast on its clay dish with potatoes."""
    clay = colour or rgb("#b5653f")
    with canvas.group(x, y, scale):
        canvas.through(
            [(-0.12, -0.06), (-0.08, -0.14), (0.02, -0.155), (0.09, -0.12), (0.13, -0.07), (0.0, -0.04)],
            rgb("#b8743a"),
            shade=0.26,
        )
        for a, b in (
            ((-0.06, -0.13), (-0.03, -0.07)),
            ((0.0, -0.145), (0.03, -0.075)),
            ((0.055, -0.125), (0.08, -0.075)),
        ):
            canvas.ink_line([a, b], rgb("#7a431d"), weight=0.9, alpha=0.7)
        canvas.limb([(0.1, -0.09), (0.16, -0.14)], [0.034, 0.018], rgb("#b8743a"))
        canvas.oval(0.165, -0.146, 0.016, 0.014, rgb("#f4ead6"), weight=0.8)
        for px in (-0.125, -0.085, 0.02, 0.07, 0.12):
            canvas.oval(px, -0.055, 0.028, 0.022, rgb("#e6bd5e"), weight=0.8)
        for px in (-0.04, 0.095):
            canvas.soft([(px, -0.06), (px + 0.016, -0.085), (px + 0.028, -0.06)], rgb("#6f9d4f"), weight=0.7)
        canvas.soft(
            [(-0.175, -0.055), (0.175, -0.055), (0.16, -0.012), (0.1, 0.0), (-0.1, 0.0), (-0.16, -0.012)],
            clay,
        )
        canvas.line([(-0.17, -0.05), (0, -0.036), (0.17, -0.05)], lighten(clay, 0.3), 0.012, smooth=True)
        steam(canvas, -0.02, -0.16, 0.06)


@thing("honey_jar", width=0.16, height=0.2, belongs=("table", "hand", "floor"), grip=(0, 0.05))
def honey_jar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A jar of honey or jam with a cloth on its lid."""
    inside = colour or rgb("#dc9a33")
    with canvas.group(x, y, scale):
        jar = through_path(mirrored([(0.05, -0.14), (0.07, -0.12), (0.07, -0.02), (0.05, -0.002)]))
        canvas.fill(jar, mix(GLASS, PAPER, 0.5))
        with canvas.clip(jar):
            canvas.rect(-0.08, -0.115, 0.16, 0.12, inside, outline=False, shade=0.24)
        canvas.trace(jar, rgb("#7a8f95"))
        canvas.rect(-0.046, -0.09, 0.092, 0.05, PAPER, radius=0.006, weight=0.7)
        canvas.oval(0, -0.065, 0.014, 0.012, inside, weight=0.6)
        canvas.soft(
            [
                (-0.055, -0.175),
                (0.055, -0.175),
                (0.08, -0.125),
                (0.03, -0.135),
                (-0.03, -0.135),
                (-0.08, -0.125),
            ],
            COLOURS["red"],
        )
        for k in range(4):
            canvas.dot(-0.036 + 0.024 * k, -0.16 + 0.008 * (k % 2), 0.006, PAPER)
        canvas.oval(0, -0.178, 0.055, 0.016, lighten(COLOURS["red"], 0.15), weight=0.8)
        canvas.line([(-0.058, -0.138), (0.058, -0.138)], rgb("#e9d9ad"), 0.008)


@thing("chocolate_bar", width=0.22, height=0.12, belongs=("table", "hand"), grip=(0, 0.04))
def chocolate_bar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A bar of chocolate half out of its wrapper."""
    wrap = colour or COLOURS["red"]
    with canvas.group(x, y, scale), canvas.group(0, -0.055, angle=-9):
        canvas.rect(-0.1, -0.04, 0.13, 0.08, rgb("#6b4330"), radius=0.006)
        for row in range(2):
            for k in range(3):
                canvas.rect(
                    -0.094 + 0.04 * k,
                    -0.035 + 0.037 * row,
                    0.035,
                    0.032,
                    lighten(rgb("#6b4330"), 0.12),
                    radius=0.004,
                    weight=0.6,
                )
        canvas.polygon(
            [
                (0.0, -0.046),
                (0.1, -0.044),
                (0.1, 0.044),
                (0.0, 0.046),
                (0.014, 0.03),
                (0.0, 0.014),
                (0.014, 0.0),
                (0.0, -0.014),
                (0.014, -0.03),
            ],
            rgb("#d5dadd"),
            weight=0.8,
        )
        canvas.rect(0.03, -0.046, 0.074, 0.092, wrap, radius=0.004)
        canvas.line([(0.046, 0.0), (0.09, 0.0)], rgb("#f2d58a"), 0.016)


@thing("popcorn", width=0.17, height=0.24, belongs=("hand", "table"), grip=(0, 0.06))
def popcorn(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A striped bag of popcorn."""
    stripe = colour or COLOURS["red"]
    with canvas.group(x, y, scale):
        for k in range(17):
            a = k * 2.4
            r = math.sqrt((k + 0.5) / 17)
            canvas.oval(
                math.cos(a) * r * 0.062,
                -0.175 + math.sin(a) * r * 0.034 - 0.01,
                0.02,
                0.018,
                rgb("#fbf1d0") if k % 3 else rgb("#f3d98a"),
                weight=0.6,
            )
        for k in range(5):
            left, right = -0.072 + 0.0288 * k, -0.0432 + 0.0288 * k
            canvas.polygon(
                [(left, -0.16), (right, -0.16), (right * 0.76, 0), (left * 0.76, 0)],
                stripe if k % 2 == 0 else PAPER,
                weight=0.7,
            )


@thing("wooden_spoon", width=0.12, height=0.36, belongs=("hand", "table", "wall"), grip=(-0.01, 0.08))
def wooden_spoon(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden spoon."""
    wood = colour or lighten(WOOD, 0.15)
    with canvas.group(x, y, scale):
        canvas.limb([(-0.03, -0.005), (0.0, -0.16), (0.015, -0.26)], [0.024, 0.02, 0.024], wood)
        canvas.oval(0.02, -0.3, 0.042, 0.056, wood)
        canvas.oval(0.018, -0.298, 0.028, 0.04, darken(wood, 0.18), weight=0.6)


@thing("rolling_pin", width=0.4, height=0.12, belongs=("table", "hand", "wall"), grip=(-0.14, 0.05))
def rolling_pin(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A rolling pin with flour."""
    wood = colour or rgb("#cf9f66")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.006, 0.18, 0.012, rgb("#fbf8f0"), outline=False, alpha=0.9)
        with canvas.group(0, -0.055, angle=-8):
            for side in (-1, 1):
                canvas.limb([(side * 0.12, 0), (side * 0.19, 0)], [0.026, 0.034], darken(wood, 0.15))
            canvas.rect(-0.13, -0.042, 0.26, 0.084, wood, radius=0.03, shade=0.26)
            canvas.line([(-0.1, -0.022), (0.1, -0.022)], lighten(wood, 0.4), 0.01)


@thing("scales", width=0.4, height=0.4, belongs=("table", "floor"))
def scales(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A shop's balance with two pans, a weight and oranges."""
    brass = colour or rgb("#cfa04a")
    with canvas.group(x, y, scale):
        canvas.soft(mirrored([(0.03, -0.07), (0.1, -0.02), (0.1, 0.0)]), rgb("#6a4a3a"))
        canvas.limb([(0, -0.05), (0, -0.36)], [0.034, 0.022], brass)
        canvas.oval(0, -0.375, 0.02, 0.02, brass)
        canvas.line([(-0.155, -0.33), (0, -0.345), (0.155, -0.315)], darken(brass, 0.4), 0.026, smooth=True)
        canvas.line([(-0.155, -0.33), (0, -0.345), (0.155, -0.315)], brass, 0.018, smooth=True)
        for px, py in ((-0.145, -0.15), (0.145, -0.135)):
            for dx in (-0.045, 0.045):
                canvas.line([(px, py - 0.175), (px + dx, py)], METAL, 0.006)
            canvas.soft(
                [(px - 0.06, py), (px + 0.06, py), (px + 0.03, py + 0.034), (px - 0.03, py + 0.034)],
                lighten(brass, 0.15),
            )
        for dx, dy in ((-0.165, -0.165), (-0.125, -0.165), (-0.145, -0.19)):
            canvas.oval(dx, dy, 0.022, 0.022, COLOURS["orange"], weight=0.8)
        canvas.rect(0.125, -0.175, 0.04, 0.04, rgb("#5b5860"), radius=0.006, weight=0.8)
        canvas.dot(0.145, -0.18, 0.01, rgb("#5b5860"))
