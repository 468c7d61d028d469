"""Which question is asked: what the scene most lacks, in the person's own words, and never one too many."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrative import Understanding, entities_from_gold, patient_from_gold
from narrative.entities import Entity, Patient
from narrative.question_bank import QuestionBank
from narrative.question_rules import faults
from narrative.questions import Question, missing_in, next_question, opening_question
from narrative.scene import Action, Era, Fact, Garment, Participant, Scene, Setting, Span, Thing
from narrative.words import plain, split_words

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "dev.jsonl"
BANK = QuestionBank.load(ROOT / "data" / "questions")
KITCHEN = "De niña, en la cocina, mi abuela Jacinta hacía rosquillas y yo la miraba."
Ask = Callable[..., Question | None]


@pytest.fixture(scope="module")
def ask(read: Callable[[str], Scene], teller: Patient, known: tuple[Entity, ...]) -> Ask:
    def asker(
        told: str | Scene, asked: Sequence[str] = (), avoided: Sequence[str] = (), **more: object
    ) -> Question | None:
        scene = read(told) if isinstance(told, str) else told
        patient = more.get("patient", teller)
        assert isinstance(patient, Patient)
        return next_question(scene, patient, known, asked, more.get("mood"), avoided, BANK)  # type: ignore[arg-type]

    return asker


def _all(ask: Ask, told: str, count: int = 12, **more: object) -> list[Question]:
    """A whole sitting about one memory."""
    asked: list[Question] = []
    for _ in range(count):
        question = ask(told, [q.id for q in asked], **more)
        if question is None:
            break
        asked.append(question)
    return asked


def test_the_place_is_asked_for_first(ask: Ask) -> None:
    question = ask("Mi abuela Jacinta hacía rosquillas y yo la miraba.")
    assert question is not None
    assert question.gap == "place"


def test_then_what_was_done_then_who_was_there(ask: Ask) -> None:
    first = ask("Era verano, en la playa, con mi hermana Rita.")
    assert first is not None
    assert first.gap == "action"
    second = ask("De joven, yo pintaba cuadros en mi cuarto.")
    assert second is not None
    assert second.gap == "who"


def test_weather_waits_for_what_matters_more(ask: Ask) -> None:
    gaps = [q.gap for q in _all(ask, KITCHEN, 4)]
    assert not {"weather", "season", "hour", "before", "after"} & set(gaps), gaps


def test_nothing_is_asked_twice_and_the_senses_vary(ask: Ask) -> None:
    asked = _all(ask, KITCHEN)
    assert len(asked) == 12
    assert len({q.id for q in asked}) == 12
    assert len({q.sense for q in asked if q.sense}) >= 3
    assert all(a.gap != b.gap or a.gap == "sense" for a, b in pairwise(asked))


def test_the_same_scene_gets_the_same_question(ask: Ask) -> None:
    assert ask(KITCHEN) == ask(KITCHEN)


def test_the_persons_own_words_are_used(ask: Ask) -> None:
    spoken = " ".join(q.words for q in _all(ask, KITCHEN, 20))
    assert "la cocina" in spoken
    assert "su abuela Jacinta" in spoken
    assert "mi abuela" not in spoken
    familiar = " ".join(q.familiar for q in _all(ask, KITCHEN, 20))
    assert "tu abuela Jacinta" in familiar
    assert "usted" not in familiar


def test_hers_of_the_story_does_not_become_yours(ask: Ask) -> None:
    """In "me metió en su cama" the bed is the grandmother's: no question says "su cama"."""
    told = "Una noche de tormenta mi abuela Jacinta me metió en su cama y me cantó bajito."
    assert "su cama" not in " ".join(q.words for q in _all(ask, told, 20))


@pytest.mark.parametrize("mood", ["tired", "sad", "distressed", "stop", "refusal"])
def test_nothing_is_asked_of_someone_who_shows_a_mood(ask: Ask, mood: str) -> None:
    assert ask(KITCHEN, mood=mood) is None


def test_nothing_is_asked_of_a_sad_memory(ask: Ask) -> None:
    assert ask("El día que murió mi padre estábamos todos en casa, llorando alrededor de la cama.") is None


