"""Takes the photos out of a ZIP file without trusting it: what it unpacks to is counted as it comes."""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Final

from imaging.photos.faults import PhotoError, photo_error
from imaging.photos.reading import MOST_BYTES
from imaging.photos.signatures import form_of

MOST_ENTRIES: Final = 2000
MOST_UNPACKED: Final = 4_000_000_000  # bytes in all
MOST_RATIO: Final = 150  # unpacked to packed; a plain BMP comes to about 50
_RATIO_FROM: Final = 5_000_000  # bytes below which a high ratio does no harm
_CHUNK: Final = 1 << 20
_UTF8: Final = 0x800  # flag of a name in UTF-8 (APPNOTE.TXT 4.4.4, bit 11)
_LOCKED: Final = 0x1
_LITTER: Final = frozenset({"thumbs.db", "desktop.ini", "icon\r"})


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP does."""
    return form_of(data[:64]) == "zip"


def unpack(archive: bytes | Path, name: str = "ZIP") -> Iterator[tuple[str, bytes | PhotoError]]:
    """The files of a ZIP, each with its name (folders included); folders and system litter are left out.

    One file that cannot be had comes as its PhotoError, which names the archive too, and the others follow.
    At a limit of the whole archive the last pair is its own name with the error, and what came before stays
    good. Raises PhotoError when the archive is none or holds nothing.
    """
    held = io.BytesIO(archive) if isinstance(archive, bytes) else archive
    try:
        opened = zipfile.ZipFile(held)
    except zipfile.BadZipFile as error:
        start = archive[:64] if isinstance(archive, bytes) else _start_of(archive)
        form = form_of(start)
        raise photo_error(form if form in ("empty", "archive_form") else "archive", name) from error
    except OSError as error:
        raise photo_error("unreadable", name, why=error.strerror or str(error)) from error
    with opened:
        yield from _photos(opened, name)


def count_in(archive: bytes) -> int:
    """How many files ``unpack`` will tell of at most; 0 of an archive that cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return min(len(_entries(opened)), MOST_ENTRIES)
    except (zipfile.BadZipFile, OSError):
        return 0


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)


def _photos(opened: zipfile.ZipFile, archive: str) -> Iterator[tuple[str, bytes | PhotoError]]:
    entries = _entries(opened)
    if not entries:
        raise photo_error("archive_empty", archive)
    unpacked = 0
    for entry, name in entries[:MOST_ENTRIES]:
        data = _data(opened, entry, f"{archive}/{name}")
        yield name, data
        unpacked += len(data) if isinstance(data, bytes) else 0
        if unpacked > MOST_UNPACKED:
            yield archive, photo_error("archive_vast", archive, most=str(MOST_UNPACKED // 1_000_000))
            return
    if len(entries) > MOST_ENTRIES:
        yield archive, photo_error("archive_many", archive, most=str(MOST_ENTRIES))


def _entries(opened: zipfile.ZipFile) -> list[tuple[zipfile.ZipInfo, str]]:
    named = [(entry, _name(entry)) for entry in opened.infolist() if not entry.is_dir()]
    return [(entry, name) for entry, name in named if not _is_litter(name)]


def _data(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes | PhotoError:
    if entry.flag_bits & _LOCKED:
        return photo_error("locked", name)
    try:
        with opened.open(entry) as file:
            data = _counted(file, entry, name)
    except PhotoError as error:
        return error
    # NotImplementedError is zipfile's word for a compression that it does not know.
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        return photo_error("broken", name, why=str(error))
    if is_archive(data) and name.lower().endswith(".zip"):
        return photo_error("nested", name)
    return data


def _counted(file: IO[bytes], entry: zipfile.ZipInfo, name: str) -> bytes:
    """Reads by pieces: the sizes in the archive's own table may lie."""
    most = min(MOST_BYTES, max(_RATIO_FROM, MOST_RATIO * max(1, entry.compress_size)))
    held = bytearray()
    while chunk := file.read(_CHUNK):
        held += chunk
        if len(held) > most:
            if most < MOST_BYTES:
                raise photo_error("archive_bomb", name)
            most_said = str(MOST_BYTES // 1_000_000)
            raise photo_error("heavy", name, megabytes=most_said, most=most_said)
    return bytes(held)


def _name(entry: zipfile.ZipInfo) -> str:
    """The name with nothing in it that could lead out of a folder, its accents as they were written."""
    name = entry.filename
    if not entry.flag_bits & _UTF8:  # macOS writes UTF-8 and does not say so
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    name = re.sub(r"[\x00-\x1f\x7f]", "", name.replace("\\", "/"))
    parts = [part for part in PurePosixPath(name).parts if part not in ("/", ".", "..") and ":" not in part]
    return "/".join(parts) or "?"


def _is_litter(name: str) -> bool:
    parts = name.split("/")
    return "__MACOSX" in parts or parts[-1].startswith(".") or parts[-1].lower() in _LITTER
