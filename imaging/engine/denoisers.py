"""What asks a model once for its prediction: one for UNets (SD, SDXL), one for SD 3, one for Flux.

Each is made for one picture, with its words read and its ControlNets ready. It is called with latents
(1, c, h, w) in float32 and a timestep, and answers in the same shape: noise, velocity or flow, as the
model was trained. The order of its inputs is that of diffusers' own pipelines.
"""

# The parts of diffusers' pipelines have no stubs.
# pyright: reportAttributeAccessIssue=false, reportPrivateUsage=false

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import torch
from torch import Tensor

from imaging.engine.taught_words import spelled_out

T5_TOKENS_OF_SD3: Final = 256
T5_TOKENS_OF_FLUX: Final = 512
T5_TOKENS_OF_SCHNELL: Final = 256
GOOD_LOOKS: Final = (6.0, 2.5)  # the refiner's marks for beauty, of what is wanted and of what is not


@dataclass(frozen=True)
class Asked:
    """What a model is told of one picture. ``width`` and ``height`` are those it works in, in pixels.

    ``beside`` are more input channels, (1, n, h, w): an inpainting model's mask and what lies around it.
    """

    prompt: str
    negative_prompt: str
    guidance: float
    width: int
    height: int
    beside: Tensor | None = None


@dataclass(frozen=True)
class Steering:
    """A ControlNet with the picture that it follows, as it wants it: pixels for UNets, else latents."""

    net: Any
    picture: Tensor
    weight: float


class Denoiser(Protocol):
    """One model, asked about one picture."""

    def __call__(self, latents: Tensor, t: Tensor) -> Tensor:
        """The model's prediction for these latents at this timestep."""
        ...


def denoiser_of(pipeline: Any, family: str, asked: Asked, steerings: Sequence[Steering] = ()) -> Denoiser:
    """The denoiser of a loaded pipeline, its words read. To be called and used without gradients."""
    kinds: dict[str, Any] = {"sd3": _Sd3Denoiser, "flux": _FluxDenoiser}
    return kinds.get(family, _UnetDenoiser)(pipeline, asked, tuple(steerings))


class _UnetDenoiser:
    """SD 1 and 2, SDXL and its refiner."""

    def __init__(self, pipeline: Any, asked: Asked, steerings: tuple[Steering, ...]) -> None:
        self._unet = pipeline.unet
        self._steerings = steerings
        self._device = pipeline._execution_device
        self._guidance = asked.guidance
        config = self._unet.config
        # A model that was distilled with guidance takes it as a number instead.
        told = config.time_cond_proj_dim is not None
        self._guided = asked.guidance > 1 and not told
        self._told = self._told_guidance(pipeline, asked) if told else None
        self._words, self._added = self._read(pipeline, asked)
        self._beside = asked.beside

    def _told_guidance(self, pipeline: Any, asked: Asked) -> Tensor:
        scale = torch.tensor([asked.guidance - 1])
        size = self._unet.config.time_cond_proj_dim
        return pipeline.get_guidance_scale_embedding(scale, embedding_dim=size).to(self._device)

    def _read(self, pipeline: Any, asked: Asked) -> tuple[Tensor, dict[str, Tensor] | None]:
        read = pipeline.encode_prompt(
            prompt=asked.prompt,
            device=self._device,
            num_images_per_prompt=1,
            do_classifier_free_guidance=self._guided,
            negative_prompt=asked.negative_prompt or None,
        )
        words = torch.cat([read[1], read[0]]) if self._guided else read[0]
        if self._unet.config.addition_embed_type != "text_time":
            return words, None
        pooled = torch.cat([read[3], read[2]]) if self._guided else read[2]
        ids = self._size_ids(asked, int(read[2].shape[-1]))
        return words, {"text_embeds": pooled, "time_ids": ids.to(self._device, words.dtype)}

    def _size_ids(self, asked: Asked, words_width: int) -> Tensor:
        """Original size, crop and target size; for a refiner the mark for beauty in place of the last."""
        size = [float(asked.height), float(asked.width)]
        known = self._unet.add_embedding.linear_1.in_features - words_width
        if known // self._unet.config.addition_time_embed_dim == 5:
            rows = [[*size, 0.0, 0.0, mark] for mark in reversed(GOOD_LOOKS)]
        else:
            rows = [[*size, 0.0, 0.0, *size]] * 2
        return torch.tensor(rows if self._guided else rows[1:])

    def __call__(self, latents: Tensor, t: Tensor) -> Tensor:
        seen = latents.expand(2 if self._guided else 1, -1, -1, -1).to(self._unet.dtype)
        more = self._steered(seen, t)
        if self._beside is not None:
            seen = torch.cat([seen, self._beside.to(seen).expand(len(seen), -1, -1, -1)], dim=1)
        predicted = self._unet(
            seen,
            t,
            encoder_hidden_states=self._words,
            timestep_cond=None if self._told is None else self._told.to(seen.dtype),
            added_cond_kwargs=self._added,
            return_dict=False,
            **more,
        )[0].float()
        return _guided_by(predicted, self._guidance) if self._guided else predicted

    def _steered(self, seen: Tensor, t: Tensor) -> dict[str, Any]:
        down: list[Tensor] = []
        middle: Any = 0
        for each in self._steerings:
            blocks, last = each.net(
                seen,
                t,
                encoder_hidden_states=self._words,
                controlnet_cond=each.picture.to(seen).expand(len(seen), -1, -1, -1),
                conditioning_scale=each.weight,
                added_cond_kwargs=self._added,
                return_dict=False,
            )
            down = [a + b for a, b in zip(down, blocks, strict=True)] if down else list(blocks)
            middle = middle + last
        if not down:
            return {}
        return {"down_block_additional_residuals": down, "mid_block_additional_residual": middle}


