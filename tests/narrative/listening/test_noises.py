"""Where nobody says anything, nothing is written."""

import pytest

from narrative.listening import Listener, LiveListening
from tests.narrative.listening.noises import (
    NOISES,
    RATE,
    Sound,
    at_level,
    babble,
    music,
    reversed_talk,
    television,
)

SHORT, LONG = 15.0, 60.0
lengths = pytest.mark.parametrize(
    "seconds", [pytest.param(SHORT, id="15s"), pytest.param(LONG, id="60s", marks=pytest.mark.slow)]
)


@lengths
@pytest.mark.parametrize("noise", sorted(NOISES))
def test_no_words_come_from_noise(listener: Listener, noise: str, seconds: float) -> None:
    assert listener.transcribe(NOISES[noise](seconds, seed=4)).text == ""


@lengths
def test_no_words_come_from_a_television_with_babble(listener: Listener, seconds: float) -> None:
    voices = at_level(babble(seconds, seed=7, voices=2), 0.1)
    assert listener.transcribe(television(voices, seconds, seed=3)).text == ""


@lengths
@pytest.mark.slow
def test_no_words_come_from_talk_played_backwards(listener: Listener, near: Sound, seconds: float) -> None:
    assert listener.transcribe(reversed_talk(near, seconds)).text == ""


@lengths
def test_no_words_come_from_backwards_talk_on_a_television(
    listener: Listener, telephone: Sound, seconds: float
) -> None:
    programme = television(reversed_talk(telephone, seconds, seed=1), seconds, seed=5)
    assert listener.transcribe(programme).text == ""


def test_a_real_programme_across_the_room_is_not_put_into_the_tellers_mouth(
    listener: Listener, telephone: Sound
) -> None:
    assert listener.transcribe(television(telephone, 20, seed=2)).text == ""


@pytest.mark.parametrize(
    "noise", ["silence", "coughing", "music", pytest.param("babble", marks=pytest.mark.slow)]
)
def test_no_words_come_from_noise_while_it_is_going_on(listener: Listener, noise: str) -> None:
    live = LiveListening(listener)
    sound = NOISES[noise](8.0, seed=5)
    for at in range(0, len(sound), RATE // 2):
        heard = live.feed(sound[at : at + RATE // 2])
        assert (heard.settled, heard.tentative) == ((), ())
    assert live.finish().words == ()


def test_talk_is_heard_over_music_of_the_next_room(listener: Listener, near: Sound) -> None:
    under = music(12, seed=6, level=0.02)
    said = listener.transcribe((near[: 12 * RATE] + under).clip(-1, 1)).text.lower()
    assert "qué tal estáis" in said
    assert "vídeo de pedro" in said
