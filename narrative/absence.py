"""Signs that somebody told of is not there: dead, elsewhere, imagined, missed, in a photograph."""

import re
from itertools import pairwise
from typing import Final

from narrative.away import AwayReader
from narrative.phrase_parts import Phrase
from narrative.registry_links import Referent
from narrative.verbs import Form
from narrative.words import word_set

_COMING: Final = word_set(
    """venir ir estar llegar aparecer acudir vivir asomar volver salir visitar poder querer subir bajar
    entrar conocer alcanzar presentar ver llevar embarcar asistir pisar acompañar"""
)
_ARRIVING: Final = word_set(
    "venir ir llegar aparecer acudir asomar volver presentar poder querer entrar embarcar"
)
_AT_THE_GRAVE: Final = word_set("velamos velaron velaban velabamos enterramos enterraron enterraban")
_FROM_AFAR: Final = word_set("mandar enviar llamar escribir pedir preguntar prometer encargar contar")
_GOING: Final = frozenset({"ir", "bajar", "subir", "salir", "marchar", "viajar", "mudar"})
_LEAVING: Final = frozenset({"ir", "marchar", "salir", "emigrar", "mudar", "largar"})
# where one goes every day: whoever did not go there was at home
_DUTIES: Final = frozenset({"school", "classroom", "office", "factory", "high_school", "college"})
_DYING_OF: Final = (
    "de risa",
    "de la risa",
    "de ganas",
    "de verguenza",
    "de miedo",
    "de frio",
    "de hambre",
    "de pena",
)
_BUSY: Final = (
    "sirviendo en", "en cama", "en la cama con", "en la guerra", "en misa", "en el frente", "en la mili",
    "en el trabajo", "de viaje", "de guardia", "de turno", "en clase", "en la cosecha", "de parto",
    "de bracero",    "malo en", "mala en", "enfermo en", "enferma en", "en el servicio",
)  # fmt: skip
_TO_WHOM: Final = frozenset({"le", "les", "me", "nos"})
_DYING: Final = frozenset({"morir", "fallecer", "faltar"})
_STAYING: Final = frozenset(
    {"quedar", "seguir", "permanecer", "vivir", "trabajar", "estar", "andar", "residir", "servir"}
)
_HELD_AWAY: Final = word_set(
    """exiliado exiliada destinado destinada internado internada ingresado ingresada trabajando sirviendo
    estudiando viviendo emigrado emigrada"""
)
_ROOMS: Final = word_set(
    """kitchen bathroom bedroom living_room patio balcony terrace garden hall attic cellar corral
    kitchen_garden stairwell pantry porch study maid_room laundry_room cloister roof"""
)
_SENT: Final = word_set(
    """telegrama carta cartas postal postales dinero recado paquete felicitacion cinta grabacion regalo
    fotos mail correo mensaje whatsapp video foto saludos besos noticias"""
)
_KILLED: Final = ("lo mataron", "la mataron", "los mataron", "lo fusilaron", "la fusilaron", "los fusilaron",
    "lo detuvieron")  # fmt: skip
_AT_WORK: Final = word_set("trabajando sirviendo estudiando cosiendo fregando segando vendiendo faenando")
# where somebody is who is told of beside those of the scene: out of their sight and not next door
_WHERE_OTHERS_ARE: Final = _DUTIES | word_set(
    """market bar workshop mine hospital church countryside vineyard shop barracks institute university
    fish_market post_office town_hall bank"""
)
# places where one stays behind and is still seen
_IN_VIEW: Final = frozenset({"harbour", "train_station", "balcony", "bus_stop", "stairwell"})


