"""Animals: sixteen species with their coats, standing, sitting, lying or playing.

Drawn in adult heights around the middle of the ground below them, turned to the right.
"""

import random
from dataclasses import dataclass
from typing import Final, Literal

import skia

from imaging.request import AnimalLooks
from imaging.sketching.fowl import draw_fowl
from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.palette import INK, Colour, darken, jitter, lighten, luminance, mix, rgb

_COATS: Final[dict[str, Colour]] = {
    "red": rgb("#b9603a"),
    "blue": rgb("#4f82b8"),
    "light_blue": rgb("#8dbbd9"),
    "green": rgb("#5ba05a"),
    "yellow": rgb("#f0c94f"),
    "pink": rgb("#efb3ad"),
    "purple": rgb("#83609f"),
    "orange": rgb("#dd8f47"),
    "brown": rgb("#96683f"),
    "beige": rgb("#d9bd92"),
    "grey": rgb("#9b9b9e"),
    "black": rgb("#48434a"),
    "white": rgb("#f5f0e6"),
    "golden": rgb("#dba75c"),
}
_USUAL: Final[dict[str, tuple[str, ...]]] = {
    "dog": ("brown", "golden", "black", "white"),
    "cat": ("orange", "grey", "black", "white"),
    "horse": ("brown", "black", "white"),
    "donkey": ("grey",),
    "mule": ("brown",),
    "cow": ("white", "brown"),
    "sheep": ("white",),
    "goat": ("white", "brown"),
    "pig": ("pink",),
    "hen": ("brown", "white"),
    "rooster": ("red",),
    "rabbit": ("grey", "white", "brown"),
    "duck": ("white", "yellow"),
    "bird": ("yellow", "brown", "blue"),
    "parrot": ("green", "red"),
    "fish": ("orange", "red", "grey"),
}


@dataclass(frozen=True)
class Size:
    """Width and height in adult heights."""

    width: float
    height: float


SIZES: Final[dict[str, Size]] = {
    "dog": Size(0.52, 0.44),
    "cat": Size(0.42, 0.32),
    "horse": Size(1.16, 1.08),
    "donkey": Size(0.94, 0.92),
    "mule": Size(1.04, 0.98),
    "cow": Size(1.12, 0.84),
    "sheep": Size(0.62, 0.54),
    "goat": Size(0.6, 0.58),
    "pig": Size(0.68, 0.46),
    "hen": Size(0.3, 0.32),
    "rooster": Size(0.36, 0.38),
    "rabbit": Size(0.28, 0.3),
    "duck": Size(0.32, 0.3),
    "bird": Size(0.24, 0.17),
    "parrot": Size(0.4, 0.3),
    "fish": Size(0.3, 0.26),
}
_FOWL: Final = frozenset({"hen", "rooster", "duck", "bird", "parrot", "fish"})


def coat_of(looks: AnimalLooks, key: str) -> Colour:
    """The coat's colour; unknown colours are chosen, the same for the same key every time."""
    rng = random.Random(f"coat {key}")
    return jitter(_COATS[looks.colour or rng.choice(_USUAL[looks.species])], rng, 4)


def draw_animal(
    canvas: Canvas, looks: AnimalLooks, key: str, x: float, y: float, scale: float, facing: int, posture: str
) -> None:
    """Draw one animal with its shadow."""
    coat = coat_of(looks, key)
    with canvas.group(x, y, scale, flip=facing < 0):
        if looks.species in _FOWL:
            draw_fowl(canvas, looks.species, coat)
        elif looks.species in ("dog", "cat"):
            _pet(canvas, looks.species, coat, posture)
        elif looks.species == "rabbit":
            _rabbit(canvas, coat)
        else:
            _beast(canvas, looks.species, coat)


def eye(canvas: Canvas, x: float, y: float, size: float) -> None:
    """A warm round animal eye."""
    canvas.dot(x, y, size, INK)
    canvas.dot(x + size * 0.3, y - size * 0.35, size * 0.36, (255, 255, 255))


# ---------------------------------------------------------------- dog and cat


