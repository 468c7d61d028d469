"""The topics that a person does not come back to: the list, adding, taking off."""

from typing import Annotated
from uuid import uuid4

from babel.dates import format_date
from fastapi import APIRouter, Form, Response

from server.errors import NotReadyError
from server.patients import patient_for
from server.records import AvoidedTopic, Memory
from server.routes import addresses
from server.routes.answers import frame, lead_back, page
from server.routes.visit import SignedIn, Visit
from server.sitting_views import TopicLine, TopicsView, TouchedPage
from server.texts import current_locale
from server.texts import gettext as _
from server.topics import (
    LONGEST,
    add_topic,
    pages_that_touch,
    proposed_words,
    remove_topic,
    restore_topic,
    topics_of,
)

router = APIRouter()

Back = Annotated[str, Form()]


def _line(topic: AvoidedTopic) -> TopicLine:
    day = format_date(topic.added_at, "long", locale=current_locale())
    return TopicLine(topic.words, _("Desde el %s") % day, f"/temas/{topic.id}/quitar")


def _proposed(visit: Visit, patient_id: str, memory_id: str) -> str:
    """Words for the list out of a memory of this person, "" when there are none."""
    memory = visit.db.get(Memory, memory_id) if memory_id else None
    if memory is None or memory.patient_id != patient_id:
        return ""
    try:
        return proposed_words(visit.db, visit.studio, memory)
    except NotReadyError:
        return ""


def _view(visit: Visit, patient_id: str, memory_id: str) -> TopicsView:
    patient = patient_for(visit.db, visit.account, patient_id)
    touched = pages_that_touch(visit.db, visit.account, patient.id)
    return TopicsView(
        frame=frame(visit, _("Temas a los que no volver"), patient, here="talk"),
        patient_name=patient.name,
        topics=tuple(_line(topic) for topic in topics_of(visit.db, visit.account, patient.id)),
        touched=tuple(
            TouchedPage(row.title or _("Página sin título"), words, addresses.page(row.id))
            for row, words in touched
        ),
        add_address=addresses.topics(patient.id),
        topic_id=str(uuid4()),
        words=_proposed(visit, patient.id, memory_id),
        back=addresses.interview(patient.id) if memory_id else "",
        longest=LONGEST,
        interview_address=addresses.interview(patient.id),
    )


@router.get("/personas/{patient_id}/temas")
def show_topics(visit: SignedIn, patient_id: str, sobre: str = "") -> Response:
    """The list, and the pages that it concerns; words for it out of the memory ``sobre``."""
    visit.staff_only()
    return page(_view(visit, patient_id, sobre))


@router.post("/personas/{patient_id}/temas")
def put_on(
    visit: SignedIn,
    patient_id: str,
    turno: Annotated[str, Form()] = "",
    palabras: Annotated[str, Form()] = "",
    volver: Back = "",
) -> Response:
    """Put a topic on the list."""
    visit.staff_only()
    topic = add_topic(visit.db, visit.account, patient_id, turno or str(uuid4()), palabras)
    return lead_back(volver, addresses.topics(patient_id), "tema", topic.id)


@router.post("/temas/{topic_id}/quitar")
def take_off(visit: SignedIn, topic_id: str, volver: Back = "") -> Response:
    """Take a topic off the list; the answer offers to put it back."""
    visit.staff_only()
    topic = remove_topic(visit.db, visit.account, topic_id)
    return lead_back(volver, addresses.topics(topic.patient_id), "tema-quitado", topic.id)


@router.post("/temas/{topic_id}/recuperar")
def put_back(visit: SignedIn, topic_id: str, volver: Back = "") -> Response:
    """Undo taking a topic off."""
    visit.staff_only()
    topic = restore_topic(visit.db, visit.account, topic_id)
    return lead_back(volver, addresses.topics(topic.patient_id), "tema-recuperado", topic.id)
