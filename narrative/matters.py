"""Painful matters and the words by which each shows in a telling: war, death, illness, violence…

They are read in plain words (small letters, no accents). Figures of speech are taken out first:
nobody died in "muertos de risa".
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

Matter = Literal[
    "war", "death", "illness", "accident", "fire", "prison", "hunger", "violence", "parting", "drink",
    "flood", "quake", "lost_child", "suicide", "drowning",
]  # fmt: skip

_FIGURES: Final = re.compile(
    r"\b(muert[oa]s? de (risa|miedo|hambre|frio|sueno|verguenza|cansancio|ganas|pena|calor|sed|envidia)|"
    r"(me|nos|se) (moria|moriamos|morian|muero|morimos|mori) de \w+|jug\w+ a (la guerra|las guerras|"
    r"soldados|los soldados)|hambre de lobo\w*|guerra de (agua|nieve|bolas|almohadas|globos)|"
    r"de un golpe|golpe de (suerte|viento|vista|aire)|de golpe|(la|una) presa del (rio|pantano|embalse)|"
    r"naturaleza muerta|horas? muertas?|angel de la guarda|dia de (los )?muertos|semana santa|"
    r"(tanque|bomba)s? de (agua|gasolina|aire|la bicicleta)|punto muerto|castillo de fuego|"
    r"fuegos? artificial\w*|mosca muerta|"
    r"un muerto de hambre|matar el (tiempo|rato|hambre)|santo entierro|entierro de la sardina)\b"
)
_PATTERNS: Final[Mapping[Matter, str]] = {
    "war": (
        r"guerra|posguerra|bombarde\w+|bombas?|metralla\w*|fusil\w*|trincheras?|refugio antiaereo|sirenas|"
        r"milicianos?|maquis|falangistas?|malvinas|guerrill\w+|paramilitar\w*|paracos?|en el frente|"
        r"al frente|exilio|campos? de (concentracion|refugiados)|tropas|artilleria|obus\w*|la contra|"
        r"la violencia|pelotones?|avion\w* enemig\w+|nos bombarde\w+|masacre|alambrad\w+|"
        r"tiroteos?|balacer\w+|balas"
    ),
    "death": (
        r"muerte|muert[oa]s?|muri\w+|morir\w*|moria\w*|muere|mueren|falleci\w*|difunt[oa]s?|entierr\w*|"
        r"enterr\w+|funeral\w*|velator\w+|velorio|velaron|velamos|velaban|ataud|feretro|luto|viud[oa]s?|"
        r"enviud\w+|pesame|ultimo (suspiro|aliento)|cerre los ojos|se fue al cielo|sepult\w+|"
        r"agoni\w+|lo perdimos|la perdimos|perdi a|perdimos a|se nos fue|nos dejo para siempre|tumba"
    ),
    "illness": (
        r"hospital\w*|enferm[oa]s?|enfermedad\w*|enferm[oó]\w*|cancer|tumor\w*|operaron|operacion|"
        r"quirofano|"
        r"clinica|sanatorio|tuberculosis|tisis|ictus|infarto|derrame cerebral|quimio\w*|leucemia|polio|"
        r"ambulancia|uci|meningitis|difteria|tifus|manicomio|pulmonia|paralisis"
    ),
    "accident": (
        r"accidente\w*|atropell\w+|volco|volcaron|volcamos|descarril\w+|siniestro|se (cayo|"
        r"mato) del? andamio"
    ),
    "fire": r"incendi\w+|se (quemo|quemaron|quemaba)|ardio|ardia (la|el|todo)|en llamas|"
    "las llamas (subian|salian|llegaban)",
    "prison": (
        r"carcel\w*|prision\w*|preso|presos|(estuvo|metieron|llevaron|cayo|tuvieron|estaba) presas?|"
        r"detuv\w+|detenid[oa]s?|detencion|calabozo|condena\w*|"
        r"se (lo|la|los|las) llevaron|se llevaron a|desaparecid[oa]s?|allanaron|allanamiento"
    ),
    "hunger": r"hambre|hambruna|racionamiento|cartillas? de racion\w*|auxilio social",
    "violence": (
        r"pegaba\w*|pegaron|me peg[oa]|le pega|palizas?|maltrat\w+|golpes|golpiza\w*|(me|le|la|lo|"
        r"nos) golpe\w+|correaz\w*|cinturonaz\w*|"
        r"violacion|abus[oa]\w*|tortur\w+|mat(o|aron) a|lo mataron|la mataron|asesin\w+|navajazo|"
        r"a gritos me|amenaz\w+|machetaz\w*|violaron"
    ),
    "parting": r"divorci\w+|separacion|(nos|se) separa(mos|ron)|abandon(o|aron|ada|ado|aba)\b",
    "drink": r"borrach\w+|alcohol\w*|emborrach\w+|cirrosis",
    "flood": r"riadas?|inundacion\w*|se inundo|desbord\w+",
    "quake": r"terremoto\w*|temblor|derrumb\w+|sismo|avalancha|deslave",
    "lost_child": (
        r"abort\w+|naci(o|do) muert[oa]|perdi (al|a mi|un|el) (nino|nina|bebe|hijo|hija)|"
        r"perdimos (al|a la|un|una) (nino|nina|bebe|hijo|hija)|se me murio (el|mi) (nino|hijo|bebe)"
    ),
    "suicide": r"suicid\w+|se (ahorco|mato|pego un tiro)|se quito la vida",
    "drowning": r"se ahog\w+|ahogad[oa]s?|naufrag\w+|se lo trago el mar",
}  # fmt: skip
MATTERS: Final[tuple[Matter, ...]] = tuple(_PATTERNS)


def matters_in(text: str) -> frozenset[Matter]:
    """The painful matters that a text in plain words speaks of."""
    bare = without_figures(text)
    return frozenset(matter for matter in MATTERS if _pattern(matter).search(bare))


def without_figures(text: str) -> str:
    """A text in plain words without its figures of speech and games."""
    return _FIGURES.sub(" ", text)


def is_word_of(word: str, matter: Matter) -> bool:
    """Whether a plain word is one by which this matter shows."""
    return _pattern(matter).fullmatch(word) is not None


@lru_cache(maxsize=32)
def _pattern(matter: Matter) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_PATTERNS[matter]})\b")
