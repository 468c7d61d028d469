"""Closed classes of words by which people correct: openers, fillers, commands, verbs of being and coming.

All forms are plain (small letters, no accents), since speech as recognised has neither.
"""

import re
from typing import Final

from narrative.words import Words, word_set


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases of one text, one a line or after a comma, the longest first."""
    found = {tuple(part.split()) for part in text.replace("\n", ",").split(",") if part.strip()}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


# What says that something shown is wrong.
STRONG_OPENERS: Final = _phrases(
    """me he equivocado, me equivoque, me equivoco, me confundi, me he confundido, me he liado, me lie
    perdon, perdona, perdone, disculpa, disculpe, disculpame, digo, quiero decir, quise decir
    mejor dicho, miento, corrijo, corrige, corrija, corrige eso, corrija eso, corregi eso, rectifico
    te has equivocado, se ha equivocado, te equivocaste, se equivoco, te has confundido
    se ha confundido, eso no es asi, eso no era asi, eso no fue asi, no es asi, no era asi
    no fue asi, asi no era, asi no fue, asi no es, eso esta mal, esta mal, esta mal eso
    en el dibujo, en la imagen, en la foto, en la lamina, en la pagina, en este dibujo
    en esta imagen, en tu dibujo, en su dibujo, eso ya lo conte, eso ya te lo conte
    eso ya se lo conte, eso ya lo he contado, ya lo conte, ya te lo conte, como dije, como te dije
    como le dije, como te conte, como le conte, que va, no no, no senor, no senora, no no no
    ahora que lo pienso, ahora caigo, ahora que caigo, pensandolo bien, ahora que me acuerdo
    todo igual pero, igual pero, lo mismo pero, igual pero con, lo mismo pero con, todo igual pero con
    todo lo demas igual pero, esta bien pero, todo bien pero
    me explique mal, me he explicado mal, lo dije mal, lo he dicho mal, dije mal, he dicho mal
    hay un error, hay un fallo, un error"""
)
# What may open any sentence.
WEAK_OPENERS: Final = _phrases(
    """no, ay, ah, uy, oh, huy, bueno, mira, mire, oye, oiga, a ver, eh, pues, pero, y, en realidad
    la verdad, la verdad es que, de verdad, creo que, yo creo que, me parece que, si, vale, hombre
    mujer, hija, hijo, nena, carino, espera, espere, esperate, esperese, aguarda, aguarde, es que
    lo que pasa es que, resulta que, que, ojo, fijate que, fijese que, sabes que, che, che no, mijo
    mija, hija mia, hijo mio, guapa, maja, senorita, doctora, y eso, eso si, sabes, de hecho
    por favor, ahora, ahora me acuerdo que, me acuerdo que, me acuerdo de que, ya, mira que
    y ademas, ah no, ay no, pon que, ponga que, pon alli que"""
)
FILLERS: Final = _phrases(
    """y, e, pero, pues, ademas, eh, vale, por favor, porfa, porfi, sabes, sabe, creo, creo yo, yo creo
    me parece, alli, ahi, aqui, entonces, aquel dia, ese dia, aquella vez, esa vez, en ese momento
    en el dibujo, en la imagen, en la foto, en la escena, en la pagina, del dibujo, de la imagen
    de la foto, de la escena, de la pagina, a la escena, al dibujo, a la foto, a la imagen
    a la pagina, de ahi, de alli, en realidad, la verdad, claro, ya, bueno, gracias, hija, hijo
    mujer, hombre, guapa, maja, nena, carino, mijo, mija, che, eso si, verdad, mira, mire, que no
    si, ese momento, en aquel momento, en aquella epoca, en esa epoca, sino, sino que, eso
    lo demas esta bien, lo demas bien, el resto esta bien, lo demas igual, nada mas, y ya esta
    ya esta, todavia, aun, todavia no, de verdad, en total, mejor, con nosotros, conmigo, perdon
    digo, miento, mucho, muchisimo, bastante, a mares, a cantaros, que era, que sepas
    muchas gracias, por cierto, a ver"""
)
# What may only end a correction.
TAILS: Final = _phrases(
    """que no habia, que no estaba, que no estaban, que no era, que no iba, que no iban, que no vino
    que no existia, que no lo habia, que no la habia, que no teniamos, que eso no estaba, que sobra
    que si estaba, que vino tambien, que estaba alli, que tambien estaba, que tambien vino, tambien
    no, eh no, y no eso, y listo, nomas, no mas, a su lado, a mi lado, conmigo, te digo, le digo
    como te digo, como le digo, en la mano, en las manos, en brazos, en los brazos, al brazo
    al hombro, en la cabeza, puesto, puesta, puestas, puestos"""
)
SOFTENERS: Final = _phrases(
    """puedes, puede, podes, podrias, podria, me puedes, me puede, me podes, me podrias, me podria
    quiero que, quiero, quisiera, quisiera que, querria, hay que, tienes que, tiene que, tenes que
    habria que, hace falta, haz el favor de, haga el favor de, deberias, deberia, me gustaria
    haz que, haga que, te importa, le importa, nos puedes, se puede, se podria"""
)
_CLITICS: Final = r"(?P<clitic>melo|mela|melos|selo|sela|me|le|les|lo|la|los|las|nos)?$"
REMOVES: Final = re.compile(
    r"^(?:quit(?:a|e|ar|es|as|en)|borr(?:a|e|ar|es|as)|elimin(?:a|e|ar|es|as)|sac(?:a|ar|as)|saqu(?:e|es)"
    r"|retir(?:a|e|ar|es)|tach(?:a|e|ar|es)|suprim(?:e|a|ir))" + _CLITICS
)
ADDS: Final = re.compile(
    r"^(?:pon|pone|ponga|poner|pongas|pones|anad(?:e|a|ir|as|i)|agreg(?:a|ar|as)|agregu(?:e|es)|met(?:e|a|er|as)"
    r"|inclu(?:ye|ya|ir|yas|i)|dibuj(?:a|e|ar|es|as)|pint(?:a|e|ar|es|as)|coloc(?:a|ar|as)|coloqu(?:e|es))"
    + _CLITICS
)
CHANGES: Final = re.compile(
    r"^(?:cambi(?:a|e|ar|es|as)|sustitu(?:ye|ya|ir|yas)|reemplaz(?:a|ar|as)|reemplac(?:e|es))" + _CLITICS
)
MAKES: Final = re.compile(
    r"^(?:haz|haga|hacer|hagas|hace|pint(?:a|e|ar|es|as)|dej(?:a|e|ar|es)|pon|pone|ponga|poner)" + _CLITICS
)
SER: Final = word_set("era eran eramos fue fueron fuimos es son somos seria serian soy")
ESTAR: Final = word_set("estaba estaban estabamos estuvo estuvieron estuvimos estuve esta estan estamos")
COMING: Final = word_set(
    """vino vinieron venia venian vine vinimos veniamos iba iban ibamos fue fueron fuimos vivia vivian salia
    salian aparece aparecia sale salen habia hubo hay llego llego llegaron asistio asistieron participo
    acudio andaba andaban quedo"""
)
THERE_WAS: Final = word_set("habia hubo hay habian hubieron")
WEARING: Final = word_set(
    """llevaba llevaban llevabamos llevo lleva llevan vestia vestian vestiamos usaba usaban usabamos traia
    traian traiamos tenia tenian teniamos tenia iba iban ibamos"""
)
HAVING: Final = word_set("tenia tenian teniamos tiene tienen llevaba llevaban lleva llevan usaba usaban")
ALSO: Final = word_set("tambien ademas")
THAT: Final = word_set("eso aquello esto todo")


def starts_with(words: Words, at: int, phrases: tuple[tuple[str, ...], ...]) -> int:
    """How many words the longest of the phrases that starts at ``at`` has; 0 for none."""
    for phrase in phrases:
        if all(words.plain_at(at + i) == part for i, part in enumerate(phrase)):
            return len(phrase)
    return 0
