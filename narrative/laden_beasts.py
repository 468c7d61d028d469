"""With what a beast is told to be laden: "el burro cargado de leña", "cargábamos la mula con sacos"."""

import re
from typing import Final

from narrative.lexicon import Lexicon
from narrative.scene import Participant, Scene
from narrative.told_things import one_of
from narrative.words import plain

_BEASTS: Final = frozenset({"donkey", "mule", "horse", "ox", "camel", "llama"})
_LADEN: Final = re.compile(r"[a-z ]{0,24}\bcargad[oa]s? (?:de|con|hasta arriba de) (?:[a-z]+ ){0,2}$")
_LOADED: Final = re.compile(r"\bcarg[a-z]+ (?:a )?$")
_WITH: Final = re.compile(r" (?:de|con) (?:[a-z]+ ){0,2}$")


def load_of(beast: Participant, scene: Scene, lexicon: Lexicon) -> str | None:
    """The sketch of what this animal is told to carry on its back; None where nothing is."""
    text = plain(scene.text)
    concept = lexicon.get("animals", beast.concept or "")
    if len(text) != len(scene.text) or concept is None or concept.sketch not in _BEASTS:
        return None
    for thing in scene.things:
        what = lexicon.get("objects", thing.fact.concept)
        span = thing.fact.span
        if what is None or what.sketch is None or span is None:
            continue
        for told in beast.mentions:
            between = text[told.end : span.start]
            loaded = _LOADED.search(text[: told.start]) and _WITH.fullmatch(between)
            if loaded or _LADEN.fullmatch(between):
                return one_of(what.sketch, 1)
    return None
