"""Text to words, each with its exact place in the text as it was told (code points).

A word keeps two plain forms: ``lower`` (as written, small letters) and ``plain`` (also without
accents), so that speech as recognised and typing without accents read alike.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from narrative.scene import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…\n]")
_ABBREVIATIONS = frozenset({"d", "da", "sr", "sra", "srta", "dr", "dra", "sta", "sto", "av", "avda", "fr"})
_STOPS_CLAUSE = re.compile(r"[.,;:!?…()\[\]—–\n¡¿]")


_ACCENTS = frozenset("áéíóúü")
# as people type on a telephone
_SHORT = {
    "q": "que",
    "k": "que",
    "xq": "porque",
    "pq": "porque",
    "porq": "porque",
    "tb": "tambien",
    "x": "por",
}
# written large even where nothing else is
_HELD_HIGH = frozenset({"dios", "virgen", "navidad", "reyes", "jesus", "whatsapp", "internet"})


def word_set(text: str) -> frozenset[str]:
    """A closed class of words, written as one text."""
    return frozenset(text.split())


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """``text`` in small letters and without accents (ñ becomes n). The length may change."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


@lru_cache(maxsize=1_000)
def _stops(gap: str) -> bool:
    return bool(_STOPS_CLAUSE.search(gap)) or " -" in gap


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``gap`` is what stands between the word before and this one."""

    text: str
    lower: str
    plain: str
    start: int
    end: int
    index: int
    sentence: int
    opens: bool
    capital: bool
    gap: str

    @property
    def after_stop(self) -> bool:
        """Whether punctuation separates this word from the one before."""
        return self.opens or _stops(self.gap)


@dataclass(frozen=True)
class Words:
    """All words of a text. ``cased`` and ``accented``: whether capitals and accents can be trusted;
    ``hasty``: whether capitals stand here and there, so that a small letter says nothing.
    """

    text: str
    items: tuple[Word, ...]
    cased: bool
    accented: bool
    hasty: bool = False

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Word:
        return self.items[index]

    def plain_at(self, index: int) -> str:
        """The plain form at ``index``, or "" outside the text."""
        return self.items[index].plain if 0 <= index < len(self.items) else ""

    def lower_at(self, index: int) -> str:
        """The small-letter form at ``index``, or "" outside the text."""
        return self.items[index].lower if 0 <= index < len(self.items) else ""

    def joined(self, first: int, last: int) -> str:
        """The plain forms of words ``first``..``last`` (exclusive) with single spaces."""
        return " ".join(self._plains[max(first, 0) : last])

    def occurrences(self, phrase: Sequence[str]) -> Iterator[int]:
        """Where the plain words of ``phrase`` begin to stand one after the other."""
        sought = tuple(phrase)
        starts = self._where.get(sought[0], ())
        return (at for at in starts if self._plains[at : at + len(sought)] == sought)

    @cached_property
    def _plains(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.items)

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """The positions of each plain form: hundreds of phrases are looked for in each text."""
        where: dict[str, list[int]] = {}
        for at, word in enumerate(self._plains):
            where.setdefault(word, []).append(at)
        return where

    def span(self, first: int, last: int) -> Span:
        """The span of words ``first``..``last`` (exclusive)."""
        return Span(self.items[first].start, self.items[last - 1].end)

    def said(self, first: int, last: int) -> str:
        """The text of words ``first``..``last`` (exclusive), as it was told."""
        return self.text[self.items[first].start : self.items[last - 1].end]

    def stops_between(self, first: int, last: int) -> bool:
        """Whether punctuation stands between word ``first`` and word ``last`` (inclusive)."""
        return any(self.items[i].after_stop for i in range(first + 1, min(last + 1, len(self.items))))


def split_words(text: str) -> Words:
    """Cut ``text`` into words. Offsets are code points of ``text``; any text is allowed."""
    items: list[Word] = []
    sentence, end = 0, 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        opens = not items or _ends_sentence(gap, items[-1])
        if opens and items:
            sentence += 1
        raw = match.group()
        items.append(
            Word(
                raw, raw.lower(), _SHORT.get(raw, plain(raw)), match.start(), match.end(), len(items),
                sentence, opens, raw[0].isupper(), gap,
            )
        )  # fmt: skip
        end = match.end()
    accented = any(not _ACCENTS.isdisjoint(w.lower) for w in items)
    return Words(text, tuple(items), _is_cased(items), accented, _is_hasty(items))


def _ends_sentence(gap: str, before: Word) -> bool:
    if not _SENTENCE_END.search(gap):
        return False
    return not (gap.startswith(".") and before.plain in _ABBREVIATIONS)


def _is_hasty(items: list[Word]) -> bool:
    """Of several sentences most open with a small letter."""
    openers = [w for w in items if w.opens and w.text[0].isalpha()]
    return len(openers) > 1 and 2 * sum(w.capital for w in openers) < len(openers)


def _is_cased(items: list[Word]) -> bool:
    """Capitals count as written on purpose when some word inside a sentence has one, or when each
    sentence opens with one.
    """
    openers = [w for w in items if w.opens]
    inside = [w.plain for w in items if not w.opens and w.capital]
    if len(inside) == 1 and inside[0] in _HELD_HIGH and not any(w.capital for w in openers):
        return False
    return bool(inside) or (bool(openers) and all(w.capital for w in openers) and len(items) > len(openers))
