"""Teaching the network that counts: pages shaken in light, colour and size, further figures pasted in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from imaging.painting.canvas import resized
from imaging.seeing.crops import PAGE
from imaging.seeing.lessons import teach
from imaging.seeing.networks import KINDS, PageNetwork
from imaging.seeing.training_scenes import MAP, UNKNOWN, Shard

Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.floating[Any]]  # single precision; numpy's stubs often promise double
_Rows = npt.NDArray[np.float32]  # rows of kind, x, y, size
_PASTED: Final = 0.35  # of the pages get a figure more, or two
_TALL: Final = 1.5  # of its width: only who stands has the head on top
_ZOOM: Final = (0.72, 1.12)
_SPREAD: Final = (0.55, 1.3)  # cells of the map: how soft a figure's dot is
_PLAIN: Final = 0.5  # the weight of what each spot shows beside where figures are


@dataclass(frozen=True)
class PagesRecipe:
    """How long the page network learns, and how fast."""

    steps: int = 4000
    batch: int = 24
    rate: float = 3e-3
    seed: int = 8


class Pages:
    """All pages of some shards, drawn at random."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._pages = [page for shard in shards for page in shard.pages]
        self._maps = [label for shard in shards for label in shard.maps]
        self._figures = [
            shard.figures[shard.figures[:, 0] == number, 1:]
            for shard in shards
            for number in range(len(shard.pages))
        ]
        self._crops = [crop for shard in shards for crop in shard.crops]

    def __len__(self) -> int:
        return len(self._pages)

    def batch(self, count: int, rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Pictures (n, 3, PAGE, PAGE), heat (n, KINDS, MAP, MAP) and labels (n, MAP, MAP)."""
        made = [self._one(int(index), rng) for index in rng.integers(0, len(self), count)]
        pages, heats, labels = (np.stack(part) for part in zip(*made, strict=True))
        pictures = torch.from_numpy(pages).permute(0, 3, 1, 2)
        return shaken(pictures, rng), torch.from_numpy(heats), torch.from_numpy(labels).long()

    def _one(self, index: int, rng: np.random.Generator) -> tuple[Floats, Floats, Bytes]:
        page, label, figures = self._pages[index], self._maps[index], self._figures[index]
        page, label, figures = self._crowded(page, label, figures, rng)
        if rng.random() < 0.5:
            page, label, figures = page[:, ::-1], label[:, ::-1], _mirrored(figures)
        if rng.random() < 0.6:
            page, label, figures = _zoomed(page, label, figures, rng)
        return page.astype(np.float32) / 255, heat_of(figures), np.ascontiguousarray(label)

    def _crowded(
        self, page: Bytes, label: Bytes, figures: _Rows, rng: np.random.Generator
    ) -> tuple[Bytes, Bytes, _Rows]:
        if not self._crops or rng.random() > _PASTED:
            return page, label, figures
        page, label = page.copy(), label.copy()
        for _ in range(int(rng.integers(1, 3))):
            crop = self._crops[int(rng.integers(len(self._crops)))]
            figures = _with_figure(page, label, figures, crop, rng)
        return page, label, figures


def _with_figure(page: Bytes, label: Bytes, figures: _Rows, crop: Bytes, rng: np.random.Generator) -> _Rows:
    """Lays one who stands somewhere on the page where no head is hidden; else leaves all as it is."""
    inside = crop[..., 3] > 127
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if len(rows) < 8 or len(rows) < _TALL * len(columns):
        return figures
    side = int(rng.integers(44, 116))
    left, top = int(rng.integers(0, PAGE - side)), int(rng.integers(PAGE // 6, PAGE - side + 1))
    small = np.concatenate([resized(crop[..., :3], side, side), _small(crop[..., 3], side)], axis=-1)
    where = small[..., 3] > 127
    window = np.zeros((PAGE, PAGE), np.bool_)
    window[top : top + side, left : left + side] = where
    for _, x, y, size in figures:
        reach = max(2, round(float(size) * PAGE))
        across, down = int(x * PAGE), int(y * PAGE)
        if window[max(0, down - reach) : down + reach, max(0, across - reach) : across + reach].any():
            return figures
    page[window] = small[..., :3][where]
    label[window[2::4, 2::4]] = 1
    tall = np.flatnonzero(where.any(axis=1))
    head = where[tall[0] : tall[0] + max(3, len(tall) // 6)]
    x = left + float(np.nonzero(head)[1].mean())
    size = len(tall) / 11
    added = np.array([[0, x / PAGE, (top + tall[0] + size) / PAGE, size / PAGE]], np.float32)
    return np.concatenate([figures, added])


def _small(mask: Bytes, side: int) -> Bytes:
    return resized(np.repeat(mask[..., None], 3, axis=-1), side, side)[..., :1]


def _mirrored(figures: _Rows) -> _Rows:
    turned = figures.copy()
    turned[:, 1] = 1 - turned[:, 1]
    return turned


def _zoomed(
    page: Bytes, label: Bytes, figures: _Rows, rng: np.random.Generator
) -> tuple[Bytes, Bytes, _Rows]:
    """The page farther or a little nearer, if no figure's place would leave it."""
    zoom = float(rng.uniform(*_ZOOM))
    free = 1 - zoom
    shift = rng.uniform(min(0, free), max(0, free), 2)
    moved = figures.copy()
    moved[:, 1:3] = moved[:, 1:3] * zoom + shift
    moved[:, 3] *= zoom
    margin = moved[:, 3:4]
    if zoom > 1 and ((moved[:, 1:3] < margin) | (moved[:, 1:3] > 1 - margin)).any():
        return page, label, figures
    spots = (np.arange(PAGE) / PAGE - shift[:, None]) / zoom
    across, down = (np.clip((part * PAGE).astype(int), 0, PAGE - 1) for part in spots)
    cells = (np.arange(MAP) / MAP - shift[:, None]) / zoom
    inside = [(part >= 0) & (part < 1) for part in cells]
    columns, rows = (np.clip((part * MAP).astype(int), 0, MAP - 1) for part in cells)
    far = label[np.ix_(rows, columns)]
    far = np.where(inside[1][:, None] & inside[0][None], far, 0).astype(np.uint8)
    side = max(8, round(PAGE * zoom))
    if zoom >= 1:
        return page[np.ix_(down, across)], far, moved
    # Reduced with care, laid on the page's own colour: what a wider picture has around it.
    smaller = resized(np.ascontiguousarray(page), side, side)
    wide = np.broadcast_to(page.mean(axis=(0, 1)).astype(np.uint8), page.shape).copy()
    left, top = (min(PAGE - side, max(0, round(float(part) * PAGE))) for part in shift)
    wide[top : top + side, left : left + side] = smaller
    return wide, far, moved


def heat_of(figures: _Rows) -> Floats:
    """(KINDS, MAP, MAP): soft dots, 1 at the cell of each figure."""
    y, x = np.mgrid[0:MAP, 0:MAP]
    heat = np.zeros((KINDS, MAP, MAP), np.float32)
    for kind, across, down, size in figures:
        if not (0 <= across < 1 and 0 <= down < 1):
            continue
        column, row = int(across * MAP), int(down * MAP)
        spread = float(np.clip(size * MAP / 2.4, *_SPREAD))
        dot = np.exp(-((x - column) ** 2 + (y - row) ** 2) / (2 * spread**2))
        heat[int(kind)] = np.maximum(heat[int(kind)], dot)
    return heat


def shaken(pictures: Tensor, rng: np.random.Generator) -> Tensor:
    """(n, 3, h, w): light, tint, channels and sharpness a little off, some in grey, all with noise."""
    count = len(pictures)
    made: list[Tensor] = []
    for picture in pictures:
        if rng.random() < 0.15:
            picture = picture[torch.from_numpy(rng.permutation(3))]
        if rng.random() < 0.08:
            picture = picture.mean(dim=0, keepdim=True).expand(3, -1, -1)
        if rng.random() < 0.25:
            small = functional.avg_pool2d(picture[None], 2)
            picture = functional.interpolate(small, scale_factor=2, mode="bilinear")[0]
        made.append(picture)
    gain = torch.from_numpy(rng.normal(1, 0.09, (count, 3, 1, 1)).astype(np.float32))
    gain = gain * torch.from_numpy(rng.normal(1, 0.12, (count, 1, 1, 1)).astype(np.float32))
    noise = torch.randn(pictures.shape, generator=torch.Generator().manual_seed(int(rng.integers(2**31))))
    return (torch.stack(made) * gain + 0.02 * noise).clamp(0, 1)


def page_loss(heat: Tensor, spots: Tensor, truth: Tensor, labels: Tensor) -> Tensor:
    """Focal loss on soft dots ("Objects as Points", arXiv 1904.07850) and cross entropy on what is where."""
    p = heat.float().sigmoid().clamp(1e-4, 1 - 1e-4)
    centre = (truth > 0.999).float()
    hits = centre * (1 - p).square() * p.log()
    misses = (1 - centre) * (1 - truth).pow(4) * p.square() * (1 - p).log()
    found = -(hits + misses).sum() / centre.sum().clamp(min=1)
    return found + _PLAIN * functional.cross_entropy(spots.float(), labels, ignore_index=UNKNOWN)


def teach_pages(model: PageNetwork, pages: Pages, recipe: PagesRecipe) -> None:
    """Teaches the network these pages; prints the loss now and then."""

    def loss(rng: np.random.Generator) -> Tensor:
        pictures, truth, labels = pages.batch(recipe.batch, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            heat, spots = model(pictures.contiguous(memory_format=torch.channels_last))
        return page_loss(heat, spots, truth, labels)

    teach(model, recipe, "pages", loss)
