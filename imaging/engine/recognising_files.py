"""What a single file of weights is, by the names and shapes of its tensors.

Names are those of the makers' own code: CompVis' latent-diffusion and its followers (SD, SDXL), Stability
AI's sd3-ref, Black Forest Labs' flux, and what trainers write for adapters and embeddings.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from imaging.engine.cards import card_of_file
from imaging.engine.faults import broken
from imaging.engine.headers import Header
from imaging.engine.recognised import Recognised
from imaging.engine.recognising_enlargers import enlarger
from imaging.engine.recognising_flows import flux, stable_diffusion_3
from imaging.engine.weight_file import DENOISER, OLD_WORDS, VAE, WeightFile
from imaging.errors import ModelBrokenError

CONV_IN: Final = "input_blocks.0.0.weight"
# Where the text encoders lie, by family; all of a row must be there.
ENCODERS: Final = {
    "sd1": ("cond_stage_model.transformer.text_model.embeddings.token_embedding.weight",),
    "sd2": ("cond_stage_model.model.token_embedding.weight",),
    "sdxl": (
        "conditioner.embedders.0.transformer.text_model.embeddings.token_embedding.weight",
        "conditioner.embedders.1.model.token_embedding.weight",
    ),
    "sdxl-refiner": ("conditioner.embedders.0.model.token_embedding.weight",),
}
FAMILY_OF_WIDTH: Final = {768: "sd1", 1024: "sd2", 2048: "sdxl", 1280: "sdxl-refiner"}
ADAPTER_MARKS: Final = (
    ".lora_up.", ".lora_down.", ".lora_A.", ".lora_B.", ".lora.up.", ".lora.down.", ".hada_w1_a", ".lokr_w1",
    ".oft_blocks", "lora_controlnet", "lora_unet_", "lora_te", ".dora_scale",
)  # fmt: skip
EMBEDDING_NAMES: Final = ("emb_params", "string_to_param.*", "clip_l", "clip_g")
EMBEDDING_WIDTHS: Final = (768, 1024, 1280, 2048)
CONTROL_MARKS: Final = (
    ("control_model.input_hint_block.0.weight", "control_model."),
    ("input_hint_block.0.weight", ""),
    ("controlnet_cond_embedding.conv_in.weight", ""),
)
# A name that only this family has; the longest known first where one family grew out of another.
OTHER_FAMILIES: Final = (
    ("single_stream_modulation.lin.weight", "FLUX.2"),
    ("distilled_guidance_layer.in_proj.bias", "Chroma"),
    ("single_layers.", "AuraFlow"),
    ("txtfusion.projector.weight", "Krea"),
    ("txt_in.individual_token_refiner.", "HunyuanVideo"),
    ("cap_embedder.0.weight", "Lumina"),
    ("caption_projection.y_embedding", "PixArt"),
    ("y_embedder.y_embedding", "PixArt"),
    ("adaln_single.linear.weight", "PixArt"),
    ("cross_attn.kv_linear.weight", "Sana"),
    ("head.modulation", "Wan"),
    ("patchify_proj.weight", "LTX-Video"),
    ("clip_txt_mapper.weight", "Stable Cascade"),
    ("channelwise.0.weight", "Stable Cascade"),
    ("motion_modules.0.", "AnimateDiff"),
    ("txt_norm.weight", "Qwen-Image"),
    ("time_stack.", "Stable Video Diffusion"),
    ("encoder_hid_proj.weight", "Kandinsky o DeepFloyd"),
    ("conv_first.weight", "ESRGAN"),
    ("RRDB_trunk.", "ESRGAN"),
)
SCALED: Final = (".scale_weight", "scaled_fp8", ".quant_state", ".weight_scale", ".absmax")
COMPUTABLE: Final = ("F64", "F32", "F16", "BF16", "F8_E4M3", "F8_E5M2")


def recognise_file(path: Path, header: Header) -> Recognised:
    """The model in a single file. Raises ModelBrokenError that says what it is instead."""
    file = WeightFile(path, header)
    if not header.tensors:
        raise broken("unknown", path)
    for recognise in _WHOLE:
        if found := recognise(file):
            return _computable(file, found)
    raise _something_else(file)


def _diffusion(file: WeightFile) -> Recognised | None:
    """SD 1, SD 2, SDXL and the refiner: a UNet under the names of latent-diffusion."""
    channels = file.shape(DENOISER + CONV_IN)
    if len(channels) != 4 or file.any("time_stack."):
        return None
    if channels[1] not in (4, 9):
        what = {7: "Stable Diffusion x4 upscaler", 8: "InstructPix2Pix"}.get(channels[1], "UNet")
        raise broken("other", file.path, why=what)
    kind = _kind(file)
    if kind is None:
        raise broken("denoiser", file.path, part="text encoder")
    _whole(file, ENCODERS[kind])
    family = kind.split("-", maxsplit=1)[0]
    inpaints = channels[1] == 9
    task = "refiner" if kind == "sdxl-refiner" else "inpaint" if inpaints else "text"
    return Recognised(
        family=family,
        task=task,
        dtype=file.header.dtype(),
        few_steps=file.has(f"{DENOISER}time_embed.cond_proj.weight")
        or card_of_file(file.header.metadata).few_steps,
        prediction=_prediction(file, kind, inpaints),
        licence=card_of_file(file.header.metadata).licence,
        variant=f"{kind}-inpaint" if inpaints else kind,
        parts=file.parts(),
        largest=max(count for _, count in file.parts()),
    )


def _kind(file: WeightFile) -> str | None:
    """By its text encoders; a file without any by the width of the words that its UNet takes."""
    found = (kind for kind, names in ENCODERS.items() if file.has(*names))
    if file.has(OLD_WORDS):
        return "sd1"
    return next(found, None) or FAMILY_OF_WIDTH.get(file.width_of_words(DENOISER))


def _prediction(file: WeightFile, kind: str, inpaints: bool) -> str:
    """What the tensors cannot tell, the file's own notes may; SD 2 at 768 px was published as v."""
    said = file.header.metadata.get("modelspec.prediction_type", "").lower()
    if said in ("v", "epsilon"):
        return "v_prediction" if said == "v" else "epsilon"
    if file.has("v_pred"):
        return "v_prediction"
    return "v_prediction" if kind == "sd2" and not inpaints else "epsilon"


