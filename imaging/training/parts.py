"""The parts of the embedded model besides its autoencoder: UNet, text encoder, noise schedule."""

# diffusers' and transformers' stubs lose the types of their own outputs and token ids.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false

from dataclasses import dataclass

from diffusers import DDIMScheduler, UNet2DConditionModel
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer


@dataclass(frozen=True)
class Shape:
    """Widths and depths of the UNet and of the text encoder."""

    latent_channels: int = 16
    widths: tuple[int, ...] = (64, 128, 192)
    layers: int = 1
    heads: int = 4
    groups: int = 16
    words_width: int = 192
    words_layers: int = 3
    words_heads: int = 4
    prompt_tokens: int = 77


def build_unet(shape: Shape) -> UNet2DConditionModel:
    """An untrained UNet that sees noisy latents and the sketch's latents, 2 x ``latent_channels`` in all.

    The pooled words are added to the time embedding, besides cross-attention: a small text
    encoder trained together with its UNet is otherwise ignored for long. The last layer
    starts at zero: an untrained model leaves the sketch as it is.
    """
    unet = UNet2DConditionModel(
        sample_size=64,
        in_channels=2 * shape.latent_channels,
        out_channels=shape.latent_channels,
        layers_per_block=shape.layers,
        block_out_channels=shape.widths,
        down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
        cross_attention_dim=shape.words_width,
        attention_head_dim=shape.heads,  # by its history this argument is the number of heads
        norm_num_groups=shape.groups,
        addition_embed_type="text",
        addition_embed_type_num_heads=shape.heads,
    )
    nn.init.zeros_(unet.conv_out.weight)
    nn.init.zeros_(unet.conv_out.bias)  # pyright: ignore[reportArgumentType]
    return unet


def build_text_encoder(shape: Shape, tokenizer: CLIPTokenizer) -> CLIPTextModel:
    """An untrained CLIP text encoder for this tokenizer's words."""
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=shape.words_width,
            intermediate_size=4 * shape.words_width,
            num_hidden_layers=shape.words_layers,
            num_attention_heads=shape.words_heads,
            max_position_embeddings=shape.prompt_tokens,
            projection_dim=shape.words_width,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def build_scheduler() -> DDIMScheduler:
    """v-prediction with zero terminal SNR and trailing steps (Lin et al., 2305.08891): few steps suffice."""
    return DDIMScheduler(
        num_train_timesteps=1000,
        beta_schedule="scaled_linear",
        beta_start=0.00085,
        beta_end=0.012,
        prediction_type="v_prediction",
        rescale_betas_zero_snr=True,
        timestep_spacing="trailing",
        clip_sample=False,
    )
