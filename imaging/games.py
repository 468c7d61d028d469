"""Children's games with a shape of their own: a ring hand in hand, and a long rope that two turn.

Those who play one are a single slot of the row (``Slot.game``), so that nobody comes between them.
"""

import math
from collections.abc import Callable, Sequence
from typing import Final

from imaging.companions import Slot
from imaging.request import PersonLooks, SubjectRequest
from imaging.sketching.bodies import body_of
from imaging.spots import Spot

RING: Final = "ring"
ROPE: Final = "rope"
_FEWEST_IN_A_RING: Final = 3
_HAND_TO_HAND: Final = 0.52  # of the mean height of two who hold hands, from middle to middle
_DEEP: Final = 0.22  # adult heights up the page from the ends of a ring to its far side
_DEEPER: Final = 0.4  # with somebody within it
_FARTHER: Final = 0.1  # by which share who stands there is smaller
_TO_THE_ROPE: Final = 0.46  # adult heights from who turns it to who jumps
_BETWEEN_JUMPERS: Final = 0.36
_MAY_TURN: Final = frozenset({"standing", "clapping", "laughing", "singing", "playing"})
_MAY_BE_WITHIN: Final = frozenset({"standing", "singing", "dancing", "playing", "clapping", "laughing"})

Placer = Callable[[Slot, SubjectRequest, float, float, float], Spot]


def as_games(slots: list[Slot]) -> list[Slot]:
    """The row with those who dance in a ring, or play with a long rope, as one slot each."""
    return _rope(_ring(slots))


def game_spots(slot: Slot, x: float, y: float, scale: float, place: Placer) -> list[Spot]:
    """Everyone of a game whose nearest line is at ``y``; ``place`` gives the spot of one of them."""
    return (_ring_spots if slot.game == RING else _rope_spots)(slot, x, y, scale, place)


def _ring(slots: list[Slot]) -> list[Slot]:
    dancing = [slot for slot in slots if slot.posture == "ring_dancing"]
    if len(dancing) < _FEWEST_IN_A_RING:
        return slots
    within = next((slot for slot in slots if _is_within(slot)), None)
    step = _HAND_TO_HAND * sum(_height(slot) for slot in dancing) / len(dancing)
    members = [*dancing, *([within] if within is not None else [])]
    game = Slot(width=step * (len(dancing) - 1) + 0.4, game=RING, aboard=members)
    return _instead(slots, members, game)


def _is_within(slot: Slot) -> bool:
    placed = slot.subject.placed if slot.subject is not None else ()
    told = any(each.side == "middle" for each in placed)
    return told and slot.posture in _MAY_BE_WITHIN and slot.partner is None


def _rope(slots: list[Slot]) -> list[Slot]:
    """Two turn a long rope; with one of them an idle child turns the other end, and nobody alone."""
    turning = [slot for slot in slots if slot.posture == "turning_rope"][:2]
    jumping = [slot for slot in slots if slot.posture == "skipping"]
    jumping = jumping or [slot for slot in slots if slot.posture == "playing"]
    if len(turning) == 1:
        turning += [slot for slot in slots if _height(slot) < 1.0 and slot.posture in _MAY_TURN][:1]
    if len(turning) < 2:
        for slot in turning:
            slot.posture = "standing"
        return slots
    for slot in turning:
        slot.posture = "turning_rope"
    for slot in jumping:
        slot.posture = "jumping"
    first, last = turning
    first.facing, last.facing = 1, -1
    width = 2 * _TO_THE_ROPE + _BETWEEN_JUMPERS * max(0, len(jumping) - 1) + 0.34
    game = Slot(width=width, game=ROPE, aboard=[first, *jumping, last])
    return _instead(slots, game.aboard, game)


def _instead(slots: list[Slot], members: Sequence[Slot], game: Slot) -> list[Slot]:
    at = next(i for i, slot in enumerate(slots) if any(slot is each for each in members))
    return [*slots[:at], game, *(slot for slot in slots[at:] if not any(slot is each for each in members))]


def _ring_spots(slot: Slot, x: float, y: float, scale: float, place: Placer) -> list[Spot]:
    """Half a ring that is open towards whoever looks, so that every face is seen."""
    dancing = [each for each in slot.aboard if each.posture == "ring_dancing"]
    within = [each for each in slot.aboard if each.posture != "ring_dancing"]
    deep = (_DEEPER if within else _DEEP) * scale
    step = (slot.width - 0.4) * scale / (len(dancing) - 1)
    made: list[Spot] = []
    for i, each in enumerate(dancing):
        along = 2 * i / (len(dancing) - 1) - 1
        back = math.sqrt(max(0.0, 1 - along * along))
        each.facing = 1 if along < 0 else -1
        if each.subject is not None:
            size = scale * (1 - _FARTHER * back)
            made.append(
                place(each, each.subject, x + (along * (len(dancing) - 1) / 2) * step, y - deep * back, size)
            )
    made += [place(each, each.subject, x, y + 2, scale) for each in within if each.subject is not None]
    return made


def _rope_spots(slot: Slot, x: float, y: float, scale: float, place: Placer) -> list[Spot]:
    first, *jumping, last = slot.aboard
    half = (slot.width - 0.34) / 2 * scale
    made = [
        place(each, each.subject, x + side * half, y, scale)
        for each, side in ((first, -1), (last, 1))
        if each.subject is not None
    ]
    for i, each in enumerate(jumping):
        if each.subject is not None:
            at = x + (i - (len(jumping) - 1) / 2) * _BETWEEN_JUMPERS * scale
            made.append(place(each, each.subject, at, y - 3, scale))
    return made


def _height(slot: Slot) -> float:
    looks = slot.subject.looks if slot.subject is not None else None
    return body_of(looks).height if isinstance(looks, PersonLooks) else 1.0


__all__ = ["as_games", "game_spots"]
