"""How far a batch is, and how long it will still take: written by the worker, followed by the page."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from server.database import session
from server.following import changes
from server.records import PictureBatch, PictureCandidate
from server.workshop import ACTIVE
from server.workshop_pace import expected_seconds, steps_of
from server.workshop_settings import wanted_from_json


@dataclass(frozen=True)
class BatchProgress:
    """Where a batch is. ``finished`` of ``count`` pictures are there, and of the one being painted ``done``
    of ``total`` steps; ``seconds_left`` is None while nothing is known of the pace.
    """

    state: str
    finished: tuple[str, ...]
    count: int
    done: int
    total: int
    preview: int
    seconds_left: float | None


def batch_progress(db: Session, batch_id: str) -> BatchProgress | None:
    """The progress now; None for a batch that is not there."""
    row = db.get(PictureBatch, batch_id)
    if row is None:
        return None
    db.refresh(row)
    wanted = wanted_from_json(row.settings)
    query = select(PictureCandidate.id).where(PictureCandidate.batch_id == batch_id)
    finished = tuple(db.exec(query.order_by(col(PictureCandidate.number))))
    left: float | None = None
    if row.state in ACTIVE:
        left = _seconds_left(db, row, len(finished))
    is_next = row.state == "painting" and row.candidate > len(finished)
    return BatchProgress(
        row.state,
        finished,
        wanted.count,
        row.done if is_next else 0,
        row.total if is_next else 0,
        row.preview if is_next else 0,
        left,
    )


def _seconds_left(db: Session, row: PictureBatch, finished: int) -> float | None:
    wanted = wanted_from_json(row.settings)
    if row.step_seconds > 0:
        steps = row.total or steps_of(wanted)
        done = row.done if row.candidate > finished else 0
        return row.step_seconds * ((wanted.count - finished) * steps - done)
    expected = expected_seconds(db, wanted)
    return None if expected is None else expected * (wanted.count - finished) / wanted.count


def follow_batch(engine: Engine, batch_id: str) -> AsyncIterator[BatchProgress]:
    """Every change of a batch's progress, beginning with where it is now; ends when the batch has."""

    def look() -> BatchProgress | None:
        with session(engine) as db:
            return batch_progress(db, batch_id)

    return changes(look, lambda now: now.state in ACTIVE)
