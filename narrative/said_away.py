"""Absence as the verbs said of somebody tell it: elsewhere, refusing, not yet born, only on the line.

Each rule looks at one saying (verb, negation, what follows) or at the clause that the mention stands in, so it
holds wherever the subject was named.
"""

import re
from typing import Final

from narrative.phrase_parts import Phrase
from narrative.said_of import Said, SaidOfReader
from narrative.words import word_set

_STATES: Final = word_set("estar andar seguir quedar encontrar hallar continuar permanecer ir vivir haber llevar")
_AWAY: Final = re.compile(
    r"(?:(?:ya|todavia|aun|entonces|por entonces|siempre|muy|otra vez|es[ae] \w+|aquel(?:la)? \w+|como siempre|"
    r"pues|meses|anos|dos \w+|un \w+) )*"
    r"(?:embarcad[oa]|ingresad[oa]|internad[oa]|destinad[oa]|pres[oa]s?\b|detenid[oa]|encarcelad[oa]|"
    r"movilizad[oa]|exiliad[oa]|emigrad[oa]|hospitalizad[oa]|acuartelad[oa]|trabajando|por nacer|sin nacer|"
    r"a punto de nacer|en camino|bajo tierra|enterrad[oa]|muert[oa]s?\b(?! de)|"
    r"de (?:viaje|guardia|turno|servicio|parto|maniobras|campamento|excursion|compras|pesca|caceria|bracero|"
    r"retiro|ejercicios|novena|vacaciones|gira|luna de miel|temporer[oa]|recados|visita en|noche en)|fuera\b(?! de si)|lejos\b|"
    r"en (?:la )?(?:mili|guerra|carcel|mina|siega|vendimia|emigracion|prision|trinchera|capital)\b|"
    r"en el (?:frente|extranjero|calabozo|trabajo|servicio|sanatorio|otro barrio|tajo)\b|"
    r"en el (?:sur|norte|interior|litoral)\b|con el (?:barco|camion|rebano|ganado|circo|carro)\b|de (?:baja|permiso)\b|"
    r"con (?:la |el |las |los |un |una )?(?:paperas|fiebre|gripe|sarampion|anginas|varicela|catarro|escarlatina|tosferina|"
    r"lumbago|ciatica|jaqueca|pulmonia|pierna rota|tifus|viruela|hepatitis)\b|"
    r"en (?:alta )?mar\b|en misa|en clase|en sus clases|"
    r"(?:haciendo|cumpliendo) (?:la mili|el servicio|guardia|horas|recados|la compra|turno))"
)
_ELSEWHERE_AT_ONCE: Final = re.compile(
    r"(?:\w+ndo )?en (?:la|el) otr[oa] (?:pieza|cuarto|habitacion|sala|punta|barrio|lado del mundo)|"
    r"en (?:el|la) (?:hospital|sanatorio|clinica|carcel|guerra|mili|frente|obra|mina|colegio|escuela|fabrica) "
    r"(?:\w+(?:ando|iendo)\b|(?:con|por|de) (?:una?|el|la|los|las) )"
)
_ON_DUTY: Final = re.compile(
    r"(?:(?:ese|esa|aquel|aquella) \w+ )?(?:de noche|de turno|de noches|ese dia|esa (?:noche|tarde|manana)|"
    r"a esas horas|a esa hora|hasta tarde|fuera|lejos|la mili|el servicio|(?:el |un )?turno|guardias?\b|noches\b|"
    r"horas extras?|en (?:el|otro) turno)"
)
_AT_THAT_HOUR: Final = (
    "a esas horas", "a esa hora", "ese dia", "esa noche", "esa tarde", "esa manana", "ese verano", "por entonces",
    "esos dias", "aquellos dias", "aquel dia", "aquella noche", "aquella tarde", "ese fin de semana",
)  # fmt: skip
_BUSY_ELSEWHERE: Final = word_set("trabajar estudiar examinar viajar servir")
_REFUSING: Final = re.compile(
    r"(?:a |en redondo|en rotundo|de plano)(?:ni )?(?:\w+r(?:se)?\b)?|quedar(?:se)? (?:en|con|a)|no (?:ir|venir)"
)
_COURAGE: Final = ("valor", "cuerpo", "animo", "animos", "fuerzas", "ganas", "estomago", "corazon", "agallas")
_BIRTH: Final = word_set("nacer existir")
_TO_BE_THERE: Final = word_set(
    "venir ir llegar aparecer acudir asistir embarcar asomar presentar acompañar viajar subir bajar entrar salir "
    "montar volver pisar estar caber arrimar acercar"
)
_CAME: Final = word_set("venir llegar aparecer salir subir bajar entrar ir acabar terminar presentar meter bañar")
_SHOWING_UP: Final = word_set("aparecer acudir asistir presentar")
_ALL_THE_SAME: Final = frozenset({"deber", "poder", "querer", "ser", "tener", "decir"})
_AFAR: Final = word_set(
    """escribir mandar enviar guardar contar extrañar echar llamar recordar pensar conocer soñar llorar rezar
    esperar decir avisar preguntar"""
)
_PHONE: Final = re.compile(
    r"\b(?:videollamada|videoconferencia|conferencia|llamada|telefono|celular|movil|telefonazo|skype|zoom|"
    r"wasap|whatsapp|video|facetime|tablet|tableta)\b"
)
_BY_WIRE: Final = re.compile(
    r"\b(?:por|en|desde|a traves de) (?:la|el|una|un) (?:pantalla|movil|telefono|celular|tele|television|radio|"
    r"ordenador|computadora|tablet|tableta|videollamada|camara|aparato)\b|\bpor (?:skype|zoom|whatsapp|wasap|"
    r"telefono|video|radio|internet|videollamada|conferencia)\b|al otro lado (?:del telefono|de la linea|del hilo)"
)
_SEEN_BY_WIRE: Final = word_set("ver mirar oír seguir cantar hablar saludar aparecer salir decir estar llorar reír")
_SEEN: Final = word_set("ver encontrar hallar conocer alcanzar localizar")
_TAKEN: Final = word_set("llevar traer llevarse meter subir")
_GONE: Final = word_set("ir salir marchar escapar largar bajar subir correr volver escabullir tirar pirar")
_CALLED: Final = word_set("llamar gritar buscar nombrar")


