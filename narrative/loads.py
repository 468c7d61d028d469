"""What is carried on the head or the back: "con el cántaro en la cabeza", "llevaba un saco a cuestas"."""

import re
from collections.abc import Mapping
from typing import Final

from narrative.lexicon import Lexicon
from narrative.riding import beings, those_at
from narrative.scene import Scene, Span
from narrative.words import plain

_ON_THE_HEAD: Final = re.compile(r"\b(?:en|sobre|encima de|a) (?:la|las|mi|su|nuestras) cabezas?\b")
_ON_THE_BACK: Final = re.compile(
    r"\b(?:(?:a|en|sobre) (?:la|las|los|su|sus|mi|mis) (?:espaldas?|hombros?|lomos?|costillas)"
    r"|al hombro|a cuestas)\b"
)
_CARRIES: Final = re.compile(r"\b(?:llev|carg|tra[ij]|acarre|transport|sub|baj|con|port)\w*\b")
_REACH: Final = 34  # letters from what is carried to where
_ARTICLE: Final = 5  # letters of " una "
_STOP: Final = re.compile(r"[.;:!?\n]")


def told_loads(scene: Scene, lexicon: Lexicon) -> Mapping[str, tuple[str, str]]:
    """What each carries how, by key: a posture of the sketch and a sketch name of what it is."""
    text = plain(scene.text)
    if len(text) != len(scene.text):
        return {}
    found: dict[str, tuple[str, str]] = {}
    for posture, where in (("carrying_on_head", _ON_THE_HEAD), ("carrying_on_back", _ON_THE_BACK)):
        for match in where.finditer(text):
            thing = _what(scene, lexicon, text, match)
            if thing is None:
                continue
            kind, span = thing
            named = _named_right_before(scene, span)
            before = _STOP.split(text[max(0, min(span.start, match.start()) - _REACH) : span.start])[-1]
            carriers = named or (those_at(scene, text, span) if _CARRIES.search(before) else set())
            for key in carriers:
                found.setdefault(key, (posture, kind))
    return found


def _what(scene: Scene, lexicon: Lexicon, text: str, where: re.Match[str]) -> tuple[str, Span] | None:
    """The thing nearest to the words for where, before or behind them, with no stop between."""
    near: list[tuple[int, str, Span]] = []
    for thing in scene.things:
        concept, span = lexicon.get("objects", thing.fact.concept), thing.fact.span
        if concept is None or concept.sketch is None or span is None:
            continue
        gap = where.start() - span.end if span.end <= where.start() else span.start - where.end()
        between = text[min(span.end, where.end()) : max(span.start, where.start())]
        if 0 <= gap <= _REACH and _STOP.search(between) is None:
            near.append((gap, concept.sketch, span))
    nearest = min(near, key=lambda each: each[0], default=None)
    return nearest[1:] if nearest is not None else None


def _named_right_before(scene: Scene, thing: Span) -> set[str]:
    """Reads "(mi padre un saco) y mi madre una canasta": whom the words before the thing's article name."""
    return {p.key for p in beings(scene) for m in p.mentions if thing.start - _ARTICLE <= m.end < thing.start}


__all__ = ["told_loads"]
