"""The work that waits, made into what the list shows: a stranger's is there, but not whose it is."""

import hashlib
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from babel.dates import format_timedelta
from sqlmodel import select

from server.page_files import shown_file
from server.patients import may_see
from server.progress import progress_of
from server.queue_pace import Wait, seconds_before, seconds_left
from server.queue_views import QueuedWork
from server.records import (
    EntityRecord,
    EntityTraining,
    Page,
    PictureBatch,
    PictureCandidate,
    TrainingComparison,
)
from server.routes import addresses
from server.routes.visit import Visit
from server.routes.workshop_words import duration
from server.texts import current_locale, ngettext
from server.texts import gettext as _
from server.views import Picture
from server.waiting_work import Kind, Piece, waiting_work
from server.workshop_settings import wanted_from_json

STOPPABLE: Final[frozenset[Kind]] = frozenset({"page", "repair", "frames", "batch", "comparison", "training"})
SAID_ANEW: Final = 30.0  # seconds after which the times of a list are said anew
_SOON: Final = 5.0  # seconds; less is not counted


def _sorts() -> dict[Kind, str]:
    return {
        "page": _("Página"),
        "repair": _("Arreglo de una página"),
        "frames": _("Cómo se hizo una imagen"),
        "batch": _("Imágenes del taller"),
        "comparison": _("Comparar lo aprendido"),
        "print": _("Imagen para imprimir"),
        "training": _("Aprender a alguien"),
    }


def all_work(visit: Visit) -> tuple[Piece, ...]:
    """Everything that is not finished, first to last."""
    return waiting_work(visit.db, visit.studio.jobs.prints())


