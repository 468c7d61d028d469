"""Phrases whose nouns mean no thing, animal or place: "dar la lata", "la gallina ciega", "cuatro gatos".

Read from ``idioms.jsonl``: a phrase a line, with the kinds of concept that it must not be read as
(without them: things, garments and animals).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from narrative.words import Words, plain

_USUAL: Final = ("objects", "garments", "animals")


@dataclass(frozen=True)
class Idioms:
    """Phrases by each of their words: (plain words, place of the word in them, kinds)."""

    _by_word: Mapping[str, tuple[tuple[tuple[str, ...], int, frozenset[str]], ...]]

    @staticmethod
    def of(rows: Iterable[Mapping[str, Any]]) -> "Idioms":
        """Idioms from their JSON objects (``phrase``, and ``kinds`` where only some are meant)."""
        by_word: dict[str, list[tuple[tuple[str, ...], int, frozenset[str]]]] = {}
        for row in rows:
            phrase = tuple(plain(str(row["phrase"])).split())
            kinds = frozenset(map(str, row.get("kinds", _USUAL)))
            for at, word in enumerate(phrase):
                by_word.setdefault(word, []).append((phrase, at, kinds))
        return Idioms({word: tuple(found) for word, found in by_word.items()})

    def covers(self, kind: str, words: Words, at: int) -> bool:
        """Whether word ``at`` belongs to a phrase in which no concept of ``kind`` is meant."""
        for phrase, offset, kinds in self._by_word.get(words[at].plain, ()):
            if kind not in kinds:
                continue
            first = at - offset
            if first >= 0 and words.joined(first, first + len(phrase)) == " ".join(phrase):
                return True
        return False