def test_nothing_is_asked_where_there_is_nothing_to_draw(ask: Ask) -> None:
    assert ask("no me acuerdo") is None


def test_countries_keep_their_own_questions(ask: Ask) -> None:
    told = "De joven, en el rancho, mi hermana Rita celebró su fiesta de quinceañera y bailamos."
    mexican = Patient("lupe", "Guadalupe", "f", 1945, "Puebla", "MX")
    spanish = {q.id for q in _all(ask, told, 60)}
    latin = {q.id for q in _all(ask, told, 60, patient=mexican)}
    countries = {q.id: q.country for q in BANK.questions}
    assert "LA" not in {countries[i] for i in spanish}
    assert "ES" not in {countries[i] for i in latin}
    assert {countries[i] for i in latin} == {"any", "LA"}


def test_phases_keep_their_own_questions(ask: Ask) -> None:
    phases = {q.id: q.phases for q in BANK.questions}
    for question in _all(ask, KITCHEN, 60):
        assert not phases[question.id] or "childhood" in phases[question.id]


def test_topics_left_alone_are_never_touched(ask: Ask) -> None:
    told = "De niña, en el molino, mi hermano Raúl y mi hermana Rita jugaban con un aro."
    free = " ".join(q.words for q in _all(ask, told, 40))
    assert "Raúl" in free
    assert ask(told, avoided=("mi hermano Raúl",)) is None, "the memory itself is about him"
    assert ask(KITCHEN, avoided=("mi abuela",)) is None
    assert ask(KITCHEN, avoided=("la guerra",)) is not None


def test_no_question_speaks_of_a_topic_left_alone(ask: Ask) -> None:
    """The memory does not touch the topic; a question of its theme would."""
    told = "De joven, en el baile, mi hermana Rita y yo mirábamos a los músicos."
    assert any("bail" in plain(q.words) for q in _all(ask, told, 60))
    scene_asks = _all(ask, told, 60, avoided=("la música",))
    assert not any("musica" in plain(q.words) for q in scene_asks)


def test_openings_are_tied_to_nothing(teller: Patient, known: tuple[Entity, ...]) -> None:
    asked: list[str] = []
    for _ in range(5):
        question = opening_question(teller, known, asked, (), BANK)
        assert question is not None
        assert question.gap == "opening"
        assert faults(question.words, BANK.states_nothing) == ()
        asked.append(question.id)
    assert len(set(asked)) == 5
    free = opening_question(teller, known, (), ("los animales",), BANK)
    assert free is not None
    assert "animales" not in free.words


# --- every question asked of any scene keeps the rules ------------------------------------------------


def _check(question: Question, scene: Scene, known: Sequence[Entity]) -> None:
    """Every rule, and every word of it is plain, told, on a card, or entailed by a theme of the scene."""
    themes = BANK.themes_of(scene)
    told = {w.plain for w in split_words(scene.text).items}
    cards = {plain(w) for e in known for c in (e.name, e.relation or "", *e.aliases) for w in c.split()}
    entailed = BANK.entailed(themes)

    def is_said(word: str) -> bool:
        return (
            word in told
            or word in cards
            or BANK.states_nothing(word)
            or any(word.startswith(e[:-1]) if e.endswith("*") else word == e for e in entailed)
        )

    own = [w for w in (_slot_words(question.words), _slot_words(question.familiar)) if w]
    for words in (question.words, question.familiar):
        assert faults(words, is_said, own) == (), (words, scene.text)


def _slot_words(made: str) -> str:
    """What stands in the slot: the question less its template."""
    for question in BANK.questions:
        for template in (question.words, question.familiar):
            before, _, rest = template.partition("{")
            after = rest.partition("}")[2]
            if rest and made.startswith(before) and made.endswith(after):
                return made[len(before) : len(made) - len(after)]
    return ""


def _sitting(scene: Scene, patient: Patient, known: Sequence[Entity], count: int = 8) -> list[Question]:
    asked: list[Question] = []
    while len(asked) < count:
        question = next_question(scene, patient, known, [q.id for q in asked], None, (), BANK)
        if question is None:
            break
        asked.append(question)
    return asked


