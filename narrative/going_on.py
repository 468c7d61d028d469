"""Whom a verb without a subject goes on about: "mi abuelo era pastor. (Tocaba) la flauta".

"Tocaba" may be said of oneself and of somebody else. Spanish leaves the subject away where the telling goes
on about the one of the sentence before ("topic continuity": Givón, Topic Continuity in Discourse, 1983), so
that one is meant, but for what the words or the doing say of the teller.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from narrative.registry_links import Referent
from narrative.verbs import Form, Verbs
from narrative.words import Words, word_set

_IS_SO: Final = frozenset(  # what tells who somebody is: the next sentence tells what they do
    {"ser", "llamar", "llamarse", "tener", "vivir", "nacer", "saber", "querer", "haber", "parecer"}
)
_BRINGS_IN: Final = frozenset({"tener", "haber", "conocer", "venir", "llegar"})
_LIKES: Final = frozenset({"gustar", "encantar", "apasionar", "entusiasmar", "chiflar"})
_OWNS: Final = frozenset({"tener", "comprar", "criar", "cuidar", "guardar", "hacer", "vender"})
# "me contaba cuentos" is done by another; "me sentaba", "me acordaba" by oneself
_DONE_TO_ME: Final = word_set(
    """contar dar traer llevar enseñar comprar hacer coser cantar leer decir regañar esperar coger querer
    cuidar curar mandar regalar preparar abrazar besar arropar acompañar recoger empujar explicar guardar
    ayudar sonreír saludar llamar tejer freír escribir prestar vender invitar mimar consolar acariciar rezar
    tirar lanzar columpiar mecer acunar despertar peinar defender castigar pegar sacar"""
)
_OF_CHILDREN: Final = frozenset(
    {"jugar", "saltar", "aprender", "estudiar", "columpiar", "trepar", "brincar", "crecer"}
)
_OF_BEASTS: Final = word_set(
    """correr ladrar dormir saltar morder mover perseguir seguir aullar maullar ronronear cazar beber comer
    esperar rebuznar relinchar cantar volar poner tirar pastar acompañar"""
)
_OF_THE_HOUSE: Final = frozenset(
    {"lavar", "planchar", "coser", "fregar", "cocinar", "bordar", "tejer", "zurcir"}
)
_NOT_YET_GROWN: Final = word_set(
    """hermano hermana primo prima amigo amiga hijo hija nieto nieta sobrino sobrina novio novia niño niña
    compañero compañera vecino vecina chico chica cuñado cuñada"""
)
# how somebody does a thing, which tells by its ending whether a man or a woman does it
_HELD: Final = word_set(
    """sentad acostad tumbad parad agachad arrodillad escondid dormid vestid subid cansad asustad abrazad
    callad encerrad asomad apoyad mojad tapad acurrucad sol descalz content quiet"""
)
_WITHIN: Final = word_set("que cuando mientras porque como donde si aunque")
_BY: Final = word_set("con a de para por al sin")
_CLITICS: Final = word_set("me te se le les nos lo la los las no ya siempre tambien")
_CLAUSE: Final = 10  # words around a verb that belong to it
_BACK: Final = 2  # sentences to look back over those that tell of things


class Subjects(Protocol):
    """Who is told to do what: what is asked of an ``AgentReader``."""

    def told_subject(self, at: int) -> tuple[str, ...]:
        """The keys of the subject that stands beside the verb."""
        ...

    def named_at(self, at: int) -> tuple[str, ...]:
        """The key of whom the words from ``at`` on name."""
        ...

    def is_finite(self, at: int) -> bool:
        """Whether the word is a finite verb."""
        ...

    def referent(self, key: str) -> Referent | None:
        """Whom the key stands for."""
        ...

    def names_in(self, first: int, last: int) -> tuple[str, ...]:
        """The keys of those named between two words."""
        ...


class GoingOn:
    """Finds whom the sentence before tells of, for verbs that may be the teller's."""

    def __init__(self, words: Words, verbs: Verbs, subjects: Subjects) -> None:
        self.words, self.verbs, self.subjects = words, verbs, subjects
        self._found: dict[int, str | None] = {}

    def about(self, at: int) -> tuple[str, ...]:
        """The key of whom the verb at ``at`` goes on about; nobody's where it is the teller's."""
        if at not in self._found:
            self._found[at] = None  # what is asked for while it is looked for is not known
            self._found[at] = self._looked_for(at)
        key = self._found[at]
        return () if key is None else (key,)

    def _looked_for(self, at: int) -> str | None:
        verb = self._topic_verb(self.words[at].sentence - 1)
        if verb is None:
            return None
        key = self._told_of_by(verb)
        who = self.subjects.referent(key) if key is not None else None
        if who is None or who.plural or (key is not None and self._is_the_tellers(at, verb, key, who)):
            return None
        return key

    # --- the sentence before -------------------------------------------------------------------------

    def _topic_verb(self, sentence: int) -> int | None:
        """The verb of the sentence that tells of somebody, past one sentence about a thing."""
        for number in range(sentence, max(sentence - _BACK, -1), -1):
            verbs = self._verbs_of(number)
            of_somebody = [i for i in verbs if self._told_of_by(i) is not None]
            main = [i for i in of_somebody if not self._is_within(i)] or of_somebody
            if verbs and verbs[-1] not in main and self._is_said_of_me(verbs[-1]):
                return None
            if main:
                return main[-1]
            if not self._is_of_a_thing(number):
                return None
        return None

    def _verbs_of(self, sentence: int) -> list[int]:
        return [
            i
            for i in range(len(self.words))
            if self.words[i].sentence == sentence and self.subjects.is_finite(i)
        ]

    def _told_of_by(self, verb: int) -> str | None:
        """Whom the verb tells of: its subject, whom it brings in, whom something pleases."""
        if self._lemmas(verb) & _LIKES:
            return self._who_likes(verb)
        if self._lemmas(verb) & _BRINGS_IN:
            behind = next((i for i in range(verb + 1, verb + 4) if self.subjects.named_at(i)), None)
            if behind is not None and not self.words[behind].after_stop:
                return self._somebody(self.subjects.named_at(behind))
        if self._is_mine(verb):
            return None
        told = self._somebody(self.subjects.told_subject(verb))
        if (
            told is None
            and self._verbs_of(self.words[verb].sentence)[:1] == [verb]
            and self._may_be_mine(verb)
        ):
            told = self._somebody(self.about(verb))
        return told

    def who_likes(self, verb: int) -> tuple[str, ...]:
        """Reads "a mi abuela le (gustaba) cantar"; nobody where the verb is no liking of another."""
        key = self._told_of_by(verb) if self._lemmas(verb) & _LIKES else None
        return () if key is None else (key,)

    def _who_likes(self, verb: int) -> str | None:
        start = verb - 1
        while start > 0 and not self.words[start].opens:
            start -= 1
        if self.words.plain_at(verb - 1) not in ("le", "nos"):
            return None
        if self.words.plain_at(start) not in ("a", "al"):
            return self._somebody(self.about(verb))
        return self._somebody(self.subjects.named_at(start + 1) or self.subjects.named_at(start))

    def _somebody(self, keys: tuple[str, ...]) -> str | None:
        return keys[0] if len(keys) == 1 and keys[0] != "yo" else None

    def _is_within(self, verb: int) -> bool:
        """Reads "decía que mi madre (era) lista", "cuando mi padre (venía)"."""
        for i in range(verb - 1, max(verb - _CLAUSE, -1), -1):
            if self.subjects.is_finite(i) or self.words[i + 1].after_stop:
                return False
            if self.words.plain_at(i) in _WITHIN:
                return True
        return False

    def _is_said_of_me(self, verb: int) -> bool:
        return self._is_mine(verb) or self.subjects.told_subject(verb) == ("yo",)

    def _is_of_a_thing(self, sentence: int) -> bool:
        """Reads "el taller era pequeño", "era pequeño y oscuro": it tells nothing of the teller."""
        inside = [i for i, word in enumerate(self.words.items) if word.sentence == sentence]
        mine = any(self._is_mine(i) and not self._is_where_we_were(i) for i in inside)
        mine = mine or self._speaks_of_me(sentence)
        return bool(inside) and not mine and not self.subjects.names_in(inside[0], inside[-1] + 1)

    def _is_where_we_were(self, at: int) -> bool:
        """Reads "vivíamos en la estación": it tells where, and the telling goes on behind it."""
        return any(form.plural and form.lemma in ("vivir", "estar", "ser") for form in self._forms(at))

    def _speaks_of_me(self, sentence: int) -> bool:
        return any(
            word.lower in ("me", "nos", "yo", "conmigo", "mí")
            for word in self.words.items
            if word.sentence == sentence
        )

    # --- the verb itself -----------------------------------------------------------------------------

    def _is_the_tellers(self, at: int, before: int, key: str, who: Referent) -> bool:
        """Whether the words beside the verb at ``at``, or what is done, speak for the teller."""
        lemmas = self._lemmas(at)
        if lemmas & _LIKES:
            return self._clitic(at) != "le"
        if who.kind == "pet" and not lemmas & _OF_BEASTS:
            return True
        if self._is_done_to(at, key) or self._speaks_of_another_gender(at, who):
            return True
        clitic = self._clitic(at)
        owned = clitic in ("lo", "la", "los", "las") and self._lemmas(before) & _OWNS
        if clitic in ("le", "les", "lo", "la", "los", "las") and not owned:
            return True
        if "bailar" in lemmas and "tocar" in self._lemmas(before):  # who plays does not dance
            return True
        if clitic == "me" and not lemmas & _DONE_TO_ME:
            return True
        if lemmas & _OF_CHILDREN and who.kind == "person" and who.relation not in _NOT_YET_GROWN:
            return True
        if self._lemmas(before) & _IS_SO or clitic == "me":
            return False
        household = bool(lemmas & _OF_THE_HOUSE) and who.gender == "m"
        gone_on = not self.subjects.told_subject(before)  # "nos enseñaba canciones. (Tocaba) el piano"
        return household or (not gone_on and self._speaks_of_me(self.words[before].sentence))

    def _is_done_to(self, at: int, key: str) -> bool:
        """Reads "(jugaba) con ella", "(ayudaba) a mi madre": done with or to whom was told of."""
        first, last = self._clause(at)
        if key in self.subjects.names_in(first, last):
            return True
        return any(
            self.words.lower_at(i) in ("él", "ella") and self.words.plain_at(i - 1) in _BY
            for i in range(first, last)
        )

    def _speaks_of_another_gender(self, at: int, who: Referent) -> bool:
        """Reads "(esperaba) sentada" behind "mi padre trabajaba"."""
        other = {"m": "a", "f": "o"}.get(who.gender or "")
        words = (self.words.plain_at(i) for i in range(at + 1, min(at + 3, self._clause(at)[1])))
        return other is not None and any(word.endswith(other) and word[:-1] in _HELD for word in words)

    def _clause(self, at: int) -> tuple[int, int]:
        sentence = self.words[at].sentence
        near = range(max(0, at - _CLAUSE), min(len(self.words), at + _CLAUSE))
        inside = [i for i in near if self.words[i].sentence == sentence]
        return inside[0], inside[-1] + 1

    def _clitic(self, at: int) -> str:
        word = self.words.plain_at(at - 1)
        return word if word in _CLITICS and not self.words[at].after_stop else ""

    def _forms(self, at: int) -> Sequence[Form]:
        return [f for f in self.verbs.read(self.words[at].lower, self.words.accented) if f.person]

    def _lemmas(self, at: int) -> frozenset[str]:
        return frozenset(form.lemma for form in self._forms(at))

    def _is_mine(self, at: int) -> bool:
        return bool(self._forms(at)) and all(form.person == 1 for form in self._forms(at))

    def _may_be_mine(self, at: int) -> bool:
        return any(form.person == 1 for form in self._forms(at))
