"""Ages and classes at school: "tendría yo nueve o diez", "Dieciocho años yo", "en quinto de primaria"."""

from collections.abc import Iterator
from typing import Final

from narrative.entities import Patient
from narrative.numbers import read_number
from narrative.time_cues import AGE_BEFORE, NOW, YEARS, Cue, is_quantity
from narrative.words import Words, word_set

_AROUND_AN_AGE: Final = word_set("andaba andaria rondaba iba iria tendria")
_DURATION_BEFORE: Final = word_set(
    """despues durante hace trabajo trabaje duro llevo llevaba llevabamos paso pasamos estuvo estuve
    estuvimos quedo vivio vivimos vivi cada tras en"""
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
_AT_SCHOOL: Final = word_set("iba ibamos estaba estabamos estando cursaba andaba cuando hacia haciendo")
_LEADS_ASIDE: Final = 4  # words
_BESIDE_AN_AGE: Final = 7  # words
_SUPPOSES: Final = word_set("creo pienso diria digo calculo no")
_BEGINS_A_CLAUSE: Final = word_set("me nos ya yo todavia aun")
_OLDEST_ASIDE: Final = 25  # "trabajé allí, treinta años, sin faltar" is no age
_PUTS_AN_AGE_RIGHT: Final = word_set("no mentira miento digo")
_COUNTED: Final = word_set("meses mes dias dia semanas semana horas ordenes promesas encargos")
_GUESSED_WITHIN: Final = 7  # words
_MUSING: Final = word_set(
    "que te le digo dire no se yo a ver pongamos digamos calculo mas o menos este pues unos"
)
_GUESSED_AGE: Final = word_set("tendria andaria")
_GOES_ON: Final = word_set("y se me nos cuando pero que entonces la el mi lo le les los las")
_OF_A_BIRTHDAY: Final = word_set("para con en a de por cumpli celebramos")
_LEAST_BIRTHDAY: Final = 15  # "para mis 60" is an age, "con mis seis primos" is none
_CLAUSE_AFTER_AGE: Final = word_set("y cuando pero clavados cumplidos recien casi")


def age_cues(words: Words, patient: Patient) -> Iterator[Cue]:
    """The ages that the teller says to have been of."""
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
        and not (
            skip == 0 and words.plain_at(second[1]) not in YEARS and not _next_age(words, number, second)
        )
    ):
        high, after = second
    if words.plain_at(after) == "y" and words.plain_at(after + 1) in ("tantos", "pico", "algo", "tantas"):
        low, high, after = low + 1, low + 9, after + 2
    return low, high, after


