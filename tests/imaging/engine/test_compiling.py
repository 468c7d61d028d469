"""Compiled models paint what others do, and trained layers are swapped without their being compiled anew."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch._dynamo.utils import counters

from imaging.engine.catalogue import check_model
from imaging.engine.compiling import compiled, is_compiled_on, places_of
from imaging.engine.devices import Device
from imaging.engine.diffuser import Diffuser
from imaging.engine.loading import load
from imaging.engine.shelf import Shelf
from imaging.errors import ModelBrokenError
from imaging.request import Adapter, PictureRequest, Pixels
from tests.imaging.engine.conftest import finish

CPU = Device("cpu", "float32", 0, "whole", 1)
Paint = Callable[..., Pixels]


def a_lora(
    pipeline: Any, folder: Path, seed: int, rank: int = 2, layers: tuple[str, ...] = ("to_q", "to_v")
) -> Path:
    """A LoRA file with random weights, written by diffusers itself."""
    from diffusers.utils import convert_state_dict_to_diffusers
    from peft import LoraConfig
    from peft.utils import get_peft_model_state_dict

    torch.manual_seed(seed)
    config = LoraConfig(r=rank, lora_alpha=8, init_lora_weights=False, target_modules=list(layers))
    pipeline.unet.add_adapter(config, adapter_name="made")
    made = convert_state_dict_to_diffusers(get_peft_model_state_dict(pipeline.unet, adapter_name="made"))
    pipeline.unet.delete_adapters("made")
    name = f"{seed}.safetensors"
    pipeline.save_lora_weights(folder, unet_lora_layers=made, weight_name=name)
    pipeline.unload_lora_weights()
    return folder / name


def worker(models: Path) -> tuple[Diffuser, Any]:
    model = check_model(models / "sd1")
    pipeline = load(model, CPU)
    return Diffuser(pipeline, model, Shelf([models], model, lambda _: CPU)), pipeline


@pytest.fixture
def painters(models: Path, two: PictureRequest) -> tuple[Paint, Paint, Any, Any]:
    """Ways to paint with some adapters: as always, and by a compiled model; and their pipelines."""
    plain, plain_pipeline = worker(models)
    quick, pipeline = worker(models)
    compiled(pipeline, backend="eager")
    request = replace(two, model="sd1", subjects=(), steps=2)

    def by(diffuser: Diffuser) -> Paint:
        return lambda *adapters: finish(diffuser.paint(replace(request, adapters=adapters), None)).pixels

    return by(plain), by(quick), pipeline, plain_pipeline


def graphs() -> int:
    """How many pieces were compiled since the counters were cleared."""
    return counters["stats"]["unique_graphs"]


def close(one: Pixels, other: Pixels) -> bool:
    return int(np.abs(one.astype(int) - other.astype(int)).max()) <= 1


@pytest.mark.slow
def test_layers_are_swapped_without_compiling_anew(
    painters: tuple[Paint, Paint, Any, Any], tmp_path: Path
) -> None:
    plain, quick, pipeline, other = painters
    files = [a_lora(other, tmp_path, seed) for seed in (1, 2)]
    wider = a_lora(other, tmp_path, 3, rank=5)
    nothing = plain()
    assert close(quick(), nothing)
    assert close(quick(Adapter(files[0])), plain(Adapter(files[0])))
    assert graphs() > 0
    counters.clear()
    for file, weight in ((files[1], 1.0), (files[0], 0.5), (wider, 1.0)):
        wanted = plain(Adapter(file, weight))
        assert not close(wanted, nothing)
        assert close(quick(Adapter(file, weight)), wanted)
    assert graphs() == 0
    assert places_of(pipeline) == ["place-0"]
    assert close(quick(), nothing), "what was put in is silent afterwards"
    both = (Adapter(files[0]), Adapter(files[1], 0.5))
    assert close(quick(*both), plain(*both))


@pytest.mark.slow
def test_layers_of_another_shape_are_laid_on_as_always(
    painters: tuple[Paint, Paint, Any, Any], tmp_path: Path
) -> None:
    plain, quick, _pipeline, other = painters
    first = a_lora(other, tmp_path, 1)
    more = a_lora(other, tmp_path, 2, layers=("to_q", "to_k", "to_v"))
    nothing = plain()
    assert close(quick(Adapter(first)), plain(Adapter(first)))
    assert close(quick(Adapter(more)), plain(Adapter(more)))
    assert close(quick(), nothing)
    assert close(quick(Adapter(first)), plain(Adapter(first)))


@pytest.mark.slow
def test_a_foreign_file_is_named_and_does_no_harm(
    painters: tuple[Paint, Paint, Any, Any], tmp_path: Path
) -> None:
    from safetensors.torch import save_file

    plain, quick, _pipeline, _other = painters
    foreign = tmp_path / "foreign.safetensors"
    save_file({f"unet.no.such.layer.lora_{side}.weight": torch.zeros(2, 2) for side in ("A", "B")}, foreign)
    with pytest.raises(ModelBrokenError, match="foreign"):
        quick(Adapter(foreign))
    assert close(quick(), plain())


@pytest.mark.parametrize(
    ("wanted", "kind", "mode", "is_so"),
    [
        ("off", "cuda", "whole", False),
        ("on", "cuda", "whole", True),
        ("on", "cuda", "sliced", True),
        ("on", "cuda", "offload", False),
        ("on", "cpu", "whole", False),
        ("on", "mps", "whole", False),
        ("always", "cpu", "whole", True),
        ("always", "cuda", "sequential", False),
    ],
)
def test_where_models_are_compiled(wanted: Any, kind: Any, mode: Any, is_so: bool) -> None:
    assert is_compiled_on(wanted, replace(CPU, kind=kind, memory_mode=mode)) == is_so
