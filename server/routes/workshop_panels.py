"""The workshop's rows and forms, made into what its pages show."""

from collections.abc import Mapping

from server.form_fields import Typed
from server.page_files import revision_of
from server.plans import as_repainted
from server.preparation import load_plan
from server.prompting import styles
from server.routes import addresses
from server.routes.visit import Visit
from server.routes.workshop_words import SAMPLERS, contents, duration, follows, regions, sizes, works
from server.texts import DOT
from server.texts import gettext as _
from server.workshop import StartPage, new_batch_id, start_page, start_pages
from server.workshop_models import ModelChoice, adapter_choices, adapters_folder, model_choices, named
from server.workshop_pace import expected_seconds
from server.workshop_settings import (
    ADAPTER,
    MAP,
    MASK,
    OF_ANY_PICTURE,
    OF_PAGE,
    OF_START,
    SUBJECT,
    FormReading,
    Wanted,
)
from server.workshop_uploads import LARGEST_FILE
from server.workshop_views import (
    AdapterField,
    Maker,
    Option,
    StartPicture,
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
        contents=_options(contents(), typed.get("contenido", "")),
        works=_options(works(), typed.get("trabajo", "") or "zona"),
        refiners=_refiners(model, typed.get("afinador", "")),
        nets=_nets(model, typed.get("red", "")),
        guides=_guides(visit, patient_id, typed),
        follows=_follows(model, typed),
        net_remark=_net_remark(model),
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
        map_address=addresses.upload(typed["mapa"]) if typed.get("mapa") else "",
    )


def _options(labels: Mapping[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in labels.items())


def _model_words(model: ModelChoice) -> str:
    size = f"{model.size / 2**30:.1f} GB" if model.size >= 2**30 else f"{model.size / 2**20:.0f} MB"
    own = model.family == "evoca"
    kind = _("el de Evoca, sin conexión ni tarjeta gráfica") if own else model.family.upper()
    return DOT.join((model.name, kind, size))


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
    for label, across, down in sizes():
        longest = model.side / max(across, down)
        width, height = (round(longest * n / model.step) * model.step for n in (across, down))
        chosen = (typed.get("ancho"), typed.get("alto")) == (str(width), str(height))
        found.append(Option(f"{width}x{height}", label, chosen))
    return tuple(found)


def _pages(visit: Visit, patient_id: str, chosen: str) -> tuple[Option, ...]:
    return tuple(Option(p.key, _page_words(p), p.key == chosen) for p in start_pages(visit.db, patient_id))


def _page_words(start: StartPage) -> str:
    title = start.page.title or _("Página sin título")
    return f"{title}{DOT}{_('la pintura') if start.kind == 'painting' else _('el dibujo')}"


def _region_options(visit: Visit, start: StartPage | None, chosen: str) -> tuple[Option, ...]:
    found = {"": _("Toda la imagen")}
    if start is not None:
        plan = load_plan(
            visit.db, visit.studio.files, start.page, revision_of(start.page), visit.studio.settings
        )
        script = as_repainted(plan).script
        labels = {s.key: s.label for s in script.subjects} if script else {}
        found |= {f"{SUBJECT}{key}": labels[key] for key in start.subjects if key in labels}
    found |= regions()
    found[MASK] = _("La que pinte con el pincel o suba")
    return _options(found, chosen)


def _refiners(model: ModelChoice | None, chosen: str) -> tuple[Option, ...]:
    if model is None or not model.refiners:
        return ()
    return (Option("", _("Ninguno"), not chosen), *(Option(r, r, r == chosen) for r in model.refiners))


def _nets(model: ModelChoice | None, chosen: str) -> tuple[Option, ...]:
    if model is None or not model.nets:
        return ()
    return (
        Option("", _("Ninguno"), not chosen),
        *(Option(n.name, n.name, n.name == chosen) for n in model.nets),
    )


def _guides(visit: Visit, patient_id: str, typed: Typed) -> tuple[Option, ...]:
    drawings = {
        f"{OF_PAGE}{each.page.id}": _("El dibujo de «%s»") % (each.page.title or _("Página sin título"))
        for each in start_pages(visit.db, patient_id)
        if each.kind == "sketch"
    }
    found = {"": _("Elija qué")} | drawings
    if typed.get("partida"):
        found[OF_START] = _("La imagen de partida")
    found[MAP] = _("Un mapa ya hecho, de este equipo")
    return _options(found, typed.get("guia", ""))


def _follows(model: ModelChoice | None, typed: Typed) -> tuple[Option, ...]:
    """What can be made of the chosen guide; first what the ControlNet's name says."""
    net = next((n for n in model.nets if n.name == typed.get("red")), None) if model else None
    if net is None or typed.get("guia") == MAP:
        return ()
    kinds = {kind: words for kind, words in follows().items() if _can_be_had(kind, typed)}
    usual = kinds.get(net.follows)
    first = {"": _("Lo que dice su nombre (%s)") % usual.lower() if usual else _("Elija qué")}
    return _options(first | kinds, typed.get("sigue", ""))


def _can_be_had(kind: str, typed: Typed) -> bool:
    return typed.get("guia") != OF_START or kind in OF_ANY_PICTURE


def _net_remark(model: ModelChoice | None) -> str:
    if model is None or model.nets:
        return ""
    if model.family == "evoca":
        return _("El modelo de Evoca sigue el dibujo por sí solo: basta con partir del dibujo de una página.")
    return _(
        "Para este modelo no hay ningún ControlNet en este equipo. Un ControlNet hace que la imagen siga un "
        "dibujo; «evoca models add» trae uno."
    )


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
    values |= {name: typed[name] for name in ("mascara", "al_reves", "suave") if typed.get(name)}
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
