"""Who stands in which row, how large, and where in it; nobody hides the faces behind."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from imaging.benches import bench_of
from imaging.companions import Slot, are_couple, joined
from imaging.herds import head_between
from imaging.request import AnimalLooks, PersonLooks
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.places import Ground
from imaging.sketching.postures import posture_named
from imaging.slot_sizes import (
    height_of,
    is_person,
    is_small_thing,
    is_tall,
    middles_of,
    players_of,
    row_width,
)
from imaging.slot_spots import is_house_bird, on_a_perch, spots_of
from imaging.spots import Spot, View

_BACK_SCALE: Final = 0.94
_BEHIND_GROWN: Final = 0.46  # how far the back row is raised at most, in adult heights
_BEHIND_SMALL: Final = 0.28
_BEYOND: Final = 60.0  # design units that the back row may stand beyond the free floor
_BEHIND_BEDS: Final = 0.6
_CROWN: Final = 1.07  # of the height, with hair and hat
_CHIN: Final = 0.73
_ONLOOKING: Final = frozenset({"standing", "clapping"})
_LONG_ROW: Final = 1.8  # times the back row's length
_FREE_IN_FRONT: Final = 3
_UNDER_A_CHILD: Final = 545.0  # units an adult height of who carries one on the shoulders


def base_scale(people: int) -> float:
    """Units per adult height where so many people stand in one row."""
    return {0: 560, 1: 600, 2: 575, 3: 545, 4: 510, 5: 480}.get(people, 440)


def common_scale(rows: list[list[Slot]], free: float) -> float:
    """Units per adult height for all rows: large where few stand, and never wider than the floor."""
    most = max((sum(is_person(s) + len(s.behind) + players_of(s) for s in row) for row in rows), default=0)
    wanted = base_scale(most) * _enlarged([slot for row in rows for slot in row])
    if any(s.posture == "shouldering" for row in rows for s in row):
        wanted = min(wanted, _UNDER_A_CHILD)
    if len(rows) == 2:
        wanted = min(wanted, 500.0)
    return min([wanted, *(free * 0.97 / max(0.1, row_width(row)) for row in rows)])


def _stagger(back: list[Spot], front: list[Spot], left: float, right: float) -> list[Spot]:
    """Move the back row sideways until the heads before it hide its people least."""
    faces = [s for s in back if s.kind == "person"]
    heads = [s for s in front if s.kind == "person"]
    if not faces:
        return [head_between(s, heads, left, right) if s.kind in SIZES else s for s in back]
    low = left - min(s.x - s.width / 2 for s in faces)
    high = right - max(s.x + s.width / 2 for s in faces)

    def hidden(shift: float) -> float:
        total = abs(shift) * 0.01 + 9.0 * max(0.0, low - shift, shift - high)
        for face in faces:
            for head in heads:
                total += max(0.0, 0.27 * face.scale - abs(face.x + shift - head.x))
        return total

    best = min((step * 12.0 for step in range(-9, 10)), key=hidden)
    return [replace(s, x=s.x + best) for s in back]


def free_width(ground: Ground, view: View) -> tuple[float, float]:
    """Where the row may stand: the free floor, or a little before what stands at its sides."""
    left = max(ground.left + 0.8 * min(0.0, view[0]), view[0] + 15)
    right = min(ground.right + 0.8 * max(0.0, view[2] - 1000), view[2] - 15)
    short = min(840.0, view[2] - view[0] - 30) - (right - left)
    if short <= 0:
        return left, right
    left = max(view[0] + 15, left - short / 2)
    right = min(view[2] - 15, left + (right - left) + short)
    return max(view[0] + 15, min(left, right - min(840.0, view[2] - view[0] - 30))), right


def in_rows(slots: list[Slot], free: float) -> tuple[list[list[Slot]], list[Slot]]:
    """One row, or a back row of the tall and a front row of the small, the seated and the busy.

    A beast as tall as people stays behind them, where it hides nobody.
    What is small and nobody (things, pets) comes apart where there is not room for all in one row.
    """
    people = sum(is_person(s) for s in slots)
    if _fits(slots, free, people):
        return [slots], []
    units = _units(slots)
    rest = [u for u in units if not all(is_small_thing(s) for s in u)]
    small = [s for u in units if u not in rest for s in u]
    if not rest or _fits([s for u in rest for s in u], free, people):
        return ([[s for u in rest for s in u]] if rest else [small]), (small if rest else [])
    tall = [u for u in rest if all(is_tall(s) for s in u)]
    low = [u for u in rest if u not in tall]
    if not tall:
        tall = _the_larger(low)
        low = [u for u in low if u not in tall]
    whole = sum(row_width(u) for u in rest)
    first = True
    while len(tall) > 1 and people > 2 and sum(row_width(u) for u in low) < 0.46 * whole:
        ends = list(range(len(tall)) if first else reversed(range(len(tall))))
        ends.sort(key=lambda i: all(_looks_on(s, slots) for s in tall[i]))
        at = next((i for i in ends if any(is_person(s) for s in tall[i])), None)
        if at is None:
            break
        low = [tall.pop(at), *low] if first else [*low, tall.pop(at)]
        first = not first
    tall, low = _evened(tall, low)
    return [row for row in ([s for u in tall for s in u], [s for u in low for s in u]) if row], small


def _looks_on(slot: Slot, slots: Sequence[Slot]) -> bool:
    """Whether it is one of a crowd that stands around the teller and those who are with them."""
    teller = next((s.subject.key for s in slots if s.subject is not None and s.subject.central), None)
    if slot.subject is None or slot.subject.central or teller is None or slot.subject.beside == teller:
        return False
    return slot.posture in _ONLOOKING and slot.carried is None and not slot.subject.placed


def _whole_width(units: list[list[Slot]]) -> float:
    return row_width([slot for unit in units for slot in unit])


def _evened(tall: list[list[Slot]], low: list[list[Slot]]) -> tuple[list[list[Slot]], list[list[Slot]]]:
    """Some of a front row that is much longer than the back one behind it, so that all are drawn larger."""
    while _whole_width(low) > _LONG_ROW * max(0.8, _whole_width(tall)):
        free = [u for u in low if all(is_person(s) and not s.table_after and not s.table_before for s in u)]
        if len(free) < _FREE_IN_FRONT:
            break
        moved_back = free[-1] if len(tall) % 2 else free[0]
        tall = [*tall, moved_back] if len(tall) % 2 else [moved_back, *tall]
        low = [unit for unit in low if unit is not moved_back]
    return tall, low


def _fits(slots: list[Slot], free: float, people: int) -> bool:
    """Whether one row of these is not much smaller than so many people should be."""
    return row_width(slots) * base_scale(people) * _enough(people) <= free


def _enough(people: int) -> float:
    return 0.94 if people > 4 else 0.75


def _units(slots: list[Slot]) -> list[list[Slot]]:
    """Neighbours that no row may part: couples, those at one table, a person with the table."""
    units: list[list[Slot]] = []
    for slot in slots:
        before = units[-1][-1] if units else None
        shares = before is not None and before.table_after and bench_of(before) == bench_of(slot)
        paired = before is not None and is_person(slot) and (are_couple(before, slot) or shares)
        if before is not None and (paired or joined(before, slot)):
            units[-1].append(slot)
        else:
            units.append([slot])
    return units


def _the_larger(units: list[list[Slot]]) -> list[list[Slot]]:
    """The half whose people stand highest, where nobody is tall."""
    free = [u for u in units if all(is_person(s) and not s.table_after and not s.table_before for s in u)]
    free.sort(key=lambda u: -max(height_of(s) for s in u))
    chosen = free[: len(units) // 2]
    return [u for u in units if u in chosen]


def _raised(rows: list[list[Slot]]) -> float:
    """How far the back row is raised, in adult heights: so that its chins are above the heads before it."""
    if not any(is_person(s) for s in rows[0]):
        return _BEHIND_SMALL
    if all(any(posture_named(slot.posture).lying for slot in row) for row in rows):
        return _BEHIND_BEDS
    before = max((height_of(s) for s in rows[-1]), default=0.0) * _CROWN
    chin = min((height_of(s) for s in rows[0] if is_person(s)), default=1.0) * _CHIN * _BACK_SCALE
    return max(_BEHIND_SMALL, min(_BEHIND_GROWN, before - chin))


def spots_in_rows(
    rows: list[list[Slot]],
    scale: float,
    base: float,
    ground: Ground,
    floor: tuple[float, float],
    rng: random.Random,
) -> list[Spot]:
    """All rows on the floor: the front one at ``base``, the back one seen between those before."""
    raised = min(_raised(rows) * scale, max(_BEHIND_SMALL * scale, base - ground.far_y + _BEYOND))
    made: list[list[Spot]] = []
    for row in rows:
        back = len(rows) == 2 and row is rows[0]
        size, y = (scale * _BACK_SCALE, base - raised) if back else (scale, base)
        made.append(_row_spots(row, size, y, ground, *floor, rng))
    if len(made) == 2:
        made[0] = _stagger(made[0], made[1], *floor)
    return [spot for row in made for spot in row]


def _row_spots(
    row: list[Slot],
    scale: float,
    base: float,
    ground: Ground,
    left: float,
    right: float,
    rng: random.Random,
) -> list[Spot]:
    """A row on the floor from ``left`` to ``right``, the teller as near the middle of the page as may be."""
    whole = row_width(row) * scale
    gap = min(0.14 * scale, max(0.0, (right - left - whole) / (len(row) + 1)))
    middles = [x * scale for x in middles_of(row, gap / scale)]
    ends = middles[-1] + row[-1].right_half * scale if row else 0.0
    x = (left + right) / 2 - ends / 2
    x += rng.uniform(-1, 1) * min(40.0, max(0.0, x - left) * 0.4)
    x += _to_the_middle(row, middles, x, ends, left, right)
    spots: list[Spot] = []
    for i, (slot, middle) in enumerate(zip(row, middles, strict=True)):
        together = any(are_couple(slot, other) for other in row[max(0, i - 1) : i + 2])
        y = base + (0.0 if together else _nearer(slot) + (4.0 if i % 2 else -4.0))
        found = spots_of(slot, x + middle, y, scale, ground)
        spots += on_a_perch(found[0]) if ground.offers.indoors and is_house_bird(slot) else found
    return spots


def _to_the_middle(
    row: list[Slot], middles: list[float], x: float, width: float, left: float, right: float
) -> float:
    """How far the row moves so that the teller comes to the middle of the page, as far as there is room."""
    teller = next(
        (m for s, m in zip(row, middles, strict=True) if s.subject is not None and s.subject.central), None
    )
    if teller is None or len(row) < 3:
        return 0.0
    wanted = 500.0 - (x + teller)
    return max(min(0.0, left - x), min(max(0.0, right - x - width), wanted))


def _enlarged(row: list[Slot]) -> float:
    """Children alone, or animals alone, are drawn larger, so that their faces can be read."""
    heights = [
        body_of(s.subject.looks).height
        if isinstance(s.subject.looks, PersonLooks)
        else SIZES[s.subject.looks.species].height
        for slot in row
        for s in (slot.aboard if slot.game is not None else [slot])
        if s.subject is not None
    ]
    if any(slot.mount is not None or (slot.aboard and slot.game is None) for slot in row):
        return 1.0
    return min(1.4, 0.9 / max(heights)) if heights and max(heights) < 0.9 else 1.0


def _nearer(slot: Slot) -> float:
    if slot.worked:
        return -26.0
    if slot.subject is None:
        return -26.0 if slot.scenery in SIZES else 6.0
    if posture_named(slot.posture).lying and isinstance(slot.subject.looks, PersonLooks):
        return 14.0
    if isinstance(slot.subject.looks, AnimalLooks):
        return -26.0 if SIZES[slot.subject.looks.species].width > 0.7 else 16.0
    return {"child": 14.0, "baby": 20.0}.get(slot.subject.looks.age, 0.0)
