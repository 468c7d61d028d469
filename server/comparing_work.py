"""The worker's side of comparing trainings: a durable job that paints what is not there yet.

Pages go before: between two steps it gives way, and goes on with the picture that it was at.
"""

import logging
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Engine
from sqlmodel import Session, col

from imaging.errors import ModelBrokenError, ModelMissingError
from imaging.laboratory import Cell, LaboratoryError, Sweep, SweepStep, Trained
from imaging.laboratory.prompts import USUAL
from imaging.photos.measures import cut
from imaging.request import Pixels
from server.comparing import ACTIVE, Column, Shown, shown_to_json, wanted_of
from server.database import session
from server.durable_steps import (
    MakingError,
    StoppedError,
    is_memory_full,
    note_failure,
    note_progress,
    register_job,
    storage_problem,
)
from server.easel import IMPORTING, Easel, usual_steps
from server.entity_erasing import comparison_folder, learning_folder
from server.entity_photos import photo_kind, photo_pixels
from server.jobs import COMPARE_TRAININGS
from server.learning_photos import fit_photos
from server.marked_pictures import PAINTED, marked_png
from server.moments import in_utc
from server.photo_verdicts import verdict_of
from server.picture_files import PictureFiles
from server.records import EntityRecord, EntityTraining, TrainingComparison
from server.settings import Settings
from server.step_times import GaveWayError
from server.texts import gettext as _
from server.turns import BATCHES, Asker, Turns

MOST_PHOTOS: Final = 8  # of the card's, by which pictures are measured
_log = logging.getLogger(__name__)


