"""What was heard: words with their times and how sure the listener is of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

SURE: Final = 0.6


@dataclass(frozen=True)
class Word:
    """One word as written, its punctuation with it. Times in seconds; ``probability`` from 0 to 1."""

    text: str
    start: float
    end: float
    probability: float


@dataclass(frozen=True)
class Transcript:
    """The words of one recording of ``seconds``, in the order of their times.

    ``notice`` is one Spanish sentence for the user when something about the recording must be said
    (it is cut off, another language is spoken in it), else empty.
    """

    words: tuple[Word, ...]
    seconds: float
    language: str = "es"
    notice: str = ""

    @property
    def text(self) -> str:
        """All words with one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def doubtful(self) -> tuple[int, ...]:
        """Indexes of the words that the listener is not sure of."""
        return tuple(index for index, word in enumerate(self.words) if word.probability < SURE)

    def to_json(self) -> dict[str, Any]:
        """A plain dict that ``from_json`` reads back; ``notice`` is left out when there is none."""
        plain: dict[str, Any] = {
            "text": self.text,
            "seconds": round(self.seconds, 3),
            "language": self.language,
            "words": [
                {
                    "text": word.text,
                    "start": round(word.start, 3),
                    "end": round(word.end, 3),
                    "probability": round(word.probability, 3),
                }
                for word in self.words
            ],
        }
        return plain | {"notice": self.notice} if self.notice else plain

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> "Transcript":
        """The transcript that ``to_json`` wrote; raises KeyError, TypeError or ValueError for all else."""
        words = tuple(
            Word(str(word["text"]), float(word["start"]), float(word["end"]), float(word["probability"]))
            for word in plain["words"]
        )
        return cls(words, float(plain["seconds"]), str(plain["language"]), str(plain.get("notice", "")))
