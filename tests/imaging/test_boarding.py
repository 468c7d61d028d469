"""Who sits in a boat, on a cart or at a table, who lies beside whom, and where the herd stands."""

from dataclasses import replace

import numpy as np
import pytest

from imaging.layout import Arrangement, arrange
from imaging.request import (
    AnimalLooks,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    Spot,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.places import Ground
from imaging.sketching.surroundings import surroundings_of

VIEW = (0.0, 0.0, 1000.0, 1000.0)
MAN, BOY = PersonLooks("adult", "male"), PersonLooks("child", "male")
CRAFTS = pytest.mark.parametrize(("craft", "drawn"), [("boat", "boat"), ("cart", "manned_cart")])


def _someone(key: str, doing: str, looks: PersonLooks = MAN) -> SubjectRequest:
    return SubjectRequest(key, looks, doing, central=key == "yo", beside=None if key == "yo" else "yo")


def _request(place: str, *subjects: SubjectRequest, things: tuple[str, ...] = ()) -> PictureRequest:
    told = tuple(ThingRequest(kind) for kind in things)
    return PictureRequest(SettingRequest(place), subjects, told, width=192, height=192)


def _planned(request: PictureRequest) -> Arrangement:
    offers = surroundings_of(request.setting.place)
    return arrange(request, Ground(far_y=740, wall=offers.indoors, offers=offers), VIEW)


def _spots(plan: Arrangement, *kinds: str) -> list[Spot]:
    return [spot for spot in plan.spots if spot.kind in kinds]


def _sitters(count: int) -> tuple[SubjectRequest, ...]:
    return tuple(_someone(key, "sitting") for key in ("yo", "b", "c", "d")[:count])


@CRAFTS
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_those_who_sit_are_within_the_boat_or_cart(craft: str, drawn: str, count: int) -> None:
    plan = _planned(_request("river", *_sitters(count), things=(craft,)))
    (vessel,) = _spots(plan, drawn)
    people = _spots(plan, "person")
    assert len(people) == count
    assert not _spots(plan, "stool", "rock", "log")
    for person in people:
        assert abs(person.x - vessel.x) < vessel.width / 2
        assert person.depth < vessel.depth  # its side is before their legs
        assert person.y < vessel.y


@CRAFTS
def test_its_side_hides_their_legs_and_their_masks_end_there(craft: str, drawn: str) -> None:
    request = _request("countryside", *_sitters(2), things=(craft,))
    sketch = draw_sketch(request)
    vessel = sketch.masks["thing-0"]
    assert vessel.any()
    lowest = np.flatnonzero(vessel.any(axis=1))[-1]
    for key in ("yo", "b"):
        person = sketch.masks[key]
        assert person.sum() > 0.01 * person.size
        assert not (person & vessel).any()
        assert np.flatnonzero(person.any(axis=1))[-1] < lowest - 10


@pytest.mark.parametrize(
    ("kind", "drawn", "each"),
    [
        ("bumper_car", "manned_bumper_car", 1),
        ("ferris_wheel", "gondola", 1),
        ("merry_go_round", "carousel_horse", 2),
        ("kick_scooter", "kick_scooter", 2),
        ("stilts", "walked_stilts", 2),
        ("sled", "sled", 1),
        ("skates", "skates", 0),  # on the feet
    ],
)
def test_at_the_fair_and_in_play_one_is_in_it_or_has_one_of_ones_own(
    kind: str, drawn: str, each: int
) -> None:
    two = tuple(replace(_someone(key, "standing", BOY), aboard=kind) for key in ("yo", "b"))
    request = _request("fairground", *two, things=(kind,))
    plan = _planned(request)
    assert len(_spots(plan, drawn)) == each
    people, ridden = _spots(plan, "person"), _spots(plan, drawn)
    assert {person.key for person in people} == {"yo", "b"}
    assert not _spots(plan, "stool")
    if ridden:
        assert all(min(abs(p.x - r.x) for r in ridden) < ridden[0].width / 2 for p in people)
    else:
        assert {person.posture for person in people} == {"skating"}
    assert draw_sketch(request).masks["b"].any()


DOINGS = ("fishing", "singing", "eating", "playing_guitar", "waving", "standing", "walking", "reading")


@CRAFTS
@pytest.mark.parametrize("doing", DOINGS)
def test_who_is_told_aboard_does_it_there(craft: str, drawn: str, doing: str) -> None:
    someone = replace(_someone("yo", doing), aboard=craft), replace(_someone("b", "standing"), aboard=craft)
    plan = _planned(_request("river", *someone, things=(craft,)))
    (vessel,) = _spots(plan, drawn)
    for person in _spots(plan, "person"):
        assert abs(person.x - vessel.x) < vessel.width / 2
        assert person.seat is not None
        assert person.depth < vessel.depth
    assert not _spots(plan, "stool", "work_table", "water", "rock")


def test_there_is_water_around_a_boat_and_a_bank_before_who_fishes_on_it() -> None:
    def lower_edge(aboard: str | None) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        one = replace(_someone("yo", "fishing"), aboard=aboard)
        return draw_sketch(_request("lake", one, things=("boat",))).pixels[176, 16:-16]

    for pixel in lower_edge("boat")[::16].astype(int):
        assert pixel[2] > pixel[0]  # blue, not green or brown, from edge to edge
    assert any(pixel[1] > pixel[2] for pixel in lower_edge(None)[::16].astype(int))


@pytest.mark.parametrize("kind", ["bicycle", "motorbike", "scooter", "sidecar", "tractor"])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_who_is_taken_along_sits_on_it_behind_the_grown_one_who_drives(kind: str, count: int) -> None:
    people = (
        replace(_someone("yo", "standing", BOY), aboard=kind),
        replace(_someone("b", "walking"), aboard=kind),
        replace(_someone("c", "standing", BOY), aboard=kind),
    )[: count if count > 1 else 1]
    plan = _planned(_request("plain", *people, things=(kind,)))
    (vehicle,) = _spots(plan, kind)
    riders = {spot.key: spot for spot in _spots(plan, "person")}
    assert len(riders) == count
    for rider in riders.values():
        assert abs(rider.x - vehicle.x) < 0.6 * vehicle.width
        assert rider.seat is not None or rider.posture == "pedalling"
    if count > 1 and kind in ("bicycle", "motorbike", "scooter"):
        assert riders["b"].x > riders["yo"].x


@CRAFTS
def test_who_stands_or_eats_stays_beside_it(craft: str, drawn: str) -> None:
    plan = _planned(_request("river", _someone("yo", "standing"), _someone("b", "working"), things=(craft,)))
    assert _spots(plan, craft)
    assert not _spots(plan, "manned_cart")


def test_an_idle_child_boards_with_the_grown_up_and_the_mule_draws() -> None:
    mule = SubjectRequest("mula", AnimalLooks("mule"), beside="b")
    people = _someone("yo", "standing", BOY), _someone("b", "sitting")
    plan = _planned(_request("countryside", *people, mule, things=("cart",)))
    (cart,), (drawn,) = _spots(plan, "manned_cart"), _spots(plan, "mule")
    assert all(abs(spot.x - cart.x) < cart.width / 2 for spot in _spots(plan, "person"))
    assert drawn.x > cart.x
    assert drawn.facing == 1


@pytest.mark.parametrize("place", ["bedroom", "hospital_room"])
@pytest.mark.parametrize("looks", [MAN, BOY])
@pytest.mark.parametrize("count", [2, 3, 4])
def test_each_who_lies_has_a_bed_that_touches_no_other(place: str, looks: PersonLooks, count: int) -> None:
    lying = tuple(replace(_someone(key, "lying"), looks=looks) for key in ("yo", "b", "c", "d")[:count])
    plan = _planned(_request(place, *lying))
    beds = _spots(plan, "bed")
    assert len(beds) == count
    assert len({bed.facing for bed in beds}) == 1
    for i, bed in enumerate(beds):
        for other in beds[i + 1 :]:
            beside = abs(bed.x - other.x) >= (bed.width + other.width) / 2
            assert beside or abs(bed.y - other.y) > 0.4 * bed.height


@pytest.mark.parametrize("species", ["sheep", "goat", "pig"])
@pytest.mark.parametrize("people", [1, 2, 3, 4])
def test_the_herd_hides_nobodys_legs(species: str, people: int) -> None:
    herd = tuple(SubjectRequest(f"a{n}", AnimalLooks(species), beside="yo") for n in range(3))
    some = tuple(_someone(key, "standing") for key in ("yo", "b", "c", "d")[:people])
    plan = _planned(_request("countryside", *some, *herd))
    for person in _spots(plan, "person"):
        for animal in _spots(plan, species):
            apart = abs(person.x - animal.x) - animal.width / 2
            assert animal.depth < person.depth or apart > 0.0


@pytest.mark.parametrize(
    ("thing", "table"), [("table", "work_table"), ("round_table", "round_table"), ("dominoes", "work_table")]
)
def test_those_who_sit_have_the_told_table_between_them(thing: str, table: str) -> None:
    first, second = _spots(plan := _planned(_request("living_room", *_sitters(2), things=(thing,))), "person")
    (between,) = _spots(plan, table, "table")
    assert min(first.x, second.x) < between.x < max(first.x, second.x)
    assert abs(first.x - second.x) < 1.5 * first.scale


def test_faces_can_be_read_by_night_and_it_is_still_night() -> None:
    def drawn(hour: str) -> tuple[float, float]:
        request = PictureRequest(
            SettingRequest("countryside", time_of_day=hour),
            (_someone("yo", "standing"),),
            width=192,
            height=192,
        )
        sketch = draw_sketch(request)
        rows, columns = np.nonzero(sketch.masks["yo"])
        head = rows < rows.min() + 0.22 * (rows.max() - rows.min())
        return float(np.median(sketch.pixels[rows[head], columns[head]].mean(axis=1))), float(
            sketch.pixels[:40, :60].mean()
        )

    (face_by_day, sky_by_day), (face, sky) = drawn("midday"), drawn("night")
    assert face > 0.85 * face_by_day
    assert sky < 0.55 * sky_by_day


@pytest.mark.parametrize(("kind", "doing"), [("tightrope", "on_a_tightrope"), ("trapeze", "on_a_trapeze")])
def test_who_walks_a_rope_or_swings_from_a_bar_is_up_there(kind: str, doing: str) -> None:
    acrobat = replace(_someone("b", "walking"), aboard=kind)
    plan = _planned(_request("circus", _someone("yo", "clapping", BOY), acrobat, things=(kind,)))
    up, below = (next(spot for spot in plan.spots if spot.key == key) for key in ("b", "yo"))
    assert up.posture == doing
    assert up.y - (up.seat or 0.0) * up.scale < below.y - 0.5 * below.scale
    assert below.x != up.x


def test_whales_swim_behind_those_ashore_and_by_the_boat() -> None:
    whale = SubjectRequest("w", AnimalLooks("whale"))
    ashore = draw_sketch(_request("beach", _someone("yo", "standing"), whale))
    spots = {spot.key: spot for spot in ashore.layout.spots}
    assert spots["w"].y < spots["yo"].y - 0.2 * spots["yo"].scale
    alone = draw_sketch(_request("beach", _someone("yo", "standing")))
    assert spots["yo"].scale == next(s.scale for s in alone.layout.spots if s.key == "yo")
    fishing = replace(_someone("yo", "fishing"), aboard="boat")
    afloat = draw_sketch(_request("beach", fishing, whale, things=("boat",)))
    assert ashore.masks["w"].any()
    assert afloat.masks["w"].any()
    red, _, blue = afloat.pixels[-8:-2, 80:112].mean(axis=(0, 1))
    assert blue > red + 20


def test_beside_a_giant_the_teller_is_as_large_as_ever() -> None:
    elephant = SubjectRequest("e", AnimalLooks("elephant"))
    plan = _planned(_request("park", _someone("yo", "standing"), _someone("b", "standing"), elephant))
    usual = _planned(_request("park", _someone("yo", "standing"), _someone("b", "standing")))
    large, as_ever = (next(s.scale for s in each.spots if s.key == "yo") for each in (plan, usual))
    assert large > 0.9 * as_ever
