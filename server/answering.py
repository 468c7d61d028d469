"""An answer to Evoca's question joins the memory that was asked about, and its page is made again.

The answer stays a turn of its own in the talk; the memory's text gets it appended, as it was told.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from sqlmodel import Session, col, select

from narrative import describe_in_own_words
from narrative.entities import Entity, Patient
from narrative.mood import Mood, read_mood
from narrative.questions import Question
from narrative.replies import is_answer, is_no_answer, joined
from narrative.scene import Refusal, Scene
from narrative.sorrow import is_sorrow
from narrative.words import plain
from server.asking import bank, open_question
from server.corrected_memories import year_of
from server.moments import in_utc
from server.page_versions import note_version
from server.records import Memory, Page, Utterance
from server.revisions import begin_revision
from server.studio import Studio
from server.topics import avoided_topics, title_of

LONGEST_DESCRIPTION: Final = 50_000  # characters; as server.pages allows
IN_MIND: Final = timedelta(hours=1)  # that a question asked is answered
LONGEST_MOOD: Final = 10  # words; who says more tells something
_TAKES_OUT: Final = re.compile(
    r"\b(quit\w+|sac(a|as|ar|alo|ala|alos|alas)|saque\w*|borr\w+|no (estaba|iba|vino|salia))\b"
)


def take_answer(
    db: Session, studio: Studio, utterance: Utterance, patient: Patient, entities: Sequence[Entity]
) -> tuple[Page, Scene] | None:
    """The page that the answer went into with its scene, or None when this turn is no answer.

    Commits the answer together with the new revision, so that a kill loses neither; the caller draws it.
    """
    asked = open_question(db, utterance.interview_id, before=utterance)
    if asked is None or asked.memory_id is None or not _is_fresh(asked, utterance):
        return None
    memory, page = db.get_one(Memory, asked.memory_id), _page_of(db, asked.memory_id)
    if page is None or page.status == "withdrawn":
        return None
    known = tuple(entities)
    before = studio.read(memory.text, patient, known, memory.corrections)
    if isinstance(before, Refusal) or not _belongs(db, studio, utterance, asked, before, patient, known):
        return None
    return _append(db, studio, utterance, asked, page, patient, known)


def _is_fresh(asked: Utterance, utterance: Utterance) -> bool:
    """Whether the question can still be in the teller's mind: a talk may stay open for days."""
    return in_utc(utterance.said_at) - in_utc(asked.said_at) <= IN_MIND


def answers_nothing(db: Session, utterance: Utterance) -> bool:
    """Whether this turn only says that it has no answer to the question before it."""
    return is_no_answer(utterance.text) and open_question(db, utterance.interview_id, utterance) is not None


def is_mood_alone(mood: Mood | None, scene: Scene | Refusal) -> bool:
    """Whether a turn says how the teller is, and tells nothing besides: "no quiero seguir"."""
    if mood is None or isinstance(scene, Refusal):
        return False
    there = any(p.in_scene and p.relation != "yo" for p in scene.participants)
    return not there and len(scene.text.split()) <= LONGEST_MOOD


def takes_out(text: str) -> bool:
    """Whether a turn asks for something to be taken out, or says that it was not there."""
    return _TAKES_OUT.search(plain(text)) is not None


def _belongs(
    db: Session,
    studio: Studio,
    utterance: Utterance,
    asked: Utterance,
    before: Scene,
    patient: Patient,
    entities: tuple[Entity, ...],
) -> bool:
    in_bank = bank().get(asked.question_id or "")
    if in_bank is None or read_mood(utterance.text) is not None or is_sorrow(utterance.text):
        return False
    understanding = studio.wait_until_ready()
    told = understanding.understand(utterance.text, patient, entities)
    topics = avoided_topics(db, patient.id, entities)
    if topics.touched_by(utterance.text) is not None:
        return False
    question = Question(in_bank.id, asked.text, asked.text, in_bank.gap, in_bank.sense)
    return is_answer(utterance.text, question, before, told, understanding.knowledge.verbs)


def _append(
    db: Session,
    studio: Studio,
    utterance: Utterance,
    asked: Utterance,
    page: Page,
    patient: Patient,
    entities: tuple[Entity, ...],
) -> tuple[Page, Scene] | None:
    begin_revision(db, page)  # and with it the lock: of the same form twice, one appends
    db.refresh(utterance)
    memory = db.get_one(Memory, page.memory_id)
    db.refresh(memory)
    if utterance.memory_id is not None:
        db.rollback()
        return None
    title = _proposed(db, studio, memory, patient, entities)
    memory.text = joined(memory.text, utterance.text)
    scene = studio.read(memory.text, patient, entities, memory.corrections)
    if isinstance(scene, Refusal):  # together they are beyond what can be read; the answer stands alone
        db.rollback()
        return None
    page.description = f"{page.description} {describe_in_own_words(utterance.text)}"[:LONGEST_DESCRIPTION]
    if page.status == "draft" and page.title == title:
        page.title = title_of(db, patient.id, entities, scene)
    page.phase, page.year = scene.era.phase, year_of(scene)
    note_version(db, page, "answered", utterance.text)
    utterance.memory_id, utterance.kind, utterance.question_id = memory.id, "answer", asked.question_id
    db.add_all((memory, page, utterance))
    db.commit()
    return page, scene


def _proposed(
    db: Session, studio: Studio, memory: Memory, patient: Patient, entities: tuple[Entity, ...]
) -> str:
    """The title that was proposed for the memory as it is: one of the therapist's own stays."""
    scene = studio.read(memory.text, patient, entities, memory.corrections)
    return "" if isinstance(scene, Refusal) else title_of(db, patient.id, entities, scene)


def _page_of(db: Session, memory_id: str) -> Page | None:
    return db.exec(select(Page).where(col(Page.memory_id) == memory_id)).first()
