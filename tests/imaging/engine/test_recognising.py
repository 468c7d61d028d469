"""What is no model says what it is; names mean nothing."""

import json
import shutil
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from imaging.engine import catalogue
from imaging.engine.catalogue import Model, Unfit, check_model, find_models, model_named, survey
from imaging.engine.faults import FAULTS, broken
from imaging.errors import ModelBrokenError, ModelMissingError

from .tiny_files import scaled, write_file

ONE = torch.zeros(4, 4)


def _saved(**tensors: torch.Tensor) -> Callable[[Path], None]:
    def save(path: Path) -> None:
        save_file({name.replace("/", "."): value.clone() for name, value in tensors.items()}, path)

    return save


def _written(content: bytes) -> Callable[[Path], None]:
    return lambda path: (path.write_bytes(content), None)[1]


def _zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("model/readme.txt", "the model is in here")


def _cut(path: Path) -> None:
    _saved(**{"first_stage_model/decoder/conv_in/weight": torch.zeros(64, 64)})(path)
    path.write_bytes(path.read_bytes()[:-100])


def _cut_in_header(path: Path) -> None:
    path.write_bytes(struct.pack("<Q", 5000) + b'{"weight":')


FILES: dict[str, tuple[str, str, Callable[[Path], None]]] = {
    "nothing in it": ("m.safetensors", "empty", _written(b"")),
    "a web page": ("m.safetensors", "html", _written(b"\n<!DOCTYPE html><html>404</html>")),
    "a web page as checkpoint": ("m.ckpt", "html", _written(b"<html><body>Sign in</body></html>")),
    "a pointer": ("m.safetensors", "lfs", _written(b"version https://git-lfs.github.com/spec/v1\noid x")),
    "a zip": ("m.safetensors", "archive", _zipped),
    "a zip as checkpoint": ("m.ckpt", "archive", _zipped),
    "a gguf": ("m.safetensors", "gguf", _written(b"GGUF\x03\x00\x00\x00")),
    "noise": ("m.safetensors", "foreign", _written(bytes(range(256)) * 8)),
    "noise as checkpoint": ("m.ckpt", "not_pickled", _written(b"\x00\x01\x02" * 300)),
    "text": ("m.safetensors", "foreign", _written(b"some words that somebody wrote down")),
    "cut off": ("m.safetensors", "cut", _cut),
    "cut in its header": ("m.safetensors", "cut", _cut_in_header),
    "another ending": ("m.txt", "suffix", _written(b"hello")),
    "a LoRA of kohya": (
        "m.safetensors", "adapter",
        _saved(**{"lora_unet_down_blocks_0_attentions_0_to_q/lora_up/weight": ONE}),
    ),
    "a LoRA of peft": ("m.safetensors", "adapter", _saved(**{"unet/to_q/lora_A/weight": ONE})),
    "a LoRA of Flux": ("m.safetensors", "adapter", _saved(**{"transformer/x/lora_B/weight": ONE})),
    "an inversion": ("m.safetensors", "embedding", _saved(emb_params=torch.zeros(2, 768))),
    "an inversion by its shape": ("m.safetensors", "embedding", _saved(any=torch.zeros(2, 1024))),
    "an inversion of SDXL": (
        "m.safetensors", "embedding", _saved(clip_l=torch.zeros(2, 768), clip_g=torch.zeros(2, 1280)),
    ),
    "an inversion of the first trainers": (
        "m.pt", "embedding",
        lambda path: torch.save({"string_to_param": {"*": torch.zeros(2, 768)}, "name": "x"}, path),
    ),
    "a LoRA in a pickle": ("m.bin", "adapter", lambda path: torch.save({"to_q.lora.up.weight": ONE}, path)),
    "a VAE of diffusers": ("m.safetensors", "vae", _saved(**{"decoder/conv_in/weight": ONE, "a": ONE})),
    "a VAE of the makers": (
        "m.safetensors", "vae", _saved(**{"first_stage_model/decoder/conv_in/weight": ONE}),
    ),
    "a CLIP": ("m.safetensors", "encoder", _saved(**{"text_model/encoder/layers/0/mlp/fc1/weight": ONE})),
    "a T5": ("m.safetensors", "encoder", _saved(**{"encoder/block/0/layer/0/SelfAttention/q/weight": ONE})),
    "a UNet alone": (
        "m.safetensors", "denoiser", _saved(**{"conv_in/weight": ONE, "time_embedding/linear_1/weight": ONE}),
    ),
    "a Flux by itself": ("m.safetensors", "alone", _saved(**{"double_blocks/0/img_attn/qkv/weight": ONE})),
    "a FLUX.2": (
        "m.safetensors", "other",
        _saved(**{"double_blocks/0/img_attn/qkv/weight": ONE, "single_stream_modulation/lin/weight": ONE}),
    ),
    "a Wan": ("m.safetensors", "other", _saved(**{"head/modulation": ONE, "blocks/0/x": ONE})),
    "an IP-Adapter": (
        "m.safetensors", "ip_adapter", _saved(**{"image_proj/proj/weight": ONE, "ip_adapter/1": ONE}),
    ),
    "an upscaler": (
        "m.safetensors", "other",
        _saved(**{"model/diffusion_model/input_blocks/0/0/weight": torch.zeros(8, 7, 3, 3)}),
    ),
    "nobody's tensors": ("m.safetensors", "unknown", _saved(one=ONE, two=ONE)),
}  # fmt: skip


