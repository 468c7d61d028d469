"""When the memory was: the cues of the text weighed into one range of years and one life phase."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from narrative.entities import Patient, Phase
from narrative.phrase_parts import Phrase
from narrative.scene import Era
from narrative.telling import Telling
from narrative.time_cues import Cue
from narrative.words import Words, plain, word_set

_TAKES_BACK: Final = re.compile(
    r"\b(miento|perdon\w*|espera\w*|(me )?equivo\w+|corrijo|rectifico|que digo|digo mal|mal digo|mejor dicho|"
    r"digo no|no digo|no que va|disculp\w+|que estoy diciendo|que disparate|digo .{3,40} y (fue|era))\b"
)


_AT_SCHOOL: Final = (
    "(maestr[oa]|profe|profesora?|directora?|conserje|bedel|porter[oa]|cociner[oa]|limpiadora|secretari[oa]|"
    "cuidadora|celadora?|monitora?|jardiner[oa])"
)
# "trabajaba de maestra", "fui maestra", "yo era la cocinera", "daba clases a": no pupil tells that
_WORKS_THERE: Final = re.compile(
    r"\b((yo|ya|cuando) (era|estaba|trabajaba)|fui|trabaje|entre|estuve|ejerci|me (colocaron|pusieron))"
    rf"( yo)?( trabajando)?( de| como)?( la| el| una?)? {_AT_SCHOOL}\b"
    rf"|^(era|trabajaba|estaba)( yo)?( de| como)?( la| el| una?)? {_AT_SCHOOL}\b"
    r"|\b(daba|di|dar|dando) clases? (de|en|a)\b|\bmis? (alumn[oa]|parvul[oa])s?\b"
)
_SCHOOL: Final = re.compile(r"\b(escuela|colegio|primaria|recreo|clase|maestr[oa]|instituto|liceo)\b")


def decide_era(cues: Sequence[Cue], words: Words, patient: Patient) -> Era:
    """The era of the cues of one scene; an empty Era when nothing tells."""
    cues = without_taken_back(cues, words)
    if len(cues) > 1:
        cues = [c for c in cues if not (c.kind == "now" and _tells_of_death(c, words))]
    if not cues:
        return Era()
    unborn = next((c for c in cues if c.kind == "unborn"), None)
    if unborn is not None:
        return _before_birth(unborn, cues, words)
    best = max(cues, key=lambda c: c.weight)
    low, high = best.low, best.high
    for other in cues:
        if (
            (
                other is not best
                and other.low is not None
                and other.high is not None
                and low is not None
                and high is not None
            )
            and other.weight >= 1.5
            and other.low <= high
            and other.high >= low
            and other.kind != "now"
        ):
            low, high = max(low, other.low), min(high, other.high)
    phase = phase_of(
        best.low if best.kind == "age" else low,
        best.high if best.kind == "age" else high,
        patient.birth_year,
        best.phase,
    )
    return Era(phase, low, high, words.span(best.first, best.last))


def _tells_of_death(cue: Cue, words: Words) -> bool:
    return any(
        words.plain_at(i) in ("murio", "murieron", "fallecio")
        for i in range(max(0, cue.first - 5), cue.first)
    )


def _before_birth(unborn: Cue, cues: Sequence[Cue], words: Words) -> Era:
    dated = [c for c in cues if c.low is not None and c.kind in ("year", "event")]
    if not dated:
        return Era("unknown", None, None, words.span(unborn.first, unborn.last))
    best = max(dated, key=lambda c: c.weight)
    return Era("unknown", best.low, best.high, words.span(best.first, best.last))


def own_cues(
    cues: Sequence[Cue],
    phrases: Sequence[Phrase],
    words: Words,
    telling: Telling,
    patient: Patient,
    own: frozenset[str],
) -> list[Cue]:
    """Without the ages and stages of other people: "mi nieta, que tenía cinco años". ``own`` are the
    patient's names.
    """
    found: list[Cue] = []
    dated = any(c.kind != "now" for c in cues)
    for cue in _without_ones_school(cues, words):
        if cue.kind == "now" and telling.voice != "patient" and (dated or _is_of_the_talk(cue, words)):
            continue  # the day of the talk, not of the memory
        if cue.kind in ("age", "stage", "unborn") and telling.voice == "relative" and _says_i(cue, words):
            continue
        if cue.kind not in ("age", "stage"):
            found.append(cue)
            continue
        if (
            cue.kind == "stage"
            and words.plain_at(cue.first) == "del"
            and any(p.kind == "person" and p.of == cue.first for p in phrases)
        ):
            continue  # "veo pasar a los niños del colegio"
        if cue.kind == "stage" and _of_a_child(cue, phrases, words):
            continue
        owner = (
            (_communicant(cue, phrases, words) if telling.voice == "patient" else None)
            or _owner(cue, phrases, words, telling, own)
            or _younger_told_of(cue, cues, phrases, words)
            or (_child_of_that_age(cue, phrases, words, patient) if telling.voice == "patient" else None)
        )
        if owner is None:
            found.append(cue)
        elif (
            (phase := _YOUNGER.get(owner.relation or ""))
            and cue.low is not None
            and _tells_an_age(cue, words)
        ):
            age = None if patient.birth_year is None else cue.low - patient.birth_year
            found.append(Cue(cue.first, cue.last, None, None, 1.3, phase, "other", owner.first, age))
    return found


def _without_ones_school(cues: Sequence[Cue], words: Words) -> Sequence[Cue]:
    """Without the stages of school where the teller works at one."""
    if _WORKS_THERE.search(words.joined(0, len(words))) is None:
        return cues
    return [c for c in cues if c.kind != "stage" or not _SCHOOL.search(words.joined(c.first, c.last))]


def _of_a_child(cue: Cue, phrases: Sequence[Phrase], words: Words) -> bool:
    """Reads "cuando se casó la Belén", "a la Pili le dieron el título en la universidad"."""
    said = words.joined(cue.first, cue.last)
    if said == "se caso" and any(p.kind == "person" and p.first in (cue.last, cue.last + 1) for p in phrases):
        return True
    if "universidad" not in said and "facultad" not in said:
        return False
    lead = [words.plain_at(i) for i in range(max(0, cue.first - 9), cue.first)]
    return lead.count("le") > 0 and not {"yo", "me", "nos"} & set(lead)


def _communicant(cue: Cue, phrases: Sequence[Phrase], words: Words) -> Phrase | None:
    """Reads "mi hijo hizo la primera comunión", "la primera comunión de mi nieta": not the teller's own."""
    if "comunion" not in words.joined(cue.first, cue.last):
        return None
    for child in phrases:
        if (child.relation or "") not in _YOUNGER or child.plural:
            continue
        does = 0 <= cue.first - child.last <= _TO_THE_COMMUNION
        if does and not words.stops_between(child.last - 1, cue.first):
            return child
        if child.first == cue.last + 1 and words.plain_at(cue.last) == "de":
            return child
    return None


