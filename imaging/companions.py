"""Who is next to whom: the row of people and animals, by what joins them and never by the order given."""

import itertools
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from imaging.pairing import CLASPED, TOGETHER, Together, friends_of, join
from imaging.request import AnimalLooks, PersonLooks, SubjectRequest, ThingRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.postures import HEARD, TENDING, posture_named

_AGE_RANK: Final = {"elder": 0, "adult": 1, "young": 2, "child": 3, "baby": 4}
_WIDE_ARMS: Final = {
    "dancing": 0.64,
    "playing": 0.64,
    "running": 0.6,
    "waving": 0.46,
    "walking": 0.44,
    "herding": 0.5,
    "pointing": 0.58,
    "painting": 0.5,
    "embracing": 0.34,
    "holding_hands": 0.43,
    "singing": 0.54,
    "kneeling": 0.44,
    "cuddling": 0.5,
    "playing_football": 0.72,
    "playing_guitar": 0.72,
    "skipping": 0.6,
    "picking": 0.56,
    "feeding": 0.5,
    "talking": 0.46,
    "toasting": 0.46,
    "sweeping": 0.56,
    "digging": 0.56,
    "cycling": 0.95,
    "reaping": 0.76,
    "clapping": 0.54,
    "hopping": 0.66,
    "pushing_swing": 0.56,
    "serving": 0.78,
    "flying": 0.72,
    "shearing": 0.5,
    "carrying_on_back": 0.62,
    "carrying_on_head": 0.5,
    "playing_violin": 0.82,
    "playing_trumpet": 0.9,
    "playing_flute": 0.54,
    "playing_bagpipe": 0.6,
    "playing_drum": 0.6,
    "playing_tambourine": 0.76,
    "playing_castanets": 0.6,
    "playing_zambomba": 0.5,
}
_LADEN_AT_BOTH_SIDES: Final = 0.76
_ON_THE_WAY: Final = frozenset(
    {"walking", "running", "cycling", "riding", "waving", "reaping", "herding", "driving"}
)  # all in one direction
_SHARED_TABLES: Final = frozenset({"table", "cards"})
_OF_ONE: Final = frozenset(
    {"easel", "pram", "water", "ironing", "plough", "clothesline", "cradle", "piano", "stall"}
)
_LONG_BENCHES: Final = {
    "plough": 0.94,
    "clothesline": 0.92,
    "cradle": 0.6,
    "stall": 0.74,
}  # wider than a table, in adult heights
# Who works with an animal, with which: the first of them stands there where nobody spoke of one.
_WITH_ANIMALS: Final[dict[str, tuple[str, ...]]] = {
    "milking": ("cow", "goat", "sheep", "donkey", "llama", "camel"),
    "ploughing": ("mule", "ox", "donkey", "horse", "cow"),
    "shearing": ("sheep", "goat", "llama"),
}
_AT_THE_COAT: Final = {"milking": 0.28, "shearing": 0.3}  # of an animal's width, from its end
_ARM_REACH: Final = 0.26  # adult heights
_BEFORE_THE_PLOUGH: Final = 0.06
_NEAREST: Final = {"embracing": 0.2}  # the heads lean back; others keep theirs side by side
_HEADS: Final = 0.27
_APART: Final = {  # between the middles of two who do it together, in adult heights
    "embracing": 0.215,
    "dancing": 0.37,
    "holding_hands": 0.4,
    "toasting": 0.58,
    "talking": 0.6,
    "pushing": 0.5,
    "combing": 0.34,
    "cutting_hair": 0.34,
    "shaving": 0.34,
    "dressing": 0.42,
}
_BEHIND_THE_OTHER: Final = TENDING - {"dressing"} | {"pushing"}  # both are turned the same way
_THIRD_APART: Final = 0.33
_MOST_BEHIND: Final = 4
HENS_WIDTH: Final = 0.66  # of a few hens that peck together
TABLE_WIDTH: Final = 0.52  # of a table that stands before someone, in adult heights
_TABLE_SHARE: Final = 0.86  # of the table's width that reaches beyond its person
Keyed = tuple[str, ThingRequest]  # a thing with its key


