"""How well the networks see scenes that they never learned from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from imaging.seeing.networks import KINDS, PageNetwork, peaks
from imaging.seeing.training_scenes import Shard

Numbers = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int64]
MOST: Final = 6  # figures of a page that is judged
_AT_ONCE: Final = 32
_REFERENCES: Final = 4
_STEPS: Final = tuple(number / 100 for number in range(14, 72, 3))


@dataclass(frozen=True)
class Counted:
    """Of ``pages`` with 1 to 6 figures the shares with the right number of people, of animals, of both.

    ``by_number`` is the share of both by how many figures there are, with the number of pages.
    """

    pages: int
    people: float
    animals: float
    both: float
    by_number: tuple[tuple[int, float, int], ...]


@dataclass(frozen=True)
class Known:
    """How surely figures are known again by ``_REFERENCES`` views at most, all of other pages.

    ``of_two`` to ``of_four``: the share of ``figures`` that are nearest to their own card among so many;
    ``of_kin``: nearer to their own card than to the one that differs from it in one trait.
    ``own``, ``other`` and ``kin`` are mean cosines.
    """

    figures: int
    of_two: float
    of_three: float
    of_four: float
    of_kin: float
    own: float
    other: float
    kin: float


@torch.inference_mode()
def heats(model: PageNetwork, shards: Iterable[Shard]) -> Tensor:
    """(n, KINDS, h, w) logits of all pages of the shards."""
    made: list[Tensor] = []
    for shard in shards:
        for begin in range(0, len(shard.pages), _AT_ONCE):
            pages = torch.from_numpy(np.array(shard.pages[begin : begin + _AT_ONCE]))
            made.append(model(pages.permute(0, 3, 1, 2).float() / 255)[0])
    return torch.cat(made)


def truth(shards: Iterable[Shard]) -> Counts:
    """(n, KINDS): how many people and animals each page truly shows."""
    made: list[Counts] = []
    for shard in shards:
        count = np.zeros((len(shard.pages), KINDS), np.int64)
        for number, kind, *_ in shard.figures:
            count[int(number), int(kind)] += 1
        made.append(count)
    return np.concatenate(made)


def chosen_least(model: PageNetwork, shards: Sequence[Shard]) -> tuple[float, float]:
    """From which value on a person and an animal counts, so that most of these pages are counted rightly."""
    heat, true = heats(model, shards), truth(shards)
    made: list[float] = []
    for kind in range(KINDS):
        shares = [
            float((_numbers(heat, (least, least))[:, kind] == true[:, kind]).mean()) for least in _STEPS
        ]
        best = [least for least, share in zip(_STEPS, shares, strict=True) if share == max(shares)]
        made.append(best[len(best) // 2])
    return made[0], made[1]


def _numbers(heat: Tensor, least: tuple[float, float]) -> Counts:
    return peaks(heat, torch.tensor(least)).sum(dim=(2, 3)).numpy()


def counted(model: PageNetwork, least: tuple[float, float], shards: Sequence[Shard]) -> Counted:
    """How many pages are counted rightly."""
    true = truth(shards)
    judged = (true.sum(axis=1) >= 1) & (true.sum(axis=1) <= MOST)
    right = (_numbers(heats(model, shards), least) == true)[judged]
    figures = true[judged].sum(axis=1)
    by_number = tuple(
        (number, float(right[figures == number].all(axis=1).mean()), int((figures == number).sum()))
        for number in range(1, MOST + 1)
        if (figures == number).any()
    )
    people, animals = right.mean(axis=0)
    return Counted(len(right), float(people), float(animals), float(right.all(axis=1).mean()), by_number)


@torch.inference_mode()
def known_again(model: torch.nn.Module, shards: Sequence[Shard], seed: int = 4) -> Known:
    """How surely the figures of these shards are known among others; every page is a scene of its own."""
    vectors: list[Numbers] = []
    cards: list[int] = []
    for shard in shards:
        for begin in range(0, len(shard.crops), _AT_ONCE):
            crops = torch.from_numpy(np.array(shard.crops[begin : begin + _AT_ONCE]))
            vectors += list(model(crops.permute(0, 3, 1, 2).float() / 255).numpy())
        cards += [int(card) for card in shard.cards]
    return _known(np.stack(vectors), np.array(cards), np.random.default_rng(seed))


def _known(vectors: Numbers, cards: Counts, rng: np.random.Generator) -> Known:
    middles = {int(card): vectors[cards == card] for card in np.unique(cards) if (cards == card).sum() > 1}
    ranks: list[tuple[float, list[float], float | None]] = []
    for index, card in enumerate(cards):
        if int(card) not in middles:
            continue
        rest = np.flatnonzero((cards == card) & (np.arange(len(cards)) != index))
        own = _near(vectors[index], vectors[rng.permutation(rest)[:_REFERENCES]])
        strangers = [other for other in middles if other // 2 != card // 2]
        picked = rng.choice(strangers, 3, replace=False)
        others = [_near(vectors[index], middles[int(other)][:_REFERENCES]) for other in picked]
        kin = middles.get(int(card) ^ 1)
        ranks.append((own, others, None if kin is None else _near(vectors[index], kin[:_REFERENCES])))
    among = [float(np.mean([own > max(others[:many]) for own, others, _ in ranks])) for many in (1, 2, 3)]
    kins = [(own, kin) for own, _, kin in ranks if kin is not None]
    return Known(
        len(ranks),
        *among,
        of_kin=float(np.mean([own > kin for own, kin in kins])),
        own=float(np.mean([own for own, _, _ in ranks])),
        other=float(np.mean([others[0] for _, others, _ in ranks])),
        kin=float(np.mean([kin for _, kin in kins])),
    )


def _near(vector: Numbers, references: Numbers) -> float:
    middle = references.sum(axis=0)
    return float(vector @ middle / np.linalg.norm(middle))
