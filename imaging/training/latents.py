"""Latents of the training pairs, computed once with the finished encoder and kept beside the run.

From each pair come three kinds of example: the picture at its own size (64 x 64 latents
of 512 px, from which windows are cut while training), the whole picture at half its size,
and each subject's surroundings enlarged, with that subject's own prompt.
"""

# diffusers' and transformers' stubs lose the types of their own outputs and token ids.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from diffusers import AutoencoderDC
from torch import Tensor

from imaging.painting.canvas import crop_box, line_drawing
from imaging.painting.painter import SUBJECT_MARGIN
from imaging.training.crops import as_tensor, resized
from imaging.training.shards import Bytes, Shard, SubjectRecord, finished, read_shard

LATENT: Final = 8  # pixels per latent
SMALL: Final = 256  # pixels of whole pictures and subject crops
MIN_SUBJECT: Final = 40  # pixels: smaller ones teach nothing

Half = npt.NDArray[np.float16]


@dataclass(frozen=True)
class Views:
    """Pairs of latents (n, c, s, s) float16, where the subject is (n, s, s), and their prompts.

    ``lines`` is the sketch with the subject as a line drawing; for views of no one subject it is the sketch.
    """

    sketch: Half
    lines: Half
    painted: Half
    where: Bytes
    prompts: list[str]

    def joined(self, others: Sequence["Views"]) -> "Views":
        """These and others, one after the other."""
        every = [self, *others]
        return Views(
            np.concatenate([v.sketch for v in every]),
            np.concatenate([v.lines for v in every]),
            np.concatenate([v.painted for v in every]),
            np.concatenate([v.where for v in every]),
            [prompt for v in every for prompt in v.prompts],
        )


@dataclass(frozen=True)
class LatentShard:
    """The three kinds of view of one shard: at full size, whole at half size, subject by subject."""

    full: Views
    whole: Views
    subjects: Views


def encode_shards(data: Sequence[Path], vae: AutoencoderDC, out: Path) -> list[Path]:
    """Computes the latents that are missing; returns the files of all finished shards in order."""
    out.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for folder in data:
        for path in finished(folder):
            file = out / f"{folder.name}-{path.name}.npz"
            if not file.exists():
                _save(_encoded(read_shard(path), vae), file)
            files.append(file)
    return files


def read_latents(file: Path) -> LatentShard:
    """The latents of one shard."""
    with np.load(file) as arrays:
        prompts = json.loads(str(arrays["prompts"]))

        def views(kind: str) -> Views:
            sketch = arrays[f"{kind}_sketch"]
            lines = arrays.get(f"{kind}_lines", sketch)
            return Views(sketch, lines, arrays[f"{kind}_painted"], arrays[f"{kind}_where"], prompts[kind])

        return LatentShard(views("full"), views("whole"), views("subjects"))


def _save(shard: LatentShard, file: Path) -> None:
    kinds = {"full": shard.full, "whole": shard.whole, "subjects": shard.subjects}
    arrays: dict[str, npt.NDArray[np.generic]] = {}
    for kind, views in kinds.items():
        arrays |= {
            f"{kind}_sketch": views.sketch,
            f"{kind}_painted": views.painted,
            f"{kind}_where": views.where,
        }
        if views.lines is not views.sketch:
            arrays[f"{kind}_lines"] = views.lines
    prompts = json.dumps({kind: views.prompts for kind, views in kinds.items()})
    part = file.with_suffix(".part.npz")
    np.savez(part, prompts=np.array(prompts), **arrays)
    part.replace(file)


def _encoded(shard: Shard, vae: AutoencoderDC) -> LatentShard:
    prompts = [record.prompt for record in shard.records]
    half = LATENT * 2
    drawn, drawn_small = _latents(shard.sketch, vae), _latents(_shrunk(shard.sketch), vae)
    full = Views(
        drawn,
        drawn,
        _latents(shard.painted, vae),
        (shard.labels[:, LATENT // 2 :: LATENT, LATENT // 2 :: LATENT] > 0).astype(np.uint8),
        prompts,
    )
    whole = Views(
        drawn_small,
        drawn_small,
        _latents(_shrunk(shard.painted), vae),
        (shard.labels[:, half // 2 :: half, half // 2 :: half] > 0).astype(np.uint8),
        prompts,
    )
    return LatentShard(full, whole, _subjects(shard, vae))


def _shrunk(pictures: Bytes) -> Bytes:
    return np.stack([resized(picture, SMALL) for picture in pictures])


def _subjects(shard: Shard, vae: AutoencoderDC) -> Views:
    sketch: list[Bytes] = []
    lines: list[Bytes] = []
    painted: list[Bytes] = []
    where: list[Bytes] = []
    prompts: list[str] = []
    for index, record in enumerate(shard.records):
        for number, subject in enumerate(record.subjects, start=1):
            if min(subject.box[2] - subject.box[0], subject.box[3] - subject.box[1]) < MIN_SUBJECT:
                continue
            rows, columns = _square(shard.labels[index] == number, subject)
            sketch.append(resized(shard.sketch[index, rows, columns], SMALL))
            painted.append(resized(shard.painted[index, rows, columns], SMALL))
            mask = (shard.labels[index, rows, columns] == number).astype(np.uint8) * 255
            mask = np.repeat(mask[..., None], 3, axis=-1)
            lines.append(line_drawing(sketch[-1], resized(mask, SMALL)[..., 0] > 127))
            small = resized(mask, SMALL // LATENT)[..., 0]
            where.append((small > 32).astype(np.uint8))
            prompts.append(subject.prompt)
    if not prompts:
        empty = np.zeros((0, vae.config["latent_channels"], SMALL // LATENT, SMALL // LATENT), np.float16)
        return Views(empty, empty, empty, np.zeros((0, SMALL // LATENT, SMALL // LATENT), np.uint8), [])
    drawn = _latents(np.stack(sketch), vae)
    return Views(
        drawn, _latents(np.stack(lines), vae), _latents(np.stack(painted), vae), np.stack(where), prompts
    )


def _square(mask: npt.NDArray[np.bool_], subject: SubjectRecord) -> tuple[slice, slice]:
    """Rows and columns of a square around the subject, as the painter would crop it."""
    left, top, right, bottom = crop_box(mask, SUBJECT_MARGIN) if mask.any() else subject.box
    extent = mask.shape[0]
    side = min(extent, max(right - left, bottom - top))
    x = min(max(0, (left + right - side) // 2), extent - side)
    y = min(max(0, (top + bottom - side) // 2), extent - side)
    return slice(y, y + side), slice(x, x + side)


@torch.inference_mode()
def _latents(pictures: Bytes, vae: AutoencoderDC) -> Half:
    made: list[Tensor] = []
    for start in range(0, len(pictures), 4):
        batch = as_tensor(np.ascontiguousarray(pictures[start : start + 4]))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made.append(vae.encode(batch.contiguous(memory_format=torch.channels_last)).latent.half())
    return torch.cat(made).numpy()
