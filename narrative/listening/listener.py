"""Listening to a whole recording: in stretches cut at pauses, with the memory of a moment."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from narrative.listening.errors import CancelledError
from narrative.listening.notices import notice_about
from narrative.listening.sounds import PIECE, RATE, Recording, Sound
from narrative.listening.speech_model import LANGUAGE, SpeechModel
from narrative.listening.stretches import Stretch, understand
from narrative.listening.transcript import Transcript, Word
from narrative.listening.voice_activity import (
    FRAME,
    FRAME_SECONDS,
    VoiceActivity,
    speech_spans,
    windows,
)

# With its margins a stretch must fit into Whisper's 30 s.
LONGEST: Final = round(27 / FRAME_SECONDS)
WIDEST_GAP: Final = round(3 / FRAME_SECONDS)
# So much is kept around what the detector found, for soft beginnings and ends.
MARGIN: Final = round(0.3 / FRAME_SECONDS)
MOST_NAMES: Final = 30
# A stretch is read once the sound has gone on for so long after it.
AFTER: Final = WIDEST_GAP + MARGIN


@dataclass(frozen=True)
class _Placed:
    """A stretch and where it begins, in seconds of the recording."""

    stretch: Stretch
    start: float


class Listener:
    """A loaded speech model; ``load`` makes one. Threads may share it: one reads at a time."""

    def __init__(self, model: SpeechModel) -> None:
        self.model = model

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> "Listener":
        """The model of a CTranslate2 folder, as int8 on the CPU; raises ModelMissingError.

        A second thread made it 2 to 8 % quicker on a quiet machine (BENCHMARKS.md).
        """
        return cls(SpeechModel.load(folder, threads))

    def transcribe(
        self,
        audio: Path | Sound,
        *,
        names: Sequence[str] = (),
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Transcript:
        """Every word of a file or of mono float32 samples at 16 kHz.

        ``names`` of people and places that may be spoken of help to write them right; they are written
        only where something sounds like them.
        ``progress`` receives what part is done, 0 to 1; ``cancelled`` is asked before each stretch (a few
        seconds of work), and when it says yes CancelledError is raised. Raises SoundError for a file that
        cannot be heard. A notice says so when the file is cut off, another language is spoken in it or
        much of the speech is not understood.
        """
        recording = Recording(audio) if isinstance(audio, Path) else _Samples(audio)
        pieces = _Counted(recording.pieces())
        claimed = recording.seconds
        words: list[Word] = []
        spoken: Counter[str] = Counter()
        lost: list[tuple[float, float]] = []
        for placed in _stretches(pieces):
            if cancelled and cancelled():
                raise CancelledError
            found = understand(self.model, placed.stretch, hotwords(names))
            words.extend(
                Word(word.text, placed.start + word.start, placed.start + word.end, word.probability)
                for word in found.words
            )
            if found.words:
                spoken[found.language] += len(found.words)
            if found.lost:
                lost.append((placed.start, found.lost))
            if progress and claimed:
                progress(min(placed.start / claimed, 1.0))
        if progress:
            progress(1.0)
        return Transcript(
            words=tuple(words),
            seconds=pieces.seconds,
            language=spoken.most_common(1)[0][0] if spoken else LANGUAGE,
            notice=notice_about(recording.cut_off, spoken, lost),
        )


def hotwords(names: Sequence[str]) -> str:
    """The first ``MOST_NAMES`` names as Whisper takes them: more would cost more time than they help."""
    return ", ".join(names[:MOST_NAMES])


class _Samples:
    """A sound in memory, read as a recording is."""

    cut_off = False

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self.seconds = len(sound) / RATE

    def pieces(self) -> Iterator[Sound]:
        return (self._sound[at : at + PIECE] for at in range(0, len(self._sound), PIECE))


class _Counted:
    """Passes pieces on and counts their samples."""

    def __init__(self, pieces: Iterable[Sound]) -> None:
        self._pieces = pieces
        self._samples = 0

    @property
    def seconds(self) -> float:
        return self._samples / RATE

    def __iter__(self) -> Iterator[Sound]:
        for piece in self._pieces:
            self._samples += len(piece)
            yield piece


def _stretches(pieces: Iterable[Sound]) -> Iterator[_Placed]:
    """The stretches with speech, as soon as the sound after them is known; the rest is let go of."""
    activity = VoiceActivity()
    sound, chances, gone = np.zeros(0, np.float32), np.zeros(0, np.float32), 0
    for piece in pieces:
        sound = np.concatenate([sound, piece])
        chances = np.concatenate([chances, activity.feed(piece)])
        found = windows(speech_spans(chances), chances, LONGEST, WIDEST_GAP)
        kept = max(0, len(chances) - AFTER)
        for number, window in enumerate(found):
            if number == len(found) - 1 and window.end > len(chances) - AFTER:
                kept = max(0, window.start - MARGIN)
                break
            yield _placed(sound, chances, window.start, window.end, gone)
            kept = window.end
        sound, chances, gone = sound[kept * FRAME :], chances[kept:], gone + kept
    # The last frame may be a part of one: it is filled up, so that the last word is not lost.
    chances = np.concatenate([chances, activity.feed(np.zeros(FRAME - 1, np.float32))])
    for window in windows(speech_spans(chances), chances, LONGEST, WIDEST_GAP):
        yield _placed(sound, chances, window.start, window.end, gone)


def _placed(sound: Sound, chances: np.ndarray, start: int, end: int, gone: int) -> _Placed:
    start, end = max(0, start - MARGIN), min(len(chances), end + MARGIN)
    stretch = Stretch(sound[start * FRAME : end * FRAME], chances[start:end])
    return _Placed(stretch, (gone + start) * FRAME_SECONDS)
