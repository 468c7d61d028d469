"""Proper names: of the registry, of the list of given names and the gazetteer, or by their capital.

Names that are common words too (Sol, Paz, Rosa, León) need a capital or, in a text without
capitals, a title or a noun before them.
"""

from typing import Final

from narrative.entities import Entity, ParticipantKind
from narrative.grammar_words import DETERMINERS, POSSESSIVES, POST_ADJECTIVES, PREPOSITIONS, TIME_WORDS
from narrative.known_names import registered_names, sounds
from narrative.lexicon import Lexicon
from narrative.place_names import SAINTS, NameHit, PlaceNames
from narrative.verbs import Verbs, guess_form
from narrative.words import Word, Words, plain, word_set

_WORD_NAMES: Final = word_set(
    """sol paz gloria luz mar flor rosa pilar salud nieves dolores rosario consuelo esperanza milagros
    remedios mercedes socorro concha coco pato negra negro blanca linda clara violeta aurora alba
    victoria domingo leon justo modesto severo bueno ventura placido candido segundo primitivo
    santos salvador generoso mona pera perla duque capitan canela lucera soledad caridad gracia
    piedad pura fina lupe mari perico pancho cristal estrella esmeralda iris olivia palmira pastora
    regina trinidad asuncion concepcion encarnacion presentacion visitacion virtudes angustias
    prudencio fidel angel cacho beto memo lolo tito tano pepa cuca chola nena pocha lela justa
    simona feli bruno benigno clemente felix cruz fresia camila celeste dalia delia hortensia
    azucena margarita begona amparo macarena rocio araceli fausto fortunato german lino lucio
    marcial mauro maximo narciso octavio pio roman salome sabina serafin silvestre urbano valentin
    victor vega villa morena poncho nardo patricio tula colita winnipeg amador custodio deseada
    santiago cuba roque leal guadalupe fe amada marina marcos lucas santos carlota nieve ramos
    ramona barbara celia sara lola tana nana tata tita nico lauti fito coque pipo memo lalo neto
    quino goyo abril julio augusto agosto"""
)
# these stand without an article as nouns too
_WITHOUT_ARTICLE: Final = word_set("sol paz luz mar salud gloria flor nieve nieves perla cristal nardo fe")
_JOINED_TO_A_NAME: Final = word_set("yo mi mis la el su sus los las nosotros")
_GOES_ON_AS_A_NAME: Final = word_set(
    """debajo encima detras delante en con a al por junto tambien tampoco siempre nunca sentado sentada
    echado echada tumbado tumbada dormido dormida que callado callada"""
)
_APPOSED: Final = word_set("la el mi una un que nuestra nuestro su")
_CARS: Final = word_set(
    """fitito seiscientos escarabajo vocho vochito citroneta citroen renault fiat seat willys jeep falcon ford
    chevrolet dodge vespa lambreta lambretta peugeot simca volkswagen mercedes impala cadillac buick lada"""
)
_MEETING: Final = word_set(
    "ver escuchar oir buscar visitar saludar conocer despedir esperar recoger acompanar llamar cuidar"
)
_ORIGIN_BEFORE: Final = frozenset(
    {"soy", "era", "es", "vino", "llego", "venia", "vinieron", "natural", "eran", "volvi", "volvio"}
)
_SAID_OF_NAMES: Final = frozenset(
    {
        "ser",
        "estar",
        "llamar",
        "ir",
        "venir",
        "poner",
        "bautizar",
        "llegar",
        "salir",
        "pasar",
        "decir",
        "apodar",
    }
)
_CLOSED: Final = word_set(
    """siempre nunca tambien tampoco entonces cuando donde mientras porque aunque despues antes luego ella
    ellos ellas nosotros ustedes mismo misma cada todo toda todos todas mucho mucha bien casi solo
    apenas ahora hasta pues como desde quien cual aquel aquella siquiera encima asi igual como nada
    algo medio media vacia lleno llena nunca menos mas"""
)
_THOUGHT_IN: Final = word_set(
    "pensar confiar creer fijar apoyar convertir transformar ver influir mirar esperar"
)
_LIVING: Final = word_set("vivir nacer quedar parar residir alojar instalar veranear desembarcar aterrizar")
_DAYS_NAMED: Final = word_set("reyes pascua pascuas ramos santos trinidad ascension asuncion candelaria")
_GROUND: Final = word_set("cerro puerto punta playa puente isla monte sierra laguna caleta cabo cala pena")
_CUT_NAME: Final = 5  # letters
_PLACE_LEAD: Final = frozenset({"en", "desde", "hasta", "hacia", "por"})


