"""What people do to a command without meaning it: odd files, closed pipes, Ctrl-C, poor terminals."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from server.command_line import main

ROOT = Path(__file__).parents[2]
EVOCA = [sys.executable, "-m", "server.command_line"]
PATIENT: Mapping[str, Any] = {"id": "ana", "name": "Ana", "birth_year": 1940, "country": "ES"}
CARD: Mapping[str, Any] = {"id": "petra", "kind": "person", "name": "Petra", "relation": "madre"}
BEACH = "De niña mi madre me llevaba a la playa."
DEEP = "[" * 100_000
LONG = '{"id": ' + "9" * 5000 + "}"


def memory(text: object = BEACH, **of_patient: object) -> str:
    return json.dumps({"id": "m", "patient": {**PATIENT, **of_patient}, "registry": [CARD], "text": text})


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """The exit code of a command in this process, and its one sentence, or what it said."""
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            main(list(arguments))
        said = capsys.readouterr()
        code = end.value.code
        assert isinstance(code, int)
        if code:
            assert len(said.err.splitlines()) == 1, said.err
            assert "inesperado" not in said.err
        return code, said.err if code else said.out

    return call


def test_files_as_other_programs_write_them_are_read(
    tmp_path: Path, run: Callable[..., tuple[int, str]]
) -> None:
    """A mark before the text, separators within it, NaN for what is missing."""
    told = f"\u2028{BEACH}\u0085"
    row = {"id": "m", "patient": {**PATIENT, "birth_year": float("nan")}, "registry": [CARD], "text": told}
    lines = f"\ufeff{json.dumps(row, ensure_ascii=False)}\r\n{memory(birth_year=1940.0)}"
    (tmp_path / "in.jsonl").write_bytes(lines.encode())
    assert run("understand", "--input", "in.jsonl", "--output", "out.jsonl")[0] == 0
    first, second = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    assert first["mentions"][0]["text"] == "mi madre"
    assert second["era"]["year_min"] is not None
    (tmp_path / "card.json").write_bytes(f"\ufeff{json.dumps({'patient': PATIENT, 'registry': []})}".encode())
    assert run("prompt", "--text", BEACH, "--patient", "card.json")[0] == 0


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (DEEP, "línea 1: tiene más niveles, o un número más largo, de lo que se puede leer."),
        (LONG, "línea 1: tiene más niveles, o un número más largo, de lo que se puede leer."),
        ("3", "línea 1: no es un objeto JSON, entre llaves."),
        ('["id", "patient", "registry", "text"]', "línea 1: no es un objeto JSON, entre llaves."),
        (memory(None), "línea 1: «text» no es un texto."),
        (memory(7), "línea 1: «text» no es un texto."),
    ],
)
def test_a_line_that_is_no_memory_is_named(
    tmp_path: Path, run: Callable[..., tuple[int, str]], line: str, sentence: str
) -> None:
    (tmp_path / "in.jsonl").write_text(line, encoding="utf-8")
    code, said = run("understand", "--input", "in.jsonl", "--output", "out.jsonl")
    assert (code, said) == (2, f"evoca: in.jsonl, {sentence}\n")
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(
    ("patient", "card", "sentence"),
    [
        ({"birth_year": "mil"}, {}, "«birth_year» no es un año, en cifras"),
        ({"birth_year": True}, {}, "«birth_year» no es un año, en cifras"),
        ({"country": 7}, {}, "«country» no es un texto"),
        ({"birthplace": ["Soria"]}, {}, "«birthplace» no es un texto"),
        ({}, {"relation": 9}, "«relation» no es un texto"),
        ({}, {"aliases": "mamá"}, "«aliases» no es una lista de textos"),
        ({}, {"aliases": [3]}, "«aliases» no es una lista de textos"),
        ({}, {"tokens": ["petratok"]}, "«tokens» no es un objeto con textos, entre llaves"),
        ({}, {"adapters": {"any": 1}}, "«adapters» no es un objeto con textos, entre llaves"),
        ({}, {"looks": {"any": "rubia"}}, "«looks» no es un objeto con textos, entre llaves"),
        ({}, {"species": {}, "kind": "pet"}, "«species» no es un texto"),
    ],
)
def test_a_field_of_a_card_that_is_of_another_kind_is_named(
    tmp_path: Path,
    run: Callable[..., tuple[int, str]],
    patient: Mapping[str, Any],
    card: Mapping[str, Any],
    sentence: str,
) -> None:
    known = {"patient": {**PATIENT, **patient}, "registry": [{**CARD, **card}]}
    (tmp_path / "card.json").write_text(json.dumps(known), encoding="utf-8")
    code, said = run("prompt", "--text", BEACH, "--patient", "card.json")
    assert (code, said) == (2, f"evoca: card.json: en una de sus fichas {sentence}.\n")


@pytest.mark.parametrize(("text", "fault"), [(DEEP, "tiene más niveles"), (LONG, "tiene más niveles")])
def test_a_card_that_cannot_be_taken_in_is_one_sentence(
    tmp_path: Path, run: Callable[..., tuple[int, str]], text: str, fault: str
) -> None:
    (tmp_path / "card.json").write_text(text, encoding="utf-8")
    (tmp_path / "photos").mkdir()
    for command in (
        ("prompt", "--text", BEACH, "--patient"),
        ("train", "--photos", "photos", "--out", "o", "--entity"),
    ):
        code, said = run(*command, "card.json")
        assert (code, said.startswith(f"evoca: card.json: {fault}")) == (2, True)


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("in.jsonl", "in.jsonl es el archivo que se lee: elija otro donde escribir."),
        ("linked.jsonl", "linked.jsonl es el archivo que se lee: elija otro donde escribir."),
        ("folder", "No se puede escribir folder: es una carpeta."),
        ("none/out.jsonl", "No se puede escribir none/out.jsonl: no existe la carpeta none."),
    ],
)
def test_an_output_that_would_not_do_is_refused_before_anything_is_read(
    tmp_path: Path, run: Callable[..., tuple[int, str]], output: str, sentence: str
) -> None:
    (tmp_path / "in.jsonl").write_text(memory(), encoding="utf-8")
    (tmp_path / "linked.jsonl").symlink_to(tmp_path / "in.jsonl")
    (tmp_path / "folder").mkdir()
    assert run("understand", "--input", "in.jsonl", "--output", output) == (2, f"evoca: {sentence}\n")
    assert (tmp_path / "in.jsonl").read_text(encoding="utf-8") == memory()


def test_a_recording_is_not_written_over(tmp_path: Path, run: Callable[..., tuple[int, str]]) -> None:
    (tmp_path / "voz.wav").write_bytes(b"RIFF")
    said = run("transcribe", "voz.wav", "--output", "voz.wav")
    assert said == (2, "evoca: voz.wav es el archivo que se lee: elija otro donde escribir.\n")


def test_a_name_that_no_disk_takes_is_told_before_painting(run: Callable[..., tuple[int, str]]) -> None:
    code, said = run("draw", "--text", BEACH, "--out", "a" * 300)
    assert code == 2
    assert said.endswith(": el nombre es demasiado largo; elija otra carpeta para --out.\n")


def test_a_name_of_two_lines_is_said_in_one(run: Callable[..., tuple[int, str]]) -> None:
    said = run("understand", "--input", "uno\ndos.jsonl", "--output", "out.jsonl")
    assert said == (2, "evoca: No se puede leer uno dos.jsonl: no existe.\n")


def environment(home: Path, **settings: str) -> dict[str, str]:
    return {**os.environ, "EVOCA_HOME": str(home), **settings}


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_who_has_read_enough_hears_no_complaint(tmp_path: Path, unbuffered: str) -> None:
    read, write = os.pipe()
    os.close(read)
    settings = environment(tmp_path, PYTHONUNBUFFERED=unbuffered)
    done = subprocess.run(
        [*EVOCA, "models", "list"], cwd=ROOT, env=settings, stdout=write, stderr=subprocess.PIPE
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_the_output_is_one_sentence(tmp_path: Path, unbuffered: str) -> None:
    settings = environment(tmp_path, PYTHONUNBUFFERED=unbuffered)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*EVOCA, "models", "list"], cwd=ROOT, env=settings, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("evoca: El sistema no deja seguir: no queda sitio en el disco")
    assert len(done.stderr.decode().splitlines()) == 1


def test_a_terminal_without_accents_gets_question_marks(tmp_path: Path) -> None:
    settings = environment(tmp_path, PYTHONIOENCODING="ascii")
    done = subprocess.run([*EVOCA, "--help"], cwd=ROOT, env=settings, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Un recuerdo contado se hace p?gina" in done.stdout


def test_ctrl_c_ends_with_a_sentence_and_writes_nothing(tmp_path: Path) -> None:
    """While the memories are waited for: the pipe tells when the command is there."""
    pipe, out = tmp_path / "pipe", tmp_path / "out.jsonl"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [*EVOCA, "understand", "--input", str(pipe), "--output", str(out)],
        cwd=ROOT, env=environment(tmp_path / "home"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # What runs in the background ignores Ctrl-C, and would hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as command, pipe.open("w"):  # fmt: skip
        command.send_signal(signal.SIGINT)
        said, complaint = command.communicate(timeout=120)
    assert (command.returncode, said) == (130, b"")
    assert complaint.decode() == "evoca: Parado antes de terminar: para hacerlo, repita la orden.\n"
    assert not out.exists()
