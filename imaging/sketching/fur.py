"""Coats: their colours, their second colour, and the patterns laid on a body."""

import math
from dataclasses import dataclass

import skia

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import Colour, darken, lighten, luminance, rgb

_CREAM: Colour = rgb("#f6efe1")
_UMBER: Colour = rgb("#7a5138")


@dataclass(frozen=True)
class Fur:
    """A coat and its pattern, one of ``vocabulary.PATTERNS``."""

    coat: Colour
    pattern: str = "plain"

    @property
    def second(self) -> Colour:
        """The colour of blots and spots: light on a dark coat, brown on a light one."""
        return _UMBER if luminance(self.coat) > 0.62 else _CREAM

    @property
    def stripe(self) -> Colour:
        """The colour of a tabby's stripes."""
        return darken(self.coat, 0.32) if luminance(self.coat) > 0.3 else lighten(self.coat, 0.3)

    @property
    def pale(self) -> Colour:
        """Muzzle, chest and paws."""
        return lighten(self.coat, 0.58) if luminance(self.coat) < 0.86 else rgb("#fdf9f1")


def lay_pattern(canvas: Canvas, body: skia.Path, fur: Fur) -> None:
    """Blots, spots or stripes within a body that lies along x."""
    if fur.pattern == "plain":
        return
    box = body.getBounds()
    left, top, wide, tall = box.left(), box.top(), box.width(), box.height()
    with canvas.clip(body):
        if fur.pattern == "patched":
            for px, py, r in ((0.2, 0.16, 0.3), (0.66, 0.44, 0.24), (0.95, 0.1, 0.2), (0.38, 0.85, 0.16)):
                _blot(canvas, left + wide * px, top + tall * py, min(wide, tall * 1.4) * r, fur.second)
        elif fur.pattern == "spotted":
            for k in range(17):
                px, py = (0.5 + k * 0.7549) % 1.0, (0.5 + k * 0.5698) % 1.0
                size = tall * (0.045 + 0.03 * (k % 3))
                canvas.oval(left + wide * px, top + tall * py, size * 1.15, size, fur.second, outline=False)
        else:
            for k in range(7):
                px = left + wide * (0.1 + 0.13 * k)
                points = [
                    (px, top - tall * 0.05),
                    (px + wide * 0.035, top + tall * 0.3),
                    (px, top + tall * 0.58),
                ]
                canvas.line(points, fur.stripe, wide * 0.03, alpha=0.75, smooth=True)


def _blot(canvas: Canvas, x: float, y: float, r: float, colour: Colour) -> None:
    points = [
        (
            x + math.cos(k * math.tau / 7) * r * (1.0 if k % 2 else 0.74),
            y + math.sin(k * math.tau / 7) * r * 0.85,
        )
        for k in range(7)
    ]
    canvas.through(points, colour, weight=0.45, shade=0.08)
