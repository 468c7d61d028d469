"""The two networks that see: one finds the figures of a page, one says what a figure looks like.

``PageNetwork`` answers maps at a quarter of the page's size: where heads of people and middles of animals are
("Objects as Points", arXiv 1904.07850), and what each spot shows. ``FigureNetwork`` turns a figure cut out of
a page into a unit vector; figures of one card have vectors that are near each other.
"""

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

VECTOR: Final = 64
KINDS: Final = 2  # person, animal
SPOTS: Final = 3  # nothing, person, animal
_PAGE_WIDTHS: Final = (24, 40, 80, 128, 128)
_SIDE: Final = 56
_APART: Final = (5, 7)  # cells in which there is one head, one animal: their middles are less sure
_RARE: Final = -4.0  # the logit of a heat map's bias: nearly nowhere is a head
_FIGURE_WIDTHS: Final = (32, 48, 80, 112)
_ROWS, _COLUMNS = 6, 2  # a figure's parts are told apart by their height: hair above, shoes below


def _joined(into: int, out: int, stride: int = 1) -> nn.Sequential:
    layers = nn.Conv2d(into, out, 3, stride, 1, bias=False), nn.BatchNorm2d(out), nn.ReLU(inplace=True)
    return nn.Sequential(*layers)


class _Added(nn.Module):
    """A convolution whose result is added to what it was given."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.part = _joined(width, width)

    def forward(self, planes: Tensor) -> Tensor:
        """(N, width, H, W) to the same."""
        return planes + self.part(planes)


class PageNetwork(nn.Module):
    """Pictures (N, 3, H, W), 0 to 1, sides multiples of 32, to two maps of a quarter of their size."""

    def __init__(self) -> None:
        super().__init__()
        half, quarter, eighth, near, far = _PAGE_WIDTHS
        self.stem = _joined(3, half, 2)
        self.levels = nn.ModuleList(
            nn.Sequential(_joined(before, after, 2), _Added(after))
            for before, after in ((half, quarter), (quarter, eighth), (eighth, near), (near, far))
        )
        self.sides = nn.ModuleList(nn.Conv2d(width, _SIDE, 1) for width in (quarter, eighth, near, far))
        self.mixed = nn.ModuleList(_joined(_SIDE, _SIDE) for _ in range(3))
        self.heat = nn.Conv2d(_SIDE, KINDS, 1)
        self.spots = nn.Conv2d(_SIDE, SPOTS, 1)
        nn.init.constant_(self.heat.bias, _RARE)  # pyright: ignore[reportArgumentType]

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of heads and middles (N, KINDS, H/4, W/4) and of what is there (N, SPOTS, H/4, W/4)."""
        planes = self.stem(pictures - 0.5)
        seen: list[Tensor] = []
        for level, side in zip(self.levels, self.sides, strict=True):
            planes = level(planes)
            seen.append(side(planes))
        made = seen[-1]
        for side, mixed in zip(reversed(seen[:-1]), self.mixed, strict=True):
            made = mixed(side + functional.interpolate(made, scale_factor=2.0))
        return self.heat(made), self.spots(made)


class FigureNetwork(nn.Module):
    """Figures with their masks (N, 4, CROP, CROP), 0 to 1, to unit vectors (N, VECTOR)."""

    def __init__(self) -> None:
        super().__init__()
        first, second, third, last = _FIGURE_WIDTHS
        self.trunk = nn.Sequential(
            _joined(4, first, 2),
            _joined(first, second, 2),
            _Added(second),
            _joined(second, third, 2),
            _Added(third),
            _joined(third, last, 2),
            _Added(last),
        )
        self.vector = nn.Linear(last * _ROWS * _COLUMNS, VECTOR)

    def forward(self, figures: Tensor) -> Tensor:
        """See the class."""
        planes = self.trunk(figures - 0.5)
        parts = functional.adaptive_avg_pool2d(planes, (_ROWS, _COLUMNS)).flatten(1)
        return functional.normalize(self.vector(parts).float(), dim=1)


def peaks(heat: Tensor, least: Tensor) -> Tensor:
    """(N, KINDS, h, w) bool: where a figure is; ``heat`` logits, ``least`` (KINDS,) a value from 0 to 1."""
    likely = heat.float().sigmoid()
    best = torch.stack(
        [functional.max_pool2d(likely[:, kind], cells, 1, cells // 2) for kind, cells in enumerate(_APART)],
        dim=1,
    )
    return (likely == best) & (likely > least.view(1, -1, 1, 1))


def size_of(module: nn.Module) -> int:
    """How many numbers a network keeps."""
    return sum(torch.numel(value) for value in module.state_dict().values())
