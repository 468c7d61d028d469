"""The peacock with its tail spread, drawn as ``animals`` does: adult heights, turned to the right."""

import math
from typing import Final

from imaging.sketching.fowl import draw_eye
from imaging.sketching.fur import Fur
from imaging.sketching.kit import Canvas, Point
from imaging.sketching.palette import Colour, darken, lighten, mix, rgb

_GREEN: Final[Colour] = rgb("#4f9a78")
_GOLD: Final[Colour] = rgb("#d9b24a")
_BEAK: Final[Colour] = rgb("#d8a24a")
_ROOT: Final[Point] = (-0.04, -0.2)  # where all the feathers come from


def draw_peacock(canvas: Canvas, _species: str, fur: Fur) -> None:
    """A peacock that shows its tail."""
    coat = fur.coat
    fan = mix(_GREEN, coat, 0.25)
    for count, reach, size in ((15, 0.66, 0.052), (13, 0.52, 0.046), (11, 0.39, 0.04)):
        for k in range(count):
            _feather(canvas, math.pi * (1.04 + 0.92 * k / (count - 1)), reach, size, fan, coat)
    for x in (-0.03, 0.05):
        canvas.line([(x, -0.12), (x + 0.01, -0.01), (x + 0.045, -0.004)], darken(_BEAK, 0.25), 0.013)
    canvas.through(
        [
            (-0.13, -0.2),
            (-0.1, -0.29),
            (0.02, -0.33),
            (0.12, -0.27),
            (0.13, -0.16),
            (0.02, -0.09),
            (-0.09, -0.12),
        ],
        coat,
        shade=0.2,
    )
    canvas.through(
        [(-0.11, -0.2), (-0.03, -0.26), (0.05, -0.2), (-0.03, -0.13)], mix(coat, _GREEN, 0.5), weight=0.8
    )
    canvas.limb([(0.06, -0.25), (0.09, -0.36), (0.07, -0.46)], [0.12, 0.07, 0.06], coat)
    canvas.oval(0.08, -0.48, 0.052, 0.046, coat, shade=0.16)
    for k in range(3):
        x = 0.03 + 0.03 * k
        canvas.line([(0.07, -0.52), (x, -0.585)], darken(coat, 0.2), 0.006)
        canvas.dot(x, -0.59, 0.011, lighten(coat, 0.2))
    canvas.polygon([(0.125, -0.495), (0.19, -0.475), (0.122, -0.462)], _BEAK, weight=0.8)
    canvas.oval(0.098, -0.485, 0.027, 0.016, rgb("#f6f2e8"), outline=False)
    draw_eye(canvas, 0.1, -0.487, 0.011)


def _feather(canvas: Canvas, angle: float, reach: float, size: float, fan: Colour, coat: Colour) -> None:
    x, y = _ROOT[0] + math.cos(angle) * reach * 0.86, _ROOT[1] + math.sin(angle) * reach
    canvas.line([_ROOT, (x, y)], fan, 0.03)
    with canvas.group(x, y, angle=math.degrees(angle) + 90):
        canvas.oval(0, 0, size * 0.9, size * 1.25, fan, weight=0.6)
        canvas.oval(0, -size * 0.2, size * 0.55, size * 0.7, _GOLD, weight=0.4)
        canvas.oval(0, -size * 0.15, size * 0.34, size * 0.44, darken(coat, 0.25), outline=False)


__all__ = ["draw_peacock"]
