"""Trained layers work where they are asked to and nowhere else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from imaging.engine.adapters import adapted
from imaging.engine.diffuser import Diffuser
from imaging.request import Adapter, PictureRequest, Pixels

from .conftest import finish
from .test_compiling import a_lora

SPATIAL = ("attn1.to_q", "attn1.to_k", "attn1.to_v", "attn2.to_q", "attn2.to_out.0", "ff.net.2", "proj_in")


@pytest.fixture
def paint(diffuser: Callable[[str], Diffuser], two: PictureRequest) -> Callable[..., Pixels]:
    request = replace(two, model="sd1", subjects=(), steps=2)
    return lambda *adapters: finish(diffuser("sd1").paint(replace(request, adapters=adapters), None)).pixels


@pytest.fixture
def pipeline(pipelines: Callable[[str], Any]) -> Any:
    return pipelines("sd1")


def test_everywhere_is_as_without_a_part_and_nowhere_as_without_weights(
    paint: Callable[..., Pixels], pipeline: Any, tmp_path: Path
) -> None:
    file = a_lora(pipeline, tmp_path, 1, layers=SPATIAL)
    whole, nothing = np.ones((128, 128), bool), np.zeros((128, 128), bool)
    worn = paint(Adapter(file))
    assert not np.array_equal(worn, paint())
    assert np.array_equal(paint(Adapter(file, where=whole)), worn)
    assert np.array_equal(paint(Adapter(file, where=nothing)), paint())


def test_layers_that_read_words_add_nothing_in_a_part(
    paint: Callable[..., Pixels], pipeline: Any, tmp_path: Path
) -> None:
    file = a_lora(pipeline, tmp_path, 2, layers=("attn2.to_k", "attn2.to_v"))
    assert not np.array_equal(paint(Adapter(file)), paint())
    assert np.array_equal(paint(Adapter(file, where=np.ones((128, 128), bool))), paint())


def test_what_changes_is_mostly_in_its_part(
    paint: Callable[..., Pixels], pipeline: Any, tmp_path: Path
) -> None:
    file = a_lora(pipeline, tmp_path, 3, layers=SPATIAL)
    left = np.zeros((128, 128), bool)
    left[:, :64] = True
    change = np.abs(paint(Adapter(file, where=left)).astype(int) - paint())
    assert change[:, :56].mean() > 2 * change[:, 72:].mean()


def test_afterwards_nothing_is_left_on_the_model(
    paint: Callable[..., Pixels], pipeline: Any, tmp_path: Path
) -> None:
    before, file = paint(), a_lora(pipeline, tmp_path, 4, layers=SPATIAL)
    with adapted(pipeline, (Adapter(file, where=np.ones((128, 128), bool)),)):
        assert any("lora" in name for name, _ in pipeline.unet.named_parameters())
    assert not any("lora" in name for name, _ in pipeline.unet.named_parameters())
    assert not any(module._forward_hooks for module in pipeline.unet.modules())
    assert np.array_equal(paint(), before)
