"""Absence as the verbs said of somebody tell it: elsewhere, refusing, not yet born, only on the line.

Each rule looks at one saying (verb, negation, what follows), so it holds wherever the subject was named.
"""

import re
from typing import Final

from narrative.kept_out import TO_BE_THERE, KeptOutReader
from narrative.phrase_parts import Phrase
from narrative.said_of import Said
from narrative.words import word_set

_STATES: Final = word_set(
    "estar andar seguir quedar encontrar hallar continuar permanecer ir vivir haber llevar"
)
_AWAY: Final = re.compile(
    r"(?:(?:ya|todavia|aun|entonces|por entonces|siempre|muy|otra vez|es[ae] \w+|aquel(?:la)? \w+|"
    r"como siempre|"
    r"pues|meses|anos|dos \w+|un \w+) )*"
    r"(?:embarcad[oa]|ingresad[oa]|internad[oa]|destinad[oa]|pres[oa]s?\b|detenid[oa]|encarcelad[oa]|"
    r"movilizad[oa]|exiliad[oa]|emigrad[oa]|hospitalizad[oa]|acuartelad[oa]|trabajando|por nacer|sin nacer|"
    r"a punto de nacer|en camino|bajo tierra|enterrad[oa]|muert[oa]s?\b(?! de)|"
    r"de (?:viaje|guardia|turno|servicio|parto|maniobras|campamento|excursion|compras|pesca|caceria|"
    r"bracero|"
    r"retiro|ejercicios|novena|vacaciones|gira|luna de miel|temporer[oa]|recados|visita en|noche en)|"
    r"fuera\b(?! de si)|lejos\b|"
    r"en (?:la )?(?:mili|guerra|carcel|mina|siega|vendimia|emigracion|prision|trinchera|capital)\b|"
    r"en el (?:frente|extranjero|calabozo|trabajo|servicio|sanatorio|otro barrio|tajo)\b|"
    r"en el (?:sur|norte|interior|litoral)\b|con el (?:barco|camion|rebano|ganado|circo|carro)\b|"
    r"de (?:baja|permiso)\b|"
    r"de (?:arrier|jornaler|segador|pastor|marin|soldado|chofer|camioner|peon|criad|intern|sirvient|"
    r"temporer|vendimi)\w*|"
    r"con (?:la |el |las |los |un |una )?(?:paperas|fiebre|gripe|sarampion|anginas|varicela|catarro|"
    r"escarlatina|tosferina|"
    r"lumbago|ciatica|jaqueca|pulmonia|pierna rota|tifus|viruela|hepatitis)\b|"
    r"en (?:alta )?mar\b|en misa|en clase|en sus clases|"
    r"(?:haciendo|cumpliendo) (?:la mili|el servicio|guardia|horas|recados|la compra|turno))"
)
_ELSEWHERE_AT_ONCE: Final = re.compile(
    r"(?:\w+ndo )?en (?:la|el) otr[oa] (?:pieza|cuarto|habitacion|sala|punta|barrio|lado del mundo)|"
    r"en (?:el|la) (?:hospital|sanatorio|clinica|carcel|guerra|mili|frente|obra|mina|colegio|escuela|"
    r"fabrica) "
    r"(?:\w+(?:ando|iendo)\b|(?:con|por|de) (?:una?|el|la|los|las) )"
)
_AT_ONCE_AND_NO_MORE: Final = re.compile(
    r"en (?:el|la) (?:kinder|escuela|colegio|guarderia|instituto|trabajo|fabrica|obra|oficina|mili|"
    r"guerra|taller)$|"
    r"donde (?:mi|la|el|los|su|mis) \w+$|(?:embarcad|ingresad|pres|destinad|internad|hospitalizad)[oa]$|"
    r"de viaje$|en misa$"
)
_ON_DUTY: Final = re.compile(
    r"(?:(?:ese|esa|aquel|aquella) \w+ )?(?:de noche|de turno|de noches|ese dia|esa (?:noche|tarde|manana)|"
    r"a esas horas|a esa hora|hasta tarde|fuera|lejos|la mili|el servicio|(?:el |un )?turno|guardias?\b|"
    r"noches\b|"
    r"horas extras?|en (?:el|otro) turno|en (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"septiembre|octubre|"
    r"noviembre|diciembre|verano|navidad)|los (?:sabados|domingos|lunes|jueves|viernes)|todo el (?:dia|"
    r"verano)|"
    r"(?:ese|aquel) (?:domingo|sabado|lunes|martes|miercoles|jueves|viernes|verano))"
)
_AT_THAT_HOUR: Final = (
    "a esas horas", "a esa hora", "ese dia", "esa noche", "esa tarde", "esa manana", "ese verano",
    "por entonces",
    "esos dias", "aquellos dias", "aquel dia", "aquella noche", "aquella tarde", "ese fin de semana",
)  # fmt: skip
_BUSY_ELSEWHERE: Final = word_set("trabajar estudiar examinar viajar servir")
_REFUSING: Final = re.compile(
    r"(?:a |en redondo|en rotundo|de plano)(?:ni )?(?:\w+r(?:se)?\b)?|quedar(?:se)? (?:en|con|a)|"
    r"no (?:ir|venir)"
)
_RATHER: Final = ("quedarse en", "quedar en", "no venir", "no ir", "no estar")
_BUSY_AT: Final = word_set("tocar cantar trabajar servir jugar cuidar velar vender actuar predicar")
_COURAGE: Final = ("valor", "cuerpo", "animo", "animos", "fuerzas", "ganas", "estomago", "corazon", "agallas")
_BIRTH: Final = word_set("nacer existir")
_CAME: Final = word_set(
    "venir llegar aparecer salir subir bajar entrar ir acabar terminar presentar meter bañar"
)
_GONE: Final = re.compile(
    r"(?:vuelto a )?(?:ido|ir|marchado)\b|(?:bajado|subido|viajado|emigrado|salido|vuelto|cruzado)\b"
    r"(?: (?:la vispera|el dia antes|esa manana|aquel dia|ya|antes))? (?:a|para|hasta) (?!casa\b)"
)
_SHOWING_UP: Final = word_set("aparecer acudir asistir presentar")
_ALL_THE_SAME: Final = frozenset({"deber", "poder", "querer", "ser", "tener", "decir"})
_AFAR: Final = word_set(
    """escribir mandar enviar guardar contar extrañar echar llamar recordar pensar conocer soñar llorar rezar
    esperar decir avisar preguntar"""
)
_BY_WIRE: Final = re.compile(
    r"\b(?:por|en|desde|a traves de) (?:la|el|una|un) (?:pantalla|movil|telefono|celular|tele|television|"
    r"radio|"
    r"ordenador|computadora|tablet|tableta|videollamada|camara|aparato)\b|\bpor (?:skype|zoom|whatsapp|"
    r"wasap|"
    r"telefono|video|radio|internet|videollamada|conferencia)\b|al otro lado (?:del telefono|de la linea|"
    r"del hilo)"
)
_SEEN_BY_WIRE: Final = word_set(
    "ver mirar oír seguir cantar hablar saludar aparecer salir decir estar llorar reír"
)


