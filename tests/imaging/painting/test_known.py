"""The page where trained weights work on it: their subjects shown faintly and in their own colours."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from imaging.composing import Composing
from imaging.composing.composing import base_request
from imaging.composing.values import Way
from imaging.engine.samplers import ANCHOR
from imaging.painting import Painter
from imaging.painting.known import Known, faintly_shown, held_elsewhere, known_at_once
from imaging.painting.own_colours import METADATA, colours_of
from imaging.personalising.samples import finished
from imaging.request import (
    Adapter,
    Garment,
    Layout,
    PersonLooks,
    PictureRequest,
    Pixels,
    Region,
    SettingRequest,
    Sketch,
    SubjectRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.worn import worn_pixels

from ..engine import tiny_models
from ..engine.test_compiling import a_lora

SIDE = 256
TURQUOISE, VIOLET = (40, 190, 186), (122, 30, 150)
RED, GREEN, OLIVE = (200, 40, 40), (40, 200, 40), (40, 122, 40)  # red and olive are equally bright


@pytest.fixture(scope="module")
def painter(tmp_path_factory: pytest.TempPathFactory) -> Painter:
    return Painter.load(tiny_models.build("evoca", tmp_path_factory.mktemp("known") / "evoca"), threads=1)


@pytest.fixture
def weights(painter: Painter, tmp_path: Path) -> Path:
    """Random layers whose file brings two colours."""
    file = a_lora(painter.pipeline, tmp_path, 1)
    own = colours_of(np.repeat(np.array([TURQUOISE, VIOLET], np.uint8), 500, axis=0), 0)
    save_file(load_file(file), tmp_path / "own.safetensors", {METADATA: own.as_text()})
    return tmp_path / "own.safetensors"


@pytest.fixture
def request_(weights: Path) -> PictureRequest:
    return PictureRequest(
        subjects=(
            SubjectRequest("ana", PersonLooks(), prompt="a woman", adapter=weights),
            SubjectRequest("eva", PersonLooks(), prompt="a girl"),
        ),
        prompt="a woman and a girl", seed=7, width=SIDE, height=SIDE, steps=3,
    )  # fmt: skip


@pytest.fixture
def sketch() -> Sketch:
    return two_blocks(RED)


def two_blocks(ana: tuple[int, int, int]) -> Sketch:
    """Ana, a block of this colour with a line across, and Eva, a green one."""
    pixels = np.full((SIDE, SIDE, 3), 215, np.uint8)
    masks = {key: np.zeros((SIDE, SIDE), bool) for key in ("ana", "eva")}
    masks["ana"][64:224, 32:112] = True
    masks["eva"][64:224, 144:224] = True
    pixels[masks["ana"]], pixels[masks["eva"]] = ana, GREEN
    pixels[140:143, 32:112] = 20
    return Sketch(pixels, masks, Layout({"ana": Region(0.1, 0.2, 0.4, 0.9)}), 0.0)


def in_front_of(sketch: Sketch, wall: tuple[int, int, int]) -> Sketch:
    """The same two before a wall of this colour."""
    pixels = sketch.pixels.copy()
    pixels[~(sketch.masks["ana"] | sketch.masks["eva"])] = wall
    return replace(sketch, pixels=pixels)


def from_own_colours(found: Pixels) -> float:
    """How far pixels (n, 3) are from turquoise and violet, in the mean."""
    own = np.array([TURQUOISE, VIOLET], float)
    return float(np.abs(found.astype(float)[:, None] - own).max(axis=-1).min(axis=1).mean())


def base(painter: Painter, request: PictureRequest, sketch: Sketch, way: Way) -> Pixels:
    return finished(painter.base(base_request(request, sketch, Composing(way)), sketch))


def apart(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(float) - other).mean())


def test_weights_that_are_not_at_work_on_the_page_leave_it_as_it_is(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    without = replace(request_, subjects=tuple(replace(each, adapter=None) for each in request_.subjects))
    assert known_at_once(request_, sketch) == ()
    assert np.array_equal(base(painter, request_, sketch, "each"), base(painter, without, sketch, "regional"))


@pytest.mark.parametrize("way", ["together", "regional"])
def test_the_sketch_has_no_say_in_the_colours_of_who_is_known(
    painter: Painter, request_: PictureRequest, way: Way
) -> None:
    red, olive = two_blocks(RED), two_blocks(OLIVE)
    inside = np.s_[80:208, 48:96]

    def shown(wanted: Way) -> float:
        pages = [base(painter, request_, drawn, wanted)[inside] for drawn in (red, olive)]
        return apart(*pages)

    assert shown(way) < 0.3 * shown("each")


def test_only_weights_kept_to_their_subject_bring_its_own_colours(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    def near(page: Pixels, key: str) -> float:
        return from_own_colours(page[sketch.masks[key]])

    page = base(painter, request_, sketch, "regional")
    assert near(page, "ana") < 0.5 * near(base(painter, request_, sketch, "together"), "ana")
    assert near(page, "eva") > 2 * near(page, "ana")


def test_a_place_is_painted_in_its_own_colours_whatever_the_sketch_shows_and_nobody_in_it_is(
    painter: Painter, request_: PictureRequest, weights: Path
) -> None:
    nobody = replace(request_, subjects=tuple(replace(each, adapter=None) for each in request_.subjects))
    sketches = [in_front_of(two_blocks(RED), wall) for wall in (RED, OLIVE)]
    around = ~(sketches[0].masks["ana"] | sketches[0].masks["eva"])

    def pages(*, place: bool) -> list[Pixels]:
        wanted = replace(nobody, adapters=(Adapter(weights, place=place),))
        return [finished(painter.base(wanted, sketch)) for sketch in sketches]

    known, unknown = pages(place=True), pages(place=False)
    assert apart(*(page[around] for page in known)) < 0.4 * apart(*(page[around] for page in unknown))
    assert all(from_own_colours(page[around]) < 30 < from_own_colours(unknown[0][around]) for page in known)
    assert from_own_colours(known[0][sketches[0].masks["eva"]]) > 2 * from_own_colours(known[0][around])


def test_told_snow_lies_on_a_place_that_is_known(request_: PictureRequest, weights: Path) -> None:
    wanted = replace(request_, subjects=request_.subjects[1:], adapters=(Adapter(weights, place=True),))
    snowed = replace(wanted, setting=SettingRequest("park", "winter", "midday", "snow"))
    sketch = two_blocks(RED)
    (place,) = known_at_once(wanted, sketch)
    assert np.array_equal(place.inside, ~(sketch.masks["ana"] | sketch.masks["eva"]))
    assert known_at_once(snowed, sketch) == ()


def test_nobody_is_known_by_a_network_that_is_left_out(
    request_: PictureRequest, sketch: Sketch, tmp_path: Path
) -> None:
    file = tmp_path / "whole.safetensors"
    save_file({"unet.conv_in.weight": torch.zeros(1)}, file)
    ana = replace(request_.subjects[0], adapter=file)
    request = replace(request_, subjects=(ana, request_.subjects[1]))
    at_once = {way: base_request(request, sketch, Composing(way)) for way in ("together", "regional")}
    assert len(known_at_once(at_once["together"], sketch)) == 1
    assert known_at_once(at_once["regional"], sketch) == ()


def test_who_is_hidden_is_no_hindrance(painter: Painter, request_: PictureRequest, sketch: Sketch) -> None:
    hidden = replace(sketch, masks={**sketch.masks, "ana": np.zeros((SIDE, SIDE), bool)})
    assert base(painter, request_, hidden, "regional").shape == (SIDE, SIDE, 3)


def test_a_faint_page_shows_lines_and_no_colour_and_all_else_as_it_is(sketch: Sketch) -> None:
    ana = Known(sketch.masks["ana"], whole=True)
    shown = faintly_shown(sketch.pixels, (ana,))
    inside = shown[sketch.masks["ana"]].astype(int)
    assert (inside.max(axis=-1) == inside.min(axis=-1)).all()
    assert shown[141, 70, 0] < shown[100, 70, 0] - 30
    assert np.array_equal(shown[~sketch.masks["ana"]], sketch.pixels[~sketch.masks["ana"]])
    small = faintly_shown(sketch.pixels[::2, ::2].copy(), (ana,))
    assert (np.ptp(small[40:100, 24:48].astype(int), axis=-1) == 0).all()


def test_only_who_is_known_begins_at_noise_alone(sketch: Sketch) -> None:
    held = held_elsewhere(torch.zeros(1, 4, SIDE // 8, SIDE // 8), (Known(sketch.masks["ana"], True),))
    change = held.change[0, 0].numpy()
    ana = sketch.masks["ana"][4::8, 4::8]
    assert (change[ana] == 1).all()
    assert (change == 1).sum() < 1.5 * ana.sum()
    assert change[sketch.masks["eva"][4::8, 4::8]] == pytest.approx(ANCHOR)
    new = held.share(1, 6)[0, 0].numpy()
    assert (new[ana] == 1).all()
    assert not new[sketch.masks["eva"][4::8, 4::8]].any()
    assert held.share(2, 6).min() == 1


def test_told_garments_stay_as_they_are_drawn(painter: Painter, weights: Path) -> None:
    def scene(colour: str, dressed: bool) -> PictureRequest:
        looks = PersonLooks("adult", "female", hair_colour="brown", garments=(Garment("coat", colour),))
        person = SubjectRequest("ana", looks, central=True, dressed=dressed, adapter=weights)
        return PictureRequest(SettingRequest("park"), (person,), seed=3, width=SIDE, height=SIDE, steps=3)

    def told(dressed: bool) -> float:
        pages: list[Pixels] = []
        for colour in ("red", "green"):
            request = scene(colour, dressed)
            page = base(painter, request, draw_sketch(request), "regional")
            pages.append(page[worn_pixels(request, "ana")])
        return apart(*pages)

    assert told(dressed=False) < 0.5 * told(dressed=True)
