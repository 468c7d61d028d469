"""What is done to pixels around the diffusion: sizes, boxes, soft masks and the grain of the canvas."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.painting.seams import blended
from imaging.request import Mask, Pixels

Field = npt.NDArray[np.float32]

GRAIN_TILE: Final = 512
GRAIN_STRENGTH: Final = 0.018
LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)
LINE_THICKNESS: Final = 0.028  # of a crop's side: thicker dark patches are colour, not line
PREVIEW_BLUR: Final = 3.0  # pixels of the preview: more than a latent's width
LINE_PAPER: Final = 0.80
LINE_DARKNESS: Final = 1.2
LINE_MOST: Final = 0.32  # so that small dark patches do not tell how dark they are
FAINT: Final = 0.15  # how far the greys of a faint drawing lie from its paper at most
GROWN: Final = 1.6  # of the softness; the blur reaches 1.2 of it to both sides
Box = tuple[int, int, int, int]  # left, top, right, bottom in pixels


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """The picture at another size, antialiased; the same array if it fits already."""
    if pixels.shape[:2] == (height, width):
        return pixels
    return np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.LANCZOS)).copy()


def work_size(width: int, height: int, area: int, step: int) -> tuple[int, int]:
    """(width, height) of about ``area`` pixels and the same shape, both multiples of ``step``."""
    scale = (area / (width * height)) ** 0.5
    return tuple(max(step, round(side * scale / step) * step) for side in (width, height))  # pyright: ignore[reportReturnType]


def crop_box(mask: Mask, margin: float) -> Box:
    """The box of the hard mask with a margin (share of its longer side), less narrow where there is room."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    left, right, top, bottom = columns[0], columns[-1] + 1, rows[0], rows[-1] + 1
    longer = max(right - left, bottom - top)
    space = max(16, round(longer * margin))
    wide = max(int(right - left), round(longer * 0.6)) + 2 * space
    tall = max(int(bottom - top), round(longer * 0.6)) + 2 * space
    across = _span(int(left + right) // 2, wide, mask.shape[1])
    down = _span(int(top + bottom) // 2, tall, mask.shape[0])
    return across[0], down[0], across[1], down[1]


def _span(middle: int, length: int, extent: int) -> tuple[int, int]:
    length = min(length, extent)
    start = min(max(0, middle - length // 2), extent - length)
    return start, start + length


def feathered(mask: Mask, others: Mask, softness: float) -> Pixels:
    """Soft mask 0-255 of a hard one: grown and blurred by ``softness`` pixels, never over ``others``.

    It is whole as far as a little beyond the mask: what fades is the ground around a figure, not its outline.
    """
    reach = ndimage.binary_dilation(mask, iterations=max(1, round(GROWN * softness)))
    soft = ndimage.gaussian_filter(reach.astype(np.float32), softness * 0.6, truncate=2.0)
    soft[mask] = np.maximum(soft[mask], 0.5)
    soft[others] = 0
    return (np.clip(soft, 0, 1) * 255 + 0.5).astype(np.uint8)


def pasted(canvas: Pixels, patch: Pixels, box: Box, mask: Pixels) -> Pixels:
    """A copy of the canvas with the patch blended in, without a seam; where the mask is 0 nothing changes."""
    left, top, right, bottom = box
    out = canvas.copy()
    out[top:bottom, left:right] = blended(out[top:bottom, left:right], patch, mask)
    return out


def line_drawing(pixels: Pixels, mask: Mask) -> Pixels:
    """A copy in which what the mask covers keeps its drawn lines alone, on an even grey: shape, no colour.

    Lines are what is darker than all around it and thin: outlines, eyes, mouths, folds. The
    embedded model learns to colour such shapes from words.
    """
    lines, _ = drawn_lines(pixels, LINE_THICKNESS)
    return pencilled(pixels, mask, LINE_PAPER - LINE_DARKNESS * lines)


def faint_drawing(pixels: Pixels, mask: Mask) -> Pixels:
    """A line drawing in which what was darker is a little darker: hair, skin and cloth can be told apart.

    Weights trained for a subject know its colours and need to see where each begins.
    """
    lines, paper = drawn_lines(pixels, LINE_THICKNESS)
    shade = FAINT * np.clip(2 * ndimage.gaussian_filter(paper, 1.0) - 1, -1, 1)
    return pencilled(pixels, mask, np.asarray(LINE_PAPER + shade - LINE_DARKNESS * lines, np.float32))


def drawn_lines(pixels: Pixels, thickness: float) -> tuple[Field, Field]:
    """(H, W) how dark lines are, 0 to LINE_MOST, and the brightness around them, 0 to 1; no line is
    thicker than this share of the picture's side.
    """
    luma = pixels.astype(np.float32) @ LUMA / 255
    thickest = max(3, round(thickness * (luma.shape[0] * luma.shape[1]) ** 0.5))
    paper = np.asarray(ndimage.grey_closing(luma, thickest), np.float32)
    return np.minimum(paper - luma, LINE_MOST), paper


def pencilled(pixels: Pixels, mask: Mask, brightness: Field) -> Pixels:
    """A copy of the picture with these greys (H, W), 0 to 1, where the mask is."""
    grey = np.clip(brightness, 0, 1) * 255
    out = pixels.copy()
    out[mask] = (grey[mask] + 0.5).astype(np.uint8)[:, None]
    return out


def tinted(drawn: Pixels, preview: Pixels) -> Pixels:
    """The drawing at the preview's size with the preview's colours in the large: a preview without blocks."""
    small = resized(drawn, preview.shape[1], preview.shape[0])
    change = ndimage.gaussian_filter(preview.astype(np.float32) - small, (PREVIEW_BLUR, PREVIEW_BLUR, 0))
    return (np.clip(small + change, 0, 255) + 0.5).astype(np.uint8)


def greyed(pixels: Pixels) -> Pixels:
    """The picture with three equal channels, the brightness of its colours."""
    luma = pixels.astype(np.float32) @ LUMA
    return np.repeat((luma + 0.5).astype(np.uint8)[..., None], 3, axis=-1)


@cache
def _grain_tile() -> Field:
    """A repeating canvas: fine grain over a faint weave, mean 0."""
    rng = np.random.default_rng(1606)
    tile = np.zeros((GRAIN_TILE, GRAIN_TILE), np.float32)
    for sigma, weight in ((0.7, 0.6), (1.6, 0.5)):
        noise = ndimage.gaussian_filter(rng.standard_normal(tile.shape), sigma, mode="wrap")
        tile += (weight * noise / noise.std()).astype(np.float32)
    y, x = np.mgrid[0:GRAIN_TILE, 0:GRAIN_TILE]
    tile += (0.35 * (np.sin(x * np.pi / 2) * np.sin(y * np.pi / 2))).astype(np.float32)
    return tile / tile.std()


def grained(pixels: Pixels, left: int = 0, top: int = 0) -> Pixels:
    """The picture on its canvas; the grain hangs on the page, so a patch at (left, top) fits in."""
    rows = (np.arange(pixels.shape[0]) + top) % GRAIN_TILE
    columns = (np.arange(pixels.shape[1]) + left) % GRAIN_TILE
    light = 1 + GRAIN_STRENGTH * _grain_tile()[np.ix_(rows, columns)]
    return (np.clip(pixels * light[..., None], 0, 255) + 0.5).astype(np.uint8)


@dataclass(frozen=True)
class LatentColours:
    """A linear guess of the colour of each latent, learnt from one picture: good enough for a preview."""

    weights: Field

    @classmethod
    def fitted(cls, latents: Field, pixels: Pixels) -> "LatentColours":
        """From latents (c, h, w) and the picture (8h, 8w, 3) that they stand for."""
        channels, height, width = latents.shape
        small = Image.fromarray(pixels).resize((width, height), Image.Resampling.BOX)
        colours = np.asarray(small, np.float32).reshape(-1, 3)
        known = _with_one(latents)
        # Ridge: latents that this picture hardly uses must not get wild weights.
        gram = known.T @ known + 0.02 * height * width * np.eye(channels + 1, dtype=np.float32)
        return cls(np.linalg.solve(gram, known.T @ colours).astype(np.float32))

    def preview(self, latents: Field, scale: int = 4) -> Pixels:
        """A small picture (scale * h, scale * w, 3) of latents (c, h, w)."""
        _, height, width = latents.shape
        colours = np.clip(_with_one(latents) @ self.weights, 0, 255).astype(np.uint8)
        return resized(colours.reshape(height, width, 3), width * scale, height * scale)


def _with_one(latents: Field) -> Field:
    """(h * w, c + 1): every latent as a row, with a constant."""
    rows = latents.reshape(latents.shape[0], -1).T
    return np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)
