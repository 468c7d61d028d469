"""Frames about who was there, how many they were and how they were called."""

from dataclasses import replace
from typing import Final

from narrative.correcting.answers import in_words, name_of, to_you
from narrative.correcting.frames import ONE, Asked, Found, Named, removed, says_away
from narrative.correcting.people import NOT_TOLD, PeopleFrames
from narrative.correcting.targets import TELLER, Target
from narrative.correcting.word_classes import ALSO, COMING, ESTAR, SER, THERE_WAS, WEARING
from narrative.corrections import Correction
from narrative.numbers import read_number
from narrative.scene import Participant
from narrative.words import plain

_LACKING: Final = frozenset({"falta", "faltaba", "faltan", "faltaban", "falto", "faltaron"})
_LACKED: Final = frozenset({"faltaba", "faltaban", "falto", "faltaron"})
_FORGOTTEN: Final = (
    "te has dejado",
    "se ha dejado",
    "te has olvidado de",
    "se ha olvidado de",
    "has olvidado",
    "ha olvidado",
    "olvidaste",
    "te olvidaste de",
    "se olvido de",
    "me he olvidado de",
    "me olvide de",
    "se me olvidaba",
    "se me olvido",
    "se me ha olvidado",
    "me falta",
    "me faltaba",
    "te falta",
    "le falta",
    "te falto",
    "nos falta",
    "no has puesto",
    "no ha puesto",
    "no pusiste",
    "no puso",
    "no dije que estaba",
    "no te dije que estaba",
)
_ONLY: Final = frozenset({"solo", "solamente", "nomas"})
_AWAY: Final = frozenset(
    {"muerto", "fallecido", "nacido", "llegado", "venido", "ido", "muerta", "fallecida", "nacida"}
)
_DEAD: Final = frozenset({"muerto", "muerta", "fallecido", "fallecida"})
_CALLED: Final = ("llamaba", "llama", "llamaban")
_PLURAL_WE: Final = frozenset({"eramos", "fuimos", "somos", "ibamos", "estabamos"})
_THERE_ALREADY: Final = "así está ya en el dibujo"


