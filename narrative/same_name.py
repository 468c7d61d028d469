"""Words for the same one side by side: appositions, names given, identities."""

import re
from collections.abc import Sequence
from typing import Final

from narrative.phrase_parts import Phrase
from narrative.registry_links import Referent, RegistryLinks
from narrative.words import word_set

# kin of whom nobody is two to the same one; a godparent or a betrothed may be another as well
_ONE_KIN_ONLY: Final = word_set(
    """parent grandparent great_grandparent brother spouse child grandchild great_grandchild uncle great_uncle
    cousin nephew parent_in_law brother_in_law son_in_law"""
)
_CORRECTING: Final = word_set("otro otra sino pues es era fue bueno digo hombre claro que no")


class ApposedReader(RegistryLinks):
    """Finds the referent that a mention beside another one repeats."""

    def _told_one_by_one(self, phrase: Phrase, following: Sequence[Phrase]) -> bool:
        """Reads "sus hijos, Patricio y Carmen Gloria": the plural only repeats people named right after."""
        if (
            phrase.kind != "person"
            or not phrase.plural
            or phrase.concept is None
            or phrase.concept.tier == "human"
        ):
            return False
        one = [f for f in following[:4] if f.kind == "person" and not f.plural and f.name is not None
               and self.words[f.head].sentence == self.words[phrase.head].sentence]  # fmt: skip
        apart = bool(one) and one[0].first > phrase.last and not self.words[one[0].first].after_stop
        if len(one) < 2 or one[0].first - phrase.last > 4 or apart:
            return False
        return one[1].first - one[0].last <= 2

    def _animal_nickname(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """Reads "un gato, el Fangio", "la mula se llamaba Linda": a name behind an animal is its name."""
        if before is None or before.kind != "pet" or phrase.hints:
            return None
        if not self._is_a_capital_noun(phrase) and (phrase.concept is not None or phrase.name is None):
            return None
        referent = next((r for r in self.found if before in r.phrases), None)
        if referent is None or referent.plural or referent.name is not None:
            return None
        keeper = self._keeper(before)
        if keeper is not None and self._joins(before.last, phrase.first):
            return keeper
        return referent if self._joins(before.last, phrase.first) else None

    def _is_a_capital_noun(self, phrase: Phrase) -> bool:
        """Reads "su gato, (el Ministro)": a noun written as a name."""
        capital = self.words.cased and self.words[phrase.head].capital
        return capital and phrase.determiner == "def" and phrase.last == phrase.head + 1

    def _animal_named(self, phrase: Phrase) -> Referent | None:
        """Reads "un perro que le decían Coronel… al Coronel": nobody else goes by an animal's name."""
        if phrase.concept is not None or phrase.name is None or phrase.hints:
            return None
        return next((r for r in self.found if r.kind == "pet" and r.name == phrase.name), None)

    def _keeper(self, animal: Phrase) -> Referent | None:
        """Reads "una señora que tiene un galgo, Carmen": the name is of the one who keeps the animal."""
        if self.words.plain_at(animal.first - 1) not in (
            "tiene",
            "tenia",
            "paseaba",
            "pasea",
            "lleva",
            "llevaba",
        ):
            return None
        if self.words.plain_at(animal.first - 2) != "que":
            return None
        people = [r for r in self.found if r.kind == "person" and r.phrases[-1].last == animal.first - 2]
        return people[-1] if people and people[-1].name is None else None

    def _apposed(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """Reads "mi hermano, el Pere", "Carmen, una prima de Chantada", "don Misael, o sea mi papá"."""
        if before is None or phrase.kind != before.kind or phrase.plural != before.plural:
            around = self._around(before, phrase)
            if around is None:
                return None
            before = around
        if phrase.first < before.last or not self._joins(before.last, phrase.first):
            return None
        around = self._around(before, phrase)
        if around is not None and self.words.joined(before.last, phrase.first) in ("o sea", "es decir"):
            before = around
        referent = next((r for r in self.found if before in r.phrases), None)
        if referent is None or not self._complementary(referent, phrase):
            return None
        if before.last == phrase.first and not self.words.cased and self._starts_anew(referent, phrase):
            return None
        return referent if not self._goes_on_as_list(phrase) else None

    def _starts_anew(self, referent: Referent, phrase: Phrase) -> bool:
        """Reads "en la boda de mi pepe el cura se equivocó": a known one is not explained without a stop."""
        trade = phrase.concept is not None and phrase.concept.tier == "role" and phrase.name is None
        return referent.entity is not None and trade and phrase.determiner == "def"

    def _titled_afterwards(self, phrase: Phrase) -> Referent | None:
        """Reads "el dueño nos lo prestó, don Alirio, y se vino": the name comes behind the verb."""
        w = self.words
        closed = phrase.last >= len(w) or w[phrase.last].after_stop
        if (
            phrase.determiner != "title"
            or not (closed and w[phrase.first].after_stop)
            or w[phrase.first].opens
        ):
            return None
        sentence = w[phrase.first].sentence
        told = [r for r in self.found if r.kind == "person" and not r.plural
                and any(w[p.first].sentence == sentence for p in r.phrases)]  # fmt: skip
        if len(told) != 1 or told[0].name is not None or told[0].entity is not None:
            return None
        role = told[0].concept is not None and told[0].concept.tier == "role"
        return told[0] if role and told[0].gender in (phrase.gender, None) else None

    def _told_by_origin(self, phrase: Phrase) -> Referent | None:
        """Reads "un novio de Linares… él, el de Linares": the same words tell where they belong."""
        if phrase.concept is not None or phrase.name is not None or phrase.of is None or phrase.plural:
            return None
        place = self.words.joined(phrase.of, phrase.last)
        single = [r for r in self.found if r.kind == "person" and not r.plural]
        return next((r for r in single if any(p.of is not None and self.words.joined(p.of, p.last) == place
                     for p in r.phrases)), None)  # fmt: skip

    def _other_than(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """Reads "un tal Antonio. No mi marido, otro, el relojero": the one meant behind the one not meant."""
        w = self.words
        if before is None or before.kind != "person" or phrase.plural or not self._denied(before):
            return None
        between = w.joined(before.last, phrase.first).split()
        if not all(b in _CORRECTING for b in between) or not w[phrase.first - len(between)].after_stop:
            return None
        mistaken = next((r for r in self.found if before in r.phrases), None)
        if mistaken is not None and (named := [p for p in mistaken.phrases if p.name and p is not before]):
            return self._split_off(mistaken, named)
        earlier = [r for r in self.found if r.kind == "person" and before not in r.phrases and not r.plural]
        last = max(earlier, key=lambda r: r.phrases[-1].first, default=None)
        if last is None or last.name is None or last.relation == "yo":
            return None
        return last if self._gender_of(last) in (phrase.gender, None) else None

    def _split_off(self, mistaken: Referent, named: list[Phrase]) -> Referent:
        """Reads "salió doña Blanca. No mi mamá: la suegra": the name was not the known one's after all."""
        told = Referent("person", list(named), named[0].name, gender=named[0].gender)
        mistaken.phrases = [p for p in mistaken.phrases if p not in named]
        self.found.insert(self.found.index(mistaken), told)
        return told

    def _denied(self, phrase: Phrase) -> bool:
        """Reads "no mi marido": the one that is not meant."""
        w = self.words
        lead = w.plain_at(phrase.first - 1)
        return lead == "no" and w[phrase.first - 1].after_stop and not w[phrase.first].after_stop

    def _named_behind_relative(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """Reads "un muchacho que le gusta, un tal Iker": the name behind what was said of somebody."""
        w = self.words
        if before is None or before.kind != "person" or before.name is not None or before.plural:
            return None
        if phrase.name is None or phrase.concept is not None or before.determiner != "indef":
            return None
        between = w.joined(before.last, phrase.first)
        told = between.startswith("que ") and phrase.first - before.last <= 7
        start = phrase.first - 2 if between.endswith(("un tal", "una tal")) else phrase.first
        if not told or not w[start].after_stop or w.stops_between(before.last, start - 1):
            return None
        closed = phrase.last >= len(w) or w[phrase.last].after_stop
        referent = next((r for r in self.found if before in r.phrases), None)
        fits = (referent is not None and referent.gender in (phrase.gender, None)) or phrase.gender is None
        return referent if closed and fits else None

    def _around(self, before: Phrase | None, phrase: Phrase) -> Phrase | None:
        """The phrase around a nested one: "la hija del molinero, Dolores"."""
        if before is None:
            return None
        for referent in reversed(self.found):
            for candidate in referent.phrases:
                if (
                    (
                        candidate is not before
                        and candidate.first < before.first
                        and candidate.last == before.last
                    )
                    and candidate.kind == phrase.kind
                    and candidate.plural == phrase.plural
                ):
                    return candidate
        return None

    def _joins(self, end: int, start: int) -> bool:
        between = self.words.joined(end, start)
        if start >= len(self.words) or self.words[start].opens:
            return False
        aside = (
            between.startswith(("con ", "de ")) and start - end <= 4 and not any(c.isdigit() for c in between)
        )
        called = self.words[start].capital or (
            self.words.plain_at(start) in ("el", "la")
            and start + 1 < len(self.words)
            and self.words[start + 1].capital
        )
        if aside and self.words[start].after_stop and called:
            return True  # "una chica con trenzas, Ana"
        comma = end < len(self.words) and "," in self.words[end].gap
        if between == "" and not self.words.cased and not comma:
            return self.words.plain_at(start) in ("el", "la") or self._explains(end, start)
        gap = self.words[end].gap if end < len(self.words) else ""
        return between in ("", "un tal", "una tal", "o sea", "es decir", "que es", "que era", "que fue") and (
            "," in gap or between != "" or "(" in gap
        )

    def _explains(self, end: int, start: int) -> bool:
        """Reads "la señorita violeta mi compañera se agachó" in a text without stops."""
        if self.words.plain_at(start) not in ("mi", "su", "un", "una", "nuestra", "nuestro"):
            return False
        named = next((p for r in self.found for p in r.phrases if p.last == end and p.kind == "person"), None)
        return named is not None and named.name is not None

    def _complementary(self, referent: Referent, phrase: Phrase) -> bool:
        if referent.gender and phrase.gender and referent.gender != phrase.gender:
            return False
        if _are_other_kin(referent.phrases[-1], phrase):
            return False
        named, naming = referent.name is not None, phrase.name is not None
        known, _ = self._link(phrase) if phrase.kind == "person" else (None, None)
        if (
            known is not None
            and referent.relation is not None
            and known.relation not in (None, referent.relation)
        ):
            return False
        if named and naming:
            nick = phrase.determiner == "def" and phrase.concept is None
            return nick or (referent.entity is not None and referent.entity.id in phrase.hints)
        if (
            not named
            and not naming
            and phrase.determiner == "indef"
            and referent.phrases[-1].determiner in ("poss", "def")
        ):
            same_beast = phrase.kind == "pet" and referent.concept is phrase.concept
            return same_beast or (phrase.concept is not None and phrase.concept.tier in ("human", "role"))
        if not named and not naming:
            return (
                phrase.determiner == "def"
                and referent.phrases[-1].determiner == "poss"
                and phrase.of is not None
            )
        return True

    def _goes_on_as_list(self, phrase: Phrase) -> bool:
        """Reads ", el panadero y yo": the phrase is one of a list, not another word for the one before."""
        after = phrase.last
        if (
            after >= len(self.words)
            or self.words[after].gap.strip()
            or self.words.plain_at(after) not in ("y", "e")
        ):
            return False
        return phrase.determiner == "poss" or (phrase.concept is None and phrase.determiner == "none")

    def _identity(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """Reads "el padrino era mi tío Luis": a verb of being between two people."""
        if before is None or before.kind != phrase.kind:
            return None
        stranger = self._stranger_named(phrase)
        if stranger is not None:
            return stranger
        between = self.words.joined(before.last, phrase.first)
        gapped = (
            between == ""
            and before.determiner == "def"
            and phrase.determiner == "indef"
            and not self.words[phrase.first].after_stop
        )
        told = re.fullmatch(r"(?:era|es|fue) (?:un|una) \w+(?: \w+)?", between) is not None
        named = told and phrase.name is not None and self.words[phrase.first].after_stop
        if not (gapped or named) and between not in (
            "era",
            "es",
            "fue",
            "que era",
            "que es",
            "eran",
            "resulto ser",
            "que tambien es",
            "era tambien",
        ):
            return None
        referent = next((r for r in self.found if before in r.phrases), None)
        return referent if referent is not None and referent.plural == phrase.plural else None

    def _stranger_named(self, phrase: Phrase) -> Referent | None:
        """Reads "un flaco se tiró a buscarlo. Era Sergio.": the one told of first gets a name."""
        w = self.words
        alone = phrase.last >= len(w) or w[phrase.last].opens
        said = w.plain_at(phrase.first - 1) == "era" and w[phrase.first - 1].opens
        if not (said and alone) or phrase.name is None:
            return None
        return next((r for r in reversed(self.found) if r.kind == "person" and r.entity is None
                     and not r.plural and r.phrases[0].determiner == "indef"), None)  # fmt: skip

    def _given_name(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """Reads "le pusieron Jairo al niño", "le puse Canelo al perro": the name comes first."""
        if before is None or before.name is None or before.concept is not None or phrase.name is not None:
            return None
        w = self.words
        between = w.joined(before.last, phrase.first)
        put = any(
            w.plain_at(i).startswith(("pus", "pon")) for i in range(max(0, before.first - 2), before.first)
        )
        if not put or between not in ("al", "a") or phrase.plural:
            return None
        return next((r for r in self.found if before in r.phrases), None)

    def _renamed(self, phrase: Phrase) -> Referent | None:
        """Reads "se llamaba Linda", "le decíamos la Pera", "que también es Carmen": a name is given."""
        if phrase.name is None:
            return None
        start = phrase.first
        before = [self.words.plain_at(i) for i in range(max(0, start - 5), start)]
        naming = any(b.startswith(("bauti", "llamab", "llamam", "llama", "decia", "pusi", "puse", "apodab",
                                     "dicen",
            "pusieron"))
                     for b in before[-2:])  # fmt: skip
        after = self.words.joined(phrase.last, phrase.last + 2)
        naming = naming or after in (
            "le puso",
            "le puse",
            "le pusimos",
            "le pusieron",
            "lo llamamos",
            "la llamamos",
        )
        naming = naming or before[-2:] in (["asi", "llego"], ["asi", "entro"], ["asi", "aparecio"])
        naming = naming or before[-2:] in (["de", "apellido"], ["de", "nombre"], ["por", "nombre"])
        also = before[-3:] in (
            ["que", "tambien", "es"],
            ["tambien", "se", "llama"],
            ["que", "tambien", "era"],
        )
        if not naming and not also:
            return None
        given = before[-1].startswith(("puse", "pusi", "bauti")) if before else False
        newborn = next((r for r in reversed(self.found) if r.kind == "pet" and r.entity is None
                        and not r.plural and r.name is None), None)  # fmt: skip
        if given and newborn is not None and before[-2:-1] in (["le"], ["lo"], ["la"]):
            return newborn
        for referent in reversed(self.found):
            if (
                referent.plural
                or referent.kind == "place"
                or (phrase.kind == "pet") != (referent.kind == "pet")
            ) and not (naming and referent.kind == "pet" and not referent.plural and referent.entity is None):
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


def _are_other_kin(told: Phrase, phrase: Phrase) -> bool:
    """Reads "mi madre, mi tía Pura y mi prima": two whom the same one calls by other words of kinship."""
    if told.concept is None or phrase.concept is None or told.concept.id == phrase.concept.id:
        return False
    same_one = (told.determiner, told.owner) == (phrase.determiner, phrase.owner)
    return same_one and {told.concept.id, phrase.concept.id} <= _ONE_KIN_ONLY
