"""When a noun that can name a place does name one: many are verbs, furniture or parts of the day too."""

from typing import Final

from narrative.grammar_words import PLACE_PREPOSITIONS
from narrative.lexicon import Match
from narrative.words import Words, word_set

_BARE: Final = frozenset({"casa", "clase", "urgencias", "correos", "telegrafos", "ultramarinos"})
_NEEDS_PREPOSITION: Final = frozenset(
    {"cafe", "piso", "pieza", "estudio", "era", "frente", "obra", "parada", "media", "billar"}
)
_MEASURED: Final = word_set("hora kilo litro siglo final finales luna arroba aceite pan libra")
_BUILDING: Final = word_set("haciendo hacer hacia hizo hicimos haciamos hacian hicieron")
_VEHICLES: Final = word_set("bus autobus tren avion colectivo camion guagua micro vagon metro tranvia")
_HOMES: Final = word_set("casa piso hospital escuela colegio residencia hotel convento fabrica cuartel")
_COFFEE: Final = word_set(
    """inspector cosecha saco sacos olor precio bulto bultos recogida tiempo taza sabor federacion comite
    catador cogida grano granos comprador"""
)
_ADDED: Final = word_set("sal azucar leche conac anis gotas chorrito ron aguardiente echo eche echaba canela")
_FLOOR_COUNTRIES: Final = frozenset({"MX", "AR", "CL", "CO", "CU", "PE", "VE", "UY", "EC", "BO"})


def place_is_meant(
    words: Words,
    head: int,
    match: Match,
    start: int,
    determiner: str,
    named: bool,
    country: str,
) -> bool:
    """Whether the noun at ``head`` (phrase from ``start``) names a place here."""
    word = words.plain_at(head)
    lead = words.plain_at(start - 1)
    if _is_figure(words, start, determiner) or _is_other_word(
        words, match, start, determiner, named, country
    ):
        return False
    if determiner == "none":
        if named:
            return word not in _NEEDS_PREPOSITION
        return word in _BARE and words.plain_at(head - 1) in PLACE_PREPOSITIONS
    if _is_thing(words, match, start, determiner, country):
        return False
    if word in _NEEDS_PREPOSITION and not named:
        swallowed = words.plain_at(head - 1) in ("al", "del") and word not in ("frente", "cafe")
        clear = word in ("piso", "estudio", "obra") or determiner == "poss"
        return clear or swallowed or lead in ("en", "a", "de", "del", "al", "desde")
    if match.plural and determiner == "def" and not named and not _is_gone_to(words, start):
        return False
    return lead not in ("como", "hecho", "hecha") or determiner != "indef"


def _is_figure(words: Words, start: int, determiner: str) -> bool:
    """Reads "aquello era un teatro", "me dio por la cocina": a manner of speaking."""
    lead = words.joined(start - 2, start)
    if lead in ("dio por", "da por", "daba por"):
        return True
    return determiner == "indef" and lead in ("aquello era", "eso era", "aquello parecia")


def _is_other_word(
    words: Words, match: Match, start: int, determiner: str, named: bool, country: str
) -> bool:
    """A crib, an oven, an outing, a dish, a play, the way, the verb "era": they only sound like places."""
    word, lead, after = words.plain_at(match.first), words.plain_at(start - 1), words.plain_at(match.last)
    if word == "era":
        return words.plain_at(match.first - 1) not in ("la", "una", "esa", "aquella", "nuestra")
    if word == "fuente":
        return (after == "de" or lead == "con") and lead not in ("en", "a", "hasta")
    if word == "paseo" and not named:
        strolled = lead in ("en", "a", "al", "desde", "hasta")
        return not strolled and after not in ("maritimo", "del", "de")
    if word == "horno":
        return not named and after != "de"
    if word in ("ascensor", "recreo", "cuesta", "ruta", "circo", "clase", "pasillo"):
        return (not named or word == "circo") and _is_passed_or_ridden(
            words, word, lead, after, match.last, start
        )
    if word == "obra":
        return determiner == "indef" and (lead != "en" or after == "de")
    if word in ("camino", "caminito"):
        return lead in ("todo", "el") or (
            not named and lead not in ("en", "por", "hasta", "a", "al", "del", "de")
        )
    if word == "pesebre":
        return country != "ES"
    return _is_no_place_at_all(words[match.first].lower, word, lead)


