"""Tests of what is on people's feet: shoes, boots, rope-soled shoes, sandals, slippers, nothing."""

from itertools import combinations

import numpy as np
import pytest

from imaging import vocabulary
from imaging.request import Garment, PersonLooks, PictureRequest, SettingRequest, Sketch, SubjectRequest
from imaging.sketching import draw_sketch

SIZE = 384
SKIRT = Garment("miniskirt", "grey")  # leaves the legs to be seen


def drawn(*worn: Garment, clothes: Garment = SKIRT) -> Sketch:
    ana = SubjectRequest("ana", PersonLooks("adult", "female", skin="dark", garments=(clothes, *worn)))
    return draw_sketch(PictureRequest(SettingRequest("plain"), (ana,), width=SIZE, height=SIZE, seed=4))


def feet(sketch: Sketch) -> np.ndarray:
    """The lowest tenth of the one who is drawn."""
    rows = np.flatnonzero(sketch.masks["ana"].any(axis=1))
    return sketch.pixels[rows[-1] - (rows[-1] - rows[0]) // 10 : rows[-1] + 1].astype(int)


def test_all_that_is_told_to_be_on_the_feet_is_seen_there() -> None:
    told = {kind: drawn(Garment(kind, "brown")).pixels for kind in vocabulary.FOOTWEAR}
    for one, other in combinations(told, 2):
        assert (told[one] != told[other]).any(), (one, other)


@pytest.mark.parametrize("kind", [kind for kind in vocabulary.FOOTWEAR if kind != "bare_feet"])
def test_a_told_colour_is_on_the_feet(kind: str) -> None:
    def reddish(colour: str) -> int:
        pixels = feet(drawn(Garment(kind, colour)))
        return int((pixels[..., 0] - pixels[..., 1] > 90).sum())

    assert reddish("red") > reddish("blue") + 20


@pytest.mark.parametrize("clothes", [SKIRT, Garment("dress", "blue"), Garment("short_trousers", "grey")])
def test_bare_feet_have_neither_shoes_nor_socks(clothes: Garment) -> None:
    def pale(sketch: Sketch) -> int:
        return int((feet(sketch).min(axis=2) > 215).sum())  # socks and linen shoes

    bare, shod = drawn(Garment("bare_feet"), clothes=clothes), drawn(clothes=clothes)
    assert (feet(bare) != feet(shod)).any()
    assert pale(bare) <= pale(shod)
