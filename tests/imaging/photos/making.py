"""Photos made for the tests."""

import io
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from imaging.photos import Photo, read_photo
from imaging.request import Pixels


def encoded(picture: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    held = io.BytesIO()
    picture.save(held, form, **options)
    return held.getvalue()


def textured(width: int = 900, height: int = 700, seed: int = 0) -> Pixels:
    """Something with edges, colours and soft places, different for each seed."""
    random = np.random.default_rng(seed)
    coarse = Image.fromarray(random.integers(0, 256, (9, 12, 3), dtype=np.uint8))
    fine = Image.fromarray(random.integers(0, 256, (70, 90, 3), dtype=np.uint8))
    size = (width, height)
    mixed = Image.blend(coarse.resize(size, Image.Resampling.BICUBIC), fine.resize(size, 0), 0.35)
    return np.array(mixed)


def photo_of(pixels: Pixels, name: str = "foto.jpg") -> Photo:
    return read_photo(encoded(Image.fromarray(pixels), "PNG"), name)


def blurred(pixels: Pixels, share: float) -> Pixels:
    """Blurred by a Gaussian of this share of the longest side."""
    radius = share * max(pixels.shape)
    return np.array(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(radius)))
