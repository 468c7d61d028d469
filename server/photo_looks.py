"""What photos seem to show of someone's looks, from what was noted when each was judged.

Only proposed, never written on a card by itself: light and paper change colours, and whoever knew the person
knows better.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from imaging.photos import Look, agreed_looks
from server.photo_verdicts import verdict_of
from server.records import EntityPhoto, EntityRecord

_FIELDS: Final[Mapping[str, str]] = {"hair_colour": "pelo", "colour": "color"}  # those a card has


@dataclass(frozen=True)
class SeenLook:
    """A look that most photos seem to show: the form's field and its value."""

    field: str
    value: str


def seen_looks(card: EntityRecord, photos: Sequence[EntityPhoto]) -> tuple[SeenLook, ...]:
    """What the photos agree on; nothing when they do not."""
    agreed = agreed_looks([_looks(card, row) for row in photos])
    return tuple(SeenLook(_FIELDS[look.field], look.value) for look in agreed if look.field in _FIELDS)


def _looks(card: EntityRecord, row: EntityPhoto) -> tuple[Look, ...]:
    """What one photo shows of the card's own face, or of the only subject."""
    verdict = verdict_of(row)
    number = row.chosen_face if card.kind == "person" else 0
    if verdict is None or number is None or not 0 <= number < len(verdict.looks):
        return ()
    return verdict.looks[number]
