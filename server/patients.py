"""Whose life books there are, who may see them, and what is known of each person."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import cast

from sqlmodel import Session, col, select

from narrative import looks_from_json
from narrative.entities import Entity, Gender, Kind, Patient
from server.errors import NotAllowedError, NotFoundError
from server.records import AccessRecord, Account, EntityRecord, PatientAccess, PatientRecord

STAFF = ("administrator", "therapist")


def patients_of(db: Session, account: Account) -> list[PatientRecord]:
    """The patients whose books this account may see, by name."""
    query = select(PatientRecord).order_by(PatientRecord.name)
    if account.role != "administrator":
        allowed = select(PatientAccess.patient_id).where(PatientAccess.account_id == account.id)
        query = query.where(col(PatientRecord.id).in_(allowed))
    return list(db.exec(query))


def patient_for(db: Session, account: Account, patient_id: str, *, action: str = "saw") -> PatientRecord:
    """The patient, when this account may see them; the access is written down.

    Raises NotAllowedError, also for a patient who does not exist: names cannot be tried out.
    """
    if not may_see(db, account, patient_id):
        raise NotAllowedError
    patient = db.get(PatientRecord, patient_id)
    if patient is None:
        raise NotFoundError
    record_access(db, account, patient_id, action)
    return patient


def may_see(db: Session, account: Account, patient_id: str) -> bool:
    """Whether this account may see this patient's data."""
    if account.role == "administrator":
        return True
    return db.get(PatientAccess, (account.id, patient_id)) is not None


def give_access(db: Session, account: Account, patient: PatientRecord) -> None:
    """The account may see this patient's data from now on; it is written down."""
    if db.get(PatientAccess, (account.id, patient.id)) is None:
        db.add(PatientAccess(account_id=account.id, patient_id=patient.id))
        record_access(db, account, patient.id, "was given access")


def take_access(db: Session, account: Account, patient: PatientRecord) -> None:
    """The account may see this patient's data no longer; it is written down."""
    access = db.get(PatientAccess, (account.id, patient.id))
    if access is not None:
        db.delete(access)
        record_access(db, account, patient.id, "access was taken away")


def require_staff(account: Account) -> None:
    """Raises NotAllowedError for those who do not lead interviews and approve pages."""
    if account.role not in STAFF:
        raise NotAllowedError


def record_access(db: Session, account: Account | None, patient_id: str, action: str) -> None:
    """Writes down that a patient's data was seen or changed, and commits."""
    db.add(AccessRecord(account_id=account.id if account else None, patient_id=patient_id, action=action))
    db.commit()


def entities_of(db: Session, patient_id: str) -> list[EntityRecord]:
    """Everyone and everything known of a patient, in a stable order; cards taken away are left out."""
    there = (EntityRecord.patient_id == patient_id, col(EntityRecord.removed_at).is_(None))
    return list(db.exec(select(EntityRecord).where(*there).order_by(EntityRecord.key)))


def to_patient(row: PatientRecord) -> Patient:
    """The row as the narrative room knows it."""
    return Patient(
        row.id,
        row.name,
        cast(Gender | None, row.gender),
        row.birth_year,
        row.birthplace,
        row.country,
    )


def to_entities(rows: Iterable[EntityRecord]) -> tuple[Entity, ...]:
    """The rows as the narrative room knows them."""
    return tuple(_to_entity(row) for row in rows)


def to_entity_record(patient_id: str, entity: Entity) -> EntityRecord:
    """An entity as a new row of this patient."""
    return EntityRecord(
        patient_id=patient_id,
        key=entity.id,
        kind=entity.kind,
        name=entity.name,
        relation=entity.relation,
        species=entity.species,
        gender=entity.gender,
        birth_year=entity.birth_year,
        aliases=list(entity.aliases),
        tokens=dict(entity.tokens),
        adapters=dict(entity.adapters),
        looks={phase: asdict(looks) for phase, looks in entity.looks.items()},
    )


def _to_entity(row: EntityRecord) -> Entity:
    return Entity(
        id=row.key,
        kind=cast(Kind, row.kind),
        name=row.name,
        relation=row.relation,
        species=row.species,
        gender=cast(Gender | None, row.gender),
        birth_year=row.birth_year,
        aliases=tuple(row.aliases),
        tokens=dict(row.tokens),
        adapters=dict(row.adapters),
        looks={phase: looks_from_json(looks) for phase, looks in row.looks.items()},
    )
