"""Frames about how someone or something looks: colours, hair, age, clothes, posture."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from narrative.correcting.answers import colour_word, is_female, to_whom, with_a, with_the
from narrative.correcting.frames import Asked, Found, FrameParts, added_noun
from narrative.correcting.targets import TELLER, Noun, Target
from narrative.correcting.word_classes import ADDS, ALSO, ESTAR, HAVING, MAKES, REMOVES, SER, WEARING
from narrative.corrections import AGE_GROUPS, Correction
from narrative.grammar_words import DETERMINERS

# a word of looks: trait, value, its gender ("" for both) and how Evoca says it
_TRAITS: Final[Mapping[str, tuple[str, str]]] = {
    "rubio": ("hair_colour", "blond"), "moreno": ("hair_colour", "black"), "pelirrojo": ("hair_colour", "red"),
    "canoso": ("hair_colour", "white"), "castano": ("hair_colour", "chestnut"), "calvo": ("hair_style", "bald"),
    "gordo": ("build", "sturdy"), "gordito": ("build", "sturdy"), "flaco": ("build", "slim"),
    "robusto": ("build", "sturdy"), "flaquito": ("build", "slim"), "corpulento": ("build", "sturdy"),
    "fuerte": ("build", "sturdy"), "grueso": ("build", "sturdy"), "delgado": ("build", "slim"),
    "delgadito": ("build", "slim"), "guero": ("hair_colour", "blond"), "pelon": ("hair_style", "bald"),
    "peladito": ("hair_style", "bald"), "rellenito": ("build", "sturdy"),
}  # fmt: skip
_HAIR: Final[Mapping[str, tuple[str, str]]] = {
    "rubio": ("hair_colour", "blond"), "negro": ("hair_colour", "black"), "blanco": ("hair_colour", "white"),
    "canoso": ("hair_colour", "white"), "gris": ("hair_colour", "grey"), "castano": ("hair_colour", "chestnut"),
    "marron": ("hair_colour", "brown"), "pelirrojo": ("hair_colour", "red"), "rojo": ("hair_colour", "red"),
    "moreno": ("hair_colour", "black"), "oscuro": ("hair_colour", "black"), "claro": ("hair_colour", "blond"),
    "rizado": ("hair_style", "curly"), "largo": ("hair_style", "long"), "corto": ("hair_style", "short"),
    "cano": ("hair_colour", "white"), "crespo": ("hair_style", "curly"), "ondulado": ("hair_style", "curly"),
}  # fmt: skip
_FACE: Final[Mapping[str, tuple[str, str]]] = {
    "gafas": ("glasses", "gafas"), "lentes": ("glasses", "lentes"), "anteojos": ("glasses", "anteojos"),
    "espejuelos": ("glasses", "espejuelos"), "barba": ("beard", "barba"), "bigote": ("moustache", "bigote"),
    "bigotes": ("moustache", "bigote"), "antiparras": ("glasses", "antiparras"),
}  # fmt: skip
_STYLES: Final[Mapping[str, tuple[str, str, str]]] = {
    "trenzas": ("hair_style", "braids", "trenzas"), "trenza": ("hair_style", "braids", "trenzas"),
    "mono": ("hair_style", "bun", "moño"), "chongo": ("hair_style", "bun", "moño"),
    "rodete": ("hair_style", "bun", "moño"), "rizos": ("hair_style", "curly", "rizos"),
    "canas": ("hair_colour", "white", "canas"), "rulos": ("hair_style", "curly", "rulos"),
}  # fmt: skip
_HAIR_WORDS: Final = frozenset({"pelo", "cabello", "cabellos", "melena"})
_YOUNGER: Final = frozenset({"joven", "jovenes", "jovencito", "jovencita", "pequeno", "pequena", "chico", "chica", "nino",
    "chiquito", "chiquita"})  # fmt: skip
_OLDER: Final = frozenset({"viejo", "vieja", "mayor", "mayores", "grande", "viejos", "viejas", "anciano", "anciana", "viejito",
    "viejita"})  # fmt: skip
_AGES: Final[Mapping[str, tuple[str, str]]] = {
    "nino": ("child", "niño"), "nina": ("child", "niña"), "bebe": ("baby", "bebé"), "joven": ("young", "joven"),
    "anciano": ("elder", "anciano"), "anciana": ("elder", "anciana"), "viejo": ("elder", "viejo"),
    "vieja": ("elder", "vieja"), "viejecita": ("elder", "viejecita"), "viejecito": ("elder", "viejecito"),
    "adulto": ("adult", "adulto"), "adulta": ("adult", "adulta"), "muchacho": ("young", "muchacho"),
    "muchacha": ("young", "muchacha"), "chiquillo": ("child", "chiquillo"), "chiquilla": ("child", "chiquilla"),
    "criatura": ("child", "criatura"), "guagua": ("baby", "guagua"), "chamaco": ("child", "chamaco"),
    "gurisa": ("child", "gurisa"), "guri": ("child", "gurí"), "mayor": ("elder", "mayor"),
}  # fmt: skip
_POSTURES: Final[Mapping[tuple[str, ...], tuple[str, str]]] = {
    ("sentado",): ("sitting", "sentado"), ("de", "pie"): ("standing", "de pie"),
    ("parado",): ("standing", "de pie"), ("tumbado",): ("lying", "tumbado"), ("acostado",): ("lying", "acostado"),
    ("echado",): ("lying", "echado"), ("recostado",): ("lying", "recostado"), ("tendido",): ("lying", "tendido"),
    ("de", "rodillas"): ("kneeling", "de rodillas"), ("arrodillado",): ("kneeling", "de rodillas"),
    ("hincado",): ("kneeling", "de rodillas"), ("agachado",): ("kneeling", "agachado"),
    ("abrazado",): ("embracing", "abrazado"), ("de", "la", "mano"): ("holding_hands", "de la mano"),
    ("cogido", "de", "la", "mano"): ("holding_hands", "de la mano"), ("andando",): ("walking", "andando"),
    ("agarrado", "de", "la", "mano"): ("holding_hands", "de la mano"), ("caminando",): ("walking", "caminando"),
    ("tomado", "de", "la", "mano"): ("holding_hands", "de la mano"), ("corriendo",): ("running", "corriendo"),
    ("a", "pie"): ("walking", "andando"), ("llorando",): ("crying", "llorando"), ("riendo",): ("laughing", "riendo"),
    ("en", "bicicleta"): ("cycling", "en bicicleta"), ("en", "bici"): ("cycling", "en bicicleta"),
}  # fmt: skip
_WE: Final = frozenset({"estabamos", "ibamos", "eramos", "estuvimos", "fuimos"})
_THEY: Final = frozenset({"estaban", "iban", "eran", "estuvieron"})


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
        said = f"he cambiado {_object(target)}: ahora es {self._colour_of(target, colour)}"
        if target.kind == "garment":
            said = f"he cambiado {target.name}: ahora {self._colour_of(target, colour)}"
        return Found(last, (Correction(target.chip_id, "colour", colour),), said, target)

    def _colour_of(self, target: Target, colour: str) -> str:
        name = target.name
        head, _, rest = name.partition(" ")
        noun = rest if head in DETERMINERS else name
        female = is_female(noun)
        if target.participant is not None and target.participant.name:
            female = target.participant.gender == "f" or is_female(target.participant.words.split()[-1])
        return colour_word(colour, female, head in ("los", "las", "unos", "unas"))

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
        elif target is None and verb not in ("mas", "con", "sin"):
            return None
        if verb == "sin" and self.p(last) == "sin":
            denied, last = True, last + 1
        if verb == "con" and self.p(last) == "con":
            last += 1
        who = target or self._who_looks(last)
        if verb in SER | ESTAR | {"mas"}:
            aged = self._age_of(who, last) if not denied else None
            if aged is not None:
                return aged
        if who is None:
            return None
        return self._trait(who, last, denied, verb)

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
        if len(others) == 1 and word in _FACE:
            return others[0]
        return None

    def _trait(self, who: Target, at: int, denied: bool, verb: str) -> Found | None:
        word = self.p(at)
        last = at
        if word in ("el", "la", "las", "los", "un", "una", "unas", "muy"):
            last, word = at + 1, self.p(at + 1)
        if word in _FACE:
            trait, noun = _FACE[word]
            last = last + 1 + (self.p(last + 1) == "puestas")
            said = f"he {f'quitado {with_the(noun)}' if denied else f'puesto {noun}'} {_to(who)}"
            return Found(last, (_look(who, trait, "no" if denied else "yes"),), said, who)
        if denied:
            return self._denied_trait(who, word, last)
        if word in _HAIR_WORDS:
            hair = _HAIR.get(_male(self.p(last + 1)))
            if hair is None:
                return None
            said = f"he cambiado el pelo {_to(who)}"
            return Found(last + 2, (_look(who, *hair),), said, who)
        if word in _STYLES:
            trait, value, noun = _STYLES[word]
            return Found(
                last + 1, (_look(who, trait, value),), f"he cambiado el pelo {_to(who)}: {noun}", who
            )
        told = _TRAITS.get(_male(word))
        if told is None or verb in HAVING:
            return None
        spoken = self.words.said(last, last + 1).lower()
        return Found(last + 1, (_look(who, *told),), f"ahora {_subject(who)} es {spoken}", who)

    def _denied_trait(self, who: Target, word: str, at: int) -> Found | None:
        """Reads "no era rubia": only what was said of the looks can be denied; what it was comes next."""
        told = _TRAITS.get(_male(word))
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
        return Found(end, (_look(who, "age", age[0]),), f"ahora {who.name} es {age[1]}", who)

    def _aged(self, who: Target, younger: bool, last: int) -> Found | None:
        if who.participant is None or who.kind != "person":
            return None
        now = AGE_GROUPS.index(who.participant.age or "adult")
        wanted = AGE_GROUPS[max(1, now - 1) if younger else min(len(AGE_GROUPS) - 1, now + 1)]
        said = f"he puesto {_whom(who)} {'más joven' if younger else 'mayor'}"
        return Found(last, (_look(who, "age", wanted),), said, who)

    # --- clothes ------------------------------------------------------------------------------------------

    def wore(self, at: int) -> Found | None:
        """Reads "llevaba un vestido azul", "mi madre no llevaba sombrero", "sin sombrero", "con boina"."""
        found = self.targets.target(at)
        who, last = found if found is not None and found[0].kind == "person" else (None, at)
        last += self.p(last) in ALSO
        denied = self.p(last) in ("no", "sin", "ni", "tampoco")
        word = self.p(last)
        last += denied
        if self.p(last) in WEARING:
            last += 1
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
        last += self.p(last) in ("puesto", "puesta", "puestos", "puestas")
        if word == "sin" or denied:
            return self._taken_off(noun, who, last)
        if noun.kind == "object":
            return self._held(noun, who, last)
        return self._put_on(noun, who or self._who_wears(noun), last)

    def _who_wears(self, noun: Noun) -> Target | None:
        """The wearer when no one is named: who wears one already, the topic, the only one it fits."""
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
            shade = colour_word(noun.colour, is_female(noun.words), noun.words.endswith("s"))
            return Found(last, (correction,), f"he puesto {with_a(noun.words)} {shade} {_to(who)}", garment)
        shade = (
            f" {colour_word(noun.colour, is_female(noun.words), noun.words.endswith('s'))}"
            if noun.colour
            else ""
        )
        corrections = (*self._body_cleared(noun, who), added_noun(noun, (who.chip_id,)))
        return Found(last, corrections, f"he puesto {with_a(noun.words)}{shade} {_to(who)}", who)

    def _body_cleared(self, noun: Noun, who: Target) -> tuple[Correction, ...]:
        """What covered the body before goes, when what covers it now is put on."""
        from narrative.subjects import ACCESSORIES

        if noun.concept.sketch in ACCESSORIES or noun.concept.sketch in ("coat", "apron", None):
            return ()
        found: list[Correction] = []
        for garment in self.targets.scene.garments:
            own = self.targets.knowledge.lexicon.get("garments", garment.fact.concept)
            covers = own is not None and own.sketch is not None and own.sketch not in ACCESSORIES
            if garment.wearer == who.key and covers:
                found.append(Correction(f"garment:{garment.fact.concept}", "remove", subjects=(who.chip_id,)))
        return tuple(found)

    def _taken_off(self, noun: Noun, who: Target | None, last: int) -> Found | None:
        worn = self.targets.of_noun(noun)
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
        said = f"{_subject(who)} ya no lleva {noun.words}"
        return Found(last, (_look(who, "without", noun.concept.sketch),), said, who)

    def _held(self, noun: Noun, who: Target | None, last: int) -> Found | None:
        if who is None and not self.opened:
            return None
        subjects = ((who or self.topic or TELLER).chip_id,)
        return Found(last, (added_noun(noun, subjects),), f"he puesto {with_a(noun.words)}", who)

    def dressed_by_command(self, at: int) -> Found | None:
        """Reads "ponle un sombrero a mi padre", "quítale las gafas", "ponme un abrigo"."""
        add, remove = ADDS.match(self.p(at)), REMOVES.match(self.p(at))
        command = add or remove
        if command is None or command["clitic"] not in ("le", "les", "me", "nos"):
            return None
        last = at + 1
        start = last + (self.p(last) in DETERMINERS)
        face = _FACE.get(self.p(start))
        new = self.targets.noun(last) if face is None else None
        end = start + 1 if face is not None else new[1] if new is not None else last
        who, end = self._dative(end, command["clitic"])
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
        said = f"he {f'quitado {with_the(face[1])}' if off else f'puesto {face[1]}'} {_to(who)}"
        return Found(last, (_look(who, face[0], "no" if off else "yes"),), said, who)

    def _adorned(self, who: Target, at: int) -> Found | None:
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
        corrections = tuple(_look(each, "posture", posture) for each in who)
        if len(who) > 1:
            return Found(last, corrections, f"ahora salen {spoken}")
        one = next(iter(who))
        said = f"ahora sale usted {spoken}" if one.key == "yo" else f"ahora {one.name} sale {spoken}"
        return Found(last, corrections, said, one)

    def _posture_at(self, at: int) -> tuple[str, str, int] | None:
        for form, (posture, _) in sorted(_POSTURES.items(), key=lambda pair: -len(pair[0])):
            said = [self.p(at + i) for i in range(len(form))]
            if said and (said[0] == form[0] or _male(said[0]) == form[0]) and said[1:] == list(form[1:]):
                return posture, self.words.said(at, at + len(form)).lower(), at + len(form)
        return None


def _look(who: Target, trait: str, value: str) -> Correction:
    return Correction(who.chip_id, "look", f"{trait}:{value}")


def _male(word: str) -> str:
    """An adjective as the tables have it: "rubias" is "rubio"."""
    single = word.removesuffix("s") if len(word) > 3 else word
    return single[:-1] + "o" if single.endswith("a") else single


def _to(who: Target) -> str:
    return "a usted" if who.key == "yo" else _whom(who)


def _whom(who: Target) -> str:
    return f"al {who.name[3:]}" if who.name.startswith("el ") else f"a {who.name}"


def _object(target: Target) -> str:
    return target.name if target.participant is None else to_whom(target.participant, target.name)


def _subject(who: Target) -> str:
    return who.name
