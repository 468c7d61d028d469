"""Finds photos that are one picture: the same file, or scaled, recompressed, brightened, cut out, mirrored.

By the perceptual hash of the package ``imagehash`` (BSD-2): 144 signs of the lowest cosine frequencies.
Each photo is hashed whole and in seven crops, so that a cut-out is found by the crop nearest to it.
"""

from collections.abc import Sequence
from typing import Final

import imagehash
import numpy as np
from PIL import Image

from imaging.photos.measures import cut, resized
from imaging.photos.photo import Box, Fingerprint, Photo
from imaging.request import Pixels

_SIDE: Final = 12  # frequencies each way
# Measured over 27 photos and 15 changes: copies recompressed, a quarter of the size, 40 % brighter or darker
# or turned by 2 degrees differ in at most 24 signs, cut to 70 to 98 % in at most 34 (one in twenty in more
# than 31); two different photos, of one sitting too, in 42 or more.
SAME: Final = 34
_CROPS: Final = (
    Box(0.05, 0.05, 0.95, 0.95),
    Box(0.1, 0.1, 0.9, 0.9),
    Box(0.15, 0.15, 0.85, 0.85),
    Box(0.0, 0.0, 0.85, 1.0),
    Box(0.15, 0.0, 1.0, 1.0),
    Box(0.0, 0.0, 1.0, 0.85),
    Box(0.0, 0.15, 1.0, 1.0),
)


def fingerprint(photo: Photo) -> Fingerprint:
    """By what the photo is known again: its file's sum, and the hashes whole, mirrored and of crops."""
    small = resized(photo.pixels, 256)
    views = [small, small[:, ::-1], *(cut(small, box) for box in _CROPS)]
    return Fingerprint(photo.sha256, tuple(_hash(view) for view in views))


def same_picture(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two fingerprints are of one picture."""
    if one.sha256 == other.sha256:
        return True
    if not one.looks or not other.looks:
        return False
    return any(_differ(one.looks[0], each) <= SAME for each in other.looks) or any(
        _differ(other.looks[0], each) <= SAME for each in one.looks
    )


def copies(prints: Sequence[Fingerprint]) -> tuple[tuple[int, ...], ...]:
    """Groups of two or more numbers that are one picture; each number is in one group at most."""
    group = list(range(len(prints)))
    for later in range(len(prints)):
        for earlier in range(later):
            if group[earlier] != group[later] and same_picture(prints[earlier], prints[later]):
                old, new = group[later], group[earlier]
                group = [new if each == old else each for each in group]
    found = (tuple(n for n, each in enumerate(group) if each == name) for name in dict.fromkeys(group))
    return tuple(numbers for numbers in found if len(numbers) > 1)


def _hash(pixels: Pixels) -> str:
    return str(imagehash.phash(Image.fromarray(np.ascontiguousarray(pixels)), hash_size=_SIDE))


def _differ(one: str, other: str) -> int:
    return (int(one, 16) ^ int(other, 16)).bit_count()
