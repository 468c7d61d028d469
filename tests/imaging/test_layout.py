"""Places by meaning: who is in the middle, who is beside whom, who is nearer, and nothing by order."""

import itertools
import random
from dataclasses import replace

import pytest

from imaging.layout import Arrangement, Spot, arrange
from imaging.request import (
    AnimalLooks,
    PersonLooks,
    PictureRequest,
    Placed,
    SettingRequest,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching.places import Anchor, Ground
from imaging.sketching.sampling import sample_request

VIEW = (0.0, 0.0, 1000.0, 1000.0)
OPEN = Ground(far_y=740)
ROOM = Ground(far_y=740, wall=True)


def someone(key: str, age: str = "adult", **more: object) -> SubjectRequest:
    return replace(SubjectRequest(key, PersonLooks(age, "female")), **more)  # pyright: ignore[reportArgumentType]


def place(
    *subjects: SubjectRequest, things: tuple[ThingRequest, ...] = (), ground: Ground = OPEN, seed: int = 0
) -> Arrangement:
    return arrange(PictureRequest(SettingRequest(), subjects, things, seed=seed), ground, VIEW)


def spot(plan: Arrangement, key: str) -> Spot:
    return next(s for s in plan.spots if s.key == key)


def left_to_right(plan: Arrangement, *keys: str) -> list[str]:
    return sorted(keys, key=lambda key: spot(plan, key).x)


@pytest.mark.parametrize("seed", range(6))
def test_the_teller_is_in_the_middle(seed: int) -> None:
    plan = place(someone("yo", central=True), someone("b"), someone("c"), seed=seed)
    assert left_to_right(plan, "yo", "b", "c")[1] == "yo"
    assert abs(spot(plan, "yo").x - 500) < 120


def test_who_is_beside_someone_stands_next_to_them() -> None:
    subjects = [
        someone("yo", central=True),
        someone("b", beside="e"),
        someone("c"),
        someone("d"),
        someone("e"),
    ]
    order = left_to_right(place(*subjects), "yo", "b", "c", "d", "e")
    assert abs(order.index("b") - order.index("e")) == 1


@pytest.mark.parametrize("posture", ["embracing", "holding_hands", "dancing", "playing_chess"])
def test_those_who_do_it_together_face_each_other(posture: str) -> None:
    plan = place(
        someone("yo", posture=posture, central=True), someone("b", posture=posture, beside="yo"), someone("c")
    )
    first, second = (spot(plan, key) for key in left_to_right(plan, "yo", "b"))
    assert (first.facing, second.facing) == (1, -1)
    between = [s for s in plan.spots if s.key == "c" and first.x < s.x < second.x]
    assert not between


def test_chess_players_share_one_table_with_a_board() -> None:
    plan = place(someone("yo", posture="playing_chess", central=True), someone("b", posture="playing_chess"))
    tables = [s for s in plan.spots if s.kind == "work_table"]
    boards = [s for s in plan.spots if s.kind == "chess_board"]
    assert len(tables) == len(boards) == 1
    first, second = sorted(spot(plan, key).x for key in ("yo", "b"))
    assert first < tables[0].x < second
    assert boards[0].y < tables[0].y


def test_children_are_nearer_than_the_grown() -> None:
    plan = place(someone("yo", central=True), someone("a", "child"), someone("b", "baby"))
    assert spot(plan, "a").y > spot(plan, "yo").y
    assert spot(plan, "b").y > spot(plan, "yo").y


def test_an_animal_stays_by_its_person() -> None:
    subjects = [someone("yo", central=True), someone("b"), someone("c")]
    toby = SubjectRequest("toby", AnimalLooks("dog", "brown"), beside="b")
    order = left_to_right(place(*subjects, toby), "yo", "b", "c", "toby")
    assert abs(order.index("toby") - order.index("b")) == 1


def test_who_sits_has_a_seat_and_takes_the_one_asked_for() -> None:
    stool = place(someone("yo", posture="sitting"))
    assert spot(stool, "yo").seat
    assert any(s.key is None and abs(s.x - spot(stool, "yo").x) < 60 for s in stool.spots)
    chair = place(someone("yo", posture="sitting"), things=(ThingRequest("armchair", "red"),))
    assert abs(spot(chair, "thing-0").x - spot(chair, "yo").x) < 40
    assert spot(chair, "thing-0").depth <= spot(chair, "yo").depth


def test_small_things_lie_on_a_table() -> None:
    plan = place(someone("yo"), things=(ThingRequest("table"), ThingRequest("telephone")))
    table, telephone = spot(plan, "thing-0"), spot(plan, "thing-1")
    assert abs(table.x - telephone.x) < table.width / 2
    assert telephone.y < table.y - 0.2 * table.scale
    assert plan.spots.index(telephone) > plan.spots.index(table)


def test_everyone_stands_on_the_ground() -> None:
    for seed in range(30):
        request = sample_request(random.Random(seed), 64)
        plan = arrange(request, ROOM, VIEW)
        for subject in request.subjects:
            assert ROOM.far_y - 60 <= spot(plan, subject.key).depth <= 1000


def test_no_face_is_covered_by_someone_nearer() -> None:
    for count in range(2, 11):
        people = [
            someone(f"p{i}", ("adult", "elder", "child", "young")[i % 4], central=i == 0)
            for i in range(count)
        ]
        plan = place(*people)
        for far, near in itertools.permutations([s for s in plan.spots if s.key], 2):
            if near.depth <= far.depth:
                continue
            head_bottom = far.y - far.height * 0.68
            overlap = abs(far.x - near.x) < 0.2 * (far.scale + near.scale) / 2
            assert not overlap or near.y - near.height * 0.86 > head_bottom - 0.06 * far.scale


@pytest.mark.parametrize("seed", range(25))
def test_order_of_the_request_does_not_matter(seed: int) -> None:
    request = sample_request(random.Random(seed), 64)
    shuffled = list(request.subjects)
    random.Random(seed + 1).shuffle(shuffled)
    first = arrange(request, ROOM, VIEW)
    second = arrange(replace(request, subjects=tuple(shuffled)), ROOM, VIEW)
    assert first == second


def test_things_lie_on_the_table_of_the_place() -> None:
    ground = replace(ROOM, anchors=(Anchor("table", 180, 640, 200),))
    plan = place(someone("yo", central=True), things=(ThingRequest("telephone"),), ground=ground)
    assert spot(plan, "thing-0").y == pytest.approx(640, abs=12)


def test_regions_are_fractions_and_nearest_is_zero() -> None:
    plan = place(someone("yo", central=True), someone("b", "child"))
    regions = plan.layout().regions
    for region in regions.values():
        assert 0 <= region.left < region.right <= 1
        assert 0 <= region.top < region.bottom <= 1
    assert min(region.depth for region in regions.values()) == 0


@pytest.mark.parametrize("seed", range(8))
def test_left_and_right_are_as_told_of_someone_and_of_the_picture(seed: int) -> None:
    subjects = (
        someone("yo", central=True),
        someone("b", placed=(Placed("right", "yo"),), beside="yo"),
        someone("c", placed=(Placed("left", "yo"),), beside="yo"),
        someone("d", placed=(Placed("left"),)),
    )
    plan = place(*subjects, seed=seed)
    assert left_to_right(plan, "yo", "b", "c", "d") == ["d", "c", "yo", "b"]
    pet = replace(SubjectRequest("toby", AnimalLooks("dog")), placed=(Placed("left", "b"),), beside="b")
    order = left_to_right(place(*subjects[:3], pet, seed=seed), "yo", "b", "c", "toby")
    assert order.index("toby") < order.index("b")


@pytest.mark.parametrize("seed", range(4))
def test_before_and_behind_are_nearer_and_farther(seed: int) -> None:
    plan = place(
        someone("yo", central=True),
        someone("b", placed=(Placed("behind", "yo"),)),
        someone("c", placed=(Placed("before", "yo"),)),
        seed=seed,
    )
    assert spot(plan, "b").y < spot(plan, "yo").y < spot(plan, "c").y
    assert spot(plan, "b").scale < spot(plan, "yo").scale < spot(plan, "c").scale


def test_who_is_far_away_is_small_and_high_on_the_page() -> None:
    plan = place(someone("yo", central=True), someone("b", placed=(Placed("far"),)))
    assert spot(plan, "b").y < spot(plan, "yo").y - 60
    assert spot(plan, "b").height < 0.7 * spot(plan, "yo").height
    assert spot(plan, "b").y >= OPEN.far_y


def test_a_couple_is_not_parted_by_where_one_of_them_is_told_to_be() -> None:
    pair = [someone(key, posture="dancing") for key in ("b", "c")]
    told = replace(pair[0], placed=(Placed("right", "yo"),))
    plan = place(someone("yo", central=True), told, pair[1])
    order = left_to_right(plan, "yo", "b", "c")
    assert order[0] == "yo"
    assert abs(spot(plan, "b").x - spot(plan, "c").x) < 300


def test_what_cannot_all_be_true_or_names_nobody_there_is_drawn_all_the_same() -> None:
    plan = place(
        someone("yo", central=True, placed=(Placed("left", "b"), Placed("left", "nobody"))),
        someone("b", placed=(Placed("left", "yo"), Placed("behind", "nobody"))),
    )
    assert len([s for s in plan.spots if s.key]) == 2


@pytest.mark.parametrize("seed", range(40))
def test_told_places_do_not_depend_on_the_order_of_the_request(seed: int) -> None:
    rng = random.Random(seed)
    request = sample_request(rng, 256)
    keys = [each.key for each in request.subjects]
    sides = ("left", "right", "before", "behind", "beside", "near", "far")
    subjects = [
        replace(
            each,
            placed=tuple(
                Placed(rng.choice(sides), rng.choice([None, *(k for k in keys if k != each.key)]))
                for _ in range(rng.randrange(3))
            ),
        )
        for each in request.subjects
    ]
    shuffled = list(subjects)
    rng.shuffle(shuffled)
    first = arrange(replace(request, subjects=tuple(subjects)), OPEN, VIEW)
    second = arrange(replace(request, subjects=tuple(shuffled)), OPEN, VIEW)
    assert {s.key: s for s in first.spots if s.key} == {s.key: s for s in second.spots if s.key}
    drawn = {s.key for s in first.spots}
    assert set(keys) <= drawn


def test_those_who_sit_before_a_television_are_turned_to_it() -> None:
    family = [someone(key, posture="sitting", central=key == "yo") for key in ("yo", "b", "c", "d")]
    plan = place(*family, things=(ThingRequest("television"),), ground=ROOM)
    screen = spot(plan, "thing-0")
    for key in ("yo", "b", "c", "d"):
        sitter = spot(plan, key)
        assert (screen.x > sitter.x) == (sitter.facing > 0), key
        assert sitter.look is not None
        assert abs(sitter.look[0] - screen.x) < 1


def test_a_herd_at_pasture_stands_in_no_row() -> None:
    herd = [SubjectRequest(f"v{n}", AnimalLooks("cow")) for n in range(4)]
    plan = place(someone("yo", central=True), *herd)
    spots = [spot(plan, each.key) for each in herd]
    assert len({s.posture for s in spots}) > 1
    assert len({round(s.y) for s in spots}) > 2


def test_the_head_of_a_beast_behind_people_is_seen() -> None:
    family = [someone(key, central=key == "yo") for key in ("yo", "b", "c", "d")]
    plan = place(*family, SubjectRequest("oso", AnimalLooks("bear")))
    bear = spot(plan, "oso")
    head = bear.x + bear.facing * 0.37 * bear.width
    assert all(abs(head - spot(plan, each.key).x) > 50 for each in family)
