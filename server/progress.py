"""How far the making of a page is: written by the worker, followed by the web.

It lies in the database, so it outlives either process and reads the same in every tab.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from server.database import session
from server.following import changes
from server.records import MakingProgress, Page
from server.texts import gettext as _
from server.waiting_work import count_before

ENDED: Final = ("done", "failed", "cancelled")


@dataclass(frozen=True)
class Progress:
    """Where the making is. ``done`` of ``total`` diffusion steps are finished (0 of 0 before painting);
    ``preview_version`` grows with every new preview and is 0 before the first. ``before`` counts what goes
    before a page that waits.
    """

    state: str
    stage_es: str
    done: int
    total: int
    preview_version: int
    problem_es: str | None
    before: int = 0


def progress_of(db: Session, page_id: str, revision: int) -> Progress:
    """The progress of a revision now; one that a newer has replaced counts as cancelled."""
    page = db.get(Page, page_id)
    row = db.get(MakingProgress, (page_id, revision)) or MakingProgress(page_id=page_id, revision=revision)
    if page is None or page.revision != revision:
        return Progress("cancelled", _stage("cancelled", ""), row.done, row.total, row.preview, None)
    problem = _(page.problem) if page.problem else None
    before = count_before(db, page_id) if page.state == "waiting" else 0
    stage = _stage(page.state, row.stage)
    return Progress(page.state, stage, row.done, row.total, row.preview, problem, before)


def follow(engine: Engine, page_id: str, revision: int) -> AsyncIterator[Progress]:
    """Every change of a revision's progress, beginning with where it is now; ends when the making has.

    Its words are in the language of the context that follows.
    """

    def look() -> Progress:
        with session(engine) as db:
            return progress_of(db, page_id, revision)

    return changes(look, lambda now: now.state not in ENDED)


def write_progress(
    db: Session, page_id: str, revision: int, *, stage: str, done: int, total: int, preview: int
) -> None:
    """Writes down how far the painting is; the caller commits."""
    row = db.get(MakingProgress, (page_id, revision)) or MakingProgress(page_id=page_id, revision=revision)
    row.stage, row.done, row.total, row.preview = stage, done, total, preview
    db.add(row)


def _stage(state: str, subject: str) -> str:
    """What is being done, in words; ``subject`` is who is being painted, "" for the whole picture."""
    if state == "painting" and subject:
        return _("Pintando a {name}").format(name=subject).replace(" a el ", " al ")
    return {
        "waiting": _("Esperando turno"),
        "understanding": _("Entendiendo el recuerdo"),
        "sketching": _("Dibujando"),
        "painting": _("Pintando el cuadro entero"),
        "done": _("Terminado"),
        "failed": _("No ha podido terminarse"),
        "cancelled": _("Detenido"),
    }[state]
