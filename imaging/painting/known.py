"""What trained weights know: where they know it, how it is shown to the model, its colours.

The model sees a faint drawing of a subject or place that is known, for its colours are the weights' and not
the sketch's; what it has painted is given their own colours. Told clothes are shown and stay as drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import Tensor

from imaging.engine.adapters import adapter_kind
from imaging.engine.denoising import Kept
from imaging.engine.samplers import ANCHOR
from imaging.painting.canvas import Box, crop_box, faint_drawing, resized
from imaging.painting.own_colours import OwnColours, colours_in, own_coloured, place_coloured, shown_in
from imaging.request import Mask, PictureRequest, Pixels, Sketch, SubjectRequest
from imaging.sketching.places import scene_look
from imaging.sketching.worn import worn_pixels

SUBJECT_MARGIN: Final = 0.12
TOUCHED: Final = 16  # of 255: a latent of which so much is a known subject is not held to the sketch


@dataclass(frozen=True)
class Known:
    """One subject, or the place, that weights know.

    ``inside`` (the page's shape) is where they know its colours. ``whole`` says that this is all of the
    subject; ``colours`` are its own on this page, None where the weights bring none or where none are to be
    laid in. ``place`` says that it is the place.
    """

    inside: Mask
    whole: bool
    colours: OwnColours | None = None
    place: bool = False

    def coloured(self, patch: Pixels, sketch: Sketch, box: Box) -> Pixels:
        """What was painted of the page's box, with the subject in its own colours."""
        if self.colours is None:
            return patch
        left, top, right, bottom = box
        part = np.s_[top:bottom, left:right]
        if self.place:
            return place_coloured(patch, sketch.pixels[part], self.inside[part], self.colours)
        return own_coloured(patch, sketch.pixels[part], self.inside[part], self.colours, self.whole)


def known_subject(
    request: PictureRequest, subject: SubjectRequest, sketch: Sketch, colours: OwnColours | None
) -> Known:
    """Where weights that know the subject do so; ``colours`` are put into the page's light and style."""
    mask = sketch.masks[subject.key]
    inside = mask & ~worn_pixels(request, subject.key) if subject.dressed else mask
    own = None if colours is None else shown_in(colours, request.setting, request.style)
    return Known(inside, not subject.dressed, own)


def known_place(request: PictureRequest, sketch: Sketch, colours: OwnColours | None) -> Known:
    """All that is no subject and no thing, as weights know it that have learnt the place of the page.

    ``colours`` are put into the page's light and style. Snow that is told lies on everything: then nothing
    is known.
    """
    inside = np.ones(sketch.pixels.shape[:2], np.bool_)
    for mask in sketch.masks.values():
        inside &= ~mask
    if scene_look(request.setting).snowy:
        inside[:] = False
    own = None if colours is None else shown_in(colours, request.setting, request.style)
    return Known(inside, whole=False, colours=own, place=True)


def known_at_once(request: PictureRequest, sketch: Sketch) -> tuple[Known, ...]:
    """The place and the subjects whose own weights are among those of the whole page.

    A subject's own colours are laid in where the weights are kept to its part: those that work on all of the
    page know nobody's place. A whole network that is kept to a part is left out there, and so is its subject.
    """
    found = [known_place(request, sketch, colours_in(each.file)) for each in request.adapters if each.place][
        :1
    ]
    for subject in request.subjects:
        at_work = next((each for each in request.adapters if each.file == subject.adapter), None)
        if at_work is None:
            continue
        if at_work.where is None:
            found.append(known_subject(request, subject, sketch, None))
        elif adapter_kind(at_work) == "layers":
            found.append(known_subject(request, subject, sketch, colours_in(at_work.file)))
    return tuple(each for each in found if each.inside.any())


def faintly_shown(pixels: Pixels, known: Sequence[Known]) -> Pixels:
    """The page, of any size, with a faint drawing of these subjects, each at the scale of its own crop."""
    height, width = pixels.shape[:2]
    out = pixels.copy()
    for each in known:
        inside = resized(each.inside.astype(np.uint8) * 255, width, height) > 127
        if inside.any():
            left, top, right, bottom = crop_box(inside, SUBJECT_MARGIN)
            part = np.s_[top:bottom, left:right]
            out[part][inside[part]] = faint_drawing(pixels[part], inside[part])[inside[part]]
    return out


def held_elsewhere(guide: Tensor, known: Sequence[Known]) -> Kept:
    """The page's latents, held to the sketch at first where nobody is known: the anchored start by places.

    Known subjects begin at noise alone, all else where an anchored painting would.
    """
    height, width = guide.shape[2:]
    change = torch.full((1, 1, height, width), ANCHOR)
    for each in known:
        small = resized(each.inside.astype(np.uint8) * 255, width, height)
        change[0, 0][torch.from_numpy(small >= TOUCHED)] = 1.0
    return Kept(guide, change, soft=True)
