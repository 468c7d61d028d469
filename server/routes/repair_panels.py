"""A page's repairs and the form of the next one, as the page of repairs shows them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from imaging.vocabulary import MASKED_CONTENTS
from server.doubt_words import marking_sentence, staying_sentence
from server.drawing import request_of
from server.errors import BadInputError
from server.fitting_adapters import fits
from server.page_repairs import ACTIVE, Base, new_repair_id, repairs_of
from server.page_versions import version_shown, versions_of
from server.plans import Plan
from server.records import EntityRecord, Page, PageRepair
from server.repair_masks import can_be_seen, changing, ticked_mask
from server.repair_pace import expected_repair_seconds
from server.repair_progress import RepairProgress, repair_progress
from server.repair_recipes import OUTSIDE, RecipeReading, Wanted, wanted_from_json
from server.repair_sketches import covered_by
from server.repair_views import (
    MarkedSubject,
    RepairCandidate,
    RepairCard,
    Repairing,
    RepairMaking,
    UnderstoodView,
)
from server.repair_words import CARD, SUBJECT, THING, Meant, WishReader, cards_to_put
from server.routes import addresses
from server.routes.answers import frame
from server.routes.visit import Visit
from server.routes.workshop_words import contents, duration
from server.texts import gettext as _
from server.version_words import version_words
from server.views import Picture
from server.workshop_models import ModelChoice, model_choices, named
from server.workshop_uploads import LARGEST_FILE
from server.workshop_views import Option

EMBEDDED: Final = "evoca"


def model_of(visit: Visit, plan: Plan) -> ModelChoice | None:
    """The model that a version was painted with, when it is on this machine."""
    return named(model_choices(visit.studio.settings), plan.model)


def reading_of(visit: Visit, base: Base, typed: Mapping[str, str], problems: dict[str, str]) -> RecipeReading:
    """The reading of the form for this version's model."""
    model = model_of(visit, base.plan)
    embedded = model is None or model.family == EMBEDDED
    return RecipeReading(typed, problems=problems, embedded=embedded)


def repairing(
    visit: Visit,
    page: Page,
    base: Base,
    typed: Mapping[str, str],
    ticked: Sequence[str],
    problems: Mapping[str, str],
    repair_id: str = "",
) -> Repairing:
    """The form for one version of the page."""
    now = version_shown(visit.db, page)
    number = base.revision.number
    newer = page.revision if number not in (page.revision, now) else 0
    labels = _labels(visit, base.plan)
    height, width = base.pixels.shape[:2]
    address = addresses.repairs(page.id)
    mask = typed.get("mascara", "")
    return Repairing(
        repair_id=repair_id or new_repair_id(),
        version=number,
        newer=newer,
        version_words=_version_words(visit, page, number),
        newer_words=_version_words(visit, page, newer) if newer else "",
        start_address=address,
        look_address=f"{address}/entender",
        keep=f"{page.id}.{number}",
        typed=typed,
        problems=problems,
        picture=Picture(addresses.picture(base.picture.path), _("La imagen de «%s»") % page.title),
        width=width,
        height=height,
        subjects=tuple(
            MarkedSubject(key, labels[key], addresses.repair_mask(page.id, number, key), key in ticked)
            for key, mask_there in base.masks.items()
            if key in labels and can_be_seen(mask_there)
        ),
        cards=_cards(visit, page, base, typed.get("ficha", "")),
        contents=_contents(typed.get("contenido", "")),
        understood=understood(visit, page, base, typed, ticked).understood,
        expected=_expected(visit, base, typed),
        largest_file=LARGEST_FILE,
        brought_mask=mask,
        can_paint=model_of(visit, base.plan) is not None,
    )


