"""Corrections of a scene: frozen values that are stored with the memory and applied at every reading.

A correction names a chip (``narrative.chips``), so it fits a scene that was read anew; a chip that
the scene lacks leaves it as it is. Everything that a correction does not name stays equal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeVar, cast, get_args

from narrative.chips import (
    COMPANY,
    COUPLE,
    FEELING_WORDS,
    OWN_FEELING,
    PHASE_WORDS,
    SETTING_WORDS,
    participant_ids,
)
from narrative.entities import Phase
from narrative.errors import CorrectionError
from narrative.lexicon import Lexicon
from narrative.scene import Action, Era, Fact, Garment, Look, Participant, Placing, Scene, Side, Thing
from narrative.told_company import NOBODY_MORE
from narrative.words import plain

CorrectionAction = Literal[
    "remove", "change", "present", "absent", "link", "add", "become", "colour", "look", "count", "place"
]
AGE_GROUPS: Final = ("baby", "child", "young", "adult", "elder")
# What may be said of someone's looks, with the values that each takes (None: any word).
TRAITS: Final[Mapping[str, frozenset[str] | None]] = {
    "hair_colour": None, "hair_style": None, "build": None, "posture": None, "without": None,
    "stature": frozenset({"tall", "short"}), "skin": frozenset({"pale", "light", "olive", "brown", "dark"}),
    "pattern": frozenset({"patched", "spotted", "striped"}),
    "age": frozenset(AGE_GROUPS), "beard": frozenset({"yes", "no"}), "moustache": frozenset({"yes", "no"}),
    "glasses": frozenset({"yes", "no"}), "feeling": frozenset(FEELING_WORDS),
}  # fmt: skip
_LEXICON_KINDS: Final = {"action": "activities", "object": "objects", "garment": "garments"}
_TELLER: Final = "person:yo"
LANDMARK: Final = "landmark:"  # of the chip of something that is of the place
_MOST_NAMED: Final = 2  # whom one can be between
T = TypeVar("T", Action, Thing, Garment)


@dataclass(frozen=True)
class Correction:
    """A change to one chip, or a chip that is added.

    ``value`` is the new value of "change", "link", "colour", "look" ("glasses:no") and "count", or the
    concept of a fact that is added; ``words`` is what the therapist reads of it. ``subjects`` are the
    chips of those who wear, hold or do what is added, or of those (also "landmark:sea") beside or between
    whom the named one is to be ("place"; ``value`` is the side). ``participant`` is who or what is added,
    or who the named one becomes ("become"); its key and mentions do not matter.
    """

    chip_id: str
    action: CorrectionAction
    value: str | None = None
    words: str | None = None
    colour: str | None = None
    subjects: tuple[str, ...] = ()
    participant: Participant | None = None


def apply_correction(scene: Scene, correction: Correction) -> Scene:
    """The scene with one correction; CorrectionError for a value that makes no sense.

    A chip that the scene lacks leaves it as it is, so that old corrections can be applied to a scene
    read anew.
    """
    kind, _, name = correction.chip_id.partition(":")
    if correction.action == "place":
        return _with_placing(scene, correction)
    if kind in ("person", "place", "pet"):
        return _correct_participant(scene, correction)
    if kind == "era":
        return _correct_era(scene, correction)
    if correction.chip_id.startswith(OWN_FEELING):
        return _correct_own_feeling(scene, name, correction)
    if kind in SETTING_WORDS or kind == "feeling":
        return _correct_field(scene, kind, correction)
    if kind == COMPANY:
        return replace(scene, company=_company(correction))
    if kind == COUPLE:
        return replace(scene, couple=correction.action not in ("absent", "remove"))
    if kind == "indoor":
        return _correct_indoor(scene, correction)
    if kind in _LEXICON_KINDS:
        return _correct_fact(scene, kind, name, correction)
    raise CorrectionError(f"unknown chip {correction.chip_id!r}")


def in_lexicon_words(correction: Correction, lexicon: Lexicon) -> Correction:
    """A change typed in Spanish ("acordeón") as the lexicon names it; other words stay free words."""
    kind, _, _ = correction.chip_id.partition(":")
    if correction.action != "change" or kind not in _LEXICON_KINDS or not correction.value:
        return correction
    concept = lexicon.lookup(_LEXICON_KINDS[kind], correction.value)
    concept = concept or lexicon.get(_LEXICON_KINDS[kind], correction.value)
    if concept is None:
        return correction
    words = concept.label if concept.id == correction.value else correction.value
    return replace(correction, value=concept.id, words=words)


def remove_fact(scene: Scene, fact_id: str) -> Scene:
    """The scene without the fact of a chip."""
    return apply_correction(scene, Correction(fact_id, "remove"))


def change_fact(scene: Scene, fact_id: str, value: str) -> Scene:
    """The scene with another value for the fact of a chip."""
    return apply_correction(scene, Correction(fact_id, "change", value))


def set_presence(scene: Scene, fact_id: str, present: bool) -> Scene:
    """The scene with a participant there, or only told of."""
    return apply_correction(scene, Correction(fact_id, "present" if present else "absent"))


# --- people, places, animals ---------------------------------------------------------------------------


def subject_key(scene: Scene, chip_id: str) -> str | None:
    """The participant's key of a chip, "yo" for the teller; None when the scene lacks it."""
    ids = participant_ids(scene)
    found = next((p for p in scene.participants if ids[p.key] == chip_id), None)
    if found is not None:
        return found.key
    return "yo" if chip_id == _TELLER else None


