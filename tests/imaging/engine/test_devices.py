"""Memory modes: what is counted is what networks really keep alive, and the small machines are served."""

import json
import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import diffusers
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten

from imaging.engine import devices
from imaging.engine.catalogue import Model
from imaging.engine.devices import DECODING, DENOISING, GIB, choose, free_memory, needed
from imaging.engine.single_files import CONFIGURATIONS
from imaging.errors import ModelBrokenError

SD1 = Model(
    "sd1", Path("sd1"), "sd1", "file", "text", 4 * GIB, "F16",
    parts=(("denoiser", 859_520_964), ("text", 123_060_480), ("vae", 83_653_863)), largest=859_520_964,
)  # fmt: skip
SDXL = replace(
    SD1, name="sdxl", family="sdxl",
    parts=(("denoiser", 2_567_463_684), ("text", 817_720_320), ("vae", 83_653_863)), largest=2_567_463_684,
)  # fmt: skip
SD3 = replace(
    SD1, name="sd3", family="sd3",
    parts=(("denoiser", 2_028_328_000), ("text", 5_580_620_800), ("vae", 83_819_683)), largest=4_762_310_656,
)  # fmt: skip


class _Alive(TorchDispatchMode):
    """Follows every tensor from its making to its end; ``most`` is what was alive at once, in bytes."""

    def __init__(self, known: list[torch.Tensor]) -> None:
        super().__init__()
        self.now = self.most = 0
        self.sizes = {tensor.untyped_storage()._cdata: 0 for tensor in known}

    def __torch_dispatch__(self, call: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        made = call(*args, **(kwargs or {}))
        for each in tree_flatten(made)[0]:
            if isinstance(each, torch.Tensor):
                storage = each.untyped_storage()
                if storage._cdata not in self.sizes:
                    self.sizes[storage._cdata] = storage.nbytes()
                    self.now += storage.nbytes()
                    weakref.finalize(storage, self._gone, storage._cdata)
        self.most = max(self.most, self.now)
        return made

    def _gone(self, key: int) -> None:
        self.now -= self.sizes.pop(key, 0)


def _fused(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, *_: Any, **__: Any) -> torch.Tensor:
    return query.new_empty((*query.shape[:-1], value.shape[-1]))


def _alive(part: str, run: Callable[[Any], object]) -> int:
    """Most values alive while a network of shipped settings runs at full size, without any memory."""
    settings = json.loads((CONFIGURATIONS / part / "config.json").read_text())
    with torch.device("meta"):
        network = getattr(diffusers, settings["_class_name"]).from_config(settings).half().eval()
    counting = _Alive([*network.parameters(), *network.buffers()])
    with torch.no_grad(), counting:
        run(network)
    return counting.most // 2


def _blank(*shape: int) -> torch.Tensor:
    return torch.empty(shape, dtype=torch.float16, device="meta")


@pytest.mark.parametrize(
    ("part", "family", "side", "width"),
    [
        ("sd1/unet", "sd1", 512, 768),
        ("sd2/unet", "sd2", 768, 1024),
        ("sdxl/unet", "sdxl", 1024, 2048),
    ],
)
def test_a_step_keeps_no_more_alive_than_is_counted(
    part: str, family: str, side: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.nn.functional, "scaled_dot_product_attention", _fused)
    more: dict[str, Any] = {}
    if family == "sdxl":
        more = {"added_cond_kwargs": {"text_embeds": _blank(2, 1280), "time_ids": _blank(2, 6)}}
    step = torch.tensor(5, device="meta")
    latents, words = _blank(2, 4, side // 8, side // 8), _blank(2, 77, width)
    most = _alive(part, lambda unet: unet(latents, step, encoder_hidden_states=words, **more))
    assert 0.6 * DENOISING[family] <= most / side**2 <= DENOISING[family]


def test_decoding_keeps_no_more_alive_than_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.nn.functional, "scaled_dot_product_attention", _fused)
    most = _alive("sd1/vae", lambda vae: vae.decode(_blank(1, 4, 64, 64)))
    assert 0.9 * DECODING <= most / 512**2 <= DECODING


def _machine(monkeypatch: pytest.MonkeyPatch, kind: str, free: float, **cuda: Any) -> None:
    monkeypatch.setattr(devices, "device_kind", lambda: kind)
    monkeypatch.setattr(devices, "free_memory", lambda _: int(free * GIB))
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: cuda.get("capability", (8, 6)))
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda: cuda.get("name", "RTX 3060"))


@pytest.mark.parametrize(
    ("model", "free", "mode"),
    [
        (SD1, 3.6, "whole"),  # a card of 4 GB, less what its own desktop takes
        (SD1, 2.4, "offload"),
        (SD1, 1.6, "sequential"),
        (SDXL, 14.0, "whole"),
        (SDXL, 9.0, "sliced"),
        (SDXL, 7.4, "offload"),  # a card of 8 GB
        (SDXL, 4.0, "sequential"),
        (SD3, 11.0, "offload"),
    ],
)
def test_the_mode_follows_what_is_free_on_a_card(
    model: Model, free: float, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _machine(monkeypatch, "cuda", free)
    device = choose(model, 2)
    assert (device.kind, device.memory_mode, device.threads) == ("cuda", mode, 2)
    assert needed(model, device.dtype, mode, 512 * 512) <= device.free_bytes


def test_sd15_runs_in_4_gb_of_main_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "computes_short", lambda _: False)
    _machine(monkeypatch, "cpu", 3.0)
    assert choose(SD1, 2).dtype == "bfloat16"
    _machine(monkeypatch, "cpu", 8.0)
    assert choose(SD1, 2).dtype == "float32"


def test_what_has_no_room_is_refused_before_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    _machine(monkeypatch, "cpu", 2.0)
    with pytest.raises(ModelBrokenError) as said:
        choose(SDXL, 2)
    assert said.value.fault == "memory"
    assert said.value.about["free"] == "2.0"


@pytest.mark.parametrize(
    ("kind", "model", "cuda", "dtype"),
    [
        ("cuda", SD1, {}, "float16"),
        ("cuda", SD3, {}, "bfloat16"),
        ("cuda", SD3, {"capability": (7, 5)}, "float16"),
        ("cuda", SD1, {"capability": (7, 5), "name": "NVIDIA GeForce GTX 1650"}, "float32"),
        ("cuda", SD1, {"capability": (5, 2)}, "float32"),
        ("mps", SD1, {}, "float16"),
        ("mps", SD3, {}, "bfloat16"),
    ],
)
def test_the_number_type_is_one_that_the_device_computes(
    kind: str, model: Model, cuda: dict[str, Any], dtype: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _machine(monkeypatch, kind, 64, **cuda)
    assert choose(model, 1).dtype == dtype


def test_more_pixels_need_more() -> None:
    assert needed(SD1, "float16", "whole", 1024**2) > needed(SD1, "float16", "whole", 512**2)


def test_free_memory_is_that_of_this_machine() -> None:
    assert 0 < free_memory("cpu") < 2**45
