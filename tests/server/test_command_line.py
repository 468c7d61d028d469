"""The command's contracts, through the command itself."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from server.command_line import main

ROOT = Path(__file__).parents[2]
PATIENT = {
    "patient": {"id": "juan", "name": "Juan", "gender": "m", "birth_year": 1944, "country": "ES"},
    "registry": [
        {"id": "hachi", "kind": "pet", "species": "perro", "name": "Hachi", "aliases": [], "tokens": {}},
    ],
}
PARK = "De niño mi padre me llevaba al parque con Hachi y jugábamos a la pelota."


def evoca(home: Path, *arguments: str, code: int = 0, **settings: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith("EVOCA_")}
    environment |= {"EVOCA_HOME": str(home), "OMP_NUM_THREADS": "1", **settings}
    done = subprocess.run(
        [sys.executable, "-m", "server.command_line", *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Runs the command in this process, which is quicker; what it said."""

    def run(*arguments: str, code: int = 0, **settings: str) -> str:
        for name, value in {"EVOCA_HOME": str(tmp_path / "home"), **settings}.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as end:
            main(list(arguments))
        said = capsys.readouterr()
        assert end.value.code == code, said
        return (said.err if code else said.out).strip()

    return run


def test_understand_gives_one_prediction_for_each_line(tmp_path: Path) -> None:
    lines = [{"id": f"m{number}", **PATIENT, "text": text} for number, text in enumerate((PARK, "hola", ""))]
    written = "\n".join(json.dumps(line) for line in lines) + "\n\n"
    (tmp_path / "in.jsonl").write_text(written, encoding="utf-8")
    evoca(
        tmp_path, "understand", "--input", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "out.jsonl")
    )
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["m0", "m1", "m2"]
    schema = {"mentions", "entities", "self_in_scene", "era", "setting", "actions", "objects", "emotion"}
    assert all(schema | {"sensitive", "needs_follow_up"} <= row.keys() for row in rows)
    assert {entity["registry"] for entity in rows[0]["entities"]} >= {"hachi"}
    for mention in rows[0]["mentions"]:
        assert PARK[mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "línea 2: no es JSON"),
        ('{"id": "x", "text": "hola"}', "línea 2: falta patient, registry"),
        ('{"id": "x", "text": "hola", "patient": 3, "registry": []}', "línea 2"),
        ("[]", "línea 2"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(
    tmp_path: Path, here: Callable[..., str], line: str, problem: str
) -> None:
    good = json.dumps({"id": "m0", **PATIENT, "text": PARK})
    (tmp_path / "in.jsonl").write_text(f"{good}\n{line}\n", encoding="utf-8")
    arguments = ("--input", str(tmp_path / "in.jsonl"), "--output", str(tmp_path / "out.jsonl"))
    said = here("understand", *arguments, code=2)
    assert problem in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "out.jsonl").exists()


def test_draw_writes_page_sketch_masks_and_plan(tmp_path: Path, here: Callable[..., str]) -> None:
    (tmp_path / "juan.json").write_text(json.dumps(PATIENT), encoding="utf-8")
    out = tmp_path / "out"
    own = out / "masks" / "carnaval.png"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"somebody's own")
    arguments = ("--text", PARK, "--patient", str(tmp_path / "juan.json"), "--size", "320", "--seed", "7")
    said = here("draw", *arguments, "--model", "none", "--out", str(out))
    assert own.read_bytes() == b"somebody's own"
    own.unlink()
    assert "Sin modelo: la imagen es el dibujo." in said
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    assert (plan["seed"], plan["model"], plan["size"]) == (7, "none", 320)
    assert {"understand", "script", "sketch"} <= plan["seconds"].keys()
    assert {element["origin"] for element in plan["script"]["picture"]["prompt"]} <= {"said", "card", "added"}
    subjects = {each["key"] for each in plan["script"]["subjects"] if each["kind"] != "place"}
    assert {path.stem for path in (out / "masks").iterdir()} == subjects
    assert subjects <= plan["layout"]["regions"].keys()
    with Image.open(out / "page.png") as page, Image.open(out / "sketch.png") as sketch:
        assert page.size == (320, 320)
        assert page.tobytes() == sketch.tobytes()
        assert "digitalsourcetype/algorithmicMedia" in page.info["XML:com.adobe.xmp"]


@pytest.mark.parametrize(
    ("model", "why"),
    [
        ("absent", "Ese modelo no está en este equipo; «evoca models list» dice los que hay."),
        ("cut.safetensors", "«cut.safetensors» no es un archivo safetensors."),
        ("half", "El model_index.json de «half» no nombra el VAE."),
    ],
)
def test_draw_without_its_model_says_why_in_spanish_and_gives_the_sketch(
    tmp_path: Path, here: Callable[..., str], model: str, why: str
) -> None:
    (tmp_path / "models" / "half").mkdir(parents=True)
    (tmp_path / "models" / "half" / "model_index.json").write_text(
        '{"_class_name": "StableDiffusionPipeline", "unet": ["diffusers", "UNet2DConditionModel"]}'
    )
    (tmp_path / "models" / "cut.safetensors").write_bytes(b"0" * 100)
    out, models = tmp_path / "out", str(tmp_path / "models")
    arguments = ("--text", PARK, "--model", model, "--size", "256", "--out", str(out))
    said = here("draw", *arguments, EVOCA_MODELS=models)
    assert said.splitlines()[0] == f"Sin el modelo «{model}» la imagen es el dibujo. {why}"
    assert (out / "page.png").read_bytes() == (out / "sketch.png").read_bytes()


