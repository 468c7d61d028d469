"""Scarves, shawls and other things worn at the neck, the waist and the hand; their colours."""

import random
from collections.abc import Mapping
from typing import Final

from imaging.request import Garment
from imaging.sketching.bodies import Body
from imaging.sketching.kit import Canvas, Point, through_path
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, rgb

_USUAL: Final[dict[str, tuple[str, ...]]] = {
    "hat": ("brown", "grey", "black"),
    "beret": ("black", "black", "blue"),
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
    "peaked_cap": ("blue",),
    "tricorn": ("black",),
    "cook_hat": ("white",),
    "helmet": ("yellow",),
    "shoes": ("brown", "black"),
    "boots": ("brown", "black"),
    "rope_shoes": ("blue", "black"),
    "sandals": ("brown",),
    "slippers": ("red", "blue"),
    "clogs": ("brown",),
    "trainers": ("white", "blue"),
    "stockings": ("black", "brown"),
    "socks": ("white",),
    "belt": ("brown", "black"),
    "watch": ("brown", "black"),
    "bracelet": ("golden",),
    "medallion": ("golden",),
    "flower_in_hair": ("red", "white"),
    "hairband": ("red", "light_blue"),
    "flower_crown": ("white",),
    "white_cap": ("white",),
    "bonnet": ("white", "pink"),
    "top_hat": ("black",),
    "montera": ("black",),
    "leg_cast": ("white",),
    "arm_cast": ("white",),
}
_HATS: Final = ("hat", "beret", "cap", "straw_hat", "headscarf", "paper_hat", "sombrero", "knitted_cap",
                "peaked_cap", "tricorn", "cook_hat", "helmet", "white_cap", "bonnet",
                "top_hat", "montera")  # fmt: skip


def wear_colour(garment: Garment, rng: random.Random) -> Colour:
    """The accessory's colour, or a usual one."""
    usual = rng.choice(_USUAL.get(garment.kind, ("grey",)))
    if garment.colour is None and garment.kind == "straw_hat":
        return rgb("#e6c87c")
    return COLOURS[garment.colour or usual]


def hides_crown(worn: Mapping[str, Colour]) -> bool:
    """Whether something covers the top of the head."""
    return any(kind in worn for kind in _HATS)


def without_hats(worn: Mapping[str, Colour]) -> dict[str, Colour]:
    """What is worn but for that on top of the head."""
    return {kind: colour for kind, colour in worn.items() if kind not in _HATS}


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


def _belt(canvas: Canvas, body: Body, colour: Colour) -> None:
    w, t = body.waist, body.torso
    canvas.through(
        [
            (-w * 1.04, -t * 0.13),
            (0, -t * 0.1),
            (w * 1.04, -t * 0.13),
            (w * 1.06, -t * 0.02),
            (0, t * 0.01),
            (-w * 1.06, -t * 0.02),
        ],
        colour,
        weight=0.8,
    )
    canvas.rect(-0.022, -t * 0.115, 0.044, t * 0.12, rgb("#d8b25a"), radius=0.006, weight=0.8)
    canvas.rect(-0.011, -t * 0.085, 0.022, t * 0.06, darken(colour, 0.2), weight=0.5)


def _medallion(canvas: Canvas, body: Body, colour: Colour) -> None:
    t, s = body.torso, body.shoulder
    canvas.line(
        [(-s * 0.42, -t + 0.01), (0.0, -t + 0.115), (s * 0.42, -t + 0.01)], colour, 0.011, smooth=True
    )
    canvas.oval(0.0, -t + 0.128, 0.021, 0.024, colour)
    canvas.ink_line([(0.0, -t + 0.12), (0.0, -t + 0.15)], darken(colour, 0.5), weight=0.8)
    canvas.ink_line([(-0.009, -t + 0.13), (0.009, -t + 0.13)], darken(colour, 0.5), weight=0.8)


_ON_THE_TORSO: Final = {
    "belt": _belt,
    "medallion": _medallion,
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
