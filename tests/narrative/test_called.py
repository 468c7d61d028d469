"""What people and animals are called besides their names, and names as they are misheard."""

from collections.abc import Callable

import pytest

from narrative import Understanding
from narrative.entities import Entity, Patient
from narrative.scene import Participant, Scene

Read = Callable[[str], Scene]
Who = Callable[[Scene, str], Participant]
OWN = (
    Entity("txomin", "person", "Txomin", "amigo"),
    Entity("felix", "person", "Félix", "hermano"),
    Entity("rosa", "person", "Rosa", "hermana"),
    Entity("anselmo", "person", "Anselmo", "marido", aliases=("mi viejo",)),
    Entity("iker", "person", "Iker", "hijo"),
    Entity("ana", "person", "Ana", "hija"),
    Entity("horno", "place", "Horno de Ruzafa", aliases=("el horno",)),
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("un encargado que le decían el zurdo me dio unos guantes", ["un encargado", "el zurdo"]),
        (
            "Un señor al que llamaban el Tuerto me dio pan. El Tuerto se reía.",
            ["Un señor", "el Tuerto", "El Tuerto"],
        ),
        (
            "Teníamos un perrazo que le decían Coronel. Yo le tiraba un hueso al Coronel.",
            ["un perrazo", "Coronel", "Coronel"],
        ),
        (
            "El Flaco Sosa, un compañero, sacaba el mate. Al Flaco se le cayó.",
            ["El Flaco Sosa", "un compañero"],
        ),
        ("Jugaba con mi perro Canelo. Canelo era marrón.", ["mi perro Canelo", "Canelo"]),
        ("Tenía un gato que se llamaba Pelusa. Pelusa dormía.", ["un gato", "Pelusa", "Pelusa"]),
        ("Paseaba con mi perra Luna. La Luna ladraba.", ["mi perra Luna", "La Luna"]),
        ("Luis Sosa reía. Una vez a Luis se le rompió el termo.", ["Luis Sosa", "Luis"]),
    ],
)
def test_it_is_one_and_the_same(read: Read, who: Who, text: str, said: list[str]) -> None:
    scene = read(text)
    mentions = [text[span.start : span.end] for span in who(scene, said[0]).mentions]
    assert mentions[: len(said)] == said


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("a mi lado estaba el chomin cantando", "el chomin", "txomin"),
        ("mi hermano feliz cargaba un bombo", "mi hermano feliz", "felix"),
        ("mi viejo con la cubeta y yo riendo", "mi viejo", "anselmo"),
        ("estaba en el hospital y la rosa me dijo hueles a chatarra", "la rosa", "rosa"),
        ("Ana contaba los escalones y el chaval quería ver el ascensor.", "el chaval", "iker"),
        ("En el horno trabajábamos mi madre y yo.", "el horno", "horno"),
    ],
)
def test_it_is_the_one_of_the_card(
    understanding: Understanding, teller: Patient, who: Who, text: str, words: str, entity: str
) -> None:
    assert who(understanding.read(text, teller, OWN), words).entity == entity


@pytest.mark.parametrize(
    "text",
    ["yo era chiquita iría en segundo de primaria", "Los chicos me hicieron un pasillo de flores."],
)
def test_it_is_no_name_and_no_place(read: Read, text: str) -> None:
    assert not [p for p in read(text).participants if p.kind == "place" or "ir" in p.words]


def test_the_birth_of_another_does_not_make_the_teller_unborn(read: Read) -> None:
    assert read("Cosía en el taller. Eso fue antes de que naciera mi hijo.").self_in_scene
    assert not read("Antes de que naciera ya cosía mi madre en Soria.").self_in_scene


def test_who_nearly_died_of_laughing_was_there(read: Read, who: Who) -> None:
    assert who(
        read("Entró una gallina en misa. Mi suegra casi se muere y mi madre reía."), "Mi suegra"
    ).in_scene
