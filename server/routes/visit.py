"""Who asks, with what at hand: the dependency of every route that needs someone signed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Depends, Request
from sqlmodel import Session

from server.accounts import account_of
from server.database import session
from server.errors import NotAllowedError
from server.records import Account
from server.studio import Studio

SESSION_COOKIE: Final = "evoca"
STAFF: Final = frozenset({"administrator", "therapist"})


class SignInNeededError(Exception):
    """Nobody is signed in; the app answers with the way to the sign-in page."""


@dataclass(frozen=True)
class Visit:
    """One request of someone signed in."""

    request: Request
    db: Session
    studio: Studio
    account: Account

    @property
    def is_staff(self) -> bool:
        """Whether a therapist or an administrator asks."""
        return self.account.role in STAFF

    @property
    def wants_fragment(self) -> bool:
        """Whether htmx asks, and will put the answer into the page it has."""
        return wants_fragment(self.request)

    def staff_only(self) -> None:
        """Refuse everyone but staff.

        Raises:
            NotAllowedError: a relative or a patient asks.

        """
        if not self.is_staff:
            raise NotAllowedError

    def staff_or_patient(self) -> None:
        """Refuse relatives, who neither tell nor see what waits for a look.

        Raises:
            NotAllowedError: a relative asks.

        """
        if not self.is_staff and self.account.role != "patient":
            raise NotAllowedError


def wants_fragment(request: Request) -> bool:
    """Whether htmx sent this request."""
    return request.headers.get("hx-request") == "true"


JSON: Final = "application/json"
JSON_LINES: Final = "application/x-ndjson"  # one fact a line, each as soon as it is known


def wants_json(request: Request) -> bool:
    """Whether a script of ours asks for bare facts."""
    return request.headers.get("accept", "") in (JSON, JSON_LINES)


def studio_of(request: Request) -> Studio:
    """The studio of the app that answers this request."""
    studio: Studio = request.app.state.studio
    return studio


def visit(request: Request) -> Iterator[Visit]:
    """The signed-in visit, with a database session of its own.

    Raises:
        SignInNeededError: the cookie is absent, false or too old.

    """
    studio = studio_of(request)
    with session(studio.engine) as db:
        account = account_of(db, request.cookies.get(SESSION_COOKIE, ""))
        if account is None:
            raise SignInNeededError
        yield Visit(request, db, studio, account)


SignedIn = Annotated[Visit, Depends(visit)]
