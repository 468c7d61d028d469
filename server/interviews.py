"""Interviews: what is said in them, and how a told memory becomes a page.

What the teller says is kept before anything else is done with it, so nothing said is ever lost.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zlib import crc32

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from narrative import describe_in_own_words
from narrative.comfort import acknowledge, no_answer, offer_rest, set_apart
from narrative.mood import Mood, read_mood
from narrative.refusal import NOTHING_TO_DRAW
from narrative.scene import Refusal, Scene
from narrative.sorrow import is_sorrow
from server.address import question_words, spoken
from server.answering import answers_nothing, is_mood_alone, take_answer, takes_out
from server.asking import follow_up, may_ask, opening
from server.corrected_memories import year_of
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.page_styles import style_of_new_pages
from server.page_versions import note_version
from server.patients import patient_for, record_access, require_staff
from server.preparation import known_of
from server.records import Account, Interview, Memory, Page, Utterance
from server.revisions import make_revision
from server.studio import Studio
from server.talked_corrections import correct_by_talking
from server.texts import gettext as _
from server.topics import avoided_topics, title_of

LONGEST_KEPT: Final = 200_000  # characters; beyond it the text is no telling
TELLERS: Final = ("administrator", "therapist", "patient")


@dataclass(frozen=True)
class Told:
    """What came of a telling: the turn itself, Evoca's answer if it has one, the page if there is one,
    and what is asked next.
    """

    utterance: Utterance
    reply: Utterance | None
    page: Page | None
    question: Utterance | None = None


def open_interview(db: Session, account: Account, patient_id: str) -> Interview:
    """The patient's open interview, or a new one: whoever comes second joins the first."""
    if account.role not in TELLERS:
        raise NotAllowedError
    patient_for(db, account, patient_id, action="opened interview")
    query = (
        select(Interview)
        .where(Interview.patient_id == patient_id, col(Interview.ended_at).is_(None))
        .order_by(col(Interview.started_at).desc())
    )
    found = db.exec(query).first()
    if found is not None:
        return found
    therapist = account.id if account.role == "therapist" else None
    interview = Interview(patient_id=patient_id, therapist_id=therapist)
    db.add(interview)
    db.commit()
    return interview


def end_interview(db: Session, account: Account, interview_id: str) -> Interview:
    """Ends an interview; one that has ended stays as it is."""
    require_staff(account)
    interview = interview_for(db, account, interview_id)
    if interview.ended_at is None:
        interview.ended_at = datetime.now(UTC)
        db.add(interview)
        record_access(db, account, interview.patient_id, "ended interview")
    return interview


def interview_for(db: Session, account: Account, interview_id: str) -> Interview:
    """The interview, when this account may take part in it."""
    interview = db.get(Interview, interview_id)
    if interview is None:
        raise NotFoundError
    if account.role not in TELLERS:
        raise NotAllowedError
    patient_for(db, account, interview.patient_id, action="took part in interview")
    return interview


def utterances(db: Session, interview_id: str) -> list[Utterance]:
    """The turns of an interview in the order they were said, each answer after what it answers."""
    query = (
        select(Utterance)
        .where(Utterance.interview_id == interview_id)
        .order_by(col(Utterance.said_at), col(Utterance.speaker).desc())
    )
    return list(db.exec(query))


def tell(
    db: Session, studio: Studio, account: Account, interview_id: str, utterance_id: str, text: str
) -> Told:
    """Keeps what was said and makes a page of it when there is something to draw.

    The same ``utterance_id`` again gives what came of it the first time. Raises BadInputError for a
    text beyond all measure and NotReadyError while the language parts load: the turn is kept then,
    and its page follows by itself.
    """
    interview = interview_for(db, account, interview_id)
    utterance = _kept_utterance(db, interview, utterance_id, text)
    return _outcome(db, utterance) or _understand(db, studio, account, utterance)


def make_page(db: Session, studio: Studio, account: Account, memory_id: str) -> Page:
    """Makes the page of a memory that waited for the therapist; a page there already is given back."""
    require_staff(account)
    memory = db.get(Memory, memory_id)
    if memory is None:
        raise NotFoundError
    patient_for(db, account, memory.patient_id, action="made page")
    existing = _page_of(db, memory.id)
    if existing is not None:
        return existing
    patient, entities = known_of(db, memory.patient_id)
    scene = studio.read(memory.text, patient, entities, memory.corrections)
    if isinstance(scene, Refusal):
        raise BadInputError(scene.question)
    return _new_page(db, studio, memory, scene)


