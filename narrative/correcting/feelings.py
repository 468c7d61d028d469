"""Frames about how people felt, as their faces show it: "mi madre estaba triste", "estábamos contentos"."""

from collections.abc import Mapping
from typing import Final

from narrative.correcting.frames import Found, FrameParts, as_look, male
from narrative.correcting.targets import TELLER, Target
from narrative.correcting.word_classes import ESTAR
from narrative.corrections import Correction
from narrative.words import word_set

# Moods that people name when they look at a face, and that tell nothing of a memory's feeling.
_SEEN_IN_A_FACE: Final[Mapping[str, str]] = {
    **dict.fromkeys(word_set("sonriendo sonriente risueno ilusionado"), "joy"),
    **dict.fromkeys(word_set("apenado disgustado"), "sadness"),
    **dict.fromkeys(word_set("serio sereno"), "calm"),
    **dict.fromkeys(word_set("cabreado enojado bravo"), "anger"),
    **dict.fromkeys(word_set("nervioso preocupado"), "fear"),
}
_BY_THE_VERB: Final[Mapping[str, tuple[str, str, str]]] = {
    **dict.fromkeys(("lloraba", "llora"), ("posture", "crying", "llorando")),
    **dict.fromkeys(("reia", "rie"), ("posture", "laughing", "riendo")),
    **dict.fromkeys(("sonreia", "sonrie"), ("feeling", "joy", "sonriendo")),
}
_HAS: Final = word_set("tenia tiene con")
_LOOKS: Final = word_set("parecia parece iba puso ponia sentia")
_WE: Final = word_set("estabamos estuvimos ibamos")
_THEY: Final = word_set("estaban estuvieron iban")
_VERY: Final = word_set("muy tan bastante algo mas toda todo mucho mucha un una poco la cara gesto de con")
_NO_FACE: Final = word_set("despacio novia bombas bombardeo beso abrazo")
_CALM: Final = "calm"  # the face of who does not feel what was shown


class FeelingFrames(FrameParts):
    """Reads the frames about what is to be seen in a face."""

    def felt(self, at: int) -> Found | None:
        """Reads "mi madre estaba triste", "mi padre no estaba enfadado", "mi hermana sonreía"."""
        found = self.targets.target(at)
        who, last = found if found is not None and found[0].kind == "person" else (None, at)
        if who is None and self.told and self.topic is not None and self.topic.kind == "person":
            who = self.topic
        denied = self.p(last) == "no"
        last += denied
        last += self.p(last) == "se"
        verb = self.p(last)
        if who is not None and not denied and verb in _BY_THE_VERB:
            trait, value, doing = _BY_THE_VERB[verb]
            return self._of_one(who, trait, value, f"sale {doing}", last + 1)
        if verb in ESTAR | _HAS | _LOOKS | _WE | _THEY:
            last += 1
            last += self.p(last) in ("todos", "todas")
        elif found is not None or who is None or denied:
            return None  # but for "(también estaba mi abuelo sentado,) triste"
        told = self._feeling(last)
        if told is None:
            return None
        value, end = told
        said = f"sale {'con ' if verb in _HAS else ''}{self.words.said(last, end).lower()}"
        if who is not None:
            return self._of_one(who, "feeling", _CALM if denied else value, f"{'ya no ' * denied}{said}", end)
        return None if denied or verb not in _WE | _THEY else self._of_all(value, verb in _WE, end)

    def _of_one(self, who: Target, trait: str, value: str, said: str, last: int) -> Found:
        name = "usted" if who.key == "yo" else who.name
        return Found(last, (as_look(who, trait, value),), f"ahora {name} {said}", who)

    def _of_all(self, value: str, with_teller: bool, last: int) -> Found:
        """The feeling of the scene, and of those who had one of their own."""
        own = {x.subject for x in self.targets.scene.looks if x.trait == "feeling"}
        all_ = (*((TELLER,) if with_teller else ()), *self.targets.present("person"))
        looks = (as_look(each, "feeling", value) for each in all_ if each.key in own)
        answer = f"ahora se les ve así: {self.words.said(last - 1, last).lower()}"
        return Found(last, (Correction("feeling", "change", value), *looks), answer)

    def _feeling(self, at: int) -> tuple[str, int] | None:
        """The feeling told at ``at`` and the end of it: "muy triste", "cara de pena", "tristes"."""
        while self.p(at) in _VERY:
            at += 1
        lexicon, word = self.targets.knowledge.lexicon, self.p(at)
        match = lexicon.at("feelings", self.words, at)
        if match is not None:
            seen = match.last == at + 1 or self.p(match.last - 1) in ("risa", "gusto")
            return (match.concept.id, match.last) if seen and word not in _NO_FACE else None
        single = lexicon.lookup("feelings", word.removesuffix("s")) if word.endswith("s") else None
        value = single.id if single is not None else _SEEN_IN_A_FACE.get(male(word))
        return None if value is None else (value, at + 1)
