"""What a photo seems to show of someone's looks: hair, face and skin of a person, the coat of an animal.

Only proposals, for a person to correct: light and paper change colours. The light's own tint is taken out
first. Nothing is said of stripes and spots, nor of somebody's build, which clothes decide on photos.
Badly lit photos say nothing, and those in black and white or one tint nothing of colours.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.cluster.vq import kmeans2

from imaging.photos import measures
from imaging.photos.colours import lab_of, neutral
from imaging.photos.drawn_people import KnowsDrawings
from imaging.photos.face_chart import chart_of
from imaging.photos.face_looks import looks_of_face, one_tint
from imaging.photos.outlines import outline_of_person
from imaging.photos.photo import Box, Face, Look, LookField, Photo, PhotoKind, PhotoVerdict
from imaging.photos.subject import names_of, subject_outline
from imaging.request import Mask, Pixels

Floats = npt.NDArray[np.float64]

_SIDE: Final = 288
_UNFIT: Final = frozenset({"dark", "too_dark", "bright", "too_bright", "backlit", "blurred"})
_LEAST_FACE: Final = 0.08  # of the picture's width
# How many photos must agree, and which part of those that say something.
_ENOUGH: Final[Mapping[LookField, tuple[int, float]]] = {
    "hair_colour": (2, 0.6),
    "colour": (2, 0.6),
    "pattern": (2, 0.6),
}
_OF_FACES: Final = (3, 0.75)
_LEAST_PATCH: Final = 0.22  # of the coat; white beside a colour is a patch, grey beside black may be shadow
_LEAST_COAT: Final = 0.5
_COATS: Final = {  # CIELAB of coats as they are named
    "black": (16, 1, 1),
    "white": (84, 0, 5),
    "grey": (48, 0, -1),
    "brown": (36, 12, 18),
    "golden": (60, 12, 36),
    "orange": (56, 28, 44),
    "beige": (73, 4, 17),
}


def looks_of(
    photo: Photo,
    verdict: PhotoVerdict,
    kind: PhotoKind,
    chosen_face: int | None = None,
    drawings: KnowsDrawings | None = None,
) -> tuple[Look, ...]:
    """What one photo shows; nothing rather than a wrong thing. ``chosen_face`` is the person's own;
    ``drawings`` is asked for an animal that is drawn.
    """
    kinds = {finding.kind for finding in verdict.findings}
    if kinds & _UNFIT:
        return ()
    small = neutral(measures.resized(photo.pixels, _SIDE))
    coloured = "grey" not in kinds and not one_tint(lab_of(small))
    if kind == "person":
        faces = verdict.faces
        if not faces or (chosen_face is None and len(faces) > 1):
            return ()
        face = faces[chosen_face or 0]
        return (*_of_head(photo, small, face, coloured), *_of_face(photo, face, coloured))
    if kind != "pet" or not coloured or not (names_of(kind, verdict.seen) or verdict.tells("drawn_animal")):
        return ()
    return _of_animal(small, subject_outline(photo.pixels, kind, verdict, drawings))


def looks_by_face(
    photo: Photo, verdict: PhotoVerdict, kind: PhotoKind, drawings: KnowsDrawings | None = None
) -> tuple[tuple[Look, ...], ...]:
    """What one photo shows of each of its faces, since nobody has said yet whose is whose; of anything but a
    person, one entry for the subject.
    """
    if kind != "person":
        return (looks_of(photo, verdict, kind, drawings=drawings),)
    return tuple(looks_of(photo, verdict, kind, number) for number in range(len(verdict.faces)))


def agreed_looks(seen: Sequence[Sequence[Look]]) -> tuple[Look, ...]:
    """What most of the photos that say something say, as far as enough of them agree."""
    votes: defaultdict[LookField, list[Look]] = defaultdict(list)
    for looks in seen:
        for look in looks:
            votes[look.field].append(look)
    agreed: list[Look] = []
    for field, said in votes.items():
        values = [look.value for look in said]
        best = max(values, key=values.count)
        same = [look.certainty for look in said if look.value == best]
        least, part = _ENOUGH.get(field, _OF_FACES)
        if len(same) >= least and len(same) >= part * len(said):
            sure = float(np.mean(same)) * len(same) / len(said)
            agreed.append(Look(field, best, round(sure, 2)))
    return tuple(agreed)


def _of_face(photo: Photo, face: Face, coloured: bool) -> tuple[Look, ...]:
    chart = chart_of(neutral(photo.pixels) if coloured else photo.pixels, face)
    return () if chart is None else tuple(looks_of_face(chart, coloured=coloured))


def _of_head(photo: Photo, small: Pixels, face: Face, coloured: bool) -> tuple[Look, ...]:
    if not coloured or face.box.width < _LEAST_FACE:
        return ()
    lab = lab_of(small)
    cheeks = measures.cut_mask(lab.shape, _part(face.box, 0.2, 0.45, 0.8, 0.72))
    value = _hair(lab, outline_of_person(photo.pixels, face), face.box, np.median(lab[cheeks], axis=0))
    return () if value is None else (Look("hair_colour", value, 0.6),)


def _hair(lab: Floats, person: Mask, face: Box, skin: Floats) -> str | None:
    """The hair on top of the head; None where it is not all of one colour, bald or under a hat."""
    crown = _crown(person, face)
    unlike_skin = np.linalg.norm(lab - skin, axis=2) > 16
    if crown is None or (crown & unlike_skin).sum() < max(25, 0.7 * crown.sum()):
        return None
    pixels = lab[crown & unlike_skin]
    if float(pixels[:, 0].std()) > 13:
        return None
    colour = np.median(pixels, axis=0)
    beside = measures.cut_mask(lab.shape, _part(face, -0.18, 0.0, -0.04, 0.4)) | measures.cut_mask(
        lab.shape, _part(face, 1.04, 0.0, 1.18, 0.4)
    )
    sides = lab[beside & person & unlike_skin]
    if len(sides) >= 25 and float(np.linalg.norm(np.median(sides, axis=0) - colour)) > 20:
        return None  # a hat, or a wall that was taken for hair
    return _hair_word(*(float(each) for each in colour))


def _crown(person: Mask, face: Box) -> Mask | None:
    """A band along the top of the head; None when the picture's edge or something else cuts it."""
    height, width = person.shape
    columns = range(
        round((face.left + 0.25 * face.width) * width), round((face.right - 0.25 * face.width) * width)
    )
    tall = face.height * height
    crown = np.zeros_like(person)
    for column in columns:
        rows = np.flatnonzero(person[:, column])
        if not len(rows) or rows[0] < 2 or not 0.15 <= (face.top * height - rows[0]) / tall <= 0.75:
            continue
        crown[round(rows[0] + 0.05 * tall) : round(rows[0] + 0.2 * tall), column] = True
    return crown if crown.any(axis=0).sum() >= 0.7 * len(columns) else None


