"""How many there were beside those who are named: "éramos ocho chicos", "los demás cantábamos"."""

import re
from dataclasses import dataclass
from typing import Final

from narrative.numbers import TENS, UNITS
from narrative.scene import Scene, Span
from narrative.words import plain, word_set

_NUMBER: Final = "|".join(sorted({*UNITS, *TENS} - {"un", "uno", "una"}, key=len, reverse=True))
_WE_WERE: Final = re.compile(
    rf"\beramos (?:(?:como|unos|unas|casi|solo|por lo menos|mas de) )*(?P<number>{_NUMBER})\b"
    r"(?: (?P<noun>[a-z]+))?"
)
_THE_OTHERS: Final = re.compile(r"\b(?P<noun>(?:los|las) demas) \w+(?:mos|n)\b")
_BEFORE: Final = re.compile(r"\b(?:con|a|de|para|entre|que|como) $")
# Brothers and sisters are counted however many were there; so are those of a house.
_COUNTED: Final = word_set("hermanos hermanas hijos hijas vecinos en de a los las")
_CHILDREN: Final = word_set(
    "chicos chicas niños niñas ninos ninas crios crias chavales chamacos pibes alumnos"
)
_OTHERS: Final = 3


@dataclass(frozen=True)
class Company:
    """How many there were with the teller, or (``more``) beside those who are named; ``words`` says it."""

    count: int
    more: bool
    gender: str
    children: bool
    span: Span


def told_company(scene: Scene) -> Company | None:
    """The company that is told by its number alone, or as the others."""
    text = plain(scene.text)
    if len(text) != len(scene.text) or not scene.self_in_scene:
        return None
    for found in _WE_WERE.finditer(text):
        noun = found["noun"] or ""
        if noun in _COUNTED - {"en", "a"}:
            continue
        count = {**UNITS, **TENS}[found["number"]]
        told = found.end() if noun and noun not in _COUNTED else found.end("number")
        span = Span(found.start("number"), told)
        return Company(count, False, _gender(noun), noun in _CHILDREN, span)
    for found in _THE_OTHERS.finditer(text):
        if _BEFORE.search(text[: found.start()]) is None:
            span = Span(found.start("noun"), found.end("noun"))
            return Company(_OTHERS, True, _gender(found["noun"].split()[0]), False, span)
    return None


def _gender(noun: str) -> str:
    return "f" if noun.endswith("as") else "m"


__all__ = ["Company", "told_company"]