def _pet(canvas: Canvas, species: str, coat: Colour, posture: str) -> None:
    size = 1.0 if species == "dog" else 0.78
    lying = posture in ("lying",)
    sitting = posture in ("sitting", "standing_still", "reading", "waving")
    with canvas.group(scale=size):
        canvas.shadow(0, 0, 0.2, 0.03)
        if lying:
            _pet_lying(canvas, species, coat)
        elif sitting:
            _pet_sitting(canvas, species, coat)
        else:
            _pet_standing(canvas, species, coat, posture in ("playing", "running", "walking"))


def _pet_standing(canvas: Canvas, species: str, coat: Colour, lively: bool) -> None:
    dark, pale = darken(coat, 0.16), lighten(coat, 0.55)
    if species == "dog":
        canvas.limb([(-0.15, -0.24), (-0.22, -0.3), (-0.22, -0.39)], [0.045, 0.045, 0.026], coat)
    else:
        canvas.limb(
            [(-0.15, -0.22), (-0.25, -0.24), (-0.25, -0.37), (-0.2, -0.42)], [0.042, 0.042, 0.04, 0.03], coat
        )
    swing = 0.05 if lively else 0.0
    for x, dx, colour in (
        (0.09, swing, dark),
        (-0.1, -swing, dark),
        (0.13, -swing, coat),
        (-0.15, swing, coat),
    ):
        canvas.limb([(x, -0.16), (x + dx * 0.4, -0.08), (x + dx, -0.02)], [0.078, 0.056, 0.05], colour)
        canvas.oval(x + dx + 0.012, -0.016, 0.036, 0.021, pale if species == "dog" else colour, weight=0.8)
    body = through_path(
        [
            (-0.19, -0.22),
            (-0.12, -0.285),
            (0.05, -0.28),
            (0.16, -0.31),
            (0.2, -0.23),
            (0.15, -0.13),
            (0.0, -0.12),
            (-0.14, -0.12),
        ]
    )
    canvas.fill(body, coat)
    with canvas.clip(body):
        canvas.oval(0.02, -0.11, 0.16, 0.035, pale, shade=0, outline=False, alpha=0.75)
    canvas.line([(0.09, -0.29), (0.14, -0.23), (0.2, -0.23)], rgb("#c24a42"), 0.024, smooth=True)
    canvas.dot(0.17, -0.215, 0.014, rgb("#e2bb58"))
    _pet_head(canvas, species, coat, 0.17, -0.345)


def _pet_sitting(canvas: Canvas, species: str, coat: Colour) -> None:
    dark, pale = darken(coat, 0.14), lighten(coat, 0.55)
    if species == "dog":
        canvas.limb([(-0.12, -0.04), (-0.21, -0.06), (-0.25, -0.13)], [0.05, 0.046, 0.028], coat)
    else:
        canvas.limb(
            [(-0.1, -0.03), (-0.2, -0.02), (-0.23, -0.1), (-0.18, -0.14)], [0.042, 0.042, 0.04, 0.03], coat
        )
    canvas.through(
        [
            (-0.02, -0.3),
            (0.08, -0.29),
            (0.11, -0.16),
            (0.1, -0.02),
            (-0.06, 0.0),
            (-0.16, -0.02),
            (-0.17, -0.1),
            (-0.1, -0.2),
        ],
        coat,
    )
    canvas.through(
        [(0.03, -0.26), (0.095, -0.24), (0.1, -0.13), (0.06, -0.1), (0.02, -0.16)],
        pale,
        outline=False,
        alpha=0.8,
    )
    canvas.oval(-0.09, -0.075, 0.075, 0.068, coat)
    canvas.oval(-0.04, -0.015, 0.06, 0.022, coat, weight=0.9)
    for x, colour in ((0.1, dark), (0.055, coat)):
        canvas.limb([(x, -0.19), (x + 0.008, -0.1), (x + 0.01, -0.02)], [0.06, 0.05, 0.046], colour)
        canvas.oval(x + 0.022, -0.015, 0.036, 0.021, pale if species == "dog" else colour, weight=0.8)
    canvas.line([(-0.015, -0.285), (0.05, -0.26), (0.105, -0.27)], rgb("#c24a42"), 0.024, smooth=True)
    canvas.dot(0.065, -0.25, 0.014, rgb("#e2bb58"))
    _pet_head(canvas, species, coat, 0.055, -0.37)


