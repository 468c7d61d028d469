"""Each species has its own picture, fills its box in every pose, and wears the coat that is asked for."""

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from imaging import vocabulary
from imaging.errors import BadRequestError
from imaging.request import AnimalLooks, PictureRequest, SubjectRequest
from imaging.sketching import check_request
from imaging.sketching.animals import SIZES, draw_animal, fur_of, pose_of
from imaging.sketching.describing import describe_subject
from imaging.sketching.kit import Canvas

Bytes = npt.NDArray[np.uint8]
POSED = ("dog", "cat", "horse", "cow", "hen", "sheep")


def drawn(looks: AnimalLooks, posture: str = "standing", size: int = 192, key: str = "toby") -> Bytes:
    box = SIZES[looks.species]
    canvas = Canvas(size, size)
    draw_animal(canvas, looks, key, 500, 850, min(700 / box.width, 640 / box.height), 1, posture)
    return canvas.rgba().copy()


def test_every_species_of_the_vocabulary_has_a_size() -> None:
    assert set(SIZES) == set(vocabulary.ANIMALS)


@pytest.mark.parametrize("posture", ["standing", "walking", "sitting", "lying", "playing", "eating"])
@pytest.mark.parametrize("species", vocabulary.ANIMALS)
def test_an_animal_stays_near_its_box_in_every_pose(species: str, posture: str) -> None:
    box = SIZES[species]
    scale = min(700 / box.width, 640 / box.height) * 0.192
    solid = drawn(AnimalLooks(species), posture)[..., 3] >= 128
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    assert columns[-1] - columns[0] < 1.24 * box.width * scale
    assert rows[-1] - rows[0] < 1.2 * box.height * scale
    if species in ("butterfly", "bee", "spider", "bat", "firefly"):
        assert rows[-1] < 0.85 * 192 - 0.3 * box.height * scale  # it flies
        return
    assert abs(rows[-1] - 0.85 * 192) < 8
    if posture == "standing":
        assert columns[-1] - columns[0] > 0.7 * box.width * scale
        assert rows[-1] - rows[0] > 0.75 * box.height * scale


def test_no_two_species_look_alike() -> None:
    pictures = {species: drawn(AnimalLooks(species)).astype(np.float32) for species in vocabulary.ANIMALS}
    for first, second in combinations(vocabulary.ANIMALS, 2):
        assert np.abs(pictures[first] - pictures[second]).mean() > 2, (first, second)


@pytest.mark.parametrize("species", POSED)
def test_animals_lie_lower_than_they_stand(species: str) -> None:
    def top(posture: str) -> int:
        return int(np.flatnonzero((drawn(AnimalLooks(species), posture)[..., 3] >= 128).any(axis=1))[0])

    assert top("lying") > top("standing") + 3
    assert not np.array_equal(drawn(AnimalLooks(species), "walking"), drawn(AnimalLooks(species), "standing"))


@pytest.mark.parametrize("posture", vocabulary.POSTURES)
def test_every_posture_is_a_pose(posture: str) -> None:
    assert pose_of(posture) in {
        *("standing", "walking", "running", "playing", "eating", "sitting", "lying", "flying"),
    }


@pytest.mark.parametrize("species", ["dog", "cat", "horse", "goat", "cow", "pig", "rabbit", "hen"])
def test_patterns_are_seen(species: str) -> None:
    pictures = {p: drawn(AnimalLooks(species, "white", p)).astype(int) for p in vocabulary.PATTERNS}
    for one, other in combinations(pictures, 2):
        changed = np.abs(pictures[one] - pictures[other]).max(axis=2) > 24
        assert changed.sum() > 60, (one, other)


def test_an_unknown_coat_is_the_same_for_the_same_animal_and_a_known_one_is_kept() -> None:
    assert fur_of(AnimalLooks("dog"), "hachi") == fur_of(AnimalLooks("dog"), "hachi")
    assert len({fur_of(AnimalLooks("dog"), f"d{i}") for i in range(20)}) > 5
    assert fur_of(AnimalLooks("dog", "black"), "hachi").pattern == "plain"
    assert fur_of(AnimalLooks("dog", None, "spotted"), "hachi").pattern == "spotted"


def test_in_arms_nothing_throws_a_shadow_on_the_ground() -> None:
    def faint(posture: str) -> int:
        alpha = drawn(AnimalLooks("cat"), posture)[165:, :, 3]
        return int(((alpha > 0) & (alpha < 128)).sum())

    assert faint("in_arms") < faint("sitting") / 2


def test_a_pattern_is_checked_and_told() -> None:
    bad = PictureRequest(subjects=(SubjectRequest("a", AnimalLooks("dog", "white", "tartan")),))
    with pytest.raises(BadRequestError, match="tartan"):
        check_request(bad)
    spotted = SubjectRequest("a", AnimalLooks("dog", "white", "spotted"), "lying")
    assert describe_subject(spotted) == "a white spotted dog, lying"
