"""A page of several subjects, made one of four ways and looked at after each painting.

What does not pass the gates (``imaging.composing.gates``) is painted again in its own region with a new
seed and another strength; the best of all tries stands.
"""

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import numpy as np

from imaging.composing.gates import Gates, Verdict
from imaging.composing.values import Composing, Composition, References, Seeing, Try
from imaging.engine.adapters import adapter_kind
from imaging.painting.stages import BASE, own_seed
from imaging.request import (
    Adapter,
    PaintStep,
    PictureRequest,
    Pixels,
    Repaint,
    Sketch,
    SubjectRequest,
)

TOGETHER: Final = ("together", "regional")
AGAIN_STRENGTHS: Final = (1.0, 0.8)  # of the asked strength, by turns, from the second try on
Watcher = Callable[[Try, Pixels], None]
Furnishing = Callable[
    [Pixels], Generator[PaintStep, None, Pixels]
]  # a page with its known things painted anew


class Composer(Protocol):
    """What paints pages: ``imaging.engine.engine.Engine`` and what passes on to it."""

    def base(self, request: PictureRequest, sketch: Sketch) -> Generator[PaintStep, None, Pixels]:
        """The whole page, painted from its sketch."""
        ...

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, *, anew: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        """The page with one subject painted again, and what was done; ``anew`` begins at the sketch."""
        ...


def base_request(request: PictureRequest, sketch: Sketch, composing: Composing) -> PictureRequest:
    """The request of the page before its subjects: with the trained weights of where it plays, and with
    theirs, as the way asks.

    Weights that all work everywhere share their strength: at full strength each they add up to noise.
    """
    request = replace(request, adapters=(*request.adapters, *composing.around))
    if composing.way == "each":
        return request
    files = {each.key: each.adapter for each in request.subjects if each.adapter is not None}
    if composing.way == "together":
        own = [Adapter(file, weight=1 / len(files)) for file in files.values()]
    else:
        own = [Adapter(file, where=sketch.masks[key]) for key, file in files.items()]
    return replace(request, adapters=(*request.adapters, *own))


def attempted(
    painter: Composer,
    request: PictureRequest,
    sketch: Sketch,
    canvas: Pixels,
    key: str,
    number: int,
    again: int,
    gates: Gates,
) -> Generator[PaintStep, None, tuple[Pixels, Try, Verdict]]:
    """One try at one subject over the canvas: the page after it, and what is to be said of it.

    ``number`` counts the tries of the page, ``again`` those at this subject before this one.
    """
    began = time.monotonic()
    wanted = request
    if again:
        share = AGAIN_STRENGTHS[(again - 1) % len(AGAIN_STRENGTHS)]
        wanted = replace(
            request, seed=own_seed(request.seed, f"again {again}"), strength=request.strength * share
        )
    page, done = yield from painter.repaint(wanted, sketch, canvas, key, anew=again > 0)
    verdict = gates.verdict(page, key)
    attempt = Try(
        number,
        key,
        tuple(int(edge) for edge in done.box),  # pyright: ignore[reportArgumentType]
        done.seed,
        done.strength,
        page_mask(done, canvas),
        verdict.seen,
        verdict.likeness,
        time.monotonic() - began,
        True,
        verdict.fault,
    )
    return page, attempt, verdict


def page_mask(done: Repaint, canvas: Pixels) -> Pixels:
    """The feathered mask of a repainting in the page's size."""
    mask = np.zeros(canvas.shape[:2], np.uint8)
    left, top, right, bottom = done.box
    mask[top:bottom, left:right] = done.mask
    return mask


def compose(
    painter: Composer,
    request: PictureRequest,
    sketch: Sketch,
    composing: Composing,
    seeing: Seeing | None = None,
    references: Sequence[References] = (),
    watch: Watcher | None = None,
    furnish: Furnishing | None = None,
) -> Generator[PaintStep, None, Composition]:
    """The page of a sketch with each of its subjects. ``watch`` is shown every try with the page after it;
    ``furnish`` paints on the page before its subjects are.

    Raises what the painter does.
    """
    began = time.monotonic()
    gates = Gates(request, sketch, composing, seeing, references)
    work = _Work(painter, request, sketch, composing, gates, watch)
    base = yield from painter.base(base_request(request, sketch, composing), sketch)
    page = base = base if furnish is None else (yield from furnish(base))
    seconds = {BASE: time.monotonic() - began}
    verdicts = gates.verdicts(base) if composing.way in TOGETHER else {}
    tries: list[Try] = []
    for subject in request.subjects:
        standing = None if _is_left_out(subject, composing) else verdicts.get(subject.key)
        if not sketch.masks[subject.key].any() or (standing is not None and standing.fault is None):
            continue
        page, verdict, made = yield from work.subject(page, subject.key, len(tries), standing)
        tries += made
        verdicts[subject.key] = verdict
        seconds[subject.key] = sum(each.seconds for each in made)
    doubts = gates.doubts(verdicts)
    return Composition(page, base, tuple(tries), doubts, request.seed, request.model, seconds)


def _is_left_out(subject: SubjectRequest, composing: Composing) -> bool:
    """Whether the subject's weights had no say in the pass: no whole network can be kept to a part."""
    if composing.way != "regional" or subject.adapter is None:
        return False
    return adapter_kind(Adapter(subject.adapter)) == "network"


@dataclass(frozen=True)
class _Work:
    """One page in the making."""

    painter: Composer
    request: PictureRequest
    sketch: Sketch
    composing: Composing
    gates: Gates
    watch: Watcher | None

    def subject(
        self, canvas: Pixels, key: str, before: int, standing: Verdict | None
    ) -> Generator[PaintStep, None, tuple[Pixels, Verdict, list[Try]]]:
        """One subject painted until it passes or all tries are used; the best of them stands.

        ``before`` is how many tries the page has had, ``standing`` the verdict on what is there already.
        """
        best, kept = canvas, -1
        made: list[Try] = []
        for again in range(self.composing.tries):
            page, attempt, verdict = yield from attempted(
                self.painter, self.request, self.sketch, canvas, key, before + again + 1, again, self.gates
            )
            made.append(attempt)
            if self.watch is not None:
                self.watch(attempt, page)
            if standing is None or verdict.is_better(standing):
                best, standing, kept = page, verdict, again
            if standing.fault is None:
                break
        return best, standing or Verdict(), [replace(each, kept=i == kept) for i, each in enumerate(made)]
