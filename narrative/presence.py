"""Who is there: participants that are bodily in the scene, and those who are only told of.

Out are the dead, those who did not come, those elsewhere, the quoted, the compared, owners and
makers of things, origins and destinations of others.
"""

import re
from typing import Final, Literal

from narrative.grammar_words import DEATH_PHRASES
from narrative.hearsay import is_heard, only_heard_of, relative_was_there
from narrative.phrase_parts import Phrase
from narrative.place_presence import BEFORE_NOUN, PlacePresenceReader
from narrative.registry_links import Referent
from narrative.telling import Telling
from narrative.verbs import Verbs
from narrative.words import Word, Words

_IS_TOLD_A_STORY: Final = re.compile(
    r"(?:contaba|contaban|cantaba|leia|recitaba) (?:\w+ )?(?:cuentos?|historias?|leyendas?|chistes?|romances?"
    r"|cosas|anecdotas?|nanas?)\b"
    r"|cont(?:o|aron) (?:\w+ )?(?:cuentos?|chistes?|historias? de miedo)\b"
    # "nos contaba lobos", "sus viajes", "la mili"; not "nos contaba mi madre", "nos contaba que…"
    r"|contaban? (?:(?:sus?|mil|muchas|muchos|algunas|algunos|unas|unos) [a-z]+|[a-z]{3,}[aeo]s"
    r"|(?:de )?la (?:mili|guerra))\b(?! que\b)"
)
_TO_THE_TELLING: Final = 10  # words behind a name
_TOLD_LATER: Final = re.compile(
    r"\bse l[oa]s? (?:cont(?:e|amos)|mand(?:e|amos) (?:a )?decir|escribi(?:mos)?|confes(?:e|amos))\b|"
    r"\b(?:tard|espere)\w* .*\b(?:decir|contar|confesar)selo\b"
)
_TOLD_TO: Final = re.compile(r"\bse l[oa]s? (?:cont(?:e|amos)|escribi(?:mos)?|confes(?:e|amos)) al?$")
Vote = Literal["out", "weak_out", "neutral", "in"]


