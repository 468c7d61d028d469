"""Single files of every family: known by their tensors, loaded without a network, weight for weight."""

import os
import pickle
import socket
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from imaging.engine.cards import Card, note_place, write_note
from imaging.engine.catalogue import check_model, survey
from imaging.engine.devices import Device
from imaging.engine.loading import load
from imaging.engine.single_files import measured_prediction
from imaging.errors import ModelBrokenError
from tests.sweeps import spread

from .tiny_files import VARIANTS, scaled, write_file, write_flux, write_parts

CPU = Device("cpu", "float32", 2**33)
CONTROLS = ("sd1-control", "sd2-control", "sdxl-control")
TOLD = {
    "sd1": ("sd1", "text", "epsilon"),
    "sd1-inpaint": ("sd1", "inpaint", "epsilon"),
    "sd2": ("sd2", "text", "v_prediction"),
    "sd2-inpaint": ("sd2", "inpaint", "epsilon"),
    "sdxl": ("sdxl", "text", "epsilon"),
    "sdxl-inpaint": ("sdxl", "inpaint", "epsilon"),
    "sdxl-refiner": ("sdxl", "refiner", "epsilon"),
    "sd3": ("sd3", "text", "flow"),
    "sd3.5-medium": ("sd3", "text", "flow"),
    "sd3.5-large": ("sd3", "text", "flow"),
    "sd1-control": ("sd1", "controlnet", "epsilon"),
    "sd2-control": ("sd2", "controlnet", "epsilon"),
    "sdxl-control": ("sdxl", "controlnet", "epsilon"),
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scaled(tmp_path_factory.mktemp("settings"))


@pytest.fixture
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something wanted the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("_no_network")
@pytest.mark.parametrize("suffix", [".safetensors", pytest.param(".ckpt", marks=pytest.mark.slow)])
@pytest.mark.parametrize("variant", spread([*VARIANTS, *CONTROLS], 2))
def test_a_file_is_known_and_gives_its_own_weights(
    variant: str, suffix: str, settings: Path, tmp_path: Path
) -> None:
    path = tmp_path / f"a name that says nothing{suffix}"
    networks = write_file(variant, settings, path, dtype=torch.float32, nested=True)
    model = check_model(path)
    assert (model.family, model.task, model.prediction) == TOLD[variant]
    assert (model.form, model.variant, model.dtype, model.name) == ("file", variant, "F32", path.stem)
    assert model.size == path.stat().st_size
    loaded = load(model, CPU, settings)
    parts = {"controlnet": loaded} if variant.endswith("control") else loaded.components
    for part, network in networks.items():
        assert not parts[part].training
        given = parts[part].state_dict()
        for name, value in network.state_dict().items():
            # SD 3 reads CLIP-L's pooled words without their projection, which its files leave out.
            if (variant[:3], part, name) != ("sd3", "text_encoder", "text_projection.weight"):
                assert torch.equal(given[name], value), (part, name)


@pytest.mark.usefixtures("_no_network")
@pytest.mark.parametrize("guided", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_whole_flux_is_known_and_loaded(guided: bool, settings: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.ckpt"
    state = write_flux(settings, path, guided)
    model = check_model(path)
    assert (model.family, model.task, model.prediction, model.few_steps) == (
        "flux",
        "text",
        "flow",
        not guided,
    )
    assert model.reads_sentences
    pipeline = load(model, Device("cpu", "bfloat16", 2**33), settings)
    given = pipeline.transformer.state_dict()
    single = state["model.diffusion_model.single_blocks.0.linear1.weight"]
    assert torch.equal(given["single_transformer_blocks.0.attn.to_k.weight"], single[3072:6144])
    assert torch.equal(given["single_transformer_blocks.0.proj_mlp.weight"], single[9216:])
    double = state["model.diffusion_model.double_blocks.0.txt_attn.qkv.bias"]
    assert torch.equal(given["transformer_blocks.0.attn.add_v_proj.bias"], double[6144:])
    words = state["text_encoders.t5xxl.transformer.shared.weight"].bfloat16()
    assert torch.equal(pipeline.text_encoder_2.state_dict()["shared.weight"], words)
    assert pipeline.tokenizer_2("a dog").input_ids[-1] == 1


@pytest.mark.usefixtures("_no_network")
def test_a_flux_alone_finds_its_parts_beside_it(settings: Path, tmp_path: Path) -> None:
    path = tmp_path / "flux.ckpt"
    state = write_flux(settings, path, alone=True)
    model = check_model(path)
    assert {part for part, _ in model.companions} == {"text_encoder", "text_encoder_2", "vae"}
    assert [each.path for each in survey([tmp_path])] == [path]
    assert model.size == sum(each.stat().st_size for each in tmp_path.iterdir())
    pipeline = load(model, Device("cpu", "bfloat16", 2**33), settings)
    assert torch.equal(pipeline.transformer.proj_out.weight, state["final_layer.linear.weight"])
    for part, file in model.companions:
        saved = load_file(file)
        name = next(
            each
            for each in saved
            if each.endswith(("shared.weight", "conv_in.weight", "token_embedding.weight"))
        )
        given = pipeline.components[part].state_dict()
        found = given[name] if name in given else given[name.removeprefix("text_model.")]
        assert torch.equal(found, saved[name].bfloat16())
    (tmp_path / "text_encoder_2.safetensors").unlink()
    with pytest.raises(ModelBrokenError, match="T5") as said:
        check_model(path)
    assert said.value.fault == "alone"


@pytest.mark.usefixtures("_no_network")
@pytest.mark.parametrize(
    ("sentences", "with_vae"),
    [*((True, False), (False, True)), *(pytest.param(b, b, marks=pytest.mark.slow) for b in (True, False))],
)
def test_an_sd35_finds_its_encoders_in_the_usual_folders(
    sentences: bool, with_vae: bool, settings: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sd35.safetensors"
    networks = write_file(
        "sd3.5-large", settings, path, without=("text_encoders.", *(() if with_vae else ("first_stage",)))
    )
    with pytest.raises(ModelBrokenError, match="CLIP"):
        check_model(path)
    if not sentences:
        networks.pop("text_encoder_3")
    write_parts(networks, tmp_path / "text_encoders", vae=not with_vae)
    model = check_model(path)
    assert (model.reads_sentences, model.variant) == (sentences, "sd3.5-large")
    pipeline = load(model, CPU, settings)
    assert (pipeline.text_encoder_3 is not None) == sentences
    made = pipeline(prompt="a dog", num_inference_steps=1, width=64, height=64, output_type="np")
    assert np.isfinite(made.images).all()
    words = pipeline.text_encoder_2.state_dict()["text_projection.weight"]
    assert torch.equal(words, networks["text_encoder_2"].state_dict()["text_projection.weight"])


def test_sd3_paints_without_its_third_encoder(settings: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    write_file("sd3", settings, path, without="text_encoders.t5xxl.")
    model = check_model(path)
    assert not model.reads_sentences
    pipeline = load(model, CPU, settings)
    made = pipeline(prompt="a dog", num_inference_steps=1, width=64, height=64, output_type="np")
    assert pipeline.text_encoder_3 is None
    assert np.isfinite(made.images).all()


@pytest.mark.parametrize("variant", ["sd1", "sdxl", "sd3"])
def test_a_file_paints_from_words(variant: str, settings: Path, tmp_path: Path) -> None:
    write_file(variant, settings, tmp_path / "m.safetensors")
    pipeline = load(check_model(tmp_path / "m.safetensors"), CPU, settings)

    def painted(words: str) -> np.ndarray:
        seed = torch.Generator().manual_seed(3)
        made = pipeline(
            prompt=words, num_inference_steps=2, width=64, height=64, generator=seed, output_type="np"
        )
        return made.images[0]

    picture = painted("una mujer con un perro")
    assert picture.shape == (64, 64, 3)
    assert np.isfinite(picture).all()
    assert np.array_equal(picture, painted("una mujer con un perro"))
    assert not np.array_equal(picture, painted("un tren"))


LEFT_OVERS: dict[str, dict[str, tuple[int, ...]]] = {
    "sd1": {
        "model_ema.diffusion_modelinput_blocks00weight": (32, 4, 3, 3),
        "cond_stage_model.transformer.text_model.embeddings.position_ids": (1, 77),
        "alphas_cumprod": (1000,),
    },
    "sd2": {
        "cond_stage_model.model.transformer.resblocks.23.ln_1.weight": (48,),
        "cond_stage_model.model.transformer.resblocks.23.attn.in_proj_weight": (144, 48),
        "cond_stage_model.model.logit_scale": (1,),
    },
    "sdxl": {"conditioner.embedders.1.model.logit_scale": (1,), "denoiser.sigmas": (1000,)},
}


@pytest.mark.parametrize("variant", LEFT_OVERS)
def test_what_training_left_in_published_files_does_not_matter(
    variant: str, settings: Path, tmp_path: Path
) -> None:
    extra = {name: torch.zeros(shape) for name, shape in LEFT_OVERS[variant].items()}
    networks = write_file(variant, settings, tmp_path / "m.safetensors", extra=extra, dtype=torch.float32)
    pipeline = load(check_model(tmp_path / "m.safetensors"), CPU, settings)
    assert torch.equal(pipeline.unet.conv_in.weight, networks["unet"].conv_in.weight)


def test_the_oldest_names_of_the_words_are_read(settings: Path, tmp_path: Path) -> None:
    new, old = tmp_path / "new.safetensors", tmp_path / "old.safetensors"
    networks = write_file("sd1", settings, new, dtype=torch.float32)
    save_file({name.replace(".text_model.", "."): each for name, each in load_file(new).items()}, old)
    model = check_model(old)
    assert (model.variant, model.parts) == ("sd1", check_model(new).parts)
    given = load(model, CPU, settings).text_encoder.state_dict()
    assert all(torch.equal(given[name], each) for name, each in networks["text_encoder"].state_dict().items())


def test_controlnets_come_as_pth(settings: Path, tmp_path: Path) -> None:
    write_file("sd1-control", settings, tmp_path / "m.pth")
    assert check_model(tmp_path / "m.pth").task == "controlnet"
    (tmp_path / "m.pth").rename(tmp_path / "m.pt")
    with pytest.raises(ModelBrokenError) as said:
        check_model(tmp_path / "m.pt")
    assert said.value.fault == "suffix"


def test_half_precision_is_kept_or_widened_as_asked(settings: Path, tmp_path: Path) -> None:
    write_file("sd1", settings, tmp_path / "m.safetensors")
    model = check_model(tmp_path / "m.safetensors")
    assert model.dtype == "F16"
    short = load(model, Device("cpu", "bfloat16", 2**33), settings)
    assert {short.unet.dtype, short.vae.dtype, short.text_encoder.dtype} == {torch.bfloat16}


def test_notes_in_a_file_tell_licence_speed_and_prediction(settings: Path, tmp_path: Path) -> None:
    notes = {
        "modelspec.title": "Some Turbo 1.0",
        "modelspec.license": "A Licence",
        "modelspec.prediction_type": "epsilon",
    }
    write_file("sd2", settings, tmp_path / "m.safetensors", metadata=notes)
    model = check_model(tmp_path / "m.safetensors")
    assert (model.licence, model.few_steps, model.prediction) == ("A Licence", True, "epsilon")


def test_a_user_can_note_what_a_file_does_not_say(settings: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    write_file("sdxl", settings, path)
    assert not check_model(path).few_steps
    write_note(path, Card("A Licence", few_steps=True))
    assert (check_model(path).licence, check_model(path).few_steps) == ("A Licence", True)
    note_place(path).write_text("[broken")
    assert not check_model(path).few_steps


def test_eight_bit_floats_are_widened(settings: Path, tmp_path: Path) -> None:
    write_file("sd1", settings, tmp_path / "m.safetensors", dtype=torch.float8_e4m3fn)
    model = check_model(tmp_path / "m.safetensors")
    assert model.dtype == "F8_E4M3"
    assert load(model, CPU, settings).unet.dtype == torch.float32


def test_latent_consistency_is_known_by_its_own_tensor(settings: Path, tmp_path: Path) -> None:
    extra = {"model.diffusion_model.time_embed.cond_proj.weight": torch.zeros(32, 256)}
    write_file("sd1", settings, tmp_path / "m.safetensors", extra=extra)
    assert check_model(tmp_path / "m.safetensors").few_steps


def test_what_sd2_predicts_is_measured(settings: Path, tmp_path: Path) -> None:
    class Echo:
        """A network that knows noise when it sees it, and one that knows the picture behind it."""

        config = type("Config", (), {"in_channels": 4, "cross_attention_dim": 8})
        dtype = torch.float32

        def __init__(self, share: float) -> None:
            self.share = share

        def __call__(self, seen: torch.Tensor, step: int, encoder_hidden_states: torch.Tensor) -> object:
            blurred = torch.nn.functional.avg_pool2d(seen, 5, 1, 2)
            return type("Out", (), {"sample": self.share * seen - (1 - self.share) * blurred})

    assert measured_prediction(Echo(1.0), "cpu") == "epsilon"
    assert measured_prediction(Echo(0.07), "cpu") == "v_prediction"
    write_file("sd2", settings, tmp_path / "m.safetensors")
    pipeline = load(check_model(tmp_path / "m.safetensors"), CPU, settings)
    assert pipeline.scheduler.config.prediction_type == "v_prediction"


def test_a_file_that_lacks_weights_is_refused(settings: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    write_file("sd1", settings, path, without="model.diffusion_model.output_blocks.1.")
    with pytest.raises(ModelBrokenError) as said:
        load(check_model(path), CPU, settings)
    assert said.value.fault == "incomplete"


class _Wicked:
    """A pickle that writes a file when it is opened."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> object:
        return os.mkdir, (str(self.target),)


@pytest.mark.parametrize("form", ["zip", "legacy", "bare"])
def test_a_wicked_checkpoint_is_refused_and_does_nothing(form: str, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    path = tmp_path / "m.ckpt"
    content = {"state_dict": {"weight": torch.zeros(2)}, "callbacks": _Wicked(trap)}
    if form == "bare":
        path.write_bytes(pickle.dumps(content))
    else:
        torch.save(content, path, _use_new_zipfile_serialization=form == "zip")
    with pytest.raises(ModelBrokenError) as said:
        check_model(path)
    assert said.value.fault == "unsafe"
    assert "mkdir" in str(said.value)
    assert not trap.exists()


def test_a_checkpoint_of_the_old_form_is_read(settings: Path, tmp_path: Path) -> None:
    new, old = tmp_path / "new.ckpt", tmp_path / "old.ckpt"
    write_file("sd1", settings, new)
    torch.save(torch.load(new, weights_only=True), old, _use_new_zipfile_serialization=False)
    assert check_model(old).variant == "sd1"
    assert load(check_model(old), CPU, settings).unet is not None
