"""The registry and relations: which known one a mention means, and what it is to the patient.

A mention links by name, alias, unique relation or clear context; a name with another relation is
another person. Relations are turned into relations to the patient, whoever tells.
"""

from typing import Final

from narrative.anaphora import Anaphora, Referent
from narrative.entities import Entity, Patient
from narrative.grammar_words import DETERMINERS
from narrative.kinship import composed, told_by
from narrative.lexicon import Concept, Lexicon
from narrative.phrase_parts import Phrase
from narrative.telling import Telling, patient_names, patient_surname
from narrative.words import Words, plain

_GROUPS: Final = {
    "padres": ("padre", "madre"),
    "abuelos": ("abuelo", "abuela"),
    "suegros": ("suegro", "suegra"),
}
_COUNTED_KIN: Final = {  # "mis dos hermanos" are the known ones where two are known
    "hijos": ("hijo", "hija"),
    "hijas": ("hija",),
    "hermanos": ("hermano", "hermana"),
    "hermanas": ("hermana",),
    "nietos": ("nieto", "nieta"),
    "nietas": ("nieta",),
}
# nobody calls their own brother or daughter don or doña
_NO_DON: Final = frozenset({"hijo", "hija", "nieto", "nieta", "hermano", "hermana", "marido", "mujer"})
_LATER_RELATION: Final = {"novia": "mujer", "novio": "marido", "esposa": "mujer", "esposo": "marido"}
# "se llamaba Mercedes, igual que su madre"
_LIKE_ANOTHER: Final = (
    "igual que mi", "igual que su", "lo mismo que mi", "lo mismo que su", "como mi", "como su", "tocay",
    "igualito que mi", "igualita que mi", "igual q mi", "como yo",
)  # fmt: skip
_SIBLINGS: Final = frozenset({"hermano", "hermana", "cuñado", "cuñada"})
_SIR: Final = frozenset({"don", "dona", "senor", "senora"})
PARENTS: Final = frozenset({"padre", "madre", "abuelo", "abuela", "bisabuelo", "bisabuela"})


