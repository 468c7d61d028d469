"""What moves as one: someone with their seat, table or mount, and whoever they touch. In design units."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from imaging.sketching.animals import SIZES
from imaging.sketching.objects import find_thing, known_things
from imaging.sketching.postures import ARRANGED, POSTURES, posture_named
from imaging.spots import Spot

_AT_IT: Final = 0.75  # of the common width: who works at a bench is no farther from its middle
_UNDER: Final = 0.6
_TALL: Final = 0.62  # adult heights: an animal that people do not stand behind
_DEEP: Final = 60.0  # what belongs to someone stands no farther before or behind them
_ABOARD: Final = 6.0  # between the ground of who rides and that of what they ride in


def is_subject(spot: Spot) -> bool:
    """Whether a person or an animal stands there."""
    return spot.key is not None and not spot.key.startswith("thing-")


@dataclass(frozen=True)
class Unit:
    """The numbers of spots that move together; ``left`` and ``right`` are the ends of those who count."""

    members: tuple[int, ...]
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The middle between its ends."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """From end to end."""
        return self.right - self.left


def units(spots: Sequence[Spot]) -> tuple[Unit, ...]:
    """All spots by what moves as one."""
    group = list(range(len(spots)))
    for first, second in _bonds(spots):
        old, new = group[second], group[first]
        group = [new if each == old else each for each in group]
    found = (tuple(i for i, each in enumerate(group) if each == number) for number in sorted(set(group)))
    return tuple(_unit(spots, members) for members in found)


def _unit(spots: Sequence[Spot], members: tuple[int, ...]) -> Unit:
    counted = [spots[i] for i in members if is_subject(spots[i])] or [spots[i] for i in members]
    left, right = min(s.x - s.width / 2 for s in counted), max(s.x + s.width / 2 for s in counted)
    return Unit(members, left, right)


def takes_room(spot: Spot) -> bool:
    """Whether nobody else can stand there: a person, or a beast as tall as one."""
    if spot.kind in SIZES:
        return is_subject(spot) and SIZES[spot.kind].height >= _TALL
    return spot.kind == "person"


def _bonds(spots: Sequence[Spot]) -> list[tuple[int, int]]:
    """Pairs of spots that nothing may part."""
    at = {spot.key: i for i, spot in enumerate(spots) if is_subject(spot)}
    found = [(at[s.partner], i) for i, s in enumerate(spots) if is_subject(s) and s.partner in at]
    people = [i for i, spot in enumerate(spots) if is_subject(spot)]
    for i, spot in enumerate(spots):
        if is_subject(spot):
            continue
        users = [p for p in people if _uses(spots[p], spot)]
        found += [(user, i) for user in users]
        if not users and spot.key is None and spot.order > 0:
            near = [(abs(spots[p].x - spot.x), p) for p in people if _stands_at(spots[p], spot)]
            found += [(min(near)[1], i)] if near else []
        if spot.key is not None and spot.base is not None and not users:
            below = next((j for j, other in enumerate(spots) if j != i and _carries(other, spot)), None)
            found += [(below, i)] if below is not None else []
    return found


def _uses(person: Spot, piece: Spot) -> bool:
    """Whether somebody sits, lies or works on or at a piece of furniture, or is aboard of it."""
    if person.base is not None:  # aboard of it, on a stool or on a perch
        return abs(person.base - piece.depth) <= _ABOARD and abs(person.x - piece.x) <= piece.width * _AT_IT
    if person.posture not in POSTURES and person.posture not in ARRANGED:
        return False
    posture = posture_named(person.posture)
    apart, common = abs(person.x - piece.x), (person.width + piece.width) / 2
    if abs(person.y - piece.y) > _DEEP:
        return False
    if piece.key is None and posture.bench is not None and piece.order > 0:
        return apart <= common * 2 * _AT_IT
    has_seat = piece.kind in known_things() and find_thing(piece.kind).seat is not None
    ridden = person.posture == "cycling" and piece.kind == "bicycle"
    on_cloth = posture.lying and piece.key is None and piece.base is not None
    seated = person.seat is not None and posture.hip is None and (has_seat or piece.key is None)
    return (seated or ridden or on_cloth) and apart <= common * _UNDER


def _stands_at(person: Spot, piece: Spot) -> bool:
    return abs(person.x - piece.x) < (person.width + piece.width) * _AT_IT and piece.base is None


def _carries(table: Spot, thing: Spot) -> bool:
    """Whether a thing lies on this piece of furniture."""
    over = abs(thing.x - table.x) <= table.width / 2 and 0 < table.y - thing.y <= table.height * 1.2
    return over and not is_subject(table) and table.base is None


def at_point(spot: Spot, head: Spot, x: float, y: float, ratio: float) -> Spot:
    """A spot of a unit whose ``head`` goes to (x, y) and is drawn ``ratio`` times as large."""
    return replace(
        spot,
        x=x + (spot.x - head.x) * ratio,
        y=y + (spot.y - head.y) * ratio,
        scale=spot.scale * ratio,
        width=spot.width * ratio,
        height=spot.height * ratio,
        base=None if spot.base is None else y + (spot.base - head.y) * ratio,
        look=None,
        born=None if is_subject(spot) else spot.x if spot.born is None else spot.born,
    )
