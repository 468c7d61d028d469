"""Trainings side by side: what can be asked for, the painting of it, stopping, erasing, and its pages."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import numpy as np
import pytest

from imaging.personalising import Recipe, Trainee, TrainingPhoto
from imaging.personalising.training import train
from server.comparing import (
    Column,
    Wanted,
    cancel_comparison,
    comparable,
    comparison_for,
    comparisons_of,
    remove_comparison,
    shown_of,
    start_comparison,
    usual_columns,
)
from server.comparing_work import ComparisonPainter
from server.database import session
from server.durable_steps import MakingError, StoppedError
from server.easel import Easel
from server.entity_cards import Identity, add_card, remove_card
from server.entity_erasing import comparison_folder, learning_folder
from server.entity_training import (
    Learned,
    LearnedEpoch,
    Lesson,
    forget_training,
    learned_to_json,
    lesson_to_json,
)
from server.errors import BadInputError, NotAllowedError, NotFoundError
from server.records import EntityRecord, EntityTraining, TrainingComparison
from server.routes.comparing_panels import comparable_trainings, compared_epochs, compared_scenes
from server.turns import PAGES, Turns
from tests.server.conftest import CareHome

LOOKED = 240.0  # seconds


@pytest.fixture(scope="session")
def learnt(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Path:
    """The files of a training of the tiny model."""
    recipe = replace(
        Recipe.for_("evoca", "person", 2, "tiny"), resolution=64, epochs=2, repeats=1, batch=2, samples=1,
        early_stop=False, precision="float32", rank=2, alpha=2.0,
    )  # fmt: skip
    rng = np.random.default_rng(0)
    photos = [
        TrainingPhoto(rng.integers(0, 255, (80, 64, 3), dtype=np.uint8), "analp woman", str(number))
        for number in range(2)
    ]
    folder = tmp_path_factory.mktemp("learnt") / "training"
    for _ in train(Trainee("analp", "woman"), photos, (), recipe, folder, [models], threads=1):
        pass
    return folder


@pytest.fixture
def lesson(care: CareHome, learnt: Path) -> Callable[[str], EntityTraining]:
    """A card with a finished training, whose files are there."""

    def made(name: str, *, card: EntityRecord | None = None, method: str = "lora") -> EntityTraining:
        card = card or add_card(
            care.db, care.relative, "juan", f"card-{name}", "person", Identity("Ana", (), "madre", None, "f")
        )
        shutil.copytree(learnt, learning_folder(care.studio.settings, name))
        epochs = tuple(
            LearnedEpoch(
                number, f"epoch-{number:02d}.safetensors", "", 0.1 * number, 0.5, 0.1, "good", "best_alike"
            )
            for number in (1, 2)
        )
        row = EntityTraining(
            id=name, entity_id=card.id, patient_id="juan", phase="any", token="analp", state="done",
            recipe=lesson_to_json(Lesson(method=method, model="tiny")),
            result=learned_to_json(Learned(epochs, 2, "best_alike")),
        )  # fmt: skip
        care.db.add(row)
        care.db.commit()
        return row

    return made


@pytest.fixture
def painter(care: CareHome, models: Path) -> ComparisonPainter:
    settings = care.studio.settings.model_copy(update={"models": models, "model": "tiny"})
    return ComparisonPainter(settings, care.studio.engine, care.studio.files, Turns(), Easel(settings))


def asked(care: CareHome, row: EntityTraining, comparison_id: str, **wanted: object) -> TrainingComparison:
    columns = wanted.pop("columns", (Column(row.id, 0), Column(row.id, 2)))
    return start_comparison(
        care.db, care.studio, care.relative, row.entity_id, comparison_id,
        Wanted(columns, **{"scenes": 1, "steps": (1,), **wanted}),  # type: ignore[arg-type]
    )  # fmt: skip


def test_what_one_would_usually_compare(care: CareHome, lesson: Callable[..., EntityTraining]) -> None:
    first = lesson("u-1")
    alone = comparable(care.db, care.studio.settings, first.entity_id)
    assert [(each.epoch) for each in usual_columns(alone)] == [0, 1, 2]
    card = care.db.get_one(EntityRecord, first.entity_id)
    second = lesson("u-2", card=card, method="dreambooth")
    both = comparable(care.db, care.studio.settings, card.id)
    assert usual_columns(both) == (Column(first.id, 0), Column(first.id, 2), Column(second.id, 2))
    ticked = [one.value for each in comparable_trainings(both, None) for one in each.epochs if one.chosen]
    assert ticked == ["u-1:2", "u-2:2"]
    shutil.rmtree(learning_folder(care.studio.settings, "u-1"))
    assert [row.id for row in comparable(care.db, care.studio.settings, card.id)] == ["u-2"]


def test_only_what_is_there_can_be_asked_for(care: CareHome, lesson: Callable[..., EntityTraining]) -> None:
    row = lesson("w-1")
    for columns in ((), (Column(row.id, 7),), (Column("elsewhere", 1),)):
        with pytest.raises(BadInputError, match="al menos una etapa"):
            asked(care, row, "c-w", columns=columns)
    with pytest.raises(BadInputError, match="como mucho"):
        asked(care, row, "c-w", scenes=6, seeds=(1, 2, 3, 4), steps=(1, 2, 3))
    with pytest.raises(NotAllowedError):
        start_comparison(
            care.db, care.studio, care.patient, row.entity_id, "c-w", Wanted((Column(row.id, 1),))
        )
    assert comparisons_of(care.db, row.entity_id) == []
    known = asked(care, row, "c-w2")
    assert asked(care, row, "c-w2").id == known.id
    assert care.studio.jobs.status_of("c-w2-comparison") is not None
    with pytest.raises(NotAllowedError):
        comparison_for(care.db, care.stranger, "c-w2")


def test_pictures_are_painted_shown_and_gone_on_with(
    care: CareHome, lesson: Callable[..., EntityTraining], painter: ComparisonPainter
) -> None:
    row = lesson("p-1")
    kept = asked(care, row, "c-p")
    painter.paint(kept.id)
    care.db.expire_all()
    assert (kept.state, kept.done, kept.total) == ("done", 2, 2)
    shown = shown_of(kept)
    assert [(each.training_id, each.epoch, each.scene) for each in shown] == [("p-1", 0, 0), ("p-1", 2, 0)]
    folder = comparison_folder(care.studio.settings, kept.id) / "pictures"
    data = (folder / shown[0].file).read_bytes()
    assert b"digitalsourcetype/trainedAlgorithmicMedia" in data
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    kept.state = "waiting"
    care.db.add(kept)
    care.db.commit()
    painter.paint(kept.id)
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before
    (scene,) = compared_scenes(kept, {row.id: row})
    assert [one.title for one in scene.pictures] == ["Sin aprender", "Etapa 2"]
    (epoch,) = compared_epochs(kept, {row.id: row})
    assert (epoch.number, epoch.note, epoch.used) == (2, "La que le propongo", False)


def test_a_page_goes_before_and_the_comparison_goes_on(
    care: CareHome, lesson: Callable[..., EntityTraining], models: Path
) -> None:
    row, turns = lesson("g-1"), Turns()
    settings = care.studio.settings.model_copy(update={"models": models, "model": "tiny"})
    painter = ComparisonPainter(settings, care.studio.engine, care.studio.files, turns, Easel(settings))
    kept = asked(care, row, "c-g", seeds=(1, 2, 3))
    went_before: list[int] = []

    def page() -> None:
        with turns.take(PAGES), session(care.studio.engine) as db:
            went_before.append(db.get_one(TrainingComparison, kept.id).done)

    work = Thread(target=painter.paint, args=(kept.id,))
    work.start()
    until(lambda: _done(care, kept.id) >= 1)
    page()
    work.join(LOOKED)
    care.db.expire_all()
    assert kept.state == "done"
    assert went_before[0] < 6, "the page did not wait for the whole comparison"
    assert len(shown_of(kept)) == 6


def until(done: Callable[[], bool]) -> None:
    deadline = monotonic() + LOOKED
    while not done():
        assert monotonic() < deadline
        sleep(0.05)


def _done(care: CareHome, comparison_id: str) -> int:
    with session(care.studio.engine) as db:
        return db.get_one(TrainingComparison, comparison_id).done


def test_stopped_and_erased_while_it_is_painted(
    care: CareHome, lesson: Callable[..., EntityTraining], painter: ComparisonPainter
) -> None:
    row = lesson("s-1")
    kept = asked(care, row, "c-s", seeds=(1, 2, 3, 4), scenes=6)
    ended: list[BaseException] = []

    def work() -> None:
        try:
            painter.paint(kept.id)
        except StoppedError as error:
            ended.append(error)

    thread = Thread(target=work)
    thread.start()
    until(lambda: _done(care, kept.id) >= 1)
    cancel_comparison(care.db, care.relative, kept.id)
    thread.join(LOOKED)
    assert ended
    care.db.expire_all()
    assert kept.state == "cancelled"
    assert 1 <= len(shown_of(kept)) < kept.total, "finished pictures stay"
    remove_comparison(care.db, care.studio, care.relative, kept.id)
    assert not comparison_folder(care.studio.settings, "c-s").exists()
    with pytest.raises(NotFoundError):
        comparison_for(care.db, care.relative, "c-s")
    painter.clear("c-s")


def test_what_was_painted_with_it_goes_with_a_training(
    care: CareHome, lesson: Callable[..., EntityTraining], painter: ComparisonPainter
) -> None:
    row = lesson("f-1")
    kept = asked(care, row, "c-f")
    painter.paint(kept.id)
    assert comparison_folder(care.studio.settings, "c-f").exists()
    forget_training(care.db, care.studio, care.relative, row.id)
    assert not comparison_folder(care.studio.settings, "c-f").exists()
    with pytest.raises(StoppedError):
        painter.paint("c-f")


def test_files_that_are_gone_are_told(
    care: CareHome, lesson: Callable[..., EntityTraining], painter: ComparisonPainter
) -> None:
    from server.comparing_work import comparison_problem

    row = lesson("d-1")
    kept = asked(care, row, "c-d")
    shutil.rmtree(learning_folder(care.studio.settings, row.id))
    with pytest.raises(Exception, match="folder") as error:
        painter.paint(kept.id)
    assert "ya no están" in comparison_problem(error.value)
    painter.fail(kept.id, comparison_problem(error.value))
    care.db.expire_all()
    assert (kept.state, "ya no están" in (kept.problem or "")) == ("failed", True)
    other = asked(care, lesson("d-2"), "c-d2")
    care.db.delete(care.db.get_one(EntityTraining, "d-2"))
    care.db.commit()
    with pytest.raises(MakingError, match="ya no está"):
        painter.paint(other.id)


def test_a_card_taken_away_hides_its_comparisons(
    care: CareHome, lesson: Callable[..., EntityTraining]
) -> None:
    row = lesson("h-1")
    kept = asked(care, row, "c-h")
    remove_card(care.db, care.relative, row.entity_id)
    with pytest.raises(NotFoundError):
        comparison_for(care.db, care.relative, kept.id)
