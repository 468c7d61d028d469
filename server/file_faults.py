"""Why a file, a folder or a part cannot be used, in Spanish: the system and libraries have English words."""

import errno
import json
import os
import re
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
    errno.EFBIG: "es demasiado grande para ese disco",
    errno.EIO: "el disco falla al leer o escribir",
    errno.EBUSY: "otro programa lo está usando",
    errno.ETXTBSY: "otro programa lo está usando",
    errno.EMFILE: "hay demasiados archivos abiertos",
    errno.ENFILE: "hay demasiados archivos abiertos",
    errno.ELOOP: "sus enlaces dan vueltas",
    errno.ENOTEMPTY: "la carpeta no está vacía",
    errno.ENODEV: "ese disco ya no está",
    errno.ENXIO: "ese disco ya no está",
    errno.ESTALE: "la carpeta de red ya no responde",
    errno.ETIMEDOUT: "no responde",
    errno.ENOMEM: "no hay memoria bastante",
    errno.EINVAL: "el sistema no lo admite",
    errno.EADDRNOTAVAIL: "esa dirección no es de este equipo",
    errno.EADDRINUSE: "otro programa ya la usa",
    errno.ECONNREFUSED: "nadie contesta ahí",
    errno.ENETUNREACH: "no hay red",
    errno.EHOSTUNREACH: "no hay red",
}


_WANTED: Final = {
    "text": "un texto",
    "year": "un año, en cifras",
    "texts": "una lista de textos",
    "list": "una lista",
    "object": "un objeto con textos, entre llaves",
}


def why(error: OSError) -> str:
    """The reason, to stand after a colon."""
    known = _WHY.get(error.errno or 0)
    return known or (f"el sistema no deja (error {error.errno})" if error.errno else "el sistema no deja")


def reason(error: BaseException) -> str:
    """Why something failed, as far as there are Spanish words for it; else the class of the error.

    What raised of an error of the system, or of a library, has its reason.
    """
    known = _reason_of(error)
    if known is None and error.__cause__ is not None:
        return reason(error.__cause__)
    return known or f"fallo interno {type(error).__name__}"


def _reason_of(error: BaseException) -> str | None:
    if isinstance(error, UnicodeDecodeError):
        return "no es un texto en UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return json_fault(error)
    if isinstance(error, ImportError):
        return f"falta el paquete «{error.name}»" if error.name else "falta un paquete"
    if isinstance(error, MemoryError):
        return "no hay memoria bastante"
    return why(error) if isinstance(error, OSError) else None


def card_fault(error: Exception) -> str:
    """What is wrong with a card or a patient that was read from JSON."""
    from narrative.errors import CardError  # here, since with it comes the whole room

    if isinstance(error, CardError):
        return f"«{error.field}» no es {_WANTED[error.wanted]}"
    words = re.findall(r"'([^']*)'", str(error))
    if isinstance(error, KeyError) and error.args:
        return f"falta «{error.args[0]}»"
    if "unexpected keyword" in str(error) and words:
        return f"sobra «{words[-1]}»"
    if "missing" in str(error) and words:
        return f"falta «{words[-1]}»"
    return "algo no es de la clase que tiene que ser (texto, número, lista u objeto)"


def json_fault(error: json.JSONDecodeError) -> str:
    """Where a text stops being JSON."""
    return f"no es JSON a partir de la línea {error.lineno}, columna {error.colno}"


def check_target(folder: Path) -> None:
    """Raises BadInputError where the folder is none or cannot be made: before minutes of painting."""
    try:
        os.stat(folder)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTDIR):
            raise BadInputError(
                f"No se puede escribir en {folder}: {why(error)}; elija otra carpeta para --out."
            ) from error
    there = next((each for each in (folder, *folder.absolute().parents) if os.path.exists(each)), folder)
    if not os.path.isdir(there):
        raise BadInputError(f"{there} no es una carpeta: elija otra para --out.")
    if not os.access(there, os.W_OK | os.X_OK):
        raise BadInputError(
            f"No se puede escribir en {there}: no hay permiso; elija otra carpeta para --out."
        )
