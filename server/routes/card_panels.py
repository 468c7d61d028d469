"""A card's row, made into what its pages show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import urlencode

from narrative import looks_from_json
from narrative.entities import CardLooks
from server.card_forms import GARMENT_ROWS, typed_looks
from server.card_portraits import is_drawn
from server.card_views import (
    CardGroup,
    CardLine,
    GoneCard,
    IdentityForm,
    LooksForm,
    Proposal,
    SampleChoice,
    SampleField,
)
from server.entity_cards import KINDS, OWN
from server.entity_photos import count_photos, photos_of
from server.entity_training import OPEN, trainings_of
from server.life_phases import ANY, PHASES, phase_label
from server.look_words import (
    Choices,
    builds,
    colours,
    garments,
    hair_colours,
    hair_styles,
    label_of,
    places,
    skins,
    species_words,
    thing_words,
)
from server.photo_coaching import coach, photos_elsewhere
from server.photo_looks import TICKED, SeenLook, seen_looks
from server.records import EntityPhoto, EntityRecord
from server.routes import addresses
from server.routes.visit import Visit
from server.texts import DOT, ngettext
from server.texts import gettext as _
from server.views import Picture, Way

_AGES: Final = {"childhood": "child", "youth": "young", "old_age": "elder"}
RELATIONS: Final = (
    "madre", "padre", "hermana", "hermano", "esposa", "marido", "hija", "hijo", "nieta", "nieto", "abuela",
    "abuelo", "tía", "tío", "prima", "primo", "sobrina", "sobrino", "amiga", "amigo", "vecina", "vecino",
    "novia", "novio", "compañera", "compañero", "maestra", "maestro",
)  # fmt: skip


@dataclass(frozen=True)
class KindWords:
    """What a kind of card is called."""

    heading: str
    add: str
    icon: str


def kind_words(kind: str) -> KindWords:
    """The words of a kind of card."""
    known = {
        "person": KindWords(_("Personas"), _("Añadir una persona"), "person"),
        "pet": KindWords(_("Animales"), _("Añadir un animal"), "pet"),
        "place": KindWords(_("Lugares"), _("Añadir un lugar"), "place"),
        "thing": KindWords(_("Cosas queridas"), _("Añadir una cosa querida"), "thing"),
    }
    return known.get(kind, known["thing"])


def card_groups(
    visit: Visit, patient_id: str, rows: Sequence[EntityRecord], *, writes: bool
) -> tuple[CardGroup, ...]:
    """The cards by kind; for those who only read, the kinds that there are."""
    found: list[CardGroup] = []
    for kind in KINDS:
        words = kind_words(kind)
        cards = tuple(_line(visit, row, writes=writes) for row in rows if row.kind == kind)
        add = addresses.with_query(addresses.cards(patient_id, "nueva"), tipo=kind) if writes else ""
        if cards or writes:
            found.append(CardGroup(kind, words.heading, words.icon, words.add, add, cards))
    return tuple(found)


def _line(visit: Visit, row: EntityRecord, *, writes: bool) -> CardLine:
    photos = photos_of(visit.db, row.id)
    best = best_photo(row, photos)
    picture = card_picture(row, _first_phase(row))
    return CardLine(
        name=row.name,
        about=about(row),
        facts=_photo_facts(row, photos) if writes else "",
        address=addresses.card(row.id),
        picture_address=addresses.photo(best.id, "cara") if best else picture.address if picture else "",
        is_photo=best is not None,
        ready=writes and _is_ready(visit, row, photos),
    )


def _is_ready(visit: Visit, row: EntityRecord, photos: Sequence[EntityPhoto]) -> bool:
    return bool(photos) and any(one.ready for one in coach(row, photos, photos_elsewhere(visit.db, row)))


def _first_phase(row: EntityRecord) -> str:
    """The phase that stands for the card: all of life, else the last of which looks are known."""
    known = [phase for phase in (*PHASES, ANY) if phase in row.looks]
    return known[-1] if known else ANY


def best_photo(row: EntityRecord, photos: Sequence[EntityPhoto]) -> EntityPhoto | None:
    """The photo that stands for the card: the first of whom it is known where they are in it."""
    if row.kind != "person":
        return next(iter(photos), None)
    return next((one for one in photos if one.chosen_face is not None and one.chosen_face >= 0), None)


def about(row: EntityRecord) -> str:
    """Who or what it is, in a few words."""
    if row.relation == OWN:
        return _("la persona de quien es el libro")
    words = [row.relation or row.species or "", ", ".join(row.aliases)]
    return DOT.join(word for word in words if word)


def _photo_facts(row: EntityRecord, photos: Sequence[EntityPhoto]) -> str:
    words = [_count_words(len(photos))]
    if row.adapters:
        words.append(_("Evoca sabe dibujar cómo es"))
    return DOT.join(words)


def _count_words(count: int) -> str:
    return ngettext("%(num)s foto", "%(num)s fotos", count) % {"num": count} if count else _("sin fotos")


def photos_words(visit: Visit, row: EntityRecord) -> str:
    """How many photos a card has."""
    return _count_words(count_photos(visit.db, row.id))


def learn_words(visit: Visit, row: EntityRecord) -> str:
    """Whether the card has been learned, in a few words."""
    if any(one.state in OPEN for one in trainings_of(visit.db, row.id)):
        return _("aprendiendo")
    return _("ya sabe dibujar cómo es") if row.adapters else _("con sus fotos")


def gone_cards(rows: Sequence[EntityRecord]) -> tuple[GoneCard, ...]:
    """The cards that can come back."""
    return tuple(
        GoneCard(row.name, addresses.card(row.id, "recuperar"), addresses.card(row.id, "borrar"))
        for row in rows
    )


def card_facts(row: EntityRecord) -> tuple[tuple[str, str], ...]:
    """What the card says, for those who only read it."""
    looks = looks_in(row, _first_phase(row))[0] or CardLooks()
    hair = (label_of(hair_colours(), looks.hair_colour), label_of(hair_styles(), looks.hair_style))
    worn = ", ".join(label_of(garments(), garment).lower() for garment, _colour in looks.garments)
    facts = (
        (_("Quién es"), "" if row.relation == OWN else row.relation or ""),
        (_("Qué es"), row.species or ""),
        (_("También se dice"), ", ".join(row.aliases)),
        (_("Nació en"), str(row.birth_year) if row.birth_year else ""),
        (_("Pelo"), ", ".join(word.lower() for word in hair if word)),
        (_("Color"), label_of(colours(), looks.colour)),
        (_("Suele llevar"), worn),
    )
    return tuple((name, value) for name, value in facts if value)


def looks_in(row: EntityRecord, phase: str) -> tuple[CardLooks | None, dict[str, str]]:
    """The looks of a phase, those of all of life where it has none of its own, and as the form has them."""
    kept = row.looks.get(phase) or row.looks.get(ANY)
    looks = looks_from_json(kept) if kept else None
    return looks, typed_looks(row.kind, looks)


def card_picture(row: EntityRecord, phase: str, chosen: Mapping[str, str] | None = None) -> Picture | None:
    """The portrait of a card, as it is kept or with looks that are being chosen."""
    if not is_drawn(row.kind, row.species):
        return None
    kept = looks_in(row, phase)[1] if chosen is None else dict(chosen)
    version = sha256(
        repr((sorted(kept.items()), row.gender, row.species, row.birth_year)).encode()
    ).hexdigest()
    query = {"etapa": phase, "v": version[:10]}
    if chosen is not None:
        query = {**chosen, **query, "con": "si"}
    address = f"{addresses.card(row.id, 'retrato')}?{urlencode(query)}"
    return Picture(address, _("Cómo dibuja Evoca: %s") % row.name)


def photo_picture(visit: Visit, row: EntityRecord) -> Picture | None:
    """The photo that stands for the card."""
    best = best_photo(row, photos_of(visit.db, row.id))
    return Picture(addresses.photo(best.id, "cara"), _("Foto: %s") % row.name) if best else None


def typed_identity(row: EntityRecord) -> dict[str, str]:
    """Who or what the card is of, as the form has it."""
    return {
        "nombre": row.name,
        "motes": ", ".join(row.aliases),
        "relacion": row.relation or "",
        "especie": row.species or "",
        "genero": row.gender or "",
        "nacimiento": str(row.birth_year or ""),
    }


def identity_form(
    kind: str,
    action: str,
    typed: Mapping[str, str],
    problems: Mapping[str, str],
    *,
    own: bool = False,
    new_id: str = "",
) -> IdentityForm:
    """The form of who or what it is."""
    words = species_words() if kind == "pet" else thing_words() if kind == "thing" else ()
    return IdentityForm(kind, action, typed, problems, words, RELATIONS, own, new_id)


def looks_form(row: EntityRecord, phase: str) -> LooksForm:
    """The form of the looks in a phase."""
    typed = looks_in(row, phase)[1]
    person = row.kind == "person"
    nothing = SampleChoice("", _("Sin decir"))
    plain = (nothing, *(SampleChoice(value, label) for value, label in colours()))
    selects: tuple[SampleField, ...] = ()
    if row.kind == "place":
        selects = (SampleField("sitio", _("Se dibuja como"), (nothing, *_plain(places()))),)
    elif not person:
        selects = (SampleField("color", _("Color"), plain),)
    return LooksForm(
        action=addresses.card(row.id, "aspecto"),
        preview_address=addresses.card(row.id, "asi"),
        phase=phase,
        phases=_phase_ways(row, phase) if person else (),
        typed=typed,
        samples=_samples(row, phase) if person else (),
        ticks=(("gafas", _("Gafas")), ("barba", _("Barba")), ("bigote", _("Bigote"))) if person else (),
        garments=(nothing, *_plain(garments())) if person else (),
        colours=plain,
        selects=selects,
        rows=tuple(range(1, GARMENT_ROWS + 1)),
        saved=phase in row.looks,
    )


def _plain(choices: Choices) -> tuple[SampleChoice, ...]:
    return tuple(SampleChoice(value, label) for value, label in choices)


def _phase_ways(row: EntityRecord, chosen: str) -> tuple[Way, ...]:
    here = addresses.card(row.id)
    found: list[Way] = []
    for phase in (ANY, *PHASES):
        address = here if phase == ANY else addresses.with_query(here, etapa=phase)
        icon = "kept" if phase in row.looks else ""
        found.append(Way(phase_label(phase), f"{address}#looks", icon, phase == chosen))
    return tuple(found)


def _samples(row: EntityRecord, phase: str) -> tuple[SampleField, ...]:
    query = {"genero": row.gender or "f", "edad": _AGES.get(phase, "adult")}
    fields: tuple[tuple[str, str, Choices], ...] = (
        ("pelo", _("Color del pelo"), hair_colours()),
        ("peinado", _("Pelo"), hair_styles()),
        ("piel", _("Piel"), skins()),
        ("cuerpo", _("Figura"), builds()),
    )
    return tuple(
        SampleField(
            name,
            label,
            (
                SampleChoice("", _("Sin decir")),
                *(
                    SampleChoice(value, words, addresses.with_query(addresses.sample(name, value), **query))
                    for value, words in choices
                ),
            ),
        )
        for name, label, choices in fields
    )


def proposals(visit: Visit, row: EntityRecord, phase: str) -> tuple[Proposal, ...]:
    """What the photos seem to show of the looks, for a person to say whether it is so."""
    photos = [one for one in photos_of(visit.db, row.id) if one.phase == phase]
    kept = row.looks.get(phase)  # what holds for all of life may be otherwise at this age
    now = typed_looks(row.kind, looks_from_json(kept)) if kept else {}
    shown = looks_in(row, phase)[1]
    return tuple(
        Proposal(
            words=_seen_words(one),
            action=addresses.card(row.id, "aspecto/propuesta"),
            deny=addresses.card(row.id, "aspecto/no"),
            other="" if one.value == TICKED else f"#aspecto-{one.field}",
            field=one.field,
            chosen=one.value,
            fits=shown.get(one.field) == one.value,
        )
        for one in seen_looks(row, photos, phase, now)
    )


def proposed_elsewhere(visit: Visit, row: EntityRecord, phase: str) -> tuple[Way, ...]:
    """The other ages of which photos show something that the card does not say yet."""
    if row.kind != "person":
        return ()
    here = addresses.card(row.id)
    return tuple(
        Way(phase_label(other), f"{addresses.with_query(here, etapa=other)}#looks")
        for other in PHASES
        if other != phase and any(not one.fits for one in proposals(visit, row, other))
    )


def _seen_words(look: SeenLook) -> str:
    """A look as it is said: "Color del pelo: gris" or "Lleva gafas" in Spanish."""
    ticks = {"gafas": _("Lleva gafas"), "barba": _("Lleva barba"), "bigote": _("Lleva bigote")}
    if look.field in ticks:
        return ticks[look.field]
    labels = {
        "pelo": (_("Color del pelo"), hair_colours()),
        "peinado": (_("Pelo"), hair_styles()),
        "piel": (_("Piel"), skins()),
        "color": (_("Color"), colours()),
    }
    label, choices = labels[look.field]
    return f"{label}: {label_of(choices, look.value).lower()}"
