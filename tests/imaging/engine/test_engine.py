"""The engine as its callers use it: every family, every mode, cancelling, adapters, refusals, memory."""

import gc
import json
import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import torch
from scipy import ndimage

from imaging.engine import engine as engines
from imaging.engine.engine import Engine
from imaging.errors import BadRequestError, ModelBrokenError, ModelMissingError
from imaging.request import (
    Adapter,
    Control,
    Inpainting,
    PaintStep,
    Picture,
    PictureRequest,
    Pixels,
    Sketch,
    Start,
)

from .conftest import PLAIN, finish

FAMILIES = ("evoca", "sd1", "sd2", "sdxl", "sd3", "flux")
BY_DIFFUSERS = FAMILIES[1:]
# Of networks built alike (U-Nets by diffusers, transformers) one goes through everything in make test.
OF_EACH_KIND = ("evoca", "sd1", "sd1-inpaint", "flux")


def slow_but_one_of_each_kind(families: tuple[str, ...]) -> list[Any]:
    return [
        family if family in OF_EACH_KIND else pytest.param(family, marks=pytest.mark.slow)
        for family in families
    ]


@pytest.fixture
def engine(models: Path, monkeypatch: pytest.MonkeyPatch) -> Generator[Engine]:
    monkeypatch.setattr(engines, "choose", lambda model, threads: PLAIN)
    made = Engine([models], threads=1)
    yield made
    made.unload()


def collected(steps: Generator[PaintStep, None, Picture]) -> tuple[list[PaintStep], Picture]:
    seen: list[PaintStep] = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            return seen, end.value


