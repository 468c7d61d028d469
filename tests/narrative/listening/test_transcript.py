import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative.listening import Transcript, Word

times = st.integers(0, 7_200_000).map(lambda milliseconds: milliseconds / 1000)
chances = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
words = st.builds(Word, st.text(min_size=1), times, times, chances)


@given(st.builds(Transcript, st.lists(words).map(tuple), times, st.sampled_from(["es", "en"]), st.text()))
def test_a_transcript_survives_json(transcript: Transcript) -> None:
    assert Transcript.from_json(json.loads(json.dumps(transcript.to_json()))) == transcript


def test_the_json_of_the_command() -> None:
    plain = Transcript((Word("Hola,", 0.51, 0.9, 0.98764), Word("Inma.", 1, 1.5, 0.31)), 2.0).to_json()
    assert plain == {
        "text": "Hola, Inma.",
        "seconds": 2.0,
        "language": "es",
        "words": [
            {"text": "Hola,", "start": 0.51, "end": 0.9, "probability": 0.988},
            {"text": "Inma.", "start": 1, "end": 1.5, "probability": 0.31},
        ],
    }


def test_words_of_low_probability_are_doubtful() -> None:
    chances = (0.99, 0.2, 0.7, 0.59)
    assert Transcript(tuple(Word("a", 0, 1, chance) for chance in chances), 1).doubtful == (1, 3)


@pytest.mark.parametrize("plain", [{}, {"words": [{}], "seconds": 1}, {"words": 3, "seconds": 1}])
def test_what_is_no_transcript_is_refused(plain: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Transcript.from_json(plain)
