"""Repairs and corrections by word in a worker process, with a tiny model: nothing drifts, nothing is lost."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from sqlmodel import Session, select

from imaging.painting.canvas import feathered
from imaging.request import Mask, Pixels
from server.easel import Easel
from server.errors import EvocaError
from server.interviews import open_interview, tell
from server.marked_pictures import read_mask, read_pixels
from server.page_files import Revision, files_of, find_file
from server.page_repairs import (
    base_of,
    cancel_repair,
    candidate_path,
    choose_candidate,
    new_repair_id,
    start_repair,
)
from server.pages import correct_with_words
from server.plans import Plan, plan_from_json
from server.records import Account, EntityRecord, Page, PageRepair, PaintingPace
from server.repair_drawings import repair_drawing
from server.repair_masks import page_mask, ticked_mask
from server.repair_pace import expected_repair_seconds
from server.repair_painting import RepairPainter, check_drift
from server.repair_recipes import Recipe, Wanted, Wish
from server.repair_sketches import covered_by
from server.repair_words import WishReader
from server.studio import Studio
from server.turns import PAGES, Turns
from tests.server.worker_process import PATIENCE, Worker, studio_of_juan

WALK = (
    "De joven, mi madre con un sombrero de paja y mi abuela paseaban por la plaza del pueblo con mi perra "
    "Luna. Había un coche rojo."
)
BLUR = 4


LUNA = {"patient_id": "juan", "key": "luna", "kind": "pet", "name": "Luna", "species": "perro"}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Studio]:
    with studio_of_juan(tmp_path_factory.mktemp("repairs"), models, EntityRecord(**LUNA), steps=3) as studio:
        yield studio


def until(db: Session, row: Page | PageRepair, *states: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        db.refresh(row)
        if row.state in states:
            return
        assert row.state != "failed", row.problem
        time.sleep(0.1)
    raise AssertionError(f"it is still {row.state}")


@pytest.fixture
def page(
    db: Session, studio: Studio, therapist: Account, worker: Callable[[], Worker]
) -> tuple[Page, Worker]:
    """A painted page and the worker that painted it."""
    running = worker()
    made = tell(db, studio, therapist, open_interview(db, therapist, "juan").id, str(uuid4()), WALK).page
    assert made is not None
    until(db, made, "done")
    made.shown = "painting"
    db.add(made)
    db.commit()
    return made, running


def picture(db: Session, studio: Studio, page: Page, number: int, kind: str = "painting") -> Pixels:
    row = find_file(db, Revision(page.id, number), kind)
    assert row is not None, kind
    return read_pixels(studio.files.read(row.path))


def masks(db: Session, studio: Studio, page: Page, number: int) -> dict[str, Mask]:
    """Everybody's mask by their label."""
    rows = files_of(db, Revision(page.id, number))
    plan = plan_from_json(studio.files.read(next(row.path for row in rows if row.kind == "plan")))
    assert plan.script is not None
    labels = {each.key: each.label for each in plan.script.subjects}
    return {
        labels.get(row.subject, row.subject): read_mask(studio.files.read(row.path))
        for row in rows
        if row.kind == "mask"
    }


def asked(
    db: Session, studio: Studio, account: Account, page: Page, said: str, label: str, **how: int | float
) -> tuple[PageRepair, Pixels]:
    """A repair in words where somebody is, and the mask that it works in: also where the comer stands."""
    base = base_of(db, studio.files, studio.settings, page, page.revision)
    assert base.plan.script is not None
    key = next(each.key for each in base.plan.script.subjects if each.label == label)
    mask = page_mask(
        ticked_mask([key], base.masks, base.pixels.shape), base.pixels.shape, inverted=False, not_masked=False
    )
    covered = covered_by(mask, base.masks)
    assert key in covered
    what = "words" if said else "nothing"
    meant = WishReader(db, studio, page, base.plan).meant(Wish(what, said), covered)  # type: ignore[arg-type]
    recipe = Recipe(strength=1.0, blur=BLUR, seed=7, **how)  # type: ignore[arg-type]
    wanted = Wanted(
        what=what,  # type: ignore[arg-type]
        recipe=recipe, said=said, prompt=meant.prompt, negative=meant.negative,
        understood=meant.understood, covered=meant.covered, corrections=meant.corrections,
    )  # fmt: skip
    drawing = repair_drawing(db, studio, page, base.plan, wanted, mask)
    repair = start_repair(db, studio, account, page, new_repair_id(), page.revision, wanted, mask)
    return repair, mask if drawing is None else drawing.mask


