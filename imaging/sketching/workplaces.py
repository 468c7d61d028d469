"""What the scene needs for a doing and nobody asked for: a pram, dough, ironing, a meal, a mount."""

from collections.abc import Callable, Mapping
from typing import Final

from imaging.sketching.fair_rides import carousel_horse, gondola, manned_bumper_car, walked_stilts
from imaging.sketching.instruments import draw_side_piano
from imaging.sketching.kit import Canvas
from imaging.sketching.objects_cars import manned_car, manned_small_car
from imaging.sketching.objects_transport import manned_cab, manned_lorry
from imaging.sketching.objects_vehicles import manned_cart, sidecar_tub
from imaging.sketching.palette import COLOURS, DARK_WOOD, METAL, WOOD, Colour, darken, lighten, rgb

_DOUGH: Final[Colour] = rgb("#f2e2bd")


def draw_workplace(
    canvas: Canvas, kind: str, x: float, y: float, scale: float, facing: int, colour: Colour | None = None
) -> None:
    """One piece with the middle of its bottom edge at (x, y); one unit is an adult's height inside.

    ``colour`` is the told one of what has a choice.
    """
    with canvas.group(x, y, scale, flip=facing < 0):
        if kind in COLOURED:
            COLOURED[kind](canvas, colour)
        else:
            WORKPLACES[kind](canvas)


def _pram(canvas: Canvas) -> None:
    """A pram that is pushed to the right: its handle is on the left."""
    body = COLOURS["blue"]
    canvas.shadow(0, 0, 0.3, 0.03)
    for x in (-0.16, 0.17):
        canvas.oval(x, -0.09, 0.09, 0.09, rgb("#efe7d8"), weight=1.6)
        canvas.oval(x, -0.09, 0.02, 0.02, METAL, weight=0.6)
        for dx, dy in ((0.085, 0), (0, 0.085), (0.06, 0.06), (0.06, -0.06)):
            canvas.ink_line([(x - dx, -0.09 - dy), (x + dx, -0.09 + dy)], METAL, weight=0.6, alpha=0.7)
    canvas.line([(-0.16, -0.1), (0.0, -0.2), (0.17, -0.1)], METAL, 0.016, smooth=True)
    canvas.limb([(-0.2, -0.32), (-0.3, -0.46), (-0.38, -0.53)], [0.018, 0.018, 0.022], METAL)
    canvas.through(
        [(-0.26, -0.37), (0.27, -0.37), (0.25, -0.24), (0.15, -0.17), (-0.14, -0.17), (-0.24, -0.24)], body
    )
    canvas.line([(-0.25, -0.34), (0.26, -0.34)], lighten(body, 0.6), 0.018)
    canvas.through(
        [(0.27, -0.37), (0.06, -0.37), (0.0, -0.5), (0.07, -0.6), (0.2, -0.58), (0.27, -0.48)],
        darken(body, 0.1),
    )
    for x in (0.06, 0.13):
        canvas.ink_line([(0.16, -0.38), (x, -0.57)], lighten(body, 0.4), weight=0.8, alpha=0.7)


def _dough(canvas: Canvas) -> None:
    canvas.oval(0, -0.004, 0.17, 0.022, (252, 248, 238), outline=False, alpha=0.9, shade=0)
    canvas.through(
        [
            (-0.085, 0.0),
            (-0.095, -0.04),
            (-0.045, -0.078),
            (0.02, -0.07),
            (0.075, -0.06),
            (0.09, -0.01),
            (0.0, 0.008),
        ],
        _DOUGH,
    )
    canvas.ink_line(
        [(-0.04, -0.045), (0.0, -0.03), (0.04, -0.042)], darken(_DOUGH, 0.25), weight=0.8, alpha=0.6
    )
    canvas.limb([(0.1, -0.012), (0.2, -0.024)], [0.032, 0.032], WOOD)
    canvas.line([(0.075, -0.009), (0.1, -0.012)], DARK_WOOD, 0.014)
    canvas.line([(0.2, -0.024), (0.225, -0.027)], DARK_WOOD, 0.014)