@dataclass
class Slot:
    """One place in the row: a subject, or a thing of the floor, or a table with what is on it.

    ``behind`` sit behind the table that this one shares with the next, ``aboard`` in this boat or cart;
    ``carried`` is in this one's arms and ``mount`` is ridden ("" for a horse that nobody spoke of).
    ``partner`` is the other's key. ``into`` is how far it stands before the animal that it works with,
    on the side it is turned to, ``worked`` that it is such an animal. ``game`` is one that those ``aboard``
    play together (``imaging.games``).
    """

    width: float
    subject: SubjectRequest | None = None
    thing: Keyed | None = None
    posture: str = "standing"
    facing: int = 1
    table_after: bool = False
    table_before: bool = False
    table_width: float = TABLE_WIDTH
    behind: list["Slot"] = field(default_factory=list["Slot"])
    aboard: list["Slot"] = field(default_factory=list["Slot"])
    bench_thing: Keyed | None = None
    on_table: list[Keyed] = field(default_factory=list[Keyed])
    scenery: str | None = None
    partner: str | None = None
    carried: SubjectRequest | None = None
    mount: SubjectRequest | str | None = None
    into: float | None = None
    game: str | None = None
    worked: bool = False

    @property
    def left_half(self) -> float:
        """From its middle to its left end, with a table there, in adult heights."""
        half = self.width / 2 - (self.into or 0.0) * (self.facing < 0)
        return half + (self.table_width * _TABLE_SHARE if self.table_before else 0.0)

    @property
    def right_half(self) -> float:
        """From its middle to its right end, with a table there, in adult heights."""
        half = self.width / 2 - (self.into or 0.0) * (self.facing > 0)
        return half + (self.table_width * _TABLE_SHARE if self.table_after else 0.0)


def line_up(
    subjects: Sequence[SubjectRequest],
    rng: random.Random,
    things: Sequence[Keyed] = (),
    instead: Mapping[str, str] = MappingProxyType({}),
) -> list[Slot]:
    """One slot for each subject from left to right, turned to whom they belong to, tables between.

    ``instead`` tells what is done otherwise where they are, as eating without a table.
    """
    canonical = sorted(subjects, key=_canonical)
    together = join(canonical, any(thing.kind == "wheelchair" for _, thing in things))
    together.doing = {key: instead.get(doing, doing) for key, doing in together.doing.items()}
    by_key = {s.key: s for s in subjects}
    people = _row_of_people([s for s in canonical if s.key not in together.carried], together)
    slots = [
        _person_slot(subject, subject.looks, len(people) > 1, together, by_key)
        for subject in people
        if isinstance(subject.looks, PersonLooks)
    ]
    slots = _ride_double(slots, together)
    _turn_to_each_other(slots, rng)
    slots = _share_tables(slots)
    worked_with = _add_working_animals(slots, subjects, together)
    _add_animals(slots, subjects, together, rng, worked_with)
    slots = told_order(_gathered(_led(slots, together)))
    _one_has_the_ball(slots)
    _all_the_same_way(slots)
    if not any(isinstance(s.looks, AnimalLooks) for s in subjects):
        _add_hens(slots)
    return slots


def _ride_double(slots: list[Slot], together: Together) -> list[Slot]:
    """Those who ride on another's mount have no place of their own in the row."""
    riders = {slot.subject.key: slot for slot in slots if slot.subject is not None}
    for key, first in sorted(together.behind.items()):
        riders[key].posture = "pillion"
        riders[first].aboard.append(riders[key])
    return [slot for slot in slots if slot.posture != "pillion"]


def _canonical(subject: SubjectRequest) -> tuple[bool, int, str, str]:
    looks = subject.looks
    rank = _AGE_RANK[looks.age] if isinstance(looks, PersonLooks) else 9
    return (not subject.central, rank, repr(looks), subject.key)


def _row_of_people(subjects: Sequence[SubjectRequest], together: Together) -> list[SubjectRequest]:
    """People from left to right: the first in the middle, their companions next to them."""
    people = [s for s in subjects if isinstance(s.looks, PersonLooks)]
    friends = friends_of(people, together.partner)
    by_key = {s.key: s for s in people}
    row: list[str] = []
    waiting = [s.key for s in people]
    while waiting:
        cluster = _cluster(waiting, friends, together)
        row = [*row, *cluster] if len(row) % 2 == 0 or not row else [*cluster, *row]
        waiting = [key for key in waiting if key not in cluster]
    return [by_key[key] for key in _tables_together(_middle_first(row, people, together), together)]


