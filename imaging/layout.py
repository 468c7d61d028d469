"""Who stands where: every subject and thing gets its place by meaning, never by the order given.

The teller is in the middle, those who belong together stand side by side and turn to each other,
children and babies come nearer, animals stay by their person, those who sit get a seat, those who
work get a table, and what lies on tables lies on one. Pure: a request and a ground give the same
arrangement every time. Units are the sketch's design units (see ``imaging.sketching.kit``).
"""

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from imaging.request import (
    AnimalLooks,
    Layout,
    PersonLooks,
    PictureRequest,
    Region,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.objects import Thing, find_thing, known_things
from imaging.sketching.people import Stance
from imaging.sketching.places import Ground
from imaging.sketching.postures import POSTURES

_AGE_RANK: Final = {"elder": 0, "adult": 1, "young": 2, "child": 3, "baby": 4}
_TOGETHER: Final = frozenset({"embracing", "holding_hands", "dancing", "playing_chess"})
_SEATS: Final = ("armchair", "chair", "sofa", "bench", "wheelchair")
_BEDS: Final = ("bed", "sofa")
_WIDE_ARMS: Final = {
    "dancing": 0.64,
    "playing": 0.64,
    "running": 0.6,
    "waving": 0.46,
    "walking": 0.46,
    "pointing": 0.58,
    "painting": 0.6,
    "embracing": 0.34,
    "holding_hands": 0.43,
    "singing": 0.54,
    "fishing": 0.5,
    "kneeling": 0.44,
}
_BENCH_KINDS: Final = {"stove": ("stove", 0.48), "washtub": ("washtub", 0.24), "easel": ("easel", 0.9)}
_TABLE_WIDTH: Final = 0.52
_TABLE_TOP: Final = 0.4


@dataclass(frozen=True)
class Spot:
    """Where one subject, thing or piece of scenery is drawn.

    ``key`` is the subject's or "thing-0"…; None for scenery (a seat, a table nobody asked for).
    ``kind`` names the scenery or thing. (x, y) is the middle of the bottom edge; ``order`` decides
    what is drawn first among equals of depth; ``base`` is the ground below it when it lies on something.
    """

    key: str | None
    kind: str
    x: float
    y: float
    scale: float
    width: float
    height: float
    facing: int = 1
    seat: float | None = None
    posture: str = "standing"
    order: int = 0
    base: float | None = None

    @property
    def depth(self) -> float:
        """The height on the page of the ground it rests on: what is lower is nearer."""
        return self.y if self.base is None else self.base

    def stance(self) -> Stance:
        """The same place as the drawing of people wants it."""
        return Stance(self.x, self.y, self.scale, self.facing, self.posture, self.seat)


@dataclass(frozen=True)
class Arrangement:
    """Everything to draw, farthest first, and the page's view in design units (left, top, right, bottom)."""

    spots: tuple[Spot, ...]
    view: tuple[float, float, float, float]

    def layout(self) -> Layout:
        """The planned boxes as fractions of the picture."""
        left, top, right, bottom = self.view
        wide, tall = right - left, bottom - top
        nearest = max((spot.y for spot in self.spots), default=bottom)
        regions: dict[str, Region] = {}
        for spot in self.spots:
            if spot.key is None:
                continue
            regions[spot.key] = Region(
                max(0.0, (spot.x - spot.width / 2 - left) / wide),
                max(0.0, (spot.y - spot.height - top) / tall),
                min(1.0, (spot.x + spot.width / 2 - left) / wide),
                min(1.0, (spot.y - top) / tall),
                depth=max(0.0, (nearest - spot.depth) / 1000),
            )
        return Layout(regions)


@dataclass
class _Slot:
    """One place in the row: a subject, or a thing of the floor, or a table with what is on it."""

    width: float
    subject: SubjectRequest | None = None
    thing: tuple[str, ThingRequest] | None = None
    posture: str = "standing"
    facing: int = 1
    table_after: bool = False
    table_before: bool = False
    bench_thing: tuple[str, ThingRequest] | None = None
    on_table: list[tuple[str, ThingRequest]] = field(default_factory=list[tuple[str, ThingRequest]])
    scenery: str | None = None


def arrange(request: PictureRequest, ground: Ground, view: tuple[float, float, float, float]) -> Arrangement:
    """Place all subjects and things of a checked request on the ground of its place."""
    rng = random.Random(f"arrange {request.seed}")
    things = [(f"thing-{i}", thing) for i, thing in enumerate(request.things) if thing.kind in known_things()]
    things.sort(key=lambda pair: (pair[1].kind, pair[1].colour or "", pair[0]))
    people = _row_of_people(request.subjects)
    slots = [_person_slot(subject, len(people) > 1) for subject in people]
    _turn_to_each_other(slots, rng)
    _share_tables(slots)
    _add_animals(slots, request.subjects, rng)
    placed: list[Spot] = []
    left_over = _take_furniture(slots, things, ground, placed)
    placed += _lay_out(slots, left_over, ground, view, rng)
    return Arrangement(tuple(sorted(placed, key=lambda s: (s.depth, s.order, s.key or ""))), view)


# ---------------------------------------------------------------- who is next to whom


def _canonical(subject: SubjectRequest) -> tuple[bool, int, str, str]:
    looks = subject.looks
    rank = _AGE_RANK[looks.age] if isinstance(looks, PersonLooks) else 9
    return (not subject.central, rank, repr(looks), subject.key)


def _row_of_people(subjects: Sequence[SubjectRequest]) -> list[SubjectRequest]:
    """People from left to right: the first in the middle, their companions next to them."""
    people = sorted((s for s in subjects if isinstance(s.looks, PersonLooks)), key=_canonical)
    friends = _friendships(people)
    by_key = {s.key: s for s in people}
    row: list[str] = []
    waiting = [s.key for s in people]
    while waiting:
        root = waiting[0]
        side: list[list[str]] = [[], []]
        seen = {root}
        frontier: list[tuple[str, int]] = []
        for i, friend in enumerate(f for f in waiting if f in friends[root]):
            frontier.append((friend, i % 2))
            seen.add(friend)
        while frontier:
            key, which = frontier.pop(0)
            side[which].append(key)
            for other in (f for f in waiting if f in friends[key] and f not in seen):
                seen.add(other)
                frontier.insert(0, (other, which))
        cluster = [*reversed(side[1]), root, *side[0]]
        row = [*row, *cluster] if len(row) % 2 == 0 or not row else [*cluster, *row]
        waiting = [key for key in waiting if key not in seen]
    return [by_key[key] for key in _middle_first(row, people)]


def _middle_first(row: list[str], people: list[SubjectRequest]) -> list[str]:
    """Turn the row so that the teller is as near to its middle as the companions allow."""
    if not people or not people[0].central or len(row) < 3:
        return row
    at = row.index(people[0].key)
    middle = len(row) // 2
    while at < middle:
        row = [row[-1], *row[:-1]]
        at += 1
    while at > middle:
        row = [*row[1:], row[0]]
        at -= 1
    return row


def _friendships(people: Sequence[SubjectRequest]) -> dict[str, set[str]]:
    friends: dict[str, set[str]] = {s.key: set() for s in people}
    for s in people:
        if s.beside in friends and s.beside != s.key:
            friends[s.key].add(s.beside)
            friends[s.beside].add(s.key)
    for posture in sorted(_TOGETHER):
        alone = [s for s in people if s.posture == posture and not friends[s.key]]
        for first, second in zip(alone[::2], alone[1::2], strict=False):
            friends[first.key].add(second.key)
            friends[second.key].add(first.key)
    return friends


def _person_slot(subject: SubjectRequest, company: bool) -> _Slot:
    looks = subject.looks
    assert isinstance(looks, PersonLooks)
    posture = subject.posture
    if looks.age == "baby" and posture in ("standing", "walking", "running"):
        posture = "sitting"
    body = body_of(looks)
    width = _WIDE_ARMS.get(posture, 0.38 if POSTURES[posture].hip is not None else 0.46) * (
        0.35 + 0.65 * body.height
    )
    if POSTURES[posture].lying:
        width = body.height * (0.66 if company else 1.08)
    if posture == "cycling":
        width = 0.95
    return _Slot(width=max(width, body.shoulder * 2.9), subject=subject, posture=posture)


def _turn_to_each_other(slots: list[_Slot], rng: random.Random) -> None:
    middle = (len(slots) - 1) / 2
    for i, slot in enumerate(slots):
        slot.facing = 1 if i < middle else -1 if i > middle else rng.choice((1, -1))
    i = 0
    while i + 1 < len(slots):
        first, second = slots[i], slots[i + 1]
        if first.posture == second.posture and first.posture in _TOGETHER:
            first.facing, second.facing = 1, -1
            i += 1
        i += 1


def _share_tables(slots: list[_Slot]) -> None:
    i = 0
    while i < len(slots):
        bench = POSTURES[slots[i].posture].bench
        if bench is None:
            i += 1
            continue
        if (
            i + 1 < len(slots)
            and POSTURES[slots[i + 1].posture].bench == bench
            and bench in ("table", "chess")
        ):
            slots[i].table_after = True
            slots[i].facing, slots[i + 1].facing = 1, -1
            i += 2
            continue
        if slots[i].facing > 0:
            slots[i].table_after = True
        else:
            slots[i].table_before = True
        i += 1


def _add_animals(slots: list[_Slot], subjects: Sequence[SubjectRequest], rng: random.Random) -> None:
    animals = sorted((s for s in subjects if isinstance(s.looks, AnimalLooks)), key=_canonical)
    for number, animal in enumerate(animals):
        assert isinstance(animal.looks, AnimalLooks)
        size = SIZES[animal.looks.species]
        slot = _Slot(width=size.width + 0.02, subject=animal, posture=animal.posture)
        owner = next(
            (i for i, s in enumerate(slots) if s.subject is not None and s.subject.key == animal.beside), None
        )
        if owner is None:
            middle = [i for i, s in enumerate(slots) if s.subject is not None and s.subject.central]
            owner = middle[0] if middle else (len(slots) - 1 if number % 2 == 0 else 0)
        to_right = owner >= len(slots) / 2 if len(slots) > 1 else rng.random() < 0.5
        if len(slots) > 2 and size.width > 0.7:
            to_right, owner = (True, len(slots) - 1) if to_right else (False, 0)
        at = owner + 1 if to_right else max(0, owner)
        while 0 < at < len(slots) and (
            slots[at - 1].table_after or slots[at].table_before or _pair(slots, at)
        ):
            at = at + 1 if to_right else at - 1
        slot.facing = -1 if to_right else 1
        slots.insert(at, slot)


def _pair(slots: list[_Slot], at: int) -> bool:
    first, second = slots[at - 1], slots[at]
    return first.posture == second.posture and first.posture in _TOGETHER


# ---------------------------------------------------------------- things that are used


def _take_furniture(
    slots: list[_Slot], things: list[tuple[str, ThingRequest]], ground: Ground, placed: list[Spot]
) -> list[tuple[str, ThingRequest]]:
    """Put table things on a table in use, or on a small one of their own; the rest comes back."""
    tables = [
        s
        for s in slots
        if (s.table_after or s.table_before) and POSTURES[s.posture].bench not in ("washtub", "easel")
    ]
    rest: list[tuple[str, ThingRequest]] = []
    small: list[tuple[str, ThingRequest]] = []
    for key, thing in things:
        (small if _where(find_thing(thing.kind)) == "table" else rest).append((key, thing))
    for slot in slots:
        if slot.table_after or slot.table_before:
            kind = _BENCH_KINDS.get(POSTURES[slot.posture].bench or "", ("table", 0.0))[0]
            slot.bench_thing = next((pair for pair in rest if pair[1].kind == kind), None)
            if slot.bench_thing is not None:
                rest.remove(slot.bench_thing)
    real_table = next(((k, t) for k, t in rest if t.kind == "table"), None)
    if tables:
        for i, pair in enumerate(small):
            tables[i % len(tables)].on_table.append(pair)
    elif small and real_table is not None:
        rest.remove(real_table)
        slots.append(_Slot(width=find_thing("table").width, thing=real_table, on_table=small))
    elif small:
        small = _onto_place(small, slots, ground, placed)
        for i in range(0, len(small), 2):
            pair = small[i : i + 2]
            width = max(0.3, sum(find_thing(t.kind).width for _, t in pair) + 0.1)
            slot = _Slot(width=width, scenery="side_table", on_table=pair)
            slots.insert(len(slots) if (i // 2) % 2 == 0 else 0, slot)
    return rest


def _where(item: Thing) -> str:
    """Where a thing that nobody holds belongs best."""
    return next((place for place in item.belongs if place != "hand"), "table")


def _onto_place(
    small: list[tuple[str, ThingRequest]], slots: list[_Slot], ground: Ground, placed: list[Spot]
) -> list[tuple[str, ThingRequest]]:
    """Lay things on tables that already stand at the side of the place; what finds no room comes back."""
    tables = [a for a in ground.anchors if a.kind == "table" and abs(a.x - 500) > 270]
    if len(slots) > 2 or not tables:
        return small
    table = tables[0]
    scale = 420.0
    used = 0.0
    for i, (key, thing) in enumerate(small):
        item = find_thing(thing.kind)
        if used + item.width * scale > table.width:
            return small[i:]
        x = table.x - table.width / 2 + used + item.width * scale / 2 + 6
        placed.append(replace(_thing_spot(key, item, x, table.y + 4, scale), base=1.0))
        used += item.width * scale + 14
    return []


# ---------------------------------------------------------------- coordinates


def _base_scale(people: int) -> float:
    return {0: 560, 1: 600, 2: 575, 3: 545, 4: 510, 5: 480}.get(people, 440)


def _lay_out(
    slots: list[_Slot],
    things: list[tuple[str, ThingRequest]],
    ground: Ground,
    view: tuple[float, float, float, float],
    rng: random.Random,
) -> list[Spot]:
    spots: list[Spot] = []
    floor, rest = _split_floor(things)
    for i, pair in enumerate(floor):
        slot = _Slot(width=find_thing(pair[1].kind).width + 0.04, thing=pair)
        slots.insert(len(slots) if i % 2 == 0 else 0, slot)
    people = sum(1 for s in slots if s.subject is not None and isinstance(s.subject.looks, PersonLooks))
    left, right = _free_width(ground, view)
    rows = _rows(slots, people, right - left)
    for depth, row in enumerate(rows):
        spots += _row_spots(row, depth, len(rows), people, ground, left, right, rng)
    pool = list(rest)
    spots = _seat_people(spots, pool, ground, view)
    spots += _other_things(pool, spots, ground, view, left, right, rng)
    return spots


def _free_width(ground: Ground, view: tuple[float, float, float, float]) -> tuple[float, float]:
    """Where the row may stand: the free floor, or a little before what stands at its sides."""
    left = max(ground.left + 0.8 * min(0.0, view[0]), view[0] + 15)
    right = min(ground.right + 0.8 * max(0.0, view[2] - 1000), view[2] - 15)
    short = min(840.0, view[2] - view[0] - 30) - (right - left)
    if short <= 0:
        return left, right
    left = max(view[0] + 15, left - short / 2)
    right = min(view[2] - 15, left + (right - left) + short)
    return max(view[0] + 15, min(left, right - min(840.0, view[2] - view[0] - 30))), right


def _split_floor(
    things: list[tuple[str, ThingRequest]],
) -> tuple[list[tuple[str, ThingRequest]], list[tuple[str, ThingRequest]]]:
    """Small floor things stand in the row; seats, big and hung things are placed otherwise."""
    floor: list[tuple[str, ThingRequest]] = []
    rest: list[tuple[str, ThingRequest]] = []
    for pair in things:
        item = find_thing(pair[1].kind)
        low = (
            _where(item) in ("floor", "back") and item.height < 0.6 and item.width < 0.6 and item.seat is None
        )
        (floor if low else rest).append(pair)
    return floor, rest


def _slot_width(slot: _Slot) -> float:
    return slot.width + (_TABLE_WIDTH * 0.86 if slot.table_after or slot.table_before else 0.0)


def _rows(slots: list[_Slot], people: int, free: float) -> list[list[_Slot]]:
    """One row, or a back row of the tall and a front row of the small and the seated."""
    total = sum(_slot_width(s) for s in slots)
    if people < 5 or total * _base_scale(people) <= free * 1.06:
        return [slots]
    fixed = any(s.table_after or s.table_before for s in slots)
    tall = [s for s in slots if _is_tall(s)]
    if fixed or not tall:
        return [slots]
    low = [s for s in slots if not _is_tall(s)]
    while len(low) < len(slots) // 2 and len(tall) > 2:
        low.insert(len(low) // 2, tall.pop(0 if len(tall) % 2 else -1))
    return [tall, low] if low else [tall]


def _is_tall(slot: _Slot) -> bool:
    if slot.subject is None or not isinstance(slot.subject.looks, PersonLooks):
        return False
    return slot.subject.looks.age not in ("child", "baby") and (POSTURES[slot.posture].hip or 0) > 0.9


def _row_spots(
    row: list[_Slot],
    depth: int,
    rows: int,
    people: int,
    ground: Ground,
    left: float,
    right: float,
    rng: random.Random,
) -> list[Spot]:
    total = sum(_slot_width(s) for s in row) or 1.0
    scale = min(_base_scale(people), (right - left) * 0.97 / total)
    back = rows == 2 and depth == 0
    if back:
        scale *= 0.94
    gap = min(0.14 * scale, max(0.0, (right - left - total * scale) / (len(row) + 1)))
    x = (left + right) / 2 - (total * scale + gap * (len(row) - 1)) / 2
    x += rng.uniform(-1, 1) * min(40.0, max(0.0, x - left) * 0.4)
    spots: list[Spot] = []
    close = [_hold_each_other(a, b) for a, b in itertools.pairwise(row)]
    base = min(ground.near_y, 962.0) - (0.3 * scale if back else 12.0 if rows == 2 else 24.0)
    for i, slot in enumerate(row):
        if slot.table_before:
            x += _TABLE_WIDTH * 0.86 * scale
        middle = x + slot.width * scale / 2
        y = base + _nearer(slot) + (4.0 if i % 2 else -4.0)
        spots += _slot_spots(slot, middle, y, scale)
        x += _slot_width(slot) * scale + (0.0 if i < len(close) and close[i] else gap)
        if slot.table_before:
            x -= _TABLE_WIDTH * 0.86 * scale
    return spots


def _hold_each_other(first: _Slot, second: _Slot) -> bool:
    return first.posture == second.posture and first.posture in ("embracing", "holding_hands", "dancing")


def _nearer(slot: _Slot) -> float:
    if slot.subject is None:
        return 6.0
    if POSTURES[slot.posture].lying and isinstance(slot.subject.looks, PersonLooks):
        return 14.0
    if isinstance(slot.subject.looks, AnimalLooks):
        return -26.0 if SIZES[slot.subject.looks.species].width > 0.7 else 16.0
    return {"child": 14.0, "baby": 20.0}.get(slot.subject.looks.age, 0.0)


def _slot_spots(slot: _Slot, x: float, y: float, scale: float) -> list[Spot]:
    if slot.subject is not None:
        spots = [_subject_spot(slot, slot.subject, x, y, scale)]
        side = 1 if slot.table_after else -1
        if slot.table_after or slot.table_before:
            spots += _bench_spots(slot, x + side * (slot.width / 2 + _TABLE_WIDTH * 0.4) * scale, y, scale)
        return spots
    if slot.thing is not None:
        key, thing = slot.thing
        item = find_thing(thing.kind)
        spots = [_thing_spot(key, item, x, y, scale)]
        return spots + _on_top(slot.on_table, x, y, scale, item.top or _TABLE_TOP, item.width)
    table = Spot(None, slot.scenery or "side_table", x, y, scale, slot.width * scale, 0.34 * scale)
    return [table, *_on_top(slot.on_table, x, y, scale, 0.34, slot.width)]


def _subject_spot(slot: _Slot, subject: SubjectRequest, x: float, y: float, scale: float) -> Spot:
    if isinstance(subject.looks, AnimalLooks):
        size = SIZES[subject.looks.species]
        species = subject.looks.species
        return Spot(
            subject.key,
            species,
            x,
            y,
            scale,
            size.width * scale,
            size.height * scale,
            slot.facing,
            None,
            slot.posture,
            3,
        )
    body = body_of(subject.looks)
    tall = body.height * (0.45 if POSTURES[slot.posture].lying else 1.12)
    return Spot(
        subject.key,
        "person",
        x,
        y,
        scale,
        slot.width * scale,
        tall * scale,
        slot.facing,
        None,
        slot.posture,
        2,
    )


def _bench_spots(slot: _Slot, x: float, y: float, scale: float) -> list[Spot]:
    bench = POSTURES[slot.posture].bench or "table"
    real = slot.bench_thing
    kind, top = _BENCH_KINDS.get(bench, ("table" if real else "work_table", _TABLE_TOP))
    items = list(slot.on_table)
    table = Spot(real[0] if real else None, kind, x, y + 4, scale, _TABLE_WIDTH * scale, top * scale, order=4)
    spots = [table]
    if bench == "chess" and not any(t.kind == "chess_board" for _, t in items):
        spots.append(
            Spot(
                None,
                "chess_board",
                x,
                y + 5 - top * scale,
                scale,
                0.26 * scale,
                0.1 * scale,
                order=5,
                base=y + 5,
            )
        )
    return spots + _on_top(items, x, y + 5, scale, top, _TABLE_WIDTH)


def _on_top(
    items: list[tuple[str, ThingRequest]], x: float, y: float, scale: float, top: float, width: float
) -> list[Spot]:
    spots: list[Spot] = []
    for i, (key, thing) in enumerate(items):
        item = find_thing(thing.kind)
        offset = ((i + 0.5) / len(items) - 0.5) * width * 0.8 * scale
        fit = min(1.0, width * 0.9 / max(0.01, item.width))
        spot = _thing_spot(key, item, x + offset, y + 2 - (top - 0.02) * scale, scale * fit)
        spots.append(replace(spot, order=6 + i, base=y))
    return spots


def _thing_spot(key: str, item: Thing, x: float, y: float, scale: float) -> Spot:
    return Spot(key, item.kind, x, y, scale, item.width * scale, item.height * scale, order=1)


def _seat_people(
    spots: list[Spot],
    pool: list[tuple[str, ThingRequest]],
    ground: Ground,
    view: tuple[float, float, float, float],
) -> list[Spot]:
    """Give a seat to each who sits and a bed or a blanket to each who lies."""
    made: list[Spot] = []
    spots = _sit_together(spots, pool, made)
    for spot in spots:
        if spot.kind != "person" or spot.seat is not None:
            made.append(spot)
            continue
        posture = POSTURES[spot.posture]
        if posture.lying:
            made += _laid(spot, pool, ground)
        elif posture.hip is None and not _floor_sitter(spot):
            made += _seated(spot, pool, ground)
        elif spot.posture == "cycling":
            made += _mounted(spot, pool)
        else:
            made.append(replace(spot, seat=0.0 if posture.hip is None else None))
    return made


def _sit_together(spots: list[Spot], pool: list[tuple[str, ThingRequest]], made: list[Spot]) -> list[Spot]:
    """Two neighbours who sit share a sofa or bench that was asked for."""
    people = [s for s in spots if s.kind == "person"]
    for first, second in itertools.pairwise(people):
        if (
            first.posture != "sitting"
            or second.posture != "sitting"
            or _floor_sitter(first)
            or _floor_sitter(second)
        ):
            continue
        taken = _take(pool, ("sofa", "bench"))
        if taken is None:
            return spots
        item = find_thing(taken[1].kind)
        middle = (first.x + second.x) / 2
        low = min(first.y, second.y)
        made.append(_thing_spot(taken[0], item, middle, low - 2, first.scale))
        half = 0.23 * first.scale
        seats = {
            first.key: replace(first, x=middle - half, y=low, seat=item.seat or 0.25),
            second.key: replace(second, x=middle + half, y=low, seat=item.seat or 0.25),
        }
        return [seats.get(s.key, s) if s.key is not None else s for s in spots]
    return spots


def _floor_sitter(spot: Spot) -> bool:
    return spot.height < 0.5 * spot.scale and spot.posture == "sitting"


def _take(pool: list[tuple[str, ThingRequest]], kinds: Sequence[str]) -> tuple[str, ThingRequest] | None:
    for pair in pool:
        if pair[1].kind in kinds:
            pool.remove(pair)
            return pair
    return None


def _seated(spot: Spot, pool: list[tuple[str, ThingRequest]], ground: Ground) -> list[Spot]:
    taken = _take(pool, _SEATS)
    if taken is None and ground.wall and "chair" in known_things():
        item = find_thing("chair")
        scale = spot.scale * (1.0 if spot.height > 0.8 * spot.scale else 0.82)
        chair = Spot(
            None,
            "chair",
            spot.x - 0.03 * scale * spot.facing,
            spot.y - 2,
            scale,
            item.width * scale,
            item.height * scale,
            spot.facing,
            order=1,
        )
        return [chair, replace(spot, seat=(item.seat or 0.25) * scale / spot.scale)]
    if taken is None:
        seat = 0.2 if spot.height < 0.8 * spot.scale else 0.25
        stool = Spot(
            None,
            "stool",
            spot.x - 0.02 * spot.scale * spot.facing,
            spot.y,
            spot.scale,
            0.22 * spot.scale,
            seat * spot.scale,
            spot.facing,
            seat,
            order=1,
        )
        return [stool, replace(spot, seat=seat)]
    key, thing = taken
    item = find_thing(thing.kind)
    place = replace(_thing_spot(key, item, spot.x, spot.y - 2, spot.scale), facing=spot.facing)
    return [place, replace(spot, seat=item.seat or 0.25)]


def _laid(spot: Spot, pool: list[tuple[str, ThingRequest]], ground: Ground) -> list[Spot]:
    taken = _take(pool, _BEDS)
    if taken is not None:
        key, thing = taken
        item = find_thing(thing.kind)
        return [_thing_spot(key, item, spot.x, spot.y - 2, spot.scale), replace(spot, seat=item.seat or 0.25)]
    if ground.wall and "bed" in known_things():
        item = find_thing("bed")
        bed = Spot(
            None,
            "bed",
            spot.x,
            spot.y - 2,
            spot.scale,
            item.width * spot.scale,
            item.height * spot.scale,
            order=1,
        )
        return [bed, replace(spot, seat=item.seat or 0.25)]
    rug = Spot(None, "rug", spot.x, spot.y + 6, spot.scale, spot.width, 0.1 * spot.scale, order=1)
    return [rug, replace(spot, seat=0.02)]


def _mounted(spot: Spot, pool: list[tuple[str, ThingRequest]]) -> list[Spot]:
    taken = _take(pool, ("bicycle",))
    key = taken[0] if taken else None
    bike = Spot(
        key, "bicycle", spot.x, spot.y, spot.scale, 0.95 * spot.scale, 0.6 * spot.scale, spot.facing, order=1
    )
    return [bike, spot]


def _other_things(
    pool: list[tuple[str, ThingRequest]],
    spots: list[Spot],
    ground: Ground,
    view: tuple[float, float, float, float],
    left: float,
    right: float,
    rng: random.Random,
) -> list[Spot]:
    """Big things behind at the sides, hung things on the wall, floating ones above."""
    made: list[Spot] = []
    side = rng.choice((-1, 1))
    for i, (key, thing) in enumerate(pool):
        item = find_thing(thing.kind)
        where = _where(item)
        direction = side if i % 2 == 0 else -side
        if where == "sky":
            scale = 480.0
            x = 500 + direction * (230 + 60 * (i // 2))
            y = max(view[1] + 60 + item.height * scale, 120 + item.height * scale)
            made.append(replace(_inside(_thing_spot(key, item, x, y, scale), view), base=0.0))
        elif where == "wall":
            scale = 480.0
            x = 500 + direction * (140 + 130 * (i // 2))
            y = (ground.wall_y if ground.wall else 300.0) + item.height * scale / 2
            made.append(replace(_inside(_thing_spot(key, item, x, y, scale), view), base=0.0))
        else:
            scale = min(_base_scale(2) * 0.86, (right - left) * 0.9 / item.width)
            y = ground.far_y + (ground.near_y - ground.far_y) * (0.12 + 0.1 * (i // 2))
            x = 500 + direction * (max(right - left, 0) / 2 - item.width * scale / 2 - 10)
            made.append(replace(_inside(_thing_spot(key, item, x, y, scale), view), order=0))
    return made


def _inside(spot: Spot, view: tuple[float, float, float, float]) -> Spot:
    low, high = view[0] + spot.width / 2 + 12, view[2] - spot.width / 2 - 12
    return replace(spot, x=min(max(spot.x, low), max(low, high)))
