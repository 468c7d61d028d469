"""What is nearer than the people: small things and pets, and what lies underfoot."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from imaging.benches import thing_spot
from imaging.companions import Keyed, Slot
from imaging.herds import HERD_SCALE
from imaging.request import AnimalLooks
from imaging.sketching.objects import find_thing
from imaging.sketching.places import Ground
from imaging.slot_sizes import tallness_of
from imaging.slot_spots import PERCH, is_house_bird, on_a_perch, spots_of
from imaging.spots import Spot

_HERD: Final = frozenset({"sheep", "goat", "pig", "goose", "llama", "hen", "rooster", "duck",
                              "chick", "turkey", "guinea_pig"})  # fmt: skip
_HERD_BEHIND: Final = 0.14  # adult heights up the page
_MAY_HIDE: Final = 0.04  # of its width, weighed by how high it reaches
_RUG: Final = 800.0  # units that a rug is wide at least
_EDGE: Final = 985.0  # that nothing on the ground passes


def spots_underfoot(things: list[Keyed], spots: Sequence[Spot], scale: float, ground: Ground) -> list[Spot]:
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


def spots_before_people(
    small: list[Slot], people: list[Spot], scale: float, y: float, ground: Ground, floor: tuple[float, float]
) -> list[Spot]:
    """Things and pets nearer than the people, each where it hides least, pets by whom they belong to.

    A farm animal that would hide somebody's legs stands behind, where it is seen between the people.
    """
    made: list[Spot] = []
    taken: list[tuple[float, float]] = []
    back: list[tuple[float, float]] = []
    for i, slot in enumerate(sorted(small, key=lambda s: -s.width)):
        perched = ground.offers.indoors and is_house_bird(slot)
        wide: float = slot.width * scale
        tall: float = (tallness_of(slot) + (PERCH if perched else 0.0)) * scale
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
            made += spots_of(slot, x, max(far, ground.far_y), scale * HERD_SCALE, ground)
            continue
        taken.append((x, wide))
        slot.facing = 1 if x < (owner.x if owner is not None else 500.0) else -1
        found = spots_of(slot, x, y + (5.0 if i % 2 else 0.0), scale, ground)
        made += on_a_perch(found[0]) if perched else found
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


def _owner_of(slot: Slot, people: list[Spot]) -> Spot | None:
    if slot.subject is None:
        return None
    feeder = next((s for s in people if s.posture == "feeding"), None)
    return feeder or next((s for s in people if s.key == slot.subject.beside), None)
