"""What is drawn on a page once it is repaired by hand: the drawing that a repair is painted after, and the
page as it is from then on, for whoever marks and repairs next.

The page's own scene, script and layout stay beside it: a correction of the memory starts from these.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from sqlmodel import Session

from imaging.request import Mask, Pixels, Sketch, ThingRequest
from narrative.scene import Scene, Thing
from narrative.script import Script
from server.drawing import request_of
from server.look_words import lexicon
from server.plans import Plan, Repainted
from server.records import Page
from server.repair_masks import changing
from server.repair_recipes import Wanted
from server.repair_sketches import combined_request, merged_masks, repair_sketch, room_of_new, shares_seen
from server.repair_words import THING, emptied, participant_of, script_after
from server.studio import Studio, corrected_scene


@dataclass(frozen=True)
class RepairDrawing:
    """What a repair is painted after; ``mask`` is what was marked, grown to whoever takes another's place.

    ``after`` is the script with what is wished for, None where nothing is put there; ``shares`` is how much
    of each who comes is not hidden by others.
    """

    sketch: Sketch
    mask: Pixels
    after: Script | None
    shares: Mapping[str, float]


def repair_drawing(
    db: Session, studio: Studio, page: Page, plan: Plan, wanted: Wanted, mask: Pixels
) -> RepairDrawing | None:
    """The drawing of a repair; None where nothing of the page is known, or the words were written by hand."""
    if plan.script is None or plan.layout is None or wanted.written:
        return None
    after = script_after(db, studio, page, plan, wanted.corrections) if wanted.corrections else None
    return drawing_of(plan, after, wanted.covered, mask, not_masked=wanted.recipe.not_masked)


def drawing_of(
    plan: Plan, after: Script | None, covered: Sequence[str], mask: Pixels, *, not_masked: bool
) -> RepairDrawing:
    """The drawing of a repair; ``after`` is the script with what is wished for, None for nothing."""
    region = changing(mask, not_masked=not_masked)
    sketch = repair_sketch(plan, after, covered, region)
    if not not_masked:
        room = room_of_new(plan, after, covered, sketch, region)
        mask = np.where(room, 255, mask).astype(np.uint8)
    return RepairDrawing(sketch, mask, after, shares_seen(plan, after, covered, sketch))


def repainted(plan: Plan, wanted: Wanted, drawing: RepairDrawing) -> Repainted:
    """The page as it is after a repair of what ``plan`` shows; the plan has its scene and script."""
    if plan.scene is None or plan.script is None:
        raise ValueError("the plan has no script yet")
    before = request_of(plan)
    things = [before.things[number] for number in _numbers(wanted.covered) if number < len(before.things)]
    script = _combined(plan.script, drawing.after, wanted.covered, things)
    there = {participant_of(plan.scene, each.key) for each in script.subjects}
    covered = [key for key in wanted.covered if not key.startswith(THING)]
    wholly = [key for key in covered if participant_of(plan.scene, key) not in there]
    scene = emptied(corrected_scene(plan.scene, wanted.corrections), wholly)
    scene = _without_things(scene, things)
    gone = dict.fromkeys((*(plan.repainted.gone if plan.repainted else ()), *covered))
    left = tuple(key for key in gone if key not in wholly)
    return Repainted(scene, script, drawing.sketch.layout, left)


def masks_after(
    plan: Plan, now: Repainted, masks: Mapping[str, Mask], wanted: Wanted, drawing: RepairDrawing
) -> dict[str, Mask]:
    """Who is to be seen where after a repair, everybody and everything by their keys of ``now``."""
    drawn = combined_request(plan, drawing.after, wanted.covered).things
    shown = request_of(replace(plan, script=now.script, layout=now.layout)).things
    old = _renamed(masks, request_of(plan).things, shown)
    new = _renamed(drawing.sketch.masks, drawn, shown)
    gone = {key: np.zeros_like(mask) for key, mask in masks.items() if key not in old}
    region = changing(drawing.mask, not_masked=wanted.recipe.not_masked)
    return merged_masks({**gone, **old}, new, region)


def _combined(
    before: Script, after: Script | None, covered: Sequence[str], gone: list[ThingRequest]
) -> Script:
    """The script with who stays and who comes; see ``repair_sketches.combined_request``."""
    now = after or before
    known = {each.key: each for each in now.subjects}
    old = {each.key for each in before.subjects}
    stays = tuple(known.get(each.key, each) for each in before.subjects if each.key not in covered)
    comes = tuple(each for each in now.subjects if each.key not in old)
    left = Counter((each.kind, each.colour) for each in gone)
    things: list[tuple[str, str | None]] = []
    for thing in now.things:
        if left[thing] > 0:
            left[thing] -= 1
        else:
            things.append(thing)
    picture = replace(now.picture, prompt=tuple(e for e in now.picture.prompt if e.owner not in covered))
    return replace(now, picture=picture, subjects=(*stays, *comes), things=tuple(things))


def _without_things(scene: Scene, gone: Iterable[ThingRequest]) -> Scene:
    left = Counter(each.kind for each in gone)
    things: list[Thing] = []
    for thing in scene.things:
        concept = lexicon().get("objects", thing.fact.concept)
        kind = "" if concept is None else concept.sketch
        if kind and left[kind] > 0:
            left[kind] -= 1
        else:
            things.append(thing)
    return replace(scene, things=tuple(things))


def _numbers(keys: Iterable[str]) -> list[int]:
    return [int(key.removeprefix(THING)) for key in keys if key.startswith(THING)]


def _renamed(
    masks: Mapping[str, Mask], things: Sequence[ThingRequest], now: Sequence[ThingRequest]
) -> dict[str, Mask]:
    """The masks, with those of things under their numbers of now; what is there no more has none."""
    free = list(range(len(now)))
    found = {key: mask for key, mask in masks.items() if not key.startswith(THING)}
    for number, thing in enumerate(things):
        same = next((n for n in free if now[n] == thing), None)
        mask = masks.get(f"{THING}{number}")
        if same is not None and mask is not None:
            free.remove(same)
            found[f"{THING}{same}"] = mask
    return found