def test_draw_with_a_model_gives_the_painting(tmp_path: Path, here: Callable[..., str], models: Path) -> None:
    out = tmp_path / "out"
    arguments = ("draw", "--text", PARK, "--size", "256", "--steps", "2", "--out", str(out))
    here(*arguments, "--model", "tiny", EVOCA_MODELS=str(models), EVOCA_THREADS="1")
    first = (out / "painting.png").read_bytes()
    assert (out / "page.png").read_bytes() == first
    assert b"digitalsourcetype/trainedAlgorithmicMedia" in first
    plan = json.loads((out / "plan.json").read_text(encoding="utf-8"))
    subjects = {path.stem for path in (out / "masks").iterdir()}
    assert {"understand", "script", "sketch", "base", *subjects} == plan["seconds"].keys()
    assert {each["key"] for each in plan["repaints"]} == subjects
    here(*arguments, "--model", "tiny")
    assert (out / "painting.png").read_bytes() == first


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("paint",),
        ("draw", "--text", PARK),
        ("draw", "--text", PARK, "--out", "OUT", "--steps", "0"),
        ("draw", "--text", PARK, "--out", "OUT", "--size", "many"),
        ("draw", "--text", PARK, "--out", "OUT", "--seed", "-1"),
        ("draw", "--text", "", "--out", "OUT"),
        ("draw", "--text", "no me acuerdo", "--out", "OUT"),
        ("draw", "--text", PARK, "--out", "OUT", "--patient", "nothing.json"),
        ("draw", "--text", PARK, "--out", "OUT", "--patient", "BAD"),
        ("understand", "--input", "nothing.jsonl", "--output", "OUT"),
    ],
)
def test_bad_use_and_bad_input_end_with_two_and_one_sentence(
    tmp_path: Path, here: Callable[..., str], arguments: tuple[str, ...]
) -> None:
    (tmp_path / "bad.json").write_text('{"patient": {}, "registry": []}', encoding="utf-8")
    places = {"OUT": str(tmp_path / "out"), "BAD": str(tmp_path / "bad.json")}
    said = here(*(places.get(each, each) for each in arguments), code=2)
    assert said.splitlines()[-1].startswith("evoca")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--text", "asdf qwer"), "En --text no hay ningún recuerdo que dibujar"),
        (("--text", " "), "No hay ningún recuerdo: escríbalo detrás de --text, entre comillas."),
        (("--text", f"{PARK} " * 300), "Lo que va en --text es muy largo: haga una página de cada escena."),
        (("--text", "When I was a child my father took me to the park."), "Evoca solo entiende el español, "),
        (("--text", PARK, "--style", "cubista"), "No hay ningún estilo «cubista»; hay: storybook, "),
        (("--text", PARK, "--patient", "nada.json"), "No se puede leer nada.json: no existe."),
        (("--text", PARK, "--patient", "."), "No se puede leer .: es una carpeta."),
        (("--text", PARK, "--patient", "cut.json"), "no es JSON a partir de la línea 1, columna 2."),
        (("--text", PARK, "--patient", "bare.json"), "en una de sus fichas falta «id»."),
    ],
)
def test_bad_input_of_draw_says_what_is_wrong_with_it(
    tmp_path: Path,
    here: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    (tmp_path / "cut.json").write_text("{", encoding="utf-8")
    (tmp_path / "bare.json").write_text('{"patient": {}, "registry": []}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = here("draw", *arguments, "--out", "out", code=2)
    assert sentence in said
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_an_unknown_setting_stops_every_command(here: Callable[..., str]) -> None:
    assert "EVOCA_COLOUR" in here("doctor", code=1, EVOCA_COLOUR="blue")


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = evoca(tmp_path, "serve", code=1, EVOCA_PORT=port)
    assert "Choose another port with EVOCA_PORT" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_home_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = evoca(tmp_path / "file" / "home", "serve", code=1)
    assert "EVOCA_HOME" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_threads_that_wait_do_not_spin(tmp_path: Path) -> None:
    """As torch's own library of threads tells it when it is loaded."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("EVOCA_", "OMP_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "server.command_line", "doctor"],
        env=environment | {"EVOCA_HOME": str(tmp_path), "OMP_DISPLAY_ENV": "verbose"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert "GOMP_SPINCOUNT = '0'" in done.stderr


def test_doctor_names_each_part(here: Callable[..., str]) -> None:
    said = here("doctor", EVOCA_MODEL="absent")
    for part in ("Base de datos", "Disco", "Comprensión", "Análisis", "significado", "Dibujo", "Voz"):
        assert part in said
    assert "Pintura: falta el modelo «absent»" in said
