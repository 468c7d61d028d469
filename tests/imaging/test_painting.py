"""The painter with a tiny random-weight model of the true shape, and with the shipped model where it is."""

import dataclasses
import shutil
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
import torch

from imaging.engine.catalogue import find_models, model_named
from imaging.errors import BadRequestError, ModelBrokenError, ModelMissingError
from imaging.painting import Painter, canvas
from imaging.painting.canvas import line_drawing
from imaging.request import (
    AnimalLooks,
    Layout,
    PersonLooks,
    Picture,
    PictureRequest,
    Region,
    Sketch,
    SubjectRequest,
)
from imaging.training.export import export
from imaging.training.parts import Shape, build_text_encoder, build_unet
from imaging.training.tokenizer import build_tokenizer
from imaging.training.train_vae import VaeRecipe, build_vae

SHIPPED = Path(__file__).parents[2] / "data" / "models" / "evoca-cuento"
Result = TypeVar("Result")


@pytest.fixture(scope="module")
def model_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch.manual_seed(3)
    folder = tmp_path_factory.mktemp("models") / "tiny"
    shape = Shape(latent_channels=4, widths=(16, 16, 32), heads=2, groups=4, words_width=32, words_layers=1)
    tokenizer = build_tokenizer(["a woman in a red dress and a dog"], folder.parent / "words", 700, 77)
    vae = build_vae(VaeRecipe(latent_channels=4, widths=(8, 16, 16, 32), blocks=(0, 1, 1, 1)))
    unet = build_unet(shape)
    torch.nn.init.normal_(unet.conv_out.weight, std=0.2)  # as if trained: an untrained one adds nothing
    export(vae, unet, build_text_encoder(shape, tokenizer), tokenizer, folder)
    return folder


@pytest.fixture(scope="module")
def painter(model_dir: Path) -> Painter:
    return Painter.load(model_dir, threads=1)


@pytest.fixture
def request_() -> PictureRequest:
    return PictureRequest(
        subjects=(
            SubjectRequest("ana", PersonLooks(), prompt="a woman in a red dress"),
            SubjectRequest("luna", AnimalLooks("dog"), prompt="a white dog"),
        ),
        prompt="a woman in a red dress and a white dog, in the park",
        seed=7,
        width=320,
        height=256,
        steps=4,
    )


