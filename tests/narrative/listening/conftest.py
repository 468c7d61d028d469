"""The real speech model, put together once, and the real talk that lies beside the repository."""

import os
from pathlib import Path

import pytest

from narrative.listening import Listener, read_sound
from server.speech_parts import assemble_speech_model, missing_packages
from tests.narrative.listening.noises import Sound

TALK = Path(__file__).parents[4] / "shared" / "speech"


@pytest.fixture(scope="session")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if missing := missing_packages():
        pytest.skip(f"the speech model is not installed: {', '.join(missing)}")
    home = os.environ.get("EVOCA_TEST_SPEECH_HOME")
    return assemble_speech_model(Path(home) if home else tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="session")
def listener(weights: Path) -> Listener:
    return Listener.load(weights)


@pytest.fixture(scope="session")
def near_file() -> Path:
    return _talk("es-ES_Broadband_sample1.wav")


@pytest.fixture(scope="session")
def telephone_file() -> Path:
    return _talk("es-ES_Narrowband_sample1.wav")


@pytest.fixture(scope="session")
def near(near_file: Path) -> Sound:
    """Three speakers at a microphone, 40 s."""
    return read_sound(near_file)


@pytest.fixture(scope="session")
def telephone(telephone_file: Path) -> Sound:
    """Two speakers on a telephone, 69 s."""
    return read_sound(telephone_file)


def _talk(name: str) -> Path:
    if not (TALK / name).is_file():
        pytest.skip(f"the recorded talk is not here: {TALK / name}")
    return TALK / name
