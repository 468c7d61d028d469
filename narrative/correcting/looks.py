"""Frames about how someone or something looks: colours, hair, age, clothes, posture."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from narrative.agreement import colour_word, is_female
from narrative.correcting.answers import with_a, with_the
from narrative.correcting.frames import Asked, Found, FrameParts, as_look, to_one
from narrative.correcting.targets import TELLER, Target
from narrative.correcting.word_classes import ALSO, ESTAR, HAVING, SER
from narrative.corrections import AGE_GROUPS, Correction
from narrative.grammar_words import DETERMINERS
from narrative.look_words import FACE, HAIR, HAIR_NOUNS, SKIN, SKIN_NOUNS, STYLES, TRAITS, look_in

_YOUNGER: Final = frozenset(
    {
        "joven",
        "pequenos",
        "pequenas",
        "jovenes",
        "jovencito",
        "jovencita",
        "pequeno",
        "pequena",
        "chico",
        "chica",
        "nino",
        "chiquito",
        "chiquita",
    }
)
_OLDER: Final = frozenset(
    {
        "viejo",
        "vieja",
        "mayor",
        "mayores",
        "grande",
        "viejos",
        "viejas",
        "anciano",
        "anciana",
        "viejito",
        "viejita",
    }
)
_AGES: Final[Mapping[str, tuple[str, str]]] = {
    "nino": ("child", "niño"),
    "nina": ("child", "niña"),
    "bebe": ("baby", "bebé"),
    "joven": ("young", "joven"),
    "anciano": ("elder", "anciano"),
    "anciana": ("elder", "anciana"),
    "viejo": ("elder", "viejo"),
    "vieja": ("elder", "vieja"),
    "viejecita": ("elder", "viejecita"),
    "viejecito": ("elder", "viejecito"),
    "adulto": ("adult", "adulto"),
    "adulta": ("adult", "adulta"),
    "muchacho": ("young", "muchacho"),
    "muchacha": ("young", "muchacha"),
    "chiquillo": ("child", "chiquillo"),
    "chiquilla": ("child", "chiquilla"),
    "criatura": ("child", "criatura"),
    "guagua": ("baby", "guagua"),
    "chamaco": ("child", "chamaco"),
    "gurisa": ("child", "gurisa"),
    "guri": ("child", "gurí"),
    "mayor": ("elder", "mayor"),
}


class LooksFrames(FrameParts):
    """Reads the frames about looks."""

    # --- colour -----------------------------------------------------------------------------------------

    def coloured(self, at: int) -> Found | None:
        """Reads "el perro era blanco", "no era negro", "el vestido no era rojo"."""
        found = self.targets.target(at)
        target, last = found if found is not None else (None, at)
        denied = self.p(last) == "no"
        last += denied
        if self.p(last) in SER | ESTAR | {"iba", "tira", "tiraba"}:
            last += 1
        elif not (denied and found is not None) and not (found is not None and self.opened):
            return None
        colour = self.targets.colour(last)
        if colour is None:
            return None
        target = target or self._has_colour(colour[0], denied)
        if target is None or target.kind not in ("pet", "object", "garment"):
            return None
        if denied:
            return Found(colour[1], (), f"{target.name} no es {self._colour_of(target, colour[0])}", target)
        return self._recoloured(target, colour[0], colour[1])

    def _has_colour(self, colour: str, denied: bool) -> Target | None:
        """What "era blanco" is about when nothing is named: the topic, else the only one it can be."""
        if self.topic is not None and self.topic.kind in ("pet", "object", "garment"):
            return self.topic
        scene, targets = self.targets.scene, self.targets
        pets = targets.present("pet")
        if denied:
            shown = {x.subject for x in scene.looks if x.trait == "colour" and x.value == colour}
            found = [t for t in pets if t.key in shown]
            found += [t for t in self._things_and_garments() if self._colour_now(t) == colour]
            return found[0] if len(found) == 1 else None
        if not self.opened:
            return None
        had = [t for t in self._things_and_garments() if self._colour_now(t)]
        return pets[0] if len(pets) == 1 and not had else had[0] if len(had) == 1 and not pets else None

    def _things_and_garments(self) -> list[Target]:
        scene = self.targets.scene
        found = [Target(f"object:{t.fact.concept}", "object", with_a(t.fact.words)) for t in scene.things]
        return found + [
            Target(f"garment:{g.fact.concept}", "garment", with_a(g.fact.words)) for g in scene.garments
        ]

    def _colour_now(self, target: Target) -> str | None:
        held = (*self.targets.scene.things, *self.targets.scene.garments)
        concept = target.chip_id.partition(":")[2]
        return next((x.colour for x in held if x.fact.concept == concept and x.colour), None)

    def _recoloured(self, target: Target, colour: str, last: int) -> Found:
        said = f"he cambiado {to_one(target)}: ahora es {self._colour_of(target, colour)}"
        if target.kind == "garment":
            said = f"he cambiado {target.name}: ahora {self._colour_of(target, colour)}"
        subjects = (target.wearer,) if target.wearer else ()
        return Found(last, (Correction(target.chip_id, "colour", colour, subjects=subjects),), said, target)

    def _colour_of(self, target: Target, colour: str) -> str:
        name = target.name
        head, _, rest = name.partition(" ")
        noun = rest if head in DETERMINERS else name
        female = is_female(noun)
        if target.participant is not None and target.participant.name:
            female = target.participant.gender == "f" or is_female(target.participant.words.split()[-1])
        return colour_word(colour, female, head in ("los", "las", "unos", "unas"))

    # --- hair, face, age --------------------------------------------------------------------------------

    def looked(self, at: int) -> Found | Asked | None:
        """Reads "mi hermana era rubia", "ella no llevaba gafas", "tenía bigote", "más joven"."""
        found = self.targets.target(at)
        target, last = found if found is not None else (None, at)
        if target is not None and target.kind != "person":
            return None
        last += self.p(last) in ALSO
        denied = self.p(last) == "no"
        last += denied
        verb = self.p(last)
        if verb in SER | ESTAR | HAVING:
            last += 1
        elif target is None and verb not in ("mas", "con", "sin") and not self._goes_on():
            return None
        if verb == "sin" and self.p(last) == "sin":
            denied, last = True, last + 1
        if verb == "con" and self.p(last) == "con":
            last += 1
        behind = self._told_before_its_subject(last, denied, verb) if target is None else None
        if behind is not None:
            return behind
        who = target or self._who_looks(last)
        if verb in SER | ESTAR | {"mas"}:
            aged = self._age_of(who, last) if not denied else None
            if aged is not None:
                return aged
        if who is None:
            return None
        return self._trait(who, last, denied, verb)

    def _told_before_its_subject(self, at: int, denied: bool, verb: str) -> Found | None:
        """Reads "no tenía bigote mi padre"."""
        behind = self.subject_behind(at)
        found = self._trait(behind[0], at, denied, verb) if behind is not None else None
        if behind is None or found is None or found.last != behind[1]:
            return None
        return replace(found, last=len(self.words))

    def _goes_on(self) -> bool:
        """Whether the looks of someone were just told: "era gorda y morena"."""
        return bool(self.told) and self.topic is not None and self.topic.kind == "person"

    def _who_looks(self, at: int) -> Target | None:
        """The one whom a look without a name is about: the topic, else the only person there."""
        if self.topic is not None and self.topic.kind == "person":
            return self.topic
        others = self.targets.present("person")
        if not self.targets.scene.self_in_scene and len(others) == 1:
            return others[0]
        if self.targets.scene.self_in_scene and not others:
            return TELLER
        word = self.p(at)
        gender = "f" if word.endswith("a") else "m" if word.endswith("o") else None
        fitting = [
            t for t in others if t.participant is not None and gender and t.participant.gender == gender
        ]
        own = self.targets.patient.gender
        if len(fitting) == 1 and own != gender:
            return fitting[0]
        if not fitting and gender and own == gender and self.targets.scene.self_in_scene:
            return TELLER
        if len(others) == 1 and word in FACE:
            return others[0]
        return None

    def _trait(self, who: Target, at: int, denied: bool, verb: str) -> Found | None:
        word = self.p(at)
        last = at
        if word in ("el", "la", "las", "los", "un", "una", "unas", "muy", "mas"):
            last, word = at + 1, self.p(at + 1)
        if word in FACE:
            trait, noun = FACE[word]
            last = last + 1 + (self.p(last + 1) == "puestas")
            said = f"he {f'quitado {with_the(noun)}' if denied else f'puesto {noun}'} {to_one(who)}"
            told = look_in(HAIR, self.p(last)) if trait in ("beard", "moustache") and not denied else None
            if told is None or told[0] != "hair_colour":
                return Found(last, (as_look(who, trait, "no" if denied else "yes"),), said, who)
            # A beard is drawn in the colour of the hair.
            said = f"he puesto {noun} {self.words.said(last, last + 1).lower()} {to_one(who)}"
            return Found(last + 1, (as_look(who, trait, "yes"), as_look(who, *told)), said, who)
        if denied:
            return self._denied_trait(who, word, last)
        if word in HAIR_NOUNS:
            hair = look_in(HAIR, self.p(last + 1))
            if hair is None:
                return None
            said = f"he cambiado el pelo {to_one(who)}"
            return Found(last + 2, (as_look(who, *hair),), said, who)
        skin = look_in(SKIN, self.p(last + 1)) if word in SKIN_NOUNS else self._skin_first(last)
        if skin is not None:
            end = last + (2 if word in SKIN_NOUNS else 3)
            return Found(end, (as_look(who, *skin),), f"he cambiado la piel {to_one(who)}", who)
        if word in STYLES:
            trait, value, noun = STYLES[word]
            return Found(
                last + 1, (as_look(who, trait, value),), f"he cambiado el pelo {to_one(who)}: {noun}", who
            )
        told = look_in(TRAITS, word)
        if told is None or verb in HAVING:
            return None
        spoken = self.words.said(last, last + 1).lower()
        return Found(last + 1, (as_look(who, *told),), f"ahora {who.name} es {spoken}", who)

    def _skin_first(self, at: int) -> tuple[str, str] | None:
        """Reads "era morena de piel"."""
        told = look_in(SKIN, self.p(at))
        return told if self.p(at + 1) == "de" and self.p(at + 2) in SKIN_NOUNS else None

    def _denied_trait(self, who: Target, word: str, at: int) -> Found | None:
        """Reads "no era rubia": only what was said of the looks can be denied; what it was comes next."""
        told = look_in(TRAITS, word)
        shown = {(x.trait, x.value) for x in self.targets.scene.looks if x.subject == who.key}
        if told is None or told not in shown:
            return None
        return Found(at + 1, (), "", who)

    def _age_of(self, who: Target | None, at: int) -> Found | Asked | None:
        last = at + (self.p(at) in ("un", "una", "muy", "ya", "todavia"))
        if self.p(last) in ("mas", "menos") and self.p(last + 1) in _YOUNGER | _OLDER:
            younger = (self.p(last + 1) in _YOUNGER) == (self.p(last) == "mas")
            if who is None:
                return Asked(last + 2, "¿A quién pongo más joven?" if younger else "¿A quién pongo mayor?")
            if who.key == "yo":
                return Asked(last + 2, "¿Qué edad tenía usted entonces?")
            return self._aged(who, younger, last + 2)
        age = _AGES.get(self.p(last))
        if age is None or who is None or who.key == "yo" or who.kind != "person":
            return None
        end = last + 1 + (self.p(last + 1) in ("pequeno", "pequena", "chico", "chica"))
        return Found(end, (as_look(who, "age", age[0]),), f"ahora {who.name} es {age[1]}", who)

    def _aged(self, who: Target, younger: bool, last: int) -> Found | None:
        if who.participant is None or who.kind != "person":
            return None
        now = AGE_GROUPS.index(who.participant.age or "adult")
        wanted = AGE_GROUPS[max(1, now - 1) if younger else min(len(AGE_GROUPS) - 1, now + 1)]
        said = f"he puesto {to_one(who)} {'más joven' if younger else 'mayor'}"
        return Found(last, (as_look(who, "age", wanted),), said, who)
