"""Whom a verb without a subject goes on about: the one of the sentence before, or the teller."""

from collections.abc import Callable

import pytest

from narrative.scene import Scene

Read = Callable[[str], Scene]
OF_THE_ONE_BEFORE = (
    ("Mi abuela era muy buena. Me contaba cuentos en la lumbre.", "tell_stories", "Mi abuela"),
    ("Mi tía Paca vivía en Cádiz. Vendía pescado en la plaza.", "sell", "Mi tía Paca"),
    ("Mi suegra era de Burgos. Cocinaba muy bien.", "cook", "Mi suegra"),
    ("Mi madre cosía en el patio. Cantaba coplas.", "sing", "Mi madre"),
    ("Mi hermano Luis era muy listo. Leía libros debajo de la higuera.", "read", "Mi hermano Luis"),
    ("Mi padre tenía un taller. Era pequeño y oscuro. Cosía allí de noche.", "sew", "Mi padre"),
    ("Mi abuelo tenía un coche. Era negro. Lo lavaba en la calle.", "wash", "Mi abuelo"),
    ("Teníamos una vecina que se llamaba Lola. Vendía huevos en la puerta.", "sell", "una vecina"),
    ("En la plaza había un ciego. Cantaba romances.", "sing", "un ciego"),
    (
        "Mi madre cosía para fuera. Tenía una Singer junto a la ventana. Ponía la radio y cantaba.",
        "sing",
        "Mi madre",
    ),
    (
        "En la escuela teníamos una maestra. Nos enseñaba canciones. Tocaba el piano.",
        "play_piano",
        "una maestra",
    ),
    ("A mi abuela le gustaba el sol. Cosía en el balcón.", "sew", "mi abuela"),
    ("Mi abuela era muy alegre. Le gustaba bailar en la plaza.", "dance", "Mi abuela"),
    ("A mi padre le gustaba leer en el bar.", "read", "mi padre"),
    ("Vivíamos en una casa grande. Mi madre era costurera. Cosía junto a la ventana.", "sew", "Mi madre"),
)
OF_THE_TELLER = (
    ("Mi madre cosía en el patio. Jugaba con la muñeca.", "play_dolls"),
    ("Mi madre me esperaba en la puerta. Leía tebeos sin parar.", "read"),
    ("Mi abuela hacía pan. Le cantaba coplas.", "sing"),
    ("Mi marido trabajaba en la mina. Lavaba la ropa en el río.", "do_laundry_river"),
    ("Mi padre pescaba en el puerto. Cosía sentada en una silla.", "sew"),
    ("Mi madre vendía huevos. Cantaba con ella por las calles.", "sing"),
    ("Mi padre era pescador y yo era muy pequeña. Cantaba en la orilla.", "sing"),
    ("Fui al río con mi padre. Cantaba por el camino.", "sing"),
    ("Mi tío tocaba el acordeón. Bailaba con mi prima en la era.", "dance"),
)


def _doers(scene: Scene) -> dict[str, list[str]]:
    words = {p.key: p.words for p in scene.participants} | {"yo": "yo"}
    return {action.fact.concept: [words[key] for key in action.agents] for action in scene.actions}


@pytest.mark.parametrize(("text", "concept", "doer"), OF_THE_ONE_BEFORE)
def test_it_goes_on_about_the_one_before(read: Read, text: str, concept: str, doer: str) -> None:
    assert _doers(read(text))[concept] == [doer]


@pytest.mark.parametrize(("text", "concept"), OF_THE_TELLER)
def test_the_words_or_the_doing_speak_for_the_teller(read: Read, text: str, concept: str) -> None:
    assert _doers(read(text))[concept][0] == "yo"
