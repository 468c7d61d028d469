"""The made-up word for a subject: easy to say, without a meaning in Spanish or English, unknown to the model.

The words that there are come with the package pyspellchecker (MIT; its lists are made of OpenSubtitles).
"""

import gzip
import hashlib
import json
import random
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any, Final

from imaging.engine.catalogue import Model
from imaging.engine.prompt_words import END, clip_tokenizer
from imaging.errors import ImagingError

CONSONANTS: Final = "bcdfglmnprstv"
VOWELS: Final = "aeiou"
ENDINGS: Final = ("", "l", "n", "r", "s", "lp", "ft", "lk")
LANGUAGES: Final = ("es", "en")
SYLLABLES: Final = (2, 3)  # after the one that reminds of the seed
SHORTEST_WORD: Final = 4  # letters: a word as long as this is not to be heard inside the token
LEAST_PIECES: Final = 2
ATTEMPTS: Final = 500


def make_token(seed: str, taken: Collection[str], tokenizer: Any = None) -> str:
    """A word like "jovenalp" that begins as ``seed`` does; the same for the same seed and ``taken``.

    It is none of ``taken``, no Spanish or English word and has none inside, and ``tokenizer`` (as
    transformers' ones are) takes it apart into several pieces. Raises ImagingError if none is found.
    """
    used = {word.lower() for word in taken}
    rng = random.Random(hashlib.sha256(seed.strip().lower().encode()).digest())
    for _ in range(ATTEMPTS):
        token = _begin(seed, rng) + _middle(rng) + rng.choice(ENDINGS)
        if token not in used and is_made_up(token) and _in_pieces(token, tokenizer):
            return token
    raise ImagingError(f"no free made-up word was found for {seed!r}")


def tokenizer_of(model: Model) -> Any:
    """The CLIP tokenizer of a model, None where it has none of its own."""
    if model.form == "file":
        return clip_tokenizer(END)
    folder = model.path / "tokenizer"
    if not folder.is_dir():
        return None
    from transformers import CLIPTokenizer

    return CLIPTokenizer.from_pretrained(folder, local_files_only=True)


def is_made_up(token: str) -> bool:
    """Whether a word is of letters alone, no Spanish or English word, and has none inside."""
    if not (token.isascii() and token.isalpha() and token.islower()):
        return False
    known = _known_words()
    parts = (
        token[start:end]
        for start in range(len(token))
        for end in range(start + SHORTEST_WORD, len(token) + 1)
    )
    return not any(part in known for part in parts)


def _begin(seed: str, rng: random.Random) -> str:
    """The first consonant and vowel of the seed, so that whoever reads it is reminded of the name."""
    letters = [letter for letter in _plain(seed) if letter in CONSONANTS + VOWELS]
    consonant = next((letter for letter in letters if letter in CONSONANTS), rng.choice(CONSONANTS))
    vowel = next((letter for letter in letters if letter in VOWELS), rng.choice(VOWELS))
    return consonant + vowel


def _plain(text: str) -> str:
    return text.lower().translate(str.maketrans("áéíóúüñ", "aeiouun"))


def _middle(rng: random.Random) -> str:
    return "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(rng.choice(SYLLABLES)))


def _in_pieces(token: str, tokenizer: Any) -> bool:
    return tokenizer is None or len(tokenizer.tokenize(token)) >= LEAST_PIECES


@cache
def _known_words() -> frozenset[str]:
    found: set[str] = set()
    for language in LANGUAGES:
        packed = files("spellchecker").joinpath("resources", f"{language}.json.gz").read_bytes()
        found.update(_plain(word) for word in json.loads(gzip.decompress(packed)))
    return frozenset(found)
