"""Who is told to be elsewhere goes there: beside, between, behind, nearer, to the left, in another's place.

The others stay where they are; only who is in the way makes room. Pure: the same spots and tellings give
the same picture, in whatever order they come. Units are design units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from imaging.request import Placed
from imaging.sketching.kit import Landmark
from imaging.sketching.places import Ground
from imaging.sketching.postures import CARRIED
from imaging.spots import Spot, View
from imaging.units import Unit, at_point, is_subject, takes_room, units

Move = tuple[str, Placed]  # the key of who goes ("thing:boat" for a thing), and where to

THING: Final = "thing:"
LANDMARK: Final = "landmark:"
_CABS: Final = {"manned_cab": "lorry"}
_MARGIN: Final = 15.0
_CLOSE: Final = 0.92  # of the usual room, of those who are told to be together
_SAME_ROW: Final = 0.24  # adult heights up the page
_STEP: Final = 0.45  # adult heights to the side
_LEAST: Final = 12.0  # a shorter way is none
_HEAD: Final = 0.25  # adult heights: who stands behind shows so much beside the other's head
_ANIMAL_ASIDE: Final = 0.36
_BEHIND: Final = (-0.17, 0.9)  # adult heights lower on the page, and the share of the other's size
_BEFORE: Final = (0.1, 1.06)
_FOREGROUND: Final = (0.1, 1.12)
_NEARER: Final = 1.18
_FARTHER: Final = 0.8
_FAR_AWAY: Final = (0.7, 0.6)  # of the way to the ground's far end, and of the size
_TOWARDS: Final = 0.6  # of the way to a landmark
_SHRINKING: Final = 0.42  # of the size, over the whole way to the ground's far end
_SMALLEST: Final = 0.4  # of the size that people have on this page
_LOWEST: Final = 985.0
_CROWN: Final = 30.0  # from the page's top edge
_FREE: Final = 0.6  # of the common width
_FACE: Final = 0.14  # adult heights: half a face
_CHIN: Final = 0.7  # of the height
_SLIDE: Final = 15.0
_SLIDES: Final = 14
_MAY_HIDE: Final = 0.45  # of its width, of who stands a little before others
_TRIES: Final = 6
_ASIDE: Final = 0.33  # of the page: where the left is, for somebody alone
_WAY: Final = 0.25  # how much a unit's own way weighs against what others must move


def moved(
    spots: Sequence[Spot], moves: Sequence[Move], landmarks: Sequence[Landmark], ground: Ground, view: View
) -> tuple[Spot, ...]:
    """The spots after the moves, those whom others are told to be by first; what cannot be done is left."""
    waiting = list(moves)
    now = tuple(spots)
    while waiting:
        pending = {key for key, _ in waiting}
        at = next((i for i, (_, p) in enumerate(waiting) if p.of not in pending), 0)
        key, placed = waiting.pop(at)
        now = _Page(now, landmarks, ground, view).after(key, placed)
    return now


def new_moves(
    told: Mapping[str, tuple[Placed, ...]], before: Mapping[str, tuple[Placed, ...]]
) -> tuple[Move, ...]:
    """What is told now and was not before, by key."""
    found: list[Move] = []
    for key in sorted(told):
        old, new = before.get(key, ()), told[key]
        same = next(
            (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
        )
        found += [(key, placed) for placed in new[same:]]
    return tuple(found)


@dataclass(frozen=True)
class _Page:
    """A page on which one of the spots is to go elsewhere."""

    spots: tuple[Spot, ...]
    landmarks: Sequence[Landmark]
    ground: Ground
    view: View

    def after(self, key: str, placed: Placed) -> tuple[Spot, ...]:
        """The spots after one move."""
        head = self._spot_of(key)
        if head is None:
            return self.spots
        if placed.of is None:
            return self._in_picture(head, self._side(placed.side, head.x, sum(self.view[::2]) / 2))
        other = self._spot_of(placed.of.replace(LANDMARK, THING))  # a table may be the place's or a thing
        if other is None and placed.of.startswith(LANDMARK):
            return self._by_landmark(head, placed)
        if other is None or other == head:
            return self.spots
        if self._unit_of(head) == self._unit_of(other):
            return self._within(head, placed)
        if placed.side in ("before", "behind"):
            return self._in_depth(head, other, placed.side)
        if placed.side == "between":
            third = self._spot_of(placed.other or "")
            return self.spots if third is None else self._between(head, other, third)
        if placed.side == "in_place_of":
            return self._exchanged(head, other)
        if placed.side == "farther":
            side = "left" if self._middle(head) < self._middle(other) else "right"
            return self._at_end(head, side)
        return self._beside(head, other, self._side(placed.side, head.x, other.x))

    def _side(self, side: str, x: float, middle: float) -> str:
        return ("right" if x < middle else "left") if side == "opposite" else side

    # --- what there is -------------------------------------------------------------------------------

    def _spot_of(self, key: str) -> Spot | None:
        if not key.startswith(THING):
            return next((s for s in self.spots if s.key == key), None)
        kind = key.removeprefix(THING)
        named = [
            s
            for s in self.spots
            if not is_subject(s) and kind in (s.kind, s.kind.removeprefix("manned_"), _CABS.get(s.kind))
        ]
        return min(named, key=lambda s: (s.key is None, s.key or "", s.x), default=None)

    def _unit_of(self, spot: Spot) -> Unit:
        at = self.spots.index(spot)
        return next(unit for unit in units(self.spots) if at in unit.members)

    def _middle(self, spot: Spot) -> float:
        return self._unit_of(spot).middle

    def _takes_room(self, unit: Unit) -> bool:
        return any(takes_room(self.spots[i]) for i in unit.members)

    def _row(self, mine: Unit, y: float, scale: float) -> list[Unit]:
        """The others who take room in the row at this height, from left to right."""
        found = [
            unit
            for unit in units(self.spots)
            if unit != mine
            and (self._takes_room(unit) or self._stands_free(unit))
            and any(
                abs(self.spots[i].depth - y) <= _SAME_ROW * scale
                for i in unit.members
                if is_subject(self.spots[i])
            )
        ]
        return sorted(found, key=lambda unit: unit.middle)

    def _stands_free(self, unit: Unit) -> bool:
        """Whether a small animal stands between the others, not before their legs."""
        mine = [self.spots[i] for i in unit.members if is_subject(self.spots[i])]
        others = [s for i, s in enumerate(self.spots) if is_subject(s) and i not in unit.members]
        return bool(mine) and all(
            abs(a.x - b.x) >= _FREE * (a.width + b.width) / 2 for a in mine for b in others
        )

    def _hides(self, head: Spot, x: float, y: float, scale: float) -> float:
        """How much of others a unit's head hides at this place, low things by how high they reach."""
        share = scale / head.scale
        wide, tall = head.width * share, head.height * share
        mine = set(self._unit_of(head).members)
        others = (s for i, s in enumerate(self.spots) if i not in mine and is_subject(s))
        return sum(
            max(0.0, (wide + s.width) / 2 - abs(x - s.x)) * min(1.0, tall / max(1.0, s.height)) ** 2
            for s in others
            if abs(s.depth - y) <= 2 * _SAME_ROW * scale
        )

    def _face_hidden(self, head: Spot, x: float, y: float, scale: float) -> float:
        """How much of the head's face those before it would hide there, in design units of its width."""
        tall = head.height * scale / head.scale
        half, top, chin = _FACE * scale, y - tall, y - _CHIN * tall
        mine = set(self._unit_of(head).members)
        before = (s for i, s in enumerate(self.spots) if i not in mine and is_subject(s) and s.depth > y)
        return sum(
            max(0.0, min(x + half, s.x + 0.36 * s.width) - max(x - half, s.x - 0.36 * s.width))
            for s in before
            if s.y - s.height < (top + chin) / 2 < s.y
        )

    def _seen(self, head: Spot, x: float, y: float, scale: float) -> float:
        """A place near ``x`` where the head's face is seen."""
        low, high = self._inside(head.width * scale / head.scale)
        choices = [min(max(x + step * _SLIDE, low), high) for step in range(-_SLIDES, _SLIDES + 1)]
        return min(
            choices, key=lambda at: (round(self._face_hidden(head, at, y, scale) + 0.1 * abs(at - x)), at)
        )

    def _inside(self, width: float) -> tuple[float, float]:
        """How far left and right the middle of something so wide may be."""
        low, high = self.view[0] + _MARGIN + width / 2, self.view[2] - _MARGIN - width / 2
        return min(low, high), max(low, high)

    # --- how a unit goes there -----------------------------------------------------------------------

    def _put(self, head: Spot, x: float, y: float, scale: float) -> tuple[Spot, ...]:
        """The head's unit with the head at (x, y), in another size."""
        members = set(self._unit_of(head).members)
        ratio = scale / head.scale
        made = tuple(at_point(s, head, x, y, ratio) if i in members else s for i, s in enumerate(self.spots))
        return tuple(self._turned(s, made) if self._is_free(s, head, members) else s for s in made)

    def _is_free(self, spot: Spot, head: Spot, members: set[int]) -> bool:
        return spot.key == head.key and len(members) == 1 and spot.partner is None and is_subject(spot)

    def _turned(self, spot: Spot, all_: Sequence[Spot]) -> Spot:
        """Turned to the others, who may be anywhere."""
        others = [s.x for s in all_ if is_subject(s) and s.key != spot.key]
        if not others:
            return spot
        return replace(spot, facing=1 if spot.x < sum(others) / len(others) else -1)

    def _with_room(self, head: Spot, order: Sequence[Unit], at: int, middle: float) -> dict[Unit, float]:
        """Where the middles of the row are when the head's unit comes in as number ``at``, at ``middle``.

        Who is in the way is pushed aside, and back from the page's edges; who is not stays.
        """
        mine = self._unit_of(head)
        row = [*order[:at], mine, *order[at:]]
        low, high = self.view[0] + _MARGIN, self.view[2] - _MARGIN
        squeeze = min(_CLOSE, (high - low) / sum(unit.width for unit in row))
        half = [unit.width * squeeze / 2 for unit in row]
        places = [unit.middle for unit in row]
        places[at] = middle
        for i in range(at + 1, len(row)):
            places[i] = max(places[i], places[i - 1] + half[i - 1] + half[i])
        for i in range(at - 1, -1, -1):
            places[i] = min(places[i], places[i + 1] - half[i + 1] - half[i])
        edge = high
        for i in range(len(row) - 1, -1, -1):
            places[i] = min(places[i], edge - half[i])
            edge = places[i] - half[i]
        edge = low
        for i in range(len(row)):
            places[i] = max(places[i], edge + half[i])
            edge = places[i] + half[i]
        return dict(zip(row, places, strict=True))

    def _cost(self, head: Spot, places: Mapping[Unit, float]) -> float:
        mine = self._unit_of(head)
        return sum(abs(x - unit.middle) * (_WAY if unit == mine else 1.0) for unit, x in places.items())

    def _settled(self, head: Spot, places: Mapping[Unit, float], y: float, scale: float) -> tuple[Spot, ...]:
        """Everyone at the middles that were found for them."""
        mine = self._unit_of(head)
        made = list(self.spots)
        for unit, middle in places.items():
            if unit != mine and abs(middle - unit.middle) >= 1.0:
                for i in unit.members:
                    made[i] = at_point(made[i], made[i], made[i].x + middle - unit.middle, made[i].y, 1.0)
        ratio = scale / head.scale
        x = places[mine] + (head.x - mine.middle) * ratio
        if abs(x - head.x) < _LEAST and abs(y - head.y) < _LEAST and tuple(made) == self.spots:
            return self.spots
        return replace(self, spots=tuple(made))._put(head, x, y, scale)

    def _size_beside(self, head: Spot, other: Spot) -> tuple[float, float]:
        """The height on the page and the scale beside another: one's own in the same row."""
        if not is_subject(other) or abs(other.depth - head.depth) <= _SAME_ROW * other.scale:
            return head.y, head.scale
        return other.depth, other.scale

    # --- beside, between, in the place of -------------------------------------------------------------

    def _beside(self, head: Spot, other: Spot, side: str) -> tuple[Spot, ...]:
        y, scale = self._size_beside(head, other)
        mine, theirs = self._unit_of(head), self._unit_of(other)
        order = self._row(mine, other.depth if is_subject(other) else head.depth, scale)
        if self._is_as_told(head, other, side, order):
            return self.spots
        if not self._takes_room(mine):
            return self._small_beside(head, other, side, y, scale)
        found: list[dict[Unit, float]] = []
        for left in (True, False):
            if side in ("left" if not left else "right",):
                continue
            found.append(self._next_to(head, mine, theirs, order, scale, left=left))
        best = min(found, key=lambda places: self._cost(head, places))
        return self._settled(head, best, y, scale)

    def _is_as_told(self, head: Spot, other: Spot, side: str, order: Sequence[Unit]) -> bool:
        """Whether the head is on that side of the other already, with nobody between them."""
        mine, theirs = self._unit_of(head).middle, self._unit_of(other).middle
        wide = (self._unit_of(head).width + self._unit_of(other).width) * 0.75
        if not self._takes_room(self._unit_of(head)):
            mine, theirs, wide = head.x, other.x, (head.width + other.width) * 0.6
        if (side == "left" and mine >= theirs) or (side == "right" and mine <= theirs):
            return False
        between = [u for u in order if min(mine, theirs) < u.middle < max(mine, theirs)]
        near = abs(mine - theirs) <= wide
        return not between and near and abs(head.depth - other.depth) <= _SAME_ROW * other.scale

    def _next_to(
        self, head: Spot, mine: Unit, theirs: Unit, order: Sequence[Unit], scale: float, *, left: bool
    ) -> dict[Unit, float]:
        width = mine.width * scale / head.scale
        apart = (theirs.width + width) / 2 * _CLOSE
        middle = theirs.middle + (-apart if left else apart)
        number = next((i for i, unit in enumerate(order) if unit == theirs), None)
        at = sum(unit.middle < middle for unit in order) if number is None else number + (not left)
        return self._with_room(head, order, at, middle)

    def _small_beside(self, head: Spot, other: Spot, side: str, y: float, scale: float) -> tuple[Spot, ...]:
        """A pet or thing by somebody's legs, where it hides least."""
        mine = self._unit_of(head)
        width = head.width * scale / head.scale
        low, high = self._inside(width)
        near, far = (width + other.width) / 2 * 0.7, (width + other.width) / 2 * 1.05
        sides = {"left": (-1,), "right": (1,)}.get(side, (-1, 1))
        ways = [near + (far - near) * i / _TRIES for i in range(_TRIES + 1)]
        choices = [other.x + sign * way for sign in sides for way in ways]
        inside = [x for x in choices if low <= x <= high]
        if not inside:
            return self._settled(head, {mine: min(max(choices[0], low), high)}, y, scale)
        best = min(inside, key=lambda x: (self._hides(head, x, y, scale) + 0.05 * abs(x - head.x), x))
        if self._hides(head, best, y, scale) <= _MAY_HIDE * width:
            return self._settled(head, {mine: best}, y, scale)
        theirs, order = self._unit_of(other), self._row(mine, other.depth, scale)
        found = [
            self._next_to(head, mine, theirs, order, scale, left=sign < 0)
            for sign in sides
            if theirs in order
        ]
        found = found or [{mine: best}]
        return self._settled(head, min(found, key=lambda places: self._cost(head, places)), y, scale)

    def _between(self, head: Spot, first: Spot, second: Spot) -> tuple[Spot, ...]:
        mine, one, two = (self._unit_of(each) for each in (head, first, second))
        if mine in (one, two):
            return self._within(head, Placed("between", first.key, second.key))
        nearer = max(first, second, key=lambda s: s.depth)
        y, scale = self._size_beside(head, nearer)
        low, high = sorted((one.middle, two.middle))
        if low < mine.middle < high and y == head.y:
            return self.spots
        middle = (low + high) / 2
        if one == two:  # they touch or share a table: behind the two is between them
            return self._behind_at(head, nearer, middle)
        order = self._row(mine, nearer.depth, scale)
        if not self._takes_room(mine) and self._hides(head, middle, y, scale) <= _MAY_HIDE * mine.width:
            return self._settled(head, {mine: middle}, y, scale)
        at = sum(unit.middle < middle for unit in order)
        return self._settled(head, self._with_room(head, order, at, middle), y, scale)

    def _exchanged(self, head: Spot, other: Spot) -> tuple[Spot, ...]:
        """The two units in each other's place; each in its own row's size."""
        mine, theirs = self._unit_of(head), self._unit_of(other)
        same = abs(head.depth - other.depth) <= _SAME_ROW * other.scale
        ratio = 1.0 if same else other.scale / head.scale
        made = list(self.spots)
        for unit, spot, to, share in ((mine, head, theirs, ratio), (theirs, other, mine, 1 / ratio)):
            goal = other if spot is head else head
            y = spot.y if same else goal.y
            x = to.middle + (spot.x - unit.middle) * share
            if not same:
                x = self._seen(spot, x, y, spot.scale * share)
            for i in unit.members:
                made[i] = at_point(self.spots[i], spot, x, y, share)
        alone = len(mine.members) == len(theirs.members) == 1
        if alone:
            for unit, goal in ((mine, other), (theirs, head)):
                made[unit.members[0]] = replace(made[unit.members[0]], facing=goal.facing)
        after = replace(self, spots=tuple(made))
        new = after._spot_of(head.key or "")
        if new is None or not self._takes_room(mine):
            return after.spots
        own = after._unit_of(new)
        order = after._row(own, new.depth, new.scale)
        places = after._with_room(new, order, sum(u.middle < own.middle for u in order), own.middle)
        made = list(after.spots)
        for unit, middle in places.items():
            for i in unit.members if abs(middle - unit.middle) >= 1.0 else ():
                made[i] = at_point(made[i], made[i], made[i].x + middle - unit.middle, made[i].y, 1.0)
        return tuple(made)

    def _within(self, head: Spot, placed: Placed) -> tuple[Spot, ...]:
        """At one table or seat, or hand in hand: two of them change places."""
        unit = self._unit_of(head)
        people = sorted((i for i in unit.members if is_subject(self.spots[i])), key=lambda i: self.spots[i].x)
        keys = [self.spots[i].key for i in people]
        wanted = _as_wanted(keys, head.key or "", placed)
        if wanted is None or wanted == keys or any(self.spots[i].posture in CARRIED for i in people):
            return self.spots
        made = list(self.spots)
        for i, key in zip(people, wanted, strict=True):
            place, who = self.spots[i], next(s for s in self.spots if s.key == key)
            goes = self.spots.index(who)
            if goes != i:
                made[goes] = replace(
                    who,
                    x=place.x,
                    y=place.y,
                    facing=place.facing,
                    seat=place.seat,
                    base=place.base,
                    look=None,
                )
        return tuple(made)

    # --- nearer and farther ----------------------------------------------------------------------------

    def _in_depth(self, head: Spot, other: Spot, side: str) -> tuple[Spot, ...]:
        """Right behind or before another, so that one partly covers the other and both faces are seen."""
        if side == "behind":
            return self._behind_at(head, other, None)
        lower, size = _BEFORE
        rows = [(min(other.depth + lower * other.scale, _LOWEST), other.scale * size)]
        if head.depth > other.depth + 4.0:  # it is nearer already
            rows.append((head.y, head.scale))
        places = [(self._aside(head, other, scale, y), y, scale) for y, scale in rows]
        best = min(places, key=lambda each: round(self._face_hidden(head, *each)))
        return self._put(head, *best)

    def _behind_at(self, head: Spot, other: Spot, x: float | None) -> tuple[Spot, ...]:
        higher, size = _BEHIND
        scale = other.scale * size
        y = max(other.depth + higher * other.scale, min(other.depth - 10.0, self.ground.far_y))
        where = self._aside(head, other, scale, y) if x is None else self._seen(head, x, y, scale)
        return self._put(head, where, y, scale)

    def _aside(self, head: Spot, other: Spot, scale: float, y: float) -> float:
        """A little aside of the other, where nobody hides the head's face and it hides nobody's."""
        share = scale / head.scale
        tall, wide = head.height * share, head.width * share
        behind = y < other.depth
        back, front = (
            (y - _CHIN * tall, other.y - other.height)
            if behind
            else (other.y - _CHIN * other.height, y - tall)
        )
        clear = back <= front  # the one behind looks over the other
        if clear and head.kind == "person":
            least = 0.1 * other.scale
        elif head.kind == "person":
            least = _HEAD * other.scale
        else:
            least = _ANIMAL_ASIDE * (wide + other.width) / 2 + 0.05 * other.scale
        low, high = self._inside(max(wide, 0.4 * scale))
        choices = [other.x + sign * least * more for sign in (-1, 1) for more in (1.0, 1.15)]

        def cost(x: float) -> tuple[int, float]:
            out = max(0.0, low - x, x - high)
            hidden = self._face_hidden(head, x, y, scale) + self._hides_faces(head, x, y, scale)
            return round(hidden + 3.0 * out + 0.3 * abs(x - other.x) + 0.02 * abs(x - head.x)), x

        return min(choices, key=cost)

    def _hides_faces(self, head: Spot, x: float, y: float, scale: float) -> float:
        """How much of the faces of those behind the head hides there."""
        share = scale / head.scale
        half, top = 0.36 * head.width * share, y - head.height * share
        mine = set(self._unit_of(head).members)
        behind = (s for i, s in enumerate(self.spots) if i not in mine and is_subject(s) and s.depth < y)
        return sum(
            max(0.0, min(x + half, s.x + _FACE * s.scale) - max(x - half, s.x - _FACE * s.scale))
            for s in behind
            if top < s.y - (1 + _CHIN) / 2 * s.height < y
        )

    def _sized(self, head: Spot, x: float, y: float, scale: float) -> tuple[Spot, ...]:
        """At another height and in another size, as far as the page and the ground reach."""
        people = [s.scale for s in self.spots if s.kind == "person"] or [head.scale]
        least = _SMALLEST * sorted(people)[len(people) // 2]
        most = (min(y, _LOWEST) - self.view[1] - _CROWN) / max(head.height / head.scale, 0.01)
        if scale > head.scale:
            scale = max(head.scale, min(scale, most))
        else:
            scale = min(head.scale, max(scale, least))
        y = min(max(y, min(head.y, self.ground.far_y)), max(head.y, _LOWEST))
        still = abs(x - head.x) < _LEAST and abs(y - head.y) < _LEAST
        if still and abs(scale / head.scale - 1) < 0.03:
            return self.spots
        return self._put(head, x, y, scale)

    def _in_picture(self, head: Spot, side: str) -> tuple[Spot, ...]:
        way = max(0.0, head.y - self.ground.far_y)
        if side == "far":
            return self._sized(head, head.x, head.y - _FAR_AWAY[0] * way, head.scale * _FAR_AWAY[1])
        if side == "farther":
            return self._sized(head, head.x, head.y - 0.4 * way, head.scale * _FARTHER)
        if side == "near":
            lower, size = _FOREGROUND
            return self._sized(head, head.x, head.y + lower * head.scale, head.scale * size)
        if side == "nearer":
            return self._sized(head, head.x, head.y + 0.08 * head.scale, head.scale * _NEARER)
        if side == "middle":
            return self._at(head, (self.view[0] + self.view[2]) / 2)
        if side in ("leftward", "rightward"):
            return self._one_step(head, -1 if side == "leftward" else 1)
        return self._at_end(head, side) if side in ("left", "right") else self.spots

    def _at(self, head: Spot, middle: float) -> tuple[Spot, ...]:
        mine = self._unit_of(head)
        if not self._takes_room(mine):
            return self._settled(head, {mine: middle}, head.y, head.scale)
        order = self._row(mine, head.depth, head.scale)
        at = sum(unit.middle < middle for unit in order)
        return self._settled(head, self._with_room(head, order, at, middle), head.y, head.scale)

    def _at_end(self, head: Spot, side: str) -> tuple[Spot, ...]:
        """At the picture's left or right, beyond all the others."""
        mine, sign = self._unit_of(head), -1 if side == "left" else 1
        wide = self.view[2] - self.view[0]
        order = self._row(mine, head.depth, head.scale)
        at_side = self.view[0] + wide * (_ASIDE if sign < 0 else 1 - _ASIDE)
        ends = [unit.left if sign < 0 else unit.right for unit in order]
        beyond = [end + sign * mine.width / 2 * _CLOSE for end in ends]
        middle = min(at_side, *beyond, mine.middle) if sign < 0 else max(at_side, *beyond, mine.middle)
        low, high = self._inside(mine.width)
        middle = min(max(middle, low), high)
        if not self._takes_room(mine):
            return self._settled(head, {mine: middle}, head.y, head.scale)
        at = 0 if sign < 0 else len(order)
        return self._settled(head, self._with_room(head, order, at, middle), head.y, head.scale)

    def _one_step(self, head: Spot, sign: int) -> tuple[Spot, ...]:
        """A step aside where there is room, else past the neighbour."""
        mine = self._unit_of(head)
        order = self._row(mine, head.depth, head.scale) if self._takes_room(mine) else []
        ahead = [unit for unit in order if (unit.middle - mine.middle) * sign > 0]
        neighbour = min(ahead, key=lambda unit: abs(unit.middle - mine.middle), default=None)
        step = _STEP * head.scale
        if neighbour is not None:
            gap = (neighbour.left - mine.right) if sign > 0 else (mine.left - neighbour.right)
            if gap < 0.25 * head.scale:
                at = order.index(neighbour) + (sign > 0)
                return self._settled(
                    head, self._with_room(head, order, at, neighbour.middle), head.y, head.scale
                )
            step = min(step, gap)
        low, high = self._inside(mine.width)
        middle = min(max(mine.middle + sign * step, min(low, mine.middle)), max(high, mine.middle))
        return self._settled(head, {mine: middle}, head.y, head.scale)

    def _by_landmark(self, head: Spot, placed: Placed) -> tuple[Spot, ...]:
        kind = (placed.of or "").removeprefix(LANDMARK)
        found = [each for each in self.landmarks if each.kind == kind]
        if not found:
            return self.spots
        goal = min(found, key=lambda each: (_way(each, head.x), -each.width))
        away = max(1.0, head.y - self.ground.far_y)
        if placed.side == "farther":
            x = head.x - self._step_to(goal, head)
            low, high = self._inside(head.width)
            x = min(max(x, min(low, head.x)), max(high, head.x))
            return self._sized(head, x, head.y + 0.06 * head.scale, head.scale * (1 + (_NEARER - 1) / 2))
        if placed.side in ("left", "right"):
            sign = -1 if placed.side == "left" else 1
            edge = goal.x + sign * (goal.width + head.width) / 2
            x, share = min(max(edge, self.view[0] + _MARGIN), self.view[2] - _MARGIN), 0.35
        elif placed.side == "before":
            x, share = head.x + _way_to(goal, head.x), 0.2
        else:
            x, share = head.x + _TOWARDS * _way_to(goal, head.x), _TOWARDS
            if placed.side in ("beside", "behind"):
                x, share = head.x + 0.95 * _way_to(goal, head.x), 0.75
        y = head.y + share * min(0.0, max(goal.y, self.ground.far_y) - head.y)
        scale = head.scale * (1 - _SHRINKING * (head.y - y) / away)
        low, high = self._inside(head.width)
        return self._sized(head, min(max(x, min(low, head.x)), max(high, head.x)), y, scale)

    def _step_to(self, goal: Landmark, head: Spot) -> float:
        way = _way_to(goal, head.x)
        return 0.0 if abs(way) < 1.0 else _STEP * head.scale * (1 if way > 0 else -1)


def _way_to(goal: Landmark, x: float) -> float:
    """How far aside the nearest point of a landmark is."""
    half = goal.width / 2
    return min(max(x, goal.x - half), goal.x + half) - x


def _way(goal: Landmark, x: float) -> float:
    return abs(_way_to(goal, x))


def _as_wanted(keys: Sequence[str | None], who: str, placed: Placed) -> list[str | None] | None:
    """The order in which two have changed places so that it is as told; None where none is."""
    others = [i for i, key in enumerate(keys) if key not in (who, placed.of, placed.other)]
    here = keys.index(who)
    if placed.side == "in_place_of":
        others = [keys.index(placed.of)] if placed.of in keys else []
    elif placed.of in keys:
        others = [*others, keys.index(placed.of)]
    orders = [list(keys)]
    for i in sorted(others, key=lambda i: abs(i - here)):
        order = list(keys)
        order[here], order[i] = order[i], order[here]
        orders.append(order)
    if placed.side == "in_place_of":
        return orders[-1] if len(orders) > 1 else None
    return next((order for order in orders if _is_so(order, who, placed)), None)


def _is_so(order: Sequence[str | None], who: str, placed: Placed) -> bool:
    if placed.of not in order:
        return False
    way = order.index(who) - order.index(placed.of)
    if placed.side == "between":
        return placed.other in order and way * (order.index(who) - order.index(placed.other)) < 0
    return {"left": way == -1, "right": way == 1, "beside": abs(way) == 1, "nearer": abs(way) == 1}.get(
        placed.side, False
    )
