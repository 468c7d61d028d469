"""What holds for any text: no crash, spans inside the text, sources for every element of a prompt."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from narrative import Understanding, chips, describe_in_own_words, propose_title, scene_to_gold, write_script
from narrative.entities import Entity, Patient
from narrative.scene import Scene

Read = Callable[[str], Scene]

_WORDS = st.sampled_from(
    [
        "mi",
        "madre",
        "padre",
        "hermano",
        "Raúl",
        "Petra",
        "Trasto",
        "el",
        "la",
        "los",
        "un",
        "una",
        "en",
        "a",
        "de",
        "del",
        "con",
        "y",
        "que",
        "no",
        "ya",
        "había",
        "muerto",
        "estaba",
        "fuimos",
        "casa",
        "molino",
        "playa",
        "perro",
        "iglesia",
        "cantaba",
        "bailé",
        "58",
        "nueve",
        "años",
        "niña",
        "vestido",
        "rojo",
        "guitarra",
        "nieve",
        "noche",
        "domingo",
        "Navidad",
        "😀",
        "<b>",
        "</b>",
        ",",
        ".",
        "¿",
        "?",
        '"',
        "Soy",
        "nieta",
        "Aurora",
        "cuenta",
        "yo",
        "nos",
        "mis",
        "dos",
        "hijos",
        "abuela",
        "vecinas",
        "Madrid",
        "dijo",
        "vino",
        "quedó",
    ]
)
_TOLD = [
    json.loads(line)["text"].split()
    for path in sorted((Path(__file__).parent / "told").glob("*.jsonl"))
    for line in path.read_text().splitlines()
]


def _piece(told: list[str], start: int, length: int) -> str:
    at = start % len(told)
    return " ".join(told[at : at + length])


# What people tell, broken off anywhere: whatever looks at the next word must bear that there is none.
_PIECES = st.builds(_piece, st.sampled_from(_TOLD), st.integers(0, 200), st.integers(1, 40))
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_WORDS, max_size=60).map(" ".join), _PIECES, _PIECES)
_ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def _spans_are_inside(scene: Scene) -> None:
    facts = (
        [a.fact for a in scene.actions] + [t.fact for t in scene.things] + [g.fact for g in scene.garments]
    )
    spans = [s for p in scene.participants for s in p.mentions] + [f.span for f in facts if f.span]
    assert all(0 <= s.start < s.end <= len(scene.text) for s in spans)


@given(text=_TEXTS)
@_ANY
def test_any_text_is_read(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str
) -> None:
    scene = understanding.read(text, teller, known)
    _spans_are_inside(scene)
    script = write_script(scene, teller, known, understanding.lexicon)
    absent = {p.key for p in scene.participants if not p.in_scene}
    assert not absent & {s.key.split("-")[0] for s in script.subjects}
    assert len(script.subjects) <= 12
    assert len({s.key for s in script.subjects}) == len(script.subjects)
    for pair in (script.picture, *(s.pair for s in script.subjects)):
        for element in (*pair.prompt, *pair.negative):
            assert element.source
            assert element.text
            if element.span is not None:
                assert 0 <= element.span.start < element.span.end <= len(text)
    ids = [c.id for c in chips(scene, teller, known)]
    assert len(ids) == len(set(ids))
    gold = scene_to_gold(scene, teller)
    assert all(m["text"] == text[m["start"] : m["end"]] for m in gold["mentions"])
    assert propose_title(scene)


@pytest.mark.parametrize("sentences", [240, pytest.param(1_200, marks=pytest.mark.slow)])
def test_ten_and_fifty_thousand_characters(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], sentences: int
) -> None:
    scene = understanding.read("Mi madre cantaba en el molino con Trasto. " * sentences, teller, known)
    assert any(p.entity == "petra" for p in scene.participants)


@given(text=st.text(max_size=200))
@_ANY
def test_own_words_lose_and_gain_nothing(text: str) -> None:
    letters = [c.lower() for c in text if c.isalnum()]
    assert [c.lower() for c in describe_in_own_words(text) if c.isalnum()] == letters


def test_words_of_facts_are_the_tellers(read: Read) -> None:
    scene = read("Mi madre llevaba un vestido rojo y tocaba la guitarra en el patio.")
    garment = scene.garments[0]
    assert garment.fact.span is not None
    assert scene.text[garment.fact.span.start : garment.fact.span.end] == "vestido"
    assert garment.colour == "red"
    assert scene.things[0].fact.concept == "guitar"
