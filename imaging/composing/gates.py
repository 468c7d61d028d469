"""What a page is held against after each painting of a subject: who is there, and whether it is they.

The drawing is exact. So where the seer finds as many figures on a subject in the painting as in the
drawing, nobody was lost or doubled in painting, even if it does not see them all.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from scipy import ndimage
from scipy.optimize import linear_sum_assignment

from imaging.composing.values import Composing, Doubt, Fault, Found, Numbers, References, Seeing, Seen
from imaging.request import AnimalLooks, PictureRequest, Pixels, Sketch

NEAR: Final = 0.04  # of the page's longer side: a figure found so near to a mask belongs to it
Point = tuple[float, float]


@dataclass(frozen=True)
class Verdict:
    """What was found of one subject: ``seen`` on the whole page, ``figures`` on the subject itself.

    ``margin`` is how much nearer it is to its own references than to any other's, beyond what is asked;
    None where there is nobody to be taken for.
    """

    seen: Seen | None = None
    figures: int = 1
    likeness: Mapping[str, float] = field(default_factory=dict[str, float])
    margin: float | None = None
    fault: Fault | None = None

    def is_better(self, other: "Verdict") -> bool:
        """Whether this painting is to be kept rather than the other."""
        return self._worth > other._worth

    @property
    def _worth(self) -> tuple[bool, int, float]:
        return self.fault is None, -abs(self.figures - 1), self.margin or 0.0


class Gates:
    """The gates of one page. Without a seer everything passes."""

    def __init__(
        self,
        request: PictureRequest,
        sketch: Sketch,
        composing: Composing,
        seeing: Seeing | None,
        references: Sequence[References] = (),
    ) -> None:
        """``references`` of a subject are its own pictures; without any, what is drawn of it.

        Trained weights know other looks than the drawing's: without references nobody is held against it.
        """
        self._sketch = sketch
        self._margin = composing.margin
        self._seeing = seeing
        visible = [each for each in request.subjects if sketch.masks[each.key].any()]
        self._animals = {each.key: isinstance(each.looks, AnimalLooks) for each in visible}
        animals = sum(self._animals.values())
        self.told = Seen(len(visible) - animals, animals)
        self._given = {each.key: each.vectors for each in references}
        self._sure = {each.key for each in visible if each.adapter is None or each.key in self._given}
        self._known: dict[str, Numbers] | None = None
        self._drawn: Found | None = None
        self._owners: dict[bool, tuple[list[str], Numbers]] = {}

    def verdict(self, page: Pixels, key: str) -> Verdict:
        """What is to be said of a subject on the page. A subject that is nowhere visible passes."""
        if self._seeing is None or key not in self._animals:
            return Verdict()
        return self._judged(self._seeing, page, key, self._seeing.find(page))

    def whole(self, page: Pixels) -> Verdict:
        """What is to be said of the page without anyone in particular: how many are seen."""
        if self._seeing is None:
            return Verdict()
        found = self._seeing.find(page)
        seen = Seen(len(found.people), len(found.animals))
        return Verdict(seen, fault=None if self.is_as_told(seen) else "count")

    def verdicts(self, page: Pixels) -> dict[str, Verdict]:
        """What is to be said of every visible subject on the page, looked at once."""
        if self._seeing is None:
            return {key: Verdict() for key in self._animals}
        found = self._seeing.find(page)
        return {key: self._judged(self._seeing, page, key, found) for key in self._animals}

    def doubts(self, verdicts: Mapping[str, Verdict]) -> tuple[Doubt, ...]:
        """Who is not good enough by the verdicts on what was kept, the newest last; "" is the whole page."""
        found = tuple(
            Doubt(key, verdict.fault, round(verdict.margin or 0.0, 4))
            for key, verdict in verdicts.items()
            if verdict.fault is not None
        )
        seen = next((v.seen for v in reversed(list(verdicts.values())) if v.seen is not None), None)
        if any(doubt.fault == "count" for doubt in found) or seen is None or self.is_as_told(seen):
            return found
        return (*found, Doubt("", "count"))

    def _judged(self, seeing: Seeing, page: Pixels, key: str, found: Found) -> Verdict:
        seen = Seen(len(found.people), len(found.animals))
        figures = self._figures(found, key)
        likeness = self._likeness(seeing, page, key)
        margin = self._beyond(key, likeness)
        fault: Fault | None = None
        if figures != 1 and figures != self._figures(self._in_drawing(seeing), key):
            fault = "count"
        elif margin is not None and margin < 0:
            fault = "identity"
        return Verdict(seen, figures, likeness, margin, fault)

    # --- the head count -----------------------------------------------------------------------------------

    def is_as_told(self, seen: Seen) -> bool:
        """Whether as many are seen on the page as were told of, or as are seen in the drawing."""
        if seen == self.told or self._seeing is None:
            return True
        drawn = self._in_drawing(self._seeing)
        return seen == Seen(len(drawn.people), len(drawn.animals))

    def _in_drawing(self, seeing: Seeing) -> Found:
        if self._drawn is None:
            self._drawn = seeing.find(self._sketch.pixels)
        return self._drawn

    def _figures(self, found: Found, key: str) -> int:
        """How many figures of the subject's kind are found on it."""
        is_animal = self._animals[key]
        points = found.animals if is_animal else found.people
        return self._counted(points, is_animal).get(key, 0)

    def _counted(self, points: Sequence[Point], is_animal: bool) -> dict[str, int]:
        """How many of these points each subject has. Where one holds another, a head lies as near to one as
        to the other: as many as can be have one each, and what is left over is the nearest one's.
        """
        keys, away = self._distances(is_animal)
        height, width = away.shape[1:]
        rows = [min(height - 1, int(y * height)) for _x, y in points]
        columns = [min(width - 1, int(x * width)) for x, _y in points]
        far = away[:, rows, columns]
        near = far <= NEAR * max(height, width)
        too_far = 1.0 + far.size * far.max(initial=1.0)
        pairs = zip(*linear_sum_assignment(np.where(near, far, too_far)), strict=True)
        owners = {int(n): int(k) for k, n in pairs if near[k, n]}
        left = (n for n in range(len(points)) if n not in owners and near[:, n].any())
        owners |= {n: int(np.argmin(far[:, n])) for n in left}
        return dict(Counter(keys[k] for k in owners.values()))

    def _distances(self, is_animal: bool) -> tuple[list[str], Numbers]:
        """How far each point of the page is from each subject of this kind, in pixels: (subjects, h, w)."""
        if is_animal not in self._owners:
            keys = [key for key, animal in self._animals.items() if animal == is_animal]
            away = [
                np.asarray(ndimage.distance_transform_edt(~self._sketch.masks[key]), np.float32)
                for key in keys
            ]
            self._owners[is_animal] = keys, np.stack(away)
        return self._owners[is_animal]

    # --- who is who -------------------------------------------------------------------------------------

    def _likeness(self, seeing: Seeing, page: Pixels, key: str) -> dict[str, float]:
        """The subject's row of the likeness matrix: how near it is to each subject's references."""
        vector = seeing.vector(page, self._sketch.masks[key])
        known = self._references(seeing)
        return {other: round(float(vector @ middle), 4) for other, middle in known.items()}

    def _references(self, seeing: Seeing) -> dict[str, Numbers]:
        """The middle of each subject's references, a unit vector."""
        if self._known is None:
            self._known = {
                key: _middle(self._given[key])
                if key in self._given
                else seeing.vector(self._sketch.pixels, self._sketch.masks[key])
                for key in self._animals
            }
        return self._known

    def _beyond(self, key: str, likeness: Mapping[str, float]) -> float | None:
        """The margin beyond what is asked. Two who look alike are not asked to differ more than they do."""
        if key not in self._sure:
            return None
        beyond = [
            likeness[key] - near - self._asked(key, other)
            for other, near in likeness.items()
            if other != key
            and other in self._sure
            and self._animals[other] == self._animals[key]
            and self._tells(key, other)
            and self._tells(other, key)
        ]
        return min(beyond) if beyond else None

    def _asked(self, one: str, other: str) -> float:
        """By how much more one is to be like its own references than like the other's."""
        known = self._known or {}
        return self._margin * (1 - float(known[one] @ known[other]))

    def _tells(self, one: str, other: str) -> bool:
        """Whether each of one's own references, by the rest of them, would pass beside the other.

        Else the seer cannot tell these two, and a page would fail for what is in its references as well.
        """
        own = self._given.get(one)
        if own is None or len(own) < 2:
            return True
        far, asked = (self._known or {})[other], self._asked(one, other)
        return all(
            float(each @ _middle(np.delete(own, number, axis=0)) - each @ far) >= asked
            for number, each in enumerate(own)
        )


def _middle(vectors: Numbers) -> Numbers:
    total = np.asarray(vectors, np.float32).reshape(-1, vectors.shape[-1]).sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-6), np.float32)
