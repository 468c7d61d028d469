"""Frames about how many there were in all, and who alone was there: "éramos ocho, no diez", "quita a todos
menos a mi madre".
"""

from typing import Final

from narrative.chips import COMPANY
from narrative.correcting.answers import in_words
from narrative.correcting.frames import Asked, Found, removed
from narrative.correcting.people import PeopleFrames
from narrative.correcting.targets import TELLER, Target
from narrative.correcting.word_classes import ESTAR, REMOVES
from narrative.corrections import Correction
from narrative.numbers import read_number
from narrative.told_company import told_company
from narrative.told_number import PEERS
from narrative.words import word_set

_WE_WERE: Final = word_set("eramos fuimos somos ibamos estabamos")
_AGAIN: Final = word_set("sino que eramos fuimos ibamos estabamos era")
_ONLY: Final = word_set("solo solamente nomas unicamente")
_OTHERWISE: Final = word_set("tantos tantas mas menos")
_NOT_THESE: Final = word_set("menos salvo excepto")
_BEING: Final = word_set("estaba iba era fui estuve")
_OTHERS: Final = word_set("otros otras demas gente")
_SORTS: Final = PEERS | word_set("gente")
_MOST: Final = 20


class CompanyFrames(PeopleFrames):
    """Reads the frames about how many there were in all."""

    def counted_anew(self, at: int) -> Found | Asked | None:
        """Reads "éramos ocho, no diez", "no éramos diez primos sino ocho", "no éramos tantos"."""
        start = at + (self.p(at) in _ONLY)
        denied = self.p(start) == "no"
        if self.p(start + denied) not in _WE_WERE:
            return None
        start += denied + 1
        start += self.p(start) in _ONLY
        vague = self.p(start) in _OTHERWISE and (denied or self.p(start) != "tantos")
        first = (0, start + 1) if vague else self._number(start)
        if first is None:
            return None
        count, last, contrast = first[0], first[1], denied or vague
        if denied or vague:
            while self.p(last) in _AGAIN:
                last += 1
            right = self._number(last)
            if right is None:
                whole = self.skip_fillers(last) >= len(self.words)
                return Asked(last, "¿Cuántos eran en total?") if whole else None
            count, last = right
        elif self.p(last) == "no" and (wrong := self._number(last + 1)) is not None:
            last, contrast = wrong[1], True
        return self._counted(at, count, last, contrast)

    def _number(self, at: int) -> tuple[int, int] | None:
        """The number at ``at``, 1 to 20, and the end of it with what is counted: "diez primos"."""
        number = read_number(self.words, at)
        if number is None or not 1 <= number[0] <= _MOST:
            return None
        return number[0], number[1] + (self.p(number[1]) in PEERS)

    def _counted(self, at: int, count: int, last: int, contrast: bool) -> Found | Asked | None:
        company, whole = told_company(self.targets.scene), self.skip_fillers(last) >= len(self.words)
        there = len(self.targets.present("person")) + self.targets.scene.self_in_scene
        if company is None:
            said_so = contrast or self.targets.shown.meant
            if not (said_so and whole) or any(_is_group(t) for t in self.targets.present("person")):
                return None
            if count == there and not contrast and self.p(last - 1) not in PEERS:
                return Found(last, (), "así está ya en el dibujo")
            return Asked(last, "¿Quién falta?" if count >= there else "¿A quién quito?")
        if count < there:
            return Asked(last, "¿A quién quito?")
        if count == company.count and not company.more:
            if not contrast and self.p(at - 1) == "no":  # "no éramos tres" opens nothing
                return Asked(last, "¿Cuántos eran en total?")
            return Found(last, (), "así está: son los que dice")
        correction = Correction(COMPANY, "count", str(count))
        return Found(last, (correction,), f"ahora son {in_words(count)}")

    def nobody_more(self, at: int) -> Found | None:
        """Reads "estaba yo sola", "no había nadie más", "quita a los otros": of those told by no name."""
        last = self._alone(at) or self._no_others(at)
        company = told_company(self.targets.scene)
        if last is None or company is None or self.skip_fillers(last) < len(self.words):
            return None
        named = bool(self.targets.present("person"))
        said = "ahora solo están los que nombró" if named else "ahora no hay nadie más"
        return Found(last, (Correction(COMPANY, "remove"),), said)

    def _alone(self, at: int) -> int | None:
        """Where "yo estaba sola", "iba yo solo" ends."""
        start = at + (self.p(at) == "yo")
        doing = self.p(start) in _BEING or self.p(start).endswith(("aba", "ia"))
        if not doing and start == at:
            return None
        start += doing
        start += self.p(start) == "yo"
        return start + 1 if self.p(start) in ("sola", "solo", "solita", "solito") else None

    def _no_others(self, at: int) -> int | None:
        """Where "no había nadie más", "quita a los demás", "quita a los otros niños" ends."""
        start = at + (self.p(at) == "no") + (self.p(at + 1) in ("habia", "estaba") and self.p(at) == "no")
        if self.p(start) == "nadie" and self.p(start + 1) == "mas":
            return start + 2
        if not REMOVES.match(self.p(at)):
            return None
        start = at + 1 + (self.p(at + 1) == "a")
        others = self.p(start) in ("los", "las", "esos", "esas", "la", "esa") and self.p(start + 1) in _OTHERS
        if not others:
            return None
        return start + 2 + (self.p(start + 1) != "gente" and self.p(start + 2) in _SORTS)

    def only_these(self, at: int) -> Found | None:
        """Reads "quita a todos menos a mi madre", "deja solo a mi madre", "solo estábamos mi madre y yo"."""
        start = self._all_but(at)
        staying, last = self._who_stay(start) if start is not None else ([], at)
        if start is None or not staying:
            return None
        kept = {one.chip_id for one in staying}
        gone = [one for one in (TELLER, *self.targets.present("person", "pet")) if one.chip_id not in kept]
        gone = [one for one in gone if one is not TELLER or self.targets.scene.self_in_scene]
        if self.p(at) in _ONLY:  # "solo estaba mi madre" is of people
            gone = [one for one in gone if one.kind == "person"]
        names = " y ".join(one.name for one in staying)
        verb = "queda" if len(staying) == 1 else "quedan"
        return Found(last, tuple(removed(one) for one in gone), f"ahora solo {verb} {names}", staying[-1])

    def _all_but(self, at: int) -> int | None:
        """Where the names of those begin who alone stay."""
        if REMOVES.match(self.p(at)):
            start = at + 1 + (self.p(at + 1) == "a")
            all_of_them = self.p(start) in ("todos", "todas", "todo")
            return start + 2 if all_of_them and self.p(start + 1) in _NOT_THESE else None
        if self.p(at) in ("deja", "deje", "dejar", "dejes") and self.p(at + 1) in _ONLY:
            return at + 2
        if self.p(at) in _ONLY and self.p(at + 1) in ESTAR:
            return at + 2
        return None

    def _who_stay(self, at: int) -> tuple[list[Target], int]:
        found: list[Target] = []
        while (one := self.targets.target(self.after_lead(at))) is not None and one[0].kind in (
            "person",
            "pet",
        ):
            found.append(one[0])
            at = one[1]
            more = self.targets.target(self.after_lead(at + 1)) if self.p(at) in ("y", "e", "ni") else None
            if more is None:
                break
            at += 1
        return found, at


def _is_group(target: Target) -> bool:
    return target.participant is not None and (
        target.participant.count != 1 or bool(target.participant.members)
    )
