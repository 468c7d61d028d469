"""A single file of weights becomes a pipeline without any network.

diffusers knows how the makers' names of tensors become its own, and looks up everything else on a hub. Here
the settings of each architecture come from ``data/models/families``, the words from ``prompt_words``, and
what the file lacks from the files beside it.
"""

from pathlib import Path
from typing import Any, Final

import torch
from diffusers import AutoencoderKL
from diffusers.loaders.single_file_utils import (
    create_diffusers_clip_model_from_ldm,
    create_diffusers_t5_model_from_checkpoint,
)
from transformers import CLIPTextModel, CLIPTextModelWithProjection, T5EncoderModel

from imaging.engine.catalogue import Model
from imaging.engine.companions import tensors_of
from imaging.engine.faults import broken
from imaging.engine.headers import read_header
from imaging.engine.prompt_words import END, clip_tokenizer, t5_tokenizer
from imaging.engine.recognising import CONFIG, settings_of
from imaging.engine.weight_file import OLD_WORDS

CONFIGURATIONS: Final = Path(__file__).parents[2] / "data" / "models" / "families"
OPENCLIP_PAD: Final = "!"  # token 0: what OpenCLIP's text encoders saw after short prompts
TOKENIZERS: Final = {
    "sd1": {"tokenizer": END},
    "sd2": {"tokenizer": OPENCLIP_PAD},
    "sdxl": {"tokenizer": END, "tokenizer_2": OPENCLIP_PAD},
    "sd3": {"tokenizer": END, "tokenizer_2": OPENCLIP_PAD},
    "flux": {"tokenizer": END},
}
LAST_STEP: Final = 999
PROBE: Final = 32  # latents of a side
NOISE_SEEN: Final = 0.5


def from_single_file(model: Model, cls: Any, dtype: torch.dtype, configurations: Path) -> Any:
    """The pipeline (or ControlNet) in the model's file, on the processor, in this number type."""
    settings = configurations / model.variant
    if not settings.is_dir():
        raise broken("other", model.path, why=model.variant)
    common = {"config": str(settings), "dtype": dtype, "local_files_only": True}
    if model.task == "controlnet":
        network = _read(model, cls, common)
        _finish(model, {"controlnet": network})
        return network
    words: dict[str, Any] = {name: clip_tokenizer(pad) for name, pad in TOKENIZERS[model.family].items()}
    if model.task == "refiner":
        words = {"tokenizer_2": words["tokenizer_2"]}
    if model.family == "flux":
        words["tokenizer_2"] = t5_tokenizer()
    if model.family == "sd3" and model.reads_sentences:
        words["tokenizer_3"] = t5_tokenizer()
    elif model.family == "sd3":  # it was made to do without
        words |= {"text_encoder_3": None, "tokenizer_3": None}
    parts = {part: _companion(part, path, settings, dtype) for part, path in model.companions}
    if OLD_WORDS in read_header(model.path).tensors:
        parts["text_encoder"] = _old_words(model, settings, dtype)
    pipeline = _read(model, cls, common | words | parts)
    _finish(model, pipeline.components)
    return pipeline


def _companion(part: str, path: Path, settings: Path, dtype: torch.dtype) -> Any:
    """A part of the model that lies in a file of its own."""
    if part == "vae":
        return AutoencoderKL.from_single_file(
            str(path), config=str(settings), subfolder="vae", dtype=dtype, local_files_only=True
        )
    origin = settings_of(settings / part / CONFIG)["architectures"][0]
    kind = "t5xxl" if origin == "T5EncoderModel" else "clip_l" if part == "text_encoder" else "clip_g"
    # Under the names that they have within whole files, which diffusers knows.
    tensors = {f"text_encoders.{kind}.transformer.{name}": each for name, each in tensors_of(path).items()}
    given: Any = {"config": str(settings), "torch_dtype": dtype, "local_files_only": True, "subfolder": part}
    if kind == "t5xxl":
        return create_diffusers_t5_model_from_checkpoint(T5EncoderModel, tensors, **given)
    cls = CLIPTextModel if origin == "CLIPTextModel" else CLIPTextModelWithProjection
    return create_diffusers_clip_model_from_ldm(cls, tensors, **given)


def _old_words(model: Model, settings: Path, dtype: torch.dtype) -> Any:
    """The text encoder of a file that has it under its oldest names."""
    old = OLD_WORDS.partition("embeddings.")[0]
    tensors = {
        f"{old}text_model.{name.removeprefix(old)}": each
        for name, each in tensors_of(model.path).items()
        if name.startswith(old)
    }
    given: Any = {"config": str(settings), "torch_dtype": dtype, "local_files_only": True}
    return create_diffusers_clip_model_from_ldm(CLIPTextModel, tensors, subfolder="text_encoder", **given)


def _read(model: Model, cls: Any, given: dict[str, Any]) -> Any:
    try:
        return cls.from_single_file(str(model.path), **given)
    except NotImplementedError as error:  # torch, about weights that were never filled
        raise broken("incomplete", model.path) from error


def _finish(model: Model, parts: dict[str, Any]) -> None:
    """Makes all networks ready to run.

    Raises ModelBrokenError for weights that the file lacks: diffusers leaves them without memory and says
    nothing.
    """
    for network in parts.values():
        if not isinstance(network, torch.nn.Module):
            continue
        tie: Any = getattr(network, "tie_weights", None)
        if tie:  # T5's table of words has two names, of which files hold one
            tie()
        if any(weight.is_meta for weight in network.parameters()):
            raise broken("incomplete", model.path)
        network.eval()  # diffusers leaves T5 as if it were to be trained, with values dropped at random


@torch.inference_mode()
def measured_prediction(unet: Any, device: str) -> str:
    """Whether a UNet predicts the noise ("epsilon") or the velocity, found by asking it once.

    At the last step the picture is nearly pure noise, so that whoever predicts noise gives the input
    back; the velocity there is nearly minus the picture (Salimans and Ho 2022, arXiv 2202.00512).
    """
    noise = torch.randn(
        (1, unet.config.in_channels, PROBE, PROBE), generator=torch.Generator().manual_seed(0)
    )
    words = torch.zeros((1, 77, unet.config.cross_attention_dim), dtype=unet.dtype, device=device)
    seen = noise.to(device=device, dtype=unet.dtype)
    said = unet(seen, LAST_STEP, encoder_hidden_states=words).sample.float().cpu()
    alike = torch.nn.functional.cosine_similarity(said.flatten(), noise.flatten(), dim=0)
    return "epsilon" if float(alike) > NOISE_SEEN else "v_prediction"
