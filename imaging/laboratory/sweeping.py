"""A grid of pictures: the same words and seeds painted with other epochs, methods and numbers of steps.

A picture's file is named after all that makes it, so that a comparison that was cut off, or is asked for
again with one epoch more, paints only what is not there yet.
"""

import hashlib
import json
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

import numpy as np
from PIL import Image

from imaging.engine.families import FAMILIES
from imaging.laboratory.faults import LaboratoryError
from imaging.laboratory.likeness import Resemblance, subject_cut
from imaging.laboratory.prompts import SUBJECT, told_of
from imaging.laboratory.values import (
    UNTRAINED,
    Cell,
    MadeCell,
    Sweep,
    SweepPrompt,
    SweepResult,
    SweepStep,
    Trained,
)
from imaging.personalising.samples import KEY, scene_of
from imaging.personalising.storage import write_whole
from imaging.request import Adapter, Mask, PaintStep, Picture, PictureRequest, Pixels, Repaint, Sketch
from imaging.sketching import draw_sketch

PICTURES: Final = "pictures"
MOST_CELLS: Final = 2000
DRAWN: Final = ("person", "pet")  # kinds that are subjects with a region of their own
EMBEDDED: Final = "evoca"

T = TypeVar("T")


class Paints(Protocol):
    """What paints: ``imaging.engine.engine.Engine``, or whoever stands before it."""

    def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
        """The whole page from its sketch."""
        ...

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """One subject in its own region."""
        ...

    def paint(self, request: PictureRequest, sketch: Sketch | None) -> Generator[PaintStep, None, Picture]:
        """A picture of words alone."""
        ...


@dataclass(frozen=True, eq=False)
class _Asked:
    """What one cell asks of the painter; without a sketch it is painted from words alone."""

    request: PictureRequest
    sketch: Sketch | None
    subject: Mask | None
    file: Path


def as_png(pixels: Pixels) -> bytes:
    """A picture as a PNG file."""
    file = BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def cells_of(
    trainings: Sequence[Trained],
    epochs: Sequence[int] | None,
    steps: Sequence[int],
    seeds: Sequence[int],
    prompts: int,
) -> tuple[Cell, ...]:
    """The grid's cells; without ``epochs`` the untrained model, the first, the proposed and the last epoch.

    An epoch that one training has not is left out there. Raises LaboratoryError for one that none has, and
    for too many pictures.
    """
    for number in epochs or ():
        if number != UNTRAINED and all(one.epoch(number) is None for one in trainings):
            raise LaboratoryError("no_such_epoch", number=str(number))
    cells = tuple(
        Cell(index, epoch, prompt, seed, count)
        for index, trained in enumerate(trainings)
        for epoch in _epochs_of(trained, epochs)
        for prompt in range(prompts)
        for seed in seeds
        for count in steps
    )
    if len(cells) > MOST_CELLS:
        raise LaboratoryError("too_many", count=str(len(cells)), most=str(MOST_CELLS))
    if not cells:
        raise LaboratoryError("nothing")
    return cells


def _epochs_of(trained: Trained, wanted: Sequence[int] | None) -> list[int]:
    numbers = [one.number for one in trained.epochs]
    if wanted is None:
        return sorted({UNTRAINED, numbers[0], trained.best, numbers[-1]})
    return [number for number in dict.fromkeys(wanted) if number == UNTRAINED or number in numbers]


def sweep(
    wanted: Sweep,
    painter: Paints,
    folder: Path,
    encoded: Callable[[Pixels], bytes] = as_png,
    references: Sequence[Pixels] = (),
) -> Generator[SweepStep, None, SweepResult]:
    """Paints the grid into ``folder``/pictures and measures it; what is there already is kept.

    ``references`` are photos cut to the subject, by which pictures are measured. Closing the generator stops
    it after a step; asked again it goes on. Raises ImagingError of any kind.
    """
    grid = _Grid(wanted, painter, folder, encoded, references)
    made: list[MadeCell] = []
    painted, began = 0, time.monotonic()
    total = len(wanted.cells)
    yield SweepStep(0, total)
    for cell in wanted.cells:
        asked = grid.asked(cell)
        seconds: float | None = None
        if not asked.file.exists():
            since = time.monotonic()
            yield from grid.painted(asked, SweepStep(len(made), total, _left(began, painted, total, made)))
            painted, seconds = painted + 1, round(time.monotonic() - since, 2)
        made.append(grid.measured(cell, asked, seconds))
        yield SweepStep(len(made), total, _left(began, painted, total, made), made[-1])
    return SweepResult(tuple(made))


def subject_of(wanted: Sweep, cell: Cell) -> Mask | None:
    """Where a cell's subject is in its picture; None where it is the whole, or nobody knows."""
    trained = wanted.trainings[cell.training]
    if trained.family != EMBEDDED:
        return None
    _request, sketch = _scene(wanted, trained, wanted.prompts[cell.prompt], cell, None)
    return sketch.masks.get(KEY)


def _left(began: float, painted: int, total: int, made: Sequence[MadeCell]) -> float | None:
    """The seconds left, if all that remains is yet to be painted; None before the first picture."""
    return None if not painted else (time.monotonic() - began) / painted * (total - len(made))


