"""Files of trained weights: safetensors under the names that kohya's tools and diffusers both read.

LoRA for UNets is named as kohya-ss/sd-scripts names it, which diffusers reads too. Transformers (SD 3, Flux)
keep diffusers' names: kohya's fuse layers there that diffusers has apart. Whole networks have diffusers'
names behind the part's. Taught words stand in the metadata, where other programs pass them over, and alone in
a file of their own as diffusers and ComfyUI read textual inversions.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import save_file
from torch import Tensor

from imaging.engine.taught_words import METADATA, TaughtWord, words_as_text
from imaging.personalising.storage import write_whole

_DOWN, _UP, _ALPHA = ".lora_down.weight", ".lora_up.weight", ".alpha"
_BASES: Final = {
    "sd1": "sd_v1",
    "sd2": "sd_v2",
    "sdxl": "sdxl_base_v1-0",
    "sd3": "sd3",
    "flux": "flux1",
    "evoca": "evoca",
}
_FILE_NAMES: Final = {"text_encoder": "clip_l", "text_encoder_2": "clip_g"}


def write_layers(
    file: Path,
    layers: Mapping[str, Tensor],
    part: str,
    alpha: float,
    words: tuple[TaughtWord, ...],
    metadata: Mapping[str, str],
    reading: Mapping[str, Mapping[str, tuple[Tensor, Tensor]]] | None = None,
) -> None:
    """LoRA layers, as peft names them, of the "unet" or "transformer", with the halves of those of the text
    encoders by encoder and module.
    """
    tensors: dict[str, Tensor] = {}
    for name, weight in layers.items():
        module, way = name.rsplit(".lora_", 1)
        value = weight.detach().half().cpu().contiguous()
        if part == "unet":
            start = "lora_unet_" + module.replace(".", "_")
            tensors[start + (_DOWN if way.startswith("A") else _UP)] = value
            tensors[start + _ALPHA] = torch.tensor(float(alpha))
        else:
            # Without alphas the layers work with alpha equal to rank, so it is told by their size.
            rank = weight.shape[0] if way.startswith("A") else weight.shape[1]
            value = value if way.startswith("A") else (value.float() * alpha / rank).half()
            tensors[f"{part}.{module}.lora_{way}"] = value
    for encoder, modules in (reading or {}).items():
        for module, halves in modules.items():
            tensors |= _reading_layer(encoder, module, halves, part, len(reading or {}))
    _write(file, tensors, words, metadata)


def _reading_layer(
    encoder: str, module: str, halves: tuple[Tensor, Tensor], part: str, encoders: int
) -> dict[str, Tensor]:
    """A text encoder's layer; newer transformers have left out the "text_model" that files have."""
    module = module if module.startswith("text_model.") else f"text_model.{module}"
    down, up = (half.half().cpu().contiguous() for half in halves)
    if part != "unet":
        return {f"{encoder}.{module}.lora_A.weight": down, f"{encoder}.{module}.lora_B.weight": up}
    first = "lora_te1" if encoders > 1 else "lora_te"
    start = f"{'lora_te2' if encoder == 'text_encoder_2' else first}_{module.replace('.', '_')}"
    return {start + _DOWN: down, start + _UP: up, start + _ALPHA: torch.tensor(float(len(down)))}


def write_network(
    file: Path,
    network: Mapping[str, Tensor],
    part: str,
    words: tuple[TaughtWord, ...],
    metadata: Mapping[str, str],
) -> None:
    """A whole network, in half precision."""
    tensors = {
        f"{part}.{name}": weight.detach().half().cpu().contiguous() for name, weight in network.items()
    }
    _write(file, tensors, words, metadata)


def write_word(file: Path, word: TaughtWord, metadata: Mapping[str, str]) -> None:
    """A textual inversion: "clip_l", and "clip_g" where there is a second encoder."""
    tensors = {_FILE_NAMES[part]: rows.detach().float().cpu().clone() for part, rows in word.vectors.items()}
    _write(file, tensors, (word,), metadata)


def _write(
    file: Path, tensors: dict[str, Tensor], words: tuple[TaughtWord, ...], metadata: Mapping[str, str]
) -> None:
    about = dict(metadata)
    if words:
        about[METADATA] = words_as_text(words)
    write_whole(file, lambda fresh: save_file(tensors, fresh, metadata=about))


def metadata_of(
    family: str, model: str, method: str, token: str, class_words: str, **more: Any
) -> dict[str, str]:
    """What is told beside the tensors, under kohya's names where it has them."""
    about = {
        "modelspec.title": token,
        "modelspec.trigger_phrase": f"{token} {class_words}",
        "ss_output_name": token,
        "ss_base_model_version": _BASES[family],
        "ss_sd_model_name": model,
        "evoca_family": family,
        "evoca_method": method,
        "evoca_token": token,
        "evoca_class": class_words,
        **{name: str(value) for name, value in more.items()},
    }
    if method == "lora":
        about["ss_network_module"] = "networks.lora"
    return about
