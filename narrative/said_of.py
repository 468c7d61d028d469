"""What is said of somebody: the verbs they are the subject of, in order, with what stands around each.

Spanish says the subject once: "mi madre no subió, mareada como estaba, y me pidió que se lo contara" has two
verbs of hers, and "ella estaba en Soria" two sentences later a third. A verb behind "que", "como" or "porque"
is not taken for theirs unless it is the relative clause right behind the name.
"""

from dataclasses import dataclass, replace
from typing import Final

from narrative.clauses import ClauseReader
from narrative.phrase_parts import Phrase
from narrative.verbs import Form
from narrative.words import word_set

_CLITICS: Final = word_set("me te se le les nos lo la los las os")
_DENYING: Final = word_set("no nunca tampoco ni jamas")
_BEFORE_VERB: Final = _CLITICS | _DENYING | word_set("ya siempre todavia aun tambien casi apenas solo solito")
_GOVERNING: Final = word_set(
    "a al con de del por para en sin como contra hacia entre sobre desde hasta segun"
)
_JOINING: Final = word_set("y e pero ni o aunque entonces luego")
_REACH: Final = 22


@dataclass(frozen=True)
class Said:
    """A verb said of somebody. ``lead`` are the words of negation and pronouns before it, ``ahead`` the words
    behind it up to the next stop or verb of somebody else; both plain. ``relative`` tells "que vivía lejos".
    """

    at: int
    form: Form
    lead: str
    ahead: str
    relative: bool = False

    @property
    def denied(self) -> bool:
        """Whether a word of negation stands before the verb."""
        return bool(set(self.lead.split()) & _DENYING)


