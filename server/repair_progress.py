"""How far a repair is, and how long it will still take: written by the worker, followed by the page."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session

from server.database import session
from server.following import changes
from server.page_repairs import ACTIVE
from server.records import PageRepair
from server.repair_recipes import wanted_from_json


@dataclass(frozen=True)
class RepairProgress:
    """Where a repair is: ``made`` of ``count`` candidates are there, and of the one being painted ``done`` of
    ``total`` steps; ``seconds_left`` is None while nothing is known of the pace.
    """

    state: str
    made: int
    count: int
    done: int
    total: int
    preview: int
    seconds_left: float | None


def repair_progress(db: Session, repair_id: str) -> RepairProgress | None:
    """The progress now; None for a repair that is not there."""
    row = db.get(PageRepair, repair_id)
    if row is None:
        return None
    db.refresh(row)
    count = wanted_from_json(row.recipe).recipe.count
    left: float | None = None
    if row.state in ACTIVE and row.step_seconds > 0 and row.total:
        left = row.step_seconds * ((count - row.made) * row.total - row.done)
    return RepairProgress(row.state, row.made, count, row.done, row.total, row.preview, left)


def follow_repair(engine: Engine, repair_id: str) -> AsyncIterator[RepairProgress]:
    """Every change of a repair's progress, beginning with where it is now; ends when the repair has."""

    def look() -> RepairProgress | None:
        with session(engine) as db:
            return repair_progress(db, repair_id)

    return changes(look, lambda now: now.state in ACTIVE)
