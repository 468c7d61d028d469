"""What the therapist sees: every fact of a scene as a chip.

Chip ids are made of what the fact is ("person:ana", "object:guitar"), so that a correction can be
applied again to a scene that was read anew (``narrative.corrections``). Of garments of one sort that several
wear each chip names its wearer too ("garment:coat@person:ana").
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Final, Literal

from narrative.agreement import COLOUR_WORDS, colour_word, is_female, is_many
from narrative.coat_words import called_without_colour
from narrative.entities import Entity, Patient
from narrative.look_words import shown_look
from narrative.other_half import OTHER_HALF, told_couple
from narrative.scene import Era, Fact, Look, Participant, Scene, Setting, Span
from narrative.told_company import NOBODY_MORE, told_company
from narrative.words import plain

ChipKind = Literal[
    "person",
    "place",
    "pet",
    "era",
    "season",
    "time_of_day",
    "weather",
    "occasion",
    "action",
    "object",
    "garment",
    "feeling",
]
SettingKind = Literal["season", "time_of_day", "weather", "occasion"]
COMPANY: Final = "company"  # the chip of those who are told by their number alone
OWN_FEELING: Final = "feeling:"  # before the chip id of whose it is
COUPLE: Final = "couple"  # the chip of whom the teller marries or courts, where no word names them
PHASE_WORDS: Final[Mapping[str, str]] = {
    "childhood": "infancia", "youth": "juventud", "adulthood": "edad adulta", "old_age": "vejez",
    "unknown": "sin época",
}  # fmt: skip
SEASON_WORDS: Final[Mapping[str, str]] = {
    "spring": "primavera",
    "summer": "verano",
    "autumn": "otoño",
    "winter": "invierno",
}
HOUR_WORDS: Final[Mapping[str, str]] = {
    "morning": "por la mañana", "midday": "a mediodía", "afternoon": "por la tarde",
    "evening": "al anochecer", "night": "de noche",
}  # fmt: skip
WEATHER_WORDS: Final[Mapping[str, str]] = {
    "sun": "sol", "clouds": "nubes", "rain": "lluvia", "snow": "nieve", "fog": "niebla", "wind": "viento",
    "storm": "tormenta",
    "cold": "frío", "heat": "calor",
}  # fmt: skip
OCCASION_WORDS: Final[Mapping[str, str]] = {
    "christmas": "Navidad", "new_year": "Nochevieja", "epiphany": "Reyes", "wedding": "boda",
    "birthday": "cumpleaños",
    "communion": "comunión", "baptism": "bautizo", "fair": "fiestas del pueblo", "holy_week": "Semana Santa",
    "harvest": "cosecha", "grape_harvest": "vendimia", "slaughter": "matanza",
    "olive_harvest": "recogida de la aceituna", "day_of_the_dead": "Día de Muertos", "carnival": "carnaval",
    "quinceanera": "quinceañera", "st_john": "San Juan", "romeria": "romería", "school_party": "fin de curso",
    "funeral": "entierro", "serenade": "serenata",
}  # fmt: skip
FEELING_WORDS: Final[Mapping[str, str]] = {
    "joy": "alegría", "love": "cariño", "calm": "calma", "nostalgia": "nostalgia", "sadness": "tristeza",
    "fear": "miedo",
    "pride": "orgullo", "anger": "enfado", "shame": "vergüenza", "surprise": "sorpresa",
}  # fmt: skip
SETTING_WORDS: Final[Mapping[SettingKind, Mapping[str, str]]] = {
    "season": SEASON_WORDS, "time_of_day": HOUR_WORDS, "weather": WEATHER_WORDS, "occasion": OCCASION_WORDS,
}  # fmt: skip


@dataclass(frozen=True)
class Chip:
    """One fact as the therapist sees it. ``options`` are (value, Spanish label) to choose from; for
    people, places and animals the values are ids of entities ("" means none of them).
    """

    id: str
    kind: ChipKind
    label: str
    spans: tuple[Span, ...] = ()
    present: bool = True
    guess: bool = False
    options: tuple[tuple[str, str], ...] = ()


def chips(scene: Scene, patient: Patient, entities: Sequence[Entity]) -> tuple[Chip, ...]:
    """The chips of a scene, people first."""
    ids = participant_ids(scene)
    people = [_participant_chip(p, ids[p.key], entities, scene) for p in scene.participants]
    order = {"person": 0, "pet": 1, "place": 2}
    people.sort(key=lambda c: (not c.present, order[c.kind]))
    return (
        *_self_chip(scene, patient),
        *people,
        *_couple_chip(scene),
        *_company_chip(scene),
        _era_chip(scene.era),
        *_setting_chips(scene.setting),
        *_fact_chips(scene, patient),
    )


def participant_ids(scene: Scene) -> dict[str, str]:
    """A stable chip id for each participant key: by linked entity, else by the words told first."""
    ids: dict[str, str] = {}
    for p in scene.participants:
        base = f"{p.kind}:{p.entity or plain(p.name or p.words)}"
        number = sum(v == base or v.startswith(base + "#") for v in ids.values())
        ids[p.key] = base if not number else f"{base}#{number + 1}"
    return ids


def _self_chip(scene: Scene, patient: Patient) -> tuple[Chip, ...]:
    if any(p.relation == "yo" for p in scene.participants):
        return ()
    name = patient.name.split()[0] if patient.name.split() else "yo"
    label = _with_looks(f"{name} (quien lo cuenta)", _looks_of(scene, "yo"))
    return (Chip("person:yo", "person", label, scene.self_mentions, scene.self_in_scene),)


def _company_chip(scene: Scene) -> tuple[Chip, ...]:
    """Those who are told by their number alone, or only by "we"."""
    company = told_company(scene)
    if company is None:
        return ()
    words = "alguien más (no se dice quién)" if company.guess else scene.text[slice(*astuple(company.span))]
    there = scene.company != NOBODY_MORE
    return (Chip(COMPANY, "person", words, (company.span,), there, company.guess and scene.company is None),)


def _couple_chip(scene: Scene) -> tuple[Chip, ...]:
    """Whom the teller marries or courts, where only their own part is told."""
    span = told_couple(scene) if scene.self_in_scene else None
    return (
        ()
        if span is None
        else (Chip(COUPLE, "person", "su pareja (no se dice quién)", (span,), scene.couple),)
    )


def _looks_of(scene: Scene, key: str) -> list[str]:
    """What was said of how somebody looks: "pelo blanco", an animal's colour."""
    own = [x for x in scene.looks if x.subject == key]
    coats = [COLOUR_WORDS.get(x.value, x.value) for x in own if x.trait == "colour"]
    return [*coats, *filter(None, (shown_look(x.trait, x.value) for x in own))]


