"""What hangs over a feast: flags, lights, paper lanterns, ribbons, streamers, flowers, cut paper."""

import math
import random
from typing import Final

from imaging.sketching.kit import Canvas
from imaging.sketching.objects_offerings import cut_paper
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, rgb

BRIGHT: Final[tuple[Colour, ...]] = tuple(
    COLOURS[c] for c in ("red", "yellow", "light_blue", "green", "pink", "orange")
)
_PAPERS: Final[tuple[Colour, ...]] = (
    rgb("#e0569a"), rgb("#f0b93f"), rgb("#62b0a8"), rgb("#8a5aa0"), rgb("#ea7f3e"), rgb("#7fae5a"),
)  # fmt: skip


def hanging_line(canvas: Canvas, top: float, sag: float, spans: int) -> list[tuple[float, float, float]]:
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


def bunting(canvas: Canvas, rng: random.Random, top: float) -> None:
    """A string of coloured flags."""
    points = hanging_line(canvas, top - 50, 46, 2 + rng.randrange(2))
    canvas.line([(x, y) for x, y, _ in points], rgb("#7b6a5a"), 2.4, smooth=True)
    for i in range(len(points) - 1):
        x, y, _ = points[i]
        nx, ny, _ = points[i + 1]
        mx, my = (x + nx) / 2, (y + ny) / 2
        half = (nx - x) * 0.34
        flag = [(mx - half, my - (ny - y) * 0.3), (mx + half, my + (ny - y) * 0.3), (mx, my + 42)]
        canvas.polygon(flag, BRIGHT[i % 6], weight=0.7)


def lights(canvas: Canvas, rng: random.Random) -> None:
    """A fir garland with coloured bulbs."""
    points = hanging_line(canvas, 26, 44, 3)
    canvas.line([(x, y) for x, y, _ in points], rgb("#4d6b4b"), 6, smooth=True)
    for i, (x, y, _) in enumerate(points):
        for side in (-1, 1):
            for k in range(3):
                reach = [(x + 12 * k - 12, y), (x + 12 * k - 12 + side * 9, y + 11 + rng.uniform(-2, 2))]
                canvas.line(reach, rgb("#5b8a56"), 4.0)
        colour = BRIGHT[(i * 2 + 1) % 6]
        canvas.glow(x, y + 15, 34, lamp_light(colour), 0.55)
        canvas.oval(x, y + 15, 8, 11, colour, shade=0.25, weight=0.6)
        canvas.rect(x - 4, y + 1, 8, 6, rgb("#d9b04c"), weight=0.5)


def lamp_light(colour: Colour) -> Colour:
    """The glow of a small coloured lamp."""
    return ((colour[0] + 510) / 3, (colour[1] + 460) / 3, (colour[2] + 340) / 3)


def lanterns(canvas: Canvas, rng: random.Random, top: float, lit: bool) -> None:
    """Round paper lanterns on a string, alight in the evening."""
    points = hanging_line(canvas, top - 40, 40, 2)
    canvas.line([(x, y) for x, y, _ in points], rgb("#7b6a5a"), 2.6, smooth=True)
    for i, (x, y, _) in enumerate(points[1::2]):
        tone = BRIGHT[(i + rng.randrange(2)) % 6]
        low, r = y + 38.0, 25.0
        if lit:
            canvas.glow(x, low, 74, lamp_light(tone), 0.7)
        canvas.line([(x, y), (x, low - r)], rgb("#7b6a5a"), 2.4)
        canvas.oval(x, low, r, r * 0.94, lighten(tone, 0.25 if lit else 0.0), shade=0.22, weight=0.8)
        for dx in (-0.62, -0.2, 0.24, 0.64):
            rib = [(x + dx * r * 0.5, low - r * 0.88), (x + dx * r, low), (x + dx * r * 0.5, low + r * 0.88)]
            canvas.ink_line(rib, darken(tone, 0.3), weight=0.6, alpha=0.5)
        canvas.rect(x - 9, low - r - 3, 18, 6, rgb("#6d5a4a"), radius=2, weight=0.5)
        canvas.line([(x, low + r * 0.92), (x, low + r * 0.92 + 13)], tone, 4)


def ribbons(canvas: Canvas, bow: Colour) -> None:
    """White ribbons with bows of flowers."""
    points = hanging_line(canvas, 14, 64, 2)
    canvas.line([(x, y) for x, y, _ in points], rgb("#fbf5ea"), 16, smooth=True)
    canvas.line([(x, y + 3) for x, y, _ in points], rgb("#d9c9b4"), 3, smooth=True, alpha=0.5)
    for x, y, t in points:
        if t not in (0.0, 0.25, 0.5, 0.75):
            continue
        for side in (-1, 1):
            canvas.soft([(x, y), (x + side * 30, y - 16), (x + side * 30, y + 14)], bow, weight=0.7)
            canvas.polygon(
                [(x, y + 4), (x + side * 8, y + 4), (x + side * 20, y + 42), (x + side * 6, y + 38)],
                bow,
                weight=0.6,
            )
        for dx, dy, tone in (
            (-9, 0, lighten(bow, 0.4)),
            (9, 2, rgb("#fdf6ea")),
            (0, 8, lighten(bow, 0.2)),
            (0, -6, rgb("#ffffff")),
        ):
            canvas.oval(x + dx, y + dy, 10, 9, tone, weight=0.5)


