"""Spoken to with "tú" or "usted": the questions, the comfort and what is said to nothing."""

import pytest

from narrative.address import said_with_tu
from server.address import set_familiar
from server.asking import ask_another
from server.errors import NotAllowedError
from server.interviews import interview_for
from server.records import PatientRecord, Utterance
from server.routes.answers import notice
from tests.server.conftest import WAR, CareHome


@pytest.fixture
def familiar(care: CareHome) -> CareHome:
    set_familiar(care.db, care.therapist, "juan", familiar=True)
    care.db.commit()
    return care


@pytest.fixture(autouse=True)
def formal_again(care: CareHome) -> None:
    set_familiar(care.db, care.therapist, "juan", familiar=False)
    care.db.commit()


def reply(care: CareHome, text: str) -> str:
    told = care.tell(text)
    assert told.reply is not None
    return told.reply.text


def test_comfort_and_what_cannot_be_drawn_are_said_in_the_chosen_form(care: CareHome) -> None:
    texts = (WAR, "Estoy muy cansado, no quiero seguir hablando hoy.", "asdfgh jklmn qwrtp")
    formal = [reply(care, text) for text in texts]
    set_familiar(care.db, care.therapist, "juan", familiar=True)
    care.db.commit()
    familiar = [reply(care, text) for text in texts]
    assert familiar == [said_with_tu(sentence) for sentence in formal]
    assert familiar != formal


def test_questions_are_asked_with_tu(familiar: CareHome) -> None:
    care = familiar
    interview = interview_for(care.db, care.therapist, care.interview())
    asked: list[Utterance] = []
    for number in range(12):
        turn = f"tu-{number}-{interview.id}"
        question = ask_another(care.db, care.studio, care.therapist, interview, turn)
        if question is not None:
            asked.append(question)
    assert len(asked) > 3
    formal = ("usted", " le ", " su ", "recuerda ", "cuénteme", "quiere ")
    assert not [q.text for q in asked if any(mark in f" {q.text.lower()} " for mark in formal)]


def test_only_the_therapist_chooses_it(care: CareHome) -> None:
    for account in (care.relative, care.patient, care.stranger):
        with pytest.raises(NotAllowedError):
            set_familiar(care.db, account, "juan", familiar=True)
    assert not care.db.get_one(PatientRecord, "juan").familiar
    assert notice("trato-tu") is not None
