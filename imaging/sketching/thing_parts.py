"""Small pieces that many things are made of: wheels, stars, steam, a colour to choose."""

import math
import random

from imaging.sketching.kit import Canvas, Point
from imaging.sketching.palette import COLOURS, METAL, Colour, darken, lighten, rgb

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


def plate(canvas: Canvas, x: float, y: float, radius: float, colour: Colour) -> None:
    """A plate seen a little from above, its rim at (x, y)."""
    canvas.oval(x, y, radius, radius * 0.22, lighten(colour, 0.2))
    canvas.oval(x, y - radius * 0.03, radius * 0.76, radius * 0.15, darken(colour, 0.05), weight=0.6)


def solid_wheel(canvas: Canvas, x: float, y: float, radius: float, hub: Colour = METAL) -> None:
    """A tyre with its hub cap."""
    canvas.oval(x, y, radius, radius, TYRE)
    canvas.oval(x, y, radius * 0.56, radius * 0.56, hub, weight=0.7)
    canvas.dot(x, y, radius * 0.18, darken(hub, 0.35))


def glint(canvas: Canvas, x: float, y: float, rx: float, ry: float, alpha: float = 0.5) -> None:
    """A spot of light on glaze, glass or metal."""
    canvas.oval(x, y, rx, ry, (255, 255, 255), alpha=alpha, shade=0, outline=False)


def mirrored(points: list[Point]) -> list[Point]:
    """A closed outline from its right half, given from top to bottom."""
    return [*points, *((-x, y) for x, y in reversed(points))]
