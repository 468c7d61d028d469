"""What a recogniser taught on renders sees in paintings: place, people, hair, cloth, animal.

``python -m tests.bench.recognising teach --pairs DIR --out FILE [--more N] [--epochs N] [--begin FILE]``
``python -m tests.bench.recognising measure --recogniser FILE --notes FILE [--model DIR] [--scenes N]``
``python -m tests.bench.recognising write --notes FILE``

``DIR`` holds shards that ``imaging.training.dataset`` rendered: their requests are drawn again
from their seeds, so every label is the truth. It learns from these sketches and painted truths
and from ``N`` more sketches, from nothing or from an earlier ``FILE`` on; what is measured are
scenes of other seeds. The sketch's own figures stand beside the painting's: they are the best
that this recogniser can see. "Kept" is the share of what it sees rightly in the sketch that it
still sees rightly in the painting. The notes get one line for each scene, so that a measurement
that was stopped goes on where it was; ``write`` puts their table into BENCHMARKS.md.
"""

import argparse
import json
import random
from collections.abc import Generator, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import torch

from imaging import vocabulary
from imaging.painting import Painter
from imaging.painting.canvas import resized
from imaging.request import AnimalLooks, Mask, PersonLooks, PictureRequest, Pixels, Sketch, SubjectRequest
from imaging.sketching import draw_sketch
from imaging.sketching.describing import describe_picture, describe_subject
from imaging.sketching.sampling import sample_request
from imaging.training.dataset import DatasetRecipe
from imaging.training.shards import finished, read_shard
from tests.bench.recogniser import (
    COLOURED,
    PAGE,
    UNKNOWN,
    Lessons,
    Recogniser,
    Traits,
    crops_of,
    head_map,
    train,
    traits,
)
from tests.bench.sections import RECOGNISING

ROOT: Final = Path(__file__).resolve().parents[2]
MODEL: Final = ROOT / "data" / "models" / "evoca-cuento"
VISIBLE: Final = 2500  # pixels of a 512 px page: less of a subject shows no colours
COUNTED: Final = 500  # and of a person who is less than that, nobody can tell that they are there
SURE: Final = 3.0  # guidance where the words alone must tell: without any they are half heard
KEPT_BACK: Final = 0.06  # of the lessons, to see what was learned
FROM_WORDS: Final = 5  # one scene of so many is painted from words alone as well
TRAITS: Final = ("place", "people", "hair", "garment colour", "animal")
EXPLAINED: Final = """What a recogniser taught on renders sees in scenes that it and the model never saw,
drawn by the sketch and painted by evoca-cuento (`python -m tests.bench.recognising`): the share seen rightly
and of how many. The first row is the true drawing, so what this recogniser misses there it cannot measure;
"kept" is what it sees rightly in the drawing and again in the painting. The aim is 0.95 for what is painted
from the sketch and 0.85 for what is painted again."""
T = TypeVar("T")
Seen = tuple[str, bool]  # what was looked for and whether it was seen rightly
Example = tuple[PictureRequest, Pixels, dict[str, Mask]]


def rendered(pairs: Path) -> Iterator[Example]:
    """Requests, pictures and masks of rendered shards, sketch and painting of each."""
    for path in finished(pairs):
        shard = read_shard(path)
        rng = random.Random(f"{DatasetRecipe.seed}-{int(path.name[-5:])}")
        for index, record in enumerate(shard.records):
            request = sample_request(rng, shard.sketch.shape[1])
            if request.prompt != record.prompt:
                raise SystemExit(f"{path} was rendered from another seed or by another sampler")
            masks = {
                s.key: np.array(shard.labels[index] == n) for n, s in enumerate(record.subjects, start=1)
            }
            for picture in (shard.sketch[index], shard.painted[index]):
                yield request, np.array(picture), masks


def drawn(count: int) -> Iterator[Example]:
    """Sketches of further scenes, every other one with an animal, all in styles with colour."""
    rng = random.Random("lessons")
    for number in range(count):
        request = sample_request(rng, 512)
        while number % 2 and not any(isinstance(s.looks, AnimalLooks) for s in request.subjects):
            request = sample_request(rng, 512)
        request = replace(request, style=rng.choice(COLOURED))
        sketch = draw_sketch(request)
        yield request, sketch.pixels, dict(sketch.masks)


