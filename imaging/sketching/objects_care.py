"""Small things of daily life and of care: what one carries, keeps, takes and leans on."""

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
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


@thing("medicine", width=0.2, height=0.18, belongs=("table", "hand"), grip=(0, 0.05))
def medicine(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A bottle of syrup with its spoon."""
    label = colour or COLOURS["red"]
    with canvas.group(x, y, scale):
        shape = through_path(
            [
                (-0.07, -0.12),
                (0.01, -0.12),
                (0.025, -0.09),
                (0.025, -0.004),
                (-0.085, -0.004),
                (-0.085, -0.09),
            ]
        )
        canvas.fill(shape, rgb("#9c6236"), shade=0.22)
        canvas.rect(-0.055, -0.165, 0.05, 0.045, PAPER, radius=0.008)
        canvas.rect(-0.08, -0.085, 0.1, 0.06, PAPER, weight=0.7)
        canvas.rect(-0.038, -0.075, 0.016, 0.04, label, outline=False)
        canvas.rect(-0.05, -0.063, 0.04, 0.016, label, outline=False)
        canvas.line([(0.035, -0.012), (0.09, -0.03)], METAL, 0.012)
        canvas.oval(0.045, -0.012, 0.022, 0.011, lighten(METAL, 0.35), weight=0.8)


@thing("crutches", width=0.46, height=0.725, belongs=("floor", "hand"), grip=(0.0, 0.4))
def crutches(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A pair of wooden crutches, crossed a little."""
    wood = colour or WOOD
    with canvas.group(x, y - 0.008 * scale, scale):
        for side in (-1, 1):
            with canvas.group(side * 0.05, 0, angle=side * 9):
                canvas.line([(0, -0.008), (0, -0.3)], darken(wood, 0.45), 0.03)
                canvas.line([(0, -0.008), (0, -0.3)], wood, 0.022)
                for dx in (-0.03, 0.03):
                    canvas.line([(0, -0.28), (dx, -0.4), (dx, -0.68)], darken(wood, 0.45), 0.022)
                    canvas.line([(0, -0.28), (dx, -0.4), (dx, -0.68)], wood, 0.015)
                canvas.line([(-0.03, -0.45), (0.03, -0.45)], DARK_WOOD, 0.026)
                canvas.limb([(-0.055, -0.69), (0.055, -0.69)], [0.045, 0.045], rgb("#8a5f4a"))
                canvas.line([(0, -0.02), (0, -0.005)], _BLACK, 0.034)


@thing("walker", width=0.46, height=0.5, belongs=("floor",), grip=(-0.16, 0.48))
def walker(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A walking frame with two wheels and a bag."""
    steel = colour or rgb("#9db3c2")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.24, 0.025, 0.26)
        for points in (
            [(-0.14, -0.02), (-0.1, -0.42), (-0.06, -0.46), (0.12, -0.46), (0.15, -0.42), (0.2, -0.02)],
            [(-0.2, -0.01), (-0.17, -0.44), (-0.22, -0.48)],
            [(0.12, -0.01), (0.1, -0.44), (0.05, -0.48)],
        ):
            canvas.line(points, darken(steel, 0.45), 0.028)
            canvas.line(points, lighten(steel, 0.2), 0.02)
        canvas.line([(-0.19, -0.22), (0.11, -0.22)], steel, 0.016)
        canvas.rect(
            -0.13, -0.36, 0.19, 0.13, COLOURS["red"] if colour is None else darken(steel, 0.2), radius=0.02
        )
        for px in (-0.235, 0.035):
            canvas.line([(px, -0.485), (px + 0.05, -0.475)], _BLACK, 0.034)
        for px in (-0.14, 0.2):
            canvas.oval(px, -0.03, 0.03, 0.03, _BLACK, weight=0.8)


@thing("bag", width=0.25, height=0.28, belongs=("hand", "floor", "table"), grip=(0, 0.26))
def bag(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A handbag with a clasp."""
    hide = pick(colour, rng, "brown", "red", "black", "blue")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.13, 0.018, 0.26)
        handle = [(-0.07, -0.16), (-0.06, -0.25), (0, -0.272), (0.06, -0.25), (0.07, -0.16)]
        canvas.line(handle, darken(hide, 0.45), 0.024, smooth=True)
        canvas.line(handle, hide, 0.016, smooth=True)
        canvas.soft(
            [(-0.1, -0.18), (0.1, -0.18), (0.125, -0.05), (0.11, 0.0), (-0.11, 0.0), (-0.125, -0.05)],
            hide,
            shade=0.22,
        )
        canvas.rect(-0.095, -0.18, 0.19, 0.024, lighten(METAL, 0.3), radius=0.01, weight=0.8)
        for side in (-1, 1):
            canvas.dot(side * 0.012, -0.188, 0.014, rgb("#dcb04a"))
        canvas.ink_line(
            [(-0.09, -0.07), (0, -0.055), (0.09, -0.07)], darken(hide, 0.4), weight=0.8, alpha=0.6
        )


@thing("box", width=0.3, height=0.22, belongs=("floor", "table", "hand"), grip=(0, 0.08))
def box(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An open cardboard box."""
    card = colour or rgb("#c99f6c")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.16, 0.022, 0.27)
        canvas.polygon([(-0.12, -0.17), (0.12, -0.17), (0.1, -0.21), (-0.1, -0.21)], darken(card, 0.3))
        canvas.polygon(
            [(-0.12, -0.16), (-0.1, -0.205), (-0.15, -0.225), (-0.16, -0.17)], lighten(card, 0.12), weight=0.9
        )
        canvas.polygon(
            [(0.12, -0.16), (0.1, -0.205), (0.15, -0.225), (0.16, -0.17)], lighten(card, 0.05), weight=0.9
        )
        canvas.rect(-0.13, -0.165, 0.26, 0.165, card)
        canvas.polygon(
            [(-0.13, -0.165), (0.13, -0.165), (0.15, -0.12), (-0.15, -0.12)], lighten(card, 0.16), weight=0.9
        )
        canvas.rect(-0.02, -0.12, 0.04, 0.12, lighten(card, 0.3), weight=0.5, alpha=0.8)


@thing("lantern", width=0.18, height=0.34, belongs=("hand", "table", "floor", "wall"), grip=(0, 0.32))
def lantern(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """An oil lantern, burning."""
    tin = colour or rgb("#6f767c")
    with canvas.group(x, y, scale):
        canvas.glow(0, -0.13, 0.2, (255, 205, 110), 0.44)
        canvas.line(
            [(-0.07, -0.2), (-0.05, -0.31), (0.05, -0.31), (0.07, -0.2)], darken(tin, 0.3), 0.012, smooth=True
        )
        canvas.through(
            mirrored([(0.04, -0.21), (0.062, -0.14), (0.045, -0.07)]),
            mix(GLASS, rgb("#ffe7a6"), 0.6),
            weight=0.9,
        )
        canvas.soft([(0, -0.185), (0.022, -0.12), (0, -0.085), (-0.022, -0.12)], rgb("#f6a63c"), weight=0.5)
        canvas.soft([(0, -0.15), (0.01, -0.11), (0, -0.09), (-0.01, -0.11)], rgb("#fdeab0"), outline=False)
        for side in (-1, 1):
            canvas.line([(side * 0.07, -0.2), (side * 0.07, -0.07)], tin, 0.01)
        canvas.soft([(-0.05, -0.205), (-0.03, -0.27), (0.03, -0.27), (0.05, -0.205)], tin)
        canvas.rect(-0.028, -0.285, 0.056, 0.022, darken(tin, 0.2), radius=0.006, weight=0.8)
        canvas.rect(-0.075, -0.075, 0.15, 0.02, darken(tin, 0.15), radius=0.008, weight=0.8)
        canvas.soft(mirrored([(0.06, -0.06), (0.08, -0.02), (0.075, 0.0)]), tin, shade=0.22)


@thing("binoculars", width=0.18, height=0.13, belongs=("hand", "table"), grip=(0, 0.05))
def binoculars(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A pair of field glasses."""
    hide = colour or _BLACK
    with canvas.group(x, y, scale):
        canvas.rect(-0.03, -0.09, 0.06, 0.03, METAL, radius=0.008)
        for side in (-1, 1):
            canvas.polygon(
                [(side * 0.028, -0.125), (side * 0.06, -0.125), (side * 0.088, -0.02), (side * 0.02, -0.02)],
                hide,
                shade=0.24,
            )
            canvas.oval(side * 0.054, -0.02, 0.036, 0.017, rgb("#6fa0b4"))
            canvas.line([(side * 0.026, -0.115), (side * 0.062, -0.115)], rgb("#d9b04c"), 0.009)


@thing("vase", width=0.24, height=0.4, belongs=("table", "floor"), grip=(0, 0.08))
def vase(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A vase of carnations."""
    china = pick(colour, rng, "light_blue", "blue", "green")
    with canvas.group(x, y, scale):
        for k, (fx, fy) in enumerate(
            ((-0.07, -0.28), (0.0, -0.34), (0.075, -0.29), (-0.035, -0.25), (0.04, -0.24))
        ):
            canvas.line([(0, -0.16), (fx, fy)], rgb("#6d9a57"), 0.009)
            tone = (rgb("#d9504a"), rgb("#f0a0ae"), rgb("#fbf1e2"))[k % 3]
            for dx, dy in ((-0.02, 0.0), (0.02, 0.0), (0, -0.018), (0, 0.012)):
                canvas.oval(fx + dx, fy + dy, 0.024, 0.021, tone, weight=0.5)
        canvas.soft(mirrored([(0.04, -0.18), (0.03, -0.15), (0.085, -0.08), (0.045, 0.0)]), china, shade=0.24)
        canvas.line([(-0.07, -0.085), (0, -0.07), (0.07, -0.085)], PAPER, 0.014, smooth=True)
        glint(canvas, -0.042, -0.08, 0.009, 0.024, 0.5)


@thing("stethoscope", width=0.2, height=0.3, belongs=("hand", "table", "wall"), grip=(0, 0.2))
def stethoscope(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A stethoscope hanging in its loop."""
    tube = colour or rgb("#4e5f78")
    with canvas.group(x, y, scale):
        for side in (-1, 1):
            canvas.line([(side * 0.07, -0.28), (side * 0.085, -0.2), (0, -0.14)], METAL, 0.012, smooth=True)
            canvas.dot(side * 0.066, -0.287, 0.012, _BLACK)
        canvas.line(
            [(0, -0.145), (0.0, -0.07), (-0.05, -0.03), (-0.075, -0.09)],
            darken(tube, 0.45),
            0.026,
            smooth=True,
        )
        canvas.line([(0, -0.145), (0.0, -0.07), (-0.05, -0.03), (-0.075, -0.09)], tube, 0.019, smooth=True)
        canvas.line([(-0.04, -0.17), (0, -0.14), (0.04, -0.17)], tube, 0.019, smooth=True)
        canvas.line([(0, -0.07), (0.045, -0.035)], tube, 0.017)
        canvas.oval(0.055, -0.035, 0.036, 0.034, lighten(METAL, 0.35))
        canvas.oval(0.055, -0.035, 0.023, 0.021, PAPER, weight=0.7)


@thing("key", width=0.2, height=0.09, belongs=("table", "hand"), grip=(-0.06, 0.04))
def key(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A big old iron key."""
    iron = colour or rgb("#8f7a55")
    with canvas.group(x, y, scale):
        for width, tone in ((0.026, darken(iron, 0.5)), (0.018, iron)):
            ring(canvas, -0.06, -0.045, 0.028, width, tone)
            canvas.line([(-0.03, -0.045), (0.085, -0.045)], tone, width)
            canvas.line([(0.06, -0.045), (0.06, -0.01)], tone, width)
            canvas.line([(0.085, -0.045), (0.085, -0.014)], tone, width)
        canvas.line([(-0.02, -0.049), (0.08, -0.049)], lighten(iron, 0.5), 0.004)


@thing("coins", width=0.2, height=0.12, belongs=("table", "hand"), grip=(0, 0.03))
def coins(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """Coins in two piles."""
    gold = colour or rgb("#d9b04c")
    with canvas.group(x, y, scale):
        for px, count, tone in ((-0.045, 5, gold), (0.045, 3, lighten(METAL, 0.2))):
            for k in range(count):
                canvas.rect(
                    px - 0.042 + 0.003 * (k % 2),
                    -0.024 - 0.016 * k,
                    0.084,
                    0.018,
                    tone,
                    radius=0.007,
                    weight=0.8,
                )
            canvas.oval(
                px + 0.002, -0.024 - 0.016 * count + 0.012, 0.04, 0.011, lighten(tone, 0.25), weight=0.8
            )
        canvas.oval(0.0, -0.013, 0.036, 0.012, lighten(gold, 0.2), weight=0.9)
        canvas.oval(0.0, -0.014, 0.022, 0.006, gold, weight=0.5)


@thing("candies", width=0.17, height=0.2, belongs=("table", "hand", "floor"), grip=(0, 0.06))
def candies(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A glass jar of sweets."""
    with canvas.group(x, y, scale):
        glass = through_path(mirrored([(0.05, -0.15), (0.075, -0.11), (0.075, -0.02), (0.05, -0.002)]))
        canvas.fill(glass, mix(GLASS, PAPER, 0.5))
        tones = [
            colour or COLOURS["red"],
            COLOURS["yellow"],
            COLOURS["green"],
            COLOURS["pink"],
            COLOURS["orange"],
        ]
        with canvas.clip(glass):
            for row in range(4):
                for k in range(5):
                    px, py = -0.062 + k * 0.031 + 0.012 * (row % 2), -0.018 - row * 0.027
                    canvas.oval(px, py, 0.016, 0.013, tones[(k + row * 2) % 5], weight=0.5)
        canvas.trace(glass, rgb("#6f94a2"))
        canvas.rect(-0.055, -0.175, 0.11, 0.03, colour or COLOURS["red"], radius=0.01)
        canvas.oval(0, -0.185, 0.016, 0.012, colour or COLOURS["red"], weight=0.8)
        canvas.line([(-0.055, -0.11), (-0.058, -0.04)], (255, 255, 255), 0.009, alpha=0.7)
