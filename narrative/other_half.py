"""The teller's husband or wife where a telling holds both and names one: a wedding, courting, a honeymoon.

"De novios paseábamos por la alameda" says that somebody walked there too; where a card says who, it is they.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrative.dress import is_betrothed, told_wedding
from narrative.entities import Entity, Patient
from narrative.lifetimes import could_be_there
from narrative.scene import Action, Participant, Scene, Span
from narrative.words import plain

OTHER_HALF: Final = "pareja"  # key of the participant that no word names
_MARRIED: Final = frozenset({"marido", "mujer", "esposo", "esposa", "pareja"})
_COURTING: Final = re.compile(
    r"(?<!viaje )\bde novios\b(?! de\b)|\b(?:eramos|siendo) novios\b"
    r"|\bde (?:luna de miel|viaje de novios)\b(?= (?:nos )?\w+[aei]mos\b)"
    r"|\b(?:mi|nuestr[oa]|el|la) (?:viaje de novios|luna de miel|viaje de bodas)\b"
    r"|\b(?:mis|nuestras|las) bodas de (?:oro|plata)\b(?! de\b)|\bnuestro aniversario\b"
)
_SENTENCE: Final = re.compile(r"[^.!?]*")
_WE: Final = re.compile(r"\w[aei]mos\b")


def told_couple(scene: Scene) -> Span | None:
    """The words that hold the teller and whom they marry or court, where no other words name them."""
    if any(p.relation in _MARRIED or is_betrothed(p) for p in scene.participants):
        return None
    return told_wedding(scene) or _courting(scene.text)


def with_other_half(scene: Scene, entities: Sequence[Entity], patient: Patient) -> Scene:
    """The scene with the one whom a card says that the teller married, where the words hold both of them
    and nobody else can be meant; else the scene as it is.
    """
    married = [e for e in entities if e.kind == "person" and e.relation in _MARRIED]
    span = told_couple(scene) if len(married) == 1 and scene.self_in_scene else None
    if span is None or not could_be_there(married[0].relation, None, scene.era, patient):
        return scene
    spouse, words = married[0], scene.text[span.start : span.end]
    half = Participant(
        OTHER_HALF, "person", spouse.name, words, True, (), relation=spouse.relation, gender=spouse.gender,
        entity=spouse.id,
    )  # fmt: skip
    actions = tuple(_done_by_both(action, scene.text) for action in scene.actions)
    return replace(scene, participants=(*scene.participants, half), actions=actions)


def _courting(text: str) -> Span | None:
    """The words of courting or of a couple's feast in a sentence whose doer is "we"."""
    told = plain(text)
    found = _COURTING.search(told) if len(told) == len(text) else None
    if found is None:
        return None
    first = max(told.rfind(stop, 0, found.start()) for stop in ".!?") + 1
    sentence = _SENTENCE.match(told, first)
    ours = sentence is not None and _WE.search(sentence.group()) is not None
    return Span(found.start(), found.end()) if ours or "nuestr" in found.group() else None


def _done_by_both(action: Action, text: str) -> Action:
    span = action.fact.span
    if "yo" not in action.agents or span is None:
        return action
    both = action.fact.concept == "marry" or _WE.search(plain(text[span.start : span.end])) is not None
    return replace(action, agents=(*action.agents, OTHER_HALF)) if both else action
