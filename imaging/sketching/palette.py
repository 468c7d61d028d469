"""The colours of the book: one warm, slightly muted palette for everything that is drawn."""

import random
from typing import Final

Colour = tuple[float, float, float]  # red, green, blue in 0..255

INK: Final[Colour] = (58, 42, 48)  # the darkest line; never pure black
LIGHT: Final[Colour] = (255, 244, 220)  # what lit sides lean to
PAPER: Final[Colour] = (250, 244, 230)


def rgb(code: str) -> Colour:
    """The colour of a hexadecimal code such as "#c8393b"."""
    digits = code.lstrip("#")
    return (int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16))


def mix(first: Colour, second: Colour, amount: float) -> Colour:
    """``first`` moved towards ``second`` by ``amount`` (0 to 1)."""
    return (
        first[0] + (second[0] - first[0]) * amount,
        first[1] + (second[1] - first[1]) * amount,
        first[2] + (second[2] - first[2]) * amount,
    )


def darken(colour: Colour, amount: float) -> Colour:
    """Towards the ink, keeping warmth: a shadow's colour."""
    return mix(colour, INK, amount)


def lighten(colour: Colour, amount: float) -> Colour:
    """Towards warm light."""
    return mix(colour, LIGHT, amount)


def jitter(colour: Colour, rng: random.Random, amount: float = 8.0) -> Colour:
    """A near neighbour of the colour, so that repeated shapes do not look stamped."""
    common = rng.uniform(-amount, amount)
    return (
        min(255.0, max(0.0, colour[0] + common + rng.uniform(-amount, amount) * 0.5)),
        min(255.0, max(0.0, colour[1] + common + rng.uniform(-amount, amount) * 0.5)),
        min(255.0, max(0.0, colour[2] + common + rng.uniform(-amount, amount) * 0.5)),
    )


def luminance(colour: Colour) -> float:
    """Perceived brightness, 0 to 1 (Rec. 601 weights)."""
    return (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255.0


def outline_of(colour: Colour) -> Colour:
    """The line around a shape: its own hue, deep and soft, never plain black."""
    return mix((colour[0] * 0.48, colour[1] * 0.45, colour[2] * 0.48), INK, 0.38)


# vocabulary.COLOURS, for cloth, paint and things
COLOURS: Final[dict[str, Colour]] = {
    "red": rgb("#cb4640"),
    "blue": rgb("#3f6cae"),
    "light_blue": rgb("#8dbbd9"),
    "green": rgb("#568f55"),
    "yellow": rgb("#ecc04c"),
    "pink": rgb("#e797a6"),
    "purple": rgb("#83609f"),
    "orange": rgb("#e0833c"),
    "brown": rgb("#8a6142"),
    "beige": rgb("#d9c19a"),
    "grey": rgb("#8c9097"),
    "black": rgb("#45424b"),
    "white": rgb("#f4efe3"),
    "golden": rgb("#d8a93f"),
}
SKINS: Final[dict[str, Colour]] = {
    "pale": rgb("#fadfc9"),
    "light": rgb("#f4c9a4"),
    "olive": rgb("#dcaa7c"),
    "brown": rgb("#b07b52"),
    "dark": rgb("#805338"),
}
HAIRS: Final[dict[str, Colour]] = {
    "black": rgb("#3a3237"),
    "brown": rgb("#6e4a30"),
    "chestnut": rgb("#96603a"),
    "blond": rgb("#e5bd68"),
    "red": rgb("#c0622f"),
    "grey": rgb("#adaeb3"),
    "white": rgb("#efece4"),
}
WOOD: Final[Colour] = rgb("#a97a50")
DARK_WOOD: Final[Colour] = rgb("#7a5238")
STONE: Final[Colour] = rgb("#c9bda8")
METAL: Final[Colour] = rgb("#9aa2aa")
BRASS: Final[Colour] = rgb("#cfa04a")
GLASS: Final[Colour] = rgb("#bcd9e2")
LAMPLIGHT: Final[Colour] = rgb("#ffd98a")
SNOW: Final[Colour] = rgb("#f3f5f8")
