"""Between pixels and latents: any family's VAE, and the cheap preview of latents as colours."""

# diffusers' VAEs answer in types of their own, without stubs.
# pyright: reportAttributeAccessIssue=false

from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor

from imaging.painting.canvas import Field, LatentColours, resized
from imaging.request import Pixels

CHART_SIDE: Final = 128
PREVIEW_SIDE: Final = 256


class LatentSpace:
    """The VAE of a loaded pipeline. Latents are (1, c, h, w) in float32, as the denoiser knows them."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._vae = pipeline.vae

    @property
    def factor(self) -> int:
        """Pixels of a side to one latent."""
        return int(self._pipeline.vae_scale_factor)

    @property
    def channels(self) -> int:
        """Channels of the latents."""
        return int(self._vae.config.latent_channels)

    @property
    def device(self) -> torch.device:
        """Where the model computes, also while its parts rest elsewhere."""
        return torch.device(self._pipeline._execution_device)  # pyright: ignore[reportPrivateUsage]

    def encode(self, pixels: Pixels) -> Tensor:
        """(H, W, 3) uint8, sides multiples of ``factor``, to latents: the middle of what the VAE answers."""
        picture = as_tensor(pixels).to(self.device)
        with self._safe_numbers() as dtype, torch.inference_mode():
            answer = self._vae.encode((picture * 2 - 1).to(dtype))
        if hasattr(answer, "latent_dist"):
            found = answer.latent_dist.mode()
        else:
            found = answer.latents if hasattr(answer, "latents") else answer.latent
        return self._scaled(found.float())

    def decode(self, latents: Tensor) -> Pixels:
        """Latents to (H, W, 3) uint8."""
        with self._safe_numbers() as dtype, torch.inference_mode():
            found = self._vae.decode(self._unscaled(latents).to(dtype), return_dict=False)[0].float()
            picture = ((found[0].permute(1, 2, 0) + 1) * 127.5).round().clamp(0, 255)
            return picture.byte().contiguous().cpu().numpy()

    @cached_property
    def colours(self) -> LatentColours:
        """A guess of the colours of latents, learnt once from a chart of colours."""
        chart = colour_chart(CHART_SIDE)
        return LatentColours.fitted(self.encode(chart)[0].cpu().numpy(), chart)

    def preview(self, latents: Tensor) -> Pixels:
        """A small picture of latents."""
        scale = max(1, PREVIEW_SIDE // max(latents.shape[-2:]))
        return self.colours.preview(latents[0].float().cpu().numpy(), scale)

    def _scaled(self, latents: Tensor) -> Tensor:
        config = self._vae.config
        mean, std = _each(config, "latents_mean", latents), _each(config, "latents_std", latents)
        if mean is not None and std is not None:
            return (latents - mean) * config.scaling_factor / std
        return (latents - (config.get("shift_factor") or 0.0)) * config.scaling_factor

    def _unscaled(self, latents: Tensor) -> Tensor:
        config = self._vae.config
        mean, std = _each(config, "latents_mean", latents), _each(config, "latents_std", latents)
        if mean is not None and std is not None:
            return latents * std / config.scaling_factor + mean
        return latents / config.scaling_factor + (config.get("shift_factor") or 0.0)

    @contextmanager
    def _safe_numbers(self) -> Generator[torch.dtype]:
        """The number type to run the VAE in: some overflow in half precision and say so."""
        vae = self._vae
        if vae.dtype != torch.float16 or not vae.config.get("force_upcast"):
            yield vae.dtype
            return
        vae.to(torch.float32)
        try:
            yield torch.float32
        finally:
            vae.to(torch.float16)


def as_tensor(pixels: Pixels) -> Tensor:
    """(H, W, 3) uint8 to (1, 3, H, W) from 0 to 1."""
    # A copy: pictures may be read-only arrays, which torch refuses to share quietly.
    return torch.from_numpy(np.array(pixels)).permute(2, 0, 1)[None].float() / 255


def colour_chart(side: int) -> Pixels:
    """Soft patches of many colours, light and dark; always the same."""
    rng = np.random.default_rng(2)
    patches = rng.integers(0, 256, (side // 16, side // 16, 3), dtype=np.uint8)
    return resized(patches, side, side)


def _each(config: Any, name: str, latents: Tensor) -> Tensor | None:
    values = config.get(name)
    return None if values is None else torch.tensor(values).view(1, -1, 1, 1).to(latents)


__all__ = ["Field", "LatentSpace", "as_tensor", "colour_chart"]
