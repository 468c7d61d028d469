"""Words by which it was before the teller was born."""

from collections.abc import Iterator
from typing import Final

from narrative.entities import Patient
from narrative.grammar_words import DETERMINERS
from narrative.life_stages import BEFORE_BIRTH
from narrative.numbers import read_number
from narrative.time_cues import Cue
from narrative.words import Words

_TO_BE_BORN: Final = 7  # words
_OWN_BIRTH: Final = frozenset({"nacer yo", "yo nacer", "que yo", "mi nacimiento"})


def before_birth(words: Words) -> Iterator[Cue]:
    """Cues without years, of kind "unborn"."""
    for phrase in BEFORE_BIRTH:
        for at in words.occurrences(phrase.split()):
            if words.plain_at(at - 1) == "desde":
                continue  # "difunto desde antes de que yo naciera"
            if phrase.startswith(("no habia nacido", "ni habia")) and not _of_teller(words, at):
                continue
            if phrase.endswith("naciera") and _is_anothers_birth(words, at + len(phrase.split())):
                continue
            yield Cue(at, at + len(phrase.split()), None, None, 5.0, "unknown", "unborn")
    for at in words.occurrences(["para", "nacer"]):
        if {"me", "mi"} & {words.plain_at(i) for i in range(max(0, at - _TO_BE_BORN), at)}:
            yield Cue(
                at, at + 2, None, None, 5.0, "unknown", "unborn"
            )  # "me faltaba un buen rato para nacer"


def years_before_birth(words: Words, patient: Patient) -> Iterator[Cue]:
    """Reads "dos años antes de nacer yo": that year."""
    for at in words.occurrences(["anos", "antes", "de"]):
        count = read_number(words, at - 1)
        born = words.joined(at + 3, at + 5) in _OWN_BIRTH
        if count is not None and born and patient.birth_year is not None:
            year = patient.birth_year - count[0]
            yield Cue(at - 1, at + 5, year, year, 4.0)


def _is_anothers_birth(words: Words, at: int) -> bool:
    """Reads "antes de que naciera (Danilo)", "(mi hijo)"."""
    if at >= len(words) or words[at].after_stop:
        return False
    return words[at].capital or words.plain_at(at) in DETERMINERS


def _of_teller(words: Words, at: int) -> bool:
    """Whether "no había nacido" is said of the teller: nobody else stands right before it."""
    before = words.plain_at(at - 1)
    if (
        at == 0
        or words[at].opens
        or before in ("yo", "que", "aun", "todavia", "y", "entonces", "ni", "cuando")
    ):
        return True
    return words[at].after_stop
