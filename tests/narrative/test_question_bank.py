"""The bank as it ships: enough questions of every sort, and each one keeps the rules."""

import json
from collections import Counter
from pathlib import Path

import pytest

from narrative import Lexicon
from narrative.errors import QuestionBankError
from narrative.question_bank import GAPS, BankQuestion, QuestionBank, matches
from narrative.question_rules import Fault, faults, slots_of, words_of
from narrative.words import plain, split_words

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "questions"
BANK = QuestionBank.load(FOLDER)
SLOTS = {"persona", "personas", "animal", "lugar", "cosa", "prenda"}


def _faults(question: BankQuestion, words: str) -> list[Fault]:
    """Every rule, the unsaid one in each theme that the question is for."""
    found = list(faults(words))
    for theme in question.themes or {""}:
        allowed = BANK.themes[theme] if theme else None
        patterns = (*allowed.entails, *allowed.words, *allowed.said) if allowed else ()
        for word in words_of(words):
            if not BANK.states_nothing(word) and not any(matches(p, word) for p in patterns):
                found.append(Fault("unsaid", f"{word} ({theme or 'any theme'})"))
    return found


@pytest.mark.parametrize("question", BANK.questions, ids=lambda question: question.id)
def test_every_question_keeps_the_rules(question: BankQuestion) -> None:
    assert _faults(question, question.words) == []
    assert _faults(question, question.familiar) == []


def test_there_is_a_question_for_everything() -> None:
    assert len(BANK.questions) >= 180
    gaps = Counter(q.gap for q in BANK.questions)
    assert all(count >= 3 for count in gaps.values()), gaps
    assert set(gaps) == GAPS
    senses = Counter(q.sense for q in BANK.questions if q.sense)
    assert set(senses) == {"sight", "sound", "smell", "taste", "touch", "music"}
    assert min(senses.values()) >= 12, senses
    phases = Counter(phase for q in BANK.questions for phase in q.phases)
    assert min(phases.get(p, 0) for p in ("childhood", "youth", "adulthood", "old_age")) >= 10, phases
    countries = Counter(q.country for q in BANK.questions)
    assert countries["ES"] >= 8, countries
    assert countries["LA"] >= 20, countries
    assert {theme for q in BANK.questions for theme in q.themes} == set(BANK.themes)


def test_what_a_person_hears_twice_is_one_question() -> None:
    said = Counter(q.words for q in BANK.questions)
    assert [words for words, count in said.items() if count > 1] == []


def test_slots_are_those_that_can_be_filled() -> None:
    for question in BANK.questions:
        assert set(slots_of(question.words)) <= SLOTS, question.id
        assert slots_of(question.words) == slots_of(question.familiar), question.id
        assert len(slots_of(question.words)) <= 1, question.id


def test_familiar_forms_are_familiar() -> None:
    for question in BANK.questions:
        formal = {"usted", "ustedes", "le", "su", "sus", "suyo", "cuenteme", "hableme"}
        assert not formal & set(words_of(question.familiar)), question.familiar


def test_themes_name_what_the_lexicon_holds() -> None:
    lexicon = Lexicon.load(ROOT / "data" / "lexicon")
    for theme in BANK.themes.values():
        for kind, ids in theme.clues.items():
            missing = [i for i in ids if lexicon.get(kind, i) is None]
            assert missing == [], (theme.id, kind)


def test_plain_words_name_nothing_of_a_life() -> None:
    """No word that is free to every question is a kind of place, animal, garment or feast."""
    lexicon = Lexicon.load(ROOT / "data" / "lexicon")
    free = "eras casa música animales ropa lugar sitio pelo rincón cielo tierra comida gente parte lado era"
    harmless = {plain(word) for word in free.split()}

    for word in BANK.plain_words:
        for kind in ("places", "animals", "garments", "occasions"):
            found = lexicon.at(kind, split_words(word), 0)
            assert found is None or word in harmless, (word, kind)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"id": "x", "words": "¿Qué?", "gap": "nowhere", "country": "any"}, "nowhere"),
        ({"id": "x", "words": "¿Qué?", "gap": "place", "country": "FR"}, "FR"),
        ({"id": "x", "words": "¿Qué?", "gap": "place", "country": "any", "mood": "x"}, "mood"),
        ({"id": "x", "words": "¿Qué?", "gap": "place", "country": "any", "themes": ["moon"]}, "moon"),
        ({"id": "x", "words": "¿Qué?", "gap": "place", "country": "any", "sense": "sixth"}, "sixth"),
        ({"id": "x", "words": "¿Qué?", "gap": "place"}, "country"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: dict[str, object], words: str) -> None:
    (tmp_path / "themes.jsonl").write_text('{"id": "school"}\n')
    (tmp_path / "plain_words.txt").write_text("que\n")
    (tmp_path / "questions.jsonl").write_text(json.dumps(line) + "\n")
    with pytest.raises(QuestionBankError, match=words):
        QuestionBank.load(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(QuestionBankError, match=r"themes\.jsonl"):
        QuestionBank.load(tmp_path)
