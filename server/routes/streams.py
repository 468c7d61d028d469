"""Server-sent events: progress as HTML until it ends, and that something has changed in another tab."""

from collections.abc import AsyncIterator, Callable
from typing import Final, TypeVar

import anyio
from fastapi import Request, Response
from sqlmodel import Session
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from server import rendering
from server.accounts import account_of
from server.database import session
from server.records import Account
from server.routes.visit import SESSION_COOKIE, SignInNeededError, studio_of
from server.texts import current_locale
from server.views import Frame

PING: Final = 15  # seconds between two signs of life, so that a dead connection is noticed
CHANGE: Final = "cambio"
END: Final = "fin"
Checked = TypeVar("Checked")
Seen = TypeVar("Seen")


async def checked(request: Request, check: Callable[[Session, Account], Checked]) -> Checked:
    """What ``check`` says of whoever asks, before anything is sent; its session does not outlive it.

    Raises:
        SignInNeededError: nobody is signed in.

    """
    return await run_in_threadpool(_asked, request, check)


def followed_by(
    following: AsyncIterator[Seen],
    view: Callable[[Seen, Frame], rendering.View],
    finished: Callable[[Seen], object] = lambda _seen: "",
    known: str = "",
) -> Response:
    """What is followed as HTML whenever it differs; the event "cambio" with what is ``finished`` of it, and
    "fin" at its end. ``known`` is what was finished when the page was made: between that and its first look
    here more may have been.
    """
    nowhere = Frame(title="", locale=current_locale())

    async def steps() -> AsyncIterator[ServerSentEvent]:
        before = known
        async for seen in following:
            now = str(finished(seen))
            if before and now != before:
                yield ServerSentEvent(CHANGE, event=CHANGE)
            before = now
            yield ServerSentEvent(rendering.render(view(seen, nowhere)))
        yield ServerSentEvent(END, event=END)

    return EventSourceResponse(steps(), ping=PING)


def stamped(request: Request, known: str, stamp: Callable[[Session, Account], str], every: float) -> Response:
    """The event "cambio" whenever the stamp is no longer the one ``known`` or of the last event; it is looked
    at ``every`` so many seconds, until whoever asks has signed out.
    """
    known = request.headers.get("last-event-id") or known

    def look() -> str:
        try:
            return _asked(request, stamp)
        except SignInNeededError:
            return ""

    async def changes() -> AsyncIterator[ServerSentEvent]:
        last = known
        while now := await run_in_threadpool(look):
            if now != last:
                last = now
                yield ServerSentEvent(CHANGE, event=CHANGE, id=now)
            await anyio.sleep(every)

    return EventSourceResponse(changes(), ping=PING)


def _asked(request: Request, question: Callable[[Session, Account], Checked]) -> Checked:
    with session(studio_of(request).engine) as db:
        account = account_of(db, request.cookies.get(SESSION_COOKIE, ""))
        if account is None:
            raise SignInNeededError
        return question(db, account)