class _Sd3Denoiser:
    def __init__(self, pipeline: Any, asked: Asked, steerings: tuple[Steering, ...]) -> None:
        self._transformer = pipeline.transformer
        self._steerings = steerings
        self._guidance = asked.guidance
        self._guided = asked.guidance > 1
        # This pipeline alone does not spell taught words out by itself; T5 was not taught them.
        prompt = spelled_out(pipeline.tokenizer, asked.prompt)
        words, unwanted, pooled, unwanted_pooled = pipeline.encode_prompt(
            prompt=prompt,
            prompt_2=prompt,
            prompt_3=asked.prompt,
            device=pipeline._execution_device,
            do_classifier_free_guidance=self._guided,
            negative_prompt=asked.negative_prompt or None,
            max_sequence_length=T5_TOKENS_OF_SD3,
        )
        self._words = torch.cat([unwanted, words]) if self._guided else words
        self._pooled = torch.cat([unwanted_pooled, pooled]) if self._guided else pooled

    def __call__(self, latents: Tensor, t: Tensor) -> Tensor:
        seen = latents.expand(2 if self._guided else 1, -1, -1, -1).to(self._transformer.dtype)
        times = t.expand(len(seen)).to(seen.device)
        predicted = self._transformer(
            hidden_states=seen,
            timestep=times,
            encoder_hidden_states=self._words,
            pooled_projections=self._pooled,
            block_controlnet_hidden_states=self._steered(seen, times),
            return_dict=False,
        )[0].float()
        return _guided_by(predicted, self._guidance) if self._guided else predicted

    def _steered(self, seen: Tensor, times: Tensor) -> list[Tensor] | None:
        found: list[Tensor] | None = None
        for each in self._steerings:
            config = each.net.config
            no_pool = config.get("force_zeros_for_pooled_projection", True)
            blocks = each.net(
                hidden_states=seen,
                timestep=times,
                encoder_hidden_states=self._words if config.joint_attention_dim is not None else None,
                pooled_projections=torch.zeros_like(self._pooled) if no_pool else self._pooled,
                controlnet_cond=each.picture.to(seen).expand(len(seen), -1, -1, -1),
                conditioning_scale=each.weight,
                return_dict=False,
            )[0]
            found = _summed(found, blocks)
        return found


