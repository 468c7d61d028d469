"""A card's photos: bringing them, what the coach says, correcting, taking away, and who agreed to them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import StreamingResponse
from starlette.datastructures import UploadFile

from server.database import session
from server.entity_cards import (
    card_for,
    card_to_change,
    may_write,
    needs_consent,
    note_consent,
    require_writer,
)
from server.entity_erasing import withdraw_consent
from server.entity_photos import (
    LONGEST_BRINGING,
    MOST_PHOTOS,
    Brought,
    PhotoChange,
    bring_files,
    change_photo,
    files_in,
    last_brought,
    photo_for,
    photos_of,
    remove_bringing,
    remove_photo,
    restore_photo,
    room_on,
    taken_away,
)
from server.errors import BadInputError, EvocaError, is_storage_full
from server.guard import LARGEST_PHOTOS
from server.patients import patient_for
from server.photo_showing import best_view, face_picture, shown_photo
from server.photo_views import BroughtLine, PhotosView
from server.records import Account, EntityRecord
from server.routes import addresses
from server.routes.answers import frame, lead_back, page
from server.routes.photo_panels import PhotoProblem, consent_panel, gone_panels, last_panel, photo_groups
from server.routes.stored_pictures import AN_HOUR, JPEG, stored
from server.routes.visit import JSON_LINES, SignedIn, Visit
from server.studio import Studio
from server.texts import gettext as _
from server.texts import ngettext

router = APIRouter()

MOST_FILES: Final = 600  # in one form
_FINE: Final = ("kept", "again", "known", "restored")


@dataclass(frozen=True)
class SentFiles:
    """The files of a form, each with its name; ``bringing`` marks those that are brought at one time."""

    files: tuple[tuple[str, bytes], ...]
    bringing: str = ""


async def sent_files(request: Request) -> SentFiles:
    """The files that were brought; an empty field is no file."""
    form = await request.form(max_files=MOST_FILES, max_fields=20)
    found: list[tuple[str, bytes]] = []
    for _name, value in form.multi_items():
        if isinstance(value, UploadFile) and value.filename:
            found.append((value.filename, await value.read()))
    bringing = form.get("vez")
    return SentFiles(tuple(found), bringing if isinstance(bringing, str) else "")


def _photos_page(
    visit: Visit,
    row: EntityRecord,
    brought: tuple[BroughtLine, ...] = (),
    problem: str = "",
    photo_problem: PhotoProblem | None = None,
    status: int = 200,
) -> Response:
    patient = patient_for(visit.db, visit.account, row.patient_id)
    writes = may_write(visit.account)
    consent = consent_panel(row, problem) if writes else None
    if writes and not (consent and consent.needed):
        visit.studio.photo_judge.warm()
    view = PhotosView(
        frame=frame(
            visit, _("Fotos: %s") % row.name, patient, here="cards", at=addresses.card(row.id, "fotos")
        ),
        name=row.name,
        card_address=addresses.card(row.id),
        upload_address=addresses.card(row.id, "fotos"),
        largest=LARGEST_PHOTOS,
        most=MOST_PHOTOS,
        consent=consent,
        groups=photo_groups(visit, row, photos_of(visit.db, row.id), photo_problem, writes=writes),
        brought=brought,
        bringing=str(uuid4()),
        last_brought=last_panel(row, last_brought(visit.db, row.id)) if writes else None,
        gone=gone_panels(taken_away(visit.db, row.id)) if writes else (),
        may_change=writes,
    )
    return page(view, status)


@router.get("/fichas/{card_id}/fotos")
def show_photos(visit: SignedIn, card_id: str) -> Response:
    """A card's photos."""
    return _photos_page(visit, card_for(visit.db, visit.account, card_id, action="saw photos"))


@router.post("/fichas/{card_id}/fotos")
def bring_photos(
    visit: SignedIn, card_id: str, request: Request, sent: Annotated[SentFiles, Depends(sent_files)]
) -> Response:
    """Bring photos. A script is told of each file as soon as it is done, one JSON object a line."""
    row = card_to_change(visit.db, visit.account, card_id, "brought photos")
    if request.headers.get("accept", "") == JSON_LINES:
        preparing = not (needs_consent(row) or visit.studio.photo_judge.ready)
        lines = _told_lines(visit.studio, visit.account, card_id, sent, preparing)
        return StreamingResponse(lines, media_type=JSON_LINES)
    brought: list[BroughtLine] = []
    try:
        for name, data in sent.files:
            found = bring_files(visit.db, visit.studio, visit.account, card_id, name, data, sent.bringing)
            brought += [BroughtLine(one.sentence, one.outcome in _FINE) for one in found]
    except EvocaError as error:
        brought.append(BroughtLine(error.sentence, good=False))
    if not brought:
        brought.append(BroughtLine(_("Elija primero las fotos."), good=False))
    return _photos_page(visit, row, tuple(brought))


def _told_lines(
    studio: Studio, account: Account, card_id: str, sent: SentFiles, preparing: bool
) -> Iterator[str]:
    if preparing:
        yield json.dumps({"doing": _("Preparo lo que hace falta para mirar fotos…")}) + "\n"
    try:
        # The visit's own session ends before an answer that is streamed.
        with session(studio.engine) as db:
            for name, data in sent.files:
                of = files_in(data)
                room = room_on(db, card_id, sent.bringing[:LONGEST_BRINGING])
                if of > room > 0:
                    yield json.dumps({"note": _too_many(name, of, room)}) + "\n"
                brought = bring_files(db, studio, account, card_id, name, data, sent.bringing)
                for at, one in enumerate(brought, start=1):
                    yield _line(one, at, of)
    except (EvocaError, OSError) as error:
        if is_storage_full(error):
            sentence = _("El disco está lleno. Lo guardado sigue ahí: libere espacio y siga.")
        elif isinstance(error, EvocaError):
            sentence = error.sentence
        else:
            raise
        yield json.dumps({"problem": sentence}) + "\n"


