"""The cards of a patient's people, animals, places and dear things: adding, changing, taking away, consent.

Therapists and relatives with access to the patient change cards; the patient reads them. A card taken away
comes back for a day; then it is erased with its photos, the faces in them and its trained weights.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from narrative.entities import CardLooks
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.patients import entities_of, patient_for
from server.records import Account, EntityRecord, EntityTraining, TrainingComparison
from server.texts import gettext as _

KINDS: Final = ("person", "pet", "place", "thing")
WRITERS: Final = ("administrator", "therapist", "relative")
OWN: Final = "yo"  # the relation of the patient's own card
KEPT_REMOVED: Final = timedelta(days=1)  # what was taken away can come back for so long
MOST_CARDS: Final = 300
MOST_DENIED: Final = 100
LONGEST_CONSENT: Final = 200


@dataclass(frozen=True)
class Identity:
    """Who or what a card is of, as a form gives it. ``species`` is an animal's or what a thing is."""

    name: str
    aliases: tuple[str, ...] = ()
    relation: str | None = None
    species: str | None = None
    gender: str | None = None
    birth_year: int | None = None


def may_write(account: Account) -> bool:
    """Whether this account may change cards at all."""
    return account.role in WRITERS


def require_writer(account: Account) -> None:
    """Raises NotAllowedError for those who only read cards."""
    if not may_write(account):
        raise NotAllowedError


def cards_of(db: Session, account: Account, patient_id: str) -> list[EntityRecord]:
    """A patient's cards: people first, then animals, places and things, each by name."""
    patient_for(db, account, patient_id, action="saw cards")
    rows = entities_of(db, patient_id)
    return sorted(rows, key=lambda row: (KINDS.index(row.kind), row.relation != OWN, row.name.casefold()))


def card_for(db: Session, account: Account, card_id: str, *, action: str = "saw card") -> EntityRecord:
    """The card, when this account may see it. Raises NotFoundError, also for one taken away."""
    row = _any_card(db, account, card_id, action)
    if row.removed_at is not None:
        raise NotFoundError
    return row


def card_to_change(db: Session, account: Account, card_id: str, action: str) -> EntityRecord:
    """The card, when this account may change it."""
    require_writer(account)
    return card_for(db, account, card_id, action=action)


def _any_card(db: Session, account: Account, card_id: str, action: str) -> EntityRecord:
    row = db.get(EntityRecord, card_id)
    if row is None:
        raise NotFoundError
    patient_for(db, account, row.patient_id, action=action)
    return row


def add_card(
    db: Session, account: Account, patient_id: str, card_id: str, kind: str, identity: Identity
) -> EntityRecord:
    """A new card; the same ``card_id`` twice is one card. Raises BadInputError beyond MOST_CARDS."""
    require_writer(account)
    patient_for(db, account, patient_id, action="added card")
    known = db.get(EntityRecord, card_id)
    if known is None:
        if len(entities_of(db, patient_id)) >= MOST_CARDS:
            raise BadInputError(_("Ya hay %d fichas: quite alguna antes de añadir otra.") % MOST_CARDS)
        known = EntityRecord(
            id=card_id, patient_id=patient_id, key=f"ficha-{uuid4().hex[:12]}", kind=kind, name=identity.name
        )
        _give(known, identity)
        db.add(known)
        try:
            db.commit()
        except IntegrityError:  # the same form, at the same moment, in another request
            db.rollback()
            known = db.get_one(EntityRecord, card_id)
    if known.patient_id != patient_id:
        raise NotAllowedError
    return known


def change_identity(db: Session, account: Account, card_id: str, identity: Identity) -> EntityRecord:
    """Another name, relation, species, gender or birth year."""
    row = card_to_change(db, account, card_id, "changed card")
    _give(row, identity)
    db.add(row)
    db.commit()
    return row


def change_looks(
    db: Session, account: Account, card_id: str, phase: str, looks: CardLooks | None
) -> EntityRecord:
    """The looks of one life phase (or "any"); None takes them off the card."""
    row = card_to_change(db, account, card_id, "changed looks")
    kept: dict[str, Any] = {key: value for key, value in row.looks.items() if key != phase}
    if looks is not None:
        kept[phase] = asdict(looks)
    row.looks = kept  # a new object: a changed JSON value is not noticed
    db.add(row)
    db.commit()
    return row


