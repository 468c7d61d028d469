"""The mask of a repair: painted or brought as a file, or the masks of subjects that were ticked.

It is kept in the size of the page's picture, as grey values: how much may change.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

import numpy as np
from PIL import Image

from imaging.composing import checked_mask
from imaging.errors import MaskError
from imaging.request import Mask, Pixels
from server.errors import BadInputError
from server.texts import gettext as _

LEAST_SEEN: Final = 0.001  # of the picture: a square of a thirtieth of its side
_ALL: Final = 255


def ticked_mask(keys: Sequence[str], masks: Mapping[str, Mask], shape: tuple[int, ...]) -> Pixels:
    """The union of subjects' masks; a page drawn anew may lack some of them. Raises BadInputError."""
    if missing := [key for key in keys if key not in masks]:
        raise BadInputError(_("Algo de lo marcado ya no está en esta imagen (%d).") % len(missing))
    union = np.zeros(shape[:2], np.bool_)
    for key in keys:
        union |= masks[key]
    return np.where(union, _ALL, 0).astype(np.uint8)


def page_mask(pixels: Pixels, shape: tuple[int, ...], *, inverted: bool, not_masked: bool) -> Pixels:
    """A mask in the page's size and as it can be painted. Raises BadInputError with what is wrong."""
    if inverted:
        pixels = (_ALL - pixels).astype(np.uint8)
    try:
        mask = checked_mask(pixels, shape)
    except MaskError as error:
        raise BadInputError(_fault(error, shape)) from error
    if not_masked and (mask >= _ALL).all():
        raise BadInputError(
            _("Está todo marcado y cambia lo que no lo está: no queda nada que cambiar. Deje algo libre.")
        )
    return mask


def can_be_seen(mask: Mask) -> bool:
    """Whether somebody is seen large enough for a reader to find them in the picture."""
    return bool(mask.mean() >= LEAST_SEEN)


def changing(mask: Pixels, *, not_masked: bool) -> Pixels:
    """How much of each pixel may change."""
    return (_ALL - mask).astype(np.uint8) if not_masked else mask


def marked_box(mask: Pixels) -> tuple[int, int, int, int]:
    """The box (left, top, right, bottom) in pixels of what is marked at all; something is."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1


def mask_to_png(mask: Pixels) -> bytes:
    """A mask as it is kept."""
    file = BytesIO()
    Image.fromarray(mask).save(file, "PNG", compress_level=1)
    return file.getvalue()


def mask_from_png(data: bytes) -> Pixels:
    """A mask that was kept."""
    with Image.open(BytesIO(data)) as picture:
        return np.asarray(picture.convert("L"), np.uint8)


def _fault(error: MaskError, shape: tuple[int, ...]) -> str:
    if error.fault == "size":
        return _(
            "La máscara no tiene la misma forma que la imagen: esta mide %(width)d × %(height)d puntos."
        ) % {"width": shape[1], "height": shape[0]}
    return _("No hay nada marcado: pinte lo que tiene que cambiar, o elija a alguien de la lista.")
