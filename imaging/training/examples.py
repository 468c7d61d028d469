"""What the UNet is shown: views of all kinds, with sketches partly hidden so that the words must speak.

Every prompt is said in several wordings, drawn once from a fixed seed.
"""

# diffusers' and transformers' stubs lose the types of their own outputs and token ids.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional
from transformers import CLIPTokenizer

from imaging.training.latents import LatentShard, Views
from imaging.training.wording import varied

WORDINGS: Final = 6  # of each prompt: its own and five others


@dataclass(frozen=True)
class Shares:
    """How often each kind of example is drawn and how often something is hidden from the UNet."""

    windows: float = 0.20
    whole: float = 0.20  # the rest are subjects
    no_sketch: float = 0.07
    lined_subject: float = 0.50
    blanked_subject: float = 0.15
    blanked_box: float = 0.12
    no_words: float = 0.10


@dataclass(frozen=True)
class Batch:
    """Latents to learn and what is left of the sketch's, (n, c, s, s); token ids (n, tokens).

    ``hidden`` (n,) bool: here a subject, its colours, or the whole sketch is for the words to tell;
    ``told`` (n, 1, s, s) is 1 where, all 0 if nothing is hidden.
    """

    painted: Tensor
    sketch: Tensor
    ids: Tensor
    hidden: Tensor
    told: Tensor


