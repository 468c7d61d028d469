"""Those who need no place in a row: in the water, in the air, right behind or before somebody."""

from collections.abc import Sequence
from typing import Final

from imaging.companions import Slot
from imaging.request import AnimalLooks
from imaging.sketching.animals import WINGED
from imaging.sketching.marine import OF_THE_SEA
from imaging.sketching.places import Anchor, Ground
from imaging.slot_sizes import is_person
from imaging.slot_spots import spots_of, subject_spot
from imaging.spots import Spot, View

_FROM_THE_SIDES: Final = 150.0  # design units that no bird flies in
_SKY_HEIGHT: Final = 250.0  # design units from the top of the page
_LOWER: Final = 70.0
_IN_FLIGHT: Final = 380.0  # units an adult height, of birds in the sky
_ACROSS_THE_WATER: Final = 0.66  # of the size of those ashore
_BEYOND_THE_SHORE: Final = 26.0
_SWIMMERS_APART: Final = 0.62
_FAR_OUT: Final = 250.0  # units an adult height, of what swims in the sea
_SEEN_OVER_A_RAIL: Final = 205.0
_BESIDE_PEOPLE: Final = 330.0
_NEARER_IN: Final = 90.0
_FROM_THE_EDGE: Final = 16.0


def bathers_of(slots: list[Slot], ground: Ground) -> list[Slot]:
    """Those who bathe while others stay ashore, and whales, where there is water behind the ground."""
    if not any(a.kind == "water" for a in ground.anchors):
        return []
    ashore = any(is_person(slot) and slot.posture != "bathing" for slot in slots)
    return [slot for slot in slots if _is_of_the_sea(slot) or (ashore and slot.posture == "bathing")]


def _is_of_the_sea(slot: Slot) -> bool:
    looks = slot.subject.looks if slot.subject is not None else None
    return isinstance(looks, AnimalLooks) and looks.species in OF_THE_SEA


def flying_of(slots: list[Slot], ground: Ground) -> list[Slot]:
    """The birds that fly, where there is a sky."""
    return [
        slot
        for slot in slots
        if slot.posture == "flying"
        and not ground.offers.indoors
        and slot.subject is not None
        and isinstance(slot.subject.looks, AnimalLooks)
        and slot.subject.looks.species in WINGED
    ]


def spots_in_the_sky(birds: list[Slot], view: View) -> list[Spot]:
    """The birds over the people, by turns higher and lower, all on the same way."""
    made: list[Spot] = []
    step = (view[2] - view[0] - 2 * _FROM_THE_SIDES) / max(1, len(birds))
    for i, slot in enumerate(birds):
        x = view[0] + _FROM_THE_SIDES + (i + 0.5) * step
        slot.facing = birds[0].facing
        if slot.subject is not None:
            y = view[1] + _SKY_HEIGHT + (_LOWER if i % 2 else 0.0)
            made.append(subject_spot(slot, slot.subject, x, y, _IN_FLIGHT))
    return made


def spots_in_the_water(slots: list[Slot], scale: float, ground: Ground, view: View) -> list[Spot]:
    """The bathers beyond the shore, smaller, each with the water around the legs; whales far out."""
    water = next((a for a in ground.anchors if a.kind == "water"), None)
    beasts = [slot for slot in slots if _is_of_the_sea(slot)]
    slots = [slot for slot in slots if not _is_of_the_sea(slot)]
    if water is None:
        return []
    far_out = _spots_far_out(beasts, ground, water, view)
    if not slots:
        return far_out
    size, y = scale * _ACROSS_THE_WATER, ground.far_y - _BEYOND_THE_SHORE
    step = min(_SWIMMERS_APART * size, (view[2] - view[0] - 240.0) / len(slots))
    made: list[Spot] = []
    for i, slot in enumerate(slots):
        x = water.x + (i - (len(slots) - 1) / 2) * step
        made += spots_of(slot, x, y - (8.0 if i % 2 else 0.0), size, ground)
        laps = Spot(
            None, "ripples", x, y - (8.0 if i % 2 else 0.0) + 1, size, 0.5 * size, 0.2 * size, order=5
        )
        made.append(laps)
    return far_out + made


def _spots_far_out(beasts: list[Slot], ground: Ground, water: Anchor, view: View) -> list[Spot]:
    """Whales and dolphins where the sea is seen, beside the people who look on rather than behind them."""
    sea = next((a for a in ground.anchors if a.kind == "open_sea"), water)
    size = _SEEN_OVER_A_RAIL if sea is not water else _FAR_OUT
    side = 1 if sea.x > 500 else -1
    made: list[Spot] = []
    for i, slot in enumerate(beasts):
        along = (side if i % 2 == 0 or sea is not water else -side) * (_BESIDE_PEOPLE - _NEARER_IN * (i // 2))
        at = 500 + along
        half = slot.width * size / 2 + _FROM_THE_EDGE
        slot.facing = 1 if at > 500 else -1
        x = min(max(at, view[0] + half), view[2] - half)
        made += spots_of(slot, x, sea.y + _LOWER * (i // 2) / 2, size, ground)
    return made


def behind_or_before(slots: list[Slot]) -> list[Slot]:
    """Those who are told to be right behind or before somebody of the row and need no place in it."""
    found: dict[str, Slot] = {}
    by: set[str] = set()
    row = {slot.subject.key: (slot, slot.subject.placed) for slot in slots if slot.subject is not None}
    for key in sorted(row):
        slot, told = row[key]
        others = [p.of for p in told if p.side in ("behind", "before") and p.of is not None and p.of in row]
        if others and others[-1] not in found and key not in by and _is_free(slot):
            found[key] = slot
            by.add(others[-1])
    return list(found.values())


def spots_by_the_other(slot: Slot, spots: Sequence[Spot], ground: Ground) -> list[Spot]:
    """Where the other is that they are told to be behind or before (``imaging.moving`` parts them)."""
    told = slot.subject.placed if slot.subject is not None else ()
    sides = [placed.of for placed in told if placed.side in ("behind", "before")]
    other = next(s for of in reversed(sides) for s in spots if of is not None and s.key == of)
    return spots_of(slot, other.x, other.depth, other.scale, ground)


def _is_free(slot: Slot) -> bool:
    return not (
        slot.table_after or slot.table_before or slot.partner or slot.carried or slot.mount is not None
    )
