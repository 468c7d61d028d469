"""Trains the UNet and the text encoder of the embedded model on latents of sketch and painting.

``python -m imaging.training.train_unet --data DIR [DIR …] --vae DIR --work DIR [--images N]``

First the text encoder alone learns to foretell coarse latents from words (a minute or
two: a small one trained only through the UNet stays deaf for long), then both learn
v-prediction of what painting adds to the sketch's latents, which stand beside the noisy
ones. The curve holds the loss and, for subjects whose sketch is blanked or a line drawing,
the error with the right words against that with another subject's: the gap says whether
words are heard.
Stopped at any moment, the same command goes on from the last checkpoint; data that came
since is taken in.
"""

import argparse
import json
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderDC, DDIMScheduler, UNet2DConditionModel
from torch import Tensor, nn
from torch.nn import functional
from transformers import CLIPTextModel, CLIPTokenizer

from imaging.training import checkpoint
from imaging.training.examples import Batch, Examples, Shares
from imaging.training.latents import LatentShard, encode_shards, read_latents
from imaging.training.optimiser import Average, MatrixAndRest
from imaging.training.parts import Shape, build_scheduler, build_text_encoder, build_unet
from imaging.training.tokenizer import build_tokenizer

COARSE = 4  # the text encoder foretells latents pooled to COARSE x COARSE


@dataclass(frozen=True)
class UnetRecipe:
    """Every choice of the UNet's training; ``images`` counts training examples of the small size."""

    shape: Shape = field(default_factory=Shape)
    shares: Shares = field(default_factory=Shares)
    vocabulary: int = 2400
    words_steps: int = 400
    words_batch: int = 64
    images: int = 48_000
    batch: int = 12
    lr: float = 1.0e-3
    cooldown: float = 0.35
    full_every: int = 6  # every so many steps, a quarter batch of pictures at their own size
    full_from: float = 0.5  # share of the training after which these begin
    told_weight: float = 4.0  # of errors where only the words can tell what is there
    average: float = 0.997
    seed: int = 21
    save_every: int = 50  # steps
    threads: int = 1


class Words(nn.Module):
    """The text encoder with a head that foretells coarse latents; the head is thrown away afterwards."""

    def __init__(self, text_encoder: CLIPTextModel, channels: int) -> None:
        super().__init__()
        self.text_encoder = text_encoder
        self.head = nn.Linear(text_encoder.config.hidden_size, channels * COARSE * COARSE)

    def forward(self, ids: Tensor) -> Tensor:
        """(n, channels, COARSE, COARSE) from ids (n, tokens)."""
        pooled = self.text_encoder(ids).last_hidden_state.mean(dim=1)
        return self.head(pooled).unflatten(1, (-1, COARSE, COARSE))


def train(data: list[Path], vae_dir: Path, work: Path, recipe: UnetRecipe) -> None:
    """Trains (or goes on) until ``recipe.images`` are seen; averaged weights are left in ``work``."""
    torch.set_num_threads(recipe.threads)
    torch.manual_seed(recipe.seed)
    checkpoint.write_recipe(work, recipe)
    vae = AutoencoderDC.from_pretrained(vae_dir).eval()
    shards = [read_latents(file) for file in encode_shards(data, vae, work / "latents")]
    del vae
    tokenizer = _tokenizer(shards, work, recipe)
    scale = _latent_scale(shards, work)
    held = Examples(shards[-1:], tokenizer, scale, recipe.shares)
    examples = Examples(shards[:-1] or shards, tokenizer, scale, recipe.shares)
    trainer = _Trainer(recipe, tokenizer, work)
    trainer.resume()
    trainer.teach_words(examples)
    trainer.run(examples, held)


def _tokenizer(shards: list[LatentShard], work: Path, recipe: UnetRecipe) -> CLIPTokenizer:
    folder = work / "tokenizer"
    if (folder / "tokenizer_config.json").exists():
        return CLIPTokenizer.from_pretrained(folder)
    prompts = [
        prompt for shard in shards for views in (shard.whole, shard.subjects) for prompt in views.prompts
    ]
    return build_tokenizer(prompts, folder, recipe.vocabulary, recipe.shape.prompt_tokens)