class Examples:
    """Draws batches from latents that are held in memory; the same generator gives the same batch."""

    def __init__(
        self, shards: Sequence[LatentShard], tokenizer: CLIPTokenizer, scale: float, shares: Shares
    ) -> None:
        first, rest = shards[0], shards[1:]
        self._full = first.full.joined([s.full for s in rest])
        self._whole = first.whole.joined([s.whole for s in rest])
        self._subjects = first.subjects.joined([s.subjects for s in rest])
        self._ids = {
            id(views): _worded(tokenizer, views.prompts, views is self._subjects)
            for views in (self._full, self._whole, self._subjects)
        }
        self._empty = tokens(tokenizer, [""])[0]
        self._scale = scale
        self._shares = shares

    def batch(self, count: int, rng: np.random.Generator) -> Batch:
        """A mixed batch of views of the small size."""
        return self._collated([self._small(rng) for _ in range(count)], rng)

    def full_batch(self, count: int, rng: np.random.Generator) -> Batch:
        """Whole pictures at their own size."""
        picks = [(self._full, int(rng.integers(len(self._full.prompts))), None) for _ in range(count)]
        return self._collated(picks, rng)

    def words_and_pictures(self, count: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """(ids, painted latents) of subjects and whole pictures, to teach the text encoder alone."""
        ids: list[Tensor] = []
        painted: list[Tensor] = []
        for _ in range(count):
            views = self._subjects if rng.random() < 0.6 and self._subjects.prompts else self._whole
            index = int(rng.integers(len(views.prompts)))
            ids.append(self._ids[id(views)][index, rng.integers(WORDINGS)])
            painted.append(self._tensor(views.painted[index]))
        return torch.stack(ids), torch.stack(painted)

    def hidden_subjects(self, count: int, lines: bool) -> tuple[Batch, Tensor]:
        """The first subjects, blanked or as line drawings, and where: always the same, to measure words."""
        count = min(count, len(self._subjects.prompts))
        painted = torch.stack([self._tensor(self._subjects.painted[i]) for i in range(count)])
        where = torch.stack([self._grown(self._subjects.where[i]) for i in range(count)])
        drawn = self._subjects.lines if lines else self._subjects.sketch
        sketch = torch.stack([self._tensor(drawn[i]) for i in range(count)])
        sketch = sketch if lines else sketch * (1 - where)
        ids = self._ids[id(self._subjects)][:count, 0]
        return Batch(painted, sketch, ids, torch.ones(count, dtype=torch.bool), where), where

    def _small(self, rng: np.random.Generator) -> tuple[Views, int, tuple[int, int] | None]:
        kind = rng.random()
        if kind < self._shares.windows:
            free = self._full.painted.shape[-1] - self._whole.painted.shape[-1]
            corner = (int(rng.integers(free + 1)), int(rng.integers(free + 1)))
            return self._full, int(rng.integers(len(self._full.prompts))), corner
        if kind < self._shares.windows + self._shares.whole or not self._subjects.prompts:
            return self._whole, int(rng.integers(len(self._whole.prompts))), None
        return self._subjects, int(rng.integers(len(self._subjects.prompts))), None

    def _collated(
        self, picks: list[tuple[Views, int, tuple[int, int] | None]], rng: np.random.Generator
    ) -> Batch:
        painted: list[Tensor] = []
        sketch: list[Tensor] = []
        ids: list[Tensor] = []
        hidden: list[bool] = []
        places: list[Tensor] = []
        side = self._whole.painted.shape[-1]
        for views, index, corner in picks:
            rows = columns = slice(None)
            if corner is not None:
                rows, columns = slice(corner[0], corner[0] + side), slice(corner[1], corner[1] + side)
            painted.append(self._tensor(views.painted[index][:, rows, columns]))
            lined = views is self._subjects and rng.random() < self._shares.lined_subject
            drawn = self._tensor((views.lines if lined else views.sketch)[index][:, rows, columns])
            where = views.where[index][rows, columns]
            shown, told = self._shown(views, where, rng)
            place = (1 - shown) * told
            if lined:
                place = torch.maximum(place, self._grown(where))
            told = told or lined
            sketch.append(drawn * shown)
            hidden.append(told)
            places.append(place)
            # Where something is hidden the words are all there is: they stay.
            wordless = not told and rng.random() < self._shares.no_words
            said = self._ids[id(views)][index, rng.integers(WORDINGS)]
            ids.append(self._empty if wordless else said)
        return Batch(
            torch.stack(painted),
            torch.stack(sketch),
            torch.stack(ids),
            torch.tensor(hidden),
            torch.stack(places),
        )

    def _shown(
        self, views: Views, where: npt.NDArray[np.uint8], rng: np.random.Generator
    ) -> tuple[Tensor, bool]:
        """(1, s, s): 1 where the UNet may see the sketch; and whether what is hidden is told by the words."""
        height, width = where.shape
        shown = torch.ones(1, height, width)
        if rng.random() < self._shares.no_sketch:
            return torch.zeros(1, height, width), True
        if views is self._subjects and rng.random() < self._shares.blanked_subject:
            return 1 - self._grown(where), True
        if rng.random() < self._shares.blanked_box:
            tall, wide = int(rng.integers(6, height * 2 // 3)), int(rng.integers(6, width * 2 // 3))
            top, left = int(rng.integers(height - tall)), int(rng.integers(width - wide))
            shown[:, top : top + tall, left : left + wide] = 0
        return shown, False

    @staticmethod
    def _grown(where: npt.NDArray[np.uint8]) -> Tensor:
        """The subject's region and two latents around it, (1, s, s)."""
        region = torch.from_numpy(np.ascontiguousarray(where)).float()[None]
        return functional.max_pool2d(region, 5, 1, 2)

    def _tensor(self, latents: npt.NDArray[np.float16]) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(latents)).float() * self._scale


def _worded(tokenizer: CLIPTokenizer, prompts: Sequence[str], alone: bool) -> Tensor:
    """(n, WORDINGS, length) ids; the first wording is the prompt's own."""
    rng = random.Random(WORDINGS)
    said = [w for p in prompts for w in (p, *(varied(p, rng, shuffled=alone) for _ in range(WORDINGS - 1)))]
    if not said:
        return torch.zeros(0, WORDINGS, tokenizer.model_max_length, dtype=torch.long)
    return tokens(tokenizer, said).unflatten(0, (-1, WORDINGS))


def tokens(tokenizer: CLIPTokenizer, prompts: Sequence[str]) -> Tensor:
    """(n, length) ids, padded and cut to the tokenizer's length."""
    return tokenizer(
        list(prompts),
        padding="max_length",
        truncation=True,
        max_length=tokenizer.model_max_length,
        return_tensors="pt",
    ).input_ids