def lessons(examples: Iterator[Example]) -> Lessons:
    """What the examples show, in the sizes that the recogniser sees."""
    pages: list[Pixels] = []
    maps: list[Pixels] = []
    places: list[int] = []
    crops: list[Pixels] = []
    heads: list[Pixels] = []
    known: list[Traits] = []
    for request, picture, masks in examples:
        pages.append(resized(picture, PAGE, PAGE))
        places.append(vocabulary.PLACES.index(request.setting.place))
        maps.append(head_map([masks[key] for key in people(request, masks)]))
        for subject in request.subjects:
            if subject.key in masks and masks[subject.key].sum() >= VISIBLE:
                crop, head = crops_of(picture, masks[subject.key])
                crops.append(crop)
                heads.append(head)
                known.append(traits(subject, request.style))
    marks = np.array([astuple(t) for t in known], np.int64)
    return Lessons(
        np.stack(pages), np.array(places, np.int64), np.stack(maps), np.stack(crops), np.stack(heads), marks
    )


def people(request: PictureRequest, masks: dict[str, Mask]) -> list[str]:
    """The keys of the people who can be seen."""
    return [
        s.key
        for s in request.subjects
        if isinstance(s.looks, PersonLooks) and s.key in masks and masks[s.key].sum() >= COUNTED
    ]


def teach(model: Recogniser, pairs: Path, more: int, epochs: int) -> None:
    """Teaches rendered pairs and further sketches; prints what is seen in those kept back."""
    shown = lessons(examples for part in (drawn(more), rendered(pairs)) for examples in part)
    kept, crops = int(len(shown.pages) * (1 - KEPT_BACK)), int(len(shown.crops) * (1 - KEPT_BACK))
    learned, held = shown.split(kept, crops)
    train(model, learned, epochs)
    print("kept back:", model.right(held))


@dataclass(frozen=True)
class Sighting:
    """One look at a scene: in what kind of picture, for what, and whether it was seen rightly."""

    kind: str
    trait: str
    hit: bool


def noted(notes: Path) -> list[list[Sighting]]:
    """The sightings of each scene that was measured before."""
    if not notes.exists():
        return []
    return [[Sighting(*each) for each in json.loads(line)] for line in notes.read_text("utf-8").splitlines()]


def table(scenes: Sequence[Sequence[Sighting]]) -> str:
    """The share of right sightings, by kind of picture and trait, as Markdown."""
    everything = [sighting for scene in scenes for sighting in scene]
    kinds = sorted({sighting.kind for sighting in everything})
    lines = [f"| {len(scenes)} scenes | {' | '.join(TRAITS)} |", "|---" * (1 + len(TRAITS)) + "|"]
    for kind in kinds:
        cells: list[str] = []
        for trait in TRAITS:
            hits = [s.hit for s in everything if s.kind == kind and s.trait == trait]
            cells.append(f"{np.mean(hits):.2f} of {len(hits)}" if hits else "")
        lines.append(f"| {kind.split(' ', 1)[1]} | {' | '.join(cells)} |")
    return "\n".join(lines)


def look(
    model: Recogniser, pixels: Pixels, request: PictureRequest, masks: dict[str, Mask] | None
) -> list[Seen]:
    """What the recogniser sees in a whole picture of this request; without masks only the page."""
    place, count = model.read_page(pixels)
    asked = [s.key for s in request.subjects if isinstance(s.looks, PersonLooks)]
    there = len(asked if masks is None else people(request, masks))
    seen = [("place", place == request.setting.place), ("people", count == there)]
    for subject in request.subjects:
        if masks is not None and masks[subject.key].sum() >= VISIBLE:
            seen += look_at(model, pixels, subject, masks[subject.key], request.style)
    return seen


def look_at(model: Recogniser, pixels: Pixels, subject: SubjectRequest, mask: Mask, style: str) -> list[Seen]:
    """What the recogniser sees of one subject."""
    truth, told = traits(subject, style), model.read_subject(pixels, mask)
    seen = [
        ("hair", truth.hair, told.hair),
        ("garment colour", truth.garment, told.garment),
        ("animal", truth.species or UNKNOWN, told.species),
    ]
    return [(name, true == found) for name, true, found in seen if true != UNKNOWN]


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


