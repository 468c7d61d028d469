"""The worker: a process of its own that paints, so that pages keep answering while it does.

It may be killed at any moment; started again, it goes on where it was.
"""

import fcntl
import logging
import os
import platform
import signal
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from typing import IO, Final

from dbos import DBOS
from sqlalchemy import Engine
from sqlmodel import col, select

from server.comparing import ACTIVE as COMPARING_STATES
from server.comparing_work import (
    ComparisonPainter,
    comparison_problem,
    fail_comparison,
    register_comparisons,
)
from server.database import open_database, session
from server.entity_erasing import purge_cards
from server.entity_training import ACTIVE as LEARNING_STATES
from server.errors import StartError
from server.frame_making import FrameMaker, fail_frames, frames_problem, register_frames
from server.how_made import MAKING, frames_job
from server.interviews import finish_interrupted
from server.jobs import (
    ACTIVE_STATES,
    APPLICATION_VERSION,
    BATCH_QUEUE,
    FRAMES_QUEUE,
    LEARNING_QUEUE,
    PRINT_QUEUE,
    QUEUE,
    REPAIR_QUEUE,
    batch_job_id,
    comparison_job_id,
    learning_job_id,
    repair_job_id,
)
from server.learning_work import CardLearner, fail_training, learning_problem, register_learning
from server.page_making import PageMaker, failure_sentence, register_workflow
from server.page_repairs import ACTIVE as REPAIR_STATES
from server.page_repairs import purge_repairs
from server.print_making import PrintMaker, register_prints
from server.records import (
    EntityTraining,
    FrameMaking,
    Page,
    PageRepair,
    PictureBatch,
    TrainingComparison,
)
from server.repair_painting import RepairPainter, fail_repair, register_repairs, repair_problem
from server.revisions import fail_revision
from server.settings import Settings
from server.studio import Studio
from server.turns import PAGES, Turns
from server.waiting_work import waiting_work
from server.workshop import ACTIVE, purge_removed
from server.workshop_painting import BatchPainter, fail_batch, problem_of, register_batches

POLITENESS: Final = 5  # added to the niceness: the pages come first
LOCK_WAIT: Final = 15.0  # seconds that a worker of before may take to end
SWEEP_EVERY: Final = 3.0
INTERRUPTED_AFTER: Final = timedelta(seconds=5)
LOOKED_BACK: Final = timedelta(hours=1)
QUEUE_LOOK_EVERY: Final = 0.25
ALL_COME_WITHIN: Final = 3.0  # seconds in which all that waits comes to the easel of a new worker
AT_THE_EASEL: Final = ("page", "repair", "frames", "batch", "comparison")
IN_SIGHT: Final = 32  # jobs of a line that wait at the easel, where the people who asked take turns
ENDED_JOBS: Final = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")
_log = logging.getLogger(__name__)
_Besides = PictureBatch | FrameMaking | EntityTraining | PageRepair | TrainingComparison


