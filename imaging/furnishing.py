"""Furniture and things: seats for those who sit, tables for what lies on them, the rest around."""

import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from imaging.benches import bench_kind, thing_spot
from imaging.companions import Keyed, Slot
from imaging.sketching.objects import Thing, find_thing
from imaging.sketching.places import Ground
from imaging.sketching.postures import posture_named
from imaging.sketching.surroundings import ON_THE_GROUND
from imaging.spots import Spot, View

_SEATS: Final = (
    "armchair",
    "rocking_chair",
    "chair",
    "sofa",
    "bench",
    "wheelchair",
    "swing",
    "threshing_board",
)
_BEDS: Final = ("bed", "hammock", "sofa")
TABLES: Final = frozenset({"table", "round_table", "school_desk"})
_BEHIND_SCALE: Final = 495.0
_NO_TABLE: Final = frozenset({"washtub", "easel", "pram", "water", "clothesline", "plough", "cradle",
                              "piano"})  # fmt: skip
_ON_A_CLOTH: Final = 4  # things
_HIGH_SEAT: Final = 0.33  # of a child at a table
# What may lie where somebody hammers or kneads; the radio that plays there stands elsewhere.
_WORKED_ON: Final[Mapping[str, frozenset[str]]] = {
    "work": frozenset({"tools", "saw", "axe", "key", "engine", "box", "doll", "toy_car", "toy_train",
                       "building_blocks", "scissors", "flask", "microscope"}),
    "dough": frozenset({"bread", "rolling_pin", "cake", "empanadas", "churros", "tamales", "pitcher", "box",
                        "wooden_spoon", "bottle", "cup"}),
    "ironing": frozenset({"iron"}),
    "stove": frozenset({"cooking_pot", "coffee_pot", "paella", "omelette", "comal", "churros", "roast",
                        "fish_plate", "sausages", "chestnuts", "wooden_spoon"}),
}  # fmt: skip
_OWN_TABLE: Final = frozenset({"television"})  # where nobody eats or works
_ON_FOOT: Final = frozenset({"walking", "running", "cycling", "riding", "dancing", "skipping", "embracing"})
_FARTHER: Final = 0.86  # of the size in the row, of what stands behind it
_SMALLEST_HUNG: Final = 300.0  # units an adult's height of what hangs on a wall where there is little room


def take_furniture(slots: list[Slot], things: list[Keyed], ground: Ground, placed: list[Spot]) -> list[Keyed]:
    """Put table things on a table in use, or on a small one of their own; the rest comes back."""
    no_table = _NO_TABLE if ground.offers.indoors else _NO_TABLE | {"stove"}
    tables = [s for s in slots if (s.table_after or s.table_before) and _bench(s) not in no_table]
    rest: list[Keyed] = []
    small: list[Keyed] = []
    for key, thing in things:
        where = where_it_belongs(find_thing(thing.kind), ground.wall)
        if where == "table" and not tables and not ground.offers.indoors and thing.kind in ON_THE_GROUND:
            where = "floor"
        if where == "table" and thing.kind in _OWN_TABLE and ground.offers.indoors:
            _on_stands([(key, thing)], slots, ground)
            continue
        (small if where == "table" else rest).append((key, thing))
    _take_benches(slots, rest)
    real_table = next(((k, t) for k, t in rest if t.kind in TABLES), None)
    if tables:
        small = _lay_on(tables, small)
    if small and tables:
        _on_stands(small, slots, ground)
    elif small and real_table is not None:
        rest.remove(real_table)
        width = find_thing(real_table[1].kind).width
        laid, small = _as_many_as_fit(small, width)
        slots.append(Slot(width=width, thing=real_table, on_table=laid))
        _on_stands(small, slots, ground)
    elif small:
        _on_stands(_onto_place(small, slots, ground, placed), slots, ground)
    return rest


def _lay_on(tables: list[Slot], small: list[Keyed]) -> list[Keyed]:
    """Lays things on the tables in use by turns; what does not belong there comes back."""
    left: list[Keyed] = []
    for pair in small:
        fitting = [slot for slot in tables if pair[1].kind in _WORKED_ON.get(_bench(slot), {pair[1].kind})]
        if fitting:
            min(fitting, key=lambda slot: len(slot.on_table)).on_table.append(pair)
        else:
            left.append(pair)
    return left


def _bench(slot: Slot) -> str:
    return posture_named(slot.posture).bench or ""


def _as_many_as_fit(small: list[Keyed], width: float) -> tuple[list[Keyed], list[Keyed]]:
    """The things that find room on a table of ``width``, and the others."""
    used = 0.0
    for i, (_, thing) in enumerate(small):
        used += find_thing(thing.kind).width
        if i and used > width * 1.15:
            return small[:i], small[i:]
    return small, []


