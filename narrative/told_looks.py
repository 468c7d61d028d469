"""How somebody is told to look: "era delgado y rubio", "tenía el pelo blanco", "con su moño", "sin barba".

What is told of a person holds wherever it is told, also before or after the scene itself. Whose it is must
be said: "una muñeca con trenzas" is nobody's hair.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from narrative.agents import AgentReader
from narrative.look_words import FACE, HAIR, HAIR_NOUNS, SKIN, SKIN_NOUNS, STYLES, TRAITS, look_in
from narrative.scene import Look
from narrative.verbs import Verbs
from narrative.words import Words, word_set

_HAVE: Final = frozenset(
    {"tener", "llevar", "lucir", "usar", "gastar", "traer", "hacer", "hacerse", "dejar", "dejarse", "peinar"}
)
_MADE_FOR_ME: Final = frozenset({"hacer", "peinar"})  # "mi madre me hacía trenzas"
_GOES: Final = frozenset({"ir", "estar", "venir", "salir", "andar", "llegar", "aparecer", "quedar", "ser"})
_IS: Final = frozenset({"ser"})
_ENDINGS: Final[Mapping[str, tuple[str, bool]]] = {
    "os": ("m", True), "as": ("f", True), "o": ("m", False), "a": ("f", False),
}  # fmt: skip
_MORE: Final = word_set("muy tan mas bastante casi todo toda bien medio algo poco y e pero un una")
_BEFORE_A_NOUN: Final = _MORE | word_set(
    """el la los las su sus mi mis unos unas dos gran buen siempre tambien de puesta puestas puesto
    larga largas enorme enormes redondas grueso gruesas poblado fino fina"""
)
_PERSONS: Final = word_set(
    """hombre mujer chico chica nino nina mozo moza muchacho muchacha senor senora tipo crio cria joven
    persona hombron mujeron chaval chavala viejito viejita anciano anciana"""
)
_A_MAN: Final = _PERSONS | word_set("de los las el la")
_OF_NO_DRAWING: Final = word_set(
    """bajo baja guapo guapa viejo vieja mayor serio seria feo fea bueno
    buena grande elegante fuerte simpatico simpatica jovencito jovencita grandote grandota"""
)
_STRONG: Final = word_set("alto hombre mozo grandote hombron")  # beside these "fuerte" is of the body
_BESIDE_A_VERB: Final = word_set("se me le nos les siempre ya tambien todavia aun entonces")
_NO_NOUN: Final = word_set(
    """y e pero porque pues cuando como si aunque donde mientras yo el ella ellos ellas usted no nunca
    mismo misma tampoco"""
)
_ALREADY: Final = word_set("ya muy siempre todo toda tan")
_ARTICLES: Final = word_set("el la los las un una su sus mi este aquel")
_NOT: Final = word_set("no nunca sin ni")
_NOW: Final = word_set("ahora hoy ya")
_TO_THE_VERB: Final = 9  # words before a trait within which it is told who has it
_LIST: Final = 12  # words behind "era" within which adjectives are read
_OTHERS: Final = 3  # adjectives of a list that tell nothing that is drawn: "alta, guapa y rubia"


class _Trait(NamedTuple):
    """What is told at words ``first`` to ``last``: a trait and value of a ``Look``."""

    first: int
    last: int
    trait: str
    value: str


class LooksReader:
    """Reads the told looks of the people of a text."""

    def __init__(self, words: Words, verbs: Verbs, doers: AgentReader) -> None:
        self.words, self.verbs, self.doers = words, verbs, doers
        self._last: tuple[int, tuple[str, ...]] = (-1, ())  # where looks were told last, and whose

    def looks(self) -> tuple[Look, ...]:
        """Every told look of a person; of two values of one trait the first."""
        found: dict[tuple[str, str], Look] = {}
        for at in range(len(self.words)):
            told = (*self._had(at), *self._been(at), *self._beside_the_name(at))
            for look in told:
                found.setdefault((look.subject, look.trait), look)
            if told:
                self._last = at, tuple(dict.fromkeys(look.subject for look in told))
        return tuple(found.values())

    # --- "tenía el pelo blanco", "con bigote" --------------------------------------------------------

    def _had(self, at: int) -> Iterator[Look]:
        """What the noun of hair or face at ``at`` says of whose it is."""
        traits = self._of_noun(at)
        anchor = self._anchor(at) if traits else None
        if anchor is None:
            return
        denied = self.words.plain_at(anchor) == "sin" or self._is_denied(anchor)
        if denied and self.words.plain_at(at) not in FACE:
            return
        for who in self._whose(anchor):
            for trait in traits[:1] if denied else traits:
                value = "no" if denied else trait.value
                yield Look(who, trait.trait, value, self.words.span(trait.first, trait.last))

    def _of_noun(self, at: int) -> list[_Trait]:
        word = self.words.plain_at(at)
        if self.words.plain_at(at + 1) == "de" or (word == "mono" and "ñ" not in self.words.lower_at(at)):
            return []  # "una trenza de ajos"; "un mono azul"
        if word in SKIN_NOUNS:
            return [_Trait(at, t.last, t.trait, t.value) for t in self._adjectives(at + 1, SKIN)]
        adjectives = list(self._adjectives(at + 1))
        if word in HAIR_NOUNS:
            return [_Trait(at, t.last, t.trait, t.value) for t in adjectives]
        colour = [t for t in adjectives if t.trait == "hair_colour"]
        if word in STYLES:
            return [_Trait(at, at + 1, *STYLES[word][:2]), *colour]
        if word in FACE:
            trait = FACE[word][0]
            return [_Trait(at, at + 1, trait, "yes"), *(colour if trait != "glasses" else [])]
        return []

    def _adjectives(self, at: int, table: Mapping[str, tuple[str, str]] = HAIR) -> Iterator[_Trait]:
        """Those right behind a noun: "(el pelo) muy largo y negro"."""
        while at < len(self.words) and not self.words[at].opens:
            told = look_in(table, self.words.plain_at(at))
            if told is not None:
                yield _Trait(at, at + 1, *told)
            elif self.words.plain_at(at) not in _MORE:
                return
            at += 1

    def _anchor(self, at: int) -> int | None:
        """The verb or preposition by which the noun at ``at`` belongs to somebody, past others of a list."""
        for i in range(at - 1, max(at - _TO_THE_VERB, -1), -1):
            word = self.words.plain_at(i)
            if word in ("con", "sin", "de") and (word != "de" or self.words.plain_at(i + 1) not in _A_MAN):
                return i
            if self._reads(i, _HAVE):
                return i
            listed = (
                word in FACE
                or word in STYLES
                or word in HAIR_NOUNS | SKIN_NOUNS
                or look_in(HAIR, word) is not None
            )
            if not (listed or word in _BEFORE_A_NOUN) or self.words[i + 1].opens:
                return None
        return None

    def _whose(self, anchor: int) -> tuple[str, ...]:
        if self._reads(anchor, _HAVE):
            return self.subject(anchor)
        before = anchor
        while self.words.plain_at(before - 1) in _BESIDE_A_VERB and not self.words[before - 1].opens:
            before -= 1
        for i in range(before, max(before - _LIST, 0), -1):  # past "un hombre delgado, (con barba)"
            if named := self.doers.named_last(i):
                return self._people(named)
            if self._reads(i - 1, _GOES):
                return self.subject(i - 1)
            if self.words[i - 1].opens or not self._describes(self.words.plain_at(i - 1)):
                return ()
        return ()

    def _describes(self, word: str) -> bool:
        return word in _A_MAN or word in _MORE or word in _OF_NO_DRAWING or look_in(TRAITS, word) is not None

    # --- "era delgado y rubio" -----------------------------------------------------------------------

    def _been(self, at: int) -> Iterator[Look]:
        """What is said of somebody behind the "era" at ``at``."""
        if not self._reads(at, _IS) or self._is_denied(at) or self._is_of_today(at):
            return
        traits = list(self._list_of_adjectives(at + 1))
        who = self.subject(at) if traits else ()
        for trait in traits:
            if self.doers.agree(who, *self._ending(trait.first)):
                span = self.words.span(trait.first, trait.last)
                yield from (Look(key, trait.trait, trait.value, span) for key in who)

    def _list_of_adjectives(self, at: int) -> Iterator[_Trait]:
        others, strong = 0, False
        for i in range(at, min(at + _LIST, len(self.words))):
            word = self.words.plain_at(i)
            if self.words[i].opens or self.doers.named_at(i):
                return
            strong = strong or word in _STRONG
            told = self._of_skin(i) or look_in(TRAITS, word) or self._is_small(i)
            if told is not None and (word not in ("fuerte", "fuertes") or strong):
                yield _Trait(i, i + 1, *told)
            elif word not in _MORE and word not in _A_MAN:
                others += 1
                if others > _OTHERS or not word.endswith(("o", "a", "os", "as", "e", "es", "z")):
                    return
                if self.doers.is_finite(i):
                    return

    def _is_small(self, at: int) -> tuple[str, str] | None:
        """Reads "era bajo (y gordo)", not "era bajo el puente"."""
        small = self.words.plain_at(at) in ("bajo", "baja", "bajos", "bajas")
        behind = self.words.plain_at(at + 1) in _ARTICLES and not self.words[at + 1].after_stop
        return ("stature", "short") if small and not behind else None

    def _of_skin(self, at: int) -> tuple[str, str] | None:
        """Reads "era muy morena de piel", "era un hombre negro", not "era negro" (what was: a car?)."""
        told = look_in(SKIN, self.words.plain_at(at))
        of_skin = self.words.plain_at(at + 1) == "de" and self.words.plain_at(at + 2) in SKIN_NOUNS
        beside = self.words.plain_at(at - 1) in _PERSONS and told is not None and told[1] == "dark"
        return told if of_skin or beside else None

    def _beside_the_name(self, at: int) -> Iterator[Look]:
        """Reads "mi hermano, flaco y rubio, (corría)"."""
        already = self.words.plain_at(at - 1) in _ALREADY
        who = self._people(self.doers.named_last(at - already))
        told = look_in(TRAITS, self.words.plain_at(at))
        if not who or told is None or self.words.plain_at(at) in ("fuerte", "fuertes"):
            return
        for trait in (_Trait(at, at + 1, *told), *self._list_behind(at + 1)):
            if self.doers.agree(who, *self._ending(trait.first)):
                span = self.words.span(trait.first, trait.last)
                yield from (Look(key, trait.trait, trait.value, span) for key in who)

    def _list_behind(self, at: int) -> Iterator[_Trait]:
        while at < len(self.words) and not self.words[at].opens:
            told = look_in(TRAITS, self.words.plain_at(at))
            if told is not None:
                yield _Trait(at, at + 1, *told)
            elif self.words.plain_at(at) not in _MORE:
                return
            at += 1

    # --- who -----------------------------------------------------------------------------------------

    def subject(self, verb: int) -> tuple[str, ...]:
        """Who has or is what the verb says; nobody where something else is its subject."""
        before = verb - 1
        while before >= 0 and self.words.plain_at(before) in _BESIDE_A_VERB | _NOT:
            if self.words[before + 1].opens:
                break
            before -= 1
        if self._reads(verb, _MADE_FOR_ME) and self.words.plain_at(verb - 1) in ("me", "le", "nos", "les"):
            return self._people(("yo",)) if self.words.plain_at(verb - 1) == "me" else ()
        if before < 0 or self.words[before + 1].opens:
            return self._people(self._told_of_before(verb) or self.doers.agents(verb))
        word = self.words.plain_at(before)
        if word == "que":
            return self._people(self.doers.named_last(before))
        known = word in _NO_NOUN or self._describes(word) or self.doers.named_last(before + 1)
        if not (known or self.words[before + 1].after_stop):
            return ()
        return self._people(self._goes_on(verb) or self.doers.agents(verb))

    def _goes_on(self, verb: int) -> tuple[str, ...]:
        """Reads "mi tía era morena y (llevaba) moño": who was told of before, if nobody was named since."""
        begun, who = self._last
        if begun < 0 or self.words[begun].sentence != self.words[verb].sentence or not self._may_be_one(verb):
            return ()
        return who if self.doers.named_before(begun) == self.doers.named_before(verb) else ()

    def _may_be_one(self, verb: int) -> bool:
        """Whether the verb may be said of one who is not named again."""
        if "yo" in (self.words.lower_at(verb - 1), self.words.lower_at(verb + 1)):
            return False
        forms = self.verbs.read(self.words[verb].lower, self.words.accented)
        return any(form.person == 3 and not form.plural for form in forms)

    def _told_of_before(self, verb: int) -> tuple[str, ...]:
        """Reads "vino mi tío. (Tenía) barba": it goes on about the one who was named last."""
        if not self._may_be_one(verb):
            return ()
        sentence = self.words[verb].sentence - 1
        starts = [i for i in range(verb) if self.words[i].sentence == sentence]
        before = self.doers.named_before(starts[0]) if starts else ()
        return tuple(key for key in self.doers.named_before(verb) if key not in before)[:1]

    def _people(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        animals = self.doers.pets(keys)
        return tuple(key for key in keys if key not in animals)

    # --- words ---------------------------------------------------------------------------------------

    def _reads(self, at: int, lemmas: frozenset[str]) -> bool:
        if at < 0 or at >= len(self.words):
            return False
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        return any(form.person and form.lemma in lemmas for form in forms)

    def _is_denied(self, at: int) -> bool:
        before = at - 1
        while self.words.plain_at(before) in ("se", "me", "le", "nos", "les"):
            before -= 1
        return self.words.plain_at(before) in _NOT and not self.words[at].opens

    def _is_of_today(self, at: int) -> bool:
        """Reads "ahora es calvo", told of what was long ago."""
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        near = (self.words.plain_at(i) for i in range(max(0, at - 3), min(at + 4, len(self.words))))
        return any(form.tense == "present" for form in forms) and any(word in _NOW for word in near)

    def _ending(self, at: int) -> tuple[str | None, bool | None]:
        word = self.words.plain_at(at)
        return next((told for end, told in _ENDINGS.items() if word.endswith(end)), (None, None))
