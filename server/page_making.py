"""Making a page, as a durable story of steps: understand, script, sketch, paint, repaint each, save.

DBOS remembers which steps are done; a process that is killed goes on at the next one when it is
started again. Heavy results lie in files that a step puts in place whole, so a step that is cut off
midway does no harm when it is done again.
"""

import logging
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dbos import DBOS
from sqlalchemy import Engine, update
from sqlmodel import Session, col, select

from imaging.composing import Composing
from imaging.errors import ImagingError, ModelBrokenError, ModelMissingError
from imaging.request import PaintStep, Picture, PictureRequest, Pixels, Sketch
from server.database import session
from server.drawing import request_of
from server.durable_steps import MOST_RECOVERIES, StoppedError, durable_step, is_memory_full
from server.earlier_revisions import Reuse, reusable
from server.easel import Easel
from server.errors import EvocaError, StorageFullError, is_storage_full
from server.jobs import MAKE_PAGE
from server.known_surroundings import (
    known_things,
    paints_over_sketches,
    thing_coloured,
    thing_request,
    with_place_weights,
)
from server.marked_pictures import PAINTED, marked_png, preview_webp, read_pixels
from server.page_files import Revision, files_of, find_file, remove_file, write_file
from server.picture_files import PictureFiles
from server.plans import DoubtNote, Plan, RepaintNote, as_repainted
from server.preparation import (
    Reader,
    keep_plan,
    load_plan,
    scripted,
    sketched,
    stored_sketch,
    understood,
)
from server.progress import subject_stage, write_progress
from server.records import MakingProgress, Memory, Page, PageFile
from server.revisions import fail_revision
from server.settings import Settings
from server.texts import gettext as _
from server.try_notes import note_of, told_of, try_from
from server.turns import NOBODY, PAGES, Asker, Turns
from server.waiting_work import asker_of_page

if TYPE_CHECKING:
    from imaging.composing.gates import Verdict
    from imaging.engine.frames import Frame

NO_MODEL: Final = "none"
COMPOSING: Final = Composing()
_log = logging.getLogger(__name__)
T = TypeVar("T")


