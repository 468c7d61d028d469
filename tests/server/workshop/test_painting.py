"""A batch in the worker's steps: painted once, stopped, giving way, and what is said where it cannot be."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from imaging.errors import ModelBrokenError
from imaging.request import PaintStep, PictureRequest, Sketch
from server.durable_steps import MakingError, StoppedError
from server.marked_pictures import read_pixels
from server.turns import BATCHES, FRAMES, PAGES, Turns
from server.workshop import (
    cancel_batch,
    history_of,
)
from server.workshop_models import adapters_folder
from server.workshop_progress import batch_progress
from server.workshop_settings import (
    WornAdapter,
)
from server.workshop_uploads import START
from tests.server.conftest import CareHome
from tests.server.workshop.conftest import WANTED, brought, finished, painted, painter, png, started


def test_candidates_are_painted_marked_and_kept_with_every_setting(care: CareHome) -> None:
    first = finished(care)
    history = history_of(care.db, care.therapist, "juan")
    batch = next(each for each in history.batches if each.row.id == first.batch_id)
    assert batch.row.state == "done"
    assert batch.wanted == WANTED
    assert [each.seed for each in batch.candidates] == [7, 8]
    data = care.studio.files.read(first.path)
    assert b"digitalsourcetype/trainedAlgorithmicMedia" in data
    assert read_pixels(data).shape == (256, 256, 3)


def test_a_picture_over_something_brought_says_so_also_when_it_is_gone_on_from(care: CareHome) -> None:
    one = finished(care, replace(WANTED, count=1, start="subida", start_of=brought(care, START, png(99, 99))))
    two = finished(care, replace(WANTED, count=1, start="candidata", start_of=one.id))
    for candidate in (one, two):
        assert candidate.from_picture
        assert b"compositeWithTrainedAlgorithmicMedia" in care.studio.files.read(candidate.path)


def test_stopping_keeps_what_is_finished_and_begins_nothing_more(care: CareHome) -> None:
    batch = started(care)
    at_work = painter(care)
    at_work.candidate(batch.id, 1)
    cancel_batch(care.db, care.therapist, batch.id)
    with pytest.raises(StoppedError):
        at_work.candidate(batch.id, 2)
    with pytest.raises(StoppedError):
        at_work.end(batch.id)
    progress = batch_progress(care.db, batch.id)
    assert progress is not None
    assert (progress.state, len(progress.finished)) == ("cancelled", 1)


def test_a_stop_between_two_steps_is_heard(care: CareHome) -> None:
    batch = started(care)

    def stopped_midway(request: PictureRequest, sketch: Sketch | None) -> Iterator[PaintStep]:
        yield PaintStep("base", 1, 3)
        cancel_batch(care.db, care.therapist, batch.id)
        yield PaintStep("base", 2, 3)
        raise AssertionError("it went on")

    with pytest.raises(StoppedError):
        painter(care, paint=stopped_midway).candidate(batch.id, 1)


def test_a_candidate_that_is_there_is_not_painted_again(care: CareHome) -> None:
    batch = started(care)
    at_work = painter(care)
    at_work.candidate(batch.id, 1)

    def never(request: PictureRequest, sketch: Sketch | None) -> Iterator[PaintStep]:
        raise AssertionError("painted twice")
        yield

    painter(care, paint=never).candidate(batch.id, 1)


def test_a_missing_model_is_said(care: CareHome) -> None:
    batch = started(care, replace(WANTED, model="gone"))
    with pytest.raises(MakingError, match="«gone» ya no está"):
        painter(care).candidate(batch.id, 1)


def test_a_page_goes_before_and_the_candidate_is_begun_anew(care: CareHome) -> None:
    turns, order, begun = Turns(), [], []
    page_waits = threading.Event()

    def page() -> None:
        with turns.take(PAGES):
            order.append("page")

    thread = threading.Thread(target=page)

    def slow(request: PictureRequest, sketch: Sketch | None) -> Iterator[PaintStep]:
        begun.append(request.seed)
        if len(begun) == 1:
            thread.start()
            while not turns.is_wanted_before(BATCHES):
                time.sleep(0.01)
            page_waits.set()
        picture = yield from painted(request, sketch)
        order.append("candidate")
        return picture

    batch = started(care)
    painter(care, turns, slow).candidate(batch.id, 1)
    thread.join(10)
    assert page_waits.is_set()
    assert order == ["page", "candidate"]
    assert begun == [7, 7]


def test_turns_go_by_rank_and_one_at_a_time() -> None:
    turns, order = Turns(), []
    threads: list[threading.Thread] = []

    def take(rank: int) -> None:
        with turns.take(rank):
            order.append(rank)

    with turns.take(BATCHES):
        for rank in (BATCHES, FRAMES, PAGES):
            threads.append(threading.Thread(target=take, args=(rank,)))
            threads[-1].start()
            time.sleep(0.1)
        assert turns.is_wanted_before(FRAMES)
        assert not turns.is_wanted_before(PAGES)
    for thread in threads:
        thread.join(10)
    assert order == [PAGES, FRAMES, BATCHES]


def test_an_adapter_that_does_not_fit_the_model_is_named_as_the_reason(care: CareHome) -> None:
    folder = adapters_folder(care.studio.settings)
    folder.mkdir(exist_ok=True)
    (folder / "other.safetensors").write_bytes(b"")

    def unfit(request: PictureRequest, sketch: Sketch | None) -> Iterator[PaintStep]:
        raise ModelBrokenError("the trained weights other.safetensors cannot be loaded: no part takes them")
        yield

    try:
        batch = started(care, replace(WANTED, adapters=(WornAdapter("file.other", "other", 1.0),)))
        with pytest.raises(MakingError, match="Un adaptador no sirve"):
            painter(care, paint=unfit).candidate(batch.id, 1)
    finally:
        (folder / "other.safetensors").unlink()
