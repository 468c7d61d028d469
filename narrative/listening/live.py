"""Listening while the person goes on talking.

The sound since the last settled pause is read again and again as it grows. What two readings in a row agree
on is settled (LocalAgreement-2: Macháček, Dabre and Bojar, "Turning Whisper into Real-Time Transcription
System", 2023); the next reading takes the settled words as its beginning and goes on from there, so they
cannot change. At a pause the rest is read once more, with care, settled, and its sound let go of.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from narrative.listening.inventions import is_believed, plain
from narrative.listening.listener import Listener, hotwords
from narrative.listening.sounds import RATE, Sound
from narrative.listening.speech_model import Reading, ReadWord
from narrative.listening.stretches import BEAM, Stretch, shifted, understand, voiced
from narrative.listening.transcript import Transcript, Word
from narrative.listening.voice_activity import (
    BEGINS,
    ENDS,
    FRAME,
    FRAME_SECONDS,
    Chances,
    VoiceActivity,
    smooth,
    speech_spans,
)

# New sound before the next reading, seconds. Where readings are slow, more is fed at once after each.
STEP: Final = 0.8
# A pause that ends a phrase, and the sound kept before a beginning of speech.
PAUSE: Final = 0.7
MARGIN: Final = 0.4
# A phrase without a pause is parted at a settled word once it is so long.
LONG: Final = 10.0
LONGEST: Final = 24.0
NEAR_CUT: Final = 0.1
# Much sound fed at once is looked through in such parts, samples.
SLICE: Final = RATE // 2
LEAST_REST: Final = 0.6  # seconds of speech; less is the end of the last settled word
# Words so near to the end of the sound may still be half spoken.
UNFINISHED: Final = 0.25


@dataclass(frozen=True)
class Heard:
    """What is understood so far. ``settled`` only ever grows; ``tentative`` follows it and may change.

    ``silence`` is the time in seconds since somebody last spoke (since the start when nobody did).
    """

    settled: tuple[Word, ...]
    tentative: tuple[Word, ...]
    silence: float


@dataclass
class _Phrase:
    """The sound since the last pause, and what is known of it. ``start`` in seconds of the recording."""

    start: float = 0.0
    sound: Sound = field(default_factory=lambda: np.zeros(0, np.float32))
    chances: Chances = field(default_factory=lambda: np.zeros(0, np.float32))
    settled: list[ReadWord] = field(default_factory=list[ReadWord])
    before: tuple[ReadWord, ...] = ()

    @property
    def seconds(self) -> float:
        return len(self.chances) * FRAME_SECONDS


class LiveListening:
    """One recording as it grows. Not for two threads at once; several may share one listener."""

    def __init__(self, listener: Listener, names: Sequence[str] = ()) -> None:
        self._model = listener.model
        self._hotwords = hotwords(names)
        self._activity = VoiceActivity()
        self._phrase = _Phrase()
        self._settled: list[Word] = []
        self._tentative: tuple[Word, ...] = ()
        self._samples = 0
        self._last_speech = 0.0
        self._unread = 0.0

    def feed(self, pcm: Sound) -> Heard:
        """Adds mono float32 samples at 16 kHz and says what is understood by now.

        Any number of them: a second or less while somebody talks, more to catch up.
        """
        for at in range(0, len(pcm), SLICE):
            self._add(pcm[at : at + SLICE])
            self._settle_at_pause()
        if self._unread >= STEP and speech_spans(self._phrase.chances):
            self._read_on()
        return Heard(tuple(self._settled), self._tentative, self._samples / RATE - self._last_speech)

    def finish(self) -> Transcript:
        """Settles all words; the settled ones of every ``Heard`` are its beginning."""
        # A quarter of a second of silence lets the detector close the last frame and the last word.
        self._add(np.zeros(RATE // 4, np.float32))
        self._samples -= RATE // 4
        if speech_spans(self._phrase.chances):
            self._settle_all()
        return Transcript(tuple(self._settled), self._samples / RATE)

    def _add(self, pcm: Sound) -> None:
        phrase = self._phrase
        chances = self._activity.feed(pcm)
        begun = phrase.start + phrase.seconds
        loud = np.flatnonzero(chances >= ENDS)
        if len(loud) and (self._last_speech > begun - PAUSE or float(chances.max()) >= BEGINS):
            self._last_speech = begun + (int(loud[-1]) + 1) * FRAME_SECONDS
        phrase.sound = np.concatenate([phrase.sound, pcm])
        phrase.chances = np.concatenate([phrase.chances, chances])
        self._samples += len(pcm)
        self._unread += len(pcm) / RATE

    def _settle_at_pause(self) -> None:
        """Settles a phrase that has ended; reads a long one, so that a part of it can be let go of."""
        spans = speech_spans(self._phrase.chances)
        if not spans:
            self._forget_quiet()
        elif self._phrase.seconds - spans[-1].end * FRAME_SECONDS >= PAUSE:
            self._settle_all()
        elif self._phrase.seconds > LONG and self._unread > LONG / 2:
            self._read_on()

    def _forget_quiet(self) -> None:
        self._cut(max(0.0, self._phrase.seconds - MARGIN))
        self._tentative = ()

    def _cut(self, seconds: float) -> None:
        """Lets go of the first ``seconds`` of the phrase."""
        phrase = self._phrase
        frames = round(seconds / FRAME_SECONDS)
        self._phrase = _Phrase(
            start=phrase.start + frames * FRAME_SECONDS,
            sound=phrase.sound[frames * FRAME :],
            chances=phrase.chances[frames:],
        )

    def _read(self, beam: int, *, short: bool) -> Reading:
        phrase = self._phrase
        encoded = self._model.encode(phrase.sound, short=short)
        return self._model.read(encoded, beam=beam, begun=phrase.settled, hotwords=self._hotwords)

    def _believed(self, reading: Reading) -> tuple[ReadWord, ...] | None:
        """The words of a reading after the settled ones, None when they are not to be believed."""
        phrase = self._phrase
        stretch = Stretch(phrase.sound, phrase.chances)
        if not is_believed(reading, stretch.speech, stretch.contrast):
            return None
        return reading.words[len(phrase.settled) :]

    def _read_on(self) -> None:
        words = self._believed(self._read(1, short=True)) or ()
        self._unread = 0.0
        phrase = self._phrase
        agreed = _agreed(phrase.before, words, phrase.seconds - UNFINISHED)
        self._settle(words[:agreed])
        phrase.before = words[agreed:]
        self._tentative = self._placed(phrase.before)
        if phrase.seconds > LONG:
            self._part_long()

    def _settle_all(self) -> None:
        """Reads what is not settled with care, settles it and lets go of the sound."""
        words = self._believed(self._read(BEAM, short=False))
        self._settle(self._rest_alone() if words is None else words)
        self._tentative, self._unread = (), 0.0
        self._cut(max(0.0, self._phrase.seconds - MARGIN))

    def _rest_alone(self) -> tuple[ReadWord, ...]:
        """The words after the last settled one, read by themselves: a settled mistake spoils what follows."""
        phrase = self._phrase
        first = round(phrase.settled[-1].end / FRAME_SECONDS) if phrase.settled else 0
        rest = Stretch(phrase.sound, phrase.chances).part(first, len(phrase.chances))
        if not phrase.settled or rest.speech < LEAST_REST:
            return ()
        found = understand(self._model, rest, self._hotwords)
        return shifted(found.words, first * FRAME_SECONDS)

    def _settle(self, words: tuple[ReadWord, ...]) -> None:
        self._phrase.settled.extend(words)
        self._settled.extend(self._placed(words))

    def _placed(self, words: tuple[ReadWord, ...]) -> tuple[Word, ...]:
        phrase = self._phrase
        heard = voiced(words, phrase.chances)
        return tuple(Word(w.text, phrase.start + w.start, phrase.start + w.end, w.probability) for w in heard)

    def _part_long(self) -> None:
        """Lets go of the sound up to the quietest moment between settled words, in a phrase without pause."""
        phrase = self._phrase
        between = [
            (before.end, after.start)
            for before, after in pairwise(phrase.settled)
            if phrase.seconds / 3 < after.start < phrase.seconds - 1
        ]
        if between:
            quiet = smooth(phrase.chances)
            cuts = [_quietest(quiet, *times) for times in between]
            cut = min(cuts, key=lambda frame: quiet[frame]) * FRAME_SECONDS
            left = [word for word in phrase.settled if word.end > cut + NEAR_CUT]
            self._cut(cut)
            self._phrase.settled = list(shifted(tuple(left), -cut))
            self._phrase.before = phrase.before
        elif phrase.seconds > LONGEST:
            self._settle_all()


def _quietest(quiet: Chances, start: float, end: float) -> int:
    """The frame of least speech between two times in seconds, or near them."""
    first = max(0, round((start - NEAR_CUT) / FRAME_SECONDS))
    last = max(first + 1, round((end + NEAR_CUT) / FRAME_SECONDS))
    return first + int(np.argmin(quiet[first:last]))


def _agreed(before: Sequence[ReadWord], now: Sequence[ReadWord], until: float) -> int:
    """How many words at the beginning two readings share, of those that end before ``until`` (seconds).

    The last word of a reading never counts: more of it may be coming.
    """
    count = 0
    for old, new in zip(before, now[:-1], strict=False):
        if plain(old.text) != plain(new.text) or new.end > until:
            break
        count += 1
    return count
