"""The outline of the subject of a photo: where its own pixels are, by GrabCut from what is known of it.

GrabCut (Rother et al., SIGGRAPH 2004) comes from ``opencv-python-headless`` (Apache-2.0). It starts from
the body below a face for a person, and for animals and things from where the recogniser finds its
evidence: twice, since a generous start lets in ground and a strict one leaves out legs. Of what only the
generous one finds, that stays which has the colours of the strict one rather than those around.
Without GrabCut the start itself, softened, is the outline.
"""

import importlib.util
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.photos import measures
from imaging.photos.photo import Box, Face
from imaging.photos.recognised_classes import SPECIES
from imaging.photos.things import evidence_for
from imaging.request import Mask, Pixels

Floats = npt.NDArray[np.float32]

SIDE: Final = 288  # pixels of the longest side: an outline finer than this is not learned from
_ROUNDS: Final = 4
_SURELY_NOT: Final = 0.08
_LIKELY: Final = 0.3
_SURELY: Final = 0.85
_MIDDLE: Final = 0.14  # how much being in the middle speaks for an animal, beside the evidence
_LEAST_AREA: Final = 0.01
_STRICT: Final = (0.5, 0.15)  # likely and surely not, for what is the subject in any case
_BINS: Final = (8, 64, 64)  # of brightness, which light changes, and of two opponents
_LIKE: Final = (0.7, 1.0, 1.0)  # bins that count a little for each other
_NEVER: Final = 1e-5  # as common as a colour that was not seen
_TOGETHER: Final = 2.0  # pixels over which neighbours are asked together


def outline_of_person(pixels: Pixels, face: Face) -> Mask:
    """Where the person with this face is: (H, W) of a picture of at most 288 pixels."""
    small = measures.resized(pixels, SIDE)
    return _refined(small, _body(small.shape, face.box))


def outline_of_thing(pixels: Pixels, names: tuple[str, ...], longest: int = SIDE) -> Mask | None:
    """Where the animal or thing of these names is, (H, W); None when nothing speaks for a place.

    ``longest`` are the pixels of the outline's longest side. Without the recogniser the middle of the
    picture is taken to start with.
    """
    inside = measures.without_bars(pixels)
    content = measures.cut(pixels, inside)
    small = measures.resized(content, longest)
    found = evidence_for(content, names)
    guess = _middle(small.shape)
    if found is not None:
        weight = _MIDDLE if names and names[0] in SPECIES else 0.0
        guess = _enlarged(found, small.shape) + weight * guess
    guess = np.asarray(guess * _unlike_rim(small, names), np.float32)
    outline = _agreed(small, guess, _refined(small, guess), _refined(small, guess, *_STRICT))
    if outline.mean() < _LEAST_AREA:
        return None
    return _put_back(outline, measures.resized(pixels, longest).shape, inside)


def outline_from(small: Pixels, guess: Floats) -> Mask:
    """How likely each pixel (h, w) is the subject's, moved to the edges of the picture."""
    return _refined(small, guess)


def box_of(outline: Mask) -> Box | None:
    """The smallest box around an outline; None when it is empty."""
    rows, columns = np.nonzero(outline)
    if not len(rows):
        return None
    height, width = outline.shape
    return Box(
        float(columns.min() / width),
        float(rows.min() / height),
        float((columns.max() + 1) / width),
        float((rows.max() + 1) / height),
    )


def _enlarged(values: Floats, shape: tuple[int, ...]) -> Floats:
    size = (shape[1], shape[0])
    return np.asarray(
        Image.fromarray(values.astype(np.float32)).resize(size, Image.Resampling.BICUBIC), dtype=np.float32
    ).clip(0.0, 1.0)


def _put_back(outline: Mask, shape: tuple[int, ...], inside: Box) -> Mask:
    """An outline of what is inside the bars, in the whole picture again."""
    whole = np.zeros(shape[:2], dtype=np.bool_)
    place = measures.cut_mask(shape, inside)
    rows, columns = np.nonzero(place)
    size = (int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1)
    whole[place] = np.asarray(Image.fromarray(outline).resize(size, Image.Resampling.NEAREST)).ravel()
    return whole


def _middle(shape: tuple[int, ...]) -> Floats:
    rows = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, None]
    columns = np.linspace(-1, 1, shape[1], dtype=np.float32)[None]
    return np.exp(-1.6 * (rows**2 + columns**2)).astype(np.float32)