class RegistryLinks(Anaphora):
    """Links the mentions of one text; ``found`` are the referents so far."""

    def __init__(
        self, words: Words, lexicon: Lexicon, patient: Patient, entities: tuple[Entity, ...],
            telling: Telling,
        adult: bool,
    ) -> None:  # fmt: skip
        self.words, self.lexicon, self.patient = words, lexicon, patient
        self.entities, self.telling, self.adult = entities, telling, adult
        self.by_id = {e.id: e for e in entities}
        self.self_names = patient_names(patient, entities)
        self.found: list[Referent] = []
        self.following: Phrase | None = None
        self._links: dict[Phrase, tuple[Entity | None, str | None]] = {}

    def _species(self, entity: Entity | None) -> Concept | None:
        if entity is None or not entity.species:
            return None
        return self.lexicon.lookup("animals", entity.species)

    def _link(self, phrase: Phrase) -> tuple[Entity | None, str | None]:
        """The registered person of a phrase and the phrase's relation to the patient, decided once."""
        if phrase not in self._links:
            self._links[phrase] = self._find_link(phrase)
        return self._links[phrase]

    def _find_link(self, phrase: Phrase) -> tuple[Entity | None, str | None]:
        relation = "yo" if self._is_titled_patient(phrase) else self._to_patient(phrase)
        if relation == "yo":
            return self._self_entity(), relation
        if (called := self._called_at_home(phrase)) is not None:
            return called, called.relation
        if phrase.name is not None:
            return self._link_by_name(phrase, relation), relation
        if phrase.plural or relation is None:
            return self._child(phrase), relation
        return self._link_by_relation(phrase, relation), relation

    def _called_at_home(self, phrase: Phrase) -> Entity | None:
        """Reads "mi viejo", "la ama" where somebody's card says that they are called so."""
        if self.telling.voice != "patient" or phrase.of is not None or phrase.plural:
            return None
        said = self.words.joined(phrase.first, phrase.last)
        called = [
            e
            for e in self.entities
            if e.kind == "person" and said in {plain(a) for a in e.aliases if " " in a}
        ]
        return called[0] if len(called) == 1 else None

    def _self_entity(self) -> Entity | None:
        return next((e for e in self.entities if e.relation == "yo"), None)

    def _link_by_name(self, phrase: Phrase, relation: str | None) -> Entity | None:
        named = [self.by_id[i] for i in phrase.hints if i in self.by_id]
        if not named:
            name = plain(phrase.name or "").split()
            named = [
                e
                for e in self.entities
                if e.kind == "person" and name and plain(e.name).split()[0] == name[0]
            ]
            if len(name) > 1 and not any(len(plain(e.name).split()) > 1 for e in named):
                named = [
                    e
                    for e in named
                    if e.relation == "yo" and plain(self.patient.name).startswith(" ".join(name))
                ]
        if relation is not None:
            fits = [e for e in named if e.relation in (relation, _LATER_RELATION.get(relation))]
            if fits:
                return fits[0]
            if named and phrase.concept is not None and phrase.concept.tier == "human":
                return named[0]
            uncle = phrase.concept is not None and phrase.concept.id == "uncle"
            if uncle and self.telling.voice == "relative":  # a grandchild's "tío Tito" may be a great-uncle
                return next((e for e in named if e.relation in _SIBLINGS), None)
            return None
        if phrase.concept is not None and phrase.concept.tier != "human":
            return None
        return self._choose(named, phrase)

    def _choose(self, named: list[Entity], phrase: Phrase) -> Entity | None:
        """A bare name that several bear: in a first-person telling parents are not called by it."""
        named = self._possible(named, phrase)
        explained = self._explained_by_kin(named, phrase)
        if explained is not None:
            return explained
        if self._names_the_patient(phrase):
            return self._self_entity()
        if self._called_by_name(phrase):
            told = [e for e in named if any(r.entity is e for r in self.found)]
            if len(told) == 1:
                return told[0]
        elif self.telling.voice == "patient" and phrase.determiner != "title":
            named = [e for e in named if e.relation != "yo" and e.relation not in PARENTS]
        if len(named) > 1:
            mentioned = [e for e in named if any(r.entity is e for r in self.found)]
            named = mentioned or sorted(named, key=lambda e: e.relation in PARENTS)
            if self.telling.voice != "patient":
                named = sorted(named, key=lambda e: e.relation != "yo")
        return named[0] if named else None

    def _possible(self, named: list[Entity], phrase: Phrase) -> list[Entity]:
        """Without those whom the words around exclude: "otra Pilar", "doña Pilar", "Pilar, mi vecina"."""
        before = {self.words.plain_at(phrase.head), self.words.plain_at(phrase.head - 1)}
        if self.words.plain_at(phrase.head - 1) in ("otro", "otra", "tal", "un", "una"):
            return []
        if self.telling.voice == "patient" and before & {"don", "dona"}:
            named = [e for e in named if e.relation not in _NO_DON]
        return [e for e in named if not self._said_to_be_another(phrase, e)]

    def _explained_by_kin(self, named: list[Entity], phrase: Phrase) -> Entity | None:
        """Reads "Mercedes, mi madre": the kinship behind the name says which one."""
        told = self.following
        if told is None or told.determiner != "poss" or told.first != phrase.last or told.name is not None:
            return None
        same = [e for e in named if e.relation is not None and e.relation == self._to_patient(told)]
        return same[0] if len(same) == 1 else None

    def _names_the_patient(self, phrase: Phrase) -> bool:
        """Reads "me pusieron Rosario", "soy Sol, la nieta de Cachita": the patient is named."""
        w = self.words
        before = [w.plain_at(i) for i in range(max(0, phrase.first - 3), phrase.first)]
        if self.telling.voice == "relative" and before[-1:] == ["de"] and w[phrase.first].sentence <= 1:
            return (
                bool(before[:-1])
                and self.lexicon.lookup("people", before[-2]) is not None
                and phrase.first < 20
            )
        if before[-2:-1] == ["me"] and before[-1].startswith(
            ("deci", "llamab", "llaman", "dicen", "apodab", "pusieron")
        ):
            return True
        name = plain(phrase.name or "")
        if not any(
            name == n or (len(n) > 3 and name.startswith(n[:-1]) and len(name) - len(n) <= 4)
            for n in self.self_names
        ):
            return False
        me = (
            any(b in ("me", "mi") for b in before[:-1])
            and before[-1:]
            and before[-1].startswith(("pus", "llam", "dec", "dic", "bautiz", "grit"))
        )
        quoted = any(":" in x.gap or "“" in x.gap or "«" in x.gap for x in w.items
                     if x.sentence == w[phrase.first].sentence and x.index <= phrase.first)  # fmt: skip
        told = [w.plain_at(i) for i in range(max(0, phrase.first - 9), phrase.first)]
        spoken = not w.cased and any(t.startswith(("deci", "dijo", "dice", "grit")) for t in told)
        if self.telling.voice == "patient" and (quoted or spoken):
            return True
        gap = w[phrase.first].gap
        after = w[phrase.last].gap if phrase.last < len(w) else "."
        vocative = "," in gap and any(c in after for c in ",!?") and phrase.determiner == "none"
        return bool(me) or vocative or any(c in gap for c in '"“«¡:')

    def _said_to_be_another(self, phrase: Phrase, entity: Entity) -> bool:
        """Reads "Pilar, mi vecina": right behind the name stands what the known bearer of it is not."""
        given = self.words.plain_at(phrase.first - 1).startswith(("pus", "llam"))
        if (
            given
            and self.words.plain_at(phrase.last) == "como"
            and self.words.plain_at(phrase.last + 1) in ("mi", "su")
        ):
            return True
        tail = self.words.joined(phrase.last, phrase.last + 5)
        called = self.words.plain_at(phrase.first - 1).startswith(("llam", "tal", "dec", "nombre"))
        if called and tail.startswith(_LIKE_ANOTHER):
            return True
        if tail.startswith(
            ("que se llamaba como", "que se llama como", "que se llamaba igual", "que se llama igual")
        ):
            return True
        after = self.following
        if after is None or after.kind != "person" or after.name is not None or after.plural:
            return False
        stopped = after.first < len(self.words) and "," in self.words[after.first].gap
        if after.first != phrase.last or not (stopped or not self.words.cased):
            return False
        if after.determiner == "def" and after.concept is not None and after.concept.tier == "role":
            return entity.relation in PARENTS and self.telling.voice == "patient"
        owned = after.determiner == "poss" or (after.determiner == "def" and after.of is not None)
        told = owned and after.concept is not None and after.concept.tier != "human"
        return told and self._to_patient(after) not in (None, entity.relation)

    def _called_by_name(self, phrase: Phrase) -> bool:
        """Reads "mi madre le dijo: Antonio, déjala": within quoted words someone is spoken to by name."""
        w = self.words
        before, after = w[phrase.first].gap, w[phrase.last].gap if phrase.last < len(w) else "."
        if phrase.determiner != "none" or not any(c in after for c in ',!?.;»”"…'):
            return False
        if any(c in before for c in ':¡¿"«“'):
            return True
        quoted = any(
            ":" in x.gap for x in w.items if x.sentence == w[phrase.first].sentence and x.index < phrase.first
        )
        return "," in before and quoted

    def _link_by_relation(self, phrase: Phrase, relation: str) -> Entity | None:
        owned = phrase.determiner in ("poss", "none", "def", "title")
        if not owned or (phrase.concept is not None and phrase.concept.tier in ("role",)):
            return None
        if (
            (
                phrase.determiner == "def"
                and phrase.of is None
                and relation in ("hermano", "hermana", "hijo", "hija")
            )
            and phrase.concept is not None
            and phrase.concept.id not in ("child", "brother")
        ):
            return None
        candidates = [e for e in self.entities if e.kind == "person" and e.relation == relation]
        if len(candidates) == 1:
            return (
                candidates[0]
                if relation not in ("amigo", "amiga", "vecino", "vecina")
                else self._mentioned(candidates)
            )
        return self._mentioned(candidates)

    def _mentioned(self, candidates: list[Entity]) -> Entity | None:
        return next((r.entity for r in reversed(self.found) if r.entity in candidates), None)

    def _child(self, phrase: Phrase) -> Entity | None:
        """Reads "la niña" of a grown-up teller is their only daughter when no other girl was told of."""
        concept = phrase.concept
        if (
            concept is None
            or not (concept.id in ("child_person", "baby_person") or self._is_the_family_s_youth(phrase))
            or not self.adult
            or phrase.plural
        ):
            return None
        if (
            phrase.determiner not in ("def", "poss")
            or phrase.of is not None
            or self._anaphor(phrase) is not None
        ):
            return None
        if concept.id == "baby_person":
            told = [
                r.entity for r in self.found if r.relation in ("hijo", "hija", "nieto", "nieta") and r.entity
            ]
            if told:
                return told[-1]
        relation = "hija" if phrase.gender == "f" else "hijo"
        mine = [e for e in self.entities if e.relation == relation]
        return mine[0] if len(mine) == 1 else None

    def _is_the_family_s_youth(self, phrase: Phrase) -> bool:
        """Reads "Rosa contaba los escalones y el chaval": told of beside a spouse or another child."""
        youth = phrase.concept is not None and phrase.concept.id == "young_person"
        return (
            youth
            and plain(phrase.form).startswith("chaval")
            and any(
                r.entity is not None and r.relation in ("mujer", "marido", "hijo", "hija") for r in self.found
            )
        )

    def _to_patient(self, phrase: Phrase) -> str | None:
        """The phrase's relation seen from the patient."""
        relation, concept = phrase.relation, phrase.concept
        if self.telling.voice == "note" and concept is not None and concept.id == "patient_person":
            return "yo" if phrase.determiner == "def" and not phrase.plural else None
        if concept is not None and concept.tier == "human":
            relation = self._intimate(phrase)
        if relation is None or concept is None or concept.tier == "role":
            if (
                self.telling.voice != "patient"
                and phrase.name
                and plain(phrase.name) in self.self_names
                and not concept
            ):
                return "yo"
            return relation
        owner = self._owner(phrase)
        if owner == "nobody":
            return None
        if owner == "teller":
            teller = self.telling.relation
            if self.telling.voice == "relative" and teller and concept.tier in ("kin", "human", "friend"):
                return self._by_marriage(relation, told_by(teller, relation, self.patient.gender))
            return relation
        if owner == "patient":
            return relation
        if owner in ("hijo", "hija") and relation in ("padre", "madre"):
            mine = (relation == "padre") == (self.patient.gender == "m")
            return "yo" if mine else "marido" if relation == "padre" else "mujer"
        return composed(owner, relation)

    def _is_titled_patient(self, phrase: Phrase) -> bool:
        """Reads "el señor Bianchi llega animado" in a note on Héctor Bianchi."""
        if self.telling.voice != "note" or phrase.name is None or phrase.gender != self.patient.gender:
            return False
        titled = self.words.plain_at(phrase.head) in ("senor", "senora")
        return titled and plain(phrase.name) in (patient_surname(self.patient), plain(self.patient.name))

    def _by_marriage(self, said: str, relation: str | None) -> str | None:
        """Reads a grandchild's "mi madre… mi padre": where one is the patient's child, the other is not."""
        told = {r.relation for r in self.found}
        if (said, relation) == ("padre", "hijo") and "hija" in told:
            return "yerno"
        return "nuera" if (said, relation) == ("madre", "hija") and "hijo" in told else relation

    def _intimate(self, phrase: Phrase) -> str | None:
        """Reads "mi viejo", "mi niña", "mi señora": human nouns that are kin when they are mine."""
        word = plain(phrase.form or self.words.plain_at(phrase.head))
        single = word[:-1] if word.endswith("s") else word
        if phrase.concept is not None and self._is_his_wife(phrase):
            return "mujer"
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

    def _is_his_wife(self, phrase: Phrase) -> bool:
        """Reads "su señora" in a note about a man: his wife."""
        said = plain(phrase.form or self.words.plain_at(phrase.head))
        return self.telling.voice == "note" and phrase.owner == "su" and said == "senora"

    def _alias_says(self, phrase: Phrase) -> bool:
        noun = self.words.plain_at(phrase.head)
        said = {self.words.joined(phrase.first, phrase.head + 1), f"mi {noun}"}
        return phrase.name is None and any(plain(a) in said for e in self.entities for a in e.aliases)

    def _owner(self, phrase: Phrase) -> str:
        """Reads "teller", "patient", "nobody", or the relation to the patient of the one whose kin it is."""
        if phrase.of is not None:
            inner = self._owner_inside(phrase)
            if inner is not None:
                return inner
        if phrase.owner in ("su", "sus") or (
            phrase.determiner == "def"
            and phrase.concept is not None
            and phrase.concept.id in ("spouse", "betrothed")
        ):
            return self._su_owner()
        if self.telling.voice == "patient" and self._parent_of_another(phrase):
            return self._su_owner()
        if self.telling.voice == "relative" and self._signs_as(phrase):
            return "patient"
        return "teller"

    def _parent_of_another(self, phrase: Phrase) -> bool:
        """Reads "conocí a Amparo, iba con la mamá": the mother of the one just told of."""
        if phrase.determiner != "def" or phrase.concept is None or phrase.concept.id != "parent":
            return False
        people = [r for r in self.found if r.kind == "person" and not r.plural]
        courted = any(r.relation in ("mujer", "marido", "novia", "novio") for r in people)
        own = any(r.relation in ("padre", "madre") for r in people)
        if courted and not own:
            return True
        if not people or self.words[people[-1].phrases[-1].head].sentence != self.words[phrase.head].sentence:
            return False
        return people[-1].relation in (
            "mujer",
            "marido",
            "novia",
            "novio",
            "amigo",
            "amiga",
            "nieto",
            "nieta",
            "vecina",
        )

    def _signs_as(self, phrase: Phrase) -> bool:
        """Reads "Escribo yo, Pilar, la hija": the relative says what they are to the patient."""
        first = self.words[phrase.first].sentence == 0 and phrase.determiner == "def" and phrase.of is None
        return first and phrase.relation == self.telling.relation

    def _owner_inside(self, phrase: Phrase) -> str | None:
        """Whose the person is by the "de" phrase: "el hijo de Tito", "la madre de mi padre"."""
        w = self.words
        at = (phrase.of or 0) + 1
        text = w.joined(at, phrase.last)
        tokens = text.split()
        if not tokens:
            return None
        bare = [t for t in tokens if t not in DETERMINERS and t not in _SIR] or tokens
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
            if (
                tokens[0] in ("mi", "mis", "nuestro", "nuestra")
                and inner
                and self.telling.relation
                and (self.telling.voice == "relative")
            ):
                return told_by(self.telling.relation, inner, self.patient.gender) or "nobody"
            return inner if tokens[0] in ("mi", "mis", "su", "nuestro") and inner else "nobody"
        if bare and bare[0] in self.lexicon.given_names:
            return "nobody"
        return None

    def _child_acting(self) -> str | None:
        """Reads "Yolanda le sujetaba una mano a su padre" in a note: the parent of the one who acts."""
        last = self.found[-1] if self.found else None
        if self.telling.voice != "note" or last is None or last.relation not in ("hija", "hijo"):
            return None
        started = self.words[last.phrases[-1].first]
        return last.relation if started.opens and started.index > 0 else None

    def _su_owner(self) -> str:
        """Whose "su" is: the patient in notes and relatives' texts, else the person told of last."""
        if self.telling.voice != "patient":
            return self._child_acting() or "patient"
        for referent in sorted(self.found, key=lambda r: -r.phrases[-1].first):
            named_for_thing = self.words.plain_at(referent.phrases[-1].first - 1) == "de"
            if (
                referent.kind == "person"
                and not referent.plural
                and not (named_for_thing and len(referent.phrases) == 1)
            ):
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
            theirs = phrase.owner in ("su", "sus")
            if (said in names or core in names | bare) and phrase.determiner != "indef" and not theirs:
                return entity
        if (
            phrase.concept is not None
            and phrase.of is None
            and phrase.name is None
            and phrase.determiner == "def"
        ):
            same = [e for e in places if plain(e.name).split()[0] == plain(phrase.form)]
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
        return same[0] if len(same) == 1 and (mine or self._is_the_only_one_told_of(phrase)) else None

    def _is_the_only_one_told_of(self, phrase: Phrase) -> bool:
        """Reads "la perra ni la olió" where no other animal of that kind was told of."""
        kind = phrase.concept.id if phrase.concept is not None else None
        told = (r for r in self.found if r.kind == "pet" and r.entity is None)
        return phrase.determiner == "def" and not any(r.concept and r.concept.id == kind for r in told)

    def _members(self, phrase: Phrase, relation: str | None) -> tuple[str, ...]:
        if not phrase.plural or relation is None:
            return ()
        if relation in _GROUPS and phrase.determiner in ("poss", "def", "none"):
            pair = [next((e.id for e in self.entities if e.relation == r), None) for r in _GROUPS[relation]]
            return tuple(p for p in pair if p) if all(pair) else ()
        if relation in _COUNTED_KIN and (phrase.determiner == "poss" or self._are_ours(phrase)):
            ids = tuple(e.id for e in self.entities if e.relation in _COUNTED_KIN[relation])
            return ids if len(ids) > 1 and phrase.count == len(ids) else ()
        return ()

    def _are_ours(self, phrase: Phrase) -> bool:
        """Reads "teníamos dos hijos", not "dos hermanos de Orense", "un tratante con dos hijos"."""
        w = self.words
        others = phrase.of is not None or w.plain_at(phrase.first - 1) == "con" or (
            w.plain_at(phrase.last) == "que"
        )  # fmt: skip
        return phrase.determiner == "number" and not others
