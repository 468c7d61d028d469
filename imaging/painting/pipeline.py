"""The sketch-painting pipeline: a Stable-Diffusion-shaped model whose UNet also sees the sketch's latents.

The pattern is that of diffusers' ``StableDiffusionInstructPix2PixPipeline``: the UNet's
input is the noisy latents and the sketch's latents, channel after channel. What is diffused
is the difference between painting and sketch, so the sketch's shapes are kept from the
first training step on. Zero sketch latents mean "no sketch here": there the difference is
the whole painting and the words alone decide. The parts are diffusers'
and transformers' own; this class only joins them, as a generator that yields every step.
"""

# diffusers' and transformers' stubs lose the types of their own outputs and token ids.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false

from collections.abc import Generator, Sequence
from typing import ClassVar

import numpy as np
import torch
from diffusers import AutoencoderDC, DDIMScheduler, DiffusionPipeline, UNet2DConditionModel
from diffusers.loaders import StableDiffusionLoraLoaderMixin, TextualInversionLoaderMixin
from torch import Tensor
from transformers import CLIPTextModel, CLIPTokenizer

from imaging.engine.denoising import Kept
from imaging.engine.samplers import ANCHOR, course_of, steps_at
from imaging.engine.taught_words import spelled_out
from imaging.request import Pixels

PIXELS_PER_LATENT = 8
PIXEL_STEP = 32  # the UNet halves its latents twice, so sides are multiples of this


class SketchPaintingPipeline(DiffusionPipeline, StableDiffusionLoraLoaderMixin, TextualInversionLoaderMixin):
    """Paints over a sketch, guided by words; see the module for the shape of the model."""

    model_cpu_offload_seq = "text_encoder->unet->vae"
    _lora_loadable_modules: ClassVar[list[str]] = ["unet", "text_encoder"]

    vae: AutoencoderDC
    text_encoder: CLIPTextModel
    tokenizer: CLIPTokenizer
    unet: UNet2DConditionModel
    scheduler: DDIMScheduler

    def __init__(
        self,
        vae: AutoencoderDC,
        text_encoder: CLIPTextModel,
        tokenizer: CLIPTokenizer,
        unet: UNet2DConditionModel,
        scheduler: DDIMScheduler,
    ) -> None:
        super().__init__()
        self.register_modules(
            vae=vae, text_encoder=text_encoder, tokenizer=tokenizer, unet=unet, scheduler=scheduler
        )

    @property
    def work_dtype(self) -> torch.dtype:
        """The precision that the UNet and the VAE run in."""
        return self.unet.dtype

    def encode_prompts(self, prompts: Sequence[str]) -> Tensor:
        """(n, tokens, width) hidden states; what is beyond the tokenizer's length is cut off."""
        ids = self.tokenizer(
            [spelled_out(self.tokenizer, prompt) for prompt in prompts],
            padding="max_length",
            truncation=True,
            max_length=self.tokenizer.model_max_length,
            return_tensors="pt",
        ).input_ids
        return self.text_encoder(ids).last_hidden_state.to(self.work_dtype)

    def encode_pixels(self, pixels: Pixels) -> Tensor:
        """(H, W, 3) uint8, sides multiples of 32, to scaled latents (1, c, H/8, W/8) in float32."""
        # A copy: sketches may be read-only arrays, which torch refuses to share quietly.
        picture = torch.from_numpy(np.array(pixels)).permute(2, 0, 1)[None].to(self.work_dtype) / 127.5 - 1
        picture = picture.contiguous(memory_format=torch.channels_last)
        return self.vae.encode(picture).latent.float() * self.vae.config["scaling_factor"]

    def decode_latents(self, latents: Tensor) -> Pixels:
        """Scaled latents (1, c, h, w) to (8h, 8w, 3) uint8."""
        scaled = (latents / self.vae.config["scaling_factor"]).to(self.work_dtype)
        picture = self.vae.decode(scaled.contiguous(memory_format=torch.channels_last)).sample.float()
        return ((picture[0].permute(1, 2, 0) + 1) * 127.5).round().clamp(0, 255).byte().contiguous().numpy()

    def denoise(
        self,
        words: Tensor,
        sketch: Tensor,
        noise: Tensor,
        generator: torch.Generator,
        steps: int,
        guidance: float,
        sampler: str = "ddim",
        strength: float = 1.0,
        kept: Kept | None = None,
        begin: Tensor | None = None,
        anchored: bool = False,
    ) -> Generator[Tensor, None, Tensor]:
        """Yields the estimate of the finished latents after every step and returns the finished ones.

        ``words`` (2, tokens, width): of the negative prompt and of the prompt. ``sketch`` and
        ``noise`` (1, c, h, w). ``strength`` below 1 leaves out the first steps and starts from
        ``begin``, or ``kept.latents``. Where ``kept`` says so, the latents stay what they were.
        ``guidance`` 1 listens to the prompt alone, at half the cost. ``anchored``, at full strength, starts
        from the sketch itself under strong noise instead of from noise alone: so white hair is not
        taken for hair whose colour the words must tell.
        """
        asked = steps_at(strength, steps)
        anchored = anchored and asked == steps
        planned = round(steps / ANCHOR) if anchored else steps
        course = course_of(self.scheduler, sampler, "evoca", planned, asked)
        before = None if kept is None else kept.latents - sketch
        start = before if begin is None else begin - sketch
        added = course.begun(torch.zeros_like(noise) if anchored else start, noise)
        guided = guidance != 1.0
        words = words if guided else words[1:]
        drawn = sketch.expand(len(words), -1, -1, -1)
        for i, t in enumerate(course.timesteps):
            seen = torch.cat([course.seen(added, t).expand_as(drawn), drawn], dim=1).to(self.work_dtype)
            seen = seen.contiguous(memory_format=torch.channels_last)
            velocity = self.unet(seen, t, encoder_hidden_states=words).sample.float()
            if guided:
                away, towards = velocity.chunk(2)
                velocity = away + guidance * (towards - away)
            added, estimate = course.stepped(velocity, t, added, generator)
            if kept is not None and before is not None:
                new = kept.share(i + 1, len(course.timesteps))
                added = new * added + (1 - new) * course.noised(before, noise, i + 1)
                estimate = new * estimate + (1 - new) * before
            yield sketch + estimate
        return sketch + added
