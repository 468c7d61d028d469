"""Frames about where somebody stands in the picture: "más cerca del mar", "mi madre al lado de mi abuela",
"el perro a la izquierda", "cámbialos de sitio".
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from narrative.agreement import is_female
from narrative.correcting.frames import Asked, Found
from narrative.correcting.people import PeopleFrames
from narrative.correcting.place_words import BEING, COMMANDS, LANDMARKS, RELATIONS, TAIL, WEAK
from narrative.correcting.targets import TELLER, Target
from narrative.correcting.word_classes import ALSO, COMING, ESTAR, SER
from narrative.corrections import LANDMARK, Correction
from narrative.scene import Side

_SWAPS: Final = re.compile(
    r"^(?:cambi(?:a|e|ar|es|as)|intercambi(?:a|e|ar|es)|permut(?:a|e|ar))(?P<clitic>los|las|les|nos)?$"
)
_PLACE_WORDS: Final = (
    r"(?:el |de |de el |sus )?(?:sitio|sitios|lugar|lugares|puesto|lado|posicion)(?: entre si)?"
)
_FEW: Final = 6  # words of what something is to be nearer to
_SIZES: Final = ("pequen", "chic", "chiqu", "grand", "enorme", "gigante")
_EVERYONE: Final = frozenset({"todos", "todas"})


@dataclass(frozen=True)
class _Reference:
    """Beside whom or what: the chip, and how Evoca names it."""

    chip_id: str
    name: str


@dataclass(frozen=True)
class _Relation:
    """A place that was told: its side, of whom, where the words end, and whether "más" was said."""

    side: Side
    of: tuple[_Reference, ...]
    first: int
    last: int
    missing: str | None = None


class MovingFrames(PeopleFrames):
    """Reads the frames about where somebody stands."""

    def moved(self, at: int) -> Found | Asked | None:
        """Reads "pon a mi madre al lado de mi abuela", "más cerca del mar", "el perro a la izquierda"."""
        command = self._command(at)
        start = at + (command is not None)
        start += self.p(start) == "que" and command is not None
        who, last = self._named(start)
        being = last
        while being < len(self.words) and self.p(being) in BEING:
            being += 1
        by_verb = command[1] if command is not None else None
        relation = self._relation(being, by_verb)
        if relation is None and by_verb == "beside" and len(who) == 2:
            relation = _Relation("beside", (), being, being)
        if relation is None or self._tells_ages(who, last, relation):
            return None
        last = relation.last
        if not who and command is None:
            who = self._we(at, being)
            if not who and being > start and not self._may_be_bare(relation):
                return None
        if not who:
            who, last = self._named(last)
        if not who and command is None and not self._may_be_bare(relation):
            return None
        if relation.missing is not None:
            return self._missing(relation.missing, last)
        if not who and command is not None and command[0] is not None:
            who = self._by_clitic(command[0])
        of_another = "le" if being > start else None  # "estaba": not the teller
        return self._placed(who, relation, last, command[0] if command is not None else of_another)

    def came_beside(self, at: int) -> Found | None:
        """Reads "mi hermana estaba a mi lado" of somebody who is not in the picture yet."""
        new = self.new_one(at)
        known = self.targets.of_participant(new[0]) if new is not None else None
        if new is None or new[0].kind == "place" or (known is not None and self._is_shown(known)):
            return None
        verb = new[2] + (self.p(new[2]) in ALSO)
        relation = self._relation(verb + 1, None) if self.p(verb) in ESTAR | COMING else None
        one = self._one_added(at) if relation is not None and relation.missing is None else None
        if one is None or relation is None:
            return None
        who = self._who_came(one[0][0], one[1])
        placed = self._placed([who], relation, relation.last, None)
        if not isinstance(placed, Found):
            return None
        said = f"he puesto {one[1]} {_where(relation)}"
        return Found(placed.last, (*one[0], *placed.corrections), said, who)

    def _placed(
        self, who: list[Target], relation: _Relation, last: int, clitic: str | None
    ) -> Found | Asked | None:
        """Who is told to be there, or who may be meant; of two that come together or part the first goes."""
        if relation.side in ("beside", "farther") and not relation.of:
            together = who or (self._only_two() if relation.side == "beside" else [])
            if len(together) == 2:
                other = _Reference(together[1].chip_id, together[1].name)
                return self._found(together[:1], replace(relation, of=(other,)), last)
            if relation.side == "beside":
                return None
        if relation.side == "between" and not relation.of:
            return Asked(last, "¿Entre quiénes?")
        who = who or self._likely(clitic, {each.chip_id for each in relation.of})
        if not who:
            return Asked(last, "¿A quién quiere que mueva?")
        if any(one.chip_id in {each.chip_id for each in relation.of} for one in who):
            return None
        return self._found(who, relation, last)

    def changed_places(self, at: int) -> Found | Asked | None:
        """Reads "cámbialos de sitio", "cambia de sitio a mi padre y a mi madre"."""
        swap = _SWAPS.match(self.p(at))
        if swap is None:
            return self._the_other_way_round(at)
        last = self._skipped(_PLACE_WORDS, at + 1)
        said = last > at + 1
        who, last = self._pair(last)
        if not said:
            after = self._skipped(_PLACE_WORDS, last)
            if after == last and not self.p(at).startswith(("intercambi", "permut")):
                return None
            last = after
        if len(who) != 2:
            who = self._only_two()
        if len(who) != 2:
            return Asked(last, "¿A quiénes cambio de sitio?")
        return self._swapped(who, last)

    def _the_other_way_round(self, at: int) -> Found | None:
        start = at
        while self.p(start) in ESTAR | SER | {"van", "iban"}:
            start += 1
        last = self._skipped(r"(?:al reves|cambiados(?: de (?:sitio|lugar))?|cambiadas)", start)
        who = self._only_two()
        if last == start or len(who) != 2 or not (start > at or self.opened or self.targets.shown.meant):
            return None
        return self._swapped(who, last)

    def _swapped(self, who: list[Target], last: int) -> Found:
        one, other = who
        correction = Correction(one.chip_id, "place", "in_place_of", subjects=(other.chip_id,))
        return Found(last, (correction,), f"he cambiado de sitio a {_and(one.name, other.name)}", one)

    # --- who ---------------------------------------------------------------------------------------------

    def _tells_ages(self, who: list[Target], being: int, relation: _Relation) -> bool:
        """Reads "mis primas eran más pequeñas": what people were tells their age; how large they are drawn
        is told with "se ven", "están" or a command.
        """
        people = bool(who) and all(one.chip_id.startswith("person:") for one in who)
        size = self.p(relation.last - 1).startswith(_SIZES)
        return people and size and any(self.p(i) in SER for i in range(being, relation.last))

    def _command(self, at: int) -> tuple[str | None, Side | None] | None:
        """A command's clitic and the side that its verb alone tells."""
        for pattern, side in COMMANDS:
            if (match := pattern.match(self.p(at))) is not None:
                return match["clitic"], side
        return None

    def _named(self, at: int) -> tuple[list[Target], int]:
        """Those who are named from ``at`` on, who are in the picture, and where their names end."""
        if self.p(at) in _EVERYONE:
            return self._people(), at + 1
        found: list[Target] = []
        last = at
        while (one := self._one(last)) is not None:
            found.append(one[0])
            last = one[1]
            if self.p(last) not in ("y", "e") or self._one(last + 1) is None:
                break
            last += 1
        return found, last

    def _one(self, at: int) -> tuple[Target, int] | None:
        start = at + (self.p(at) == "a")
        found = self.targets.target(start) if start < len(self.words) else None
        if found is None or not self._is_shown(found[0]):
            return None
        return found

    def _is_shown(self, target: Target) -> bool:
        if target.key == "yo":
            return self.targets.scene.self_in_scene
        if target.kind == "object":
            return True
        return (
            target.kind in ("person", "pet")
            and target.participant is not None
            and target.participant.in_scene
        )

    def _pair(self, at: int) -> tuple[list[Target], int]:
        """Two who are named: "a mi padre y a mi madre", "mi padre con mi madre"."""
        first = self._one(at)
        if first is None:
            return [], at
        if self.p(first[1]) not in ("y", "e", "con", "por"):
            return [first[0]], first[1]
        second = self._one(first[1] + 1)
        return ([first[0], second[0]], second[1]) if second is not None else ([first[0]], first[1])

    def _people(self) -> list[Target]:
        teller = [TELLER] if self.targets.scene.self_in_scene else []
        return [*teller, *(t for t in self.targets.present("person") if t.key != "yo")]

    def _all(self) -> list[Target]:
        return [*self._people(), *self.targets.present("pet")]

    def _we(self, first: int, last: int) -> list[Target]:
        """Everyone, where the verb says "we" or "they"; the teller where it says "I"."""
        verbs = [self.p(i) for i in range(first, last)]
        if any(verb.endswith("mos") for verb in verbs):
            return self._people()
        return [TELLER] if "estuve" in verbs and self.targets.scene.self_in_scene else []

    def _by_clitic(self, clitic: str) -> list[Target]:
        if clitic == "nos":
            return self._people()
        if clitic == "me":
            return [TELLER] if self.targets.scene.self_in_scene else []
        return []

    def _likely(self, clitic: str | None, goal: Collection[str]) -> list[Target]:
        """Who is meant where nobody is named: of whom was spoken, who was corrected last, the only one.

        Nobody goes to themselves: whoever is the ``goal`` is not meant.
        """
        others = [each for each in self._all() if each.chip_id not in goal]
        fitting = [each for each in others if self._can_mean(each, clitic)]
        lately = self.targets.shown.lately
        of_late = [each for each in fitting if each.chip_id == lately]
        spoken = [self.topic] if self.topic is not None and self._is_shown(self.topic) else []
        only = fitting if len(fitting) == 1 else []
        return (
            [each for each in spoken if each.chip_id not in goal and self._can_mean(each, clitic)]
            or of_late
            or only
        )

    def _can_mean(self, target: Target, clitic: str | None) -> bool:
        """Whether "lo" or "la" can mean them."""
        if clitic is not None and target.key == "yo":
            return False  # of oneself one says "me"
        if clitic not in ("lo", "la"):
            return True
        gender = target.participant.gender if target.participant is not None else None
        if gender is None:
            gender = "f" if is_female(target.name.rpartition(" ")[2]) else "m"
        return gender == ("f" if clitic == "la" else "m")

    def _only_two(self) -> list[Target]:
        """The two who can be meant by "them"."""
        for several in (self._all(), self._people(), self.targets.present("person")):
            if len(several) == 2:
                return several
        return []

    # --- where -------------------------------------------------------------------------------------------

    def _relation(self, at: int, by_verb: Side | None) -> _Relation | None:
        """The place told at ``at``; of a verb that tells one ("acerca") what follows it."""
        best: _Relation | None = None
        for pattern, side in RELATIONS:
            match = pattern.match(self.words.joined(at, len(self.words)))
            if match is None:
                continue
            last = at + len(match.group().split())
            groups = match.groupdict()
            read = self._referred(side, groups, at, last)
            if read is not None and (best is None or _weighs(read) > _weighs(best)):
                best = read
        if best is not None or by_verb is None:
            return best
        return self._of_verb(at, by_verb)

    def _of_verb(self, at: int, side: Side) -> _Relation | None:
        """Reads what follows a verb that tells the side: "acerca a mi madre / al mar"."""
        if self.p(at) in ("a", "al", "de", "del", "con"):
            start = at + (self.p(at) in ("a", "de", "con"))
            if (of := self._reference(start)) is not None:
                return _Relation(side, (of[0],), at, of[1])
            if (end := self._end_of_unknown(start)) is not None:
                return _Relation(side, (), at, end, self._unknown(start, end))
        return _Relation(side, (), at, at) if side != "beside" else None

    def _referred(self, side: Side, groups: dict[str, str | None], first: int, last: int) -> _Relation | None:
        """The relation with whom it is told of."""
        if groups.get("own") is not None or groups.get("own2") is not None:
            me = (_Reference(TELLER.chip_id, "usted"),) if self.targets.scene.self_in_scene else ()
            return _Relation(side, me, first, last, None if me else "usted")
        if groups.get("two") is not None or groups.get("both") is not None:
            return self._between_them(first, last)
        if groups.get("pair") is not None:
            return self._between(first, last)
        if groups.get("of") is None:
            return _Relation(side, (), first, self._skipped(TAIL.pattern, last))
        start = last - (self.p(last - 1) in ("del", "al"))
        tail = self._skipped(TAIL.pattern, last - 1)
        if tail > last:
            return _Relation(side, (), first, tail)
        found = self._reference(start)
        if found is not None:
            return _Relation(side, (found[0],), first, found[1])
        end = self._end_of_unknown(start)
        return None if end is None else _Relation(side, (), first, end, self._unknown(start, end))

    def _between_them(self, first: int, last: int) -> _Relation | None:
        """Reads "entre los dos": the two others, or the two named last."""
        everyone = [each for each in self._people() if self.topic is None or each.key != self.topic.key]
        named = {each.key for each in self._named(0)[0]}
        others = [each for each in everyone if each.key not in named]
        if len(others) != 2:
            return _Relation("between", (), first, last)
        pair = tuple(_Reference(each.chip_id, each.name) for each in others)
        return _Relation("between", pair, first, last)

    def _between(self, first: int, last: int) -> _Relation | None:
        one = self._reference(last)
        if one is None or self.p(one[1]) not in ("y", "e"):
            return None
        other = self._reference(one[1] + 1)
        return None if other is None else _Relation("between", (one[0], other[0]), first, other[1])

    def _reference(self, at: int) -> tuple[_Reference, int] | None:
        """Somebody, something told or something of the place that is in the picture."""
        if at >= len(self.words):
            return None
        found = self.targets.target(at)
        landmark = self._landmark(at)
        if found is not None and self._is_shown(found[0]) and (landmark is None or found[0].kind != "place"):
            return _Reference(found[0].chip_id, found[0].name), found[1]
        if landmark is not None and landmark[0] is not None:
            return landmark[0], landmark[1]
        if self.p(at) == "mi" and at + 1 >= len(self.words) and self.targets.scene.self_in_scene:
            return _Reference(TELLER.chip_id, "usted"), at + 1
        return None

    def _landmark(self, at: int) -> tuple[_Reference | None, int] | None:
        """Something of the place; without a reference where this picture's place has none."""
        start = at + (self.p(at) in ("el", "la", "los", "las", "del", "al", "mi", "nuestra", "un", "una"))
        names = LANDMARKS.get(self.p(start))
        if names is None:
            return None
        here = next((name for name in names if name in self.targets.shown.landmarks), None)
        said = self.words.said(start, start + 1).lower()
        article = (
            "las"
            if said.endswith("as")
            else "los"
            if said.endswith("es")
            else "la"
            if is_female(said)
            else "el"
        )
        reference = None if here is None else _Reference(f"{LANDMARK}{here}", f"{article} {said}")
        return reference, start + 1

    def _end_of_unknown(self, at: int) -> int | None:
        """Where the phrase of what is not in the picture ends; None where it is no thing at all."""
        landmark = self._landmark(at)
        if landmark is not None:
            return landmark[1]
        named = self.targets.phrase(at) or self.targets.noun(at)
        if named is not None:
            return named[-1]
        few = 0 < len(self.words) - at <= _FEW
        return (
            len(self.words) if few and self.p(at) in ("el", "la", "los", "las", "del", "al", "mi") else None
        )

    def _unknown(self, first: int, last: int) -> str:
        """How Evoca names what is not in the picture, as an object of "ver"."""
        named = self.targets.phrase(first)
        said = re.sub(r"^(?:del|al) ", "el ", _to_you(self.words.said(first, last)))
        return f"a {said}" if named is not None and named[0].kind == "person" else said

    def _missing(self, name: str, last: int) -> Asked:
        return Asked(last, f"En el dibujo no veo {name}. ¿Qué más cambio?")

    def _may_be_bare(self, relation: _Relation) -> bool:
        """Whether a place alone, of nobody in particular, is a correction."""
        said = self.targets.shown.meant or self.opened or self.topic is not None
        return said or relation.side in WEAK or self.words.plain_at(relation.first) == "mas"

    def _skipped(self, pattern: str, at: int) -> int:
        match = re.match(f"(?:{pattern})(?= |$)", self.words.joined(at, len(self.words)))
        return at + (len(match.group().split()) if match is not None else 0)

    # --- what is said ------------------------------------------------------------------------------------

    def _found(self, who: list[Target], relation: _Relation, last: int) -> Found:
        of = tuple(each.chip_id for each in relation.of)
        corrections = tuple(
            Correction(each.chip_id, "place", relation.side, subjects=of)
            for each in who
            if each.chip_id not in of
        )
        if relation.side == "in_place_of":
            said = f"he cambiado de sitio a {_and(who[0].name, relation.of[0].name)}"
            return Found(last, corrections, said, who[0])
        names = [each.name for each in who]
        verb = "está" if len(who) == 1 else "están"
        subject = names[0] if len(names) == 1 else _and(", ".join(names[:-1]), names[-1])
        where = _where(relation)
        if relation.side in ("nearer", "farther") and self.p(relation.last - 1).startswith(_SIZES):
            size = self.words.said(relation.last - 1, relation.last).lower()
            if relation.side == "nearer":  # "enorme" is no more than larger
                size = "grande" if len(who) == 1 else "grandes"
            verb, where = ("se ve" if len(who) == 1 else "se ven"), f"más {size}, {where}"
        said = f"ahora {subject} {verb} {where}"
        return Found(last, corrections, said, who[0])


