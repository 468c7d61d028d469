"""How large what stands in a slot is, in adult heights, and how long a row of slots."""

from typing import Final

from imaging.companions import Slot, apart, clasped
from imaging.request import AnimalLooks, PersonLooks
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.objects import find_thing
from imaging.sketching.postures import posture_named

_BUSY_BELOW: Final = frozenset({"digging", "sweeping", "feeding", "playing_football", "skipping"})  # in front


def players_of(slot: Slot) -> int:
    """How many play the game that is in the slot."""
    return len(slot.aboard) if slot.game is not None else 0


def is_person(slot: Slot) -> bool:
    """Whether a person is in the slot."""
    return slot.subject is not None and isinstance(slot.subject.looks, PersonLooks)


def row_width(row: list[Slot]) -> float:
    """Of a row without gaps, in adult heights."""
    middles = middles_of(row, 0.0)
    return middles[-1] + row[-1].right_half if row else 0.0


def middles_of(row: list[Slot], gap: float) -> list[float]:
    """Where the slots' middles are from the row's left end, in adult heights."""
    made: list[float] = []
    for i, slot in enumerate(row):
        if i == 0:
            made.append(slot.left_half)
            continue
        before = row[i - 1]
        close = apart(before, slot)
        if close is None:
            close = before.right_half + slot.left_half + (0.0 if clasped(before, slot) else gap)
        made.append(made[-1] + close)
    return made


def tallness_of(slot: Slot) -> float:
    """Of a thing or an animal, in adult heights."""
    if slot.thing is not None:
        return find_thing(slot.thing[1].kind).height
    if slot.subject is not None and isinstance(slot.subject.looks, AnimalLooks):
        return SIZES[slot.subject.looks.species].height
    return 0.28 if slot.scenery == "picnic_cloth" else 0.5


def is_small_thing(slot: Slot) -> bool:
    """Whether it may stand before people without hiding more than legs."""
    if slot.thing is not None:
        return find_thing(slot.thing[1].kind).height < 0.6
    if slot.game is not None:
        return False
    if slot.subject is None:
        return True
    return isinstance(slot.subject.looks, AnimalLooks) and SIZES[slot.subject.looks.species].height < 0.62


def height_of(slot: Slot) -> float:
    """Of a person as they sit or stand, in adult heights; 0 of anything else."""
    if slot.subject is None or not isinstance(slot.subject.looks, PersonLooks):
        return 0.0
    return body_of(slot.subject.looks).height * (1.0 if posture_named(slot.posture).hip is not None else 0.75)


def is_tall(slot: Slot) -> bool:
    """Whether it stands in the back row where there are two."""
    if slot.subject is None:
        return slot.thing is not None and find_thing(slot.thing[1].kind).height >= 0.6
    if isinstance(slot.subject.looks, AnimalLooks):
        return SIZES[slot.subject.looks.species].height >= 0.62
    if slot.posture in _BUSY_BELOW:
        return False
    if slot.table_after or slot.table_before:
        return posture_named(slot.posture).bench == "easel"
    return slot.subject.looks.age not in ("child", "baby") and (posture_named(slot.posture).hip or 0) > 0.9