def understood(
    visit: Visit,
    page: Page,
    base: Base,
    typed: Mapping[str, str],
    ticked: Sequence[str],
    partly: Sequence[str] = (),
) -> UnderstoodView:
    """What the words are read as where these subjects are marked, or what is wrong with them; ``partly`` are
    those of whom less than the most is.
    """
    said, complaint, staying = "", "", ""
    wish = reading_of(visit, base, typed, {}).wish()
    if wish.said or wish.card or wish.what == "nothing":
        try:
            around = typed.get("donde") == OUTSIDE
            region = changing(ticked_mask(ticked, base.masks, base.pixels.shape), not_masked=around)
            covered = covered_by(region, base.masks)
            reader = WishReader(visit.db, visit.studio, page, base.plan)
            meant = reader.meant(wish, covered, around=around)
            said = fitting(visit, base.plan, meant).understood
            staying = staying_sentence(names_of(visit, base, partly)) if meant.away else ""
        except BadInputError as error:
            complaint = error.sentence
    return UnderstoodView(frame(visit, ""), said, complaint, _expected(visit, base, typed), staying)


def names_of(visit: Visit, base: Base, keys: Sequence[str]) -> tuple[str, ...]:
    """What those are called on the page who can be marked by name; others are left out."""
    labels = _labels(visit, base.plan)
    return tuple(f"«{labels[key]}»" for key in keys if key in labels and can_be_seen(base.masks[key]))


def fitting(visit: Visit, plan: Plan, meant: Meant) -> Meant:
    """What is meant without trained weights that this version's model cannot use, which is said."""
    model = model_of(visit, plan)
    if not meant.adapter or (model is not None and fits(Path(meant.adapter), model.family)):
        return meant
    said = _("%s Lo aprendido de sus fotos no sirve para el modelo de esta página: sale por su ficha.")
    return replace(meant, adapter="", understood=said % f"{meant.understood.rstrip('.')}.")


def _expected(visit: Visit, base: Base, typed: Mapping[str, str]) -> str:
    problems: dict[str, str] = {}
    reading = reading_of(visit, base, typed, problems)
    recipe = reading.recipe(reading.wish().what)
    if problems:
        return ""
    seconds = expected_repair_seconds(visit.db, base.plan, recipe)
    if seconds is None:
        return _("Cuánto tardará: aún no lo sé. Lo sabré cuando haya hecho aquí el primer arreglo.")
    return _("Tardará %s.") % duration(seconds)


def _labels(visit: Visit, plan: Plan) -> dict[str, str]:
    """The words for everybody and everything that has a mask."""
    if plan.script is None or plan.scene is None:
        return {}
    found = {subject.key: subject.label for subject in plan.script.subjects}
    lexicon = visit.studio.wait_until_ready().lexicon
    for number, thing in enumerate(request_of(plan).things):
        for told in plan.scene.things:
            concept = lexicon.get("objects", told.fact.concept)
            if concept is not None and concept.sketch == thing.kind:
                found.setdefault(f"{THING}{number}", told.fact.words)
    return {key: label[:1].upper() + label[1:] for key, label in found.items()}


def _version_words(visit: Visit, page: Page, number: int) -> str:
    rows = {row.revision: row for row in versions_of(visit.db, page)}
    return version_words(rows[number]) if number in rows else ""


def _cards(visit: Visit, page: Page, base: Base, chosen: str) -> tuple[Option, ...]:
    """Those who are seen in the picture first, then everybody else's cards."""
    subjects = base.plan.script.subjects if base.plan.script is not None else ()
    there = [each for each in subjects if each.key in base.masks and can_be_seen(base.masks[each.key])]
    found = {f"{SUBJECT}{each.key}": each.label[:1].upper() + each.label[1:] for each in there}
    known = {each.entity for each in there}
    taken = {label.casefold() for label in found.values()}
    found |= {
        f"{CARD}{row.key}": _told_apart(row, taken)
        for row in cards_to_put(visit.db, page.patient_id)
        if row.key not in known
    }
    return tuple(Option(value, label, value == chosen) for value, label in found.items())


