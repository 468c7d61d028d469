"""Who has whom in the arms, on the lap, the shoulders or the back: "mi madre me cogía en brazos", "yo llevaba
a mi hermano a caballito".
"""

import re
from collections.abc import Mapping
from typing import Final

from narrative.riding import beings
from narrative.scene import Participant, Scene
from narrative.script import Held, Hold
from narrative.words import plain, word_set

_ARMS: Final = r"(?:en|entre) (?:sus |los |mis )?brazos|a upa|en volandas"
_SHOULDERS: Final = (
    r"(?:a|sobre|encima de|en) (?:los |sus |mis )?hombros|a (?:co)?cocho|a borriquito|a la pela"
)
_BACK: Final = r"a cuestas|a caballito|a la espalda|en la espalda|a cabrito|a tuto|a turuta"
_LAP: Final = r"(?:en|sobre) (?:sus |las |la |el |su )?(?:rodillas|piernas|regazo|falda|faldas|halda)"
_HOW: Final = rf"(?:(?P<arms>{_ARMS})|(?P<shoulders>{_SHOULDERS})|(?P<back>{_BACK})|(?P<lap>{_LAP}))\b"
_ME: Final = re.compile(r"\b(?P<whom>me|nos) (?P<does>\w+) (?:\w+ ){0,3}?" + _HOW)
_ANOTHER: Final = re.compile(r"\b" + _HOW)
_GIVEN: Final = re.compile(r"\b(?:me|nos) (?:pus|dio|dier|ponia|daba|dej)\w* $")
_DONE_TO: Final = re.compile(r"\b(?P<does>\w+) (?:\w+ )?al? (?:l[ao]s? )?$")
_SUBJECT: Final = 60  # letters before the pronoun within which whoever does it is named
_BETWEEN: Final = 24  # letters from whom is carried to how
_GROWN: Final = word_set("madre padre marido mujer abuelo abuela novia novio esposa esposo suegra suegro")
_TELLER: Final = "yo"


def carried_people(scene: Scene) -> Mapping[str, Held]:
    """Each child who is held or carried, by key, with who does; the teller is "yo"."""
    text = plain(scene.text)
    if len(text) != len(scene.text):
        return {}
    found: dict[str, Held] = {}
    for match in _ANOTHER.finditer(text):
        child = _object_before(scene, text, match.start())
        by = _carrier(scene, text, child) if child is not None else None
        if child is not None and by is not None and by != child[0]:
            found.setdefault(child[0], Held(_how(match), by))
    mine = None if found else _teller(scene, text)
    return found if mine is None else {_TELLER: mine}


def newborns(scene: Scene) -> frozenset[str]:
    """Those who are laid into somebody's arms: "la comadrona me puso a mi hija en brazos"."""
    text = plain(scene.text)
    return frozenset(
        p.key
        for p in _single(scene)
        for m in p.mentions
        if len(text) == len(scene.text) and _GIVEN.search(re.sub(r"al? $", "", text[: m.start]))
    )


def _how(match: re.Match[str]) -> Hold:
    return next(how for how in ("arms", "shoulders", "back", "lap") if match[how] is not None)


def _single(scene: Scene) -> list[Participant]:
    return [p for p in beings(scene) if p.kind == "person" and p.count == 1]


def _teller(scene: Scene, text: str) -> Held | None:
    """Who has the teller, as a child."""
    if not scene.self_in_scene:
        return None
    for match in _ME.finditer(text):
        people = _single(scene)
        doing = [
            a.agents[0]
            for a in scene.actions
            if a.fact.span is not None and a.agents and match.start() <= a.fact.span.start < match.end()
        ]
        named = [
            (m.start, p.key)
            for p in people
            for m in p.mentions
            if match.start() - _SUBJECT <= m.start < match.start()
        ]
        by = next((k for k in doing if k != _TELLER and k in {p.key for p in people}), None)
        by = by or (max(named)[1] if named else None)
        if by is not None:
            return Held(_how(match), by)
    return None


def _object_before(scene: Scene, text: str, at: int) -> tuple[str, int] | None:
    """The key of whom something is done to right before ``at``, and where they are named."""
    near = [
        (m.start, p.key)
        for p in _single(scene)
        for m in p.mentions
        if m.end <= at <= m.end + _BETWEEN
        and _DONE_TO.search(text[: m.start])
        and not re.search(r"[.;:!?\n,]", text[m.end : at])
        and (p.relation or "") not in _GROWN
    ]
    return (max(near)[1], max(near)[0]) if near else None


def _carrier(scene: Scene, text: str, child: tuple[str, int]) -> str | None:
    """Who carries: into whose arms it is put, who does it, who is named before in the sentence."""
    before = _DONE_TO.sub("", text[: child[1]])
    sentence = re.split(r"[.;:!?\n]", text[: child[1]])[-1]
    first = child[1] - len(sentence)
    mine = _TELLER if scene.self_in_scene else None
    if _GIVEN.search(re.sub(r"al? $", "", text[: child[1]])):
        return mine
    doing = [
        (a.fact.span.start, a.agents[0])
        for a in scene.actions
        if a.fact.span is not None and a.agents and len(before) - 1 <= a.fact.span.start < child[1]
    ]
    named = [
        (m.start, p.key)
        for p in _single(scene)
        for m in p.mentions
        if first <= m.start < child[1] and p.key != child[0]
    ]
    named += [(first + m.start(), _TELLER) for m in re.finditer(r"\byo\b", sentence) if mine is not None]
    return max(doing)[1] if doing else max(named)[1] if named else mine


__all__ = ["carried_people", "newborns"]
