"""A brought file of weights is looked at in a process of its own: it is a stranger's, and torch is heavy."""

import errno
import multiprocessing
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from secrets import token_hex
from typing import Final

from imaging.personalising import AdapterError
from server.errors import BadInputError
from server.learning_words import training_sentence, unreadable_sentence

PATIENCE: Final = 300.0  # seconds for a large file on a busy machine
_UNREADABLE: Final = "unreadable"


@dataclass(frozen=True)
class _Answer:
    """The fault of a file, "" for one that can be used; ``read`` is False where it could not be opened."""

    fault: str
    about: Mapping[str, str]
    read: bool = True


_NEVER_OPENED: Final = _Answer(_UNREADABLE, {}, read=False)


def checked_weights(name: str, data: bytes, target: Path) -> None:
    """Writes the weights of a file to ``target`` as safetensors, beside which it works.

    Raises BadInputError with a sentence for a file that cannot be used, and OSError.
    """
    brought = target.parent / f".{token_hex(8)}{Path(name).suffix.lower()[:12]}"
    try:
        brought.write_bytes(data)
        answer = _answer(brought, target)
    finally:
        brought.unlink(missing_ok=True)
    if answer.fault == "disk_full":
        raise OSError(errno.ENOSPC, "no space left", str(target))
    if not answer.read:
        raise BadInputError(unreadable_sentence(answer.fault, name))
    if answer.fault:
        raise BadInputError(training_sentence(AdapterError(answer.fault, **{**answer.about, "file": name})))


def _answer(brought: Path, target: Path) -> _Answer:
    context = multiprocessing.get_context("spawn")
    own, other = context.Pipe()
    process = context.Process(target=_check, args=(other, brought, target), name="weights", daemon=True)
    process.start()
    other.close()
    try:
        return own.recv() if own.poll(PATIENCE) else _NEVER_OPENED
    except EOFError:
        return _NEVER_OPENED
    finally:
        own.close()
        process.kill()
        process.join()


def _check(line: Connection, brought: Path, target: Path) -> None:
    from imaging.errors import ImagingError
    from imaging.personalising.importing import import_adapter

    try:
        import_adapter(brought, target)
    except ImagingError as error:
        fault = str(getattr(error, "fault", _UNREADABLE))
        read = isinstance(error, AdapterError) or fault == "disk_full"
        line.send(_Answer(fault, dict(getattr(error, "about", {})), read))
    except (MemoryError, ValueError):
        line.send(_NEVER_OPENED)
    else:
        line.send(_Answer("", {}))