def _pet_lying(canvas: Canvas, species: str, coat: Colour) -> None:
    pale = lighten(coat, 0.55)
    canvas.limb([(-0.2, -0.05), (-0.28, -0.025), (-0.34, -0.05)], [0.046, 0.042, 0.026], coat)
    canvas.through(
        [
            (-0.24, -0.08),
            (-0.15, -0.16),
            (0.05, -0.15),
            (0.17, -0.17),
            (0.21, -0.07),
            (0.16, 0.0),
            (-0.18, 0.0),
        ],
        coat,
    )
    canvas.oval(-0.14, -0.06, 0.08, 0.062, coat)
    canvas.limb([(0.13, -0.03), (0.27, -0.02)], [0.05, 0.044], coat)
    canvas.oval(0.29, -0.018, 0.034, 0.021, pale, weight=0.8)
    _pet_head(canvas, species, coat, 0.19, -0.17)


def _pet_head(canvas: Canvas, species: str, coat: Colour, x: float, y: float) -> None:
    with canvas.group(x, y, 0.108):
        if species == "dog":
            _dog_head(canvas, coat)
        else:
            _cat_head(canvas, coat)


def _dog_head(canvas: Canvas, coat: Colour) -> None:
    pale, dark = lighten(coat, 0.6), darken(coat, 0.3)
    _dog_ear(canvas, darken(dark, 0.1), 1, 0.8)
    canvas.through(
        [
            (-0.3, -0.92),
            (0.4, -0.9),
            (0.86, -0.4),
            (0.86, 0.3),
            (0.4, 0.78),
            (-0.4, 0.74),
            (-0.88, 0.2),
            (-0.84, -0.5),
        ],
        coat,
    )
    canvas.through(
        [(0.1, 0.0), (0.55, -0.1), (0.98, 0.2), (0.96, 0.6), (0.5, 0.86), (0.02, 0.72), (-0.1, 0.3)],
        pale,
        weight=0.8,
    )
    canvas.oval(0.66, 0.12, 0.22, 0.16, INK, shade=0)
    canvas.oval(0.6, 0.06, 0.07, 0.04, (255, 255, 255), alpha=0.5, shade=0, outline=False)
    canvas.ink_line([(0.66, 0.27), (0.62, 0.45), (0.4, 0.54), (0.2, 0.44)], INK, weight=1.0)
    canvas.ink_line([(0.62, 0.45), (0.78, 0.53), (0.9, 0.44)], INK, weight=1.0)
    canvas.oval(0.5, 0.62, 0.13, 0.14, rgb("#e58b8b"), weight=0.7)
    for ex in (0.06, 0.7):
        canvas.oval(ex, -0.22, 0.15, 0.17, INK, shade=0, outline=False)
        canvas.dot(ex + 0.05, -0.28, 0.055, (255, 255, 255))
    _dog_ear(canvas, dark, -1, -0.74)


def _dog_ear(canvas: Canvas, colour: Colour, side: int, x: float) -> None:
    canvas.through(
        [
            (x - side * 0.28, -0.78),
            (x + side * 0.2, -0.66),
            (x + side * 0.34, 0.0),
            (x + side * 0.1, 0.44),
            (x - side * 0.14, 0.1),
        ],
        colour,
    )


