"""The tries at a page's subjects as its plan keeps them."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from imaging.composing import Doubt, Seen, Try
from imaging.request import AnimalLooks, Mask, PictureRequest, Pixels, Sketch
from server.plans import DoubtNote, HeadCount, Heads, Plan, TryNote

_NOTE: Final = TypeAdapter(TryNote)


def told_of(request: PictureRequest, sketch: Sketch) -> Heads:
    """How many people and animals are to be seen in a picture."""
    visible = [each for each in request.subjects if sketch.masks[each.key].any()]
    animals = sum(isinstance(each.looks, AnimalLooks) for each in visible)
    return Heads(len(visible) - animals, animals)


def note_of(attempt: Try, told: Heads) -> TryNote:
    """A try as its plan keeps it."""
    return TryNote(
        attempt.number,
        attempt.key,
        attempt.box,
        attempt.seed,
        attempt.strength,
        _counted(attempt.seen, told),
        dict(attempt.likeness),
        round(attempt.seconds, 3),
        attempt.kept,
        attempt.fault,
    )


def try_from(values: Mapping[str, Any]) -> TryNote:
    """A note that went through JSON; raises ValueError when it is none."""
    return _NOTE.validate_python(dict(values))


def doubt_note(doubt: Doubt) -> DoubtNote:
    """A doubt as its plan keeps it."""
    return DoubtNote(doubt.key, doubt.fault, doubt.margin)


def doubts_left(
    plan: Plan, masks: Mapping[str, Mask], before: Pixels, after: Pixels
) -> tuple[DoubtNote, ...]:
    """The plan's doubts on those of whom a repair of the picture left every pixel as it was."""
    if before.shape != after.shape:
        return ()
    changed = (before != after).any(axis=-1)
    return tuple(d for d in plan.doubts if d.subject in masks and not changed[masks[d.subject]].any())


def _counted(seen: Seen | None, told: Heads) -> HeadCount | None:
    return None if seen is None else HeadCount(seen.people, seen.animals, told)
