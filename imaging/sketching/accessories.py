"""Hats, scarves and other things worn on head and neck."""

import random
from collections.abc import Mapping
from typing import Final

from imaging.request import Garment
from imaging.sketching.bodies import Body
from imaging.sketching.faces import Face
from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, rgb

_USUAL: Final[dict[str, tuple[str, ...]]] = {
    "hat": ("brown", "grey", "black"),
    "beret": ("black", "blue", "red"),
    "cap": ("grey", "brown", "blue"),
    "straw_hat": ("golden",),
    "headscarf": ("red", "blue", "black", "green"),
    "scarf": ("red", "green", "blue", "yellow"),
    "shawl": ("red", "purple", "black", "green"),
    "tie": ("red", "blue", "green"),
    "gloves": ("red", "brown", "black", "blue"),
    "ornamental_comb": ("brown",),
    "veil": ("white",),
    "paper_hat": ("yellow",),
}
_HATS: Final = ("hat", "beret", "cap", "straw_hat", "headscarf", "paper_hat")


def wear_colour(garment: Garment, rng: random.Random) -> Colour:
    """The accessory's colour, or a usual one."""
    usual = rng.choice(_USUAL.get(garment.kind, ("grey",)))
    if garment.colour is None and garment.kind == "straw_hat":
        return rgb("#e6c87c")
    return COLOURS[garment.colour or usual]


def hides_crown(worn: Mapping[str, Colour]) -> bool:
    """Whether something covers the top of the head."""
    return any(kind in worn for kind in _HATS)


def draw_neck_wear(canvas: Canvas, body: Body, worn: Mapping[str, Colour]) -> None:
    """Tie and scarf; around the hips' middle, as the torso is."""
    t, s = body.torso, body.shoulder
    if "tie" in worn:
        colour = worn["tie"]
        canvas.polygon(
            [(-0.016, -t + 0.004), (0.02, -t + 0.004), (0.012, -t + 0.03), (-0.008, -t + 0.03)],
            colour,
            weight=0.7,
        )
        canvas.polygon(
            [
                (-0.008, -t + 0.03),
                (0.012, -t + 0.03),
                (0.024, -t * 0.5),
                (0.003, -t * 0.42),
                (-0.018, -t * 0.5),
            ],
            colour,
            weight=0.7,
        )
    if "scarf" in worn:
        colour = worn["scarf"]
        canvas.limb(
            [(s * 0.34, -t + 0.01), (s * 0.46, -t * 0.78), (s * 0.4, -t * 0.56)], [0.045, 0.05, 0.055], colour
        )
        canvas.ink_line(
            [(s * 0.2, -t * 0.6), (s * 0.6, -t * 0.6)], lighten(colour, 0.55), weight=2.0, alpha=0.8
        )
        canvas.through(
            [
                (-s * 0.62, -t - 0.022),
                (0, -t - 0.004),
                (s * 0.62, -t - 0.022),
                (s * 0.66, -t + 0.018),
                (0, -t + 0.046),
                (-s * 0.66, -t + 0.018),
            ],
            colour,
        )
        canvas.ink_line(
            [(-s * 0.4, -t + 0.004), (0, -t + 0.022), (s * 0.4, -t + 0.004)],
            darken(colour, 0.3),
            weight=0.8,
            alpha=0.5,
        )


def draw_shawl(canvas: Canvas, body: Body, colour: Colour) -> None:
    """A fringed shawl over shoulders and upper arms."""
    t, s = body.torso, body.shoulder
    shape = through_path(
        [
            (-s * 0.3, -t - 0.014),
            (-s * 1.02, -t + 0.01),
            (-s * 1.26, -t * 0.72),
            (-s * 1.1, -t * 0.48),
            (-s * 0.4, -t * 0.5),
            (0.0, -t * 0.36),
            (s * 0.4, -t * 0.5),
            (s * 1.1, -t * 0.48),
            (s * 1.26, -t * 0.72),
            (s * 1.02, -t + 0.01),
            (s * 0.3, -t - 0.014),
            (0.0, -t * 0.68),
        ]
    )
    for i in range(13):
        x = -s * 1.1 + s * 2.2 * i / 12
        drop = -t * 0.48 + (1 - abs(i - 6) / 6) * t * 0.1
        canvas.ink_line([(x, drop), (x * 1.02, drop + 0.034)], darken(colour, 0.15), weight=0.9)
    canvas.fill(shape, colour, shade=0.15)
    canvas.ink_line(
        [(-s * 0.9, -t * 0.56), (0, -t * 0.46), (s * 0.9, -t * 0.56)],
        lighten(colour, 0.5),
        weight=1.2,
        alpha=0.6,
    )
    canvas.dot(0.0, -t * 0.66, 0.012, rgb("#e2bb58"))


def draw_head_wear(canvas: Canvas, face: Face, worn: Mapping[str, Colour]) -> None:
    """Whatever is on the head; around the head's middle, as the face is."""
    k = face.skull
    for kind, draw in (
        ("headscarf", _headscarf),
        ("hat", _hat),
        ("beret", _beret),
        ("cap", _cap),
        ("straw_hat", _straw_hat),
        ("paper_hat", _paper_hat),
        ("ornamental_comb", _comb),
        ("veil", _veil_band),
    ):
        if kind in worn:
            draw(canvas, worn[kind], k)


