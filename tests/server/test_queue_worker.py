"""A real worker with two people's work: served in turn, and all of it made though the worker is killed."""

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
from sqlmodel import Session, select

from server.accounts import account_named, create_account
from server.database import session
from server.interviews import open_interview, tell
from server.records import Account, Page, PatientRecord, PictureBatch, PictureCandidate
from server.settings import Settings
from server.studio import Studio
from server.waiting_work import waiting_work
from server.workshop import start_batch
from server.workshop_settings import Wanted
from tests.server.test_worker import finished
from tests.server.worker_process import PATIENCE, Worker

pytestmark = pytest.mark.slow

STORY = "De niño mi padre me llevaba al parque y jugábamos a la pelota."


@pytest.fixture
def studio(tmp_path: Path, models: Path) -> Iterator[Studio]:
    studio = Studio.load(Settings(home=tmp_path, models=models, model="tiny", picture_size=256, steps=4))
    with session(studio.engine) as db:
        for key in ("juan", "rosa"):
            db.add(PatientRecord(id=key, name=key.title(), gender="m", birth_year=1944))
        db.flush()
        for name, whom in (("carmen", "juan"), ("pedro", "rosa")):
            create_account(
                db, sign_in=name, name=name, role="therapist", password="una-clave", patient_ids=(whom,)
            )
    yield studio
    studio.close()


def named(db: Session, name: str) -> Account:
    account = account_named(db, name)
    assert account is not None
    return account


def told(db: Session, studio: Studio, name: str) -> Page:
    account = named(db, name)
    patient = "juan" if name == "carmen" else "rosa"
    talk = open_interview(db, account, patient).id
    page = tell(db, studio, account, talk, str(uuid4()), STORY).page
    assert page is not None
    return page


def began(worker: Worker, step: str) -> list[str]:
    """The ids of what this step was begun of, in order."""
    lines = [line for line in worker.lines if f" began {step} of " in line]
    return [line.split(f" began {step} of ", 1)[1].strip() for line in lines]


def test_pages_of_two_therapists_take_turns(
    db: Session, studio: Studio, worker: Callable[[], Worker]
) -> None:
    pages = [told(db, studio, "carmen") for _ in range(3)]
    late = told(db, studio, "pedro")
    listed = [piece.id for piece in waiting_work(db)]
    assert listed == [pages[0].id, late.id, pages[1].id, pages[2].id]
    running = worker()
    for page in (*pages, late):
        assert finished(db, page).state == "done", "".join(running.lines)
    assert began(running, "base") == [f"{page_id}-1" for page_id in listed]
    assert waiting_work(db) == ()


def test_the_candidates_of_two_batches_take_turns_and_a_page_goes_before(
    db: Session, studio: Studio, worker: Callable[[], Worker]
) -> None:
    wanted = Wanted(prompt="a red boat", model="tiny", count=3, steps=12, width=256, height=256)
    mine = start_batch(db, studio, named(db, "carmen"), "juan", str(uuid4()), wanted)
    theirs = start_batch(db, studio, named(db, "pedro"), "rosa", str(uuid4()), wanted)
    running = worker()
    running.wait_for("began candidate 1")
    page = told(db, studio, "carmen")
    assert finished(db, page).state == "done"
    states = {finished_batch(db, batch.id) for batch in (mine, theirs)}
    assert states == {"done"}
    rows = db.exec(select(PictureCandidate)).all()
    assert len(rows) == 6
    ended = [line for line in running.lines if " ended candidate " in line]
    assert len(ended) == 6
    whose = [line.rsplit(" of ", 1)[1].strip() for line in ended]
    # Neither has two in a row while the other still waits.
    assert all(first != second for first, second in pairwise(whose)), whose


def finished_batch(db: Session, batch_id: str) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        row = db.get_one(PictureBatch, batch_id)
        db.refresh(row)
        if row.state in ("done", "failed", "cancelled"):
            return row.state
        time.sleep(0.2)
    raise AssertionError("the batch is not done")


def test_a_killed_worker_loses_nothing_of_either(
    db: Session, studio: Studio, worker: Callable[[], Worker]
) -> None:
    pages = [told(db, studio, "carmen"), told(db, studio, "carmen"), told(db, studio, "pedro")]
    first = worker()
    first.wait_for(f"began base of {pages[2].id}")
    first.kill()
    left = {piece.id for piece in waiting_work(db)}
    assert {pages[1].id, pages[2].id} <= left
    second = worker()
    for page in pages:
        assert finished(db, page).state == "done"
    assert waiting_work(db) == ()
    assert second.process.poll() is None
