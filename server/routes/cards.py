"""The cards of a person's life: the list, making, changing and taking away, and how Evoca draws each."""

from collections.abc import Mapping
from typing import Annotated, Final
from uuid import uuid4

from fastapi import APIRouter, Depends, Request, Response

from server.card_forms import IdentityReading, looks_of
from server.card_portraits import Sitter, portrait, sitter_of
from server.card_views import CardsView, CardView, NewCardView, PortraitView
from server.entity_cards import (
    KINDS,
    OWN,
    add_card,
    card_for,
    card_to_change,
    cards_of,
    change_identity,
    change_looks,
    deny_look,
    may_write,
    remove_card,
    removed_cards,
    require_writer,
    restore_card,
)
from server.entity_erasing import erase_card
from server.errors import BadInputError, NotFoundError
from server.life_phases import ANY, PHASES
from server.look_words import builds, hair_colours, hair_styles, skins
from server.patients import patient_for
from server.photo_looks import FIELDS
from server.records import EntityRecord, PatientRecord
from server.routes import addresses
from server.routes.answers import frame, lead_back, page
from server.routes.card_panels import (
    card_facts,
    card_groups,
    card_picture,
    gone_cards,
    identity_form,
    kind_words,
    learn_words,
    looks_form,
    looks_in,
    photo_picture,
    photos_words,
    proposals,
    proposed_elsewhere,
    typed_identity,
)
from server.routes.visit import SignedIn, Visit
from server.texts import gettext as _

router = APIRouter()

TRAITS: Final = {"pelo": hair_colours, "peinado": hair_styles, "piel": skins, "cuerpo": builds}
LONGEST_VALUE: Final = 40
_LONG: Final = "private, max-age=604800"


async def typed_form(request: Request) -> Mapping[str, str]:
    """The texts of a form's fields."""
    form = await request.form(max_files=0)
    return {name: value for name, value in form.items() if isinstance(value, str)}


Typed = Annotated[Mapping[str, str], Depends(typed_form)]


@router.get("/personas/{patient_id}/su-gente")
def show_cards(visit: SignedIn, patient_id: str) -> Response:
    """Everyone and everything that Evoca knows of a person."""
    patient = patient_for(visit.db, visit.account, patient_id)
    rows = cards_of(visit.db, visit.account, patient.id)
    writes = may_write(visit.account)
    own = visit.account.role == "patient"
    title = _("Mi gente, mis lugares") if own else _("Su gente, sus lugares")
    view = CardsView(
        frame=frame(visit, title, patient, here="cards"),
        patient_name=patient.name,
        groups=card_groups(visit, patient.id, rows, writes=writes),
        gone=gone_cards(removed_cards(visit.db, patient.id)) if writes else (),
        may_change=writes,
    )
    return page(view)


def _new_card_page(
    visit: Visit, patient: PatientRecord, kind: str, typed: Mapping[str, str], problems: Mapping[str, str]
) -> Response:
    new_id = typed.get("turno", "") or str(uuid4())
    action = addresses.cards(patient.id)
    view = NewCardView(
        frame=frame(visit, kind_words(kind).add, patient, here="cards", at=addresses.cards(patient.id)),
        heading=kind_words(kind).add,
        identity=identity_form(kind, action, typed, problems, new_id=new_id),
        cards_address=action,
    )
    return page(view, 422 if problems else 200)


@router.get("/personas/{patient_id}/su-gente/nueva")
def show_new_card(visit: SignedIn, patient_id: str, tipo: str = "person") -> Response:
    """An empty card of a kind."""
    require_writer(visit.account)
    patient = patient_for(visit.db, visit.account, patient_id)
    return _new_card_page(visit, patient, tipo if tipo in KINDS else "person", {}, {})