def _is_passed_or_ridden(words: Words, word: str, lead: str, after: str, last: int, start: int) -> bool:
    """A lift, a break, a slope, a round, the circus that comes, lessons missed, the aisle of a bus."""
    if word == "cuesta":
        return after not in ("de", "del")
    if word == "ruta":
        return lead not in ("en", "por", "de", "a", "al", "del")
    if word == "circo":
        return lead not in ("en", "a", "al", "del", "de", "desde", "hasta", "por")
    if word == "clase":
        return lead == "a" and words.plain_at(start - 2).startswith(("falt", "fum"))
    return word != "pasillo" or _is_aboard(words, last)


def _is_coffee(words: Words, start: int, determiner: str, lead: str) -> bool:
    """Reads "el inspector del café", "sal al café", "mi café": the drink or the crop."""
    poured = words.plain_at(start) == "al" or lead in ("al", "a")
    if poured and _ADDED & {words.plain_at(i) for i in range(start - 4, start)}:
        return True
    if lead in _COFFEE or words.plain_at(start - 2) in _COFFEE:
        return True
    return determiner in ("indef", "poss") and lead not in ("en", "de", "a", "al")


def _is_aboard(words: Words, last: int) -> bool:
    """Reads "el pasillo del tren", or a passage where only a bus was told of: a part of a vehicle."""
    if words.plain_at(last) == "del":
        return words.plain_at(last + 1) in _VEHICLES
    rode = any(w.plain in _VEHICLES for w in words.items[:last])
    return rode and not any(w.plain in _HOMES for w in words.items)


def _is_no_place_at_all(written: str, word: str, lead: str) -> bool:
    """Sleeves, sorrow, the money of a pension, primary school as a time of life."""
    if word in ("primaria", "secundaria"):
        return lead.startswith(("hac", "hic", "hiz", "termin", "acab"))
    if word == "pension":
        return lead not in ("en", "a", "hasta", "de", "desde")
    return word in ("manga", "mangas") or written == "pena"


def _is_thing(words: Words, match: Match, start: int, determiner: str, country: str) -> bool:
    """Floors, stools, sandcastles, a quarter of an hour, street blocks: the noun's other meanings."""
    word, lead, after = words.plain_at(match.first), words.plain_at(start - 1), words.plain_at(match.last)
    if word in ("banqueta", "banquetas"):
        return country != "MX"
    if word in ("castillo", "castillos"):
        return lead in _BUILDING
    if word in ("cuadra", "cuadras"):
        return determiner == "number" or word == "cuadras" or country != "ES"
    if word == "cuarto":
        measured = words.plain_at(match.last + 1) in _MEASURED
        room = words.plain_at(match.last + 1) in ("estar", "bano", "mi", "los", "las")
        return ((determiner == "indef" and after == "de") or measured) and not room
    if word == "cafes":
        return lead not in ("en", "por")
    if word == "cafe":
        return _is_coffee(words, start, determiner, lead)
    if word in ("piso", "pisos"):
        return determiner == "number" or (word == "piso" and country in _FLOOR_COUNTRIES)
    if word == "pasillo":  # "me hicieron un pasillo": people in two rows
        return determiner == "indef" and lead in _BUILDING
    led = lead in ("en", "al") or words.plain_at(start) == "al"
    brow = word == "frente" and determiner == "def" and not led
    return brow or (word in ("bano", "capital", "clase") and determiner == "indef")


def _is_gone_to(words: Words, start: int) -> bool:
    before = words.plain_at(start - 1)
    return (before in PLACE_PREPOSITIONS and before != "y") or words.plain_at(start) in ("al", "del")
