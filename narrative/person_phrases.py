"""Mentions of people and proper names."""

from typing import Final

from narrative.grammar_words import DETERMINERS, INDEFINITE, NEGATIVE, POSSESSIVES, TITLES
from narrative.inflections import plural_of
from narrative.lexicon import Concept, Match
from narrative.misspelling import is_slip
from narrative.names import NameHit
from narrative.numbers import read_number
from narrative.phrase_parts import FLOORS, Phrase, PhraseParts, is_adjective
from narrative.verbs import Form
from narrative.words import plain, word_set

_BARE_KIN: Final = word_set(
    """mama papa mami papi mima mamita papito mamaita papaito apa ama taita yayo yaya nono nona abuelita
    abuelito abuela abuelo lela papi"""
)
_ADJECTIVE_LIKE: Final = frozenset(
    {"old_person", "young_person", "portuguese", "widow", "bachelor", "patient_person"}
)
_WORKS: Final = word_set(
    "serie pelicula telenovela novela programa cancion copla disco revista tebeo libro cuento concurso"
)
_ON_THE_AIR: Final = word_set(
    """radio transistor tele television televisor disco tocadiscos gramola gramofono casete cine pelicula
    novela teatro concierto cantaba cantando"""
)
_CHURCH: Final = word_set(
    "altar misa iglesia glesia comunion bautizo sermon confesion procesion capilla sacristia"
)
_BANDS: Final = word_set(
    """grupo pandilla cuadrilla corro monton par fila punado banda ristra coro equipo clase manada porcion
    reguero tropa tanda patota hatajo chorro sinfin porron caravana montonera parva"""
)
_OF_PEOPLE: Final = (
    "és", "esa", "eses", "esas", "ano", "ana", "anos", "anas", "ino", "ina", "inos", "inas", "eño", "eña",
    "eños", "eñas", "ense", "enses", "oso", "osa", "osos", "osas", "ero", "era", "udo", "uda",
)  # fmt: skip
_OF_TRADES: Final = (
    "or", "ora", "ero", "era", "ista", "ante", "anta", "ente", "enta", "ario", "aria", "logo", "loga", "sta",
    "cio", "cia", "ico", "ica",
)  # fmt: skip
_OF_PEOPLE_ALONE: Final = word_set(
    """decir preguntar contestar responder gritar reír sonreír llorar entregar regalar mirar explicar cobrar
    enseñar abrazar saludar pedir ordenar insistir protestar quejar bendecir firmar invitar prometer regañar
    aplaudir guiñar besar acariciar"""
)
_SEEN: Final = frozenset({"ver", "pasar", "saludar", "recibir", "conocer", "besar", "aplaudir", "escuchar"})
_POPES: Final = frozenset({"juan", "pablo", "francisco", "benedicto", "pio", "polaco", "wojtyla"})
_BARE_TITLES: Final = word_set("don dona sor fray mister signora signor monsieur madame mosen miss frau herr")
_HER_TITLES: Final = word_set("dona sor signora madame miss frau")
_AGES: Final = word_set("pequeno pequena pequenos pequenas mediano mediana mayorcito mayorcita")
_GROUPS_OF: Final = word_set("mis sus nuestras nuestros las los")
_IMAGES: Final = word_set("jesus cristo nino virgen maria inmaculada dolores")
_SHE: Final = word_set("la las una unas esta estas esa esas aquella aquellas otra nuestra nuestras")
_HE: Final = word_set("el un unos este ese aquel nuestro")
_PUTTING_ON: Final = frozenset({"poner", "vestir", "quitar", "estrenar", "abrochar", "calzar"})
_WEARING: Final = frozenset(
    {*_PUTTING_ON, "llevar", "lucir", "gastar", "usar", "planchar", "colgar", "traer"}
)
_CLOTHS: Final = word_set("pana lana pano cuadros rayas tweed hilo lino pata cheviot gabardina espiga punto")
_THERE: Final = frozenset(
    {*_OF_PEOPLE_ALONE, "andar", "entrar", "salir", "subir", "bajar", "venir", "llegar", "pasar", "bailar",
     "cantar", "jugar", "trabajar", "correr", "levantar", "sentar", "vender", "cobrar", "vivir", "juntar",
     "esperar", "aparecer", "acudir", "marchar", "rezar", "tocar", "charlar", "hablar", "comprar"}
)  # fmt: skip
_COME: Final = word_set("habia hubo vinieron llegaron venian pasaron con")
# "los de siempre", "las de antes", "los de lata" are no people told by where they belong
_NO_GROUP: Final = word_set(
    """siempre antes verdad uno otro una otra el ella ellos ellas entonces ahora hoy ayer casa lata madera
    papel carton plastico oro plata cristal barro tela lana cuero hierro el la los las"""
)
_DAY_PARTS: Final = word_set(
    "manana tarde noche madrugada dia mes ano verano invierno abril mayo junio julio"
)
_PLURAL_NAMES_BEFORE: Final = frozenset({"los", "las"})
_HIGHEST_FLOOR: Final = 25  # "la del doce" is a neighbour, "el del 45" a year