def outside(mask: Pixels) -> Mask:
    hard = mask > 0
    return feathered(hard, np.zeros_like(hard), float(BLUR)) == 0


def candidates(studio: Studio, row: PageRepair) -> list[Pixels]:
    return [
        read_pixels(studio.files.read(candidate_path(studio.files, row.id, number)))
        for number in range(1, row.made + 1)
    ]


@pytest.mark.slow
def test_a_repair_drifts_nowhere_is_chosen_and_stays_through_later_words(
    db: Session, studio: Studio, therapist: Account, page: tuple[Page, Worker]
) -> None:
    row, _worker = page
    assert expected_repair_seconds(db, _plan(db, studio, row), Recipe()) is None
    base = picture(db, studio, row, 1)
    repair, mask = asked(db, studio, therapist, row, "un gato negro", "Luna", count=2)
    until(db, repair, "done")
    made = candidates(studio, repair)
    assert len(made) == 2
    assert (made[0] != made[1]).any(), "other seeds, other pictures"
    beyond = outside(mask)
    for each in made:
        assert (each[beyond] == base[beyond]).all()
        assert (each != base).any()
    assert db.exec(select(PaintingPace)).first() is not None
    assert expected_repair_seconds(db, _plan(db, studio, row), Recipe()) is not None
    assert (picture(db, studio, row, 1) == base).all(), "the page is as it was"
    choose_candidate(db, studio, therapist, repair.id, 2)
    assert row.revision == 2
    repaired = picture(db, studio, row, 2)
    assert (repaired == made[1]).all()

    # Later words change what they name; what was repaired stays to the last bit.
    correct_with_words(db, studio, therapist, row.id, "mi abuela llevaba un vestido verde")
    until(db, row, "done")
    later = picture(db, studio, row, 3)
    changed = (later != repaired).any(axis=-1)
    there = masks(db, studio, row, 3)
    assert changed[there["mi abuela"]].any()
    assert not changed[masks(db, studio, row, 1)["Luna"] & ~_near(there["mi abuela"])].any()
    assert not changed[there["mi madre"] & ~_near(there["mi abuela"])].any()


@pytest.mark.slow
def test_nothing_is_put_where_somebody_was(
    db: Session, studio: Studio, therapist: Account, page: tuple[Page, Worker]
) -> None:
    row, _worker = page
    base = picture(db, studio, row, 1)
    repair, mask = asked(db, studio, therapist, row, "", "Luna", count=1)
    until(db, repair, "done")
    (made,) = candidates(studio, repair)
    assert (made[outside(mask)] == base[outside(mask)]).all()
    assert (made[mask > 0] != base[mask > 0]).any()


