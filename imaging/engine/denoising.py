"""The one denoising loop: every family, every start, one step after the other.

It is a generator: each step yields an estimate of the finished latents, and closing it stops there.
Nothing of torch's inference mode stays on between two steps.
"""

from collections.abc import Generator
from dataclasses import dataclass

import torch
from torch import Tensor

from imaging.engine.denoisers import Denoiser
from imaging.engine.samplers import Course


@dataclass(frozen=True)
class Kept:
    """Latents of the picture that a hole is in, and how much of each may change (1, 1, h, w), 0 to 1.

    With ``soft`` that says in how many of the steps it may: Differential Diffusion (Levin and Fried
    2023, arXiv 2306.00950); else how much of it is new after each step.
    """

    latents: Tensor
    change: Tensor
    soft: bool

    def share(self, done: int, total: int) -> Tensor:
        """How much of the latents is new after ``done`` of ``total`` steps."""
        if not self.soft:
            return self.change
        # What may change little is let go late: it is kept as long as the steps done are fewer.
        return (1 - self.change <= done / total).to(self.change.dtype) * (self.change > 0)


@dataclass(frozen=True)
class Relay:
    """The model that goes on after so many of the course's steps: a refiner."""

    denoiser: Denoiser
    after: int


def denoised(
    denoiser: Denoiser,
    course: Course,
    start: Tensor | None,
    noise: Tensor,
    generator: torch.Generator,
    kept: Kept | None = None,
    relay: Relay | None = None,
) -> Generator[Tensor, None, Tensor]:
    """Yields the estimate of the finished latents after every step and returns the finished ones.

    ``start`` are the latents to begin from when the course leaves out its first steps; ``noise`` has
    their shape (1, c, h, w), in float32. Whatever else is random comes from ``generator``.
    """
    total = len(course.timesteps)
    with torch.inference_mode():
        latents = course.begun(start, noise)
    for index, t in enumerate(course.timesteps):
        asked = relay.denoiser if relay is not None and index >= relay.after else denoiser
        with torch.inference_mode():
            prediction = asked(course.seen(latents, t), t)
            latents, estimate = course.stepped(prediction, t, latents, generator)
            if kept is not None:
                new = kept.share(index + 1, total)
                latents = new * latents + (1 - new) * course.noised(kept.latents, noise, index + 1)
                estimate = new * estimate + (1 - new) * kept.latents
        yield estimate
    return latents
