"""The trained weights that a patient's file names, for one picture made by command.

What cannot be used is left out together with its word, which means nothing to the model alone; each
says why in one Spanish sentence.
"""

import struct
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from narrative.entities import Entity
from narrative.script import Element, PromptPair, Script, Subject
from server.fitting_adapters import family_of, learned_here
from server.model_words import FAMILY_NAMES

WithoutIt = tuple[Script, tuple[str, ...]]


def rooted(entities: Sequence[Entity], folder: Path) -> tuple[Entity, ...]:
    """The entities with the files of their weights as paths from ``folder`` on."""
    return tuple(
        replace(each, adapters={phase: str(folder / file) for phase, file in each.adapters.items()})
        for each in entities
    )


def usable(script: Script, family: str, takes: Callable[[Path], bool]) -> WithoutIt:
    """The script without weights that a model of this family cannot use, and a sentence for each.

    ``takes`` says whether the model takes a file that does not tell its family.
    """
    sentences: list[str] = []
    for subject in script.subjects:
        if subject.adapter is None:
            continue
        why = _fault(subject, Path(subject.adapter), family, takes)
        if why is not None:
            sentences.append(why)
            script = _without(script, subject)
    return script, tuple(sentences)


def _fault(subject: Subject, file: Path, family: str, takes: Callable[[Path], bool]) -> str | None:
    if not file.is_file():
        return f"No está el archivo de lo aprendido de {subject.label} ({file}): se pinta sin él."
    try:
        learned_by = family_of(file)
        fits = learned_by in ("", family) and (learned_here(file) or takes(file))
    except (OSError, ValueError, AttributeError, struct.error):
        return f"El archivo de lo aprendido de {subject.label} está dañado ({file}): se pinta sin él."
    if fits:
        return None
    if learned_by == family:
        return (
            f"Lo aprendido de {subject.label} no encaja en el modelo que pinta ({file.name}): se pinta sin "
            "ello."
        )
    other = f" ({FAMILY_NAMES[learned_by]})" if learned_by in FAMILY_NAMES else ""
    return (
        f"Lo aprendido de {subject.label} es de otra familia de modelos{other} y no sirve para el que pinta "
        f"({file.name}): se pinta sin ello."
    )


def _without(script: Script, subject: Subject) -> Script:
    """The script without a subject's weights and word; two subjects may be of one card."""
    words = {e.text for e in subject.pair.prompt if e.role == "token"}
    subjects = tuple(
        replace(each, adapter=None, token=None, pair=_without_words(each.pair, words, each.key))
        if each.key == subject.key
        else each
        for each in script.subjects
    )
    return replace(script, subjects=subjects, picture=_without_words(script.picture, words, subject.key))


def _without_words(pair: PromptPair, words: set[str], owner: str) -> PromptPair:
    def stays(element: Element) -> bool:
        return element.role != "token" or element.text not in words or element.owner not in (None, owner)

    return replace(pair, prompt=tuple(each for each in pair.prompt if stays(each)))
