"""Who rides: in a boat or cart as long as they need, whose side hides their legs, or astride of something."""

from dataclasses import dataclass, replace
from typing import Final

from imaging.benches import thing_spot
from imaging.companions import Keyed, Slot
from imaging.request import AnimalLooks, PersonLooks
from imaging.sketching.aboard import sits_free
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import body_of
from imaging.sketching.objects import find_thing
from imaging.sketching.objects_shows import BAR_HIGH, ROPE_HIGH
from imaging.spots import Spot


@dataclass(frozen=True)
class _Craft:
    """What one sits in. In units of its own scale: where one sits from ``left`` to ``right``, and how high
    the ``rim`` of its side is. ``manned`` is what is drawn of it with people in it. Of what has a roof,
    ``wheel`` is where the driver sits; it is ``long`` and as large as it is, however many sit in it.
    """

    manned: str
    left: float
    right: float
    rim: float
    wheel: float | None = None
    long: float = 0.0


@dataclass(frozen=True)
class _Saddle:
    """Where one sits on something, in units of its own scale: from its middle, and how high.

    ``behind`` is for who is seen behind it, not before it.
    """

    x: float
    high: float
    behind: bool = False


_CRAFTS: Final = {
    "boat": _Craft("boat", -0.5, 0.4, 0.32),
    "cart": _Craft("manned_cart", -0.58, 0.08, 0.54),
    "lorry": _Craft("manned_lorry", -0.8, 0.2, 0.6),
    "car": _Craft("manned_car", -0.66, -0.04, 0.5, wheel=0.26, long=2.1),
    "small_car": _Craft("manned_small_car", -0.5, -0.04, 0.5, wheel=0.22, long=1.72),
    "bumper_car": _Craft("manned_bumper_car", -0.46, -0.18, 0.34, wheel=0.12, long=1.3),
    "ferris_wheel": _Craft("gondola", -0.42, 0.26, 0.3),
}
_CAB: Final = _Craft("manned_cab", -0.0, 0.2, 0.62, wheel=0.42, long=2.2)  # of a lorry that somebody drives
# The driver's is the first; the last one is for all others, side by side.
_SADDLES: Final[dict[str, tuple[_Saddle, ...]]] = {
    "bicycle": (_Saddle(-0.08, 0.0), _Saddle(-0.34, 0.4)),
    "motorbike": (_Saddle(-0.1, 0.38), _Saddle(-0.33, 0.4)),
    "scooter": (_Saddle(-0.12, 0.38), _Saddle(-0.35, 0.4)),
    "sidecar": (_Saddle(-0.1, 0.38), _Saddle(0.12, 0.14, behind=True), _Saddle(-0.33, 0.4)),
    "swing": (_Saddle(0.0, 0.285),),
    "tricycle": (_Saddle(-0.09, 0.25),),
    "slide": (_Saddle(-0.06, 0.44), _Saddle(-0.28, 0.74), _Saddle(0.3, 0.14)),
    "seesaw": (_Saddle(-0.46, 0.24), _Saddle(0.46, 0.38)),
    "tree": (_Saddle(-0.2, 0.66), _Saddle(0.24, 0.74), _Saddle(0.0, 0.94)),
    "fruit_tree": (_Saddle(-0.24, 0.52), _Saddle(0.26, 0.58), _Saddle(0.02, 0.7)),
    "olive_tree": (_Saddle(-0.24, 0.5), _Saddle(0.26, 0.56), _Saddle(0.02, 0.68)),
    "ladder": (_Saddle(-0.1, 0.3),),
    "tightrope": (_Saddle(0.26, ROPE_HIGH), _Saddle(-0.3, ROPE_HIGH)),
    "trapeze": (_Saddle(0.0, BAR_HIGH),),
    "tractor": (_Saddle(-0.3, 0.44, behind=True), _Saddle(-0.58, 0.4, behind=True), _Saddle(0.16, 0.42)),
    "sled": (_Saddle(-0.02, 0.17), _Saddle(-0.24, 0.17)),
}
_CAROUSEL: Final = "merry_go_round"
_A_HORSE: Final = 0.84  # adult heights from one to the next
_OWN: Final = {"kick_scooter": "scooting", "stilts": "on_stilts"}  # each rider has one
_WORN: Final = {"skates": "skating", "ice_skates": "skating"}
_UPRIGHT: Final = frozenset({"on_a_ladder", "on_a_tightrope"})
_TREES: Final = frozenset({"tree", "fruit_tree", "olive_tree"})
_DOING_ON: Final = {
    "swing": "swinging",
    "slide": "sliding",
    "seesaw": "sitting",
    "ladder": "on_a_ladder",
    "tightrope": "on_a_tightrope",
    "trapeze": "on_a_trapeze",
    "sled": "sledding",
    **dict.fromkeys(_TREES, "up_a_tree"),
}
_CROSSBAR: Final = _Saddle(0.1, 0.43)  # of a bicycle, before who rides it
_BELOW_THE_RIM: Final = 0.22  # of one's own height
_DRAUGHT: Final = frozenset({"mule", "horse", "donkey", "ox", "cow"})
_ELBOW_ROOM: Final = 0.36  # adult heights from one to the next
_IN_ONE_ROW: Final = 5  # more sit in two, the farther one seen between the heads of the nearer
_FARTHER_SIDE: Final = 0.13  # adult heights up
_IN_A_CAB: Final = 3
_ON_EACH: Final = {"bumper_car": 3, "bicycle": 3, "tightrope": 2, "trapeze": 1}  # at most
_LONGEST: Final = 1.7  # times the usual length
_SEAT: Final = 0.1  # above its floor, in adult heights
_FOR_A_LINE: Final = 0.5  # adult heights beyond the bow, where somebody fishes
_GONDOLA: Final = 0.16  # adult heights above the ground
_FOOTREST: Final = 0.34  # of stilts, in their own units
_BEHIND_THE_HANDLE: Final = 0.06
_LARGER: Final = {"sled": 1.5}  # than it lies about
_TO_THE_BOW: Final = 0.24  # how far forward one who fishes alone sits, in units of the boat


