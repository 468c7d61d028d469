"""People told as one crowd: "la gente bailaba", "todo el pueblo cantaba", "bailaban todos".

A crowd is no participant: nobody of it is known by name, and it is drawn only where it does something.
"""

import re
from typing import Final

from narrative.scene import Scene, Span
from narrative.words import Words, plain

CROWD: Final = "gente"  # the agent of what a crowd does
_PHRASES: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "todo el pueblo entero", "toda la gente", "mucha gente", "tanta gente", "la gente", "gente",
        "todo el mundo", "todo el pueblo", "el pueblo entero", "medio pueblo", "el pueblo", "todo el barrio",
        "el barrio entero", "la plaza entera", "toda la plaza", "todos", "todas",
    )
)  # fmt: skip
_LONGEST: Final = max(map(len, _PHRASES))
_ONLY_OF_THEM: Final = (("todos",), ("todas",))  # of whoever was named, where somebody was
_OF_THE_PLACE: Final = ("el", "pueblo")
_TOLD: Final = re.compile(
    "|".join(rf"\b{' '.join(phrase)}\b" for phrase in sorted(_PHRASES, key=len, reverse=True))
)


def crowd_before(words: Words, last: int, verb: int, alone: bool) -> int | None:
    """The first word of a crowd whose last is ``last``, subject of the ``verb`` behind it; else None.

    ``alone`` says that nobody was named before whom "todos" could mean.
    """
    for length in range(min(_LONGEST, last + 1), 0, -1):
        phrase = tuple(words.plain_at(i) for i in range(last - length + 1, last + 1))
        far = phrase == _OF_THE_PLACE and verb != last + 1
        if phrase in _PHRASES and not far and (alone or phrase not in _ONLY_OF_THEM):
            return last - length + 1
    return None


def crowd_behind(words: Words, first: int, alone: bool) -> int | None:
    """The word after a crowd that begins at ``first``; else None. ``alone`` as for ``crowd_before``."""
    for length in range(min(_LONGEST, len(words) - first), 0, -1):
        phrase = tuple(words.plain_at(i) for i in range(first, first + length))
        if phrase in _PHRASES and (alone or phrase not in _ONLY_OF_THEM):
            return first + length
    return None


def told_crowd(scene: Scene) -> Span | None:
    """Where a crowd is told that does something: its words, else those of what it does; else None."""
    done = next((a.fact for a in scene.actions if CROWD in a.agents), None)
    if done is None:
        return None
    text = plain(scene.text)
    found = _TOLD.search(text) if len(text) == len(scene.text) else None
    return Span(found.start(), found.end()) if found is not None else done.span


__all__ = ["CROWD", "crowd_before", "crowd_behind", "told_crowd"]
