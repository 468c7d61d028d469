"""Made-up words that a training has taught: their embeddings stand in a model's CLIP encoders for a while.

A word may have several embeddings ("jovenalp" is then read as "jovenalp jovenalp_1", as diffusers does with
textual inversions). T5 encoders are never taught: they spell the word.
"""

import base64
import copy
import json
import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import torch
from safetensors import safe_open
from safetensors.torch import load, save
from torch import Tensor, nn

from imaging.errors import ModelBrokenError

METADATA: Final = "evoca_words"
TOKENIZERS: Final = {"text_encoder": "tokenizer", "text_encoder_2": "tokenizer_2"}
# Names of the embeddings in files of one word: diffusers' and kohya's for SDXL, kohya's, A1111's.
FILE_NAMES: Final = {"clip_l": "text_encoder", "clip_g": "text_encoder_2", "emb_params": "text_encoder"}


@dataclass(frozen=True)
class TaughtWord:
    """A word and its embeddings (n, width) by the part of the pipeline that they belong to."""

    word: str
    vectors: Mapping[str, Tensor]


class WordTable(nn.Module):
    """An encoder's table of embeddings with taught rows behind it; ids from ``first`` on are theirs."""

    def __init__(self, known: nn.Module, first: int, taught: Tensor) -> None:
        super().__init__()
        self.known = known
        self.taught = taught
        self._first = first

    @property
    def weight(self) -> Tensor:
        """The table of the words known before, which libraries ask for its type and place."""
        return self.known.weight  # pyright: ignore[reportReturnType]

    def forward(self, ids: Tensor) -> Tensor:
        """(…, width) from ids (…)."""
        new = ids >= self._first
        embedded = self.known(torch.where(new, torch.zeros_like(ids), ids))
        rows = self.taught.to(embedded)[(ids - self._first).clamp(min=0)]
        return torch.where(new[..., None], rows, embedded)


def clip_parts(pipeline: Any) -> dict[str, str]:
    """The pipeline's CLIP text encoders that are there, with their tokenizers' names."""
    return {
        part: tokenizer
        for part, tokenizer in TOKENIZERS.items()
        if (encoder := getattr(pipeline, part, None)) is not None
        and encoder.config.model_type == "clip_text_model"
        and getattr(pipeline, tokenizer, None) is not None
    }


@contextmanager
def taught(pipeline: Any, words: Sequence[TaughtWord]) -> Generator[None]:
    """Within it the pipeline's prompts know these words; afterwards it is as before.

    Gradients flow to the vectors where they ask for them. Raises ModelBrokenError for vectors that do not
    fit the encoder.
    """
    before: list[tuple[str, str, Any, Any]] = []
    try:
        for part, tokenizer in clip_parts(pipeline).items():
            here = [word for word in words if part in word.vectors]
            if here:
                encoder = getattr(pipeline, part)
                before.append((part, tokenizer, encoder.get_input_embeddings(), getattr(pipeline, tokenizer)))
                _teach(pipeline, part, tokenizer, here)
        yield
    finally:
        for part, tokenizer, table, own in before:
            getattr(pipeline, part).set_input_embeddings(table)
            setattr(pipeline, tokenizer, own)


def _teach(pipeline: Any, part: str, tokenizer_name: str, words: Sequence[TaughtWord]) -> None:
    encoder = getattr(pipeline, part)
    known = encoder.get_input_embeddings()
    width = int(known.weight.shape[-1])
    for word in words:
        if word.vectors[part].shape[-1] != width:
            raise ModelBrokenError(
                f"the word {word.word!r} was taught to another model: {word.vectors[part].shape[-1]} values, "
                f"not {width}"
            )
    # A copy: added words cannot be taken out of a tokenizer again.
    tokenizer = copy.deepcopy(getattr(pipeline, tokenizer_name))
    first = len(tokenizer)
    pieces = [piece for word in words for piece in pieces_of(word.word, len(word.vectors[part]))]
    if tokenizer.add_tokens(pieces) != len(pieces):
        raise ModelBrokenError(f"the model knows one of these words already: {', '.join(pieces)}")
    rows = [word.vectors[part] for word in words]
    encoder.set_input_embeddings(WordTable(known, first, rows[0] if len(rows) == 1 else torch.cat(rows)))
    setattr(pipeline, tokenizer_name, tokenizer)


def pieces_of(word: str, count: int) -> list[str]:
    """The tokens of a word of so many embeddings."""
    return [word, *(f"{word}_{number}" for number in range(1, count))]


def spelled_out(tokenizer: Any, prompt: str) -> str:
    """The prompt with each taught word followed by its further tokens; the same when they are there."""
    added = tokenizer.added_tokens_encoder
    for word in [word for word in added if f"{word}_1" in added]:
        count = next(n for n in range(1, len(added) + 1) if f"{word}_{n}" not in added)
        whole = " ".join(pieces_of(word, count))
        prompt = re.sub(rf"\b{re.escape(word)}\b(?! {re.escape(word)}_1\b)", whole, prompt)
    return prompt


def words_as_text(words: Sequence[TaughtWord]) -> str:
    """The words as one text for a file's metadata."""
    told = [
        {
            "word": word.word,
            "vectors": base64.b64encode(
                save({part: rows.detach().float().cpu().contiguous() for part, rows in word.vectors.items()})
            ).decode(),
        }
        for word in words
    ]
    return json.dumps(told)


def words_in(file: Path) -> tuple[TaughtWord, ...]:
    """The words that a safetensors file teaches, in its metadata or as its only content.

    A file of one word that does not say which has the word of its name. Raises ModelBrokenError.
    """
    try:
        with safe_open(file, "pt") as opened:
            metadata = opened.metadata() or {}
            names = [name for name in opened.keys() if name in FILE_NAMES]  # noqa: SIM118 - it is no mapping
            vectors = {FILE_NAMES[name]: _rows(opened.get_tensor(name)) for name in names}
        if METADATA in metadata:
            return tuple(
                TaughtWord(each["word"], load(base64.b64decode(each["vectors"])))
                for each in json.loads(metadata[METADATA])
            )
    except Exception as error:  # safetensors raises types of its own
        raise ModelBrokenError(f"the taught words of {file.name} cannot be read: {error}") from error
    return (TaughtWord(file.stem, vectors),) if vectors else ()


def _rows(tensor: Tensor) -> Tensor:
    return tensor[None] if tensor.dim() == 1 else tensor
