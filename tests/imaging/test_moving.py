"""Who is told to be elsewhere goes there, and nothing else changes that need not."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from imaging.layout import told_places
from imaging.request import (
    AnimalLooks,
    Kept,
    Mask,
    PersonLooks,
    PictureRequest,
    Placed,
    SettingRequest,
    Sketch,
    Spot,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch, planned

FEATHER = 12  # pixels around a subject: its outline and its shadow on the ground
BEACH = PictureRequest(
    SettingRequest("beach", year=1965),
    (
        SubjectRequest("yo", PersonLooks("child", "female"), central=True),
        SubjectRequest("M", PersonLooks("adult", "female")),
        SubjectRequest("A", PersonLooks("elder", "female")),
        SubjectRequest("P", PersonLooks("adult", "male")),
        SubjectRequest("D", AnimalLooks("dog"), beside="yo"),
    ),
    (ThingRequest("car"),),
    seed=3,
    width=256,
    height=256,
)


@pytest.fixture(scope="module")
def before() -> Sketch:
    return draw_sketch(BEACH)


def told(request: PictureRequest, *moves: tuple[str, Placed]) -> PictureRequest:
    """The request with what is told of some of its subjects, or of its car."""
    for key, place in moves:
        request = replace(
            request,
            subjects=tuple(
                replace(s, placed=(*s.placed, place)) if s.key == key else s for s in request.subjects
            ),
            things=tuple(
                replace(t, placed=(*t.placed, place)) if key == f"thing:{t.kind}" else t
                for t in request.things
            ),
        )
    return request


def after(before: Sketch, *moves: tuple[str, Placed]) -> dict[str, Spot]:
    """Where everyone stands once the moves are told of the picture ``before``."""
    kept = Kept("beach", before.layout.spots, told_places(BEACH))
    return by_key(planned(replace(told(BEACH, *moves), kept=kept))[0].spots)


def by_key(spots: tuple[Spot, ...]) -> dict[str, Spot]:
    return {spot.key: spot for spot in spots if spot.key is not None}


def row(spots: dict[str, Spot], *keys: str) -> list[str]:
    return sorted(keys, key=lambda key: spots[key].x)


def near(mask: Mask, pixels: int) -> Mask:
    return np.asarray(ndimage.binary_dilation(mask, iterations=pixels), np.bool_)


@pytest.mark.parametrize("side", ["left", "right", "beside", "nearer"])
def test_beside_somebody_is_next_to_them(before: Sketch, side: str) -> None:
    spots = after(before, ("M", Placed(side, "P")))
    order = row(spots, "yo", "M", "A", "P")
    assert abs(order.index("M") - order.index("P")) == 1
    if side in ("left", "right"):
        assert (spots["M"].x < spots["P"].x) == (side == "left")


def test_between_two_is_between_them(before: Sketch) -> None:
    spots = after(before, ("M", Placed("between", "P", "A")))
    assert row(spots, "M", "A", "P")[1] == "M"


def test_two_change_places_and_the_others_stay(before: Sketch) -> None:
    old, new = by_key(before.layout.spots), after(before, ("P", Placed("in_place_of", "M")))
    assert abs(new["P"].x - old["M"].x) < 30
    assert abs(new["M"].x - old["P"].x) < 30
    for key in ("A", "yo", "D"):
        assert new[key] == old[key]


def test_behind_is_higher_smaller_and_partly_covered(before: Sketch) -> None:
    kept = Kept("beach", before.layout.spots, told_places(BEACH))
    sketch = draw_sketch(replace(told(BEACH, ("A", Placed("behind", "M"))), kept=kept))
    spots = by_key(sketch.layout.spots)
    assert spots["A"].y < spots["M"].y
    assert spots["A"].scale < spots["M"].scale
    touching = near(sketch.masks["A"], 3) & sketch.masks["M"]
    assert touching.sum() > 20
    assert sketch.masks["A"].sum() > 0.4 * before.masks["A"].sum(), "and is seen all the same"


def test_who_is_told_to_be_behind_from_the_first_stands_right_there() -> None:
    sketch = draw_sketch(told(BEACH, ("A", Placed("behind", "M"))))
    spots = by_key(sketch.layout.spots)
    assert abs(spots["A"].x - spots["M"].x) < 0.5 * spots["M"].scale
    assert spots["A"].y < spots["M"].y
    assert (near(sketch.masks["A"], 3) & sketch.masks["M"]).any()


@pytest.mark.parametrize(
    ("place", "larger"),
    [
        (Placed("nearer"), True),
        (Placed("near"), True),
        (Placed("farther"), False),
        (Placed("far"), False),
        (Placed("nearer", "landmark:sea"), False),
        (Placed("farther", "landmark:sea"), True),
    ],
)
def test_nearer_is_larger_and_lower_on_the_page(before: Sketch, place: Placed, larger: bool) -> None:
    old, new = by_key(before.layout.spots), after(before, ("P", place))
    assert (new["P"].scale > old["P"].scale) == larger
    assert (new["P"].y > old["P"].y) == larger
    for key in ("A", "yo", "D", "M"):
        assert new[key] == old[key]


def test_a_step_taken_twice_is_two_steps(before: Sketch) -> None:
    old = by_key(before.layout.spots)["P"]
    once = after(before, ("P", Placed("farther")))["P"]
    twice = after(before, ("P", Placed("farther")), ("P", Placed("farther")))["P"]
    assert twice.scale < once.scale < old.scale


@pytest.mark.parametrize(
    ("key", "side"), [("D", "left"), ("D", "right"), ("M", "left"), ("thing:car", "left")]
)
def test_at_the_side_of_the_picture(before: Sketch, key: str, side: str) -> None:
    spots = after(before, (key, Placed(side)))
    spot = spots.get(key) or spots["thing-0"]
    assert (spot.x < 500) == (side == "left")


def test_what_is_not_there_moves_nobody(before: Sketch) -> None:
    moves = [Placed("nearer", "landmark:church"), Placed("beside", "X"), Placed("nearer", "thing:piano")]
    for place in moves:
        assert after(before, ("P", place)) == by_key(before.layout.spots)


def test_only_where_somebody_stood_and_stands_is_drawn_anew(before: Sketch) -> None:
    kept = Kept("beach", before.layout.spots, told_places(BEACH))
    now = draw_sketch(replace(told(BEACH, ("P", Placed("nearer", "landmark:sea"))), kept=kept))
    different = (before.pixels != now.pixels).any(axis=-1)
    touched = near(before.masks["P"] | now.masks["P"], FEATHER)
    assert different.any()
    assert not (different & ~touched).any()
    for key in ("A", "yo", "D", "M"):
        assert not (before.masks[key] & ~now.masks[key] & ~now.masks["P"]).any(), key


def test_a_thing_that_moves_keeps_its_colours(before: Sketch) -> None:
    kept = Kept("beach", before.layout.spots, told_places(BEACH))
    now = draw_sketch(replace(told(BEACH, ("thing:car", Placed("opposite"))), kept=kept))
    colours = [np.median(each.pixels[each.masks["thing-0"]], axis=0) for each in (before, now)]
    assert np.abs(colours[0] - colours[1]).max() < 40


def test_who_sits_takes_the_chair_along() -> None:
    room = replace(
        BEACH,
        setting=SettingRequest("living_room"),
        subjects=(
            SubjectRequest("A", PersonLooks("elder", "female"), posture="sitting"),
            SubjectRequest("P", PersonLooks("adult", "male")),
        ),
        things=(),
    )
    old = planned(room)[0].spots
    kept = Kept("living_room", old, told_places(room))
    new = planned(replace(told(room, ("A", Placed("in_place_of", "P"))), kept=kept))[0].spots
    seats = [next(s for s in spots if s.key is None and s.kind == "chair") for spots in (old, new)]
    sitters = [by_key(spots)["A"] for spots in (old, new)]
    assert abs(sitters[0].x - sitters[1].x) > 50
    assert seats[0].x - sitters[0].x == pytest.approx(seats[1].x - sitters[1].x)


def test_at_one_table_two_change_seats() -> None:
    keys = ("yo", "A", "P", "M")
    table = replace(
        BEACH,
        setting=SettingRequest("kitchen"),
        subjects=tuple(SubjectRequest(key, PersonLooks("adult"), posture="eating") for key in keys),
        things=(),
    )
    old = planned(table)[0].spots
    order = row(by_key(old), *keys)
    kept = Kept("kitchen", old, told_places(table))
    move = (order[0], Placed("in_place_of", order[2]))
    new = planned(replace(told(table, move), kept=kept))[0].spots
    assert row(by_key(new), *keys) == [order[2], order[1], order[0], order[3]]
    assert [s for s in new if s.key is None] == [s for s in old if s.key is None], "the table stays"
