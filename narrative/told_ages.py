"""The age that the words themselves give somebody: "el niño", "mi hermanito", "de cinco años".

What is told of age stands above what a relation makes likely: "mi hijo Luis" of a teller of forty may be
grown, but not where the next words call him "el niño".
"""

import re
from collections.abc import Sequence
from typing import Final

from narrative.inflections import sources_of_small
from narrative.lifetimes import age_group
from narrative.numbers import read_number
from narrative.phrase_parts import Phrase
from narrative.verbs import Verbs
from narrative.words import Words, word_set

_CALLED_OLD: Final = word_set("padre madre padres marido mujer")
_NOUNS: Final = {"child_person": "child", "baby_person": "baby", "old_person": "elder"}
_YOUNGEST_FIRST: Final = ("baby", "child", "elder")
_NEWBORN: Final = ("recien nacido", "recien nacida", "de pecho", "de teta", "en panales")
_BORN_KIN: Final = word_set("hijo hija nieto nieta sobrino sobrina bisnieto bisnieta hermano hermana hijos")
_JUST_BORN: Final = ("acababa de nacer", "acaba de nacer", "recien habia nacido")
_AT_BIRTH: Final = word_set("brazos cuna maternidad parto comadrona partera matrona cesarea incubadora")
_OLD: Final = word_set("mayor viejo vieja viejito viejita viejecito viejecita anciano anciana")
_SMALL_KIN: Final = word_set("hermano hermana primo prima nieto nieta")
_SMALL: Final = word_set("pequeno pequena pequenos pequenas pequenito pequenita chiquitin chiquitina")
_OF_OLD_AGE: Final = frozenset({"gentleman", "spouse"})  # "un señor mayor", "una mujer mayor"
_BEGINS: Final = (
    r"(?:aprend\w+ a (?:andar|caminar|hablar|comer)"
    r"|(?:empez|comenz|ech|romp|se solt)\w+ a (?:andar|caminar|gatear))"
)
_FIRST_STEPS: Final = re.compile(
    rf"(?:ya |apenas |casi )?(?:{_BEGINS}|gateaba|iba a gatas|d(?:io|aba) sus? primer\w+ pas\w+)\b"
)
_BEGAN_TO: Final = re.compile(rf"\b{_BEGINS} a?$|\b{_BEGINS}$")
_TO_A_STEP: Final = 5  # words
_TO_THE_FIRST_HOURS: Final = 16  # words of the next sentences
_BEING: Final = frozenset({"ser", "estar"})
_YEARS: Final = word_set("anos anitos ano")
_MONTHS: Final = word_set("meses mes semanas dias")
_HAD: Final = word_set("tenia tendria tiene tenian tendrian")
_ADULT: Final = 18
_TO_A_PREDICATE: Final = 3  # words between the verb and what it says


def told_age(
    phrases: Sequence[Phrase],
    words: Words,
    verbs: Verbs,
    calendar: float | None = None,
    relation: str | None = None,
) -> str | None:
    """The age group that the mentions of one person tell; None where they tell none.

    ``relation`` is that of the person, where a mention may only name them ("cuando nació la Inma").
    ``calendar`` is the age that a birth year makes, where one is known: who was thirty then is no child
    for being called so.
    """
    told = {age for phrase in phrases for age in _ages_at(phrase, words, verbs, relation)}
    found = next((age for age in _YOUNGEST_FIRST if age in told), None) or next(iter(sorted(told)), None)
    if found in ("baby", "child") and calendar is not None and calendar >= _ADULT:
        return None
    return found


def _ages_at(phrase: Phrase, words: Words, verbs: Verbs, relation: str | None) -> list[str]:
    found = [_of_years(phrase.last, words), _of_years(phrase.core, words), _predicated(phrase, words, verbs)]
    if any(words.joined(at, at + 2) in _NEWBORN for at in (phrase.last - 1, phrase.last, phrase.core)):
        found.append("baby")
    found.append("baby" if _is_being_born(phrase, words, verbs, relation) else None)
    found.append("child" if _takes_first_steps(phrase, words) else None)
    found.append(_by_noun(phrase, words, relation))
    return [age for age in found if age is not None]


