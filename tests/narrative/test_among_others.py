"""Tests of one or some of a group, of company told by a word for many, and of ages that are a child's."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from narrative import Understanding, chips, write_script
from narrative.entities import Entity, Patient
from narrative.scene import Participant, Scene
from narrative.script import Subject

Read = Callable[[str], Scene]
Who = Callable[[Scene, str], Participant]

ONE_OF = (
    ("Una de mis vecinas me peinaba en el patio.", "Una de mis vecinas", 1, "vecina"),
    ("Jugaba en la era con uno de los hijos del alcalde.", "uno de los hijos del alcalde", 1, None),
    ("El mayor de mis primos me subía al burro.", "El mayor de mis primos", 1, "primo"),
    ("La más pequeña de mis primas lloraba en la iglesia.", "La más pequeña de mis primas", 1, "prima"),
    ("Dos de mis primos pescaban en el río conmigo.", "Dos de mis primos", 2, "primos"),
    ("Algunas de las vecinas cantaban en el lavadero.", "Algunas de las vecinas", None, "vecinas"),
    ("La mitad de los vecinos bailaba en la plaza.", "La mitad de los vecinos", None, "vecinos"),
    ("Cada uno de los primos llevaba una vela.", "Cada uno de los primos", None, "primos"),
    ("Uno de los vendedores nos dio queso.", "Uno de los vendedores", 1, "vendedor"),
)


@pytest.mark.parametrize(("text", "words", "count", "relation"), ONE_OF)
def test_one_of_a_group_is_there(
    read: Read, who: Who, text: str, words: str, count: int | None, relation: str | None
) -> None:
    found = who(read(text), words)
    assert (found.in_scene, found.count, found.relation) == (True, count, relation)


def test_one_of_those_of_a_name_is_one(read: Read, who: Who) -> None:
    found = who(read("Con una de las Ochoa fuimos al baile."), "una de las Ochoa")
    assert (found.in_scene, found.count, found.gender) == (True, 1, "f")


def test_one_of_the_animals_is_one(read: Read, who: Who) -> None:
    found = who(read("Una de las cabras se subió al tejado."), "Una de las cabras")
    assert (found.in_scene, found.count, found.species) == (True, 1, "cabra")


@pytest.mark.parametrize(
    "text",
    [
        "Yo era la pequeña de mis primas y fregaba el suelo de la cocina.",
        "Yo fui uno de los quintos y desfilaba en la plaza.",
        "Ninguno de mis primos quiso venir a la feria.",
        "Uno de esos días fui al mercado.",
        "A las tres de la tarde salíamos a la plaza.",
    ],
)
def test_nobody_is_singled_out(read: Read, text: str) -> None:
    assert not [
        p for p in read(text).participants if p.kind == "person" and p.in_scene and p.relation != "yo"
    ]


def _subjects(u: Understanding, teller: Patient, known: tuple[Entity, ...], text: str) -> tuple[Subject, ...]:
    scene = u.understand(text, teller, known)
    assert isinstance(scene, Scene)
    return write_script(scene, teller, known, u.lexicon).subjects


COMPANY = (
    ("Éramos un montón de primos en el corral.", 6, "child"),
    ("Éramos una pandilla de amigas y nos íbamos al río.", 6, "adult"),
    ("Éramos un montón de chiquillos jugando en la plaza.", 6, "child"),
    ("Éramos cuatro hermanos en casa.", 4, "child"),
    ("Éramos cinco hermanos y dormíamos en la misma cama.", 5, "child"),
    ("Fuimos cuatro amigas a Benidorm.", 4, "adult"),
)


@pytest.mark.parametrize(("text", "people", "age"), COMPANY)
def test_as_many_are_drawn_as_are_told(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str, people: int, age: str
) -> None:
    drawn = _subjects(understanding, teller, known, text)
    assert len(drawn) == people
    assert {each.looks.age for each in drawn} == {age}


def test_who_has_brothers_and_sisters_is_no_scene_of_them(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    told = "Éramos cinco hermanos. Mi madre amasaba el pan en la cocina y yo la miraba."
    assert {each.entity for each in _subjects(understanding, teller, known, told)} == {"petra", "aurora"}


def test_a_group_of_women_holds_no_man(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    told = "Nos juntábamos un grupo de vecinas a coser en la calle."
    drawn = _subjects(understanding, teller, known, told)
    assert len(drawn) > 4
    assert {each.looks.gender for each in drawn} == {"female"}


HOW_MANY = (
    ("Vino un par de amigos a casa y cenamos.", 2),
    ("Vino la familia de mi tía a comer.", 3),
    ("Había un montón de primos en el corral.", 5),
)


@pytest.mark.parametrize(("text", "others"), HOW_MANY)
def test_a_pair_is_two_and_a_heap_is_many(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str, others: int
) -> None:
    assert len(_subjects(understanding, teller, known, text)) == others + 1


CHILDREN = (
    ("A mi hija la llevé al colegio con tres años, y lloraba.", "mi hija", "adulthood"),
    ("Con cuatro añitos mi hija ya montaba en bicicleta en el parque.", "mi hija", "adulthood"),
    ("Mi hija tenía miedo al agua, y a los seis años la llevé a la playa.", "Mi hija", "adulthood"),
    ("A los cinco años mi nieta me pidió un perro, y fuimos al campo.", "mi nieta", "old_age"),
)


@pytest.mark.parametrize(("text", "words", "phase"), CHILDREN)
def test_a_small_age_is_the_child_s(read: Read, who: Who, text: str, words: str, phase: str) -> None:
    scene = read(text)
    assert (who(scene, words).age, who(scene, words).in_scene) == ("child", True)
    assert scene.era.phase == phase


@pytest.mark.parametrize(
    "text",
    [
        "Le cuento a mi nieta que a los siete años cuidaba cabras.",
        "Con siete años mi madre me llevó a la feria.",
        "Tenía seis años, como mi nieta ahora, y jugaba en la era.",
    ],
)
def test_a_small_age_is_the_teller_s(read: Read, text: str) -> None:
    assert read(text).era.phase == "childhood"


def test_animals_that_draw_a_cart_are_there(read: Read, who: Who) -> None:
    assert who(read("En la romería íbamos en una carreta tirada por bueyes."), "bueyes").in_scene
    assert who(read("Arábamos con un arado tirado por una yunta de bueyes."), "bueyes").count == 2


def test_whose_golden_wedding_it_is_are_there(read: Read) -> None:
    scene = read("En las bodas de oro de mis padres bailamos todos.")
    assert {p.relation for p in scene.participants if p.in_scene} == {"padres"}


def test_those_of_the_parish_are_no_church(read: Read) -> None:
    scene = read("Fuimos a Lourdes en autobús con la parroquia y llovía a mares.")
    assert [p.name for p in scene.participants if p.kind == "place" and p.in_scene] == ["Lourdes"]


PLACES = (
    ("Mi padre tenía una bodega y yo pisaba la uva con los pies descalzos.", "wine_cellar"),
    ("En la mili hice de cocinero en Melilla y freía huevos para trescientos.", "kitchen"),
    ("Mi nieta me enseña a usar el ordenador.", "living_room"),
    ("Llevábamos el trigo al molino en un burro.", "river"),
    ("La maestra nos enseñaba a leer.", "classroom"),
    ("Fui maestra en un pueblo de la montaña y los niños traían leña para la estufa.", "classroom"),
    ("Vendíamos la leche por las casas con un burro y dos cántaras.", "village_street"),
    ("Pintamos la casa de cal con mi madre y mis hermanas.", "village_street"),
    ("La maestra nos hacía cantar el himno en el patio con frío.", "school_yard"),
    ("En el patio de mi abuela jugábamos a la rayuela.", "patio"),
    ("Un día vino el circo y vi un elefante por primera vez.", "circus"),
    ("Los Reyes me dejaron una pelota y mi hermano la pinchó con la bicicleta.", "living_room"),
    ("La practicante me pinchaba en la cama y yo lloraba.", "hospital_room"),
    ("En Málaga asábamos sardinas con mi tío.", "city_street"),
)


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_it_is_drawn_where_it_is_done(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str, place: str
) -> None:
    scene = understanding.understand(text, teller, known)
    assert isinstance(scene, Scene)
    assert write_script(scene, teller, known, understanding.lexicon).place == place


@pytest.mark.parametrize(
    "text",
    [
        "Mi papá me llevó a ver el mar por primera vez y yo tenía miedo de las olas.",
        "Los Reyes me trajeron una muñeca de cartón.",
        "Teníamos un columpio en la higuera y mi hermana me empujaba.",
        "Mi madre lavaba en el río y yo chapoteaba con las piedras.",
        "Cuando nació mi hermano me mandaron con la vecina y me dio natillas.",
        "Mi hermana y yo dormíamos en el mismo colchón y mi madre nos traía un ladrillo caliente.",
        "Mi tío tenía un camión y nos llevaba a todos los primos a la playa en la caja.",
        "Se cayó mi hermana de la higuera y se rompió un brazo.",
        "Vi un elefante desde los hombros de mi padre.",
        "En la guerra mi madre cosía uniformes y yo recogía los botones del suelo.",
    ],
)
def test_what_happens_to_children_makes_the_teller_one(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...], text: str
) -> None:
    drawn = _subjects(understanding, teller, known, text)
    assert next(each for each in drawn if each.key == "yo").looks.age == "child"


def test_a_garment_is_something_to_draw(understanding: Understanding, teller: Patient) -> None:
    assert isinstance(understanding.understand("De novia llevaba un vestido blanco.", teller, ()), Scene)


def test_gurises_are_children(read: Read, who: Who) -> None:
    assert who(read("Mi madre cosía y los gurises jugaban a la pelota."), "los gurises").age == "child"


def test_the_colour_of_a_chip_agrees_with_its_noun(
    understanding: Understanding, teller: Patient, known: tuple[Entity, ...]
) -> None:
    scene = understanding.understand(
        "Mi primo llevaba una gorra y unas botas rojas en la plaza.", teller, known
    )
    assert isinstance(scene, Scene)
    red = replace(scene, garments=tuple(replace(g, colour="red") for g in scene.garments))
    labels = {chip.label for chip in chips(red, teller, known) if chip.kind == "garment"}
    assert labels == {"gorra (roja)", "botas (rojas)"}
