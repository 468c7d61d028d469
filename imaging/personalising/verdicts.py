"""Which epoch to take: under- and over-training told from what was measured, and when to stop.

The first measure is held-out likeness. It wavers while the rates are high, and comes to rest as they sink: a
fall tells of photos learnt by heart only where it is larger than that, and where the photos that were learnt
from are told no worse meanwhile. Where all photos were needed for training there is none, and one or two real
photos in another light may tell nothing of a subject that is well learnt by eye: then DVAR (Voronov et al.
2023, arXiv 2302.04841) says when the loss of one fixed batch has stopped changing, which the ordinary loss of
ever other noise does not show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from imaging.personalising.values import Verdict

LEAST_GAIN: Final = 0.02  # of held-out error: less is nothing
TELLING: Final = (
    0.4  # of the gain of photos that were learnt from: less, and those held out are too few or too odd
)
NEAR: Final = 0.04  # of the best likeness: nearer than this cannot be told apart
WAVERING: Final = (
    0.16  # of the best likeness, at the full rates: so much it goes up and down (docs/training.md)
)
CLEAR_RISE: Final = 0.06  # of the best likeness in one epoch: more is to come
WINDOW: Final = 6  # measurements of the fixed batch that DVAR compares with all
SETTLED: Final = 0.15  # of their variance over all: the paper's threshold
PATIENCE: Final = 2  # epochs without gain before stopping


@dataclass(frozen=True)
class Measured:
    """What is known of one epoch: its likeness, and the fixed batch's losses from the start to its end.

    ``trained`` is the likeness of photos that were learnt from, ``pace`` the share of the rates at which the
    epoch ended: 1 while they are high, 0 once they have sunk to nothing.
    """

    likeness: float | None
    fixed_losses: tuple[float, ...]
    trained: float | None = None
    pace: float = 0.0


def loss_variance(losses: Sequence[float]) -> float:
    """DVAR: the variance of the last losses of the fixed batch as a share of that of all; 1 is much."""
    if len(losses) < WINDOW:
        return 1.0
    every = float(np.var(np.asarray(losses)))
    return float(np.var(np.asarray(losses[-WINDOW:]))) / every if every > 0 else 0.0


def judged(epochs: Sequence[Measured]) -> tuple[list[tuple[Verdict, str]], int, str]:
    """A verdict and its reason for each epoch, the index of the proposed one, and why it is."""
    known = [each.likeness for each in epochs if each.likeness is not None]
    if len(known) != len(epochs) or not _telling(epochs, known):
        return _by_variance(epochs)
    best = max(known)
    if best < LEAST_GAIN:
        return [("under", "nothing_learned")] * len(known), int(np.argmax(known)), "nothing_learned"
    # Of those that cannot be told apart the first has learnt the least by heart.
    chosen = next(i for i, value in enumerate(known) if value >= best * (1 - NEAR))
    found = [_by_likeness(epochs, known, index) for index in range(len(known))]
    rising = chosen == len(known) - 1 and _still_rising(known)
    return found, chosen, "still_learning" if rising else "best_alike"


def _telling(epochs: Sequence[Measured], known: Sequence[float]) -> bool:
    """Whether the held-out photos have to do with those that were learnt from."""
    trained = max((each.trained or 0.0 for each in epochs), default=0.0)
    return trained < LEAST_GAIN or max(known) >= TELLING * trained


def _by_likeness(epochs: Sequence[Measured], known: Sequence[float], index: int) -> tuple[Verdict, str]:
    best = max(known)
    near = known[index] >= best * (1 - NEAR)
    if near and index == len(known) - 1 and known[index] == best and _still_rising(known):
        return "under", "still_learning"
    if near:
        return "good", "best_alike" if known[index] == best else "near_best"
    if _learned_by_heart(epochs, known, index):
        return "over", "learned_by_heart"
    return "under", "not_yet_alike"


def _learned_by_heart(epochs: Sequence[Measured], known: Sequence[float], index: int) -> bool:
    """Whether an epoch, and the mean of those since the best one, are below it by more than they waver.

    And whether the epoch knows the photos that were learnt from as well as that one.
    """
    top = int(np.argmax(known))
    now, then = epochs[index], epochs[top]
    if index <= top or known[index] >= known[top] * (1 - NEAR):
        return False
    since = known[top + 1 : index + 1]
    wavering = WAVERING * now.pace / len(since) ** 0.5  # a mean of several wavers less
    if float(np.mean(since)) >= known[top] * (1 - NEAR - wavering):
        return False
    return now.trained is None or then.trained is None or now.trained >= then.trained


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
    if any(each.likeness is None for each in epochs):
        settled = all(loss_variance(each.fixed_losses) < SETTLED for each in epochs[-PATIENCE:])
        return "settled" if settled else None
    last = judged(epochs)[0][-PATIENCE:]
    return "learned_by_heart" if all(verdict == "over" for verdict, _ in last) else None
