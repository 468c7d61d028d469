"""Holes in pictures: where they are cut, how they are put back, and what fills them."""

import numpy as np
import pytest

from imaging.painting.inpainting import hole_of, prefilled
from imaging.request import Inpainting, Mask

AREA = 256 * 256


def square(side: int = 200, top: int = 80, left: int = 60, size: int = 30) -> Mask:
    mask = np.zeros((side, side), bool)
    mask[top : top + size, left : left + size] = True
    return mask


def test_the_crop_is_cut_by_the_hard_mask_with_its_padding() -> None:
    hole = hole_of(Inpainting(square(), blur=0.0, padding=20), 200, 200, AREA, 32)
    assert hole.box == (40, 60, 110, 130)
    assert hole.inside.sum() == 900
    assert (hole.width, hole.height) == (256, 256)
    assert hole.large_inside().shape == (256, 256)


@pytest.mark.parametrize(("top", "left"), [(0, 0), (170, 170), (0, 170), (90, 0)])
def test_at_the_edge_the_crop_moves_inwards_and_keeps_its_size(top: int, left: int) -> None:
    hole = hole_of(Inpainting(square(top=top, left=left), blur=2.0, padding=24), 200, 200, AREA, 32)
    x0, y0, x1, y1 = hole.box
    assert 0 <= x0 < x1 <= 200
    assert 0 <= y0 < y1 <= 200
    assert min(x1 - x0, y1 - y0) >= 64
    assert hole.inside.sum() == 900


def test_a_tiny_hole_still_has_surroundings() -> None:
    hole = hole_of(Inpainting(square(size=1), blur=0.0, padding=0), 200, 200, AREA, 32)
    x0, y0, x1, y1 = hole.box
    assert x1 - x0 >= 64
    assert y1 - y0 >= 64


def test_the_blur_is_never_cut_off_by_the_crop() -> None:
    rng = np.random.default_rng(1)
    canvas = rng.integers(0, 256, (200, 200, 3), dtype=np.uint8)
    hole = hole_of(Inpainting(square(), blur=12.0, padding=0), 200, 200, AREA, 32)
    assert hole.paste[0].max() < 40
    assert hole.paste[:, 0].max() < 40
    made = hole.put_back(canvas, np.zeros((hole.height, hole.width, 3), np.uint8))
    left, top, right, bottom = hole.box
    untouched = np.ones((200, 200), bool)
    untouched[top:bottom, left:right] = hole.paste == 0
    assert np.array_equal(made[untouched], canvas[untouched])
    assert (made[square()] <= canvas[square()] / 2 + 1).all()


def test_the_whole_picture_is_worked_on_when_it_is_asked_for() -> None:
    hole = hole_of(Inpainting(square(), only_masked=False), 200, 200, AREA, 32)
    assert hole.box == (0, 0, 200, 200)


def test_a_mask_of_another_size_and_turned_round() -> None:
    hole = hole_of(Inpainting(square(), inverted=True, blur=0.0), 400, 400, AREA, 32)
    assert hole.box == (0, 0, 400, 400)
    assert hole.inside.sum() == 400 * 400 - 3600


def test_latents_change_where_the_paste_shows() -> None:
    hole = hole_of(Inpainting(square(), blur=6.0), 200, 200, AREA, 32)
    change = hole.latent_change(8)
    assert change.shape == (hole.height // 8, hole.width // 8)
    assert change.min() == 0
    assert change.max() == 1
    shown = hole.paste > 128
    rows, columns = np.nonzero(shown)
    scale_y, scale_x = change.shape[0] / shown.shape[0], change.shape[1] / shown.shape[1]
    assert (change[(rows * scale_y).astype(int), (columns * scale_x).astype(int)] > 0.5).all()


def test_a_soft_mask_without_grey_values_fades_from_its_rim() -> None:
    mask = square(size=80)
    hole = hole_of(Inpainting(mask, soft=True, only_masked=False), 200, 200, AREA, 32)
    assert hole.soft
    assert hole.change[120, 100] == 1
    assert 0 < hole.change[120, 62] < 0.3
    assert hole.change[~mask].max() == 0
    assert hole.paste[~mask].max() == 0


def test_a_fill_takes_the_colours_around() -> None:
    picture = np.zeros((96, 96, 3), np.uint8)
    picture[:, :48], picture[:, 48:] = (200, 40, 40), (40, 40, 200)
    mask = square(side=96, top=24, left=24, size=48)
    picture[mask] = (0, 255, 0)
    made = prefilled(picture, mask)
    assert np.array_equal(made[~mask], picture[~mask])
    assert made[mask][:, 1].max() < 60
    assert (made[40:56, 26].astype(int)[:, 0] > 160).all()
    assert (made[40:56, 69].astype(int)[:, 2] > 160).all()


def test_a_fill_of_everything_is_even() -> None:
    made = prefilled(np.full((33, 70, 3), 90, np.uint8), np.ones((33, 70), bool))
    assert made.std() == 0


@pytest.mark.parametrize("seed", range(4))
def test_a_fill_has_no_edges_of_its_own(seed: int) -> None:
    rng = np.random.default_rng(seed)
    picture = np.kron(rng.integers(0, 256, (6, 6, 3)), np.ones((40, 40, 1))).astype(np.uint8)
    rows, columns = np.mgrid[0:240, 0:240]
    mask = np.hypot(rows - 120, columns - 110) < 70
    made = prefilled(picture, mask).astype(int)
    deep = np.hypot(rows - 120, columns - 110) < 50
    steps = [np.abs(np.diff(made, axis=axis)).max(axis=-1) for axis in (0, 1)]
    assert max(steps[0][deep[1:] & deep[:-1]].max(), steps[1][deep[:, 1:] & deep[:, :-1]].max()) <= 4
