"""Washing, carrying, lighting and measuring things."""

import skia

from imaging.sketching.kit import Canvas
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
from imaging.sketching.thing_parts import Rng, pick

_STRAW = rgb("#d8b273")


@thing("basket", width=0.28, height=0.28, belongs=("floor", "hand", "table"), grip=(0, 0.27))
def basket(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wicker basket with a cloth and its handle."""
    wicker = colour or _STRAW
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.15, 0.02, 0.26)
        canvas.line(
            [(-0.11, -0.13), (-0.08, -0.25), (0, -0.275), (0.08, -0.25), (0.11, -0.13)],
            darken(wicker, 0.4),
            0.026,
            smooth=True,
        )
        canvas.line(
            [(-0.11, -0.13), (-0.08, -0.25), (0, -0.275), (0.08, -0.25), (0.11, -0.13)],
            wicker,
            0.018,
            smooth=True,
        )
        canvas.soft(
            [
                (-0.11, -0.13),
                (-0.08, -0.18),
                (-0.02, -0.165),
                (0.04, -0.19),
                (0.11, -0.14),
                (0.05, -0.09),
                (0.02, -0.07),
                (-0.04, -0.1),
            ],
            rgb("#f6efe2"),
            weight=0.9,
        )
        for k in range(3):
            canvas.line([(-0.05 + 0.04 * k, -0.165), (-0.04 + 0.04 * k, -0.12)], COLOURS["red"], 0.006)
        shape = skia.Path()
        shape.moveTo(-0.135, -0.135)
        shape.lineTo(0.135, -0.135)
        shape.quadTo(0.125, -0.02, 0.085, -0.003)
        shape.lineTo(-0.085, -0.003)
        shape.quadTo(-0.125, -0.02, -0.135, -0.135)
        shape.close()
        canvas.fill(shape, wicker)
        with canvas.clip(shape):
            for r in range(4):
                for k in range(9):
                    canvas.ink_line(
                        [
                            (-0.14 + k * 0.034 + 0.017 * (r % 2), -0.11 + r * 0.03),
                            (-0.124 + k * 0.034 + 0.017 * (r % 2), -0.122 + r * 0.03),
                            (-0.108 + k * 0.034 + 0.017 * (r % 2), -0.11 + r * 0.03),
                        ],
                        darken(wicker, 0.45),
                        weight=0.7,
                        alpha=0.7,
                    )
        canvas.rect(-0.142, -0.15, 0.284, 0.024, lighten(wicker, 0.15), radius=0.012)


@thing("bucket", width=0.2, height=0.24, belongs=("floor", "hand"), grip=(0, 0.24))
def bucket(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A zinc bucket of water."""
    metal = colour or rgb("#a9b4ba")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.11, 0.018, 0.26)
        canvas.line(
            [(-0.088, -0.165), (-0.06, -0.228), (0, -0.24), (0.06, -0.228), (0.088, -0.165)],
            darken(metal, 0.45),
            0.009,
            smooth=True,
        )
        canvas.polygon([(-0.095, -0.165), (0.095, -0.165), (0.07, 0), (-0.07, 0)], metal, shade=0.24)
        canvas.oval(0, -0.165, 0.095, 0.021, lighten(metal, 0.3))
        canvas.oval(0, -0.161, 0.08, 0.015, rgb("#8fc4d3"), weight=0.7)
        for yy, w in ((-0.115, 0.086), (-0.05, 0.077)):
            canvas.ink_line([(-w, yy), (0, yy + 0.014), (w, yy)], darken(metal, 0.4), weight=0.8, alpha=0.7)


