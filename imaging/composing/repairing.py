"""One repair of a finished page: a region is painted anew, everything else stays bit for bit.

It is the engine's own inpainting (``imaging.request.Start``), so every model can repair; the new
pixels are put back by ``imaging.composing.seams``, which leaves no seam and no drift.
"""

import time
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from scipy import ndimage

from imaging.composing.masks import LEAST_GREY, checked_mask, paintable
from imaging.composing.values import Box, Repair, Repaired
from imaging.errors import BadRequestError, MaskError
from imaging.painting.canvas import feathered
from imaging.painting.inpainting import padded
from imaging.painting.seams import blended
from imaging.request import (
    Adapter,
    Inpainting,
    PaintStep,
    Picture,
    PictureRequest,
    Pixels,
    Sketch,
    Start,
)


class Painting(Protocol):
    """What paints requests: ``imaging.engine.engine.Engine`` and what passes on to it."""

    def paint(self, request: PictureRequest, sketch: Sketch | None) -> Generator[PaintStep, None, Picture]:
        """The picture that the request asks for."""
        ...


@dataclass(frozen=True)
class _Region:
    """What is given to the model, and how the new pixels are put back (the page's size)."""

    inpainting: Inpainting
    feather: Pixels


def repaired(
    painter: Painting, request: PictureRequest, sketch: Sketch | None, canvas: Pixels, repair: Repair
) -> Generator[PaintStep, None, Repaired]:
    """The canvas (the request's size) with one region painted anew in the repair's words.

    With a sketch that is what a model paints after in the region; without one the words decide.
    Raises MaskError, or BadRequestError for a canvas or settings that cannot be.
    """
    began = time.monotonic()
    if canvas.shape != (request.height, request.width, 3):
        raise BadRequestError(f"the canvas is {canvas.shape}, the request {request.width} x {request.height}")
    region = _region(repair, canvas)
    wanted = _request(request, repair, Start(canvas, region.inpainting))
    picture = yield from painter.paint(wanted, sketch)
    pixels = blended(canvas, picture.pixels, region.feather)
    box = _box(region)
    return Repaired(pixels, region.feather, box, repair.seed, time.monotonic() - began)


def _request(request: PictureRequest, repair: Repair, start: Start) -> PictureRequest:
    own = () if repair.adapter is None else (Adapter(repair.adapter),)
    return replace(
        request,
        subjects=(),
        prompt=repair.prompt,
        negative_prompt=repair.negative_prompt,
        seed=repair.seed,
        strength=repair.strength,
        steps=repair.steps or request.steps,
        guidance=request.guidance if repair.guidance is None else repair.guidance,
        adapters=(*request.adapters, *own),
        start=start,
    )


def _region(repair: Repair, canvas: Pixels) -> _Region:
    marked = checked_mask(repair.mask, canvas.shape)
    mask = marked
    if repair.not_masked:
        mask = (255 - marked).astype(np.uint8)
        if not (mask >= LEAST_GREY).any():
            raise MaskError("everything is marked, and what is not marked was to be painted", "full")
        mask = paintable(mask)
    feather = _feather(mask, repair.blur)
    if repair.untouched is not None:
        feather[repair.untouched] = 0
    if repair.not_masked:
        feather[marked == 255] = 0  # what is to stay, stays whole: the fading may not eat into it
    touched = feather > 0
    if not touched.any():
        raise MaskError("all that is marked must stay as it is", "empty")
    # The model paints as far as the feather reaches; ``blended`` alone decides what is shown of it.
    inpainting = Inpainting(
        touched, content=repair.content, blur=0.0, padding=repair.padding, only_masked=True
    )
    greys = mask[mask > 0]
    if (greys < 255).any():
        spread = ndimage.grey_dilation(mask, size=2 * round(repair.blur) + 1)
        softness = np.where(touched, np.maximum(spread, 1), 0).astype(np.uint8)
        inpainting = replace(inpainting, soft=True, softness=softness)
    return _Region(inpainting, feather)


def _feather(mask: Pixels, blur: float) -> Pixels:
    """How much of the new pixels shows: all where marked, fading outwards over the blur."""
    if blur < 0.5:
        return np.where(mask > 0, 255, 0).astype(np.uint8)
    hard = mask > 0
    return feathered(hard, np.zeros_like(hard), blur)


def _box(region: _Region) -> Box:
    return padded(region.feather > 0, region.inpainting.padding)
