"""Tests of how tall people are drawn, and that they stand with their shoes on the ground."""

import numpy as np
import pytest

from imaging.request import Garment, PersonLooks, PictureRequest, SettingRequest, SubjectRequest
from imaging.sketching import draw_sketch

SIZE = 384


def rows(looks: PersonLooks, year: int = 1960) -> tuple[int, int]:
    """The top and bottom row of somebody who stands beside another, who is drawn alike in all."""
    other = SubjectRequest("luis", PersonLooks("adult", "male", "brown", "short"), central=True)
    asked = SubjectRequest("ana", looks, beside="luis")
    request = PictureRequest(SettingRequest("plain", year=year), (other, asked), width=SIZE, height=SIZE)
    filled = np.flatnonzero(draw_sketch(request).masks["ana"].any(axis=1))
    return int(filled[0]), int(filled[-1])


@pytest.mark.parametrize("age", ["child", "adult", "elder"])
@pytest.mark.parametrize("gender", ["female", "male"])
def test_the_tall_reach_higher_and_the_small_less_high(age: str, gender: str) -> None:
    short, usual, tall = (rows(PersonLooks(age, gender, stature=each)) for each in ("short", None, "tall"))
    assert tall[0] < usual[0] < short[0]


@pytest.mark.parametrize("year", [1920, 1947, 1975])
def test_trousers_do_not_hang_out_below_the_shoes(year: int) -> None:
    trousers = rows(PersonLooks("adult", "male", garments=(Garment("suit", "grey"),)), year)
    bare = rows(PersonLooks("adult", "male", garments=(Garment("short_trousers", "blue"),)), year)
    assert trousers[1] <= bare[1] + 1
