"""Batches as they are asked for, by whom, how long they take, and their history."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select, update

from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.records import AccessRecord, PictureBatch, PictureCandidate
from server.workshop import (
    ACTIVE,
    MOST_WAITING,
    cancel_batch,
    candidate_for,
    history_of,
    new_batch_id,
    purge_removed,
    remove_batch,
    restore_batch,
    start_again,
    start_batch,
)
from server.workshop_pace import expected_seconds, keep_pace
from server.workshop_settings import (
    wanted_from_json,
)
from tests.server.conftest import CareHome
from tests.server.workshop.conftest import WANTED, finished, painter, started


def test_the_same_form_twice_is_one_batch_and_too_many_wait_no_longer(care: CareHome) -> None:
    care.db.exec(update(PictureBatch).where(col(PictureBatch.state).in_(ACTIVE)).values(state="cancelled"))
    care.db.commit()
    name = new_batch_id()
    first = start_batch(care.db, care.studio, care.therapist, "juan", name, WANTED)
    assert start_batch(care.db, care.studio, care.therapist, "juan", name, WANTED).id == first.id
    for _ in range(MOST_WAITING - 1):
        started(care)
    with pytest.raises(BadInputError, match="varias tandas"):
        started(care)


def test_only_staff_of_the_person_may_use_the_workshop(care: CareHome) -> None:
    batch = started(care)
    for account in (care.relative, care.patient, care.stranger):
        for act in (
            lambda who: start_batch(care.db, care.studio, who, "juan", new_batch_id(), WANTED),
            lambda who: history_of(care.db, who, "juan"),
            lambda who: cancel_batch(care.db, who, batch.id),
            lambda who: remove_batch(care.db, who, batch.id),
        ):
            with pytest.raises(NotAllowedError):
                act(account)
    with pytest.raises(NotFoundError):
        cancel_batch(care.db, care.therapist, "nothing")


def test_each_access_is_written_down_and_nothing_of_the_prompt(care: CareHome) -> None:
    finished(care)
    actions = {
        row.action for row in care.db.exec(select(AccessRecord).where(AccessRecord.patient_id == "juan"))
    }
    assert "started pictures" in actions
    assert not any("dog" in action for action in actions)


def test_again_with_the_same_seed_is_the_same_picture_and_with_another_is_not(care: CareHome) -> None:
    first = finished(care)
    _, batch = candidate_for(care.db, care.therapist, first.id)
    for same in (True, False):
        again = start_again(care.db, care.studio, care.therapist, first.id, new_batch_id(), same_seed=same)
        wanted = wanted_from_json(again.settings)
        assert replace(wanted, seed=7, count=2) == wanted_from_json(batch.settings)
        painter(care).candidate(again.id, 1)
        made = care.db.exec(select(PictureCandidate).where(PictureCandidate.batch_id == again.id)).one()
        assert (care.studio.files.read(made.path) == care.studio.files.read(first.path)) is same


def test_the_time_is_unknown_before_the_first_and_measured_after(care: CareHome) -> None:
    wanted = replace(WANTED, model="never-seen", steps=10, count=3, width=512, height=512)
    assert expected_seconds(care.db, wanted) is None
    keep_pace(care.db, wanted, step_seconds=0.5, besides=4.0, loaded=True)
    keep_pace(care.db, wanted, step_seconds=0.5, besides=1.0, loaded=False)
    care.db.commit()
    # It painted last: it need not be loaded.
    assert expected_seconds(care.db, wanted) == pytest.approx(3 * (10 * 0.5 + 1))
    keep_pace(care.db, WANTED, step_seconds=0.1, besides=0.1, loaded=False)
    care.db.commit()
    assert expected_seconds(care.db, wanted) == pytest.approx(3 + 3 * (10 * 0.5 + 1))
    # Four times the dots, and twice the passes with guidance.
    larger = replace(wanted, width=1024, height=1024, guidance=7.0, count=1)
    assert expected_seconds(care.db, larger) == pytest.approx(3 + 10 * 0.5 * 4 * 2 + 1)
    started_from = replace(wanted, start="subida", strength=0.5, count=1)
    assert expected_seconds(care.db, started_from) == pytest.approx(3 + 5 * 0.5 + 1)


def test_the_history_is_paged_and_what_is_removed_can_come_back_for_a_day(care: CareHome) -> None:
    made = [finished(care, replace(WANTED, count=1, prompt=f"number {n}")) for n in range(8)]
    history = history_of(care.db, care.therapist, "juan")
    assert history.batches[0].wanted.prompt == "number 7"
    assert history.pages > 1
    assert history_of(care.db, care.therapist, "juan", 999).number == history.pages
    gone = made[7]
    remove_batch(care.db, care.therapist, gone.batch_id)
    assert history_of(care.db, care.therapist, "juan").batches[0].wanted.prompt == "number 6"
    restore_batch(care.db, care.therapist, gone.batch_id)
    assert history_of(care.db, care.therapist, "juan").batches[0].wanted.prompt == "number 7"
    remove_batch(care.db, care.therapist, gone.batch_id)
    assert purge_removed(care.db, care.studio.files) == 0
    assert purge_removed(care.db, care.studio.files, datetime.now(UTC) + timedelta(days=2)) >= 1
    with pytest.raises(FileNotFoundError):
        care.studio.files.read(gone.path)
    with pytest.raises(NotFoundError):
        restore_batch(care.db, care.therapist, gone.batch_id)
