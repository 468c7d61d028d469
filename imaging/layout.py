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
from dataclasses import replace
from typing import Final

from imaging.benches import TABLE_TOP, bench_of, bench_spots, on_top, thing_spot
from imaging.boarding import aboard_spots, take_aboard
from imaging.companions import Keyed, Slot, apart, are_couple, clasped, joined, line_up
from imaging.furnishing import TABLES, other_things, seat_people, take_furniture, where_it_belongs
from imaging.games import as_games, game_spots
from imaging.holding import lift
from imaging.joining import is_as_told
from imaging.keeping import keep_places
from imaging.moving import THING, moved, new_moves
from imaging.pairing import HERDED
from imaging.request import AnimalLooks, PersonLooks, PictureRequest, Placed, SubjectRequest
from imaging.sketching.aboard import boarded
from imaging.sketching.animals import SIZES, WINGED
from imaging.sketching.bodies import body_of
from imaging.sketching.company import WATCHING, with_looks
from imaging.sketching.objects import find_thing
from imaging.sketching.places import Ground
from imaging.sketching.postures import posture_named
from imaging.sketching.surroundings import FLAT, ON_THE_GROUND
from imaging.spots import Arrangement, Spot, View

_BACK_SCALE: Final = 0.94
_BEHIND_GROWN: Final = 0.46  # how far the back row is raised at most, in adult heights
_BEHIND_SMALL: Final = 0.28
_BEHIND_BEDS: Final = 0.6
_BEYOND: Final = 60.0  # design units that the back row may stand beyond the free floor
_CROWN: Final = 1.07  # of the height, with hair and hat
_CHIN: Final = 0.73
_ON_A_STOOL: Final = 0.15
_PERCH: Final = 0.52
_BUSY_BELOW: Final = frozenset({"digging", "sweeping", "feeding", "playing_football", "skipping"})  # in front
_FROM_THE_SIDES: Final = 150.0  # design units that no bird flies in
_SKY_HEIGHT: Final = 250.0  # design units from the top of the page
_LOWER: Final = 70.0
_IN_FLIGHT: Final = 380.0  # units an adult height, of birds in the sky
_ONLOOKING: Final = frozenset({"standing", "clapping"})
_WITHOUT_TABLES: Final = frozenset(
    {"inside_vehicle", "train_carriage", "cinema", "theatre", "circus", "church_interior", "hallway", "mine"}
)
_WITHOUT_TABLE: Final = {"eating": "from_hand", "drinking": "in_passing"}
_SAT_AT: Final = frozenset({"table", "round_table", "dominoes", "dice", "chess_board", "playing_cards"})
_STAGES: Final = frozenset({"theatre", "dance_hall", "circus", "church_interior"})  # one plays standing
_PAIL: Final = 0.3  # from who milks, in adult heights
_HERD: Final = frozenset({"sheep", "goat", "pig", "goose", "llama", "hen", "rooster", "duck",
                              "chick", "turkey", "guinea_pig"})  # fmt: skip
_MOUNTS: Final = frozenset({"horse", "donkey", "mule", "camel"})
_LONG_ROW: Final = 1.8  # times the back row's length
_FREE_IN_FRONT: Final = 3
_ACROSS_THE_WATER: Final = 0.66  # of the size of those ashore
_BEYOND_THE_SHORE: Final = 26.0
_SWIMMERS_APART: Final = 0.62
_A_HERD: Final = 2  # animals from which they are one
_HERD_CLOSE: Final = 0.62  # widths from one to the next at least
_HERDS_OWN: Final = 0.42  # of the floor, beside one who is with it
_LESS_FOR_EACH: Final = 0.12
_SEEN_OVER: Final = 0.16  # and more, where there are many
_HERD_UP: Final = 0.2  # adult heights up the page from those who stand before it
_HERD_DEPTHS: Final = (0.0, 0.1, 0.05)  # and farther, by turns
_STEPS_ASIDE: Final = 7  # that each of a herd comes out of its place, to be seen
_AT_PASTURE: Final = (
    "eating",
    "standing",
    "lying",
    "eating",
)  # what those of a herd that stands do, by turns
_HERD_BEHIND: Final = 0.14  # adult heights up the page
_HERD_SCALE: Final = 0.84
_MAY_HIDE: Final = 0.04  # of its width, weighed by how high it reaches
_UNDER_A_CHILD: Final = 545.0  # units an adult height of who carries one on the shoulders
_BETWEEN_BEDS: Final = 0.14
_AMONG_PEOPLE: Final = frozenset({"snowman"})  # as tall as they are, and yet not behind them
_RUG: Final = 800.0  # units that a rug is wide at least
_EDGE: Final = 985.0  # that nothing on the ground passes
_TO_THE_HEAD: Final = {"lion": 0.28, "monkey": 0.07, "deer": 0.34}  # of its width, from its middle
_USUALLY: Final = 0.37
_HIGH_BENCHES: Final = frozenset({"table", "stove"})


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
    lying = [s for s in slots if posture_named(s.posture).lying and _is_person(s)]
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


