"""Streets and squares are built as in their country; without one they look as they always did."""

import random
from itertools import combinations

import numpy as np
import pytest

from imaging.request import PersonLooks, PictureRequest, Pixels, SettingRequest
from imaging.sketching import draw_sketch
from imaging.sketching.wardrobe import usual_clothes

COUNTRIES = ("ES", "MX", "PE", "CO", "CU", "AR", "CL")


def _drawn(place: str, country: str | None) -> Pixels:
    request = PictureRequest(
        SettingRequest(place, "summer", year=1950, country=country), width=160, height=160
    )
    return draw_sketch(request).pixels


@pytest.mark.parametrize("place", ["village_street", "church_square", "market"])
def test_each_region_has_a_look_of_its_own(place: str) -> None:
    drawn = {country: _drawn(place, country).astype(int) for country in COUNTRIES}
    for one, other in combinations(COUNTRIES, 2):
        changed = (np.abs(drawn[one] - drawn[other]).max(axis=2) > 12).mean()
        assert changed > 0.01, (one, other, changed)


@pytest.mark.parametrize("place", ["village_street", "church_square", "bar"])
def test_no_country_is_drawn_as_spain_and_so_is_one_without_a_manner(place: str) -> None:
    assert np.array_equal(_drawn(place, None), _drawn(place, "ES"))
    assert np.array_equal(_drawn(place, None), _drawn(place, "XX"))


def test_no_hams_hang_in_a_bar_of_mexico() -> None:
    spain, mexico = (_drawn("bar", country)[14:40].astype(int) for country in ("ES", "MX"))
    assert (np.abs(spain - mexico).max(axis=2) > 30).mean() > 0.03


def test_berets_stay_in_spain_and_on_the_plata() -> None:
    def hats(country: str) -> set[str]:
        setting = SettingRequest("village_street", "summer", year=1945, country=country)
        looks = PersonLooks("adult", "male")
        worn = [usual_clothes(looks, setting, random.Random(n)) for n in range(40)]
        return {garment.kind for garments in worn for garment in garments}

    assert "beret" in hats("ES") & hats("AR")
    assert "beret" not in hats("MX") | hats("PE")
    assert "straw_hat" in hats("MX")
