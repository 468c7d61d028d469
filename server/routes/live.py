"""Server-sent events: how a picture is coming along, and that a talk has changed in another tab."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Request, Response
from sqlmodel import Session

from server.errors import NotFoundError
from server.pages import page_for
from server.patients import patient_for
from server.progress import Progress, follow
from server.records import Account, Interview
from server.routes import addresses
from server.routes.streams import checked, followed_by, stamped
from server.routes.visit import studio_of
from server.texts import ngettext
from server.views import Making, MakingView
from server.watching import stamp

router = APIRouter()

LOOK_AGAIN: Final = 1.0  # seconds between two looks at a talk


def _stamp_of_talk(interview_id: str) -> Callable[[Session, Account], str]:
    """Leaves no access record: it is asked every second."""
    return lambda db, _account: stamp(db, interview_id)


def _watched(db: Session, account: Account, interview_id: str) -> None:
    interview = db.get(Interview, interview_id)
    if interview is None:
        raise NotFoundError
    patient_for(db, account, interview.patient_id)


def making_of(progress: Progress, page_id: str, stream_address: str) -> Making:
    """Progress as the page shows it."""
    version = progress.preview_version
    preview = f"{addresses.page(page_id)}/vista-previa?v={version}" if version else ""
    number = progress.before
    before = ngettext("Hay %(num)s antes", "Hay %(num)s antes", number) % {"num": number} if number else ""
    return Making(
        progress.stage_es, progress.done, progress.total, stream_address, preview, before, addresses.queue()
    )


@router.get("/paginas/{page_id}/progreso")
async def stream_progress(request: Request, page_id: str) -> Response:
    """The making's stage and bar as HTML at every step; the event "fin" at its end."""
    revision = await checked(request, lambda db, account: page_for(db, account, page_id).revision)
    return followed_by(
        follow(studio_of(request).engine, page_id, revision),
        lambda progress, nowhere: MakingView(making_of(progress, page_id, ""), nowhere),
    )


@router.get("/charlas/{interview_id}/vivo")
async def stream_talk(request: Request, interview_id: str, sello: str = "") -> Response:
    """The event "cambio" whenever the talk has changed since ``sello`` or the last event."""
    await checked(request, lambda db, account: _watched(db, account, interview_id))
    return stamped(request, sello, _stamp_of_talk(interview_id), LOOK_AGAIN)
