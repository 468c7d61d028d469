"""One trained network: a transformer over a text's pieces, its mentions marked, asked about candidates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from narrative.judging.pieces import Split, Vectors
from narrative.judging.surroundings import Candidate
from narrative.onnx import load_onnxruntime

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

KINDS: Final[Mapping[str, int]] = {"person": 1, "place": 2, "pet": 3}
THERE: Final = 1  # how the rules' opinion is told to the network; 0 is for "not known", used in training
NOT_THERE: Final = 2
_MANY: Final = 4  # mentions beyond the first that still count


@dataclass(frozen=True)
class Network:
    """``kinds`` (4, width) and ``opinions`` (3, width) are added to the pieces of a mention; ``told``
    (24, facts) holds what is known of a candidate.
    """

    session: "InferenceSession"
    kinds: Vectors
    opinions: Vectors
    told: Vectors

    @staticmethod
    def load(path: Path, arrays: Mapping[str, npt.NDArray[Any]]) -> "Network":
        """From ``path`` (ONNX) and its vectors by name. The library's errors are raised as they come."""
        kinds, opinions, told = (arrays[name].astype(np.float32) for name in ("kinds", "opinions", "told"))
        return Network(_session(path), kinds, opinions, told)

    def logits(
        self, placed: Vectors, marks: Vectors, candidates: Sequence[Candidate]
    ) -> tuple[Vectors, Vectors]:
        """For each candidate how likely it is in the scene, (C,), and what the whole text is, (6,): the
        teller is there, it is hard, nothing is told; then indoors, outdoors, not told.

        ``placed`` (T, width) are the vectors of pieces with their positions, ``marks`` (C, T) is 1 where a
        candidate is mentioned.

        Of two mentions around one piece the later candidate's kind and opinion count, as in training.
        """
        kind = np.zeros(len(placed), dtype=np.int64)
        opinion = np.zeros(len(placed), dtype=np.int64)
        for marked, candidate in zip(marks > 0, candidates, strict=True):
            kind[marked] = KINDS[candidate.kind]
            opinion[marked] = _opinion(candidate)
        met = marks.sum(axis=1, keepdims=True) > 0
        seen = {
            "tokens": placed + self.kinds[kind] + self.opinions[opinion],
            "marks": np.where(met, marks, np.eye(1, marks.shape[1], dtype=np.float32)),
            "told": np.stack([self._told(candidate) for candidate in candidates]),
        }
        there, whole = self.session.run(["there", "whole"], seen)
        return np.asarray(there, dtype=np.float32)[:, 0], np.asarray(whole, dtype=np.float32)[0]

    def _told(self, candidate: Candidate) -> Vectors:
        row = (KINDS[candidate.kind] * 3 + _opinion(candidate)) * 2 + candidate.linked
        more = min(len(candidate.mentions) - 1, _MANY) / _MANY
        return np.append(self.told[row], [float(candidate.later), more]).astype(np.float32)


def marks_of(split: Split, candidate: Candidate) -> Vectors:
    """1 for each piece that a mention of the candidate covers, (T,)."""
    inside = np.zeros(len(split.ids), dtype=bool)
    for mention in candidate.mentions:
        inside |= (split.starts < mention.end) & (mention.start < split.ends)
    return inside.astype(np.float32)


def _opinion(candidate: Candidate) -> int:
    return THERE if candidate.there else NOT_THERE


def _session(path: Path) -> "InferenceSession":
    """On one thread: the texts are short, and the machine has other work."""
    onnxruntime = load_onnxruntime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
