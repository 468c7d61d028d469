"""What the embedded model learns a subject's looks from, and how they come onto a page."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imaging.engine.catalogue import check_model
from imaging.engine.devices import Device
from imaging.engine.loading import load
from imaging.painting import Painter
from imaging.painting.own_colours import colours_in, colours_of, own_coloured
from imaging.personalising import TrainingPhoto
from imaging.personalising.plain_sketches import plain_sketch, recoloured
from imaging.personalising.recipes import Recipe
from imaging.personalising.samples import finished
from imaging.personalising.training import train
from imaging.personalising.views import view_of
from imaging.request import (
    AnimalLooks,
    Garment,
    PersonLooks,
    PictureRequest,
    SettingRequest,
    SubjectRequest,
)
from imaging.sketching import draw_sketch
from imaging.sketching.worn import worn_pixels

from .conftest import TRAINEE, followed, photo

TURQUOISE, VIOLET = (40, 190, 186), (122, 30, 150)


def _scene(colour: str = "brown", dressed: bool = False) -> PictureRequest:
    looks = PersonLooks("adult", "female", hair_colour="brown", garments=(Garment("coat", colour),))
    person = SubjectRequest("ana", looks, central=True, dressed=dressed)
    return PictureRequest(SettingRequest("park"), (person,), seed=3, width=256, height=256)


def test_a_plain_sketch_shows_no_colour_of_its_subject_and_all_around_it() -> None:
    shown = photo(1)
    subject = shown.softness > 127 if shown.softness is not None else np.zeros(0, bool)

    for rng in (None, np.random.default_rng(1), np.random.default_rng(2)):
        plain = plain_sketch(shown.pixels, subject, rng)
        inside = plain[subject].astype(int)
        assert (inside.max(axis=-1) == inside.min(axis=-1)).all()
        assert np.array_equal(plain[~subject], shown.pixels[~subject])


def test_a_part_in_another_colour_is_not_the_subjects() -> None:
    recipe = replace(Recipe.for_("evoca", "person", 4, "evoca"), resolution=64, jitter=0.0)
    kept = view_of(photo(1), replace(recipe, told=0.0), np.random.default_rng(4))
    told = view_of(photo(1), replace(recipe, told=1.0), np.random.default_rng(4))
    shown = photo(1)
    assert shown.softness is not None
    pixels, part = recoloured(shown.pixels, shown.softness > 127, np.random.default_rng(0))

    assert told.subject.sum() < kept.subject.sum()
    assert part.any()
    assert not np.array_equal(pixels[part], shown.pixels[part])
    assert np.array_equal(pixels[~part], shown.pixels[~part])


def test_near_views_show_the_subject_larger() -> None:
    recipe = replace(Recipe.for_("evoca", "pet", 4, "evoca"), resolution=64)

    def shares(nearest: float) -> float:
        rng = np.random.default_rng(0)
        wanted = replace(recipe, nearest=nearest)
        return float(np.mean([view_of(photo(1), wanted, rng).subject.mean() for _ in range(20)]))

    assert shares(0.5) > 1.1 * shares(1.0)


def test_mixed_colours_become_the_subjects_own_and_nothing_else_changes() -> None:
    true = np.repeat(np.array([TURQUOISE, VIOLET], np.uint8), 2000, axis=0)
    own = colours_of(true, 0)
    middle = (np.array(TURQUOISE) + VIOLET) / 2
    painted = np.full((64, 64, 3), 200, np.uint8)
    inside = np.zeros((64, 64), bool)
    inside[8:56, 8:56] = True
    painted[8:32, 8:56] = middle + 0.4 * (np.array(TURQUOISE) - middle)
    painted[32:56, 8:56] = middle + 0.4 * (np.array(VIOLET) - middle)

    made = own_coloured(painted, np.full_like(painted, 200), inside, own).astype(int)

    assert np.abs(made[14:26, 14:50] - TURQUOISE).max() < 25
    assert np.abs(made[38:50, 14:50] - VIOLET).max() < 25
    assert np.array_equal(made[~inside], painted[~inside])


@pytest.mark.slow
def test_weights_bring_the_colours_of_their_photos(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Callable[..., Recipe], tmp_path: Path
) -> None:
    for family in ("evoca", "sd1"):
        _, result = followed(
            train(TRAINEE, photos, (), recipe(family, epochs=1), tmp_path / family, [models], threads=1)
        )
        own = colours_in(result.epochs[0].file)
        assert (own is not None) == (family == "evoca")
        if own is not None:
            assert abs(float(own.shares.sum()) - 1) < 0.01
            assert np.allclose(json.loads(own.as_text())[0], [40, 190, 186, 1], atol=0.1)


def test_garments_are_found_to_the_pixel() -> None:
    scene = _scene()
    mask, worn = draw_sketch(scene).masks["ana"], worn_pixels(scene, "ana")
    dog = replace(scene, subjects=(SubjectRequest("ana", AnimalLooks("dog"), central=True),))

    assert 0.2 < worn.sum() / mask.sum() < 0.95
    assert not (worn & ~mask).any()
    top = np.flatnonzero(mask.any(axis=1))[0]
    assert not worn[: top + 8].any()
    assert not worn_pixels(dog, "ana").any()


def test_a_known_subjects_sketch_has_no_say_in_its_colours_but_told_garments_have(models: Path) -> None:
    pipeline = load(check_model(models / "evoca"), Device("cpu", "float32", 8 * 2**30))
    painter = Painter(pipeline, "known", taught=True)

    def apart(dressed: bool) -> float:
        pages: list[np.ndarray] = []
        for colour in ("red", "green"):
            scene = _scene(colour, dressed)
            sketch = draw_sketch(scene)
            page, _ = finished(painter.repaint(scene, sketch, np.full_like(sketch.pixels, 200), "ana"))
            pages.append(page[worn_pixels(scene, "ana")].astype(float))
        return float(np.abs(pages[0] - pages[1]).mean())

    assert apart(dressed=False) < 0.5 * apart(dressed=True)
