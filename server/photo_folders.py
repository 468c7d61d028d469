"""What is brought to a command as photos: a folder with all that lies in it, a ZIP, or one file."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from server.errors import BadInputError
from server.file_faults import why

if TYPE_CHECKING:
    from imaging.photos import Photo, PhotoError

_ARCHIVE: Final = ".zip"  # by its name: documents begin with the same bytes
_EVERY: Final = 25  # files between two lines of progress where no terminal shows it


def _is_folder(path: Path) -> bool:
    """Whether it is one; a name that no disk takes is none, and opening it says why."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _files(folder: Path) -> list[Path]:
    """The files of a folder and those below it, without what systems put beside them."""
    return [each for each in sorted(folder.rglob("*")) if each.is_file() and not each.name.startswith(".")]


def count_of(folder: Path) -> int | None:
    """How many files there are; None where a ZIP among them hides its own number."""
    if not _is_folder(folder):
        return None
    files = _files(folder)
    return None if any(each.suffix.lower() == _ARCHIVE for each in files) else len(files)


def photos_in(folder: Path) -> "Iterator[tuple[str, bytes | PhotoError]]":
    """The photos of a folder and the folders in it, of a ZIP, or the one that is named, each with a name of
    its own; what cannot be read is its fault. Says on standard error how far it is.

    Raises BadInputError where nothing can be opened.
    """
    return _counted(_brought(folder), count_of(folder))


def readable_photos_in(folder: Path) -> "Iterator[tuple[str, Photo]]":
    """The photos of ``photos_in`` that can be read; of the others is printed why they cannot."""
    from imaging.photos import PhotoError, read_photo
    from server.photo_words import fault_sentence

    for name, brought in photos_in(folder):
        try:
            if isinstance(brought, PhotoError):
                raise brought
            photo = read_photo(brought, name)
        except PhotoError as error:
            print(f"  {fault_sentence(error)}")
            continue
        yield name, photo


def _brought(folder: Path) -> "Iterator[tuple[str, bytes | PhotoError]]":
    """What a folder or a ZIP holds, or the one photo that was named. Raises BadInputError."""
    from imaging.photos import PhotoError, is_archive, unpack
    from server.photo_words import fault_sentence

    if _is_folder(folder):
        for each in _files(folder):
            name = str(each.relative_to(folder))
            if each.suffix.lower() == _ARCHIVE:
                yield from _unpacked(each, name)
            else:
                yield name, _bytes(each, name)
        return
    try:
        with folder.open("rb") as file:
            start = file.read(64)
        if not is_archive(start):
            yield folder.name, _bytes(folder, folder.name)
            return
        yield from unpack(folder, folder.name)
    except OSError as error:
        raise BadInputError(f"No se puede abrir {folder}: {why(error)}.") from error
    except PhotoError as error:
        raise BadInputError(fault_sentence(error)) from error


def _unpacked(path: Path, archive: str) -> "Iterator[tuple[str, bytes | PhotoError]]":
    """What a ZIP among the photos holds, named after it; a ZIP that cannot be read spoils no other photo."""
    from imaging.photos import PhotoError, unpack

    try:
        for name, brought in unpack(path, archive):
            yield name if name == archive else f"{archive}/{name}", brought
    except PhotoError as error:
        yield archive, error
    except OSError as error:
        yield archive, PhotoError("unreadable", {"file": archive, "why": why(error)})


def _bytes(path: Path, name: str) -> "bytes | PhotoError":
    from imaging.photos import PhotoError

    try:
        return path.read_bytes()
    except OSError as error:
        return PhotoError("unreadable", {"file": name, "why": why(error)})


def _counted(
    brought: "Iterator[tuple[str, bytes | PhotoError]]", count: int | None
) -> "Iterator[tuple[str, bytes | PhotoError]]":
    """The same, each name only once, with the progress on standard error: it is no part of the answer."""
    names: set[str] = set()
    alive = sys.stderr.isatty()
    total = f" de {count}" if count is not None else ""
    for number, (name, data) in enumerate(brought, start=1):
        if alive:
            print(f"\rFoto {number}{total}…", end="", file=sys.stderr, flush=True)
        elif number % _EVERY == 0:
            print(f"Foto {number}{total}…", file=sys.stderr, flush=True)
        unique, copy = name, 1
        while unique in names:
            copy += 1
            unique = f"{name} ({copy})"
        names.add(unique)
        yield unique, data
    if alive:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