def _base_scale(people: int) -> float:
    return {0: 560, 1: 600, 2: 575, 3: 545, 4: 510, 5: 480}.get(people, 440)


def _lay_out(
    slots: list[Slot],
    things: list[Keyed],
    ground: Ground,
    view: View,
    rng: random.Random,
) -> list[Spot]:
    floor, rest = _split_floor(things, ground)
    for i, pair in enumerate(floor):
        slot = Slot(width=find_thing(pair[1].kind).width + 0.04, thing=pair)
        slots.insert(len(slots) if i % 2 == 0 else 0, slot)
    left, right = _free_width(ground, view)
    herd = _herd_of(slots)
    slots[:] = [slot for slot in slots if not any(slot is each for each in herd)]
    meadow = (left, right)
    if herd:
        left, right, meadow = _beside_the_herd(slots, left, right)
    winged = _in_the_air(slots, ground)
    slots = [slot for slot in slots if not any(slot is each for each in winged)]
    bathing = _bathers(slots, ground)
    slots = [slot for slot in slots if not any(slot is each for each in bathing)]
    apart_from_it = _behind_or_before(slots)
    slots = [slot for slot in slots if not any(slot is each for each in apart_from_it)]
    rows, small = _rows(slots, right - left)
    scale = _common_scale(rows, right - left)
    base = min(ground.near_y, 962.0) - (12.0 if len(rows) == 2 else 24.0) - (24.0 if small else 0.0)
    raised = min(_raised(rows) * scale, max(_BEHIND_SMALL * scale, base - ground.far_y + _BEYOND))
    planned: list[list[Spot]] = []
    for row in rows:
        back = len(rows) == 2 and row is rows[0]
        size, y = (scale * _BACK_SCALE, base - raised) if back else (scale, base)
        planned.append(_row_spots(row, size, y, ground, left, right, rng))
    if len(planned) == 2:
        planned[0] = _stagger(planned[0], planned[1], left, right)
    spots = [spot for row in planned for spot in row]
    spots += _in_the_water(bathing, scale, ground, view)
    spots += _in_the_sky(winged, view)
    beasts = _herd_behind(herd, base, scale, ground, meadow, sum(_is_person(slot) for slot in slots))
    spots += _behind_everyone(beasts, spots, meadow)
    spots += _before_people(small, spots, scale, min(ground.near_y, 962.0) + 14.0, ground, (left, right))
    for slot in apart_from_it:
        spots += _by_the_other(slot, spots, ground)
    flat = [pair for pair in rest if pair[1].kind in FLAT]
    spots += _underfoot(flat, spots, scale if slots else _base_scale(0), ground)
    pool = [pair for pair in rest if pair not in flat]
    spots = lift(seat_people(_to_the_screen(spots), pool, ground), [*slots, *apart_from_it])
    spots += other_things(pool, ground, view, left, right, rng, scale if slots else 500.0)
    return spots


