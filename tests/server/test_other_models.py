"""A memory painted by a model of another family, in its own words and steps."""

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from imaging.engine.faults import broken
from narrative import Understanding
from narrative.entities import Patient
from server.doctor import _painting_model
from server.easel import usual_steps
from server.page_making import failure_sentence
from server.plans import Plan
from server.settings import SHIPPED_DATA, Settings
from server.single_pictures import MadePicture, PictureMaker

PARK = "De niño, los domingos, mi padre me llevaba al parque con mi perro Hachi y jugábamos a la pelota."


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> PictureMaker:
    home = tmp_path_factory.mktemp("home")
    _tiny_models().build("sd1", home / "models" / "otro")
    settings = Settings(home=home, threads=1, steps=2)
    return PictureMaker(settings, Understanding.load(SHIPPED_DATA / "lexicon"))


def _tiny_models() -> Any:
    path = Path(__file__).parents[1] / "imaging" / "engine" / "tiny_models.py"
    spec = importlib.util.spec_from_file_location("tiny_models", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made(maker: PictureMaker, plan: Plan) -> MadePicture:
    return maker.make(PARK, Patient("Juan Pacheco", "m", 1944), (), plan)


def test_a_page_by_another_family(maker: PictureMaker) -> None:
    plan = Plan(seed=7, model="otro", style="storybook", size=256, steps=3)
    first = made(maker, plan)
    assert first.remarks == ()
    assert first.painting is not None
    assert first.painting.shape == (256, 256, 3)
    assert [note.key for note in first.plan.repaints] == list(first.subjects)
    assert np.array_equal(first.painting, made(maker, plan).painting)
    other = made(maker, replace(plan, seed=8)).painting
    assert other is not None
    assert not np.array_equal(first.painting, other)
    # CLIP is told of the style in its own words and hears what is not wanted; the embedded model is not.
    own = made(maker, replace(plan, model="evoca-tiny")).plan.script
    script = first.plan.script
    assert own is not None
    assert script is not None
    assert script.picture.prompt_text != own.picture.prompt_text


def test_steps_that_suit_the_model(maker: PictureMaker) -> None:
    assert usual_steps(maker.settings, "otro") == 25
    assert usual_steps(maker.settings, "absent") == 2
    assert usual_steps(maker.settings, "none") == 2


def test_the_doctor_names_a_model_that_paints_no_pages(tmp_path: Path) -> None:
    _tiny_models().build("sdxl", tmp_path / "models" / "acabado", refiner=True)
    finding = _painting_model(Settings(home=tmp_path, model="acabado"))
    assert not finding.well
    assert "no pinta páginas: da el último acabado a otro modelo" in finding.sentence
    _tiny_models().build("sd1", tmp_path / "models" / "otro")
    assert _painting_model(Settings(home=tmp_path, model="otro")).well


def test_a_model_too_large_for_this_machine_is_not_called_broken() -> None:
    assert "memoria" in failure_sentence(broken("memory", "grande", needs="20.0", free="3.0"))
    assert "dañado" in failure_sentence(broken("empty", "roto"))
