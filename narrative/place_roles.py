"""What a place phrase is to its clause: where the subject is, where somebody was left, a goal not reached.

Each place is read with the verb that governs it. Who that verb is told of, whether it is denied or only
wished for, and whether the clause belongs to another time decide whether the scene can be there.
"""

import re
from dataclasses import replace
from typing import Final

from narrative.phrase_parts import Phrase
from narrative.place_clauses import Governor, PlaceClauseReader
from narrative.words import word_set

_COMING: Final = word_set(
    """venir bajar subir llegar aparecer asomar acercar entrar presentar acompañar salir acudir"""
)
_MOTION: Final = word_set(
    """ir volver subir bajar entrar llegar salir venir regresar acercar meter pasar marchar asomar acompañar
    mudar viajar cruzar pisar llevar escapar"""
)
# what is wished, feared, meant, asked or forbidden was not done yet
_UNREAL: Final = re.compile(
    r"\b(no (me|se|nos) (atrev\w+) a|(quer|pensab|quis|sonab|deseab|prefer|esperab|planeab)\w*( con| en)?|"
    r"(iba|iban|ibamos) a|(estaba|estabamos|estaban) (por|a punto de)|ganas de|miedo (de|a)|antes de|sin|"
    r"en vez de|en lugar de|para no|(prohib|impid|imped)\w+|no (me|nos|le|les|lo|la)? ?(dej|permit)\w+|"
    r"no (pud|pod)\w+|pide|piden|pedia|pregunta|preguntan|ilusion de|prometi\w+|mania de|"
    r"(hubiera|hubiese) querido|intencion de|vispera de|(dia|noche|tarde|manana) antes de|oportunidad de|"
    r"amenaz\w+ con|el dia (de|que)? ?poder|evitar|derecho a|deseando|sonando con|"
    r"no (me|nos|le|les) (hac\w+) (gracia|ilusion))( (me|se|nos|te))?$"
)
# at the door of a place one is there
_AT_THE_DOOR: Final = re.compile(r"\b((iba|iban|ibamos) a|(por|a punto de)|antes de)( (me|se|nos))?$")
_DOOR: Final = word_set("entrar salir subir bajar cruzar pasar")
_STAYING_VERBS: Final = word_set(
    "estar trabajar vivir estudiar servir andar seguir quedar permanecer residir veranear criar"
)
# "hacía la mili en", "tenía turno en", "daba clase en"
_DUTIES_OF: Final = {
    "hacer": re.compile(r"^(la (mili|colimba|conscripcion|carrera)|el (servicio|bachiller)|guardias?)"),
    "tener": re.compile(r"^(turno|guardia|clases?|examen|ensayo|reunion|consulta|partido)"),
    "dar": re.compile(r"^(clases?|misa|un curso)"), "cumplir": re.compile(r"^(condena|el servicio)"),
}  # fmt: skip
_ROOMS: Final = word_set(
    """kitchen bathroom bedroom living_room patio balcony terrace garden hall attic cellar corral
    kitchen_garden stairwell pantry porch study maid_room laundry_room roof henhouse stable garage"""
)
_MEANWHILE: Final = re.compile(
    r"\b(y (yo|nosotr[oa]s)|(ese|esa|aquel|aquella) (dia|tarde|noche|manana|domingo|verano)|"
    r"a (esas|esa) horas?|mientras|en ese momento|por entonces)\b"
)
_VISITING: Final = re.compile(
    r"\b(fui|fuimos|iba|ibamos|llegue|llegamos|subi|subimos|baje|bajamos)( \w+)? a (verl|visitarl|buscarl|"
    r"pasar|recogerl)|\b(alli|alla|y me (llevaba|llevo)|nos (llevaba|llevo))\b"
)
_LOCATING: Final = word_set("creer suponer imaginar")
_OTHER_TIME: Final = re.compile(
    r"\b(lo mismo (que )?(hac|me pas|nos pas|pas|sent|hic)\w+|como cuando|igual que (cuando|en|aquel)|"
    r"(me|nos) recordo (a|la|el|cuando)|me acorde de cuando|como aquella vez|como hac\w+ en|"
    r"en cambio,? (a|al|cuando|mi|el|la)\b|(dias|semanas|meses|anos) (mas tarde|despues)|pasados los anos|"
    r"(mucho|muchisimo) despues|con los anos|al cabo de los anos|hoy (en dia|dia|vive|trabaja|esta)|"
    r"ahora (vive|trabaja|esta|lo|la|tiene)|al final de su vida|ya de (viejo|vieja|mayor|grande))"
)
_VEHICLE: Final = word_set(
    """tren barco autobus bus avion colectivo camion coche guagua vagon micro carro furgoneta camioneta buque
    vapor transatlantico litera literas camarote fitito seiscientos compartimento expreso"""
)
_BROKE_DOWN: Final = re.compile(
    r"\b(se (me |nos |le |les )?(rompio|averio|estropeo|paro|quedo|varo|varaba|pincho|descompuso|descarrilo|"
    r"jodio|murio el motor|fundio)|pinchamos|nos quedamos (tirad|varad|parad|sin gasolina|sin nafta)\w*|"
    r"volcamos|descarrilo|a (mitad|medio) (de|del)? ?camino|no pasamos de|nos perdimos|nos dejo tirados)\b"
)
_ARRIVED: Final = re.compile(
    r"\b(llegamos|llegue|llego|llegaron|al llegar|bajamos|baje del|al bajar|alli|alla|ya en|en la playa|"
    r"en la arena|en el agua|el mar|la estacion|nos esperaba|nos recibio)\b"
)
_ONE_HAD_TO: Final = frozenset(
    {"habia que", "teniamos que", "tenia que", "tenias que", "hay que", "tuvimos que"}
)
_SPEAKING: Final = word_set("decir gritar contestar preguntar repetir responder soltar prometer jurar rezar")
_I_WAS: Final = re.compile(r"\b(yo|me) (estaba|andaba|trabajaba|vivia|servia|habia quedado|quede|tenia)\b")
_HEARD: Final = re.compile(
    r"\b((me|nos) (lo|la|los|las) (han )?(cont|platic|dij|refir|explic|relat)\w+|(yo|eso) no (lo|la) vi|"
    r"yo no estab\w+|me enter\w+ (despues|luego|por|de noche))\b"
)
_KEEPING_NOW: Final = word_set("tener guardar vivir estar trabajar conservar seguir andar quedar estudiar")
_TAKING: Final = word_set("llevar meter mandar encerrar ingresar internar trasladar destinar deportar")
_CLOSING: Final = word_set("cerrar derribar vender traspasar quemar")
_BUYING: Final = word_set("costar comprar encargar adquirir regatear")