def _unlike_rim(small: Pixels, names: tuple[str, ...]) -> Floats:
    """1 where a pixel has no colour of the left, right or upper rim, less where it has one.

    Most for things, which are often of one colour; least for animals, whose fur is often like a floor.
    """
    weight = 0.25 if names and names[0] in SPECIES else 0.6
    lab = _lab(small)
    rim = np.concatenate([lab[:4].reshape(-1, 3), lab[:, :4].reshape(-1, 3), lab[:, -4:].reshape(-1, 3)])
    colours, counts = np.unique((rim // 12).astype(int), axis=0, return_counts=True)
    often = (colours[counts > 0.03 * len(rim)] * 12 + 6).astype(np.float32)
    if not len(often):
        return np.ones(lab.shape[:2], dtype=np.float32)
    nearest = np.min([np.linalg.norm(lab - colour, axis=2) for colour in often], axis=0)
    return (1.0 - weight * np.exp(-((nearest / 16.0) ** 2))).astype(np.float32)


def _body(shape: tuple[int, ...], face: Box) -> Floats:
    """How likely each pixel is the person's: face, hair, neck, shoulders and a body that widens a little."""
    height, width = shape[:2]
    rows = (np.arange(height, dtype=np.float32)[:, None] + 0.5) / height
    columns = (np.arange(width, dtype=np.float32)[None] + 0.5) / width
    middle = (face.left + face.right) / 2
    wide, tall = face.width, face.height
    across = np.abs(columns - middle) / wide
    down = (rows - face.top) / tall
    head = np.exp(-(((across / 0.72) ** 2 + ((down - 0.4) / 0.85) ** 2) ** 2))
    shoulders = np.clip((down - 1.05) / 0.75, 0, 1)
    body = np.exp(-((across / (0.45 + 1.15 * shoulders)) ** 4)) * (down > 0.9) * np.exp(-((down / 9.5) ** 6))
    return np.maximum(head, 0.85 * body).astype(np.float32)


def _lab(small: Pixels) -> Floats:
    """(h, w, 3): brightness 0..255 and two opponents around 0."""
    lab = np.array(Image.fromarray(small).convert("LAB"), dtype=np.float32)
    lab[..., 1:] = np.asarray(lab[..., 1:].astype(np.uint8).astype(np.int8), dtype=np.float32)
    return lab


def _refined(small: Pixels, guess: Floats, least: float = _LIKELY, surely_not: float = _SURELY_NOT) -> Mask:
    """The guess, from ``least`` on, moved to the edges of the picture; its biggest part without holes."""
    likely = guess > least
    if importlib.util.find_spec("cv2") is not None and likely.any() and not likely.all():
        likely = _grabbed(small, guess, least, surely_not)
    return _biggest(np.asarray(ndimage.binary_opening(likely, iterations=1), np.bool_), guess)


def _biggest(found: Mask, guess: Floats) -> Mask:
    """The part for which most speaks, with its holes closed."""
    parts, count = cast(tuple[Any, int], ndimage.label(found))
    if not count:
        return np.zeros_like(found)
    weights = ndimage.sum_labels(guess, parts, range(1, count + 1))
    biggest = parts == 1 + int(np.argmax(weights))
    return np.asarray(ndimage.binary_fill_holes(biggest), dtype=np.bool_)


def _agreed(small: Pixels, guess: Floats, generous: Mask, strict: Mask) -> Mask:
    """The strict outline with what of the generous one has its colours rather than those around."""
    inner = np.asarray(ndimage.binary_erosion(strict), np.bool_)
    around = ~np.asarray(ndimage.binary_dilation(generous | strict, iterations=2), np.bool_)
    if not inner.any() or not around.any():
        return generous
    bins = _bins(small)
    nearer = np.log((_common(bins[inner]) + _NEVER) / (_common(bins[around]) + _NEVER))[bins]
    alike = np.asarray(ndimage.gaussian_filter(nearer, _TOGETHER)) > 0
    more = np.asarray(ndimage.binary_opening(generous & ~strict, iterations=2), np.bool_) & alike
    grown = np.asarray(ndimage.binary_dilation(more), np.bool_) & generous
    return _biggest(np.asarray(ndimage.binary_opening(strict | grown, iterations=2), np.bool_), guess)


def _bins(small: Pixels) -> npt.NDArray[np.intp]:
    """(h, w): the number of the bin that each pixel's colour is in."""
    lab = _lab(small) + np.array([0, 128, 128], np.float32)
    places = (lab / 256 * np.array(_BINS, np.float32)).astype(np.intp)
    number = np.zeros(small.shape[:2], np.intp)
    for channel, count in enumerate(_BINS):
        number = number * count + places[..., channel].clip(0, count - 1)
    return number


def _common(bins: npt.NDArray[np.intp]) -> Floats:
    """How common each colour is, 1 in all."""
    counts = np.bincount(bins, minlength=int(np.prod(_BINS))).reshape(_BINS).astype(np.float32)
    return np.asarray(ndimage.gaussian_filter(counts / len(bins), _LIKE), np.float32).ravel()


def _grabbed(small: Pixels, guess: Floats, least: float, surely_not: float) -> Mask:
    import cv2

    library: Any = cv2
    marks = np.full(guess.shape, library.GC_PR_BGD, np.uint8)
    marks[guess > least] = library.GC_PR_FGD
    marks[guess < surely_not] = library.GC_BGD
    marks[guess > _SURELY] = library.GC_FGD
    library.setRNGSeed(0)  # its colour clusters start at random places
    try:
        library.grabCut(
            np.ascontiguousarray(small[..., ::-1]),
            marks,
            None,
            np.zeros((1, 65)),
            np.zeros((1, 65)),
            _ROUNDS,
            library.GC_INIT_WITH_MASK,
        )
    except library.error:  # too few pixels of one sort for its clusters
        return guess > least
    return (marks == library.GC_FGD) | (marks == library.GC_PR_FGD)
