"""When a noun that can name a place does name one: many are verbs, furniture or parts of the day too."""

from typing import Final

from narrative.grammar_words import PLACE_PREPOSITIONS
from narrative.lexicon import Match
from narrative.verbs import Verbs
from narrative.words import Words, word_set

_BARE: Final = frozenset({"casa", "clase"})
_NEEDS_PREPOSITION: Final = frozenset(
    {"cafe", "piso", "pieza", "estudio", "era", "frente", "obra", "parada", "media"}
)
_MEASURED: Final = word_set("hora kilo litro siglo final finales luna arroba aceite pan libra")
_FLOOR_COUNTRIES: Final = frozenset({"MX", "AR", "CL", "CO", "CU", "PE", "VE", "UY", "EC", "BO"})


def place_is_meant(
    words: Words,
    head: int,
    match: Match,
    start: int,
    determiner: str,
    named: bool,
    country: str,
    verbs: Verbs,
) -> bool:
    """Whether the noun at ``head`` (phrase from ``start``) names a place here."""
    word = words.plain_at(head)
    before = words.plain_at(start - 1) if determiner != "none" else words.plain_at(head - 1)
    after = words.plain_at(match.last)
    if word in ("banqueta", "banquetas") and country != "MX":
        return False
    if word in ("castillo", "castillos") and words.plain_at(start - 1) in (
        "haciendo",
        "hacer",
        "hacia",
        "hizo",
        "hicimos",
        "haciamos",
        "hacian",
    ):
        return False
    if word in ("cuadra", "cuadras") and (determiner == "number" or word == "cuadras"):
        return False
    if determiner == "none":
        if named:
            return True
        return word in _BARE and before in PLACE_PREPOSITIONS | {"de", "mi"} and after not in ("de comidas",)
    if word == "cuarto" and (
        (determiner == "indef" and after == "de") or words.plain_at(match.last + 1) in _MEASURED
    ):
        return words.plain_at(match.last + 1) in ("estar", "bano", "mi", "los", "las")
    if word == "piso" and country in _FLOOR_COUNTRIES:
        return False
    if word == "bano" and determiner == "indef":
        return False
    if word in ("capital", "clase") and determiner == "indef":
        return False
    if word in _NEEDS_PREPOSITION and not named:
        return words.plain_at(start - 1) in ("en", "a", "de", "del", "al",
            "desde") or determiner == "poss" or (
            words.plain_at(head - 1) in ("al", "del") and word not in ("frente", "cafe")
        ) or word in ("piso", "estudio", "obra")  # fmt: skip
    if match.plural and determiner == "def" and not named and not _is_gone_to(words, start):
        return False
    if determiner == "poss" and word == "media":
        return False
    return before not in ("como", "hecho", "hecha") or determiner != "indef"


def _is_gone_to(words: Words, start: int) -> bool:
    before = words.plain_at(start - 1)
    return (before in PLACE_PREPOSITIONS and before != "y") or words.plain_at(start) in ("al", "del")
