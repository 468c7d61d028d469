"""The workshop's finished pictures: seen, downloaded, made again, taken to the book."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter, Form, Response

from server.errors import BadInputError, NotFoundError
from server.marked_pictures import PAINTED, PAINTED_OVER, marked_png, read_pixels
from server.patients import patient_for
from server.records import PictureUpload
from server.routes import addresses
from server.routes.answers import frame, lead_back, page
from server.routes.stored_pictures import stored_file
from server.routes.visit import SignedIn, Visit
from server.routes.workshop_cards import candidate_picture, page_options, safe_name
from server.texts import current_locale
from server.texts import gettext as _
from server.visible_mark import with_visible_mark
from server.workshop import candidate_for, start_again
from server.workshop_book import drafts_to_take, put_back, take_to_new_page, take_to_page
from server.workshop_settings import wanted_from_json
from server.workshop_views import TakeView

router = APIRouter()

Turn = Annotated[str, Form()]


@router.get("/taller/imagenes/{candidate_id}")
def show_candidate(visit: SignedIn, candidate_id: str) -> Response:
    """A finished picture."""
    candidate, _batch = candidate_for(visit.db, visit.account, candidate_id)
    return stored_file(visit, candidate.path)


@router.get("/taller/subidas/{upload_id}")
def show_upload(visit: SignedIn, upload_id: str) -> Response:
    """A picture or mask that was brought."""
    visit.staff_only()
    row = visit.db.get(PictureUpload, upload_id)
    if row is None:
        raise NotFoundError
    patient_for(visit.db, visit.account, row.patient_id, action="saw brought picture")
    return stored_file(visit, row.path)


@router.get("/taller/imagenes/{candidate_id}/descargar")
def download(visit: SignedIn, candidate_id: str, nombre: str = "") -> Response:
    """The picture as a file of a chosen name, marked below it and inside of it as made."""
    candidate, _batch = candidate_for(visit.db, visit.account, candidate_id, action="downloaded picture")
    try:
        pixels = read_pixels(visit.studio.files.read(candidate.path))
    except FileNotFoundError as error:
        raise NotFoundError from error
    marked = with_visible_mark(pixels, current_locale())
    data = marked_png(marked, PAINTED_OVER if candidate.from_picture else PAINTED)
    name = f"{safe_name(nombre)}.png"
    disposition = f"attachment; filename=\"imagen.png\"; filename*=UTF-8''{quote(name)}"
    return Response(data, media_type="image/png", headers={"Content-Disposition": disposition})


def _again(visit: Visit, candidate_id: str, turn: str, *, same_seed: bool) -> Response:
    batch = start_again(
        visit.db, visit.studio, visit.account, candidate_id, turn or str(uuid4()), same_seed=same_seed
    )
    return lead_back("", addresses.workshop(batch.patient_id), "tanda")


@router.post("/taller/imagenes/{candidate_id}/misma-semilla")
def again_with_same_seed(visit: SignedIn, candidate_id: str, turno: Turn = "") -> Response:
    """The same picture once more: the same settings and the same seed."""
    return _again(visit, candidate_id, turno, same_seed=True)


@router.post("/taller/imagenes/{candidate_id}/otra-semilla")
def again_with_other_seed(visit: SignedIn, candidate_id: str, turno: Turn = "") -> Response:
    """Another picture with the same settings."""
    return _again(visit, candidate_id, turno, same_seed=False)


def _take_page(
    visit: Visit, candidate_id: str, typed: Mapping[str, str], problems: Mapping[str, str], status: int = 200
) -> Response:
    candidate, batch = candidate_for(visit.db, visit.account, candidate_id)
    patient = patient_for(visit.db, visit.account, batch.patient_id)
    drafts = drafts_to_take(visit.db, patient.id)
    view = TakeView(
        frame=frame(visit, _("Llevar al libro"), patient, here="workshop"),
        patient_name=patient.name,
        picture=candidate_picture(wanted_from_json(batch.settings), candidate),
        take_address=addresses.candidate(candidate.id, "libro"),
        back_address=f"{addresses.workshop(patient.id)}#batch-{batch.id}",
        pages=page_options(drafts, typed.get("pagina", "")),
        typed={"a": "nueva", "recuerdo": "", "pagina": "", **typed},
        problems=problems,
    )
    return page(view, status)


@router.get("/taller/imagenes/{candidate_id}/libro")
def show_taking(visit: SignedIn, candidate_id: str) -> Response:
    """Where in the book the picture is to go."""
    visit.staff_only()
    return _take_page(visit, candidate_id, {}, {})


@router.post("/taller/imagenes/{candidate_id}/libro")
def take_to_book(
    visit: SignedIn,
    candidate_id: str,
    a: Annotated[str, Form()] = "nueva",
    recuerdo: Annotated[str, Form()] = "",
    pagina: Annotated[str, Form()] = "",
) -> Response:
    """Take the picture to a new page or to a draft; both wait for the therapist's yes."""
    visit.staff_only()
    typed = {"a": a, "recuerdo": recuerdo, "pagina": pagina}
    new = a != "pagina"
    try:
        made = (
            take_to_new_page(visit.db, visit.studio, visit.account, candidate_id, recuerdo)
            if new
            else take_to_page(visit.db, visit.studio, visit.account, candidate_id, pagina)
        )
    except BadInputError as error:
        visit.db.rollback()
        problems = {"recuerdo" if new else "pagina": error.sentence}
        return _take_page(visit, candidate_id, typed, problems, 422)
    return lead_back("", addresses.page(made.id), "al-libro" if new else "a-la-pagina", made.id)


@router.post("/paginas/{page_id}/taller/deshacer")
def undo_taking(visit: SignedIn, page_id: str) -> Response:
    """Give the page back the picture that it had."""
    visit.staff_only()
    put_back(visit.db, visit.studio, visit.account, page_id)
    return lead_back("", addresses.page(page_id), "deshecho")
