"""What every frame of a correction shares: what it found, what was told before it, small readings."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from narrative.agreement import colour_word, is_female, is_many
from narrative.correcting.answers import to_whom
from narrative.correcting.targets import TELLER, Looks, Named, Noun, SceneTargets, Target
from narrative.correcting.word_classes import FILLERS, TAILS, starts_with
from narrative.corrections import TRAITS, Correction
from narrative.grammar_words import DEFINITE, POSSESSIVES
from narrative.scene import Participant
from narrative.words import Words

_LONGEST_NAME: Final = 5  # words of a phrase that ends a correction
ONE: Final = frozenset({"un", "una", "uno", "unos", "unas"})
_LEADS: Final = frozenset({"a", "con", "en", "de", "que"})


@dataclass(frozen=True)
class Found:
    """Words up to ``last`` are a correction. ``said`` is what Evoca answers of it; ``topic`` what the
    next frame may go on about; ``denied`` what was said not to be so and may now be replaced; ``instead``
    that this takes the place of the denial before it.
    """

    last: int
    corrections: tuple[Correction, ...] = ()
    said: str = ""
    topic: Target | None = None
    denied: Target | None = None
    instead: bool = False


@dataclass(frozen=True)
class Asked:
    """A correction is meant, but not clear: the open question to ask."""

    last: int
    question: str


Frame = Callable[[int], Found | Asked | None]


@dataclass
class FrameParts:
    """The words of one correction, the scene's targets and what was told so far."""

    words: Words
    targets: SceneTargets
    opened: bool = False
    topic: Target | None = None
    denied: Target | None = None
    told: list[Found] = field(default_factory=list[Found])

    def p(self, at: int) -> str:
        """The plain word at ``at``."""
        return self.words.plain_at(at)

    def skip_fillers(self, at: int) -> int:
        """The first word from ``at`` on that says something."""
        while at < len(self.words):
            tail = starts_with(self.words, at, TAILS) if at else 0
            if tail and at + tail == len(self.words):
                return len(self.words)
            length = starts_with(self.words, at, FILLERS)
            if not length:
                break
            at += length
        return at

    def after_lead(self, at: int) -> int:
        """Behind a preposition that leads a name in: "a mi tío", "con mi prima"."""
        return at + (self.p(at) in _LEADS)

    def new_one(self, at: int) -> Named | None:
        """A person, animal or place named at ``at``, in the scene or not."""
        found = self.targets.phrase(at)
        town = self.targets.town(at)
        if town is not None and (found is None or town[1] >= found[2]):
            return town[0], (), town[1]
        return None if found is None else self.targets.with_coat(found, at)

    def subject_behind(self, at: int) -> tuple[Target, int] | None:
        """The person with whom the words end, and where their phrase starts: "llevaba boina mi padre"."""
        for first in range(max(at + 1, len(self.words) - _LONGEST_NAME), len(self.words)):
            if self.p(first) not in POSSESSIVES | DEFINITE | {"ella"}:
                continue
            found = self.targets.target(first)
            if found is not None and found[0].kind == "person" and found[1] == len(self.words):
                return found[0], first
        return None

    def someone_meant(self, at: int) -> tuple[Target, int]:
        """The target at ``at``, or the topic when no one is named there."""
        found = self.targets.target(at)
        return found if found is not None else (self.topic or TELLER, at)


def chip_of(told: Participant) -> str:
    """The chip id that a participant will have once added (``narrative.chips.participant_ids``)."""
    from narrative.words import plain

    return f"{told.kind}:{told.entity or plain(told.name or told.words)}"


def removed(target: Target) -> Correction:
    """Takes a target out of the picture: people stay told of, things go."""
    action = "absent" if target.kind in ("person", "pet", "place") else "remove"
    return Correction(target.chip_id, action, subjects=(target.wearer,) if target.wearer else ())


def says_removed(target: Target) -> str:
    """What Evoca says then."""
    if target is TELLER or target.key == "yo":
        return "usted ya no sale"
    if target.participant is not None:
        return f"he quitado {to_whom(target.participant, target.name)}"
    return f"he quitado {target.name}"


def says_away(target: Target, dead: bool = False) -> str:
    """What Evoca says when someone was not there; softly when they had died."""
    if target.key == "yo":
        return "ahora usted no sale en el dibujo"
    if dead:
        return f"gracias por decírmelo: {target.name} ya no sale en el dibujo"
    return (
        f"ahora {target.name} no sale en el dibujo"
        if target.participant is not None
        else says_removed(target)
    )


def added_noun(noun: Noun, subjects: tuple[str, ...] = ()) -> Correction:
    """Puts a thing or garment into the picture."""
    return Correction(
        f"{noun.kind}:{noun.concept.id}", "add", noun.concept.id, noun.words, noun.colour, subjects
    )


def in_colour(noun: Noun) -> str:
    """The colour of a thing behind its noun, " roja"; "" for none."""
    if noun.colour is None:
        return ""
    return f" {colour_word(noun.colour, is_female(noun.words), is_many(noun.words))}"


def as_look(who: Target, trait: str, value: str) -> Correction:
    """The correction of one trait of someone's looks."""
    return Correction(who.chip_id, "look", f"{trait}:{value}")


def as_looks(chip_id: str, looks: Looks) -> tuple[Correction, ...]:
    """The corrections that give somebody these looks."""
    return tuple(
        Correction(chip_id, "colour", value)
        if trait == "colour"
        else Correction(chip_id, "look", f"{trait}:{value}")
        for trait, value in looks
        if trait == "colour" or trait in TRAITS
    )


def male(word: str) -> str:
    """An adjective as the tables have it: "rubias" is "rubio"."""
    single = word.removesuffix("s") if len(word) > 3 else word
    return single[:-1] + "o" if single.endswith("a") else single


def to_one(target: Target) -> str:
    """The target as an object of a verb: "a usted", "al vecino", "a su madre", "el coche"."""
    if target.key == "yo":
        return "a usted"
    return target.name if target.participant is None else to_whom(target.participant, target.name)
