"""Four ways to paint several trained subjects into one picture, on the same scenes, seeds and steps.

``python -m tests.bench.composing --work DIR [--scenes 60] [--counts 2,3,4] [--adapters DIR] [--tries 3]
[--bare 20] [--minutes M] [--write]``

Subjects are odd characters with their learnt weights (``DIR/<token>.safetensors``, or folders ``lora-0``
and so on as ``tests.bench.personalising learn`` leaves them); counts with too few weights are left out.
Without a folder they are ordinary cards, whose colours the sketch shows: that tries the machinery and says
nothing of bleeding. The measure of bleeding: S[i, j] is how like subject i's region is to the references of
j; given are the mean of S[i, i], the mean margin over the likest other, and the share of pictures in which
every margin is above 0; by the vectors of ``imaging.seeing`` and, for odd characters, by the share of their
colours. ``--bare`` paints so many scenes with weights that bring no own colours as well. Pictures measured
already are taken from the work folder, so that a stopped run goes on; a scene counts once it has been
painted in every way.
"""

import argparse
import json
import random
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from imaging.composing.composing import TOGETHER, compose
from imaging.composing.values import Composing, References, Seeing, Way
from imaging.painting import Painter
from imaging.painting.own_colours import METADATA
from imaging.personalising.samples import finished
from imaging.request import (
    Garment,
    Mask,
    PaintStep,
    PersonLooks,
    PictureRequest,
    Pixels,
    Repaint,
    Sketch,
)
from imaging.seeing import Seer, identity, load_seeing
from imaging.sketching import draw_sketch
from imaging.sketching.describing import describe_subject
from tests.bench.odd_character import (
    BLUE_ELDER,
    LIME_GIRL,
    MAGENTA_MAN,
    TURQUOISE_WOMAN,
    Odd,
    OddScene,
    like,
    odd_scene,
)
from tests.bench.personalising import file_of
from tests.bench.sections import COMPOSING
from tests.bench.seeing import ELSEWHERE, MODEL, SHOWN, SIGHT, references_of

WHO: Final = (TURQUOISE_WOMAN, MAGENTA_MAN, LIME_GIRL, BLUE_ELDER)
NAMES: Final[Mapping[Way, str]] = {
    "together": "(a) together",
    "regional": "(b) regional",
    "each": "(c) each",
    "regional_then_each": "(d) regional, then each",
}
PLAIN_CARDS: Final = (("black", "red"), ("blond", "blue"), ("red", "green"), ("white", "purple"))
STEPS: Final = 6
_CAUTION: Final = (
    "In every way the model sees a faint drawing of the subjects, and their region is not held to the "
    "sketch's colours. In (b), (c) and (d) each region is then given its subject's own colours, which the "
    "file of weights brings; (a) lets all weights work everywhere and knows nobody's place, so it gives "
    "none. The measure is the one by vectors; these see shapes as well, which the drawing brings, so the "
    "first row shows what a drawing in ordinary colours reaches. That by colours is partly circular wherever "
    "own colours are laid in; the rows without own colours show the weights alone. (c) and (d) are looked at "
    "by the gates, and painted once; with gates, what fails is tried again. A page that ways have in common "
    "is painted once, and its time counted in each."
)
SIZE: Final = 512
REFERENCES: Final = 6
Matrix = list[list[float]]


@dataclass(frozen=True)
class Case:
    """One scene to be painted in every way. ``odd`` is None for ordinary cards."""

    name: str
    request: PictureRequest
    sketch: Sketch
    keys: tuple[str, ...]
    odd: OddScene | None


@dataclass(frozen=True)
class Manner:
    """One row of the table: a way, tried again by the gates or not, with own colours or not.

    Without a way it is the drawing, in which nobody's weights have a say.
    """

    way: Way | None
    gated: bool = False
    bare: bool = False

    @property
    def suffix(self) -> str:
        """Of the files with its pictures and notes."""
        return f"{self.way or 'drawing'}{'-gated' if self.gated else ''}{'-bare' if self.bare else ''}"


PAINTED_ONCE: Final = (Manner(None), *(Manner(way) for way in NAMES))
TRIED_AGAIN: Final = (Manner("each", gated=True), Manner("regional_then_each", gated=True))
WITHOUT_COLOURS: Final = (Manner("regional", bare=True), Manner("each", bare=True))


@dataclass(frozen=True)
class Painted:
    """What came of one scene in one way: both matrices, whether the heads were right, seconds."""

    vectors: Matrix
    colours: Matrix | None
    heads: bool
    wall: float = 0.0
    processor: float = 0.0
    tries: int = 0
    doubts: int = 0


