"""Things of belief and of the year's feasts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import skia

from imaging.sketching.kit import Canvas, polygon_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import (
    BRASS,
    COLOURS,
    DARK_WOOD,
    LAMPLIGHT,
    WOOD,
    Colour,
    darken,
    lighten,
    rgb,
)
from imaging.sketching.thing_parts import Rng, glint, mirrored, pick, star_points

_GOLD = rgb("#e0b44b")
_MARIGOLD = rgb("#ee9a34")


@thing("crucifix", width=0.28, height=0.365, belongs=("wall", "hand", "table"), grip=(0, 0.04))
def crucifix(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A plain wooden cross with gilt ends."""
    wood = colour or rgb("#7a4f35")
    with canvas.group(x, y - 0.006 * scale, scale):
        canvas.rect(-0.022, -0.35, 0.044, 0.35, wood, radius=0.006)
        canvas.rect(-0.12, -0.265, 0.24, 0.044, wood, radius=0.006)
        canvas.rect(-0.021, -0.262, 0.042, 0.038, wood, outline=False)
        for px, py in ((0, -0.35), (0, -0.008), (-0.118, -0.243), (0.118, -0.243)):
            canvas.oval(
                px, py + (0.008 if py < -0.3 else 0.0), 0.026, 0.017 if px == 0 else 0.027, _GOLD, weight=0.8
            )
        canvas.oval(0, -0.243, 0.02, 0.02, _GOLD, weight=0.8)


