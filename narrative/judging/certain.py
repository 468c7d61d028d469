"""What the words right around a mention say so plainly about being there that no weighing overrules it.

Whoever "se lo perdió", telephoned from another town, had stayed behind, stands in a portrait or is told of
with "sin" is away; whoever a sentence begins with as the doer of a bodily deed in the past is hardly ever.
Each pattern was kept only when it held in the told memories: of the 88 whom they find away there one is
there, of the 290 whom they find there 5 are not.
"""

import re
from collections.abc import Sequence
from typing import Final

from narrative.phrase_parts import Phrase
from narrative.words import Words

_PRONOUNS: Final = r"(?:me |nos |le |les |lo |la |los |las |se |te )*"
_WIRE: Final = r"(?:telefono|movil|celular|videollamada|skype|whatsapp|wasap)"
# before the mention, the sentence so far
_AWAY_BEFORE: Final = re.compile(
    r"(?:\bsin"
    r"|\b(?:retrato|foto|fotografia)s? (?:\w+ )?(?:de|del)"
    r"|\b(?:retrato|foto|fotografia)s? (?:\w+ )?(?:de|del) (?:\w+ ){1,3}(?:con|y)"
    rf"|\bno {_PRONOUNS}(?:quiso|quisieron|pudo|pudieron|dejaron) (?:venir|ir|acompanar)(?:se|nos|me)?"
    rf"|\b(?:cuando|que) {_PRONOUNS}(?:conte|contamos|contaba) a"
    rf"|\bse l[oa] (?:conte|contamos) a"
    # "una vela por mi madre", "rezábamos por mi padre"
    r"|\b(?:velas?|misas?|novena|rez\w+|oracion|ofrenda)(?: \w+){0,4} por"
    # the dead man at his own wake
    r"|\b(?:velamos|velaban|velaron|velabamos|enterramos|enterraron|enterraban|enterrabamos)(?: a)?)$"
)
_TO_THE_NECK: Final = re.compile(r"hasta (?:el|la|los|las) ")  # "lo enterramos en la arena hasta el cuello"
# "me quedé solo porque mi mujer se fue a la peluquería"
_ALONE_FOR: Final = re.compile(r"\bsol[oa]s? (?:en casa )?(?:porque|que|pues|ya que)$")
# "hablamos con mi hijo, que vive en Alemania"
_TALKED_WITH: Final = re.compile(r"\b(?:habl|charl|convers|chate)\w+(?: por \w+)? con$")
_LIVES: Final = re.compile(r"(?:\| )?que (?:vive|esta|trabaja|estudia|anda) en\b")
_WENT: Final = re.compile(
    r"(?:se (?:fue|fueron|iba|iban|habia ido|habian ido|marcho)|estaba|estaban|salio|salieron)\b"
)
# "la leche de las cabras", "un abrigo de la piel de…": what comes of an animal brings none
_OF_WHAT_IT_GIVES: Final = re.compile(
    r"\b(?:leche|queso|lana|huevos?|carne|piel|manteca|grasa|estiercol|plumas?|cuero|crines|miel) (?:de|del)$"
)
# a picture that is just being taken shows those who are there
_TAKEN: Final = re.compile(
    r"\b(?:hac|hic|hiz|sac|saq|tom|pos)\w*(?: \w+){0,3} (?:retrato|foto|fotografia)s?\b[^|]*$"
)
_CALLED_BEFORE: Final = re.compile(
    rf"\b(?:llamo|llamaba|telefoneo|escribio|escribia)(?: por {_WIRE})?(?: ayer| \w+ pasad[oa])?$"
)
_FROM: Final = re.compile(r"(?:\| )?desde (?!la (?:ventana|puerta|calle|cocina|otra))")
# behind it, to the end of the sentence or the next person
_AWAY_BEHIND: Final = re.compile(
    r"(?:[^|]{0,60}(?:\| )?[^|]{0,50})\b(?:se (?:lo|la) (?:perdio|perdia|perdieron)|se perdio todo|"
    r"sin enterarse|ni se entero|nunca se entero|ni lo supo|nunca lo supo|ni lo sintio|ni la sintio|"
    r"no se entero(?! nadie))\b"
    rf"|(?:que )?{_PRONOUNS}(?:llamo|llamaba|telefoneo|escribio|escribia|manda|mandaba|mando)\b"
    r"[^|]{0,25} desde\b"
    rf"|(?:que )?{_PRONOUNS}(?:llamo|llamaba|hablo|hablaba|dijo|decia|felicito|lloro|lloraba|canto|leia)\b"
    rf"[^|]{{0,20}} por (?:el )?{_WIRE}\b"
    r"|(?:ya )?se (?:me |nos |le )?hab(?:ia|ian) quedado (?:\w+ )?(?:en|con)\b"
    rf"|{_PRONOUNS}(?:mando|envio) (?:una?|unos|unas|dos|tres|dinero|cartas?)\b"
    r"|\| en (?:la|una) (?:foto|fotografia) (?:de|del|que)\b"
    rf"|por (?:el )?{_WIRE}\b(?! (?:que|me|nos)\b)"
    r"|[^|]{0,12}\btrabajaba [^|]{0,25}\bhasta (?:tarde|muy tarde|las tantas|la noche|las mil)\b"
    r"|(?:\| )?[^|]{0,20}(?:\| )?(?:sabe dios|vaya usted a saber|a saber|quien sabe) donde\b"
    r"|[^|]{0,12}\bpasaban? (?:las (?:vacaciones|navidades)|los veranos|el verano) (?:en|con|fuera)\b"
    r"|[^|]{0,30}\bpero no se (?:queda|quedaba|quedo)\b"
    r"|[^|]{0,40}(?:\| )?\bno (?:subio|bajo|salio|vino|aparecio) en (?:todo|toda|dos|tres|cuatro|varios) "
    r"|que no (?:vendria|iria) y no (?:vino|fue)\b"
    r"|(?:ya )?se (?:me|nos|le) quedo (?:dormid[oa] )?con (?:la|el|mi|su|los|las|unos)\b"
    r"|\| con (?:l[oa]s|sus|mis|mi|la|su) (?:abuel|ti|padre|suegr|prim|madre|vecin)\w+ "
    r"\| en (?:la|el|casa)[^|]*$"
    r"|estaba (?:de )?intern[oa]\b"
)
# "estaba en el turno de noche y llegó a pie", "no se enteró hasta las ocho, que entró con la tartera"
_TURNED_UP: Final = re.compile(
    r"(?:que )?(?:se )?(?:estaba|andaba|trabajaba|habia (?:ido|salido|bajado|subido|marchado))\b.{0,70}"
    r"\b(?:y|pero|hasta que|que) (?:llego|entro|volvio|aparecio|se presento)\b"
    r"(?! (?:al dia|al otro|a los|a la semana|tarde|demasiado|despues|por (?:la|el|carta)))"
)
_BODILY: Final = (
    r"(?:dijo|grito|miro|puso|dio|saco|metio|echo|agarro|cogio|abrazo|beso|salio|sento|levanto|solto|"
    r"canto|lloro|bailo|abrio|cerro|bajo|subio|corrio|tiro|sirvio|aplaudio|quito|trajo|limpio|tapo)"
)
_DID_IT: Final = re.compile(
    rf"{_PRONOUNS}{_BODILY}\b(?! (?:clase|a luz|por (?:el )?{_WIRE}|por la tele|desde|"
    r"que (?:no )?(?:vendria|iria|iba)))"
)
_SET_APART: Final = re.compile(r"\b(?:el|la|los|las) que (?!no )[^|]{2,45} (?:fue|fueron|era)$")


