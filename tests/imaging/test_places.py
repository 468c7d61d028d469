"""Every place of the vocabulary has its own picture, heeds hour and season, and has ground to stand on."""

import random
import re
from dataclasses import replace
from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from imaging.request import SettingRequest
from imaging.sketching import places
from imaging.sketching.kit import Canvas
from imaging.sketching.places import Ground, draw_place, load_places, scene_look
from imaging.vocabulary import INDOOR_PLACES, PLACES
from tests.sweeps import spread

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
OUTDOOR_PLACES = tuple(place for place in PLACES if place not in INDOOR_PLACES)


@cache
def _drawn(
    setting: SettingRequest, size: tuple[int, int] = (256, 256), seed: int = 1
) -> tuple[Bytes, Ground, Canvas]:
    canvas = Canvas(*size)
    ground = draw_place(canvas, scene_look(setting), random.Random(seed))
    ground.foreground(canvas)
    return canvas.rgba(), ground, canvas


def _pixels(place: str, seed: int = 1, **setting: str | int) -> Floats:
    asked = replace(SettingRequest(place=place), **setting)
    return _drawn(asked, seed=seed)[0][..., :3].astype(np.float32)


def _small(pixels: Floats) -> Floats:
    return pixels.reshape(32, 8, 32, 8, 3).mean(axis=(1, 3))


def test_every_place_of_the_vocabulary_is_registered_and_no_other() -> None:
    load_places()
    assert set(places._PLACES) == set(PLACES)


@pytest.mark.parametrize("size", [(256, 256), (384, 256), pytest.param((512, 512), marks=pytest.mark.slow)])
def test_every_place_covers_the_page(size: tuple[int, int]) -> None:
    for place in PLACES:
        rgba, _, _ = _drawn(SettingRequest(place=place), size)
        assert rgba[..., 3].min() == 255, place
        assert rgba[..., :3].reshape(-1, 3).std(axis=0).min() > 8, place


@pytest.mark.parametrize("size", [(256, 256), (384, 256), (256, 384)])
def test_feet_stand_inside_the_page(size: tuple[int, int]) -> None:
    for place in PLACES:
        _, ground, canvas = _drawn(SettingRequest(place=place), size)
        assert 600 <= ground.far_y < ground.near_y <= canvas.bottom, place
        assert ground.near_y - ground.far_y >= 100, place
        assert 0 <= ground.left < ground.right <= 1000, place
        assert ground.right - ground.left >= 600, place
        for anchor in ground.anchors:
            assert anchor.kind in {"table", "seat", "wall", "water", "open_sea"}, place
            assert canvas.left <= anchor.x <= canvas.right, place
            assert canvas.top <= anchor.y <= canvas.bottom, place
            assert anchor.width > 0, place


def test_no_two_places_look_alike() -> None:
    pictures = {place: _small(_pixels(place)) for place in PLACES}
    for i, first in enumerate(PLACES):
        for second in PLACES[i + 1 :]:
            assert np.abs(pictures[first] - pictures[second]).mean() > 6, (first, second)


@pytest.mark.parametrize("place", spread(PLACES, 4))
def test_the_same_seed_gives_the_same_pixels_and_another_varies(place: str) -> None:
    again, _, _ = _drawn.__wrapped__(SettingRequest(place=place), (256, 256), 1)
    assert np.array_equal(_pixels(place), again[..., :3])
    assert not np.array_equal(_pixels(place), _pixels(place, seed=2))


@pytest.mark.parametrize("place", OUTDOOR_PLACES)
def test_night_is_dark_outdoors(place: str) -> None:
    day, night = _pixels(place), _pixels(place, time_of_day="night")
    assert night.mean() < day.mean() * 0.76


@pytest.mark.parametrize("place", ["park", "river"])
def test_by_night_and_in_the_rain_a_place_is_the_same_place(place: str) -> None:
    day, night, rain, other = (
        _drawn(replace(SettingRequest(place=place), **asked), seed=seed)[2].landmarks
        for asked, seed in (({}, 1), ({"time_of_day": "night"}, 1), ({"weather": "rain"}, 1), ({}, 2))
    )
    assert day == night == rain != other


