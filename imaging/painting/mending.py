"""Painting anew only where the drawing has changed: a stretch of the page, in the picture's own words.

Where someone left, the place behind them is painted; where something came, it is. Every pixel beyond
the soft edge of the stretch, and everyone who is to stay untouched, keeps its value.
"""

from collections.abc import Generator
from dataclasses import replace
from typing import Final, Protocol

import numpy as np
from scipy import ndimage

from imaging.request import (
    Mask,
    PaintStep,
    PersonLooks,
    PictureRequest,
    Pixels,
    Repaint,
    Sketch,
    SubjectRequest,
)

NEAR: Final = 12  # pixels: stretches as near as this are painted at once
MOST_STRETCHES: Final = 5
_STRETCH: Final = "stretch"


class Repainter(Protocol):
    """What paints one region again: imaging.painting.Painter."""

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, *, anew: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """The new page and what was done; ``anew`` forgets what stood there before."""
        ...


def stretches(changed: Mask) -> tuple[Mask, ...]:
    """The changed pixels by what lies together, the largest first; the smallest join the last one."""
    count, labels = grouped(changed)
    parts = [changed & (labels == number) for number in range(1, count + 1)]
    parts.sort(key=lambda part: -int(part.sum()))
    if len(parts) > MOST_STRETCHES:
        rest = np.logical_or.reduce(parts[MOST_STRETCHES - 1 :])
        parts = [*parts[: MOST_STRETCHES - 1], rest]
    return tuple(parts)


def grouped(changed: Mask) -> tuple[int, np.ndarray]:
    """How many groups the pixels make when near ones count as one, and each pixel's group from 1 on."""
    near = ndimage.binary_dilation(changed, iterations=NEAR)
    labels, count = ndimage.label(near)  # pyright: ignore[reportGeneralTypeIssues]
    return int(count), labels


def mend(
    painter: Repainter,
    request: PictureRequest,
    sketch: Sketch,
    canvas: Pixels,
    changed: Mask,
    untouched: Mask,
) -> Generator[PaintStep, None, Pixels]:
    """Paints the changed pixels of the canvas after the sketch, never those that stay ``untouched``."""
    whole = SubjectRequest(
        _STRETCH, PersonLooks(), prompt=request.prompt, negative_prompt=request.negative_prompt
    )
    alone = replace(request, subjects=(whole,))
    for part in stretches(changed & ~untouched):
        regions = replace(sketch, masks={"untouched": untouched, _STRETCH: part})
        canvas, _ = yield from painter.repaint(alone, regions, canvas, _STRETCH, anew=True)
    return canvas