class PageMaker:
    """What the worker process paints with. One picture at a time."""

    def __init__(self, settings: Settings, engine: Engine, files: PictureFiles, reader: Reader) -> None:
        self._settings = settings
        self._engine = engine
        self._files = files
        self._reader = reader
        self._easel = Easel(settings)

    @property
    def easel(self) -> Easel:
        """The easel that everything of this process is painted at."""
        return self._easel

    def warm(self) -> None:
        """Loads the usual model ahead of the first picture; says nothing when it is missing."""
        try:
            if self._settings.model != NO_MODEL:
                self._easel.warm(self._settings.model)
        except ImagingError as error:
            _log.warning("the model cannot be loaded: %s", error)

    def asker(self, page_id: str, number: int) -> Asker:
        """Whose page it is, and since when they wait."""
        with session(self._engine) as db:
            page = db.get(Page, page_id)
            return NOBODY if page is None else asker_of_page(db, page, number)

    def understand(self, revision: Revision) -> dict[str, Any]:
        """The scene, kept in the plan."""
        with session(self._engine) as db:
            page = self._enter(db, revision, "understanding")
            memory = db.get_one(Memory, page.memory_id)
            plan = load_plan(db, self._files, page, revision, self._settings)
            self._keep(db, revision, plan, understood(db, self._reader, memory, plan))
        return {}

    def script(self, revision: Revision) -> dict[str, Any]:
        """The script, kept in the plan."""
        with session(self._engine) as db:
            page = self._enter(db, revision, "understanding")
            plan = load_plan(db, self._files, page, revision, self._settings)
            self._keep(db, revision, plan, scripted(db, self._files, self._reader, page, plan))
        return {}

    def sketch(self, revision: Revision) -> dict[str, Any]:
        """The sketch and its masks; gives the model and the keys of the subjects to repaint."""
        with session(self._engine) as db:
            page = self._enter(db, revision, "sketching")
            plan = load_plan(db, self._files, page, revision, self._settings)
            drawn = sketched(db, self._files, revision, plan)
            self._keep(db, revision, plan, drawn)
            keys = [each.key for each in request_of(as_repainted(drawn)).subjects]
            reuse = None if drawn.model == NO_MODEL else reusable(db, self._files, revision, drawn)
            if reuse is None:
                return {"model": drawn.model, "subjects": keys}
            return {"model": drawn.model, "subjects": list(reuse.subjects), "painted": reuse.revision}

    def base(self, revision: Revision) -> dict[str, Any]:
        """The whole page painted; kept as the file "base"."""
        with session(self._engine) as db:
            page = self._enter(db, revision, "painting")
            plan = self._shown(db, page, revision)
            request, sketch = self._easel.request(plan), stored_sketch(db, self._files, revision, plan)
            began = time.monotonic()
            steps = self._easel.base(with_place_weights(request, plan, self._settings), sketch)
            pixels = self._followed(db, revision, "", steps)
            pixels = self._with_known_things(db, revision, plan, sketch, pixels)
            seconds = round(time.monotonic() - began, 3)
            write_file(db, self._files, revision, "base", marked_png(pixels, PAINTED), seconds=seconds)
            db.commit()
        return {"seconds": seconds}

    def _with_known_things(
        self, db: Session, revision: Revision, plan: Plan, sketch: Sketch, canvas: Pixels
    ) -> Pixels:
        """The page with each dear thing that was learned painted anew in its own region."""
        page = db.get_one(Page, revision.page_id)
        sketching = paints_over_sketches(self._settings, plan)
        for thing in known_things(db, self._settings, page.patient_id, plan):
            mask = sketch.masks.get(thing.key)
            if mask is not None and mask.any():
                request = thing_request(self._easel.request(plan), thing, canvas, mask, sketching=sketching)
                steps = self._easel.paint(request, None)
                canvas = self._followed(db, revision, thing.label, steps, so_far=canvas).pixels
                canvas = thing_coloured(request, thing, sketch, canvas)
        return canvas

    def mended(self, revision: Revision, painted: int) -> dict[str, Any]:
        """The page of an earlier revision, painted anew where its drawing changed; kept as "base"."""
        with session(self._engine) as db:
            page = self._enter(db, revision, "painting")
            plan = self._shown(db, page, revision)
            row = find_file(db, Revision(revision.page_id, painted), "painting")
            reuse = reusable(db, self._files, revision, plan)
            if row is None or reuse is None or reuse.revision != painted:
                raise FileNotFoundError(f"{revision} cannot be made of revision {painted}")
            began = time.monotonic()
            pixels = read_pixels(self._files.read(row.path))
            if reuse.changed.any():
                pixels = self._mended(db, revision, plan, pixels, reuse)
            seconds = round(time.monotonic() - began, 3)
            write_file(db, self._files, revision, "base", marked_png(pixels, PAINTED), seconds=seconds)
            db.commit()
        return {"seconds": seconds, "painted": painted}

    def _mended(self, db: Session, revision: Revision, plan: Plan, canvas: Pixels, reuse: Reuse) -> Pixels:
        # Imported here: torch takes seconds, and the web process imports this room's neighbours.
        from imaging.painting.mending import mend

        sketch = stored_sketch(db, self._files, revision, plan)
        request = self._easel.request(plan)
        steps = mend(self._easel, request, sketch, canvas, reuse.changed, reuse.untouched)
        return self._followed(db, revision, "", steps, so_far=canvas)

    def repaint(
        self,
        revision: Revision,
        key: str,
        before: str | None,
        number: int = 1,
        again: int = 0,
        best: dict[str, Any] | None = None,
        place: tuple[int, int] = (1, 1),
    ) -> dict[str, Any]:
        """One try at a subject over the canvas that ``before``, the subject painted last, left.

        ``number`` counts the tries of the page and ``again`` those at this subject before this one; the
        picture is kept if it is better than that of the ``best`` of these. ``place`` is the subject's number
        among so many.
        """
        # Imported here: torch takes seconds, and the web process imports this room's neighbours.
        from imaging.composing.composing import attempted
        from imaging.composing.gates import Gates

        with session(self._engine) as db:
            page = self._enter(db, revision, "painting")
            plan = self._shown(db, page, revision)
            request, sketch = self._easel.request(plan), stored_sketch(db, self._files, revision, plan)
            canvas = read_pixels(self._canvas(db, revision, before))
            seeing, references = self._easel.seeing(plan.model), self._easel.references(request)
            gates = Gates(request, sketch, COMPOSING, seeing, references)
            began = time.monotonic()
            steps = attempted(self._easel, request, sketch, canvas, key, number, again, gates)
            stage = subject_stage(_label(plan, key), *place)
            pixels, attempt, verdict = self._followed(db, revision, stage, steps, so_far=canvas)
            seconds = round(time.monotonic() - began, 3)
            kept = best is None or verdict.is_better(_verdict(best))
            if kept:
                picture = marked_png(pixels, PAINTED)
                write_file(db, self._files, revision, "repaint", picture, subject=key, seconds=seconds)
            db.commit()
        note = replace(note_of(attempt, told_of(request, sketch)), kept=kept, seconds=seconds)
        return {
            "key": key,
            "try": asdict(note),
            "figures": verdict.figures,
            "margin": verdict.margin,
            "as_told": verdict.seen is None or gates.is_as_told(verdict.seen),
        }

    def save(
        self, revision: Revision, base: dict[str, Any], repaints: list[dict[str, Any]]
    ) -> dict[str, Any]:
        """The finished picture and the plan's last words; the page is done."""
        with session(self._engine) as db:
            page = self._enter(db, revision, "painting")
            if base and find_file(db, revision, "painting") is None:
                last = str(repaints[-1]["key"]) if repaints else None
                write_file(db, self._files, revision, "painting", self._canvas(db, revision, last))
            plan = load_plan(db, self._files, page, revision, self._settings)
            doubts: tuple[DoubtNote, ...] = ()
            if (painted := base.get("painted")) is not None:
                before = self._shown(db, page, Revision(page.id, int(painted)))
                plan, doubts = replace(plan, repairs=before.repairs), before.doubts
            finished = _finished(plan, base, repaints, doubts)
            keep_plan(db, self._files, revision, finished)
            self._set_state(db, revision, "done")
            if not finished.doubts and self._first_shows_somebody_learned(db, page, revision, plan):
                page.shown = "painting"
            for row in files_of(db, revision):
                if row.kind == "repaint":
                    remove_file(db, self._files, row)
            db.commit()
        return {}

    def _first_shows_somebody_learned(self, db: Session, page: Page, revision: Revision, plan: Plan) -> bool:
        """Whether this is the first painting of a page that nobody has put into the book yet, and somebody
        learned from photos is in it: only the painting looks like them, the drawing knows their card alone.
        """
        painted = select(PageFile.id).where(
            PageFile.page_id == page.id, PageFile.kind == "painting", PageFile.revision != revision.number
        )
        if page.status != "draft" or db.exec(painted).first() is not None:
            return False
        return any(each.adapter is not None for each in self._easel.request(plan).subjects)

    def _shown(self, db: Session, page: Page, revision: Revision) -> Plan:
        """What a revision's picture is to show: with what was repaired by hand before."""
        return as_repainted(load_plan(db, self._files, page, revision, self._settings))

    def fail(self, revision: Revision, sentence: str) -> dict[str, Any]:
        """The page says in one sentence what went wrong."""
        with session(self._engine) as db:
            fail_revision(db, revision.page_id, revision.number, sentence)
        return {}

    def _enter(self, db: Session, revision: Revision, state: str) -> Page:
        """The page, in a new state of its making; raises StoppedError when it is no longer wanted."""
        self._set_state(db, revision, state)
        db.commit()
        return db.get_one(Page, revision.page_id)

    def _set_state(self, db: Session, revision: Revision, state: str) -> None:
        # One statement, so that a cancel or a correction of this very moment is never written over.
        changed = db.exec(  # type: ignore[call-overload]  # SQLModel types no updates
            update(Page)
            .where(
                col(Page.id) == revision.page_id,
                col(Page.revision) == revision.number,
                col(Page.state) != "cancelled",
            )
            .values(state=state, problem=None)
            .execution_options(synchronize_session=False)
        )
        if changed.rowcount == 0:
            db.rollback()
            raise StoppedError

    def _keep(self, db: Session, revision: Revision, before: Plan, after: Plan) -> None:
        if after is not before:
            keep_plan(db, self._files, revision, after)
        db.commit()

    def _canvas(self, db: Session, revision: Revision, subject: str | None) -> bytes:
        kind = "base" if subject is None else "repaint"
        row = find_file(db, revision, kind, subject or "")
        if row is None:
            raise FileNotFoundError(f"{revision} has no {kind} {subject or ''}")
        return self._files.read(row.path)

    def _followed(
        self,
        db: Session,
        revision: Revision,
        stage: str,
        steps: Generator[PaintStep, None, T],
        so_far: Pixels | None = None,
    ) -> T:
        """Runs a painting to its end, writing its progress; stops between two steps when it is unwanted.

        While a subject is painted the preview stays the whole page ``so_far``: a picture that jumps
        between close-ups would unsettle whoever watches.
        """
        row = db.get(MakingProgress, (revision.page_id, revision.number))
        preview = row.preview if row else 0
        least = row.done if row else 0  # a subject tried again does not turn the page's progress back
        if so_far is not None:
            write_file(db, self._files, revision, "preview", preview_webp(so_far))
            preview += 1
        try:
            while True:
                step = next(steps)
                if so_far is None and step.preview is not None:
                    write_file(db, self._files, revision, "preview", preview_webp(step.preview))
                    preview += 1
                write_progress(
                    db,
                    revision.page_id,
                    revision.number,
                    stage=stage,
                    done=max(step.done, least),
                    total=step.total,
                    preview=preview,
                )
                db.commit()
                self._check_wanted(db, revision)
        except StopIteration as end:
            return end.value
        finally:
            steps.close()

    def _check_wanted(self, db: Session, revision: Revision) -> None:
        page = db.get_one(Page, revision.page_id)
        db.refresh(page)
        if page.revision != revision.number or page.state == "cancelled":
            raise StoppedError

    def paint(self, request: PictureRequest, sketch: Sketch | None) -> Generator[PaintStep, None, Picture]:
        """A picture of a request's words alone, or on top of its sketch or start picture."""
        return (yield from self._easel.paint(request, sketch))

    def show(
        self, request: PictureRequest, drawn: Pixels | None, picture: Pixels
    ) -> Generator["Frame", None, None]:
        """How a picture was made, in frames."""
        yield from self._easel.frames(request, drawn, picture)


