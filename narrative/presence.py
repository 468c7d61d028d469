"""Who is there: participants that are bodily in the scene, and those who are only told of.

Out are the dead, those who did not come, those elsewhere, the quoted, the compared, owners and
makers of things, origins and destinations of others.
"""

from collections.abc import Sequence
from typing import Final, Literal

from narrative.grammar_words import DEATH_PHRASES
from narrative.phrases import Phrase
from narrative.referents import Referent
from narrative.telling import Telling
from narrative.verbs import Form, Verbs
from narrative.words import Word, Words

Vote = Literal["out", "weak_out", "neutral", "in"]
_COMING: Final = frozenset("venir ir estar llegar aparecer acudir vivir asomar volver salir visitar poder querer subir "
                           "bajar entrar conocer alcanzar presentar ver llevar".split())  # fmt: skip
_DYING: Final = frozenset({"morir", "fallecer", "faltar"})
_STAYING: Final = frozenset({"quedar", "seguir", "permanecer", "vivir", "trabajar", "estar", "andar", "residir", "servir"})
_MAKING: Final = frozenset("hacer regalar comprar coser tejer bordar dar traer ensenar enseñar dejar prestar mandar "
                           "enviar heredar pintar construir vender fabricar".split())  # fmt: skip
_OTHERS: Final = frozenset({"comparison", "name"})
_COMPARING: Final = frozenset({"como", "igual", "parecia", "parecian", "recordaba", "cual", "segun"})
_SAYING: Final = frozenset({"decir", "contar", "repetir", "asegurar"})
_HELD_AWAY: Final = frozenset("exiliado exiliada destinado destinada internado internada ingresado ingresada "
                              "trabajando sirviendo estudiando viviendo emigrado emigrada".split())  # fmt: skip
_ROOMS: Final = frozenset("kitchen bathroom bedroom living_room patio balcony terrace garden hall attic cellar corral "
                          "kitchen_garden stairwell".split())  # fmt: skip
_BEFORE_NOUN: Final = frozenset("el un mucho tanto su mi de del al con otro este ese poco".split())
_THINKING: Final = frozenset({"pensar", "creer", "suponer", "imaginar", "decir", "figurar", "conocer"})
_LEAVING: Final = frozenset({"mandar", "enviar", "llevar", "destinar", "marchar", "emigrar"})


