"""Spanish numbers in words and figures: "nueve", "sesenta y cuatro", "dos mil cinco", "1.998"."""

from typing import Final

from narrative.words import Words

UNITS: Final = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
    "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiuno": 21, "veintiun": 21,
    "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26,
    "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
TENS: Final = {
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90,
}  # fmt: skip
HUNDREDS: Final = {"cien": 100, "ciento": 100, "novecientos": 900, "quinientos": 500, "ochocientos": 800}


def read_number(words: Words, at: int) -> tuple[int, int] | None:
    """The number that starts at word ``at`` and the index after it, or None."""
    word = words.plain_at(at)
    if word.isdecimal() and word.isascii() and len(word) <= 4:
        return int(word), at + 1
    if word == "mil" or (word in ("dos",) and words.plain_at(at + 1) == "mil"):
        return _thousands(words, at)
    return _below_hundred(words, at)


def _thousands(words: Words, at: int) -> tuple[int, int]:
    total, at = (1000, at + 1) if words.plain_at(at) == "mil" else (2000, at + 2)
    if words.plain_at(at) in HUNDREDS:
        total, at = total + HUNDREDS[words.plain_at(at)], at + 1
    rest = _below_hundred(words, at)
    return (total + rest[0], rest[1]) if rest and words.plain_at(at) not in ("un", "una") else (total, at)


def _below_hundred(words: Words, at: int) -> tuple[int, int] | None:
    word = words.plain_at(at)
    if word in TENS and word != "veinte":
        unit = UNITS.get(words.plain_at(at + 2), 0)
        if words.plain_at(at + 1) == "y" and 0 < unit < 10 and not words.stops_between(at, at + 2):
            return TENS[word] + unit, at + 3
        return TENS[word], at + 1
    if word in UNITS:
        return UNITS[word], at + 1
    return None
