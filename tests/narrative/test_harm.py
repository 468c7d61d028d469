"""Hard scenes are known by what happens in them, merry ones with a hard word are not taken for them."""

from collections.abc import Callable

import pytest

from narrative.harm import is_hard
from narrative.scene import Scene
from narrative.words import split_words

HARD = [
    "Estaba yo lavando los platos cuando llamaron del cuartel: que mi hermano había muerto. Mi madre se "
    "sentó en "
    "el suelo y no dijo nada.",
    "Mi abuela se nos murió en el hospital, cogida de la mano de mi tía, y fuera nevaba.",
    "La tarde del entierro de mi suegro llovía y los caballos no querían andar.",
    "Dos guardias llegaron de noche y se lo llevaron en zapatillas. Nunca más supimos de él.",
    "Bajábamos al refugio con la manta y la vela, y mi madre contaba para que no oyéramos las bombas.",
    "Al Julián lo atropelló un camión delante de la fuente y mi padre le sujetaba la cabeza.",
    "Se hundió la galería de la mina, hubo una explosión y sacaron a tres con la cara llena de sangre.",
    "Mi hermana cogió la difteria, no podía respirar, y mi madre le daba aire con un cartón toda la noche.",
    "Se nos quemó la casa una noche de marzo y mi madre y yo salimos descalzas a la era con el cerdo detrás.",
    "Mi padrastro llegaba borracho y nos pegaba con la correa.",
    "La gata estaba ya muy enferma y el veterinario nos dejó despedirnos; mi hijo lloraba sin hablar.",
]
NOT_HARD = [
    "De la risa casi nos morimos mi prima y yo en misa, y el cura muerto de vergüenza.",
    "Jugábamos a la guerra con palos y mi hermano hacía de herido.",
    "En la matanza mi abuela movía la sangre del cerdo y cantaba.",
    "No me sacaban del agua ni a tiros, y mi madre con la toalla.",
    "Mi abuelo, que ya había muerto, habría disfrutado viendo bailar a su nieta en la boda.",
    "Nació mi hijo en el hospital y lloré de alegría.",
    "La fiesta parecía un velorio hasta que llegó mi tío con la guitarra.",
    "Se me quemó el arroz y comimos pan con aceite, muertos de risa.",
    "Con la peineta de mi abuela, que en paz descanse, me casé yo.",
    "Mi tía, viuda desde joven, nos enseñó a bailar la jota en la era.",
]


@pytest.mark.parametrize("text", HARD)
def test_what_happens_in_the_scene_is_hard(text: str, read: Callable[[str], Scene]) -> None:
    assert is_hard([w.plain for w in split_words(text).items])
    assert read(text).sensitive


@pytest.mark.parametrize("text", NOT_HARD)
def test_a_hard_word_alone_is_not(text: str, read: Callable[[str], Scene]) -> None:
    assert not is_hard([w.plain for w in split_words(text).items])
    assert not read(text).sensitive


@pytest.mark.parametrize(
    "text",
    [
        "Aurora saluda y se sienta. Se le enseña una lámina del mercado y dice que muy bonita. Le "
        "pregunto por su "
        "madre y mira el reloj. Retomamos el lunes.",
        "Hola, soy Inma, su hija. Hoy nada, perdone, no tiene ganas. Le nombro a papá y le nombro el "
        "molino y me "
        "dice que otro día.",
    ],
)
def test_a_session_without_a_tale_asks_for_another(text: str, read: Callable[[str], Scene]) -> None:
    assert read(text).needs_follow_up


def test_a_session_with_a_tale_does_not(read: Callable[[str], Scene]) -> None:
    note = (
        "Le pregunto a Aurora por el mercado. Cuenta que su madre vendía huevos, que una gallina se "
        "escapó y que "
        "Raúl corrió detrás hasta la fuente."
    )
    assert not read(note).needs_follow_up


MOURNED = [
    "Cuando velamos a mi padre en la casa pusimos las sillas en el patio y llegaron los compadres "
    "con pan dulce, "
    "y mi madre servía café como si fuera una fiesta y nomás le temblaba la taza.",
    "El día que enterramos a la nona no paraba de llover. Mi hermano Raúl y yo íbamos delante, con "
    "el barro por los "
    "tobillos, y mi madre nos decía despacito, despacito, que se marea.",
    "La noche en que se moría el abuelo teníamos la casa llena de mujeres que cosían sin levantar la "
    "vista, y mi padre "
    "se sentó en la cama con las botas puestas a cogerle la mano.",
    "En el bus se subieron tres muchachos por la puerta de atrás y le pegaron un tiro a un pasajero "
    "de la segunda "
    "banca. Una señora se me aferró al espaldar y yo seguí manejando.",
]
MERRY = [
    "El miércoles de ceniza enterramos la sardina en la playa, mi prima y yo de viudas, llorando a "
    "gritos detrás del "
    "ataúd de cartón, y luego nos la comimos asada con toda la pandilla.",
    "Hacía un frío de muerte en la cola del cine y mi madre se moría de risa porque a mi tío Paco se "
    "le habían "
    "quedado los bigotes tiesos y no podía ni pedir las entradas.",
    "En la película caían bombas y mi hermano hacía los ruidos con la boca. Mi abuela se tapaba los "
    "ojos con el abanico "
    "y preguntaba cada dos minutos si ya había terminado la guerra.",
]


@pytest.mark.parametrize("text", MOURNED)
def test_whoever_is_mourned_is_mourned_however_calmly_it_is_told(
    text: str, read: Callable[[str], Scene]
) -> None:
    assert read(text).sensitive


@pytest.mark.parametrize("text", MERRY)
def test_what_only_sounds_hard_is_not(text: str, read: Callable[[str], Scene]) -> None:
    assert not read(text).sensitive


def test_nothing_more_to_tell_takes_nothing_from_what_was_told(read: Callable[[str], Scene]) -> None:
    scene = read("Se murió mi hermano en la guerra y ya no me acuerdo de más.")
    assert scene.sensitive
    assert not scene.needs_follow_up
