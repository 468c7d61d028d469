"""Seeing a picture with the trained networks: how many are in it, where, and what one of them looks like."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file

from imaging.composing.values import Numbers, References, Seen
from imaging.engine.loading_alone import loading_alone
from imaging.errors import ModelBrokenError, ModelMissingError
from imaging.painting.canvas import resized, work_size
from imaging.request import Mask, Pixels
from imaging.seeing.crops import PAGE, crop_of
from imaging.seeing.networks import VECTOR, FigureNetwork, PageNetwork, peaks

# In a folder of their own: a folder with weights right in it is taken for a model that paints.
PAGES_FILE: Final = "networks/pages.safetensors"
FIGURES_FILE: Final = "networks/figures.safetensors"
LEAST: Final = "least"  # the tensor of the pages' file from which value on there is a person, an animal
_SIDES: Final = 32  # a page's sides are multiples of it
_CELL: Final = 4  # pixels
_ANIMAL: Final = 2  # of what a spot shows


@dataclass(frozen=True)
class Found:
    """Where figures are seen, as fractions of the picture: heads of people, middles of animals."""

    people: tuple[tuple[float, float], ...]
    animals: tuple[tuple[float, float], ...]

    @property
    def seen(self) -> Seen:
        """How many they are."""
        return Seen(len(self.people), len(self.animals))


class Seer:
    """Loaded networks; a ``composing.values.Seeing``.

    It judges drawn and painted pictures alone, in the manner of Evoca's own: it was taught on nothing else,
    and in photographs it finds faces by chance.
    """

    def __init__(self, pages: PageNetwork, figures: FigureNetwork, least: tuple[float, float]) -> None:
        """``least``: from which value of the maps on there is a person, an animal."""
        self._pages = pages.eval().requires_grad_(False)
        self._figures = figures.eval().requires_grad_(False)
        self._least = torch.tensor(least)

    @cached_property
    def mark(self) -> str:
        """Tells this network's vectors from those of one that was taught otherwise."""
        digest = hashlib.sha256()
        for name, value in sorted(self._figures.state_dict().items()):
            digest.update(name.encode())
            digest.update(value.float().numpy().tobytes())
        return digest.hexdigest()[:16]

    @torch.inference_mode()
    def find(self, pixels: Pixels) -> Found:
        """The figures of a picture (H, W, 3) of any size and shape."""
        heat, _ = self._looked(pixels)
        people, animals = peaks(heat, self._least)[0]
        return Found(_places(people), _places(animals))

    @torch.inference_mode()
    def animal_places(self, pixels: Pixels) -> Numbers:
        """How surely each place of a picture (H, W, 3) shows an animal: (h, w) of 0..1."""
        _, spots = self._looked(pixels)
        return spots[0].softmax(0)[_ANIMAL].numpy()

    def _looked(self, pixels: Pixels) -> tuple[torch.Tensor, torch.Tensor]:
        width, height = work_size(pixels.shape[1], pixels.shape[0], PAGE * PAGE, _SIDES)
        return self._pages(torch.tensor(resized(pixels, width, height)).permute(2, 0, 1)[None].float() / 255)

    def count(self, pixels: Pixels) -> Seen:
        """How many people and animals are seen in a picture (H, W, 3)."""
        return self.find(pixels).seen

    @torch.inference_mode()
    def vector(self, pixels: Pixels, mask: Mask) -> Numbers:
        """What the figure inside the mask (H, W) looks like: a unit vector, float32 (64,).

        Zeros where the mask is empty: like nobody.
        """
        if not mask.any():
            return np.zeros(VECTOR, np.float32)
        crop = torch.tensor(crop_of(pixels, mask)).permute(2, 0, 1)[None].float() / 255
        return self._figures(crop)[0].numpy()


def _places(cells: torch.Tensor) -> tuple[tuple[float, float], ...]:
    height, width = cells.shape
    found = cells.nonzero().tolist()
    return tuple(((column + 0.5) / width, (row + 0.5) / height) for row, column in found)


def load_seeing(folder: Path, threads: int) -> Seer:
    """The networks of a folder, on the processor with this many threads.

    Raises ModelMissingError where their files are not, ModelBrokenError where they hold something else.
    """
    files = folder / PAGES_FILE, folder / FIGURES_FILE
    for file in files:
        if not file.is_file():
            raise ModelMissingError(f"without {file} nobody can look at a picture to see who is in it")
    torch.set_num_threads(threads)
    with loading_alone():
        pages, figures = PageNetwork(), FigureNetwork()
    try:
        known = {name: value.float() for name, value in load_file(files[0]).items()}
        least = known.pop(LEAST)
        pages.load_state_dict(known)
        figures.load_state_dict({name: value.float() for name, value in load_file(files[1]).items()})
        return Seer(pages, figures, (float(least[0]), float(least[1])))
    except (SafetensorError, KeyError, RuntimeError, IndexError, OSError) as error:
        raise ModelBrokenError(f"{folder} holds no networks that see: {error}") from error


def identity(vector: Numbers, references: Iterable[References]) -> Mapping[str, float]:
    """How near a figure is to each subject: the cosine to the middle of that subject's references."""
    return {each.key: _nearness(vector, each.vectors) for each in references}


def _nearness(vector: Numbers, vectors: Numbers) -> float:
    middle = np.asarray(vectors, np.float32).reshape(-1, vector.shape[0]).sum(axis=0)
    return float(vector @ middle / max(float(np.linalg.norm(middle)), 1e-6))
