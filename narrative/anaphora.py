"""Participants while they are put together, and the ones that "el chaval", "la señora" stand for."""

from dataclasses import dataclass, field
from typing import Final

from narrative.entities import Entity, ParticipantKind, Patient
from narrative.lexicon import Concept
from narrative.phrase_parts import Phrase
from narrative.words import Words, plain

_ANAPHORIC: Final = frozenset(
    {"gentleman", "old_person", "young_person", "child_person", "baby_person", "portuguese"}
)
_YOUNG_KIN: Final = frozenset({"hijo", "hija", "nieto", "nieta", "sobrino", "sobrina", "bisnieto"})
_BY_WORD: Final = frozenset({"portuguese", "short_man", "blind_man"})
_ELDERS: Final = frozenset(
    ["padre", "madre", "abuelo", "abuela", "suegro", "suegra", "tío", "tía", "bisabuelo", "bisabuela"]
)
_YOUNG: Final = frozenset({"child_person", "young_person", "baby_person"})


@dataclass
class Referent:
    """One participant while it is being put together."""

    kind: ParticipantKind
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


class Anaphora:
    """Finds who is meant by a noun with an article; ``found`` are the participants so far."""

    patient: Patient
    words: Words
    found: list[Referent]

    def _anaphor(self, phrase: Phrase) -> Referent | None:
        """Reads "el chaval", "la tipa", "ese hombre": someone told of before."""
        if (
            phrase.concept is None
            or phrase.concept.tier != "human"
            or phrase.determiner not in ("def", "dem")
        ):
            return None
        if phrase.of is not None or phrase.plural:
            return None
        again = next(
            (
                r
                for r in reversed(self.found)
                if r.concept is phrase.concept
                and not r.plural
                and r.kind == "person"
                and (phrase.concept.id not in _BY_WORD or any(p.form == phrase.form for p in r.phrases))
                and self._gender_of(r) in (phrase.gender, None)
            ),
            None,
        )
        if again is not None:
            return again
        if phrase.concept.id in _BY_WORD and (told := self._told_with_it(phrase)) is not None:
            return told
        if phrase.concept.id not in _ANAPHORIC:
            return None
        if phrase.concept.id == "gentleman" and (titled := self._titled_before(phrase)) is not None:
            return titled
        young = phrase.concept.id in _YOUNG
        if phrase.concept.id in ("gentleman", "old_person"):
            grown = self._grown_up_before(phrase)
            if grown is not None:
                return grown
        if (
            young
            and phrase.determiner == "def"
            and (grandchild := self._grandchild_before(phrase)) is not None
        ):
            return grandchild
        return next((r for r in reversed(self.found) if self._may_be_meant(r, phrase, young)), None)

    def _grown_up_before(self, phrase: Phrase) -> Referent | None:
        """Reads "mi suegro y mi suegra… el hombre se durmió": the only grown-up of the family told of."""
        if phrase.form and phrase.form not in ("hombre", "señor", "viejo", "señora", "mujer", "vieja"):
            return None
        people = [r for r in self.found if r.kind == "person" and not r.plural and r.relation != "yo"
                  and self._gender_of(r) in (phrase.gender, None)]  # fmt: skip
        last = max(people, key=lambda r: r.phrases[-1].first, default=None)
        stranger = any(r.concept is not None and r.concept.tier == "human" and not r.entity for r in people)
        return last if last is not None and last.relation in _ELDERS and not stranger else None

    def _grandchild_before(self, phrase: Phrase) -> Referent | None:
        """Reads "a Lautaro… Marcelo manejaba… el pibe": the youngest of the family is meant."""
        return next(
            (
                r
                for r in reversed(self.found)
                if r.relation in ("nieto", "nieta", "bisnieto", "bisnieta")
                and self._gender_of(r) in (phrase.gender, None)
            ),
            None,
        )

    def _told_with_it(self, phrase: Phrase) -> Referent | None:
        """Reads "el capataz inglés… el inglés": the word stood beside the noun of somebody before."""
        word = plain(phrase.form)
        return next(
            (
                r
                for r in reversed(self.found)
                if r.kind == "person"
                and not r.plural
                and self._gender_of(r) in (phrase.gender, None)
                and any(word in self.words.joined(p.head + 1, p.last).split() for p in r.phrases)
            ),
            None,
        )

    def _may_be_meant(self, referent: Referent, phrase: Phrase, young: bool) -> bool:
        """Whether "el chaval", "el señor" can stand for one told of before."""
        if referent.kind != "person" or referent.plural or phrase.concept is None:
            return False
        if self._gender_of(referent) not in (phrase.gender, None):
            return False
        if referent.concept is phrase.concept:
            return True
        if young:
            told_young = any(p.concept is not None and p.concept.id in _YOUNG for p in referent.phrases)
            courting = referent.concept is not None and referent.concept.id == "betrothed"
            courted = phrase.concept.id == "young_person" and referent.relation in (
                "mujer",
                "novia",
                "marido",
                "novio",
            )
            return told_young or courting or courted or referent.relation in _YOUNG_KIN
        tier = referent.concept.tier if referent.concept else None
        stranger = tier == "role" and referent.entity is None
        return tier == "human" or (stranger and phrase.concept.id == "gentleman")

    def _titled_before(self, phrase: Phrase) -> Referent | None:
        """Reads "se asomó doña Rosa… qué íbamos a decirle a la señora"."""
        titled = [
            r
            for r in self.found
            if r.kind == "person"
            and not r.plural
            and r.entity is None
            and any(p.determiner == "title" and p.gender == phrase.gender for p in r.phrases)
        ]
        return titled[-1] if titled else None

    def _gender_of(self, referent: Referent) -> str | None:
        if referent.relation == "yo":
            return self.patient.gender
        if referent.entity is not None and referent.relation:
            return "f" if referent.relation.endswith("a") or referent.relation in ("madre", "mujer") else "m"
        return referent.gender
