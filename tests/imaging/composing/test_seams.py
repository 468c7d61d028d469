"""No seam is seen where new pixels meet old ones, on paintings of the shipped model."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from imaging.composing import Repair
from imaging.composing.repairing import repaired
from imaging.engine.engine import Engine
from imaging.painting.seams import blended
from imaging.request import (
    AnimalLooks,
    Mask,
    PersonLooks,
    PictureRequest,
    Pixels,
    SettingRequest,
    Sketch,
    SubjectRequest,
)
from imaging.sketching import draw_sketch

from .conftest import finish

MODELS = Path(__file__).parents[3] / "data" / "models"
LUMA = np.array([0.299, 0.587, 0.114], np.float32)
NEAR = 8  # pixels to both sides of an edge: its surroundings
MOST = 1.1
PLACES = ("beach", "country_kitchen", "park", "village_street")


def steepness(pixels: Pixels, inside: Mask) -> float:
    """The mean difference between neighbours across the mask's edge, as a share of that around it."""
    light = pixels.astype(np.float32) @ LUMA
    away = np.where(inside, ndimage.distance_transform_edt(inside), ndimage.distance_transform_edt(~inside))
    across, around = [], []
    for axis in (0, 1):
        one, other = (np.take(light, range(i, light.shape[axis] - 1 + i), axis) for i in (0, 1))
        in_one, in_other = (np.take(inside, range(i, inside.shape[axis] - 1 + i), axis) for i in (0, 1))
        far_one, far_other = (np.take(away, range(i, away.shape[axis] - 1 + i), axis) for i in (0, 1))
        step, crosses = np.abs(one - other), in_one != in_other
        across.append(step[crosses])
        around.append(step[~crosses & (np.maximum(far_one, far_other) <= NEAR)])
    return float(np.concatenate(across).mean() / np.concatenate(around).mean())


@cache
def engine() -> Engine:
    return Engine([MODELS], threads=1)


@cache
def painted(place: str) -> tuple[PictureRequest, Sketch, Pixels]:
    request = PictureRequest(
        SettingRequest(place),
        (
            SubjectRequest("yo", PersonLooks("child", "male"), central=True, prompt="a little boy"),
            SubjectRequest("ana", PersonLooks("adult", "female"), beside="yo", prompt="a woman"),
            SubjectRequest("luna", AnimalLooks("dog", "white"), beside="yo", prompt="a white dog"),
        ),
        prompt=f"a little boy, a woman, a white dog, a {place.replace('_', ' ')}, storybook",
        seed=len(place), width=512, height=512, steps=4,
    )  # fmt: skip
    sketch = draw_sketch(request)
    return request, sketch, finish(engine().base(request, sketch))


def free_hand(sketch: Sketch, seed: int) -> Pixels:
    """A blob that a hand might draw, wherever it falls."""
    rng = np.random.default_rng(seed)
    height, width = sketch.pixels.shape[:2]
    noise = ndimage.gaussian_filter(rng.standard_normal((height, width)), 24)
    rows, columns = np.mgrid[0:height, 0:width]
    y, x = rng.uniform(0.3, 0.7, 2) * (height, width)
    near = np.exp(-((rows - y) ** 2 + (columns - x) ** 2) / (2 * 60**2))
    return np.where(near + 2 * noise > 0.4, 255, 0).astype(np.uint8)


def repairs(place: str) -> list[tuple[Repair, bool]]:
    """By subject, by hand over what is there, by hand away with it; whether after the drawing."""
    request, sketch, _canvas = painted(place)
    by_subject = [
        (Repair(np.where(sketch.masks[e.key], 255, 0).astype(np.uint8), e.prompt, strength=1.0, seed=5), True)
        for e in request.subjects
        if sketch.masks[e.key].any()
    ]
    blob = free_hand(sketch, len(place))
    by_hand = Repair(blob, request.prompt, strength=1.0, seed=5)
    away = Repair(blob, request.prompt, strength=1.0, seed=5, content="fill")
    return [*by_subject, (by_hand, True), (away, False)]


@pytest.mark.parametrize("place", [PLACES[0], *(pytest.param(p, marks=pytest.mark.slow) for p in PLACES[1:])])
def test_the_edge_of_a_repair_is_no_steeper_than_what_is_around_it(place: str) -> None:
    request, sketch, canvas = painted(place)
    for repair, after_drawing in repairs(place):
        done = finish(repaired(engine(), request, sketch if after_drawing else None, canvas, repair))
        for least in (1, 128):
            inside = done.mask >= least
            # Where the mask happens to end at an outline of the picture, that was as steep before.
            before = steepness(canvas, inside)
            assert steepness(done.pixels, inside) <= MOST * max(1.0, before), (repair.content, least)


def test_a_cast_is_evened_out_at_the_rim_and_what_was_to_be_painted_is_not() -> None:
    rng = np.random.default_rng(1)
    canvas = np.clip(rng.normal(120, 6, (160, 160, 3)), 0, 255).astype(np.uint8)
    feather = np.zeros((160, 160), np.float32)
    feather[40:120, 40:120] = 255
    mask = ndimage.gaussian_filter(feather, 3).astype(np.uint8)
    cast = np.clip(canvas.astype(int) + 18, 0, 255).astype(np.uint8)
    made = blended(canvas, cast, mask).astype(int)
    rim = (mask > 100) & (mask < 200)
    assert abs((made - canvas)[rim].mean()) < 6
    assert (made - canvas)[70:90, 70:90].mean() > 8
    black = blended(canvas, np.zeros_like(canvas), mask)
    assert black[mask == 255].max() < 8
    for painted_over in (cast, np.zeros_like(canvas)):
        assert np.array_equal(blended(canvas, painted_over, mask)[mask == 0], canvas[mask == 0])
