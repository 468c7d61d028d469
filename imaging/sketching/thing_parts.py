"""Small pieces that many things are made of: wheels, stars, steam, a colour to choose."""

import math
import random

from imaging.sketching.kit import Canvas, Point
from imaging.sketching.palette import COLOURS, METAL, Colour, rgb

Rng = random.Random
TYRE = rgb("#4f4c54")


def pick(colour: Colour | None, rng: random.Random, *names: str) -> Colour:
    """The wished colour, or one of the named ones."""
    return colour or COLOURS[rng.choice(names)]


def star_points(x: float, y: float, outer: float, inner: float) -> list[Point]:
    """A five-pointed star around (x, y)."""
    points: list[Point] = []
    for k in range(10):
        reach, angle = (outer if k % 2 == 0 else inner), -math.pi / 2 + k * math.pi / 5
        points.append((x + math.cos(angle) * reach, y + math.sin(angle) * reach))
    return points


def ring(canvas: Canvas, x: float, y: float, radius: float, width: float, colour: Colour) -> None:
    """A circle drawn as a line of real width."""
    points = [
        (x + math.cos(k * math.tau / 24) * radius, y + math.sin(k * math.tau / 24) * radius)
        for k in range(25)
    ]
    canvas.line(points, colour, width, smooth=True)


def spoked_wheel(
    canvas: Canvas,
    x: float,
    y: float,
    radius: float,
    tyre: float,
    *,
    spokes: int = 8,
    colour: Colour = METAL,
    rim: Colour = TYRE,
) -> None:
    """A wheel with ``spokes`` lines through its hub."""
    for k in range(spokes):
        angle = k * math.pi / spokes
        dx, dy = math.cos(angle) * radius, math.sin(angle) * radius
        canvas.line([(x - dx, y - dy), (x + dx, y + dy)], colour, tyre * 0.28)
    ring(canvas, x, y, radius, tyre, rim)
    canvas.dot(x, y, tyre * 1.1, colour)


def steam(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Two curls of steam rising from (x, y)."""
    for dx in (-0.3, 0.25):
        points = [
            (x + dx * size, y),
            (x + dx * size - size * 0.2, y - size * 0.5),
            (x + dx * size + size * 0.15, y - size),
        ]
        canvas.line(points, (255, 255, 255), size * 0.12, alpha=0.4, smooth=True)