def _cluster(waiting: list[str], friends: Mapping[str, set[str]], together: Together) -> list[str]:
    """The first who waits with all who belong to them, by turns at both sides; couples unbroken."""
    root = waiting[0]
    side: list[list[str]] = [[], []]
    seen = {root}
    frontier: list[tuple[str, int]] = []
    near = sorted((f for f in waiting if f in friends[root]), key=lambda f: together.partner.get(root) != f)
    for i, friend in enumerate(near):
        if friend in seen:
            continue
        frontier.append((friend, i % 2))
        seen.add(friend)
        other = together.partner.get(friend)
        if other in waiting and other not in seen:
            frontier.append((other, i % 2))
            seen.add(other)
    while frontier:
        key, which = frontier.pop(0)
        side[which].append(key)
        for other in (f for f in waiting if f in friends[key] and f not in seen):
            seen.add(other)
            frontier.insert(0, (other, which))
    return [*reversed(side[1]), root, *side[0]]


def _middle_first(row: list[str], people: list[SubjectRequest], together: Together) -> list[str]:
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
    first, last = row[0], row[-1]
    if together.partner.get(first) == last:  # a couple that the turning has parted
        row = [first, last, *row[1:-1]] if len(row) % 2 else [*row[1:-1], last, first]
    return row


def _tables_together(row: list[str], together: Together) -> list[str]:
    """All who eat or play cards sit next to each other, around the first of them."""
    for bench in sorted(_SHARED_TABLES):
        at_table = [key for key in row if posture_named(together.doing[key]).bench == bench]
        if len(at_table) > 1:
            start = min(row.index(key) for key in at_table)
            before = [key for key in row[:start] if key not in at_table]
            row = [*before, *at_table, *(key for key in row[start:] if key not in at_table)]
    return row


def _person_slot(
    subject: SubjectRequest,
    looks: PersonLooks,
    company: bool,
    together: Together,
    by_key: Mapping[str, SubjectRequest],
) -> Slot:
    posture = together.doing[subject.key]
    body = body_of(looks)
    usual = 0.38 if posture_named(posture).hip is not None else 0.46
    width = _WIDE_ARMS.get(posture, usual) * (0.35 + 0.65 * body.height)
    if len(subject.holding) > 1:
        width = max(width, _LADEN_AT_BOTH_SIDES * body.height)
    if posture_named(posture).lying:
        width = body.height * (1.1 if company else 1.14)
    mount = together.mounts.get(subject.key)
    ridden = by_key.get(mount) if mount else mount
    if mount is not None:
        species = ridden.looks.species if isinstance(ridden, SubjectRequest) else "horse"  # pyright: ignore[reportAttributeAccessIssue]
        width = SIZES[species].width
    carried = next((by_key[key] for key, by in together.carried.items() if by == subject.key), None)
    return Slot(
        width=max(width, body.shoulder * 2.9, _room_for(carried, posture)),
        subject=subject,
        posture=posture,
        partner=together.partner.get(subject.key),
        carried=carried,
        mount=ridden,
    )


def _room_for(carried: SubjectRequest | None, doing: str) -> float:
    return 0.0 if carried is None else 0.7 if doing == "pickaback" else 0.5


def are_couple(first: Slot, second: Slot) -> bool:
    """Whether these two neighbours do it with each other."""
    return (
        first.subject is not None
        and second.subject is not None
        and first.partner == second.subject.key
        and second.partner == first.subject.key
    )


