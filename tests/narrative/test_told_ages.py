"""Age and number as the words tell them: "el niño" is a child whoever he is, "parientes" are several."""

from collections.abc import Callable

import pytest

from narrative.scene import Participant, Scene

Read = Callable[[str], Scene]
Who = Callable[[Scene, str], Participant]


@pytest.mark.parametrize(
    ("text", "words", "age"),
    [
        ("En el 80 estaba con mi hijo Luis y el niño se cayó del columpio.", "mi hijo Luis", "child"),
        ("En el 75 mi hijo Andrés tenía seis años y jugábamos.", "mi hijo Andrés", "child"),
        ("Cuando nació la Inma vivíamos en el molino.", "la Inma", "baby"),
        ("Mi hija nació en abril y la tenía en brazos.", "Mi hija", "baby"),
        ("Con mi viejo íbamos a la cancha los domingos.", "mi viejo", None),
        ("Mi hijo hizo la primera comunión en el pueblo y mi madre lloraba.", "Mi hijo", "child"),
        ("Mi hija hizo la comunión con una vela en la mano.", "Mi hija", "child"),
        ("Mi hija nació en Jaén y con diez años cantaba en el coro.", "Mi hija", "child"),
        ("Yo fui la madrina en el bautizo de mi sobrino.", "mi sobrino", "baby"),
        ("Bautizamos a mi hijo en la parroquia y llovía.", "mi hijo", "baby"),
        ("Vino mi primo Juan, de ocho meses, y todos reían.", "mi primo Juan", "baby"),
        ("Mi tío ya era viejo y regaba las macetas.", "Mi tío", "elder"),
        ("Una señora mayor vendía castañas.", "Una señora mayor", "elder"),
        ("Mi hijo aprendió a andar en la playa agarrado a mis dedos.", "Mi hijo", "child"),
        ("Mi nieta gateaba por la alfombra y el gato la miraba.", "Mi nieta", "child"),
        ("Cuando empezó a andar mi Luis le puse unas botas.", "mi Luis", "child"),
        ("Mi hijo empezó a hablar con el vecino en la escalera.", "Mi hijo", None),
        ("Mi hermana mayor me peinaba.", "Mi hermana mayor", None),
        ("A los ochenta años mi niño me trajo flores.", "mi niño", None),
    ],
)
def test_age_words_reach_the_one_they_are_said_of(
    read: Read, who: Who, text: str, words: str, age: str | None
) -> None:
    assert who(read(text), words).age == age


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("Vinieron unos familiares y comimos en el patio.", "unos familiares", None),
        ("Había parientes de todos lados en la matanza.", "parientes", None),
        ("Toda la familia bailaba.", "la familia", None),
        ("Una pareja bailaba en la plaza.", "Una pareja", 2),
        ("Un pariente cantaba en el patio.", "Un pariente", 1),
    ],
)
def test_one_word_for_several(read: Read, who: Who, text: str, words: str, count: int | None) -> None:
    assert who(read(text), words).count == count