def _underfoot(things: list[Keyed], spots: Sequence[Spot], scale: float, ground: Ground) -> list[Spot]:
    """What lies on the ground: chalk under who hops over it, else before everyone; a rug under them all."""
    hops = next((s for s in spots if s.posture == "hopping"), None)
    made: list[Spot] = []
    for key, thing in things:
        item = find_thing(thing.kind)
        x, y, size = 500.0, ground.near_y, scale
        if thing.kind == "rug":
            size = max(scale, _RUG / item.width)
            y = min(
                max((s.y for s in spots if s.kind == "person"), default=y) + 0.28 * item.height * size, _EDGE
            )
        elif hops is not None:
            x, y = hops.x, hops.y + 0.1 * scale
        made.append(replace(thing_spot(key, item, x, y, size), order=-2, base=ground.far_y))
    return made


def _to_the_screen(spots: list[Spot]) -> list[Spot]:
    """Those who sit and do nothing else, turned to the television that was asked for."""
    screen = next((s for s in spots if s.kind == "television" and s.key is not None), None)
    if screen is None:
        return spots
    return [
        replace(s, facing=1 if screen.x > s.x else -1) if s.posture in WATCHING and s.partner is None else s
        for s in spots
    ]


def _bathers(slots: list[Slot], ground: Ground) -> list[Slot]:
    """Those who bathe while others stay ashore, where there is water behind the ground."""
    bathing = [slot for slot in slots if slot.posture == "bathing"]
    ashore = any(_is_person(slot) and slot.posture != "bathing" for slot in slots)
    return bathing if ashore and any(a.kind == "water" for a in ground.anchors) else []


def _in_the_air(slots: list[Slot], ground: Ground) -> list[Slot]:
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


def _in_the_sky(birds: list[Slot], view: View) -> list[Spot]:
    """The birds over the people, by turns higher and lower, all on the same way."""
    made: list[Spot] = []
    step = (view[2] - view[0] - 2 * _FROM_THE_SIDES) / max(1, len(birds))
    for i, slot in enumerate(birds):
        x = view[0] + _FROM_THE_SIDES + (i + 0.5) * step
        slot.facing = birds[0].facing
        if slot.subject is not None:
            y = view[1] + _SKY_HEIGHT + (_LOWER if i % 2 else 0.0)
            made.append(_subject_spot(slot, slot.subject, x, y, _IN_FLIGHT))
    return made


def _in_the_water(slots: list[Slot], scale: float, ground: Ground, view: View) -> list[Spot]:
    """The bathers beyond the shore, smaller, each with the water around the legs."""
    water = next((a for a in ground.anchors if a.kind == "water"), None)
    if water is None or not slots:
        return []
    size, y = scale * _ACROSS_THE_WATER, ground.far_y - _BEYOND_THE_SHORE
    step = min(_SWIMMERS_APART * size, (view[2] - view[0] - 240.0) / len(slots))
    made: list[Spot] = []
    for i, slot in enumerate(slots):
        x = water.x + (i - (len(slots) - 1) / 2) * step
        made += _slot_spots(slot, x, y - (8.0 if i % 2 else 0.0), size, ground)
        laps = Spot(
            None, "ripples", x, y - (8.0 if i % 2 else 0.0) + 1, size, 0.5 * size, 0.2 * size, order=5
        )
        made.append(laps)
    return made


def _herd_of(slots: list[Slot]) -> list[Slot]:
    """Several animals of a herd that nobody holds, where there are people before whom they would stand."""
    if not any(_is_person(slot) or slot.aboard for slot in slots):
        return []
    drawn = any(slot.aboard and slot.thing is not None for slot in slots)  # one of them may draw a cart
    herd = [slot for slot in slots if _is_herded(slot, HERDED if drawn else HERDED | _MOUNTS)]
    return herd if len(herd) >= _A_HERD else []


def _beside_the_herd(
    slots: list[Slot], left: float, right: float
) -> tuple[float, float, tuple[float, float]]:
    """The floor for people, on the side that they are turned to, and the herd's, which reaches beyond."""
    way = next((s.facing for s in slots if s.posture in ("herding", "walking")), 1)
    crowd = sum(_is_person(slot) for slot in slots)
    apart = (right - left) * max(0.0, _HERDS_OWN - _LESS_FOR_EACH * max(0, crowd - 1))
    if way > 0:
        return left + apart, right, (left, right - 0.8 * apart)
    return left, right - apart, (left + 0.8 * apart, right)


