"""The workshop: its form, and the history of what was made with it."""

from collections.abc import Mapping
from typing import Annotated, Final
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter, Depends, Query, Request, Response

from server.errors import BadInputError, NotFoundError
from server.patients import patient_for
from server.records import PictureBatch
from server.routes import addresses
from server.routes.answers import CONTENT, block, frame, lead_back, notice, page, refreshed
from server.routes.sent_forms import SentForm, sent_form
from server.routes.stored_pictures import NOT_KEPT, PNG, stored, stored_file
from server.routes.streams import checked, followed_by
from server.routes.visit import SignedIn, Visit, studio_of
from server.routes.workshop_cards import batch_card, batch_making
from server.routes.workshop_panels import maker
from server.texts import gettext as _
from server.views import Notice
from server.workshop import (
    batch_for,
    cancel_batch,
    candidate_for,
    history_of,
    preview_path,
    remove_batch,
    restore_batch,
    start_batch,
    whole_batch,
)
from server.workshop_models import adapter_choices, model_choices
from server.workshop_progress import follow_batch
from server.workshop_settings import (
    FormReading,
    Wanted,
    following_model,
    form_of,
    fresh_form,
    wanted_from_json,
)
from server.workshop_sources import check_sources, zone_picture
from server.workshop_uploads import MAP, MASK, START, keep_upload
from server.workshop_views import BatchMakingView, BatchView, WorkshopView

router = APIRouter()

ENDED: Final = "tanda-terminada"  # the event that the answer sets off in the page
FILES: Final = {"imagen": START, "imagen_mascara": MASK, "imagen_mapa": MAP}
_PARTS: Final = 200  # fields of the form, with room for many adapters


async def _sent(request: Request) -> SentForm:
    return await sent_form(request, files=FILES, most_fields=_PARTS)


def _view(
    visit: Visit,
    patient_id: str,
    typed: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
    *,
    number: int = 1,
    batch_id: str = "",
    done: Notice | None = None,
) -> WorkshopView:
    visit.staff_only()
    patient = patient_for(visit.db, visit.account, patient_id)
    history = history_of(visit.db, visit.account, patient.id, number)
    here = addresses.workshop(patient.id)
    before, after = history.number - 1, history.number + 1
    return WorkshopView(
        frame=frame(visit, _("El taller de %s") % patient.name, patient, here="workshop", at=here, done=done),
        patient_name=patient.name,
        maker=maker(visit, patient.id, typed, problems or {}, batch_id),
        batches=tuple(batch_card(visit, each) for each in history.batches),
        number=history.number,
        pages=history.pages,
        newer_address=_history_page(here, before) if before else "",
        older_address=_history_page(here, after) if after <= history.pages else "",
    )


def _history_page(here: str, number: int) -> str:
    return f"{addresses.with_query(here, pagina=str(number))}#history"


def _fresh(visit: Visit) -> dict[str, str]:
    models = model_choices(visit.studio.settings)
    return fresh_form(models[0] if models else None)


@router.get("/personas/{patient_id}/taller")
def show_workshop(
    visit: SignedIn,
    patient_id: str,
    pagina: int = Query(default=1, ge=1, le=100_000),
    de: str = "",
    desde: str = "",
) -> Response:
    """The form, filled as the batch ``de`` was or to go on from the picture ``desde``, and the history."""
    visit.staff_only()
    typed = _fresh(visit)
    if de:
        batch = batch_for(visit.db, visit.account, de)
        if batch.patient_id == patient_id:
            typed |= form_of(wanted_from_json(batch.settings))
    if desde:
        candidate, batch = candidate_for(visit.db, visit.account, desde)
        if batch.patient_id == patient_id:
            typed |= form_of(wanted_from_json(batch.settings))
            typed |= {
                "partida": "candidata",
                "candidata": candidate.id,
                "azar": "si",
                "zona": "",
                "mascara": "",
            }
    return page(_view(visit, patient_id, typed, number=pagina))


def _with_files(visit: Visit, patient_id: str, sent: SentForm) -> tuple[dict[str, str], dict[str, str]]:
    """The form with what was brought kept under its name, and a sentence for what cannot be used."""
    typed, problems = {**_fresh(visit), "habitual": "", "azar": "", **sent.typed}, dict[str, str]()
    for name, kind in FILES.items():
        if name not in sent.files:
            continue
        try:
            row = keep_upload(visit.db, visit.studio.files, visit.account, patient_id, kind, sent.files[name])
        except BadInputError as error:
            problems[name] = error.sentence
            continue
        if kind == START:
            typed |= {"subida": row.id, "partida": "subida", "mascara": ""}
        elif kind == MASK:
            typed |= {"mascara": row.id, "zona": "mascara"}
        else:
            typed |= {"mapa": row.id, "guia": "mapa"}
    visit.db.commit()
    return following_model(typed, model_choices(visit.studio.settings)), problems


@router.post("/personas/{patient_id}/taller/mirar")
def look_at_form(visit: SignedIn, patient_id: str, sent: Annotated[SentForm, Depends(_sent)]) -> Response:
    """The form as it would be with what was chosen: its lists, its pictures, its time. Nothing is begun."""
    visit.staff_only()
    patient_for(visit.db, visit.account, patient_id, action="prepared pictures")
    typed, problems = _with_files(visit, patient_id, sent)
    turn = sent.typed.get("turno", "")
    # A look that was asked for before the batch was begun may come after it.
    used = visit.db.get(PictureBatch, turn) is not None
    view = _view(visit, patient_id, typed, problems, batch_id="" if used else turn)
    return refreshed(view, "maker") if visit.wants_fragment else page(view)


