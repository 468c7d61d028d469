"""What relatives write under a page."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.patients import STAFF, may_see, record_access
from server.records import Account, Caption, Page
from server.texts import gettext as _

LONGEST: Final = 2_000
WRITERS: Final = (*STAFF, "relative")


@dataclass(frozen=True)
class NamedCaption:
    """A caption with the name of who wrote it."""

    caption: Caption
    name: str


def captions_of(db: Session, page_id: str) -> tuple[NamedCaption, ...]:
    """The captions under a page, the oldest first, without those removed."""
    query = (
        select(Caption, Account.name)
        .join(Account, col(Account.id) == col(Caption.account_id))
        .where(Caption.page_id == page_id, col(Caption.removed_at).is_(None))
        .order_by(col(Caption.written_at))
    )
    return tuple(NamedCaption(caption, name) for caption, name in db.exec(query))


def add_caption(db: Session, account: Account, page_id: str, caption_id: str, text: str) -> Caption:
    """Writes a caption under a page of the book; the same ``caption_id`` again is the same caption.

    Raises BadInputError for no words or too many.
    """
    page = _page(db, account, page_id)
    text = text.replace("\0", "").strip()
    if not text:
        raise BadInputError(_("Escriba unas palabras."))
    if len(text) > LONGEST:
        raise BadInputError(_("Es demasiado largo: cuéntelo en menos palabras."))
    existing = db.get(Caption, caption_id)
    if existing is None:
        caption = Caption(id=caption_id, page_id=page.id, account_id=account.id, text=text)
        db.add(caption)
        try:
            record_access(db, account, page.patient_id, "wrote caption")
        except IntegrityError:  # the same form, at the same moment, in another request
            db.rollback()
            existing = db.get_one(Caption, caption_id)
        else:
            return caption
    if (existing.page_id, existing.account_id) != (page.id, account.id):
        raise NotAllowedError
    return existing


def remove_caption(db: Session, account: Account, caption_id: str) -> Caption:
    """Takes a caption away; its writer and the staff may, and may put it back."""
    return _set_removed(db, account, caption_id, datetime.now(UTC), "removed caption")


def restore_caption(db: Session, account: Account, caption_id: str) -> Caption:
    """Puts a removed caption back."""
    return _set_removed(db, account, caption_id, None, "restored caption")


def _set_removed(
    db: Session, account: Account, caption_id: str, removed_at: datetime | None, action: str
) -> Caption:
    caption = db.get(Caption, caption_id)
    if caption is None:
        raise NotFoundError
    page = _page(db, account, caption.page_id)
    if caption.account_id != account.id and account.role not in STAFF:
        raise NotAllowedError
    caption.removed_at = removed_at
    db.add(caption)
    record_access(db, account, page.patient_id, action)
    return caption


def _page(db: Session, account: Account, page_id: str) -> Page:
    page = db.get(Page, page_id)
    if page is None:
        raise NotFoundError
    if account.role not in WRITERS or not may_see(db, account, page.patient_id):
        raise NotAllowedError
    if account.role == "relative" and page.status != "kept":
        raise NotAllowedError
    return page
