"""What a recogniser taught on renders sees in paintings: place, people, hair, cloth, animal.

``python -m tests.bench.recognising draw --lessons DIR [--files N]``
``python -m tests.bench.recognising teach --lessons DIR [--out FILE] [--begin FILE] [--only NAME]``
``python -m tests.bench.recognising measure --notes FILE --pictures DIR [--recogniser FILE] [--model DIR]``
``python -m tests.bench.recognising write --notes FILE``

``DIR`` gets scenes drawn from seeds, so every label is the truth; the last file of them is kept back, to
see what was learned. The one that was taught so is kept beside this file (``recogniser.safetensors``, half
floats) and looks where no other is named. ``measure`` paints scenes of other seeds and keeps the pictures:
they are painted once, and can be looked at again by a better recogniser. The notes get one line for each
scene, so that a measurement that was stopped goes on where it was; ``write`` puts their table into
BENCHMARKS.md. What is looked for, and where, the drawing tells (``visible``), for the drawing and for its
painting alike. The sketch's own figures stand beside the painting's: they are the best that this recogniser
can see. "Kept" is the share of what it sees rightly in the sketch that it still sees rightly in the
painting.
"""

import argparse
import json
import random
from collections.abc import Callable, Generator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file, save_file

from imaging import vocabulary
from imaging.painting import Painter
from imaging.request import AnimalLooks, PersonLooks, PictureRequest, Pixels, Sketch, SubjectRequest
from imaging.sketching.describing import describe_picture, describe_subject
from imaging.sketching.drawing import draw_unfinished
from imaging.sketching.finish import finish
from imaging.sketching.sampling import sample_request
from tests.bench.lessons import COLOURED, Lessons, asked, draw_lessons
from tests.bench.recogniser import NETWORKS, Recogniser, right, train
from tests.bench.sections import RECOGNISING
from tests.bench.visible import Visible, large, visible

ROOT: Final = Path(__file__).resolve().parents[2]
MODEL: Final = ROOT / "data" / "models" / "evoca-cuento"
RECOGNISER: Final = Path(__file__).with_name("recogniser.safetensors")
SURE: Final = 3.0  # guidance where the words alone must tell: without any they are half heard
FROM_WORDS: Final = 5  # one scene of so many is painted from words alone as well
EPOCHS: Final = {"place": 12, "faces": 7, "hair": 12, "cloth": 12, "animal": 14}
TRAITS: Final = ("place", "people", "hair", "garment colour", "animal")
NAMED: Final = {"hair": "hair", "cloth": "garment colour", "animal": "animal"}
EXPLAINED: Final = """What a recogniser taught on renders sees in scenes that it and the model never saw,
drawn by the sketch and painted by evoca-cuento (`python -m tests.bench.recognising`): the share seen rightly
and of how many. The first row is the true drawing, so what this recogniser misses there it cannot measure;
"kept" is what it sees rightly in the drawing and again in the painting. People are counted by the faces that
can be seen; hair, garment and animal are looked for where the drawing shows them. The drawing itself tells
what can be seen: a face where it changes if its person puts on or takes off glasses (by 12 pixels of a page
of 512), hair and garment where it changes with another colour of them (80 and 400 pixels, of a subject of at
least 2,500; hair also a fortieth of it: under a hood only brows are left). The aim is 0.95 for what is
painted from the sketch and 0.85 for what is painted again."""
T = TypeVar("T")
Seen = tuple[str, bool]  # what was looked for and whether it was seen rightly
Shown = Callable[[str, Callable[[], Pixels]], Pixels]  # a picture by its name, made if it is not there


def teach(model: Recogniser, lessons: Path, names: Sequence[str], epochs: int | None) -> None:
    """Teaches these networks all files of lessons but the last; prints what is seen in that one."""
    shown, held = Lessons.read(lessons, last=-1), Lessons.read(lessons, first=-1)
    for name in names:
        train(model, shown, name, epochs or EPOCHS[name])
    print("kept back:", right(model, held))


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


@dataclass(frozen=True)
class Scene:
    """A request, its finished sketch and what can be seen in it."""

    request: PictureRequest
    sketch: Sketch
    seen: Visible
    large: frozenset[str]

    @property
    def people(self) -> int:
        """The number of people who were asked for."""
        return sum(isinstance(subject.looks, PersonLooks) for subject in self.request.subjects)


def drawn(request: PictureRequest) -> Scene:
    """The scene of a request."""
    unfinished, look = draw_unfinished(request)
    pixels = finish(unfinished.pixels, look, request.style, unfinished.masks.values())
    sketch = replace(unfinished, pixels=pixels)
    return Scene(request, sketch, visible(request, unfinished), large(request, unfinished))


def look(model: Recogniser, pixels: Pixels, scene: Scene) -> list[Seen]:
    """What the recogniser sees in a whole picture of this scene."""
    seen = look_around(model, pixels, scene.request, len(scene.seen.faces))
    for subject in scene.request.subjects:
        seen += look_at(model, pixels, scene, subject)
    return seen


def look_around(model: Recogniser, pixels: Pixels, request: PictureRequest, people: int) -> list[Seen]:
    """Whether it sees the place and so many people."""
    place, count = model.read_page(pixels)
    return [("place", place == request.setting.place), ("people", count == people)]


