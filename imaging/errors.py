"""The error family of the imaging room.

ImagingError
├── BadRequestError      the request cannot be drawn; say why before any heavy work
│   └── MaskError        the mask of a repair fits no page
├── ModelMissingError    the asked model is not on this machine
├── ModelBrokenError     the model is there and cannot be loaded
└── CancelledError       the caller asked to stop between two steps
"""

import errno
from collections.abc import Mapping
from typing import Final, Literal

# Torch's own allocator raises a plain RuntimeError; oneDNN, C++ and the loader of libraries have their words.
_SHORT: Final = (
    "out of memory", "not enough memory", "can't allocate memory", "cannot allocate memory", "alloc_cpu",
    "could not create a primitive", "bad_alloc", "failed to map segment", "cannot create shared object",
)  # fmt: skip
MaskFault = Literal["size", "empty", "full", "outside"]


class ImagingError(Exception):
    """Something about making a picture failed; the message is for developers and logs."""


class BadRequestError(ImagingError):
    """A PictureRequest asks for something that cannot be drawn."""


class MaskError(BadRequestError):
    """A mask does not fit the page, or leaves nothing to paint.

    ``fault``: it has other proportions ("size"), marks nothing ("empty"), everything where something must
    stay ("full"), or what is seen nowhere in the picture ("outside").
    """

    def __init__(self, message: str, fault: MaskFault) -> None:
        super().__init__(message)
        self.fault: MaskFault = fault


class ModelMissingError(ImagingError):
    """The named model is not in any of the catalogue's folders."""


class ModelBrokenError(ImagingError):
    """The named model exists and cannot be read as what it claims to be.

    ``fault`` is one of ``imaging.engine.faults.FAULTS`` and ``about`` holds the names in its sentence,
    so that a user can be told in their own language.
    """

    def __init__(
        self, message: str, fault: str = "unreadable", about: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.fault = fault
        self.about: Mapping[str, str] = about or {}


class CancelledError(ImagingError):
    """The caller's cancel check answered yes between two steps."""


def is_memory_short(error: BaseException) -> bool:
    """Whether an error, of whatever library, or what it was raised over, says that there was not memory
    enough.
    """
    seen: BaseException | None = error
    while seen is not None:
        if _says_short(seen):
            return True
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return False


def _says_short(error: BaseException) -> bool:
    # Torch's error by its name: not everybody who asks has torch loaded.
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    return isinstance(error, Exception) and any(words in str(error).lower() for words in _SHORT)
