"""Whether the person agreed that their own voice stays with the pages, and how long a pause may last."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlmodel import Session, func, select

from server.errors import BadInputError
from server.patients import patient_for, record_access, require_staff
from server.recordings import forget_voices
from server.records import Account, Recording
from server.texts import gettext as _
from server.voice_files import VoiceFiles

LEAST_SILENCE: Final = 2.0  # seconds
MOST_SILENCE: Final = 30.0


@dataclass(frozen=True)
class VoiceConsent:
    """When the person agreed and who wrote it down; ``given_at`` is None while they have not.

    ``kept`` counts the recordings that lie with the pages.
    """

    given_at: datetime | None
    written_by: str
    kept: int


def consent_of(db: Session, account: Account, patient_id: str) -> VoiceConsent:
    """How it stands with a person's voice."""
    require_staff(account)
    patient = patient_for(db, account, patient_id)
    writer = db.get(Account, patient.voice_consent_by) if patient.voice_consent_by else None
    count = select(func.count()).where(Recording.patient_id == patient_id, Recording.state == "kept")
    return VoiceConsent(patient.voice_consent_at, writer.name if writer else "", db.exec(count).one())


def give_consent(db: Session, account: Account, patient_id: str) -> None:
    """The person agreed: from now on their voice is kept with the pages. A second time changes nothing."""
    require_staff(account)
    patient = patient_for(db, account, patient_id)
    if patient.voice_consent_at is None:
        patient.voice_consent_at, patient.voice_consent_by = datetime.now(UTC), account.id
        db.add(patient)
        record_access(db, account, patient_id, "recorded consent to keep voice")


def withdraw_consent(db: Session, files: VoiceFiles, account: Account, patient_id: str) -> int:
    """The person no longer agrees: every kept voice is deleted; how many there were."""
    require_staff(account)
    patient = patient_for(db, account, patient_id)
    # First the agreement: what is told while the voices are deleted is not kept any more.
    patient.voice_consent_at = patient.voice_consent_by = None
    db.add(patient)
    record_access(db, account, patient_id, "withdrew consent to keep voice")
    return forget_voices(db, files, patient_id)


def set_silence(db: Session, account: Account, patient_id: str, seconds: float) -> None:
    """How long this person may pause before a recording ends by itself; raises BadInputError."""
    require_staff(account)
    patient = patient_for(db, account, patient_id)
    if not LEAST_SILENCE <= seconds <= MOST_SILENCE:
        raise BadInputError(_("La espera puede ser de 2 a 30 segundos."))
    patient.silence_seconds = seconds
    db.add(patient)
    record_access(db, account, patient_id, "set wait for silence")