def _ironed_cloth(canvas: Canvas) -> None:
    canvas.polygon([(-0.2, -0.04), (0.18, -0.04), (0.22, 0.008), (-0.22, 0.008)], rgb("#f5efe2"), weight=0.8)
    canvas.through(
        [
            (-0.12, 0.0),
            (-0.1, -0.035),
            (0.06, -0.045),
            (0.14, -0.03),
            (0.13, 0.0),
            (0.16, 0.06),
            (-0.1, 0.07),
        ],
        COLOURS["light_blue"],
        weight=0.8,
    )


def _soup_plate(canvas: Canvas) -> None:
    canvas.oval(0, -0.014, 0.082, 0.024, rgb("#fbf8f0"), weight=0.8)
    canvas.oval(0, -0.017, 0.056, 0.015, rgb("#dd9a4a"), shade=0.06, weight=0.6)
    for x, tint in ((-0.022, "green"), (0.012, "red"), (0.03, "yellow")):
        canvas.dot(x, -0.018, 0.007, COLOURS[tint])


def _card_heap(canvas: Canvas) -> None:
    for x, angle, tint in ((-0.05, -16, "red"), (0.0, 6, "golden"), (0.05, 24, "blue")):
        with canvas.group(x, -0.012, angle=angle):
            canvas.polygon(
                [(-0.028, -0.014), (0.034, -0.014), (0.04, 0.014), (-0.036, 0.014)],
                rgb("#fbf6e8"),
                weight=0.6,
            )
            canvas.dot(0.0, 0.0, 0.008, COLOURS[tint])


def _camp_fire(canvas: Canvas) -> None:
    """A fire between stones with a pot on an iron tripod over it."""
    iron = rgb("#54525a")
    canvas.shadow(0, 0, 0.26, 0.03)
    canvas.limb([(0.0, -0.42), (0.02, -0.02)], [0.014, 0.016], darken(iron, 0.2))
    for x, y in ((-0.12, -0.03), (-0.04, -0.045), (0.06, -0.045), (0.13, -0.03)):
        canvas.oval(x, y, 0.055, 0.035, rgb("#9a9188"))
    canvas.limb([(-0.13, -0.02), (0.12, -0.05)], [0.036, 0.03], DARK_WOOD)
    canvas.limb([(0.13, -0.02), (-0.11, -0.05)], [0.036, 0.03], darken(WOOD, 0.2))
    for wide, tall, tint in ((0.1, 0.19, "#e8793a"), (0.065, 0.13, "#f5b44a"), (0.03, 0.08, "#fdeab0")):
        canvas.through(
            [(0, -0.04 - tall), (wide * 0.5, -0.04 - tall * 0.5), (wide, -0.05), (0, -0.02), (-wide, -0.05),
             (-wide * 0.55, -0.04 - tall * 0.6)],
            rgb(tint), weight=0.6,
        )  # fmt: skip
    for x in (-0.11, 0.11):
        canvas.oval(x, -0.02, 0.055, 0.034, rgb("#aaa197"))
    canvas.line([(0.0, -0.6), (0.0, -0.4)], iron, 0.008)
    canvas.line([(-0.1, -0.36), (0.0, -0.44), (0.1, -0.36)], iron, 0.01, smooth=True)
    canvas.through(
        [(-0.13, -0.37), (-0.14, -0.25), (-0.07, -0.18), (0.07, -0.18), (0.14, -0.25), (0.13, -0.37)],
        iron,
        shade=0.2,
    )
    canvas.oval(0, -0.37, 0.135, 0.03, lighten(iron, 0.18))
    canvas.oval(0, -0.37, 0.11, 0.02, rgb("#b8713c"), weight=0.6)
    for foot in (-0.24, 0.24):
        canvas.limb([(0.0, -0.6), (foot, -0.005)], [0.016, 0.016], iron)
    for dx in (-0.04, 0.05):
        canvas.line(
            [(dx, -0.42), (dx - 0.02, -0.48), (dx + 0.02, -0.54)],
            (255, 255, 255),
            0.014,
            alpha=0.4,
            smooth=True,
            blur=0.006,
        )


