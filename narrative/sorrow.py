"""Whether a telling holds a sorrow that asks for company instead of a question.

It stands behind ``narrative.care``, which judges the scene: a telling too short to make a scene ("al
abuelo lo fusilaron"), or told in words that a scene does not hold, is met with care all the same. Only
what happened counts, not what lies behind it: "ya había muerto" and "en paz descanse" are no sorrow now.
"""

import re
from typing import Final

from narrative.euphemisms import OF_NO_THING, is_unnamed_loss
from narrative.matters import without_figures
from narrative.words import split_words

_CLOSE: Final = (
    r"(?:mi|mis|su|sus|nuestr[oa]s?|el|la|los|las|al|a mi|a mis|a su|a nuestr[oa]s?|un|una) "
    r"(?:\w+ ){0,2}?(?:padre|madre|papa|mama|hij[oa]s?|nin[oa]s?|bebe|herman[oa]s?|abuel[oa]s?|"
    r"abuelit[oa]|marido|"
    r"mujer|espos[oa]|ti[oa]s?|prim[oa]s?|amig[oa]s?|novi[oa]|viej[oa]|niet[oa]s?|companer[oa]s?|"
    r"vecin[oa]s?)"
)
_PATTERNS: Final = (
    # loss
    rf"se (?:me|nos|le) (?:murio|murieron|fue en mis brazos|ahogo){OF_NO_THING}|murio en mis brazos|"
    r"en mis brazos se (?:fue|murio)|"
    r"se nos fue en (?:mis|sus) brazos|"
    rf"{_CLOSE}(?: \w+)? (?:se )?(?:murio|fallecio|murieron|fallecieron)\b(?! franco)|"
    rf"(?:murio|fallecio) {_CLOSE}|(?:murio|fallecio) mi \w+|"
    r"enterra(?:mos|ron) a|(?:el|al|un) (?:entierro|funeral|velorio|velatorio) de (?:mi|mis|su|nuestr)|"
    r"vela(?:mos|ron) a|"
    r"(?:me|se) quede viud[oa]|me quede viud[oa]|enviude|"
    r"perd(?:i|imos|io) (?:a|al|un|una|el|la) (?:mi |nuestr[oa] )?(?:nin[oa]|bebe|hij[oa]|criatura)|"
    r"naci(?:o|do) muert[oa]|"
    r"(?:aborto|aborte|un aborto)|se (?:ahogo|ahogaron)|se suicid\w+|se (?:ahorco|quito la vida|"
    r"pego un tiro)",
    # war, prison, what was done to them
    r"fusil(?:aron|ado|ados|amiento\w*)|bombarde\w+|metralla\w*|mataron a|(?:lo|la|los|las) mataron|"
    r"asesin(?:aron|ado)|"
    r"se llevaron (?:a|pres[oa]s?)|se (?:lo|la|los|las) llevaron (?:pres|detenid|una noche|de noche|"
    r"los (?:guardias|"
    r"militares|soldados|civiles))|(?:lo|la|los|las) desaparecieron|desaparecidos|(?:guerrilla|ejercito|"
    r"policia) se llevo|"
    r"venian los aviones|refugio antiaereo|campo de (?:concentracion|refugiados)|vi (?:caer|morir) a|"
    r"torturaron|"
    r"(?:estuv\w+|metieron|llevaron|cayo) (?:\w+ ){0,2}?(?:pres[oa]|en la carcel|en la prision)|(?:nos|"
    r"lo|la|me) detuvieron",
    # illness
    r"(?:con|de|tuvo|tenia|un|una|el|la|diagnosticaron|le dio) (?:\w+ )?(?:leucemia|cancer|tumor|"
    r"tuberculosis|tisis|ictus|"
    r"meningitis|poliomielitis|infarto|derrame)\b|"
    rf"operaron a {_CLOSE}|operaron del? (?:corazon|cabeza|cancer)|se (?:estaba muriendo|moria)\b|"
    rf"{_CLOSE}(?: \w+)? estuvo (?:\w+ ){{0,4}}?en (?:el|la|un) (?:hospital|sanatorio|uci)",
    # violence, desertion
    r"(?:me|nos|le) pegaba\w*|pegaba a|palizas?|abusa(?:ron|ba|ban) de|abuso de mi|viol(?:aron|o) a|"
    r"me violaron|"
    r"me (?:encerraba\w*|maltrat\w+|amenaz\w+)|nos maltrat\w+|"
    r"(?:mi|su) (?:padre|marido|padrastro|madre|hombre|papa) (?:se emborrachaba|venia borracho|"
    r"llegaba borracho)|"
    r"se fue con otr[oa] y|(?:me|nos) dejo (?:con|a|sol\w) (?:los nin|mis hij|sin)|nos echaron (?:de|a la)",
    # fire, water, earth, accidents
    r"se (?:nos )?quemo (?:la|nuestra|toda la) casa|(?:el|un) incendio|riada se llevo|(?:el|un|"
    r"del) terremoto|avalancha|"
    r"se (?:derrumbo|hundio) (?:la|el) (?:mina|techo|puente|casa|pozo|galeria|barco|muro|"
    r"iglesia|balcon|tejado)|(?:el|un|aquel) accidente",
)  # fmt: skip
_SORROW: Final = re.compile("|".join(rf"\b(?:{pattern})" for pattern in _PATTERNS))
_PRETENCE: Final = re.compile(
    r"\b(?:ya )?hab(?:ia|ian) (?:muerto|fallecido)\b|\bpelicula\w*|\bnovela\w*|\bcine\b|\bsimulacro"
)


def is_sorrow(text: str) -> bool:
    """Whether a telling holds loss, violence, war, grave illness or disaster that happened."""
    words = split_words(text)
    plain_text = without_figures(words.joined(0, len(words)))
    told = _SORROW.search(plain_text) is not None or is_unnamed_loss(plain_text)
    return told and _PRETENCE.search(plain_text) is None
