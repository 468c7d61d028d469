"""Feasts are seen as told: who blows out the candles is at the cake, who marries is dressed for it."""

from collections.abc import Callable

import pytest

from imaging.request import PersonLooks, PictureRequest, Spot
from imaging.sketching import planned

Told = Callable[..., PictureRequest]


def _spots(request: PictureRequest) -> list[Spot]:
    return list(planned(request)[0].spots)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("El día de mi cumpleaños soplé las velas de la tarta con mis hermanos alrededor.", {"yo"}),
        ("En el cumpleaños de mi hija, mi hija sopló las velas y todos cantamos.", {"E1"}),
        ("Mi nieto Pablo cumplía cinco años y sopló las velas.", {"E1"}),
        ("Mi hermana y yo soplamos las velas en el patio.", {"yo", "E1"}),
    ],
)
def test_who_blows_out_the_candles_is_before_the_cake(told: Told, text: str, who: set[str]) -> None:
    request = told(text)
    spots = _spots(request)
    blowing = [spot for spot in spots if spot.posture == "blowing_candles"]
    assert {spot.key for spot in blowing} == who
    (cake,) = (spot for spot in spots if spot.kind == "cake")
    assert all(0 < (cake.x - spot.x) * spot.facing < 0.8 * spot.scale for spot in blowing)
    assert not any(thing.kind == "candle" for thing in request.things)
    table = next(spot for spot in spots if spot.kind in ("work_table", "table"))
    assert abs(table.x - cake.x) < table.width / 2


def _worn(request: PictureRequest) -> list[set[str]]:
    looks = [each.looks for each in request.subjects if isinstance(each.looks, PersonLooks)]
    return [{garment.kind for garment in each.garments} for each in looks]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Yo fui la madrina del bautizo de mi sobrino.", "church_interior"),
        ("En el bautizo de mi nieto comimos peladillas.", "church_square"),
        ("El día de mi comunión llevaba un vestido blanco y mi madre lloraba.", "church_interior"),
    ],
)
def test_a_baptism_and_a_communion_are_at_church_and_meals_before_it(
    told: Told, text: str, place: str
) -> None:
    request = told(text)
    assert request.setting.place == place
    assert len(request.subjects) == 2, "whoever is the godmother is the teller"


@pytest.mark.parametrize(
    ("text", "gender", "place", "doing"),
    [
        ("Me casé en 1968.", "f", "church_square", "holding_hands"),
        ("Me casé con Antonio en 1968.", "f", "church_square", "holding_hands"),
        ("Nos casamos en la ermita del pueblo en mayo.", "m", "church_interior", "holding_hands"),
        ("Nos casamos mi marido y yo en San Pedro.", "f", "church_interior", "holding_hands"),
        ("Me casé por lo civil con mi novio.", "f", "office", "holding_hands"),
        ("En nuestra boda bailamos el vals.", "f", "dance_hall", "dancing"),
        ("El día de mi boda llovía.", "m", "church_square", "holding_hands"),
    ],
)
def test_bride_and_groom_are_dressed_where_they_marry(
    told: Told, text: str, gender: str, place: str, doing: str
) -> None:
    request = told(text, gender)
    assert request.setting.place == place
    worn = _worn(request)
    assert sum("wedding_dress" in each for each in worn) == 1
    assert sum({"suit", "bow_tie"} <= each for each in worn) == 1
    assert [each.posture for each in request.subjects] == [doing, doing]


@pytest.mark.parametrize(
    "text", ["Mi hermana se casó con Luis y yo fui su testigo.", "Yo era pequeña en la boda de mi prima."]
)
def test_who_is_at_anothers_wedding_is_no_bride(told: Told, text: str) -> None:
    request = told(text)
    teller = next(each for each in request.subjects if each.key == "yo")
    assert isinstance(teller.looks, PersonLooks)
    assert "wedding_dress" not in {garment.kind for garment in teller.looks.garments}
    assert sum("wedding_dress" in each for each in _worn(request)) == 1


def test_nobody_eats_in_church(told: Told) -> None:
    request = told("Mi boda fue en la iglesia de Santa María y luego comimos en el mesón.")
    assert "eating" not in {each.posture for each in request.subjects}


def test_the_whole_family_eats(told: Told) -> None:
    request = told("En Nochevieja comíamos las uvas en el comedor toda la familia.")
    assert {each.posture for each in request.subjects} == {"eating"}
    assert len(request.subjects) > 2


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Cruzamos el Atlántico en barco mi mujer y yo.", 2),
        ("Nos bañábamos en el Mediterráneo mi hermana y yo.", 2),
        ("Mi padre pescaba en el Cantábrico y yo lo miraba.", 2),
    ],
)
def test_no_sea_is_somebody(told: Told, text: str, people: int) -> None:
    assert len(told(text, "m").subjects) == people


@pytest.mark.parametrize(
    "text",
    ["Mi padre jugaba al dominó con los vecinos en la acera.", "Jugué a las cartas con mi tío en la acera."],
)
def test_who_plays_on_the_pavement_does_not_sit_on_it(told: Told, text: str) -> None:
    request = told(text)
    assert "sitting_on_ground" not in {each.posture for each in request.subjects}
    assert sum(each.posture == request.subjects[-1].posture for each in request.subjects) > 1


def test_the_stand_of_a_chilean_feast_is_no_beach(told: Told) -> None:
    request = told("Para el dieciocho bailábamos cueca en la ramada con mi marido.", country="CL")
    assert request.setting.place == "fairground"


def test_all_who_drink_mate_have_one(told: Told) -> None:
    request = told("Tomábamos mate con mi abuela en el patio.", country="AR")
    assert [each.holding for each in request.subjects] == [("mate_gourd",), ("mate_gourd",)]
    assert not any(thing.kind == "mate_gourd" for thing in request.things)
    assert not any(spot.kind == "bottle" for spot in _spots(request))
