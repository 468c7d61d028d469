"""A cue of time, and what several kinds of them are read by."""

from dataclasses import dataclass
from typing import Final

from narrative.entities import Phase
from narrative.words import Words, word_set

NOW: Final = (2020, 2026)
AGE_BEFORE: Final = word_set(
    """con tenia tendria tuve tenga cumpli cumplia cumplio cumplir cumplido tener teniendo tengo andaria
    andaba rondaba tuviera tenian teniamos tendriamos tuvimos haria hacia"""
)
YEARS: Final = frozenset(
    {"anos", "anitos", "anillos", "ano", "añitos", "primaveras", "abriles", "pirulos", "anazos"}
)


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


def is_quantity(words: Words, after: int) -> bool:
    """Whether what is counted before word ``after`` is something else than years of an age or an era."""
    return (words.plain_at(after) in (
        "metros", "kilos", "pesetas", "pesos", "duros", "kilometros", "personas", "horas", "anos", "dias",
        "litros",
        "euros", "veces", "reales", "leguas", "arrobas", "hectareas", "escudos", "francos", "minutos",
    ) and words.plain_at(after - 1) != "mil") or words.plain_at(after) in ("metros", "pesetas", "pesos",
        "kilos")  # fmt: skip
