"""The list of topics to leave alone: kept, taken off and put back, and held against what there is."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from sqlmodel import select

from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.pages import page_details
from server.records import AccessRecord, AvoidedTopic, Memory
from server.topics import (
    LONGEST,
    add_topic,
    avoided_words,
    pages_that_touch,
    proposed_words,
    remove_topic,
    restore_topic,
    topics_of,
)
from tests.server.conftest import PARK, WAR, CareHome


@pytest.fixture
def clean(care: CareHome) -> Iterator[CareHome]:
    """A care home whose list is empty, before and after."""
    yield care
    for topic in topics_of(care.db, care.therapist, "juan"):
        remove_topic(care.db, care.therapist, topic.id)


def _add(care: CareHome, words: str) -> AvoidedTopic:
    return add_topic(care.db, care.therapist, "juan", str(uuid4()), words)


def test_a_topic_is_put_on_taken_off_and_put_back(clean: CareHome) -> None:
    topic = _add(clean, "  la   guerra ")
    assert avoided_words(clean.db, "juan") == ("la guerra",)
    remove_topic(clean.db, clean.therapist, topic.id)
    assert avoided_words(clean.db, "juan") == ()
    assert clean.db.get_one(AvoidedTopic, topic.id).words == "la guerra"
    restore_topic(clean.db, clean.therapist, topic.id)
    assert [one.words for one in topics_of(clean.db, clean.therapist, "juan")] == ["la guerra"]


def test_the_same_form_or_the_same_words_are_one_topic(clean: CareHome) -> None:
    first = add_topic(clean.db, clean.therapist, "juan", "same-form", "el hospital")
    again = add_topic(clean.db, clean.therapist, "juan", "same-form", "el hospital")
    other = _add(clean, "El hospital")
    assert {first.id, again.id, other.id} == {"same-form"}
    assert avoided_words(clean.db, "juan") == ("el hospital",)
    remove_topic(clean.db, clean.therapist, "same-form")


@pytest.mark.parametrize("words", ["", "   ", "¿?", "x" * (LONGEST + 1)])
def test_a_topic_needs_a_few_words(clean: CareHome, words: str) -> None:
    with pytest.raises(BadInputError):
        _add(clean, words)


def test_only_who_leads_the_talk_has_the_list(clean: CareHome) -> None:
    topic = _add(clean, "la cárcel")
    for account in (clean.patient, clean.relative, clean.stranger):
        with pytest.raises(NotAllowedError):
            topics_of(clean.db, account, "juan")
        with pytest.raises(NotAllowedError):
            add_topic(clean.db, account, "juan", str(uuid4()), "el mar")
        with pytest.raises(NotAllowedError):
            remove_topic(clean.db, account, topic.id)
    with pytest.raises(NotFoundError):
        remove_topic(clean.db, clean.therapist, "no-such-topic")
    assert avoided_words(clean.db, "juan") == ("la cárcel",)


def test_the_list_leaves_a_trace_without_its_words(clean: CareHome) -> None:
    _add(clean, "la cárcel de Ocaña")
    actions = set(clean.db.exec(select(AccessRecord.action).where(AccessRecord.patient_id == "juan")))
    assert "added topic to leave alone" in actions
    assert not [action for action in actions if "Oca" in action or "cárcel" in action]


def test_pages_that_were_there_before_are_named(clean: CareHome) -> None:
    page_id = clean.page_id(PARK)
    assert pages_that_touch(clean.db, clean.therapist, "juan") == []
    _add(clean, "el parque")
    touched = pages_that_touch(clean.db, clean.therapist, "juan")
    assert (page_id, "el parque") in [(page.id, words) for page, words in touched]


def test_words_are_proposed_out_of_what_was_told(clean: CareHome) -> None:
    told = clean.tell(WAR)
    memory = clean.db.get_one(Memory, told.utterance.id)
    assert proposed_words(clean.db, clean.studio, memory) == "la muerte de mi padre Alfredo"


def test_cards_of_a_topic_are_not_proposed_for_other_people(clean: CareHome) -> None:
    page_id = clean.page_id("De niño, en el parque, mi hermano jugaba a la pelota con mi perro.")
    labels = _options(clean, page_id)
    assert any("Alfredo" in label for label in labels)
    _add(clean, "mi padre Alfredo")
    assert not any("Alfredo" in label for label in _options(clean, page_id))


def _options(care: CareHome, page_id: str) -> list[str]:
    details = page_details(care.db, care.studio, care.therapist, page_id)
    return [label for chip in details.chips for _value, label in chip.options]
