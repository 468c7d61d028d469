"""The optimiser of both trainings: Muon for matrices and convolutions, AdamW for the rest.

Muon (K. Jordan, 2024) orthogonalises the momentum of every weight matrix with a few
Newton-Schulz iterations; on these small networks it needs about half the steps of AdamW.
The step is scaled by 0.2 * sqrt(longest side), so one learning rate serves both groups
(J. Liu et al., "Muon is scalable for LLM training", 2025).
"""

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)


def orthogonalised(matrix: Tensor, iterations: int = 5) -> Tensor:
    """The nearest (roughly) orthogonal matrix; (…, rows, columns), computed in bfloat16."""
    a, b, c = NEWTON_SCHULZ
    x = matrix.bfloat16()
    tall = x.size(-2) > x.size(-1)
    x = x.mT if tall else x
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(iterations):
        gram = x @ x.mT
        x = a * x + (b * gram + c * (gram @ gram)) @ x
    return (x.mT if tall else x).float()


class Muon(torch.optim.Optimizer):
    """Momentum, orthogonalised; every parameter is seen as (first dimension, all others)."""

    def __init__(self, parameters: Iterable[nn.Parameter], lr: float, momentum: float = 0.95) -> None:
        super().__init__(parameters, {"lr": lr, "momentum": momentum})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # noqa: ARG002 # pyright: ignore[reportIncompatibleMethodOverride] - torch's signature
        """One update from the gradients."""
        for group in self.param_groups:
            alike: dict[tuple[int, ...], list[tuple[Tensor, Tensor]]] = {}
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(parameter)
                mean = state["momentum"].lerp_(parameter.grad, 1 - group["momentum"])
                step = parameter.grad.lerp(mean, group["momentum"]).reshape(parameter.size(0), -1)
                alike.setdefault(tuple(step.shape), []).append((parameter, step))
            # Layers have many matrices of few shapes: one after the other they take a third of the time.
            for shape, pairs in alike.items():
                steps = orthogonalised(torch.stack([step for _, step in pairs]))
                for (parameter, _), step in zip(pairs, steps, strict=True):
                    parameter.add_(step.view_as(parameter), alpha=-group["lr"] * 0.2 * max(shape) ** 0.5)


class MatrixAndRest:
    """Muon over the matrices of some modules and AdamW over their other parameters, as one."""

    def __init__(self, modules: Iterable[nn.Module], lr: float) -> None:
        matrices: list[nn.Parameter] = []
        rest: list[nn.Parameter] = []
        for module in modules:
            for name, parameter in module.named_parameters():
                wide = parameter.ndim > 1 and min(parameter.shape[:2]) > 8 and "embedding" not in name
                (matrices if wide else rest).append(parameter)
        self.parameters = matrices + rest
        self._parts = (
            Muon(matrices, lr),
            torch.optim.AdamW(rest, lr=lr, betas=(0.9, 0.99), weight_decay=0.0),
        )

    def step(self, lr: float) -> None:
        """One update at learning rate ``lr``, with gradients clipped to norm 1, then zeroed."""
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        for part in self._parts:
            for group in part.param_groups:
                group["lr"] = lr
            part.step()
            part.zero_grad(set_to_none=True)

    def state_dict(self) -> list[dict[str, Any]]:
        """What resuming needs."""
        return [part.state_dict() for part in self._parts]

    def load_state_dict(self, states: list[dict[str, Any]]) -> None:
        """Takes up what ``state_dict`` gave."""
        for part, state in zip(self._parts, states, strict=True):
            part.load_state_dict(state)


class Average:
    """Exponential moving average of modules' weights; what is exported and measured."""

    def __init__(self, modules: Iterable[nn.Module], decay: float) -> None:
        self._live = [p for module in modules for p in module.parameters()]
        self._mean = [p.detach().clone() for p in self._live]
        self._decay = decay

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Takes in the weights after the given step; the first steps are soon forgotten."""
        decay = min(self._decay, (step + 1) / (step + 10))
        for mean, live in zip(self._mean, self._live, strict=True):
            mean.lerp_(live.data, 1 - decay)

    @torch.no_grad()
    def swap(self) -> None:
        """Exchanges live and averaged weights; a second call puts them back."""
        for live, mean in zip(self._live, self._mean, strict=True):
            kept = live.data.clone()
            live.data.copy_(mean)
            mean.copy_(kept)

    def state_dict(self) -> list[Tensor]:
        """The averaged weights in the modules' order."""
        return self._mean

    def load_state_dict(self, state: list[Tensor]) -> None:
        """Takes up what ``state_dict`` gave."""
        for mean, saved in zip(self._mean, state, strict=True):
            mean.copy_(saved)
