"""Tests of people told by where they belong, by a trade that no list holds, or by a name that others bear."""

from collections.abc import Callable

import pytest

from narrative import Understanding
from narrative.entities import Entity, Patient
from narrative.scene import Participant, Scene

Read = Callable[[str], Scene]
Who = Callable[[Scene, str], Participant]

BELONGING = (
    ("Pasaban los de la conga y yo miraba con mi padre.", "los de la conga", None),
    ("por allí andaban los del molino con los sacos y mi madre se reía", "los del molino", None),
    ("los de la partida ni levantaron la cabeza cuando entré con mi madre", "los de la partida", None),
    ("En la puerta, el de seguridad nos dijo que un minuto por persona.", "el de seguridad", 1),
    ("Salía el del quiosco, que venía a mirarnos en zapatillas.", "el del quiosco", 1),
    ("la del doce bajaba con el ponche y mi madre abría la puerta", "la del doce", 1),
    ("Unas cuantas vecinas en bata oían el transistor conmigo.", "Unas cuantas vecinas", None),
    ("Unos faroleros cantando pasaban por la calle.", "Unos faroleros", None),
    ("Comíamos en la fonda con unos de Orense que hacían lacón.", "unos de Orense", None),
    ("Las tres de la ventana bordaban y yo miraba.", "Las tres de la ventana", 3),
    ("Jugaban los dos de la tienda y yo miraba.", "los dos de la tienda", 2),
    ("La pequeña jugaba con el perro y mi madre reía.", "La pequeña", 1),
    ("mi madre le regaló la muñeca a la más pequeña", "la más pequeña", 1),
    ("Estábamos las mujeres en la cocina y mi madre cantaba.", "las mujeres", None),
    ("íbamos los vecinos en un bus y mi madre cantaba", "los vecinos", None),
    ("Íbamos los quintos cantando por la calle.", "los quintos", None),
    ("Unos muchachos marroquíes vendían pulseras en la playa.", "Unos muchachos marroquíes", None),
    ("Vino el papa a Sevilla y mi madre lloraba.", "el papa", 1),
    ("Vimos pasar al Papa desde una azotea.", "Papa", 1),
    ("nos llevó en la barca el papa de Chela y mi madre reía", "el papa de Chela", 1),
    ("la remedios le dio un abrazo a mi madre en la cocina", "la remedios", 1),
    ("Los verbeneros nos saludaban desde el tablado y mi madre reía.", "Los verbeneros", None),
)


@pytest.mark.parametrize(("text", "said", "count"), BELONGING)
def test_people_are_told_by_where_they_belong_and_what_they_do(
    read: Read, who: Who, text: str, said: str, count: int | None
) -> None:
    found = who(read(text), said)
    assert (found.kind, found.in_scene, found.count) == ("person", True, count)


NOBODY = (
    "El del 45 fue un invierno malo y mi madre cosía junto a la lumbre.",
    "Los de lana picaban mucho y mi madre nos los ponía.",
    "Los ceniceros brillaban en la mesa de la cocina.",
    "Mi madre cosía las de domingo.",
    "Llegamos a las tres de la tarde con mi madre.",
    "Mi madre asaba una papa y guardaba las papas en el saco.",
    "La mesa pequeña estaba en la cocina con mi madre.",
    "La pequeña era la de mi madre.",
    "Estábamos los dos locos de alegría y mi madre reía.",
    "Al taller de mi madre trajeron un Mercedes que parecía un transatlántico.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_years_and_things_told_so_are_nobody(read: Read, text: str) -> None:
    people = {p.relation for p in read(text).participants if p.kind == "person"}
    assert people <= {"madre", "yo"}


def test_a_new_bearer_of_a_known_name_is_somebody_else(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], who: Who
) -> None:
    mine = (*known, Entity("tere", "person", "Teresa", "hermana"))
    text = "Los sábados venía una Teresa que cantaba y nos cosía la ropa en la cocina."
    scene = understanding.read(text, teller, mine)
    assert who(scene, "una Teresa").in_scene
    assert who(scene, "una Teresa").entity is None
    assert (
        who(understanding.read("Teresa cantaba y nos cosía la ropa.", teller, mine), "Teresa").entity
        == "tere"
    )


