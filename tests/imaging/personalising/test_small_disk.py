"""A training on a disk of a few megabytes that really fills up in its third epoch."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from imaging.personalising import Recipe, TrainingError, TrainingPhoto
from imaging.personalising.training import train

from .conftest import TRAINEE, followed

SIZE = 24  # megabytes


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system in memory; only the system's administrator may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    options = f"size={SIZE}m"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.slow
def test_nothing_is_half_kept_and_it_goes_on_when_there_is_room(
    small_disk: Path, models: Path, photos: tuple[TrainingPhoto, ...], recipe: Callable[..., Recipe]
) -> None:
    wanted = recipe("evoca", repeats=1, epochs=4)
    folder, filler = small_disk / "training", small_disk / "filler"
    steps = train(TRAINEE, photos, (), wanted, folder, [models], threads=1)
    while (made := next(steps).made) is None or made.number < 2:
        pass
    _fill(filler)
    with pytest.raises(TrainingError) as error:
        list(steps)
    assert error.value.fault == "disk_full"
    assert not list(folder.rglob("*.part"))
    assert sorted(path.name for path in folder.glob("epoch-*")) == [
        "epoch-01.safetensors",
        "epoch-02.safetensors",
    ]
    filler.unlink()
    seen, result = followed(train(TRAINEE, photos, (), wanted, folder, [models], threads=1))
    assert next(step for step in seen if step.event == "resumed").step > 0
    assert len(result.epochs) == 4


def _fill(file: Path) -> None:
    """Takes all the room that there is."""
    with file.open("wb", buffering=0) as opened:
        block = bytes(4096)
        while True:
            try:
                opened.write(block)
            except OSError:
                return
