"""The life book: its cover and contents, one page at a time, and the family's notes below it."""

from typing import Annotated
from uuid import uuid4

from babel.dates import format_date
from fastapi import APIRouter, Form, Response

from server.captions import NamedCaption, add_caption, remove_caption, restore_caption
from server.errors import NotFoundError
from server.life_book import BookPage, Chapter, all_pages, chapters
from server.pages import page_for
from server.patients import patient_for
from server.records import Page, PatientRecord
from server.routes import addresses
from server.routes.answers import block, frame, lead_back, notice, page
from server.routes.entrance import first_address
from server.routes.panels import made_address
from server.routes.visit import SignedIn, Visit
from server.routes.voice_panels import voice_lines
from server.texts import current_locale
from server.texts import gettext as _
from server.views import BookView, ChapterView, ContentsLine, Leaf, LeafView, Note, Notice, Picture

router = APIRouter()


def picture_of(row: Page, path: str | None) -> Picture | None:
    """A page's picture, said by its title to those who do not see it."""
    return Picture(addresses.picture(path), _("Dibujo de «%s»") % row.title) if path else None


def _years(chapter: Chapter) -> str:
    years = sorted(one.page.year for one in chapter.pages if one.page.year)
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]} – {years[-1]}"


def _line(patient: PatientRecord, one: BookPage) -> ContentsLine:
    address = addresses.leaf(patient.id, one.number)
    return ContentsLine(
        one.number, one.page.title, address, addresses.picture(one.picture_path) if one.picture_path else ""
    )


def _chapter(patient: PatientRecord, chapter: Chapter) -> ChapterView:
    lines = tuple(_line(patient, one) for one in chapter.pages)
    return ChapterView(chapter.title_es, _years(chapter), lines)


@router.get("/personas/{patient_id}/libro")
def show_book(visit: SignedIn, patient_id: str) -> Response:
    """The cover, and the chapters with their pages."""
    patient = patient_for(visit.db, visit.account, patient_id)
    found = chapters(visit.db, visit.account, patient.id)
    first = next((one for chapter in found for one in chapter.pages if one.picture_path), None)
    view = BookView(
        frame=frame(visit, _("Libro de vida de %s") % patient.name, patient, here="book"),
        patient_name=patient.name,
        chapters=tuple(_chapter(patient, chapter) for chapter in found),
        cover=picture_of(first.page, first.picture_path) if first else None,
        first_address=addresses.leaf(patient.id, 1),
        begin_address="" if visit.account.role == "relative" else first_address(visit.account, patient.id),
    )
    return page(view)


def _note(visit: Visit, named: NamedCaption) -> Note:
    caption = named.caption
    own = visit.is_staff or caption.account_id == visit.account.id
    return Note(
        id=caption.id,
        text=caption.text,
        name=named.name,
        day=format_date(caption.written_at, "long", locale=current_locale()),
        remove_address=f"/notas/{caption.id}/quitar" if own else "",
    )


def _leaf(visit: Visit, patient: PatientRecord, found: tuple[Chapter, ...], number: int) -> Leaf:
    pages = [(chapter, one) for chapter in found for one in chapter.pages]
    if not 1 <= number <= len(pages):
        raise NotFoundError
    chapter, one = pages[number - 1]
    after = pages[number][1] if number < len(pages) else None
    may_write = visit.account.role != "patient"
    return Leaf(
        number=number,
        total=len(pages),
        chapter=chapter.title_es,
        title=one.page.title,
        story=one.page.description,
        year=_("hacia %d") % one.page.year if one.page.year else "",
        picture=picture_of(one.page, one.picture_path),
        notes=tuple(_note(visit, named) for named in one.captions),
        before_address=addresses.leaf(patient.id, number - 1) if number > 1 else "",
        after_address=addresses.leaf(patient.id, number + 1) if after else "",
        after_picture=addresses.picture(after.picture_path) if after and after.picture_path else "",
        note_address=f"{addresses.page(one.page.id)}/notas" if may_write else "",
        note_id=str(uuid4()),
        edit_address=addresses.page(one.page.id) if visit.is_staff else "",
        voices=voice_lines(visit, one.page),
        read_address=addresses.reading(patient.id),
        made_address=made_address(visit, one.page),
        print_address=addresses.print_of_page(one.page.id) if may_write and one.picture_path else "",
    )


def _leaf_view(visit: Visit, patient_id: str, number: int, done: Notice | None = None) -> LeafView:
    patient = patient_for(visit.db, visit.account, patient_id)
    leaf = _leaf(visit, patient, chapters(visit.db, visit.account, patient.id), number)
    return LeafView(
        frame=frame(
            visit, leaf.title, patient, here="book", at=addresses.leaf(patient.id, number), done=done
        ),
        leaf=leaf,
        contents_address=addresses.book(patient.id),
    )


@router.get("/personas/{patient_id}/libro/{number}")
def show_leaf(visit: SignedIn, patient_id: str, number: int) -> Response:
    """One page of the book."""
    return page(_leaf_view(visit, patient_id, number))


def number_of(visit: Visit, row: Page) -> int | None:
    """A page's number in its book, None for one that is not in it."""
    book = all_pages(chapters(visit.db, visit.account, row.patient_id))
    return next((one.number for one in book if one.page.id == row.id), None)


def _book_address(visit: Visit, row: Page) -> str:
    number = number_of(visit, row)
    return addresses.leaf(row.patient_id, number) if number else addresses.book(row.patient_id)


@router.post("/paginas/{page_id}/notas")
def write_note(
    visit: SignedIn,
    page_id: str,
    turno: Annotated[str, Form()] = "",
    texto: Annotated[str, Form()] = "",
) -> Response:
    """A relative's or a therapist's note under a page; the same form sent twice is one note."""
    row = page_for(visit.db, visit.account, page_id)
    add_caption(visit.db, visit.account, page_id, turno or str(uuid4()), texto)
    number = number_of(visit, row)
    if visit.wants_fragment and number:
        return block(_leaf_view(visit, row.patient_id, number, notice("nota")), "leaf")
    return lead_back("", _book_address(visit, row), "nota")


@router.post("/notas/{caption_id}/quitar")
def take_note_away(visit: SignedIn, caption_id: str) -> Response:
    """Remove a note; the answer offers to bring it back."""
    caption = remove_caption(visit.db, visit.account, caption_id)
    row = page_for(visit.db, visit.account, caption.page_id)
    return lead_back("", _book_address(visit, row), "nota-quitada", caption_id)


@router.post("/notas/{caption_id}/recuperar")
def bring_note_back(visit: SignedIn, caption_id: str) -> Response:
    """Undo the removal of a note."""
    caption = restore_caption(visit.db, visit.account, caption_id)
    row = page_for(visit.db, visit.account, caption.page_id)
    return lead_back("", _book_address(visit, row), "nota-recuperada")
