"""Mentions of people, places and animals: noun phrases found by lexicon, names and grammar.

A phrase is determiner + noun + adjacent adjectives + name + identifying "de" phrase; "al"/"del"
stay outside. Names come from the registry, the list of given names, the gazetteer, and capitals
where the text uses them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from narrative.entities import Entity, Kind, Patient
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
from narrative.lexicon import Concept, Lexicon
from narrative.names import NameReader, NameHit
from narrative.numbers import read_number
from narrative.places_rules import place_is_meant
from narrative.telling import patient_names
from narrative.verbs import Verbs
from narrative.words import Words, plain

_BARE_KIN: Final = frozenset(
    """mama papa mami papi mima mamita papito mamaita papaito apa ama taita yayo yaya nono nona abuelita abuelito
    abuela abuelo lela papi""".split()
)
_ADJECTIVE_LIKE: Final = frozenset({"old_person", "young_person", "portuguese", "widow", "bachelor", "patient_person"})
_PLURAL_NAMES_BEFORE: Final = frozenset({"los", "las"})
_FLOORS: Final = frozenset("primero segundo tercero cuarto quinto sexto bajo atico entresuelo principal".split())
_NOT_ALIVE: Final = frozenset("peluche trapo juguete carton madera porcelana goma barro yeso lata papel".split())
_FOOD_VERBS: Final = frozenset("comer freir asar guisar cenar almorzar cocinar pelar rellenar matar".split())


@dataclass(frozen=True)
class Phrase:
    """One mention. Word indexes are half-open; ``relation`` is the noun's own, from its owner's view.

    ``determiner`` is "poss", "def", "indef", "dem", "number", "title" or "none"; ``owner`` the
    possessive's plain word or None; ``of`` the index of the word where the "de" phrase starts.
    """

    first: int
    last: int
    head: int
    kind: Kind
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


class PhraseReader:
    """Finds the phrases of one text."""

    def __init__(
        self, words: Words, lexicon: Lexicon, verbs: Verbs, patient: Patient, entities: tuple[Entity, ...]
    ) -> None:
        self.words, self.lexicon, self.verbs = words, lexicon, verbs
        self.patient, self.entities = patient, entities
        self.names = NameReader(words, lexicon, verbs, entities, patient_names(patient, entities))
        self._aliases = _noun_aliases(entities, lexicon)
        self._cache: dict[int, Phrase | None] = {}

    def all(self) -> tuple[Phrase, ...]:
        """Every phrase of the text in order, nested ones after the one around them."""
        found: list[Phrase] = []
        at = 0
        while at < len(self.words):
            phrase = self.at(at)
            if phrase is None:
                at += 1
                continue
            found.append(phrase)
            at = max(phrase.core, at + 1)
        return _without_places_in_places(found)

    def at(self, head: int) -> Phrase | None:
        """The phrase whose noun or name starts at word ``head``."""
        if head not in self._cache:
            self._cache[head] = None
            self._cache[head] = self._read(head)
        return self._cache[head]

    def _read(self, head: int) -> Phrase | None:
        for read in (self._registry_name, self._person, self._alias, self._place, self._animal, self._those_of,
                     self._cut_in_two, self._name):  # fmt: skip
            phrase = read(head)
            if phrase is not None:
                return phrase
        return None

    # --- names -------------------------------------------------------------------------------

    def _registry_name(self, head: int) -> Phrase | None:
        hit = self.names.registered(head)
        if hit is None or (hit.kind == "place" and self.lexicon.at("people", self.words, head)):
            return None
        if hit.kind == "place" and hit.last == head + 1 and self.lexicon.at("places", self.words, head):
            return None
        return self._named(hit)

    def _name(self, head: int) -> Phrase | None:
        hit = self.names.known(head) or self.names.guessed(head)
        return None if hit is None else self._named(hit)

    def _named(self, hit: NameHit) -> Phrase | None:
        start, determiner, owner, _ = self._left(hit.first)
        if determiner in ("number", "indef") or owner in NEGATIVE:
            start, determiner, owner = hit.first, "none", None
            if self.words.plain_at(hit.first - 1) in INDEFINITE and hit.kind != "place":
                return None
        plural = self.words.plain_at(start) in _PLURAL_NAMES_BEFORE and hit.kind == "person"
        if hit.kind == "place" and not (determiner == "def" and hit.article):
            start, determiner, owner = hit.first, "none", None
        if hit.kind == "person" and self.words.plain_at(start) in ("al", "del"):
            start = hit.first
        last, of = self._name_tail(hit)
        first = self.words.plain_at(hit.first)
        if hit.kind == "person" and (first in TITLES or (hit.last > hit.first + 1 and self.lexicon.lookup("people", first))):
            determiner = "title"
        return Phrase(
            start, last, hit.first, hit.kind, name=self.words.said(hit.first, hit.last),
            name_at=(hit.first, hit.last), determiner=determiner, owner=owner, plural=plural,
            count=None if plural else 1, gender=hit.gender, hints=hit.entities, core=hit.last, of=of,
            place_type=hit.place_type,
        )  # fmt: skip

    def _name_tail(self, hit: NameHit) -> tuple[int, int | None]:
        """"Paco el de Granada" is one phrase."""
        w = self.words
        if hit.kind == "person" and w.plain_at(hit.last) in ("el", "la") and w.plain_at(hit.last + 1) == "de":
            inner = self._inside(hit.last + 2)
            if inner is not None and not w.stops_between(hit.last - 1, hit.last + 2):
                return inner.last, hit.last + 1
        return hit.last, None

    # --- people ------------------------------------------------------------------------------

    def _person(self, head: int) -> Phrase | None:
        w = self.words
        if w.plain_at(head) in ("don", "dona", "sor", "fray", "mister"):
            return self._titled(head)
        match = self.lexicon.at("people", w, head)
        if match is None or self._is_capital_name(head) or w.joined(head - 1, head + 1) == "el papa" or (
            w.plain_at(match.last) in ("noel", "claus", "perez") and w.plain_at(head) in ("papa", "santa", "raton", "ratoncito")
        ):
            return None
        start, determiner, owner, count = self._left(head)
        by_nickname = w.cased and w[head].capital and not w[head].opens and match.concept.tier == "human"
        if determiner == "def" and start < head and (by_nickname or self._is_nickname(start)):
            return Phrase(start, match.last, head, "person", name=w.said(head, match.last), name_at=(head, match.last),
                          determiner="def", gender="f" if w.plain_at(start) == "la" else "m", core=match.last)  # fmt: skip
        name = self._name_after(match.last)
        gender = self._gender(match.concept, w[head].plain)
        if determiner == "none" and not self._bare_is_fine(head, match.concept, match.last, name):
            return self._pre_title(head, match.last, match.concept, name, gender)
        if owner in NEGATIVE or self._is_predicate(start, determiner, name) or self._never(start, determiner):
            return None
        if match.concept.id in _ADJECTIVE_LIKE and self._is_adjective(match.last):
            return None
        plural = match.plural and match.concept.id != "family"
        core = self._adjectives(match.last if name is None else name.last)
        if name is None:
            name = self._name_after(core)
            core = name.last if name else core
        last, of = self._of_phrase(core, "person")
        relation = self._relation(match.concept, match.form, gender, plural)
        if w.plain_at(head) == "padre" and determiner == "def" and name is not None and not name.entities:
            relation = "cura"
        if name is not None and self._runs_into(match.concept, relation, name):
            name, core, last, of = None, match.last, match.last, None
        return Phrase(
            start, last, head, "person", match.concept, match.form, relation,
            None if name is None else w.said(name.first, name.last),
            None if name is None else (name.first, name.last), determiner, owner, plural,
            count if plural or count else 1 if not plural else None, gender, of,
            () if name is None else name.entities, core,
        )  # fmt: skip

    def _titled(self, head: int) -> Phrase | None:
        name = self._name_after(head + 1, strong=True)
        if name is None:
            return None
        start, determiner, owner, _ = self._left(head)
        if determiner != "def":
            start = head
        gender = "f" if self.words.plain_at(head) in ("dona", "sor") else "m"
        return Phrase(
            start, name.last, head, "person", name=self.words.said(name.first, name.last),
            name_at=(name.first, name.last), determiner="title", owner=owner, gender=gender,
            hints=name.entities, core=name.last,
        )  # fmt: skip

    def _pre_title(
        self, head: int, last: int, concept: Concept, name: NameHit | None, gender: str
    ) -> Phrase | None:
        """"tía Tencha", "señora Hortensia", "nieto de Cachita" (after a comma)."""
        w = self.words
        if name is not None and concept.tier in ("kin", "human", "role", "friend"):
            relation = self._relation(concept, w[head].text.lower(), gender, False)
            return Phrase(
                head, name.last, head, "person", concept, w[head].lower, relation, w.said(name.first, name.last),
                (name.first, name.last), "none", None, False, 1, gender, None, name.entities, name.last,
            )  # fmt: skip
        if concept.tier == "kin" and w.plain_at(last) in ("de", "del") and w[head].after_stop and head > 0:
            end, of = self._of_phrase(last, "person")
            if of is not None:
                relation = self._relation(concept, w[head].lower, gender, False)
                return Phrase(head, end, head, "person", concept, w[head].lower, relation, determiner="none",
                              gender=gender, of=of, core=last)  # fmt: skip
        return None

    def _bare_is_fine(self, head: int, concept: Concept, last: int, name: NameHit | None) -> bool:
        w = self.words
        if concept.tier != "kin" or w[head].plain not in _BARE_KIN or name is not None:
            return name is not None and w[head].plain in _BARE_KIN
        before, after = w[head].gap, w[last].gap if last < len(w) else "."
        vocative = any(c in before for c in ",¡¿\"«“:") and any(c in after for c in ",!?.\"»”")
        if w.plain_at(head - 1) in ("de", "como") and w[head].plain not in ("mama", "papa", "mami", "papi", "mima"):
            return False
        return not vocative

    def _is_capital_name(self, head: int) -> bool:
        """"Capitán" the dog, "Sol" the granddaughter: a registered name wins over the noun."""
        w = self.words[head]
        return w.capital and not w.opens and self.names.registered(head) is not None

    def _runs_into(self, concept: Concept, relation: str | None, name: NameHit) -> bool:
        """"el día que murió mi papi | fermín me llevó": without stops another known person may follow."""
        if self.words.cased or concept.id not in ("parent", "spouse", "viejo") or not name.entities:
            return False
        owners = {e.relation for e in self.entities if e.id in name.entities}
        return relation not in owners

    def _is_predicate(self, start: int, determiner: str, name: NameHit | None) -> bool:
        """"era un hombre bueno", "como un padre": says what someone is like."""
        before = self.words.plain_at(start - 1)
        if before in ("hacia", "hacian", "hizo", "haciendose", "hacerse", "haciendo") and determiner == "def" and name is None:
            return self.words.plain_at(start - 2) in ("se", "me") or before.endswith("se")
        if before in ("era", "es", "eran", "fue", "soy") and self.words.plain_at(start - 2) == "no" and name is None:
            return True
        if determiner == "indef" and name is None:
            if before in ("como", "hecho", "hecha", "parecia", "parecias", "siendo"):
                return True
            forms = self.verbs.read(self.words[start - 1].lower, False) if start > 0 else ()
            return any(f.lemma == "ser" and f.tense != "past" for f in forms) and before != "fue"
        return before == "como" and determiner in ("def", "indef") and name is None

    def _never(self, start: int, determiner: str) -> bool:
        """"nunca más pisó una estación", "no había ni un perro": nothing that exists."""
        if determiner != "indef":
            return False
        for at in range(start - 1, max(start - 8, -1), -1):
            if self.words.plain_at(at) in ("nunca", "jamas", "ni") or self.words.joined(at, at + 2) in ("no habia", "no tenia", "no teniamos"):
                return True
            if self.words[at + 1].after_stop:
                return False
        return False

    def _is_adjective(self, after: int) -> bool:
        if after >= len(self.words) or self.words[after].after_stop or _is_adjective(self.words[after].plain):
            return False
        return any(self.lexicon.at(k, self.words, after) for k in ("people", "places", "animals", "objects"))

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
        if at >= len(self.words) or (self.words[at].after_stop and not self.words[at].gap == ". "):
            return None
        if self.words[at].gap == ". " and self.words.plain_at(at - 1) not in ("d", "dna", "sr", "sra"):
            return None
        return self.names.behind_noun(at, strong)

    def _those_of(self, head: int) -> Phrase | None:
        """"los de enfrente", "el de la farmacia": people told by where they belong."""
        w = self.words
        if w.plain_at(head) not in ("los", "las", "el", "la") or w.plain_at(head + 1) not in ("de", "del") or head + 2 >= len(w):
            return None
        if w[head + 1].after_stop or w[head + 2].after_stop:
            return None
        plural = w.plain_at(head) in ("los", "las")
        gender = "f" if w.plain_at(head) in ("las", "la") else "m"
        end = head + 3
        if w.plain_at(head + 2) in ("enfrente", "abajo", "arriba"):
            relation = "vecinos" if plural else "vecino"
        elif w.joined(head + 2, head + 4) in ("al lado", "la esquina"):
            relation, end = "vecinos" if plural else "vecino", head + 4
        else:
            inner = self._inside(head + 2)
            if inner is None or inner.kind != "place" or not w[head].after_stop:
                return None
            relation, end = None, inner.last
        return Phrase(head, end, head, "person", relation=relation, determiner="def", plural=plural,
                      count=None if plural else 1, gender=gender, of=head + 1, core=head + 1)  # fmt: skip

    def _cut_in_two(self, head: int) -> Phrase | None:
        """A noun that the recogniser cut: "el se reno" is "el sereno"."""
        w = self.words
        if w.cased or head + 1 >= len(w) or w.plain_at(head - 1) not in DETERMINERS or self.verbs.read(w[head + 1].lower, False):
            return None
        concept = self.lexicon.lookup("people", w.plain_at(head) + w.plain_at(head + 1))
        if concept is None or any(self.lexicon.lookup(k, w.plain_at(head)) for k in ("people", "animals", "objects", "garments")):
            return None
        start, determiner, owner, _ = self._left(head)
        form = w.plain_at(head) + w.plain_at(head + 1)
        gender = self._gender(concept, form)
        return Phrase(start, head + 2, head, "person", concept, form, self._relation(concept, form, gender, False),
                      determiner=determiner, owner=owner, gender=gender, core=head + 2)  # fmt: skip

    # --- places and animals --------------------------------------------------------------------

    def _alias(self, head: int) -> Phrase | None:
        """A place or animal that the family calls by a noun of their own ("el barco", "La Perla")."""
        for tokens, entity in self._aliases:
            end = head + len(tokens)
            if self.words.joined(head, end) == " ".join(tokens):
                start, determiner, owner, _ = self._left(head)
                if determiner in ("def", "poss", "dem"):
                    return Phrase(start, end, head, entity.kind, name=None, determiner=determiner, owner=owner,
                                  hints=(entity.id,), core=end, form=" ".join(tokens))  # fmt: skip
        return None

    def _place(self, head: int) -> Phrase | None:
        w = self.words
        match = self.lexicon.at("places", w, head)
        if match is None:
            return None
        start, determiner, owner, _ = self._left(head)
        name = self.names.place_name_behind(match.last)
        if owner in NEGATIVE or self._never(start, determiner) or not place_is_meant(w, head, match, start, determiner, name is not None,
                                                   self.patient.country, self.verbs):  # fmt: skip
            return None
        core = self._adjectives(match.last, of_person=False) if name is None else name[1]
        if name is None:
            name = self.names.place_name_behind(core)
            core = name[1] if name else core
        last, of = self._of_phrase(core, "place")
        if match.concept.id == "monument" and w.plain_at(core) in ("a", "al") and core + 1 < len(w):
            last, of = self._plain_complement(core + 1), core
        return Phrase(
            start, last, head, "place", match.concept, match.form, None,
            None if name is None else w.said(name[0], name[1]), name, determiner, owner, match.plural,
            None if match.plural else 1, None, of, (), core, match.form,
        )  # fmt: skip

    def _animal(self, head: int) -> Phrase | None:
        w = self.words
        match = self.lexicon.at("animals", w, head)
        if match is None or self._is_capital_name(head) or self._is_worn(head):
            return None
        start, determiner, owner, count = self._left(head)
        if determiner == "indef" and self._is_predicate(start, determiner, None):
            return None
        if self._is_nickname(start):
            return Phrase(start, match.last, head, "person", name=w.said(head, match.last), name_at=(head, match.last),
                          determiner="def", gender="f" if w.plain_at(start) == "la" else "m", core=match.last)  # fmt: skip
        if determiner == "none" or owner in NEGATIVE or self._animal_is_not_alive(start, match.last, determiner):
            return None
        core = self._adjectives(match.last)
        name = self._name_after(core)
        if name is not None and name.kind == "person" and "pet" not in {self._kind_of(e) for e in name.entities}:
            name = replace(name, kind="pet")
        core = name.last if name else core
        last, of = self._of_phrase(core, "pet")
        return Phrase(
            start, last, head, "pet", match.concept, w[head].lower, None,
            None if name is None else w.said(name.first, name.last),
            None if name is None else (name.first, name.last), determiner, owner, match.plural,
            count if match.plural or count else 1, "f" if w[head].plain.rstrip("s").endswith("a") else "m", of,
            () if name is None else name.entities, core,
        )  # fmt: skip

    def _is_nickname(self, start: int) -> bool:
        """"la llamábamos la gata", "le decían el mudo"."""
        return self.words.plain_at(start) in ("el", "la") and self.words.plain_at(start - 1).startswith(
            ("llamab", "llamam", "deciamos", "decian", "apodab", "llaman")
        )

    def _is_worn(self, head: int) -> bool:
        """"pajarita" (bow tie), "mono azul": a garment's own word wins over a small animal."""
        garment = self.lexicon.at("garments", self.words, head)
        return garment is not None and (garment.last > head + 1 or plain(garment.form) == self.words.plain_at(head))

    def _kind_of(self, entity_id: str) -> str | None:
        return next((e.kind for e in self.entities if e.id == entity_id), None)

    def _animal_is_not_alive(self, start: int, last: int, determiner: str) -> bool:
        w = self.words
        before = w.plain_at(start - 1)
        if before in ("como", "hecho", "hecha", "parecia", "parecian", "cual", "igual"):
            return True
        if w.plain_at(start - 2) in ("cuento", "historia", "fabula", "cancion", "pelicula", "disfraz") or w.joined(last, last + 2) == "de mar":
            return True
        if w.plain_at(start) in ("lobo", "raton") and w.plain_at(start - 1) == "del" and w.plain_at(start - 2) in ("cuento", "historia"):
            return True
        if determiner == "indef" and before in ("que", "parecer"):
            return True
        if w.plain_at(last) == "de" and w.plain_at(last + 1) in _NOT_ALIVE:
            return True
        if w.plain_at(last) in ("asado", "guisado", "relleno", "frito"):
            return True
        recent = [f.lemma for i in range(max(start - 2, 0), start) for f in self.verbs.read(w[i].lower, False)]
        return any(lemma in _FOOD_VERBS for lemma in recent)

    # --- parts of a phrase ---------------------------------------------------------------------

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
            if word in group and word != "lo":
                return at - 1, kind, None, count
        if word in QUANTIFIERS:
            return at - 1, "number", None, None
        if word.isdecimal() or (read_number(w, at - 1) and word not in ("y",)):
            number = read_number(w, at - 1)
            return at - 1, "number", None, number[0] if number else None
        return self._no_determiner(head, at, count)

    def _no_determiner(self, head: int, at: int, count: int | None) -> tuple[int, str, str | None, int | None]:
        if count is not None and at < head:
            return at, "number", None, count
        if at < head and self.words.plain_at(at) in ("otro", "otra", "otros", "otras"):
            return at, "indef", None, None
        return head, "none", None, None

    def _adjectives(self, at: int, of_person: bool = True) -> int:
        w = self.words
        if at < len(w) and not of_person and w[at].plain in ("flaco", "flaca", "gordo", "gorda", "solo", "sola", "rubio", "rubia", "mayor", "moreno"):
            return at
        while at < len(w) and not w[at].after_stop and _is_adjective(w[at].plain):
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
        if kind == "person" and w.plain_at(at) == "del" and w.plain_at(inside) in _FLOORS:
            return inside + 1, at
        inner = self._inside(inside)
        if inner is not None and not w.stops_between(at, inner.head):
            if kind == "pet" and inner.kind != "person":
                return at, None
            return inner.last, at
        if kind == "place" and inside < len(w) and not w[inside].after_stop and self._names_a_place(at, inside):
            return self._plain_complement(inside), at
        return at, None

    def _names_a_place(self, of: int, at: int) -> bool:
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


def _noun_aliases(entities: tuple[Entity, ...], lexicon: Lexicon) -> tuple[tuple[tuple[str, ...], Entity], ...]:
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


def _without_places_in_places(found: list[Phrase]) -> tuple[Phrase, ...]:
    """Places named inside a place's phrase are part of it; people inside stay mentions of their own."""
    kept: list[Phrase] = []
    for phrase in found:
        around = [p for p in kept if p.kind == "place" and p.first <= phrase.first and phrase.last <= p.last]
        if phrase.kind == "place" and around:
            continue
        kept.append(phrase)
    return tuple(kept)


def _is_adjective(word: str) -> bool:
    """A post-nominal adjective of the closed list, in the singular or plural."""
    return word in POST_ADJECTIVES or word.removesuffix("s") in POST_ADJECTIVES or word.removesuffix("es") in POST_ADJECTIVES
