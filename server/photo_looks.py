"""What photos seem to show of someone's looks, from what was noted when each was judged.

Only proposed, never written on a card by itself: light and paper change colours, and whoever knew the person
knows better. So nothing is proposed that the card says otherwise, or that somebody denied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from imaging.photos import Look, agreed_looks
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
    agreed = agreed_looks([_looks(card, row) for row in photos])
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


def _looks(card: EntityRecord, row: EntityPhoto) -> tuple[Look, ...]:
    """What one photo shows of the card's own face, or of the only subject."""
    verdict = verdict_of(row)
    number = row.chosen_face if card.kind == "person" else 0
    if verdict is None or number is None or not 0 <= number < len(verdict.looks):
        return ()
    return verdict.looks[number]
