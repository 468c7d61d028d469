"""Who stands where: every subject and thing gets its place by meaning, never by the order given.

The teller is in the middle, those who belong together stand side by side and turn to each other,
children and babies come nearer, animals stay by their person, those who sit get a seat, those who
work get a table, and what lies on tables lies on one. A picture that corrects another keeps its
places (``imaging.keeping``), but for who is told to be elsewhere (``imaging.moving``). Pure: a request
and a ground give the same arrangement every time. Units are the sketch's design units (see
``imaging.sketching.kit``).
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from imaging.boarding import take_aboard
from imaging.companions import Keyed, Slot, line_up
from imaging.elsewhere import (
    bathers_of,
    behind_or_before,
    flying_of,
    spots_by_the_other,
    spots_in_the_sky,
    spots_in_the_water,
)
from imaging.foreground import spots_before_people, spots_underfoot
from imaging.furnishing import TABLES, other_things, seat_people, take_furniture, where_it_belongs
from imaging.games import as_games
from imaging.herds import behind_everyone, beside_the_herd, herd_behind, herd_of
from imaging.holding import lift
from imaging.joining import is_as_told
from imaging.keeping import keep_places
from imaging.moving import THING, moved, new_moves
from imaging.request import PictureRequest, Placed
from imaging.rows import base_scale, common_scale, free_width, in_rows, spots_in_rows
from imaging.sketching.aboard import boarded
from imaging.sketching.company import WATCHING, with_looks
from imaging.sketching.objects import find_thing
from imaging.sketching.places import Ground
from imaging.sketching.postures import posture_named
from imaging.sketching.surroundings import FLAT, ON_THE_GROUND
from imaging.slot_sizes import is_person
from imaging.spots import Arrangement, Spot, View

_NEAREST: Final = 962.0  # design units from the top: where the front row stands at most
_WITHOUT_TABLES: Final = frozenset(
    {"inside_vehicle", "train_carriage", "cinema", "theatre", "circus", "church_interior", "hallway", "mine"}
)
_WITHOUT_TABLE: Final = {"eating": "from_hand", "drinking": "in_passing"}
_SAT_AT: Final = frozenset({"table", "round_table", "dominoes", "dice", "chess_board", "playing_cards"})
_STAGES: Final = frozenset({"theatre", "dance_hall", "circus", "church_interior"})  # one plays standing
_BETWEEN_BEDS: Final = 0.14
_AMONG_PEOPLE: Final = frozenset({"snowman"})  # as tall as they are, and yet not behind them


def arrange(request: PictureRequest, ground: Ground, view: View) -> Arrangement:
    """Place all subjects and things of a checked request on the ground of its place."""
    rng = random.Random(f"arrange {request.seed}")
    things = [(f"thing-{i}", thing) for i, thing in enumerate(request.things)]
    things.sort(key=lambda pair: (pair[1].kind, pair[1].colour or "", pair[0]))
    subjects = boarded(request.subjects, request.things)
    slots = as_games(line_up(subjects, rng, things, _done_otherwise(request, ground)))
    things = take_aboard(slots, things)
    _part_beds(slots, ground)
    placed: list[Spot] = []
    left_over = take_furniture(slots, things, ground, placed)
    placed += _lay_out(slots, left_over, ground, view, rng)
    now, stayed = _kept_and_moved(request, Arrangement(_from_far_to_near(placed), view), ground)
    subjects = {s.key: s for s in request.subjects}
    spots = with_looks(_from_far_to_near(now.spots), subjects, request.setting, stayed)
    return replace(now, spots=tuple(spots))


def _from_far_to_near(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    return tuple(sorted(spots, key=lambda s: (s.depth, s.order, s.key or "")))


def _kept_and_moved(
    request: PictureRequest, fresh: Arrangement, ground: Ground
) -> tuple[Arrangement, frozenset[str]]:
    """The arrangement with who stays where they were and who is told to be elsewhere there; who stayed."""
    told, now, before = told_places(request), fresh, dict[str, tuple[Placed, ...]]()
    stood: set[str | None] = set()
    if request.kept is not None:
        now = keep_places(fresh, request, ground.far_y)
        if now is not fresh and not now.anew:
            before = told if request.kept.placed is None else dict(request.kept.placed)
            stood = {s.key for s in request.kept.spots}
    at = {s.key: s for s in now.spots if stood and s.key not in stood}
    moves = [
        (key, to)
        for key, to in new_moves(told, before)
        if key not in at or not is_as_told(at[key], to, now.spots)
    ]
    spots = moved(now.spots, moves, ground.landmarks, ground, fresh.view)
    stayed = frozenset(s.key for s in now.spots if s.key in stood and s.key and s in spots)
    return replace(now, spots=spots), stayed


def told_places(request: PictureRequest) -> dict[str, tuple[Placed, ...]]:
    """Where each is told to be, by key; of a thing by "thing:" and its kind."""
    subjects = {each.key: each.placed for each in request.subjects if each.placed}
    return subjects | {f"{THING}{each.kind}": each.placed for each in request.things if each.placed}


def _part_beds(slots: list[Slot], ground: Ground) -> None:
    """Several who lie have a bed each, all turned the same way, with room between the beds."""
    lying = [s for s in slots if posture_named(s.posture).lying and is_person(s)]
    if len(lying) < 2 or ground.offers.bed is not None:
        return
    for slot in lying:
        slot.width = max(slot.width, find_thing("bed").width + _BETWEEN_BEDS)
        slot.facing = lying[0].facing


def _done_otherwise(request: PictureRequest, ground: Ground) -> dict[str, str]:
    """What takes the place of postures here: one eats standing without a table, and plays at home seated."""
    otherwise = {} if _eats_at_table(request, ground) else dict(_WITHOUT_TABLE)
    seats = any(find_thing(thing.kind).seat is not None for thing in request.things)
    if seats or (ground.offers.indoors and request.setting.place not in _STAGES):
        otherwise["playing_guitar"] = "seated_guitar"
    if ground.offers.seat == "vehicle_seat":
        otherwise |= {"standing": "sitting", "eating": "seated_from_hand", "drinking": "seated_in_passing"}
    told = {thing.kind for thing in request.things}
    if told & _SAT_AT and request.setting.place not in _WITHOUT_TABLES:
        otherwise["sitting"] = "at_table"
    return otherwise


def _eats_at_table(request: PictureRequest, ground: Ground) -> bool:
    """Whether who eats or drinks has a table: a told one, one at home, or that of a company in a yard."""
    if any(thing.kind in TABLES for thing in request.things):
        return True
    if ground.offers.indoors:
        return request.setting.place not in _WITHOUT_TABLES
    company = sum(subject.posture in ("eating", "drinking") for subject in request.subjects)
    return company > 1 and ground.offers.stand != "picnic_cloth"


@dataclass(frozen=True)
class _Parted:
    """Slots by where they are: in a row, behind everyone, in the air, in the water, or by somebody's side."""

    standing: list[Slot]
    herd: list[Slot]
    winged: list[Slot]
    bathing: list[Slot]
    beside: list[Slot]


