"""What the therapist sees and corrects: every fact of a scene as a chip, and corrections by chip.

Chip ids are made of what the fact is ("person:ana", "object:guitar"), so that a correction can be
applied again to a scene that was read anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from narrative.entities import Entity, Patient, Phase
from narrative.errors import CorrectionError
from narrative.scene import Action, Era, Fact, Garment, Participant, Scene, Setting, Span, Thing
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
CorrectionAction = Literal["remove", "change", "present", "absent", "link"]
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
    "day_of_the_dead": "Día de Muertos",
    "carnival": "carnaval",
}  # fmt: skip
FEELING_WORDS: Final[Mapping[str, str]] = {
    "joy": "alegría", "love": "cariño", "calm": "calma", "nostalgia": "nostalgia", "sadness": "tristeza",
    "fear": "miedo",
    "pride": "orgullo", "anger": "enfado", "shame": "vergüenza", "surprise": "sorpresa",
}  # fmt: skip
_SETTING: Final[Mapping[SettingKind, Mapping[str, str]]] = {
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


@dataclass(frozen=True)
class Correction:
    """A therapist's change to one chip. ``value`` is the new value for "change" and "link"."""

    chip_id: str
    action: CorrectionAction
    value: str | None = None


def chips(scene: Scene, patient: Patient, entities: Sequence[Entity]) -> tuple[Chip, ...]:
    """The chips of a scene, people first."""
    ids = participant_ids(scene)
    people = [_participant_chip(p, ids[p.key], entities) for p in scene.participants]
    order = {"person": 0, "pet": 1, "place": 2}
    people.sort(key=lambda c: (not c.present, order[c.kind]))
    return (
        *_self_chip(scene, patient),
        *people,
        _era_chip(scene.era),
        *_setting_chips(scene.setting),
        *_fact_chips(scene),
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
    return (
        Chip("person:yo", "person", f"{name} (quien lo cuenta)", scene.self_mentions, scene.self_in_scene),
    )


def _participant_chip(p: Participant, chip_id: str, entities: Sequence[Entity]) -> Chip:
    label = p.name or p.words
    if p.name and p.relation and p.relation != "yo":
        label = f"{p.name} ({p.relation})"
    elif p.name and p.species:
        label = f"{p.name} ({p.species})"
    options = tuple((e.id, e.name if not e.relation else f"{e.name} ({e.relation})") for e in entities
                    if e.kind == p.kind and e.relation != "yo")  # fmt: skip
    return Chip(
        chip_id,
        p.kind,
        label,
        p.mentions,
        p.in_scene,
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
    for field, labels in _SETTING.items():
        fact: Fact | None = getattr(setting, field)
        if fact is not None:
            found.append(
                Chip(
                    field, field, labels.get(fact.concept, fact.words), _spans(fact), True, fact.guess,
                    tuple(labels.items()),
                )
            )  # fmt: skip
    return found


def _fact_chips(scene: Scene) -> list[Chip]:
    found = [
        Chip(f"action:{a.fact.concept}", "action", a.fact.words, _spans(a.fact), True, a.fact.guess)
        for a in scene.actions
    ]
    found += [Chip(f"object:{t.fact.concept}", "object", _coloured(t.fact.words, t.colour), _spans(t.fact),
        True, t.fact.guess)
              for t in scene.things]  # fmt: skip
    found += [Chip(f"garment:{g.fact.concept}", "garment", _coloured(g.fact.words, g.colour),
        _spans(g.fact), True, g.fact.guess)
              for g in scene.garments]  # fmt: skip
    if scene.feeling is not None:
        found.append(Chip("feeling", "feeling", FEELING_WORDS.get(scene.feeling.concept, scene.feeling.words),
                          _spans(scene.feeling), True, scene.feeling.guess,
                              tuple(FEELING_WORDS.items())))  # fmt: skip
    unique: dict[str, Chip] = {}
    for chip in found:
        unique.setdefault(chip.id, chip)
    return list(unique.values())


def _spans(fact: Fact) -> tuple[Span, ...]:
    return (fact.span,) if fact.span is not None else ()


_COLOURS: Final = {
    "red": "rojo", "blue": "azul", "light_blue": "celeste", "green": "verde", "yellow": "amarillo",
    "pink": "rosa",
    "purple": "morado", "orange": "naranja", "brown": "marrón", "beige": "beige", "grey": "gris",
    "black": "negro",
    "white": "blanco", "golden": "dorado",
}  # fmt: skip


def _coloured(words: str, colour: str | None) -> str:
    spanish = _COLOURS.get(colour or "", "")
    return f"{words} ({spanish})" if spanish and plain(spanish)[:-1] not in plain(words) else words


# --- corrections -------------------------------------------------------------------------------------


def apply_correction(scene: Scene, correction: Correction) -> Scene:
    """The scene with one correction. A chip that the scene lacks leaves it as it is, so that old
    corrections can be applied to a scene read anew; CorrectionError for a value that makes no sense.
    """
    kind, _, name = correction.chip_id.partition(":")
    if kind in ("person", "place", "pet"):
        return _correct_participant(scene, correction)
    if kind == "era":
        return _correct_era(scene, correction)
    if kind in _SETTING or kind == "feeling":
        return _correct_field(scene, kind, correction)
    if kind in ("action", "object", "garment"):
        return _correct_fact(scene, kind, name, correction)
    raise CorrectionError(f"unknown chip {correction.chip_id!r}")


def _correct_participant(scene: Scene, correction: Correction) -> Scene:
    if correction.chip_id == "person:yo":
        return replace(scene, self_in_scene=correction.action in ("present", "change"))
    ids = participant_ids(scene)
    target = next((p for p in scene.participants if ids[p.key] == correction.chip_id), None)
    if target is None:
        return scene
    if correction.action == "remove":
        return _without(scene, target.key)
    changed = _changed_participant(target, correction)
    fixed = replace(
        scene, participants=tuple(changed if p.key == target.key else p for p in scene.participants)
    )
    return replace(fixed, self_in_scene=changed.in_scene) if target.relation == "yo" else fixed


def _changed_participant(target: Participant, correction: Correction) -> Participant:
    if correction.action in ("present", "absent"):
        return replace(target, in_scene=correction.action == "present")
    if correction.action == "link":
        return replace(
            target,
            entity=correction.value or None,
            members=(),
            name=target.name if not correction.value else None,
        )
    if not correction.value:
        raise CorrectionError(f"{correction.chip_id!r}: a change needs a value")
    return replace(target, name=correction.value, entity=None)


def _without(scene: Scene, key: str) -> Scene:
    return replace(
        scene,
        participants=tuple(p for p in scene.participants if p.key != key),
        garments=tuple(g for g in scene.garments if g.wearer != key),
        things=tuple(replace(t, holder=None) if t.holder == key else t for t in scene.things),
        actions=tuple(replace(a, agents=tuple(k for k in a.agents if k != key)) for a in scene.actions),
        looks=tuple(x for x in scene.looks if x.subject != key),
    )


def _correct_era(scene: Scene, correction: Correction) -> Scene:
    if correction.action == "remove":
        return replace(scene, era=Era())
    value = correction.value or ""
    if value in PHASE_WORDS:
        phase: Phase = value  # type: ignore[assignment]
        same = scene.era.phase == phase
        return replace(scene, era=scene.era if same else Era(phase))
    first, _, last = value.replace("–", "-").partition("-")
    if not first.isdecimal() or (last and not last.isdecimal()):
        raise CorrectionError(f"era: {value!r} is neither a life phase nor a year nor a range of years")
    return replace(scene, era=replace(scene.era, year_min=int(first), year_max=int(last or first)))


def _correct_field(scene: Scene, field: str, correction: Correction) -> Scene:
    fact = None
    if correction.action != "remove":
        labels = (
            FEELING_WORDS
            if field == "feeling"
            else next(words for name, words in _SETTING.items() if name == field)
        )
        if correction.value not in labels:
            raise CorrectionError(f"{field}: {correction.value!r} is none of {', '.join(labels)}")
        fact = Fact(correction.value, labels[correction.value], None)
    if field == "feeling":
        return replace(scene, feeling=fact)
    return replace(scene, setting=replace(scene.setting, **{field: fact}))  # type: ignore[arg-type]


def _correct_fact(scene: Scene, kind: str, name: str, correction: Correction) -> Scene:
    gone = correction.action in ("remove", "absent")
    value = correction.value
    if not gone and not value:
        raise CorrectionError(f"{correction.chip_id!r}: a change needs a value")
    if kind == "action":
        return replace(scene, actions=tuple(_fact_actions(scene.actions, name, gone, value)))
    if kind == "object":
        return replace(scene, things=tuple(_fact_things(scene.things, name, gone, value)))
    return replace(scene, garments=tuple(_fact_garments(scene.garments, name, gone, value)))


def _renamed(fact: Fact, value: str | None) -> Fact:
    return replace(fact, concept=value or fact.concept, words=value or fact.words, guess=False)


def _fact_actions(actions: Sequence[Action], name: str, gone: bool, value: str | None) -> list[Action]:
    return [a if a.fact.concept != name else replace(a, fact=_renamed(a.fact, value)) for a in actions
            if not (gone and a.fact.concept == name)]  # fmt: skip


def _fact_things(things: Sequence[Thing], name: str, gone: bool, value: str | None) -> list[Thing]:
    return [t if t.fact.concept != name else replace(t, fact=_renamed(t.fact, value)) for t in things
            if not (gone and t.fact.concept == name)]  # fmt: skip


def _fact_garments(garments: Sequence[Garment], name: str, gone: bool, value: str | None) -> list[Garment]:
    return [g if g.fact.concept != name else replace(g, fact=_renamed(g.fact, value)) for g in garments
            if not (gone and g.fact.concept == name)]  # fmt: skip


def remove_fact(scene: Scene, fact_id: str) -> Scene:
    """The scene without the fact of a chip."""
    return apply_correction(scene, Correction(fact_id, "remove"))


def change_fact(scene: Scene, fact_id: str, value: str) -> Scene:
    """The scene with another value for the fact of a chip."""
    return apply_correction(scene, Correction(fact_id, "change", value))


def set_presence(scene: Scene, fact_id: str, present: bool) -> Scene:
    """The scene with a participant there, or only told of."""
    return apply_correction(scene, Correction(fact_id, "present" if present else "absent"))
