"""Tiny models of every family, built once for all tests of the engine."""

from collections.abc import Callable, Generator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
import torch

from imaging.engine.catalogue import check_model
from imaging.engine.devices import Device
from imaging.engine.diffuser import Diffuser
from imaging.engine.families import FAMILIES
from imaging.engine.loading import load
from imaging.engine.shelf import Shelf
from imaging.request import (
    AnimalLooks,
    Layout,
    PersonLooks,
    PictureRequest,
    Pixels,
    Region,
    Sketch,
    Spot,
    SubjectRequest,
)

from . import tiny_models

Result = TypeVar("Result")
PLAIN = Device("cpu", "float32", 8 * 2**30)


@pytest.fixture(autouse=True)
def small_flux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Flux's settings do not say what size it was made for; the tiny one's would take minutes."""
    small = replace(FAMILIES["flux"], native_size=128)
    monkeypatch.setitem(FAMILIES, "flux", small)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny model of each family by its name, and what goes beside them."""
    folder = tmp_path_factory.mktemp("models")
    for family in ("evoca", "sd1", "sd2", "sdxl", "sd3", "flux"):
        tiny_models.build(family, folder / family)
    tiny_models.build("sd1", folder / "sd1-inpaint", inpaint=True)
    tiny_models.build("sdxl", folder / "refiner", refiner=True)
    for family in ("sd1", "sdxl", "sd3", "flux"):
        tiny_models.build_controlnet(family, folder / f"follower-{family}")
    return folder


@pytest.fixture(scope="session")
def pipelines(models: Path) -> Callable[[str], Any]:
    """The loaded diffusers pipeline of a tiny model, in float32 on the processor."""
    torch.set_num_threads(1)
    return cache(lambda name: load(check_model(models / name), PLAIN))


@pytest.fixture
def diffuser(models: Path, pipelines: Callable[[str], Any]) -> Callable[[str], Diffuser]:
    def made(name: str) -> Diffuser:
        model = check_model(models / name)
        return Diffuser(pipelines(name), model, Shelf([models], model, lambda _: PLAIN))

    return made


@pytest.fixture
def photo() -> Pixels:
    """A picture of 128 x 128 with colours and edges."""
    y, x = np.mgrid[0:128, 0:128].astype(np.float32) / 128
    pixels = np.stack([x * 220 + 20, y * 200 + 30, 180 - x * 120], axis=-1)
    pixels[30:90, 40:80] = (200, 60, 50)
    return pixels.astype(np.uint8)


@pytest.fixture
def sketch(photo: Pixels) -> Sketch:
    """A drawing of two subjects on 128 x 128."""
    ana, luna = np.zeros((128, 128), bool), np.zeros((128, 128), bool)
    ana[20:110, 20:52] = True
    luna[70:115, 66:112] = True
    regions = {"ana": Region(0.16, 0.16, 0.4, 0.86, 0.2), "luna": Region(0.5, 0.55, 0.87, 0.9, 0.1)}
    spots = (
        Spot("ana", "person", 280, 860, 640, 120, 640),
        Spot("luna", "dog", 690, 900, 600, 300, 300),
    )
    return Sketch(photo, {"ana": ana, "luna": luna}, Layout(regions, spots), 0.0)


@pytest.fixture
def two() -> PictureRequest:
    """A page of those two subjects."""
    return PictureRequest(
        subjects=(
            SubjectRequest("ana", PersonLooks(), prompt="a woman in a red dress"),
            SubjectRequest("luna", AnimalLooks("dog"), prompt="a white dog"),
        ),
        prompt="a woman in a red dress and a white dog in the park",
        negative_prompt="an old man",
        seed=7,
        width=128,
        height=128,
        steps=4,
        guidance=4.0,
    )


def finish(steps: Generator[object, None, Result]) -> Result:
    """What a generator returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
