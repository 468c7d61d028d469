"""Which places the scene happens in or shows, and which are only named."""

import re
from typing import Final

from narrative.phrase_parts import Phrase
from narrative.place_roles import PlaceRoleReader
from narrative.registry_links import Referent
from narrative.words import word_set

BEFORE_NOUN: Final = word_set("el un mucho tanto su mi de del al con otro este ese poco")
_THINKING: Final = frozenset({"pensar", "creer", "suponer", "imaginar", "decir", "figurar", "conocer"})
_NOT_REACHED: Final = (
    "por ir a", "iba a ir a", "queria ir a", "pensaba ir a", "falto a", "falte a", "faltamos a", "faltaba a",
)  # fmt: skip
_WENT: Final = word_set(
    "fui fuimos sali salimos corri corrimos tire tiramos arranque arrancamos lleve llevamos llevaron"
)
_ONTO: Final = word_set("en a contra sobre desde hasta bajo tras hacia ante")
_ONE: Final = word_set("el la los las un una unos unas este esta ese esa aquel aquella al")
# what is of a place without being in it
_SENT_OR_SAID: Final = word_set(
    """tren barco autobus bus avion colectivo camion coche guagua micro carro carta cartas postal periodico
    libro mapa radio television tele noticia noticias revista equipo seleccion lista epoca epocas tiempo
    tiempos edad ano anos mes meses camino direccion carretera ruta lado historia historias cuento
    cancion canciones recuerdo recuerdos paisano paisanos idioma acento estilo manera vino pan queso billete
    boleto pasaje dinero sueldo trabajo puesto idea proposito tema precio olor frontera lengua
    orden ordenes cosas asunto vuelta regreso llegada falta culpa causa miedo"""
)
_HAVE_MEMBERS: Final = frozenset(
    {"church", "school", "factory", "university", "institute", "town_hall", "care_home"}
)
_TELLING: Final = ("habla", "recuerd", "evoca", "record")
_DAYS_OF: Final = word_set("dia noche tarde manana inauguracion apertura cierre estreno traspaso jornada")
_TAKEN_BACK: Final = ("no en", "no espera", "no miento", "no perdon", "no que")
# nouns whose place is where the scene is, or in its view
_BESIDE: Final = word_set(
    """delante cerca detras debajo lado dentro puerta puertas frente orilla fondo alrededor medio
    encima cuadras alto centro salida entrada espejo mesa ventana cama banco pared
    reja escalera afuera enfrente umbral
    baile bailes foto fotografia arbol parra pozo higuera verja limonero carnaval procesion misa partido
    entierro boda concierto mili servicio atras cargo persiana cierre adentro interior sofa sillon
    butaca alfombra chimenea lumbre balcon jardin mostrador fiesta fiestas feria verbena romeria altar
    escaleras sala boca bocamina cola taquilla fila tapia corredor cancela valla gradas grada torre
    campanario rincon esquina mitad suelo patio calles techo tejado carnavales pastorela funcion recreo
    colgando colgado bordo foco luz luces llave campana campanas pared paredes cortina cortinas
    reloj timbre candado estufa grifo fogon horno pizarra escenario mecedora hamaca columpio escalon
    escalones poyo lapida lapidas tumba tumbas adoquines piedras bancos butacas columnas pila
    pilon abrevadero"""
)


