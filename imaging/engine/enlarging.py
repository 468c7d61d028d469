"""A picture enlarged by a model, piece by piece, so that it fits in memory and can be left between two."""

from collections.abc import Generator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import torch

from imaging.engine.enlargers import Enlarger, load_enlarger
from imaging.request import Pixels

Places = npt.NDArray[np.int_]

PIECE: Final = 128  # pixels of a side of the small picture
AROUND: Final = 24  # pixels that a piece sees beyond its edge, so that no seam shows


def enlarged(path: Path, pixels: Pixels, threads: int) -> Generator[tuple[int, int], None, Pixels]:
    """The picture (h, w, 3) as many times larger as the model in this file makes it.

    Yields (done, total) after each piece. Raises ModelBrokenError for a file that is no such model.
    """
    torch.set_num_threads(threads)
    network = load_enlarger(path)
    # Not halved: these networks are small, and in half precision some of them overflow.
    device = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
    network.to(device)
    height, width = pixels.shape[:2]
    scale = network.scale
    out = np.empty((height * scale, width * scale, 3), np.uint8)
    corners = [(top, left) for top in range(0, height, PIECE) for left in range(0, width, PIECE)]
    for done, (top, left) in enumerate(corners, start=1):
        bottom, right = min(height, top + PIECE), min(width, left + PIECE)
        out[top * scale : bottom * scale, left * scale : right * scale] = _piece(
            network, pixels, (top, bottom, left, right), device
        )
        yield done, len(corners)
    return out


def _piece(network: Enlarger, pixels: Pixels, place: tuple[int, int, int, int], device: str) -> Pixels:
    top, bottom, left, right = place
    # Beyond the picture's edge it is mirrored; every piece has the same size, whatever the model folds.
    rows = _mirrored(np.arange(top - AROUND, top + PIECE + AROUND), pixels.shape[0])
    columns = _mirrored(np.arange(left - AROUND, left + PIECE + AROUND), pixels.shape[1])
    seen = torch.from_numpy(pixels[np.ix_(rows, columns)]).permute(2, 0, 1)[None].to(device)
    with torch.inference_mode():
        made = network(seen.float() / 255)[0].clamp(0, 1)
    scale = network.scale
    first = AROUND * scale
    made = made[:, first : first + (bottom - top) * scale, first : first + (right - left) * scale]
    return (made.permute(1, 2, 0) * 255 + 0.5).to(torch.uint8).cpu().numpy()


def _mirrored(places: Places, extent: int) -> Places:
    turn = np.abs(places) % max(1, 2 * (extent - 1))
    return np.minimum(turn, 2 * (extent - 1) - turn).clip(0, extent - 1)
