"""Models that enlarge pictures: the networks of ESRGAN (Wang et al. 2018, arXiv 1809.00219), Real-ESRGAN
(Wang et al. 2021, arXiv 2107.10833) and its compact kind, known and loaded by their tensors alone.

Three generations of names for the same layers are in use; all are read as those of the newest.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from imaging.engine.faults import broken
from imaging.engine.headers import SAFETENSORS, open_pickled
from imaging.engine.loading_alone import loading_alone

WRAPPINGS: Final = ("params_ema", "params", "model_state_dict", "state_dict")
RESIDUE: Final = 0.2  # how much of a block's own work is added to what went in
SLOPE: Final = 0.2
_OLD_TRUNK: Final = re.compile(
    r"^(?:model\.1\.sub|RRDB_trunk)\.(\d+)\.(?:RDB)(\d)\.conv(\d)(?:\.0)?\.(weight|bias)$"
)
_OLD_NAMES: Final = {
    "model.0": "conv_first",
    "trunk_conv": "conv_body",
    "upconv1": "conv_up1",
    "upconv2": "conv_up2",
    "HRconv": "conv_hr",
}


class _DenseBlock(nn.Module):
    """Five convolutions, each of which sees what all before it made."""

    def __init__(self, width: int, growth: int) -> None:
        super().__init__()
        for number in range(1, 6):
            seen, made = width + (number - 1) * growth, width if number == 5 else growth
            self.add_module(f"conv{number}", nn.Conv2d(seen, made, 3, padding=1))

    def forward(self, x: Tensor) -> Tensor:
        known = [x]
        for number in range(1, 5):
            made = self.get_submodule(f"conv{number}")(torch.cat(known, dim=1))
            known.append(functional.leaky_relu(made, SLOPE))
        return x + RESIDUE * self.get_submodule("conv5")(torch.cat(known, dim=1))


class _ResidualBlock(nn.Module):
    """Three dense blocks in a row."""

    def __init__(self, width: int, growth: int) -> None:
        super().__init__()
        self.rdb1, self.rdb2, self.rdb3 = (_DenseBlock(width, growth) for _ in range(3))

    def forward(self, x: Tensor) -> Tensor:
        return x + RESIDUE * self.rdb3(self.rdb2(self.rdb1(x)))


class DenseEnlarger(nn.Module):
    """ESRGAN's generator. ``folded`` is how many pixels of a side it takes together at its entrance."""

    def __init__(self, width: int, growth: int, blocks: int, doublings: int, folded: int) -> None:
        super().__init__()
        self._doublings, self._folded = doublings, folded
        self.scale = 2**doublings // folded
        self.conv_first = nn.Conv2d(3 * folded**2, width, 3, padding=1)
        self.body = nn.Sequential(*(_ResidualBlock(width, growth) for _ in range(blocks)))
        self.conv_body = nn.Conv2d(width, width, 3, padding=1)
        for number in range(1, doublings + 1):
            self.add_module(f"conv_up{number}", nn.Conv2d(width, width, 3, padding=1))
        self.conv_hr = nn.Conv2d(width, width, 3, padding=1)
        self.conv_last = nn.Conv2d(width, 3, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """(1, 3, h, w) from 0 to 1 becomes (1, 3, scale * h, scale * w); ``folded`` divides its sides."""
        seen = functional.pixel_unshuffle(x, self._folded) if self._folded > 1 else x
        made = self.conv_first(seen)
        made = made + self.conv_body(self.body(made))
        for number in range(1, self._doublings + 1):
            made = functional.interpolate(made, scale_factor=2, mode="nearest")
            made = functional.leaky_relu(self.get_submodule(f"conv_up{number}")(made), SLOPE)
        return self.conv_last(functional.leaky_relu(self.conv_hr(made), SLOPE))


class CompactEnlarger(nn.Module):
    """Real-ESRGAN's compact generator: convolutions in the small size, unfolded at the end."""

    def __init__(self, width: int, layers: int, scale: int) -> None:
        super().__init__()
        self.scale = scale
        parts: list[nn.Module] = [nn.Conv2d(3, width, 3, padding=1), nn.PReLU(width)]
        for _ in range(layers):
            parts += [nn.Conv2d(width, width, 3, padding=1), nn.PReLU(width)]
        self.body = nn.Sequential(*parts, nn.Conv2d(width, 3 * scale**2, 3, padding=1))

    def forward(self, x: Tensor) -> Tensor:
        """(1, 3, h, w) from 0 to 1 becomes (1, 3, scale * h, scale * w)."""
        enlarged = functional.interpolate(x, scale_factor=self.scale, mode="nearest")
        return enlarged + functional.pixel_shuffle(self.body(x), self.scale)


Enlarger = DenseEnlarger | CompactEnlarger


def plain_names(tensors: Mapping[str, Any]) -> dict[str, Any]:
    """The tensors under the newest names, out of whatever training wrapped them in."""
    for wrapping in WRAPPINGS:
        inside = {
            name.removeprefix(f"{wrapping}."): value
            for name, value in tensors.items()
            if name.startswith(f"{wrapping}.")
        }
        if inside:
            return plain_names(inside)
    numbered = sorted(
        {int(m.group(1)) for name in tensors if (m := re.match(r"^model\.(\d+)\.weight$", name))} - {0}
    )
    # After the trunk come the doublings, then two more; earlier files count the layers between as well.
    later = [f"conv_up{n}" for n in range(1, len(numbered) - 1)] + ["conv_hr", "conv_last"]
    names = _OLD_NAMES | {f"model.{number}": name for number, name in zip(numbered, later, strict=False)}
    return {_plain(name, names): value for name, value in tensors.items()}


def _plain(name: str, names: Mapping[str, str]) -> str:
    if found := _OLD_TRUNK.match(name):
        block, dense, convolution, kind = found.groups()
        return f"body.{block}.rdb{dense}.conv{convolution}.{kind}"
    if found := re.match(r"^model\.1\.sub\.(\d+)\.(weight|bias)$", name):
        return f"conv_body.{found.group(2)}"
    start, _dot, kind = name.rpartition(".")
    return f"{names.get(start, start)}.{kind}"


def built_for(shapes: Mapping[str, tuple[int, ...]]) -> Enlarger | None:
    """An enlarger of the architecture that tensors of these (plain) names and shapes belong to, or None."""
    if (first := shapes.get("conv_first.weight")) and "body.0.rdb1.conv1.weight" in shapes:
        blocks = len({name.split(".")[1] for name in shapes if name.startswith("body.")})
        doublings = sum(bool(re.match(r"^conv_up\d\.weight$", name)) for name in shapes)
        folded = round((first[1] / 3) ** 0.5)
        made: Enlarger = DenseEnlarger(
            first[0], shapes["body.0.rdb1.conv1.weight"][0], blocks, doublings, folded
        )
    elif (first := shapes.get("body.0.weight")) and len(first) == 4 and first[1] == 3:
        last = max((int(name.split(".")[1]) for name in shapes if name.startswith("body.")), default=0)
        out = shapes.get(f"body.{last}.weight", (0,))
        made = CompactEnlarger(first[0], (last - 2) // 2, round((out[0] / 3) ** 0.5))
    else:
        return None
    own = {name: tuple(value.shape) for name, value in made.state_dict().items()}
    return made if own == dict(shapes) else None


def load_enlarger(path: Path) -> Enlarger:
    """The enlarger in a file, in single precision on the processor. Raises ModelBrokenError."""
    found = load_file(path) if path.suffix == SAFETENSORS else _flat(open_pickled(path, "cpu"))
    state = plain_names(found)
    with loading_alone(), torch.device("meta"):
        made = built_for({name: tuple(value.shape) for name, value in state.items()})
    if made is None:
        raise broken("unknown", path)
    made.load_state_dict({name: value.float() for name, value in state.items()}, assign=True)
    return made.eval().requires_grad_(requires_grad=False)


def _flat(found: Mapping[str, Any]) -> dict[str, Any]:
    """Tensors by name, with the names of the tables that they lie in."""
    out: dict[str, Any] = {}
    for name, value in found.items():
        inner: Mapping[str, Any] = value if isinstance(value, Mapping) else {"": value}
        out |= {f"{name}.{key}" if key else name: each for key, each in inner.items()}
    return {name: value for name, value in out.items() if isinstance(value, Tensor)}
