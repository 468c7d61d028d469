"""How well the embedded model learns a character that it never saw, from ten renders, by each method.

``python -m tests.bench.personalising learn --method lora --who 0 --work DIR``
``python -m tests.bench.personalising measure --who 0 --work DIR [--scenes 50] [--pairs 20] [--write]``
``python -m tests.bench.personalising photos --photos DIR --words dog --work DIR``

What is drawn is known to the pixel, so that nobody has to judge: hair and cloth are the character's where
their hue is nearer to the character's colours than to any other. ``measure`` takes what ``learn`` has
left in the work folder, finished or not, and writes the table of docs/training.md.
"""

import argparse
import json
import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from imaging.painting import Painter
from imaging.personalising import Recipe, Trainee, TrainingPhoto
from imaging.personalising.samples import finished
from imaging.personalising.training import train
from imaging.request import Pixels
from imaging.sketching.palette import COLOURS
from tests.bench.odd_character import (
    LIME_GIRL,
    MAGENTA_MAN,
    TURQUOISE_WOMAN,
    Odd,
    OddScene,
    Seen,
    as_told,
    like,
    odd_scene,
    seen,
    share_of,
)

ROOT: Final = Path(__file__).resolve().parents[2]
MODELS: Final = ROOT / "data" / "models"
MODEL: Final = "evoca-cuento"
PAGE: Final = ROOT / "docs" / "training.md"
MARKS: Final = ("<!-- measured -->", "<!-- end of measured -->")
WHO: Final = (TURQUOISE_WOMAN, MAGENTA_MAN, LIME_GIRL)
METHODS: Final = ("lora", "dreambooth", "textual-inversion")
LEARNT_IN: Final = ("plain", "room", "church_square", "market", "forest", "classroom")
SHOWN_IN: Final = ("park", "kitchen", "beach", "village_street", "garden", "living_room")
PHOTOS, HELD_OUT = 10, 2
AROUND: Final = 25  # of 255: the weight of what is around the subject
TOLD: Final = ("coat", "red")  # other clothes, as a memory may tell them
STEPS: Final = 6
TIMES: Final = "times.json"


def photos_of(odd: Odd) -> list[TrainingPhoto]:
    """Ten renders to learn from and two to measure by."""
    rng = random.Random(5)
    found: list[TrainingPhoto] = []
    for _ in range(PHOTOS + HELD_OUT):
        scene = odd_scene((odd,), rng, LEARNT_IN)
        softness = np.where(scene.sketch.masks[odd.token], 255, AROUND).astype(np.uint8)
        found.append(TrainingPhoto(scene.truth, f"photo of {odd.token} {odd.class_words}", "x", softness))
    return found


def learn(odd: Odd, method: str, folder: Path, **changes: Any) -> None:
    """Trains, or goes on, and adds up the time that it takes."""
    recipe = replace(Recipe.for_("evoca", "person", PHOTOS, MODEL, method), samples=2, early_stop=False)
    photos = photos_of(odd)
    trainee = Trainee(odd.token, odd.class_words)
    follow(trainee, photos[:PHOTOS], photos[PHOTOS:], replace(recipe, **changes), folder)


def follow(
    trainee: Trainee,
    photos: Sequence[TrainingPhoto],
    held_out: Sequence[TrainingPhoto],
    recipe: Recipe,
    folder: Path,
) -> None:
    """Runs a training to its end, noting wall and processor time after each epoch."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / TIMES
    spent = json.loads(note.read_text()) if note.exists() else {"wall": 0.0, "processor": 0.0}
    wall, processor = time.monotonic(), time.process_time()
    for step in train(trainee, photos, held_out, recipe, folder, [MODELS], threads=1):
        if step.made is None:
            continue
        now = {
            "wall": spent["wall"] + time.monotonic() - wall,
            "processor": spent["processor"] + time.process_time() - processor,
            "load": os.getloadavg()[0],
        }
        note.write_text(json.dumps(now))
        made = step.made
        print(made.number, made.likeness, made.verdict, made.reason, now, flush=True)


# --- measuring --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One line of the table: shares of scenes and of pixels, minutes and bytes."""

    method: str
    epochs: int
    likeness: float | None
    there: float
    hair: float
    cloth: float
    told: float
    wall: float
    processor: float
    load: float
    size: int


