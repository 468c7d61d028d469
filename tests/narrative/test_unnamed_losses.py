"""Tests of losses that are told without their name, and of merry tellings in nearly the same words."""

from collections.abc import Callable

import pytest

from narrative.scene import Scene

Read = Callable[[str], Scene]

LOST = (
    "El invierno que se llevó a mi hermana pequeña las campanas no paraban.",
    "A mi marido lo encontraron en el huerto, sentado bajo el nogal, ya frío.",
    "Nos dieron la noticia por teléfono y mi madre se quedó con el auricular en la mano.",
    "Vinieron dos guardias de noche y se llevaron a mi padre. No volvió nunca.",
    "Mi hijo salió con la moto y ya no volvió.",
    "Perdimos al niño a los cinco meses y nadie hablaba de eso.",
    "La mina se hundió y estuvimos tres días en la bocamina esperando.",
    "El médico salió y movió la cabeza. Mi cuñada se tapó la cara.",
    "Mi abuelo se apagó en agosto, con las ventanas abiertas.",
    "La riada se llevó la casa con los abuelos dentro.",
    "Cuando cerraron la caja yo le metí una rosa.",
    "Mi padre nos pegaba con el cinto cuando venía de la taberna.",
    "Mi hermano se fue a la guerra y solo nos mandaron la gorra.",
    "Tuve un aborto en el 62 y me lo callé.",
    "El barco de mi tío no volvió a puerto.",
    "Enterramos al perro debajo del limonero y mi hija lloró toda la tarde.",
    "Nos bombardearon en el camino y mi madre nos tapó con su cuerpo.",
    "Mi mujer estuvo dos meses ingresada y un martes se me fue.",
    "Me quitaron un pecho en el 88 y yo no quería mirarme.",
    "Le dio un infarto en la cocina, con la sartén en la mano.",
    "Se ahogó un muchacho en la poza y lo sacaron los pescadores.",
    "Velamos a la abuela en el comedor y los hombres fumaban en el patio.",
    "Fusilaron al maestro contra la tapia del cementerio.",
    "Aquel día me despedí de él sin saber que era la última vez.",
    "Mi hermana estuvo en el sanatorio con tuberculosis y no me dejaban verla.",
    "En el terremoto se nos cayó la casa y sacamos a mi tía de los escombros.",
    "A mi compañero lo desaparecieron en el 76.",
    "A mi padre se lo llevó un mal del pecho antes de la siega.",
    "Mi niña no llegó a cumplir el año.",
    "Al volver del campo me dijeron que ya no había remedio.",
    "Subió al andamio y no bajó por su pie.",
    "Mi hermano pequeño se metió en el río y lo buscaron hasta la noche.",
    "Le pusieron una sábana por encima y a mí me apartaron.",
    "Se me quedó en los brazos como dormida.",
    "Aquella noche oímos los aviones y nos metimos en la cueva.",
    "Nos quitaron la casa y salimos con un colchón.",
    "Mi marido llegaba bebido y yo escondía a los niños en el corral.",
    "Mi primo estuvo en la cárcel por sus ideas.",
    "Desde que me falta mi mujer ya no pongo el belén.",
    "El cura vino a darle los óleos y mi madre encendió una vela.",
    "Nos contaron que el avión se había estrellado.",
    "Mi hija nació y no lloró.",
    "La última vez que vi a mi madre me dijo adiós desde la ventana del sanatorio.",
    "Se llevaron a los hombres al barranco.",
    "Mi hijo murió de una mala enfermedad con veinte años.",
    "Me dijeron tiene usted un bulto y el suelo se me fue.",
    "Mi tío se cayó del tejado y estuvo tres días sin conocer a nadie.",
    "La gripe entró en casa y salieron dos cajas en una semana.",
    "A mi hermana la engañó un forastero y mi padre la echó a la calle.",
    "Vi cómo quemaban la iglesia y al cura lo sacaron a rastras.",
    "Mi abuelita ya no me conocía y me llamaba por el nombre de su hermana muerta.",
    "Me dejó una nota y se tiró al pozo.",
    "Pusieron una bandera sobre la caja de mi hijo.",
    "Mi padre perdió las dos piernas con una mina.",
)


@pytest.mark.parametrize("text", LOST)
def test_a_loss_is_known_by_what_is_said_instead(read: Read, text: str) -> None:
    assert read(text).sensitive


