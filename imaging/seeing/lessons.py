"""The course of a network's learning: steps, rate, precision; what it learns is its teacher's."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
import torch
from torch import Tensor, nn


class Recipe(Protocol):
    """How long a network learns, how fast at most, and by which chance."""

    @property
    def steps(self) -> int:
        """Batches in all."""
        ...

    @property
    def rate(self) -> float:
        """The highest rate of one cycle."""
        ...

    @property
    def seed(self) -> int:
        """Of the weights' noise and the batches."""
        ...


def teach(
    model: nn.Module, recipe: Recipe, name: str, loss_of_a_batch: Callable[[np.random.Generator], Tensor]
) -> None:
    """Teaches a network in one cycle ("Super-Convergence", arXiv 1708.07120); prints its loss."""
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    model.train().to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    optimiser = torch.optim.AdamW(model.parameters(), lr=recipe.rate, weight_decay=2e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, recipe.rate, total_steps=recipe.steps)
    total = 0.0
    for step in range(1, recipe.steps + 1):
        loss = loss_of_a_batch(rng)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
        if step % 50 == 0:
            print(f"{name}: step {step} of {recipe.steps}, loss {total / 50:.3f}", flush=True)
            total = 0.0
    model.eval()
