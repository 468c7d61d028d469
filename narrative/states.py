"""How someone was at that moment, by words of state: "sentada en el suelo", "de rodillas", "tenía miedo".

A word of state is no action: it agrees with the one it describes ("mi madre, sentada", "estaba dormido").
"""

from collections.abc import Callable, Mapping
from typing import Final

from narrative.agents import AgentReader
from narrative.lexicon import Lexicon, Match
from narrative.scene import Look
from narrative.verbs import Verbs
from narrative.words import Words, word_set

STATES: Final = frozenset({"posture", "feeling"})  # traits of a Look that tell nothing of how one looks
OWN_FEELINGS: Final = frozenset(
    {"sadness", "fear", "anger", "shame"}
)  # one has them, and not all who are there
_HELD: Final[Mapping[str, str]] = {
    **dict.fromkeys(("sentad", "sentadit"), "sitting"),
    **dict.fromkeys(("arrodillad", "hincad", "agachad", "acuclillad", "agazapad"), "kneeling"),
    **dict.fromkeys(("tumbad", "tumbadit", "acostad", "acostadit", "recostad", "tendid", "echad"), "lying"),
    **dict.fromkeys(("dormid", "dormidit"), "lying"),
}
_PHRASES: Final[Mapping[tuple[str, str], str]] = {
    ("de", "rodillas"): "kneeling",
    ("en", "cuclillas"): "kneeling",
    ("boca", "arriba"): "lying",
    ("boca", "abajo"): "lying",
}
_SLEEPS_OR_LIES: Final = ("dormid", "echad", "tendid")  # also said of what is no one
_OF_ANIMALS: Final = "echad"
_ENDINGS: Final = {"o": ("m", False), "a": ("f", False), "os": ("m", True), "as": ("f", True)}
_LOW: Final = word_set(
    """suelo piso tierra hierba yerba cesped pasto arena prado acera banqueta vereda anden cordon bordillo
    nieve agua alfombra estera escalon umbral tranco charco barro"""
)
_SAT_ON: Final[Mapping[str, str]] = {
    **dict.fromkeys(word_set("suelo piso alfombra cesped hierba acera escalon umbral"), "sitting_on_ground"),
    **dict.fromkeys(word_set("sillon butaca mecedora silla sofa banco taburete"), "sitting"),
    **dict.fromkeys(word_set("cama camilla hamaca"), "lying"),
}
_STOOD_ON: Final = word_set("acera hierba cesped umbral")
_THE_TWO: Final = word_set(
    """los las dos tres todos todas yo solo sola alli ahi ya siempre juntos juntas muy enfermo enferma malo
    mala malito malita pachucho pachucha con fiebre gripe sarampion"""
)
_TO_THE_COMPANY: Final = 5  # words
_STAYING: Final = word_set("estar quedar quedarse seguir")
_ON: Final = word_set("en por sobre contra")
_TO_THE_GROUND: Final = 5  # words after "sentado" within which it is told where
_TO_THE_VERB: Final = 6  # words before a feeling within which the verb stands that has it
_CARRIED: Final = word_set("hombro hombros brazos regazo encima")
_BEFORE_IT: Final = word_set("bien todo toda todos todas medio muy ya alli ahi y aqui siempre quieto quieta")
_SIT_DOWN: Final = frozenset({"sentar", "sentarse"})
_ME: Final = word_set("me nos")
_SOMEBODY: Final = word_set("le les")


