"""The one question that a told memory asks for most, or none.

First what a picture cannot do without (the place, what was done, who was there), then what makes it
theirs (things, looks, the senses), then weather and light, then before and after. A question is asked
once a sitting; what was asked last comes last. Nothing is asked of someone tired or sad, of a sad
memory, or near a topic that is left alone; and every question is held against the rules before it is
asked, filled with the person's own words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from narrative.entities import Entity, Patient
from narrative.mood import Mood
from narrative.question_bank import BankQuestion, Gap, QuestionBank, Sense, matches
from narrative.question_rules import faults, slots_of
from narrative.question_slots import Filling, fill, fillings
from narrative.scene import Participant, Scene
from narrative.states import STATES
from narrative.telling import Voice, who_tells
from narrative.topics import Topics
from narrative.words import plain, split_words

# The lower, the more a picture misses it.
_NEED: Final[Mapping[Gap, int]] = {
    "place": 0, "action": 1, "who": 2, "when": 3, "object": 3, "garment": 3, "look_person": 3,
    "look_animal": 3, "look_place": 3, "look_object": 3, "sense": 3, "hour": 4, "weather": 4, "season": 4,
    "feeling": 4, "before": 5, "after": 5, "opening": 6,
}  # fmt: skip
_ASKED_LATELY: Final = 3  # questions that the next one should differ from
_LATIN_AMERICA: Final = frozenset(
    "AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE".split()  # noqa: SIM905
)
_SAID_SENSES: Final[Mapping[str, Sense]] = {
    "ol": "smell", "huele": "smell", "aroma": "smell", "perfum": "smell", "son": "sound", "oia": "sound",
    "ruido": "sound", "sab": "taste", "dulce": "taste", "music": "music", "cancion": "music",
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A question ready to be asked. ``words`` say "usted", ``familiar`` "tú"; ``about`` is the
    participant's key or the fact's concept that a slot was filled with.
    """

    id: str
    words: str
    familiar: str
    gap: Gap
    sense: Sense | None = None
    about: str | None = None


def next_question(
    scene: Scene,
    patient: Patient,
    entities: Sequence[Entity],
    asked: Sequence[str],
    mood: Mood | None,
    avoided: Sequence[str],
    bank: QuestionBank,
) -> Question | None:
    """What to ask after this memory, or None when nothing should be asked.

    ``asked`` are the ids of the questions of this sitting, oldest first; ``avoided`` the words of the
    topics that are left alone. The same arguments always give the same question.
    """
    if mood is not None or scene.sensitive or scene.needs_follow_up:
        return None
    topics = Topics(avoided, entities)
    if topics.touched_by_scene(scene) is not None:
        return None
    themes = bank.themes_of(scene)
    missing = missing_in(scene, entities)
    fitting = [q for q in bank.questions if q.gap in missing and _fits(q, scene, patient, themes)]
    voice = who_tells(split_words(scene.text), patient, tuple(entities)).voice
    return _first_good(fitting, scene, entities, asked, topics, bank, themes, voice)


def opening_question(
    patient: Patient,
    entities: Sequence[Entity],
    asked: Sequence[str],
    avoided: Sequence[str],
    bank: QuestionBank,
) -> Question | None:
    """A question that opens something new to talk of, tied to no memory."""
    openings = [q for q in bank.questions if q.gap == "opening" and _fits_country(q, patient)]
    return _first_good(openings, Scene(""), entities, asked, Topics(avoided, entities), bank, frozenset())


def still_stands(
    question_id: str,
    words: str,
    scene: Scene,
    patient: Patient,
    entities: Sequence[Entity],
    bank: QuestionBank,
) -> bool:
    """Whether a question that was asked of a memory in these words can be asked of it as it is understood
    now: whom it is about is still there, and what it asks for is not known yet.
    """
    question = bank.get(question_id)
    if question is None or question.gap not in missing_in(scene, entities):
        return False
    if not _fits(question, scene, patient, bank.themes_of(scene)):
        return False
    voice = who_tells(split_words(scene.text), patient, tuple(entities)).voice
    return any(words in (made.words, made.familiar) for made, _ in _filled(question, scene, voice, bank))


def missing_in(scene: Scene, entities: Sequence[Entity] = ()) -> frozenset[Gap]:
    """What was not told, and could be asked."""
    here = [p for p in scene.participants if p.in_scene and p.relation != "yo"]
    people = [p for p in here if p.kind == "person"]
    animals = [p for p in here if p.kind == "pet"]
    places = [p for p in here if p.kind == "place"]
    setting = scene.setting
    told: dict[Gap, bool] = {
        "place": bool(places), "action": bool(scene.actions), "who": bool(people or animals),
        "when": scene.era.phase != "unknown", "hour": setting.time_of_day is not None,
        "weather": setting.weather is not None, "season": setting.season is not None,
        "object": bool(scene.things), "garment": bool(scene.garments), "feeling": scene.feeling is not None,
        "look_person": not people or all(_is_looked_at(p, scene, entities) for p in people),
        "look_animal": not animals or all(_is_looked_at(p, scene, entities) for p in animals),
        "look_place": not places, "look_object": not (scene.things or scene.garments), "sense": False,
        "before": False, "after": False, "opening": True,
    }  # fmt: skip
    return frozenset(gap for gap, known in told.items() if not known)


