"""Words that can tell an occasion and mean something else: a trip, a final, an age, olives to eat."""

from typing import Final

from narrative.words import Words, word_set

_OFTEN_EVENTS: Final = word_set("despedida parto merienda independencia corrida nevada")
_SELDOM_EVENTS: Final = word_set("grito viaje carrera dieciocho")
_ARTICLES: Final = frozenset({"el", "la", "una", "un", "del", "de"})
_BEFORE_DAYS: Final = frozenset({"de", "los", "por", "en", "para"})


def is_something_else(words: Words, first: int, last: int) -> bool:
    """Whether the occasion's words ``first``..``last`` (exclusive) tell no occasion here."""
    word, before = words.joined(first, last), words.plain_at(first - 1)
    if _is_denied(words, first, last) or _is_a_date_or_age(words, first, last):
        return True
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


def _is_denied(words: Words, first: int, last: int) -> bool:
    """Reads "no me casé nunca", "boda no hubo"."""
    denied = words.joined(first - 2, first) in ("no me", "nunca me", "no nos")
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
        return words.plain_at(last) not in ("del", "de")
    if word in _SELDOM_EVENTS:
        return True
    return (word in _OFTEN_EVENTS or word == "san martin") and before not in _ARTICLES
