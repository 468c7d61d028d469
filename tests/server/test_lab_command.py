"""``evoca lab sweep`` and ``evoca lab augment``, run as they are typed."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import save_file

from imaging.personalising import Recipe, Trainee, TrainingPhoto
from imaging.personalising.training import train
from server.command_line import main
from server.lab_words import laboratory_sentence, prompt_words

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def training(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Path:
    """A folder as ``evoca train`` leaves it, of a tiny model."""
    recipe = replace(
        Recipe.for_("evoca", "person", 2, "tiny"), resolution=64, epochs=2, repeats=1, batch=2, samples=1,
        early_stop=False, precision="float32", rank=2, alpha=2.0,
    )  # fmt: skip
    rng = np.random.default_rng(0)
    photos = [
        TrainingPhoto(rng.integers(0, 255, (80, 64, 3), dtype=np.uint8), "sudelpo woman", str(number))
        for number in range(2)
    ]
    folder = tmp_path_factory.mktemp("learnt") / "Ágata"
    for _ in train(Trainee("sudelpo", "woman"), photos, (), recipe, folder, [models], threads=1):
        pass
    return folder


@pytest.fixture
def lab(
    tmp_path: Path, models: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    def run(*arguments: object, code: int = 0) -> str:
        monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))
        monkeypatch.setenv("EVOCA_MODELS", str(models))
        monkeypatch.setenv("EVOCA_MODEL", "tiny")
        with pytest.raises(SystemExit) as end:
            main(["lab", *map(str, arguments)])
        said = capsys.readouterr()
        assert end.value.code == code, said
        return said.err if code else said.out

    return run


def test_a_comparison_leaves_sheets_tables_and_a_page_that_opens_alone(
    lab: Callable[..., str], training: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    arguments = (
        "sweep",
        "--training",
        training,
        "--epochs",
        "0,2",
        "--steps",
        "1,2",
        "--seeds",
        "1",
        "--out",
        out,
    )
    prompts = tmp_path / "prompts.txt"
    prompts.write_text("{} waving in a park\nin a kitchen\n", encoding="utf-8")
    said = lab(*arguments, "--prompts", prompts)
    assert "8 de 8" in said
    for name in ("epochs-1.png", "steps-1.png"):
        data = (out / name).read_bytes()
        assert b"digitalsourcetype/trainedAlgorithmicMedia" in data
        with Image.open(io.BytesIO(data)) as sheet:
            assert sheet.width > 600
    rows = list(csv.DictReader((out / "table.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["epoch"], row["steps"]) for row in rows[:4]] == [
        ("0", "1"),
        ("0", "2"),
        ("0", "1"),
        ("0", "2"),
    ]
    assert all((out / row["picture"]).is_file() for row in rows)
    assert {row["seen_likeness"] for row in rows} == {""}
    assert json.loads((out / "table.json").read_text(encoding="utf-8"))[0]["method"] == "lora"
    page = (out / "comparison.html").read_text(encoding="utf-8")
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert 'src="data:image/webp;base64,' in page
    assert "<script" not in page
    assert "Ágata" in page
    assert "<h1>Comparación: sudelpo</h1>" in page
    assert "palabra «sudelpo»" in page
    assert "(woman)" not in page, "the words it was trained with are English"
    (training / "entity.json").write_text(json.dumps({"name": "Ágata la de Toledo"}), encoding="utf-8")
    made = {file: file.stat().st_mtime_ns for file in (out / "pictures").iterdir()}
    lab(*arguments, "--prompts", prompts)
    (training / "entity.json").unlink()
    assert "<h1>Comparación: Ágata la de Toledo</h1>" in (out / "comparison.html").read_text(encoding="utf-8")
    assert {file: file.stat().st_mtime_ns for file in (out / "pictures").iterdir()} == made


@pytest.mark.slow
def test_likeness_is_measured_where_there_are_photos(
    lab: Callable[..., str], training: Path, tmp_path: Path
) -> None:
    photos, out = tmp_path / "photos", tmp_path / "out"
    photos.mkdir()
    rng = np.random.default_rng(1)
    small = Image.fromarray(rng.integers(0, 255, (20, 20, 3), dtype=np.uint8))
    small.resize((600, 600)).save(photos / "una.jpg")
    (photos / "carta.pdf").write_bytes(b"%PDF-1.4")
    (photos / "rota.jpg").symlink_to("/proc/self/mem")  # fails at its first byte, as on a broken disk
    said = lab("sweep", "--training", training, "--epochs", "2", "--seeds", "1", "--steps", "1",
               "--photos", photos, "--out", out)  # fmt: skip
    assert "carta.pdf" in said
    assert "«rota.jpg» no se puede abrir (el disco falla" in said
    assert (out / "methods.png").is_file(), "with photos a sheet shows them beside the pictures"
    rows = json.loads((out / "table.json").read_text(encoding="utf-8"))
    assert all(0 <= row["seen_likeness"] <= 1 for row in rows)


def test_what_is_wrong_is_said_in_one_sentence(
    lab: Callable[..., str], training: Path, tmp_path: Path
) -> None:
    empty, foreign = tmp_path / "vacía", tmp_path / "foreign"
    for folder in (empty, foreign):
        folder.mkdir()
    strange = {"evoca_token": "x", "evoca_class": "woman", "evoca_method": "lora", "evoca_family": "sd1"}
    told = {**strange, "ss_sd_model_name": "tiny"}
    save_file({"a": np.zeros(2, np.float16)}, foreign / "epoch-01.safetensors", told)
    gone = tmp_path / "gone"
    gone.mkdir()
    told = {**strange, "ss_sd_model_name": "sd15-que-no-está"}
    save_file({"a": np.zeros(2, np.float16)}, gone / "epoch-01.safetensors", told)
    out = ("--out", tmp_path / "out")
    said = [
        lab("sweep", "--training", tmp_path / "nada", *out, code=2),
        lab("sweep", "--training", empty, *out, code=2),
        lab("sweep", "--training", foreign, *out, code=2),
        lab("sweep", "--training", gone, *out, code=1),
        lab("sweep", "--training", training, "--epochs", "9", *out, code=2),
        lab("sweep", "--training", training, "--prompts", tmp_path / "nada.txt", *out, code=2),
        lab("sweep", "--training", training, "--photos", tmp_path / "nada", *out, code=2),
        lab("sweep", "--training", training, "--photos", tmp_path / ("n" * 300), *out, code=2),
        lab("sweep", "--training", training, "--photos", empty, *out, code=2),
        lab("augment", tmp_path / "nada", *out, code=2),
        lab("augment", empty, *out, code=2),
    ]
    for sentence, part in zip(
        said,
        ("No hay ninguna carpeta", "ninguna etapa aprendida", "familia sd1", "sd15-que-no-está", "la etapa 9",
         "No se puede leer", "nada: no existe", "es demasiado largo",
         "ninguna foto", "No hay ninguna carpeta", "al menos dos"),
        strict=True,
    ):  # fmt: skip
        assert part in sentence
        assert len(sentence.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_numbers_that_are_none_are_wrong_use(lab: Callable[..., str], training: Path, tmp_path: Path) -> None:
    for wrong in ("uno", "1;2", "-1", "0", ""):
        lab("sweep", "--training", training, "--steps", wrong, "--out", tmp_path, code=2)


@pytest.mark.slow
def test_ctrl_c_stops_after_a_step_and_the_same_command_goes_on(
    training: Path, models: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    words = [sys.executable, "-m", "server.command_line", "lab", "sweep", "--training", training,
             "--out", out, "--epochs", "0,1,2", "--steps", "2", "--seeds", "1,2,3,4,5,6,7,8,9"]  # fmt: skip
    home = {"EVOCA_HOME": str(tmp_path / "home"), "EVOCA_MODELS": str(models), "OMP_NUM_THREADS": "1"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("EVOCA_")}
    process = subprocess.Popen(
        list(map(str, words)), cwd=ROOT, env={**kept, **home}, stdout=subprocess.PIPE, text=True,
        # What runs in the background ignores Ctrl-C, and would hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    deadline = time.monotonic() + 300
    while not list((out / "pictures").glob("*.png")):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=300)
    assert process.returncode == 130, said
    assert "sigue donde se quedó" in said
    pictures = sorted((out / "pictures").iterdir())
    assert pictures
    assert all(file.suffix == ".png" for file in pictures), "nothing half-written is left"
    assert not (out / "comparison.html").exists()


def photos_of_stripes(folder: Path, count: int, seed: int, *, across: bool) -> None:
    folder.mkdir(parents=True)
    rng = np.random.default_rng(seed)
    for number in range(count):
        canvas = rng.integers(90, 160, (256, 256, 3), dtype=np.uint8)
        width = int(rng.integers(8, 20))
        band = np.arange(256) // width % 2 == 0
        canvas[band if across else slice(None), slice(None) if across else band] = rng.integers(0, 60, 3)
        Image.fromarray(canvas).save(folder / f"{number}.png")


def test_an_experiment_leaves_tables_and_plots(lab: Callable[..., str], tmp_path: Path) -> None:
    for number, name in enumerate(("rayas", "listas")):
        photos_of_stripes(tmp_path / "clases" / name, 6, number, across=bool(number))
        photos_of_stripes(tmp_path / "clases" / name / "generated", 8, 10 + number, across=bool(number))
    out = tmp_path / "out"
    (tmp_path / "clases" / "rayas" / "rota.jpg").symlink_to("/proc/self/mem")
    said = lab(
        "augment", tmp_path / "clases", "--out", out, "--photos", 2, "--rare", "rayas", "--rare-photos", 1
    )
    assert "rayas: 6 fotos, 8 imágenes hechas" in said
    assert "«rota.jpg» no se puede abrir (el disco falla" in said
    assert "50 % de imágenes hechas" in said
    rows = list(csv.DictReader((out / "augment.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 3 * (11 + 3)
    assert {row["mixture"] for row in rows} == {"share", "rare", "repeated", "upsampled"}
    told = json.loads((out / "augment.json").read_text(encoding="utf-8"))
    assert len(told["summary"]) == 14
    assert (out / "augment-shares.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (out / "augment-rare.svg").is_file()
    table = (out / "augment.md").read_text(encoding="utf-8")
    assert "Media y desviación de 3 semillas" in table
    assert re.search(r"\| [01],\d{3} ± [01],\d{3} \| [01],\d{3} \| [01],\d{2} \|", table)
    assert not re.search(r"\d\.\d", table), "Spanish writes a comma"
    lab("augment", tmp_path / "clases", "--out", tmp_path / "one", "--photos", 1, "--seeds", 7)
    table = (tmp_path / "one" / "augment.md").read_text(encoding="utf-8")
    assert table.startswith("De una sola semilla; se mide solo con fotos apartadas.")
    assert "±" not in table, "one seed has no spread"
    wrong = lab("augment", tmp_path / "clases", "--out", out, "--rare", "cuadros", code=2)
    assert "cuadros" in wrong
    wrong = lab("augment", tmp_path / "clases", "--out", out, "--training", "rayas", code=2)
    assert "CLASE=CARPETA" in wrong


@pytest.mark.slow
@pytest.mark.parametrize("drawn", ["dog", "Perro", "cocina"])
def test_a_drawn_world_makes_its_own_pictures(
    lab: Callable[..., str], training: Path, tmp_path: Path, drawn: str
) -> None:
    for number, name in enumerate((drawn, "mujer")):
        photos_of_stripes(tmp_path / "clases" / name, 5, number, across=bool(number))
    out = tmp_path / "out"
    lab("augment", tmp_path / "clases", "--drawn", "--training", f"mujer={training}", "--generated", 2,
        "--seeds", "1", "--out", out)  # fmt: skip
    for name in (drawn, "mujer"):
        files = sorted((out / "generated" / name).glob("*.png"))
        assert [file.name for file in files] == ["001.png", "002.png"]


def test_a_class_that_cannot_be_drawn_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))
    for number, name in enumerate(("jarrón", "mujer")):
        photos_of_stripes(tmp_path / "clases" / name, 2, number, across=bool(number))
    with pytest.raises(SystemExit):
        main(["lab", "augment", str(tmp_path / "clases"), "--drawn", "--out", str(tmp_path / "out")])
    assert "jarrón: ni animal ni lugar que Evoca sepa dibujar" in capsys.readouterr().out


def test_every_fault_has_its_sentence() -> None:
    from imaging.laboratory import LABORATORY_FAULTS, LaboratoryError

    about = dict.fromkeys(
        ("folder", "file", "number", "found", "model", "wanted", "count", "most", "name", "least"), "x"
    )
    for fault in LABORATORY_FAULTS:
        assert laboratory_sentence(LaboratoryError(fault, **about)).endswith(".")
    assert prompt_words("in a park") == "En un parque"
    assert prompt_words("on the moon") == "«on the moon»"
