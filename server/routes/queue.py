"""The queue: what is being made and what waits, for how long, in order; and stopping a piece of it."""

from typing import Final

from fastapi import APIRouter, Request, Response
from sqlmodel import Session

from server.comparing import cancel_comparison
from server.entity_training import cancel_training
from server.errors import NotAllowedError, NotFoundError
from server.how_made import cancel_frames
from server.page_repairs import cancel_repair
from server.pages import cancel_making
from server.patients import STAFF, may_see, record_access
from server.queue_views import QueueView, StopView
from server.records import Account
from server.routes import addresses
from server.routes.answers import frame, lead_back, page, refreshed
from server.routes.queue_panels import STOPPABLE, all_work, queued, queued_work, stamp_of, stays
from server.routes.streams import checked, stamped
from server.routes.visit import SignedIn, Visit, studio_of
from server.texts import gettext as _
from server.waiting_work import Piece, waiting_work
from server.workshop import cancel_batch

router = APIRouter()

LOOK_AGAIN: Final = 1.5  # seconds between two looks at the list


@router.get("/espera")
def show_queue(visit: SignedIn) -> Response:
    """What is being made and what waits, first to last."""
    visit.staff_only()
    pieces = all_work(visit)
    stamp = stamp_of(pieces)
    view = QueueView(
        frame=frame(visit, _("Lo que espera"), here="queue"),
        work=queued(visit, pieces),
        queue_address=addresses.queue(),
        live_address=addresses.with_query(addresses.queue("vivo"), sello=stamp),
        stamp=stamp,
        begin_address="/",
    )
    if visit.wants_fragment:
        return refreshed(view, "queue")
    for patient_id in sorted({piece.patient_id for piece in pieces}):
        if may_see(visit.db, visit.account, patient_id):
            record_access(visit.db, visit.account, patient_id, "saw queue")
    return page(view)


@router.get("/espera/vivo")
async def stream_queue(request: Request, sello: str = "") -> Response:
    """The event "cambio" whenever the list has changed since ``sello`` or the last event."""
    jobs = studio_of(request).jobs

    def stamp(db: Session, account: Account) -> str:
        """Leaves no access record: this asks all the time."""
        if account.role not in STAFF:
            raise NotAllowedError
        return stamp_of(waiting_work(db, jobs.prints()))

    await checked(request, stamp)
    return stamped(request, sello, stamp, LOOK_AGAIN)


@router.get("/espera/{kind}/{work_id}/parar")
def ask_to_stop(visit: SignedIn, kind: str, work_id: str) -> Response:
    """Ask before stopping: what stays is said."""
    visit.staff_only()
    piece = _piece(visit, kind, work_id)
    view = StopView(
        frame=frame(visit, _("Parar"), here="queue"),
        work=queued_work(visit, piece, None, None),
        stays=stays(piece.kind),
        back_address=addresses.queue(),
    )
    return page(view)


@router.post("/espera/{kind}/{work_id}/parar")
def stop(visit: SignedIn, kind: str, work_id: str) -> Response:
    """Stop it after its present step; one that has ended meanwhile stays as it is."""
    visit.staff_only()
    if kind == "page":
        cancel_making(visit.db, visit.account, work_id)
    elif kind == "repair":
        cancel_repair(visit.db, visit.account, work_id)
    elif kind == "frames":
        cancel_frames(visit.db, visit.account, work_id)
    elif kind == "batch":
        cancel_batch(visit.db, visit.account, work_id)
    elif kind == "comparison":
        cancel_comparison(visit.db, visit.account, work_id)
    elif kind == "training":
        cancel_training(visit.db, visit.account, work_id)
    else:
        raise NotFoundError
    return lead_back("", addresses.queue(), "espera-parada")


def _piece(visit: Visit, kind: str, work_id: str) -> Piece:
    if kind not in STOPPABLE:
        raise NotFoundError
    wanted = (kind, work_id)
    found = next((each for each in all_work(visit) if (each.kind, each.id) == wanted), None)
    if found is None:
        raise NotFoundError(_("Eso ya ha terminado: no queda nada que parar."))
    if not may_see(visit.db, visit.account, found.patient_id):
        raise NotAllowedError
    return found
