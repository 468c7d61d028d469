"""Who listens to whom: "la abuela nos contaba cuentos", "mi padre leía un libro a mi hermana"."""

import re
from typing import Final

from narrative.riding import among_us, beings
from narrative.scene import Action, Scene
from narrative.words import plain, word_set

_TOLD: Final = word_set("tell_stories recite")  # whoever is there listens
_HEARD: Final = _TOLD | word_set(
    """read read_aloud read_paper sing sing_lullaby sing_choir carol sing_serenade teach play_guitar
    play_accordion learn_read rosary"""
)
_TO_WHOM: Final = re.compile(r"\b(me|nos|le|les) (?:\w+ba )?$")
_A: Final = re.compile(r"\ba(?:l)? (?:tod[oa]s )?(?:l[oa]s? )?$")
_STOP: Final = re.compile(r"[.;!?\n]")
_TELLER: Final = "yo"
_TO_THE_LESSON: Final = 25  # letters
_LISTEN: Final = "listen"


def audience(scene: Scene) -> dict[str, str]:
    """Who listens, by key, with whom they listen to."""
    text = plain(scene.text)
    if len(text) != len(scene.text):
        return {}
    found: dict[str, str] = {}
    for action in scene.actions:
        if action.fact.concept in _HEARD and action.agents and not is_shown(scene, action):
            for key in _listeners(scene, text, action):
                found.setdefault(key, action.agents[0])
    heard = next((a.agents[0] for a in scene.actions if a.fact.concept in _HEARD and a.agents), None)
    if heard is not None:
        listening = {key for a in scene.actions if a.fact.concept == _LISTEN for key in a.agents}
        found |= dict.fromkeys(listening - {heard} - found.keys(), heard)
    return {key: by for key, by in found.items() if by not in found}


def is_shown(scene: Scene, action: Action) -> bool:
    """Whether what is taught is something done: "nos enseñaba a pescar"."""
    span = action.fact.span
    return (action.fact.concept == "teach" and span is not None) and any(
        each.fact.span is not None
        and span.end < each.fact.span.start < span.end + _TO_THE_LESSON
        and each.fact.concept not in _HEARD
        for each in scene.actions
    )


def tellers(scene: Scene) -> frozenset[str]:
    """The keys of those who tell stories or recite."""
    return frozenset(key for a in scene.actions if a.fact.concept in _TOLD for key in a.agents[:1])


def _listeners(scene: Scene, text: str, action: Action) -> set[str]:
    span = action.fact.span
    if span is None:
        return set()
    last = next((stop.start() for stop in _STOP.finditer(text, span.start)), len(text))
    listeners = {
        being.key
        for being in beings(scene)
        for mention in being.mentions
        if span.start < mention.start < last and _A.search(text[: mention.start]) is not None
    }
    pronoun = _TO_WHOM.search(text[: span.start])
    if pronoun is not None and pronoun[1] in ("me", "nos"):
        listeners.add(_TELLER)
    if pronoun is not None and pronoun[1] == "nos" and not listeners - {_TELLER}:
        listeners |= among_us(scene)
    doing = {key for each in scene.actions for key in each.agents if each.fact.concept != _LISTEN}
    if action.fact.concept in _TOLD and not listeners:
        listeners = {being.key for being in beings(scene) if being.kind == "person"}
        listeners |= {_TELLER}
        listeners -= doing
    there = {being.key for being in beings(scene)} | ({_TELLER} if scene.self_in_scene else set())
    return (listeners & there) - {*action.agents}
