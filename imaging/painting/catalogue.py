"""Which models are on this machine: diffusers folders with safetensors weights, known by their content.

A model is a folder with ``model_index.json`` that names the parts this engine needs, each
in a folder of its own with its settings and weights. Pickled weights are never read.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from imaging.errors import ModelBrokenError, ModelMissingError

INDEX: Final = "model_index.json"
PARTS: Final = ("vae", "unet", "text_encoder", "tokenizer", "scheduler")
WEIGHED_PARTS: Final = ("vae", "unet", "text_encoder")
LFS_POINTER: Final = b"version https://git-lfs"


@dataclass(frozen=True)
class ModelEntry:
    """A model by its folder's name, with the bytes that it takes on disk."""

    name: str
    folder: Path
    size: int


def find_models(folders: Iterable[Path]) -> tuple[ModelEntry, ...]:
    """Every whole model in these folders, by name; of two with one name the first folder's wins."""
    found: dict[str, ModelEntry] = {}
    for folder in folders:
        if not folder.is_dir():
            continue
        for candidate in sorted(path.parent for path in folder.glob(f"*/{INDEX}")):
            try:
                entry = check_model(candidate)
            except ModelBrokenError:
                continue
            found.setdefault(entry.name, entry)
    return tuple(found[name] for name in sorted(found))


def model_named(name: str, folders: Iterable[Path]) -> ModelEntry:
    """The model of this name.

    ModelMissingError names those that there are, ModelBrokenError says what is wrong.
    """
    places = tuple(folders)
    for folder in places:
        if (folder / name).is_dir():
            return check_model(folder / name)
    known = ", ".join(entry.name for entry in find_models(places)) or "none"
    raise ModelMissingError(f"there is no model {name!r} in {', '.join(map(str, places))}; found: {known}")


def check_model(folder: Path) -> ModelEntry:
    """Looks at a model's files without loading them; its errors say in one sentence what is wrong."""
    if not folder.is_dir():
        raise ModelMissingError(f"there is no model folder at {folder}")
    index = _index(folder)
    for part in PARTS:
        if part not in index:
            raise ModelBrokenError(f"{folder / INDEX} names no {part}")
        if not (folder / part).is_dir():
            raise ModelBrokenError(f"the model {folder.name} lacks its folder {part}")
    for part in WEIGHED_PARTS:
        _check_weights(folder / part)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return ModelEntry(folder.name, folder, size)


def _index(folder: Path) -> dict[str, Any]:
    path = folder / INDEX
    if not path.is_file():
        raise ModelBrokenError(f"{folder} is no diffusers model: it has no {INDEX}")
    try:
        index = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelBrokenError(f"{path} cannot be read: {error}") from error
    if not isinstance(index, dict):
        raise ModelBrokenError(f"{path} holds no object")
    return index


def _check_weights(part: Path) -> None:
    if not (part / "config.json").is_file():
        raise ModelBrokenError(f"{part} has no config.json")
    weights = sorted(part.glob("*.safetensors"))
    if not weights:
        raise ModelBrokenError(f"{part} has no safetensors weights")
    for path in weights:
        _check_safetensors(path)


def _check_safetensors(path: Path) -> None:
    """The header's length and the tensors' offsets must fit the file: finds cut and foreign files at once."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(len(LFS_POINTER))
        if head == LFS_POINTER:
            raise ModelBrokenError(f"{path} is a Git LFS pointer: the weights themselves were not downloaded")
        length = int.from_bytes(head[:8], "little")
        file.seek(8)
        try:
            header = json.loads(file.read(length)) if 8 + length <= size else None
        except ValueError:
            header = None
    if not isinstance(header, dict):
        raise ModelBrokenError(f"{path} is no safetensors file or is cut off")
    ends = [tensor["data_offsets"][1] for name, tensor in header.items() if name != "__metadata__"]
    if 8 + length + max(ends, default=0) != size:
        raise ModelBrokenError(f"{path} is cut off: its header promises more bytes than it has")
