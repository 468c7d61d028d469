"""Made-up words."""

import pytest

from imaging.engine.prompt_words import clip_tokenizer
from imaging.errors import ImagingError
from imaging.personalising.tokens import CONSONANTS, VOWELS, is_made_up, make_token


@pytest.mark.parametrize("name", ["María", "Iker", "Ñoño", "Luna", "X", "", "李", "José Luis"])
def test_a_made_up_word_is_easy_to_say_and_means_nothing(name: str) -> None:
    tokenizer = clip_tokenizer()

    word = make_token(name, (), tokenizer)

    assert 6 <= len(word) <= 11
    assert is_made_up(word)
    assert len(tokenizer.tokenize(word)) >= 2
    body = word[: len(word) - len(word) % 2 if word[-1] in VOWELS else -1]
    assert all(letter in CONSONANTS + VOWELS + "k" for letter in body)
    assert word == make_token(name, (), tokenizer)


def test_no_word_is_given_twice() -> None:
    given: set[str] = set()
    for _ in range(30):
        word = make_token("María", given)
        assert word not in given
        assert word.startswith("ma")
        given.add(word)


@pytest.mark.parametrize("word", ["casa", "woman", "micasaba", "abuela", "xhouses", "Sudelp", "año", "a1b2"])
def test_words_that_mean_something_are_known(word: str) -> None:
    assert not is_made_up(word)


def test_a_model_that_knows_every_word() -> None:
    class Whole:
        def tokenize(self, word: str) -> list[str]:
            return [word]

    with pytest.raises(ImagingError):
        make_token("Luna", (), Whole())
