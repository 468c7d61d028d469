"""What a beast of burden carries on its back, drawn over it: adult heights, turned to the right."""

import random
from typing import Final

from imaging.sketching.kit import Canvas, through_path
from imaging.sketching.objects import find_thing
from imaging.sketching.palette import COLOURS, WOOD, darken, lighten, rgb

_ESPARTO: Final = rgb("#c8a263")
_STRAW: Final = rgb("#e3c169")
_TALL: Final = frozenset({"pitcher", "milk_churn", "botijo", "bottle"})  # their necks look out of the basket
_OF_STRAW: Final = frozenset({"sheaf"})
_HANGS: Final = 0.74  # of the trunk's thickness


def draw_load(canvas: Canvas, back: float, half: float, belly: float, kind: str) -> None:
    """A pack saddle with what is carried, a kind of ``vocabulary.OBJECTS``, in a pannier on each side.

    ``back`` is the height of the back, ``half`` half the trunk's length and ``belly`` its thickness.
    """
    wide, top = 0.62 * half, -back
    saddle = [(-wide, top + 0.05), (-wide * 0.8, top - 0.05), (wide * 0.8, top - 0.05), (wide, top + 0.05)]
    canvas.through([*saddle, (wide * 0.9, top + 0.14), (-wide * 0.9, top + 0.14)], COLOURS["red"], shade=0.2)
    _contents(canvas, kind, wide, top)
    if kind == "sack":
        return
    low = top + _HANGS * belly
    edge = [(-wide * 1.05, top + 0.05), (wide * 1.05, top + 0.05), (wide * 0.86, low), (-wide * 0.86, low)]
    basket = through_path([edge[0], (0.0, top + 0.075), edge[1], edge[2], (0.0, low + 0.02), edge[3]])
    canvas.fill(basket, _ESPARTO, shade=0.2)
    with canvas.clip(basket):
        for row in range(5):
            y = top + 0.085 + row * (low - top - 0.06) / 5
            canvas.line([(-wide, y), (0.0, y + 0.018), (wide, y)], darken(_ESPARTO, 0.25), 0.008, smooth=True)
        for column in range(9):
            x = wide * (column - 4) / 4
            canvas.line([(x, top), (x * 0.84, low + 0.03)], darken(_ESPARTO, 0.18), 0.006)
    rim = [(-wide * 1.05, top + 0.05), (0.0, top + 0.075), (wide * 1.05, top + 0.05)]
    canvas.line(rim, darken(_ESPARTO, 0.4), 0.026, smooth=True)
    canvas.line(rim, lighten(_ESPARTO, 0.15), 0.016, smooth=True)


def _contents(canvas: Canvas, kind: str, wide: float, top: float) -> None:
    rng = random.Random(kind)
    if kind == "sack":
        for x in (-0.42, 0.42):
            find_thing("sack").draw(canvas, x * wide * 1.5, top + 0.2, 0.85, None, rng)
    elif kind == "firewood":
        _logs(canvas, wide, top)
    elif kind in _TALL:
        item = find_thing(kind)
        size = 0.32 / item.height
        for x in (-0.55, 0.0, 0.55):
            item.draw(canvas, x * wide, top + 0.13, size, None, rng)
    elif kind in _OF_STRAW:
        heap = [(1.1, 0.06), (0.7, -0.17), (-0.7, -0.16), (-1.1, 0.06)]
        canvas.through([(x * wide, top + y) for x, y in heap], _STRAW, shade=0.2)
        for k in range(14):
            x, up = wide * (k - 6.5) / 6.5, 0.13 + 0.02 * (k % 3)
            canvas.line([(x, top - 0.02), (x + 0.03, top - up)], darken(_STRAW, 0.2), 0.008)
    else:
        for k in range(7):
            x = wide * 0.85 * (k - 3) / 3
            tone = COLOURS[("green", "red", "yellow", "orange")[k % 4]]
            canvas.oval(x, top + 0.03 - 0.03 * (1 - abs(k - 3) / 3), 0.055, 0.05, tone, weight=0.8)


def _logs(canvas: Canvas, wide: float, top: float) -> None:
    """Cut branches, their pale ends to the viewer's left and right."""
    for k in range(6):
        y = top + 0.03 - 0.045 * (k // 2)
        tilt = 0.02 * (1 if k % 2 else -1)
        ends = [(-wide * 1.28 + 0.05 * (k % 3), y - tilt), (wide * 1.2 - 0.04 * (k % 3), y + tilt)]
        bark = darken(WOOD, 0.1 + 0.08 * (k % 2))
        canvas.limb([ends[0], (0.0, y - 0.006), ends[1]], [0.05, 0.054, 0.05], bark)
        canvas.oval(ends[1][0] + 0.004, ends[1][1], 0.018, 0.026, rgb("#e4c998"), weight=0.7)
