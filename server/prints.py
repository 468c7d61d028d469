"""Pictures in the size of print: what can be printed, whether its file is there, and how to ask for it."""

from typing import Final

from sqlmodel import Session, select

from server.errors import NotAllowedError, NotFoundError
from server.jobs import print_job_id
from server.page_files import Revision, find_file, shown_file
from server.pages import page_for
from server.patients import record_access
from server.print_files import CANDIDATE, Printable, print_path
from server.records import Account, PictureCandidate
from server.studio import Studio
from server.workshop import candidate_for

ENDED: Final = ("SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED")


def page_to_print(db: Session, account: Account, page_id: str, locale: str) -> Printable:
    """The picture that a page shows, for therapists and relatives. Raises NotFoundError without one."""
    page = page_for(db, account, page_id)
    if account.role == "patient":
        raise NotAllowedError
    shown = shown_file(db, page)
    if shown is None:
        raise NotFoundError
    return Printable(page.id, page.revision, shown.kind, locale)


def candidate_to_print(db: Session, account: Account, candidate_id: str, locale: str) -> Printable:
    """A finished picture of the workshop."""
    candidate, batch = candidate_for(db, account, candidate_id)
    return Printable(batch.id, candidate.number, CANDIDATE, locale)


def original_path(db: Session, printable: Printable) -> str:
    """Where the picture itself lies in the store. Raises NotFoundError."""
    if printable.kind == CANDIDATE:
        row = _candidate(db, printable)
        if row is None:
            raise NotFoundError
        return row.path
    found = find_file(db, Revision(printable.owner, printable.number), printable.kind)
    if found is None:
        raise NotFoundError
    return found.path


def ask_for_print(
    db: Session, studio: Studio, account: Account, patient_id: str, printable: Printable, turn: str
) -> None:
    """Puts the making of the file in the line, unless it is there already."""
    record_access(db, account, patient_id, "printed picture")
    if not studio.files.has(print_path(studio.files, printable)):
        studio.jobs.put_print(turn, printable.owner, printable.number, printable.kind, printable.locale)


def print_state(studio: Studio, printable: Printable, turn: str) -> str:
    """How far the file is: "done", "making", "failed", or "" when nobody has asked (with this turn)."""
    if studio.files.has(print_path(studio.files, printable)):
        return "done"
    status = studio.jobs.status_of(print_job_id(turn)) if turn else None
    if status is None:
        return ""
    return "failed" if status in ENDED else "making"


def _candidate(db: Session, printable: Printable) -> PictureCandidate | None:
    query = select(PictureCandidate).where(
        PictureCandidate.batch_id == printable.owner, PictureCandidate.number == printable.number
    )
    return db.exec(query).first()
