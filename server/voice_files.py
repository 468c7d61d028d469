"""The sound of recordings on disk: one file each, growing piece by piece, private to Evoca's own user.

A file is bare 16 kHz mono 16-bit sound. Every piece but the last has the same size, so a piece's
number is its place in the file: the file itself says how many pieces are here, whatever was killed
and when. Names are random; nothing about the person is in them.
"""

import os
import secrets
import struct
import threading
import time
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.errors import BadInputError, StorageFullError, is_storage_full
from server.texts import gettext as _

RATE: Final = 16_000  # samples in a second
SAMPLE: Final = 2  # bytes
PIECE: Final = RATE * SAMPLE // 2  # bytes: half a second
LONGEST: Final = 3600  # seconds of one recording: some 9000 words, more than one turn may hold
_PIECES: Final = LONGEST * RATE * SAMPLE // PIECE
_FOR_ME_ALONE: Final = 0o600


class VoiceFiles:
    """The recordings' store: a local folder, whatever the pictures' store is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writing = threading.Lock()

    def new_name(self) -> str:
        """A name for a new recording, which tells nothing."""
        return f"{secrets.token_hex(16)}.pcm"

    def write_piece(self, name: str, number: int, data: bytes) -> int:
        """Puts a piece in its place and gives the number of the piece that is wanted next.

        A piece that is here already changes nothing; one that comes too early is not kept, and the
        answer asks for the missing one. Raises BadInputError for what is no piece and StorageFullError.
        """
        if not data or len(data) > PIECE or len(data) % SAMPLE or not 0 <= number < _PIECES:
            raise BadInputError(_("Ese trozo de sonido no se entiende."))
        with self._writing:
            wanted = self.next_piece(name)
            if number != wanted:
                return wanted
            try:
                self._put(name, number * PIECE, data)
            except OSError as error:
                if is_storage_full(error):
                    raise StorageFullError(
                        _("El disco está lleno y no cabe más sonido. Lo dicho hasta ahora está guardado.")
                    ) from error
                raise
            return self.next_piece(name)

    def next_piece(self, name: str) -> int:
        """The number of the piece that goes on from what is here."""
        return self.size(name) // PIECE

    def pieces(self, name: str) -> int:
        """How many pieces are here, a last short one among them."""
        return -(-self.size(name) // PIECE)

    def size(self, name: str) -> int:
        """The bytes of sound that are here, whole samples only; 0 for a file that is not."""
        try:
            return self._path(name).stat().st_size // SAMPLE * SAMPLE
        except FileNotFoundError:
            return 0

    def seconds(self, name: str) -> float:
        """How long the recording is."""
        return self.size(name) / (RATE * SAMPLE)

    def quiet_for(self, name: str) -> float:
        """Seconds since sound last came; endless for a file that is not here."""
        try:
            return max(0.0, time.time() - self._path(name).stat().st_mtime)
        except FileNotFoundError:
            return float("inf")

    def read(self, name: str, start: int, end: int) -> bytes:
        """The bytes of sound from ``start`` to before ``end``; raises FileNotFoundError."""
        with self._path(name).open("rb") as file:
            file.seek(start)
            return file.read(max(0, end - start))

    def samples(self, name: str, start: int, end: int) -> NDArray[np.float32]:
        """The same as float32 samples from -1 to 1; ``start`` and ``end`` in bytes."""
        return np.frombuffer(self.read(name, start, end), "<i2").astype(np.float32) / 32768.0

    def remove(self, name: str) -> None:
        """Removes a recording's sound; one that is not here is no matter."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / name

    def _put(self, name: str, offset: int, data: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        opened = os.open(self._path(name), os.O_WRONLY | os.O_CREAT, _FOR_ME_ALONE)
        try:
            written = 0
            while written < len(data):
                written += os.pwrite(opened, data[written:], offset + written)
            os.fdatasync(opened)
        except OSError:
            os.ftruncate(opened, offset)
            raise
        finally:
            os.close(opened)


def wav_header(size: int, rate: int = RATE) -> bytes:
    """The 44 bytes before ``size`` bytes of mono 16-bit sound that make a WAV file of it."""
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF", 36 + size, b"WAVE",
        b"fmt ", 16, 1, 1, rate, rate * SAMPLE, SAMPLE, 8 * SAMPLE,
        b"data", size,
    )  # fmt: skip