@dataclass(frozen=True)
class Row:
    """One way with one number of subjects; ``by_…``: own likeness, margin, share with all above 0."""

    way: str
    pictures: int
    by_vectors: tuple[float, float, float]
    by_colours: tuple[float, float, float] | None
    heads: float
    wall: float
    processor: float
    tries: float
    doubts: float


# --- scenes -----------------------------------------------------------------------------------------------


def odd_cases(count: int, scenes: int, files: Mapping[str, Path]) -> Iterator[Case]:
    """Scenes with the first odd characters, each with its weights."""
    rng = random.Random(f"composing {count}")
    for number in range(scenes):
        scene = odd_scene(WHO[:count], rng, ELSEWHERE, SIZE)
        subjects = tuple(replace(each, adapter=files[each.key]) for each in scene.request.subjects)
        request = replace(scene.request, subjects=subjects, steps=STEPS)
        yield Case(f"{count}-{number:03d}", request, scene.sketch, tuple(s.key for s in subjects), scene)


def card_cases(count: int, scenes: int) -> Iterator[Case]:
    """The same scenes with ordinary cards, as the sketch shows them."""
    rng = random.Random(f"composing {count}")
    for number in range(scenes):
        request = _with_cards(odd_scene(WHO[:count], rng, ELSEWHERE, SIZE).request)
        keys = tuple(subject.key for subject in request.subjects)
        yield Case(f"{count}-{number:03d}", replace(request, steps=STEPS), draw_sketch(request), keys, None)


def _with_cards(request: PictureRequest) -> PictureRequest:
    subjects = []
    for subject, (hair, cloth) in zip(request.subjects, PLAIN_CARDS, strict=False):
        assert isinstance(subject.looks, PersonLooks)
        garments = (Garment(subject.looks.garments[0].kind, cloth),)
        played = replace(subject, looks=replace(subject.looks, hair_colour=hair, garments=garments))
        subjects.append(replace(played, prompt=describe_subject(played)))
    prompt = ", ".join(subject.prompt for subject in subjects)
    return replace(request, subjects=tuple(subjects), prompt=prompt)


def references(seeing: Seeing, odd: bool) -> dict[str, References]:
    """Each character's own pictures, alone and in other places."""
    if odd:
        return {each.token: references_of(seeing, each, REFERENCES)[0] for each in WHO}
    made: dict[str, References] = {}
    for number, each in enumerate(WHO):
        rng = random.Random(f"references {each.token}")
        vectors = []
        for _ in range(REFERENCES):
            requests = _with_cards(odd_scene(_first(number), rng, SHOWN, 384).request)
            sketch = draw_sketch(requests)
            vectors.append(seeing.vector(sketch.pixels, sketch.masks[each.token]))
        made[each.token] = References(each.token, np.stack(vectors))
    return made


def _first(number: int) -> tuple[Odd, ...]:
    """The characters up to this one: cards have their colours by their place in the row."""
    return WHO[: number + 1]


# --- measuring --------------------------------------------------------------------------------------------


class Remembering:
    """A painter of one scene that paints each base page once; ``spared`` are the seconds (wall, processor)
    that its ways have not spent again.
    """

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._pages: dict[tuple[tuple[Path, bool], ...], tuple[Pixels, float, float]] = {}
        self.spared = (0.0, 0.0)

    def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
        """The page, from memory where it was painted with the same weights."""
        key = tuple((each.file, each.where is None) for each in request.adapters)
        if key in self._pages:
            page, wall, processor = self._pages[key]
            self.spared = (self.spared[0] + wall, self.spared[1] + processor)
            return page
        wall, processor = time.monotonic(), time.process_time()
        page = yield from self._painter.base(request, sketch)
        self._pages[key] = (page, time.monotonic() - wall, time.process_time() - processor)
        return page

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, *, anew: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """As the painter does."""
        return (yield from self._painter.repaint(request, sketch, canvas, key, anew=anew))


def painted(
    painter: Remembering,
    seer: Seer,
    known: Mapping[str, References],
    case: Case,
    composing: Composing,
    picture: Path,
) -> Painted:
    """Paints one scene in one way and measures it; the picture is kept for the eye."""
    before, wall, processor = painter.spared, time.monotonic(), time.process_time()
    own = [known[key] for key in case.keys]
    # What is painted all at once would be repainted where it fails a gate: here it is to stand as it is.
    looked_at = composing.way not in TOGETHER
    seeing, references = (seer, own) if looked_at else (None, ())
    made = finished(compose(painter, case.request, case.sketch, composing, seeing, references))
    wall = time.monotonic() - wall + painter.spared[0] - before[0]
    processor = time.process_time() - processor + painter.spared[1] - before[1]
    Image.fromarray(made.pixels).save(picture, quality=90)
    seen = judged(seer, known, case, made.pixels)
    return replace(seen, wall=wall, processor=processor, tries=len(made.tries), doubts=len(made.doubts))


