"""Evoca's questions in the hands of the therapist, and the person's way past one."""

from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Response

from server.address import set_familiar
from server.asking import ask_another, ask_of_something_else, pass_over, set_asking
from server.interviews import interview_for
from server.records import Utterance
from server.routes import addresses
from server.routes.answers import block, lead_back, notice
from server.routes.talks import interview_view, person_view
from server.routes.visit import SignedIn, Visit

router = APIRouter()

Back = Annotated[str, Form()]
TurnId = Annotated[str, Form()]


def _answer(visit: Visit, patient_id: str, back: str, done: str = "") -> Response:
    if visit.wants_fragment:
        return block(interview_view(visit, patient_id, done=notice(done)), "interview")
    return lead_back(back, addresses.interview(patient_id), done)


def _asked(visit: Visit, patient_id: str, back: str, question: Utterance | None) -> Response:
    return _answer(visit, patient_id, back, "" if question else "sin-pregunta")


@router.post("/charlas/{interview_id}/pregunta")
def another_question(visit: SignedIn, interview_id: str, turno: TurnId = "", volver: Back = "") -> Response:
    """Another question in place of the one asked."""
    visit.staff_only()
    interview = interview_for(visit.db, visit.account, interview_id)
    question = ask_another(visit.db, visit.studio, visit.account, interview, turno or str(uuid4()))
    return _asked(visit, interview.patient_id, volver, question)


@router.post("/charlas/{interview_id}/otra-cosa")
def something_else(visit: SignedIn, interview_id: str, turno: TurnId = "", volver: Back = "") -> Response:
    """Go on to something else."""
    visit.staff_only()
    interview = interview_for(visit.db, visit.account, interview_id)
    question = ask_of_something_else(visit.db, visit.account, interview, turno or str(uuid4()))
    return _asked(visit, interview.patient_id, volver, question)


@router.post("/charlas/{interview_id}/preguntas")
def turn_questions(
    visit: SignedIn, interview_id: str, hay: Annotated[str, Form()] = "", volver: Back = ""
) -> Response:
    """Turn the questions of this sitting on or off."""
    visit.staff_only()
    interview = interview_for(visit.db, visit.account, interview_id)
    set_asking(visit.db, visit.account, interview, on=hay == "si")
    return _answer(visit, interview.patient_id, volver, "preguntas-si" if hay == "si" else "preguntas-no")


@router.post("/personas/{patient_id}/trato")
def choose_address(
    visit: SignedIn, patient_id: str, trato: Annotated[str, Form()] = "", volver: Back = ""
) -> Response:
    """Speak to the person with "tú" from now on, or with "usted" again."""
    visit.staff_only()
    familiar = trato == "tu"
    set_familiar(visit.db, visit.account, patient_id, familiar=familiar)
    return _answer(visit, patient_id, volver, "trato-tu" if familiar else "trato-usted")


@router.post("/charlas/{interview_id}/pasar")
def go_past(visit: SignedIn, interview_id: str, turno: TurnId = "", volver: Back = "") -> Response:
    """Leave the question without an answer, from the person's screen."""
    visit.staff_or_patient()
    interview = interview_for(visit.db, visit.account, interview_id)
    pass_over(visit.db, interview, turno or str(uuid4()))
    if visit.wants_fragment:
        return block(person_view(visit, interview.patient_id), "interview")
    return lead_back(volver, addresses.person(interview.patient_id))
