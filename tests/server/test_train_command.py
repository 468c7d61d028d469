"""``evoca train``: what it says, and photos and folders that it cannot use: one sentence each, and nothing is
begun.
"""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from server.command_line import main
from tests.server.test_photos_command import photo

Refused = Callable[..., str]


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Refused:
    """What the command says of a card, a folder of photos and a folder to write into that it refuses."""

    def run(kind: str, photos: Path, out: Path | None = None, **more: str) -> str:
        monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))
        card = tmp_path / "card.json"
        card.write_text(json.dumps({"id": "k", "kind": kind, "name": "Kaiser", **more}))
        out = out or tmp_path / "out"
        with pytest.raises(SystemExit) as ended:
            main(["train", "--entity", str(card), "--photos", str(photos), "--out", str(out)])
        said = capsys.readouterr().err
        assert ended.value.code not in (0, None), said
        sentences = [line for line in said.splitlines() if line.startswith("evoca: ")]
        assert len(sentences) == 1, said
        assert not out.is_dir()
        return sentences[0]

    return run


def folder_of(tmp_path: Path, photos: int) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(photos):
        (folder / f"{number}.jpg").write_bytes(photo(number))
    return folder


def test_too_few_photos_are_refused_as_the_pages_do(refused: Refused, tmp_path: Path) -> None:
    said = refused("place", folder_of(tmp_path, 1))
    assert "Fotos que sirven: 1; hacen falta 5" in said
    assert "evoca photos check" in said
    assert "--kind place" in said


def test_photos_in_folders_and_archives_count_as_they_do_for_the_coach(
    refused: Refused, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, 1)
    (folder / "verano").mkdir()
    (folder / "verano" / "0.jpg").write_bytes(photo(11))
    with zipfile.ZipFile(folder / "invierno.zip", "w") as archive:
        archive.writestr("0.jpg", photo(12))
        archive.writestr("carta.pdf", b"%PDF-1.4")
    assert "Fotos que sirven: 3; hacen falta 5" in refused("place", folder)


def test_photos_of_another_thing_than_the_cards_animal_are_refused(refused: Refused, tmp_path: Path) -> None:
    said = refused("pet", folder_of(tmp_path, 6), species="perro")
    assert "no se le encuentra: 6" in said
    assert "--kind pet --species dog" in said


def test_too_many_photos_are_refused_before_they_are_judged(refused: Refused, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number in range(201):
        (folder / f"{number}.jpg").write_bytes(b"not looked at")
    assert "Son demasiadas fotos (201): como mucho 200" in refused("place", folder)


def test_a_folder_that_cannot_be_written_into_is_refused_first(refused: Refused, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    said = refused("place", folder_of(tmp_path, 1), tmp_path / "file" / "out")
    assert "no es una carpeta" in said
    assert "--out" in said


def test_a_card_with_a_word_that_cards_do_not_know_is_refused(refused: Refused, tmp_path: Path) -> None:
    assert "«gender» tiene que ser" in refused("person", tmp_path, gender="female")
    assert "«kind» tiene que ser" in refused("animal", tmp_path)


def test_an_empty_folder_and_none_at_all(refused: Refused, tmp_path: Path) -> None:
    assert "Todavía no hay fotos" in refused("place", folder_of(tmp_path, 0))
    assert "no existe" in refused("place", tmp_path / "nowhere")


def test_what_is_learned_is_told_in_plain_spanish(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("EVOCA_MODELS", str(models))
    monkeypatch.setenv("EVOCA_MODEL", "tiny")
    card = tmp_path / "card.json"
    card.write_text(json.dumps({"id": "k", "kind": "place", "name": "La casa"}))
    out = tmp_path / "out"
    with pytest.raises(SystemExit) as ended:
        main(["train", "--entity", str(card), "--photos", str(folder_of(tmp_path, 5)), "--epochs", "1",
              "--method", "textual-inversion", "--out", str(out)])  # fmt: skip
    said = capsys.readouterr()
    assert ended.value.code == 0, said.err
    word = json.loads((out / "entity.json").read_text())["tokens"]["any"]
    plan = next(line for line in said.out.splitlines() if line.startswith("Aprendo"))
    assert plan.startswith("Aprendo a dibujar a La casa de 5 fotos con tiny, textual-inversion: 1 etapa, ")
    assert f"Su palabra será «{word}»." in plan
    assert "no mido el parecido" in plan
    assert not re.search(r"\d\.\d", said.out.replace(str(tmp_path), "")), said.out