def judged(seer: Seer, known: Mapping[str, References], case: Case, pixels: Pixels) -> Painted:
    """What is to be seen in a picture of the scene."""
    own = [known[key] for key in case.keys]
    return Painted(
        vectors_matrix(seer, pixels, case.sketch.masks, case.keys, own),
        None if case.odd is None else colours_matrix(pixels, case.odd, len(case.keys)),
        seer.count(pixels) == seer.count(case.sketch.pixels),
    )


def vectors_matrix(
    seeing: Seeing,
    pixels: Pixels,
    masks: Mapping[str, Mask],
    keys: Sequence[str],
    own: Sequence[References],
) -> Matrix:
    """S[i][j]: how near the figure i is to the references of j, as a cosine."""
    rows = [identity(seeing.vector(pixels, masks[key]), own) for key in keys]
    return [[row[key] for key in keys] for row in rows]


def colours_matrix(pixels: Pixels, scene: OddScene, count: int) -> Matrix:
    """S[i][j]: the share of the region of i that has the colours of j."""
    return [[like(pixels, scene, where, who) for who in WHO[:count]] for where in WHO[:count]]


def margins(matrix: Matrix) -> list[float]:
    """Of each subject: how much liker itself than the likest other."""
    return [row[i] - max(value for j, value in enumerate(row) if j != i) for i, row in enumerate(matrix)]


def summed(way: str, found: Sequence[Painted]) -> Row:
    """The pictures of one way as a row of the table."""
    colours = [each.colours for each in found if each.colours is not None]
    return Row(
        way,
        len(found),
        _bleeding([each.vectors for each in found]),
        _bleeding(colours) if colours else None,
        float(np.mean([each.heads for each in found])),
        float(np.median([each.wall for each in found])),
        float(np.median([each.processor for each in found])),
        float(np.mean([each.tries for each in found])),
        float(np.mean([each.doubts for each in found])),
    )


def _bleeding(matrices: Sequence[Matrix]) -> tuple[float, float, float]:
    own = [matrix[i][i] for matrix in matrices for i in range(len(matrix))]
    gaps = np.array([margins(matrix) for matrix in matrices])
    return float(np.mean(own)), float(gaps.mean()), float((gaps.min(axis=1) > 0).mean())


def files_in(folder: Path | None) -> dict[str, Path]:
    """The weights of each character that has some."""
    if folder is None:
        return {}
    found: dict[str, Path] = {}
    for number, each in enumerate(WHO):
        plain, learnt = folder / f"{each.token}.safetensors", folder / f"lora-{number}"
        path = plain if plain.exists() else file_of(learnt) if learnt.is_dir() else None
        if path is not None:
            found[each.token] = path
    return found


def without_colours(files: Mapping[str, Path], folder: Path) -> dict[str, Path]:
    """Copies of the weights that bring no own colours."""
    folder.mkdir(exist_ok=True)
    made: dict[str, Path] = {}
    for token, file in files.items():
        with safe_open(file, "pt") as opened:
            told = {key: value for key, value in (opened.metadata() or {}).items() if key != METADATA}
        made[token] = folder / f"{token}.safetensors"
        save_file(load_file(file), made[token], told)
    return made


def measure(asked: argparse.Namespace) -> str:
    """Paints and measures everything that was asked for, or what fits into the time; Markdown."""
    seer, painter = load_seeing(asked.sight, 1), Painter.load(MODEL, 1)
    files = files_in(asked.adapters)
    bare = without_colours(files, asked.work / "bare")
    known = references(seer, odd=bool(files))
    until = time.monotonic() + 60 * asked.minutes
    counts = [int(part) for part in asked.counts.split(",")]
    able = [c for c in counts if not files or all(each.token in files for each in WHO[:c])]
    made = {c: odd_cases(c, asked.scenes, files) if files else card_cases(c, asked.scenes) for c in able}
    for number in range(asked.scenes):
        for count in able if time.monotonic() < until else ():
            case, page = next(made[count]), Remembering(painter)
            for manner in _manners(asked, number < asked.bare and bool(files)):
                _noted(page, seer, known, case, manner, asked, bare)
    kind = "odd characters with weights of their own" if files else "ordinary cards without weights"
    head = f"Several subjects in one picture: {kind}, {STEPS} steps. {_CAUTION}"
    lacking = [
        f"{c} subjects: there are learnt weights of {len(files)} alone." for c in counts if c not in able
    ]
    rows = {count: _rows(count, asked) for count in able}
    day = f"Measured on {date.today().isoformat()}."
    return "\n\n".join([head, day, concluded(rows), *(table(c, rows[c]) for c in able), *lacking])