@pytest.mark.parametrize("what", FILES)
def test_a_wrong_file_says_what_it_is(what: str, tmp_path: Path) -> None:
    name, fault, write = FILES[what]
    write(tmp_path / name)
    with pytest.raises(ModelBrokenError) as said:
        check_model(tmp_path / name)
    assert said.value.fault == fault, said.value
    assert name in str(said.value)


@pytest.mark.parametrize(
    ("without", "part"), [("cond_stage_model", "text encoder"), ("first_stage_model", "vae")]
)
def test_a_file_without_a_part_names_it(without: str, part: str, tmp_path: Path) -> None:
    write_file("sd1", scaled(tmp_path / "settings"), tmp_path / "m.safetensors", without=without)
    with pytest.raises(ModelBrokenError, match=part):
        check_model(tmp_path / "m.safetensors")


def test_weights_for_other_arithmetic_are_refused(tmp_path: Path) -> None:
    extra = {"model.diffusion_model.input_blocks.1.0.scale_weight": torch.ones(1)}
    write_file("sd1", scaled(tmp_path / "settings"), tmp_path / "m.safetensors", extra=extra)
    with pytest.raises(ModelBrokenError) as said:
        check_model(tmp_path / "m.safetensors")
    assert said.value.fault == "precision"


FOLDERS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no index": ("no_index", lambda at: (at / "model_index.json").unlink()),
    "a broken index": ("unreadable", lambda at: (at / "model_index.json").write_text("{")),
    "an index of a list": ("unreadable", lambda at: (at / "model_index.json").write_text("[]")),
    "another pipeline": ("other", lambda at: _index(at, _class_name="WanPipeline")),
    "own code": ("own_code", lambda at: _index(at, unet=["wicked_module", "Network"])),
    "an unnamed part": ("part_unnamed", lambda at: _index(at, vae=[None, None])),
    "a missing part": ("no_part", lambda at: shutil.rmtree(at / "tokenizer")),
    "no settings": ("part_config", lambda at: (at / "unet" / "config.json").unlink()),
    "no weights": ("part_empty", lambda at: _weights(at).unlink()),
    "pickles only": ("part_pickled", lambda at: _weights(at).rename(at / "unet" / "weights.bin")),
    "a pointer": ("lfs", lambda at: _weights(at).write_bytes(b"version https://git-lfs.github.com/spec/v1")),
    "cut": ("cut", lambda at: _weights(at).write_bytes(_weights(at).read_bytes()[:-9])),
    "a missing piece": ("no_piece", lambda at: _index_of_pieces(at)),
}


def _index(folder: Path, **changes: object) -> None:
    path = folder / "model_index.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def _weights(folder: Path) -> Path:
    return next((folder / "unet").glob("*.safetensors"))


