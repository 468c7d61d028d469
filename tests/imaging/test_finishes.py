"""The finish of each style: the same each time, masks as they were, any size, and what it promises."""

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from imaging import vocabulary
from imaging.request import Pixels, Sketch
from imaging.sketching import draw_sketch
from imaging.sketching.sampling import sample_request

SCENE = sample_request(random.Random(11), 256)


@pytest.fixture(scope="module")
def sketches() -> dict[str, Sketch]:
    return {style: draw_sketch(replace(SCENE, style=style)) for style in vocabulary.STYLES}


def far(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(float) - other).mean())


@pytest.mark.parametrize("style", vocabulary.STYLES)
def test_a_style_changes_no_mask_and_draws_the_same_each_time(
    sketches: dict[str, Sketch], style: str
) -> None:
    plain, sketch = sketches["storybook"], sketches[style]
    assert sketch.layout == plain.layout
    assert sketch.masks.keys() == plain.masks.keys()
    assert all(np.array_equal(sketch.masks[key], plain.masks[key]) for key in plain.masks)
    again = draw_sketch(replace(SCENE, style=style))
    assert np.array_equal(again.pixels, sketch.pixels)


def test_every_two_styles_can_be_told_apart(sketches: dict[str, Sketch]) -> None:
    for one, other in combinations(vocabulary.STYLES, 2):
        assert far(sketches[one].pixels, sketches[other].pixels) > 3, (one, other)


@pytest.mark.parametrize("style", vocabulary.STYLES)
@pytest.mark.parametrize("size", [(256, 64), (97, 333), (640, 480)])
def test_any_size_is_finished(style: str, size: tuple[int, int]) -> None:
    width, height = size
    pixels = draw_sketch(replace(SCENE, style=style, width=width, height=height)).pixels
    assert pixels.shape == (height, width, 3)
    assert pixels.std() > 5


@pytest.mark.parametrize("style", ["black_and_white", "greyscale"])
def test_grey_styles_have_no_colour(sketches: dict[str, Sketch], style: str) -> None:
    assert np.ptp(sketches[style].pixels.astype(int), axis=2).max() <= 2


def test_the_clear_style_sets_subjects_off_from_what_is_behind(sketches: dict[str, Sketch]) -> None:
    clear, plain = sketches["clear"], sketches["storybook"]
    subjects = np.logical_or.reduce(list(clear.masks.values()))

    def contrast(sketch: Sketch) -> float:
        grey = sketch.pixels.astype(float).mean(axis=2)
        return float(grey[~subjects].mean() - grey[subjects].mean())

    assert contrast(clear) > contrast(plain) + 15


def test_a_scene_without_anybody_is_clear_too() -> None:
    empty = replace(SCENE, subjects=(), things=(), style="clear")
    assert draw_sketch(empty).pixels.std() > 5


def edge_of(pixels: Pixels) -> Pixels:
    """The outermost strip but for the very rim, where a deckle is cut."""
    return pixels[3:5, 20:-20]


@pytest.mark.parametrize("style", ["sepia", "black_and_white", "faded_colour"])
def test_old_prints_have_a_pale_border(sketches: dict[str, Sketch], style: str) -> None:
    pixels = sketches[style].pixels
    assert edge_of(pixels).mean() > 205
    assert edge_of(pixels).mean() > pixels[20:-20, 20:-20].mean() + 20


def test_sepia_is_one_warm_scale_of_tones(sketches: dict[str, Sketch]) -> None:
    pixels = sketches["sepia"].pixels.reshape(-1, 3).astype(int)
    assert (pixels[:, 0] >= pixels[:, 1]).mean() > 0.99
    assert (pixels[:, 1] >= pixels[:, 2]).mean() > 0.99
    assert np.percentile(pixels[:, 0], 99) - np.percentile(pixels[:, 0], 1) > 120


def test_faded_prints_have_lost_their_deep_shadows(sketches: dict[str, Sketch]) -> None:
    def darkest(style: str) -> float:
        return float(np.percentile(sketches[style].pixels[20:-20, 20:-20].mean(axis=2), 1))

    assert darkest("faded_colour") > darkest("storybook") + 15
    assert darkest("black_and_white") < darkest("faded_colour")


def test_a_flash_darkens_what_is_just_beside_the_subjects(sketches: dict[str, Sketch]) -> None:
    with_masks = sketches["flash_print"].pixels.astype(float)
    subjects = np.logical_or.reduce(list(sketches["flash_print"].masks.values()))
    moved = np.zeros_like(subjects)
    moved[2:, 4:] = subjects[:-2, :-4]
    beside = moved & ~subjects
    plain = sketches["colour_print"].pixels.astype(float)
    ratio = with_masks.mean(axis=2) / np.maximum(plain.mean(axis=2), 1)
    assert ratio[beside].mean() < ratio[subjects].mean() - 0.05


@pytest.mark.parametrize("style", ["watercolour", "pencil"])
def test_paper_shows_in_work_by_hand(sketches: dict[str, Sketch], style: str) -> None:
    pixels = sketches[style].pixels.astype(int)
    assert ((pixels.min(axis=2) > 205) & (np.ptp(pixels, axis=2) < 40)).mean() > 0.02
