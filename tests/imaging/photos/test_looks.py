"""What is proposed of a person's looks: spectacles, beard, hair and skin, and when nothing is said."""

from dataclasses import replace
from typing import Final

import numpy as np
import pytest
from PIL import Image, ImageDraw

from imaging.photos import Look, agreed_looks, check_photo, looks_of
from imaging.photos.faces import find_faces
from imaging.photos.photo import Face
from imaging.request import PersonLooks, Pixels
from tests.bench.portraits import said_of
from tests.imaging.photos.making import photo_of


@pytest.fixture(scope="module")
def face(portrait: Pixels) -> Face:
    return find_faces(portrait)[0]


def seen(pixels: Pixels) -> dict[str, str]:
    photo = photo_of(pixels)
    return {look.field: look.value for look in looks_of(photo, check_photo(photo, "person"), "person")}


def lit(pixels: Pixels, gamma: float, tint: tuple[float, float, float] = (1, 1, 1)) -> Pixels:
    return (255 * np.clip((pixels / 255.0) ** gamma * tint, 0, 1)).astype(np.uint8)


def spectacled(pixels: Pixels, face: Face, colour: tuple[int, int, int], width: float) -> Pixels:
    """The portrait with rims around the eyes and a bridge; ``width`` is of the rim, in eye distances."""
    large = Image.fromarray(pixels).resize((pixels.shape[1] * 4, pixels.shape[0] * 4))
    drawing = ImageDraw.Draw(large)
    points = np.array(face.points) * large.size
    right, left = points[:2].mean(axis=0), points[2:4].mean(axis=0)
    apart = float(np.hypot(*(right - left)))
    line = max(1, round(width * apart))
    for x, y in (left, right):
        box = (x - 0.4 * apart, y - 0.25 * apart, x + 0.4 * apart, y + 0.37 * apart)
        drawing.ellipse(box, outline=colour, width=line)
    inner, outer, level = left[0] + 0.38 * apart, right[0] - 0.38 * apart, (left[1] + right[1]) / 2
    drawing.arc((inner, level - 0.12 * apart, outer, level + 0.12 * apart), 180, 360, colour, line)
    return np.array(large.resize((pixels.shape[1], pixels.shape[0]), Image.Resampling.BOX))


def test_the_points_of_a_face_are_kept(face: Face) -> None:
    assert len(face.points) == 5
    assert all(
        face.box.left < x < face.box.right and face.box.top < y < face.box.bottom for x, y in face.points
    )


@pytest.mark.slow
def test_spectacles_are_seen_and_a_face_without_has_none(portrait: Pixels, face: Face) -> None:
    assert seen(portrait)["glasses"] == "no"
    for colour, width in (((40, 25, 20), 0.03), ((90, 60, 40), 0.06), ((30, 20, 20), 0.1)):
        assert seen(spectacled(portrait, face, colour, width))["glasses"] == "yes", (colour, width)
    pale = spectacled(portrait, face, (200, 160, 80), 0.03)
    assert seen(pale).get("glasses") != "no", "thin gold is not sure to be none"


@pytest.mark.slow
def test_the_skin_is_the_same_in_every_light(portrait: Pixels) -> None:
    lights = (
        lit(portrait, 1.0), lit(portrait, 1.4), lit(portrait, 0.7), lit(portrait, 1.0, (1.1, 1.0, 0.78)),
        lit(portrait, 1.0, (0.86, 1.0, 1.12)), lit(portrait, 1.0, (0.7, 0.7, 0.7)),
    )  # fmt: skip
    found = {seen(each).get("skin") for each in lights}
    assert found <= {"light", None}
    assert "light" in found


def test_a_bare_chin_is_no_beard_in_every_light(portrait: Pixels) -> None:
    for gamma in (0.7, 1.0, 1.5):
        shown = seen(lit(portrait, gamma))
        assert shown.get("beard") in ("no", None)
        assert shown.get("moustache") in ("no", None)
        assert shown.get("hair_style") != "bald"


def test_an_old_photo_of_one_tint_says_nothing_of_colours(portrait: Pixels, face: Face) -> None:
    grey = np.array(Image.fromarray(spectacled(portrait, face, (40, 25, 20), 0.05)).convert("L"), np.float64)
    sepia = np.stack([np.minimum(255, 1.07 * grey + 8), 0.95 * grey, 0.78 * grey], axis=2).astype(np.uint8)
    assert seen(sepia) == {"glasses": "yes"}


def test_a_small_or_turned_face_says_nothing(portrait: Pixels, face: Face) -> None:
    photo = photo_of(portrait)
    verdict = check_photo(photo, "person")
    for other in (replace(face, view="profile"), replace(face, points=())):
        shown = looks_of(photo, replace(verdict, faces=(other,)), "person")
        assert {look.field for look in shown} <= {"hair_colour"}


def test_three_photos_must_agree_on_a_face() -> None:
    yes, no = (Look("glasses", value, 0.8) for value in ("yes", "no"))
    assert agreed_looks([(yes,), (yes,)]) == ()
    assert agreed_looks([(yes,), (yes,), (yes,)]) == (yes,)
    assert agreed_looks([(yes,), (yes,), (yes,), (no,), (no,)]) == ()


DRAWN: Final = (
    (PersonLooks("elder", "male", "grey", "short", "light", beard=True, glasses=True), "beard glasses"),
    (PersonLooks("adult", "male", "black", "short", "olive", moustache=True), "moustache"),
    (PersonLooks("adult", "male", "black", "bald", "light"), "bald"),
    (PersonLooks("adult", "female", "black", "bun", "light"), ""),
)


@pytest.mark.parametrize(("looks", "expected"), DRAWN)
def test_drawn_people_are_seen_as_they_are(looks: PersonLooks, expected: str) -> None:
    said = said_of(looks, "ana", "storybook", 4)
    positive = {look.field if look.value == "yes" else look.value for look in said if look.value != "no"}
    assert positive - {"light", "brown", "dark"} == set(expected.split())
