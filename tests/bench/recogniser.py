"""The recogniser: two small networks that see place, people, hair, cloth and animal, taught on renders.

``pages`` sees the whole page; it finds people by their heads, so that counting is not guessing.
``subjects`` sees one subject's crop with its mask, and its head once more, enlarged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from imaging import vocabulary
from imaging.painting.canvas import crop_box, resized
from imaging.request import AnimalLooks, Mask, Pixels, SubjectRequest

PAGE: Final = 128  # pixels to which whole pictures are reduced
HEADS: Final = PAGE // 4  # the map of heads
CROP: Final = 64  # pixels of subjects' crops and heads
MARGIN: Final = 0.06
HEAD_SHARE: Final = 0.42  # of an upright subject's height: its head with a little around it
LYING: Final = 1.2  # wider than this many times its height a subject has its head at a side
FOUND: Final = 0.35  # from this value of the map on there is a head
HAIR: Final = (*vocabulary.HAIR_COLOURS, "bald")
COLOURED: Final = ("storybook", "watercolour", "oil", "comic", "clear", "digital", "slide", "colour_print")
COVERED: Final = frozenset(
    (
        *("hat", "beret", "cap", "straw_hat", "headscarf", "veil", "paper_hat", "mantilla", "sombrero"),
        *("knitted_cap", "habit", "penitent_robe", "christening_gown"),
    )
)
UNKNOWN: Final = -100  # cross entropy passes it over
Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Traits:
    """What is true of a subject, as class numbers; UNKNOWN where it cannot be seen."""

    hair: int
    garment: int
    species: int  # 0 is a person


def traits(subject: SubjectRequest, style: str) -> Traits:
    """The truth of a subject in a style: without colour in the style there are no colours to see."""
    looks = subject.looks
    if isinstance(looks, AnimalLooks):
        return Traits(UNKNOWN, UNKNOWN, 1 + vocabulary.ANIMALS.index(looks.species))
    if style not in COLOURED:
        return Traits(UNKNOWN, UNKNOWN, 0)
    hair = "bald" if looks.hair_style == "bald" else looks.hair_colour
    bare = not any(garment.kind in COVERED for garment in looks.garments)
    worn = next((g for g in looks.garments if g.kind in vocabulary.GARMENTS), None)
    seen = worn is not None and worn.colour is not None and worn.kind != "blouse_and_skirt"
    return Traits(
        HAIR.index(hair) if hair is not None and bare else UNKNOWN,
        vocabulary.COLOURS.index(worn.colour) if worn and seen and worn.colour else UNKNOWN,
        0,
    )


class Recogniser(nn.Module):
    """Sees pages and subjects; see the module."""

    def __init__(self) -> None:
        super().__init__()
        self.near = _trunk((3, 24, 48))
        self.middle = _trunk((48, 96))
        self.far = _trunk((96, 128))
        self.place = nn.Linear(128 * 16, len(vocabulary.PLACES))
        self.sides = nn.ModuleList(nn.Conv2d(width, 48, 1) for width in (48, 96, 128))
        self.heads = nn.Sequential(nn.ReLU(), nn.Conv2d(48, 32, 3, 1, 1), nn.ReLU(), nn.Conv2d(32, 1, 1))
        nn.init.constant_(self.heads[-1].bias, -4.0)  # pyright: ignore[reportArgumentType]
        self.crop, self.head = _trunk((4, 24, 48, 96)), _trunk((4, 24, 48, 96))
        self.species = nn.Linear(96 * 16, 1 + len(vocabulary.ANIMALS))
        self.hair = nn.Linear(96 * 16, len(HAIR))
        self.garment = nn.Linear(96 * 16, len(vocabulary.COLOURS))

    def pages(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """(place logits (n, places), logits of heads (n, HEADS, HEADS)) of pictures (n, 3, PAGE, PAGE)."""
        near = self.near(pictures - 0.5)
        middle = self.middle(near)
        far = self.far(middle)
        seen = [
            functional.interpolate(side(part), size=(HEADS, HEADS))
            for side, part in zip(self.sides, (near, middle, far), strict=True)
        ]
        heads = self.heads(seen[0] + seen[1] + seen[2])[:, 0]
        return self.place(functional.adaptive_avg_pool2d(far, 4).flatten(1)), heads

    def subjects(self, crops: Tensor, heads: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of (hair, garment colour, species) of crops and heads with masks (n, 4, CROP, CROP)."""
        seen = functional.adaptive_avg_pool2d(self.crop(crops - 0.5), (8, 2)).flatten(1)
        above = functional.adaptive_avg_pool2d(self.head(heads - 0.5), 4).flatten(1)
        return self.hair(above), self.garment(seen), self.species(seen)

    @torch.inference_mode()
    def read_page(self, pixels: Pixels) -> tuple[str, int]:
        """The place and the number of people that it sees in a picture."""
        place, heads = self.pages(_seen(resized(pixels, PAGE, PAGE)[None]))
        return vocabulary.PLACES[int(place.argmax())], int(counted(heads)[0])

    @torch.inference_mode()
    def read_subject(self, pixels: Pixels, mask: Mask) -> Traits:
        """The traits that it sees of the subject in this mask."""
        crop, head = crops_of(pixels, mask)
        hair, garment, species = self.subjects(_seen(crop[None]), _seen(head[None]))
        return Traits(int(hair.argmax()), int(garment.argmax()), int(species.argmax()))

    @torch.inference_mode()
    def right(self, held: "Lessons") -> dict[str, float]:
        """The share of lessons never learned from in which it sees the truth, by name."""
        places, heads = self.pages(_seen(held.pages))
        asked = torch.from_numpy((held.maps >= 250).sum(axis=(1, 2)))
        shares = {
            "place": float((places.argmax(1).numpy() == held.places).mean()),
            "people": float((counted(heads) == asked).float().mean()),
        }
        seen = self.subjects(_seen(held.crops), _seen(held.heads))
        for column, (name, logits) in enumerate(zip(("hair", "garment colour", "animal"), seen, strict=True)):
            truth = held.traits[:, column]
            there = (truth != UNKNOWN) & ((truth > 0) | (name != "animal"))
            shares[name] = float((logits.argmax(1).numpy() == truth)[there].mean())
        return shares