def register_workflow(maker: PageMaker, turns: Turns) -> None:
    """Tells DBOS how a page is made; to be called once, before it is launched.

    From its first step to its last a page has the ``turns``' place at the easel.
    """

    @DBOS.workflow(name=MAKE_PAGE, max_recovery_attempts=MOST_RECOVERIES)
    def make_page(page_id: str, number: int) -> str:  # pyright: ignore[reportUnusedFunction]
        with turns.take(PAGES, maker.asker(page_id, number)):
            return made(Revision(page_id, number))

    def made(revision: Revision) -> str:
        try:
            _step("understand", maker.understand, revision)
            _step("script", maker.script, revision)
            sketch = _step("sketch", maker.sketch, revision)
            base: dict[str, Any] = {}
            repaints: list[dict[str, Any]] = []
            if sketch["model"] != NO_MODEL:
                # Made of an earlier painting, or the whole page anew.
                painted = sketch.get("painted")
                base = (
                    _step("base", maker.base, revision)
                    if painted is None
                    else _step("base", maker.mended, revision, painted)
                )
                keys = sketch["subjects"]
                for number, key in enumerate(keys, start=1):
                    repaints += _tries(maker, revision, key, (number, len(keys)), repaints)
            _step("save", maker.save, revision, base, repaints)
        except StoppedError:
            return "stopped"
        except EvocaError as error:
            _step("fail", maker.fail, revision, error.sentence)
            return "failed"
        return "done"


