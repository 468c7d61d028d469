"""Frames about clothes and what is held: put on, taken off, in another colour."""

from dataclasses import replace
from typing import Final

from narrative.agreement import colour_word
from narrative.correcting.answers import with_a, with_the
from narrative.correcting.frames import ONE, Asked, Found, added_noun, as_look, in_colour, to_one
from narrative.correcting.looks import LooksFrames
from narrative.correcting.posture import PostureFrames
from narrative.correcting.targets import TELLER, Noun, Target
from narrative.correcting.word_classes import ADDS, ALSO, ESTAR, MAKES, REMOVES, WEARING
from narrative.corrections import Correction
from narrative.grammar_words import DETERMINERS
from narrative.look_words import FACE
from narrative.scene import Garment
from narrative.words import word_set

# "uniforme de soldado" is no other than a uniform.
_OF_A_SOLDIER: Final = word_set("soldado militar ejercito gala mili")
_DRESSED: Final = word_set("vestido vestida vestidos vestidas")
_DRESSED_AS: Final = {
    "luto": "mourning_dress", "soldado": "uniform", "militar": "uniform", "uniforme": "uniform",
    "marinero": "sailor_suit", "guardia": "guard_uniform", "policia": "guard_uniform",
    "enfermera": "nurse_uniform", "bombero": "firefighter_gear", "novia": "wedding_dress",
}  # fmt: skip
# How a garment was, which the drawing does not tell apart.
_CUTS: Final = word_set(
    """largo larga largos largas corto corta cortos cortas nuevo nueva nuevos nuevas viejo vieja viejos viejas
    bonito bonita bonitos bonitas precioso preciosa elegante elegantes ancho ancha grueso gruesa fino fina"""
)


