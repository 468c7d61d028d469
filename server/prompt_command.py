"""``evoca prompt``: what a memory becomes for a model, where each part is from and what is left out."""

import json
from collections.abc import Iterator
from typing import Any

from narrative import write_script
from narrative.entities import Entity, Patient
from narrative.prompting import FAMILIES, Family, StylePreset, fit_script
from narrative.scene import Refusal, Scene
from narrative.script import Element, PromptPair, Script
from narrative.understanding import Understanding
from server.errors import BadInputError
from server.prompting import counter_for
from server.refusal_words import WITHOUT_A_SCENE
from server.settings import Settings

ORIGINS = {"said": "dicho", "card": "ficha", "added": "añadido"}


def prompts_of(
    settings: Settings,
    understanding: Understanding,
    text: str,
    known: tuple[Patient, tuple[Entity, ...]],
    style: StylePreset,
    family: Family,
) -> Script:
    """The script of a memory, fitted for a family. Raises BadInputError when there is nothing to draw."""
    patient, entities = known
    scene: Scene | Refusal = understanding.understand(text, patient, entities)
    if isinstance(scene, Refusal):
        raise BadInputError(WITHOUT_A_SCENE[scene.flaw])
    script = write_script(scene, patient, entities, understanding.lexicon, style, family)
    return fit_script(script, FAMILIES[family], counter_for(settings, family))


def as_json(script: Script, text: str, family: Family) -> str:
    """The prompts and their ledgers as indented JSON; ``words`` are the teller's own."""
    parts = [
        {
            "part": part,
            "prompt": pair.prompt_text,
            "negative": pair.negative_text,
            "ledger": [_row(each, text) for each in pair.prompt],
            "avoided": [_row(each, text) for each in pair.negative],
            "left_out": [
                {**_row(each.element, text), "avoided": each.avoided, "reason": each.reason}
                for each in pair.left_out
            ],
        }
        for part, pair in _pairs(script)
    ]
    whole = {"family": family, "look": script.style, "year": script.year, "parts": parts}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def as_text(script: Script) -> str:
    """The prompts and their ledgers to read, in Spanish."""
    return "\n".join(line for part, pair in _pairs(script) for line in _lines(part, pair))


def _pairs(script: Script) -> Iterator[tuple[str, PromptPair]]:
    yield "todo el dibujo", script.picture
    for subject in script.subjects:
        yield subject.label, subject.pair


def _row(element: Element, text: str) -> dict[str, Any]:
    words = text[element.span.start : element.span.end] if element.span else None
    return {
        "text": element.text,
        "role": element.role,
        "origin": element.origin,
        "source": element.source,
        "words": words,
    }


def _lines(part: str, pair: PromptPair) -> Iterator[str]:
    yield f"== {part}"
    yield f"Que se vea: {pair.prompt_text}"
    if pair.negative:
        yield f"Que no se vea: {pair.negative_text}"
    for element in pair.prompt:
        yield f"  {element.text:<44} {ORIGINS[element.origin]:<8} {element.source}"
    for element in pair.negative:
        yield f"  {'sin ' + element.text:<44} {ORIGINS[element.origin]:<8} {element.source}"
    crowded = [each.element.text for each in pair.left_out if each.reason == "room"]
    if crowded:
        yield f"No cabe en lo que lee este modelo: {'; '.join(crowded)}"
    if any(each.reason == "negative" for each in pair.left_out):
        yield "Este modelo no lee lo que no debe verse."
    yield ""
