"""The patterns of cloth: stripes, bands, checks, zigzags, dots and flowers."""

import math
import random

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import COLOURS, Colour, darken, lighten, luminance

_FLOWERS = (COLOURS["yellow"], COLOURS["white"], COLOURS["pink"])


def draw_pattern(
    canvas: Canvas, path: skia.Path, colour: Colour, pattern: str | None, rng: random.Random
) -> None:
    """Stripes, bands, checks, dots or flowers inside a garment."""
    if pattern is None:
        return
    box = path.getBounds()
    contrast = lighten(colour, 0.6) if luminance(colour) < 0.66 else darken(colour, 0.28)
    with canvas.clip(path):
        if pattern in ("stripes", "checks"):
            x = box.left()
            while x < box.right():
                canvas.line([(x, box.top()), (x, box.bottom())], contrast, 0.006, alpha=0.5)
                x += 0.028
        if pattern in ("bands", "checks"):
            y = box.top() + 0.02
            step, width, alpha = (0.062, 0.022, 0.8) if pattern == "bands" else (0.028, 0.006, 0.5)
            while y < box.bottom():
                canvas.line([(box.left(), y), (box.right(), y)], contrast, width, alpha=alpha)
                y += step
        if pattern == "zigzag":
            _zigzag(canvas, box, contrast)
        if pattern in ("dots", "flowers"):
            _sprinkle(canvas, box, contrast, pattern, rng)


def _zigzag(canvas: Canvas, box: skia.Rect, contrast: Colour) -> None:
    """Bands of diamonds, as knitted in the seventies and eighties."""
    for row, tint in enumerate((contrast, COLOURS["orange"], contrast)):
        y = box.top() + 0.075 + row * 0.034
        steps = max(2, int(box.width() / 0.022))
        points = [
            (box.left() + box.width() * i / steps, y + (0.011 if i % 2 else -0.011)) for i in range(steps + 1)
        ]
        canvas.line(points, tint, 0.009, alpha=0.85)


def _sprinkle(canvas: Canvas, box: skia.Rect, contrast: Colour, pattern: str, rng: random.Random) -> None:
    """Dots or small flowers in rows, each colour drawn at once."""
    spots: dict[Colour, list[tuple[float, float, float]]] = {}
    row = 0
    y = box.top() + 0.015
    while y < box.bottom():
        x = box.left() + 0.012 + (0.023 if row % 2 else 0.0)
        while x < box.right():
            if pattern == "dots":
                spots.setdefault(contrast, []).append((x, y, 0.0068))
            else:
                petals = spots.setdefault(rng.choice(_FLOWERS), [])
                for i in range(4):
                    turn = math.pi / 2 * i + 0.5
                    petals.append((x + math.cos(turn) * 0.0062, y + math.sin(turn) * 0.0062, 0.0054))
                spots.setdefault(COLOURS["orange"], []).append((x, y, 0.004))
            x += 0.046
        y += 0.036
        row += 1
    for colour in sorted(spots, key=lambda each: each == COLOURS["orange"]):
        canvas.dots(spots[colour], colour, 0.88)