@router.post("/personas/{patient_id}/su-gente")
def make_card(visit: SignedIn, patient_id: str, typed: Typed) -> Response:
    """Make a card; what cannot be used is said beside its field."""
    require_writer(visit.account)
    patient = patient_for(visit.db, visit.account, patient_id, action="prepared card")
    kind = typed.get("tipo", "") if typed.get("tipo") in KINDS else "person"
    reading = IdentityReading(kind, typed)
    identity = reading.identity()
    if identity is None:
        return _new_card_page(visit, patient, kind, typed, reading.problems)
    card_id = typed.get("turno", "") or str(uuid4())
    try:
        row = add_card(visit.db, visit.account, patient.id, card_id, kind, identity)
    except BadInputError as error:
        return _new_card_page(visit, patient, kind, typed, {"": error.sentence})
    return lead_back("", addresses.card(row.id), "ficha")


def _phase(row: EntityRecord, phase: str) -> str:
    return phase if row.kind == "person" and phase in PHASES else ANY


def _card_page(
    visit: Visit,
    row: EntityRecord,
    phase: str,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> Response:
    patient = patient_for(visit.db, visit.account, row.patient_id)
    writes = may_write(visit.account)
    typed = typed if typed is not None else typed_identity(row)
    view = CardView(
        frame=frame(visit, row.name, patient, here="cards", at=addresses.card(row.id)),
        name=row.name,
        kind=row.kind,
        facts=card_facts(row),
        portrait=card_picture(row, phase),
        photo=photo_picture(visit, row),
        photos_address=addresses.card(row.id, "fotos"),
        photos_words=photos_words(visit, row),
        learn_address=addresses.card(row.id, "aprender") if writes else "",
        learn_words=learn_words(visit, row),
        identity=identity_form(
            row.kind, addresses.card(row.id), typed, problems or {}, own=row.relation == OWN
        )
        if writes
        else None,
        looks=looks_form(row, phase) if writes else None,
        proposals=proposals(visit, row, phase) if writes else (),
        proposed_elsewhere=proposed_elsewhere(visit, row, phase) if writes else (),
        remove_address=addresses.card(row.id, "quitar") if writes and row.relation != OWN else "",
        cards_address=addresses.cards(patient.id),
    )
    return page(view, 422 if problems else 200)


@router.get("/fichas/{card_id}")
def show_card(visit: SignedIn, card_id: str, etapa: str = ANY) -> Response:
    """A card, with the looks of a life phase."""
    row = card_for(visit.db, visit.account, card_id)
    return _card_page(visit, row, _phase(row, etapa))


@router.post("/fichas/{card_id}")
def save_identity(visit: SignedIn, card_id: str, typed: Typed) -> Response:
    """Save who or what the card is of."""
    row = card_to_change(visit.db, visit.account, card_id, "changed card")
    reading = IdentityReading(row.kind, typed)
    identity = reading.identity()
    if identity is None:
        return _card_page(visit, row, ANY, typed, reading.problems)
    change_identity(visit.db, visit.account, card_id, identity)
    return lead_back("", addresses.card(card_id), "ficha")


@router.post("/fichas/{card_id}/aspecto")
def save_looks(visit: SignedIn, card_id: str, typed: Typed) -> Response:
    """Save the looks of a life phase; ``borrar`` takes them off the card."""
    row = card_to_change(visit.db, visit.account, card_id, "changed looks")
    phase = _phase(row, typed.get("etapa", ANY))
    looks = None if typed.get("borrar") else looks_of(row.kind, typed)
    _form, before = looks_in(row, phase)
    change_looks(visit.db, visit.account, card_id, phase, looks)
    if looks is not None:
        for field in FIELDS & {name for name, value in before.items() if value and not typed.get(name)}:
            # Photos seem to show it, or it would not have come onto the card: it is not so after all.
            deny_look(visit.db, visit.account, card_id, phase, field, before[field])
    back = addresses.card(card_id)
    return lead_back("", addresses.with_query(back, etapa=phase) if phase != ANY else back, "aspecto")


@router.post("/fichas/{card_id}/aspecto/propuesta")
def take_proposal(visit: SignedIn, card_id: str, typed: Typed) -> Response:
    """Take over one look that the photos show; all others stay as they are."""
    row = card_to_change(visit.db, visit.account, card_id, "changed looks")
    phase = _phase(row, typed.get("etapa", ANY))
    _form, now = looks_in(row, phase)
    change_looks(visit.db, visit.account, card_id, phase, looks_of(row.kind, {**now, **typed}))
    back = addresses.card(card_id)
    return lead_back("", addresses.with_query(back, etapa=phase) if phase != ANY else back, "aspecto")


@router.post("/fichas/{card_id}/aspecto/no")
def deny_proposal(visit: SignedIn, card_id: str, typed: Typed) -> Response:
    """Note that a look which the photos seem to show is not so."""
    row = card_to_change(visit.db, visit.account, card_id, "changed looks")
    phase = _phase(row, typed.get("etapa", ANY))
    field, value = typed.get("campo", ""), typed.get("valor", "")
    if field not in FIELDS or len(value) > LONGEST_VALUE:
        raise BadInputError(_("No se sabe qué es lo que no es así: vuelva a la ficha y dígalo otra vez."))
    deny_look(visit.db, visit.account, card_id, phase, field, value)
    back = addresses.card(card_id)
    return lead_back("", addresses.with_query(back, etapa=phase) if phase != ANY else back, "aspecto")


@router.get("/fichas/{card_id}/asi")
def show_preview(visit: SignedIn, card_id: str, request: Request) -> Response:
    """The portrait as it would be with what is chosen."""
    row = card_for(visit.db, visit.account, card_id)
    chosen = {name: value for name, value in request.query_params.items() if value}
    phase = _phase(row, chosen.get("etapa", ANY))
    return page(PortraitView(frame(visit, row.name), card_picture(row, phase, chosen)))


@router.get("/fichas/{card_id}/retrato")
def show_portrait(visit: SignedIn, card_id: str, request: Request) -> Response:
    """The portrait of a card in a life phase: as it is kept, or with the looks in the address."""
    row = card_for(visit.db, visit.account, card_id)
    chosen = dict(request.query_params)
    phase = _phase(row, chosen.pop("etapa", ANY))
    given = chosen.pop("con", "")
    chosen.pop("v", "")
    looks = looks_of(row.kind, chosen) if given else looks_in(row, phase)[0]
    data = portrait(sitter_of(row, looks, phase))
    if data is None:
        raise NotFoundError
    return Response(data, media_type="image/png", headers={"Cache-Control": _LONG})


@router.get("/muestras/{trait}/{value}")
def show_sample(_visit: SignedIn, trait: str, value: str, genero: str = "", edad: str = "") -> Response:
    """A small drawing of a look, for the lists to choose from."""
    if trait not in TRAITS or value not in dict(TRAITS[trait]()):
        raise NotFoundError
    gender = genero if genero in ("f", "m") else "f"
    hair = {"peinado": "medium"} if gender == "f" else {"peinado": "short"}
    looks = looks_of("person", {"pelo": "brown", **hair, trait: value})
    age = edad if edad in ("child", "young", "adult", "elder") else "adult"
    data = portrait(Sitter("muestra", "person", looks, age, gender, None, trait))
    if data is None:
        raise NotFoundError
    return Response(data, media_type="image/png", headers={"Cache-Control": _LONG})


@router.post("/fichas/{card_id}/quitar")
def take_away(visit: SignedIn, card_id: str) -> Response:
    """Take a card away; the answer offers to bring it back."""
    row = remove_card(visit.db, visit.account, card_id)
    return lead_back("", addresses.cards(row.patient_id), "ficha-quitada", row.id)


@router.post("/fichas/{card_id}/recuperar")
def bring_back(visit: SignedIn, card_id: str) -> Response:
    """Undo taking a card away."""
    row = restore_card(visit.db, visit.account, card_id)
    return lead_back("", addresses.card(row.id), "ficha-recuperada")


@router.post("/fichas/{card_id}/borrar")
def erase(visit: SignedIn, card_id: str) -> Response:
    """Erase a card that was taken away, and all that belongs to it, at once."""
    patient_id = erase_card(visit.db, visit.studio, visit.account, card_id)
    return lead_back("", addresses.cards(patient_id), "ficha-borrada")
