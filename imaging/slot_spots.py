"""What a slot becomes on the page: the subject or thing, with its seat, table, perch or pail."""

from dataclasses import replace
from typing import Final

from imaging.benches import TABLE_TOP, bench_of, bench_spots, on_top, thing_spot
from imaging.boarding import aboard_spots
from imaging.companions import Slot
from imaging.games import game_spots
from imaging.request import AnimalLooks, SubjectRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.objects import find_thing
from imaging.sketching.places import Ground
from imaging.sketching.postures import posture_named
from imaging.slot_sizes import height_of
from imaging.spots import Spot

_ON_A_STOOL: Final = 0.15
PERCH: Final = 0.52
_PAIL: Final = 0.3  # from who milks, in adult heights
_HIGH_BENCHES: Final = frozenset({"table", "stove"})


def spots_of(slot: Slot, x: float, y: float, scale: float, ground: Ground) -> list[Spot]:
    """All that the slot holds, around ``x``, standing at ``y``; ``scale`` is units per adult height."""
    if slot.subject is not None:
        spots = [subject_spot(slot, slot.subject, x, y, scale)]
        if slot.posture == "milking":
            pail = find_thing("bucket")
            at = x + _PAIL * scale * slot.facing
            return [*spots, replace(thing_spot("", pail, at, y + 4, scale * 0.8), key=None)]
        if not (slot.table_after or slot.table_before):
            return spots
        bench = bench_of(slot)
        if bench is not None and bench.kind == "water":
            return spots  # the place has it (``sketching.bank``)
        if bench is not None and bench.kind in _HIGH_BENCHES and _is_small_and_stands(slot):
            spots = _on_a_stool(spots[0])
        table = bench_spots(slot, x, y, scale, ground.offers)
        return [*spots, *_behind_table(slot, table[0].x, y, scale), *table]
    if slot.thing is not None:
        if slot.aboard:
            return aboard_spots(slot, x, y, scale)
        key, thing = slot.thing
        item = find_thing(thing.kind)
        spots = [thing_spot(key, item, x, y, scale)]
        return spots + on_top(slot.on_table, x, y, scale, item.top or TABLE_TOP, item.width)
    if slot.game is not None:
        return game_spots(slot, x, y, scale, subject_spot)
    return _scenery_spots(slot, x, y, scale, ground)


def _scenery_spots(slot: Slot, x: float, y: float, scale: float, ground: Ground) -> list[Spot]:
    if slot.scenery == "hens":
        return _hens(slot, x, y, scale)
    if slot.scenery in SIZES:
        size = SIZES[slot.scenery]
        wide, tall = size.width * scale, size.height * scale
        return [Spot(None, slot.scenery, x, y, scale, wide, tall, slot.facing, None, slot.posture, 3)]
    high = ground.offers.stand_height
    table = Spot(None, slot.scenery or ground.offers.stand, x, y, scale, slot.width * scale, high * scale)
    return [table, *on_top(slot.on_table, x, y, scale, high, slot.width)]


def _hens(slot: Slot, x: float, y: float, scale: float) -> list[Spot]:
    """A rooster and two hens, turned to who feeds them."""
    made: list[Spot] = []
    for kind, along, nearer in (("rooster", 0.3, -14.0), ("hen", -0.28, -6.0), ("hen", 0.02, 12.0)):
        size = SIZES[kind]
        middle = x + along * slot.width * scale * -slot.facing
        wide, tall = size.width * scale, size.height * scale
        made.append(Spot(None, kind, middle, y + nearer, scale, wide, tall, slot.facing, order=3))
    return made


def is_house_bird(slot: Slot) -> bool:
    """Whether a bird is in the slot that has a perch indoors."""
    looks = slot.subject.looks if slot.subject is not None else None
    return isinstance(looks, AnimalLooks) and looks.species in ("bird", "parrot")


def on_a_perch(bird: Spot) -> list[Spot]:
    """The bird up on a perch."""
    high = PERCH * bird.scale
    stand = Spot(None, "perch", bird.x, bird.y, bird.scale, 0.24 * bird.scale, high, order=2)
    return [stand, replace(bird, y=bird.y - high + 0.012 * bird.scale, base=bird.y, order=3)]


def _is_small_and_stands(slot: Slot) -> bool:
    return height_of(slot) < 0.8 and posture_named(slot.posture).hip is not None


def _on_a_stool(spot: Spot) -> list[Spot]:
    high = _ON_A_STOOL * spot.scale
    stool = Spot(None, "stool", spot.x, spot.y, spot.scale, 0.22 * spot.scale, high, order=1)
    return [stool, replace(spot, y=spot.y - high, base=spot.y)]


def _behind_table(slot: Slot, x: float, y: float, scale: float) -> list[Spot]:
    """Those who sit behind a shared table, from left to right."""
    made: list[Spot] = []
    count = len(slot.behind)
    for i, other in enumerate(slot.behind):
        if other.subject is not None:
            place = x + ((i + 0.5) / count - 0.5) * slot.table_width * 0.96 * scale
            other.facing = 1 if place < x else -1
            made.append(subject_spot(other, other.subject, place, y - 0.1 * scale, scale))
    return made


def subject_spot(slot: Slot, subject: SubjectRequest, x: float, y: float, scale: float) -> Spot:
    """The place of a person or an animal alone."""
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
            partner=slot.partner,
        )
    body = body_of(subject.looks)
    tall = body.height * (0.45 if posture_named(slot.posture).lying else 1.12)
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
        partner=slot.partner,
    )
