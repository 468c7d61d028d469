"""Signs that somebody was kept away, left behind, taken elsewhere, or that it happened without them."""

import re
from typing import Final

from narrative.phrase_parts import Phrase
from narrative.said_away import SaidAwayReader
from narrative.said_of import Said
from narrative.words import word_set

# what one must be there to do: "nunca nos pilló", "no lo vio"
_NOTICING: Final = word_set(
    "ver pillar oír enterar descubrir encontrar saber coger cazar sorprender atrapar creer"
)
_MISSED_OUT: Final = (
    "se lo perdio", "se la perdio", "se lo perdieron", "se perdio la", "se perdio el", "se perdio todo",
)  # fmt: skip
_ANOTHER_DAY: Final = re.compile(
    r"\b(?:anos y anos|(?:dias|semanas|meses|anos) (?:mas tarde|despues)|con el tiempo|con los anos|"
    r"al cabo de|"
    r"despues de (?:grande|mayor)|ya de grande|pasado el tiempo|pasados los|tiempo despues|"
    r"much(?:isim)?o despues|"
    r"desde entonces|hasta hoy|todavia hoy|hoy en dia|aun hoy|a dia de hoy|nunca mas|"
    r"lo mismo (?:que )?(?:hac|me pas|nos pas|sent|hic)\w+|(?:igual que|como) (?:cuando|aquella vez|aquel)|"
    r"(?:me|nos) record(?:o|aba) (?:a|la|el|cuando))\b"
)
_SHOWN: Final = ("en una sale", "en una esta", "en otra sale", "en otra esta", "en una salen", "en una se ve",
    "en una foto", "en otra foto", "sale ", "salen ")  # fmt: skip
# "ha venido con una foto del caserío. Salía el perro en la puerta, y mi padre con la boina"
_PICTURE: Final = re.compile(
    r"\b(?:con|traia|trae|traido|trajo|enseno|ensenado|mirando|miramos|encontr\w+|sac\w+) (?:\w+ ){0,2}"
    r"(?:foto|fotografia|retrato|album)"
)
_SEEN_THERE: Final = re.compile(
    r"(?:y )?(?:en ella )?(?:sal(?:ia|ian|e|en)|aparec(?:ia|ian|e|en)|se ve(?:ia|ian|n)?)\b"
)
_UNHEARD: Final = (
    "volvimos a saber", "volvi a saber", "supimos mas", "supe mas", "mas supimos", "mas supe",
    "no supimos de", "nunca supimos", "no sabiamos nada", "no se sabia nada", "no supimos nada",
    "no teniamos noticias", "no habia noticias", "no sabiamos si",
)  # fmt: skip
_LODGING: Final = word_set("roncar viajar dormir estar trabajar quedar ir venir")
_HAD_MEANT: Final = re.compile(
    r"(habia quedado en|habia dicho que|tenia que|habia prometido|prometio|quedo en) (que )?"
    r"(venir|ir|vendria|iria|acompan\w+|subir|llegar|estar)\b.{0,40} (pero|y no|y al final no)\b"
)
_RELATIVE_AWAY: Final = (
    "yo no estaba", "yo estaba en", "yo vivia", "yo pasaba", "yo andaba", "a mi me habian", "a mi me dejaron",
    "a mi me llevaron", "a mi me mandaron",
)  # fmt: skip
_DUTY: Final = re.compile(
    r"((ese|esa|aquel|aquella) (dia|noche|tarde|manana) )?ten(ia|ian) (turno|guardia|examen|clases?|"
    r"escuela|colegio|faena|instruccion|que trabajar)\b"
)
_IF_SEEN: Final = frozenset(
    f"si {whom} {seen}"
    for whom in ("me", "nos", "lo", "la")
    for seen in ("viera", "viese", "oyera", "supiera", "ve")
)
_ARRIVED: Final = word_set("llego alcanzo vino aparecio pudo llegaron vinieron pudieron fue")