def _is_herded(slot: Slot, kinds: frozenset[str]) -> bool:
    looks = slot.subject.looks if slot.subject is not None else None
    free = slot.partner is None and slot.subject is not None and slot.subject.held is None
    return isinstance(looks, AnimalLooks) and looks.species in kinds and free and not slot.subject.placed  # pyright: ignore[reportOptionalMemberAccess]


def _herd_behind(
    herd: list[Slot], base: float, scale: float, ground: Ground, floor: tuple[float, float], crowd: int
) -> list[Spot]:
    """The herd in a loose group behind the people, by turns nearer and farther."""
    made: list[Spot] = []
    if not herd:
        return made
    widest = max(slot.width for slot in herd)
    room = floor[1] - floor[0]
    size = min(scale * _HERD_SCALE, room / (widest * (1 + (len(herd) - 1) * _HERD_CLOSE)))
    step = (room - widest * size) / max(1, len(herd) - 1)
    for i, slot in enumerate(herd):
        x = floor[0] + widest * size / 2 + i * step
        y = base - (_HERD_UP + _HERD_DEPTHS[i % 3] + _SEEN_OVER * (crowd > 2)) * scale
        if slot.posture == "standing":
            slot.posture = _AT_PASTURE[i % 4]
            slot.facing *= -1 if i % 3 == 2 else 1
        made += _slot_spots(slot, x, max(y, ground.far_y), size, ground)
    return made


def _behind_everyone(herd: list[Spot], spots: Sequence[Spot], meadow: tuple[float, float]) -> list[Spot]:
    """The herd moved up the page where it would hide those of the back row, its heads seen between people."""
    farthest = min((spot.y for spot in spots if spot.kind == "person"), default=1000.0)
    up = max(0.0, max((spot.y for spot in herd), default=0.0) - farthest + 6.0)
    people = [spot for spot in spots if spot.kind == "person"]
    return [_head_between(replace(spot, y=spot.y - up), people, *meadow, steps=_STEPS_ASIDE) for spot in herd]


def _behind_or_before(slots: list[Slot]) -> list[Slot]:
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


def _by_the_other(slot: Slot, spots: Sequence[Spot], ground: Ground) -> list[Spot]:
    """Where the other is that they are told to be behind or before (``imaging.moving`` parts them)."""
    told = slot.subject.placed if slot.subject is not None else ()
    sides = [placed.of for placed in told if placed.side in ("behind", "before")]
    other = next(s for of in reversed(sides) for s in spots if of is not None and s.key == of)
    return _slot_spots(slot, other.x, other.depth, other.scale, ground)


def _is_free(slot: Slot) -> bool:
    return not (
        slot.table_after or slot.table_before or slot.partner or slot.carried or slot.mount is not None
    )


def _common_scale(rows: list[list[Slot]], free: float) -> float:
    """Units per adult height for all rows: large where few stand, and never wider than the floor."""
    most = max((sum(_is_person(s) + len(s.behind) + _players(s) for s in row) for row in rows), default=0)
    wanted = _base_scale(most) * _enlarged([slot for row in rows for slot in row])
    if any(s.posture == "shouldering" for row in rows for s in row):
        wanted = min(wanted, _UNDER_A_CHILD)
    if len(rows) == 2:
        wanted = min(wanted, 500.0)
    return min([wanted, *(free * 0.97 / max(0.1, _row_width(row)) for row in rows)])


def _players(slot: Slot) -> int:
    return len(slot.aboard) if slot.game is not None else 0


def _is_person(slot: Slot) -> bool:
    return slot.subject is not None and isinstance(slot.subject.looks, PersonLooks)


def _row_width(row: list[Slot]) -> float:
    """Of a row without gaps, in adult heights."""
    middles = _middles(row, 0.0)
    return middles[-1] + row[-1].right_half if row else 0.0


def _middles(row: list[Slot], gap: float) -> list[float]:
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


def _stagger(back: list[Spot], front: list[Spot], left: float, right: float) -> list[Spot]:
    """Move the back row sideways until the heads before it hide its people least."""
    faces = [s for s in back if s.kind == "person"]
    heads = [s for s in front if s.kind == "person"]
    if not faces:
        return [_head_between(s, heads, left, right) if s.kind in SIZES else s for s in back]
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


