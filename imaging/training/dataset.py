"""Renders training pairs: random scenes as sketch and as painted picture, shard after shard.

``python -m imaging.training.dataset --out DIR [--shards N] [--pairs N]``

Every shard has its own seed, so a stopped run goes on with the shards that are missing, and
two runs give the same pictures.
"""

import argparse
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from imaging.request import Mask, PictureRequest
from imaging.sketching.drawing import draw_unfinished
from imaging.sketching.finish import finish
from imaging.sketching.sampling import sample_request
from imaging.training.painted_look import painted
from imaging.training.shards import Bytes, PairRecord, SubjectRecord, write_shard

SMALLEST: Final = 60  # visible pixels: a subject hidden further is not named
HEAD_SHARE: Final = 0.24  # of a subject's height, for crops biased to faces


@dataclass(frozen=True)
class DatasetRecipe:
    """How many shards of how many pairs, of what size in pixels, from what seed."""

    shards: int = 40
    pairs: int = 50
    size: int = 512
    seed: int = 2


def render_shard(number: int, recipe: DatasetRecipe, out: Path) -> None:
    """Renders one shard into ``out``; one that is whole already is left as it is."""
    folder = out / f"shard-{number:05d}"
    if (folder / "records.json").exists():
        return
    rng = random.Random(f"{recipe.seed}-{number}")
    sketches: list[Bytes] = []
    paintings: list[Bytes] = []
    labels: list[Bytes] = []
    records: list[PairRecord] = []
    for _ in range(recipe.pairs):
        request = sample_request(rng, recipe.size)
        drawn, look = draw_unfinished(request)
        label, subjects = _labelled(request, drawn.masks, recipe.size)
        sketches.append(finish(drawn.pixels, look, request.style, drawn.masks.values()))
        paintings.append(painted(drawn.pixels, drawn.masks, look, request.style, request.seed))
        labels.append(label)
        records.append(PairRecord(request.prompt, request.style, subjects))
    write_shard(folder, np.stack(sketches), np.stack(paintings), np.stack(labels), records)


def _labelled(
    request: PictureRequest, masks: Mapping[str, Mask], size: int
) -> tuple[Bytes, tuple[SubjectRecord, ...]]:
    """The label map (size, size) and the records of the subjects that can be seen."""
    label = np.zeros((size, size), np.uint8)
    records: list[SubjectRecord] = []
    for subject in request.subjects:
        mask = masks[subject.key]
        if mask.sum() < SMALLEST:
            continue
        rows, columns = np.nonzero(mask)
        box = (int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)
        records.append(SubjectRecord(subject.key, subject.prompt, box, _head(mask, box)))
        label[mask] = len(records)
    return label, tuple(records)


def _head(mask: Mask, box: tuple[int, int, int, int]) -> tuple[int, int, int]:
    """Centre and size in pixels of a subject's upper part, where its face is."""
    height = box[3] - box[1]
    upper = mask[box[1] : box[1] + max(4, height // 5)]
    return (
        int(np.nonzero(upper)[1].mean()),
        box[1] + height // 8,
        max(16, int(height * HEAD_SHARE)),
    )


def main() -> None:
    """Reads the command line."""
    defaults = DatasetRecipe()
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--shards", type=int, default=defaults.shards)
    parser.add_argument("--pairs", type=int, default=defaults.pairs)
    asked = parser.parse_args()
    recipe = DatasetRecipe(asked.shards, asked.pairs)
    for number in range(recipe.shards):
        render_shard(number, recipe, asked.out)


if __name__ == "__main__":
    main()
