"""Candidates painted one after the other: what the workshop's batches and repairs of pages share."""

import logging
from collections.abc import Callable, Generator
from typing import Any, Protocol, TypeVar

from sqlalchemy import Engine
from sqlmodel import Session

from imaging.request import PaintStep
from server.database import session
from server.durable_steps import Step
from server.marked_pictures import preview_webp
from server.picture_files import PictureFiles
from server.step_times import GaveWayError, StepTimes
from server.turns import Asker, Turns

Made = TypeVar("Made")
_log = logging.getLogger(__name__)


class CandidateMaker(Protocol):
    """Makes the candidates of a job, each of them a durable step."""

    def begin(self, job: str, /) -> dict[str, Any]:
        """How many there are to be, as "count"."""
        ...

    def candidate(self, job: str, number: int, /) -> dict[str, Any]:
        """One candidate, counted from 1; one that is there already is left alone."""
        ...

    def end(self, job: str, /) -> dict[str, Any]:
        """All are there."""
        ...


def all_candidates(maker: CandidateMaker, step: Step) -> None:
    """The steps of such a job, first to last."""
    begun = step("begin", maker.begin)
    for number in range(1, begun["count"] + 1):
        step(f"candidate {number}", maker.candidate, number)
    step("end", maker.end)


def made_in_turn(
    turns: Turns,
    rank: int,
    asker: Asker,
    engine: Engine,
    make: Callable[[Session], None],
    waits: Callable[[Session], None],
) -> dict[str, Any]:
    """``make``s one candidate when it is its turn, and anew after each GaveWayError.

    ``waits`` notes that somebody else has the place: also between two candidates of one job.
    """
    if turns.is_taken():
        with session(engine) as db:
            waits(db)
    while True:
        with turns.take(rank, asker), session(engine) as db:
            try:
                make(db)
            except GaveWayError:
                _log.info("a candidate gave way to what goes before it")
                waits(db)
            else:
                return {}


def followed(
    steps: Generator[PaintStep, None, Made],
    gives_way: Callable[[], bool],
    note: Callable[..., None],
    files: PictureFiles,
    preview_path: str,
    timing: StepTimes,
) -> Made:
    """Runs a painting to its end and ``note``s done, total, preview (their number) and step_seconds.

    Raises GaveWayError as soon as it ``gives_way``, and what ``note`` raises when the job was stopped.
    """
    preview = 0
    try:
        while True:
            if gives_way():
                raise GaveWayError
            step = next(steps)
            timing.note()
            if step.preview is not None:
                files.write(preview_path, preview_webp(step.preview))
                preview += 1
            note(done=step.done, total=step.total, preview=preview, step_seconds=timing.step_seconds)
    except StopIteration as end:
        return end.value
    finally:
        steps.close()