def _is_looked_at(participant: Participant, scene: Scene, entities: Sequence[Entity]) -> bool:
    """Whether it was said, or is on a card, how someone looks."""
    if any(look.subject == participant.key and look.trait not in STATES for look in scene.looks):
        return True
    return any(e.id == participant.entity and e.looks for e in entities)


def _fits(question: BankQuestion, scene: Scene, patient: Patient, themes: frozenset[str]) -> bool:
    phase = scene.era.phase
    in_phase = not question.phases or phase in question.phases
    in_theme = not question.themes or bool(question.themes & themes)
    return in_phase and in_theme and _fits_country(question, patient)


def _fits_country(question: BankQuestion, patient: Patient) -> bool:
    if question.country == "any":
        return True
    return question.country == ("LA" if patient.country in _LATIN_AMERICA else patient.country)


def _first_good(
    fitting: Sequence[BankQuestion],
    scene: Scene,
    entities: Sequence[Entity],
    asked: Sequence[str],
    topics: Topics,
    bank: QuestionBank,
    themes: frozenset[str],
    voice: Voice = "patient",
) -> Question | None:
    rank = _ranking(scene, asked, bank)
    is_said = _said_in(scene, entities, bank, themes)
    for question in sorted((q for q in fitting if q.id not in asked), key=rank):
        for made, told in _filled(question, scene, voice, bank):
            wrong = faults(made.words, is_said, told) or faults(made.familiar, is_said, told)
            if not wrong and topics.touched_by(made.words) is None:
                return made
    return None


def _ranking(
    scene: Scene, asked: Sequence[str], bank: QuestionBank
) -> Callable[[BankQuestion], tuple[int, ...]]:
    lately = [q for q in (bank.get(each) for each in asked[-_ASKED_LATELY:]) if q is not None]
    gaps = [q.gap for q in lately]
    senses = [*(q.sense for q in lately if q.sense), *_senses_told(scene)]

    def rank(question: BankQuestion) -> tuple[int, ...]:
        return (
            _NEED[question.gap] + 3 * (question.gap in gaps and question.gap != "sense"),
            senses.count(question.sense) if question.sense else 0,
            -bool(question.themes) - bool(slots_of(question.words)),
            crc32(f"{scene.text}|{question.id}".encode()),
        )

    return rank


def _senses_told(scene: Scene) -> list[Sense]:
    """The senses that the telling already speaks of: "olía a pan" needs no question of its smell."""
    said = [w.plain for w in split_words(scene.text).items]
    return [sense for start, sense in _SAID_SENSES.items() if any(w.startswith(start) for w in said)]


def _filled(
    question: BankQuestion, scene: Scene, voice: Voice, bank: QuestionBank
) -> Iterator[tuple[Question, tuple[str, ...]]]:
    """The question with each of the told words that fits its slot, and those words."""
    slots = slots_of(question.words)
    if not slots:
        yield _made(question, question.words, question.familiar, None), ()
        return
    if len(set(slots)) > 1:
        return
    concepts = _concepts_of(question, slots[0], bank)
    for filling in fillings(scene, slots[0], voice):
        if concepts and filling.concept not in concepts:
            continue
        yield _with(question, slots[0], filling), (filling.words, filling.familiar)


def _concepts_of(question: BankQuestion, slot: str, bank: QuestionBank) -> frozenset[str]:
    """The kinds of place or animal that a question of certain themes may be asked of; empty for any."""
    kind = {"lugar": "places", "animal": "animals"}.get(slot)
    if kind is None:
        return frozenset()
    return frozenset(c for theme in question.themes for c in bank.themes[theme].clues.get(kind, ()))


def _with(question: BankQuestion, slot: str, filling: Filling) -> Question:
    return _made(
        question,
        fill(question.words, slot, filling.words),
        fill(question.familiar, slot, filling.familiar),
        filling.key,
    )


def _made(question: BankQuestion, words: str, familiar: str, about: str | None) -> Question:
    return Question(question.id, words, familiar, question.gap, question.sense, about)


def _said_in(
    scene: Scene, entities: Sequence[Entity], bank: QuestionBank, themes: frozenset[str]
) -> Callable[[str], bool]:
    """Whether a question may use a plain word: it states nothing, was said, is on the card of someone
    who was told of, or is entailed by the theme.
    """
    said = {w.plain for w in split_words(scene.text).items}
    linked = {e for p in scene.participants for e in (*p.members, p.entity) if e}
    for entity in entities:
        if entity.id in linked:
            called = (entity.name, entity.relation or "", *entity.aliases)
            said |= {plain(word) for words in called for word in words.split()}
    entailed = bank.entailed(themes)
    return lambda word: (
        word in said or bank.states_nothing(word) or any(matches(each, word) for each in entailed)
    )
