"""Animals: sixteen species with their coats, standing, sitting, lying or playing.

Drawn in adult heights around the middle of the ground below them, turned to the right.
"""

import random
from dataclasses import dataclass
from typing import Final

from imaging.request import AnimalLooks
from imaging.sketching.beasts import draw_beast
from imaging.sketching.fowl import draw_fowl
from imaging.sketching.kit import Canvas
from imaging.sketching.palette import Colour, jitter, rgb
from imaging.sketching.pets import draw_pet, draw_rabbit

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
            draw_pet(canvas, looks.species, coat, posture)
        elif looks.species == "rabbit":
            draw_rabbit(canvas, coat)
        else:
            draw_beast(canvas, looks.species, coat)
