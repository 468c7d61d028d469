"""What every answer shares: the frame around a page, the notices, and where a form leads back to."""

from collections.abc import Callable
from typing import Final

from fastapi import Response
from fastapi.responses import HTMLResponse, RedirectResponse

from server import rendering
from server.records import PatientRecord
from server.routes import addresses
from server.routes.visit import Visit
from server.texts import current_locale
from server.texts import gettext as _
from server.views import Frame, Notice, Way
from server.watching import count_drafts

PAGE_PANEL: Final = "#page-panel"
CONTENT: Final = "#content"

# What was just done, by the word that travels in the address after a form: its sentence, and what
# undoes it (of the page or caption whose id travels along).
_DONE: Final[dict[str, tuple[Callable[[], str], str, str]]] = {
    "corregido": (lambda: _("Corregido. Lo dibujo otra vez."), "{page}/deshacer", PAGE_PANEL),
    "quitar": (lambda: _("Lo he quitado. Dibujo otra vez."), "{page}/deshacer", PAGE_PANEL),
    "ausente": (lambda: _("Entendido: no estaba allí."), "{page}/deshacer", PAGE_PANEL),
    "presente": (lambda: _("Entendido: sí estaba allí."), "{page}/deshacer", PAGE_PANEL),
    "deshecho": (lambda: _("He vuelto a dejarlo como estaba."), "", ""),
    "estilo": (lambda: _("Lo dibujo otra vez con ese estilo."), "{page}/deshacer", PAGE_PANEL),
    "estilo-nuevas": (lambda: _("Anotado: la página ya tiene ese estilo."), "", ""),
    "espera-parada": (lambda: _("He parado. Lo que estaba terminado se queda."), "", ""),
    "version": (lambda: _("He vuelto a esa versión. La de antes también sigue guardada."), "", ""),
    "misma-version": (lambda: _("La página ya es esa versión."), "", ""),
    "instrucciones": (lambda: _("Dibujo otra vez con estas instrucciones."), "", ""),
    "otra-vez": (lambda: _("Vuelvo a pintarlo."), "", ""),
    "cancelado": (lambda: _("He parado la pintura. El dibujo se queda."), "", ""),
    "elegido": (lambda: _("Ese irá en el libro."), "", ""),
    "guardada": (lambda: _("La página está en el libro."), "", ""),
    "retirada": (lambda: _("He quitado la página."), "{page}/recuperar", PAGE_PANEL),
    "recuperada": (lambda: _("La página ha vuelto."), "", ""),
    "nota": (lambda: _("He añadido la nota. Gracias."), "", ""),
    "nota-quitada": (lambda: _("He quitado la nota."), "/notas/{id}/recuperar", ""),
    "nota-recuperada": (lambda: _("La nota ha vuelto."), "", ""),
    "tema": (lambda: _("Anotado. Evoca no volverá sobre eso."), "/temas/{id}/quitar", ""),
    "tema-quitado": (lambda: _("He quitado el tema de la lista."), "/temas/{id}/recuperar", ""),
    "tema-recuperado": (lambda: _("El tema está otra vez en la lista."), "", ""),
    "apunte": (lambda: _("He guardado el apunte."), "", ""),
    "apunte-quitado": (lambda: _("He quitado el apunte."), "/apuntes/{id}/recuperar", CONTENT),
    "apunte-recuperado": (lambda: _("El apunte ha vuelto."), "", ""),
    "sentido": (lambda: _("Anotado."), "", ""),
    "preguntas-no": (lambda: _("De acuerdo: hoy Evoca no pregunta más."), "", ""),
    "preguntas-si": (lambda: _("De acuerdo: Evoca vuelve a preguntar."), "", ""),
    "sin-pregunta": (lambda: _("Ahora mismo no se me ocurre otra pregunta."), "", ""),
    "espera": (lambda: _("Anotado: esperaré ese tiempo."), "", ""),
    "voz-acordada": (lambda: _("Anotado. Desde ahora su voz se guarda con cada página."), "", ""),
    "voz-retirada": (lambda: _("Anotado. He borrado las grabaciones que había."), "", ""),
    "arreglada": (
        lambda: _("La página tiene la imagen arreglada. La de antes sigue guardada entre sus versiones."),
        "",
        "",
    ),
    "arreglo-parado": (lambda: _("He parado. La página sigue como estaba."), "", ""),
    "arreglo-ninguno": (
        lambda: _("La página sigue como estaba. Lo marcado y lo escrito siguen aquí."),
        "/arreglos/{id}/recuperar",
        "",
    ),
    "arreglo-recuperado": (lambda: _("Las propuestas han vuelto."), "", ""),
    "tanda": (lambda: _("Empiezo a pintar. Puede seguir con otra cosa: no se pierde nada."), "", ""),
    "tanda-parada": (lambda: _("He parado. Las imágenes terminadas se quedan."), "", ""),
    "tanda-quitada": (lambda: _("He quitado la tanda del historial."), "/tandas/{id}/recuperar", ""),
    "tanda-recuperada": (lambda: _("La tanda ha vuelto al historial."), "", ""),
    "al-libro": (
        lambda: _("La imagen está en una página nueva. Entrará en el libro cuando usted diga que sí."),
        "{page}/retirar",
        PAGE_PANEL,
    ),
    "a-la-pagina": (
        lambda: _("La página tiene esa imagen. Entrará en el libro cuando usted diga que sí."),
        "{page}/taller/deshacer",
        "",
    ),
    "ficha": (lambda: _("La ficha está guardada."), "", ""),
    "ficha-quitada": (
        lambda: _("He quitado la ficha. Puede volver hasta mañana."),
        "/fichas/{id}/recuperar",
        "",
    ),
    "ficha-recuperada": (lambda: _("La ficha ha vuelto, con todo lo suyo."), "", ""),
    "ficha-borrada": (lambda: _("He borrado la ficha, sus fotos y lo aprendido de ellas."), "", ""),
    "aspecto": (lambda: _("Desde ahora lo dibujaré así."), "", ""),
    "acuerdo": (lambda: _("Anotado quién ha dicho que sí."), "", ""),
    "acuerdo-retirado": (lambda: _("He borrado sus fotos y lo aprendido de ellas."), "", ""),
    "foto-cambiada": (lambda: _("Anotado."), "", ""),
    "foto-quitada": (
        lambda: _("He quitado la foto. Puede volver hasta mañana."),
        "/fotos/{id}/recuperar",
        "",
    ),
    "fotos-quitadas": (
        lambda: _("He quitado las fotos de esa vez. Pueden volver hasta mañana."),
        "/fotos/{id}/recuperar",
        "",
    ),
    "fotos-recuperadas": (lambda: _("Las fotos han vuelto."), "", ""),
    "foto-recuperada": (lambda: _("La foto ha vuelto."), "", ""),
    "aprender": (lambda: _("Empiezo a aprender. Puede cerrar esta página: sigo yo."), "", ""),
    "aprender-pausa": (lambda: _("En pausa. Lo aprendido hasta ahora está guardado."), "", ""),
    "aprender-sigue": (lambda: _("Sigo por donde iba."), "", ""),
    "aprender-parado": (lambda: _("He parado. Lo hecho está guardado."), "/aprendizajes/{id}/seguir", ""),
    "aprendido-dejado": (
        lambda: _("Desde ahora lo dibujo por su ficha. Lo aprendido se queda, por si lo quiere otra vez."),
        "",
        "",
    ),
    "aprendido": (lambda: _("Desde ahora lo dibujaré así en sus páginas."), "", ""),
    "comparar": (lambda: _("Empiezo con los dibujos. Puede cerrar esta página: sigo yo."), "", ""),
    "comparar-parado": (lambda: _("He parado. Los dibujos hechos se quedan."), "", ""),
    "comparar-borrado": (lambda: _("Los dibujos están borrados. Lo aprendido se queda."), "", ""),
    "olvidado": (lambda: _("Lo aprendido está borrado."), "", ""),
    "traido": (lambda: _("El archivo está guardado en la ficha."), "", ""),
    "trato-tu": (lambda: _("Desde ahora le hablo de tú."), "", ""),
    "trato-usted": (lambda: _("Desde ahora le hablo de usted."), "", ""),
    "terminada": (lambda: _("La charla de hoy ha terminado. Todo queda guardado."), "", ""),
}


