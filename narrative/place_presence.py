"""Which places the scene happens in or shows, and which are only named."""

from typing import Final

from narrative.belonging import BelongingReader
from narrative.phrase_parts import Phrase
from narrative.registry_links import Referent
from narrative.words import word_set

BEFORE_NOUN: Final = word_set("el un mucho tanto su mi de del al con otro este ese poco")
_THINKING: Final = frozenset({"pensar", "creer", "suponer", "imaginar", "decir", "figurar", "conocer"})


class PlacePresenceReader(BelongingReader):
    """Judges mentions of places."""

    def _place_is_there(self, referent: Referent, main: tuple[int, int], present: dict[int, bool]) -> bool:
        inside = [p for p in referent.phrases if main[0] <= self.words[p.head].sentence < main[1]]
        return any(self._place_vote(p, present) for p in inside)

    def _place_vote(self, phrase: Phrase, present: dict[int, bool]) -> bool:
        w = self.words
        if w.joined(phrase.last, phrase.last + 2) in (
            "no en",
            "no espera",
            "no miento",
            "no perdon",
            "no que",
        ):
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
            beside = w.plain_at(phrase.first - 2) in ("delante", "cerca", "detras", "lado", "dentro",
                "puerta", "puertas",
                                                      "frente", "orilla", "fondo", "alrededor", "medio",
                                                      "encima",
                                                      "cuadras", "alto", "centro", "salida", "entrada",
                                                      "espejo", "mesa", "ventana", "cama", "banco", "pared",
                                                      "reja", "escalera", "afuera", "enfrente", "umbral",
                                                      "sofa", "sillon", "butaca", "alfombra", "chimenea",
                                                      "lumbre", "balcon", "jardin", "mostrador", "fiesta",
                                                      "fiestas", "feria", "verbena", "romeria", "altar",
                                                      "escaleras", "mostrador", "sala", "boca", "bocamina",
                                                      "cola", "taquilla", "fila", "tapia", "corredor",
                                                      "cancela", "valla", "gradas", "grada", "torre",
                                                      "campanario", "rincon", "esquina", "mitad", "suelo",
                                                      "patio", "calles", "techo", "tejado")  # fmt: skip
            if not beside:
                return False
        return not (
            before == "para"
            or w.joined(phrase.first - 2, phrase.first) in ("camino a", "camino de", "rumbo a")
        )

    def _with_absent(self, phrase: Phrase) -> bool:
        """Told of somebody who is elsewhere or dead: the place where they are, the one with them."""
        for referent in self.referents:
            for person in referent.phrases:
                near = referent.kind != "place" and person.last <= phrase.first <= person.last + 12
                if near and person is not phrase and self._is_away(person, referent):
                    if not self._other_subject_between(person, phrase):
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
            if forms and all(f.person == 1 for f in forms) and forms[0].lemma not in _THINKING:
                return True
        return False

    def _home_told(self, phrase: Phrase) -> bool:
        """Reads "mi hermana, que vivía en Santiago, llegaba": where somebody lives or works otherwise."""
        lead = self.words.joined(phrase.first - 3, phrase.first)
        return lead in (
            "que vivia en",
            "que trabajaba en",
            "que vivian en",
            "que vive en",
            "que trabaja en",
            "que estudiaba en",
        )

    def _comes_from(self, phrase: Phrase) -> bool:
        """Reads "desde" tells an origin only with a verb of coming, calling or sending."""
        for at in range(max(0, phrase.first - 8), phrase.first - 1):
            if any(f.lemma in ("venir", "llegar", "volver", "traer", "llamar", "escribir", "mandar",
                "viajar", "ir", "caminar",
                               "regresar", "bajar", "subir",
                               "salir") for f in self.verbs.read(self.words[at].lower, False)):  # fmt: skip
                return True
        return False

    def _is_left_behind(self, phrase: Phrase, before: str) -> bool:
        """Reads "el piso se me quedó grande": the place is spoken of, nothing happens there."""
        if before in ("en", "a", "por", "hasta", "de"):
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
