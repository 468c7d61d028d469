"""Occasions told without their word: "cumplí ochenta años" with a cake, "a la cancha" with a goal."""

import re
from collections.abc import Sequence
from typing import Final

_AGE: Final = r"(\w+ y \w+|\w+)"
_PARTY: Final = (
    r"tartas?|tortas?|pastel|queque|bizcocho|velas?|velitas?|pinata|mananitas|globos?|sopl\w+|cantar|"
    r"cantaron|regal\w+|fiesta|sorpresa|invit\w+|vals"
)
_GAME: Final = (
    r"gol|goles|perdimos|ganamos|gano|ganaron|perdio|empat\w+|hinchas?|hinchada|tribuna|popular|central|"
    r"penal\w*|arbitro|referi|arquero|portero|delantero|despeje|jugo|jugaba|jugaban|equipo|primera vez|"
    r"choripan|clasico|camiseta|bandera"
)
_BURIAL: Final = r"cementerio|cura|caja|ataud|misa|luto|panteon|campanas|camposanto|tumba|iglesia"
_CHILD: Final = r"(nin[oa]|hij[oa]|bebe|bebita|guagua|criatura|chiquill[oa]|primer\w*|nieto|nieta|herman\w+)"
_BURIED_BEAST: Final = r"en la arena|al (perro|gato|canario|pajaro)|a (la|el) (perra|gata|burra|vaca|gallina)"
_ASKED: Final = (
    r"un|una|dos|pan|permiso|ayuda|dinero|fiado|perdon|cuentas|turno|limosna|trabajo|prestad\w|azucar|sal|"
    r"agua"
)
# concept, what tells it, and what must be told too ("": nothing more)
_TOLD: Final[tuple[tuple[str, str, str], ...]] = (
    ("birthday", rf"(dia|tarde|noche|manana|domingo|sabado) (en )?(de )?que cumpl\w+ (los )?{_AGE}", ""),
    ("birthday", rf"(cumpli\w*|cumple|cumplia) (los |sus |mis )?{_AGE}( anos| anitos)?", _PARTY),
    ("birthday", rf"(para|por|en) (mis|sus|los) {_AGE} (anos|anitos)( de)?", _PARTY),
    ("birthday", r"(los|sus|mis) quince anos( de)?",
     r"vals|fiesta|pastel|chambelan\w*|vestido|salon|damas|corona|bail\w+"),
    ("match", r"(a|en|de|conocer) la cancha|(al|en el|del) (estadio|futbol|campo de futbol)", _GAME),
    ("fair", r"(fiestas?|ferias?|verbena) (de|en honor (a|de)) (san|santa|santo|sant|la virgen)", ""),
    ("christmas", r"(24|veinticuatro|25|veinticinco) de (diciembre|dic)", ""),
    ("new_year", r"(31|treinta y uno) de (diciembre|dic)", ""),
    ("epiphany", r"(6|seis|5|cinco) de enero", r"reyes|juguetes?|muneca|zapatos"),
    ("day_of_the_dead", r"(dos|2|uno|1|primero) de noviembre", ""),
    ("independence", r"(18|dieciocho|19|diecinueve|16|dieciseis) de sep?tiembre", ""),
    ("birth", rf"(me|nos) nacio|nacio (un|una|mi|el|la) {_CHILD}|dio a luz|di a luz|dolores de parto|"
              r"rompi\w* aguas|(se|me) puso de parto|me puse de parto", ""),
    ("funeral", rf"(enterramos|enterraron|el dia que (lo |la )?enterr\w+)\b(?! ({_BURIED_BEAST}))", _BURIAL),
    ("pilgrimage", r"promesa|manda|exvoto", r"caminando|a pie|andando|de rodillas|descalz\w+|peregrin\w+"),
    ("graduation",
     r"(se|me|nos) (recibio|recibi|recibimos|graduo|gradue|graduamos|licencio|licencie)\b(?! de la mili)",
     ""),
    ("graduation", r"(dieron|entregaron|fui a recoger) (el|mi|su) (titulo|diploma)", ""),
    ("engagement",
     rf"(vinieron|vino|fue|fueron) a pedir(me|la|le)?( la| mi| su)?( mano)?\b(?! ({_ASKED}))", ""),
    ("engagement", r"pedi(r|rme|rle|eron|o|a|an) (la|mi|su) mano", ""),
)  # fmt: skip
_SIGNS: Final = tuple(
    (concept, re.compile(rf"\b({sign})\b"), re.compile(rf"\b({more})\b") if more else None)
    for concept, sign, more in _TOLD
)


def told_by_signs(tokens: Sequence[str]) -> tuple[str, int, int] | None:
    """The concept of an occasion that the plain ``tokens`` tell of, and the tokens that tell it (end
    exclusive); None when nothing does.
    """
    text = " ".join(tokens)
    for concept, sign, needed in _SIGNS:
        found = sign.search(text)
        if found is None or (needed is not None and needed.search(text) is None):
            continue
        first = text.count(" ", 0, found.start())
        return concept, first, first + found.group().strip().count(" ") + 1
    return None
