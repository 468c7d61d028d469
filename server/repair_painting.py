"""The worker's side of repairs: candidate after candidate, each a durable step.

Where the feathered mask is 0 a candidate must be bit for bit the page that it was made from; one that is
not is never kept. A page goes before: the candidate that is being painted is then begun anew afterwards,
with the same seed and so the same pixels. A killed worker goes on at the candidate it was at.
"""

import logging
from collections.abc import Generator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from sqlalchemy import Engine
from sqlmodel import Session, col

from imaging.composing import Repair, Repaired
from imaging.errors import BadRequestError, MaskError, ModelBrokenError, ModelMissingError
from imaging.request import PaintStep, PictureRequest, Pixels, Sketch
from server.candidates import all_candidates, followed, made_in_turn
from server.database import session
from server.doubt_words import name_of
from server.durable_steps import (
    MakingError,
    is_memory_full,
    note_failure,
    note_progress,
    register_job,
    storage_problem,
)
from server.errors import NotFoundError
from server.fitting_adapters import fits
from server.jobs import MAKE_REPAIR
from server.marked_pictures import PAINTED, marked_png
from server.page_repairs import Base, base_of, candidate_path, preview_path
from server.picture_files import PictureFiles
from server.plans import Plan
from server.records import Page, PageRepair
from server.repair_cuts import doubts_of_marking
from server.repair_drawings import RepairDrawing, repair_drawing
from server.repair_masks import mask_from_png
from server.repair_pace import keep_repair_pace
from server.repair_recipes import Wanted, wanted_from_json, wanted_to_json
from server.settings import Settings
from server.step_times import StepTimes
from server.studio import Studio
from server.texts import gettext as _
from server.turns import REPAIRS, Asker, Turns
from server.waiting_work import asker_of
from server.workshop_models import model_choices, named

_log = logging.getLogger(__name__)


class RepairPainting(Protocol):
    """What paints repairs: server.easel.Easel."""

    def request(self, plan: Plan) -> PictureRequest:
        """What a plan asks for."""
        ...

    def repaired(
        self, request: PictureRequest, sketch: Sketch | None, canvas: Pixels, repair: Repair
    ) -> Generator[PaintStep, None, Repaired]:
        """One region of a finished page painted anew."""
        ...


