"""Who is there, who is only told of."""

from collections.abc import Callable

import pytest

from narrative.scene import Participant, Scene

Read = Callable[[str], Scene]
Who = Callable[[Scene, str], Participant]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Bailé toda la noche, pero mi padre ya había muerto.", "mi padre"),
        ("Fuimos a la playa y mi hermano Raúl no vino.", "mi hermano Raúl"),
        ("Como decía mi madre, yo cantaba en la cocina como un jilguero.", "mi madre"),
        ("Yo llevaba el abrigo de mi hermana Rita y bailaba.", "mi hermana Rita"),
        ("Cenamos en casa y mi hija me llamó por teléfono.", "mi hija"),
        ("Yo jugaba en el patio y mi madre se había quedado en el hospital.", "mi madre"),
        ("Mi padre, que a esas horas estaba en el campo, no sabía que yo bailaba en el molino.", "Mi padre"),
        ("Me casé de negro porque estaba de luto por mi padre.", "mi padre"),
        ("Encendimos una vela por mi abuela y cantamos en la iglesia.", "mi abuela"),
        ("Si mi madre se entera de que bailé, me mata.", "mi madre"),
        ("Me pusieron el vestido que me había hecho mi abuela y bailé.", "mi abuela"),
    ],
)
def test_absent(read: Read, who: Who, text: str, absent: str) -> None:
    assert not who(read(text), absent).in_scene


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Mi madre me peinaba en el patio y yo lloraba.", "Mi madre"),
        ("Mi abuela Jacinta, que en paz descanse, nos daba pan y nosotros reíamos.", "Mi abuela Jacinta"),
        ("vino mi hermano raúl con la guitarra y cantamos", "mi hermano raúl"),
        ("Íbamos con mi padre al río a pescar.", "mi padre"),
        ("El día que murió mi madre yo estaba con ella, le tenía la mano.", "mi madre"),
        ("Fuimos a casa de mi abuela y jugamos.", "mi abuela"),
        ("Fui a la playa con mi hermana Lucía y mi perra Luna, que era negra.", "mi perra Luna"),
        ("En la quinceañera de mi hija bailé el vals y lloré.", "mi hija"),
    ],
)
def test_there(read: Read, who: Who, text: str, there: str) -> None:
    assert who(read(text), there).in_scene


@pytest.mark.parametrize(
    ("text", "listens"),
    [
        ("Mi abuelo liaba un cigarro sentado en el poyo y nos contaba lobos.", True),
        ("Mi padre se sentaba en la puerta y nos contaba la mili.", True),
        ("Mi tío arreglaba relojes y me contaba sus viajes.", True),
        ("Mi madre nos contaba que de joven bailaba en la plaza.", False),
        ("Nos contaba mi madre que el abuelo pescaba ranas.", False),
    ],
)
def test_who_is_told_a_tale_is_there_and_who_only_heard_of_it_is_not(
    read: Read, text: str, listens: bool
) -> None:
    assert read(text).self_in_scene is listens


def test_a_noun_that_sounds_like_a_verb_is_nothing_done(read: Read) -> None:
    assert read("Mi primer sueldo se lo di a mi madre.").actions == ()


@pytest.mark.parametrize("before", ["Estábamos", "Íbamos a la playa", "Merendaban en la era"])
def test_all_of_a_long_list_of_who_was_there_are_there(read: Read, before: str) -> None:
    told = "mi padre, mi madre, mi hermana Ana, mi abuelo, mi abuela, mi tío Paco, mi prima y mi perra Luna"
    scene = read(f"{before} {told}.")
    assert {p.words for p in scene.participants if p.in_scene and p.kind != "place"} == {
        *told.replace(" y ", ", ").split(", ")
    }


def test_whence_somebody_comes_is_no_part_of_their_name(read: Read, who: Who) -> None:
    scene = read("Mi perra avisaba cuando venía mi padre del campo.")
    assert who(scene, "mi padre").in_scene
    assert not who(scene, "campo").in_scene
    assert who(read("El cura del pueblo nos daba estampas."), "El cura del pueblo").in_scene


def test_place_of_the_absent_is_not_in_the_scene(read: Read, who: Who) -> None:
    scene = read("Jugábamos en el molino. Mi padre estaba en la fábrica.")
    assert who(scene, "el molino").in_scene
    assert not who(scene, "la fábrica").in_scene


def test_second_scene_is_kept_apart(read: Read, who: Who, present: Callable[[Scene], set[str]]) -> None:
    scene = read(
        "En el 85 cosí el vestido de mi hija Inma en la cocina, con Trasto dormido y la radio puesta. "
        "En el 50 mi madre también cosía."
    )
    assert scene.era.year_min == 1985
    assert who(scene, "mi madre").scene == 2
    assert "petra" not in present(scene)


def test_relative_who_writes_is_not_there(read: Read, who: Who) -> None:
    scene = read(
        "Soy Lía, la nieta de Aurora. Mi abuela bailó conmigo no, con mi abuelo Tomás, en la plaza en 1970."
    )
    assert not who(scene, "Lía").in_scene
    assert who(scene, "Mi abuela").relation == "yo"
    assert who(scene, "mi abuelo Tomás").entity == "tomas"
    assert scene.self_in_scene
