"""The lexicon: Spanish words, the concept behind each, its English prompt words and its sketch name.

Files of JSON lines in a folder that is passed in (``places``, ``animals``, ``objects``,
``garments``, ``activities``, ``occasions``, ``people``, ``colours``, ``feelings``, ``events``,
``names``, ``gazetteer``). A form also matches its plural and its diminutives.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from narrative.errors import LexiconError
from narrative.words import Words, plain, word_set

KINDS: Final = (
    "places", "animals", "objects", "garments", "activities", "occasions", "people", "colours", "feelings",
    "events",
)  # fmt: skip
_DIMINUTIVES: Final = ("ecillo", "ecilla", "ecito", "ecita", "cito", "cita", "illo", "illa", "ito", "ita")
_NOT_SMALL: Final = word_set(
    """bolsillo camilla rodilla mejilla pasillo orilla cuadrilla cigarrillo rejilla semilla bombilla
    pastilla barbilla carretilla plantilla cerilla taquilla vajilla ladrillo platillo colmillo
    cigarrito cigarrillo carterita tobillo amarillo amarilla castillo martillo cuchillo tornillo membrillo bonito bonita visita
    cita maravilla pesadilla polilla costilla ventanilla manzanilla cepillo rastrillo tortilla
    morcilla ardilla mantilla patilla capilla casilla escotilla villa silla milla"""
)


@dataclass(frozen=True)
class Concept:
    """Something a memory can hold.

    ``forms`` are Spanish, the first one is shown to the therapist; ``english`` is the prompt phrase
    and ``sketch`` a name of the imaging vocabulary (None: it is not drawn). ``sketch_indoors`` is
    the place's name when the scene is indoors, ``where`` "in", "out", "either" or "both". ``place`` is
    where an activity is done when nothing else tells; ``word`` the name shown for an occasion.
    ``male``/``female``, ``english_male``/``english_female``, ``tier`` and ``older`` (years older
    than the teller) belong to people; ``first``, ``last`` and ``countries`` to historic events.
    """

    id: str
    kind: str
    forms: tuple[str, ...]
    english: str = ""
    sketch: str | None = None
    sketch_indoors: str | None = None
    where: str | None = None
    place: str | None = None
    season: str | None = None
    word: str | None = None
    tier: str | None = None
    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    english_male: str | None = None
    english_female: str | None = None
    older: int = 0
    first: int | None = None
    last: int | None = None
    countries: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The Spanish word shown to people."""
        return self.word or self.forms[0]


@dataclass(frozen=True)
class Match:
    """A form found in a text: words ``first``..``last`` (exclusive) are ``form`` of ``concept``."""

    concept: Concept
    form: str
    first: int
    last: int
    plural: bool = False


@dataclass(frozen=True)
class Lexicon:
    """All concepts by kind, and what is known of names."""

    concepts: Mapping[str, tuple[Concept, ...]]
    given_names: Mapping[str, str]
    gazetteer: Mapping[str, tuple[str, str]]
    not_names: frozenset[str]
    _index: Mapping[str, Mapping[str, tuple[Concept, str, bool]]] = field(repr=False)
    _longest: Mapping[str, int] = field(repr=False)
    _by_verb: Mapping[str, tuple[tuple[Concept, str], ...]] = field(repr=False)

    @staticmethod
    def load(folder: Path) -> "Lexicon":
        """Read every file of ``folder``. LexiconError names the file and line that cannot be read."""
        concepts = {kind: tuple(_concepts(folder, kind)) for kind in KINDS}
        index = {kind: _index_of(concepts[kind]) for kind in KINDS}
        longest = {kind: max((len(f.split()) for f in index[kind]), default=1) for kind in KINDS}
        names = {plain(r["name"]): str(r["gender"]) for _, r in _lines(folder / "names.jsonl")}
        places = {
            plain(r["name"]): (str(r["name"]), str(r["type"])) for _, r in _lines(folder / "gazetteer.jsonl")
        }
        not_names = frozenset(plain(r["name"]) for _, r in _lines(folder / "not_names.jsonl"))
        return Lexicon(concepts, names, places, not_names, index, longest, _by_verb(concepts["activities"]))

    def get(self, kind: str, concept_id: str) -> Concept | None:
        """The concept with this id, or None."""
        return next((c for c in self.concepts[kind] if c.id == concept_id), None)

    def at(self, kind: str, words: Words, first: int) -> Match | None:
        """The longest form of ``kind`` that starts at word ``first``."""
        index = self._index[kind]
        for length in range(min(self._longest[kind], len(words) - first), 0, -1):
            if length > 1 and words.stops_between(first, first + length - 1):
                continue
            form = words.joined(first, first + length)
            found = index.get(form) or (self._small(kind, form) if length == 1 else None)
            if found and not (
                length == 1 and words.accented and _spelled_otherwise(words[first].lower, found[1])
            ):
                return Match(found[0], found[1], first, first + length, found[2])
        return None

    def activities_of(self, lemma: str) -> tuple[tuple[Concept, str], ...]:
        """The activities and their forms that begin with a verb (plain infinitive)."""
        return self._by_verb.get(lemma, ())

    def all_in(self, kind: str, words: Words) -> Iterator[Match]:
        """Every form of ``kind`` in the text, longest first, without overlap."""
        at = 0
        while at < len(words):
            match = self.at(kind, words, at)
            if match:
                yield match
                at = match.last
            else:
                at += 1

    def lookup(self, kind: str, form: str) -> Concept | None:
        """The concept that a form (a word or phrase, any spelling) belongs to."""
        bare = plain(form)
        found = self._index[kind].get(bare) or (self._small(kind, bare) if " " not in bare else None)
        return found[0] if found else None

    def _small(self, kind: str, form: str) -> tuple[Concept, str, bool] | None:
        if kind not in ("places", "animals", "objects", "garments", "people"):
            return None
        plural = form.endswith("s") and len(form) > 4
        base = form[:-1] if plural else form
        if base in _NOT_SMALL:
            return None
        for suffix in _DIMINUTIVES:
            if not base.endswith(suffix) or len(base) - len(suffix) < 3:
                continue
            stem = base[: -len(suffix)]
            stem = stem[:-2] + "c" if stem.endswith("qu") else stem[:-1] if stem.endswith("gu") else stem
            for ending in (suffix[-1] if suffix[-1] in "oa" else "", "", "e", "a", "o"):
                found = self._index[kind].get(stem + ending)
                if found:
                    return found[0], found[1], plural or found[2]
        return None


