"""How far the making of a page is: written by the worker, followed by the web.

It lies in the database, so it outlives either process and reads the same in every tab.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine
from sqlmodel import Session

from server.database import session
from server.following import changes
from server.records import MakingProgress, Page, PatientRecord
from server.texts import gettext as _
from server.waiting_work import count_before, waiting_work

ENDED: Final = ("done", "failed", "cancelled")
_SUBJECT: Final = re.compile(r"(\d+)/(\d+) (.+)")  # number/count label
_OWN: Final = re.compile(r"(?:mi|nuestr[oa])(s?) ", re.IGNORECASE)  # whose words a label can be


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
        return Progress("cancelled", _stage("cancelled", "", "su"), row.done, row.total, row.preview, None)
    problem = _(page.problem) if page.problem else None
    before = (count_before(waiting_work(db), "page", page_id) or 0) if page.state == "waiting" else 0
    stage = _stage(page.state, row.stage, "tu" if _is_familiar(db, page) else "su")
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


def subject_stage(label: str, number: int, count: int) -> str:
    """The stage of a person or animal being painted, ``number`` of ``count``, as ``write_progress`` takes it;
    that of a thing is its label.
    """
    return f"{number}/{count} {label}"


def _is_familiar(db: Session, page: Page) -> bool:
    return db.get_one(PatientRecord, page.patient_id).familiar


def _stage(state: str, painted: str, own: str) -> str:
    """What is being done, in words. ``painted`` is the stage that was written, "" for the whole picture, and
    ``own`` the word that says to the teller that someone or something is theirs.
    """
    if state == "painting" and painted:
        return _painting(painted, own)
    return {
        "waiting": _("Esperando turno"),
        "understanding": _("Entendiendo el recuerdo"),
        "sketching": _("Dibujando"),
        "painting": _("Pintando el cuadro entero"),
        "done": _("Terminado"),
        "failed": _("No ha podido terminarse"),
        "cancelled": _("Detenido"),
    }[state]


def _painting(painted: str, own: str) -> str:
    subject = _SUBJECT.fullmatch(painted)
    label = subject[3] if subject else painted
    label = _OWN.sub(rf"{own}\1 ", label) if _OWN.match(label) else label
    if subject is None:
        return _("Pintando {thing}").format(thing=label)
    said = _("Pintando a {name}").format(name=label).replace(" a el ", " al ")
    if subject[2] == "1":
        return said
    return _("{painting}, {number} de {count}").format(painting=said, number=subject[1], count=subject[2])
