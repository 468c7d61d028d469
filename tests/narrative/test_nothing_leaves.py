"""Libraries that would tell their makers of their use are kept from it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
JUDGE = "from pathlib import Path; from narrative.judging import Judge; Judge.load(Path('data/judge'))"
VOICE = "from narrative.listening.voice_activity import VoiceActivity; VoiceActivity()"


@pytest.mark.parametrize("use", [JUDGE, VOICE])
def test_onnx_runtime_keeps_no_events_for_its_maker_and_names_no_device(tmp_path: Path, use: str) -> None:
    """What it would send lies in the user's cache until it is sent, with a number that knows the machine."""
    kept = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / ".cache")}
    environment = {name: value for name, value in os.environ.items() if name != "ORT_DISABLE_TELEMETRY"}
    done = subprocess.run(
        [sys.executable, "-c", use], env=environment | kept, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert not [
        each for each in tmp_path.rglob("*") if "onnx" in str(each).removeprefix(str(tmp_path)).lower()
    ]
