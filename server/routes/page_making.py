"""A page in the hands of the therapist: correcting, painting again, choosing, keeping, taking out."""

from typing import Annotated, Final

from fastapi import APIRouter, Form, Response

from narrative import Correction
from narrative.corrections import CorrectionAction
from server.errors import BadInputError
from server.pages import (
    cancel_making,
    change_style,
    choose_shown,
    correct,
    correct_with_words,
    drafts_of,
    edit_script,
    keep,
    make_again,
    page_for,
    restore,
    undo_correction,
    withdraw,
    withdrawn_of,
)
from server.patients import patient_for
from server.records import Page
from server.routes import addresses
from server.routes.answers import PAGE_PANEL, frame, lead_back, notice, page, part
from server.routes.panels import page_panel, shown_picture, state_words
from server.routes.visit import SignedIn, Visit
from server.texts import gettext as _
from server.views import DraftCard, DraftsView, Notice, PageView

router = APIRouter()

ACTS: Final[dict[str, CorrectionAction]] = {
    "quitar": "remove",
    "cambiar": "change",
    "presente": "present",
    "ausente": "absent",
    "es": "link",
}

Back = Annotated[str, Form()]


def page_view(visit: Visit, page_id: str, back: str = "", done: Notice | None = None) -> PageView:
    """A page alone in its frame; ``back`` is the page that its panel stands on."""
    visit.staff_only()
    row = page_for(visit.db, visit.account, page_id)
    patient = patient_for(visit.db, visit.account, row.patient_id)
    address = back if addresses.is_ours(back) else addresses.page(page_id)
    return PageView(
        frame=frame(visit, row.title or _("Página nueva"), patient, here="drafts", at=address, done=done),
        panel=page_panel(visit, page_id, address),
    )


def _answer(visit: Visit, page_id: str, back: str, done: str) -> Response:
    """The fresh panel for htmx; otherwise back to the page that the form was on."""
    if visit.wants_fragment:
        return part(page_view(visit, page_id, back, notice(done, page_id)), "_page_panel.html")
    return lead_back(back, addresses.page(page_id), done, page_id)


@router.get("/paginas/{page_id}")
def show_page(visit: SignedIn, page_id: str) -> Response:
    """The page and everything that made it."""
    return page(page_view(visit, page_id))


@router.post("/paginas/{page_id}/corregir")
def correct_page(
    visit: SignedIn,
    page_id: str,
    sobre: Annotated[str, Form()] = "",
    acto: Annotated[str, Form()] = "",
    valor: Annotated[str, Form()] = "",
    volver: Back = "",
) -> Response:
    """Correct one thing that was understood; the page is drawn again."""
    visit.staff_only()
    if acto not in ACTS:
        raise BadInputError(_("Algo no ha llegado bien. Pruebe otra vez."))
    correction = Correction(sobre, ACTS[acto], valor.strip() if acto in ("cambiar", "es") else None)
    correct(visit.db, visit.studio, visit.account, page_id, correction)
    done = acto if acto in ("quitar", "ausente", "presente") else "corregido"
    return _answer(visit, page_id, volver, done)


@router.post("/paginas/{page_id}/con-palabras")
def correct_page_with_words(
    visit: SignedIn, page_id: str, texto: Annotated[str, Form()] = "", volver: Back = ""
) -> Response:
    """Correct by a sentence, as one would say it; the page is drawn again."""
    visit.staff_only()
    before = page_for(visit.db, visit.account, page_id).revision
    answer = correct_with_words(visit.db, visit.studio, visit.account, page_id, texto)
    changed = page_for(visit.db, visit.account, page_id).revision != before
    if not visit.wants_fragment:
        return lead_back(volver, addresses.page(page_id), "corregido" if changed else "", page_id)
    undo = f"{addresses.page(page_id)}/deshacer" if changed else ""
    done = Notice(answer, undo, PAGE_PANEL if undo else "")
    return part(page_view(visit, page_id, volver, done), "_page_panel.html")


@router.post("/paginas/{page_id}/deshacer")
def undo(visit: SignedIn, page_id: str, volver: Back = "") -> Response:
    """Undo the last correction."""
    visit.staff_only()
    undo_correction(visit.db, visit.studio, visit.account, page_id)
    return _answer(visit, page_id, volver, "deshecho")


