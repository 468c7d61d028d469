"""Years and decades: "en el 58", "a mediados de los setenta", "en el 58, no, en el 60"."""

from collections.abc import Iterator
from typing import Final

from narrative.birth_cues import before_birth
from narrative.entities import Patient
from narrative.numbers import read_number
from narrative.time_cues import AGE_BEFORE, NOW, YEARS, Cue, is_quantity
from narrative.words import Words, word_set

_SOUTH: Final = frozenset({"AR", "CL", "UY", "PY", "BO", "PE"})
_APPROXIMATE: Final = frozenset({"por", "hacia", "sobre", "como", "alrededor", "cerca"})
_MILLENNIUM: Final = 20
_LAST_DAY: Final = 31  # of a month
_PER: Final = word_set("ciento mil cada hora")  # "del 20 por ciento" is no year
_LEADS_TO_A_YEAR: Final = word_set("en ano por hacia sobre desde hasta para alla")
_FROM_OR_TO: Final = frozenset({"desde", "hasta", "para"})
_CORRECTS: Final = word_set("no bueno digo miento perdon espera mejor")
_CORRECTED_WITHIN: Final = 12  # words
_CORRECTED_BY: Final = 6  # years: more is another time, not a slip
_SEASON_WORDS: Final = frozenset({"verano", "invierno", "primavera", "otono"})
_HEARSAY: Final = ("no lo vi ", "no lo viv", "no lo he vivido", "va de oidas", "lo se de oidas")
_MONTHS: Final = word_set(
    """enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    dic sept oct"""
)


def year_cues(words: Words, patient: Patient) -> Iterator[Cue]:
    """The years and decades that are told, corrected ones as they are meant."""
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
        and not is_quantity(words, after)
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
    if before in ("el", "del", "ano") and (value >= 20 or words[at].text.isdecimal() or before == "ano"):
        return _two_figures(words, at, after, value, patient)
    return None


def _two_figures(words: Words, at: int, after: int, value: int, patient: Patient) -> Cue | None:
    """The year of "el 58", "del 60", unless it is a day, a number or a vehicle's year."""
    before, second = words.plain_at(at - 1), words.plain_at(at - 2)
    counted_on = after < len(words) and not words[after].after_stop  # "el 3 por ciento", "el 78, por turnos"
    rate = words.plain_at(after) == "por" and (before == "el" or words.plain_at(after + 1) in _PER)
    if (words.plain_at(after) == "de" and words.plain_at(after + 1) in _MONTHS) or (
        counted_on and (rate or words.plain_at(after) == "grados")
    ):
        return None
    if before == "el" and value <= _LAST_DAY and second not in _LEADS_TO_A_YEAR:
        return None  # "la carta llegó el 11", "el 31 del 99"
    born = patient.birth_year or 0
    if value <= _LAST_DAY and second in _FROM_OR_TO and _century(value, patient) < born:
        return None  # "poníamos la ofrenda desde el treinta y uno"
    if words.plain_at(after) == "f":
        return None  # "la noche del 23-F"
    if is_quantity(words, after) or second in ("autobus", "numero", "tranvia", "bus", "camion", "canal"):
        return None
    if _is_vehicle(words, at, before):
        return None
    if words.plain_at(after) == "y" and words.plain_at(after + 1) in ("tantos", "pico", "algo", "tanto"):
        year = _century(value, patient)
        return Cue(_cue_start(words, at), after + 2, year + 1, year + 9, 3.6)
    long_ago = not words[at].text.isdecimal() and value < _MILLENNIUM  # 2012 is "el dos mil doce"
    year = _century(value, patient, heard=long_ago or _is_hearsay(words))
    return _short_year(words, at, after, year, patient)


def _is_hearsay(words: Words) -> bool:
    """Reads "esto no lo vi, me lo contó mi abuela", "a mí me faltaba un rato para nacer"."""
    text = words.joined(0, len(words))
    return any(said in text for said in _HEARSAY) or any(True for _ in before_birth(words))


def _short_year(words: Words, at: int, after: int, year: int, patient: Patient) -> Cue | None:
    """A year of two figures; "yo tenía nueve y él veinte" is none."""
    lead = words.plain_at(at - 2)
    if year >= 2000 and not words[at].text.isdecimal() and lead not in ("en", "ano", "del"):
        return None
    return _dated(words, at, after, year, patient)


def _is_vehicle(words: Words, at: int, before: str) -> bool:
    """Reads "un Willys del 54", "un Seat del 67": the year of a thing, not of the memory."""
    noun = words[at - 2] if before == "del" and at >= 2 else None
    return noun is not None and noun.plain in (
        "willys", "seat", "ford", "renault", "chevrolet", "coche", "auto", "carro", "camion", "moto",
        "vespa", "jeep",
        "vino", "cosecha", "modelo", "fiat", "citroen", "citron", "dodge", "buick", "cadillac", "camioneta",
        "quinta",
    )  # fmt: skip


def _century(value: int, patient: Patient, heard: bool = False) -> int:
    """The year of two figures; of what was ``heard`` of before the teller's time, one before their birth."""
    year = 1900 + value
    born = patient.birth_year or 1930
    if heard:
        return year
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
        if number is None or words.plain_at(number[1]) in YEARS or words.plain_at(at - 1) in AGE_BEFORE:
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
        words.plain_at(i) in ("esto", "eso", "era", "fue", "seria", "ocurrio", "paso", "alla", "aquello")
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
        words.plain_at(after) in YEARS
    ) or is_quantity(words,
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