def _tries(
    maker: PageMaker,
    revision: Revision,
    key: str,
    place: tuple[int, int],
    earlier: Sequence[dict[str, Any]],
) -> list[dict[str, Any]]:
    """The tries at one subject, each a step, until one passes or all are used."""
    before = earlier[-1]["key"] if earlier else None
    made: list[dict[str, Any]] = []
    for again in range(COMPOSING.tries):
        name = f"repaint {key}" if again == 0 else f"repaint {key} again {again}"
        best = _best(made)
        number = len(earlier) + again + 1
        made.append(_step(name, maker.repaint, revision, key, before, number, again, best, place))
        if made[-1]["try"]["fault"] is None:
            break
    return made


def _best(tries: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The try whose picture stands: the last that was kept."""
    return next((each for each in reversed(tries) if each["try"]["kept"]), None)


def _verdict(made: dict[str, Any]) -> "Verdict":
    from imaging.composing.gates import Verdict

    fault, margin = made["try"]["fault"], made["margin"]
    return Verdict(figures=made["figures"], margin=margin, fault=fault)


def _step(name: str, work: Callable[..., dict[str, Any]], revision: Revision, *more: Any) -> dict[str, Any]:
    job = f"{revision.page_id}-{revision.number}"
    return durable_step(name, job, failure_sentence, work, revision, *more)


def failure_sentence(error: BaseException) -> str:
    """What a page says of an error of its making."""
    if is_storage_full(error):
        return StorageFullError().sentence
    if isinstance(error, ModelMissingError):
        return _(
            "Falta el modelo que pinta: la página se queda con su dibujo. "
            "«evoca doctor» dice cómo instalarlo; después puede volver a intentarlo."
        )
    if isinstance(error, ModelBrokenError) and error.fault in ("memory", "memory_full"):
        return _(
            "El modelo que pinta necesita más memoria de la que hay: cierre otros programas o elija uno "
            "más pequeño. El dibujo sigue aquí."
        )
    if isinstance(error, ModelBrokenError):
        return _(
            "El modelo que pinta está dañado: vuelva a instalarlo y pruebe otra vez. El dibujo sigue aquí."
        )
    if is_memory_full(error):
        return _("No queda memoria para pintar: cierre otros programas y vuelva a intentarlo.")
    return _("Algo falló al pintar. El recuerdo y el dibujo están guardados: puede volver a intentarlo.")


def _label(plan: Plan, key: str) -> str:
    subjects = plan.script.subjects if plan.script else ()
    return next((subject.label for subject in subjects if subject.key == key), key)


def _finished(
    plan: Plan, base: dict[str, Any], repaints: list[dict[str, Any]], before: Sequence[DoubtNote] = ()
) -> Plan:
    """The plan with what was done and is doubted: of those not painted anew, what was doubted ``before``."""
    seconds = dict(plan.seconds)
    if base:
        seconds["base"] = base["seconds"]
    for key in dict.fromkeys(each["key"] for each in repaints):
        seconds[key] = round(sum(e["try"]["seconds"] for e in repaints if e["key"] == key), 3)
    standing = {each["key"]: each for each in repaints if each["try"]["kept"]}  # the last that was kept
    tries = tuple(replace(try_from(each["try"]), kept=standing.get(each["key"]) is each) for each in repaints)
    notes = tuple(RepaintNote(e.subject, e.region, e.seed, e.strength) for e in tries if e.kept)
    left = tuple(each for each in before if _is_left(plan, each.subject, standing))
    return replace(plan, repaints=notes, seconds=seconds, tries=tries, doubts=_doubts(standing, left))


def _is_left(plan: Plan, subject: str, standing: dict[str, dict[str, Any]]) -> bool:
    """Whether a doubt on this subject ("" is the whole picture) still holds: nobody looked again."""
    if not subject:
        return not standing
    return subject not in standing and any(
        each.key == subject for each in request_of(as_repainted(plan)).subjects
    )


def _doubts(standing: dict[str, dict[str, Any]], left: tuple[DoubtNote, ...]) -> tuple[DoubtNote, ...]:
    found = left + tuple(
        DoubtNote(key, each["try"]["fault"], round(each["margin"] or 0.0, 4))
        for key, each in standing.items()
        if each["try"]["fault"] is not None
    )
    last = next(reversed(list(standing.values())), None)
    if last is None or last["as_told"] or any(each.fault == "count" for each in found):
        return found
    return (*found, DoubtNote("", "count"))
