"""What holds for every prompt of any memory: sources, presence, tokens, room, sameness, nothing personal."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrative import Understanding, entities_from_gold, patient_from_gold, write_script
from narrative.entities import Entity, Patient
from narrative.lexicon import Lexicon
from narrative.lifetimes import entity_phase
from narrative.period import words_of
from narrative.prompting import FAMILIES, Family, Styles, TokenBound, fit_script
from narrative.scene import Scene
from narrative.script import Element, PromptPair, Script
from narrative.words import plain

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "dev.jsonl"
STYLES = Styles.load(ROOT / "data" / "styles" / "styles.json")
BOUND = TokenBound.load(ROOT / "data" / "styles" / "clip_words.txt")
ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

WHO = [
    "mi madre",
    "mamá",
    "Petra",
    "mi padre",
    "la abuela Jacinta",
    "mi hermano Raúl",
    "mis padres",
    "Tomás",
    "mi marido",
    "Trasto",
    "mis tres primas",
    "la vecina",
    "el cura",
    "una gallina",
    "mi nieta Lía",
    "Inma",
]
DID = [
    "bailaba",
    "cosía",
    "leía el periódico",
    "llevaba un abrigo rojo",
    "tocaba la guitarra",
    "cocinaba",
    "llevaba el reloj de mi abuelo",
    "pescaba",
    "miraba la televisión",
    "hablaba por teléfono",
]
GONE = [
    "no vino",
    "ya había muerto",
    "estaba en la mina",
    "se había quedado en casa",
    "no estaba",
]
WHERE = [
    "en la cocina",
    "en el molino",
    "en la playa",
    "en la plaza del pueblo",
    "en el patio",
    "en Benidorm",
    "en la estación",
    "",
    "en casa de mi tía",
]
WHEN = [
    "De niña",
    "En 1952",
    "A los veinte años",
    "En el 87",
    "El domingo pasado",
    "En Nochebuena",
    "Un día",
    "Cuando nació mi hija",
    "En la posguerra",
    "De recién casada",
]
MOOD = ["Éramos muy felices.", "Hacía mucho frío.", "Llovía.", "", "Era de noche.", "Lloré mucho."]


@st.composite
def memories(draw: st.DrawFn) -> str:
    """Plain tellings: when, who did what where, and someone who was not there."""
    when, where, mood = draw(st.sampled_from(WHEN)), draw(st.sampled_from(WHERE)), draw(st.sampled_from(MOOD))
    doing = [
        f"{draw(st.sampled_from(WHO))} {draw(st.sampled_from(DID))}" for _ in range(draw(st.integers(1, 3)))
    ]
    who, gone = draw(st.sampled_from(WHO)), draw(st.sampled_from(GONE))
    missing = f" {who[0].upper()}{who[1:]} {gone}." if draw(st.booleans()) else ""
    return f"{when}, {' y '.join(doing)} {where}, y yo miraba.{missing} {mood}".replace(" ,", ",").strip()


def pairs(script: Script) -> Iterator[PromptPair]:
    yield script.picture
    for subject in script.subjects:
        yield subject.pair


def said(script: Script) -> Iterator[Element]:
    for pair in pairs(script):
        yield from pair.prompt
        yield from pair.negative


def absent(scene: Scene) -> set[str]:
    """Keys and linked ids of those who are only mentioned."""
    gone: set[str] = set()
    for p in scene.participants:
        if not p.in_scene and p.relation != "yo":
            gone |= {p.key, *([p.entity] if p.entity else []), *p.members}
    there = {e for p in scene.participants if p.in_scene for e in (p.entity, *p.members) if e}
    return (gone - there) | (set() if scene.self_in_scene else {"yo"})


def check_sources(script: Script, scene: Scene, patient: Patient, entities: tuple[Entity, ...]) -> None:
    names = {plain(e.name) for e in entities} | {plain(patient.name.split()[0])} if patient.name else set()
    names |= {plain(p.name or p.words) for p in scene.participants}
    for element in said(script):
        assert element.text.strip() == element.text != ""
        assert element.role
        if element.span is not None:
            assert 0 <= element.span.start < element.span.end <= len(scene.text)
        if element.origin == "said":
            assert element.span is not None, element
            assert re.match(r"«.+»", element.source, re.DOTALL), element
        elif element.origin == "card":
            assert element.source.startswith("ficha de ")
            assert plain(element.source.removeprefix("ficha de ")) in names, element
        else:
            plainly = ("añadido: ", "añadido por el terapeuta: ", "quien lo cuenta", "«")
            assert element.source.startswith(plainly), element


def check_presence(script: Script, scene: Scene, entities: tuple[Entity, ...]) -> None:
    gone = absent(scene)
    for subject in script.subjects:
        assert subject.key.split("-")[0] not in gone
        assert subject.entity not in gone
    present = {s.entity for s in script.subjects}
    tokens = {t for e in entities if e.id in gone and e.id not in present for t in e.tokens.values()}
    tokens -= {t for e in entities if e.id in present for t in e.tokens.values()}
    owners = {s.key for s in script.subjects} | {None}
    theirs = {t.fact.span for t in scene.things if t.holder in gone}
    theirs |= {g.fact.span for g in scene.garments if g.wearer in gone}
    theirs |= {x.span for x in scene.looks if x.subject in gone}
    theirs |= {a.fact.span for a in scene.actions if a.agents and gone.issuperset(a.agents)}
    theirs |= {m for p in scene.participants if p.key in gone for m in p.mentions}
    theirs -= {m for p in scene.participants if p.key not in gone for m in p.mentions}
    theirs -= {scene.era.cue, None}
    for element in said(script):
        assert element.text not in tokens, element
        assert element.owner in owners
        assert element.span not in theirs, element


def check_tokens(script: Script, scene: Scene, patient: Patient, entities: tuple[Entity, ...]) -> None:
    known = {e.id: e for e in entities}
    for subject in script.subjects:
        tokens = [e.text for e in subject.pair.prompt if e.role == "token"]
        assert tokens == ([subject.token] if subject.token else [])
        entity = known.get(subject.entity or "")
        if entity is None:
            assert subject.token is None
            continue
        base = subject.key.split("-")[0]
        participant = next((p for p in scene.participants if p.key == base), None)
        phase = scene.era.phase
        if subject.kind == "person" and participant is not None:
            told = replace(participant, relation=entity.relation) if participant.members else participant
            phase = entity_phase(entity, told, scene.era, patient)
        assert subject.token == (entity.tokens.get(phase) or entity.tokens.get("any"))


def check_nothing_personal(
    script: Script, scene: Scene, patient: Patient, entities: tuple[Entity, ...], lexicon: Lexicon
) -> None:
    """No proper names of cards and no birth data, unless the teller said them or they are tokens."""
    told = set(re.findall(r"\w+", plain(scene.text)))
    tokens = {plain(t) for e in entities for t in e.tokens.values()}
    own = [
        patient.name,
        patient.birthplace or "",
        *(e.name for e in entities),
        *(a for e in entities for a in e.aliases),
    ]
    secret = {w for name in own for w in re.findall(r"\w+", plain(name)) if w not in told and len(w) > 3}
    years = {str(y) for y in (patient.birth_year, *(e.birth_year for e in entities)) if y} - told
    ours = {w for e in said(script) if e.origin != "card" for w in re.findall(r"\w+", plain(e.text))}
    # Some names are words of our own prompts as well: "Mar", "Norma", the day of Guadalupe.
    english = {
        w for kind in lexicon.concepts.values() for c in kind for w in re.findall(r"\w+", plain(c.english))
    }
    assert secret & ours <= english | set(BOUND.known), secret & ours
    assert not years & ours
    for element in said(script):
        if element.role == "token":
            assert plain(element.text) in tokens


def check_no_contradiction(script: Script) -> None:
    for pair in pairs(script):
        wanted = [words_of(element.text) for element in pair.prompt]
        for negative in pair.negative:
            assert not any(words_of(negative.text) <= words for words in wanted), negative
        assert len({e.text for e in pair.negative}) == len(pair.negative)


def check(
    understanding: Understanding, scene: Scene, patient: Patient, entities: tuple[Entity, ...], style: str,
    family: Family,
) -> None:  # fmt: skip
    def written(known: tuple[Entity, ...]) -> Script:
        return write_script(scene, patient, known, understanding.lexicon, STYLES.named(style), family)

    script = written(entities)
    check_sources(script, scene, patient, entities)
    check_presence(script, scene, entities)
    check_tokens(script, scene, patient, entities)
    check_nothing_personal(script, scene, patient, entities, understanding.lexicon)
    check_no_contradiction(script)
    shuffled = list(entities)
    random.Random(len(scene.text)).shuffle(shuffled)
    assert written(tuple(shuffled)) == script
    rules = FAMILIES[family]
    fitted = fit_script(script, rules, BOUND)
    for pair in pairs(fitted):
        assert BOUND(pair.prompt_text) <= rules.max_tokens
        assert BOUND(pair.negative_text) <= rules.max_tokens
    assert fit_script(script, rules, BOUND) == fitted


@given(
    text=memories(),
    style=st.sampled_from([p.id for p in STYLES.presets]),
    family=st.sampled_from(list(FAMILIES)),
)
@ANY
def test_prompts_of_any_memory(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str, style: str,
    family: Family,
) -> None:  # fmt: skip
    check(understanding, understanding.read(text, teller, known), teller, known, style, family)


@cache
def gold_rows() -> tuple[dict[str, Any], ...]:
    if not GOLD.is_file():
        return ()
    return tuple(json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip())


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold memories are not beside the repository")
@pytest.mark.parametrize("each", [5, pytest.param(1, marks=pytest.mark.slow)])
def test_prompts_of_the_gold_memories(understanding: Understanding, each: int) -> None:
    for number, row in enumerate(gold_rows()[::each]):
        patient, entities = patient_from_gold(row["patient"]), entities_from_gold(row["registry"])
        scene = understanding.read(row["text"], patient, entities)
        style = STYLES.presets[number % len(STYLES.presets)].id
        for family in FAMILIES:
            check(understanding, scene, patient, entities, style, family)
