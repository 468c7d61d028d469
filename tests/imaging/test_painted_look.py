"""The painted look: what training takes for the truth."""

import numpy as np
import pytest
from scipy import ndimage

from imaging.request import Mask, Pixels, SettingRequest
from imaging.sketching.places import scene_look
from imaging.training.painted_look import HANDS, painted
from imaging.vocabulary import GREY_STYLES, STYLES

SIZE = 256
NOON = scene_look(SettingRequest("plain", time_of_day="midday", weather="sun"))
EVENING = scene_look(SettingRequest("plain", time_of_day="evening", weather="sun"))
NIGHT = scene_look(SettingRequest("plain", time_of_day="night", weather="sun"))


@pytest.fixture
def drawing() -> tuple[Pixels, dict[str, Mask]]:
    """A red figure with a dark eye before a blue wall on green ground."""
    pixels = np.full((SIZE, SIZE, 3), (120, 160, 220), np.uint8)
    pixels[170:] = (110, 170, 90)
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    figure = ((x - 128) / 40) ** 2 + ((y - 140) / 70) ** 2 < 1
    pixels[figure] = (200, 60, 50)
    eye = np.hypot(x - 128, y - 100) < 4
    pixels[eye] = (30, 20, 20)
    return pixels, {"ana": figure}


def test_same_seed_same_painting(drawing: tuple[Pixels, dict[str, Mask]]) -> None:
    pixels, masks = drawing
    first = painted(pixels, masks, NOON, "storybook", 4)
    assert first.dtype == np.uint8
    assert first.shape == pixels.shape
    assert np.array_equal(first, painted(pixels, masks, NOON, "storybook", 4))
    assert not np.array_equal(first, painted(pixels, masks, NOON, "storybook", 5))


def test_the_drawing_stays_recognisable(drawing: tuple[Pixels, dict[str, Mask]]) -> None:
    pixels, masks = drawing
    made = painted(pixels, masks, NOON, "storybook", 4).astype(float)
    body = ndimage.binary_erosion(masks["ana"], iterations=6)
    red, green, blue = made[body].mean(axis=0)
    assert red > 1.8 * max(green, blue)
    sky = made[:90, :60].mean(axis=(0, 1))
    assert sky[2] > sky[0] + 40
    assert made[98:103, 126:131].mean() < 80  # the eye is still there


def test_light_comes_from_the_upper_left(drawing: tuple[Pixels, dict[str, Mask]]) -> None:
    pixels, masks = drawing
    made = painted(pixels, masks, NOON, "storybook", 4).astype(float).mean(axis=-1)
    assert made[110:170, 96:104].mean() > made[110:170, 152:160].mean() + 8


def test_a_shadow_falls_on_the_ground_to_the_right(drawing: tuple[Pixels, dict[str, Mask]]) -> None:
    pixels, masks = drawing
    made = painted(pixels, masks, NOON, "storybook", 4).astype(float).mean(axis=-1)
    free = painted(pixels, {}, NOON, "storybook", 4).astype(float).mean(axis=-1)
    assert (free - made)[196:206, 165:190].mean() > 12
    assert abs((free - made)[20:60, 10:60].mean()) < 4


def test_strokes_give_texture_where_the_drawing_was_flat(drawing: tuple[Pixels, dict[str, Mask]]) -> None:
    pixels, masks = drawing
    made = painted(pixels, masks, NOON, "storybook", 4).astype(float).mean(axis=-1)
    wall = made[20:80, 10:70]
    assert (wall - ndimage.gaussian_filter(wall, 6)).std() > 1.0


def test_evening_is_warmer_than_night(drawing: tuple[Pixels, dict[str, Mask]]) -> None:
    pixels, masks = drawing
    evening = painted(pixels, masks, EVENING, "storybook", 4).astype(float).mean(axis=(0, 1))
    night = painted(pixels, masks, NIGHT, "storybook", 4).astype(float).mean(axis=(0, 1))
    assert evening[0] / evening[2] > night[0] / night[2]


def test_every_style_has_a_hand_of_its_own(drawing: tuple[Pixels, dict[str, Mask]]) -> None:
    pixels, masks = drawing
    assert set(HANDS) == set(STYLES)
    made = {style: painted(pixels, masks, NOON, style, 4).astype(float) for style in STYLES}
    names = list(made)
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            assert np.abs(made[first] - made[second]).mean() > 1.0, (first, second)


@pytest.mark.parametrize("style", sorted(GREY_STYLES))
def test_grey_styles_are_exactly_grey(drawing: tuple[Pixels, dict[str, Mask]], style: str) -> None:
    pixels, masks = drawing
    made = painted(pixels, masks, EVENING, style, 4)
    assert (made.max(axis=-1) == made.min(axis=-1)).all()
    assert made.std() > 10


def test_a_plain_wall_gets_no_form_and_a_figure_does(drawing: tuple[Pixels, dict[str, Mask]]) -> None:
    """Light comes from shapes: between strokes, a wide plain shape may not look like rock."""
    pixels, masks = drawing
    made = painted(pixels, masks, NOON, "digital", 4).astype(float).mean(axis=-1)
    wall, body = made[20:60, 10:60], made[100:180, 98:158]
    unrest = ndimage.gaussian_filter(wall, 2) - ndimage.gaussian_filter(wall, 12)
    assert unrest.std() < 1.5
    assert (ndimage.gaussian_filter(body, 2) - ndimage.gaussian_filter(body, 12)).std() > 3