MERRY = (
    "Mi abuelo contaba historias de la guerra y nosotros nos reíamos.",
    "Se me murió el geranio y mi marido me regaló otro.",
    "Nos moríamos de risa en el cine.",
    "Perdimos el tren y dormimos en la estación comiendo naranjas.",
    "El médico del pueblo venía en burra y nos daba caramelos.",
    "Mi padre mataba el cerdo y hacíamos morcillas.",
    "El gato cazó un ratón y mi hermana chillaba subida en la silla.",
    "En el hospital nació mi hija y mi marido lloraba de alegría.",
    "Íbamos al cementerio el día de Muertos con pan y música.",
    "Mi tía lloraba cortando cebolla y mi madre se reía.",
    "Perdí un zapato en el río y volví a casa descalza.",
    "El entierro de la sardina era lo mejor del carnaval.",
    "Jugábamos a la guerra con palos y mi hermano hacía de general.",
    "Mi madre, que en paz descanse, hacía unas croquetas riquísimas los domingos.",
    "Me operaron de apendicitis y las monjas me daban helado.",
    "Aquel verano me rompí un brazo saltando la tapia y todos me firmaron la escayola.",
    "Se quemó el arroz y comimos pan con chorizo.",
    "Vino la guardia civil a la verbena y se puso a bailar.",
    "El pozo daba miedo y tirábamos piedras para oír el agua.",
    "Mi suegra tenía un genio que temblaban las paredes, pero me quería.",
    "Se fue la luz y cantamos a oscuras.",
    "Mi hermano se cayó a la acequia y salió lleno de barro, qué risa.",
    "Ganamos la final y lloré como un niño.",
    "Nos despedimos en el andén y él me escribía todas las semanas.",
    "El toro se escapó y corrimos todos calle abajo.",
    "Mi marido ya no está, pero en la foto sale bailando conmigo en la feria.",
    "Hacíamos cola con la cartilla y mi madre nos contaba cuentos.",
    "Nos asustamos con el trueno y nos metimos debajo de la cama riendo.",
    "Llovía tanto que el río llegó a la puerta y mi padre nos sacó en barca.",
    "A mi padre se lo llevó mi tío a la feria y volvieron con un burro.",
    "El río se llevó mi sombrero y corrimos por la orilla riendo.",
    "Se nos fue el autobús y volvimos andando cantando.",
    "Mi abuelo se apagó el puro y se puso a tocar el acordeón.",
    "Un domingo se nos fue la mano con la sal y nadie pudo comer la paella.",
    "El médico movió la silla y se puso a jugar al dominó con mi padre.",
    "Cerramos la caja de la tienda y nos fuimos al baile.",
    "Mi novio se fue a la mili y volvió con bigote.",
    "Mi hermano fue a por pan y no volvió hasta la noche, estaba jugando a las chapas.",
    "El barco no llegó hasta las seis y comimos bocadillos en el muelle.",
    "Nos dieron la noticia del premio y mi madre gritó de alegría.",
    "Me sacaron una muela y me dieron un helado.",
    "Mi gata se quedó dormida en mis brazos junto a la estufa.",
    "Encontraron a mi hermano en el pajar dormido con el perro.",
    "Lo encontramos en la cocina comiéndose la tarta, frío estaba el café.",
    "Dimos el paseo de siempre por la alameda con mis amigas.",
    "Mi mujer se me fue acercando en el baile y me pisó.",
    "La caja blanca de los pasteles la traía mi padre los domingos.",
    "Se hundió la silla con mi tío encima y todos a reír.",
    "Mi madre se quedó con el auricular en la mano porque le había tocado la lotería.",
    "Mi tío se cayó del burro y nos reímos toda la tarde.",
    "Entró la gripe en casa y mi madre nos daba leche con miel.",
    "Quemábamos la falla y olía a pólvora.",
    "Mi abuelita me llamaba por el nombre de mi prima y nos reíamos.",
    "Se tiró al río de cabeza y salió con un pez.",
    "Mi padre perdió las dos botas en el barro.",
    "El patrón nos invitó a sidra en el granero.",
    "Pusieron una bandera en el balcón el día de la romería.",
    "Me dejó una nota en el libro y fuimos al cine.",
    "Sacaron al santo a hombros y sonaba la banda.",
)


@pytest.mark.parametrize("text", MERRY)
def test_the_same_words_in_a_merry_telling_are_no_loss(read: Read, text: str) -> None:
    assert not read(text).sensitive


def test_what_a_long_telling_says_so_is_known_too(read: Read) -> None:
    text = (
        "Vivíamos en la calle Mayor, con el balcón lleno de geranios, y mi padre tenía la sastrería abajo. "
        "Aquel año trajo mucha nieve. Un martes salió el médico a la puerta y movió la cabeza, y mi madre se "
        "sentó en la escalera con el abrigo puesto y las llaves en la mano."
    )
    assert read(text).sensitive