def streamers(canvas: Canvas, rng: random.Random) -> None:
    """Curled paper streamers from above."""
    for k in range(11):
        x = canvas.left + (canvas.right - canvas.left) * (k + 0.5) / 11 + rng.uniform(-16, 16)
        long, turn = rng.uniform(110, 250), rng.choice((-1, 1))
        points = [
            (x + turn * 15 * math.sin(j * math.pi / 2), canvas.top + long * j / 12 - 4) for j in range(13)
        ]
        tone = BRIGHT[k % 6]
        canvas.line(points, darken(tone, 0.3), 9, smooth=True)
        canvas.line(points, tone, 6.5, smooth=True)


def cut_papers(canvas: Canvas, top: float, shifted: bool = False) -> None:
    """A string of cut tissue paper over the whole page."""
    width = canvas.right - canvas.left
    count = max(4, round(width / 138))
    each = width / count
    points = hanging_line(canvas, top - 34, 26, 2)
    canvas.line([(x, y) for x, y, _ in points], rgb("#7b6a5a"), 2.4, smooth=True)
    for k in range(count + int(shifted)):
        x = canvas.left + each * (k - (0.5 if shifted else 0.0)) + each * 0.06
        along = ((x + each * 0.44 - canvas.left) / width * 2) % 1.0
        y = canvas.top + top - 34 + math.sin(math.pi * along) * 26
        cut_paper(canvas, x, y, each * 0.88, _PAPERS[(k + 2 * int(shifted)) % 6])


def flower_arch(
    canvas: Canvas,
    x: float,
    y: float,
    half: float,
    tones: tuple[Colour, ...],
    rng: random.Random,
    balloons: bool = False,
) -> None:
    """An arch of flowers (or balloons) that stands behind the people, ``half`` wide to each side of x."""
    top = max(canvas.top + 96, y - 520)
    rise = y - top
    spots: list[tuple[float, float]] = []
    count = 40
    for k in range(count + 1):
        t = k / count
        if t < 0.3:
            spots.append((x - half, y - rise * 0.55 * t / 0.3))
        elif t > 0.7:
            spots.append((x + half, y - rise * 0.55 * (1 - t) / 0.3))
        else:
            a = math.pi * (1 - (t - 0.3) / 0.4)
            spots.append((x + math.cos(a) * half, y - rise * 0.55 - math.sin(a) * rise * 0.45))
    canvas.line(spots, rgb("#e9e2d2") if balloons else rgb("#8fae78"), 13, smooth=True)
    for k, (px, py) in enumerate(spots):
        tone = tones[k % len(tones)]
        if balloons:
            r = 25.0 + 5 * (k % 3)
            canvas.oval(
                px + rng.uniform(-9, 9), py + rng.uniform(-6, 6), r, r * 1.08, tone, shade=0.22, weight=0.7
            )
            canvas.oval(
                px - r * 0.3,
                py - r * 0.4,
                r * 0.16,
                r * 0.24,
                (255, 255, 255),
                alpha=0.6,
                shade=0,
                outline=False,
            )
            continue
        for side in (-1, 1):
            canvas.oval(
                px + side * 17, py + 6, 15, 7, rgb("#8fae78") if k % 2 else rgb("#759a63"), weight=0.5
            )
        canvas.oval(px + rng.uniform(-7, 7), py, 15, 14, tone, weight=0.6)
        canvas.oval(px + rng.uniform(-12, 12), py + 9, 9, 9, tones[(k + 1) % len(tones)], weight=0.5)
        canvas.dot(px, py, 4, rgb("#f3d488"))


def flower_swag(canvas: Canvas, rng: random.Random, tones: tuple[Colour, ...]) -> None:
    """A garland of flowers along the top."""
    points = hanging_line(canvas, 14, 60, 3)
    canvas.line([(x, y) for x, y, _ in points], rgb("#6d8f57"), 9, smooth=True)
    for k, (x, y, _) in enumerate(points):
        for side in (-1, 1):
            canvas.oval(x + side * 20, y + 6, 17, 8, rgb("#83a869"), weight=0.6)
        for j in range(5):
            a = j * math.tau / 5 + k
            canvas.oval(x + math.cos(a) * 9, y + math.sin(a) * 9, 9, 8, tones[k % len(tones)], weight=0.5)
        canvas.dot(x + rng.uniform(-1, 1), y, 6, rgb("#f6d36a"))


def balloon_bunch(canvas: Canvas, side: int, rng: random.Random) -> None:
    """A bunch of balloons in an upper corner."""
    edge = canvas.left if side < 0 else canvas.right
    x, y = edge - side * 92, canvas.top + 330
    for k, (dx, dy) in enumerate(((-46, -120), (42, -134), (0, -176), (-8, -92), (58, -70))):
        px, py = x + dx * 0.9, y + dy + rng.uniform(-6, 6)
        tone = BRIGHT[(k * 2 + (1 if side > 0 else 0)) % 6]
        canvas.line([(px, py + 40), (x + dx * 0.2, y + 20), (x, y + 70)], rgb("#8d8577"), 2.2, smooth=True)
        canvas.oval(px, py, 35, 41, tone, shade=0.24, weight=0.8)
        canvas.polygon([(px - 6, py + 48), (px + 6, py + 48), (px, py + 39)], darken(tone, 0.1), weight=0.6)
        canvas.oval(px - 12, py - 16, 6, 10, (255, 255, 255), alpha=0.6, shade=0, outline=False)
