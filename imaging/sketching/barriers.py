"""What parts those who look on from the pitch, the ring or the track: a rail or planks beyond them.

In the sketch's design units (see ``imaging.sketching.kit``).
"""

from typing import Final

from imaging.sketching.kit import Canvas
from imaging.sketching.palette import DARK_WOOD, WOOD, darken, lighten, rgb

BARRIERS: Final = frozenset({"football_pitch", "bullring", "running_track"})
_HIGH: Final = 118.0
_POSTS_APART: Final = 150.0


def draw_barrier(canvas: Canvas, foot: float, place: str) -> None:
    """A barrier across the whole page whose foot is at ``foot``, with bare ground before it."""
    left, right = canvas.left - 6, canvas.right + 6
    below = canvas.bottom - foot + 6
    ground = rgb("#cdb48e") if place == "bullring" else rgb("#c4b59b")
    canvas.rect(left, foot - 8, right - left, below, ground, outline=False, shade=0.05)
    for k in range(1, 4):
        y = foot + below * (k / 4) ** 1.3
        canvas.line([(left, y), (right, y)], darken(ground, 0.18), 2, alpha=0.6)
    if place == "bullring":
        _planks(canvas, left, right, foot)
    else:
        _rail(canvas, left, right, foot)


def _rail(canvas: Canvas, left: float, right: float, foot: float) -> None:
    white = rgb("#f4efe2")
    count = int((right - left) / _POSTS_APART)
    for k in range(count + 1):
        x = left + (right - left) * (k + 0.5) / (count + 1)
        canvas.limb([(x, foot - _HIGH), (x, foot)], [15, 15], white)
    for y in (foot - _HIGH, foot - _HIGH * 0.48):
        canvas.rect(left, y - 8, right - left, 16, lighten(white, 0.2), weight=0.9)


def _planks(canvas: Canvas, left: float, right: float, foot: float) -> None:
    red = rgb("#a83f39")
    canvas.rect(left, foot - _HIGH, right - left, _HIGH, red, weight=0.9, shade=0.16)
    canvas.rect(left, foot - _HIGH - 10, right - left, 14, WOOD, weight=0.9)
    for k in range(int((right - left) / 64) + 1):
        x = left + 64 * k
        canvas.ink_line([(x, foot - _HIGH + 4), (x, foot - 3)], darken(red, 0.45), weight=0.7, alpha=0.6)
    canvas.line([(left, foot - 2), (right, foot - 2)], DARK_WOOD, 6)


__all__ = ["BARRIERS", "draw_barrier"]
