"""Pictures that are stored, as they are sent to those who may see them; who may is asked before."""

from collections.abc import Callable
from typing import Final

from fastapi import Response

from server.errors import NotFoundError
from server.routes.visit import Visit

PNG: Final = "image/png"
WEBP: Final = "image/webp"
JPEG: Final = "image/jpeg"
NOT_KEPT: Final = "no-store"
AN_HOUR: Final = "private, max-age=3600"
A_DAY: Final = "private, max-age=86400"
_TYPES: Final = {"png": PNG, "webp": WEBP, "jpg": JPEG}


def stored(read: Callable[[], bytes | None], media_type: str, caching: str = A_DAY) -> Response:
    """What is read. ``caching`` says for how long a browser may keep it.

    Raises:
        NotFoundError: it is not there.

    """
    try:
        data = read()
    except FileNotFoundError as error:
        raise NotFoundError from error
    if data is None:
        raise NotFoundError
    return Response(data, media_type=media_type, headers={"Cache-Control": caching})


def stored_file(visit: Visit, path: str, *, caching: str = A_DAY) -> Response:
    """A file of the picture store, of the sort that its name says."""
    media_type = _TYPES.get(path.rpartition(".")[2], "application/octet-stream")
    return stored(lambda: visit.studio.files.read(path), media_type, caching)
