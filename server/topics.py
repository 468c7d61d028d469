"""The topics that a person does not come back to: put on a list, taken off it, and kept out of sight.

A topic never comes up in a question, a suggestion, a title or a picture that nobody asked for. What is
told about it is kept all the same.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from sqlmodel import Session, col, select

from narrative import propose_title
from narrative.entities import Entity
from narrative.scene import Refusal, Scene
from narrative.topics import Topics, topic_words
from server.errors import BadInputError, NotFoundError
from server.patients import entities_of, patient_for, record_access, require_staff, to_entities
from server.preparation import known_of
from server.records import Account, AvoidedTopic, Memory, Page
from server.studio import Studio
from server.texts import gettext as _

LONGEST: Final = 120  # characters of a topic


def topics_of(db: Session, account: Account, patient_id: str) -> list[AvoidedTopic]:
    """The topics on the list, the newest first."""
    require_staff(account)
    patient_for(db, account, patient_id, action="saw topics to leave alone")
    query = select(AvoidedTopic).where(
        AvoidedTopic.patient_id == patient_id, col(AvoidedTopic.removed_at).is_(None)
    )
    return list(db.exec(query.order_by(col(AvoidedTopic.added_at).desc())))


def add_topic(db: Session, account: Account, patient_id: str, topic_id: str, words: str) -> AvoidedTopic:
    """Puts a topic on the list; the same form or the same words twice are one. Raises BadInputError."""
    require_staff(account)
    patient_for(db, account, patient_id, action="added topic to leave alone")
    words = " ".join(words.split())
    if Topics((words,)).none:
        raise BadInputError(_("Escriba sobre qué no hay que volver."))
    if len(words) > LONGEST:
        raise BadInputError(_("Bastan unas pocas palabras."))
    known = db.get(AvoidedTopic, topic_id)
    same = known or next((t for t in _on_list(db, patient_id) if t.words.lower() == words.lower()), None)
    if same is not None:
        return same
    topic = AvoidedTopic(id=topic_id, patient_id=patient_id, words=words, account_id=account.id)
    db.add(topic)
    db.commit()
    return topic


def remove_topic(db: Session, account: Account, topic_id: str) -> AvoidedTopic:
    """Takes a topic off the list."""
    return _change(db, account, topic_id, datetime.now(UTC), "removed topic to leave alone")


def restore_topic(db: Session, account: Account, topic_id: str) -> AvoidedTopic:
    """Puts a topic that was taken off back on the list."""
    return _change(db, account, topic_id, None, "restored topic to leave alone")


def avoided_words(db: Session, patient_id: str) -> tuple[str, ...]:
    """The words of the topics on a patient's list."""
    return tuple(topic.words for topic in _on_list(db, patient_id))


def avoided_topics(db: Session, patient_id: str, entities: Sequence[Entity]) -> Topics:
    """The topics on a patient's list, ready to be looked for."""
    return Topics(avoided_words(db, patient_id), entities)


def pages_that_touch(db: Session, account: Account, patient_id: str) -> list[tuple[Page, str]]:
    """The pages that a topic of the list shows in, each with that topic's words: for staff to look at."""
    require_staff(account)
    patient_for(db, account, patient_id, action="saw pages of topics to leave alone")
    topics = avoided_topics(db, patient_id, to_entities(entities_of(db, patient_id)))
    if topics.none:
        return []
    query = (
        select(Page, Memory.text)
        .join(Memory, col(Memory.id) == col(Page.memory_id))
        .where(Page.patient_id == patient_id, Page.status != "withdrawn")
        .order_by(col(Page.made_at).desc())
    )
    touched = ((page, topics.touched_by(f"{text} {page.title}")) for page, text in db.exec(query))
    return [(page, words) for page, words in touched if words is not None]


def is_left_alone(db: Session, patient_id: str, text: str) -> bool:
    """Whether a topic of the list shows in these words."""
    return (
        avoided_topics(db, patient_id, to_entities(entities_of(db, patient_id))).touched_by(text) is not None
    )


def proposed_words(db: Session, studio: Studio, memory: Memory) -> str:
    """Words for a topic out of what was told, "" when none offer themselves."""
    patient, entities = known_of(db, memory.patient_id)
    scene = studio.read(memory.text, patient, entities, memory.corrections)
    return "" if isinstance(scene, Refusal) else topic_words(scene, entities)


def title_of(db: Session, patient_id: str, entities: Sequence[Entity], scene: Scene) -> str:
    """The title proposed for a page, without what is left alone."""
    topics = avoided_topics(db, patient_id, entities)
    title = propose_title(scene)
    if topics.touched_by(title) is None and topics.touched_by_scene(scene) is None:
        return title
    held = {entity.id for entity in entities if topics.holds(entity)}
    others = tuple(
        p for p in scene.participants
        if topics.touched_by(p.words) is None and not held & {p.entity or "", *p.members}
    )  # fmt: skip
    title = propose_title(replace(scene, participants=others))
    return title if topics.touched_by(title) is None else _("Un recuerdo")


def not_left_alone(
    db: Session, patient_id: str, entities: Sequence[Entity], scene: Scene
) -> tuple[Entity, ...]:
    """The cards that may be proposed for a scene: all but those of a topic, unless they are in it."""
    topics = avoided_topics(db, patient_id, entities)
    there = {p.entity for p in scene.participants}
    return tuple(e for e in entities if e.id in there or not topics.holds(e))


def _on_list(db: Session, patient_id: str) -> list[AvoidedTopic]:
    query = select(AvoidedTopic).where(
        AvoidedTopic.patient_id == patient_id, col(AvoidedTopic.removed_at).is_(None)
    )
    return list(db.exec(query.order_by(col(AvoidedTopic.added_at))))


def _change(
    db: Session, account: Account, topic_id: str, removed_at: datetime | None, action: str
) -> AvoidedTopic:
    require_staff(account)
    topic = db.get(AvoidedTopic, topic_id)
    if topic is None:
        raise NotFoundError
    patient_for(db, account, topic.patient_id, action=action)
    topic.removed_at = removed_at
    db.add(topic)
    record_access(db, account, topic.patient_id, action)
    return topic
