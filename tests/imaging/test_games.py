"""Children's games with a shape of their own, what is driven, and what stands behind a company."""

import itertools

import pytest

from imaging.layout import Arrangement, arrange
from imaging.request import (
    AnimalLooks,
    PersonLooks,
    PictureRequest,
    Placed,
    SettingRequest,
    Spot,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.places import Ground
from imaging.sketching.surroundings import surroundings_of

VIEW = (0.0, 0.0, 1000.0, 1000.0)
MAN, GIRL, BOY = PersonLooks("adult", "male"), PersonLooks("child", "female"), PersonLooks("child", "male")


def _someone(key: str, doing: str, looks: PersonLooks = GIRL, aboard: str | None = None) -> SubjectRequest:
    beside = None if key == "yo" else "yo"
    return SubjectRequest(key, looks, doing, central=key == "yo", beside=beside, aboard=aboard)


def _request(place: str, *subjects: SubjectRequest, things: tuple[str, ...] = ()) -> PictureRequest:
    told = tuple(ThingRequest(kind) for kind in things)
    return PictureRequest(SettingRequest(place), subjects, told, width=192, height=192)


def _planned(request: PictureRequest) -> Arrangement:
    offers = surroundings_of(request.setting.place)
    return arrange(request, Ground(far_y=740, wall=offers.indoors, offers=offers), VIEW)


def _of(plan: Arrangement, key: str) -> Spot:
    return next(spot for spot in plan.spots if spot.key == key)


@pytest.mark.parametrize("count", [3, 4, 7, 9])
def test_a_ring_is_round_and_shows_every_face(count: int) -> None:
    keys = ["yo", *(f"p{n}" for n in range(1, count))]
    plan = _planned(_request("patio", *(_someone(key, "ring_dancing") for key in keys)))
    ring = sorted((_of(plan, key) for key in keys), key=lambda spot: spot.x)
    ends, middle = (ring[0], ring[-1]), ring[count // 2]
    assert all(middle.y < end.y - 20 for end in ends)
    for one, other in itertools.pairwise(ring):
        assert 0 < other.x - one.x < 0.62 * one.scale
    assert set(draw_sketch(_request("patio", *(_someone(key, "ring_dancing") for key in keys))).masks) == set(
        keys
    )


def test_who_is_told_to_be_in_the_middle_is_within_the_ring() -> None:
    within = SubjectRequest("lola", GIRL, "singing", beside="yo", placed=(Placed("middle"),))
    dancing = [_someone(key, "ring_dancing") for key in ("yo", "a", "b", "c")]
    plan = _planned(_request("patio", *dancing, within))
    xs = [_of(plan, each.key).x for each in dancing]
    assert min(xs) < _of(plan, "lola").x < max(xs)
    assert all(_of(plan, "lola").y > _of(plan, key).y for key in ("a", "b", "yo", "c"))


def test_two_turn_a_rope_and_who_jumps_is_between_them() -> None:
    turning = [_someone(key, "turning_rope") for key in ("a", "b")]
    plan = _planned(_request("school_yard", _someone("yo", "skipping"), *turning))
    left, right = sorted((_of(plan, key) for key in ("a", "b")), key=lambda spot: spot.x)
    jumps = _of(plan, "yo")
    assert left.x < jumps.x < right.x
    assert (left.facing, right.facing) == (1, -1)
    assert jumps.posture == "jumping"  # without a rope of her own


def test_nobody_turns_a_long_rope_alone() -> None:
    alone = _planned(_request("patio", _someone("yo", "skipping"), _someone("a", "turning_rope", MAN)))
    assert _of(alone, "yo").posture == "skipping"
    assert _of(alone, "a").posture == "standing"
    helped = _request(
        "patio", _someone("yo", "skipping"), _someone("a", "turning_rope"), _someone("b", "standing")
    )
    assert _of(_planned(helped), "b").posture == "turning_rope"


def test_squares_of_a_hopscotch_lie_under_who_hops() -> None:
    plan = _planned(
        _request("city_street", _someone("yo", "standing"), _someone("a", "hopping"), things=("hopscotch",))
    )
    squares, hops = next(spot for spot in plan.spots if spot.kind == "hopscotch"), _of(plan, "a")
    assert abs(squares.x - hops.x) < 1
    assert plan.spots.index(squares) == 0  # drawn before everyone


@pytest.mark.parametrize(("kind", "drawn"), [("car", "manned_car"), ("small_car", "manned_small_car"),
                                             ("lorry", "manned_cab")])  # fmt: skip
@pytest.mark.parametrize("riders", [0, 1, 2])
def test_who_drives_is_at_the_wheel_before_the_others(kind: str, drawn: str, riders: int) -> None:
    others = [_someone(f"p{n}", "sitting", BOY, kind) for n in range(riders)]
    request = _request("city_street", _someone("yo", "driving", MAN, kind), *others, things=(kind,))
    plan = _planned(request)
    (vehicle,) = [spot for spot in plan.spots if spot.kind == drawn]
    drives = _of(plan, "yo")
    assert drives.posture == "driving"
    for each in others:
        assert vehicle.x - vehicle.width / 2 < _of(plan, each.key).x < drives.x
    assert plan.spots[-1] == vehicle  # its doors are before their knees
    assert set(draw_sketch(request).masks) == {"yo", "thing-0", *(each.key for each in others)}


@pytest.mark.parametrize("count", [6, 8, 9])
def test_many_in_a_boat_sit_in_two_rows_and_are_large_enough(count: int) -> None:
    people = [_someone("yo" if n == 0 else f"p{n}", "sitting", MAN, "boat") for n in range(count)]
    plan = _planned(_request("lake", *people, things=("boat",)))
    spots = [_of(plan, each.key) for each in people]
    assert len({round(spot.y) for spot in spots}) == 2
    assert min(spot.scale for spot in spots) > 320
    (boat,) = [spot for spot in plan.spots if spot.kind == "boat"]
    assert all(abs(spot.x - boat.x) < boat.width / 2 for spot in spots)


@pytest.mark.parametrize("species", ["mule", "horse", "donkey"])
def test_several_large_animals_stand_behind_and_people_stay_large(species: str) -> None:
    herd = [SubjectRequest(f"m{n}", AnimalLooks(species), beside="yo") for n in range(3)]
    plan = _planned(_request("farm", _someone("yo", "standing", MAN), _someone("a", "standing", MAN), *herd))
    assert _of(plan, "yo").scale > 400
    assert all(_of(plan, each.key).y < _of(plan, "yo").y - 30 for each in herd)


def test_many_who_sit_around_two_who_stand_are_large_enough() -> None:
    standing = [_someone("yo", "standing", MAN), _someone("m", "cooking", MAN)]
    people = [*standing, *(_someone(f"p{n}", "sitting", MAN) for n in range(7))]
    plan = _planned(_request("country_kitchen", *people))
    assert min(_of(plan, each.key).scale for each in people) > 230


def test_whom_another_sits_behind_rides() -> None:
    behind = SubjectRequest(
        "w", MAN, "sitting", beside="yo", aboard="motorbike", placed=(Placed("behind", "yo"),)
    )
    me = _someone("yo", "sitting", MAN, "motorbike")
    plan = _planned(_request("countryside", me, behind, things=("motorbike",)))
    assert (_of(plan, "yo").posture, _of(plan, "w").posture) == ("riding", "pillion")
