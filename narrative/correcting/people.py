"""Frames about who and what is there: take away, put in, exchange, deny, count and name."""

from dataclasses import replace
from typing import Final

from narrative.correcting.answers import definite, name_of, to_whom, to_you, with_a
from narrative.correcting.frames import (
    ONE,
    Asked,
    Found,
    FrameParts,
    added_noun,
    as_looks,
    chip_of,
    in_colour,
    removed,
    says_removed,
    to_one,
)
from narrative.correcting.targets import TELLER, Looks, Noun, Target
from narrative.correcting.word_classes import (
    ADDS,
    ALSO,
    CHANGES,
    COMING,
    ESTAR,
    REMOVES,
    SER,
    THERE_WAS,
    WEARING,
)
from narrative.corrections import Correction
from narrative.scene import Participant

# What is seen all the same came with the place, the feast or the hour.
NOT_TOLD: Final = "No lo tengo apuntado. ¿Lo borramos con «Arreglar la imagen»?"
_SERVED: Final = frozenset(
    {"glass", "cup", "water", "coffee", "wine", "milk", "tea", "bread", "soup", "beer", "juice", "food"}
)
_HOUSEWORK: Final = frozenset({"radio", "television", "table", "telephone", "lamp", "washing_machine"})


class PeopleFrames(FrameParts):
    """Reads the frames about who is there."""

    # --- commands ------------------------------------------------------------------------------------

    def take_away(self, at: int) -> Found | Asked | None:
        """Reads "quita a mi tío", "sácalo", "borra el coche y la mesa"."""
        command = REMOVES.match(self.p(at))
        if command is None:
            if self.p(at) in ("sobra", "sobran"):
                return self._all_removed(at + 1)
            return None
        found = self._all_removed(at + 1)
        if found is not None:
            return self._of_one_alone(found)
        clitic = command["clitic"] or ""
        if clitic.endswith(("lo", "la", "los", "las")) and self.topic is not None and self.p(at + 1) == "":
            return Found(at + 1, (removed(self.topic),), says_removed(self.topic), self.topic)
        someone, thing = self.targets.phrase(self.after_lead(at + 1)), self.targets.noun(at + 1)
        if someone is not None:
            return Asked(someone[-1], "No lo encuentro en el dibujo. ¿Qué quiere cambiar?")
        if thing is not None:
            return Asked(thing[-1], NOT_TOLD)
        if self.p(at + 1) in ("", "eso", "esto"):
            return Asked(min(at + 2, len(self.words)), "¿Qué quiere que quite?")
        return None

    def _of_one_alone(self, found: Found) -> Found | Asked:
        """What is taken away, unless it is a garment that several wear and nobody was named."""
        worn = found.topic
        if worn is None or worn.kind != "garment" or len(self.targets.wearers(worn)) < 2:
            return found
        return Asked(found.last, f"¿A quién le quito {worn.name}?")

    def _all_removed(self, at: int) -> Found | None:
        """Everything named from ``at`` on: "a mi tío y a mi prima"."""
        gone: list[Target] = []
        while True:
            found = self.targets.target(self.after_lead(at))
            if found is None:
                break
            gone.append(found[0])
            at = found[1]
            if self.p(at) in ("y", "e", "ni") and self.targets.target(self.after_lead(at + 1)) is not None:
                at += 1
        if not gone:
            return None
        said = ", ".join(says_removed(each) for each in gone[:2])
        return Found(at, tuple(removed(each) for each in gone), said.replace(", he quitado", " y"), gone[-1])

    def topic_and_command(self, at: int) -> Found | None:
        """Reads "mi tío, quítalo", "el coche fuera"."""
        found = self.targets.target(self.after_lead(at))
        if found is None:
            return None
        command = REMOVES.match(self.p(found[1]))
        fuera = self.p(found[1]) == "fuera" and found[1] + 1 == len(self.words)
        sobra = self.p(found[1]) in ("sobra", "sobran")
        if fuera or sobra or (command is not None and command["clitic"]):
            return Found(found[1] + 1, (removed(found[0]),), says_removed(found[0]), found[0])
        return None

    def put_in(self, at: int) -> Found | None:
        """Reads "pon una mesa", "pon a mi abuela", "añade un perro negro"."""
        command = ADDS.match(self.p(at))
        if command is None:
            return None
        start = at + 1
        noun = self.targets.noun(start)
        if command["clitic"] == "me" and noun is not None and noun[0].concept.id in _SERVED:
            return None  # "ponme un vaso de agua" is said to whoever is in the room
        if command["clitic"] in ("le", "les") and noun is not None and noun[0].kind == "garment":
            return None  # "ponle un sombrero" dresses somebody
        start += self.p(start) in ALSO
        return self._all_added(start)

    def _all_added(self, at: int) -> Found | None:
        """Everyone and everything named from ``at`` on, put in."""
        corrections: list[Correction] = []
        names: list[str] = []
        topic: Target | None = None
        while True:
            one = self._one_added(self.after_lead(at))
            if one is None or (topic is not None and self._is_of_them(topic, at)):
                break
            corrections += one[0]
            names.append(one[1])
            at, topic = one[2], self._who_came(one[0][0], one[1])
            if self.p(at) in ("y", "e") and self._one_added(self.after_lead(at + 1)) is not None:
                at += 1
        if not names:
            return None
        return Found(at, tuple(corrections), f"he puesto {' y '.join(names[:3])}", topic)

    def _is_of_them(self, topic: Target, at: int) -> bool:
        """Whether what follows is what somebody who was put in wears or holds: "un niño con un globo"."""
        return topic.kind == "person" and self.p(at) == "con" and self.targets.noun(at + 1) is not None

    def _who_came(self, correction: Correction, name: str) -> Target:
        """Who or what was put in, of whom more may be said at once: "un perro al lado de mi madre"."""
        kind = correction.chip_id.partition(":")[0]
        who = correction.participant or next(
            (p for p in self.targets.scene.participants if self.targets.ids[p.key] == correction.chip_id),
            None,
        )
        told = replace(who, in_scene=True) if who is not None else None
        own = f"el {name[3:]}" if name.startswith("al ") else name.removeprefix("a ")
        return Target(correction.chip_id, kind, definite(own), "", told)

    def named_alone(self, at: int) -> Found | None:
        """Reads "un barco", "mi tía y dos sillas" where the words were written to correct and say no more."""
        if not self.targets.shown.meant or self.told or at:
            return None
        found = self._all_added(at)
        return found if found is not None and self.skip_fillers(found.last) >= len(self.words) else None

    def _one_added(self, at: int) -> tuple[tuple[Correction, ...], str, int] | None:
        if at >= len(self.words):
            return None
        new = self.new_one(at)
        thing = self.targets.noun(at)
        if thing is not None and (new is None or thing[1] >= new[2]):
            noun = thing[0]
            if noun.concept.id in _HOUSEWORK and self.p(at) in ("la", "el"):
                return None  # "pon la radio" is said to whoever is in the room
            wearer = (TELLER.chip_id,) if noun.kind == "garment" and self.targets.scene.self_in_scene else ()
            return (added_noun(noun, wearer),), self._name_thing(noun, at, thing[1]), thing[1]
        if new is None:
            return None
        told, looks, last = new
        known = self.targets.of_participant(told)
        own = known.participant if known is not None else None
        if known is None or own is None or self._is_another(told, looks, own, at):
            return self._add(told, looks), self._name_new(told), last
        corrections = (Correction(known.chip_id, "present"), *as_looks(known.chip_id, looks))
        return corrections, to_whom(own, known.name), last

    def _is_another(self, told: Participant, looks: Looks, own: Participant, at: int) -> bool:
        """Reads "un perro blanco" beside or after a dog of which no such coat is told: it is not that one."""
        if told.kind != "pet" or told.name or not looks or self.p(at) not in ONE:
            return False
        return not set(looks) <= {
            (x.trait, x.value) for x in self.targets.scene.looks if x.subject == own.key
        }

    def _add(self, told: Participant, looks: Looks) -> tuple[Correction, ...]:
        plain_one = _as_added(told)
        chip = chip_of(plain_one)
        return Correction(chip, "add", participant=plain_one), *as_looks(chip, looks)

    def _name_thing(self, noun: Noun, at: int, last: int) -> str:
        """A thing as it was named ("unas flores blancas"); with an article where it had none."""
        if self.p(at) in ONE:
            return self.words.said(at, last)
        return f"{with_a(noun.words)}{in_colour(noun)}"

    def _name_new(self, told: Participant) -> str:
        if told.kind == "pet" and not told.name:
            return told.words
        return to_whom(told, name_of(told, self.targets.knowledge.lexicon))

    # --- exchange --------------------------------------------------------------------------------------

    def exchange(self, at: int) -> Found | None:
        """Reads "cambia el burro por una mula", "en vez de un burro una mula"."""
        if CHANGES.match(self.p(at)):
            old = self.targets.target(self.after_lead(at + 1))
            if old is None or self.p(old[1]) not in ("por", "a", "con"):
                return None
            return self._replaced(old[0], old[1] + 1)
        if self.words.joined(at, at + 3) not in ("en vez de", "en lugar de"):
            return None
        old = self.targets.target(at + 3)
        if old is None:
            return None
        after = old[1]
        while self.p(after) in SER | THERE_WAS | ESTAR | {"que", "pon", "ponga", "poner"}:
            after += 1
        return self._replaced(old[0], after)

    def rather(self, at: int) -> Found | None:
        """Reads "era una mula, no un burro", "mi primo en vez de mi hermano"."""
        start = at
        while self.p(start) in SER | ESTAR | COMING | ALSO:
            start += 1
        new = self.new_one(self.after_lead(start)) or self._noun_as_new(start)
        if new is None:
            return None
        last = new[-1]
        last += self.p(last) in ("y", "que")
        if self.p(last) == "no":
            last += 1
            if last < len(self.words) and self.words[last].after_stop:
                return None  # "el perro no, mi padre llevaba sombrero" denies the dog, and no more
        elif self.words.joined(last, last + 3) in ("en vez de", "en lugar de"):
            last += 3
        else:
            return None
        while self.p(last) in SER:
            last += 1
        old = self.targets.target(self.after_lead(last))
        if old is None:
            return None
        if start == at and {new[0].kind, old[0].kind} == {"person", "pet"}:
            return None  # nobody becomes an animal without being said to have been one
        found = self._replaced(old[0], self.after_lead(start))
        return replace(found, last=old[1]) if found is not None else None

    def _noun_as_new(self, at: int) -> tuple[Noun, int] | None:
        return self.targets.noun(at)

    def became(self, at: int) -> Found | None:
        """After a denial: "(no era mi hermano) era mi primo"."""
        if self.denied is None:
            return None
        start = at
        while self.p(start) in SER | ESTAR | COMING | WEARING | THERE_WAS:
            start += 1
        return self._replaced(self.denied, self.after_lead(start), instead=True)

    def _replaced(self, old: Target, at: int, *, instead: bool = False) -> Found | None:
        """``old`` becomes who or what is named at ``at``."""
        if at >= len(self.words):
            return None
        if old.kind in ("object", "garment"):
            return self._thing_replaced(old, at, instead=instead)
        new = self.new_one(at)
        if new is None or old is TELLER or (new[0].kind == "place") != (old.kind == "place"):
            return None
        told, looks, last = new
        told = _as_added(told)
        known = self.targets.of_participant(told)
        if known is None and self._is_only_a_name(old, told, at, last):
            name = self.words.said(at, last)
            renamed = (Correction(old.chip_id, "change", name[:1].upper() + name[1:]),)
            return Found(last, renamed, f"ahora {old.name} se llama {renamed[0].value}", old, instead=instead)
        if known is not None and known.key != old.key:
            corrections = (removed(old), Correction(known.chip_id, "present"))
        elif (
            known is not None
            and known.participant is not None
            and told.name in (None, known.participant.name)
        ):
            return None  # "Antonio no era mi primo" tells not who he was
        else:
            corrections = (Correction(old.chip_id, "become", participant=told),)
        target = Target(
            chip_of(told), told.kind, name_of(told, self.targets.knowledge.lexicon), old.key, told
        )
        corrections = (*corrections, *as_looks(target.chip_id, looks))
        said = f"he cambiado {to_one(old)} por {_indefinite(told, target.name)}"
        return Found(last, corrections, said, target, instead=instead)

    def _is_only_a_name(self, old: Target, told: Participant, at: int, last: int) -> bool:
        """Whether who has a name is given another ("Luna no, Lola"), and nobody who is known is meant."""
        if old.participant is None or not old.participant.name or told.entity is not None or last != at + 1:
            return False
        named = self.p(at) in self.targets.knowledge.lexicon.given_names or self.words[at].text[:1].isupper()
        return old.kind in ("person", "pet") and named

    def _thing_replaced(self, old: Target, at: int, *, instead: bool) -> Found | None:
        new = self.targets.noun(at)
        if new is None:
            return None
        noun, last = new
        if noun.kind != old.kind:
            corrections = (removed(old), added_noun(noun))
        else:
            corrections = (Correction(old.chip_id, "change", noun.concept.id, noun.words, noun.colour),)
        target = Target(f"{noun.kind}:{noun.concept.id}", noun.kind, definite(with_a(noun.words)))
        return Found(
            last, corrections, f"he cambiado {old.name} por {with_a(noun.words)}", target, instead=instead
        )

    def turned_out(self, at: int) -> Found | None:
        """Reads "Luna era un gato", "el perro era una perra", "la niña era un niño": still who it was."""
        found = self.targets.target(at)
        if found is None or found[0].participant is None or self.p(found[1]) not in SER - COMING:
            return None
        old, start = found[0], found[1] + 1
        if self.p(start) not in ("un", "una"):
            return None
        new = self.new_one(start)
        if new is None or new[0].kind != old.kind or old.kind not in ("person", "pet") or new[0].name:
            return None
        told, looks, last = new
        own = found[0].participant
        if (told.concept, told.gender) == (own.concept, own.gender) or (
            old.kind == "person" and own.relation
        ):
            return None
        told = replace(_as_added(told), name=own.name)
        chip = chip_of(told)
        corrections = (Correction(old.chip_id, "become", participant=told), *as_looks(chip, looks))
        return Found(last, corrections, f"ahora {old.name} es {to_you(told.words)}", old)

    def was_someone(self, at: int) -> Found | Asked | None:
        """Reads "(me he equivocado,) era mi tía Carmen": takes the place of the one who fits."""
        if not self.opened or self.denied is not None or self.p(at) not in SER | {"con"}:
            return None
        new = self.new_one(at + 1)
        if new is None or new[0].kind == "place":
            return None
        if self.p(at) == "con" and not at:
            return self._all_added(at + 1)  # written alone it replaces nobody
        told = new[0]
        if self.targets.of_participant(told) is not None:
            return None
        fitting = self._who_fits(told)
        if len(fitting) == 1:
            return self._replaced(fitting[0], at + 1)
        if not fitting:
            return None
        return Asked(new[2], f"¿A quién cambio por {to_you(definite(told.words))}?")

    def _who_fits(self, told: Participant) -> list[Target]:
        there = self.targets.present(told.kind)
        if told.kind == "pet":
            return there
        same = [
            t
            for t in there
            if t.participant is not None and told.relation and t.participant.relation == told.relation
        ]
        if same:
            return same[:1]
        alike = [t for t in there if t.participant is not None and t.participant.gender == told.gender]
        return alike or there


def _as_added(told: Participant) -> Participant:
    return replace(told, key="", mentions=(), in_scene=True, scene=1)


def _indefinite(told: Participant, name: str) -> str:
    """How someone new is named: "una mula", "su primo"."""
    return told.words if told.kind == "pet" and not told.name else name
