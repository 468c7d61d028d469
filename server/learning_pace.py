"""How long learning a card, or painting a comparison, takes that was not begun: by what was done on this
machine in the same way before. Of what was never done here nothing is said.
"""

from collections.abc import Iterator
from statistics import median
from typing import Final

from sqlmodel import Session, col, select

from imaging.errors import ImagingError
from server.comparing import shown_of, wanted_of
from server.easel import usual_steps
from server.entity_training import IMPORTED, Lesson, learned_of, lesson_of
from server.learning_photos import fit_photos, held_out_of
from server.learning_work import recipe_of
from server.records import EntityRecord, EntityTraining, TrainingComparison
from server.settings import Settings

NEAREST: Final = 5  # finished before, the last of them


def expected_training_seconds(db: Session, settings: Settings, row: EntityTraining) -> float | None:
    """How long a training takes, or what was left of it when it was put aside; None where nobody knows."""
    if row.seconds_left is not None:
        return row.seconds_left
    paces = list(_paces(db, lesson_of(row)))[:NEAREST]
    updates = _updates(db, settings, row) if paces else None
    return None if updates is None else median(paces) * updates


def _paces(db: Session, lesson: Lesson) -> Iterator[float]:
    """Seconds for each update of the weights, of trainings like this one, the last first."""
    query = select(EntityTraining).where(EntityTraining.state == "done", col(EntityTraining.step) > 0)
    for row in db.exec(query.order_by(col(EntityTraining.ended_at).desc())).all():
        theirs, seconds = lesson_of(row), learned_of(row).seconds
        if theirs.origin != IMPORTED and seconds and _work(theirs) == _work(lesson):
            yield seconds / row.step


def _work(lesson: Lesson) -> tuple[object, ...]:
    """What decides how long an update takes."""
    return (
        lesson.method, lesson.model, lesson.resolution, lesson.batch, lesson.accumulation, lesson.precision,
    )  # fmt: skip


def _updates(db: Session, settings: Settings, row: EntityTraining) -> int | None:
    """How often the weights will change; None where the model is gone."""
    card = db.get_one(EntityRecord, row.entity_id)
    fit = [photo.row.id for photo in fit_photos(db, card, row.phase)]
    learned_from = len(fit) - len(held_out_of(fit))
    try:
        recipe = recipe_of(settings, row, card, learned_from)
    except ImagingError:
        return None
    return recipe.epochs * recipe.updates_per_epoch(learned_from)


def expected_comparison_seconds(db: Session, settings: Settings, row: TrainingComparison) -> float | None:
    """How long a comparison takes, or what was left of it when it gave way; None where nobody knows."""
    if row.seconds_left is not None:
        return row.seconds_left
    model = _model(db, row)
    painted = [
        (each.seconds, each.steps)
        for other in _compared_with(db, model)
        for each in shown_of(other)
        if each.seconds is not None
    ]
    steps = sum(count for _seconds, count in painted)
    if not steps:
        return None
    wanted = wanted_of(row)
    usual = (usual_steps(settings, model),)
    pictures = len(wanted.columns) * wanted.scenes * len(wanted.seeds)
    return sum(seconds for seconds, _count in painted) / steps * pictures * sum(wanted.steps or usual)


def _compared_with(db: Session, model: str) -> list[TrainingComparison]:
    """The last comparisons of trainings of this model."""
    query = select(TrainingComparison).where(TrainingComparison.state == "done")
    ordered = db.exec(query.order_by(col(TrainingComparison.ended_at).desc())).all()
    return [row for row in ordered if _model(db, row) == model][:NEAREST]


def _model(db: Session, row: TrainingComparison) -> str:
    columns = wanted_of(row).columns if row.wanted else ()
    training = db.get(EntityTraining, columns[0].training_id) if columns else None
    return lesson_of(training).model if training is not None else ""
