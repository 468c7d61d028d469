"""Tiny models with random weights, of each family's true shape: as saved by diffusers, a few megabytes.

What tells a family from another (the width of its words, the channels of its latents, its parts, its
scheduler's settings) is as in the true models; depth, width and sizes are scaled down.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import torch
from diffusers import (
    AutoencoderKL,
    ControlNetModel,
    DDIMScheduler,
    EulerDiscreteScheduler,
    FlowMatchEulerDiscreteScheduler,
    FluxControlNetModel,
    FluxPipeline,
    FluxTransformer2DModel,
    PNDMScheduler,
    SD3ControlNetModel,
    SD3Transformer2DModel,
    StableDiffusion3Pipeline,
    StableDiffusionInpaintPipeline,
    StableDiffusionPipeline,
    StableDiffusionXLImg2ImgPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    T5Config,
    T5EncoderModel,
    T5Tokenizer,
)

from imaging.training.export import export
from imaging.training.parts import Shape, build_text_encoder, build_unet
from imaging.training.tokenizer import build_tokenizer
from imaging.training.train_vae import VaeRecipe, build_vae

WORDS = ("a woman in a red dress and a white dog in the park", "an old man playing chess in a kitchen")
SAMPLE = 16  # latents of a side that the tiny models are made for: 128 pixels

Family = str


def build(family: Family, folder: Path, **changes: Any) -> Path:
    """Saves a tiny model of this family as a diffusers folder, and gives the folder.

    ``changes``: ``inpaint=True`` for a UNet of nine channels (sd1, sd2, sdxl), ``refiner=True`` (sdxl),
    ``distilled=True`` for Flux without guidance (schnell), ``seed``.
    """
    torch.manual_seed(changes.pop("seed", 3))
    _BUILDERS[family](folder, **changes)
    return folder


def build_controlnet(family: Family, folder: Path, seed: int = 5) -> Path:
    """Saves a tiny ControlNet that fits ``build``'s model of this family, and gives the folder."""
    torch.manual_seed(seed)
    if family == "flux":
        net: Any = FluxControlNetModel(**{**_FLUX, "num_layers": 1, "num_single_layers": 1})
    elif family == "sd3":
        settings = {k: v for k, v in _SD3.items() if k not in ("qk_norm", "sample_size")}
        net = SD3ControlNetModel(**{**settings, "num_layers": 1, "sample_size": SAMPLE})
    else:
        net = ControlNetModel.from_unet(_unet(family), conditioning_embedding_out_channels=(4, 4, 8, 8))
    for name, weight in net.named_parameters():
        if "controlnet" in name:  # these begin at zero; a trained net's do not
            torch.nn.init.normal_(weight, std=0.3)
    net.save_pretrained(folder)
    return folder


# --- the embedded model -------------------------------------------------------------------------------


def _evoca(folder: Path) -> None:
    shape = Shape(latent_channels=4, widths=(16, 16, 32), heads=2, groups=4, words_width=32, words_layers=1)
    tokenizer = build_tokenizer(WORDS, Path(mkdtemp()), 700, 77)
    vae = build_vae(VaeRecipe(latent_channels=4, widths=(8, 16, 16, 32), blocks=(0, 1, 1, 1)))
    unet = build_unet(shape)
    torch.nn.init.normal_(unet.conv_out.weight, std=0.2)  # as if trained: an untrained one adds nothing
    export(vae, unet, build_text_encoder(shape, tokenizer), tokenizer, folder)


# --- Stable Diffusion ---------------------------------------------------------------------------------

_BETAS = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear", "steps_offset": 1}
_CROSS = {"sd1": 48, "sd2": 1024, "sdxl": 2048, "refiner": 1280}


def _unet(family: str, channels: int = 4) -> UNet2DConditionModel:
    settings: dict[str, Any] = {
        "sample_size": SAMPLE,
        "in_channels": channels,
        "block_out_channels": (16, 32),
        "layers_per_block": 1,
        "norm_num_groups": 8,
        "attention_head_dim": 2,
        "cross_attention_dim": _CROSS[family],
        "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
        "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
    }
    if family == "sd2":
        settings |= {"use_linear_projection": True}
    if family in ("sdxl", "refiner"):
        ids = 6 if family == "sdxl" else 5
        settings |= {
            "use_linear_projection": True,
            "addition_embed_type": "text_time",
            "addition_time_embed_dim": 8,
            "projection_class_embeddings_input_dim": 8 * ids + 1280,
        }
    unet = UNet2DConditionModel(**settings)
    # Twice the usual size: pictures of a random model would hardly differ otherwise.
    for weight in unet.parameters():
        if weight.dim() > 1:
            weight.data *= 1.5
    return unet


def _vae(channels: int, **more: Any) -> AutoencoderKL:
    return AutoencoderKL(
        block_out_channels=(8, 8, 16, 16),
        down_block_types=("DownEncoderBlock2D",) * 4,
        up_block_types=("UpDecoderBlock2D",) * 4,
        layers_per_block=1,
        latent_channels=channels,
        norm_num_groups=4,
        sample_size=128,
        **more,
    )


@cache
def _tokenizer() -> CLIPTokenizer:
    return build_tokenizer(WORDS, Path(mkdtemp()), 700, 77)