class StateReader:
    """Reads the words of state; ``counts`` tells whether the word at an index is of the scene."""

    def __init__(
        self, words: Words, lexicon: Lexicon, verbs: Verbs, doers: AgentReader, counts: Callable[[int], bool]
    ) -> None:
        self.words, self.lexicon, self.verbs, self.doers, self.counts = words, lexicon, verbs, doers, counts

    def looks(self) -> tuple[Look, ...]:
        """How each is told to be held, and whose a feeling is; of two told things the first."""
        found: dict[tuple[str, str], Look] = {}
        for at in range(len(self.words)):
            if self.counts(at):
                for look in (*self._held(at), *self._seated_low(at)):
                    found.setdefault((look.subject, look.trait), look)
        for look in self._felt():
            found.setdefault((look.subject, look.trait), look)
        return tuple(found.values())

    # --- how one is held -----------------------------------------------------------------------------

    def _held(self, at: int) -> list[Look]:
        phrase = _PHRASES.get((self.words.plain_at(at), self.words.plain_at(at + 1)))
        if phrase is not None:
            return self._of(self.doers.described(at, None, None), phrase, at, at + 2)
        if self.words.plain_at(at) == "brazos" and self.words.plain_at(at - 1) in ("en", "mis", "sus"):
            return self._of(self._who_holds(at), "holding_child", at, at + 1)
        word = self.words.plain_at(at)
        bare = self.words.plain_at(at + 1) == "cama"  # "estaba en cama"
        if word == "en" and (rests := _SAT_ON.get(self.words.plain_at(at + 2 - bare))) is not None:
            stands_there = self.words.plain_at(at + 2) in _STOOD_ON and self._is_company(at)
            if self.doers.is_named(at) and rests != "lying" and not stands_there:
                return self._of(self.doers.named_last(at), rests, at, at + 3)
            verb = next((i for i in (at - 1, at - 2, at - 3) if self._is_said_to_be(i)), None)
            if verb is not None and all(self.words.plain_at(i) in _THE_TWO for i in range(verb + 1, at)):
                return self._of(self.doers.agents(verb), rests, at, at + 3 - bare)
        stem, ending = next(
            ((word[: -len(e)], e) for e in ("os", "as", "o", "a") if word.endswith(e)), ("", "")
        )
        posture = _HELD.get(stem)
        if posture is None or (stem.startswith(_SLEEPS_OR_LIES) and not self._describes(at)):
            return []
        if self.words.plain_at(at - 1) in ("ha", "han", "he", "hemos", "habia", "habian", "de"):
            return []
        gender, plural = _ENDINGS[ending]
        low = posture == "sitting" and self._is_low(at)
        who = self.doers.described(at, gender, plural, near=stem.startswith(_SLEEPS_OR_LIES))
        if stem == _OF_ANIMALS:
            who = self.doers.pets(who)
        return self._of(who, "sitting_on_ground" if low else posture, at, at + 1)

    def _is_company(self, at: int) -> bool:
        """Reads "jugaba con los vecinos (en la acera)": those named right before ``at`` do what is told."""
        return any(self.words.plain_at(i) == "con" for i in range(max(0, at - _TO_THE_COMPANY), at))

    def _who_holds(self, at: int) -> tuple[str, ...]:
        """Whose arms they are: "en brazos de mi madre", "llevaba al niño en brazos"."""
        if self.words.plain_at(at + 1) in ("de", "del"):
            return self.doers.named_at(at + 2)
        near = [*range(at - 1, max(at - _TO_THE_VERB - 1, -1), -1), *range(at + 1, at + _TO_THE_VERB)]
        same = (i for i in near if i < len(self.words) and self.words[i].sentence == self.words[at].sentence)
        verb = next((i for i in same if self.doers.is_finite(i)), None)
        return self.doers.agents(verb)[:1] if verb is not None else ()

    def _describes(self, at: int) -> bool:
        """Whether a word of sleep is said of someone who lies, not of a face or of one who is carried."""
        if any(self.words.plain_at(i) in _CARRIED for i in range(at + 1, at + 5)):
            return False
        before = self.words.plain_at(at - 1)
        forms = self.verbs.read(self.words[at - 1].lower, self.words.accented) if at else ()
        stands = any(f.lemma in ("estar", "quedar", "quedarse", "encontrar", "ver") for f in forms)
        return stands or before in _BEFORE_IT or self.doers.is_named(at)

    def _is_said_to_be(self, at: int) -> bool:
        """Reads "yo estaba (en la cama)", "se quedaba (en el sillón)"."""
        forms = self.verbs.read(self.words[at].lower, self.words.accented) if at >= 0 else ()
        return any(f.person and f.lemma in _STAYING for f in forms)

    def _seated_low(self, at: int) -> list[Look]:
        """Reads "nos sentamos en el suelo"."""
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        sits = any(f.lemma in _SIT_DOWN and f.tense != "participle" for f in forms)
        if not sits or not self._is_low(at):
            return []
        return self._of(self.doers.agents(at), "sitting_on_ground", at, at + 1)

    def _is_low(self, at: int) -> bool:
        for i in range(at + 1, min(at + _TO_THE_GROUND, len(self.words))):
            if self.words[i].after_stop:
                return False
            if self.words.plain_at(i) in _LOW:
                return any(self.words.plain_at(k) in _ON for k in range(at + 1, i))
        return False

    def _of(self, who: tuple[str, ...], posture: str, first: int, last: int) -> list[Look]:
        return [Look(key, "posture", posture, self.words.span(first, last)) for key in who]

    # --- what one feels ------------------------------------------------------------------------------

    def _felt(self) -> list[Look]:
        found: list[Look] = []
        for match in self.lexicon.all_in("feelings", self.words):
            no = self.words.plain_at(match.first - 1) in ("no", "sin", "ni")
            if self.counts(match.first) and not no and match.concept.id in OWN_FEELINGS:
                span = self.words.span(match.first, match.last)
                found += [Look(key, "feeling", match.concept.id, span) for key in self._who_feels(match)]
        return found

    def _who_feels(self, match: Match) -> tuple[str, ...]:
        at = match.last - 1
        word = self.words.plain_at(at)
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        if any(f.person or f.tense == "gerund" for f in forms) and not word.endswith(
            ("ado", "ada", "ados", "adas")
        ):
            return self.doers.agents(at)
        ending = next((e for e in ("os", "as", "o", "a") if word.endswith(e)), "")
        if word.endswith(("ado", "ada", "ados", "adas", "oso", "osa")):
            return self.doers.described(at, *_ENDINGS[ending])
        return self._who_has(match.first)

    def _who_has(self, at: int) -> tuple[str, ...]:
        """Whose a feeling is that is a noun: "me dio pena", "le daba miedo", "mi hermana tenía miedo"."""
        for i in range(at - 1, max(at - _TO_THE_VERB, -1), -1):
            if self.words[i + 1].opens:
                break
            if self.doers.is_finite(i):
                before = self.words.plain_at(i - 1)
                if before in _ME:
                    return ("yo",)
                return self.doers.named_before(i)[:1] if before in _SOMEBODY else self.doers.agents(i)
        return ()


__all__ = ["OWN_FEELINGS", "STATES", "StateReader"]
