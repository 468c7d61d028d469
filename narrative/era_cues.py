"""Everything in a text that tells when it was: years, decades, ages, stages of life, dated events.

Each cue gives a range of years from the birth year and a weight; ``narrative.era`` decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from narrative.entities import Patient, Phase
from narrative.grammar_words import DETERMINERS
from narrative.lexicon import Lexicon
from narrative.life_stages import BEFORE_BIRTH, NOW_WORDS, STAGES
from narrative.numbers import read_number
from narrative.words import Words, plain, word_set

NOW: Final = (2020, 2026)
_SOUTH: Final = frozenset({"AR", "CL", "UY", "PY", "BO", "PE"})
_APPROXIMATE: Final = frozenset({"por", "hacia", "sobre", "como", "alrededor", "cerca"})
_AGE_BEFORE: Final = word_set(
    """con tenia tendria tuve tenga cumpli cumplia cumplio cumplir cumplido tener teniendo tengo andaria
    andaba rondaba tuviera tenian teniamos tendriamos tuvimos haria hacia"""
)
_AROUND_AN_AGE: Final = word_set("andaba andaria rondaba iba iria tendria")
_DURATION_BEFORE: Final = word_set(
    """despues durante hace trabajo trabaje duro llevo llevaba llevabamos paso pasamos estuvo estuve
    estuvimos quedo vivio vivimos vivi cada tras en"""
)
_YEARS: Final = frozenset(
    {"anos", "anitos", "anillos", "ano", "añitos", "primaveras", "abriles", "pirulos", "anazos"}
)
_AGO: Final = frozenset({"hace", "hara"})
_GRADES: Final = {
    "primero": 1,
    "primer": 1,
    "segundo": 2,
    "tercero": 3,
    "tercer": 3,
    "cuarto": 4,
    "quinto": 5,
    "sexto": 6,
}
_LAST_DAY: Final = 31  # of a month
_PER: Final = word_set("ciento mil cada hora")  # "del 20 por ciento" is no year
_AT_SCHOOL: Final = word_set("iba ibamos estaba estabamos estando cursaba andaba cuando hacia haciendo")
_LEADS_TO_A_YEAR: Final = word_set("en ano por hacia sobre desde hasta para alla")
_CORRECTS: Final = word_set("no bueno digo miento perdon espera mejor")
_CORRECTED_WITHIN: Final = 12  # words
_CORRECTED_BY: Final = 6  # years: more is another time, not a slip
_SEASON_WORDS: Final = frozenset({"verano", "invierno", "primavera", "otono"})


@dataclass(frozen=True)
class Cue:
    """Words ``first``..``last`` tell that it was in ``low``..``high`` (None: only a phase, or nothing).

    Where it is another's age, ``owner`` is the first word of the mention of them, ``age`` in years.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    weight: float
    phase: Phase | None = None
    kind: str = "year"
    owner: int | None = None
    age: int | None = None


def find_cues(words: Words, lexicon: Lexicon, patient: Patient) -> list[Cue]:
    """All cues of a text in order."""
    cues = [*_year_cues(words, patient), *_age_cues(words, patient), *_stage_cues(words, patient),
            *_event_cues(words, lexicon, patient), *_now_cues(words), *_grade_cues(words, patient),
            *_before_birth(words)]  # fmt: skip
    return sorted(cues, key=lambda c: (c.first, -c.weight))


# --- years and decades ---------------------------------------------------------------------------


def _year_cues(words: Words, patient: Patient) -> Iterator[Cue]:
    at = 0
    while at < len(words):
        cue = _year_at(words, at, patient)
        if cue is not None:
            yield cue
            at = cue.last
        else:
            at += 1


