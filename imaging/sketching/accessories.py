"""Hats, scarves and other things worn on head and neck."""

import random
from collections.abc import Mapping
from typing import Final

from imaging.request import Garment
from imaging.sketching.bodies import Body
from imaging.sketching.faces import Face, draw_glasses
from imaging.sketching.kit import Canvas, Point, through_path
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
    "bow_tie": ("black", "red"),
    "hair_ribbon": ("red", "white", "light_blue"),
    "necklace": ("white", "golden"),
    "earrings": ("golden",),
    "handbag": ("brown", "black"),
    "sash": ("red",),
    "mantilla": ("black",),
    "sombrero": ("golden",),
    "neckerchief": ("red",),
    "sunglasses": ("black",),
    "braces": ("brown",),
    "knitted_cap": ("red", "blue", "green"),
}
_HATS: Final = ("hat", "beret", "cap", "straw_hat", "headscarf", "paper_hat", "sombrero", "knitted_cap")


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
    """What is at the neck and the waist; around the hips' middle, as the torso is."""
    t, s = body.torso, body.shoulder
    for kind, draw in _ON_THE_TORSO.items():
        if kind in worn:
            draw(canvas, body, worn[kind])
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


def _bow_tie(canvas: Canvas, body: Body, colour: Colour) -> None:
    t = body.torso
    for side in (-1, 1):
        canvas.polygon(
            [(0.003, -t + 0.02), (side * 0.05, -t - 0.006), (side * 0.05, -t + 0.045)], colour, weight=0.7
        )
    canvas.oval(0.003, -t + 0.02, 0.012, 0.013, darken(colour, 0.15), weight=0.6)


def _necklace(canvas: Canvas, body: Body, colour: Colour) -> None:
    t, s = body.torso, body.shoulder
    for i in range(11):
        part = i / 5 - 1
        canvas.oval(
            part * s * 0.5, -t + 0.055 - 0.06 * part * part, 0.0105, 0.0105, colour, shade=0.05, weight=0.5
        )


def _neckerchief(canvas: Canvas, body: Body, colour: Colour) -> None:
    t, s = body.torso, body.shoulder
    canvas.through(
        [
            (-s * 0.5, -t - 0.02),
            (s * 0.5, -t - 0.02),
            (s * 0.4, -t + 0.03),
            (0.0, -t + 0.085),
            (-s * 0.4, -t + 0.03),
        ],
        colour,
    )
    canvas.polygon(
        [(0.0, -t + 0.07), (0.04, -t + 0.13), (0.008, -t + 0.12), (-0.03, -t + 0.135)], darken(colour, 0.1)
    )
    for x, y in ((-0.03, 0.02), (0.035, 0.016), (0.0, 0.045)):
        canvas.dot(x, -t + y, 0.007, lighten(colour, 0.7))


def _sash(canvas: Canvas, body: Body, colour: Colour) -> None:
    t, w = body.torso, body.waist
    canvas.through(
        [
            (-w * 1.06, -t * 0.34),
            (w * 1.06, -t * 0.34),
            (w * 1.12, -t * 0.1),
            (0, -t * 0.07),
            (-w * 1.12, -t * 0.1),
        ],
        colour,
        weight=0.8,
    )
    for y in (-t * 0.27, -t * 0.18):
        canvas.ink_line([(-w, y), (0, y + 0.006), (w, y)], darken(colour, 0.3), weight=0.7, alpha=0.6)
    canvas.limb([(w * 0.7, -t * 0.16), (w * 0.86, t * 0.1)], [0.045, 0.06], colour, weight=0.7)


def _braces(canvas: Canvas, body: Body, colour: Colour) -> None:
    t, s = body.torso, body.shoulder
    for side in (-1, 1):
        canvas.line([(side * s * 0.52, -t), (side * s * 0.46, 0.0)], colour, 0.022)
        canvas.line([(side * s * 0.47, -0.02), (side * s * 0.46, 0.006)], rgb("#c9b27a"), 0.022)


_ON_THE_TORSO: Final = {
    "braces": _braces,
    "sash": _sash,
    "bow_tie": _bow_tie,
    "necklace": _necklace,
    "neckerchief": _neckerchief,
}