class PresenceReader:
    """Judges the presence of every referent of one text."""

    def __init__(self, words: Words, verbs: Verbs, telling: Telling, referents: Sequence[Referent]) -> None:
        self.words, self.verbs, self.telling, self.referents = words, verbs, telling, referents
        self.phrases = sorted((p for r in referents for p in r.phrases), key=lambda p: (p.first, -p.last))
        self._forms: dict[int, tuple[Form, ...]] = {}

    def people_present(self, main: tuple[int, int]) -> dict[int, bool]:
        """Presence by the referent's number; ``main`` is the range of sentences of the scene."""
        present: dict[int, bool] = {}
        for number, referent in enumerate(self.referents):
            if referent.kind != "place":
                present[number] = self._is_there(referent, main)
        for number, referent in enumerate(self.referents):
            if referent.kind == "place":
                present[number] = self._place_is_there(referent, main, present)
        return present

    # --- people and animals --------------------------------------------------------------------

    def _is_there(self, referent: Referent, main: tuple[int, int]) -> bool:
        inside = [p for p in referent.phrases if main[0] <= self.words[p.head].sentence < main[1]]
        if not inside:
            return self._carried_on(referent, main)
        if referent.relation == "yo":
            return True
        votes = [self._vote(p, referent) for p in inside]
        elsewhere = [self._vote(p, referent) for p in referent.phrases if p not in inside]
        if "out" in votes or ("out" in elsewhere and not any(self._acts(p) for p in inside)):
            return False
        return "neutral" in votes or any(self._meant_by_pronoun(p) for p in inside)

    def _carried_on(self, referent: Referent, main: tuple[int, int]) -> bool:
        """Told of right before the scene and meant by its first "los dos", "él", "ella"."""
        if referent.kind == "place" or referent.plural or main[0] == 0:
            return False
        start = next(w.index for w in self.words.items if w.sentence == main[0])
        before = [p for p in self.phrases if p.kind != "place" and p.first < start]
        if not before or before[-1] not in referent.phrases:
            return False
        for at in range(start, min(start + 14, len(self.words))):
            if any(p.first == at and p.kind == "person" for p in self.phrases):
                return False
            if self.words.joined(at, at + 2) in ("los dos", "las dos") or self.words[at].lower in ("él", "ella"):
                return True
        return False

    def _meant_by_pronoun(self, phrase: Phrase) -> bool:
        """"el patio de la nona. Y de ella, sentada...": the owner turns out to be there."""
        if phrase.plural or phrase.kind != "person" or self._quoted(phrase):
            return False
        for at in range(phrase.last, min(phrase.last + 10, len(self.words))):
            if any(p.first == at and p.kind == "person" for p in self.phrases):
                return False
            if self.words[at].lower == ("ella" if phrase.gender == "f" else "él"):
                return True
        return False

    def _acts(self, phrase: Phrase) -> bool:
        """Whether the one named is the subject of a verb in the past."""
        found = self._verb_after(phrase) if self._is_subject(phrase) else None
        return found is not None and found[1].tense in ("past", "imperfect")

    def _vote(self, phrase: Phrase, referent: Referent) -> Vote:
        tail = self.words.joined(phrase.last, phrase.last + 9)
        if "difunt" in self.words.joined(phrase.first, phrase.last) or self._buried(phrase):
            return "out"
        if any(tail.startswith(d) for d in DEATH_PHRASES):
            return "weak_out" if self._nested(phrase) or self._owner_or_maker(phrase) or self._quoted(phrase) else "neutral"
        if self._is_teller(phrase):
            return "out"
        if self._dead_or_missing(phrase) or self._elsewhere(phrase) or self._only_imagined(phrase):
            return "out"
        if self.words.plain_at(phrase.first - 1) == "con" and self._with_absent(phrase):
            return "out"
        if self._knew_nothing(phrase) or self._missed(phrase):
            return "out"
        if self._nested(phrase) or self._owner_or_maker(phrase) or self._quoted(phrase) or self._compared(phrase) or (
            self._photographed(phrase)
        ):
            return "weak_out"
        return "neutral"

    def _missed(self, phrase: Phrase) -> bool:
        """"al Tito lo extraño", "echo de menos a mi hermana"."""
        tail = self.words.joined(phrase.last, phrase.last + 3)
        lead = self.words.joined(phrase.first - 4, phrase.first)
        if lead.endswith(("pensaba en", "pensando en", "pense en", "acordaba de", "acorde de", "sonaba con", "penso en", "acordandome de")):
            return True
        joined = next((p for p in self.phrases if p is not phrase and p.kind == "person" and p.last == phrase.first - 2), None)
        if joined is not None and lead.endswith("y en") and self._missed(joined):
            return True
        return tail.startswith(("lo extrano", "la extrano", "lo echo de", "la echo de", "lo extranaba", "la extranaba")) or (
            lead.endswith(("de menos a", "extrano a", "extranaba a", "menos al"))
        )

    def _photographed(self, phrase: Phrase) -> bool:
        """"le mostré la foto: mi mamá con un pañuelo"."""
        at = phrase.first
        while at > 0 and not self.words[at].opens:
            if ":" in self.words[at].gap:
                return any(self.words.plain_at(i) in ("foto", "fotografia", "retrato") for i in range(max(0, at - 4), at))
            at -= 1
        return False

    def _knew_nothing(self, phrase: Phrase) -> bool:
        """"mi viejo no sabía nada", "mi madre nunca lo supo"."""
        tail = self.words.joined(phrase.last, phrase.last + 4)
        return tail.startswith(("no sabia nada", "nunca lo supo", "no se entero", "no lo supo", "nunca supo", "ni se entero", "no lo sabia", "nunca se entero"))

    def _buried(self, phrase: Phrase) -> bool:
        tail = self.words.joined(phrase.last, phrase.last + 5).split()
        return any(t in ("lo", "la") and n.startswith(("enterra", "velam", "velab")) for t, n in zip(tail, tail[1:], strict=False))

    def _at_the_deathbed(self, phrase: Phrase) -> bool:
        """"el día que murió mi madre ... yo estaba con ella": the dying one is there."""
        text = self.words.joined(phrase.last, phrase.last + 25)
        return any(c in text for c in ("con ella", "con el le", "a su lado", "la mano", "su mano", "sus manos", "en mis brazos"))

    def _is_teller(self, phrase: Phrase) -> bool:
        """The relative who writes is not in the memory unless they say so."""
        if self.telling.voice != "relative" or self.words[phrase.first].sentence > 0:
            return False
        before = self.words.joined(max(0, phrase.first - 3), phrase.first)
        named = phrase.name is not None or phrase.of is not None
        return named and any(b in before.split() for b in ("soy", "escribe", "llamo", "habla", "saluda", "aqui"))

    def _verb_after(self, phrase: Phrase, reach: int = 7) -> tuple[int, Form] | None:
        """The first conjugated third-person verb behind a phrase, with no other participant between."""
        w = self.words
        for at in range(phrase.last, min(phrase.last + reach, len(w))):
            if w[at].opens:
                return None
            if any(p.first == at and p.kind != "place" for p in self.phrases) and at > phrase.last:
                return None
            if w.plain_at(at) in ("yo",) or w[at].plain in ("y", "e", "pero") and at > phrase.last:
                return None
            form = self._third(at)
            if form is not None:
                return at, form
        return None

    def _third(self, at: int) -> Form | None:
        if at not in self._forms:
            lower = self.words[at].lower
            self._forms[at] = self.verbs.read(lower, self.words.accented)
        before = self.words.plain_at(at - 1)
        if before in ("el", "la", "un", "una", "los", "las", "de", "del", "al") and self.words.plain_at(at) not in ("es", "era"):
            noun_like = self.words.plain_at(at - 2) not in ("se", "que", "no", "me", "y")
            if noun_like and before in ("el", "un", "una", "los", "del", "al", "de"):
                return None
        return next((f for f in self._forms[at] if f.person == 3), None)

    def _negated(self, at: int) -> bool:
        """Whether "no", "nunca", "tampoco" stands right before the verb (pronouns may be between)."""
        i = at - 1
        while self.words.plain_at(i) in ("se", "me", "le", "nos", "lo", "la", "les", "te", "ha", "habia", "pudo", "podia", "quiso", "queria"):
            i -= 1
        return self.words.plain_at(i) in ("no", "nunca", "tampoco", "ya", "jamas") and (
            self.words.plain_at(i) != "ya" or False
        )

    def _is_subject(self, phrase: Phrase) -> bool:
        before = self.words.plain_at(phrase.first - 1)
        return before not in ("a", "al", "con", "de", "del", "por", "para", "en", "sin", "como", "contra", "hacia")

    def _dead_or_missing(self, phrase: Phrase) -> bool:
        w = self.words
        before = w.joined(phrase.first - 4, phrase.first)
        for dead in ("habia muerto", "ya murio", "se murio", "habia fallecido", "murio", "fallecio", "se nos murio",
                     "faltaba", "no estaba", "no vino", "no fue", "habian muerto", "mataron a"):  # fmt: skip
            if before.endswith(dead) and not before.endswith("se habian muerto"):
                return not self._at_the_deathbed(phrase)
        if not self._is_subject(phrase):
            return False
        found = self._verb_after(phrase)
        if found is None:
            return False
        at, form = found
        ahead = w.joined(at, at + 5)
        if form.lemma == "haber" and any(x in ahead for x in ("muerto", "fallecido")):
            return True
        if form.lemma in _DYING and form.tense in ("past", "imperfect", "present") and "de risa" not in w.joined(at, at + 4):
            return not w.joined(at - 1, at).startswith("me")
        if self._negated(at) and self._means_coming(form, at):
            return True
        return w.joined(at - 2, at + 1) in ("ya no estaba", "ya no vivia", "tampoco estaba") and self._ends_after(at)

    def _ends_after(self, at: int) -> bool:
        """"ya no estaba." against "ya no estaba bueno"."""
        after = self.words.plain_at(at + 1)
        return at + 1 >= len(self.words) or self.words[at + 1].after_stop or after in (
            "con", "entre", "ya", "ese", "aquel", "cuando", "en", "y", "porque", "pero", "que", "alli", "ahi", "aqui",
        )  # fmt: skip

    def _means_coming(self, form: Form, at: int) -> bool:
        w = self.words
        if form.lemma in ("querer", "poder", "deber", "soler"):
            return any(f.lemma in _COMING for f in self.verbs.read(w[at + 1].lower, False)) if at + 1 < len(w) else False
        if form.lemma == "haber":
            return any(f.lemma in _COMING and f.tense == "participle" for i in (at + 1, at + 2) if i < len(w)
                       for f in self.verbs.read(w[i].lower, False))  # fmt: skip
        if form.lemma in ("ir", "ser") and w.plain_at(at) in ("fue", "iba", "fueron", "iban"):
            return w.plain_at(at + 1) in ("", "porque", "pues", "que", "tenia", "por", "con", "ese", "a", "al", "nunca") or (
                at + 1 < len(w) and w[at + 1].after_stop
            )
        if form.lemma in ("volver", "llevar", "conocer", "ver", "salir", "entrar"):
            return False
        if form.lemma == "estar":
            return self._ends_after(at)
        return form.lemma in _COMING and form.lemma not in ("poder", "querer")

    def _elsewhere(self, phrase: Phrase) -> bool:
        """"se quedaba en casa", "estaba en el campo", "llamó de Estocolmo", "trabajaba en la fábrica"."""
        if not self._is_subject(phrase) and self.words.plain_at(phrase.last) != "que":
            return False
        found = self._verb_after(phrase, 9)
        if found is None:
            return False
        at, form = found
        w = self.words
        verb, at = form.lemma, at
        if verb == "haber" and at + 1 < len(w):
            verb = next((f.lemma for i in (at + 1, at + 2) if i < len(w) for f in self.verbs.read(w[i].lower, False)
                         if f.tense == "participle"), verb)  # fmt: skip
            at += 1
        if verb in ("llamar", "telefonear") and w.plain_at(at + 1) in ("de", "desde") and self._place_at(at + 2):
            return True
        if self._calls_from_afar(at) or self._sends(form, at):
            return True
        if verb == "estar" and w.plain_at(at + 1) in _HELD_AWAY and self._place_at(at + 3):
            return True
        if verb not in _STAYING:
            return False
        if verb in ("vivir", "trabajar", "residir") and w.plain_at(phrase.last) == "que" and form.tense != "present":
            return False
        if verb == "quedar" and w.plain_at(at + 1).endswith(("ando", "iendo")) and not form.plural:
            if any(p.kind == "place" and p.first < phrase.first for p in self.phrases):
                return True
        place = next((p for p in self.phrases if p.kind == "place" and at < p.head <= at + 5), None)
        if place is None:
            return w.joined(at + 1, at + 4) in ("sirviendo en", "en cama", "en la guerra") or w.plain_at(at + 1) in ("fuera", "lejos")
        if w.plain_at(place.first - 1) not in ("en", "por", "de", "al") and w.plain_at(place.head - 1) not in ("al", "del"):
            return False
        if place.concept is not None and place.concept.id in ("harbour", "train_station", "balcony", "bus_stop", "stairwell"):
            return False
        if verb in ("quedar", "seguir", "permanecer") and form.plural is False:
            return not self._in_company(at + 1) and not self._in_company(place.last)
        return self._another_place(place, phrase)

    def _sends(self, form: Form, at: int) -> bool:
        """"mandó un telegrama", "escribía cartas": whoever sends is not there."""
        if form.lemma not in ("mandar", "enviar", "escribir"):
            return False
        return any(t in ("telegrama", "carta", "cartas", "postal", "postales", "dinero", "recado", "paquete", "felicitacion", "cinta", "grabacion", "regalo", "fotos")
                   for t in self.words.joined(at + 1, at + 5).split())  # fmt: skip

    def _in_company(self, at: int) -> bool:
        """"con nosotros", "conmigo", "con mi madre" at word ``at``."""
        w = self.words
        if w.plain_at(at) == "conmigo":
            return True
        return w.plain_at(at) == "con" and (
            w.plain_at(at + 1) in ("nosotros", "nosotras", "mi", "ella", "el") or any(p.first == at + 1 and p.kind == "person" for p in self.phrases)
        )

    def _place_at(self, at: int) -> bool:
        return self.words.plain_at(at) == "fuera" or any(p.kind == "place" and p.first == at for p in self.phrases)

    def _calls_from_afar(self, at: int) -> bool:
        """"lo miró por la tele", "me llamó llorando", "nos escribió"."""
        for i in range(at, min(at + 10, len(self.words))):
            if self.words[i].opens or any(p.first == i and p.kind == "person" for p in self.phrases):
                return False
            if self.words.joined(i, i + 2) in ("me llamo", "nos llamo", "nos escribio", "me escribio", "por telefono",
                                               "llamo a", "llamo por", "nos llamaba", "me escribia", "nos escribia"):  # fmt: skip
                return True
            if self.words.joined(i, i + 3) in ("por la tele", "por la television", "por la radio"):
                return True
        return False

    def _another_place(self, place: Phrase, phrase: Phrase) -> bool:
        """Whether a place told of before makes this one somewhere else; a room is of the same house."""
        if place.concept is not None and place.concept.id in _ROOMS and place.owner is None:
            return False
        if any(t in self.words.joined(phrase.last, place.first) for t in ("a esas horas", "en ese momento", "a esa hora", "por entonces")):
            return True
        said_before = [p for p in self.phrases if p.kind == "place" and p.first < phrase.first]
        referent = next((r for r in self.referents if place in r.phrases), None)
        if referent is not None and any(p in referent.phrases for p in said_before):
            return False
        return bool(said_before)

    def _only_imagined(self, phrase: Phrase) -> bool:
        w = self.words
        if any(w.joined(at, at + 2) in ("haberlo sabido", "haberse enterado") for at in range(phrase.last, phrase.last + 4)):
            return True
        found = self._verb_after(phrase, 5)
        if w.plain_at(phrase.first - 1) == "si" and found is not None and w.plain_at(phrase.first - 2) != "como":
            return found[1].tense in ("present", "past_subjunctive") or self.words.plain_at(found[0] - 1) == "se"
        if found is None:
            return False
        at, form = found
        if form.tense == "conditional" and self._is_subject(phrase) and form.lemma in ("estar", "andar", "haber"):
            return True
        return w.joined(at - 1, at + 3) in ("nos iba a regañar", "nos iba a reganar", "me iba a reganar", "nos iba a matar") or (
            w.plain_at(at) in ("iba", "iban") and w.plain_at(at + 1) == "a" and w.plain_at(at - 1) in ("nos", "me", "le", "les")
            and w.joined(at + 2, at + 3) in ("reganar", "renir", "matar", "retar", "pegar", "castigar")
        ) or w.joined(at - 1, at + 1) in ("se entera", "se enteraba", "se entere", "se enterase", "se enterara", "se entero")

    def _nested(self, phrase: Phrase) -> bool:
        """Named inside another mention: "la hija del molinero", "la casa de los Giraldo"; the one whose
        house is gone to is met there."""
        around = self._phrase_around(phrase)
        if around is None:
            return False
        return not self._host(phrase, around)

    def _phrase_around(self, phrase: Phrase) -> Phrase | None:
        return next((p for p in self.phrases if p is not phrase and p.of is not None
                     and p.of < phrase.first and phrase.last <= p.last), None)  # fmt: skip

    def _host(self, phrase: Phrase, around: Phrase) -> bool:
        """The one whose house is gone to: "fue a la casa de mi tío Orestes"."""
        home = around.kind == "place" and around.concept is not None and around.concept.id in ("house", "flat", "farm", "farmhouse", "shop", "bedroom", "kitchen", "living_room")
        gone_to = self.words.plain_at(around.first - 1) in ("a", "en") and not phrase.plural
        kin = phrase.determiner == "title" or (phrase.relation is not None and phrase.concept is not None and phrase.concept.tier == "kin")
        return home and gone_to and kin and self.words.plain_at(phrase.first) not in ("don", "dona")

    def _owner_or_maker(self, phrase: Phrase) -> bool:
        w = self.words
        around = self._phrase_around(phrase)
        if around is not None and self._host(phrase, around):
            return False
        before = w.plain_at(phrase.first - 1)
        del_ = w.plain_at(phrase.first - 1) == "del"
        if (before == "de" or del_) and not any(p.last == phrase.first - 1 for p in self.phrases if p is not phrase):
            previous = w.plain_at(phrase.first - 2)
            together = ("detras", "delante", "lado", "cerca", "brazo", "mano", "encima", "hombros", "frente", "despedir",
                        "despedirme", "despedirnos", "brazos", "falda", "regazo", "acuerdo", "alrededor", "rodillas",
                        "presencia", "compania", "pupitre", "cama", "rostro", "cara", "ojos", "oido", "pecho", "cuello", "espalda", "pies", "voz", "risa", "manos", "debajo", "ademas", "medio", "despidio", "despedi")  # fmt: skip
            return previous not in together
        if before == "por" and (w.plain_at(phrase.first - 2) in ("entero", "supo", "supe", "enteramos", "entere", "rece", "rezaba")
                                or "pusieron" in w.joined(phrase.first - 6, phrase.first)):  # fmt: skip
            return True
        return self._made_it(phrase)

    def _made_it(self, phrase: Phrase) -> bool:
        """"que me había hecho mi madre", "que me regaló mi tío"."""
        if self._had_made(phrase):
            return True
        at = phrase.first - 1
        forms = self.verbs.read(self.words[at].lower, self.words.accented) if at >= 0 else ()
        if not any(f.lemma in _MAKING and f.tense in ("past", "participle", "imperfect") for f in forms):
            return False
        before = [self.words.plain_at(i) for i in range(max(0, at - 4), at)]
        return "que" in before and any(b in before for b in ("me", "nos", "le", "habia"))

    def _had_made(self, phrase: Phrase) -> bool:
        """"la máquina que papi le compró", "mi suegra nos había mandado dos abrigos"."""
        w = self.words
        found = self._verb_after(phrase, 4) if self._is_subject(phrase) else None
        if found is None:
            return False
        at, form = found
        if w.plain_at(phrase.first - 1) == "que" and form.lemma in _MAKING and form.tense == "past" and at - phrase.last <= 1:
            return phrase.first >= 2 and w.plain_at(phrase.first - 2) not in ("dijo", "decia", "y", "vi", "mientras", "hasta", "asi")
        forms = self.verbs.read(w[at + 1].lower, w.accented) if at + 1 < len(w) else ()
        return w.plain_at(at) == "habia" and any(f.tense == "participle" and f.lemma in _MAKING for f in forms)

    def _quoted(self, phrase: Phrase) -> bool:
        w = self.words
        before = [w.plain_at(i) for i in range(max(0, phrase.first - 3), phrase.first)]
        if before[-1:] in (["dice"], ["dicen"]) and w.plain_at(phrase.last) == "que":
            return True
        if before[-2:] in (["como", "decia"], ["como", "dice"], ["como", "contaba"]) or before[-1:] == ["segun"]:
            return True
        found = self._verb_after(phrase, 5)
        if found is None or not self._is_subject(phrase):
            return False
        at, form = found
        if form.lemma in _SAYING and form.tense == "present" and w.plain_at(at + 1) == "que":
            return True
        return form.lemma in _SAYING and form.tense == "imperfect" and (
            w.plain_at(at - 1) == "siempre" or w.plain_at(phrase.first - 1) == "como"
            or w.plain_at(at - 1) not in ("me", "nos", "le") and w.plain_at(at + 1) == "que" and w.plain_at(at + 2) not in ("no",)
        )

    def _compared(self, phrase: Phrase) -> bool:
        w = self.words
        before, earlier = w.plain_at(phrase.first - 1), w.plain_at(phrase.first - 2)
        if before in ("como", "cual", "parecia", "segun") and earlier not in ("asi", "tanto", "y"):
            return True
        if w.joined(phrase.first - 2, phrase.first) in ("igual que", "lo mismo", "que a"):
            return w.joined(phrase.first - 2, phrase.first) != "que a"
        return earlier in ("foto", "retrato", "carta", "fotografia", "tumba") and before in ("de", "del")

    # --- places --------------------------------------------------------------------------------

    def _place_is_there(self, referent: Referent, main: tuple[int, int], present: dict[int, bool]) -> bool:
        inside = [p for p in referent.phrases if main[0] <= self.words[p.head].sentence < main[1]]
        return any(self._place_vote(p, present) for p in inside)

    def _place_vote(self, phrase: Phrase, present: dict[int, bool]) -> bool:
        w = self.words
        if w.joined(phrase.last, phrase.last + 2) in ("no en", "no espera", "no miento", "no perdon", "no que"):
            return False
        if self._nested(phrase):
            return False
        before = w.plain_at(phrase.first - 1)
        if phrase.determiner == "def" and before in ("al", "del"):
            before = {"al": "a", "del": "de"}[before]
        if w.plain_at(phrase.first) in ("al", "del"):
            before = {"al": "a", "del": "de"}[w.plain_at(phrase.first)]
        if self._with_absent(phrase) or self._sent_there(phrase) or self._home_told(phrase):
            return False
        if before == "desde":
            return not self._comes_from(phrase)
        if self._is_left_behind(phrase, before):
            return False
        if before == "por" and any(f.lemma in ("llorar", "rezar", "preguntar", "brindar", "suspirar")
                                   for f in self.verbs.read(w[phrase.first - 2].lower, False)):  # fmt: skip
            return False
        if before in ("de", "del") and "acuerdo" in w.joined(phrase.first - 7, phrase.first).split():
            return True
        if w.joined(phrase.first - 2, phrase.first) == "fuera de" and w.plain_at(phrase.head) != "casa":
            return True
        if before == "de":
            beside = w.plain_at(phrase.first - 2) in ("delante", "cerca", "detras", "lado", "dentro", "puerta", "puertas",
                                                      "frente", "orilla", "fondo", "alrededor", "medio", "encima",
                                                      "cuadras", "alto", "centro", "salida", "entrada", "espejo", "mesa", "ventana", "cama", "banco", "pared", "reja", "escalera", "afuera", "enfrente", "umbral", "sofa", "sillon", "butaca", "alfombra", "chimenea", "lumbre", "balcon", "jardin", "mostrador", "fiesta", "fiestas", "feria", "verbena", "romeria", "altar",
                                                      "escaleras", "mostrador", "sala", "boca", "bocamina", "cola", "taquilla", "fila", "tapia", "corredor", "cancela", "valla", "gradas", "grada", "torre", "campanario", "rincon", "esquina", "mitad", "suelo", "patio", "calles", "techo", "tejado")  # fmt: skip
            if not beside:
                return False
        if before == "para" or w.joined(phrase.first - 2, phrase.first) in ("camino a", "camino de", "rumbo a"):
            return False
        return True

    def _with_absent(self, phrase: Phrase) -> bool:
        """Told of somebody who is elsewhere or dead: the place where they are, the one with them."""
        for referent in self.referents:
            for person in referent.phrases:
                near = referent.kind != "place" and person.last <= phrase.first <= person.last + 12
                if near and person is not phrase and self._is_away(person, referent):
                    if not self._other_subject_between(person, phrase):
                        return True
        return False

    def _is_away(self, person: Phrase, referent: Referent) -> bool:
        return referent.kind != "place" and (
            self._dead_or_missing(person) or self._elsewhere(person) or self._only_imagined(person)
        )

    def _other_subject_between(self, person: Phrase, place: Phrase) -> bool:
        w = self.words
        for at in range(person.last, place.first):
            if w[at].opens or w.plain_at(at) in ("yo", "nosotros"):
                return True
            if any(p.first == at and p.kind != "place" for p in self.phrases) and w.plain_at(at - 1) not in ("con", "a"):
                return True
            forms = () if w.plain_at(at - 1) in _BEFORE_NOUN else self.verbs.read(w[at].lower, w.accented)
            if forms and all(f.person == 1 for f in forms) and forms[0].lemma not in _THINKING:
                return True
        return False

    def _home_told(self, phrase: Phrase) -> bool:
        """"mi hermana, que vivía en Santiago, llegaba": where somebody lives or works otherwise."""
        lead = self.words.joined(phrase.first - 3, phrase.first)
        return lead in ("que vivia en", "que trabajaba en", "que vivian en", "que vive en", "que trabaja en", "que estudiaba en")

    def _comes_from(self, phrase: Phrase) -> bool:
        """"desde" tells an origin only with a verb of coming, calling or sending."""
        for at in range(max(0, phrase.first - 8), phrase.first - 1):
            if any(f.lemma in ("venir", "llegar", "volver", "traer", "llamar", "escribir", "mandar", "viajar", "ir", "caminar",
                               "regresar", "bajar", "subir", "salir") for f in self.verbs.read(self.words[at].lower, False)):  # fmt: skip
                return True
        return False

    def _is_left_behind(self, phrase: Phrase, before: str) -> bool:
        """"el piso se me quedó grande": the place is spoken of, nothing happens there."""
        if before in ("en", "a", "por", "hasta", "de"):
            return False
        return self.words.joined(phrase.last, phrase.last + 3) in ("se me quedo", "me quedaba lejos", "quedaba lejos de", "se nos quedo")

    def _sent_there(self, phrase: Phrase) -> bool:
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al", "hacia"):
            return False
        for at in range(max(0, phrase.first - 4), phrase.first):
            if any(f.lemma in ("mandar", "enviar", "destinar") for f in self.verbs.read(w[at].lower, False)):
                return w.plain_at(at - 1) not in ("nos", "me")
        return phrase.concept is None and any(
            w.joined(at, at + 2) in ("se fue", "se marcho", "se fueron", "se marcharon", "se iba", "emigro a")
            for at in range(max(0, phrase.first - 6), phrase.first)
        )


