"""A crowd that is told of does what was told of it; who looks on or is idle does not join in."""

from collections import Counter
from collections.abc import Callable

import pytest

from imaging.request import PersonLooks, PictureRequest
from imaging.sketching import planned

Told = Callable[..., PictureRequest]


def _crowd(request: PictureRequest) -> Counter[str]:
    return Counter(each.posture for each in request.subjects if each.key.startswith("gente"))


def _doing(request: PictureRequest, key: str) -> str:
    return next(each.posture for each in request.subjects if each.key == key)


@pytest.mark.parametrize(
    "text",
    [
        "En las fiestas de agosto la gente bailaba en la plaza.",
        "Todo el pueblo bailaba y yo miraba cómo bailaban desde el balcón.",
        "Bailaban todos en la plaza la noche de San Juan.",
        "Se bailaba hasta la madrugada en la plaza del pueblo.",
        "La gente de mi pueblo bailaba la jota y mi madre y yo mirábamos.",
        "Yo veía desde la ventana cómo bailaban en la plaza.",
    ],
)
def test_a_crowd_dances_two_by_two_and_who_looks_on_does_not(told: Told, text: str) -> None:
    request = told(text)
    assert _crowd(request)["dancing"] >= 4
    assert _doing(request, "yo") == "standing"
    spots = {spot.key: spot for spot in planned(request)[0].spots if spot.key is not None}
    couples = [spot for key, spot in spots.items() if key.startswith("gente")]
    assert all(spot.partner in spots for spot in couples)
    sexes = {each.key: each.looks.gender for each in request.subjects if isinstance(each.looks, PersonLooks)}
    assert all(sexes[spot.key or ""] != sexes[spot.partner or ""] for spot in couples)


@pytest.mark.parametrize(
    ("text", "doing"),
    [
        ("Todo el mundo aplaudía en la plaza cuando mi padre tocaba la guitarra.", "clapping"),
        ("En la verbena yo bailaba con mi novio y la gente nos miraba.", "standing"),
    ],
)
def test_a_crowd_stands_behind_those_who_are_told_of(told: Told, text: str, doing: str) -> None:
    request = told(text)
    assert set(_crowd(request)) == {doing}
    spots = {spot.key: spot for spot in planned(request)[0].spots if spot.key is not None}
    behind = [spot.y for key, spot in spots.items() if key.startswith("gente")]
    assert max(spots["yo"].y, spots["E1" if "E1" in spots else "E2"].y) >= max(behind)
    assert sorted(behind)[len(behind) // 2 - 1] < spots["yo"].y - 40


@pytest.mark.parametrize(
    ("text", "dancing"),
    [
        ("Mi hermana bailaba jotas en la plaza y yo la miraba.", {"E1"}),
        ("Mi prima bailaba en el patio y mi abuelo estaba con nosotras.", {"E1"}),
        ("Mi padre bailaba conmigo en la cocina.", {"yo", "E1"}),
        ("Antonio me sacó a bailar en la verbena.", {"yo", "E1"}),
        ("Conocí a mi marido bailando en la verbena.", {"yo", "E1"}),
    ],
)
def test_who_dances_is_who_is_told_to(told: Told, text: str, dancing: set[str]) -> None:
    plan = planned(told(text))[0]
    assert {spot.key for spot in plan.spots if spot.posture == "dancing"} == dancing


@pytest.mark.parametrize(
    "text",
    [
        "Mi padre hablaba con la gente en el mercado.",
        "Mi madre y yo bailábamos en la cocina y todos eran felices.",
        "Mis primos jugaban a la pelota y todos reían.",
        "Fui cartero en el pueblo y todos me conocían.",
    ],
)
def test_no_crowd_comes_of_those_one_is_with(told: Told, text: str) -> None:
    assert not _crowd(told(text))
