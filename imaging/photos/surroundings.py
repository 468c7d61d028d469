"""Whether a photo seems to be taken in a room or outside, and how much of a person it shows."""

import math
from typing import Final

import numpy as np
from PIL import Image

from imaging.photos.measures import resized
from imaging.photos.photo import Box, Face, Framing, Setting
from imaging.photos.things import Sight
from imaging.request import Pixels

# Measured on 33 photos: 15 answers, none of them wrong; of the others nothing is said.
_INDOORS: Final = 0.85
_OUTDOORS: Final = -0.9
_GREENS: Final = (40, 110)  # of 256 hues: leaves and grass
_BLUES: Final = (130, 180)  # the sky
_WEIGHT: Final = 4.0  # of a picture full of leaves or sky, in natural logarithms


def setting_of(pixels: Pixels, sight: Sight | None) -> Setting | None:
    """Where the photo seems to be taken: what is recognised in it, leaves, and sky in its upper third."""
    hsv = np.asarray(Image.fromarray(resized(pixels, 128)).convert("HSV")).astype(np.int16)
    hue, colour, value = hsv[..., 0], hsv[..., 1], hsv[..., 2]
    leaves = (hue > _GREENS[0]) & (hue < _GREENS[1]) & (colour > 60) & (value > 40)
    sky = (hue > _BLUES[0]) & (hue < _BLUES[1]) & (colour > 40) & (value > 120)
    score = -_WEIGHT * float(leaves.mean() + sky[: len(sky) // 3 + 1].mean())
    if sight is not None:
        score += math.log((sight.indoors + 1e-3) / (sight.outdoors + 1e-3))
    if score >= _INDOORS:
        return "indoors"
    return "outdoors" if score <= _OUTDOORS else None


def framing_of_face(face: Face, height: int, width: int) -> Framing:
    """By how many heights of the face there are below it: a whole body has six or more, a bust one."""
    tall = max(face.box.height, face.box.width * width / height)
    below = (1.0 - face.box.bottom) / max(tall, 1e-6)
    if below >= 6.0:
        return "full"
    return "half" if below >= 1.6 else "close"


def framing_of_subject(subject: Box) -> Framing:
    """Of an animal or thing: whole in the picture, close when it fills it, half when it is cut."""
    cuts = sum((subject.left < 0.02, subject.top < 0.02, subject.right > 0.98, subject.bottom > 0.98))
    if cuts >= 2 and subject.width * subject.height > 0.55:
        return "close"
    return "half" if cuts else "full"
