"""The files of a page: rows and bytes together, written so that doing it twice is doing it once."""

from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from server.picture_files import PictureFiles
from server.records import Page, PageFile

SUFFIXES: Final = {"plan": ".json", "preview": ".webp", "frame": ".webp", "small": ".webp", "print": ".jpg"}


@dataclass(frozen=True)
class Revision:
    """One revision of one page."""

    page_id: str
    number: int


def revision_of(page: Page) -> Revision:
    """The revision that a page is at."""
    return Revision(page.id, page.revision)


def write_file(
    db: Session,
    files: PictureFiles,
    revision: Revision,
    kind: str,
    data: bytes,
    *,
    subject: str = "",
    seconds: float | None = None,
) -> PageFile:
    """Puts a file in place and its row beside it; the caller commits. Raises StorageFullError."""
    path = files.name(revision.page_id, revision.number, kind, subject, SUFFIXES.get(kind, ".png"))
    files.write(path, data)
    row = find_file(db, revision, kind, subject)
    if row is None:
        row = PageFile(
            page_id=revision.page_id, revision=revision.number, kind=kind, subject=subject, path=path
        )
    if seconds is not None:
        row.seconds = seconds
    db.add(row)
    return row


def find_file(db: Session, revision: Revision, kind: str, subject: str = "") -> PageFile | None:
    """The row of a file, or None when it has not been made."""
    query = select(PageFile).where(
        PageFile.page_id == revision.page_id,
        PageFile.revision == revision.number,
        PageFile.kind == kind,
        PageFile.subject == subject,
    )
    return db.exec(query).first()


def files_of(db: Session, revision: Revision) -> list[PageFile]:
    """Every file of a revision, by kind and subject."""
    query = (
        select(PageFile)
        .where(PageFile.page_id == revision.page_id, PageFile.revision == revision.number)
        .order_by(col(PageFile.kind), col(PageFile.subject))
    )
    return list(db.exec(query))


def remove_file(db: Session, files: PictureFiles, row: PageFile) -> None:
    """Removes a file and its row; the caller commits."""
    files.remove(row.path)
    db.delete(row)


def shown_file(db: Session, page: Page) -> PageFile | None:
    """The picture that a page shows: the chosen one when it is there, else the sketch, else none."""
    revision = revision_of(page)
    chosen = find_file(db, revision, "painting") if page.shown == "painting" else None
    return chosen or find_file(db, revision, "sketch")