_WHERE: Final[dict[str, str]] = {
    "left": "a la izquierda", "right": "a la derecha", "beside": "al lado", "before": "delante",
    "behind": "detrás", "middle": "en el centro", "near": "en primer plano", "far": "al fondo",
    "nearer": "más cerca", "farther": "más lejos", "leftward": "más a la izquierda",
    "rightward": "más a la derecha", "opposite": "al otro lado",
}  # fmt: skip


def _where(relation: _Relation) -> str:
    names = [each.name for each in relation.of]
    if relation.side == "between":
        return f"entre {_and(*names)}"
    where = _WHERE[relation.side]
    return f"{where} {_of(names[0])}" if names else where


def _of(name: str) -> str:
    return f"del {name[3:]}" if name.startswith("el ") else f"de {name}"


def _and(one: str, other: str) -> str:
    sounds_i = other.startswith(("i", "hi")) and not other.startswith("hie")
    return f"{one} {'e' if sounds_i else 'y'} {other}"


def _to_you(said: str) -> str:
    yours = {"mi": "su", "mis": "sus", "mío": "suyo", "mía": "suya"}
    return " ".join(yours.get(word, word) for word in said.lower().split())


def _weighs(relation: _Relation) -> tuple[int, bool]:
    return relation.last, relation.missing is None