def _parted(slots: list[Slot], ground: Ground) -> _Parted:
    herd = herd_of(slots)
    slots = _without(slots, herd)
    winged = flying_of(slots, ground)
    slots = _without(slots, winged)
    bathing = bathers_of(slots, ground)
    slots = _without(slots, bathing)
    beside = behind_or_before(slots)
    return _Parted(_without(slots, beside), herd, winged, bathing, beside)


def _without(slots: Iterable[Slot], taken: Sequence[Slot]) -> list[Slot]:
    return [slot for slot in slots if not any(slot is each for each in taken)]


def _lay_out(
    slots: list[Slot], things: list[Keyed], ground: Ground, view: View, rng: random.Random
) -> list[Spot]:
    on_floor, rest = _split_floor(things, ground)
    everyone = _with_floor_things(slots, on_floor)
    parted = _parted(everyone, ground)
    left, right = meadow = free_width(ground, view)
    if parted.herd:
        left, right, meadow = beside_the_herd(_without(everyone, parted.herd), left, right)
    rows, small = in_rows(parted.standing, right - left)
    scale = common_scale(rows, right - left)
    near = min(ground.near_y, _NEAREST)
    base = near - (12.0 if len(rows) == 2 else 24.0) - (24.0 if small else 0.0)
    spots = spots_in_rows(rows, scale, base, ground, (left, right), rng)
    spots += spots_in_the_water(parted.bathing, scale, ground, view)
    spots += spots_in_the_sky(parted.winged, view)
    crowd = sum(is_person(slot) for slot in parted.standing)
    spots += behind_everyone(herd_behind(parted.herd, base, scale, ground, meadow, crowd), spots, meadow)
    spots += spots_before_people(small, spots, scale, near + 14.0, ground, (left, right))
    for slot in parted.beside:
        spots += spots_by_the_other(slot, spots, ground)
    flat = [pair for pair in rest if pair[1].kind in FLAT]
    pool = [pair for pair in rest if pair not in flat]
    spots += spots_underfoot(flat, spots, scale if parted.standing else base_scale(0), ground)
    spots = lift(seat_people(_to_the_screen(spots), pool, ground), [*parted.standing, *parted.beside])
    return spots + other_things(pool, ground, view, left, right, rng, scale if parted.standing else 500.0)


def _with_floor_things(slots: list[Slot], things: list[Keyed]) -> list[Slot]:
    """The slots and those of small things on the floor, which stand at both ends by turns."""
    row = list(slots)
    for i, pair in enumerate(things):
        slot = Slot(width=find_thing(pair[1].kind).width + 0.04, thing=pair)
        row.insert(len(row) if i % 2 == 0 else 0, slot)
    return row


def _to_the_screen(spots: list[Spot]) -> list[Spot]:
    """Those who sit and do nothing else, turned to the television that was asked for."""
    screen = next((s for s in spots if s.kind == "television" and s.key is not None), None)
    if screen is None:
        return spots
    return [
        replace(s, facing=1 if screen.x > s.x else -1) if s.posture in WATCHING and s.partner is None else s
        for s in spots
    ]


def _split_floor(things: list[Keyed], ground: Ground) -> tuple[list[Keyed], list[Keyed]]:
    """Small floor things stand in the row; seats, big and hung things are placed otherwise."""
    floor: list[Keyed] = []
    rest: list[Keyed] = []
    for pair in things:
        item = find_thing(pair[1].kind)
        where = where_it_belongs(item)
        if not ground.offers.indoors and pair[1].kind in ON_THE_GROUND:
            where = "floor"
        small = (item.height < 0.6 and item.width < 0.6) or pair[1].kind in _AMONG_PEOPLE
        low = where in ("floor", "back") and small and item.seat is None
        (floor if low and pair[1].kind not in FLAT else rest).append(pair)
    return floor, rest


__all__ = ["Arrangement", "Spot", "arrange"]
