"""A public-domain portrait that lies inside a package, and real photos where they are."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from imaging.photos import Photo, read_photo
from imaging.request import Pixels

SHARED = Path(__file__).parents[4] / "shared" / "photos"


@pytest.fixture(scope="session")
def portrait() -> Pixels:
    """Eileen Collins by NASA (public domain), 512 x 512, as the package scikit-image brings it."""
    found = importlib.util.find_spec("skimage")
    if found is None or found.origin is None:
        pytest.skip("scikit-image, whose portrait is used, is not installed")
    file = Path(found.origin).parent / "data" / "astronaut.png"
    return np.array(Image.open(file).convert("RGB").resize((1024, 1024), Image.Resampling.LANCZOS))


@pytest.fixture(scope="session")
def real() -> Callable[[str], Photo]:
    """A photo of the real sets, by folder and name."""
    if not SHARED.is_dir():
        pytest.skip(f"the real photos are not in {SHARED}")
    return lambda name: read_photo((SHARED / name).read_bytes(), name)
