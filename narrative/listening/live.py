"""Listening while the person goes on talking."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from narrative.listening.listener import Listener, Sound
from narrative.listening.transcript import Transcript, Word


@dataclass(frozen=True)
class Heard:
    """What is understood so far. ``settled`` only ever grows; ``tentative`` follows it and may change.

    ``silence`` is the time in seconds since somebody last spoke (since the start when nobody did).
    """

    settled: tuple[Word, ...]
    tentative: tuple[Word, ...]
    silence: float


class LiveListening:
    """One recording as it grows. Not for two threads at once."""

    def __init__(self, listener: Listener, names: Sequence[str] = ()) -> None:
        self._listener = listener
        self._names = tuple(names)
        self._sound: Sound = np.zeros(0, np.float32)

    def feed(self, pcm: Sound) -> Heard:
        """Adds mono float32 samples at 16 kHz (any number of them) and says what is understood by now."""
        self._sound = np.concatenate([self._sound, pcm])
        words = self._listener.transcribe(self._sound, names=self._names).words
        end = words[-1].end if words else 0.0
        return Heard((), words, len(self._sound) / 16000 - end)

    def finish(self) -> Transcript:
        """Settles all words; the settled ones of every ``Heard`` are its beginning."""
        return self._listener.transcribe(self._sound, names=self._names)
