"""What can be seen of a drawn scene's subjects: told by drawing it again with one thing changed.

A face can be seen where the drawing changes when its person puts on or takes off glasses; hair where it
changes with another colour of hair; a garment where it changes with another colour of cloth. What
something else hides changes nothing, and so it is looked for neither in the drawing nor in a painting of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from imaging import vocabulary
from imaging.request import Garment, Mask, PersonLooks, PictureRequest, Pixels, Sketch
from imaging.sketching.drawing import draw_unfinished

# All in pixels of a page of 512: less shows too little.
LARGE: Final = 2500  # of a subject, for its looks to be looked for
FACE: Final = 12  # of the rims of a pair of glasses: a good part of one
HAIR: Final = 80
HAIR_SHARE: Final = 0.025  # of a subject that its hair must be: under a hood or a scarf only brows are left
CLOTH: Final = 400
CHANGED: Final = 16  # of 255 in some channel, from which on a pixel has changed


@dataclass(frozen=True)
class Visible:
    """What can be seen of a scene, by key: the middle of each face in pixels (across, down), and where those
    who are large enough show hair (of a bald head: where it would be) and the cloth of their garment.
    """

    faces: dict[str, tuple[float, float]]
    hair: dict[str, Mask]
    cloth: dict[str, Mask]


def visible(request: PictureRequest, drawn: Sketch) -> Visible:
    """What can be seen of the request's subjects, ``drawn`` being its unfinished drawing."""
    seen, share = large(request, drawn), _share(request)
    hair, cloth = _changes(request, drawn, _other_hair), _changes(request, drawn, _other_cloth)

    def least(key: str) -> float:
        return max(HAIR * share, HAIR_SHARE * float(drawn.masks[key].sum()))

    return Visible(
        visible_faces(request, drawn),
        {key: where for key, where in hair.items() if key in seen and where.sum() >= least(key)},
        {key: where for key, where in cloth.items() if key in seen and where.sum() >= CLOTH * share},
    )


def visible_faces(request: PictureRequest, drawn: Sketch) -> dict[str, tuple[float, float]]:
    """By key the middle of each face that can be seen, in pixels (across, down)."""
    rims = _changes(request, drawn, _other_glasses)
    return {key: _middle(where) for key, where in rims.items() if where.sum() >= FACE * _share(request)}


def large(request: PictureRequest, drawn: Sketch) -> frozenset[str]:
    """The keys of the subjects that are large enough to show their looks."""
    least = LARGE * _share(request)
    return frozenset(s.key for s in request.subjects if drawn.masks[s.key].sum() >= least)


def told_garment(looks: PersonLooks) -> Garment | None:
    """The garment whose colour is looked for: the first that is no accessory."""
    return next((garment for garment in looks.garments if garment.kind in vocabulary.GARMENTS), None)


def _changes(
    request: PictureRequest, drawn: Sketch, change: Callable[[PersonLooks], PersonLooks]
) -> dict[str, Mask]:
    """By key where each visible person's own pixels change if the looks of all are changed."""
    subjects = tuple(
        replace(s, looks=change(s.looks)) if isinstance(s.looks, PersonLooks) else s for s in request.subjects
    )
    other, _ = draw_unfinished(replace(request, subjects=subjects))
    moved = _difference(drawn.pixels, other.pixels) > CHANGED
    return {s.key: moved & drawn.masks[s.key] for s in request.subjects if isinstance(s.looks, PersonLooks)}


def _share(request: PictureRequest) -> float:
    return request.width * request.height / 512**2


def _difference(first: Pixels, second: Pixels) -> Pixels:
    return (np.maximum(first, second) - np.minimum(first, second)).max(axis=-1)


def _middle(where: Mask) -> tuple[float, float]:
    rows, columns = np.nonzero(where)
    return float(columns.mean()), float(rows.mean())


def _other_glasses(looks: PersonLooks) -> PersonLooks:
    garments = tuple(
        replace(g, colour="blue" if g.colour == "red" else "red") if g.kind == "sunglasses" else g
        for g in looks.garments
    )
    return replace(looks, garments=garments, glasses=not looks.glasses)


def _other_hair(looks: PersonLooks) -> PersonLooks:
    if looks.hair_style == "bald":  # in the same colour: a beard is no hair
        return replace(looks, hair_style="short")
    dark = looks.hair_colour in ("black", "brown", "chestnut", "red")
    return replace(looks, hair_colour="white" if dark else "black")


def _other_cloth(looks: PersonLooks) -> PersonLooks:
    worn = told_garment(looks)
    other = "red" if worn is not None and worn.colour in ("green", "golden", "brown") else "green"
    garments = tuple(replace(g, colour=other) if g is worn else g for g in looks.garments)
    return replace(looks, garments=garments)
