"""How a picture is made, in real frames: the finished picture dissolving into noise, and noise taken away.

The first half is diffusion's forward process (Ho et al. 2020, arXiv 2006.11239, equation 4): noise added
to the picture's latents, more at each step, and decoded. The second is the model at work on this very
picture: its start under noise and the latents after each step, decoded with the noise that is still in them.
"""

# diffusers' pipelines and schedulers have no types.
# pyright: reportAttributeAccessIssue=false

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

import numpy as np
import torch
from torch import Tensor

from imaging.engine.adapters import adapted
from imaging.engine.denoisers import Asked, denoiser_of
from imaging.engine.families import FAMILIES
from imaging.engine.latents import LatentSpace
from imaging.engine.samplers import ANCHOR, Course, course_of, sampler_of, steps_at
from imaging.painting.canvas import resized, work_size
from imaging.request import PictureRequest, Pixels

Kind = Literal["picture", "noising", "drawn", "begin", "denoising", "finished"]
NOISINGS: Final = 5
MOST_DENOISINGS: Final = 6
UNETS: Final = ("sd1", "sd2", "sdxl")
OWN_AREA: Final = 512 * 512  # of the embedded model, whatever the page's size
FROM_DRAWN: Final = 0.75  # of the way, for models that know no sketch: beyond it the drawing is forgotten


@dataclass(frozen=True)
class Frame:
    """One picture of the story. ``noise`` is how far on its way from picture (0) to noise (1) it is."""

    kind: Kind
    noise: float
    pixels: Pixels


def count_frames(request: PictureRequest, *, drawn: bool) -> int:
    """How many frames there will be."""
    return 3 + int(drawn) + NOISINGS + min(MOST_DENOISINGS, max(0, request.steps - 1))


def frames_of(
    pipeline: Any, family: str, request: PictureRequest, drawn: Pixels | None, picture: Pixels
) -> Generator[Frame, None, None]:
    """The frames in order: picture, noisings, then what was drawn, the start, denoisings, and the end.

    ``pipeline`` is the loaded model; ``drawn`` the sketch or picture that was painted over, None when words
    alone decided; ``picture`` the finished picture. The same values give the same frames.
    """
    step = FAMILIES[family].pixel_step
    size = work_size(request.width, request.height, _area(pipeline, family), step)
    made = (_SketchWay if family == "evoca" else _Way)(pipeline, family, request, drawn, size)
    yield Frame("picture", 0.0, resized(picture, *size))
    with adapted(pipeline, request.adapters):
        try:
            yield from made.dissolving(picture)
            if drawn is not None:
                yield Frame("drawn", 0.0, resized(drawn, *size))
            yield from made.appearing()
        finally:
            pipeline.maybe_free_model_hooks()
    yield Frame("finished", 0.0, resized(picture, *size))


def _area(pipeline: Any, family: str) -> int:
    """The pixels of the pictures that the model was trained on."""
    if family == "evoca":
        return OWN_AREA
    side = _model_of(pipeline).config.get("sample_size")
    known = isinstance(side, int)
    return (side * int(pipeline.vae_scale_factor)) ** 2 if known else FAMILIES[family].native_size ** 2


def _model_of(pipeline: Any) -> Any:
    return getattr(pipeline, "unet", None) or pipeline.transformer