def apart(first: Slot, second: Slot) -> float | None:
    """How far the middles of a couple are from each other, in adult heights; None for others."""
    if _third_in_arms(first, second):
        return _THIRD_APART
    if not are_couple(first, second) or first.subject is None or second.subject is None:
        return None
    for one, other in ((first, second), (second, first)):
        if isinstance(one.subject.looks, AnimalLooks) and other.posture == "cuddling":  # pyright: ignore[reportOptionalMemberAccess]
            return 0.22 + 0.3 * SIZES[one.subject.looks.species].width  # pyright: ignore[reportOptionalMemberAccess]
    doing = first.posture if first.posture in _APART else second.posture
    if doing not in _APART:
        return None
    heights = [
        body_of(s.subject.looks).height
        for s in (first, second)
        if s.subject is not None and isinstance(s.subject.looks, PersonLooks)
    ]
    kneeling = "cuddling" in (first.posture, second.posture)
    wanted = _APART[doing] * (0.3 + 0.7 * sum(heights) / 2)
    return max(_NEAREST.get(doing, _HEADS), wanted) + (0.09 if kneeling else 0.0)


def _third_in_arms(first: Slot, second: Slot) -> bool:
    """Whether one of these embraces and the other, who wanted to as well, stands by with an arm around."""
    return any(
        one.posture in ("embracing", "cuddling")
        and one.partner is not None
        and other.subject is not None
        and other.subject.posture == "embracing"
        and other.posture == "standing"
        and other.partner is None
        for one, other in ((first, second), (second, first))
    )


def clasped(first: Slot, second: Slot) -> bool:
    """Whether two neighbours touch each other, so that no gap may come between them."""
    return are_couple(first, second) and bool({first.posture, second.posture} & (CLASPED | TENDING))


def _turn_to_each_other(slots: list[Slot], rng: random.Random) -> None:
    middle = (len(slots) - 1) / 2
    for i, slot in enumerate(slots):
        slot.facing = 1 if i < middle else -1 if i > middle else rng.choice((1, -1))
    way = rng.choice((1, -1))
    for slot in slots:
        if slot.posture in _ON_THE_WAY:
            slot.facing = way
    for first, second in itertools.pairwise(slots):
        if are_couple(first, second):
            first.facing, second.facing = 1, -1
            if first.posture in _BEHIND_THE_OTHER or second.posture in _BEHIND_THE_OTHER:
                first.facing = second.facing = 1 if first.posture in _BEHIND_THE_OTHER else -1


def _share_tables(slots: list[Slot]) -> list[Slot]:
    """Neighbours at the same work share its table: two at its ends, the others behind it."""
    made: list[Slot] = []
    i = 0
    while i < len(slots):
        slot = slots[i]
        bench = posture_named(slot.posture).bench
        pushed = slot.partner is not None and slot.carried is None
        if bench is None or (bench == "pram" and pushed):
            made.append(slot)
            i += 1
            continue
        run = 1
        while i + run < len(slots) and posture_named(slots[i + run].posture).bench == bench:
            run += 1
        seats = min(run, _MOST_BEHIND + 2 if bench in _SHARED_TABLES else 2)
        if seats > 1 and bench not in _OF_ONE:
            first, *behind, last = slots[i : i + seats]
            first.table_after, first.facing, last.facing = True, 1, -1
            first.behind = behind
            first.table_width = max(TABLE_WIDTH, 0.22 + 0.3 * len(behind))
            made += [first, last]
            i += seats
            continue
        slot.table_width = _LONG_BENCHES.get(bench, TABLE_WIDTH)
        if slot.facing > 0:
            slot.table_after = True
        else:
            slot.table_before = True
        made.append(slot)
        i += 1
    return made


def joined(first: Slot, second: Slot) -> bool:
    """Whether one of two neighbours works with the other, an animal."""
    ahead = first.into is not None and first.facing > 0
    return ahead or (second.into is not None and second.facing < 0)