def _cat_head(canvas: Canvas, coat: Colour) -> None:
    pale = lighten(coat, 0.6)
    for side in (-1, 1):
        canvas.polygon([(side * 0.88, -0.3), (side * 0.82, -1.2), (side * 0.2, -0.74)], coat)
        canvas.polygon(
            [(side * 0.74, -0.5), (side * 0.72, -0.96), (side * 0.4, -0.7)], rgb("#eaa7a2"), outline=False
        )
    canvas.through(
        [
            (0, -0.84),
            (0.7, -0.62),
            (1.0, 0.05),
            (0.72, 0.6),
            (0.0, 0.76),
            (-0.72, 0.6),
            (-1.0, 0.05),
            (-0.7, -0.62),
        ],
        coat,
    )
    stripe = darken(coat, 0.3)
    for x in (-0.2, 0.02, 0.24):
        canvas.line([(x, -0.78), (x * 0.8, -0.5)], stripe, 0.09, alpha=0.7)
    for side in (-1, 1):
        canvas.oval(0.1 + side * 0.19, 0.36, 0.24, 0.19, pale, shade=0, outline=False)
        canvas.oval(0.1 + side * 0.4, -0.06, 0.2, 0.22, rgb("#c6d27a"), shade=0, weight=0.8)
        canvas.oval(0.12 + side * 0.4, -0.05, 0.1, 0.19, INK, shade=0, outline=False)
        canvas.dot(0.17 + side * 0.4, -0.13, 0.05, (255, 255, 255))
        for lift in (-0.05, 0.12):
            tone = rgb("#fffaf2") if luminance(coat) < 0.5 else darken(coat, 0.5)
            canvas.ink_line(
                [(0.1 + side * 0.4, 0.34 + lift * 0.4), (0.1 + side * 1.05, 0.3 + lift)],
                tone,
                weight=0.6,
                alpha=0.8,
            )
    canvas.soft([(0.0, 0.18), (0.2, 0.18), (0.1, 0.32)], rgb("#df7f80"), weight=0.7)
    canvas.ink_line([(-0.08, 0.42), (0.04, 0.46), (0.1, 0.36), (0.16, 0.46), (0.28, 0.42)], INK, weight=0.9)


def _rabbit(canvas: Canvas, coat: Colour) -> None:
    pale = lighten(coat, 0.6)
    canvas.shadow(0, 0, 0.14, 0.02)
    canvas.oval(-0.115, -0.055, 0.035, 0.033, rgb("#fdf8ee"), weight=0.8)
    canvas.oval(-0.03, -0.075, 0.1, 0.075, coat)
    canvas.oval(-0.045, -0.045, 0.055, 0.045, coat, weight=0.8)
    canvas.oval(-0.01, -0.012, 0.05, 0.015, pale, weight=0.8)
    canvas.oval(0.065, -0.014, 0.024, 0.015, pale, weight=0.8)
    for x, angle in ((0.045, -8), (0.085, 12)):
        with canvas.group(x, -0.18, angle=angle):
            canvas.oval(0, -0.06, 0.02, 0.065, coat)
            canvas.oval(0, -0.055, 0.009, 0.045, rgb("#eaa7a2"), outline=False)
    canvas.oval(0.07, -0.145, 0.062, 0.056, coat)
    canvas.oval(0.1, -0.125, 0.03, 0.026, pale, outline=False)
    eye(canvas, 0.075, -0.155, 0.0115)
    canvas.oval(0.122, -0.138, 0.009, 0.007, rgb("#df7f80"), outline=False)
    canvas.ink_line([(0.12, -0.13), (0.112, -0.116), (0.1, -0.114)], INK, weight=0.7)


# ---------------------------------------------------------------- farm


@dataclass(frozen=True)
class _Build:
    back: float  # height of the back
    half: float  # half length of the trunk
    belly: float  # thickness of the trunk
    leg: float  # width of a leg
    head: tuple[float, float, float]  # where the head is and its size


_BUILDS: Final[dict[str, _Build]] = {
    "horse": _Build(0.72, 0.38, 0.27, 0.085, (0.49, -0.94, 0.15)),
    "donkey": _Build(0.58, 0.31, 0.24, 0.075, (0.4, -0.75, 0.14)),
    "mule": _Build(0.65, 0.34, 0.25, 0.078, (0.44, -0.84, 0.145)),
    "cow": _Build(0.66, 0.4, 0.32, 0.09, (0.48, -0.66, 0.15)),
    "goat": _Build(0.4, 0.2, 0.19, 0.05, (0.25, -0.48, 0.09)),
    "sheep": _Build(0.4, 0.2, 0.22, 0.05, (0.25, -0.4, 0.085)),
    "pig": _Build(0.36, 0.24, 0.25, 0.065, (0.27, -0.26, 0.12)),
}


