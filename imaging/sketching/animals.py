"""Animals: their species, coats and patterns, and how they stand, walk, eat, sit, play or lie.

Drawn in adult heights around the middle of the ground below them, turned to the right.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from imaging.request import AnimalLooks
from imaging.sketching.beasts import CARRYING, draw_beast, draw_burden
from imaging.sketching.dogs import draw_dog
from imaging.sketching.fowl import draw_fowl
from imaging.sketching.fur import Fur
from imaging.sketching.kit import Canvas
from imaging.sketching.marine import OF_THE_SEA, draw_marine
from imaging.sketching.palette import Colour, jitter, rgb
from imaging.sketching.peacock import draw_peacock
from imaging.sketching.pets import draw_cat, draw_rabbit
from imaging.sketching.safari import draw_safari
from imaging.sketching.small_beasts import draw_small_beast
from imaging.sketching.wild import draw_wild
from imaging.sketching.zoo import draw_zoo

COATS: Final[dict[str, Colour]] = {
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
    "ox": ("beige", "brown"),
    "camel": ("beige",),
    "llama": ("white", "beige", "brown"),
    "goose": ("white",),
    "stork": ("white",),
    "turtle": ("green",),
    "frog": ("green",),
    "butterfly": ("orange", "yellow", "light_blue"),
    "squirrel": ("red", "brown"),
    "fox": ("orange",),
    "chick": ("yellow",),
    "turkey": ("brown", "black"),
    "elephant": ("grey",),
    "lion": ("golden",),
    "monkey": ("brown",),
    "bear": ("brown", "black"),
    "deer": ("brown",),
    "mouse": ("grey",),
    "hedgehog": ("brown",),
    "guinea_pig": ("brown", "orange", "black"),
    "snake": ("green", "brown"),
    "lizard": ("green",),
    "snail": ("brown",),
    "bee": ("yellow",),
    "crab": ("red", "orange"),
    "tiger": ("orange",),
    "giraffe": ("yellow",),
    "zebra": ("white",),
    "spider": ("brown", "black"),
    "bat": ("brown",),
    "cricket": ("green", "brown"),
    "firefly": ("brown",),
    "whale": ("blue",),
    "dolphin": ("grey",),
    "peacock": ("blue",),
    "crocodile": ("green",),
}
# Patterns that one meets where nobody says how the animal looks; others have plain coats.
_USUAL_PATTERNS: Final[dict[str, tuple[str, ...]]] = {
    "dog": ("plain", "plain", "patched", "spotted"),
    "cat": ("plain", "striped", "striped", "patched"),
    "cow": ("patched",),
    "horse": ("plain", "plain", "patched"),
    "goat": ("plain", "patched"),
    "rabbit": ("plain", "plain", "patched"),
    "pig": ("plain", "plain", "spotted"),
}


@dataclass(frozen=True)
class Size:
    """Width and height in adult heights."""

    width: float
    height: float


SIZES: Final[dict[str, Size]] = {
    "dog": Size(0.52, 0.44),
    "cat": Size(0.42, 0.37),
    "horse": Size(1.16, 1.08),
    "donkey": Size(0.94, 0.92),
    "mule": Size(1.04, 0.98),
    "cow": Size(1.12, 0.84),
    "sheep": Size(0.62, 0.54),
    "goat": Size(0.6, 0.58),
    "pig": Size(0.68, 0.46),
    "hen": Size(0.38, 0.34),
    "rooster": Size(0.42, 0.38),
    "rabbit": Size(0.28, 0.3),
    "duck": Size(0.32, 0.3),
    "bird": Size(0.24, 0.17),
    "parrot": Size(0.34, 0.2),
    "fish": Size(0.3, 0.26),
    "ox": Size(1.24, 0.94),
    "camel": Size(1.14, 1.14),
    "llama": Size(0.68, 1.1),
    "goose": Size(0.48, 0.47),
    "stork": Size(0.56, 0.68),
    "turtle": Size(0.35, 0.145),
    "frog": Size(0.28, 0.19),
    "butterfly": Size(0.2, 0.62),
    "squirrel": Size(0.32, 0.29),
    "fox": Size(0.72, 0.47),
    "chick": Size(0.26, 0.24),
    "turkey": Size(0.64, 0.54),
    "elephant": Size(1.36, 1.08),
    "lion": Size(1.14, 0.88),
    "monkey": Size(0.6, 0.56),
    "bear": Size(0.96, 0.82),
    "deer": Size(0.92, 1.2),
    "mouse": Size(0.4, 0.18),
    "hedgehog": Size(0.38, 0.21),
    "guinea_pig": Size(0.36, 0.18),
    "snake": Size(0.64, 0.22),
    "lizard": Size(0.62, 0.15),
    "snail": Size(0.36, 0.2),
    "bee": Size(0.17, 0.6),
    "crab": Size(0.42, 0.21),
    "tiger": Size(1.14, 0.84),
    "giraffe": Size(1.0, 1.72),
    "zebra": Size(1.08, 1.1),
    "spider": Size(0.2, 1.3),
    "bat": Size(0.66, 1.06),
    "cricket": Size(0.32, 0.16),
    "firefly": Size(0.3, 0.68),
    "whale": Size(1.72, 0.72),
    "dolphin": Size(1.0, 0.58),
    "peacock": Size(1.26, 0.92),
    "crocodile": Size(1.06, 0.22),
}
_FOWL: Final = frozenset({"hen", "rooster", "duck", "bird", "parrot", "fish", "goose", "stork"})
WINGED: Final = frozenset({"bird", "parrot", "goose", "stork", "duck"})  # seen in the sky when they fly
_ZOO: Final = frozenset({"elephant", "lion", "monkey", "bear", "deer"})
_SMALL: Final = frozenset(
    {"chick", "turkey", "mouse", "hedgehog", "guinea_pig", "snake", "lizard", "snail", "bee", "crab"}
)
_SAFARI: Final = frozenset({"tiger", "giraffe", "zebra", "spider", "bat", "cricket", "firefly"})
_MARINE: Final = OF_THE_SEA | {"crocodile"}
_WILD: Final = frozenset({"turtle", "frog", "butterfly", "squirrel", "fox"})
_IN_ONE_POSE: Final[dict[str, Callable[[Canvas, str, Fur], None]]] = {
    **dict.fromkeys(_WILD, draw_wild),
    **dict.fromkeys(_ZOO, draw_zoo),
    **dict.fromkeys(_SMALL, draw_small_beast),
    **dict.fromkeys(_SAFARI, draw_safari),
    **dict.fromkeys(_MARINE, draw_marine),
    "peacock": draw_peacock,
}
# Postures of ``vocabulary.POSTURES`` (and how it is held) by what an animal does in them; else it stands.
_POSES: Final[dict[str, str]] = {
    "sitting": "sitting",
    "reading": "sitting",
    "waving": "sitting",
    "praying": "sitting",
    "in_arms": "sitting",
    "kneeling": "sitting",
    "lying": "lying",
    "in_lap": "lying",
    "walking": "walking",
    "running": "running",
    "flying": "flying",
    "dancing": "walking",
    "working": "walking",
    "carrying": "walking",
    "playing": "playing",
    "eating": "eating",
    "drinking": "eating",
}


def pose_of(posture: str) -> str:
    """What an animal does in a posture: "standing", "walking", "running", "playing", "eating",
    "sitting", "lying" or, a bird, "flying".
    """
    return _POSES.get(posture, "standing")


def fur_of(looks: AnimalLooks, key: str) -> Fur:
    """The coat and its pattern; what is unknown is chosen, the same for the same key every time."""
    rng = random.Random(f"coat {key}")
    coat = jitter(COATS[looks.colour or rng.choice(_USUAL[looks.species])], rng, 4)
    if looks.pattern is not None:
        return Fur(coat, looks.pattern)
    usual = _USUAL_PATTERNS.get(looks.species, ("plain",))
    if looks.colour is None or len(usual) == 1:
        return Fur(coat, rng.choice(usual))
    return Fur(coat)


def draw_animal(
    canvas: Canvas,
    looks: AnimalLooks,
    key: str,
    x: float,
    y: float,
    scale: float,
    facing: int,
    posture: str,
    carried: str | None = None,
) -> None:
    """Draw one animal with its shadow; in somebody's arms it has none. A beast of burden has ``carried``, a
    kind of ``vocabulary.OBJECTS``, on its back.
    """
    species, fur, pose = looks.species, fur_of(looks, key), pose_of(posture)
    with canvas.group(x, y, scale, flip=facing < 0):
        swims = species in OF_THE_SEA
        if posture != "in_arms" and not swims and not (pose == "flying" and species in WINGED):
            canvas.shadow(0, 0, SIZES[species].width * 0.44, 0.02 + SIZES[species].width * 0.026)
        if species in _FOWL:
            draw_fowl(canvas, species, fur, pose)
        elif species in _IN_ONE_POSE:
            _IN_ONE_POSE[species](canvas, species, fur)
        elif species == "dog":
            draw_dog(canvas, fur, pose)
        elif species == "cat":
            draw_cat(canvas, fur, pose)
        elif species == "rabbit":
            draw_rabbit(canvas, fur)
        else:
            draw_beast(canvas, species, fur, pose)
            if carried is not None and species in CARRYING:
                draw_burden(canvas, species, carried, pose)
