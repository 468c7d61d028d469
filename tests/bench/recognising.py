"""A recogniser trained on renders, and what it sees in paintings: place, people, hair, cloth, animal.

``python -m tests.bench.recognising train --pairs DIR --out FILE [--epochs N]``
``python -m tests.bench.recognising measure --recogniser FILE [--model DIR] [--scenes N]``

``DIR`` holds shards that ``imaging.training.dataset`` rendered: their requests are drawn again
from their seeds, so every label is the truth. It learns from sketches and from painted truths
alike; what is measured are scenes of other seeds. The sketch's own figures stand beside the
painting's: they are the best that this recogniser can see.
"""

import argparse
import random
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from imaging import vocabulary
from imaging.painting import Painter
from imaging.painting.canvas import crop_box, resized
from imaging.request import AnimalLooks, Mask, PersonLooks, PictureRequest, Pixels, Sketch, SubjectRequest
from imaging.sketching import draw_sketch
from imaging.sketching.describing import describe_picture, describe_subject
from imaging.sketching.sampling import sample_request
from imaging.training.dataset import DatasetRecipe
from imaging.training.shards import finished, read_shard

ROOT: Final = Path(__file__).resolve().parents[2]
MODEL: Final = ROOT / "data" / "models" / "evoca-cuento"
PAGE: Final = 128  # pixels to which whole pictures are reduced
CROP: Final = 64  # and subjects' crops
MARGIN: Final = 0.06
VISIBLE: Final = 2500  # pixels of a 512 px page: less of a subject shows no colours
HAIR: Final = (*vocabulary.HAIR_COLOURS, "bald")
COLOURED: Final = ("storybook", "watercolour", "oil", "comic", "clear", "digital", "slide", "colour_print")
COVERED: Final = frozenset({"hat", "beret", "cap", "straw_hat", "headscarf", "veil", "paper_hat"})
UNKNOWN: Final = -100  # cross entropy passes it over
Bytes = npt.NDArray[np.uint8]
T = TypeVar("T")


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
    """Two small networks: one sees the page, one a subject's crop with its mask."""

    def __init__(self) -> None:
        super().__init__()
        self.page = _trunk((3, 32, 64, 96, 128))
        self.place = nn.Linear(128 * 16, len(vocabulary.PLACES))
        self.people = nn.Conv2d(128, 1, 1)
        self.crop = _trunk((4, 32, 64, 128))
        self.species = nn.Linear(128 * 16, 1 + len(vocabulary.ANIMALS))
        self.hair = nn.Linear(128 * 16, len(HAIR))
        self.garment = nn.Linear(128 * 16, len(vocabulary.COLOURS))

    def pages(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """(place logits (n, places), number of people (n,)) of pictures (n, 3, PAGE, PAGE) in 0 to 1."""
        seen = self.page(pictures - 0.5)
        people = functional.softplus(self.people(seen)).sum(dim=(1, 2, 3))
        return self.place(functional.adaptive_avg_pool2d(seen, 4).flatten(1)), people

    def subjects(self, crops: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of (hair, garment colour, species) of crops with masks (n, 4, CROP, CROP) in 0 to 1."""
        seen = functional.adaptive_avg_pool2d(self.crop(crops - 0.5), (8, 2)).flatten(1)
        return self.hair(seen), self.garment(seen), self.species(seen)


def _trunk(widths: Sequence[int]) -> nn.Sequential:
    layers: list[nn.Module] = []
    for before, after in pairwise(widths):
        layers += [nn.Conv2d(before, after, 3, 2, 1), nn.BatchNorm2d(after), nn.ReLU()]
        layers += [nn.Conv2d(after, after, 3, 1, 1), nn.BatchNorm2d(after), nn.ReLU()]
    return nn.Sequential(*layers)


def crop_of(pixels: Pixels, mask: Mask) -> Bytes:
    """(CROP, CROP, 4): a subject with a little around it, and its mask."""
    left, top, right, bottom = crop_box(mask, MARGIN)
    where = np.repeat(mask[top:bottom, left:right, None].astype(np.uint8) * 255, 3, axis=-1)
    seen = resized(np.ascontiguousarray(pixels[top:bottom, left:right]), CROP, CROP)
    return np.concatenate([seen, resized(where, CROP, CROP)[..., :1]], axis=-1)


@dataclass(frozen=True)
class Lessons:
    """Pages (n, PAGE, PAGE, 3) with place and people (n, 2); crops (m, CROP, CROP, 4) with traits (m, 3)."""

    pages: Bytes
    truths: npt.NDArray[np.int64]
    crops: Bytes
    traits: npt.NDArray[np.int64]


def lessons(pairs: Path) -> Lessons:
    """What the rendered shards show, from sketch and painting, with the truth of their requests."""
    pages: list[Bytes] = []
    truths: list[tuple[int, int]] = []
    crops: list[Bytes] = []
    known: list[Traits] = []
    for path in finished(pairs):
        shard = read_shard(path)
        rng = random.Random(f"{DatasetRecipe.seed}-{int(path.name[-5:])}")
        for index, record in enumerate(shard.records):
            request = sample_request(rng, shard.sketch.shape[1])
            if request.prompt != record.prompt:
                raise SystemExit(f"{path} was rendered from another seed or by another sampler")
            subjects = {subject.key: subject for subject in request.subjects}
            people = sum(isinstance(subjects[s.key].looks, PersonLooks) for s in record.subjects)
            for picture in (np.array(shard.sketch[index]), np.array(shard.painted[index])):
                pages.append(resized(picture, PAGE, PAGE))
                truths.append((vocabulary.PLACES.index(request.setting.place), people))
                for number, subject in enumerate(record.subjects, start=1):
                    mask = shard.labels[index] == number
                    if mask.sum() >= VISIBLE:
                        crops.append(crop_of(picture, mask))
                        known.append(traits(subjects[subject.key], request.style))
    marks = np.array([(t.hair, t.garment, t.species) for t in known], np.int64)
    return Lessons(np.stack(pages), np.array(truths, np.int64), np.stack(crops), marks)


def train(shown: Lessons, epochs: int, batch: int = 48, seed: int = 3) -> Recogniser:
    """A recogniser taught by these lessons, with light, hue, noise and place shaken a little."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Recogniser()
    optimiser = torch.optim.AdamW(model.parameters(), lr=1.5e-3, weight_decay=1e-2)
    steps = epochs * (len(shown.pages) // batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1.5e-3, total_steps=steps)
    for step in range(steps):
        at, near = rng.integers(0, len(shown.pages), batch), rng.integers(0, len(shown.crops), 2 * batch)
        place, people = model.pages(_shaken(shown.pages[at], rng))
        truth = torch.from_numpy(shown.truths[at])
        loss = functional.cross_entropy(place, truth[:, 0])
        loss = loss + 0.3 * functional.smooth_l1_loss(people, truth[:, 1].float())
        seen = model.subjects(_shaken(shown.crops[near], rng))
        for column, logits in enumerate(seen):
            loss = loss + functional.cross_entropy(logits, torch.from_numpy(shown.traits[near, column]))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 50 == 0:
            print(f"step {step} of {steps}: loss {float(loss.detach()):.3f}", flush=True)
    return model.eval()


def _shaken(pictures: Bytes, rng: np.random.Generator) -> Tensor:
    """(n, c, h, w) in 0 to 1: shifted by up to 3 pixels, colours a little off, some noise; masks stay."""
    shift = rng.integers(-3, 4, 2)
    moved = np.roll(pictures, tuple(shift), axis=(1, 2))
    seen = torch.from_numpy(moved).permute(0, 3, 1, 2).float() / 255
    colour = seen[:, :3]
    gain = torch.from_numpy(rng.normal(1, 0.05, (len(seen), 3, 1, 1)).astype(np.float32))
    colour = colour * gain + torch.from_numpy(rng.normal(0, 0.02, colour.shape).astype(np.float32))
    return torch.cat([colour, seen[:, 3:]], dim=1)


class Score:
    """Hits and tries by name."""

    def __init__(self) -> None:
        self._tries: dict[str, list[bool]] = {}

    def note(self, name: str, hit: bool) -> None:
        """One more try."""
        self._tries.setdefault(name, []).append(hit)

    def lines(self) -> list[str]:
        """Each name with its share of hits and the number of tries."""
        return [f"{name}: {np.mean(hits):.3f} of {len(hits)}" for name, hits in sorted(self._tries.items())]


@torch.inference_mode()
def look(model: Recogniser, pixels: Pixels, request: PictureRequest, masks: dict[str, Mask], score: Score,
         kind: str) -> None:  # fmt: skip
    """Notes what the recogniser sees in a whole picture of this request."""
    page = torch.from_numpy(resized(pixels, PAGE, PAGE)).permute(2, 0, 1)[None].float() / 255
    place, people = model.pages(page)
    seen = [s for s in request.subjects if s.key not in masks or masks[s.key].sum() >= 60]
    count = sum(isinstance(s.looks, PersonLooks) for s in seen)
    score.note(f"{kind} place", int(place.argmax()) == vocabulary.PLACES.index(request.setting.place))
    score.note(f"{kind} people", round(float(people)) == count)
    for subject in seen:
        if subject.key in masks and masks[subject.key].sum() >= VISIBLE:
            look_at(model, pixels, subject, masks[subject.key], request.style, score, kind)


@torch.inference_mode()
def look_at(model: Recogniser, pixels: Pixels, subject: SubjectRequest, mask: Mask, style: str, score: Score,
            kind: str) -> None:  # fmt: skip
    """Notes what the recogniser sees of one subject."""
    crop = torch.from_numpy(crop_of(pixels, mask)).permute(2, 0, 1)[None].float() / 255
    truth = traits(subject, style)
    for name, logits, true in zip(
        ("hair", "garment colour", "animal"),
        model.subjects(crop),
        (truth.hair, truth.garment, truth.species),
        strict=True,
    ):
        if true != UNKNOWN and not (name == "animal" and true == 0):
            score.note(f"{kind} {name}", int(logits.argmax()) == true)


def other_looks(subject: SubjectRequest, rng: random.Random) -> SubjectRequest:
    """The same subject with another hair and garment colour, or as another animal of about its size."""
    looks = subject.looks
    if isinstance(looks, AnimalLooks):
        kin = [a for a in ("dog", "cat", "rabbit", "sheep", "goat", "pig") if a != looks.species]
        changed = replace(subject, looks=AnimalLooks(rng.choice(kin), None), posture="standing")
        return replace(changed, prompt=describe_subject(changed))
    hair = rng.choice([c for c in vocabulary.HAIR_COLOURS if c != looks.hair_colour])
    garments = tuple(
        replace(g, colour=rng.choice([c for c in vocabulary.COLOURS if c != g.colour]))
        if g.kind in vocabulary.GARMENTS
        else g
        for g in looks.garments
    )
    changed = replace(subject, looks=replace(looks, hair_colour=hair, garments=garments))
    return replace(changed, prompt=describe_subject(changed))


def with_subject(request: PictureRequest, changed: SubjectRequest) -> PictureRequest:
    """The request with one subject changed, and prompts that say so."""
    subjects = tuple(changed if s.key == changed.key else s for s in request.subjects)
    said = replace(request, subjects=subjects)
    return replace(said, prompt=describe_picture(said))


def measure(model: Recogniser, painter: Painter, scenes: int, steps: int, seed: str = "held out") -> Score:
    """Paints held-out scenes in every way and notes what is seen in them."""
    rng, score = random.Random(seed), Score()
    for number in range(scenes):
        request = replace(sample_request(rng, 512), style=COLOURED[number % len(COLOURED)], steps=steps)
        request = replace(request, prompt=describe_picture(request))
        sketch = draw_sketch(request)
        masks = dict(sketch.masks)
        picture = done(painter.paint(request, sketch))
        look(model, sketch.pixels, request, masks, score, "1 sketch:")
        look(model, picture.pixels, request, masks, score, "2 painted from the sketch:")
        seen = [s for s in request.subjects if masks[s.key].sum() >= VISIBLE]
        if seen:
            changed = other_looks(rng.choice(seen), rng)
            _repaint(model, painter, with_subject(request, changed), changed, picture.pixels, sketch, score)
        alone = done(painter.from_words(request))
        look(model, alone, request, {}, score, "5 from words alone:")
        print(f"{number + 1} of {scenes}", flush=True)
    return score


def _repaint(model: Recogniser, painter: Painter, request: PictureRequest, changed: SubjectRequest,
             page: Pixels, before: Sketch, score: Score) -> None:  # fmt: skip
    """Notes a changed subject, painted again from a new sketch and from its old lines with its new words."""
    drawn = draw_sketch(request)
    again, _ = done(painter.repaint(request, drawn, page, changed.key))
    if drawn.masks[changed.key].sum() >= VISIBLE:
        mask = drawn.masks[changed.key]
        look_at(model, again, changed, mask, request.style, score, "3 repainted, sketch drawn anew:")
    if isinstance(changed.looks, PersonLooks):
        again, _ = done(painter.repaint(request, before, page, changed.key, from_words=True))
        kind = "4 repainted from lines and words:"
        look_at(model, again, changed, before.masks[changed.key], request.style, score, kind)


def done(steps: Generator[Any, None, T]) -> T:
    """Runs a painting to its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("train", "measure"))
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--recogniser", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--scenes", type=int, default=500)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    if asked.what == "train":
        torch.save(train(lessons(asked.pairs), asked.epochs).state_dict(), asked.out)
        return
    model = Recogniser()
    model.load_state_dict(torch.load(asked.recogniser, weights_only=True))
    score = measure(model.eval(), Painter.load(asked.model, asked.threads), asked.scenes, asked.steps)
    print("\n".join(score.lines()))


if __name__ == "__main__":
    main()
