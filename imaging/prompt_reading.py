"""How a model on disk reads a prompt: its family by its content, and how many tokens a text takes.

Only the tokenizer's own small files are read, never weights, so the process that answers pages can
ask as well.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from imaging.engine.catalogue import check_model
from imaging.engine.families import FAMILIES
from imaging.engine.prompt_words import clip_vocabulary, t5_folder
from imaging.errors import ImagingError, ModelBrokenError

FAMILY_OF_PIPELINE: Final = (
    ("SketchPainting", "evoca"),
    ("Flux", "flux"),
    ("StableDiffusion3", "t5"),
    ("StableDiffusionXL", "sdxl"),
)
# The tokenizer that has the longest say, by family.
_TOKENIZERS: Final = {"flux": ("tokenizer_2",), "t5": ("tokenizer_3",)}
# OpenAI's CLIP cuts a text so, before bytes are joined to tokens.
_CLIP_RUNS: Final = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def prompt_family(place: Path) -> str | None:
    """The prompt family of a model: "evoca", "clip", "sdxl", "t5" or "flux"; None: no model.

    ``place`` is a diffusers folder or a single file. SD 3 without its T5 reads as SDXL does, with two CLIPs.
    """
    if place.is_file():
        return _family_of_file(place)
    try:
        index = json.loads((place / "model_index.json").read_text(encoding="utf-8"))
        name = str(index["_class_name"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    family = next((family for mark, family in FAMILY_OF_PIPELINE if mark in name), "clip")
    return "sdxl" if family == "t5" and index.get("text_encoder_3") == [None, None] else family


def _family_of_file(file: Path) -> str | None:
    try:
        model = check_model(file)
    except ImagingError:
        return None
    family = FAMILIES[model.family].prompt_family
    return "sdxl" if family == "t5" and not model.reads_sentences else family


def token_counter(place: Path) -> Callable[[str], int] | None:
    """Counts a text's tokens as the model's tokenizer does, marks left out; None without its files."""
    family = prompt_family(place)
    if place.is_file():
        tokenizer = _own_tokenizer(family)
        return None if tokenizer is None else _counting(tokenizer)
    for name in _TOKENIZERS.get(family or "", ("tokenizer",)):
        tokenizer = _tokenizer(place / name)
        if tokenizer is not None:
            return _counting(tokenizer)
    return None


def _counting(tokenizer: Tokenizer) -> Callable[[str], int]:
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids)


def _own_tokenizer(family: str | None) -> Tokenizer | None:
    """The words of a single file, which holds none itself."""
    try:
        if family in ("clip", "sdxl"):
            words, merges = clip_vocabulary()
            return _byte_pairs(words, list(merges))
        return None if family is None else _tokenizer(t5_folder())
    except ModelBrokenError:
        return None


def _tokenizer(folder: Path) -> Tokenizer | None:
    whole, words, merges = folder / "tokenizer.json", folder / "vocab.json", folder / "merges.txt"
    try:
        if whole.is_file():
            tokenizer = Tokenizer.from_file(str(whole))
        elif words.is_file() and merges.is_file():
            tokenizer = _clip_tokenizer(words, merges)
        else:
            return None
    except Exception:  # the library raises a bare Exception for a file it cannot read
        return None
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _clip_tokenizer(words: Path, merges: Path) -> Tokenizer:
    """From the two files that older model folders hold."""
    vocabulary = json.loads(words.read_text(encoding="utf-8"))
    lines = merges.read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    return _byte_pairs(vocabulary, [(pair[0], pair[1]) for pair in pairs if len(pair) == 2])


def _byte_pairs(vocabulary: dict[str, int], merges: list[tuple[str, str]]) -> Tokenizer:
    tokenizer = Tokenizer(
        models.BPE(
            vocab=vocabulary,
            merges=merges,
            continuing_subword_prefix="",
            end_of_word_suffix="</w>",
        )
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_CLIP_RUNS), "removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    return tokenizer