def run_worker(settings: Settings, parent: int | None = None) -> None:
    """Paints until it is told to stop, or until ``parent``, the process that watches it, is gone.

    Raises StartError when another worker already works in this home.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    engine = open_database(settings)
    with _only_worker(settings):
        os.nice(POLITENESS)
        studio = Studio.open(settings, engine)
        maker = PageMaker(settings, engine, studio.files, studio)
        _launch(settings, engine, studio, maker)
        threading.Thread(target=maker.warm, name="warm", daemon=True).start()
        _log.info("the worker is ready")
        _sweep_until(stop, studio, parent)
        # Whatever is at work is picked up at the next start, as after a kill: waiting for what each thread
        # does could take half a minute.
        os._exit(0)


def _launch(settings: Settings, engine: Engine, studio: Studio, maker: PageMaker) -> None:
    files = studio.files
    DBOS(
        config={
            "name": "evoca",
            "system_database_url": settings.jobs,
            "application_version": APPLICATION_VERSION,
            "executor_id": _name(settings),
            "enable_otlp": False,
            "log_level": "WARNING",
        }
    )
    turns = Turns()
    register_workflow(maker, turns)
    register_batches(BatchPainter(settings, engine, files, turns, maker.paint))
    register_repairs(RepairPainter(settings, engine, studio, turns, maker.easel))
    register_frames(FrameMaker(settings, engine, files, turns, maker.show))
    register_prints(PrintMaker(settings, engine, files, turns))
    register_learning(CardLearner(settings, engine, files, turns))
    register_comparisons(ComparisonPainter(settings, engine, files, turns, maker.easel))
    with turns.take(PAGES):
        DBOS.launch()
        for queue in (QUEUE, REPAIR_QUEUE, FRAMES_QUEUE, PRINT_QUEUE, BATCH_QUEUE, LEARNING_QUEUE):
            DBOS.register_queue(
                queue,
                worker_concurrency=1 if queue == PRINT_QUEUE else IN_SIGHT,
                polling_interval_sec=QUEUE_LOOK_EVERY,
                on_conflict="always_update",
            )
        _wait_for_all(turns, engine)


def _wait_for_all(turns: Turns, engine: Engine) -> None:
    """What waited while no worker ran comes to the easel first, so that its order is kept."""
    with session(engine) as db:
        waiting = sum(piece.kind in AT_THE_EASEL for piece in waiting_work(db))
    deadline = time.monotonic() + ALL_COME_WITHIN
    while turns.count_waiting() < min(waiting, IN_SIGHT) and time.monotonic() < deadline:
        time.sleep(0.05)


def _name(settings: Settings) -> str:
    """What DBOS knows this worker by: it takes up what a worker of the same name left unfinished."""
    shared = not settings.jobs.startswith("sqlite")
    return f"evoca-worker-{platform.node()}" if shared else "evoca-worker"


def _sweep_until(stop: threading.Event, studio: Studio, parent: int | None) -> None:
    sweep = _Sweep(studio)
    next_sweep = time.monotonic() + SWEEP_EVERY
    while not stop.wait(0.5):
        if parent is not None and os.getppid() != parent:
            _log.info("the process that watched this worker is gone")
            return
        if time.monotonic() >= next_sweep:
            sweep()
            next_sweep = time.monotonic() + SWEEP_EVERY


class _Sweep:
    """Finds what a kill left lying between the database and the jobs' line, and goes on with it."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._suspects: set[tuple[str, int]] = set()
        self._lost: set[str] = set()
        self._newer_than: timedelta | None = None  # the first sweep looks at everything

    def __call__(self) -> None:
        try:
            self._pages()
            self._besides_pages()
            with session(self._studio.engine) as db:
                finish_interrupted(
                    db, self._studio, older_than=INTERRUPTED_AFTER, newer_than=self._newer_than
                )
            self._newer_than = LOOKED_BACK
        except Exception:  # the next sweep tries again; the worker must go on painting
            _log.exception("a sweep failed")

    def _pages(self) -> None:
        with session(self._studio.engine) as db:
            found = db.exec(select(Page.id, Page.revision).where(col(Page.state).in_(ACTIVE_STATES))).all()
        suspects: set[tuple[str, int]] = set()
        for page_id, revision in found:
            status = self._studio.jobs.status(page_id, revision)
            if status is not None and status not in ENDED_JOBS:
                continue
            # Seen twice, since the web may be between keeping a page and asking for its making.
            if (page_id, revision) not in self._suspects:
                suspects.add((page_id, revision))
            elif status is None:
                self._studio.jobs.put(page_id, revision)
            else:
                with session(self._studio.engine) as db:
                    fail_revision(db, page_id, revision, failure_sentence(RuntimeError(status)))
        self._suspects = suspects

    def _besides_pages(self) -> None:
        """Batches, repairs, frames and trainings whose job is not in the line any more, by the job's name."""
        jobs = self._studio.jobs
        with session(self._studio.engine) as db:
            purge_removed(db, self._studio.files)
            purge_repairs(db, self._studio.files)
            purge_cards(db, self._studio.files, self._studio.settings)
            batches = db.exec(select(PictureBatch).where(col(PictureBatch.state).in_(ACTIVE))).all()
            frames = db.exec(select(FrameMaking).where(col(FrameMaking.state).in_(MAKING))).all()
            repairs = db.exec(select(PageRepair).where(col(PageRepair.state).in_(REPAIR_STATES))).all()
            learning = select(EntityTraining).where(col(EntityTraining.state).in_(LEARNING_STATES))
            trainings = db.exec(learning).all()
            comparing = col(TrainingComparison.state).in_(COMPARING_STATES)
            comparisons = db.exec(select(TrainingComparison).where(comparing)).all()
        wanted: dict[str, _Besides] = {batch_job_id(row.id): row for row in batches}
        wanted |= {frames_job(row): row for row in frames}
        wanted |= {repair_job_id(row.id): row for row in repairs}
        wanted |= {learning_job_id(row.id, row.attempt): row for row in trainings}
        wanted |= {comparison_job_id(row.id): row for row in comparisons}
        lost: set[str] = set()
        for job, row in wanted.items():
            status = jobs.status_of(job)
            if status is not None and status not in ENDED_JOBS:
                continue
            if job not in self._lost:
                lost.add(job)
            elif status is not None:
                self._give_up(row, RuntimeError(status))
            elif isinstance(row, PictureBatch):
                jobs.put_batch(row.id)
            elif isinstance(row, PageRepair):
                jobs.put_repair(row.id)
            elif isinstance(row, EntityTraining):
                jobs.put_learning(row.id, row.attempt)
            elif isinstance(row, TrainingComparison):
                jobs.put_comparison(row.id)
            else:
                jobs.put_frames(row.page_id, row.revision, row.attempt)
        self._lost = lost

    def _give_up(self, row: _Besides, error: Exception) -> None:
        with session(self._studio.engine) as db:
            if isinstance(row, PictureBatch):
                fail_batch(db, row.id, problem_of(error))
            elif isinstance(row, PageRepair):
                fail_repair(db, row.id, repair_problem(error))
            elif isinstance(row, EntityTraining):
                fail_training(db, row.id, learning_problem(error))
            elif isinstance(row, TrainingComparison):
                fail_comparison(db, row.id, comparison_problem(error))
            else:
                fail_frames(db, row.page_id, row.revision, frames_problem(error))


@contextmanager
def _only_worker(settings: Settings) -> Generator[None]:
    """Holds the home's worker lock, which the system lets go of when this process ends in any way."""
    with (settings.home / "worker.lock").open("w") as file:
        if not _locked_within(file, LOCK_WAIT):
            raise StartError(
                f"Ya hay un proceso de Evoca pintando en {settings.home}. / "
                f"An Evoca worker is already running in {settings.home}."
            )
        yield


def _locked_within(file: IO[str], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.25)
        else:
            return True
