"""Whom a repair cut in two: part of them went or came, and the rest lies outside of what was painted; and who
came where they can hardly be seen.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

import numpy as np
from scipy import ndimage

from imaging.request import Mask, Pixels
from server.plans import CUT, UNSEEN, DoubtNote
from server.repair_drawings import RepairDrawing
from server.repair_masks import can_be_seen, changing
from server.repair_recipes import Wanted
from server.repair_sketches import MOSTLY, MOSTLY_NEW
from server.repair_words import THING

_WHOLE: Final = 0.03  # of somebody: a smaller rest is an outline that nobody sees
_THIN: Final = 0.004  # of the page's longer side: half as wide as the outline that a rest may be
_SEEN: Final = 0.0004  # of the page: a smaller rest is a speck


def cut_doubts(
    before: Mapping[str, Mask], drawn: Mapping[str, Mask], went: Collection[str], region: Pixels
) -> tuple[DoubtNote, ...]:
    """A doubt on each who was to go or to come and does so in part; on a thing it is the whole picture's.

    ``before`` is who was to be seen where, ``drawn`` who is in the drawing of the repair, ``went`` who was to
    be painted over, ``region`` how much of each pixel changed.
    """
    kept = region < MOSTLY_NEW
    gone = [key for key in went if key in before and (key not in drawn or key.startswith(THING))]
    came = [key for key in drawn if key not in before and not key.startswith(THING)]
    cut = [key for key in gone if _is_seen(before[key], kept)]
    cut += [key for key in came if _is_seen(drawn[key], kept)]
    return _noted(cut, CUT)


def unseen_doubts(
    drawn: Mapping[str, Mask], shares: Mapping[str, float], region: Pixels
) -> tuple[DoubtNote, ...]:
    """A doubt on each who came and is hidden or too small; ``shares`` is how much of each is not hidden."""
    new = region >= MOSTLY_NEW
    shown = {key: can_be_seen(drawn[key] & new) for key in shares}
    return _noted([key for key, share in shares.items() if share < MOSTLY or not shown[key]], UNSEEN)


def doubts_of_marking(
    before: Mapping[str, Mask], drawing: RepairDrawing, wanted: Wanted
) -> tuple[DoubtNote, ...]:
    """The doubts on those for whom too little was marked: they are cut in two or can hardly be seen."""
    region = changing(drawing.mask, not_masked=wanted.recipe.not_masked)
    cut = cut_doubts(before, drawing.sketch.masks, wanted.covered, region)
    return (*cut, *unseen_doubts(drawing.sketch.masks, drawing.shares, region))


def _noted(keys: Iterable[str], fault: str) -> tuple[DoubtNote, ...]:
    """One doubt on each; things have none of their own."""
    return tuple(DoubtNote(k, fault) for k in dict.fromkeys("" if k.startswith(THING) else k for k in keys))


def _is_seen(whole: Mask, kept: Mask) -> bool:
    rest = whole & kept
    count = int(np.count_nonzero(rest))
    if count > max(_WHOLE * np.count_nonzero(whole), _SEEN * whole.size):
        return True
    # The end of a plait is little of somebody and yet a spot; an outline as large is thin.
    reach = max(1, round(_THIN * max(whole.shape)))
    return bool(ndimage.binary_erosion(rest, iterations=reach).any())
