"""A brought file of weights is looked at in a process of its own: it is a stranger's, and torch is heavy."""

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from secrets import token_hex
from typing import Final

from imaging.personalising import AdapterError
from server.errors import BadInputError
from server.learning_words import training_sentence
from server.texts import gettext as _

PATIENCE: Final = 300.0  # seconds for a large file on a busy machine
_Answer = tuple[str, dict[str, str]]


def checked_weights(name: str, data: bytes, target: Path) -> None:
    """Writes the weights of a file to ``target`` as safetensors, beside which it works.

    Raises BadInputError with a sentence for a file that cannot be used, and OSError.
    """
    brought = target.parent / f".{token_hex(8)}{Path(name).suffix.lower()[:12]}"
    try:
        brought.write_bytes(data)
        fault, about = _answer(brought, target)
    finally:
        brought.unlink(missing_ok=True)
    if fault == "disk_full":
        raise OSError(28, "no space left", str(target))
    if fault:
        raise BadInputError(_sentence(fault, about, name))


def _sentence(fault: str, about: dict[str, str], name: str) -> str:
    if fault == "unreadable":
        return _("«%s» no se puede abrir: está incompleto o no es un archivo de pesos.") % name
    return training_sentence(AdapterError(fault, **{**about, "file": name}))


def _answer(brought: Path, target: Path) -> _Answer:
    context = multiprocessing.get_context("spawn")
    own, other = context.Pipe()
    process = context.Process(target=_check, args=(other, brought, target), name="weights", daemon=True)
    process.start()
    other.close()
    try:
        return own.recv() if own.poll(PATIENCE) else ("unreadable", {})
    except EOFError:
        return "unreadable", {}
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
        known = isinstance(error, AdapterError) or getattr(error, "fault", "") == "disk_full"
        fault = str(getattr(error, "fault", "")) if known else "unreadable"
        line.send((fault, dict(getattr(error, "about", {}))))
    except (MemoryError, ValueError):
        line.send(("unreadable", {}))
    else:
        line.send(("", {}))
