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
    Entity("kuka", "pet", "Kuka", species="perro"),
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
        ("Reía la vecina y su gato, el Ministro, dormía.", ["su gato", "el Ministro"]),
        ("Me dieron un pollito. Lo bauticé Esmeraldo y dormía.", ["un pollito", "Esmeraldo"]),
        ("Había una señora, la signora Bruna, que cosía.", ["una señora", "la signora Bruna"]),
        ("La vecina de abajo, Covadonga, me sacó a la calle.", ["La vecina", "Covadonga"]),
        (
            "Bailamos en la plaza de la Cruz. Volví a la misma plaza.",
            ["la plaza de la Cruz", "la misma plaza"],
        ),
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
        ("comí solo y la perra ni lo olió", "la perra", "kuka"),
        ("teníamos una perra la kuka que dormía en el cajón", "una perra", "kuka"),
        ("mi amigo txo min se tapaba las orejas", "mi amigo txo min", "txomin"),
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


def test_a_titled_surname_is_the_patient_in_a_note(understanding: Understanding) -> None:
    teller = Patient("p", "Héctor Bianchi", "m", 1941, "Buenos Aires", "AR")
    text = "El señor Bianchi llega animado y cuenta que pescaba en el río con su hermano."
    scene = understanding.read(text, teller, (Entity("h", "person", "Héctor", "yo"),))
    assert scene.self_in_scene
    assert scene.participants[0].entity == "h"


def test_an_animal_of_the_card_is_not_any_other_of_its_kind(
    understanding: Understanding, teller: Patient
) -> None:
    text = "Había un perro en la plaza. El perro ladraba y yo corría."
    assert {p.entity for p in understanding.read(text, teller, OWN).participants} == {None}


def test_the_birth_of_another_does_not_make_the_teller_unborn(read: Read) -> None:
    assert read("Cosía en el taller. Eso fue antes de que naciera mi hijo.").self_in_scene
    assert not read("Antes de que naciera ya cosía mi madre en Soria.").self_in_scene


def test_who_nearly_died_of_laughing_was_there(read: Read, who: Who) -> None:
    assert who(
        read("Entró una gallina en misa. Mi suegra casi se muere y mi madre reía."), "Mi suegra"
    ).in_scene
