"""Where somebody speaks: Silero's voice detector (MIT, inside faster-whisper), fed as the sound comes.

The detector judges frames of 512 samples (32 ms) and keeps its state between calls, so a recording of any
length needs the memory of a moment.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from narrative.listening.sounds import RATE, Sound
from narrative.onnx import load_onnxruntime

FRAME: Final = 512
FRAME_SECONDS: Final = FRAME / RATE
# Speech begins above the first and ends below the second. Silero's own 0.5 misses soft voices on a telephone.
BEGINS: Final = 0.35
ENDS: Final = 0.2
# A shorter sound is a click; a shorter gap lies between two words of one phrase. Frames.
SHORTEST: Final = 4
GAP: Final = round(0.5 / FRAME_SECONDS)
_CONTEXT: Final = 64
_STATE: Final = (1, 1, 128)

Chances = NDArray[np.float32]


@dataclass(frozen=True)
class Span:
    """Frames ``start`` to ``end`` (not included)."""

    start: int
    end: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return (self.end - self.start) * FRAME_SECONDS


class VoiceActivity:
    """The chance of speech for every frame of a sound that is fed in parts."""

    def __init__(self) -> None:
        load_onnxruntime()
        from faster_whisper.vad import get_vad_model

        self._session: Any = get_vad_model().session
        self._h: Sound = np.zeros(_STATE, np.float32)
        self._c: Sound = np.zeros(_STATE, np.float32)
        self._context: Sound = np.zeros(_CONTEXT, np.float32)
        self._waiting: Sound = np.zeros(0, np.float32)

    def feed(self, samples: Sound) -> Chances:
        """The chances (0 to 1) of the frames that ``samples`` completed."""
        samples = np.concatenate([self._waiting, samples])
        whole = len(samples) // FRAME * FRAME
        self._waiting = samples[whole:]
        if not whole:
            return np.zeros(0, np.float32)
        frames = samples[:whole].reshape(-1, FRAME)
        before = np.vstack([self._context, frames[:-1, -_CONTEXT:]])
        self._context = frames[-1, -_CONTEXT:].copy()
        chances, self._h, self._c = self._session.run(
            None, {"input": np.hstack([before, frames]), "h": self._h, "c": self._c}
        )
        return np.asarray(chances, np.float32).reshape(-1)


def speech_spans(chances: Chances) -> list[Span]:
    """The stretches of speech, parted where it is quiet for ``GAP`` frames or more."""
    spans: list[Span] = []
    start, last = None, 0
    for frame, chance in enumerate(chances):
        if start is None:
            if chance >= BEGINS:
                start, last = frame, frame
        elif chance >= ENDS:
            last = frame
        elif frame - last >= GAP:
            spans.append(Span(start, last + 1))
            start = None
    if start is not None:
        spans.append(Span(start, last + 1))
    return [span for span in spans if span.end - span.start >= SHORTEST]


def windows(spans: list[Span], chances: Chances, longest: int, widest_gap: int) -> list[Span]:
    """Spans joined to stretches of ``longest`` frames at most, over gaps of ``widest_gap`` at most.

    A span that is longer is parted where speech is least likely in the second half of what fits.
    """
    joined: list[Span] = []
    for whole in spans:
        for span in _parted(whole, chances, longest):
            if (
                joined
                and span.end - joined[-1].start <= longest
                and span.start - joined[-1].end <= widest_gap
            ):
                joined[-1] = Span(joined[-1].start, span.end)
            else:
                joined.append(span)
    return joined


def _parted(span: Span, chances: Chances, longest: int) -> list[Span]:
    parts: list[Span] = []
    start = span.start
    while span.end - start > longest:
        from_frame = start + longest // 2
        cut = from_frame + int(np.argmin(smooth(chances[from_frame : start + longest])))
        parts.append(Span(start, cut))
        start = cut
    return [*parts, Span(start, span.end)]


def smooth(chances: Chances, width: int = 5) -> Chances:
    """The mean over ``width`` frames: the deepest moment of a pause, not a stop inside a word."""
    padded = np.pad(chances, width // 2, mode="edge")
    return np.convolve(padded, np.full(width, 1 / width), "valid").astype(np.float32)
