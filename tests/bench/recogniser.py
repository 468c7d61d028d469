"""The recogniser: small networks that see place, faces, hair, cloth and animal, taught on renders.

Two see the whole page, one its place, one the faces on it, so that counting people is not guessing. Three see
a part of the page with the mask that tells where in it to look: whose hair, which garment, what animal.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from imaging import vocabulary
from imaging.painting.canvas import resized
from imaging.request import Mask, Pixels
from tests.bench.lessons import FACES, HAIR, LOOKS, PAGE, Bytes, Lessons, Numbers, crop_of

FOUND: Final = 0.35  # from this value of the map on there is a face
NETWORKS: Final = ("place", "faces", *LOOKS)
MIRRORED, BLURRED = 0.5, 0.3  # of the batches
SMOOTHED: Final = 0.05
SHADES: Final = 6  # of each channel, in the histogram of a part
RATE: Final = 3e-3


class Recogniser(nn.Module):
    """Sees pages and parts of them; see the module."""

    def __init__(self) -> None:
        super().__init__()
        self.around = nn.Sequential(*_layer(3, 16, 5, 2), _trunk((16, 32, 64, 128)))
        self.place = nn.Linear(128 * 16, len(vocabulary.TAUGHT_PLACES))
        self.near = nn.Sequential(*_layer(3, 24, 7, 4), *_layer(24, 24, 3, 1))
        self.middle, self.far = _trunk((24, 48)), _trunk((48, 64))
        self.sides = nn.ModuleList(nn.Conv2d(width, 24, 1) for width in (24, 48, 64))
        self.faces = nn.Sequential(nn.ReLU(), *_layer(24, 24, 3, 1), nn.Conv2d(24, 1, 1))
        nn.init.constant_(self.faces[-1].bias, -4.0)  # pyright: ignore[reportArgumentType]
        self.parts = nn.ModuleDict(
            {"hair": _Colour(len(HAIR)), "cloth": _Colour(len(vocabulary.COLOURS)), "animal": _shape()}
        )

    def place_of(self, pages: Tensor) -> Tensor:
        """Logits (n, places) of pages at half their size (n, 3, PAGE / 2, PAGE / 2)."""
        seen = self.around(pages - 0.5)
        return self.place(functional.adaptive_avg_pool2d(seen, 4).flatten(1))

    def faces_of(self, pages: Tensor) -> Tensor:
        """Logits of faces (n, FACES, FACES) of pages (n, 3, PAGE, PAGE)."""
        near = self.near(pages - 0.5)
        middle = self.middle(near)
        far = self.far(middle)
        seen = [
            functional.interpolate(side(part), size=(FACES, FACES))
            for side, part in zip(self.sides, (near, middle, far), strict=True)
        ]
        return self.faces(seen[0] + seen[1] + seen[2])[:, 0]

    def part_of(self, name: str, crops: Tensor) -> Tensor:
        """Logits of one of LOOKS of crops (n, 4, CROP, CROP)."""
        return self.parts[name](crops - 0.5)

    @torch.inference_mode()
    def read_page(self, pixels: Pixels) -> tuple[str, int]:
        """The place and the number of faces that it sees in a picture."""
        page = resized(pixels, PAGE, PAGE)[None]
        place, faces = self.place_of(_seen(_halved(page))), self.faces_of(_seen(page))
        return vocabulary.TAUGHT_PLACES[int(place.argmax())], int(counted(faces)[0])

    @torch.inference_mode()
    def read_part(self, name: str, pixels: Pixels, where: Mask) -> int:
        """What it sees there of one of LOOKS, as the number of its class."""
        return int(self.part_of(name, _seen(crop_of(pixels, where)[None])).argmax())


def _layer(before: int, after: int, size: int, stride: int) -> list[nn.Module]:
    return [nn.Conv2d(before, after, size, stride, size // 2), nn.BatchNorm2d(after), nn.ReLU()]


def _trunk(widths: Sequence[int]) -> nn.Sequential:
    layers: list[nn.Module] = []
    for before, after in pairwise(widths):
        layers += [*_layer(before, after, 3, 2), *_layer(after, after, 3, 1)]
    return nn.Sequential(*layers)


def _shape() -> nn.Sequential:
    last = nn.Linear(96 * 16, len(vocabulary.TAUGHT_ANIMALS))
    return nn.Sequential(
        _trunk((4, 24, 48, 96)), nn.AdaptiveAvgPool2d(4), nn.Flatten(), nn.Dropout(0.2), last
    )


class _Colour(nn.Module):
    """Sees how much of each colour is inside a crop's mask, and the mean colour in and around it."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.last = nn.Sequential(
            nn.Linear(SHADES**3 + 6, 96), nn.ReLU(), nn.Dropout(0.3), nn.Linear(96, classes)
        )

    def forward(self, crops: Tensor) -> Tensor:
        """Logits (n, classes) of crops (n, 4, CROP, CROP) in -0.5 to 0.5."""
        colour, inside = (crops[:, :3] + 0.5).clamp(0, 1), crops[:, 3:] + 0.5
        within = -functional.max_pool2d(-inside, 3, 1, 1)  # outlines belong to both sides
        near = [_nearness(channel) for channel in colour.unbind(1)]
        weight = within[:, 0] / (within.sum(dim=(1, 2, 3)).view(-1, 1, 1) + 1e-3)
        red = near[0] * weight[:, None]
        pairs = (near[1][:, :, None] * near[2][:, None]).flatten(1, 2)
        shares = torch.einsum("nixy,njxy->nij", red, pairs).flatten(1)
        means = [
            (colour * where).sum(dim=(2, 3)) / (where.sum(dim=(2, 3)) + 1e-3)
            for where in (within, 1 - inside)
        ]
        return self.last(torch.cat([2 * shares.clamp(min=1e-6).sqrt(), *(2 * mean for mean in means)], dim=1))


