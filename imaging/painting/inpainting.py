"""Making a part of a picture anew: where, from what, and how it is put back.

A region is worked on in a crop of its own, which is cut by the hard mask and enlarged to the model's
size; the new pixels are put back through a feathered mask, so that where it is 0 no pixel changes.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.painting.canvas import Box, feathered, pasted, resized, work_size
from imaging.request import Inpainting, Mask, Pixels

Numbers = npt.NDArray[np.floating[Any]]  # single precision; numpy's stubs often promise double

LEAST_SHOWN: Final = 32  # from this softness (of 255) on a soft mask shows the new pixels alone
LESS_LATENTS: Final = 64  # from this value of the feathered mask on the latents below are wholly new
SMALLEST_CROP: Final = 64  # pixels of a side, where the picture is so large
ALL_SOFT: Final = 0.12  # of the shorter side: how far a soft mask without grey values fades


@dataclass(frozen=True)
class Hole:
    """A region of a picture that is to be made anew.

    ``box`` is the crop in the picture. ``inside`` is the hard mask within it and ``paste`` (0-255)
    how much of the new pixels shows. ``change`` (0 to 1) is how much of the latents may change: with
    ``soft`` in how many of the steps. ``width`` and ``height`` are the size that the model works in.
    """

    box: Box
    inside: Mask
    paste: Pixels
    change: Numbers
    soft: bool
    content: str
    width: int
    height: int

    def cropped(self, pixels: Pixels) -> Pixels:
        """The region of a picture, in the model's size."""
        left, top, right, bottom = self.box
        return resized(np.ascontiguousarray(pixels[top:bottom, left:right]), self.width, self.height)

    def large_inside(self) -> Mask:
        """The hard mask in the model's size."""
        return _resized_mask(self.inside, self.width, self.height)

    def latent_change(self, factor: int) -> Numbers:
        """``change`` for the latents, ``factor`` pixels of a side to each."""
        grey = Image.fromarray(self.change).resize(
            (self.width // factor, self.height // factor), Image.Resampling.BOX
        )
        return np.array(grey, np.float32)  # torch wants it writable

    def put_back(self, canvas: Pixels, made: Pixels) -> Pixels:
        """A copy of the canvas with the new pixels (in the model's size) in the region."""
        left, top, right, bottom = self.box
        return pasted(canvas, resized(made, right - left, bottom - top), self.box, self.paste)


def hole_of(wanted: Inpainting, width: int, height: int, area: int, step: int) -> Hole:
    """The hole that a request asks for in a picture of width x height; the mask has that size or another.

    ``area`` is about how many pixels the model works on, ``step`` what its sides are multiples of.
    """
    mask = _resized_mask(wanted.mask, width, height) ^ wanted.inverted
    softness = _softness(wanted, mask) if wanted.soft else None
    paste = _paste_of(mask, wanted.blur) if softness is None else _shown(softness)
    box = padded(paste > 0, wanted.padding) if wanted.only_masked else (0, 0, width, height)
    return hole_in(box, mask, paste, softness, wanted.content, area, step)


def hole_in(
    box: Box, mask: Mask, paste: Pixels, softness: Pixels | None, content: str, area: int, step: int
) -> Hole:
    """The hole of a mask within a box; all arrays have the whole picture's size."""
    left, top, right, bottom = box
    part = np.s_[top:bottom, left:right]
    if softness is None:
        # The latents below the rim are new as well: the paste, not the diffusion, draws the border.
        change = np.clip(paste[part].astype(np.float32) / LESS_LATENTS, 0, 1).astype(np.float32)
    else:
        change = softness[part].astype(np.float32) / 255
    wide, tall = work_size(right - left, bottom - top, area, step)
    return Hole(box, mask[part].copy(), paste[part].copy(), change, softness is not None, content, wide, tall)


def prefilled(pixels: Pixels, inside: Mask) -> Pixels:
    """The picture with what the mask covers filled with the colours around it, nearest first.

    Averages over wider and wider surroundings are laid over each other where the narrow ones know
    nothing (a pull-push fill, Gortler et al. 1996).
    """
    levels: list[tuple[Numbers, Numbers]] = []
    colours = pixels.astype(np.float32) * ~inside[..., None]
    known = (~inside).astype(np.float32)
    while True:
        levels.append((colours, known))
        if min(known.shape) <= 1:
            break
        colours, known = _halved(colours), np.minimum(_halved(known), 1)
    full = np.asarray(levels[-1][0] / np.maximum(levels[-1][1], 1e-6)[..., None], np.float32)
    for colours, known in reversed(levels[:-1]):
        wider = _doubled(full, known.shape)
        full = colours + wider * (1 - known)[..., None]
    out = pixels.copy()
    smooth = np.stack([ndimage.gaussian_filter(full[..., i], 1.5) for i in range(3)], axis=-1)
    out[inside] = np.clip(smooth[inside] + 0.5, 0, 255).astype(np.uint8)
    return out


def _halved(field: Numbers) -> Numbers:
    """Means of two by two; an odd edge counts double."""
    field = np.concatenate([field, field[-1:]]) if field.shape[0] % 2 else field
    field = np.concatenate([field, field[:, -1:]], axis=1) if field.shape[1] % 2 else field
    four = field[::2, ::2] + field[1::2, ::2] + field[::2, 1::2] + field[1::2, 1::2]
    return np.asarray(four / 4, np.float32)


def _doubled(field: Numbers, shape: tuple[int, ...]) -> Numbers:
    """Twice as large, evenly from value to value: squares would be seen in what is painted over them."""
    zoom = (2, 2, *(1 for _ in field.shape[2:]))
    wider = ndimage.zoom(field, zoom, order=1, mode="nearest", grid_mode=True)
    return np.asarray(wider, np.float32)[: shape[0], : shape[1]]


def _resized_mask(mask: Mask, width: int, height: int) -> Mask:
    if mask.shape == (height, width):
        return mask
    grey = Image.fromarray(mask.astype(np.uint8) * 255)
    return np.asarray(grey.resize((width, height), Image.Resampling.BILINEAR)) > 127


def _softness(wanted: Inpainting, mask: Mask) -> Pixels:
    """How much may change, in the mask's size: the given grey values, else a fading from the mask's rim."""
    if wanted.softness is not None:
        grey = np.asarray(
            Image.fromarray(wanted.softness).resize((mask.shape[1], mask.shape[0]), Image.Resampling.BILINEAR)
        )
        return np.where(mask, grey, 0).astype(np.uint8)
    reach = max(2.0, ALL_SOFT * min(mask.shape))
    depth = ndimage.distance_transform_edt(mask)
    return (np.clip(np.asarray(depth) / reach, 0, 1) * 255).astype(np.uint8)


def _shown(softness: Pixels) -> Pixels:
    return np.clip(softness.astype(np.float32) * (255 / LEAST_SHOWN), 0, 255).astype(np.uint8)


def _paste_of(mask: Mask, blur: float) -> Pixels:
    if blur < 0.5:
        return mask.astype(np.uint8) * 255
    return feathered(mask, np.zeros_like(mask), blur)


def padded(touched: Mask, padding: int) -> Box:
    """The box of what is touched with padding around it, no smaller than the smallest crop."""
    rows, columns = np.flatnonzero(touched.any(axis=1)), np.flatnonzero(touched.any(axis=0))
    left, right = _span(int(columns[0]), int(columns[-1]) + 1, padding, touched.shape[1])
    top, bottom = _span(int(rows[0]), int(rows[-1]) + 1, padding, touched.shape[0])
    return left, top, right, bottom


def _span(first: int, last: int, padding: int, extent: int) -> tuple[int, int]:
    lacking = max(0, SMALLEST_CROP - (last - first) - 2 * padding)
    first, last = first - padding - lacking // 2, last + padding + (lacking + 1) // 2
    first, last = max(0, first - max(0, last - extent)), min(extent, last - min(0, first))
    return first, last