def _next_age(words: Words, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Reads "treinta y tres, treinta y cuatro": one after the other, with nothing behind."""
    return second[0] == first[0] + 1 and words[first[1]].after_stop and _ends_phrase(words, second[1])


def _age_at(words: Words, at: int, born: int) -> Cue | None:
    number = read_number(words, at)
    if number is None or not 2 <= number[0] <= 99:
        return None
    low, high, after = _age_range(words, number)
    years = words.plain_at(after) in YEARS
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
        "cumplido",
        "cumplia",
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
        is_quantity(words, after)
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
        or (years and _said_aside(words, at, last, low))
        or (
            years
            and (words[at].gap.strip() in (":", ".", "") and words[at].after_stop)
            and (_ends_phrase(words, last) or (tail == "yo" and _ends_phrase(words, last + 1)))
        )
        or tail in ("cumplidos", "cumplidas", "cumpliditos")
    )
    if not trigger:
        return None
    put_right = _corrected_age(words, last, low)
    if put_right is not None:
        low, high, last = put_right[0], put_right[0], put_right[1]
    own = "yo" in (before, earlier, words.plain_at(last)) or words.joined(at - 2, at) == "a mi"
    weight = 3.7 if own else 3.5  # "con seis añitos ella y once yo"
    return Cue(at - (2 if with_los else 0), last, born + low, born + high + 1, weight, kind="age")


def _corrected_age(words: Words, last: int, low: int) -> tuple[int, int] | None:
    """Reads "tenía seis años. No, seis no, siete.": the age put right and the word after it."""
    if words.plain_at(last) not in _PUTS_AN_AGE_RIGHT:
        return None
    for at in range(last + 1, min(last + 5, len(words))):
        number = read_number(words, at)
        if number is not None and number[0] != low:
            ends = (
                number[1] >= len(words) or words[number[1]].after_stop or words.plain_at(number[1]) in YEARS
            )
            return (number[0], number[1]) if ends and abs(number[0] - low) <= 10 else None
    return None


def _said_aside(words: Words, at: int, last: int, age: int) -> bool:
    """Reads "me pregunta a mí, siete años, qué llevo", "Dieciocho años y no soltaba la maleta"."""
    if words.plain_at(at - 1) == "de":
        return words[at - 1].after_stop and _ends_phrase(words, last)  # "Lupita, de diecisiete años, le dio"
    if words[at].opens:
        return words.plain_at(last) == "y"
    if words.plain_at(last) == "yo":
        return words.plain_at(last + 1) not in _SUPPOSES  # "doce años yo y él diez"
    if words.plain_at(at - 1) == "y" and _ends_phrase(words, last):
        return _opens_with_con(words, at)  # "Con el pie escayolado y quince años, lo vi desde"
    lead = {words.plain_at(i) for i in range(max(0, at - _LEADS_ASIDE), at)}
    aside = words[at].after_stop and _ends_phrase(words, last) and not lead & _DURATION_BEFORE
    return aside and age <= _OLDEST_ASIDE


def _opens_with_con(words: Words, at: int) -> bool:
    first = next((i for i in range(at, -1, -1) if words[i].opens), 0)
    return words.plain_at(first) == "con" and at - first <= _BESIDE_AN_AGE


def _ends_phrase(words: Words, last: int) -> bool:
    """Whether punctuation or the end stands before word ``last``."""
    return last >= len(words) or words[last].after_stop


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
    if _leads_to_an_age(words, at, after) or (ends and _guessed_aloud(words, at)):
        return 5 <= value <= 95
    if before == "yo" and earlier in ("tendria", "tenia", "andaria"):
        return ends and 5 <= value <= 95
    return ends and 5 <= value <= 95 and before in ("tenia", "tendria", "cumpli", "mis", "teniamos")


def _leads_to_an_age(words: Words, at: int, after: int) -> bool:
    """Reads "acababa de cumplir veintidós y", "iba para dieciséis", "tenía veinticinco cuando",
    "Diecinueve cumplidos y", "yo con diecisiete, tiesa".
    """
    before, earlier = words.plain_at(at - 1), words.plain_at(at - 2)
    if before in ("tenia", "tendria"):
        return words.plain_at(after) == "cuando"
    if words.plain_at(after) in ("cumplidos", "cumplidas", "cumpliditos"):
        return True
    if before == "con" and words[at - 1].opens:
        return words.plain_at(after) in _BEGINS_A_CLAUSE  # "Con sesenta y siete me quedé viuda"
    if before == "con" and earlier == "yo":
        return _ends_phrase(words, after)
    turned = before == "cumplir" and earlier == "de" and words.plain_at(at - 3).startswith("acaba")
    going_on = before == "para" and earlier in ("iba", "iria", "andaba")
    return (turned or going_on) and words.plain_at(after) not in _COUNTED


def _guessed_aloud(words: Words, at: int) -> bool:
    """Reads "yo tendría, qué te digo, treinta y tres", "tendría, no sé, doce"."""
    for i in range(at - 1, max(at - _GUESSED_WITHIN, -1), -1):
        if words.plain_at(i) in _GUESSED_AGE:
            return i < at - 1
        if words.plain_at(i) not in _MUSING:
            return False
    return False


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
        if word in AGE_BEFORE:
            return True
        if word in _DURATION_BEFORE or words[i + 1].after_stop:
            return False
    return words.plain_at(at - 1) in ("de",)


def grade_cues(words: Words, patient: Patient) -> Iterator[Cue]:
    """Reads "iba en quinto de primaria": the age of that class."""
    if patient.birth_year is None:
        return
    for at in range(1, len(words)):
        grade = _GRADES.get(words.plain_at(at))
        if grade is None or words.plain_at(at - 1) not in ("en", "a", "de", "hacia"):
            continue
        at_school = words.plain_at(at - 2) in _AT_SCHOOL and _ends_phrase(words, at + 1)
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
