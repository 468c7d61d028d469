"""Words whose meaning their neighbours decide, and places that only some countries have."""

import pytest

from narrative import Understanding, write_script
from narrative.entities import Patient

TELLER = Patient("ana", "Ana", "f", 1938)


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("Mi padre tomaba mate en la cocina.", {"mate"}, set[str]()),
        ("Mi tío bajaba al pozo con los mineros.", {"mine"}, {"well"}),
        ("Mi madre sacaba agua del pozo en el corral.", {"well"}, {"mine"}),
        ("Mi padre cargaba sacos de arroz en el puerto.", {"rice_grain"}, {"rice"}),
        ("Mi madre nos daba arroz con leche y arroz en la cocina.", {"cooked_rice"}, {"rice"}),
        ("Fui al banco a cobrar la pensión con mi marido.", {"bank_office"}, {"bench"}),
        ("Mi abuela se sentaba en el banco de la plaza.", {"bench"}, {"bank_office"}),
        ("Mi padre jugaba una partida con las cartas en el bar.", {"playing_cards"}, {"letter"}),
        ("Mi hermano llevaba el mono lleno de grasa en el taller.", {"overalls"}, {"monkey"}),
        ("En la cocina había un perro y mi gato negro dormía.", {"dog", "cat"}, set[str]()),
        ("Mi madre asaba un cordero en la cocina.", set[str](), {"lamb", "sheep"}),
        ("En el zoo mi hermano vio un mono.", {"monkey"}, {"overalls"}),
        ("Mi amiga trabajaba en la central de teléfonos.", {"post_office"}, {"sugar_mill"}),
    ],
)
def test_neighbours_decide(
    understanding: Understanding, text: str, told: set[str], not_told: set[str]
) -> None:
    scene = understanding.read(text, TELLER, ())
    found = {fact.fact.concept for fact in (*scene.things, *scene.garments)}
    found |= {p.concept for p in scene.participants if p.concept is not None}
    assert told <= found
    assert not not_told & found


@pytest.mark.parametrize(
    ("text", "country"),
    [("Mi tío tomaba mate en la pampa.", "AR"), ("Mi tío bebía vino en la plaza.", "ES")],
)
def test_the_look_follows_the_place(understanding: Understanding, text: str, country: str) -> None:
    scene = understanding.read(text, TELLER, ())
    assert write_script(scene, TELLER, (), understanding.lexicon).country == country
