"""Server-sent events: how a picture is coming along, and that a talk has changed in another tab."""

from collections.abc import AsyncIterator
from typing import Final

import anyio
from fastapi import APIRouter, Request, Response
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from server import rendering
from server.accounts import account_of
from server.database import session
from server.errors import NotFoundError
from server.pages import page_for
from server.patients import patient_for
from server.progress import Progress, follow
from server.records import Interview
from server.routes import addresses
from server.routes.visit import SESSION_COOKIE, SignInNeededError, studio_of
from server.studio import Studio
from server.texts import current_locale, ngettext
from server.views import Frame, Making, MakingView
from server.watching import stamp

router = APIRouter()

LOOK_AGAIN: Final = 1.0  # seconds between two looks at a talk
PING: Final = 15  # seconds between two signs of life, so that a dead connection is noticed


def _page_revision(studio: Studio, secret: str, page_id: str) -> int:
    with session(studio.engine) as db:
        account = account_of(db, secret)
        if account is None:
            raise SignInNeededError
        return page_for(db, account, page_id).revision


def _may_watch(studio: Studio, secret: str, interview_id: str) -> None:
    with session(studio.engine) as db:
        account = account_of(db, secret)
        if account is None:
            raise SignInNeededError
        interview = db.get(Interview, interview_id)
        if interview is None:
            raise NotFoundError
        patient_for(db, account, interview.patient_id)


def _talk_stamp(studio: Studio, secret: str, interview_id: str) -> str:
    """The talk's stamp, "" once signed out. Leaves no access record: this asks every second."""
    with session(studio.engine) as db:
        return stamp(db, interview_id) if account_of(db, secret) else ""


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
    studio = studio_of(request)
    secret = request.cookies.get(SESSION_COOKIE, "")
    revision = await run_in_threadpool(_page_revision, studio, secret, page_id)
    nowhere = Frame(title="", locale=current_locale())

    async def steps() -> AsyncIterator[ServerSentEvent]:
        async for progress in follow(studio.engine, page_id, revision):
            view = MakingView(making_of(progress, page_id, ""), nowhere)
            yield ServerSentEvent(rendering.render(view))
        yield ServerSentEvent("fin", event="fin")

    return EventSourceResponse(steps(), ping=PING)


@router.get("/charlas/{interview_id}/vivo")
async def stream_talk(request: Request, interview_id: str, sello: str = "") -> Response:
    """The event "cambio" whenever the talk has changed since ``sello`` or the last event."""
    studio = studio_of(request)
    secret = request.cookies.get(SESSION_COOKIE, "")
    await run_in_threadpool(_may_watch, studio, secret, interview_id)
    known = request.headers.get("last-event-id") or sello

    async def changes() -> AsyncIterator[ServerSentEvent]:
        last = known
        while now := await run_in_threadpool(_talk_stamp, studio, secret, interview_id):
            if now != last:
                last = now
                yield ServerSentEvent("cambio", event="cambio", id=now)
            await anyio.sleep(LOOK_AGAIN)

    return EventSourceResponse(changes(), ping=PING)