def _with_looks(label: str, looks: Sequence[str]) -> str:
    """The label with the looks behind it in its brackets."""
    if not looks:
        return label
    told = ", ".join(looks)
    return f"{label[:-1]}, {told})" if label.endswith(")") else f"{label} ({told})"


def _participant_chip(p: Participant, chip_id: str, entities: Sequence[Entity], scene: Scene) -> Chip:
    looks = _looks_of(scene, p.key)
    coated = any((x.subject, x.trait) == (p.key, "colour") for x in scene.looks)
    label = p.name or (called_without_colour(p) if coated else p.words)
    if p.name and p.relation and p.relation != "yo":
        label = f"{p.name} ({p.relation})"
    elif p.name and p.species:
        label = f"{p.name} ({p.species})"
    label = _with_looks(label, looks)
    options = tuple((e.id, e.name if not e.relation else f"{e.name} ({e.relation})") for e in entities
                    if e.kind == p.kind and e.relation != "yo")  # fmt: skip
    return Chip(
        chip_id,
        p.kind,
        label,
        p.mentions,
        p.in_scene,
        guess=p.key == OTHER_HALF,
        options=(("", "otra persona" if p.kind == "person" else "otro"), *options),
    )


def _era_chip(era: Era) -> Chip:
    words = PHASE_WORDS[era.phase]
    if era.year_min is not None and era.year_max is not None:
        years = str(era.year_min) if era.year_min == era.year_max else f"{era.year_min}–{era.year_max}"
        words = f"{words}, {years}" if era.phase != "unknown" else years
    return Chip("era", "era", words, (era.cue,) if era.cue else (), options=tuple(PHASE_WORDS.items()))


