"""Repairing a page's picture: what is marked and wished for, the candidates, and which one is kept."""

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Query, Request, Response

from imaging.request import Pixels
from server.errors import BadInputError, NotFoundError
from server.jobs import ACTIVE_STATES
from server.marked_pictures import mask_png
from server.page_repairs import (
    Base,
    base_of,
    cancel_repair,
    candidate_path,
    choose_candidate,
    decline_repair,
    new_repair_id,
    page_to_repair,
    preview_path,
    repair_for,
    restore_repair,
    start_again,
    start_repair,
)
from server.page_versions import version_shown
from server.patients import patient_for
from server.records import Page, PageRepair
from server.repair_masks import changing, page_mask, ticked_mask
from server.repair_progress import follow_repair
from server.repair_recipes import OUTSIDE, Wanted, form_of, fresh_form, wanted_from_json
from server.repair_sketches import covered_by, partly_covered
from server.repair_views import RepairAloneView, RepairMakingView, RepairView
from server.repair_words import WishReader
from server.routes import addresses
from server.routes.answers import block, frame, lead_back, notice, page, refreshed
from server.routes.repair_panels import (
    fitting,
    names_of,
    reading_of,
    repair_card,
    repair_cards,
    repair_making,
    repairing,
    understood,
)
from server.routes.sent_forms import SentForm, sent_form
from server.routes.stored_pictures import NOT_KEPT, PNG, stored, stored_file
from server.routes.streams import checked, followed_by
from server.routes.visit import SignedIn, Visit, studio_of
from server.texts import gettext as _
from server.workshop_uploads import MASK, keep_upload, upload_of, upload_softness

router = APIRouter()

MASK_FIELD: Final = "imagen_mascara"
TICKED: Final = "sujeto"
ENDED: Final = "arreglo-terminado"  # the event that the answer sets off in the page
_PARTS: Final = 100  # fields of the form, with room for a crowd of subjects


async def _sent(request: Request) -> SentForm:
    return await sent_form(request, files=(MASK_FIELD,), most_fields=_PARTS, ticked=TICKED)


Sent = Annotated[SentForm, Depends(_sent)]


def _view(
    visit: Visit,
    row: Page,
    number: int,
    typed: Mapping[str, str],
    ticked: tuple[str, ...] = (),
    problems: Mapping[str, str] | None = None,
    repair_id: str = "",
) -> RepairView:
    patient = patient_for(visit.db, visit.account, row.patient_id)
    painting = row.state in ACTIVE_STATES and number == row.revision
    form = None
    if not painting:
        base = base_of(visit.db, visit.studio.files, visit.studio.settings, row, number)
        form = repairing(visit, row, base, typed, ticked, problems or {}, repair_id)
    here = addresses.repairs(row.id)
    return RepairView(
        frame=frame(visit, _("Arreglar la imagen"), patient, here="drafts", at=here),
        title=row.title or _("Página sin título"),
        page_address=addresses.page(row.id),
        painting=painting,
        stream_address=f"{addresses.page(row.id)}/progreso",
        repairs=repair_cards(visit, row),
        repairing=form,
    )


@router.get("/paginas/{page_id}/arreglar")
def show_repairing(
    visit: SignedIn,
    page_id: str,
    version: int = Query(default=0, ge=0, le=1_000_000),
    como: str = "",
) -> Response:
    """The picture to paint on, and the repairs that wait for a decision; ``como`` fills the form as a repair
    was asked for.
    """
    row = page_to_repair(visit.db, visit.account, page_id)
    known = visit.db.get(PageRepair, como) if como else None
    if known is None or known.page_id != row.id:
        return page(_view(visit, row, version or row.revision, fresh_form()))
    wanted = wanted_from_json(known.recipe)
    return page(_view(visit, row, version or row.revision, form_of(wanted), wanted.ticked))


@router.post("/paginas/{page_id}/arreglar/entender")
def look_at_words(visit: SignedIn, page_id: str, sent: Sent) -> Response:
    """What the words are read as. Nothing is begun."""
    row = page_to_repair(visit.db, visit.account, page_id)
    base = _base(visit, row, sent.typed)
    marked, partly = (
        tuple(key for key in sent.typed.get(name, "").split(" ") if key in base.masks)
        for name in ("cubiertos", "rozados")
    )
    return page(understood(visit, row, base, fresh_form() | dict(sent.typed), marked or sent.ticked, partly))


