"""Trains the autoencoder of the embedded model: 512 px pictures to 64 x 64 latents and back.

``python -m imaging.training.train_vae --data DIR [DIR …] --work DIR [--crops N] [--decoder-only]``

It sees sketches and paintings alike, crops biased to faces, and is scored by absolute
error with more weight where there are edges, by squared error, by gradients and by
coarse structure. Latents are held near unit variance and get a little noise, so that the
UNet's small errors do not show. Stopped at any moment, the same command goes on from the
last checkpoint. With ``--decoder-only`` the encoder stays as it is: latents already
computed with it stay valid.
"""

# diffusers' and transformers' stubs lose the types of their own outputs and token ids.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderDC
from torch import Tensor
from torch.nn import functional

from imaging.training import checkpoint
from imaging.training.crops import CropSource
from imaging.training.optimiser import Average, MatrixAndRest


@dataclass(frozen=True)
class VaeRecipe:
    """Every choice of the autoencoder and its training; ``crops`` counts training examples."""

    latent_channels: int = 16
    encoder_widths: tuple[int, ...] = (32, 32, 64, 128)  # small: every training picture passes it
    encoder_blocks: tuple[int, ...] = (0, 1, 1, 2)
    widths: tuple[int, ...] = (32, 48, 96, 192)
    blocks: tuple[int, ...] = (0, 1, 2, 3)
    size: int = 128
    batch: int = 16
    crops: int = 40_000
    lr: float = 1.2e-3
    cooldown: float = 0.4  # the last share of the crops, over which the rate falls to nothing
    latent_noise: float = 0.08
    average: float = 0.998
    seed: int = 20
    save_every: int = 100  # steps
    threads: int = 1


def build_vae(recipe: VaeRecipe) -> AutoencoderDC:
    """An untrained autoencoder of the recipe's shape; each level but the first halves the picture."""
    levels = len(recipe.widths)
    return AutoencoderDC(
        in_channels=3,
        latent_channels=recipe.latent_channels,
        encoder_block_types="ResBlock",  # pyright: ignore[reportArgumentType]
        decoder_block_types="ResBlock",  # pyright: ignore[reportArgumentType]
        encoder_block_out_channels=recipe.encoder_widths,
        decoder_block_out_channels=recipe.widths,
        encoder_layers_per_block=recipe.encoder_blocks,
        decoder_layers_per_block=recipe.blocks,
        encoder_qkv_multiscales=((),) * levels,
        decoder_qkv_multiscales=((),) * levels,
    )


def reconstruction_loss(made: Tensor, true: Tensor) -> Tensor:
    """Weighted absolute + squared + gradient + coarse error of pictures (n, 3, H, W) in -1 to 1."""
    difference = made - true
    across = (true[..., 1:, 1:] - true[..., 1:, :-1]).abs().mean(1, keepdim=True)
    down = (true[..., 1:, 1:] - true[..., :-1, 1:]).abs().mean(1, keepdim=True)
    edges = functional.interpolate(functional.avg_pool2d(across + down, 5, 2, 2), size=true.shape[-2:])
    weight = 1 + 3 * edges.mul(4).clamp(0, 1)
    gradient = difference.diff(dim=-1).abs().mean() + difference.diff(dim=-2).abs().mean()
    coarse = functional.avg_pool2d(difference, 4).abs().mean()
    return (weight * difference.abs()).mean() + 2 * difference.square().mean() + 0.5 * gradient + 0.5 * coarse


def latent_loss(latents: Tensor) -> Tensor:
    """Pulls every latent channel to mean 0 and variance 1."""
    variance, mean = torch.var_mean(latents, dim=(0, 2, 3))
    return 0.01 * (variance - 1).square().mean() + 0.01 * mean.square().mean()


