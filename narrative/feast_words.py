"""Words that can tell an occasion and mean something else: a trip, a final, an age, olives to eat."""

import re
from typing import Final

from narrative.words import Words, word_set

_OFTEN_EVENTS: Final = word_set("despedida parto merienda independencia corrida nevada")
_SELDOM_EVENTS: Final = word_set("grito viaje carrera dieciocho")
_BRINGING: Final = re.compile(
    r"\b(traj\w+|tra[ei]\w*|dej\w+|pid\w+|pedi\w*|ech\w+|vin\w+|ven\w+|lleg\w+|carta|pas\w+)\b"
)
_COMPARED: Final = re.compile(r"\bcomo (un|una|el|la|los|las|en|si fuera)?( \w+)?( (de|del|en))?( la| el)?$|"
                              r"\b(hasta|desde|antes de|ni en|ni por)( la| el| los| las)?$")  # fmt: skip
_GONE: Final = re.compile(r"\b(se )?(habia|habian) \w+( \w+)? (a|al|para)( la| un| una| el| las)?$")
# what is done on a day of its own without being a feast
NO_FEASTS: Final = word_set(
    """snow_day picnic dance_night trip camping serenade swim_day summer_holiday washing_day market_day
    race_day circus_day town_band exhibition job_interview first_tv electric_light"""
)
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
    if word in ("reyes", "todos los santos"):
        return before not in _BEFORE_DAYS
    if word == "nacimiento":
        return before == "el"
    if word == "mi santo":
        return words.plain_at(last) == "padre"
    return _is_common_word(words, word, before, last)


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
