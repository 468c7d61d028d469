"""The listening thread: recordings become words while they grow, with one speech model for all of them.

The model loads when somebody is about to talk and is let go after some idle minutes. Recordings that a
killed process left are ended and heard again. One thread hears all, in turns, those that grow first;
the model computes outside of Python's lock, so pages are answered meanwhile.
"""

import ctypes
import gc
import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from narrative import NarrativeError
from server.database import session
from server.errors import EvocaError
from server.patients import entities_of
from server.recordings import close_here, quiet_for, settle_sent
from server.records import Recording
from server.settings import Settings
from server.speech_parts import assemble_speech_model, is_assembled, missing_packages
from server.texts import gettext as _
from server.voice_files import RATE, SAMPLE, VoiceFiles

if TYPE_CHECKING:
    from narrative.listening import Heard, Listener, LiveListening, Transcript, Word

IDLE: Final = 600.0  # seconds after which an unused model is let go
LOOK_AROUND: Final = 30.0  # seconds between two looks for what was left behind
LEFT_AFTER: Final = 60.0  # seconds without sound: nobody records this any more
LEAST: Final = int(0.3 * RATE) * SAMPLE  # bytes worth listening to while more is coming
MOST: Final = 30 * RATE * SAMPLE  # bytes at a time
MOST_BESIDE: Final = 8 * RATE * SAMPLE  # bytes at a time while somebody talks, who must not wait long
JUST_NOW: Final = 2.0  # seconds
TRIES: Final = 3
PAUSES: Final = (2.0, 10.0)  # seconds before another try
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Listening:
    """What is understood of a recording while it grows. ``settled`` only grows; ``tentative`` may change.

    ``silence`` is the time since somebody last spoke and ``seconds`` how much has been listened to,
    both in seconds of the recording.
    """

    settled: "tuple[Word, ...]"
    tentative: "tuple[Word, ...]"
    silence: float
    seconds: float


@dataclass
class _Task:
    """One recording being heard."""

    recording_id: str
    fed: int = 0  # bytes
    live: "LiveListening | None" = None
    heard: Listening | None = None
    tries: int = 0
    not_before: float = 0.0
    touched: float = field(default_factory=time.monotonic)


