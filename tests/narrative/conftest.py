"""One understanding for all tests of the room, and an invented teller with people of their own."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from narrative import Understanding
from narrative.entities import CardLooks, Entity, Patient
from narrative.scene import Participant, Scene

GOLD = Path(__file__).parents[3] / "shared" / "gold"
LEXICON = Path(__file__).parents[2] / "data" / "lexicon"


@pytest.fixture(scope="session")
def gold() -> Path:
    """The annotated memories beside the repository; the test is skipped where they are not."""
    if not (GOLD / "dev.jsonl").is_file():
        pytest.skip("the annotated memories are not beside the repository")
    return GOLD


@pytest.fixture(scope="session")
def scorer(gold: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", gold / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    return Understanding.load(LEXICON)


@pytest.fixture(scope="session")
def teller() -> Patient:
    return Patient("aurora", "Aurora Peña Ruiz", "f", 1940, "Soria", "ES")


@pytest.fixture(scope="session")
def known() -> tuple[Entity, ...]:
    white_bun = CardLooks(hair_colour="white", hair_style="bun", glasses=True)
    return (
        Entity("aurora", "person", "Aurora", "yo", tokens={"childhood": "ninaaur", "old_age": "mayoraur"}),
        Entity("petra", "person", "Petra", "madre", aliases=("mamá",), tokens={"any": "petratok"}),
        Entity("elias", "person", "Elías", "padre", aliases=("papá",)),
        Entity("tomas", "person", "Tomás", "marido", tokens={"youth": "tomasjov", "old_age": "tomasmay"}),
        Entity(
            "jacinta", "person", "Jacinta", "abuela", aliases=("la abuela Jacinta",), looks={"any": white_bun}
        ),
        Entity("inma", "person", "Inmaculada", "hija", aliases=("Inma",)),
        Entity("raul", "person", "Raúl", "hermano"),
        Entity("rita", "person", "Rita", "hermana"),
        Entity("lía", "person", "Lía", "nieta"),
        Entity("trasto", "pet", "Trasto", species="perro", tokens={"any": "trastotok"}),
        Entity("molino", "place", "Molino de la Vega", aliases=("el molino",)),
    )


@pytest.fixture(scope="session")
def read(understanding: Understanding, teller: Patient, known: tuple[Entity, ...]) -> Callable[[str], Scene]:
    def reader(text: str) -> Scene:
        return understanding.read(text, teller, known)

    return reader


@pytest.fixture(scope="session")
def who() -> Callable[[Scene, str], Participant]:
    """The participant with a mention that reads the given words."""

    def finder(scene: Scene, words: str) -> Participant:
        for participant in scene.participants:
            if any(scene.text[s.start : s.end] == words for s in participant.mentions):
                return participant
        said = [scene.text[s.start : s.end] for p in scene.participants for s in p.mentions]
        raise AssertionError(f"{words!r} is not among the mentions {said}")

    return finder


@pytest.fixture(scope="session")
def present() -> Callable[[Scene], set[str]]:
    """The linked ids of those who are there."""

    def finder(scene: Scene) -> set[str]:
        return {e for p in scene.participants if p.in_scene for e in (*p.members, p.entity) if e}

    return finder