def _beast(canvas: Canvas, species: str, coat: Colour) -> None:
    b = _BUILDS[species]
    canvas.shadow(0, 0, b.half * 1.3, 0.045)
    _tail(canvas, species, coat, b)
    _legs(canvas, species, coat, b, far=True)
    if species == "sheep":
        _legs(canvas, species, coat, b, far=False)
    _trunk(canvas, species, coat, b)
    if species != "sheep":
        _legs(canvas, species, coat, b, far=False)
    _neck_and_head(canvas, species, coat, b)


def _legs(canvas: Canvas, species: str, coat: Colour, b: _Build, far: bool) -> None:
    bare = mix(coat, rgb("#5a4a44"), 0.75) if species == "sheep" else coat
    hoof = rgb("#5b4a44") if species != "pig" else darken(coat, 0.35)
    top = -(b.back - b.belly * 0.62)
    colour = darken(bare, 0.16 if far else 0.03)
    for x in (0.58, -0.52) if far else (0.8, -0.78):
        hind = x < 0
        start = (x * b.half, top)
        foot = x * b.half + (-0.02 if hind else 0.012)
        bend = (foot + (-b.leg * 0.3 if hind else b.leg * 0.12), top * 0.46)
        thick = b.leg * (1.9 if hind else 1.5) if not far else b.leg * 1.3
        widths = [thick, b.leg * 0.84, b.leg * 0.72]
        joined: Literal["left", "right"] | None = None if far else "right" if hind else "left"
        canvas.limb(
            [start, bend, (foot, -0.035)], widths, colour, joined=joined, shade=0.0 if joined else 0.05
        )
        shape = [
            (foot - b.leg * 0.4, -0.05),
            (foot + b.leg * 0.42, -0.05),
            (foot + b.leg * 0.6, 0.0),
            (foot - b.leg * 0.5, 0.0),
        ]
        canvas.polygon(shape, hoof, weight=0.9)


def _trunk(canvas: Canvas, species: str, coat: Colour, b: _Build) -> None:
    h, top, low = b.half, -b.back, -b.back + b.belly
    if species == "sheep":
        for i in range(11):
            x = -h * 1.1 + 2.2 * h * i / 10
            for y in (top + 0.03, low - 0.02):
                canvas.oval(
                    x,
                    y + 0.03 * abs(i - 5) / 5 * (1 if y < (top + low) / 2 else -1),
                    0.055,
                    0.052,
                    coat,
                    shade=0.08,
                    weight=0.8,
                )
        canvas.rect(-h * 1.12, top + 0.01, h * 2.24, b.belly - 0.03, coat, radius=0.09, outline=False)
        for i in range(9):
            x, y = -h + 0.23 * h * i, top + 0.06 + 0.045 * (i * 7 % 4)
            canvas.ink_line(
                [(x - 0.02, y), (x, y - 0.016), (x + 0.02, y)], darken(coat, 0.3), weight=0.7, alpha=0.5
            )
        return
    trunk = _outline_of(species, b)
    canvas.fill(trunk, coat)
    with canvas.clip(trunk):
        canvas.oval(
            0, low + 0.01, h, b.belly * 0.28, darken(coat, 0.3), alpha=0.25, shade=0, outline=False, blur=0.02
        )
        _markings(canvas, species, coat, top)
    if species == "cow":
        udder = [(-0.2, low - 0.01), (-0.08, low - 0.01), (-0.09, low + 0.06), (-0.18, low + 0.06)]
        canvas.through(udder, rgb("#efb3ad"), weight=0.8)