def _is_afterwards(said: Said) -> bool:
    """Reads "Maruja se ríe todavía", "nuestra madre gritaba después": a remark on later days."""
    if {"nunca", "jamas"} & set(said.lead.split()) and said.form.tense == "past":
        return True  # "mi mamá nunca se lo perdonó"
    lasting = said.form.tense == "present" and re.search(
        r"\b(?:todavia|aun|hoy)\b", f"{said.lead} {said.ahead}"
    )
    return (
        bool(lasting)
        or re.match(r"(?:despues|al dia siguiente|al otro dia|anos despues)\b", said.ahead) is not None
    )


class AwayReader(SaidAwayReader):
    """Judges single mentions by what kept the one named from being there."""

    def _kept_away(self, phrase: Phrase) -> bool:
        """Any of the signs of this module."""
        return (
            self._said_away(phrase)
            or self._left_behind(phrase)
            or self._waited_for(phrase)
            or self._taken_away(phrase)
            or self._missed_out(phrase)
            or self._never_noticed(phrase)
            or self._came_too_late(phrase)
            or self._on_the_way(phrase)
            or self._in_another_room(phrase)
            or self._over_there(phrase)
            or self._wished_to_see_it(phrase)
            or self._only_remembered(phrase)
            or self._guessed_rightly(phrase)
            or self._never_heard_of(phrase)
            or self._with_the_relative(phrase)
            or self._kept_working(phrase)
            or self._believed_otherwise(phrase)
            or self._meant_to(phrase)
            or self._seen_on_a_screen(phrase)
            or self._asked_after(phrase)
            or self._on_another_day(phrase)
            or self._in_a_photograph(phrase)
        )

    def _told_before(self, phrase: Phrase) -> bool:
        """Whether the one named was told of already."""
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        earlier = [p for p in referent.phrases if p.first < phrase.first] if referent is not None else []
        return any(self._phrase_around(p) is None for p in earlier)

    def _missed_out(self, phrase: Phrase) -> bool:
        """Reads "la Encarna se lo perdió, que servía en Madrid"."""
        return self.words.joined(phrase.last, phrase.last + 3) in _MISSED_OUT

    def _never_noticed(self, phrase: Phrase) -> bool:
        """Reads "el jefe nunca nos pilló", "mami no lo vio": whoever notices nothing is elsewhere."""
        found = self._verb_after(phrase, 5) if self._is_subject(phrase) else None
        if found is None or not self._negated(found[0]):
            return False
        at, form = found
        if form.lemma not in _NOTICING or form.tense != "past":
            return False
        return self.words.plain_at(at - 1) in ("nos", "lo", "la", "los", "me", "se", "nunca")

    def _came_too_late(self, phrase: Phrase) -> bool:
        """Reads "Mateo se examinaba ese día y no llegó a tiempo": the second verb says it."""
        w = self.words
        found = self._verb_after(phrase, 4) if self._is_subject(phrase) else None
        if found is None:
            return False
        for at in range(found[0] + 1, min(found[0] + 9, len(w) - 2)):
            if w[at].opens or any(p.first == at and p.kind == "person" for p in self.phrases):
                return False
            if w.joined(at, at + 2) == "y no":
                verb = at + 2 + (w.plain_at(at + 2) in ("se", "nos", "me"))
                ends = verb + 1 >= len(w) or w[verb + 1].after_stop
                late = ends or w.plain_at(verb + 1) in ("a", "nunca", "hasta", "por")
                return w.plain_at(verb) in _ARRIVED and late
        return False

    def _on_the_way(self, phrase: Phrase) -> bool:
        """Reads "mi Paty ya iba en el camión para la escuela"."""
        w = self.words
        tail = w.joined(phrase.last, phrase.last + 4)
        if re.match(r"(ya )?(venian?|iban?) (ya )?(en|de) camino|estaban? (al|por) llegar", tail):
            return True
        return tail.startswith(("ya iba en", "ya iba para", "ya iba camino", "ya iban en", "ya iban para",
                                "ya iban camino", "iba camino", "iban camino"))  # fmt: skip

    def _in_another_room(self, phrase: Phrase) -> bool:
        """Reads "mi papá viajaba abajo, en otra bodega": somewhere else under the same roof."""
        found = self._verb_after(phrase, 4) if self._is_subject(phrase) else None
        if found is None or found[1].lemma not in _LODGING:
            return False
        ahead = self.words.joined(found[0] + 1, found[0] + 8)
        if found[1].tense == "imperfect" and re.match(
            r"en (el|la) (cuarto|pieza|habitacion|alcoba) (de )?(al|del) lado", ahead
        ):
            return True
        return any(f"en {other}" in ahead for other in ("otra", "otro", "otras", "otros"))

    def _wished_to_see_it(self, phrase: Phrase) -> bool:
        """Reads "si me viera mi padre", "mi tía no sale en la foto"."""
        lead = self.words.joined(phrase.first - 3, phrase.first)
        tail = self.words.joined(phrase.last, phrase.last + 4)
        return lead in _IF_SEEN or tail.startswith(("no sale en la", "no salio en la", "no aparece en la"))

    def _only_remembered(self, phrase: Phrase) -> bool:
        """Reads "y me acordé de una nevada, con mi padre abriendo camino": another day comes to mind."""
        w = self.words
        said = " ".join(x.plain for x in w.items
                        if x.sentence == w[phrase.first].sentence and x.index < phrase.first)  # fmt: skip
        return ("me acorde de una" in said or "me acorde de otra" in said) and not self._told_before(phrase)

    def _over_there(self, phrase: Phrase) -> bool:
        """Reads "mi hermano la tuvo que enterrar solo, allá en Santiago", told from elsewhere."""
        w = self.words
        for at in range(phrase.last, min(phrase.last + 12, len(w) - 1)):
            if w[at].opens or w.plain_at(at) in ("yo", "nosotros", "nos"):
                return False
            if w.joined(at, at + 2) == "alla en" and self._place_at(at + 2):
                return any(p.kind == "place" and p.last < phrase.first for p in self.phrases)
        return False

    def _at_another_day(self, phrase: Phrase) -> bool:
        """Reads "años después Rita me confesó", "lo mismo hacía yo en Soria cuando mi hermano…"."""
        w = self.words
        sentence = w[phrase.first].sentence
        said = " ".join(x.plain for x in w.items if x.sentence == sentence and x.index < phrase.first)
        if sentence > 0 and _ANOTHER_DAY.search(said) is not None:
            return True
        sayings = [s for s in self._said_of(phrase) if not s.relative]
        return bool(sayings) and all(_is_afterwards(s) for s in sayings)

    def _never_heard_of(self, phrase: Phrase) -> bool:
        """Reads "de Arturo nunca volvimos a saber"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("de", "del") or not w[phrase.first - 1].opens:
            return False
        sentence = [x.plain for x in w.items if x.sentence == w[phrase.first].sentence]
        around = " ".join(sentence)
        return any(unheard in around for unheard in _UNHEARD)

    def _with_the_relative(self, phrase: Phrase) -> bool:
        """Reads "yo no estaba, pasaba las vacaciones con mi abuela en Úbeda" of the relative who writes."""
        w = self.words
        if self.telling.voice != "relative":
            return False
        sentence = w[phrase.first].sentence
        said = " ".join(x.plain for x in w.items if x.sentence == sentence and x.index < phrase.first)
        return any(elsewhere in said for elsewhere in _RELATIVE_AWAY)

    def _kept_working(self, phrase: Phrase) -> bool:
        """Reads "a la Encarna la teníamos sirviendo en Jaén", "tenía turno en la clínica"."""
        w = self.words
        behind = [x for x in w.items if x.sentence == w[phrase.first].sentence and x.index >= phrase.last]
        other = next((p.first for p in self.phrases if p.kind == "person" and p.first >= phrase.last), len(w))
        ahead = " ".join(x.plain for x in behind if x.index < other)
        held = re.search(r"\b(la|lo|las|los) ten(ian|iamos|ia) (ya )?\w+ndo en", ahead)
        return held is not None or re.match(_DUTY, ahead) is not None

    def _believed_otherwise(self, phrase: Phrase) -> bool:
        """Reads "su padre lo creía en el instituto", "no los busque ahí"."""
        ahead = self.words.joined(phrase.last, phrase.last + 4)
        return (
            re.match(
                r"(lo|la|me|nos|los) (creia|creian|hacia|hacian|suponia) en|no (lo|la|los|las) busque", ahead
            )
            is not None
        )

    def _meant_to(self, phrase: Phrase) -> bool:
        """Reads "iba a acompañarnos, pero le dio miedo", "me había jurado que iba a ir y me clavó"."""
        w = self.words
        rest = [x.plain for x in w.items if x.sentence == w[phrase.first].sentence and x.index >= phrase.last]
        ahead = " ".join(rest)
        if not self._is_subject(phrase):
            return False
        if re.match(r"(iba|iban|queria|querian|pensaba) a? ?\w+(r|rnos|rme|rse)\b.{0,60} pero", ahead):
            return not re.search(r" pero .{0,40}(al final (vino|fue|llego))", ahead)
        if _HAD_MEANT.match(ahead):
            return not re.search(r" pero .{0,40}(al final (vino|fue|llego))", ahead)
        return re.search(r"y (me|nos) (clavo|planto|dejo plantad[oa]s?)", ahead) is not None

    def _seen_on_a_screen(self, phrase: Phrase) -> bool:
        """Reads "apareció Tito en la pantalla": on the telephone is not there."""
        w = self.words
        around = w.joined(phrase.last, phrase.last + 5)
        called = re.search(
            r"(llame|llamamos|llamaba) a (mi |la |el )?$", w.joined(phrase.first - 3, phrase.first) + " "
        )
        by_phone = re.match(r"(al movil|por telefono|al celular|al fijo|por el movil)", around)
        if by_phone and (called or w.plain_at(phrase.first - 1) in ("a", "al")):
            return True
        return around.startswith(("en la pantalla", "por videollamada", "por la camara", "en el ordenador"))

    def _asked_after(self, phrase: Phrase) -> bool:
        """Reads "¿Mi papá? De bracero en Texas": asked after, answered with elsewhere."""
        w = self.words
        if "¿" not in w[phrase.first].gap or phrase.last >= len(w) or "?" not in w[phrase.last].gap:
            return False
        return w.plain_at(phrase.last) in ("de", "en", "trabajando", "muerto", "fuera", "lejos")

    def _on_another_day(self, phrase: Phrase) -> bool:
        """Reads "mami no se enteró; papi, al otro día": without a verb, on another day."""
        tail = self.words.joined(phrase.last, phrase.last + 3)
        return tail in ("al otro dia", "al dia siguiente", "dias despues por", "anos despues por")

    def _in_a_photograph(self, phrase: Phrase) -> bool:
        """Reads "estuvimos con la caja de las fotos. En una sale el abuelo": seen in a picture alone."""
        w = self.words
        sentence = [x for x in w.items if x.sentence == w[phrase.first].sentence]
        said = " ".join(x.plain for x in sentence if x.index < phrase.first)
        if self._goes_on_in_the_photograph(phrase, said):
            return True
        if self.telling.voice != "patient" or not sentence or not said.startswith(_SHOWN):
            return False
        earlier = {x.plain for x in w.items if x.index < sentence[0].index}
        return bool(earlier & {"fotos", "fotografias", "album", "retratos", "diapositivas"})

    def _goes_on_in_the_photograph(self, phrase: Phrase, said: str) -> bool:
        """Reads "ha venido con una foto del caserío. Salía el perro en la puerta, y mi padre con boina"."""
        if _SEEN_THERE.match(said) is None:
            return False
        sentence = self.words[phrase.first].sentence
        earlier = " ".join(x.plain for x in self.words.items if x.sentence == sentence - 1)
        return _PICTURE.search(earlier) is not None

    def _guessed_rightly(self, phrase: Phrase) -> bool:
        """Reads "mi abuela nunca supo por qué; mi tío sí": who knows is told of, not seen."""
        w = self.words
        if w.plain_at(phrase.last) != "si" or w[phrase.last].after_stop or not self._is_subject(phrase):
            return False
        before = w.joined(phrase.first - 16, phrase.first)
        stops = (
            phrase.last + 1 >= len(w) or w[phrase.last + 1].after_stop or w.plain_at(phrase.last + 1) == "que"
        )
        knew = re.search(r"\b(?:supo|sabian?|entero|supieron)\b(?! \w{2,}(?:ar|er|ir)(?:se)?\b)", before)
        return stops and knew is not None

    def _taken_away(self, phrase: Phrase) -> bool:
        """Reads "se la llevaron a la Loli al hospital": somewhere else than the one who tells."""
        w = self.words
        lead = w.joined(phrase.first - 4, phrase.first)
        taken = any(f"se {c} {v}" in lead for c in ("lo", "la", "los") for v in ("llevaron", "llevo"))
        place = next((p for p in self.phrases if p.kind == "place" and 0 <= p.first - phrase.last <= 2), None)
        return taken and lead.split()[-1:] in (["a"], ["al"]) and place is not None

    def _waited_for(self, phrase: Phrase) -> bool:
        """Reads "a esperar a mi tío… y no bajó nunca"."""
        w = self.words
        if w.plain_at(phrase.first - 2) not in ("esperar", "esperando", "buscar", "recoger", "recibir"):
            return False
        rest = w.joined(phrase.last, phrase.last + 30)
        return any(f"no {verb}" in rest for verb in ("bajo", "llego", "vino", "aparecio", "volvio", "estaba"))

    def _left_behind(self, phrase: Phrase) -> bool:
        """Reads "había dejado allí a sus amigas", "a Belén la habíamos dejado con mi madre"."""
        if self._left_with(phrase):
            return True
        lead = self.words.joined(phrase.first - 6, phrase.first).split()
        if lead[-1:] not in (["a"], ["al"]):
            return False
        for at in range(max(0, phrase.first - 6), phrase.first - 1):
            if any(f.lemma == "dejar" for f in self.verbs.read(self.words[at].lower, False)):
                between = self.words.joined(at + 1, phrase.first - 1)
                return between.startswith(("alli", "alla", "atras", "en "))
        return False

    def _left_with(self, phrase: Phrase) -> bool:
        """Reads "a Belén la habíamos dejado con mi madre": both of them are elsewhere."""
        w = self.words
        start = phrase.last if w.plain_at(phrase.first - 1) in ("a", "al") else None
        if w.plain_at(phrase.first - 1) == "con":
            start = phrase.first - 4
            if not w.joined(start, phrase.first).endswith(
                ("dejado con", "dejamos con", "deje con", "dejo con")
            ):
                return False
            return any(c in w.joined(start - 3, phrase.first).split() for c in ("la", "lo", "los", "las"))
        if start is not None and w.plain_at(start) == "que" and w[start].after_stop:
            start = next((i for i in range(start + 1, min(start + 9, len(w))) if "," in w[i].gap), start)
        if start is None or w.plain_at(start) not in ("la", "lo", "los", "las"):
            return False
        tail = w.joined(start + 1, start + 4).split()
        left = next((i for i, t in enumerate(tail) if t in ("dejado", "dejamos", "deje", "dejaron")), None)
        return left is not None and w.plain_at(start + 2 + left) in (
            "con",
            "en",
            "alla",
            "alli",
            "al",
            "donde",
        )
