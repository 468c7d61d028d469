"""Places and dear things that were learned: what of them a page is painted with, and where."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from scipy import ndimage

from imaging.engine.engine import Engine
from imaging.painting.own_colours import METADATA, colours_in
from imaging.personalising import Recipe, Trainee, TrainingPhoto
from imaging.personalising.samples import finished
from imaging.personalising.training import train
from imaging.sketching import draw_sketch
from narrative import Understanding
from narrative.entities import Entity, Patient
from narrative.script import Element, PromptPair, Subject, SubjectLooks
from server.drawing import request_of
from server.entity_cards import Identity, add_card
from server.known_surroundings import (
    known_things,
    paints_over_sketches,
    thing_coloured,
    thing_request,
    with_place_weights,
)
from server.page_files import revision_of
from server.page_making import PageMaker
from server.pages import page_for
from server.plans import Plan
from server.preparation import keep_plan, load_plan
from server.records import EntityRecord
from server.settings import SHIPPED_DATA, Settings
from server.single_pictures import PictureMaker
from tests.server.conftest import CareHome
from tests.server.test_learning import weights


@pytest.fixture(scope="session")
def learnt(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Path:
    """Weights of the tiny model, far enough trained to show."""
    recipe = replace(
        Recipe.for_("evoca", "thing", 2, "tiny"), resolution=64, epochs=1, repeats=4, batch=2, samples=1,
        early_stop=False, precision="float32", rank=4, alpha=16.0,
    )  # fmt: skip
    rng = np.random.default_rng(0)
    photos = [
        TrainingPhoto(rng.integers(0, 255, (80, 64, 3), dtype=np.uint8), "gitanalp ball", str(number))
        for number in range(2)
    ]
    folder = tmp_path_factory.mktemp("learnt")
    for _ in train(Trainee("gitanalp", "ball", "thing"), photos, (), recipe, folder, [models], threads=1):
        pass
    return folder / "epoch-01.safetensors"


@pytest.fixture
def told(care: CareHome, models: Path) -> Callable[..., Plan]:
    """The plan of a page in the park with a bicycle, made for the tiny model."""

    def made() -> Plan:
        page = page_for(care.db, care.therapist, care.page_id())
        plan = load_plan(care.db, care.studio.files, page, revision_of(page), care.studio.settings)
        assert plan.script is not None
        script = replace(plan.script, things=(("bicycle", None),))
        return replace(plan, model="tiny", steps=1, script=script)

    return made


def settings_of(care: CareHome, models: Path):  # noqa: ANN201 - the same settings with another folder
    return care.studio.settings.model_copy(update={"models": models, "model": "tiny"})


def ball(care: CareHome, name: str, file: Path | str) -> EntityRecord:
    row = add_card(care.db, care.relative, "juan", name, "thing", Identity(name, (), None, "bicicleta"))
    row.tokens, row.adapters = {"any": f"{name}lp"}, {"any": str(file)}
    care.db.add(row)
    care.db.commit()
    return row


def with_token(plan: Plan, token: str) -> Plan:
    assert plan.script is not None
    element = Element(token, "card", "ficha", role="token")
    pair = PromptPair((*plan.script.picture.prompt, element), plan.script.picture.negative)
    return replace(plan, script=replace(plan.script, picture=pair))


def test_a_thing_that_is_named_and_drawn_is_known(
    care: CareHome, models: Path, told: Callable[..., Plan], learnt: Path, tmp_path: Path
) -> None:
    settings, plan = settings_of(care, models), told()
    ball(care, "redonda", learnt)
    assert known_things(care.db, settings, "juan", plan) == (), "nobody named it"
    (found,) = known_things(care.db, settings, "juan", with_token(plan, "redondalp"))
    assert (found.key, found.label, found.prompt) == ("thing-0", "redonda", "a redondalp bicycle")
    assert plan.script is not None
    elsewhere = replace(plan, script=replace(plan.script, things=()))
    assert known_things(care.db, settings, "juan", with_token(elsewhere, "redondalp")) == ()
    other = weights(tmp_path / "other.safetensors", {"evoca_family": "sdxl"})
    ball(care, "ajena", other)
    assert known_things(care.db, settings, "juan", with_token(plan, "ajenalp")) == ()
    ball(care, "perdida", tmp_path / "gone.safetensors")
    assert known_things(care.db, settings, "juan", with_token(plan, "perdidalp")) == ()


def test_only_the_thing_is_painted_anew(
    care: CareHome, models: Path, told: Callable[..., Plan], learnt: Path
) -> None:
    settings, plan = settings_of(care, models), told()
    ball(care, "botada", learnt)
    plan = with_token(plan, "botadalp")
    (thing,) = known_things(care.db, settings, "juan", plan)
    request = request_of(plan)
    sketch = draw_sketch(request)
    mask = sketch.masks[thing.key]
    assert mask.any()
    wanted = thing_request(
        request, thing, sketch.pixels, mask, sketching=paints_over_sketches(settings, plan)
    )
    made = finished(Engine([models], 1).paint(wanted, None)).pixels
    changed = (made != sketch.pixels).any(axis=-1)
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    around = np.zeros_like(mask)
    around[max(0, rows[0] - 12) : rows[-1] + 13, max(0, columns[0] - 12) : columns[-1] + 13] = True
    assert changed[mask].any()
    assert not changed[~around].any()


def test_a_thing_has_the_colours_of_its_photos_inside_its_region_alone(
    care: CareHome, models: Path, told: Callable[..., Plan], learnt: Path, tmp_path: Path
) -> None:
    settings, plan = settings_of(care, models), told()
    request = request_of(plan)
    sketch = draw_sketch(request)
    rows = [[20.0, 60.0, 200.0, 1.0]]
    blue = tmp_path / "blue.safetensors"
    save_file({"x": np.zeros(1, np.float32)}, blue, {METADATA: json.dumps(rows), "evoca_family": "evoca"})
    ball(care, "azul", blue)
    (thing,) = known_things(care.db, settings, "juan", with_token(plan, "azullp"))
    mask = sketch.masks[thing.key]
    made = thing_coloured(request, thing, sketch, sketch.pixels)
    assert np.array_equal(made[~mask], sketch.pixels[~mask])
    before, after = (pixels[mask].astype(float).mean(axis=0) for pixels in (sketch.pixels, made))
    assert after[2] - after[0] > before[2] - before[0] + 40, "bluer than it was drawn"
    plain = replace(thing, file=learnt)
    assert np.array_equal(thing_coloured(request, plain, sketch, sketch.pixels), sketch.pixels) == (
        colours_in(learnt) is None
    )


def test_a_page_is_painted_with_its_place_and_its_things(
    care: CareHome, models: Path, told: Callable[..., Plan], learnt: Path, tmp_path: Path
) -> None:
    settings = settings_of(care, models)
    file = tmp_path / "place.safetensors"
    shutil.copyfile(learnt, file)
    plan = told()
    assert plan.script is not None
    place = Subject("sitio", "place", "El Retiro", PromptPair((), ()), SubjectLooks(), "retirolp", str(file))
    there = replace(plan, script=replace(plan.script, subjects=(*plan.script.subjects, place)))
    assert [each.file for each in with_place_weights(request_of(there), there, settings).adapters] == [file]
    assert with_place_weights(request_of(plan), plan, settings).adapters == ()
    pictures = [painted(care, settings, each) for each in (plan, there)]
    assert (pictures[0] != pictures[1]).any()
    file.unlink()
    assert with_place_weights(request_of(there), there, settings).adapters == ()


def painted(care: CareHome, settings: Settings, plan: Plan) -> np.ndarray:
    from server.marked_pictures import read_pixels
    from server.page_files import find_file

    page = page_for(care.db, care.therapist, care.page_id())
    revision = revision_of(page)
    drawn = load_plan(care.db, care.studio.files, page, revision, settings)
    keep_plan(care.db, care.studio.files, revision, replace(plan, layout=drawn.layout, seed=7))
    care.db.commit()
    PageMaker(settings, care.studio.engine, care.studio.files, care.studio).base(revision)
    care.db.expire_all()
    row = find_file(care.db, revision, "base")
    assert row is not None
    return read_pixels(care.studio.files.read(row.path))


def test_a_single_picture_is_painted_with_its_place_too(care: CareHome, models: Path, learnt: Path) -> None:
    maker = PictureMaker(settings_of(care, models), Understanding.load(SHIPPED_DATA / "lexicon"))
    patient = Patient("ana", "Ana", "f", 1940)
    bare = Entity("retiro", "place", "El Retiro", species="parque", tokens={"any": "retirolp"})
    wanted = Plan(seed=3, model="tiny", style="storybook", size=128, steps=1)
    made = [
        maker.make("Paseaba con mi hermana por el Retiro.", patient, (place,), wanted)
        for place in (bare, replace(bare, adapters={"any": str(learnt)}))
    ]
    scripts = [each.plan.script for each in made]
    assert scripts[0] is not None
    assert scripts[1] is not None
    assert scripts[0].picture.prompt_text == scripts[1].picture.prompt_text
    assert "retirolp" in scripts[1].picture.prompt_text
    bases = [each.base for each in made]
    assert bases[0] is not None
    assert bases[1] is not None
    assert (bases[0] != bases[1]).any()


def test_a_single_picture_has_its_dear_thing_as_it_was_learned(
    care: CareHome, models: Path, learnt: Path
) -> None:
    maker = PictureMaker(settings_of(care, models), Understanding.load(SHIPPED_DATA / "lexicon"))
    patient = Patient("ana", "Ana", "f", 1940)
    bare = Entity("gitana", "thing", "La Gitana", species="bicicleta", tokens={"any": "gitanalp"})
    wanted = Plan(seed=3, model="tiny", style="storybook", size=128, steps=1)
    text = "Paseaba por el parque con mi bicicleta La Gitana."
    made = [
        maker.make(text, patient, (thing,), wanted)
        for thing in (bare, replace(bare, adapters={"any": str(learnt)}))
    ]
    for each in made:
        assert each.plan.script is not None
        assert "gitanalp" in each.plan.script.picture.prompt_text
        assert [kind for kind, _ in each.plan.script.things] == ["bicycle"]
        assert not [one.label for one in each.plan.script.subjects if "gitana" in one.label.lower()]
    bases = [each.base for each in made]
    assert bases[0] is not None
    assert bases[1] is not None
    changed = (bases[0] != bases[1]).any(axis=2)
    near = ndimage.binary_dilation(made[0].sketch.masks["thing-0"], np.ones((3, 3)), 24)
    around = np.asarray(near, np.bool_)
    assert changed.any()
    assert not changed[~around].any()