def in_the_middle(shape: tuple[int, int] = (128, 128)) -> np.ndarray:
    mask = np.zeros(shape, bool)
    mask[shape[0] // 3 : shape[0] * 2 // 3, shape[1] // 3 : shape[1] * 2 // 3] = True
    return mask


# --- pages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", slow_but_one_of_each_kind(FAMILIES))
def test_a_page_is_painted_and_counts_every_step(
    family: str, engine: Engine, two: PictureRequest, sketch: Sketch
) -> None:
    seen, picture = collected(engine.paint(replace(two, model=family), sketch))
    assert [step.done for step in seen] == list(range(1, seen[-1].total + 1))
    assert {step.total for step in seen} == {len(seen)}
    assert [step.stage for step in seen] == sorted((s.stage for s in seen), key=("base", "ana", "luna").index)
    previews = [step.preview for step in seen if step.preview is not None]
    assert previews
    assert all(p.dtype == np.uint8 and p.ndim == 3 and p.shape[2] == 3 for p in previews)
    assert picture.pixels.shape == picture.base.shape == (128, 128, 3)
    assert picture.model == family
    assert [repaint.key for repaint in picture.repaints] == ["ana", "luna"]
    assert set(picture.seconds) == {"base", "ana", "luna"}
    for repaint in picture.repaints:
        left, top, right, bottom = repaint.box
        assert repaint.mask.shape == (bottom - top, right - left)


@pytest.mark.parametrize("family", slow_but_one_of_each_kind(("evoca", "sd1", "sd3", "flux")))
def test_a_subject_changes_its_region_and_nothing_else(
    family: str, engine: Engine, two: PictureRequest, sketch: Sketch
) -> None:
    canvas = np.random.default_rng(5).integers(0, 256, sketch.pixels.shape, dtype=np.uint8)
    before = canvas.copy()
    made, repaint = finish(engine.repaint(replace(two, model=family), sketch, canvas, "luna"))
    left, top, right, bottom = repaint.box
    soft = np.zeros(canvas.shape[:2], np.uint8)
    soft[top:bottom, left:right] = repaint.mask
    assert np.array_equal(canvas, before)
    assert np.array_equal(made[soft == 0], canvas[soft == 0])
    assert (made[soft > 0] != canvas[soft > 0]).any(axis=1).mean() > 0.9
    assert not soft[sketch.masks["ana"]].any()


@pytest.mark.parametrize("family", slow_but_one_of_each_kind(BY_DIFFUSERS))
def test_the_page_keeps_to_its_sketch_and_hears_its_words(
    family: str, engine: Engine, two: PictureRequest, sketch: Sketch
) -> None:
    request = replace(two, model=family, subjects=())
    plain = finish(engine.base(request, sketch))
    assert np.array_equal(plain, finish(engine.base(request, sketch)))
    for other in (replace(request, prompt="an old man"), replace(request, seed=8)):
        assert not np.array_equal(plain, finish(engine.base(other, sketch)))
    upside_down = replace(sketch, pixels=np.ascontiguousarray(sketch.pixels[::-1]))
    assert not np.array_equal(plain, finish(engine.base(request, upside_down)))
    gentle = finish(engine.base(replace(request, strength=0.2), sketch))
    blurred = finish(engine.paint(replace(request, start=Start(sketch.pixels), strength=0.01), None)).pixels
    assert _apart(gentle, blurred) < _apart(plain, blurred)


@pytest.mark.parametrize("family", ["evoca", "sd1", "flux"])
def test_painted_anew_a_stretch_forgets_what_stood_there(
    family: str, engine: Engine, two: PictureRequest, sketch: Sketch
) -> None:
    request, rng = replace(two, model=family), np.random.default_rng(1)
    one, other = (rng.integers(0, 256, sketch.pixels.shape, dtype=np.uint8) for _ in range(2))
    inside = ndimage.binary_erosion(sketch.masks["ana"], iterations=6)

    def told_apart(anew: bool) -> float:
        made = [finish(engine.repaint(request, sketch, each, "ana", anew=anew))[0] for each in (one, other)]
        return _apart(made[0][inside], made[1][inside])

    assert told_apart(anew=True) < (told_apart(anew=False) if family != "evoca" else 60)
    page = finish(engine.repaint(request, sketch, one, "ana", anew=True))[0]
    far = ~ndimage.binary_dilation(sketch.masks["ana"], iterations=6)
    assert np.array_equal(page[far], one[far])


def test_stages_apart_give_the_whole(engine: Engine, two: PictureRequest, sketch: Sketch) -> None:
    request = replace(two, model="sd1")
    whole = finish(engine.paint(request, sketch))
    made = finish(engine.base(request, sketch))
    for subject in request.subjects:
        made, _ = finish(engine.repaint(request, sketch, made, subject.key))
    assert np.array_equal(made, whole.pixels)


def test_a_controlnet_at_hand_holds_the_page(
    engine: Engine, models: Path, two: PictureRequest, sketch: Sketch, tmp_path: Path
) -> None:
    request = replace(two, model="sd1", subjects=())
    plain = finish(engine.base(request, sketch))
    (tmp_path / "sd15-canny").symlink_to(models / "follower-sd1")
    helped = Engine([models, tmp_path], threads=1)
    # Nearly all of the steps, where the sketch alone leaves out the first.
    assert (len(list(engine.base(request, sketch))), len(list(helped.base(request, sketch)))) == (3, 4)
    assert not np.array_equal(finish(helped.base(request, sketch)), plain)


def test_an_unseen_subject_leaves_the_page(engine: Engine, two: PictureRequest, sketch: Sketch) -> None:
    unseen = replace(sketch, masks={**sketch.masks, "luna": np.zeros((128, 128), bool)})
    made, repaint = finish(engine.repaint(replace(two, model="sd1"), unseen, sketch.pixels, "luna"))
    assert np.array_equal(made, sketch.pixels)
    assert repaint.mask.size == 0


def test_styles_without_colour_have_none(engine: Engine, two: PictureRequest, sketch: Sketch) -> None:
    made = finish(engine.base(replace(two, model="sd1", style="black_and_white", subjects=()), sketch))
    assert (made[..., 0] == made[..., 1]).all()
    assert (made[..., 1] == made[..., 2]).all()


# --- words, start pictures, holes ---------------------------------------------------------------------


@pytest.mark.parametrize("family", slow_but_one_of_each_kind(FAMILIES))
def test_words_alone(family: str, engine: Engine, two: PictureRequest) -> None:
    request = replace(two, model=family, subjects=())
    seen, picture = collected(engine.paint(request, None))
    assert len(seen) == request.steps
    assert picture.pixels.shape == (128, 128, 3)
    assert picture.repaints == ()
    again = finish(engine.paint(request, None))
    assert np.array_equal(picture.pixels, again.pixels)
    assert not np.array_equal(picture.pixels, finish(engine.paint(replace(request, seed=1), None)).pixels)
    other = replace(request, prompt="an old man playing chess in a kitchen")
    assert not np.array_equal(picture.pixels, finish(engine.paint(other, None)).pixels)


@pytest.mark.parametrize("family", slow_but_one_of_each_kind(FAMILIES))
def test_a_start_picture_of_another_size(
    family: str, engine: Engine, two: PictureRequest, photo: Pixels
) -> None:
    start = np.ascontiguousarray(np.concatenate([photo, photo[:, ::-1]], axis=1))
    request = replace(two, model=family, start=Start(start), width=192, height=96, subjects=())
    strong = finish(engine.paint(replace(request, strength=1.0), None)).pixels
    seen, gentle = collected(engine.paint(replace(request, strength=0.5), None))
    assert strong.shape == gentle.pixels.shape == (96, 192, 3)
    assert len(seen) == 2
    assert not np.array_equal(strong, gentle.pixels)


@pytest.mark.parametrize("family", slow_but_one_of_each_kind((*FAMILIES, "sd1-inpaint")))
@pytest.mark.parametrize("only_masked", [True, False])
def test_nothing_changes_outside_the_feathered_mask(
    family: str, only_masked: bool, engine: Engine, two: PictureRequest, photo: Pixels
) -> None:
    mask = in_the_middle()
    wanted = Inpainting(mask, blur=3.0, only_masked=only_masked, padding=12)
    request = replace(two, model=family, start=Start(photo, wanted), strength=0.7, subjects=())
    made = finish(engine.paint(request, None)).pixels
    reach = np.zeros_like(mask)
    reach[32:96, 32:96] = True
    assert np.array_equal(made[~reach], photo[~reach])
    assert (made[mask] != photo[mask]).any(axis=1).mean() > 0.9


def test_the_other_side_of_the_mask(engine: Engine, two: PictureRequest, photo: Pixels) -> None:
    mask = in_the_middle()
    wanted = Inpainting(mask, inverted=True, blur=0.0, only_masked=False)
    request = replace(two, model="sd1", start=Start(photo, wanted), strength=0.7, subjects=())
    made = finish(engine.paint(request, None)).pixels
    assert np.array_equal(made[mask], photo[mask])
    assert (made[~mask] != photo[~mask]).any(axis=1).mean() > 0.9


@pytest.mark.parametrize("family", ["evoca", "sd1", "flux"])
def test_each_masked_content_begins_elsewhere(
    family: str, engine: Engine, two: PictureRequest, photo: Pixels
) -> None:
    mask = in_the_middle()
    made: list[Pixels] = []
    for content in ("original", "fill", "latent_noise", "latent_nothing"):
        wanted = Inpainting(mask, content=content, blur=0.0, only_masked=False)
        request = replace(two, model=family, start=Start(photo, wanted), strength=0.5, subjects=())
        made.append(finish(engine.paint(request, None)).pixels)
    assert all(not np.array_equal(a, b) for i, a in enumerate(made) for b in made[:i])


def test_only_the_masked_part_is_enlarged(engine: Engine, two: PictureRequest, photo: Pixels) -> None:
    """A small hole in a large picture is painted at the model's own size, so it holds finer detail."""
    large = np.kron(photo, np.ones((4, 4, 1), np.uint8))
    mask = np.zeros(large.shape[:2], bool)
    mask[200:260, 200:260] = True
    base = replace(two, model="sd1", width=512, height=512, strength=0.7, subjects=())
    results = []
    for only in (True, False):
        wanted = Inpainting(mask, only_masked=only, padding=16, blur=0.0)
        made = finish(engine.paint(replace(base, start=Start(large, wanted)), None)).pixels
        results.append(np.abs(np.diff(made[200:260, 200:260].astype(float), axis=1)).mean())
    assert results[0] > results[1]


@pytest.mark.parametrize("family", ["evoca", "sd1", "sd3"])
def test_a_soft_mask_changes_more_where_it_is_stronger(
    family: str, engine: Engine, two: PictureRequest, photo: Pixels
) -> None:
    softness = np.zeros((128, 128), np.uint8)
    softness[:, 64:96], softness[:, 96:] = 128, 255
    wanted = Inpainting(softness > 0, only_masked=False, soft=True, softness=softness)
    request = replace(two, model=family, start=Start(photo, wanted), strength=1.0, steps=8, subjects=())
    made = finish(engine.paint(request, None)).pixels
    assert np.array_equal(made[:, :64], photo[:, :64])
    half, full = _apart(made[:, 70:90], photo[:, 70:90]), _apart(made[:, 102:], photo[:, 102:])
    assert 0 < half < full


def test_samplers_differ_and_take_their_steps(engine: Engine, two: PictureRequest, sketch: Sketch) -> None:
    seen: dict[bytes, str] = {}
    for family, names in {
        "evoca": ("ddim", "euler", "heun", "lcm", "unipc"),
        "sd1": ("ddim", "euler", "heun"),
    }.items():
        for sampler in names:
            request = replace(two, model=family, sampler=sampler, subjects=())
            steps, picture = collected(engine.paint(request, sketch))
            assert len(steps) == steps[-1].total
            assert seen.setdefault(picture.pixels.tobytes(), sampler) == sampler


# --- cancelling -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ["evoca", "sd1", "flux"])
def test_closing_stops_between_two_steps(
    family: str, engine: Engine, two: PictureRequest, sketch: Sketch
) -> None:
    request = replace(two, model=family)
    whole = finish(engine.base(request, sketch))
    steps = engine.paint(request, sketch)
    next(steps)
    steps.close()
    assert list(steps) == []
    assert not torch.is_inference_mode_enabled()
    assert np.array_equal(finish(engine.base(request, sketch)), whole)


# --- adapters -------------------------------------------------------------------------------------------


def an_adapter(engine: Engine, name: str, folder: Path, seed: int) -> Path:
    """A LoRA file with random weights for a model, written by diffusers itself."""
    from diffusers.utils import convert_state_dict_to_diffusers
    from peft import LoraConfig
    from peft.utils import get_peft_model_state_dict

    engine.warm(name)
    pipeline: Any = engine._worker(engine.model(name))._pipeline
    part = "transformer" if name in ("sd3", "flux") else "unet"
    network = getattr(pipeline, part)
    torch.manual_seed(seed)
    config = LoraConfig(r=2, lora_alpha=8, init_lora_weights=False, target_modules=["to_q", "to_v"])
    network.add_adapter(config, adapter_name="made")
    layers = get_peft_model_state_dict(network, adapter_name="made")
    if part == "unet":
        layers = convert_state_dict_to_diffusers(layers)
    network.delete_adapters("made")
    pipeline.save_lora_weights(
        folder, **{f"{part}_lora_layers": layers}, weight_name=f"{name}-{seed}.safetensors"
    )
    pipeline.unload_lora_weights()
    return folder / f"{name}-{seed}.safetensors"


@pytest.mark.parametrize("family", slow_but_one_of_each_kind(FAMILIES))
def test_adapters_work_together_and_leave_no_trace(
    family: str, engine: Engine, two: PictureRequest, tmp_path: Path
) -> None:
    first, second = (an_adapter(engine, family, tmp_path, seed) for seed in (1, 2))
    request = replace(two, model=family, subjects=(), steps=2)

    def made(*adapters: Adapter) -> bytes:
        return finish(engine.paint(replace(request, adapters=adapters), None)).pixels.tobytes()

    plain = made()
    results = {
        made(Adapter(first)),
        made(Adapter(second)),
        made(Adapter(first), Adapter(second)),
        made(Adapter(first), Adapter(second, 0.3)),
        made(Adapter(first, 0.5)),
    }
    assert len(results) == 5
    assert plain not in results
    assert made(Adapter(first, 0.0)) == plain
    assert made() == plain
    steps = engine.paint(replace(request, adapters=(Adapter(first),)), None)
    next(steps)
    steps.close()
    assert made() == plain


def test_a_subject_s_own_adapter_works_for_it_alone(
    engine: Engine, two: PictureRequest, sketch: Sketch, tmp_path: Path
) -> None:
    own = an_adapter(engine, "sd1", tmp_path, 3)
    ana, luna = two.subjects
    request = replace(two, model="sd1")
    trained = replace(request, subjects=(replace(ana, adapter=own), luna))
    plain = finish(engine.paint(request, sketch))
    with_own = finish(engine.paint(trained, sketch))
    assert np.array_equal(plain.base, with_own.base)
    box = sketch.masks["ana"]
    assert not np.array_equal(plain.pixels[box], with_own.pixels[box])
    # Luna's crop holds a corner of ana, so her own pixels are compared over the same canvas.
    apart = [finish(engine.repaint(each, sketch, sketch.pixels, "luna"))[0] for each in (request, trained)]
    assert np.array_equal(*apart)


def test_an_adapter_of_another_model_is_named_and_does_no_harm(
    engine: Engine, two: PictureRequest, tmp_path: Path
) -> None:
    foreign = an_adapter(engine, "sdxl", tmp_path, 1)
    fitting = an_adapter(engine, "sd1", tmp_path, 1)
    request = replace(two, model="sd1", subjects=())
    plain = finish(engine.paint(request, None)).pixels
    with pytest.raises(ModelBrokenError, match="sdxl-1"):
        next(engine.paint(replace(request, adapters=(Adapter(fitting), Adapter(foreign))), None))
    assert np.array_equal(finish(engine.paint(request, None)).pixels, plain)


# --- refusals -------------------------------------------------------------------------------------------

HOLE = Start(np.zeros((64, 64, 3), np.uint8), Inpainting(in_the_middle((64, 64))))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"steps": 0}, "steps"),
        ({"guidance": float("nan")}, "guidance"),
        ({"strength": 0.0}, "strength"),
        ({"width": 9000}, "sides"),
        ({"prompt": "  "}, "no words"),
        ({"model": "refiner"}, "refiner"),
        ({"model": "follower-sd1"}, "controlnet"),
        ({"sampler": "flow_euler"}, "does not fit sd1"),
        ({"model": "flux", "sampler": "euler"}, "does not fit flux"),
        ({"sampler": "magic"}, "no sampler"),
        ({"sampler": "lcm", "steps": 60}, "at most 50"),
        ({"refiner": "refiner"}, "sdxl"),
        ({"model": "sdxl", "refiner": "sd1"}, "no refiner"),
        ({"adapters": (Adapter(Path("nowhere.safetensors")),)}, "no adapter file"),
        ({"adapters": (Adapter(Path(__file__)),)}, "safetensors"),
        ({"controls": (Control("edges", "follower-sd1"),)}, "without a sketch"),
        ({"controls": (Control("magic", "follower-sd1", 1.0, HOLE.pixels),)}, "a control is one of"),
        ({"controls": (Control("edges", "follower-sdxl", 1.0, HOLE.pixels),)}, "no ControlNet for sd1"),
        ({"model": "evoca", "controls": (Control("edges", "follower-sd1", 1.0, HOLE.pixels),)}, "by itself"),
        ({"start": Start(np.zeros((64, 64), np.uint8))}, "start picture"),
        ({"start": replace(HOLE, pixels=np.zeros((32, 64, 3), np.uint8))}, "mask"),
        ({"start": Start(HOLE.pixels, Inpainting(np.zeros((64, 64), bool)))}, "nothing to make anew"),
        ({"start": Start(HOLE.pixels, Inpainting(in_the_middle((64, 64)), content="magic"))}, "content"),
        ({"start": Start(HOLE.pixels, Inpainting(in_the_middle((64, 64)), blur=-1.0))}, "blur"),
        ({"start": Start(HOLE.pixels, Inpainting(in_the_middle((64, 64)), padding=-1))}, "padding"),
    ],
)
def test_bad_requests_are_refused_before_a_model_is_loaded(
    change: dict[str, Any],
    said: str,
    models: Path,
    two: PictureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = Engine([models], threads=1)
    request = replace(two, **{"model": "sd1", "subjects": (), **change})
    with pytest.raises(BadRequestError, match=said):
        next(engine.paint(request, None))
    assert engine.resident is None


def test_a_page_s_own_faults_are_refused(engine: Engine, two: PictureRequest, sketch: Sketch) -> None:
    ana, _ = two.subjects
    for request in (
        replace(two, width=256),
        replace(two, subjects=(ana, ana)),
        replace(two, subjects=(replace(ana, key="nobody"),)),
    ):
        with pytest.raises(BadRequestError):
            next(engine.paint(replace(request, model="sd1"), sketch))
    with pytest.raises(BadRequestError, match="pepe"):
        next(engine.repaint(replace(two, model="sd1"), sketch, sketch.pixels, "pepe"))
    with pytest.raises(BadRequestError, match="canvas"):
        next(engine.repaint(replace(two, model="sd1"), sketch, sketch.pixels[:64], "ana"))


def test_a_missing_model_names_those_that_there_are(engine: Engine, two: PictureRequest) -> None:
    with pytest.raises(ModelMissingError, match="sdxl"):
        next(engine.paint(replace(two, model="absent"), None))


# --- residence ------------------------------------------------------------------------------------------


def test_one_model_is_resident(engine: Engine, two: PictureRequest) -> None:
    request = replace(two, subjects=(), steps=1)
    for name in ("sd1", "evoca", "sd1"):
        finish(engine.paint(replace(request, model=name), None))
        assert engine.resident == name
    engine.unload()
    assert engine.resident is None


def test_what_suits_a_model(engine: Engine, two: PictureRequest) -> None:
    suited = engine.suited(replace(two, model="sdxl"))
    assert (suited.steps, suited.guidance) == (30, 5.0)
    suited = engine.suited(replace(two, model="evoca"))
    assert (suited.steps, suited.guidance) == (6, 1.0)


@pytest.mark.slow
def test_twenty_models_come_and_go_without_leaving_memory_behind(engine: Engine, two: PictureRequest) -> None:
    request = replace(two, subjects=(), steps=1)
    process = psutil.Process()
    sizes: list[int] = []
    for turn in range(20):
        finish(engine.paint(replace(request, model=("sd1", "sdxl", "sd3", "flux")[turn % 4]), None))
        if turn % 4 == 3:
            gc.collect()
            sizes.append(process.memory_info().rss)
    networks = sum(isinstance(each, torch.nn.Module) for each in gc.get_objects())
    engine.unload()
    assert sum(isinstance(each, torch.nn.Module) for each in gc.get_objects()) < networks
    # SDXL's tiny model has 90 MB: one that stayed in each round would show three times.
    assert sizes[-1] - sizes[1] < 60 * 2**20


def _apart(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(float) - other).mean())


@pytest.mark.parametrize("family", ["evoca", "sd1", "sd3"])
def test_a_model_that_cannot_be_loaded_leaves_nothing_behind(
    family: str, models: Path, engine: Engine, two: PictureRequest, tmp_path: Path
) -> None:
    request = replace(two, model="sd1", subjects=(), steps=2)
    before = finish(engine.paint(request, None)).pixels
    broken = tmp_path / "broken"
    shutil.copytree(models / family, broken)
    part = "transformer" if family == "sd3" else "unet"
    settings = json.loads((broken / part / "config.json").read_text())
    settings |= {"num_layers": 7, "num_attention_heads": 5, "block_out_channels": [7, 9]}
    (broken / part / "config.json").write_text(json.dumps(settings))
    both = Engine([models, tmp_path], threads=1)
    with pytest.raises(ModelBrokenError):
        next(both.paint(replace(request, model="broken"), None))
    assert torch.get_default_dtype() == torch.float32
    assert np.array_equal(finish(both.paint(request, None)).pixels, before)
    both.unload()
