"""Animals are seen as told: as a herd, flying or running, and together with whoever tends them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from imaging.request import AnimalLooks, PictureRequest, Spot, SubjectRequest
from imaging.sketching import draw_sketch, planned

Told = Callable[..., PictureRequest]


def _beasts(request: PictureRequest) -> list[SubjectRequest]:
    return [each for each in request.subjects if isinstance(each.looks, AnimalLooks)]


def _spots(request: PictureRequest) -> dict[str, Spot]:
    return {spot.key: spot for spot in planned(request)[0].spots if spot.key is not None}


@pytest.mark.parametrize(
    ("text", "species"),
    [
        ("Teníamos cien ovejas en el monte.", "sheep"),
        ("Mi padre tenía unas doscientas cabras en el monte.", "goat"),
        ("Yo cuidaba el rebaño en el monte.", "sheep"),
        ("Vimos un rebaño de ovejas en la carretera.", "sheep"),
        ("Mi hermano y yo veíamos pasar la manada de vacas por el camino.", "cow"),
        ("Mi abuelo sacaba el ganado por la mañana.", "sheep"),
    ],
)
def test_a_herd_is_several(told: Told, text: str, species: str) -> None:
    looks = Counter(each.looks.species for each in _beasts(told(text)) if isinstance(each.looks, AnimalLooks))
    assert set(looks) == {species}
    assert looks[species] >= 5


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Un águila volaba sobre el monte y mi padre la miraba.", "brown"),
        ("Las gaviotas volaban sobre el puerto.", "white"),
        ("Había muchas palomas volando en la plaza.", "grey"),
        ("Veíamos las cigüeñas volando sobre la torre de la iglesia.", None),
        ("Las golondrinas volaban por el patio y mi abuela las miraba.", "black"),
    ],
)
def test_birds_fly_above_everyone(told: Told, text: str, colour: str | None) -> None:
    request = told(text)
    birds = _beasts(request)
    assert all(isinstance(bird.looks, AnimalLooks) and bird.looks.colour == colour for bird in birds)
    masks = draw_sketch(request).masks
    heads = min(masks[each.key].nonzero()[0].min() for each in request.subjects if each not in birds)
    middles = [np.median(masks[bird.key].nonzero()[0]) for bird in birds]
    assert birds
    assert max(middles) < heads + 0.06 * request.height


def test_a_told_coat_is_kept(told: Told) -> None:
    (bird,) = _beasts(told("Una paloma blanca volaba sobre la plaza."))
    assert isinstance(bird.looks, AnimalLooks)
    assert bird.looks.colour == "white"


def test_nobody_flies_but_birds(told: Told) -> None:
    request = told("Volamos a Caracas mi hermano y yo en 1970.")
    assert not any(each.posture == "flying" for each in request.subjects)


def test_a_dog_that_runs_stretches(told: Told) -> None:
    running = told("El perro corría por la playa y mi hermano lo miraba.")
    still = replace(running, subjects=tuple(replace(each, posture="standing") for each in running.subjects))
    (dog,) = _beasts(running)
    assert dog.posture == "running"
    assert _paws_apart(running, dog.key) > 1.15 * _paws_apart(still, dog.key)


def _paws_apart(request: PictureRequest, key: str) -> float:
    """From the hindmost to the foremost paw, in the animal's own heights."""
    rows, columns = draw_sketch(request).masks[key].nonzero()
    return float(np.ptp(columns[rows > rows.max() - 0.12 * np.ptp(rows)]) / np.ptp(rows))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Mi tío esquilaba una oveja en el corral.", "E1"),
        ("Mi padre y yo esquilábamos las ovejas en la era.", "yo"),
    ],
)
def test_who_shears_bends_over_a_sheep(told: Told, text: str, by: str) -> None:
    request = told(text)
    spots = _spots(request)
    person = spots[by]
    assert person.posture == "shearing"
    sheep = [spot for spot in spots.values() if spot.kind == "sheep" and spot.partner == by]
    assert len(sheep) == 1
    ahead = (sheep[0].x - person.x) * person.facing
    assert 0 < ahead < sheep[0].width / 2 + 0.3 * person.scale
    assert person.depth > sheep[0].depth, "the hands are seen upon the wool"


@pytest.mark.parametrize(
    ("text", "species"),
    [
        ("Yo daba de comer a las gallinas en el corral.", "hen"),
        ("Mi hermano le daba de comer al cerdo.", "pig"),
    ],
)
def test_what_is_fed_is_there(told: Told, text: str, species: str) -> None:
    beasts = _beasts(told(text))
    assert beasts
    assert all(isinstance(each.looks, AnimalLooks) and each.looks.species == species for each in beasts)


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("Mi abuelo llevaba el burro cargado de leña.", "firewood"),
        ("La mula iba cargada con sacos y mi padre andaba delante.", "sack"),
        ("El burro iba cargado con dos cántaros de agua.", "pitcher"),
        ("Cargábamos el burro de leña mi hermano y yo.", "firewood"),
        ("Mi abuelo llevaba el burro y un saco.", None),
    ],
)
def test_a_beast_carries_what_it_is_told_to_be_laden_with(told: Told, text: str, load: str | None) -> None:
    request = told(text)
    assert _beasts(request)[0].holding == ((load,) if load is not None else ())
    empty = replace(
        request,
        subjects=tuple(replace(s, holding=()) if s in _beasts(request) else s for s in request.subjects),
    )
    drawn, bare = (draw_sketch(replace(each, width=192, height=192)).pixels for each in (request, empty))
    assert np.array_equal(drawn, bare) == (load is None)
