"""Samplers by name: diffusers' schedulers, set up for the model's own noise schedule.

The diffusion families take nearly all of them. The flow families (SD 3, Flux) take those that can
follow a straight path from noise to picture. What does not fit a family is refused in one sentence.
"""

# diffusers gives its schedulers' settings and steps no types.
# pyright: reportAttributeAccessIssue=false

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from diffusers import (
    DDIMScheduler,
    DPMSolverMultistepScheduler,
    EulerAncestralDiscreteScheduler,
    EulerDiscreteScheduler,
    FlowMatchEulerDiscreteScheduler,
    FlowMatchHeunDiscreteScheduler,
    FlowMatchLCMScheduler,
    HeunDiscreteScheduler,
    LCMScheduler,
    UniPCMultistepScheduler,
)
from torch import Tensor

from imaging.engine.families import FAMILIES
from imaging.errors import BadRequestError
from imaging.vocabulary import SAMPLERS

FLOW_FAMILIES: Final = frozenset({"sd3", "flux"})
MOST_LCM_STEPS: Final = 50  # what LCMs are distilled from (arXiv 2310.04378)
ANCHOR: Final = 0.7  # share of the noise from which the embedded model's anchored paintings start

_Making = tuple[Any, Mapping[str, Any]]
_SOLVER: Final = {"algorithm_type": "dpmsolver++"}
_DIFFUSION: Final[Mapping[str, _Making]] = {
    # Other samplers' settings do not say that nothing is clipped, and DDIM would clip.
    "ddim": (DDIMScheduler, {"clip_sample": False}),
    "euler": (EulerDiscreteScheduler, {}),
    "euler_ancestral": (EulerAncestralDiscreteScheduler, {}),
    "dpm_2m": (DPMSolverMultistepScheduler, {**_SOLVER, "use_karras_sigmas": False}),
    "dpm_2m_karras": (DPMSolverMultistepScheduler, {**_SOLVER, "use_karras_sigmas": True}),
    "unipc": (UniPCMultistepScheduler, {}),
    "heun": (HeunDiscreteScheduler, {}),
    "lcm": (LCMScheduler, {"clip_sample": False}),
}
_STRAIGHT: Final = {
    "prediction_type": "flow_prediction",
    "use_flow_sigmas": True,
    "use_dynamic_shifting": False,
}
_FLOW: Final[Mapping[str, _Making]] = {
    "flow_euler": (FlowMatchEulerDiscreteScheduler, {}),
    "heun": (FlowMatchHeunDiscreteScheduler, {}),
    "dpm_2m": (DPMSolverMultistepScheduler, {**_SOLVER, **_STRAIGHT}),
    "unipc": (UniPCMultistepScheduler, _STRAIGHT),
    "lcm": (FlowMatchLCMScheduler, {}),
}
_SHIFTING: Final = (FlowMatchEulerDiscreteScheduler, FlowMatchLCMScheduler)
_WITHOUT_CHANCE: Final = (HeunDiscreteScheduler, UniPCMultistepScheduler)


def samplers_of(family: str) -> tuple[str, ...]:
    """The samplers that fit a family, in the vocabulary's order."""
    fitting = _makings(family)
    return tuple(name for name in SAMPLERS if name in fitting)


def check_sampler(name: str, family: str, steps: int) -> None:
    """Raises BadRequestError for a sampler that does not fit the family or that many steps."""
    if name not in SAMPLERS:
        raise BadRequestError(f"there is no sampler {name!r}; there are: {', '.join(SAMPLERS)}")
    fitting = samplers_of(family)
    if name not in fitting:
        raise BadRequestError(f"the sampler {name!r} does not fit {family} models; {', '.join(fitting)} do")
    most = int(MOST_LCM_STEPS * ANCHOR) if family == "evoca" else MOST_LCM_STEPS
    if name == "lcm" and steps > most:
        raise BadRequestError(f"the sampler 'lcm' makes at most {most} steps, not {steps}")


def steps_at(strength: float, steps: int) -> int:
    """How many of ``steps`` are done at this strength: at least one."""
    return max(1, min(steps, round(strength * steps)))


def sampler_of(own: Any, asked: str | None, family: str) -> str:
    """The sampler to use: the asked one, else the model's own kind, else its family's."""
    if asked is not None:
        return asked
    for name, (made, settings) in _makings(family).items():
        if type(own) is made and all(own.config.get(key, value) == value for key, value in settings.items()):
            return name
    return FAMILIES[family].defaults.sampler


def evaluations(sampler: str, steps: int, strength: float = 1.0) -> int:
    """How often the model is asked: once a step, with Heun's method twice except in the last step."""
    made = steps_at(strength, steps)
    return 2 * made - 1 if sampler == "heun" else made