def _tells_an_age(cue: Cue, words: Words) -> bool:
    return cue.kind == "age" or "comunion" in words.joined(cue.first, cue.last)


def _is_of_the_talk(cue: Cue, words: Words) -> bool:
    """Whether "hoy" of a note is the day on which something was recalled, not that of what happened."""
    return not _is_past(cue, words) and _RECALLS.search(words.joined(0, len(words))) is not None


_RECALLS: Final = re.compile(
    r"\b(recuerd|record|cuent|cont[oa]|evoc|rememor|relat|narr|habla|hablo|hablad|dice|dijo|repit|refier|"
    r"revive|menciona|rompe|no se insiste|sin material|en blanco)"
)


def _is_past(cue: Cue, words: Words) -> bool:
    """Reads "el verano pasado", "hace poco" against "hoy", "esta mañana"."""
    said = words.joined(cue.first, cue.last)
    told_of = words.plain_at(cue.first - 1) in ("ocurrido", "sucedido", "paso")
    return "pasad" in said or said.startswith(("hace", "lo del")) or told_of or said in _PAST_DAYS


_PAST_DAYS: Final = frozenset({"ayer", "anteayer", "anoche"})


def _younger_told_of(cue: Cue, cues: Sequence[Cue], phrases: Sequence[Phrase], words: Words) -> Phrase | None:
    """Reads "a mi nieto lo llevé en el 2005. Tenía cinco años": the year told makes it the child's age."""
    dated = [c for c in cues if c.kind == "year" and c.low is not None and c.high is not None]
    if cue.kind != "age" or cue.low is None or cue.high is None or "yo" in _just_before(cue, words):
        return None
    if not dated or any(cue.low - 3 <= (c.high or 0) and cue.high + 3 >= (c.low or 0) for c in dated):
        return None
    before = [p for p in phrases if p.kind == "person" and p.last <= cue.first]
    return before[-1] if before else None


def _just_before(cue: Cue, words: Words) -> tuple[str, str]:
    return words.plain_at(cue.first - 2), words.plain_at(cue.first - 1)


