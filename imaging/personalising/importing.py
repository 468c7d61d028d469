"""Trained weights that were made elsewhere: looked at, never run, and kept as safetensors.

LoRA as kohya's tools or diffusers write them, textual inversions of A1111, kohya or diffusers, and DreamBooth
networks that Evoca wrote. A .ckpt or .pt is opened by torch's ``weights_only``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor

from imaging.engine.adapters import NETWORKS
from imaging.engine.headers import SAFETENSORS, Header, TensorShape, open_pickled, read_header
from imaging.engine.taught_words import FILE_NAMES, METADATA, TaughtWord, words_as_text, words_in
from imaging.personalising.faults import AdapterError
from imaging.personalising.storage import write_whole

PICKLED: Final = (".ckpt", ".pt", ".pth", ".bin")
LYCORIS: Final = {
    "hada_w": "LoHa", "lokr_w": "LoKr", "oft_": "OFT", "boft_": "BOFT", "glora": "GLoRA",
    ".a1.weight": "GLoRA", "on_input": "IA3", "lora_mid": "LoCon-CP",
}  # fmt: skip
PARTS: Final = {
    "ip_adapter": "IP-Adapter", "image_proj": "IP-Adapter", "controlnet_": "ControlNet",
    "control_model.": "ControlNet", "first_stage_model.": "VAE", "decoder.": "VAE",
}  # fmt: skip
STARTS: Final = (
    "lora_unet_", "lora_te_", "lora_te1_", "lora_te2_", "lora_transformer_",
    "unet.", "transformer.", "text_encoder.", "text_encoder_2.", "base_model.model.",
)  # fmt: skip
# How wide the prompt's words are that the cross-attention's keys take, by family.
_WIDTHS: Final = {768: "sd1", 1024: "sd2", 2048: "sdxl", 192: "evoca"}
FAMILY: Final = "evoca_family"
_TI_OF_A1111: Final = "string_to_param"


@dataclass(frozen=True)
class ImportedAdapter:
    """A file that can be used: ``kind`` "layers", "word" or "network"; ``family`` None where nothing tells;
    the largest ``rank`` of its layers; the ``words`` that it teaches.
    """

    file: Path
    kind: str
    family: str | None
    rank: int | None
    words: tuple[str, ...]


def import_adapter(path: Path, target: Path, family: str | None = None) -> ImportedAdapter:
    """Checks a file and writes it to ``target`` as safetensors.

    ``family`` is that of the model it is to be used with. Raises AdapterError with the fault,
    ModelBrokenError for a file that cannot be read at all, TrainingError where ``target`` cannot be written.
    """
    if path.suffix.lower() not in (SAFETENSORS, *PICKLED):
        raise AdapterError("suffix", file=path.name)
    header = read_header(path)
    _refuse_swollen(path, header)
    kind = _kind(path, header)
    found = _family(header, kind)
    if found == "":
        raise AdapterError("strange", file=path.name)
    if family is not None and found is not None and found != family:
        raise AdapterError("other_family", file=path.name, found=found, wanted=family)
    words = _written(path, target, kind, found)
    ranks = [t.shape[0] for n, t in header.tensors.items() if ("lora_down" in n or "lora_A" in n) and t.shape]
    return ImportedAdapter(target, kind, found, max(ranks, default=None), words)


# --- what it is -------------------------------------------------------------------------------------------


def _kind(path: Path, header: Header) -> str:
    names = tuple(header.tensors)
    _refuse_others(path, names)
    if all(name in FILE_NAMES or name.startswith(_TI_OF_A1111) for name in _told(names)):
        return "word"
    if all(name.startswith(tuple(f"{part}." for part in NETWORKS)) and "lora" not in name for name in names):
        return "network"
    layers = [name for name in names if "lora" in name]
    if not layers:
        raise AdapterError("unknown", file=path.name)
    _check_pairs(path, layers)
    return "layers"


def _refuse_swollen(path: Path, header: Header) -> None:
    """A pickled tensor may say that one number stands for thousands of millions: written out, it fills memory
    and disk. Raises AdapterError.
    """
    if sum(tensor.size for tensor in header.tensors.values()) > path.stat().st_size:
        raise AdapterError("swollen", file=path.name)


def _refuse_others(path: Path, names: tuple[str, ...]) -> None:
    """Raises AdapterError for what is something else, by its names."""
    if not names:
        raise AdapterError("empty", file=path.name)
    if any(name.startswith("model.diffusion_model.") and "lora" not in name for name in names):
        raise AdapterError("whole_model", file=path.name)
    for mark, form in LYCORIS.items():
        if any(mark in name for name in names):
            raise AdapterError("lycoris", file=path.name, why=form)
    if any("dora_scale" in name or "magnitude_vector" in name for name in names):
        raise AdapterError("dora", file=path.name)
    for mark, form in PARTS.items():
        if any(name.startswith(mark) for name in names):
            raise AdapterError("part", file=path.name, why=form)


def _told(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of tensors that count: A1111 keeps a step count and its optimiser beside the word."""
    counted = tuple(name for name in names if not name.startswith(("string_to_token", "step", "optimizer")))
    return counted or names