def _year_at(words: Words, at: int, patient: Patient) -> Cue | None:
    number = read_number(words, at)
    if number is None:
        return None
    value, after = number
    before = words.plain_at(at - 1)
    if (
        value >= 1880
        and value <= 2035
        and not _is_quantity(words, after)
        and (
            words[at].text.isdecimal()
            or before in ("el", "del", "en", "ano", "de", "y", "o", "como", "hacia")
            or value > 1000
        )
    ):
        return _dated(words, at, after, value, patient)
    if not 0 <= value < 100 or (
        words[at].plain in ("un", "una", "uno", "dos", "tres") and not words[at].text.isdecimal()
    ):
        return None
    if before in ("los", "anos") and value % 10 == 0 and value >= 20:
        return _decade(words, at, after, value, patient)
    if before in ("el", "del", "ano") and (value >= 20 or words[at].text.isdecimal()):
        return _two_figures(words, at, after, value, patient)
    return None


def _two_figures(words: Words, at: int, after: int, value: int, patient: Patient) -> Cue | None:
    """The year of "el 58", "del 60", unless it is a day, a number or a vehicle's year."""
    before, second = words.plain_at(at - 1), words.plain_at(at - 2)
    counted_on = after < len(words) and not words[after].after_stop  # "el 3 por ciento", "el 78, por turnos"
    rate = words.plain_at(after) == "por" and (before == "el" or words.plain_at(after + 1) in _PER)
    if (words.plain_at(after) == "de" and words.plain_at(after + 1) in MONTHS) or (
        counted_on and (rate or words.plain_at(after) == "grados")
    ):
        return None
    if before == "el" and value <= _LAST_DAY and second not in _LEADS_TO_A_YEAR:
        return None  # "la carta llegó el 11", "el 31 del 99"
    if _is_quantity(words, after) or second in ("autobus", "numero", "tranvia", "bus", "camion", "canal"):
        return None
    if _is_vehicle(words, at, before):
        return None
    if words.plain_at(after) == "y" and words.plain_at(after + 1) in ("tantos", "pico", "algo", "tanto"):
        year = _century(value, patient)
        return Cue(_cue_start(words, at), after + 2, year + 1, year + 9, 3.6)
    return _short_year(words, at, after, _century(value, patient), patient)


def _short_year(words: Words, at: int, after: int, year: int, patient: Patient) -> Cue | None:
    """A year of two figures; "yo tenía nueve y él veinte" is none."""
    lead = words.plain_at(at - 2)
    if year >= 2000 and not words[at].text.isdecimal() and lead not in ("en", "ano", "del"):
        return None
    return _dated(words, at, after, year, patient)


MONTHS: Final = word_set(
    """enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    dic sept oct"""
)


def _is_vehicle(words: Words, at: int, before: str) -> bool:
    """Reads "un Willys del 54", "un Seat del 67": the year of a thing, not of the memory."""
    noun = words[at - 2] if before == "del" and at >= 2 else None
    return noun is not None and noun.plain in (
        "willys", "seat", "ford", "renault", "chevrolet", "coche", "auto", "carro", "camion", "moto",
        "vespa", "jeep",
        "vino", "cosecha", "modelo", "fiat", "citroen", "citron", "dodge", "buick", "cadillac", "camioneta",
        "quinta",
    )  # fmt: skip


def _is_quantity(words: Words, after: int) -> bool:
    return (words.plain_at(after) in (
        "metros", "kilos", "pesetas", "pesos", "duros", "kilometros", "personas", "horas", "anos", "dias",
        "litros",
        "euros", "veces", "reales", "leguas", "arrobas", "hectareas", "escudos", "francos", "minutos",
    ) and words.plain_at(after - 1) != "mil") or words.plain_at(after) in ("metros", "pesetas", "pesos",
        "kilos")  # fmt: skip


def _century(value: int, patient: Patient) -> int:
    year = 1900 + value
    born = patient.birth_year or 1930
    return year + 100 if year < born - 12 and year + 100 <= NOW[1] else year


def _cue_start(words: Words, at: int) -> int:
    start = at
    while start > 0 and at - start < 4 and not words[start].after_stop and words.plain_at(start - 1) in (
        "el", "del", "en", "los", "de", "ano", "anos", "por", "hacia", "sobre", "como", "alla", "finales",
        "mediados",
        "principios", "a",
    ):  # fmt: skip
        start -= 1
    return start


