"""A training whose process is killed, and one whose disk is full: nothing is lost, nothing half-kept."""

import resource
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from imaging.personalising import Recipe, TrainingError, TrainingPhoto
from imaging.personalising.storage import load_state, save_state
from imaging.personalising.training import train

from .conftest import TRAINEE, followed

ROOT = Path(__file__).resolve().parents[3]
# The same training in another process, which may be killed or find its disk full.
PROGRAM = """
import resource, signal, sys
from pathlib import Path
import numpy as np, torch
from imaging.personalising import Recipe, Trainee, TrainingError, TrainingPhoto
from imaging.personalising.training import train

torch.set_num_threads(1)
given = np.load(sys.argv[1])
pairs = zip(given["pixels"], given["softness"])
photos = [TrainingPhoto(pixels, "sudelpo woman, outdoors", "", softness) for pixels, softness in pairs]
folder, models = Path(sys.argv[2]), [Path(sys.argv[3])]
steps = train(Trainee("sudelpo", "woman"), photos, (), {recipe}, folder, models, threads=1)
try:
    for step in steps:
        if step.event == "sheet" and step.made.number == int(sys.argv[4]):
            print("there", flush=True)
            if sys.argv[5] == "full":
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
            else:
                signal.pause()
except TrainingError as error:
    print(error.fault, error, flush=True)
"""


def _begun(
    photos: tuple[TrainingPhoto, ...], recipe: Recipe, folder: Path, models: Path, after: int, how: str
) -> subprocess.Popen[str]:
    folder.parent.mkdir(parents=True, exist_ok=True)
    given = folder.parent / "photos.npz"
    softness = np.stack([photo.softness for photo in photos if photo.softness is not None])
    np.savez(given, pixels=np.stack([photo.pixels for photo in photos]), softness=softness)
    program = textwrap.dedent(PROGRAM).format(recipe=repr(recipe))
    words = [sys.executable, "-c", program, given, folder, models, after, how]
    return subprocess.Popen(
        list(map(str, words)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


@pytest.mark.slow
def test_a_killed_training_goes_on_and_ends_as_if_nothing_had_happened(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Callable[..., Recipe], tmp_path: Path
) -> None:
    wanted = recipe("evoca", repeats=4, epochs=2)
    process = _begun(photos, wanted, tmp_path / "killed", models, 1, "wait")
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    process.kill()
    process.wait()

    seen, parts = followed(train(TRAINEE, photos, (), wanted, tmp_path / "killed", [models], threads=1))
    whole = followed(train(TRAINEE, photos, (), wanted, tmp_path / "whole", [models], threads=1))[1]

    assert next(step for step in seen if step.event == "resumed").epoch == 2
    left, right = (load_file(result.epochs[-1].file) for result in (parts, whole))
    assert all(torch.equal(left[name], right[name]) for name in right)


@pytest.mark.slow
def test_a_disk_that_is_full_in_the_third_epoch(
    models: Path, photos: tuple[TrainingPhoto, ...], recipe: Callable[..., Recipe], tmp_path: Path
) -> None:
    wanted = recipe("evoca", repeats=1, epochs=4)
    folder = tmp_path / "full"
    process = _begun(photos, wanted, folder, models, 2, "full")
    told, _ = process.communicate(timeout=240)

    assert told.splitlines()[0] == "there"
    assert told.splitlines()[1].startswith("disk_full")
    assert sorted(path.name for path in folder.glob("epoch-*")) == [
        "epoch-01.safetensors",
        "epoch-02.safetensors",
    ]
    assert not list(folder.rglob("*.part"))
    began = time.monotonic()
    seen, result = followed(train(TRAINEE, photos, (), wanted, folder, [models], threads=1))
    assert next(step for step in seen if step.event == "resumed").step > 0
    assert len(result.epochs) == 4
    assert time.monotonic() - began < 240


def test_a_checkpoint_that_finds_no_room_says_so_and_leaves_the_one_before(tmp_path: Path) -> None:
    save_state(tmp_path, {"step": 1})
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, before[1]))
    try:
        with pytest.raises(TrainingError) as raised:
            save_state(tmp_path, {"step": 2, "moments": torch.zeros(3_000_000)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert raised.value.fault == "disk_full"
    assert load_state(tmp_path) == {"step": 1}
    assert not list(tmp_path.rglob("*.part"))
