"""An earlier file of trained weights to go on from: what it holds, and what of the recipe it decides.

Its table of contents is enough for that: no tensor is read, and torch, which takes seconds, is not loaded.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from imaging.engine.headers import SAFETENSORS, Header, read_header
from imaging.personalising.faults import TrainingError
from imaging.personalising.recipes import Recipe

_DOWN: Final = ("lora_down", "lora_A", "lora.down")  # a layer's half whose first side is its rank
_WORDS: Final = ("clip_l", "clip_g", "emb_params")
_NETWORKS: Final = ("unet.", "transformer.")


@dataclass(frozen=True)
class Earlier:
    """What a file was trained by: its ``method``, its ``family`` ("" where nothing tells), the largest
    ``rank`` of its layers (0 for none), and its taught ``words``, each with so many embeddings.
    """

    method: str
    family: str
    rank: int = 0
    words: Mapping[str, int] = field(default_factory=dict[str, int])


def earlier_in(file: Path) -> Earlier:
    """What a safetensors file holds. Raises TrainingError where there is none, ModelBrokenError."""
    if not file.is_file():
        raise TrainingError("onto_gone", file=file.name)
    if file.suffix.lower() != SAFETENSORS:
        raise TrainingError("onto_suffix", file=file.name)
    header = read_header(file)
    family = header.metadata.get("evoca_family", "")
    names = tuple(header.tensors)
    if names and all(name in _WORDS for name in names):
        sides = [tensor.shape for tensor in header.tensors.values()]
        return Earlier("textual-inversion", family, 0, {file.stem: max(_rows(side) for side in sides)})
    method = "lora"
    if names and all(name.startswith(_NETWORKS) and "lora" not in name for name in names):
        method = "dreambooth"
    ranks = [t.shape[0] for n, t in header.tensors.items() if any(way in n for way in _DOWN) and t.shape]
    return Earlier(method, family, max(ranks, default=0), _taught(file, header))


def going_on(recipe: Recipe, file: Path, token: str, *, known: bool, rank: int | None = None) -> Recipe:
    """The recipe with which a training goes on from a file, so that it begins with what the file paints.

    ``known`` says that ``token`` is the word the file was trained with: a file that taught none had the model
    read it as it is written, and so it stays. Layers of a higher rank raise the recipe's, if no ``rank`` was
    asked for; lower ones fit into it. Raises TrainingError for a file that was made by another method, for
    another family or with a higher rank than was asked for, and ModelBrokenError.
    """
    earlier = earlier_in(file)
    if earlier.method != recipe.method:
        raise TrainingError("onto_method", file=file.name, found=earlier.method, wanted=recipe.method)
    if earlier.family not in ("", recipe.family):
        raise TrainingError("onto_family", file=file.name, found=earlier.family, wanted=recipe.family)
    if rank is not None and rank < earlier.rank:
        raise TrainingError("onto_rank", file=file.name, found=str(earlier.rank), wanted=str(rank))
    recipe = replace(recipe, onto=file)
    if earlier.method == "textual-inversion":
        return replace(recipe, words=max(earlier.words.values()))
    if earlier.rank > recipe.rank:
        recipe = replace(recipe, rank=earlier.rank, alpha=float(earlier.rank))
    if token in earlier.words:
        return replace(recipe, words=earlier.words[token])
    return replace(recipe, pivotal=recipe.pivotal and not (known and not earlier.words))


def _rows(shape: tuple[int, ...]) -> int:
    return shape[0] if len(shape) > 1 else 1


def _taught(file: Path, header: Header) -> dict[str, int]:
    """The words that stand beside the tensors, each with its number of embeddings."""
    try:
        told = json.loads(header.metadata.get("evoca_words", "[]"))
        return {each["word"]: _count(base64.b64decode(each["vectors"])) for each in told}
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise TrainingError("unfit", file=file.name, why=f"its words cannot be read: {error}") from error


def _count(vectors: bytes) -> int:
    """How many rows the tensors of a safetensors text have."""
    length = int.from_bytes(vectors[:8], "little")
    table = json.loads(vectors[8 : 8 + length])
    return max(_rows(tuple(each["shape"])) for name, each in table.items() if name != "__metadata__")