def take_aboard(slots: list[Slot], things: list[Keyed]) -> list[Keyed]:
    """Put those who are told to ride, or who sit, into or onto it; the things that are left come back."""
    left = _round_and_round(slots, _on_their_own(slots, _put_on(slots, things)))
    for kind in sorted({*_CRAFTS, *_SADDLES}):
        vehicle = next((pair for pair in left if pair[1].kind == kind), None)
        if vehicle is not None and (riders := _riders(slots, kind)):
            few = _most_on(kind, len(riders))
            for first in range(0, len(riders), few):
                own = vehicle if first == 0 else ("", vehicle[1])
                _seat(slots, riders[first : first + few], own)
            left = [pair for pair in left if pair is not vehicle]
    return left


def _most_on(kind: str, riders: int) -> int:
    """How many share one; many go two by two on their bicycles."""
    most = _ON_EACH.get(kind, riders)
    return 2 if kind == "bicycle" and riders > most else most


def _put_on(slots: list[Slot], things: list[Keyed]) -> list[Keyed]:
    """Skates are on the feet of those who skate."""
    for slot in slots:
        if slot.subject is not None and slot.subject.aboard in _WORN:
            slot.posture = _WORN[slot.subject.aboard]
    doing = {slot.posture for slot in slots}
    return [pair for pair in things if _WORN.get(pair[1].kind) not in doing]


def _on_their_own(slots: list[Slot], things: list[Keyed]) -> list[Keyed]:
    """Each rides one of their own, of which the first is the told one."""
    left = things
    for kind in sorted(_OWN):
        vehicle = next((pair for pair in left if pair[1].kind == kind), None)
        riders = _riders(slots, kind) if vehicle is not None else []
        for number, rider in enumerate(riders):
            at = next(i for i, slot in enumerate(slots) if slot is rider)
            own = vehicle if number == 0 else ("", vehicle[1])  # pyright: ignore[reportOptionalSubscript]
            slots[at] = Slot(width=max(0.6, rider.width), thing=own, aboard=[rider])
        left = [pair for pair in left if pair is not vehicle] if riders else left
    return left