def file_of(folder: Path) -> Path | None:
    """The proposed epoch's weights, or the last one's of a training that has not ended."""
    result = folder / "result.json"
    if result.exists():
        return folder / f"epoch-{json.loads(result.read_text())['proposed']:02d}.safetensors"
    return max(folder.glob("epoch-*.safetensors"), default=None)


def measured(painter: Painter, odd: Odd, method: str, folder: Path, scenes: int) -> Row | None:
    """What comes of a method's training in scenes at other places."""
    file = file_of(folder)
    if file is None:
        return None
    rng = random.Random(77)
    found: list[Seen] = []
    told: list[float] = []
    for number in range(scenes):
        scene = odd_scene((odd,), rng, SHOWN_IN)
        found.append(seen(painted(painter, scene, {odd.token: file}), scene, odd))
        if number % 5 == 0:
            told.append(_followed(painter, scene, odd, file))
    times = json.loads((folder / TIMES).read_text()) if (folder / TIMES).exists() else {}
    lines = [json.loads(line) for line in (folder / "curve.jsonl").read_text().splitlines()]
    epochs = [line for line in lines if "epoch" in line]
    number = int(file.stem[-2:])
    return Row(
        method,
        number,
        epochs[number - 1]["likeness_told"],
        float(np.mean([each.there for each in found])),
        _mean([each.hair for each in found]),
        _mean([each.cloth for each in found]),
        float(np.mean(told)),
        times.get("wall", 0.0),
        times.get("processor", 0.0),
        times.get("load", 0.0),
        file.stat().st_size,
    )


def painted(painter: Painter, scene: OddScene, files: dict[str, Path]) -> Pixels:
    """The scene with each subject repainted, one after the other, by its own weights."""
    subjects = tuple(replace(each, adapter=files.get(each.key)) for each in scene.request.subjects)
    request = replace(scene.request, subjects=subjects, steps=STEPS)
    page = scene.sketch.pixels
    for subject in subjects:
        if subject.adapter is not None:
            page, _ = finished(painter.repaint(request, scene.sketch, page, subject.key))
    return page


def _followed(painter: Painter, scene: OddScene, odd: Odd, file: Path) -> float:
    """With other clothes told: the share of the cloth that has the told colour, not the character's."""
    other = as_told(scene, *TOLD)
    page = painted(painter, other, {odd.token: file})
    hidden = scene.hair[odd.token] | ~other.sketch.masks[odd.token]
    plain = other.sketch.pixels.astype(np.float32)
    red = np.linalg.norm(plain - np.array(COLOURS[TOLD[1]]), axis=-1) < 60
    return share_of(page, red & ~hidden, COLOURS[TOLD[1]], odd.stripes)


def margins(painter: Painter, files: dict[str, Path], count: int, scenes: int) -> tuple[float, float, float]:
    """Mean likeness to oneself, mean margin over the likest other, share of scenes with all above 0."""
    rng = random.Random(99 + count)
    own: list[float] = []
    gaps: list[float] = []
    clear: list[bool] = []
    for _ in range(scenes):
        odds = WHO[:count]
        scene = odd_scene(odds, rng, SHOWN_IN)
        page = painted(painter, scene, files)
        table = [[like(page, scene, where, who) for who in odds] for where in odds]
        found = [row[i] - max(v for j, v in enumerate(row) if j != i) for i, row in enumerate(table)]
        own += [row[i] for i, row in enumerate(table)]
        gaps += found
        clear.append(min(found) > 0)
    return float(np.mean(own)), float(np.mean(gaps)), float(np.mean(clear))


def _mean(values: Sequence[float | None]) -> float:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else float("nan")


