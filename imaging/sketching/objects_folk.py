"""Instruments of feast and road: bagpipes, harmonica, zambomba."""

import math

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import thing
from imaging.sketching.palette import BRASS, COLOURS, DARK_WOOD, PAPER, Colour, darken, lighten, rgb
from imaging.sketching.thing_parts import Rng, glint, pick

_EBONY = rgb("#4b3530")
_REED = rgb("#d9bd84")


@thing("bagpipes", width=0.46, height=0.52, belongs=("table", "floor", "hand", "wall"), grip=(0.0, 0.16))
def bagpipes(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: Rng) -> None:
    """A Galician bagpipe: its bag in velvet with a fringe, drone, blowpipe and chanter."""
    velvet = pick(colour, rng, "red", "green", "blue")
    with canvas.group(x, y, scale):
        canvas.limb([(-0.06, -0.2), (-0.12, -0.34), (-0.155, -0.46)], [0.026, 0.03, 0.034], _EBONY)
        canvas.limb([(-0.155, -0.46), (-0.165, -0.505)], [0.04, 0.05], DARK_WOOD)
        for px, py in ((-0.085, -0.265), (-0.13, -0.385)):
            canvas.oval(px, py, 0.021, 0.013, BRASS, weight=0.6)
        canvas.line([(-0.12, -0.36), (-0.07, -0.3), (-0.13, -0.24)], COLOURS["yellow"], 0.008, smooth=True)
        canvas.limb([(0.03, -0.2), (0.09, -0.34)], [0.02, 0.018], _EBONY)
        canvas.limb([(0.09, -0.34), (0.1, -0.37)], [0.014, 0.02], PAPER, weight=0.7)
        canvas.limb([(0.14, -0.13), (0.19, -0.06), (0.215, -0.02)], [0.03, 0.026, 0.046], _EBONY)
        for k in range(4):
            canvas.dot(0.155 + 0.012 * k, -0.108 + 0.018 * k, 0.0055, _REED)
        canvas.through(
            [
                (-0.2, -0.12),
                (-0.12, -0.215),
                (0.03, -0.215),
                (0.15, -0.15),
                (0.13, -0.06),
                (0.0, -0.02),
                (-0.14, -0.03),
            ],
            velvet,
            shade=0.24,
        )
        for k in range(9):
            px = -0.15 + 0.034 * k
            py = -0.02 + 0.05 * (abs(k - 4) / 4) ** 2 * -1
            canvas.line([(px, py - 0.008), (px, py + 0.012)], COLOURS["yellow"], 0.01)
        canvas.line([(-0.16, -0.045), (0.0, -0.026), (0.125, -0.07)], COLOURS["yellow"], 0.012, smooth=True)
        glint(canvas, -0.08, -0.165, 0.04, 0.016, 0.25)


@thing("harmonica", width=0.22, height=0.09, belongs=("hand", "table"), grip=(0, 0.04))
def harmonica(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A harmonica with its row of holes."""
    cover = colour or rgb("#c6ccd1")
    with canvas.group(x, y, scale):
        canvas.rect(-0.106, -0.066, 0.212, 0.04, rgb("#8a5a3c"), radius=0.006)
        for k in range(10):
            canvas.rect(-0.093 + 0.0193 * k, -0.056, 0.012, 0.02, _EBONY, outline=False)
        canvas.rect(-0.1, -0.088, 0.2, 0.028, cover, radius=0.012, shade=0.24)
        canvas.rect(-0.1, -0.03, 0.2, 0.028, darken(cover, 0.1), radius=0.012, shade=0.24)
        canvas.ink_line([(-0.06, -0.075), (0.06, -0.075)], darken(cover, 0.4), weight=0.8)
        for px in (-0.088, 0.088):
            canvas.dot(px, -0.074, 0.005, darken(cover, 0.5))
        glint(canvas, -0.05, -0.081, 0.03, 0.004, 0.7)


@thing("zambomba", width=0.26, height=0.44, belongs=("floor", "table", "hand"), grip=(0.0, 0.16))
def zambomba(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, _rng: Rng) -> None:
    """A clay pot with a tight skin and the reed that makes it hum at Christmas."""
    with canvas.group(x, y, scale):
        canvas.shadow(0, -0.003, 0.11, 0.016, 0.24)
        draw_zambomba(canvas, colour or rgb("#b5693f"))


def draw_zambomba(canvas: Canvas, clay: Colour) -> None:
    """The pot, its skin and reed, above the middle of its foot."""
    canvas.through(
        [(-0.09, -0.23), (0.09, -0.23), (0.125, -0.13), (0.07, 0.0), (-0.07, 0.0), (-0.125, -0.13)],
        clay,
        shade=0.24,
    )
    for py, half in ((-0.17, 0.11), (-0.08, 0.1)):
        canvas.line([(-half, py), (0, py + 0.02), (half, py)], lighten(clay, 0.5), 0.012, smooth=True)
    for k in range(7):
        px = -0.087 + 0.029 * k
        canvas.dot(px, -0.117 + 0.012 * math.cos(k * math.pi / 3), 0.008, COLOURS["yellow"])
    canvas.oval(0, -0.235, 0.1, 0.03, rgb("#efe0bf"))
    canvas.line([(-0.1, -0.225), (0, -0.197), (0.1, -0.225)], COLOURS["red"], 0.018, smooth=True)
    canvas.limb([(0, -0.24), (0.004, -0.435)], [0.016, 0.012], _REED)
    for py in (-0.3, -0.37):
        canvas.line([(-0.006, py), (0.012, py)], darken(_REED, 0.35), 0.006)
