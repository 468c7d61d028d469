"""Members of a group who look alike are told together: "three little girls" for thrice "a little girl"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from narrative.script import Element, Subject

_NUMBERS: Final = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PLURALS: Final = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "sheep": "sheep", "fish": "fish",
    "goose": "geese", "ox": "oxen", "calf": "calves", "wolf": "wolves", "mouse": "mice", "foal": "foals",
}  # fmt: skip


def told_together(subjects: Sequence[Subject]) -> list[Element]:
    """The elements of all subjects in their order; those alike are counted in words."""
    found: list[Element] = []
    told: set[tuple[str, tuple[str, ...]]] = set()
    for subject in subjects:
        alike = [other for other in subjects if _looks(other) == _looks(subject)]
        noun = next((e for e in subject.pair.prompt if e.role == "subject"), None)
        counted = _counted(noun.text, len(alike)) if noun is not None else None
        if subject.token or counted is None or len(alike) < 2 or "-" not in subject.key:
            found += subject.pair.prompt
        elif _looks(subject) not in told:
            told.add(_looks(subject))
            found += [replace(e, text=counted) if e is noun else e for e in subject.pair.prompt]
    return found


def _looks(subject: Subject) -> tuple[str, tuple[str, ...]]:
    """The group, and what is said of this member."""
    return subject.key.split("-")[0], tuple(element.text for element in subject.pair.prompt)


def _counted(noun: str, number: int) -> str | None:
    """Reads "a little girl" and 3: "three little girls"; None for what is no plain noun with its article."""
    article, _, rest = noun.partition(" ")
    if article not in ("a", "an") or "," in rest or not 2 <= number < len(_NUMBERS):
        return None
    before, _, last = rest.rpartition(" ")
    return " ".join(word for word in (_NUMBERS[number], before, plural(last)) if word)


def plural(noun: str) -> str:
    """The plural of an English noun."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
