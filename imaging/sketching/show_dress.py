"""What is worn in ring and arena: a clown's suit and face, a bullfighter's suit of lights and their hats.

Suits are drawn around the middle of the hips as the torso is, faces and hats around the head's middle.
"""

import math

from imaging.sketching.bodies import Body
from imaging.sketching.faces import Face
from imaging.sketching.kit import Canvas
from imaging.sketching.outfit import Outfit
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, rgb

_GOLD: Colour = rgb("#e2b94f")
_WHITE: Colour = rgb("#faf6ec")
_BLACK: Colour = rgb("#2b2a31")
_WIG: Colour = rgb("#e07b39")


def clown_front(canvas: Canvas, body: Body, _outfit: Outfit, hem: float) -> None:
    """Three pompons and a wide ruff."""
    t, s = body.torso, body.shoulder
    for k, tint in enumerate(("red", "green", "red")):
        canvas.oval(0.004, -t * 0.7 + (t * 0.68 + min(hem, 0.04)) * k / 2, 0.026, 0.026, COLOURS[tint])
    for row, reach in ((0.03, 1.12), (-0.004, 0.92)):
        for k in range(7):
            x = (k - 3) / 3 * s * reach
            drop = 0.03 * (1 - (x / (s * 1.2)) ** 2)
            canvas.oval(
                x, -t + row + drop, s * 0.26, 0.034, _WHITE if k % 2 else COLOURS["light_blue"], weight=0.8
            )


def clown_face(canvas: Canvas, face: Face) -> None:
    """Tufts of a wig, a little hat, painted cheeks and brows, and the red nose."""
    k = face.skull
    for side in (-1, 1):
        for x, y, size in ((1.0, -0.5, 0.34), (1.16, -0.1, 0.36), (1.08, 0.3, 0.3), (0.78, -k * 0.86, 0.32)):
            canvas.oval(side * x, y, size, size, _WIG, weight=0.9)
    tip = (0.24, -k * 1.86)
    canvas.polygon([(-0.42, -k * 0.98), (0.52, -k * 0.98), tip], COLOURS["blue"])
    canvas.oval(0.05, -k * 0.98, 0.62, 0.12, COLOURS["blue"])
    canvas.oval(*tip, 0.15, 0.15, COLOURS["yellow"], weight=0.9)
    canvas.dot(0.1, -k * 1.24, 0.08, COLOURS["yellow"])
    for u in (-0.55, 0.6):
        canvas.oval(face.turn.x(u), 0.46, 0.17, 0.15, rgb("#e2685c"), outline=False, alpha=0.75)
    for u in (-0.36, 0.42):
        x = face.turn.x(u)
        canvas.ink_line([(x, -0.42), (x, -0.2)], COLOURS["blue"], weight=1.6)
        canvas.ink_line([(x, 0.3), (x, 0.44)], COLOURS["blue"], weight=1.6)
    nose = face.turn.x(0.06, 1.1)
    canvas.oval(nose, 0.3, 0.2, 0.2, rgb("#d8392f"), shade=0.2)
    canvas.oval(nose - 0.06, 0.23, 0.05, 0.04, lighten(rgb("#d8392f"), 0.6), outline=False)


def lights_front(canvas: Canvas, body: Body, outfit: Outfit, _hem: float) -> None:
    """The short jacket sewn with gold over shirt, thin tie and sash."""
    t, s = body.torso, body.shoulder
    canvas.polygon(
        [(-s * 0.34, -t - 0.02), (s * 0.34, -t - 0.02), (s * 0.2, 0.04), (-s * 0.2, 0.04)], _WHITE, weight=0.6
    )
    canvas.line([(0.0, -t + 0.01), (0.0, -t * 0.36)], _BLACK, 0.016)
    canvas.line([(-body.waist * 1.2, -t * 0.2), (body.waist * 1.2, -t * 0.2)], _BLACK, 0.045)
    for side in (-1, 1):
        canvas.line([(side * s * 0.34, -t), (side * s * 0.24, -t * 0.3)], _GOLD, 0.022)
        for row in range(4):
            y = -t * (0.84 - 0.16 * row)
            for out in (0.56, 0.82):
                canvas.oval(side * s * (out - 0.05 * row), y, 0.013, 0.011, _GOLD, weight=0.5)
        for k in range(5):
            angle = math.pi * (0.15 + 0.18 * k)
            x, y = side * s * (0.98 - 0.1 * math.cos(angle)), -t + 0.05 - 0.03 * math.sin(angle)
            canvas.oval(x, y, 0.022, 0.02, _GOLD, weight=0.6)
    canvas.ink_line([(-s, -t * 0.3), (s, -t * 0.3)], darken(outfit.top, 0.4), weight=0.8)


def draw_montera(canvas: Canvas, colour: Colour, k: float) -> None:
    """A bullfighter's black hat with a lobe at each side."""
    for side in (-1, 1):
        canvas.through(
            [
                (side * 0.7, -0.62),
                (side * 0.86, -k * 1.2),
                (side * 1.3, -k * 1.06),
                (side * 1.38, -0.56),
                (side * 1.08, -0.3),
            ],
            colour,
            shade=0.2,
        )
    canvas.through(
        [
            (-1.06, -0.46),
            (-0.96, -k * 0.98),
            (-0.4, -k * 1.24),
            (0.42, -k * 1.24),
            (0.98, -k * 0.98),
            (1.08, -0.46),
            (0, -0.68),
        ],
        colour,
        shade=0.2,
    )
    for row in range(3):
        y = -k * (0.78 + 0.14 * row)
        canvas.ink_line([(-0.8, y), (0, y - 0.1), (0.8, y)], lighten(colour, 0.35), weight=0.7, alpha=0.6)


def draw_top_hat(canvas: Canvas, colour: Colour, k: float) -> None:
    """A high shining hat with its band."""
    canvas.through(
        [
            (-0.78, -k * 0.8),
            (-0.72, -k * 1.4),
            (-0.86, -k * 2.0),
            (0.0, -k * 2.08),
            (0.9, -k * 2.0),
            (0.76, -k * 1.4),
            (0.82, -k * 0.8),
            (0.0, -k * 0.9),
        ],
        colour,
        shade=0.2,
    )
    canvas.line([(-0.76, -k * 0.98), (0.0, -k * 1.06), (0.8, -k * 0.98)], COLOURS["red"], 0.2, smooth=True)
    canvas.through(
        [(-1.36, -k * 0.86), (-0.8, -k * 0.76), (0.0, -k * 0.84), (0.86, -k * 0.76), (1.4, -k * 0.86),
         (0.9, -k * 0.6), (0.0, -k * 0.66), (-0.84, -k * 0.6)],
        colour,
    )  # fmt: skip
    canvas.line([(-0.5, -k * 1.3), (-0.56, -k * 1.85)], lighten(colour, 0.5), 0.1, alpha=0.5)


__all__ = ["clown_face", "clown_front", "draw_montera", "draw_top_hat", "lights_front"]
