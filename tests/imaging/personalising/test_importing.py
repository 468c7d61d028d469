"""Trained weights from elsewhere: taken, or refused in one sentence."""

import pickle
import zipfile
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from imaging.engine.headers import MOST_OPERATIONS, read_header
from imaging.engine.taught_words import words_in
from imaging.errors import ModelBrokenError
from imaging.personalising import AdapterError
from imaging.personalising.importing import import_adapter

ATTENTION = "down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k"


def kohya(width: int = 768, rank: int = 4) -> dict[str, torch.Tensor]:
    """One layer as kohya's tools write it."""
    return {
        f"lora_unet_{ATTENTION}.lora_down.weight": torch.ones(rank, width),
        f"lora_unet_{ATTENTION}.lora_up.weight": torch.ones(320, rank),
        f"lora_unet_{ATTENTION}.alpha": torch.tensor(4.0),
    }


def diffusers_layers(width: int = 768) -> dict[str, torch.Tensor]:
    """One layer as diffusers writes it."""
    name = "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k"
    return {f"{name}.lora_A.weight": torch.ones(4, width), f"{name}.lora_B.weight": torch.ones(320, 4)}


@pytest.mark.parametrize(("width", "family"), [(768, "sd1"), (1024, "sd2"), (2048, "sdxl"), (192, "evoca")])
def test_layers_are_known_by_the_words_that_they_take(width: int, family: str, tmp_path: Path) -> None:
    for name, tensors in (("kohya", kohya(width)), ("diffusers", diffusers_layers(width))):
        save_file(tensors, tmp_path / f"{name}.safetensors")

        found = import_adapter(tmp_path / f"{name}.safetensors", tmp_path / "kept.safetensors", family)

        assert (found.kind, found.family, found.rank, found.words) == ("layers", family, 4, ())
        assert load_file(found.file).keys() == tensors.keys()


@pytest.mark.parametrize(("width", "family"), [(768, "sd1"), (2048, "sdxl"), (192, "evoca")])
def test_what_a_file_does_not_tell_of_its_family_is_written_into_it(
    width: int, family: str, tmp_path: Path
) -> None:
    save_file(kohya(width), tmp_path / "stripped.safetensors")

    found = import_adapter(tmp_path / "stripped.safetensors", tmp_path / "kept.safetensors")

    assert read_header(found.file).metadata["evoca_family"] == family


def test_layers_of_transformers(tmp_path: Path) -> None:
    names = {
        "transformer.single_transformer_blocks.0.attn.to_k": "flux",
        "lora_unet_double_blocks_0_img_attn_qkv": "flux",
        "transformer.transformer_blocks.0.attn.add_k_proj": "sd3",
    }
    for name, family in names.items():
        ends = ("lora_down", "lora_up") if name.startswith("lora") else ("lora_A", "lora_B")
        save_file({f"{name}.{end}.weight": torch.ones(4, 4) for end in ends}, tmp_path / "a.safetensors")
        assert import_adapter(tmp_path / "a.safetensors", tmp_path / "b.safetensors").family == family


def test_a_pickled_checkpoint_becomes_safetensors(tmp_path: Path) -> None:
    torch.save({"state_dict": kohya()}, tmp_path / "old.ckpt")

    found = import_adapter(tmp_path / "old.ckpt", tmp_path / "kept.safetensors", "sd1")

    assert load_file(found.file).keys() == kohya().keys()


def test_a_textual_inversion_of_automatic1111(tmp_path: Path) -> None:
    rows = torch.arange(2 * 768.0).view(2, 768)
    old = {"string_to_token": {"*": 265}, "string_to_param": {"*": rows}, "name": "jovenalp", "step": 900}
    torch.save(old, tmp_path / "old.pt")

    found = import_adapter(tmp_path / "old.pt", tmp_path / "kept.safetensors", "sd1")

    assert (found.kind, found.words) == ("word", ("jovenalp",))
    word = words_in(found.file)[0]
    assert word.word == "jovenalp"
    assert torch.equal(word.vectors["text_encoder"], rows)


def test_a_textual_inversion_of_sdxl(tmp_path: Path) -> None:
    save_file({"clip_l": torch.ones(1, 768), "clip_g": torch.ones(1, 1280)}, tmp_path / "luna.safetensors")

    found = import_adapter(tmp_path / "luna.safetensors", tmp_path / "kept.safetensors")

    assert (found.kind, found.family, found.words) == ("word", "sdxl", ("luna",))
    assert set(words_in(found.file)[0].vectors) == {"text_encoder", "text_encoder_2"}