def _add_working_animals(
    slots: list[Slot], subjects: Sequence[SubjectRequest], together: Together
) -> frozenset[str]:
    """The animal that is milked or draws the plough, before who does it; the keys of the told ones."""
    placed = {*together.carried, *together.mounts.values(), *together.partner}
    free = [
        s
        for s in sorted(subjects, key=_canonical)
        if isinstance(s.looks, AnimalLooks) and s.key not in placed
    ]
    taken: set[str] = set()
    for slot in [slot for slot in slots if slot.posture in _WITH_ANIMALS]:
        kinds = _WITH_ANIMALS[slot.posture]
        own = next((a for a in free if a.looks.species in kinds and a.key not in taken), None)  # pyright: ignore[reportAttributeAccessIssue]
        species: str = own.looks.species if own is not None else kinds[0]  # pyright: ignore[reportAttributeAccessIssue]
        wide = SIZES[species].width
        if slot.posture in _AT_THE_COAT:
            slot.into = max(0.0, slot.width / 2 - _ARM_REACH + _AT_THE_COAT[slot.posture] * wide)
        else:
            slot.into = _BEFORE_THE_PLOUGH
        if own is not None:
            taken.add(own.key)
        animal = Slot(
            width=wide + 0.02,
            subject=own,
            posture="walking" if slot.posture == "ploughing" else "standing",
            facing=slot.facing,
            scenery=species if own is None else None,
            partner=slot.subject.key if slot.subject is not None else None,
            worked=True,
        )
        at = next(i for i, each in enumerate(slots) if each is slot)
        slots.insert(at + (slot.facing > 0), animal)
    return frozenset(taken)


def _add_animals(
    slots: list[Slot],
    subjects: Sequence[SubjectRequest],
    together: Together,
    rng: random.Random,
    worked_with: frozenset[str],
) -> None:
    placed = {*together.carried, *together.mounts.values(), *worked_with}
    animals = sorted((s for s in subjects if isinstance(s.looks, AnimalLooks)), key=_canonical)
    for number, animal in enumerate(a for a in animals if a.key not in placed):
        size = SIZES[animal.looks.species] if isinstance(animal.looks, AnimalLooks) else SIZES["dog"]
        partner = together.partner.get(animal.key)
        slot = Slot(
            width=size.width + 0.02, subject=animal, posture=together.doing[animal.key], partner=partner
        )
        led = animal.held is not None and animal.held.how == "lead"
        if led:
            slot.posture = "walking"
        feeder = next((i for i, s in enumerate(slots) if s.posture == "feeding"), None)
        owner = next(
            (
                i
                for i, s in enumerate(slots)
                if s.subject is not None and s.subject.key == (partner or animal.beside)
            ),
            None,
        )
        if partner is None and feeder is not None:
            owner = feeder
        if owner is None:
            middle = [i for i, s in enumerate(slots) if s.subject is not None and s.subject.central]
            owner = middle[0] if middle else (len(slots) - 1 if number % 2 == 0 else 0)
        to_right = owner >= len(slots) / 2 if len(slots) > 1 else rng.random() < 0.5
        if partner is None and feeder is not None:
            to_right = slots[feeder].facing > 0
        elif len(slots) > 2 and size.width > 0.7 and partner is None:
            to_right, owner = (True, len(slots) - 1) if to_right else (False, 0)
        if led and owner < len(slots):
            ahead = animal.looks.species == "dog"  # pyright: ignore[reportAttributeAccessIssue]
            to_right = (slots[owner].facing > 0) == ahead
        at = owner + 1 if to_right else max(0, owner)
        while 0 < at < len(slots) and (
            slots[at - 1].table_after
            or slots[at].table_before
            or are_couple(slots[at - 1], slots[at])
            or joined(slots[at - 1], slots[at])
        ):
            at = at + 1 if to_right else at - 1
        slot.facing = slots[owner].facing if led and owner < len(slots) else -1 if to_right else 1
        if partner is not None and 0 <= owner < len(slots):
            slots[owner].facing = 1 if to_right else -1
        slots.insert(at, slot)


def _led(slots: list[Slot], together: Together) -> list[Slot]:
    """Who leads a mount walks right before it."""
    for rider, leader in sorted(together.led.items()):
        mounted = next((s for s in slots if s.subject is not None and s.subject.key == rider), None)
        ahead = next((s for s in slots if s.subject is not None and s.subject.key == leader), None)
        if mounted is None or ahead is None:
            continue
        mounted.facing = ahead.facing = 1
        slots = [slot for slot in slots if slot is not ahead]
        slots.insert(next(i for i, slot in enumerate(slots) if slot is mounted) + 1, ahead)
    return slots


