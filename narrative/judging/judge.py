"""Weighs by the whole text whether each candidate is in the scene; the rules' opinion is one sign of many.

A small transformer (``data/judge``) reads the text with its mentions marked by kind and by what the rules
think of them, and gives the probability that the one mentioned is bodily in the scene; what is no person,
place or animal at all gets a low one. The same text always gets the same answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from narrative.entities import Kind
from narrative.errors import JudgeError
from narrative.judging.pieces import Pieces, Split
from narrative.scene import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

KINDS: Final[Mapping[str, int]] = {"person": 1, "place": 2, "pet": 3}
THERE: Final = 1  # how the rules' opinion is told to the network; 0 is for "not known", used in training
NOT_THERE: Final = 2
_MANY: Final = 4  # mentions beyond the first that still count


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
class Judge:
    """The network and the vectors that it starts from. ``places`` is (positions, width); ``kinds`` and
    ``opinions`` are added to the pieces of a mention; ``told`` holds what is known of a candidate.
    """

    session: "InferenceSession"
    pieces: Pieces
    places: npt.NDArray[np.float32]
    kinds: npt.NDArray[np.float32]
    opinions: npt.NDArray[np.float32]
    told: npt.NDArray[np.float32]

    @staticmethod
    def load(folder: Path) -> "Judge":
        """The judge of a folder with pieces.json, vectors.npz and judge.onnx. JudgeError if one cannot be
        read.
        """
        try:
            with np.load(folder / "vectors.npz", allow_pickle=False) as found:
                arrays: dict[str, npt.NDArray[Any]] = dict(found)
            pieces = Pieces.load(folder / "pieces.json", arrays["scales"], arrays["packed"])
            small = {
                name: arrays[name].astype(np.float32) for name in ("places", "kinds", "opinions", "told")
            }
            return Judge(_session(folder / "judge.onnx"), pieces, **small)
        except Exception as error:  # each of the three libraries raises what it likes
            raise JudgeError(f"the judge in {folder} cannot be read: {error}") from error

    def presence(self, text: str, candidates: Sequence[Candidate]) -> tuple[float, ...]:
        """For each candidate the probability, 0 to 1, of being in the scene. One that is only mentioned
        beyond the text's first MOST_PIECES pieces gets 1 or 0 by the rules' opinion.
        """
        if not candidates:
            return ()
        split = self.pieces.split(text)
        marks = np.stack([_marks(split, candidate) for candidate in candidates])
        met: npt.NDArray[np.bool_] = np.asarray(marks.sum(axis=1) > 0)
        known = np.where(met[:, None], marks, np.eye(1, marks.shape[1], dtype=np.float32))
        seen = {
            "tokens": self._tokens(split, marks, candidates),
            "marks": known,
            "told": np.stack([self._told(candidate) for candidate in candidates]),
        }
        logits: npt.NDArray[np.float32] = np.asarray(self.session.run(["there"], seen)[0])[:, 0]
        likely = 1 / (1 + np.exp(-logits))
        return tuple(
            float(p) if m else float(c.there) for p, m, c in zip(likely, met, candidates, strict=True)
        )

    def _tokens(
        self, split: Split, marks: npt.NDArray[np.float32], candidates: Sequence[Candidate]
    ) -> npt.NDArray[np.float32]:
        """The pieces' vectors with their places; a mention's pieces also tell its kind and the opinion. Of
        two mentions around one piece the later candidate's counts, as in training.
        """
        kind = np.zeros(len(split.ids), dtype=np.int64)
        opinion = np.zeros(len(split.ids), dtype=np.int64)
        for marked, candidate in zip(marks > 0, candidates, strict=True):
            kind[marked] = KINDS[candidate.kind]
            opinion[marked] = _opinion(candidate)
        placed = self.pieces.vectors(split.ids) + self.places[: len(split.ids)]
        tokens: npt.NDArray[np.float32] = placed + self.kinds[kind] + self.opinions[opinion]
        return tokens

    def _told(self, candidate: Candidate) -> npt.NDArray[np.float32]:
        row = (KINDS[candidate.kind] * 3 + _opinion(candidate)) * 2 + candidate.linked
        more = min(len(candidate.mentions) - 1, _MANY) / _MANY
        return np.append(self.told[row], [float(candidate.later), more]).astype(np.float32)


def _opinion(candidate: Candidate) -> int:
    return THERE if candidate.there else NOT_THERE


def _marks(split: Split, candidate: Candidate) -> npt.NDArray[np.float32]:
    """1 for each piece that a mention of the candidate covers, (T,)."""
    inside = np.zeros(len(split.ids), dtype=bool)
    for mention in candidate.mentions:
        inside |= (split.starts < mention.end) & (mention.start < split.ends)
    return inside.astype(np.float32)


def _session(path: Path) -> "InferenceSession":
    """On one thread: the texts are short, and the machine has other work."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
