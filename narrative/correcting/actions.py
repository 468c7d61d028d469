"""Frames about what is done: "no bailábamos", "mi madre no cosía, leía", "también cantábamos"."""

from narrative.correcting.frames import Found, added_noun, removed
from narrative.correcting.people import PeopleFrames
from narrative.correcting.targets import TELLER, Target
from narrative.correcting.word_classes import ALSO, ESTAR, SER
from narrative.corrections import Correction
from narrative.lexicon import Concept


class ActionFrames(PeopleFrames):
    """Reads the frames about what is done."""

    def done(self, at: int) -> Found | None:
        """An activity denied, or put in the place of the one denied, or told after an opener."""
        found = self.targets.target(at)
        if found is None and (came := self._came_doing(at)) is not None:
            return came
        who, last = found if found is not None and found[0].kind in ("person", "pet") else (None, at)
        denied = self.p(last) == "no"
        last += denied
        marked = self.p(last) in ALSO
        last += marked
        told = self._activity(last)
        if told is None:
            return None
        concept, plural_we, end = told
        shown = next((a for a in self.targets.scene.actions if a.fact.concept == concept.id), None)
        if denied:
            if shown is None:
                return None
            if who is None and not plural_we and end >= len(self.words):
                return None  # "no volvió" may be said of anyone
            target = Target(f"action:{concept.id}", "action", concept.forms[0])
            gone = (Correction(target.chip_id, "remove"), *(removed(t) for t in self._with_it(last, end)))
            return Found(end, gone, f"he quitado «{shown.fact.words}»", who, target)
        after_denial = self.denied is not None and self.denied.kind == "action"
        if not (self.opened or marked or after_denial):
            return None
        if who is None and not plural_we and not after_denial and self.topic is None:
            return None
        subjects = self._doers(who, plural_we)
        correction = Correction(
            f"action:{concept.id}", "add", concept.id, concept.forms[0], subjects=subjects
        )
        noun = next((n for i in range(last, end) if (n := self.targets.noun(i)) is not None), None)
        more = (added_noun(noun[0], subjects[:1]),) if noun is not None and noun[0].kind == "object" else ()
        return Found(end, (correction, *more), f"he puesto «{concept.forms[0]}»", who)

    def _came_doing(self, at: int) -> Found | None:
        """Reads "mi madre nos miraba" of somebody who is not in the picture yet."""
        new = self.new_one(at) if self.targets.shown.meant else None
        told = self._activity(new[2]) if new is not None and new[0].kind != "place" else None
        one = self._one_added(at) if told is not None else None
        if told is None or one is None:
            return None
        concept, _, end = told
        who = self._who_came(one[0][0], one[1])
        doing = Correction(
            f"action:{concept.id}", "add", concept.id, concept.forms[0], subjects=(who.chip_id,)
        )
        return Found(end, (*one[0], doing), f"he puesto {one[1]} y «{concept.forms[0]}»", who)

    def doing_so(self, at: int) -> Found | None:
        """Reads "(también estaba mi abuelo) durmiendo": of whom was named right before."""
        who = self.topic
        if (
            not self.told
            or who is None
            or who.kind not in ("person", "pet")
            or not self.p(at).endswith("ndo")
        ):
            return None
        told = self._activity(at)
        if told is None:
            return None
        concept, _, end = told
        action = Correction(
            f"action:{concept.id}", "add", concept.id, concept.forms[0], subjects=(who.chip_id,)
        )
        return Found(end, (action,), f"he puesto «{concept.forms[0]}»", who)

    def _with_it(self, first: int, last: int) -> list[Target]:
        """The things of the scene that the activity's words name: the guitar of "tocar la guitarra"."""
        nouns = (self.targets.noun(i) for i in range(first + 1, last))
        found = (self.targets.of_noun(n[0]) for n in nouns if n is not None and n[0].kind == "object")
        return list(dict.fromkeys(t for t in found if t is not None))

    def _doers(self, who: Target | None, plural_we: bool) -> tuple[str, ...]:
        if who is not None:
            return (who.chip_id,)
        if plural_we:
            return (TELLER.chip_id, *(t.chip_id for t in self.targets.present("person")))
        before = self.denied if self.denied is not None and self.denied.kind == "action" else None
        if before is not None:
            concept = before.chip_id.partition(":")[2]
            action = next((a for a in self.targets.scene.actions if a.fact.concept == concept), None)
            keys = action.agents if action is not None else ()
            return tuple(
                TELLER.chip_id if k == "yo" else self.targets.ids[k]
                for k in keys
                if k == "yo" or k in self.targets.ids
            )
        return (self.topic.chip_id,) if self.topic is not None else ()

    def _activity(self, at: int) -> tuple[Concept, bool, int] | None:
        """The activity of the verb at ``at`` ("bailábamos", "estaba cosiendo"), and whether "we" do it."""
        if at >= len(self.words):
            return None
        start = at
        plural_we = False
        if self.p(start) in ESTAR | SER and self.p(start + 1).endswith("ndo"):
            plural_we = self.p(start).endswith("mos")
            start += 1
        elif self.p(start) in ("se", "nos", "me"):
            start += 1
        forms = (
            self.targets.knowledge.verbs.read(self.words[start].lower, self.words.accented)
            if start < len(self.words)
            else ()
        )
        if not forms or self.p(start) in SER | ESTAR:
            return None
        plural_we = plural_we or any(f.person == 1 and f.plural for f in forms)
        best: tuple[int, Concept] | None = None
        for lemma in dict.fromkeys(_plain_lemma(f.lemma) for f in forms):
            for concept, form in self.targets.knowledge.lexicon.activities_of(lemma):
                size = self._fits(form, start)
                if size and (best is None or size > best[0]):
                    best = (size, concept)
        return (best[1], plural_we, start + best[0]) if best is not None else None

    def _fits(self, form: str, at: int) -> int:
        """How many words from ``at`` on the activity's form has; 0 when they are others."""
        from narrative.words import plain

        rest = [plain(part) for part in form.split()[1:]]
        said = [self.p(at + 1 + i) for i in range(len(rest))]
        return 1 + len(rest) if said == rest else 0


def _plain_lemma(lemma: str) -> str:
    from narrative.words import plain

    return plain(lemma)
