"""The workshop: pictures made straight from a prompt and settings, in batches that outlive every process.

A batch is kept before it is asked for, and everything that it was made from with it. What is finished
stays whatever happens to the rest.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from secrets import randbelow
from typing import Final
from uuid import uuid4

from sqlmodel import Session, col, func, select

from server.asked_work import count_asked, keep_once, stop_asked
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.page_files import files_of, find_file, revision_of
from server.patients import patient_for, record_access, require_staff
from server.picture_files import PictureFiles
from server.print_files import CANDIDATE, remove_prints
from server.records import Account, Page, PictureBatch, PictureCandidate
from server.studio import Studio
from server.texts import gettext as _
from server.workshop_settings import LARGEST_SEED, Wanted, wanted_from_json, wanted_to_json
from server.workshop_uploads import remove_unused

ACTIVE: Final = ("waiting", "painting")
A_PAGE: Final = 6  # batches of the history that are shown at once
MOST_WAITING: Final = 5
MOST_PAGES: Final = 60
KEPT_REMOVED: Final = timedelta(days=1)  # what was taken out of the history can come back for so long


@dataclass(frozen=True)
class Batch:
    """A batch with what it was made from and what is finished of it."""

    row: PictureBatch
    wanted: Wanted
    candidates: tuple[PictureCandidate, ...]


@dataclass(frozen=True)
class History:
    """A page of a patient's batches, the newest first; ``number`` of ``pages``, from 1 on."""

    batches: tuple[Batch, ...]
    number: int
    pages: int


@dataclass(frozen=True)
class StartPage:
    """A picture of a page that can be gone on from; ``subjects`` are who and what has a mask in it."""

    key: str
    page: Page
    kind: str
    path: str
    subjects: tuple[str, ...]


def start_batch(
    db: Session, studio: Studio, account: Account, patient_id: str, batch_id: str, wanted: Wanted
) -> PictureBatch:
    """Keeps a batch and puts it in the line; the same ``batch_id`` again is the same batch.

    Raises BadInputError when too many wait already.
    """
    require_staff(account)
    patient_for(db, account, patient_id, action="started pictures")
    known = db.get(PictureBatch, batch_id)
    if known is None:
        if count_asked(db, PictureBatch, patient_id, ACTIVE) >= MOST_WAITING:
            raise BadInputError(_("Ya hay varias tandas esperando: deje que termine alguna, o párela."))
        remove_unused(db, studio.files)
        known = PictureBatch(
            id=batch_id, patient_id=patient_id, account_id=account.id, settings=wanted_to_json(wanted)
        )
        known = keep_once(db, known)
    if known.patient_id != patient_id:
        raise NotAllowedError
    studio.jobs.put_batch(known.id)
    return known


def start_again(
    db: Session, studio: Studio, account: Account, candidate_id: str, batch_id: str, *, same_seed: bool
) -> PictureBatch:
    """One more picture with a candidate's settings: with its own seed or with another."""
    candidate, batch = candidate_for(db, account, candidate_id)
    seed = candidate.seed if same_seed else _other_seed(candidate.seed)
    wanted = replace(_wanted(batch), seed=seed, count=1)
    return start_batch(db, studio, account, batch.patient_id, batch_id, wanted)


def cancel_batch(db: Session, account: Account, batch_id: str) -> PictureBatch:
    """Stops a batch after its present step; finished pictures stay, and a batch that ended stays so."""
    batch = batch_for(db, account, batch_id, action="stopped pictures")
    return stop_asked(db, batch, ACTIVE)


def remove_batch(db: Session, account: Account, batch_id: str) -> PictureBatch:
    """Takes a batch out of the history, stopping it when it is being painted."""
    batch = cancel_batch(db, account, batch_id)
    return _set_removed(db, account, batch, datetime.now(UTC), "removed pictures")


def restore_batch(db: Session, account: Account, batch_id: str) -> PictureBatch:
    """Brings a batch back into the history."""
    batch = batch_for(db, account, batch_id, action="restored pictures")
    return _set_removed(db, account, batch, None, "restored pictures")