def _dated(words: Words, at: int, after: int, year: int, patient: Patient) -> Cue:
    start = _cue_start(words, at)
    low, high, last = year, year, after
    lead = [words.plain_at(i) for i in range(start, at)]
    if (
        any(w in _APPROXIMATE for w in lead)
        or words.plain_at(start - 1) in _APPROXIMATE
        or words.plain_at(start - 1) == "mas"
        or words.plain_at(start - 2) == "alrededor"
        or words.joined(after, after + 3) == "mas o menos"
    ):
        low, high = year - 1, year + 1
    right = _year_put_right(words, after, year, patient)
    if right is not None:
        low, high = low + right[0] - year, high + right[0] - year
        start, last = right[1], right[2]
    other = _alternative(words, last, year, patient)
    if other is not None:
        low, high, last = min(low, other[0]), max(high, other[0]), other[1]
    season = next(
        (words.plain_at(i) for i in range(max(0, start - 3), at) if words.plain_at(i) in _SEASON_WORDS), ""
    )
    if low == high and season == "invierno" and patient.country not in _SOUTH:
        high += 1
    if low == high and season == "verano" and patient.country in _SOUTH:
        low -= 1
    nearby = words.joined(max(0, start - 5), at)
    if (
        low == high
        and any(n in nearby for n in ("ano nuevo", "nochevieja", "fin de ano", "navidad"))
        and "nuevo" in nearby
    ):
        low -= 1
    return Cue(start, last, low, high, 4.0)


def _year_put_right(words: Words, after: int, year: int, patient: Patient) -> tuple[int, int, int] | None:
    """Reads "del 72, bueno, del 73", "en el 65, no, si la niña ya iba al colegio, en el 66": the year meant
    and the words that tell it, from and to.
    """
    if words.plain_at(after) not in _CORRECTS or not words[after].after_stop:
        return None
    for at in range(after + 1, min(after + _CORRECTED_WITHIN, len(words))):
        number = read_number(words, at)
        if number is None or words.plain_at(number[1]) in _YEARS or words.plain_at(at - 1) in _AGE_BEFORE:
            continue
        short = _LAST_DAY < number[0] < 100
        meant = _century(number[0], patient) if short else number[0]
        if meant != year and abs(meant - year) <= _CORRECTED_BY:
            return meant, _cue_start(words, at), number[1]
    return None


def _alternative(words: Words, after: int, year: int, patient: Patient) -> tuple[int, int] | None:
    """Reads "el 68 o el 69", "1958 o 59"."""
    at = after
    if words.plain_at(at) in ("o", "u"):
        at += 1
    elif not (
        at < len(words)
        and words[at].gap.strip() == ","
        and (words[at].text.isdecimal() and len(words[at].text) == 2)
    ):
        return None
    at += words.plain_at(at) == "en"
    at += words.plain_at(at) == "el"
    number = read_number(words, at)
    if number is None or not (20 <= number[0] < 100 or 1880 <= number[0] < 2030):
        return None
    meant = number[0] if number[0] > 100 else _century(number[0], patient)
    return (meant, number[1]) if abs(meant - year) <= _CORRECTED_BY else None  # "mundial 2022, 81 años"


def _tells_when(words: Words, at: int) -> bool:
    return any(
        words.plain_at(i) in ("era", "fue", "seria", "ocurrio", "paso", "alla", "aquello")
        for i in (at, at - 1)
    )


def _decade(words: Words, at: int, after: int, value: int, patient: Patient) -> Cue | None:
    start = _cue_start(words, at)
    lead = words.joined(start, at)
    said_after = words.joined(after, after + 3)  # "en los sesenta, esto, a finales"
    if any(part in said_after for part in ("a finales", "a mediados", "a principios")):
        lead = f"{lead} {said_after}"
    if words.joined(at - 3, at) == "tenia yo los" or (
        words.plain_at(at - 2) in ("a", "tenia", "cumplir", "con") and words.plain_at(at - 1) == "los"
    ) or (
        words.plain_at(after) in _YEARS
    ) or _is_quantity(words,
        after) or (words.plain_at(at - 2) == "por" and "anos" not in lead and not _tells_when(words,
        at - 3)):  # fmt: skip
        return None
    year = _century(value, patient)
    if words.plain_at(after) == "y" and words.plain_at(after + 1) in ("pico", "tantos", "algo"):
        return Cue(start, after + 2, year + 1, year + 9, 3.0)
    if "mediados" in lead:
        return Cue(start, after, year + 4, year + 6, 3.0)
    if "finales" in lead:
        return Cue(start, after, year + 6, year + 9, 3.0)
    if "principios" in lead:
        return Cue(start, after, year, year + 3, 3.0)
    return Cue(start, after, year, year + 9, 3.0)


