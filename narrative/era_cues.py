"""Everything in a text that tells when it was: years, decades, ages, stages of life, dated events.

Each cue gives a range of years from the birth year and a weight; ``narrative.era`` decides.
"""

from collections.abc import Iterator
from typing import Final

from narrative.age_cues import age_cues, grade_cues
from narrative.birth_cues import before_birth, years_before_birth
from narrative.entities import Patient
from narrative.lexicon import Lexicon
from narrative.life_stages import NOW_WORDS, STAGES
from narrative.time_cues import NOW, Cue
from narrative.words import Words, plain, word_set
from narrative.year_cues import year_cues

_SAYING: Final = word_set("decia ponia dice pone decir")
_BEING: Final = word_set("era eramos siendo fui yo estaba")
_SIZES: Final = word_set("chico chica pequeno pequena chiquito chiquita chiquitito chiquitita")


def find_cues(words: Words, lexicon: Lexicon, patient: Patient) -> list[Cue]:
    """All cues of a text in order."""
    cues = [*year_cues(words, patient), *age_cues(words, patient), *_stage_cues(words, patient),
            *_event_cues(words, lexicon, patient), *_now_cues(words), *grade_cues(words, patient),
            *before_birth(words), *years_before_birth(words, patient)]  # fmt: skip
    return sorted(cues, key=lambda c: (c.first, -c.weight))


def _stage_cues(words: Words, patient: Patient) -> Iterator[Cue]:
    if patient.birth_year is None:
        return
    for phrase, low, high, weight, phase in STAGES:
        for at in words.occurrences(phrase.split()):
            verb = at if phrase.startswith("era ") else at - 1
            of_size = phrase.split()[-1] in _SIZES
            if of_size and words.plain_at(verb) == "era" and _told_of_a_thing(words, verb):
                continue
            if of_size and phrase.startswith("tan ") and words.plain_at(at - 1) not in _BEING:
                continue  # "con aquello tan chico puesto"
            yield Cue(
                at,
                at + len(phrase.split()),
                patient.birth_year + low,
                patient.birth_year + high,
                weight,
                phase,
                "stage",
            )


def _told_of_a_thing(words: Words, at: int) -> bool:
    """Reads "el primer departamento era tan chico": the size of a thing, nobody's childhood."""
    lead = [words.plain_at(i) for i in range(max(0, at - 4), at)]
    return bool({"el", "la", "un", "una"} & set(lead)) and "yo" not in lead and not words[at].after_stop


def _event_cues(words: Words, lexicon: Lexicon, patient: Patient) -> Iterator[Cue]:
    for event in lexicon.concepts["events"]:
        if event.countries and patient.country not in event.countries:
            continue
        for form in event.forms:
            parts = plain(form).replace("-", " ").split()
            for at in words.occurrences(parts):
                yield Cue(
                    at,
                    at + len(parts),
                    event.first,
                    event.last,
                    2.2 if event.first == event.last else 1.6,
                    kind="event",
                )


def _now_cues(words: Words) -> Iterator[Cue]:
    for phrase in NOW_WORDS:
        for at in words.occurrences(phrase.split()):
            if phrase == "ahora" and words.plain_at(at + 1) == "ya":
                continue  # "ahora ya es un hombre" looks back on the scene
            if phrase == "hoy" and words.joined(at - 4, at).endswith(("hasta", "el dia de", "al dia de")):
                continue  # "hasta el día de hoy le mandan una tarjeta"
            if phrase == "hoy" and words.plain_at(at - 1) in _SAYING:
                continue  # a sign that said "hoy no se fía"
            weight = 0.3 if phrase in ("hoy", "ahora", "en la residencia") else 1.9
            if phrase == "ahora" and at <= 1:
                weight = 1.9  # "ahora por las tardes me pongo en la ventana"
            yield Cue(at, at + len(phrase.split()), *NOW, weight, kind="now")
