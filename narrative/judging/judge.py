"""Weighs by the whole text whether each candidate is in the scene; the rules' opinion is one sign of many.

Small transformers (``data/judge``) read the text with its mentions marked by kind and by what the rules think
of them; the words right around each mention have a say beside them. Where the first networks leave somebody
in doubt, the others are asked too. What is no person, place or animal at all is found unlikely. The same text
always gets the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from narrative.errors import JudgeError
from narrative.judging.hardness import Hardness
from narrative.judging.network import Network, marks_of
from narrative.judging.pieces import Pieces, Vectors
from narrative.judging.surroundings import Candidate, Surroundings
from narrative.verbs import Verbs
from narrative.words import Words

# how the networks' and the words' opinions of hardness are summed: chosen on texts that neither learned from
_OF_THE_NETWORKS: Final = 0.62
_OF_THE_WORDS: Final = 0.9
_ASKED_FIRST: Final = 2  # of the networks
_DOUBTED: Final = 0.15  # from this probability to 1 less it a candidate is in doubt
_NOBODY: Final = Candidate("person", there=False, linked=False, later=False, mentions=())


@dataclass(frozen=True)
class Judgement:
    """Probabilities, 0 to 1: that each candidate is in the scene; that nothing is told that could be drawn;
    that the scene is indoors, outdoors; that it is hard: loss, war, violence, serious harm or illness.
    """

    there: tuple[float, ...]
    nothing: float
    indoors: float
    outdoors: float
    hard: float


@dataclass(frozen=True)
class Judge:
    """``places`` are the vectors of positions, (positions, width)."""

    pieces: Pieces
    places: Vectors
    networks: tuple[Network, ...]
    surroundings: Surroundings
    hardness: Hardness

    @staticmethod
    def load(folder: Path) -> "Judge":
        """The judge of a folder with pieces.json, vectors.npz, surroundings.json, hard_words.json and one or
        more networks: NAME.onnx with NAME.npz. JudgeError if one cannot be read.
        """
        try:
            common = _arrays(folder / "vectors.npz")
            graphs = sorted(folder.glob("*.onnx"))
            networks = tuple(Network.load(g, _arrays(g.with_suffix(".npz"))) for g in graphs)
            pieces = Pieces.load(folder / "pieces.json", common["scales"], common["packed"])
            around = Surroundings.load(folder / "surroundings.json")
            hardness = Hardness.load(folder / "hard_words.json")
            places = common["places"].astype(np.float32)
        except Exception as error:  # each of the libraries raises what it likes
            raise JudgeError(f"the judge in {folder} cannot be read: {error}") from error
        if not networks:
            raise JudgeError(f"the judge in {folder} has no network")
        return Judge(pieces, places, networks, around, hardness)

    def weigh(self, words: Words, verbs: Verbs, candidates: Sequence[Candidate]) -> Judgement:
        """What the whole text says; without candidates only how hard it is. One that is only mentioned beyond
        the text's first MOST_PIECES pieces is there, or not, by the rules' opinion.
        """
        split = self.pieces.split(words.text)
        asked = candidates or (_NOBODY,)
        marks = np.stack([marks_of(split, candidate) for candidate in asked])
        placed = self.pieces.vectors(split.ids) + self.places[: len(split.ids)]
        around = np.array([self.surroundings.leaning(words, verbs, c) for c in candidates] or [0.0])
        read = [network.logits(placed, marks, asked) for network in self.networks[:_ASKED_FIRST]]
        if candidates and _in_doubt(_likely(read, around)):
            read += [network.logits(placed, marks, asked) for network in self.networks[_ASKED_FIRST:]]
        whole = np.mean([of_text for _, of_text in read], axis=0)
        hard = float(_sigmoid(_OF_THE_NETWORKS * whole[1] + _OF_THE_WORDS * self.hardness.leaning(words)))
        if not candidates:
            return Judgement((), 0.0, 0.5, 0.5, hard)
        met: npt.NDArray[np.bool_] = np.asarray(marks.sum(axis=1) > 0)
        there = tuple(
            float(p) if m else float(c.there)
            for p, m, c in zip(_likely(read, around), met, candidates, strict=True)
        )
        sides = np.exp(whole[3:] - whole[3:].max())
        indoors, outdoors, _ = (float(each) for each in sides / sides.sum())
        return Judgement(there, float(_sigmoid(whole[2])), indoors, outdoors, hard)


def _likely(read: Sequence[tuple[Any, Any]], around: npt.NDArray[Any]) -> Any:
    """The probability of each candidate, by the mean of the networks' logits and the words around."""
    return _sigmoid(np.mean([there for there, _ in read], axis=0) + around)


def _in_doubt(likely: Any) -> bool:
    return bool(np.any((likely > _DOUBTED) & (likely < 1 - _DOUBTED)))


def _sigmoid(logits: Any) -> Any:
    return 1 / (1 + np.exp(-logits))


def _arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    with np.load(path, allow_pickle=False) as found:
        return dict(found)
