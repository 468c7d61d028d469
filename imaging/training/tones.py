"""The colours of each style on a painted picture: tint of the hour, print, paper and mount.

The sketch has its own finish (``imaging.sketching.finish``), with grain, lines and washes; a
painting has these from its own hand and takes only the colours, and a print's border.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from imaging.sketching.finish import INDOOR_LIGHT, OUTDOOR_LIGHT
from imaging.sketching.places import SceneLook
from imaging.sketching.prints import BORDERS, bordered, silver_print
from imaging.training.fields import LUMA, Field

# Painted nights are darker and bluer than drawn ones.
_OUTDOORS: Final = OUTDOOR_LIGHT | {"night": (0.9, 0.92, 1.02)}
GREY_DAY: Final = (0.95, 0.98, 1.01)


def toned(picture: Field, look: SceneLook, style: str) -> Field:
    """A painting (height, width, 3), 0-255, in the colours of its style; not clipped."""
    tint = np.array((INDOOR_LIGHT if look.indoor else _OUTDOORS)[look.time_of_day])
    if look.grey and not look.indoor:
        tint = tint * GREY_DAY
    height, width = picture.shape[:2]
    if style in ("sepia", "black_and_white"):
        made, vignette = silver_print(picture, style, tint), 0.18
    else:
        matrix, offset, vignette = _grade(tint, style)
        made = (picture.reshape(-1, 3) @ matrix + offset).reshape(height, width, 3)
    y = (np.arange(height, dtype=np.float32)[:, None] - height / 2) / (height / 2)
    x = (np.arange(width, dtype=np.float32)[None] - width / 2) / (width / 2)
    made *= (1 - vignette * (x * x + y * y) / 2)[..., None]
    if style in BORDERS:
        return bordered(made, style)
    return made * _mount(height, width)[..., None] if style == "slide" else made


def _grade(tint: npt.NDArray[np.floating], style: str) -> tuple[Field, Field, float]:
    """Colour matrix (rows in, columns out), offset and vignette."""
    light = np.diag(tint)
    grey = np.repeat((LUMA * tint)[:, None], 3, axis=1)
    grades: dict[str, tuple[npt.NDArray[np.floating], tuple[float, float, float], float]] = {
        "storybook": (light * 1.04 - grey * 0.04, (0, 0, 0), 0.07),
        "faded_colour": ((light * 0.98 + grey * 0.02) * (0.69, 0.67, 0.6), (80, 64, 58), 0.08),
        "watercolour": (light * 0.86 + grey * 0.02, (31, 29, 25), 0.0),
        "pencil": (light * 0.42 + grey * 0.2, (92, 89, 82), 0.0),
        "slide": (light * 1.22 - grey * 0.16, (-12, -10, -14), 0.3),
        "flash_print": (light * 1.12 - grey * 0.06, (4, 2, -4), 0.34),
        "colour_print": (light * 1.1 - grey * 0.12, (16, 8, -6), 0.1),
        "digital": (light * 1.22 - grey * 0.1, (-24, -22, -14), 0.03),
        "oil": (light * 1.3 - grey * 0.3, (6, -4, -16), 0.05),
        "comic": (light * 1.2 - grey * 0.16, (0, 0, 0), 0.0),
        "greyscale": (grey * 1.04, (2, 2, 2), 0.05),
        "dreamlike": (light * 0.9 + grey * 0.06, (18, 16, 22), 0.0),
        "clear": (light * 1.22 - grey * 0.2, (0, 0, 0), 0.0),
    }
    matrix, offset, vignette = grades[style]
    return matrix.astype(np.float32), np.array(offset, np.float32), vignette


@lru_cache(maxsize=4)
def _mount(height: int, width: int) -> Field:
    """1 within the dark mount of a slide, with its round corners, and nearly 0 on it."""
    side = min(height, width)
    margin, turn = 0.012 * side, 0.045 * side
    y = np.abs(np.arange(height, dtype=np.float32)[:, None] - (height - 1) / 2) - height / 2 + margin + turn
    x = np.abs(np.arange(width, dtype=np.float32)[None] - (width - 1) / 2) - width / 2 + margin + turn
    outside = np.hypot(np.maximum(x, 0), np.maximum(y, 0)) - turn
    return np.clip(0.5 - outside, 0.08, 1).astype(np.float32)


@lru_cache(maxsize=4)
def painted_part(height: int, width: int) -> Field:
    """1 where a watercolour covers its sheet, falling to 0 at its uneven edges, where bare paper shows."""
    noise = np.random.default_rng(11).standard_normal((512, 512))
    slow = np.asarray(ndimage.gaussian_filter(noise, 22.0, mode="wrap"), np.float32)
    wash = np.tile(slow / slow.std(), (-(-height // 512), -(-width // 512)))[:height, :width]
    y = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None] / min(height, width)
    x = np.minimum(np.arange(width), np.arange(width)[::-1])[None] / min(height, width)
    part = np.clip((np.minimum(x, y) + 0.007 * wash) / 0.035, 0, 1)
    return (part * part * (3 - 2 * part)).astype(np.float32)