class PresenceReader(PlacePresenceReader):
    """Judges the presence of every referent of one text."""

    def people_present(self, main: tuple[int, int]) -> dict[int, bool]:
        """Presence by the referent's number; ``main`` is the range of sentences of the scene."""
        present: dict[int, bool] = {}
        for number, referent in enumerate(self.referents):
            if referent.kind != "place":
                present[number] = self._is_there(referent, main)
        self.people_there = present
        for number, referent in enumerate(self.referents):
            if referent.kind == "place":
                present[number] = self._place_is_there(referent, main)
        return present

    def _is_there(self, referent: Referent, main: tuple[int, int]) -> bool:
        inside = [p for p in referent.phrases if main[0] <= self.words[p.head].sentence < main[1]]
        if not inside:
            return self._carried_on(referent, main)
        if referent.relation == "yo":
            return True
        votes = self._votes(inside)
        elsewhere = [self._vote(p) for p in referent.phrases if p not in inside]
        if "out" in votes or ("out" in elsewhere and not any(self._acts(p) for p in inside)):
            return False
        return "neutral" in votes or any(self._meant_by_pronoun(p) for p in inside)

    def _votes(self, phrases: list[Phrase]) -> list[Vote]:
        """The votes of one referent's mentions; an apposition says no more than what it stands beside."""
        votes: list[Vote] = []
        for number, phrase in enumerate(phrases):
            vote = self._vote(phrase)
            before = phrases[number - 1] if number else phrase
            beside = number > 0 and (
                before.last == phrase.first or self._names_the_one_told_of(before, phrase)
            )
            if (
                beside
                and votes[-1] == "weak_out"
                and vote == "neutral"
                and self._verb_after(phrase, 2) is None
            ):
                vote = "weak_out"
            votes.append(vote)
        return votes

    def _did_it_before(self, phrase: Phrase) -> bool:
        """Reads "Ramiro, que en paz descanse, había pagado la música": of the days when they lived."""
        found = self._verb_after(phrase, 3)
        return found is not None and found[1].lemma == "haber" and found[1].tense == "imperfect"

    def _names_the_one_told_of(self, before: Phrase, phrase: Phrase) -> bool:
        """Reads "me habla de un muchacho que le gusta, un tal Iker"."""
        between = self.words.joined(before.last, phrase.first)
        return between.startswith("que ") and phrase.first - before.last <= 7 and phrase.name is not None

    def _vote(self, phrase: Phrase) -> Vote:
        tail = self.words.joined(phrase.last, phrase.last + 9)
        if "difunt" in self.words.joined(phrase.first, phrase.last) or self._buried(phrase):
            return "out"
        if self._only_imagined(phrase) or self._in_a_condition(phrase) or self._wished_to_see_it(phrase):
            return "out"
        if any(tail.startswith(d) for d in DEATH_PHRASES):
            return (
                "weak_out"
                if self._nested(phrase)
                or self._owner_or_maker(phrase)
                or self._quoted(phrase)
                or self._did_it_before(phrase)
                else "neutral"
            )
        if self._is_teller(phrase) or self._set_apart(phrase):
            return "out"
        if self._dead_or_missing(phrase) or self._elsewhere(phrase) or self._only_imagined(phrase):
            return "out"
        if self.words.plain_at(phrase.first - 1) in ("con", "donde") and self._with_the_absent(phrase):
            return "out"
        if self._knew_nothing(phrase) or self._missed(phrase) or self._kept_away(phrase):
            return "out"
        if self._elsewhere_without_a_verb(phrase):
            return "out"
        if (
            self._nested(phrase)
            or self._owner_or_maker(phrase)
            or self._quoted(phrase)
            or self._compared(phrase)
            or self._photographed(phrase)
            or self._only_described(phrase)
            or self._at_another_day(phrase)
            or self._only_called(phrase)
            or self._told_of_it_later(phrase)
        ):
            return "weak_out"
        return "neutral"

    def _told_of_it_later(self, phrase: Phrase) -> bool:
        """Reads "a mi madre se lo mandé decir", "a mami tardé en decírselo", "se lo conté a Ramiro"."""
        w = self.words
        if w.plain_at(phrase.first - 1) != "a" and w.plain_at(phrase.first) != "al":
            return False
        behind = phrase.last
        while behind < min(phrase.last + _TO_THE_TELLING, len(w)) and not w[behind].after_stop:
            behind += 1
        ahead, lead = w.joined(phrase.last, behind), w.joined(phrase.first - 5, phrase.first)
        return _TOLD_LATER.search(ahead) is not None or _TOLD_TO.search(lead) is not None

    def _with_the_absent(self, phrase: Phrase) -> bool:
        """Reads "mi padre se quedó en casa con la abuela": in the company of one who is elsewhere."""
        sentence = self.words[phrase.first].sentence
        beside = next((p for p in self.phrases if p.kind == "place" and p.last == phrase.first - 1), None)
        if beside is not None and self._not_reached(beside):
            return True  # "no me atrevía a volver al piso, con mis padres esperando"
        return any(
            self._is_away(person, referent)
            for referent in self.referents
            for person in referent.phrases
            if person is not phrase
            and self._leads_its_clause(person)
            and self.words[person.first].sentence == sentence
            and 0 <= phrase.first - person.last <= 16
            and not self._other_subject_between(person, phrase)
        )

    def _leads_its_clause(self, phrase: Phrase) -> bool:
        """A subject, or a topic: "a Tito lo dejaron con la nona"."""
        return self._is_subject(phrase) or self.words[max(phrase.first - 1, 0)].after_stop

    def _relative_was_there(self) -> bool:
        """Reads "mi hermana y yo ya estábamos en el agua" of the relative who writes."""
        return relative_was_there(self.words, self.verbs, self.telling)

    def _set_apart(self, phrase: Phrase) -> bool:
        """Reads "otra Pilar, no mi hija", "sin Maruja ya", "todos menos mi suegra"."""
        w = self.words
        before = w.plain_at(phrase.first - 1)
        if before == "no" and w[phrase.first - 1].after_stop and not w[phrase.first].after_stop:
            return self._verb_after(phrase, 3) is None
        opposed = (
            before == "no"
            and w.plain_at(phrase.first - 2) in ("que", "pero", "aunque")
            and phrase.determiner == "poss"
        )
        if opposed and (phrase.last >= len(w) or w[phrase.last].after_stop):
            return True  # "doña Blanca, la mamá de Amparo, que no mi mamá"
        named = any(p.last == phrase.first - 1 and p.kind == "person" for p in self.phrases)
        if before == "no" and named and not w.cased and phrase.determiner == "poss":
            return True  # "la señorita violeta mi compañera no mi hermana se agachó"
        behind = w.plain_at(phrase.last) == "no" and not w[phrase.last].after_stop and phrase.kind == "pet"
        if (
            behind
            and w[phrase.first].after_stop
            and (phrase.last + 1 >= len(w) or w[phrase.last + 1].after_stop)
        ):
            return True  # "el canario, Caruso no, el anterior"
        if before == "ni" and (phrase.last >= len(w) or w[phrase.last].after_stop):
            return w.plain_at(phrase.last) not in ("ni", "y")  # "no tocaba nadie el botón, ni el alcalde"
        if w.joined(phrase.first - 2, phrase.first) in ("no era", "no es", "no fue"):
            return True  # "ese canario no era Caruso"
        return before in ("sin", "menos", "excepto", "salvo")

    def _is_teller(self, phrase: Phrase) -> bool:
        """The relative who writes is not in the memory unless they say so."""
        if (
            self.telling.voice != "relative"
            or self.words[phrase.first].sentence > 0
            or self._relative_was_there()
        ):
            return False
        if phrase.first <= 3 and phrase.name is not None and phrase.relation is None:
            return True
        before = self.words.joined(max(0, phrase.first - 3), phrase.first)
        named = phrase.name is not None or phrase.of is not None
        return named and any(
            b in before.split() for b in ("soy", "escribe", "escribo", "llamo", "habla", "saluda", "aqui")
        )