def _bath_tub(canvas: Canvas) -> None:
    """The side of a zinc tub with suds, nearer than who sits in it."""
    zinc = rgb("#a9b4ba")
    canvas.shadow(0, -0.006, 0.3, 0.03, 0.28)
    rim = [(-0.29, -0.22), (0.29, -0.22), (0.25, -0.03), (0.2, 0.0), (-0.2, 0.0), (-0.25, -0.03)]
    canvas.polygon(rim, zinc, shade=0.24)
    canvas.line([(-0.3, -0.22), (0.3, -0.22)], lighten(zinc, 0.35), 0.03)
    for y, wide in ((-0.15, 0.265), (-0.07, 0.25)):
        canvas.ink_line([(-wide, y), (0, y + 0.014), (wide, y)], darken(zinc, 0.4), weight=0.8, alpha=0.7)
    for x, size in ((-0.2, 0.05), (-0.12, 0.036), (0.13, 0.045), (0.21, 0.034), (0.04, 0.03)):
        canvas.oval(x, -0.24, size, size * 0.7, rgb("#f6f9fb"), weight=0.6)


def _bough(canvas: Canvas) -> None:
    """A branch that grows outwards under who sits in a tree."""
    canvas.limb([(-0.3, 0.06), (-0.05, 0.03), (0.2, -0.03)], [0.05, 0.04, 0.02], darken(WOOD, 0.15))
    for x, y, angle in ((0.14, -0.05, -30), (0.21, -0.02, 40), (0.06, 0.05, 60), (-0.16, 0.0, -50)):
        with canvas.group(x, y, angle=angle):
            canvas.oval(0, 0, 0.045, 0.022, COLOURS["green"], weight=0.6)


def _stall(canvas: Canvas) -> None:
    """A market stall's counter with a striped cloth before it."""
    canvas.shadow(0, -0.004, 0.4, 0.03, 0.28)
    for x in (-0.33, 0.33):
        canvas.limb([(x, -0.36), (x, -0.01)], [0.04, 0.04], DARK_WOOD)
    canvas.polygon([(-0.35, -0.4), (0.35, -0.4), (0.35, -0.06), (-0.35, -0.06)], rgb("#f4ead4"), weight=0.9)
    for k in range(5):
        left = -0.35 + 0.14 * k
        canvas.rect(left, -0.4, 0.07, 0.34, COLOURS["red"], outline=False, alpha=0.85)
    canvas.rect(-0.38, -0.43, 0.76, 0.045, WOOD, radius=0.008)


def _counter(canvas: Canvas) -> None:
    """A counter of wood with panels, as shops and bars have them."""
    wood = lighten(WOOD, 0.04)
    canvas.shadow(0, -0.004, 0.4, 0.03, 0.28)
    canvas.rect(-0.35, -0.4, 0.7, 0.39, wood, weight=0.9, shade=0.16)
    for k in range(3):
        canvas.rect(-0.31 + 0.215 * k, -0.34, 0.19, 0.26, darken(wood, 0.1), radius=0.006, weight=0.7)
    canvas.rect(-0.35, -0.045, 0.7, 0.04, darken(wood, 0.25), weight=0.7)
    canvas.rect(-0.38, -0.43, 0.76, 0.045, rgb("#e6dccb"), radius=0.008)


def _drinks(canvas: Canvas) -> None:
    """A bottle and filled glasses on a bar."""
    for x, wine in ((-0.13, "#a6343f"), (-0.04, "#a6343f"), (0.16, "#e8c45a")):
        canvas.polygon([(x - 0.026, -0.085), (x + 0.026, -0.085), (x + 0.02, 0.0), (x - 0.02, 0.0)],
                       rgb("#e9f1f1"), weight=0.7, alpha=0.9)  # fmt: skip
        canvas.polygon([(x - 0.024, -0.06), (x + 0.024, -0.06), (x + 0.019, -0.006), (x - 0.019, -0.006)],
                       rgb(wine), outline=False)  # fmt: skip
    green = rgb("#4f7a52")
    canvas.rect(0.03, -0.16, 0.066, 0.16, green, radius=0.012, weight=0.8)
    canvas.rect(0.05, -0.235, 0.026, 0.085, green, radius=0.006, weight=0.8)
    canvas.rect(0.034, -0.11, 0.058, 0.06, rgb("#f2e8d2"), outline=False)


