"""Frames about how people stand, sit and go: "estábamos sentados", "íbamos de la mano"."""

from collections.abc import Mapping
from typing import Final

from narrative.correcting.frames import Found, FrameParts, added_noun, as_look, male
from narrative.correcting.targets import TELLER, Target
from narrative.correcting.word_classes import ESTAR
from narrative.corrections import Correction

_POSTURES: Final[Mapping[tuple[str, ...], tuple[str, str]]] = {
    ("sentado",): ("sitting", "sentado"),
    ("de", "pie"): ("standing", "de pie"),
    ("parado",): ("standing", "de pie"),
    ("tumbado",): ("lying", "tumbado"),
    ("acostado",): ("lying", "acostado"),
    ("echado",): ("lying", "echado"),
    ("recostado",): ("lying", "recostado"),
    ("tendido",): ("lying", "tendido"),
    ("de", "rodillas"): ("kneeling", "de rodillas"),
    ("arrodillado",): ("kneeling", "de rodillas"),
    ("hincado",): ("kneeling", "de rodillas"),
    ("agachado",): ("kneeling", "agachado"),
    ("abrazado",): ("embracing", "abrazado"),
    ("de", "la", "mano"): ("holding_hands", "de la mano"),
    ("cogido", "de", "la", "mano"): ("holding_hands", "de la mano"),
    ("andando",): ("walking", "andando"),
    ("agarrado", "de", "la", "mano"): ("holding_hands", "de la mano"),
    ("caminando",): ("walking", "caminando"),
    ("tomado", "de", "la", "mano"): ("holding_hands", "de la mano"),
    ("corriendo",): ("running", "corriendo"),
    ("a", "pie"): ("walking", "andando"),
    ("llorando",): ("crying", "llorando"),
    ("riendo",): ("laughing", "riendo"),
    ("en", "bicicleta"): ("cycling", "en bicicleta"),
    ("en", "bici"): ("cycling", "en bicicleta"),
}
_WE: Final = frozenset({"estabamos", "ibamos", "eramos", "estuvimos", "fuimos"})
_THEY: Final = frozenset({"estaban", "iban", "eran", "estuvieron"})


class PostureFrames(FrameParts):
    """Reads the frames about posture."""

    # --- posture -----------------------------------------------------------------------------------------

    def stood(self, at: int) -> Found | None:
        """Reads "estábamos sentados", "mi abuela estaba de pie", "íbamos de la mano"."""
        found = self.targets.target(at)
        who, last = found if found is not None and found[0].kind in ("person", "pet") else (None, at)
        if self.p(last) == "no" and who is not None:
            return None
        verb = self.p(last)
        if verb not in ESTAR | _WE | _THEY | {"iba", "era"}:
            return None
        last += 1
        last += self.p(last) in ("todos", "todas", "ya")
        if who is not None:
            return self._posture_of((who,), last)
        others = [*self.targets.present("person")]
        if verb in _WE:
            return self._posture_of((*((TELLER,) if self.targets.scene.self_in_scene else ()), *others), last)
        if verb in _THEY:
            return self._posture_of(tuple(others), last)
        one = self._who_stands(last)
        return self._posture_of((one,), last) if one is not None else None

    def held_so(self, at: int) -> Found | None:
        """Reads "(también estaba mi abuelo) sentado en una silla": of whom was named right before."""
        if not self.told or self.topic is None or self.topic.kind not in ("person", "pet"):
            return None
        return self._posture_of((self.topic,), at)

    def _who_stands(self, at: int) -> Target | None:
        if self.topic is not None and self.topic.kind in ("person", "pet"):
            return self.topic
        own, word = self.targets.patient.gender, self.p(at)
        said = "f" if word.endswith("a") else "m" if word.endswith("o") else own
        if self.targets.scene.self_in_scene and said == own:
            return TELLER
        fitting = [
            t for t in self.targets.present("person") if t.participant and t.participant.gender == said
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _posture_of(self, who: tuple[Target, ...], at: int) -> Found | None:
        told = self._posture_at(at)
        if told is None or not who:
            return None
        posture, spoken, last = told
        seat = self.targets.noun(last + 1) if self.p(last) in ("en", "sobre") else None
        more: tuple[Correction, ...] = ()
        if seat is not None and seat[0].kind == "object":
            last = seat[1]
            more = () if self.targets.of_noun(seat[0]) is not None else (added_noun(seat[0]),)
        corrections = (*(as_look(each, "posture", posture) for each in who), *more)
        if len(who) > 1:
            return Found(last, corrections, f"ahora salen {spoken}")
        one = next(iter(who))
        said = f"ahora sale usted {spoken}" if one.key == "yo" else f"ahora {one.name} sale {spoken}"
        return Found(last, corrections, said, one)

    def _posture_at(self, at: int) -> tuple[str, str, int] | None:
        for form, (posture, _) in sorted(_POSTURES.items(), key=lambda pair: -len(pair[0])):
            said = [self.p(at + i) for i in range(len(form))]
            if said and (said[0] == form[0] or male(said[0]) == form[0]) and said[1:] == list(form[1:]):
                return posture, self.words.said(at, at + len(form)).lower(), at + len(form)
        return None
