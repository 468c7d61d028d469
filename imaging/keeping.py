"""Everyone who stays keeps their place: the arrangement of a corrected picture after the one before.

A fresh arrangement says what there is now; the earlier one says where what is still there stood.
Furniture goes with whom it belongs to, and who is new finds room. Units are design units.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from imaging.joining import Page, can_stand, does_the_same, join_those_who_stay, room_for
from imaging.request import PictureRequest
from imaging.sketching.postures import CARRIED
from imaging.spots import Arrangement, Spot
from imaging.units import is_subject

_MUCH_WIDER: Final = 1.5
_STEP: Final = 10.0
_MARGIN: Final = 15.0
_MOST_HIDDEN: Final = 0.4  # of a newcomer's width that may stand before or behind others
_FAR_COUNTS: Final = 0.06  # a step away from one's companion weighs so much of a step of being hidden


def keep_places(fresh: Arrangement, request: PictureRequest, far_y: float) -> Arrangement:
    """The fresh arrangement of a request with all that stays where it was; ``far_y`` is the far end of the
    ground.

    The fresh one itself where the place is another; ``anew`` where someone new finds no room.
    """
    kept = request.kept
    if kept is None or request.setting.place != kept.place or not kept.spots:
        return fresh
    page = Page(request, fresh.spots, fresh.view, far_y)
    joined = join_those_who_stay(page)
    spots = joined if joined is not None else _Keeping(fresh.spots, kept.spots, page).all()
    if spots is None:
        return replace(fresh, anew=True)
    return Arrangement(tuple(sorted(spots, key=lambda s: (s.depth, s.order, s.key or ""))), fresh.view)


@dataclass
class _Keeping:
    """One fresh arrangement laid over an earlier one. ``before`` maps fresh spots to earlier ones."""

    fresh: tuple[Spot, ...]
    earlier: tuple[Spot, ...]
    page: Page
    before: dict[int, Spot] = field(default_factory=dict[int, Spot])
    made: dict[int, Spot] = field(default_factory=dict[int, Spot])

    def all(self) -> list[Spot] | None:
        self._match_subjects()
        self._match_things()
        self._match_scenery()
        order = sorted(range(len(self.fresh)), key=self._turn)
        for index in order:
            spot = self._placed(index)
            if spot is None:
                return None
            self.made[index] = spot
        return [self.made[index] for index in range(len(self.fresh))]

    def _turn(self, index: int) -> int:
        """Who stays is placed first, then who has grown out of their place, who is new, and the things."""
        if not is_subject(self.fresh[index]) or self.fresh[index].posture in CARRIED:
            return 3
        return 2 if index not in self.before else int(self._has_outgrown(index))

    def _has_outgrown(self, index: int) -> bool:
        """Whether a subject is now much wider than what stood there: a mule for a dog."""
        spot, earlier = self.fresh[index], self.before[index]
        return spot.width * earlier.scale / spot.scale > _MUCH_WIDER * earlier.width

    def _does_the_same(self, spot: Spot, earlier: Spot) -> bool:
        """Whether somebody is asked for as before, and sits and holds as before."""
        kept = self.page.request.kept
        asked = (kept.asked or {}).get(spot.key or "") if kept is not None else None
        now = next((s for s in self.page.request.subjects if s.key == spot.key), None)
        same = asked is not None and now is not None and does_the_same(asked, now)
        return same and (spot.posture, spot.partner, spot.seat is None, spot.base is None) == (
            earlier.posture, earlier.partner, earlier.seat is None, earlier.base is None
        )  # fmt: skip

    # --- what was there before ------------------------------------------------------------------------

    def _free(self) -> list[Spot]:
        taken = [id(spot) for spot in self.before.values()]
        return [spot for spot in self.earlier if id(spot) not in taken]

    def _match_subjects(self) -> None:
        for exact in (True, False):
            for index, spot in enumerate(self.fresh):
                if not is_subject(spot) or index in self.before:
                    continue
                names = (spot.key,) if exact else (f"{spot.key}-1", (spot.key or "").removesuffix("-1"))
                found = next((s for s in self._free() if is_subject(s) and s.key in names), None)
                if found is None or (found.kind == "person") != (spot.kind == "person"):
                    continue
                if (found.posture in CARRIED) == (spot.posture in CARRIED):  # else put down or taken up
                    self.before[index] = found

    def _match_things(self) -> None:
        for index, spot in enumerate(self.fresh):
            if spot.key is not None and not is_subject(spot):
                same = [
                    s for s in self._free() if s.key is not None and not is_subject(s) and s.kind == spot.kind
                ]
                if same:
                    self.before[index] = next((s for s in same if s.key == spot.key), same[0])

    def _match_scenery(self) -> None:
        """Chairs and tables that nobody asked for, by their kind and by whose they are."""
        for index, spot in enumerate(self.fresh):
            same = [s for s in self._free() if s.key is None and s.kind == spot.kind]
            if spot.key is not None or not same:
                continue
            owner = self._owner(spot)
            wanted = spot.x
            if owner is not None and owner in self.before:
                wanted = self.before[owner].x + (spot.x - self.fresh[owner].x)
            elif owner is not None:
                continue  # the furniture of someone new
            self.before[index] = min(same, key=lambda s: abs(s.x - wanted))

    def _owner(self, spot: Spot) -> int | None:
        """The subject, else the table, that a piece belongs to: the nearest that it stands at."""
        near = [
            (not is_subject(other), abs(other.x - spot.x), index)
            for index, other in enumerate(self.fresh)
            if other is not spot
            and (is_subject(other) or (spot.base is not None and other.key is None))
            and abs(other.x - spot.x) < (other.width + spot.width) * 0.75
        ]
        return min(near)[2] if near and spot.order > 0 else None

    # --- where it is now ----------------------------------------------------------------------------------

    def _placed(self, index: int) -> Spot | None:
        spot, earlier = self.fresh[index], self.before.get(index)
        if spot.posture in CARRIED:
            return self._in_arms(spot, earlier)
        if earlier is not None:
            return self._again(index, earlier)
        if is_subject(spot):
            return self._come(index)
        owner = self._owner(spot)
        if owner is not None and owner in self.before and self._sat_already(owner):
            # That seat was taken from a thing that stays where it is: it goes to who has none now.
            sitter = next((i for i in self.before if self._wants_seat(i)), None)
            if sitter is not None:
                return _moved_with(spot, self.fresh[owner], self.made[sitter])
        if owner is not None and owner in self.made:
            return _moved_with(spot, self.fresh[owner], self.made[owner])
        in_row = spot.order == 1 and spot.base is None and spot.seat is None
        return self._given_room(spot) if in_row and self._is_in_row(spot) else spot

    def _again(self, index: int, earlier: Spot) -> Spot | None:
        """Who or what was there before, in the same place as far as may be."""
        spot = self.fresh[index]
        if not is_subject(spot):
            return replace(earlier, key=spot.key)
        if self._does_the_same(spot, earlier):
            return earlier
        if self._has_outgrown(index):
            stood = replace(_stood(spot, earlier), y=min(earlier.y, spot.y))  # behind the others
            return self._given_room(stood, earlier.x) or stood
        if spot.partner is not None and earlier.partner != spot.partner:
            return self._joined(spot, earlier)
        return self._seated(_stood(spot, earlier), spot, earlier)

    def _come(self, index: int) -> Spot | None:
        """Who is new: at the side of whom they have to do with, else where there is room."""
        spot = self.fresh[index]
        there = tuple(self.made.values())
        other = next((i for i, s in enumerate(self.fresh) if s.key == spot.partner), None)
        if other is not None and other in self.made and other in self.before:
            for facing in (self.made[other].facing, -self.made[other].facing):
                turned = replace(self.made[other], facing=facing)
                beside = _moved_with(spot, self.fresh[other], turned)
                rest = tuple(s for i, s in self.made.items() if i != other)
                if can_stand(beside, rest, self.page):
                    self.made[other] = turned
                    return beside
        found = room_for((spot,), there, self.page)
        return None if found is None else found[0]

    def _joined(self, spot: Spot, earlier: Spot) -> Spot | None:
        """Who has found a partner: the first stays, the second goes there; None if others are between."""
        stood = replace(self._seated(_stood(spot, earlier), spot, earlier), facing=spot.facing, look=None)
        other = next((i for i, s in enumerate(self.fresh) if s.key == spot.partner), None)
        if other is None or other not in self.made:
            return stood
        moved = _moved_with(
            spot, self.fresh[other], replace(self.made[other], facing=self.fresh[other].facing)
        )
        there = replace(stood, x=moved.x, y=moved.y)
        rest = [s for i, s in self.made.items() if is_subject(s) and i != other]
        return there if _hidden(there, there.x, rest) <= _MOST_HIDDEN * there.width else None

    def _in_arms(self, spot: Spot, earlier: Spot | None) -> Spot:
        """Who is carried stays in the arms: exactly as before where these have not moved."""
        carrier = next((i for i, other in enumerate(self.fresh) if other.key == spot.partner), None)
        if carrier is None or carrier not in self.made:
            return spot
        held, now = self.before.get(carrier), self.made[carrier]
        if earlier is not None and held is not None and earlier.partner == spot.partner:
            same = (held.x, held.y, held.seat, held.posture) == (now.x, now.y, now.seat, now.posture)
            if same:
                return replace(_stood(spot, earlier), partner=spot.partner)
        return _moved_with(spot, self.fresh[carrier], now)

    def _sat_already(self, index: int) -> bool:
        earlier = self.before[index]
        return earlier.seat is not None and earlier.posture == self.fresh[index].posture

    def _wants_seat(self, index: int) -> bool:
        return self.fresh[index].seat is not None and self.before[index].seat is None

    def _seated(self, stood: Spot, spot: Spot, earlier: Spot) -> Spot:
        """Who sat already sits as before; who sits down takes the seat that another one got afresh."""
        if earlier.seat is not None and earlier.posture == spot.posture:
            return replace(stood, seat=earlier.seat)
        if spot.seat is None or earlier.seat is not None:
            return stood
        free = [self.fresh[i].seat for i in self.before if self._sat_already(i) and self._swapped(i)]
        return replace(stood, seat=free[0]) if free else stood

    def _swapped(self, index: int) -> bool:
        return any(
            i not in self.before and spot.key is None and self._owner(spot) == index
            for i, spot in enumerate(self.fresh)
        )

    def _is_in_row(self, spot: Spot) -> bool:
        rows = [s.scale for s in self.fresh if s.kind == "person"]
        return bool(rows) and min(rows) <= spot.scale <= max(rows)

    def _given_room(self, spot: Spot, home: float | None = None) -> Spot | None:
        """The spot moved to where it hides least, not far from ``home``; None where all is full."""
        people = [s for s in self.made.values() if s.kind == "person"]
        scale = median(s.scale for s in people) if people else spot.scale
        ratio = scale / spot.scale
        spot = replace(spot, scale=scale, width=spot.width * ratio, height=spot.height * ratio)
        standing = [s for s in self.made.values() if is_subject(s) or s.order in (1, 4)]
        if not standing:
            return spot
        if home is None:
            home = median(s.x for s in people) if people else 500.0
        low, high = self.page.view[0] + _MARGIN + spot.width / 2, self.page.view[2] - _MARGIN - spot.width / 2
        steps = max(1, int((high - low) / _STEP))
        choices = [low + _STEP * i for i in range(steps + 1)] if high > low else [500.0]
        best = min(choices, key=lambda x: _hidden(spot, x, standing) + _FAR_COUNTS * abs(x - home))
        if _hidden(spot, best, standing) > _MOST_HIDDEN * spot.width:
            return None
        return replace(spot, x=best, facing=1 if best < home else -1)


def _hidden(spot: Spot, x: float, others: Sequence[Spot]) -> float:
    """How much of the others' and the spot's own width would cover each other."""
    return sum(max(0.0, (spot.width + other.width) / 2 - abs(x - other.x)) for other in others)


def _stood(spot: Spot, earlier: Spot) -> Spot:
    """A subject where it stood, as it is now."""
    ratio = earlier.scale / spot.scale
    grown = replace(spot, width=spot.width * ratio, height=spot.height * ratio)
    return replace(
        grown,
        x=earlier.x,
        y=earlier.y,
        scale=earlier.scale,
        facing=earlier.facing,
        base=earlier.base,
        look=earlier.look,
    )


def _moved_with(spot: Spot, owner: Spot, now: Spot) -> Spot:
    """A piece that belongs to someone, moved and turned as its owner was."""
    ratio = now.scale / owner.scale
    side = 1 if now.facing == owner.facing else -1
    return replace(
        spot,
        x=now.x + side * (spot.x - owner.x) * ratio,
        y=now.y + (spot.y - owner.y) * ratio,
        scale=spot.scale * ratio,
        width=spot.width * ratio,
        height=spot.height * ratio,
        facing=spot.facing * side,
        base=None if spot.base is None else now.y + (spot.base - owner.y) * ratio,
    )
