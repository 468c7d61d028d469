"""Why files, models and cards cannot be used, said without a word of the system's or a library's English."""

import errno
import json
import os
import re
from pathlib import Path

import pytest
from PIL import Image

from imaging.engine.catalogue import check_model
from imaging.errors import BadRequestError, ModelBrokenError
from imaging.painting.own_colours import colours_in
from imaging.personalising.storage import write_json
from imaging.photos import PhotoError, read_photo_at
from server.command_line import main
from server.file_faults import card_fault, reason, why
from server.learning_words import training_sentence
from server.model_words import said_of
from server.photo_words import fault_sentence

ENGLISH = re.compile(r"\b(the|is|not|no such|cannot|error while|expected|invalid|file|it|of|or|and)\b", re.I)
# A file that is there and whose first byte is a fault of the input: reading it fails as on a broken disk.
FAILING = Path("/proc/self/mem")


@pytest.fixture
def failing(tmp_path: Path) -> Path:
    if not FAILING.is_file():
        pytest.skip("this system has no file that cannot be read")
    photos = tmp_path / "fotos"
    photos.mkdir()
    (photos / "rota.jpg").symlink_to(FAILING)
    return photos


@pytest.mark.parametrize("code", sorted(errno.errorcode))
def test_no_word_of_the_system_is_said(code: int) -> None:
    said = why(OSError(code, os.strerror(code)))
    assert os.strerror(code).lower() not in said.lower()
    assert said
    assert not ENGLISH.search(said)


def test_the_reason_is_that_of_what_was_raised_of() -> None:
    assert reason(OSError(errno.EIO, "Input/output error")) == "el disco falla al leer o escribir"
    assert reason(ImportError("No module named 'x'", name="x")) == "falta el paquete «x»"
    assert reason(RuntimeError("shapes cannot be multiplied")) == "fallo interno RuntimeError"
    broken = ModelBrokenError("a cannot be read: No space left")
    broken.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert reason(broken) == "no queda sitio en el disco"


@pytest.mark.parametrize(
    "error", [KeyError("kind"), TypeError("f() got an unexpected keyword argument 'color'"), ValueError("x")]
)
def test_what_is_wrong_with_a_card_is_named(error: Exception) -> None:
    said = card_fault(error)
    assert not ENGLISH.search(said)
    assert "«" in said or isinstance(error, ValueError)


def test_a_photo_that_cannot_be_read_says_why(failing: Path) -> None:
    with pytest.raises(PhotoError) as caught:
        read_photo_at(failing / "rota.jpg")
    sentence = fault_sentence(caught.value)
    assert "«rota.jpg»" in sentence
    assert "el disco falla" in sentence
    assert not ENGLISH.search(sentence)


def test_models_and_weights_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    folder = tmp_path / "modelo"
    folder.mkdir()
    (folder / "model_index.json").write_text("{no json", encoding="utf-8")
    with pytest.raises(ModelBrokenError) as caught:
        check_model(folder)
    weights = tmp_path / "pesos.safetensors"
    weights.write_bytes(b"\x08\0\0\0\0\0\0\0{nothing")
    with pytest.raises(ModelBrokenError) as colours:
        colours_in(weights)
    for error in (caught.value, colours.value, BadRequestError("the mask leaves nothing to make anew")):
        said = said_of(error)
        assert not ENGLISH.search(said), said
        assert said.endswith(".")
    assert "línea 1" in said_of(caught.value)


def test_a_training_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever error it is
        write_json(tmp_path / "taken" / "curve.json", {})
    sentence = training_sentence(caught.value)
    assert not ENGLISH.search(sentence.replace("curve.json", ""))
    assert "no es una carpeta" in sentence


def test_one_photo_that_cannot_be_read_spoils_no_training(
    failing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    card = {"id": "g", "kind": "thing", "name": "La Gitana", "species": "guitarra"}
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")
    Image.new("RGB", (40, 40)).save(failing / "pequeña.png")
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))
    with pytest.raises(SystemExit) as end:
        main(
            ["train", "--entity", str(tmp_path / "card.json"), "--photos", str(failing),
             "--out", str(tmp_path / "out")]
        )  # fmt: skip
    said = capsys.readouterr()
    assert end.value.code == 2
    assert "«rota.jpg» no se puede abrir (el disco falla" in said.out
    assert "pequeña.png" in said.out, "the run went on with the others"
    assert "no hay fotos bastantes" in said.err
    assert len(said.err.strip().splitlines()) == 1
