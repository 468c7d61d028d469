"""Who stands where: every subject and thing gets its place by meaning, never by the order given.

The teller is in the middle, those who belong together stand side by side and turn to each other,
children and babies come nearer, animals stay by their person, those who sit get a seat, those who
work get a table, and what lies on tables lies on one. A picture that corrects another keeps its
places (``imaging.keeping``). Pure: a request and a ground give the same arrangement every time.
Units are the sketch's design units (see ``imaging.sketching.kit``).
"""

import itertools
import random
from dataclasses import replace

from imaging.companions import TABLE_WIDTH, Keyed, Slot, line_up, slot_width
from imaging.furnishing import (
    TABLE_TOP,
    bench_spots,
    on_top,
    other_things,
    seat_people,
    take_furniture,
    thing_spot,
    where_it_belongs,
)
from imaging.keeping import keep_places
from imaging.request import AnimalLooks, PersonLooks, PictureRequest, SubjectRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.objects import find_thing
from imaging.sketching.places import Ground
from imaging.sketching.postures import POSTURES
from imaging.spots import Arrangement, Spot, View


def arrange(request: PictureRequest, ground: Ground, view: View) -> Arrangement:
    """Place all subjects and things of a checked request on the ground of its place."""
    rng = random.Random(f"arrange {request.seed}")
    things = [(f"thing-{i}", thing) for i, thing in enumerate(request.things)]
    things.sort(key=lambda pair: (pair[1].kind, pair[1].colour or "", pair[0]))
    slots = line_up(request.subjects, rng)
    placed: list[Spot] = []
    left_over = take_furniture(slots, things, ground, placed)
    placed += _lay_out(slots, left_over, ground, view, rng)
    fresh = Arrangement(tuple(sorted(placed, key=lambda s: (s.depth, s.order, s.key or ""))), view)
    return fresh if request.kept is None else keep_places(fresh, request.kept, request.setting.place)


def _base_scale(people: int) -> float:
    return {0: 560, 1: 600, 2: 575, 3: 545, 4: 510, 5: 480}.get(people, 440)


def _lay_out(
    slots: list[Slot],
    things: list[Keyed],
    ground: Ground,
    view: View,
    rng: random.Random,
) -> list[Spot]:
    floor, rest = _split_floor(things)
    for i, pair in enumerate(floor):
        slot = Slot(width=find_thing(pair[1].kind).width + 0.04, thing=pair)
        slots.insert(len(slots) if i % 2 == 0 else 0, slot)
    people = sum(1 for s in slots if s.subject is not None and isinstance(s.subject.looks, PersonLooks))
    left, right = _free_width(ground, view)
    rows = _rows(slots, people, right - left)
    planned = [
        _row_spots(row, depth, len(rows), people, ground, left, right, rng) for depth, row in enumerate(rows)
    ]
    if len(planned) == 2:
        planned[0] = _stagger(planned[0], planned[1])
    spots = [spot for row in planned for spot in row]
    pool = list(rest)
    spots = seat_people(spots, pool, ground)
    spots += other_things(pool, ground, view, left, right, rng)
    return spots


def _stagger(back: list[Spot], front: list[Spot]) -> list[Spot]:
    """Move the back row sideways until the heads before it hide its faces least."""
    faces = [s for s in back if s.kind == "person"]
    heads = [s for s in front if s.kind == "person"]

    def hidden(shift: float) -> float:
        total = abs(shift) * 0.01
        for face in faces:
            for head in heads:
                if head.y - head.height * 0.95 < face.y - face.height * 0.68:
                    total += max(0.0, 0.27 * face.scale - abs(face.x + shift - head.x))
        return total

    best = min((step * 12.0 for step in range(-9, 10)), key=hidden)
    return [replace(s, x=s.x + best) for s in back]


def _free_width(ground: Ground, view: View) -> tuple[float, float]:
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
    things: list[Keyed],
) -> tuple[list[Keyed], list[Keyed]]:
    """Small floor things stand in the row; seats, big and hung things are placed otherwise."""
    floor: list[Keyed] = []
    rest: list[Keyed] = []
    for pair in things:
        item = find_thing(pair[1].kind)
        low = (
            where_it_belongs(item) in ("floor", "back")
            and item.height < 0.6
            and item.width < 0.6
            and item.seat is None
        )
        (floor if low else rest).append(pair)
    return floor, rest


