"""What belongs to each of several, told without its noun: "la mía era roja y la suya azul"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from narrative.lexicon import Lexicon
from narrative.words import Words, word_set

_ARTICLES: Final = word_set("el la los las")
_MINE: Final = word_set("mio mia mios mias")
_THEIRS: Final = word_set("suyo suya suyos suyas otro otra otros otras")
_TO_THE_COLOUR: Final = 4  # words from the possessive on


@dataclass(frozen=True)
class Owned:
    """Words ``first``..``last`` tell the colour of one's own: "mine", "theirs", or of who is named by the
    words from ``named`` on.
    """

    first: int
    last: int
    colour: str
    whose: str
    named: int


def owned_colours(words: Words, lexicon: Lexicon, feminine: bool, after: int) -> Iterator[Owned]:
    """Each "la mía … roja" behind word ``after`` whose article agrees with the noun that it stands for."""
    for at in range(after, len(words) - 1):
        article = words.plain_at(at)
        if article not in _ARTICLES or article.startswith("la") != feminine:
            continue
        own = words.plain_at(at + 1)
        whose = "mine" if own in _MINE else "theirs" if own in _THEIRS else "named" if own == "de" else ""
        colour = _colour_after(words, lexicon, at + 2) if whose else None
        if colour is not None:
            yield Owned(at, colour[1], colour[0], whose, at + 2)


def _colour_after(words: Words, lexicon: Lexicon, at: int) -> tuple[str, int] | None:
    """The first colour from word ``at`` on, within the clause; a comma may stand for the verb."""
    for i in range(at, min(at + _TO_THE_COLOUR, len(words))):
        if words[i].opens or words.plain_at(i) in ("y", "e", "con", "pero", "el", "los", "las"):
            return None
        match = lexicon.at("colours", words, i)
        if match is not None:
            return match.concept.id, match.last
    return None