@pytest.mark.parametrize(
    ("fault", "tensors"),
    [
        ("whole_model", {"model.diffusion_model.input_blocks.0.0.weight": torch.ones(2, 2)}),
        ("lycoris", {"lora_unet_x.hada_w1_a": torch.ones(2, 2)}),
        ("lycoris", {"lora_unet_x.lokr_w1": torch.ones(2, 2)}),
        ("dora", {**kohya(), f"lora_unet_{ATTENTION}.dora_scale": torch.ones(2)}),
        ("part", {"image_proj.norm.weight": torch.ones(2)}),
        ("part", {"controlnet_cond_embedding.conv_in.weight": torch.ones(2)}),
        ("unknown", {"something": torch.ones(2)}),
        ("half", {f"lora_unet_{ATTENTION}.lora_down.weight": torch.ones(4, 768)}),
        ("strange", kohya(width=333)),
        ("other_family", kohya(width=2048)),
        ("not_numbers", {name: tensor * float("nan") for name, tensor in kohya().items()}),
        ("empty", {}),
    ],
)
def test_what_is_something_else(fault: str, tensors: dict[str, torch.Tensor], tmp_path: Path) -> None:
    save_file(tensors, tmp_path / "a.safetensors")

    with pytest.raises(AdapterError) as raised:
        import_adapter(tmp_path / "a.safetensors", tmp_path / "b.safetensors", "sd1")

    assert raised.value.fault == fault
    assert "a.safetensors" in str(raised.value)
    assert not (tmp_path / "b.safetensors").exists()


@pytest.mark.parametrize("ending", ["ckpt", "pt"])
@pytest.mark.parametrize("form", ["layers", "word"])
def test_a_few_bytes_that_say_they_are_gigabytes(form: str, ending: str, tmp_path: Path) -> None:
    one = torch.zeros(1)
    layers = {
        f"lora_unet_{ATTENTION}.{way}.weight": one.expand(*sides)
        for way, sides in (("lora_down", (3000, 768)), ("lora_up", (64, 3000)))
    }
    word = {"string_to_token": {"*": 265}, "string_to_param": {"*": one.expand(3000, 768)}, "name": "x"}
    torch.save(layers if form == "layers" else word, tmp_path / f"a.{ending}")

    with pytest.raises(AdapterError) as raised:
        import_adapter(tmp_path / f"a.{ending}", tmp_path / "b.safetensors")

    assert raised.value.fault == "swollen"
    assert not (tmp_path / "b.safetensors").exists()


def _zipped(path: Path, pickled: bytes) -> Path:
    """A torch file with this program in it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", pickled)
        archive.writestr("archive/version", "3\n")
    return path


MANY = MOST_OPERATIONS + 1
TANGLES = {
    "lists in lists": b"\x80\x02" + b"]" * MANY + b"a" * (MANY - 1) + b".",
    "tuples in tuples": b"\x80\x02)" + b"\x85" * MANY + b".",
    "many lists": b"\x80\x02](" + b"]" * MANY + b"e.",
    "many numbers": b"\x80\x02](" + b"K\x01" * MANY + b"e.",
    "many marks": b"\x80\x02" + b"(" * MANY + b".",
    "put aside again and again": b"\x80\x02]" + b"0]" * MANY + b".",
    "remembered again and again": b"\x80\x02]" + b"q\x00" * MANY + b".",
    "dicts": b"\x80\x02](" + b"}" * MANY + b"e.",
}


@pytest.mark.parametrize(
    ("tangle", "form"),
    [
        ("lists in lists", "bare"),
        ("many numbers", "zip"),
        *(
            pytest.param(tangle, form, marks=pytest.mark.slow)
            for tangle in TANGLES
            for form in ("bare", "zip")
        ),
    ],
)
def test_a_pickle_of_millions_of_small_parts_is_not_run(
    tangle: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_given: object, **_named: object) -> None:
        raise AssertionError("torch was asked to run it")

    monkeypatch.setattr(torch, "load", run)
    file = tmp_path / "a.ckpt"
    file.write_bytes(TANGLES[tangle]) if form == "bare" else _zipped(file, TANGLES[tangle])

    with pytest.raises(ModelBrokenError) as refused:
        import_adapter(file, tmp_path / "b.safetensors")

    assert refused.value.fault == "tangled"


@pytest.mark.parametrize("zipped", [True, False])
def test_a_checkpoint_of_thousands_of_tensors_with_its_history_is_read(zipped: bool, tmp_path: Path) -> None:
    layers = {
        f"lora_unet_{ATTENTION}_{number}.{way}.weight": torch.ones(sides)
        for number in range(1500)
        for way, sides in (("lora_down", (1, 4)), ("lora_up", (4, 1)))
    }
    history = {
        "losses": [0.5 / (1 + step) for step in range(100_000)],
        "names": [str(n) for n in range(9000)],
    }
    file = tmp_path / "long.ckpt"
    torch.save({"state_dict": layers, **history}, file, _use_new_zipfile_serialization=zipped)

    found = import_adapter(file, tmp_path / "kept.safetensors")

    assert load_file(found.file).keys() == layers.keys()


def test_what_cannot_be_read_or_would_run_something(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("no weights")
    with pytest.raises(AdapterError) as raised:
        import_adapter(tmp_path / "a.txt", tmp_path / "b.safetensors")
    assert raised.value.fault == "suffix"

    (tmp_path / "a.safetensors").write_bytes(b"\x10\x00\x00\x00\x00\x00\x00\x00{}")
    with pytest.raises(ModelBrokenError):
        import_adapter(tmp_path / "a.safetensors", tmp_path / "b.safetensors")

    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return print, ("harm",)

    (tmp_path / "a.ckpt").write_bytes(pickle.dumps({"x": Harm()}, protocol=2))
    with pytest.raises(ModelBrokenError) as refused:
        import_adapter(tmp_path / "a.ckpt", tmp_path / "b.safetensors")
    assert refused.value.fault in ("unsafe", "not_pickled")
