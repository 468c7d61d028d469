"""How long a batch will take on this machine, from how long earlier ones took; nothing is guessed before."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Final

from sqlmodel import Session, col, select

from server.moments import in_utc
from server.records import PaintingPace
from server.workshop_settings import Wanted

KEPT: Final = 40  # measurements of a model
NEAREST: Final = 5
KEPT_LOADED: Final = timedelta(hours=1)
SAME_SIZE: Final = 1.25  # sizes this near take the same time


@dataclass(frozen=True)
class Work:
    """Pictures to be painted, as far as their time hangs on it: ``count`` of so many ``steps``, each with so
    many ``passes`` of the model. ``kind`` names the networks that paint and what they do, and ``resident``
    the work after which they are in memory.
    """

    kind: str
    resident: str
    pixels: int
    passes: int
    steps: int
    count: int


def work_of(wanted: Wanted) -> Work:
    """The work that a batch is."""
    pixels = wanted.width * wanted.height
    kind = made_with(wanted)
    return Work(kind, kind, pixels, passes_of(wanted.guidance), steps_of(wanted), wanted.count)


def passes_of(guidance: float) -> int:
    """How often the model looks at each step: with and without the words when they are pressed."""
    return 1 if guidance in (0.0, 1.0) else 2


def steps_of(wanted: Wanted) -> int:
    """How many steps one candidate takes: fewer when it goes on from a picture."""
    return max(1, round(wanted.steps * wanted.strength)) if wanted.start else wanted.steps


def made_with(wanted: Wanted) -> str:
    """All the networks that paint: what is measured with a ControlNet tells nothing of the model alone."""
    return " + ".join(name for name in (wanted.model, wanted.control, wanted.refiner) if name)


def keep_pace(db: Session, wanted: Wanted, *, step_seconds: float, besides: float, loaded: bool) -> None:
    """Notes down how fast a candidate was painted; the caller commits."""
    keep_pace_of(db, work_of(wanted), step_seconds=step_seconds, besides=besides, loaded=loaded)


def keep_pace_of(db: Session, work: Work, *, step_seconds: float, besides: float, loaded: bool) -> None:
    """Notes down how fast one picture of this work was painted; the caller commits."""
    row = PaintingPace(
        model=work.kind,
        pixels=work.pixels,
        passes=work.passes,
        step_seconds=step_seconds,
        besides=besides,
        loaded=loaded,
    )
    db.add(row)
    known = db.exec(
        select(PaintingPace).where(PaintingPace.model == row.model).order_by(col(PaintingPace.at).desc())
    ).all()
    for old in known[KEPT:]:
        db.delete(old)


def expected_seconds(db: Session, wanted: Wanted) -> float | None:
    """How long the whole batch will probably take; None before the model has ever painted here."""
    return expected_seconds_of(db, work_of(wanted))


def expected_seconds_of(db: Session, work: Work) -> float | None:
    """How long all of this work will probably take; None before anything of its kind was painted here."""
    known = db.exec(select(PaintingPace).where(PaintingPace.model == work.kind)).all()
    if not known:
        return None
    nearest = sorted(
        known, key=lambda each: (abs(_ratio(each.pixels, work.pixels) - 1), -each.at.timestamp())
    )
    step = median(each.step_seconds * _scale(each, work.pixels, work.passes) for each in nearest[:NEAREST])
    ready = [each.besides for each in known if not each.loaded]
    loading = [each.besides for each in known if each.loaded]
    besides = median(ready or loading)
    first = max(0.0, median(loading) - besides) if loading and not _is_resident(db, work) else 0.0
    return first + work.count * (work.steps * step + besides)


def _is_resident(db: Session, work: Work) -> bool:
    """Whether the worker probably has the model in memory: it painted with it last, not long ago."""
    last = db.exec(select(PaintingPace).order_by(col(PaintingPace.id).desc())).first()
    if last is None or datetime.now(UTC) - in_utc(last.at) >= KEPT_LOADED:
        return False
    return last.model in (work.kind, work.resident)


def _ratio(one: int, other: int) -> float:
    return max(one, other) / min(one, other)


def _scale(known: PaintingPace, pixels: int, passes: int) -> float:
    size = 1.0 if _ratio(known.pixels, pixels) <= SAME_SIZE else pixels / known.pixels
    return size * passes / known.passes
