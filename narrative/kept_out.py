"""Absence as the words around a mention tell it: left behind, not taken along, not told, only on the line.

Each rule looks at the clause that the mention stands in, where the one named is no subject, or only feared
or wished for.
"""

import re
from typing import Final

from narrative.phrase_parts import Phrase
from narrative.said_of import SaidOfReader
from narrative.words import word_set

TO_BE_THERE: Final = word_set(
    "venir ir llegar aparecer acudir asistir embarcar asomar presentar acompañar viajar "
    "subir bajar entrar salir "
    "montar volver pisar estar caber arrimar acercar"
)
_PHONE: Final = re.compile(
    r"\b(?:videollamada|videoconferencia|conferencia|llamada|telefono|celular|movil|telefonazo|skype|zoom|"
    r"wasap|whatsapp|video|facetime|tablet|tableta|ordenador|computadora|computador|portatil)\b"
)
_SEEN: Final = word_set("ver encontrar hallar conocer alcanzar localizar")
_TAKEN: Final = word_set("llevar traer llevarse meter subir")
_GONE: Final = word_set("ir salir marchar escapar largar bajar subir correr volver escabullir tirar pirar")
_IN_VAIN: Final = re.compile(
    r"\bno (?:le |les |la |lo |nos )?(?:contest|respond|aparec|estaba|encontr|sal[ií]|veni)|"
    r"nadie (?:le )?(?:contest|respond)"
)
_NOT_MOVED: Final = re.compile(
    r"no (?:hubo|habia) (?:manera|forma|modo|quien) (?:de )?(?:que )?\w*(?:sac|tra[ei]|mov|convenc|vin|"
    r"ven|arranc|"
    r"sub|baj|fuera|levant)|"
    r"no (?:lo|la|le|los|las) (?:dejaron|dejaban|quisieron|pudimos|pudieron) (?:ni )?(?:llevar|traer|"
    r"arrimar|"
    r"acercar|tocar|asomar|entrar|pasar|venir|subir|salir|embarcar|sacar)"
)
_THAT_DAY: Final = r"(?:(?:ese|aquel|aquella|esa) \w+ |entonces |ya )?"
_NOT_TAKEN_ALONG: Final = re.compile(
    rf"{_THAT_DAY}(?:no|ni) (?:la|lo|las|los) (?:quis\w+ |pud\w+ |pod\w+ |hab\w+ )?"
    r"(?:llev\w+|tra[ij]\w+)(?! (?:nadie|ninguno|ninguna|la contraria))"
)
_CALLED: Final = word_set("llamar gritar buscar nombrar")


