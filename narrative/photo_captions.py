"""The words that a family photo is learned with: the trained word, its class, and what may change.

What belongs to the subject (face, hair, coat) is left to the trained word; what belongs to the moment (how
near, indoors or outdoors) is said, so that the word does not learn it too.
"""

from typing import Final

from narrative.entities import Entity, Phase
from narrative.lexicon import Lexicon

_PEOPLE: Final = {
    ("childhood", "f"): "girl", ("childhood", "m"): "boy", ("childhood", ""): "child",
    ("youth", "f"): "young woman", ("youth", "m"): "young man", ("youth", ""): "young person",
    ("old_age", "f"): "elderly woman", ("old_age", "m"): "elderly man", ("old_age", ""): "elderly person",
    ("", "f"): "woman", ("", "m"): "man", ("", ""): "person",
}  # fmt: skip
_FRAMINGS: Final = {"close": "close portrait", "half": "half length", "full": "full figure"}
_SETTINGS: Final = {"indoors": "indoors", "outdoors": "outdoors"}


def class_words(entity: Entity, phase: Phase | str, lexicon: Lexicon) -> str:
    """What an entity is one of, in English without an article: "elderly woman", "dog", "guitar"."""
    if entity.kind == "person":
        gender = entity.gender or ""
        return _PEOPLE.get((phase, gender)) or _PEOPLE["", gender]
    if entity.kind == "place":
        look = next((looks.place_look for looks in entity.looks.values() if looks.place_look), None)
        return (look or "place").replace("_", " ")
    kind, species = "animals" if entity.kind == "pet" else "objects", entity.species or ""
    concept = lexicon.lookup(kind, species) if kind == "animals" else lexicon.headed(kind, species)
    english = concept.english if concept is not None and concept.english else kind[:-1]
    article, _, rest = english.partition(" ")
    return rest if article in ("a", "an", "the") and rest else english


def caption(token: str, words: str, framing: str | None = None, setting: str | None = None) -> str:
    """A photo's caption: ``framing`` is "close", "half" or "full", ``setting`` "indoors" or "outdoors"."""
    parts = [f"{token} {words}", _FRAMINGS.get(framing or "", ""), _SETTINGS.get(setting or "", "")]
    return ", ".join(part for part in parts if part)
