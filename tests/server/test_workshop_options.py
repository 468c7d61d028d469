"""The workshop's finer settings with tiny models: ControlNets, refiner, soft masks and all of inpainting."""

import importlib.util
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from imaging.engine.controls import control_picture
from imaging.request import Control, Pixels
from server.drawing import request_of
from server.easel import Easel
from server.errors import BadInputError
from server.page_files import revision_of
from server.preparation import load_plan, stored_sketch
from server.records import Page
from server.settings import Settings
from server.workshop_models import ModelChoice, model_choices, named
from server.workshop_settings import (
    FormReading,
    Wanted,
    form_of,
    fresh_form,
    wanted_from_json,
    wanted_to_json,
)
from server.workshop_sources import check_sources, request_for, zone_picture
from server.workshop_uploads import MAP, MASK, START, keep_upload, remove_unused
from tests.server.conftest import CareHome

SD1 = Wanted("a red dress", "foto", steps=4, guidance=3.0, seed=5, width=256, height=256)
SDXL = replace(SD1, model="grande", steps=5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("options")
    path = Path(__file__).parents[1] / "imaging" / "engine" / "tiny_models.py"
    spec = importlib.util.spec_from_file_location("tiny_models", path)
    assert spec is not None
    assert spec.loader is not None
    tiny = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tiny)
    tiny.build("sd1", folder / "foto")
    tiny.build("sdxl", folder / "grande")
    tiny.build("sdxl", folder / "acabado", refiner=True)
    tiny.build_controlnet("sd1", folder / "foto-canny")
    tiny.build_controlnet("sd1", folder / "sin-nombre")
    return folder


@pytest.fixture
def settings(care: CareHome, folder: Path) -> Settings:
    return care.studio.settings.model_copy(update={"models": folder, "threads": 1})


@pytest.fixture
def models(settings: Settings) -> tuple[ModelChoice, ...]:
    return model_choices(settings)


@pytest.fixture(scope="module")
def easel(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Easel:
    return Easel(Settings(home=tmp_path_factory.mktemp("easel"), models=folder, threads=1))


def png(pixels: Pixels) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def brought(care: CareHome, kind: str, pixels: Pixels) -> str:
    return keep_upload(care.db, care.studio.files, care.therapist, "juan", kind, png(pixels)).id


def photo() -> Pixels:
    across, down = np.meshgrid(np.linspace(0, 255, 256), np.linspace(0, 255, 256))
    return np.stack([across, down, 255 - across], axis=-1).astype(np.uint8)


def read(models: tuple[ModelChoice, ...], **typed: str) -> tuple[Wanted | None, Mapping[str, str]]:
    form = fresh_form(named(models, typed.get("modelo", "foto"))) | {"instruccion": "a dog"} | typed
    reading = FormReading(form, models, ())
    return reading.wanted(), reading.problems


def painted(care: CareHome, settings: Settings, easel: Easel, wanted: Wanted) -> Pixels:
    model = named(model_choices(settings), wanted.model)
    assert model is not None
    request = request_for(care.db, care.studio.files, settings, "juan", wanted, model, 1)
    steps = easel.paint(request, None)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value.pixels


# --- the form ---------------------------------------------------------------------------------------------


def test_each_model_offers_what_works_with_it(models: tuple[ModelChoice, ...]) -> None:
    found = {model.name: model for model in models}
    assert {net.name: net.follows for net in found["foto"].nets} == {"foto-canny": "edges", "sin-nombre": ""}
    assert (found["grande"].nets, found["grande"].refiners) == ((), ("acabado",))
    assert (found["evoca-cuento"].nets, found["evoca-cuento"].refiners) == ((), ())
    assert not {"acabado", "foto-canny"} & found.keys(), "neither paints by itself"


def test_all_options_come_back_as_they_were_asked_for(models: tuple[ModelChoice, ...]) -> None:
    wanted, problems = read(
        models, partida="subida", subida="u1", zona="mascara", mascara="m1", al_reves="si", suave="si",
        contenido="latent_noise", trabajo="entera", borde="9", red="foto-canny", guia="mapa", mapa="g1",
        peso="0,75", azar="", semilla="3",
    )  # fmt: skip
    assert problems == {}
    assert wanted is not None
    assert (wanted.soft, wanted.only_masked, wanted.inverted, wanted.content) == (
        True, False, True, "latent_noise",
    )  # fmt: skip
    assert (wanted.control, wanted.guide, wanted.control_weight) == ("foto-canny", "mapa:g1", 0.75)
    assert wanted_from_json(wanted_to_json(wanted)) == wanted
    again, problems = read(models, **form_of(wanted))
    assert (again, problems) == (wanted, {})


def test_a_batch_of_before_these_options_is_still_read() -> None:
    old = {name: value for name, value in wanted_to_json(SD1).items() if name not in NEW}
    assert wanted_from_json(old) == SD1


NEW = {"soft", "only_masked", "padding", "control", "follows", "control_weight", "guide", "refiner"}


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({}, "guia", "Elija qué tiene que seguir"),
        ({"guia": "partida"}, "guia", "No hay imagen de partida"),
        ({"guia": "mapa"}, "imagen_mapa", "Suba el mapa"),
        ({"guia": "pagina:1", "peso": "3"}, "peso", "entre 0 y 2"),
        ({"guia": "partida", "partida": "subida", "subida": "u", "sigue": "pose"}, "sigue", "contornos"),
        ({"guia": "pagina:1", "red": "sin-nombre"}, "sigue", "no dice qué sigue"),
    ],
)
def test_what_a_controlnet_lacks_is_said_beside_its_field(
    models: tuple[ModelChoice, ...], typed: dict[str, str], field: str, words: str
) -> None:
    wanted, problems = read(models, **{"red": "foto-canny"} | typed)
    assert wanted is None
    assert words in problems[field]


