"""What Evoca asks in a sitting: one question after a page, another on demand, none once it is time to rest.

Whether it may ask is read from the sitting itself: an acknowledgement (to someone tired or sad, or to a
painful memory) ends the asking, and so does the therapist's "hoy sin preguntas"; only the therapist
takes it up again. Nothing of this is kept in a process, so every tab sees the same.
"""

from functools import cache
from typing import Final
from uuid import NAMESPACE_URL, uuid4, uuid5

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from narrative.question_bank import QuestionBank
from narrative.questions import Question, next_question, opening_question, still_stands
from narrative.scene import Refusal, Scene
from server.address import question_words, spoken
from server.errors import NotAllowedError
from server.patients import record_access, require_staff
from server.preparation import known_of
from server.records import Account, Interview, Memory, Page, SittingNote, Utterance
from server.settings import SHIPPED_DATA
from server.studio import Studio
from server.topics import avoided_words

BANK: Final = SHIPPED_DATA / "questions"
MOST_ABOUT_ONE: Final = 2  # questions about one memory, unless the therapist wants more
LISTENING: Final = "Como quiera. Le escucho."
GOING_ON: Final = "Le escucho."


@cache
def bank() -> QuestionBank:
    """The questions that ship with Evoca."""
    return QuestionBank.load(BANK)


def may_ask(db: Session, interview_id: str) -> bool:
    """Whether Evoca still asks in this sitting."""
    note = db.exec(
        select(SittingNote)
        .where(SittingNote.interview_id == interview_id, SittingNote.kind == "asking")
        .order_by(col(SittingNote.at).desc())
    ).first()
    if note is not None and note.text == "off":
        return False
    rest = select(Utterance).where(
        Utterance.interview_id == interview_id, Utterance.kind == "acknowledgement"
    )
    if note is not None:
        rest = rest.where(col(Utterance.said_at) > note.at)
    return db.exec(rest).first() is None


def open_question(db: Session, interview_id: str, before: Utterance | None = None) -> Utterance | None:
    """Evoca's question that nothing was said after, or None; ``before`` looks at what preceded a turn."""
    query = select(Utterance).where(Utterance.interview_id == interview_id)
    if before is not None:
        query = query.where(Utterance.id != before.id, col(Utterance.said_at) <= before.said_at)
    last = db.exec(query.order_by(col(Utterance.said_at).desc(), col(Utterance.speaker))).first()
    return last if last is not None and last.kind == "question" else None


def follow_up(db: Session, memory: Memory, scene: Scene, after: Utterance) -> Utterance | None:
    """Asks the one thing that the memory lacks most, after this turn; None when nothing is to be asked."""
    interview = db.get_one(Interview, after.interview_id)
    if interview.ended_at is not None or not may_ask(db, interview.id):
        return None
    if len(_asked_about(db, interview.id, memory.id)) >= MOST_ABOUT_ONE:
        return None
    question = _next(db, memory, scene, interview.id)
    turn_id = str(uuid5(NAMESPACE_URL, f"evoca:question:{after.id}"))
    return _ask(db, interview.id, turn_id, question, memory.id) if question else None


def replace_moot_question(db: Session, memory: Memory, scene: Scene) -> None:
    """Where a correction took away what the open question is about, another one takes its place, or none;
    the caller commits.
    """
    asked = open_question(db, memory.interview_id)
    if asked is None or asked.memory_id != memory.id or asked.question_id is None:
        return
    patient, entities = known_of(db, memory.patient_id)
    if still_stands(asked.question_id, asked.text, scene, patient, entities, bank()):
        return
    question = _next(db, memory, scene, memory.interview_id) if may_ask(db, memory.interview_id) else None
    db.add(_turn(db, memory.interview_id, question, memory.id))


def opening(db: Session, interview: Interview) -> Question | None:
    """A question that opens something new, None when Evoca should not ask."""
    if not may_ask(db, interview.id):
        return None
    patient, entities = known_of(db, interview.patient_id)
    avoided = avoided_words(db, interview.patient_id)
    return opening_question(patient, entities, asked_ids(db, interview.id), avoided, bank())


def ask_another(
    db: Session, studio: Studio, account: Account, interview: Interview, turn_id: str
) -> Utterance | None:
    """Another question about what is being spoken of, in place of the one asked; None for want of one.

    The same ``turn_id`` again is the same question. Asking for one is taking up the asking again.
    """
    require_staff(account)
    known = db.get(Utterance, turn_id)
    if known is not None:
        return known if known.interview_id == interview.id else None
    if not may_ask(db, interview.id):
        set_asking(db, account, interview, on=True)
    memory, scene = _spoken_of(db, studio, interview)
    question = _next(db, memory, scene, interview.id) if memory and scene else None
    about = memory.id if memory and question else None
    question = question or opening(db, interview)
    record_access(db, account, interview.patient_id, "asked another question")
    return _ask(db, interview.id, turn_id, question, about) if question else None


