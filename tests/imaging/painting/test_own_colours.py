"""A subject's own colours come where they belong: a shirt's colours do not speckle a face."""

import numpy as np

from imaging.painting.own_colours import colours_of, own_coloured

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
