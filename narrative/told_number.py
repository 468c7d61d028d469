"""How many there were beside those who are named: "éramos ocho chicos", "los demás cantábamos"."""

import re
from dataclasses import dataclass
from typing import Final

from narrative.numbers import TENS, UNITS
from narrative.scene import Scene, Span
from narrative.words import plain, word_set

_NUMBER: Final = "|".join(sorted({*UNITS, *TENS} - {"un", "uno", "una"}, key=len, reverse=True))
_AROUND: Final = "(?:(?:como|unos|unas|casi|solo|por lo menos|mas de) )*"
_WE_WERE: Final = re.compile(
    rf"\beramos {_AROUND}(?P<number>{_NUMBER})\b(?: (?P<noun>de familia(?= y )|[a-z]+))?"
)
_THE_OTHERS: Final = re.compile(r"\b(?P<noun>(?:los|las) demas) \w+(?:mos|n)\b")
_BEFORE: Final = re.compile(r"\b(?:con|a|de|para|entre|que|como) $")
# Brothers and sisters are counted however many were there; so are those of a house.
_COUNTED: Final = word_set("hermanos hermanas hijos hijas vecinos en de a los las")
_NO_NOUN: Final = word_set("y e o u que con cuando pero todos alli") | {"", "de familia"}
_CHILDREN: Final = word_set(
    """chicos chicas niños niñas ninos ninas crios crias chavales chavalas chamacos chamacas pibes pibas
    alumnos alumnas chiquillos chiquillas muchachitos muchachitas mocosos zagales zagalas gurises patojos
    chavos chavas chicuelos pequenos pequenas peques escuincles pelaos pelados cipotes cabros guaguas"""
)
# Who may be told by where they were: "estábamos diez primos", not "estábamos diez días".
PEERS: Final = _CHILDREN | word_set(
    """primos primas amigos amigas companeros companeras muchachos muchachas mozos mozas jovenes soldados
    hombres mujeres personas"""
)
_OF_BOTH: Final = {noun for noun in _CHILDREN if noun.endswith("os")} | word_set(
    "primos hermanos personas demas familias parejas"
)  # men and women alike
_WE_STOOD: Final = re.compile(
    rf"\b(?:estabamos|ibamos|fuimos) {_AROUND}(?P<number>{_NUMBER}) (?P<noun>{'|'.join(sorted(PEERS))})\b"
)
_WE_SHARED: Final = re.compile(
    rf"\b(?:viviamos|dormiamos|comiamos|cabiamos) {_AROUND}(?P<number>{_NUMBER})(?P<noun>)"
    r"(?= (?:en|junt[oa]s|a la|de la)\b)"
)
_MANY_OF: Final = "|".join((
    "un (?:monton|grupo|chorro|corro|punado|sinfin|titipuchal) de", "unos pocos", "unas pocas",
    "una (?:pandilla|panda|pila|cuadrilla|caterva|bola|barra|montonera|tropa|patota|jartada) de",
    "muchos", "muchas", "bastantes", "un(?:os|as) cuant[oa]s", "varios", "varias",
))  # fmt: skip
_MANY_WERE: Final = re.compile(
    rf"\b(?:eramos|estabamos|ibamos|fuimos) (?P<many>{_MANY_OF}) (?P<noun>{'|'.join(sorted(PEERS))})\b"
)
_SIBLINGS: Final = re.compile(
    rf"\beramos {_AROUND}(?P<number>{_NUMBER}) (?P<noun>herman[oa]s)\b(?P<doing> y (?:\w+ )?\w+[ai]mos\b)?"
)
_OTHERS: Final = 3
_MANY: Final = 6  # as many as are drawn for "un montón de primos"


@dataclass(frozen=True)
class Company:
    """How many there were with the teller, or (``more``) beside those who are named; ``span`` says it.
    ``peers``: of the teller's age alone ("tres primos"), whoever else was there. ``mixed``: men and women.
    """

    count: int
    more: bool
    gender: str
    children: bool
    span: Span
    peers: bool = False
    mixed: bool = False
    guess: bool = False


def numbered_company(scene: Scene) -> Company | None:
    """The company that is told by its number alone, or as the others."""
    return _numbered(scene.text) or _many(scene.text) or _siblings(scene) or _others(scene.text)


def is_gathering(text: str) -> bool:
    """Whether a text tells how many its teller and those with them were."""
    return any(told is not None for told in (_numbered(text), _many(text), _SIBLINGS.search(plain(text))))


def _numbered(text: str) -> Company | None:
    words = plain(text)
    if len(words) != len(text):
        return None
    told = (*_WE_WERE.finditer(words), *_WE_STOOD.finditer(words), *_WE_SHARED.finditer(words))
    for found in sorted(told, key=re.Match.start):
        noun = found["noun"] or ""
        if noun in _COUNTED - {"en", "a"}:
            continue
        count = {**UNITS, **TENS}[found["number"]]
        last = found.end() if noun and noun not in _COUNTED | _NO_NOUN else found.end("number")
        span = Span(found.start("number"), last)
        peers = noun in PEERS - {"personas"}
        mixed = noun in _OF_BOTH | _COUNTED | _NO_NOUN
        return Company(count, False, _gender(noun), noun in _CHILDREN, span, peers, mixed)
    return None


def _many(text: str) -> Company | None:
    """Reads "éramos un montón de primos": some, all of the teller's age."""
    found = _MANY_WERE.search(plain(text))
    if found is None or len(plain(text)) != len(text):
        return None
    noun = found["noun"]
    span = Span(found.start("many"), found.end("noun"))
    return Company(_MANY, False, _gender(noun), noun in _CHILDREN, span, noun != "personas", noun in _OF_BOTH)


def _siblings(scene: Scene) -> Company | None:
    """Reads "éramos cuatro hermanos en casa", "éramos tres hermanas y cosíamos": those who are there,
    where they do something together or nobody else is told of; else a remark on the family.
    """
    found = _SIBLINGS.search(plain(scene.text))
    if found is None or len(plain(scene.text)) != len(scene.text):
        return None
    alone = not any(p.in_scene and p.kind == "person" and p.relation != "yo" for p in scene.participants)
    if not (alone or found["doing"]):
        return None
    count = {**UNITS, **TENS}[found["number"]]
    span = Span(found.start("number"), found.end("noun"))
    return Company(count, False, _gender(found["noun"]), False, span, True, found["noun"] in _OF_BOTH)


def _others(text: str) -> Company | None:
    words = plain(text)
    if len(words) != len(text):
        return None
    for found in _THE_OTHERS.finditer(words):
        if _BEFORE.search(words[: found.start()]) is None:
            span = Span(found.start("noun"), found.end("noun"))
            return Company(_OTHERS, True, _gender(found["noun"].split()[0]), False, span, mixed=True)
    return None


def _gender(noun: str) -> str:
    return "f" if noun.endswith("as") and noun not in _OF_BOTH else "m"


__all__ = ["PEERS", "Company", "is_gathering", "numbered_company"]
