"""The worker's side of the workshop: a batch is painted candidate by candidate, each a durable step.

A page of the book goes before: the candidate that is being painted then is put aside and begun anew
afterwards, with the same seed and so the same picture. A killed worker goes on at the candidate it was at.
"""

from collections.abc import Callable, Generator
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from imaging.errors import BadRequestError, ModelBrokenError, ModelMissingError
from imaging.request import PaintStep, Picture, PictureRequest, Sketch
from server.candidates import all_candidates, followed, made_in_turn
from server.database import session
from server.durable_steps import (
    MakingError,
    is_memory_full,
    note_failure,
    note_progress,
    register_job,
    storage_problem,
)
from server.jobs import MAKE_BATCH
from server.marked_pictures import PAINTED, PAINTED_OVER, marked_png
from server.picture_files import PictureFiles
from server.records import PictureBatch, PictureCandidate
from server.settings import Settings
from server.step_times import StepTimes
from server.texts import gettext as _
from server.turns import BATCHES, Turns
from server.waiting_work import asker_of
from server.workshop import preview_path
from server.workshop_models import model_choices, named
from server.workshop_pace import keep_pace, made_with
from server.workshop_settings import Wanted, wanted_from_json
from server.workshop_sources import is_of_brought_picture, request_for

Paint = Callable[[PictureRequest, Sketch | None], Generator[PaintStep, None, Picture]]


class BatchPainter:
    """Paints batches with the process's own model."""

    def __init__(
        self, settings: Settings, engine: Engine, files: PictureFiles, turns: Turns, paint: Paint
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._files = files
        self._turns = turns
        self._paint = paint
        self._last_model = ""

    def begin(self, batch_id: str) -> dict[str, Any]:
        """How many candidates there are to be."""
        with session(self._engine) as db:
            return {"count": self._wanted(db, batch_id).count}

    def candidate(self, batch_id: str, number: int) -> dict[str, Any]:
        """One candidate, painted and kept; one that is there already is left alone."""

        def make(db: Session) -> None:
            if not self._is_there(db, batch_id, number):
                self._note(db, batch_id, state="painting", candidate=number, done=0, total=0, preview=0)
                self._paint_candidate(db, batch_id, number)

        def waits(db: Session) -> None:
            self._note(db, batch_id, state="waiting", done=0, total=0)

        with session(self._engine) as db:
            asker = asker_of(db.get_one(PictureBatch, batch_id))
        return made_in_turn(self._turns, BATCHES, asker, self._engine, make, waits)

    def end(self, batch_id: str) -> dict[str, Any]:
        """The batch is done."""
        with session(self._engine) as db:
            self._note(db, batch_id, state="done")
            self._files.remove(preview_path(self._files, batch_id))
        return {}

    def fail(self, batch_id: str, sentence: str) -> dict[str, Any]:
        """The batch says in one sentence what went wrong; finished pictures stay."""
        with session(self._engine) as db:
            fail_batch(db, batch_id, sentence)
        return {}

    def _paint_candidate(self, db: Session, batch_id: str, number: int) -> None:
        batch = db.get_one(PictureBatch, batch_id)
        wanted = self._wanted(db, batch_id)
        model = named(model_choices(self._settings), wanted.model)
        if model is None:
            raise MakingError(_("El modelo «%s» ya no está en este equipo.") % wanted.model)
        request = request_for(db, self._files, self._settings, batch.patient_id, wanted, model, number)
        timing = StepTimes()
        try:
            picture = followed(
                self._paint(request, None),
                lambda: self._turns.is_wanted_before(BATCHES),
                lambda **values: self._note(db, batch_id, **values),
                self._files,
                preview_path(self._files, batch_id),
                timing,
            )
        except ModelBrokenError as error:
            if not any(each.file.name in str(error) for each in request.adapters):
                raise
            sentence = _("Un adaptador no sirve para este modelo: quítelo o elija otro modelo.")
            raise MakingError(sentence) from error
        seconds = timing.seconds
        brought = is_of_brought_picture(db, wanted)
        path = self._files.name(batch_id, number, "candidate", "", ".png")
        self._files.write(path, marked_png(picture.pixels, PAINTED_OVER if brought else PAINTED))
        height, width = picture.pixels.shape[:2]
        db.add(
            PictureCandidate(
                batch_id=batch_id, number=number, seed=request.seed, path=path, width=width, height=height,
                seconds=round(seconds, 3), from_picture=brought,
            )
        )  # fmt: skip
        if step := timing.step_seconds:
            loaded = self._last_model != made_with(wanted)
            keep_pace(db, wanted, step_seconds=step, besides=timing.besides, loaded=loaded)
        self._last_model = made_with(wanted)
        db.commit()

    def _note(self, db: Session, batch_id: str, **values: Any) -> None:
        mine = (col(PictureBatch.id) == batch_id, col(PictureBatch.state) != "cancelled")
        note_progress(db, PictureBatch, *mine, **values)

    def _wanted(self, db: Session, batch_id: str) -> Wanted:
        return wanted_from_json(db.get_one(PictureBatch, batch_id).settings)

    def _is_there(self, db: Session, batch_id: str, number: int) -> bool:
        query = select(PictureCandidate.id).where(
            PictureCandidate.batch_id == batch_id, PictureCandidate.number == number
        )
        return db.exec(query).first() is not None


def fail_batch(db: Session, batch_id: str, sentence: str) -> None:
    """Marks a batch as failed, unless it was stopped or is done; commits."""
    mine = (col(PictureBatch.id) == batch_id, col(PictureBatch.state).not_in(("cancelled", "done")))
    note_failure(db, PictureBatch, *mine, sentence=sentence)


def register_batches(painter: BatchPainter) -> None:
    """Tells DBOS how a batch is made; to be called once, before it is launched."""
    register_job(MAKE_BATCH, problem_of, lambda step: all_candidates(painter, step), painter.fail)


def problem_of(error: BaseException) -> str:
    """What a batch says of an error of its making."""
    if (full := storage_problem(error)) is not None:
        return full
    if is_memory_full(error):
        return _("No queda memoria para pintar: pruebe con un tamaño menor o cierre otros programas.")
    if isinstance(error, BadRequestError):
        return _("Este modelo no puede pintar con estos ajustes: pruebe con otro tamaño u otro modelo.")
    if isinstance(error, ModelMissingError | ModelBrokenError):
        return _("El modelo elegido no se puede abrir: «evoca doctor» dice qué le pasa.")
    return _("Algo falló al pintar. Los ajustes están guardados: puede volver a intentarlo.")
