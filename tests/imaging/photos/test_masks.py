from collections.abc import Callable

import numpy as np
import pytest

from imaging.photos import Face, Photo, check_photo, subject_mask
from imaging.photos.masks import SURROUNDINGS
from imaging.photos.measures import cut
from imaging.request import Pixels
from tests.imaging.photos.making import photo_of


def mean_in(mask: Pixels, face: Face) -> float:
    return float(cut(mask, face.box).mean())


def test_the_person_counts_and_the_neighbour_does_not(portrait: Pixels) -> None:
    photo = photo_of(np.hstack([portrait, portrait[:, ::-1]]))
    verdict = check_photo(photo, "person")
    assert len(verdict.faces) == 2
    for own, other in ((0, 1), (1, 0)):
        mask = subject_mask(photo, verdict, "person", own)
        assert mask.shape == photo.pixels.shape[:2]
        assert mean_in(mask, verdict.faces[own]) > 235
        assert mean_in(mask, verdict.faces[other]) < 4


def test_of_a_place_everything_counts_but_people(portrait: Pixels) -> None:
    photo = photo_of(portrait)
    verdict = check_photo(photo, "place")
    mask = subject_mask(photo, verdict, "place")
    assert mean_in(mask, verdict.faces[0]) < 4
    assert mask[10, 1000] == 255


@pytest.mark.parametrize(
    ("name", "kind", "inside", "outside"),
    [
        ("dog6/01.jpg", "pet", (600, 500), (100, 60)),
        ("dog8/00.jpg", "pet", (590, 560), (900, 100)),
        ("vase/03.jpg", "thing", (650, 670), (500, 200)),
    ],
)
def test_the_animal_or_thing_counts_and_what_is_around_it_a_little(
    real: Callable[[str], Photo], name: str, kind: str, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    photo = real(name)
    verdict = check_photo(photo, kind)  # type: ignore[arg-type]
    mask = subject_mask(photo, verdict, kind)  # type: ignore[arg-type]
    assert mask[inside] == 255
    assert mask[outside] == pytest.approx(SURROUNDINGS, abs=12)


@pytest.mark.parametrize(
    ("name", "kind", "subject", "ground"),
    [
        ("dog6/01.jpg", "pet", (700, 500), (1005, 520)),  # the paper between the paws and the edge
        ("dog8/01.jpg", "pet", (600, 520), (950, 420)),  # a road as dark as the coat
        ("vase/00.jpg", "thing", (750, 290), (420, 60)),  # a window
        ("dog8/02.jpg", "pet", (880, 330), (100, 800)),  # a body that the recogniser hardly sees
    ],
)
def test_the_ground_is_left_out_and_the_body_is_not(
    real: Callable[[str], Photo], name: str, kind: str, subject: tuple[int, int], ground: tuple[int, int]
) -> None:
    photo = real(name)
    mask = subject_mask(photo, check_photo(photo, kind), kind)  # type: ignore[arg-type]
    assert mask[subject] > 200
    assert mask[ground] < 60


def test_bars_count_nothing(real: Callable[[str], Photo]) -> None:
    photo = real("cat2/00.jpg")
    mask = subject_mask(photo, check_photo(photo, "pet"), "pet")
    assert mask[:, :140].max() == 0
    assert mask.max() == 255
