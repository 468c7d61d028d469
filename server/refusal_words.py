"""Why a text makes no page, for whoever types a command: the interview's questions are for those who tell."""

from collections.abc import Mapping
from typing import Final

from narrative.scene import Flaw

WITHOUT_A_SCENE: Final[Mapping[Flaw, str]] = {
    "empty": "No hay ningún recuerdo: escríbalo detrás de --text, entre comillas.",
    "nothing_to_draw": (
        "En --text no hay ningún recuerdo que dibujar: cuente quién estaba, dónde o qué hacía."
    ),
    "too_long": "Lo que va en --text es muy largo: haga una página de cada escena.",
    "wrong_language": "Evoca solo entiende el español, y lo que va en --text está en otra lengua.",
}