def _head_between(beast: Spot, people: list[Spot], left: float, right: float, steps: int = 24) -> Spot:
    """A beast that stands behind people, moved and turned until its head is seen between or beside them."""
    low, high = left + beast.width / 2, right - beast.width / 2

    def hidden(choice: tuple[float, int]) -> float:
        x, facing = choice
        head = x + facing * _TO_THE_HEAD.get(beast.kind, _USUALLY) * beast.width
        over = sum(max(0.0, 0.42 * p.width + 0.14 * beast.width - abs(head - p.x)) for p in people)
        return over + 0.03 * abs(x - beast.x) + 2.0 * (facing != beast.facing)

    xs = [
        beast.x,
        *(x for x in (beast.x + 12.0 * step for step in range(-steps, steps + 1)) if low <= x <= high),
    ]
    ways = (beast.facing,) if beast.posture == "walking" else (1, -1)
    x, facing = min(((x, facing) for x in xs for facing in ways), key=hidden)
    return replace(beast, x=x, facing=facing)


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


def _rows(slots: list[Slot], free: float) -> tuple[list[list[Slot]], list[Slot]]:
    """One row, or a back row of the tall and a front row of the small, the seated and the busy.

    A beast as tall as people stays behind them, where it hides nobody.
    What is small and nobody (things, pets) comes apart where there is not room for all in one row.
    """
    people = sum(_is_person(s) for s in slots)
    if _fits(slots, free, people):
        return [slots], []
    units = _units(slots)
    rest = [u for u in units if not all(_is_small_thing(s) for s in u)]
    small = [s for u in units if u not in rest for s in u]
    if not rest or _fits([s for u in rest for s in u], free, people):
        return ([[s for u in rest for s in u]] if rest else [small]), (small if rest else [])
    tall = [u for u in rest if all(_is_tall(s) for s in u)]
    low = [u for u in rest if u not in tall]
    if not tall:
        tall = _the_larger(low)
        low = [u for u in low if u not in tall]
    whole = sum(_row_width(u) for u in rest)
    first = True
    while len(tall) > 1 and people > 2 and sum(_row_width(u) for u in low) < 0.46 * whole:
        ends = list(range(len(tall)) if first else reversed(range(len(tall))))
        ends.sort(key=lambda i: all(_looks_on(s, slots) for s in tall[i]))
        at = next((i for i in ends if any(_is_person(s) for s in tall[i])), None)
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
    return _row_width([slot for unit in units for slot in unit])


def _evened(tall: list[list[Slot]], low: list[list[Slot]]) -> tuple[list[list[Slot]], list[list[Slot]]]:
    """Some of a front row that is much longer than the back one behind it, so that all are drawn larger."""
    while _whole_width(low) > _LONG_ROW * max(0.8, _whole_width(tall)):
        free = [u for u in low if all(_is_person(s) and not s.table_after and not s.table_before for s in u)]
        if len(free) < _FREE_IN_FRONT:
            break
        moved_back = free[-1] if len(tall) % 2 else free[0]
        tall = [*tall, moved_back] if len(tall) % 2 else [moved_back, *tall]
        low = [unit for unit in low if unit is not moved_back]
    return tall, low