def deny_look(
    db: Session, account: Account, card_id: str, phase: str, field: str, value: str
) -> EntityRecord:
    """Notes that a look which the photos of a phase seem to show is not so: it is not proposed again."""
    row = card_to_change(db, account, card_id, "changed looks")
    said = denied_look(phase, field, value)
    row.denied = [*(each for each in row.denied if each != said), said][-MOST_DENIED:]
    db.add(row)
    db.commit()
    return row


def denied_look(phase: str, field: str, value: str) -> str:
    """How a denied look is kept on its card."""
    return f"{phase}/{field}/{value}"


def remove_card(db: Session, account: Account, card_id: str) -> EntityRecord:
    """Takes a card away; what is being learned of it is paused.

    The patient's own card stays: the pages are told by them.
    """
    row = card_to_change(db, account, card_id, "removed card")
    if row.relation == OWN:
        raise BadInputError(_("La ficha de la propia persona no se quita: de ella son los recuerdos."))
    _stop_learning(db, row.id)
    return _set_removed(db, row, datetime.now(UTC))


def _stop_learning(db: Session, card_id: str) -> None:
    """Nothing is learned or painted of a card that is gone; should it come back, learning can go on."""
    # In single statements, so that what the worker writes at this moment is never written over.
    for table, running, state in (
        (EntityTraining, "learning", "paused"),
        (TrainingComparison, "painting", "cancelled"),
    ):
        db.exec(  # type: ignore[call-overload]  # SQLModel types no updates
            update(table)
            .where(col(table.entity_id) == card_id, col(table.state).in_(("waiting", running)))
            .values(state=state)
            .execution_options(synchronize_session=False)
        )
    db.expire_all()


def restore_card(db: Session, account: Account, card_id: str) -> EntityRecord:
    """Brings a card back. Raises NotFoundError once it is erased."""
    require_writer(account)
    return _set_removed(db, _any_card(db, account, card_id, "restored card"), None)


def removed_cards(db: Session, patient_id: str) -> list[EntityRecord]:
    """The cards that were taken away and can still come back."""
    gone = (EntityRecord.patient_id == patient_id, col(EntityRecord.removed_at).is_not(None))
    return list(db.exec(select(EntityRecord).where(*gone).order_by(EntityRecord.name)))


def note_consent(db: Session, account: Account, card_id: str, who: str) -> EntityRecord:
    """Notes who agreed that photos are kept and learned from. Raises BadInputError without a name."""
    row = card_to_change(db, account, card_id, "noted consent")
    words = " ".join(who.split())
    if not words:
        raise BadInputError(_("Escriba quién ha dicho que sí."))
    if len(words) > LONGEST_CONSENT:
        raise BadInputError(_("Basta con unas palabras: quién ha dicho que sí."))
    row.consent_by, row.consent_at, row.consent_noted_by = words, datetime.now(UTC), account.id
    row.consent_withdrawn_at = None
    db.add(row)
    db.commit()
    return row


def needs_consent(row: EntityRecord) -> bool:
    """Whether somebody has to agree before a photo is kept: a person, and nobody has yet."""
    return row.kind == "person" and row.consent_at is None


def forget_weights(row: EntityRecord, phases: Mapping[str, str]) -> None:
    """Takes trained weights off a card, with the words they were learned for; the caller commits."""
    row.adapters = {phase: path for phase, path in row.adapters.items() if phase not in phases}
    row.tokens = {phase: token for phase, token in row.tokens.items() if phase not in phases}


def _give(row: EntityRecord, identity: Identity) -> None:
    row.name, row.aliases = identity.name, list(identity.aliases)
    row.species, row.gender, row.birth_year = identity.species, identity.gender, identity.birth_year
    if row.relation != OWN:
        row.relation = identity.relation


def _set_removed(db: Session, row: EntityRecord, at: datetime | None) -> EntityRecord:
    row.removed_at = at
    db.add(row)
    db.commit()
    return row
