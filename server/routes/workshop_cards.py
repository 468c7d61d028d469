"""The workshop's batches and pictures as its history shows them."""

import unicodedata
from collections.abc import Sequence
from typing import Final
from uuid import uuid4

from babel.dates import format_date, format_time

from server.moments import on_the_clock
from server.prompting import usable_style
from server.records import Page, PictureCandidate
from server.routes import addresses
from server.routes.visit import Visit
from server.routes.workshop_words import SAMPLERS, contents, decimal, duration, follows, regions, works
from server.texts import DOT, current_locale, ngettext
from server.texts import gettext as _
from server.views import Picture
from server.workshop import ACTIVE, Batch
from server.workshop_progress import BatchProgress, batch_progress
from server.workshop_settings import HALVES, MASK, SUBJECT, Wanted
from server.workshop_views import BatchCard, BatchMaking, CandidateCard, Option

LONGEST_NAME: Final = 60


def batch_card(visit: Visit, batch: Batch) -> BatchCard:
    """A batch as the history shows it."""
    row, wanted = batch.row, batch.wanted
    progress = batch_progress(visit.db, row.id) if row.state in ACTIVE else None
    workshop = addresses.workshop(row.patient_id)
    local = on_the_clock(row.asked_at)
    locale = current_locale()
    return BatchCard(
        id=row.id,
        address=addresses.batch(row.id),
        day=f"{format_date(local, 'long', locale=locale)}, {format_time(local, 'short', locale=locale)}",
        prompt=wanted.prompt,
        facts=_facts(wanted),
        state=_state(batch),
        settings=_settings(wanted),
        pictures=tuple(_candidate_card(wanted, each, workshop) for each in batch.candidates),
        fill_address=f"{addresses.with_query(workshop, de=row.id)}#maker",
        making=batch_making(progress, row.id) if progress else None,
        problem=_(row.problem) if row.problem else "",
    )


def batch_making(progress: BatchProgress, batch_id: str) -> BatchMaking:
    """Progress as the page shows it."""
    number = min(len(progress.finished) + 1, progress.count)
    painting = progress.state == "painting" and progress.total > 0
    stage = _("Esperando turno: las páginas del libro van delante")
    if painting:
        numbers = {"number": number, "count": progress.count}
        stage = _("Pintando la imagen %(number)d de %(count)d") % numbers
    elif progress.state == "painting":
        stage = _("Preparando el modelo")
    left = progress.seconds_left
    preview = addresses.with_query(addresses.batch(batch_id, "vista-previa"), v=str(progress.preview))
    return BatchMaking(
        stage=stage,
        finished=len(progress.finished),
        count=progress.count,
        done=len(progress.finished) * max(progress.total, 1) + progress.done,
        total=progress.count * max(progress.total, 1),
        left=_("Quedan %s.") % duration(left) if left is not None and left >= 1 else "",
        preview_address=preview if painting and progress.preview else "",
    )


def _state(batch: Batch) -> str:
    done, count = len(batch.candidates), batch.wanted.count
    if batch.row.state == "cancelled":
        return _("Parada: %(done)d de %(count)d") % {"done": done, "count": count}
    if batch.row.state == "failed":
        return _("No ha podido terminarse: %(done)d de %(count)d") % {"done": done, "count": count}
    if batch.row.state in ACTIVE:
        return ""
    return ngettext("%(num)s imagen", "%(num)s imágenes", done) % {"num": done}


def _facts(wanted: Wanted) -> str:
    style = _(usable_style(wanted.style).label) if wanted.style else ""
    steps = ngettext("%(num)s paso", "%(num)s pasos", wanted.steps) % {"num": wanted.steps}
    parts = (
        wanted.model,
        style,
        f"{wanted.width} × {wanted.height}",
        steps,
        f"CFG {decimal(wanted.guidance)}",
    )
    return DOT.join(part for part in parts if part)


