"""How Evoca speaks to a person in the talk: with "usted", or with "tú" where the therapist says so."""

from sqlmodel import Session

from narrative.address import said_with_tu
from narrative.questions import Question
from server.patients import patient_for, record_access, require_staff
from server.records import Account, Interview, PatientRecord


def set_familiar(db: Session, account: Account, patient_id: str, *, familiar: bool) -> PatientRecord:
    """From now on the person is spoken to so; the caller commits."""
    require_staff(account)
    patient = patient_for(db, account, patient_id, action="changed how to address")
    patient.familiar = familiar
    db.add(patient)
    record_access(db, account, patient_id, "changed how to address")
    return patient


def question_words(db: Session, interview_id: str, question: Question) -> str:
    """A question as this person is asked it."""
    return question.familiar if _is_familiar(db, interview_id) else question.words


def spoken(db: Session, interview_id: str, sentence: str) -> str:
    """One of Evoca's fixed sentences as it is said to this person."""
    return said_with_tu(sentence) if _is_familiar(db, interview_id) else sentence


def _is_familiar(db: Session, interview_id: str) -> bool:
    interview = db.get_one(Interview, interview_id)
    return db.get_one(PatientRecord, interview.patient_id).familiar
