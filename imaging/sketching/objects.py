"""The register of things: every name of ``vocabulary.OBJECTS`` has one function that draws it.

Contract. A thing is a function decorated with ``@thing(...)`` in a module ``objects_*.py`` beside
this one (those modules are imported by ``load_objects``):

    @thing("ball", width=0.16, height=0.16, belongs=("floor", "hand"), grip=(0, 0.08))
    def ball(canvas, x, y, scale, colour, rng): ...

``width`` and ``height`` are in adult heights: an adult is 1.0 tall. ``scale`` is how many design units
one adult height is at this depth (about 500 near the viewer), so draw inside

    with canvas.group(x, y, scale): ...        # one unit is one adult height now

or multiply yourself. (x, y) is always the middle of the bottom edge, for hung things too; y runs
downwards, so the thing fills x - width/2 .. x + width/2 and y - height .. y. Outlines keep the page's
line weight by themselves. ``belongs`` lists where it may be, best first: "floor", "table", "hand",
"wall" (hangs on it), "back" (worn there), "sky" (floats above), "water" (floats on it). ``grip`` is the
point that a hand takes, from the middle of the bottom edge, in adult heights, y upwards. Draw its own
ground shadow with ``canvas.shadow`` only when it belongs on the floor first. ``colour`` is a colour to
use for the main part, or None: then choose a fitting one with ``rng``. Use no other randomness.

What people sit on (chair, armchair, sofa, bench, bed, wheelchair) gives ``seat``: the height of the
seat's top. What others stand on (table) gives ``top``: the height of its top's front edge.
"""

import importlib
import pkgutil
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import imaging.sketching as package
from imaging.sketching.kit import Canvas
from imaging.sketching.palette import Colour

DrawThing = Callable[[Canvas, float, float, float, Colour | None, random.Random], None]


@dataclass(frozen=True)
class Thing:
    """A thing that can be drawn: its size in adult heights, where it belongs, and its function."""

    kind: str
    width: float
    height: float
    belongs: tuple[str, ...]
    grip: tuple[float, float]
    seat: float | None
    top: float | None
    draw: DrawThing


_THINGS: dict[str, Thing] = {}


def thing(
    kind: str,
    *,
    width: float,
    height: float,
    belongs: tuple[str, ...],
    grip: tuple[float, float] = (0.0, 0.0),
    seat: float | None = None,
    top: float | None = None,
) -> Callable[[DrawThing], DrawThing]:
    """Register the function that draws things of this kind."""

    def register(draw: DrawThing) -> DrawThing:
        _THINGS[kind] = Thing(kind, width, height, belongs, grip, seat, top, draw)
        return draw

    return register


@cache
def load_objects() -> None:
    """Import every ``objects_*`` module of the package, so that its things are registered."""
    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith("objects_"):
            importlib.import_module(f"{package.__name__}.{module.name}")


def find_thing(kind: str) -> Thing:
    """The registered thing of this kind."""
    load_objects()
    return _THINGS[kind]


def known_things() -> frozenset[str]:
    """The kinds that are registered."""
    load_objects()
    return frozenset(_THINGS)
