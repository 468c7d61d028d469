"""Which epoch to take: under- and over-training told from what was measured, and when to stop.

The first measure is held-out likeness. Where all photos were needed for training there is none; then DVAR
(Voronov et al. 2023, arXiv 2302.04841) says when the loss of one fixed batch has stopped changing, which the
ordinary loss of ever other noise does not show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from imaging.personalising.values import Verdict

LEAST_GAIN: Final = 0.02  # of held-out error: less is nothing
NEAR: Final = 0.04  # of the best likeness: nearer than this cannot be told apart
CLEAR_RISE: Final = 0.06  # of the best likeness in one epoch: more is to come
WINDOW: Final = 6  # measurements of the fixed batch that DVAR compares with all
SETTLED: Final = 0.15  # of their variance over all: the paper's threshold
PATIENCE: Final = 2  # epochs without gain before stopping


@dataclass(frozen=True)
class Measured:
    """What is known of one epoch: its likeness, and the fixed batch's losses from the start to its end."""

    likeness: float | None
    fixed_losses: tuple[float, ...]


def loss_variance(losses: Sequence[float]) -> float:
    """DVAR: the variance of the last losses of the fixed batch as a share of that of all; 1 is much."""
    if len(losses) < WINDOW:
        return 1.0
    every = float(np.var(np.asarray(losses)))
    return float(np.var(np.asarray(losses[-WINDOW:]))) / every if every > 0 else 0.0


def judged(epochs: Sequence[Measured]) -> tuple[list[tuple[Verdict, str]], int, str]:
    """A verdict and its reason for each epoch, the index of the proposed one, and why it is."""
    likeness = [each.likeness for each in epochs]
    known = [value for value in likeness if value is not None]
    if len(known) != len(likeness):
        return _by_variance(epochs)
    best = max(known)
    if best < LEAST_GAIN:
        return [("under", "nothing_learned")] * len(known), int(np.argmax(known)), "nothing_learned"
    # Of those that cannot be told apart the first has learnt the least by heart.
    chosen = next(i for i, value in enumerate(known) if value >= best * (1 - NEAR))
    found = [_by_likeness(known, index, best) for index in range(len(known))]
    rising = chosen == len(known) - 1 and _still_rising(known)
    return found, chosen, "still_learning" if rising else "best_alike"


def _by_likeness(known: Sequence[float], index: int, best: float) -> tuple[Verdict, str]:
    near = known[index] >= best * (1 - NEAR)
    if near and index == len(known) - 1 and known[index] == best and _still_rising(known):
        return "under", "still_learning"
    if near:
        return "good", "best_alike" if known[index] == best else "near_best"
    if index > int(np.argmax(known)):
        return "over", "learned_by_heart"
    return "under", "not_yet_alike"


def _still_rising(known: Sequence[float]) -> bool:
    return len(known) == 1 or known[-1] - max(known[:-1]) > CLEAR_RISE * known[-1]


def _by_variance(epochs: Sequence[Measured]) -> tuple[list[tuple[Verdict, str]], int, str]:
    found: list[tuple[Verdict, str]] = [
        ("good", "settled") if loss_variance(each.fixed_losses) < SETTLED else ("under", "still_changing")
        for each in epochs
    ]
    chosen = next((i for i, (verdict, _) in enumerate(found) if verdict == "good"), len(found) - 1)
    return found, chosen, found[chosen][1]


def enough(epochs: Sequence[Measured]) -> str | None:
    """Why a training may end before its last epoch; None while it may still gain."""
    if len(epochs) <= PATIENCE:
        return None
    likeness = [each.likeness for each in epochs if each.likeness is not None]
    if len(likeness) < len(epochs):
        settled = all(loss_variance(each.fixed_losses) < SETTLED for each in epochs[-PATIENCE:])
        return "settled" if settled else None
    best = max(likeness)
    if best >= LEAST_GAIN and all(value < best * (1 - NEAR) for value in likeness[-PATIENCE:]):
        return "learned_by_heart"
    return None
