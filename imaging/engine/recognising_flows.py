"""SD 3, SD 3.5 and FLUX.1 in single files: whole, or the denoiser with its encoders in files beside it."""

from typing import Any, Final

from imaging.engine.cards import card_of_file
from imaging.engine.companions import Beside, for_flux, for_stable_diffusion_3
from imaging.engine.faults import broken
from imaging.engine.recognised import Recognised
from imaging.engine.weight_file import DENOISER, VAE, WeightFile

T5: Final = "text_encoders.t5xxl."
CLIP: Final = "transformer.text_model.embeddings.token_embedding.weight"
CLIP_L: Final = f"text_encoders.clip_l.{CLIP}"
CLIP_G: Final = f"text_encoders.clip_g.{CLIP}"
JOINT_FIRST: Final = "joint_blocks.0.x_block.attn.qkv.weight"
FLUX_FIRST: Final = "double_blocks.0.img_attn.qkv.weight"
FLUX_CHANNELS: Final = 64  # four latents of 16 channels to a token; more for Fill, Depth and Canny
GROWN_OUT_OF_FLUX: Final = ("distilled_guidance_layer.", "stream_modulation.", "stream_modulations.")


def stable_diffusion_3(file: WeightFile) -> Recognised | None:
    """SD 3 and 3.5; None for anything else. Raises ModelBrokenError where parts are missing."""
    prefix = _prefix(file, JOINT_FIRST)
    if prefix is None:
        return None
    has_vae = file.has(f"{VAE}decoder.conv_in.weight")
    companions: list[tuple[str, Beside]] = []
    if not file.has(CLIP_L, CLIP_G):
        pooled = file.shape(f"{prefix}y_embedder.mlp.0.weight")
        words = file.shape(f"{prefix}context_embedder.weight")
        companions = for_stable_diffusion_3(file.path, (*pooled, 0)[1], (*words, 0)[1], has_vae)
    elif not has_vae:
        raise broken("denoiser", file.path, part="vae")
    twice = file.any(".x_block.attn2.")
    return _found(
        file,
        companions,
        family="sd3",
        variant="sd3.5-medium" if twice else "sd3.5-large" if file.any(".attn.ln_q.") else "sd3",
        few_steps=card_of_file(file.header.metadata).few_steps,
        reads_sentences=file.starts(T5) or any(part == "text_encoder_3" for part, _ in companions),
    )


def flux(file: WeightFile) -> Recognised | None:
    """FLUX.1; None for anything else. Raises ModelBrokenError where parts are missing."""
    prefix = _prefix(file, FLUX_FIRST)
    if prefix is None or any(file.any(mark) for mark in GROWN_OUT_OF_FLUX):
        return None
    if file.shape(f"{prefix}img_in.weight")[-1:] not in ((FLUX_CHANNELS,), ()):
        raise broken("other", file.path, why="FLUX.1 Fill, Depth, Canny")
    whole = file.has(CLIP_L) and file.starts(T5) and (file.starts("vae.") or file.starts(VAE))
    companions: list[tuple[str, Beside]] = []
    if not whole:
        pooled = file.shape(f"{prefix}vector_in.in_layer.weight")
        words = file.shape(f"{prefix}txt_in.weight")
        companions = for_flux(file.path, (*pooled, 0, 0)[1], (*words, 0, 0)[1])
    guided = file.has(f"{prefix}guidance_in.in_layer.bias")
    return _found(
        file,
        companions,
        family="flux",
        variant="flux" if guided else "flux-schnell",
        few_steps=not guided,
        reads_sentences=True,
    )


def _prefix(file: WeightFile, first: str) -> str | None:
    return next((each for each in (DENOISER, "") if file.has(f"{each}{first}")), None)


def _found(file: WeightFile, companions: list[tuple[str, Beside]], **known: Any) -> Recognised:
    parts = dict(file.parts())
    for part, each in companions:
        parts["vae" if part == "vae" else "text"] += each.header.count
    return Recognised(
        task="text",
        dtype=file.header.dtype(),
        prediction="flow",
        licence=card_of_file(file.header.metadata).licence,
        parts=tuple(parts.items()),
        largest=max(parts.values()),
        companions=tuple((part, each.path) for part, each in companions),
        **known,
    )
