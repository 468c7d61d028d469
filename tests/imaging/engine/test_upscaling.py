"""The page for print: its size, its sharpness, no halos, no seams, and its time."""

import time

import numpy as np
import pytest
from PIL import Image

from imaging.engine.upscaling import for_print, print_size, upscaled
from imaging.errors import BadRequestError
from imaging.request import PictureRequest, Pixels, SettingRequest
from imaging.sketching import draw_sketch


@pytest.fixture(scope="module")
def drawn() -> tuple[Pixels, Pixels]:
    """A drawing of 256 pixels, and the same one drawn of 1024."""
    setting = SettingRequest(place="kitchen")
    small, large = (
        draw_sketch(PictureRequest(setting, seed=4, width=s, height=s)).pixels for s in (256, 1024)
    )
    return small, large


def test_an_a4_page_at_300_dots_an_inch() -> None:
    assert print_size(768, 768) == (2480, 2480)
    assert print_size(600, 900) == (2339, 3508)
    assert print_size(900, 600) == (3508, 2339)


def test_a_picture_fills_the_page_and_a_larger_one_stays() -> None:
    small = np.full((96, 64, 3), 120, np.uint8)
    assert for_print(small, dpi=60).shape == (702, 468, 3)
    large = np.zeros((3000, 3000, 3), np.uint8)
    assert for_print(large) is large


def test_it_is_nearer_to_the_large_drawing_than_plain_resampling(drawn: tuple[Pixels, Pixels]) -> None:
    large = drawn[1]
    reduced = np.asarray(Image.fromarray(large).resize((256, 256), Image.Resampling.BOX))
    plain = np.asarray(Image.fromarray(reduced).resize((1024, 1024), Image.Resampling.BICUBIC))
    made = upscaled(reduced, 1024, 1024)
    assert _error(made, large) < _error(plain, large)
    assert _edge(made) > 1.1 * _edge(plain)
    assert _edge(made) < 1.3 * _edge(large)


def test_an_edge_gets_no_halo() -> None:
    step = np.full((64, 64, 3), 60, np.uint8)
    step[:, 32:] = 190
    made = upscaled(step, 256, 256)
    assert made.min() >= 60 - 1
    assert made.max() <= 190 + 1
    across = made[128, :, 0].astype(int)
    assert (np.diff(across[120:136]) >= 0).all()


def test_even_and_quiet_areas_stay() -> None:
    even = np.full((32, 48, 3), (200, 150, 90), np.uint8)
    assert (upscaled(even, 480, 320) == (200, 150, 90)).all()
    rng = np.random.default_rng(1)
    grain = np.clip(128 + rng.normal(0, 1.2, (64, 64, 1)), 0, 255).astype(np.uint8).repeat(3, axis=2)
    plain = np.asarray(Image.fromarray(grain).resize((256, 256), Image.Resampling.LANCZOS))
    assert upscaled(grain, 256, 256).std() < 1.15 * plain.std()


def test_tiles_do_not_show(drawn: tuple[Pixels, Pixels]) -> None:
    whole = upscaled(drawn[0], 700, 650, tile_rows=10_000)
    for rows in (37, 128):
        assert np.array_equal(upscaled(drawn[0], 700, 650, tile_rows=rows), whole)


def test_a_page_of_768_for_print_in_seconds(drawn: tuple[Pixels, Pixels]) -> None:
    page = np.asarray(Image.fromarray(drawn[1]).resize((768, 768)))
    began = time.process_time()
    made = for_print(page)
    assert made.shape == (2480, 2480, 3)
    assert time.process_time() - began < 12


@pytest.mark.parametrize("size", [(0, 100), (100, 20_000)])
def test_bad_sizes_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(BadRequestError):
        upscaled(np.zeros((8, 8, 3), np.uint8), *size)


def _error(made: Pixels, true: Pixels) -> float:
    return float(((made.astype(float) - true) ** 2).mean())


def _edge(pixels: Pixels) -> float:
    """The mean of the strongest hundredth of all steps from one pixel to the next."""
    steps = np.abs(np.diff(pixels.astype(float).mean(axis=2), axis=1)).ravel()
    return float(np.sort(steps)[-len(steps) // 100 :].mean())
