"""Topics that are left alone: found in any form, and nothing else is taken for them."""

from collections.abc import Callable

import pytest

from narrative.entities import Entity
from narrative.scene import Scene
from narrative.topics import Topics, topic_words

CARDS = (
    Entity("luis", "person", "Luis", "hermano", aliases=("Luisín",)),
    Entity("tomas", "person", "Tomás", "marido"),
    Entity("trasto", "pet", "Trasto", species="perro"),
    Entity("molino", "place", "Molino de la Vega", aliases=("el molino",)),
)

TOUCHED = [
    ("mi hermano Luis", "Luis tocaba la trompeta en la banda."),
    ("mi hermano Luis", "luis y yo íbamos al río"),
    ("mi hermano Luis", "Luisín lloraba mucho."),
    ("mi hermano Luis", "mi hermano me enseñó a nadar"),
    ("mi hermano luis", "Mi hermano Luis cantaba."),
    ("la guerra", "En la guerra nos fuimos a Valencia."),
    ("la guerra", "Caían bombas y bajábamos al refugio."),
    ("la guerra", "los bombardeos empezaban al anochecer"),
    ("la guerra", "mi padre estaba en el frente"),
    ("los bombardeos", "cuando la guerra vivíamos en Madrid"),
    ("mi marido", "Tomás bailaba muy bien."),
    ("mi marido", "mi esposo trabajaba en la mina"),
    ("mi marido", "Mi marido y yo fuimos a Lisboa."),
    ("la muerte de mi madre", "Mi madre murió en invierno."),
    ("la muerte de mi madre", "el entierro de mamá fue en el pueblo"),
    ("cuando murió mi padre", "A mi padre lo enterramos en mayo."),
    ("el incendio de la fábrica", "aquella noche del incendio salimos todos"),
    ("el accidente de mi padre", "El accidente fue en la carretera de Toledo."),
    ("la cárcel", "estuvo preso cuatro años"),
    ("los perros", "el perrito dormía en la puerta"),
    ("los perros", "Una perra negra nos seguía."),
    ("Vallecas", "vivíamos en Vallecas, en un patio"),
    ("la casa de Vallecas", "en vallecas teníamos una casa baja"),
    ("el molino", "Íbamos al molino con el trigo."),
    ("Trasto", "trasto ladraba a las gallinas"),
    ("el hospital", "me operaron del corazón en la clínica"),
    ("el hambre", "pasábamos mucha hambre en aquellos años"),
]
FREE = [
    ("mi hermano Luis", "mi hermano Pedro cantaba"),
    ("mi hermano Luis", "Mi hermana cosía en el patio."),
    ("la guerra", "hacíamos guerra de bolas de nieve"),
    ("la guerra", "jugábamos a la guerra en el patio"),
    ("la muerte de mi madre", "Mi madre hacía rosquillas."),
    ("la muerte de mi madre", "Nos moríamos de risa mi madre y yo."),
    ("la muerte de mi madre", "Se murió el canario."),
    ("el incendio de la fábrica", "trabajé treinta años en la fábrica"),
    ("la casa de Vallecas", "en casa de mi tía había un piano"),
    ("los perros", "El gato dormía en la puerta."),
    ("mi marido", "el marido de la panadera repartía el pan"),
    ("el hambre", "venía con un hambre de lobos"),
    ("el accidente de mi padre", "Mi padre me llevaba en bicicleta."),
    ("", "cualquier cosa"),
]


@pytest.mark.parametrize(("topic", "text"), TOUCHED)
def test_a_topic_is_touched_in_any_form(topic: str, text: str) -> None:
    assert Topics((topic,), CARDS).touched_by(text) == topic


@pytest.mark.parametrize(("topic", "text"), FREE)
def test_nothing_else_is_taken_for_it(topic: str, text: str) -> None:
    assert Topics((topic,), CARDS).touched_by(text) is None


def test_bare_kin_is_the_topics_person_only_when_nobody_else_can_be_meant() -> None:
    two = (*CARDS, Entity("pedro", "person", "Pedro", "hermano"))
    assert Topics(("mi hermano Luis",), two).touched_by("mi hermano me enseñó a nadar") is None
    assert Topics(("mi hermano Luis",), ()).touched_by("mi hermano me enseñó a nadar") is not None


def test_whom_a_scene_links_to_is_found_under_any_name(read: Callable[[str], Scene]) -> None:
    known = (Entity("raul", "person", "Raúl", "hermano"),)
    scene = read("De niña, mi hermano y yo bañábamos al perro en el corral.")
    assert Topics(("Raúl",), known).touched_by_scene(scene) == "Raúl"
    assert Topics(("Rita",), known).touched_by_scene(scene) is None


def test_a_card_that_a_topic_means_is_held() -> None:
    topics = Topics(("mi hermano Luis", "mi marido"), CARDS)
    assert [e.id for e in CARDS if topics.holds(e)] == ["luis", "tomas"]
    assert not topics.none
    assert Topics((), CARDS).none


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("El día que murió mi padre estábamos todos en casa.", "la muerte de mi padre Elías"),
        ("En los bombardeos nos metíamos en el refugio mi madre y yo.", "la guerra"),
        ("Mi padre nos pegaba con el cinturón.", "los golpes"),
        ("El accidente fue de noche, volviendo de la feria.", "el accidente"),
    ],
)
def test_words_for_the_list_are_proposed(
    text: str, words: str, read: Callable[[str], Scene], known: tuple[Entity, ...]
) -> None:
    proposed = topic_words(read(text), known)
    assert proposed == words
    assert Topics((proposed,), known).touched_by_scene(read(text)) == proposed