def _nearness(channel: Tensor) -> Tensor:
    """(n, SHADES, h, w): how near each value of a channel (n, h, w) is to each of evenly spaced shades."""
    shades = torch.linspace(0, 1, SHADES).view(1, -1, 1, 1)
    return (1 - (channel[:, None] - shades).abs() * (SHADES - 1)).clamp(min=0)


def counted(faces: Tensor) -> Tensor:
    """(n,) the number of separate faces in maps of logits (n, FACES, FACES)."""
    likely = faces.float().sigmoid()
    best = functional.max_pool2d(likely[:, None], 3, 1, 1)[:, 0]
    return ((likely == best) & (likely > FOUND)).sum(dim=(1, 2))


@torch.inference_mode()
def right(model: Recogniser, held: Lessons) -> dict[str, float]:
    """The share of lessons never learned from in which it sees the truth, by name."""
    model.eval()
    places = model.place_of(_seen(_halved(held.pages))).argmax(1).numpy()
    shares = {"place": float((places == held.places).mean())}
    there = (held.maps[held.counted] == 255).sum(axis=(1, 2))
    found = counted(model.faces_of(_seen(held.pages[held.counted]))).numpy()
    shares["people"] = float((found == there).mean())
    for name, crops in held.crops.items():
        seen = model.part_of(name, _seen(crops.pictures)).argmax(1).numpy()
        shares[name] = float((seen == crops.truth).mean())
    return shares