def test_another_models_controlnet_and_refiner_are_let_go(models: tuple[ModelChoice, ...]) -> None:
    wanted, problems = read(models, modelo="evoca-cuento", red="foto-canny", guia="mapa", afinador="acabado")
    assert problems == {}
    assert wanted is not None
    assert (wanted.control, wanted.refiner) == ("", "")
    wanted, _ = read(models, modelo="grande", afinador="acabado")
    assert wanted is not None
    assert wanted.refiner == "acabado"


def test_the_margin_has_bounds_only_where_a_part_is_made_anew(models: tuple[ModelChoice, ...]) -> None:
    start = {"partida": "subida", "subida": "u", "margen": "999"}
    assert "margen" in read(models, **start, zona="centro")[1]
    assert read(models, **start)[1] == {}


# --- ControlNets ------------------------------------------------------------------------------------------


def page_with_drawing(care: CareHome) -> tuple[Page, Any, Any]:
    page = care.db.get_one(Page, care.page_id())
    plan = load_plan(care.db, care.studio.files, page, revision_of(page), care.studio.settings)
    sketch = stored_sketch(care.db, care.studio.files, revision_of(page), plan)
    return page, sketch, request_of(plan)


@pytest.mark.parametrize("follows", ["edges", "scribble", "depth", "pose", "segmentation"])
def test_a_pages_drawing_is_followed_in_every_way(
    care: CareHome, settings: Settings, models: tuple[ModelChoice, ...], follows: str
) -> None:
    page, sketch, asked = page_with_drawing(care)
    wanted = replace(
        SD1, control="foto-canny", follows=follows, guide=f"pagina:{page.id}", width=128, height=256
    )
    model = named(models, "foto")
    assert model is not None
    (control,) = request_for(care.db, care.studio.files, settings, "juan", wanted, model, 1).controls
    whole = control_picture(Control(follows, "foto-canny"), sketch, asked)
    side = whole.shape[0]
    assert control.pixels is not None
    assert np.array_equal(control.pixels, whole[:, side // 4 : side // 4 + side // 2])
    assert control.pixels.any()


def test_a_controlnet_steers_as_strongly_as_it_is_told(
    care: CareHome, settings: Settings, easel: Easel
) -> None:
    guide = f"mapa:{brought(care, MAP, photo())}"
    free = painted(care, settings, easel, SD1)
    steered = replace(SD1, control="foto-canny", follows="edges", guide=guide)
    assert not np.array_equal(painted(care, settings, easel, steered), free)
    nothing = painted(care, settings, easel, replace(steered, control_weight=0.0))
    assert int(np.abs(nothing.astype(int) - free).max()) <= 1


def test_the_start_picture_can_be_followed(
    care: CareHome, settings: Settings, models: tuple[ModelChoice, ...]
) -> None:
    pixels = np.zeros((256, 256, 3), np.uint8)
    pixels[64:192, 64:192] = 255
    upload = brought(care, START, pixels)
    wanted = replace(
        SD1, start="subida", start_of=upload, control="foto-canny", follows="edges", guide="partida"
    )
    model = named(models, "foto")
    assert model is not None
    (control,) = request_for(care.db, care.studio.files, settings, "juan", wanted, model, 1).controls
    assert control.pixels is not None
    rows = np.flatnonzero(control.pixels.any(axis=(1, 2)))
    assert 60 <= rows[0] <= 66
    assert 189 <= rows[-1] <= 195
    assert not control.pixels[110:140, 110:140].any()


def test_a_guide_that_is_gone_or_of_somebody_else_is_said(
    care: CareHome, settings: Settings, models: tuple[ModelChoice, ...]
) -> None:
    wanted = replace(SD1, control="foto-canny", follows="edges")
    lost, strange = replace(wanted, guide="mapa:nothing"), replace(wanted, guide=f"pagina:{care.page_id()}")
    files = care.studio.files
    assert "imagen_mapa" in check_sources(care.db, files, "juan", lost)
    assert "guia" in check_sources(care.db, files, "rosa", strange)
    assert check_sources(care.db, files, "juan", strange) == {}
    with pytest.raises(BadInputError):
        request_for(care.db, files, settings, "juan", lost, models[0], 1)


# --- refiner ----------------------------------------------------------------------------------------------


def test_a_refiner_finishes_what_the_model_began(care: CareHome, settings: Settings, easel: Easel) -> None:
    plain = painted(care, settings, easel, SDXL)
    refined = painted(care, settings, easel, replace(SDXL, refiner="acabado"))
    assert not np.array_equal(refined, plain)


# --- parts of a picture -----------------------------------------------------------------------------------


def greys() -> Pixels:
    """Black on the left, white on the right, a quarter grey between."""
    mask = np.zeros((256, 256, 3), np.uint8)
    mask[:, 100:180], mask[:, 180:] = 64, 255
    return mask


def test_greys_of_a_soft_mask_say_how_much_may_change(
    care: CareHome, settings: Settings, easel: Easel
) -> None:
    start, mask = brought(care, START, photo()), brought(care, MASK, greys())
    wanted = replace(
        SD1, start="subida", start_of=start, region="mascara", mask=mask, soft=True, strength=1.0
    )
    soft = painted(care, settings, easel, wanted)
    moved = np.abs(soft.astype(int) - photo()).mean(axis=(0, 2))
    assert (soft[:, :100] == photo()[:, :100]).all(), "black keeps its pixels"
    assert moved[200:].mean() > moved[110:170].mean() > 0
    hard = painted(care, settings, easel, replace(wanted, soft=False, blur=0))
    assert (hard[:, :180] == photo()[:, :180]).all(), "without it a mask is black or white"


def test_an_inverted_soft_mask_changes_the_rest(
    care: CareHome, settings: Settings, models: tuple[ModelChoice, ...]
) -> None:
    start, mask = brought(care, START, photo()), brought(care, MASK, greys())
    wanted = replace(
        SD1, start="subida", start_of=start, region="mascara", mask=mask, soft=True, inverted=True
    )
    model = named(models, "foto")
    assert model is not None
    made = request_for(care.db, care.studio.files, settings, "juan", wanted, model, 1).start
    assert made is not None
    assert made.inpainting is not None
    softness = made.inpainting.softness
    assert softness is not None
    assert [int(softness[0, x]) for x in (50, 140, 220)] == [255, 191, 0]
    assert [bool(made.inpainting.mask[0, x]) for x in (50, 140, 220)] == [True, True, False]


@pytest.mark.parametrize("content", ["original", "fill", "latent_noise", "latent_nothing"])
@pytest.mark.parametrize("only_masked", [True, False])
def test_a_part_is_made_anew_and_the_rest_stays_bit_by_bit(
    care: CareHome, settings: Settings, easel: Easel, content: str, only_masked: bool
) -> None:
    start = brought(care, START, photo())
    wanted = replace(
        SD1, steps=2, start="subida", start_of=start, region="izquierda", content=content,
        only_masked=only_masked, blur=0, strength=1.0,
    )  # fmt: skip
    made = painted(care, settings, easel, wanted)
    assert (made[:, 128:] == photo()[:, 128:]).all()
    assert not (made[:, :128] == photo()[:, :128]).all()
    around = painted(care, settings, easel, replace(wanted, padding=96))
    assert np.array_equal(around, made) == (not only_masked), "only a close look has a margin"


def test_a_map_that_a_batch_follows_is_kept(care: CareHome) -> None:
    from datetime import UTC, datetime, timedelta

    from server.records import PictureUpload
    from server.workshop import new_batch_id, start_batch

    used, unused = brought(care, MAP, photo()), brought(care, MAP, photo())
    care.db.commit()
    wanted = replace(SD1, model="evoca-cuento", guide=f"mapa:{used}")
    start_batch(care.db, care.studio, care.therapist, "juan", new_batch_id(), wanted)
    remove_unused(care.db, care.studio.files, datetime.now(UTC) + timedelta(days=2))
    care.db.commit()
    assert care.db.get(PictureUpload, used) is not None
    assert care.db.get(PictureUpload, unused) is None


def test_the_veil_shows_how_much_of_each_dot_changes(care: CareHome) -> None:
    start, mask = brought(care, START, photo()), brought(care, MASK, greys())
    wanted = replace(SD1, start="subida", start_of=start, region="mascara", mask=mask, soft=True)
    with Image.open(io.BytesIO(zone_picture(care.db, care.studio.files, "juan", wanted))) as veil:
        dense = np.asarray(veil)[0, [50, 140, 220], 3]
    assert dense[0] == 0 < dense[1] < dense[2]
