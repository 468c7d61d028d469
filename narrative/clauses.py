"""Clauses around a mention: its verb, whether it is the subject, negation, company."""

from collections.abc import Sequence

from narrative.grammar_words import DEATH_PHRASES
from narrative.phrase_parts import Phrase
from narrative.registry_links import Referent
from narrative.telling import Telling
from narrative.verbs import Form, Verbs
from narrative.words import Words


class ClauseReader:
    """Looks around the mentions of one text."""

    def __init__(self, words: Words, verbs: Verbs, telling: Telling, referents: Sequence[Referent]) -> None:
        self.words, self.verbs, self.telling, self.referents = words, verbs, telling, referents
        self.phrases = sorted((p for r in referents for p in r.phrases), key=lambda p: (p.first, -p.last))
        self._forms: dict[int, tuple[Form, ...]] = {}

    def _acts(self, phrase: Phrase) -> bool:
        """Whether the one named is the subject of a verb in the past."""
        found = self._verb_after(phrase) if self._is_subject(phrase) else None
        return found is not None and found[1].tense in ("past", "imperfect")

    def _verb_after(self, phrase: Phrase, reach: int = 7) -> tuple[int, Form] | None:
        """The first conjugated third-person verb behind a phrase, with no other participant between."""
        w = self.words
        start = phrase.last + self._blessing(phrase)
        if w.plain_at(start) == "no" and w[start].after_stop:  # "la vecina Gloria, no mi hija, decía"
            start = next((p.last for p in self.phrases if p.first == start + 1), start)
        for at in range(start, min(start + reach, len(w))):
            if w[at].opens or ":" in w[at].gap:
                return None
            if any(p.first == at and p.kind != "place" for p in self.phrases) and at > start:
                return None
            if w.plain_at(at) in ("yo",) or (w[at].plain in ("y", "e", "pero") and at > phrase.last):
                return None
            form = self._third(at)
            if form is not None:
                return at, form
        return None

    def _blessing(self, phrase: Phrase) -> int:
        """How many words behind a phrase wish the dead well: "que en paz descanse"."""
        said = next(
            (d for d in DEATH_PHRASES if self.words.joined(phrase.last, phrase.last + 7).startswith(d)), ""
        )
        return len(said.split())

    def _verb_beyond_relative(self, phrase: Phrase) -> tuple[int, Form] | None:
        """The main verb behind a relative clause between commas: "Encarna, que era fina, no venía"."""
        w = self.words
        if w.plain_at(phrase.last) != "que" or not w[phrase.last].after_stop:
            return None
        for at in range(phrase.last + 2, min(phrase.last + 14, len(w))):
            if w[at].opens:
                return None
            if "," in w[at].gap:
                beyond = at
                while w.plain_at(beyond) in ("no", "nunca", "ya", "se", "me", "nos", "le", "lo", "la"):
                    beyond += 1
                form = self._third(beyond) if beyond < len(w) else None
                return (beyond, form) if form is not None else None
        return None

    def _third(self, at: int) -> Form | None:
        if at not in self._forms:
            lower = self.words[at].lower
            self._forms[at] = self.verbs.read(lower, self.words.accented)
        before = self.words.plain_at(at - 1)
        before = "" if self.words.lower_at(at - 1) == "él" else before
        if before in ("el", "la", "un", "una", "los", "las", "de", "del", "al") and self.words.plain_at(
            at
        ) not in ("es", "era"):
            noun_like = self.words.plain_at(at - 2) not in ("se", "que", "no", "me", "y")
            if noun_like and before in ("el", "un", "una", "los", "del", "al", "de"):
                return None
        return next((f for f in self._forms[at] if f.person == 3), None)

    def _negated(self, at: int) -> bool:
        """Whether "no", "nunca", "tampoco" stands right before the verb (pronouns may be between)."""
        i = at - 1
        while self.words.plain_at(i) in (
            "se",
            "me",
            "le",
            "nos",
            "lo",
            "la",
            "les",
            "te",
            "ha",
            "habia",
            "pudo",
            "podia",
            "quiso",
            "queria",
        ):
            i -= 1
        return self.words.plain_at(i) in ("no", "nunca", "tampoco", "ni", "ya", "jamas") and (
            self.words.plain_at(i) != "ya" or False
        )

    def _is_subject(self, phrase: Phrase) -> bool:
        before = self.words.plain_at(phrase.first - 1)
        return before not in (
            "a",
            "al",
            "con",
            "de",
            "del",
            "por",
            "para",
            "en",
            "sin",
            "como",
            "contra",
            "hacia",
        )

    def _ends_after(self, at: int) -> bool:
        """Reads "ya no estaba." against "ya no estaba bueno"."""
        after = self.words.plain_at(at + 1)
        return at + 1 >= len(self.words) or self.words[at + 1].after_stop or after in (
            "con", "entre", "ya", "ese", "aquel", "cuando", "en", "y", "porque", "pero", "que", "alli",
            "ahi", "aqui",
        )  # fmt: skip

    def _in_company(self, at: int) -> bool:
        """Reads "con nosotros", "conmigo", "con mi madre" at word ``at``."""
        w = self.words
        if w.plain_at(at) == "conmigo":
            return True
        return w.plain_at(at) == "con" and (
            w.plain_at(at + 1) in ("nosotros", "nosotras", "mi", "ella", "el")
            or any(p.first == at + 1 and p.kind == "person" for p in self.phrases)
        )

    def _place_at(self, at: int) -> bool:
        return self.words.plain_at(at) == "fuera" or any(
            p.kind == "place" and p.first == at for p in self.phrases
        )

    def _phrase_around(self, phrase: Phrase) -> Phrase | None:
        return next((p for p in self.phrases if p is not phrase and p.of is not None
                     and p.of < phrase.first and phrase.last <= p.last), None)  # fmt: skip
