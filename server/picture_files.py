"""Where pictures and plans are kept: files named so that nobody can guess them, written whole or not at all.

The store is any fsspec address. A file's name is derived from a secret of this Evoca and from what the
file is, so writing the same thing again replaces it instead of leaving a second one behind.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import cast

import fsspec
from fsspec.implementations.local import LocalFileSystem

from server.errors import StorageFullError, is_storage_full
from server.settings import Settings


class PictureFiles:
    """The store of one Evoca."""

    def __init__(self, url: str, secret: bytes) -> None:
        self._files, self._root = fsspec.url_to_fs(url)
        self._secret = secret

    @classmethod
    def open(cls, settings: Settings) -> "PictureFiles":
        """The store that the settings name; its naming secret is made at the first opening."""
        return cls(settings.pictures, _naming_secret(settings.home / "naming.key"))

    def name(self, page_id: str, revision: int, kind: str, subject: str, suffix: str) -> str:
        """The path, relative to the store, where this file of a page belongs."""
        what = "\0".join((page_id, str(revision), kind, subject))
        digest = hmac.new(self._secret, what.encode(), hashlib.sha256).hexdigest()[:40]
        return f"{digest[:2]}/{digest}{suffix}"

    def write(self, path: str, data: bytes) -> None:
        """Puts a file in place at once and whole; raises StorageFullError when there is no room."""
        full = f"{self._root}/{path}"
        try:
            if isinstance(self._files, LocalFileSystem):
                _replace(Path(full), data)
            else:
                self._files.pipe_file(full, data)
        except OSError as error:
            if is_storage_full(error):
                raise StorageFullError from error
            raise

    def read(self, path: str) -> bytes:
        """The file's content; raises FileNotFoundError."""
        return cast(bytes, self._files.cat_file(f"{self._root}/{path}"))

    def has(self, path: str) -> bool:
        """Whether the file is there."""
        return bool(self._files.exists(f"{self._root}/{path}"))

    def remove(self, path: str) -> None:
        """Removes a file; one that is not there is no matter."""
        full = f"{self._root}/{path}"
        if self._files.exists(full):
            self._files.rm_file(full)


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    try:
        with half.open("wb") as file:
            file.write(data)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _naming_secret(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        half.touch(mode=0o600)
        half.write_bytes(secrets.token_bytes(32))
        try:
            # Linking fails where another process was first: then its secret is the one to use.
            os.link(half, path)
        except FileExistsError:
            pass
        finally:
            half.unlink()
    return path.read_bytes()
