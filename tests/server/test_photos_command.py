"""``evoca photos check``, run as it is typed."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from server.command_line import main

SHARED = Path(__file__).parents[3] / "shared" / "photos"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["photos", "check", *arguments])
    return int(ended.value.code or 0)


def photo(seed: int, side: int = 640) -> bytes:
    random = np.random.default_rng(seed)
    noise = Image.fromarray(random.integers(0, 256, (20, 20, 3), dtype=np.uint8))
    held = io.BytesIO()
    noise.resize((side, side), Image.Resampling.NEAREST).save(held, "JPEG")
    return held.getvalue()


def test_six_good_photos_are_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in range(6):
        (tmp_path / f"{seed}.jpg").write_bytes(photo(seed))
    assert run(str(tmp_path), "--kind", "place") == 0
    said = capsys.readouterr().out
    assert "0.jpg: sirve" in said
    assert "Bastan para empezar (sirven 6 de 6)" in said


def test_json_holds_everything_but_the_numbers_of_faces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "buena.jpg").write_bytes(photo(1))
    (tmp_path / "pequeña.jpg").write_bytes(photo(2, 100))
    (tmp_path / "cortada.jpg").write_bytes(photo(3)[:3000])
    (tmp_path / "carta.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / ".oculto").write_bytes(b"x")
    assert run(str(tmp_path), "--kind", "place", "--json") == 1
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert told["enough"] is False
    assert told["usable"] == ["buena.jpg"]
    assert {each["name"]: each["fault"] for each in told["refused"]} == {
        "cortada.jpg": "cut",
        "carta.pdf": "pdf",
    }
    small = next(each for each in told["photos"] if each["name"] == "pequeña.jpg")
    assert [finding["kind"] for finding in small["findings"] if finding["grade"] == "bad"] == ["small"]
    assert all(each["sentence"].endswith(".") for each in [*told["findings"], *small["findings"]])
    assert "embedding" not in json.dumps(told)


def test_a_zip_is_judged_too_and_same_names_stay_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "fotos.zip", "w") as archive:
        archive.writestr("a/foto.jpg", photo(1))
        archive.writestr("b/foto.jpg", photo(2))
        archive.writestr("bomba.jpg", bytes(20_000_000), zipfile.ZIP_DEFLATED)
    assert run(str(tmp_path / "fotos.zip"), "--kind", "place", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["usable"] == ["a/foto.jpg", "b/foto.jpg"]
    assert [each["fault"] for each in told["refused"]] == ["archive_bomb"]


def test_a_zip_among_the_photos_is_read_and_trusted_no_more_than_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "foto.jpg").write_bytes(photo(1))
    with zipfile.ZipFile(tmp_path / "fotos.ZIP", "w") as archive:
        archive.writestr("foto.jpg", photo(2))
        archive.writestr("bomba.jpg", bytes(20_000_000), zipfile.ZIP_DEFLATED)
    (tmp_path / "rota.zip").write_bytes(b"PK\x03\x04 cut")
    with zipfile.ZipFile(tmp_path / "carta.docx", "w") as document:
        document.writestr("word/media/foto.jpg", photo(3))
    assert run(str(tmp_path), "--kind", "place", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert sorted(told["usable"]) == ["foto.jpg", "fotos.ZIP/foto.jpg"]
    assert {each["name"]: each["fault"] for each in told["refused"]} == {
        "carta.docx": "document",
        "fotos.ZIP/bomba.jpg": "archive_bomb",
        "rota.zip": "archive",
    }


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the real photos are not in {SHARED}")
def test_what_photos_show_is_seen_where_nobody_told_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, each in enumerate(("dog8/01.jpg", "dog8/03.jpg", "dog6/00.jpg")):
        (tmp_path / f"{number}.jpg").write_bytes((SHARED / each).read_bytes())
    assert run(str(tmp_path)) == 1
    said = capsys.readouterr().out
    assert "como fotos de un perro" in said
    assert "cara" not in said
    assert "sirven 3 de 3" in said


def test_photos_without_the_animal_are_none_that_serve(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed in range(6):
        (tmp_path / f"{seed}.jpg").write_bytes(photo(seed))
    assert run(str(tmp_path), "--kind", "pet", "--species", "perro") == 1
    said = capsys.readouterr().out
    assert "Todavía no bastan (sirven 0 de 6)" in said
    assert "no se le encuentra: 6" in said


@pytest.mark.parametrize("arguments", [("/no/hay/nada",), (".", "--kind", "pet", "--species", "dragón")])
def test_wrong_use_is_one_sentence(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("evoca: ")
    assert said.count("\n") == 1


def test_an_empty_folder_is_not_enough(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path)) == 1
    assert "Todavía no hay fotos. Añada al menos cinco." in capsys.readouterr().out
