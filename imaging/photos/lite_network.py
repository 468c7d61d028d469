"""EfficientNet-Lite0 (arXiv 1905.11946, table 1, without squeeze-and-excitation, with ReLU6) in torch."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn

CLASSES: Final = 1000
FEATURES: Final = 1280
# Of each stage: kernel, stride, expansion, channels out, blocks.
_STAGES: Final = (
    (3, 1, 1, 16, 1),
    (3, 2, 6, 24, 2),
    (5, 2, 6, 40, 2),
    (3, 2, 6, 80, 3),
    (5, 1, 6, 112, 3),
    (5, 2, 6, 192, 4),
    (3, 1, 6, 320, 1),
)


class Same(nn.Conv2d):
    """A convolution padded as TensorFlow pads: what does not divide evenly goes right and below."""

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002 - torch's own name
        """(N, C, H, W) to (N, C', ceil(H / stride), ceil(W / stride))."""
        pads: list[int] = []
        for axis in (1, 0):
            side, kernel, stride = input.shape[2 + axis], self.kernel_size[axis], self.stride[axis]
            whole = max((math.ceil(side / stride) - 1) * stride + kernel - side, 0)
            pads += [whole // 2, whole - whole // 2]
        return super().forward(nn.functional.pad(input, pads))


def _joined(into: int, out: int, kernel: int = 1, stride: int = 1, groups: int = 1) -> list[nn.Module]:
    return [Same(into, out, kernel, stride, groups=groups, bias=False), nn.BatchNorm2d(out, eps=1e-3)]


class Block(nn.Module):
    """Expand, filter each channel by itself, project; the input is added where the shapes allow it."""

    def __init__(self, into: int, out: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        wide = into * expansion
        parts = [*_joined(into, wide), nn.ReLU6()] if expansion > 1 else []
        parts += [*_joined(wide, wide, kernel, stride, wide), nn.ReLU6(), *_joined(wide, out)]
        self.parts = nn.Sequential(*parts)
        self.adds = stride == 1 and into == out

    def forward(self, planes: Tensor) -> Tensor:
        """(N, into, H, W) to (N, out, H / stride, W / stride)."""
        done: Tensor = self.parts(planes)
        return planes + done if self.adds else done


class Lite0(nn.Module):
    """``planes`` gives (N, 1280, H / 32, W / 32); ``head`` the 1000 classes of their mean."""

    def __init__(self) -> None:
        super().__init__()
        parts: list[nn.Module] = [*_joined(3, 32, 3, 2), nn.ReLU6()]
        into = 32
        for kernel, stride, expansion, out, count in _STAGES:
            for number in range(count):
                parts.append(Block(into, out, kernel, stride if number == 0 else 1, expansion))
                into = out
        self.planes = nn.Sequential(*parts, *_joined(into, FEATURES), nn.ReLU6())
        self.head = nn.Linear(FEATURES, CLASSES)

    def forward(self, pictures: Tensor) -> Tensor:
        """The logits (N, 1000) of pictures (N, 3, H, W), values (0..255 - 127) / 128."""
        return self.head(self.planes(pictures).mean(dim=(2, 3)))


def load_network(file: Path) -> Lite0:
    """The network with the weights of the file. Raises ValueError when they are of another network."""
    weights: Mapping[str, Tensor] = torch.load(file, map_location="cpu", weights_only=True)
    network = Lite0().eval()
    own = network.state_dict()
    # The file's tensors stand in the order of the layers, under names of its own.
    if [each.shape for each in own.values()] != [each.shape for each in weights.values()]:
        raise ValueError(f"{file.name} holds no weights of EfficientNet-Lite0")
    network.load_state_dict(dict(zip(own, weights.values(), strict=True)))
    return network