class PresenceFrames(PeopleFrames):
    """Reads the frames about who was there."""

    # --- denial and presence ---------------------------------------------------------------------------

    def denial(self, at: int) -> Found | Asked | None:
        """Reads "no estaba mi tío", "no era mi hermano", "no había mesa", "sin mi prima", "ni el perro"."""
        if self.p(at) not in ("no", "sin", "ni", "tampoco"):
            return None
        start = at + 1
        while self.p(start) in SER | ESTAR | COMING | THERE_WAS | {"ningun", "ninguna", "nos", "se"}:
            start += 1
        found = self.targets.target(self.after_lead(start))
        if found is None:
            noun = self.targets.noun(start)
            target = self.targets.of_noun(noun[0]) if noun is not None else None
            if noun is None:
                return self._nobody_new(at, start)
            if target is None:
                return self._was_not_told(at, start, noun[1])
            found = target, noun[1]
        target, last = found
        if start == at + 1 and self.p(last) in SER | ESTAR | COMING | WEARING | {"no", "si", "tampoco"}:
            return None  # "no, el perro era blanco": the no opens
        if target.kind == "garment" or (target.participant is not None and not target.participant.in_scene):
            return (
                None
                if target.kind == "garment"
                else Found(last, (), f"así está: {target.name} no sale", target, target)
            )
        return Found(last, (removed(target),), says_away(target), target, target)

    def _nobody_new(self, at: int, start: int) -> Found | None:
        """Reads "no estaba mi suegra" of somebody who is not told of at all."""
        new = self.targets.phrase(self.after_lead(start)) if start > at + 1 else None
        if new is None or new[0].kind == "place":
            return None
        return Found(new[2], (), f"así está: {name_of(new[0], self.targets.knowledge.lexicon)} no sale")

    def _was_not_told(self, at: int, noun: int, last: int) -> Asked | None:
        """Reads "no había árbol" of what is drawn with the place or the feast, and was not told of."""
        denied = self.p(at) == "no" and self.p(at + 1) in THERE_WAS and not self.words[at + 1].after_stop
        sure = self.p(noun) not in ONE or self.targets.shown.meant
        return Asked(last, NOT_TOLD) if denied and sure else None

    def was_away(self, at: int) -> Found | None:
        """Reads "mi tío no estaba", "mi abuelo ya había muerto", "mi hermana aún no había nacido"."""
        found = self.targets.target(at)
        if found is None:
            return self._was_not_there_anyway(at)
        if found[0].kind not in ("person", "pet", "place", "object"):
            return None
        target, last = found
        start = last
        while self.p(last) in ("ya", "todavia", "aun", "alli", "ahi", "ese", "dia", "aquel", "entonces"):
            last += 1
        if self.p(last) in ("no", "nunca", "tampoco"):
            return self._away_verb(target, last + 1)
        if start < last and self.p(last) in ("habia", "estaba") and self.p(last + 1) in _AWAY:
            dead = self.p(last + 1) in _DEAD
            return Found(last + 2, (removed(target),), says_away(target, dead), target)
        return None

    def _was_not_there_anyway(self, at: int) -> Found | None:
        """Reads "mi padre no estaba" of somebody who is not told of at all."""
        new = self.targets.phrase(at) if self.targets.shown.meant else None
        if new is None or new[0].kind == "place" or self.p(new[2]) != "no":
            return None
        if self.p(new[2] + 1) not in ESTAR | COMING or new[2] + 2 < len(self.words):
            return None
        name = name_of(new[0], self.targets.knowledge.lexicon)
        return Found(new[2] + 2, (), f"así está: {name} no sale")

    def _away_verb(self, target: Target, at: int) -> Found | None:
        last = at
        ser = self.p(last) in SER - COMING
        if self.p(last) in ESTAR | COMING | SER:
            last += 1
            if self.p(last) in _AWAY:
                last += 1
        elif self.p(last - 1) == "tampoco" or last >= len(self.words) or self.words[last].after_stop:
            return Found(last, (removed(target),), says_away(target), target, target)
        else:
            return self._replaced(target, self.after_lead(last), instead=False)
        if ser:  # "mi hermano no era": who it was comes next
            return (
                None
                if last >= len(self.words)
                else Found(last, (removed(target),), says_away(target), target, target)
            )
        return Found(last, (removed(target),), says_away(target), target, target)

    def was_there(self, at: int) -> Found | None:
        """Reads "mi tío sí estaba", "mi abuela también vino"."""
        if self.p(at) == "yo" and self.p(at + 1) in ALSO | {"si"}:
            return self._teller_there(at + 2)
        found = self.new_one(at)
        if found is None or found[0].kind == "place":
            return None
        last = found[2]
        if self.p(last) not in ALSO | {"si"}:
            return None
        last += 1
        if self.p(last) in ESTAR | COMING:
            last += 1
        elif last < len(self.words) and not self.words[last].after_stop:
            return None
        one = self._one_added(at)
        if one is None:
            return None
        return Found(last, one[0], f"he puesto {one[1]}", self._who_came(one[0][0], one[1]))

    def _teller_there(self, last: int) -> Found | None:
        """Reads "yo también estaba", "yo sí iba"."""
        if self.p(last) not in ESTAR | COMING and last < len(self.words):
            return None
        last = min(last + 1, len(self.words))
        if self.targets.scene.self_in_scene:
            return Found(last, (), _THERE_ALREADY, TELLER)
        return Found(last, (Correction(TELLER.chip_id, "present"),), "ahora usted sale en el dibujo", TELLER)

    def also(self, at: int) -> Found | None:
        """Reads "también estaba mi abuela", "falta mi hermana", "te has dejado a mi primo"."""
        for phrase in _FORGOTTEN:
            length = len(phrase.split())
            if self.words.joined(at, at + length) == phrase:
                return self._all_added(at + length)
        if self.p(at) in _LACKING:
            return self._was_missed(at) or self._all_added(at + 1)
        last, marked = at, self.opened
        while self.p(last) in ALSO | ESTAR | COMING | THERE_WAS | {"se", "nos"}:
            marked = marked or self.p(last) in ALSO
            last += 1
        if last == at or not marked:
            return None
        new = self.new_one(self.after_lead(last))
        place = self.p(last) == "en" or (new is not None and new[0].kind == "place")
        return None if place and self.p(last - 1) not in ALSO | THERE_WAS else self._all_added(last)

    def _was_missed(self, at: int) -> Found | None:
        """Reads "faltaba mi padre" of who is in the picture: they were not there."""
        found = self.targets.target(self.after_lead(at + 1)) if self.p(at) in _LACKED else None
        if found is None or found[0].participant is None or not found[0].participant.in_scene:
            return None
        return Found(found[1], (removed(found[0]),), says_away(found[0]), found[0], found[0])

    def there_was(self, at: int) -> Found | None:
        """Reads "había una mesa", "había un perro negro": things and animals alone."""
        if self.p(at) not in THERE_WAS:
            return None
        new = self.new_one(at + 1)
        if new is not None and new[0].kind != "pet":
            return None
        return self._is_there(at + 1, new) or self._all_added(at + 1)

    def _is_there(self, at: int, new: Named | None) -> Found | None:
        """Reads "(había) una mesa" where there is one; "otra mesa" and "una mesa roja" are another."""
        if self.p(at) not in ("un", "una"):
            return None
        if new is not None:
            pets = self.targets.present("pet")
            there = [t.participant for t in pets if t.participant is not None]
            alike = any(self.targets.species_of(own) == new[0].concept for own in there)
            return Found(new[2], (), _THERE_ALREADY) if alike and not new[1] else None
        noun = self.targets.noun(at)
        if noun is None or noun[0].kind != "object" or noun[0].colour is not None:
            return None
        return Found(noun[1], (), _THERE_ALREADY) if self.targets.of_noun(noun[0]) is not None else None

    # --- how many, and names -----------------------------------------------------------------------------

    def how_many(self, at: int) -> Found | Asked | None:
        """Reads "éramos cuatro hermanos", "eran tres", "mis hermanos eran dos", "solo había un perro"."""
        named = self.targets.target(at)
        start = at if named is None else named[1]
        while self.p(start) in _ONLY | {"en", "total"}:
            start += 1
        verb = self.p(start)
        if verb not in SER | THERE_WAS | ESTAR | COMING:
            return None
        start += 1
        while self.p(start) in _ONLY | {"nada", "mas"}:
            start += 1
        number = read_number(self.words, start)
        if number is None or not 1 <= number[0] <= 20:
            return None
        new = self.targets.phrase(start) if named is None else None
        before = self.denied or self.topic
        group = self._group(new[0] if new is not None else None)
        if named is not None:
            group = named[0] if _is_group(named[0]) else None
        if group is None and new is None and before is not None and _is_group(before):
            group = before
        if group is None or group.participant is None:
            asked = self.opened and new is None and self.skip_fillers(number[1]) == len(self.words)
            return Asked(number[1], f"¿Quiénes eran {self.words.said(start, number[1])}?") if asked else None
        if new is None and (number[1] < len(self.words) and self.p(number[1]) not in ("y", "pero", "no")):
            return None
        count = number[0] - self._counted_apart(group, verb, new is not None)
        if count < 1:
            return None
        last = new[2] if new is not None else number[1]
        said = f"ahora son {in_words(number[0])}" if number[0] > 1 else "ahora es uno"
        instead = self.denied is not None and self.denied.chip_id == group.chip_id
        return Found(last, (Correction(group.chip_id, "count", str(count)),), said, group, instead=instead)

    def _group(self, told: Participant | None) -> Target | None:
        there = self.targets.present("person", "pet")
        if told is None:
            groups = [
                t
                for t in there
                if t.participant is not None and (t.participant.count != 1 or t.participant.members)
            ]
            return groups[0] if len(groups) == 1 else None
        for target in there:
            own = target.participant
            if own is None or own.kind != told.kind:
                continue
            if own.kind == "pet" and self.targets.species_of(own) == told.concept:
                return target
            if own.kind == "person" and own.relation and own.relation == (told.relation or ""):
                return target
            if own.kind == "person" and own.count != 1 and own.concept == told.concept:
                return target
        return None

    def _counted_apart(self, group: Target, verb: str, named: bool) -> int:
        """Those of the number who are not of the group: the teller in "éramos cuatro hermanos"."""
        if verb not in _PLURAL_WE:
            return 0
        teller = 1 if self.targets.scene.self_in_scene else 0
        if named:
            return teller
        others = [t for t in self.targets.present("person") if t.key != group.key]
        return teller + len(others)

    def was_kin(self, at: int) -> Found | Asked | None:
        """Reads "Antonio no era mi primo, era mi hermano", "Antonio era mi hermano": of who has a name."""
        found = self.targets.target(at)
        own = found[0].participant if found is not None else None
        if found is None or own is None or own.kind != "person" or not own.name or own.entity is not None:
            return None
        if plain(self.words.said(at, found[1])).split()[-1] != plain(own.name).split()[-1]:
            return None
        last, denied = found[1], self.p(found[1]) == "no"
        if denied:
            wrong = self.targets.phrase(last + 2) if self.p(last + 1) in SER - COMING else None
            if wrong is None or wrong[0].name:
                return None
            last = wrong[2]
            while self.p(last) in ("sino", "que", "y"):
                last += 1
            if last >= len(self.words):
                return Asked(last, f"¿Quién era {own.name} entonces?")
        last += self.p(last) in SER - COMING
        right = self.targets.phrase(last) if last > found[1] else None
        if right is None or right[0].kind != "person" or not right[0].relation or right[0].name:
            return None
        told = replace(right[0], key="", name=own.name)
        kin = f"ahora {own.name} es {to_you(right[0].words)}"
        return Found(right[2], (Correction(found[0].chip_id, "become", participant=told),), kin, found[0])

    def called_otherwise(self, at: int) -> Found | Asked | None:
        """Reads "mi perra no se llamaba Luna, se llamaba Lola", "se llamaba Lola, no Luna"."""
        found = self.targets.target(at)
        last = found[1] if found is not None else at
        denied = self.p(last) == "no"
        last += denied
        if self.p(last) != "se" or self.p(last + 1) not in _CALLED:
            return None
        first = self._name(last + 2)
        if first is None:
            return None
        last = first[1]
        if denied:
            while self.p(last) in ("sino", "que", "se", *_CALLED):
                last += 1
        elif self.p(last) == "no":
            last += 1
        else:
            return None
        second = self._name(last)
        if second is None and denied and last >= len(self.words) and found is not None:
            return Asked(last, "¿Cómo se llamaba?")
        if second is None:
            return None
        wrong, right = (first, second) if denied else (second, first)
        target = found[0] if found is not None else self._of_name(wrong[0])
        if target is None or target.participant is None:
            return None
        correction = Correction(target.chip_id, "change", right[0])
        return Found(second[1], (correction,), f"ahora {target.name} se llama {right[0]}", target)

    def _name(self, at: int) -> tuple[str, int] | None:
        """A name of one or two words, of which the second is not said behind a comma or a verb."""
        found = self.targets.given_name(at)
        if found is None or found[1] == at + 1:
            return found
        return found if self.p(at + 1) not in _CALLED else (found[0].split()[0], at + 1)

    def _of_name(self, name: str) -> Target | None:
        there = self.targets.present("person", "pet", "place")
        own = [
            t for t in there if t.participant is not None and plain(t.participant.name or "") == plain(name)
        ]
        return own[0] if len(own) == 1 else None

    def was_called(self, at: int) -> Found | None:
        """Reads "el perro se llamaba Canela"."""
        target, last = self.someone_meant(at)
        if self.words.joined(last, last + 4) in ("no se llamaba asi", "no se llama asi"):
            return Found(last + 4, topic=target)
        if target.kind not in ("person", "pet", "place") or target.key == "yo":
            return None
        if self.p(last) != "se" or self.p(last + 1) not in _CALLED:
            return None
        name = self.targets.given_name(last + 2)
        if name is None:
            return None
        correction = Correction(target.chip_id, "change", name[0])
        return Found(name[1], (correction,), f"ahora {target.name} se llama {name[0]}", target)


def _is_group(target: Target) -> bool:
    return target.participant is not None and (
        target.participant.count != 1 or bool(target.participant.members)
    )