def _is_being_born(phrase: Phrase, words: Words, verbs: Verbs, relation: str | None) -> bool:
    """Reads "cuando nació mi hija", "mi hija acababa de nacer", "di a luz a mi hijo"; not where it was."""
    if (phrase.relation or relation) not in _BORN_KIN:
        return False
    before = [words.plain_at(at) for at in range(max(0, phrase.first - 5), phrase.first)]
    said = words[phrase.first - 1].lower if phrase.first else ""
    if any(form.lemma == "nacer" for form in verbs.read(said, words.accented)):
        return not set(before) & {"donde", "antes", "desde"} and before[-3:-1] != ["en", "que"]
    if before[-3:] in (["a", "luz", "a"],) or " ".join(before).endswith("dar a luz"):
        return True
    if before[-2:] in (["bautizo", "de"], ["bautismo", "de"], ["bautizamos", "a"], ["bautizaron", "a"]):
        return True
    return words.joined(phrase.last, phrase.last + 3) in _JUST_BORN or _is_born_here(
        phrase.last, words, verbs
    )


def _takes_first_steps(phrase: Phrase, words: Words) -> bool:
    """Reads "mi hijo aprendió a andar en la playa", "mi nieta gateaba", "cuando echó a andar mi Luis"."""
    behind = words.joined(phrase.last, phrase.last + _TO_A_STEP)
    before = words.joined(phrase.first - _TO_A_STEP, phrase.first)
    return _FIRST_STEPS.match(behind) is not None or _BEGAN_TO.search(before) is not None


def _is_born_here(behind: int, words: Words, verbs: Verbs) -> bool:
    """Reads "mi hija nació en abril y la tenía en brazos": told with what is of the first hours."""
    if not any(form.lemma == "nacer" for form in verbs.read(words.plain_at(behind), False)):
        return False
    said: list[str] = []
    for at in range(behind + 1, len(words)):
        if words[at].opens and at > behind + _TO_THE_FIRST_HOURS:
            break
        said.append(words.plain_at(at))
    return bool(_AT_BIRTH & set(said)) and not _YEARS & set(said)


def _by_noun(phrase: Phrase, words: Words, relation: str | None) -> str | None:
    if phrase.concept is None:
        return None
    said = words.plain_at(phrase.head)
    if phrase.concept.id == "old_person" and relation in _CALLED_OLD:
        return None  # "mi viejo" is a father of any age
    if phrase.concept.id in _NOUNS:
        return _NOUNS[phrase.concept.id]
    small = {source for source, _ in sources_of_small(said)}
    if small & _SMALL_KIN and phrase.relation is not None:
        return "child"
    around = {words.plain_at(at) for at in range(phrase.first, phrase.last) if at != phrase.head}
    if _SMALL & around and phrase.concept.tier == "kin":
        return "child"  # "la más pequeña de mis primas", "mi hijo pequeño"
    grown = phrase.concept.id in _OF_OLD_AGE and phrase.relation is None
    behind = {words.plain_at(at) for at in range(phrase.head + 1, phrase.last)}
    return "elder" if (grown or phrase.concept.tier == "role") and behind & _OLD else None


def _predicated(phrase: Phrase, words: Words, verbs: Verbs) -> str | None:
    """Reads "mi tío ya era viejo", "mi hijo Andrés tenía seis años"."""
    at = phrase.last
    while words.plain_at(at) in ("ya", "que", "no", "aun", "todavia", "entonces"):
        if words.plain_at(at) == "no":
            return None
        at += 1
    if at >= len(words) or words[at].opens:
        return None
    if words.plain_at(at) in _HAD:
        return _of_years(at, words)
    if not any(form.lemma in _BEING for form in verbs.read(words[at].lower, words.accented)):
        return None
    for after in range(at + 1, min(at + 1 + _TO_A_PREDICATE, len(words))):
        if words[after].after_stop or words.plain_at(after) in ("de", "que", "mas", "menos"):
            return None
        if words.plain_at(after) in _OLD - {"mayor"} or words.joined(after - 1, after + 1) == "muy mayor":
            return "elder"
    return None


def _of_years(at: int, words: Words) -> str | None:
    """Reads "de cinco años", ", de seis meses", "tenía ocho años" from the word before the number on."""
    lead = words.plain_at(at)
    if lead not in _HAD | {"de", "con"}:
        return None
    number = read_number(words, at + 1)
    if number is None:
        return None
    unit = words.plain_at(number[1])
    if unit in _MONTHS and lead != "con":
        return "baby"
    return age_group(number[0]) if unit in _YEARS and number[0] > 0 else None
