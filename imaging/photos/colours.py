"""Colours of photos as they are compared with each other and with words."""

from typing import cast

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

from imaging.request import Pixels

Floats = npt.NDArray[np.float64]


def lab_of(pixels: Pixels) -> Floats:
    """CIELAB (H, W, 3): lightness 0..100, green to red, blue to yellow."""
    turn = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    image = cast(Image.Image, ImageCms.applyTransform(Image.fromarray(np.ascontiguousarray(pixels)), turn))
    raw = np.asarray(image)
    lab = np.empty(raw.shape, dtype=np.float64)
    lab[..., 0] = raw[..., 0] / 2.55
    lab[..., 1:] = raw[..., 1:].astype(np.int8)
    return lab


def neutral(pixels: Pixels) -> Pixels:
    """Without the tint of the light, by half: the sixth-power mean of each channel made more alike
    (shades of grey, Finlayson and Trezzi 2004).
    """
    values = pixels.astype(np.float64) + 1.0
    means = (values.reshape(-1, 3) ** 6).mean(axis=0) ** (1 / 6)
    gains = np.clip((means.mean() / means) ** 0.5, 0.85, 1.18)
    return np.clip(pixels * gains, 0, 255).astype(np.uint8)
