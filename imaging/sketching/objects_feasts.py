"""Things of feasts: Christmas, the crib, garlands, gifts and fireworks."""

import math

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    COLOURS,
    DARK_WOOD,
    LAMPLIGHT,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    rgb,
)
from imaging.sketching.thing_parts import Rng, star_points


@thing("fireworks", width=0.9, height=0.8, belongs=("sky",))
def fireworks(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Three bursts of fireworks."""
    tones = (colour or rgb("#f5c95a"), rgb("#ef7f7f"), rgb("#8fcbe8"))
    with canvas.group(x, y, scale):
        for (bx, by, r), tone in zip(
            ((-0.2, -0.52, 0.25), (0.23, -0.6, 0.19), (0.12, -0.22, 0.15)), tones, strict=True
        ):
            canvas.glow(bx, by, r * 1.1, tone, 0.4)
            canvas.line(
                [(bx, by), (bx * 0.7, by * 0.3), (bx * 0.6, -0.01)],
                lighten(tone, 0.3),
                0.006,
                alpha=0.4,
                smooth=True,
            )
            for k in range(14):
                a = k * math.tau / 14
                c, s = math.cos(a), math.sin(a)
                canvas.line(
                    [
                        (bx + c * r * 0.3, by + s * r * 0.3),
                        (bx + c * r * 0.75, by + s * r * 0.72),
                        (bx + c * r * 0.95, by + s * r * 0.95 + r * 0.08),
                    ],
                    tone,
                    r * 0.05,
                    smooth=True,
                )
                canvas.dot(bx + c * r, by + s * r + r * 0.1, r * 0.055, lighten(tone, 0.6))
                canvas.dot(bx + c * r * 0.55, by + s * r * 0.55, r * 0.03, lighten(tone, 0.6))


@thing("christmas_tree", width=0.72, height=1.12, belongs=("floor",))
def christmas_tree(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A decorated fir in a pot with star, baubles and tinsel."""
    green = colour or rgb("#4f8561")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.34, 0.04, 0.3)
        canvas.rect(-0.035, -0.2, 0.07, 0.12, DARK_WOOD)
        canvas.polygon([(-0.12, -0.15), (0.12, -0.15), (0.09, 0), (-0.09, 0)], COLOURS["red"])
        for k in range(4):
            low, w, tall = -0.16 - 0.2 * k, 0.36 - 0.075 * k, 0.36 - 0.02 * k
            canvas.soft(
                [
                    (0, low - tall * 1.15),
                    (w * 0.45, low - tall * 0.45),
                    (w * 1.15, low + 0.02),
                    (w * 0.4, low + 0.03),
                    (0, low + 0.01),
                    (-w * 0.4, low + 0.03),
                    (-w * 1.15, low + 0.02),
                    (-w * 0.45, low - tall * 0.45),
                ],
                darken(green, 0.09 - 0.05 * k),
                shade=0.2,
            )
            canvas.line(
                [(-w * 0.72, low - 0.05), (0, low - 0.005), (w * 0.66, low - 0.09)],
                rgb("#f0d27a"),
                0.013,
                smooth=True,
            )
        tones = [COLOURS[n] for n in ("red", "golden", "blue", "pink", "white")]
        for k, (bx, by) in enumerate(
            (
                (-0.22, -0.2),
                (-0.05, -0.21),
                (0.16, -0.25),
                (-0.14, -0.4),
                (0.07, -0.43),
                (0.19, -0.4),
                (-0.1, -0.6),
                (0.08, -0.62),
                (0.0, -0.78),
                (-0.04, -0.33),
                (0.25, -0.19),
            )
        ):
            canvas.oval(bx, by, 0.027, 0.027, tones[k % 5], weight=0.8, shade=0.26)
            canvas.dot(bx - 0.008, by - 0.009, 0.007, (255, 255, 255), 0.8)
        for _k, (bx, by) in enumerate(
            ((-0.12, -0.25), (0.1, -0.33), (0.0, -0.52), (-0.06, -0.7), (0.05, -0.86), (-0.2, -0.3))
        ):
            canvas.glow(bx, by, 0.06, (255, 226, 150), 0.44)
            canvas.dot(bx, by, 0.011, LAMPLIGHT)
        canvas.polygon(star_points(0, -1.04, 0.075, 0.032), rgb("#f4c84f"))


