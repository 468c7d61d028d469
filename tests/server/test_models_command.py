"""``evoca models``, through the command itself, with a hub of its own on this machine."""

import hashlib
import http.server
import json
import os
import subprocess
import sys
import threading
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from imaging.engine.faults import FAULTS, broken
from imaging.errors import ModelBrokenError, ModelMissingError
from server import own_models
from server.command_line import main
from server.model_words import FAMILY_NAMES, SENTENCES, said_of
from server.own_models import wanted_names

ROOT = Path(__file__).parents[2]


@pytest.fixture
def models(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Runs ``evoca models`` in this process; what it said."""
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path / "home"))

    def run(*arguments: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as end:
            main(["models", *arguments])
        said = capsys.readouterr()
        assert end.value.code == code, said
        return (said.err if code == 2 else said.out).strip()

    return run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in the shape of Stable Diffusion 1.5 with hardly any weights: enough to be looked at."""
    made = tmp_path_factory.mktemp("brought") / "pintora"
    parts = {
        "unet": {"_class_name": "UNet2DConditionModel", "in_channels": 4, "cross_attention_dim": 768},
        "vae": {"_class_name": "AutoencoderKL"},
        "text_encoder": {"architectures": ["CLIPTextModel"]},
    }
    for part, settings in parts.items():
        (made / part).mkdir(parents=True)
        (made / part / "config.json").write_text(json.dumps(settings))
        save_file({"weight": torch.zeros(8, 8)}, made / part / "model.safetensors")
    (made / "tokenizer").mkdir()
    (made / "tokenizer" / "vocab.json").write_text("{}")
    (made / "scheduler").mkdir()
    (made / "scheduler" / "scheduler_config.json").write_text('{"prediction_type": "epsilon"}')
    index = {"_class_name": "StableDiffusionPipeline", "scheduler": ["diffusers", "PNDMScheduler"]}
    index |= {part: ["diffusers", "Any"] for part in parts} | {"tokenizer": ["transformers", "CLIPTokenizer"]}
    (made / "model_index.json").write_text(json.dumps(index))
    (made / "README.md").write_text("---\nlicense: creativeml-openrail-m\n---\n# A painter\n")
    return made


def test_a_model_is_added_listed_removed_and_brought_back(
    models: Callable[..., str], folder: Path, tmp_path: Path
) -> None:
    assert "Añadido «pintora»: Stable Diffusion 1" in models("add", str(folder))
    listed = models("list")
    assert "licencia creativeml-openrail-m" in listed
    assert "* evoca-cuento" in listed
    assert "pintora: bien." in models("check", "pintora")
    assert "Sin terminal" in models("remove", "pintora", code=2)
    assert "Quitado «pintora»" in models("remove", "pintora", "--yes")
    assert "pintora" not in models("list")
    assert "De vuelta: «pintora»" in models("restore")
    assert "pintora" in models("list")
    assert "No hay ningún modelo que recuperar" in models("restore", code=2)
    own = tmp_path / "home" / "models"
    same = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    assert all((own / "pintora" / path).read_bytes() == (folder / path).read_bytes() for path in same)
    assert sorted(path.name for path in own.iterdir()) == ["pintora"]


def test_what_no_file_tells_can_be_noted(models: Callable[..., str], folder: Path, tmp_path: Path) -> None:
    assert "en pocos pasos" in models("add", str(folder), "--few-steps")
    assert "en pocos pasos" in models("list")
    models("remove", "pintora", "--yes")
    models("restore")
    assert "en pocos pasos" in models("check", "pintora")
    assert not (folder / "evoca.json").exists()


def test_a_model_brings_the_files_with_its_parts(models: Callable[..., str], tmp_path: Path) -> None:
    there = tmp_path / "there"
    (there / "text_encoders").mkdir(parents=True)
    weights = {"double_blocks.0.img_attn.qkv.weight": (4, 4), "img_in.weight": (4, 64)}
    weights |= {"vector_in.in_layer.weight": (4, 8), "txt_in.weight": (4, 16)}
    parts = {
        "clip_l": {"text_model.embeddings.token_embedding.weight": (4, 8)},
        "t5xxl": {"shared.weight": (4, 16), "encoder.block.0.layer.0.SelfAttention.q.weight": (4, 4)},
        "ae": {"decoder.conv_in.weight": (4, 16, 3, 3)},
    }
    save_file({name: torch.zeros(shape) for name, shape in weights.items()}, there / "flux1.safetensors")
    assert "le falta CLIP" in models("add", str(there / "flux1.safetensors"), code=2)
    for name, tensors in parts.items():
        made = {each: torch.zeros(shape) for each, shape in tensors.items()}
        save_file(made, there / "text_encoders" / f"{name}.safetensors")
    assert "Añadido «flux1»: FLUX.1" in models("add", str(there / "flux1.safetensors"))
    own = tmp_path / "home" / "models"
    assert sorted(path.stem for path in own.iterdir()) == ["ae", "clip_l", "flux1", "t5xxl"]
    assert "!" not in models("list")
    assert "clip_l.safetensors" in models("check", "flux1")
    models("add", str(there / "flux1.safetensors"), "--name", "otra")
    assert len(list(own.iterdir())) == 5


def test_only_the_last_one_removed_can_be_brought_back(models: Callable[..., str], folder: Path) -> None:
    for name in ("una", "otra"):
        models("add", str(folder), "--name", name)
    models("remove", "una", "--yes")
    models("remove", "otra", "--yes")
    assert "«otra»" in models("restore")
    assert "una\n" not in models("list")


@pytest.mark.parametrize("name", ["pintora", "evoca/x", "..", ".oculta", "-x", ""])
def test_a_taken_or_bad_name_is_refused(models: Callable[..., str], folder: Path, name: str) -> None:
    models("add", str(folder), "--name", "pintora")
    said = models("add", str(folder), f"--name={name}", code=2) if name else ""
    assert not name or "nombre" in said


def test_what_is_no_model_is_not_added(models: Callable[..., str], tmp_path: Path) -> None:
    page = tmp_path / "m.safetensors"
    page.write_text("<html>")
    assert "«m.safetensors» es una página web" in models("add", str(page), code=2)
    assert "No hay nada" in models("add", str(tmp_path / "absent"), code=2)
    assert not (tmp_path / "home" / "models").exists()


@pytest.mark.parametrize("command", ["add", "check", "list"])
@pytest.mark.parametrize("suffix", [".ckpt", ".pth"])
def test_before_a_pickled_model_is_opened_it_is_said_what_takes_long(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    suffix: str,
) -> None:
    monkeypatch.setenv("EVOCA_HOME", str(tmp_path))
    file = tmp_path / "models" / f"heredado{suffix}"
    file.parent.mkdir()
    file.write_bytes(b"\x80\x02no tensors")
    with pytest.raises(SystemExit):
        main(["models", command, *([] if command == "list" else [str(file)])])
    assert capsys.readouterr().err.startswith(f"Abro heredado{suffix} sin ejecutar nada")


def test_a_broken_one_among_the_models_is_told_and_can_be_removed(
    models: Callable[..., str], tmp_path: Path
) -> None:
    own = tmp_path / "home" / "models"
    own.mkdir(parents=True)
    save_file({"emb_params": torch.zeros(2, 768)}, own / "palabra.safetensors")
    assert "«palabra.safetensors» es una inversión textual" in models("list")
    assert "inversión textual" in models("check", "palabra", code=1)
    assert "Quitado «palabra»" in models("remove", "palabra", "--yes")
    assert "inversión" not in models("list")


def test_a_model_that_ships_stays(models: Callable[..., str]) -> None:
    assert "solo quita de" in models("remove", "evoca-cuento", "--yes", code=2)


def test_a_full_disk_is_said_before_anything_is_copied(
    models: Callable[..., str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("Usage", "total used free")
    monkeypatch.setattr(own_models.shutil, "disk_usage", lambda _: usage(10, 9, 1 << 20))
    with pytest.raises(SystemExit) as end:
        main(["models", "add", str(folder)])
    assert end.value.code == 1
    assert list((tmp_path / "home" / "models").iterdir()) == []


def test_a_copy_that_breaks_leaves_nothing(
    models: Callable[..., str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(own_models.os, "fsync", full)
    with pytest.raises(SystemExit) as end:
        main(["models", "add", str(folder)])
    assert end.value.code == 1
    assert list((tmp_path / "home" / "models").iterdir()) == []


def test_only_what_is_loaded_is_copied() -> None:
    names = [
        "model_index.json", "README.md", "v1-5-pruned.ckpt", "v1-5-pruned.safetensors", ".git/x",
        "unet/config.json", "unet/a.safetensors", "unet/a.fp16.safetensors", "unet/a.non_ema.safetensors",
        "unet/a.bin", "vae_1_0/a.safetensors", "vae/config.json", "vae/b.safetensors",
        "safety_checker/model.safetensors",
        "tokenizer/merges.txt", "tokenizer_2/spiece.model", "text_encoder/c.fp16.safetensors",
    ]  # fmt: skip
    plain = [
        "README.md", "model_index.json", "text_encoder/c.fp16.safetensors", "tokenizer/merges.txt",
        "tokenizer_2/spiece.model", "unet/a.safetensors", "unet/config.json", "vae/b.safetensors",
        "vae/config.json",
    ]  # fmt: skip
    assert wanted_names(names, short=False) == plain
    short = [name.replace("unet/a.s", "unet/a.fp16.s") for name in plain]
    assert sorted(wanted_names(names, short=True)) == sorted(short)
    assert wanted_names(["m.safetensors", "config.json"], short=True) == ["config.json", "m.safetensors"]


class _Hub(http.server.BaseHTTPRequestHandler):
    """A hub that speaks as much of huggingface.co's language as a download needs."""

    folder: Path

    def do_HEAD(self) -> None:
        self.do_GET(body=False)

    def do_GET(self, body: bool = True) -> None:
        path = self.path.split("?")[0]
        if path == "/api/models/pepa/pintora":
            self._json(self._listing())
        elif path.startswith("/pepa/pintora/resolve/"):
            self._file(self.folder / path.split("/", 5)[5], body)
        elif "cerrado" in path:
            self.send_response(403)
            self.send_header("X-Error-Code", "GatedRepo")
            self.end_headers()
        else:
            self.send_response(404)
            self.send_header("X-Error-Code", "RepoNotFound")
            self.end_headers()

    def _listing(self) -> dict[str, object]:
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        siblings = [
            {"rfilename": path.relative_to(self.folder).as_posix(), "size": path.stat().st_size}
            for path in files
        ]
        card = {"license": "creativeml-openrail-m"}
        return {"id": "pepa/pintora", "sha": "a" * 40, "siblings": siblings, "cardData": card}

    def _json(self, value: object) -> None:
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _file(self, path: Path, body: bool) -> None:
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
        self.send_header("X-Repo-Commit", "a" * 40)
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def hub(folder: Path) -> Iterator[str]:
    answers = type("Answers", (_Hub,), {"folder": folder})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _evoca(home: Path, endpoint: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("EVOCA_", "HF_"))
    }
    environment |= {"EVOCA_HOME": str(home), "HF_ENDPOINT": endpoint, "HF_HOME": str(home / "hub")}
    return subprocess.run(
        [sys.executable, "-m", "server.command_line", "models", *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_a_model_is_fetched_from_the_hub_when_asked(tmp_path: Path, hub: str, folder: Path) -> None:
    done = _evoca(tmp_path, hub, "get", "pepa/pintora")
    assert done.returncode == 0, done.stderr
    assert "licencia creativeml-openrail-m" in done.stdout
    assert "Añadido «pintora»: Stable Diffusion 1" in done.stdout
    own = tmp_path / "models"
    assert [path.name for path in own.iterdir()] == ["pintora"]
    assert not (own / "pintora" / ".cache").exists()
    weights = "unet/model.safetensors"
    assert (own / "pintora" / weights).read_bytes() == (folder / weights).read_bytes()
    again = _evoca(tmp_path, hub, "get", "pepa/pintora")
    assert "Ya hay un modelo «pintora»" in again.stderr


@pytest.mark.parametrize(
    ("name", "said"),
    [("pintora", "no es un modelo conocido"), ("pe pa/..", "no es el nombre de un modelo")],
)
def test_what_names_nothing_of_a_hub_is_said(models: Callable[..., str], name: str, said: str) -> None:
    told = models("get", name, "--name", "m", code=2)
    assert said in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("pepa/nada", "no hay ningún modelo público «pepa/nada»"),
        ("pepa/cerrado", "aceptar antes su licencia"),
        pytest.param(
            *("pepa/pintora/otro.safetensors", "no hay ningún archivo «otro.safetensors»"),
            marks=pytest.mark.slow,
        ),
    ],
)
def test_what_the_hub_does_not_give_is_said(tmp_path: Path, hub: str, name: str, said: str) -> None:
    done = _evoca(tmp_path, hub, "get", name, "--name", "m")
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_without_a_network_one_sentence_says_so(tmp_path: Path) -> None:
    done = _evoca(tmp_path, "http://127.0.0.1:9", "get", "sd1.5")
    assert done.returncode == 1
    assert "No hay conexión con huggingface.co" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "models").exists() or list((tmp_path / "models").iterdir()) == []


def test_a_model_that_enlarges_is_told_for_what_it_is(models: Callable[..., str], tmp_path: Path) -> None:
    from imaging.engine.enlargers import CompactEnlarger

    save_file(CompactEnlarger(4, 1, 4).state_dict(), tmp_path / "grande.safetensors")
    assert "Añadido «grande»: ESRGAN: agranda imágenes" in models("add", str(tmp_path / "grande.safetensors"))
    assert "grande" in models("list")
    assert "Agranda las imágenes que se descargan para imprimir." in models("check", "grande")


def test_every_fault_and_family_has_its_spanish_words() -> None:
    assert SENTENCES.keys() == FAULTS.keys()
    from imaging.engine.families import FAMILIES

    assert FAMILY_NAMES.keys() == {*FAMILIES, "esrgan"}
    about = {"part": "vae", "why": "motivo", "needs": "5.0", "free": "1.0"}
    for fault in FAULTS:
        said = said_of(broken(fault, "m.safetensors", **about))
        assert said.endswith(".")
        assert "{" not in said
    assert said_of(ModelMissingError("x")).startswith("Ese modelo")
    assert said_of(ModelBrokenError("a library's words", "new")).endswith("ModelBrokenError).")
