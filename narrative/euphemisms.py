"""Death and disaster in the words of those who do not name them: "se apagó en agosto", "ya no volvió".

The old and the bereaved seldom say "murió". What is said instead is a sorrow as much, and no merry picture
may come of it. ``text`` is plain: small letters, no accents, single spaces, no stops.
"""

import re
from typing import Final

KIN: Final = (
    r"(?:padre|madre|papa|mama|hij[oa]|nin[oa]|bebe|herman[oa]|abuel[oa]|abuelit[oa]|marido|mujer|"
    r"espos[oa]|"
    r"ti[oa]|prim[oa]|amig[oa]|novi[oa]|viej[oa]|niet[oa]|companer[oa]|vecin[oa]|suegr[oa]|"
    r"cunad[oa]|nona|nono|"
    r"yay[oa]|hombre|chiquill[oa])"
)
OF_NO_THING: Final = (
    r"(?! (?:el|la|los|las|un|una) (?:geranio|planta|rosal|maceta|parra|arbol|limonero|movil|telefono|coche|"
    r"motor|televisor|tele|radio))"
)
_OWN: Final = rf"(?:mi|su|nuestr[oa]|el|la) {KIN}(?: \w+)?"
_ILLNESS: Final = (
    r"(?:invierno|fiebres?|enfermedad|cancer|tuberculosis|tisis|pulmonia|gripe|tifus|meningitis|"
    r"difteria|viruela|"
    r"sarampion|colera|muerte|infarto|corazon|azucar|pena|dios|senor|virgen|covid|virus|guerra|mina|"
    r"mal (?:del?|malo)|mala enfermedad)"
)
_MONTH: Final = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|primavera|"
    r"verano|otono|invierno)"
)
_WATER: Final = r"(?:mar|rio|riada|corriente|agua|crecida|ola|temporal)"
_DANGER: Final = r"(?:moto|mina|guerra|mar|barca|barco|monte|frente|camion|coche|faena|pesca)"
_NOT_BACK: Final = r"(?:(?:ya )?no|nunca(?: mas)?|jamas) (?:me |nos |le )?(?:volvio|regreso|vino|llego)"
_DAY: Final = (
    r"(?:un|el|aquel|ese|una|la|aquella|esa) "
    r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|dia|noche|manana|tarde|madrugada)"
)
_SIGNS: Final = (
    # taken by an illness, by God, by the water
    rf"{_ILLNESS}(?: que)?(?: \w+)? se (?:me |nos |le )?(?:(?:lo|la|los|las) llevo|llevo a)",
    rf"se (?:me |nos |le )?(?:lo|la|los|las) llevo (?:el|la|un|una|esa|aquella)? ?{_ILLNESS}",
    rf"{_WATER} se (?:me |nos |le )?(?:llevo a|los llevo|llevo (?:la casa|las casas|el pueblo))",
    rf"se (?:me |nos )?(?:lo|la|los) llevo (?:el|la) {_WATER}",
    rf"(?:{_WATER}|poza|balsa|acequia|pantano|pozo)(?: \w+){{0,3}} (?:lo|la) busc(?:aron|amos|aban)",
    # going out like a light, falling asleep for good, the last rites
    rf"{_OWN} se (?:me |nos )?apago(?! (?:la|el|de risa))|se (?:me|nos) apago (?:en|poco|como|el dia)",
    r"quedo como un pajarito|paso a mejor vida|dejo este mundo|se fue (?:al|para el) cielo|subio al cielo",
    r"ya no desperto|no se volvio a despertar|no se desperto(?! (?:ni|con|hasta))|no amanecio|"
    r"amanecio (?:muert|fri)[oa]",
    r"cerro los ojos (?:para siempre|y se)|se durmio para siempre|entro en coma|estuvo (?:\w+ ){0,3}en coma",
    r"se me quedo en (?:los|mis) brazos(?! dormid)|(?:santos )?oleos|extremauncion|viatico",
    rf"{_DAY}(?: \w+){{0,2}} se (?:me|nos) fue(?! (?:la|el|de|a|al|por|un|una|con|todo|las|los|\w+ndo)\b)",
    rf"{_OWN} nos dejo (?:en {_MONTH}|en el \d+|para siempre)|desde que (?:me|nos) falta (?:mi|el|la|mi )",
    r"(?:lo|la|los|las) encontr\w+ (?:\w+ ){0,10}?(?:ya fri[oa]s?|sin vida|ahorcad[oa]|colgad[oa])\b",
    r"sabana por encima|(?:taparon|tapamos|cubrieron) (?:la cara|con una (?:sabana|manta))",
    # children who did not live
    r"no (?:llego|alcanzo) a cumplir|nacio y no lloro|no lloro al nacer|nacio (?:sin vida|dormid[oa])",
    r"no (?:se )?(?:me |nos )?(?:logro|crio)\b(?! (?:que|la|el|un|una|entrar|salir))",
    # who set out and did not come back
    rf"{_OWN}\b(?: \w+){{0,8}} {_DANGER}\b(?: \w+){{0,6}} (?:y )?{_NOT_BACK}\b(?! (?:hasta|con|por))",
    rf"(?:se fue|lo llevaron|marcho|se lo llevaron|lo mandaron) a la guerra (?:\w+ ){{0,6}}"
    rf"(?:{_NOT_BACK}|(?:nos|le|me) (?:mandaron|devolvieron|dieron))",
    r"(?:barco|barca|bote|pesquero|lancha)(?: \w+){0,4} (?:ya )?(?:no|nunca) (?:volvio|regreso)\b",
    r"(?:no|nunca) (?:bajo|salio|volvio) por su pie|se llevaron a (?:los hombres|los mozos|todos los)",
    r"sin saber que (?:era|seria|iba a ser) la ultima vez|"
    r"fue la ultima vez que (?:lo|la|los|las) (?:vi|vimos)",
    rf"ultima vez que (?:lo |la )?(?:vi|vimos) (?:a )?(?:mi|su) {KIN}",
    # the pit, what falls from the sky, the doctor's head, the lid
    r"(?:mina|pozo|galeria) se (?:nos )?(?:hundio|derrumbo|vino abajo)|"
    r"(?:hundio|derrumbo) (?:la mina|el pozo|la galeria)",
    r"(?:avion|avioneta|autobus|tren|coche|camion|moto)(?: \w+){0,4} estrell\w+",
    r"(?:oimos|oian|oiamos|pasaban|venian|llegaban|vinieron|pasaron) los aviones (?:\w+ ){0,8}"
    r"(?:cueva|refugio|sotano|bodega|cuneta|zanja|escond\w+)",
    r"(?:medic[oa]|doctora?|ciruj\w+)(?: \w+){0,4} (?:movio|meneo|sacudio|bajo|nego con) la cabeza",
    r"no (?:habia|hay|hubo|se podia|se pudo) (?:ya )?(?:hacer )?"
    r"nada (?:que hacer|por (?:el|ella|salvar\w*))|no (?:habia|tenia) (?:ya )?remedio(?! que)",
    r"(?:cerraron|clavaron|taparon) la (?:caja|tapa)(?! (?:de|del|fuerte|registradora|con))|cajita blanca",
    # what illness took, what a hand did
    r"(?:me|le) (?:quitaron|sacaron|cortaron) (?:un|el|los|una|la) (?:otro )?"
    r"(?:pechos?|matriz|rinon|pulmon|mama)\b|tiene usted un (?:bulto|tumor)|un bulto en (?:el|un) pecho",
    r"(?:marido|padre|padrastro|hombre) (?:\w+ ){0,4}(?:me|nos|le|la) (?:levantaba la mano|tiraba del pelo)",
    r"(?:marido|padre|padrastro|hombre) (?:llegaba|venia|volvia) (?:bebido|tomado|borracho)",
    r"se (?:tiro|arrojo|lanzo) (?:al pozo|al tren|a la via|por (?:la ventana|el balcon))|sacaron a rastras|"
    r"quema(?:ban|ron) (?:la iglesia|el convento)|perdio (?:la|las|los|un|una|el) (?:dos )?"
    r"(?:piernas?|manos?|brazos?|vista|ojos?)\b|(?:bandera|flores|medalla) (?:en|sobre|encima de) la caja\b|"
    r"salieron (?:dos|tres|cuatro) cajas|(?:estuvo|pasaba|llevaba) (?:\w+ ){0,3}sin conocer a nadie|"
    r"ya no (?:me|nos) conocia|(?:la|lo|me) (?:echo|echaron) (?:a la calle|de casa)",
    r"nos quitaron la casa|dieron el paseo|lo llevaron a dar el paseo|(?:le|la|las|les) raparon|"
    r"aceite de ricino|picana|se (?:lo|la) trago la tierra",
)
_SAID: Final = re.compile("|".join(rf"\b(?:{signs})" for signs in _SIGNS))
_NEWS: Final = re.compile(
    r"\b(?:dieron|dio|trajeron|trajo|llego|llegaba|supimos) la (?:mala )?noticia\b(?! (?:de que|"
    r"del premio|buena))"
)
_GLAD: Final = re.compile(r"\b(?:alegria|contenta?|premio|loteria|boda|embarazada|risas?|bail\w+)\b")
_STRUCK: Final = re.compile(
    r"\b(?:auricular|se tapo|se sento|se le cay\w+|grit\w+|llor\w+|callad[oa]s?|silencio|"
    r"de rodillas|desmay\w+|"
    r"blanc[oa]|sin hablar|no dijo nada)\b"
)


def is_unnamed_loss(text: str) -> bool:
    """Whether the plain ``text`` tells of a death or a disaster without naming it."""
    if _SAID.search(text) is not None:
        return True
    if _GLAD.search(text) is not None:
        return False
    return _NEWS.search(text) is not None and _STRUCK.search(text) is not None