@pytest.mark.parametrize("place", spread([each for each in OUTDOOR_PLACES if each != "running_track"], 4))
def test_the_seasons_differ_outdoors(place: str) -> None:
    pictures = [_pixels(place, season=season) for season in ("spring", "summer", "autumn", "winter")]
    for i, first in enumerate(pictures):
        for second in pictures[i + 1 :]:
            assert np.abs(first - second).mean() > 0.25


@pytest.mark.parametrize("place", OUTDOOR_PLACES)
def test_snow_whitens_the_ground(place: str) -> None:
    def ground_of(pixels: Floats) -> Floats:
        return pixels[200:240]

    winter = ground_of(_pixels(place, season="winter", weather="clouds"))
    snowy = ground_of(_pixels(place, season="winter", weather="snow"))
    assert snowy.mean() > winter.mean() + 3


@pytest.mark.parametrize(
    "place",
    [
        "room",
        "living_room",
        "kitchen",
        "bedroom",
        "classroom",
        "inside_vehicle",
        "dining_room",
        "office",
        "airport",
        "train_carriage",
        "factory",
        "museum",
        "sewing_room",
    ],
)
def test_the_hour_is_seen_through_windows(place: str) -> None:
    day, night = _pixels(place), _pixels(place, time_of_day="night")
    darkened = (day - night).mean(axis=2)
    assert (darkened > 70).mean() > 0.015


@pytest.mark.parametrize(
    ("place", "early", "late"),
    [
        ("living_room", 1945, 2010),
        ("kitchen", 1945, 1995),
        ("train_station", 1950, 2005),
        ("shop", 1950, 1995),
        ("office", 1950, 1995),
        ("dining_room", 1945, 2005),
        ("cinema", 1950, 1995),
        ("train_carriage", 1945, 1970),
        ("bus_stop", 1950, 1995),
        ("beach", 1935, 1975),
        ("football_pitch", 1950, 1990),
        ("building_site", 1950, 1990),
        ("rooftop", 1950, 1975),
    ],
)
def test_the_years_change_rooms_and_trains(place: str, early: int, late: int) -> None:
    assert np.abs(_pixels(place, year=early) - _pixels(place, year=late)).mean() > 0.4


@pytest.mark.parametrize("place", PLACES)
def test_what_is_nearest_hides_no_one(place: str) -> None:
    """The foreground stays low in the middle, where people stand, whatever the season."""
    for season in ("spring", "winter"):
        canvas = Canvas(256, 256)
        setting = SettingRequest(place, season, weather="snow" if season == "winter" else None)
        ground = draw_place(canvas, scene_look(setting), random.Random(7))
        front = canvas.layer()
        ground.foreground(front)
        solid = front.rgba()[..., 3] >= 128
        assert not solid[: int(0.9 * 256), 40:216].any()


@pytest.mark.parametrize("place", OUTDOOR_PLACES)
def test_only_lamps_are_brighter_by_night(place: str) -> None:
    day, night = _pixels(place), _pixels(place, time_of_day="night")
    brighter = (night.mean(axis=2) > day.mean(axis=2) + 12).mean()
    assert brighter < 0.2


def test_what_stands_behind_faces_is_calmer_than_the_rest() -> None:
    """Busy rooms keep less contrast where faces are than at the upper sides."""

    def roughness(pixels: Floats) -> float:
        return float(np.abs(np.diff(pixels.mean(axis=2), axis=1)).mean())

    for place in ("plain", "room", "church_square", "beach", "mountains", "park", "kitchen", "laboratory"):
        pixels = _pixels(place)
        assert roughness(pixels[100:170, 64:192]) < 14, place


def test_modules_say_what_they_draw() -> None:
    load_places()
    for name, draw in places._PLACES.items():
        assert draw.__doc__, name
        assert re.search(r"[a-z]", draw.__doc__), name
