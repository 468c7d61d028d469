"""Where somebody's garments can be seen, to the pixel."""

from dataclasses import replace
from typing import Final

import numpy as np

from imaging.request import Mask, PersonLooks, PictureRequest
from imaging.sketching.drawing import draw_unfinished

DYES: Final = ("red", "light_blue")
CHANGED: Final = 24  # levels in one channel: less is the same pixel


def worn_pixels(request: PictureRequest, key: str) -> Mask:
    """(H, W): where the garments that are told of the subject ``key`` show; nowhere for animals.

    The scene is drawn twice, with nothing changed but their colour. Raises BadRequestError as drawing does.
    """
    one, other = (draw_unfinished(_dyed(request, key, dye))[0] for dye in DYES)
    apart = np.abs(one.pixels.astype(np.int16) - other.pixels.astype(np.int16)).max(axis=-1) > CHANGED
    return apart & one.masks.get(key, np.zeros_like(apart))


def _dyed(request: PictureRequest, key: str, dye: str) -> PictureRequest:
    def looks(person: PersonLooks) -> PersonLooks:
        return replace(person, garments=tuple(replace(each, colour=dye) for each in person.garments))

    return replace(
        request,
        subjects=tuple(
            replace(each, looks=looks(each.looks))
            if each.key == key and isinstance(each.looks, PersonLooks)
            else each
            for each in request.subjects
        ),
    )
