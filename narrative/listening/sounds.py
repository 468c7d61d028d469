"""Reading recordings of any usual kind into mono float32 samples at 16 kHz, piece by piece.

PyAV carries FFmpeg's readers. Only kinds that hold sound are opened: FFmpeg also knows play lists, which may
name other files and addresses.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from narrative.listening.errors import (
    DamagedSoundError,
    EmptySoundError,
    NoSoundTrackError,
    NotSoundError,
    SoundMissingError,
)

Sound = NDArray[np.float32]
RATE: Final = 16_000
PIECE: Final = 10 * RATE
KINDS: Final = "wav,w64,aiff,au,caf,mp3,aac,flac,amr,ogg,matroska,webm,mov,mp4,m4a,3gp,asf,avi"
# Kinds of which every beginning can be read; in the others an index at the end may be missing.
INDEXED: Final = b"ftyp"
LOSS_SAID: Final = 0.5
RIFF_SLACK: Final = 4096
UNKNOWN_LENGTH: Final = 0xFFFFF000  # what writers put who could not go back to the beginning
OGG_PAGE: Final = 65_307  # the longest page
OGG_END: Final = 4  # the flag of the last page


class Recording:
    """A sound file that is read once, from its beginning to its end.

    ``seconds`` is the length that the file claims, None when it claims none. ``heard`` counts the seconds
    read so far; ``cut_off`` says after reading whether less was there than claimed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._size = _size(path)
        self._endless = _ends_too_soon(path, self._size)
        self._damaged = 0
        self._samples = 0
        self.seconds = _claimed_seconds(path)

    @property
    def heard(self) -> float:
        """Seconds read so far."""
        return self._samples / RATE

    @property
    def cut_off(self) -> bool:
        """Whether the file ends before the length that it claims, or without its end mark."""
        return self._endless or (
            self.seconds is not None and self.heard < self.seconds - max(LOSS_SAID, self.seconds / 100)
        )

    def pieces(self) -> Iterator[Sound]:
        """The samples, ten seconds at a time; raises SoundError when there are none at all."""
        waiting: list[Sound] = []
        length = 0
        for samples in self._samples_of_file():
            waiting.append(samples)
            length += len(samples)
            if length >= PIECE:
                yield self._counted(waiting)
                waiting, length = [], 0
        if length:
            yield self._counted(waiting)
        if not self._samples:
            raise NotSoundError(self._path) if self._damaged else EmptySoundError(self._path)

    def _counted(self, parts: list[Sound]) -> Sound:
        piece = np.concatenate(parts)
        self._samples += len(piece)
        return piece

    def _samples_of_file(self) -> Iterator[Sound]:
        import av
        from av.error import FFmpegError

        with _open(self._path) as container:
            resampler, shape = None, None
            for packet in container.demux(container.streams.best("audio")):
                try:
                    frames = packet.decode()
                except FFmpegError:  # a damaged spot: what comes after it is still heard
                    self._damaged += 1
                    continue
                for frame in frames:
                    if shape != (frame.format.name, frame.layout.name, frame.sample_rate):
                        if resampler is not None:
                            yield from _arrays(resampler, None)
                        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
                        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
                    frame.pts = None  # wrong times in a file must not hold back its sound
                    yield from _arrays(resampler, frame)
            if resampler is not None:
                yield from _arrays(resampler, None)


def read_sound(path: Path) -> Sound:
    """All samples of a recording, mono at 16 kHz, from -1 to 1; raises SoundError.

    A file that is cut off gives what is there. Two hours take 460 MB: ``Recording`` reads in pieces.
    """
    return np.concatenate(list(Recording(path).pieces()))


def _size(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return file.seek(0, 2)
    except FileNotFoundError as error:
        raise SoundMissingError(path, "no existe") from error
    except IsADirectoryError as error:
        raise SoundMissingError(path, "es una carpeta") from error
    except PermissionError as error:
        raise SoundMissingError(path, "no hay permiso") from error
    except OSError as error:
        raise SoundMissingError(path, "no se deja leer") from error


def _ends_too_soon(path: Path, size: int) -> bool:
    """Whether a wav or ogg file stops short; FFmpeg takes the length of these from what is there."""
    with path.open("rb") as file:
        begins = file.read(8)
        file.seek(max(0, size - OGG_PAGE))
        last = file.read()
    if begins[:4] == b"RIFF":
        claimed = int.from_bytes(begins[4:], "little")
        return claimed < UNKNOWN_LENGTH and size + RIFF_SLACK < claimed
    if begins[:4] == b"OggS":
        page = last.rfind(b"OggS")
        return page >= 0 and page + 5 < len(last) and not last[page + 5] & OGG_END
    return False


def _claimed_seconds(path: Path) -> float | None:
    import av

    if not _size(path):
        raise EmptySoundError(path)
    with _open(path) as container:
        if not container.streams.audio:
            raise NoSoundTrackError(path)
        stream = container.streams.best("audio")
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        return container.duration / av.time_base if container.duration else None


def _open(path: Path) -> Any:
    import av
    from av.error import FFmpegError

    try:
        # The prefix keeps a colon in a file's name from being read as an address.
        return av.open(
            f"file:{path.resolve()}", options={"format_whitelist": KINDS}, metadata_errors="ignore"
        )
    except (FFmpegError, ValueError) as error:
        with path.open("rb") as file:
            indexed = INDEXED in file.read(12)
        raise (DamagedSoundError if indexed else NotSoundError)(path) from error


def _arrays(resampler: Any, frame: Any) -> Iterator[Sound]:
    for part in resampler.resample(frame):
        yield part.to_ndarray()[0]