class SaidAwayReader(SaidOfReader):
    """Judges mentions by what is said of the one named."""

    def _said_away(self, phrase: Phrase) -> bool:
        """Any of the signs of this module."""
        if any(self._tells_away(said, phrase) for said in self._said_of(phrase)):
            return not self._came_back(phrase)
        return (
            self._on_the_line(phrase)
            or self._left_and_gone(phrase)
            or self._not_taken(phrase)
            or self._not_seen(phrase)
            or self._not_told(phrase)
            or self._called_in_vain(phrase)
            or self._in_a_condition(phrase)
            or self._not_to_be_moved(phrase)
            or self._known_later(phrase)
            or self._would_have(phrase)
            or self._in_that_state(phrase)
            or self._mailed(phrase)
            or self._begun_without(phrase)
            or self._not_to_speak_of(phrase)
        )

    def _tells_away(self, said: Said, phrase: Phrase) -> bool:
        if said.relative:
            return False
        lemma, ahead = said.form.lemma, said.ahead
        if said.denied:
            return self._not_yet(said) or self._had_no_heart(said) or self._back_only_later(said)
        if said.form.tense == "conditional" and lemma not in _ALL_THE_SAME:
            return True
        if lemma in ("librar", "salvar") and "se" in said.lead.split() and re.match(r"(?:$|por|de (?:eso|esa|aquello))", ahead):
            return True
        if lemma == "enterar" and re.match(r"por (?:el|la|los|una|un) ", ahead):
            return True
        if self._stays_behind(said) or self._sends_or_calls(said):
            return True
        if lemma == "estar" and _AWAY.match(ahead):
            return not self._tended(said.at)
        if lemma in ("estar", "andar") and self._works_away(said):
            return not self._tended(said.at)
        if lemma in _STATES and _AWAY.match(ahead) and not ahead.startswith(("en camino", "lejos", "fuera")):
            return not self._tended(said.at)
        if lemma in ("hacer", "trabajar", "tener") and _ON_DUTY.match(ahead):
            return said.form.tense in ("imperfect", "present")
        if lemma in _BUSY_ELSEWHERE and said.form.tense in ("imperfect", "present") and self._at_that_hour(said, phrase):
            return True
        if self._elsewhere_at_that_hour(said, phrase):
            return True
        if lemma in ("negar", "rehusar", "resistir") and {"se"} & set(said.lead.split()):
            return self._refuses(ahead)
        if lemma == "preferir" and ahead.startswith(("quedarse en", "quedar en", "no venir", "no ir", "no estar")):
            return True
        return lemma in _SEEN_BY_WIRE and _BY_WIRE.search(ahead) is not None and "cuando" not in ahead

    def _not_yet(self, said: Said) -> bool:
        """Reads "Inma ni existía", "mi padre todavía no la conocía", "no se enteró de nada"."""
        lead = set(said.lead.split())
        if said.form.lemma in _BIRTH or (said.form.lemma == "caber" and not said.ahead.startswith("en s")):
            return True
        if said.form.lemma in _SHOWING_UP and said.form.tense == "past" and said.ahead[:3] not in ("con", "sol", "a p"):
            return {"se", "no", "ni", "tampoco"} >= lead and not self._waves(said)
        if said.form.lemma == "haber" and said.ahead.startswith(("nacido", "llegado al mundo", "venido al mundo")):
            return True
        met = bool(lead & {"me", "la", "lo", "nos"}) and bool(lead & {"todavia", "aun", "ni"})
        return said.form.lemma == "conocer" and said.form.tense == "imperfect" and met

    def _had_no_heart(self, said: Said) -> bool:
        """Reads "mi marido no tuvo valor", "no le dio el cuerpo": of what was then done without them."""
        first, _, rest = said.ahead.partition(" ")
        alone = not rest or rest.startswith(("y ", "para ir", "para venir", "de ir", "de venir", "de bajar", "de entrar"))
        return said.form.lemma == "tener" and said.form.tense == "past" and first in _COURAGE and alone

    def _works_away(self, said: Said) -> bool:
        """Reads "estaba segando en Jaén", "andaba con el camión por Guantánamo": work in a town of its own."""
        w = self.words
        far = next((p for p in self.phrases if p.kind == "place" and said.at < p.first <= said.at + 6
                    and w.plain_at(p.first - 1) in ("en", "por") and p.name is not None and not w.stops_between(said.at, p.first)), None)  # fmt: skip
        if far is None:
            return False
        busy = w.lower_at(said.at + 1).endswith(("ando", "iendo", "yendo")) or said.ahead.startswith("con el camion")
        again = [r for r in self.referents if far in r.phrases and len(r.phrases) > 1]
        return busy and not again

    def _came_back(self, phrase: Phrase) -> bool:
        """Reads "estaba en la mili. Cuando volvió, fui a esperarlo": the scene is of the coming back."""
        rest = self.words.joined(phrase.last, phrase.last + 45)
        return re.search(
            r"\b(?:cuando|el dia que|la noche que|la tarde que|por fin|al fin|hasta que) (?:por fin |al fin |ya )?"
            r"(?:volvio|regreso|lo soltaron|la soltaron|le dieron el alta|le dieron permiso|desembarco)\b.{0,60}"
            r"\b(?:lo|la|le|esperarl[oa]|recibirl[oa]|buscarl[oa]|abraz\w+|nos|me)\b", rest) is not None  # fmt: skip

    def _in_that_state(self, phrase: Phrase) -> bool:
        """Reads "el jefe, de viaje en Bilbao, se enteró": the state stands by the name, without a verb."""
        w = self.words
        if _ELSEWHERE_AT_ONCE.match(w.joined(phrase.last, phrase.last + 6)) and self._is_subject(phrase):
            return True
        if phrase.last >= len(w) or not w[phrase.last].after_stop or w[phrase.last].opens:
            return False
        if self._is_fragment(phrase):
            return True
        found = _AWAY.match(w.joined(phrase.last, phrase.last + 5))
        return found is not None and not found.group().startswith(("trabajando", "haciendo", "con el", "lejos", "fuera"))

    def _is_fragment(self, phrase: Phrase) -> bool:
        """Reads "Mi marido, en la obra.": a sentence of its own that only says where somebody was."""
        w = self.words
        if not w[phrase.first].opens or w.plain_at(phrase.last) not in ("en", "por", "de"):
            return False
        place = next((p for p in self.phrases if p.kind == "place" and 0 < p.first - phrase.last <= 1), None)
        return place is not None and (place.last >= len(w) or w[place.last].opens)

    def _back_only_later(self, said: Said) -> bool:
        """Reads "no volvía hasta la Virgen", "no podía ni enterarse", "no entró, no aguantaba la sangre"."""
        if said.form.lemma in ("volver", "regresar", "llegar", "bajar") and said.ahead.startswith(("hasta", "sino")):
            return True
        if said.form.lemma in ("poder", "deber", "ir", "querer") and re.match(r"(?:ni |a |ni a )*(?:enterar|saber)(?:se|lo)?\b", said.ahead):
            return True
        alone = not said.ahead or self._stop_behind(said.at)
        return said.form.lemma == "entrar" and said.form.tense == "past" and alone

    def _stop_behind(self, at: int) -> bool:
        return at + 1 < len(self.words) and self.words[at + 1].after_stop

    def _stays_behind(self, said: Said) -> bool:
        """Reads "nos armaba los sándwiches y se quedaba", "se quedó de mala gana con las vacas"."""
        if said.form.lemma != "quedar" or "se" not in said.lead.split() or {"me", "nos", "le"} & set(said.lead.split()):
            return False
        if not said.ahead or self._stop_behind(said.at):
            return said.form.tense == "imperfect"
        beside = re.match(r"(?:de mala gana |alli |alla |atras |sol[oa] |aparte |mejor )*con (?:el|la|los|las|mi|mis|sus?) ", said.ahead)
        if beside is None:
            return False
        at = said.at + 1 + len(beside.group().split()) - 1
        return any(p.first == at and p.kind != "place" for p in self.phrases)

    def _sends_or_calls(self, said: Said) -> bool:
        """Reads "Coco mandó flores", "me llamó luego desde Dublín para preguntarme"."""
        w, lemma = self.words, said.form.lemma
        if said.form.tense != "past":
            return False
        if lemma in ("mandar", "enviar"):
            first = said.ahead.split(" ")[0]
            ordered = first in ("a", "al", "que", "por", "llamar", "") or any(
                f.tense == "infinitive" for f in self.verbs.read(first, False)
            )
            return not ordered and not self._stop_behind(said.at)
        if lemma not in ("llamar", "telefonear") or not {"me", "nos"} & set(said.lead.split()):
            return False
        far = next((p for p in self.phrases if p.kind == "place" and said.at < p.first <= said.at + 5
                    and w.plain_at(p.first - 1) in ("de", "desde") and (p.concept is None or p.name is not None)), None)  # fmt: skip
        asked = re.search(r"\bpara (?:preguntar|contar|felicitar|saber|desear|dar)", said.ahead)
        return far is not None or asked is not None

    def _would_have(self, phrase: Phrase) -> bool:
        """Reads "a mi madre le habría dado un soponcio", "y mi padre, si levantara la cabeza, también"."""
        w = self.words
        tail = w.joined(phrase.last, phrase.last + 6)
        if w.plain_at(phrase.first - 1) in ("a", "al"):
            return re.match(r"(?:no |ni )?(?:le|lo|la|les) (?:\w+ria\b|habria|hubiera|hubiese|va a dar|iba a dar)", tail) is not None
        return re.match(r"si (?:lo |la |me |nos )?(?:levantara|levantase|viviera|viviese|viera|viese|supiera|estuviera)", tail) is not None

    def _begun_without(self, phrase: Phrase) -> bool:
        """Reads "mi viejo llegaba de noche, así que lo empezamos sin él"."""
        w = self.words
        gender = self._gender_said_of(phrase)
        if phrase.kind != "person" or phrase.plural or gender is None:
            return False
        for at in range(phrase.last, min(phrase.last + 16, len(w))):
            if w[at].opens or any(p.first == at and p.kind == "person" for p in self.phrases):
                return False
            if w.plain_at(at) == "sin" and w.lower_at(at + 1) == ("ella" if gender == "f" else "él"):
                return True
        return False

    def _mailed(self, phrase: Phrase) -> bool:
        """Reads "mi madre, cuando se lo contamos por carta, dijo…"."""
        tail = self.words.joined(phrase.last, phrase.last + 9)
        return re.match(r"cuando (?:se lo|le|se la) (?:cont|dij|escrib|expliq)\w+", tail) is not None

    def _not_to_speak_of(self, phrase: Phrase) -> bool:
        """Reads "de mi mamá mejor ni hablar", "de mi suegra ni te cuento"."""
        if self.words.plain_at(phrase.first - 1) not in ("de", "del"):
            return False
        tail = self.words.joined(phrase.last, phrase.last + 4)
        return re.match(r"(?:mejor )?(?:ni|no) (?:te |le |les )?(?:habl|cuent|digo|decir)|para que (?:te|le) ", tail) is not None

    def _waves(self, said: Said) -> bool:
        """Reads "no vino a la mesa pero nos miraba": whoever looks on or waves is there all the same."""
        return re.search(r"\b(?:nos|me) (?:mir|salud|grit|hac|dec|dij|esper|sonre)\w+|desde (?:la|el|lejos)", said.ahead) is not None

    def _refuses(self, ahead: str) -> bool:
        found = _REFUSING.match(ahead)
        if found is None:
            return False
        said = found.group().split()
        forms = self.verbs.read(said[-1], False) if said else ()
        return said[0] == "en" or said[0] == "de" or any(f.lemma in _TO_BE_THERE for f in forms)

    def _tended(self, verb: int) -> bool:
        """Reads "estaba enferma en la cama y yo le leía": whoever is cared for is there."""
        w = self.words
        for at in range(verb + 1, min(verb + 22, len(w) - 1)):
            if w[at].opens:
                return False
            if w.plain_at(at) in ("conmigo",) or w.joined(at, at + 3) == "a su lado":
                return True
            if w.plain_at(at) not in ("le", "la", "lo", "les"):
                continue
            forms = self.verbs.read(w[at + 1].lower, w.accented)
            mine = [f for f in forms if f.person == 1]
            spoken = all(f.person == 1 for f in forms) or w.plain_at(at - 1) == "yo"
            if mine and spoken and mine[0].lemma not in _AFAR:
                return True
        return False

    def _came_in_the_end(self, phrase: Phrase) -> bool:
        """Reads "no quería salir en la foto, pero salió", "no iba a venir y al final vino"."""
        sayings = self._said_of(phrase)
        if not sayings:
            return False
        between = (self.words.joined(sayings[0].at, said.at + 1) for said in sayings[1:]
                   if not said.denied and said.form.tense == "past" and said.form.lemma in _CAME)  # fmt: skip
        return any(re.search(r"\b(?:pero|al final|por fin|luego|al cabo|despues)\b", b) for b in between)

    def _at_that_hour(self, said: Said, phrase: Phrase) -> bool:
        between = self.words.joined(phrase.last, said.at)
        return any(t in between or said.ahead.startswith(t) for t in _AT_THAT_HOUR)

    def _elsewhere_at_that_hour(self, said: Said, phrase: Phrase) -> bool:
        """Reads "y esa noche ella estaba en Manizales": the hour is told because it was somewhere else."""
        if said.form.lemma not in ("estar", "andar") or said.form.tense != "imperfect":
            return False
        dated = re.match(r"en \w+ .*\b(?:es[ea]|aquel|aquella) (?:dia|tarde|noche|manana|verano|invierno|ano|semana)\b", said.ahead)
        if dated is not None and not self._tended(said.at):
            return True
        place = next((p for p in self.phrases if p.kind == "place" and 0 < p.first - said.at <= 2), None)
        if place is None or self.words.plain_at(place.first - 1) not in ("en", "por"):
            return False
        w = self.words
        before = w.joined(max(0, said.at - 6), said.at)
        hour = any(t in before for t in _AT_THAT_HOUR)
        pronoun = w.lower_at(said.at - 1) in ("ella", "él")
        return hour and (pronoun or said.at - phrase.last <= 4)

    def _on_the_line(self, phrase: Phrase) -> bool:
        """Reads "hablé por teléfono con Lía", "entra una llamada y era mi papá", "una videollamada con Brais"."""
        w = self.words
        before = w.plain_at(phrase.first - 1)
        lead = [w[i] for i in range(max(0, phrase.first - 11), phrase.first)]
        for start in range(len(lead) - 1, -1, -1):
            if lead[start].opens and start:
                lead = lead[start:]
                break
        said = " ".join(x.plain for x in lead)
        if before == "era":
            return re.search(r"\b(?:llamada|telefono|conferencia|telefonazo|timbrazo)\b", said) is not None
        if before == "con":
            found = _PHONE.search(said)
            between = said[found.end() :].split() if found is not None else []
            return found is not None and len(between) <= 3
        return False

    def _left_and_gone(self, phrase: Phrase) -> bool:
        """Reads "dejé a mami rezando en casa y me fui al malecón"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        left = any(f.lemma == "dejar" and f.tense in ("past", "participle", "imperfect")
                   for f in self.verbs.read(w[phrase.first - 2].lower, w.accented)) if phrase.first > 1 else False  # fmt: skip
        if not left:
            return False
        for at in range(phrase.last, min(phrase.last + 12, len(w) - 1)):
            if w[at].opens:
                return False
            forms = self.verbs.read(w[at].lower, w.accented)
            if any(f.lemma in _GONE and f.person == 1 for f in forms):
                return True
        ahead = w.joined(phrase.last, phrase.last + 3)
        return ahead.startswith(("en casa", "con la vecina", "con mi", "con su", "con los", "al cuidado", "en el pueblo"))

    def _not_taken(self, phrase: Phrase) -> bool:
        """Reads "no me dejaron llevar la cotorra", "no pudimos traernos al perro"."""
        w = self.words
        at = phrase.first - 1 - (w.plain_at(phrase.first - 1) in ("a", "al"))
        if at < 1:
            return False
        taken = any(f.lemma in _TAKEN and f.tense in ("infinitive", "past") for f in self.verbs.read(w[at].lower, False))
        lead = w.joined(max(0, at - 4), at).split()
        return taken and "no" in lead and not w.stops_between(at - len(lead) + lead.index("no"), at)

    def _not_seen(self, phrase: Phrase) -> bool:
        """Reads "a mi Paola ni la vi nacer", "a Tomás aún no lo había conocido"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        tail = [w.plain_at(i) for i in range(phrase.last, min(phrase.last + 7, len(w))) if not w[i].opens]
        while tail and tail[0] in ("todavia", "aun", "yo", "entonces"):
            tail = tail[1:]
        if tail[:1] not in (["no"], ["ni"], ["nunca"], ["tampoco"]) or tail[1:2] not in (["lo"], ["la"], ["le"], ["los"]):
            return False
        rest = tail[2:5]
        seen = [f for t in rest for f in self.verbs.read(t, False) if f.lemma in _SEEN and f.person in (0, 1)]
        came = any(f.lemma in ("venir", "llegar", "entrar", "salir", "pasar") for t in rest for f in self.verbs.read(t, False))
        return bool(seen) and not came

    def _not_told(self, phrase: Phrase) -> bool:
        """Reads "a mi padre ni le avisamos", "no invitamos a la suegra"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        tail = w.joined(phrase.last, phrase.last + 4)
        lead = w.joined(max(0, phrase.first - 5), phrase.first - 1)
        verb = r"(?:avis\w+|invit\w+)"
        return (
            re.match(rf"(?:ni|no|nunca) (?:le|lo|la|les|los) {verb}", tail) is not None
            or re.search(rf"\b(?:no|ni|sin) (?:le |lo |la |les )?{verb}$", lead) is not None
        )

    def _called_in_vain(self, phrase: Phrase) -> bool:
        """Reads "una señora llamaba a su niño y no le contestaba nadie"."""
        w = self.words
        before = phrase.first - 1
        if phrase.name is not None and self._called_out(phrase):
            before = self._called_out(phrase) or before
        if before < 1 or w.plain_at(before) not in ("a", "al"):
            return False
        called = any(f.lemma in _CALLED for f in self.verbs.read(w[before - 1].lower, w.accented))
        rest = " ".join(x.plain for x in w.items[phrase.last : phrase.last + 16]
                        if x.sentence == w[phrase.first].sentence)  # fmt: skip
        vain = r"\bno (?:le |les |la |lo |nos )?(?:contest|respond|aparec|estaba|encontr|sal[ií]|veni)|nadie (?:le )?(?:contest|respond)"
        return called and re.search(vain, rest) is not None

    def _called_out(self, phrase: Phrase) -> int | None:
        """Where the "a" stands before "a su niño, Quimet, Quimet": the name is what is called out."""
        behind = [p for p in self.phrases if p.last <= phrase.first and p.kind == "person"]
        if not behind or not self.words[phrase.first].after_stop:
            return None
        first = behind[-1]
        while first.last == phrase.first and first.name == phrase.name and len(behind) > 1:
            behind.pop()
            first = behind[-1]
        return first.first - 1 if phrase.first - first.last <= 1 else None

    def _in_a_condition(self, phrase: Phrase) -> bool:
        """Reads "si nos llega a ver mi padre, nos mata", "como se entere mi madre": nothing that happened."""
        w = self.words
        coming = self._of_third(phrase.first - 1, phrase.plural)
        if coming is not None and coming.lemma in _TO_BE_THERE and coming.tense in ("imperfect", "present"):
            if w.plain_at(phrase.first - 2) == "si" and w.plain_at(phrase.first - 3) != "como":
                return True  # "gritar si venía mi padre"
        lead = w.joined(max(0, phrase.first - 5), phrase.first)
        if re.search(r"\b(?:antes de que|para que no|sin que|miedo a que|miedo de que) (?:\w+ )*$", f"{lead} "):
            forms = [s.form for s in self._said_of(phrase)[:1]]
            if any(f.tense == "past_subjunctive" for f in forms):
                return True
        at = phrase.first
        while at > 0 and not w[at].after_stop and phrase.first - at < 9:
            at -= 1
        clause = range(at, min(phrase.last + 6, len(w)))
        unreal = w.plain_at(at) == "si" and w.plain_at(at - 1) != "como"
        if not unreal:
            return False
        for i in clause:
            if i > phrase.last and w[i].after_stop:
                return False
            forms = self.verbs.read(w[i].lower, w.accented)
            if any(f.tense == "past_subjunctive" for f in forms) or re.match(r"llegan? a \w+r", w.joined(i, i + 3)):
                return True
        return False

    def _not_to_be_moved(self, phrase: Phrase) -> bool:
        """Reads "a mi padre no hubo manera de sacarlo de casa", "a la abuela no la dejaron entrar"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        tail = w.joined(phrase.last, phrase.last + 9)
        return (
            re.match(r"no (?:hubo|habia) (?:manera|forma|modo|quien) (?:de )?(?:que )?\w*(?:sac|tra[ei]|mov|convenc|"
                     r"vin|ven|arranc|sub|baj|fuera|levant)", tail) is not None
            or re.match(r"no (?:lo|la|le|los|las) (?:dejaron|dejaban|quisieron|pudimos|pudieron) (?:ni )?(?:llevar|traer|arrimar|acercar|tocar|asomar|"
                        r"entrar|pasar|venir|subir|salir|embarcar|sacar)", tail) is not None
        )  # fmt: skip

    def _known_later(self, phrase: Phrase) -> bool:
        """Reads "a Tomás lo conocí después", "mi marido vino mucho después a mi vida"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        return re.match(r"(?:lo|la|le|los) conoc\w+ (?:mucho |muchos? \w+ )?(?:despues|mas tarde|luego|de mayor)",
                        w.joined(phrase.last, phrase.last + 6)) is not None  # fmt: skip