# --- ages ------------------------------------------------------------------------------------------


def _age_cues(words: Words, patient: Patient) -> Iterator[Cue]:
    if patient.birth_year is None:
        return
    at = 0
    while at < len(words):
        cue = _age_at(words, at, patient.birth_year)
        if cue is not None:
            yield cue
            at = cue.last
        else:
            at += 1


def _age_range(words: Words, number: tuple[int, int]) -> tuple[int, int, int]:
    """Ages from and to, and the word after: "nueve o diez", "nueve diez años", "cuarenta y tantos"."""
    low, after = number
    high = low
    skip = 1 if words.plain_at(after) in ("o", "u", "quiza", "casi") else 0
    if words.plain_at(after) == "y" and words.plain_at(number[1] - 2) in ("teniamos", "tendriamos"):
        skip = 1  # "teníamos once y trece años": the teller is one of the two
    second = read_number(words, after + skip)
    if (
        second is not None
        and 0 < second[0] - low <= 3
        and not (skip == 0 and words.plain_at(second[1]) not in _YEARS)
    ):
        high, after = second
    if words.plain_at(after) == "y" and words.plain_at(after + 1) in ("tantos", "pico", "algo", "tantas"):
        low, high, after = low + 1, low + 9, after + 2
    return low, high, after


def _age_at(words: Words, at: int, born: int) -> Cue | None:
    number = read_number(words, at)
    if number is None or not 2 <= number[0] <= 99:
        return None
    low, high, after = _age_range(words, number)
    years = words.plain_at(after) in _YEARS
    before, earlier = words.plain_at(at - 1), words.plain_at(at - 2)
    last = after + 1 if years else after
    tail = words.plain_at(last)
    if years and tail in ("quiza", "o") and (late := read_number(words, last + 1)) and 0 < late[0] - low <= 2:
        high, last = late[0], late[1]
    counted_on = last < len(words) and not words[last].after_stop  # "veinticuatro años. Antes de salir…"
    if (years and counted_on and words.plain_at(last) in ("despues", "antes", "mas", "seguidos")) or (
        years and words.plain_at(last) == "de" and words.plain_at(last + 1) not in ("edad",)
    ):
        return None
    if years and (before in _AGO or earlier in _AGO):
        return Cue(at - 1, last, NOW[0] - high, NOW[1] - low, 3.2, kind="ago")
    with_los = before == "los" and earlier in (
        "a",
        "por",
        "cumplir",
        "cumpli",
        "desde",
        "hasta",
        "rondaba",
        "sobre",
        "con",
        "para",
        "tenia",
        "tendria",
    )
    with_los = with_los or words.joined(at - 3, at) in ("tenia yo los", "tendria yo los")
    bare = _bare_age(words, at, after, low)
    if not years and not with_los and not bare:
        return None
    if not years and low < 5:
        return None
    if not years and (
        _is_quantity(words, after)
        or words.plain_at(after) in ("dias", "meses", "pueblos", "de")
        or (
            low > 30
            and earlier == "por"
            and not _AROUND_AN_AGE & {words.plain_at(at - 3), words.plain_at(at - 4)}
        )
    ):
        return None
    trigger = (
        with_los
        or bare
        or before == "yo"
        or (before == "de" and earlier == "yo")
        or words.plain_at(last) in ("tendria", "tenia", "tendriamos", "teniamos", "tendriamos")
        or _has_age_verb(words, at)
        or before in ("con", "mis", "sus")
        or (years and tail in ("tenia", "tendria"))
        or (
            years
            and (words[at].gap.strip() in (":", ".", "") and words[at].after_stop)
            and (ends_phrase(words, last) or (tail == "yo" and ends_phrase(words, last + 1)))
        )
        or tail in ("cumplidos", "cumplidas", "cumpliditos")
    )
    if not trigger:
        return None
    put_right = _corrected_age(words, last, low)
    if put_right is not None:
        low, high, last = put_right[0], put_right[0], put_right[1]
    own = "yo" in (before, earlier, words.plain_at(last))
    weight = 3.7 if own else 3.5  # "con seis añitos ella y once yo"
    return Cue(at - (2 if with_los else 0), last, born + low, born + high + 1, weight, kind="age")


