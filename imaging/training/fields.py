"""Small workings on fields of floats that the painted look is made of: blurs, distances, noise."""

# numpy's and scipy's stubs widen float32 to float64 or to a union; the arrays stay float32.
# pyright: reportArgumentType=false, reportReturnType=false, reportAttributeAccessIssue=false
# pyright: reportOptionalMemberAccess=false

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import ndimage

Field = npt.NDArray[np.float32]

LUMA: Final = np.array([0.299, 0.587, 0.114], np.float32)


def blurred(field: Field, sigma: float) -> Field:
    """Gaussian blur of (height, width), ``sigma`` in pixels."""
    return ndimage.gaussian_filter(field, sigma, truncate=2.5).astype(np.float32)


def blurred_colours(image: Field, sigma: float) -> Field:
    """Gaussian blur of (height, width, 3)."""
    return np.stack([blurred(image[..., c], sigma) for c in range(image.shape[-1])], axis=-1)


def halved(field: Field) -> Field:
    """(height // 2, width // 2): means of 2 x 2 pixels."""
    height, width = field.shape[0] // 2 * 2, field.shape[1] // 2 * 2
    f = field[:height, :width]
    return ((f[::2, ::2] + f[1::2, ::2] + f[::2, 1::2] + f[1::2, 1::2]) / 4).astype(np.float32)


def enlarged(field: Field, shape: tuple[int, ...]) -> Field:
    """The field stretched linearly to (height, width)."""
    zoom = (shape[0] / field.shape[0], shape[1] / field.shape[1])
    return ndimage.zoom(field, zoom, order=1, grid_mode=True, mode="nearest").astype(np.float32)


def widely_blurred(field: Field, sigma: float) -> Field:
    """A wide blur, done at a quarter of the size: its result has no finer detail anyway."""
    small = halved(halved(field))
    return enlarged(blurred(small, sigma / 4), field.shape)


def edge_distance(flat: Field, scale: float, softness: float, threshold: float, reach: float = 40.0) -> Field:
    """Distance in pixels from the nearest edge of the drawing, at most ``reach`` px of a 512 px picture.

    ``softness`` (pixels at 512) blurs away what is thinner: rain and grass give no form of their own.
    """
    half = np.stack([halved(flat[..., c]) for c in range(3)])
    if softness:
        half = np.stack([blurred(plane, softness * scale / 2) for plane in half])
    dy = np.abs(ndimage.sobel(half, axis=1)).max(0)
    dx = np.abs(ndimage.sobel(half, axis=2)).max(0)
    away = ndimage.distance_transform_edt(np.hypot(dx, dy) < threshold)
    return np.minimum(enlarged(away.astype(np.float32), flat.shape[:2]) * 2, reach * scale).astype(np.float32)


def drift(shape: tuple[int, ...], cells: int, rng: np.random.Generator) -> Field:
    """Slow noise over (height, width), about ``cells`` waves across, mean 0 and deviation about 1."""
    coarse = blurred(rng.standard_normal((cells + 3, cells + 3)).astype(np.float32), 0.8)
    return enlarged(coarse / max(float(coarse.std()), 1e-6), shape)
