"""What photos seem to show of someone's looks, from what was noted when each was judged.

Only proposed, never written on a card by itself: light and paper change colours, and whoever knew the person
knows better. So nothing is proposed that the card says otherwise, or that somebody denied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from imaging.photos import Look, agreed_looks
from imaging.photos.copies import copies
from imaging.photos.photo import PhotoVerdict
from server.entity_cards import denied_look
from server.life_phases import ANY
from server.photo_verdicts import verdict_of
from server.records import EntityPhoto, EntityRecord

TICKED: Final = "si"
# The form's fields; those that are ticked or not have "yes" and "no" on photos.
_FIELDS: Final[Mapping[str, str]] = {
    "hair_colour": "pelo",
    "hair_style": "peinado",
    "skin": "piel",
    "glasses": "gafas",
    "beard": "barba",
    "moustache": "bigote",
    "colour": "color",
}
_TICKS: Final[Mapping[str, str]] = {"yes": TICKED, "no": ""}
FIELDS: Final = frozenset(_FIELDS.values())
_BEARDS: Final = ("barba", "bigote")
_NOT_OF_WOMEN: Final = frozenset((field, TICKED) for field in _BEARDS)
_NOT_OF_CHILDREN: Final = frozenset(
    {("pelo", "grey"), ("pelo", "white"), ("peinado", "bald"), *((field, TICKED) for field in _BEARDS)}
)


@dataclass(frozen=True)
class SeenLook:
    """A look that most photos seem to show: the form's field and its value."""

    field: str
    value: str


def seen_looks(
    card: EntityRecord, photos: Sequence[EntityPhoto], phase: str = ANY, now: Mapping[str, str] | None = None
) -> tuple[SeenLook, ...]:
    """What the photos of a phase agree on; ``now`` are the looks that somebody chose for it, as in the form.

    Nothing that these say otherwise, and nothing that was denied.
    """
    agreed = agreed_looks([_looks(card, verdict, row) for row, verdict in _different(photos)])
    found = (
        SeenLook(_FIELDS[look.field], _TICKS.get(look.value, look.value))
        for look in agreed
        if look.field in _FIELDS
    )
    return tuple(look for look in found if _is_worth_saying(look, card, phase, now or {}))


def _is_worth_saying(look: SeenLook, card: EntityRecord, phase: str, now: Mapping[str, str]) -> bool:
    said = (look.field, look.value)
    if not look.value or now.get(look.field) not in (None, "", look.value):
        return False
    if denied_look(phase, *said) in card.denied:
        return False
    return not (
        (card.gender == "f" and said in _NOT_OF_WOMEN) or (phase == "childhood" and said in _NOT_OF_CHILDREN)
    )


def _different(photos: Sequence[EntityPhoto]) -> list[tuple[EntityPhoto, PhotoVerdict]]:
    """The judged photos; of copies of one picture, which agree on whatever it is, the first alone."""
    judged = [(row, verdict) for row in photos if (verdict := verdict_of(row)) is not None and verdict.looks]
    again = {
        number for group in copies([verdict.fingerprint for _, verdict in judged]) for number in group[1:]
    }
    return [each for number, each in enumerate(judged) if number not in again]


def _looks(card: EntityRecord, verdict: PhotoVerdict, row: EntityPhoto) -> tuple[Look, ...]:
    """What one photo shows of the card's own face, or of the only subject."""
    number = row.chosen_face if card.kind == "person" else 0
    return verdict.looks[number] if number is not None and 0 <= number < len(verdict.looks) else ()
