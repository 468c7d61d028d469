"""The families of models: what each one works with and how it likes to be used.

Numbers are the makers' published ones: SD 1.x and 2.x (CompVis and Stability AI model cards), SDXL
(Podell et al. 2023, arXiv 2307.01952), SDXL Turbo (arXiv 2311.17042), SDXL Lightning (arXiv
2402.13929), LCM (arXiv 2310.04378), SD 3 (Esser et al. 2024, arXiv 2403.03206) and the cards of SD 3.5
and FLUX.1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Defaults:
    """How a model is used when nobody says otherwise; ``sampler`` is one of ``vocabulary.SAMPLERS``."""

    steps: int
    guidance: float
    sampler: str


@dataclass(frozen=True)
class Family:
    """What all models of one architecture share.

    ``native_size`` (pixels of a side) is what it was trained on; sides must be multiples of
    ``pixel_step``. ``defaults`` serve ordinary models, ``few_steps`` those distilled to a handful of
    steps. ``prompt_family`` names the narrative's rules for prompts. ``pipelines`` gives the name of
    diffusers' class by task: "text", "image", "inpaint", and the same with "control_" before them.
    """

    name: str
    native_size: int
    latent_channels: int
    pixel_step: int
    defaults: Defaults
    few_steps: Defaults
    prompt_family: str
    pipelines: Mapping[str, str]


_STABLE_DIFFUSION: Final = {
    "text": "StableDiffusionPipeline",
    "image": "StableDiffusionImg2ImgPipeline",
    "inpaint": "StableDiffusionInpaintPipeline",
    "control_text": "StableDiffusionControlNetPipeline",
    "control_image": "StableDiffusionControlNetImg2ImgPipeline",
    "control_inpaint": "StableDiffusionControlNetInpaintPipeline",
}
_LCM: Final = Defaults(steps=6, guidance=1.5, sampler="lcm")

PAINTING_TASKS: Final = ("text", "inpaint")  # of a model that makes pictures by itself

FAMILIES: Final[Mapping[str, Family]] = {
    "evoca": Family(
        "evoca", 512, 16, 32, Defaults(6, 1.0, "ddim"), Defaults(6, 1.0, "ddim"), "evoca",
        {"text": "SketchPaintingPipeline"},
    ),
    "sd1": Family("sd1", 512, 4, 8, Defaults(25, 7.5, "dpm_2m_karras"), _LCM, "clip", _STABLE_DIFFUSION),
    "sd2": Family("sd2", 768, 4, 8, Defaults(25, 7.5, "dpm_2m"), _LCM, "clip", _STABLE_DIFFUSION),
    "sdxl": Family(
        "sdxl", 1024, 4, 8, Defaults(30, 5.0, "euler"), Defaults(4, 1.0, "euler"), "sdxl",
        {
            "text": "StableDiffusionXLPipeline",
            "image": "StableDiffusionXLImg2ImgPipeline",
            "inpaint": "StableDiffusionXLInpaintPipeline",
            "control_text": "StableDiffusionXLControlNetPipeline",
            "control_image": "StableDiffusionXLControlNetImg2ImgPipeline",
            "control_inpaint": "StableDiffusionXLControlNetInpaintPipeline",
        },
    ),
    "sd3": Family(
        "sd3", 1024, 16, 16, Defaults(28, 4.5, "flow_euler"), Defaults(4, 1.0, "flow_euler"), "t5",
        {
            "text": "StableDiffusion3Pipeline",
            "image": "StableDiffusion3Img2ImgPipeline",
            "inpaint": "StableDiffusion3InpaintPipeline",
            "control_text": "StableDiffusion3ControlNetPipeline",
            "control_inpaint": "StableDiffusion3ControlNetInpaintingPipeline",
        },
    ),
    "flux": Family(
        "flux", 1024, 16, 16, Defaults(28, 3.5, "flow_euler"), Defaults(4, 0.0, "flow_euler"), "flux",
        {
            "text": "FluxPipeline",
            "image": "FluxImg2ImgPipeline",
            "inpaint": "FluxInpaintPipeline",
            "control_text": "FluxControlNetPipeline",
            "control_image": "FluxControlNetImg2ImgPipeline",
            "control_inpaint": "FluxControlNetInpaintPipeline",
        },
    ),
}  # fmt: skip
