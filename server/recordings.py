"""Recordings of the teller's voice: begun, grown piece by piece, closed, sent as words, then deleted or kept.

The sound is kept until its words are accepted, which is when they are told. Then it is deleted, or kept
with the page when the person agreed to that (``server.voice_consent``) and a memory came of it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from server.errors import BadInputError, NotAllowedError, NotFoundError, TakenError
from server.patients import STAFF, may_see, patient_for, record_access
from server.records import Account, Interview, Memory, Page, PatientRecord, Recording, Utterance
from server.texts import gettext as _
from server.voice_files import VoiceFiles

TELLERS: Final = (*STAFF, "patient")
PENDING: Final = ("open", "closed", "heard", "failed")
LIVE_WITHIN: Final = 10.0  # seconds: a recording that got no sound for so long is not going on
SILENT_FOR: Final = timedelta(days=1)
UNDECIDED_FOR: Final = timedelta(hours=1)  # how long sent words may wait for what comes of them


def begin(
    db: Session, files: VoiceFiles, account: Account, interview_id: str, recording_id: str
) -> Recording:
    """A new recording of this interview, or the one of this id when it has begun.

    Raises TakenError while another window records the same person, BadInputError for an id that is none.
    """
    interview = _interview_for(db, account, interview_id)
    going_on = live_recording(db, files, interview.patient_id)
    if going_on is not None and going_on.id != recording_id:
        raise TakenError(_("Ya se está grabando en otra ventana. Siga allí, o termine primero aquella."))
    return _begun(db, files, account, interview, recording_id)


def add_piece(
    db: Session,
    files: VoiceFiles,
    account: Account,
    interview_id: str,
    recording_id: str,
    number: int,
    data: bytes,
) -> tuple[Recording, int]:
    """Stores a piece of sound; the recording, and the number of the piece wanted next.

    Sound that comes late, after a lost connection, begins or opens its recording again. A recording
    that is over (sent or discarded) takes nothing more. Raises as ``begin`` and ``write_piece`` do.
    """
    recording = db.get(Recording, recording_id)
    if recording is None:
        interview = _interview_for(db, account, interview_id)
        recording = _begun(db, files, account, interview, recording_id)
    _require_own(db, account, recording)
    if recording.state not in PENDING or recording.utterance_id or recording.path is None:
        return recording, 0
    before = files.next_piece(recording.path)
    wanted = files.write_piece(recording.path, number, data)
    if wanted > before and recording.state != "open":
        recording.state, recording.problem, recording.transcript = "open", None, {}
        db.add(recording)
        db.commit()
    return recording, wanted


def close(
    db: Session, files: VoiceFiles, account: Account, recording_id: str, pieces: int
) -> tuple[Recording, int]:
    """Ends a recording of which ``pieces`` were made; the recording, and the piece wanted next.

    While pieces are missing it stays open. One without any sound is discarded.
    """
    recording = recording_for(db, account, recording_id)
    if recording.state != "open" or recording.path is None:
        return recording, pieces
    if files.pieces(recording.path) < pieces:
        return recording, files.next_piece(recording.path)
    close_here(db, files, recording)
    return recording, pieces


def close_here(db: Session, files: VoiceFiles, recording: Recording) -> None:
    """Ends a recording with what is here of it."""
    if recording.path is None or not files.size(recording.path):
        _delete_sound(db, files, recording, "discarded")
        return
    recording.state = "closed"
    recording.pieces = files.pieces(recording.path)
    recording.seconds = files.seconds(recording.path)
    db.add(recording)
    db.commit()


def recording_for(db: Session, account: Account, recording_id: str) -> Recording:
    """The recording, for staff of its patient and for who made it; raises NotFoundError, NotAllowedError."""
    recording = db.get(Recording, recording_id)
    if recording is None:
        raise NotFoundError
    _require_own(db, account, recording)
    return recording


def live_recording(db: Session, files: VoiceFiles, patient_id: str) -> Recording | None:
    """The recording of this person that is going on now."""
    query = select(Recording).where(Recording.patient_id == patient_id, Recording.state == "open")
    living = (one for one in db.exec(query) if quiet_for(files, one) < LIVE_WITHIN)
    return next(living, None)


def quiet_for(files: VoiceFiles, recording: Recording) -> float:
    """Seconds since sound last came, or since it was begun; endless once it is gone."""
    since_begun = _age(recording.begun_at).total_seconds()
    return min(since_begun, files.quiet_for(recording.path)) if recording.path else float("inf")


def pending(db: Session, account: Account, patient_id: str) -> list[Recording]:
    """What this account has recorded of this person and not sent yet, the oldest first."""
    _require_teller(db, account, patient_id)
    query = select(Recording).where(
        Recording.patient_id == patient_id,
        Recording.account_id == account.id,
        col(Recording.state).in_(PENDING),
        col(Recording.utterance_id).is_(None),
    )
    return list(db.exec(query.order_by(col(Recording.begun_at))))


def ask_again(db: Session, account: Account, recording_id: str) -> Recording:
    """Has a recording that could not be understood heard once more."""
    recording = recording_for(db, account, recording_id)
    if recording.state == "failed" and recording.path:
        recording.state, recording.problem = "closed", None
        db.add(recording)
        record_access(db, account, recording.patient_id, "asked to hear recording again")
    return recording


def discard(db: Session, files: VoiceFiles, account: Account, recording_id: str) -> Recording:
    """Deletes a recording that was not sent; one that was stays as it is."""
    recording = recording_for(db, account, recording_id)
    if recording.state in PENDING and recording.utterance_id is None:
        _delete_sound(db, files, recording, "discarded")
        record_access(db, account, recording.patient_id, "discarded recording")
    return recording


def accept(
    db: Session,
    files: VoiceFiles,
    account: Account,
    recording_ids: Iterable[str],
    utterance_id: str,
    *,
    understood: bool,
) -> None:
    """The words of these recordings were told as this turn: the sound is deleted, or kept with the page.

    With ``understood`` False it is not known yet whether a memory comes of the turn; ``settle_sent``
    decides later. Ids that are not this account's own, or not of this person, are passed over.
    """
    utterance = db.get(Utterance, utterance_id)
    if utterance is None:
        return
    patient_id = db.get_one(Interview, utterance.interview_id).patient_id
    for recording_id in recording_ids:
        recording = db.get(Recording, recording_id)
        if recording is None or recording.patient_id != patient_id or recording.state not in PENDING:
            continue
        if recording.utterance_id is not None or not _may_hear(db, account, recording):
            continue
        recording.utterance_id = utterance_id
        db.add(recording)
        db.commit()
        _settle(db, files, recording, final=understood)


def settle_sent(db: Session, files: VoiceFiles) -> int:
    """Deletes or keeps the sound of words that were sent before it was known what comes of them; how many.

    Recordings in which no word was found, and that nobody asked about for a day, are discarded.
    """
    for silent in db.exec(select(Recording).where(Recording.state == "heard")):
        if not _has_words(silent) and _age(silent.begun_at) > SILENT_FOR:
            _delete_sound(db, files, silent, "discarded")
    query = select(Recording).where(
        col(Recording.utterance_id).is_not(None), col(Recording.state).in_(PENDING)
    )
    sent = list(db.exec(query))
    for recording in sent:
        turn = db.get_one(Utterance, recording.utterance_id)
        _settle(db, files, recording, final=_age(turn.said_at) > UNDECIDED_FOR)
    return len(sent)


def voices_of(db: Session, files: VoiceFiles, page: Page) -> list[Recording]:
    """The teller's own voice kept with a page, in the order of the telling. Access is the caller's to ask."""
    query = (
        select(Recording)
        .where(Recording.utterance_id == page.memory_id, Recording.state == "kept")
        .order_by(col(Recording.begun_at))
    )
    return [one for one in db.exec(query) if one.path and files.size(one.path)]


def forget_voices(db: Session, files: VoiceFiles, patient_id: str) -> int:
    """Deletes every kept voice of a person; how many there were."""
    query = select(Recording).where(Recording.patient_id == patient_id, Recording.state == "kept")
    kept = list(db.exec(query))
    for recording in kept:
        _delete_sound(db, files, recording, "accepted")
    return len(kept)


def sound_for(db: Session, account: Account, recording_id: str) -> Recording:
    """The recording to listen to: one not sent yet for staff and its maker, a kept one for who sees its page.

    Raises NotFoundError, also once the sound is gone, and NotAllowedError.
    """
    recording = db.get(Recording, recording_id)
    if recording is None or recording.path is None:
        raise NotFoundError
    if recording.state != "kept":
        _require_own(db, account, recording)
        return recording
    page = db.exec(select(Page).where(Page.memory_id == recording.utterance_id)).first()
    if page is None or page.status != "kept":
        _require_own(db, account, recording)
    patient_for(db, account, recording.patient_id, action="heard voice")
    return recording


def _interview_for(db: Session, account: Account, interview_id: str) -> Interview:
    interview = db.get(Interview, interview_id)
    if interview is None:
        raise NotFoundError
    _require_teller(db, account, interview.patient_id)
    return interview


def _begun(
    db: Session, files: VoiceFiles, account: Account, interview: Interview, recording_id: str
) -> Recording:
    existing = db.get(Recording, recording_id)
    if existing is None:
        recording = Recording(
            id=_checked(recording_id),
            interview_id=interview.id,
            patient_id=interview.patient_id,
            account_id=account.id,
            path=files.new_name(),
        )
        db.add(recording)
        try:
            db.commit()
        except IntegrityError:  # the same beginning, at the same moment, in another request
            db.rollback()
            existing = db.get_one(Recording, recording_id)
        else:
            record_access(db, account, interview.patient_id, "recorded voice")
            return recording
    _require_own(db, account, existing)
    if existing.patient_id != interview.patient_id:
        raise NotAllowedError
    return existing


def _checked(recording_id: str) -> str:
    try:
        well = str(UUID(recording_id)) == recording_id
    except ValueError:
        well = False
    if not well:
        raise BadInputError(_("Esa grabación no se entiende."))
    return recording_id


def _require_teller(db: Session, account: Account, patient_id: str) -> None:
    if account.role not in TELLERS or not may_see(db, account, patient_id):
        raise NotAllowedError


def _may_hear(db: Session, account: Account, recording: Recording) -> bool:
    if not may_see(db, account, recording.patient_id):
        return False
    return account.role in STAFF or (account.role in TELLERS and recording.account_id == account.id)


def _require_own(db: Session, account: Account, recording: Recording) -> None:
    if not _may_hear(db, account, recording):
        raise NotAllowedError


def _age(moment: datetime) -> timedelta:
    # SQLite gives times back without their zone, which is UTC.
    return datetime.now(UTC) - (moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _settle(db: Session, files: VoiceFiles, recording: Recording, *, final: bool) -> None:
    patient = db.get_one(PatientRecord, recording.patient_id)
    agreed = patient.voice_consent_at is not None
    told = recording.state != "heard" or _has_words(recording)
    if agreed and told and db.get(Memory, recording.utterance_id) is not None:
        recording.state = "kept"
        db.add(recording)
        db.commit()
    elif final or not agreed or not told:
        _delete_sound(db, files, recording, "accepted")


def _has_words(recording: Recording) -> bool:
    return bool(recording.transcript.get("words"))


def _delete_sound(db: Session, files: VoiceFiles, recording: Recording, state: str) -> None:
    # The sound first: a kill in between leaves a row without its sound, never sound without its row.
    if recording.path is not None:
        files.remove(recording.path)
    recording.state, recording.path, recording.transcript = state, None, {}
    db.add(recording)
    db.commit()
