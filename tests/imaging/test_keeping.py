"""A corrected picture keeps its places: only what was corrected is drawn otherwise."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import ndimage

from imaging.request import (
    AnimalLooks,
    Garment,
    Kept,
    Mask,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    Sketch,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch

FEATHER = 12  # pixels around a subject: its outline and its shadow on the ground
PARK = PictureRequest(
    SettingRequest("park", year=1955),
    (
        SubjectRequest("yo", PersonLooks("child", "female"), central=True),
        SubjectRequest("E1", PersonLooks("adult", "male", hair_colour="black"), beside="yo"),
        SubjectRequest("E2", PersonLooks("elder", "female"), posture="sitting", beside="yo"),
        SubjectRequest("E3", AnimalLooks("dog", "brown"), beside="yo"),
    ),
    (ThingRequest("ball", "red"), ThingRequest("basket"), ThingRequest("bench")),
    seed=7,
    width=384,
    height=384,
)


@pytest.fixture(scope="module")
def before() -> Sketch:
    return draw_sketch(PARK)


def corrected(before: Sketch, request: PictureRequest) -> Sketch:
    return draw_sketch(replace(request, kept=Kept("park", before.layout.spots)))


def with_subject(key: str, **changes: object) -> PictureRequest:
    return replace(
        PARK,
        subjects=tuple(replace(s, **changes) if s.key == key else s for s in PARK.subjects),  # pyright: ignore[reportArgumentType]
    )


def near(mask: Mask) -> Mask:
    return ndimage.binary_dilation(mask, iterations=FEATHER)


def changed(before: Sketch, after: Sketch) -> Mask:
    return (before.pixels != after.pixels).any(axis=-1)


def test_the_same_request_over_its_own_places_is_the_same_picture(before: Sketch) -> None:
    assert not changed(before, corrected(before, PARK)).any()


@pytest.mark.parametrize(
    ("key", "looks"),
    [
        ("E3", AnimalLooks("dog", "white")),
        ("E1", PersonLooks("adult", "male", hair_colour="blond", garments=(Garment("suit", "blue"),))),
        ("yo", PersonLooks("child", "female", glasses=True, garments=(Garment("dress", "red"),))),
    ],
)
def test_new_looks_change_no_pixel_beyond_their_subject(
    before: Sketch, key: str, looks: PersonLooks | AnimalLooks
) -> None:
    after = corrected(before, with_subject(key, looks=looks))
    different = changed(before, after)
    assert different.any()
    assert not (different & ~near(before.masks[key] | after.masks[key])).any()


@pytest.mark.parametrize("key", ["E1", "E2", "E3", "yo"])
def test_who_leaves_moves_no_one(before: Sketch, key: str) -> None:
    rest = tuple(s for s in PARK.subjects if s.key != key)
    after = corrected(before, replace(PARK, subjects=rest))
    assert key not in after.masks
    for stays in rest:  # what the one who left had hidden may show now
        uncovered = after.masks[stays.key] & ~before.masks[stays.key]
        assert not (uncovered & ~near(before.masks[key])).any(), stays.key
        assert not (before.masks[stays.key] & ~after.masks[stays.key]).any(), stays.key
    beyond = changed(before, after) & ~near(before.masks[key])
    # Furniture that was theirs alone goes with them: nothing else may.
    assert beyond.mean() < 0.02


def test_a_thing_that_goes_moves_nothing(before: Sketch) -> None:
    after = corrected(before, replace(PARK, things=PARK.things[1:]))
    for subject in PARK.subjects:
        assert np.array_equal(before.masks[subject.key], after.masks[subject.key])
    assert not (changed(before, after) & ~near(before.masks["thing-0"])).any()


def test_who_comes_finds_room_and_hides_no_one(before: Sketch) -> None:
    new = SubjectRequest("A1", PersonLooks("adult", "female"), beside="yo")
    after = corrected(before, replace(PARK, subjects=(*PARK.subjects, new)))
    assert after.masks["A1"].sum() > 0.5 * before.masks["E1"].sum()
    for subject in PARK.subjects:
        seen = (before.masks[subject.key] & after.masks[subject.key]).sum()
        assert seen > 0.6 * before.masks[subject.key].sum(), subject.key


def test_another_animal_stands_where_the_first_stood(before: Sketch) -> None:
    after = corrected(before, with_subject("E3", looks=AnimalLooks("cat")))
    middle = [(s.layout.regions["E3"].left + s.layout.regions["E3"].right) / 2 for s in (before, after)]
    assert abs(middle[0] - middle[1]) < 0.05
    for key in ("yo", "E1", "E2"):
        assert abs(before.layout.regions[key].left - after.layout.regions[key].left) < 0.05


def test_who_sits_down_does_so_where_they_stood(before: Sketch) -> None:
    after = corrected(before, with_subject("E1", posture="sitting"))
    assert np.array_equal(before.masks["yo"], after.masks["yo"])
    assert np.array_equal(before.masks["E2"], after.masks["E2"])
    assert (before.masks["E1"] & after.masks["E1"]).sum() > 0.2 * before.masks["E1"].sum()


def test_another_place_is_arranged_anew(before: Sketch) -> None:
    kitchen = replace(PARK, setting=replace(PARK.setting, place="kitchen"))
    fresh, kept = draw_sketch(kitchen), draw_sketch(replace(kitchen, kept=Kept("park", before.layout.spots)))
    assert np.array_equal(fresh.pixels, kept.pixels)


@pytest.mark.parametrize("people", range(2, 8))
def test_any_number_can_lose_and_gain_one(people: int) -> None:
    subjects = tuple(
        SubjectRequest(f"E{i}", PersonLooks(("adult", "elder", "child")[i % 3], ("female", "male")[i % 2]))
        for i in range(people)
    )
    full = replace(PARK, subjects=subjects, things=())
    first = draw_sketch(full)
    less = draw_sketch(replace(full, subjects=subjects[1:], kept=Kept("park", first.layout.spots)))
    again = draw_sketch(replace(full, kept=Kept("park", less.layout.spots)))
    assert set(again.masks) == {s.key for s in subjects}
    for key in (s.key for s in subjects[1:]):
        assert abs(first.layout.regions[key].right - less.layout.regions[key].right) < 0.12, key
    assert all(again.masks[s.key].any() for s in subjects)


FAMILY = replace(
    PARK,
    subjects=(
        SubjectRequest("yo", PersonLooks("child", "female"), central=True),
        SubjectRequest("E1", PersonLooks("adult", "female"), beside="yo"),
        SubjectRequest("E2", PersonLooks("adult", "male"), beside="yo"),
        SubjectRequest("E3", PersonLooks("baby", "male"), beside="yo"),
    ),
    things=(),
)


def family(key: str, **changes: object) -> PictureRequest:
    changed_one = (replace(s, **changes) if s.key == key else s for s in FAMILY.subjects)  # pyright: ignore[reportArgumentType]
    return replace(FAMILY, subjects=tuple(changed_one))


def test_who_is_carried_stays_in_the_arms() -> None:
    first = draw_sketch(FAMILY)
    assert not changed(first, corrected(first, FAMILY)).any()
    after = corrected(first, family("E2", looks=PersonLooks("adult", "male", hair_colour="red")))
    assert np.array_equal(first.masks["E3"], after.masks["E3"])
    seated = corrected(first, family("E1", posture="sitting"))
    for sketch in (first, seated):
        spots = {s.key: s for s in sketch.layout.spots}
        assert spots["E3"].partner == "E1"
        assert abs(spots["E3"].x - spots["E1"].x) < 0.3 * spots["E1"].scale


def test_a_baby_put_down_does_not_float() -> None:
    first = draw_sketch(FAMILY)
    after = corrected(first, replace(FAMILY, subjects=(FAMILY.subjects[0], FAMILY.subjects[3])))
    spots = {s.key: s for s in after.layout.spots}
    assert spots["E3"].posture == "sitting"
    assert abs(spots["E3"].y - spots["yo"].y) < 60


def test_those_who_now_embrace_come_together() -> None:
    first = draw_sketch(FAMILY)
    after = corrected(first, family("E2", posture="embracing"))
    spots = {s.key: s for s in after.layout.spots}
    partner = spots["E2"].partner
    assert partner is not None
    assert abs(spots["E2"].x - spots[partner].x) < 0.45 * spots["E2"].scale
