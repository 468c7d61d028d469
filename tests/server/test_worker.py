"""The worker as a process of its own, with a tiny model of random weights: painting, failing, killed."""

import asyncio
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlmodel import Session, col, delete, select

from server.interviews import open_interview, tell
from server.page_files import Revision, files_of, find_file, revision_of
from server.pages import cancel_making, choose_shown, make_again
from server.progress import Progress, follow
from server.records import Account, Page, PageFile, Utterance
from server.studio import Studio
from tests.server.worker_process import LOVELY, PATIENCE, ROOT, Worker, studio_of_juan

STEPS = ("understand", "script", "sketch", "base", "repaint yo", "repaint E1", "save")


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Studio]:
    with studio_of_juan(tmp_path_factory.mktemp("work"), models) as studio:
        yield studio


def told(db: Session, studio: Studio, account: Account, name: str) -> Page:
    page = tell(db, studio, account, open_interview(db, account, "juan").id, name, LOVELY).page
    assert page is not None
    return page


def finished(db: Session, page: Page) -> Page:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        db.refresh(page)
        if page.state in ("done", "failed", "cancelled"):
            return page
        time.sleep(0.1)
    raise AssertionError(f"the page is still {page.state}")


def painting(db: Session, studio: Studio, revision: Revision) -> bytes:
    row = find_file(db, revision, "painting")
    assert row is not None
    return studio.files.read(row.path)


def test_painting_following_failing_and_cancelling(
    db: Session, studio: Studio, therapist: Account, worker: Callable[..., Worker]
) -> None:
    running = worker()

    page = told(db, studio, therapist, "painted")
    # In a thread of its own: the browser tests of the same run leave an event loop running in this one.
    with ThreadPoolExecutor(1) as aside:
        seen = aside.submit(asyncio.run, _followed(studio, page)).result()
    assert seen[-1].state == "done"
    assert {"Pintando a Juan, 1 de 2", "Pintando a su padre, 2 de 2"} <= {each.stage_es for each in seen}
    assert [each.done for each in seen] == sorted(each.done for each in seen)
    assert seen[-1].preview_version > 0
    db.refresh(page)
    kinds = Counter(file.kind for file in files_of(db, revision_of(page)))
    assert kinds["painting"] == kinds["base"] == kinds["sketch"] == kinds["plan"] == 1
    assert "repaint" not in kinds
    picture = painting(db, studio, revision_of(page))
    assert b"digitalsourcetype/trainedAlgorithmicMedia" in picture
    assert choose_shown(db, therapist, page.id, "painting").shown == "painting"

    # A model that is not there: a sentence, the sketch stays, and it can be tried again.
    absent = Studio(
        studio.settings.model_copy(update={"model": "absent"}), studio.engine, studio.files, studio.jobs
    )
    page = finished(db, told(db, absent, therapist, "no-model"))
    assert page.state == "failed"
    assert page.problem is not None
    assert page.problem.startswith("Falta el modelo que pinta")
    assert find_file(db, revision_of(page), "sketch") is not None
    page.model = "tiny"
    db.add(page)
    db.commit()
    assert finished(db, make_again(db, studio, therapist, page.id)).state == "done"

    # A cancelled painting stops at its next step, and its worker goes on with the next page.
    long = Studio(studio.settings.model_copy(update={"steps": 100}), studio.engine, studio.files, studio.jobs)
    page = told(db, long, therapist, "cancelled")
    running.wait_for(f"began base of {page.id}")
    assert cancel_making(db, therapist, page.id).state == "cancelled"
    after = told(db, studio, therapist, "after")
    assert finished(db, after).state == "done"
    db.refresh(page)
    assert page.state == "cancelled"
    assert find_file(db, revision_of(page), "base") is None


async def _followed(studio: Studio, page: Page) -> list[Progress]:
    async def collect() -> list[Progress]:
        return [progress async for progress in follow(studio.engine, page.id, page.revision)]

    return await asyncio.wait_for(collect(), PATIENCE)