def test_brothers_of_others_are_not_the_tellers(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], who: Who
) -> None:
    mine = (*known, Entity("leo", "person", "Leonardo", "hijo"))
    other = understanding.read(
        "Vino un tratante con dos hijos y cerramos el trato en la cuadra.", teller, mine
    )
    assert who(other, "dos hijos").members == ()
    own = understanding.read("Mis dos hijos corrían por la playa.", teller, mine)
    assert set(who(own, "Mis dos hijos").members) == {"inma", "leo"}


WRITERS = (
    ("Mi madre no lo escribe, lo escribo yo, Gabi. Mi madre bailaba en la plaza.", "Mi madre"),
    ("Te lo cuento yo, Gabi, porque mamá lo cuenta mal. Mamá bailaba en la plaza.", "mamá"),
    ("Escribo por mi vecina Ester, que dicta y se ríe. Dice que bailaba en la plaza.", "mi vecina Ester"),
    ("Esto lo cuenta mi abuela Ester y lo apunto yo. Mi abuela bailaba en la plaza.", "mi abuela Ester"),
    ("Le escribe Gonzalo, su sobrino. Mi tía bailaba en la plaza con un guitarrista.", "Mi tía"),
)


@pytest.mark.parametrize(("text", "said"), WRITERS)
def test_whoever_writes_for_the_teller_speaks_of_her(
    understanding: Understanding, who: Who, text: str, said: str
) -> None:
    ester = Patient("ester", "Ester", "f", 1941, "Rosario", "AR")
    mine = (Entity("ester", "person", "Ester", "yo"),
            Entity("gab", "person", "Gabriela", "hija", aliases=("la Gabi",)))  # fmt: skip
    scene = understanding.read(text, ester, mine)
    assert who(scene, said).entity == "ester"
    assert scene.self_in_scene


def test_his_wife_in_a_note(understanding: Understanding, who: Who) -> None:
    hector = Patient("hector", "Héctor", "m", 1941, "Rosario", "AR")
    mine = (Entity("hector", "person", "Héctor", "yo"), Entity("mirta", "person", "Mirta", "mujer"))
    text = "Héctor cuenta un verano en la playa. Su señora abanicaba a todos con la tapa de una olla."
    assert who(understanding.read(text, hector, mine), "Su señora").entity == "mirta"


@pytest.mark.parametrize(
    "text",
    [
        "desde el tren no veía más que unas vacas y a mi padre dormido",
        "en la feria los de la aldea vendían vacas y mi padre las miraba",
    ],
)
def test_animals_that_alone_are_seen_or_sold_are_there(read: Read, text: str) -> None:
    assert [p.in_scene for p in read(text).participants if p.kind == "pet"] == [True]


def test_a_town_of_geonames_is_a_place_without_capitals(read: Read, who: Who) -> None:
    assert who(read("el gallo cantó en chivilcoy y mi padre se reía en el tren"), "chivilcoy").kind == "place"
    sisters = "en la sala de espera nos hicimos amigas dos hermanas de toledo y yo"
    assert who(read(sisters), "dos hermanas de toledo").kind == "person"


WRITER_THERE = (
    ("Soy Gabi, la hija. Los veranos íbamos a la playa y mi madre asaba sardinas.", True),
    ("Soy Gabi, la hija. Las castañas las asé yo y mi madre cantaba junto a la lumbre.", True),
    ("Soy Gabi, la hija. Mi boda fue en el 92 y mi madre bailó en la plaza con mi padre.", True),
    ("Soy Gabi, la hija. Mi madre asaba sardinas en la playa con mi tía y cantaban las dos.", False),
    ("Soy Gabi, la hija. Mi madre contó que la abuela asaba castañas y se lo apuntamos.", False),
)


@pytest.mark.parametrize(("text", "there"), WRITER_THERE)
def test_whoever_writes_was_there_where_they_did_something(
    understanding: Understanding, who: Who, text: str, there: bool
) -> None:
    ester = Patient("ester", "Ester", "f", 1941, "Rosario", "AR")
    mine = (Entity("ester", "person", "Ester", "yo"),
            Entity("gab", "person", "Gabriela", "hija", aliases=("la Gabi", "Gabi")))  # fmt: skip
    assert who(understanding.read(text, ester, mine), "Gabi").in_scene is there
