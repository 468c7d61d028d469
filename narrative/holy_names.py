"""Words that name a saint, a Virgin or a feast of theirs, where nobody and nowhere is meant.

"Por Todos los Santos", "la Virgen del Carmen", "el día de Santiago": the names in them are no people and no
towns. A place that is called after a saint stays one ("la calle San Juan", "vivíamos en San Juan").
"""

from collections.abc import Iterator
from typing import Final

from narrative.grammar_words import DETERMINERS
from narrative.lexicon import Lexicon
from narrative.words import Words, word_set

_SAINTS: Final = frozenset({"san", "santa", "santo", "sant"})
_DAYS: Final = word_set(
    """dia dias noche noches vispera visperas fiesta fiestas feria ferias verbena romeria procesion novena
    hoguera hogueras octava puente semana manana tarde cabalgata onomastica vigilia rosca"""
)
_AT_A_FEAST: Final = word_set("por para pa")
_AROUND: Final = word_set("desde hasta en")
# nobody is called so with "la" before it but in feasts, and no town with "por" before it
_FEASTS: Final = word_set(
    """inmaculada purisima candelaria asuncion ascension animas merced trinidad encarnacion natividad
    epifania visitacion anunciacion santos difuntos reyes pascua pascuas ramos magdalena"""
)
_ONLY_HOLY: Final = word_set("purisima inmaculada animas")
# with "el" before it a woman's name is a Virgin's feast or her town: "por el Pilar", "la noche del Carmen"
_WITH_EL: Final = word_set("pilar carmen rosario rocio")
_HOLY_ONES: Final = word_set("virgen cristo nazareno")
_HOLY_CHILD: Final = frozenset({"nino jesus", "nino dios"})
_ARTICLES: Final = word_set("el la los las del")
_OF: Final = frozenset({"de", "del"})


def holy_words(words: Words, lexicon: Lexicon) -> frozenset[int]:
    """The indexes of the words that name a saint, a Virgin or a feast."""
    told = {i for at in range(len(words)) for i in range(at, _end_of_holy(words, lexicon, at))}
    days = [m for m in lexicon.all_in("occasions", words) if words.plain_at(m.first) in _DAYS]
    named = {i for m in days for i in range(m.first, m.last) if words.plain_at(i) in lexicon.given_names}
    articles = {i - 1 for i in told if words.plain_at(i - 1) in _ARTICLES}
    return frozenset(told | named | articles)


def _end_of_holy(words: Words, lexicon: Lexicon, at: int) -> int:
    """The word behind a holy name that starts at ``at``; ``at`` itself where none does."""
    word = words.plain_at(at)
    if words.joined(at, at + 2) in _HOLY_CHILD and words.plain_at(at - 1) in ("el", "al", "del"):
        return at + 2
    if word in _HOLY_ONES or words.joined(at, at + 2) == "nuestra senora":
        return _end_of_virgin(words, at + 1 + (word == "nuestra"))
    if word in _SAINTS and _is_a_day(words, lexicon, at):
        return at + 1 if words.stops_between(at, at + 1) else _end_of_saint(words, at + 1)
    if word == "santos" and words.plain_at(at - 1) == "los":
        told = words.plain_at(at - 2) == "todos" or words.plain_at(at + 1) == "inocentes"
        return (
            at + 1 + (words.plain_at(at + 1) == "inocentes") if told or _is_a_day(words, lexicon, at) else at
        )
    if word in _ONLY_HOLY and words.cased and words[at].capital and _has_article(words, at):
        return at + 1 if not words[at].opens and not _calls(words, at) else at
    named = word in _FEASTS or (word in _WITH_EL and words.plain_at(at - 1) in ("el", "del"))
    return at + 1 if named and _has_article(words, at) and _is_a_day(words, lexicon, at) else at


def _calls(words: Words, at: int) -> bool:
    """Reads "mi hija Inmaculada", "con la Inmaculada": somebody of that name is with others."""
    return words.plain_at(at - 2) in ("con", "a", "y", "mi")


def _has_article(words: Words, at: int) -> bool:
    return words.plain_at(at - 1) in _ARTICLES or words.plain_at(at - 1) == "de"


def _is_a_day(words: Words, lexicon: Lexicon, at: int) -> bool:
    """Whether a day, a feast or "por" stands before the name that begins at ``at``."""
    before = at - 1
    while words.plain_at(before) in (*_ARTICLES - {"del"}, "todos"):
        before -= 1
    lead = words.plain_at(before)
    if lead in _AT_A_FEAST:
        return True
    if lead in _OF:
        return words.plain_at(before - 1) in _DAYS
    town = " ".join((words.plain_at(at), words.plain_at(at + 1)))
    return lead in _AROUND and town not in lexicon.gazetteer and _is_feast_of_lexicon(words, lexicon, at)


def _is_feast_of_lexicon(words: Words, lexicon: Lexicon, at: int) -> bool:
    return any(lexicon.at("occasions", words, first) is not None for first in _starts(words, at))


def _starts(words: Words, at: int) -> Iterator[int]:
    """The word and the articles before it."""
    yield at
    while words.plain_at(at - 1) in (*_ARTICLES, "todos"):
        at -= 1
        yield at


def _end_of_virgin(words: Words, at: int) -> int:
    """Reads "(la Virgen) del Carmen", "(el Cristo) de los Gitanos": the words up to the name's end."""
    if words.plain_at(at) not in _OF or words[at].after_stop:
        return at
    name = at + 1
    while words.plain_at(name) in DETERMINERS:
        name += 1
    if name >= len(words) or words.stops_between(at, name):
        return at
    return _behind_name(words, name)


def _end_of_saint(words: Words, at: int) -> int:
    """Reads "(San) Antonio de Padua", "(San) Juan": the words up to the name's end."""
    end = _behind_name(words, at)
    if words.cased and words.plain_at(end) == "de" and end + 1 < len(words) and words[end + 1].capital:
        return _behind_name(words, end + 1)
    return end


def _behind_name(words: Words, at: int) -> int:
    """The word behind a name that starts at ``at``: a run of capitals, or one word where none are written."""
    end = at + 1
    while words.cased and end < len(words) and words[end].capital and not words[end].after_stop:
        end += 1
    return min(end, len(words))
