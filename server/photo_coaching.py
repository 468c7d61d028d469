"""What the coach says of a card's photos, by life phase: each photo, the set, and what to do next."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from imaging.photos import Fingerprint, SetVerdict, check_set
from imaging.photos.photo import PhotoVerdict
from server.entity_photos import photo_kind
from server.life_phases import ANY, PHASES
from server.photo_verdicts import verdict_of
from server.records import EntityPhoto, EntityRecord


@dataclass(frozen=True)
class Coached:
    """The photos of one life phase with the coach's verdicts: each by the photo's id, and of the set."""

    phase: str
    photos: tuple[EntityPhoto, ...]
    verdicts: Mapping[str, PhotoVerdict]
    of_set: SetVerdict

    @property
    def ready(self) -> bool:
        """Whether learning can begin."""
        return self.of_set.enough


Elsewhere = Mapping[str, Sequence[Fingerprint]]


def photos_elsewhere(db: Session, card: EntityRecord) -> Elsewhere:
    """By what the photos of the other cards of this life are known again, by the cards' names.

    Of cards of the same kind: somebody's photo in a place, or with a dog, is rightly on both cards.
    """
    query = (
        select(EntityPhoto, EntityRecord.name)
        .join(EntityRecord, col(EntityRecord.id) == col(EntityPhoto.entity_id))
        .where(
            EntityPhoto.patient_id == card.patient_id,
            EntityPhoto.entity_id != card.id,
            EntityRecord.kind == card.kind,
            col(EntityPhoto.removed_at).is_(None),
            col(EntityRecord.removed_at).is_(None),
        )
    )
    found: defaultdict[str, list[Fingerprint]] = defaultdict(list)
    for row, name in db.exec(query).all():
        verdict = verdict_of(row)
        if verdict is not None:
            found[name].append(verdict.fingerprint)
    return found


def coach(
    card: EntityRecord, photos: Sequence[EntityPhoto], elsewhere: Elsewhere | None = None
) -> tuple[Coached, ...]:
    """The photos by life phase, in the order of a life; those of no known phase first.

    ``elsewhere`` are the photos of other cards (``photos_elsewhere``).
    """
    found: list[Coached] = []
    for phase in (ANY, *PHASES):
        own = tuple(row for row in photos if row.phase == phase)
        if own:
            found.append(coach_phase(card, phase, own, elsewhere))
    return tuple(found)


def coach_phase(
    card: EntityRecord, phase: str, photos: Sequence[EntityPhoto], elsewhere: Elsewhere | None = None
) -> Coached:
    """What the coach says of these photos of one phase."""
    verdicts = {row.id: verdict for row in photos if (verdict := verdict_of(row)) is not None}
    chosen = {row.id: row.chosen_face for row in photos if row.chosen_face is not None}
    of_set = check_set(tuple(verdicts.values()), photo_kind(card), chosen, elsewhere)
    return Coached(phase, tuple(photos), verdicts, of_set)