def _latent_scale(shards: list[LatentShard], work: Path) -> float:
    """Brings painted latents to unit variance; measured once, on the first shard."""
    path = work / "latents.json"
    if not path.exists():
        spread = float(shards[0].full.painted.astype(np.float32).std())
        path.write_text(json.dumps({"scale": 1 / spread}) + "\n", encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))["scale"]


class _Trainer:
    """The models in training, their optimiser and average, and how far they are."""

    def __init__(self, recipe: UnetRecipe, tokenizer: CLIPTokenizer, work: Path) -> None:
        self.recipe, self.work = recipe, work
        self.unet: UNet2DConditionModel = build_unet(recipe.shape)
        self.unet.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
        self.text_encoder = build_text_encoder(recipe.shape, tokenizer)
        self.modules: tuple[nn.Module, ...] = (self.unet, self.text_encoder)
        self.optimiser = MatrixAndRest(self.modules, recipe.lr)
        self.average = Average(self.modules, recipe.average)
        self.scheduler: DDIMScheduler = build_scheduler()
        self.step, self.seconds, self.words_taught = 0, 0.0, False

    def resume(self) -> None:
        """Takes up the last checkpoint, if there is one."""
        if state := checkpoint.load(self.work):
            self.unet.load_state_dict(state["unet"])
            self.text_encoder.load_state_dict(state["text_encoder"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.average.load_state_dict(state["average"])
            self.step, self.seconds, self.words_taught = state["step"], state["seconds"], True

    def teach_words(self, examples: Examples) -> None:
        """The text encoder alone learns coarse latents from words, once."""
        recipe = self.recipe
        if self.words_taught or not recipe.words_steps:
            return
        words = Words(self.text_encoder, recipe.shape.latent_channels)
        optimiser, running = MatrixAndRest([words], recipe.lr), None
        for step in range(recipe.words_steps):
            ids, painted = examples.words_and_pictures(
                recipe.words_batch, np.random.default_rng((recipe.seed, 1, step))
            )
            with torch.autocast("cpu", dtype=torch.bfloat16):
                foretold = words(ids)
            loss = functional.mse_loss(foretold.float(), functional.adaptive_avg_pool2d(painted, COARSE))
            loss.backward()
            optimiser.step(recipe.lr * min(1.0, (step + 1) / 30, 2 * (1 - step / recipe.words_steps)))
            value = float(loss.detach())
            running = value if running is None else 0.95 * running + 0.05 * value
            if (step + 1) % 50 == 0:
                checkpoint.note(self.work, words_step=step + 1, words_loss=running)
        self.average = Average(self.modules, recipe.average)

    def run(self, examples: Examples, held: Examples) -> None:
        """Trains to the recipe's end, with a checkpoint now and then."""
        recipe, steps = self.recipe, self.recipe.images // self.recipe.batch
        running, began, before = None, time.monotonic(), self.seconds
        while self.step < steps:
            loss = self._update(examples, steps)
            running = loss if running is None else 0.98 * running + 0.02 * loss
            if self.step % recipe.save_every == 0 or self.step == steps:
                self.seconds = before + time.monotonic() - began
                self._save(held, running)

    def _update(self, examples: Examples, steps: int) -> float:
        recipe = self.recipe
        rng = np.random.default_rng((recipe.seed, 2, self.step))
        torch.manual_seed(int(rng.integers(2**31)))
        late = self.step >= recipe.full_from * steps
        if late and self.step % recipe.full_every == 0:
            batch = examples.full_batch(max(1, recipe.batch // 4), rng)
        else:
            batch = examples.batch(recipe.batch, rng)
        loss = self._loss(batch)
        loss.backward()
        left = (steps - self.step) / max(1.0, steps * recipe.cooldown)
        self.optimiser.step(recipe.lr * min(1.0, (self.step + 1) / 50, left) + 1e-6)
        self.average.update(self.step)
        self.step += 1
        return float(loss.detach())

    def _predicted(self, seen: Tensor, t: Tensor, ids: Tensor) -> Tensor:
        return self.unet(seen, t, self.text_encoder(ids).last_hidden_state).sample

    def _loss(self, batch: Batch) -> Tensor:
        t = _times(batch.hidden)
        noisy, target = self._noised(batch.painted - batch.sketch, t)
        seen = torch.cat([noisy, batch.sketch], dim=1).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            velocity = self._predicted(seen, t, batch.ids)
        # Around what the words tell, the sketch tells all: there is little to learn and much of it.
        weight = 1 + (self.recipe.told_weight - 1) * batch.told
        weight = weight / weight.mean(dim=(1, 2, 3), keepdim=True)
        return (weight * (velocity.float() - target).square()).mean()

    def _noised(self, clean: Tensor, t: Tensor) -> tuple[Tensor, Tensor]:
        """Noisy latents at the steps ``t`` and the velocity to predict (Salimans and Ho, 2202.00512)."""
        noise = torch.randn_like(clean)
        kept = self.scheduler.alphas_cumprod[t].view(-1, 1, 1, 1)
        signal, spread = kept.sqrt(), (1 - kept).sqrt()
        return signal * clean + spread * noise, signal * noise - spread * clean

    @torch.no_grad()
    def _words_gap(self, held: Examples, lines: bool) -> tuple[float, float]:
        """Squared error inside hidden subjects with (right, another subject's) words, from noise alone."""
        batch, where = held.hidden_subjects(64, lines)
        torch.manual_seed(self.recipe.seed)
        t = torch.full((len(batch.ids),), 999)
        noisy, target = self._noised(batch.painted - batch.sketch, t)
        seen = torch.cat([noisy, batch.sketch], dim=1).contiguous(memory_format=torch.channels_last)
        errors: list[float] = []
        for ids in (batch.ids, batch.ids.roll(len(batch.ids) // 2, 0)):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                velocity = self._predicted(seen, t, ids).float()
            errors.append(float(((velocity - target).square() * where).sum() / where.sum() / target.shape[1]))
        return errors[0], errors[1]

    def _save(self, held: Examples, running: float) -> None:
        self.average.swap()
        self.unet.save_pretrained(self.work / "unet")
        self.text_encoder.save_pretrained(self.work / "text_encoder")
        right, wrong = self._words_gap(held, lines=False)
        lines_right, lines_wrong = self._words_gap(held, lines=True)
        self.average.swap()
        checkpoint.note(
            self.work,
            step=self.step,
            images=self.step * self.recipe.batch,
            loss=running,
            right_words=right,
            wrong_words=wrong,
            lines_right=lines_right,
            lines_wrong=lines_wrong,
            seconds=self.seconds,
        )
        checkpoint.save(
            self.work,
            {
                "unet": self.unet.state_dict(),
                "text_encoder": self.text_encoder.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "average": self.average.state_dict(),
                "step": self.step,
                "seconds": self.seconds,
            },
        )


def _times(hidden: Tensor) -> Tensor:
    """Noise steps (n,) from 0 to 999: even, but late ones oftener where the words must tell what is hidden.

    With little noise the noisy latents give away what is hidden, and the words need no hearing.
    """
    even = torch.rand(len(hidden))
    return torch.where(hidden, 1 - even.square(), even).mul(1000).long().clamp(max=999)


def main() -> None:
    """Reads the command line."""
    defaults = UnetRecipe()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--vae", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--images", type=int, default=defaults.images)
    parser.add_argument("--threads", type=int, default=defaults.threads)
    asked = parser.parse_args()
    recipe = UnetRecipe(images=asked.images, threads=asked.threads)
    train(asked.data, asked.vae, asked.work, recipe)


if __name__ == "__main__":
    main()
