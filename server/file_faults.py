"""Why a file or folder cannot be used, in Spanish; the system's own words follow its own language."""

import errno
import json
import os
from pathlib import Path
from typing import Final

from server.errors import BadInputError

_WHY: Final = {
    errno.ENOENT: "no existe",
    errno.EISDIR: "es una carpeta",
    errno.ENOTDIR: "no es una carpeta",
    errno.EEXIST: "ya existe",
    errno.EACCES: "no hay permiso",
    errno.EPERM: "no hay permiso",
    errno.EROFS: "el disco es de solo lectura",
    errno.ENOSPC: "no queda sitio en el disco",
    errno.EDQUOT: "no queda sitio en el disco",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
}


def why(error: OSError) -> str:
    """The reason, to stand after a colon."""
    return _WHY.get(error.errno or 0) or error.strerror or str(error)


def json_fault(error: json.JSONDecodeError) -> str:
    """Where a text stops being JSON."""
    return f"no es JSON a partir de la línea {error.lineno}, columna {error.colno}"


def check_target(folder: Path) -> None:
    """Raises BadInputError where the folder is none or cannot be made: before minutes of painting."""
    there = next((each for each in (folder, *folder.absolute().parents) if each.exists()), folder)
    if not there.is_dir():
        raise BadInputError(f"{there} no es una carpeta: elija otra para --out.")
    if not os.access(there, os.W_OK | os.X_OK):
        raise BadInputError(
            f"No se puede escribir en {there}: no hay permiso; elija otra carpeta para --out."
        )