def _clip(width: int, projection: int | None = None, act: str = "quick_gelu") -> Any:
    tokenizer = _tokenizer()
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=77,
        projection_dim=projection or width,
        hidden_act=act,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    made = (CLIPTextModelWithProjection if projection else CLIPTextModel)(config)
    for weight in made.parameters():  # CLIP begins so small that its words would hardly differ
        if weight.dim() > 1:
            weight.data *= 8
    return made.eval()


def _stable_diffusion(
    family: str, prediction: str, scheduler: Callable[..., Any], **more: Any
) -> Callable[..., None]:
    def made(folder: Path, inpaint: bool = False) -> None:
        cls = StableDiffusionInpaintPipeline if inpaint else StableDiffusionPipeline
        cls(
            vae=_vae(4),
            text_encoder=_clip(_CROSS[family]),
            tokenizer=_tokenizer(),
            unet=_unet(family, 9 if inpaint else 4),
            scheduler=scheduler(prediction_type=prediction, **_BETAS, **more),
            safety_checker=None,
            feature_extractor=None,
            requires_safety_checker=False,
        ).save_pretrained(folder)

    return made


def _sdxl(folder: Path, refiner: bool = False, inpaint: bool = False) -> None:
    both = {
        "vae": _vae(4, force_upcast=True, scaling_factor=0.13025),
        "text_encoder_2": _clip(1280, 1280, "gelu"),
        "tokenizer_2": _tokenizer(),
        "scheduler": EulerDiscreteScheduler(timestep_spacing="leading", **_BETAS),
    }
    if refiner:
        StableDiffusionXLImg2ImgPipeline(
            text_encoder=None,
            tokenizer=None,
            unet=_unet("refiner"),
            requires_aesthetics_score=True,
            force_zeros_for_empty_prompt=False,
            **both,
        ).save_pretrained(folder)
        return
    pipeline = StableDiffusionXLPipeline(
        text_encoder=_clip(768), tokenizer=_tokenizer(), unet=_unet("sdxl", 9 if inpaint else 4), **both
    )
    pipeline.save_pretrained(folder)


# --- flow models --------------------------------------------------------------------------------------

_SD3 = {
    "sample_size": SAMPLE,
    "patch_size": 2,
    "in_channels": 16,
    "num_layers": 2,
    "attention_head_dim": 8,
    "num_attention_heads": 4,
    "joint_attention_dim": 96,
    "caption_projection_dim": 32,
    "pooled_projection_dim": 48,
    "out_channels": 16,
    "pos_embed_max_size": 96,
    "qk_norm": "rms_norm",
}


def _sd3(folder: Path) -> None:
    StableDiffusion3Pipeline(
        transformer=SD3Transformer2DModel(**_SD3),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0),
        vae=_vae(
            16, use_quant_conv=False, use_post_quant_conv=False, scaling_factor=1.5305, shift_factor=0.0609
        ),
        text_encoder=_clip(16, 16),
        tokenizer=_tokenizer(),
        text_encoder_2=_clip(32, 32, "gelu"),
        tokenizer_2=_tokenizer(),
        text_encoder_3=_t5(96),
        tokenizer_3=_t5_tokenizer(),
    ).save_pretrained(folder)


_FLUX = {
    "patch_size": 1,
    "in_channels": 64,
    "num_layers": 1,
    "num_single_layers": 1,
    "attention_head_dim": 16,
    "num_attention_heads": 2,
    "joint_attention_dim": 32,
    "pooled_projection_dim": 32,
    "axes_dims_rope": (4, 4, 8),
    "guidance_embeds": True,
}


def _flux(folder: Path, distilled: bool = False) -> None:
    shifts = {"shift": 3.0, "use_dynamic_shifting": True, "base_shift": 0.5, "max_shift": 1.15}
    FluxPipeline(
        transformer=FluxTransformer2DModel(**{**_FLUX, "guidance_embeds": not distilled}),
        scheduler=FlowMatchEulerDiscreteScheduler(**({"shift": 1.0} if distilled else shifts)),
        vae=_vae(
            16, use_quant_conv=False, use_post_quant_conv=False, scaling_factor=0.3611, shift_factor=0.1159
        ),
        text_encoder=_clip(32),
        tokenizer=_tokenizer(),
        text_encoder_2=_t5(32),
        tokenizer_2=_t5_tokenizer(),
    ).save_pretrained(folder)


@cache
def _t5_tokenizer() -> T5Tokenizer:
    signs = [chr(code) for code in range(33, 127)]
    pieces = [(f"▁{word}", -4.0) for word in sorted(set(" ".join(WORDS).split()))]
    letters = [(sign, -8.0) for sign in signs]
    vocab = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -4.0), *pieces, *letters]
    return T5Tokenizer(vocab=vocab, extra_ids=0, model_max_length=512)


def _t5(width: int) -> T5EncoderModel:
    config = T5Config(
        vocab_size=len(_t5_tokenizer()),
        d_model=width,
        d_kv=8,
        d_ff=32,
        num_layers=1,
        num_heads=4,
        feed_forward_proj="gated-gelu",
    )
    return T5EncoderModel(config).eval()


_BUILDERS: dict[str, Callable[..., None]] = {
    "evoca": _evoca,
    "sd1": _stable_diffusion("sd1", "epsilon", PNDMScheduler, skip_prk_steps=True, set_alpha_to_one=False),
    "sd2": _stable_diffusion("sd2", "v_prediction", DDIMScheduler, set_alpha_to_one=False, clip_sample=False),
    "sdxl": _sdxl,
    "sd3": _sd3,
    "flux": _flux,
}
