"""Prompts said otherwise: the same things, in other words."""

import random

from imaging.sketching.sampling import sample_request
from imaging.training.wording import varied

SUBJECT = "a slim young woman with blond short hair, brown skin, in green overalls and a hat, standing"


def test_the_same_generator_says_the_same() -> None:
    first = [varied(SUBJECT, random.Random(seed)) for seed in range(30)]
    assert first == [varied(SUBJECT, random.Random(seed)) for seed in range(30)]
    assert len(set(first)) > 5


def test_what_is_told_stays_true() -> None:
    for seed in range(60):
        said = varied(SUBJECT, random.Random(seed), dropped=0.0, shuffled=True)
        for word in ("slim", "young", "blond", "short hair", "brown skin", "green overalls", "a hat"):
            assert word in said, (word, said)


def test_who_it_is_is_never_left_out() -> None:
    said = [varied("an elderly man, bald, smiling", random.Random(seed), dropped=1.0) for seed in range(40)]
    assert all("man" in words or "grandfather" in words for words in said)
    assert all("bald" not in words and "an grand" not in words for words in said)


def test_every_sampled_prompt_can_be_said_otherwise() -> None:
    rng = random.Random(2)
    for _ in range(40):
        prompt = sample_request(rng, 256).prompt
        said = [varied(prompt, rng) for _ in range(8)]
        assert any(words != prompt for words in said)
        assert all(words.strip(", ") == words and ", ," not in words for words in said)
