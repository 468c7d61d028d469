"""Pictures of a class for the experiment: painted by trained weights, or, of a drawn world, by Evoca alone.

They are cut to their subject, as photos mostly are.
"""

from collections.abc import Generator
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from imaging.laboratory.prompts import USUAL
from imaging.laboratory.sweeping import Paints, as_png, subject_of, sweep
from imaging.laboratory.trainings import kind_of
from imaging.laboratory.values import UNTRAINED, Cell, Sweep, SweepStep, Trained
from imaging.painting.canvas import crop_box
from imaging.personalising import Trainee
from imaging.personalising.storage import write_whole
from imaging.vocabulary import ANIMALS, PLACES

MARGIN: Final = 0.3  # of the subject's longer side, around it
FIRST_SEED: Final = 1001  # other scenes than a comparison shows


def drawn_class(name: str, model: str, folder: Path) -> Trained | None:
    """A class that Evoca can draw by itself, by its folder's name; None for another."""
    known = name.replace(" ", "_")
    if known not in ANIMALS and known not in PLACES:
        return None
    words = known.replace("_", " ")
    return Trained(folder, Trainee("", words, kind_of(words)), "none", "evoca", model, 512, ())


def painted_class(
    trained: Trained, count: int, steps: int, painter: Paints, folder: Path
) -> Generator[SweepStep, None, tuple[Path, ...]]:
    """So many pictures of a class in ``folder``, each another scene; what is there already is kept.

    Raises ImagingError of any kind.
    """
    epoch = trained.best if trained.epochs else UNTRAINED
    cells = tuple(
        Cell(0, epoch, number % len(USUAL), FIRST_SEED + number // len(USUAL), steps)
        for number in range(count)
    )
    wanted = Sweep((trained,), USUAL, cells)
    result = yield from sweep(wanted, painter, folder)
    files: list[Path] = []
    for number, made in enumerate(result.made):
        target = folder / f"{number + 1:03d}.png"
        with Image.open(made.file) as image:
            pixels = np.asarray(image.convert("RGB"))
        mask = subject_of(wanted, made.cell)
        if mask is not None and mask.any():
            left, top, right, bottom = crop_box(mask, MARGIN)
            pixels = np.ascontiguousarray(pixels[top:bottom, left:right])
        data = as_png(pixels)
        write_whole(target, lambda fresh, data=data: fresh.write_bytes(data))
        files.append(target)
    return tuple(files)
