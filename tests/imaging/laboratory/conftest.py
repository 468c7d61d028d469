"""A tiny model of the embedded one's shape, learnt twice from the same blocks of colour."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from imaging.personalising import Recipe, Trainee
from imaging.personalising.training import train

from ..engine import tiny_models
from ..personalising.conftest import followed, photo


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tiny models of two families."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("laboratory")
    for family in ("evoca", "sd1"):
        tiny_models.build(family, folder / family)
    return folder


def learnt(models: Path, folder: Path, family: str, method: str, token: str) -> Path:
    """A folder as ``evoca train`` leaves it: two epochs of one update."""
    usual = Recipe.for_(family, "person", 4, family, method)
    recipe = replace(
        usual, resolution=64, epochs=2, repeats=1, batch=4, samples=1, prior=0, early_stop=False,
        precision="float32", checkpointing=False, rank=4, alpha=4.0,
    )  # fmt: skip
    photos = [photo(number) for number in range(4)]
    photos = [replace(each, caption=f"{token} woman, outdoors") for each in photos]
    followed(train(Trainee(token, "woman"), photos, (), recipe, folder, [models], threads=1))
    return folder


@pytest.fixture(scope="session")
def trainings(models: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders of trainings by method, of the embedded model's family, and one of another family."""
    folder = tmp_path_factory.mktemp("trainings")
    return {
        "lora": learnt(models, folder / "lora", "evoca", "lora", "sudelpo"),
        "textual-inversion": learnt(models, folder / "ti", "evoca", "textual-inversion", "sudelpo"),
        "other": learnt(models, folder / "sd1", "sd1", "lora", "sudelpo"),
    }