@pytest.fixture
def sketch(request_: PictureRequest) -> Sketch:
    height, width = request_.height, request_.width
    rng = np.random.default_rng(0)
    pixels = np.kron(rng.integers(0, 256, (height // 32, width // 32, 3)), np.ones((32, 32, 1))).astype(
        np.uint8
    )
    ana, luna = np.zeros((height, width), bool), np.zeros((height, width), bool)
    ana[40:220, 60:140] = True
    luna[150:230, 140:260] = True
    regions = {"ana": Region(0.19, 0.16, 0.44, 0.86), "luna": Region(0.44, 0.59, 0.81, 0.9)}
    return Sketch(pixels, {"ana": ana, "luna": luna}, Layout(regions), 0.0)


def finish(steps: Generator[object, None, Result]) -> Result:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_paints_in_the_asked_size_and_counts_every_step(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    steps = painter.paint(request_, sketch)
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            picture: Picture = end.value
            break
    assert [step.done for step in seen] == list(range(1, 13))
    assert {step.total for step in seen} == {12}
    assert [step.stage for step in seen] == ["base"] * 4 + ["ana"] * 4 + ["luna"] * 4
    previews = [step.preview for step in seen if step.preview is not None]
    assert previews
    assert all(p.dtype == np.uint8 and p.ndim == 3 and p.shape[2] == 3 for p in previews)
    assert picture.pixels.shape == picture.base.shape == (256, 320, 3)
    assert picture.model == "tiny"
    assert [repaint.key for repaint in picture.repaints] == ["ana", "luna"]
    assert set(picture.seconds) == {"base", "ana", "luna"}


def test_a_preview_keeps_the_drawing_and_takes_the_colours_in_the_large(sketch: Sketch) -> None:
    drawn = canvas.resized(sketch.pixels, 80, 64)
    assert np.array_equal(canvas.tinted(sketch.pixels, drawn), drawn)
    warmer = np.clip(np.add(drawn, (20, 0, 0)), 0, 255).astype(np.uint8)
    blocks = warmer.copy()
    blocks[::4, ::4] = 0
    shown = canvas.tinted(sketch.pixels, blocks).astype(np.int16)
    assert np.abs(np.diff(shown - drawn, axis=1)).max() <= 12, "no blocks"
    assert (canvas.tinted(sketch.pixels, warmer)[..., 0].mean() - drawn[..., 0].mean()) > 10


def test_same_seed_same_pixels_and_another_seed_others(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    first = finish(painter.paint(request_, sketch))
    again = finish(painter.paint(request_, sketch))
    other = finish(painter.paint(dataclasses.replace(request_, seed=8), sketch))
    assert np.array_equal(first.pixels, again.pixels)
    assert not np.array_equal(first.pixels, other.pixels)


def test_words_and_sketch_both_matter(painter: Painter, request_: PictureRequest, sketch: Sketch) -> None:
    plain = finish(painter.base(request_, sketch))
    other_words = finish(painter.base(dataclasses.replace(request_, prompt="a dog"), sketch))
    other_sketch = finish(painter.base(request_, dataclasses.replace(sketch, pixels=255 - sketch.pixels)))
    assert not np.array_equal(plain, other_words)
    assert not np.array_equal(plain, other_sketch)


def test_guidance_of_one_listens_to_the_prompt_alone(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    alone = finish(painter.base(dataclasses.replace(request_, guidance=1.0), sketch))
    unlike = dataclasses.replace(request_, guidance=1.0, negative_prompt="a dog")
    assert np.array_equal(alone, finish(painter.base(unlike, sketch)))
    close = finish(painter.base(dataclasses.replace(request_, guidance=1.0001), sketch))
    assert np.abs(alone.astype(int) - close).mean() < 4


def test_repaint_changes_its_region_and_nothing_else(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    canvas = np.random.default_rng(5).integers(0, 256, sketch.pixels.shape, dtype=np.uint8)
    before = canvas.copy()
    page, repaint = finish(painter.repaint(request_, sketch, canvas, "luna"))
    left, top, right, bottom = repaint.box
    soft = np.zeros(sketch.pixels.shape[:2], np.uint8)
    soft[top:bottom, left:right] = repaint.mask
    assert np.array_equal(canvas, before)
    assert np.array_equal(page[soft == 0], canvas[soft == 0])
    assert (page[soft > 0] != canvas[soft > 0]).any(axis=1).mean() > 0.9
    assert (soft[sketch.masks["luna"]] >= 127).all()
    assert not soft[sketch.masks["ana"]].any()
    assert 0 < repaint.seed != request_.seed


def test_the_two_stages_apart_give_the_whole(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    whole = finish(painter.paint(request_, sketch))
    page = finish(painter.base(request_, sketch))
    for subject in request_.subjects:
        page, _ = finish(painter.repaint(request_, sketch, page, subject.key))
    assert np.array_equal(page, whole.pixels)


def test_strength_leaves_out_the_first_steps_of_a_repaint(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    gentle = dataclasses.replace(request_, strength=0.5)
    steps = list(painter.repaint(gentle, sketch, sketch.pixels, "ana"))
    assert [step.done for step in steps] == [5, 6]
    assert {step.total for step in steps} == {8}


def test_closing_cancels_and_the_painter_goes_on_afterwards(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    whole = finish(painter.base(request_, sketch))
    steps = painter.paint(request_, sketch)
    next(steps)
    steps.close()
    assert list(steps) == []
    assert not torch.is_inference_mode_enabled()
    assert np.array_equal(finish(painter.base(request_, sketch)), whole)


def test_two_paintings_taking_turns_do_not_disturb_each_other(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    other = dataclasses.replace(request_, seed=99, steps=3)
    alone = finish(painter.base(request_, sketch))
    steps, between = painter.base(request_, sketch), painter.base(other, sketch)
    next(steps)
    next(between)
    assert np.array_equal(finish(steps), alone)
    between.close()


def test_an_unseen_subject_leaves_the_page_as_it_is(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    masks = {**sketch.masks, "luna": np.zeros_like(sketch.masks["luna"])}
    page, repaint = finish(
        painter.repaint(request_, dataclasses.replace(sketch, masks=masks), sketch.pixels, "luna")
    )
    assert np.array_equal(page, sketch.pixels)
    assert repaint.mask.size == 0


@pytest.mark.parametrize(
    "change",
    [
        {"steps": 0},
        {"steps": 1000},
        {"strength": 0.0},
        {"strength": 1.5},
        {"guidance": -1.0},
        {"width": 640},
        {"width": 9000},
        {"subjects": (SubjectRequest("nobody", PersonLooks()),)},
        {"subjects": (SubjectRequest("ana", PersonLooks()), SubjectRequest("ana", PersonLooks()))},
    ],
)
def test_bad_requests_are_refused_before_any_work(
    painter: Painter, request_: PictureRequest, sketch: Sketch, change: dict
) -> None:
    with pytest.raises(BadRequestError):
        next(painter.paint(dataclasses.replace(request_, **change), sketch))


def test_an_unknown_subject_is_refused(painter: Painter, request_: PictureRequest, sketch: Sketch) -> None:
    with pytest.raises(BadRequestError, match="pepe"):
        next(painter.repaint(request_, sketch, sketch.pixels, "pepe"))


def test_trained_weights_work_for_their_subject_only(
    painter: Painter, request_: PictureRequest, sketch: Sketch, tmp_path: Path
) -> None:
    adapter = _adapter(painter, tmp_path)
    plain = finish(painter.repaint(request_, sketch, sketch.pixels, "ana"))[0]
    ana, luna = request_.subjects
    trained = dataclasses.replace(request_, subjects=(dataclasses.replace(ana, adapter=adapter), luna))
    own = finish(painter.repaint(trained, sketch, sketch.pixels, "ana"))[0]
    assert not np.array_equal(own, plain)
    assert np.array_equal(finish(painter.repaint(request_, sketch, sketch.pixels, "ana"))[0], plain)
    steps = painter.repaint(trained, sketch, sketch.pixels, "ana")
    next(steps)
    steps.close()
    assert np.array_equal(finish(painter.repaint(request_, sketch, sketch.pixels, "ana"))[0], plain)


def test_broken_trained_weights_are_named(
    painter: Painter, request_: PictureRequest, sketch: Sketch, tmp_path: Path
) -> None:
    broken = tmp_path / "pepe.safetensors"
    broken.write_bytes(b"nothing of use")
    ana, luna = request_.subjects
    trained = dataclasses.replace(request_, subjects=(dataclasses.replace(ana, adapter=broken), luna))
    with pytest.raises(ModelBrokenError, match=r"pepe\.safetensors"):
        next(painter.repaint(trained, sketch, sketch.pixels, "ana"))


def _adapter(painter: Painter, folder: Path) -> Path:
    """A LoRA file with random weights, written by diffusers itself."""
    from diffusers.utils import convert_state_dict_to_diffusers
    from peft import LoraConfig
    from peft.utils import get_peft_model_state_dict

    pipeline = painter._pipeline
    torch.manual_seed(1)
    config = LoraConfig(r=2, lora_alpha=8, init_lora_weights=False, target_modules=["to_q", "to_v"])
    pipeline.unet.add_adapter(config, adapter_name="made")
    layers = convert_state_dict_to_diffusers(get_peft_model_state_dict(pipeline.unet, adapter_name="made"))
    pipeline.unet.delete_adapters("made")
    pipeline.save_lora_weights(folder, unet_lora_layers=layers, weight_name="ana.safetensors")
    pipeline.unload_lora_weights()
    return folder / "ana.safetensors"


def test_the_catalogue_knows_models_by_content(model_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(model_dir, tmp_path / "one")
    (tmp_path / "two").mkdir()
    (tmp_path / "three").mkdir()
    (tmp_path / "three" / "model_index.json").write_text("{}")
    models = find_models([tmp_path, tmp_path / "absent"])
    assert [model.name for model in models] == ["one"]
    assert models[0].size > 10_000
    assert model_named("one", [tmp_path]).path == tmp_path / "one"
    with pytest.raises(ModelMissingError, match="found: one"):
        model_named("four", [tmp_path])
    with pytest.raises(ModelBrokenError):
        model_named("two", [tmp_path])


def test_a_missing_model_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError):
        Painter.load(tmp_path / "nowhere", threads=1)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda m: (m / "model_index.json").unlink(), "model_index.json"),
        (lambda m: (m / "model_index.json").write_text("{"), "cannot be read"),
        (lambda m: shutil.rmtree(m / "tokenizer"), "tokenizer"),
        (lambda m: _weights(m, "unet").unlink(), "no safetensors"),
        (lambda m: _weights(m, "unet").write_bytes(_weights(m, "unet").read_bytes()[:-100]), "cut off"),
        (lambda m: _weights(m, "vae").write_bytes(b"PK\x03\x04 a pickle"), "no safetensors file"),
        (lambda m: _weights(m, "vae").write_bytes(b"version https://git-lfs.github.com/spec/v1"), "Git LFS"),
        (
            lambda m: (m / "unet" / "config.json").write_text('{"block_out_channels": [7]}'),
            "cannot be loaded",
        ),
    ],
)
def test_a_broken_model_says_what_is_wrong(
    model_dir: Path, tmp_path: Path, harm: Callable[[Path], object], said: str
) -> None:
    shutil.copytree(model_dir, tmp_path / "model")
    harm(tmp_path / "model")
    with pytest.raises(ModelBrokenError, match=said):
        Painter.load(tmp_path / "model", threads=1)
    assert torch.get_default_dtype() == torch.float32, "the next picture's noise would be coarse"


def _weights(model: Path, part: str) -> Path:
    return next((model / part).glob("*.safetensors"))


@pytest.mark.skipif(not SHIPPED.is_dir(), reason="the embedded model is not in this checkout")
def test_the_shipped_model_paints_what_the_sketch_shows(request_: PictureRequest, sketch: Sketch) -> None:
    painter = Painter.load(SHIPPED, threads=1)
    painted = finish(painter.base(dataclasses.replace(request_, steps=6), sketch))
    drawn = sketch.pixels.astype(float)
    assert np.abs(painted - drawn).mean() < 45
    assert np.abs(painted - drawn).mean() < np.abs(painted[::-1, ::-1] - drawn).mean()


@pytest.mark.parametrize("style", ["black_and_white", "greyscale"])
def test_grey_styles_come_out_grey(
    painter: Painter, request_: PictureRequest, sketch: Sketch, style: str
) -> None:
    picture = finish(painter.paint(dataclasses.replace(request_, style=style), sketch))
    colours = finish(painter.base(request_, sketch)).astype(int)
    assert (picture.pixels.max(axis=-1) == picture.pixels.min(axis=-1)).all()
    assert (colours.max(axis=-1) - colours.min(axis=-1)).mean() > 5


def test_from_words_the_colours_of_the_sketch_do_not_matter(
    painter: Painter, request_: PictureRequest, sketch: Sketch
) -> None:
    page = finish(painter.base(request_, sketch))
    red, green = sketch.pixels.copy(), sketch.pixels.copy()
    red[sketch.masks["ana"]] = (250, 20, 20)
    green[sketch.masks["ana"]] = (20, 200, 20)
    drawings = [dataclasses.replace(sketch, pixels=pixels) for pixels in (red, green)]
    told = [finish(painter.repaint(request_, d, page, "ana", from_words=True))[0] for d in drawings]
    shown = [finish(painter.repaint(request_, d, page, "ana"))[0] for d in drawings]

    def apart(pair: list[np.ndarray]) -> float:
        return float(np.abs(pair[0].astype(float) - pair[1].astype(float)).mean())

    # A little colour stays on the rim, where resizing mixes the subject with what is behind it.
    assert apart(told) < 0.25 * apart(shown)


def test_a_line_drawing_keeps_lines_and_loses_colours() -> None:
    pixels = np.full((128, 128, 3), (40, 90, 200), np.uint8)
    mask = np.zeros((128, 128), bool)
    mask[20:110, 30:100] = True
    pixels[mask] = (200, 60, 50)
    pixels[60:62, 40:90] = (30, 20, 20)
    lines = line_drawing(pixels, mask)
    assert np.array_equal(lines[~mask], pixels[~mask])
    inside = lines[mask].astype(int)
    assert (inside.max(axis=-1) == inside.min(axis=-1)).all()
    assert lines[60, 60, 0] < lines[90, 60, 0] - 30
    assert lines[90, 60, 0] == lines[40, 60, 0]


def test_a_picture_from_words_alone_has_the_asked_size(painter: Painter, request_: PictureRequest) -> None:
    made = finish(painter.from_words(request_))
    assert made.shape == (request_.height, request_.width, 3)
    assert np.array_equal(made, finish(painter.from_words(request_)))
    other = dataclasses.replace(request_, prompt="a horse by the sea")
    assert not np.array_equal(made, finish(painter.from_words(other)))
