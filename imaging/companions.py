"""Who is next to whom: the row of people and animals, by what joins them and never by the order given."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from imaging.request import AnimalLooks, PersonLooks, SubjectRequest, ThingRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.postures import POSTURES

_AGE_RANK: Final = {"elder": 0, "adult": 1, "young": 2, "child": 3, "baby": 4}
_TOGETHER: Final = frozenset({"embracing", "holding_hands", "dancing", "playing_chess"})
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
TABLE_WIDTH: Final = 0.52  # of a table that stands before someone, in adult heights
Keyed = tuple[str, ThingRequest]  # a thing with its key


@dataclass
class Slot:
    """One place in the row: a subject, or a thing of the floor, or a table with what is on it."""

    width: float
    subject: SubjectRequest | None = None
    thing: Keyed | None = None
    posture: str = "standing"
    facing: int = 1
    table_after: bool = False
    table_before: bool = False
    bench_thing: Keyed | None = None
    on_table: list[Keyed] = field(default_factory=list[Keyed])
    scenery: str | None = None


def line_up(subjects: Sequence[SubjectRequest], rng: random.Random) -> list[Slot]:
    """One slot for each subject from left to right, turned to whom they belong to, tables between."""
    people = _row_of_people(subjects)
    slots = [
        _person_slot(subject, subject.looks, len(people) > 1)
        for subject in people
        if isinstance(subject.looks, PersonLooks)
    ]
    _turn_to_each_other(slots, rng)
    _share_tables(slots)
    _add_animals(slots, subjects, rng)
    return slots


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


def _person_slot(subject: SubjectRequest, looks: PersonLooks, company: bool) -> Slot:
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
    return Slot(width=max(width, body.shoulder * 2.9), subject=subject, posture=posture)


def _turn_to_each_other(slots: list[Slot], rng: random.Random) -> None:
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


def _share_tables(slots: list[Slot]) -> None:
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


def _add_animals(slots: list[Slot], subjects: Sequence[SubjectRequest], rng: random.Random) -> None:
    animals = sorted((s for s in subjects if isinstance(s.looks, AnimalLooks)), key=_canonical)
    for number, animal in enumerate(animals):
        size = SIZES[animal.looks.species] if isinstance(animal.looks, AnimalLooks) else SIZES["dog"]
        slot = Slot(width=size.width + 0.02, subject=animal, posture=animal.posture)
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


def _pair(slots: list[Slot], at: int) -> bool:
    first, second = slots[at - 1], slots[at]
    return first.posture == second.posture and first.posture in _TOGETHER


def slot_width(slot: Slot) -> float:
    """The slot's width with the table before its person, in adult heights."""
    return slot.width + (TABLE_WIDTH * 0.86 if slot.table_after or slot.table_before else 0.0)
