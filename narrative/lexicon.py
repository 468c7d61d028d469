"""The lexicon: Spanish words, the concept behind each, its English prompt words and its sketch name.

Files of JSON lines in a folder that is passed in (``places``, ``animals``, ``objects``,
``garments``, ``activities``, ``occasions``, ``people``, ``colours``, ``feelings``, ``events``,
``names``, ``gazetteer``, ``not_names``, ``idioms``). A form also matches its plural and its
diminutives; a form of some countries only ("camión", a bus in Mexico) counts for their tellers, a form that
its neighbours decide ("pozo", a mine's beside "carbón") where one of them stands near.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from narrative.errors import LexiconError
from narrative.idioms import Idioms
from narrative.inflections import plural_of, sources_of_small
from narrative.words import Words, plain

KINDS: Final = (
    "places", "animals", "objects", "garments", "activities", "occasions", "people", "colours", "feelings",
    "events",
)  # fmt: skip
_NOUNS: Final = frozenset({"places", "animals", "objects", "garments", "people"})
_SHORT_TOWN: Final = 5  # letters: shorter first words are articles and numbers
_NEAR: Final = 14  # words to either side within which a word's neighbours decide what it means
Found = tuple["Concept", str, bool]
Index = Mapping[str, Found]


@dataclass(frozen=True)
class Concept:
    """Something a memory can hold.

    ``forms`` are Spanish, the first one is shown to the therapist; ``english`` is the prompt phrase
    and ``sketch`` a name of the imaging vocabulary (None: it is not drawn). ``sketch_indoors`` is
    the place's name when the scene is indoors, ``where`` "in", "out", "either" or "both". ``place`` is
    where an activity is done when nothing else tells; ``word`` the name shown for an occasion.
    ``male``/``female``, ``english_male``/``english_female``, ``tier`` and ``older`` (years older
    than the teller) belong to people, and ``number``, how many one word of them means ("una pareja"; 0: an
    unknown number, "la familia"); ``first``, ``last`` and ``countries`` to historic events,
    and ``countries`` to places that others do not have.
    ``since`` and ``until`` are the years before and after which the thing was not to be seen, given
    where it matters; ``regional`` the countries of forms that do not mean this elsewhere. ``near`` gives
    forms that mean this only near one of some words, ``unless`` those that do not mean it there ("miner*"
    is a word that begins so). ``coat`` is the colour that an animal has where none is told.
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
    number: int | None = None
    coat: str | None = None
    first: int | None = None
    last: int | None = None
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    regional: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]], hash=False)
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]], hash=False)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]], hash=False)

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
    """All concepts by kind, and what is known of names.

    ``full_names`` gives the full names that a familiar one stands for ("nacho": "ignacio"), plain;
    ``short_towns`` the place types of towns that go by the first word of their name.
    """

    concepts: Mapping[str, tuple[Concept, ...]]
    given_names: Mapping[str, str]
    full_names: Mapping[str, tuple[str, ...]]
    gazetteer: Mapping[str, tuple[str, str]]
    short_towns: Mapping[str, str]
    countries: Mapping[str, str]
    not_names: frozenset[str]
    idioms: Idioms
    _index: Mapping[str, Index] = field(repr=False)
    _near: Mapping[str, Mapping[str, tuple[Found, ...]]] = field(repr=False)
    _longest: Mapping[str, Mapping[str, int]] = field(repr=False)
    _by_verb: Mapping[str, tuple[tuple[Concept, str], ...]] = field(repr=False)
    _of_country: dict[str, "Lexicon"] = field(repr=False, default_factory=dict[str, "Lexicon"])

    @staticmethod
    def load(folder: Path) -> "Lexicon":
        """Read every file of ``folder``. LexiconError names the file and line that cannot be read."""
        concepts = {kind: tuple(_concepts(folder, kind)) for kind in KINDS}
        index = {kind: _index_of(concepts[kind]) for kind in KINDS}
        named = [r for _, r in _lines(folder / "names.jsonl")]
        named_places = [r for _, r in _lines(folder / "gazetteer.jsonl")]
        places = {plain(r["name"]): (str(r["name"]), str(r["type"])) for r in named_places}
        return Lexicon(
            concepts,
            {plain(r["name"]): str(r["gender"]) for r in named},
            {plain(r["name"]): tuple(plain(n) for n in r["of"]) for r in named if "of" in r},
            places,
            _short_towns(places),
            {plain(r["name"]): str(r["country"]) for r in named_places if "country" in r},
            frozenset(plain(r["name"]) for _, r in _lines(folder / "not_names.jsonl")),
            Idioms.of(r for _, r in _lines(folder / "idioms.jsonl")),
            index,
            {kind: _by_neighbours(concepts[kind]) for kind in KINDS},
            {kind: _longest_of(index[kind]) for kind in KINDS},
            _by_verb(concepts["activities"]),
        )

    def for_country(self, country: str) -> "Lexicon":
        """The same lexicon as a teller of ``country`` (ISO 3166 alpha-2) means its words."""
        if country not in self._of_country:
            regional = {k: _regional_index(self.concepts[k], country) for k in KINDS}
            index = {k: {**self._index[k], **regional[k]} if regional[k] else self._index[k] for k in KINDS}
            longest = {k: _longest_of(index[k]) if regional[k] else self._longest[k] for k in KINDS}
            self._of_country[country] = replace(self, _index=index, _longest=longest)
        return self._of_country[country]

    def get(self, kind: str, concept_id: str) -> Concept | None:
        """The concept with this id, or None."""
        return next((c for c in self.concepts[kind] if c.id == concept_id), None)

    def at(self, kind: str, words: Words, first: int) -> Match | None:
        """The longest form of ``kind`` that starts at word ``first``; None outside the text."""
        if not 0 <= first < len(words):
            return None
        near = self._told_by_neighbours(kind, words, first)
        hit, plural = near or self._at(kind, words, first, words[first].plain), False
        sources = sources_of_small(words[first].plain) if hit is None and kind in _NOUNS else ()
        if sources and self._may_be_small(words[first].lower):
            tries = ((self._at(kind, words, first, h), p) for h, p in sources)
            hit, plural = next(((h, p) for h, p in tries if h is not None), (None, False))
        if hit is None or self.idioms.covers(kind, words, first):
            return None
        (concept, form, in_plural), last = hit
        if form in concept.unless and _stands_near(concept.unless[form], words, first, last):
            return None
        return Match(concept, form, first, last, plural or in_plural)

    def _told_by_neighbours(self, kind: str, words: Words, first: int) -> tuple[Found, int] | None:
        """A form that means this beside some words only, and beside one of them it stands; of one word."""
        told = self._near[kind].get(words[first].plain)
        if not told:
            return None
        beside = (f for f in told if _stands_near(f[0].near[f[1]], words, first, first + 1))
        found = next(beside, None)
        longer = self._at(kind, words, first, words[first].plain) if found is not None else None
        return (
            (found, first + 1) if found is not None and (longer is None or longer[1] == first + 1) else None
        )

    def _may_be_small(self, lower: str) -> bool:
        """A diminutive is stressed on its ending ("médico" is none), and no word of its own ("pajarito")."""
        bare = plain(lower)
        stressed = any(c in "áéíóú" for c in lower)
        return not stressed and not any(bare in self._index[kind] for kind in _NOUNS)

    def _at(self, kind: str, words: Words, first: int, head: str) -> tuple[Found, int] | None:
        index = self._index[kind]
        longest = min(self._longest[kind].get(head, 0), len(words) - first)
        for length in range(longest, 0, -1):
            if length > 1 and words.stops_between(first, first + length - 1):
                continue
            found = index.get(head if length == 1 else f"{head} {words.joined(first + 1, first + length)}")
            if found is None:
                continue
            if length == 1 and _spelled_otherwise(words[first].lower, found[1], words.accented):
                continue
            return found, first + length
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
        found = self._index[kind].get(bare)
        if found is None and kind in _NOUNS and self._may_be_small(form.lower()):
            head, space, rest = bare.partition(" ")
            sources = (self._index[kind].get(source + space + rest) for source, _ in sources_of_small(head))
            found = next((f for f in sources if f is not None), None)
        return found[0] if found else None

    def headed(self, kind: str, phrase: str) -> Concept | None:
        """The concept of the longest beginning of ``phrase`` that is known: "reloj" of "reloj viejo"."""
        words = phrase.split()
        tries = (self.lookup(kind, " ".join(words[:count])) for count in range(len(words), 0, -1))
        return next((found for found in tries if found is not None), None)


