"""Teaching the network that knows figures again: views of one card together, all other cards apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from imaging.seeing.crops import CROP
from imaging.seeing.lessons import teach
from imaging.seeing.networks import FigureNetwork
from imaging.seeing.training_scenes import Shard

Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.floating[Any]]  # single precision; numpy's stubs often promise double
_RECOLOURED: Final = 0.5  # of the families are seen in colours that were never drawn
_CUT: Final = 0.2  # of the views lose a part below or at a side, as behind a table
_GREY: Final = 128 / 255


@dataclass(frozen=True)
class FiguresRecipe:
    """How long the figure network learns; in a batch ``families`` of two cards with ``views`` each."""

    steps: int = 700
    families: int = 36
    views: int = 2
    rate: float = 2e-3
    warmth: float = 0.1
    seed: int = 9


class Figures:
    """All figures of some shards by card; cards 2n and 2n + 1 are a family."""

    def __init__(self, shards: Sequence[Shard]) -> None:
        self._crops: list[Bytes] = [crop for shard in shards for crop in shard.crops]
        cards = [int(card) for shard in shards for card in shard.cards]
        self._of: dict[int, list[int]] = {}
        for index, card in enumerate(cards):
            self._of.setdefault(card, []).append(index)
        whole = {card for card, seen in self._of.items() if len(seen) > 1}
        self._families = sorted({card // 2 for card in whole})

    def __len__(self) -> int:
        return len(self._crops)

    @property
    def of(self) -> Mapping[int, list[int]]:
        """The numbers of each card's figures."""
        return self._of

    def crop(self, number: int) -> Bytes:
        """One figure."""
        return self._crops[number]

    def batch(self, recipe: FiguresRecipe, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Figures (n, 4, CROP, CROP), and whose they are (n,)."""
        seen: list[Floats] = []
        whose: list[int] = []
        for family in rng.choice(self._families, min(recipe.families, len(self._families)), replace=False):
            colours = _recolouring(rng) if rng.random() < _RECOLOURED else np.eye(3, dtype=np.float32)
            for card in (2 * int(family), 2 * int(family) + 1):
                numbers = self._of.get(card, [])
                for number in rng.permutation(numbers)[: recipe.views]:
                    seen.append(view(self._crops[int(number)], colours, rng))
                    whose.append(card)
        return torch.from_numpy(np.stack(seen)).permute(0, 3, 1, 2), torch.tensor(whose)


def _recolouring(rng: np.random.Generator) -> Floats:
    """A matrix of colours: channels change places, or all hues turn."""
    if rng.random() < 0.5:
        return np.eye(3, dtype=np.float32)[rng.permutation(3)]
    angle = rng.uniform(0, 2 * np.pi)
    cosine, sine = np.cos(angle), np.sin(angle)
    third, root = (1 - cosine) / 3, np.sqrt(1 / 3) * sine
    turn = np.full((3, 3), third) + np.eye(3) * cosine
    turn += np.array([[0, -root, root], [root, 0, -root], [-root, root, 0]])
    return turn.astype(np.float32)


def view(crop: Bytes, colours: Floats, rng: np.random.Generator) -> Floats:
    """(CROP, CROP, 4), 0 to 1: one figure as another picture may show it."""
    picture = crop.astype(np.float32) / 255
    pixels, mask = picture[..., :3] @ colours.T, picture[..., 3:]
    light = rng.normal(1, 0.08, 3) * rng.normal(1, 0.1)
    pixels = pixels * light.astype(np.float32) + np.float32(rng.normal(0, 0.02))
    if rng.random() < 0.25:
        small = pixels.reshape(CROP // 2, 2, CROP // 2, 2, 3).mean(axis=(1, 3))
        pixels = small.repeat(2, axis=0).repeat(2, axis=1)
    pixels = pixels + rng.normal(0, 0.025, pixels.shape).astype(np.float32)
    if rng.random() < _CUT:
        mask = mask.copy()
        _cut(mask, rng)
    pixels = np.clip(pixels, 0, 1) * mask + _GREY * (1 - mask)
    whole = np.concatenate([pixels, mask], axis=-1).astype(np.float32)
    if rng.random() < 0.5:
        whole = whole[:, ::-1]
    return _placed(whole, rng)


def _cut(mask: Floats, rng: np.random.Generator) -> None:
    part = int(CROP * rng.uniform(0.1, 0.4))
    side = rng.integers(3)
    if side == 0:
        mask[CROP - part :] = 0
    elif side == 1:
        mask[:, : part // 2] = 0
    else:
        mask[:, CROP - part // 2 :] = 0


def _placed(whole: Floats, rng: np.random.Generator) -> Floats:
    """A little larger or smaller, and off the middle."""
    zoom, shift = rng.uniform(0.85, 1.08), rng.uniform(-0.05, 0.05, 2)
    spots = [((np.arange(CROP) / CROP - 0.5) / zoom + 0.5 + s) * CROP for s in shift]
    down, across = (part.astype(int) for part in spots)
    inside = ((down >= 0) & (down < CROP))[:, None] & ((across >= 0) & (across < CROP))[None]
    made = whole[np.ix_(np.clip(down, 0, CROP - 1), np.clip(across, 0, CROP - 1))]
    return np.where(inside[..., None], made, np.array([_GREY, _GREY, _GREY, 0], np.float32))


def figure_loss(vectors: Tensor, whose: Tensor, warmth: float) -> Tensor:
    """Supervised contrastive loss (arXiv 2004.11362): views of a card near, all else in the batch far."""
    like = vectors @ vectors.T / warmth
    oneself = torch.eye(len(whose), dtype=torch.bool)
    same = (whose[:, None] == whose[None]) & ~oneself
    chance = like - like.masked_fill(oneself, float("-inf")).logsumexp(dim=1, keepdim=True)
    known = same.any(dim=1)
    return -((chance * same).sum(dim=1)[known] / same.sum(dim=1)[known]).mean()


def teach_figures(model: FigureNetwork, figures: Figures, recipe: FiguresRecipe) -> None:
    """Teaches the network these figures; prints the loss now and then."""

    def loss(rng: np.random.Generator) -> Tensor:
        seen, whose = figures.batch(recipe, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = model(seen.contiguous(memory_format=torch.channels_last))
        return figure_loss(vectors, whose, recipe.warmth)

    teach(model, recipe, "figures", loss)