@router.post("/paginas/{page_id}/arreglar")
def begin_repair(visit: SignedIn, page_id: str, sent: Sent) -> Response:
    """Begin a repair; what cannot be used is said beside its field, and nothing typed is lost.

    Where the page has become another version meanwhile, it is asked which of the two is to be repaired.
    """
    row = page_to_repair(visit.db, visit.account, page_id)
    typed = fresh_form() | {"azar": "", "al_reves": ""} | dict(sent.typed)
    turn = typed.get("turno", "") or new_repair_id()
    problems: dict[str, str] = {}
    base = _base(visit, row, typed)
    number = base.revision.number
    if not typed.get("elegida") and number not in (row.revision, version_shown(visit.db, row)):
        problems["version"] = _("La página ha cambiado mientras tanto: diga cuál de las dos se arregla.")
    typed["mascara"] = _kept_mask(visit, row, sent, typed, problems)
    mask = _mask(visit, row, base, sent.ticked, typed, problems)
    wanted = _wanted(visit, row, base, typed, sent.ticked, mask, problems)
    if wanted is not None and mask is not None and not problems:
        try:
            start_repair(visit.db, visit.studio, visit.account, row, turn, number, wanted, mask)
        except BadInputError as error:
            problems[""] = error.sentence
    if problems:
        return page(_view(visit, row, number, typed, sent.ticked, problems, turn), 422)
    back = addresses.with_query(addresses.repairs(row.id), version=str(number), como=turn)
    return lead_back("", f"{back}#repair-{turn}")


def _base(visit: Visit, row: Page, typed: Mapping[str, str]) -> Base:
    number = typed.get("elegida") or typed.get("version") or ""
    chosen = int(number) if number.isdecimal() and 0 < int(number) <= row.revision else row.revision
    return base_of(visit.db, visit.studio.files, visit.studio.settings, row, chosen)


def _kept_mask(
    visit: Visit, row: Page, sent: SentForm, typed: Mapping[str, str], problems: dict[str, str]
) -> str:
    """The name of the mask that was brought now or before, "" for none."""
    mask = sent.files.get(MASK_FIELD)
    if mask is None:
        return typed.get("mascara", "")
    try:
        upload = keep_upload(visit.db, visit.studio.files, visit.account, row.patient_id, MASK, mask)
    except BadInputError as error:
        visit.db.rollback()
        problems["mascara"] = error.sentence
        return ""
    visit.db.commit()
    return upload.id


def _mask(
    visit: Visit,
    row: Page,
    base: Base,
    ticked: tuple[str, ...],
    typed: Mapping[str, str],
    problems: dict[str, str],
) -> Pixels | None:
    """What is marked, in the picture's size; None with a complaint."""
    if "mascara" in problems:
        return None
    shape = base.pixels.shape
    try:
        marked = (
            upload_softness(visit.studio.files, upload_of(visit.db, row.patient_id, typed["mascara"], MASK))
            if typed.get("mascara")
            else ticked_mask(ticked, base.masks, shape)
        )
        return page_mask(
            marked, shape, inverted=bool(typed.get("al_reves")), not_masked=typed.get("donde") == OUTSIDE
        )
    except BadInputError as error:
        problems["mascara"] = error.sentence
    except (NotFoundError, FileNotFoundError):
        problems["mascara"] = _("La máscara ya no está: píntela o súbala otra vez.")
    return None


def _wanted(
    visit: Visit,
    row: Page,
    base: Base,
    typed: Mapping[str, str],
    ticked: tuple[str, ...],
    mask: Pixels | None,
    problems: dict[str, str],
) -> Wanted | None:
    reading = reading_of(visit, base, typed, problems)
    wish = reading.wish()
    recipe = reading.recipe(wish.what)
    if mask is None:
        return None
    region = changing(mask, not_masked=recipe.not_masked)
    covered = covered_by(region, base.masks)
    try:
        reader = WishReader(visit.db, visit.studio, row, base.plan)
        meant = reader.meant(wish, covered, around=recipe.not_masked)
        meant = fitting(visit, base.plan, meant)
    except BadInputError as error:
        problems["que"] = error.sentence
        return None
    partly = partly_covered(region, base.masks) if meant.away else ()
    recipe = reading.recipe("nothing") if meant.away else recipe
    return Wanted(
        what=wish.what,
        recipe=recipe,
        said=wish.said,
        card=wish.card,
        ticked=ticked,
        written=wish.written,
        prompt=meant.prompt,
        negative=meant.negative,
        adapter=meant.adapter,
        understood=meant.understood,
        covered=meant.covered,
        corrections=meant.corrections,
        staying=names_of(visit, base, partly),
    )


