"""Phrases that tell nothing to be seen: "dar la lata", "cuatro gatos", "un frío que pela".

Read from ``idioms.jsonl``: a phrase a line, with the kinds of concept that it must not be read as
(without them: things, garments and animals). "~pelar" stands for every form of the verb, and
pronouns may stand right before it ("que se pelaba").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from narrative.verbs import conjugate
from narrative.words import Words, plain, word_set

_USUAL: Final = ("objects", "garments", "animals")
_CLITICS: Final = word_set("me te se nos le les lo la los las")
_MOST_CLITICS: Final = 2  # before one verb


@dataclass(frozen=True)
class _Word:
    """One word of a phrase, by all that may be written for it."""

    written: frozenset[str]
    is_verb: bool = False

    @staticmethod
    def of(text: str) -> "_Word":
        if not text.startswith("~"):
            return _Word(frozenset({plain(text)}))
        forms = conjugate(text[1:])
        if not forms:
            raise ValueError(f"{text!r} is no infinitive")
        open_ended = [plain(f.written) for f in forms if f.tense in ("gerund", "infinitive")]
        behind = {form + clitic for form in open_ended for clitic in _CLITICS}
        return _Word(frozenset({plain(f.written) for f in forms} | behind), is_verb=True)


_Phrase = tuple[_Word, ...]


@dataclass(frozen=True)
class Idioms:
    """Phrases by each word that may stand in them: (phrase, place of the word in it, kinds)."""

    _by_word: Mapping[str, tuple[tuple[_Phrase, int, frozenset[str]], ...]]

    @staticmethod
    def of(rows: Iterable[Mapping[str, Any]]) -> "Idioms":
        """Idioms from their JSON objects (``phrase``, and ``kinds`` where only some are meant).

        Raises ValueError where a "~" is before no infinitive.
        """
        by_word: dict[str, list[tuple[_Phrase, int, frozenset[str]]]] = {}
        for row in rows:
            phrase = tuple(_Word.of(word) for word in str(row["phrase"]).split())
            kinds = frozenset(map(str, row.get("kinds", _USUAL)))
            for at, word in enumerate(phrase):
                for written in word.written:
                    by_word.setdefault(written, []).append((phrase, at, kinds))
        return Idioms({word: tuple(found) for word, found in by_word.items()})

    def covers(self, kind: str, words: Words, at: int) -> bool:
        """Whether word ``at`` belongs to a phrase in which no concept of ``kind`` is meant."""
        return any(
            kind in kinds and _goes_back(phrase, offset, words, at) and _goes_on(phrase, offset, words, at)
            for phrase, offset, kinds in self._by_word.get(words[at].plain, ())
        )


def _goes_on(phrase: _Phrase, offset: int, words: Words, at: int) -> bool:
    """Whether the phrase's words behind ``offset`` stand behind word ``at``."""
    for word in phrase[offset + 1 :]:
        at += 1
        skipped = 0
        while word.is_verb and skipped < _MOST_CLITICS and words.plain_at(at) in _CLITICS:
            at, skipped = at + 1, skipped + 1
        if words.plain_at(at) not in word.written:
            return False
    return True


def _goes_back(phrase: _Phrase, offset: int, words: Words, at: int) -> bool:
    """Whether the phrase's words before ``offset`` stand before word ``at``."""
    for i in range(offset - 1, -1, -1):
        at -= 1
        skipped = 0
        while phrase[i + 1].is_verb and skipped < _MOST_CLITICS and words.plain_at(at) in _CLITICS:
            at, skipped = at - 1, skipped + 1
        if words.plain_at(at) not in phrase[i].written:
            return False
    return True
