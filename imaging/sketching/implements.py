"""The tools of a posture that nobody asked for: drawn into the hands, down to the ground where they reach it.

Around the middle of the hips, as the upper body is; in adult heights.
"""

import math
from collections.abc import Callable, Mapping
from typing import Final

from imaging.request import SettingRequest
from imaging.sketching.kit import Canvas, Point
from imaging.sketching.objects_shows import draw_blade, draw_handle
from imaging.sketching.palette import COLOURS, DARK_WOOD, WOOD, Colour, darken, lighten, rgb
from imaging.sketching.regions import manner_of

_STEEL: Final[Colour] = rgb("#a5adb3")
_STRAW: Final[Colour] = rgb("#d9b35c")
_MOBILE: Final = 2001  # the year from which one speaks into a mobile telephone
_Draw = Callable[[Canvas, Point, Point, Point, float], None]
# Things of the register that are worked with in a posture: then they are drawn as its tool.
AT_WORK: Final = frozenset({("digging", "spade")})


def draw_implement(canvas: Canvas, kind: str, far: Point, near: Point, ground: Point, scale: float) -> None:
    """One tool for the far and the near hand; ``ground`` is the point between the feet."""
    IMPLEMENTS[kind](canvas, far, near, ground, scale)


def picked_at(setting: SettingRequest) -> str:
    """What is picked in a setting: what is harvested there, or grows at the place and in the land."""
    land = manner_of(setting.country).land
    if land == "coffee" and setting.place in ("farm", "countryside", "mountains"):
        return "picked_coffee"
    return _PICKED.get(setting.occasion or "") or _PICKED.get(setting.place, "picked_fruit")


_PICKED: Final[Mapping[str, str]] = {
    "grape_harvest": "picked_grapes",
    "olive_harvest": "picked_olives",
    "vineyard": "picked_grapes",
    "olive_grove": "picked_olives",
    "plantation": "picked_coffee",
    "cornfield": "picked_maize",
    "wheat_field": "picked_ears",
    "threshing_floor": "picked_ears",
    "countryside": "picked_ears",
}


def _pencil(canvas: Canvas, far: Point, _near: Point, _ground: Point, _scale: float) -> None:
    x, y = far[0] + 0.03, far[1] + 0.02
    canvas.limb([(x - 0.05, y - 0.12), (x + 0.018, y + 0.024)], [0.019, 0.019], COLOURS["yellow"], weight=0.7)
    canvas.limb([(x + 0.018, y + 0.024), (x + 0.03, y + 0.046)], [0.018, 0.004], rgb("#e9cfa3"), weight=0.6)
    canvas.line([(x + 0.027, y + 0.04), (x + 0.031, y + 0.048)], rgb("#4b3b38"), 0.008)
    canvas.line([(x - 0.045, y - 0.11), (x - 0.052, y - 0.124)], COLOURS["red"], 0.019)


def _brush(canvas: Canvas, far: Point, near: Point, _ground: Point, scale: float) -> None:
    """A brush in one hand and the palette in the other."""
    x, y = far[0], far[1] + 0.016
    canvas.line([(x - 0.05, y + 0.03), (x + 0.08, y - 0.05)], WOOD, 0.01)
    canvas.line([(x + 0.08, y - 0.05), (x + 0.105, y - 0.066)], COLOURS["red"], 0.018)
    with canvas.group(near[0] + 0.03, near[1] - 0.005, scale, angle=-14):
        canvas.through(
            [
                (-0.09, 0.0),
                (-0.05, -0.045),
                (0.04, -0.05),
                (0.1, -0.015),
                (0.08, 0.03),
                (0.0, 0.04),
                (-0.06, 0.035),
            ],
            lighten(WOOD, 0.2),
            weight=0.8,
        )
        for px, py, tint in (
            (-0.05, -0.012, "red"),
            (-0.015, -0.03, "yellow"),
            (0.025, -0.03, "blue"),
            (0.06, -0.012, "green"),
            (0.045, 0.012, "white"),
        ):
            canvas.dot(px, py, 0.012, COLOURS[tint])


