"""The stages of a painting, whoever paints it: the page, then each subject in its own region.

What is refused before any work, how many steps lie before each stage, and each subject's own seed
and soft mask.
"""

import math
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from imaging.errors import BadRequestError
from imaging.painting.canvas import Box, feathered
from imaging.request import (
    Mask,
    PaintStep,
    Picture,
    PictureRequest,
    Pixels,
    Repaint,
    Sketch,
    SubjectRequest,
)

BASE: Final = "base"
MAX_STEPS: Final = 100
MAX_SIDE: Final = 2048
SUBJECT_FEATHER: Final = 0.006  # of the page's longer side


@dataclass(frozen=True)
class Plan:
    """How many steps lie before each stage ("base" first, then the subjects in order), and in all."""

    starts: Mapping[str, int]
    total: int


def plan_of(request: PictureRequest, base_steps: int, subject_steps: int) -> Plan:
    """The plan of a page whose subjects are each painted again in so many steps."""
    starts, at = {BASE: 0}, base_steps
    for subject in request.subjects:
        starts[subject.key] = at
        at += subject_steps
    return Plan(starts, at)


class StagePainter(Protocol):
    """Whoever paints a page, and a subject of it again."""

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    def base(self, request: PictureRequest, sketch: Sketch, /) -> Generator[PaintStep, None, Pixels]:
        """The whole page."""
        ...

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, /
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """One subject again in its own region."""
        ...


def painted_in_stages(
    painter: StagePainter, request: PictureRequest, sketch: Sketch
) -> Generator[PaintStep, None, Picture]:
    """The page, then every subject of the request in its own region."""
    began = time.monotonic()
    base = yield from painter.base(request, sketch)
    seconds = {BASE: time.monotonic() - began}
    page, repaints = base, []
    for subject in request.subjects:
        page, repaint = yield from painter.repaint(request, sketch, page, subject.key)
        repaints.append(repaint)
        seconds[subject.key] = repaint.seconds
    return Picture(page, base, tuple(repaints), request.seed, painter.name, seconds)


def check_settings(request: PictureRequest) -> None:
    """Refuses what no model can do; raises BadRequestError."""
    if not 1 <= request.steps <= MAX_STEPS:
        raise BadRequestError(f"steps must be from 1 to {MAX_STEPS}, not {request.steps}")
    if not 0 < request.strength <= 1:
        raise BadRequestError(f"strength must be above 0 and at most 1, not {request.strength}")
    if not (math.isfinite(request.guidance) and 0 <= request.guidance <= 30):
        raise BadRequestError(f"guidance must be from 0 to 30, not {request.guidance}")
    if not all(64 <= side <= MAX_SIDE for side in (request.width, request.height)):
        raise BadRequestError(
            f"sides must be from 64 to {MAX_SIDE} pixels, not {request.width} x {request.height}"
        )


def check(request: PictureRequest, sketch: Sketch) -> None:
    """Refuses, before any heavy work, what cannot be painted; raises BadRequestError."""
    check_settings(request)
    if sketch.pixels.shape != (request.height, request.width, 3):
        raise BadRequestError(
            f"the sketch is {sketch.pixels.shape}, the request {request.width} x {request.height}"
        )
    keys = [subject.key for subject in request.subjects]
    if len(set(keys)) != len(keys) or BASE in keys:
        raise BadRequestError(f"subjects need keys of their own, other than 'base': {keys}")
    if missing := [key for key in keys if key not in sketch.masks]:
        raise BadRequestError(f"the sketch has no mask for {', '.join(missing)}")


def check_canvas(canvas: Pixels, sketch: Sketch) -> None:
    """A subject is painted over a canvas of the sketch's size; raises BadRequestError."""
    if canvas.shape != sketch.pixels.shape:
        raise BadRequestError(f"the canvas is {canvas.shape[:2]} and the sketch {sketch.pixels.shape[:2]}")


def subject_named(request: PictureRequest, key: str) -> SubjectRequest:
    """The subject of this key; raises BadRequestError naming those that there are."""
    for subject in request.subjects:
        if subject.key == key:
            return subject
    known = ", ".join(subject.key for subject in request.subjects) or "none"
    raise BadRequestError(f"the request has no subject {key!r}; it has: {known}")


def own_seed(seed: int, key: str) -> int:
    """A subject's own seed, stable under changes of the other subjects."""
    return int(np.random.SeedSequence([seed & 0xFFFFFFFF, *key.encode()]).generate_state(1)[0])


def soft_mask(sketch: Sketch, key: str, box: Box) -> Pixels:
    """The subject's feathered mask within its box, kept off every other subject."""
    left, top, right, bottom = box
    mask: Mask = sketch.masks[key][top:bottom, left:right]
    others = np.zeros_like(mask)
    for other, theirs in sketch.masks.items():
        if other != key:
            others |= theirs[top:bottom, left:right]
    softness = max(1.5, SUBJECT_FEATHER * max(sketch.pixels.shape[:2]))
    return feathered(mask, others, softness)
