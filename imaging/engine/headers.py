"""The table of contents of a file of weights: which tensors it has, read without reading the tensors.

A safetensors file begins with it. A .ckpt is a pickle, a small program: torch runs it with
``weights_only=True``, which knows tensors and plain values and refuses everything else, and with its
tensors on the "meta" device, which has shapes and no memory.
"""

import json
import math
import pickle
import pickletools
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO, Final

from imaging.engine.faults import broken
from imaging.errors import ModelBrokenError

SAFETENSORS: Final = ".safetensors"
PICKLED: Final = (".ckpt", ".pth")
NEVER_MODELS: Final = (".pt", ".bin")  # looked into only to say what they are
MOST_HEADER: Final = 100_000_000  # the format's own limit
HEAD: Final = 512
MOST_PICKLE: Final = 1_000_000
# A tensor takes about 25 operations: that of ten thousand tensors, many times a large model's with its
# optimiser, is a quarter of this. Torch runs a million of them in seconds.
MOST_OPERATIONS: Final = 1_000_000
BARE_PICKLES: Final = 5  # that torch wrote into one file before it wrote zips
ITEM_SIZES: Final = {"F64": 8, "I64": 8, "F32": 4, "I32": 4, "F16": 2, "BF16": 2, "I16": 2}  # bytes; else 1
_STARTS: Final = (
    (b"version https://git-lfs", "lfs"),
    (b"GGUF", "gguf"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!", "archive"),
)


@dataclass(frozen=True)
class TensorShape:
    """A tensor's shape and type; ``dtype`` as safetensors writes it ("F16", "BF16", "F32", "F8_E4M3"…)."""

    shape: tuple[int, ...]
    dtype: str

    @property
    def count(self) -> int:
        """How many values it has."""
        return math.prod(self.shape)

    @property
    def size(self) -> int:
        """Bytes."""
        return self.count * ITEM_SIZES.get(self.dtype, 1)


@dataclass(frozen=True)
class Header:
    """The tensors of a file by name, and what its makers wrote beside them."""

    tensors: Mapping[str, TensorShape]
    metadata: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def count(self) -> int:
        """How many values all its tensors have."""
        return sum(tensor.count for tensor in self.tensors.values())

    def dtype(self) -> str:
        """The type of most of the bytes; "F32" for nothing."""
        sizes: dict[str, int] = {}
        for tensor in self.tensors.values():
            sizes[tensor.dtype] = sizes.get(tensor.dtype, 0) + tensor.size
        return max(sizes, key=lambda name: sizes[name], default="F32")


def read_header(path: Path) -> Header:
    """The tensors of a .safetensors or .ckpt file. Raises ModelBrokenError with the fault."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            return _read(path, file, size)
    except OSError as error:
        raise broken("unreadable", path, why=error.strerror or str(error)) from error


def _read(path: Path, file: BinaryIO, size: int) -> Header:
    head = file.read(HEAD)
    if size == 0:
        raise broken("empty", path)
    if fault := _foreign(head):
        raise broken(fault, path)
    if path.suffix == SAFETENSORS:
        return _safetensors(path, file, size)
    if path.suffix in (*PICKLED, *NEVER_MODELS):
        return _pickled(path)
    raise broken("suffix", path)


def _foreign(head: bytes) -> str | None:
    """The fault of a file that is something else altogether, by its first bytes."""
    found = next((fault for start, fault in _STARTS if head.startswith(start)), None)
    if found:
        return found
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if text.startswith((b"<!doctype", b"<html", b"<head", b"<?xml")) else None


def _safetensors(path: Path, file: BinaryIO, size: int) -> Header:
    file.seek(0)
    length = int.from_bytes(file.read(8), "little")
    start = file.read(1)
    if start != b"{" or length > MOST_HEADER:
        raise broken(_not_safetensors(path), path)
    if 8 + length > size:
        raise broken("cut", path)
    try:
        table = json.loads(start + file.read(length - 1))
        return _table(path, table, size - 8 - length)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise broken("foreign", path) from error


def _not_safetensors(path: Path) -> str:
    """A zip under a wrong name may be an archive, or a checkpoint that somebody renamed."""
    return "archive" if zipfile.is_zipfile(path) and not _is_torch_zip(path) else "foreign"


def _table(path: Path, table: Mapping[str, Any], room: int) -> Header:
    tensors: dict[str, TensorShape] = {}
    for name, entry in table.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        tensor = TensorShape(tuple(int(side) for side in entry["shape"]), str(entry["dtype"]))
        if not 0 <= begin <= end:
            raise ValueError(f"offsets of {name}")
        if end > room:
            raise broken("cut", path)
        tensors[name] = tensor
    metadata = {str(key): str(value) for key, value in (table.get("__metadata__") or {}).items()}
    return Header(tensors, metadata)


def _is_torch_zip(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.endswith("data.pkl") for name in archive.namelist())
    except (zipfile.BadZipFile, OSError):
        return False


def _pickled(path: Path) -> Header:
    if zipfile.is_zipfile(path) and not _is_torch_zip(path):
        raise broken("archive", path)
    import torch

    tensors: dict[str, TensorShape] = {}
    for name, value in open_pickled(path, "meta").items():
        inner = value.items() if isinstance(value, dict) else ()
        for each, tensor in ((name, value), *((f"{name}.{part}", one) for part, one in inner)):
            if isinstance(tensor, torch.Tensor):
                dtype = _DTYPES.get(str(tensor.dtype), "U8")
                tensors[each] = TensorShape(tuple(tensor.shape), dtype)
    return Header(tensors)


_DTYPES: Final = {
    "torch.float64": "F64", "torch.float32": "F32", "torch.float16": "F16", "torch.bfloat16": "BF16",
    "torch.int64": "I64", "torch.int32": "I32", "torch.float8_e4m3fn": "F8_E4M3",
    "torch.float8_e5m2": "F8_E5M2",
}  # fmt: skip


def open_pickled(path: Path, device: str) -> dict[str, Any]:
    """The tensors of a .ckpt by name. Nothing in it is run; what asks to run anything is refused.

    Raises ModelBrokenError. Checkpoints of training keep the weights under "state_dict".
    """
    import torch

    if _is_tangled(path):
        raise broken("tangled", path)
    try:
        with warnings.catch_warnings(action="ignore", category=UserWarning):
            # Mapped, not read: a checkpoint has gigabytes, and its names are wanted first.
            found = torch.load(path, map_location=device, weights_only=True, mmap=_is_torch_zip(path))
    except pickle.UnpicklingError as error:
        raise _refused(path, error) from error
    except (RuntimeError, EOFError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise broken("not_pickled", path) from error
    while isinstance(found, dict) and isinstance(found.get("state_dict"), dict):
        found = found["state_dict"]
    if not isinstance(found, dict):
        raise broken("unknown", path)
    return {str(name): value for name, value in found.items()}


def _is_tangled(path: Path) -> bool:
    """Whether a pickle has more operations than weights ever need, told without running any."""
    try:
        if not _is_torch_zip(path):
            with path.open("rb") as file:
                return _operations(file, BARE_PICKLES) > MOST_OPERATIONS
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                # An operation takes at least a byte.
                if entry.filename.endswith(".pkl") and entry.file_size > MOST_OPERATIONS:
                    with archive.open(entry) as file:
                        if _operations(file, 1) > MOST_OPERATIONS:
                            return True
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        return False  # torch says what is wrong with it
    return False


def _operations(file: IO[bytes], pickles: int) -> int:
    """How many operations the pickles that follow each other have, counted until they are too many."""
    count = 0
    try:
        for _ in range(pickles):
            for _operation in pickletools.genops(file):
                count += 1
                if count > MOST_OPERATIONS:
                    return count
    except (ValueError, IndexError, KeyError):
        return count  # what follows is no pickle
    return count


def _refused(path: Path, error: pickle.UnpicklingError) -> ModelBrokenError:
    """Torch names what it did not let in, except in a bare pickle of a newer protocol."""
    words, mark = str(error), "GLOBAL "
    wanted = words.split(mark, 1)[1].split(" ", 1)[0] if mark in words else _called_by(path)
    return broken("unsafe", path, why=wanted) if wanted else broken("not_pickled", path)


def _called_by(path: Path) -> str | None:
    """The first name outside torch that a bare pickle would call, read without running it."""
    with path.open("rb") as file:
        start = file.read(MOST_PICKLE)
    strings: list[str] = []
    try:
        for operation, value, _ in pickletools.genops(start):
            if operation.name == "GLOBAL" and isinstance(value, str):
                strings = value.split(" ", 1)
            elif isinstance(value, str):
                strings = [*strings[-1:], value]
            called = operation.name in ("GLOBAL", "STACK_GLOBAL") and len(strings) == 2
            if called and not strings[0].startswith(("torch", "collections")):
                return ".".join(strings)
    except (ValueError, IndexError, KeyError):
        return None
    return None