@thing("rosary", width=0.22, height=0.3, belongs=("hand", "table", "wall"), grip=(0, 0.27))
def rosary(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A rosary."""
    bead = colour or rgb("#8f5f3f")
    with canvas.group(x, y, scale):
        loop = [
            (
                math.cos(k * math.tau / 24 + math.pi / 2) * 0.095,
                -0.2 + math.sin(k * math.tau / 24 + math.pi / 2) * (0.085 if k not in range(6, 19) else 0.09),
            )
            for k in range(24)
        ]
        canvas.line([*loop, loop[0]], rgb("#a39887"), 0.005, smooth=True)
        for k, (px, py) in enumerate(loop):
            canvas.oval(
                px,
                py,
                0.0145 if k % 6 == 0 else 0.011,
                0.0145 if k % 6 == 0 else 0.011,
                _GOLD if k % 6 == 0 else bead,
                weight=0.6,
            )
        for k in range(3):
            canvas.oval(0, -0.1 + 0.02 * k, 0.01, 0.01, bead, weight=0.6)
        canvas.rect(-0.007, -0.055, 0.014, 0.055, _GOLD, radius=0.003, weight=0.8)
        canvas.rect(-0.024, -0.042, 0.048, 0.014, _GOLD, radius=0.003, weight=0.8)


@thing("virgin_statue", width=0.26, height=0.46, belongs=("table", "floor", "wall"), grip=(0, 0.04))
def virgin_statue(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A small statue of the Virgin with mantle, crown and rays."""
    mantle = colour or rgb("#5f86b8")
    with canvas.group(x, y, scale):
        for k in range(13):
            a = math.radians(196 + 148 * k / 12)
            canvas.line(
                [
                    (math.cos(a) * 0.06, -0.33 + math.sin(a) * 0.06),
                    (math.cos(a) * 0.115, -0.33 + math.sin(a) * 0.115),
                ],
                _GOLD,
                0.009,
            )
        canvas.rect(-0.075, -0.04, 0.15, 0.04, _GOLD, radius=0.01)
        canvas.through(mirrored([(0.03, -0.36), (0.075, -0.27), (0.12, -0.04)]), mantle, shade=0.2)
        canvas.through(mirrored([(0.015, -0.29), (0.045, -0.2), (0.06, -0.04)]), rgb("#f6efe2"), weight=0.8)
        canvas.line([(-0.118, -0.05), (-0.072, -0.2), (-0.045, -0.3)], _GOLD, 0.009, smooth=True)
        canvas.line([(0.118, -0.05), (0.072, -0.2), (0.045, -0.3)], _GOLD, 0.009, smooth=True)
        canvas.oval(0, -0.33, 0.042, 0.048, mantle, weight=0.8)
        canvas.oval(0, -0.325, 0.03, 0.036, rgb("#f4cda8"), weight=0.8)
        for side in (-1, 1):
            canvas.dot(side * 0.011, -0.325, 0.004, rgb("#4a3a38"))
        canvas.ink_line([(-0.007, -0.308), (0, -0.305), (0.007, -0.308)], rgb("#a8574f"), weight=0.7)
        canvas.soft([(-0.03, -0.2), (0.0, -0.235), (0.03, -0.2), (0.0, -0.185)], rgb("#f4cda8"), weight=0.8)
        canvas.polygon(
            [
                (-0.036, -0.365),
                (-0.04, -0.415),
                (-0.02, -0.39),
                (0, -0.425),
                (0.02, -0.39),
                (0.04, -0.415),
                (0.036, -0.365),
            ],
            _GOLD,
            weight=0.8,
        )
        for px in (-0.088, 0.088):
            canvas.polygon(star_points(px, -0.09, 0.013, 0.006), _GOLD, outline=False)
        canvas.oval(0, -0.448, 0.012, 0.012, _GOLD, weight=0.7)


@thing("bell", width=0.2, height=0.24, belongs=("hand", "table", "wall"), grip=(0, 0.2))
def bell(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A bronze bell with a wooden handle."""
    bronze = colour or rgb("#cf9d45")
    with canvas.group(x, y, scale):
        canvas.limb([(0, -0.15), (0, -0.23)], [0.022, 0.034], DARK_WOOD)
        canvas.oval(0, -0.012, 0.02, 0.016, darken(bronze, 0.3), weight=0.9)
        canvas.through(
            mirrored([(0.03, -0.165), (0.055, -0.12), (0.06, -0.05), (0.095, -0.016)]), bronze, shade=0.28
        )
        canvas.line([(-0.085, -0.03), (0, -0.018), (0.085, -0.03)], lighten(bronze, 0.4), 0.009, smooth=True)
        glint(canvas, -0.03, -0.1, 0.009, 0.03, 0.5)


@thing("palm_branch", width=0.31, height=0.66, belongs=("hand", "wall", "table"), grip=(-0.04, 0.08))
def palm_branch(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A palm for Palm Sunday with its ribbon."""
    leaf = colour or rgb("#dfc878")
    with canvas.group(x, y, scale):
        for k in range(13):
            t = k / 12
            px, py = -0.05 + 0.14 * t * t, -0.1 - 0.48 * t
            for side in (-1, 1):
                tip = (px + side * (0.13 - 0.09 * t) + 0.03, py - 0.09)
                canvas.through(
                    [
                        (px, py),
                        ((px + tip[0]) / 2, (py + tip[1]) / 2 - 0.014),
                        tip,
                        ((px + tip[0]) / 2, (py + tip[1]) / 2 + 0.014),
                    ],
                    leaf if side > 0 else darken(leaf, 0.08),
                    weight=0.6,
                )
        stem = [(-0.06, -0.004), (-0.045, -0.2), (0.09, -0.58)]
        canvas.line(stem, darken(leaf, 0.45), 0.018, smooth=True)
        canvas.line(stem, lighten(leaf, 0.1), 0.011, smooth=True)
        for side in (-1, 1):
            canvas.soft(
                [(-0.055, -0.09), (-0.055 + side * 0.05, -0.12), (-0.055 + side * 0.05, -0.07)],
                COLOURS["red"],
                weight=0.8,
            )


@dataclass(frozen=True)
class _Bands:
    """The stripes of a flag from the top, or from the pole where they are upright, with their widths."""

    tints: tuple[Colour, ...]
    widths: tuple[int, ...] = (1, 1, 1)
    upright: bool = False


_WHITE: Final[Colour] = rgb("#f8f4ea")
_RED: Final[Colour] = rgb("#c8423c")
_YELLOW: Final[Colour] = rgb("#eec34e")
_BLUE: Final[Colour] = rgb("#3f6aa5")
_SKY: Final[Colour] = rgb("#8fc3e6")
_GREEN: Final[Colour] = rgb("#3f8a5a")
_BLUE_AND_WHITE: Final = _Bands((_SKY, _WHITE, _SKY))
_TRICOLOUR: Final = _Bands((_YELLOW, _BLUE, _RED), (2, 1, 1))
_FLAGS: Final[Mapping[str, _Bands]] = {
    "ES": _Bands((_RED, _YELLOW, _RED), (1, 2, 1)),
    "MX": _Bands((_GREEN, _WHITE, _RED), upright=True),
    "PE": _Bands((_RED, _WHITE, _RED), upright=True),
    "BO": _Bands((_RED, _YELLOW, _GREEN)),
    "PY": _Bands((_RED, _WHITE, _BLUE)),
    "CL": _Bands((_WHITE, _RED), (1, 1)),
    "CU": _Bands((_BLUE, _WHITE, _BLUE, _WHITE, _BLUE), (1, 1, 1, 1, 1)),
    "UY": _Bands((_WHITE, _SKY, _WHITE, _SKY, _WHITE), (1, 1, 1, 1, 1)),
    "GT": _Bands((_SKY, _WHITE, _SKY), upright=True),
    **dict.fromkeys(("AR", "HN", "SV", "NI"), _BLUE_AND_WHITE),
    **dict.fromkeys(("CO", "EC"), _TRICOLOUR),
    "VE": _Bands((_YELLOW, _BLUE, _RED)),
}


def _draw_bands(canvas: Canvas, bands: _Bands) -> None:
    whole, at = sum(bands.widths), 0.0
    for tint, width in zip(bands.tints, bands.widths, strict=True):
        part = width / whole
        if bands.upright:
            canvas.rect(-0.21 + 0.46 * at, -0.86, 0.46 * part + 0.002, 0.4, tint, outline=False)
        else:
            canvas.rect(-0.22, -0.84 + 0.34 * at, 0.5, 0.34 * part + 0.02, tint, outline=False)
        at += part


@thing("flag", width=0.5, height=0.86, belongs=("hand", "floor", "wall"), grip=(-0.22, 0.14))
def flag(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """The colours of the country without any arms on them; a plain feast flag where none is known."""
    bands = _FLAGS.get(canvas.country or "") if colour is None else None
    with canvas.group(x, y, scale):
        canvas.limb([(-0.22, 0.0), (-0.22, -0.84)], [0.022, 0.02], WOOD)
        canvas.oval(-0.22, -0.85, 0.018, 0.018, _GOLD, weight=0.8)
        sheet = [(-0.05, -0.84), (0.1, -0.798), (0.25, -0.83), (0.25, -0.53), (0.1, -0.498), (-0.05, -0.54)]
        cloth = [(-0.21, -0.81), *sheet, (-0.21, -0.51)]
        if bands is None:
            plain = pick(colour, rng, "blue", "green", "light_blue")
            canvas.polygon(cloth, plain)
            for yy in (-0.78, -0.54):
                canvas.line(
                    [(-0.2, yy), (-0.05, yy - 0.03), (0.1, yy + 0.012), (0.24, yy - 0.02)], _GOLD, 0.018
                )
        else:
            canvas.polygon(cloth, bands.tints[-1])
            with canvas.clip(polygon_path(cloth)):
                _draw_bands(canvas, bands)
        for px, py in ((-0.05, -0.83), (0.1, -0.79)):
            canvas.ink_line([(px, py), (px, py + 0.28)], rgb("#4b3f3a"), weight=0.8, alpha=0.3)


@thing("crown", width=0.24, height=0.18, belongs=("table", "hand"), grip=(0, 0.03))
def crown(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A king's crown with velvet and stones."""
    gold = colour or _GOLD
    with canvas.group(x, y, scale):
        canvas.through(
            mirrored([(0.05, -0.14), (0.09, -0.08), (0.09, -0.03)]),
            COLOURS["red"] if colour is None else darken(gold, 0.4),
        )
        canvas.polygon(
            [
                (-0.105, -0.02),
                (-0.115, -0.13),
                (-0.068, -0.075),
                (-0.04, -0.15),
                (0, -0.08),
                (0.04, -0.15),
                (0.068, -0.075),
                (0.115, -0.13),
                (0.105, -0.02),
            ],
            gold,
            shade=0.24,
        )
        for px, py in ((-0.115, -0.135), (-0.04, -0.155), (0.04, -0.155), (0.115, -0.135)):
            canvas.oval(px, py, 0.014, 0.014, rgb("#fbf3e0"), weight=0.8)
        canvas.rect(-0.108, -0.04, 0.216, 0.04, lighten(gold, 0.15), radius=0.012)
        for k, tone in enumerate(("blue", "red", "green", "red", "blue")):
            canvas.oval(-0.08 + 0.04 * k, -0.02, 0.012, 0.011, COLOURS[tone], weight=0.7)


@thing("wreath", width=0.34, height=0.36, belongs=("wall", "table", "floor"), grip=(0, 0.05))
def wreath(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A wreath of leaves and white flowers with a ribbon."""
    ribbon = colour or COLOURS["purple"]
    with canvas.group(x, y, scale):
        for k in range(22):
            a = k * math.tau / 22
            with canvas.group(math.cos(a) * 0.125, -0.2 + math.sin(a) * 0.125, angle=math.degrees(a) + 60):
                canvas.through(
                    [(0, -0.055), (0.022, 0), (0, 0.04), (-0.022, 0)],
                    rgb("#5f8f57") if k % 2 else rgb("#79a567"),
                    weight=0.7,
                )
        for k in range(7):
            a = k * math.tau / 7 + 0.3
            px, py = math.cos(a) * 0.125, -0.2 + math.sin(a) * 0.125
            for j in range(5):
                b = j * math.tau / 5
                canvas.oval(
                    px + math.cos(b) * 0.017,
                    py + math.sin(b) * 0.017,
                    0.014,
                    0.014,
                    rgb("#fbf5ea"),
                    weight=0.5,
                )
            canvas.dot(px, py, 0.01, rgb("#f0c04c"))
        for side in (-1, 1):
            canvas.soft([(0, -0.075), (side * 0.07, -0.1), (side * 0.065, -0.05)], ribbon, weight=0.9)
            canvas.polygon(
                [(0, -0.07), (side * 0.03, -0.07), (side * 0.06, 0.0), (side * 0.02, -0.004)],
                ribbon,
                weight=0.9,
            )


@thing("holy_image", width=0.28, height=0.4, belongs=("wall", "table"), grip=(0, 0.03))
def holy_image(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A devotional print in a frame, with a small candle before it."""
    frame = colour or rgb("#8f6a2f")
    with canvas.group(x, y, scale):
        canvas.rect(-0.135, -0.4, 0.27, 0.36, frame, radius=0.01)
        arch = skia.Path()
        arch.moveTo(-0.1, -0.07)
        arch.lineTo(-0.1, -0.27)
        arch.arcTo(skia.Rect(-0.1, -0.37, 0.1, -0.17), 180, 180, False)
        arch.lineTo(0.1, -0.07)
        arch.close()
        canvas.fill(arch, rgb("#bcd3e0"), weight=0.8)
        with canvas.clip(arch):
            canvas.glow(0, -0.26, 0.12, (255, 240, 190), 0.44)
            canvas.through(
                mirrored([(0.025, -0.31), (0.06, -0.22), (0.1, -0.06)]), rgb("#b5574e"), weight=0.8
            )
            canvas.through(
                mirrored([(0.012, -0.25), (0.035, -0.16), (0.05, -0.06)]), rgb("#f3ead8"), weight=0.6
            )
            canvas.oval(0, -0.275, 0.05, 0.052, rgb("#f1cf6a"), outline=False, alpha=0.8)
            canvas.oval(0, -0.275, 0.027, 0.032, rgb("#f4cda8"), weight=0.7)
            canvas.soft(
                [(-0.028, -0.285), (0, -0.315), (0.028, -0.285), (0, -0.295)], rgb("#6e4a30"), weight=0.6
            )
        canvas.trace(arch, darken(frame, 0.5))
        canvas.rect(-0.06, -0.035, 0.12, 0.035, BRASS, radius=0.01)
        canvas.glow(0, -0.05, 0.06, LAMPLIGHT, 0.44)
        canvas.soft([(0, -0.085), (0.012, -0.05), (0, -0.036), (-0.012, -0.05)], rgb("#f5a53a"), weight=0.5)
