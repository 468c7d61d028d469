"""Occasions told without their word: "cumplí ochenta años" with a cake, "me llevó a la cancha" with a goal."""

import re
from collections.abc import Sequence
from typing import Final

_AGE: Final = r"(\w+ y \w+|\w+)"
# concept, what tells it, and what must be told too (None: nothing more)
_SIGNS: Final[tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]] = (
    ("birthday", re.compile(rf"\b(dia|tarde|noche|manana|domingo|sabado) (en )?(que|q|de que) cumpl\w+ (los )?{_AGE}"), None),
    ("birthday", re.compile(rf"\b(cumpli\w*|cumple|cumplia) (los |sus |mis )?{_AGE}( anos| anitos)?\b"),
     re.compile(r"\b(tartas?|tortas?|pastel|queque|velas?|velitas?|piñata|pinata|mananitas|globos?|"
                r"sopl\w+|(me|le|nos|les) cantaron|regal\w+|fiesta|sorpresa|invit\w+|bizcocho)\b")),
    ("birthday", re.compile(rf"\b(para|por|en) (mis|sus|los) {_AGE} (anos|anitos)( de)?\b"),
     re.compile(r"\b(tartas?|tortas?|pastel|queque|velas?|velitas?|pinata|mananitas|sopl\w+|"
                r"cantar|cantaron|fiesta|sorpresa|vals)\b")),
    ("birthday", re.compile(r"\b(los|sus|mis) quince anos( de)?\b"),
     re.compile(r"\b(vals|fiesta|pastel|chambelan\w*|vestido|salon|damas|corona|bail\w+)\b")),
    ("match", re.compile(r"\b(a|en|de) la cancha\b|\b(al|en el|del) (estadio|futbol|campo de futbol)\b"),
     re.compile(r"\b(gol|goles|perdimos|ganamos|gano|ganaron|perdio|empat\w+|hinchas?|hinchada|tribuna|"
                r"popular|central|penal\w*|penalti|arbitro|referi|arquero|portero|delantero|despeje|jugo|"
                r"jugaba|jugaban|equipo|(por )?primera vez|choripan|clasico|camiseta|bandera)\b")),
    ("fair", re.compile(r"\b(fiestas?|ferias?|verbena) (de|en honor (a|de)) (san|santa|santo|la virgen|nuestra senora|sant)\b"),
     None),
    ("christmas", re.compile(r"\b(24|veinticuatro|25|veinticinco) de (diciembre|dic)\b"), None),
    ("new_year", re.compile(r"\b(31|treinta y uno) de (diciembre|dic)\b"), None),
    ("epiphany", re.compile(r"\b(6|seis|5|cinco) de enero\b"), re.compile(r"\b(reyes|juguetes?|muneca|zapatos)\b")),
    ("day_of_the_dead", re.compile(r"\b(dos|2|uno|1|primero) de noviembre\b"), None),
    ("independence", re.compile(r"\b(18|dieciocho|19|diecinueve) de se(p)?tiembre\b|\b(16|dieciseis) de se(p)?tiembre\b"),
     None),
    ("birth", re.compile(r"\b((me|nos) nacio|nacio (un|una|mi|el|la) (nin[oa]|hij[oa]|bebe|bebita|guagua|criatura|"
                         r"chiquill[oa]|primer\w*|nieto|nieta|herman\w+)|dio a luz|di a luz|dolores de parto|"
                         r"rompi\w* aguas|se puso de parto|me puse de parto)\b"), None),
    ("funeral", re.compile(r"\b(enterramos|enterraron|el dia que (lo|la)? ?enterr\w+|en el cementerio enterr\w+)\b"
                           r"(?! (en la arena|al (perro|gato|canario|pajaro)|a (la|el) (perra|gata|burra|vaca|gallina)))"),
     re.compile(r"\b(cementerio|cura|caja|ataud|misa|luto|panteon|campanas|camposanto|tumba|iglesia)\b")),
    ("pilgrimage", re.compile(r"\b(promesa|manda|exvoto)\b"),
     re.compile(r"\b(caminando|a pie|andando|de rodillas|descalz\w+|peregrin\w+)\b")),
    ("graduation", re.compile(r"\b(se|me|nos) (recibio|recibi|recibimos|graduo|gradue|graduamos|licencio|licencie)\b(?! de (la )?mili)|"
                              r"\b(dieron|entregaron|fui a recoger) (el|mi|su) (titulo|diploma)\b"), None),
    ("engagement", re.compile(r"\b(vinieron|vino|fue|fueron) a pedir(me|la|le)?( la| mi| su)?( mano)?\b(?! (un|una|dos|pan|permiso|"
                              r"ayuda|dinero|fiado|perdon|cuentas|turno|limosna|trabajo|prestad\w))|"
                              r"\bpedi(r|rme|rle|eron|o|a|an) (la|mi|su) mano\b"), None),
)  # fmt: skip


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
