"""What a corrected page keeps of its earlier revisions: everyone's place, and what was painted well.

A revision whose picture is asked for in the same words gives its own back; else the newest that can.
Asked for again as it is, a picture is made anew.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from sqlmodel import Session, col, select

from imaging.layout import told_places
from imaging.request import Kept, Mask, SubjectRequest
from imaging.sketching import draw_sketch
from server.drawing import EDITED, request_of
from server.marked_pictures import read_mask, read_pixels
from server.page_files import Revision, files_of, find_file
from server.picture_files import PictureFiles
from server.plans import Plan, as_repainted, plan_from_json
from server.records import PageFile

_FAR_BACK: Final = 20  # revisions
_OUTLINE: Final = 0.2  # of somebody's pixels; no more than their outline differs by what is behind them
_MOST_CHANGED: Final = 0.5  # of the page's pixels; beyond it the whole page is painted anew


@dataclass(frozen=True)
class Reuse:
    """An earlier painting that can be gone on with: its revision, the subjects to paint again, and the
    pixels whose drawing has changed and those that must stay.
    """

    revision: int
    subjects: tuple[str, ...]
    changed: Mask
    untouched: Mask


def kept_places(
    db: Session, files: PictureFiles, revision: Revision, plan: Plan, *, repaired: bool = False
) -> Kept | None:
    """Where everyone stood before, for a picture that corrects an earlier one; ``repaired``: where they
    stand since it was repaired by hand.
    """
    wanted = request_of(plan)
    plans = [as_repainted(p) if repaired else p for _, p in earlier_plans(db, files, revision)]
    earlier = [p for p in plans if p.layout is not None and p.layout.spots]
    same = [p for p in earlier if request_of(p) == wanted]
    chosen = next(iter(same or earlier), None)
    return None if chosen is None else _places(chosen)


def reusable(db: Session, files: PictureFiles, revision: Revision, plan: Plan) -> Reuse | None:
    """The earlier painting that this revision can be made of, if there is one."""
    plan = as_repainted(plan)
    wanted = request_of(plan)
    earlier = [(number, as_repainted(p)) for number, p in earlier_plans(db, files, revision)]
    if earlier and request_of(earlier[0][1]) == wanted:
        return None  # nothing was corrected: another try is wanted
    painted = [
        (n, p) for n, p in earlier if find_file(db, Revision(revision.page_id, n), "painting") is not None
    ]
    painted.sort(key=lambda pair: request_of(pair[1]) != wanted)
    for number, before in painted:
        if _is_same_page(before, plan):
            return _reuse(db, files, revision, plan, number, before)
    return None


def earlier_plans(db: Session, files: PictureFiles, revision: Revision) -> Iterator[tuple[int, Plan]]:
    """The earlier revisions that have a script, the newest first, with their numbers."""
    query = (
        select(PageFile)
        .where(
            PageFile.page_id == revision.page_id, PageFile.kind == "plan", PageFile.revision < revision.number
        )
        .order_by(col(PageFile.revision).desc())
        .limit(_FAR_BACK)
    )
    for row in db.exec(query).all():
        with suppress(ValueError, FileNotFoundError):
            plan = plan_from_json(files.read(row.path))
            if plan.script is not None:
                yield row.revision, plan


def _places(plan: Plan) -> Kept:
    request = request_of(plan)
    spots = plan.layout.spots if plan.layout is not None else ()
    asked = {each.key: each for each in request.subjects}
    return Kept(request.setting.place, spots, told_places(request), asked)


def _is_same_page(before: Plan, now: Plan) -> bool:
    """Whether only subjects and things differ: place, hour, style, model and hand-written words do not."""
    if _settings(before) != _settings(now):
        return False
    old, new = request_of(before), request_of(now)
    return old.setting == new.setting and old.style == new.style and _written(before) == _written(now)


def _settings(plan: Plan) -> Plan:
    return Plan(plan.seed, plan.model, plan.style, plan.size, plan.steps)


def _written(plan: Plan) -> tuple[str, ...]:
    """What the therapist wrote into the whole picture's words."""
    if plan.script is None:
        return ()
    pair = plan.script.picture
    return tuple(e.text for e in (*pair.prompt, *pair.negative) if e.source == EDITED)


