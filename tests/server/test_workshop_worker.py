"""The workshop's jobs in a worker process, with a tiny model: painting, stopping, frames, killed midway."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlmodel import Session, select

from server.how_made import ask_for_frames, cancel_frames, how_made
from server.interviews import open_interview, tell
from server.marked_pictures import read_pixels
from server.records import Account, FrameMaking, Page, PictureBatch, PictureCandidate
from server.studio import Studio
from server.workshop import cancel_batch, new_batch_id, start_batch
from server.workshop_pace import expected_seconds
from server.workshop_progress import batch_progress
from server.workshop_settings import Wanted
from tests.server.worker_process import LOVELY, PATIENCE, Worker, studio_of_juan

WANTED = Wanted("a man with a ball", "tiny", steps=3, count=3, seed=11, width=256, height=256)


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Studio]:
    with studio_of_juan(tmp_path_factory.mktemp("workshop"), models) as studio:
        yield studio


def asked(db: Session, studio: Studio, account: Account, wanted: Wanted) -> PictureBatch:
    return start_batch(db, studio, account, "juan", new_batch_id(), wanted)


def until(db: Session, row: PictureBatch | Page | FrameMaking, *states: str) -> None:
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        db.refresh(row)
        if row.state in states:
            return
        sleep(0.1)
    raise AssertionError(f"it is still {row.state}: {row.problem}")


def pictures(db: Session, studio: Studio, batch: PictureBatch) -> list[bytes]:
    query = select(PictureCandidate).where(PictureCandidate.batch_id == batch.id)
    rows = db.exec(query.order_by(PictureCandidate.number)).all()  # type: ignore[arg-type]
    return [studio.files.read(row.path) for row in rows]


def test_a_batch_is_painted_its_time_is_learnt_and_a_stopped_one_lets_go(
    db: Session, studio: Studio, therapist: Account, worker: Callable[[], Worker]
) -> None:
    assert expected_seconds(db, WANTED) is None
    batch = asked(db, studio, therapist, WANTED)
    running = worker()
    until(db, batch, "done")
    made = pictures(db, studio, batch)
    assert len({bytes(each) for each in made}) == 3
    assert all(b"trainedAlgorithmicMedia" in each for each in made)
    assert read_pixels(made[0]).shape == (256, 256, 3)
    known = expected_seconds(db, WANTED)
    assert known is not None
    assert known > 0

    again = asked(db, studio, therapist, replace(WANTED, count=1))
    until(db, again, "done")
    assert pictures(db, studio, again) == made[:1], "the same seed gives the same picture"

    long = asked(db, studio, therapist, replace(WANTED, steps=100, count=8))
    running.wait_for(f"began candidate 1 of {long.id}")
    cancel_batch(db, therapist, long.id)
    after = asked(db, studio, therapist, replace(WANTED, count=1, seed=12))
    until(db, after, "done")
    progress = batch_progress(db, long.id)
    assert progress is not None
    assert progress.state == "cancelled"


@pytest.mark.slow
def test_a_page_is_painted_while_a_long_batch_is_at_it_and_shows_how_it_was_made(
    db: Session, studio: Studio, therapist: Account, worker: Callable[[], Worker]
) -> None:
    running = worker()
    long = asked(db, studio, therapist, replace(WANTED, steps=100, count=8))
    running.wait_for(f"began candidate 1 of {long.id}")
    page = tell(db, studio, therapist, open_interview(db, therapist, "juan").id, "page", LOVELY).page
    assert page is not None
    until(db, page, "done")
    db.refresh(long)
    assert long.state in ("waiting", "painting"), "the page did not wait for the batch"

    assert how_made(db, therapist, page.id).state == ""
    ask_for_frames(db, studio, therapist, page.id)
    ask_for_frames(db, studio, therapist, page.id)
    deadline = monotonic() + PATIENCE
    while how_made(db, therapist, page.id).state in ("waiting", "painting") and monotonic() < deadline:
        db.expire_all()
        sleep(0.1)
    made = how_made(db, therapist, page.id)
    kinds = [each.kind for each in made.frames]
    assert made.state == "done", made.problem
    assert kinds == ["picture", *["noising"] * 5, "drawn", "begin", *["denoising"] * 3, "finished"]
    noises = [each.noise for each in made.frames if each.kind == "noising"]
    assert noises == sorted(noises)
    assert noises[-1] == 1.0
    assert b"digitalsourcetype" in studio.files.read(made.frames[1].file.path)
    assert all(each.file.seconds for each in made.frames), "how long it took is known for those who wait"
    cancel_batch(db, therapist, long.id)


@pytest.mark.slow
def test_stopped_frames_end_and_are_made_when_asked_for_again(
    db: Session, studio: Studio, therapist: Account, worker: Callable[[], Worker]
) -> None:
    page = tell(db, studio, therapist, open_interview(db, therapist, "juan").id, "framed", LOVELY).page
    assert page is not None
    first = worker()
    until(db, page, "done")
    first.kill()
    ask_for_frames(db, studio, therapist, page.id)
    cancel_frames(db, therapist, page.id)
    after = asked(db, studio, therapist, replace(WANTED, count=1, seed=13))
    worker()
    until(db, after, "done")
    frames = db.get_one(FrameMaking, (page.id, page.revision))
    db.refresh(frames)
    assert frames.state == "cancelled"
    assert how_made(db, therapist, page.id).frames == ()
    ask_for_frames(db, studio, therapist, page.id)
    until(db, frames, "done")
    assert how_made(db, therapist, page.id).frames


@pytest.mark.slow
def test_killed_midway_a_batch_goes_on_at_its_candidate_and_paints_the_same(
    db: Session, studio: Studio, therapist: Account, worker: Callable[[], Worker]
) -> None:
    wanted = replace(WANTED, steps=12)
    batch = asked(db, studio, therapist, wanted)
    first = worker()
    first.wait_for(f"began candidate 2 of {batch.id}")
    first.kill()
    db.refresh(batch)
    assert batch.state == "painting"
    second = worker()
    until(db, batch, "done")
    began, ended = (
        first.counted(verb, batch.id) + second.counted(verb, batch.id) for verb in ("began", "ended")
    )
    assert began["candidate 1"] == 1, "what was finished is not painted again"
    assert began["candidate 2"] == 2
    assert ended["candidate 2"] == ended["candidate 3"] == 1
    made = pictures(db, studio, batch)
    assert len(made) == 3
    whole = asked(db, studio, therapist, wanted)
    until(db, whole, "done")
    assert pictures(db, studio, whole) == made
