"""Pictures of the class that the model makes before it learns: they keep it from forgetting the class.

Prior preservation (Ruiz et al. 2023, arXiv 2208.12242, section 3.3).
"""

from pathlib import Path

import numpy as np
from PIL import Image

from imaging.personalising.samples import Sampler
from imaging.personalising.storage import write_whole
from imaging.personalising.values import Trainee, TrainingPhoto

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
    mask = sampler.subject(number)
    softness = None if mask is None else mask.astype(np.uint8) * 255
    return TrainingPhoto(pixels, f"a {trainee.class_words}", path.name, softness)
