"""The way in and out: signing in, the language, choosing a patient, help, health, being offline."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from server.accounts import account_of, sign_in, sign_out
from server.database import session
from server.errors import TooManyTriesError
from server.guard import LOCALE_COOKIE
from server.patients import patients_of
from server.records import Account
from server.rendering import WEB
from server.routes import addresses
from server.routes.answers import frame, page
from server.routes.visit import SESSION_COOKIE, STAFF, SignedIn, studio_of
from server.texts import LOCALES, current_locale
from server.texts import gettext as _
from server.views import Frame, HelpView, OfflineView, PatientCard, PatientsView, SignInView

router = APIRouter()

YEAR = 365 * 24 * 3600  # seconds


def first_address(account: Account, patient_id: str) -> str:
    """Where an account starts with a patient: to talk, or for a relative to read."""
    if account.role == "patient":
        return addresses.person(patient_id)
    return addresses.interview(patient_id) if account.role in STAFF else addresses.book(patient_id)


def _sign_in_page(name: str = "", onward: str = "", problem: str = "", status: int = 200) -> Response:
    view = SignInView(
        Frame(title=_("Entrar"), locale=current_locale(), here="/entrar"), name, onward, problem
    )
    return page(view, status)


@router.get("/entrar")
def show_sign_in(siguiente: str = "") -> Response:
    """The sign-in page."""
    return _sign_in_page(onward=siguiente)


@router.post("/entrar")
def enter(
    request: Request,
    usuario: Annotated[str, Form()] = "",
    clave: Annotated[str, Form()] = "",
    siguiente: Annotated[str, Form()] = "",
) -> Response:
    """Sign in, and lead to where one wanted to go."""
    studio = studio_of(request)
    with session(studio.engine) as db:
        try:
            secret = sign_in(db, usuario, clave, days=studio.settings.session_days)
        except TooManyTriesError as error:
            return _sign_in_page(usuario, siguiente, error.sentence, status=429)
        if secret is None:
            problem = _("Ese usuario y esa contraseña no van juntos. Pruebe otra vez, sin prisa.")
            return _sign_in_page(usuario, siguiente, problem, status=401)
        account = account_of(db, secret)
        locale = account.locale if account else current_locale()
    answer = RedirectResponse(siguiente if addresses.is_ours(siguiente) else "/", status_code=303)
    safe = request.url.scheme == "https"
    age = studio.settings.session_days * 24 * 3600
    answer.set_cookie(SESSION_COOKIE, secret, max_age=age, httponly=True, samesite="lax", secure=safe)
    if LOCALE_COOKIE not in request.cookies:
        answer.set_cookie(LOCALE_COOKIE, locale, max_age=YEAR, httponly=True, samesite="lax", secure=safe)
    return answer


@router.post("/salir")
def leave(request: Request) -> Response:
    """Sign out."""
    with session(studio_of(request).engine) as db:
        sign_out(db, request.cookies.get(SESSION_COOKIE, ""))
    answer = RedirectResponse("/entrar", status_code=303)
    answer.delete_cookie(SESSION_COOKIE)
    return answer


@router.post("/idioma")
def speak(idioma: Annotated[str, Form()] = "", volver: Annotated[str, Form()] = "/") -> Response:
    """Change the language of the pages."""
    answer = RedirectResponse(volver if addresses.is_ours(volver) else "/", status_code=303)
    if idioma in LOCALES:
        answer.set_cookie(LOCALE_COOKIE, idioma, max_age=YEAR, httponly=True, samesite="lax")
    return answer


@router.get("/")
def start(visit: SignedIn) -> Response:
    """Straight to the patient when there is only one, else to choose."""
    patients = patients_of(visit.db, visit.account)
    if len(patients) == 1:
        return RedirectResponse(first_address(visit.account, patients[0].id), status_code=303)
    return RedirectResponse("/personas", status_code=303)


@router.get("/personas")
def choose(visit: SignedIn) -> Response:
    """The patients of this account."""
    cards = tuple(
        PatientCard(one.name, one.about, first_address(visit.account, one.id))
        for one in patients_of(visit.db, visit.account)
    )
    return page(PatientsView(frame(visit, _("Elegir persona")), cards))


@router.get("/ayuda")
def explain(request: Request) -> Response:
    """The short help page, open to everyone."""
    with session(studio_of(request).engine) as db:
        account = account_of(db, request.cookies.get(SESSION_COOKIE, ""))
        name = account.name if account else ""
    return page(
        HelpView(Frame(title=_("¿Cómo funciona?"), locale=current_locale(), here="/ayuda", name=name))
    )


@router.get("/sin-conexion")
def show_offline() -> Response:
    """The page that the service worker keeps for when the server cannot be reached."""
    return page(OfflineView(Frame(title=_("Sin conexión"), locale=current_locale(), here="/sin-conexion")))


@router.get("/sin-conexion.js")
def offline_worker() -> Response:
    """The service worker, at the root because it only speaks for addresses below its own."""
    return FileResponse(WEB / "scripts" / "offline.js", media_type="text/javascript")


@router.get("/salud")
def health(request: Request) -> dict[str, Any]:
    """Whether the server answers, and whether the language models are loaded yet."""
    return {"estado": "bien", "modelos_listos": studio_of(request).ready}
