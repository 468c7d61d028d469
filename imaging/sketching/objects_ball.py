"""The ball."""

import random

import skia

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import thing
from imaging.sketching.palette import COLOURS, PAPER, Colour


@thing("ball", width=0.15, height=0.15, belongs=("floor", "hand"), grip=(0, 0.02))
def ball(canvas: Canvas, x: float, y: float, scale: float, colour: Colour | None, rng: random.Random) -> None:
    """A striped beach ball."""
    main = colour or COLOURS[rng.choice(("red", "blue", "yellow", "orange"))]
    radius = 0.075
    with canvas.group(x, y, scale):
        canvas.shadow(0.01, -0.005, radius * 1.25, radius * 0.3)
        round_path = skia.Path.Circle(0, -radius, radius)
        canvas.fill(round_path, main, shade=0.24, outline=False)
        with canvas.clip(round_path):
            canvas.fill(
                through_path(
                    [(-0.09, -0.1), (0, -0.06), (0.09, -0.1), (0.09, -0.065), (0, -0.022), (-0.09, -0.065)]
                ),
                PAPER,
                weight=0.6,
            )
        canvas.trace(round_path, (main[0] * 0.5, main[1] * 0.5, main[2] * 0.5))
        canvas.oval(-0.028, -0.11, 0.016, 0.011, (255, 255, 255), alpha=0.6, shade=0, outline=False)
