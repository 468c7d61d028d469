"""One family of models as training sees it: pixels to latents, words, noise, and the model's prediction.

The embedded model learns what painting adds to a sketch; what stands for the sketch of a photo is made by
``plain_sketches``.
"""

# The parts of diffusers' pipelines have no stubs.
# pyright: reportAttributeAccessIssue=false, reportPrivateUsage=false

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from imaging.engine.denoisers import (
    T5_TOKENS_OF_FLUX,
    T5_TOKENS_OF_SCHNELL,
    T5_TOKENS_OF_SD3,
    packed,
    unpacked,
)
from imaging.engine.latents import LatentSpace
from imaging.engine.taught_words import spelled_out
from imaging.personalising.plain_sketches import plain_sketch
from imaging.request import Mask, Pixels

Words = Mapping[str, Tensor]

FROM_NOISE: Final = 0.35  # of the embedded model's updates
FLUX_GUIDANCE: Final = 1.0  # what diffusers' training scripts tell the model
ATTENTION: Final = ("to_q", "to_k", "to_v", "to_out.0")
KOHYA_LAYERS: Final = (*ATTENTION, "proj_in", "proj_out", "ff.net.0.proj", "ff.net.2")
JOINT: Final = tuple(
    f"attn.{name}" for name in (*ATTENTION, "add_q_proj", "add_k_proj", "add_v_proj", "to_add_out")
)
LAYERS: Final[Mapping[str, tuple[str, ...]]] = {
    # The embedded model's finest level has convolutions alone, and colours are made there; how bright they
    # may be the last one decides.
    "evoca": (*KOHYA_LAYERS, "conv1", "conv2", "conv_in", "conv_out", "conv_shortcut", "time_emb_proj"),
    "sd1": KOHYA_LAYERS,
    "sd2": KOHYA_LAYERS,
    "sdxl": KOHYA_LAYERS,
    "sd3": JOINT,
    "flux": (*JOINT, "ff.net.0.proj", "ff.net.2", "ff_context.net.0.proj", "ff_context.net.2"),
}  # fmt: skip


@dataclass(frozen=True)
class Noised:
    """Latents under noise, the timesteps (n,), what the model is to predict and each one's weight (n,)."""

    noisy: Tensor
    t: Tensor
    target: Tensor
    weight: Tensor


