"""Whom a repair cut in two: part of them went or came, and the rest lies outside of what was painted."""

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np

from imaging.request import Mask, Pixels
from server.plans import CUT, DoubtNote
from server.repair_sketches import MOSTLY_NEW
from server.repair_words import THING

_WHOLE: Final = 0.03  # of somebody: a smaller rest is an outline that nobody sees
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
    return tuple(DoubtNote(key, CUT) for key in dict.fromkeys("" if k.startswith(THING) else k for k in cut))


def _is_seen(whole: Mask, kept: Mask) -> bool:
    rest = int(np.count_nonzero(whole & kept))
    return rest > max(_WHOLE * np.count_nonzero(whole), _SEEN * whole.size)
