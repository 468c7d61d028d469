"""No seam is seen where new pixels meet old ones, on paintings of the shipped model."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from imaging.composing import Composing, Composition, Repair
from imaging.composing.composing import compose
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
LEVELS = (1, 64, 128, 192)  # of the feathered mask: where it begins, and what shows more and more of the new
SMALL = ("beach", 384, "storybook")
PAGES = (
    ("country_kitchen", 512, "watercolour"),
    ("park", 768, "storybook"),
    ("village_street", 384, "comic"),
    ("beach", 768, "oil"),
    ("park", 512, "black_and_white"),
    ("village_street", 512, "pencil"),
    ("country_kitchen", 768, "storybook"),
)
Page = tuple[str, int, str]  # place, pixels of a side, style


def gradients(pixels: Pixels, inside: Mask) -> tuple[float, float]:
    """The mean difference between neighbours across the mask's edge, and that around it."""
    light = pixels.astype(np.float32) @ LUMA
    within, without = (np.asarray(ndimage.distance_transform_edt(part)) for part in (inside, ~inside))
    away = np.where(inside, within, without)
    across, around = [], []
    for axis in (0, 1):
        one, other = (np.take(light, range(i, light.shape[axis] - 1 + i), axis) for i in (0, 1))
        in_one, in_other = (np.take(inside, range(i, inside.shape[axis] - 1 + i), axis) for i in (0, 1))
        far_one, far_other = (np.take(away, range(i, away.shape[axis] - 1 + i), axis) for i in (0, 1))
        step, crosses = np.abs(one - other), in_one != in_other
        across.append(step[crosses])
        around.append(step[~crosses & (np.maximum(far_one, far_other) <= NEAR)])
    return float(np.concatenate(across).mean()), float(np.concatenate(around).mean())


@cache
def engine() -> Engine:
    return Engine([MODELS], threads=1)


@cache
def composed(page: Page) -> tuple[PictureRequest, Sketch, Composition, tuple[Pixels, ...]]:
    """The page with each of its subjects, as it was after each try."""
    place, side, style = page
    request = PictureRequest(
        SettingRequest(place),
        (
            SubjectRequest("yo", PersonLooks("child", "male"), central=True, prompt="a little boy"),
            SubjectRequest("ana", PersonLooks("adult", "female"), beside="yo", prompt="a woman"),
            SubjectRequest("luna", AnimalLooks("dog", "white"), beside="yo", prompt="a white dog"),
        ),
        prompt=f"a little boy, a woman, a white dog, a {place.replace('_', ' ')}, {style}",
        seed=len(place), width=side, height=side, steps=6, style=style,
    )  # fmt: skip
    sketch, after = draw_sketch(request), list[Pixels]()
    steps = compose(engine(), request, sketch, Composing(), watch=lambda _, pixels: after.append(pixels))
    return request, sketch, finish(steps), tuple(after)


def free_hand(sketch: Sketch, seed: int) -> Pixels:
    """A blob that a hand might draw, wherever it falls."""
    rng = np.random.default_rng(seed)
    height, width = sketch.pixels.shape[:2]
    noise = ndimage.gaussian_filter(rng.standard_normal((height, width)), 24)
    rows, columns = np.mgrid[0:height, 0:width]
    y, x = rng.uniform(0.3, 0.7, 2) * (height, width)
    near = np.exp(-((rows - y) ** 2 + (columns - x) ** 2) / (2 * 60**2))
    return np.where(near + 2 * noise > 0.4, 255, 0).astype(np.uint8)


def repairs(page: Page) -> list[tuple[str, Repair, bool]]:
    """By subject, by hand over what is there, away with it, all but one; whether after the drawing.

    Of the small page, by one subject.
    """
    request, sketch, _page, _tries = composed(page)
    marked = {key: np.where(mask, 255, 0).astype(np.uint8) for key, mask in sketch.masks.items()}
    by_subject = [
        (each.key, Repair(marked[each.key], each.prompt, strength=1.0, seed=5), True)
        for each in (request.subjects[:1] if page == SMALL else request.subjects)
        if sketch.masks[each.key].any()
    ]
    by_hand = Repair(free_hand(sketch, len(page[0])), request.prompt, strength=1.0, seed=5)
    return [
        *by_subject,
        ("by hand", by_hand, True),
        ("away", replace(by_hand, content="fill"), False),
        ("all but ana", replace(by_hand, mask=marked["ana"], not_masked=True), True),
    ]


def steepness(before: Pixels, after: Pixels, mask: Pixels) -> float:
    """How steep the edge of what was painted is, as a share of what is around it or stood there before: the
    steepest of the mask's levels.

    Where the mask happens to end at an outline of the picture, that was as steep before.
    """
    found: list[float] = []
    for least in LEVELS:
        inside = mask >= least
        across, around = gradients(after, inside)
        found.append(across / max(around, gradients(before, inside)[0]))
    return max(found)


def test_a_hard_edge_is_found_steep() -> None:
    canvas = np.random.default_rng(0).normal(120, 6, (160, 160, 3)).clip(0, 255).astype(np.uint8)
    mask = np.zeros((160, 160), np.uint8)
    mask[40:120, 40:120] = 255
    lighter = np.where(mask[..., None] > 0, canvas + 12, canvas).astype(np.uint8)
    assert steepness(canvas, lighter, mask) > MOST
    assert steepness(canvas, canvas, mask) <= MOST


@pytest.mark.parametrize("page", [SMALL, *(pytest.param(page, marks=pytest.mark.slow) for page in PAGES)])
def test_the_edge_of_what_is_painted_anew_is_no_steeper_than_what_is_around_it(page: Page) -> None:
    request, sketch, made, after = composed(page)
    canvas = made.base
    for attempt, pixels in zip(made.tries, after, strict=True):
        assert steepness(canvas, pixels, attempt.mask) <= MOST, attempt.key
        canvas = pixels
    for what, repair, after_drawing in repairs(page):
        done = finish(repaired(engine(), request, sketch if after_drawing else None, made.pixels, repair))
        assert steepness(made.pixels, done.pixels, done.mask) <= MOST, f"repair of {what}"


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


def test_who_stood_at_the_rim_and_went_leaves_no_colour_beside_it() -> None:
    canvas = np.random.default_rng(2).normal(150, 5, (160, 160, 3)).clip(0, 255)
    ground = np.clip(canvas + 8, 0, 255).astype(np.uint8)
    canvas[:, 90:] = (190, 40, 40)  # a red dress: half of it is painted away, the rest later
    mask = np.zeros((160, 160), np.float32)
    mask[40:120, 40:100] = 255
    feather = ndimage.gaussian_filter(mask, 3).astype(np.uint8)
    made = blended(canvas.astype(np.uint8), ground, feather).astype(int)
    tint = ndimage.gaussian_filter(made - ground.astype(float), (3, 3, 0))[50:64, 60:86]
    assert np.ptp(tint, axis=-1).max() < 4
