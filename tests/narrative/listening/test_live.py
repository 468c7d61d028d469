"""Listening while somebody talks, fed as a microphone feeds it."""

import time

import numpy as np
import pytest

from narrative.listening import Listener, LiveListening
from tests.bench.listening import NEAR_TEXT, word_error_rate
from tests.bench.live_lag import listen_live, percentile
from tests.narrative.listening.noises import RATE, Sound, room


@pytest.mark.slow
def test_words_come_at_once_and_settled_ones_stay(listener: Listener, near: Sound) -> None:
    # The processor's own time, so that other work on the machine is not counted.
    live = listen_live(listener, near, clock=time.process_time)
    assert live.changed == 0
    assert percentile(live.shown, 0.95) < 3
    assert word_error_rate(live.transcript.text, NEAR_TEXT) < 0.15
    assert live.transcript.seconds == len(near) / RATE


def test_a_long_pause_is_counted_and_nothing_is_lost_or_invented(listener: Listener, near: Sound) -> None:
    live = LiveListening(listener)
    said, pause = near[: int(4.8 * RATE)], room(31, seed=2)
    silences: list[float] = []
    before = ()
    for part in np.array_split(np.concatenate([said, pause]), 70):
        heard = live.feed(part)
        assert heard.settled[: len(before)] == before
        before = heard.settled
        silences.append(heard.silence)
    words = [word.text for word in before]
    assert 29 < silences[-1] < 33
    again = live.feed(near[int(9.7 * RATE) : int(12.2 * RATE)])
    assert again.silence < 2
    end = live.finish()
    assert [word.text for word in end.words[: len(words)]] == words
    assert "celia" in " ".join(words).lower()
    later = [word for word in end.words if word.start > 20]
    assert "habéis escrito" in " ".join(word.text for word in later)
    assert later[0].start > 35


def test_pieces_of_any_size_may_be_fed(listener: Listener, near: Sound) -> None:
    live = LiveListening(listener)
    sound, at = near[: 5 * RATE], 0
    for size in (0, 1, 100, 511, 512, 513, 20_000, 59_000):
        live.feed(sound[at : at + size])
        at += size
    assert "celia" in live.finish().text.lower()


def test_nothing_fed_is_nothing_heard(listener: Listener) -> None:
    transcript = LiveListening(listener).finish()
    assert (transcript.words, transcript.seconds) == ((), 0.0)