def _correct_participant(scene: Scene, correction: Correction) -> Scene:
    if correction.action == "look":
        return _with_look(scene, correction)
    if correction.action == "add":
        return _with_participant(scene, correction)
    if correction.chip_id == _TELLER:
        return replace(scene, self_in_scene=correction.action in ("present", "change"))
    ids = participant_ids(scene)
    target = next((p for p in scene.participants if ids[p.key] == correction.chip_id), None)
    if target is None:
        return scene
    if correction.action == "remove":
        return _without(scene, target.key)
    if correction.action == "colour":
        return _looking(scene, target.key, "colour", _value(correction))
    changed = _changed_participant(target, correction)
    fixed = _with(scene, changed)
    return replace(fixed, self_in_scene=changed.in_scene) if target.relation == "yo" else fixed


def _with(scene: Scene, changed: Participant) -> Scene:
    return replace(
        scene, participants=tuple(changed if p.key == changed.key else p for p in scene.participants)
    )


def _value(correction: Correction) -> str:
    if not correction.value:
        raise CorrectionError(f"{correction.chip_id!r}: {correction.action!r} needs a value")
    return correction.value


def _count(correction: Correction) -> int:
    if not _value(correction).isdecimal() or int(_value(correction)) < 1:
        raise CorrectionError(f"{correction.chip_id!r}: {correction.value!r} is no number of people")
    return int(_value(correction))


def _company(correction: Correction) -> int | None:
    if correction.action in ("remove", "absent"):
        return NOBODY_MORE
    return None if correction.action == "present" else _count(correction)


def _changed_participant(target: Participant, correction: Correction) -> Participant:
    if correction.action in ("present", "absent"):
        return replace(target, in_scene=correction.action == "present")
    if correction.action == "link":
        name = target.name if not correction.value else None
        return replace(target, entity=correction.value or None, members=(), name=name)
    if correction.action == "count":
        return replace(target, count=_count(correction), members=())
    if correction.action == "become":
        if correction.participant is None:
            raise CorrectionError(f"{correction.chip_id!r}: nobody is named who it becomes")
        return replace(
            correction.participant,
            key=target.key,
            mentions=target.mentions,
            in_scene=True,
            scene=target.scene,
        )
    return replace(target, name=_value(correction), entity=None)


def _with_participant(scene: Scene, correction: Correction) -> Scene:
    """Someone, a place or an animal more; whoever is told of already is there from now on."""
    if correction.participant is None:
        raise CorrectionError(f"{correction.chip_id!r}: nobody is named who is added")
    if correction.chip_id in participant_ids(scene).values():
        return apply_correction(scene, Correction(correction.chip_id, "present"))
    keys = {p.key for p in scene.participants}
    key = next(f"A{number}" for number in range(1, len(keys) + 2) if f"A{number}" not in keys)
    new = replace(correction.participant, key=key, mentions=(), in_scene=True, scene=1)
    return replace(scene, participants=(*scene.participants, new))


def _with_look(scene: Scene, correction: Correction) -> Scene:
    trait, _, value = _value(correction).partition(":")
    if trait not in TRAITS or not value or value not in (TRAITS[trait] or {value}):
        raise CorrectionError(f"{correction.chip_id!r}: {correction.value!r} is no look")
    key = subject_key(scene, correction.chip_id)
    if key is None:
        return scene
    if trait != "age":
        return _looking(scene, key, trait, value)
    target = next((p for p in scene.participants if p.key == key), None)
    return scene if target is None else _with(scene, replace(target, age=value))


