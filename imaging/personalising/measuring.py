"""How well photos are foretold: the loss of one fixed batch, and of photos held out.

The same latents, noise and noise levels each time, so that only the weights make a difference.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from imaging.personalising.learners import Learner, Noised, Words
from imaging.personalising.views import View, Weights

LEVELS: Final = (0.35, 0.55, 0.75, 0.92)  # of the noise schedule: where shapes and colours are decided


@dataclass(frozen=True)
class Shown:
    """One view as latents: the picture, what the model sees beside the noise, and the loss's weights."""

    latents: Tensor
    guide: Tensor | None
    weights: Tensor
    caption: str


def shown(learner: Learner, view: View, guide: Tensor | None) -> Shown:
    """A view as the model takes it; latents are (1, c, h, w) and weights (1, 1, h, w)."""
    latents = learner.encode(view.pixels)
    return Shown(latents, guide, small_weights(view.weights, latents), view.caption)


def small_weights(weights: Weights, latents: Tensor) -> Tensor:
    """(H, W) weights at the latents' size, (1, 1, h, w)."""
    size = (latents.shape[-2], latents.shape[-1])
    return torch.nn.functional.adaptive_avg_pool2d(torch.from_numpy(weights)[None, None], size)


def weighted_error(predicted: Tensor, noised: Noised, weights: Tensor) -> Tensor:
    """(n,) mean squared errors where the weights (n, 1, h, w) look."""
    errors = (predicted - noised.target).square().mean(dim=1, keepdim=True) * weights
    return noised.weight * errors.sum(dim=(1, 2, 3)) / weights.sum(dim=(1, 2, 3)).clamp(min=1e-6)


class FixedBatch:
    """Views under fixed noise at fixed levels."""

    def __init__(self, learner: Learner, views: Sequence[Shown], seed: int) -> None:
        self._learner = learner
        generator = torch.Generator().manual_seed(seed)
        most = learner.pipeline.scheduler.config.num_train_timesteps
        steps = torch.tensor([round(level * (most - 1)) for level in LEVELS])
        self._captions: list[str] = []
        self._parts: list[tuple[Noised, Tensor | None, Tensor]] = []
        for view in views:
            many = len(LEVELS)
            guide = None if view.guide is None else view.guide.expand(many, -1, -1, -1)
            clean = view.latents.expand(many, -1, -1, -1)
            noised = learner.noised(clean, guide, steps, generator)
            self._parts.append((noised, guide, view.weights.expand(many, -1, -1, -1)))
            self._captions.append(view.caption)

    @torch.no_grad()
    def errors(self, token: str = "") -> Tensor:
        """(views, levels) errors as the model is now; a ``token`` given is left out of the captions."""
        found: list[Tensor] = []
        for (noised, guide, weights), caption in zip(self._parts, self._captions, strict=True):
            said = without(caption, token) if token else caption
            words: Words = {
                name: rows.expand(len(noised.t), *rows.shape[1:])
                for name, rows in self._learner.read([said]).items()
            }
            found.append(weighted_error(self._learner.predicted(noised, guide, words), noised, weights))
        return torch.stack(found)


def without(caption: str, token: str) -> str:
    """A caption without the made-up word."""
    return " ".join(caption.replace(token, " ").split()).replace(" ,", ",").strip(" ,")


def gained(before: Tensor, now: Tensor) -> float:
    """By how much photos are foretold better than before, 0 to 1; each photo and level counts the same."""
    shares = 1 - now / before.clamp(min=1e-8)
    return float(shares.mean().clamp(0, 1))
