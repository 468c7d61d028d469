"""Every thing of the vocabulary has its own picture, of the size it says, in the colour wished."""

import random

import numpy as np
import numpy.typing as npt
import pytest

from imaging.request import PersonLooks, PictureRequest, Region, SettingRequest, SubjectRequest, ThingRequest
from imaging.sketching import draw_sketch, objects
from imaging.sketching.kit import Canvas
from imaging.sketching.objects import Thing, find_thing, load_objects
from imaging.sketching.palette import COLOURS, Colour
from imaging.vocabulary import OBJECTS

Bytes = npt.NDArray[np.uint8]
PLACES_TO_BE = {"floor", "table", "hand", "wall", "back", "sky", "water"}
SEATS = {"chair", "armchair", "sofa", "bench", "bed", "wheelchair", "rocking_chair", "swing", "hammock",
         "threshing_board"}  # fmt: skip


def _fitting_scale(item: Thing) -> float:
    return min(700 / item.width, 640 / item.height)


def _drawn(
    kind: str, size: int = 256, seed: int = 1, colour: Colour | None = None, year: int | None = None
) -> Bytes:
    item = find_thing(kind)
    canvas = Canvas(size, size)
    canvas.year = year
    item.draw(canvas, 500, 850, _fitting_scale(item), colour, random.Random(seed))
    return canvas.rgba().copy()


def test_every_thing_of_the_vocabulary_is_registered_and_no_other() -> None:
    load_objects()
    assert objects.known_things() == set(OBJECTS)


@pytest.mark.parametrize("kind", OBJECTS)
def test_a_thing_says_where_it_belongs_and_how_it_is_held(kind: str) -> None:
    item = find_thing(kind)
    assert item.kind == kind
    assert item.belongs
    assert set(item.belongs) <= PLACES_TO_BE
    assert abs(item.grip[0]) <= item.width / 2
    assert 0 <= item.grip[1] <= item.height
    assert (item.seat is not None) == (kind in SEATS or kind in {"bicycle", "motorbike", "boat"})


@pytest.mark.parametrize("size", [256, 512])
def test_a_thing_fills_the_box_it_names(size: int) -> None:
    for kind in OBJECTS:
        item = find_thing(kind)
        scale = _fitting_scale(item) * size / 1000
        solid = _drawn(kind, size)[..., 3] >= 128
        rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
        width, height = columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1
        assert 0.72 < width / (item.width * scale) < 1.16, (kind, width / (item.width * scale))
        assert 0.72 < height / (item.height * scale) < 1.2, (kind, height / (item.height * scale))
        assert abs(rows[-1] - 0.85 * size) < 0.05 * size, kind


def test_no_two_things_look_alike() -> None:
    pictures = {kind: _drawn(kind, 128).astype(np.float32) for kind in OBJECTS}
    for i, first in enumerate(OBJECTS):
        for second in OBJECTS[i + 1 :]:
            assert np.abs(pictures[first] - pictures[second]).mean() > 3, (first, second)


@pytest.mark.parametrize("kind", OBJECTS)
def test_the_same_seed_gives_the_same_pixels(kind: str) -> None:
    assert np.array_equal(_drawn(kind, seed=3), _drawn(kind, seed=3))


@pytest.mark.parametrize("kind", [kind for kind in OBJECTS if kind != "playing_cards"])
def test_a_wished_colour_is_seen(kind: str) -> None:
    red = _drawn(kind, 128, colour=COLOURS["red"]).astype(np.float32)
    blue = _drawn(kind, 128, colour=COLOURS["blue"]).astype(np.float32)
    redder = red[..., 0] - red[..., 2] - (blue[..., 0] - blue[..., 2])
    assert (redder > 40).sum() > 20


@pytest.mark.parametrize(
    ("kind", "early", "late"),
    [
        ("radio", 1940, 1955),
        ("radio", 1955, 1975),
        ("radio", 1975, 1988),
        ("television", 1965, 1985),
        ("television", 1985, 2012),
        ("telephone", 1965, 1990),
        ("telephone", 1990, 2010),
        ("car", 1935, 1955),
        ("car", 1955, 1975),
        ("car", 1975, 1995),
        ("stove", 1950, 1975),
        ("stove", 1975, 1995),
        ("train", 1950, 1985),
        ("bus", 1960, 1990),
        ("camera", 1935, 1970),
        ("record_player", 1930, 1960),
        ("typewriter", 1940, 1970),
        ("iron", 1940, 1975),
        ("fridge", 1960, 1990),
        ("football", 1950, 1985),
        ("computer", 1988, 2010),
    ],
)
def test_the_years_change_machines(kind: str, early: int, late: int) -> None:
    assert not np.array_equal(_drawn(kind, year=early), _drawn(kind, year=late))


def test_shadows_do_not_count_as_the_thing() -> None:
    for kind in OBJECTS:
        if find_thing(kind).belongs[0] == "floor":
            below = _drawn(kind)[224:, :, 3]
            assert below.max() < 128, kind


WALLED = ("clock", "mirror", "painting", "crucifix", "calendar", "map", "blackboard", "ham", "wreath")


def place_of(kind: str, place: str) -> Region:
    request = PictureRequest(SettingRequest(place), (), (ThingRequest(kind),), width=160, height=160)
    return draw_sketch(request).layout.regions["thing-0"]


@pytest.mark.parametrize("kind", WALLED)
def test_nothing_hangs_in_the_open_air(kind: str) -> None:
    assert place_of(kind, "plain").bottom > 0.55


def test_on_a_wall_what_hangs_on_walls_hangs() -> None:
    for kind in ("clock", "mirror", "painting", "crucifix", "calendar", "map"):
        assert place_of(kind, "living_room").bottom < 0.55, kind


@pytest.mark.parametrize("kind", ["rocking_chair", "swing"])
def test_who_sits_takes_the_seat_that_is_there(kind: str) -> None:
    sitter = SubjectRequest("ana", PersonLooks(gender="female"), "sitting", central=True)
    request = PictureRequest(
        SettingRequest("garden"), (sitter,), (ThingRequest(kind),), width=160, height=160
    )
    regions = draw_sketch(request).layout.regions
    assert (
        regions["thing-0"].left < (regions["ana"].left + regions["ana"].right) / 2 < regions["thing-0"].right
    )


def test_a_radio_stands_on_the_round_table_that_was_asked_for() -> None:
    things = (ThingRequest("round_table"), ThingRequest("radio"))
    request = PictureRequest(SettingRequest("living_room"), (), things, width=160, height=160)
    regions = draw_sketch(request).layout.regions
    table, radio = regions["thing-0"], regions["thing-1"]
    assert table.left < radio.left < radio.right < table.right
    assert abs(radio.bottom - table.top) < 0.06


def test_a_rug_lies_under_those_who_stand_on_it() -> None:
    ana = SubjectRequest("ana", PersonLooks(gender="female"), central=True)
    request = PictureRequest(
        SettingRequest("living_room"), (ana,), (ThingRequest("rug"),), width=160, height=160
    )
    regions = draw_sketch(request).layout.regions
    rug, feet = regions["thing-0"], regions["ana"].bottom
    assert rug.top < feet < rug.bottom
    assert rug.left < regions["ana"].left < regions["ana"].right < rug.right
