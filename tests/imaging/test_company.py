"""People together: partners touch, faces stay free, nobody is cut; clothes are of their year."""

import itertools
import math
import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from imaging import vocabulary
from imaging.request import (
    AnimalLooks,
    Garment,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    Sketch,
    Spot,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.bodies import body_of
from imaging.sketching.company import company
from imaging.sketching.joints import Joints, turned_body
from imaging.sketching.looks import complete_looks
from imaging.sketching.people import posture_of
from imaging.sketching.wardrobe import usual_clothes

SIZE = 256
AGES = ("adult", "elder", "child", "young", "adult", "elder", "child")


def someone(key: str, age: str = "adult", gender: str = "female", **more: object) -> SubjectRequest:
    return replace(SubjectRequest(key, PersonLooks(age, gender)), **more)  # pyright: ignore[reportArgumentType]


def draw(
    *subjects: SubjectRequest,
    place: str = "plain",
    things: tuple[ThingRequest, ...] = (),
    size: int = SIZE,
    seed: int = 3,
    year: int | None = None,
) -> Sketch:
    setting = SettingRequest(place, year=year)
    return draw_sketch(PictureRequest(setting, subjects, things, seed=seed, width=size, height=size))


def spot(sketch: Sketch, key: str) -> Spot:
    return next(s for s in sketch.layout.spots if s.key == key)


def is_cut(mask: np.ndarray) -> bool:
    return bool(mask[0].any() or mask[-1].any() or mask[:, 0].any() or mask[:, -1].any())


def joints_of(sketch: Sketch, subjects: Sequence[SubjectRequest], key: str) -> tuple[Joints, Spot]:
    """The joints that a person of the sketch was drawn with, and where."""
    by_key = {s.key: s for s in subjects}
    setting = SettingRequest()
    stance = company(sketch.layout.spots, by_key, setting).stances[key]
    subject = by_key[key]
    assert isinstance(subject.looks, PersonLooks)
    posture = posture_of(stance, subject.holding, key)
    body = turned_body(body_of(complete_looks(subject.looks, key, setting)), posture.aside)
    reach = tuple(None if r is None else stance.from_page(r) for r in (stance.far_reach, stance.near_reach))
    return Joints(body, posture, stance.posture, stance.seat, "", (reach[0], reach[1])), spot(sketch, key)


def on_page(at: Spot, joints: Joints, point: tuple[float, float]) -> tuple[float, float]:
    x, y = joints.from_ground(point)
    return at.x + x * at.scale * at.facing, at.y + y * at.scale


def face_is_seen(sketch: Sketch, subjects: Sequence[SubjectRequest], key: str) -> bool:
    """Whether most of a small square in the middle of the face is the person's own."""
    joints, at = joints_of(sketch, subjects, key)
    x, y = on_page(at, joints, joints.head())
    size = sketch.masks[key].shape[0]
    half = 0.4 * joints.body.head * at.scale
    rows = slice(int((y - half) * size / 1000), int((y + half) * size / 1000) + 1)
    columns = slice(int((x - half) * size / 1000), int((x + half) * size / 1000) + 1)
    return bool(sketch.masks[key][rows, columns].mean() > 0.7)


def group(count: int, seed: int, postures: Sequence[str]) -> list[SubjectRequest]:
    rng = random.Random(f"{count} {seed}")
    return [
        someone(
            f"p{i}",
            rng.choice(AGES) if i else "adult",
            rng.choice(vocabulary.GENDERS),
            posture=rng.choice(postures),
            central=i == 0,
            beside="p0" if i and rng.random() < 0.6 else None,
        )
        for i in range(count)
    ]


@pytest.mark.parametrize("count", range(2, 11))
@pytest.mark.parametrize("seed", range(4))
def test_no_face_of_a_group_is_hidden_and_nobody_is_cut(count: int, seed: int) -> None:
    people = group(count, seed, ("standing", "standing", "walking", "sitting", "waving", "laughing"))
    dog = SubjectRequest("toby", AnimalLooks("dog", "brown"), beside="p0")
    sketch = draw(*people, dog, seed=seed)
    hidden = [p.key for p in people if not face_is_seen(sketch, people, p.key)]
    assert not hidden
    assert [key for key, mask in sketch.masks.items() if is_cut(mask)] == []


@pytest.mark.parametrize("seed", range(24))
def test_whatever_they_do_nobody_is_cut_or_lost(seed: int) -> None:
    people = group(2 + seed % 9, seed, vocabulary.POSTURES)
    sketch = draw(*people, place=vocabulary.PLACES[seed % len(vocabulary.PLACES)], seed=seed)
    for person in people:
        assert sketch.masks[person.key].any(), person
        assert not is_cut(sketch.masks[person.key]), person


@pytest.mark.parametrize("posture", ["holding_hands", "toasting", "dancing"])
@pytest.mark.parametrize("second", [("adult", "male"), ("child", "male"), ("elder", "female")])
def test_the_hands_of_two_meet(posture: str, second: tuple[str, str]) -> None:
    people = [
        someone("yo", central=True, posture=posture),
        someone("b", *second, posture=posture, beside="yo"),
    ]
    sketch = draw(*people)
    ends: list[tuple[float, float]] = []
    for person in people:
        joints, at = joints_of(sketch, people, person.key)
        ends.append(on_page(at, joints, joints.hands()[0]))
    gap = math.hypot(ends[0][0] - ends[1][0], ends[0][1] - ends[1][1])
    apart = 0.13 if posture == "toasting" else 0.06  # two glasses are between the hands
    assert gap < apart * spot(sketch, "yo").scale


@pytest.mark.parametrize("second", [("adult", "male"), ("child", "male"), ("elder", "female")])
def test_an_embrace_goes_around_the_other(second: tuple[str, str]) -> None:
    people = [
        someone("yo", central=True, posture="embracing"),
        someone("b", *second, posture="embracing", beside="yo"),
    ]
    sketch = draw(*people)
    left, right = sorted(("yo", "b"), key=lambda key: spot(sketch, key).x)
    columns = np.arange(SIZE) * 1000 / SIZE
    near = 0.12 * spot(sketch, left).scale  # beyond the nearer side of the other
    assert sketch.masks[left][:, columns > spot(sketch, right).x - near].sum() > 8
    assert sketch.masks[right][:, columns < spot(sketch, left).x + near].sum() > 8
    assert all(face_is_seen(sketch, people, key) for key in ("yo", "b"))


def test_who_embraces_takes_the_one_who_stands_by() -> None:
    people = [someone("yo", central=True, posture="embracing"), someone("b", "elder"), someone("c")]
    sketch = draw(*replaced(people, beside="yo"))
    partner = spot(sketch, "yo").partner
    assert partner in ("b", "c")
    assert spot(sketch, partner or "").posture in ("embracing", "cuddling")


def replaced(people: Sequence[SubjectRequest], beside: str) -> list[SubjectRequest]:
    return [p if p.key == beside else replace(p, beside=beside) for p in people]


def test_a_baby_is_in_the_arms_of_a_grown_one() -> None:
    people = [
        someone("yo", "child", central=True),
        someone("mother", beside="yo"),
        someone("b", "baby", beside="yo"),
    ]
    sketch = draw(*people)
    held, holder = spot(sketch, "b"), spot(sketch, "mother")
    assert held.partner == "mother"
    assert held.y < holder.y - 0.25 * holder.scale
    assert abs(held.x - holder.x) < 0.3 * holder.scale
    assert face_is_seen(sketch, people, "b")
    assert face_is_seen(sketch, people, "mother")


def test_small_pets_are_held_and_large_ones_hugged_on_the_knees() -> None:
    for species, high in (("cat", True), ("dog", False)):
        pet = SubjectRequest("pet", AnimalLooks(species), beside="yo")
        sketch = draw(someone("yo", central=True, posture="cuddling"), pet)
        at = spot(sketch, "pet")
        assert (at.y < spot(sketch, "yo").y - 0.25 * at.scale) is high
        assert sketch.masks["pet"].sum() > 40


def test_riders_sit_on_their_mount() -> None:
    donkey = SubjectRequest("d", AnimalLooks("donkey"), beside="yo")
    sketch = draw(someone("yo", "child", central=True, posture="riding"), donkey)
    rider, mount = spot(sketch, "yo"), spot(sketch, "d")
    assert abs(rider.x - mount.x) < 0.2 * rider.scale
    assert rider.seat is not None
    assert rider.seat > 0.4


@pytest.mark.parametrize("posture", ["eating", "playing_cards"])
@pytest.mark.parametrize("count", [3, 4, 6])
def test_a_party_sits_round_one_table(posture: str, count: int) -> None:
    people = [someone(f"p{i}", AGES[i], posture=posture, central=i == 0, beside="p0") for i in range(count)]
    sketch = draw(*people, place="dining_room")
    assert sum(s.kind == "work_table" for s in sketch.layout.spots) == 1
    assert all(face_is_seen(sketch, people, p.key) for p in people)


def test_nobody_plays_cards_alone_where_others_stand_by() -> None:
    people = [
        someone("yo", central=True, posture="playing_cards"),
        someone("b", "elder"),
        someone("c", "child"),
    ]
    sketch = draw(*replaced(people, beside="yo"), place="bar")
    assert spot(sketch, "b").posture == "playing_cards"
    assert spot(sketch, "c").posture == "standing"


def test_grain_is_scattered_before_hens() -> None:
    sketch = draw(someone("yo", "elder", central=True, posture="feeding"), place="farm")
    feeder = spot(sketch, "yo")
    hens = [s for s in sketch.layout.spots if s.kind in ("hen", "rooster")]
    assert len(hens) == 3
    assert all((s.x - feeder.x) * feeder.facing > 0 for s in hens)
    with_dog = draw(
        someone("yo", central=True, posture="feeding"), SubjectRequest("t", AnimalLooks("dog"), beside="yo")
    )
    assert not any(s.kind == "hen" for s in with_dog.layout.spots)
    toby = spot(with_dog, "t")
    assert (toby.x - spot(with_dog, "yo").x) * spot(with_dog, "yo").facing > 0


def test_those_on_their_way_go_the_same_way() -> None:
    sketch = draw(
        someone("yo", central=True, posture="walking"), someone("b", posture="walking", beside="yo")
    )
    assert spot(sketch, "yo").facing == spot(sketch, "b").facing


def test_neighbours_look_at_each_other() -> None:
    sketch = draw(someone("yo", central=True), someone("b", "child", beside="yo"))
    for one, other in (("yo", "b"), ("b", "yo")):
        look = spot(sketch, one).look
        assert look is not None
        assert abs(look[0] - spot(sketch, other).x) < 0.15 * spot(sketch, other).scale


def test_who_sits_in_the_wheelchair_is_pushed() -> None:
    people = [
        someone("yo", "elder", central=True, posture="sitting"),
        someone("b", posture="pushing", beside="yo"),
    ]
    sketch = draw(*people, things=(ThingRequest("wheelchair"),))
    chair = spot(sketch, "thing-0")
    assert abs(chair.x - spot(sketch, "yo").x) < 0.1 * chair.scale
    assert not any("pram" in s.kind for s in sketch.layout.spots)
    assert spot(sketch, "yo").facing == spot(sketch, "b").facing


# ------------------------------------------------------------------ clothes

YEARS = (1935, 1948, 1957, 1966, 1975, 1985, 1996)


@pytest.mark.parametrize("gender", vocabulary.GENDERS)
def test_each_decade_has_its_own_clothes(gender: str) -> None:
    for first, second in itertools.pairwise(YEARS):
        shares: list[float] = []
        for key in ("ana", "luis", "eva", "rosa", "juan"):
            pages = [
                draw(someone(key, gender=gender), place="city_street", year=year, size=144)
                for year in (first, second)
            ]
            either = pages[0].masks[key] | pages[1].masks[key]
            difference = np.abs(pages[0].pixels.astype(int) - pages[1].pixels.astype(int)).max(axis=2)
            shares.append(float((difference[either] > 20).mean()))
        assert np.median(shares) > 0.15, (first, second)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("age", vocabulary.AGES)
@pytest.mark.parametrize("gender", vocabulary.GENDERS)
def test_usual_clothes_are_of_the_vocabulary(year: int, age: str, gender: str) -> None:
    for place in vocabulary.PLACES:
        for occasion in (None, "wedding", "communion", "baptism"):
            worn = usual_clothes(
                PersonLooks(age, gender),
                SettingRequest(place, year=year, occasion=occasion),
                random.Random(place),
            )
            assert worn
            for garment in worn:
                assert garment.kind in (*vocabulary.GARMENTS, *vocabulary.ACCESSORIES)
                assert garment.colour is None or garment.colour in vocabulary.COLOURS


def test_children_of_old_schools_wear_the_smock_and_bathers_a_swimsuit() -> None:
    child = PersonLooks("child", "female")
    school = usual_clothes(child, SettingRequest("classroom", year=1955), random.Random(1))
    beach = usual_clothes(child, SettingRequest("beach", "summer", year=1965), random.Random(1))
    assert [g.kind for g in school] == ["school_smock"]
    assert [g.kind for g in beach] == ["swimsuit"]


def test_told_clothes_are_worn_whatever_the_year() -> None:
    red = (Garment("sweater", "red"), Garment("jeans", "black"))
    for year in YEARS:
        looks = complete_looks(
            PersonLooks("adult", "male", garments=red), "yo", SettingRequest("farm", year=year)
        )
        assert looks.garments == red