def _too_many(name: str, count: int, room: int) -> str:
    fits = ngettext("cabe %(num)s foto más", "caben %(num)s fotos más", room) % {"num": room}
    said = _(
        "«{name}» trae {count} archivos, y en la ficha {fits}: se guardan las primeras. Para aprender bastan "
        "diez o veinte distintas; si quiere elegirlas, pare y tráigalas sueltas."
    )
    return said.format(name=name, count=count, fits=fits)


def _line(one: Brought, at: int, of: int) -> str:
    """What came of a file, the one of this number of those that a ZIP holds (0: it was none)."""
    told = {"name": one.name, "outcome": one.outcome, "sentence": one.sentence, "at": at, "of": of}
    return json.dumps(told | ({} if one.photo is None else {"photo": one.photo.id})) + "\n"


@router.post("/fichas/{card_id}/acuerdo")
def agree(visit: SignedIn, card_id: str, quien: Annotated[str, Form()] = "") -> Response:
    """Note who agreed that photos of this person are kept."""
    try:
        row = note_consent(visit.db, visit.account, card_id, quien)
    except BadInputError as error:
        return _photos_page(
            visit, card_for(visit.db, visit.account, card_id), problem=error.sentence, status=422
        )
    return lead_back("", addresses.card(row.id, "fotos"), "acuerdo")


@router.post("/fichas/{card_id}/acuerdo/retirar")
def take_back(visit: SignedIn, card_id: str) -> Response:
    """Take consent back: photos and weights are erased at once."""
    row = withdraw_consent(visit.db, visit.studio, visit.account, card_id)
    return lead_back("", addresses.card(row.id, "fotos"), "acuerdo-retirado")


@router.get("/fotos/{photo_id}/imagen")
def show_photo(visit: SignedIn, photo_id: str) -> Response:
    """The photo, others in it covered or cut off as was decided."""
    row, _card = photo_for(visit.db, visit.account, photo_id)
    return stored(lambda: shown_photo(visit.studio.files, row), JPEG, AN_HOUR)


@router.get("/fotos/{photo_id}/cara")
def show_best(visit: SignedIn, photo_id: str) -> Response:
    """A square of whom the photo is kept for."""
    row, _card = photo_for(visit.db, visit.account, photo_id)
    return stored(lambda: best_view(visit.studio.files, row), JPEG, AN_HOUR)


@router.get("/fotos/{photo_id}/caras/{number}")
def show_face(visit: SignedIn, photo_id: str, number: int) -> Response:
    """One face of a photo, to be ticked."""
    require_writer(visit.account)
    row, _card = photo_for(visit.db, visit.account, photo_id)
    return stored(lambda: face_picture(visit.studio.files, row, number), JPEG, AN_HOUR)


@router.post("/fotos/{photo_id}")
def correct_photo(
    visit: SignedIn,
    photo_id: str,
    ano: Annotated[str | None, Form()] = None,
    etapa: Annotated[str | None, Form()] = None,
    cara: Annotated[int | None, Form()] = None,
    otros: Annotated[str | None, Form()] = None,
    otros_nota: Annotated[str, Form()] = "",
) -> Response:
    """Correct what is known of a photo."""
    change = PhotoChange(ano, etapa, cara, otros, otros_nota)
    try:
        row, card = change_photo(visit.db, visit.account, photo_id, change)
    except BadInputError as error:
        visit.db.rollback()
        _row, card = photo_for(visit.db, visit.account, photo_id)
        problem = PhotoProblem(photo_id, error.sentence, ano, otros, otros_nota)
        return _photos_page(visit, card, photo_problem=problem, status=422)
    here = f"{addresses.card(card.id, 'fotos')}?hecho=foto-cambiada#photo-{row.id}"
    return lead_back("", here)


@router.post("/fotos/{photo_id}/quitar")
def take_away(visit: SignedIn, photo_id: str) -> Response:
    """Take a photo off its card; the answer offers to bring it back."""
    row = remove_photo(visit.db, visit.account, photo_id)
    return lead_back("", addresses.card(row.entity_id, "fotos"), "foto-quitada", row.id)


@router.post("/fotos/{photo_id}/recuperar")
def bring_back(visit: SignedIn, photo_id: str) -> Response:
    """Undo taking a photo away, or all of one time."""
    rows = restore_photo(visit.db, visit.account, photo_id)
    done = "foto-recuperada" if len(rows) == 1 else "fotos-recuperadas"
    return lead_back("", addresses.card(rows[0].entity_id, "fotos"), done)


@router.post("/fichas/{card_id}/fotos/quitar")
def take_back_bringing(visit: SignedIn, card_id: str, vez: Annotated[str, Form()] = "") -> Response:
    """Take all photos of one time off the card; the answer offers to bring them back."""
    rows = remove_bringing(visit.db, visit.account, card_id, vez)
    return lead_back("", addresses.card(card_id, "fotos"), "fotos-quitadas", rows[0].id)
