"""The prompts of a comparison: the usual ones, or lines of a text."""

from collections.abc import Sequence
from typing import Final

from imaging.laboratory.values import SweepPrompt
from imaging.personalising import Trainee
from imaging.sketching.describing import describe_place
from imaging.vocabulary import PLACES, POSTURES

SUBJECT: Final = "{}"
_SHOWN: Final = ("park", "kitchen", "beach", "village_street", "garden", "living_room")
USUAL: Final = tuple(SweepPrompt(describe_place(place), place) for place in _SHOWN)


def prompts_in(lines: Sequence[str]) -> tuple[SweepPrompt, ...]:
    """A prompt of every line that is not empty; places and postures that the sketch knows are drawn."""
    return tuple(prompt_of(words) for line in lines if (words := " ".join(line.split())))


def prompt_of(words: str) -> SweepPrompt:
    """A prompt with the place and the posture that its words name."""
    told = f" {words.lower().replace(',', ' ')} "
    return SweepPrompt(words, _named(told, PLACES), _named(told, POSTURES))


def _named(told: str, known: Sequence[str]) -> str | None:
    """The longest known name among the words."""
    found = [name for name in known if f" {name.replace('_', ' ')} " in told]
    return max(found, key=len, default=None)


def told_of(prompt: SweepPrompt, trainee: Trainee, *, trained: bool) -> str:
    """The prompt with its subject in it: by the trained word and the class, or by the class alone."""
    name = f"{trainee.token} {trainee.class_words}".strip() if trained else trainee.class_words
    if SUBJECT in prompt.words:
        return prompt.words.replace(SUBJECT, name)
    return f"{name}, {prompt.words}"