def _spelled_otherwise(lower: str, form: str) -> bool:
    """Reads "bañó" is not "baño", "cana" is not "caña"."""
    if len(lower) <= 3 and len(plain(form)) == len(lower):
        return lower != form
    return (lower[-1] in "áéíó" and form[-1] not in "áéíó") or ("ñ" in lower) != ("ñ" in form)


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"cannot read {path}") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except ValueError as error:
            raise LexiconError(f"{path}, line {number}: {line[:60]!r} is not JSON") from error


def _concepts(folder: Path, kind: str) -> Iterator[Concept]:
    path = folder / f"{kind}.jsonl"
    for number, row in _lines(path):
        forms = tuple(row.get("forms") or (*row.get("male", ()), *row.get("female", ())))
        if "id" not in row or not forms:
            raise LexiconError(f"{path}, line {number}: a concept needs an id and forms")
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        fields |= {"kind": kind, "forms": forms}
        try:
            yield Concept(**fields)
        except TypeError as error:
            raise LexiconError(f"{path}, line {number}: {error}") from error


def _index_of(concepts: Iterable[Concept]) -> dict[str, tuple[Concept, str, bool]]:
    exact: dict[str, tuple[Concept, str, bool]] = {}
    derived: dict[str, tuple[Concept, str, bool]] = {}
    for concept in concepts:
        for form in concept.forms:
            exact.setdefault(plain(form), (concept, form, _is_plural(form)))
            for variant in _variants(form, concept.kind):
                derived.setdefault(plain(variant), (concept, form, True))
            if concept.kind == "colours" and form.endswith("o"):
                derived.setdefault(plain(form[:-1] + "a"), (concept, form, False))
                derived.setdefault(plain(form[:-1] + "as"), (concept, form, True))
    return {**derived, **exact}


def _by_verb(activities: Iterable[Concept]) -> dict[str, tuple[tuple[Concept, str], ...]]:
    found: dict[str, tuple[tuple[Concept, str], ...]] = {}
    for concept in activities:
        for form in concept.forms:
            head = form.split()[0]
            verb = plain(head.removesuffix("se") if head.endswith("se") and len(head) > 4 else head)
            found[verb] = (*found.get(verb, ()), (concept, form))
    return found


def _is_plural(form: str) -> bool:
    head = form.split()[0]
    return head.endswith("s") and head not in ("autobús", "bus", "mus", "compas", "ajedrez")


def _variants(form: str, kind: str) -> Iterator[str]:
    if kind in ("activities", "feelings", "events"):
        return
    head, *rest = form.split()
    yield " ".join([plural_of(head), *rest])
    if len(rest) == 1:
        yield " ".join([plural_of(head), plural_of(rest[0])])


def plural_of(noun: str) -> str:
    """The regular plural of a Spanish noun or adjective."""
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if noun[-1:] in "aeiouáéó":
        return noun + "s"
    if noun.endswith("s"):
        return noun if not noun.endswith(("és", "ís", "ús")) else plain(noun) + "es"
    return noun + "es"
