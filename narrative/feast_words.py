"""Words that can tell an occasion and mean something else: a trip, a final, an age, olives to eat."""

import re
from collections.abc import Set
from typing import Final

from narrative.words import Words, word_set

_OFTEN_EVENTS: Final = word_set("despedida parto merienda independencia corrida nevada")
_SELDOM_EVENTS: Final = word_set("grito viaje carrera dieciocho")
_BRINGING: Final = re.compile(
    r"\b(traj\w+|tra[ei]\w*|dej\w+|pid\w+|pedi\w*|ech\w+|vin\w+|ven\w+|lleg\w+|carta|pas\w+)\b"
)
_TIMES_OF_A_FEAST: Final = word_set(
    """dia noche cena comida fiesta visperas vispera misa manana tarde tardes vacaciones semana tiempo epoca
    obra domingo lunes martes miercoles jueves viernes sabado funcion"""
)
_OTHERS_MARRY: Final = frozenset({"se caso", "se casaron", "casarse"})
_LATE: Final = 0.7  # of the words of a telling: there it says how the story went on
# a saint gives a name to streets and houses; after these words the saint's day is not meant
_NAMED_AFTER: Final = word_set(
    """calle calles avenida plaza barrio esquina hospital iglesia parroquia colegio ermita puente puerta loma
    cerro monte playa cabo camino"""
)
_SAINTS: Final = re.compile(r"san(ta|to)? \w+")
_COMPARED: Final = re.compile(r"\b(parec(ia|ian|io) (un|una)|si era (un|una)|si (iba|ibamos) (a|de) (un|una)|"
                              r"equivocad[oa]s? de|(retrato|foto|fotografia) de( la| mi| su)?)$|"
                              r"\bcomo (un|una|el|la|los|las|en|ver el|si fuera)?( \w+)?( (de|del|en))?( la|"
                              r" el)?$|"
                              r"\b(hasta|desde|antes de|ni en|ni por|llegue al|llego al|llegar al|"
                              r"ni para el|no es mi)"
                              r"( la| el| los| las)?$|"
                              r"\b(ven|volv|regres|vuelt)\w* de( la| una| las)?$|"
                              r"\b(saco|traje|vestido|anillo|zapatos|chaqueta|reloj) de( la| su| mi)?$|"
                              r"\bque para la$")  # fmt: skip
_GONE: Final = re.compile(r"\b(se )?(habia|habian) \w+( \w+)? (a|al|para)( la| un| una| el| las)?$")
# what is done on a day of its own without being a feast
NO_FEASTS: Final = word_set(
    """snow_day picnic dance_night trip camping swim_day summer_holiday washing_day market_day
    race_day circus_day town_band exhibition job_interview first_tv electric_light first_job
    military_service"""
)
_PLANTS_AND_TOWNS: Final = frozenset({"nochebuenas", "matanzas"})
_ARTICLES: Final = frozenset({"el", "la", "una", "un", "del", "de"})
_BEFORE_DAYS: Final = frozenset({"de", "los", "por", "en", "para"})


def is_something_else(words: Words, first: int, last: int) -> bool:
    """Whether the occasion's words ``first``..``last`` (exclusive) tell no occasion here."""
    word, before = words.joined(first, last), words.plain_at(first - 1)
    if _is_denied(words, first, last) or _is_a_date_or_age(words, first, last):
        return True
    if _is_elsewhere(words, first):
        return True
    if "reyes magos" in word:
        return _BRINGING.search(words.joined(first - 5, last + 5)) is None
    if word in ("aceituna", "aceitunas"):
        return (before, word) != ("la", "aceituna")
    if word in ("finales", "partidos", "viajes", "carreras"):
        return True
    if word == "todos los santos":
        return before not in {*_BEFORE_DAYS, ""}
    if word == "reyes":
        return before not in _BEFORE_DAYS
    if word == "nacimiento":
        return before in ("el", "de")
    if _is_named_after(word, before, {words.plain_at(first - 2), words.plain_at(first - 3)}) or _is_told_of(
        words, word, first, last
    ):
        return True
    return _is_common_word(words, word, before, last)


def _is_named_after(word: str, before: str, further: Set[str]) -> bool:
    """Reads "calle San Juan", "la loma de San Juan", "Boedo y San Juan"."""
    return _SAINTS.fullmatch(word) is not None and (before == "y" or bool(_NAMED_AFTER & {before, *further}))


def _is_told_of(words: Words, word: str, first: int, last: int) -> bool:
    """Reads "los chorizos de Navidad", "la mesa de las bodas", "y se casaron" at the end of a telling."""
    if word in ("navidad", "navidades") and words.plain_at(first - 1) == "de":
        return words.plain_at(first - 2) not in _TIMES_OF_A_FEAST
    if word in _PLANTS_AND_TOWNS:
        return words.plain_at(first - 1) not in ("las", "en") or word == "nochebuenas"
    if word == "feria":
        return words.plain_at(last).startswith("compr")
    if word in _OTHERS_MARRY:
        return words.plain_at(first - 1) == "para" or first > _LATE * len(words)
    if word == "mi santo":
        return words.plain_at(last) == "padre"
    if word == "bodas":
        return words.plain_at(last) != "de"
    return words.joined(first - 2, last) == "por un partido"


def _is_elsewhere(words: Words, first: int) -> bool:
    """Reads "como un paso de Semana Santa", "hasta Reyes", "había bajado a la feria"."""
    lead = words.joined(first - 5, first)
    return _COMPARED.search(lead) is not None or _GONE.search(lead) is not None


def _is_denied(words: Words, first: int, last: int) -> bool:
    """Reads "no me casé nunca", "boda no hubo"."""
    denied = words.joined(first - 2, first) in ("no me", "nunca me", "no nos")
    if words.plain_at(first - 1) in ("habra", "pedir", "pidio", "pedi"):
        return True
    return denied or words.joined(last, last + 2) in ("no hubo", "no hay", "no llego")


def _is_a_date_or_age(words: Words, first: int, last: int) -> bool:
    """Reads "a fin de año hicimos una obra", "a los quince"."""
    if words.joined(first - 1, last) in ("a fin de ano", "a final de ano", "a finales de ano"):
        return True
    if words.joined(first - 2, last) in ("a los quince", "con los quince"):
        return True
    return words.joined(first - 1, last) in ("a los quince", "con los quince")


def _is_common_word(words: Words, word: str, before: str, last: int) -> bool:
    if word in ("final", "partido") and before not in ("el", "la", "un"):
        return True
    if word == "final":
        seen = words.plain_at(last - 3).startswith(("mir", "vimos", "vi", "gan", "perd", "escuch", "jug"))
        return words.plain_at(last) not in ("del", "de") and not (before == "la" and seen)
    if word in _SELDOM_EVENTS:
        return True
    return (word in _OFTEN_EVENTS or word == "san martin") and before not in _ARTICLES