@thing("washtub", width=0.5, height=0.3, belongs=("floor",), grip=(0, 0.2))
def washtub(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A zinc tub with washboard, suds and linen."""
    metal = colour or rgb("#a9b4ba")
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.006, 0.26, 0.03, 0.28)
        with canvas.group(0.07, -0.13, angle=10):
            canvas.rect(-0.08, -0.17, 0.16, 0.2, WOOD, radius=0.01)
            for k in range(5):
                canvas.line(
                    [(-0.062, -0.14 + k * 0.024), (0.062, -0.14 + k * 0.024)], lighten(METAL, 0.2), 0.012
                )
        canvas.soft(
            [
                (-0.19, -0.18),
                (-0.16, -0.24),
                (-0.08, -0.22),
                (-0.04, -0.17),
                (-0.06, -0.07),
                (-0.12, -0.09),
                (-0.17, -0.06),
            ],
            rgb("#cfe0e8"),
        )
        for k in range(7):
            canvas.oval(-0.06 + k * 0.04, -0.175 - 0.014 * (k % 2), 0.03, 0.026, rgb("#fbfaf4"), weight=0.6)
        canvas.soft(
            [(-0.25, -0.17), (0.25, -0.17), (0.235, -0.05), (0.2, 0.004), (-0.2, 0.004), (-0.235, -0.05)],
            metal,
            shade=0.2,
        )
        canvas.rect(-0.235, -0.165, 0.47, 0.022, lighten(metal, 0.25), radius=0.011)
        for side in (-1, 1):
            canvas.line(
                [(side * 0.2, -0.12), (side * 0.23, -0.09), (side * 0.195, -0.07)],
                darken(metal, 0.4),
                0.01,
                smooth=True,
            )
        canvas.ink_line(
            [(-0.21, -0.06), (0, -0.04), (0.21, -0.06)], darken(metal, 0.4), weight=0.8, alpha=0.6
        )
        canvas.soft(
            [(-0.16, -0.165), (-0.08, -0.17), (-0.07, -0.08), (-0.11, -0.06), (-0.16, -0.09)],
            rgb("#f3d9cf"),
            weight=0.9,
        )


@thing("soap", width=0.1, height=0.06, belongs=("table", "hand", "floor"), grip=(0, 0.02))
def soap(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A bar of soap with bubbles."""
    bar = colour or rgb("#d9cf96")
    with canvas.group(x, y, scale):
        canvas.polygon(
            [(-0.048, -0.03), (-0.034, -0.046), (0.05, -0.046), (0.04, -0.03)], lighten(bar, 0.25), weight=0.9
        )
        canvas.rect(-0.048, -0.031, 0.088, 0.031, bar, radius=0.007)
        canvas.rect(-0.03, -0.022, 0.05, 0.012, darken(bar, 0.12), radius=0.004, weight=0.5)
        for bx, by, r in ((0.03, -0.056, 0.011), (0.046, -0.044, 0.008), (-0.036, -0.052, 0.008)):
            canvas.oval(bx, by, r, r, rgb("#e6f2f5"), weight=0.6, alpha=0.9)


@thing("flask", width=0.12, height=0.18, belongs=("hand", "table", "floor"), grip=(0, 0.12))
def flask(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A laboratory flask with a bubbling liquid."""
    liquid = pick(colour, rng, "green", "orange", "purple", "blue")
    glass = mix(GLASS, PAPER, 0.5)
    with canvas.group(x, y, scale):
        canvas.polygon(
            [
                (-0.017, -0.17),
                (0.017, -0.17),
                (0.017, -0.11),
                (0.06, -0.012),
                (0.05, 0),
                (-0.05, 0),
                (-0.06, -0.012),
                (-0.017, -0.11),
            ],
            glass,
            alpha=0.92,
        )
        canvas.polygon(
            [
                (-0.034, -0.07),
                (0.034, -0.07),
                (0.055, -0.012),
                (0.046, -0.005),
                (-0.046, -0.005),
                (-0.055, -0.012),
            ],
            liquid,
            weight=0.7,
        )
        canvas.rect(-0.023, -0.18, 0.046, 0.014, lighten(glass, 0.2), radius=0.006, weight=0.9)
        for bx, by, r in ((0.01, -0.03, 0.008), (-0.015, -0.05, 0.006), (0.004, -0.085, 0.006)):
            canvas.dot(bx, by, r, lighten(liquid, 0.6), 0.9)
        canvas.line([(-0.018, -0.09), (-0.04, -0.035)], (255, 255, 255), 0.007, alpha=0.7)


@thing("microscope", width=0.2, height=0.28, belongs=("table", "floor"), grip=(0, 0.1))
def microscope(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A brass microscope."""
    body = colour or rgb("#4f5660")
    with canvas.group(x, y, scale):
        canvas.rect(-0.08, -0.03, 0.165, 0.03, body, radius=0.012)
        canvas.limb(
            [(0.05, -0.03), (0.075, -0.11), (0.05, -0.18), (0.01, -0.2)], [0.036, 0.032, 0.03, 0.028], body
        )
        canvas.rect(-0.07, -0.092, 0.115, 0.016, METAL, radius=0.004, weight=0.9)
        canvas.oval(-0.02, -0.055, 0.02, 0.012, rgb("#bcd9e2"), weight=0.8)
        with canvas.group(-0.005, -0.185, angle=-18):
            canvas.rect(-0.022, -0.09, 0.044, 0.15, BRASS, radius=0.008)
            canvas.rect(-0.013, 0.058, 0.026, 0.026, METAL, weight=0.8)
            canvas.rect(-0.017, -0.112, 0.034, 0.026, body, radius=0.005, weight=0.9)
        canvas.oval(0.07, -0.12, 0.015, 0.015, BRASS, weight=0.9)


@thing("candle", width=0.1, height=0.2, belongs=("table", "hand", "floor"), grip=(0.0, 0.03))
def candle(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A burning candle in a brass holder."""
    wax = colour or rgb("#f7eed6")
    with canvas.group(x, y, scale):
        canvas.glow(0, -0.175, 0.13, (255, 214, 120), 0.42)
        loop = [(0.034, -0.016), (0.05, -0.014), (0.057, -0.03), (0.046, -0.039), (0.036, -0.026)]
        canvas.line(loop, darken(BRASS, 0.45), 0.013, smooth=True)
        canvas.line(loop, BRASS, 0.008, smooth=True)
        canvas.oval(0, -0.014, 0.046, 0.014, BRASS)
        canvas.rect(-0.02, -0.04, 0.04, 0.026, lighten(BRASS, 0.15), radius=0.005, weight=0.9)
        canvas.rect(-0.014, -0.14, 0.028, 0.104, wax, radius=0.006)
        canvas.line([(0.009, -0.134), (0.01, -0.1)], lighten(wax, 0.6), 0.007)
        canvas.line([(0, -0.14), (0, -0.152)], DARK_WOOD, 0.005)
        canvas.soft([(0, -0.212), (0.018, -0.168), (0, -0.144), (-0.018, -0.168)], rgb("#f5a53a"), weight=0.6)
        canvas.soft(
            [(0, -0.186), (0.008, -0.164), (0, -0.15), (-0.008, -0.164)], rgb("#fdeab0"), outline=False
        )


@thing("tools", width=0.38, height=0.26, belongs=("floor", "table", "hand"), grip=(0, 0.2))
def tools(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wooden tool box with hammer, saw and pliers."""
    wood = colour or WOOD
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.004, 0.2, 0.02, 0.26)
        canvas.polygon(
            [(0.02, -0.1), (0.17, -0.26), (0.19, -0.23), (0.09, -0.09)], lighten(METAL, 0.2), weight=0.9
        )
        canvas.limb([(-0.1, -0.08), (-0.13, -0.23)], [0.022, 0.02], rgb("#c98a50"))
        canvas.rect(-0.18, -0.262, 0.1, 0.036, rgb("#6d7278"), radius=0.008)
        canvas.limb([(-0.02, -0.08), (-0.03, -0.2)], [0.02, 0.024], COLOURS["red"])
        canvas.limb([(0.02, -0.08), (0.012, -0.19)], [0.014, 0.01], METAL, weight=0.9)
        for side in (-1, 1):
            canvas.polygon(
                [(side * 0.175, 0), (side * 0.175, -0.11), (side * 0.13, -0.19), (side * 0.11, -0.11)],
                darken(wood, 0.1),
                weight=0.9,
            )
        canvas.limb([(-0.15, -0.165), (0.15, -0.165)], [0.022, 0.022], lighten(wood, 0.1))
        canvas.rect(-0.185, -0.11, 0.37, 0.11, wood, radius=0.008)
        canvas.ink_line([(-0.18, -0.055), (0.18, -0.055)], darken(wood, 0.4), weight=0.8)