def _before_people(
    small: list[Slot], people: list[Spot], scale: float, y: float, ground: Ground, floor: tuple[float, float]
) -> list[Spot]:
    """Things and pets nearer than the people, each where it hides least, pets by whom they belong to.

    A farm animal that would hide somebody's legs stands behind, where it is seen between the people.
    """
    made: list[Spot] = []
    taken: list[tuple[float, float]] = []
    back: list[tuple[float, float]] = []
    for i, slot in enumerate(sorted(small, key=lambda s: -s.width)):
        perched = ground.offers.indoors and _is_house_bird(slot)
        wide: float = slot.width * scale
        tall: float = (_tallness(slot) + (_PERCH if perched else 0.0)) * scale
        owner = _owner_of(slot, people)
        low, high = floor[0] + wide / 2, floor[1] - wide / 2
        choices = [low + step * 12.0 for step in range(max(1, int((high - low) / 12.0) + 1))]
        choices = [x for x in choices if _is_as_told(slot, x, people)] or choices

        def crowded(x: float, others: list[tuple[float, float]], wide: float = wide) -> float:
            return sum(max(0.0, (wide + w) / 2 - abs(x - at)) for at, w in others)

        def hidden(x: float, wide: float = wide, tall: float = tall) -> float:
            return sum(
                max(0.0, (wide + s.width) / 2 - abs(x - s.x)) * (tall / s.height) ** 2
                for s in people
                if s.kind == "person"
            )

        def cost(x: float, owner: Spot | None = owner) -> float:
            away = abs(x - owner.x) * 0.12 if owner is not None else -abs(x - 500.0) * 0.05
            return hidden(x) + 1.6 * crowded(x, taken) + away

        x = min(choices, key=cost)
        if _is_of_the_herd(slot) and hidden(x) + crowded(x, taken) > _MAY_HIDE * wide:
            x = min(choices, key=lambda at: 1.6 * crowded(at, back) + _out_of_sight(at, wide, people))
            back.append((x, wide))
            far = min((s.y for s in people if s.kind == "person"), default=y) - _HERD_BEHIND * scale
            made += _slot_spots(slot, x, max(far, ground.far_y), scale * _HERD_SCALE, ground)
            continue
        taken.append((x, wide))
        slot.facing = 1 if x < (owner.x if owner is not None else 500.0) else -1
        found = _slot_spots(slot, x, y + (5.0 if i % 2 else 0.0), scale, ground)
        made += _on_a_perch(found[0]) if perched else found
    return made


def _is_of_the_herd(slot: Slot) -> bool:
    looks = slot.subject.looks if slot.subject is not None else None
    return isinstance(looks, AnimalLooks) and looks.species in _HERD and slot.partner is None


def _out_of_sight(x: float, wide: float, people: list[Spot]) -> float:
    """How much of what stands behind at ``x`` the people hide."""
    return sum(max(0.0, (wide + s.width * 0.7) / 2 - abs(x - s.x)) for s in people if s.kind == "person")


def _is_as_told(slot: Slot, x: float, people: list[Spot]) -> bool:
    """Whether there is on the side that its subject is told to be at."""
    for placed in slot.subject.placed if slot.subject is not None else ():
        other = next((spot.x for spot in people if spot.key == placed.of), None if placed.of else 500.0)
        if other is not None and placed.side in ("left", "right") and (x < other) != (placed.side == "left"):
            return False
    return True


def _tallness(slot: Slot) -> float:
    if slot.thing is not None:
        return find_thing(slot.thing[1].kind).height
    if slot.subject is not None and isinstance(slot.subject.looks, AnimalLooks):
        return SIZES[slot.subject.looks.species].height
    return 0.28 if slot.scenery == "picnic_cloth" else 0.5


def _owner_of(slot: Slot, people: list[Spot]) -> Spot | None:
    if slot.subject is None:
        return None
    feeder = next((s for s in people if s.posture == "feeding"), None)
    return feeder or next((s for s in people if s.key == slot.subject.beside), None)


def _fits(slots: list[Slot], free: float, people: int) -> bool:
    """Whether one row of these is not much smaller than so many people should be."""
    return _row_width(slots) * _base_scale(people) * _enough(people) <= free


def _enough(people: int) -> float:
    return 0.94 if people > 4 else 0.75


def _is_small_thing(slot: Slot) -> bool:
    """Whether it may stand before people without hiding more than legs."""
    if slot.thing is not None:
        return find_thing(slot.thing[1].kind).height < 0.6
    if slot.game is not None:
        return False
    if slot.subject is None:
        return True
    return isinstance(slot.subject.looks, AnimalLooks) and SIZES[slot.subject.looks.species].height < 0.62


def _units(slots: list[Slot]) -> list[list[Slot]]:
    """Neighbours that no row may part: couples, those at one table, a person with the table."""
    units: list[list[Slot]] = []
    for slot in slots:
        before = units[-1][-1] if units else None
        shares = before is not None and before.table_after and bench_of(before) == bench_of(slot)
        paired = before is not None and _is_person(slot) and (are_couple(before, slot) or shares)
        if before is not None and (paired or joined(before, slot)):
            units[-1].append(slot)
        else:
            units.append([slot])
    return units


