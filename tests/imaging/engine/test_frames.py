"""How a picture is made, in frames: noise grows and goes, the same each time, with a model of any family."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from imaging.engine import engine as engines
from imaging.engine.engine import Engine
from imaging.engine.frames import NOISINGS, Frame, count_frames, frames_of
from imaging.request import PictureRequest, Pixels

from .conftest import PLAIN


@pytest.fixture
def engine(models: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setattr(engines, "choose", lambda model, threads: PLAIN)
    return Engine([models], threads=1)


def frames(
    engine: Engine, family: str, request: PictureRequest, drawn: Pixels | None, picture: Pixels
) -> list[Frame]:
    model, pipeline = engine.loaded(family)
    return list(frames_of(pipeline, model.family, request, drawn, picture))


def smooth(seed: int) -> Pixels:
    rng = np.random.default_rng(seed)
    return np.repeat(np.repeat(rng.integers(0, 256, (4, 4, 3), np.uint8), 32, axis=0), 32, axis=1)


@pytest.mark.parametrize(
    "family",
    [*("evoca", "sd1", "flux"), *(pytest.param(each, marks=pytest.mark.slow) for each in ("sdxl", "sd3"))],
)
def test_the_story_has_its_frames_in_order_and_is_the_same_each_time(engine: Engine, family: str) -> None:
    request = PictureRequest(
        prompt="a dog", seed=5, width=128, height=128, model=family, steps=4, guidance=1.0
    )
    picture, drawn = smooth(1), smooth(2)
    told = frames(engine, family, request, drawn, picture)
    assert len(told) <= count_frames(request, drawn=True)
    kinds = [frame.kind for frame in told]
    assert kinds[: NOISINGS + 3] == ["picture", *["noising"] * NOISINGS, "drawn", "begin"]
    assert set(kinds[NOISINGS + 3 : -1]) == {"denoising"}
    assert kinds[-1] == "finished"
    assert [f.noise for f in told if f.kind == "denoising"] == sorted(
        (f.noise for f in told if f.kind == "denoising"), reverse=True
    )
    assert all(frame.pixels.shape == told[0].pixels.shape for frame in told)
    again = frames(engine, family, request, drawn, picture)
    assert all(np.array_equal(a.pixels, b.pixels) for a, b in zip(told, again, strict=True))
    other = frames(engine, family, replace(request, seed=6), drawn, picture)
    assert not np.array_equal(told[3].pixels, other[3].pixels)


def test_without_a_drawing_it_begins_with_noise_alone(engine: Engine) -> None:
    request = PictureRequest(prompt="a dog", seed=5, width=128, height=128, model="evoca", steps=3)
    told = frames(engine, "evoca", request, None, smooth(1))
    assert "drawn" not in [frame.kind for frame in told]
    assert len(told) == count_frames(request, drawn=False)


def test_more_noise_takes_the_picture_further_away(engine: Engine) -> None:
    request = PictureRequest(prompt="a dog", seed=5, width=128, height=128, model="sd1", steps=3)
    told = frames(engine, "sd1", request, None, smooth(1))
    noised = [frame.pixels.astype(float) for frame in told if frame.kind == "noising"]
    least, most = (np.abs(each - noised[-1]).mean() for each in (noised[0], noised[-2]))
    assert least > most, "the first noising is the farthest from pure noise"