def _index_of_pieces(folder: Path) -> None:
    here = _weights(folder).rename(folder / "unet" / "w-00001-of-00002.safetensors")
    table = {"weight_map": {"a": here.name, "b": "w-00002-of-00002.safetensors"}}
    (folder / "unet" / "w.safetensors.index.json").write_text(json.dumps(table))


@pytest.mark.parametrize("what", FOLDERS)
def test_a_wrong_folder_says_what_is_wrong(what: str, models: Path, tmp_path: Path) -> None:
    fault, harm = FOLDERS[what]
    shutil.copytree(models / "sd1", tmp_path / "m")
    harm(tmp_path / "m")
    with pytest.raises(ModelBrokenError) as said:
        check_model(tmp_path / "m")
    assert said.value.fault == fault, said.value


@pytest.mark.parametrize(
    ("name", "family", "task"),
    [
        ("evoca", "evoca", "text"),
        ("sd1", "sd1", "text"),
        ("sd1-inpaint", "sd1", "inpaint"),
        ("sd2", "sd2", "text"),
        ("sdxl", "sdxl", "text"),
        ("refiner", "sdxl", "refiner"),
        ("sd3", "sd3", "text"),
        ("flux", "flux", "text"),
        ("follower-sdxl", "sdxl", "controlnet"),
        ("follower-flux", "flux", "controlnet"),
    ],
)
def test_folders_are_known_by_what_is_in_them(
    name: str, family: str, task: str, models: Path, tmp_path: Path
) -> None:
    (tmp_path / "pepe").symlink_to(models / name)
    model = check_model(tmp_path / "pepe")
    assert (model.name, model.family, model.task, model.form) == ("pepe", family, task, "folder")
    assert sum(count for _, count in model.parts) > 10_000


def test_distilled_folders_are_known(models: Path, tmp_path: Path) -> None:
    for name, harm in {
        "turbo": lambda at: _scheduler(at, timestep_spacing="trailing"),
        "lcm": lambda at: _scheduler(at, _class_name="LCMScheduler"),
        "card": lambda at: (at / "README.md").write_text("---\nlicense: openrail++\n---\n# SDXL Lightning\n"),
    }.items():
        shutil.copytree(models / "sdxl", tmp_path / name)
        harm(tmp_path / name)
        assert check_model(tmp_path / name).few_steps, name
    assert check_model(tmp_path / "card").licence == "openrail++"
    assert not check_model(models / "sdxl").few_steps


def _scheduler(folder: Path, **changes: object) -> None:
    path = folder / "scheduler" / "scheduler_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_the_catalogue_lists_whole_models_and_says_what_the_rest_is(models: Path, tmp_path: Path) -> None:
    shutil.copytree(models / "sd1", tmp_path / "one")
    _saved(emb_params=torch.zeros(2, 768))(tmp_path / "word.safetensors")
    (tmp_path / "notes.txt").write_text("not meant as a model")
    (tmp_path / "voices").mkdir()
    (tmp_path / ".half.safetensors").write_bytes(b"")
    found = survey([tmp_path, tmp_path / "absent"])
    assert [type(each) for each in found] == [Model, Unfit]
    assert [model.name for model in find_models([tmp_path])] == ["one"]
    assert model_named("one", [tmp_path]).path == tmp_path / "one"
    for name in ("two", "", "..", "../one", "one/unet"):
        with pytest.raises(ModelMissingError, match="found: one"):
            model_named(name, [tmp_path])


def test_looking_again_is_quick_and_sees_changes(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(models / "sd1", tmp_path / "m")
    check_model(tmp_path / "m")
    began = time.perf_counter()
    for _ in range(20):
        check_model(tmp_path / "m")
    assert (time.perf_counter() - began) / 20 < 0.02
    _weights(tmp_path / "m").write_bytes(b"")
    with pytest.raises(ModelBrokenError):
        check_model(tmp_path / "m")
    assert catalogue.REMEMBERED > 20


def test_every_fault_makes_a_sentence() -> None:
    about = {"part": "unet", "why": "reason", "needs": "5.0", "free": "1.0"}
    for fault, form in FAULTS.items():
        error = broken(fault, "m.safetensors", **about)
        assert error.fault == fault
        assert "{" not in str(error)
        assert form