def _settings(wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """Every setting with its name, only those that had a say."""
    rows = [
        (_("Qué se ve"), wanted.prompt),
        (_("Qué no debe verse"), wanted.negative or "—"),
        (_("Lo habitual que se evita"), _("sí") if wanted.usual else _("no")),
        (_("Modelo"), wanted.model),
        (_("Estilo"), _(usable_style(wanted.style).label) if wanted.style else "—"),
        (_("Muestreador"), SAMPLERS.get(wanted.sampler, _("el del modelo"))),
        (_("Pasos"), str(wanted.steps)),
        ("CFG", decimal(wanted.guidance)),
        (_("Semilla"), str(wanted.seed)),
        (_("Tamaño"), f"{wanted.width} × {wanted.height}"),
        (_("Imágenes"), str(wanted.count)),
    ]
    if wanted.start:
        origin = {
            "subida": _("una imagen subida"),
            "pagina": _("una página"),
            "candidata": _("otra del taller"),
        }
        rows += [
            (_("Partida"), origin[wanted.start]),
            (_("Cuánto cambia"), decimal(wanted.strength)),
            (_("Zona"), _region_words(wanted)),
        ]
    if wanted.start and wanted.region:
        rows += [
            (_("Lo que hay debajo al empezar"), contents()[wanted.content]),
            (_("Borde"), _("suave en toda la zona") if wanted.soft else str(wanted.blur)),
            (_("Cómo trabaja"), works()["zona" if wanted.only_masked else "entera"]),
        ]
        rows += [(_("Margen"), str(wanted.padding))] if wanted.only_masked else []
    if wanted.control:
        words = _("%(what)s de %(guide)s")
        guide = {"partida": _("la imagen de partida"), "mapa": _("un mapa subido")}
        of = guide.get(wanted.guide.partition(":")[0], _("el dibujo de una página"))
        rows += [
            ("ControlNet", f"{wanted.control}: {decimal(wanted.control_weight)}"),
            (_("Sigue"), words % {"what": follows()[wanted.follows], "guide": of}),
        ]
    rows += [(_("Acabado"), wanted.refiner)] if wanted.refiner else []
    rows += [(_("Adaptador"), f"{a.label}: {decimal(a.weight)}") for a in wanted.adapters]
    return tuple(rows)


def _region_words(wanted: Wanted) -> str:
    words = {"": _("toda"), MASK: _("la pintada")} | {k: v for k, v in regions().items() if k in HALVES}
    region = words.get(wanted.region, wanted.region.removeprefix(SUBJECT))
    return _("todo menos: %s") % region if wanted.inverted else region


def _candidate_card(wanted: Wanted, row: PictureCandidate, workshop: str) -> CandidateCard:
    return CandidateCard(
        id=row.id,
        number=row.number,
        picture=candidate_picture(wanted, row),
        width=row.width,
        height=row.height,
        seed=row.seed,
        seconds=_("hecha en %s s") % f"{row.seconds:.1f}".replace(".", ","),
        file_name=proposed_name(wanted, row),
        again_id=str(uuid4()),
        address=addresses.candidate(row.id),
        page_address=addresses.page(row.page_id) if row.page_id else "",
        from_address=f"{addresses.with_query(workshop, desde=row.id)}#maker",
    )


def candidate_picture(wanted: Wanted, row: PictureCandidate) -> Picture:
    """A finished picture, said by what was asked for to those who do not see it."""
    words = _("Imagen %(number)d: %(prompt)s") % {"number": row.number, "prompt": wanted.prompt[:120]}
    return Picture(addresses.candidate(row.id), words)


def proposed_name(wanted: Wanted, row: PictureCandidate) -> str:
    """A name for the file, out of the prompt's first words."""
    return f"{safe_name(wanted.prompt)[:40].rstrip(' -')} {row.seed}"


def safe_name(text: str) -> str:
    """A file's name without what file systems take amiss; "imagen" when nothing is left."""
    plain = "".join(c if c.isalnum() or c in " -_()" else " " for c in unicodedata.normalize("NFC", text))
    return " ".join(plain.split())[:LONGEST_NAME].strip() or "imagen"


def page_options(pages: Sequence[Page], chosen: str) -> tuple[Option, ...]:
    """Draft pages to choose from."""
    return tuple(Option(p.id, p.title or _("Página sin título"), p.id == chosen) for p in pages)
