"""Animals of a herd, and large beasts, behind the people: each where its head is seen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from imaging.companions import Slot
from imaging.pairing import HERDED
from imaging.request import AnimalLooks
from imaging.sketching.places import Ground
from imaging.slot_sizes import is_person
from imaging.slot_spots import spots_of
from imaging.spots import Spot

_MOUNTS: Final = frozenset({"horse", "donkey", "mule", "camel"})
_GIANTS: Final = frozenset({"elephant", "giraffe"})  # beside whom people would have to be drawn small
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
HERD_SCALE: Final = 0.84
_TO_THE_HEAD: Final = {"lion": 0.28, "monkey": 0.07, "deer": 0.34}  # of its width, from its middle
_USUALLY: Final = 0.37


def herd_of(slots: list[Slot]) -> list[Slot]:
    """Several animals of a herd that nobody holds, and giants, where there are people before whom they would
    stand.
    """
    if not any(is_person(slot) or slot.aboard for slot in slots):
        return []
    drawn = any(slot.aboard and slot.thing is not None for slot in slots)  # one of them may draw a cart
    herd = [slot for slot in slots if _is_herded(slot, HERDED if drawn else HERDED | _MOUNTS)]
    giants = [slot for slot in slots if _is_herded(slot, _GIANTS)]
    return [*(herd if len(herd) >= _A_HERD else []), *giants]


def beside_the_herd(slots: list[Slot], left: float, right: float) -> tuple[float, float, tuple[float, float]]:
    """The floor for people, on the side that they are turned to, and the herd's, which reaches beyond."""
    way = next((s.facing for s in slots if s.posture in ("herding", "walking")), 1)
    crowd = sum(is_person(slot) for slot in slots)
    apart = (right - left) * max(0.0, _HERDS_OWN - _LESS_FOR_EACH * max(0, crowd - 1))
    if way > 0:
        return left + apart, right, (left, right - 0.8 * apart)
    return left, right - apart, (left + 0.8 * apart, right)


def _is_herded(slot: Slot, kinds: frozenset[str]) -> bool:
    looks = slot.subject.looks if slot.subject is not None else None
    free = slot.partner is None and slot.subject is not None and slot.subject.held is None
    return isinstance(looks, AnimalLooks) and looks.species in kinds and free and not slot.subject.placed  # pyright: ignore[reportOptionalMemberAccess]


def herd_behind(
    herd: list[Slot], base: float, scale: float, ground: Ground, floor: tuple[float, float], crowd: int
) -> list[Spot]:
    """The herd in a loose group behind the people, by turns nearer and farther."""
    made: list[Spot] = []
    if not herd:
        return made
    widest = max(slot.width for slot in herd)
    room = floor[1] - floor[0]
    size = min(scale * HERD_SCALE, room / (widest * (1 + (len(herd) - 1) * _HERD_CLOSE)))
    step = (room - widest * size) / max(1, len(herd) - 1)
    for i, slot in enumerate(herd):
        x = floor[0] + widest * size / 2 + i * step
        y = base - (_HERD_UP + _HERD_DEPTHS[i % 3] + _SEEN_OVER * (crowd > 2)) * scale
        if slot.posture == "standing":
            slot.posture = _AT_PASTURE[i % 4]
            slot.facing *= -1 if i % 3 == 2 else 1
        made += spots_of(slot, x, max(y, ground.far_y), size, ground)
    return made


def behind_everyone(herd: list[Spot], spots: Sequence[Spot], meadow: tuple[float, float]) -> list[Spot]:
    """The herd moved up the page where it would hide those of the back row, its heads seen between people."""
    farthest = min((spot.y for spot in spots if spot.kind == "person"), default=1000.0)
    up = max(0.0, max((spot.y for spot in herd), default=0.0) - farthest + 6.0)
    people = [spot for spot in spots if spot.kind == "person"]
    return [head_between(replace(spot, y=spot.y - up), people, *meadow, steps=_STEPS_ASIDE) for spot in herd]


def head_between(beast: Spot, people: list[Spot], left: float, right: float, steps: int = 24) -> Spot:
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