class PlaceRoleReader(PlaceClauseReader):
    """Judges a place by its verb."""

    people_there: dict[int, bool]

    def _role_keeps_out(self, phrase: Phrase) -> bool:
        """Whether the clause of the place keeps the scene out of it."""
        return (
            self._not_reached(phrase)
            or self._holds_the_absent(phrase)
            or self._others_stay_there(phrase)
            or self._somebody_left_there(phrase)
            or self._aboard_for(phrase)
            or self._at_another_time(phrase)
            or self._never_arrived(phrase)
            or self._bought_there(phrase)
            or self._in_a_speech(phrase)
            or self._where_the_hearer_was(phrase)
            or self._gone_home(phrase)
            or self._taken_there(phrase)
            or self._closed_down(phrase)
            or self._is_of_today(phrase)
        )

    def _awaited_in_vain(self, phrase: Phrase) -> bool:
        """Reads "no vino al aeropuerto": where somebody did not come is where one is."""
        found = self._governor(phrase)
        if found is not None and found.form.tense == "infinitive" and found.form.lemma in _COMING:
            wanting = self._finite_before(found.at)
            if (
                wanting is not None
                and wanting.form.lemma in ("querer", "poder")
                and wanting.form.tense == "past"
            ):
                found = Governor(wanting.at, replace(wanting.form, lemma=found.form.lemma), found.before)
        lead = self.words.plain_at(phrase.first - 1)
        to = lead in ("a", "hasta") or self.words.plain_at(phrase.first) == "al" or lead == "al"
        if found is None or not found.before or not to or found.form.person != 3 or found.form.plural:
            return False
        absent = self._subject(found)
        came = found.form.lemma in _COMING and found.form.tense in ("past", "imperfect")
        denied = self.words.plain_at(found.at - 1) in ("no", "tampoco") or (
            self.words.joined(found.at - 2, found.at) in ("no se", "tampoco se", "no nos")
        )
        return came and denied and absent is not None and absent.kind == "person"

    def _not_reached(self, phrase: Phrase) -> bool:
        """Reads "no me atrevía a volver al piso", "ganas de ir a la playa", "no llegué a la estación"."""
        w = self.words
        found = self._governor(phrase)
        if found is None or found.form.lemma not in _MOTION:
            return False
        if not found.before:  # "al cortijo no íbamos en invierno"
            denied = w.plain_at(found.at - 1) == "no" or w.joined(found.at - 2, found.at) in (
                "no me",
                "no nos",
            )
            return denied and found.form.person == 1 and w.plain_at(phrase.first - 1) in ("a", "al")
        into = found.form.lemma in ("entrar", "meter", "colar") and w.plain_at(phrase.first - 1) == "en"
        if w.plain_at(phrase.first - 1) in ("en", "de", "por", "del") and not into:
            return False
        if found.form.tense == "infinitive":
            if self._the_way_there(found, phrase):
                return True
            lead = w.joined(found.at - 5, found.at)
            if found.form.lemma in _DOOR and _AT_THE_DOOR.search(lead):
                return False
            return _UNREAL.search(lead) is not None and not self._done_after_all(found, phrase)
        if found.form.person == 1 and found.form.tense in ("past", "imperfect"):
            return w.plain_at(found.at - 1) == "no" or w.joined(found.at - 2, found.at) in (
                "nunca mas", "no me", "no nos", "nunca me", "jamas me", "ya no",
            )  # fmt: skip
        return False

    def _the_way_there(self, found: Governor, phrase: Phrase) -> bool:
        """Reads "para ir a la iglesia había que cruzar el arroyo": it is told of the way."""
        behind = self.words.joined(phrase.last, phrase.last + 2)
        return self.words.plain_at(found.at - 1) == "para" and behind in _ONE_HAD_TO

    def _done_after_all(self, wished: Governor, phrase: Phrase) -> bool:
        """Reads "teníamos prohibido entrar a la pieza. Entramos, claro"; not "pero me fui al parque"."""
        w = self.words
        for at in range(phrase.last, min(phrase.last + 25, len(w))):
            forms = self.verbs.read(w[at].lower, w.accented)
            form = next((f for f in forms if f.tense == "past"), None)
            if form is None or w.plain_at(at - 1) == "no":
                continue
            if form.lemma in (wished.form.lemma, "colar", "escapar"):
                return w.plain_at(at + 1) not in ("a", "al", "para", "hacia")
        return False

    def _holds_the_absent(self, phrase: Phrase) -> bool:
        """Reads "esa noche ella estaba en Manizales", "mi hermano trabajaba en Madrid" of one not there."""
        subject = self._beside(phrase)
        if subject is not None and self._at_home_meanwhile(phrase):
            return True
        if subject is None:
            found = self._governor(phrase)
            subject = self._subject(found) if found is not None else None
        if subject is None:
            return False
        number = next((i for i, r in enumerate(self.referents) if subject in r.phrases), None)
        there = self.people_there.get(number, True) if number is not None else True
        return not there and subject.relation != "yo"

    def _at_home_meanwhile(self, phrase: Phrase) -> bool:
        """Reads "yo en la terraza del casino y Maruja en casa": the other place is where it happens."""
        w = self.words
        bare = w.joined(phrase.first, phrase.last) in ("casa", "la casa", "su casa")
        return bare and any(
            p.kind == "place" and p is not phrase and w.plain_at(p.first - 1) == "en" for p in self.phrases
        )

    def _others_stay_there(self, phrase: Phrase) -> bool:
        """Reads "mi hermana servía en Madrid. Una tarde, en el patio…": what others do elsewhere."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("en", "por") or self._is_a_room(phrase):
            return False
        found = self._governor(phrase)
        if found is None or not found.before or not self._tells_a_stay(found, phrase):
            return False
        subject = self._subject(found)
        if subject is None or subject.kind != "person" or self._with_us(phrase.last):
            return False
        mine = next((r for r in self.referents if phrase in r.phrases), None)
        if mine is not None and len(mine.phrases) > 1:
            return False
        if not self._also_elsewhere(phrase):
            return False
        whose = next((r for r in self.referents if subject in r.phrases), None)
        around = w.joined(phrase.first - 8, phrase.last + 9)
        return _MEANWHILE.search(around) is not None or (whose is not None and len(whose.phrases) == 1
            and not self._visited(phrase))  # fmt: skip

    def _also_elsewhere(self, phrase: Phrase) -> bool:
        """Whether another place is told, not as where somebody comes from."""
        mine = next((r.phrases for r in self.referents if phrase in r.phrases), ())
        others = (p for p in self.phrases if p.kind == "place" and p is not phrase and p not in mine)
        return any(
            not phrase.first <= p.first < phrase.last
            and self.words.plain_at(p.first - 1) not in ("de", "del", "desde")
            and self._phrase_around(p) is None
            for p in others
        )

    def _with_us(self, at: int) -> bool:
        return self.words.joined(at, at + 2) == "con nosotros" or self.words.plain_at(at) == "conmigo"

    def _tells_a_stay(self, found: Governor, phrase: Phrase) -> bool:
        form = found.form
        if form.tense == "gerund":
            finite = self._finite_before(found.at)
            return finite is not None and finite.form.lemma == "estar" and finite.form.tense == "imperfect"
        if form.lemma in _DUTIES_OF:
            return _DUTIES_OF[form.lemma].search(self.words.joined(found.at + 1, phrase.first)) is not None
        return form.lemma in _STAYING_VERBS and form.tense in ("imperfect", "present") and form.person == 3

    def _is_a_room(self, phrase: Phrase) -> bool:
        return phrase.concept is not None and phrase.concept.id in _ROOMS

    def _visited(self, phrase: Phrase) -> bool:
        """Reads "mi hermana vivía en Madrid y fui a verla"."""
        return _VISITING.search(self.words.joined(phrase.last, phrase.last + 14)) is not None

    def _aboard_for(self, phrase: Phrase) -> bool:
        """Reads "en el tren a Suiza", "el autobús de Úbeda": where a vehicle goes or comes from."""
        w = self.words
        lead = w.plain_at(phrase.first - 1)
        noun = w.plain_at(phrase.first - 2)
        if lead in ("a", "para") and noun in ("carretera", "billete", "pasaje", "boleto"):
            return True  # "no había carretera a Vilariño"
        if lead not in ("a", "para", "de", "hacia") or noun not in _VEHICLE or not self._far(phrase):
            return False
        found = self._governor(phrase)
        return found is None or not found.before or found.form.lemma not in _MOTION

    def _far(self, phrase: Phrase) -> bool:
        return phrase.concept is None or phrase.concept.id in ("city", "village")

    def _somebody_left_there(self, phrase: Phrase) -> bool:
        """Reads "dejé a mami en la casa", "lo creía en el instituto", "la tenían estudiando en Jaén"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("en", "con"):
            return False
        found = self._governor(phrase)
        if found is not None and found.form.tense in ("gerund", "participle") and found.form.lemma != "dejar":
            found = self._finite_before(found.at) or found
        if found is None or not found.before:
            return False
        clitic = w.plain_at(found.at - 1)
        if clitic in ("me", "nos"):
            return False
        if found.form.lemma in _LOCATING:
            return clitic in ("lo", "la", "los", "las", "le", "les")
        left = found.form.lemma == "dejar" and (found.form.person == 1 or found.form.tense == "participle")
        somebody = any(
            p.kind != "place" and w.plain_at(p.first - 1) in ("a", "al")
            and (found.at < p.first < phrase.first or 0 < found.at - p.last <= 4)
            for p in self.phrases
        )  # fmt: skip
        return left and somebody

    def _at_another_time(self, phrase: Phrase) -> bool:
        """Reads "lo mismo hacía yo en Santiago", "en cambio, cuando nació mi hija estaba en Cali"."""
        w = self.words
        sentence = w[phrase.first].sentence
        start = next(x.index for x in w.items if x.sentence == sentence)
        if start == 0 and phrase.first < 20:
            return False
        said = w.joined(max(start, phrase.first - 25), phrase.first)
        if _OTHER_TIME.search(said) is None:
            return False
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        return referent is None or referent.phrases[0] is phrase

    def _never_arrived(self, phrase: Phrase) -> bool:
        """Reads "íbamos a Mar del Plata… se nos quedó el coche", "me vine a Madrid. En el tren nos tocó"."""
        w = self.words
        before = w.plain_at(phrase.first - 1)
        if before == "por" and self._far(phrase) and self._passed_through(phrase):
            return True
        if before not in ("a", "para", "hacia", "hasta") or (phrase.concept is not None and not phrase.name):
            return False
        found = self._governor(phrase)
        if found is None or found.form.lemma not in _MOTION:
            return False
        later = w.joined(phrase.last, len(w))
        if _ARRIVED.search(later):
            return False
        aboard = any(
            w.plain_at(x.index) == "en" and w.plain_at(x.index + 2) in _VEHICLE and x.opens
            for x in w.items[phrase.last :]
        )
        rides = any(x.plain in _VEHICLE for x in w.items)
        return aboard or (rides and _BROKE_DOWN.search(later) is not None)

    def _passed_through(self, phrase: Phrase) -> bool:
        """Reads "el tren pasó por Córdoba y seguimos": told in passing, where other places are told too."""
        found = self._governor(phrase)
        passing = found is not None and found.form.lemma in ("pasar", "cruzar", "atravesar")
        return passing and any(p.kind == "place" and p is not phrase for p in self.phrases)

    def _bought_there(self, phrase: Phrase) -> bool:
        """Reads "me costó veinte duros en el rastro y en la cocina cantaba": told again elsewhere."""
        found = self._governor(phrase)
        if self.words.plain_at(phrase.first - 1) != "en" or found is None or not found.before:
            return False
        if found.form.lemma not in _BUYING or found.form.tense != "past":
            return False
        for_me = found.form.person == 3 and self.words.plain_at(found.at - 1) in ("me", "nos")
        return any(
            p.kind == "place" and p is not phrase and (p.first > phrase.last or for_me)
            and self.words.plain_at(p.first - 1) in ("en", "a")
            for p in self.phrases
        )  # fmt: skip

    def _in_a_speech(self, phrase: Phrase) -> bool:
        """Reads "y le dijo: váyase tranquilo, que no pasamos hambre hasta la frontera"."""
        w = self.words
        if self.telling.voice != "patient":
            return False
        for at in range(phrase.first, max(phrase.first - 25, 0), -1):
            if ":" in w[at].gap:
                near = [f for i in range(max(at - 5, 0), at) for f in self.verbs.read(w[i].lower, False)]
                return any(f.lemma in _SPEAKING and f.tense in ("past", "imperfect") for f in near)
            if w[at].opens:
                return False
        return False

    def _where_the_hearer_was(self, phrase: Phrase) -> bool:
        """Reads "lo del trastero me lo contaron, que yo estaba en el mercado"."""
        w = self.words
        lead = w.joined(phrase.first - 5, phrase.first)
        return _I_WAS.search(lead) is not None and _HEARD.search(w.joined(0, len(w))) is not None

    def _gone_home(self, phrase: Phrase) -> bool:
        """Reads "se subió y se fue a su casa": where somebody goes who leaves the scene."""
        w = self.words
        home = phrase.owner == "su" and w.plain_at(phrase.first - 1) in ("a", "para")
        left = w.joined(phrase.first - 4, phrase.first)
        gone = re.search(
            r"\bse (fue|fueron|iba|iban|marcho|marcharon|largo|volvio|volvieron)( \w+)? (a|para)$", left
        )
        return self.telling.voice == "patient" and home and gone is not None

    def _taken_there(self, phrase: Phrase) -> bool:
        """Reads "a mi padre lo llevaron a la cárcel": where others took somebody."""
        w = self.words
        found = self._governor(phrase)
        if found is None or not found.before or found.form.lemma not in _TAKING or not found.form.plural:
            return False
        whom = w.plain_at(found.at - 1) in ("lo", "la", "los", "las")
        return (
            self.telling.voice == "patient" and whom and found.form.person == 3 and found.form.tense == "past"
        )

    def _closed_down(self, phrase: Phrase) -> bool:
        """Reads "cuando cerraron la fábrica… los vendimos en el mercado": told for what became of it."""
        w = self.words
        forms = self.verbs.read(w[phrase.first - 1].lower, w.accented) if phrase.first else ()
        if not any(f.lemma in _CLOSING and f.tense == "past" for f in forms):
            return False
        return any(
            p.kind == "place" and p.first > phrase.last and w.plain_at(p.first - 1) == "en"
            for p in self.phrases
        )

    def _is_of_today(self, phrase: Phrase) -> bool:
        """Reads "la foto la tiene mi hija en Puebla" in a memory of then."""
        found = self._governor(phrase)
        if found is None or not found.before or found.form.tense != "present" or found.form.person != 3:
            return False
        if found.form.lemma not in _KEEPING_NOW or self.words.plain_at(phrase.first - 1) != "en":
            return False
        thing = self.words.plain_at(found.at - 1) in ("lo", "la", "los", "las")
        if thing and found.form.lemma in ("tener", "guardar", "conservar"):
            return True
        if self.words.plain_at(found.at - 1) in ("me", "nos"):
            return False  # "de la guerra me queda un refugio, en Barcelona"
        told = (self.verbs.read(x.lower, self.words.accented) for x in self.words.items)
        return sum(bool(f) and all(x.tense in ("past", "imperfect") for x in f) for f in told) >= 3
