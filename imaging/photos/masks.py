"""How much each pixel of a photo counts when its subject is learned: all of it, a little, or not at all."""

from typing import Final

import numpy as np
from PIL import Image
from scipy import ndimage

from imaging.photos import measures
from imaging.photos.drawn_people import KnowsDrawings
from imaging.photos.outlines import outline_of_person
from imaging.photos.photo import Box, Face, Photo, PhotoKind, PhotoVerdict
from imaging.photos.subject import likely_box, subject_outline
from imaging.request import Mask, Pixels

SURROUNDINGS: Final = 26  # of 255: a tenth, so that the subject is not learned as a cut-out
_SIDE: Final = 288  # pixels at which weights are made; they are smooth
_SOFT: Final = 4.0  # pixels of that by which edges are blurred
_MOST_OTHERS: Final = 6  # whose bodies are outlined; of further people the heads are left out


def subject_mask(
    photo: Photo,
    verdict: PhotoVerdict,
    kind: PhotoKind,
    chosen_face: int | None = None,
    drawings: KnowsDrawings | None = None,
) -> Pixels:
    """The weight of each pixel (H, W), 0..255: the subject 255, what is around a tenth, other people 0.

    ``chosen_face`` is the number in ``verdict.faces`` of the person who is learned, the biggest when
    None. Of a place everything counts but the people. Bars at the edges count nothing. ``drawings`` is asked
    where the verdict says that an animal is drawn.
    """
    small = measures.resized(photo.pixels, _SIDE)
    whose = _chosen(verdict, kind, chosen_face)
    subject = _subject(photo, verdict, kind, whose, drawings)
    weights = _blurred(np.where(_fitted(subject, small.shape), 255.0, float(SURROUNDINGS)))
    if whose is not None:
        weights = np.maximum(weights, _blurred(255.0 * _head(small.shape, whose.box)))
    others = [face for face in verdict.faces if face is not whose]
    if others:
        strangers = _people(photo, others, small.shape)
        if whose is not None:
            strangers &= ~_head(small.shape, whose.box)
        weights *= 1.0 - _blurred(strangers.astype(np.float32)).clip(0, 1)
        for face in others:  # blurred edges of the subject never bring a stranger's face back
            weights[_head(small.shape, face.box) & strangers] = 0.0
    weights[~measures.cut_mask(small.shape, measures.without_bars(photo.pixels))] = 0.0
    whole = Image.fromarray(weights.clip(0, 255).round().astype(np.uint8))
    height, width = photo.pixels.shape[:2]
    return np.array(whole.resize((width, height), Image.Resampling.BILINEAR))


def _chosen(verdict: PhotoVerdict, kind: PhotoKind, chosen_face: int | None) -> Face | None:
    if kind != "person" or not verdict.faces:
        return None
    return verdict.faces[chosen_face or 0]


def _subject(
    photo: Photo, verdict: PhotoVerdict, kind: PhotoKind, whose: Face | None, seer: KnowsDrawings | None
) -> Mask:
    if kind == "place":
        return np.ones((1, 1), dtype=np.bool_)
    if whose is not None:
        return outline_of_person(photo.pixels, whose)
    outline = None if kind == "person" else subject_outline(photo.pixels, kind, verdict, seer)
    if outline is not None:
        return outline
    return _ellipse((_SIDE, _SIDE), likely_box(verdict.subject))


def _people(photo: Photo, faces: list[Face], shape: tuple[int, ...]) -> Mask:
    """Where these people are, heads and bodies."""
    every = np.zeros(shape[:2], dtype=np.bool_)
    for number, face in enumerate(faces):
        every |= _head(shape, face.box)
        if number < _MOST_OTHERS:
            every |= _fitted(outline_of_person(photo.pixels, face), shape)
    return every


def _head(shape: tuple[int, ...], face: Box) -> Mask:
    """An ellipse around face, hair and chin."""
    wide, tall = face.width, face.height
    head = Box(
        face.left - 0.25 * wide, face.top - 0.45 * tall, face.right + 0.25 * wide, face.bottom + 0.2 * tall
    )
    return _ellipse(shape, head)


def _ellipse(shape: tuple[int, ...], box: Box) -> Mask:
    height, width = shape[:2]
    rows = (np.arange(height)[:, None] + 0.5) / height
    columns = (np.arange(width)[None] + 0.5) / width
    across = (columns - (box.left + box.right) / 2) / (box.width / 2)
    down = (rows - (box.top + box.bottom) / 2) / (box.height / 2)
    return across**2 + down**2 <= 1.0


def _fitted(mask: Mask, shape: tuple[int, ...]) -> Mask:
    size = (shape[1], shape[0])
    return np.asarray(Image.fromarray(mask).resize(size, Image.Resampling.NEAREST))


def _blurred(values: measures.Floats) -> measures.Floats:
    return np.asarray(ndimage.gaussian_filter(np.asarray(values, dtype=np.float32), _SOFT), dtype=np.float32)
