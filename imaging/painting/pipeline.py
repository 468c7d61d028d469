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
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import torch
from diffusers import AutoencoderDC, DDIMScheduler, DiffusionPipeline, UNet2DConditionModel
from diffusers.loaders import StableDiffusionLoraLoaderMixin, TextualInversionLoaderMixin
from torch import Tensor
from transformers import CLIPTextModel, CLIPTokenizer

from imaging.request import Pixels

PIXELS_PER_LATENT = 8
ANCHOR = 0.7  # share of the noise from which an anchored painting starts
PIXEL_STEP = 32  # the UNet halves its latents twice, so sides are multiples of this


@dataclass(frozen=True)
class Known:
    """Latents to keep while denoising, (1, c, h, w), and where new ones are made: (1, 1, h, w), 1 is new."""

    latents: Tensor
    new: Tensor


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
            list(prompts),
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
        steps: int,
        guidance: float,
        strength: float = 1.0,
        known: Known | None = None,
        anchored: bool = False,
    ) -> Generator[Tensor, None, Tensor]:
        """Yields the estimate of the finished latents after every step and returns the finished ones.

        ``words`` (2, tokens, width): of the negative prompt and of the prompt. ``sketch`` and
        ``noise`` (1, c, h, w). ``strength`` below 1 leaves out the first steps and starts from
        ``known.latents``. Where ``known`` says so, the latents stay what they were. ``guidance`` 1
        listens to the prompt alone, at half the cost. ``anchored``, at full strength, starts
        from the sketch itself under strong noise instead of from noise alone: so white hair is not
        taken for hair whose colour the words must tell.
        """
        scheduler: Any = DDIMScheduler.from_config(self.scheduler.config)
        asked = steps_at(strength, steps)
        anchored = anchored and asked == steps
        scheduler.set_timesteps(round(steps / ANCHOR) if anchored else steps)
        timesteps = scheduler.timesteps[-asked:]
        added = noise
        kept = None if known is None else known.latents - sketch
        if anchored:
            added = scheduler.add_noise(torch.zeros_like(noise), noise, timesteps[:1])
        elif kept is not None and len(timesteps) < steps:
            added = scheduler.add_noise(kept, noise, timesteps[:1])
        guided = guidance != 1.0
        words = words if guided else words[1:]
        drawn = sketch.expand(len(words), -1, -1, -1)
        for i, t in enumerate(timesteps):
            seen = torch.cat([added.expand_as(drawn), drawn], dim=1).to(self.work_dtype)
            seen = seen.contiguous(memory_format=torch.channels_last)
            velocity = self.unet(seen, t, encoder_hidden_states=words).sample.float()
            if guided:
                away, towards = velocity.chunk(2)
                velocity = away + guidance * (towards - away)
            step = scheduler.step(velocity, t, added)
            added, estimate = step.prev_sample, step.pred_original_sample
            if known is not None and kept is not None:
                ahead = timesteps[i + 1 : i + 2]
                noised = scheduler.add_noise(kept, noise, ahead) if len(ahead) else kept
                added = known.new * added + (1 - known.new) * noised
                estimate = known.new * estimate + (1 - known.new) * kept
            yield sketch + estimate
        return sketch + added


def steps_at(strength: float, steps: int) -> int:
    """How many of ``steps`` are done at this strength: at least one."""
    return max(1, min(steps, round(strength * steps)))
