"""Hats that tell a trade: of guards, officers, cooks and miners; around the head's middle."""

from typing import Final

from imaging.sketching.kit import Canvas, Point
from imaging.sketching.palette import Colour, darken, lighten, rgb
from imaging.sketching.show_dress import draw_montera, draw_top_hat

_PATENT: Final[Colour] = rgb("#2b2a31")
_BRASS: Final[Colour] = rgb("#e0b75a")


def draw_peaked_cap(canvas: Canvas, colour: Colour, k: float) -> None:
    """A wide flat crown over a band with a badge and a shining peak."""
    crown = [
        (-1.0, -0.74),
        (-1.42, -k * 1.12),
        (-0.8, -k * 1.42),
        (0.1, -k * 1.5),
        (0.9, -k * 1.38),
        (1.44, -k * 1.06),
        (1.04, -0.74),
    ]
    canvas.through(crown, colour, shade=0.12)
    band: list[Point] = [(-1.06, -0.42), (-1.02, -0.86), (0, -0.98), (1.04, -0.86), (1.08, -0.42), (0, -0.6)]
    canvas.through(band, darken(colour, 0.34))
    canvas.through(
        [(-0.62, -0.6), (0, -0.7), (0.94, -0.6), (1.2, -0.3), (0.4, -0.34), (-0.4, -0.42)], _PATENT
    )
    canvas.oval(0.14, -k * 1.06, 0.16, 0.17, _BRASS, weight=0.8)


def draw_tricorn(canvas: Canvas, colour: Colour, k: float) -> None:
    """The stiff black hat of the Guardia Civil, its back turned up higher than its front."""
    wing: list[Point] = [
        (-1.14, -0.5),
        (-1.6, -k * 0.94),
        (-1.5, -k * 1.2),
        (-0.5, -k * 1.54),
        (0.5, -k * 1.54),
        (1.5, -k * 1.2),
        (1.6, -k * 0.94),
        (1.14, -0.5),
    ]
    canvas.polygon(wing, lighten(colour, 0.12))
    bowl: list[Point] = [
        (-1.1, -0.46),
        (-1.0, -k * 0.92),
        (-0.6, -k * 1.14),
        (0.0, -k * 1.2),
        (0.6, -k * 1.14),
        (1.0, -k * 0.92),
        (1.12, -0.46),
        (0, -0.66),
    ]
    canvas.through(bowl, colour)
    canvas.line([(-0.62, -k * 0.86), (-0.42, -k * 1.06)], lighten(colour, 0.6), 0.09, alpha=0.8)
    canvas.line([(1.1, -k * 1.16), (1.3, -k * 1.02)], lighten(colour, 0.6), 0.06, alpha=0.7)


def draw_cook_hat(canvas: Canvas, colour: Colour, k: float) -> None:
    """A band with a high puffed crown."""
    puff = [
        (-0.94, -k * 0.98),
        (-1.3, -k * 1.5),
        (-0.8, -k * 1.92),
        (-0.1, -k * 1.84),
        (0.56, -k * 1.98),
        (1.24, -k * 1.6),
        (0.96, -k * 0.98),
    ]
    canvas.through(puff, colour, shade=0.1)
    for x in (-0.5, 0.0, 0.48):
        canvas.ink_line(
            [(x * 0.9, -k * 1.02), (x * 1.2, -k * 1.46)], darken(colour, 0.25), weight=0.8, alpha=0.5
        )
    canvas.through(
        [(-1.04, -0.44), (-1.0, -k * 1.0), (0, -k * 1.1), (1.02, -k * 1.0), (1.06, -0.44), (0, -0.62)], colour
    )


def draw_helmet(canvas: Canvas, colour: Colour, k: float) -> None:
    """A hard hat with its rim and a lamp before it."""
    dome = [
        (-1.12, -0.46),
        (-1.08, -k * 0.92),
        (-0.5, -k * 1.36),
        (0.5, -k * 1.36),
        (1.1, -k * 0.92),
        (1.14, -0.46),
        (0, -0.62),
    ]
    canvas.through(dome, colour, shade=0.14)
    canvas.ink_line([(-0.1, -k * 1.38), (-0.06, -k * 1.0)], darken(colour, 0.3), weight=1.2, alpha=0.6)
    canvas.through(
        [(-1.34, -0.36), (0, -0.66), (1.42, -0.34), (1.3, -0.56), (0, -0.84), (-1.26, -0.58)],
        darken(colour, 0.16),
    )
    canvas.oval(0.1, -k * 0.98, 0.26, 0.26, rgb("#5a554f"))
    canvas.oval(0.1, -k * 0.98, 0.16, 0.16, rgb("#fdf0b8"), outline=False)


TRADE_HATS: Final = {
    "peaked_cap": draw_peaked_cap,
    "tricorn": draw_tricorn,
    "cook_hat": draw_cook_hat,
    "helmet": draw_helmet,
    "top_hat": draw_top_hat,
    "montera": draw_montera,
}
