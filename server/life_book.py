"""The life book: the kept pages, in chapters by phase of life."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sqlmodel import Session, select

from server.captions import NamedCaption, captions_of
from server.page_files import shown_file
from server.patients import patient_for
from server.records import Account, Page
from server.texts import gettext as _

PHASES: Final = ("childhood", "youth", "adulthood", "old_age", "unknown")


@dataclass(frozen=True)
class BookPage:
    """A page of the book. ``number`` counts from 1 through all chapters; ``picture_path`` is relative to
    the picture store, or None while there is no picture.
    """

    page: Page
    picture_path: str | None
    captions: tuple[NamedCaption, ...]
    number: int


@dataclass(frozen=True)
class Chapter:
    """The pages of one phase of life."""

    phase: str
    title_es: str
    pages: tuple[BookPage, ...]


def chapters(db: Session, account: Account, patient_id: str) -> tuple[Chapter, ...]:
    """The chapters that have pages, in the order of life; pages by year, then as they were told."""
    patient_for(db, account, patient_id, action="read book")
    query = select(Page).where(Page.patient_id == patient_id, Page.status == "kept")
    pages = sorted(db.exec(query), key=_order)
    numbered = [_book_page(db, page, number) for number, page in enumerate(pages, start=1)]
    return tuple(
        Chapter(phase, chapter_title(phase), tuple(group))
        for phase, group in groupby(numbered, key=lambda each: each.page.phase)
    )


def chapter_title(phase: str) -> str:
    """The Spanish heading of a chapter."""
    return {
        "childhood": _("Infancia"),
        "youth": _("Juventud"),
        "adulthood": _("Vida adulta"),
        "old_age": _("De mayor"),
    }.get(phase, _("Otros recuerdos"))


def all_pages(book: Iterable[Chapter]) -> tuple[BookPage, ...]:
    """The pages of all chapters, one after the other."""
    return tuple(page for chapter in book for page in chapter.pages)


def _order(page: Page) -> tuple[int, int, int, str]:
    phase = PHASES.index(page.phase) if page.phase in PHASES else len(PHASES)
    return phase, page.year if page.year is not None else 9999, page.position, page.id


def _book_page(db: Session, page: Page, number: int) -> BookPage:
    picture = shown_file(db, page)
    return BookPage(page, picture.path if picture else None, captions_of(db, page.id), number)