def _ladle(canvas: Canvas, far: Point, _near: Point, _ground: Point, _scale: float) -> None:
    x, y = far[0] + 0.02, far[1]
    canvas.line([(x - 0.035, y - 0.085), (x + 0.045, y + 0.085)], darken(WOOD, 0.1), 0.013)


def _hammer(canvas: Canvas, far: Point, _near: Point, _ground: Point, _scale: float) -> None:
    x, y = far[0], far[1] + 0.016
    canvas.line([(x - 0.02, y + 0.04), (x + 0.05, y - 0.09)], WOOD, 0.016)
    with canvas.group(x + 0.056, y - 0.1, angle=26):
        canvas.rect(-0.045, -0.018, 0.09, 0.036, _STEEL, radius=0.006, weight=0.8)


def _iron(canvas: Canvas, far: Point, _near: Point, _ground: Point, _scale: float) -> None:
    x, y = far[0] + 0.015, far[1] + 0.075
    canvas.limb([(x - 0.035, y - 0.045), (x, y - 0.062), (x + 0.03, y - 0.045)], [0.014] * 3, DARK_WOOD)
    canvas.polygon(
        [(x - 0.065, y), (x - 0.06, y - 0.03), (x + 0.03, y - 0.042), (x + 0.095, y)], _STEEL, weight=0.9
    )