class RepairPainter:
    """Paints repairs with the process's own model."""

    def __init__(
        self, settings: Settings, engine: Engine, studio: Studio, turns: Turns, easel: RepairPainting
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._studio = studio
        self._files: PictureFiles = studio.files
        self._turns = turns
        self._easel = easel
        self._last_model = ""

    def begin(self, repair_id: str) -> dict[str, Any]:
        """How many candidates there are to be."""
        with session(self._engine) as db:
            return {"count": _wanted(db, repair_id).recipe.count}

    def candidate(self, repair_id: str, number: int) -> dict[str, Any]:
        """One candidate, painted and kept; one that is there already is left alone."""

        def make(db: Session) -> None:
            if db.get_one(PageRepair, repair_id).made < number:
                self._note(db, repair_id, state="painting", stage=str(number), done=0, total=0, preview=0)
                self._paint(db, repair_id, number)

        def waits(db: Session) -> None:
            self._note(db, repair_id, state="waiting", done=0, total=0)

        asker = self._asker(repair_id)
        return made_in_turn(self._turns, REPAIRS, asker, self._engine, make, waits)

    def end(self, repair_id: str) -> dict[str, Any]:
        """The repair is done."""
        with session(self._engine) as db:
            self._note(db, repair_id, state="done", stage="", ended_at=datetime.now(UTC))
            self._files.remove(preview_path(self._files, repair_id))
        return {}

    def fail(self, repair_id: str, sentence: str) -> dict[str, Any]:
        """The repair says in one sentence what went wrong; finished candidates stay."""
        with session(self._engine) as db:
            fail_repair(db, repair_id, sentence)
        return {}

    def _asker(self, repair_id: str) -> Asker:
        with session(self._engine) as db:
            return asker_of(db.get_one(PageRepair, repair_id))

    def _paint(self, db: Session, repair_id: str, number: int) -> None:
        row = db.get_one(PageRepair, repair_id)
        wanted, page = wanted_from_json(row.recipe), db.get_one(Page, row.page_id)
        base = self._base(db, page, row)
        mask = mask_from_png(self._files.read(row.mask))
        drawing = repair_drawing(db, self._studio, page, base.plan, wanted, mask)
        if drawing is not None:
            wanted = replace(wanted, doubtful=_doubtful(base, drawing, wanted))
            self._note(db, repair_id, recipe=wanted_to_json(wanted))
        sketch, mask = (None, mask) if drawing is None else (drawing.sketch, drawing.mask)
        request = self._request(base)
        repair = self._repair(base, wanted, mask, number)
        timing = StepTimes()
        made = self._painted(db, row, request, sketch, base, repair, timing)
        check_drift(base.pixels, made)
        self._files.write(candidate_path(self._files, repair_id, number), marked_png(made.pixels, PAINTED))
        if step := timing.step_seconds:
            loaded, besides = self._last_model != request.model, timing.besides
            keep_repair_pace(db, base.plan, wanted.recipe, step_seconds=step, besides=besides, loaded=loaded)
        self._last_model = request.model
        self._note(db, repair_id, made=number)

    def _painted(
        self,
        db: Session,
        row: PageRepair,
        request: PictureRequest,
        sketch: Sketch | None,
        base: Base,
        repair: Repair,
        timing: StepTimes,
    ) -> Repaired:
        try:
            steps = self._easel.repaired(request, sketch, base.pixels, repair)
            return followed(
                steps,
                lambda: self._turns.is_wanted_before(REPAIRS),
                lambda **values: self._note(db, row.id, **values),
                self._files,
                preview_path(self._files, row.id),
                timing,
            )
        except ModelBrokenError as error:
            if repair.adapter is None or repair.adapter.name not in str(error):
                raise
            raise MakingError(_unfitting()) from error

    def _base(self, db: Session, page: Page, row: PageRepair) -> Base:
        try:
            base = base_of(db, self._files, self._settings, page, row.revision)
        except NotFoundError as error:
            raise MakingError(_("La versión que había que arreglar ya no está.")) from error
        model = named(model_choices(self._settings), base.plan.model)
        if model is None:
            raise MakingError(_("El modelo «%s» ya no está en este equipo.") % base.plan.model)
        return base

    def _request(self, base: Base) -> PictureRequest:
        height, width = base.pixels.shape[:2]
        return replace(self._easel.request(base.plan), width=width, height=height)

    def _repair(self, base: Base, wanted: Wanted, mask: Pixels, number: int) -> Repair:
        recipe = wanted.recipe
        adapter = Path(wanted.adapter) if wanted.adapter else None
        model = named(model_choices(self._settings), base.plan.model)
        if adapter is not None and model is not None and not fits(adapter, model.family):
            # Its words are painted without what was learned by another family of models.
            _log.info("a card's weights do not fit %s and are left out", base.plan.model)
            adapter = None
        return Repair(
            mask=mask,
            prompt=wanted.prompt,
            negative_prompt=wanted.negative,
            adapter=adapter,
            not_masked=recipe.not_masked,
            content=recipe.content,
            strength=recipe.strength,
            steps=recipe.steps,
            guidance=recipe.guidance,
            seed=recipe.seed_of(number),
            blur=float(recipe.blur),
            padding=recipe.padding,
        )

    def _note(self, db: Session, repair_id: str, **values: Any) -> None:
        mine = (
            col(PageRepair.id) == repair_id,
            col(PageRepair.state) != "cancelled",
            col(PageRepair.removed_at).is_(None),
        )
        note_progress(db, PageRepair, *mine, **values)


def check_drift(before: Pixels, made: Repaired) -> None:
    """Raises MakingError where a pixel outside of a repair's mask is not what it was."""
    outside = made.mask == 0
    if made.pixels.shape != before.shape or not np.array_equal(made.pixels[outside], before[outside]):
        _log.error("a repair changed pixels outside of its mask")
        raise MakingError(
            _("El arreglo tocaba más de lo marcado y no lo he guardado. La página sigue como estaba.")
        )


def fail_repair(db: Session, repair_id: str, sentence: str) -> None:
    """Marks a repair as failed, unless it was stopped or is done; commits."""
    mine = (col(PageRepair.id) == repair_id, col(PageRepair.state).not_in(("cancelled", "done")))
    note_failure(db, PageRepair, *mine, sentence=sentence)


def register_repairs(painter: RepairPainter) -> None:
    """Tells DBOS how a repair is made; to be called once, before it is launched."""
    register_job(MAKE_REPAIR, repair_problem, lambda step: all_candidates(painter, step), painter.fail)


def repair_problem(error: BaseException) -> str:
    """What a repair says of an error of its making."""
    if (full := storage_problem(error)) is not None:
        return full
    if is_memory_full(error):
        return _("No queda memoria para pintar: cierre otros programas y vuelva a intentarlo.")
    if isinstance(error, MaskError):
        return _("Con esa máscara no hay nada que pintar. Márquelo otra vez; la página sigue como estaba.")
    if isinstance(error, BadRequestError):
        return _("Este modelo no puede arreglar la imagen con estos ajustes: pruebe con otros.")
    if isinstance(error, ModelMissingError | ModelBrokenError):
        return _("El modelo de esta página no se puede abrir: «evoca doctor» dice qué le pasa.")
    return _("Algo falló al arreglar. La página sigue como estaba: puede volver a intentarlo.")


def _unfitting() -> str:
    return _("Lo aprendido de esa ficha no sirve para el modelo de esta página: elija otra cosa.")


def _doubtful(base: Base, drawing: RepairDrawing, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """What those are called for whom too little was marked, and what is wrong with each."""
    now = base.plan if drawing.after is None else replace(base.plan, script=drawing.after)
    faults = doubts_of_marking(base.masks, drawing, wanted)
    return tuple(
        (_called(base.plan, each.subject) or _called(now, each.subject), each.fault) for each in faults
    )


def _called(plan: Plan, key: str) -> str:
    there = plan.script is not None and any(each.key == key for each in plan.script.subjects)
    return name_of(plan, key) if there else ""


def _wanted(db: Session, repair_id: str) -> Wanted:
    return wanted_from_json(db.get_one(PageRepair, repair_id).recipe)