class _FluxDenoiser:
    """Flux packs two by two latents into one token; its guidance is a number that it was told in training."""

    def __init__(self, pipeline: Any, asked: Asked, steerings: tuple[Steering, ...]) -> None:
        self._pipeline = pipeline
        self._transformer = pipeline.transformer
        self._steerings = steerings
        self._guidance = asked.guidance
        self._beside = None if asked.beside is None else packed(asked.beside)
        device = pipeline._execution_device
        told = self._transformer.config.guidance_embeds
        self._words, self._pooled, self._word_ids = pipeline.encode_prompt(
            prompt=asked.prompt,
            prompt_2=None,
            device=device,
            num_images_per_prompt=1,
            max_sequence_length=T5_TOKENS_OF_FLUX if told else T5_TOKENS_OF_SCHNELL,
        )
        step = 2 * pipeline.vae_scale_factor
        self._places = pipeline._prepare_latent_image_ids(
            1, asked.height // step, asked.width // step, device, self._words.dtype
        )

    def __call__(self, latents: Tensor, t: Tensor) -> Tensor:
        _, _, height, width = latents.shape
        seen = packed(latents).to(self._transformer.dtype)
        inputs: dict[str, Any] = {
            "hidden_states": seen,
            "timestep": (t / 1000).expand(1).to(seen.device),
            "pooled_projections": self._pooled,
            "encoder_hidden_states": self._words,
            "txt_ids": self._word_ids,
            "img_ids": self._places,
            "return_dict": False,
        }
        more = self._steered(inputs)
        if self._beside is not None:
            inputs["hidden_states"] = torch.cat([seen, self._beside.to(seen)], dim=2)
        predicted = self._transformer(**inputs, **more, guidance=self._told(self._transformer, seen))[0]
        return unpacked(predicted.float(), height, width)

    def _told(self, net: Any, seen: Tensor) -> Tensor | None:
        return torch.tensor([self._guidance], device=seen.device) if net.config.guidance_embeds else None

    def _steered(self, inputs: dict[str, Any]) -> dict[str, Any]:
        double: list[Tensor] | None = None
        single: list[Tensor] | None = None
        by_pixels = False
        for each in self._steerings:
            by_pixels = each.net.input_hint_block is not None
            picture = each.picture if by_pixels else packed(each.picture)
            blocks, singles = each.net(
                **inputs,
                controlnet_cond=picture.to(inputs["hidden_states"]),
                conditioning_scale=each.weight,
                guidance=self._told(each.net, inputs["hidden_states"]),
            )
            double, single = _summed(double, blocks), _summed(single, singles)
        if not self._steerings:
            return {}
        return {
            "controlnet_block_samples": double,
            "controlnet_single_block_samples": single,
            "controlnet_blocks_repeat": by_pixels,
        }


def packed(latents: Tensor) -> Tensor:
    """(1, c, h, w) to Flux's tokens (1, h/2 * w/2, 4c)."""
    n, c, h, w = latents.shape
    parts = latents.view(n, c, h // 2, 2, w // 2, 2).permute(0, 2, 4, 1, 3, 5)
    return parts.reshape(n, (h // 2) * (w // 2), c * 4)


def unpacked(tokens: Tensor, height: int, width: int) -> Tensor:
    """Flux's tokens back to latents (1, c, height, width)."""
    n, _, channels = tokens.shape
    parts = tokens.view(n, height // 2, width // 2, channels // 4, 2, 2).permute(0, 3, 1, 4, 2, 5)
    return parts.reshape(n, channels // 4, height, width)


def _guided_by(predicted: Tensor, guidance: float) -> Tensor:
    """Classifier-free guidance (Ho and Salimans 2022)."""
    away, towards = predicted.chunk(2)
    return away + guidance * (towards - away)


def _summed(found: list[Tensor] | None, more: Sequence[Tensor] | None) -> list[Tensor] | None:
    if found is None or not more:
        return found if not more else list(more)
    return [a + b for a, b in zip(found, more, strict=True)]
