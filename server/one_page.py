"""What of a sitting fits on one printed page: all of it as a rule, the longest parts shortened else.

Lengths are counted in lines of print; the page's own style prints at the size that these hold for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

_LINES: Final = 44  # of print on the page, without its head, its headings, the moods and its foot
_TOLD_WIDTH: Final = 88  # characters of a line beside a picture
_WIDTH: Final = 104  # characters of a line across the page
_PICTURE: Final = 5  # lines that a picture takes
_GAP: Final = 1  # line between two things
_MOST_NOTES: Final = 12  # lines
_MOST_ASKED: Final = 7  # questions
_MOST_BESIDES: Final = 4  # things said besides


@dataclass(frozen=True)
class OnPaper:
    """What is printed: of each told memory its words or None for none of it, the notes, and how many of
    what was said besides and of the questions. ``shortened`` says that something was left out.
    """

    told: tuple[str | None, ...]
    notes: tuple[str | None, ...]
    besides: int
    asked: int
    shortened: bool


def on_paper(
    told: Sequence[tuple[str, bool]], notes: Sequence[str], besides: Sequence[str], asked: Sequence[str]
) -> OnPaper:
    """Choose what is printed. ``told`` are the words of each memory and whether it has a picture."""
    asked_shown = min(len(asked), _MOST_ASKED)
    notes_shown, note_lines = _notes_shown(notes)
    besides_shown = min(len(besides), _MOST_BESIDES)
    left = _LINES - asked_shown - note_lines - besides_shown
    words = _told_shown(told, left)
    whole = (
        all(shown == text for shown, (text, _) in zip(words, told, strict=True))
        and tuple(notes) == notes_shown
        and asked_shown == len(asked)
        and besides_shown == len(besides)
    )
    return OnPaper(words, notes_shown, besides_shown, asked_shown, not whole)


def shortened(text: str, characters: int) -> str:
    """``text``, cut at a word and marked with "…" where it is longer."""
    if len(text) <= characters:
        return text
    cut = text[: max(characters - 1, 1)]
    return (cut.rsplit(None, 1)[0] if " " in cut else cut).rstrip(" ,;:.") + "…"


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.splitlines() or [""])


def _notes_shown(notes: Sequence[str]) -> tuple[tuple[str | None, ...], int]:
    left, shown = _MOST_NOTES, list[str | None]()
    for note in notes:
        if left <= 1:
            shown.append(None)
            continue
        if _lines(note, _WIDTH) > left:
            note = shortened(" ".join(note.split()), left * _WIDTH)
        left -= _lines(note, _WIDTH)
        shown.append(note)
    return tuple(shown), _MOST_NOTES - max(left, 0)


def _told_shown(told: Sequence[tuple[str, bool]], lines: int) -> tuple[str | None, ...]:
    """An even share for each, what the short ones leave given to the long ones."""
    least = _PICTURE + _GAP
    count = min(len(told), max(1, lines // least)) if told else 0
    needs = [
        max(_lines(text, _TOLD_WIDTH) + 1, _PICTURE if drawn else 1) + _GAP for text, drawn in told[:count]
    ]
    share = _fair_share(needs, lines)
    shown: list[str | None] = []
    for index, (text, _drawn) in enumerate(told):
        if index >= count:
            shown.append(None)
        elif needs[index] <= share:
            shown.append(text)
        else:
            shown.append(shortened(" ".join(text.split()), (share - 1 - _GAP) * _TOLD_WIDTH))
    return tuple(shown)


def _fair_share(needs: Sequence[int], lines: int) -> int:
    """The most lines that each may take so that all fit."""
    left, waiting = lines, sorted(needs)
    while waiting:
        share = left // len(waiting)
        if waiting[0] > share:
            return max(share, _PICTURE + _GAP)
        left -= waiting.pop(0)
    return max(needs, default=0)
