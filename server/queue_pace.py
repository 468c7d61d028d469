"""How long the work that waits will still take, from what was measured on this machine; None where nothing
was. Nothing is guessed.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from statistics import median
from typing import Final

from sqlmodel import Session, col, select

from server.learning_pace import expected_comparison_seconds, expected_training_seconds
from server.page_files import Revision, files_of, find_file
from server.picture_files import PictureFiles
from server.plans import Plan, as_repainted, plan_from_json
from server.preparation import load_plan
from server.records import (
    EntityTraining,
    FrameMaking,
    Page,
    PageFile,
    PageRepair,
    PageVersion,
    TrainingComparison,
)
from server.repair_pace import expected_repair_seconds
from server.repair_progress import repair_progress
from server.repair_recipes import wanted_from_json
from server.settings import Settings
from server.waiting_work import Kind, Piece, count_before, waiting_work
from server.workshop_progress import batch_progress

NEAREST: Final = 5  # pages painted last, of which the middle one counts


def seconds_left(db: Session, files: PictureFiles, settings: Settings, piece: Piece) -> float | None:
    """How long a piece of work still takes once it has its turn."""
    if piece.kind == "page":
        return _page_left(db, files, settings, piece)
    if piece.kind == "repair":
        return _repair_left(db, files, settings, piece)
    if piece.kind == "frames":
        return _frames_left(db, piece)
    if piece.kind == "batch":
        progress = batch_progress(db, piece.id)
        return progress.seconds_left if progress is not None else None
    if piece.kind == "comparison":
        return expected_comparison_seconds(db, settings, db.get_one(TrainingComparison, piece.id))
    if piece.kind == "training":
        return expected_training_seconds(db, settings, db.get_one(EntityTraining, piece.id))
    return None


@dataclass(frozen=True)
class Wait:
    """What somebody waits for: so many pieces of work ``before``, in how many seconds it ``begins`` and how
    long it then ``takes``, each None where that is not known.
    """

    before: int
    begins: float | None
    takes: float | None


def wait_of(db: Session, files: PictureFiles, settings: Settings, kind: Kind, work_id: str) -> Wait | None:
    """How long a piece of work still waits; None for one that does not."""
    pieces = waiting_work(db)
    before = count_before(pieces, kind, work_id)
    if before is None or pieces[before].going_on:
        return None
    until = pieces[: before + 1]
    left = [seconds_left(db, files, settings, piece) for piece in until]
    return Wait(before, seconds_before(until, left)[-1], left[-1])


def seconds_before(pieces: Sequence[Piece], left: Sequence[float | None]) -> tuple[float | None, ...]:
    """When each piece begins, in seconds from now, given how long each takes; None once that of one before
    is not known. Pictures for print are made aside, so nobody waits for them.
    """
    begins: list[float | None] = []
    total: float | None = 0.0
    for piece, seconds in zip(pieces, left, strict=True):
        begins.append(total)
        if piece.kind != "print":
            total = None if total is None or seconds is None else total + seconds
    return tuple(begins)


def expected_page_seconds(db: Session, files: PictureFiles, model: str) -> float | None:
    """How long a page of this model takes: the middle of those painted last; None before the first."""
    query = (
        select(PageFile)
        .join(Page)
        .join(
            PageVersion,
            (col(PageVersion.page_id) == PageFile.page_id) & (col(PageVersion.revision) == PageFile.revision),
        )
        # A painting that came with the example book was not painted here: it has no "base".
        .where(PageFile.kind == "base", Page.model == model, col(PageVersion.same_as).is_(None))
        .order_by(col(PageVersion.made_at).desc())
        .limit(NEAREST)
    )
    known: list[float] = []
    for base in db.exec(query).all():
        plan = _plan(db, files, Revision(base.page_id, base.revision))
        if plan is not None and "base" in plan.seconds:
            known.append(sum(plan.seconds.values()))
    return median(known) if known else None


def _frames_left(db: Session, piece: Piece) -> float | None:
    """The middle of what the frames of pages painted last by this model took from there on."""
    page = db.get_one(Page, piece.page_id)
    known = [_seconds_from(taken, piece) for taken in _frame_seconds(db, page.model)]
    return median(known) if known else None


def _seconds_from(taken: Sequence[float], piece: Piece) -> float:
    gone = piece.done / piece.total if piece.going_on and piece.total else 0.0
    return sum(taken[round(gone * len(taken)) :])


def _frame_seconds(db: Session, model: str) -> Iterator[list[float]]:
    """How long each frame took, in their order, of pages painted by this model; measured here alone."""
    query = (
        select(FrameMaking)
        .join(Page)
        .join(
            PageVersion,
            (col(PageVersion.page_id) == FrameMaking.page_id)
            & (col(PageVersion.revision) == FrameMaking.revision),
        )
        .where(FrameMaking.state == "done", Page.model == model)
        .order_by(col(PageVersion.made_at).desc())
        .limit(NEAREST)
    )
    for row in db.exec(query).all():
        frames = [each for each in files_of(db, Revision(row.page_id, row.revision)) if each.kind == "frame"]
        taken = [each.seconds for each in sorted(frames, key=lambda each: each.subject)]
        measured = [seconds for seconds in taken if seconds is not None]
        if measured and len(measured) == len(taken):
            yield measured


def _page_left(db: Session, files: PictureFiles, settings: Settings, piece: Piece) -> float | None:
    page = db.get_one(Page, piece.id)
    expected = expected_page_seconds(db, files, page.model)
    if expected is None or not piece.going_on:
        return expected
    revision = Revision(page.id, page.revision)
    script = as_repainted(load_plan(db, files, page, revision, settings)).script
    parts = 1 + (len(script.subjects) if script is not None else 0)
    finished = sum(row.kind in ("base", "repaint") for row in files_of(db, revision))
    now = piece.done / piece.total if piece.total else 0.0
    return expected * max(0.0, 1 - (finished + now) / parts)


def _repair_left(db: Session, files: PictureFiles, settings: Settings, piece: Piece) -> float | None:
    progress = repair_progress(db, piece.id)
    if progress is not None and progress.seconds_left is not None:
        return progress.seconds_left
    row = db.get_one(PageRepair, piece.id)
    page = db.get_one(Page, row.page_id)
    plan = load_plan(db, files, page, Revision(page.id, row.revision), settings)
    recipe = wanted_from_json(row.recipe).recipe
    expected = expected_repair_seconds(db, plan, recipe)
    return None if expected is None else expected * (recipe.count - row.made) / recipe.count


def _plan(db: Session, files: PictureFiles, revision: Revision) -> Plan | None:
    row = find_file(db, revision, "plan")
    with suppress(ValueError, FileNotFoundError):
        return plan_from_json(files.read(row.path)) if row is not None else None
    return None
