"""Texts that become no scene, and kind words for each."""

import pytest

from narrative import Understanding
from narrative.entities import Entity, Patient
from narrative.refusal import refuse
from narrative.scene import Refusal, Scene


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", "empty"),
        ("   \n ", "empty"),
        ("😀😀🎉", "empty"),
        ("perro", "nothing_to_draw"),
        ("casa " * 10_000, "too_long"),
        (
            "When I was a child we used to go to the beach with my mother and it was always sunny.",
            "wrong_language",
        ),
        ("Quan era petit anàvem amb els meus pares a la platja i fèiem castells.", "wrong_language"),
        ("El meu pare treballava al camp i la mare feia el pa a casa.", "wrong_language"),
        ("Quando ero bambino andavo con mia madre al mare e mangiavamo il gelato.", "wrong_language"),
        ("jklñ sdfgh qwrt zxcvb mnbv", "nothing_to_draw"),
        ("No me acuerdo, hija, hoy no me sale nada.", "nothing_to_draw"),
    ],
)
def test_refusal(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str, flaw: str
) -> None:
    answer = understanding.understand(text, teller, known)
    assert isinstance(answer, Refusal)
    assert answer.flaw == flaw
    assert "recuerda" not in answer.question.lower()
    last = answer.question.split(". ")[-1]
    assert len(last.split()) <= 15


@pytest.mark.parametrize(
    "text",
    [
        "mi madre lavaba en el rio y yo jugaba con el perro",
        "Mi madre cantaba.",
        "<b>Mi madre</b> cantaba en el patio <script>alert(1)</script>",
    ],
)
def test_spanish_is_read(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str
) -> None:
    scene = understanding.understand(text, teller, known)
    assert isinstance(scene, Scene)
    assert any(p.entity == "petra" for p in scene.participants)


@pytest.mark.parametrize(
    "text",
    ["Éramos diez primos en el campo.", "Éramos quince en la clase.", "Íbamos cuatro amigos a la playa."],
)
def test_who_were_told_by_their_number_alone_are_a_scene(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str
) -> None:
    scene = understanding.understand(text, teller, known)
    assert isinstance(scene, Scene)
    assert scene.self_in_scene
    assert any(p.kind == "place" and p.in_scene for p in scene.participants)


@pytest.mark.parametrize(
    "text",
    [
        "Éramos muchos en la mesa aquella Navidad.",
        "Montse les prestó hasta sus zapatos.",
        "Cosas he hecho muchas.",
        "Aquella noche bailamos.",
    ],
)
def test_words_that_other_languages_have_too_are_spanish(text: str) -> None:
    assert refuse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Los Reyes me trajeron una muñeca de cartón.",
        "Tenía una bicicleta roja.",
        "Llevaba un delantal de flores.",
    ],
)
def test_a_thing_that_one_had_then_is_a_scene(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str
) -> None:
    assert isinstance(understanding.understand(text, teller, known), Scene)


@pytest.mark.parametrize(
    "text", ["La mesa, el pan, el vino.", "Ya no sé dónde puse las gafas.", "Quiero un café."]
)
def test_things_that_are_named_or_wanted_now_are_none(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str
) -> None:
    assert isinstance(understanding.understand(text, teller, known), Refusal)
