"""Who is held: babies and small pets in arms, a baby in its pram, riders on their mounts."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from imaging.companions import Slot
from imaging.request import AnimalLooks, PersonLooks, SubjectRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.bodies import Body, body_of
from imaging.sketching.postures import CARRIERS, posture_named
from imaging.spots import Spot

# Height of the back that is sat on, of the animal's own height.
_BACKS: Final = {"horse": 0.62, "donkey": 0.6, "mule": 0.61}
_IN_ARMS_SCALE: Final = 0.92
_BEHIND_THE_RIDER: Final = 0.2  # adult heights
# Where the hips are of who is carried astride: before the carrier's feet and above their hips, adult heights.
_ON_THE_SHOULDERS: Final = (-0.035, 0.1)  # above the shoulders
_ON_THE_BACK: Final = (-0.17, 0.13)
_IN_THE_TUB: Final = 0.06  # adult heights above the ground
_TO_THE_FEET: Final = 0.3  # adult heights


def lift(spots: Sequence[Spot], slots: Sequence[Slot]) -> list[Spot]:
    """The spots with those who are carried in the arms they belong to, and riders on their mounts."""
    made = list(spots)
    for slot in slots:
        for each in (slot, *slot.behind, *slot.aboard):
            if each.subject is None:
                continue
            at = next((i for i, s in enumerate(made) if s.key == each.subject.key), None)
            if at is None:
                continue
            if each.mount is not None:
                mount, made[at] = _mounted(made[at], each.mount)
                made.append(mount)
                made += _pillions(made[at], each.aboard)
            if each.carried is not None:
                made.append(_carried(made[at], each.carried, each.subject, made))
    return made


def _mounted(rider: Spot, mount: SubjectRequest | str) -> tuple[Spot, Spot]:
    species, key = "horse", None
    if isinstance(mount, SubjectRequest) and isinstance(mount.looks, AnimalLooks):
        species, key = mount.looks.species, mount.key
    size = SIZES[species]
    scale = rider.scale
    animal = Spot(
        key, species, rider.x, rider.y, scale, size.width * scale, size.height * scale, rider.facing, order=3
    )
    back = size.height * _BACKS.get(species, 0.6)
    x = rider.x - 0.05 * scale * rider.facing
    return animal, replace(rider, x=x, seat=back, order=4, width=0.36 * scale)


def _pillions(rider: Spot, behind: Sequence[Slot]) -> list[Spot]:
    """Those who sit behind a rider on the same animal."""
    made: list[Spot] = []
    for number, slot in enumerate(behind, 1):
        if slot.subject is not None and isinstance(slot.subject.looks, PersonLooks):
            x = rider.x - _BEHIND_THE_RIDER * number * rider.scale * rider.facing
            tall = body_of(slot.subject.looks).height * rider.scale
            spot = replace(rider, key=slot.subject.key, x=x, height=tall, posture="pillion", order=3)
            made.append(replace(spot, order=rider.order, partner=None, base=rider.depth - 0.5 * number))
    return made


def _carried(carrier: Spot, carried: SubjectRequest, by: SubjectRequest, spots: Sequence[Spot]) -> Spot:
    """The spot of a baby or pet, its bottom edge on the arm that holds it."""
    body = body_of(by.looks) if isinstance(by.looks, PersonLooks) else body_of(PersonLooks())
    scale, forward = carrier.scale, carrier.facing
    if carrier.posture in CARRIERS.values() and isinstance(carried.looks, PersonLooks):
        return _astride(carrier, carried.key, body_of(carried.looks), body)
    pram = next(
        (s for s in spots if s.kind in ("pram", "pushed_pram") and abs(s.x - carrier.x) < scale), None
    )
    if pram is not None and carrier.posture == "pushing":
        x, y, facing = pram.x - 0.06 * forward * scale, pram.y - 0.26 * scale, forward
    else:
        seat = carrier.seat or 0.0
        hips = seat + body.thigh * 0.45 if posture_named(carrier.posture).hip is None else body.leg
        x, y, facing = carrier.x + 0.13 * forward * scale, carrier.y - (hips + 0.03) * scale, -forward
    tub = next((s for s in spots if s.kind == "bath_tub" and abs(s.x - carrier.x) < scale), None)
    if tub is not None:
        x, y = tub.x, tub.y - _IN_THE_TUB * scale
    depth = carrier.depth
    how = carried.held.how if carried.held is not None else "arms"
    if isinstance(carried.looks, AnimalLooks) and how == "feet":
        return _at_the_feet(carrier, carried.key, carried.looks.species)
    if isinstance(carried.looks, AnimalLooks) and how == "lap":
        x, y = x + 0.08 * forward * scale, y + 0.1 * scale
    if isinstance(carried.looks, AnimalLooks):
        size = SIZES[carried.looks.species]
        small = scale * min(0.8, 0.3 / size.width)
        spot = Spot(
            carried.key,
            carried.looks.species,
            x,
            y - 0.06 * scale,
            small,
            size.width * small,
            size.height * small,
        )
    else:
        small = scale * _IN_ARMS_SCALE
        tall = body_of(carried.looks).height
        spot = Spot(carried.key, "person", x, y, small, 0.2 * small, tall * small, seat=0.0)
    order = carrier.order + 1 if pram is None and tub is None else 3
    doing = "in_lap" if how == "lap" and isinstance(carried.looks, AnimalLooks) else "in_arms"
    return replace(spot, facing=facing, posture=doing, order=order, base=depth, partner=carrier.key)


def _astride(carrier: Spot, key: str, small: Body, by: Body) -> Spot:
    """The spot of a child on somebody's shoulders or back, drawn before them."""
    doing = next(doing for doing, carrying in CARRIERS.items() if carrying == carrier.posture)
    ahead, up = _ON_THE_SHOULDERS if doing == "on_shoulders" else _ON_THE_BACK
    hips = by.leg + up + (by.torso if doing == "on_shoulders" else 0.0)
    scale = carrier.scale
    return Spot(
        key,
        "person",
        carrier.x + ahead * carrier.facing * scale,
        carrier.y - (hips - small.leg) * scale,
        scale,
        0.24 * scale,
        small.height * scale,
        carrier.facing,
        posture=doing,
        order=carrier.order - 1,
        base=carrier.depth - 0.5,
        partner=carrier.key,
    )


def _at_the_feet(holder: Spot, key: str, species: str) -> Spot:
    """Lying before the feet, turned to the page's edge that its person is turned to."""
    size, scale = SIZES[species], holder.scale
    x = holder.x + _TO_THE_FEET * holder.facing * scale
    wide, tall = size.width * scale, size.height * scale
    return Spot(key, species, x, holder.y + 10.0, scale, wide, tall, holder.facing, None, "lying", 4)