def _trunk(widths: Sequence[int]) -> nn.Sequential:
    layers: list[nn.Module] = []
    for before, after in pairwise(widths):
        layers += [nn.Conv2d(before, after, 3, 2, 1), nn.BatchNorm2d(after), nn.ReLU()]
        layers += [nn.Conv2d(after, after, 3, 1, 1), nn.BatchNorm2d(after), nn.ReLU()]
    return nn.Sequential(*layers)


def counted(heads: Tensor) -> Tensor:
    """(n,) the number of separate heads in maps of logits (n, HEADS, HEADS)."""
    likely = heads.float().sigmoid()
    best = functional.max_pool2d(likely[:, None], 3, 1, 1)[:, 0]
    return ((likely == best) & (likely > FOUND)).sum(dim=(1, 2))


def crops_of(pixels: Pixels, mask: Mask) -> tuple[Bytes, Bytes]:
    """Two (CROP, CROP, 4): a subject with a little around it, and its head; each with the mask."""
    return _cut(pixels, mask, crop_box(mask, MARGIN)), _cut(pixels, mask, head_box(mask))


def head_box(mask: Mask) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of a square around the upper part of a subject; all of one who lies."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    height, width = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    if width > LYING * height:
        return crop_box(mask, MARGIN)
    side = max(16, round(HEAD_SHARE * height))
    upper = np.flatnonzero(mask[rows[0] : rows[0] + max(4, height // 5)].any(axis=0))
    middle, top = int(upper.mean()), max(0, int(rows[0]) - side // 10)
    left = min(max(0, middle - side // 2), mask.shape[1] - 16)
    return left, top, min(left + side, mask.shape[1]), min(top + side, mask.shape[0])


def _cut(pixels: Pixels, mask: Mask, box: tuple[int, int, int, int]) -> Bytes:
    left, top, right, bottom = box
    where = np.repeat(mask[top:bottom, left:right, None].astype(np.uint8) * 255, 3, axis=-1)
    seen = resized(np.ascontiguousarray(pixels[top:bottom, left:right]), CROP, CROP)
    return np.concatenate([seen, resized(where, CROP, CROP)[..., :1]], axis=-1)


def _seen(pictures: Bytes) -> Tensor:
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 255


@dataclass(frozen=True)
class Lessons:
    """Pages (n, PAGE, PAGE, 3) with their place (n,) and maps of heads (n, HEADS, HEADS) 0-255; crops and
    heads (m, CROP, CROP, 4) with traits (m, 3).
    """

    pages: Bytes
    places: Numbers
    maps: Bytes
    crops: Bytes
    heads: Bytes
    traits: Numbers

    def split(self, pages: int, crops: int) -> tuple["Lessons", "Lessons"]:
        """Those up to so many pages and crops, and the rest."""
        parts = [
            Lessons(self.pages[p], self.places[p], self.maps[p], self.crops[c], self.heads[c], self.traits[c])
            for p, c in (
                (slice(pages), slice(crops)),
                (slice(pages, None), slice(crops, None)),
            )
        ]
        return parts[0], parts[1]


def head_map(masks: Sequence[Mask]) -> Bytes:
    """(HEADS, HEADS) 0-255: a soft dot at the head of each person with one of these masks."""
    y, x = np.mgrid[0:HEADS, 0:HEADS]
    dots = np.zeros((HEADS, HEADS), np.float32)
    for mask in masks:
        left, top, right, bottom = head_box(mask)
        scale = HEADS / mask.shape[0]
        across, down = int((left + right) / 2 * scale), int((top + bottom) / 2 * scale)
        dots = np.maximum(dots, np.exp(-((x - across) ** 2 + (y - down) ** 2) / 1.6))
    return (dots * 255).astype(np.uint8)


def train(model: Recogniser, shown: Lessons, epochs: int, batch: int = 32, seed: int = 3) -> None:
    """Teaches it these lessons, with light, hue, noise, place and sharpness shaken a little."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model.train().to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    optimiser = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-2)
    steps = epochs * (len(shown.pages) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps)
    likely = _rare_oftener(shown.traits[:, 2])
    for step in range(steps):
        at = rng.integers(0, len(shown.pages), batch)
        near = rng.choice(len(shown.crops), 3 * batch, p=likely)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = _page_loss(model, shown, at, rng) + _subject_loss(model, shown, near, rng)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            print(f"step {step} of {steps}: loss {float(loss.detach()):.3f}", flush=True)
    model.eval()


def _rare_oftener(species: Numbers) -> npt.NDArray[np.float64]:
    weight = 1 / np.sqrt(np.bincount(species, minlength=int(species.max()) + 1).clip(1))[species]
    return weight / weight.sum()


def _page_loss(model: Recogniser, shown: Lessons, at: Numbers, rng: np.random.Generator) -> Tensor:
    flipped, pages, maps = rng.random() < 0.5, shown.pages[at], shown.maps[at]
    if flipped:
        pages, maps = pages[:, :, ::-1], maps[:, :, ::-1]
    place, heads = model.pages(_shaken(pages, rng, 0))
    truth = torch.from_numpy(maps.copy()).float() / 255
    # Focal loss on soft dots (Zhou et al., "Objects as Points", 1904.07850).
    p = heads.float().sigmoid().clamp(1e-4, 1 - 1e-4)
    centre = (truth > 0.98).float()
    hits = centre * (1 - p).square() * p.log()
    misses = (1 - centre) * (1 - truth).pow(4) * p.square() * (1 - p).log()
    found = -(hits + misses).sum() / centre.sum().clamp(min=1)
    return functional.cross_entropy(place.float(), torch.from_numpy(shown.places[at])) + found


def _subject_loss(model: Recogniser, shown: Lessons, at: Numbers, rng: np.random.Generator) -> Tensor:
    crops, heads = shown.crops[at], shown.heads[at]
    if rng.random() < 0.5:
        crops, heads = crops[:, :, ::-1], heads[:, :, ::-1]
    loss = torch.zeros(())
    for column, logits in enumerate(model.subjects(_shaken(crops, rng), _shaken(heads, rng))):
        truth = torch.from_numpy(shown.traits[at, column])
        if (truth != UNKNOWN).any():
            loss = loss + functional.cross_entropy(logits.float(), truth)
    return loss


def _shaken(pictures: Bytes, rng: np.random.Generator, reach: int = 3) -> Tensor:
    """(n, c, h, w) in 0 to 1: shifted by up to ``reach`` pixels, colours a little off, noise, less sharp."""
    moved = np.roll(pictures, tuple(rng.integers(-reach, reach + 1, 2)), axis=(1, 2))
    seen = _seen(np.ascontiguousarray(moved))
    colour = seen[:, :3]
    if rng.random() < 0.3:
        colour = functional.interpolate(functional.avg_pool2d(colour, 2), scale_factor=2, mode="bilinear")
    gain = torch.from_numpy(rng.normal(1, 0.04, (len(seen), 3, 1, 1)).astype(np.float32))
    colour = colour * gain + torch.from_numpy(rng.normal(0, 0.02, colour.shape).astype(np.float32))
    return torch.cat([colour, seen[:, 3:]], dim=1)
