"""Counts tokens where no tokenizer is at hand: never fewer than the model's own would count.

CLIP's byte-pair encoding (Radford et al. 2021) cuts a text into runs of letters, single digits and
runs of other signs, then joins bytes by learnt pairs. A run can therefore never take more tokens
than it has bytes in UTF-8; of the words of our own prompts the true number is listed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from unicodedata import normalize

from narrative.errors import StyleError

_RUN: Final = re.compile(r"[^\W\d_]+|[^ \t\r\n]")


@dataclass(frozen=True)
class TokenBound:
    """Counts at most; ``known`` maps lower-case words to the tokens that they take."""

    known: Mapping[str, int] = field(default_factory=dict)

    @staticmethod
    def load(path: Path) -> "TokenBound":
        """From a file of words, separated by white space: ``word`` or ``word:tokens``. Raises StyleError."""
        try:
            pairs = [word.partition(":") for word in path.read_text(encoding="utf-8").split()]
            return TokenBound({word: int(tokens or 1) for word, _colon, tokens in pairs})
        except (OSError, ValueError) as error:
            raise StyleError(f"cannot read {path}: {error}") from error

    def __call__(self, text: str) -> int:
        """An upper bound of the tokens of ``text``, without marks at start and end."""
        runs = _RUN.findall(normalize("NFC", text).lower())
        return sum(self.known.get(run) or len(run.encode()) for run in runs)
