"""Furniture fits its place: cloths and crates outdoors, one bed in the bedroom, a fire to cook on."""

import pytest

from imaging.request import (
    AnimalLooks,
    Garment,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    Sketch,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch


def _drawn(place: str, postures: tuple[str, ...] = ("standing",), things: tuple[str, ...] = ()) -> Sketch:
    subjects = (SubjectRequest(f"p{n}", PersonLooks(), posture) for n, posture in enumerate(postures))
    told = tuple(ThingRequest(kind) for kind in things)
    request = PictureRequest(SettingRequest(place), tuple(subjects), told, width=160, height=160)
    return draw_sketch(request)


def _kinds(sketch: Sketch) -> set[str]:
    return {spot.kind for spot in sketch.layout.spots}


@pytest.mark.parametrize(
    ("place", "stand"),
    [
        ("countryside", "picnic_cloth"),
        ("beach", "picnic_cloth"),
        ("church_square", "crate"),
        ("church_interior", "side_table"),
    ],
)
def test_bread_lies_on_what_the_place_offers(place: str, stand: str) -> None:
    assert stand in _kinds(_drawn(place, things=("bread",)))


@pytest.mark.parametrize(
    ("place", "seat"), [("beach", "rock"), ("forest", "log"), ("church_square", "stool"), ("room", "chair")]
)
def test_seats_are_of_the_place(place: str, seat: str) -> None:
    assert seat in _kinds(_drawn(place, ("sitting",)))


def test_pots_boil_over_a_fire_outdoors_and_on_a_stove_indoors() -> None:
    assert "camp_fire" in _kinds(_drawn("countryside", ("cooking",)))
    assert "stove" in _kinds(_drawn("kitchen", ("cooking",)))


def test_who_lies_outdoors_lies_on_a_cloth_as_wide_as_they_are_long() -> None:
    for place, cloth in (("countryside", "picnic_cloth"), ("beach", "towel")):
        spots = _drawn(place, ("lying", "standing")).layout.spots
        below = next(spot for spot in spots if spot.kind == cloth)
        person = next(spot for spot in spots if spot.posture == "lying")
        assert below.width >= person.width


def test_nobody_is_hidden_by_a_table_outdoors() -> None:
    """Small things on the ground hide no more than feet."""
    sketch = _drawn("park", ("standing",) * 6, ("bread", "bottle"))
    people = [spot for spot in sketch.layout.spots if spot.kind == "person"]
    cloth = next(spot for spot in sketch.layout.spots if spot.kind == "picnic_cloth")
    assert all(cloth.y - cloth.height > spot.y - spot.height * 0.4 for spot in people)


def test_a_bed_that_is_told_is_the_only_one() -> None:
    """The page without the place's own bed shows more of the wall and the floor."""
    alone = _drawn("bedroom").pixels
    told = _drawn("bedroom", things=("bed",))
    outside = ~told.masks["thing-0"] & ~told.masks["p0"]
    changed = (alone != told.pixels).any(axis=2) & outside
    assert changed[:, :60].mean() > 0.1  # where the double bed of the place stands


def test_the_third_one_who_embraces_lays_an_arm_around_the_two() -> None:
    sketch = _drawn("park", ("embracing",) * 3)
    third = next(spot for spot in sketch.layout.spots if spot.posture == "standing")
    assert sum(spot.posture == "embracing" for spot in sketch.layout.spots) == 2
    near = min(abs(spot.x - third.x) for spot in sketch.layout.spots if spot.posture == "embracing")
    assert near < 0.5 * third.scale


def test_nothing_on_the_ground_outgrows_the_people() -> None:
    """Crutches beside a family and two cows are as small as they are."""
    people = tuple(SubjectRequest(f"p{n}", PersonLooks()) for n in range(5))
    cows = tuple(SubjectRequest(f"c{n}", AnimalLooks("cow")) for n in range(2))
    things = (ThingRequest("crutches"), ThingRequest("wardrobe"))
    sketch = draw_sketch(
        PictureRequest(SettingRequest("plain"), (*people, *cows), things, width=160, height=160)
    )
    tallest = max(spot.scale for spot in sketch.layout.spots if spot.kind == "person")
    assert all(
        spot.scale <= 1.1 * tallest for spot in sketch.layout.spots if spot.kind in ("crutches", "wardrobe")
    )


def test_a_told_blackboard_hangs_where_nothing_else_does() -> None:
    told = _drawn("classroom", things=("blackboard",))
    spot = next(spot for spot in told.layout.spots if spot.kind == "blackboard")
    assert spot.x == pytest.approx(500)  # between the window and the map


def test_grapes_are_picked_in_the_vineyard_alone() -> None:
    def purple(place: str) -> int:
        looks = PersonLooks(
            "adult", "male", garments=(Garment("shirt", "white"), Garment("overalls", "beige"))
        )
        subject = SubjectRequest("p0", looks, "picking")
        sketch = draw_sketch(PictureRequest(SettingRequest(place), (subject,), width=240, height=240))
        red, green, blue = sketch.pixels[sketch.masks["p0"]].astype(int).T
        return int(((blue > green + 25) & (red > green + 8) & (red < 170)).sum())

    assert purple("vineyard") > 40
    assert purple("garden") < 10