def _the_larger(units: list[list[Slot]]) -> list[list[Slot]]:
    """The half whose people stand highest, where nobody is tall."""
    free = [u for u in units if all(_is_person(s) and not s.table_after and not s.table_before for s in u)]
    free.sort(key=lambda u: -max(_height(s) for s in u))
    chosen = free[: len(units) // 2]
    return [u for u in units if u in chosen]


def _height(slot: Slot) -> float:
    if slot.subject is None or not isinstance(slot.subject.looks, PersonLooks):
        return 0.0
    return body_of(slot.subject.looks).height * (1.0 if posture_named(slot.posture).hip is not None else 0.75)


def _raised(rows: list[list[Slot]]) -> float:
    """How far the back row is raised, in adult heights: so that its chins are above the heads before it."""
    if not any(_is_person(s) for s in rows[0]):
        return _BEHIND_SMALL
    if all(any(posture_named(slot.posture).lying for slot in row) for row in rows):
        return _BEHIND_BEDS
    before = max((_height(s) for s in rows[-1]), default=0.0) * _CROWN
    chin = min((_height(s) for s in rows[0] if _is_person(s)), default=1.0) * _CHIN * _BACK_SCALE
    return max(_BEHIND_SMALL, min(_BEHIND_GROWN, before - chin))


def _is_tall(slot: Slot) -> bool:
    if slot.subject is None:
        return slot.thing is not None and find_thing(slot.thing[1].kind).height >= 0.6
    if isinstance(slot.subject.looks, AnimalLooks):
        return SIZES[slot.subject.looks.species].height >= 0.62
    if slot.posture in _BUSY_BELOW:
        return False
    if slot.table_after or slot.table_before:
        return posture_named(slot.posture).bench == "easel"
    return slot.subject.looks.age not in ("child", "baby") and (posture_named(slot.posture).hip or 0) > 0.9


def _row_spots(
    row: list[Slot],
    scale: float,
    base: float,
    ground: Ground,
    left: float,
    right: float,
    rng: random.Random,
) -> list[Spot]:
    whole = _row_width(row) * scale
    gap = min(0.14 * scale, max(0.0, (right - left - whole) / (len(row) + 1)))
    middles = [x * scale for x in _middles(row, gap / scale)]
    ends = middles[-1] + row[-1].right_half * scale if row else 0.0
    x = (left + right) / 2 - ends / 2
    x += rng.uniform(-1, 1) * min(40.0, max(0.0, x - left) * 0.4)
    x += _to_the_middle(row, middles, x, ends, left, right)
    spots: list[Spot] = []
    for i, (slot, middle) in enumerate(zip(row, middles, strict=True)):
        together = any(are_couple(slot, other) for other in row[max(0, i - 1) : i + 2])
        y = base + (0.0 if together else _nearer(slot) + (4.0 if i % 2 else -4.0))
        found = _slot_spots(slot, x + middle, y, scale, ground)
        spots += _on_a_perch(found[0]) if ground.offers.indoors and _is_house_bird(slot) else found
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


def _slot_spots(slot: Slot, x: float, y: float, scale: float, ground: Ground) -> list[Spot]:
    if slot.subject is not None:
        spots = [_subject_spot(slot, slot.subject, x, y, scale)]
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
        return game_spots(slot, x, y, scale, _subject_spot)
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


def _is_house_bird(slot: Slot) -> bool:
    looks = slot.subject.looks if slot.subject is not None else None
    return isinstance(looks, AnimalLooks) and looks.species in ("bird", "parrot")


def _on_a_perch(bird: Spot) -> list[Spot]:
    high = _PERCH * bird.scale
    stand = Spot(None, "perch", bird.x, bird.y, bird.scale, 0.24 * bird.scale, high, order=2)
    return [stand, replace(bird, y=bird.y - high + 0.012 * bird.scale, base=bird.y, order=3)]


def _is_small_and_stands(slot: Slot) -> bool:
    return _height(slot) < 0.8 and posture_named(slot.posture).hip is not None


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
            made.append(_subject_spot(other, other.subject, place, y - 0.1 * scale, scale))
    return made


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


__all__ = ["Arrangement", "Spot", "arrange"]
