"""As many things are drawn as are told, in their colour, and who is told to have them has them."""

from collections import Counter
from collections.abc import Callable

import pytest

from imaging.request import PersonLooks, PictureRequest
from imaging.sketching import planned

Told = Callable[..., PictureRequest]


def _things(request: PictureRequest) -> Counter[tuple[str, str | None]]:
    return Counter((thing.kind, thing.colour) for thing in request.things)


def _held(request: PictureRequest) -> Counter[tuple[str, str | None]]:
    return Counter((kind, dict(each.colours).get(kind)) for each in request.subjects for kind in each.holding)


@pytest.mark.parametrize(
    ("text", "told_things"),
    [
        ("En la mesa del comedor había dos velas blancas y mi madre cosía.", {("candle", "white"): 2}),
        ("Mi hermana tenía tres sillas azules en el patio.", {("chair", "blue"): 3}),
        ("Mi abuelo guardaba cuatro botellas verdes en la bodega.", {("bottle", "green"): 4}),
        ("En la mesa del comedor había una vela y mi madre cosía.", {("candle", None): 1}),
        ("En la mesa del comedor estaban las velas y mi madre cosía.", {("candle", None): 1}),
    ],
)
def test_so_many_things_stand_there_as_are_told(
    told: Told, text: str, told_things: dict[tuple[str, str | None], int]
) -> None:
    request = told(text)
    found = _things(request)
    assert {key: found[key] for key in told_things} == told_things
    kinds = Counter(spot.kind for spot in planned(request)[0].spots if spot.key is not None)
    assert all(kinds[kind] == number for (kind, _colour), number in told_things.items())


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Mi nieta tenía un globo rojo en la feria.", {("balloon", "red"): 1}),
        ("Mis nietos llevaban dos globos rojos en el parque.", {("balloon", "red"): 2}),
        ("Mi nieta llevaba unos globos en la feria.", {("balloons", None): 1}),
        ("Mi novio me regaló una rosa roja en el parque.", {("rose", "red"): 1}),
    ],
)
def test_so_many_are_held_as_are_told(told: Told, text: str, held: dict[tuple[str, str | None], int]) -> None:
    request = told(text)
    assert _held(request) == held
    assert not {kind for kind, _ in held} & {thing.kind for thing in request.things}


def test_a_colour_of_another_garment_is_no_rose(told: Told) -> None:
    request = told("Yo llevaba una camiseta roja y mi hermana una rosa.")
    assert not _held(request)
    assert not _things(request)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("De niña éramos tres primos en la era con mi abuelo.", 4),
        ("De niña estábamos cuatro amigas en la playa y mi madre nos miraba.", 5),
        ("De niña éramos cinco en la era con mi abuelo y mi madre.", 5),
        ("De niña éramos tres primos, mi primo Luis, mi prima Ana y yo, en la era con mi abuelo.", 4),
    ],
)
def test_who_is_of_another_age_is_not_one_of_the_cousins(told: Told, text: str, people: int) -> None:
    assert sum(isinstance(each.looks, PersonLooks) for each in told(text).subjects) == people
