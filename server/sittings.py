"""Sittings as the therapist keeps them: what was told, drawn and felt, what was asked, and notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from server.errors import BadInputError, NotFoundError
from server.moments import in_utc
from server.page_files import shown_file
from server.patients import patient_for, record_access, require_staff
from server.records import Account, Interview, Memory, Page, PatientRecord, SittingNote, Utterance
from server.texts import gettext as _
from server.watching import pages_of_interview

FELT: Final = (
    "joy", "calm", "tenderness", "pride", "nostalgia", "moved", "sadness", "worry", "tiredness", "eager",
    "quiet",
)  # fmt: skip
LONGEST_NOTE: Final = 4_000  # characters
SILENCE: Final = timedelta(minutes=30)  # what is longer is no pause: nobody thought of ending the talk


@dataclass(frozen=True)
class ToldMemory:
    """A memory of a sitting: the person's words, turn by turn, and its page with the picture's path."""

    id: str
    words: tuple[str, ...]
    page: Page | None
    picture_path: str | None


@dataclass(frozen=True)
class Sitting:
    """A sitting as it is kept. ``besides`` is what was said that tells no memory; ``asked`` what Evoca
    asked; ``felt`` are keys of FELT; ``began`` is the first telling and ``minutes`` how long was talked.
    """

    interview: Interview
    patient: PatientRecord
    therapist: str
    began: datetime
    minutes: int
    told: tuple[ToldMemory, ...]
    besides: tuple[str, ...]
    asked: tuple[str, ...]
    felt: frozenset[str]
    notes: tuple[SittingNote, ...]


@dataclass(frozen=True)
class SittingLine:
    """A sitting in the list: when, how long, how many memories, and the first words."""

    interview: Interview
    began: datetime
    minutes: int
    memories: int
    first_words: str


def sittings_of(db: Session, account: Account, patient_id: str) -> list[SittingLine]:
    """The sittings in which something was said, the newest first."""
    require_staff(account)
    patient_for(db, account, patient_id, action="saw sittings")
    spoken = (
        select(Interview, func.min(Utterance.said_at))
        .join(Utterance, col(Utterance.interview_id) == col(Interview.id))
        .where(Interview.patient_id == patient_id, Utterance.speaker == "teller")
        .group_by(col(Interview.id))
        .order_by(func.min(Utterance.said_at).desc())
    )
    return [_line(db, interview) for interview, _first in db.exec(spoken)]


def sitting_of(db: Session, account: Account, interview_id: str) -> Sitting:
    """Everything of a sitting. Raises NotFoundError."""
    require_staff(account)
    interview = db.get(Interview, interview_id)
    if interview is None:
        raise NotFoundError
    patient = patient_for(db, account, interview.patient_id, action="saw sitting")
    turns = _turns(db, interview.id)
    notes = _notes(db, interview.id)
    began, minutes = _times(interview, turns)
    therapist = db.get(Account, interview.therapist_id) if interview.therapist_id else None
    return Sitting(
        interview,
        patient,
        therapist.name if therapist else "",
        began,
        minutes,
        _told(db, interview.id, turns),
        tuple(t.text for t in turns if t.speaker == "teller" and t.kind == "aside" and t.text.strip()),
        tuple(t.text for t in turns if t.kind == "question"),
        frozenset(note.text for note in notes if note.kind == "felt"),
        tuple(note for note in notes if note.kind == "note"),
    )


def set_felt(db: Session, account: Account, interview_id: str, felt: Iterable[str]) -> None:
    """Notes what was felt, as it is ticked now. Raises BadInputError for a mood that is not offered."""
    interview = _own(db, account, interview_id)
    wanted = set(felt)
    if wanted - set(FELT):
        raise BadInputError(_("Algo no ha llegado bien. Pruebe otra vez."))
    there = {note.text: note for note in _notes(db, interview.id) if note.kind == "felt"}
    for mood in wanted - there.keys():
        db.add(SittingNote(interview_id=interview.id, account_id=account.id, kind="felt", text=mood))
    for mood in there.keys() - wanted:
        there[mood].removed_at = datetime.now(UTC)
        db.add(there[mood])
    record_access(db, account, interview.patient_id, "noted what was felt")


def add_note(db: Session, account: Account, interview_id: str, note_id: str, text: str) -> SittingNote:
    """Keeps a note as it was typed; the same form twice is one note. Raises BadInputError."""
    interview = _own(db, account, interview_id)
    if not text.strip():
        raise BadInputError(_("Escriba algo antes de guardar el apunte."))
    if len(text) > LONGEST_NOTE:
        raise BadInputError(_("Es un apunte muy largo. Guárdelo en dos o tres partes."))
    note = SittingNote(id=note_id, interview_id=interview.id, account_id=account.id, text=text)
    known = db.get(SittingNote, note_id)
    if known is not None:
        return known
    db.add(note)
    try:
        record_access(db, account, interview.patient_id, "added sitting note")
    except IntegrityError:  # the same form, at the same moment, in another request
        db.rollback()
        return db.get_one(SittingNote, note_id)
    return note


def remove_note(db: Session, account: Account, note_id: str) -> SittingNote:
    """Takes a note away."""
    return _change_note(db, account, note_id, datetime.now(UTC), "removed sitting note")


def restore_note(db: Session, account: Account, note_id: str) -> SittingNote:
    """Brings a note back."""
    return _change_note(db, account, note_id, None, "restored sitting note")


def _own(db: Session, account: Account, interview_id: str) -> Interview:
    require_staff(account)
    interview = db.get(Interview, interview_id)
    if interview is None:
        raise NotFoundError
    patient_for(db, account, interview.patient_id, action="wrote about sitting")
    return interview


def _change_note(
    db: Session, account: Account, note_id: str, removed_at: datetime | None, action: str
) -> SittingNote:
    note = db.get(SittingNote, note_id)
    if note is None or note.kind != "note":
        raise NotFoundError
    interview = _own(db, account, note.interview_id)
    note.removed_at = removed_at
    db.add(note)
    record_access(db, account, interview.patient_id, action)
    return note


def _turns(db: Session, interview_id: str) -> list[Utterance]:
    query = select(Utterance).where(Utterance.interview_id == interview_id)
    return list(db.exec(query.order_by(col(Utterance.said_at), col(Utterance.speaker).desc())))


def _notes(db: Session, interview_id: str) -> list[SittingNote]:
    query = select(SittingNote).where(
        SittingNote.interview_id == interview_id, col(SittingNote.removed_at).is_(None)
    )
    return list(db.exec(query.order_by(col(SittingNote.at))))


def _told(db: Session, interview_id: str, turns: list[Utterance]) -> tuple[ToldMemory, ...]:
    pages = pages_of_interview(db, interview_id)
    memories = db.exec(
        select(Memory.id).where(Memory.interview_id == interview_id).order_by(col(Memory.told_at))
    )
    found: list[ToldMemory] = []
    for memory_id in memories:
        page = pages.get(memory_id)
        words = tuple(
            t.text for t in turns
            if t.memory_id == memory_id and t.speaker == "teller" and t.kind != "correction"
        )  # fmt: skip
        file = shown_file(db, page) if page is not None and page.status != "withdrawn" else None
        found.append(ToldMemory(memory_id, words, page, file.path if file else None))
    return tuple(found)


def _times(interview: Interview, turns: list[Utterance]) -> tuple[datetime, int]:
    """The first telling, and how many minutes were talked, one at least."""
    began = in_utc(next((t.said_at for t in turns if t.speaker == "teller"), interview.started_at))
    moments = [began, *(in_utc(t.said_at) for t in turns if in_utc(t.said_at) > began)]
    if interview.ended_at is not None:
        moments.append(max(in_utc(interview.ended_at), moments[-1]))
    pauses = (after - before for before, after in pairwise(moments))
    talked = sum((pause for pause in pauses if pause <= SILENCE), timedelta())
    return began, max(1, round(talked.total_seconds() / 60))


def _line(db: Session, interview: Interview) -> SittingLine:
    turns = _turns(db, interview.id)
    began, minutes = _times(interview, turns)
    told = [t for t in turns if t.speaker == "teller"]
    memories = {t.memory_id for t in told if t.memory_id}
    first = next((t.text for t in told if t.memory_id), told[0].text if told else "")
    return SittingLine(interview, began, minutes, len(memories), first)