@dataclass(frozen=True)
class Course:
    """A scheduler set to the steps of one picture; ``timesteps`` are those that are to be done."""

    scheduler: Any
    timesteps: Tensor

    @property
    def from_noise(self) -> bool:
        """Whether it begins at pure noise."""
        return len(self.timesteps) == len(self.scheduler.timesteps)

    def begun(self, latents: Tensor | None, noise: Tensor) -> Tensor:
        """Where the course begins: noise alone, or ``latents`` under the first step's noise."""
        if latents is None or self.from_noise:
            return noise * self.scheduler.init_noise_sigma if self._scales else noise
        return self.noised(latents, noise, 0)

    def noised(self, latents: Tensor, noise: Tensor, index: int) -> Tensor:
        """Finished latents as they would be before the step ``index``, which must be the next one."""
        if index >= len(self.timesteps):
            return latents
        at = self.timesteps[index : index + 1]
        if self._scales:
            return self.scheduler.add_noise(latents, noise, at)
        return self.scheduler.scale_noise(latents, at, noise)

    def seen(self, latents: Tensor, t: Tensor) -> Tensor:
        """The latents as the model wants to see them."""
        return self.scheduler.scale_model_input(latents, t) if self._scales else latents

    def stepped(
        self, prediction: Tensor, t: Tensor, latents: Tensor, generator: torch.Generator
    ) -> tuple[Tensor, Tensor]:
        """The latents after this step, and an estimate of the finished ones."""
        chance: dict[str, Any] = (
            {} if isinstance(self.scheduler, _WITHOUT_CHANCE) else {"generator": generator}
        )
        made = self.scheduler.step(prediction, t, latents, **chance)
        return made.prev_sample, self._estimate(made, prediction, t, latents)

    @property
    def _scales(self) -> bool:
        """Whether it is a diffusion's scheduler, which has other ways than a flow's."""
        return hasattr(self.scheduler, "add_noise")

    def _estimate(self, made: Any, prediction: Tensor, t: Tensor, latents: Tensor) -> Tensor:
        for told in ("pred_original_sample", "denoised"):
            if getattr(made, told, None) is not None:
                return getattr(made, told)
        # Multistep solvers keep what they think of the finished picture at each step, the newest last.
        if kept := getattr(self.scheduler, "model_outputs", None):
            return kept[-1]
        return latents - t / self.scheduler.config.num_train_timesteps * prediction


def course_of(
    own: Any,
    sampler: str,
    family: str,
    steps: int,
    made: int,
    tokens: int = 4096,
    device: torch.device | str = "cpu",
) -> Course:
    """The last ``made`` of ``steps`` steps, on the noise schedule of the model's ``own`` scheduler.

    ``tokens`` is the picture's length for the transformer of a flow model.
    """
    kind, settings = _makings(family)[sampler]
    if family in FLOW_FAMILIES:
        scheduler = _flow_scheduler(own, kind, settings, tokens)
        scheduler.set_timesteps(steps, device=device, **_flow_steps(scheduler, family, steps, tokens))
    else:
        scheduler = kind.from_config(own.config, **settings)
        scheduler.set_timesteps(steps, device=device)
    left_out = (steps - made) * scheduler.order
    if hasattr(scheduler, "set_begin_index"):
        scheduler.set_begin_index(left_out)
    return Course(scheduler, scheduler.timesteps[left_out:])


def _makings(family: str) -> Mapping[str, _Making]:
    return _FLOW if family in FLOW_FAMILIES else _DIFFUSION


def _flow_scheduler(own: Any, made: Any, settings: Mapping[str, Any], tokens: int) -> Any:
    if made in _SHIFTING:
        return made.from_config(own.config, **settings)
    # These know only a fixed shift; a shift of time by mu is the same as a fixed one of exp(mu).
    dynamic = own.config.get("use_dynamic_shifting")
    shift = math.exp(_shift(own.config, tokens)) if dynamic else own.config.get("shift", 1.0)
    name = "shift" if made is FlowMatchHeunDiscreteScheduler else "flow_shift"
    shifted: dict[str, Any] = {**settings, name: shift}
    return made.from_config(own.config, **shifted)


def _flow_steps(scheduler: Any, family: str, steps: int, tokens: int) -> dict[str, Any]:
    more: dict[str, Any] = {}
    if not isinstance(scheduler, _SHIFTING):
        return more
    if scheduler.config.get("use_dynamic_shifting"):
        more["mu"] = _shift(scheduler.config, tokens)
    if family == "flux":
        # Flux divides its noise evenly by the steps, not down to the schedule's least noise.
        more["sigmas"] = np.linspace(1.0, 1 / steps, steps)
    return more


def _shift(settings: Any, tokens: int) -> float:
    """How far larger pictures shift the steps to stronger noise (Esser et al. 2024, section 5.3.2)."""
    least, most = settings.get("base_image_seq_len", 256), settings.get("max_image_seq_len", 4096)
    low, high = settings.get("base_shift", 0.5), settings.get("max_shift", 1.15)
    return low + (high - low) * (tokens - least) / (most - least)