# Tells a memory as the web process does, and is killed at one point of it.
TELL_AND_DIE = """
import os, signal, sys
from pathlib import Path
from server.accounts import account_named
from server.database import session
from server.interviews import open_interview, tell
from server.settings import Settings
from server.studio import Studio

home, name, text = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
studio = Studio.load(Settings(home=home, model="none", picture_size=256))

def die(*_values, **_more):
    os.kill(os.getpid(), signal.SIGKILL)

if name == "before reading":
    studio.read = die
elif name == "before the sketch is kept":
    studio.files.write = die
elif name == "before it is in the line":
    studio.jobs.put = die
with session(studio.engine) as db:
    carmen = account_named(db, "carmen")
    tell(db, studio, carmen, open_interview(db, carmen, "juan").id, name, text)
"""


@pytest.mark.slow
def test_a_worker_goes_on_with_what_a_killed_web_process_left(
    db: Session, studio: Studio, worker: Callable[..., Worker]
) -> None:
    points = ("before reading", "before the sketch is kept", "before it is in the line")
    for point in points:
        command = [sys.executable, "-c", TELL_AND_DIE, str(studio.settings.home), point, LOVELY]
        assert subprocess.run(command, cwd=ROOT, timeout=60).returncode == -signal.SIGKILL
        assert db.get_one(Utterance, point).text == LOVELY
    worker("none")
    deadline = time.monotonic() + PATIENCE
    pages: list[Page] = []
    while len(pages) < len(points) and time.monotonic() < deadline:
        pages = list(db.exec(select(Page).where(col(Page.memory_id).in_(points))).all())
        time.sleep(0.2)
    assert len(pages) == len(points)
    for page in pages:
        assert finished(db, page).state == "done"
        assert page.revision == 1
        kinds = Counter((file.kind, file.subject) for file in files_of(db, revision_of(page)))
        assert set(kinds.values()) == {1}
        assert ("sketch", "") in kinds


def killed_at(
    step: str, db: Session, studio: Studio, therapist: Account, worker: Callable[..., Worker]
) -> None:
    """Kills the worker as it begins a step, starts another, and looks at what both did."""
    name = f"killed at {step}"
    page = told(db, studio, therapist, name)
    # As a web process leaves it that was killed before it had understood anything.
    db.exec(delete(PageFile).where(col(PageFile.page_id) == page.id))  # type: ignore[call-overload]
    db.commit()
    first = worker()
    first.wait_for(f"began {step} of {page.id}")
    first.kill()
    db.refresh(page)
    assert page.state != "done"
    second = worker()
    assert finished(db, page).state == "done", f"{page.problem}\n{''.join(first.lines + second.lines)}"
    assert page.revision == 1
    began, ended = (first.counted(verb) + second.counted(verb) for verb in ("began", "ended"))
    # The tiny model paints nothing that anybody could be recognised in, so subjects are tried again.
    assert {each for each in ended if " again " not in each} == set(STEPS)
    for each in ended:
        # The step of the kill is begun again; a kill can also fall just before its step was noted down.
        assert began[each] <= (2 if each == step or ended[each] == 2 else 1), (each, began, ended)
        assert ended[each] == 1 or (each == step and ended[each] == 2), (each, began, ended)
    rows = Counter((file.kind, file.subject) for file in files_of(db, revision_of(page)))
    assert set(rows.values()) == {1}
    interrupted = painting(db, studio, revision_of(page))
    again = finished(db, make_again(db, studio, therapist, page.id))
    assert painting(db, studio, revision_of(again)) == interrupted


@pytest.mark.slow
def test_killed_while_painting_it_goes_on_at_that_step_and_paints_the_same_picture(
    db: Session, studio: Studio, therapist: Account, worker: Callable[..., Worker]
) -> None:
    killed_at("repaint yo", db, studio, therapist, worker)


@pytest.mark.slow
@pytest.mark.parametrize("step", [each for each in STEPS if each != "repaint yo"])
def test_killed_at_any_step_each_step_is_done_once(
    step: str, db: Session, studio: Studio, therapist: Account, worker: Callable[..., Worker]
) -> None:
    killed_at(step, db, studio, therapist, worker)


def test_a_second_worker_of_one_home_says_so_and_ends(
    studio: Studio, worker: Callable[..., Worker], monkeypatch: pytest.MonkeyPatch
) -> None:
    import server.worker
    from server.errors import StartError

    worker("none").wait_for("the worker is ready")
    monkeypatch.setattr(server.worker, "LOCK_WAIT", 0.5)
    with (
        pytest.raises(StartError, match="Ya hay un proceso de Evoca pintando"),
        server.worker._only_worker(studio.settings),
    ):
        pass