class KeptOutReader(SaidOfReader):
    """Judges mentions by the clause that they stand in."""

    def _kept_out(self, phrase: Phrase) -> bool:
        """Any of the signs of this module."""
        return (
            self._on_the_line(phrase)
            or self._left_and_gone(phrase)
            or self._not_taken(phrase)
            or self._not_brought(phrase)
            or self._not_seen(phrase)
            or self._not_told(phrase)
            or self._called_in_vain(phrase)
            or self._in_a_condition(phrase)
            or self._not_to_be_moved(phrase)
            or self._known_later(phrase)
            or self._not_even(phrase)
            or self._caught_elsewhere(phrase)
            or self._not_that_day(phrase)
            or self._sent_off(phrase)
            or self._would_have(phrase)
            or self._mailed(phrase)
            or self._begun_without(phrase)
            or self._not_to_speak_of(phrase)
        )

    def _would_have(self, phrase: Phrase) -> bool:
        """Reads "a mi madre le habría dado un soponcio", "y mi padre, si levantara la cabeza, también"."""
        w = self.words
        tail = w.joined(phrase.last, phrase.last + 6)
        if w.plain_at(phrase.first - 1) in ("a", "al"):
            return (
                re.match(
                    r"(?:no |ni )?(?:le|lo|la|les) (?:\w+ria\b|habria|hubiera|hubiese|va a dar|iba a dar)",
                    tail,
                )
                is not None
            )
        return (
            re.match(
                r"si (?:lo |la |me |nos )?(?:levantara|levantase|viviera|viviese|viera|viese|supiera|"
                r"estuviera)",
                tail,
            )
            is not None
        )

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
        return (
            re.match(
                r"(?:mejor )?(?:ni|no) (?:te |le |les )?(?:habl|cuent|digo|decir)|para que (?:te|le) ", tail
            )
            is not None
        )

    def _on_the_line(self, phrase: Phrase) -> bool:
        """Reads "hablé por teléfono con Lía", "entra una llamada y era mi papá"."""
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
        before = self.verbs.read(w[phrase.first - 2].lower, w.accented) if phrase.first > 1 else ()
        left = any(f.lemma == "dejar" and f.tense in ("past", "participle", "imperfect") for f in before)
        if not left:
            return False
        for at in range(phrase.last, min(phrase.last + 12, len(w) - 1)):
            if w[at].opens:
                return False
            forms = self.verbs.read(w[at].lower, w.accented)
            if any(f.lemma in _GONE and f.person == 1 for f in forms):
                return True
        ahead = w.joined(phrase.last, phrase.last + 3)
        return ahead.startswith(
            ("en casa", "con la vecina", "con mi", "con su", "con los", "al cuidado", "en el pueblo")
        )

    def _not_taken(self, phrase: Phrase) -> bool:
        """Reads "no me dejaron llevar la cotorra", "no pudimos traernos al perro"."""
        w = self.words
        at = phrase.first - 1 - (w.plain_at(phrase.first - 1) in ("a", "al"))
        if at < 1:
            return False
        taken = any(
            f.lemma in _TAKEN and f.tense in ("infinitive", "past")
            for f in self.verbs.read(w[at].lower, False)
        )
        lead = w.joined(max(0, at - 4), at).split()
        return taken and "no" in lead and not w.stops_between(at - len(lead) + lead.index("no"), at)

    def _not_brought(self, phrase: Phrase) -> bool:
        """Reads "a mi abuela no la llevamos", "a Raúl ese día no lo pudimos llevar"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        tail = w.joined(phrase.last, phrase.last + 8)
        return _NOT_TAKEN_ALONG.match(tail) is not None

    def _not_seen(self, phrase: Phrase) -> bool:
        """Reads "a mi Paola ni la vi nacer", "a Tomás aún no lo había conocido"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        tail = [w.plain_at(i) for i in range(phrase.last, min(phrase.last + 7, len(w))) if not w[i].opens]
        while tail and tail[0] in ("todavia", "aun", "yo", "entonces"):
            tail = tail[1:]
        if tail[:1] not in (["no"], ["ni"], ["nunca"], ["tampoco"]) or tail[1:2] not in (
            ["lo"],
            ["la"],
            ["le"],
            ["los"],
        ):
            return False
        rest = tail[2:5]
        seen = [f for t in rest for f in self.verbs.read(t, False) if f.lemma in _SEEN and f.person in (0, 1)]
        came = any(
            f.lemma in ("venir", "llegar", "entrar", "salir", "pasar")
            for t in rest
            for f in self.verbs.read(t, False)
        )
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
        return called and _IN_VAIN.search(rest) is not None

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
        if_so = w.plain_at(phrase.first - 2) == "si" and w.plain_at(phrase.first - 3) != "como"
        if (
            coming is not None
            and coming.lemma in TO_BE_THERE
            and coming.tense in ("imperfect", "present")
            and if_so
        ):
            return True  # "gritar si venía mi padre"
        lead = w.joined(max(0, phrase.first - 5), phrase.first)
        if re.search(
            r"\b(?:antes de que|para que no|sin que|miedo a que|miedo de que) (?:\w+ )*$", f"{lead} "
        ):
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
            if any(f.tense == "past_subjunctive" for f in forms) or re.match(
                r"llegan? a \w+r", w.joined(i, i + 3)
            ):
                return True
        return False

    def _not_to_be_moved(self, phrase: Phrase) -> bool:
        """Reads "a mi padre no hubo manera de sacarlo de casa", "a la abuela no la dejaron entrar"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        tail = w.joined(phrase.last, phrase.last + 9)
        return _NOT_MOVED.match(tail) is not None

    def _known_later(self, phrase: Phrase) -> bool:
        """Reads "a Tomás lo conocí después", "mi marido vino mucho después a mi vida"."""
        w = self.words
        if w.plain_at(phrase.first - 1) not in ("a", "al"):
            return False
        tail = w.joined(phrase.last, phrase.last + 6)
        later = r"(?:lo|la|le|los) conoc\w+ (?:mucho |muchos? \w+ )?(?:despues|mas tarde|luego|de mayor)"
        return re.match(later, tail) is not None

    def _not_even(self, phrase: Phrase) -> bool:
        """Reads "ni la enfermera se asomó", "a mi hermano Paco no le tocó"."""
        w = self.words
        if w.plain_at(phrase.first - 1) in ("a", "al"):
            tail = w.joined(phrase.last, phrase.last + 3)
            ends = phrase.last + 3 >= len(w) or w[phrase.last + 3].after_stop
            return ends and tail in (
                "no le toco",
                "no le tocaba",
                "no la dejaron",
                "no lo dejaron",
                "no los dejaron",
            )
        if w.plain_at(phrase.first - 1) != "ni" or not w[phrase.first - 1].after_stop:
            return False
        said = self._said_of(phrase)[:1]
        return any(
            s.form.lemma in TO_BE_THERE | {"enterar", "mover", "mirar", "creer", "saber"} for s in said
        )

    def _sent_off(self, phrase: Phrase) -> bool:
        """Reads "al bar mandamos al chico", "a Paty la mandé con mi suegra"."""
        w = self.words
        at = phrase.first - 1 if w.plain_at(phrase.first) == "al" else phrase.first - 2
        if w.plain_at(phrase.first - 1) not in ("a", "al") and w.plain_at(phrase.first) != "al":
            return False
        before = self.verbs.read(w[at].lower, w.accented) if at >= 0 else ()
        sent = any(f.lemma in ("mandar", "enviar") and f.person == 1 and f.tense == "past" for f in before)
        if sent:
            then = self.verbs.read(w[phrase.last].lower, False) if phrase.last < len(w) else ()
            return not any(f.tense == "infinitive" for f in then)
        tail = w.joined(phrase.last, phrase.last + 4)
        return (
            re.match(r"(?:lo|la|los|las) (?:mande|mandamos|mandaron|enviamos) (?:a|al|con|para|donde) ", tail)
            is not None
        )

    def _caught_elsewhere(self, phrase: Phrase) -> bool:
        """Reads "a Carmiña la pilló la tormenta en el monte"."""
        w = self.words
        tail = w.joined(phrase.last, phrase.last + 7)
        caught = (
            r"(?:lo|la|los|las) (?:pillo|cogio|agarro|sorprendio) (?:la|el|una|un) \w+ "
            r"(?:en|por|lejos|camino|fuera)\b"
        )
        return w.plain_at(phrase.first - 1) in ("a", "al") and re.match(caught, tail) is not None

    def _not_that_day(self, phrase: Phrase) -> bool:
        """Reads "mi suegro venía los domingos, pero ese domingo no", "gateaba y no la sacaban con viento"."""
        w = self.words
        other = next((p.first for p in self.phrases if p.kind == "person" and p.first >= phrase.last), len(w))
        end = min(other, phrase.last + 16)
        rest = " ".join(x.plain for x in w.items[phrase.last : end] if x.sentence == w[phrase.first].sentence)
        taken = r"\by no (?:lo|la|los|las) (?:sacab|llevab|traian|llevaron|sacaron|trajeron)"
        that_day = r"\bpero (?:es[ea]|aquel|aquella) \w+ no\b(?! (?:me|nos|se|le))"
        return self._is_subject(phrase) and re.search(f"{that_day}|{taken}", rest) is not None