def self_is_there(
    words: Words, verbs: Verbs, telling: Telling, main: tuple[int, int], unborn: bool, named: bool
) -> bool:
    """Whether the patient is in the scene."""
    text = " ".join(w.plain for w in words.items)
    if unborn or (telling.voice == "patient" and any(p in text for p in _SELF_OUT)):
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
    hearsay = any(p in text for p in _HEARSAY)
    return evidence > 0 or not hearsay


def _shows_teller(word: Word, words: Words, verbs: Verbs) -> bool:
    """An "I" or "we" that is in the scene, not one that hears of it or never met somebody."""
    after = words.joined(word.index + 1, word.index + 4)
    if word.plain in ("yo", "me", "nos", "conmigo", "nosotros", "nosotras"):
        return not after.startswith(("cont", "no conoci", "no lo", "no la", "nunca", "decia", "explic", "acuerdo", "dij", "se la cont"))
    forms = verbs.read(word.lower, words.accented)
    if not forms or not all(f.person == 1 for f in forms) or forms[0].lemma in ("conocer", "saber", "creer", "recordar", "pensar", "decir"):
        return False
    return words.plain_at(word.index - 1) not in _BEFORE_NOUN and forms[0].tense in ("past", "imperfect", "present")


_HEARSAY: Final = ("contaba que", "contaban que", "me conto que", "nos contaba", "me contaba", "nos conto", "segun contaba", "me contaron",
                   "siempre contaba", "contaba mi", "contaba siempre")  # fmt: skip
_SELF_OUT: Final = (
    "yo no estaba", "yo tampoco estaba", "yo nunca baje", "yo no lo vi", "yo no lo conoci", "yo no los vi",
)  # fmt: skip
