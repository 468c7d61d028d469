"""Who sits in a boat or on a cart: its side hides their legs, and it is as long as they need."""

from dataclasses import dataclass, replace
from typing import Final

from imaging.benches import thing_spot
from imaging.companions import Keyed, Slot
from imaging.request import AnimalLooks, PersonLooks
from imaging.sketching.bodies import body_of
from imaging.sketching.objects import find_thing
from imaging.sketching.postures import posture_named
from imaging.spots import Spot


@dataclass(frozen=True)
class _Craft:
    """What is boarded. In units of its own scale: where one sits from ``left`` to ``right``, and how high
    the ``rim`` of its side is. ``manned`` is what is drawn of it with people in it.
    """

    manned: str
    left: float
    right: float
    rim: float


_CRAFTS: Final = {"boat": _Craft("boat", -0.5, 0.4, 0.32), "cart": _Craft("manned_cart", -0.58, 0.08, 0.54)}
_BELOW_THE_RIM: Final = 0.22  # of one's own height
_DRAUGHT: Final = frozenset({"mule", "horse", "donkey", "ox", "cow"})
_ELBOW_ROOM: Final = 0.36  # adult heights from one to the next
_LONGEST: Final = 1.7  # times the usual length
_SEAT: Final = 0.1  # above its floor, in adult heights
_ALREADY: Final = frozenset({"milking", "dozing"})


def take_aboard(slots: list[Slot], things: list[Keyed]) -> list[Keyed]:
    """Put those who sit into the boat or cart that was told of; the things that are left come back."""
    craft = next((pair for pair in things if pair[1].kind in _CRAFTS), None)
    riders = [slot for slot in slots if _may_board(slot)]
    if craft is None or not riders:
        return things
    riders = [slot for slot in slots if any(slot is rider for rider in riders) or _is_idle_child(slot)]
    kind = _CRAFTS[craft[1].kind]
    stretch = _stretch(kind, len(riders))
    at = slots.index(riders[0])
    slots[at] = Slot(width=find_thing(craft[1].kind).width * stretch, thing=craft, aboard=riders)
    slots[:] = [slot for slot in slots if not any(slot is rider for rider in riders)]
    if kind.manned != "boat":
        _harness(slots)
    return [pair for pair in things if pair is not craft]


def _harness(slots: list[Slot]) -> None:
    """The animal that draws the cart stands before it."""
    at = next(i for i, slot in enumerate(slots) if slot.aboard)
    animal = next((slot for slot in slots if _draws(slot)), None)
    if animal is None:
        return
    cart = slots[at]
    slots[:] = [slot for slot in slots if slot is not animal]
    animal.facing = 1
    slots.insert(next(i for i, slot in enumerate(slots) if slot is cart) + 1, animal)


def _draws(slot: Slot) -> bool:
    looks = slot.subject.looks if slot.subject is not None else None
    return isinstance(looks, AnimalLooks) and looks.species in _DRAUGHT and slot.partner is None


def _is_idle_child(slot: Slot) -> bool:
    looks = slot.subject.looks if slot.subject is not None else None
    young = isinstance(looks, PersonLooks) and looks.age in ("child", "baby")
    return young and slot.posture == "standing" and slot.partner is None


def _may_board(slot: Slot) -> bool:
    """Whether they sit with nothing before them: no table, no cradle, no animal below."""
    posture = posture_named(slot.posture)
    return (
        slot.subject is not None
        and isinstance(slot.subject.looks, PersonLooks)
        and posture.hip is None
        and posture.bench is None
        and not posture.astride
        and slot.mount is None
        and slot.posture not in _ALREADY
    )


def _stretch(craft: _Craft, riders: int) -> float:
    return min(_LONGEST, max(1.0, riders * _ELBOW_ROOM / (craft.right - craft.left)))


def aboard_spots(slot: Slot, x: float, y: float, scale: float) -> list[Spot]:
    """The boat or cart of a slot with the people in it, who look ahead; its side is nearer than they."""
    if slot.thing is None:
        return []
    key, thing = slot.thing
    craft = _CRAFTS[thing.kind]
    size = scale * _stretch(craft, len(slot.aboard))
    made: list[Spot] = []
    room = (craft.right - craft.left) * size / len(slot.aboard)
    for i, rider in enumerate(slot.aboard):
        if rider.subject is None or not isinstance(rider.subject.looks, PersonLooks):
            continue
        tall = body_of(rider.subject.looks).height
        made.append(
            Spot(
                rider.subject.key,
                "person",
                x + craft.left * size + (i + 0.5) * room,
                y - craft.rim * size + _BELOW_THE_RIM * tall * scale,
                scale,
                rider.width * scale,
                tall * scale,
                1,
                _SEAT,
                "sitting" if rider.posture == "standing" else rider.posture,
                2,
                y - 1.0,
                rider.partner,
            )
        )
    whole = thing_spot(key, find_thing(thing.kind), x, y, size)
    return [*made, replace(whole, kind=craft.manned, order=5)]


__all__ = ["aboard_spots", "take_aboard"]