def finish_interrupted(
    db: Session, studio: Studio, *, older_than: timedelta, newer_than: timedelta | None = None
) -> int:
    """Goes on with tellings that were kept and then cut off, by a kill for instance; how many there were.

    Only those told between ``newer_than`` (None: ever) and ``older_than`` ago are looked at.
    """
    now = datetime.now(UTC)
    earliest = now - newer_than if newer_than else datetime.min.replace(tzinfo=UTC)
    unread = select(Utterance).where(
        Utterance.speaker == "teller",
        col(Utterance.memory_id).is_(None),
        col(Utterance.said_at).between(earliest, now - older_than),
    )
    # A memory whose page was to be made and is not there was cut off one step later.
    pageless = (
        select(Utterance)
        .join(Memory, col(Memory.id) == col(Utterance.id))
        .where(
            col(Memory.id).not_in(select(Page.memory_id)),
            col(Memory.told_at).between(earliest, now - older_than),
        )
    )
    cut_off = [turn for turn in (*db.exec(unread), *db.exec(pageless)) if _outcome(db, turn) is None]
    for turn in cut_off:
        _understand(db, studio, None, turn)
    return len(cut_off)


def _kept_utterance(db: Session, interview: Interview, utterance_id: str, text: str) -> Utterance:
    existing = db.get(Utterance, utterance_id)
    if existing is None:
        if len(text) > LONGEST_KEPT:
            raise BadInputError(_("Es un texto muy largo. Cuéntelo en trozos, uno por recuerdo."))
        # PostgreSQL keeps no null characters; no one says them.
        utterance = Utterance(
            id=utterance_id, interview_id=interview.id, speaker="teller", text=text.replace("\0", "")
        )
        db.add(utterance)
        try:
            db.commit()
        except IntegrityError:  # the same form, at the same moment, in another request
            db.rollback()
            existing = db.get_one(Utterance, utterance_id)
        else:
            return utterance
    if existing.interview_id != interview.id or existing.speaker != "teller":
        raise NotAllowedError
    return existing


def _outcome(db: Session, utterance: Utterance) -> Told | None:
    """What came of a turn already, or None when nothing has yet."""
    reply = db.get(Utterance, _reply_id(utterance.id))
    page = _page_of(db, utterance.memory_id) if utterance.memory_id else None
    return Told(utterance, reply, page) if reply or page else None


def _understand(db: Session, studio: Studio, account: Account | None, utterance: Utterance) -> Told:
    interview = db.get_one(Interview, utterance.interview_id)
    patient, entities = known_of(db, interview.patient_id)
    topics = avoided_topics(db, interview.patient_id, entities)
    sorrow = is_sorrow(utterance.text)
    # A correction may take out what is left alone; it may not bring it into a picture.
    may_correct = not sorrow and (topics.touched_by(utterance.text) is None or takes_out(utterance.text))
    corrected = correct_by_talking(db, studio, account, utterance) if may_correct else None
    if corrected is not None:
        return Told(utterance, _reply(db, utterance, corrected.answer), corrected.page)
    mood = read_mood(utterance.text)
    answered = take_answer(db, studio, utterance, patient, entities)
    if answered is not None:
        page, scene = answered
        question = follow_up(db, db.get_one(Memory, page.memory_id), scene, utterance)
        make_revision(db, studio, page, scene)
        return Told(utterance, None, page, question)
    db.refresh(utterance)  # the same form in another request may have answered by now
    taken = _outcome(db, utterance)
    if taken is not None:
        return taken
    scene = studio.read(utterance.text, patient, entities)
    if isinstance(scene, Refusal) or is_mood_alone(mood, scene):
        return Told(utterance, _aside(db, interview, utterance, mood, scene), None)
    memory = _kept_memory(db, account, interview, utterance)
    if scene.sensitive or sorrow or topics.touched_by_scene(scene) is not None:
        words = acknowledge(memory.text) if scene.sensitive or sorrow else set_apart(memory.text)
        return Told(utterance, _reply(db, utterance, words, "acknowledgement"), None)
    if mood is not None:
        page = _new_page(db, studio, memory, scene)  # first: a reply alone would mean that none is to come
        words = offer_rest(mood, utterance.text)
        return Told(utterance, _reply(db, utterance, words, "acknowledgement"), page)
    # The question is there before the page is, so that no screen shows the one without the other.
    question = follow_up(db, memory, scene, utterance)
    return Told(utterance, None, _new_page(db, studio, memory, scene), question)


