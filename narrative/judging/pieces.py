"""A text as word pieces, and the pieces as vectors.

The pieces and their vectors are those of multilingual-e5-small that Spanish words are made of. A vector is
kept in four bits per number, in blocks of 32 with a scale each, as it was when the judge learned from it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = npt.NDArray[np.float32]
MOST_PIECES: Final = 400
BLOCK: Final = 32  # numbers that share a scale
_MIDDLE: Final = 8  # what a number's four bits are above zero
_FIRST: Final = 0  # the piece that opens a text
_LAST: Final = 2  # the piece that closes it


@dataclass(frozen=True)
class Split:
    """The pieces of a text with an opening and a closing one: ``ids`` (T,), ``starts`` and ``ends`` (T,) in
    code points; the opening and closing ones hold no words (0 to 0).
    """

    ids: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Pieces:
    """``scales`` is (pieces, blocks) float16, ``packed`` (pieces, blocks * 16) uint8: in each block byte j
    holds number j in its low and number j + 16 in its high half.
    """

    tokenizer: "Tokenizer"
    scales: npt.NDArray[np.float16]
    packed: npt.NDArray[np.uint8]

    @staticmethod
    def load(path: Path, scales: npt.NDArray[np.float16], packed: npt.NDArray[np.uint8]) -> "Pieces":
        """Pieces from a tokenizer's JSON file and their packed vectors. Any error of the file is raised."""
        from tokenizers import Tokenizer

        return Pieces(Tokenizer.from_file(str(path)), scales, packed)

    def split(self, text: str) -> Split:
        """The first MOST_PIECES pieces of the text."""
        encoded = self.tokenizer.encode(text)
        ids = [_FIRST, *encoded.ids[:MOST_PIECES], _LAST]
        spans = [(0, 0), *encoded.offsets[:MOST_PIECES], (0, 0)]
        starts, ends = np.array(spans, dtype=np.int64).T
        return Split(np.array(ids, dtype=np.int64), starts, ends)

    def vectors(self, ids: npt.NDArray[np.int64]) -> Vectors:
        """The vectors of pieces, (T, width)."""
        count = len(ids)
        packed = self.packed[ids].reshape(count, -1, BLOCK // 2)
        halves = np.concatenate([packed & 15, packed >> 4], axis=2).astype(np.float32) - _MIDDLE
        scaled: Vectors = halves * self.scales[ids][:, :, None].astype(np.float32)
        return scaled.reshape(count, -1)
