"""Each feast is set up so that it can be told from every other, behind the people and around them."""

from itertools import combinations

import numpy as np
import pytest

from imaging import vocabulary
from imaging.request import (
    Garment,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    Sketch,
    SubjectRequest,
    ThingRequest,
)
from imaging.sketching import draw_sketch

SIZE = 160
ANA = PersonLooks("adult", "female", "brown", "medium", "light", garments=(Garment("dress", "blue"),))


def page(occasion: str | None, place: str = "plain", *things: ThingRequest, people: bool = True) -> Sketch:
    """The same hour and season for all, so that only the feast differs."""
    setting = SettingRequest(place, "spring", "midday", None, occasion)
    subjects = (SubjectRequest("ana", ANA, central=True),) if people else ()
    return draw_sketch(PictureRequest(setting, subjects, things, width=SIZE, height=SIZE, seed=3))


def changed(one: Sketch, other: Sketch) -> float:
    return float((np.abs(one.pixels.astype(int) - other.pixels).max(axis=2) > 24).mean())


@pytest.fixture(scope="module")
def feasts() -> dict[tuple[str, str], Sketch]:
    return {(o, p): page(o, p) for o in vocabulary.OCCASIONS for p in ("plain", "living_room")}


@pytest.mark.parametrize("place", ["plain", "living_room"])
@pytest.mark.parametrize("occasion", vocabulary.OCCASIONS)
def test_a_feast_is_seen_and_hides_nobody(
    feasts: dict[tuple[str, str], Sketch], occasion: str, place: str
) -> None:
    usual, feast = page(None, place), feasts[occasion, place]
    assert changed(usual, feast) > 0.015
    assert np.array_equal(usual.masks["ana"], feast.masks["ana"])


@pytest.mark.parametrize("place", ["plain", "living_room"])
def test_no_two_feasts_look_alike(feasts: dict[tuple[str, str], Sketch], place: str) -> None:
    for one, other in combinations(vocabulary.OCCASIONS, 2):
        assert changed(feasts[one, place], feasts[other, place]) > 0.01, (one, other)


@pytest.mark.parametrize(
    ("occasion", "kind"),
    [("christmas", "christmas_tree"), ("day_of_the_dead", "flower_altar"), ("birthday", "cake")],
)
def test_what_was_asked_for_is_not_there_twice(occasion: str, kind: str) -> None:
    alone, asked = page(occasion, people=False), page(occasion, "plain", ThingRequest(kind), people=False)
    mask = asked.masks["thing-0"]
    assert mask.any()
    gone = (np.abs(alone.pixels.astype(int) - asked.pixels).max(axis=2) > 24) & ~mask
    assert gone.sum() > 0.2 * mask.sum()


@pytest.mark.parametrize("size", [(320, 128), (128, 320), (96, 96)])
@pytest.mark.parametrize("occasion", vocabulary.OCCASIONS)
def test_a_feast_fits_any_page(occasion: str, size: tuple[int, int]) -> None:
    request = PictureRequest(SettingRequest("plain", occasion=occasion), width=size[0], height=size[1])
    assert draw_sketch(request).pixels.shape == (size[1], size[0], 3)
