"""One question after a page, its answer in the same page, and silence when it is time to rest."""

import threading
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlmodel import col, select

from narrative.question_rules import faults
from server.asking import (
    LISTENING,
    MOST_ABOUT_ONE,
    ask_another,
    ask_of_something_else,
    asked_ids,
    bank,
    may_ask,
    open_question,
    pass_over,
    set_asking,
)
from server.database import session
from server.errors import NotAllowedError
from server.interviews import end_interview, finish_interrupted, make_page, tell, utterances
from server.moments import in_utc
from server.page_files import find_file, revision_of
from server.pages import correct_with_words
from server.records import Interview, Memory, Page, SittingNote, Utterance
from server.topics import add_topic, remove_topic
from tests.server.conftest import PARK, WAR, CareHome

KITCHEN = "De niño, en la cocina, mi madre hacía rosquillas y yo la miraba."


@pytest.fixture
def fresh(care: CareHome) -> CareHome:
    """A sitting of its own."""
    end_interview(care.db, care.therapist, care.interview())
    return care


def _sitting(care: CareHome) -> Interview:
    return care.db.get_one(Interview, care.interview())


def test_one_question_follows_a_page(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    assert told.page is not None
    assert told.question is not None
    assert told.question.kind == "question"
    assert told.question.memory_id == told.utterance.id
    assert bank().get(told.question.question_id or "") is not None
    assert faults(told.question.text) == ()
    said = utterances(fresh.db, told.utterance.interview_id)
    assert [turn.id for turn in said] == [told.utterance.id, told.question.id]
    assert open_question(fresh.db, told.utterance.interview_id) == told.question


def test_the_same_form_twice_asks_once(fresh: CareHome) -> None:
    fresh.tell(KITCHEN, "asked once")
    fresh.tell(KITCHEN, "asked once")
    assert len(asked_ids(fresh.db, fresh.interview())) == 1


def test_an_answer_joins_the_memory_and_the_page_is_made_again(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    assert told.page is not None
    answer = fresh.tell("Olía a anís y a limón.")
    assert answer.page is not None
    assert answer.page.id == told.page.id
    assert answer.page.revision == 2
    assert find_file(fresh.db, revision_of(answer.page), "sketch") is not None
    memory = fresh.db.get_one(Memory, told.utterance.id)
    assert memory.text == f"{KITCHEN} Olía a anís y a limón."
    assert answer.page.description.endswith("Olía a anís y a limón.")
    assert (answer.utterance.text, answer.utterance.kind) == ("Olía a anís y a limón.", "answer")
    assert answer.utterance.memory_id == memory.id
    assert answer.utterance.question_id == told.question.question_id if told.question else False
    assert fresh.db.get_one(Utterance, told.utterance.id).text == KITCHEN


def test_an_answered_question_may_be_followed_by_one_more_and_no_third(fresh: CareHome) -> None:
    first = fresh.tell(KITCHEN)
    second = fresh.tell("Olía a anís y a limón.")
    third = fresh.tell("una jarra azul")
    assert first.question is not None
    assert second.question is not None
    assert first.question.question_id != second.question.question_id
    assert third.page is not None
    assert third.question is None
    assert len(asked_ids(fresh.db, fresh.interview())) == MOST_ABOUT_ONE


def test_a_story_after_a_question_is_a_memory_of_its_own(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    other = fresh.tell("De joven trabajaba en un taller y los domingos bailaba en la plaza.")
    assert told.page is not None
    assert other.page is not None
    assert other.page.id != told.page.id
    assert fresh.db.get_one(Memory, told.utterance.id).text == KITCHEN


def test_the_same_answer_at_the_same_moment_is_appended_once(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    interview, errors, name = fresh.interview(), [], str(uuid4())

    def send() -> None:
        try:
            with session(fresh.studio.engine) as db:
                tell(db, fresh.studio, fresh.therapist, interview, name, "Olía a anís y a limón.")
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    fresh.db.expire_all()
    assert fresh.db.get_one(Memory, told.utterance.id).text.count("limón") == 1
    assert fresh.db.get(Memory, name) is None


def test_an_answer_that_a_kill_cut_off_still_joins(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    answer = Utterance(interview_id=fresh.interview(), speaker="teller", text="Olía a anís y a limón.")
    fresh.db.add(answer)
    fresh.db.commit()
    finish_interrupted(fresh.db, fresh.studio, older_than=timedelta(0))
    fresh.db.expire_all()
    assert fresh.db.get_one(Memory, told.utterance.id).text.endswith("limón.")


def test_a_question_of_yesterday_is_not_answered_today(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    assert told.question is not None
    for turn in (told.utterance, told.question):
        turn.said_at = in_utc(turn.said_at) - timedelta(days=1)
        fresh.db.add(turn)
    fresh.db.commit()
    later = fresh.tell("Olía a anís y a limón en casa de mi tía.")
    assert later.utterance.kind != "answer"
    assert fresh.db.get_one(Memory, told.utterance.id).text == KITCHEN


def test_a_title_of_the_therapists_own_stays(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    assert told.page is not None
    told.page.title = "Las rosquillas de mamá"
    fresh.db.add(told.page)
    fresh.db.commit()
    answer = fresh.tell("Olía a anís y a limón.")
    assert answer.page is not None
    assert answer.page.title == "Las rosquillas de mamá"


def test_no_answer_is_let_be(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    none = fresh.tell("pues no me acuerdo")
    assert none.reply is not None
    assert "?" not in none.reply.text
    assert none.reply.kind == "reply"
    assert none.utterance.kind == "aside"
    assert fresh.db.get_one(Memory, told.utterance.id).text == KITCHEN
    assert may_ask(fresh.db, fresh.interview()), "not knowing is not being tired"


def test_nothing_to_draw_is_answered_with_an_opening(fresh: CareHome) -> None:
    none = fresh.tell("no me acuerdo")
    assert none.reply is not None
    assert none.reply.kind == "question"
    assert faults(none.reply.text, bank().states_nothing) == ()


@pytest.mark.parametrize(
    "text", ["Estoy muy cansada.", "no quiero seguir", "me pongo muy triste", "quiero irme a casa"]
)
def test_who_shows_it_is_time_to_rest_is_asked_nothing_more(fresh: CareHome, text: str) -> None:
    fresh.tell(KITCHEN)
    shown = fresh.tell(text)
    assert shown.page is None
    assert shown.reply is not None
    assert shown.reply.kind == "acknowledgement"
    assert "?" not in shown.reply.text
    assert shown.utterance.kind == "aside"
    later = fresh.tell(PARK)
    assert later.page is not None, "telling goes on as it likes"
    assert later.question is None
    quiet = fresh.tell("no me acuerdo")
    assert quiet.reply is not None
    assert "?" not in quiet.reply.text
    assert not may_ask(fresh.db, fresh.interview())
    set_asking(fresh.db, fresh.therapist, _sitting(fresh), on=True)
    assert fresh.tell(KITCHEN).question is not None


def test_a_memory_told_by_someone_tired_is_drawn_and_rest_is_offered(fresh: CareHome) -> None:
    told = fresh.tell(f"{KITCHEN} Ay, estoy muy cansada.")
    assert told.page is not None
    assert told.question is None
    assert told.reply is not None
    assert told.reply.kind == "acknowledgement"


def test_tiredness_of_another_sitting_is_over(fresh: CareHome) -> None:
    fresh.tell("Estoy muy cansada.")
    end_interview(fresh.db, fresh.therapist, fresh.interview())
    assert fresh.tell(KITCHEN).question is not None


def test_a_sad_memory_is_acknowledged_and_nothing_asked(fresh: CareHome) -> None:
    sad = fresh.tell(WAR)
    assert sad.page is None
    assert sad.question is None
    assert sad.reply is not None
    assert sad.reply.kind == "acknowledgement"
    assert "?" not in sad.reply.text
    assert fresh.tell(KITCHEN).question is None
    onward = ask_of_something_else(fresh.db, fresh.therapist, _sitting(fresh), "onward")
    assert onward is not None
    assert onward.memory_id is None
    assert fresh.tell(PARK).question is not None, "the therapist took the asking up again"


@pytest.mark.parametrize(
    "text",
    [
        "Al abuelo lo fusilaron en la tapia.",
        "mi hermano murió de tuberculosis en el sanatorio",
        "me quedé viuda con treinta años y tres hijos",
        "mi marido me pegaba y yo me escondía en casa de mi hermana",
    ],
)
def test_a_sorrow_is_met_with_care_however_briefly_told(fresh: CareHome, text: str) -> None:
    fresh.tell(KITCHEN)
    sad = fresh.tell(text)
    assert sad.page is None
    assert sad.question is None
    assert sad.reply is not None
    assert sad.reply.kind == "acknowledgement"
    assert "?" not in sad.reply.text
    assert sad.utterance.kind != "answer"


def test_the_therapist_asks_for_another_or_for_none(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    sitting = _sitting(fresh)
    another = ask_another(fresh.db, fresh.studio, fresh.therapist, sitting, "another")
    again = ask_another(fresh.db, fresh.studio, fresh.therapist, sitting, "another")
    assert told.question is not None
    assert another is not None
    assert again is not None
    assert again.id == another.id
    assert another.text != told.question.text
    assert another.memory_id == told.utterance.id
    set_asking(fresh.db, fresh.therapist, sitting, on=False)
    assert fresh.tell(PARK).question is None
    with pytest.raises(NotAllowedError):
        set_asking(fresh.db, fresh.patient, sitting, on=True)
    with pytest.raises(NotAllowedError):
        ask_another(fresh.db, fresh.studio, fresh.patient, sitting, "not mine")


def test_a_question_about_who_was_taken_out_gives_way_to_another(fresh: CareHome) -> None:
    told = fresh.tell("De niño jugaba con mi perro Hachi en el parque.")
    assert told.page is not None
    assert told.question is not None
    assert "Hachi" in told.question.text
    correct_with_words(fresh.db, fresh.studio, fresh.therapist, told.page.id, "era de noche")
    sitting = told.utterance.interview_id
    assert open_question(fresh.db, sitting) == told.question, "it has nothing to do with the hour"
    correct_with_words(fresh.db, fresh.studio, fresh.therapist, told.page.id, "quita el perro")
    asked = open_question(fresh.db, sitting)
    assert asked is not None
    assert asked.memory_id == told.utterance.id
    assert "Hachi" not in asked.text
    set_asking(fresh.db, fresh.therapist, _sitting(fresh), on=False)
    fresh.db.commit()
    correct_with_words(fresh.db, fresh.studio, fresh.therapist, told.page.id, "también estaba mi padre")
    assert open_question(fresh.db, sitting) in (None, asked), "nothing new is asked"


def test_a_question_may_be_passed_over(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    passed = pass_over(fresh.db, _sitting(fresh), "passed")
    assert passed is not None
    assert passed.text == LISTENING
    assert open_question(fresh.db, fresh.interview()) is None
    assert fresh.tell("a anís y a limón con mi madre").page != told.page
    assert fresh.db.get_one(Memory, told.utterance.id).text == KITCHEN


def test_a_topic_left_alone_is_kept_acknowledged_and_not_drawn(fresh: CareHome) -> None:
    topic = add_topic(fresh.db, fresh.therapist, "juan", str(uuid4()), "la cocina")
    told = fresh.tell(KITCHEN)
    assert told.page is None
    assert told.question is None
    assert told.reply is not None
    assert told.reply.kind == "acknowledgement"
    assert "cocina" not in told.reply.text
    assert fresh.db.get_one(Memory, told.utterance.id).text == KITCHEN
    page = make_page(fresh.db, fresh.studio, fresh.therapist, told.utterance.id)
    assert "cocina" not in page.title.lower()
    assert page.title
    remove_topic(fresh.db, fresh.therapist, topic.id)
    end_interview(fresh.db, fresh.therapist, fresh.interview())
    assert fresh.tell(KITCHEN).page is not None


def test_an_answer_about_a_topic_left_alone_is_set_apart(fresh: CareHome) -> None:
    topic = add_topic(fresh.db, fresh.therapist, "juan", str(uuid4()), "mi hermano Luis")
    told = fresh.tell(KITCHEN)
    answer = fresh.tell("Estaba también mi hermano Luis.")
    assert told.page is not None
    assert answer.page is None
    assert answer.reply is not None
    assert answer.reply.kind == "acknowledgement"
    assert fresh.db.get_one(Memory, told.utterance.id).text == KITCHEN
    remove_topic(fresh.db, fresh.therapist, topic.id)


def test_whether_it_asks_is_kept_with_the_sitting(fresh: CareHome) -> None:
    sitting = _sitting(fresh)
    set_asking(fresh.db, fresh.therapist, sitting, on=False)
    notes = fresh.db.exec(select(SittingNote).where(col(SittingNote.interview_id) == sitting.id)).all()
    assert [(note.kind, note.text) for note in notes] == [("asking", "off")]
    end_interview(fresh.db, fresh.therapist, sitting.id)
    with pytest.raises(NotAllowedError):
        set_asking(fresh.db, fresh.therapist, sitting, on=True)


def test_pages_of_the_answer_are_one(fresh: CareHome) -> None:
    told = fresh.tell(KITCHEN)
    fresh.tell("Olía a anís y a limón.")
    pages = fresh.db.exec(select(Page).where(Page.memory_id == told.utterance.id)).all()
    assert len(pages) == 1