def _round_and_round(slots: list[Slot], things: list[Keyed]) -> list[Keyed]:
    """Those on the merry-go-round have a horse each, before it."""
    round_about = next((pair for pair in things if pair[1].kind == _CAROUSEL), None)
    riders = _riders(slots, _CAROUSEL)
    if round_about is None or not riders:
        return things
    slot = Slot(width=max(1.3, _A_HORSE * len(riders)), thing=round_about, aboard=riders)
    at = next(i for i, each in enumerate(slots) if each is riders[0])
    slots[at] = slot
    slots[:] = [each for each in slots if not any(each is rider for rider in riders)]
    return [pair for pair in things if pair is not round_about]


def _on_horses(slot: Slot, vehicle: Keyed, x: float, y: float, scale: float) -> list[Spot]:
    key, thing = vehicle
    made = [replace(thing_spot(key, find_thing(thing.kind), x, y, 1.4 * scale), order=0, base=y - 3.0)]
    for number, rider in enumerate(slot.aboard):
        if rider.subject is None or not isinstance(rider.subject.looks, PersonLooks):
            continue
        tall = body_of(rider.subject.looks).height
        size = scale * (0.3 + 0.7 * tall)
        at = x + (number - (len(slot.aboard) - 1) / 2) * _A_HORSE * scale
        made += [
            Spot(None, "carousel_horse", at, y, size, size, 0.8 * size, order=2, base=y),
            Spot(
                rider.subject.key, "person", at - 0.05 * size, y, scale, rider.width * scale,
                tall * scale, 1, 0.37 * size / scale, "riding", 3, y, rider.partner,
            ),
        ]  # fmt: skip
    return made


def _riders(slots: list[Slot], kind: str) -> list[Slot]:
    told = [slot for slot in slots if slot.subject is not None and slot.subject.aboard == kind]
    if kind not in ("boat", "cart"):
        return told
    riders = told or [slot for slot in slots if _may_board(slot)]
    if not riders or told:
        return riders
    return [slot for slot in slots if any(slot is rider for rider in riders) or _is_idle_child(slot)]


def _seat(slots: list[Slot], riders: list[Slot], vehicle: Keyed) -> None:
    kind = vehicle[1].kind
    craft = _craft(kind, riders)
    stretch = _stretch(craft, len(riders)) if craft is not None else 1.0
    width = craft.long if craft is not None and craft.wheel is not None else find_thing(kind).width * stretch
    if any(slot.posture == "aboard_fishing" for slot in riders):
        width += _FOR_A_LINE
        riders = sorted(riders, key=lambda slot: slot.posture == "aboard_fishing")
    if kind in _SADDLES:
        ahead = {
            p.of for r in riders if r.subject is not None for p in r.subject.placed if p.side == "behind"
        }
        riders = sorted(riders, key=lambda slot: (_key(slot) in ahead, *_drives(slot)), reverse=True)
        width = max(width, 1.2 if len(riders) > 1 else 1.0)
    at = next(i for i, slot in enumerate(slots) if any(slot is rider for rider in riders))
    slots[at] = Slot(width=width, thing=vehicle, aboard=riders)
    slots[:] = [slot for slot in slots if not any(slot is rider for rider in riders)]
    if kind == "cart":
        _harness(slots)


def _craft(kind: str, riders: list[Slot]) -> _Craft | None:
    """What they sit in: of a lorry the cab, where one of few drives."""
    driven = any(rider.posture == "driving" for rider in riders)
    return _CAB if kind == "lorry" and driven and len(riders) <= _IN_A_CAB else _CRAFTS.get(kind)


def _drives(slot: Slot) -> tuple[bool, bool, bool, float]:
    """Highest for who drives: a grown one, who takes the teller along, a man, the tallest."""
    looks = slot.subject.looks if slot.subject is not None else None
    if slot.subject is None or not isinstance(looks, PersonLooks):
        return (False, False, False, 0.0)
    grown = looks.age not in ("child", "baby")
    return (grown, not slot.subject.central, looks.gender == "male", body_of(looks).height)


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
    return (
        slot.subject is not None
        and isinstance(slot.subject.looks, PersonLooks)
        and sits_free(slot.posture)
        and slot.mount is None
    )


def _stretch(craft: _Craft, riders: int) -> float:
    if craft.wheel is not None:
        return 1.0
    rows = 2 if riders > _IN_ONE_ROW else 1
    return min(_LONGEST, max(1.0, riders * _ELBOW_ROOM / rows / (craft.right - craft.left)))


