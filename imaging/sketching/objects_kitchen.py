"""What stands in kitchens of before: clay jugs, churn, brazier, iron, and the white machines."""

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
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
from imaging.sketching.thing_parts import Rng, glint, mirrored, pick

_CLAY = rgb("#d9a77c")
_IRON = rgb("#5b5860")
_ENAMEL = rgb("#f1ede4")


@thing("botijo", width=0.22, height=0.24, belongs=("table", "floor", "hand"), grip=(0, 0.2))
def botijo(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """The white clay jug that keeps water cool, with its ring handle, mouth and spout."""
    clay = colour or rgb("#ead3b2")
    with canvas.group(x, y, scale):
        canvas.line(
            [(-0.04, -0.17), (-0.035, -0.22), (0.035, -0.22), (0.04, -0.17)],
            darken(clay, 0.5),
            0.034,
            smooth=True,
        )
        canvas.line(
            [(-0.04, -0.17), (-0.035, -0.22), (0.035, -0.22), (0.04, -0.17)], clay, 0.026, smooth=True
        )
        canvas.limb([(0.055, -0.14), (0.1, -0.2)], [0.045, 0.02], clay)
        canvas.limb([(-0.055, -0.14), (-0.085, -0.19)], [0.05, 0.046], clay)
        canvas.oval(-0.088, -0.195, 0.026, 0.011, darken(clay, 0.35), weight=0.8)
        canvas.soft(mirrored([(0.06, -0.175), (0.115, -0.1), (0.075, -0.005)]), clay, shade=0.2)
        canvas.rect(-0.055, -0.014, 0.11, 0.014, darken(clay, 0.12), radius=0.005, weight=0.8)
        for yy, half in ((-0.125, 0.083), (-0.11, 0.09)):
            canvas.ink_line([(-half, yy), (0, yy + 0.014), (half, yy)], rgb("#b5653f"), weight=0.8, alpha=0.8)
        glint(canvas, -0.05, -0.09, 0.012, 0.03, 0.4)


@thing("pitcher", width=0.205, height=0.285, belongs=("table", "floor", "hand"), grip=(0.08, 0.15))
def pitcher(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A clay water jar with one handle and a glazed shoulder."""
    clay = colour or rgb("#c9794f")
    with canvas.group(x, y - 0.012 * scale, scale):
        canvas.line([(0.03, -0.235), (0.095, -0.21), (0.07, -0.13)], darken(clay, 0.45), 0.03, smooth=True)
        canvas.line([(0.03, -0.235), (0.095, -0.21), (0.07, -0.13)], clay, 0.022, smooth=True)
        body = [(0.042, -0.26), (0.032, -0.21), (0.095, -0.13), (0.05, 0.0)]
        shape = through_path(mirrored(body))
        canvas.fill(shape, clay, shade=0.2)
        with canvas.clip(shape):
            canvas.through(
                [
                    (-0.12, -0.28),
                    (0.12, -0.28),
                    (0.12, -0.15),
                    (0.05, -0.13),
                    (0, -0.15),
                    (-0.06, -0.125),
                    (-0.12, -0.15),
                ],
                mix(rgb("#5f8a4f"), clay, 0.25) if colour is None else lighten(clay, 0.35),
                outline=False,
            )
        canvas.trace(shape, darken(clay, 0.55))
        canvas.oval(0, -0.262, 0.043, 0.012, darken(clay, 0.5), weight=0.9)
        glint(canvas, -0.045, -0.13, 0.012, 0.03, 0.45)


@thing("porron", width=0.24, height=0.262, belongs=("table", "hand", "floor"), grip=(-0.05, 0.14))
def porron(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """The glass wine jug with its long spout."""
    wine = colour or rgb("#9b2f45")
    glass = mix(GLASS, PAPER, 0.45)
    with canvas.group(x, y, scale):
        canvas.limb([(0.03, -0.06), (0.13, -0.175)], [0.05, 0.01], glass, weight=0.9)
        canvas.limb([(0.03, -0.055), (0.085, -0.118)], [0.034, 0.014], wine, outline=False)
        canvas.limb(
            [(-0.04, -0.12), (-0.07, -0.215), (-0.075, -0.235)], [0.05, 0.04, 0.05], glass, weight=0.9
        )
        shape = through_path(mirrored([(0.035, -0.13), (0.075, -0.075), (0.085, -0.005)]))
        canvas.fill(shape, glass, weight=0.9)
        with canvas.clip(shape):
            canvas.rect(-0.1, -0.09, 0.2, 0.09, wine, shade=0.25, outline=False)
            canvas.line([(-0.1, -0.09), (0.1, -0.09)], lighten(wine, 0.4), 0.008)
        canvas.trace(shape, rgb("#6f94a2"))
        glint(canvas, -0.045, -0.06, 0.009, 0.035, 0.6)


@thing("milk_churn", width=0.24, height=0.4, belongs=("floor", "hand"), grip=(0, 0.38))
def milk_churn(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A tin milk churn with two ears and a lid."""
    tin = colour or rgb("#b6bfc5")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.14, 0.022, 0.26)
        for side in (-1, 1):
            canvas.line(
                [(side * 0.07, -0.3), (side * 0.115, -0.28), (side * 0.1, -0.22)],
                darken(tin, 0.4),
                0.016,
                smooth=True,
            )
        canvas.polygon(
            mirrored([(0.062, -0.33), (0.062, -0.29), (0.11, -0.235), (0.11, -0.006)]), tin, shade=0.26
        )
        canvas.rect(-0.113, -0.05, 0.226, 0.02, darken(tin, 0.12), radius=0.006, weight=0.7)
        canvas.rect(-0.113, -0.235, 0.226, 0.018, darken(tin, 0.1), radius=0.006, weight=0.7)
        canvas.rect(-0.075, -0.36, 0.15, 0.035, lighten(tin, 0.15), radius=0.012)
        canvas.line(
            [(-0.035, -0.36), (-0.02, -0.395), (0.02, -0.395), (0.035, -0.36)],
            darken(tin, 0.35),
            0.014,
            smooth=True,
        )
        glint(canvas, -0.07, -0.15, 0.011, 0.06, 0.5)
        canvas.soft(
            [(0.03, -0.325), (0.075, -0.32), (0.06, -0.25), (0.045, -0.3)], rgb("#fffdf6"), weight=0.6
        )


@thing("iron", width=0.22, height=0.17, belongs=("table", "hand", "floor"), grip=(0, 0.15))
def iron(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A flat-iron for charcoal; electric with its flex in later years."""
    late = canvas.year is not None and canvas.year >= 1960
    body = colour or (rgb("#5f9db8") if late else _IRON)
    with canvas.group(x, y, scale):
        if late:
            canvas.line(
                [(-0.08, -0.11), (-0.13, -0.12), (-0.11, -0.02), (-0.16, -0.008)],
                rgb("#4b4852"),
                0.01,
                smooth=True,
            )
        canvas.polygon(
            [(-0.095, 0), (0.11, 0), (0.1, -0.022), (-0.095, -0.022)], lighten(METAL, 0.35), weight=0.9
        )
        canvas.soft(
            [(-0.095, -0.02), (0.105, -0.02), (0.06, -0.085), (-0.02, -0.1), (-0.1, -0.095)], body, shade=0.24
        )
        canvas.line([(-0.07, -0.09), (-0.075, -0.135)], METAL, 0.014)
        canvas.line([(0.035, -0.085), (0.04, -0.135)], METAL, 0.014)
        canvas.limb(
            [(-0.095, -0.142), (0.06, -0.142)], [0.03, 0.028], DARK_WOOD if not late else darken(body, 0.35)
        )
        if late:
            canvas.oval(0.0, -0.092, 0.018, 0.012, PAPER, weight=0.7)
        else:
            for k in range(4):
                canvas.dot(-0.06 + 0.036 * k, -0.05, 0.008, rgb("#f08a3c"))


@thing("brazier", width=0.42, height=0.16, belongs=("floor",))
def brazier(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A brass pan of embers on its wooden ring."""
    brass = colour or BRASS
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.22, 0.03, 0.28)
        canvas.glow(0, -0.12, 0.24, (255, 170, 90), 0.4)
        canvas.oval(0, -0.04, 0.205, 0.04, darken(WOOD, 0.1))
        canvas.soft(mirrored([(0.15, -0.1), (0.13, -0.03), (0.08, -0.012)]), brass, shade=0.24)
        canvas.oval(0, -0.1, 0.16, 0.038, lighten(brass, 0.2))
        canvas.oval(0, -0.1, 0.13, 0.028, rgb("#6b5f5f"), weight=0.7)
        for ex, ey, r in (
            (-0.08, -0.1, 0.022),
            (-0.03, -0.112, 0.024),
            (0.03, -0.1, 0.026),
            (0.08, -0.108, 0.02),
            (0, -0.092, 0.02),
        ):
            canvas.oval(ex, ey, r, r * 0.62, rgb("#ef7a35"), weight=0.6)
            canvas.oval(ex - 0.004, ey - 0.003, r * 0.5, r * 0.3, rgb("#fbd06a"), outline=False)
        for side in (-1, 1):
            canvas.line(
                [(side * 0.155, -0.11), (side * 0.185, -0.125), (side * 0.18, -0.09)],
                brass,
                0.012,
                smooth=True,
            )


@thing("round_table", width=0.6, height=0.5, belongs=("floor",), top=0.42)
def round_table(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """The round table with skirts under which the brazier warms the legs."""
    cloth = mix(pick(colour, rng, "green", "red", "brown"), rgb("#d8c7a8"), 0.0 if colour else 0.15)
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.33, 0.05, 0.3)
        skirt = through_path(
            [
                (-0.26, -0.44),
                (0.26, -0.44),
                (0.295, -0.03),
                (0.15, -0.004),
                (0, -0.012),
                (-0.15, -0.004),
                (-0.295, -0.03),
            ]
        )
        canvas.fill(skirt, darken(cloth, 0.06), shade=0.2)
        for k in (-0.2, -0.11, -0.02, 0.08, 0.18):
            canvas.ink_line(
                [(k * 0.9, -0.36), (k * 1.1, -0.2), (k * 1.2, -0.02)],
                darken(cloth, 0.4),
                weight=0.9,
                alpha=0.5,
            )
        canvas.line(
            [(-0.275, -0.06), (-0.14, -0.035), (0, -0.045), (0.14, -0.035), (0.275, -0.06)],
            rgb("#e3c684"),
            0.014,
            smooth=True,
        )
        canvas.oval(0, -0.44, 0.285, 0.058, cloth)
        canvas.oval(0, -0.446, 0.19, 0.036, rgb("#f6efe0"), weight=0.7)
        for k in range(9):
            canvas.dot(-0.16 + 0.04 * k, -0.418 + 0.012 * abs(k - 4) / 4 - 0.006, 0.011, rgb("#f6efe0"))


@thing("mortar", width=0.15, height=0.2, belongs=("table", "floor", "hand"), grip=(0, 0.06))
def mortar(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A mortar with its pestle."""
    body = colour or rgb("#dcc08a")
    with canvas.group(x, y, scale):
        canvas.limb([(0.01, -0.08), (0.055, -0.19)], [0.02, 0.036], WOOD)
        canvas.soft(
            mirrored([(0.075, -0.115), (0.06, -0.04), (0.03, -0.035), (0.055, 0.0)]), body, shade=0.22
        )
        canvas.oval(0, -0.112, 0.068, 0.015, darken(body, 0.4), weight=0.9)
        canvas.limb([(0.015, -0.105), (0.05, -0.185)], [0.018, 0.03], WOOD, outline=False)
        canvas.ink_line(
            [(-0.05, -0.075), (0, -0.065), (0.05, -0.075)], darken(body, 0.4), weight=0.8, alpha=0.7
        )


@thing("coffee_grinder", width=0.16, height=0.23, belongs=("table", "hand", "floor"), grip=(0, 0.06))
def coffee_grinder(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A wooden box mill with crank and drawer."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.soft(mirrored([(0.05, -0.175), (0.045, -0.13)]), BRASS)
        canvas.oval(0, -0.175, 0.055, 0.016, lighten(BRASS, 0.2), weight=0.9)
        for k in (-0.025, 0.0, 0.026):
            canvas.oval(k, -0.178, 0.014, 0.009, rgb("#6a452e"), weight=0.5)
        canvas.line([(0, -0.18), (0, -0.215), (0.075, -0.21)], _IRON, 0.012)
        canvas.oval(0.075, -0.222, 0.014, 0.018, DARK_WOOD, weight=0.8)
        canvas.rect(-0.07, -0.13, 0.14, 0.12, wood, radius=0.008)
        canvas.rect(-0.08, -0.016, 0.16, 0.016, darken(wood, 0.2), radius=0.004)
        canvas.rect(-0.048, -0.072, 0.096, 0.045, lighten(wood, 0.14), radius=0.004, weight=0.8)
        canvas.dot(0, -0.05, 0.008, BRASS)


@thing("fridge", width=0.4, height=0.82, belongs=("floor",))
def fridge(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A refrigerator, round-shouldered at first and plain in later years."""
    late = canvas.year is not None and canvas.year >= 1980
    body = colour or _ENAMEL
    round_ = 0.02 if late else 0.07
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.23, 0.035, 0.3)
        for side in (-1, 1):
            canvas.rect(side * 0.14 - 0.02, -0.04, 0.04, 0.036, _IRON, weight=0.7)
        canvas.rect(-0.2, -0.82, 0.4, 0.79, body, radius=round_, shade=0.14)
        split = -0.57 if late else -0.12
        canvas.ink_line([(-0.198, split), (0.198, split)], darken(body, 0.4), weight=0.9)
        for yy in (-0.68, -0.42) if late else (-0.5,):
            canvas.line([(0.14, yy), (0.14, yy + 0.1)], METAL, 0.022)
        canvas.rect(-0.15, -0.75, 0.1, 0.03, METAL, radius=0.012, weight=0.6)
        glint(canvas, -0.15, -0.45, 0.014, 0.12, 0.45)
        canvas.rect(-0.12, -0.36, 0.085, 0.07, COLOURS["yellow"], weight=0.5)
        canvas.dot(-0.08, -0.365, 0.01, COLOURS["red"])


@thing("washing_machine", width=0.4, height=0.52, belongs=("floor",))
def washing_machine(
    canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng
) -> None:
    """A washing machine with its round window full of linen."""
    body = colour or _ENAMEL
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.01, 0.23, 0.035, 0.3)
        canvas.rect(-0.195, -0.52, 0.39, 0.51, body, radius=0.02)
        canvas.rect(-0.195, -0.52, 0.39, 0.09, darken(body, 0.08), radius=0.02, weight=0.8)
        canvas.rect(-0.165, -0.5, 0.13, 0.045, lighten(body, 0.3), radius=0.006, weight=0.6)
        for k, tone in enumerate((METAL, METAL, COLOURS["red"])):
            canvas.oval(0.02 + 0.06 * k, -0.475, 0.02, 0.02, tone, weight=0.7)
        canvas.oval(0, -0.22, 0.145, 0.145, METAL)
        canvas.oval(0, -0.22, 0.112, 0.112, rgb("#a9cedb"), weight=0.8)
        for px, py, r, tone in (
            (-0.04, -0.17, 0.05, "red"),
            (0.04, -0.16, 0.048, "yellow"),
            (0.0, -0.2, 0.05, "white"),
        ):
            canvas.oval(px, py, r, r * 0.7, COLOURS[tone], weight=0.6)
        glint(canvas, -0.05, -0.28, 0.03, 0.018, 0.7)


