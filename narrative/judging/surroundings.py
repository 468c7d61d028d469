"""What the words and verbs right around the mentions of somebody say for or against their being there.

A second, much simpler opinion than the network's: a weighed sum of signs (the words beside a mention, the
nearest verbs with tense and person, where in the text it stands), learned from the same memories. The two
err in different places, so their sum is right more often than either.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from narrative.entities import Kind
from narrative.scene import Span
from narrative.verbs import Verbs
from narrative.words import Word, Words, word_set

Signs = Mapping[str, float]
_MENTIONS: Final = 3  # of one candidate that are looked at
_BESIDE: Final = 4  # words on each side
_TO_A_VERB: Final = 8
_LATE: Final = 4  # a sentence further on counts as this one
_DENYING: Final = word_set("no nunca ni tampoco")
_NOT_SAID_OF_ANYBODY: Final = ("infinitive", "gerund", "participle")


@dataclass(frozen=True)
class Candidate:
    """Somebody or something told of: ``there`` is the rules' opinion, ``linked`` whether a card stands for
    it, ``later`` whether only a second scene tells of it.
    """

    kind: Kind
    there: bool
    linked: bool
    later: bool
    mentions: tuple[Span, ...]


@dataclass(frozen=True)
class Surroundings:
    """The weight of each sign that was met at least twice, and what speaks for everybody from the start."""

    weights: Mapping[str, float]
    start: float

    @staticmethod
    def load(path: Path) -> "Surroundings":
        """Weights from a JSON object with ``weights`` and ``start``; OSError, ValueError, KeyError."""
        found = json.loads(path.read_text("utf-8"))
        weights = {str(sign): float(weight) for sign, weight in found["weights"].items()}
        return Surroundings(weights, float(found["start"]))

    def leaning(self, words: Words, verbs: Verbs, candidate: Candidate) -> float:
        """A logit: above zero for being in the scene."""
        signs = signs_around(words, verbs, candidate)
        return self.start + sum(self.weights.get(sign, 0.0) * value for sign, value in signs.items())


def signs_around(words: Words, verbs: Verbs, candidate: Candidate) -> Signs:
    """The signs of one candidate by name, most of them 1."""
    kind, there, linked = candidate.kind, candidate.there, candidate.linked
    signs: dict[str, float] = {
        "there": there, f"kind={kind}": 1, f"kind={kind},there={there}": 1, "linked": linked,
        f"kind={kind},linked={linked}": 1, "mentions": min(len(candidate.mentions), _MENTIONS),
    }  # fmt: skip
    for number, mention in enumerate(candidate.mentions[:_MENTIONS]):
        inside = [w for w in words.items if w.start < mention.end and mention.start < w.end]
        if not inside:
            continue
        if number == 0:
            signs |= _position(inside[0], words)
        which = "" if number == 0 else "again "
        for sign in _around(words, verbs, inside):
            signs[which + sign] = 1
    return signs


def _position(first: Word, words: Words) -> Signs:
    return {
        "how late": first.index / len(words),
        "sentence": min(first.sentence, _LATE),
        "last sentence": first.sentence == words.items[-1].sentence,
    }


def _around(words: Words, verbs: Verbs, inside: Sequence[Word]) -> Iterator[str]:
    first, end, sentence = inside[0].index, inside[-1].index + 1, inside[0].sentence
    yield f"is={inside[0].plain}"
    before = [words[i] for i in range(first - 1, max(first - _TO_A_VERB, 0) - 1, -1)]
    behind = [words[i] for i in range(end, min(end + _TO_A_VERB, len(words)))]
    for side, row in (("before", before), ("behind", behind)):
        for distance, word in enumerate(row[:_BESIDE], start=1):
            if word.sentence == sentence:
                yield f"{side} {min(distance, 3)}={word.plain}"
        yield from _nearest_verb(words, verbs, side, list(_same(row, sentence)))
    if len(before) > 1:
        yield f"before={before[1].plain} {before[0].plain}"
    if len(behind) > 1:
        yield f"behind={behind[0].plain} {behind[1].plain}"


def _same(row: Sequence[Word], sentence: int) -> Iterator[Word]:
    """The words of the row up to the end of the sentence."""
    for word in row:
        if word.sentence != sentence:
            return
        yield word


def _nearest_verb(words: Words, verbs: Verbs, side: str, row: Sequence[Word]) -> Iterator[str]:
    for word in row:
        read = verbs.read(word.lower, words.accented)
        form = next((f for f in read if f.tense not in _NOT_SAID_OF_ANYBODY), None)
        if form is None:
            continue
        yield f"verb {side}={form.lemma}"
        yield f"verb {side}={form.tense} {form.person} {form.plural}"
        yield f"verb {side}={form.lemma} {form.tense}"
        lead = [words[i].plain for i in range(max(word.index - 2, 0), word.index)]
        if (lead and lead[-1] in _DENYING) or "no" in lead:
            yield f"denied {side}"
            yield f"denied {side}={form.lemma}"
        return