def notice(done: str, subject_id: str = "") -> Notice | None:
    """The sentence for what was just done; None for a word that is not ours.

    ``subject_id`` is the page's or the caption's id, for the way to undo it.
    """
    if done not in _DONE:
        return None
    sentence, undo, target = _DONE[done]
    address = undo.format(page=addresses.page(subject_id), id=subject_id) if undo and subject_id else ""
    return Notice(sentence(), address, target if address else "")


def _notice_in_address(visit: Visit) -> Notice | None:
    query = visit.request.query_params
    return notice(query.get("hecho", ""), query.get("de", ""))


def _ways(visit: Visit, patient: PatientRecord, here: str, for_person: bool) -> tuple[Way, ...]:
    book, cards = addresses.book(patient.id), addresses.cards(patient.id)
    if visit.is_staff and for_person:
        return (Way(_("Volver a la charla"), addresses.interview(patient.id), "before"),)
    if visit.account.role == "patient":
        return (
            Way(_("Contar"), addresses.person(patient.id), "talk", here == "talk"),
            Way(_("Mi libro"), book, "book", here == "book"),
            Way(_("Mi gente"), cards, "person", here == "cards"),
        )
    if not visit.is_staff:
        return (
            Way(_("Libro de vida"), book, "book", here == "book"),
            Way(_("Su gente"), cards, "person", here == "cards"),
        )
    waiting = count_drafts(visit.db, patient.id)
    return (
        Way(_("Charla"), addresses.interview(patient.id), "talk", here == "talk"),
        Way(_("Libro de vida"), book, "book", here == "book"),
        Way(_("Su gente"), cards, "person", here == "cards"),
        Way(_("Por revisar"), addresses.drafts(patient.id), "look-at", here == "drafts", waiting),
        _queue_way(here),
    )


