"""How far behind the words are: a recording fed as a microphone gives it, without waiting for the clock."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from narrative.listening import Listener, LiveListening, Transcript
from narrative.listening.sounds import RATE, Sound

PIECE = RATE // 2


@dataclass(frozen=True)
class Lags:
    """Seconds from the end of each word to its first showing, and to its being settled."""

    shown: tuple[float, ...]
    settled: tuple[float, ...]
    transcript: Transcript
    changed: int


def listen_live(listener: Listener, sound: Sound, clock: Callable[[], float] = time.perf_counter) -> Lags:
    """Feeds half-second pieces; those that arrive during a reading are fed together after it."""
    live = LiveListening(listener)
    now, at = 0.0, 0
    shown: list[float] = []
    settled: list[float] = []
    before: tuple[object, ...] = ()
    changed = 0
    while at < len(sound):
        now = max(now, (at + PIECE) / RATE)
        ready = min(int(now * RATE) // PIECE * PIECE, len(sound) // PIECE * PIECE + PIECE)
        began = clock()
        heard = live.feed(sound[at:ready])
        now += clock() - began
        at = max(ready, at + 1)
        settled.extend(now - word.end for word in heard.settled[len(settled) :])
        visible = (*heard.settled, *heard.tentative)
        shown.extend(now - word.end for word in visible[len(shown) :])
        changed += heard.settled[: len(before)] != before
        before = heard.settled
    transcript = live.finish()
    changed += transcript.words[: len(before)] != before
    return Lags(tuple(shown), tuple(settled), transcript, changed)


def percentile(values: tuple[float, ...], part: float) -> float:
    """The value below which ``part`` (0 to 1) of them lie."""
    return float(np.quantile(values, part))
