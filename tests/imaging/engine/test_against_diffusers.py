"""The engine's loop gives what diffusers' own pipelines give, for every family and way of starting.

Both run the same tiny weights with the same noise, so a single wrong input would show.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import pytest
import torch
from PIL import Image

from imaging.engine.catalogue import check_model
from imaging.engine.devices import Device
from imaging.engine.diffuser import Diffuser
from imaging.engine.families import FAMILIES
from imaging.engine.loading import load
from imaging.engine.samplers import course_of, samplers_of
from imaging.request import Control, Inpainting, PictureRequest, Pixels, Start
from tests.sweeps import spread

from .conftest import PLAIN, finish

WORDS = "a woman in a red dress"
NOT = "a white dog"
STEPS = 3
CLOSE = 1.0  # of 255: roundings of the order in which numbers are added up
SIDE = 128


def request_for(name: str, **more: Any) -> PictureRequest:
    family = FAMILIES[name.split("-")[0]]
    wanted = {
        "prompt": WORDS,
        "negative_prompt": "" if name == "flux" else NOT,
        "seed": 11,
        "width": SIDE,
        "height": SIDE,
        "steps": STEPS,
        "guidance": 4.0,
        "model": name,
        "sampler": family.defaults.sampler,
    }
    return PictureRequest(**{**wanted, **more})


def work_size(diffuser: Diffuser, request: PictureRequest) -> tuple[int, int]:
    from imaging.engine.diffuser import _Job

    return diffuser._work_size(request, _Job("base", "", "", 0, 1.0))


def theirs(
    pipeline: Any, request: PictureRequest, size: tuple[int, int], cls: str, **more: Any
) -> np.ndarray:
    """The picture of a diffusers pipeline; its noise is the engine's."""
    family = FAMILIES[request.model.split("-")[0]].name
    course = course_of(pipeline.scheduler, str(request.sampler), family, STEPS, STEPS)
    made = getattr(diffusers, cls).from_pipe(pipeline, **more.pop("parts", {}))
    made.scheduler = course.scheduler
    made.set_progress_bar_config(disable=True)
    if family != "flux":
        more["negative_prompt"] = request.negative_prompt
    width, height = size
    if "image" not in more or "control_image" in more or "ControlNet" in cls:
        more |= {"width": width, "height": height}
    return made(
        prompt=request.prompt,
        num_inference_steps=STEPS,
        guidance_scale=request.guidance,
        generator=torch.Generator().manual_seed(request.seed),
        output_type="np",
        **more,
    ).images[0]


def ours(diffuser: Diffuser, request: PictureRequest, monkeypatch: pytest.MonkeyPatch) -> np.ndarray:
    """The engine's picture in the size that the model worked in."""
    made: list[Pixels] = []
    decode = diffuser._space.decode

    def kept(latents: torch.Tensor) -> Pixels:
        made.append(decode(latents))
        return made[-1]

    monkeypatch.setattr(diffuser._space, "decode", kept)
    finish(diffuser.paint(request, None))
    return made[0].astype(np.float64)


def same(mine: np.ndarray, other: np.ndarray) -> None:
    other = other * 255.0
    assert mine.shape == other.shape
    assert other.std() > 5, "the picture is empty: nothing was compared"
    assert np.abs(mine - other).max() <= CLOSE


