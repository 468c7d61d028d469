"""The workshop's rows and forms, made into what its pages show."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final
from uuid import uuid4

from babel.dates import format_date, format_time

from server.moments import in_utc
from server.page_files import revision_of
from server.preparation import load_plan
from server.prompting import styles, usable_style
from server.records import Page, PictureCandidate
from server.routes import addresses
from server.routes.visit import Visit
from server.texts import current_locale, ngettext
from server.texts import gettext as _
from server.views import Picture
from server.workshop import ACTIVE, Batch, StartPage, new_batch_id, start_page, start_pages
from server.workshop_models import ModelChoice, adapter_choices, adapters_folder, model_choices, named
from server.workshop_pace import expected_seconds
from server.workshop_progress import BatchProgress, batch_progress
from server.workshop_settings import ADAPTER, HALVES, MASK, SUBJECT, FormReading, Typed, Wanted
from server.workshop_uploads import LARGEST_FILE
from server.workshop_views import (
    AdapterField,
    BatchCard,
    BatchMaking,
    CandidateCard,
    Maker,
    Option,
    StartPicture,
)

SAMPLERS: Final = {
    "ddim": "DDIM",
    "euler": "Euler",
    "euler_ancestral": "Euler a",
    "dpm_2m": "DPM++ 2M",
    "dpm_2m_karras": "DPM++ 2M Karras",
    "unipc": "UniPC",
    "heun": "Heun",
    "lcm": "LCM",
    "flow_euler": "Euler (Flux, SD 3)",
}
LONGEST_NAME: Final = 60


def _regions() -> dict[str, str]:
    return {
        "izquierda": _("La mitad izquierda"),
        "derecha": _("La mitad derecha"),
        "arriba": _("La mitad de arriba"),
        "abajo": _("La mitad de abajo"),
        "centro": _("El centro"),
    }


def _contents() -> dict[str, str]:
    return {
        "original": _("Lo que ya hay"),
        "fill": _("Los colores de alrededor"),
        "latent_noise": _("Ruido"),
        "latent_nothing": _("Nada"),
    }


def _sizes() -> tuple[tuple[str, int, int], ...]:
    return (
        (_("Cuadrada"), 1, 1),
        (_("Vertical"), 2, 3),
        (_("Apaisada"), 3, 2),
    )


def maker(visit: Visit, patient_id: str, typed: Typed, problems: Mapping[str, str], batch_id: str) -> Maker:
    """The form as it stands."""
    models = model_choices(visit.studio.settings)
    adapters = adapter_choices(visit.db, visit.studio.settings, patient_id)
    model = named(models, typed.get("modelo", ""))
    chosen = start_page(visit.db, patient_id, typed.get("pagina", ""))
    started = typed.get("partida", "")
    reading = FormReading({**typed, "instruccion": typed.get("instruccion", "") or "—"}, models, adapters)
    wanted = reading.wanted()
    return Maker(
        batch_id=batch_id or new_batch_id(),
        start_address=addresses.workshop(patient_id),
        look_address=addresses.workshop(patient_id, "mirar"),
        typed=typed,
        problems=problems,
        models=tuple(Option(m.name, _model_words(m), m.name == typed.get("modelo")) for m in models),
        styles=_styles(typed.get("estilo", "")),
        samplers=_samplers(model, typed.get("muestreador", "")),
        sizes=_size_options(model, typed),
        pages=_pages(visit, patient_id, typed.get("pagina", "")),
        regions=_region_options(visit, chosen if started == "pagina" else None, typed.get("zona", "")),
        contents=_options(_contents(), typed.get("contenido", "")),
        adapters=tuple(AdapterField(f"{ADAPTER}{a.key}", a.label, a.token) for a in adapters),
        adapters_place=str(adapters_folder(visit.studio.settings)),
        usual_words=", ".join(model.rules.quality) if model else "",
        negative_unread=model is not None and wanted is not None and wanted.guidance in (0.0, 1.0),
        remark=_remark(model, started),
        expected=_expected(visit, wanted),
        largest_file=LARGEST_FILE,
        start=_start_picture(started, typed, chosen),
        brought_address=addresses.upload(typed["subida"]) if typed.get("subida") else "",
        zone_address=_zone_address(patient_id, typed),
        candidate_address=addresses.candidate(typed["candidata"]) if typed.get("candidata") else "",
    )


def _options(labels: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in labels.items())


def _model_words(model: ModelChoice) -> str:
    size = f"{model.size / 2**30:.1f} GB" if model.size >= 2**30 else f"{model.size / 2**20:.0f} MB"
    own = model.family == "evoca"
    kind = _("el de Evoca, sin conexión ni tarjeta gráfica") if own else model.family.upper()
    return f"{model.name} · {kind} · {size}"


def _styles(chosen: str) -> tuple[Option, ...]:
    plain = Option("", _("Sin estilo: solo mis palabras"), not chosen)
    return (plain, *(Option(p.id, _(p.label), p.id == chosen) for p in styles().presets))


def _samplers(model: ModelChoice | None, chosen: str) -> tuple[Option, ...]:
    if model is None:
        return ()
    usual = _("El del modelo (%s)") % SAMPLERS[model.defaults.sampler]
    return (Option("", usual, not chosen), *(Option(s, SAMPLERS[s], s == chosen) for s in model.samplers))


def _size_options(model: ModelChoice | None, typed: Typed) -> tuple[Option, ...]:
    """Shapes to choose, as "width x height"; none is chosen when the sides were typed otherwise."""
    if model is None:
        return ()
    found: list[Option] = []
    for label, across, down in _sizes():
        longest = model.side / max(across, down)
        width, height = (round(longest * n / model.step) * model.step for n in (across, down))
        chosen = (typed.get("ancho"), typed.get("alto")) == (str(width), str(height))
        found.append(Option(f"{width}x{height}", label, chosen))
    return tuple(found)


def _pages(visit: Visit, patient_id: str, chosen: str) -> tuple[Option, ...]:
    return tuple(Option(p.key, _page_words(p), p.key == chosen) for p in start_pages(visit.db, patient_id))


def _page_words(start: StartPage) -> str:
    title = start.page.title or _("Página sin título")
    return f"{title} · {_('la pintura') if start.kind == 'painting' else _('el dibujo')}"


def _region_options(visit: Visit, start: StartPage | None, chosen: str) -> tuple[Option, ...]:
    found = {"": _("Toda la imagen")}
    if start is not None:
        plan = load_plan(
            visit.db, visit.studio.files, start.page, revision_of(start.page), visit.studio.settings
        )
        labels = {s.key: s.label for s in plan.script.subjects} if plan.script else {}
        found |= {f"{SUBJECT}{key}": labels[key] for key in start.subjects if key in labels}
    found |= _regions()
    found[MASK] = _("La que pinte con el pincel o suba")
    return _options(found, chosen)


def _start_picture(started: str, typed: Typed, chosen: StartPage | None) -> StartPicture | None:
    if started == "subida" and typed.get("subida"):
        return StartPicture(addresses.upload(typed["subida"]), _("La imagen que ha subido"))
    if started == "pagina" and chosen is not None:
        return StartPicture(addresses.picture(chosen.path), _page_words(chosen))
    if started == "candidata" and typed.get("candidata"):
        return StartPicture(addresses.candidate(typed["candidata"]), _("La imagen elegida del taller"))
    return None


def _zone_address(patient_id: str, typed: Typed) -> str:
    """The veil over the start picture; "" while no part of it is chosen, or none is painted yet."""
    start, region = typed.get("partida", ""), typed.get("zona", "")
    if not start or not typed.get(start) or not region or (region == MASK and not typed.get("mascara")):
        return ""
    values = {"partida": start, "de": typed[start], "zona": region}
    values |= {name: typed[name] for name in ("mascara", "al_reves") if typed.get(name)}
    return addresses.with_query(addresses.workshop(patient_id, "zona"), **values)


def _remark(model: ModelChoice | None, started: str) -> str:
    if model is None or model.family != "evoca" or started:
        return ""
    return _(
        "De las palabras solas este modelo saca manchas de color. Para que salgan personas, parta de una "
        "imagen: la de una página, por ejemplo."
    )


def _expected(visit: Visit, wanted: Wanted | None) -> str:
    if wanted is None:
        return ""
    seconds = expected_seconds(visit.db, wanted)
    if seconds is None:
        return _("Cuánto tardará: aún no lo sé. Lo sabré cuando este modelo haya pintado aquí una vez.")
    return _("Tardará %s.") % duration(seconds)


def duration(seconds: float) -> str:
    """A length of time as one would say it."""
    if seconds < 5:
        return _("unos segundos")
    if seconds < 90:
        rounded = max(5, round(seconds / 5) * 5)
        return _("unos %d segundos") % rounded
    minutes = round(seconds / 60)
    if minutes < 90:
        return _("unos %d minutos") % minutes
    return _("unas %s horas") % f"{seconds / 3600:.1f}".replace(".", ",")


def batch_card(visit: Visit, batch: Batch) -> BatchCard:
    """A batch as the history shows it."""
    row, wanted = batch.row, batch.wanted
    progress = batch_progress(visit.db, row.id) if row.state in ACTIVE else None
    workshop = addresses.workshop(row.patient_id)
    local = in_utc(row.asked_at).astimezone()
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
        f"CFG {_decimal(wanted.guidance)}",
    )
    return " · ".join(part for part in parts if part)


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
        ("CFG", _decimal(wanted.guidance)),
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
            (_("Cuánto cambia"), _decimal(wanted.strength)),
            (_("Zona"), _region_words(wanted)),
        ]
    if wanted.start and wanted.region:
        rows += [
            (_("Lo que hay debajo al empezar"), _contents()[wanted.content]),
            (_("Borde suave"), str(wanted.blur)),
        ]
    rows += [(_("Adaptador"), f"{a.label}: {_decimal(a.weight)}") for a in wanted.adapters]
    return tuple(rows)


def _region_words(wanted: Wanted) -> str:
    words = {"": _("toda"), MASK: _("la pintada")} | {k: v for k, v in _regions().items() if k in HALVES}
    region = words.get(wanted.region, wanted.region.removeprefix(SUBJECT))
    return _("todo menos: %s") % region if wanted.inverted else region


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")


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
