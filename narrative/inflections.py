"""Spanish endings of nouns: regular plurals, and the words that a diminutive may come from.

"-ito", "-illo", "-ico" and "-uco" with their "-c-" and "-ec-" forms: "camioncito", "panecillo",
"gatico", "casuca". A spelling alone cannot tell "bolsillo" (pocket) from a small bag; such words
are listed.
"""

from collections.abc import Iterator
from typing import Final

from narrative.words import plain, word_set

_SUFFIXES: Final = (
    "ecillo", "ecilla", "ecito", "ecita", "ecico", "ecica", "cito", "cita", "cillo", "cilla", "cico", "cica",
    "illo", "illa", "ito", "ita", "ico", "ica", "uco", "uca",
)  # fmt: skip
_ENDINGS: Final = ("", "o", "a", "e", "io", "ia")
_NOT_SMALL: Final = word_set(
    """bolsillo camilla rodilla mejilla pasillo orilla cuadrilla cigarrillo rejilla semilla bombilla
    pastilla barbilla carretilla plantilla cerilla taquilla vajilla ladrillo platillo colmillo
    tobillo amarillo amarilla castillo martillo cuchillo tornillo membrillo bonito bonita visita
    cita maravilla pesadilla polilla costilla ventanilla manzanilla cepillo rastrillo tortilla
    morcilla ardilla mantilla patilla capilla casilla escotilla villa silla milla sombrilla
    mosquito garrapatilla ovillo"""
)


def plural_of(noun: str) -> str:
    """The regular plural of a Spanish noun or adjective."""
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if noun[-1:] in "aeiouáéó":
        return noun + "s"
    if noun.endswith("s"):
        return noun if not noun.endswith(("és", "ís", "ús")) else plain(noun) + "es"
    return noun + "es"


def sources_of_small(word: str) -> Iterator[tuple[str, bool]]:
    """The plain nouns that a plain word may be a diminutive of, the likeliest first, and whether it
    is in the plural.
    """
    if word.endswith(_SUFFIXES):
        base, plural = word, False
    elif word.endswith("s") and word[:-1].endswith(_SUFFIXES):
        base, plural = word[:-1], True
    else:
        return
    if base in _NOT_SMALL:
        return
    for suffix in _SUFFIXES:
        if base.endswith(suffix) and len(base) - len(suffix) >= 3:
            for stem in _stems(base[: -len(suffix)]):
                yield from ((stem + ending, plural) for ending in _by_gender(suffix[-1]))


def _by_gender(vowel: str) -> tuple[str, ...]:
    return (vowel, *(e for e in _ENDINGS if e != vowel))


def _stems(stem: str) -> tuple[str, ...]:
    """The stem with its sound kept before another vowel: "barqu" is "barc", "lapi" is "lapiz"."""
    if stem.endswith("qu"):
        return (stem[:-2] + "c",)
    if stem.endswith("gu"):
        return (stem[:-1], stem)
    if stem.endswith("c"):
        return (stem, stem[:-1] + "z")
    return (stem, stem + "z") if stem[-1] in "aeiou" else (stem,)
