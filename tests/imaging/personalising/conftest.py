"""Tiny models of every family and tiny photos to learn from."""

from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from imaging.engine.families import FAMILIES
from imaging.personalising import Recipe, Trainee, TrainingPhoto
from imaging.personalising.values import TrainingResult, TrainingStep

from ..engine import tiny_models

TRAINEE = Trainee("sudelpo", "woman")
FAMILIES_TRAINED = ("evoca", "sd1", "sd2", "sdxl", "sd3", "flux")


@pytest.fixture(autouse=True)
def small_flux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Flux's settings do not say what size it was made for; the tiny one's would take minutes."""
    monkeypatch.setitem(FAMILIES, "flux", replace(FAMILIES["flux"], native_size=128))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny model of each family by its name."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("trained")
    for family in FAMILIES_TRAINED:
        tiny_models.build(family, folder / family)
    return folder


@pytest.fixture
def photos() -> tuple[TrainingPhoto, ...]:
    """Four photos of one subject, masked."""
    return tuple(photo(number) for number in range(4))


def photo(number: int) -> TrainingPhoto:
    """A turquoise block on a ground that differs from photo to photo."""
    rng = np.random.default_rng(number)
    pixels = np.full((96, 80, 3), rng.integers(60, 220, 3), np.uint8)
    pixels[20:90, 24:60] = (40, 190, 186)
    softness = np.zeros((96, 80), np.uint8)
    softness[20:90, 24:60] = 255
    return TrainingPhoto(pixels, "sudelpo woman, outdoors", f"{number}.jpg", softness)


@pytest.fixture
def recipe() -> Callable[..., Recipe]:
    def made(family: str, method: str = "lora", **changes: object) -> Recipe:
        usual = Recipe.for_(family, "person", 4, family, method)
        small = replace(
            usual, resolution=64, epochs=2, repeats=1, batch=2, samples=1, prior=min(2, usual.prior),
            early_stop=False, precision="float32", checkpointing=False, rank=4, alpha=4.0,
        )  # fmt: skip
        return replace(small, **changes)

    return made


def followed(
    steps: Generator[TrainingStep, None, TrainingResult],
) -> tuple[list[TrainingStep], TrainingResult]:
    """All steps and the result."""
    seen: list[TrainingStep] = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return seen, end.value