class _Grid:
    def __init__(
        self,
        wanted: Sweep,
        painter: Paints,
        folder: Path,
        encoded: Callable[[Pixels], bytes],
        references: Sequence[Pixels],
    ) -> None:
        self._wanted, self._painter = wanted, painter
        self._folder, self._encoded = folder / PICTURES, encoded
        self._bases: dict[str, Pixels] = {}
        faces = any(each.trainee.kind == "person" for each in wanted.trainings)
        self._likeness = Resemblance(references, faces=faces)

    def asked(self, cell: Cell) -> _Asked:
        """What a cell is painted from, and where it is kept."""
        trained, prompt = self._wanted.trainings[cell.training], self._wanted.prompts[cell.prompt]
        epoch = trained.epoch(cell.epoch)
        weights = None if epoch is None else epoch.file
        if trained.family == EMBEDDED:
            request, sketch = _scene(self._wanted, trained, prompt, cell, weights)
        else:
            request, sketch = _from_words(trained, prompt, cell, weights), None
        file = self._folder / f"{_mark(request, sketch, weights)}.png"
        return _Asked(request, sketch, None if sketch is None else sketch.masks.get(KEY), file)

    def painted(self, asked: _Asked, so_far: SweepStep) -> Generator[SweepStep]:
        """Paints a cell and keeps it, telling each step."""
        steps = self._page(asked) if asked.sketch is not None else self._words(asked)
        pixels = yield from _told(steps, so_far)
        data = self._encoded(pixels)
        write_whole(asked.file, lambda fresh: fresh.write_bytes(data))

    def _words(self, asked: _Asked) -> Generator[PaintStep, None, Pixels]:
        return (yield from self._painter.paint(asked.request, None)).pixels

    def _page(self, asked: _Asked) -> Generator[PaintStep, None, Pixels]:
        """As a page is painted: the whole, then its subject; a place or thing is the whole."""
        request, sketch = asked.request, asked.sketch
        if sketch is None:
            raise ValueError("there is no sketch")
        if not request.subjects:
            return (yield from self._painter.base(request, sketch))
        # The page around the subject is the same whatever its weights.
        plain = replace(request, subjects=tuple(replace(each, adapter=None) for each in request.subjects))
        mark = _mark(replace(plain, subjects=()), sketch, None)
        if mark not in self._bases:
            self._bases[mark] = yield from self._painter.base(plain, sketch)
        pixels, _repaint = yield from self._painter.repaint(request, sketch, self._bases[mark], KEY)
        return pixels

    def measured(self, cell: Cell, asked: _Asked, seconds: float | None) -> MadeCell:
        """A cell with how like the photos it is."""
        with Image.open(asked.file) as image:
            pixels = np.asarray(image.convert("RGB"))
        part = subject_cut(pixels, asked.subject)
        return MadeCell(cell, asked.file, self._likeness.seen(part), self._likeness.face(part), seconds)


def _scene(
    wanted: Sweep, trained: Trained, prompt: SweepPrompt, cell: Cell, weights: Path | None
) -> tuple[PictureRequest, Sketch]:
    """A drawn scene with the subject in it, or, for a place or thing, the whole page with its weights."""
    trainee = trained.trainee
    drawn = scene_of(trainee, cell.prompt, cell.seed).request
    place = prompt.place if trainee.kind != "place" and prompt.place else drawn.setting.place
    text = told_of(prompt, trainee, trained=weights is not None)
    request = replace(
        drawn,
        setting=replace(drawn.setting, place=place),
        width=wanted.side,
        height=wanted.side,
        model=trained.model,
        steps=cell.steps,
        prompt=text,
    )
    if not request.subjects or trainee.kind not in DRAWN:
        own = () if weights is None else (Adapter(weights, place=trainee.kind == "place"),)
        request = replace(request, subjects=(), adapters=own)
        return request, draw_sketch(request)
    first = request.subjects[0]
    posture = prompt.posture or first.posture
    subject = replace(first, prompt=f"a {text}", posture=posture, adapter=weights)
    around = told_of(prompt, trainee, trained=False)
    request = replace(request, prompt=around, subjects=(subject,))
    return request, draw_sketch(request)


def _from_words(trained: Trained, prompt: SweepPrompt, cell: Cell, weights: Path | None) -> PictureRequest:
    text = told_of(prompt, trained.trainee, trained=weights is not None)
    return PictureRequest(
        prompt=text if SUBJECT in prompt.words else f"photo of {text}",
        seed=cell.seed,
        width=trained.side,
        height=trained.side,
        model=trained.model,
        steps=cell.steps,
        guidance=FAMILIES[trained.family].defaults.guidance,
        style="digital",
        adapters=() if weights is None else (Adapter(weights),),
    )


def _told(steps: Generator[PaintStep, None, T], so_far: SweepStep) -> Generator[SweepStep, None, T]:
    try:
        while True:
            next(steps)
            yield so_far
    except StopIteration as end:
        return end.value
    finally:
        steps.close()


def _mark(request: PictureRequest, sketch: Sketch | None, weights: Path | None) -> str:
    """A name for all that makes a picture."""
    told: list[Any] = [
        request.prompt, request.negative_prompt, request.seed, request.steps, request.guidance, request.width,
        request.model, [subject.prompt for subject in request.subjects],
        None if weights is None else _digest(weights, weights.stat().st_mtime_ns),
    ]  # fmt: skip
    digest = hashlib.sha256(json.dumps(told).encode())
    if sketch is not None:
        digest.update(sketch.pixels.tobytes())
    return digest.hexdigest()[:20]


@lru_cache(maxsize=512)
def _digest(file: Path, _changed: int) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