def _rows(slots: list[Slot], people: int, free: float) -> list[list[Slot]]:
    """One row, or a back row of the tall and a front row of the small, the seated and the busy."""
    total = sum(slot_width(s) for s in slots)
    if people < 5 or total * _base_scale(people) <= free * 1.06:
        return [slots]
    if any(POSTURES[s.posture].bench == "easel" for s in slots):
        return [slots]
    tall = [s for s in slots if _is_tall(s)]
    low = [s for s in slots if not _is_tall(s)]
    while len(low) < len(slots) // 2 and len(tall) > 2:
        if len(tall) % 2:
            low.insert(0, tall.pop(0))
        else:
            low.append(tall.pop())
    return [row for row in (tall, low) if row]


def _is_tall(slot: Slot) -> bool:
    if slot.subject is None or not isinstance(slot.subject.looks, PersonLooks):
        return False
    if slot.table_after or slot.table_before:
        return False
    return slot.subject.looks.age not in ("child", "baby") and (POSTURES[slot.posture].hip or 0) > 0.9


def _row_spots(
    row: list[Slot],
    depth: int,
    rows: int,
    people: int,
    ground: Ground,
    left: float,
    right: float,
    rng: random.Random,
) -> list[Spot]:
    total = sum(slot_width(s) for s in row) or 1.0
    scale = min(_base_scale(people) * _enlarged(row), (right - left) * 0.97 / total)
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
            x += TABLE_WIDTH * 0.86 * scale
        middle = x + slot.width * scale / 2
        y = base + _nearer(slot) + (4.0 if i % 2 else -4.0)
        spots += _slot_spots(slot, middle, y, scale)
        x += slot_width(slot) * scale + (0.0 if i < len(close) and close[i] else gap)
        if slot.table_before:
            x -= TABLE_WIDTH * 0.86 * scale
    return spots


def _enlarged(row: list[Slot]) -> float:
    """Children alone, or animals alone, are drawn larger, so that their faces can be read."""
    heights = [
        body_of(s.subject.looks).height
        if isinstance(s.subject.looks, PersonLooks)
        else SIZES[s.subject.looks.species].height
        for s in row
        if s.subject is not None
    ]
    return min(1.4, 0.9 / max(heights)) if heights and max(heights) < 0.9 else 1.0


def _hold_each_other(first: Slot, second: Slot) -> bool:
    return first.posture == second.posture and first.posture in ("embracing", "holding_hands", "dancing")


def _nearer(slot: Slot) -> float:
    if slot.subject is None:
        return 6.0
    if POSTURES[slot.posture].lying and isinstance(slot.subject.looks, PersonLooks):
        return 14.0
    if isinstance(slot.subject.looks, AnimalLooks):
        return -26.0 if SIZES[slot.subject.looks.species].width > 0.7 else 16.0
    return {"child": 14.0, "baby": 20.0}.get(slot.subject.looks.age, 0.0)


def _slot_spots(slot: Slot, x: float, y: float, scale: float) -> list[Spot]:
    if slot.subject is not None:
        spots = [_subject_spot(slot, slot.subject, x, y, scale)]
        side = 1 if slot.table_after else -1
        if slot.table_after or slot.table_before:
            spots += bench_spots(slot, x + side * (slot.width / 2 + TABLE_WIDTH * 0.4) * scale, y, scale)
        return spots
    if slot.thing is not None:
        key, thing = slot.thing
        item = find_thing(thing.kind)
        spots = [thing_spot(key, item, x, y, scale)]
        return spots + on_top(slot.on_table, x, y, scale, item.top or TABLE_TOP, item.width)
    table = Spot(None, slot.scenery or "side_table", x, y, scale, slot.width * scale, 0.34 * scale)
    return [table, *on_top(slot.on_table, x, y, scale, 0.34, slot.width)]


def _subject_spot(slot: Slot, subject: SubjectRequest, x: float, y: float, scale: float) -> Spot:
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


__all__ = ["Arrangement", "Spot", "arrange"]
