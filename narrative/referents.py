"""Who is who: mentions of the same person, place or animal become one referent, linked to the registry.

A mention links by name, alias, unique relation or clear context; a name with another relation is
another person. Relations are turned into relations to the patient, whoever tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from narrative.entities import Entity, Kind, Patient
from narrative.grammar_words import DETERMINERS
from narrative.kinship import composed, told_by
from narrative.lexicon import Concept, Lexicon
from narrative.phrases import Phrase
from narrative.telling import Telling, patient_names
from narrative.words import Words, plain

_GROUPS: Final = {"padres": ("padre", "madre"), "abuelos": ("abuelo", "abuela"), "suegros": ("suegro", "suegra")}
_ANAPHORIC: Final = frozenset({"gentleman", "old_person", "young_person", "child_person", "baby_person", "portuguese"})
_NAMING: Final = frozenset({"llamar", "decir", "poner", "apodar", "bautizar", "nombrar"})
_LATER_RELATION: Final = {"novia": "mujer", "novio": "marido", "esposa": "mujer", "esposo": "marido"}
_PARENTS: Final = frozenset({"padre", "madre", "abuelo", "abuela", "bisabuelo", "bisabuela"})


@dataclass
class Referent:
    """One participant while it is being put together."""

    kind: Kind
    phrases: list[Phrase] = field(default_factory=list[Phrase])
    name: str | None = None
    relation: str | None = None
    entity: Entity | None = None
    members: tuple[str, ...] = ()
    concept: Concept | None = None
    plural: bool = False
    count: int | None = 1
    gender: str | None = None
    place_type: str | None = None
    nested_owner: str | None = None


class ReferentReader:
    """Joins the phrases of one text into referents."""

    def __init__(
        self, words: Words, lexicon: Lexicon, patient: Patient, entities: tuple[Entity, ...], telling: Telling,
        adult: bool,
    ) -> None:  # fmt: skip
        self.words, self.lexicon, self.patient = words, lexicon, patient
        self.entities, self.telling, self.adult = entities, telling, adult
        self.by_id = {e.id: e for e in entities}
        self.self_names = patient_names(patient, entities)
        self.found: list[Referent] = []
        self._links: dict[Phrase, tuple[Entity | None, str | None]] = {}

    def all(self, phrases: Sequence[Phrase]) -> list[Referent]:
        """The referents in order of first mention."""
        for index, phrase in enumerate(phrases):
            before = phrases[index - 1] if index else None
            if self._told_one_by_one(phrase, phrases[index + 1 :]):
                continue
            referent = self._same(phrase, before) or self._new(phrase)
            self._join(referent, phrase)
        return self.found

    def _told_one_by_one(self, phrase: Phrase, following: Sequence[Phrase]) -> bool:
        """"sus hijos, Patricio y Carmen Gloria": the plural only repeats people named right after."""
        if phrase.kind != "person" or not phrase.plural or phrase.concept is None or phrase.concept.tier == "human":
            return False
        one = [f for f in following[:4] if f.kind == "person" and not f.plural and f.name is not None
               and self.words[f.head].sentence == self.words[phrase.head].sentence]  # fmt: skip
        if len(one) < 2 or one[0].first - phrase.last > 4 or not self.words[one[0].first].after_stop:
            return False
        return one[1].first - one[0].last <= 2

    # --- finding the referent ------------------------------------------------------------------

    def _same(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        if phrase.kind == "place":
            return self._same_place(phrase)
        if phrase.kind == "pet":
            return self._same_pet(phrase) or self._apposed(phrase, before)
        return self._same_person(phrase, before)

    def _same_person(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        animal = self._animal_nickname(phrase, before)
        if animal is not None:
            return animal
        entity, relation = self._link(phrase)
        if entity is not None:
            joined = self._apposed(phrase, before) or self._identity(phrase, before)
            known = next((r for r in self.found if r.entity is entity), None)
            return known or (joined if joined is not None and joined.entity is None and not joined.name else None)
        apposed = self._apposed(phrase, before) or self._renamed(phrase) or self._identity(phrase, before)
        if apposed is not None:
            return apposed
        if phrase.name is not None:
            return self._by_name(phrase, relation)
        if phrase.plural:
            return next((r for r in self.found if r.plural and r.concept is phrase.concept and
                         phrase.determiner != "indef" and r.relation == relation), None)  # fmt: skip
        if relation is not None and phrase.concept is not None and phrase.determiner != "indef":
            same = [r for r in self.found if r.kind == "person" and not r.plural and r.relation == relation]
            if same and (phrase.concept.tier != "kin" or phrase.determiner in ("poss", "def", "none")):
                return same[-1]
        return self._anaphor(phrase) or self._stranger_s_kin(phrase, relation)

    def _animal_nickname(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """"un gato, el Fangio", "la mula se llamaba Linda": a name behind an animal is its name."""
        if phrase.concept is not None or phrase.name is None or phrase.hints or before is None or before.kind != "pet":
            return None
        referent = next((r for r in self.found if before in r.phrases), None)
        if referent is None or referent.plural or referent.name is not None:
            return None
        return referent if self._joins(before.last, phrase.first) else None

    def _stranger_s_kin(self, phrase: Phrase, relation: str | None) -> Referent | None:
        """"a decirme que con su hermana": the sister of a stranger is the woman told of before him."""
        if relation is not None or phrase.owner != "su" or phrase.plural or phrase.concept is None:
            return None
        strangers = [r for r in self.found if r.kind == "person" and not r.plural and r.entity is None and r.relation is None]
        return next((r for r in strangers[:-1] if r.name and self._gender_of(r) == phrase.gender), None)

    def _by_name(self, phrase: Phrase, relation: str | None) -> Referent | None:
        name = plain(phrase.name or "")
        for referent in reversed(self.found):
            if referent.kind == phrase.kind and referent.name and plain(referent.name) == name:
                if referent.entity is not None and referent.relation in _PARENTS and self.telling.voice == "patient":
                    continue
                clash = relation and referent.relation and relation != referent.relation
                if not clash and (referent.entity is None or phrase.concept is None):
                    return referent
        return None

    def _anaphor(self, phrase: Phrase) -> Referent | None:
        """"el chaval", "la tipa", "ese hombre": someone told of before."""
        if phrase.concept is None or phrase.concept.tier != "human" or phrase.determiner not in ("def", "dem"):
            return None
        if phrase.concept.id not in _ANAPHORIC or phrase.of is not None:
            return None
        young = phrase.concept.id in ("child_person", "young_person", "baby_person")
        for referent in reversed(self.found):
            if referent.kind != "person" or referent.plural or self._gender_of(referent) not in (phrase.gender, None):
                continue
            kin_young = referent.relation in ("hijo", "hija", "nieto", "nieta", "sobrino", "sobrina", "bisnieto")
            tier = referent.concept.tier if referent.concept else None
            if (young and kin_young) or (not young and tier == "human") or referent.concept is phrase.concept:
                return referent
            if not young and tier in ("role",) and referent.entity is None and phrase.concept.id == "gentleman":
                return referent
        return None

    def _same_place(self, phrase: Phrase) -> Referent | None:
        entity = self._place_entity(phrase)
        built = self._building_meant(phrase)
        if built is not None:
            return built
        for referent in reversed(self.found):
            if referent.kind != "place":
                continue
            if entity is not None and referent.entity is entity:
                return referent
            if entity is not None or referent.entity is not None:
                continue
            if phrase.name and referent.name:
                if plain(phrase.name) == plain(referent.name):
                    return referent
                continue
            same_noun = phrase.concept is not None and phrase.concept is referent.concept
            if same_noun and phrase.determiner != "indef" and phrase.of is None and self._same_number(referent, phrase):
                return referent
        if entity is None and phrase.concept is not None and phrase.determiner == "def" and phrase.of is None:
            return next((r for r in reversed(self.found) if r.kind == "place" and r.entity is not None
                         and plain(r.entity.name).split()[0] == plain(phrase.form)), None)  # fmt: skip
        return None

    def _building_meant(self, phrase: Phrase) -> Referent | None:
        """"la obra" after a monument or church that is being built."""
        if phrase.concept is None or phrase.concept.id != "building_site" or phrase.determiner != "def" or phrase.of is not None:
            return None
        return next((r for r in reversed(self.found) if r.concept is not None and r.concept.id in
                     ("monument", "church", "cathedral", "basilica", "tower_block", "house", "bridge", "school")), None)  # fmt: skip

    def _same_number(self, referent: Referent, phrase: Phrase) -> bool:
        return referent.plural == phrase.plural

    def _same_pet(self, phrase: Phrase) -> Referent | None:
        if phrase.name is not None:
            named = self._by_name(phrase, None)
            if named is not None:
                return named
            known = next((r for r in self.found if r.entity is not None and r.entity.id in phrase.hints), None)
            return known or self._renamed(phrase)
        entity = self._pet_entity(phrase)
        if entity is not None and any(r.entity is entity for r in self.found):
            return next(r for r in self.found if r.entity is entity)
        if phrase.determiner in ("indef", "number") and not phrase.plural:
            return None
        for referent in reversed(self.found):
            if referent.kind != "pet" or referent.plural != phrase.plural:
                continue
            if self._species_fits(referent, phrase) or self._generic_for(referent, phrase):
                return referent
        return None

    def _species_fits(self, referent: Referent, phrase: Phrase) -> bool:
        own = referent.concept or self._species(referent.entity)
        return own is not None and phrase.concept is not None and own.id == phrase.concept.id

    def _generic_for(self, referent: Referent, phrase: Phrase) -> bool:
        """"el pájaro" for the canary, "ese animal" for any."""
        own = referent.concept or self._species(referent.entity)
        if phrase.concept is None or own is None:
            return False
        return phrase.concept.id == "animal" or (phrase.concept.id == "sparrow" and own.sketch in ("bird", "parrot"))

    def _species(self, entity: Entity | None) -> Concept | None:
        if entity is None or not entity.species:
            return None
        return self.lexicon.lookup("animals", entity.species)

    def _apposed(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """"mi hermano, el Pere", "Carmen, una prima de Chantada", "don Misael, o sea mi papá"."""
        if before is None or phrase.kind != before.kind or phrase.plural != before.plural:
            around = self._around(before, phrase)
            if around is None:
                return None
            before = around
        if phrase.first < before.last or not self._joins(before.last, phrase.first):
            return None
        referent = next((r for r in self.found if before in r.phrases), None)
        if referent is None or not self._complementary(referent, phrase):
            return None
        return referent if not self._goes_on_as_list(phrase) else None

    def _around(self, before: Phrase | None, phrase: Phrase) -> Phrase | None:
        """The phrase around a nested one: "la hija del molinero, Dolores"."""
        if before is None:
            return None
        for referent in reversed(self.found):
            for candidate in referent.phrases:
                if candidate is not before and candidate.first < before.first and candidate.last == before.last:
                    if candidate.kind == phrase.kind and candidate.plural == phrase.plural:
                        return candidate
        return None

    def _joins(self, end: int, start: int) -> bool:
        between = self.words.joined(end, start)
        if start >= len(self.words) or self.words[start].opens:
            return False
        if between == "" and not self.words.cased:
            return self.words.plain_at(start) in ("el", "la")
        gap = self.words[end].gap if end < len(self.words) else ""
        return between in ("", "o sea", "es decir", "que es", "que era", "que fue") and (
            "," in gap or between != "" or "(" in gap
        )

    def _complementary(self, referent: Referent, phrase: Phrase) -> bool:
        if referent.gender and phrase.gender and referent.gender != phrase.gender:
            return False
        named, naming = referent.name is not None, phrase.name is not None
        if named and naming:
            nick = phrase.determiner == "def" and phrase.concept is None
            return nick or (referent.entity is not None and referent.entity.id in phrase.hints)
        if not named and not naming and phrase.determiner == "indef" and referent.phrases[-1].determiner == "poss":
            return phrase.concept is not None and phrase.concept.tier in ("human", "role")
        if not named and not naming:
            return phrase.determiner == "def" and referent.phrases[-1].determiner == "poss" and phrase.of is not None
        return True

    def _goes_on_as_list(self, phrase: Phrase) -> bool:
        """", el panadero y yo": the phrase is one of a list, not another word for the one before."""
        after = phrase.last
        if after >= len(self.words) or self.words[after].gap.strip() or self.words.plain_at(after) not in ("y", "e"):
            return False
        return phrase.determiner == "poss" or (phrase.concept is None and phrase.determiner == "none")

    def _identity(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """"el padrino era mi tío Luis": a verb of being between two people."""
        if before is None or before.kind != phrase.kind:
            return None
        between = self.words.joined(before.last, phrase.first)
        gapped = between == "" and before.determiner == "def" and phrase.determiner == "indef" and not self.words[phrase.first].after_stop
        if not gapped and between not in ("era", "es", "fue", "que era", "que es", "eran", "resulto ser", "que tambien es", "era tambien"):
            return None
        referent = next((r for r in self.found if before in r.phrases), None)
        return referent if referent is not None and referent.plural == phrase.plural else None

    def _renamed(self, phrase: Phrase) -> Referent | None:
        """"se llamaba Linda", "le decíamos la Pera", "que también es Carmen": a name is given."""
        if phrase.name is None:
            return None
        start = phrase.first
        before = [self.words.plain_at(i) for i in range(max(0, start - 5), start)]
        naming = any(b.startswith(("llamab", "llamam", "llama", "decia", "pusi", "puse", "apodab", "dicen", "pusieron"))
                     for b in before[-2:])  # fmt: skip
        naming = naming or before[-2:] in (["de", "apellido"], ["de", "nombre"], ["por", "nombre"])
        also = before[-3:] in (["que", "tambien", "es"], ["tambien", "se", "llama"], ["que", "tambien", "era"])
        if not naming and not also:
            return None
        for referent in reversed(self.found):
            if referent.plural or referent.kind == "place" or (phrase.kind == "pet") != (referent.kind == "pet"):
                if not (naming and referent.kind == "pet" and not referent.plural and referent.entity is None):
                    continue
            if self._compared(referent):
                continue
            if referent.gender and phrase.gender and referent.gender != phrase.gender:
                continue
            return referent
        return None

    def _compared(self, referent: Referent) -> bool:
        last = referent.phrases[-1]
        return self.words.joined(last.first - 2, last.first) in ("igual que", "lo mismo", "como a")

    # --- the registry --------------------------------------------------------------------------

    def _link(self, phrase: Phrase) -> tuple[Entity | None, str | None]:
        """The registered person of a phrase and the phrase's relation to the patient, decided once."""
        if phrase not in self._links:
            self._links[phrase] = self._find_link(phrase)
        return self._links[phrase]

    def _find_link(self, phrase: Phrase) -> tuple[Entity | None, str | None]:
        relation = self._to_patient(phrase)
        if relation == "yo":
            return self._self_entity(), relation
        if phrase.name is not None:
            return self._link_by_name(phrase, relation), relation
        if phrase.plural or relation is None:
            return self._child(phrase), relation
        return self._link_by_relation(phrase, relation), relation

    def _self_entity(self) -> Entity | None:
        return next((e for e in self.entities if e.relation == "yo"), None)

    def _link_by_name(self, phrase: Phrase, relation: str | None) -> Entity | None:
        named = [self.by_id[i] for i in phrase.hints if i in self.by_id]
        if not named:
            name = plain(phrase.name or "").split()
            named = [e for e in self.entities if e.kind == "person" and name and plain(e.name).split()[0] == name[0]]
            if len(name) > 1 and not any(len(plain(e.name).split()) > 1 for e in named):
                named = [e for e in named if e.relation == "yo" and plain(self.patient.name).startswith(" ".join(name))]
        if relation is not None:
            fits = [e for e in named if e.relation in (relation, _LATER_RELATION.get(relation))]
            if fits:
                return fits[0]
            if named and phrase.concept is not None and phrase.concept.tier == "human":
                return named[0]
            return None
        if phrase.concept is not None and phrase.concept.tier != "human":
            return None
        return self._choose(named, phrase)

    def _choose(self, named: list[Entity], phrase: Phrase) -> Entity | None:
        """A bare name that several bear: in a first-person telling parents are not called by it."""
        if self._names_the_patient(phrase):
            return self._self_entity()
        if self.telling.voice == "patient" and phrase.determiner != "title":
            named = [e for e in named if e.relation != "yo" and e.relation not in _PARENTS]
        if len(named) > 1:
            mentioned = [e for e in named if any(r.entity is e for r in self.found)]
            named = mentioned or sorted(named, key=lambda e: e.relation in _PARENTS)
            if self.telling.voice != "patient":
                named = sorted(named, key=lambda e: e.relation != "yo")
        return named[0] if named else None

    def _names_the_patient(self, phrase: Phrase) -> bool:
        """"me pusieron Rosario", "soy Sol, la nieta de Cachita": the patient is named."""
        w = self.words
        before = [w.plain_at(i) for i in range(max(0, phrase.first - 3), phrase.first)]
        if self.telling.voice == "relative" and before[-1:] == ["de"] and w[phrase.first].sentence <= 1:
            return bool(before[:-1]) and self.lexicon.lookup("people", before[-2]) is not None and phrase.first < 20
        name = plain(phrase.name or "")
        if not any(name == n or (len(n) > 3 and name.startswith(n[:-1]) and len(name) - len(n) <= 4) for n in self.self_names):
            return False
        me = any(b in ("me", "mi") for b in before[:-1]) and before[-1:] and before[-1].startswith(("pus", "llam", "dec", "dic", "bautiz", "grit"))
        gap = w[phrase.first].gap
        after = w[phrase.last].gap if phrase.last < len(w) else "."
        vocative = "," in gap and any(c in after for c in ",!?") and phrase.determiner == "none"
        return bool(me) or vocative or any(c in gap for c in "\"“«¡:")

    def _link_by_relation(self, phrase: Phrase, relation: str) -> Entity | None:
        owned = phrase.determiner in ("poss", "none", "def", "title")
        if not owned or (phrase.concept is not None and phrase.concept.tier in ("role",)):
            return None
        if phrase.determiner == "def" and phrase.of is None and relation in ("hermano", "hermana", "hijo", "hija"):
            if phrase.concept is not None and phrase.concept.id not in ("child", "brother"):
                return None
        candidates = [e for e in self.entities if e.kind == "person" and e.relation == relation]
        if len(candidates) == 1:
            return candidates[0] if relation not in ("amigo", "amiga", "vecino", "vecina") else self._mentioned(candidates)
        return self._mentioned(candidates)

    def _mentioned(self, candidates: list[Entity]) -> Entity | None:
        return next((r.entity for r in reversed(self.found) if r.entity in candidates), None)

    def _child(self, phrase: Phrase) -> Entity | None:
        """"la niña" of a grown-up teller is their only daughter when no other girl was told of."""
        concept = phrase.concept
        if concept is None or concept.id not in ("child_person", "baby_person") or not self.adult or phrase.plural:
            return None
        if phrase.determiner not in ("def", "poss") or phrase.of is not None or self._anaphor(phrase) is not None:
            return None
        relation = "hija" if phrase.gender == "f" else "hijo"
        mine = [e for e in self.entities if e.relation == relation]
        return mine[0] if len(mine) == 1 else None

    def _to_patient(self, phrase: Phrase) -> str | None:
        """The phrase's relation seen from the patient."""
        relation, concept = phrase.relation, phrase.concept
        if concept is not None and concept.tier == "human":
            relation = self._intimate(phrase)
        if relation is None or concept is None or concept.tier == "role":
            if self.telling.voice != "patient" and phrase.name and plain(phrase.name) in self.self_names and not concept:
                return "yo"
            return relation
        owner = self._owner(phrase)
        if owner == "nobody":
            return None
        if owner == "teller":
            teller = self.telling.relation
            if self.telling.voice == "relative" and teller and concept.tier in ("kin", "human"):
                return told_by(teller, relation, self.patient.gender)
            return relation
        if owner == "patient":
            return relation
        if owner in ("hijo", "hija") and relation in ("padre", "madre"):
            mine = (relation == "padre") == (self.patient.gender == "m")
            return "yo" if mine else "marido" if relation == "padre" else "mujer"
        return composed(owner, relation)

    def _intimate(self, phrase: Phrase) -> str | None:
        """"mi viejo", "mi niña", "mi señora": human nouns that are kin when they are mine."""
        word = plain(phrase.form or self.words.plain_at(phrase.head))
        single = word[:-1] if word.endswith("s") else word
        if phrase.owner not in ("mi", "mis") or phrase.concept is None:
            if single in ("viejo", "vieja") and phrase.determiner == "def" and self._alias_says(phrase):
                return "padre" if phrase.gender == "m" else "madre"
            return None
        if phrase.concept.id == "old_person":
            return ("padres" if phrase.plural else "padre") if phrase.gender == "m" else "madre"
        if phrase.concept.id == "gentleman" and phrase.gender == "f":
            return "mujer"
        if phrase.concept.id in ("child_person", "baby_person", "young_person"):
            base = "hija" if phrase.gender == "f" else "hijo"
            return base + "s" if phrase.plural else base
        return None

    def _alias_says(self, phrase: Phrase) -> bool:
        said = self.words.joined(phrase.first, phrase.head + 1)
        return any(plain(a) == said for e in self.entities for a in e.aliases)

    def _owner(self, phrase: Phrase) -> str:
        """"teller", "patient", "nobody", or the relation to the patient of the one whose kin it is."""
        if phrase.of is not None:
            inner = self._owner_inside(phrase)
            if inner is not None:
                return inner
        if phrase.owner in ("su", "sus") or (
            phrase.determiner == "def" and phrase.concept is not None and phrase.concept.id in ("spouse", "betrothed")
        ):
            return self._su_owner(phrase)
        if phrase.determiner == "indef":
            return "teller"
        return "teller"

    def _owner_inside(self, phrase: Phrase) -> str | None:
        """Whose the person is by the "de" phrase: "el hijo de Tito", "la madre de mi padre"."""
        w = self.words
        at = (phrase.of or 0) + 1
        text = w.joined(at, phrase.last)
        tokens = text.split()
        if not tokens:
            return None
        bare = [t for t in tokens if t not in DETERMINERS]
        for entity in self.entities:
            names = {plain(entity.name), *(plain(a) for a in entity.aliases)}
            if " ".join(bare) in names or " ".join(tokens) in names:
                return (entity.relation or "nobody") if entity.kind == "person" else None
        if any(plain(n) == " ".join(bare) for n in self.self_names):
            return "yo"
        match = self.lexicon.lookup("people", bare[0]) if bare else None
        if match is not None:
            from narrative.kinship import relation_of

            gender = "f" if bare[0] in {plain(f) for f in match.female} else "m"
            inner = relation_of(match, gender, bare[0])
            if tokens[0] in ("mi", "mis", "nuestro", "nuestra") and inner and self.telling.relation and (
                self.telling.voice == "relative"
            ):
                return told_by(self.telling.relation, inner, self.patient.gender) or "nobody"
            return inner if tokens[0] in ("mi", "mis", "su", "nuestro") and inner else "nobody"
        if bare and bare[0] in self.lexicon.given_names:
            return "nobody"
        return None

    def _su_owner(self, phrase: Phrase) -> str:
        """Whose "su" is: the patient in notes and relatives' texts, else the person told of last."""
        if self.telling.voice != "patient":
            return "patient"
        for referent in reversed(self.found):
            if referent.kind == "person" and not referent.plural:
                return referent.relation or "nobody"
        return "teller"

    def _place_entity(self, phrase: Phrase) -> Entity | None:
        hinted = [self.by_id[i] for i in phrase.hints if i in self.by_id and self.by_id[i].kind == "place"]
        if hinted:
            return hinted[0]
        said = self.words.joined(phrase.first, phrase.last)
        core = self.words.joined(phrase.head, phrase.last)
        places = [e for e in self.entities if e.kind == "place"]
        for entity in places:
            names = {plain(entity.name), *(plain(a) for a in entity.aliases)}
            bare = {" ".join(t for i, t in enumerate(n.split()) if i or t not in DETERMINERS) for n in names}
            if said in names or core in names | bare:
                if phrase.determiner in ("def", "poss", "dem") or phrase.name or phrase.determiner == "none":
                    owned = phrase.owner if phrase.owner in ("mi", "mis", "nuestro", "nuestra") else None
                    if phrase.determiner != "indef" and not (phrase.owner in ("su", "sus") and not owned):
                        return entity
        if phrase.concept is not None and phrase.of is None and phrase.name is None and phrase.determiner == "def":
            same = [e for e in places if self.lexicon.lookup("places", plain(e.name).split()[0]) is phrase.concept
                    and plain(e.name).split()[0] == plain(phrase.form)]  # fmt: skip
            if len(same) == 1 and plain(phrase.form) not in ("casa", "playa", "pueblo", "calle"):
                return same[0]
        return None

    def _pet_entity(self, phrase: Phrase) -> Entity | None:
        hinted = [self.by_id[i] for i in phrase.hints if i in self.by_id and self.by_id[i].kind == "pet"]
        if hinted:
            return hinted[0]
        if phrase.name is not None or phrase.plural or phrase.concept is None or phrase.of is not None:
            return None
        pets = [e for e in self.entities if e.kind == "pet"]
        said = {self.words.joined(phrase.first, phrase.last), "el " + self.words.plain_at(phrase.head),
                "la " + self.words.plain_at(phrase.head)}  # fmt: skip
        if phrase.determiner in ("def", "dem", "poss"):
            for entity in pets:
                if any(plain(a) in said for a in entity.aliases):
                    return entity
        same = [e for e in pets if (c := self._species(e)) is not None and c.id == phrase.concept.id]
        mine = phrase.owner in ("mi", "nuestro", "nuestra")
        return same[0] if len(same) == 1 and mine else None

    # --- putting together ------------------------------------------------------------------------

    def _new(self, phrase: Phrase) -> Referent:
        referent = Referent(phrase.kind, plural=phrase.plural, count=phrase.count, gender=phrase.gender)
        self.found.append(referent)
        return referent

    def _join(self, referent: Referent, phrase: Phrase) -> None:
        referent.phrases.append(phrase)
        if phrase.kind == "person":
            entity, relation = self._link(phrase)
            if entity is None and not referent.entity:
                referent.members = referent.members or self._members(phrase, relation)
            if relation is not None and referent.relation is None:
                referent.relation = relation
        else:
            entity = self._place_entity(phrase) if phrase.kind == "place" else self._pet_entity(phrase)
            relation = None
        referent.entity = referent.entity or entity
        referent.concept = referent.concept or phrase.concept
        referent.gender = referent.gender or phrase.gender
        referent.place_type = referent.place_type or phrase.place_type
        if referent.name is None and phrase.name is not None:
            referent.name = phrase.name if self.words.cased else _capitals(phrase.name)
        if referent.entity is not None:
            referent.name = referent.entity.name
            referent.relation = referent.entity.relation if referent.kind == "person" else None

    def _members(self, phrase: Phrase, relation: str | None) -> tuple[str, ...]:
        if not phrase.plural or relation is None:
            return ()
        if relation in _GROUPS and phrase.determiner in ("poss", "def", "none"):
            pair = [next((e.id for e in self.entities if e.relation == r), None) for r in _GROUPS[relation]]
            return tuple(p for p in pair if p) if all(pair) else ()
        if relation in ("hijos", "hijas") and phrase.determiner in ("poss", "number"):
            wanted = ("hijo", "hija") if relation == "hijos" else ("hija",)
            ids = tuple(e.id for e in self.entities if e.relation in wanted)
            return ids if len(ids) > 1 and phrase.count in (None, len(ids)) else ()
        return ()

    def _gender_of(self, referent: Referent) -> str | None:
        if referent.entity is not None and referent.relation:
            return "f" if referent.relation.endswith("a") or referent.relation in ("madre", "mujer") else "m"
        return referent.gender


def _capitals(name: str) -> str:
    """A name of a text without capitals, written as names are."""
    return " ".join(p if p in ("de", "del", "la", "las", "los", "el") else p[:1].upper() + p[1:] for p in name.split())