class ClothesFrames(LooksFrames, PostureFrames):
    """Reads the frames about clothes, and what someone or something is made to be."""

    def made_so(self, at: int) -> Found | Asked | None:
        """Reads "pinta el perro de blanco", "haz a mi madre más joven", "pon a mi abuelo sentado"."""
        command = MAKES.match(self.p(at))
        if command is None:
            return None
        found = self.targets.target(self.after_lead(at + 1))
        target, last = found if found is not None else (None, at + 1)
        if target is None and (command["clitic"] or "") in ("lo", "la", "los", "las", "le", "me"):
            target = self.topic
        if target is None:
            return None
        colour = self.targets.colour(last)
        if colour is not None and target.kind in ("pet", "object", "garment"):
            return self._recoloured(target, colour[0], colour[1])
        return self._age_of(target, last) or self._posture_of((target,), last) or self._adorned(target, last)

    # --- clothes ------------------------------------------------------------------------------------------

    def wore(self, at: int) -> Found | Asked | None:
        """Reads "llevaba un vestido azul", "mi madre no llevaba sombrero", "sin sombrero", "con boina"."""
        found = self.targets.target(at)
        who, last = found if found is not None and found[0].kind == "person" else (None, at)
        last += self.p(last) in ALSO
        denied = self.p(last) in ("no", "sin", "ni", "tampoco")
        word = self.p(last)
        last += denied
        if self.p(last) in WEARING:
            last += 1
        elif who is None and self.wears_more(at):
            who = self.topic
        elif word not in ("sin", "con") and not (denied and word == "ni"):
            return None
        last += (
            self.p(last) in ("con", "puesto", "puesta", "de", "sin", "un", "una")
            and self.targets.noun(last) is None
        )
        last += self.p(last) in ("ningun", "ninguna")
        new = self.targets.noun(last)
        if new is None:
            return None
        noun, last = new
        last += self.p(last) in _CUTS
        last += 2 * (self.p(last) in ("de", "del") and self.p(last + 1) in _OF_A_SOLDIER)
        behind = self.subject_behind(last - 1) if who is None else None
        if behind is not None and behind[1] == last:
            who, last = behind[0], len(self.words)
        last += self.p(last) in ("puesto", "puesta", "puestos", "puestas")
        if word == "sin" or denied:
            return self._taken_off(noun, who, last)
        if noun.kind == "object":
            return self._held(noun, who, last)
        return self._put_on(noun, who or self._who_wears(noun), last)

    def dressed_in(self, at: int) -> Found | Asked | None:
        """Reads "mi madre iba de negro", "mi tía vestía de luto", "mi primo iba vestido de marinero"."""
        found = self.targets.target(at)
        who, last = found if found is not None and found[0].kind == "person" else (self.topic, at)
        denied = self.p(last) == "no"
        last += denied
        if who is None or who.kind != "person" or self.p(last) not in WEARING | ESTAR:
            return None
        last += 1 + (self.p(last + 1) in _DRESSED)
        if self.p(last) != "de":
            return None
        named = _DRESSED_AS.get(self.p(last + 1))
        if named is not None:
            concept = self.targets.knowledge.lexicon.get("garments", named)
            colour = "black" if named == "mourning_dress" else None
            if concept is not None and denied:
                return self._not_dressed_as(Noun("garment", concept, concept.forms[0]), who, last + 2)
            return (
                None
                if concept is None
                else self._put_on(Noun("garment", concept, concept.forms[0], colour), who, last + 2)
            )
        coloured = self.targets.colour(last)
        return None if coloured is None or denied else self._in_colour(who, *coloured)

    def _not_dressed_as(self, noun: Noun, who: Target, last: int) -> Found | Asked | None:
        """Reads "mi hermano no iba de marinero", also where nothing of it is in the drawing."""
        worn = self.targets.of_noun(noun)
        if worn is not None and who.key in self.targets.wearers(worn):
            return self._taken_off(noun, who, last)
        return Found(last, (), f"así está: {who.name} no va así", who)

    def _in_colour(self, who: Target, colour: str, last: int) -> Found | None:
        """What somebody wears, in this colour: what is told of it, else a dress or a suit."""
        told = next((g for g in self.targets.scene.garments if g.wearer == who.key and self._covers(g)), None)
        said = f"he vestido {to_one(who)} de {colour_word(colour, female=False)}"
        if told is not None:
            chip = f"garment:{told.fact.concept}"
            return Found(last, (Correction(chip, "colour", colour, subjects=(who.chip_id,)),), said, who)
        gender = who.participant.gender if who.participant is not None else self.targets.patient.gender
        small = who.participant is not None and who.participant.age in ("baby", "child")
        small = small or (who.key == "yo" and self.targets.scene.era.phase == "childhood")
        worn = "dress" if gender == "f" else "sweater" if small else "suit"
        concept = self.targets.knowledge.lexicon.get("garments", worn)
        if concept is None:
            return None
        noun = Noun("garment", concept, concept.forms[0], colour)
        return Found(last, (added_noun(noun, (who.chip_id,)),), said, who)

    def wore_alike(self, at: int) -> Found | None:
        """Reads "(yo llevaba una camiseta roja y) él una azul", "mi madre un pañuelo": the verb is not said
        again, nor need the noun be.
        """
        last = next((c for f in reversed(self.told) for c in reversed(f.corrections)), None)
        found = self.targets.target(at) if last is not None and last.chip_id.startswith("garment:") else None
        if last is None or found is None or found[0].kind != "person" or self.p(found[1]) not in ONE:
            return None
        other = self.targets.noun(found[1])
        if other is not None and other[0].kind == "garment":
            return self._put_on(other[0], found[0], other[1])
        colour = self.targets.colour(found[1] + 1)
        concept = self.targets.knowledge.lexicon.get("garments", last.chip_id.partition(":")[2])
        if colour is None or concept is None:
            return None
        noun = Noun("garment", concept, last.words or concept.forms[0], colour[0])
        return self._put_on(noun, found[0], colour[1])

    def wears_more(self, at: int) -> bool:
        """Reads "(llevaba gafas) y un pañuelo negro"."""
        noun = self.targets.noun(at)
        if noun is None or self.p(at) not in ONE or self.topic is None or self.topic.kind != "person":
            return False
        return bool(self.told) and (noun[0].kind == "garment" or self._came(self.topic))

    def _came(self, who: Target) -> bool:
        """Whether somebody was put in by words before: "también estaba mi abuelo (con un sombrero)"."""
        corrections = (c for f in self.told for c in f.corrections)
        return any(c.chip_id == who.chip_id and c.action in ("add", "present") for c in corrections)

    def _who_wears(self, noun: Noun) -> Target | None:
        """The wearer when no one is named: who was put in right before, who wears one already, the topic,
        the only one it fits.
        """
        if self.topic is not None and self.topic.kind == "person" and self._came(self.topic):
            return self.topic
        for garment in self.targets.scene.garments:
            if garment.fact.concept == noun.concept.id and garment.wearer is not None:
                return self._of_key(garment.wearer)
        if self.topic is not None and self.topic.kind == "person":
            return self.topic
        others = self.targets.present("person")
        if self.targets.scene.self_in_scene and not (
            noun.concept.sketch in ("dress", "blouse_and_skirt", "wedding_dress")
            and self.targets.patient.gender == "m"
        ):
            return TELLER
        women = [t for t in others if t.participant is not None and t.participant.gender == "f"]
        return women[0] if len(women) == 1 else others[0] if len(others) == 1 else None

    def _of_key(self, key: str) -> Target | None:
        if key == "yo":
            return TELLER
        return next((t for t in self.targets.present("person") if t.key == key), None)

    def _put_on(self, noun: Noun, who: Target | None, last: int) -> Found | None:
        if who is None:
            return None
        worn = [
            g
            for g in self.targets.scene.garments
            if g.fact.concept == noun.concept.id and g.wearer in (who.key, None)
        ]
        if worn and noun.colour:
            subjects = (who.chip_id,) if worn[0].wearer else ()
            correction = Correction(f"garment:{noun.concept.id}", "colour", noun.colour, subjects=subjects)
            garment = Target(correction.chip_id, "garment", f"{with_a(noun.words)}")
            said = f"he puesto {with_a(noun.words)}{in_colour(noun)} {to_one(who)}"
            return Found(last, (correction,), said, garment)
        corrections = (*self._body_cleared(noun, who), added_noun(noun, (who.chip_id,)))
        return Found(last, corrections, f"he puesto {with_a(noun.words)}{in_colour(noun)} {to_one(who)}", who)

    def _body_cleared(self, noun: Noun, who: Target) -> tuple[Correction, ...]:
        """What covered the body before goes, when what covers it now is put on."""
        from narrative.subjects import ACCESSORIES

        if noun.concept.sketch in ACCESSORIES or noun.concept.sketch in ("coat", "apron", None):
            return ()
        found: list[Correction] = []
        for garment in self.targets.scene.garments:
            if garment.wearer == who.key and self._covers(garment):
                found.append(Correction(f"garment:{garment.fact.concept}", "remove", subjects=(who.chip_id,)))
        return tuple(found)

    def _covers(self, garment: Garment) -> bool:
        """Whether it covers the body, and is nothing worn with it."""
        from narrative.subjects import ACCESSORIES

        own = self.targets.knowledge.lexicon.get("garments", garment.fact.concept)
        return own is not None and own.sketch is not None and own.sketch not in ACCESSORIES

    def _taken_off(self, noun: Noun, who: Target | None, last: int) -> Found | Asked | None:
        worn = self.targets.of_noun(noun)
        if worn is not None and who is None and noun.kind == "garment":
            wearers = self.targets.wearers(worn)
            meant = self.topic.key if self.topic is not None else None
            if len(wearers) > 1 and meant not in wearers:
                return Asked(last, f"¿A quién le quito {worn.name}?")
            who = self._of_key(meant) if len(wearers) > 1 and meant is not None else None
        if noun.kind == "object":
            return (
                Found(last, (Correction(worn.chip_id, "remove"),), f"he quitado {worn.name}", worn, worn)
                if worn
                else None
            )
        if worn is not None:
            subjects = (who.chip_id,) if who is not None else ()
            correction = Correction(worn.chip_id, "remove", subjects=subjects)
            return Found(last, (correction,), f"he quitado {worn.name}", worn, worn)
        who = who or self.topic or self._who_wears(noun)
        if who is None or who.kind != "person" or noun.concept.sketch is None:
            return None
        said = f"{who.name} ya no lleva {noun.words}"
        return Found(last, (as_look(who, "without", noun.concept.sketch),), said, who)

    def _held(self, noun: Noun, who: Target | None, last: int) -> Found | None:
        just_put_in = bool(self.told) and self.topic is not None and self.topic.kind == "person"
        if who is None and not self.opened and not just_put_in:
            return None
        subjects = ((who or self.topic or TELLER).chip_id,)
        said = f"he puesto {with_a(noun.words)}{in_colour(noun)}"
        return Found(last, (added_noun(noun, subjects),), said, who)

    def dressed_by_command(self, at: int) -> Found | Asked | None:
        """Reads "ponle un sombrero a mi padre", "quítale las gafas", "ponme un abrigo"."""
        add, remove = ADDS.match(self.p(at)), REMOVES.match(self.p(at))
        command = add or remove
        if command is None or command["clitic"] not in ("le", "les", "me", "nos"):
            return None
        last = at + 1
        start = last + (self.p(last) in DETERMINERS)
        face = FACE.get(self.p(start))
        new = self.targets.noun(last) if face is None else None
        end = start + 1 if face is not None else new[1] if new is not None else last
        who, end = self._dative(end, command["clitic"])
        if who is None and add is not None and command["clitic"] in ("le", "les"):
            others = self.targets.present("person")
            worn = new is not None and any(
                g.fact.concept == new[0].concept.id for g in self.targets.scene.garments
            )
            if len(others) > 1 and not worn and (face is not None or new is not None):
                return Asked(end, f"¿A quién le pongo {self.words.said(last, end)}?")
            who = others[0] if others and not worn else None
        if face is not None:
            return self._face_by_command(face, who, end, remove is not None)
        if new is None or new[0].kind != "garment":
            return None
        if remove is not None:
            return self._taken_off(new[0], who, end)
        found = self._put_on(new[0], who or self._who_wears(new[0]), end)
        return replace(found, last=end) if found is not None else None

    def _dative(self, at: int, clitic: str) -> tuple[Target | None, int]:
        """Who it is put on: "a mi padre", "ponme"."""
        if self.p(at) in ("a", "al"):
            found = self.targets.target(self.after_lead(at))
            if found is not None and found[0].kind == "person":
                return found
        if clitic == "me" and self.targets.scene.self_in_scene:
            return TELLER, at
        return self.topic if self.topic is not None and self.topic.kind == "person" else None, at

    def _face_by_command(
        self, face: tuple[str, str], who: Target | None, last: int, off: bool
    ) -> Found | None:
        others = self.targets.present("person")
        who = who or (others[0] if len(others) == 1 else None)
        if who is None:
            return None
        said = f"he {f'quitado {with_the(face[1])}' if off else f'puesto {face[1]}'} {to_one(who)}"
        return Found(last, (as_look(who, face[0], "no" if off else "yes"),), said, who)

    def _adorned(self, who: Target, at: int) -> Found | Asked | None:
        """Reads "pon a mi padre con sombrero", "haz a mi madre rubia"."""
        if who.kind != "person":
            return None
        if self.p(at) in ("con", "sin"):
            denied = self.p(at) == "sin"
            found = self._trait(who, at + 1, denied, "con")
            new = self.targets.noun(at + 1)
            if found is not None or new is None or new[0].kind != "garment":
                return found
            return self._taken_off(new[0], who, new[1]) if denied else self._put_on(new[0], who, new[1])
        return self._trait(who, at, False, "era")
