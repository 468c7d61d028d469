"""Which words name places, and in which of them the scene is.

In the texts, "[la plaza+]" is a place of the scene and "[Soria-]" one that is only named.
"""

import re
from collections.abc import Callable

import pytest

from narrative.scene import Scene

Read = Callable[[str], Scene]
_MARK = re.compile(r"\[([^\]]+)([+-])\]")

TOLD = (
    # towns said short, heights and churches in a text without capitals
    "me acuerdo de aquel verano en [colmenar+] que los hombres iban de negro",
    "al pasar por [medina+] se veía todo nevado",
    "el año pasado fuimos a [viña+] y nos prestó el furgón el alcalde",
    "la hoja de viña se guardaba con mucho cuidado",
    "estudié en [miranda+] y luego en [aranda+] con mi hermano",
    "vivíamos ya en [belén+] y vimos pasar a los silleteros",
    "el primer día de mili en [cerro muriano+] nos pelaron a todos",
    "íbamos a misa de ocho a [san bernardino+] mis comadres con sus hijos",
    "mi abuela rezaba a san antonio y le ponía velas",
    "A [Santiago+] fuimos andando mi hermana y yo, y llovía.",
    "Al salir de [Santa María+] una paloma se le posó en el velo.",
    "desde el tren se veía [el escorial+] con nieve",
    # who is absent is elsewhere
    "Aquella tarde Tomás estaba en [Burgos-] con su madre enferma y yo sola en [la tienda+] no daba abasto.",
    "Mi marido trabajaba en [Legazpi-] y a esas horas dormía; nos sentamos en [la plaza+] mi hija y yo.",
    "cuando mi hijo hizo la mili en [melilla-] yo cosía de noche en [la cocina+] y mi marido refunfuñaba",
    "Dejé a mi madre rezando en [la casa-] y me fui al [cine+] con mi amiga Chelo.",
    "A mi padre lo llevaron a [la cárcel-] y yo me quedaba en [la cuadra+] con la vaca.",
    "Yo bailaba en [la terraza del casino+] con mis primas y mi hermana en [casa-] no se lo creyó.",
    # where somebody did not come, the others are
    "Mi madre no vino a [la estación+], que no sabía despedirse. Mi padre me dio un pan.",
    "Mi hermano Raúl no quiso bajar al [andén+] y lloré abrazada a mi tía.",
    # wished for, feared, forbidden
    "Soñaba con ir a [París-] y mientras tanto cosía en [el taller+] con Chelo.",
    "Teníamos prohibido entrar al [desván+]. Entramos, claro, mi hermana y yo.",
    "La víspera de irme a [Ginebra-] cené con mi madre en [la cocina+] sin decir nada.",
    # on the way
    "A [Santander-] íbamos en el seiscientos, cantando, y se nos quedó parado en [una cuesta de Reinosa+].",
    "Cuando me vine a [Madrid-] traía un queso. En el tren nos tocó una monja que roncaba.",
    "En el tren a [Suiza-] éramos ocho en un banco y mi hermano Raúl repartió chorizo.",
    "El tren pasó por [Córdoba-] y en [la estación de Úbeda+] me abrazó mi tía.",
    "De [Soria-] salimos de noche y llegamos a [Vallecas+] con un colchón.",
    # other times, other tellings
    "La nevada me pilló en [la calle Mayor+]. Lo mismo hacía yo en [Cuenca-], con siete años.",
    "Raúl repartió pan y le dijo a mi padre: tranquilo, que no pasamos hambre hasta [la frontera-].",
    "El gorrión me costó un duro en [el rastro-] y cantaba en [la cocina+] con la radio.",
    "Puso los zapatos en fila, como en [el cuartel-], y nos acostamos en [una fonda+].",
    # parts of places
    "Me subí a la tapia del [cortijo+] y mi hermana Rita me tiraba de la falda.",
    "Nos sentábamos en el escalón de [la iglesia+] a comer pipas mi hermana y yo.",
    "me tumbé en el césped de [la plaza+] boca arriba y un barrendero se puso al lado",
    "Mi abuelo apagaba y encendía el foco de [la cocina+] y nosotros aplaudíamos.",
    "El último día de [la mercería+] vinieron las clientas con una tarta.",
    # what is no place
    "me habia sacado una foto con la boca abierta y nos reimos en [la cocina+]",
    "Cuando llegó el circo a [Úbeda+] mi padre me subió a hombros.",
    "En [la cocina+] el sargento le echó sal al café y nos reímos.",
    "El ayudante corría por el pasillo del autobús detrás de un gallo y yo conducía.",
    "Faltamos a clase mi hermana y yo y remamos en [el lago+].",
    "Mi padre nos llevaba al [campo de fútbol+] de la mano y comíamos cacahuetes.",
    # what the recogniser cut
    "subíamos a la [azote a+] a fumar mi compañero y yo y llovía",
    # names
    "En [Merlo+] se me rompió una zapatilla y un cura me prestó las suyas.",
    "Nos sentamos en un banco de [Soria Norte+] a esperar el expreso mi padre y yo.",
    "A los niños los dejamos en [el pueblo-] y nos fuimos a [la playa+] como dos novios.",
    "no nos dejaban entrar en [la taberna-] así que bailábamos en [la era+] las mozas",
    "No me atrevía a volver a [casa-] y me quedé llorando en [el lavadero+].",
    "Lo del [trastero+] me lo contaron, que yo estaba en [el mercado-]. Mi nieta se quedó encerrada.",
    "Mi hermana Rita servía en [una casa de Madrid-]. Una tarde le quité las medias y bailé en [el patio+].",
    "Cuando cerraron [la fábrica-] nos pagaron con tabletas y las vendimos en [el mercado+] mi hermana y yo.",
)


@pytest.mark.parametrize("told", TOLD)
def test_places_of_the_scene(read: Read, told: str) -> None:
    _check(read, told)


def _check(read: Read, told: str) -> None:
    wanted: list[tuple[int, int, bool]] = []
    text = ""
    last = 0
    for mark in _MARK.finditer(told):
        text += told[last : mark.start()]
        wanted.append((len(text), len(text) + len(mark[1]), mark[2] == "+"))
        text += mark[1]
        last = mark.end()
    text += told[last:]
    places = [p for p in read(text).participants if p.kind == "place"]
    found = {
        (text[first:end], p.in_scene)
        for first, end, _ in wanted
        for p in places
        if any(s.start < end and first < s.end for s in p.mentions)
    }
    assert found == {(text[first:end], there) for first, end, there in wanted}
    assert len(places) == len(wanted)


def test_a_longer_name_is_another_place(read: Read, present: Callable[[Scene], set[str]]) -> None:
    assert "molino" in present(read("Jugábamos en el molino de la Vega mi hermana y yo."))