def _control(file: WeightFile) -> Recognised | None:
    prefix = next((prefix for mark, prefix in CONTROL_MARKS if file.has(mark)), None)
    if prefix is None:
        return None
    family = FAMILY_OF_WIDTH.get(file.width_of_words(prefix))
    if family not in ("sd1", "sd2", "sdxl"):
        raise broken("other", file.path, why="ControlNet")
    return Recognised(
        family=family,
        task="controlnet",
        dtype=file.header.dtype(),
        licence=card_of_file(file.header.metadata).licence,
        variant=f"{family}-control",
        parts=(("denoiser", file.header.count),),
        largest=file.header.count,
    )


_WHOLE: Final[tuple[Callable[[WeightFile], Recognised | None], ...]] = (
    _diffusion, stable_diffusion_3, flux, _control, enlarger,
)  # fmt: skip


def _whole(file: WeightFile, encoders: tuple[str, ...]) -> None:
    if not file.has(*encoders) and not file.has(OLD_WORDS):
        raise broken("denoiser", file.path, part="text encoder")
    if not file.has(f"{VAE}decoder.conv_in.weight"):
        raise broken("denoiser", file.path, part="vae")


def _computable(file: WeightFile, found: Recognised) -> Recognised:
    if found.dtype not in COMPUTABLE:
        raise broken("precision", file.path, why=found.dtype)
    for mark in SCALED:
        if file.any(mark):
            raise broken("precision", file.path, why=f"{found.dtype}, {mark.strip('.')}")
    return found


def _something_else(file: WeightFile) -> ModelBrokenError:
    checks: tuple[tuple[str, bool], ...] = (
        ("adapter", any(file.any(mark) for mark in ADAPTER_MARKS)),
        ("embedding", _is_embedding(file)),
        ("ip_adapter", file.starts("ip_adapter.") or file.starts("image_proj.")),
        ("vae", _is_vae(file)),
        ("encoder", _is_encoder(file)),
    )
    fault = next((name for name, is_so in checks if is_so), None)
    if fault:
        return broken(fault, file.path)
    if _is_denoiser(file):
        return broken("denoiser", file.path, part="text encoder")
    other = next((name for mark, name in OTHER_FAMILIES if file.any(mark)), None)
    return broken("other", file.path, why=other) if other else broken("unknown", file.path)


def _is_embedding(file: WeightFile) -> bool:
    if any(name in file.header.tensors for name in EMBEDDING_NAMES):
        return True
    shapes = [tensor.shape for tensor in file.header.tensors.values()]
    return len(shapes) == 1 and len(shapes[0]) in (1, 2) and shapes[0][-1] in EMBEDDING_WIDTHS


def _is_vae(file: WeightFile) -> bool:
    return file.has("decoder.conv_in.weight") or file.has(f"{VAE}decoder.conv_in.weight")


def _is_encoder(file: WeightFile) -> bool:
    marks = (
        "text_model.encoder.layers.0.",
        "encoder.block.0.layer.0.SelfAttention.",
        "transformer.resblocks.0.",
    )
    return any(file.any(mark) for mark in marks) or file.starts("encoder.layers.0.self_attn.")


def _is_denoiser(file: WeightFile) -> bool:
    """A part of a diffusers folder by itself."""
    return file.has("conv_in.weight", "time_embedding.linear_1.weight") or file.any(".attn.add_q_proj.weight")