def _reuse(
    db: Session, files: PictureFiles, revision: Revision, plan: Plan, number: int, before: Plan
) -> Reuse | None:
    old = _drawn(db, files, Revision(revision.page_id, number))
    if before.repainted is not None:
        # The drawing kept with it may be the one that it had before it was repaired.
        again = draw_sketch(replace(request_of(before), kept=_places(before)))
        old = (again.pixels, dict(again.masks))
    new = _drawn(db, files, revision)
    if old is None or new is None or old[0].shape != new[0].shape:
        return None
    different: Mask = (old[0] != new[0]).any(axis=-1)
    if different.mean() > _MOST_CHANGED:
        return None
    subjects = _changed_subjects(before, plan)
    if not subjects and not different.any() and _told(before) != _told(plan):
        return None  # what was corrected is in the words alone, which the whole page is painted by
    nothing = np.zeros_like(different)
    theirs = np.logical_or.reduce([nothing, *(new[1].get(key, nothing) for key in subjects)])
    others = [
        _untouched(different, old[1].get(key, nothing), mask)
        for key, mask in new[1].items()
        if key not in subjects
    ]
    untouched: Mask = np.logical_or.reduce([nothing, *others])
    return Reuse(number, subjects, different & ~theirs & ~untouched, untouched)


def _untouched(different: Mask, before: Mask, now: Mask) -> Mask:
    """What stays of somebody whom no correction names: all that was seen of them and still is.

    Their outline differs by what was behind it, which is no reason to paint it again. Where more differs
    they stand otherwise, and only what is the same stays.
    """
    both = before & now
    if not both.any() or different[both].mean() < _OUTLINE:
        return both | (now & ~different)
    return now & ~different


def _drawn(db: Session, files: PictureFiles, revision: Revision) -> tuple[np.ndarray, dict[str, Mask]] | None:
    rows = files_of(db, revision)
    sketch = next((row for row in rows if row.kind == "sketch"), None)
    if sketch is None:
        return None
    masks = {row.subject: read_mask(files.read(row.path)) for row in rows if row.kind == "mask"}
    return read_pixels(files.read(sketch.path)), masks


def _changed_subjects(before: Plan, now: Plan) -> tuple[str, ...]:
    """Those who look otherwise, do otherwise, stand elsewhere or are told of otherwise, and who is new."""
    old = {each.key: each for each in request_of(before).subjects}
    words, feet = (_words(before), _words(now)), (_feet(before), _feet(now))
    return tuple(
        each.key
        for each in request_of(now).subjects
        if each.key not in old
        or _shown(each) != _shown(old[each.key])
        or words[0].get(each.key) != words[1].get(each.key)
        or feet[0].get(each.key) != feet[1].get(each.key)
    )


def _feet(plan: Plan) -> dict[str | None, tuple[float, float, float]]:
    """Where each stands, and how large."""
    spots = plan.layout.spots if plan.layout is not None else ()
    return {spot.key: (spot.x, spot.y, spot.scale) for spot in spots}


def _told(plan: Plan) -> frozenset[str]:
    return frozenset(e.text for e in plan.script.picture.prompt) if plan.script is not None else frozenset()


def _shown(subject: SubjectRequest) -> SubjectRequest:
    """Without the words, which change when anyone does, and where they are told to be: their feet tell it."""
    return replace(subject, prompt="", negative_prompt="", beside=None, placed=())


def _words(plan: Plan) -> dict[str, tuple[str, ...]]:
    """What is said of each subject."""
    subjects = plan.script.subjects if plan.script is not None else ()
    return {each.key: tuple(e.text for e in each.pair.prompt) for each in subjects}