def stamp_of(pieces: Sequence[Piece]) -> str:
    """A word that changes whenever the list does, and as long as there is one, with the times it says."""
    now = int(time.time() // SAID_ANEW)
    seen = [(each.kind, each.id, each.going_on, each.done, each.total) for each in pieces]
    return hashlib.sha256(repr((now if seen else 0, seen)).encode()).hexdigest()[:16]


def queued(visit: Visit, pieces: Sequence[Piece]) -> tuple[QueuedWork, ...]:
    """The list as this account may see it."""
    files, settings = visit.studio.files, visit.studio.settings
    left = [seconds_left(visit.db, files, settings, piece) for piece in pieces]
    begins = seconds_before(pieces, left)
    return tuple(
        queued_work(visit, piece, still, before)
        for piece, still, before in zip(pieces, left, begins, strict=True)
    )


def queued_work(visit: Visit, piece: Piece, left: float | None, before: float | None) -> QueuedWork:
    """One piece of work as this account may see it."""
    seen = may_see(visit.db, visit.account, piece.patient_id)
    number = hashlib.sha256(f"{piece.kind} {piece.id}".encode()).hexdigest()[:10]
    name, picture, address = _DETAILS[piece.kind](visit, piece) if seen else ("", None, "")
    stoppable = seen and piece.kind in STOPPABLE
    return QueuedWork(
        id=number,
        sort=_sorts()[piece.kind] if seen else _("Otra imagen del centro"),
        name=name,
        state=_state(visit, piece, seen),
        times=_times(piece, left, before),
        going_on=piece.going_on,
        done=piece.done,
        total=piece.total if piece.going_on else 0,
        picture=picture,
        address=address,
        stop_address=addresses.queue_stop(piece.kind, piece.id) if stoppable else "",
    )


def _state(visit: Visit, piece: Piece, seen: bool) -> str:
    if not piece.going_on:
        return _("Espera su turno")
    if piece.kind == "page" and seen:
        page = visit.db.get_one(Page, piece.id)
        return progress_of(visit.db, page.id, page.revision).stage_es
    return _("Aprendiendo; deja pasar a las imágenes") if piece.kind == "training" else _("En marcha")


def _times(piece: Piece, left: float | None, before: float | None) -> tuple[str, ...]:
    said: list[str] = []
    if piece.asker.asked:
        since = datetime.now(UTC) - datetime.fromtimestamp(piece.asker.asked, UTC)
        words = format_timedelta(max(since, timedelta(seconds=1)), locale=current_locale(), threshold=1.2)
        said.append(_("Se pidió hace %s.") % words)
    if piece.kind == "print":
        return tuple(said)
    if piece.going_on:
        if left is None:
            said.append(_("Cuánto queda no se sabe todavía."))
        else:
            said.append(_("Quedan %s.") % duration(left) if left >= _SOON else _("Ya queda poco."))
    else:
        said += [_beginning_words(before), _taking_words(left)]
    return tuple(said)


def wait_words(wait: Wait) -> str:
    """What somebody waits for, how long, and how long what was asked for then takes."""
    count = ngettext("Antes va %(num)s trabajo.", "Antes van %(num)s trabajos.", wait.before)
    before = (count % {"num": wait.before},) if wait.before else ()
    return " ".join((*before, _beginning_words(wait.begins), _taking_words(wait.takes)))


def _beginning_words(seconds: float | None) -> str:
    if seconds is None:
        return _("Cuándo empezará no se sabe todavía.")
    return _("Empezará dentro de %s.") % duration(seconds) if seconds >= _SOON else _("Empezará enseguida.")


def _taking_words(seconds: float | None) -> str:
    if seconds is None:
        return _("Cuánto tardará se sabrá cuando empiece.")
    return _("Tardará %s.") % duration(seconds)


def _page_details(visit: Visit, piece: Piece) -> tuple[str, Picture | None, str]:
    page = visit.db.get_one(Page, piece.page_id)
    shown = shown_file(visit.db, page)
    small = addresses.version(page.id, page.revision, f"miniatura/{shown.kind}") if shown else ""
    picture = Picture(small, "") if small else None
    address = addresses.making_of_page(page.id) if piece.kind == "frames" else addresses.page(page.id)
    return page.title or _("Página nueva"), picture, address


def _batch_details(visit: Visit, piece: Piece) -> tuple[str, Picture | None, str]:
    row = visit.db.get_one(PictureBatch, piece.id)
    wanted = wanted_from_json(row.settings)
    query = select(PictureCandidate).where(PictureCandidate.batch_id == row.id)
    made = visit.db.exec(query).all()
    words = ngettext("%(num)s imagen", "%(num)s imágenes", wanted.count) % {"num": wanted.count}
    name = f"{words}: {wanted.prompt[:80]}"
    picture = Picture(addresses.candidate(made[-1].id), "") if made else None
    return name, picture, f"{addresses.workshop(row.patient_id)}#batch-{row.id}"


def _training_details(visit: Visit, piece: Piece) -> tuple[str, Picture | None, str]:
    row = visit.db.get_one(EntityTraining, piece.id)
    card = visit.db.get(EntityRecord, row.entity_id)
    return card.name if card is not None else "", None, addresses.training(row.id)


def _comparison_details(visit: Visit, piece: Piece) -> tuple[str, Picture | None, str]:
    row = visit.db.get_one(TrainingComparison, piece.id)
    card = visit.db.get(EntityRecord, row.entity_id)
    return card.name if card is not None else "", None, addresses.comparison(row.id)


def _print_details(visit: Visit, piece: Piece) -> tuple[str, Picture | None, str]:
    return _page_details(visit, piece) if piece.page_id else ("", None, "")


_DETAILS: Final[dict[Kind, Callable[[Visit, Piece], tuple[str, Picture | None, str]]]] = {
    "page": _page_details,
    "repair": _page_details,
    "frames": _page_details,
    "batch": _batch_details,
    "comparison": _comparison_details,
    "print": _print_details,
    "training": _training_details,
}


def stays(kind: Kind) -> str:
    """What is not lost when this is stopped."""
    return {
        "page": _("El recuerdo y el dibujo se quedan. Podrá pintarla otra vez cuando quiera."),
        "repair": _("La página se queda como está, y las propuestas terminadas también."),
        "frames": _("La página se queda como está. Podrá pedir otra vez ver cómo se hizo."),
        "batch": _("Las imágenes terminadas se quedan."),
        "comparison": _("Los dibujos hechos se quedan."),
        "training": _("Las fotos se quedan, y las etapas terminadas se podrán usar."),
    }.get(kind, "")