class PersonPhrases(PhraseParts):
    """Reads phrases about people."""

    def _registry_name(self, head: int) -> Phrase | None:
        hit = self.names.registered(head)
        if hit is None or (hit.kind == "place" and self.lexicon.at("people", self.words, head)):
            return None
        if hit.kind == "place" and hit.last == head + 1 and self.lexicon.at("places", self.words, head):
            return None
        return self._named(hit)

    def _name(self, head: int) -> Phrase | None:
        hit = self.names.known(head) or self.names.guessed(head)
        return None if hit is None else self._named(hit)

    def _named(self, hit: NameHit) -> Phrase | None:
        if self._is_title_of_work(hit.first):
            return None
        start, determiner, owner, _ = self._left(hit.first)
        if determiner in ("number", "indef") or owner in NEGATIVE:
            start, determiner, owner = hit.first, "none", None
            if self.words.plain_at(hit.first - 1) in INDEFINITE and hit.kind != "place":
                return self._one_called(hit) if hit.kind == "person" else None
        plural = self.words.plain_at(start) in _PLURAL_NAMES_BEFORE and hit.kind == "person"
        if plural and self.words.plain_at(hit.first) == "reyes":
            return None
        if hit.kind == "place" and not (determiner == "def" and hit.article):
            start, determiner, owner = hit.first, "none", None
        if hit.kind == "person" and self.words.plain_at(start) in ("al", "del"):
            start = hit.first
        if hit.kind == "person" and not hit.entities and self._is_on_the_air(hit):
            return None
        last, of = self._name_tail(hit)
        first = self.words.plain_at(hit.first)
        if hit.kind == "person" and (
            first in TITLES or (hit.last > hit.first + 1 and self.lexicon.lookup("people", first))
        ):
            determiner = "title"
        return Phrase(
            start, last, hit.first, hit.kind, name=self.words.said(hit.first, hit.last),
            name_at=(hit.first, hit.last), determiner=determiner, owner=owner, plural=plural,
            count=None if plural else 1, gender=hit.gender, hints=hit.entities,
            core=hit.last if of else last, of=of,
            place_type=hit.place_type,
        )  # fmt: skip

    def _one_called(self, hit: NameHit) -> Phrase | None:
        """Reads "una Teresa que era la mujer de otro": somebody new, whoever else bears the name."""
        w, at = self.words, hit.first
        kinds = ("animals", "objects", "people", "places")
        common = any(self.lexicon.lookup(kind, w.plain_at(at)) for kind in kinds)
        common = not w.cased and (common or bool(self.verbs.read(w[at].lower, w.accented)))
        gender = self.lexicon.given_names.get(w.plain_at(at))
        fits = gender == ("f" if w.plain_at(at - 1) == "una" else "m")  # "un Mercedes" is a car
        if not fits or common or w.plain_at(at) in _IMAGES:
            return None
        return Phrase(at - 1, hit.last, at, "person", name=w.said(at, hit.last), name_at=(at, hit.last),
                      determiner="indef", gender=hit.gender, core=hit.last)  # fmt: skip

    def _is_title_of_work(self, first: int) -> bool:
        """Reads "la serie Friends", "la película de Marisol": what one sees, hears or reads."""
        before = self.words.plain_at(first - 1)
        sung = self.words.plain_at(first - 2) if before in ("el", "la") else ""
        if sung and any(
            f.lemma in ("cantar", "silbar", "tocar", "bailar") for f in self.verbs.read(sung, False)
        ):
            return True
        return (self.words.plain_at(first - 2) if before == "de" else before) in _WORKS

    def _is_in_church(self) -> bool:
        """Whether "el padre" is the priest: the teller's own is "mi papá", and an altar or a mass is told."""
        said = {word.plain for word in self.words.items}
        return bool(said & {"papa", "papi", "papaito"}) and bool(said & _CHURCH)

    def _is_on_the_air(self, hit: NameHit) -> bool:
        """Reads "pongo el transistor, sale Juanito Valderrama": an artist heard or seen from afar."""
        w = self.words
        if hit.last - hit.first < 2:
            return False
        near = w.joined(hit.first - 9, hit.first).split()
        return any(t in _ON_THE_AIR for t in near)

    def _name_tail(self, hit: NameHit) -> tuple[int, int | None]:
        """Reads "Paco el de Granada" is one phrase."""
        w = self.words
        if hit.kind == "person" and w.plain_at(hit.last) in ("el", "la") and w.plain_at(hit.last + 1) == "de":
            inner = self._inside(hit.last + 2)
            if inner is not None and not w.stops_between(hit.last - 1, hit.last + 2):
                return inner.last, hit.last + 1
        if hit.kind == "person" and self._is_nicknamed(hit):
            return hit.last + 2, None
        return hit.last, None

    def _is_nicknamed(self, hit: NameHit) -> bool:
        """Reads "Moncho el Cojo": what somebody is called besides their name."""
        w, at = self.words, hit.last + 1
        if at >= len(w) or w.plain_at(hit.last) not in ("el", "la") or w.stops_between(hit.last - 1, at):
            return False
        if w.cased:
            return w[at].capital and self.names.registered(at) is None and not w[hit.last].capital
        named = self.lexicon.lookup("people", w.plain_at(at))
        called = named is not None and named.id in ("blind_man", "short_man", "portuguese")
        return called and hit.first > 0 and not hit.entities

    def _person(self, head: int) -> Phrase | None:
        w = self.words
        if w.plain_at(head) in _BARE_TITLES:
            return self._titled(head)
        pope = self._pope(head)
        match = pope or self.lexicon.at("people", w, head) or self._misspelt_kin(head)
        if match is None or (
            pope is None and (self._is_capital_name(head) or self._is_no_person(head, match.last))
        ):
            return None
        start, determiner, owner, count = self._left_of_group(head, match.plural)
        by_nickname = w.cased and w[head].capital and not w[head].opens and match.concept.tier == "human"
        swallowed = start == head and w.plain_at(head - 1) in ("al", "del")
        if determiner == "def" and (start < head or swallowed) and (by_nickname or self._is_nickname(start)):
            last = self.names.capital_run(head) if by_nickname else match.last
            return Phrase(start, last, head, "person", name=w.said(head, last), name_at=(head, last),
                          determiner="def", gender="f" if w.plain_at(start) == "la" else "m",
                              core=last)  # fmt: skip
        name = self._name_with_title(match.last, determiner, match.plural)
        gender = self._gender_said(start, head) or self._gender(match.concept, w[head].plain)
        bare = determiner == "none" and not (match.plural and self._come_without_article(head))
        if bare and not self._bare_is_fine(head, match.concept, match.last, name):
            return self._pre_title(head, match.last, match.concept, name, gender)
        if self._is_nobody(match, start, head, determiner, owner, name):
            return None
        plural = match.plural
        group = match.concept.number
        core = self._adjectives(match.last if name is None else name.last)
        core = core + 1 if name is None and self._describes(core, determiner) else core
        core = self._with_trade(core, match) if name is None else core
        if name is None and not match.plural:
            name = self._name_after(core)
            core = name.last if name else core
        last, of = self._of_phrase(core, "person")
        relation = self._relation(match.concept, match.form, gender, plural)
        relation = self._relation_said(head, determiner, name, relation)
        if name is not None and self._runs_into(match.concept, relation, name):
            name, core, last, of = None, match.last, match.last, None
        return Phrase(
            start, last, head, "person", match.concept, match.form, relation,
            None if name is None else w.said(name.first, name.last),
            None if name is None else (name.first, name.last), determiner, owner, plural,
            count if plural or count else (group or None) if group is not None else 1,
            gender if group is None else "m", of, () if name is None else name.entities, core,
        )  # fmt: skip

    def _pope(self, head: int) -> Match | None:
        """Reads "vino el papa", "ver pasar al Papa": the Pope, where he is seen or does something."""
        w = self.words
        if w.plain_at(head - 1) not in ("el", "al") or w[head].lower != "papa" or w[head].after_stop:
            return None
        concept = self.lexicon.get("people", "pope")
        before = self.verbs.read(w[head - 2].lower, w.accented) if head > 1 else ()
        if w.plain_at(head - 1) == "al":
            seen = any(f.lemma in _SEEN for f in before)
        else:
            seen = any(f.person == 3 and f.lemma in _THERE for f in before) or self._does(head + 1, False)
        named = w.plain_at(head + 1) in _POPES
        return Match(concept, "pontífice", head, head + 1) if concept and (seen or named) else None

    def _misspelt_kin(self, head: int) -> Match | None:
        """Reads "mi ermana", "su hermna": kin behind a possessive as somebody in haste writes them."""
        w = self.words
        if w.plain_at(head - 1) not in POSSESSIVES or w[head].after_stop or w[head].capital:
            return None
        kinds = ("people", "places", "animals", "objects", "garments", "occasions", "activities", "colours")
        known = any(self.lexicon.lookup(kind, w[head].plain) for kind in kinds)
        if known or w[head].plain in self.lexicon.given_names or self.verbs.read(w[head].lower, w.accented):
            return None
        kin = ((c, f) for c in self.lexicon.concepts["people"] if c.tier == "kin" for f in c.forms)
        for concept, form in kin:
            for said, plural in ((plain(form), form.endswith("s")), (plain(plural_of(form)), True)):
                if " " not in said and is_slip(w[head].plain, said):
                    return Match(concept, form, head, head + 1, plural)
        return None

    def _relation_said(
        self, head: int, determiner: str, name: NameHit | None, relation: str | None
    ) -> str | None:
        """The relation as the article makes it: "una mujer" is no wife, "el padre Gildardo" a priest."""
        word = self.words.plain_at(head)
        if word in ("mujer", "mujeres") and determiner in ("indef", "number", "dem") and name is None:
            return None
        return "cura" if determiner == "def" and self._is_priest(head, name) else relation

    def _gender_said(self, start: int, head: int) -> str | None:
        """Reads "la auxiliar", "un guardia": the article tells a woman from a man; not "un grupo de"."""
        own = start < head and self.words.plain_at(head - 1) != "de"
        word = self.words.plain_at(start) if own else ""
        return "f" if word in _SHE else "m" if word in _HE else None

    def _is_no_person(self, head: int, last: int) -> bool:
        """Chess pieces, the Pope, Father Christmas, the guard room, food, the teller's "un servidor"."""
        w = self.words
        word, pair = w.plain_at(head), w.joined(head - 1, head + 1)
        if self._is_chess_piece(head) or pair in ("un servidor", "una servidora"):
            return True
        if pair in ("el papa", "del papa", "al papa"):
            return w.plain_at(last) != "de" or not self.names.is_given(last + 1)  # "el papa de Chela"
        if word in ("papa", "papas") and w.plain_at(head - 1) in ("una", "la", "unas", "las", "de", "con"):
            return word == "papas" or w.plain_at(head - 1) in ("una", "la")  # potatoes
        if word in ("gordita", "gorditas"):
            return self.patient.country == "MX"
        if word == "reyes":
            return w.plain_at(last) in ("magos", "catolicos", "godos") or w[head].capital
        if word in ("nino", "santo") and w.plain_at(last) in ("dios", "jesus"):
            return True
        if word == "gemelos":
            return any(
                w.plain_at(i).startswith(("prest", "pus", "pon", "regal")) for i in range(head - 3, head)
            )
        if word == "guarda":
            return w.joined(head - 2, head) in ("y la", "que la", "se la")
        if word == "guardia":
            return w.joined(head - 2, head) in ("en la", "a la", "de la")
        return word in ("papa", "santa", "raton", "ratoncito") and w.plain_at(last) in (
            "noel",
            "claus",
            "perez",
        )

    def _describes(self, at: int, determiner: str) -> bool:
        """Reads "un compañero calabrés, Salvatore": an adjective of the kind that people get."""
        w = self.words
        if at >= len(w) or w[at].after_stop or w[at].capital or determiner not in ("indef", "def", "poss"):
            return False
        ending = w[at].lower.endswith(_OF_PEOPLE) and len(w[at].plain) > 5
        origin = self.lexicon.lookup("people", w[at].plain)
        if origin is not None and origin.id == "portuguese":
            return True
        known = any(self.lexicon.at(k, w, at) for k in ("people", "places", "animals", "objects", "garments"))
        return ending and not known and not self.verbs.read(w[at].lower, w.accented)

    def _with_trade(self, at: int, match: Match) -> int:
        """Reads "un marido coronel", "mi tío cura": kin and, right behind, what they are."""
        w = self.words
        if match.concept.tier != "kin" or match.plural or at >= len(w) or w[at].after_stop or w[at].capital:
            return at
        trade = self.lexicon.at("people", w, at)
        fits = trade is not None and trade.concept.tier == "role" and not trade.plural
        return trade.last if trade is not None and fits and not self.names.acts(at) else at

    def _is_garment(self, start: int, head: int) -> bool:
        """Reads "llevaba una americana", "en americana", "americana de pana": a garment that is called so."""
        w = self.words
        garment = self.lexicon.at("garments", w, head)
        if garment is None or w[head].capital:
            return False
        worn = start > 0 and not w[head].after_stop and (
            any(f.lemma in _WEARING for f in self.verbs.read(w[start - 1].lower, w.accented))
            or (w.plain_at(start - 1) in ("en", "con", "de") and start == head)
        )  # fmt: skip
        behind = garment.last
        made = w.plain_at(behind) in ("de", "a") and w.plain_at(behind + 1) in _CLOTHS
        shaded = behind < len(w) and not w[behind].after_stop
        shaded = shaded and self.lexicon.at("colours", w, behind) is not None
        return worn or made or shaded or self._is_put_on(start)

    def _is_put_on(self, start: int) -> bool:
        """Reads "se había puesto un piloto": a garment that is called like a trade."""
        w = self.words
        if start < 1 or w[start].after_stop or w.plain_at(start) in ("al", "del"):
            return False
        worn = any(f.lemma in _PUTTING_ON for f in self.verbs.read(w[start - 1].lower, w.accented))
        return worn and bool({"se", "me", "nos"} & {w.plain_at(i) for i in range(start - 4, start - 1)})

    def _name_with_title(self, at: int, determiner: str, plural: bool) -> NameHit | None:
        """The name behind a noun; "mis hermanos Paco, Loli y Encarna" are told each alone."""
        name = self._name_after(at) or self._titled_name_after(at, determiner)
        if name is None or not plural or self.words.plain_at(name.first - 1) in ("los", "las"):
            return name
        return None if self.words.plain_at(name.first) in self.lexicon.given_names else name

    def _is_nobody(
        self, match: Match, start: int, head: int, determiner: str, owner: str | None, name: NameHit | None
    ) -> bool:
        """Nobody in particular: denied, likened, a kind of people, or an adjective of what follows."""
        if (
            owner in NEGATIVE
            or (determiner == "indef" and self._is_put_on(start))
            or self._is_garment(start, head)
            or self._is_feast_day(start, head)
            or self._is_predicate(start, determiner, name)
        ):
            return True
        if self._is_generic(start, determiner, match.plural) or self._never(start, determiner):
            return True
        return match.concept.id in _ADJECTIVE_LIKE and self._is_adjective(match.last)

    def _is_priest(self, head: int, name: NameHit | None) -> bool:
        """Reads "el padre Gildardo", "el padrecito", "el padre" before an altar."""
        word = self.words.plain_at(head)
        if word != "padre":
            return word == "padrecito"
        return not name.entities if name is not None else self._is_in_church()

    def _left_of_group(self, head: int, plural: bool) -> tuple[int, str, str | None, int | None]:
        """As ``_left``; "un grupo de niños" starts at its "un"."""
        left = self._left(head)
        w, start = self.words, left[0]
        filled = any(w.plain_at(i).startswith("llen") for i in range(max(0, start - 6), start))
        if plural and left[1] == "none" and w.plain_at(start - 1) == "de" and filled:
            return start, "number", None, None  # "se nos llenó el salón de vecinos"
        if plural and left[1] == "none" and w.plain_at(start - 1) == "de" and w.plain_at(start - 2) in _BANDS:
            around = self._left(start - 2)
            return around[0], "number", None, None
        return left

    def _is_feast_day(self, start: int, head: int) -> bool:
        """Mother's Day is no mother."""
        w = self.words
        return w.joined(start - 2, start) == "dia de" or w.joined(head - 2, head) == "dia del"

    def _titled(self, head: int) -> Phrase | None:
        name = self._name_after(head + 1, strong=True)
        if name is None:
            return None
        start, determiner, owner, _ = self._left(head)
        new = determiner == "indef"  # "una doña Esperanza, que no era mi abuela"
        if determiner != "def" and not new:
            start = head
        gender = "f" if self.words.plain_at(head) in _HER_TITLES else "m"
        return Phrase(
            start, name.last, head, "person", name=self.words.said(name.first, name.last),
            name_at=(name.first, name.last), determiner="indef" if new else "title", owner=owner,
            gender=gender, hints=() if new else name.entities, core=name.last,
        )  # fmt: skip

    def _pre_title(
        self, head: int, last: int, concept: Concept, name: NameHit | None, gender: str
    ) -> Phrase | None:
        """Reads "tía Tencha", "señora Hortensia", "nieto de Cachita" (after a comma)."""
        w = self.words
        if name is not None and concept.tier in ("kin", "human", "role", "friend"):
            relation = self._relation(concept, w[head].text.lower(), gender, False)
            return Phrase(
                head, name.last, head, "person", concept, w[head].lower, relation, w.said(name.first,
                    name.last),
                (name.first, name.last), "none", None, False, 1, gender, None, name.entities, name.last,
            )  # fmt: skip
        if concept.tier == "kin" and w.plain_at(last) in ("de", "del") and w[head].after_stop and head > 0:
            end, of = self._of_phrase(last, "person")
            if of is not None:
                relation = self._relation(concept, w[head].lower, gender, False)
                return Phrase(head, end, head, "person", concept, w[head].lower, relation, determiner="none",
                              gender=gender, of=of, core=last)  # fmt: skip
        return None

    def _bare_is_fine(self, head: int, concept: Concept, last: int, name: NameHit | None) -> bool:
        w = self.words
        if concept.tier != "kin" or w[head].plain not in _BARE_KIN or name is not None:
            return name is not None and w[head].plain in _BARE_KIN
        before, after = w[head].gap, w[last].gap if last < len(w) else "."
        if (
            w[head].plain in ("abuelo", "abuela", "yayo", "yaya")
            and not w.cased
            and not self.names.acts(last)
        ):
            return False
        if w.plain_at(head - 1).startswith(("grit", "chill", "exclam")) or (
            w[head].plain in (w.plain_at(head - 1), w.plain_at(head + 1))
        ):
            return False  # "el niño gritaba papá papá"
        vocative = any(c in before for c in ',¡¿"«“:') and any(c in after for c in ',!?."»”')
        if w.plain_at(head - 1) in ("de", "como") and w[head].plain not in (
            "mama",
            "papa",
            "mami",
            "papi",
            "mima",
        ):
            return False
        return not vocative

    def _runs_into(self, concept: Concept, relation: str | None, name: NameHit) -> bool:
        """Reads "cuando murió mi papi | fermín me llevó": without stops another known one may follow."""
        if self.words.cased or concept.id not in ("parent", "spouse", "viejo") or not name.entities:
            return False
        owners = {e.relation for e in self.entities if e.id in name.entities}
        return relation not in owners

    def _is_adjective(self, after: int) -> bool:
        if after >= len(self.words) or self.words[after].after_stop or is_adjective(self.words[after].plain):
            return False
        forms = self.verbs.read(self.words[after].lower, self.words.accented)
        if self.words.plain_at(after - 2) in ("mi", "el") and any(
            f.person == 3 and f.tense == "past" for f in forms
        ):
            return False  # "mi viejo vino un día"
        people = self.lexicon.at("people", self.words, after)
        if people is not None and people.concept.id == "portuguese":
            return False  # "unos muchachos marroquíes"
        return people is not None or any(
            self.lexicon.at(k, self.words, after) for k in ("places", "animals", "objects")
        )

    def _those_of(self, head: int) -> Phrase | None:
        """Reads "los de enfrente", "el de la farmacia": people told by where they belong."""
        w = self.words
        if (
            w.plain_at(head) not in ("los", "las", "el", "la")
            or w.plain_at(head + 1) not in ("de", "del")
            or head + 2 >= len(w)
        ):
            return None
        if w[head + 1].after_stop or w[head + 2].after_stop:
            return None
        plural = w.plain_at(head) in ("los", "las")
        gender = "f" if w.plain_at(head) in ("las", "la") else "m"
        end = head + 3
        if w.plain_at(head + 2) in ("enfrente", "abajo", "arriba"):
            relation = "vecinos" if plural else "vecino"
        elif w.joined(head + 2, head + 4) in ("al lado", "la esquina"):
            relation, end = "vecinos" if plural else "vecino", head + 4
        elif (
            w.plain_at(head + 1) == "de" and w.plain_at(head + 2) == "la" and w.plain_at(head + 3).isdecimal()
        ):
            relation, end = None, head + 4
        elif w.plain_at(head + 1) == "del" and self._is_floor(head + 2):
            relation = "vecinos" if plural else "vecino"
        else:
            inner = self._inside(head + 2)
            grouped = plural and w.plain_at(head - 1) in ("para", "con", "y", "a", "todos")
            if inner is not None and inner.kind == "place" and (w[head].after_stop or grouped):
                end = inner.last
            else:
                end = self._behind_noun(head + 2)
                if not (self._are_people(head, end) if plural else self._is_somebody(head, end)):
                    return None
            relation = None
        relation = "vecina" if relation == "vecino" and gender == "f" else relation
        return Phrase(head, end, head, "person", relation=relation, determiner="def", plural=plural,
                      count=None if plural else 1, gender=gender, of=head + 1, core=head + 1)  # fmt: skip

    def _so_many_of(self, head: int) -> Phrase | None:
        """Reads "las tres de la ventana bordaban": so many who are told by where they are."""
        w = self.words
        if w.plain_at(head - 1) not in ("los", "las") or w.plain_at(head + 1) != "de" or w[head].after_stop:
            return None
        number = read_number(w, head)
        if number is None or number[1] != head + 1 or head + 2 >= len(w) or w[head + 1].after_stop:
            return None
        behind = self._behind_noun(head + 2)
        noun = w.plain_at(behind - 1) if behind <= len(w) else ""
        hour = (
            noun in _DAY_PARTS or noun.isdecimal() or w.plain_at(head - 2) in ("a", "sobre", "hasta", "desde")
        )
        if hour or not self._are_people(head - 1, behind):
            return None
        gender = "f" if w.plain_at(head - 1) == "las" else "m"
        return Phrase(head - 1, behind, head, "person", determiner="def", plural=True, count=number[0],
                      gender=gender, of=head + 1, core=head + 1)  # fmt: skip

    def _some_from(self, head: int) -> Phrase | None:
        """Reads "unos de Orense que hacían lacón": people of a town, told by nothing else."""
        w = self.words
        some = w.plain_at(head) in ("unos", "unas") and w.plain_at(head + 1) == "de"
        if not some or head + 2 >= len(w) or w[head + 1].after_stop:
            return None
        town = self._inside(head + 2)
        if town is None or town.kind != "place" or town.concept is not None:
            return None
        told = any(
            f.person == 3 and f.plural
            for f in self._done_behind(town.last + (w.plain_at(town.last) == "que"))
        )
        if not told and w.plain_at(head - 1) not in ("con", "a", "habia", "vinieron", "llegaron"):
            return None
        gender = "f" if w.plain_at(head) == "unas" else "m"
        return Phrase(head, town.last, head, "person", determiner="indef", plural=True, count=None,
                      gender=gender, of=head + 1, core=head + 1)  # fmt: skip

    def _behind_noun(self, at: int) -> int:
        """The word behind "las cartas", "otro bus", "banco de abajo"."""
        w = self.words
        end = at + 1 + (w.plain_at(at) in DETERMINERS | {"otro", "otra"})
        return end + 2 if w.joined(end, end + 2) in ("de abajo", "de arriba", "de enfrente") else end

    def _are_people(self, head: int, behind: int) -> bool:
        """Reads "con las del centro", "a los de corbata", "Los de las cartas se santiguaron"."""
        w = self.words
        if behind > len(w) or w.plain_at(behind - 1) in _NO_GROUP or w.stops_between(head, behind - 1):
            return False
        if w.plain_at(head - 1) in ("a", "con", "para"):
            return True
        if any(f.person == 3 and f.plural and f.lemma in _THERE for f in self._done_before(head)):
            return True
        forms = self._done_behind(behind)
        return any(f.person == 3 and f.plural and (w[head].opens or f.lemma in _THERE) for f in forms)

    def _done_before(self, head: int) -> tuple[Form, ...]:
        """What the verb before ``head`` may be: "entraban (los del club)", "entraban de a veinte"."""
        w = self.words
        for at in range(head - 1, max(head - 5, -1), -1):
            if w[at + 1].after_stop:
                return ()
            forms = self.verbs.read(w[at].lower, w.accented)
            if forms:
                return forms
        return ()

    def _is_floor(self, at: int) -> bool:
        """Reads "(la del) quinto", "(la del) doce", not "(el del) 45"."""
        number = read_number(self.words, at) if at < len(self.words) else None
        known = number is not None and 1 <= number[0] <= _HIGHEST_FLOOR
        return self.words.plain_at(at) in FLOORS or known

    def _is_somebody(self, head: int, behind: int) -> bool:
        """Reads "el de seguridad nos dijo", "la de las gladiolas, que me daba": one who does as people do."""
        w = self.words
        if behind > len(w) or w.plain_at(behind - 1) in _NO_GROUP or w.stops_between(head, behind - 1):
            return False
        if w.plain_at(head - 1) in DETERMINERS or self._inside_a_name(head):
            return False
        relative = w.plain_at(behind) == "que"
        forms = self._done_behind(behind + relative)
        wanted = _THERE if relative else _OF_PEOPLE_ALONE
        if relative and w[head].opens:
            wanted = wanted | {"ser"}
        return any(f.person == 3 and not f.plural and f.lemma in wanted for f in forms)

    def _inside_a_name(self, head: int) -> bool:
        """Whether the words before are a name that this only tells apart: "Paco el de Granada"."""
        return head > 0 and not self.words[head].after_stop and self.names.registered(head - 1) is not None

    def _done_behind(self, at: int) -> tuple[Form, ...]:
        """What the verb at ``at`` may be, pronouns and "no" before it passed over."""
        w = self.words
        while w.plain_at(at) in ("se", "nos", "me", "le", "les", "lo", "la", "los", "las", "no", "ni", "ya"):
            at += 1
        return self.verbs.read(w[at].lower, w.accented) if at < len(w) else ()

    def _come_without_article(self, head: int) -> bool:
        """Reads "había soldados", "vinieron parientes", "con voluntarios"."""
        before = self.words.plain_at(head - 1)
        denied = self.words.plain_at(head - 2) in ("no", "ni", "sin", "nunca")
        return before in _COME and not denied and not self.words[head].after_stop

    def _doer(self, head: int) -> Phrase | None:
        """Reads "la rectora le entregó la medalla", "unos faroleros cantando": an unknown noun made like a
        trade, doing as people do.
        """
        w = self.words
        word = w.plain_at(head)
        start, determiner, owner, count = self._left(head)
        plural = word.endswith("s")
        single = _singular(word) if plural else word
        if not single.endswith(_OF_TRADES) or len(word) < 6 or start == head or w[head].capital:
            return None
        if determiner not in ("def", "indef", "poss", "number") or self.verbs.read(w[head].lower, w.accented):
            return None
        kinds = ("places", "animals", "objects", "garments", "occasions", "activities")
        if any(self.lexicon.lookup(k, said) for k in kinds for said in (word, single)):
            return None
        if w.plain_at(head + 1) == "" or w[head + 1].after_stop or not self._does(head + 1, plural):
            return None
        gender = self._gender_said(start, head) or ("f" if single.endswith("a") else "m")
        return Phrase(start, head + 1, head, "person", form=word, relation=w[head].lower,
                      determiner=determiner, owner=owner, plural=plural, count=count if plural else 1,
                      gender=gender, core=head + 1)  # fmt: skip

    def _by_age(self, head: int) -> Phrase | None:
        """Reads "la pequeña jugaba con Hachi", "a la más pequeña": one of the family told by age alone."""
        w = self.words
        start = head - 1 - (w.plain_at(head - 1) == "mas")
        if w.plain_at(head) not in _AGES or w.plain_at(start) not in ("el", "la", "los", "las", "al"):
            return None
        if start < 0 or any(w[i].after_stop for i in range(start + 1, head + 1)):
            return None
        if w.plain_at(head + 1) == "de" and w.plain_at(head + 2) in _GROUPS_OF:
            return None  # "la pequeña de mis hermanas": one of a group
        plural = w.plain_at(head).endswith("s")
        led = w.plain_at(start - 1) in ("a", "con") or w.plain_at(start) == "al"
        alone = head + 1 >= len(w) or w[head + 1].after_stop or w.plain_at(head + 1) == "en"
        acting = any(
            f.person == 3 and f.plural == plural and f.lemma != "ser" for f in self._done_behind(head + 1)
        )
        if not (acting or (led and alone)):
            return None
        gender = "f" if w.plain_at(head).rstrip("s").endswith("a") or w.plain_at(start) in _SHE else "m"
        return Phrase(start + (w.plain_at(start) == "al"), head + 1, head, "person", determiner="def",
                      plural=plural, count=None if plural else 1, gender=gender, core=head + 1)  # fmt: skip

    def _does(self, at: int, plural: bool) -> bool:
        """Whether what people alone do follows: "nos decían", "cantando"."""
        ongoing = self.verbs.read(self.words[at].lower, self.words.accented)
        if any(f.tense == "gerund" and f.lemma in _OF_PEOPLE_ALONE for f in ongoing):
            return True
        return any(
            f.person == 3 and f.plural == plural and f.lemma in _OF_PEOPLE_ALONE
            for f in self._done_behind(at)
        )

    def _cut_in_two(self, head: int) -> Phrase | None:
        """A noun that the recogniser cut: "el se reno" is "el sereno"."""
        w = self.words
        if (
            w.cased
            or head + 1 >= len(w)
            or w.plain_at(head - 1) not in DETERMINERS
            or self.verbs.read(w[head + 1].lower, False)
        ):
            return None
        concept = self.lexicon.lookup("people", w.plain_at(head) + w.plain_at(head + 1))
        if concept is None or any(
            self.lexicon.lookup(k, w.plain_at(head)) for k in ("people", "animals", "objects", "garments")
        ):
            return None
        start, determiner, owner, _ = self._left(head)
        form = w.plain_at(head) + w.plain_at(head + 1)
        gender = self._gender(concept, form)
        return Phrase(start, head + 2, head, "person", concept, form, self._relation(concept, form, gender,
            False),
                      determiner=determiner, owner=owner, gender=gender, core=head + 2)  # fmt: skip


def _singular(word: str) -> str:
    """Reads "faroleros" -> "farolero", "veedores" -> "veedor": a noun made like a trade in the singular."""
    return word[:-2] if word.endswith(("ores", "eses")) else word[:-1]