def _corrected_age(words: Words, last: int, low: int) -> tuple[int, int] | None:
    """Reads "tenía seis años. No, seis no, siete.": the age put right and the word after it."""
    if words.plain_at(last) != "no":
        return None
    for at in range(last + 1, min(last + 5, len(words))):
        number = read_number(words, at)
        if number is not None and number[0] != low:
            ends = (
                number[1] >= len(words) or words[number[1]].after_stop or words.plain_at(number[1]) in _YEARS
            )
            return (number[0], number[1]) if ends and abs(number[0] - low) <= 10 else None
    return None


def ends_phrase(words: Words, last: int) -> bool:
    """Whether punctuation or the end stands before word ``last``."""
    return last >= len(words) or words[last].after_stop


_COUNTED: Final = word_set("meses mes dias dia semanas semana horas ordenes promesas encargos")


def _bare_age(words: Words, at: int, after: int, value: int) -> bool:
    """Reads "yo tenía dieciséis.", "yo con mis sesenta y cinco,", "tenía yo veintiuno o veintidós y"."""
    asked = words.joined(at - 2, at) in ("tenia yo", "tendria yo", "yo tenia", "yo tendria")
    if asked and words.plain_at(after) in ("y", "cuando", "pero", "entonces", "o"):
        return 5 <= value <= 95
    ends = after >= len(words) or words[after].after_stop
    before, earlier = words.plain_at(at - 1), words.plain_at(at - 2)
    if before == "unos" and _GUESSED_AGE & {earlier, words.plain_at(at - 3)}:
        return 5 <= value <= 95 and (ends or words.plain_at(after) in _GOES_ON)  # "tendría yo unos quince"
    if _is_own_age(words, at, after, ends):
        return 5 <= value <= 95
    if before == "mis" and earlier in _OF_A_BIRTHDAY:
        return _LEAST_BIRTHDAY <= value <= 95
    if before in ("cumpli", "cumplia") and words.plain_at(after) not in _COUNTED:
        return 5 <= value <= 95  # "cuando cumplí cincuenta me hicieron una fiesta"
    if before == "con" and ends and 5 <= value <= 95 and words[at - 1].after_stop:
        return True  # "en el carnaval, con dieciséis, me escapé"
    if before == "yo" and earlier in ("tendria", "tenia", "andaria"):
        return ends and 5 <= value <= 95
    return ends and 5 <= value <= 95 and before in ("tenia", "tendria", "cumpli", "mis", "teniamos")


_GUESSED_AGE: Final = word_set("tendria andaria")
_GOES_ON: Final = word_set("y se me nos cuando pero que entonces la el mi lo le les los las")
_OF_A_BIRTHDAY: Final = word_set("para con en a de por cumpli celebramos")
_LEAST_BIRTHDAY: Final = 15  # "para mis 60" is an age, "con mis seis primos" is none
_CLAUSE_AFTER_AGE: Final = word_set("y cuando pero clavados cumplidos recien casi")


