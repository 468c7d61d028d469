"""Random square crops of training pairs, with a bias to faces, as batches for the VAE."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from imaging.training.shards import Bytes, Shard, finished, read_shard


class CropSource:
    """Crops from all finished shards of some folders; the last ``held_out`` shards are kept for measuring."""

    def __init__(self, folders: Sequence[Path], size: int, held_out: int = 1) -> None:
        paths = [path for folder in folders for path in finished(folder)]
        if len(paths) <= held_out:
            raise FileNotFoundError(f"no finished shards to train on in {', '.join(map(str, folders))}")
        self._size = size
        self._train = [read_shard(path) for path in paths[: len(paths) - held_out]]
        self._held = [read_shard(path) for path in paths[len(paths) - held_out :]] or self._train[-1:]

    def batch(self, count: int, rng: np.random.Generator) -> Tensor:
        """(count, 3, size, size) in -1 to 1, channels last."""
        crops = np.stack([self._crop(rng) for _ in range(count)])
        return as_tensor(crops)

    def held_out(self, count: int) -> Tensor:
        """Middles of pictures never trained on, paintings then sketches, (count, 3, H/2, W/2)."""
        shard = self._held[0]
        half = min(count // 2, len(shard.records))
        quarter = shard.sketch.shape[1] // 4
        middle = slice(quarter, 3 * quarter)
        pictures = np.concatenate([shard.painted[:half], shard.sketch[:half]])
        return as_tensor(np.ascontiguousarray(pictures[:, middle, middle]))

    def _crop(self, rng: np.random.Generator) -> Bytes:
        shard = self._train[rng.integers(len(self._train))]
        index = int(rng.integers(len(shard.records)))
        source = shard.painted if rng.random() < 0.65 else shard.sketch
        picture = source[index]
        zoom = float(rng.choice([0.5, 1.0, 2.0], p=[0.2, 0.6, 0.2]))
        side = int(self._size / zoom)
        left, top = self._corner(shard, index, picture.shape[0], side, rng)
        crop = np.ascontiguousarray(picture[top : top + side, left : left + side])
        return crop if zoom == 1.0 else resized(crop, self._size)

    def _corner(
        self, shard: Shard, index: int, extent: int, side: int, rng: np.random.Generator
    ) -> tuple[int, int]:
        subjects = shard.records[index].subjects
        if subjects and rng.random() < 0.6:
            x, y, _ = subjects[rng.integers(len(subjects))].head
            reach = side * 0.35
            left, top = x - side / 2 + rng.uniform(-reach, reach), y - side / 2 + rng.uniform(-reach, reach)
        else:
            left, top = rng.uniform(0, extent - side, 2)
        return int(np.clip(left, 0, extent - side)), int(np.clip(top, 0, extent - side))


def as_tensor(pictures: npt.NDArray[np.uint8]) -> Tensor:
    """(n, H, W, 3) uint8 to (n, 3, H, W) float in -1 to 1, channels last."""
    return torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float().div(127.5).sub(1)


def as_pixels(pictures: Tensor) -> Bytes:
    """(n, 3, H, W) in -1 to 1 to (n, H, W, 3) uint8."""
    return (
        pictures.float()
        .add(1)
        .mul(127.5)
        .round()
        .clamp(0, 255)
        .byte()
        .permute(0, 2, 3, 1)
        .contiguous()
        .numpy()
    )


def resized(picture: Bytes, size: int) -> Bytes:
    """A square picture (H, W, 3) at another size, antialiased."""
    tensor = torch.from_numpy(np.array(picture)).permute(2, 0, 1)[None]
    out = functional.interpolate(
        tensor, size=(size, size), mode="bilinear", antialias=True, align_corners=False
    )
    return out[0].permute(1, 2, 0).contiguous().numpy()
