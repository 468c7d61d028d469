"""The engine against plain diffusers in the same run: full-size architectures with random weights.

Speed does not depend on what the weights are, so random ones of the true configurations tell true
times and memory. Full size is measured where there is CUDA; elsewhere what the engine itself costs is, on a
tiny model whose network takes hardly any time, and one page of the smallest family, with few steps.
"""

import gc
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import diffusers
import psutil
import torch
import transformers

from imaging.engine.catalogue import Model, check_model
from imaging.engine.devices import Device, choose
from imaging.engine.diffuser import Diffuser
from imaging.engine.engine import quickened
from imaging.engine.families import FAMILIES
from imaging.engine.loading import load, place
from imaging.engine.prompt_words import clip_tokenizer
from imaging.engine.shelf import Shelf
from imaging.request import PersonLooks, Picture, PictureRequest, SettingRequest, Sketch, SubjectRequest
from imaging.sketching import draw_sketch
from tests.bench.measuring import Measurement, median_seconds
from tests.imaging.engine import tiny_models

CONFIGURATIONS: Final = Path(__file__).parents[2] / "data" / "models" / "families"
FULL_SIZE: Final = (("sd1", 512), ("sdxl", 1024))
STEPS: Final = 25
WORDS: Final = "an old woman in a red dress feeds hens in a village, photograph"
UNWANTED: Final = "blurred, deformed"
AT_MOST: Final = "3 times or less"  # a page and three repaintings, in plain pictures
# On the processor: on 2 cores one step with guidance takes some 20 s, so there are few. Then encoding and
# decoding, which every repainting needs besides its steps, weigh more than in a picture of 25.
FEW_STEPS: Final = 4
MEMORY_NEEDED: Final = 8.0  # GiB: weights in single precision 4.2, decoding at 512 pixels 1, and room
PATIENCE: Final = 900.0  # seconds for all of it, twice what it takes where nothing else runs; else it is left
PAGE_TAKES: Final = 3.5  # plain pictures, at most


def engine() -> Iterator[Measurement]:
    """Seconds of a picture and of a step, and peak memory, beside diffusers' own pipelines."""
    yield from _tiny()
    if not torch.cuda.is_available():
        print("engine at full size with all steps: not run, there is no CUDA device on this machine")
        yield from _on_processor()
        return
    for family, side in FULL_SIZE:
        yield from _full_size(family, side)
    _emptied()
    diffuser, dtype = _ours("sd1")
    yield _composed(diffuser, _request("sd1", 512), f"engine, sd1 at 512 px, {STEPS} steps, {dtype}", AT_MOST)


def _tiny() -> Iterator[Measurement]:
    with tempfile.TemporaryDirectory() as folder:
        model = check_model(tiny_models.build("sd1", Path(folder) / "tiny"))
        device = Device("cpu", "float32", 2**33)
        pipeline = load(model, device)
        request = _request("sd1", 128)
        mine = Diffuser(pipeline, model, Shelf([], model, lambda _: device))
        ours = median_seconds(lambda: _paint(mine, request), rounds=3)
        plain = median_seconds(lambda: _plain(pipeline, request), rounds=3)
        page = _composed(mine, request, f"engine, tiny Stable Diffusion 1, {STEPS} steps on the processor")
    yield Measurement(
        f"engine, tiny Stable Diffusion 1, {STEPS} steps on the processor",
        ours * 1e3,
        "ms",
        "diffusers' pipeline, same weights and sampler",
        plain * 1e3,
        "1.3 times or less",
    )
    yield page


def _on_processor() -> Iterator[Measurement]:
    """A page of the smallest family at its true size, where memory and time suffice."""
    free = psutil.virtual_memory().available / 2**30
    if free < MEMORY_NEEDED:
        print(
            f"engine, sd1 on the processor: not run, {free:.1f} GiB are free and {MEMORY_NEEDED:.0f} needed"
        )
        return
    request = replace(_request("sd1", 512), steps=FEW_STEPS)
    device = Device("cpu", "float32", int(free * 2**30))
    yield from page_on_processor(
        _random_pipeline("sd1", torch.float32), _of_catalogue("sd1"), device, request, PATIENCE
    )


def page_on_processor(
    pipeline: Any, model: Model, device: Device, request: PictureRequest, patience: float
) -> Iterator[Measurement]:
    """One page of three subjects beside one plain picture by diffusers, each made once; nothing where the
    plain picture shows that the page would outlast ``patience`` seconds.
    """
    _plain(pipeline, replace(request, width=64, height=64, steps=1))  # the first of all is slow
    plain = _seconds(lambda: _plain(pipeline, request))
    if plain * (1 + PAGE_TAKES) > patience:
        print(f"engine, {model.family} on the processor: stopped, one plain picture took {plain:.0f} s")
        return
    diffuser = Diffuser(quickened(pipeline, device), model, Shelf([], model, lambda _: device))
    page = _page_of_three(request)
    sketch = draw_sketch(page)
    ours = _seconds(lambda: _paint(diffuser, page, sketch))
    yield Measurement(
        f"engine, {model.family} at {request.width} px, {request.steps} steps only, {device.dtype} on the "
        "processor, a page and three repaintings, once each",
        ours,
        "s",
        "one plain picture by diffusers, same weights",
        plain,
        f"{AT_MOST} with 25 steps",
    )


