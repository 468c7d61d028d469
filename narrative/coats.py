"""The coats of animals: colour and pattern from the words after them: "una vaca blanca y negra"."""

from typing import Final

from narrative.lexicon import Lexicon
from narrative.scene import Look
from narrative.words import Words, word_set

_REACH: Final = 5  # words after the animal's name or noun
_JOINING: Final = word_set("y con de a color muy toda todo medio era es estaba manchas pintas")
SHADES: Final = word_set("claro clara oscuro oscura clarito clarita oscurito oscurita fuerte vivo viva")
_PATTERNS: Final = {
    "patched": word_set("manchas manchada manchado manchadas manchados berrenda berrendo overo overa pinto"),
    "spotted": word_set("lunares moteada moteado pintas pecosa pecoso"),
    "striped": word_set("atigrada atigrado rayas rayada rayado romano barcino barcina listado listada"),
}  # fmt: skip


def coat_looks(key: str, words: Words, lexicon: Lexicon, first: int, last: int) -> list[Look]:
    """Colour and pattern of the animal whose description begins at word ``first``; ``last`` ends its phrase.

    Of white and another colour the other is the coat's, with patches.
    """
    colours: list[tuple[str, int]] = []
    pattern: tuple[str, int] | None = None
    for at in range(first, min(last + _REACH, len(words))):
        if at >= last and words[at].after_stop:
            break
        named = words.cased and words[at].capital and not words[at].opens  # "mi perro blanco Canelo"
        match = None if named else lexicon.at("colours", words, at)
        kind = next((p for p, forms in _PATTERNS.items() if words.plain_at(at) in forms), None)
        if match is not None:
            colours.append((match.concept.id, at))
        if kind is not None:
            pattern = (kind, at)
        if match is None and kind is None and at >= last and words.plain_at(at) not in _JOINING:
            break
    found: list[Look] = []
    if colours:
        value, at = next((pair for pair in colours if pair[0] != "white"), colours[0])
        found.append(Look(key, "colour", value, words.span(at, at + 1)))
        if len({each for each, _ in colours}) > 1 and pattern is None:
            found.append(Look(key, "pattern", "patched", words.span(colours[0][1], colours[-1][1] + 1)))
    if pattern is not None:
        found.append(Look(key, "pattern", pattern[0], words.span(pattern[1], pattern[1] + 1)))
    if not found and words.plain_at(last) == "que" and words.plain_at(last + 1) in ("era", "es"):
        return coat_looks(key, words, lexicon, last + 2, last + 2)  # "mi perra Luna, que era negra"
    return found


def coat_end(words: Words, lexicon: Lexicon, at: int) -> int:
    """Where the words of a coat that begin at word ``at`` end ("blanca con manchas negras"); ``at`` where
    none does.
    """
    end, here = at, at
    while here < len(words) and not (here > at and words[here].after_stop):
        match = lexicon.at("colours", words, here)
        word = words.plain_at(here)
        if match is not None:
            end = here = match.last
            if words.plain_at(here) in SHADES:
                end = here = here + 1
        elif any(word in forms for forms in _PATTERNS.values()):
            end = here = here + 1
        elif word in _JOINING:
            here += 1
        else:
            break
    return end
