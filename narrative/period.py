"""Words of the time: what belongs to a decade, and what had not come yet."""

from typing import Final

from narrative.scene import Era
from narrative.script import Element

_PERIODS: Final = (
    (1935, "1920s clothes, gas lamps"), (1950, "1940s clothes, modest post-war years"), (1960,
    "1950s clothes, plain old furniture"),
    (1970, "1960s clothes, 1960s furniture"), (1980, "1970s clothes, 1970s furniture"), (1990,
    "1980s clothes"),
    (2000, "1990s clothes"), (2012, "2000s clothes"), (2100, "present day"),
)  # fmt: skip
# year until which a thing of later times must not be seen
_LATER: Final = (
    (1950, "television sets"), (1960, "plastic furniture"), (1965, "modern cars"), (1985, "computers"),
    (1995, "mobile phones"),
    (2007, "smartphones"), (1990, "modern clothes"), (1995, "modern buildings"),
)  # fmt: skip


def period_elements(year: int | None, era: Era) -> list[Element]:
    """Prompt words of the decade, marked as added."""
    if year is None:
        return []
    words = next(w for last, w in _PERIODS if year < last)
    decade = year // 10 * 10
    return [
        Element(
            f"{decade}s, {words}" if "present" not in words else words,
            "added",
            f"añadido: época ({decade})",
            era.cue,
        )
    ]


def period_negatives(year: int | None) -> list[Element]:
    """What must not be seen because it came later."""
    if year is None:
        return []
    return [
        Element(thing, "added", f"añadido: no existía en {year}") for last, thing in _LATER if year < last
    ]