def history_of(db: Session, account: Account, patient_id: str, number: int = 1) -> History:
    """A page of the history; a number beyond it gives its last page."""
    require_staff(account)
    patient_for(db, account, patient_id, action="saw picture history")
    there = (PictureBatch.patient_id == patient_id, col(PictureBatch.removed_at).is_(None))
    total = db.exec(select(func.count()).select_from(PictureBatch).where(*there)).one()
    pages = max(1, math.ceil(total / A_PAGE))
    number = min(max(1, number), pages)
    query = (
        select(PictureBatch)
        .where(*there)
        .order_by(col(PictureBatch.asked_at).desc(), col(PictureBatch.id))
        .offset((number - 1) * A_PAGE)
        .limit(A_PAGE)
    )
    return History(tuple(whole_batch(db, row) for row in db.exec(query).all()), number, pages)


def whole_batch(db: Session, row: PictureBatch) -> Batch:
    """The batch with its settings and finished pictures."""
    query = select(PictureCandidate).where(PictureCandidate.batch_id == row.id)
    return Batch(row, _wanted(row), tuple(db.exec(query.order_by(col(PictureCandidate.number)))))


def batch_for(db: Session, account: Account, batch_id: str, *, action: str = "saw pictures") -> PictureBatch:
    """The batch, when this account may work with it. Raises NotFoundError or NotAllowedError."""
    require_staff(account)
    batch = db.get(PictureBatch, batch_id)
    if batch is None:
        raise NotFoundError
    patient_for(db, account, batch.patient_id, action=action)
    return batch


def candidate_for(
    db: Session, account: Account, candidate_id: str, *, action: str = "saw picture"
) -> tuple[PictureCandidate, PictureBatch]:
    """A finished picture and its batch, when this account may work with them."""
    require_staff(account)
    candidate = db.get(PictureCandidate, candidate_id)
    if candidate is None:
        raise NotFoundError
    return candidate, batch_for(db, account, candidate.batch_id, action=action)


def start_pages(db: Session, patient_id: str) -> tuple[StartPage, ...]:
    """The pictures of a patient's pages, the newest page first."""
    query = (
        select(Page)
        .where(Page.patient_id == patient_id, Page.status != "withdrawn")
        .order_by(col(Page.made_at).desc())
        .limit(MOST_PAGES)
    )
    found: list[StartPage] = []
    for page in db.exec(query).all():
        for kind in ("painting", "sketch"):
            if (row := find_file(db, revision_of(page), kind)) is not None:
                found.append(StartPage(f"{page.id}/{kind}", page, kind, row.path, ()))
    return tuple(found)


def start_page(db: Session, patient_id: str, key: str) -> StartPage | None:
    """One of ``start_pages`` with its subjects, or None when it is not this patient's."""
    page_id, _slash, kind = key.partition("/")
    page = db.get(Page, page_id)
    if page is None or page.patient_id != patient_id or kind not in ("painting", "sketch"):
        return None
    files = files_of(db, revision_of(page))
    picture = next((row for row in files if row.kind == kind), None)
    if picture is None:
        return None
    return StartPage(key, page, kind, picture.path, tuple(r.subject for r in files if r.kind == "mask"))


def purge_removed(db: Session, files: PictureFiles, now: datetime | None = None) -> int:
    """Deletes batches taken out of the history more than a day ago, pictures and all; how many."""
    before = (now or datetime.now(UTC)) - KEPT_REMOVED
    old: Sequence[PictureBatch] = db.exec(
        select(PictureBatch).where(
            col(PictureBatch.removed_at) < before, col(PictureBatch.state).not_in(ACTIVE)
        )
    ).all()
    for row in old:
        for candidate in whole_batch(db, row).candidates:
            files.remove(candidate.path)
            remove_prints(files, row.id, candidate.number, CANDIDATE)
            db.delete(candidate)
        files.remove(preview_path(files, row.id))
        db.flush()
        db.delete(row)
    db.commit()
    return len(old)


def preview_path(files: PictureFiles, batch_id: str) -> str:
    """Where the picture that is being painted is shown so far."""
    return files.name(batch_id, 0, "preview", "", ".webp")


def new_batch_id() -> str:
    """A name for a batch to come."""
    return str(uuid4())


def _wanted(row: PictureBatch) -> Wanted:
    return wanted_from_json(row.settings)


def _other_seed(seed: int) -> int:
    other = randbelow(LARGEST_SEED)
    return other if other < seed else other + 1


def _set_removed(
    db: Session, account: Account, batch: PictureBatch, at: datetime | None, action: str
) -> PictureBatch:
    batch.removed_at = at
    db.add(batch)
    record_access(db, account, batch.patient_id, action)
    return batch
