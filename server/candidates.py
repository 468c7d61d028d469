"""Candidates painted one after the other: what the workshop's batches and repairs of pages share."""

from collections.abc import Callable, Generator
from typing import Any, Protocol, TypeVar

from imaging.request import PaintStep
from server.durable_steps import Step
from server.marked_pictures import preview_webp
from server.picture_files import PictureFiles
from server.step_times import GaveWayError, StepTimes

Made = TypeVar("Made")


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
