"""A grid of pictures: what is painted, what is the same in each, what is kept, and what is refused."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import save_file

from imaging.engine.engine import Engine
from imaging.laboratory import Cell, LaboratoryError, Sweep, SweepPrompt, SweepResult, SweepStep
from imaging.laboratory.prompts import USUAL, prompts_in, told_of
from imaging.laboratory.sweeping import cells_of, subject_of, sweep
from imaging.laboratory.trainings import kind_of, trained_in
from imaging.personalising import Trainee


def run(steps: Generator[SweepStep, None, SweepResult]) -> tuple[list[SweepStep], SweepResult]:
    seen: list[SweepStep] = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return seen, end.value


class Counting:
    """An engine that counts what it is asked for."""

    def __init__(self, models: Path) -> None:
        self._engine = Engine([models], 1)
        self.asked: list[str] = []

    def base(self, *given: Any) -> Any:
        self.asked.append("base")
        return self._engine.base(*given)

    def repaint(self, *given: Any) -> Any:
        self.asked.append("repaint")
        return self._engine.repaint(*given)

    def paint(self, *given: Any) -> Any:
        self.asked.append("paint")
        return self._engine.paint(*given)


def grid(
    *folders: Path, epochs: list[int] | None = None, steps: tuple[int, ...] = (1,), side: int = 256
) -> Sweep:
    trained = tuple(trained_in(folder) for folder in folders)
    return Sweep(trained, USUAL[:1], cells_of(trained, epochs, steps, (1,), 1), side)


def pixels_of(file: Path) -> np.ndarray:
    with Image.open(file) as image:
        return np.asarray(image.convert("RGB"))


def test_a_folder_tells_what_was_learnt(trainings: dict[str, Path]) -> None:
    found = trained_in(trainings["lora"])
    assert found.trainee == Trainee("sudelpo", "woman", "person")
    assert (found.method, found.family, found.model, found.side) == ("lora", "evoca", "evoca", 64)
    assert [(one.number, one.updates) for one in found.epochs] == [(1, 1), (2, 2)]
    assert found.best == found.proposed
    (trainings["lora"] / "entity.json").write_text('{"kind": "pet"}')
    assert trained_in(trainings["lora"]).trainee.kind == "pet"
    (trainings["lora"] / "entity.json").unlink()


@pytest.mark.parametrize(
    ("words", "kind"),
    [("elderly woman", "person"), ("dog", "pet"), ("church square", "place"), ("guitar", "thing")],
)
def test_the_kind_is_told_by_the_words(words: str, kind: str) -> None:
    assert kind_of(words) == kind


@pytest.mark.slow
def test_only_the_subject_differs_between_epochs_and_methods(
    models: Path, trainings: dict[str, Path], tmp_path: Path
) -> None:
    wanted = grid(trainings["lora"], trainings["textual-inversion"], epochs=[0, 1, 2])
    painter = Counting(models)
    seen, result = run(sweep(wanted, painter, tmp_path))
    assert [made.cell for made in result.made] == list(wanted.cells)
    assert (seen[-1].done, seen[-1].total) == (6, 6)
    files = {(made.cell.training, made.cell.epoch): made.file for made in result.made}
    assert files[0, 0] == files[1, 0], "the untrained model is the same whoever is to be learnt"
    assert painter.asked.count("base") == 1, "what is around the subject is painted once"
    assert painter.asked.count("repaint") == 5
    where = subject_of(wanted, wanted.cells[0])
    assert where is not None
    grown = np.asarray(Image.fromarray(where).resize((256, 256))) | _wider(where)
    plain, trained = pixels_of(files[0, 0]), pixels_of(files[0, 2])
    assert (plain[~grown] == trained[~grown]).all()
    assert (plain[where] != trained[where]).any()


def _wider(mask: np.ndarray) -> np.ndarray:
    from scipy import ndimage

    return np.asarray(ndimage.binary_dilation(mask, iterations=10))


@pytest.mark.slow
def test_what_was_cut_off_goes_on_and_nothing_is_painted_twice(
    models: Path, trainings: dict[str, Path], tmp_path: Path
) -> None:
    wanted = grid(trainings["lora"], epochs=[0, 1, 2])
    first = Counting(models)
    steps = sweep(wanted, first, tmp_path)
    for step in steps:
        if step.done == 2:
            break
    steps.close()
    kept = sorted((tmp_path / "pictures").iterdir())
    assert len(kept) == 2
    before = [file.stat().st_mtime_ns for file in kept]
    second = Counting(models)
    _seen, result = run(sweep(wanted, second, tmp_path))
    assert second.asked == ["base", "repaint"]
    assert [file.stat().st_mtime_ns for file in kept] == before
    assert [made.seconds is None for made in result.made] == [True, True, False]
    third = Counting(models)
    run(sweep(wanted, third, tmp_path))
    assert third.asked == []


@pytest.mark.slow
def test_more_steps_are_another_picture(models: Path, trainings: dict[str, Path], tmp_path: Path) -> None:
    _seen, result = run(
        sweep(grid(trainings["lora"], epochs=[2], steps=(1, 2)), Engine([models], 1), tmp_path)
    )
    one, two = (pixels_of(made.file) for made in result.made)
    assert (one != two).any()


def test_another_family_paints_from_words(models: Path, trainings: dict[str, Path], tmp_path: Path) -> None:
    painter = Counting(models)
    _seen, result = run(sweep(grid(trainings["other"], epochs=[0, 2]), painter, tmp_path))
    assert painter.asked == ["paint", "paint"]
    assert pixels_of(result.made[0].file).shape == (64, 64, 3)


def test_pictures_are_measured_by_photos(models: Path, trainings: dict[str, Path], tmp_path: Path) -> None:
    engine = Engine([models], 1)
    plain = grid(trainings["lora"], epochs=[0])
    _seen, result = run(sweep(plain, engine, tmp_path))
    assert result.made[0].seen is None, "without photos nothing can be measured"
    where = subject_of(plain, plain.cells[0])
    assert where is not None
    rows, columns = np.flatnonzero(where.any(axis=1)), np.flatnonzero(where.any(axis=0))
    own = pixels_of(result.made[0].file)[rows[0] : rows[-1], columns[0] : columns[-1]]
    other = np.random.default_rng(0).integers(0, 255, own.shape, dtype=np.uint8)
    alike = run(sweep(plain, engine, tmp_path, references=[own]))[1].made[0].seen
    unlike = run(sweep(plain, engine, tmp_path, references=[other]))[1].made[0].seen
    assert alike is not None
    assert unlike is not None
    assert alike > unlike


def test_own_prompts_say_where_and_how() -> None:
    one, two = prompts_in(["{} waving in a village street", "", "  at   the  sea "])
    assert (one.place, one.posture) == ("village_street", "waving")
    assert (two.place, two.posture) == (None, None)
    trainee = Trainee("sudelpo", "woman")
    assert told_of(one, trainee, trained=True) == "sudelpo woman waving in a village street"
    assert told_of(two, trainee, trained=False) == "woman, at the sea"


def test_wrong_folders_and_epochs_are_told(trainings: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(LaboratoryError) as gone:
        trained_in(tmp_path / "gone")
    (tmp_path / "empty").mkdir()
    with pytest.raises(LaboratoryError) as empty:
        trained_in(tmp_path / "empty")
    (tmp_path / "foreign").mkdir()
    save_file(
        {"x": np.zeros(2, np.float16)}, tmp_path / "foreign" / "epoch-01.safetensors", {"other": "tool"}
    )
    with pytest.raises(LaboratoryError) as foreign:
        trained_in(tmp_path / "foreign")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "epoch-01.safetensors").write_bytes(b"no weights at all")
    with pytest.raises(LaboratoryError) as broken:
        trained_in(tmp_path / "broken")
    faults = [each.value.fault for each in (gone, empty, foreign, broken)]
    assert faults == ["no_folder", "no_epochs", "not_ours", "not_ours"]
    trained = (trained_in(trainings["lora"]),)
    with pytest.raises(LaboratoryError) as none:
        cells_of(trained, [7], (1,), (1,), 1)
    with pytest.raises(LaboratoryError) as many:
        cells_of(trained, [0, 1, 2], range(1, 101), range(50), 1)
    assert [each.value.fault for each in (none, many)] == ["no_such_epoch", "too_many"]


def test_the_usual_epochs_are_untrained_first_best_and_last(trainings: dict[str, Path]) -> None:
    trained = trained_in(trainings["lora"])
    cells = cells_of((trained,), None, (6,), (1,), 1)
    assert {cell.epoch for cell in cells} == {0, 1, 2}
    assert cells[0] == Cell(0, 0, 0, 1, 6)


def test_a_full_disk_leaves_no_half_picture(
    models: Path, trainings: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from imaging.personalising import TrainingError

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(TrainingError) as error:
        run(sweep(grid(trainings["lora"], epochs=[1]), Engine([models], 1), tmp_path))
    assert error.value.fault == "disk_full"
    assert list((tmp_path / "pictures").iterdir()) == []


def test_a_place_is_painted_as_a_whole(models: Path, trainings: dict[str, Path], tmp_path: Path) -> None:
    trained = trained_in(trainings["lora"], "place")
    wanted = Sweep((trained,), (SweepPrompt("in summer"),), cells_of((trained,), [0, 2], (1,), (1,), 1), 256)
    painter = Counting(models)
    _seen, result = run(sweep(wanted, painter, tmp_path))
    assert painter.asked == ["base", "base"]
    one, two = (pixels_of(made.file) for made in result.made)
    assert (one != two).any()
