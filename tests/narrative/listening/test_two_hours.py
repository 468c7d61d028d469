"""A recording of two hours: read in pieces, all of it heard, in the memory of a short one."""

import json
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from tests.narrative.listening.noises import RATE, Sound, room

MINUTES = 120
TALKS_AT = (0, 23, 47, 71, 95, 119)  # minutes
PROGRAM = """
import json, resource, sys
from pathlib import Path
from narrative.listening import Listener, read_sound
listener = Listener.load(Path(sys.argv[1]))
listener.transcribe(read_sound(Path(sys.argv[2])))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
transcript = listener.transcribe(Path(sys.argv[3]))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({**transcript.to_json(), "before": before / 1024, "after": after / 1024}))
"""


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_two_hours_are_heard_in_bounded_memory(weights: Path, near: Sound, tmp_path: Path) -> None:
    talk, pause = near[: 8 * RATE], room(60, seed=1)
    paths = tmp_path / "short.wav", tmp_path / "long.wav"
    for path, minutes in zip(paths, (1, MINUTES), strict=True):
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            for minute in range(minutes):
                sound = pause.copy()
                if minute in TALKS_AT:
                    sound[: len(talk)] += talk
                file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(weights), *map(str, paths)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    heard = json.loads(done.stdout)
    print(f"{heard['before']:.0f} MB for a minute, {heard['after']:.0f} MB for two hours")
    assert heard["seconds"] == MINUTES * 60
    assert {int(word["start"] // 60) for word in heard["words"]} == set(TALKS_AT)
    assert heard["text"].count("Celia") == len(TALKS_AT)
    assert heard["after"] - heard["before"] < 60