class AbsenceReader(AwayReader):
    """Judges single mentions of people and animals."""

    def _missed(self, phrase: Phrase) -> bool:
        """Reads "al Tito lo extraño", "echo de menos a mi hermana"."""
        tail = self.words.joined(phrase.last, phrase.last + 3)
        lead = self.words.joined(phrase.first - 4, phrase.first)
        if lead.endswith(
            (
                "pensaba en",
                "pensando en",
                "pense en",
                "acordaba de",
                "acorde de",
                "sonaba con",
                "penso en",
                "acordandome de",
            )
        ):
            return True
        joined = next(
            (
                p
                for p in self.phrases
                if p is not phrase and p.kind == "person" and p.last == phrase.first - 2
            ),
            None,
        )
        if joined is not None and lead.endswith("y en") and self._missed(joined):
            return True
        return tail.startswith(
            ("lo extrano", "la extrano", "lo echo de", "la echo de", "lo extranaba", "la extranaba")
        ) or (lead.endswith(("de menos a", "extrano a", "extranaba a", "menos al")))

    def _photographed(self, phrase: Phrase) -> bool:
        """Reads "le mostré la foto: mi mamá con un pañuelo"."""
        at = phrase.first
        while at > 0 and not self.words[at].opens:
            if ":" in self.words[at].gap:
                return any(
                    self.words.plain_at(i) in ("foto", "fotografia", "retrato")
                    for i in range(max(0, at - 4), at)
                )
            at -= 1
        return False

    def _knew_nothing(self, phrase: Phrase) -> bool:
        """Reads "mi viejo no sabía nada", "mi madre nunca lo supo"."""
        tail = self.words.joined(phrase.last, phrase.last + 4) + " "
        return tail.startswith(
            (
                "no sabia nada ",
                "nunca lo supo",
                "no se entero",
                "no lo supo",
                "nunca supo",
                "ni se entero",
                "no lo sabia",
                "nunca se entero",
                "vino despues",
                "llego despues",
                "todavia no nacia",
                "no habia nacido",
                "aun no nacia",
                "no existia",
            )
        )

    def _buried(self, phrase: Phrase) -> bool:
        """Reads "a mi padre lo enterramos", "velamos a mi padre"; not "lo enterramos hasta el cuello"."""
        lead = self.words.joined(phrase.first - 2, phrase.first).split()
        mourned = len(lead) == 2 and lead[0] in _AT_THE_GRAVE and lead[1] in ("a", "al")
        if mourned and self.words.plain_at(phrase.last) != "hasta":
            return True
        tail = self.words.joined(phrase.last, phrase.last + 5).split()
        return any(
            t in ("lo", "la") and n.startswith(("enterra", "velam", "velab")) for t, n in pairwise(tail)
        )

    def _at_the_deathbed(self, phrase: Phrase) -> bool:
        """Reads "el día que murió mi madre ... yo estaba con ella": the dying one is there."""
        text = self.words.joined(phrase.last, phrase.last + 25)
        return any(
            c in text
            for c in (
                "con ella",
                "con el le",
                "a su lado",
                "la mano",
                "su mano",
                "sus manos",
                "en mis brazos",
            )
        )

    def _acts_elsewhere(self, phrase: Phrase) -> bool:
        """Reads "la noche en que murió su papá… Don Misael pidió un tinto": the dying one is seen."""
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        later = [p for p in referent.phrases if p.first > phrase.last] if referent is not None else []
        return any(self._acts(p) for p in later)

    def _acted_before(self, phrase: Phrase) -> bool:
        """Whether the one who dies "cuando se murió la nona" did something before it in the telling."""
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        earlier = [p for p in referent.phrases if p.first < phrase.first] if referent is not None else []
        return any(self._acts(p) for p in earlier)

    def _dead_or_missing(self, phrase: Phrase) -> bool:
        w = self.words
        before = w.joined(phrase.first - 4, phrase.first)
        for dead in ("habia muerto", "ya murio", "se murio", "habia fallecido", "murio", "fallecio",
            "se nos murio",
                     "faltaba", "falto", "faltaban", "faltaron", "no estaba", "no vino",
                     "no lo viera", "no la viera", "no lo vieran", "ahora lo tiene", "ahora la tiene",
                     "no fue",
                     "habian muerto", "mataron a"):  # fmt: skip
            if before.endswith(dead) and not before.endswith("se habian muerto"):
                after_all = (
                    self._acted_before(phrase)
                    and re.search(r"\bcuando (se )?(nos |me )?(murio|fallecio)$", before) is not None
                )
                return (
                    not after_all and not self._at_the_deathbed(phrase) and not self._acts_elsewhere(phrase)
                )
        if w.joined(phrase.last, phrase.last + 2) in _KILLED and w.plain_at(phrase.first - 1) in ("a", "al"):
            return True
        behind = w.joined(phrase.last, phrase.last + 7)
        dead = ("que murio", "enterrad", "era difunt", "estaba muert")
        if behind.startswith("que") and any(t in behind for t in dead):
            return True
        if behind.startswith(("ya fallecid", "ya muert", "ya difunt")):
            return True
        if behind.startswith("hace") and any(t in behind for t in ("que murio", "q murio", "que se murio")):
            return True
        if re.match(
            r"(pero|y|que) (ya )?(se )?((me|nos|le) )?habia muerto|pero ya no (estaba|vivia)", behind
        ):
            return True
        return self._is_subject(phrase) and self._did_not_come(phrase)

    def _did_not_come(self, phrase: Phrase) -> bool:
        """The one who is named died, did not come or was no longer there."""
        w = self.words
        if w.plain_at(phrase.last) in ("no", "tampoco") and (
            phrase.last + 1 >= len(w) or w[phrase.last + 1].after_stop
        ):  # "mi mujer no, que…"
            return w[phrase.first].opens or w.plain_at(phrase.first - 1) in ("pero", "y")
        found = self._verb_after(phrase)
        if found is None:
            return False
        if self._came_in_the_end(phrase):
            return False
        beyond = self._verb_beyond_relative(phrase)
        if beyond is not None and self._negated(beyond[0]) and self._means_coming(beyond[1], beyond[0]):
            return True
        if beyond is not None and w.plain_at(phrase.last) == "que" and not self._negated(beyond[0]):
            found = beyond  # "Capitán, que nunca entraba, se metió debajo"
        at, form = found
        ahead = w.joined(at, at + 5)
        if form.lemma == "haber" and any(x in ahead for x in ("muerto", "fallecido")):
            return True
        if (
            form.lemma in _DYING
            and not (form.lemma == "faltar" and (self._negated(at) or w.plain_at(at - 1) in _TO_WHOM))
            and form.tense in ("past", "imperfect", "present")
            and not any(t in w.joined(at, at + 4) for t in _DYING_OF)
            and "casi" not in (w.plain_at(at - 1), w.plain_at(at - 2))
        ):
            return not w.joined(at - 1, at).startswith("me") and not self._at_the_deathbed(phrase)
        if self._negated(at) and self._means_coming(form, at):
            return not self._greets_us(phrase, at)
        return w.joined(at - 2, at + 1) in (
            "ya no estaba",
            "ya no vivia",
            "tampoco estaba",
        ) and self._ends_after(at)

    def _greets_us(self, phrase: Phrase, at: int) -> bool:
        """Reads "no quiso subir y nos saludaba desde un banco": seen all the same."""
        w = self.words
        for i in range(at + 1, min(at + 18, len(w) - 1)):
            if w[i].opens or any(
                p.first == i and p.kind == "person" and p is not phrase for p in self.phrases
            ):
                return False
            near = w.plain_at(i) in ("nos", "me") and (w.plain_at(i - 1) in ("y", "pero") or w[i].after_stop)
            form = self._third(i + 1) if near else None
            if form is not None:
                return form.lemma not in _FROM_AFAR
        return False

    def _cannot_come(self, form: Form, at: int) -> bool:
        """Reads "no pudo (venir)", "no quiso (subir)", "no pudo (verla): tenía paperas"."""
        if self.words.plain_at(at) in ("verlo", "verla"):
            return form.lemma == "poder"
        ahead = self.verbs.read(self.words.lower_at(at), False) if at < len(self.words) else ()
        return any(f.lemma in _COMING for f in ahead)

    def _means_coming(self, form: Form, at: int) -> bool:
        w = self.words
        if form.lemma in ("querer", "poder", "deber", "soler"):
            if w.plain_at(at + 1) in ("pedir", "librar", "faltar", "escaparse", "dejar"):
                return form.lemma == "poder"  # "no pudo pedir el día"
            return self._cannot_come(form, at + 1)
        if form.lemma == "haber":
            if w.plain_at(at + 2) in ("nunca", "jamas"):  # "no había ido nunca al mar": of earlier days
                return False
            ahead = [f for i in (at + 1, at + 2) if i < len(w) for f in self.verbs.read(w[i].lower, False)]
            return any(f.lemma in _ARRIVING and f.tense == "participle" for f in ahead)
        if (
            form.lemma in ("ir", "ser")
            and w.plain_at(at + 1) in ("a", "al")
            and any(
                p.kind == "place"
                and at < p.head <= at + 4
                and p.concept is not None
                and p.concept.id in _DUTIES
                for p in self.phrases
            )
        ):
            return False
        if form.lemma == "ir" and w.joined(at - 2, at) == "ya no":
            return True
        if form.lemma in ("ir", "ser") and w.plain_at(at) in ("fue", "iba", "fueron", "iban"):
            return w.plain_at(at + 1) in (
                "",
                "porque",
                "pues",
                "que",
                "tenia",
                "por",
                "con",
                "ese",
                "a",
                "al",
                "nunca",
            ) or (at + 1 < len(w) and w[at + 1].after_stop)
        if form.lemma in ("volver", "llevar", "conocer", "ver", "salir", "entrar"):
            return False
        if form.lemma == "estar":
            return self._ends_after(at)
        return form.lemma in _COMING and form.lemma not in ("poder", "querer")

    def _elsewhere(self, phrase: Phrase) -> bool:
        """Reads "se quedaba en casa", "estaba en el campo", "llamó de Estocolmo"."""
        if not self._is_subject(phrase) and self.words.plain_at(phrase.last) != "que":
            return False
        found = self._verb_after(phrase, 9)
        if found is None:
            return False
        at, form = found
        verb = form.lemma
        if (
            verb == "haber"
            and form.tense == "imperfect"
            and self._participle_after(at) in _LEAVING
            and (self.words.plain_at(at - 1) == "se" or self.words.plain_at(at - 2) == "ya")
        ):
            return not self._told_before(phrase)
        if verb == "haber" and form.tense == "imperfect" and self._had_gone(phrase, at):
            return True
        if verb == "haber":
            verb, at = self._participle_after(at) or verb, at + 1
        w = self.words
        called = verb in ("llamar", "telefonear") and w.plain_at(at + 1) in ("de", "desde")
        if (
            (called and (self._place_at(at + 2) or w.plain_at(at + 1) == "desde"))
            or self._calls_from_afar(at)
            or self._sends(form, at)
        ):
            return True
        if verb == "escribir" and w.plain_at(at - 1) in ("me", "nos") and form.tense in ("past", "imperfect"):
            return True
        if verb == "estar" and w.plain_at(at + 1) in _HELD_AWAY and self._place_at(at + 3):
            return True
        lives = verb in ("vivir", "trabajar", "residir") and w.plain_at(phrase.last) == "que"
        if verb in _STAYING and not (lives and form.tense != "present"):
            return self._stays(phrase, at, verb, form)
        return self._stays_after_all(phrase, found[0])

    def _stays_after_all(self, phrase: Phrase, first: int) -> bool:
        """Reads "mi suegro que era el único en pagar estaba en el estadio": a later verb says where."""
        w = self.words
        for at in range(first + 1, min(first + 12, len(w))):
            if w[at].opens or w.plain_at(at) in ("yo", "nos", "me", "y"):
                return False
            if any(p.first == at and p.kind == "person" for p in self.phrases):
                return False
            form = self._third(at)
            if form is not None and form.lemma == "estar" and form.tense in ("imperfect", "present"):
                return self._stays(phrase, at, form.lemma, form)
        return False

    def _had_gone(self, phrase: Phrase, at: int) -> bool:
        """Reads "mi padre había bajado a la feria": gone, unless they come into the scene later on."""
        if self._participle_after(at) not in _GOING or self.words.plain_at(at + 2) not in (
            "a",
            "al",
            "para",
            "por",
        ):
            return False
        referent = next((r for r in self.referents if phrase in r.phrases), None)
        return referent is None or len(referent.phrases) == 1

    def _participle_after(self, at: int) -> str | None:
        """The verb of a compound tense that starts at ``at``: "se había quedado"."""
        for i in range(at + 1, min(at + 3, len(self.words))):
            for form in self.verbs.read(self.words[i].lower, False):
                if form.tense == "participle":
                    return form.lemma
        return None

    def _stays(self, phrase: Phrase, at: int, verb: str, form: Form) -> bool:
        """Whether a verb of staying at ``at`` keeps the person away from the scene."""
        w = self.words
        busy = verb == "quedar" and w.plain_at(at + 1).endswith(("ando", "iendo")) and not form.plural
        if busy and any(p.kind == "place" and p.first < phrase.first for p in self.phrases):
            return True
        if verb == "quedar" and w.plain_at(at + 1) == "con" and not form.plural:
            return any(p.first == at + 2 and p.kind == "person" for p in self.phrases)
        place = next((p for p in self.phrases if p.kind == "place" and at < p.head <= at + 5), None)
        if place is None:
            ahead = w.joined(at + 1, at + 5)
            if self._tended(at):
                return False
            return ahead.startswith(_BUSY) or w.plain_at(at + 1) in ("fuera", "lejos")
        led = w.plain_at(place.first - 1) in ("en", "por", "de", "al") or w.plain_at(place.head - 1) in (
            "al",
            "del",
        )
        led = led or w.joined(place.first - 2, place.first) in ("en el", "en la", "en los", "en las")
        if not led or (place.concept is not None and place.concept.id in _IN_VIEW):
            return False
        if w.joined(place.last, place.last + 3) == "y yo en":
            return True
        if verb == "andar" and not form.plural:
            return not self._in_company(place.last)
        far = place.concept is None and place.name is not None
        if far and w.plain_at(phrase.last) == "que" and self.words.plain_at(phrase.first - 1) != "con":
            return True
        if verb in ("quedar", "seguir", "permanecer") and not form.plural:
            return not self._in_company(at + 1) and not self._in_company(place.last)
        return self._another_place(place, phrase)

    def _sends(self, form: Form, at: int) -> bool:
        """Reads "mandó un telegrama", "escribía cartas": whoever sends is not there."""
        if form.lemma not in ("mandar", "enviar", "escribir"):
            return False
        ahead = self.words.joined(at + 1, at + 5).split()
        to_us = self.words.plain_at(at - 1) in ("me", "nos", "le", "les")
        if ahead[:1] == ["decir"] or ahead[:2] == ["a", "decir"]:
            return True  # "mi suegra mandó decir que eso era para flojas"
        gift = (
            (to_us or form.tense == "past")
            and form.lemma != "escribir"
            and ahead[:1] in (["un"], ["una"], ["unos"], ["unas"], ["dos"])
        )
        return gift or any(t in _SENT for t in ahead)

    def _calls_from_afar(self, at: int) -> bool:
        """Reads "lo miró por la tele", "me llamó llorando", "nos escribió"."""
        for i in range(at, min(at + 10, len(self.words))):
            if self.words[i].opens or any(p.first == i and p.kind == "person" for p in self.phrases):
                return False
            if self.words.joined(i, i + 3) in ("lo supo por", "se entero por", "lo oyo por", "lo vio por"):
                return True
            if self.words.joined(i, i + 2) in ("me llamo", "nos llamo", "nos escribio", "me escribio",
                "por telefono",
                                               "llamo a", "llamo por", "nos llamaba", "me escribia",
                                               "nos escribia"):  # fmt: skip
                return True
            if self.words.joined(i, i + 3) in ("por la tele", "por la television", "por la radio"):
                return True
        return False

    def _another_place(self, place: Phrase, phrase: Phrase) -> bool:
        """Whether a place told of before makes this one somewhere else; a room is of the same house."""
        if place.concept is not None and place.concept.id in _ROOMS and place.owner is None:
            return False
        if any(
            t in self.words.joined(phrase.last, place.first)
            for t in ("a esas horas", "en ese momento", "a esa hora", "por entonces")
        ):
            return True
        said_before = [p for p in self.phrases if p.kind == "place" and p.first < phrase.first]
        referent = next((r for r in self.referents if place in r.phrases), None)
        if referent is not None and any(p in referent.phrases for p in said_before):
            return False
        return bool(said_before)

    def _elsewhere_without_a_verb(self, phrase: Phrase) -> bool:
        """Reads "bailábamos en la plaza mi madre y yo; mi hermano, en el colegio": the place alone tells."""
        w, at = self.words, phrase.last
        begins = phrase.first > 0 and (
            w[phrase.first].after_stop or w.plain_at(phrase.first - 1) in ("y", "e")
        )
        if phrase.kind == "place" or not begins:
            return False
        if w.plain_at(at) in _AT_WORK:
            at += 1
        place = next((p for p in self.phrases if p.kind == "place" and p.first == at + 1), None)
        if w.plain_at(at) != "en" or place is None or place.concept is None:
            return False
        ends = place.last >= len(w) or w[place.last].after_stop or w.plain_at(place.last) in ("y", "con")
        return ends and place.concept.id in _WHERE_OTHERS_ARE and self._another_place(place, phrase)

    def _only_imagined(self, phrase: Phrase) -> bool:
        w = self.words
        if any(
            w.joined(at, at + 2) in ("haberlo sabido", "haberse enterado")
            for at in range(phrase.last, phrase.last + 4)
        ):
            return True
        found = self._verb_after(phrase, 5)
        if (
            w.plain_at(phrase.first - 1) == "si"
            and found is not None
            and w.plain_at(phrase.first - 2) != "como"
        ):
            return (
                found[1].tense in ("present", "past_subjunctive") or self.words.plain_at(found[0] - 1) == "se"
            )
        if found is None:
            return False
        at, form = found
        if (
            form.tense == "conditional"
            and self._is_subject(phrase)
            and form.lemma in ("estar", "andar", "haber")
        ):
            return True
        return (
            w.joined(at - 1, at + 3)
            in ("nos iba a regañar", "nos iba a reganar", "me iba a reganar", "nos iba a matar")
            or (
                w.plain_at(at) in ("iba", "iban")
                and w.plain_at(at + 1) == "a"
                and w.plain_at(at - 1) in ("nos", "me", "le", "les")
                and w.joined(at + 2, at + 3) in ("reganar", "renir", "matar", "retar", "pegar", "castigar")
            )
            or w.joined(at - 1, at + 1)
            in ("se entera", "se enteraba", "se entere", "se enterase", "se enterara", "se entero")
        )

    def _is_away(self, person: Phrase, referent: Referent) -> bool:
        return referent.kind != "place" and (
            self._dead_or_missing(person)
            or self._elsewhere(person)
            or self._only_imagined(person)
            or self._kept_away(person)
        )
