"""Who is new on a page finds a free place by meaning, and nobody else moves: the places of those who are
there stay to the last digit.

A newcomer goes by whom they belong to, in the row of the others where there is room, else a little behind
it or, who is small, before it: no face is hidden, and nobody is cut by the page's edge. Pure. Units are
design units; shares are of widths or areas.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from imaging.request import PersonLooks, PictureRequest, Placed, Spot, SubjectRequest
from imaging.sketching.aboard import boarded
from imaging.sketching.bodies import body_of
from imaging.sketching.company import Box, faces_of
from imaging.sketching.postures import CARRIED
from imaging.spots import View
from imaging.units import at_point, is_subject, units

_NEAR: Final = 1.0  # adult heights from somebody: by their side
_GUNWALE: Final = 0.72  # of a vessel's width, where one can sit
_ELBOW_ROOM: Final = 0.3  # adult heights
_MARGIN: Final = 12.0
_STEP: Final = 8.0
_LOWEST: Final = 985.0
_BEYOND: Final = 60.0  # that somebody may stand beyond the free floor
_TALL: Final = 0.62  # adult heights: who is no taller may stand before others
_TRUNK: Final = 0.72  # of the width: what of somebody hides who is behind
_FACE_HIDDEN: Final = 0.12  # of a face, at most
_BODY_HIDDEN: Final = 0.5  # of the body of those who are there, at most
_OWN_HIDDEN: Final = 0.66  # of the newcomer's: head and shoulders are seen over the others
_FAR_COUNTS: Final = 0.0011  # of a design unit away from one's companion
_HIDING_COSTS: Final = 0.6  # of a share of somebody
_OTHER_SIDE: Final = 1.0  # for a place on another side of somebody than is told
_TURNED: Final = frozenset({"walking", "running", "herding", "cycling", "riding"})  # go all one way
# Adult heights down the page from the row of the others, the share of their size, and what it costs.
_IN_THE_ROW: Final = (-0.012, 1.0, 0.0)
_BEHIND: Final = ((-0.16, 0.95, 0.1), (-0.32, 0.9, 0.2), (-0.46, 0.86, 0.3))
_BEFORE: Final = ((0.06, 1.03, 0.0), (0.11, 1.05, 0.06))


@dataclass(frozen=True)
class Page:
    """What there is of a page when somebody joins it: its ``fresh`` arrangement, in which all are placed
    anew, and the far end ``far_y`` of its ground.
    """

    request: PictureRequest
    fresh: tuple[Spot, ...]
    view: View
    far_y: float


def join_those_who_stay(page: Page) -> tuple[Spot, ...] | None:
    """The kept arrangement of the request, spot for spot, with whoever is only in the fresh one.

    None where more than that is another: somebody does another thing than before or has to do with a
    newcomer, a thing is gone, or somebody who comes finds no room.
    """
    kept = page.request.kept
    if kept is None or kept.asked is None or not _all_stay(page.fresh, page.request):
        return None
    spots = _rekeyed(kept.spots, page.request)
    if spots is None:
        return None
    known = {spot.key for spot in spots if spot.key is not None}
    for group in _newcomers(page.fresh, known, _borrowed(page.fresh, spots)):
        found = room_for(group, tuple(spots), page)
        if found is None:
            return None
        spots += found
    return tuple(spots)


def room_for(group: tuple[Spot, ...], there: tuple[Spot, ...], page: Page) -> list[Spot] | None:
    """The spots of a group of newcomers, and what is theirs, in a free place among those who are there;
    None where there is none.
    """
    return _Joining(group, there, page).places()


def can_stand(spot: Spot, there: tuple[Spot, ...], page: Page) -> bool:
    """Whether somebody is wholly on the page there, and neither hides a face nor is hidden."""
    return _Joining((spot,), there, page).can_stay()


def is_as_told(spot: Spot, placed: Placed, spots: Sequence[Spot]) -> bool:
    """Whether a newcomer stands near enough to where they are told to be that nobody need make room."""
    other = next((s for s in spots if s.key == placed.of), None)
    if other is None or placed.side not in ("left", "right", "beside", "nearer"):
        return False
    away = spot.x - other.x
    right_side = (away < 0) == (placed.side == "left") if placed.side in ("left", "right") else True
    return right_side and abs(away) <= _NEAR * other.scale


def does_the_same(before: SubjectRequest, now: SubjectRequest) -> bool:
    """Whether somebody is to be drawn in the same place and posture as before, in whatever clothes."""
    return _build(before) == _build(now) and all(
        getattr(before, name) == getattr(now, name) for name in ("posture", "holding", "aboard", "held")
    )


def _build(subject: SubjectRequest) -> object:
    looks = subject.looks
    return body_of(looks) if isinstance(looks, PersonLooks) else looks.species


def _all_stay(fresh: Sequence[Spot], request: PictureRequest) -> bool:
    kept = request.kept
    if kept is None or kept.asked is None:
        return False
    now = {each.key: each for each in request.subjects}
    if any(key not in now or not does_the_same(old, now[key]) for key, old in kept.asked.items()):
        return False
    new = {spot.key for spot in fresh if is_subject(spot)} - kept.asked.keys()
    free = {spot.key for spot in kept.spots if spot.key in kept.asked and spot.partner not in kept.asked}
    pairs = {(s.key, s.partner) for s in fresh} | {(s.partner, s.key) for s in fresh}
    tied = {old for old, other in pairs if old in free and other in new}
    return all(_is_carried_untold(now, key) for key in tied)


def _is_carried_untold(subjects: Mapping[str, SubjectRequest], key: str | None) -> bool:
    """A baby whom nobody is told to hold: who has it keeps it."""
    subject = subjects.get(key or "")
    looks = subject.looks if subject is not None and subject.held is None else None
    return isinstance(looks, PersonLooks) and looks.age == "baby"


def _rekeyed(earlier: Sequence[Spot], request: PictureRequest) -> list[Spot] | None:
    """The earlier spots with their things under their numbers of now; None where one is gone."""
    free = [(f"thing-{i}", thing.kind) for i, thing in enumerate(request.things)]
    made: list[Spot] = []
    for spot in earlier:
        if not spot.is_thing:
            made.append(spot)
            continue
        same = [(key, kind) for key, kind in free if kind == spot.kind.removeprefix("manned_")]
        chosen = next((pair for pair in same if pair[0] == spot.key), same[0] if same else None)
        if chosen is None:
            return None
        free.remove(chosen)
        made.append(replace(spot, key=chosen[0]))
    return made


def _borrowed(fresh: Sequence[Spot], kept: Sequence[Spot]) -> set[int]:
    """The numbers of furniture of the fresh arrangement that those who stay use too: it is there."""
    known = {spot.key for spot in kept if is_subject(spot)}
    there = {spot.kind for spot in kept if spot.key is None}
    found: set[int] = set()
    for unit in units(fresh):
        members = [fresh[i] for i in unit.members]
        if any(s.key in known for s in members):
            found |= {i for i in unit.members if fresh[i].key is None and fresh[i].kind in there}
    return found


def _newcomers(fresh: Sequence[Spot], known: set[str], borrowed: set[int]) -> list[tuple[Spot, ...]]:
    """Those who are only in the fresh arrangement, with what belongs to them alone; people first."""
    found: list[tuple[Spot, ...]] = []
    for unit in units(fresh):
        members = [i for i in unit.members if fresh[i].key not in known and i not in borrowed]
        if any(fresh[i].key is not None for i in members):
            found.append(tuple(_alone(fresh[i], known) for i in members))
    return sorted(found, key=lambda group: (not is_subject(_head(group)), -_head(group).height))


def _alone(spot: Spot, known: set[str]) -> Spot:
    """A newcomer without whom others have in their arms or do it with already."""
    if spot.partner not in known:
        return spot
    return replace(spot, partner=None, posture="standing" if spot.posture in CARRIED else spot.posture)


@dataclass(frozen=True)
class _Place:
    """Where the head of a group may be: the middle, the height on the page, the scale, and what it costs."""

    x: float
    y: float
    scale: float
    cost: float


@dataclass(frozen=True)
class _Shown:
    """What of a page can hide another: a spot, what it covers, and the head of who has one."""

    spot: Spot
    trunk: Box
    face: Box | None

    def is_before(self, other: "_Shown") -> bool:
        """Whether it is drawn over the other."""
        return _order(self.spot) > _order(other.spot)

    def covers(self, box: Box) -> float:
        """The share of a box that it hides."""
        return max(_overlap(box, self.trunk), _overlap(box, self.face) if self.face is not None else 0.0)


@dataclass(frozen=True)
class _Joining:
    """One group that joins the spots of a page."""

    group: tuple[Spot, ...]
    spots: tuple[Spot, ...]
    page: Page

    def places(self) -> list[Spot] | None:
        """The spots of the group where there is room for it; None where there is none."""
        vessel = self._vessel()
        if vessel is not None:
            return self._aboard(vessel)
        subjects = [s for s in self.spots if is_subject(s) and s.posture not in CARRIED]
        there = self._shown(self.spots)
        if not subjects or self._stands_well(there):
            return list(self.group)
        row = [s for s in subjects if s.kind == "person"] or subjects
        found = [place for each in self._rows(row) for place in self._along(*each)]
        own = self._shown(self.group)
        shown = [(place, self._hidden(place, own, there)) for place in found]
        free = [(place.cost + _HIDING_COSTS * hidden, place) for place, hidden in shown if hidden is not None]
        best = min(free, key=lambda pair: (round(pair[0], 3), pair[1].x), default=None)
        return None if best is None else self._at(best[1])

    def _vessel(self) -> Spot | None:
        """What a newcomer rides in or on with those who are there."""
        kind = self._aboard_of().get(self._head.key or "")
        named = (s for s in self.spots if s.is_thing and s.kind.removeprefix("manned_") == kind)
        return next(named, None) if kind is not None else None

    def _aboard_of(self) -> dict[str, str]:
        request = self.page.request
        found = boarded(request.subjects, request.things)
        return {each.key: each.aboard for each in found if each.aboard is not None}

    def _aboard(self, vessel: Spot) -> list[Spot] | None:
        """Between, before or behind those who are aboard, as they sit; None where nobody else fits."""
        kind = vessel.kind.removeprefix("manned_")
        aboard = self._aboard_of()
        riders = [s for s in self.spots if s.key is not None and aboard.get(s.key) == kind]
        reach, room = _GUNWALE * vessel.width / 2, _ELBOW_ROOM * min((s.scale for s in riders), default=0.0)
        count = int(2 * reach / _STEP)
        free = [
            x for x in (vessel.x - reach + i * _STEP for i in range(count + 1))
            if all(abs(x - s.x) >= room for s in riders)
        ]  # fmt: skip
        if len(self.group) > 1 or not riders or not free:
            return None
        home, _ = self._home()
        x = min(free, key=lambda at: (abs(at - home), at))
        by = min(riders, key=lambda s: (abs(s.x - x), s.key or ""))
        ratio = by.scale / self._head.scale
        like = next((s for s in self.page.fresh if s.kind == vessel.kind), vessel)
        y = vessel.y + (self._head.y - like.y) * ratio
        sitting = at_point(self._head, self._head, x, y, ratio)
        return [replace(sitting, base=by.base, facing=by.facing)]

    def can_stay(self) -> bool:
        """Whether the group may be where it is."""
        view = self.page.view
        inside = all(
            view[0] <= s.x - s.width / 2 and s.x + s.width / 2 <= view[2] and view[1] <= s.y - s.height
            for s in self.group
        )
        own, there = self._shown(self.group), self._shown(self.spots)
        return inside and _hidden(own, there, _OWN_HIDDEN) is not None and _hidden(there, own) is not None

    @property
    def _head(self) -> Spot:
        return _head(self.group)

    def _shown(self, spots: Sequence[Spot]) -> list[_Shown]:
        request = self.page.request
        faces = faces_of(spots, {s.key: s for s in request.subjects}, request.setting)
        shown = [_Shown(s, _trunk(s, faces.get(s.key or "")), faces.get(s.key or "")) for s in spots]
        return [each for each in shown if each.spot.key is not None or each.spot.order > 0]

    def _stands_well(self, there: Sequence[_Shown]) -> bool:
        """Whether things are well where they are in a fresh arrangement: on a wall or a table, behind all."""
        own = self._shown(self.group)
        return not any(is_subject(s) for s in self.group) and _hidden(there, own) is not None

    def _rows(self, row: Sequence[Spot]) -> list[tuple[float, float, float]]:
        """Heights on the page with the scale and the cost of each."""
        scale, y = median(s.scale for s in row), median(s.depth for s in row)
        wanted = [_IN_THE_ROW, *_BEHIND]
        if _stature(self._head) <= _TALL:
            wanted = [*wanted, *_BEFORE]
        highest = min(y, self.page.far_y - _BEYOND)
        return [
            (max(highest, min(y + down * scale, _LOWEST)), scale * size, cost) for down, size, cost in wanted
        ]

    def _along(self, y: float, scale: float, cost: float) -> list[_Place]:
        """The places of a row that are wholly on the page."""
        head, ratio = self._head, scale / self._head.scale
        left = max(head.x - (s.x - s.width / 2) for s in self.group) * ratio
        right = max(s.x + s.width / 2 - head.x for s in self.group) * ratio
        top = max(head.y - (s.y - s.height) for s in self.group) * ratio
        low, high = self.page.view[0] + _MARGIN + left, self.page.view[2] - _MARGIN - right
        if low > high or y - top < self.page.view[1] + _MARGIN:
            return []
        home, side = self._home()
        return [
            _Place(x, y, scale, cost + _FAR_COUNTS * abs(x - home) + _other_side(side, x, home))
            for x in (low + i * _STEP for i in range(int((high - low) / _STEP) + 1))
        ]

    def _home(self) -> tuple[float, str | None]:
        """By whom a newcomer belongs, and on which side of them they are told to be."""
        subject = next((s for s in self.page.request.subjects if s.key == self._head.key), None)
        at = {s.key: s.x for s in self.spots if is_subject(s)}
        people = [s.x for s in self.spots if s.kind == "person"] or list(at.values())
        middle, page = median(people), sum(self.page.view[::2]) / 2
        if subject is None:
            return middle, None
        for told in reversed(subject.placed):
            if told.of in at:
                return at[told.of], told.side
            if told.of is None and told.side in ("left", "right"):
                return page, told.side
        return at.get(subject.beside or "", middle), None

    def _hidden(self, place: _Place, own: Sequence[_Shown], there: Sequence[_Shown]) -> float | None:
        """Which share of the newcomers, and of those before whom they come to stand, is hidden there; None
        where it is too much.
        """
        head = self._head
        now = [_at_place(each, head, place) for each in own]
        behind, before = _hidden(now, there, _OWN_HIDDEN), _hidden(there, now)
        return None if behind is None or before is None else behind + before

    def _at(self, place: _Place) -> list[Spot]:
        head = self._head
        ratio = place.scale / head.scale
        moved = [replace(at_point(s, head, place.x, place.y, ratio), born=s.born) for s in self.group]
        if len(self.group) > 1 or not is_subject(head) or head.posture in _TURNED:
            return moved
        return [replace(moved[0], facing=1 if self._home()[0] > place.x else -1)]


def _head(group: Sequence[Spot]) -> Spot:
    """Whoever of a group stands on the ground: the others are moved along."""
    own = [spot for spot in group if spot.key is not None]
    return max(own, key=lambda s: (is_subject(s), s.posture not in CARRIED, s.height, s.key or ""))


def _at_place(shown: _Shown, head: Spot, place: _Place) -> _Shown:
    spot, ratio = shown.spot, place.scale / head.scale

    def there(box: Box) -> Box:
        left, right = (place.x + (x - head.x) * ratio for x in box[::2])
        top, bottom = (place.y + (y - head.y) * ratio for y in box[1::2])
        return left, top, right, bottom

    moved = at_point(spot, head, place.x, place.y, ratio)
    return _Shown(moved, there(shown.trunk), None if shown.face is None else there(shown.face))


def _hidden(those: Sequence[_Shown], others: Sequence[_Shown], limit: float = _BODY_HIDDEN) -> float | None:
    """The largest share of one of those that the others hide; None where a face or more than ``limit`` is."""
    most = 0.0
    for each in those:
        if each.spot.key is None:
            continue
        before = [other for other in others if other.is_before(each)]
        if each.face is not None and sum(b.covers(each.face) for b in before) > _FACE_HIDDEN:
            return None
        most = max(most, sum(_overlap(each.trunk, b.trunk) for b in before))
    return most if most <= limit else None


def _order(spot: Spot) -> tuple[float, int, str]:
    return spot.depth, spot.order, spot.key or ""


def _other_side(side: str | None, x: float, home: float) -> float:
    if side not in ("left", "right"):
        return 0.0
    return _OTHER_SIDE if (x < home) != (side == "left") else 0.0


def _stature(spot: Spot) -> float:
    """In adult heights."""
    return spot.height / spot.scale


def _trunk(spot: Spot, face: Box | None) -> Box:
    """What of the page a spot covers, as a box."""
    half = spot.width * (_TRUNK if is_subject(spot) else 1.0) / 2
    top = spot.y - spot.height
    if face is not None and spot.kind == "person":
        top = max(top, face[1])
    return spot.x - half, min(top, spot.y), spot.x + half, spot.y


def _overlap(box: Box, other: Box) -> float:
    """Which share of a box another covers."""
    wide = min(box[2], other[2]) - max(box[0], other[0])
    high = min(box[3], other[3]) - max(box[1], other[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(0.0, wide) * max(0.0, high) / area if area > 0 else 0.0
