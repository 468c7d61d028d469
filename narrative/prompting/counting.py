"""Counts tokens where no tokenizer is at hand: never fewer than the model's own would count.

CLIP's byte-pair encoding (Radford et al. 2021) cuts a text into runs of letters, single digits and
runs of other signs, then joins bytes by learnt pairs. A run can therefore never take more tokens
than it has bytes in UTF-8, and a word that the vocabulary holds whole takes one.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unicodedata import normalize

from narrative.errors import StyleError

_RUN: Final = re.compile(r"[^\W\d_]+|\d|[^\s\w]+|_+|\S")


@dataclass(frozen=True)
class TokenBound:
    """Counts at most; ``whole`` are lower-case words that the vocabulary is known to hold whole."""

    whole: frozenset[str] = frozenset()

    @staticmethod
    def load(path: Path) -> "TokenBound":
        """From a file of words, separated by white space. Raises StyleError."""
        try:
            return TokenBound(frozenset(path.read_text(encoding="utf-8").split()))
        except (OSError, UnicodeDecodeError) as error:
            raise StyleError(f"cannot read {path}: {error}") from error

    def __call__(self, text: str) -> int:
        """An upper bound of the tokens of ``text``, without marks at start and end."""
        runs = _RUN.findall(normalize("NFC", text).lower())
        return sum(1 if run in self.whole else len(run.encode()) for run in runs)