def _child_of_that_age(cue: Cue, phrases: Sequence[Phrase], words: Words, patient: Patient) -> Phrase | None:
    """Reads "a mi hija la llevé al colegio con tres años", "con cuatro añitos mi nieta ya leía", "mi hija
    tenía miedo, y a los seis años la llevé": whoever has children is no child of that age.
    """
    own = phase_of(cue.low, cue.high, patient.birth_year)
    if cue.kind != "age" or own != "childhood" or _says_i(cue, words):
        return None
    sentence = words[cue.first].sentence
    young = [
        p
        for p in phrases
        if p.kind == "person" and p.relation in _YOUNGER and not p.plural
        and words[p.head].sentence == sentence and words.plain_at(p.first - 1) not in ("como", "de", "que")
    ]  # fmt: skip
    behind = next((p for p in young if p.first == cue.last), None)
    before = next((p for p in reversed(young) if p.last <= cue.first), None)
    if behind is not None or before is None:
        return behind
    between = {words.plain_at(i) for i in range(before.last, cue.first)}
    return None if between & {"que", "yo", "me", "mi", "nos"} else before


def _says_i(cue: Cue, words: Words) -> bool:
    """Reads "Yo tenía diez años" of a relative is the relative's age."""
    near = [words.plain_at(i) for i in range(max(0, cue.first - 3), cue.first)]
    return "yo" in near or words.plain_at(cue.last) == "yo"


_TO_THE_COMMUNION: Final = 4  # words
_YOUNGER: Final[Mapping[str, Phase]] = {
    "hijo": "adulthood",
    "hija": "adulthood",
    "nieto": "old_age",
    "nieta": "old_age",
}


def _owner(
    cue: Cue, phrases: Sequence[Phrase], words: Words, telling: Telling, own: frozenset[str]
) -> Phrase | None:
    """The other person whose age it is, if it is not the patient's."""
    for at in range(cue.first - 1, max(cue.first - 7, -1), -1):
        word = words[at]
        if word.plain in ("yo", "me", "nos", "mi", "conmigo", "nosotros") and not any(
            p.first <= at < p.last for p in phrases
        ):
            return None
        owner = next((p for p in phrases if p.kind == "person" and p.last == at + 1), None)
        if (
            owner is not None
            and words.plain_at(owner.first - 1)
            in (
                "de",
                "del",
                "a",
                "al",
                "con",
                "por",
                "para",
            )
            and words.plain_at(owner.last) != "que"
        ):
            return None
        if owner is not None and (_is_told(owner, cue, words) or _in_a_new_sentence(owner, cue, words)):
            return None
        if owner is not None:
            close = _says_age(words, owner.last, cue.first) or _did_it(words, owner, cue)
            return owner if close and plain(owner.name or "") not in own else None
        if word.lower in ("ella", "él") and telling.voice == "patient":
            before = [p for p in phrases if p.kind != "place" and p.last <= at]
            return before[-1] if before and _says_age(words, at + 1, cue.first) else None
        if words[at + 1].opens:
            return None
    return None


def _is_told(owner: Phrase, cue: Cue, words: Words) -> bool:
    """Reads "le cuento a mi nieta que con siete años cuidaba cabras": what comes is the teller's."""
    led = words.plain_at(owner.first - 1) == "a" and words.plain_at(owner.last) == "que"
    return led and owner.last + 1 == cue.first and not words[owner.last].after_stop


def _in_a_new_sentence(owner: Phrase, cue: Cue, words: Words) -> bool:
    """Reads "cómo lloraba el gordo. Cinco años tenía, qué querés": of some stranger no age is told."""
    return words[cue.first].opens and owner.last == cue.first and owner.relation is None and not owner.name


def _did_it(words: Words, owner: Phrase, cue: Cue) -> bool:
    """Reads "mi hermana se fue a Madrid con quince años"."""
    between = words.joined(owner.last, cue.first).split()
    if cue.kind == "stage" and words.plain_at(cue.first) == "de" and len(between) == 1:
        return words[owner.last].lower.endswith(("ó", "ía", "aba")) or between[0] in ("fue", "vino", "hizo")
    finite = any(words[i].lower.endswith("ó") for i in range(owner.last, cue.first))
    return between[-1:] == ["con"] and (
        finite
        or any(
            b in ("fue", "vino", "marcho", "salio", "empezo", "caso", "entro", "murio", "llego")
            for b in between
        )
    )


def _says_age(words: Words, first: int, last: int) -> bool:
    """Nothing but a verb of age stands between: "que ya tenía", "con"."""
    between = [words.plain_at(i) for i in range(first, last)]
    return [b for b in between if b not in _FILLING] in ([], ["tenia"], ["tendria"], ["con"], ["cumplio"],
        ["hizo"], ["era"],
                                                        ["estaba", "en"], ["estaba", "haciendo"],
                                                            ["haciendo"], ["cumplia"],
                                                            ["acababa", "de", "cumplir"])  # fmt: skip