@thing("sack", width=0.3, height=0.4, belongs=("floor", "hand"), grip=(0, 0.34))
def sack(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A tied sack of grain."""
    cloth = colour or rgb("#cdb083")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.16, 0.022, 0.27)
        canvas.through(
            [
                (-0.03, -0.33),
                (-0.08, -0.39),
                (-0.02, -0.375),
                (0.01, -0.4),
                (0.04, -0.375),
                (0.09, -0.385),
                (0.03, -0.33),
            ],
            lighten(cloth, 0.12),
        )
        canvas.through(
            [
                (-0.04, -0.33),
                (0.04, -0.33),
                (0.12, -0.25),
                (0.145, -0.08),
                (0.1, -0.005),
                (-0.11, -0.005),
                (-0.145, -0.09),
                (-0.11, -0.25),
            ],
            cloth,
            shade=0.2,
        )
        canvas.line([(-0.045, -0.328), (0, -0.318), (0.045, -0.328)], rgb("#8b6a40"), 0.018, smooth=True)
        for a, b in (
            ((-0.02, -0.3), (-0.05, -0.2)),
            ((0.02, -0.3), (0.06, -0.18)),
            ((0.0, -0.3), (0.0, -0.24)),
        ):
            canvas.ink_line([a, b], darken(cloth, 0.4), weight=0.8, alpha=0.55)
        canvas.through(
            [(-0.09, -0.12), (-0.03, -0.14), (0.0, -0.09), (-0.05, -0.06), (-0.1, -0.07)],
            rgb("#a8794d"),
            weight=0.7,
        )
        for k in range(4):
            canvas.ink_line([(-0.09 + k * 0.024, -0.125), (-0.095 + k * 0.026, -0.142)], PAPER, weight=0.7)