def _looking(scene: Scene, key: str, trait: str, value: str) -> Scene:
    others = tuple(
        x
        for x in scene.looks
        if (x.subject, x.trait) != (key, trait) or (trait == "without" and x.value != value)
    )
    return replace(scene, looks=(*others, Look(key, trait, value, None)))


def _with_placing(scene: Scene, correction: Correction) -> Scene:
    side = next((each for each in get_args(Side) if each == correction.value), None)
    if side is None or len(correction.subjects) > _MOST_NAMED:
        raise CorrectionError(f"{correction.chip_id!r}: {correction.value!r} is no place to be")
    who, *others = (_placed_key(scene, each) for each in (correction.chip_id, *correction.subjects))
    if who is None or None in others or who.startswith(LANDMARK):
        return scene
    return replace(scene, placings=(*scene.placings, Placing(who, side, *others)))


def _placed_key(scene: Scene, chip_id: str) -> str | None:
    """As in ``Placing``; None when the scene lacks it."""
    kind, _, name = chip_id.partition(":")
    if kind == "object":
        return chip_id if any(each.fact.concept == name for each in scene.things) else None
    return chip_id if chip_id.startswith(LANDMARK) else subject_key(scene, chip_id)


def _without(scene: Scene, key: str) -> Scene:
    return replace(
        scene,
        participants=tuple(p for p in scene.participants if p.key != key),
        garments=tuple(g for g in scene.garments if g.wearer != key),
        things=tuple(replace(t, holder=None) if t.holder == key else t for t in scene.things),
        actions=tuple(replace(a, agents=tuple(k for k in a.agents if k != key)) for a in scene.actions),
        looks=tuple(x for x in scene.looks if x.subject != key),
        placings=tuple(x for x in scene.placings if key not in (x.subject, x.of, x.other)),
    )


# --- when and how it was --------------------------------------------------------------------------------


def _correct_era(scene: Scene, correction: Correction) -> Scene:
    """``value`` is a life phase, a year, years "1962-1963", or both: "youth:1962"."""
    if correction.action == "remove":
        return replace(scene, era=Era())
    value = correction.value or ""
    if value in PHASE_WORDS:
        phase = cast(Phase, value)
        return replace(scene, era=scene.era if scene.era.phase == phase else Era(phase))
    told, colon, years = value.rpartition(":")
    first, _, last = years.replace("–", "-").partition("-")
    if not first.isdecimal() or (last and not last.isdecimal()) or (colon and told not in PHASE_WORDS):
        raise CorrectionError(f"era: {value!r} is neither a life phase nor a year nor a range of years")
    phase = cast(Phase, told) if told else scene.era.phase
    return replace(
        scene, era=replace(scene.era, phase=phase, year_min=int(first), year_max=int(last or first))
    )


def _correct_field(scene: Scene, field: str, correction: Correction) -> Scene:
    fact = None
    if correction.action != "remove":
        labels: Mapping[str, str] = FEELING_WORDS
        if field != "feeling":
            labels = next(words for name, words in SETTING_WORDS.items() if name == field)
        value = correction.value or ""
        # Occasions are as many as the lexicon has; only the usual ones are offered to choose from.
        named = correction.words if field == "occasion" else None
        if value not in labels and not (value and named):
            raise CorrectionError(f"{field}: {value!r} is none of {', '.join(labels)}")
        fact = Fact(value, named or labels[value], None)
    if field == "feeling":
        kept = scene.looks if fact is not None else _without_told(scene, scene.feeling)
        return replace(scene, feeling=fact, looks=kept)
    return replace(scene, setting=replace(scene.setting, **{field: fact}))  # type: ignore[arg-type]


def _without_told(scene: Scene, feeling: Fact | None) -> tuple[Look, ...]:
    """The looks without those faces that were read of a feeling that is taken away."""
    return tuple(
        x
        for x in scene.looks
        if x.trait != "feeling" or x.span is None or feeling is None or x.value != feeling.concept
    )


