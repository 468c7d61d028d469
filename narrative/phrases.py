"""Mentions of people, places and animals: noun phrases found by lexicon, names and grammar.

A phrase is determiner + noun + adjacent adjectives + name + identifying "de" phrase; "al"/"del"
stay outside. Names come from the registry, the list of given names, the gazetteer, and capitals
where the text uses them.
"""

from dataclasses import replace
from typing import Final

from narrative.grammar_words import DETERMINERS, NEGATIVE
from narrative.lexicon import Match
from narrative.person_phrases import PersonPhrases
from narrative.phrase_parts import Phrase
from narrative.places_rules import place_is_meant
from narrative.singled_out import singled_out
from narrative.words import plain, word_set

_NOT_ALIVE: Final = word_set("peluche trapo juguete carton madera porcelana goma barro yeso lata papel")
_SMALL_WORDS: Final = word_set(
    "que no se te me de en y la el lo los las un una con por mas al ya si es su mi"
)
_LLAMA_COUNTRIES: Final = frozenset({"PE", "BO", "EC", "AR", "CL", "CO"})
_KEEPING: Final = word_set(
    """criar haber tener cuidar ordeñar pastorear soltar guardar domar esquilar apacentar arrear herrar
    amaestrar cepillar vender"""
)
_TEAMS: Final = {"yunta": 2, "pareja": 2, "par": 2, "rebaño": None, "manada": None, "recua": None,
                 "piara": None, "hato": None, "punta": None, "ganado": None, "bandada": None,
                 "cientos": None, "miles": None}  # fmt: skip
_DRAWN: Final = word_set("tirado tirada tirados tiradas jalado jalada jalados jaladas")
_SEEING: Final = word_set("ver mirar")
_SHOWN: Final = word_set("tele television cine pelicula peliculas documental documentales libro fotos cromos")
_CATCHING: Final = word_set("coger cazar buscar atrapar pescar agarrar pillar")
_SMALL_GAME: Final = word_set("crab snail cricket frog butterfly firefly lizard")
_CAROUSELS: Final = word_set("calesita tiovivo carrusel caballitos tiovivos carruseles")
_FOOD_VERBS: Final = word_set(
    """comer comerse freir asar guisar cenar almorzar cocinar pelar rellenar matar trinchar desplumar probar
    hornear empanar"""
)