@torch.no_grad()
def psnr(vae: AutoencoderDC, pictures: Tensor) -> float:
    """Mean peak signal-to-noise ratio in dB of reconstructions."""
    total = 0.0
    for picture in pictures.split(1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made = vae.decode(vae.encode(picture).latent).sample
        error = (made.float().clamp(-1, 1) - picture).square().mean()
        total += float(10 * torch.log10(4 / error))
    return total / len(pictures)


def train(data: list[Path], work: Path, recipe: VaeRecipe, decoder_only: bool = False) -> AutoencoderDC:
    """Trains (or goes on) until ``recipe.crops`` are seen; the averaged model is left in ``work/vae``."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    checkpoint.write_recipe(work, recipe)
    source = CropSource(data, recipe.size)
    vae = build_vae(recipe).to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    vae.encoder.requires_grad_(not decoder_only)
    parts = [vae.decoder] if decoder_only else [vae.encoder, vae.decoder]
    optimiser, average = MatrixAndRest(parts, recipe.lr), Average(parts, recipe.average)
    step, seconds = 0, 0.0
    if state := checkpoint.load(work):
        vae.load_state_dict(state["vae"])
        step, seconds = state["step"], state["seconds"]
        if state["decoder_only"] == decoder_only:
            optimiser.load_state_dict(state["optimiser"])
            average.load_state_dict(state["average"])
        else:
            average = Average(parts, recipe.average)
    steps = recipe.crops // recipe.batch
    held, running, began = source.held_out(16), None, time.monotonic()
    while step < steps:
        rng = np.random.default_rng((recipe.seed, step))
        torch.manual_seed(int(rng.integers(2**31)))
        loss, absolute = _loss(vae, source.batch(recipe.batch, rng), recipe, decoder_only)
        loss.backward()
        optimiser.step(_rate(recipe, step, steps))
        average.update(step)
        step += 1
        running = absolute if running is None else 0.98 * running + 0.02 * absolute
        if step % recipe.save_every == 0 or step == steps:
            spent = seconds + time.monotonic() - began
            average.swap()
            quality = psnr(vae, held)
            vae.save_pretrained(work / "vae")
            average.swap()
            checkpoint.note(
                work, step=step, crops=step * recipe.batch, l1=running, psnr=quality, seconds=spent
            )
            checkpoint.save(
                work,
                {
                    "vae": vae.state_dict(),
                    "optimiser": optimiser.state_dict(),
                    "average": average.state_dict(),
                    "step": step,
                    "seconds": spent,
                    "decoder_only": decoder_only,
                },
            )
    return AutoencoderDC.from_pretrained(work / "vae")


def _loss(
    vae: AutoencoderDC, pictures: Tensor, recipe: VaeRecipe, decoder_only: bool
) -> tuple[Tensor, float]:
    """(loss to go down, mean absolute error) of one batch."""
    pictures = pictures.contiguous(memory_format=torch.channels_last)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        with torch.set_grad_enabled(not decoder_only):
            latents = vae.encoder(pictures)
        made = vae.decoder(latents + recipe.latent_noise * torch.randn_like(latents))
    made = made.float()
    loss = reconstruction_loss(made, pictures)
    if not decoder_only:
        loss = loss + latent_loss(latents.float())
    return loss, float((made.detach() - pictures).abs().mean())


def _rate(recipe: VaeRecipe, step: int, steps: int) -> float:
    left = (steps - step) / max(1.0, steps * recipe.cooldown)
    return recipe.lr * min(1.0, (step + 1) / 50, left) + 1e-6


def main() -> None:
    """Reads the command line."""
    defaults = VaeRecipe()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--crops", type=int, default=defaults.crops)
    parser.add_argument("--lr", type=float, default=defaults.lr)
    parser.add_argument("--threads", type=int, default=defaults.threads)
    parser.add_argument("--decoder-only", action="store_true")
    asked = parser.parse_args()
    recipe = VaeRecipe(crops=asked.crops, lr=asked.lr, threads=asked.threads)
    train(asked.data, asked.work, recipe, asked.decoder_only)


if __name__ == "__main__":
    main()