def train(model: Recogniser, shown: Lessons, name: str, epochs: int, seed: int = 3) -> None:
    """Teaches one of NETWORKS these lessons."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    if name == "place":
        truth = torch.from_numpy(shown.places)
        halves = _halved(shown.pages)
        _descend(
            [model.around, model.place],
            lambda at: functional.cross_entropy(
                model.place_of(_shaken(halves[at], rng)), truth[at], label_smoothing=SMOOTHED
            ),
            _epochs(rng, np.arange(len(truth)), epochs, 16),
        )
    elif name == "faces":
        counted_pages = np.flatnonzero(shown.counted)
        _descend(
            [model.near, model.middle, model.far, model.sides, model.faces],
            lambda at: _faces_missed(model, shown.pages[at], shown.maps[at], rng),
            _epochs(rng, counted_pages, epochs, 16),
        )
    else:
        crops = shown.crops[name]
        answers = torch.from_numpy(crops.truth)
        _descend(
            [model.parts[name]],
            lambda at: functional.cross_entropy(
                model.part_of(name, _shaken(crops.pictures[at], rng)), answers[at], label_smoothing=SMOOTHED
            ),
            _epochs(rng, np.arange(len(answers)), epochs, 16),
        )


def _epochs(rng: np.random.Generator, numbers: Numbers, epochs: int, batch: int) -> list[Numbers]:
    """The numbers in another order each time, in whole batches."""
    batches: list[Numbers] = []
    for _ in range(epochs):
        order = rng.permutation(numbers)
        batches += [order[i : i + batch] for i in range(0, len(order) - batch + 1, batch)]
    return batches


def _descend(
    parts: Sequence[nn.Module], loss_of: Callable[[Numbers], Tensor], batches: Sequence[Numbers]
) -> None:
    """AdamW with one cycle (Smith and Topin, 1708.07120) over these batches."""
    trained = [parameter for part in parts for parameter in part.parameters()]
    for part in parts:
        part.train().to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=len(batches))
    for step, at in enumerate(batches):
        loss = loss_of(at)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            print(f"step {step} of {len(batches)}: loss {float(loss.detach()):.3f}", flush=True)
    for part in parts:
        part.eval()


def _faces_missed(model: Recogniser, pages: Bytes, maps: Bytes, rng: np.random.Generator) -> Tensor:
    """The focal loss on soft dots of Zhou et al., "Objects as Points" (1904.07850)."""
    if rng.random() < MIRRORED:
        pages, maps = pages[:, :, ::-1], maps[:, :, ::-1]
    truth = torch.from_numpy(maps.copy()).float() / 255
    p = model.faces_of(_off(_seen(np.ascontiguousarray(pages)), rng)).sigmoid().clamp(1e-4, 1 - 1e-4)
    centre = (truth == 1).float()
    hits = centre * (1 - p).square() * p.log()
    misses = (1 - centre) * (1 - truth).pow(4) * p.square() * (1 - p).log()
    return -(hits + misses).sum() / centre.sum().clamp(min=1)


def _shaken(pictures: Bytes, rng: np.random.Generator, reach: int = 4) -> Tensor:
    """(n, c, h, w) in 0 to 1: perhaps mirrored, shifted by up to ``reach`` pixels, a little off."""
    if rng.random() < MIRRORED:
        pictures = pictures[:, :, ::-1]
    moved = np.roll(pictures, tuple(rng.integers(-reach, reach + 1, 2)), axis=(1, 2))
    return _off(_seen(np.ascontiguousarray(moved)), rng)


def _off(seen: Tensor, rng: np.random.Generator) -> Tensor:
    """Colours a little off, noise, now and then less sharp; a mask, if there is one, stays."""
    colour = seen[:, :3]
    if rng.random() < BLURRED:
        colour = functional.interpolate(functional.avg_pool2d(colour, 2), scale_factor=2, mode="bilinear")
    gain = 1 + 0.03 * torch.randn(len(seen), 3, 1, 1)
    return torch.cat([colour * gain + 0.015 * torch.randn_like(colour), seen[:, 3:]], dim=1)


def _halved(pages: Bytes) -> Bytes:
    return np.stack([resized(page, PAGE // 2, PAGE // 2) for page in pages])


def _seen(pictures: Bytes) -> Tensor:
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255