class SaidOfReader(ClauseReader):
    """Gathers the verbs said of the people and animals of one text."""

    def _said_of(self, phrase: Phrase) -> tuple[Said, ...]:
        """All that is said of the one named, as the subject, from this mention on in its sentence, and by
        "él", "ella" behind it.
        """
        if phrase not in self._sayings:
            own = self._chain(self._end_of_pair(phrase), phrase) if self._is_subject(phrase) else []
            if own and self.words.plain_at(phrase.first - 1) == "ni":
                own = [replace(said, lead=f"ni {said.lead}".strip()) for said in own]
            behind = self._verb_right_before(phrase)
            if behind is not None and not own:
                own = [self._said(behind[0], behind[1], phrase.last)]
            self._sayings[phrase] = (*own, *self._said_by_pronoun(phrase))
        return self._sayings[phrase]

    def _end_of_pair(self, phrase: Phrase) -> int:
        """Where "Nacho y Coco", "ni Amparo ni Paola" ends; the end of the phrase where it stands alone."""
        w = self.words
        if w.plain_at(phrase.last) not in ("y", "e", "ni") or w[phrase.last].after_stop:
            return phrase.last
        other = next((p for p in self.phrases if p.first == phrase.last + 1 and p.kind == "person"), None)
        return other.last if other is not None else phrase.last

    def _is_plural(self, phrase: Phrase) -> bool:
        """Whether the verb of the one named is plural: alone, or as one of two."""
        w = self.words
        pair = self._end_of_pair(phrase) != phrase.last or (
            w.plain_at(phrase.first - 1) in ("y", "e", "ni")
            and any(p.last == phrase.first - 1 and p.kind == "person" for p in self.phrases)
        )
        return phrase.plural or pair

    @property
    def _sayings(self) -> dict[Phrase, tuple[Said, ...]]:
        found: dict[Phrase, tuple[Said, ...]] = self.__dict__.setdefault("_known_sayings", {})
        return found

    def _chain(self, start: int, phrase: Phrase) -> list[Said]:
        """The verbs from word ``start`` on whose subject is the one named, to the end of the sentence."""
        w = self.words
        found: list[Said] = []
        relative, may_be = self._opens_relative(start), True
        for at in range(start, min(start + 2 * _REACH, len(w))):
            if (w[at].opens and at > start) or ":" in w[at].gap:
                break
            if at > start and w[at].after_stop:
                relative, may_be = False, True
            if w.plain_at(at) in _JOINING and not (relative and w.plain_at(at) in ("luego", "entonces")):
                relative, may_be = False, True
            if self._another_subject(at, phrase):
                break
            if (
                w.plain_at(at) in ("que", "como", "porque", "cuando", "si", "donde", "mientras")
                and at > start
            ):
                may_be = False
                continue
            form = self._of_third(at, self._is_plural(phrase))
            if form is None or not (may_be or relative):
                continue
            found.append(self._said(at, form, start, relative))
            may_be, relative = False, False
        return found

    def _opens_relative(self, start: int) -> bool:
        return self.words.plain_at(start) == "que" and not (
            start < len(self.words) and self.words[start].opens
        )

    def _of_third(self, at: int, plural: bool) -> Form | None:
        """The third-person reading of the word, of the number of the subject; nouns are none."""
        if any(p.first <= at < p.last for p in self.phrases):
            return None
        form = self._third(at)
        if form is None or form.plural != plural:
            return None
        return form

    def _another_subject(self, at: int, phrase: Phrase) -> bool:
        """Whether somebody else takes over as the subject at word ``at``: a name that no preposition
        governs, "yo", "nos fuimos".
        """
        w = self.words
        if (
            w.plain_at(at) in ("eso", "esto", "aquello", "todo", "nadie", "uno")
            and w.plain_at(at - 1) not in _GOVERNING
        ):
            return True
        if w.lower_at(at) in ("yo", "nosotros", "nosotras") and w.plain_at(at - 1) not in _GOVERNING:
            return True
        other = next((p for p in self.phrases if p.first == at and p.kind != "place"), None)
        if other is not None and other is not phrase and at >= self._end_of_pair(phrase):
            joined = w.plain_at(at - 1) in ("y", "e") and at - phrase.last <= 1
            same = any(phrase in r.phrases and other in r.phrases for r in self.referents)
            governed = w.plain_at(at - 1) in _GOVERNING or w.plain_at(at) in ("al", "del")
            return not (governed or joined or same or self._is_object(other))
        forms = self.verbs.read(w[at].lower, w.accented)
        mine = bool(forms) and all(f.person == 1 for f in forms)
        return mine and w.plain_at(at - 1) not in ("el", "la", "un", "una", "los", "las")

    def _is_object(self, phrase: Phrase) -> bool:
        """Reads "tenía un perro", "llevaba dos maletas": what the verb before acts on."""
        return phrase.kind == "pet" and phrase.determiner == "indef"

    def _said(self, at: int, form: Form, start: int, relative: bool = False) -> Said:
        w = self.words
        first = at
        while first > start and w.plain_at(first - 1) in _BEFORE_VERB and not w[first].after_stop:
            first -= 1
        if first == start:
            while first > 0 and w.plain_at(first - 1) in _BEFORE_VERB and not w[first].after_stop:
                first -= 1
        whole = w.joined(max(first - 3, start), first).split()
        if "ni" in whole and not w.stops_between(max(first - 3, start), first):  # "ni por esas me aprobó"
            first = max(first - 3, start)
        end = at + 1
        while end < len(w) and not w[end].opens and end - at <= 9:
            if w[end].after_stop and self._verb_opens(end):
                break
            end += 1
        return Said(at, form, w.joined(first, at), w.joined(at + 1, end), relative)

    def _verb_opens(self, at: int) -> bool:
        """Whether a clause of its own starts at word ``at``."""
        w = self.words
        while at < len(w) and w.plain_at(at) in _BEFORE_VERB | _JOINING:
            at += 1
        return at < len(w) and self._third(at) is not None

    def _verb_right_before(self, phrase: Phrase) -> tuple[int, Form] | None:
        """Reads "no vino mi padre": the verb stands before its subject."""
        at = phrase.first - 1
        if at < 0 or self.words[phrase.first].after_stop or not self._is_subject(phrase):
            return None
        form = self._of_third(at, phrase.plural)
        return (at, form) if form is not None else None

    def _said_by_pronoun(self, phrase: Phrase) -> list[Said]:
        """What "él", "ella" does further on while nobody else of that gender was told of."""
        w = self.words
        gender = self._gender_said_of(phrase)
        if (
            phrase.kind != "person"
            or phrase.plural
            or gender is None
            or self._phrase_around(phrase) is not None
        ):
            return []
        pronoun = "ella" if gender == "f" else "él"
        found: list[Said] = []
        for at in range(phrase.last, len(w)):
            rival = next((p for p in self.phrases if p.first == at and p.kind == "person"), None)
            if rival is not None and not rival.plural and self._gender_said_of(rival) in (gender, None):
                break
            if w[at].sentence > w[phrase.first].sentence + 1:
                break
            if w[at].lower == pronoun and w.plain_at(at - 1) not in _GOVERNING:
                found += self._chain(at + 1, phrase)
        return found

    def _gender_said_of(self, phrase: Phrase) -> str | None:
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        if referent is None:
            return phrase.gender
        known = referent.entity.gender if referent.entity is not None else None
        relation = (referent.relation or "").split(" ")[0]
        by_relation = (
            "f" if relation.endswith("a") or relation in ("madre", "mujer") else "m" if relation else None
        )
        return known or phrase.gender or referent.gender or by_relation