def draw_handbag(canvas: Canvas, hand: Point, colour: Colour) -> None:
    """A handbag that hangs from the hand at this point."""
    x, y = hand[0], hand[1] + 0.03
    canvas.line(
        [(x - 0.05, y + 0.06), (x - 0.03, y), (x + 0.03, y), (x + 0.05, y + 0.06)],
        darken(colour, 0.2),
        0.011,
        smooth=True,
    )
    canvas.through(
        [
            (x - 0.07, y + 0.05),
            (x + 0.07, y + 0.05),
            (x + 0.085, y + 0.15),
            (x, y + 0.16),
            (x - 0.085, y + 0.15),
        ],
        colour,
    )
    canvas.oval(x, y + 0.065, 0.012, 0.01, rgb("#d8b25a"), weight=0.6)


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
        ("mantilla", _mantilla),
        ("sombrero", _sombrero),
        ("knitted_cap", _knitted_cap),
        ("hair_ribbon", _hair_ribbon),
    ):
        if kind in worn:
            draw(canvas, worn[kind], k)
    if "earrings" in worn:
        for side in (-1, 1) if face.turn.much < 0.25 else (-1,):
            x = face.turn.x(side * 0.99) if face.turn.much else side * 1.0
            canvas.oval(x, 0.5, 0.125, 0.15, worn["earrings"], weight=0.8)
    if "sunglasses" in worn:
        draw_glasses(canvas, face, dark=worn["sunglasses"])


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


def _mantilla(canvas: Canvas, colour: Colour, k: float) -> None:
    """Lace over a high comb, falling to the shoulders at both sides of the face."""
    canvas.through(
        [(-0.4, -k), (-0.5, -k * 1.6), (0.0, -k * 1.78), (0.5, -k * 1.6), (0.4, -k)], rgb("#8a4f2a")
    )
    for side in (-1, 1):
        canvas.through(
            [
                (side * 0.02, -k * 1.74),
                (side * 0.62, -k * 1.4),
                (side * 1.14, -0.5),
                (side * 1.36, 0.6),
                (side * 1.5, 1.7),
                (side * 0.98, 1.6),
                (side * 0.98, 0.3),
                (side * 0.86, -0.5),
                (side * 0.3, -k * 1.06),
            ],
            colour,
            alpha=0.9,
            weight=0.8,
        )
        for i in range(5):
            canvas.oval(
                side * (1.06 + 0.06 * i),
                -0.2 + 0.4 * i,
                0.07,
                0.09,
                lighten(colour, 0.4),
                outline=False,
                alpha=0.6,
            )


def _sombrero(canvas: Canvas, colour: Colour, k: float) -> None:
    straw = rgb("#dcbb74") if colour == COLOURS["golden"] else colour
    canvas.through(
        [(-0.66, -0.6), (-0.46, -k * 1.5), (0.0, -k * 1.86), (0.46, -k * 1.5), (0.66, -0.6)], straw
    )
    brim = [
        (-2.1, -0.86),
        (-1.2, -0.5),
        (0.0, -0.36),
        (1.2, -0.5),
        (2.1, -0.86),
        (1.0, -0.82),
        (0.0, -0.74),
        (-1.0, -0.82),
    ]
    canvas.through(brim, straw)
    canvas.line(
        [(-1.9, -0.8), (-1.1, -0.52), (0.0, -0.4), (1.1, -0.52), (1.9, -0.8)],
        COLOURS["red"],
        0.08,
        smooth=True,
    )
    canvas.line([(-0.6, -0.8), (0.0, -0.68), (0.6, -0.8)], COLOURS["green"], 0.14, smooth=True)


def _knitted_cap(canvas: Canvas, colour: Colour, k: float) -> None:
    canvas.through(
        [
            (-1.06, -0.4),
            (-1.04, -k * 0.9),
            (-0.5, -k * 1.3),
            (0.1, -k * 1.38),
            (0.66, -k * 1.2),
            (1.06, -k * 0.8),
            (1.08, -0.4),
        ],
        colour,
    )
    canvas.through(
        [(-1.1, -0.34), (0, -0.5), (1.12, -0.34), (1.1, -0.66), (0, -0.84), (-1.08, -0.66)],
        lighten(colour, 0.4),
    )
    for i in range(9):
        x = -0.9 + 0.225 * i
        canvas.ink_line([(x, -0.7), (x, -0.42)], darken(colour, 0.2), weight=0.7, alpha=0.5)
    canvas.oval(0.08, -k * 1.46, 0.24, 0.22, lighten(colour, 0.7))


def _hair_ribbon(canvas: Canvas, colour: Colour, k: float) -> None:
    x, y = -0.62, -k * 0.94
    for side in (-1, 1):
        canvas.through(
            [
                (x, y),
                (x + side * 0.2, y - 0.24),
                (x + side * 0.48, y - 0.16),
                (x + side * 0.42, y + 0.14),
                (x + side * 0.18, y + 0.1),
            ],
            colour,
            weight=0.8,
        )
    canvas.oval(x, y, 0.1, 0.11, darken(colour, 0.15), weight=0.7)