def _gathered(slots: list[Slot]) -> list[Slot]:
    """Who is listened to in the middle of those who listen, and they turned to them."""
    heard = next((slot for slot in slots if slot.posture in HEARD), None)
    listeners = [slot for slot in slots if slot.posture == "listening"]
    if heard is None or not listeners or any(slot.table_after or slot.table_before for slot in slots):
        return slots
    others = [slot for slot in slots if slot is not heard]
    half = len(others) // 2
    row = [*others[:half], heard, *others[half:]]
    for i, slot in enumerate(row):
        if slot.posture == "listening":
            slot.facing = 1 if i < half else -1
    listening_left = sum(slot in row[:half] for slot in listeners)
    heard.facing = -1 if 2 * listening_left > len(listeners) else 1
    return row


def _all_the_same_way(slots: list[Slot]) -> None:
    """A herd goes the way of whoever drives it."""
    way = next((slot.facing for slot in slots if slot.posture == "herding"), None)
    if way is not None:
        for slot in slots:
            if slot.posture in ("walking", "herding") and slot.partner is None:
                slot.facing = way


def _one_has_the_ball(slots: list[Slot]) -> None:
    """There is one ball, however many play: the others run to it."""
    playing = [i for i, slot in enumerate(slots) if slot.posture == "playing_football"]
    if len(playing) < 2:
        return
    kicks = playing[len(playing) // 2]
    way = slots[kicks].facing
    for i in playing:
        if i != kicks:
            slots[i].posture = "running"
            slots[i].facing = way if (i < kicks) == (way > 0) else -way


def _add_hens(slots: list[Slot]) -> None:
    """Before whoever scatters grain, where no animal was told."""
    feeder = next((i for i, s in enumerate(slots) if s.posture == "feeding"), None)
    if feeder is not None:
        forward = slots[feeder].facing
        slots.insert(feeder + (forward > 0), Slot(width=HENS_WIDTH, scenery="hens", facing=-forward))


def told_order(slots: list[Slot]) -> list[Slot]:
    """The row with everyone on the side that they are told to be; what no row may part stays together."""
    units = _unparted(slots)
    told = sorted(
        (subject.key, placed.side, placed.of or "")
        for subject in (slot.subject for slot in slots)
        if subject is not None
        for placed in subject.placed
        if placed.side in ("left", "right")
    )
    # Those of the whole picture first, so that who is at somebody's side stays there.
    for key, side, of in sorted(told, key=lambda each: each[2] != ""):
        mine = next(unit for unit in units if key in _keys(unit))
        rest = [unit for unit in units if unit is not mine]
        theirs = next((i for i, unit in enumerate(rest) if of in _keys(unit)), None)
        if of and theirs is None:
            continue  # not in the row, or in one unit with it
        at = theirs if theirs is not None else 0 if side == "left" else len(rest) - 1
        at += side == "right"
        if theirs is None or not _is_on_side(units, mine, of, side):
            units = [*rest[:at], mine, *rest[at:]]
            _turn_inwards(mine, side)
    return [slot for unit in units for slot in unit]


def _unparted(slots: list[Slot]) -> list[list[Slot]]:
    """Neighbours that touch or share a table."""
    units: list[list[Slot]] = []
    for slot in slots:
        before = units[-1][-1] if units else None
        if before is not None and (
            before.table_after or slot.table_before or are_couple(before, slot) or joined(before, slot)
        ):
            units[-1].append(slot)
        else:
            units.append([slot])
    return units


def _keys(unit: list[Slot]) -> set[str]:
    everyone = [other for slot in unit for other in (slot, *slot.behind)]
    return {slot.subject.key for slot in everyone if slot.subject is not None}


def _is_on_side(units: list[list[Slot]], mine: list[Slot], of: str, side: str) -> bool:
    """Whether it stands at the asked side of the other already, and right beside them."""
    at = next(i for i, unit in enumerate(units) if unit is mine)
    beside = at + (1 if side == "left" else -1)
    return 0 <= beside < len(units) and of in _keys(units[beside])


def _turn_inwards(unit: list[Slot], side: str) -> None:
    if len(unit) == 1 and not (unit[0].table_after or unit[0].table_before):
        unit[0].facing = 1 if side == "left" else -1


__all__ = ["TABLE_WIDTH", "TOGETHER", "Keyed", "Slot", "apart", "are_couple", "clasped", "joined", "line_up"]