@pytest.mark.slow
def test_killed_midway_a_repair_goes_on_and_a_stopped_one_lets_go(
    db: Session, studio: Studio, therapist: Account, page: tuple[Page, Worker], worker: Callable[[], Worker]
) -> None:
    row, first = page
    repair, _mask = asked(db, studio, therapist, row, "un gato negro", "Luna", count=2, steps=20)
    first.wait_for(f"began candidate 2 of {repair.id}")
    first.kill()
    db.refresh(repair)
    assert (repair.state, repair.made) == ("painting", 1)
    before = candidates(studio, repair)[0]
    second = worker()
    until(db, repair, "done")
    began = first.counted("began") + second.counted("began")
    assert began["candidate 1"] == 1, "what was finished is not painted again"
    assert began["candidate 2"] == 2
    made = candidates(studio, repair)
    assert len(made) == 2
    assert (made[0] == before).all()

    long, _mask = asked(db, studio, therapist, row, "un gato negro", "Luna", count=4, steps=100)
    second.wait_for(f"began candidate 1 of {long.id}")
    cancel_repair(db, therapist, long.id)
    after, _mask = asked(db, studio, therapist, row, "un gato negro", "Luna", count=1)
    until(db, after, "done")
    db.refresh(long)
    assert (long.state, long.made) == ("cancelled", 0)
    db.refresh(row)
    assert row.revision == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "who", "others"),
    [
        ("Luna era blanca", "Luna", ("mi madre", "mi abuela")),
        ("sin sombrero", "mi madre", ("Luna", "mi abuela")),
        ("quita el coche", "thing-0", ("Luna", "mi abuela", "mi madre")),
    ],
)
def test_by_word_only_what_depends_on_it_is_painted_again(
    db: Session, studio: Studio, therapist: Account, page: tuple[Page, Worker], said: str, who: str,
    others: tuple[str, ...],
) -> None:  # fmt: skip
    row, _worker = page
    before, there = picture(db, studio, row, 1), masks(db, studio, row, 1)
    correct_with_words(db, studio, therapist, row.id, said)
    until(db, row, "done")
    assert row.revision == 2
    after = picture(db, studio, row, 2)
    changed = (after != before).any(axis=-1)
    assert changed[there[who]].any()
    for label in others:
        away = there[label] & ~_near(there[who])
        assert away.any()
        assert not changed[away].any(), label


@pytest.mark.slow
def test_what_cannot_be_moved_is_said_kindly_and_the_page_stays(
    db: Session, studio: Studio, therapist: Account, page: tuple[Page, Worker]
) -> None:
    row, _worker = page
    with pytest.raises(EvocaError, match="En el dibujo no veo el mar"):
        correct_with_words(db, studio, therapist, row.id, "Luna más cerca del mar")
    db.refresh(row)
    assert row.revision == 1
    assert _plan(db, studio, row).script is not None


def test_a_repair_waits_between_two_candidates_while_somebody_else_paints(
    db: Session, studio: Studio, therapist: Account
) -> None:
    made = tell(db, studio, therapist, open_interview(db, therapist, "juan").id, str(uuid4()), WALK).page
    assert made is not None
    repair = PageRepair(page_id=made.id, revision=1, patient_id="juan", state="painting", made=1)
    db.add(repair)
    db.commit()
    turns = Turns()
    painter = RepairPainter(studio.settings, studio.engine, studio, turns, Easel(studio.settings))
    goes_on = threading.Thread(target=painter.candidate, args=(repair.id, 1))
    with turns.take(PAGES):
        goes_on.start()
        until(db, repair, "waiting")
    goes_on.join(PATIENCE)
    assert not turns.is_taken()


def test_a_candidate_that_touched_more_than_its_mask_is_never_kept() -> None:
    from imaging.composing import Repaired
    from server.durable_steps import MakingError

    before = np.zeros((8, 8, 3), np.uint8)
    mask = np.zeros((8, 8), np.uint8)
    mask[2:4, 2:4] = 200
    inside, beyond = before.copy(), before.copy()
    inside[2:4, 2:4] = 9
    beyond[7, 7] = 1
    check_drift(before, Repaired(inside, mask, (2, 2, 4, 4), 1, 0.1))
    with pytest.raises(MakingError, match="La página sigue como estaba"):
        check_drift(before, Repaired(beyond, mask, (2, 2, 4, 4), 1, 0.1))
    with pytest.raises(MakingError):
        check_drift(before, Repaired(before[:4], mask[:4], (2, 2, 4, 4), 1, 0.1))


def _plan(db: Session, studio: Studio, page: Page) -> Plan:
    return base_of(db, studio.files, studio.settings, page, page.revision).plan


def _near(mask: Mask) -> Mask:
    """The mask and what its soft edge reaches."""
    from scipy import ndimage

    return np.asarray(ndimage.binary_dilation(mask, iterations=16), np.bool_)
