"""What every request passes through: language, size, where it comes from, and what the answer forbids.

Posts from other sites are refused by what browsers say of a request (Sec-Fetch-Site, else Origin),
as in Go's http.CrossOriginProtection; no form needs a token. Nothing of a page may be run or loaded
from elsewhere, nor kept on a shared device after signing out.
"""

from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.texts import gettext, use_locale

LOCALE_COOKIE: Final = "idioma"
LARGEST_BODY: Final = 1_000_000  # bytes; 50,000 characters in their widest form encoding fit
LARGEST_UPLOAD: Final = 42 * 2**20  # bytes: a picture and a mask, which are judged where they are taken
LARGEST_PHOTOS: Final = 256 * 2**20  # bytes: a ZIP of a family's photos
LARGEST_WEIGHTS: Final = 513 * 2**20  # bytes: trained weights made elsewhere, and their form
UPLOADING: Final = ("/taller", "/taller/mirar", "/arreglar")  # endings of addresses that take pictures

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
}


def is_from_elsewhere(headers: Headers) -> bool:
    """Whether a browser says that another site sent this request."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _locale(headers: Headers) -> str | None:
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(LOCALE_COOKIE)
    except CookieError:
        return None
    return cookie.value if cookie else None


def _largest(path: str) -> int:
    if path.endswith("/fotos"):
        return LARGEST_PHOTOS
    if path.endswith("/pesos"):
        return LARGEST_WEIGHTS
    return LARGEST_UPLOAD if path.endswith(UPLOADING) else LARGEST_BODY


def _too_long(largest: int) -> str:
    if largest == LARGEST_PHOTOS:
        return gettext("Son demasiadas fotos para una sola vez: tráigalas por partes.")
    if largest == LARGEST_WEIGHTS:
        return gettext("El archivo es demasiado grande: que no pase de %d MB.") % (largest // 2**20 - 1)
    if largest == LARGEST_UPLOAD:
        return gettext("El archivo es demasiado grande: vuelva atrás y elija otro. Lo demás sigue allí.")
    return gettext("Es demasiado largo para una sola vez. Cuéntelo por partes.")


def _counted(receive: Receive, largest: int) -> Receive:
    """A body without a declared length that grows too large ends as if its sender had left."""
    seen = 0

    async def receive_counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > largest:
            return {"type": "http.disconnect"}
        return message

    return receive_counted


def _marked(send: Send) -> Send:
    async def send_marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return send_marked


class Guard:
    """The ASGI middleware."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it in one sentence."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        use_locale(_locale(headers))
        marked = _marked(send)
        if scope["method"] not in SAFE_METHODS and is_from_elsewhere(headers):
            refusal = PlainTextResponse(gettext("Esta petición no viene de Evoca."), status_code=403)
            await refusal(scope, receive, marked)
            return
        largest = _largest(scope["path"])
        if int(headers.get("content-length", "0") or "0") > largest:
            sentence = _too_long(largest)
            await PlainTextResponse(sentence, status_code=413)(scope, receive, marked)
            return
        await self.app(scope, _counted(receive, largest), marked)
