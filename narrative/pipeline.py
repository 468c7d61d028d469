"""The steps from a text to a Scene, in order: words, teller, phrases, time, people, presence, facts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from narrative.care import is_empty_session, is_sensitive, needs_follow_up, tells_of_then
from narrative.entities import Entity, Patient
from narrative.era import decide_era, own_cues, segments, without_taken_back
from narrative.era_cues import find_cues
from narrative.facts import FactReader
from narrative.guesses import guessed_things
from narrative.indoors import place_side
from narrative.judging import Judge
from narrative.judging.settling import Settled, settled
from narrative.lexicon import Lexicon
from narrative.lifetimes import age_group, could_be_there, scene_year, teller_age
from narrative.meaning import Meaning
from narrative.other_half import with_other_half
from narrative.phrases import PhraseReader
from narrative.presence import PresenceReader, self_is_there
from narrative.referents import Referent, ReferentReader
from narrative.scene import Era, Garment, Participant, Scene, Setting, Span, Thing
from narrative.setting import SettingReader
from narrative.telling import Telling, patient_names, who_tells
from narrative.time_cues import Cue
from narrative.told_ages import told_age
from narrative.told_number import is_gathering
from narrative.verbs import Verbs
from narrative.words import Words, split_words

_SUPPOSED_BIRTH: Final = 1940
_CHILDREN_GROWN_AT: Final = 60  # the teller's age: "mi niño" is a grown son then
_ADULT: Final = 18
_BY_CALENDAR: Final = frozenset({"year", "event", "ago"})


@dataclass(frozen=True)
class Knowledge:
    """What every reading leans on: loaded once. Without a judge the rules decide alone who is there."""

    lexicon: Lexicon
    verbs: Verbs
    meaning: Meaning
    judge: Judge | None = None


def read_scene(text: str, patient: Patient, entities: Sequence[Entity], knowledge: Knowledge) -> Scene:
    """Understand ``text``. Any text gives a Scene; an empty one an empty Scene."""
    words = split_words(text)
    if not len(words):
        return Scene(text, needs_follow_up=True)
    knowledge = replace(knowledge, lexicon=knowledge.lexicon.for_country(patient.country))
    known = tuple(entities)
    telling = who_tells(words, patient, known)
    phrases = PhraseReader(words, knowledge.lexicon, knowledge.verbs, patient, known).all()
    dated = patient if patient.birth_year is not None else replace(patient, birth_year=_SUPPOSED_BIRTH)
    cues = own_cues(
        find_cues(words, knowledge.lexicon, dated),
        phrases,
        words,
        telling,
        dated,
        patient_names(patient, known),
    )
    parts = segments(cues, words)
    main = _main_part(parts, words)
    era = decide_era(_cues_of(main, cues, words), words, dated)
    if patient.birth_year is None:
        era = _without_birth(era, cues, words)
    adult = era.phase in ("adulthood", "old_age", "unknown") or (
        era.phase == "youth" and era.year_max is not None and era.year_max - (dated.birth_year or 0) >= 20
    )
    referents = ReferentReader(words, knowledge.lexicon, patient, known, telling, adult).all(phrases)
    if era.phase == "childhood" and telling.voice != "relative" and _is_grown_up(referents, cues):
        cues = [c for c in cues if c.kind not in ("age", "stage")]
        era = decide_era(_cues_of(main, cues, words), words, patient)
        era = era if era.phase != "unknown" else Era("adulthood")
    scene = _assemble(text, words, patient, telling, knowledge, referents, cues, era, (main[0], main[1]))
    return with_other_half(scene, known, patient) if telling.voice == "patient" else scene


def _without_birth(era: Era, cues: Sequence[Cue], words: Words) -> Era:
    """The era when no birth year is known: a calendar gives years, an age or a stage the phase."""
    deciding = next((c for c in cues if era.cue == words.span(c.first, c.last)), None)
    if deciding is not None and deciding.kind in _BY_CALENDAR:
        return replace(era, phase="unknown")
    return replace(era, year_min=None, year_max=None)


def _is_grown_up(referents: Sequence[Referent], cues: Sequence[Cue]) -> bool:
    """Whether the teller has children, a spouse or in-laws at hand: then a child's age is another's."""
    dated = any(c.kind == "year" for c in cues)
    grown = (
        "hijo",
        "hija",
        "nieto",
        "nieta",
        "marido",
        "mujer",
        "yerno",
        "nuera",
        "suegra",
        "suegro",
        "hijos",
        "nietos",
    )
    told = [r for r in referents if r.relation in grown]
    return not dated and len(told) >= 2


def _main_part(parts: list[tuple[int, int, list[Cue]]], words: Words) -> tuple[int, int, list[Cue]]:
    """The part told with most words; of two alike the first."""
    return max(
        parts, key=lambda p: sum(p[0] <= w.sentence < p[1] for w in words.items) + (p is parts[0]) * 0.5
    )


def _cues_of(main: tuple[int, int, list[Cue]], cues: Sequence[Cue], words: Words) -> list[Cue]:
    kept = without_taken_back(cues, words)
    return [c for c in kept if c in main[2] or main[0] <= words[c.first].sentence < main[1]]


def _assemble(
    text: str, words: Words, patient: Patient, telling: Telling, knowledge: Knowledge,
    referents: list[Referent], cues: Sequence[Cue], era: Era, main: tuple[int, int],
) -> Scene:  # fmt: skip
    presence = PresenceReader(words, knowledge.verbs, telling, referents)
    present = presence.people_present(main)
    possible = {i: could_be_there(r.relation, r.entity, era, patient) for i, r in enumerate(referents)}
    present = {i: there and possible[i] for i, there in present.items()}
    keys = [f"E{i + 1}" for i in range(len(referents))]
    named = any(r.relation == "yo" for r in referents)
    told = [c for c in cues if c.weight >= 1.5]
    facts = FactReader(words, knowledge.lexicon, knowledge.verbs, referents, keys, presence, main, True)
    actions = facts.actions()
    people = sum(present[i] for i, r in enumerate(referents) if r.kind != "place" and r.relation != "yo")
    people += is_gathering(text) and any(r.kind == "place" for r in referents)
    sky = SettingReader(words, knowledge.lexicon, patient, main).read([], ()).weather
    seen = len(actions) + len(told) + (sky is not None)
    seen += tells_of_then(words, knowledge.verbs) and bool(facts.garments() or facts.things())
    follow_up = needs_follow_up(words, seen, people) or (
        telling.voice in ("note", "relative")
        and is_empty_session(words, knowledge.verbs, telling.voice == "relative")
    )
    judged = Settled(present)
    if knowledge.judge is not None and not follow_up:
        judged = settled(knowledge.judge, words, knowledge.verbs, referents, present, main)
    follow_up = follow_up or judged.nothing
    unborn = any(c.kind == "unborn" for c in without_taken_back(cues, words))
    here = not follow_up and self_is_there(words, knowledge.verbs, telling, main, unborn, named)
    facts = FactReader(words, knowledge.lexicon, knowledge.verbs, referents, keys, presence, main, here)
    if follow_up:
        present = dict.fromkeys(present, False)
        era = Era()
    else:
        present = {i: there and possible[i] for i, there in judged.present.items()}
    participants = tuple(
        replace(
            _participant(r, k, words, present[i], here, main),
            age=_age_in_the_cues(r, cues)
            or told_age(r.phrases, words, knowledge.verbs, _calendar_age(r, era, patient), r.relation),
        )
        for i, (r, k) in enumerate(zip(referents, keys, strict=True))
    )
    where = [
        place_side(r, words, knowledge.lexicon)
        for i, r in enumerate(referents)
        if r.kind == "place" and present[i]
    ]
    things, garments = (
        ((), ()) if follow_up else _things_and_garments(facts, words, knowledge, participants, main)
    )
    setting = (
        Setting()
        if follow_up
        else SettingReader(words, knowledge.lexicon, patient, main).read(
            where, tuple(a.fact.concept for a in actions)
        )
    )
    if setting.indoor in judged.disputed:
        setting = replace(setting, indoor=None)
    hard = is_sensitive(words, main, judged.hard)
    return Scene(
        text, participants, here, _self_mentions(words, participants), era, setting,
        () if follow_up else facts.actions(), things, garments, facts.looks(), facts.feeling(),
        hard and not follow_up, follow_up,
    )  # fmt: skip


def _things_and_garments(
    facts: FactReader,
    words: Words,
    knowledge: Knowledge,
    participants: Sequence[Participant],
    main: tuple[int, int],
) -> tuple[tuple[Thing, ...], tuple[Garment, ...]]:
    """What the lexicon knows, then what is guessed by meaning."""
    things, garments = facts.things(), facts.garments()
    taken = [s for p in participants for s in p.mentions]
    taken += [f.fact.span for f in (*things, *garments) if f.fact.span is not None]
    more_things, more_garments = guessed_things(words, knowledge.lexicon, knowledge.meaning, taken, main)
    return (*things, *more_things), (*garments, *more_garments)


def _participant(
    referent: Referent, key: str, words: Words, present: bool, here: bool, main: tuple[int, int]
) -> Participant:
    spans = tuple(words.span(p.first, p.last) for p in referent.phrases)
    first = referent.phrases[0]
    other = not any(main[0] <= words[p.head].sentence < main[1] for p in referent.phrases)
    species = None
    if referent.kind == "pet":
        species = referent.entity.species if referent.entity else None
        species = species or (referent.concept.label if referent.concept else None)
    return Participant(
        key, referent.kind, referent.name, words.said(first.first, first.last),
        here if referent.relation == "yo" else present, spans,
        relation=referent.relation, place_type=referent.place_type if referent.kind == "place" else None,
        species=species, concept=referent.concept.id if referent.concept else None, gender=referent.gender,
        count=referent.count if not referent.plural or referent.count != 1 else None,
        entity=referent.entity.id if referent.entity else None, members=referent.members,
            scene=2 if other else 1,
    )  # fmt: skip


def _age_in_the_cues(referent: Referent, cues: Sequence[Cue]) -> str | None:
    """The age group of "a mi hija la llevé con tres años": what told no time of the teller's life."""
    mentions = {p.first for p in referent.phrases}
    told = next((c.age for c in cues if c.age is not None and c.owner in mentions), None)
    return None if told is None else age_group(told)


def _calendar_age(referent: Referent, era: Era, patient: Patient) -> float | None:
    """The age of a known one by their birth year, or of a child of one's own in old age; else None."""
    year = scene_year(era, patient)
    born = referent.entity.birth_year if referent.entity is not None else None
    if year is not None and born is not None:
        return max(year - born, 0)
    own = teller_age(era, patient)
    grown = own is not None and own >= _CHILDREN_GROWN_AT and referent.relation in ("hijo", "hija")
    return _ADULT if grown else None


def _self_mentions(words: Words, participants: Sequence[Participant]) -> tuple[Span, ...]:
    named = [s for p in participants if p.relation == "yo" for s in p.mentions]
    return tuple(named) or tuple(words.span(w.index, w.index + 1) for w in words.items if w.plain == "yo")
