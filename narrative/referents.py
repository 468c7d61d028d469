"""Who is who: mentions of the same person, place or animal become one referent."""

from collections.abc import Sequence
from typing import Final

from narrative.entities import Entity
from narrative.phrase_parts import Phrase
from narrative.registry_links import PARENTS, Referent
from narrative.same_name import ApposedReader
from narrative.words import plain, word_set

_NEWBORN: Final = word_set(
    """becerro becerra ternero ternera cachorro cachorra cachorros pollito pollitos potro potrillo potranca
    cordero
    corderito cabrito cria crias lechon lechones gatitos cachorrito cachorritos"""
)


class ReferentReader(ApposedReader):
    """Joins the phrases of one text into referents."""

    def all(self, phrases: Sequence[Phrase]) -> list[Referent]:
        """The referents in order of first mention."""
        for index, phrase in enumerate(phrases):
            before = phrases[index - 1] if index else None
            self.following = phrases[index + 1] if index + 1 < len(phrases) else None
            if self._told_one_by_one(phrase, phrases[index + 1 :]):
                continue
            referent = self._same(phrase, before) or self._new(phrase)
            self._join(referent, phrase)
        return [r for r in self.found if not self._repeats_others(r)]

    def _repeats_others(self, referent: Referent) -> bool:
        """A closed group each of whom is told of alone as well: "mis hijas… Diana… Paola"."""
        alone = {r.entity.id for r in self.found if r.entity is not None}
        if self._children_told_alone(referent):
            return True
        return bool(referent.members) and set(referent.members) <= alone

    def _children_told_alone(self, referent: Referent) -> bool:
        """Reads "los pibes querían un perro… Gabi… Marcelo": the plural only repeats them."""
        young = referent.concept is not None and referent.concept.id in ("child_person", "young_person")
        first = referent.phrases[0]
        if (
            not (young and referent.plural and self.adult)
            or first.determiner not in ("def", "poss")
            or first.of
        ):
            return False
        mine = [
            r for r in self.found if r.entity is not None and r.relation in ("hijo", "hija", "nieto", "nieta")
        ]
        return len(mine) >= 2 and referent.count in (None, len(mine))

    def _same(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        if phrase.kind == "place":
            return self._same_place(phrase)
        if phrase.kind == "pet":
            return self._same_pet(phrase) or self._apposed(phrase, before)
        return self._same_person(phrase, before)

    def _same_person(self, phrase: Phrase, before: Phrase | None) -> Referent | None:
        named = (
            self._animal_nickname(phrase, before)
            or self._animal_named(phrase)
            or self._given_name(phrase, before)
        )
        if named is not None:
            return named
        called = self._called_before(phrase)
        if called is not None:
            return called
        entity, relation = self._link(phrase)
        if entity is not None:
            return self._same_known(entity, phrase, before)
        told = (
            self._titled_afterwards(phrase)
            or self._told_by_origin(phrase)
            or self._other_than(phrase, before)
            or self._named_behind_relative(phrase, before)
        )
        if told is not None:
            return told
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
        return (
            self._trade_told(phrase)
            or self._spouse_meant(phrase)
            or self._anaphor(phrase)
            or self._stranger_s_kin(phrase, relation)
        )

    def _same_known(self, entity: Entity, phrase: Phrase, before: Phrase | None) -> Referent | None:
        """The registered one told of before; a stranger who now gets their name is the same."""
        joined = self._apposed(phrase, before) or self._identity(phrase, before)
        known = next((r for r in self.found if r.entity is entity), None)
        child = self._child_named(entity) if known is None and phrase.concept is None else None
        if child is not None:
            return child
        stranger = self._stranger_named(phrase)
        if known is not None and stranger is not None:
            known.phrases += stranger.phrases
            self.found.remove(stranger)
        return known or (joined if joined is not None and joined.entity is None and not joined.name else None)

    def _child_named(self, entity: Entity) -> Referent | None:
        """Reads "Yoli me trae al niño los viernes… Mateo mete el dedo": the child told of gets a name."""
        if entity.relation not in ("nieto", "nieta", "hijo", "hija"):
            return None
        gender = "f" if entity.relation.endswith("a") else "m"
        children = ("child_person", "baby_person")
        young = [r for r in self.found if r.concept is not None and r.concept.id in children
                 and r.entity is None and not r.plural and r.name is None and r.gender == gender]  # fmt: skip
        one = young[0].phrases[0] if len(young) == 1 else None
        return young[0] if one is not None and one.determiner in ("def", "poss") and one.of is None else None

    def _called_before(self, phrase: Phrase) -> Referent | None:
        """Reads "un sargento que le decían el pelado… y el pelado": the noun is somebody's name by now."""
        if phrase.determiner != "def" or phrase.plural or phrase.of is not None or phrase.owner is not None:
            return None
        noun = self.words.plain_at(phrase.head)
        return next((r for r in self.found if r.kind == "person" and r.entity is None and r.name is not None
                     and plain(r.name) == noun), None)  # fmt: skip

    def _trade_told(self, phrase: Phrase) -> Referent | None:
        """Reads "un marido coronel… El coronel no hablaba": the trade was told with the kinship."""
        if (
            phrase.determiner != "def"
            or phrase.plural
            or phrase.concept is None
            or phrase.concept.tier != "role"
        ):
            return None
        noun = self.words.plain_at(phrase.head)
        single = [r for r in reversed(self.found) if r.kind == "person" and not r.plural]
        return next((r for r in single if any(p.concept is phrase.concept or self._says_too(p, noun)
                     for p in r.phrases)), None)  # fmt: skip

    def _says_too(self, phrase: Phrase, noun: str) -> bool:
        """Whether a noun stands behind the kinship in a mention without a name: "un marido coronel"."""
        bare = phrase.last - phrase.head > 1 and phrase.of is None and phrase.name is None
        return bare and noun in self.words.joined(phrase.head + 1, phrase.last).split()

    def _spouse_meant(self, phrase: Phrase) -> Referent | None:
        """Reads "el día que me casé con Amparo… detrás de la novia"."""
        bride = phrase.concept is not None and phrase.concept.id == "betrothed" and phrase.determiner == "def"
        if not bride or phrase.plural:
            return None
        return next((r for r in self.found if r.relation in ("mujer", "marido")
                     and self._gender_of(r) == phrase.gender), None)  # fmt: skip

    def _stranger_s_kin(self, phrase: Phrase, relation: str | None) -> Referent | None:
        """Reads "a decirme que con su hermana": the sister of a stranger is the woman told of before him."""
        if relation is not None or phrase.owner != "su" or phrase.plural or phrase.concept is None:
            return None
        again = next((r for r in self.found if r.relation is None and r.phrases[0].owner == "su" and
                      r.concept is phrase.concept and r.gender == phrase.gender), None)  # fmt: skip
        if again is not None:
            return again
        strangers = [
            r
            for r in self.found
            if r.kind == "person" and not r.plural and r.entity is None and r.relation is None
        ]
        return next((r for r in strangers[:-1] if r.name and self._gender_of(r) == phrase.gender), None)

    def _by_name(self, phrase: Phrase, relation: str | None) -> Referent | None:
        name = plain(phrase.name or "")
        other = self.words.plain_at(phrase.head - 1) in ("otro", "otra")
        for referent in reversed(self.found):
            told = plain(referent.name or "")
            longer = f"{told} ".startswith(f"{name} ") and phrase.concept is None
            if referent.kind == phrase.kind and told and (told == name or longer):
                if other and referent.entity is not None:
                    continue
                if (
                    referent.entity is not None
                    and referent.relation in PARENTS
                    and self.telling.voice == "patient"
                ):
                    continue
                clash = relation and referent.relation and relation != referent.relation
                if not clash and (referent.entity is None or phrase.concept is None):
                    return referent
        return None

    def _same_place(self, phrase: Phrase) -> Referent | None:
        entity = self._place_entity(phrase)
        built = self._building_meant(phrase) or (self._the_same(phrase) if entity is None else None)
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
            if (
                same_noun
                and phrase.determiner != "indef"
                and phrase.of is None
                and self._same_number(referent, phrase)
            ):
                return referent
        if entity is None and phrase.concept is not None and phrase.determiner == "def" and phrase.of is None:
            return next((r for r in reversed(self.found) if r.kind == "place" and r.entity is not None
                         and plain(r.entity.name).split()[0] == plain(phrase.form)), None)  # fmt: skip
        return None

    def _the_same(self, phrase: Phrase) -> Referent | None:
        """Reads "en la plaza de armas… a la misma plaza"."""
        said = self.words.joined(phrase.first, phrase.head).split()
        if not {"mismo", "misma"} & set(said):
            return None
        noun = self.words.plain_at(phrase.head)
        return next((r for r in reversed(self.found) if r.kind == "place"
                     and any(self.words.plain_at(p.head) == noun for p in r.phrases)), None)  # fmt: skip

    def _building_meant(self, phrase: Phrase) -> Referent | None:
        """Reads "la obra" after a monument or church that is being built."""
        if (
            phrase.concept is None
            or phrase.concept.id != "building_site"
            or phrase.determiner != "def"
            or phrase.of is not None
        ):
            return None
        return next((r for r in reversed(self.found) if r.concept is not None and r.concept.id in
                     ("monument", "church", "cathedral", "basilica", "tower_block", "house", "bridge",
                     "school")), None)  # fmt: skip

    def _same_number(self, referent: Referent, phrase: Phrase) -> bool:
        return referent.plural == phrase.plural

    def _same_pet(self, phrase: Phrase) -> Referent | None:
        if phrase.name is not None and self._is_denied(phrase):
            return next((r for r in self.found if r.entity is not None and r.entity.id in phrase.hints), None)
        if phrase.name is not None:
            named = self._by_name(phrase, None)
            if named is not None:
                return named
            known = next(
                (r for r in self.found if r.entity is not None and r.entity.id in phrase.hints), None
            )
            return known or self._renamed(phrase) or self._told_by_its_kind(phrase)
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

    def _is_denied(self, phrase: Phrase) -> bool:
        """Reads "ese canario no era Caruso": the one named is another."""
        w = self.words
        behind = (
            w.plain_at(phrase.last) == "no" and w[phrase.first].after_stop and not w[phrase.last].after_stop
        )
        if behind and (phrase.last + 1 >= len(w) or w[phrase.last + 1].after_stop):
            return True  # "el canario, Caruso no, el anterior"
        return w.joined(phrase.first - 2, phrase.first) in ("no era", "no es", "no fue")

    def _told_by_its_kind(self, phrase: Phrase) -> Referent | None:
        """Reads "llevaba la vaca al monte. La Marela sabía…": first by its kind, then by its name."""
        known = next((self.by_id[i] for i in phrase.hints if i in self.by_id), None)
        kind = self._species(known)
        if kind is None or self.words.plain_at(phrase.first - 1) in ("de", "que", "como", "con"):
            return None
        return next((r for r in self.found if r.kind == "pet" and r.entity is None and not r.plural
                     and r.name is None and r.concept is kind
                         and r.phrases[0].determiner in ("def", "poss")), None)  # fmt: skip

    def _species_fits(self, referent: Referent, phrase: Phrase) -> bool:
        own = referent.concept or self._species(referent.entity)
        newborn = plain(phrase.form) in _NEWBORN
        young = any(plain(p.form) in _NEWBORN for p in referent.phrases)
        if newborn != young:
            return False
        return own is not None and phrase.concept is not None and own.id == phrase.concept.id

    def _generic_for(self, referent: Referent, phrase: Phrase) -> bool:
        """Reads "el pájaro" for the canary, "ese animal" for any."""
        own = referent.concept or self._species(referent.entity)
        if phrase.concept is None or own is None:
            return False
        return phrase.concept.id == "animal" or (
            phrase.concept.id == "sparrow" and own.sketch in ("bird", "parrot")
        )

    def _new(self, phrase: Phrase) -> Referent:
        referent = Referent(phrase.kind, plural=phrase.plural, count=phrase.count, gender=phrase.gender)
        self.found.append(referent)
        return referent

    def _join(self, referent: Referent, phrase: Phrase) -> None:
        referent.phrases.append(phrase)
        if referent.kind == "pet" and phrase.kind == "person" and self._is_a_capital_noun(phrase):
            referent.name = referent.name or self.words.said(phrase.head, phrase.last)
            return
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
            known = referent.entity.relation if referent.kind == "person" else None
            referent.relation = known or referent.relation


def _capitals(name: str) -> str:
    """A name of a text without capitals, written as names are."""
    return " ".join(
        p if p in ("de", "del", "la", "las", "los", "el") else p[:1].upper() + p[1:] for p in name.split()
    )