class PhraseReader(PersonPhrases):
    """Finds the phrases of one text."""

    def all(self) -> tuple[Phrase, ...]:
        """Every phrase of the text in order, nested ones after the one around them."""
        found: list[Phrase] = []
        at = 0
        while at < len(self.words):
            phrase = self.at(at)
            if phrase is None:
                at += 1
                continue
            found.append(singled_out(phrase, self.words, self.verbs))
            at = max(phrase.core, at + 1)
        return _without_places_in_places(found)

    def _read(self, head: int) -> Phrase | None:
        for read in (self._registry_name, self._nicknamed, self._person, self._alias, self._place,
            self._animal, self._those_of, self._some_from, self._so_many_of, self._doer, self._by_age,
                     self._cut_in_two, self._name):  # fmt: skip
            phrase = read(head)
            if phrase is not None:
                return phrase
        return None

    def _nicknamed(self, head: int) -> Phrase | None:
        """Reads "que le decían el Zurdo… al Zurdo", "que le decían Coronel": what somebody is called."""
        w = self.words
        article = w.plain_at(head - 1) in ("el", "la", "al", "del") and not w[head].after_stop
        known = article and w.plain_at(head) in self._nicknames()
        if not known and not (w.cased and w[head].capital and w.plain_at(head) in self._called_by_a_noun()):
            return None
        start = head - 1 if known and w.plain_at(head - 1) in ("el", "la") else head
        female = w.plain_at(head - 1) == "la"
        return Phrase(
            start,
            head + 1,
            head,
            "person",
            name=w.said(head, head + 1),
            name_at=(head, head + 1),
            determiner="def" if known else "none",
            gender="f" if female else "m",
            core=head + 1,
        )

    def _nicknames(self) -> frozenset[str]:
        """The words by which somebody is said to be called, and that nothing else explains."""
        if self._called is None:
            w = self.words
            kinds = ("people", "animals", "places", "objects")
            found = {w.plain_at(i + 1) for i in range(1, len(w) - 1) if self._is_nickname(i)}
            self._called = frozenset(
                word for word in found if not any(self.lexicon.lookup(kind, word) for kind in kinds)
            )
        return self._called

    def _called_by_a_noun(self) -> frozenset[str]:
        """Nouns for people that are somebody's name: "que le decían Coronel"."""
        w = self.words
        called = {w.plain_at(i + 1) for i in range(1, len(w) - 1) if self._is_calling(i) and w[i + 1].capital}
        return frozenset(word for word in called if self.lexicon.lookup("people", word) is not None)

    def _alias(self, head: int) -> Phrase | None:
        """A place or animal that the family calls by a noun of their own ("el barco", "La Perla")."""
        for tokens, entity in self._aliases:
            end = head + len(tokens)
            if entity.kind != "thing" and self.words.joined(head, end) == " ".join(tokens):
                start, determiner, owner, _ = self._left(head)
                if determiner in ("def", "poss", "dem"):
                    return Phrase(start, end, head, entity.kind, name=None, determiner=determiner,
                        owner=owner,
                                  hints=(entity.id,), core=end, form=" ".join(tokens))  # fmt: skip
        return None

    def _place(self, head: int) -> Phrase | None:
        w = self.words
        match = self.lexicon.at("places", w, head) or self._cut_place(head)
        if match is None:
            return None
        start, determiner, owner, _ = self._left(head)
        name = self.names.place_name_behind(match.last)
        meant = name is not None or self._is_our_own(start, match.last)
        if owner in NEGATIVE or self._never(start, determiner) or not place_is_meant(w, head, match, start,
            determiner, meant,
                                                   self.patient.country):  # fmt: skip
            return None
        core = self._adjectives(match.last, of_person=False) if name is None else name[1]
        if name is None:
            name = self.names.place_name_behind(core)
            core = name[1] if name else core
        last, of = self._of_phrase(core, "place")
        if match.concept.id == "monument" and w.plain_at(core) in ("a", "al") and core + 1 < len(w):
            last, of = self._plain_complement(core + 1), core
        concept = match.concept
        if name is not None and w.plain_at(head) == "pozo":
            concept = self.lexicon.get("places", "mine") or concept  # a pit has a name: "el pozo Sotón"
        return Phrase(
            start, last, head, "place", concept, match.form, None,
            None if name is None else w.said(name[0], name[1]), name, determiner, owner, match.plural,
            None if match.plural else 1, None, of, (), core, match.form,
        )  # fmt: skip

    def _is_our_own(self, first: int, last: int) -> bool:
        """Reads "en el horno" where the family's bakery goes by it."""
        led = self.words.plain_at(first - 1) in ("en", "a", "de", "desde", "hasta", "por")
        said = self.words.joined(first, last)
        return led and any(
            plain(alias) == said for e in self.entities if e.kind == "place" for alias in e.aliases
        )

    def _cut_place(self, head: int) -> Match | None:
        """A noun that the recogniser cut in two: "la azote a", "la merce ría"."""
        w = self.words
        if w.cased or head + 1 >= len(w) or w.plain_at(head - 1) not in DETERMINERS:
            return None
        whole, tail = w.plain_at(head) + w.plain_at(head + 1), w.plain_at(head + 1)
        if len(whole) < 6 or len(tail) > 4 or tail in _SMALL_WORDS:
            return None
        concept = self.lexicon.lookup("places", whole)
        return Match(concept, whole, head, head + 2) if concept is not None else None

    def _animal(self, head: int) -> Phrase | None:
        w = self.words
        match = self.lexicon.at("animals", w, head)
        if match is None or self._is_capital_name(head) or self._is_worn(head) or self._is_chess_piece(head):
            return None
        if self._is_a_dislike(head, match.plural) or self._turns_round(head):
            return None
        if w.plain_at(head) == "toros" and (
            w.joined(head - 2, head) in ("a los", "en los", "de los") or self._are_watched(head)
        ):
            return None  # the bullfight
        if w.plain_at(head) in ("chiva", "chivas") and self.patient.country == "CO":
            return None  # the country bus
        if w.plain_at(head) in ("llama", "llamas") and self.patient.country not in _LLAMA_COUNTRIES:
            return None  # a flame
        match = self._of_a_herd(head, match)
        start, determiner, owner, count = self._left(head)
        start, determiner, count = self._hundreds(start, determiner, count)
        if determiner == "indef" and self._is_predicate(start, determiner, None):
            return None
        if self._is_nickname(start) or self._is_called_so(start, head):
            return Phrase(start, match.last, head, "person", name=w.said(head, match.last), name_at=(head,
                match.last),
                          determiner="def", gender="f" if w.plain_at(start) == "la" else "m",
                              core=match.last)  # fmt: skip
        if (
            (determiner == "none" and not self._is_kept_or_seen(head, match.plural))
            or owner in NEGATIVE
            or (determiner == "indef" and self._is_wished_for(start))
            or self._animal_is_not_alive(start, match.last, determiner)
        ):
            return None
        core = self._adjectives(match.last)
        name = self._name_after(core)
        if (
            name is not None
            and name.kind == "person"
            and "pet" not in {self._kind_of(e) for e in name.entities}
        ):
            name = replace(name, kind="pet")
        core = name.last if name else core
        last, of = self._of_phrase(core, "pet")
        return Phrase(
            start, last, head, "pet", match.concept, w[head].lower, None,
            None if name is None else w.said(name.first, name.last),
            None if name is None else (name.first, name.last), determiner, owner, match.plural,
            (count or _TEAMS.get(self._team_of(head)))
            if match.plural or count
            else _TEAMS.get(w.lower_at(head), 1),
            "f" if w[head].plain.rstrip("s").endswith("a") else "m",
                of,
            () if name is None else name.entities, core,
        )  # fmt: skip

    def _of_a_herd(self, head: int, match: Match) -> Match:
        """Reads "(el) rebaño de ovejas", "(una) manada de vacas": the animals of which it is."""
        if self.words.lower_at(head) not in _TEAMS or self.words.plain_at(match.last) != "de":
            return match
        behind = self.lexicon.at("animals", self.words, match.last + 1)
        return match if behind is None or not behind.plural else replace(behind, first=match.first)

    def _hundreds(self, start: int, determiner: str, count: int | None) -> tuple[int, str, int | None]:
        """Reads "cien (ovejas)", "doscientas (cabras)", "mil (pájaros)", which are no other number words."""
        many = self.words.plain_at(start - 1) if start else ""
        if determiner == "none" and (many in ("cien", "mil") or many.endswith(("cientas", "cientos"))):
            return start - 1, "number", 100
        return start, determiner, count

    def _are_watched(self, head: int) -> bool:
        """Reads "veíamos los toros": the bullfight."""
        seen = self.verbs.read(self.words[head - 2].lower, self.words.accented) if head > 1 else ()
        return self.words.plain_at(head - 1) == "los" and any(f.lemma in ("ver", "mirar") for f in seen)

    def _is_a_dislike(self, head: int, plural: bool) -> bool:
        """Reads "les daban miedo las culebras", "le gustaban los caballos": the kind, no animals there."""
        w = self.words
        lead = w.joined(max(0, head - 3), head - 1).split()
        felt = {"miedo", "asco", "grima", "terror", "panico", "gustaban", "gustan", "encantaban", "encantan"}
        return plural and w.plain_at(head - 1) in ("los", "las") and bool(felt & set(lead[-1:]))

    def _is_called_so(self, start: int, head: int) -> bool:
        """Reads "al que llamábamos el Búho… El Búho se las comió": a word for an animal as a name."""
        w = self.words
        capital = w.cased and w[head].capital and not w[head].opens and w.plain_at(start) in ("el", "la")
        called = w.plain_at(head) in {
            w.plain_at(i + 1)
            for i in range(1, len(w))
            if w.plain_at(i) in ("el", "la") and self._is_nickname(i)
        }
        return capital and start < head and called

    def _is_kept_or_seen(self, head: int, plural: bool) -> bool:
        """Reads "criábamos gallinas", "había vacas": living ones without an article."""
        before = self.verbs.read(self.words[head - 1].lower, self.words.accented) if head else ()
        if self._team_of(head) in _TEAMS or self._draws(head):
            return True
        unreal = self.words.joined(max(0, head - 4), head).split()
        if any(f.tense == "infinitive" for f in before) and {"si", "no", "prohibido", "permitian"} & set(
            unreal
        ):
            return False  # "pregunté si dejaban tener perros"
        shown = self.words.plain_at(head) == "toros" or {w.plain for w in self.words.items} & _SHOWN
        kept = _KEEPING | (frozenset() if shown else _SEEING)
        kept |= _CATCHING if self._is_small_game(head) else frozenset()
        and_more = self.words.plain_at(head - 1) == "y" and self._is_one_of_those_seen(head - 2)
        return plural and (and_more or any(f.lemma in kept for f in before))

    def _is_small_game(self, head: int) -> bool:
        """Crickets, frogs and the like, that children catch alive."""
        match = self.lexicon.at("animals", self.words, head)
        return match is not None and match.concept.id in _SMALL_GAME

    def _is_one_of_those_seen(self, head: int) -> bool:
        """Reads "vimos monos (y osos)"."""
        match = self.lexicon.at("animals", self.words, head) if head > 0 else None
        return match is not None and match.plural and self._is_kept_or_seen(head, True)

    def _draws(self, head: int) -> bool:
        """Reads "(una carreta) tirada por bueyes"."""
        return self.words.plain_at(head - 1) == "por" and self.words.plain_at(head - 2) in _DRAWN

    def _team_of(self, head: int) -> str:
        """Reads "la yunta de (bueyes)", "un rebaño de (ovejas)"."""
        return self.words.lower_at(head - 2) if self.words.plain_at(head - 1) == "de" else ""

    def _turns_round(self, head: int) -> bool:
        """Reads "un caballito de la calesita": of wood."""
        told = {word.plain for word in self.words.items} & _CAROUSELS
        return self.words.plain_at(head).startswith(("caballito", "potrillo")) and bool(told)

    def _nothing_but(self, start: int) -> bool:
        """Reads "no veía más que unas cabras": they are what is there."""
        lead = self.words.joined(max(0, start - 6), start).split()
        return lead[-2:] in (["mas", "que"], ["sino", "que"]) and bool({"no", "nada"} & set(lead))

    def _is_wished_for(self, start: int) -> bool:
        """Reads "Marcelo quería un perro": none that is there yet."""
        before = self.verbs.read(self.words[start - 1].lower, self.words.accented) if start else ()
        return any(f.lemma in ("querer", "pedir", "desear", "preferir") for f in before)

    def _is_feast_table(self) -> bool:
        """Whether a Christmas dinner is told, where turkeys are served."""
        said = {word.plain for word in self.words.items}
        return bool(said & {"nochebuena", "navidad", "nochevieja", "cena", "cenamos", "cenaron", "comimos"})

    def _is_worn(self, head: int) -> bool:
        """Reads "pajarita" (bow tie), "mono azul": a garment's own word wins over a small animal."""
        garment = self.lexicon.at("garments", self.words, head)
        return garment is not None and (
            garment.last > head + 1 or plain(garment.form) == self.words.plain_at(head)
        )

    def _animal_is_not_alive(self, start: int, last: int, determiner: str) -> bool:
        w = self.words
        before = w.plain_at(start - 1)
        if w.joined(start - 3, start) in ("como si fuera", "como si fuese", "como si fueran"):
            return True
        if before in ("como", "hecho", "hecha", "parecia", "parecian", "cual", "igual"):
            return True
        if w.plain_at(start - 2) in ("cuento", "historia", "fabula", "cancion", "pelicula", "disfraz") or (
            w.joined(last, last + 2) == "de mar" and not w.plain_at(last - 1).endswith("s")
        ):
            return True
        if (
            w.plain_at(start) in ("lobo", "raton")
            and w.plain_at(start - 1) == "del"
            and w.plain_at(start - 2) in ("cuento", "historia")
        ):
            return True
        if determiner == "indef" and before in ("que", "parecer") and not self._nothing_but(start):
            return True
        if w.plain_at(last) == "de" and w.plain_at(last + 1) in _NOT_ALIVE:
            return True
        if w.plain_at(last) in ("asado", "guisado", "relleno", "frito"):
            return True
        if (
            w.plain_at(last - 1) in ("pavo", "cordero", "besugo", "lechon", "pollo")
            and self._is_feast_table()
        ):
            return True
        if w.joined(start - 3, start - 1) == "de comer":
            return False  # "le daba de comer al cerdo"
        recent = [
            f.lemma
            for i in range(max(start - 2, 0), start)
            # "nos cebaba mate y su gato dormía"; "en la cocina había un perro"
            if w.plain_at(i) != "mate" and w.plain_at(i - 1) not in DETERMINERS
            for f in self.verbs.read(w[i].lower, False)
        ]
        return any(lemma in _FOOD_VERBS for lemma in recent)


def _without_places_in_places(found: list[Phrase]) -> tuple[Phrase, ...]:
    """Places named inside a place's phrase are part of it; people inside stay mentions of their own."""
    kept: list[Phrase] = []
    for phrase in found:
        around = [p for p in kept if p.kind == "place" and p.first <= phrase.first and phrase.last <= p.last]
        if phrase.kind == "place" and around:
            continue
        kept.append(phrase)
    return tuple(kept)