def _markings(canvas: Canvas, species: str, coat: Colour, top: float) -> None:
    if species == "cow":
        spot = rgb("#5c4a45") if luminance(coat) > 0.6 else rgb("#f2e9dc")
        for x, y, r in (
            (-0.26, top + 0.08, 0.12),
            (0.05, top + 0.2, 0.1),
            (0.3, top + 0.04, 0.09),
            (-0.06, top, 0.07),
        ):
            blot = [
                (x - r, y),
                (x, y - r),
                (x + r * 1.2, y - r * 0.3),
                (x + r * 0.6, y + r),
                (x - r * 0.7, y + r * 0.9),
            ]
            canvas.soft(blot, spot, weight=0.5)


def _outline_of(species: str, b: _Build) -> skia.Path:
    """Trunk and neck in one outline, so that no line parts them."""
    x, y, size = b.head
    h, top, low = b.half, -b.back, -b.back + b.belly
    trunk = through_path(
        [
            (-h * 1.12, top + b.belly * 0.4),
            (-h * 0.96, top + 0.015),
            (-h * 0.4, top),
            (h * 0.3, top + 0.015),
            (h * 0.95, top - 0.01),
            (h * 1.12, top + b.belly * 0.4),
            (h * 0.95, low - 0.02),
            (h * 0.2, low + 0.012),
            (-h * 0.5, low),
            (-h * 0.98, low - 0.03),
        ]
    )
    if species == "pig":
        return trunk
    neck = through_path(
        [
            (h * 0.42, top + 0.01),
            (h * 0.78, top - size * 0.3),
            (x - size * 1.2, y - size * 0.1),
            (x - size * 0.5, y - size * 0.8),
            (x + size * 0.2, y + size * 0.4),
            (h * 1.13, top + b.belly * 0.45),
            (h * 0.9, top + b.belly * 0.8),
            (h * 0.5, top + b.belly * 0.5),
        ]
    )
    joined: skia.Path = skia.Op(trunk, neck, skia.PathOp.kUnion_PathOp)
    return joined


def _tail(canvas: Canvas, species: str, coat: Colour, b: _Build) -> None:
    x, y = -b.half * 1.08, -b.back + 0.05
    if species == "pig":
        canvas.line(
            [(x, y + 0.03), (x - 0.05, y), (x - 0.04, y + 0.05), (x - 0.08, y + 0.02)],
            darken(coat, 0.2),
            0.018,
            smooth=True,
        )
    elif species in ("sheep", "goat"):
        canvas.limb(
            [(x + 0.02, y), (x - 0.04, y - 0.02 if species == "goat" else y + 0.05)], [0.05, 0.04], coat
        )
    elif species == "horse":
        canvas.through(
            [
                (x, y - 0.03),
                (x - 0.1, y + 0.02),
                (x - 0.13, y + 0.3),
                (x - 0.04, y + 0.38),
                (x - 0.01, y + 0.15),
            ],
            _mane(coat),
        )
    else:
        canvas.limb([(x + 0.02, y), (x - 0.05, y + 0.14), (x - 0.04, y + 0.3)], [0.03, 0.024, 0.022], coat)
        canvas.oval(x - 0.04, y + 0.33, 0.03, 0.05, _mane(coat))


def _mane(coat: Colour) -> Colour:
    return mix(coat, rgb("#4a352c"), 0.75) if luminance(coat) < 0.75 else rgb("#d8cbb6")


def _neck_and_head(canvas: Canvas, species: str, coat: Colour, b: _Build) -> None:
    x, y, size = b.head
    h, top = b.half, -b.back
    if species == "sheep":
        coat_face = mix(coat, rgb("#5a4a44"), 0.75)
        canvas.oval(h * 0.95, y + 0.04, 0.1, 0.1, coat, weight=0.8)
        with canvas.group(x, y, size):
            _muzzle(canvas, species, coat_face)
            for cx, cy in ((-0.5, -0.75), (0.0, -0.9), (0.45, -0.75)):
                canvas.oval(cx, cy, 0.38, 0.32, coat, weight=0.8)
        return
    if species in ("horse", "donkey", "mule"):
        mane = _mane(coat)
        canvas.through(
            [
                (h * 0.5, top + 0.02),
                (x - size * 1.5, y + size * 0.1),
                (x - size * 0.7, y - size * 1.0),
                (x - size * 0.2, y - size * 0.9),
                (x - size * 0.8, y + size * 0.3),
                (h * 0.72, top + 0.02),
            ],
            mane,
        )
    with canvas.group(x, y, size):
        _muzzle(canvas, species, coat)


