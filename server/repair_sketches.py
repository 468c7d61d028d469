"""The drawing that a repair is painted after: the page's own, with who goes left out and who comes put in.

Everyone else stands where they stood, so that only the marked part of it differs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from scipy import ndimage

from imaging.request import Kept, Mask, PictureRequest, Pixels, Sketch, Spot, SubjectRequest
from imaging.sketching import draw_sketch
from narrative.script import Script
from server.drawing import requests_of
from server.plans import Plan
from server.repair_masks import marked_box
from server.repair_words import THING

MOSTLY: Final = 0.5  # of what is seen of somebody: who is marked that much, is meant
_TOUCHED: Final = 0.05  # of somebody: less is the edge of what was meant
MOSTLY_NEW: Final = 128  # of 255: a pixel that may change so much shows what was painted
_INSIDE: Final = 0.85  # of who comes must lie in the marked part, or they are drawn smaller
_SMALLER: Final = 0.85
_LARGEST: Final = 1.6  # of the scale that people have on the page: as near as that somebody may be
_MOST_TRIES: Final = 4
_WHOLE: Final = 0.97  # of somebody: as good as all
_SAME: Final = 6  # levels of a channel: two drawings that differ by no more show the same there
_REACH: Final = 0.06  # of the page's longer side: how far from somebody their shadow or seat reaches
_PAGE: Final = 1000.0  # design units of a square page's side


def covered_by(region: Pixels, masks: dict[str, Mask]) -> tuple[str, ...]:
    """The subjects and things that a region (h, w), 0 where nothing changes, mostly covers."""
    marked = region > 0
    return tuple(sorted(key for key, mask in masks.items() if mask.any() and marked[mask].mean() >= MOSTLY))


def partly_covered(region: Pixels, masks: Mapping[str, Mask]) -> tuple[str, ...]:
    """The subjects and things of which a region covers a part that is seen, and not the most."""
    marked = region > 0
    shares = {key: float(marked[mask].mean()) for key, mask in masks.items() if mask.any()}
    return tuple(sorted(key for key, share in shares.items() if _TOUCHED <= share < MOSTLY))


def repair_sketch(plan: Plan, after: Script | None, covered: Sequence[str], region: Pixels) -> Sketch:
    """The drawing of a page's version as it is to be in the region.

    ``after`` is the script with what is wished for, None where nothing is put there. The plan has its
    layout, and the page is square.
    """
    if plan.layout is None:
        raise ValueError("the plan has no layout yet")
    before, new = requests_of(plan, after)
    staying = [f"{THING}{i}" for i in range(len(before.things)) if f"{THING}{i}" not in covered]
    numbered = {key: f"{THING}{i}" for i, key in enumerate(staying)}
    spots = [
        replace(spot, key=numbered.get(spot.key or "", spot.key))
        for spot in plan.layout.spots
        if spot.key is None or spot.key not in covered
    ]
    comers = _comers(before, new)
    if comers.subjects or comers.things:
        standing = [spot for spot in plan.layout.spots if spot.key in {each.key for each in before.subjects}]
        placed = _placed(comers, _box_of(region) if covered else region, standing)
        behind = {f"{THING}{i}": f"{THING}{len(staying) + i}" for i in range(len(comers.things))}
        spots = [*(replace(spot, key=behind.get(spot.key or "", spot.key)) for spot in placed), *spots]
    wanted = combined_request(plan, after, covered)
    drawn = draw_sketch(replace(wanted, kept=Kept(before.setting.place, tuple(spots))))
    hidden = [key for key, share in shares_seen(plan, after, covered, drawn).items() if share < MOSTLY]
    if not hidden:
        return drawn
    nearest = 1 + max(spot.depth for spot in drawn.layout.spots)
    spots = [replace(spot, base=nearest) if spot.key in hidden else spot for spot in spots]
    return draw_sketch(replace(wanted, kept=Kept(before.setting.place, tuple(spots))))


def shares_seen(plan: Plan, after: Script | None, covered: Sequence[str], sketch: Sketch) -> dict[str, float]:
    """How much of each who comes a repair's drawing shows, the rest being hidden by others."""
    before, new = requests_of(plan, after)
    comers = _comers(before, new)
    keys = _keys_of(comers, before, covered)
    if not keys:
        return {}
    own = {key: f"{THING}{i}" for i, key in enumerate(keys[len(comers.subjects) :])}
    spots = [
        replace(spot, key=own.get(spot.key, spot.key)) for spot in sketch.layout.spots if spot.key in keys
    ]
    alone = draw_sketch(replace(comers, kept=Kept(comers.setting.place, tuple(spots)))).masks
    whole = {key: alone.get(own.get(key, key)) for key in keys}
    return {
        key: float(sketch.masks[key].sum() / max(1, mask.sum()))
        for key, mask in whole.items()
        if mask is not None and key in sketch.masks
    }