class NameReader(PlaceNames):
    """Finds proper names at given words of one text."""

    def __init__(
        self, words: Words, lexicon: Lexicon, verbs: Verbs, entities: tuple[Entity, ...], own: frozenset[str]
    ) -> None:
        self.words, self.lexicon, self.verbs, self.entities = words, lexicon, verbs, entities
        self.own = own
        self._with_article = frozenset(
            plain(a) for e in entities if e.kind != "place" for a in e.aliases if a.startswith(("el ", "la "))
        )
        self._registered = registered_names(entities, lexicon)
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entity]]] = {}
        for known, entity in self._registered:
            self._by_first.setdefault(known[0], []).append((known, entity))

    def registered(self, at: int) -> NameHit | None:
        """A name or alias of the registry that starts at ``at``."""
        best: tuple[int, list[Entity]] = (0, [])
        for known, entity in (
            self._by_first.get(self.words[at].plain, ()) if self.words.cased else self._registered
        ):
            tokens = self._as_recognised(known, at)
            if len(tokens) >= best[0] and self.words.joined(at, at + len(tokens)) == " ".join(tokens):
                if len(tokens) > 1 and self.words.stops_between(at, at + len(tokens) - 1):
                    continue
                best = (len(tokens), [*(best[1] if len(tokens) == best[0] else []), entity])
        length, owners = best
        if all(e.kind != "person" for e in owners) and self._calls_somebody(at):
            return None
        if not length or not self._looks_like_name(at, length):
            return None
        owners = self._right_kind(at, owners)
        first = owners[0]
        end = self._extended(at + length, owners)
        if end is None or first.kind == "thing":
            return None
        gender = self.lexicon.given_names.get(self.words[at].plain) if first.kind == "person" else None
        article = any(a.lower().startswith(("la ", "el ")) for e in owners for a in (e.name, *e.aliases))
        return NameHit(at, end, first.kind,
            tuple(dict.fromkeys(e.id for e in owners if e.kind == first.kind)),
                       gender if gender in ("f", "m") else first.gender, article)  # fmt: skip

    def _as_recognised(self, known: tuple[str, ...], at: int) -> tuple[str, ...]:
        """The words of a known name as the recogniser wrote them: "torres in clinadas", "torres quio"."""
        if (
            self.words.cased
            or len("".join(known)) < 5
            or self.words.joined(at, at + len(known)) == " ".join(known)
        ):
            return known
        meant = sounds("".join(known))
        for length in (len(known), len(known) + 1):
            said = tuple(w.plain for w in self.words.items[at : at + length])
            cut = length > len(known) and len(meant) < 8
            if not cut and len(said) == length and sounds("".join(said)) == meant:
                return said
        return known

    def _cut_in_two(self, known: tuple[str, ...], at: int) -> tuple[str, ...] | None:
        """Reads "mi hermana be goña": the recogniser cut a short name, which a noun before it makes sure."""
        said = tuple(w.plain for w in self.words.items[at : at + 2])
        cut = not self.words.cased and len(known) == 1 and len(known[0]) >= _CUT_NAME and len(said) == 2
        return said if cut and "".join(said) == known[0] else None

    def _calls_somebody(self, at: int) -> bool:
        """Reads "un muchacho que se llamaba Lorenzo": a person's name, whoever else bears it."""
        w = self.words
        called = w.joined(at - 3, at) in ("que se llamaba", "que se llama")
        return called and any(self.lexicon.lookup("people", w.plain_at(i)) for i in (at - 4, at - 5))

    def _right_kind(self, at: int, owners: list[Entity]) -> list[Entity]:
        kinds = {e.kind for e in owners}
        if self.words.plain_at(at) in self.own and any(e.relation == "yo" for e in owners):
            return owners
        if len(kinds) > 1 or (kinds == {"place"} and self.words.plain_at(at) in self.lexicon.given_names):
            place = self._after_place_preposition(at)
            wanted = [e for e in owners if (e.kind == "place") == place]
            return wanted or owners
        return owners

    def _extended(self, end: int, owners: list[Entity]) -> int | None:
        """Another name behind a registered one is another person, unless it is a surname of theirs."""
        if owners[0].kind == "place" and self._goes_on_as_place(end) > end:
            return None
        if end >= len(self.words) or owners[0].kind != "person":
            return end
        following = self.words[end]
        if not self.words.cased and any(
            t == (following.plain,) and e not in owners for t, e in self._registered
        ):
            return end  # "fermín yolanda y yo": two known ones side by side
        if following.after_stop or not self.is_given(end) or not (following.capital or not self.words.cased):
            return end
        return None if following.plain not in _WORD_NAMES or following.capital else end

    def known(self, at: int) -> NameHit | None:
        """A given name or a place of the gazetteer that starts at ``at``."""
        if self._is_saint(at):
            return None if self._is_feast(at) else self._saint_place(at)
        place = self._gazetteer(at)
        person = self._person_run(at)
        if place and person:
            return place if self._after_place_preposition(at) or place.last > person.last else person
        if person and self._is_lived_in(at):
            return NameHit(at, person.last, "place", guess=True, place_type="lugar")
        return place or person

    def _is_lived_in(self, at: int) -> bool:
        """Reads "nos quedamos tirados en Dolores": nobody is in a person, but for thought and trust."""
        w = self.words
        if w.plain_at(at - 1) != "en" or w[at].plain in _DAYS_NAMED:
            return False
        before = [w.plain_at(at - 2), w.plain_at(at - 3)]
        if not w.cased:
            return any(f.lemma in _LIVING for one in before for f in self.verbs.read(one, False))
        return w[at].capital and not any(f.lemma in _THOUGHT_IN for f in self.verbs.read(before[0], False))

    def guessed(self, at: int) -> NameHit | None:
        """A word with a capital inside a sentence that nothing else explains."""
        words = self.words
        word = words[at]
        if words.joined(at - 2, at) in ("se llamaba", "se llama") and self._may_be_name(word):
            return NameHit(at, at + 1, "person", guess=True)
        if not words.cased or not word.capital:
            return None
        if word.opens:
            return NameHit(at, at + 1, "person", guess=True) if self._is_named_elsewhere(at) else None
        if self._has_meaning(at) or self._goes_on(at):
            return None
        if self._names_a_thing(at) or word.plain in _CARS or self._is_thing_done(at) or self._is_brand(at):
            return None
        if (
            word.plain in TIME_WORDS
            or word.plain in self.lexicon.not_names
            or (word.text.isupper() and len(word.text) > 3)
        ):
            return None
        if any(c in word.gap for c in '"“«:¡¿'):
            return None
        return self._kind_by_lead(at, self.capital_run(at))

    def _is_named_elsewhere(self, at: int) -> bool:
        """Reads "mi perro Canelo… (Canelo) corría", "se llamaba Pelusa. (Pelusa) dormía"."""
        bearer = ("people", "animals")
        told_of = self.acts(at + 1) or self.words.plain_at(at + 1) == "era"
        return told_of and any(
            word.plain == self.words[at].plain
            and word.capital
            and not word.opens
            and (
                self.words.plain_at(word.index - 1).startswith("llama")
                or any(self.lexicon.lookup(kind, self.words.plain_at(word.index - 1)) for kind in bearer)
            )
            for word in self.words.items
        )

    def _kind_by_lead(self, at: int, last: int) -> NameHit | None:
        """A place behind "en", "desde" or a verb of motion with "a"; a person elsewhere."""
        before, earlier = self.words.plain_at(at - 1), self.words.plain_at(at - 2)
        if before in SAINTS or before in ("un", "una", "unos", "unas"):
            return None
        if before in ("la", "el", "los", "las") and earlier in _PLACE_LEAD:
            return NameHit(at, last, "place", guess=True, place_type="lugar", article=True)
        met = before == "a" and any(
            f.lemma in _MEETING for f in self.verbs.read(self.words[at - 2].lower, False)
        )
        gone_to = before in ("a", "para", "al") and not met and self._moves(at - 1)
        if before in _PLACE_LEAD or gone_to:
            return NameHit(at, last, "place", guess=True, place_type="lugar")
        if before in ("de", "del"):
            origin = earlier in _ORIGIN_BEFORE
            return NameHit(at, last, "place", guess=True, place_type="lugar") if origin else None
        return NameHit(at, last, "person", guess=True)

    def _is_brand(self, at: int) -> bool:
        """Reads "el radio Philips", "una bicicleta Orbea": the make of a thing."""
        before = self.words[at - 1] if at else None
        if before is None or self.words[at].after_stop or before.capital:
            return False
        return (
            self.lexicon.lookup("objects", before.plain) is not None
            and self.words.plain_at(at - 2) in DETERMINERS
        )

    def _is_thing_done(self, at: int) -> bool:
        """Reads "suspendí Física", "leía Sandokán": whoever is done something to has "a" before them."""
        if at == 0 or self.words[at].after_stop:
            return False
        before = self.words[at - 1].lower
        forms = self.verbs.read(before, self.words.accented)
        mine = bool(forms) and all(f.person == 1 or f.tense in ("infinitive", "gerund") for f in forms)
        mine = mine or (not forms and len(before) > 4 and before.endswith(("é", "í")) and self.words.accented)
        return mine and not (forms and forms[0].lemma in _SAID_OF_NAMES)

    def _names_a_thing(self, at: int) -> bool:
        """Reads "un bus que se llamaba La Consentida": the name of a thing."""
        w = self.words
        start = at - 1 if w.plain_at(at - 1) in ("la", "el") else at
        if not w.plain_at(start - 1).startswith("llama") or w.joined(start - 3, start - 1) != "que se":
            return False
        return self.lexicon.at("objects", w, start - 4) is not None

    def _may_be_name(self, word: Word) -> bool:
        return word.plain not in _CLOSED and len(word.plain) > 2 and not self._is_common(word.index)

    def _goes_on(self, at: int) -> bool:
        """The second word of a name whose first word is no name of anybody ("Centre Català")."""
        before = self.words[at - 1]
        small = before.plain in ("el", "la") or before.plain in PREPOSITIONS
        return at > 0 and before.capital and not self.words[at].after_stop and not small

    def behind_noun(self, at: int, strong: bool) -> NameHit | None:
        """A person's or animal's name right behind a noun ("mi hermano Paco", "la señora engracia")."""
        hit = self._registered_behind(at) or self._person_run(at, after_noun=True)
        if hit is not None and hit.kind != "place":
            return hit
        word = self.words[at]
        if self.words.cased and word.capital and word.plain not in self.lexicon.not_names:
            return NameHit(at, self.capital_run(at), "person", guess=True)
        if not self.words.cased and self._unknown_before_verb(at):
            return NameHit(at, at + 1, "person", guess=True)
        if strong and not self.words.cased and len(word.plain) > 3 and not self._is_common(at):
            return NameHit(at, at + 1, "person", guess=True)
        return None

    def _unknown_before_verb(self, at: int) -> bool:
        """Reads "la profesora gilma nos ponía": a word nothing else explains, right before a verb."""
        word = self.words[at]
        known = word.plain in POST_ADJECTIVES or self._is_common(at) or guess_form(word.lower) is not None
        if word.plain.endswith(
            (
                "ado",
                "ada",
                "ido",
                "ida",
                "oso",
                "osa",
                "ante",
                "ente",
                "ible",
                "able",
                "mente",
                "ando",
                "iendo",
            )
        ):
            return False
        return not known and len(word.plain) > 3 and word.plain not in _CLOSED and self.acts(at + 1)

    def _registered_behind(self, at: int) -> NameHit | None:
        word = self.words[at]
        heard = [(self._cut_in_two(t, at) or self._as_recognised(t, at), e) for t, e in self._registered]
        found = [(t, e) for t, e in heard if self.words.joined(at, at + len(t)) == " ".join(t)]
        if not found or (self.words.cased and not word.capital and word.plain in _WORD_NAMES):
            return None
        length = max(len(t) for t, _ in found)
        owners = [e for t, e in found if len(t) == length]
        kind: ParticipantKind = "pet" if all(e.kind == "pet" for e in owners) else "person"
        ids = tuple(dict.fromkeys(e.id for e in owners if e.kind == kind))
        end = at + length
        run = self._person_run(at, after_noun=True)
        if run and run.last > end and not ids:
            return run
        gender = self.lexicon.given_names.get(word.plain)
        return NameHit(at, end, kind, ids, gender if gender in ("f", "m") else None)

    def place_name_behind(self, at: int) -> tuple[int, int] | None:
        """The proper name behind a place noun: "el cerro Alegre", "avenida la plata"."""
        words = self.words
        if at >= len(words) or words[at].after_stop:
            return None
        if words.cased and words[at].capital:
            known = self.registered(at)
            if known is not None and known.kind == "person":
                return None  # "lo acompañamos al aeropuerto Sergio y yo"
            return at, self.capital_run(at)
        headed = words.cased and words[at - 1].capital and not words[at - 1].opens
        if headed and words.plain_at(at) == "de" and at + 1 < len(words) and words[at + 1].capital:
            return at, self.capital_run(at + 1)
        article = words.plain_at(at) in ("la", "el", "los", "las")
        if article and words.cased and words.plain_at(at - 1) == "calle" and not words[at].capital:
            return None  # "venía por la calle el Santo Entierro"
        name_at = at + 1 if article else at
        owner = self.registered(name_at) if article and words.cased and name_at < len(words) else None
        if owner is not None and owner.kind != "place":
            return None  # "en el vagón comedor la Negra pidió sopa"
        if self._names_the_ground(at):
            return at, at + 1
        place = self._gazetteer(at) or (self._gazetteer(name_at) if article else None)
        if place is not None and (article or not words.cased):
            return at, place.last
        if (
            article
            and words.cased
            and name_at < len(words)
            and words[name_at].capital
            and not self.is_given(name_at)
        ):
            return at, self.capital_run(name_at)
        return None

    def _names_the_ground(self, at: int) -> bool:
        """Reads "en cerro muriano": without capitals a word nothing explains, behind a height or shore that
        has no article.
        """
        w = self.words
        bare = w.plain_at(at - 1) in _GROUND and w.plain_at(at - 2) in _PLACE_LEAD | {"a"}
        if w.cased or not bare or len(w[at].plain) <= len("rio"):
            return False
        return not self._is_common(at) and w[at].plain not in _CLOSED

    # --- pieces ------------------------------------------------------------------------------

    def _looks_like_name(self, at: int, length: int) -> bool:
        word = self.words[at]
        if length > 1 or (word.plain in self.own and word.capital):
            return True
        if self.words.plain_at(at - 1) in ("soy", "llamo", "escribe", "habla"):
            return True
        return self._reads_as_name(word) if self.words.cased else self._sounds_like_name(at)

    def _reads_as_name(self, word: Word) -> bool:
        """In a text with capitals."""
        at = word.index
        if not word.capital and f"{self.words.plain_at(at - 1)} {word.plain}" in self._with_article:
            return True  # "la ama", as somebody's card has it
        if not word.capital:
            return word.plain not in _WORD_NAMES and len(word.plain) > 3 and not self._is_common(at)
        if not word.opens or word.plain not in _WORD_NAMES:
            return True
        if at + 1 < len(self.words) and "," in self.words[at + 1].gap:
            return True  # "Capitán, que nunca entraba"
        plainly = word.plain not in _WITHOUT_ARTICLE
        return self.acts(at + 1) or (plainly and (not self._is_common(at) or self._stands_alone(at)))

    def _stands_alone(self, at: int) -> bool:
        """Reads "Capitán debajo de la mesa", "Tito y yo": a noun without its article goes on as a name."""
        follows = self.words.plain_at(at + 1)
        if follows == "y":
            return self.words.plain_at(at + 2) in _JOINED_TO_A_NAME
        return follows in _GOES_ON_AS_A_NAME or follows.endswith(("ando", "iendo"))

    def _sounds_like_name(self, at: int) -> bool:
        """In a text without capitals."""
        word = self.words[at]
        if word.plain not in _WORD_NAMES:
            named = not self._is_common(at) or self.words.plain_at(at - 1) in ("mi", "la", "el")
            return named or self._person_context(at)
        before = self.words.plain_at(at - 1)
        article = {"al": "el", "del": "el"}.get(before, before)
        if f"{article} {word.plain}" in self._with_article:
            return True
        if before in ("la", "el") and self.words.plain_at(at + 1) in ("me", "nos") and self.acts(at + 1):
            return True  # "la rosa me dijo"
        noun = self.lexicon.lookup("people", word.plain)
        if noun is not None and noun.tier == "kin" and before not in POSSESSIVES:
            return True  # the family's own Tito, where uncles go by another word
        if before in ("la", "el") and self.lexicon.lookup("animals", self.words.plain_at(at - 2)) is not None:
            return True  # "una gata la canela que dormía en el cajón"
        if before == "con" and word.plain not in _WITHOUT_ARTICLE:
            return True  # "se fue con belén": a thing would have its article
        if self.words.joined(at + 1, at + 3) in ("en brazos", "en el", "en la", "encima de") and before in (
            "con",
            "a",
            "y",
        ):
            return True
        return before in ("mi", "don", "dona", "senor", "senora", "tia", "tio") or (
            before in ("la", "el", "al") and not self._is_common(at)
        ) or self._person_context(at)  # fmt: skip

    def _person_context(self, at: int) -> bool:
        """An ambiguous name in a text without capitals: someone acts, or a place is gone to."""
        before = self.words.plain_at(at - 1)
        said_of = self.verbs.read(self.words[at - 1].lower, self.words.accented) if at else ()
        if any(f.person == 3 and f.tense == "past" for f in said_of) and before not in ("fue", "era"):
            return True  # "apareció tito en la pantalla"
        if before in ("en", "a", "de", "hasta", "con") and not self._is_common(at):
            return True
        return (before in ("con", "y", "a") and not self._is_common(at)) or (
            before not in DETERMINERS and before not in PREPOSITIONS and self.acts(at + 1)
        )  # fmt: skip

    def acts(self, at: int) -> bool:
        """A verb in the third person stands at ``at``, perhaps behind pronouns or "no"."""
        while self.words.plain_at(at) in (
            "no",
            "me",
            "te",
            "se",
            "nos",
            "lo",
            "la",
            "le",
            "les",
            "los",
            "las",
            "ya",
        ):
            at += 1
        if at >= len(self.words):
            return False
        lower = self.words[at].lower
        guess = guess_form(lower)
        forms = self.verbs.read(lower, self.words.accented)
        return any(f.person == 3 for f in forms) or (not forms and guess is not None and guess.person == 3)

    def is_given(self, at: int) -> bool:
        """Whether a given name stands at word ``at``."""
        return at < len(self.words) and self.words[at].plain in self.lexicon.given_names

    def _would_be(self, at: int) -> bool:
        """Reads "yo era chiquita, iría en segundo", where Iria is a name too."""
        word = self.words[at].lower
        return word.endswith("ría") and any(
            form.tense == "conditional" for form in self.verbs.read(word, self.words.accented)
        )

    def _has_meaning(self, at: int) -> bool:
        """Whether a word with a capital is a noun or small word; a verb is a name then ("el Retiro")."""
        word = self.words[at].plain
        if word in DETERMINERS or word in PREPOSITIONS:
            return True
        return self._is_noun(at)

    def _person_run(self, at: int, after_noun: bool = False) -> NameHit | None:
        word = self.words[at] if at < len(self.words) else None
        if self.words.plain_at(at - 1) in SAINTS and (self.words[at - 1].capital or not self.words.cased):
            return None
        if word is None or word.plain not in self.lexicon.given_names or word.plain in self.lexicon.not_names:
            return None
        if not self.words.cased and self._would_be(at):
            return None
        if self.words.cased and not word.capital and not self._is_hastily_named(at):
            return None
        if (
            self.words.cased
            and word.opens
            and word.plain in _WORD_NAMES
            and not (self.acts(at + 1) or self._is_apposed(at + 1))
        ):
            return None
        if (
            not self.words.cased
            and word.plain in _WORD_NAMES
            and not after_noun
            and not self._plain_name_context(at)
        ):
            return None
        last = at + 1
        while (
            self.is_given(last)
            and not self.words[last].after_stop
            and (
                self.words[last].capital
                or (not self.words.cased and self.words[last].plain not in _WORD_NAMES)
            )
        ):
            last += 1
        if self.words.cased:
            last = max(last, self.capital_run(at))
        gender = self.lexicon.given_names[word.plain]
        return NameHit(at, last, "person", (), gender if len(gender) == 1 else None)

    def _is_hastily_named(self, at: int) -> bool:
        """Reads "iba con luis y con Tomas": a small letter says nothing where capitals come and go."""
        word = self.words[at]
        led = self.words.plain_at(at - 1) in ("con", "y", "e") or self.acts(at + 1)
        plainly = word.plain not in _WORD_NAMES and not self._is_common(at)
        return self.words.hasty and plainly and led and not self.verbs.read(word.lower, False)

    def _is_apposed(self, at: int) -> bool:
        """Reads "Fina, la del turno de tarde", "Rosa, mi prima": what is said of one named."""
        if at >= len(self.words) or self.words[at].gap.strip() != ",":
            return False
        return self.words.plain_at(at) in _APPOSED and not self.words.stops_between(at, at + 1)

    def _plain_name_context(self, at: int) -> bool:
        before = self.words.plain_at(at - 1)
        if before == "la" and self.words[at].plain.endswith("s"):
            return True  # no noun of many things stands behind "la": "la remedios", "la dolores"
        return before in ("con", "mi", "don", "dona") and not self._is_common(at)