def look_at(model: Recogniser, pixels: Pixels, scene: Scene, subject: SubjectRequest) -> list[Seen]:
    """What the recogniser sees of one subject, as it was told, where the scene shows it."""
    key = subject.key
    looked_for = asked(subject, scene.seen, scene.sketch.masks[key], key in scene.large)
    return [(NAMED[name], model.read_part(name, pixels, where) == truth) for name, where, truth in looked_for]


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
    model: Recogniser,
    painter: Painter,
    scenes: int,
    steps: int,
    notes: Path,
    pictures: Path,
    seed: str = "held out",
) -> None:
    """Notes what is seen in those held-out scenes that are not in the notes, painted in every way."""
    pictures.mkdir(parents=True, exist_ok=True)
    for number in range(len(noted(notes)), scenes):
        rng = random.Random(f"{seed} {number}")
        request = replace(sample_request(rng, 512), style=COLOURED[number % len(COLOURED)], steps=steps)
        request = replace(request, prompt=describe_picture(request))
        seen = sighted(
            model, painter, request, rng, number % FROM_WORDS == 0, _gallery(pictures, f"{number:04d}")
        )
        with notes.open("a", encoding="utf-8") as file:
            file.write(json.dumps([astuple(sighting) for sighting in seen]) + "\n")
        if (number + 1) % 20 == 0:
            print(table(noted(notes)), flush=True)


def _gallery(folder: Path, scene: str) -> Shown:
    """Keeps a scene's pictures: one that is there is not painted again."""

    def shown(name: str, make: Callable[[], Pixels]) -> Pixels:
        path = folder / f"{scene}-{name}.png"
        if not path.exists():
            Image.fromarray(make()).save(path, compress_level=1)
        return np.asarray(Image.open(path).convert("RGB"))

    return shown


def sighted(
    model: Recogniser,
    painter: Painter,
    request: PictureRequest,
    rng: random.Random,
    from_words: bool,
    shown: Shown,
) -> list[Sighting]:
    """What is seen in one scene: drawn, painted, with one subject changed and, if asked, from words alone."""
    scene = drawn(request)
    painted = shown("painted", lambda: done(painter.paint(request, scene.sketch)).pixels)
    before, after = look(model, scene.sketch.pixels, scene), look(model, painted, scene)
    kept = [then for first, then in zip(before, after, strict=True) if first[1]]
    seen = {"1 sketch": before, "2 painted from the sketch": after, "3 kept": kept}
    sizeable = [s for s in request.subjects if s.key in scene.large]
    if sizeable:
        changed = other_looks(rng.choice(sizeable), rng)
        seen |= _repainted(model, painter, scene, changed, painted, shown)
    if from_words:
        sure = replace(request, guidance=SURE)
        alone = shown("words", lambda: done(painter.from_words(sure)))
        seen["6 from words alone"] = look_around(model, alone, request, scene.people)
    return [Sighting(kind, trait, hit) for kind, looks in seen.items() for trait, hit in looks]


def _repainted(model: Recogniser, painter: Painter, before: Scene, changed: SubjectRequest, page: Pixels,
               shown: Shown) -> dict[str, list[Seen]]:  # fmt: skip
    """What is seen of a changed subject, painted from a new sketch and from its old lines with new words."""
    request, key = with_subject(before.request, changed), changed.key
    anew = drawn(request)
    again = shown("anew", lambda: done(painter.repaint(request, anew.sketch, page, key))[0])
    seen = {"4 repainted, drawn anew": look_at(model, again, anew, changed)}
    if isinstance(changed.looks, PersonLooks):
        sure = replace(request, guidance=SURE)
        again = shown(
            "lines", lambda: done(painter.repaint(sure, before.sketch, page, key, from_words=True))[0]
        )
        seen["5 repainted from lines and words"] = look_at(model, again, before, changed)
    return seen


def done(steps: Generator[Any, None, T]) -> T:
    """Runs a painting to its end."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _halved(kept: torch.Tensor) -> torch.Tensor:
    return (kept.half() if kept.is_floating_point() else kept).contiguous()


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("draw", "teach", "measure", "write"))
    parser.add_argument("--lessons", type=Path)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--out", type=Path, default=RECOGNISER)
    parser.add_argument("--begin", type=Path)
    parser.add_argument("--only", choices=NETWORKS)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--recogniser", type=Path, default=RECOGNISER)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--scenes", type=int, default=500)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--notes", type=Path)
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    if given.what == "write":
        RECOGNISING.write(f"{EXPLAINED}\n\n{table(noted(given.notes))}")
        return
    if given.what == "draw":
        draw_lessons(given.lessons, given.files)
        return
    torch.set_num_threads(given.threads)
    model, known = Recogniser(), given.begin if given.what == "teach" else given.recogniser
    if known is not None:
        model.load_state_dict(load_file(known))
    if given.what == "teach":
        teach(model, given.lessons, (given.only,) if given.only else NETWORKS, given.epochs)
        save_file({name: _halved(kept) for name, kept in model.state_dict().items()}, given.out)
        return
    painter = Painter.load(given.model, given.threads)
    measure(model.eval(), painter, given.scenes, given.steps, given.notes, given.pictures)
    print(table(noted(given.notes)))


if __name__ == "__main__":
    main()
