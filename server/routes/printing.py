"""Pictures in the size of print: of a page, for therapists and relatives, and of the workshop."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter, Form, Response

from server.errors import NotFoundError
from server.page_files import shown_file
from server.pages import page_for
from server.patients import patient_for, record_access
from server.print_files import Printable, print_path
from server.print_making import enlarging_model
from server.prints import ask_for_print, candidate_to_print, page_to_print, print_state
from server.routes import addresses
from server.routes.answers import frame, lead_back, page, refreshed
from server.routes.books import number_of
from server.routes.visit import SignedIn, Visit
from server.routes.workshop_cards import candidate_picture, safe_name
from server.texts import current_locale
from server.texts import gettext as _
from server.views import Picture
from server.workshop import candidate_for
from server.workshop_settings import wanted_from_json
from server.workshop_views import PrintView

router = APIRouter()
Turn = Annotated[str, Form()]


@dataclass(frozen=True)
class _Print:
    """A picture to print, with where it belongs."""

    printable: Printable
    patient_id: str
    picture: Picture
    name: str
    here: str
    back: str


def _of_page(visit: Visit, page_id: str) -> _Print:
    printable = page_to_print(visit.db, visit.account, page_id, current_locale())
    row = page_for(visit.db, visit.account, page_id)
    shown = shown_file(visit.db, row)
    number = number_of(visit, row)
    return _Print(
        printable,
        row.patient_id,
        Picture(addresses.picture(shown.path) if shown else "", _("Dibujo de «%s»") % row.title),
        safe_name(row.title),
        addresses.print_of_page(page_id),
        addresses.leaf(row.patient_id, number) if number else addresses.book(row.patient_id),
    )


def _of_candidate(visit: Visit, candidate_id: str) -> _Print:
    printable = candidate_to_print(visit.db, visit.account, candidate_id, current_locale())
    candidate, batch = candidate_for(visit.db, visit.account, candidate_id)
    wanted = wanted_from_json(batch.settings)
    return _Print(
        printable,
        batch.patient_id,
        candidate_picture(wanted, candidate),
        safe_name(wanted.prompt)[:40].strip(),
        addresses.candidate(candidate_id, "imprimir"),
        f"{addresses.workshop(batch.patient_id)}#batch-{batch.id}",
    )


def _shown(visit: Visit, found: _Print, turn: str) -> Response:
    patient = patient_for(visit.db, visit.account, found.patient_id)
    state = print_state(visit.studio, found.printable, turn)
    view = PrintView(
        frame=frame(visit, _("Para imprimir"), patient, here="book"),
        picture=found.picture,
        state=state,
        turn=str(uuid4()),
        ask_address=found.here,
        look_address=addresses.with_query(found.here, turno=turn) if state == "making" else "",
        file_address=f"{found.here}/archivo",
        back_address=found.back,
        by_model=enlarging_model(visit.studio.settings) is not None,
    )
    return refreshed(view, "printing") if visit.wants_fragment else page(view)


def _asked(visit: Visit, found: _Print, turn: str) -> Response:
    turn = turn or str(uuid4())
    ask_for_print(visit.db, visit.studio, visit.account, found.patient_id, found.printable, turn)
    visit.db.commit()
    return lead_back("", addresses.with_query(found.here, turno=turn))


def _file(visit: Visit, found: _Print) -> Response:
    record_access(visit.db, visit.account, found.patient_id, "downloaded picture")
    try:
        data = visit.studio.files.read(print_path(visit.studio.files, found.printable))
    except FileNotFoundError as error:
        raise NotFoundError from error
    name = quote(f"{found.name} A4.jpg")
    disposition = f"attachment; filename=\"imagen-A4.jpg\"; filename*=UTF-8''{name}"
    return Response(data, media_type="image/jpeg", headers={"Content-Disposition": disposition})


@router.get("/paginas/{page_id}/imprimir")
def show_page_print(visit: SignedIn, page_id: str, turno: str = "") -> Response:
    """Whether a page's picture is ready for print, or the way to ask for it."""
    return _shown(visit, _of_page(visit, page_id), turno)


@router.post("/paginas/{page_id}/imprimir")
def ask_for_page_print(visit: SignedIn, page_id: str, turno: Turn = "") -> Response:
    """Begin to make a page's picture ready for print."""
    return _asked(visit, _of_page(visit, page_id), turno)


@router.get("/paginas/{page_id}/imprimir/archivo")
def download_page_print(visit: SignedIn, page_id: str) -> Response:
    """A page's picture for print: a JPEG of A4, marked below it and inside of it as made."""
    return _file(visit, _of_page(visit, page_id))


@router.get("/taller/imagenes/{candidate_id}/imprimir")
def show_candidate_print(visit: SignedIn, candidate_id: str, turno: str = "") -> Response:
    """Whether a picture of the workshop is ready for print, or the way to ask for it."""
    return _shown(visit, _of_candidate(visit, candidate_id), turno)


@router.post("/taller/imagenes/{candidate_id}/imprimir")
def ask_for_candidate_print(visit: SignedIn, candidate_id: str, turno: Turn = "") -> Response:
    """Begin to make a picture of the workshop ready for print."""
    return _asked(visit, _of_candidate(visit, candidate_id), turno)


@router.get("/taller/imagenes/{candidate_id}/imprimir/archivo")
def download_candidate_print(visit: SignedIn, candidate_id: str) -> Response:
    """A picture of the workshop for print: a JPEG of A4, marked below it and inside of it as made."""
    return _file(visit, _of_candidate(visit, candidate_id))