def concluded(rows: Mapping[int, Sequence[Row]]) -> str:
    """What the tables say of each way in short, and which of them is the default."""
    counts = ", ".join(str(count) for count in rows)
    lines = [f"With {counts} subjects, painted once (all margins above 0; heads right; seconds):", ""]
    for way, name in NAMES.items():
        own = [row for found in rows.values() for row in found if row.way == name]
        clear = ", ".join(f"{row.by_vectors[2]:.0%}" for row in own)
        heads = ", ".join(f"{row.heads:.0%}" for row in own)
        seconds = ", ".join(f"{row.wall:.1f}" for row in own)
        default = " **The default.**" if way == Composing().way else ""
        lines.append(f"- {name}: {clear}; {heads}; {seconds} s.{default}")
    return "\n".join(lines)


def _manners(asked: argparse.Namespace, bare: bool) -> tuple[Manner, ...]:
    again = TRIED_AGAIN if asked.tries > 1 else ()
    return (*PAINTED_ONCE, *again, *(WITHOUT_COLOURS if bare else ()))


def _noted(
    page: Remembering,
    seer: Seer,
    known: Mapping[str, References],
    case: Case,
    manner: Manner,
    asked: argparse.Namespace,
    bare: Mapping[str, Path],
) -> Painted:
    """What was measured of a scene in one manner, now or in an earlier run."""
    note = asked.work / f"{case.name}-{manner.suffix}.json"
    if not note.exists():
        once = replace(manner, gated=False)
        if manner.way is None:
            made = judged(seer, known, case, case.sketch.pixels)
        elif manner.gated and not (first := _noted(page, seer, known, case, once, asked, bare)).doubts:
            made = first  # everything has passed at the first try
        else:
            composing = Composing(manner.way, asked.tries if manner.gated else 1)
            shown = _with_weights(case, bare) if manner.bare else case
            made = painted(page, seer, known, shown, composing, note.with_suffix(".jpg"))
        note.write_text(json.dumps(asdict(made)))
    return Painted(**json.loads(note.read_text()))


def _with_weights(case: Case, files: Mapping[str, Path]) -> Case:
    subjects = tuple(replace(each, adapter=files[each.key]) for each in case.request.subjects)
    return replace(case, request=replace(case.request, subjects=subjects))


def _rows(count: int, asked: argparse.Namespace) -> list[Row]:
    """The rows of the table of the scenes that were painted in every manner."""
    rows: list[Row] = []
    for manners in (_manners(asked, bare=False), WITHOUT_COLOURS if asked.bare else ()):
        names = [f"{count}-{number:03d}" for number in range(asked.scenes)]
        whole = [n for n in names if all((asked.work / f"{n}-{m.suffix}.json").exists() for m in manners)]
        for manner in manners if whole else ():
            found = [json.loads((asked.work / f"{n}-{manner.suffix}.json").read_text()) for n in whole]
            rows.append(summed(_named(manner, asked.tries), [Painted(**each) for each in found]))
    return rows


def _named(manner: Manner, tries: int) -> str:
    if manner.way is None:
        return "the drawing"
    more = f", gates, {tries} tries" if manner.gated else ", without own colours" if manner.bare else ""
    return NAMES[manner.way] + more


def table(count: int, rows: Sequence[Row]) -> str:
    """The ways with one number of subjects side by side, as Markdown."""
    lines = [
        f"{count} subjects:",
        "",
        "| way | scenes | all margins above 0 | own likeness | margin | by colours: all above 0 | own "
        "| margin | heads right | seconds (processor) | tries | doubts |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        own, gap, clear = row.by_vectors
        colours = ("", "", "")
        if row.by_colours is not None:
            colours = (f"{row.by_colours[2]:.0%}", f"{row.by_colours[0]:.2f}", f"{row.by_colours[1]:.2f}")
        spent = ("", "", "")
        if row.wall:
            spent = (f"{row.wall:.1f} ({row.processor:.1f})", f"{row.tries:.1f}", f"{row.doubts:.1f}")
        lines.append(
            f"| {row.way} | {row.pictures} | {clear:.0%} | {own:.2f} | {gap:.2f} | {' | '.join(colours)} "
            f"| {row.heads:.0%} | {' | '.join(spent)} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--scenes", type=int, default=60)
    parser.add_argument("--counts", default="2,3,4")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--adapters", type=Path)
    parser.add_argument("--tries", type=int, default=1, help="more than 1: (c) and (d) with gates as well")
    parser.add_argument("--bare", type=int, default=0, help="scenes without own colours as well")
    parser.add_argument("--minutes", type=float, default=1e9, help="no scenes are begun later")
    parser.add_argument("--sight", type=Path, default=SIGHT)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    asked.work.mkdir(parents=True, exist_ok=True)
    text = measure(asked)
    print(text)
    if asked.write:
        COMPOSING.write(text)


if __name__ == "__main__":
    main()
