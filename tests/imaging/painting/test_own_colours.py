"""A subject's own colours come where they belong: a shirt's colours do not speckle a face."""

import numpy as np

from imaging.painting.own_colours import colours_of, own_coloured, place_coloured

SKIN, ORANGE, BLUE = (226, 181, 145), (229, 154, 10), (34, 66, 196)


def test_the_colours_of_a_shirt_do_not_come_into_a_face_that_is_painted_a_little_too_warm() -> None:
    own = colours_of(np.repeat(np.array([SKIN, ORANGE, BLUE], np.uint8), (1000, 1500, 1500), axis=0), 0)
    drawn = np.full((120, 60, 3), (236, 196, 160), np.uint8)  # a face, in no colour of the subject's own
    drawn[48:] = (150, 40, 40)
    painted = np.zeros((120, 60, 3), np.float32)
    painted[:48] = SKIN
    painted[30:40, 15:45] += np.array((0, -3, -14), np.float32)  # as a small model paints a cheek
    rows = (np.arange(72) // 9) % 3  # more blue than there is in the photos
    mixed = np.where((rows == 0)[:, None], ORANGE, BLUE)
    painted[48:] = (0.7 * mixed + 0.3 * (np.array(ORANGE) + BLUE) / 2)[:, None]

    inside = np.ones((120, 60), bool)
    made = own_coloured(painted.astype(np.uint8), drawn, inside, own).astype(int)

    assert np.abs(made[4:44, 4:56] - SKIN).max() < 25
    stripes = made[52:116, 4:56].reshape(-1, 3)
    for colour, share in ((ORANGE, 1 / 4), (BLUE, 1 / 2)):
        assert (np.abs(stripes - colour).max(axis=1) < 40).mean() > share


def test_each_patch_of_a_place_takes_one_of_its_own_colours_and_keeps_its_shading() -> None:
    blue, clay = (108, 163, 214), (205, 140, 110)
    own = colours_of(np.repeat(np.array([blue, clay], np.uint8), (3000, 1000), axis=0), 0)
    drawn = np.full((160, 160, 3), (232, 218, 186), np.uint8)  # a wall, and a cupboard of nearly its colour
    drawn[90:] = (198, 160, 114)
    drawn[88:91] = 30
    drawn[:40, :40] = (222, 208, 176)  # a shadow on the wall
    rng = np.random.default_rng(0)
    mottles = rng.normal(0, 1, (20, 20, 1)).repeat(8, axis=0).repeat(8, axis=1) * np.array((30, 5, -30))
    painted = np.empty((160, 160, 3))
    middle = (np.array(blue) * 3 + clay) / 4
    painted[:] = middle + 0.4 * (np.array(blue) - middle)
    painted[90:] = middle + 0.4 * (np.array(clay) - middle)
    inside = np.ones((160, 160), bool)
    inside[100:140, 60:100] = False

    seen = np.clip(painted + mottles, 0, 255).astype(np.uint8)
    made = place_coloured(seen, drawn, inside, own).astype(int)

    assert np.abs(made[50:84, 50:150] - blue).max() < 30
    assert np.abs(made[144:156, 4:156] - clay).max() < 30
    assert made[4:30, 4:30].mean() < made[4:30, 60:].mean() - 2
    assert np.array_equal(made[~inside], seen[~inside])
