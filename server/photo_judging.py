"""Photos are opened and judged in a process of their own: the recognisers are heavy, and files are strangers.

The process that answers pages stays light, and goes on should a file bring the other one down. It starts
when somebody looks at a page where photos can be brought, and loads the recognisers at once; it ends when
nobody brought a photo for a while, or when its parent ends.
"""

import logging
import multiprocessing
import threading
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing.connection import Connection
from typing import Any, Final

from imaging.photos import KnowsDrawings, PhotoError, PhotoKind
from server.photo_verdicts import verdict_to_json

QUALITY: Final = 92  # of the JPEG that is kept
IDLE_SECONDS: Final = 300
_READY: Final = "ready"  # the process's first word
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Judged:
    """A photo as it will be kept: a JPEG without anything else of its file, and what the coach found."""

    jpeg: bytes
    taken: date | None
    sha256: str
    width: int
    height: int
    faces: int
    verdict: dict[str, Any]


class PhotoJudge:
    """The web's end: one photo at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: Any = None
        self._line: Connection | None = None
        self._ready = False

    @property
    def ready(self) -> bool:
        """Whether the recognisers are loaded; until then the next photo takes longer."""
        if self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._ready

    def warm(self) -> None:
        """Starts the process ahead of the first photo; nothing happens while it is at work."""
        if self._lock.acquire(blocking=False):
            try:
                self._look()
                if self._line is None:
                    self._begun()
            finally:
                self._lock.release()

    def judge(self, data: bytes, name: str, photo_id: str, kind: PhotoKind, species: str | None) -> Judged:
        """The photo, judged under ``photo_id``. Raises PhotoError with ``name`` in it."""
        asked = (data, name, photo_id, kind, species)
        with self._lock:
            try:
                answer = self._asked(asked)
            except (EOFError, OSError):
                # It had ended after a while without photos, or this file brought it down: once more.
                self._end()
                answer = self._asked_again(asked, name)
        if isinstance(answer, Judged):
            return answer
        fault, about = answer
        raise PhotoError(fault, about)

    def close(self) -> None:
        """Ends the process."""
        with self._lock:
            self._end()

    def _asked_again(self, asked: tuple[Any, ...], name: str) -> Any:
        try:
            return self._asked(asked)
        except (EOFError, OSError):
            _log.warning("a photo brought the judging process down")
            self._end()
            return "broken", {"file": name, "why": "it cannot be decoded"}

    def _asked(self, asked: tuple[Any, ...]) -> Any:
        line = self._line or self._begun()
        line.send(asked)
        if not self._ready:
            line.recv()
            self._ready = True
        return line.recv()

    def _look(self) -> None:
        """Notes that the process has said its first word, or has ended."""
        if self._process is None or self._line is None:
            return
        try:
            if not self._process.is_alive():
                self._end()
            elif not self._ready and self._line.poll():
                self._line.recv()
                self._ready = True
        except (EOFError, OSError):
            self._end()

    def _begun(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        own, other = context.Pipe()
        self._process = context.Process(target=_judge_all, args=(other,), name="photos", daemon=True)
        self._process.start()
        # With its other end open here too, the end of the process would never be noticed.
        other.close()
        self._line = own
        return own

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        self._ready = False
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)
            self._process = None


def _judge_all(line: Connection) -> None:
    """The process: answers until there is nothing to do for a while, or nobody to do it for."""
    from imaging.photos import load_judges
    from server.easel import seer_of

    try:
        load_judges()
        seer = seer_of(threads=1)
        line.send(_READY)
        while line.poll(IDLE_SECONDS):
            line.send(_judged(seer, *line.recv()))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _judged(
    drawings: KnowsDrawings | None,
    data: bytes,
    name: str,
    photo_id: str,
    kind: PhotoKind,
    species: str | None,
) -> Judged | tuple[str, dict[str, str]]:
    from imaging.photos import check_photo, clean_jpeg, looks_by_face, read_photo

    try:
        photo = read_photo(data, name)
    except PhotoError as error:
        return error.fault, dict(error.about)
    except MemoryError:
        return "broken", {"file": name, "why": "there is not enough memory"}
    verdict = check_photo(replace(photo, name=photo_id), kind, species, drawings)
    verdict = replace(verdict, looks=looks_by_face(photo, verdict, kind, drawings))
    height, width = photo.pixels.shape[:2]
    return Judged(
        clean_jpeg(photo, QUALITY), photo.taken, photo.sha256, width, height, len(verdict.faces),
        verdict_to_json(verdict),
    )  # fmt: skip