class Learner:
    """SD 1 and 2, SDXL; the other families differ where they say so."""

    def __init__(self, pipeline: Any, family: str, min_snr: float | None) -> None:
        self.pipeline = pipeline
        self.family = family
        self.part = "transformer" if getattr(pipeline, "transformer", None) is not None else "unet"
        self._min_snr = min_snr
        for part in pipeline.components.values():
            if isinstance(part, nn.Module):
                part.requires_grad_(False)

    @property
    def denoiser(self) -> Any:
        """The network that is trained."""
        return getattr(self.pipeline, self.part)

    @property
    def device(self) -> torch.device:
        """Where the network computes."""
        return self.denoiser.device

    def encode(self, pixels: Pixels) -> Tensor:
        """(H, W, 3) uint8 to latents (1, c, h, w)."""
        # A clone: tensors made in inference mode refuse to be trained on.
        return LatentSpace(self.pipeline).encode(pixels).clone().cpu()

    def guided(self, pixels: Pixels, subject: Mask, rng: np.random.Generator | None) -> Tensor | None:  # noqa: ARG002
        """Latents of what the model is shown of the picture beside the noise; None for most models.

        Without random numbers it is what the painter shows.
        """
        return None

    def read(self, captions: Sequence[str]) -> Words:
        """The captions as the model takes them, each tensor with a row for each caption."""
        read = self.pipeline.encode_prompt(
            prompt=list(captions),
            device=self.device,
            num_images_per_prompt=1,
            do_classifier_free_guidance=False,
        )
        if self.denoiser.config.addition_embed_type == "text_time":
            return {"words": read[0], "pooled": read[2]}
        return {"words": read[0]}

    def times(self, count: int, generator: torch.Generator) -> Tensor:
        """Random timesteps (count,)."""
        most = self.pipeline.scheduler.config.num_train_timesteps
        return torch.randint(0, most, (count,), generator=generator)

    def noised(self, clean: Tensor, guide: Tensor | None, t: Tensor, generator: torch.Generator) -> Noised:
        """Latents (n, c, h, w) under the noise of ``t``, and the noise or velocity to predict."""
        clean = clean if guide is None else clean - guide
        noise = torch.randn(clean.shape, generator=generator)
        kept = self._alphas[t].view(-1, 1, 1, 1)
        noisy = kept.sqrt() * clean + (1 - kept).sqrt() * noise
        if self._velocity:  # Salimans and Ho, arXiv 2202.00512
            return Noised(noisy, t, kept.sqrt() * noise - (1 - kept).sqrt() * clean, self._weights(t))
        return Noised(noisy, t, noise, self._weights(t))

    def predicted(self, noised: Noised, guide: Tensor | None, words: Words) -> Tensor:
        """The network's answer, in float32 on the processor."""
        net, device = self.denoiser, self.device
        seen = noised.noisy if guide is None else torch.cat([noised.noisy, guide], dim=1)
        seen = self._with_hole(seen).to(device, net.dtype)
        more: dict[str, Any] = {}
        if "pooled" in words:
            height, width = (side * LatentSpace(self.pipeline).factor for side in seen.shape[-2:])
            ids = torch.tensor([[height, width, 0, 0, height, width]] * len(seen), dtype=net.dtype)
            more["added_cond_kwargs"] = {"text_embeds": words["pooled"], "time_ids": ids.to(device)}
        return net(seen, noised.t.to(device), words["words"], return_dict=False, **more)[0].float().cpu()

    def _with_hole(self, seen: Tensor) -> Tensor:
        """An inpainting network sees mask and surroundings too: in training all is to be made."""
        lacking = self.denoiser.config.in_channels - seen.shape[1]
        if lacking <= 0:
            return seen
        hole = torch.cat([torch.ones_like(seen[:, :1]), torch.zeros_like(seen[:, : lacking - 1])], dim=1)
        return torch.cat([seen, hole], dim=1)

    @property
    def _alphas(self) -> Tensor:
        return self.pipeline.scheduler.alphas_cumprod.cpu()

    @property
    def _velocity(self) -> bool:
        return self.pipeline.scheduler.config.prediction_type == "v_prediction"

    def _weights(self, t: Tensor) -> Tensor:
        """Min-SNR weights (Hang et al. 2023, arXiv 2303.09556)."""
        if self._min_snr is None:
            return torch.ones(len(t))
        kept = self._alphas[t]
        snr = kept / (1 - kept).clamp(min=1e-8)
        capped = snr.clamp(max=self._min_snr)
        return capped / (snr + 1) if self._velocity else capped / snr.clamp(min=1e-8)


class EvocaLearner(Learner):
    """The embedded model: the difference between painting and sketch, beside the sketch."""

    def encode(self, pixels: Pixels) -> Tensor:
        """(H, W, 3) uint8 to latents (1, c, h, w)."""
        with torch.inference_mode():
            made = self.pipeline.encode_pixels(pixels)
        return made.clone()

    def guided(self, pixels: Pixels, subject: Mask, rng: np.random.Generator | None) -> Tensor | None:
        """Latents of a plain sketch of the picture."""
        return self.encode(plain_sketch(pixels, subject, rng))

    def read(self, captions: Sequence[str]) -> Words:
        """The captions' hidden states."""
        return {"words": self.pipeline.encode_prompts(captions)}

    def times(self, count: int, generator: torch.Generator) -> Tensor:
        """Noise alone in a third, the others even: with less noise the latents give colours away."""
        even = (torch.rand(count, generator=generator) * 1000).long()
        alone = torch.rand(count, generator=generator) < FROM_NOISE
        return torch.where(alone, torch.full_like(even, 999), even)


