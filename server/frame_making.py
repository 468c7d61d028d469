"""The worker's side of "how a picture is made": a page's frames, one durable job that lets pages go first."""

import logging
import time
from collections.abc import Callable, Generator
from dataclasses import replace
from typing import TYPE_CHECKING

from dbos import DBOS
from sqlalchemy import ColumnElement, Engine
from sqlmodel import Session, col, select

from imaging.request import PictureRequest, Pixels
from server.database import session
from server.drawing import request_of
from server.durable_steps import MOST_RECOVERIES, StoppedError, note_failure, note_progress
from server.easel import IMPORTING, usual_settings
from server.how_made import MAKING, frame_name
from server.jobs import MAKE_FRAMES
from server.marked_pictures import preview_webp, read_pixels
from server.page_files import Revision, find_file, write_file
from server.picture_files import PictureFiles
from server.plans import as_repainted
from server.preparation import load_plan
from server.records import FrameMaking, Page, PictureBatch, PictureCandidate
from server.settings import Settings
from server.texts import gettext as _
from server.turns import FRAMES, Turns
from server.waiting_work import asker_of_frames
from server.workshop_models import model_choices, named
from server.workshop_painting import problem_of
from server.workshop_settings import wanted_from_json
from server.workshop_sources import request_for

if TYPE_CHECKING:
    from imaging.engine.frames import Frame

Show = Callable[[PictureRequest, Pixels | None, Pixels], "Generator[Frame, None, None]"]
_log = logging.getLogger(__name__)


class FrameMaker:
    """Makes frames with the process's own model."""

    def __init__(
        self, settings: Settings, engine: Engine, files: PictureFiles, turns: Turns, show: Show
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._files = files
        self._turns = turns
        self._show = show

    def make(self, page_id: str, number: int) -> str:
        """All frames of a revision; begun anew after a page of the book that wanted to be painted.

        Raises StoppedError when they were stopped.
        """
        revision = Revision(page_id, number)
        with session(self._engine) as db:
            asker = asker_of_frames(db.get_one(Page, page_id))
        while True:
            with self._turns.take(FRAMES, asker), session(self._engine) as db:
                if self._made(db, revision):
                    return "done"
            _log.info("the frames of %s-%s gave way to a page", page_id, number)

    def fail(self, page_id: str, number: int, sentence: str) -> None:
        """The page of the frames says in one sentence what went wrong."""
        with session(self._engine) as db:
            fail_frames(db, page_id, number, sentence)

    def _made(self, db: Session, revision: Revision) -> bool:
        """Whether the frames are there; False when something else goes before."""
        # Imported here: torch takes seconds, and the worker is to be ready before it has them.
        with IMPORTING:
            from imaging.engine.frames import count_frames

        attempt = db.get_one(FrameMaking, (revision.page_id, revision.number)).attempt
        goes_on = (*_goes_on(revision), col(FrameMaking.attempt) == attempt)
        painting = find_file(db, revision, "painting")
        if painting is None:
            raise FileNotFoundError(f"{revision} has no painting")
        picture = read_pixels(self._files.read(painting.path))
        request, drawn = self._made_from(db, revision)
        total = count_frames(request, drawn=drawn is not None)
        note_progress(db, FrameMaking, *goes_on, state="painting", done=0, total=total)
        began = time.monotonic()
        frames = self._show(request, drawn, picture)
        try:
            for count, frame in enumerate(frames, start=1):
                name, shown = frame_name(count, frame.kind, frame.noise), preview_webp(frame.pixels)
                seconds, began = time.monotonic() - began, time.monotonic()
                write_file(db, self._files, revision, "frame", shown, subject=name, seconds=seconds)
                note_progress(db, FrameMaking, *goes_on, done=count)
                if self._turns.is_wanted_before(FRAMES):
                    return False
        finally:
            frames.close()
        note_progress(db, FrameMaking, *goes_on, state="done")
        return True

    def _made_from(self, db: Session, revision: Revision) -> tuple[PictureRequest, Pixels | None]:
        """What the painting was asked for by, and what it was painted over."""
        page = db.get_one(Page, revision.page_id)
        plan = as_repainted(load_plan(db, self._files, page, revision, self._settings))
        taken = db.exec(
            select(PictureCandidate, PictureBatch)
            .join(PictureBatch)
            .where(PictureCandidate.page_id == page.id, PictureCandidate.seed == plan.seed)
        ).first()
        if taken is None:
            sketch = find_file(db, revision, "sketch")
            usual = usual_settings(self._settings, plan.model)
            request = request_of(plan)
            request = request if usual is None else replace(request, guidance=usual.guidance)
            return request, read_pixels(self._files.read(sketch.path)) if sketch else None
        candidate, batch = taken
        wanted = wanted_from_json(batch.settings)
        model = named(model_choices(self._settings), wanted.model)
        if model is None:
            raise FileNotFoundError(f"the model {wanted.model} is gone")
        request = request_for(
            db, self._files, self._settings, batch.patient_id, wanted, model, candidate.number
        )
        return request, None if request.start is None else request.start.pixels


def fail_frames(db: Session, page_id: str, number: int, sentence: str) -> None:
    """Marks frames as failed, unless they were stopped or are done; commits."""
    note_failure(db, FrameMaking, *_goes_on(Revision(page_id, number)), sentence=sentence)


def _goes_on(revision: Revision) -> tuple[ColumnElement[bool], ...]:
    """That the frames of a revision are still wanted."""
    return (
        col(FrameMaking.page_id) == revision.page_id,
        col(FrameMaking.revision) == revision.number,
        col(FrameMaking.state).in_(MAKING),
    )


def register_frames(maker: FrameMaker) -> None:
    """Tells DBOS how frames are made; to be called once, before it is launched."""

    @DBOS.workflow(name=MAKE_FRAMES, max_recovery_attempts=MOST_RECOVERIES)
    def make_frames(page_id: str, number: int) -> str:  # pyright: ignore[reportUnusedFunction]
        def told() -> str:
            try:
                return maker.make(page_id, number)
            except StoppedError:
                return "stopped"
            except Exception as error:  # whatever it was, the page says it
                _log.exception("the frames of %s-%s could not be made", page_id, number)
                maker.fail(page_id, number, frames_problem(error))
                return "failed"

        return DBOS.run_step({"name": "frames"}, told)


def frames_problem(error: BaseException) -> str:
    """What the page says of frames that could not be made."""
    sentence = problem_of(error)
    if sentence == problem_of(RuntimeError()):
        return _("No he podido preparar estas imágenes. La página sigue igual: puede volver a intentarlo.")
    return sentence