def _card_hand(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """A fan of cards, their backs to whoever looks."""
    x, y = far[0] + 0.02, far[1] + 0.01
    for i, angle in enumerate((-34, -12, 10, 32)):
        with canvas.group(x, y + 0.02, scale, angle=angle):
            canvas.rect(-0.024, -0.105, 0.048, 0.078, rgb("#faf4e6"), radius=0.006, weight=0.7)
            canvas.rect(-0.016, -0.096, 0.032, 0.06, COLOURS["red" if i % 2 else "blue"], outline=False)


def _stick_to_ground(far: Point, near: Point, ground: Point) -> tuple[Point, Point]:
    """Upper and lower end of a handle that passes both hands and reaches the ground."""
    dx, dy = near[0] - far[0], near[1] - far[1]
    low = (ground[1] - far[1]) / dy if abs(dy) > 0.03 else 1.0
    foot = (far[0] + dx * low, ground[1])
    if abs(foot[0] - ground[0]) > 0.4 or dy < 0.03:
        foot = (ground[0] + 0.36, ground[1])
    length = math.hypot(foot[0] - far[0], foot[1] - far[1]) or 1.0
    back = 0.2 / length
    return (far[0] - (foot[0] - far[0]) * back, far[1] - (foot[1] - far[1]) * back), foot


def _broom(canvas: Canvas, far: Point, near: Point, ground: Point, scale: float) -> None:
    top, foot = _stick_to_ground(far, near, ground)
    angle = math.degrees(math.atan2(foot[1] - top[1], foot[0] - top[0])) - 90
    canvas.line([top, (foot[0], foot[1] - 0.04)], WOOD, 0.016)
    with canvas.group(foot[0], foot[1], scale, angle=angle * 0.7):
        canvas.through(
            [
                (-0.02, -0.14),
                (0.02, -0.14),
                (0.05, -0.06),
                (0.085, 0.0),
                (0.0, 0.012),
                (-0.085, 0.0),
                (-0.05, -0.06),
            ],
            _STRAW,
        )
        canvas.line([(-0.03, -0.105), (0.03, -0.105)], COLOURS["red"], 0.014)
        for x in (-0.045, -0.015, 0.015, 0.045):
            canvas.ink_line([(x * 0.6, -0.09), (x * 1.2, -0.01)], darken(_STRAW, 0.3), weight=0.6, alpha=0.6)


def _mattock(canvas: Canvas, far: Point, near: Point, ground: Point, scale: float) -> None:
    top, foot = _stick_to_ground(far, near, ground)
    canvas.line([top, foot], WOOD, 0.02)
    with canvas.group(foot[0], foot[1], scale):
        canvas.through(
            [(-0.02, -0.035), (0.02, -0.045), (0.03, 0.0), (-0.01, 0.028), (-0.1, 0.03), (-0.05, 0.0)], _STEEL
        )
        for x, y, size in ((-0.12, 0.03, 0.03), (-0.06, 0.038, 0.024), (0.0, 0.036, 0.028)):
            canvas.oval(x, y, size, size * 0.55, rgb("#8a6446"), weight=0.6)


def _spade(canvas: Canvas, far: Point, near: Point, ground: Point, scale: float) -> None:
    """A spade whose blade is in the earth before the feet, clods beside it."""
    top, foot = _stick_to_ground(near, far, ground)
    canvas.line([top, foot], WOOD, 0.022)
    angle = math.degrees(math.atan2(foot[1] - top[1], foot[0] - top[0])) - 90
    with canvas.group(top[0], top[1], scale, angle=angle):
        draw_handle(canvas, 0.0, 0.0)
    with canvas.group(foot[0], foot[1], scale, angle=angle):
        draw_blade(canvas, _STEEL)
    for x, y, size in ((-0.07, 0.01, 0.04), (0.0, 0.022, 0.034), (0.07, 0.012, 0.04), (0.13, -0.01, 0.024)):
        canvas.oval(foot[0] + x, foot[1] + y, size, size * 0.6, rgb("#8a6446"), weight=0.6)


def _picked_fruit(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """A twig with fruit at the hand."""
    with canvas.group(far[0] + 0.03, far[1] - 0.075, scale):
        canvas.line([(-0.1, -0.08), (0.02, -0.05), (0.14, -0.09)], DARK_WOOD, 0.016, smooth=True)
        for x, y, angle in ((-0.08, -0.11, -40), (0.04, -0.1, 20), (0.12, -0.05, 60), (-0.03, -0.02, -120)):
            with canvas.group(x, y, angle=angle):
                canvas.oval(0, 0, 0.024, 0.045, COLOURS["green"], weight=0.6)
        canvas.oval(0.0, 0.0, 0.042, 0.044, COLOURS["red"], weight=0.8)
        canvas.oval(0.1, -0.02, 0.036, 0.038, COLOURS["orange"], weight=0.8)


def _picked_grapes(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """A bunch of grapes that hangs from the hand."""
    with canvas.group(far[0] + 0.02, far[1] + 0.01, scale):
        canvas.line([(-0.02, -0.05), (0.0, 0.02)], DARK_WOOD, 0.014)
        with canvas.group(-0.05, -0.02, angle=-50):
            canvas.oval(0, 0, 0.034, 0.046, COLOURS["green"], weight=0.6)
        for row, count in enumerate((3, 4, 3, 2, 1)):
            for i in range(count):
                x = (i - (count - 1) / 2) * 0.034
                canvas.oval(x, 0.03 + 0.028 * row, 0.021, 0.022, rgb("#6d4a8c"), weight=0.6)


def _picked_ears(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """A handful of ears of grain."""
    with canvas.group(far[0], far[1], scale):
        for k in range(5):
            x = (k - 2) * 0.03
            canvas.line([(0, 0.09), (x * 0.6, -0.04), (x, -0.12)], rgb("#c79a3e"), 0.01, smooth=True)
            canvas.oval(x, -0.14, 0.014, 0.036, rgb("#e0b450"), weight=0.6)


def _picked_coffee(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """A twig of the bush with its red cherries."""
    _twig(canvas, far, scale, rgb("#4f8a52"), (rgb("#d2483f"), rgb("#c63a36"), rgb("#e0913c")))


def _picked_olives(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """An olive twig with fruit."""
    _twig(canvas, far, scale, rgb("#8f9f72"), (rgb("#4f4a3c"), rgb("#6d7a45"), rgb("#4b3f4f")))


def _twig(canvas: Canvas, far: Point, scale: float, leaf: Colour, berries: tuple[Colour, ...]) -> None:
    with canvas.group(far[0], far[1], scale):
        canvas.line([(-0.13, -0.02), (0.0, -0.035), (0.15, -0.01)], DARK_WOOD, 0.012, smooth=True)
        for x, y, angle in ((-0.12, -0.05, -30), (-0.04, -0.07, 20), (0.06, -0.065, -24), (0.14, -0.04, 30)):
            with canvas.group(x, y, angle=angle):
                canvas.oval(0, 0, 0.042, 0.017, leaf, weight=0.6)
        for i, x in enumerate((-0.1, -0.07, -0.02, 0.03, 0.06, 0.11)):
            canvas.oval(x, 0.012 + 0.012 * (i % 2), 0.02, 0.022, berries[i % len(berries)], weight=0.6)


def _picked_maize(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """A cob half out of its husk."""
    with canvas.group(far[0] + 0.01, far[1] - 0.05, scale, angle=18):
        canvas.through(
            [(-0.03, 0.06), (-0.038, -0.04), (0.0, -0.13), (0.038, -0.04), (0.03, 0.06)], rgb("#edc54c")
        )
        for y in (-0.07, -0.035, 0.0):
            canvas.ink_line([(-0.03, y), (0.03, y)], rgb("#c1932f"), weight=0.6, alpha=0.7)
        for side in (-1, 1):
            canvas.through([(0, 0.1), (side * 0.06, 0.0), (side * 0.075, -0.07), (side * 0.03, 0.0)],
                           rgb("#8fae5a"), weight=0.7)  # fmt: skip


def _snack(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """A piece of bread with something in it."""
    with canvas.group(far[0] + 0.015, far[1] - 0.02, scale, angle=-28):
        canvas.oval(0, 0.014, 0.062, 0.026, rgb("#d29a55"), weight=0.8)
        canvas.line([(-0.055, 0.0), (0.055, 0.0)], COLOURS["red"], 0.014)
        canvas.oval(0, -0.014, 0.062, 0.028, rgb("#dfae69"), weight=0.8)


def _grain(canvas: Canvas, far: Point, near: Point, ground: Point, scale: float) -> None:
    """A bowl in one hand and grain that falls from the other."""
    for i in range(15):
        part = (i * 0.618) % 1.0
        x = far[0] + 0.02 + 0.1 * part * part + 0.018 * math.sin(i * 2.4)
        y = far[1] + 0.06 + (ground[1] - far[1] - 0.06) * part
        canvas.dot(x, y, 0.0075, rgb("#e8bd45"))
    with canvas.group(near[0] + 0.02, near[1] + 0.03, scale):
        canvas.through([(-0.085, -0.03), (0.085, -0.03), (0.06, 0.04), (-0.06, 0.04)], rgb("#c07a4c"))
        canvas.oval(0, -0.032, 0.082, 0.02, rgb("#e8bd45"), weight=0.7)


def _kicked_ball(canvas: Canvas, _far: Point, _near: Point, ground: Point, scale: float) -> None:
    x, y = ground[0] + 0.43 * scale, ground[1] - 0.11 * scale
    canvas.oval(x, y, 0.068 * scale, 0.068 * scale, rgb("#f3ead6"))
    for dx, dy in ((0, 0), (-0.045, -0.03), (0.045, -0.03), (-0.028, 0.05), (0.03, 0.05)):
        canvas.oval(
            x + dx * scale, y + dy * scale, 0.017 * scale, 0.016 * scale, rgb("#5b4a45"), outline=False
        )
    for i in range(3):
        low = y - 0.03 + i * 0.035
        canvas.ink_line([(x - 0.17, low), (x - 0.09, low)], rgb("#8d8a84"), weight=0.8, alpha=0.5)


def _rope(canvas: Canvas, far: Point, near: Point, ground: Point, _scale: float) -> None:
    """A skipping rope under the feet."""
    low = ground[1] + 0.0
    canvas.line(
        [
            (far[0], far[1]),
            (far[0] + 0.1, (far[1] + low) / 2),
            (ground[0] + 0.1, low),
            (ground[0] - 0.1, low),
            (near[0] - 0.1, (near[1] + low) / 2),
            (near[0], near[1]),
        ],
        COLOURS["orange"],
        0.014,
        smooth=True,
    )
    for hand in (far, near):
        canvas.line([(hand[0], hand[1] - 0.03), (hand[0], hand[1] + 0.05)], COLOURS["red"], 0.022)


def _steering_wheel(canvas: Canvas, far: Point, near: Point, _ground: Point, _scale: float) -> None:
    """A wheel seen aslant, on its column."""
    x, y = (far[0] + near[0]) / 2 + 0.02, (far[1] + near[1]) / 2
    canvas.limb([(x, y), (x + 0.13, y + 0.13)], [0.03, 0.036], darken(_STEEL, 0.45))
    with canvas.group(x, y, angle=24):
        canvas.oval(0, 0, 0.05, 0.125, rgb("#3d3a40"), shade=0)
        canvas.oval(0, 0, 0.03, 0.1, lighten(_STEEL, 0.45), shade=0, alpha=0.55)
        canvas.line([(0, -0.1), (0, 0.1)], rgb("#3d3a40"), 0.016)


def _needles(canvas: Canvas, far: Point, near: Point, _ground: Point, scale: float) -> None:
    """Two needles with a piece of knitting that hangs from them."""
    x, y = (far[0] + near[0]) / 2, min(far[1], near[1]) + 0.01
    with canvas.group(x, y, scale):
        canvas.soft(
            [(-0.09, -0.01), (0.09, -0.01), (0.1, 0.12), (0.05, 0.15), (-0.05, 0.145), (-0.1, 0.12)],
            COLOURS["red"],
        )
        for row in range(3):
            for i in range(5):
                px, py = -0.06 + i * 0.03, 0.03 + row * 0.032
                canvas.ink_line(
                    [(px - 0.008, py - 0.006), (px, py + 0.006), (px + 0.008, py - 0.006)],
                    darken(COLOURS["red"], 0.35),
                    weight=0.6,
                )
        for side in (-1, 1):
            canvas.line([(side * -0.02, 0.02), (side * 0.13, -0.09)], rgb("#cfc7b8"), 0.011)
            canvas.dot(side * 0.13, -0.09, 0.012, DARK_WOOD)


def _rosary(canvas: Canvas, far: Point, near: Point, _ground: Point, scale: float) -> None:
    x, y = (far[0] + near[0]) / 2, (far[1] + near[1]) / 2
    with canvas.group(x, y, scale):
        beads = [
            (-0.03, 0.02),
            (-0.042, 0.06),
            (-0.03, 0.1),
            (0.0, 0.118),
            (0.03, 0.1),
            (0.042, 0.06),
            (0.03, 0.02),
        ]
        for bead in beads:
            canvas.dot(*bead, 0.0085, DARK_WOOD)
        canvas.line([(0, 0.12), (0, 0.17)], rgb("#c9a24f"), 0.01)
        canvas.line([(-0.017, 0.14), (0.017, 0.14)], rgb("#c9a24f"), 0.01)


def _rod(canvas: Canvas, far: Point, near: Point, ground: Point, _scale: float) -> None:
    """A rod from the hands up and forward, with a line that hangs into the water before the feet."""
    tip = (far[0] + 0.3, far[1] - 0.5)
    canvas.limb(
        [(near[0] - 0.06, near[1] + 0.1), (far[0], far[1]), (far[0] + 0.2, far[1] - 0.32), tip],
        [0.018, 0.016, 0.01, 0.006],
        rgb("#b98a4e"),
    )
    float_at = (tip[0] + 0.015, ground[1] + 0.1)
    for wide in (0.045, 0.075):
        ripple = [(float_at[0] - wide, float_at[1]), (float_at[0], float_at[1] + wide * 0.24)]
        canvas.ink_line([*ripple, (float_at[0] + wide, float_at[1])], rgb("#f4f8f6"), weight=0.9, alpha=0.8)
    canvas.ink_line([tip, (tip[0] + 0.02, (tip[1] + float_at[1]) / 2), float_at], rgb("#e9e3d4"), weight=0.6)
    canvas.oval(float_at[0], float_at[1], 0.014, 0.02, COLOURS["red"], weight=0.6)


def _crook(canvas: Canvas, far: Point, _near: Point, ground: Point, _scale: float) -> None:
    """A shepherd's crook, from over the hand to the ground."""
    foot, top = (far[0] + 0.05, ground[1]), (far[0] - 0.02, far[1] - 0.32)
    hook = [(top[0], top[1]), (top[0] + 0.01, top[1] - 0.07), (top[0] + 0.07, top[1] - 0.09),
            (top[0] + 0.1, top[1] - 0.03)]  # fmt: skip
    canvas.line([foot, far, top, *hook[1:]], WOOD, 0.018, smooth=True)


def _long_rod(canvas: Canvas, far: Point, near: Point, ground: Point, _scale: float) -> None:
    """A rod that reaches beyond the bow of a boat, its line in the water there."""
    tip = (far[0] + 0.62, far[1] - 0.34)
    canvas.limb(
        [(near[0] - 0.1, near[1] + 0.08), (far[0], far[1]), (far[0] + 0.4, far[1] - 0.24), tip],
        [0.018, 0.016, 0.01, 0.006],
        rgb("#b98a4e"),
    )
    float_at = (tip[0] + 0.015, ground[1] + 0.06)
    for wide in (0.045, 0.075):
        ripple = [(float_at[0] - wide, float_at[1]), (float_at[0], float_at[1] + wide * 0.24)]
        canvas.ink_line([*ripple, (float_at[0] + wide, float_at[1])], rgb("#f4f8f6"), weight=0.9, alpha=0.8)
    canvas.ink_line([tip, (tip[0] + 0.02, (tip[1] + float_at[1]) / 2), float_at], rgb("#e9e3d4"), weight=0.6)
    canvas.oval(float_at[0], float_at[1], 0.014, 0.02, COLOURS["red"], weight=0.6)


def _receiver(canvas: Canvas, _far: Point, near: Point, _ground: Point, scale: float) -> None:
    """What is held to the ear: a handset with its cord, a mobile telephone in later years."""
    with canvas.group(near[0] + 0.01, near[1] - 0.02, scale, angle=12):
        if canvas.year is not None and canvas.year >= _MOBILE:
            canvas.rect(-0.024, -0.075, 0.048, 0.12, rgb("#3c4048"), radius=0.012, weight=0.8)
            return
        dark = rgb("#4a4543")
        canvas.line([(-0.01, 0.06), (-0.07, 0.16), (-0.02, 0.24), (-0.06, 0.34)], dark, 0.008, smooth=True)
        canvas.limb([(0.0, -0.075), (-0.012, 0.0), (0.0, 0.07)], [0.026, 0.022, 0.026], dark)
        for y in (-0.08, 0.075):
            canvas.oval(0.012, y, 0.034, 0.024, dark, weight=0.8)


def _cut_ears(canvas: Canvas, far: Point, near: Point, ground: Point, scale: float) -> None:
    """A sickle in one hand, a handful of ears in the other."""
    _picked_ears(canvas, (near[0] + 0.02, near[1] - 0.04), near, ground, scale)
    with canvas.group(far[0], far[1] + 0.01, scale, angle=30):
        canvas.line([(0.0, 0.07), (0.0, -0.05)], DARK_WOOD, 0.024)
        blade = [(0.0, -0.05), (0.07, -0.12), (0.16, -0.12), (0.21, -0.04), (0.2, 0.03)]
        canvas.limb(blade, [0.014, 0.024, 0.024, 0.016, 0.006], _STEEL)


def _comb(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    with canvas.group(far[0] + 0.012, far[1] + 0.02, scale, angle=24):
        canvas.rect(-0.014, -0.1, 0.022, 0.13, rgb("#8f5a32"), radius=0.006, weight=0.8)
        for tooth in range(7):
            y = -0.092 + 0.012 * tooth
            canvas.line([(0.006, y), (0.036, y)], rgb("#8f5a32"), 0.006)


def _scissors_open(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    with canvas.group(far[0] + 0.012, far[1] + 0.03, scale, angle=14):
        for side in (-1, 1):
            canvas.oval(side * 0.022, 0.03, 0.018, 0.022, COLOURS["red"], alpha=0.9, weight=0.8)
            canvas.limb([(side * 0.018, 0.012), (-side * 0.026, -0.12)], [0.012, 0.005], _STEEL, weight=0.7)


def _razor(canvas: Canvas, far: Point, _near: Point, _ground: Point, scale: float) -> None:
    """A safety razor and the foam that it takes off."""
    with canvas.group(far[0] + 0.01, far[1] + 0.02, scale, angle=20):
        canvas.line([(0.0, 0.03), (0.0, -0.07)], _STEEL, 0.014)
        canvas.rect(-0.032, -0.088, 0.064, 0.022, lighten(_STEEL, 0.3), radius=0.006, weight=0.7)
        for x, y in ((-0.03, -0.1), (0.0, -0.112), (0.03, -0.1)):
            canvas.oval(x, y, 0.022, 0.016, rgb("#fdfdfb"), weight=0.5)


def _tray(canvas: Canvas, far: Point, near: Point, _ground: Point, _scale: float) -> None:
    """A tray upon both hands with cups and a jug."""
    x, y = (far[0] + near[0]) / 2 + 0.02, min(far[1], near[1]) - 0.022
    canvas.rect(x - 0.028, y - 0.105, 0.05, 0.1, rgb("#dfe7ea"), radius=0.014, weight=0.8)
    canvas.rect(x - 0.018, y - 0.128, 0.03, 0.026, rgb("#dfe7ea"), radius=0.006, weight=0.7)
    for side in (-0.1, 0.09):
        canvas.rect(x + side - 0.028, y - 0.058, 0.056, 0.052, rgb("#fdfaf2"), radius=0.012, weight=0.8)
        canvas.line([(x + side - 0.02, y - 0.05), (x + side + 0.02, y - 0.05)], rgb("#7a5236"), 0.008)
    canvas.rect(x - 0.18, y - 0.006, 0.36, 0.024, _STEEL, radius=0.01, weight=0.9)


def _balancing_pole(canvas: Canvas, far: Point, near: Point, _ground: Point, _scale: float) -> None:
    """A long pole through both hands, its ends hanging a little."""
    ends = [
        (near[0] - 0.34, near[1] + 0.1),
        (near[0], near[1]),
        (far[0], far[1]),
        (far[0] + 0.34, far[1] + 0.1),
    ]
    canvas.limb(ends, [0.014, 0.02, 0.02, 0.014], rgb("#c98b4e"))
    for (x, y), side in ((ends[0], -1), (ends[-1], 1)):
        canvas.line([(x - side * 0.05, y - 0.014), (x, y)], COLOURS["red"], 0.02)


def _shears(canvas: Canvas, far: Point, near: Point, _ground: Point, scale: float) -> None:
    """Spring shears, and a lock of wool in the other hand."""
    for dx, dy, wide in ((-0.03, 0.01, 0.05), (0.03, 0.0, 0.056), (0.0, -0.03, 0.05)):
        canvas.oval(near[0] + dx, near[1] + dy, wide, wide * 0.8, rgb("#f7f2e6"), weight=0.7)
    with canvas.group(far[0] + 0.01, far[1], scale, angle=62):
        canvas.line([(-0.02, 0.05), (0.0, 0.085), (0.02, 0.05)], _STEEL, 0.012, smooth=True)
        for side in (-1, 1):
            canvas.limb([(side * 0.02, 0.055), (side * 0.02, -0.03)], [0.014, 0.014], darken(_STEEL, 0.2))
            canvas.limb([(side * 0.02, -0.02), (side * 0.006, -0.15)], [0.026, 0.006], _STEEL, weight=0.7)


IMPLEMENTS: Final[Mapping[str, _Draw]] = {
    "balancing_pole": _balancing_pole,
    "shears": _shears,
    "tray": _tray,
    "comb": _comb,
    "scissors_open": _scissors_open,
    "razor": _razor,
    "pencil": _pencil,
    "brush": _brush,
    "ladle": _ladle,
    "hammer": _hammer,
    "iron": _iron,
    "card_hand": _card_hand,
    "broom": _broom,
    "mattock": _mattock,
    "spade": _spade,
    "picked_fruit": _picked_fruit,
    "picked_grapes": _picked_grapes,
    "picked_ears": _picked_ears,
    "picked_coffee": _picked_coffee,
    "picked_olives": _picked_olives,
    "picked_maize": _picked_maize,
    "snack": _snack,
    "grain": _grain,
    "kicked_ball": _kicked_ball,
    "rope": _rope,
    "steering_wheel": _steering_wheel,
    "needles": _needles,
    "rosary": _rosary,
    "rod": _rod,
    "long_rod": _long_rod,
    "crook": _crook,
    "receiver": _receiver,
    "cut_ears": _cut_ears,
}