_FILLING: Final = word_set("que ya solo apenas entonces cuando el ella muy ahora casi unos")


def without_taken_back(cues: Sequence[Cue], words: Words) -> list[Cue]:
    """Drop values that the teller takes back: "en el 58, no, en el 60" leaves 1960."""
    kept: list[Cue] = []
    for cue in cues:
        if cue.kind in ("event", "unborn", "year", "stage") and _is_denied(cue, words):
            continue
        if (
            cue.kind in ("year", "age")
            and words.plain_at(cue.first - 1) == "digo"
            and (words.joined(cue.last, cue.last + 2) in ("y fue", "y era", "pero fue", "pero era"))
        ):
            continue
        if kept and cue.kind in ("year", "age") and kept[-1].kind in ("year", "age", "stage", "event"):
            between = [words.plain_at(i) for i in range(kept[-1].last, cue.first)]
            near = cue.first - kept[-1].last <= 14
            sharp = _TAKES_BACK.search(" ".join(between)) is not None
            if near and (sharp or ("no" in between and len(between) <= 9 and "que" not in between)):
                kept = [k for k in kept if cue.first - k.last > 14]
        kept.append(cue)
    return kept


def _is_denied(cue: Cue, words: Words) -> bool:
    """Reads "En la guerra no, fue después", "antes de que yo naciera no espera", "no me casé nunca"."""
    if cue.kind == "stage" and words.plain_at(cue.first - 1) in ("no", "nunca"):
        return True
    likened = words.joined(cue.first - 6, cue.first).split()
    if (
        cue.kind == "stage"
        and "como" in words.joined(cue.first - 9, cue.first).split()
        and "habia" in likened
    ):
        return True  # "como Alfredo le había leído a él de niño"
    if cue.kind == "stage" and "que" in likened and any(t in likened for t in ("mismo", "misma", "igual")):
        return True  # "el mismo gorro que usaba yo de chico"
    if (
        cue.kind == "stage"
        and cue.last < len(words)
        and (words.plain_at(cue.last) == "nunca" or _is_a_bare_no(words, cue.last))
        and not words[cue.last].opens
    ):
        return True
    after = [words.plain_at(i) for i in range(cue.last, cue.last + 3)]
    if after[0] != "no" or cue.last >= len(words) or words[cue.last].opens:
        return False
    last = cue.last + 1 >= len(words) or words[cue.last + 1].after_stop
    return (last and cue.kind != "year") or after[1] in ("espera", "miento", "perdon", "digo")


def _is_a_bare_no(words: Words, at: int) -> bool:
    """Reads "De niña no, de moza" against "de recién casados no había ni acera"."""
    return words.plain_at(at) == "no" and (at + 1 >= len(words) or words[at + 1].after_stop)


def phase_of(low: int | None, high: int | None, born: int | None, told: Phase | None = None) -> Phase:
    """Childhood 0-12, youth 13-25, adulthood 26-64, old age 65+, by the middle of the range."""
    if low is None or high is None or born is None:
        return told or "unknown"
    straddles = (told == "old_age" and high - born >= 60) or (told == "childhood" and high - born <= 14)
    if told is not None and straddles and low != high:
        return told
    age = (low + high) // 2 - born
    if high < born:
        return "unknown"
    if age <= 12:
        return "childhood"
    return "youth" if age <= 25 else "adulthood" if age <= 64 else "old_age"


def segments(cues: Sequence[Cue], words: Words) -> list[tuple[int, int, list[Cue]]]:
    """The text cut where the time changes: sentence ranges with the cues that hold there."""
    strong = [
        c
        for c in without_taken_back(cues, words)
        if c.low is not None and c.weight >= 1.2 and c.kind != "ago"
    ]
    total = words[len(words) - 1].sentence + 1 if len(words) else 0
    parts: list[tuple[int, int, list[Cue]]] = []
    for cue in strong:
        sentence = words[cue.first].sentence
        if parts and (_agrees(cue, parts[-1][2]) or sentence == words[parts[-1][2][-1].first].sentence):
            parts[-1][2].append(cue)
        else:
            if parts:
                parts[-1] = (parts[-1][0], sentence, parts[-1][2])
            parts.append((sentence if parts else 0, total, [cue]))
    return parts or [(0, total, [])]


def _agrees(cue: Cue, others: Sequence[Cue]) -> bool:
    return any(
        o.low is not None and o.high is not None and cue.low is not None and cue.high is not None
        and cue.low <= o.high + 2 and cue.high >= o.low - 2
        for o in others
    )  # fmt: skip