class Sd3Learner(Learner):
    """Rectified flow: a straight path from picture to noise (Esser et al. 2024, arXiv 2403.03206)."""

    def read(self, captions: Sequence[str]) -> Words:
        """Words and pooled words; T5 spells what the two CLIPs were taught."""
        told = [spelled_out(self.pipeline.tokenizer, caption) for caption in captions]
        words, _, pooled, _ = self.pipeline.encode_prompt(
            prompt=told,
            prompt_2=told,
            prompt_3=list(captions),
            device=self.device,
            do_classifier_free_guidance=False,
            max_sequence_length=T5_TOKENS_OF_SD3,
        )
        return {"words": words, "pooled": pooled}

    def times(self, count: int, generator: torch.Generator) -> Tensor:
        """Logit-normal, in the middle oftener (section 3.1); 0 to 1000."""
        return torch.sigmoid(torch.randn(count, generator=generator)) * 1000

    def noised(self, clean: Tensor, guide: Tensor | None, t: Tensor, generator: torch.Generator) -> Noised:
        """Latents on the way to noise, and the way's direction."""
        del guide
        noise = torch.randn(clean.shape, generator=generator)
        share = (t / 1000).view(-1, 1, 1, 1)
        return Noised((1 - share) * clean + share * noise, t, noise - clean, torch.ones(len(t)))

    def predicted(self, noised: Noised, guide: Tensor | None, words: Words) -> Tensor:
        """The transformer's answer, in float32 on the processor."""
        del guide
        net, device = self.denoiser, self.device
        return net(
            hidden_states=noised.noisy.to(device, net.dtype),
            timestep=noised.t.to(device),
            encoder_hidden_states=words["words"],
            pooled_projections=words["pooled"],
            return_dict=False,
        )[0].float().cpu()  # fmt: skip


class FluxLearner(Sd3Learner):
    """Flux: the same flow over packed latents."""

    def read(self, captions: Sequence[str]) -> Words:
        """Words of T5 and pooled words of CLIP."""
        told = self.denoiser.config.guidance_embeds
        words, pooled, _ = self.pipeline.encode_prompt(
            prompt=list(captions),
            prompt_2=list(captions),
            device=self.device,
            max_sequence_length=T5_TOKENS_OF_FLUX if told else T5_TOKENS_OF_SCHNELL,
        )
        return {"words": words, "pooled": pooled}

    def predicted(self, noised: Noised, guide: Tensor | None, words: Words) -> Tensor:
        """The transformer's answer, unpacked, in float32 on the processor."""
        del guide
        net, device = self.denoiser, self.device
        count, _, height, width = noised.noisy.shape
        places = self.pipeline._prepare_latent_image_ids(count, height // 2, width // 2, device, net.dtype)
        told = torch.full((count,), FLUX_GUIDANCE, device=device) if net.config.guidance_embeds else None
        answer = net(
            hidden_states=packed(noised.noisy).to(device, net.dtype),
            timestep=(noised.t / 1000).to(device, net.dtype),
            guidance=told,
            pooled_projections=words["pooled"],
            encoder_hidden_states=words["words"],
            txt_ids=torch.zeros(words["words"].shape[1], 3, device=device, dtype=net.dtype),
            img_ids=places,
            return_dict=False,
        )[0]
        return unpacked(answer.float().cpu(), height, width)


def learner_of(pipeline: Any, family: str, min_snr: float | None) -> Learner:
    """The learner of a loaded pipeline, all of whose weights stand still from now on."""
    kinds: Mapping[str, type[Learner]] = {"evoca": EvocaLearner, "sd3": Sd3Learner, "flux": FluxLearner}
    return kinds.get(family, Learner)(pipeline, family, min_snr)