def aboard_spots(slot: Slot, x: float, y: float, scale: float) -> list[Spot]:
    """What is ridden by those of a slot, with them; the side of a boat or cart is nearer than they."""
    if slot.thing is None:
        return []
    kind = slot.thing[1].kind
    if kind == _CAROUSEL:
        return _on_horses(slot, slot.thing, x, y, scale)
    if kind in _OWN:
        return _upright_on(slot.aboard[0], slot.thing, x, y, scale)
    return _within(slot, slot.thing, x, y, scale) if kind in _CRAFTS else _upon(slot, slot.thing, x, y, scale)


def _within(slot: Slot, vehicle: Keyed, x: float, y: float, scale: float) -> list[Spot]:
    key, thing = vehicle
    craft = _craft(thing.kind, slot.aboard) or _CRAFTS[thing.kind]
    if craft.wheel is not None:
        return _within_a_car(slot, vehicle, craft, x, y, scale)
    size = scale * _stretch(craft, len(slot.aboard))
    fishes = any(rider.posture == "aboard_fishing" for rider in slot.aboard)
    if fishes:
        x -= _FOR_A_LINE / 2 * scale
    made: list[Spot] = []
    count = len(slot.aboard)
    room = (craft.right - craft.left) * size / count
    for i, rider in enumerate(slot.aboard):
        ahead = (
            x + craft.left * size + (i + 0.5) * room + (_TO_THE_BOW * size if fishes and count == 1 else 0)
        )
        back = count > _IN_ONE_ROW and i % 2 == 1
        rim = y - craft.rim * size - (_FARTHER_SIDE * scale if back else 0.0)
        made += _rider_spots(rider, ahead, rim, y - (2.0 if back else 1.0), scale)
        if thing.kind == "boat" and count > 1 and i == count - 1 and not fishes:
            made[-1] = replace(made[-1], facing=-1)
    whole = thing_spot(key, find_thing(thing.kind), x, y, size)
    if thing.kind == "ferris_wheel":
        high = _GONDOLA * scale
        hung = Spot(None, craft.manned, x, y - high, size, size, 0.5 * size, order=5, base=y)
        return [replace(whole, order=0, base=y - 3.0), *(replace(s, y=s.y - high) for s in made), hung]
    return [*made, replace(whole, kind=craft.manned, order=5)]


def _upright_on(rider: Slot, vehicle: Keyed, x: float, y: float, scale: float) -> list[Spot]:
    """One who stands on a scooter or on stilts as large as they are."""
    if rider.subject is None or not isinstance(rider.subject.looks, PersonLooks):
        return []
    key, thing = vehicle
    tall = body_of(rider.subject.looks).height
    size = scale * (0.35 + 0.85 * tall)
    stilts = thing.kind == "stilts"
    own = replace(thing_spot(key, find_thing(thing.kind), x, y, size), key=key or None, base=y)
    low = y - (_FOOTREST * size if stilts else 0.0)
    behind = 0.0 if stilts else _BEHIND_THE_HANDLE * size
    person = Spot(
        rider.subject.key, "person", x - behind, low, scale, rider.width * scale, 1.12 * tall * scale, 1,
        None, _OWN[thing.kind], 2, y, rider.partner,
    )  # fmt: skip
    return [replace(own, kind="walked_stilts") if stilts else own, person]


def _within_a_car(slot: Slot, vehicle: Keyed, craft: _Craft, x: float, y: float, scale: float) -> list[Spot]:
    """The driver at the wheel, the others behind; all look where it goes."""
    key, thing = vehicle
    driver = next((r for r in slot.aboard if r.posture == "driving"), None) or max(slot.aboard, key=_drives)
    others = sorted((r for r in slot.aboard if r is not driver), key=_beside_the_driver)
    driver.posture = "driving"
    wheel = craft.wheel if craft.wheel is not None else craft.right
    made = _rider_spots(driver, x + wheel * scale, y - craft.rim * scale, y - 2.0, scale)
    step = min(_ELBOW_ROOM, (craft.right - craft.left) / max(1, len(others) - 1))
    for i, rider in enumerate(others):
        at = craft.right - i * step
        made += _rider_spots(rider, x + at * scale, y - craft.rim * scale, y - 1.0 + 0.1 * i, scale)
    whole = replace(thing_spot(key, find_thing(thing.kind), x, y, scale), key=key or None)
    return [*made, replace(whole, kind=craft.manned, width=craft.long * scale, order=5)]


