"""Models that enlarge: known by their tensors under three generations of names, and no seams."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from imaging.engine.catalogue import check_model, find_models
from imaging.engine.enlargers import CompactEnlarger, DenseEnlarger, load_enlarger
from imaging.engine.enlarging import AROUND, PIECE, enlarged
from imaging.errors import ModelBrokenError
from imaging.request import Pixels
from tests.imaging.engine.conftest import finish


def dense(doublings: int = 2, folded: int = 1) -> DenseEnlarger:
    torch.manual_seed(4)
    return DenseEnlarger(8, 4, 2, doublings, folded).eval()


def photo(height: int = 40, width: int = 30) -> Pixels:
    rng = np.random.default_rng(3)
    return rng.integers(0, 256, (height, width, 3), dtype=np.uint8)


def middle_names(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """As BasicSR wrote them in 2019."""
    changed = {"conv_body": "trunk_conv", "conv_up1": "upconv1", "conv_up2": "upconv2", "conv_hr": "HRconv"}
    out: dict[str, Tensor] = {}
    for name, value in state.items():
        start, _dot, kind = name.rpartition(".")
        block = start.replace("body.", "RRDB_trunk.").replace(".rdb", ".RDB")
        out[f"{changed.get(start, block)}.{kind}"] = value
    return out


def first_names(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """As ESRGAN's own files have them, where layers are counted."""
    counted = {
        "conv_first": "model.0", "conv_body": "model.1.sub.2", "conv_up1": "model.3", "conv_up2": "model.6",
        "conv_hr": "model.8", "conv_last": "model.10",
    }  # fmt: skip
    out: dict[str, Tensor] = {}
    for name, value in state.items():
        start, _dot, kind = name.rpartition(".")
        if start.startswith("body."):
            start = start.replace("body.", "model.1.sub.").replace(".rdb", ".RDB") + ".0"
        out[f"{counted.get(start, start)}.{kind}"] = value
    return out


@pytest.mark.parametrize("names", [dict, middle_names, first_names])
def test_all_generations_of_names_are_the_same_network(names: type, tmp_path: Path) -> None:
    network = dense()
    save_file(names(network.state_dict()), tmp_path / "net.safetensors")
    x = torch.rand(1, 3, 16, 12)
    assert torch.equal(load_enlarger(tmp_path / "net.safetensors")(x), network(x))
    model = check_model(tmp_path / "net.safetensors")
    assert (model.family, model.task, model.variant) == ("esrgan", "upscaler", "x4")


@pytest.mark.parametrize("wrapping", ["params_ema", "params"])
def test_a_checkpoint_of_training_is_read_without_running_it(wrapping: str, tmp_path: Path) -> None:
    network = dense()
    torch.save({wrapping: network.state_dict()}, tmp_path / "net.pth")
    x = torch.rand(1, 3, 8, 8)
    assert torch.equal(load_enlarger(tmp_path / "net.pth")(x), network(x))
    assert [each.name for each in find_models([tmp_path])] == ["net"]


@pytest.mark.parametrize(
    ("network", "variant"), [(dense(2, 2), "x2"), (dense(1), "x2"), (CompactEnlarger(8, 3, 4), "x4")]
)
def test_how_much_it_enlarges_is_in_its_tensors(
    network: torch.nn.Module, variant: str, tmp_path: Path
) -> None:
    save_file(network.state_dict(), tmp_path / "net.safetensors")
    assert check_model(tmp_path / "net.safetensors").variant == variant
    scale = int(variant[1:])
    assert finish(enlarged(tmp_path / "net.safetensors", photo(), 1)).shape == (40 * scale, 30 * scale, 3)


def test_an_untaught_compact_network_repeats_pixels(tmp_path: Path) -> None:
    network = CompactEnlarger(8, 1, 2)
    for weight in network.body[-1].parameters():
        torch.nn.init.zeros_(weight)
    save_file(network.state_dict(), tmp_path / "net.safetensors")
    pixels = photo(PIECE + 20, PIECE + 7)
    made = finish(enlarged(tmp_path / "net.safetensors", pixels, 1))
    assert np.array_equal(made, pixels.repeat(2, axis=0).repeat(2, axis=1))


def test_pieces_leave_no_seam(tmp_path: Path) -> None:
    torch.manual_seed(4)
    network = DenseEnlarger(8, 4, 1, 1, 1).eval()
    save_file(network.state_dict(), tmp_path / "net.safetensors")
    pixels = photo(PIECE + 30, PIECE + 11)
    steps = enlarged(tmp_path / "net.safetensors", pixels, 1)
    told: list[tuple[int, int]] = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            made = end.value
            break
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    whole = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255
    with torch.inference_mode():
        wanted = network(whole)[0].clamp(0, 1).permute(1, 2, 0).numpy() * 255
    inner = np.s_[2 * AROUND : -2 * AROUND, 2 * AROUND : -2 * AROUND]
    assert np.abs(made[inner] - wanted[inner]).max() <= 0.51


def test_what_only_looks_like_one_is_refused(tmp_path: Path) -> None:
    state = dict(dense().state_dict())
    del state["body.1.rdb2.conv3.weight"]
    save_file(state, tmp_path / "cut.safetensors")
    with pytest.raises(ModelBrokenError):
        check_model(tmp_path / "cut.safetensors")
    with pytest.raises(ModelBrokenError):
        load_enlarger(tmp_path / "cut.safetensors")
    save_file({"body.0.weight": torch.zeros(4, 3, 3, 3)}, tmp_path / "odd.safetensors")
    with pytest.raises(ModelBrokenError):
        check_model(tmp_path / "odd.safetensors")