def _check_pairs(path: Path, names: list[str]) -> None:
    """Every layer has both of its halves."""
    for one, other in (("lora_down", "lora_up"), ("lora_A", "lora_B"), ("lora.down", "lora.up")):
        have = {name for name in names if one in name}
        want = {name.replace(other, one) for name in names if other in name}
        if lacking := sorted(have ^ want):
            raise AdapterError("half", file=path.name, why=lacking[0])
    foreign = [name for name in names if not name.startswith(STARTS)]
    if len(foreign) == len(names):
        raise AdapterError("unknown", file=path.name)


def _family(header: Header, kind: str) -> str | None:
    """The family by what the weights fit; None where nothing tells, "" for one that is not run here."""
    if told := header.metadata.get(FAMILY):
        return told
    names = header.tensors
    if kind == "word":
        return _family_of_word(header)
    if any(re.search(r"single_(transformer_)?blocks|double_blocks", name) for name in names):
        return "flux"
    if any("joint_blocks" in n or re.search(r"transformer_blocks.\d+.attn.(add_|to_)", n) for n in names):
        return "sd3"
    for name, tensor in names.items():
        if re.search(r"attn2[._](processor\.)?to_k[._](lora\.)?(lora_)?(down|A|weight)", name):
            return _WIDTHS.get(tensor.shape[-1], "")
    return None


def _family_of_word(header: Header) -> str | None:
    widths = {name: tensor.shape[-1] for name, tensor in header.tensors.items() if _is_rows(tensor)}
    if "clip_g" in widths:
        return "sdxl"
    width = next(iter(widths.values()), 0)
    return {768: "sd1", 1024: "sd2", 192: "evoca"}.get(width)


def _is_rows(tensor: TensorShape) -> bool:
    return len(tensor.shape) in (1, 2) and tensor.shape[-1] >= 64


# --- what is kept -----------------------------------------------------------------------------------------


def _written(path: Path, target: Path, kind: str, family: str | None) -> tuple[str, ...]:
    """Writes the tensors under names that are read here, with the family that they were found to be of;
    returns the words that they teach.
    """
    if path.suffix.lower() == SAFETENSORS:
        with safe_open(path, "pt") as opened:
            tensors = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
            metadata = dict(opened.metadata() or {})
        words = words_in(path)
    else:
        raw = open_pickled(path, "cpu")
        tensors, metadata = _tensors(raw), {}
        words = ()
        if kind == "word":
            word = _word_of_a1111(path, raw)
            words, tensors = (word,), {"clip_l": word.vectors["text_encoder"]}
    if kind == "word" and words and METADATA not in metadata:
        metadata[METADATA] = words_as_text(words)
    if family is not None:
        metadata[FAMILY] = family
    whole = {name: tensor.contiguous() for name, tensor in tensors.items()}
    if spoilt := [name for name, tensor in whole.items() if not tensor.isfinite().all()]:
        raise AdapterError("not_numbers", file=path.name, why=spoilt[0])
    write_whole(target, lambda fresh: save_file(whole, fresh, metadata=metadata))
    return tuple(word.word for word in words)


def _tensors(raw: Mapping[str, Any]) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in raw.items() if isinstance(value, Tensor)}


def _word_of_a1111(path: Path, raw: Mapping[str, Any]) -> TaughtWord:
    """The word of a textual inversion that was pickled: A1111's form, or one tensor by its word's name."""
    inner = raw.get(_TI_OF_A1111)
    if isinstance(inner, Mapping):
        rows = next((value for value in inner.values() if isinstance(value, Tensor)), None)
        name = str(raw.get("name") or path.stem)
    else:
        name, rows = next(((n, v) for n, v in raw.items() if isinstance(v, Tensor)), (path.stem, None))
        name = path.stem if name in FILE_NAMES else name
    if rows is None:
        raise AdapterError("empty", file=path.name)
    return TaughtWord(name, {"text_encoder": rows[None] if rows.dim() == 1 else rows.clone()})
