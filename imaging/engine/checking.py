"""What is refused before a model is loaded, each in one clear sentence."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from imaging.engine.adapters import check_adapter
from imaging.engine.catalogue import Model, model_named
from imaging.engine.families import PAINTING_TASKS
from imaging.engine.nets import is_net_for
from imaging.engine.samplers import check_sampler
from imaging.errors import BadRequestError
from imaging.painting.stages import check, check_settings
from imaging.request import Adapter, Control, Inpainting, PictureRequest, Pixels, Sketch, Start
from imaging.vocabulary import CONTROLS, MASKED_CONTENTS

MOST_BLUR: Final = 256.0
MOST_PADDING: Final = 1024
MOST_START: Final = 8192  # pixels of a side


def check_request(
    request: PictureRequest, sketch: Sketch | None, model: Model, folders: Sequence[Path]
) -> None:
    """Raises BadRequestError, or the errors of an adapter, ControlNet or refiner that is not there."""
    if model.task not in PAINTING_TASKS:
        raise BadRequestError(f"{model.name} is a {model.task}: it paints no picture by itself")
    if sketch is None:
        check_settings(request)
    else:
        check(request, sketch)
    if request.sampler is not None:
        check_sampler(request.sampler, model.family, request.steps)
    if request.start is not None:
        _check_start(request.start)
    elif sketch is None and not request.prompt.strip():
        raise BadRequestError("there are no words, no sketch and no picture to start from")
    for adapter in _adapters(request):
        check_adapter(adapter)
    for control in request.controls:
        _check_control(control, sketch, model, folders)
    if request.refiner is not None:
        _check_refiner(request.refiner, model, folders)


def _adapters(request: PictureRequest) -> Iterable[Adapter]:
    yield from request.adapters
    for subject in request.subjects:
        if subject.adapter is not None:
            yield Adapter(subject.adapter)


def _check_start(start: Start) -> None:
    _check_pixels(start.pixels, "the start picture")
    if start.inpainting is not None:
        _check_inpainting(start.inpainting, start.pixels)


def _check_pixels(pixels: Pixels, what: str) -> None:
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise BadRequestError(
            f"{what} must be (height, width, 3) in uint8, not {pixels.shape} {pixels.dtype}"
        )
    if not all(8 <= side <= MOST_START for side in pixels.shape[:2]):
        raise BadRequestError(f"{what}'s sides must be from 8 to {MOST_START} pixels, not {pixels.shape[:2]}")


def _check_inpainting(wanted: Inpainting, pixels: Pixels) -> None:
    shape = pixels.shape[:2]
    if wanted.mask.shape != shape or wanted.mask.dtype != np.bool_:
        raise BadRequestError(f"the mask is {wanted.mask.shape} {wanted.mask.dtype}, the picture {shape}")
    if not (wanted.mask ^ wanted.inverted).any():
        raise BadRequestError("the mask leaves nothing to make anew")
    if wanted.content not in MASKED_CONTENTS:
        raise BadRequestError(
            f"masked content is one of {', '.join(MASKED_CONTENTS)}, not {wanted.content!r}"
        )
    if not 0 <= wanted.blur <= MOST_BLUR:
        raise BadRequestError(f"mask blur must be from 0 to {MOST_BLUR:.0f} pixels, not {wanted.blur}")
    if not 0 <= wanted.padding <= MOST_PADDING:
        raise BadRequestError(f"padding must be from 0 to {MOST_PADDING} pixels, not {wanted.padding}")
    if wanted.softness is not None and (wanted.softness.shape != shape or wanted.softness.dtype != np.uint8):
        raise BadRequestError(f"softness must be grey values of the picture's shape {shape}")


def _check_control(control: Control, sketch: Sketch | None, model: Model, folders: Sequence[Path]) -> None:
    if control.kind not in CONTROLS:
        raise BadRequestError(f"a control is one of {', '.join(CONTROLS)}, not {control.kind!r}")
    if model.family == "evoca":
        raise BadRequestError(f"{model.name} follows the sketch by itself and takes no ControlNet")
    if control.pixels is not None:
        _check_pixels(control.pixels, "the picture to follow")
    elif sketch is None:
        raise BadRequestError(f"without a sketch the control {control.kind!r} needs a picture to follow")
    if not 0 <= control.weight <= 2:
        raise BadRequestError(f"a control's weight is from 0 to 2, not {control.weight}")
    net = model_named(control.model, folders)
    if not is_net_for(net, model.family):
        raise BadRequestError(f"{net.name} is no ControlNet for {model.family} models")


def _check_refiner(name: str, model: Model, folders: Sequence[Path]) -> None:
    if model.family != "sdxl":
        raise BadRequestError(f"a refiner finishes what an sdxl model began; {model.name} is {model.family}")
    refiner = model_named(name, folders)
    if refiner.task != "refiner":
        raise BadRequestError(f"{refiner.name} is no refiner")
