"""The parts of a noun phrase: determiner and number before, adjectives and "de" phrase behind."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from narrative.entities import Entity, ParticipantKind, Patient
from narrative.grammar_words import (
    DEFINITE,
    DEMONSTRATIVE,
    DETERMINERS,
    INDEFINITE,
    NEGATIVE,
    POSSESSIVES,
    POST_ADJECTIVES,
    PRE_ADJECTIVES,
    QUANTIFIERS,
    TIME_WORDS,
    TITLES,
)
from narrative.holy_names import holy_words
from narrative.lexicon import Concept, Lexicon
from narrative.names import NameHit, NameReader
from narrative.numbers import read_number
from narrative.telling import patient_names
from narrative.verbs import Verbs
from narrative.words import Words, plain, word_set

_CHESS: Final = word_set("ajedrez jaque alfil alfiles enroque")
_CHESS_PIECES: Final = word_set("caballo caballos rey reyes reina dama peon peones torre torres")
FLOORS: Final = word_set(
    "primero segundo tercero cuarto quinto sexto septimo octavo bajo atico entresuelo principal"
)


_COMING: Final = word_set("venir volver llegar regresar bajar salir tornar")
_WE_WERE: Final = frozenset(
    {"estabamos", "quedamos", "eramos", "ibamos", "estuvimos", "seguimos", "acabamos"}
)
_WE_WERE_THERE: Final = _WE_WERE - {"eramos", "acabamos"}
# stems, since speech brings every tense
_SEEMING: Final = ("parec",)
_SUPPOSING: Final = ("cre", "pens", "supon", "imagin", "sab")


@dataclass(frozen=True)
class Phrase:
    """One mention. Word indexes are half-open; ``relation`` is the noun's own, from its owner's view.

    ``determiner`` is "poss", "def", "indef", "dem", "number", "title" or "none"; ``owner`` the
    possessive's plain word or None; ``of`` the index of the word where the "de" phrase starts.
    """

    first: int
    last: int
    head: int
    kind: ParticipantKind
    concept: Concept | None = None
    form: str = ""
    relation: str | None = None
    name: str | None = None
    name_at: tuple[int, int] | None = None
    determiner: str = "none"
    owner: str | None = None
    plural: bool = False
    count: int | None = 1
    gender: str | None = None
    of: int | None = None
    hints: tuple[str, ...] = ()
    core: int = 0
    place_type: str | None = None


class PhraseParts(ABC):
    """Reads the parts of phrases of one text."""

    def __init__(
        self, words: Words, lexicon: Lexicon, verbs: Verbs, patient: Patient, entities: tuple[Entity, ...]
    ) -> None:
        self.words, self.lexicon, self.verbs = words, lexicon, verbs
        self.patient, self.entities = patient, entities
        self.names = NameReader(words, lexicon, verbs, entities, patient_names(patient, entities))
        self._aliases = _noun_aliases(entities, lexicon)
        self._called: frozenset[str] | None = None
        self._holy = holy_words(words, lexicon)
        self._cache: dict[int, Phrase | None] = {}

    @abstractmethod
    def _read(self, head: int) -> "Phrase | None":
        """The phrase whose noun or name starts at word ``head``, read anew."""

    def at(self, head: int) -> Phrase | None:
        """The phrase whose noun or name starts at word ``head``."""
        if head not in self._cache:
            self._cache[head] = None
            self._cache[head] = None if head in self._holy else self._read(head)
        return self._cache[head]

    def _is_capital_name(self, head: int) -> bool:
        """Reads "Capitán" the dog, "Sol" the granddaughter: a registered name wins over the noun."""
        w = self.words[head]
        return w.capital and not w.opens and self.names.registered(head) is not None

    def _is_chess_piece(self, head: int) -> bool:
        """A knight or a queen in a memory of chess stands on the board."""
        piece = self.words.plain_at(head) in _CHESS_PIECES
        return piece and any(word.plain in _CHESS for word in self.words.items)

    def _is_predicate(self, start: int, determiner: str, name: NameHit | None) -> bool:
        """Reads "era un hombre bueno", "como un padre": says what someone is like."""
        before = self.words.plain_at(start - 1)
        if name is None and determiner != "poss" and before.startswith(_SEEMING):
            return True
        if (
            before in ("hacia", "hacian", "hizo", "haciendose", "hacerse", "haciendo")
            and determiner == "def"
            and name is None
        ):
            return self.words.plain_at(start - 2) in ("se", "me") or before.endswith("se")
        if (
            before in ("era", "es", "eran", "fue", "soy")
            and self.words.plain_at(start - 2) == "no"
            and name is None
        ):
            return True
        if determiner == "def" and name is None and before in ("fui", "soy"):
            return True  # "yo fui la madrina"
        if determiner in ("def", "number") and name is None and before in _WE_WERE:
            there = determiner == "def" and before in _WE_WERE_THERE
            return not (there and self._tells_who_we_are(start))
        if determiner == "indef" and name is None:
            if before in ("yo", "usted") and self.words.plain_at(start - 2) in ("era", "siendo", "soy"):
                return True  # "era yo una niña"
            if before in ("como", "hecho", "hecha", "parecia", "parecias", "siendo"):
                return True
            forms = self.verbs.read(self.words[start - 1].lower, False) if start > 0 else ()
            return any(f.lemma == "ser" and f.tense != "past" for f in forms) and before != "fue"
        return before == "como" and determiner in ("def", "indef") and name is None

    def _tells_who_we_are(self, start: int) -> bool:
        """Reads "estábamos las mujeres en la cocina", not "estábamos los dos locos"."""
        people = self.lexicon.lookup("people", self.words.plain_at(start + 1))
        return people is not None and not is_adjective(self.words.plain_at(start + 1))

    def _is_generic(self, start: int, determiner: str, plural: bool) -> bool:
        """Reads "creía que los artistas eran tristes": a kind of people, nobody that is there."""
        if not (plural and determiner == "def" and self.words.plain_at(start - 1) == "que"):
            return False
        return self.words.plain_at(start - 2).startswith(_SUPPOSING)

    def _never(self, start: int, determiner: str) -> bool:
        """Reads "nunca más pisó una estación", "no había ni un perro": nothing that exists."""
        if determiner != "indef":
            return False
        for at in range(start - 1, max(start - 8, -1), -1):
            if self.words.plain_at(at) in ("nunca", "jamas", "ni") or self.words.joined(at, at + 2) in (
                "no habia",
                "no tenia",
                "no teniamos",
            ):
                return self.words.plain_at(at + 2) != "quien"  # "no había quien lo moviera una señora…"
            if self.words[at + 1].after_stop or self.words.plain_at(at) in ("y", "pero", "porque", "cuando"):
                return False
        return False

    def _relation(self, concept: Concept, form: str, gender: str, plural: bool) -> str | None:
        from narrative.kinship import relation_of
        from narrative.lexicon import plural_of

        relation = relation_of(concept, gender, form)
        if relation and plural and not relation.endswith("s"):
            first, *rest = relation.split()
            relation = " ".join([plural_of(first), *rest])
        return relation

    def _gender(self, concept: Concept, word: str) -> str:
        female = {plain(f.split()[0]) for f in concept.female}
        male = {plain(f.split()[0]) for f in concept.male}
        single = word[:-1] if word.endswith("s") and word not in female | male else word
        if word in female or single in female:
            return "f"
        if word in male or single in male:
            return "m"
        return "f" if single.endswith("a") else "m"

    def _name_after(self, at: int, strong: bool = False) -> NameHit | None:
        """A name right behind a noun: "mi hermano Paco", "la señora engracia"."""
        if at >= len(self.words) or (self.words[at].after_stop and self.words[at].gap != ". "):
            return None
        if self.words[at].gap == ". " and self.words.plain_at(at - 1) not in ("d", "dna", "sr", "sra"):
            return None
        return self.names.behind_noun(at, strong)

    def _titled_name_after(self, at: int, determiner: str) -> NameHit | None:
        """Reads "la profesora doña Lucila", "mi amigo el Chano": a title or article before the name."""
        w = self.words
        titled = w.plain_at(at) in ("don", "dona", "sor", "fray")
        called = determiner == "poss" and w.cased and w.plain_at(at) in ("el", "la", "los", "las")
        if at + 1 < len(w) and determiner == "poss" and not w.cased and self._is_by_origin(at):
            return NameHit(at + 1, at + 2, "person", guess=True)
        if at + 1 >= len(w) or w[at].after_stop or not (titled or called):
            return None
        if called and not (w[at + 1].capital and self.lexicon.lookup("people", w.plain_at(at + 1)) is None):
            return None
        return self.names.behind_noun(at + 1, titled)

    def _is_by_origin(self, at: int) -> bool:
        """Reads "mi amigo el ruso": somebody called by where they come from."""
        if self.words.plain_at(at) not in ("el", "la") or self.words.plain_at(at + 2) in ("de", "del"):
            return False
        concept = self.lexicon.lookup("people", self.words.plain_at(at + 1))
        return concept is not None and concept.id == "portuguese"

    def _is_nickname(self, start: int) -> bool:
        """Reads "la llamábamos la gata", "le decían el mudo"."""
        return self.words.plain_at(start) in ("el", "la") and self._is_calling(start - 1)

    def _is_calling(self, at: int) -> bool:
        """Whether the word says how somebody is called: "le (decían)"."""
        return self.words.plain_at(at).startswith(
            ("llamab", "llamam", "deciamos", "decian", "apodab", "llaman")
        )

    def _kind_of(self, entity_id: str) -> str | None:
        return next((e.kind for e in self.entities if e.id == entity_id), None)

    def _left(self, head: int) -> tuple[int, str, str | None, int | None]:
        """Where the phrase starts, its kind of determiner, the possessive or negation, the number."""
        w, at, count = self.words, head, None
        while at > 0 and not w[at].after_stop and w[at - 1].plain in PRE_ADJECTIVES:
            number = read_number(w, at - 1)
            count = number[0] if number else count
            at -= 1
        if at == 0 or w[at].after_stop:
            return self._no_determiner(head, at, count)
        word = w[at - 1].plain
        if word in NEGATIVE or (word in ("ni", "sin")):
            return at, "none", "ningun", count
        if word in ("al", "del"):
            return at, "def", None, count
        if word in POSSESSIVES:
            return at - 1, "poss", word, count
        for kind, group in (("def", DEFINITE), ("indef", INDEFINITE), ("dem", DEMONSTRATIVE)):
            if word in group and word != "lo" and w[at - 1].lower not in ("está", "estás"):
                return at - 1, kind, None, count
        if word in QUANTIFIERS:
            return at - 1, "number", None, None
        if word.isdecimal() or (read_number(w, at - 1) and word not in ("y",)):
            number = read_number(w, at - 1)
            return at - 1, "number", None, number[0] if number else None
        return self._no_determiner(head, at, count)

    def _no_determiner(
        self, head: int, at: int, count: int | None
    ) -> tuple[int, str, str | None, int | None]:
        if count is not None and at < head:
            return at, "number", None, count
        if at < head and self.words.plain_at(at) in ("otro", "otra", "otros", "otras"):
            return at, "indef", None, None
        return head, "none", None, None

    def _adjectives(self, at: int, of_person: bool = True) -> int:
        w = self.words
        if (
            at < len(w)
            and not of_person
            and w[at].plain
            in ("flaco", "flaca", "gordo", "gorda", "solo", "sola", "rubio", "rubia", "mayor", "moreno")
        ):
            return at
        while at < len(w) and not w[at].after_stop and is_adjective(w[at].plain):
            if w[at].capital and not w[at].opens:
                break
            at += 1
        return at

    def _of_phrase(self, at: int, kind: str) -> tuple[int, int | None]:
        """End of an identifying "de" phrase that starts at ``at``, and its start (None: there is none)."""
        w = self.words
        if w.plain_at(at) not in ("de", "del") or w[at].after_stop:
            return at, None
        inside = at + 1
        if kind == "person" and w.plain_at(at) == "del" and w.plain_at(inside) in FLOORS:
            return inside + 1, at
        inner = self._inside(inside)
        if inner is not None and not w.stops_between(at, inner.head):
            common = inner.kind == "place" and inner.name is None  # "mi tía de Burgos" is known by it
            if kind == "person" and common and self._comes_from_there(at):
                return at, None
            if kind == "pet" and inner.kind != "person":
                return at, None
            return inner.last, at
        origin = kind == "person" and inside < len(w) and w.cased and w[inside].capital
        if origin and not w[inside].after_stop and w.plain_at(inside) not in self.lexicon.given_names:
            return self._plain_complement(inside), at
        if kind == "place" and inside < len(w) and not w[inside].after_stop and self._names_a_place(inside):
            return self._behind_holy(self._plain_complement(inside)), at
        return at, None

    def _comes_from_there(self, at: int) -> bool:
        """Reads "venía mi padre del campo": whence, not which father."""
        w = self.words
        kin = self.lexicon.lookup("people", w.plain_at(at - 1))
        if kin is None or kin.tier != "kin" or w[at - 1].capital:
            return False
        verb = at - 3 if w.plain_at(at - 2) in DETERMINERS else at - 2
        if verb < 0 or w.stops_between(verb, at):
            return False
        return any(form.lemma in _COMING for form in self.verbs.read(w[verb].lower, w.accented))

    def _behind_holy(self, at: int) -> int:
        """Reads "(la ermita de la Virgen) de la Peña": the end of the holy name that goes on at ``at``."""
        while at in self._holy and at - 1 in self._holy:
            at += 1
        return at

    def _names_a_place(self, at: int) -> bool:
        w = self.words
        word = w[at].plain
        while word in DETERMINERS and at + 1 < len(w):
            at += 1
            word = w[at].plain
        if word in TIME_WORDS or word in POSSESSIVES or word.isdecimal() or word.endswith(("ando", "iendo")):
            return False
        return not any(f.tense == "infinitive" for f in self.verbs.read(w[at].lower, True)) and len(word) > 2

    def _plain_complement(self, at: int) -> int:
        w = self.words
        while at < len(w) - 1 and w[at].plain in DETERMINERS:
            at += 1
        at += 1
        if w.plain_at(at - 1) in ("san", "santa", "santo") and at < len(w) and not w[at].after_stop:
            at += 1
        while at < len(w) and w[at].capital and not w[at].after_stop and w.cased:
            at += 1
        return at

    def _inside(self, at: int) -> Phrase | None:
        """The phrase that starts at word ``at`` with or without determiner."""
        for head in range(at, min(at + 4, len(self.words))):
            if head > at and self.words[head].after_stop:
                return None
            phrase = self.at(head)
            if phrase is not None:
                return phrase if phrase.first <= at or phrase.first == head == at else None
            word = self.words[head].plain
            if word not in DETERMINERS and word not in PRE_ADJECTIVES and word not in TITLES:
                return None
        return None


def _noun_aliases(
    entities: tuple[Entity, ...], lexicon: Lexicon
) -> tuple[tuple[tuple[str, ...], Entity], ...]:
    found: list[tuple[tuple[str, ...], Entity]] = []
    for entity in entities:
        if entity.kind == "person":
            continue
        for alias in entity.aliases:
            tokens = tuple(plain(alias).split())
            if len(tokens) > 1 and tokens[0] in DETERMINERS and alias.split()[1][:1].islower():
                body = tokens[1:]
                kinds: Mapping[str, str] = {"place": "places", "pet": "animals"}
                if lexicon.lookup(kinds[entity.kind], body[0]) is None:
                    found.append((body, entity))
    return tuple(found)


def is_adjective(word: str) -> bool:
    """A post-nominal adjective of the closed list, in the singular or plural."""
    return (
        word in POST_ADJECTIVES
        or word.removesuffix("s") in POST_ADJECTIVES
        or word.removesuffix("es") in POST_ADJECTIVES
    )