def _queue_way(here: str) -> Way:
    return Way(_("En espera"), addresses.queue(), "era", here == "queue")


def _ways_of_nobody(visit: Visit, here: str) -> tuple[Way, ...]:
    """Where staff can go on a page that is of no person."""
    if not visit.is_staff:
        return ()
    start = (Way(_("Ir al principio"), "/", "before"),) if visit.request.url.path != "/personas" else ()
    return (*start, _queue_way(here))


def frame(
    visit: Visit,
    title: str,
    patient: PatientRecord | None = None,
    *,
    here: str = "",
    at: str = "",
    for_person: bool = False,
    done: Notice | None = None,
) -> Frame:
    """The frame of a page: ``here`` is "talk", "book", "cards", "drafts", "workshop" or "queue"; ``at`` the
    page's address, where a form posted to answers with a part of it.
    """
    ways = _ways(visit, patient, here, for_person) if patient else _ways_of_nobody(visit, here)
    # A therapist who shows the person's screen lends it: it has one way back, and no way out.
    lent = for_person and visit.is_staff
    for_person = for_person or visit.account.role == "patient"
    return Frame(
        title=title,
        locale=current_locale(),
        here=at or visit.request.url.path,
        name="" if lent else visit.account.name,
        for_person=for_person,
        ways=ways,
        notice=done or _notice_in_address(visit),
    )


def page(view: rendering.View, status: int = 200) -> Response:
    """A whole page."""
    return HTMLResponse(rendering.render(view), status_code=status)


def block(view: rendering.View, name: str) -> Response:
    """One block of a page and its notice: what a form is answered with, for htmx."""
    return HTMLResponse(rendering.render_block(view, name) + rendering.render_notices(view))


def refreshed(view: rendering.View, name: str) -> Response:
    """One block of a page alone. The notice stays as it is: the way to undo outlives a refresh."""
    return HTMLResponse(rendering.render_block(view, name))


def part(view: rendering.View, template: str) -> Response:
    """A template that pages share and the notice: what a form is answered with, for htmx."""
    return HTMLResponse(rendering.render_part(view, template) + rendering.render_notices(view))


def lead_back(back: str, otherwise: str, done: str = "", subject_id: str = "") -> Response:
    """Send the browser on after a form: to ``back`` when it is an address of ours."""
    address = back if addresses.is_ours(back) else otherwise
    query = {key: value for key, value in (("hecho", done), ("de", subject_id)) if value}
    return RedirectResponse(addresses.with_query(address, **query), status_code=303)
