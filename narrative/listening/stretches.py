"""From a stretch of sound to the words that can be believed.

A stretch that is not understood is parted at its deepest pause and each part is tried alone, so that a cough
or a slammed door costs its own moment and not the words around it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from narrative.listening.inventions import STANDS_OUT, is_believed, plain
from narrative.listening.sounds import Sound
from narrative.listening.speech_model import LANGUAGE, Encoded, Reading, ReadWord, SpeechModel
from narrative.listening.voice_activity import FRAME, FRAME_SECONDS, Chances, smooth

BEAM: Final = 5
# A word is heard only where the detector finds at least a trace of a voice near it.
TRACE: Final = 0.15
NEAR: Final = 0.3
SHORTEST_PART: Final = round(1.0 / FRAME_SECONDS)
MOST_PARTINGS: Final = 2
HOPELESS: Final = -1.5  # a reading worse than this has no good part
DITHER: Final = 1e-10  # the power of nothing: complete silence has no logarithm
# Another language is believed when the model is sure of it and clearly less sure in Spanish.
SURE_OF_LANGUAGE: Final = 0.85
DOUBT_IN_SPANISH: Final = -0.6
SPEECH_FOR_LANGUAGE: Final = 2.5
# These are taken for one another, and for Spanish with an accent.
KINDRED: Final = frozenset({"gl", "ca", "pt", "la", "eu", "oc", "it"})


@dataclass(frozen=True)
class Stretch:
    """A sound of up to 30 s with the chance of speech for each of its frames."""

    sound: Sound
    chances: Chances

    @property
    def speech(self) -> float:
        """Seconds in which somebody probably speaks."""
        return float(np.count_nonzero(self.chances >= TRACE)) * FRAME_SECONDS

    @property
    def contrast(self) -> float:
        """What lies between its loud and its quiet moments, in dB; small when a voice hardly stands out."""
        frames = self.sound[: len(self.sound) // FRAME * FRAME].reshape(-1, FRAME)
        if not len(frames):
            return 0.0
        levels = 10 * np.log10(np.mean(np.square(frames), axis=1) + DITHER)
        return float(np.quantile(levels, 0.95) - np.quantile(levels, 0.1))

    def part(self, first: int, last: int) -> "Stretch":
        """Frames ``first`` to ``last`` (not included)."""
        return Stretch(self.sound[first * FRAME : last * FRAME], self.chances[first:last])


@dataclass(frozen=True)
class Understood:
    """The words of a stretch, in ``language``; ``lost`` are the seconds of speech that gave none."""

    words: tuple[ReadWord, ...] = ()
    language: str = LANGUAGE
    lost: float = 0.0


def understand(model: SpeechModel, stretch: Stretch, hotwords: str = "", partings: int = 0) -> Understood:
    """The words of a stretch by beam search over its whole context."""
    encoded = model.encode(stretch.sound, short=False)
    reading = model.read(encoded, beam=BEAM, hotwords=hotwords)
    language = LANGUAGE
    if reading.logprob < DOUBT_IN_SPANISH and stretch.speech >= SPEECH_FOR_LANGUAGE:
        reading, language = _other_language(model, encoded, reading)
    if is_believed(reading, stretch.speech, stretch.contrast, a_part=partings > 0):
        return Understood(voiced(reading.words, stretch.chances), language)
    if (
        partings >= MOST_PARTINGS
        or len(stretch.chances) < 2 * SHORTEST_PART
        or reading.logprob < HOPELESS
        or stretch.contrast < STANDS_OUT  # a television: its clear moments are not the teller's
    ):
        return Understood(lost=stretch.speech)
    quiet = smooth(stretch.chances)[SHORTEST_PART:-SHORTEST_PART]
    cut = SHORTEST_PART + int(np.argmin(quiet)) if len(quiet) else len(stretch.chances) // 2
    parts = (stretch.part(0, cut), stretch.part(cut, len(stretch.chances)))
    first, second = (_understand_part(model, part, hotwords, partings + 1) for part in parts)
    return Understood(
        (*first.words, *shifted(second.words, cut * FRAME_SECONDS)),
        first.language if first.words else second.language,
        first.lost + second.lost,
    )


def _understand_part(model: SpeechModel, part: Stretch, hotwords: str, partings: int) -> Understood:
    return understand(model, part, hotwords, partings) if part.speech > 0 else Understood()


def _other_language(model: SpeechModel, encoded: Encoded, spanish: Reading) -> tuple[Reading, str]:
    language, chance, _ = model.language(encoded)
    if language == LANGUAGE or language in KINDRED or chance < SURE_OF_LANGUAGE:
        return spanish, LANGUAGE
    other = model.read(encoded, beam=BEAM, language=language)
    return (other, language) if other.logprob > spanish.logprob else (spanish, LANGUAGE)


def voiced(words: tuple[ReadWord, ...], chances: Chances) -> tuple[ReadWord, ...]:
    """The words near which a voice was found, without what is no word at all."""
    return tuple(word for word in words if plain(word.text) and _has_voice(word, chances))


def _has_voice(word: ReadWord, chances: Chances) -> bool:
    first = max(0, round((word.start - NEAR) / FRAME_SECONDS))
    last = max(first + 1, round((word.end + NEAR) / FRAME_SECONDS))
    near = chances[first:last]
    return bool(len(near)) and float(near.max()) >= TRACE


def shifted(words: tuple[ReadWord, ...], seconds: float) -> tuple[ReadWord, ...]:
    """The same words, later."""
    return tuple(
        ReadWord(word.text, word.start + seconds, word.end + seconds, word.probability, word.tokens)
        for word in words
    )