class ComparisonPainter:
    """Paints comparisons with the process's own model."""

    def __init__(
        self, settings: Settings, engine: Engine, files: PictureFiles, turns: Turns, easel: Easel
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._files = files
        self._turns = turns
        self._easel = easel

    def paint(self, comparison_id: str) -> dict[str, Any]:
        """All pictures, as far as they are not there."""
        while True:
            with self._turns.take(BATCHES, self._asker(comparison_id)), session(self._engine) as db:
                try:
                    self._painted(db, comparison_id)
                except GaveWayError:
                    _log.info("comparison %s gave way to a page", comparison_id)
                    self._note(db, comparison_id, state="waiting")
                else:
                    self._note(db, comparison_id, state="done", ended_at=datetime.now(UTC))
                    return {}

    def fail(self, comparison_id: str, sentence: str) -> dict[str, Any]:
        """The comparison says in one sentence what went wrong; finished pictures stay."""
        with session(self._engine) as db:
            fail_comparison(db, comparison_id, sentence)
        return {}

    def clear(self, comparison_id: str) -> dict[str, Any]:
        """Leaves nothing behind of a comparison that was erased while it was painted."""
        with session(self._engine) as db:
            if db.get(TrainingComparison, comparison_id) is None:
                shutil.rmtree(comparison_folder(self._settings, comparison_id), ignore_errors=True)
        return {}

    def _asker(self, comparison_id: str) -> Asker:
        with session(self._engine) as db:
            row = db.get(TrainingComparison, comparison_id)
            if row is None:
                raise StoppedError
            return Asker(row.account_id or row.patient_id, in_utc(row.asked_at).timestamp())

    def _painted(self, db: Session, comparison_id: str) -> None:
        row = db.get(TrainingComparison, comparison_id)
        card = db.get(EntityRecord, row.entity_id) if row is not None else None
        if row is None or card is None:
            raise StoppedError
        self._note(db, comparison_id, state="painting")
        wanted = wanted_of(row)
        columns = [each for each in wanted.columns if db.get(EntityTraining, each.training_id) is not None]
        if not columns:
            raise MakingError(_("Lo que había que comparar ya no está."))
        names = tuple(dict.fromkeys(each.training_id for each in columns))
        trainings = tuple(self._trained(name, card) for name in names)
        steps = wanted.steps or (usual_steps(self._settings, trainings[0].model),)
        cells = tuple(
            Cell(names.index(column.training_id), column.epoch, scene, seed, count)
            for scene in range(wanted.scenes)
            for seed in wanted.seeds
            for column in columns
            for count in steps
        )
        photos = self._photos(db, card, columns)
        self._followed(db, comparison_id, Sweep(trainings, USUAL, cells), names, photos)

    def _trained(self, training_id: str, card: EntityRecord) -> Trained:
        with IMPORTING:  # with it comes torch, whose libraries are imported bit by bit
            from imaging.laboratory.trainings import trained_in

        return trained_in(learning_folder(self._settings, training_id), photo_kind(card))

    def _photos(self, db: Session, card: EntityRecord, columns: list[Column]) -> list[Pixels]:
        """Photos of the phase that was learned, cut to their subject."""
        phase = db.get_one(EntityTraining, columns[0].training_id).phase
        found: list[Pixels] = []
        for one in fit_photos(db, card, phase)[:MOST_PHOTOS]:
            verdict = verdict_of(one.row)
            with suppress(FileNotFoundError):
                pixels = photo_pixels(self._files, one.row)
                subject = verdict.subject if verdict is not None else None
                found.append(pixels if subject is None else cut(pixels, subject))
        return found

    def _followed(
        self, db: Session, comparison_id: str, wanted: Sweep, names: tuple[str, ...], photos: list[Pixels]
    ) -> None:
        with IMPORTING:
            from imaging.laboratory.sweeping import sweep

        folder = comparison_folder(self._settings, comparison_id)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        steps = sweep(wanted, self._easel, folder, lambda pixels: marked_png(pixels, PAINTED), photos)
        shown: list[Shown] = []
        try:
            for step in steps:
                if step.made is not None:
                    shown.append(_shown(step, names))
                self._note(
                    db, comparison_id, state="painting", done=step.done, total=step.total,
                    seconds_left=step.seconds_left, pictures=shown_to_json(shown),
                )  # fmt: skip
                if self._turns.is_wanted_before(BATCHES):
                    raise GaveWayError
        finally:
            steps.close()

    def _note(self, db: Session, comparison_id: str, **values: Any) -> None:
        note_progress(db, TrainingComparison, *_going_on(comparison_id), **values)
        db.expire_all()


def _shown(step: SweepStep, names: tuple[str, ...]) -> Shown:
    made = step.made
    if made is None:
        raise ValueError("nothing was made")
    cell = made.cell
    # The recogniser's figure would mislead: it finds a drawing of nobody liker than one with trained weights.
    likeness = made.face
    return Shown(
        names[cell.training], cell.epoch, cell.prompt, cell.seed, cell.steps, made.file.name, likeness,
        made.seconds,
    )  # fmt: skip


def _going_on(comparison_id: str) -> tuple[ColumnElement[bool], ...]:
    return col(TrainingComparison.id) == comparison_id, col(TrainingComparison.state).in_(ACTIVE)


def fail_comparison(db: Session, comparison_id: str, sentence: str) -> None:
    """Marks a comparison as failed, unless it was stopped or is done; commits."""
    note_failure(db, TrainingComparison, *_going_on(comparison_id), sentence=sentence)


def register_comparisons(painter: ComparisonPainter) -> None:
    """Tells DBOS how trainings are compared; to be called once, before it is launched."""
    register_job(
        COMPARE_TRAININGS,
        comparison_problem,
        lambda step: step("paint", painter.paint),
        painter.fail,
        painter.clear,
    )


def comparison_problem(error: BaseException) -> str:
    """What a comparison says of an error."""
    if (full := storage_problem(error)) is not None:
        return full
    if is_memory_full(error):
        return _("No queda memoria para pintar: cierre otros programas y vuelva a intentarlo.")
    if isinstance(error, LaboratoryError):
        return _("Los archivos de un aprendizaje ya no están o se han estropeado: compare sin él.")
    if isinstance(error, ModelMissingError | ModelBrokenError):
        return _("El modelo con que se aprendió no se puede abrir: «evoca doctor» dice qué le pasa.")
    return _("Algo falló al dibujar. Lo aprendido sigue guardado: puede volver a intentarlo.")
