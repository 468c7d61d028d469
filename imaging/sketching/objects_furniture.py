"""Furniture to sit, lie and eat at, and lamps."""

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    LAMPLIGHT,
    PAPER,
    WOOD,
    Colour,
    darken,
    lighten,
    mix,
    rgb,
)
from imaging.sketching.thing_parts import Rng, pick, spoked_wheel


@thing("table", width=0.62, height=0.46, belongs=("floor",), top=0.42)
def table(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden table with a drawer, seen a little from above."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.36, 0.05, 0.3)
        for side in (-1, 1):
            canvas.rect(side * 0.235 - 0.014, -0.43, 0.028, 0.4, darken(wood, 0.22), weight=0.8)
            canvas.limb([(side * 0.275, -0.4), (side * 0.275, -0.012)], [0.04, 0.026], wood, weight=0.9)
        canvas.rect(-0.28, -0.4, 0.56, 0.065, darken(wood, 0.08), weight=0.9)
        canvas.rect(-0.1, -0.392, 0.2, 0.048, lighten(wood, 0.08), weight=0.7)
        canvas.dot(0, -0.368, 0.009, BRASS)
        canvas.polygon([(-0.31, -0.415), (-0.27, -0.46), (0.27, -0.46), (0.31, -0.415)], lighten(wood, 0.2))
        canvas.rect(-0.31, -0.42, 0.62, 0.026, wood, radius=0.006)
        for k in (-0.13, 0.05, 0.17):
            canvas.ink_line([(k, -0.45), (k + 0.07, -0.444)], darken(wood, 0.3), weight=0.6, alpha=0.45)


@thing("chair", width=0.29, height=0.56, belongs=("floor",), seat=0.27)
def chair(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A ladder-back chair with a straw seat, from the front."""
    wood = colour or rng.choice((WOOD, rgb("#6f9a8c"), rgb("#b98a5c")))
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.18, 0.03, 0.28)
        for side in (-1, 1):
            canvas.limb(
                [(side * 0.115, -0.55), (side * 0.11, -0.05)], [0.026, 0.024], darken(wood, 0.1), weight=0.9
            )
        for yy in (-0.52, -0.45, -0.38):
            canvas.soft(
                [
                    (-0.12, yy + 0.018),
                    (-0.06, yy - 0.018),
                    (0.06, yy - 0.018),
                    (0.12, yy + 0.018),
                    (0, yy + 0.03),
                ],
                wood,
                weight=0.8,
            )
        canvas.polygon([(-0.115, -0.3), (0.115, -0.3), (0.14, -0.25), (-0.14, -0.25)], rgb("#e2c17f"))
        for k in range(-3, 4):
            canvas.ink_line([(k * 0.032, -0.295), (k * 0.038, -0.254)], rgb("#a58244"), weight=0.5, alpha=0.6)
        canvas.rect(-0.142, -0.256, 0.284, 0.03, wood, radius=0.01, weight=0.9)
        for side in (-1, 1):
            canvas.limb([(side * 0.128, -0.24), (side * 0.132, -0.012)], [0.03, 0.024], wood, weight=0.9)
        canvas.limb([(-0.13, -0.11), (0.13, -0.11)], [0.016, 0.016], darken(wood, 0.1), weight=0.7)


@thing("armchair", width=0.46, height=0.58, belongs=("floor",), seat=0.26)
def armchair(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A winged armchair with a crocheted headrest."""
    cloth = mix(pick(colour, rng, "green", "red", "blue", "brown"), rgb("#d8c7a8"), 0.0 if colour else 0.25)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.27, 0.04, 0.3)
        for side in (-1, 1):
            canvas.rect(side * 0.17 - 0.018, -0.05, 0.036, 0.045, DARK_WOOD, weight=0.8)
        canvas.soft(
            [(-0.2, -0.2), (-0.2, -0.52), (-0.1, -0.6), (0.1, -0.6), (0.2, -0.52), (0.2, -0.2)],
            darken(cloth, 0.06),
        )
        for dx, dy in ((-0.07, -0.42), (0.07, -0.42), (0, -0.34)):
            canvas.dot(dx, dy, 0.008, darken(cloth, 0.4))
        canvas.soft(
            [(-0.09, -0.585), (0.09, -0.585), (0.085, -0.48), (0, -0.455), (-0.085, -0.48)], PAPER, weight=0.7
        )
        canvas.rect(-0.165, -0.29, 0.33, 0.09, lighten(cloth, 0.16), radius=0.03)
        canvas.rect(-0.19, -0.21, 0.38, 0.17, cloth, radius=0.02)
        for side in (-1, 1):
            canvas.rect(side * 0.185 - 0.045, -0.36, 0.09, 0.32, lighten(cloth, 0.05), radius=0.04)
            canvas.oval(side * 0.185, -0.325, 0.026, 0.026, cloth, weight=0.6)


@thing("sofa", width=1.05, height=0.52, belongs=("floor",), seat=0.26)
def sofa(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A three-seat sofa with two cushions."""
    cloth = mix(pick(colour, rng, "green", "blue", "brown", "red"), rgb("#d8c7a8"), 0.0 if colour else 0.25)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.58, 0.045, 0.3)
        for side in (-1, 1):
            canvas.rect(side * 0.44 - 0.02, -0.05, 0.04, 0.045, DARK_WOOD, weight=0.8)
        canvas.rect(-0.48, -0.52, 0.96, 0.4, darken(cloth, 0.06), radius=0.07)
        for k in range(3):
            canvas.rect(-0.435 + 0.29 * k, -0.3, 0.29, 0.11, lighten(cloth, 0.16), radius=0.03)
            canvas.rect(-0.43 + 0.29 * k, -0.48, 0.28, 0.19, lighten(cloth, 0.05), radius=0.04, weight=0.7)
        canvas.rect(-0.46, -0.21, 0.92, 0.165, cloth, radius=0.02)
        for side in (-1, 1):
            canvas.rect(side * 0.47 - 0.055, -0.37, 0.11, 0.33, lighten(cloth, 0.05), radius=0.05)
        for dx, tone in ((-0.31, rgb("#e2b653")), (0.3, rgb("#c9705c"))):
            canvas.soft(
                [(dx - 0.09, -0.27), (dx - 0.08, -0.43), (dx + 0.08, -0.44), (dx + 0.1, -0.27)],
                tone,
                weight=0.8,
            )


@thing("bench", width=0.85, height=0.46, belongs=("floor",), seat=0.25)
def bench(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A slatted garden bench on iron feet."""
    wood = colour or rng.choice((WOOD, COLOURS["green"]))
    iron = rgb("#4f5560")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.46, 0.035, 0.28)
        for side in (-1, 1):
            canvas.line(
                [(side * 0.36, -0.015), (side * 0.35, -0.2), (side * 0.36, -0.45)], iron, 0.026, smooth=True
            )
            canvas.line([(side * 0.39, -0.01), (side * 0.38, -0.2)], iron, 0.024)
        for k in range(3):
            canvas.rect(-0.42, -0.45 + 0.062 * k, 0.84, 0.046, wood, radius=0.01, weight=0.8)
        canvas.polygon(
            [(-0.41, -0.265), (0.41, -0.265), (0.425, -0.225), (-0.425, -0.225)], lighten(wood, 0.2)
        )
        canvas.line([(-0.41, -0.245), (0.41, -0.245)], darken(wood, 0.25), 0.005, alpha=0.6)
        canvas.rect(-0.425, -0.228, 0.85, 0.026, wood, radius=0.006, weight=0.9)


@thing("bed", width=1.1, height=0.62, belongs=("floor",), seat=0.3)
def bed(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A single bed from the side with a patchwork quilt."""
    quilt = mix(pick(colour, rng, "red", "light_blue", "green", "yellow"), PAPER, 0.0 if colour else 0.2)
    tones = (lighten(quilt, 0.45), quilt, mix(quilt, rgb("#e6cfa0"), 0.6), darken(quilt, 0.14))
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.6, 0.05, 0.3)
        canvas.rect(-0.55, -0.62, 0.05, 0.6, WOOD, radius=0.015)
        canvas.soft([(-0.56, -0.6), (-0.52, -0.66), (-0.49, -0.6)], WOOD, weight=0.8)
        canvas.rect(0.5, -0.42, 0.05, 0.4, WOOD, radius=0.015)
        canvas.rect(-0.51, -0.17, 1.02, 0.065, darken(WOOD, 0.1), weight=0.9)
        canvas.polygon([(-0.51, -0.3), (-0.46, -0.37), (0.46, -0.37), (0.51, -0.3)], rgb("#f7f1e6"))
        canvas.soft(
            [(-0.49, -0.34), (-0.47, -0.42), (-0.3, -0.43), (-0.22, -0.36), (-0.28, -0.31), (-0.46, -0.3)],
            rgb("#fbf7ee"),
        )
        canvas.rect(-0.51, -0.3, 1.02, 0.15, rgb("#f7f1e6"), radius=0.02)
        for c in range(7):
            x0 = -0.2 + c * 0.101
            canvas.polygon(
                [(x0, -0.31), (x0 + 0.005, -0.37), (x0 + 0.106, -0.37), (x0 + 0.101, -0.31)],
                tones[(c + 1) % 4],
                weight=0.5,
            )
            for r in range(2):
                canvas.rect(x0, -0.312 + r * 0.09, 0.101, 0.09, tones[(c + r * 3) % 4], weight=0.5)


@thing("lamp", width=0.24, height=0.36, belongs=("table", "floor"), grip=(0, 0.05))
def lamp(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A table lamp with a cloth shade; it shines when lamps are lit."""
    base = pick(colour, rng, "blue", "green", "golden", "red")
    with canvas.group(x, y, scale):
        canvas.oval(0, -0.012, 0.065, 0.014, darken(base, 0.1), weight=0.8)
        canvas.soft(
            [
                (-0.025, -0.19),
                (0.025, -0.19),
                (0.075, -0.09),
                (0.03, -0.005),
                (-0.03, -0.005),
                (-0.075, -0.09),
            ],
            base,
        )
        canvas.oval(-0.022, -0.11, 0.01, 0.024, (255, 255, 255), alpha=0.5, shade=0, outline=False)
        canvas.rect(-0.012, -0.21, 0.024, 0.04, BRASS, weight=0.7)
        shade = LAMPLIGHT if canvas.lit else rgb("#f3e2bb")
        canvas.polygon([(-0.065, -0.36), (0.065, -0.36), (0.12, -0.2), (-0.12, -0.2)], shade)
        for k in (-0.5, 0, 0.5):
            canvas.ink_line(
                [(k * 0.12, -0.355), (k * 0.22, -0.205)], darken(shade, 0.3), weight=0.6, alpha=0.4
            )
        if canvas.lit:
            canvas.glow(0, -0.24, 0.42, (255, 214, 130), 0.4)


@thing("wheelchair", width=0.46, height=0.54, belongs=("floor",), seat=0.28)
def wheelchair(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A wheelchair turned a little to the right."""
    cloth = pick(colour, rng, "blue", "green", "black")
    steel = rgb("#9aa3aa")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.25, 0.035, 0.28)
        canvas.line(
            [(-0.14, -0.5), (-0.1, -0.5), (-0.1, -0.26), (0.12, -0.26), (0.17, -0.06), (0.22, -0.05)],
            steel,
            0.018,
        )
        canvas.line([(-0.19, -0.525), (-0.12, -0.5)], rgb("#4f4c54"), 0.024)
        canvas.soft([(-0.115, -0.48), (-0.08, -0.48), (-0.07, -0.3), (-0.1, -0.28)], cloth)
        canvas.rect(-0.11, -0.3, 0.24, 0.045, cloth, radius=0.02)
        canvas.line([(-0.1, -0.38), (0.09, -0.38), (0.09, -0.28)], steel, 0.016)
        canvas.rect(-0.08, -0.4, 0.17, 0.028, rgb("#55525b"), radius=0.014, weight=0.8)
        spoked_wheel(canvas, -0.07, -0.155, 0.15, 0.018, spokes=6)
        spoked_wheel(canvas, 0.14, -0.055, 0.05, 0.014, spokes=3)
        canvas.line([(0.16, -0.05), (0.23, -0.05)], rgb("#55525b"), 0.02)
