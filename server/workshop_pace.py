"""How long a batch will take on this machine, from how long earlier ones took; nothing is guessed before."""

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
    row = PaintingPace(
        model=made_with(wanted),
        pixels=wanted.width * wanted.height,
        passes=passes_of(wanted.guidance),
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
    model = made_with(wanted)
    known = db.exec(select(PaintingPace).where(PaintingPace.model == model)).all()
    if not known:
        return None
    pixels, passes = wanted.width * wanted.height, passes_of(wanted.guidance)
    nearest = sorted(known, key=lambda each: (abs(_ratio(each.pixels, pixels) - 1), -each.at.timestamp()))
    step = median(each.step_seconds * _scale(each, pixels, passes) for each in nearest[:NEAREST])
    ready = [each.besides for each in known if not each.loaded]
    loading = [each.besides for each in known if each.loaded]
    besides = median(ready or loading)
    first = max(0.0, median(loading) - besides) if loading and not _is_resident(db, model) else 0.0
    return first + wanted.count * (steps_of(wanted) * step + besides)


def _is_resident(db: Session, model: str) -> bool:
    """Whether the worker probably has the model in memory: it painted with it last, not long ago."""
    last = db.exec(select(PaintingPace).order_by(col(PaintingPace.id).desc())).first()
    return last is not None and last.model == model and datetime.now(UTC) - in_utc(last.at) < KEPT_LOADED


def _ratio(one: int, other: int) -> float:
    return max(one, other) / min(one, other)


def _scale(known: PaintingPace, pixels: int, passes: int) -> float:
    size = 1.0 if _ratio(known.pixels, pixels) <= SAME_SIZE else pixels / known.pixels
    return size * passes / known.passes