def _correct_own_feeling(scene: Scene, chip_id: str, correction: Correction) -> Scene:
    key = subject_key(scene, chip_id)
    if key is None:
        return scene
    if correction.action == "remove":
        own = (key, "feeling")
        return replace(scene, looks=tuple(x for x in scene.looks if (x.subject, x.trait) != own))
    if (feeling := _value(correction)) not in FEELING_WORDS:
        raise CorrectionError(f"{correction.chip_id}: {feeling!r} is no feeling")
    return _looking(scene, key, "feeling", feeling)


def _correct_indoor(scene: Scene, correction: Correction) -> Scene:
    if correction.action != "remove" and correction.value not in ("in", "out"):
        raise CorrectionError(f"indoor: {correction.value!r} is neither 'in' nor 'out'")
    indoor = None if correction.action == "remove" else correction.value == "in"
    return replace(scene, setting=replace(scene.setting, indoor=indoor))


# --- what is done, held and worn ---------------------------------------------------------------------------


def _correct_fact(scene: Scene, kind: str, name: str, correction: Correction) -> Scene:
    if correction.action == "add":
        return _with_fact(scene, kind, correction)
    if kind == "action":
        return replace(scene, actions=_changed(scene.actions, name, correction))
    if kind == "object":
        things = _changed(scene.things, name, correction)
        taken = [thing for thing in scene.things if thing.fact.concept == name]
        gone = taken if correction.action in ("remove", "absent") else []
        return replace(scene, things=things, actions=_done_without(scene.actions, gone))
    name, _, wearer = name.partition("@")
    wearers = (wearer,) if wearer else correction.subjects
    worn = {subject_key(scene, each) for each in wearers}
    garments: list[Garment] = []
    for garment in scene.garments:
        mine = not worn or garment.wearer in worn
        garments += _changed((garment,), name, correction) if mine else (garment,)
    return replace(scene, garments=tuple(garments))


def _done_without(actions: Sequence[Action], gone: Sequence[Thing]) -> tuple[Action, ...]:
    """The actions but for those that name a thing that is gone: nobody plays a guitar that is not there,
    but who played with a ball still plays.
    """
    found: list[Action] = []
    for action in actions:
        named = plain(action.fact.words).split()
        if not any(set(plain(thing.fact.words).split()[:1]) & {*named} for thing in gone):
            found.append(action)
        elif named[0] == "jugar":
            found.append(replace(action, fact=replace(action.fact, concept="play", words="jugar")))
    return tuple(found)


def _changed(held: tuple[T, ...], name: str, correction: Correction) -> tuple[T, ...]:
    """The facts after a change to those of one concept."""
    if correction.action not in ("remove", "absent"):
        _value(correction)
    found: list[T] = []
    for each in held:
        if each.fact.concept != name:
            found.append(each)
        elif correction.action == "colour" and not isinstance(each, Action):
            found.append(replace(each, colour=correction.value))
        elif correction.action not in ("remove", "absent"):
            found.append(_renamed(each, correction))
    return tuple(found)


def _renamed(held: T, correction: Correction) -> T:
    value = _value(correction)
    # What was said of the old thing is no longer what the picture is made of: no span.
    fact = replace(held.fact, concept=value, words=correction.words or value, span=None, guess=False)
    if correction.colour and not isinstance(held, Action):
        return replace(held, fact=fact, colour=correction.colour)
    return replace(held, fact=fact)


def _with_fact(scene: Scene, kind: str, correction: Correction) -> Scene:
    value = _value(correction)
    fact = Fact(value, correction.words or value, None)
    keys = tuple(k for k in (subject_key(scene, each) for each in correction.subjects) if k is not None)
    if kind == "action":
        others = tuple(a for a in scene.actions if a.fact.concept != value)
        before = tuple(k for a in scene.actions if a.fact.concept == value for k in a.agents)
        return replace(scene, actions=(*others, Action(fact, tuple(dict.fromkeys((*before, *keys))))))
    first = keys[0] if keys else None
    if kind == "object":
        new = Thing(fact, first, correction.colour)
        return replace(scene, things=(*(t for t in scene.things if not _is_that(t, new)), new))
    wearers = keys or (None,)
    garments = tuple(g for g in scene.garments if g.fact.concept != value or g.wearer not in wearers)
    worn = tuple(Garment(fact, wearer, correction.colour) for wearer in wearers)
    return replace(scene, garments=(*garments, *worn))


def _is_that(thing: Thing, new: Thing) -> bool:
    """Whether a thing that is put in is one that is there: of another colour it is another."""
    same_colour = thing.colour == new.colour or None in (thing.colour, new.colour)
    return thing.fact.concept == new.fact.concept and same_colour