def certainly_away(phrase: Phrase, words: Words, phrases: Sequence[Phrase]) -> bool:
    """Whether one mention says by itself that the one meant was not there."""
    before, behind = _before(phrase, words), _behind(phrase, words, phrases)
    if phrase.kind == "pet" and _OF_WHAT_IT_GIVES.search(before):
        return True
    told_before = _AWAY_BEFORE.search(before) and not _TAKEN.search(before)
    if (told_before and not _TO_THE_NECK.match(behind)) or _AWAY_BEHIND.match(behind):
        return True
    if _ALONE_FOR.search(before) and _WENT.match(behind):
        return True
    if _TALKED_WITH.search(before) and _LIVES.match(behind):
        return True
    return _CALLED_BEFORE.search(before) is not None and _FROM.match(behind) is not None


def plainly_there(phrase: Phrase, words: Words, phrases: Sequence[Phrase]) -> bool:
    """Reads "y mi madre se levantó", "el que vino a abrir fue Tomás": the doer of a bodily deed; and "mi
    padre andaba en el puerto y llegó a pie", who was away and came.
    """
    before = _before(phrase, words)
    if _SET_APART.search(before):
        return True
    begins = not before or before.endswith("|") or before.split()[-1] in ("y", "entonces")
    behind = _behind(phrase, words, phrases)
    return begins and (_DID_IT.match(behind) is not None or _TURNED_UP.match(behind) is not None)


def _before(phrase: Phrase, words: Words) -> str:
    """The sentence up to the mention in plain words, "|" where it stops; "del" and "al" are whole."""
    first = phrase.first
    while first > 0 and not words[first].opens:
        first -= 1
    said = _with_stops(words, first, phrase.first)
    return f"{said} |" if phrase.first > first and words[phrase.first].after_stop else said


def _behind(phrase: Phrase, words: Words, phrases: Sequence[Phrase]) -> str:
    """The sentence from the mention on, up to the next person."""
    end = phrase.last
    others = {p.first for p in phrases if p.kind != "place" and p.first >= phrase.last}
    while end < len(words) and not words[end].opens and end not in others:
        end += 1
    said = _with_stops(words, phrase.last, end)
    stops = phrase.last < end and words[phrase.last].after_stop
    return f"| {said}" if stops else said


def _with_stops(words: Words, first: int, last: int) -> str:
    marked = ("| " * (at > first and words[at].after_stop) + words[at].plain for at in range(first, last))
    return " ".join(marked)