_AT_A_FIRE: Final[dict[str, tuple[str, ...]]] = {"stove": ("grill",)}  # what one cooks at besides


def _take_benches(slots: list[Slot], rest: list[Keyed]) -> None:
    """Told tables and stoves to those who work at one."""
    for slot in slots:
        if slot.table_after or slot.table_before:
            kind = bench_kind(slot)
            fitting = TABLES if kind == "table" else {kind, *_AT_A_FIRE.get(kind, ())}
            slot.bench_thing = next((pair for pair in rest if pair[1].kind in fitting), None)
            if slot.bench_thing is not None:
                rest.remove(slot.bench_thing)


def _on_stands(small: list[Keyed], slots: list[Slot], ground: Ground) -> None:
    """Small things on tables, crates or a cloth of their own at the ends of the row."""
    room = _ON_A_CLOTH if ground.offers.stand == "picnic_cloth" else 2
    for i in range(0, len(small), room):
        laid = small[i : i + room]
        width = max(0.3, sum(find_thing(t.kind).width for _, t in laid) + 0.1)
        slot = Slot(width=width, scenery=ground.offers.stand, on_table=laid)
        slots.insert(len(slots) if (i // room) % 2 == 0 else 0, slot)


def where_it_belongs(item: Thing, wall: bool = True) -> str:
    """Where a thing that nobody holds belongs best; ``wall`` says that there is one to hang it on."""
    fitting = (place for place in item.belongs if place != "hand" and (wall or place != "wall"))
    return next(fitting, "table" if "hand" in item.belongs or not wall else "floor")


def _onto_place(small: list[Keyed], slots: list[Slot], ground: Ground, placed: list[Spot]) -> list[Keyed]:
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
        placed.append(replace(thing_spot(key, item, x, table.y + 4, scale), base=1.0))
        used += item.width * scale + 14
    return []


def seat_people(
    spots: list[Spot],
    pool: list[Keyed],
    ground: Ground,
) -> list[Spot]:
    """Give a seat to each who sits and a bed or a blanket to each who lies."""
    made: list[Spot] = []
    spots = _sit_together(spots, pool, made)
    # the easy chair is for who sleeps in it
    for spot in sorted(spots, key=lambda spot: spot.posture != "dozing"):
        if spot.kind != "person" or spot.seat is not None:
            made.append(spot)
            continue
        posture = posture_named(spot.posture)
        if posture.lying:
            made += _laid(spot, pool, ground)
        elif _takes_a_seat(spot, ground):
            made += _seated(spot, pool, ground)
        elif spot.posture == "cycling":
            made += _mounted(spot, pool)
        else:
            made.append(replace(spot, seat=0.0 if posture.hip is None and spot.seat is None else spot.seat))
    return made


def _takes_a_seat(spot: Spot, ground: Ground) -> bool:
    """Who sits, but for those on the ground or astride; in a train or bus also those who do it standing."""
    posture = posture_named(spot.posture)
    if posture.hip is None:
        return not posture.astride and not _on_the_floor(spot, ground)
    aboard = ground.offers.seat == "vehicle_seat"
    return aboard and posture.bench is None and spot.posture not in _ON_FOOT


def _sit_together(spots: list[Spot], pool: list[Keyed], made: list[Spot]) -> list[Spot]:
    """Two neighbours who sit share a sofa or bench that was asked for."""
    people = [s for s in spots if s.kind == "person"]
    for first, second in itertools.pairwise(people):
        if (
            first.posture != "sitting"
            or second.posture != "sitting"
            or _floor_sitter(first)
            or _floor_sitter(second)
            or first.seat is not None
            or second.seat is not None
        ):
            continue
        taken = _take(pool, ("sofa", "bench"))
        if taken is None:
            return spots
        item = find_thing(taken[1].kind)
        middle = (first.x + second.x) / 2
        low = min(first.y, second.y)
        made.append(thing_spot(taken[0], item, middle, low - 2, first.scale))
        half = 0.23 * first.scale
        seats = {
            first.key: replace(first, x=middle - half, y=low, seat=item.seat or 0.25),
            second.key: replace(second, x=middle + half, y=low, seat=item.seat or 0.25),
        }
        return [seats.get(s.key, s) if s.key is not None else s for s in spots]
    return spots


def _on_the_floor(spot: Spot, ground: Ground) -> bool:
    """Who sits on the ground anyway, and children who listen where there are no rows of seats."""
    child = spot.height < 0.8 * spot.scale
    return _floor_sitter(spot) or (spot.posture == "listening" and child and ground.offers.floor)


def _floor_sitter(spot: Spot) -> bool:
    small = spot.height < 0.5 * spot.scale and spot.posture == "sitting"
    return small or spot.posture == "sitting_on_ground"


def _take(pool: list[Keyed], kinds: Sequence[str]) -> Keyed | None:
    for pair in pool:
        if pair[1].kind in kinds:
            pool.remove(pair)
            return pair
    return None


def _seated(spot: Spot, pool: list[Keyed], ground: Ground) -> list[Spot]:
    milks = spot.posture == "milking"
    taken = None if milks else _take(pool, _SEATS)
    high = posture_named(spot.posture).bench is not None and spot.height < 0.8 * spot.scale
    if taken is None and ground.wall and not high and not milks:
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
        seat = _HIGH_SEAT if high else 0.2 if milks or spot.height < 0.8 * spot.scale else 0.25
        stool = Spot(
            None,
            (ground.offers.seat if not high and not milks else None) or "stool",
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
    place = replace(thing_spot(key, item, spot.x, spot.y - 2, spot.scale), facing=spot.facing)
    return [place, replace(spot, seat=item.seat or 0.25)]


def _laid(spot: Spot, pool: list[Keyed], ground: Ground) -> list[Spot]:
    taken = _take(pool, _BEDS)
    if taken is not None:
        key, thing = taken
        item = find_thing(thing.kind)
        bed = replace(thing_spot(key, item, spot.x, spot.y - 2, spot.scale), facing=spot.facing)
        return [bed, replace(spot, seat=item.seat or 0.25)]
    if ground.offers.bed is None:
        item = find_thing("bed")
        bed = Spot(
            None,
            "bed",
            spot.x,
            spot.y - 2,
            spot.scale,
            item.width * spot.scale,
            item.height * spot.scale,
            spot.facing,
            order=1,
        )
        return [bed, replace(spot, seat=item.seat or 0.25)]
    low = spot.y + 0.03 * spot.scale
    cloth = ground.offers.bed
    rug = Spot(None, cloth, spot.x, low, spot.scale, spot.width * 1.22, 0.1 * spot.scale, base=spot.y - 2)
    return [rug, replace(spot, seat=0.02)]


def _mounted(spot: Spot, pool: list[Keyed]) -> list[Spot]:
    taken = _take(pool, ("bicycle",))
    key = taken[0] if taken else None
    scale = spot.scale * (0.6 if spot.height < 0.8 * spot.scale else 1.0)
    bike = Spot(key, "bicycle", spot.x, spot.y, scale, 0.95 * scale, 0.6 * scale, spot.facing, order=1)
    return [bike, spot]


def other_things(
    pool: list[Keyed],
    ground: Ground,
    view: View,
    left: float,
    right: float,
    rng: random.Random,
    people: float = _BEHIND_SCALE,
) -> list[Spot]:
    """Big things behind at the sides, hung things on the wall, floating ones above.

    ``people`` is how large an adult is drawn: nothing that stands on the ground outgrows them.
    """
    made: list[Spot] = []
    side = rng.choice((-1, 1))
    water = next((a for a in ground.anchors if a.kind == "water"), None)
    walls = sorted((a for a in ground.anchors if a.kind == "wall"), key=lambda a: -a.width)
    for i, (key, thing) in enumerate(pool):
        item = find_thing(thing.kind)
        where = where_it_belongs(item, ground.wall)
        direction = side if i % 2 == 0 else -side
        if where == "sky":
            scale = 480.0
            x = 500 + direction * (230 + 60 * (i // 2))
            y = max(view[1] + 60 + item.height * scale, 120 + item.height * scale)
            made.append(replace(_inside(thing_spot(key, item, x, y, scale), view), base=0.0))
        elif where == "water" and water is not None:
            scale = 360.0
            x = water.x + direction * water.width * 0.42
            made.append(replace(_inside(thing_spot(key, item, x, water.y + 14, scale), view), base=2.0))
        elif where == "wall":
            free = next((a for a in walls if a.width >= item.width * _SMALLEST_HUNG), None)
            scale = 480.0 if free is None else min(480.0, free.width / item.width)
            x, y = (
                (500 + direction * (140 + 130 * (i // 2)), ground.wall_y)
                if free is None
                else (free.x, free.y)
            )
            y += item.height * scale / 2
            walls = [a for a in walls if a is not free]
            made.append(replace(_inside(thing_spot(key, item, x, y, scale), view), base=0.0))
        else:
            near = people * (_FARTHER if item.seat is not None else 1.0)
            scale = min(_BEHIND_SCALE, near, (right - left) * 0.9 / item.width)
            y = ground.far_y + (ground.near_y - ground.far_y) * (0.12 + 0.1 * (i // 2))
            x = 500 + direction * (max(right - left, 0) / 2 - item.width * scale / 2 - 10)
            made.append(replace(_inside(thing_spot(key, item, x, y, scale), view), order=0))
    return made


def _inside(spot: Spot, view: View) -> Spot:
    low, high = view[0] + spot.width / 2 + 12, view[2] - spot.width / 2 - 12
    return replace(spot, x=min(max(spot.x, low), max(low, high)))
