"""The page on which a feast is set up, before the people come."""

import random
from dataclasses import dataclass
from typing import Final

from imaging.sketching.kit import Canvas
from imaging.sketching.objects import find_thing
from imaging.sketching.palette import COLOURS, Colour, rgb
from imaging.sketching.places import Ground, SceneLook

GOLD: Final[Colour] = rgb("#e6b94e")
CREAM: Final[Colour] = rgb("#fbf5ea")


@dataclass(frozen=True)
class Stage:
    """The page before the people are on it; ``asked`` are the kinds of things that stand there anyway."""

    canvas: Canvas
    look: SceneLook
    ground: Ground
    rng: random.Random
    asked: frozenset[str]

    def at_side(
        self,
        kind: str,
        side: int,
        scale: float,
        *,
        deep: float = 0.2,
        colour: Colour | None = None,
        inwards: float = 0.0,
    ) -> None:
        """Stand a thing at the left (-1) or right (1) edge; ``deep`` 0 is at the far end of the ground."""
        if kind in self.asked:
            return
        item, canvas = find_thing(kind), self.canvas
        y = self.ground.far_y + (self.ground.near_y - self.ground.far_y) * deep
        edge = canvas.left if side < 0 else canvas.right
        x = edge - side * (item.width * scale / 2 + 16 + inwards)
        with canvas.group(x, y, flip=side > 0):
            item.draw(canvas, 0, 0, scale, colour, self.rng)

    def hung(self, kind: str, x: float, y: float, scale: float, colour: Colour | None = None) -> None:
        """Hang a thing with the middle of its bottom edge at (x, y)."""
        if kind not in self.asked:
            find_thing(kind).draw(self.canvas, x, y, scale, colour, self.rng)


def on_stand(stage: Stage, side: int, kind: str, scale: float, colour: Colour | None = None) -> None:
    """A small round table with a cloth at the side, with one thing on it."""
    if kind in stage.asked:
        return
    canvas = stage.canvas
    y = stage.ground.far_y + (stage.ground.near_y - stage.ground.far_y) * 0.2
    x = (canvas.left if side < 0 else canvas.right) - side * 118
    canvas.shadow(x, y, 96, 14)
    top, low = y - 128, y - 4
    cloth = [
        (x - 82, top),
        (x + 82, top),
        (x + 96, low),
        (x + 50, low + 7),
        (x, low),
        (x - 50, low + 7),
        (x - 96, low),
    ]
    canvas.polygon(cloth, rgb("#f1e6d2"))
    for dx in (-58, -20, 22, 60):
        canvas.ink_line(
            [(x + dx, top + 20), (x + dx * 1.14, low - 4)], rgb("#b7a88d"), weight=0.8, alpha=0.55
        )
    canvas.line(
        [(x - 93, low - 22), (x - 46, low - 15), (x, low - 22), (x + 46, low - 15), (x + 93, low - 22)],
        COLOURS["red"],
        4,
    )
    canvas.oval(x, y - 128, 82, 17, CREAM)
    find_thing(kind).draw(canvas, x, y - 124, scale, colour, stage.rng)
