"""What is done, held and worn: actions, objects, garments with wearer and colour, stated looks, feeling."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from narrative.agents import AgentReader
from narrative.coats import coat_looks
from narrative.crowds import CROWD
from narrative.grammar_words import DEFINITE
from narrative.lexicon import Concept, Lexicon, Match
from narrative.look_words import HAIR, TRAITS, look_in
from narrative.numbers import UNITS
from narrative.own_of_each import Owned, owned_colours
from narrative.presence import PresenceReader
from narrative.registry_links import Referent
from narrative.scene import Action, Fact, Garment, Look, Thing
from narrative.states import StateReader
from narrative.told_looks import LooksReader
from narrative.verbs import Verbs
from narrative.words import Words, plain, word_set

_FAINT: Final = word_set(
    """arrive wait follow search watch listen meet sit stand think throw serve push ask rest wake visit
    care climb fall hide_something guard ride celebrate study work carry eat"""
)
_NOUN_BEFORE: Final = word_set(
    """el la los las un una unos unas mi mis su sus de del al con y en este ese esta esa nuestro otro otra
    sin por a dos tres cuatro muchos muchas"""
)
_SHORTENED: Final = frozenset({"primer", "tercer", "buen", "gran"})  # a noun must follow
_NO_ACTIVITY: Final = word_set(
    """como para sobre entre bajo nada oro cava cara era fue cuento mira mire vaya vea ve calle traje siento
    llama sal espera espere pues ver vamos vino vistas vista cuenta baja bata tarde tiro salto baile
    llanto pelo pelos hilo trenza trenzas siega trilla poda cria lucho visita vela sierra marca casa
    cura lima pinta cocina plancha pesca caza compra de cosa barra ronda sueldo
    pelado pelada pelados peladas"""
)


# Nouns that are first persons too ("juego al ajedrez"): a determiner or preposition before makes them nouns.
_NOUN_AFTER: Final = word_set(
    "de del en a al por sin con para cada mucho otro este ese buen gran tu primer primera ultimo "
    "ultima nueva nuevo"
)
_HAD: Final = word_set("habia hay hubo tenia tenias teniamos tenian tengo tuvimos llevaba llevabamos")
_WITH_IT: Final = word_set(
    "con llevaba lleva tenia tiene saco tocaba traia trae cargaba sostenia agarraba sujetaba portaba"
)
_DONE_BY_WHOM_IT_IS_DONE_TO: Final = frozenset({"sit", "ride", "ride_merry"})
_DRESSED: Final = {
    "vestido": ("m", False),
    "vestida": ("f", False),
    "vestidos": ("m", True),
    "vestidas": ("f", True),
}
_ENDINGS: Final = {"os": ("m", True), "as": ("f", True), "o": ("m", False), "a": ("f", False)}
_BARE_FEET: Final = "bare_feet"
_WEARING: Final = frozenset({"llevar", "ir", "usar", "vestir", "lucir", "estrenar", "calzar", "ponerse"})
_GOING: Final = word_set("iba ibas iban ibamos fue fueron va van voy fui fuimos")
_SEVERAL: Final = frozenset(UNITS) - {"un", "uno", "una"}
_READ: Final = frozenset({"newspaper", "book"})
_READING: Final = frozenset({"read", "read_paper"})
_TO_WHAT_IS_DONE: Final = 5  # words behind a verb within which its object stands
_TO_WHAT_CARRIES: Final = 8  # "fuimos a la fiesta del pueblo en el carro"
_ONE: Final = word_set("un una uno unos unas")
_HAS_ONE: Final = word_set("leg_cast arm_cast")  # told of again, however it is called: "me la firmó"
_TO_THE_NEXT: Final = 6  # words after a garment within which another of its sort is told
_ARTICLES: Final = word_set("el la los las un una")
_CLOTHS_AT_HAND: Final = ("pañuelo", "rebozo", "mantón", "chal", "delantal", "bufanda", "poncho", "sarape")
_DONE_WITH_A_CLOTH: Final = word_set(
    """vendar limpiar secar tapar atar envolver saludar despedir enjugar sonar cubrir dormir cargar curar
    abanicar amarrar"""
)
_TO_ITS_USE: Final = 6  # words
_OF_CLOTH: Final = word_set("cuadros rayas lunares cuadritos rayitas")
_IN_EACH_OTHERS_ARMS: Final = frozenset({"hug", "kiss", "comfort"})
_PREPOSITIONS: Final = word_set("de del en a al por sin con para")
_NOUN_OR_VERB: Final = word_set("canto paseo rezo juego trabajo bailo cuento dibujo estudio viaje entrevista")


class FactReader:
    """Reads the facts of the scene's sentences; ``keys`` gives each referent its participant key."""

    def __init__(
        self, words: Words, lexicon: Lexicon, verbs: Verbs, referents: Sequence[Referent],
            keys: Sequence[str],
        presence: PresenceReader, main: tuple[int, int], self_there: bool,
    ) -> None:  # fmt: skip
        self.words, self.lexicon, self.verbs = words, lexicon, verbs
        self.referents, self.keys, self.presence, self.main = referents, keys, presence, main
        self.self_there = self_there
        self._doers = AgentReader(
            words, verbs, referents, keys, self_there, presence.telling.voice == "patient"
        )
        self._people_start = {p.first for r in referents if r.kind == "person" for p in r.phrases}
        self._told_looks = LooksReader(words, verbs, self._doers)
        # "iba con botas de agua" fetches no water
        self._names_of_clothes = {
            i for m in lexicon.all_in("garments", words) for i in range(m.first + 1, m.last)
        }
        self._taken = {i for r in referents for p in r.phrases for i in range(p.head, p.core)}

    def actions(self) -> tuple[Action, ...]:
        """The activities in order, the most telling first; agents where the verb or subject tells."""
        found: dict[str, tuple[int, Action]] = {}
        for at in range(len(self.words)):
            if not self._in_main(at) or at in self._taken:
                continue
            hit = self._activity_at(at)
            if hit is None or self._denied(at):
                continue
            concept, form, last = hit
            fact = Fact(concept.id, form, self.words.span(at, last))
            if concept.id not in found:
                found[concept.id] = (at, Action(fact, self._who_does(concept, at)))
            for also, words, first, end, doer in self._done_without_a_verb(at, last):
                told = Fact(also.id, words, self.words.span(first, end))
                found.setdefault(also.id, (first, Action(told, (doer,))))
        ordered = sorted(found.values(), key=lambda a: (a[1].fact.concept in _FAINT, a[0]))
        return tuple(a for _, a in ordered)

    def _who_does(self, concept: Concept, at: int) -> tuple[str, ...]:
        """The doers; who is made to sit or ride is who sits: "mi padre me sentaba en la barra"."""
        doers = self._doers.agents_or_crowd(at)
        if concept.sketch == "dancing":
            doers = self._who_dances(at, doers)
        to_them = self.words.plain_at(at - 1) in ("lo", "la", "le", "los", "las", "les")
        if concept.id in _IN_EACH_OTHERS_ARMS and to_them:  # "lo abrazábamos todos"
            doers = (*doers, *[k for k in self._doers.named_before(at) if k not in doers][:1])
        if concept.id == "blow_candles" and self._is_of_one(at):
            doers = doers[:1]  # "soplé las velas con mis hermanos alrededor"
        made_to = concept.id in _DONE_BY_WHOM_IT_IS_DONE_TO and self.words.plain_at(at - 1) == "me"
        return ("yo",) if made_to and self.self_there and "yo" not in doers else doers

    def _is_of_one(self, at: int) -> bool:
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        return any(f.person and not f.plural for f in forms)

    def _who_dances(self, at: int, doers: tuple[str, ...]) -> tuple[str, ...]:
        """Reads "miraba cómo bailaban", "se bailaba" of a crowd; "me sacó a bailar", "nos conocimos bailando"
        and "conocí a mi mujer bailando" of two.
        """
        clitic = self.words.plain_at(at - 1)
        if (not doers and self._is_of_others(at)) or (clitic == "se" and doers == ("yo",)):
            return (CROWD,)
        met = any(
            f.lemma == "conocer" and f.person == 1
            for i in range(max(0, at - _TO_THE_NEXT), at)
            for f in self.verbs.read(self.words[i].lower, self.words.accented)
        )
        taken = clitic in ("me", "nos") and "yo" not in doers
        both = (*doers, *(self._doers.named_before(at)[:1] if met else ()), "yo")
        return tuple(dict.fromkeys(both)) if self.self_there and doers and (met or taken) else doers

    def _is_of_others(self, at: int) -> bool:
        """Whether the verb is of a third person plural: of nobody who was named, where it has no doer."""
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        return any(f.person == 3 and f.plural for f in forms)

    def _activity_at(self, at: int) -> tuple[Concept, str, int] | None:
        """The activity with the form that fits best, a reflexive one ("plantarse") before a plain one."""
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        word = self.words[at]
        asked = word.lower == "cómo"
        if not forms or asked or (word.plain in _NO_ACTIVITY and word.lower == word.plain):
            return None
        if self._is_noun_here(at):
            return None
        if self.lexicon.idioms.covers("activities", self.words, at):
            return None
        best: tuple[tuple[int, bool], Concept, str] | None = None
        for lemma in {plain(f.lemma) for f in forms if self._is_written_so(f.lemma, word.lower)}:
            if lemma == "ir" and self._tells_what_one_was(at):
                continue
            if lemma == "tocar" and self._is_infinitive(at + 1):
                continue  # "me tocaba fregar": one's turn
            for concept, form in self.lexicon.activities_of(lemma):
                if not self._is_written_so(form.split()[0], word.lower):
                    continue  # hands that "ordenan" do not "ordeñan"
                size = self._fits(form, at)
                rank = (size, form.split()[0].endswith("se"))
                if size and (best is None or rank > best[0]):
                    best = (rank, concept, form)
        return None if best is None else (best[1], best[2], min(at + best[0][0], len(self.words)))

    def _is_written_so(self, form: str, word: str) -> bool:
        """Whether a form's ñ stands in the word too, where the text has its accents."""
        return not self.words.accented or ("ñ" in form.lower()) == ("ñ" in word)

    def _done_without_a_verb(self, at: int, after: int) -> Iterator[tuple[Concept, str, int, int, str]]:
        """Reads "(mi abuelo tocaba la guitarra) y mi tío el acordeón": activity, form, from, to, doer."""
        lemmas = {plain(f.lemma) for f in self.verbs.read(self.words[at].lower, self.words.accented)}
        forms = [
            (c, form.split()) for lemma in sorted(lemmas) for c, form in self.lexicon.activities_of(lemma)
        ]
        for who in range(after, len(self.words) - 2):
            if self.words[who].sentence != self.words[at].sentence:
                return
            if self.words.plain_at(who - 1) not in ("y", "e") and not self.words[who].after_stop:
                continue
            doer, thing = self._named_at(who)
            if doer is None or self.words.plain_at(thing) not in _ARTICLES:
                continue
            noun = self.words.plain_at(thing + 1)
            for concept, form in forms:
                if len(form) == 3 and plain(form[2]) == noun:
                    yield concept, " ".join(form), who, thing + 2, doer
                    break

    def _is_infinitive(self, at: int) -> bool:
        return any(f.tense == "infinitive" for f in self.verbs.read(self.words.lower_at(at), False))

    def _tells_what_one_was(self, at: int) -> bool:
        """Reads "fui maestra en la escuela", not "fui a la escuela"."""
        if at + 1 >= len(self.words):
            return False
        trade = self.lexicon.at("people", self.words, at + 1)
        return trade is not None and trade.concept.tier == "role"

    def _fits(self, form: str, at: int) -> int:
        head, *rest = form.split()
        reflexive = head.endswith("se") and len(head) > 4
        if reflexive and not (self._is_done_to_oneself(at) if rest else self._is_reflexive(at)):
            return 0
        if head == "mirarse" and self._is_done_to_us(at):
            return 0
        if not rest:
            return 1
        if rest == ["a", "alguien"]:
            return 2 if self._is_done_to_somebody(at) else 0
        wanted = [
            plain(r)
            for r in rest
            if plain(r) not in ("la", "el", "los", "las", "a", "al", "de", "en", "una", "un", "por")
        ]
        carried = rest[0] == "en" and head == "ir"
        reach = _TO_WHAT_CARRIES if carried else _TO_WHAT_IS_DONE
        window = [
            self.words.plain_at(i) for i in range(at + 1, at + 1 + reach) if i not in self._names_of_clothes
        ]
        if "para" in window and "para" not in rest:
            window = window[: window.index("para")]  # "hacía cola para el pan" made no bread
        if carried and self.words.plain_at(at - 3) == "en":
            window += [self.words.plain_at(at - 1)]  # "en la barca íbamos mi padre y yo"
        if all(any(w == x or w.rstrip("s") == x.rstrip("s") for x in window) for w in wanted):
            return 1 + len(rest)
        return 0

    def _is_done_to_somebody(self, at: int) -> bool:
        """Reads "mi madre me lavaba", "le lavaba los pies", "lavaba a mi tío", not "le lavaba la ropa"."""
        for i in range(at + 1, min(at + 4, len(self.words))):
            word = self.words.plain_at(i)
            if (word == "al" and i in self._people_start) or (word == "a" and i + 1 in self._people_start):
                return True
            if word in _PREPOSITIONS or self.words[i].after_stop:
                break
            if any(self.lexicon.at(kind, self.words, i) is not None for kind in ("objects", "garments")):
                return False
        clitic = self.words.plain_at(at - 1)
        mine = clitic == "me" and "yo" in self._doers.agents(at)[:1]
        mine = mine or (clitic == "nos" and not self._is_done_to_us(at))  # "nos bañábamos en el mar"
        return clitic in ("me", "nos", "te", "le", "les") and not mine

    def _is_done_to_oneself(self, at: int) -> bool:
        """Reads "yo me lavaba la cara", not "mi madre me lavaba la cara"."""
        clitic = self.words.plain_at(at - 1)
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        if clitic == "me":
            return any(f.person == 1 for f in forms) and "yo" in self._doers.agents(at)[:1]
        if clitic == "nos":
            return any(f.person == 1 and f.plural for f in forms)
        return clitic == "se" or self._is_reflexive(at)

    def _is_reflexive(self, at: int) -> bool:
        word = self.words.plain_at(at)
        near = [self.words.plain_at(i) for i in range(max(0, at - 3), at)]
        return any(n in ("me", "se", "nos", "te") for n in near) or word.endswith(("se", "nos", "me"))

    def _is_done_to_us(self, at: int) -> bool:
        """Reads "nos miraban": others do it, not we to each other."""
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        return self.words.plain_at(at - 1) == "nos" and not any(f.person == 1 and f.plural for f in forms)

    def _is_noun_here(self, at: int) -> bool:
        before = self.words.plain_at(at - 1)
        if before in _SEVERAL or before in _SHORTENED:
            return True  # "dos velas", "mi primer baile"
        if before in ("solo", "unico") and self.words.plain_at(at - 2) in ("un", "el"):
            return True  # "un solo (baño)"
        if self.words.plain_at(at) in _NOUN_OR_VERB and before in _NOUN_AFTER:
            return True
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        if before in _PREPOSITIONS:
            return all(f.person for f in forms)  # "cama de hierro": no finite verb follows a preposition
        if before == "el" and (
            self.words.lower_at(at - 1) == "él" or all(f.tense == "imperfect" for f in forms)
        ):
            return False  # "él tocaba la guitarra"
        if before in ("los", "las") and not self.words.plain_at(at).endswith("s"):
            return False  # "mi madre las vendía"
        return (
            before in ("el", "un", "una", "mi", "su", "del", "al", "los", "las", "este", "ese", "esa")
            and (self.words.plain_at(at - 2) not in ("que",))
        ) or (before == "la" and (self.words.plain_at(at - 2) in _PREPOSITIONS
                                  or self.lexicon.lookup("objects", self.words[at].plain) is not None
                                  or self._is_done(at - 2)))  # fmt: skip

    def _is_done(self, at: int) -> bool:
        """Whether a verb stands there whose object follows: "pegando la teja" is not "la teja" of "tejer"."""
        if at < 0 or self.words[at + 1].after_stop:
            return False
        forms = self.verbs.read(self.words[at].lower, self.words.accented)
        return bool(forms) and all(f.tense in ("gerund", "infinitive", "imperfect") for f in forms)

    def _denied(self, at: int) -> bool:
        i = at - 1
        while self.words.plain_at(i) in ("se", "me", "le", "nos", "lo", "la", "les", "te"):
            i -= 1
        return self.words.plain_at(i) in ("no", "nunca", "ni", "sin")

    def _in_main(self, at: int) -> bool:
        return self.main[0] <= self.words[at].sentence < self.main[1]

    # --- things and garments ---------------------------------------------------------------------

    def things(self) -> tuple[Thing, ...]:
        """Objects of the scene with colour and holder."""
        found: dict[str, Thing] = {}
        matches: list[Match] = []
        garments = {i for m in self._garment_matches() for i in range(m.first, m.last)}
        for match in self.lexicon.all_in("objects", self.words):
            if not self._in_main(match.first) or match.first in self._taken or match.first in garments:
                continue
            if self._not_a_thing(match):
                continue
            fact = Fact(match.concept.id, self._noun(match), self.words.span(match.first, match.last))
            holder = self._reader() if match.concept.sketch in _READ else None
            holder = holder or self._holder(match)
            if match.concept.id not in found:
                found[match.concept.id] = Thing(fact, holder, self._colour(match.last))
                matches.append(match)
        made = list(found.values())
        for match, own, holder in self._owned(matches):
            made = self._with_own_thing(made, match, own, holder)
        return tuple(made)

    def _with_own_thing(self, made: list[Thing], match: Match, own: Owned, holder: str) -> list[Thing]:
        """The things with this one's; the one told of all of them is the first one's."""
        alike = [t for t in made if t.fact.concept == match.concept.id]
        held = next((t for t in alike if t.holder == holder), None)
        held = held or next((t for t in alike if t.holder is None and t.colour in (None, own.colour)), None)
        if held is not None:
            return [replace(t, holder=holder, colour=own.colour) if t is held else t for t in made]
        fact = Fact(match.concept.id, self._noun(match), self.words.span(own.first, own.last))
        return [*made, Thing(fact, holder, own.colour)]

    def _reader(self) -> str | None:
        """The one who reads, who holds what is read."""
        agents = {agent for a in self.actions() if a.fact.concept in _READING for agent in a.agents}
        return agents.pop() if len(agents) == 1 else None

    def _noun(self, match: Match) -> str:
        return self.words.said(match.first, match.last).lower()

    def _is_a_colour(self, match: Match) -> bool:
        """Reads "un pantalón (naranja)", "una pelota (naranja)": the colour of what stands before it."""
        at = match.first
        if at == 0 or self.words[at].after_stop or self.lexicon.at("colours", self.words, at) is None:
            return False
        return any(self.lexicon.at(kind, self.words, at - 1) is not None for kind in ("garments", "objects"))

    def _not_a_thing(self, match: Match) -> bool:
        if self._is_a_colour(match):
            return True
        at, word = match.first, self.words.plain_at(match.first)
        before = self.words.plain_at(at - 1)
        if before in ("no", "ni", "sin", "como") or self.words.plain_at(at - 2) in ("ni", "sin"):
            return True
        if before in _ONE and self.words.plain_at(at - 2) == "como":
            return True  # "lo llevaba como un trofeo"
        if before in _HAD and self.words.plain_at(at - 2) in ("no", "ni", "nunca"):
            return True
        if word in _OF_CLOTH and before in ("de", "a"):
            return True
        if (
            word == "vino"
            and before == "y"
            and match.last < len(self.words)
            and self.words[match.last].capital
        ):
            return True  # "y vino León"
        if (
            match.last == at + 1
            and before not in _NOUN_BEFORE
            and not self._is_done_to(at)
            and self.verbs.read(self.words[at].lower, self.words.accented)
        ):
            return True
        return word in ("cartas",) and before == "las" and self.words.plain_at(at - 2) == "a"

    def _is_done_to(self, at: int) -> bool:
        """Reads "tomábamos mate", "cebaba mate": no finite verb stands right behind another."""
        if at == 0 or self.words[at].after_stop:
            return False
        before = self.verbs.read(self.words[at - 1].lower, self.words.accented)
        return any(form.tense in ("imperfect", "gerund", "infinitive") for form in before)

    def _holder(self, match: Match) -> str | None:
        near = [self.words.plain_at(i) for i in range(max(0, match.first - 5), match.first)]
        if "yo" in near or near[-1:] in (["mi"], ["mis"]):
            return "yo" if self.self_there else None
        before = self.words.plain_at(match.first - 2)
        if before in _WITH_IT or self.words.plain_at(match.first - 1) in ("su", "sus"):
            return self._nearest_person(match.first)
        return None

    def _nearest_person(self, at: int, reach: int = 10) -> str | None:
        best: tuple[int, str] | None = None
        for referent, key in zip(self.referents, self.keys, strict=True):
            for phrase in referent.phrases:
                gap = at - phrase.last
                near = referent.kind != "place" and 0 <= gap <= reach and (best is None or gap < best[0])
                if near and (reach > 10 or self.words[at].sentence == self.words[phrase.head].sentence):
                    best = (gap, key)
        return best[1] if best else None

    def _colour(self, after: int) -> str | None:
        for at in range(after, min(after + 4, len(self.words))):
            if (self.words[at].after_stop and at > after) or self.words.plain_at(at) in ("y", "que", "con"):
                return None
            match = self.lexicon.at("colours", self.words, at)
            if match is not None and at not in self._taken:
                return match.concept.id
        return None

    def _garment_matches(self) -> list[Match]:
        return [m for m in self.lexicon.all_in("garments", self.words)
                if self._in_main(m.first) and m.first not in self._taken
                and not self._not_worn(m)]  # fmt: skip

    def _not_worn(self, match: Match) -> bool:
        before = self.words.plain_at(match.first - 1)
        form = self.words.plain_at(match.first)
        if self.lexicon.lookup("people", form) is not None and any(
            f.lemma == "ser" for f in self.verbs.read(before, False)
        ):
            return True  # "mi tía era americana"
        if form in ("cap", "capa", "media", "medias", "bata", "cinta", "cadena", "corona") and before in (
            "a",
            "y",
            "hora",
            "de",
        ):
            return True
        if form == "cadena" and self.words.plain_at(match.first - 2) == "en":
            return True  # "montábamos puertas en la cadena"
        if form == "traje" and before in ("lo", "la", "se", "me", "le"):
            return True
        if (
            form in ("vestido", "vestida")
            and self.words.plain_at(match.last) == "de"
            and before not in _NOUN_BEFORE
        ):
            return True
        return before in ("no", "sin", "ni") or self._is_a_cloth_at_hand(match)

    def _is_a_cloth_at_hand(self, match: Match) -> bool:
        """Reads "me la vendó con un pañuelo", "dormía en un rebozo": used, not worn."""
        if not match.form.startswith(_CLOTHS_AT_HAND):
            return False
        lead = range(max(match.first - _TO_ITS_USE, 0), match.first)
        if not any(self.words.plain_at(at) in ("con", "en") for at in lead):
            return False
        return any(
            form.lemma in _DONE_WITH_A_CLOTH
            for at in lead
            if self.words.plain_at(at - 1) != "se"  # "se tapaba con el rebozo"
            for form in self.verbs.read(self.words[at].lower, self.words.accented)
        )

    def garments(self) -> tuple[Garment, ...]:
        """Garments with wearer and colour, one of a sort for each who wears it."""
        found: dict[tuple[str, str], list[Garment]] = {}
        for match in self._garment_matches():
            fact = Fact(match.concept.id, self._noun(match), self.words.span(match.first, match.last))
            dressed_as = self.words.plain_at(match.first) == "de"
            doers = self._dressed_as(match.first) if dressed_as else self._barefoot(match)
            doers = doers or self._worn_by_us(match.first)
            wearer = doers[0] if doers else self._wearer(match.first)
            told = Garment(fact, wearer, self._colour(match.last))
            called = "" if fact.concept in _HAS_ONE else fact.words
            alike = found.setdefault((fact.concept, called), [])
            alike += [Garment(fact, other, told.colour) for other in doers[1:]]
            if alike and self.words.plain_at(match.first - 1) in DEFINITE:
                continue  # "la boina le quedaba grande" is the one told of
            for garment in (told, *self._worn_alike(told, match.last)):
                if not alike or garment.wearer not in (None, *(g.wearer for g in alike)):
                    alike.append(garment)
        told = tuple(garment for alike in found.values() for garment in alike)
        worn = {garment.wearer for garment in told}
        plain_clothes = [each for each in self._in_a_colour() if each.wearer not in worn]
        return self._each_with_their_own((*told, *plain_clothes))

    def _in_a_colour(self) -> Iterator[Garment]:
        """Reads "una mujer vestida de azul", "mi padre iba vestido de luto", "mi tía iba de rojo"."""
        for at in range(1, len(self.words) - 1):
            if self.words.plain_at(at) != "de" or not self._in_main(at) or self._begins_anew(at):
                continue
            colour = "black" if self.words.plain_at(at + 1) == "luto" else None
            match = self.lexicon.at("colours", self.words, at + 1)
            colour = match.concept.id if match is not None else colour
            if colour is None:
                continue
            word = self.words.plain_at(at - 1)
            if word in _DRESSED:
                gender, plural = _DRESSED[word]
                who = self._doers.described(at - 1, gender, plural)
            elif word in _GOING:
                gender, who = None, self._doers.agents(at - 1)
            else:
                gender, who = None, self._wears_it(at)
            told_so = word in _DRESSED or word in _GOING
            for key in who:
                concept = self._clothes_of(key, gender)
                if not told_so and concept != "dress":
                    concept = "sweater"  # "mi hermano de azul y yo de blanco"
                if concept is not None:
                    first = at - 1 if word in _DRESSED else at
                    fact = Fact(concept, self.words.said(first, at + 2), self.words.span(first, at + 2))
                    yield Garment(fact, key, colour)

    def _begins_anew(self, at: int) -> bool:
        """Whether a stop parts the words from who is named before; not one that another closes: "mi tía, de
        azul, reía".
        """
        closed = at + 2 < len(self.words) and self.words[at + 2].after_stop
        return self.words[at].after_stop and not (closed and self._doers.is_named(at))

    def _wears_it(self, at: int) -> tuple[str, ...]:
        """Reads "mi hermano (de azul) y yo (de blanco) jugábamos", "mi tía, (de verde), reía"."""
        if self.words.plain_at(at - 1) == "yo":
            return ("yo",) if self.self_there else ()
        people = {
            key
            for r, key in zip(self.referents, self.keys, strict=True)
            if r.kind == "person" and not r.plural
        }
        return tuple(key for key in self._doers.named_last(at) if key in people)

    def _clothes_of(self, key: str, gender: str | None) -> str | None:
        """A woman's dress or a man's suit; None where nothing tells which."""
        told = (r.gender for r, other in zip(self.referents, self.keys, strict=True) if other == key)
        gender = next((each for each in told if each is not None), gender)
        return {"f": "dress", "m": "suit"}.get(gender or "")

    def _barefoot(self, match: Match) -> tuple[str, ...]:
        """Reads "corríamos (descalzos)": said of those who do it, as no shoe is."""
        word = self.words.plain_at(match.first)
        if match.concept.sketch != _BARE_FEET or not word.startswith("descal"):
            return ()
        gender, plural = next(told for end, told in _ENDINGS.items() if word.endswith(end))
        return self._doers.described(match.first, gender, plural)

    def _dressed_as(self, at: int) -> tuple[str, ...]:
        """Those who go "de nazareno": the doers of the verb right before."""
        verb = next((i for i in range(at - 1, max(at - 5, -1), -1) if self._doers.is_finite(i)), None)
        return self._doers.agents(verb) if verb is not None else ()

    def _each_with_their_own(self, told: tuple[Garment, ...]) -> tuple[Garment, ...]:
        """Reads "(llevábamos falda) la mía era roja y la de mi hermana azul" into a skirt of each."""
        made = list(told)
        for match, own, wearer in self._owned(self._garment_matches()):
            made = self._with_own(made, match, own, wearer)
        return tuple(made)

    def _owned(self, matches: Sequence[Match]) -> Iterator[tuple[Match, Owned, str]]:
        """Each "la mía era roja" behind one of these nouns, before the next of them, and whose it is."""
        for number, match in enumerate(matches):
            feminine = self.words.plain_at(match.first).rstrip("s").endswith("a")
            end = matches[number + 1].first if number + 1 < len(matches) else len(self.words)
            for own in owned_colours(self.words, self.lexicon, feminine, match.last):
                whose = (
                    self._owner_of(own, match.first) if own.first < end and self._in_main(own.first) else None
                )
                if whose is not None:
                    yield match, own, whose

    def _owner_of(self, own: Owned, noun: int) -> str | None:
        if own.whose == "mine":
            return "yo" if self.self_there and self.presence.telling.voice == "patient" else None
        if own.whose == "named":
            return self._named_at(own.named)[0]
        return self._nearest_person(own.first, 25) if noun < own.first else None

    def _with_own(self, made: list[Garment], match: Match, own: Owned, wearer: str) -> list[Garment]:
        """The garments with this one's colour; the one told of all of them is the first one's."""
        alike = [g for g in made if g.fact.concept == match.concept.id]
        held = next((g for g in alike if g.wearer == wearer), None)
        held = held or next((g for g in alike if g.wearer is None and g.colour is None), None)
        if held is not None:
            return [replace(g, wearer=wearer, colour=own.colour) if g is held else g for g in made]
        fact = Fact(match.concept.id, self._noun(match), self.words.span(own.first, own.last))
        return [*made, Garment(fact, wearer, own.colour)]

    def _worn_alike(self, told: Garment, after: int) -> Iterator[Garment]:
        """Reads "(una camiseta roja) y él una azul": one of the same sort, whose noun is not said again."""
        at, reach = after, after + _TO_THE_NEXT
        while at < min(reach, len(self.words)) and not self.words[at].opens and at not in self._taken:
            joined = self.words.plain_at(at) in ("y", "e")
            wearer, one = self._named_at(at + joined) if joined or self.words[at].after_stop else (None, at)
            at += 1
            colour = self.lexicon.at("colours", self.words, one + 1) if wearer is not None else None
            if colour is not None and self.words.plain_at(one) in _ONE:
                yield Garment(
                    replace(told.fact, span=self.words.span(one, one + 2)), wearer, colour.concept.id
                )
                at, reach = one + 2, one + 2 + _TO_THE_NEXT

    def _named_at(self, at: int) -> tuple[str | None, int]:
        """Who is named by the words from ``at`` on, and the word behind them."""
        word, behind = self.words.plain_at(at), self.words.plain_at(at + 1)
        if word == "yo":
            return ("yo" if self.self_there else None), at + 1
        if word == "ella" or (word == "el" and behind in _ONE):
            return self._last_told("f" if word == "ella" else "m", at), at + 1
        for referent, key in zip(self.referents, self.keys, strict=True):
            phrase = next((p for p in referent.phrases if p.first == at), None)
            if referent.kind == "person" and phrase is not None:
                return key, phrase.last
        return None, at

    def _last_told(self, gender: str, before: int) -> str | None:
        """The last person of this gender who was told of before a word."""
        told = [
            (phrase.last, key)
            for referent, key in zip(self.referents, self.keys, strict=True)
            for phrase in referent.phrases
            if referent.kind == "person" and referent.gender in (gender, None) and phrase.last <= before
        ]
        return max(told)[1] if told else None

    def _wearer(self, at: int) -> str | None:
        """The nearest person before, "yo" when the verb, "yo" or "mi" says so."""
        for i in range(at - 1, max(at - 9, -1), -1):
            if self.words[i + 1].opens:
                break
            word = self.words[i]
            if word.plain in ("yo", "mi", "mis") or (
                word.plain == "me"
                and self.words.plain_at(i + 1).startswith(("pus", "pon", "vest", "prob", "estren"))
            ):
                return "yo" if self.self_there else None
            for referent, key in zip(self.referents, self.keys, strict=True):
                if referent.kind == "person" and any(p.first <= i < p.last for p in referent.phrases):
                    return key
            if word.lower in ("ella", "él"):
                if self.presence.telling.voice != "patient":
                    return "yo"
                return self._nearest_person(i, 25)
            forms = self.verbs.read(word.lower, self.words.accented)
            adjective = word.plain in _NO_ACTIVITY or look_in(HAIR, word.plain) is not None  # "pelo corto"
            if forms and all(f.person == 1 for f in forms) and not adjective:
                return "yo" if self.self_there else None
        return self._who_wears(at)

    def _worn_by_us(self, at: int) -> tuple[str, ...]:
        """Reads "llevábamos canastos y (sombrero)": all of us."""
        for i in range(at - 1, max(at - 9, -1), -1):
            forms = self.verbs.read(self.words[i].lower, self.words.accented)
            if any(f.lemma in _WEARING and f.person == 1 and f.plural for f in forms):
                return self._doers.agents(i)
            if self.words[i].opens or (forms and self._doers.is_finite(i)):
                return ()
        return ()

    def _who_wears(self, at: int) -> str | None:
        """Reads "llevaba (una falda roja)", where nobody is named."""
        verb = next((i for i in range(at - 1, max(at - 5, -1), -1) if self._doers.is_finite(i)), None)
        if verb is None or self.words[verb].sentence != self.words[at].sentence:
            return None
        forms = self.verbs.read(self.words[verb].lower, self.words.accented)
        if not any(form.lemma in _WEARING for form in forms):
            return None
        return next(iter(self._told_looks.subject(verb)), None)

    # --- looks and feeling -------------------------------------------------------------------------

    def looks(self) -> tuple[Look, ...]:
        """Stated looks: "Luna era blanca", "mi hermana, rubia", "el perro negro"."""
        found: list[Look] = []
        for referent, key in zip(self.referents, self.keys, strict=True):
            if referent.kind == "place":
                continue
            for phrase in referent.phrases:
                if referent.kind == "pet":
                    coat = coat_looks(key, self.words, self.lexicon, phrase.head + 1, phrase.last)
                    found += [x for x in coat if all((y.subject, y.trait) != (key, x.trait) for y in found)]
                    continue
                found += filter(None, (self._look(key, at) for at in range(phrase.head + 1, phrase.last)))
        told = self._told_looks.looks()
        found += [x for x in told if all((y.subject, y.trait) != (x.subject, x.trait) for y in found)]
        states = StateReader(self.words, self.lexicon, self.verbs, self._doers, self._in_main).looks()
        return tuple(dict.fromkeys((*found, *states)))

    def _look(self, key: str, at: int) -> Look | None:
        trait = look_in(TRAITS, self.words.plain_at(at))
        return Look(key, trait[0], trait[1], self.words.span(at, at + 1)) if trait is not None else None

    def feeling(self) -> Fact | None:
        """The feeling that the words name, the most often named first."""
        votes: dict[str, list[Match]] = {}
        for match in self.lexicon.all_in("feelings", self.words):
            if self._in_main(match.first) and self.words.plain_at(match.first - 1) not in ("no", "sin", "ni"):
                votes.setdefault(match.concept.id, []).append(match)
        if not votes:
            return None
        best = max(votes.values(), key=lambda m: (len(m), -m[0].first))
        return Fact(
            best[0].concept.id,
            self.words.said(best[0].first, best[0].last),
            self.words.span(best[0].first, best[0].last),
        )
