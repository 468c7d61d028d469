"""Sentences about somebody, made of a few words that were said of them: "con sombrero", "blanco", "un perro
blanco" of the dog Luna. A correction is read of whole sentences.
"""

from collections.abc import Iterator
from typing import Final

from narrative.words import plain

_VERBS: Final = ("era", "llevaba", "tenía")
_ARTICLES: Final = frozenset({"un", "una", "el", "la"})
_FEWEST: Final = 3  # words of "un perro blanco"


def framed(name: str, said: str, nouns: frozenset[str] = frozenset()) -> Iterator[str]:
    """Sentences that say this of ``name``, the likeliest first; ``nouns`` are what may be called so."""
    said = said.strip().rstrip(".")
    yield f"{name} {said}"
    words = said.split()
    if len(words) >= _FEWEST and plain(words[0]) in _ARTICLES and plain(words[1]) in nouns:
        rest = " ".join(words[2:])
        yield f"{name} {rest}"
        yield from (f"{name} {verb} {rest}" for verb in _VERBS)
    yield from (f"{name} {verb} {said}" for verb in _VERBS)
