"""How many there were beside those who are named: "éramos ocho chicos", "los demás cantábamos"."""

import re
from dataclasses import dataclass, replace
from typing import Final

from narrative.numbers import TENS, UNITS
from narrative.scene import Scene, Span
from narrative.words import plain, word_set

_NUMBER: Final = "|".join(sorted({*UNITS, *TENS} - {"un", "uno", "una"}, key=len, reverse=True))
_AROUND: Final = "(?:(?:como|unos|unas|casi|solo|por lo menos|mas de) )*"
_WE_WERE: Final = re.compile(rf"\beramos {_AROUND}(?P<number>{_NUMBER})\b(?: (?P<noun>[a-z]+))?")
_THE_OTHERS: Final = re.compile(r"\b(?P<noun>(?:los|las) demas) \w+(?:mos|n)\b")
_BEFORE: Final = re.compile(r"\b(?:con|a|de|para|entre|que|como) $")
# Brothers and sisters are counted however many were there; so are those of a house.
_COUNTED: Final = word_set("hermanos hermanas hijos hijas vecinos en de a los las")
_CHILDREN: Final = word_set(
    "chicos chicas niños niñas ninos ninas crios crias chavales chamacos pibes alumnos"
)
# Who may be told by where they were: "estábamos diez primos", not "estábamos diez días".
PEERS: Final = _CHILDREN | word_set(
    """primos primas amigos amigas companeros companeras muchachos muchachas mozos mozas jovenes soldados
    hombres mujeres personas"""
)
_WE_STOOD: Final = re.compile(
    rf"\b(?:estabamos|ibamos|fuimos) {_AROUND}(?P<number>{_NUMBER}) (?P<noun>{'|'.join(sorted(PEERS))})\b"
)
_OTHERS: Final = 3


@dataclass(frozen=True)
class Company:
    """How many there were with the teller, or (``more``) beside those who are named; ``span`` says it.
    ``peers``: of the teller's age alone ("tres primos"), whoever else was there.
    """

    count: int
    more: bool
    gender: str
    children: bool
    span: Span
    peers: bool = False


def told_company(scene: Scene) -> Company | None:
    """The company that is told by its number alone, or as the others."""
    if not scene.self_in_scene:
        return None
    company = _numbered(scene.text) or _others(scene.text)
    if company is None or scene.company is None:
        return company
    return replace(company, count=scene.company, more=False)


def is_gathering(text: str) -> bool:
    """Whether a text tells how many its teller and those with them were."""
    return _numbered(text) is not None


def _numbered(text: str) -> Company | None:
    words = plain(text)
    if len(words) != len(text):
        return None
    for found in sorted((*_WE_WERE.finditer(words), *_WE_STOOD.finditer(words)), key=re.Match.start):
        noun = found["noun"] or ""
        if noun in _COUNTED - {"en", "a"}:
            continue
        count = {**UNITS, **TENS}[found["number"]]
        told = found.end() if noun and noun not in _COUNTED else found.end("number")
        span = Span(found.start("number"), told)
        return Company(count, False, _gender(noun), noun in _CHILDREN, span, noun in PEERS - {"personas"})
    return None


def _others(text: str) -> Company | None:
    words = plain(text)
    if len(words) != len(text):
        return None
    for found in _THE_OTHERS.finditer(words):
        if _BEFORE.search(words[: found.start()]) is None:
            span = Span(found.start("noun"), found.end("noun"))
            return Company(_OTHERS, True, _gender(found["noun"].split()[0]), False, span)
    return None


def _gender(noun: str) -> str:
    return "f" if noun.endswith("as") else "m"


__all__ = ["PEERS", "Company", "is_gathering", "told_company"]