def _hat(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-0.86, -0.52),
            (-0.82, -k * 1.1),
            (-0.5, -k * 1.46),
            (0, -k * 1.36),
            (0.5, -k * 1.46),
            (0.84, -k * 1.1),
            (0.88, -0.52),
        ],
        colour,
    )
    canvas.through(
        [(-0.9, -0.66), (0, -0.52), (0.92, -0.66), (0.9, -0.9), (0, -0.78), (-0.88, -0.9)],
        darken(colour, 0.45),
        weight=0.6,
    )
    canvas.through(
        [
            (-1.55, -0.5),
            (-0.7, -0.74),
            (0, -0.66),
            (0.7, -0.74),
            (1.55, -0.5),
            (0.8, -0.42),
            (0, -0.36),
            (-0.8, -0.42),
        ],
        colour,
    )


def _straw_hat(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-0.84, -0.5),
            (-0.76, -k * 1.14),
            (-0.3, -k * 1.4),
            (0.3, -k * 1.4),
            (0.78, -k * 1.14),
            (0.86, -0.5),
        ],
        colour,
    )
    canvas.through(
        [(-0.86, -0.66), (0, -0.5), (0.88, -0.66), (0.86, -0.92), (0, -0.78), (-0.84, -0.92)],
        rgb("#b4504a"),
        weight=0.6,
    )
    brim = through_path(
        [
            (-1.75, -0.46),
            (-0.8, -0.76),
            (0, -0.66),
            (0.8, -0.76),
            (1.75, -0.46),
            (0.9, -0.36),
            (0, -0.3),
            (-0.9, -0.36),
        ]
    )
    canvas.fill(brim, colour)
    canvas.hatch(brim, darken(colour, 0.4), gap=0.14, angle=70, alpha=0.35)


def _beret(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-1.02, -0.52),
            (-1.3, -0.9),
            (-0.7, -k * 1.3),
            (0.1, -k * 1.32),
            (0.95, -k * 0.98),
            (1.04, -0.52),
            (0, -0.7),
        ],
        colour,
    )
    canvas.ink_line([(-0.2, -k * 1.3), (-0.16, -k * 1.46)], darken(colour, 0.2), weight=2.0)


def _cap(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-1.05, -0.45),
            (-1.02, -k * 0.95),
            (-0.4, -k * 1.26),
            (0.4, -k * 1.24),
            (1.0, -k * 0.9),
            (1.06, -0.45),
            (0, -0.62),
        ],
        colour,
    )
    canvas.through(
        [(-0.2, -0.66), (0.5, -0.7), (1.1, -0.58), (1.5, -0.36), (0.8, -0.38), (0.1, -0.44)],
        darken(colour, 0.14),
    )
    canvas.ink_line([(0, -k * 1.24), (0.06, -0.7)], darken(colour, 0.3), weight=0.7, alpha=0.5)


def _headscarf(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-0.98, 0.62),
            (-1.2, -0.1),
            (-1.02, -k * 0.86),
            (-0.4, -k * 1.2),
            (0.4, -k * 1.2),
            (1.04, -k * 0.86),
            (1.22, -0.1),
            (1.0, 0.62),
            (0.94, 0.1),
            (0.72, -0.42),
            (0.1, -0.62),
            (-0.6, -0.44),
            (-0.88, 0.1),
        ],
        colour,
    )
    canvas.polygon(
        [(-0.95, 0.6), (0.06, k * 0.98), (1.0, 0.6), (0.86, 0.9), (0.06, k * 1.2), (-0.82, 0.9)],
        colour,
        weight=0.8,
    )
    canvas.polygon(
        [(0.06, k), (0.34, k * 1.42), (0.02, k * 1.36), (-0.24, k * 1.44)], darken(colour, 0.1), weight=0.8
    )
    for x, y in ((-0.7, -0.72), (-0.2, -0.96), (0.35, -0.95), (0.8, -0.66), (-1.0, -0.15), (1.02, -0.1)):
        canvas.dot(x, y, 0.075, lighten(colour, 0.65), 0.8)


def _paper_hat(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.polygon([(-0.62, -k * 0.82), (0.6, -k * 0.84), (0.08, -k * 1.95)], colour)
    for part, tint in ((0.25, "red"), (0.55, "light_blue")):
        y = -k * (0.84 + 1.1 * part)
        half = 0.6 * (1 - part) * 0.98
        canvas.line([(0.03 - half, y), (0.03 + half, y)], COLOURS[tint], 0.12)
    canvas.dot(0.08, -k * 1.95, 0.14, COLOURS["red"])


def _comb(canvas: Canvas, colour: Colour, k: float) -> None:
    shell = rgb("#8a4f2a") if colour == COLOURS["brown"] else colour
    canvas.through(
        [
            (-0.46, -k * 1.0),
            (-0.66, -k * 1.5),
            (-0.3, -k * 1.72),
            (0, -k * 1.78),
            (0.3, -k * 1.72),
            (0.66, -k * 1.5),
            (0.46, -k * 1.0),
        ],
        shell,
    )
    for x in (-0.36, -0.12, 0.12, 0.36):
        canvas.oval(x, -k * 1.42, 0.07, 0.14, lighten(shell, 0.5), shade=0, outline=False, alpha=0.8)


def _veil_band(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-1.08, -0.3),
            (-0.9, -k * 0.95),
            (0, -k * 1.24),
            (0.9, -k * 0.95),
            (1.1, -0.3),
            (0.76, -k * 0.72),
            (0, -k * 0.94),
            (-0.74, -k * 0.72),
        ],
        colour,
    )
    for x, y in ((-0.6, -0.88), (-0.2, -1.06), (0.22, -1.06), (0.62, -0.88)):
        canvas.dot(x, y * k / 1.08, 0.1, rgb("#f6d9df"))
        canvas.dot(x, y * k / 1.08, 0.04, rgb("#e2bb58"))
