"""Whose hair is combed or cut, who is shaved, dressed or washed by whom: "mi madre me peinaba"."""

import re
from collections.abc import Mapping
from typing import Final

from narrative.riding import to_whom
from narrative.scene import Scene
from narrative.script import Held
from narrative.words import plain, word_set

_BY_HAND: Final = word_set("comb_hair braid_hair cut_hair shave dress_someone")
_IN_A_TUB: Final = word_set("wash_someone bathe_tub")
_HAIR: Final = re.compile(r"\b(?:pelo|cabello|cabeza|melena|pies|cara|manos|espalda)\b")


def tended_people(scene: Scene) -> Mapping[str, Held]:
    """Each to whom it is done, by key, with who does it; the teller is "yo"."""
    text = plain(scene.text)
    if len(text) != len(scene.text):
        return {}
    found: dict[str, Held] = {}
    for action in scene.actions:
        span = action.fact.span
        if span is None or not action.agents or action.fact.concept not in _BY_HAND | _IN_A_TUB:
            continue
        whom = to_whom(scene, action)
        by = action.agents[0]
        in_a_tub = action.fact.concept in _IN_A_TUB and not _HAIR.search(text[span.start : span.end + 16])
        if whom is not None and whom != by:
            found.setdefault(whom, Held("tub" if in_a_tub else "hands", by))
    return found


def dressed_children(scene: Scene, tended: Mapping[str, Held]) -> frozenset[str]:
    """Those of the tended who are small: they are in a tub, or are dressed by another."""
    dressing = {a.agents[0] for a in scene.actions if a.fact.concept == "dress_someone" and a.agents}
    return frozenset(key for key, held in tended.items() if held.how == "tub" or held.by in dressing)


__all__ = ["dressed_children", "tended_people"]
