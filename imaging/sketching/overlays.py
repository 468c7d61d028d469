"""What falls or hangs over the whole scene: rain, snow, fog, wind, and the decoration of a feast."""

import math
import random
from typing import Final

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import COLOURS, Colour, rgb
from imaging.sketching.places import SceneLook

_BRIGHT: Final[tuple[Colour, ...]] = tuple(
    COLOURS[c] for c in ("red", "yellow", "light_blue", "green", "pink", "orange")
)
_BUNTING: Final = frozenset({"fair", "birthday", "carnival"})


def draw_behind(canvas: Canvas, look: SceneLook, rng: random.Random) -> None:
    """Decoration that hangs behind the people."""
    if look.occasion in _BUNTING:
        _bunting(canvas, rng, 150)
        _bunting(canvas, rng, 80)
    elif look.occasion in ("christmas", "new_year", "epiphany"):
        _lights(canvas, rng)
    elif look.occasion in ("wedding", "communion", "baptism"):
        _ribbons(canvas)
    elif look.occasion == "harvest":
        _sheaves(canvas, rng)
    elif look.occasion == "holy_week":
        _candle_row(canvas, COLOURS["purple"])
    elif look.occasion == "day_of_the_dead":
        _candle_row(canvas, COLOURS["orange"])
    if look.weather == "wind" and not look.indoor:
        _wind(canvas, rng)
    if look.occasion == "new_year" and not look.indoor and look.night:
        _fireworks(canvas, rng)


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
        colours = (rgb("#fbe3e6"), rgb("#f7c9d2"), rgb("#ffffff")) if look.occasion == "wedding" else _BRIGHT
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


def _hanging(canvas: Canvas, top: float, sag: float, spans: int) -> list[tuple[float, float, float]]:
    """Points along a line that hangs in arcs: x, y and the position inside its arc."""
    width = (canvas.right - canvas.left) / spans
    points: list[tuple[float, float, float]] = []
    for span in range(spans):
        for step in range(8):
            t = step / 8
            points.append(
                (canvas.left + width * (span + t), canvas.top + top + math.sin(math.pi * t) * sag, t)
            )
    points.append((canvas.right, canvas.top + top, 0.0))
    return points


def _bunting(canvas: Canvas, rng: random.Random, top: float) -> None:
    points = _hanging(canvas, top - 50, 46, 2 + rng.randrange(2))
    canvas.line([(x, y) for x, y, _ in points], rgb("#7b6a5a"), 2.4, smooth=True)
    for i in range(len(points) - 1):
        x, y, _ = points[i]
        nx, ny, _ = points[i + 1]
        mx, my = (x + nx) / 2, (y + ny) / 2
        half = (nx - x) * 0.34
        canvas.polygon(
            [(mx - half, my - (ny - y) * 0.3), (mx + half, my + (ny - y) * 0.3), (mx, my + 42)],
            _BRIGHT[i % 6],
            weight=0.7,
        )


def _lights(canvas: Canvas, rng: random.Random) -> None:
    points = _hanging(canvas, 26, 44, 3)
    canvas.line([(x, y) for x, y, _ in points], rgb("#4d6b4b"), 6, smooth=True)
    for i, (x, y, _) in enumerate(points):
        colour = _BRIGHT[(i * 2 + 1) % 6]
        canvas.glow(x, y + 13, 30, mix_light(colour), 0.5)
        canvas.oval(x, y + 13, 7.5, 10.5, colour, shade=0.25, weight=0.6)
        for side in (-1, 1):
            canvas.line([(x, y), (x + side * 13 + rng.uniform(-2, 2), y + 7)], rgb("#5b8a56"), 4.5)


def mix_light(colour: Colour) -> Colour:
    """The glow of a small coloured lamp."""
    return ((colour[0] + 510) / 3, (colour[1] + 460) / 3, (colour[2] + 340) / 3)


def _ribbons(canvas: Canvas) -> None:
    points = _hanging(canvas, 14, 64, 2)
    canvas.line([(x, y) for x, y, _ in points], rgb("#fbf5ea"), 16, smooth=True)
    canvas.line([(x, y + 3) for x, y, _ in points], rgb("#d9c9b4"), 3, smooth=True, alpha=0.5)
    for x, y, t in points:
        if t in (0.0, 0.25, 0.5, 0.75):
            for dx, dy, colour in (
                (-11, 0, "#f3c3cb"),
                (11, 2, "#fbe9d9"),
                (0, 8, "#eeb0bd"),
                (0, -7, "#ffffff"),
            ):
                canvas.oval(x + dx, y + dy, 11, 10, rgb(colour), weight=0.5)
            for dx in (-22, 22):
                canvas.oval(x + dx, y + 7, 10, 5, rgb("#8fae78"), weight=0.5)


def _sheaves(canvas: Canvas, rng: random.Random) -> None:
    for x in (canvas.left + 62, canvas.right - 62):
        gold = rgb("#ddb055")
        for i in range(-5, 6):
            lean = i * 7 + rng.uniform(-3, 3)
            canvas.line([(x + i * 2.2, 900), (x + i * 3, 820), (x + lean * 1.5, 740)], gold, 5, smooth=True)
            canvas.oval(x + lean * 1.5, 736, 6, 17, rgb("#e9c672"), weight=0.5)
        canvas.line([(x - 19, 840), (x + 19, 840)], COLOURS["red"], 9)


def _candle_row(canvas: Canvas, colour: Colour) -> None:
    for i in range(4):
        for side in (-1, 1):
            x = 500 + side * ((canvas.right - canvas.left) / 2 - 34 - i * 36)
            height = 74 - i * 12
            y = 842 - i * 6
            canvas.glow(x, y - height - 12, 46, rgb("#ffd98a"), 0.6)
            canvas.rect(x - 7, y - height, 14, height, rgb("#f7eeda"), radius=3, weight=0.7)
            canvas.soft(
                [(x, y - height - 24), (x + 6, y - height - 6), (x, y - height), (x - 6, y - height - 6)],
                rgb("#f6b042"),
                weight=0.4,
            )
            for dx in (-10, 0, 10):
                canvas.oval(x + dx, y + 2, 8, 7, colour, weight=0.5)


def _fireworks(canvas: Canvas, rng: random.Random) -> None:
    for _ in range(4):
        x, y, colour = (
            rng.uniform(canvas.left + 100, canvas.right - 100),
            canvas.top + rng.uniform(110, 300),
            rng.choice(_BRIGHT),
        )
        canvas.glow(x, y, 100, mix_light(colour), 0.35)
        for i in range(14):
            turn = math.tau * i / 14
            far = rng.uniform(52, 78)
            canvas.line(
                [
                    (x + math.cos(turn) * 20, y + math.sin(turn) * 20),
                    (x + math.cos(turn) * far, y + math.sin(turn) * far),
                ],
                mix_light(colour),
                3,
            )


def _confetti(canvas: Canvas, rng: random.Random, colours: tuple[Colour, ...]) -> None:
    for _ in range(46):
        x, y = rng.uniform(canvas.left, canvas.right), rng.uniform(canvas.top, 990)
        with canvas.group(x, y, 1.0, angle=rng.uniform(0, 180)):
            canvas.oval(0, 0, 7, 3.8, rng.choice(colours), shade=0, weight=0.35)
