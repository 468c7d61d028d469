"""Pictures of the class that the model makes before it learns: they keep it from forgetting the class.

Prior preservation (Ruiz et al. 2023, arXiv 2208.12242, section 3.3).
"""

from pathlib import Path

import numpy as np
from PIL import Image

from imaging.personalising.samples import EvocaSampler, Sampler, scene_of
from imaging.personalising.storage import write_whole
from imaging.personalising.values import Trainee, TrainingPhoto
from imaging.request import Pixels

FOLDER = "prior"


def prior_photo(sampler: Sampler, trainee: Trainee, number: int, folder: Path) -> TrainingPhoto:
    """The class's picture of this number, made once and kept in the folder."""
    path = folder / FOLDER / f"{number:04d}.png"
    if path.exists():
        with Image.open(path) as image:
            pixels = np.asarray(image.convert("RGB"))
    else:
        pixels = sampler.picture(number, "")
        made = Image.fromarray(pixels)
        write_whole(path, lambda fresh: made.save(fresh, "PNG"))
    return TrainingPhoto(pixels, f"a {trainee.class_words}", path.name, _softness(sampler, trainee, number))


def _softness(sampler: Sampler, trainee: Trainee, number: int) -> Pixels | None:
    """Where the class's subject is: known of drawn scenes alone."""
    if not isinstance(sampler, EvocaSampler) or trainee.kind not in ("person", "pet"):
        return None
    return scene_of(trainee, number, sampler.seed).mask.astype(np.uint8) * 255
