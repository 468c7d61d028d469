"""Words of the time: nothing of later times asked for, and all of it kept out, by decade and country."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrative.period import MOST_LATER, decade_look, period_elements, period_negatives, words_of
from narrative.period_words import LATER, LATIN_AMERICA, SPAIN
from narrative.scene import Era
from narrative.script import Element

COUNTRIES = st.sampled_from(["ES", "MX", "AR", "CL", "CU", "CO", "VE", "UY", "PE", "BO", "DO", "GT"])
PLACES = st.sampled_from(
    ["kitchen", "living_room", "beach", "village_street", "city_street", "church_interior"]
)


def late(
    year: int, country: str = "ES", indoor: bool = False, said: str = "", last: int | None = None
) -> set[str]:
    prompt = [Element(said, "said", "«»")] if said else []
    era = Era(year_min=year, year_max=last)
    return {e.text for e in period_negatives(year, era, country, prompt, indoor=indoor)}


@pytest.mark.parametrize(
    ("year", "country", "indoor", "kept_out", "may_be_there"),
    [
        (1950, "ES", True, "television set", ""),
        (1955, "ES", True, "television set", ""),
        (1960, "ES", True, "mobile phones", "television set"),
        (1952, "MX", True, "refrigerator", "television set"),
        (1950, "CL", True, "television set", ""),
        (1950, "ES", False, "cars", ""),
        (1950, "AR", False, "modern cars", "cars"),
        (1965, "ES", False, "modern cars", "cars"),
        (1965, "ES", False, "jeans", ""),
        (1965, "AR", False, "mobile phones", "jeans"),
        (1975, "ES", True, "computers", "television set"),
        (1988, "ES", True, "mobile phones", "computers"),
        (1999, "ES", False, "smartphones", "mobile phones"),
        (2015, "ES", False, "electric scooters", "smartphones"),
        (1922, "ES", True, "television set", ""),
    ],
)
def test_what_was_not_there_is_kept_out(
    year: int, country: str, indoor: bool, kept_out: str, may_be_there: str
) -> None:
    assert kept_out in late(year, country, indoor)
    assert may_be_there not in late(year, country, indoor)


def test_today_keeps_nothing_out() -> None:
    assert late(2025) == set()
    assert late(2025, indoor=True) == set()


def test_what_the_teller_spoke_of_is_never_kept_out() -> None:
    assert "television set" not in late(1952, indoor=True, said="watching a television")
    assert not {"cars", "modern cars"} & late(1950, said="a modern car")


def test_the_last_year_of_a_range_counts() -> None:
    assert "television set" in late(1950, indoor=True, last=1955)
    assert "television set" not in late(1950, indoor=True, last=1962)


def test_without_a_year_nothing_is_added() -> None:
    assert period_negatives(None, Era(), "ES", [], indoor=True) == []
    assert period_elements(None, Era(), "ES", "kitchen", people=True, indoor=True, hour=None) == []


@given(year=st.integers(1915, 2040), country=COUNTRIES, place=PLACES, indoor=st.booleans())
def test_the_words_of_a_time_hold_nothing_of_later_times(
    year: int, country: str, place: str, indoor: bool
) -> None:
    elements = period_elements(year, Era(), country, place, people=True, indoor=indoor, hour="night")
    negatives = period_negatives(year, Era(), country, elements, indoor=indoor)
    assert elements[0].text in (f"{year // 10 * 10}s", "present day")
    assert len(negatives) <= MOST_LATER
    said = {word for element in elements for word in words_of(element.text)}
    for thing in LATER:
        if year < thing.year_in(country) and year // 10 < thing.year_in(country) // 10:
            # Only the names of the thing itself, not "modern", which is said of furniture too.
            assert not said & (set(thing.names) - {"modern", "cap"}), (thing.words, said)
    assert all(element.origin == "added" and element.role == "era" for element in (*elements, *negatives))


@given(year=st.integers(1900, 2100), country=COUNTRIES)
def test_each_year_has_its_look(year: int, country: str) -> None:
    looks = SPAIN if country == "ES" else LATIN_AMERICA
    look = decade_look(year, country)
    assert look in looks
    assert year < look.before
    assert [each.before for each in looks] == sorted(each.before for each in looks)


def test_clothes_of_the_street_are_not_worn_on_the_beach() -> None:
    beach = period_elements(1955, Era(), "ES", "beach", people=True, indoor=False, hour=None)
    assert [element.text for element in beach] == ["1950s"]
    street = period_elements(1955, Era(), "ES", "village_street", people=True, indoor=False, hour=None)
    assert len(street) == 3
