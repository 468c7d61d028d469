"""Weights bring what their subject looks like as they paint it, where that tells it from anybody."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from imaging.engine.catalogue import check_model
from imaging.engine.devices import Device
from imaging.engine.loading import load
from imaging.personalising import Recipe, Trainee, TrainingPhoto
from imaging.personalising.looks import own_looks
from imaging.personalising.samples import KEY, EvocaSampler, Scene, scene_of
from imaging.personalising.training import train
from imaging.request import AnimalLooks, Mask, Pixels
from imaging.seeing import Seer, load_seeing, looks_in
from imaging.sketching import draw_sketch

from .conftest import TRAINEE, followed

SIGHT = Path(__file__).parents[3] / "data" / "models" / "evoca-mirada"
PICTURES = 4


@pytest.fixture(scope="module")
def seer() -> Seer:
    return load_seeing(SIGHT, 1)


class Dogs:
    """Scenes of a dog of no colour of its own, painted as one of a certain colour."""

    def __init__(self, colours: tuple[str | None, ...]) -> None:
        self._colours = colours

    def picture(self, number: int, token: str) -> Pixels:
        del token
        scene, colour = self._scene(number), self._colours[number % len(self._colours)]
        dog = replace(scene.request.subjects[0], looks=AnimalLooks("dog", colour))
        request = replace(scene.request, subjects=(dog,))
        return scene.sketch.pixels if colour is None else draw_sketch(request).pixels

    def subject(self, number: int) -> Mask | None:
        return self._scene(number).sketch.masks[KEY]

    def drawn(self, number: int) -> Pixels | None:
        return self._scene(number).sketch.pixels

    def _scene(self, number: int) -> Scene:
        return scene_of(Trainee("ludubelk", "dog", "pet"), number, 0)


def looks_of(seer: Seer, colours: tuple[str | None, ...], pictures: int = PICTURES) -> np.ndarray | None:
    dogs = Dogs(colours)
    return own_looks(seer, dogs, [dogs.picture(number, "ludubelk") for number in range(pictures)])


def test_one_who_looks_the_same_in_all_pictures_is_known_by_them(seer: Seer) -> None:
    found = looks_of(seer, ("black",))
    assert found is not None
    assert found.shape[0] == PICTURES
    assert float((found @ found.T).min()) > 0.6


def test_who_is_painted_as_drawn_or_differently_each_time_is_known_by_nothing(seer: Seer) -> None:
    assert looks_of(seer, (None,)) is None
    assert looks_of(seer, ("black", None)) is None
    assert looks_of(seer, ("black",), pictures=1) is None


@pytest.mark.slow
def test_each_stage_brings_the_looks_of_its_own_pictures(
    seer: Seer, models: Path, photos: tuple[TrainingPhoto, ...], recipe: Callable[..., Recipe], tmp_path: Path
) -> None:
    wanted = recipe("evoca", samples=2)
    steps = train(TRAINEE, photos, (), wanted, tmp_path / "seen", [models], threads=1, seer=seer)
    seen = [looks_in(epoch.file, seer) for epoch in followed(steps)[1].epochs]
    assert all(each is not None and each.shape[0] == 2 for each in seen)
    assert not np.array_equal(np.stack(seen)[0], np.stack(seen)[1])  # type: ignore[arg-type]
    steps = train(TRAINEE, photos, (), replace(wanted, epochs=1), tmp_path / "unseen", [models], threads=1)
    assert looks_in(followed(steps)[1].epochs[0].file, seer) is None


def test_the_sheet_of_a_thing_shows_it_and_nothing_else_anew(models: Path) -> None:
    pipeline = load(check_model(models / "evoca"), Device("cpu", "float32", 8 * 2**30))
    sampler = EvocaSampler(pipeline, Trainee("ludubelk", "red vase", "thing"), 0, steps=2)
    mask, drawn = sampler.subject(0), sampler.drawn(0)
    assert mask is not None
    assert drawn is not None
    assert 0 < mask.mean() < 0.2
    changed = (sampler.picture(0, "ludubelk") != drawn).any(axis=-1)
    assert changed[mask].mean() > 0.5
    near = np.asarray(ndimage.binary_dilation(mask, iterations=32), np.bool_)
    assert not (changed & ~near).any()
    assert EvocaSampler(pipeline, Trainee("ludubelk", "heirloom", "thing"), 0).subject(0) is None
