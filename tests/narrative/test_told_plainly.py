"""Tests of what the words right around a mention, or a name without its article, say by themselves."""

from collections.abc import Callable

import pytest

from narrative import Understanding
from narrative.entities import Entity, Patient
from narrative.scene import Participant, Scene

Read = Callable[[str], Scene]
Who = Callable[[Scene, str], Participant]

AWAY = (
    (
        "En la mesilla tengo un retrato de mi madre con Rita, y esta mañana la chica de la limpieza lo ha "
        "tirado con el plumero y nos hemos puesto las dos a buscar los cristales.",
        "Rita",
    ),
    (
        "Aquel verano fue el primero sin la abuela Jacinta y en la era no cantaba nadie. Mi madre sacó el "
        "botijo, mi padre el acordeón, y empezamos bajito, los cuatro.",
        "la abuela Jacinta",
    ),
    (
        "En el bautizo de Lía hubo que encender la estufa de la sacristía, y Raúl felicitó por teléfono "
        "desde Argentina y el cura se puso también, encantado con el aparato.",
        "Raúl",
    ),
)


@pytest.mark.parametrize(("text", "name"), AWAY)
def test_some_words_alone_say_who_was_away(read: Read, who: Who, text: str, name: str) -> None:
    assert not who(read(text), name).in_scene


THERE = (
    ("Perdimos el tren y allí nos quedamos las dos en el andén con las maletas y sin un duro, y el "
     "que nos vino a "
     "buscar en el carro, muerto de frío, fue mi hermano Raúl.", "mi hermano Raúl"),
    ("Se fue la luz en mitad del cumpleaños y nadie encontraba las velas, ni en la alacena ni en el "
     "cajón de los "
     "trapos. Entonces mi padre sacó del bolsillo una linterna.", "mi padre"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "name"), THERE)
def test_whoever_does_a_bodily_deed_is_there(read: Read, who: Who, text: str, name: str) -> None:
    assert who(read(text), name).in_scene


CALLED = (
    Entity("ester", "person", "Ester", "yo"),
    Entity("rober", "person", "Roberto", "hermano", aliases=("Tito",)),
    Entity("berto", "person", "Alberto", "hermano"),
    Entity("cap", "pet", "Capitán", species="perro"),
    Entity("luna", "pet", "Luna", species="gata"),
)
ESTER = Patient("ester", "Ester", "f", 1941, "Rosario", "AR")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Estaba Rosa. Capitán debajo de la mesa, esperando migas.", "cap"),
        ("Luna junto a la lumbre y yo cosiendo.", "luna"),
        ("Tito y yo robábamos higos.", "rober"),
        ("no paraba de llover y tito y yo íbamos delante", "rober"),
        ("salió tito que se fue solo al partido", "rober"),
    ],
)
def test_a_name_that_is_a_word_stands_without_its_article(
    understanding: Understanding, text: str, entity: str
) -> None:
    scene = understanding.read(text, ESTER, CALLED)
    assert entity in {p.entity for p in scene.participants if p.in_scene}


def test_a_noun_that_needs_no_article_is_no_name(understanding: Understanding) -> None:
    known = (*CALLED, Entity("sol", "person", "Sol", "nieta"))
    scene = understanding.read("Sol en la plaza, y nosotros a la sombra con Tito.", ESTER, known)
    assert "sol" not in {p.entity for p in scene.participants}


def test_whoever_is_told_of_behind_a_comma_is_named(read: Read, who: Who) -> None:
    assert who(read("Fina, la del turno de tarde, me cogió del brazo."), "Fina").in_scene


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Mis dos hermanos y yo saltábamos las hogueras.", {"rober", "berto"}),
        ("Mis hermanos y yo saltábamos las hogueras.", set[str]()),
        ("Mis tres hermanos y yo saltábamos las hogueras.", set[str]()),
    ],
)
def test_as_many_as_are_known_are_the_known_ones(
    understanding: Understanding, text: str, members: set[str]
) -> None:
    scene = understanding.read(text, ESTER, CALLED)
    assert {m for p in scene.participants for m in p.members} == members


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("mi ermana tendia en el patio", "mi ermana", "rita"),
        ("mi avuela hacia pan", "mi avuela", "jacinta"),
        ("iba con mi hermna a por agua", "mi hermna", "rita"),
        ("mi heramno traia leña", "mi heramno", "raul"),
    ],
)
def test_kin_written_in_haste_are_known(read: Read, who: Who, text: str, words: str, entity: str) -> None:
    assert who(read(text), words).entity == entity


@pytest.mark.parametrize("word", ["prisa", "mano", "puñado", "rima", "padrón"])
def test_other_words_behind_mi_are_no_kin(read: Read, word: str) -> None:
    assert not [
        p for p in read(f"Me acuerdo de mi {word} en aquel patio.").participants if p.kind == "person"
    ]


def test_a_town_in_small_letters_is_one_in_a_text_typed_in_haste(read: Read, who: Who) -> None:
    told = "en la mili en ferrol, el 61, eramos cuatro. el cabo era un tal Ramon. pintamos un ancla."
    assert who(read(told), "ferrol").kind == "place"
