"""What falls or drifts over the whole scene: rain, snow, fog, wind, confetti."""

import random

from imaging.sketching.hangings import BRIGHT
from imaging.sketching.kit import Canvas
from imaging.sketching.palette import Colour, rgb
from imaging.sketching.places import SceneLook


def draw_wind(canvas: Canvas, look: SceneLook, rng: random.Random) -> None:
    """Strokes of wind behind the people."""
    if look.weather == "wind" and not look.indoor:
        _wind(canvas, rng)


def draw_before(canvas: Canvas, look: SceneLook, rng: random.Random) -> None:
    """Weather and what floats in the air, over everything."""
    if not look.indoor:
        if look.weather in ("rain", "storm"):
            _rain(
                canvas, rng, 130 if look.weather == "storm" else 90, 5.0 if look.weather == "storm" else 2.5
            )
        elif look.weather == "snow":
            _snow(canvas, rng)
        elif look.weather == "fog":
            _fog(canvas)
        elif look.weather == "wind":
            _leaves(canvas, look, rng)
        elif look.weather == "heat":
            canvas.gradient(
                canvas.left,
                canvas.top,
                canvas.right - canvas.left,
                1000 - canvas.top,
                [(0, rgb("#ffd98a")), (1, rgb("#ffb45e"))],
                alphas=[0.16, 0.05],
            )
    if look.occasion in ("wedding", "carnival", "new_year"):
        colours = (rgb("#fbe3e6"), rgb("#f7c9d2"), rgb("#ffffff")) if look.occasion == "wedding" else BRIGHT
        _confetti(canvas, rng, colours)


def _rain(canvas: Canvas, rng: random.Random, count: int, slant: float) -> None:
    for _ in range(count):
        x, y = rng.uniform(canvas.left, canvas.right + 40), rng.uniform(canvas.top - 30, 1000)
        reach = rng.uniform(24, 46)
        canvas.line(
            [(x, y), (x - reach * slant / 12, y + reach)], rgb("#e6eef5"), rng.uniform(1.8, 3.0), alpha=0.5
        )


def _snow(canvas: Canvas, rng: random.Random) -> None:
    for _ in range(120):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(canvas.top, 1000)
        canvas.dot(x, y, rng.uniform(2.5, 6.5), (255, 255, 255), rng.uniform(0.6, 0.95))


def _fog(canvas: Canvas) -> None:
    veil = rgb("#e4e7ea")
    width = canvas.right - canvas.left
    for y, height, alpha in ((300, 380, 0.5), (560, 340, 0.42), (820, 220, 0.34)):
        canvas.gradient(
            canvas.left,
            y - height / 2,
            width,
            height,
            [(0, veil), (0.5, veil), (1, veil)],
            alphas=[0, alpha, 0],
        )


def _wind(canvas: Canvas, rng: random.Random) -> None:
    for _ in range(7):
        x, y, reach = (
            rng.uniform(canvas.left, canvas.right - 200),
            rng.uniform(80, 620),
            rng.uniform(120, 220),
        )
        canvas.line(
            [
                (x, y),
                (x + reach * 0.5, y - 16),
                (x + reach, y),
                (x + reach * 1.05, y - 22),
                (x + reach * 0.94, y - 24),
            ],
            (255, 255, 255),
            3.2,
            alpha=0.55,
            smooth=True,
        )


def _leaves(canvas: Canvas, look: SceneLook, rng: random.Random) -> None:
    for _ in range(12):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(100, 900)
        with canvas.group(x, y, 1.0, angle=rng.uniform(0, 180)):
            canvas.oval(0, 0, 9, 4.5, rng.choice(look.foliage), weight=0.5)


def _confetti(canvas: Canvas, rng: random.Random, colours: tuple[Colour, ...]) -> None:
    for _ in range(46):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(canvas.top, 990)
        with canvas.group(x, y, 1.0, angle=rng.uniform(0, 180)):
            canvas.oval(0, 0, 7, 3.8, rng.choice(colours), shade=0, weight=0.35)
