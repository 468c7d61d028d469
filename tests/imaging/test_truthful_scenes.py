"""What makes a drawn memory true: the water one fishes in, meals without tables, lands, crops and flags."""

import random
from dataclasses import replace

import numpy as np
import pytest

from imaging.layout import Arrangement, arrange
from imaging.request import (
    AnimalLooks,
    Garment,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    Spot,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.company import company
from imaging.sketching.implements import picked_at
from imaging.sketching.kit import Canvas
from imaging.sketching.objects import find_thing
from imaging.sketching.places import Ground, draw_place, scene_look
from imaging.sketching.surroundings import surroundings_of
from imaging.sketching.wardrobe import dressed

VIEW = (0.0, 0.0, 1000.0, 1000.0)
MAN, WOMAN = PersonLooks("adult", "male"), PersonLooks("adult", "female")


def someone(key: str, doing: str = "standing", **more: object) -> SubjectRequest:
    return replace(SubjectRequest(key, MAN, doing), **more)  # pyright: ignore[reportArgumentType]


def planned(place: str, *subjects: SubjectRequest, things: tuple[str, ...] = ()) -> Arrangement:
    setting = SettingRequest(place)
    request = PictureRequest(setting, subjects, tuple(ThingRequest(kind) for kind in things))
    indoors = surroundings_of(place)
    return arrange(request, Ground(far_y=740, wall=indoors.indoors, offers=indoors), VIEW)


def spot(plan: Arrangement, key: str) -> Spot:
    return next(each for each in plan.spots if each.key == key)


def kinds(plan: Arrangement) -> set[str]:
    return {each.kind for each in plan.spots}


@pytest.mark.parametrize("place", ["plain", "beach", "harbour", "farm"])
def test_who_fishes_has_the_water_before_their_feet(place: str) -> None:
    def lower_edge(doing: str) -> np.ndarray:
        request = PictureRequest(SettingRequest(place), (someone("yo", doing),), width=256, height=256)
        return draw_sketch(request).pixels[-8:-2, 80:176].mean(axis=(0, 1))

    red, _, blue = lower_edge("fishing")
    assert blue > red + 20
    assert lower_edge("standing")[2] < blue


def test_two_who_fish_hold_their_rods_apart() -> None:
    plan = planned("river", someone("yo", "fishing", central=True), someone("b", "fishing", beside="yo"))
    assert abs(spot(plan, "yo").x - spot(plan, "b").x) > 0.7 * spot(plan, "yo").scale


@pytest.mark.parametrize(
    ("place", "company", "things", "table"),
    [
        ("countryside", 1, (), False),
        ("beach", 2, (), False),
        ("village_street", 1, (), False),
        ("patio", 3, (), True),
        ("park", 1, ("table",), True),
        ("kitchen", 1, (), True),
        ("cinema", 2, (), False),
    ],
)
def test_one_eats_at_a_table_only_where_there_is_one(
    place: str, company: int, things: tuple[str, ...], table: bool
) -> None:
    plan = planned(place, *(someone(f"p{n}", "eating") for n in range(company)), things=things)
    assert bool(kinds(plan) & {"table", "work_table"}) == table
    assert spot(plan, "p0").posture == ("eating" if table else "from_hand")


def test_a_house_bird_sits_on_its_perch_and_a_sparrow_on_the_ground() -> None:
    bird = SubjectRequest("loro", AnimalLooks("parrot"), beside="yo")
    inside, outside = planned("kitchen", someone("yo"), bird), planned("park", someone("yo"), bird)
    assert "perch" in kinds(inside)
    assert spot(inside, "loro").y < spot(inside, "yo").y - 0.4 * spot(inside, "yo").scale
    assert "perch" not in kinds(outside)


def test_the_radio_stands_beside_the_workbench() -> None:
    hands = someone("yo", "working", central=True), someone("b", "working", beside="yo")
    plan = planned("workshop", *hands, things=("radio", "tools"))
    bench = next(each for each in plan.spots if each.kind == "work_table")
    radio, tools = (next(each for each in plan.spots if each.kind == kind) for kind in ("radio", "tools"))
    assert abs(tools.x - bench.x) < bench.width / 2 < abs(radio.x - bench.x)


def test_who_carries_a_child_has_it_in_their_arms() -> None:
    child = SubjectRequest("nieto", PersonLooks("child", "male"), beside="yo")
    plan = planned("park", someone("yo", "carrying"), child)
    assert spot(plan, "nieto").posture == "in_arms"
    loaded = planned("park", someone("yo", "carrying", holding=("basket",)), child)
    assert spot(loaded, "nieto").posture == "standing"


def test_who_digs_stands_before_the_others_and_the_mule() -> None:
    mule = SubjectRequest("mula", AnimalLooks("mule"), beside="padre")
    others = (someone(key, beside="padre") for key in ("yo", "madre", "tia"))
    plan = planned("farm", someone("padre", "digging"), *others, mule)
    assert spot(plan, "padre").y >= spot(plan, "mula").y


@pytest.mark.parametrize(
    ("setting", "picked"),
    [
        (SettingRequest("vineyard"), "picked_grapes"),
        (SettingRequest("olive_grove"), "picked_olives"),
        (SettingRequest("countryside", occasion="olive_harvest"), "picked_olives"),
        (SettingRequest("cornfield", country="MX"), "picked_maize"),
        (SettingRequest("farm", country="CO"), "picked_coffee"),
        (SettingRequest("farm", country="ES"), "picked_fruit"),
        (SettingRequest("wheat_field"), "picked_ears"),
    ],
)
def test_what_is_picked_grows_there(setting: SettingRequest, picked: str) -> None:
    assert picked_at(setting) == picked


@pytest.mark.parametrize("place", ["farm", "patio", "countryside", "lake", "river"])
def test_country_places_look_as_in_their_land(place: str) -> None:
    def drawn(country: str | None) -> bytes:
        canvas = Canvas(96, 96)
        draw_place(canvas, scene_look(SettingRequest(place, country=country)), random.Random(1))
        return canvas.rgba().tobytes()

    assert drawn(None) == drawn("ES")
    assert drawn("ES") not in {drawn("MX"), drawn("CO")}


def test_a_flag_has_the_colours_of_the_country_and_no_arms() -> None:
    def cloth(country: str | None) -> tuple[float, float, float]:
        canvas = Canvas(200, 200)
        canvas.country = country
        find_thing("flag").draw(canvas, 500, 950, 900, None, random.Random(4))
        seen = canvas.rgba()
        red, green, blue = (float(seen[70:120, 90:120, k].mean()) for k in range(3))
        return red, green, blue

    argentine, spanish = cloth("AR"), cloth("ES")
    assert argentine[2] > argentine[0]
    assert spanish[0] > spanish[2] + 60
    assert cloth(None)[0] < spanish[0]


def test_a_told_scarf_does_not_take_the_coat_away_in_the_cold() -> None:
    looks = replace(MAN, garments=(Garment("scarf", "red"),))
    cold = SettingRequest("park", weather="cold", year=2007)
    worn = {garment.kind for garment in dressed(looks, cold, random.Random(3))}
    assert {"coat", "scarf"} <= worn
    mild = {garment.kind for garment in dressed(looks, replace(cold, weather=None), random.Random(3))}
    assert "coat" not in mild


def test_who_milks_sits_at_the_animal_and_who_ploughs_walks_behind_it() -> None:
    goat = SubjectRequest("cabra", AnimalLooks("goat"), beside="madre")
    plan = planned("farm", someone("yo"), someone("madre", "milking"), someone("tio"), goat)
    milks, milked = spot(plan, "madre"), spot(plan, "cabra")
    assert milks.seat is not None
    assert 0 < (milked.x - milks.x) * milks.facing < 0.6 * milks.scale
    assert milked.facing == milks.facing
    ploughs = spot(plan := planned("countryside", someone("padre", "ploughing"), someone("yo")), "padre")
    ahead = sorted((abs(s.x - ploughs.x), s.kind) for s in plan.spots if s.kind in ("plough", "mule"))
    assert [kind for _, kind in ahead] == ["plough", "mule"]
    assert {s.facing for s in plan.spots if s.kind in ("plough", "mule")} == {ploughs.facing}


def test_who_milks_one_of_several_cows_has_the_hands_at_the_one_before_them() -> None:
    cows = (SubjectRequest(f"vaca{n}", AnimalLooks("cow"), beside="yo") for n in range(3))
    subjects = (
        replace(someone("yo", central=True), looks=PersonLooks("child")),
        someone("madre", "milking"),
        *cows,
    )
    plan = planned("stable", *subjects)
    stance = company(plan.spots, {s.key: s for s in subjects}, SettingRequest("stable")).stances["madre"]
    assert stance.far_reach is not None
    assert 0 < stance.y - stance.far_reach[1] < 0.5 * stance.scale


@pytest.mark.parametrize("place", ["village_street", "kitchen", "beach"])
def test_who_sits_on_the_ground_has_no_seat_below_and_who_dozes_has_one(place: str) -> None:
    plan = planned(place, someone("yo", "sitting_on_ground"), someone("b", "dozing"))
    assert spot(plan, "yo").seat == 0.0
    assert (spot(plan, "b").seat or 0.0) > 0.1
    assert len(kinds(plan) - {"person"}) == 1


def test_who_holds_a_child_has_it_in_their_arms_and_the_teller_may_be_it() -> None:
    me = replace(someone("yo", central=True), looks=PersonLooks("child", "male"))
    assert spot(planned("park", me, someone("madre", "holding_child")), "yo").posture == "in_arms"
    baby = SubjectRequest("nieto", PersonLooks("baby", "male"), beside="yo")
    plan = planned("kitchen", someone("yo"), someone("tia", "rocking", beside="yo"), baby)
    assert spot(plan, "nieto").partner == "tia"
    assert "cradle" not in kinds(plan)
    assert "cradle" in kinds(planned("kitchen", someone("tia", "rocking")))
    assert spot(planned("park", someone("yo", "holding_child")), "yo").posture == "standing"


@pytest.mark.parametrize("people", [3, 5, 7])
def test_large_beasts_stand_behind_many_people(people: int) -> None:
    crowd = (someone(f"p{n}", beside="p0") for n in range(people))
    beasts = (SubjectRequest(f"mula{n}", AnimalLooks("mule"), beside="p0") for n in range(2))
    plan = planned("farm", *crowd, *beasts)
    nearest = max(s.y for s in plan.spots if s.kind == "mule")
    assert all(s.y > nearest or abs(s.x - m.x) > m.width / 2 for s in plan.spots if s.kind == "person"
               for m in plan.spots if m.kind == "mule")  # fmt: skip
