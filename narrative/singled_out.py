"""One or some of a group: "una de mis hermanas", "dos de los mozos", "la mayor de mis primas"."""

from dataclasses import replace
from typing import Final

from narrative.inflections import plural_of
from narrative.kinship import singular_kin
from narrative.numbers import read_number
from narrative.phrase_parts import Phrase
from narrative.verbs import Verbs
from narrative.words import Words, word_set

_ONE: Final = word_set("uno una alguno alguna otro otra cualquiera")
_SOME: Final = word_set(
    "algunos algunas varios varias otros otras muchos muchas unos unas bastantes todos todas"
)
_FOREMOST: Final = word_set("mayor menor pequeno pequena mediano mediana primero primera ultimo ultima")
_PART: Final = word_set("mitad mayoria resto")
_OF: Final = frozenset({"de", "del"})
_SELF: Final = frozenset({"ser"})


def singled_out(phrase: Phrase, words: Words, verbs: Verbs) -> Phrase:
    """The phrase of the one or the some who are told of, where ``phrase`` is the group that they are of.

    "Yo era la pequeña de mis hermanas" tells nobody but the teller: that phrase stays as it is.
    """
    before = phrase.first - 1
    group = phrase.kind != "place" and phrase.plural and phrase.determiner in ("def", "poss", "dem")
    if not group or before < 1 or words.plain_at(before) not in _OF or words[phrase.first].after_stop:
        return phrase
    at = before - 1
    word = words.plain_at(at)
    if words[before].after_stop or words.plain_at(at - 1) == "ni":
        return phrase
    if words.plain_at(at - 1) == "cada":
        return replace(phrase, first=at - 1)
    gender = "f" if word.endswith("a") else "m"
    article = at - 2 if words.plain_at(at - 1) == "mas" else at - 1
    if word in _FOREMOST and words.plain_at(article) in ("el", "la") and not words[at].after_stop:
        return phrase if _is_self(article, words, verbs) else _one(phrase, article, "def", gender)
    if word in _PART and words.plain_at(at - 1) in ("la", "el") and not words[at].after_stop:
        return replace(phrase, first=at - 1, determiner="number", owner=None, count=None, hints=())
    if word in _ONE:
        return phrase if _is_self(at, words, verbs) else _one(phrase, at, "indef", gender)
    number = read_number(words, at)
    if word in _SOME or (number is not None and number[0] > 1 and word.isalpha()):
        count = None if number is None or word in _SOME else number[0]
        return replace(phrase, first=at, determiner="number", owner=None, count=count, hints=())
    return phrase


def _is_self(at: int, words: Words, verbs: Verbs) -> bool:
    """Reads "yo era (una de las mayores)": what somebody is."""
    forms = verbs.read(words[at - 1].lower, words.accented) if at else ()
    return any(f.lemma in _SELF for f in forms)


def _one(phrase: Phrase, first: int, determiner: str, gender: str) -> Phrase:
    return replace(
        phrase, first=first, determiner=determiner, owner=None, plural=False, count=1, hints=(),
        relation=_of_one(phrase), gender=phrase.gender or gender,
    )  # fmt: skip


def _of_one(phrase: Phrase) -> str | None:
    if phrase.relation is None or phrase.concept is None:
        return phrase.relation
    single = (f for f in (*phrase.concept.male, *phrase.concept.female) if plural_of(f) == phrase.relation)
    return next(single, None) or singular_kin(phrase.relation)