def table(rows: Sequence[Row], scenes: int) -> str:
    """The methods side by side, as Markdown."""
    lines = [
        f"Ten renders, one thread, seen in {scenes} new scenes:",
        "",
        "| method | after epoch | held-out gain | there | hair | cloth | told clothes | processor "
        "| wall (load) | file |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        gain = "" if row.likeness is None else f"{row.likeness:.2f}"
        lines.append(
            f"| {row.method} | {row.epochs} | {gain} | {row.there:.0%} | {row.hair:.2f} | {row.cloth:.2f} "
            f"| {row.told:.2f} | {row.processor / 60:.1f} min | {row.wall / 60:.0f} min ({row.load:.0f}) "
            f"| {row.size / 1e6:.2g} MB |"
        )
    return "\n".join(lines)


def write(text: str) -> None:
    """Puts the measured part into docs/training.md."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(MARKS[0], 1)
    after = rest.split(MARKS[1], 1)[1]
    PAGE.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}", encoding="utf-8")


def _measure(asked: argparse.Namespace) -> None:
    torch.set_num_threads(1)
    painter = Painter.load(asked.models / MODEL, 1)
    odd, folders = WHO[asked.who], {method: asked.work / f"{method}-{asked.who}" for method in METHODS}
    found = (measured(painter, odd, method, folder, asked.scenes) for method, folder in folders.items())
    rows = [row for row in found if row]
    parts = [table(rows, asked.scenes)]
    files = {odd.token: file for n, odd in enumerate(WHO) if (file := file_of(asked.work / f"lora-{n}"))}
    for count in range(2, len(files) + 1):
        own, gap, clear = margins(painter, files, count, asked.pairs)
        parts.append(
            f"{count} subjects in {asked.pairs} scenes: likeness to oneself {own:.2f}, "
            f"margin over the others {gap:.2f}, all margins above 0 in {clear:.0%}."
        )
    text = "\n\n".join(parts)
    print(text)
    if asked.write:
        write(text)


def _photos(asked: argparse.Namespace) -> None:
    from imaging.photos import check_photo, check_set, read_photo, subject_mask

    kind: Any = "pet" if asked.words in ("dog", "cat") else "thing"
    token = "ludubelk"
    judged = [
        (photo, check_photo(photo, kind))
        for path in sorted(asked.photos.glob("*.jpg"))
        for photo in [read_photo(path.read_bytes(), path.name)]
    ]
    whole = check_set([verdict for _, verdict in judged], kind)
    usable = [
        TrainingPhoto(
            photo.pixels, f"photo of {token} {asked.words}", photo.name, subject_mask(photo, verdict, kind)
        )
        for photo, verdict in judged
        if photo.name in whole.usable
    ]
    held = usable[-1:] if len(usable) > 3 else []
    learnt = usable[: len(usable) - len(held)]
    recipe = Recipe.for_("evoca", kind, len(learnt), MODEL)
    follow(Trainee(token, asked.words, kind), learnt, held, replace(recipe, early_stop=False), asked.work)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("learn")
    one.add_argument("--method", choices=METHODS, default="lora")
    one.add_argument("--who", type=int, choices=range(len(WHO)), default=0)
    one.add_argument("--work", type=Path, required=True)
    one.set_defaults(run=lambda a: learn(WHO[a.who], a.method, a.work / f"{a.method}-{a.who}"))
    two = commands.add_parser("measure")
    two.add_argument("--work", type=Path, required=True)
    two.add_argument("--who", type=int, choices=range(len(WHO)), default=0)
    two.add_argument("--scenes", type=int, default=50)
    two.add_argument("--pairs", type=int, default=20)
    two.add_argument(
        "--models", type=Path, default=MODELS, help="where the weights are that it was learnt on"
    )
    two.add_argument("--write", action="store_true")
    two.set_defaults(run=_measure)
    three = commands.add_parser("photos")
    three.add_argument("--photos", type=Path, required=True)
    three.add_argument("--words", default="dog")
    three.add_argument("--work", type=Path, required=True)
    three.set_defaults(run=_photos)
    asked = parser.parse_args()
    asked.run(asked)


if __name__ == "__main__":
    main()