def _is_own_age(words: Words, at: int, after: int, ends: bool) -> bool:
    """Reads "yo de doce con dos bultos", "y yo 70 clavados", "once yo.", "yo ya tenía sesenta y cinco y"."""
    before, earlier = words.plain_at(at - 1), words.plain_at(at - 2)
    follows = words.plain_at(after)
    if before == "de" and earlier == "yo":
        return follows not in _COUNTED
    if before == "de" and words.lower_at(at - 2) in ("él", "ella") and ends:
        return words[at - 2].after_stop  # "los dos solos, él de diecisiete"
    if before == "yo" and words[at].text.isdecimal():
        return ends or follows in _CLAUSE_AFTER_AGE
    if follows == "yo" and before in ("y", "con", "tenia", "tendria"):
        return after + 1 >= len(words) or words[after + 1].after_stop or before != "y"
    says_yo = "yo" in (earlier, words.plain_at(at - 3))
    return says_yo and before in ("tenia", "tendria") and follows in _CLAUSE_AFTER_AGE


def _has_age_verb(words: Words, at: int) -> bool:
    for i in range(at - 1, max(at - 5, -1), -1):
        word = words.plain_at(i)
        if word in _AGE_BEFORE:
            return True
        if word in _DURATION_BEFORE or words[i + 1].after_stop:
            return False
    return words.plain_at(at - 1) in ("de",)


# --- stages, school, events --------------------------------------------------------------------------


def _stage_cues(words: Words, patient: Patient) -> Iterator[Cue]:
    if patient.birth_year is None:
        return
    for phrase, low, high, weight, phase in STAGES:
        for at in words.occurrences(phrase.split()):
            verb = at if phrase.startswith("era ") else at - 1
            of_size = phrase.split()[-1] in _SIZES and words.plain_at(verb) == "era"
            if of_size and _told_of_a_thing(words, verb):
                continue
            yield Cue(
                at,
                at + len(phrase.split()),
                patient.birth_year + low,
                patient.birth_year + high,
                weight,
                phase,
                "stage",
            )


_SIZES: Final = word_set("chico chica pequeno pequena chiquito chiquita chiquitito chiquitita")


def _told_of_a_thing(words: Words, at: int) -> bool:
    """Reads "el primer departamento era tan chico": the size of a thing, nobody's childhood."""
    lead = [words.plain_at(i) for i in range(max(0, at - 4), at)]
    return bool({"el", "la", "un", "una"} & set(lead)) and "yo" not in lead and not words[at].after_stop


def _grade_cues(words: Words, patient: Patient) -> Iterator[Cue]:
    """Reads "iba en quinto de primaria": the age of that class."""
    if patient.birth_year is None:
        return
    for at in range(1, len(words)):
        grade = _GRADES.get(words.plain_at(at))
        if grade is None or words.plain_at(at - 1) not in ("en", "a", "de", "hacia"):
            continue
        at_school = words.plain_at(at - 2) in _AT_SCHOOL and ends_phrase(words, at + 1)
        if (
            words.joined(at + 1, at + 3) == "de primaria"
            or at_school
            or words.plain_at(at - 2)
            in (
                "iba",
                "ibamos",
                "estaba",
            )
        ):
            low = patient.birth_year + grade + 5
            last = at + 3 if words.joined(at + 1, at + 3) == "de primaria" else at + 1
            yield Cue(at, last, low, low + 2, 3.3, "childhood", "age")


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
            weight = 0.3 if phrase in ("hoy", "ahora", "en la residencia") else 1.9
            if phrase == "ahora" and at <= 1:
                weight = 1.9  # "ahora por las tardes me pongo en la ventana"
            yield Cue(at, at + len(phrase.split()), *NOW, weight, kind="now")


def _before_birth(words: Words) -> Iterator[Cue]:
    for phrase in BEFORE_BIRTH:
        for at in words.occurrences(phrase.split()):
            if words.plain_at(at - 1) == "desde":
                continue  # "difunto desde antes de que yo naciera"
            if phrase.startswith(("no habia nacido", "ni habia")) and not _of_teller(words, at):
                continue
            if phrase.endswith("naciera") and _is_anothers_birth(words, at + len(phrase.split())):
                continue
            yield Cue(at, at + len(phrase.split()), None, None, 5.0, "unknown", "unborn")


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
