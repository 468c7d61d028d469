"""Who of a request rides in or on something, and what they do there: before anybody has a place."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from imaging.request import AnimalLooks, PersonLooks, SubjectRequest, ThingRequest
from imaging.sketching.animals import SIZES
from imaging.sketching.marine import OF_THE_SEA
from imaging.sketching.postures import posture_named

_ROOMY: Final = frozenset({"boat", "cart", "lorry"})
_DRIVEN: Final = frozenset({"car", "small_car", "lorry", "bumper_car"})
_ALREADY: Final = frozenset({"milking", "dozing", "driving"})
_MOST_IN_A_BOAT: Final = 10
_SMALL_PET: Final = 0.6  # as wide as it may be to come along, in adult heights
# What is done seated and without what stands before one elsewhere; all else is sitting.
_DONE_ABOARD: Final = {
    "fishing": "aboard_fishing",
    "eating": "from_hand",
    "drinking": "in_passing",
    "playing_guitar": "seated_guitar",
    "lying": "dozing",
    **{
        kept: kept
        for kept in (
            *("singing", "waving", "laughing", "clapping", "shouting", "pointing", "crying", "praying"),
            *("reading", "dozing", "playing_accordion", "knitting", "sewing", "embracing", "holding_child"),
        )
    },
}  # fmt: skip


def boarded(subjects: Sequence[SubjectRequest], things: Iterable[ThingRequest]) -> list[SubjectRequest]:
    """The subjects with what they do as it is done aboard, where they ride in or on one of the things.

    Nobody is left in the water: where some are in a boat, the few others and small pets are too.
    """
    kinds = {thing.kind for thing in things}
    told = [replace(s, aboard=s.aboard if s.aboard in kinds else None) for s in subjects]
    if any(s.aboard == "boat" for s in told) and sum(_is_person(s) for s in told) <= _MOST_IN_A_BOAT:
        told = [replace(s, aboard="boat") if _fits_in(s) else s for s in told]
    return [
        replace(s, posture=_done_aboard(s)) if s.aboard is not None and _is_person(s) else s for s in told
    ]


def afloat(subjects: Sequence[SubjectRequest], things: Iterable[ThingRequest]) -> bool:
    """Whether everyone is in a boat, so that there is water all around."""
    told = list(things)
    if not any(thing.kind == "boat" for thing in told):
        return False
    people = [s for s in boarded(subjects, told) if _is_person(s)]
    ashore = [s for s in people if s.aboard != "boat" and not sits_free(s.posture)]
    return bool(people) and not ashore and all(_fits_in(s) or _swims(s) for s in subjects)


def all_bathe(subjects: Sequence[SubjectRequest]) -> bool:
    """Whether all people are in the water, so that it can be around them."""
    people = [s for s in subjects if _is_person(s)]
    return bool(people) and all(s.posture == "bathing" for s in people)


def _is_person(subject: SubjectRequest) -> bool:
    return isinstance(subject.looks, PersonLooks)


def _swims(subject: SubjectRequest) -> bool:
    """Whether it is at home in the sea, beside the boat."""
    return isinstance(subject.looks, AnimalLooks) and subject.looks.species in OF_THE_SEA


def _fits_in(subject: SubjectRequest) -> bool:
    looks = subject.looks
    return isinstance(looks, PersonLooks) or SIZES[looks.species].width <= _SMALL_PET


def _done_aboard(subject: SubjectRequest) -> str:
    if subject.posture == "driving" and subject.aboard in _DRIVEN:
        return "driving"
    if subject.aboard in _ROOMY:
        return _DONE_ABOARD.get(subject.posture, "sitting")
    return subject.posture if subject.posture in ("waving", "singing", "laughing") else "sitting"


def sits_free(doing: str) -> bool:
    """Whether it is done sitting with nothing before one."""
    posture = posture_named(doing)
    free = posture.hip is None and posture.bench is None and not posture.astride
    return free and doing not in _ALREADY


__all__ = ["afloat", "all_bathe", "boarded", "sits_free"]
