"""Spanish endings of nouns: regular plurals, and the words that a diminutive may come from.

"-ito", "-illo", "-ico" and "-uco" with their "-c-" and "-ec-" forms: "camioncito", "panecillo",
"gatico", "casuca". A spelling alone cannot tell "bolsillo" (pocket) from a small bag; such words
are listed.
"""

from collections.abc import Iterator
from functools import lru_cache
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
    mosquito garrapatilla ovillo cartilla bocadillo pitillo platica arcaico arcaica alamillo barrica
    barrilla botica botillo cabecilla calcita calderilla camarilla camarillo carrillo casquillo cintilla
    cochinilla colilla condorito copito copillo cubico cuartilla culebrilla dominica dominico finito
    finita granito gusanillo hocico latiguillo mancilla manzanillo mascarilla matilla monica motilla
    montilla musico musica nasica organico organica organillo palillo palomilla panico patita perito
    perico pescadilla petilla pinilla pinillo pinito primilla radica ratito ruedecilla salica sencillo
    sencilla sobradillo tejadillo varilla visito ventilla velilla termita termico termica medico medica
    magico magica mecanico mecanica clasico clasica ciclico cinico criptico carnico carnica tipico tipica
    poetico poetica ludico romanico academico academica atletico atletica amazonico deltaico escultorico
    psiquiatrico siderurgico telefonico telefonica terapeutico terapeutica microscopico electrico
    electrica publico politica politico fabrica"""
)
# "-ico" of adjectives: "artística", "fotográfico", "biológico"
_LEARNED: Final = ("istic", "grafic", "logic")

# endings that make a new noun of a noun: "zapatones", "barcaza", "servilletero", "taladradora"
_DERIVING: Final = word_set(
    """on ona ones azo aza azos ote ota ete eta etes uelo uela in ina ines ero era ado ada astro ucho
    ucha ejo eja ajo erio eria ario aria dor dora or ora al ar zuelo ico ica illo illa ito ita uco
    uca aje amen oncillo udo eza elo ela eda edo s"""
)

_PLURALS: Final = {"gurí": "gurises"}


def plural_of(noun: str) -> str:
    """The plural of a Spanish noun or adjective."""
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if noun[-1:] in "aeiouáéó":
        return noun + "s"
    if noun.endswith("s"):
        return noun if not noun.endswith(("és", "ís", "ús")) else plain(noun) + "es"
    return noun + "es"


@lru_cache(maxsize=20_000)
def sources_of_small(word: str) -> tuple[tuple[str, bool], ...]:
    """The plain nouns that a plain word may be a diminutive of, the likeliest first, and whether it
    is in the plural.
    """
    return tuple(_sources_of_small(word))


def _sources_of_small(word: str) -> Iterator[tuple[str, bool]]:
    if word.endswith(_SUFFIXES):
        base, plural = word, False
    elif word.endswith("s") and word[:-1].endswith(_SUFFIXES):
        base, plural = word[:-1], True
    else:
        return
    if base in _NOT_SMALL or base[:-1].endswith(_LEARNED):
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


def noun_stems(form: str) -> tuple[str, ...]:
    """What other nouns are made of from a form's first word: "zapatos" gives "zapat"; none if short."""
    noun = plain(form.split()[0])
    if len(noun) < 4:
        return ()
    ending = 2 if noun.endswith("s") and len(noun) > 5 else 1 if noun[-1] in "aeo" else 0
    stem = noun[: len(noun) - ending]
    changed = {"c": stem[:-1] + "qu", "z": stem[:-1] + "c"}.get(stem[-1])
    return (stem,) if changed is None else (stem, changed)


def stems_in(word: str) -> Iterator[str]:
    """The stems that a plain word may be made of by an ending: "cestón" gives "cest"."""
    for size in range(3, len(word)):
        if word[size:] in _DERIVING:
            yield word[:size]
