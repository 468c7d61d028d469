"""What someone works, eats or plays at: the table, stove, tub, easel or pram, with what lies on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from imaging.companions import Keyed, Slot
from imaging.sketching.objects import Thing, find_thing
from imaging.sketching.postures import posture_named
from imaging.sketching.surroundings import INDOORS, Surroundings
from imaging.spots import Spot

TABLE_TOP: Final = 0.4


@dataclass(frozen=True)
class Bench:
    """What stands before someone: its kind and the height of its top, in adult heights.

    ``away`` is from the person's edge to its middle, None for that of a table; ``back`` how much farther
    from the page it stands.
    """

    kind: str
    top: float = TABLE_TOP
    away: float | None = None
    back: float = 0.0


_PUSHED: Final = "pushed_pram"
BENCHES: Final[dict[str, Bench]] = {
    "table": Bench("table"),
    "cards": Bench("table"),
    "chess": Bench("table"),
    "work": Bench("table"),
    "dough": Bench("table"),
    "ironing": Bench("table"),
    "stove": Bench("stove", 0.48),
    "washtub": Bench("washtub", 0.24),
    "easel": Bench("easel", 0.9),
    "pram": Bench("pram", 0.5, away=0.41),
    "water": Bench("water", 0.0),
    "clothesline": Bench("clothesline", 0.84, away=0.3, back=0.05),
    "cradle": Bench("cradle", 0.52, away=0.3),
    "plough": Bench("plough", 0.5, away=0.48),
    "stall": Bench("stall", 0.42),
    "piano": Bench("piano", 0.44, away=0.22),
    "cake": Bench("table"),
}
_FROM_THE_SIDE: Final = {"piano": "side_piano"}  # as who plays it is seen
_USUAL: Final = {
    "eating": ("soup_plate",),
    "drinking": ("bottle",),
    "writing": ("letter",),
    "working": ("tools",),
    "kneading": ("dough",),
    "ironing": ("ironed_cloth",),
    "playing_chess": ("chess_board",),
    "playing_cards": ("card_heap",),
    "blowing_candles": ("cake",),
}
_FOR_COMPANY: Final = {"eating": ("bread", "bottle"), "drinking": ("coffee_pot",), "playing_cards": ()}
_ALWAYS_THERE: Final = frozenset({"chess_board", "dough", "ironed_cloth", "card_heap", "cake"})
_TABLEWARE: Final = {"dough": (0.36, 0.1), "ironed_cloth": (0.4, 0.04), "card_heap": (0.16, 0.04),
                     "soup_plate": (0.16, 0.05)}  # fmt: skip


def bench_of(slot: Slot) -> Bench | None:
    """What stands before the person of a slot."""
    name = posture_named(slot.posture).bench
    return BENCHES[name] if name is not None else None


def bench_kind(slot: Slot) -> str:
    """The name of the thing that can serve as the slot's bench."""
    bench = bench_of(slot)
    return bench.kind if bench is not None else "table"


def bench_spots(
    slot: Slot, middle: float, y: float, scale: float, offers: Surroundings = INDOORS
) -> list[Spot]:
    """The bench of someone who stands at ``middle``, with what lies on it, as it is where the place
    ``offers`` it: fires and counters are others outdoors.
    """
    bench = bench_of(slot)
    if bench is None:
        return []
    side = 1 if slot.table_after else -1
    away = bench.away if bench.away is not None else slot.table_width * 0.4
    x = middle + side * (slot.width / 2 + away) * scale
    real = slot.bench_thing
    kind = real[1].kind if real is not None else bench.kind
    kind = _FROM_THE_SIDE.get(kind, kind)
    if bench.kind == "washtub" and slot.carried is not None:
        kind = "bath_tub"
    if bench.kind == "table" and (real is None or slot.behind):
        kind = "work_table"
    if real is None and kind == "pram":
        kind = _PUSHED
    if real is None and kind == "stove":
        kind = offers.fire
    if kind == "stall":
        kind = offers.counter
    base = y + 4 if not bench.back else y - bench.back * scale
    size = (slot.table_width * scale, bench.top * scale)
    order = 4 if not bench.back else 0
    table = Spot(real[0] if real else None, kind, x, base, scale, *size, facing=side, order=order)
    if kind == "camp_fire":
        return [table]
    if bench.kind == "stall" and not slot.on_table:
        goods = Spot(None, offers.wares, x, y + 5 - (bench.top - 0.02) * scale, scale, *size, order=6, base=y)
        return [table, goods]
    if bench.kind != "table":
        return [table, *on_top(slot.on_table, x, y + 5, scale, bench.top, slot.table_width)]
    things = _laid_out(slot)
    return [table, *_in_a_row(things, slot, x, y, scale, bench.top)]


def _laid_out(slot: Slot) -> list[tuple[str | None, str]]:
    """What lies on a table, by key and kind: what was asked for, else what its use asks for."""
    asked: list[tuple[str | None, str]] = [(key, thing.kind) for key, thing in slot.on_table]
    mate = slot.subject is not None and "mate_gourd" in slot.subject.holding
    usual = ("coffee_pot",) if mate else _USUAL.get(slot.posture, ())
    people = len(slot.behind) + (2 if slot.behind or slot.posture in _FOR_COMPANY else 1)
    kinds = {kind for _, kind in asked}
    made: list[tuple[str | None, str]] = [
        (None, kind)
        for kind in usual
        if kind not in kinds
        and (kind in _ALWAYS_THERE or not asked)
        and not (kind == "card_heap" and "playing_cards" in kinds)
    ]
    if slot.posture == "eating" and not asked:
        made = made * max(1, people - 1)
    if slot.behind and not asked:
        made = [*made, *((None, kind) for kind in _FOR_COMPANY.get(slot.posture, ()))]
    half = len(made) // 2
    return [*made[:half], *asked, *made[half:]]


def _in_a_row(
    things: Sequence[tuple[str | None, str]], slot: Slot, x: float, y: float, scale: float, top: float
) -> list[Spot]:
    spots: list[Spot] = []
    for i, (key, kind) in enumerate(things):
        width, height = _size_of(kind)
        room = slot.table_width * 0.92 / len(things)
        fit = scale * min(1.0, room / max(0.01, width) * (1.0 if len(things) > 1 else 0.98))
        offset = ((i + 0.5) / len(things) - 0.5) * slot.table_width * 0.86 * scale
        low = y + 7 - (top - 0.02) * scale
        spots.append(
            Spot(key, kind, x + offset, low, fit, width * fit, height * fit, order=5 + i, base=y + 5)
        )
    return spots


def _size_of(kind: str) -> tuple[float, float]:
    if kind in _TABLEWARE:
        return _TABLEWARE[kind]
    item = find_thing(kind)
    return (item.width, item.height)


def on_top(items: list[Keyed], x: float, y: float, scale: float, top: float, width: float) -> list[Spot]:
    """Things side by side on a table whose front edge is ``top`` above (x, y)."""
    spots: list[Spot] = []
    for i, (key, thing) in enumerate(items):
        item = find_thing(thing.kind)
        offset = ((i + 0.5) / len(items) - 0.5) * width * 0.8 * scale
        fit = min(1.0, width * 0.9 / max(0.01, item.width))
        spot = thing_spot(key, item, x + offset, y + 2 - (top - 0.02) * scale, scale * fit)
        spots.append(replace(spot, order=6 + i, base=y))
    return spots


def thing_spot(key: str, item: Thing, x: float, y: float, scale: float) -> Spot:
    """A thing with the middle of its bottom edge at (x, y)."""
    return Spot(key, item.kind, x, y, scale, item.width * scale, item.height * scale, order=1)