def _beside_the_driver(rider: Slot) -> tuple[bool, bool, float]:
    """Lowest for who sits in front: the grown, the teller, the tallest."""
    looks = rider.subject.looks if rider.subject is not None else None
    if rider.subject is None or not isinstance(looks, PersonLooks):
        return (True, True, 0.0)
    return (looks.age in ("child", "baby"), not rider.subject.central, -body_of(looks).height)


def _rider_spots(rider: Slot, x: float, rim: float, base: float, scale: float) -> list[Spot]:
    if rider.subject is None:
        return []
    looks = rider.subject.looks
    if isinstance(looks, AnimalLooks):
        size = SIZES[looks.species]
        wide, tall = size.width * scale, size.height * scale
        low = rim + 0.3 * tall
        return [
            Spot(rider.subject.key, looks.species, x, low, scale, wide, tall, 1, None, "standing", 2, base)
        ]
    tall = body_of(looks).height
    low = rim + _BELOW_THE_RIM * tall * scale
    doing = "sitting" if rider.posture == "standing" else rider.posture
    return [
        Spot(
            rider.subject.key, "person", x, low, scale, rider.width * scale, tall * scale, 1, _SEAT, doing, 2,
            base, rider.partner,
        )
    ]  # fmt: skip


def _upon(slot: Slot, vehicle: Keyed, x: float, y: float, scale: float) -> list[Spot]:
    key, thing = vehicle
    saddles = _SADDLES[thing.kind]
    large = _LARGER.get(thing.kind, 1.0) * scale
    made = [replace(thing_spot(key, find_thing(thing.kind), x, y, large), key=key or None, base=y)]
    for i, rider in enumerate(slot.aboard):
        if rider.subject is None or not isinstance(rider.subject.looks, PersonLooks):
            continue
        on_the_bar = thing.kind == "bicycle" and rider.subject.held is not None
        saddle = _CROSSBAR if on_the_bar else saddles[min(i, len(saddles) - 1)]
        more = max(0, i - len(saddles) + 1)  # who finds no saddle sits close behind the last
        tall = body_of(rider.subject.looks).height
        doing = _in_the_saddle(thing.kind, i, rider)
        stands = doing in _UPRIGHT
        lifted = stands or doing == "sledding"
        if thing.kind in _TREES:
            bough = (0.3 * scale, 0.1 * scale)
            at = (x + saddle.x * scale, y - saddle.high * scale)
            made.append(Spot(None, "bough", *at, scale, *bough, -1 if saddle.x < 0 else 1, order=1, base=y))
        made.append(
            Spot(
                rider.subject.key,
                "person",
                x + (saddle.x - 0.16 * more) * scale,
                y - (saddle.high * scale if lifted else 0.0),
                scale,
                rider.width * scale,
                tall * scale,
                1,
                None if stands or doing == "pedalling" else 0.0 if lifted else saddle.high,
                doing,
                0 if saddle.behind else 5 if on_the_bar else max(2, 4 - i),
                y,
                rider.partner,
            )
        )
    if thing.kind == "sidecar" and len(slot.aboard) > 1:
        tub = thing_spot("", find_thing("sidecar"), x, y, scale)
        made.append(replace(tub, key=None, kind="sidecar_tub", order=6, base=y + 2))
        made = [replace(s, order=5) if s.key == _key(slot.aboard[1]) else s for s in made]
    return made


def _key(slot: Slot) -> str | None:
    return slot.subject.key if slot.subject is not None else None


def _in_the_saddle(kind: str, number: int, rider: Slot) -> str:
    if kind in _DOING_ON:
        return _DOING_ON[kind]
    if kind == "bicycle" and number == 0:
        return "pedalling"
    if kind == "tractor" or (kind == "sidecar" and number == 1):
        return "driving" if number == 0 else rider.posture
    return "riding" if number == 0 else "pillion"


__all__ = ["aboard_spots", "take_aboard"]
