"""A face laid upright on a grid of its own, so that its parts are at the same place on every photo.

Across, one unit is the distance between the eyes. Downwards the eyes are at 0, the base of the nose at 1 and
the chin at 2, and above the eyes a unit is half of the way from them to the chin. So real faces and drawn
ones, which have their mouths elsewhere, can be looked at alike.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from imaging.photos.colours import lab_of
from imaging.photos.photo import Face
from imaging.request import Pixels

Floats = npt.NDArray[np.float64]

UNIT: Final = 40  # samples to a unit: a thin rim of spectacles is one or two of them wide
LEFT: Final = -2.8
RIGHT: Final = 2.8
TOP: Final = -2.4
BOTTOM: Final = 4.4
_LEAST_EYES: Final = 34.0  # pixels between the eyes: of less no rim is seen
_STEEPEST: Final = 0.35  # of the eyes' line: about twenty degrees


@dataclass(frozen=True, eq=False)
class FaceChart:
    """The face as CIELAB (rows, columns, 3), NaN where the photo ends."""

    lab: Floats

    def part(self, left: float, top: float, right: float, bottom: float) -> Floats:
        """The CIELAB values (rows, columns, 3) of a rectangle in the chart's units."""
        rows = slice(round((top - TOP) * UNIT), round((bottom - TOP) * UNIT))
        columns = slice(round((left - LEFT) * UNIT), round((right - LEFT) * UNIT))
        return self.lab[rows, columns]

    def lightness(self, across: Floats, down: Floats) -> Floats:
        """CIELAB lightness at these points, arrays of one shape."""
        places = [(down - TOP) * UNIT, (across - LEFT) * UNIT]
        return np.asarray(ndimage.map_coordinates(self.lab[..., 0], places, order=1, mode="nearest"))


def chart_of(pixels: Pixels, face: Face) -> FaceChart | None:
    """The chart of a face seen from the front; None for one that is turned, small, or of unknown points."""
    if face.view != "front" or len(face.points) != 5:
        return None
    height, width = pixels.shape[:2]
    points = np.array(face.points) * (width, height)
    one, other, nose = points[:2].mean(axis=0), points[2:4].mean(axis=0), points[4]
    left, right = (one, other) if one[0] < other[0] else (other, one)
    apart = float(np.hypot(*(right - left)))
    if apart < _LEAST_EYES or abs(right[1] - left[1]) > _STEEPEST * apart:
        return None
    across = (right - left) / apart
    down = np.array([-across[1], across[0]])
    middle = (left + right) / 2
    to_nose = float((nose - middle) @ down)
    to_chin = (face.box.bottom * height - middle[1]) / float(down[1])
    if not 0.3 * apart < to_nose < 1.2 * apart or not 1.3 * to_nose < to_chin < 4 * to_nose:
        return None
    x, y = np.meshgrid(_steps(LEFT, RIGHT), _steps(TOP, BOTTOM))
    below = np.where(y < 1, y * to_nose, to_nose + (y - 1) * (to_chin - to_nose))
    along = np.where(y < 0, y * to_chin / 2, below)
    places = middle[:, None, None] + across[:, None, None] * (x * apart) + down[:, None, None] * along
    return FaceChart(_sampled(pixels, places, UNIT / apart))


def _steps(start: float, end: float) -> Floats:
    return np.arange(round((end - start) * UNIT)) / UNIT + start


def _sampled(pixels: Pixels, places: Floats, scale: float) -> Floats:
    """CIELAB at ``places`` (x and y, rows, columns), of the photo made ``scale`` times as large."""
    height, width = pixels.shape[:2]
    left, top = (max(0, int(low)) for low in places.min(axis=(1, 2)))
    right, bottom = (int(high) + 2 for high in places.max(axis=(1, 2)))
    near = pixels[top : min(height, bottom), left : min(width, right)]
    size = (max(2, round(near.shape[1] * scale)), max(2, round(near.shape[0] * scale)))
    lab = lab_of(np.asarray(Image.fromarray(near).resize(size, Image.Resampling.LANCZOS)))
    rows = (places[1] - top + 0.5) * size[1] / near.shape[0] - 0.5
    columns = (places[0] - left + 0.5) * size[0] / near.shape[1] - 0.5
    bands = (
        ndimage.map_coordinates(lab[..., band], [rows, columns], order=1, cval=np.nan) for band in range(3)
    )
    return np.stack(list(bands), axis=2)
