"""Real talk, heard by the real model; reference texts are our own (see tests/bench/listening.py)."""

from pathlib import Path

import numpy as np
import pytest

from narrative.listening import CancelledError, Listener, ModelMissingError, Transcript
from tests.bench.listening import NEAR_TEXT, TELEPHONE_TEXT, word_error_rate
from tests.narrative.listening.noises import RATE, Sound, coughing, room


@pytest.fixture(scope="module")
def heard_near(listener: Listener, near_file: Path) -> tuple[Transcript, list[float]]:
    seen: list[float] = []
    return listener.transcribe(near_file, progress=seen.append), seen


def test_near_talk_is_understood(heard_near: tuple[Transcript, list[float]]) -> None:
    transcript, seen = heard_near
    assert word_error_rate(transcript.text, NEAR_TEXT) < 0.08
    assert (transcript.language, transcript.notice) == ("es", "")
    assert transcript.seconds == pytest.approx(39.75, abs=0.01)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_words_come_in_order_with_their_times_and_chances(heard_near: tuple[Transcript, list[float]]) -> None:
    transcript, _ = heard_near
    starts = [word.start for word in transcript.words]
    assert starts == sorted(starts)
    assert all(0 <= w.start <= w.end <= transcript.seconds for w in transcript.words)
    assert all(0 < w.probability <= 1 and w.text == w.text.strip() for w in transcript.words)
    madrid = next(word for word in transcript.words if word.text.startswith("Madrid"))
    assert 36 < madrid.start < 37.5
    assert 0 < len(transcript.doubtful) < len(transcript.words) / 3


@pytest.mark.slow
def test_telephone_talk_is_understood(listener: Listener, telephone: Sound) -> None:
    assert word_error_rate(listener.transcribe(telephone).text, TELEPHONE_TEXT) < 0.22


@pytest.mark.slow
def test_a_pause_of_thirty_seconds_loses_and_invents_nothing(listener: Listener, near: Sound) -> None:
    first, second = near[: 7 * RATE + RATE // 2], near[int(9.7 * RATE) : int(16.5 * RATE)]
    apart = listener.transcribe(np.concatenate([first, room(30, seed=8), second]))
    words = [word for word in apart.words if word.start < 8], [w for w in apart.words if w.start > 36]
    assert len(words[0]) + len(words[1]) == len(apart.words)
    for part, said in ((first, words[0]), (second, words[1])):
        alone = listener.transcribe(part).text
        assert word_error_rate(" ".join(word.text for word in said), alone) < 0.2


def test_names_of_cards_are_not_put_where_they_were_not_said(listener: Listener, near: Sound) -> None:
    names = ("Delia", "Pablo", "Norberto", "Jacinta", "Trasto")
    text = listener.transcribe(near[: 8 * RATE], names=names).text
    assert "Celia" in text
    assert "Pedro" in text
    assert not [name for name in names if name in text]
    assert listener.transcribe(coughing(10, seed=6), names=names).text == ""


def test_it_stops_when_asked(listener: Listener, near: Sound) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(CancelledError):
        listener.transcribe(near, cancelled=cancelled)
    assert len(asked) == 2


def test_a_cut_recording_is_heard_and_said_to_be_cut(
    listener: Listener, near_file: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "cut.wav"
    cut.write_bytes(near_file.read_bytes()[: 44 + 9 * RATE * 2])
    transcript = listener.transcribe(cut)
    assert "maravilloso" in transcript.text
    assert "cortada" in transcript.notice


def test_very_short_sounds_give_nothing(listener: Listener) -> None:
    for length in (0, 1, 511, 513):
        transcript = listener.transcribe(np.full(length, 0.1, np.float32))
        assert (transcript.words, transcript.seconds) == ((), length / RATE)


def test_without_weights_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError) as caught:
        Listener.load(tmp_path)
    assert "falta model.bin" in caught.value.sentence


def test_broken_weights_are_said_to_be_broken(weights: Path, tmp_path: Path) -> None:
    for file in weights.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[: 1 << 20])
    with pytest.raises(ModelMissingError) as caught:
        Listener.load(tmp_path)
    assert "dañado" in caught.value.sentence