def _told_apart(card: EntityRecord, taken: Collection[str]) -> str:
    """A card's name, with who it is where somebody in the picture has the same."""
    who = card.relation or card.species
    if card.name.casefold() not in taken:
        return card.name
    return f"{card.name} ({who})" if who else _("%s, de sus fichas") % card.name


def _contents(chosen: str) -> tuple[Option, ...]:
    words = {"": _("Lo que Evoca elija")} | {key: contents()[key] for key in MASKED_CONTENTS}
    return tuple(Option(value, label, value == chosen) for value, label in words.items())


def repair_cards(visit: Visit, page: Page) -> tuple[RepairCard, ...]:
    """The repairs that wait for a decision, the newest first."""
    return tuple(repair_card(visit, page, row) for row in repairs_of(visit.db, page))


def repair_card(visit: Visit, page: Page, row: PageRepair) -> RepairCard:
    """A repair as it is shown."""
    wanted = wanted_from_json(row.recipe)
    progress = repair_progress(visit.db, row.id) if row.state in ACTIVE else None
    outdated = ""
    if row.revision not in (page.revision, version_shown(visit.db, page)):
        outdated = _(
            "La página ha cambiado desde entonces. Si se queda con una de estas, vuelve a la versión que "
            "arreglaba; la de ahora sigue guardada entre las versiones."
        )
    return RepairCard(
        id=row.id,
        address=addresses.repair(row.id),
        wished=_wished(wanted),
        understood=wanted.understood if wanted.what != "nothing" and wanted.understood != wanted.said else "",
        state=_state(row, wanted),
        before=Picture(addresses.repair(row.id, "imagenes/0"), _("La página como está")),
        candidates=tuple(
            RepairCandidate(
                number,
                Picture(addresses.repair(row.id, f"imagenes/{number}"), _("Propuesta %d") % number),
                wanted.recipe.seed_of(number),
            )
            for number in range(1, row.made + 1)
        ),
        outdated=outdated,
        again_id=new_repair_id(),
        page_address=addresses.repairs(page.id),
        making=repair_making(progress, row.id) if progress else None,
        problem=_(row.problem) if row.problem else "",
        staying=staying_sentence(wanted.staying),
        doubts=tuple(marking_sentence(name, fault) for name, fault in wanted.doubtful) if row.made else (),
    )


def repair_making(progress: RepairProgress, repair_id: str) -> RepairMaking:
    """Progress as the page shows it."""
    painting = progress.state == "painting" and progress.total > 0
    stage = _("Esperando turno: las páginas que se están contando van delante")
    if painting:
        numbers = {"number": min(progress.made + 1, progress.count), "count": progress.count}
        stage = _("Pintando la propuesta %(number)d de %(count)d") % numbers
    elif progress.state == "painting":
        stage = _("Preparando el modelo")
    left = progress.seconds_left
    preview = addresses.with_query(addresses.repair(repair_id, "vista-previa"), v=str(progress.preview))
    each = max(progress.total, 1)
    return RepairMaking(
        stage=stage,
        done=progress.made * each + progress.done,
        total=progress.count * each,
        left=_("Quedan %s.") % duration(left) if left is not None and left >= 1 else "",
        preview_address=preview if painting and progress.preview else "",
    )


def _wished(wanted: Wanted) -> str:
    if wanted.what == "nothing":
        return _("Que se vea lo de alrededor")
    if wanted.said:
        return f"«{wanted.said}»"
    return wanted.understood[:1].upper() + wanted.understood[1:]


def _state(row: PageRepair, wanted: Wanted) -> str:
    numbers = {"made": row.made, "count": wanted.recipe.count}
    if row.state == "cancelled":
        return _("Parado: %(made)d de %(count)d propuestas") % numbers
    if row.state == "failed":
        return _("No ha podido terminarse: %(made)d de %(count)d propuestas") % numbers
    return ""