def _short_towns(places: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The first words by which towns of a long name go ("Colmenar" of "Colmenar Viejo"), with their types."""
    first = ((name.replace("-", " ").split(), kind) for name, (_, kind) in places.items())
    short = {words[0]: kind for words, kind in first if len(words) > 1 and len(words[0]) >= _SHORT_TOWN}
    return {word: kind for word, kind in short.items() if word not in places}


def _by_neighbours(concepts: Iterable[Concept]) -> dict[str, tuple[Found, ...]]:
    """What each word means by its neighbours, by its plain form, in the order of the concepts."""
    found: dict[str, tuple[Found, ...]] = {}
    for concept in concepts:
        for word, meant in _index_of_forms((concept, form) for form in concept.near).items():
            found[word] = (*found.get(word, ()), meant)
    return found


def _stands_near(neighbours: Iterable[str], words: Words, first: int, last: int) -> bool:
    """Whether one of these words stands within some words of ``first``..``last`` (exclusive)."""
    around = (*words.items[max(0, first - _NEAR) : first], *words.items[last : last + _NEAR])
    exact, stems = {plain(n) for n in neighbours}, tuple(plain(n[:-1]) for n in neighbours if n.endswith("*"))
    return any(word.plain in exact or (stems and word.plain.startswith(stems)) for word in around)


def _spelled_otherwise(lower: str, form: str, accented: bool) -> bool:
    """Reads "bañó" is not "baño", "cana" is not "caña"; an ñ that is written counts in any text."""
    if not accented:
        return "ñ" in lower and "ñ" not in form
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
        by_neighbours = {k: {f: tuple(w) for f, w in row.get(k, {}).items()} for k in ("near", "unless")}
        if "id" not in row or not forms:
            raise LexiconError(f"{path}, line {number}: a concept needs an id and forms")
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
        regional = {form: tuple(countries) for form, countries in row.get("regional", {}).items()}
        fields |= {"kind": kind, "forms": forms, "regional": regional} | by_neighbours
        try:
            yield Concept(**fields)
        except TypeError as error:
            raise LexiconError(f"{path}, line {number}: {error}") from error


def _index_of(concepts: Iterable[Concept]) -> dict[str, Found]:
    return _index_of_forms(
        (concept, form)
        for concept in concepts
        for form in concept.forms
        if form not in concept.regional and form not in concept.near
    )


def _regional_index(concepts: Iterable[Concept], country: str) -> dict[str, Found]:
    return _index_of_forms(
        (concept, form)
        for concept in concepts
        for form, countries in concept.regional.items()
        if country in countries
    )


def _index_of_forms(meant: Iterable[tuple[Concept, str]]) -> dict[str, Found]:
    exact: dict[str, Found] = {}
    derived: dict[str, Found] = {}
    for concept, form in meant:
        _add(exact, derived, concept, form)
    return {**derived, **exact}


def _add(exact: dict[str, Found], derived: dict[str, Found], concept: Concept, form: str) -> None:
    exact.setdefault(plain(form), (concept, form, _is_plural(form)))
    for variant in _variants(form, concept.kind):
        derived.setdefault(plain(variant), (concept, form, True))
    if concept.kind == "colours" and form.endswith("o"):
        derived.setdefault(plain(form[:-1] + "a"), (concept, form, False))
        derived.setdefault(plain(form[:-1] + "as"), (concept, form, True))


def _longest_of(index: Index) -> dict[str, int]:
    """The number of words of the longest form that begins with each word."""
    longest: dict[str, int] = {}
    for form in index:
        head = form.partition(" ")[0]
        longest[head] = max(longest.get(head, 0), form.count(" ") + 1)
    return longest


def _by_verb(activities: Iterable[Concept]) -> dict[str, tuple[tuple[Concept, str], ...]]:
    found: dict[str, tuple[tuple[Concept, str], ...]] = {}
    for concept in activities:
        for form in concept.forms:
            head = form.split()[0]
            verb = plain(head.removesuffix("se") if head.endswith("se") and len(head) > 4 else head)
            found[verb] = (*found.get(verb, ()), (concept, form))
    return found


_SINGULAR: Final = ("autobús", "bus", "mus", "compas", "ajedrez")
_COMPOUND: Final = re.compile(r"(?:limpia|saca|guarda|lava)[a-z]{4,}s$")  # "limpiabotas"


def _is_plural(form: str) -> bool:
    head = form.split()[0]
    return head.endswith("s") and head not in _SINGULAR and not _COMPOUND.match(head)


def _variants(form: str, kind: str) -> Iterator[str]:
    if kind in ("activities", "feelings", "events"):
        return
    head, *rest = form.split()
    yield " ".join([plural_of(head), *rest])
    if len(rest) == 1:
        yield " ".join([plural_of(head), plural_of(rest[0])])
