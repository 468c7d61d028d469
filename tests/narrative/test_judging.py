"""The judge of presence: it weighs the text, gives the same answer again, and says when it cannot be read."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from narrative import Understanding
from narrative.entities import Entity, Patient
from narrative.errors import JudgeError
from narrative.judging import Candidate, Judge
from narrative.judging.pieces import MOST_PIECES
from narrative.scene import Scene, Span
from narrative.words import split_words

JUDGE = Path(__file__).parents[2] / "data" / "judge"


Weigh = Callable[[str, list[Candidate]], tuple[float, ...]]


@pytest.fixture(scope="module")
def weigh(understanding: Understanding) -> Weigh:
    judge, verbs = Judge.load(JUDGE), understanding.knowledge.verbs
    return lambda text, candidates: judge.weigh(split_words(text), verbs, candidates).there


def candidate(text: str, words: str, there: bool = True, kind: str = "person") -> Candidate:
    start = text.index(words)
    spans = (Span(start, start + len(words)),)
    return Candidate(
        "place" if kind == "place" else "person", there, linked=False, later=False, mentions=spans
    )


def test_the_one_who_stayed_away_is_less_likely_than_the_one_who_came(weigh: Weigh) -> None:
    text = (
        "Fuimos a la romería mi hermana Sole y yo en el carro. Comimos tortilla debajo de una encina. "
        "Mi padre trabajaba en Alemania y aquel año no pudo venir."
    )
    came, away = weigh(text, [candidate(text, "mi hermana Sole"), candidate(text, "Mi padre")])
    assert came > 0.8
    assert away < 0.3


def test_what_is_nobody_is_unlikely_whatever_the_rules_think(weigh: Weigh) -> None:
    text = "El maestro le tiró el borrador y me dio en la ceja, y mi madre se fue para allá a hablar con él."
    brow, master = weigh(text, [candidate(text, "la ceja", kind="place"), candidate(text, "El maestro")])
    assert brow < master


def test_the_same_text_gets_the_same_answer(weigh: Weigh) -> None:
    text = "mi abuela contaba que en Cuba había visto un caimán en la puerta de su casa"
    asked = [candidate(text, "mi abuela"), candidate(text, "Cuba", there=False, kind="place")]
    assert weigh(text, asked) == weigh(text, asked)


@pytest.mark.parametrize(
    ("text", "who", "doubted"),
    [
        (
            "Mi madre amasaba el pan en la cocina todas las mañanas y yo le llevaba la leña mientras mi "
            "hermano dormía en la cama de al lado.",
            "Mi madre",
            False,
        ),
        (
            "Mi padre ya no vivía cuando nos casamos en la iglesia del pueblo, y mi hermano me llevó del "
            "brazo hasta el altar con su traje nuevo.",
            "Mi padre",
            True,
        ),
    ],
)
def test_more_networks_are_asked_only_in_doubt(
    understanding: Understanding, text: str, who: str, doubted: bool
) -> None:
    whole, verbs = Judge.load(JUDGE), understanding.knowledge.verbs
    first = replace(whole, networks=whole.networks[:2])
    words, asked = split_words(text), [candidate(text, who)]
    assert (first.weigh(words, verbs, asked).there != whole.weigh(words, verbs, asked).there) is doubted


def test_nobody_to_judge(weigh: Weigh) -> None:
    assert weigh("Llovía.", []) == ()


def test_beyond_what_it_reads_the_rules_decide(weigh: Weigh) -> None:
    text = "y llovía " * MOST_PIECES + "y vino mi tía"
    assert weigh(text, [candidate(text, "mi tía", there=True)]) == (1.0,)
    assert weigh(text, [candidate(text, "mi tía", there=False)]) == (0.0,)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "judge"
    shutil.copytree(JUDGE, folder)
    (folder / "network-1.onnx").write_bytes(b"no graph")
    with pytest.raises(JudgeError, match="judge"):
        Judge.load(folder)


def test_no_child_before_its_birth_whatever_the_judge_thinks(understanding: Understanding) -> None:
    patient = Patient("a", "Aurora Peña", "f", 1940, "Soria", "ES")
    lia = Entity("lia", "person", "Lía", "nieta", birth_year=1995)
    scene = understanding.read("En el 61 bailé con Lía en la plaza toda la noche.", patient, (lia,))
    assert [p.in_scene for p in scene.participants if p.entity == "lia"] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "Llegó el cabo con la gorra en la mano y mi madre soltó el cántaro antes de que abriera la boca. "
        "Mi padre había salido al mar el lunes con los de la Virgen del Carmen, y era jueves. No hizo "
        "falta que dijera nada.",
        "Nos metieron a todos en el sótano de la escuela y se oían los aviones. La tierra temblaba y "
        "caía polvo del techo. Mi hermana me tapaba los oídos y rezaba, y cuando salimos no quedaba nada "
        "de nuestra calle.",
        "Se llevaron a mi tío de noche, en un camión, con otros cuatro del pueblo. Mi abuela corrió "
        "detrás descalza hasta la ermita. No volvimos a saber de él.",
    ],
)
def test_what_is_hard_is_felt_without_a_word_for_it(text: str, read: Callable[[str], Scene]) -> None:
    assert read(text).sensitive


@pytest.mark.parametrize(
    "text",
    [
        "Mi abuelo, que murió antes de nacer yo, había plantado aquel nogal. Debajo merendábamos todos "
        "los domingos mi madre, mis primas y yo, con un mantel de cuadros y la radio puesta.",
        "En el entierro de mi tía Paca, que tenía noventa y ocho años, el cura se equivocó de nombre y "
        "nos entró la risa a toda la familia. Mi hermano tuvo que salirse de la iglesia a reírse a la "
        "calle.",
        "Después de la guerra no había de nada, pero en mi casa nunca faltó pan. Mi padre lo amasaba los "
        "sábados y los cuatro hermanos le ayudábamos a encender el horno y nos comíamos los primeros "
        "bollos.",
    ],
)
def test_what_only_names_death_or_war_is_not_hard(text: str, read: Callable[[str], Scene]) -> None:
    assert not read(text).sensitive


def test_a_sentence_or_two_are_left_to_the_rules(understanding: Understanding) -> None:
    rules = replace(understanding, knowledge=replace(understanding.knowledge, judge=None))
    patient = Patient("a", "Aurora Peña", "f", 1940, "Soria", "ES")
    for text in (
        "Mi gata Misi dormía junto a mi abuela en la cocina.",
        "Fuimos a casa de mi abuela y jugamos.",
    ):
        assert understanding.read(text, patient, ()) == rules.read(text, patient, ())
