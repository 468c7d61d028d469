"""How a model on disk reads a prompt: its family by its content, and how many tokens a text takes.

Only the tokenizer's own small files are read, never weights, so the process that answers pages can
ask as well.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

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


def prompt_family(folder: Path) -> str | None:
    """The prompt family of a diffusers folder: "evoca", "clip", "sdxl", "t5" or "flux"; None: no model."""
    try:
        index = json.loads((folder / "model_index.json").read_text(encoding="utf-8"))
        name = str(index["_class_name"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return next((family for mark, family in FAMILY_OF_PIPELINE if mark in name), "clip")


def token_counter(folder: Path) -> Callable[[str], int] | None:
    """Counts a text's tokens as the model's tokenizer does, marks left out; None without its files."""
    family = prompt_family(folder)
    for name in _TOKENIZERS.get(family or "", ("tokenizer",)):
        tokenizer = _tokenizer(folder / name)
        if tokenizer is not None:
            return lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids)
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
    tokenizer = Tokenizer(
        models.BPE(
            vocab=vocabulary,
            merges=[(pair[0], pair[1]) for pair in pairs if len(pair) == 2],
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
