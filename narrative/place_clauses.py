"""The verb that governs a place phrase, and whom that verb tells of."""

from dataclasses import dataclass
from typing import Final

from narrative.belonging import BelongingReader
from narrative.phrase_parts import Phrase
from narrative.verbs import Form
from narrative.words import word_set

_NO_VERBS: Final = word_set(
    """como para entre sobre bajo nada casa cocina tarde frente parte cuenta cama ropa fuera este esta mano
    mesa copa camino"""
)
_DETERMINERS: Final = word_set(
    """el un una los las unos unas mi su tu nuestro nuestra sus mis de del al con mucho mucha tanto este ese
    aquel aquella otro otra cada sin"""
)
_CLITICS: Final = word_set("me te se nos lo la le los las les no ya")
_OPENERS: Final = word_set("y e pero que porque cuando mientras donde si pues entonces aunque ni")


@dataclass(frozen=True)
class Governor:
    """The verb of a place phrase: its word, its form, and whether it stands before the place."""

    at: int
    form: Form
    before: bool


class PlaceClauseReader(BelongingReader):
    """Reads the clause that a place phrase stands in."""

    def _governor(self, phrase: Phrase) -> Governor | None:
        """The verb that governs a place phrase: before it, or behind it where it opens its clause."""
        w = self.words
        lead = phrase.first - 1 if w.plain_at(phrase.first) not in ("al", "del") else phrase.first
        fronted = lead < 0 or w[max(lead, 0)].after_stop or w.plain_at(lead - 1) in ("y", "pero", "que")
        if fronted:
            behind = self._verb_behind(phrase.last)
            if behind is not None:
                return Governor(*behind, False)
        for at in range(lead - 1, max(lead - 14, -1), -1):
            if w.plain_at(at) in ("yo", "nosotros", "nosotras"):
                return None
            form = self._form_at(at)
            if form is not None:
                return Governor(at, form, True)
            if w[at].opens or any(c in w[at].gap for c in ";:()"):
                return None
        return None

    def _verb_behind(self, start: int) -> tuple[int, Form] | None:
        w = self.words
        for at in range(start, min(start + 9, len(w))):
            if w[at].opens or (at > start and w.plain_at(at) in _OPENERS):
                return None
            form = self._form_at(at)
            if form is not None:
                return at, form
        return None

    def _form_at(self, at: int) -> Form | None:
        """The verb at a word, unless a noun stands there."""
        w = self.words
        if at < 0 or w.plain_at(at) in _NO_VERBS:
            return None
        if w.plain_at(at - 1) in _DETERMINERS:
            done = w.plain_at(at - 1) in ("de", "al", "con", "sin") and self.verbs.read(w[at].lower, True)
            return next((f for f in done or () if f.tense == "infinitive"), None)
        if any(p.first <= at < p.core and p.head == at for p in self.phrases):
            return None
        forms = self.verbs.read(w[at].lower, w.accented)
        first = next((f for f in forms if f.tense != "participle"), forms[0] if forms else None)
        if first is not None and first.person == 1:  # "estaba": of whom it is said decides
            return next((f for f in forms if f.person == 3 and f.tense == first.tense), first)
        return first

    def _subject(self, governor: Governor) -> Phrase | None:
        """The person or animal that a verb in the third person tells of, where one is named."""
        w, at = self.words, governor.at
        if governor.form.tense in ("infinitive", "gerund", "participle"):
            finite = self._finite_before(at)
            return self._subject(finite) if finite is not None else None
        if governor.form.person != 3:
            return None
        first = at
        while first > 0 and w.plain_at(first - 1) in _CLITICS and not w[first].after_stop:
            first -= 1
        before = [p for p in self.phrases if p.kind != "place" and p.last <= first]
        named = next((p for p in reversed(before[-3:]) if self._leads_to(p, first)), None)
        if named is not None:
            return named
        after = next((p for p in self.phrases if p.kind != "place" and p.first in (at + 1, at + 2)), None)
        if after is not None and w.plain_at(after.first - 1) in ("a", "con", "de", "por", "para", "en", "al"):
            return None
        return after if after is None or not w[after.first].after_stop else None

    def _leads_to(self, phrase: Phrase, verb: int) -> bool:
        """Whether a phrase is the subject of the verb at ``verb``: side by side, or before a relative."""
        w = self.words
        if not self._is_subject(phrase) and w.plain_at(phrase.last) != "que":
            return False
        between = [w.plain_at(i) for i in range(phrase.last, verb)]
        if any(w[i].opens for i in range(phrase.last, verb + 1)) or len(between) > 6:
            return False
        if any(t in ("y", "pero", "yo", "cuando", "mientras", "porque") for t in between):
            return False
        return not any(self._form_at(i) for i in range(phrase.last, verb))

    def _finite_before(self, at: int) -> Governor | None:
        for i in range(at - 1, max(at - 6, -1), -1):
            form = self._form_at(i)
            if form is not None and form.person:
                return Governor(i, form, True)
            if self.words[i].after_stop:
                return None
        return None

    def _beside(self, phrase: Phrase) -> Phrase | None:
        """The subject of a clause without a verb: "mi padre en el campo y yo cantando"."""
        w = self.words
        lead = phrase.first if w.plain_at(phrase.first) in ("al", "del") else phrase.first - 1
        named = next((p for p in self.phrases if p.kind == "person" and p.last == lead), None)
        if named is None or not (w[named.first].after_stop or w.plain_at(named.first - 1) in ("y", "pero")):
            return None
        return named if w.plain_at(lead) in ("en", "de", "por") else None