def _muzzle(canvas: Canvas, species: str, coat: Colour) -> None:
    pale = lighten(coat, 0.5) if species != "pig" else darken(coat, 0.08)
    _ears(canvas, species, coat)
    if species == "pig":
        canvas.oval(0, 0, 0.95, 0.85, coat)
        canvas.oval(0.72, 0.2, 0.38, 0.32, pale)
        for x in (0.62, 0.84):
            canvas.oval(x, 0.2, 0.06, 0.1, darken(coat, 0.5), shade=0, outline=False)
        canvas.ink_line([(0.3, 0.55), (0.55, 0.66), (0.78, 0.58)], INK, weight=0.9)
    else:
        canvas.through(
            [
                (-0.5, -0.75),
                (0.2, -0.7),
                (0.75, 0.0),
                (1.15, 0.55),
                (0.9, 0.95),
                (0.4, 0.85),
                (-0.3, 0.45),
                (-0.7, -0.1),
            ],
            coat,
        )
        canvas.through(
            [(0.72, 0.25), (1.14, 0.5), (1.0, 0.92), (0.66, 0.98), (0.4, 0.78)],
            pale if species != "sheep" else lighten(coat, 0.2),
            weight=0.8,
        )
        canvas.oval(0.98, 0.55, 0.07, 0.05, darken(coat, 0.6), shade=0, outline=False)
        canvas.ink_line([(0.95, 0.8), (0.75, 0.82), (0.58, 0.74)], INK, weight=0.9)
    canvas.oval(0.12, -0.2, 0.15, 0.17, INK, shade=0, outline=False)
    canvas.dot(0.17, -0.26, 0.055, (255, 255, 255))
    canvas.ink_line([(-0.04, -0.36), (0.12, -0.43), (0.28, -0.36)], INK, weight=0.8)
    if species == "goat":
        canvas.soft([(0.5, 0.85), (0.8, 0.9), (0.62, 1.6)], lighten(coat, 0.3), weight=0.8)
        for dx in (-0.3, 0.0):
            canvas.limb([(dx, -0.7), (dx - 0.2, -1.2), (dx - 0.6, -1.4)], [0.2, 0.15, 0.06], rgb("#b8a88c"))
    if species == "cow":
        for dx in (-0.35, 0.15):
            canvas.limb(
                [
                    (dx, -0.7),
                    (dx + (0.2 if dx > 0 else -0.2), -1.0),
                    (dx + (0.15 if dx > 0 else -0.1), -1.25),
                ],
                [0.18, 0.14, 0.05],
                rgb("#e6dcc4"),
            )


def _ears(canvas: Canvas, species: str, coat: Colour) -> None:
    tall = {"donkey": 1.0, "mule": 0.85, "horse": 0.5}.get(species)
    if tall is not None:
        for dx in (-0.42, -0.08):
            canvas.through(
                [
                    (dx - 0.14, -0.6),
                    (dx - 0.12, -0.75 - tall * 0.7),
                    (dx, -0.85 - tall),
                    (dx + 0.14, -0.75 - tall * 0.6),
                    (dx + 0.14, -0.6),
                ],
                coat,
            )
            canvas.limb([(dx, -0.75), (dx, -0.7 - tall * 0.7)], [0.1, 0.06], rgb("#d99f92"), outline=False)
    elif species == "pig":
        for dx in (-0.5, 0.2):
            canvas.polygon([(dx - 0.2, -0.6), (dx + 0.28, -0.7), (dx + 0.16, -1.15)], darken(coat, 0.1))
    else:
        canvas.through(
            [(-0.5, -0.5), (-1.0, -0.6), (-1.15, -0.3), (-0.7, -0.22)], darken(coat, 0.1), weight=0.8
        )