def _setting_chips(setting: Setting) -> list[Chip]:
    found: list[Chip] = []
    for field, labels in SETTING_WORDS.items():
        fact: Fact | None = getattr(setting, field)
        if fact is not None:
            found.append(
                Chip(
                    field, field, labels.get(fact.concept, fact.words), _spans(fact), True, fact.guess,
                    tuple(labels.items()),
                )
            )  # fmt: skip
    return found


def _fact_chips(scene: Scene, patient: Patient) -> list[Chip]:
    found = [
        Chip(f"action:{a.fact.concept}", "action", a.fact.words, _spans(a.fact), True, a.fact.guess)
        for a in scene.actions
    ]
    found += [Chip(f"object:{t.fact.concept}", "object", _coloured(t.fact.words, t.colour), _spans(t.fact),
        True, t.fact.guess)
              for t in scene.things]  # fmt: skip
    found += _garment_chips(scene, patient)
    if scene.feeling is not None:
        found.append(Chip("feeling", "feeling", FEELING_WORDS.get(scene.feeling.concept, scene.feeling.words),
                          _spans(scene.feeling), True, scene.feeling.guess,
                              tuple(FEELING_WORDS.items())))  # fmt: skip
    found += _own_feeling_chips(scene, patient)
    unique: dict[str, Chip] = {}
    for chip in found:
        unique.setdefault(chip.id, chip)
    return list(unique.values())


def _own_feeling_chips(scene: Scene, patient: Patient) -> list[Chip]:
    """What single people felt, where it is to be seen in their faces and is not the scene's own feeling."""
    ids, names = participant_ids(scene), _names(scene, patient)
    return [
        Chip(
            f"{OWN_FEELING}{ids.get(look.subject, f'person:{look.subject}')}",
            "feeling",
            f"{FEELING_WORDS.get(look.value, look.value)} ({names[look.subject]})",
            (look.span,) if look.span is not None else (),
            options=tuple(FEELING_WORDS.items()),
        )
        for look in scene.looks
        if look.trait == "feeling" and look.subject in names and _is_felt_apart(scene, look)
    ]


def _is_felt_apart(scene: Scene, look: Look) -> bool:
    """Whether somebody's own feeling counts beside the scene's: what was corrected last goes before."""
    shared = scene.feeling
    if look.span is None or shared is None:
        return True
    return shared.span is not None and shared.concept != look.value


def _names(scene: Scene, patient: Patient) -> dict[str, str]:
    own = patient.name.partition(" ")[0] or "yo"
    return {p.key: p.name or p.words for p in scene.participants} | {"yo": own}


def _garment_chips(scene: Scene, patient: Patient) -> list[Chip]:
    ids, names, found = participant_ids(scene), _names(scene, patient), list[Chip]()
    for garment in scene.garments:
        concept, wearer = garment.fact.concept, garment.wearer
        label = _coloured(garment.fact.words, garment.colour)
        alike = {other.wearer for other in scene.garments if other.fact.concept == concept}
        if wearer is not None and len(alike) > 1:
            chip_id = f"garment:{concept}@{ids.get(wearer, f'person:{wearer}')}"
            label = f"{label}, {names.get(wearer, 'yo')}"
        else:
            chip_id = f"garment:{concept}"
        found.append(Chip(chip_id, "garment", label, _spans(garment.fact), True, garment.fact.guess))
    return found


def _spans(fact: Fact) -> tuple[Span, ...]:
    return (fact.span,) if fact.span is not None else ()


def _coloured(words: str, colour: str | None) -> str:
    if colour not in COLOUR_WORDS:
        return words
    spanish = colour_word(colour, is_female(words), is_many(words))
    return words if plain(COLOUR_WORDS[colour])[:-1] in plain(words) else f"{words} ({spanish})"