@pytest.mark.skipif(not GOLD.is_file(), reason="the annotated memories are not beside the repository")
@pytest.mark.parametrize(("each", "least"), [(5, 50), pytest.param(1, 250, marks=pytest.mark.slow)])
def test_questions_of_the_annotated_memories_keep_the_rules(
    understanding: Understanding, each: int, least: int
) -> None:
    asked = 0
    for row in map(json.loads, GOLD.read_text().splitlines()[::each]):
        patient, known = patient_from_gold(row["patient"]), entities_from_gold(row["registry"])
        scene = understanding.read(row["text"], patient, known)
        for question in _sitting(scene, patient, known):
            _check(question, scene, known)
            asked += 1
    assert asked > least


_TOLD = st.lists(
    st.sampled_from(
        """mi madre padre abuela Jacinta hermano Raúl Rita su perro Trasto gallo el la los un una en a al de
        del con y o que no cocina playa molino escuela iglesia feria boda mar río nieve tren radio vestido
        sombrero guitarra cantaba cosía bailé fuimos jugábamos comíamos niña joven casé verano lluvia y/o
        <b> 😀 ¿qué? Luis-Miguel d'Or""".split()  # noqa: SIM905
    ),
    max_size=18,
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_TOLD)
def test_questions_of_any_telling_keep_the_rules(
    text: str, read: Callable[[str], Scene], teller: Patient, known: tuple[Entity, ...]
) -> None:
    scene = read(text)
    for question in _sitting(scene, teller, known, 4):
        _check(question, scene, known)


_PHRASES = st.one_of(
    st.sampled_from(
        ["mi madre", "mi madre y mi padre", "mis hermanos", "la señora Paz", "no sé quién", "", "¿quién?",
         "Rosa", "el que vendía pan", "un tal Generoso, creo", "su prima", "nadie", "a", "x" * 200,
         "La Verdad", "el Siempre Verde", "Puerta del Sol o así"]
    ),
    st.text(max_size=25),
)  # fmt: skip
_FACTS = st.builds(
    Fact, st.sampled_from(["sing", "cook", "radio", "dress", "wedding"]), _PHRASES,
    st.sampled_from([Span(0, 5), Span(3, 12), None]), st.booleans(),
)  # fmt: skip
_PEOPLE = st.builds(
    Participant, st.sampled_from(["E1", "E2", "E3"]), st.sampled_from(["person", "pet", "place"]),
    st.none() | _PHRASES, _PHRASES, st.booleans(),
    st.lists(st.builds(Span, st.integers(0, 10), st.integers(10, 30)), max_size=2).map(tuple),
    relation=st.sampled_from([None, "madre", "hermano", "yo"]),
    concept=st.sampled_from([None, "kitchen", "beach", "church", "dog"]),
    count=st.sampled_from([1, 2, None]),
)  # fmt: skip
_SCENES = st.builds(
    Scene, _TOLD, st.lists(_PEOPLE, max_size=4).map(tuple), st.booleans(), st.just(()),
    st.builds(Era, st.sampled_from(["childhood", "youth", "adulthood", "old_age", "unknown"])),
    st.builds(Setting, season=st.none() | _FACTS, occasion=st.none() | _FACTS),
    st.lists(st.builds(Action, _FACTS), max_size=2).map(tuple),
    st.lists(st.builds(Thing, _FACTS), max_size=2).map(tuple),
    st.lists(st.builds(Garment, _FACTS, st.none()), max_size=2).map(tuple),
)  # fmt: skip


@given(scene=_SCENES, country=st.sampled_from(["ES", "MX", "AR"]))
def test_questions_of_any_scene_keep_the_rules(scene: Scene, country: str) -> None:
    known = (Entity("luis", "person", "Luis", "hermano"),)
    patient = Patient("p", "Aurora", "f", 1940, None, country)
    for question in _sitting(scene, patient, known, 4):
        _check(question, scene, known)


@given(scene=_SCENES)
def test_what_is_asked_is_missing(scene: Scene) -> None:
    patient = Patient("p", "Aurora", "f", 1940)
    question = next_question(scene, patient, (), (), None, (), BANK)
    if question is not None:
        assert question.gap in missing_in(scene)
        assert next_question(replace(scene, sensitive=True), patient, (), (), None, (), BANK) is None
