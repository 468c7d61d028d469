"""A worker as a process of its own beside the test, over a studio with a tiny model."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from server.accounts import create_account
from server.database import session
from server.records import EntityRecord, PatientRecord
from server.settings import Settings
from server.studio import Studio

ROOT = Path(__file__).parents[2]
LOVELY = "De niño mi padre me llevaba al parque y jugábamos a la pelota."
PATIENCE = 240.0  # a busy machine is slow, not wrong
ENDS_WITHIN = 60.0  # seconds; it loads libraries meanwhile, and hears no signal while it does


class Worker:
    """A worker process and the lines that it logged so far."""

    def __init__(self, settings: Settings) -> None:
        self.lines: list[str] = []
        self._heard = threading.Condition()
        self._ended = False
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("EVOCA_")},
            "EVOCA_HOME": str(settings.home),
            "EVOCA_MODELS": str(settings.models),
            "EVOCA_MODEL": settings.model,
            "EVOCA_PICTURE_SIZE": str(settings.picture_size),
            "EVOCA_STEPS": str(settings.steps),
            "EVOCA_LOG_LEVEL": "INFO",
            "OMP_NUM_THREADS": "1",
            "EVOCA_THREADS": "1",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "server.command_line", "worker"],
            env=environment,
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            with self._heard:
                self.lines.append(line)
                self._heard.notify_all()
        with self._heard:
            self._ended = True
            self._heard.notify_all()

    def _has_said(self, words: str) -> bool:
        return any(words in line for line in self.lines)

    def wait_for(self, words: str) -> None:
        with self._heard:
            self._heard.wait_for(lambda: self._ended or self._has_said(words), PATIENCE)
            heard = self._has_said(words)
        assert heard, f"never heard {words!r} in:\n{''.join(self.lines)}"

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                self.kill()
                raise

    def counted(self, verb: str, job: str = "") -> Counter[str]:
        """How often each step of a job, or of all, began or ended."""
        words = [line.split(f" {verb} ", 1)[1] for line in self.lines if f" {verb} " in line]
        return Counter(each.split(" of ")[0] for each in words if job in each)


@contextmanager
def studio_of_juan(home: Path, models: Path, *cards: EntityRecord, **settings: Any) -> Iterator[Studio]:
    """A studio with the tiny model, one patient with these cards, and the therapist Carmen."""
    studio = Studio.load(
        Settings(home=home, models=models, model="tiny", picture_size=256, **({"steps": 4} | settings))
    )
    with session(studio.engine) as db:
        db.add(PatientRecord(id="juan", name="Juan", gender="m", birth_year=1944))
        db.flush()
        db.add_all(cards)
        create_account(
            db, sign_in="carmen", name="C", role="therapist", password="una-clave", patient_ids=("juan",)
        )
    yield studio
    studio.close()
