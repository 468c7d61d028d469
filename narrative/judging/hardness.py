"""How much the words of a telling, and each two side by side, speak for loss, war, violence, harm or illness.

A second opinion beside the networks': a weighed sum of words, learned from the same memories and from short
sayings of both sorts (``tests/bench/judging/hard_sayings.txt``). It knows the words of grief and of what only
sounds like it; the networks know the sense of a whole text, and the two err in different places.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from narrative.words import Words


@dataclass(frozen=True)
class Hardness:
    """The weight of each word, or pair of words, that was met at least twice, and where the sum starts."""

    weights: Mapping[str, float]
    start: float

    @staticmethod
    def load(path: Path) -> "Hardness":
        """Weights from a JSON object with ``weights`` and ``start``; OSError, ValueError, KeyError."""
        found = json.loads(path.read_text("utf-8"))
        weights = {str(sign): float(weight) for sign, weight in found["weights"].items()}
        return Hardness(weights, float(found["start"]))

    def leaning(self, words: Words) -> float:
        """A logit: above zero for hard. A long text counts no more than a short one."""
        met = [self.weights[sign] for sign in set(signs_of(words)) if sign in self.weights]
        return self.start + sum(met) / sqrt(max(1, len(met)))


def signs_of(words: Words) -> Iterator[str]:
    """The plain words of a text and each two side by side."""
    for word in words.items:
        yield word.plain
        if word.index + 1 < len(words):
            yield f"{word.plain} {words[word.index + 1].plain}"