def _page_of_three(plain: PictureRequest) -> PictureRequest:
    ages = ("adult", "child", "elder")
    people = tuple(SubjectRequest(age, PersonLooks(age), prompt=f"{WORDS}, {age}") for age in ages)
    return replace(plain, setting=SettingRequest("park"), subjects=people)


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _composed(diffuser: Diffuser, plain: PictureRequest, name: str, aim: str = "") -> Measurement:
    """Seconds of a page of three subjects, each painted again in its region, beside one plain picture."""
    page = _page_of_three(plain)
    sketch = draw_sketch(page)
    ours = median_seconds(lambda: _paint(diffuser, page, sketch), rounds=3)
    once = median_seconds(lambda: _paint(diffuser, plain), rounds=3)
    return Measurement(
        f"{name}, a page and three repaintings", ours, "s", "one picture by the same engine", once, aim
    )


def _full_size(family: str, side: int) -> Iterator[Measurement]:
    request = _request(family, side)
    plain, plain_peak = _plain_full_size(request)
    _emptied()
    ours, peak, dtype = _our_full_size(request)
    _emptied()
    name = f"engine, {family} at {side} px, {STEPS} steps, {dtype}"
    yield Measurement(f"{name}, a picture", ours, "s", "plain diffusers defaults", plain, "0.67 or less")
    yield Measurement(f"{name}, a step", ours / STEPS, "s", "plain diffusers defaults", plain / STEPS)
    yield Measurement(f"{name}, peak memory", peak, "GiB", "plain diffusers defaults", plain_peak)


def _plain_full_size(request: PictureRequest) -> tuple[float, float]:
    """Seconds and peak GiB of diffusers as it comes: single precision, everything on the device."""
    pipeline = _random_pipeline(request.model, torch.float32).to("cuda")
    return _timed(lambda: _plain(pipeline, request))


def _our_full_size(request: PictureRequest) -> tuple[float, float, str]:
    """Seconds, peak GiB and number type of the engine."""
    diffuser, dtype = _ours(request.model)
    return (*_timed(lambda: _paint(diffuser, request)), dtype)


def _ours(family: str) -> tuple[Diffuser, str]:
    """The engine's way to paint with a model of the true size, and its number type."""
    model = _of_catalogue(family)
    device = choose(model, threads=1)
    placed = place(_random_pipeline(family, getattr(torch, device.dtype)), device)
    return Diffuser(quickened(placed, device), model, Shelf([], model, lambda _: device)), device.dtype


def _request(family: str, side: int) -> PictureRequest:
    usual = FAMILIES[family].defaults
    return PictureRequest(
        prompt=WORDS,
        negative_prompt=UNWANTED,
        seed=1,
        width=side,
        height=side,
        model=family,
        steps=STEPS,
        guidance=usual.guidance,
        sampler=usual.sampler,
    )


def _paint(diffuser: Diffuser, request: PictureRequest, sketch: Sketch | None = None) -> Picture:
    steps = diffuser.paint(request, sketch)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _plain(pipeline: Any, request: PictureRequest) -> Any:
    pipeline.set_progress_bar_config(disable=True)
    return pipeline(
        prompt=request.prompt,
        negative_prompt=request.negative_prompt,
        num_inference_steps=request.steps,
        guidance_scale=request.guidance,
        width=request.width,
        height=request.height,
        generator=torch.Generator().manual_seed(request.seed),
    ).images[0]


def _timed(work: Any) -> tuple[float, float]:
    """Median seconds, and peak memory in GiB."""
    torch.cuda.reset_peak_memory_stats()
    seconds = median_seconds(work, rounds=3)
    return seconds, torch.cuda.max_memory_allocated() / 2**30


def _emptied() -> None:
    gc.collect()
    torch.cuda.empty_cache()


def _of_catalogue(family: str) -> Model:
    """What the catalogue says of a model of this family."""
    with tempfile.TemporaryDirectory() as folder:
        return check_model(tiny_models.build(family, Path(folder) / family))


def _random_pipeline(family: str, dtype: torch.dtype) -> Any:
    """A pipeline of the true configuration with random weights, on the processor's side of no disk."""
    cls = getattr(diffusers, FAMILIES[family].pipelines["text"])
    parts: dict[str, Any] = {
        name: _part(family, name, dtype).eval().requires_grad_(False)
        for name in ("unet", "vae", "text_encoder", "text_encoder_2")
        if (CONFIGURATIONS / family / name).is_dir()
    }
    parts["scheduler"] = _scheduler(family)
    parts["tokenizer"] = clip_tokenizer()
    if "text_encoder_2" in parts:
        parts["tokenizer_2"] = clip_tokenizer("!")
    else:
        parts |= {"safety_checker": None, "feature_extractor": None, "requires_safety_checker": False}
    return cls(**parts)


def _part(family: str, name: str, dtype: torch.dtype) -> Any:
    folder = CONFIGURATIONS / family / name
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        if name.startswith("text_encoder"):
            kind = "CLIPTextModelWithProjection" if name.endswith("2") else "CLIPTextModel"
            config = transformers.CLIPTextConfig.from_pretrained(folder)
            return getattr(transformers, kind)(config)
        cls: Any = diffusers.AutoencoderKL if name == "vae" else diffusers.UNet2DConditionModel
        return cls.from_config(cls.load_config(folder))
    finally:
        torch.set_default_dtype(before)


def _scheduler(family: str) -> Any:
    cls: Any = diffusers.EulerDiscreteScheduler if family == "sdxl" else diffusers.DPMSolverMultistepScheduler
    return cls.from_config(cls.load_config(CONFIGURATIONS / family / "scheduler"))
