"""Painting anew only where the drawing changed: which stretches, and what must not be touched."""

from collections.abc import Generator

import numpy as np

from imaging.painting.mending import MOST_STRETCHES, mend, stretches
from imaging.request import Mask, PaintStep, PictureRequest, Pixels, Repaint, Sketch
from imaging.sketching import draw_sketch

REQUEST = PictureRequest(width=128, height=128, prompt="a quiet park", negative_prompt="rain")


def squares(*corners: tuple[int, int], side: int = 6) -> Mask:
    mask = np.zeros((128, 128), np.bool_)
    for top, left in corners:
        mask[top : top + side, left : left + side] = True
    return mask


class WhitePainter:
    """Paints its region white, at once; remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, int]] = []

    def repaint(
        self, request: PictureRequest, sketch: Sketch, canvas: Pixels, key: str, *, anew: bool = False
    ) -> Generator[PaintStep, None, tuple[Pixels, Repaint]]:
        assert anew, "what stood in a changed stretch must be forgotten"
        subject = next(s for s in request.subjects if s.key == key)
        self.asked.append((subject.prompt, subject.negative_prompt, int(sketch.masks[key].sum())))
        yield PaintStep(key, 1, 1)
        others = np.logical_or.reduce([m for k, m in sketch.masks.items() if k != key])
        page = canvas.copy()
        page[sketch.masks[key] & ~others] = 255
        return page, Repaint(key, (0, 0, 1, 1), page[..., 0], 0, 1.0, 0.0)


def ended(steps: Generator[PaintStep, None, Pixels]) -> Pixels:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_what_lies_together_is_one_stretch() -> None:
    near, far = squares((10, 10), (10, 20)), squares((100, 100), side=3)
    parts = stretches(near | far)
    assert [int(part.sum()) for part in parts] == [72, 9]
    assert np.array_equal(np.logical_or.reduce(parts), near | far)


def test_many_small_stretches_become_few_and_none_is_lost() -> None:
    changed = squares(*((top, left) for top in range(2, 120, 40) for left in range(2, 120, 40)), side=3)
    parts = stretches(changed)
    assert len(parts) == MOST_STRETCHES
    assert np.array_equal(np.logical_or.reduce(parts), changed)


def test_each_stretch_is_painted_in_the_words_of_the_whole_and_no_one_is_touched() -> None:
    painter, changed = WhitePainter(), squares((10, 10), (90, 90))
    untouched = squares((12, 12), side=2)
    canvas = np.zeros((128, 128, 3), np.uint8)
    page = ended(mend(painter, REQUEST, draw_sketch(REQUEST), canvas, changed, untouched))
    assert [(words, without) for words, without, _ in painter.asked] == [("a quiet park", "rain")] * 2
    assert np.array_equal((page == 255).all(axis=-1), changed & ~untouched)
    assert not canvas.any(), "the canvas that was given stays as it was"


def test_nothing_changed_is_nothing_painted() -> None:
    painter, canvas = WhitePainter(), np.zeros((128, 128, 3), np.uint8)
    none = np.zeros((128, 128), np.bool_)
    assert ended(mend(painter, REQUEST, draw_sketch(REQUEST), canvas, none, none)) is canvas
    assert not painter.asked