def _hair_word(lightness: float, red: float, yellow: float) -> str | None:
    """The word for a hair colour in CIELAB; None between two words and for what no hair has."""
    chroma = math.hypot(red, yellow)
    if yellow < -6 or red < -6:
        return None
    if lightness < 20 and chroma < 10:
        return "black"
    if chroma < 8:
        return None if lightness < 40 else "grey" if lightness < 68 else "white"
    if red > 18 and yellow > 18 and lightness < 55:
        return "red"
    if lightness > 52:
        return "blond" if yellow > 14 else None
    if lightness > 31:
        return "chestnut"
    return "brown" if lightness >= 20 else None


def _of_animal(small: Pixels, outline: Mask | None) -> tuple[Look, ...]:
    """The colour of most of the coat, and patches when a good part of it is white."""
    if outline is None or outline.sum() < 400:
        return ()
    coat = lab_of(small)[_fitted(outline, small.shape)]
    centres, labels = cast(
        tuple[Floats, Any], kmeans2(coat, 3, iter=15, minit="++", rng=np.random.default_rng(0))
    )
    shares = np.bincount(labels, minlength=3) / len(labels)
    by_word: defaultdict[str, float] = defaultdict(float)
    for centre, share in zip(centres, shares, strict=True):
        by_word[_coat_word(centre)] += float(share)
    white = by_word.pop("white", 0.0)
    if white >= _LEAST_PATCH and 1 - white >= _LEAST_PATCH:
        main = max(by_word, key=lambda word: by_word[word])
        return (Look("colour", main, round(by_word[main], 2)), Look("pattern", "patched", 0.5))
    by_word["white"] = white
    main = max(by_word, key=lambda word: by_word[word])
    if by_word[main] < _LEAST_COAT:
        return ()
    return (Look("colour", main, round(by_word[main], 2)), Look("pattern", "plain", 0.4))


def _coat_word(centre: Floats) -> str:
    """The nearest of the coats, lightness counting half: fur has lights and shadows."""
    weights = np.array([0.6, 1.0, 1.0])
    return min(_COATS, key=lambda name: float(np.linalg.norm((centre - np.array(_COATS[name])) * weights)))


def _part(face: Box, left: float, top: float, right: float, bottom: float) -> Box:
    """A part of the face's box and what is around it, in its own widths and heights."""
    return Box(
        max(0.0, face.left + left * face.width),
        max(0.0, face.top + top * face.height),
        min(1.0, face.left + right * face.width),
        min(1.0, face.top + bottom * face.height),
    )


def _fitted(mask: Mask, shape: tuple[int, ...]) -> Mask:
    return np.asarray(Image.fromarray(mask).resize((shape[1], shape[0]), Image.Resampling.NEAREST))