def _loaves(canvas: Canvas) -> None:
    """Loaves side by side, a second row on them."""
    for row, xs in enumerate(((-0.22, -0.08, 0.06, 0.2), (-0.15, -0.01, 0.13))):
        for x in xs:
            crust = rgb("#d29a55") if row else rgb("#c98d49")
            canvas.oval(x, -0.038 - 0.06 * row, 0.076, 0.038, crust, weight=0.8)
            for k in (-0.03, 0.0, 0.03):
                canvas.ink_line([(x + k - 0.01, -0.05 - 0.06 * row), (x + k + 0.012, -0.03 - 0.06 * row)],
                                lighten(crust, 0.5), weight=0.8)  # fmt: skip


def _flasks(canvas: Canvas) -> None:
    """Two bottles with labels, and a box between them."""
    for x, tint in ((-0.13, "#8a5a34"), (0.15, "#4f6f8a")):
        canvas.rect(x - 0.036, -0.11, 0.072, 0.11, rgb(tint), radius=0.014, weight=0.8)
        canvas.rect(x - 0.015, -0.145, 0.03, 0.04, rgb("#efe7d8"), radius=0.006, weight=0.7)
        canvas.rect(x - 0.034, -0.08, 0.068, 0.045, rgb("#f6efdf"), outline=False)
    canvas.rect(-0.06, -0.07, 0.13, 0.07, rgb("#f6efdf"), radius=0.006, weight=0.8)
    for wide, tall in ((0.036, 0.012), (0.012, 0.036)):
        canvas.rect(0.005 - wide / 2, -0.035 - tall / 2, wide, tall, COLOURS["red"], outline=False)


def _goods(canvas: Canvas) -> None:
    """Boxes of fruit and vegetables on a stall."""
    for x, tint in ((-0.24, "red"), (0.0, "green"), (0.24, "orange")):
        for row, count in enumerate((4, 3)):
            for i in range(count):
                at = x + (i - (count - 1) / 2) * 0.052
                canvas.oval(at, -0.085 - 0.035 * row, 0.03, 0.03, COLOURS[tint], weight=0.7)
        canvas.polygon([(x - 0.115, -0.075), (x + 0.115, -0.075), (x + 0.1, 0.0), (x - 0.1, 0.0)], WOOD)
        canvas.ink_line([(x - 0.107, -0.038), (x + 0.107, -0.038)], darken(WOOD, 0.4), weight=0.7)


def _ripples(canvas: Canvas) -> None:
    """The water around the legs of one who bathes."""
    water = rgb("#79b1bd")
    canvas.oval(0, -0.05, 0.3, 0.13, water, outline=False, shade=0.06, alpha=0.96)
    for wide, y in ((0.2, -0.15), (0.27, -0.08), (0.22, 0.0)):
        canvas.line([(-wide, y), (0, y + 0.02), (wide, y)], lighten(water, 0.55), 0.012, smooth=True)


COLOURED: Final[Mapping[str, Callable[[Canvas, Colour | None], None]]] = {
    "manned_car": manned_car,
    "manned_small_car": manned_small_car,
    "manned_cab": manned_cab,
    "manned_bumper_car": manned_bumper_car,
}
WORKPLACES: Final[Mapping[str, Callable[[Canvas], None]]] = {
    "side_piano": draw_side_piano,
    "pushed_pram": _pram,
    "camp_fire": _camp_fire,
    "manned_cart": manned_cart,
    "manned_lorry": manned_lorry,
    "sidecar_tub": sidecar_tub,
    "gondola": gondola,
    "carousel_horse": carousel_horse,
    "walked_stilts": walked_stilts,
    "dough": _dough,
    "ironed_cloth": _ironed_cloth,
    "soup_plate": _soup_plate,
    "card_heap": _card_heap,
    "ripples": _ripples,
    "bath_tub": _bath_tub,
    "bough": _bough,
    "stall": _stall,
    "counter": _counter,
    "drinks": _drinks,
    "flasks": _flasks,
    "loaves": _loaves,
    "goods": _goods,
}
