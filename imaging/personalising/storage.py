"""Files of a training, written whole or not at all: a full disk or a killed process spoils nothing."""

import errno
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, Final, cast

import torch
from safetensors import SafetensorError

from imaging.personalising.faults import TrainingError

CHECKPOINT: Final = Path("checkpoint") / "state.pt"
CURVE: Final = "curve.jsonl"
RESULT: Final = "result.json"
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# Libraries written in other languages keep the number in their words alone.
_FULL_WORDS: Final = (*(f"os error {number})" for number in _FULL), "no space left", "file too large")


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Lets ``write`` fill a file beside ``path``, then puts it in its place.

    Raises TrainingError ("disk_full" or "unwritable") and leaves nothing half-written.
    """
    fresh = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(fresh)
        os.replace(fresh, path)
    except (OSError, RuntimeError, SafetensorError) as error:
        fresh.unlink(missing_ok=True)
        raise _unwritten(path, error) from error
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _unwritten(path: Path, error: Exception) -> TrainingError:
    words = str(error).lower()
    if getattr(error, "errno", None) in _FULL or any(each in words for each in _FULL_WORDS):
        return TrainingError("disk_full", file=path.name)
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error).split("\n")[0]
    return TrainingError("unwritable", file=path.name, why=why)


class _Witness:
    """A file that remembers why it could not be written: torch says only that it could not."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        """As the file does."""
        try:
            return self._file.write(data)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        """As the file does."""
        self._file.flush()


def save_state(folder: Path, state: Mapping[str, Any]) -> None:
    """Replaces the training's checkpoint."""

    def write(fresh: Path) -> None:
        with fresh.open("wb") as file:
            witness = _Witness(file)
            try:
                torch.save(dict(state), cast("IO[bytes]", witness))
            except RuntimeError as error:
                raise witness.error or error from error

    write_whole(folder / CHECKPOINT, write)


def load_state(folder: Path) -> dict[str, Any] | None:
    """The last checkpoint, None where there is none. Raises TrainingError."""
    path = folder / CHECKPOINT
    if not path.exists():
        return None
    try:
        return torch.load(path, weights_only=True, map_location="cpu")
    except Exception as error:  # torch raises of all kinds over a file's content
        raise TrainingError("checkpoint", folder=folder.name, why=str(error).split("\n")[0][:200]) from error


def write_json(path: Path, value: object) -> None:
    """Writes a value as JSON, whole."""
    text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    write_whole(path, lambda fresh: fresh.write_text(text, encoding="utf-8"))


def write_curve(folder: Path, lines: list[dict[str, Any]]) -> None:
    """Writes all figures of the training so far: one JSON object a line."""
    text = "".join(json.dumps(line) + "\n" for line in lines)
    write_whole(folder / CURVE, lambda fresh: fresh.write_text(text, encoding="utf-8"))
