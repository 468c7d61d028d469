"""Words of the time: what belongs to a decade, and what had not come yet, for the country of the scene."""

import re
from collections.abc import Sequence
from typing import Final

from narrative.period_words import (
    HOME_ROOMS,
    LATER,
    LATIN_AMERICA,
    SPAIN,
    STREETS,
    UNDRESSED_PLACES,
    Decade,
    Where,
)
from narrative.scene import Era
from narrative.script import Element

MOST_LATER: Final = 12
_NIGHT: Final = frozenset({"evening", "night"})


def period_elements(
    year: int | None, era: Era, country: str, place: str, *, people: bool, indoor: bool, hour: str | None
) -> list[Element]:
    """The decade, then how people, rooms or streets looked then, marked as added.

    ``place`` is the sketch's. Clothes and hair are left out where nobody is, or where street clothes
    would be wrong (a beach); the room where the place is of a kind of its own (a church).
    """
    if year is None:
        return []
    decade = year // 10 * 10
    source = f"añadido: época ({decade})"
    look = decade_look(year, country)
    texts = ["present day" if year >= 2012 else f"{decade}s"]
    if people and place not in UNDRESSED_PLACES:
        texts.append(look.people)
    if place in HOME_ROOMS:
        texts.append(look.room)
    if place in STREETS:
        texts.append(look.street)
    if indoor and hour in _NIGHT:
        texts.append(look.light)
    return [Element(text, "added", source, era.cue, "era") for text in texts]


def decade_look(year: int, country: str) -> Decade:
    """The look of a year in a country."""
    looks = SPAIN if country == "ES" else LATIN_AMERICA
    return next((look for look in looks if year < look.before), looks[-1])


def period_negatives(
    year: int | None, era: Era, country: str, prompt: Sequence[Element], *, indoor: bool
) -> list[Element]:
    """What must not be seen because it came later, most telling first.

    The last year that the scene may be of counts, so nothing is kept out that may have been there; and
    nothing that the prompt itself speaks of.
    """
    if year is None:
        return []
    latest = max(year, era.year_max or year)
    said = {word for element in prompt for word in words_of(element.text)}
    seen: tuple[Where, ...] = ("any", "in" if indoor else "out")
    late: dict[str, None] = {}
    for thing in LATER:
        late_here = latest < thing.year_in(country) and thing.where in seen
        if late_here and thing.within not in late and not said.intersection(thing.names):
            late[thing.words] = None
    source = f"añadido: aún no se veía en {latest}"
    return [Element(words, "added", source, era.cue, "era") for words in list(late)[:MOST_LATER]]


def words_of(text: str) -> frozenset[str]:
    """The words of an English phrase, lower-case and without plural endings."""
    return frozenset(_singular(word) for word in re.findall(r"[a-z][a-z-]*", text.lower()))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
