"""Text and JSON files that somebody gives a command, and those that it writes for them."""

import json
import os
from pathlib import Path
from typing import Any, Final

from server.errors import BadInputError, EvocaError
from server.file_faults import json_fault, why

JSON_LIMIT: Final = "tiene más niveles, o un número más largo, de lo que se puede leer"


class JsonLimitError(ValueError):
    """JSON by its letters, but nested deeper or with longer numbers than can be read."""


def read_given_text(path: Path) -> str:
    """A text in UTF-8, with or without the mark that some editors put before it. Raises BadInputError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError(f"{path}: no es un texto en UTF-8.") from error
    except OSError as error:
        raise BadInputError(f"No se puede leer {path}: {why(error)}.") from error


def read_given_json(path: Path) -> Any:
    """The value of a JSON file. Raises BadInputError that names the file."""
    text = read_given_text(path)
    try:
        return parsed(text)
    except json.JSONDecodeError as error:
        raise BadInputError(f"{path}: {json_fault(error)}.") from error
    except JsonLimitError as error:
        raise BadInputError(f"{path}: {JSON_LIMIT}.") from error


def parsed(text: str) -> Any:
    """The value of a JSON text; NaN, which some programs write for what is missing, is nothing. Raises
    json.JSONDecodeError or JsonLimitError.
    """
    try:
        return json.loads(text, parse_constant=lambda _name: None)
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise JsonLimitError from error


def check_output(path: Path, *given: Path) -> None:
    """Raises BadInputError where the file cannot be written, or is one of those that are read."""
    if any(_same(path, other) for other in given):
        raise BadInputError(f"{path} es el archivo que se lee: elija otro donde escribir.")
    if os.path.isdir(path):
        raise BadInputError(f"No se puede escribir {path}: es una carpeta.")
    if not os.path.isdir(path.parent):
        raise BadInputError(f"No se puede escribir {path}: no existe la carpeta {path.parent}.")
    if not os.access(path if os.path.exists(path) else path.parent, os.W_OK):
        raise BadInputError(f"No se puede escribir {path}: no hay permiso.")


def _same(path: Path, other: Path) -> bool:
    return os.path.exists(path) and os.path.exists(other) and os.path.samefile(path, other)


def write_output(path: Path, text: str) -> None:
    """Writes the file whole: what was there stays until the new text is on the disk. Raises EvocaError."""
    try:
        if _replaceable(path):
            _replace(path.resolve(), text)
        else:
            path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise EvocaError(f"No se puede escribir {path}: {why(error)}.") from error


def _replaceable(path: Path) -> bool:
    """Not a pipe or a terminal, and in a folder where a file can be made."""
    return (os.path.isfile(path) or not os.path.exists(path)) and os.access(path.resolve().parent, os.W_OK)


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name[:200]}.{os.getpid()}")
    try:
        fresh.write_text(text, encoding="utf-8", errors="replace")
        if path.exists():
            fresh.chmod(path.stat().st_mode & 0o777)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