class SaidAwayReader(KeptOutReader):
    """Judges mentions by what is said of the one named."""

    def _said_away(self, phrase: Phrase) -> bool:
        """Any of the signs of this module."""
        if any(self._tells_away(said, phrase) for said in self._said_of(phrase)):
            return not self._came_back(phrase)
        return self._in_that_state(phrase) or self._kept_out(phrase)

    def _tells_away(self, said: Said, phrase: Phrase) -> bool:
        if said.relative:
            return False
        if said.denied:
            return (
                self._not_yet(said)
                or self._had_no_heart(said)
                or self._back_only_later(said)
                or self._refused_to_come(said)
            )
        return (
            (said.form.tense == "conditional" and said.form.lemma not in _ALL_THE_SAME)
            or (said.form.tense == "past_subjunctive" and said.form.lemma == "haber")
            or self._stays_behind(said)
            or self._sends_or_calls(said)
            or self._is_in_a_state(said)
            or self._is_on_duty(said, phrase)
            or self._elsewhere_at_that_hour(said, phrase)
            or self._keeps_away(said)
            or self._seen_by_wire(said)
            or self._at_some_place_else(said, phrase)
            or self._gone_to_bed(said)
            or (phrase.kind == "person" and self._gone_before(said))
        )

    def _gone_before(self, said: Said) -> bool:
        """Reads "ya se había ido con su hija", "había bajado la víspera a Lugo"."""
        before = said.form.lemma == "haber" and said.form.tense == "imperfect"
        return before and _GONE.match(said.ahead) is not None

    def _gone_to_bed(self, said: Said) -> bool:
        """Reads "Nacho y Coco ya se habían dormido", "iban llegando a la escuela"."""
        asleep = said.form.lemma == "haber" and "se" in said.lead.split() and said.form.tense == "imperfect"
        if asleep and re.match(r"(?:dormido|acostado)\b", said.ahead):
            return "ya" in said.lead.split()
        return (
            said.form.lemma == "ir"
            and re.match(r"llegando a|de camino a|camino (?:a|de)|rumbo a", said.ahead) is not None
        )

    def _at_some_place_else(self, said: Said, phrase: Phrase) -> bool:
        """Reads "mi papá tocaba en una boda", told last: some place that the scene is not in."""
        w = self.words
        alone = not any(phrase in r.phrases and len(r.phrases) > 1 for r in self.referents)
        busy = said.form.lemma in _BUSY_AT and said.form.tense == "imperfect"
        return (
            alone
            and busy
            and w[phrase.first].sentence > 0
            and re.match(r"en (?:una|un|otra|otro) ", said.ahead) is not None
        )

    def _is_in_a_state(self, said: Said) -> bool:
        """Reads "andaba embarcado", "seguía presa", "estaba segando en Jaén"; not of one who is cared for."""
        lemma, ahead = said.form.lemma, said.ahead
        away = _AWAY.match(ahead) is not None
        if lemma != "estar":
            away = away and lemma in _STATES and not ahead.startswith(("en camino", "lejos", "fuera"))
        works = lemma in ("estar", "andar") and self._works_away(said)
        return (away or works) and not self._tended(said.at)

    def _is_on_duty(self, said: Said, phrase: Phrase) -> bool:
        """Reads "hacía el turno de noche", "mi hija a esas horas trabaja"."""
        if said.form.tense not in ("imperfect", "present"):
            return False
        if said.form.lemma in ("hacer", "trabajar", "tener") and _ON_DUTY.match(said.ahead):
            return True
        return said.form.lemma in _BUSY_ELSEWHERE and self._at_that_hour(said, phrase)

    def _keeps_away(self, said: Said) -> bool:
        """Reads "se negó a venir", "prefirió quedarse en casa", "se enteró por el periódico"."""
        lemma, ahead, itself = said.form.lemma, said.ahead, "se" in said.lead.split()
        if lemma in ("librar", "salvar"):
            return itself and re.match(r"(?:$|por|de (?:eso|esa|aquello))", ahead) is not None
        if lemma == "enterar":
            return re.match(r"por (?:el|la|los|una|un) ", ahead) is not None
        if lemma in ("negar", "rehusar", "resistir"):
            return itself and self._refuses(ahead)
        return lemma == "preferir" and ahead.startswith(_RATHER)

    def _seen_by_wire(self, said: Said) -> bool:
        """Reads "lo vio por la pantalla", "hablaba al otro lado del teléfono"."""
        wired = _BY_WIRE.search(said.ahead) is not None and "cuando" not in said.ahead
        return wired and said.form.lemma in _SEEN_BY_WIRE

    def _refused_to_come(self, said: Said) -> bool:
        """Reads "lloraba en casa, no quiso venir": the second verb says it."""
        if (
            said.form.lemma not in ("querer", "poder", "lograr", "conseguir", "atrever")
            or said.form.tense != "past"
        ):
            return False
        first = said.ahead.removeprefix("ni ").removeprefix("a ").split(" ")[0]
        coming = {"venir", "ir", "acompañar", "embarcar", "acudir", "asistir", "viajar"}
        return any(f.lemma in coming for f in self.verbs.read(first, False))

    def _not_yet(self, said: Said) -> bool:
        """Reads "Inma ni existía", "mi padre todavía no la conocía", "no se enteró de nada"."""
        lead = set(said.lead.split())
        if said.form.lemma in _BIRTH or (said.form.lemma == "caber" and not said.ahead.startswith("en s")):
            return True
        if (
            said.form.lemma in _SHOWING_UP
            and said.form.tense == "past"
            and said.ahead[:3] not in ("con", "sol", "a p")
        ):
            return {"se", "no", "ni", "tampoco"} >= lead and not self._waves(said)
        lead_blind = (
            said.form.lemma in ("ver", "oír")
            and said.form.tense == "past"
            and bool({"lo", "la", "los", "las"} & lead)
        )
        if lead_blind and not re.match(r"\w+(?:r|ndo)\b", said.ahead):
            return True
        if said.form.lemma == "haber" and said.ahead.startswith(
            ("nacido", "llegado al mundo", "venido al mundo")
        ):
            return True
        met = bool(lead & {"me", "la", "lo", "nos"}) and bool(lead & {"todavia", "aun", "ni"})
        return said.form.lemma == "conocer" and said.form.tense == "imperfect" and met

    def _had_no_heart(self, said: Said) -> bool:
        """Reads "mi marido no tuvo valor", "no le dio el cuerpo": of what was then done without them."""
        first, _, rest = said.ahead.partition(" ")
        alone = not rest or rest.startswith(
            ("y ", "para ir", "para venir", "de ir", "de venir", "de bajar", "de entrar")
        )
        return said.form.lemma == "tener" and said.form.tense == "past" and first in _COURAGE and alone

    def _works_away(self, said: Said) -> bool:
        """Reads "estaba segando en Jaén", "andaba con el camión por Guantánamo": at work in a town."""
        w = self.words
        towns = (p for p in self.phrases if p.kind == "place" and p.name is not None and said.at < p.first)
        far = next((p for p in towns if p.first <= said.at + 6 and w.plain_at(p.first - 1) in ("en", "por")
                    and not w.stops_between(said.at, p.first)), None)  # fmt: skip
        if far is None:
            return False
        busy = w.lower_at(said.at + 1).endswith(("ando", "iendo", "yendo")) or said.ahead.startswith(
            "con el camion"
        )
        again = [r for r in self.referents if far in r.phrases and len(r.phrases) > 1]
        return busy and not again

    def _came_back(self, phrase: Phrase) -> bool:
        """Reads "estaba en la mili. Cuando volvió, fui a esperarlo": the scene is of the coming back."""
        rest = self.words.joined(phrase.last, phrase.last + 45)
        return re.search(
            r"\b(?:cuando|el dia que|la noche que|la tarde que|por fin|al fin|hasta que) (?:por fin |"
            r"al fin |ya )?"
            r"(?:volvio|regreso|lo soltaron|la soltaron|le dieron el alta|le dieron permiso|"
            r"desembarco)\b.{0,60}"
            r"\b(?:lo|la|le|esperarl[oa]|recibirl[oa]|buscarl[oa]|abraz\w+|nos|me)\b", rest
        ) is not None  # fmt: skip

    def _in_that_state(self, phrase: Phrase) -> bool:
        """Reads "el jefe, de viaje en Bilbao, se enteró": the state stands by the name, without a verb."""
        w = self.words
        if _ELSEWHERE_AT_ONCE.match(w.joined(phrase.last, phrase.last + 6)) and self._is_subject(phrase):
            return True
        if self._is_fragment(phrase) or self._no_more_said(phrase):
            return True
        if phrase.last >= len(w) or not w[phrase.last].after_stop or w[phrase.last].opens:
            return False
        found = _AWAY.match(w.joined(phrase.last, phrase.last + 5))
        return found is not None and not found.group().startswith(
            ("trabajando", "haciendo", "con el", "lejos", "fuera")
        )

    def _no_more_said(self, phrase: Phrase) -> bool:
        """Reads "y paola en el kinder", "Sergio embarcado, como siempre, y el Pato donde mi hermana"."""
        w = self.words
        if not self._is_subject(phrase) or (phrase.last < len(w) and w[phrase.last].after_stop):
            return False
        for length in (1, 2, 3):
            end = phrase.last + length
            ends = end >= len(w) or w[end].after_stop or w.plain_at(end) in ("y", "pues", "asi")
            if ends:
                return _AT_ONCE_AND_NO_MORE.match(w.joined(phrase.last, end)) is not None
        return False

    def _is_fragment(self, phrase: Phrase) -> bool:
        """Reads "Mi marido, en la obra.": a sentence of its own that only says where somebody was."""
        w = self.words
        if not w[phrase.first].opens or w.plain_at(phrase.last) not in ("en", "por", "de"):
            return False
        place = next((p for p in self.phrases if p.kind == "place" and 0 < p.first - phrase.last <= 1), None)
        return place is not None and (place.last >= len(w) or w[place.last].opens)

    def _back_only_later(self, said: Said) -> bool:
        """Reads "no volvía hasta la Virgen", "no podía ni enterarse", "no entró, no aguantaba la sangre"."""
        if said.form.lemma in ("volver", "regresar", "llegar", "bajar") and said.ahead.startswith(
            ("hasta", "sino")
        ):
            return True
        if said.form.lemma in ("poder", "deber", "ir", "querer") and re.match(
            r"(?:ni |a |ni a )*(?:enterar|saber)(?:se|lo)?\b", said.ahead
        ):
            return True
        alone = not said.ahead or self._stop_behind(said.at)
        return said.form.lemma == "entrar" and said.form.tense == "past" and alone

    def _stop_behind(self, at: int) -> bool:
        return at + 1 < len(self.words) and self.words[at + 1].after_stop

    def _stays_behind(self, said: Said) -> bool:
        """Reads "nos armaba los sándwiches y se quedaba", "se quedó de mala gana con las vacas"."""
        if (
            said.form.lemma != "quedar"
            or "se" not in said.lead.split()
            or {"me", "nos", "le"} & set(said.lead.split())
        ):
            return False
        if not said.ahead or self._stop_behind(said.at):
            return said.form.tense == "imperfect"
        beside = re.match(
            r"(?:de mala gana |alli |alla |atras |sol[oa] |aparte |mejor )*con (?:el|la|los|las|mi|mis|"
            r"sus?) ",
            said.ahead,
        )
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
        towns = (p for p in self.phrases if p.kind == "place" and (p.concept is None or p.name is not None))
        far = next((p for p in towns if said.at < p.first <= said.at + 5
                    and w.plain_at(p.first - 1) in ("de", "desde")), None)  # fmt: skip
        asked = re.search(r"\bpara (?:preguntar|contar|felicitar|saber|desear|dar)", said.ahead)
        return far is not None or asked is not None

    def _waves(self, said: Said) -> bool:
        """Reads "no vino a la mesa pero nos miraba": whoever looks on or waves is there all the same."""
        return (
            re.search(
                r"\b(?:nos|me) (?:mir|salud|grit|hac|dec|dij|esper|sonre)\w+|desde (?:la|el|lejos)",
                said.ahead,
            )
            is not None
        )

    def _refuses(self, ahead: str) -> bool:
        found = _REFUSING.match(ahead)
        if found is None:
            return False
        said = found.group().split()
        forms = self.verbs.read(said[-1], False) if said else ()
        return said[0] == "en" or said[0] == "de" or any(f.lemma in TO_BE_THERE for f in forms)

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
        dated = re.match(
            r"en \w+ .*\b(?:es[ea]|aquel|aquella) (?:dia|tarde|noche|manana|verano|invierno|ano|semana)\b",
            said.ahead,
        )
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
