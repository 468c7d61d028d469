"""The mark below a made picture that goes out of the house."""

import numpy as np

from server.marked_pictures import PAINTED, marked_png
from server.visible_mark import with_visible_mark


def test_the_visible_mark_stands_below_and_leaves_the_picture_as_it_is() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (300, 400, 3), dtype=np.uint8)
    for locale in ("es", "en", "xx"):
        marked = with_visible_mark(pixels, locale)
        assert np.array_equal(marked[:300], pixels)
        strip = marked[300:].astype(int)
        assert strip.shape[0] >= 22
        assert strip.min() < 80, "there must be words"
        assert (strip.mean() > 200) is np.True_
    assert b"digitalsourcetype" in marked_png(marked, PAINTED)