@pytest.mark.parametrize("name", ["sd1", "sd2", "sdxl", "sd3", "flux"])
def test_words_alone(
    name: str, diffuser: Callable[[str], Diffuser], pipelines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, mine = request_for(name), diffuser(name)
    size = work_size(mine, request)
    other = theirs(pipelines(name), request, size, FAMILIES[name].pipelines["text"])
    same(ours(mine, request, monkeypatch), other)


@pytest.mark.parametrize(
    ("name", "sampler"),
    [("sd1", sampler) for sampler in samplers_of("sd1")]
    + spread([("sd2", "dpm_2m"), ("sd2", "unipc"), ("sd2", "heun"), ("sd2", "lcm")], 4)
    + spread([("sd3", sampler) for sampler in samplers_of("sd3") if sampler != "lcm"], 2),
)
def test_samplers(
    name: str,
    sampler: str,
    diffuser: Callable[[str], Diffuser],
    pipelines: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    request, mine = request_for(name, sampler=sampler), diffuser(name)
    other = theirs(pipelines(name), request, work_size(mine, request), FAMILIES[name].pipelines["text"])
    same(ours(mine, request, monkeypatch), other)


def test_without_guidance_the_negative_words_say_nothing(
    diffuser: Callable[[str], Diffuser], pipelines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    request, mine = request_for("sd1", guidance=1.0), diffuser("sd1")
    other = theirs(pipelines("sd1"), request, work_size(mine, request), "StableDiffusionPipeline")
    same(ours(mine, request, monkeypatch), other)


@pytest.mark.parametrize("name", ["sd1", "sdxl", "sd3", "flux"])
def test_from_a_picture(
    name: str,
    diffuser: Callable[[str], Diffuser],
    pipelines: Any,
    photo: Pixels,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = diffuser(name)
    request = request_for(name, start=Start(photo), strength=2 / STEPS)
    width, height = work_size(mine, request)
    large = np.asarray(Image.fromarray(photo).resize((width, height), Image.Resampling.LANCZOS))
    more: dict[str, Any] = {"image": mine._space.encode(large), "strength": request.strength}
    if name == "flux":
        more |= {"width": width, "height": height}
    # The pipelines would draw the VAE's answer at random; handed over as latents it is the middle.
    other = theirs(pipelines(name), request, (width, height), FAMILIES[name].pipelines["image"], **more)
    same(ours(mine, request, monkeypatch), other)


@pytest.mark.parametrize("strength", [1.0, 2 / STEPS])
def test_a_part_made_anew(
    strength: float,
    diffuser: Callable[[str], Diffuser],
    pipelines: Any,
    photo: Pixels,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = diffuser("sd1")
    mask = a_square()
    wanted = Inpainting(mask, blur=0.0, only_masked=False)
    request = request_for("sd1", start=Start(photo, wanted), strength=strength)
    latents = mine._space.encode(photo)
    other = theirs(
        pipelines("sd1"),
        request,
        (SIDE, SIDE),
        "StableDiffusionInpaintPipeline",
        image=latents,
        mask_image=Image.fromarray(mask.astype(np.uint8) * 255),
        masked_image_latents=torch.zeros_like(latents),
        strength=strength,
        width=SIDE,
        height=SIDE,
    )
    same(ours(mine, request, monkeypatch), other)


def test_an_inpainting_model_sees_mask_and_surroundings(
    diffuser: Callable[[str], Diffuser], pipelines: Any, photo: Pixels, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = diffuser("sd1-inpaint")
    mask = a_square()
    wanted = Inpainting(mask, blur=0.0, only_masked=False)
    request = request_for("sd1-inpaint", start=Start(photo, wanted), strength=1.0)
    around = photo.copy()
    around[mask] = 127
    other = theirs(
        pipelines("sd1-inpaint"),
        request,
        (SIDE, SIDE),
        "StableDiffusionInpaintPipeline",
        image=torch.from_numpy(photo.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1,
        mask_image=Image.fromarray(mask.astype(np.uint8) * 255),
        masked_image_latents=mine._space.encode(around),
        strength=1.0,
    )
    # Diffusers lets such a model change everything; the engine keeps what lies around besides.
    beginning = mine._beginning
    monkeypatch.setattr(mine, "_beginning", lambda *given: (beginning(*given)[0], None, beginning(*given)[2]))
    same(ours(mine, request, monkeypatch), other)


def a_square() -> np.ndarray:
    """A mask that falls on whole latents."""
    mask = np.zeros((SIDE, SIDE), bool)
    mask[32:96, 24:88] = True
    return mask


@pytest.mark.parametrize("name", ["sd1", "sdxl", "sd3", "flux"])
def test_a_controlnet(
    name: str,
    models: Path,
    diffuser: Callable[[str], Diffuser],
    pipelines: Any,
    photo: Pixels,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mine = diffuser(name)
    control = Control("edges", f"follower-{name}", 0.7, photo)
    request = request_for(name, controls=(control,))
    width, height = work_size(mine, request)
    large = np.asarray(Image.fromarray(photo).resize((width, height), Image.Resampling.LANCZOS))
    net = load(check_model(models / f"follower-{name}"), PLAIN)
    picture = torch.from_numpy(large.copy()).permute(2, 0, 1)[None].float() / 255
    key = "image" if name in ("sd1", "sdxl") else "control_image"
    if key == "control_image":
        picture = picture * 2 - 1
        _without_chance(pipelines(name).vae, monkeypatch)
    other = theirs(
        pipelines(name),
        request,
        (width, height),
        FAMILIES[name].pipelines["control_text"],
        parts={"controlnet": net},
        controlnet_conditioning_scale=0.7,
        **{key: picture},
    )
    same(ours(mine, request, monkeypatch), other)
    alone = ours(mine, replace(request, controls=()), monkeypatch)
    assert np.abs(alone - other * 255).max() > 10


def test_a_refiner_goes_on_where_the_base_stops(
    diffuser: Callable[[str], Diffuser], models: Path, pipelines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = diffuser("sdxl")
    request = request_for("sdxl", steps=10, guidance=12.0, refiner="refiner", negative_prompt="")
    width, height = work_size(mine, request)
    refiner = load(check_model(models / "refiner"), PLAIN)
    base = diffusers.StableDiffusionXLPipeline.from_pipe(pipelines("sdxl"))
    chance = torch.Generator().manual_seed(request.seed)
    common: dict[str, Any] = {"prompt": WORDS, "num_inference_steps": 10, "guidance_scale": 12.0}
    latents = base(
        **common, denoising_end=0.8, output_type="latent", generator=chance, width=width, height=height
    ).images
    other = refiner(**common, denoising_start=0.8, image=latents, output_type="np", generator=chance).images[
        0
    ]
    same(ours(mine, request, monkeypatch), other)
    assert np.abs(ours(mine, replace(request, refiner=None), monkeypatch) - other * 255).max() > 5


def _without_chance(vae: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The VAE answers with the middle of its distribution, as the engine takes it."""
    kind = type(vae.encode(torch.zeros(1, 3, 32, 32)).latent_dist)
    monkeypatch.setattr(kind, "sample", lambda self, generator=None: self.mode())


def test_half_precision_is_close(
    models: Path, diffuser: Callable[[str], Diffuser], monkeypatch: pytest.MonkeyPatch
) -> None:
    from imaging.engine.shelf import Shelf

    device = Device("cpu", "bfloat16", 8 * 2**30)
    model = check_model(models / "sd1")
    half = Diffuser(load(model, device), model, Shelf([models], model, lambda _: device))
    request = request_for("sd1")
    whole = ours(diffuser("sd1"), request, monkeypatch)
    assert 0 < np.abs(ours(half, request, monkeypatch) - whole).mean() < 6
