"""A page's pictures are made anew: one revision after the other, each asked for once.

A revision is born in one transaction with what changed, and with what the one before it was, so that
``server.page_versions`` can go back to it. Its sketch is drawn at once; the rest of its
making waits in the jobs' line. A failure leaves the page with one sentence and can be tried again.
"""

import logging
from contextvars import copy_context

from sqlalchemy import update
from sqlmodel import Session, col

from narrative.scene import Scene
from server.database import session
from server.errors import EvocaError, StorageFullError, is_storage_full
from server.preparation import prepare
from server.records import Memory, Page, PageVersion
from server.studio import Studio
from server.texts import gettext as _
from server.texts import use_locale

_log = logging.getLogger(__name__)


def begin_revision(db: Session, page: Page) -> None:
    """Takes the next revision number, which ends the making of the one before; the caller commits.

    The database is locked for others from here to the commit, so of two tabs the second sees what
    the first did. What the page and its memory were till now is kept as the version that is left.
    """
    db.exec(  # type: ignore[call-overload]  # SQLModel types no updates
        update(Page)
        .where(col(Page.id) == page.id)
        .values(revision=col(Page.revision) + 1, state="waiting", problem=None)
        .execution_options(synchronize_session=False)
    )
    db.refresh(page)
    _keep_left(db, page)


def _keep_left(db: Session, page: Page) -> None:
    memory = db.get_one(Memory, page.memory_id)
    db.refresh(memory)
    left = db.get(PageVersion, (page.id, page.revision - 1))
    if left is None:
        left = PageVersion(page_id=page.id, revision=page.revision - 1, cause="before", made_at=None)
    left.text, left.corrections = memory.text, list(memory.corrections)
    left.script_edits, left.style = dict(page.script_edits), page.style
    left.model, left.seed, left.shown = page.model, page.seed, page.shown
    original = db.get(PageVersion, (page.id, left.same_as)) if left.same_as is not None else None
    if original is not None:
        original.shown = page.shown
        db.add(original)
    db.add(left)


def make_revision(db: Session, studio: Studio, page: Page, scene: Scene | None = None) -> None:
    """Draws the sketch of a committed revision at once and puts the rest in the jobs' line.

    Never raises for what went wrong: the page then says it. ``page`` is as it is afterwards; ``scene``
    is what its memory was just understood as.
    """
    # What goes onto the page is kept in Spanish and put into the reader's language when it is shown.
    context = copy_context()
    context.run(use_locale, None)
    problem = context.run(_draw_and_put, studio, page.id, page.revision, scene)
    if problem is not None:
        fail_revision(db, page.id, page.revision, problem)
    db.refresh(page)


def _draw_and_put(studio: Studio, page_id: str, revision: int, scene: Scene | None) -> str | None:
    """Draws and puts in the line; what went wrong, or None."""
    try:
        # A session of its own: what fails in it leaves the caller's rows as they are.
        with session(studio.engine) as db:
            page = db.get_one(Page, page_id)
            memory = db.get_one(Memory, page.memory_id)
            prepare(db, studio.files, studio, studio.settings, memory, page, scene)
            db.commit()
        studio.jobs.put(page_id, revision)
    except Exception as error:  # whatever it was, the page must say so and stay usable
        _log.exception("the sketch of page %s could not be made", page_id)
        return problem_sentence(error)
    return None


def fail_revision(db: Session, page_id: str, revision: int, sentence: str) -> None:
    """Marks a revision as failed, unless a newer one has begun or it was cancelled; commits."""
    db.exec(  # type: ignore[call-overload]
        update(Page)
        .where(
            col(Page.id) == page_id,
            col(Page.revision) == revision,
            col(Page.state).not_in(("cancelled", "done")),
        )
        .values(state="failed", problem=sentence)
    )
    db.commit()


def problem_sentence(error: BaseException) -> str:
    """One Spanish sentence for the page about why its making failed."""
    if is_storage_full(error):
        return StorageFullError().sentence
    if isinstance(error, EvocaError):
        return error.sentence
    return _("Algo falló al hacer la imagen. El recuerdo está guardado: puede volver a intentarlo.")