class Hearing:
    """Hears the recordings of one Evoca."""

    def __init__(self, settings: Settings, engine: Engine, files: VoiceFiles) -> None:
        self._settings = settings
        self._engine = engine
        self._files = files
        self._tasks: dict[str, _Task] = {}
        self._changed = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._listener: Listener | None = None
        self._wanted_until = 0.0
        self._looked = float("-inf")

    def start(self) -> None:
        """Begins to listen, first to what a killed process left."""
        self._notify(lambda: None)

    def wake(self) -> None:
        """Somebody may talk soon: the model loads behind this call."""

        def want() -> None:
            self._wanted_until = time.monotonic() + IDLE

        self._notify(want)

    def attend(self, recording_id: str) -> None:
        """A recording has new sound, or has ended."""

        def add() -> None:
            task = self._tasks.setdefault(recording_id, _Task(recording_id))
            task.touched = time.monotonic()
            self._wanted_until = task.touched + IDLE

        self._notify(add)

    def heard(self, recording_id: str) -> Listening | None:
        """What is understood so far of a recording that is being heard."""
        task = self._tasks.get(recording_id)
        return task.heard if task else None

    @property
    def loaded(self) -> bool:
        """Whether the model is in memory."""
        return self._listener is not None

    def problem(self) -> str:
        """Why this machine cannot hear at all, as a sentence; "" when it can."""
        if is_assembled(self._settings.home) or not missing_packages():
            return ""
        return _("Este equipo todavía no sabe escuchar: le falta el modelo de voz. Se puede escribir.")

    def close(self) -> None:
        """Ends the listening; what is not heard yet is heard at the next start."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(timeout=5)

    def _notify(self, change: Callable[[], None]) -> None:
        with self._changed:
            change()
            if self._thread is None and not self._stopping:
                self._thread = threading.Thread(target=self._run, name="hearing", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _run(self) -> None:
        while not self._stopping:
            self._look_around()
            worked = [self._step_safely(task) for task in self._in_turn()]
            self._tend_model()
            if any(worked):
                continue
            with self._changed:
                if not self._stopping:
                    self._changed.wait(self._patience())

    def _patience(self) -> float:
        # Without tasks the thread sleeps until it is called, or until it is time to look around.
        return 0.25 if self._tasks else LOOK_AROUND

    def _in_turn(self) -> list[_Task]:
        now = time.monotonic()
        due = [task for task in list(self._tasks.values()) if task.not_before <= now]
        return sorted(due, key=lambda task: -task.touched)

    def _tend_model(self) -> None:
        wanted = time.monotonic() < self._wanted_until
        if wanted and self._listener is None and not self.problem():
            try:
                self._load()
            except (EvocaError, NarrativeError, OSError, RuntimeError, ValueError):
                _log.exception("the speech model cannot be loaded")
                self._wanted_until = 0.0
        elif not wanted and self._listener is not None and not self._tasks:
            self._listener = None
            _give_memory_back()

    def _load(self) -> "Listener":
        if self._listener is None:
            from narrative.listening import Listener

            folder = assemble_speech_model(self._settings.home)
            self._listener = Listener.load(folder, self._settings.threads)
        return self._listener

    def _look_around(self) -> None:
        """Ends recordings that nobody makes any more, and goes on with those that nobody hears."""
        now = time.monotonic()
        if now - self._looked < LOOK_AROUND:
            return
        self._looked = now
        try:
            with session(self._engine) as db:
                settle_sent(db, self._files)
                for recording in db.exec(
                    select(Recording).where(
                        col(Recording.state).in_(("open", "closed")), col(Recording.utterance_id).is_(None)
                    )
                ):
                    self._take_up(db, recording)
        except Exception:  # the database may be away for a while; listening goes on after it
            _log.exception("recordings cannot be looked through")

    def _take_up(self, db: Session, recording: Recording) -> None:
        if recording.state == "open":
            if quiet_for(self._files, recording) < LEFT_AFTER:
                return
            close_here(db, self._files, recording)
        if recording.state == "closed" and recording.id not in self._tasks:
            self.attend(recording.id)

    def _step_safely(self, task: _Task) -> bool:
        """One turn of a task; whether there was something to do."""
        try:
            return self._step(task)
        except Exception as error:  # whatever it is, the recording is there to be heard again
            _log.exception("a recording cannot be heard")
            self._try_later(task, error)
            return False

    def _step(self, task: _Task) -> bool:
        with session(self._engine) as db:
            recording = db.get(Recording, task.recording_id)
        if recording is None or recording.path is None or recording.state not in ("open", "closed"):
            self._tasks.pop(task.recording_id, None)
            return False
        if recording.state == "open" and time.monotonic() - task.touched > LEFT_AFTER:
            self._tasks.pop(task.recording_id, None)
            return False
        new = self._files.size(recording.path) - task.fed
        if new < LEAST and recording.state == "open":
            return False
        live = task.live or self._begin(task, recording)
        if new > 0:
            end = task.fed + min(new, self._most_for(task))
            heard = live.feed(self._files.samples(recording.path, task.fed, end))
            task.fed = end
            task.heard = _listening(heard, task.fed)
        elif recording.state == "closed":
            self._finish(task, live.finish())
        return True

    def _most_for(self, task: _Task) -> int:
        now = time.monotonic()
        others = (one for one in list(self._tasks.values()) if one is not task)
        return MOST_BESIDE if any(now - one.touched < JUST_NOW for one in others) else MOST

    def _begin(self, task: _Task, recording: Recording) -> "LiveListening":
        from narrative.listening import LiveListening

        with session(self._engine) as db:
            names = tuple(dict.fromkeys(row.name for row in entities_of(db, recording.patient_id)))
        task.live, task.fed, task.heard = LiveListening(self._load(), names), 0, None
        return task.live

    def _finish(self, task: _Task, transcript: "Transcript") -> None:
        with session(self._engine) as db:
            recording = db.get(Recording, task.recording_id)
            # Sound that came meanwhile opened it again: then it is heard from the beginning.
            if recording is not None and self._is_whole(recording, task.fed):
                recording.state, recording.problem = "heard", None
                recording.transcript = transcript.to_json()
                db.add(recording)
                db.commit()
                self._tasks.pop(task.recording_id, None)
                return
        task.live, task.fed = None, 0

    def _is_whole(self, recording: Recording, fed: int) -> bool:
        path = recording.path
        return recording.state == "closed" and path is not None and self._files.size(path) == fed

    def _try_later(self, task: _Task, error: Exception) -> None:
        task.tries += 1
        task.live, task.fed, task.heard = None, 0, None
        if task.tries < TRIES:
            task.not_before = time.monotonic() + PAUSES[task.tries - 1]
            return
        self._tasks.pop(task.recording_id, None)
        reason = getattr(error, "sentence", "") or _("No he podido entender esta grabación.")
        try:
            with session(self._engine) as db:
                recording = db.get(Recording, task.recording_id)
                if recording is not None and recording.state in ("open", "closed"):
                    recording.state, recording.problem = "failed", reason
                    db.add(recording)
                    db.commit()
        except Exception:  # then the next look around takes it up once more
            _log.exception("a failed recording cannot be marked")


def _listening(heard: "Heard", fed: int) -> Listening:
    return Listening(heard.settled, heard.tentative, heard.silence, fed / (RATE * SAMPLE))


def _give_memory_back() -> None:
    """Returns what was freed to the system: glibc would keep the model's 120 MB for later."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
