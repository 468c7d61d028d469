"""Tiny models that compose and repair, and a page of two subjects."""

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from imaging.engine.engine import Engine
from imaging.request import (
    AnimalLooks,
    Layout,
    PersonLooks,
    PictureRequest,
    Region,
    Sketch,
    SubjectRequest,
)
from tests.imaging.engine import tiny_models

Result = TypeVar("Result")


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine with a tiny embedded model and a tiny SD 1."""
    folder: Path = tmp_path_factory.mktemp("composing-models")
    for family in ("evoca", "sd1"):
        tiny_models.build(family, folder / family)
    return Engine([folder], threads=1)


@pytest.fixture
def sketch() -> Sketch:
    """A drawing of two subjects that touch each other, on 160 x 128."""
    rng = np.random.default_rng(0)
    pixels = np.kron(rng.integers(0, 256, (8, 10, 3)), np.ones((16, 16, 1))).astype(np.uint8)
    ana, luna = np.zeros((128, 160), bool), np.zeros((128, 160), bool)
    ana[20:110, 20:60] = True
    luna[70:115, 60:120] = True
    regions = {"ana": Region(0.12, 0.16, 0.38, 0.86), "luna": Region(0.38, 0.55, 0.75, 0.9)}
    return Sketch(pixels, {"ana": ana, "luna": luna}, Layout(regions), 0.0)


@pytest.fixture
def two() -> PictureRequest:
    """What is asked of that page."""
    return PictureRequest(
        subjects=(
            SubjectRequest("ana", PersonLooks(), prompt="a woman in a red dress"),
            SubjectRequest("luna", AnimalLooks("dog"), prompt="a white dog"),
        ),
        prompt="a woman in a red dress and a white dog in the park",
        seed=7, width=160, height=128, steps=2, guidance=1.0, model="evoca",
    )  # fmt: skip


def finish(steps: Generator[object, None, Result]) -> Result:
    """What a generator returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
