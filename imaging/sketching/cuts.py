"""How clothes were cut: the line of skirts, shoulders, sleeves and trouser legs in each time."""

import random
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from imaging.request import PersonLooks
from imaging.sketching.outfit import Outfit

_Value = TypeVar("_Value")


def of_year(table: tuple[tuple[int, _Value], ...], year: int) -> _Value:
    """The last entry of a table of (since, value) that had begun by that year, else the first."""
    return next((value for since, value in reversed(table) if year >= since), table[0][1])


@dataclass(frozen=True)
class _Line:
    """The line of some years: dresses, skirts, shoulders, sleeves, trouser legs."""

    dress: tuple[float, float]  # hem below the hips in leg lengths, flare in hip widths
    skirt: tuple[float, float]
    shoulders: float = 1.0
    sleeve: str = "short"
    legs: str = "trousers"
    collar: str = ""
    patterns: tuple[str | None, ...] = (None, "flowers", "dots")


_LINES: Final[tuple[tuple[int, _Line], ...]] = (
    (
        1900,
        _Line(
            (0.78, 0.4),
            (0.82, 0.45),
            sleeve="long",
            legs="wide",
            collar="round",
            patterns=(None, None, "flowers"),
        ),
    ),
    (1940, _Line((0.62, 0.5), (0.6, 0.4), 1.06, "short", "wide", "round", patterns=(None, "dots", "checks"))),
    (1951, _Line((0.62, 1.2), (0.62, 1.1), sleeve="short", patterns=("dots", "flowers", None, "checks"))),
    (
        1962,
        _Line(
            (0.3, 0.42),
            (0.28, 0.3),
            0.96,
            "short",
            "tapered",
            collar="round",
            patterns=("bands", None, "dots"),
        ),
    ),
    (1971, _Line((0.82, 0.6), (0.7, 0.5), 0.97, "long", "flared", "wide", ("flowers", "flowers", "zigzag"))),
    (1981, _Line((0.55, 0.45), (0.55, 0.3), 1.17, "long", "tapered", patterns=(None, "zigzag", "bands"))),
    (1991, _Line((0.5, 0.35), (0.48, 0.25), sleeve="short", patterns=(None, "flowers"))),
)
_FORMED: Final = frozenset({"dress", "blouse_and_skirt"})
_WITH_TROUSERS: Final = frozenset(
    {"shirt", "sweater", "t_shirt", "suit", "jeans", "leather_jacket", "waistcoat"}
)


def cut_of_its_time(
    outfit: Outfit, kind: str, looks: PersonLooks, year: int | None, rng: random.Random
) -> Outfit:
    """The outfit of a garment as it was cut in that year; unchanged without a year."""
    if year is None:
        return outfit
    line = of_year(_LINES, year)
    if kind in _FORMED:
        hem, flare = line.dress if kind == "dress" else line.skirt
        hem = min(hem, 0.62) if looks.age == "child" else max(hem, 0.52) if looks.age == "elder" else hem
        sleeve = line.sleeve if kind == "dress" else outfit.sleeve
        pattern = outfit.pattern if kind != "dress" or outfit.pattern is None else rng.choice(line.patterns)
        belted = ("belt",) if year >= 1981 and year < 1991 else ()
        outfit = replace(
            outfit, hem=hem, flare=flare, sleeve=sleeve, pattern=pattern, details=(*outfit.details, *belted)
        )
    elif kind in _WITH_TROUSERS and outfit.legwear == "trousers":
        outfit = replace(outfit, legwear=line.legs)
        if kind == "shirt" and line.collar == "wide":
            outfit = replace(outfit, pattern=rng.choice(("flowers", "stripes", None)))
        if kind == "sweater":
            outfit = replace(
                outfit, pattern={"flared": "zigzag", "tapered": "zigzag"}.get(line.legs, outfit.pattern)
            )
    if line.collar == "wide":
        outfit = replace(outfit, details=(*outfit.details, "wide_collar"))
    return replace(outfit, shoulders=line.shoulders if looks.age != "child" else 1.0)
