import io
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageEnhance, ImageOps

from imaging.photos import Photo
from imaging.photos.copies import copies, fingerprint, same_picture
from tests.imaging.photos.making import encoded, photo_of, textured

CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "recompressed": lambda p: Image.open(io.BytesIO(encoded(p, quality=35))).convert("RGB"),
    "smaller": lambda p: p.resize((p.width // 3, p.height // 3)),
    "brighter": lambda p: ImageEnhance.Brightness(p).enhance(1.3),
    "darker": lambda p: ImageEnhance.Brightness(p).enhance(0.6),
    "grey": lambda p: p.convert("L").convert("RGB"),
    "mirrored": ImageOps.mirror,
    "turned a little": lambda p: p.rotate(1.5),
}


def changed(photo: Photo, change: Callable[[Image.Image], Image.Image]) -> Photo:
    return photo_of(np.array(change(Image.fromarray(photo.pixels))))


@given(seed=st.integers(0, 10_000), change=st.sampled_from(sorted(CHANGES)))
@settings(max_examples=7, deadline=None)
def test_a_changed_copy_is_the_same_picture(seed: int, change: str) -> None:
    photo = photo_of(textured(500, 400, seed))
    assert same_picture(fingerprint(photo), fingerprint(changed(photo, CHANGES[change])))


@given(seed=st.integers(0, 10_000), cut=st.floats(0.0, 0.15))
@settings(max_examples=4, deadline=None)
def test_a_cut_out_is_the_same_picture(seed: int, cut: float) -> None:
    photo = photo_of(textured(500, 400, seed))
    inner = changed(photo, lambda p: ImageOps.crop(p, (int(cut * 500), int(cut * 400)) * 2))
    assert same_picture(fingerprint(photo), fingerprint(inner))


@given(st.integers(0, 10_000), st.integers(10_001, 20_000))
@settings(max_examples=4, deadline=None)
def test_two_pictures_are_two(one: int, other: int) -> None:
    assert not same_picture(
        fingerprint(photo_of(textured(500, 400, one))), fingerprint(photo_of(textured(500, 400, other)))
    )


def test_copies_come_in_groups_and_each_in_one_alone() -> None:
    one, other, third = (photo_of(textured(500, 400, seed)) for seed in (1, 2, 3))
    photos = [one, other, changed(one, CHANGES["grey"]), third, changed(one, CHANGES["darker"])]
    assert copies([fingerprint(photo) for photo in photos]) == ((0, 2, 4),)
    assert copies([]) == ()


def test_real_photos_of_one_sitting_are_no_copies(real: Callable[[str], Photo]) -> None:
    names = [
        f"{folder}/{number:02}.jpg" for folder in ("dog6", "dog8", "cat2", "vase") for number in (0, 1, 4)
    ]
    prints = [fingerprint(real(name)) for name in names]
    assert copies(prints) == ()
    for change in CHANGES.values():
        copy = fingerprint(changed(real("dog6/01.jpg"), change))
        assert [same_picture(copy, each) for each in prints].count(True) == 1


@pytest.mark.parametrize("name", ["dog8/01.jpg", "vase/03.jpg"])
def test_real_photos_are_known_again_when_cut(real: Callable[[str], Photo], name: str) -> None:
    photo = real(name)
    cut = changed(photo, lambda p: p.crop((0, 0, int(0.87 * p.width), p.height)))
    assert same_picture(fingerprint(photo), fingerprint(cut))
