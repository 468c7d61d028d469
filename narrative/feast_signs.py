"""Occasions told without their word: "cumplí ochenta años" with a cake, "a la cancha" with a goal."""

import re
from collections.abc import Sequence
from typing import Final

_AGE: Final = r"(\w+ y \w+|\w+)"
_ROUND_AGE: Final = (
    r"(quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|\d\d)( y \w+)?"
)
_CHEER: Final = r"vals|bail\w+|brind\w+|mesa|invitad\w+"
_CROP: Final = (
    r"(el |la |las |los )?(cafe|aceitunas?|algodon|patatas|papas|manzanas|almendras|maiz|remolacha|tomates|"
    r"naranjas|cana|fresas|garbanzos)"
)
_BIRTH_SIGNS: Final = (
    r"hospital|comadrona|partera|matrona|enfermera|parto|dolores|sanatorio|clinica|maternidad|cordon|pari"
)
_NEWBORN: Final = r"berr\w+|chillando|pusieron|llor[ao]\w*|cordon|panales|prematur\w+|sietemesin[oa]|pasillo"
_OPENED: Final = (
    r"(abrimos|abrieron|abrio|abri|abrir|estrenamos|estrenaron|inauguramos) (el|la|nuestr[oa]|mi) "
    r"(bar|tienda|taller|negocio|local|fonda|panaderia|ferreteria|merceria|peluqueria|restaurante|cine|metro|"
    r"fabrica|escuela|hospital|libreria|kiosco|quiosco|consultorio|cafeteria|taberna|ambulatorio|puente|teleferico)"
)
_MUSIC: Final = (
    r"mariachis?|musicos?|guitarras?|tiple|trio|ventanas?|balcon|cant\w+|rendija|requinto|trompeta"
)
_PARTY: Final = (
    r"tartas?|tortas?|pastel|queque|bizcocho|velas?|velitas?|pinata|mananitas|globos?|sopl\w+|cantar|"
    r"cantaron|regal\w+|fiesta|sorpresa|invit\w+|vals"
)
_GAME: Final = (
    r"gol|goles|perdimos|ganamos|gano|ganaron|perdio|empat\w+|hinchas?|hinchada|tribuna|popular|central|"
    r"penal\w*|arbitro|referi|arquero|portero|delantero|despeje|jugo|jugaba|jugaban|equipo|primera vez|"
    r"choripan|clasico|camiseta|bandera|ascend\w+|descend\w+"
)
_BURIAL: Final = r"cementerio|cura|caja|ataud|misa|luto|panteon|campanas|camposanto|tumba|iglesia"
_CHILD: Final = r"(nin[oa]|hij[oa]|bebe|bebita|guagua|criatura|chiquill[oa]|primer\w*|nieto|nieta|herman\w+)"
_BURIED_BEAST: Final = r"en la arena|al (perro|gato|canario|pajaro)|a (la|el) (perra|gata|burra|vaca|gallina)"
_ASKED: Final = (
    r"documentos|papeles|un|una|dos|pan|permiso|ayuda|dinero|fiado|perdon|cuentas|turno|limosna|trabajo|"
    r"prestad\w|azucar|sal|"
    r"agua"
)
# concept, what tells it, and what must be told too ("": nothing more)
_TOLD: Final[tuple[tuple[str, str, str], ...]] = (
    ("birthday", rf"(dia|tarde|noche|manana|domingo|"
                 rf"sabado) (en )?(de )?que cumpl\w+ (los )?{_AGE}\b(?!.{{0,20}}de casad)",
     ""),
    ("birthday", rf"(cumpli\w*|cumple|cumplia) (los |sus |mis )?{_AGE}( anos| anitos)?", _PARTY),
    ("birthday", rf"(?<!iba )(?<!yo )(para|por|en) (mis|sus|los) {_AGE} (anos|anitos)( de)?", _PARTY),
    ("quinceanera", r"(los|sus|mis) quince anos( de)?",
     r"vals|fiesta|pastel|chambelan\w*|vestido|salon|damas|corona|bail\w+"),
    ("birthday", rf"(para|en|por) ((mis|sus) {_ROUND_AGE}|los {_ROUND_AGE} de (mi|la|el|don|dona))",
     rf"{_PARTY}|{_CHEER}"),
    ("birthday", rf"(cumpli\w*) (los )?{_ROUND_AGE} anos",
     r"le hicimos|me hicieron|vinieron todos|vino tod\w"),
    ("match", r"(a|en|de|conocer) la cancha|cancha de \w+|"
              r"(al|en el|del) (estadio|futbol|campo de futbol)", _GAME),
    ("match", r"(marc\w+|met\w+|grit\w+) (un|el|otro|aquel) gol|el arbitro|ultimo penal\w*|de champions|"
              r"ataj\w+ (el|un) penal\w*", ""),
    ("match", r"(uno|dos|tres|cuatro|cinco|seis) a (cero|uno|dos|tres)|al (primer|segundo|tercer|cuarto) gol",
     _GAME),
    ("silver_wedding",
     r"(los|sus|mis|nuestros) (veinticinco|treinta|cuarenta|cincuenta|sesenta|[23456]\d) (anos )?"
     r"de casad[oa]s",
     ""),
    ("day_of_the_dead", r"para (los )?muertos", r"altar|ofrendas?|cempasuchil|velas"),
    ("house_move", r"(dia|tarde|noche|manana) (en )?(de )?que nos (mudamos|cambiamos de (casa|piso))", ""),
    ("retirement", r"(le|me|nos) hicieron (la |una )?despedida de la (empresa|fabrica|oficina)", ""),
    ("wedding", r"(cuenta|recuerda|describe|relata) su matrimonio", ""),
    ("retirement", r"dia (en )?que (me|se) jubil\w+", ""),
    ("funeral", r"baj(aban|amos|aron) (la caja|el ataud)|tumba abierta|"
                r"cav(ando|aba|aban) la (tierra|fosa)", ""),
    ("harvest", rf"(re)?cog(iendo|iamos|ia|ian|imos|er) {_CROP}|(fui|fuimos|ibamos|iba) (a|al|a la) "
                r"(zafra|cosecha|aceituna)", ""),
    ("fair", r"(fiestas?|ferias?|verbena) (de|en honor (a|de)) (san|santa|santo|sant|la virgen)", ""),
    ("christmas", r"(24|veinticuatro|25|veinticinco) de (diciembre|dic)", ""),
    ("new_year", r"(31|treinta y uno) de (diciembre|dic)", ""),
    ("epiphany", r"(6|seis|5|cinco) de enero", r"reyes|juguetes?|muneca|zapatos"),
    ("day_of_the_dead", r"(dos|2|uno|1|primero) de noviembre", ""),
    ("independence", r"(18|dieciocho|19|diecinueve|16|dieciseis) de sep?tiembre", ""),
    ("birth", r"(mi \w+( \w+)?|la noche (en )?que|el dia (en )?que) (nacio|naci)\b|cuando nacio \w+",
     _BIRTH_SIGNS),
    ("birth", rf"(me|nos) nacio|nacio (un|una|mi|el|la) {_CHILD}|dio a luz|di a luz|dolores de parto|"
              r"rompi\w* aguas|(se|me) puso de parto|me puse de parto", ""),
    ("birth", r"para que naciera( (mi|el|la))?( \w+)?|"
              r"(le|la|me) (vin\w+|empez\w+|entr\w+|dieron) los dolores|"
              r"nacio en (el|la|plena|pleno|casa) ?\w*|"
              r"salio (un|una) (nin[oa]|pelad[oa]|criatura|chamac[oa])|"
              r"un varon|(es|fue|era) una nina|(mi|la) \w+ nacio en",
     rf"{_BIRTH_SIGNS}|{_NEWBORN}"),
    ("inauguration", rf"inaugur(amos|aron|o|aban|abamos)|(dia|noche|tarde|manana) (en )?que {_OPENED}|"
                     rf"(cuando|para) {_OPENED}", ""),
    ("serenade", r"(llev\w+|di\w*|dar\w*|trajo|trajeron) (una )?(gallo|serenata)( con)?", _MUSIC),
    ("christmas", r"misa (de|del) gallo|bunuelos y( la)? natilla|natilla y( los)? bunuelos", ""),
    ("posadas", r"(en |de )?(una|la|las) posadas?", r"pinatas?|san jose|peregrinos|aguinaldos?|letania"),
    ("candle_night", r"(siete|7) de diciembre", r"farol\w*|velas?|velitas"),
    ("day_of_the_dead", r"(puse|pon\w*|pus\w+|hasta|a) (la|una|su) ofrenda|cempasuchil\w*",
     r"fotos?|retratos?|muert\w+|panteon|velas|copal|calaverit\w+|dif?unt\w+"),
    ("baptism", r"(cuando|dia (en )?que) (la |lo |me |te )?bautiz(amos|aron|o|aban)", ""),
    ("wedding", r"(el|del|pleno) matrimonio de (la|mi|el|los|nuestr\w)",
     r"novi[oa]s?|torta|iglesia|cura|copas"),
    ("wake", r"(la )?velacion (de|del)|(la|lo) vel(amos|aron|abamos|aban)|en el velorio", ""),
    ("funeral", rf"(enterramos|enterraron|el dia que (lo |la )?enterr\w+)\b(?! ({_BURIED_BEAST}))", _BURIAL),
    ("pilgrimage", r"promesa|manda|exvoto", r"caminando|a pie|andando|de rodillas|descalz\w+|peregrin\w+"),
    ("graduation",
     r"(se recibio|me recibi|nos recibimos|se graduo|me gradue|nos graduamos|se licencio|"
     r"me licencie)\b(?! de (la mili|abuel\w))",
     ""),
    ("graduation", r"(dieron|entregaron|fui a recoger) (el|mi|su) (titulo|diploma)", ""),
    ("graduation", r"(al|en el|el) grado de (mi|la|nuestr\w)", ""),
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
