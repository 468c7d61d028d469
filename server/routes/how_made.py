"""How a picture is made: a page's own frames, for whoever may see the page."""

from fastapi import APIRouter, Request, Response

from server.how_made import MAKING, HowMade, KeptFrame, ask_for_frames, follow_frames, how_made
from server.page_files import shown_file
from server.pages import page_for
from server.patients import patient_for
from server.records import Page
from server.routes import addresses
from server.routes.answers import frame, lead_back, page, refreshed
from server.routes.books import number_of
from server.routes.streams import checked, followed_by
from server.routes.visit import SignedIn, Visit, studio_of
from server.texts import gettext as _
from server.views import Picture
from server.workshop_views import BatchMaking, BatchMakingView, FrameStep, HowMadeView

router = APIRouter()


def _noising_words() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Le caen puntos de colores"),
            _("Caen al azar, como la nieve de un televisor antiguo."),
        ),
        (_("Cada vez más puntos"), _("Cuantos más puntos, menos se ve.")),
        (_("Ya cuesta verla"), _("Las caras se pierden. Las formas grandes aguantan un poco más.")),
        (_("Casi no queda nada"), _("Quien no la conozca ya no sabría qué era.")),
        (
            _("Solo quedan puntos"),
            _("Así aprendió el programa: vio deshacerse miles de imágenes para saber el camino de vuelta."),
        ),
    )


def _denoising_words(index: int, count: int) -> tuple[str, str]:
    heading = _("Se quitan puntos, paso %d") % (index + 1)
    if index == 0:
        return heading, _("El programa lee el recuerdo y empieza a quitar los puntos que sobran.")
    if index == count - 1:
        return heading, _("Quedan muy pocos. Ya casi está.")
    return heading, _("Donde quita puntos van quedando el color, la luz y las pinceladas.")


def _words(found: KeptFrame, index: int, count: int, title: str, drawn: bool) -> tuple[str, str]:
    """The heading and the words of a frame, the ``index``-th of ``count`` of its kind."""
    if found.kind == "noising":
        return _noising_words()[min(index, len(_noising_words()) - 1)]
    if found.kind == "denoising":
        return _denoising_words(index, count)
    if found.kind == "begin" and not drawn:
        return (
            _("Puntos al azar"),
            _("Ahora, al revés. Se empieza con puntos que todavía no representan nada."),
        )
    return {
        "picture": (
            _("La imagen terminada"),
            _("Esta es la imagen de «%s». Para entender cómo se hizo, primero la vamos a deshacer.") % title,
        ),
        "drawn": (
            _("El dibujo"),
            _("Ahora, al revés. Este es el dibujo que Evoca trazó con lo que se contó."),
        ),
        "begin": (
            _("Puntos sobre el dibujo"),
            _("Encima se echan puntos al azar. De ellos saldrán la luz y la pintura."),
        ),
    }.get(
        found.kind,
        (
            _("La imagen, otra vez"),
            _("Y así queda. Es una recreación de lo contado, no una fotografía."),
        ),
    )


def _steps(made: HowMade) -> tuple[FrameStep, ...]:
    kinds = [each.kind for each in made.frames]
    drawn = "drawn" in kinds
    before = {"picture", "noising"}
    steps: list[FrameStep] = []
    for number, found in enumerate(made.frames, start=1):
        index = kinds[: number - 1].count(found.kind)
        heading, words = _words(found, index, kinds.count(found.kind), made.page.title, drawn)
        part = _("Primero, se deshace") if found.kind in before else _("Después, se hace")
        steps.append(FrameStep(number, addresses.picture(found.file.path), heading, words, part))
    return tuple(steps)


def _making(done: int, total: int) -> BatchMaking:
    stage = _("Preparando las imágenes") if total else _("Esperando turno")
    return BatchMaking(stage, done, total, done, max(total, 1), "")


def _way_back(visit: Visit, row: Page) -> tuple[str, str]:
    number = number_of(visit, row)
    if number:
        return addresses.leaf(row.patient_id, number), _("Volver a la página del libro")
    if visit.is_staff:
        return addresses.page(row.id), _("Volver a la página")
    return addresses.person(row.patient_id), _("Volver")


def _view(visit: Visit, page_id: str) -> HowMadeView:
    made = how_made(visit.db, visit.account, page_id)
    row = made.page
    patient = patient_for(visit.db, visit.account, row.patient_id)
    shown = made.painting or shown_file(visit.db, row)
    here = addresses.making_of_page(row.id)
    back, label = _way_back(visit, row)
    running = made.state in MAKING
    return HowMadeView(
        frame=frame(visit, _("Cómo se hace una imagen"), patient, here="book", at=here),
        picture=Picture(addresses.picture(shown.path) if shown else "", _("Dibujo de «%s»") % row.title),
        steps=_steps(made),
        back_address=back,
        back_label=label,
        ask_address=here,
        stream_address=f"{here}/progreso" if running else "",
        problem=_(made.problem) if made.problem else "",
        painted=made.painting is not None,
        progress=_making(made.done, made.total) if running else None,
    )


@router.get("/paginas/{page_id}/como-se-hizo")
def show_how_made(visit: SignedIn, page_id: str) -> Response:
    """The frames, or the way to ask for them."""
    view = _view(visit, page_id)
    return refreshed(view, "how") if visit.wants_fragment else page(view)


@router.post("/paginas/{page_id}/como-se-hizo")
def ask_how_made(visit: SignedIn, page_id: str) -> Response:
    """Ask for the frames; whoever may see the page may."""
    ask_for_frames(visit.db, visit.studio, visit.account, page_id)
    if visit.wants_fragment:
        return refreshed(_view(visit, page_id), "how")
    return lead_back("", addresses.making_of_page(page_id))


@router.get("/paginas/{page_id}/como-se-hizo/progreso")
async def stream_frames(request: Request, page_id: str) -> Response:
    """How far the frames are as HTML; the event "fin" at their end."""
    revision = await checked(request, lambda db, account: page_for(db, account, page_id).revision)
    return followed_by(
        follow_frames(studio_of(request).engine, page_id, revision),
        lambda now, nowhere: BatchMakingView(nowhere, _making(now.done, now.total)),
    )