class _Way:
    """The two ways of one picture through a model of diffusers' families."""

    def __init__(
        self,
        pipeline: Any,
        family: str,
        request: PictureRequest,
        drawn: Pixels | None,
        size: tuple[int, int],
    ) -> None:
        self.pipeline = pipeline
        self.family = family
        self.request = request
        self.drawn = None if drawn is None else resized(drawn, *size)
        self.width, self.height = size
        self.sampler = sampler_of(pipeline.scheduler, request.sampler, family)
        self.generator = torch.Generator().manual_seed(request.seed)
        self.space = None if family == "evoca" else LatentSpace(pipeline)

    def dissolving(self, picture: Pixels) -> Generator[Frame, None, None]:
        """The forward process of the finished picture."""
        with torch.inference_mode():
            latents = self.encode(resized(picture, self.width, self.height))
            noise = self.noise_like(latents)
        for made in range(1, NOISINGS + 1):
            with torch.inference_mode():
                pixels = self.decode(self.course(NOISINGS, made).noised(latents, noise, 0))
            yield Frame("noising", made / NOISINGS, pixels)

    def appearing(self) -> Generator[Frame, None, None]:
        """The start under noise and what the steps leave of it; the last is left to the finished picture."""
        with torch.inference_mode():
            course, latents = self.begun()
            predict = self.predictor()
        total = len(course.timesteps)
        yield Frame("begin", 1.0, self.shown(latents))
        shown = _spread(total, MOST_DENOISINGS)
        for index, t in enumerate(course.timesteps):
            with torch.inference_mode():
                prediction = predict(course.seen(latents, t), t)
                latents, _estimate = course.stepped(prediction, t, latents, self.generator)
            if index in shown:
                yield Frame("denoising", 1 - (index + 1) / total, self.shown(latents))

    def course(self, steps: int, made: int) -> Course:
        """The last ``made`` of ``steps`` steps."""
        tokens = (self.width // 16) * (self.height // 16)
        device = "cpu" if self.space is None else self.space.device
        return course_of(self.pipeline.scheduler, self.sampler, self.family, steps, made, tokens, device)

    def noise_like(self, latents: Tensor) -> Tensor:
        """Noise drawn on the processor, so that a seed gives the same on every device."""
        return torch.randn(latents.shape, generator=self.generator).to(latents.device)

    def begun(self) -> tuple[Course, Tensor]:
        """The course and the latents that it begins with."""
        steps = self.request.steps
        if self.drawn is None:
            side = self._space.factor
            shape = (1, self._space.channels, self.height // side, self.width // side)
            noise = torch.randn(shape, generator=self.generator).to(self._space.device)
            course = self.course(steps, steps)
            return course, course.begun(None, noise)
        latents = self.encode(self.drawn)
        course = self.course(steps, steps_at(FROM_DRAWN, steps))
        return course, course.begun(latents, self.noise_like(latents))

    def predictor(self) -> Any:
        """What is asked at each step."""
        asked = Asked(
            self.request.prompt,
            self.request.negative_prompt,
            self.request.guidance,
            self.width,
            self.height,
            self._beside(),
        )
        return denoiser_of(self.pipeline, self.family, asked)

    def _beside(self) -> Tensor | None:
        """For a UNet made to inpaint: that everything is to be made, and nothing lies around it."""
        model = _model_of(self.pipeline)
        if self.family not in UNETS or model.config.in_channels == self._space.channels:
            return None
        around = self.encode(np.full((self.height, self.width, 3), 127, np.uint8))
        return torch.cat([torch.ones_like(around[:, :1]), around], dim=1)

    def encode(self, pixels: Pixels) -> Tensor:
        """Pixels to latents."""
        return self._space.encode(pixels)

    def decode(self, latents: Tensor) -> Pixels:
        """Latents to pixels."""
        return self._space.decode(latents)

    def shown(self, latents: Tensor) -> Pixels:
        """What the latents of a step look like."""
        with torch.inference_mode():
            return self.decode(latents)

    @property
    def _space(self) -> LatentSpace:
        if self.space is None:
            raise ValueError("the embedded model has a latent space of its own")
        return self.space


class _SketchWay(_Way):
    """The embedded model's: what is diffused is the difference between painting and sketch."""

    def encode(self, pixels: Pixels) -> Tensor:
        """As the embedded model's own pipeline does."""
        return self.pipeline.encode_pixels(pixels)

    def decode(self, latents: Tensor) -> Pixels:
        """As the embedded model's own pipeline does."""
        return self.pipeline.decode_latents(latents)

    def begun(self) -> tuple[Course, Tensor]:
        """Anchored in the sketch where there is one, as when the page was painted."""
        guide = self.guide
        noise = self.noise_like(guide)
        steps = self.request.steps
        if self.drawn is None:
            course = self.course(steps, steps)
            return course, course.begun(None, noise)
        course = self.course(round(steps / ANCHOR), steps)
        return course, course.begun(torch.zeros_like(guide), noise)

    def predictor(self) -> Any:
        """The UNet, which sees the sketch's latents beside the noisy ones."""
        guided = self.request.guidance != 1.0
        words = self.pipeline.encode_prompts([self.request.negative_prompt, self.request.prompt])
        words = words if guided else words[1:]
        guide = self.guide.expand(len(words), -1, -1, -1)

        def predict(latents: Tensor, t: Tensor) -> Tensor:
            seen = torch.cat([latents.expand_as(guide), guide], dim=1).to(self.pipeline.work_dtype)
            seen = seen.contiguous(memory_format=torch.channels_last)
            velocity = self.pipeline.unet(seen, t, encoder_hidden_states=words).sample.float()
            if not guided:
                return velocity
            away, towards = velocity.chunk(2)
            return away + self.request.guidance * (towards - away)

        return predict

    def shown(self, latents: Tensor) -> Pixels:
        """The sketch with the difference as far as it has come."""
        with torch.inference_mode():
            return self.decode(self.guide + latents)

    @cached_property
    def guide(self) -> Tensor:
        """The sketch's latents; zeros mean that there is none."""
        if self.drawn is not None:
            return self.encode(self.drawn)
        channels = self.pipeline.unet.config["out_channels"]
        return torch.zeros(1, channels, self.height // 8, self.width // 8)


def _spread(total: int, most: int) -> frozenset[int]:
    """At most so many of the steps but the last, evenly."""
    steps = total - 1
    if steps <= most:
        return frozenset(range(steps))
    return frozenset(round((index + 1) * steps / most) - 1 for index in range(most))