def self_is_there(
    words: Words, verbs: Verbs, telling: Telling, main: tuple[int, int], unborn: bool, named: bool
) -> bool:
    """Whether the patient is in the scene."""
    if unborn or (telling.voice == "patient" and only_heard_of(words)):
        return False
    if telling.voice == "note":
        return True
    if telling.voice == "relative":
        return named
    evidence = 0
    for word in words.items:
        if not main[0] <= word.sentence < main[1]:
            continue
        evidence += _shows_teller(word, words, verbs)
    return evidence > 0 or not is_heard(words)


def _shows_teller(word: Word, words: Words, verbs: Verbs) -> bool:
    """An "I" or "we" that is in the scene, not one that hears of it or never met somebody."""
    after = words.joined(word.index + 1, word.index + 4)
    after = after.removeprefix("lo ").removeprefix("la ") if word.plain in ("me", "nos") else after
    if word.plain in ("me", "nos") and _IS_TOLD_A_STORY.match(after) is not None:
        return True
    if word.plain in ("yo", "me", "nos", "conmigo", "nosotros", "nosotras"):
        return not after.startswith(
            (
                "cont",
                "no conoci",
                "no lo",
                "no la",
                "nunca",
                "decia",
                "platic",
                "explic",
                "acuerdo",
                "dij",
                "se la cont",
            )
        )
    forms = verbs.read(word.lower, words.accented)
    if (
        not forms
        or not all(f.person == 1 for f in forms)
        or forms[0].lemma in ("conocer", "saber", "creer", "recordar", "pensar", "decir")
    ):
        return False
    return words.plain_at(word.index - 1) not in BEFORE_NOUN and forms[0].tense in (
        "past",
        "imperfect",
        "present",
    )