class PlacePresenceReader(PlaceRoleReader):
    """Judges mentions of places."""

    def _place_is_there(self, referent: Referent, main: tuple[int, int]) -> bool:
        inside = [p for p in referent.phrases if main[0] <= self.words[p.head].sentence < main[1]]
        return any(self._place_vote(p) for p in inside)

    def _travels_with_us(self, phrase: Phrase) -> bool:
        """Reads "fuimos a Lourdes con la parroquia", "con el colegio": its people, not the building."""
        company = phrase.concept is not None and phrase.concept.id in _HAVE_MEMBERS
        return company and phrase.name is None and self.words.plain_at(phrase.first - 1) == "con"

    def _place_vote(self, phrase: Phrase) -> bool:
        w = self.words
        taken_back = w.joined(phrase.last, phrase.last + 2) in _TAKEN_BACK
        if taken_back or self._nested(phrase) or self._travels_with_us(phrase):
            return False
        if self._awaited_in_vain(phrase):
            return True
        if self._role_keeps_out(phrase) or self._belongs_to_others(phrase):
            return False
        before = {"al": "a", "del": "de"}.get(w.plain_at(phrase.first - 1), w.plain_at(phrase.first - 1))
        if before == "a" and self._not_gone_to(phrase):
            return False
        if self._only_compared(phrase, before) or self._on_its_side(phrase):
            return False
        if before == "desde":
            return not self._comes_from(phrase)
        if before == "de":
            return (
                self._run_through(phrase) or self._thrown_out(phrase) or self._shown_by_what_is_there(phrase)
            )
        if before == "por" and self._longed_for(phrase):
            return False
        if before == "para" and any(t in _WENT for t in w.joined(phrase.first - 6, phrase.first).split()):
            return True  # "me fui derecho para el hospital"
        return not (
            before in ("para", "ni")
            or (before in ("pasado", "pasada", "pasando") and phrase.concept is None)
            or w.joined(phrase.first - 2, phrase.first) in ("camino a", "camino de", "rumbo a")
        )

    def _on_its_side(self, phrase: Phrase) -> bool:
        """Reads "la cometa se fue para el lado del río": only the way something took."""
        lead = self.words.joined(phrase.first - 4, phrase.first)
        return re.search(r"\b(?:para|hacia|por) el lado (?:de|del)$", lead) is not None

    def _only_compared(self, phrase: Phrase, before: str) -> bool:
        """Reads "como si fuera el circo", "en fila, como en el cuartel"."""
        w = self.words
        if w.joined(phrase.first - 2, phrase.first) in ("igual que", "lo mismo") or before == "como":
            return True
        if before in ("en", "a") and w.plain_at(phrase.first - 2) == "como" and not w[phrase.first - 2].opens:
            return True
        return w.joined(phrase.first - 3, phrase.first) in ("como si fuera", "como si fuese")

    def _belongs_to_others(self, phrase: Phrase) -> bool:
        """Somebody absent is there, was sent there or lives there; or it is only spoken of."""
        return (
            self._with_absent(phrase)
            or self._sent_there(phrase)
            or self._home_told(phrase)
            or self._is_left_behind(phrase)
            or self._in_a_tale(phrase)
            or self._died_there(phrase)
            or self._only_said(phrase)
            or self._given_up(phrase)
            or self._where_the_relative_was(phrase)
        )

    def _run_through(self, phrase: Phrase) -> bool:
        """Reads "de la sala al patio y del patio a la calle": from one place to the next."""
        w = self.words
        follows = next(
            (p for p in self.phrases if p.kind == "place" and 0 < p.first - phrase.last <= 1), None
        )
        swallowed = w.plain_at(phrase.last) in ("a", "al")
        return (
            swallowed
            and follows is not None
            and self.words.plain_at(phrase.first - 2) not in ("vino", "volvio")
        )

    def _thrown_out(self, phrase: Phrase) -> bool:
        """Reads "mi padre lo sacó de la iglesia de una oreja": it happened there."""
        w = self.words
        at = phrase.first - 2
        forms = self.verbs.read(w[at].lower, w.accented) if at >= 0 else ()
        whom = w.plain_at(at - 1) in ("me", "nos", "lo", "la", "los", "las", "le", "les")
        thrown = any(f.lemma in ("sacar", "echar", "expulsar") and f.tense == "past" for f in forms)
        return whom and thrown

    def _not_gone_to(self, phrase: Phrase) -> bool:
        """Reads "los niños no fueron al colegio"."""
        lead = self.words.joined(phrase.first - 6, phrase.first).split()
        gone = [
            i
            for i, t in enumerate(lead)
            if t in ("fue", "fueron", "fui", "fuimos", "iba", "iban", "ibamos", "va", "van", "voy")
        ]
        said = " ".join(lead)
        if any(t in said for t in _NOT_REACHED):
            return True
        if "no alcanzamos a llegar" in " ".join(lead) or "no llegamos" in " ".join(lead):
            return True
        return bool(gone) and "no" in lead[max(0, gone[-1] - 2) : gone[-1]]

    def _where_the_relative_was(self, phrase: Phrase) -> bool:
        """Reads "yo estudiaba en Oviedo y lo supe por teléfono" of the relative who writes."""
        lead = self.words.joined(phrase.first - 4, phrase.first).split()
        away = ("estudiaba", "vivia", "trabajaba", "estaba", "andaba")
        own = "yo" in lead and any(t in away for t in lead)
        return self.telling.voice == "relative" and (own or self._with_the_relative(phrase))

    def _given_up(self, phrase: Phrase) -> bool:
        """Reads "acababa de dejar el bar", "vendimos la casa": a place that is left, not gone to."""
        forms = (
            self.verbs.read(self.words[phrase.first - 1].lower, self.words.accented) if phrase.first else ()
        )
        return any(f.lemma in ("dejar", "vender", "traspasar", "extrañar") for f in forms)

    def _only_said(self, phrase: Phrase) -> bool:
        """Reads "le dije que no, que yo iba al laboratorio"."""
        w = self.words
        for at in range(phrase.first - 1, max(phrase.first - 12, -1), -1):
            if w.joined(at, at + 2) in ("dije que", "dijo que", "conte que", "explique que"):
                went = [w.plain_at(i) for i in range(at + 2, phrase.first)]
                return any(t in ("iba", "trabajaba", "vivia", "era", "venia") for t in went)
            if w[at].opens:
                return False
        return False

    def _died_there(self, phrase: Phrase) -> bool:
        """Reads "a los dos meses se murió, en Vilariño", told after another place."""
        before = [p for p in self.phrases if p.kind == "place" and p.last < phrase.first]
        lead = self.words.joined(phrase.first - 3, phrase.first).split()
        return (
            bool(before) and lead[-1:] == ["en"] and any(t in ("murio", "fallecio", "murieron") for t in lead)
        )

    def _in_a_tale(self, phrase: Phrase) -> bool:
        """Reads "mi abuelo contaba que en Cuba había visto…": where somebody's tale happens."""
        lead = self.words.joined(phrase.first - 4, phrase.first)
        return self.telling.voice == "patient" and lead.endswith(
            (
                "si en",
                "habia quedado en",
                "habian quedado en",
                "contaba que en",
                "decia que en",
                "contaba de cuando en",
                "decia siempre que en",
            )
        )

    def _shown_by_what_is_there(self, phrase: Phrase) -> bool:
        """Reads "delante de la iglesia", "la cola del cine", "me acuerdo del patio"."""
        w = self.words
        if "acuerdo" in w.joined(phrase.first - 7, phrase.first).split():
            return True
        if w.joined(phrase.last, phrase.last + 2) in ("me acuerdo", "yo recuerdo", "recuerdo yo"):
            return True  # "del Winnipeg me acuerdo más de los olores"
        if self.telling.voice == "note" and w.plain_at(phrase.first - 2).startswith(_TELLING):
            return "no" not in w.joined(phrase.first - 6, phrase.first - 2).split()
        if self._part_is_there(phrase):
            return True
        if w.plain_at(phrase.first - 2) == "yo" and w.plain_at(phrase.last) in ("lo", "me", "no"):
            return True  # "yo del Winnipeg lo que tengo es esto"
        noun = w.plain_at(phrase.first - 2)
        if w.plain_at(phrase.first - 3) in _BESIDE:  # "la ventana grande de la residencia"
            noun = w.plain_at(phrase.first - 3)
        return noun in _BESIDE or (noun == "fuera" and w.plain_at(phrase.head) != "casa")

    def _part_is_there(self, phrase: Phrase) -> bool:
        """Reads "en el poyo del cortijo", "en el césped de la plaza", "lo del trastero"."""
        w = self.words
        at = phrase.first - 2
        noun = w.plain_at(at)
        if noun == "lo":
            return True  # "lo del trastero"
        if noun in _DAYS_OF and w.plain_at(at - 1) in ("ultimo", "ultima", "primer", "primera", "el", "la"):
            return phrase.concept is not None or bool(phrase.hints)
        if w.plain_at(at - 1) not in _ONE or noun in _SENT_OR_SAID or noun.endswith("cion"):
            return False
        swallowed = w.plain_at(at - 1) == "al"
        if not swallowed and w.plain_at(at - 2) not in _ONTO:
            return False
        return not any(p.first <= at < p.last for p in self.phrases if p is not phrase)

    def _longed_for(self, phrase: Phrase) -> bool:
        """Reads "lloraba por Barcelona"."""
        forms = self.verbs.read(self.words[phrase.first - 2].lower, False)
        return any(f.lemma in ("llorar", "rezar", "preguntar", "brindar", "suspirar") for f in forms)

    def _with_absent(self, phrase: Phrase) -> bool:
        """Told of somebody who is elsewhere or dead: the place where they are, the one with them."""
        for referent in self.referents:
            for person in referent.phrases:
                near = referent.kind != "place" and person.last <= phrase.first <= person.last + 16
                away = near and person is not phrase and self._is_away(person, referent)
                if away and not self._other_subject_between(person, phrase):
                    return True
        return False

    def _other_subject_between(self, person: Phrase, place: Phrase) -> bool:
        w = self.words
        for at in range(person.last, place.first):
            if w[at].opens or w.plain_at(at) in ("yo", "nosotros"):
                return True
            if any(p.first == at and p.kind != "place" for p in self.phrases) and w.plain_at(at - 1) not in (
                "con",
                "a",
            ):
                return True
            forms = () if w.plain_at(at - 1) in BEFORE_NOUN else self.verbs.read(w[at].lower, w.accented)
            if (
                forms
                and all(f.person == 1 for f in forms)
                and forms[0].lemma not in _THINKING | {"tener", "dejar"}
            ):
                return True
        return False

    def _home_told(self, phrase: Phrase) -> bool:
        """Reads "mi hermana, que vivía en Santiago, llegaba": where somebody lives or works otherwise."""
        lead = self.words.joined(phrase.first - 3, phrase.first)
        habit = self._third(phrase.first - 2) if self.words.plain_at(phrase.first - 3) == "que" else None
        if habit is not None and habit.tense == "imperfect" and habit.plural and lead.endswith(" en"):
            return not any(p.kind != "place" and p.last == phrase.first - 3 for p in self.phrases)
        return lead in (
            "que vivia en",
            "que trabajaba en",
            "que vivian en",
            "que vive en",
            "que trabaja en",
            "que estudiaba en",
        )

    def _comes_from(self, phrase: Phrase) -> bool:
        """Reads "desde" tells an origin only with a verb of coming, calling or sending; or a time."""
        since = self.words.joined(phrase.first - 5, phrase.first - 1)
        if any(
            t in since
            for t in ("no nos veia", "no le veia", "no lo veia", "no la veia", "no nos habiamos visto")
        ):
            return True
        for at in range(max(0, phrase.first - 8), phrase.first - 1):
            if any(f.lemma in ("venir", "llegar", "volver", "traer", "llamar", "escribir", "mandar",
                "viajar", "ir", "caminar",
                               "regresar", "bajar", "subir",
                               "salir") for f in self.verbs.read(self.words[at].lower, False)):  # fmt: skip
                return True
        return False

    def _is_left_behind(self, phrase: Phrase) -> bool:
        """Reads "el piso se me quedó grande": the place is spoken of, nothing happens there."""
        if self.words.plain_at(phrase.first - 1) in ("en", "a", "por", "hasta", "de"):
            return False
        return self.words.joined(phrase.last, phrase.last + 3) in (
            "se me quedo",
            "me quedaba lejos",
            "quedaba lejos de",
            "se nos quedo",
        )

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
