"""Joins the parts into the web application. What is real and what a test puts in its place is chosen here."""

import os
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import Scope

from server import rendering
from server.errors import (
    BadInputError,
    EvocaError,
    NotAllowedError,
    NotFoundError,
    NotReadyError,
    StorageFullError,
    TakenError,
)
from server.guard import HEADERS, Guard
from server.routes import (
    addresses,
    asking,
    books,
    cards,
    comparing,
    entrance,
    how_made,
    learning,
    live,
    page_making,
    photos,
    pictures,
    printing,
    queue,
    repairs,
    sittings,
    talks,
    topics,
    versions,
    voice,
    workshop,
    workshop_pictures,
)
from server.routes.visit import SignInNeededError, wants_fragment, wants_json
from server.settings import Settings
from server.studio import Studio
from server.texts import current_locale
from server.texts import gettext as _
from server.views import ErrorView, Frame, Notice, NoticeView, Way

ROOMS: Final = (
    entrance, talks, asking, sittings, topics, page_making, versions, repairs, books, pictures, live, voice,
    workshop, workshop_pictures, how_made, printing, queue, cards, photos, learning,
    comparing,
)  # fmt: skip
STATUSES: Final[Mapping[type[EvocaError], int]] = {
    NotAllowedError: 403,
    NotFoundError: 404,
    BadInputError: 422,
    TakenError: 409,
    NotReadyError: 503,
    StorageFullError: 507,
}


class Assets(StaticFiles):
    """Files of ours; one asked for by its content's name may be kept for good."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """Add how long to keep it."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        versioned = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if versioned else "no-cache"
        return response


def create_app(settings: Settings) -> FastAPI:
    """The application over the database and files of these settings. Models load behind it."""
    return join(Studio.load(settings))


def join(studio: Studio) -> FastAPI:
    """The application over this studio."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncGenerator[None]:
        studio.hearing.start()
        yield
        studio.close()

    app = FastAPI(title="Evoca", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.studio = studio
    app.add_middleware(Guard)
    for room in ROOMS:
        app.include_router(room.router)
    app.mount("/web", Assets(directory=rendering.WEB), name="web")
    app.mount("/vendor", Assets(directory=rendering.VENDOR), name="vendor")
    _answer_errors(app)
    return app


def _answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(SignInNeededError, _lead_to_sign_in)
    app.add_exception_handler(EvocaError, _say_evoca_error)
    app.add_exception_handler(HTTPException, _say_http_error)
    app.add_exception_handler(RequestValidationError, _say_bad_request)
    app.add_exception_handler(Exception, _say_unexpected)


def _lead_to_sign_in(request: Request, _error: Exception) -> Response:
    # After a form there is no page to come back to but the one that it was on.
    wanted = request.url.path if request.method == "GET" else ""
    onward = {"siguiente": wanted} if wanted not in ("", "/") else {}
    address = addresses.with_query("/entrar", **onward)
    if wants_json(request):
        return JSONResponse({"problem": _("Ha pasado mucho tiempo: vuelva a entrar.")}, 401)
    if wants_fragment(request):
        return Response(status_code=200, headers={"HX-Redirect": "/entrar"})
    return RedirectResponse(address, status_code=303)


def _say_evoca_error(request: Request, error: Exception) -> Response:
    sentence = error.sentence if isinstance(error, EvocaError) else str(error)
    status = next((code for kind, code in STATUSES.items() if isinstance(error, kind)), 500)
    return _error_answer(request, status, sentence)


def _say_http_error(request: Request, error: Exception) -> Response:
    return _error_answer(request, error.status_code if isinstance(error, HTTPException) else 500, "")


def _say_bad_request(request: Request, _error: Exception) -> Response:
    return _error_answer(request, 404 if request.method == "GET" else 422, "")


def _say_unexpected(request: Request, _error: Exception) -> Response:
    # This answer is made outside of the guard.
    answer = _error_answer(request, 500, "")
    answer.headers.update(HEADERS)
    return answer


def _words_for(status: int) -> tuple[str, str]:
    known = {
        403: (
            _("Esta página no es para esta cuenta"),
            _("Si cree que debería verla, dígaselo a su terapeuta."),
        ),
        404: (_("Esta página no está aquí"), _("Puede que se haya movido. Lo demás sigue en su sitio.")),
        405: (_("Esta página no está aquí"), _("Puede que se haya movido. Lo demás sigue en su sitio.")),
        422: (_("Algo no ha llegado bien"), _("Vuelva atrás y pruebe otra vez.")),
        503: (_("Evoca está despertando"), _("Espere un momento y pruebe otra vez.")),
    }
    unexpected = (
        _("Algo no ha ido bien"),
        _("No es culpa suya, y nada de lo guardado se ha perdido. Pruebe otra vez dentro de un momento."),
    )
    return known.get(status, unexpected)


def _error_answer(request: Request, status: int, sentence: str) -> Response:
    """A page that says it kindly, or for htmx a notice that leaves the page as it is."""
    heading, usual = _words_for(status)
    sentence = sentence or usual
    if wants_json(request):
        return JSONResponse({"problem": sentence}, status)
    frame = Frame(title=heading, locale=current_locale(), here="/", notice=None)
    if wants_fragment(request):
        notice = Notice(sentence)
        view = NoticeView(Frame(title=heading, locale=current_locale(), here="/", notice=notice))
        headers = {"HX-Retarget": "#notices", "HX-Reswap": "innerHTML"}
        return HTMLResponse(rendering.render(view), status_code=status, headers=headers)
    onward = (Way(_("Ir al principio"), "/"), Way(_("¿Cómo funciona?"), "/ayuda"))
    return HTMLResponse(rendering.render(ErrorView(frame, heading, sentence, onward)), status_code=status)
