"""Corrections by talking: "no, el perro era blanco", "eso fue en Benidorm", "quita a mi tío".

An utterance is a correction only when every word of it is part of one: what opens it, what is
corrected, what fills a pause. Whatever tells more than that is a memory and is left alone. The rules
lie in ``narrative.correcting``; the corrections are values of ``narrative.corrections``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from narrative.correcting.actions import ActionFrames
from narrative.correcting.answers import sentence
from narrative.correcting.circumstances import CircumstanceFrames
from narrative.correcting.clothes import ClothesFrames
from narrative.correcting.company import CompanyFrames
from narrative.correcting.feelings import FeelingFrames
from narrative.correcting.frames import Asked, Found, Frame
from narrative.correcting.moving import MovingFrames
from narrative.correcting.presence import PresenceFrames
from narrative.correcting.targets import NO_PICTURE, SceneTargets, ShownPicture
from narrative.correcting.wishes import as_it_was
from narrative.correcting.word_classes import (
    SOFTENERS,
    STRONG_OPENERS,
    THERE_WAS,
    WEAK_OPENERS,
    starts_with,
)
from narrative.corrections import Correction, apply_correction
from narrative.entities import Entity, Patient
from narrative.errors import CorrectionError
from narrative.grammar_words import DETERMINERS
from narrative.pipeline import Knowledge
from narrative.scene import Scene
from narrative.words import Words, split_words, word_set

# Words: who corrects is brief, and what is longer tells something, unless it says that it corrects.
ALREADY: Final = "Así está ya en el dibujo."
_WEATHER_ALONE: Final = word_set("llovia nevaba granizaba tronaba")  # other single words answer or remark
_BRIEF: Final = 16
_LONGEST: Final = 30
_MAY_BE_DENIED_OR_OPEN: Final = word_set(
    "era eran eramos fue fueron estaba estaban estabamos hacia habia iba ibamos es son en de"
)


@dataclass(frozen=True)
class SpokenCorrection:
    """What is to be changed, and Evoca's answer in one short Spanish sentence. No ``corrections``: the
    scene is so already.
    """

    corrections: tuple[Correction, ...]
    answer: str


@dataclass(frozen=True)
class UnclearCorrection:
    """Something is to be changed, but not clear what: the open question to ask."""

    question: str


class _Reader(
    PresenceFrames,
    CompanyFrames,
    ClothesFrames,
    CircumstanceFrames,
    ActionFrames,
    MovingFrames,
    FeelingFrames,
):
    """All frames, and the way through the words."""

    def frames(self) -> tuple[Frame, ...]:
        """Every frame; of two that read alike many words the first counts."""
        return (
            self.nobody_more,
            self.dressed_by_command,
            self.dressed_in,
            self.made_so,
            self.weather_by_command,
            self.was_kin,
            self.take_away,
            self.topic_and_command,
            self.put_in,
            self.exchange,
            self.rather,
            self.became,
            self.not_at,
            self.circumstances,
            self.coloured,
            self.moved,
            self.changed_places,
            self.turned_out,
            self.looked,
            self.wore,
            self.wore_alike,
            self.stood,
            self.held_so,
            self.doing_so,
            self.felt,
            self.denial,
            self.was_away,
            self.was_there,
            self.came_beside,
            self.also,
            self.happened_when,
            self.happened_at,
            self.inside_or_out,
            self.counted_anew,
            self.only_these,
            self.called_otherwise,
            self.how_many,
            self.was_called,
            self.there_was,
            self.was_someone,
            self.done,
            self.named_alone,
        )

    def read(self, at: int) -> list[Found] | Asked | None:
        """The corrections from word ``at`` to the end; None when some word is no part of one."""
        while (at := self.skip_fillers(at)) < len(self.words):
            found = self._best(at)
            if not isinstance(found, Found) and self.told and self.p(at) == "no":
                self.opened, found = True, self._best(at + 1) or found
            if found is None or isinstance(found, Asked):
                # A question is asked only when it is all that was said.
                whole = found is not None and self.skip_fillers(found.last) >= len(self.words)
                return found if whole else None
            if found.instead and self.told:
                self.told = [one for one in self.told if one.denied is not self.denied]
            self.told.append(found)
            self.topic, self.denied = found.topic or self.topic, found.denied
            at = found.last
        return self.told or None

    def _best(self, at: int) -> Found | Asked | None:
        read = [found for frame in self.frames() if (found := frame(at)) is not None and found.last > at]
        return max(read, key=lambda found: (found.last, isinstance(found, Found)), default=None)


def read_correction(
    text: str,
    scene: Scene,
    patient: Patient,
    entities: Sequence[Entity],
    knowledge: Knowledge,
    shown: ShownPicture = NO_PICTURE,
) -> SpokenCorrection | UnclearCorrection | None:
    """What an utterance changes of the scene shown last; None when it tells something of its own."""
    words = split_words(as_it_was(text))
    if not _may_correct(words):
        return None
    targets = SceneTargets(words, scene, patient, entities, knowledge, shown)
    unclear: UnclearCorrection | None = None
    said_so = shown.meant or _says_so_at_the_end(words)
    for at, opened, strong in _beginnings(words, written=shown.meant):
        if at >= len(words):
            return unclear or (UnclearCorrection("¿Cómo era entonces?") if strong else None)
        read = _Reader(words, targets, opened or said_so).read(at)
        if isinstance(read, Asked):
            unclear = unclear or UnclearCorrection(read.question)
        elif read is not None and (made := _made(read, scene)) is not None:
            return made
    return unclear


def may_correct(text: str) -> bool:
    """Whether an utterance is brief enough, or says plainly enough, to be a correction: a look at its
    words alone, which spares reading the scene for most tellings.
    """
    return _may_correct(split_words(text))


def _may_correct(words: Words) -> bool:
    if not words.items or len(words) > _LONGEST or "?" in words.text:
        return False
    if len(words) == 1:
        return words[0].plain in _WEATHER_ALONE
    strong = any(strong for _, _, strong in _beginnings(words)) or _says_so_at_the_end(words)
    return len(words) <= _BRIEF or strong


def _says_so_at_the_end(words: Words) -> bool:
    """Reads "en el 58, digo", "era mi tía, perdón"."""
    return any(
        words.joined(len(words) - len(phrase), len(words)) == " ".join(phrase) for phrase in STRONG_OPENERS
    )


def _beginnings(words: Words, *, written: bool = False) -> list[tuple[int, bool, bool]]:
    """Where the correction itself may begin, whether something opens it, and whether strongly.

    A "no" may open ("no, era de noche") or deny ("no llovía"): both are tried, denying first, unless
    a comma stands behind it; what is ``written`` without one denies.
    """
    found = [(0, False, False)]
    at, strong = 0, False
    while at < len(words):
        length = starts_with(words, at, STRONG_OPENERS)
        strong = strong or length > 0
        length = max(length, starts_with(words, at, WEAK_OPENERS), starts_with(words, at, SOFTENERS))
        if not length:
            break
        no = words.plain_at(at) == "no" and length == 1
        if no and _denies(words, at, written):
            break
        at += length
        found.append((at, True, strong))
    with_comma = [
        b
        for b in found
        if b[0] and words.plain_at(b[0] - 1) == "no" and b[0] < len(words) and words[b[0]].after_stop
    ]
    return with_comma + [b for b in found if b not in with_comma]


def _denies(words: Words, at: int, written: bool) -> bool:
    """Whether this "no" can only deny the verb behind it: "no llevaba", "no había árbol", with no comma
    between.
    """
    following = words.plain_at(at + 1)
    if at + 1 >= len(words) or words[at + 1].after_stop:
        return False
    verb = following.endswith(("aba", "aban", "abamos", "ia", "ian", "iamos", "aron", "ieron"))
    bare = following in THERE_WAS and words.plain_at(at + 2) not in DETERMINERS
    return bare or (verb and (written or following not in _MAY_BE_DENIED_OR_OPEN))


def _made(read: list[Found], scene: Scene) -> SpokenCorrection | None:
    """The corrections that change the scene; None when one of them does not fit it."""
    corrections: list[Correction] = []
    changed = scene
    for correction in (c for found in read for c in found.corrections):
        try:
            after = apply_correction(changed, correction)
        except CorrectionError:
            return None
        if after != changed:
            corrections.append(correction)
        changed = after
    answers = [found.said for found in read if found.corrections] or [found.said for found in read]
    if not any(answers):
        return None
    told = sentence(*answers)
    return SpokenCorrection(tuple(corrections), told if corrections else _already(told))


def _already(told: str) -> str:
    return told if told.startswith("Así está") else ALREADY


__all__ = [
    "ALREADY",
    "NO_PICTURE",
    "ShownPicture",
    "SpokenCorrection",
    "UnclearCorrection",
    "may_correct",
    "read_correction",
]
