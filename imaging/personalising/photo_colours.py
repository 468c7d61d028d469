"""The colours of a subject, measured in its photos for the embedded model's painter."""

from collections.abc import Sequence

import numpy as np

from imaging.painting.canvas import resized
from imaging.painting.own_colours import OwnColours, colours_of
from imaging.personalising.values import TrainingPhoto


def photo_colours(photos: Sequence[TrainingPhoto], seed: int) -> OwnColours | None:
    """The main colours of what the photos' masks show; None where no photo has one."""
    found = [np.zeros((0, 3), np.uint8)]
    for photo in photos:
        if photo.softness is not None:
            height, width = photo.pixels.shape[:2]
            found.append(photo.pixels[resized(photo.softness, width, height) > 127])
    pixels = np.concatenate(found)
    return colours_of(pixels, seed) if len(pixels) else None