@router.get("/paginas/{page_id}/arreglar/{number}/mascara/{key}")
def show_subject_mask(visit: SignedIn, page_id: str, number: int, key: str) -> Response:
    """The mask of somebody in a version of the page, black and white."""
    row = page_to_repair(visit.db, visit.account, page_id)
    base = base_of(visit.db, visit.studio.files, visit.studio.settings, row, number)
    if key not in base.masks:
        raise NotFoundError
    return stored(lambda: mask_png(base.masks[key]), PNG)


@router.get("/arreglos/{repair_id}")
def show_repair(visit: SignedIn, repair_id: str) -> Response:
    """One repair, as it is refreshed; alone it is the page of repairs."""
    row, its_page = repair_for(visit.db, visit.account, repair_id)
    if not visit.wants_fragment:
        return lead_back("", f"{addresses.repairs(its_page.id)}#repair-{row.id}")
    card = repair_card(visit, its_page, row)
    response = refreshed(RepairAloneView(frame(visit, ""), card), "repair")
    if card.making is None:
        # The card without its stream can come before the stream's last event, which then nobody hears.
        response.headers["HX-Trigger"] = ENDED
    return response


@router.get("/arreglos/{repair_id}/progreso")
async def stream_repair(request: Request, repair_id: str, sello: str = "") -> Response:
    """The progress as HTML; the event "cambio" with each candidate, "fin" at the end."""
    await checked(request, lambda db, account: repair_for(db, account, repair_id))
    return followed_by(
        follow_repair(studio_of(request).engine, repair_id),
        lambda progress, nowhere: RepairMakingView(nowhere, repair_making(progress, repair_id)),
        lambda progress: progress.made,
        sello,
    )


@router.get("/arreglos/{repair_id}/vista-previa")
def show_preview(visit: SignedIn, repair_id: str) -> Response:
    """The candidate that is being painted, as far as it has come."""
    row, _page = repair_for(visit.db, visit.account, repair_id)
    return stored_file(visit, preview_path(visit.studio.files, row.id), caching=NOT_KEPT)


@router.get("/arreglos/{repair_id}/imagenes/{number}")
def show_candidate(visit: SignedIn, repair_id: str, number: int) -> Response:
    """A candidate; 0 is the page as it was."""
    row, its_page = repair_for(visit.db, visit.account, repair_id)
    if number == 0:
        base = base_of(visit.db, visit.studio.files, visit.studio.settings, its_page, row.revision)
        path = base.picture.path
    elif 0 < number <= row.made:
        path = candidate_path(visit.studio.files, row.id, number)
    else:
        raise NotFoundError
    return stored_file(visit, path)


@router.post("/arreglos/{repair_id}/parar")
def stop(visit: SignedIn, repair_id: str) -> Response:
    """Stop a repair; finished candidates stay."""
    row = cancel_repair(visit.db, visit.account, repair_id)
    if visit.wants_fragment:
        its_page = page_to_repair(visit.db, visit.account, row.page_id)
        card = repair_card(visit, its_page, row)
        return block(RepairAloneView(frame(visit, "", done=notice("arreglo-parado")), card), "repair")
    return lead_back("", addresses.repairs(row.page_id), "arreglo-parado")


@router.post("/arreglos/{repair_id}/quedarme")
def keep(visit: SignedIn, repair_id: str, cual: Annotated[int, Form()] = 0) -> Response:
    """Keep a candidate: the page becomes a new version with it."""
    made = choose_candidate(visit.db, visit.studio, visit.account, repair_id, cual)
    return lead_back("", addresses.page(made.id), "arreglada", made.id)


@router.post("/arreglos/{repair_id}/ninguna")
def keep_none(visit: SignedIn, repair_id: str) -> Response:
    """Keep none: the page stays as it is; what was marked and wished for stays in the form."""
    row = decline_repair(visit.db, visit.account, repair_id)
    back = addresses.with_query(addresses.repairs(row.page_id), version=str(row.revision), como=row.id)
    return lead_back("", back, "arreglo-ninguno", row.id)


@router.post("/arreglos/{repair_id}/recuperar")
def bring_back(visit: SignedIn, repair_id: str) -> Response:
    """Undo declining a repair."""
    row = restore_repair(visit.db, visit.account, repair_id)
    return lead_back("", addresses.repairs(row.page_id), "arreglo-recuperado")


@router.post("/arreglos/{repair_id}/otra-vez")
def again(visit: SignedIn, repair_id: str, turno: Annotated[str, Form()] = "") -> Response:
    """The same once more, with other seeds."""
    row = start_again(visit.db, visit.studio, visit.account, repair_id, turno or new_repair_id())
    back = addresses.with_query(addresses.repairs(row.page_id), version=str(row.revision), como=row.id)
    return lead_back("", f"{back}#repair-{row.id}")