@router.post("/personas/{patient_id}/taller")
def begin_batch(visit: SignedIn, patient_id: str, sent: Annotated[SentForm, Depends(_sent)]) -> Response:
    """Begin a batch; what cannot be used is said beside its field, and nothing typed is lost."""
    visit.staff_only()
    patient_for(visit.db, visit.account, patient_id, action="prepared pictures")
    if sent.typed.get("accion") == "mirar":
        return look_at_form(visit, patient_id, sent)
    typed, problems = _with_files(visit, patient_id, sent)
    turn = sent.typed.get("turno", "") or str(uuid4())
    settings = visit.studio.settings
    reading = FormReading(
        typed,
        model_choices(settings),
        adapter_choices(visit.db, settings, patient_id),
        problems=problems,
    )
    wanted = reading.wanted()
    if wanted is not None:
        problems |= check_sources(visit.db, visit.studio.files, patient_id, wanted)
    if wanted is None or problems:
        return _answer_problems(visit, patient_id, typed, problems, turn)
    try:
        start_batch(visit.db, visit.studio, visit.account, patient_id, turn, wanted)
    except BadInputError as error:
        return _answer_problems(visit, patient_id, typed, {"": error.sentence}, turn)
    if visit.wants_fragment:
        answer = block(_view(visit, patient_id, typed, done=notice("tanda")), "workshop")
        answer.headers["HX-Retarget"] = CONTENT  # the form alone is what its problems are answered with
        return answer
    return lead_back("", f"{addresses.workshop(patient_id)}?de={quote(turn)}", "tanda")


def _answer_problems(
    visit: Visit, patient_id: str, typed: Mapping[str, str], problems: Mapping[str, str], turn: str
) -> Response:
    view = _view(visit, patient_id, typed, problems, batch_id=turn)
    # A fragment is swapped in with any status; browsers without script show the page with it.
    return refreshed(view, "maker") if visit.wants_fragment else page(view, 422)


@router.get("/tandas/{batch_id}")
def show_batch(visit: SignedIn, batch_id: str) -> Response:
    """One batch, as it is refreshed; alone it is the workshop's page."""
    visit.staff_only()
    batch = batch_for(visit.db, visit.account, batch_id)
    if not visit.wants_fragment:
        return lead_back("", f"{addresses.workshop(batch.patient_id)}#history")
    card = batch_card(visit, whole_batch(visit.db, batch))
    response = refreshed(BatchView(frame(visit, ""), card), "batch")
    if card.making is None:
        # How long the next one takes may be known only now.
        response.headers["HX-Trigger"] = ENDED
    return response


@router.get("/tandas/{batch_id}/progreso")
async def stream_batch(request: Request, batch_id: str, sello: str = "") -> Response:
    """The progress as HTML; the event "cambio" with each finished picture, "fin" at the end."""
    await checked(request, lambda db, account: batch_for(db, account, batch_id))
    return followed_by(
        follow_batch(studio_of(request).engine, batch_id),
        lambda progress, nowhere: BatchMakingView(nowhere, batch_making(progress, batch_id)),
        lambda progress: len(progress.finished),
        sello,
    )


@router.get("/tandas/{batch_id}/vista-previa")
def show_preview(visit: SignedIn, batch_id: str) -> Response:
    """The picture that is being painted, as far as it has come."""
    batch = batch_for(visit.db, visit.account, batch_id)
    return stored_file(visit, preview_path(visit.studio.files, batch.id), caching=NOT_KEPT)


def _batch_answer(patient_id: str, done: str, batch_id: str = "") -> Response:
    return lead_back("", f"{addresses.workshop(patient_id)}", done, batch_id)


@router.post("/tandas/{batch_id}/parar")
def stop(visit: SignedIn, batch_id: str) -> Response:
    """Stop a batch; what is finished stays."""
    batch = cancel_batch(visit.db, visit.account, batch_id)
    if visit.wants_fragment:
        card = batch_card(visit, whole_batch(visit.db, batch))
        view = BatchView(frame(visit, "", done=notice("tanda-parada")), card)
        return block(view, "batch")
    return _batch_answer(batch.patient_id, "tanda-parada")


@router.post("/tandas/{batch_id}/quitar")
def take_away(visit: SignedIn, batch_id: str) -> Response:
    """Take a batch out of the history; the answer offers to bring it back."""
    batch = remove_batch(visit.db, visit.account, batch_id)
    return _batch_answer(batch.patient_id, "tanda-quitada", batch.id)


@router.post("/tandas/{batch_id}/recuperar")
def bring_back(visit: SignedIn, batch_id: str) -> Response:
    """Undo taking a batch away."""
    batch = restore_batch(visit.db, visit.account, batch_id)
    return _batch_answer(batch.patient_id, "tanda-recuperada")


@router.get("/personas/{patient_id}/taller/zona")
def show_zone(
    visit: SignedIn,
    patient_id: str,
    partida: str = "",
    de: str = "",
    zona: str = "",
    mascara: str = "",
    al_reves: str = "",
    suave: str = "",
) -> Response:
    """The part of a start picture that is to change, as a veil to lay over it."""
    visit.staff_only()
    patient_for(visit.db, visit.account, patient_id, action="prepared pictures")
    wanted = Wanted(
        "", "", start=partida, start_of=de, region=zona, mask=mascara, inverted=bool(al_reves),
        soft=bool(suave),
    )  # fmt: skip
    try:
        data = zone_picture(visit.db, visit.studio.files, patient_id, wanted)
    except BadInputError as error:
        raise NotFoundError(error.sentence) from error
    return stored(lambda: data, PNG, NOT_KEPT)