def _keys_of(comers: PictureRequest, before: PictureRequest, covered: Sequence[str]) -> list[str]:
    """The keys that those who come have in a repair's drawing, things behind the subjects."""
    staying = sum(f"{THING}{i}" not in covered for i in range(len(before.things)))
    things = [f"{THING}{staying + i}" for i in range(len(comers.things))]
    return [*(each.key for each in comers.subjects), *things]


def merged_masks(before: Mapping[str, Mask], drawn: Mapping[str, Mask], region: Pixels) -> dict[str, Mask]:
    """Who is to be seen where after a repair: in what it repainted as it was drawn for that, elsewhere as
    before. Whoever is to be seen no more keeps an empty mask.
    """
    new = region >= MOSTLY_NEW
    nowhere = np.zeros_like(new)
    keys = {**before, **drawn}
    return {key: np.where(new, drawn.get(key, nowhere), before.get(key, nowhere)) for key in keys}


def room_of_new(
    plan: Plan, after: Script | None, covered: Sequence[str], sketch: Sketch, region: Pixels
) -> Mask:
    """What a repair's drawing changes (h, w) because of whom it is made for: the place of those who come
    where somebody was marked whole and of those who are drawn otherwise (with a hat, sitting), with what
    they sit on and the shadows of those who go.

    They have another shape: held to that of before, they would be cut to pieces.
    """
    shown = repair_sketch(plan, None, (), region)
    before, new = requests_of(plan, after)
    came = _keys_of(_comers(before, new), before, covered)
    changed = _drawn_otherwise(before, new)
    there = _union(sketch, [*changed, *(came if covered else ())])
    gone = [key for key in covered if key in shown.masks]
    is_whole = bool(gone) and all((region[shown.masks[key]] > 0).mean() >= _WHOLE for key in gone)
    near = there | _union(shown, [*changed, *(gone if is_whole else ())])
    if not near.any() or (gone and not is_whole):
        return there
    alone = [each.key for each in before.subjects if each.key not in (*gone, *changed)]
    differs = np.abs(sketch.pixels.astype(np.int16) - shown.pixels).max(axis=-1) > _SAME
    # Between an animal's legs the painting is shaded although the drawing is not.
    whole = np.asarray(ndimage.binary_fill_holes((differs & _beside(near)) | _union(shown, gone)), np.bool_)
    return there | (whole & ~_union(shown, alone))


def _union(sketch: Sketch, keys: Iterable[str]) -> Mask:
    nowhere = np.zeros(sketch.pixels.shape[:2], np.bool_)
    return np.logical_or.reduce([nowhere, *(sketch.masks[key] for key in keys if key in sketch.masks)])


def _beside(mask: Mask) -> Mask:
    """The box around a mask, a little larger: shadows and seats lie in it."""
    left, top, right, bottom = marked_box(mask.astype(np.uint8))
    reach = round(_REACH * max(mask.shape))
    box = np.zeros_like(mask)
    box[max(0, top - reach) : bottom + reach, max(0, left - reach) : right + reach] = True
    return box


