"""Comparisons, kinds of people, works and games name nobody who could be drawn; doing has its doer."""

import pytest

from narrative import Understanding
from narrative.entities import Entity, Patient

JUAN = Patient("juan", "Juan Pacheco", "m", 1944)
PACO = Entity("paco", "person", "Paco", "compañero", gender="m")


@pytest.mark.parametrize(
    "text",
    [
        "De joven paseaba por la avenida y las dos torres me parecían dos hermanas que se abrazan.",
        "Con veinte años yo pintaba en mi cuarto porque creía que los poetas tenían que estar tristes.",
        "De mayor me sentaba en el sofá a ver la serie Verano Azul por la noche.",
    ],
)
def test_only_the_teller_is_there(understanding: Understanding, text: str) -> None:
    scene = understanding.read(text, JUAN, ())
    assert scene.self_in_scene
    assert [p.words for p in scene.participants if p.kind != "place" and p.in_scene] == []


def test_a_knight_is_no_horse_at_chess(understanding: Understanding) -> None:
    scene = understanding.read("Ayer jugué al ajedrez con Paco y le gané con el caballo.", JUAN, (PACO,))
    assert [p.entity for p in scene.participants if p.in_scene] == ["paco"]
    ride = understanding.read("De niño me subía con Paco a lomos del caballo de mi tío.", JUAN, (PACO,))
    assert "pet" in {p.kind for p in ride.participants}


@pytest.mark.parametrize(
    ("text", "concept", "agents"),
    [
        ("De niño mi madre me llevaba a la playa y ella leía un libro.", "read", {"E1"}),
        ("Yo jugaba a la pelota mientras mi padre pescaba en el río.", "fish", {"E1"}),
        ("De joven corría por el campo con mi amigo Luis.", "run", {"yo", "E2"}),
        ("Fui al parque con mi hermana y nos abrazamos las dos.", "hug", {"yo", "E2"}),
    ],
)
def test_each_doing_has_its_doer(
    understanding: Understanding, text: str, concept: str, agents: set[str]
) -> None:
    scene = understanding.read(text, JUAN, ())
    keys = {p.key for p in scene.participants if p.kind != "place"}
    found = {a.fact.concept: set(a.agents) for a in scene.actions}
    expected = {("yo" if a == "yo" else next(iter(keys))) for a in agents}
    assert found[concept] == expected


def test_the_phase_is_kept_without_a_birth_year(understanding: Understanding) -> None:
    era = understanding.read("De niño jugaba con mi padre en el patio.", Patient("x", ""), ()).era
    assert (era.phase, era.year_min, era.year_max) == ("childhood", None, None)