@thing("nativity_scene", width=0.6, height=0.42, belongs=("table", "floor"))
def nativity_scene(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A crib: stable, Holy Family, ox and mule, star."""
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.02, 0.3, 0.026, rgb("#a9b56f"))
        canvas.rect(-0.2, -0.26, 0.4, 0.235, rgb("#6d5140"))
        canvas.glow(0, -0.1, 0.16, (255, 220, 140), 0.42)
        for side in (-1, 1):
            canvas.rect(side * 0.2 - 0.016, -0.27, 0.032, 0.25, WOOD)
        canvas.polygon(
            [(-0.27, -0.24), (0, -0.37), (0.27, -0.24), (0.23, -0.225), (0, -0.32), (-0.23, -0.225)],
            colour or rgb("#d3ae63"),
        )
        for side, hide in ((-1, rgb("#a9784f")), (1, rgb("#9a9aa0"))):
            canvas.oval(side * 0.15, -0.105, 0.04, 0.03, hide, weight=0.8)
            canvas.oval(side * 0.12, -0.125, 0.024, 0.02, hide, weight=0.8)
            canvas.dot(side * 0.114, -0.128, 0.004, DARK_WOOD)
        for side, robe, veil in ((-1, rgb("#5f86b8"), rgb("#f4efe3")), (1, rgb("#8a6142"), rgb("#c98a50"))):
            px = side * 0.075
            canvas.soft(
                [(px, -0.18), (px + 0.04, -0.12), (px + 0.05, -0.02), (px - 0.05, -0.02), (px - 0.04, -0.12)],
                robe,
                weight=0.9,
            )
            canvas.oval(px, -0.178, 0.027, 0.029, veil, weight=0.8)
            canvas.oval(px - side * 0.006, -0.174, 0.018, 0.021, rgb("#f0c8a0"), weight=0.7)
        canvas.soft(
            [(-0.055, -0.07), (0.055, -0.07), (0.04, -0.02), (-0.04, -0.02)], rgb("#d9b24f"), weight=0.9
        )
        canvas.soft([(-0.034, -0.066), (0.03, -0.08), (0.04, -0.056), (-0.03, -0.05)], PAPER, weight=0.8)
        canvas.oval(-0.022, -0.073, 0.013, 0.013, rgb("#f0c8a0"), weight=0.7)
        canvas.polygon(star_points(0, -0.378, 0.045, 0.019), rgb("#f4c84f"), weight=0.9)


@thing("garland", width=1.5, height=0.3, belongs=("wall", "sky"))
def garland(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A string of paper flags and lanterns in a slack line."""
    tones = [COLOURS[n] for n in ("red", "yellow", "green", "blue", "orange", "pink")]
    if colour:
        tones = [colour, lighten(colour, 0.45)]
    with canvas.group(x, y, scale):
        rope = [(-0.75 + 1.5 * k / 12, -0.28 + 0.13 * (1 - ((k - 6) / 6) ** 2)) for k in range(13)]
        canvas.line(rope, DARK_WOOD, 0.009, smooth=True)
        for k in range(12):
            (x0, y0), (x1, y1) = rope[k], rope[k + 1]
            tone = tones[k % len(tones)]
            canvas.polygon(
                [(x0 + 0.012, y0 + 0.004), (x1 - 0.012, y1 + 0.004), ((x0 + x1) / 2, (y0 + y1) / 2 + 0.13)],
                tone,
                weight=0.9,
            )


@thing("gift", width=0.24, height=0.24, belongs=("floor", "table", "hand"), grip=(0, 0.06))
def gift(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wrapped box with a big bow."""
    paper = colour or COLOURS[rng.choice(("red", "light_blue", "green", "pink"))]
    ribbon = COLOURS["yellow"] if paper != COLOURS["yellow"] else COLOURS["red"]
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.13, 0.018, 0.26)
        canvas.rect(-0.108, -0.14, 0.216, 0.14, paper)
        for dx, dy in ((-0.075, -0.1), (0.075, -0.06), (-0.06, -0.035), (0.06, -0.11)):
            canvas.dot(dx, dy, 0.011, lighten(paper, 0.55))
        canvas.rect(-0.12, -0.172, 0.24, 0.045, lighten(paper, 0.1), radius=0.006)
        canvas.rect(-0.022, -0.172, 0.044, 0.172, ribbon, weight=0.8)
        for side in (-1, 1):
            canvas.soft(
                [(0, -0.172), (side * 0.05, -0.25), (side * 0.11, -0.235), (side * 0.09, -0.178)], ribbon
            )
            canvas.ink_line([(side * 0.015, -0.182), (side * 0.06, -0.212)], darken(ribbon, 0.4), weight=0.8)
        canvas.oval(0, -0.178, 0.02, 0.018, lighten(ribbon, 0.15))