def measure(
    model: Recogniser, painter: Painter, scenes: int, steps: int, notes: Path, seed: str = "held out"
) -> None:
    """Paints those held-out scenes in every way that are not in the notes, and notes what is seen in them."""
    for number in range(len(noted(notes)), scenes):
        rng = random.Random(f"{seed} {number}")
        request = replace(sample_request(rng, 512), style=COLOURED[number % len(COLOURED)], steps=steps)
        request = replace(request, prompt=describe_picture(request))
        seen = sighted(model, painter, request, rng, number % FROM_WORDS == 0)
        with notes.open("a", encoding="utf-8") as file:
            file.write(json.dumps([astuple(sighting) for sighting in seen]) + "\n")
        if (number + 1) % 20 == 0:
            print(table(noted(notes)), flush=True)


def sighted(
    model: Recogniser, painter: Painter, request: PictureRequest, rng: random.Random, from_words: bool
) -> list[Sighting]:
    """What is seen in one scene: drawn, painted, with one subject changed and, if asked, from words alone."""
    sketch = draw_sketch(request)
    masks = dict(sketch.masks)
    picture = done(painter.paint(request, sketch))
    shown = look(model, sketch.pixels, request, masks)
    painted = look(model, picture.pixels, request, masks)
    kept = [after for before, after in zip(shown, painted, strict=True) if before[1]]
    seen = {"1 sketch": shown, "2 painted from the sketch": painted, "3 kept": kept}
    large = [s for s in request.subjects if masks[s.key].sum() >= VISIBLE]
    if large:
        changed = other_looks(rng.choice(large), rng)
        seen |= _repainted(model, painter, with_subject(request, changed), changed, picture.pixels, sketch)
    if from_words:
        alone = done(painter.from_words(replace(request, guidance=SURE)))
        seen["6 from words alone"] = look(model, alone, request, None)
    return [Sighting(kind, trait, hit) for kind, looks in seen.items() for trait, hit in looks]


def _repainted(model: Recogniser, painter: Painter, request: PictureRequest, changed: SubjectRequest,
               page: Pixels, before: Sketch) -> dict[str, list[Seen]]:  # fmt: skip
    """What is seen of a changed subject, painted from a new sketch and from its old lines with new words."""
    seen: dict[str, list[Seen]] = {}
    drawn = draw_sketch(request)
    again, _ = done(painter.repaint(request, drawn, page, changed.key))
    if drawn.masks[changed.key].sum() >= VISIBLE:
        mask = drawn.masks[changed.key]
        seen["4 repainted, drawn anew"] = look_at(model, again, changed, mask, request.style)
    if isinstance(changed.looks, PersonLooks):
        sure = replace(request, guidance=SURE)
        again, _ = done(painter.repaint(sure, before, page, changed.key, from_words=True))
        mask = before.masks[changed.key]
        seen["5 repainted from lines and words"] = look_at(model, again, changed, mask, request.style)
    return seen


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
    parser.add_argument("what", choices=("teach", "measure", "write"))
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--more", type=int, default=800)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--recogniser", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--scenes", type=int, default=500)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--begin", type=Path)
    parser.add_argument("--notes", type=Path)
    asked = parser.parse_args()
    if asked.what == "write":
        RECOGNISING.write(f"{EXPLAINED}\n\n{table(noted(asked.notes))}")
        return
    torch.set_num_threads(asked.threads)
    model, known = Recogniser(), asked.begin if asked.what == "teach" else asked.recogniser
    if known is not None:
        model.load_state_dict(torch.load(known, weights_only=True))
    if asked.what == "teach":
        teach(model, asked.pairs, asked.more, asked.epochs)
        torch.save(model.state_dict(), asked.out)
        return
    painter = Painter.load(asked.model, asked.threads)
    measure(model.eval(), painter, asked.scenes, asked.steps, asked.notes)
    print(table(noted(asked.notes)))


if __name__ == "__main__":
    main()
