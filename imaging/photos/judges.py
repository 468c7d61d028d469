"""Which recognisers are on this machine: without one of them the coach judges less, and says so."""

import importlib.util
from collections.abc import Mapping
from typing import Final

from imaging.photos import faces, things
from imaging.photos.photo import PhotoKind

JUDGES: Final = ("faces", "things", "outlines")
# What each kind of photo needs to be judged in full.
_NEEDED: Final[Mapping[PhotoKind, tuple[str, ...]]] = {
    "person": ("faces", "things"),
    "pet": ("faces", "things"),
    "place": ("faces", "things"),
    "thing": ("faces", "things"),
}


def judges() -> Mapping[str, bool]:
    """For each of ``JUDGES`` whether it is here: who finds faces, animals and things, and outlines."""
    return {
        "faces": faces.models_folder() is not None,
        "things": things.weights_file() is not None and importlib.util.find_spec("torch") is not None,
        "outlines": importlib.util.find_spec("cv2") is not None,
    }


def load_judges() -> None:
    """Loads the recognisers that are here ahead of the first photo, which would wait for seconds.

    This process computes with one thread from then on: the networks are so small that two wait for each
    other most of the time where others use the processor too.
    """
    if judges()["things"]:
        import torch

        torch.set_num_threads(1)
        things.load()
    faces.load()


def missing_judges(kind: PhotoKind) -> tuple[str, ...]:
    """The judges that photos of this kind need and that are not here."""
    here = judges()
    return tuple(name for name in _NEEDED[kind] if not here[name])
