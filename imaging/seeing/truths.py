"""What a drawn page truly shows: its people with their heads, its animals with their middles.

The sketch renderer knows this exactly. Besides those who were asked for, a page may show animals that
somebody's doing brings along: the horse of a rider, the hens that are fed. They are figures like the rest.
"""

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from imaging.request import Mask, PersonLooks, PictureRequest, Sketch, Spot, SubjectRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.company import company
from imaging.sketching.joints import Joints, Stance, turned_body
from imaging.sketching.looks import complete_looks
from imaging.sketching.people import posture_of

Kind = Literal["person", "animal"]
Place = tuple[float, float]  # fractions of the page
VISIBLE: Final = 0.0014  # share of the page: of a figure that is less than that nobody can tell what it is
_HEAD_SEEN: Final = 0.3  # of a head's disc: less of it is hidden, and the figure is where the rest of it is
_LYING: Final = math.radians(-87)  # as people are drawn who lie
_MOVE: Final = 24.0  # design units by which the renderer moves in what the page's edge would cut
_MOST_MOVES: Final = 7
_EDGE: Final = 0.04  # of the page: only who is as near to its edge was moved


@dataclass(frozen=True)
class Figure:
    """One figure that can be seen.

    ``at`` is the middle of a person's head, or of the visible part of an animal or of whoever hides their
    head; ``size`` the head's radius, or a third of the figure's, in fractions of the page's shorter side.
    ``key`` is None for an animal that nobody asked for, whose exact pixels are not known.
    """

    kind: Kind
    at: Place
    size: float
    key: str | None = None


def figures_of(request: PictureRequest, sketch: Sketch) -> tuple[Figure, ...]:
    """The figures of a drawn page of which enough can be seen."""
    subjects = {subject.key: subject for subject in request.subjects}
    stances = company(sketch.layout.spots, subjects, request.setting).stances
    found: list[Figure] = []
    for subject in request.subjects:
        mask = sketch.masks[subject.key]
        if mask.mean() < VISIBLE:
            continue
        if isinstance(subject.looks, PersonLooks):
            found.append(_person(request, subject, subject.looks, stances[subject.key], mask))
        else:
            found.append(Figure("animal", _middle(mask), _third(mask), subject.key))
    found += [
        _extra(spot, request) for spot in sketch.layout.spots if spot.key is None and spot.kind in SIZES
    ]
    return tuple(found)


def _person(
    request: PictureRequest, subject: SubjectRequest, looks: PersonLooks, stance: Stance, mask: Mask
) -> Figure:
    radius, head = _head(request, subject, looks, stance)
    unit = _unit(request)
    size = radius / (min(request.width, request.height) * unit)
    for move in _moves(mask):
        at = _on_page((head[0] + move, head[1]), request)
        if _share_inside(mask, at, size) >= _HEAD_SEEN:
            return Figure("person", at, size, subject.key)
    return Figure("person", _middle(mask), size, subject.key)


def _head(
    request: PictureRequest, subject: SubjectRequest, looks: PersonLooks, stance: Stance
) -> tuple[float, Place]:
    """Radius and middle of a head in design units, before the page's edge moved anybody."""
    posture = posture_of(stance, subject.holding, subject.key)
    body = turned_body(body_of(complete_looks(looks, subject.key, request.setting)), posture.aside)
    held = subject.holding[0] if subject.holding else ""
    joints = Joints(body, posture, stance.posture, stance.seat, held)
    x, y = joints.from_ground(joints.head())
    if posture.lying:
        turned = (x * math.cos(_LYING) - y * math.sin(_LYING), x * math.sin(_LYING) + y * math.cos(_LYING))
        x, y = turned[0] + body.height * 0.47, turned[1] - (stance.seat or 0.0) - body.shoulder * 0.9
    return body.skull * stance.scale, stance.to_page((x, y))


def _moves(mask: Mask) -> list[float]:
    """By how much somebody may have been moved in: not at all, then away from the edge that is near."""
    columns = np.flatnonzero(mask.any(axis=0))
    near = _EDGE * mask.shape[1]
    steps = [_MOVE * number for number in range(1, _MOST_MOVES + 1)]
    moves = [0.0]
    if columns[0] < near:
        moves += steps
    if columns[-1] > mask.shape[1] - near:
        moves += [-step for step in steps]
    return moves


def _unit(request: PictureRequest) -> float:
    """Design units per pixel."""
    return 1000 / min(request.width, request.height)


def _on_page(point: Place, request: PictureRequest) -> Place:
    """Fractions of the page of a point in design units, which are 1000 along the shorter side."""
    unit = _unit(request)
    left = 500 - 500 * max(1.0, request.width / request.height)
    top = 1000 - 1000 * max(1.0, request.height / request.width)
    return (point[0] - left) / (request.width * unit), (point[1] - top) / (request.height * unit)


def _share_inside(mask: Mask, at: Place, size: float) -> float:
    height, width = mask.shape
    radius = max(1.5, size * min(height, width) * 0.8)
    x, y = at[0] * width, at[1] * height
    top, left = max(0, int(y - radius)), max(0, int(x - radius))
    near = mask[top : max(0, int(y + radius) + 2), left : max(0, int(x + radius) + 2)]
    rows, columns = np.mgrid[top : top + near.shape[0], left : left + near.shape[1]]
    disc = (columns - x) ** 2 + (rows - y) ** 2 <= radius**2
    return float(near[disc].sum() / (math.pi * radius**2))


def _middle(mask: Mask) -> Place:
    """The visible pixel that is nearest to the middle of all of them."""
    rows, columns = np.nonzero(mask)
    nearest = int(np.argmin((rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2))
    return float(columns[nearest] + 0.5) / mask.shape[1], float(rows[nearest] + 0.5) / mask.shape[0]


def _third(mask: Mask) -> float:
    """A third of the radius of a disc as large as the mask, of the shorter side."""
    return math.sqrt(float(mask.sum()) / math.pi) / (3 * min(mask.shape))


def _extra(spot: Spot, request: PictureRequest) -> Figure:
    size = SIZES[spot.kind]
    middle = (spot.x, spot.y - 0.55 * size.height * spot.scale)
    return Figure("animal", _on_page(middle, request), size.height * spot.scale / 6 / 1000)