def _drawn_otherwise(before: PictureRequest, new: PictureRequest) -> list[str]:
    """Those who stay and are drawn otherwise than before."""
    old = {each.key: each for each in before.subjects}
    staying = [each for each in new.subjects if each.key in old]
    return [each.key for each in staying if _shape(each) != _shape(old[each.key])]


def _shape(subject: SubjectRequest) -> tuple[object, ...]:
    return subject.looks, subject.posture, subject.holding


def _box_of(region: Pixels) -> Pixels:
    """The whole box around a region, as a region."""
    left, top, right, bottom = marked_box(region)
    box = np.zeros_like(region)
    box[top:bottom, left:right] = 255
    return box


def combined_request(plan: Plan, after: Script | None, covered: Sequence[str]) -> PictureRequest:
    """What a repair's drawing shows: who stays, as they are now, and who comes; of a group go the marked.

    ``after`` is the script with what is wished for, None where nothing is put there.
    """
    before, new = requests_of(plan, after)
    now = {each.key: each for each in new.subjects}
    staying = [now.get(each.key, each) for each in before.subjects if each.key not in covered]
    comers = _comers(before, new)
    keys = {each.key for each in (*staying, *comers.subjects)}
    subjects = tuple(
        each if each.beside in keys else replace(each, beside=None) for each in (*staying, *comers.subjects)
    )
    left = tuple(each for i, each in enumerate(before.things) if f"{THING}{i}" not in covered)
    return replace(before, subjects=subjects, things=(*left, *comers.things))


def _comers(before: PictureRequest, new: PictureRequest) -> PictureRequest:
    """Who and what is drawn for the first time, by itself."""
    old = {each.key for each in before.subjects}
    subjects = tuple(replace(each, beside=None) for each in new.subjects if each.key not in old)
    things = Counter(new.things) - Counter(before.things)
    return replace(before, subjects=subjects, things=tuple(things.elements()))


def _placed(comers: PictureRequest, region: Pixels, standing: Sequence[Spot]) -> list[Spot]:
    """The places of who comes: side by side in the region's box, as large as fits the region and those who
    are ``standing`` on the page.
    """
    alone = draw_sketch(comers).layout.spots
    spots = _side_by_side([spot for spot in alone if spot.key is not None], region, standing)
    for _try in range(_MOST_TRIES):
        kept = Kept(comers.setting.place, tuple(spots))
        drawn = draw_sketch(replace(comers, kept=kept)).masks.values()
        seen = sum(int(mask.sum()) for mask in drawn)
        if sum(int((mask & (region > 0)).sum()) for mask in drawn) >= _INSIDE * seen:
            break
        spots = [
            replace(
                spot,
                scale=spot.scale * _SMALLER,
                width=spot.width * _SMALLER,
                height=spot.height * _SMALLER,
            )
            for spot in spots
        ]
    return spots


def _side_by_side(own: Sequence[Spot], region: Pixels, standing: Sequence[Spot]) -> list[Spot]:
    left, top, right, bottom = (edge * _PAGE / region.shape[0] for edge in marked_box(region))
    wide, across = (right - left) / max(1, len(own)), []
    for number, spot in enumerate(own):
        share = min((bottom - top) / max(spot.height, 1.0), wide / max(spot.width, 1.0))
        largest = _LARGEST * max((each.scale for each in standing), default=spot.scale) / spot.scale
        # In a part that has room for a giant they stand on the others' ground.
        lowest = (
            bottom
            if share <= largest
            else min(bottom, max((each.depth for each in standing), default=bottom))
        )
        share = min(share, largest)
        across.append(
            replace(
                spot, x=left + (number + 0.5) * wide, y=lowest, base=None, partner=None, seat=None, look=None,
                scale=spot.scale * share, width=spot.width * share, height=spot.height * share,
            )
        )  # fmt: skip
    return across