def ask_of_something_else(
    db: Session, account: Account, interview: Interview, turn_id: str
) -> Utterance | None:
    """Leaves what was told and opens something else; the therapist wants it, so Evoca asks again."""
    require_staff(account)
    known = db.get(Utterance, turn_id)
    if known is not None:
        return known if known.interview_id == interview.id else None
    if not may_ask(db, interview.id):
        set_asking(db, account, interview, on=True)
    question = opening(db, interview)
    record_access(db, account, interview.patient_id, "went on to something else")
    return _ask(db, interview.id, turn_id, question, None) if question else None


def pass_over(db: Session, interview: Interview, turn_id: str) -> Utterance | None:
    """Leaves the open question without an answer; what is told next is a memory of its own."""
    if db.get(Utterance, turn_id) is not None or open_question(db, interview.id) is None:
        return db.get(Utterance, turn_id)
    words = spoken(db, interview.id, LISTENING)
    turn = Utterance(id=turn_id, interview_id=interview.id, speaker="evoca", text=words, kind="reply")
    return _kept(db, turn)


def set_asking(db: Session, account: Account, interview: Interview, *, on: bool) -> None:
    """Turns the questions of this sitting on or off. Raises NotAllowedError for those who do not lead it."""
    require_staff(account)
    if interview.ended_at is not None:
        raise NotAllowedError
    note = SittingNote(
        interview_id=interview.id, account_id=account.id, kind="asking", text="on" if on else "off"
    )
    db.add(note)
    record_access(db, account, interview.patient_id, "turned questions on" if on else "turned questions off")


def asked_ids(db: Session, interview_id: str) -> list[str]:
    """The bank's ids of what was asked in a sitting, oldest first."""
    query = (
        select(Utterance.question_id)
        .where(Utterance.interview_id == interview_id, Utterance.speaker == "evoca")
        .where(col(Utterance.question_id).is_not(None))
        .order_by(col(Utterance.said_at))
    )
    return [each for each in db.exec(query) if each]


def _asked_about(db: Session, interview_id: str, memory_id: str) -> list[Utterance]:
    query = select(Utterance).where(
        Utterance.interview_id == interview_id, Utterance.memory_id == memory_id, Utterance.kind == "question"
    )
    return list(db.exec(query))


def _next(db: Session, memory: Memory, scene: Scene, interview_id: str) -> Question | None:
    patient, entities = known_of(db, memory.patient_id)
    avoided = avoided_words(db, memory.patient_id)
    return next_question(scene, patient, entities, asked_ids(db, interview_id), None, avoided, bank())


def _spoken_of(db: Session, studio: Studio, interview: Interview) -> tuple[Memory | None, Scene | None]:
    """The latest memory of this sitting that has a page in view, and its scene."""
    query = (
        select(Memory)
        .join(Page, col(Page.memory_id) == col(Memory.id))
        .where(Memory.interview_id == interview.id, Page.status != "withdrawn")
        .order_by(col(Memory.told_at).desc())
    )
    memory = db.exec(query).first()
    if memory is None:
        return None, None
    patient, entities = known_of(db, memory.patient_id)
    scene = studio.read(memory.text, patient, entities, memory.corrections)
    return (None, None) if isinstance(scene, Refusal) else (memory, scene)


def _ask(
    db: Session, interview_id: str, turn_id: str, question: Question, memory_id: str | None
) -> Utterance:
    return _kept(db, _turn(db, interview_id, question, memory_id, turn_id))


def _turn(
    db: Session, interview_id: str, question: Question | None, memory_id: str | None, turn_id: str = ""
) -> Utterance:
    """What Evoca says: the question, or that it listens; not yet in the database."""
    return Utterance(
        id=turn_id or str(uuid4()),
        interview_id=interview_id,
        speaker="evoca",
        text=question_words(db, interview_id, question) if question else spoken(db, interview_id, GOING_ON),
        memory_id=memory_id if question else None,
        kind="question" if question else "reply",
        question_id=question.id if question else None,
    )


def _kept(db: Session, turn: Utterance) -> Utterance:
    db.add(turn)
    try:
        db.commit()
    except IntegrityError:  # the same form, at the same moment, in another request
        db.rollback()
        return db.get_one(Utterance, turn.id)
    return turn