def _aside(
    db: Session, interview: Interview, utterance: Utterance, mood: Mood | None, read: Scene | Refusal
) -> Utterance:
    """What is said to a turn that holds nothing to draw."""
    utterance.kind = "aside"
    db.add(utterance)
    if is_sorrow(utterance.text):
        return _reply(db, utterance, acknowledge(utterance.text), "acknowledgement")
    if mood is not None:
        return _reply(db, utterance, offer_rest(mood, utterance.text), "acknowledgement")
    refusal = read if isinstance(read, Refusal) else NOTHING_TO_DRAW
    nothing = refusal.flaw in ("empty", "nothing_to_draw")
    if nothing and (answers_nothing(db, utterance) or not may_ask(db, interview.id)):
        return _reply(db, utterance, no_answer(utterance.text))
    question = opening(db, interview) if refusal == NOTHING_TO_DRAW else None
    if question is None:
        return _reply(db, utterance, refusal.question)
    words = question_words(db, interview.id, question)
    return _reply(db, utterance, words, "question", question.id)


def _kept_memory(db: Session, account: Account | None, interview: Interview, utterance: Utterance) -> Memory:
    existing = db.get(Memory, utterance.id)
    if existing is not None:
        return existing
    memory = Memory(
        id=utterance.id,
        patient_id=interview.patient_id,
        interview_id=interview.id,
        account_id=account.id if account else None,
        text=utterance.text,
    )
    try:
        db.add(memory)
        db.flush()
        utterance.memory_id = memory.id
        db.add(utterance)
        db.commit()
    except IntegrityError:  # the same form, at the same moment, in another request
        db.rollback()
        return db.get_one(Memory, utterance.id)
    return memory


def unmade_page(db: Session, studio: Studio, memory: Memory, scene: Scene) -> Page:
    """The page of a memory as it is before anything of it is made; not yet in the database."""
    phase = scene.era.phase
    return Page(
        id=str(uuid5(NAMESPACE_URL, f"evoca:page:{memory.id}")),
        memory_id=memory.id,
        patient_id=memory.patient_id,
        title=title_of(db, memory.patient_id, known_of(db, memory.patient_id)[1], scene),
        description=describe_in_own_words(memory.text),
        phase=phase,
        year=year_of(scene),
        position=_next_position(db, memory.patient_id, phase),
        seed=crc32(memory.id.encode()),
        style=style_of_new_pages(db, studio.settings, memory.patient_id),
        model=studio.settings.model,
    )


def _new_page(db: Session, studio: Studio, memory: Memory, scene: Scene) -> Page:
    page = unmade_page(db, studio, memory, scene)
    db.add(page)
    try:
        note_version(db, page, "told")
        db.commit()
    except IntegrityError:  # the same form, at the same moment, in another request
        db.rollback()
        return db.get_one(Page, page.id)
    make_revision(db, studio, page, scene)
    return page


def _next_position(db: Session, patient_id: str, phase: str) -> int:
    query = select(func.max(Page.position)).where(Page.patient_id == patient_id, Page.phase == phase)
    return (db.exec(query).one() or 0) + 1


def _page_of(db: Session, memory_id: str) -> Page | None:
    return db.exec(select(Page).where(Page.memory_id == memory_id)).first()


def _reply_id(utterance_id: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"evoca:reply:{utterance_id}"))


def _reply(
    db: Session, utterance: Utterance, words: str, kind: str = "reply", question_id: str | None = None
) -> Utterance:
    """Evoca's answer to a turn, said once."""
    reply = Utterance(
        id=_reply_id(utterance.id),
        interview_id=utterance.interview_id,
        speaker="evoca",
        text=spoken(db, utterance.interview_id, words),
        memory_id=utterance.memory_id,
        kind=kind,
        question_id=question_id,
    )
    db.add(reply)
    try:
        db.commit()
    except IntegrityError:
        db.rollback()
        return db.get_one(Utterance, reply.id)
    return reply
