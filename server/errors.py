"""The error family of the server; each carries the sentence that its user reads.

    EvocaError
    ├── NotAllowedError        this account may not do that
    │   └── TooManyTriesError  too many wrong passwords: wait
    ├── NotFoundError          there is no such thing
    ├── BadInputError          what was given cannot be used; say how to go on
    ├── TakenError             another window is at it
    ├── NotReadyError          the language parts are still loading
    ├── StorageFullError       the disk has no room left
    └── StartError             Evoca cannot start; Spanish and English, for the terminal

Web routes answer with ``sentence``; the command line prints it and stops.
"""

import errno

from server.texts import gettext as _


class EvocaError(Exception):
    """Something that a user must be told; ``sentence`` is one clear Spanish sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowedError(EvocaError):
    """The account may not see or do this."""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or _("No tiene permiso para ver o cambiar esto."))


class TooManyTriesError(NotAllowedError):
    """Sign-in is closed for this name for a while."""


class NotFoundError(EvocaError):
    """There is nothing under this name."""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or _("Eso ya no está aquí."))


class BadInputError(EvocaError):
    """What was given cannot be used."""


class TakenError(EvocaError):
    """Another window is doing what only one may do at a time."""


class NotReadyError(EvocaError):
    """A part that is needed is still being loaded."""


class StorageFullError(EvocaError):
    """No room is left where Evoca keeps its things."""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or _("El disco está lleno: libere espacio y vuelva a intentarlo."))


class StartError(EvocaError):
    """Evoca cannot start; the sentence is in Spanish and in English."""


def is_storage_full(error: BaseException) -> bool:
    """Whether an error, or what caused it, says that the disk or the quota is full."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, StorageFullError):
            return True
        if isinstance(seen, OSError) and seen.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if "database or disk is full" in str(seen):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