@router.post("/paginas/{page_id}/estilo")
def choose_page_style(
    visit: SignedIn,
    page_id: str,
    estilo: Annotated[str, Form()] = "",
    siempre: Annotated[str, Form()] = "",
    volver: Back = "",
) -> Response:
    """Draw in another style; with "siempre" the patient's new pages too."""
    visit.staff_only()
    drawn = change_style(visit.db, visit.studio, visit.account, page_id, estilo, also_new=bool(siempre))
    return _answer(visit, page_id, volver, "estilo" if drawn else "estilo-nuevas")


@router.post("/paginas/{page_id}/instrucciones")
def edit_prompts(
    visit: SignedIn,
    page_id: str,
    parte: Annotated[str, Form()] = "",
    instruccion: Annotated[str, Form()] = "",
    evitar: Annotated[str, Form()] = "",
    volver: Back = "",
) -> Response:
    """Draw with prompts written by hand."""
    visit.staff_only()
    edit_script(visit.db, visit.studio, visit.account, page_id, parte, instruccion, evitar)
    return _answer(visit, page_id, volver, "instrucciones")


@router.post("/paginas/{page_id}/otra-vez")
def paint_again(visit: SignedIn, page_id: str, volver: Back = "") -> Response:
    """Paint again: after a failure, after stopping, or for another try."""
    visit.staff_only()
    make_again(visit.db, visit.studio, visit.account, page_id)
    return _answer(visit, page_id, volver, "otra-vez")


@router.post("/paginas/{page_id}/cancelar")
def stop(visit: SignedIn, page_id: str, volver: Back = "") -> Response:
    """Stop painting; the sketch stays."""
    visit.staff_only()
    cancel_making(visit.db, visit.account, page_id)
    return _answer(visit, page_id, volver, "cancelado")


@router.post("/paginas/{page_id}/mostrar")
def choose_picture(
    visit: SignedIn, page_id: str, cual: Annotated[str, Form()] = "", volver: Back = ""
) -> Response:
    """Choose between sketch and painting for the book."""
    visit.staff_only()
    choose_shown(visit.db, visit.account, page_id, cual)
    return _answer(visit, page_id, volver, "elegido")


@router.post("/paginas/{page_id}/guardar")
def keep_page(
    visit: SignedIn,
    page_id: str,
    titulo: Annotated[str, Form()] = "",
    descripcion: Annotated[str, Form()] = "",
    volver: Back = "",
) -> Response:
    """Put the page into the life book."""
    visit.staff_only()
    keep(visit.db, visit.account, page_id, titulo, descripcion)
    return _answer(visit, page_id, volver, "guardada")


@router.post("/paginas/{page_id}/retirar")
def take_out(visit: SignedIn, page_id: str, volver: Back = "") -> Response:
    """Take the page out of the book; the answer offers to bring it back."""
    visit.staff_only()
    withdraw(visit.db, visit.account, page_id)
    return _answer(visit, page_id, volver, "retirada")


@router.post("/paginas/{page_id}/recuperar")
def bring_back(visit: SignedIn, page_id: str, volver: Back = "") -> Response:
    """Undo taking the page out."""
    visit.staff_only()
    restore(visit.db, visit.account, page_id)
    return _answer(visit, page_id, volver, "recuperada")


def _card(visit: Visit, row: Page) -> DraftCard:
    story = row.description if len(row.description) <= 160 else f"{row.description[:159].rstrip()}…"
    title = row.title or _("Página sin título")
    return DraftCard(title, story, state_words(row), addresses.page(row.id), shown_picture(visit, row))


@router.get("/personas/{patient_id}/por-revisar")
def show_drafts(visit: SignedIn, patient_id: str) -> Response:
    """The pages that wait for a look, newest first, and those that were taken out."""
    visit.staff_only()
    patient = patient_for(visit.db, visit.account, patient_id)
    view = DraftsView(
        frame=frame(visit, _("Páginas por revisar"), patient, here="drafts"),
        drafts=tuple(_card(visit, row) for row in drafts_of(visit.db, visit.account, patient.id)),
        withdrawn=tuple(_card(visit, row) for row in withdrawn_of(visit.db, visit.account, patient.id)),
        interview_address=addresses.interview(patient.id),
    )
    return page(view)
